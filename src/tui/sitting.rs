//! What is done with a meeting as a whole, from the list or from its page: it is planned, opened, closed, opened again,
//! deleted. The rules are those of `plan::sitting`; each step is one change, taken back by one undo.
//!
//! Limits: when it began and ended is known only of a meeting that is held today. Of another day's nothing is invented:
//! the check before closing says what is missing.

use super::action::{Action, Mode, Page};
use super::app::App;
use super::meeting::{self, Choice};
use super::picker::{Entry, Pick, Picker};
use super::recording::commit;
use super::{draw, picking, removing};
use crate::calendar::kept_time;
use crate::locales::Message;
use crate::paper::{self, Layout};
use crate::plan::{Edit, Meeting, MeetingPart, MeetingState, Plan};
use crate::thai::digits::Digits;
use crate::view::Gap;

/// How minutes are kept: as they are printed where nobody asks for another width or other digits.
const KEPT: Layout = Layout { width: 80, digits: Digits::Thai };

/// Plans the next meeting, and shows its page: all that is proposed can be typed over.
pub(super) fn plan_next(app: &mut App) {
    let proposed = app.plan.propose_meeting(app.today);
    let number = proposed.number.clone();
    let day = draw::long_day(&app.words, proposed.date);
    let said =
        app.naming("sitting-planned", Action::Undo).with("number", app.shown(&number)).with("day", day);
    if commit(app, app.plan.plan_meeting(proposed), said, false) {
        meeting::go_to(app, &number, MeetingPart::Number);
    }
}

/// Opens the planned meeting `number`, and asks who came; one that is closed is opened again, after a question. While
/// another one is being held it is asked first: what is decided goes to one of them only.
pub(super) fn convene(app: &mut App, number: &str) {
    let Some(known) = app.plan.meeting(number) else { return };
    match known.state {
        MeetingState::Planned => match app.plan.open_meeting().map(|other| other.number.clone()) {
            Some(other) => ask_beside(app, number, &other),
            None => open(app, number),
        },
        MeetingState::Open => {
            app.tell(app.naming("sitting-is-open", Action::Adjourn).with("number", app.shown(number)));
        }
        MeetingState::Closed => ask_reopen(app, number),
    }
}

/// Opens the planned meeting `number`, and asks who came.
pub(super) fn open(app: &mut App, number: &str) {
    let time = app.time.map(kept_time).unwrap_or_default();
    let Some(edit) = app.plan.convene(number, app.today, &time) else { return };
    let Some(known) = app.plan.meeting(number) else { return };
    let has_roster = app.plan.body_of(known).is_some_and(|body| !body.members.is_empty());
    let (said, action) = if has_roster || !known.attendance.is_empty() {
        ("sitting-opened", Action::Presence)
    } else {
        ("sitting-opened-without-roster", Action::AddItem)
    };
    // Named as it is on the page, to which one comes.
    let key = app.keymap.key(Mode::Meeting, action);
    let said = Message::new(said).with("key", key).with("number", app.shown(number));
    if commit(app, edit, said, false) {
        meeting::go_to(app, number, MeetingPart::Attendance(0));
    }
}

/// Asks whether the meeting `number` is to be opened while `other` is being held.
fn ask_beside(app: &mut App, number: &str, other: &str) {
    let entry = |key: &'static str, of: &str, choice| Entry {
        label: app.words.say(&Message::new(key).with("number", app.shown(of))),
        detail: String::new(),
        also: String::new(),
        pick: Pick::Meeting(choice),
    };
    let entries = vec![
        entry("sitting-go-to-open", other, Choice::GoTo(other.to_owned(), MeetingPart::Number)),
        entry("sitting-open-beside", number, Choice::Open(number.to_owned())),
    ];
    let heading = Message::new("sitting-other-open").with("number", app.shown(other));
    picking::open(app, Picker::new(heading, entries));
}

