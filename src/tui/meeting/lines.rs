//! The lines that are typed on the page of a meeting: what stands there now, and what becomes of what was typed.

use super::{set, stand_on};
use crate::calendar::{Day, FiscalYear, Reading, Time, kept_time, read_time, read_typed};
use crate::locales::Message;
use crate::plan::{AgendaItem, Attendance, Meeting, MeetingField, MeetingPart, Presence};
use crate::thai::digits::to_arabic;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::draw;
use crate::tui::recording::commit;

/// A line that is asked for here: of the meeting of this number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The meeting's number.
    pub(super) number: String,
    pub(super) what: What,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum What {
    /// What stands at this part; of a member the name.
    Part(MeetingPart),
    /// The position of the member at this index.
    Position(usize),
    /// The role of the member at this index.
    Role(usize),
    /// Why the member at this index did not come.
    Absence(usize),
    /// Who came for the member at this index.
    StandIn(usize),
    /// The name of a new member, before the one at this index.
    NewMember(usize),
    /// A new guest.
    NewGuest(usize),
    /// The title of a new item of the agenda.
    NewItem(usize),
}

impl Asked {
    /// What is written, in words.
    pub(crate) fn heading(&self) -> Message {
        Message::new(match self.what {
            What::Part(MeetingPart::Number) => "sitting-line-number",
            What::Part(MeetingPart::Date) => "sitting-line-date",
            What::Part(MeetingPart::Opened | MeetingPart::Closed) => "sitting-line-time",
            What::Part(MeetingPart::Attendance(_)) | What::NewMember(_) => "sitting-line-name",
            What::Part(MeetingPart::Guest(_)) | What::NewGuest(_) => "sitting-line-guest",
            What::Part(part) => super::label(part),
            What::Position(_) => "sitting-position",
            What::Role(_) => "sitting-role",
            What::Absence(_) => "sitting-line-absence",
            What::StandIn(_) => "sitting-line-stand-in",
            What::NewItem(_) => "sitting-line-item",
        })
    }

    /// Whether it has one line.
    pub(crate) const fn is_single(&self) -> bool {
        !matches!(self.what, What::Part(MeetingPart::ItemText(_) | MeetingPart::Resolution(_)))
    }
}

/// The title of the item of the agenda that `asked` is of.
pub(super) fn title(app: &App, asked: &Asked) -> Option<String> {
    let What::Part(MeetingPart::ItemText(at) | MeetingPart::Resolution(at)) = asked.what else { return None };
    Some(app.plan.meeting(&asked.number)?.agenda.get(at)?.title.clone())
}

/// What the plan says where `asked` would write; none where that is not there, or where something new is asked for.
pub(crate) fn value(app: &App, asked: &Asked) -> Option<String> {
    let meeting = app.plan.meeting(&asked.number)?;
    let member = |at: usize| meeting.attendance.get(at);
    Some(match asked.what {
        What::Part(part) => text_of(app, meeting, part)?,
        What::Position(at) => member(at)?.position.clone(),
        What::Role(at) => member(at)?.role.clone(),
        What::Absence(at) => match &member(at)?.presence {
            Presence::Absent(reason) => reason.clone(),
            _ => String::new(),
        },
        What::StandIn(at) => match &member(at)?.presence {
            Presence::StandIn(name) => name.clone(),
            _ => String::new(),
        },
        What::NewMember(_) | What::NewGuest(_) | What::NewItem(_) => return None,
    })
}

