//! What Enter opens on the page of a meeting: a line, or a list from which what is usual is picked.

use super::lines::{What, text_of};
use super::{Asked, Spot, ask, go_to, has_left, part, people, refused, set, shown, spot, stand_on};
use crate::locales::Message;
use crate::paper::{ON_ITEM, entrusting};
use crate::plan::{AgendaPart, Attendance, Meeting, MeetingField, MeetingPart, Presence};
use crate::tui::action::{Action, Page};
use crate::tui::app::App;
use crate::tui::picker::{Entry, Pick, Picker};
use crate::tui::{headings, picking, sitting, update};

/// What was picked on the page of a meeting, or of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Leaves all as it is.
    Nothing,
    /// Goes to this part of the meeting of this number.
    GoTo(String, MeetingPart),
    /// Opens the planned meeting of this number, though another one is being held.
    Open(String),
    /// Closes the meeting of this number all the same.
    Close(String),
    /// Opens the closed meeting of this number again.
    Reopen(String),
    /// Writes this text at a part of the meeting that is shown.
    Set(MeetingPart, String),
    /// Opens the line of this.
    Write(What),
    /// Opens the line of this resolution, with these words in it.
    Begin(usize, String),
    /// The member at this index came, or did not.
    Presence(usize, Presence),
    /// These are members of the meeting too, from this index on.
    Members(usize, Vec<Attendance>),
}

/// An entry of this label.
pub(super) fn pick(label: &str, choice: Choice) -> Entry {
    Entry { label: label.into(), detail: String::new(), also: String::new(), pick: Pick::Meeting(choice) }
}

/// An entry with the sentence `key` for its label.
pub(super) fn pick_from(app: &App, key: &'static str, choice: Choice) -> Entry {
    pick(&app.words.text(key), choice)
}

/// Opens a list; what says what is so already is selected.
pub(super) fn open(app: &mut App, heading: Message, entries: Vec<Entry>) {
    picking::open(app, Picker::new(heading, entries));
}

/// Opens what the cursor is on.
pub(super) fn edit(app: &mut App) {
    let number = app.meeting.number.clone();
    let Some(part) = part(app) else {
        if let Some(Spot::Directive(_)) = spot(app) {
            update::go(app, Page::Directives);
        }
        return;
    };
    let Some(meeting) = shown(app) else { return };
    let is_there = text_of(app, meeting, part).is_some();
    match part {
        MeetingPart::Body => body(app),
        MeetingPart::Writer | MeetingPart::Reviewer => signer(app, part),
        MeetingPart::Attendance(at) if is_there => member(app, at),
        MeetingPart::Attendance(_) => people::add(app, 0),
        MeetingPart::Guest(_) if !is_there => ask(app, Asked { number, what: What::NewGuest(0) }),
        MeetingPart::ItemTitle(_) if !is_there => ask(app, Asked { number, what: What::NewItem(0) }),
        MeetingPart::Resolution(_) => resolve(app),
        part => ask(app, Asked { number, what: What::Part(part) }),
    }
}

/// A list of the bodies, where there are several.
fn body(app: &mut App) {
    let Some(meeting) = shown(app) else { return };
    let now = app.plan.body_of(meeting).map(|body| body.name.clone()).unwrap_or_default();
    let names: Vec<_> = app.plan.bodies.iter().map(|body| body.name.clone()).collect();
    if names.len() < 2 {
        return app.tell(app.naming("sitting-one-body", Action::Go(Page::Roster)));
    }
    let entries = names.iter().map(|name| pick(name, Choice::Set(MeetingPart::Body, name.clone())));
    let mut picker = Picker::new(Message::new("sitting-body"), entries.collect());
    picker.select(|pick| *pick == Pick::Meeting(Choice::Set(MeetingPart::Body, now.clone())));
    picking::open(app, picker);
}

/// A list of those who can write the minutes or read them over: who is a member of the meeting, and of the body.
fn signer(app: &mut App, part: MeetingPart) {
    let Some(meeting) = shown(app) else { return };
    let now = text_of(app, meeting, part).unwrap_or_default();
    let mut names: Vec<(String, String)> = Vec::new();
    for (name, role) in signers(app, meeting) {
        if !name.is_empty() && !names.iter().any(|(known, _)| *known == name) {
            names.push((name, role));
        }
    }
    let number = meeting.number.clone();
    if names.is_empty() {
        return ask(app, Asked { number, what: What::Part(part) });
    }
    let mut entries: Vec<_> = names
        .into_iter()
        .map(|(name, role)| Entry { detail: role, ..pick(&name, Choice::Set(part, name.clone())) })
        .collect();
    entries.push(pick_from(app, "sitting-other-name", Choice::Write(What::Part(part))));
    // Where nobody is named yet, who does it by the roster.
    let usual = app.plan.body_of(meeting).map(crate::plan::Body::signers).unwrap_or_default();
    let usual = usual[usize::from(part == MeetingPart::Reviewer)].clone();
    let first = if now.trim().is_empty() { usual.unwrap_or_default() } else { now };
    let mut picker = Picker::new(Message::new(super::label(part)), entries);
    picker.select(|pick| *pick == Pick::Meeting(Choice::Set(part, first.clone())));
    picking::open(app, picker);
}