/// Asks whether the closed meeting is to be opened again.
fn ask_reopen(app: &mut App, number: &str) {
    let Some(known) = app.plan.meeting(number) else { return };
    let entry = |label: Message, pick| Entry {
        label: app.words.say(&label),
        detail: String::new(),
        also: String::new(),
        pick: Pick::Meeting(pick),
    };
    let version = draw::number(&app.words, known.former.len() + 1);
    let kept = if known.minutes.is_empty() { "sitting-reopen" } else { "sitting-reopen-keeps" };
    let entries = vec![
        entry(Message::new("sitting-stay-closed"), Choice::Nothing),
        entry(Message::new(kept).with("version", version), Choice::Reopen(number.to_owned())),
    ];
    let heading = Message::new("sitting-reopen-asked").with("number", app.shown(number));
    picking::open(app, Picker::new(heading, entries));
}

/// Opens the closed meeting `number` again.
pub(super) fn reopen(app: &mut App, number: &str) {
    let Some(edit) = app.plan.reopen(number) else { return };
    let said = app.naming("sitting-reopened", Action::Undo).with("number", app.shown(number));
    commit(app, edit, said, false);
}

/// Closes the open meeting `number`; where something is missing, that is listed before.
pub(super) fn adjourn(app: &mut App, number: &str) {
    let Some(known) = app.plan.meeting(number) else { return };
    let said = match known.state {
        MeetingState::Planned => app.naming("sitting-not-open", Action::Convene),
        MeetingState::Closed => app.naming("sitting-is-closed", Action::Convene),
        MeetingState::Open => {
            let entries = check(app, known);
            if entries.is_empty() {
                return close(app, number);
            }
            let count = draw::number(&app.words, entries.len());
            let all_the_same = Entry {
                label: app.words.text("sitting-close-anyway").into_owned(),
                detail: app.key(Action::Adjourn),
                also: String::new(),
                pick: Pick::Meeting(Choice::Close(number.to_owned())),
            };
            let heading =
                Message::new("sitting-check").with("number", app.shown(number)).with("count", count);
            let entries = entries.into_iter().chain([all_the_same]).collect();
            return picking::open(app, Picker::new(heading, entries));
        }
    };
    app.tell(said.with("number", app.shown(number)));
}

/// What is missing before `meeting` is closed, each with the place where it is filled in.
fn check(app: &App, meeting: &Meeting) -> Vec<Entry> {
    let entry = |label: Message, pick| Entry {
        label: app.words.say(&label),
        detail: String::new(),
        also: String::new(),
        pick,
    };
    let part = |part| Pick::Meeting(Choice::GoTo(meeting.number.clone(), part));
    let gaps = Gap::of(&app.plan, meeting, app.today);
    let of_gap = |gap: &Gap| match gap {
        Gap::NobodyCame => entry(Message::new("gap-nobody-came"), part(MeetingPart::Attendance(0))),
        Gap::NotReported(count) => entry(
            Message::new("gap-not-reported").with("count", draw::number(&app.words, *count)),
            Pick::Do(Action::Go(Page::Round)),
        ),
        Gap::NotAnswered(count) => entry(
            Message::new("gap-not-answered").with("count", draw::number(&app.words, *count)),
            Pick::Do(Action::Go(Page::Directives)),
        ),
    };
    let mut entries: Vec<_> = gaps.iter().map(of_gap).collect();
    let knows_all = gaps.contains(&Gap::NobodyCame);
    let plan = adjourned(app, meeting);
    let Some(closed) = plan.meeting(&meeting.number) else { return entries };
    let minutes = paper::fresh_minutes(&plan, closed, app.today, KEPT);
    let mut seen = Vec::new();
    for blank in minutes.blanks {
        // A signature is written by hand: who signs may be known.
        let is_known = match blank.part {
            MeetingPart::Attendance(_) => knows_all,
            MeetingPart::Writer => !meeting.writer.trim().is_empty(),
            MeetingPart::Reviewer => !meeting.reviewer.trim().is_empty(),
            _ => false,
        };
        if is_known || seen.contains(&blank.part) {
            continue;
        }
        entries.push(entry(gap_of(app, meeting, blank.part), part(blank.part)));
        seen.push(blank.part);
    }
    entries
}