/// What stands at `part`, as the screen shows it where it is a day or a time.
pub(super) fn text_of(app: &App, meeting: &Meeting, part: MeetingPart) -> Option<String> {
    let item = |at: usize| meeting.agenda.get(at);
    Some(match part {
        MeetingPart::Number => app.shown(&meeting.number),
        MeetingPart::Date => draw::long_day(&app.words, meeting.date),
        MeetingPart::Body => meeting.body.clone(),
        MeetingPart::Place => meeting.place.clone(),
        MeetingPart::Opened => draw::time(&app.words, &meeting.opened),
        MeetingPart::Closed => draw::time(&app.words, &meeting.closed),
        MeetingPart::Writer => meeting.writer.clone(),
        MeetingPart::Reviewer => meeting.reviewer.clone(),
        MeetingPart::Attendance(at) => meeting.attendance.get(at)?.name.clone(),
        MeetingPart::Guest(at) => meeting.guests.get(at)?.clone(),
        MeetingPart::ItemTitle(at) => item(at)?.title.clone(),
        MeetingPart::ItemText(at) => item(at)?.text.clone(),
        MeetingPart::Resolution(at) => item(at)?.resolution.clone(),
    })
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(crate) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
    let Some(meeting) = app.plan.meeting(&asked.number).cloned() else {
        app.warn(Message::new("sitting-gone").with("number", app.shown(&asked.number)));
        return false;
    };
    let number = asked.number.as_str();
    match asked.what {
        What::Part(MeetingPart::Number) => renumber(app, number, text),
        What::Part(MeetingPart::Date) => {
            let Some(day) = day(app, &meeting, text) else {
                app.warn(Message::new("sitting-no-day"));
                return false;
            };
            day == meeting.date || set(app, number, MeetingField::Date(day))
        }
        What::Part(MeetingPart::Opened | MeetingPart::Closed) => {
            let Some(time) = time(&meeting, asked, text) else {
                app.warn(Message::new("sitting-no-time"));
                return false;
            };
            write(app, &meeting, asked, &time)
        }
        _ => write(app, &meeting, asked, text),
    }
}

/// The day that was typed: that of the meeting where nothing was changed.
fn day(app: &App, meeting: &Meeting, text: &str) -> Option<Day> {
    if text == draw::long_day(&app.words, meeting.date) {
        return Some(meeting.date);
    }
    match read_typed(text, FiscalYear::of(meeting.date), app.today) {
        Reading::Date(day) => Some(day),
        _ => None,
    }
}

/// The time that was typed, as it is kept; nothing typed is no time. What was there and cannot be read may stay.
fn time(meeting: &Meeting, asked: &Asked, text: &str) -> Option<String> {
    let had = match asked.what {
        What::Part(MeetingPart::Opened) => &meeting.opened,
        _ => &meeting.closed,
    };
    let read: Option<Time> = read_time(text);
    read.map(kept_time).or_else(|| (text.is_empty() || text == had).then(|| text.to_owned()))
}

/// Gives the meeting another number, with all that refers to it. One that another meeting has is refused.
fn renumber(app: &mut App, from: &str, text: &str) -> bool {
    let to = to_arabic(text).into_owned();
    if to.is_empty() {
        app.warn(Message::new("sitting-no-number"));
        return false;
    }
    if to == to_arabic(from) {
        return true;
    }
    if app.plan.meetings.iter().any(|other| other.number != from && to_arabic(&other.number) == to) {
        app.warn(Message::new("sitting-number-taken").with("number", app.shown(&to)));
        return false;
    }
    if let Some(id) = app.plan.shadowed(|entry| entry.meeting == from).map(|id| app.shown(id)) {
        app.warn(Message::new("tui-id-twice").with("id", id));
        return false;
    }
    let said = app.naming("sitting-renumbered", Action::Undo).with("number", app.shown(from));
    let said = said.with("to", app.shown(&to));
    commit(app, app.plan.renumber(from, &to), said, false)
}

/// Writes `text` where `asked` says.
fn write(app: &mut App, meeting: &Meeting, asked: &Asked, text: &str) -> bool {
    let number = asked.number.as_str();
    let Some((field, part)) = written(meeting, asked.what, text) else {
        // Without a name, a title: Delete takes an entry out, an empty line does not.
        app.warn(app.naming("sitting-empty", Action::Remove));
        return false;
    };
    if is_same(meeting, &field) {
        return true;
    }
    let is_done = set(app, number, field);
    if is_done {
        stand_on(app, part);
    }
    is_done
}