/// The names of those at the meeting and of the body's members, with their roles; who came for another too.
fn signers(app: &App, meeting: &Meeting) -> Vec<(String, String)> {
    let body = app.plan.body_of(meeting).map(crate::plan::Body::attendance).unwrap_or_default();
    let at_meeting = meeting.attendance.iter().flat_map(|member| {
        let own = (member.name.clone(), member.role.clone());
        let other = match &member.presence {
            Presence::StandIn(other) => Some((other.clone(), member.role.clone())),
            _ => None,
        };
        std::iter::once(own).chain(other)
    });
    at_meeting.chain(body.into_iter().map(|member| (member.name, member.role))).collect()
}

/// A list of what there is of the member at `at`.
fn member(app: &mut App, at: usize) {
    let Some(member) = shown(app).and_then(|meeting| meeting.attendance.get(at)).cloned() else { return };
    let of = |key: &'static str, what, text: &str| Entry {
        detail: headings::short(text),
        ..pick_from(app, key, Choice::Write(what))
    };
    let mut entries = vec![
        of("sitting-name", What::Part(MeetingPart::Attendance(at)), &member.name),
        of("sitting-position", What::Position(at), &member.position),
        of("sitting-role", What::Role(at), &member.role),
    ];
    let reason = match &member.presence {
        Presence::Absent(reason) => reason.as_str(),
        _ => "",
    };
    entries.push(of("sitting-line-absence", What::Absence(at), reason));
    let other = match &member.presence {
        Presence::StandIn(other) => other.as_str(),
        _ => "",
    };
    entries.push(of("sitting-line-stand-in", What::StandIn(at), other));
    if !member.presence.is_present() {
        entries.push(pick_from(app, "sitting-present", Choice::Presence(at, Presence::Present)));
    }
    open(app, Message::new("sitting-of-member").with("name", &member.name), entries);
}

/// A list of what is usually resolved, for the item at hand.
pub(super) fn resolve(app: &mut App) {
    let Some(MeetingPart::ItemTitle(at) | MeetingPart::ItemText(at) | MeetingPart::Resolution(at)) =
        part(app)
    else {
        return app.tell(Message::new("sitting-no-item-here"));
    };
    let Some(item) = shown(app).and_then(|meeting| meeting.agenda.get(at)) else {
        return app.tell(Message::new("sitting-no-item-here"));
    };
    let (title, now) = (item.title.clone(), item.resolution.clone());
    let part = MeetingPart::Resolution(at);
    let is_adoption = |text: &str| AgendaPart::of(text) == Some(AgendaPart::Adoption);
    let adopted = ON_ITEM.into_iter().find(|text| is_adoption(text)).filter(|_| is_adoption(&title));
    let mut entries: Vec<_> =
        ON_ITEM.iter().map(|text| pick(text, Choice::Set(part, (*text).into()))).collect();
    let begun = entrusting("");
    entries.push(pick(&format!("{begun}…"), Choice::Begin(at, begun)));
    let typed = pick_from(app, "sitting-other-words", Choice::Write(What::Part(part)));
    entries.push(Entry { detail: headings::short(&now), ..typed });
    let no = app.shown(&(at + 1).to_string());
    let heading = Message::new("sitting-resolved-on").with("no", no).with("title", title);
    let mut picker = Picker::new(heading, entries);
    let asked = Asked { number: app.meeting.number.clone(), what: What::Part(part) };
    let own = has_left(app, &asked) || !now.is_empty() && !ON_ITEM.contains(&now.as_str());
    let first = adopted.filter(|_| now.is_empty()).map_or(now, str::to_owned);
    picker.select(|pick| match pick {
        Pick::Meeting(Choice::Write(_)) => own,
        pick => !own && *pick == Pick::Meeting(Choice::Set(part, first.clone())),
    });
    picking::open(app, picker);
}

/// Does what was picked.
pub(in crate::tui) fn picked(app: &mut App, choice: Choice) {
    let number = app.meeting.number.clone();
    match choice {
        Choice::Nothing => {}
        Choice::GoTo(number, part) => go_to(app, &number, part),
        Choice::Open(number) => sitting::open(app, &number),
        Choice::Close(number) => sitting::close(app, &number),
        Choice::Reopen(number) => sitting::reopen(app, &number),
        // Somebody else may have closed it while the list was open.
        _ if refused(app) => {}
        Choice::Set(part, text) => choose(app, part, text),
        Choice::Write(what) => ask(app, Asked { number, what }),
        Choice::Begin(at, words) => {
            let asked = Asked { number, what: What::Part(MeetingPart::Resolution(at)) };
            ask(app, asked);
            if let Some(writing) = &mut app.writing {
                let _ = writing.field.replace(&words, &app.wrapper);
            }
        }
        Choice::Presence(at, presence) => people::mark(app, at, presence),
        Choice::Members(at, members) => people::put_in(app, at, members),
    }
}

/// Writes what was picked at `part`.
fn choose(app: &mut App, part: MeetingPart, text: String) {
    let Some(meeting) = shown(app) else { return };
    let number = meeting.number.clone();
    let field = match part {
        MeetingPart::Body => MeetingField::Body(text),
        MeetingPart::Writer => MeetingField::Writer(text),
        MeetingPart::Reviewer => MeetingField::Reviewer(text),
        MeetingPart::Resolution(at) => {
            let mut items = meeting.agenda.clone();
            let Some(item) = items.get_mut(at) else { return };
            item.resolution = text;
            MeetingField::Agenda(items)
        }
        // Nothing else is picked from a list.
        _ => return,
    };
    if set(app, &number, field) {
        stand_on(app, part);
    }
}