/// What is missing where the minutes have a blank for `part`.
fn gap_of(app: &App, meeting: &Meeting, part: MeetingPart) -> Message {
    let item = |key: &'static str, at: usize| {
        let title = meeting.agenda.get(at).map_or("", |item| &item.title);
        Message::new(key).with("no", draw::number(&app.words, at + 1)).with("title", title)
    };
    match part {
        MeetingPart::ItemTitle(at) => item("gap-item-title", at),
        MeetingPart::ItemText(at) => item("gap-item-text", at),
        MeetingPart::Resolution(at) => item("gap-resolution", at),
        MeetingPart::Attendance(_) => Message::new("gap-attendance"),
        part => Message::new("gap-field").with("field", app.words.text(meeting::label(part))),
    }
}

/// The plan with the end of `meeting` in it, where that is now.
fn adjourned(app: &App, meeting: &Meeting) -> Plan {
    let mut plan = app.plan.clone();
    if let Some(edit) = ended(app, meeting) {
        // It was made for this plan.
        let _ = edit.apply(&mut plan);
    }
    plan
}

/// The edit by which `meeting` ends now; none where its end is known, or was on another day.
fn ended(app: &App, meeting: &Meeting) -> Option<Edit> {
    let time = app.time.filter(|_| meeting.date == app.today)?;
    app.plan.adjourned(&meeting.number, &kept_time(time))
}

/// Closes the open meeting `number`, and keeps its minutes as they are printed now.
pub(super) fn close(app: &mut App, number: &str) {
    let Some(meeting) = app.plan.meeting(number) else { return };
    // Its reports could not be marked as heard: an edit finds the first measure of that id.
    if let Some(id) = app.plan.shadowed(|entry| app.plan.hears(meeting, entry)).map(|id| app.shown(id)) {
        return app.warn(Message::new("tui-id-twice").with("id", id));
    }
    let plan = adjourned(app, meeting);
    let Some(last) = plan.meeting(number) else { return };
    let minutes = paper::fresh_minutes(&plan, last, app.today, KEPT).text;
    let Some(filed) = plan.file(number, minutes) else { return };
    let Some(edit) = Edit::of_all(ended(app, meeting).into_iter().chain([filed]).collect()) else { return };
    let said = Message::new("sitting-closed").with("number", app.shown(number));
    let said = said.with("key", app.key(Action::Go(Page::Preview))).with("undo", app.key(Action::Undo));
    commit(app, edit, said, false);
}

/// Deletes the meeting `number`, where it is not closed; where others refer to it, after a question.
pub(super) fn remove(app: &mut App, number: &str) {
    let Some(known) = app.plan.meeting(number) else { return };
    let shown = app.shown(number);
    if known.state == MeetingState::Closed {
        return app.warn(app.naming("sitting-closed-stays", Action::Convene).with("number", shown));
    }
    let names = |other: &str| other == number;
    let directives = app.plan.directives.iter();
    let directives =
        directives.filter(|d| names(&d.given_at) || d.closed_at.as_deref().is_some_and(names)).count();
    let entries = app.plan.measures().flat_map(|(_, measure)| &measure.log);
    let reports = entries.filter(|entry| names(&entry.meeting)).count();
    let said = app.naming("sitting-removed", Action::Undo).with("number", &shown);
    let asked = app.naming("sitting-remove", Action::ConfirmRemove).with("number", &shown);
    let asked = asked.with("directives", draw::number(&app.words, directives));
    let asked = asked.with("reports", draw::number(&app.words, reports));
    let Some(edit) = app.plan.remove_meeting(number) else { return };
    removing::take_out(app, edit, said, (directives + reports > 0).then_some(asked));
}