/// The field with `text` in it, and where the cursor goes; none where something must stand there.
fn written(meeting: &Meeting, what: What, text: &str) -> Option<(MeetingField, MeetingPart)> {
    let own = || text.to_owned();
    let of_member = |at: usize, change: &dyn Fn(&mut Attendance)| {
        let mut members = meeting.attendance.clone();
        change(members.get_mut(at)?);
        Some((MeetingField::Attendance(members), MeetingPart::Attendance(at)))
    };
    let of_item = |at: usize, part: MeetingPart, change: &dyn Fn(&mut AgendaItem)| {
        let mut items = meeting.agenda.clone();
        change(items.get_mut(at)?);
        Some((MeetingField::Agenda(items), part))
    };
    let field = match what {
        What::Part(part @ MeetingPart::ItemText(at)) => {
            return of_item(at, part, &|item| item.text = own());
        }
        What::Part(part @ MeetingPart::Resolution(at)) => {
            return of_item(at, part, &|item| item.resolution = own());
        }
        What::Position(at) => return of_member(at, &|member| member.position = own()),
        What::Role(at) => return of_member(at, &|member| member.role = own()),
        What::Absence(at) => return of_member(at, &|member| member.presence = Presence::Absent(own())),
        What::Part(MeetingPart::Body) => MeetingField::Body(own()),
        What::Part(MeetingPart::Place) => MeetingField::Place(own()),
        What::Part(MeetingPart::Opened) => MeetingField::Opened(own()),
        What::Part(MeetingPart::Closed) => MeetingField::Closed(own()),
        What::Part(MeetingPart::Writer) => MeetingField::Writer(own()),
        What::Part(MeetingPart::Reviewer) => MeetingField::Reviewer(own()),
        // From here on nothing without a name.
        _ if text.is_empty() => return None,
        What::StandIn(at) => return of_member(at, &|member| member.presence = Presence::StandIn(own())),
        What::Part(MeetingPart::Attendance(at)) => return of_member(at, &|member| member.name = own()),
        What::Part(part @ MeetingPart::ItemTitle(at)) => {
            return of_item(at, part, &|item| item.title = own());
        }
        What::Part(MeetingPart::Guest(at)) => {
            let mut guests = meeting.guests.clone();
            *guests.get_mut(at)? = own();
            return Some((MeetingField::Guests(guests), MeetingPart::Guest(at)));
        }
        What::NewGuest(at) => {
            let (mut guests, at) = (meeting.guests.clone(), at.min(meeting.guests.len()));
            guests.insert(at, own());
            return Some((MeetingField::Guests(guests), MeetingPart::Guest(at)));
        }
        What::NewMember(at) => {
            let (mut members, at) = (meeting.attendance.clone(), at.min(meeting.attendance.len()));
            members.insert(at, Attendance { name: own(), ..Attendance::default() });
            return Some((MeetingField::Attendance(members), MeetingPart::Attendance(at)));
        }
        What::NewItem(at) => {
            let (mut items, at) = (meeting.agenda.clone(), at.min(meeting.agenda.len()));
            items.insert(at, AgendaItem { title: own(), ..AgendaItem::default() });
            return Some((MeetingField::Agenda(items), MeetingPart::ItemTitle(at)));
        }
        What::Part(MeetingPart::Number | MeetingPart::Date) => return None,
    };
    let What::Part(part) = what else { return None };
    Some((field, part))
}

/// Whether the meeting has it so already.
fn is_same(meeting: &Meeting, field: &MeetingField) -> bool {
    match field {
        MeetingField::Body(text) => meeting.body == *text,
        MeetingField::Place(text) => meeting.place == *text,
        MeetingField::Opened(text) => meeting.opened == *text,
        MeetingField::Closed(text) => meeting.closed == *text,
        MeetingField::Writer(text) => meeting.writer == *text,
        MeetingField::Reviewer(text) => meeting.reviewer == *text,
        MeetingField::Attendance(members) => meeting.attendance == *members,
        MeetingField::Guests(guests) => meeting.guests == *guests,
        MeetingField::Agenda(items) => meeting.agenda == *items,
        MeetingField::Number(_) | MeetingField::Date(_) | MeetingField::Standing(_) => false,
    }
}
