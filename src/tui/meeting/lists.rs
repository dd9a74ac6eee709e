//! What stands in a list on the page of a meeting (members, guests, items of the agenda): one more, one less, one place
//! up or down. Delete on a text empties it.

use super::lines::{What, text_of};
use super::{Asked, Spot, ask, part, people, set_and_say, shown, spot, stand_on};
use crate::locales::Message;
use crate::plan::{AgendaItem, Meeting, MeetingField, MeetingPart};
use crate::tui::action::Action;
use crate::tui::app::App;

/// Puts one more behind the one at hand.
pub(super) fn add(app: &mut App) {
    let Some(meeting) = shown(app) else { return };
    let number = meeting.number.clone();
    let behind = |at: usize, count: usize| (at + 1).min(count);
    let what = match spot(app) {
        Some(Spot::Part(MeetingPart::Attendance(at))) => {
            return people::add(app, behind(at, meeting.attendance.len()));
        }
        Some(Spot::Part(MeetingPart::Guest(at))) => What::NewGuest(behind(at, meeting.guests.len())),
        Some(Spot::Part(
            MeetingPart::ItemTitle(at) | MeetingPart::ItemText(at) | MeetingPart::Resolution(at),
        )) => What::NewItem(behind(at, meeting.agenda.len())),
        _ => return app.tell(Message::new("sitting-no-list-here")),
    };
    ask(app, Asked { number, what });
}

/// Takes out what is at hand.
pub(super) fn remove(app: &mut App) {
    let (Some(meeting), Some(part)) = (shown(app), part(app)) else {
        return app.tell(Message::new("tui-nothing-to-remove"));
    };
    let number = meeting.number.clone();
    let text = text_of(app, meeting, part).unwrap_or_default();
    match without(meeting, part) {
        Some((field, key)) => {
            let label = app.words.text(super::label(part)).into_owned();
            let said = app.naming(key, Action::Undo).with("what", text).with("field", label);
            if set_and_say(app, &number, field, said) {
                stand_on(app, part);
            }
        }
        None => app.tell(Message::new("tui-nothing-to-remove")),
    }
}

/// `meeting` without what stands at `part`, and the key of what is said then; none where nothing is there, or where
/// something must be.
fn without(meeting: &Meeting, part: MeetingPart) -> Option<(MeetingField, &'static str)> {
    let emptied = |text: &str, field: fn(String) -> MeetingField| {
        (!text.is_empty()).then(|| (field(String::new()), "sitting-emptied"))
    };
    let item = |at: usize, text: fn(&mut AgendaItem) -> &mut String| {
        let mut items = meeting.agenda.clone();
        let had = std::mem::take(text(items.get_mut(at)?));
        (!had.is_empty()).then_some((MeetingField::Agenda(items), "sitting-emptied"))
    };
    match part {
        MeetingPart::Number | MeetingPart::Date => None,
        MeetingPart::Body => emptied(&meeting.body, MeetingField::Body),
        MeetingPart::Place => emptied(&meeting.place, MeetingField::Place),
        MeetingPart::Opened => emptied(&meeting.opened, MeetingField::Opened),
        MeetingPart::Closed => emptied(&meeting.closed, MeetingField::Closed),
        MeetingPart::Writer => emptied(&meeting.writer, MeetingField::Writer),
        MeetingPart::Reviewer => emptied(&meeting.reviewer, MeetingField::Reviewer),
        MeetingPart::ItemText(at) => item(at, |item| &mut item.text),
        MeetingPart::Resolution(at) => item(at, |item| &mut item.resolution),
        MeetingPart::Attendance(at) => {
            let members = taken_out(&meeting.attendance, at)?;
            Some((MeetingField::Attendance(members), "sitting-taken-out"))
        }
        MeetingPart::Guest(at) => {
            Some((MeetingField::Guests(taken_out(&meeting.guests, at)?), "sitting-taken-out"))
        }
        MeetingPart::ItemTitle(at) => {
            Some((MeetingField::Agenda(taken_out(&meeting.agenda, at)?), "sitting-taken-out"))
        }
    }
}

fn taken_out<T: Clone>(list: &[T], at: usize) -> Option<Vec<T>> {
    let mut list = list.to_vec();
    (at < list.len()).then(|| drop(list.remove(at)))?;
    Some(list)
}

/// Takes what is at hand one place up or down in its list.
pub(super) fn shift(app: &mut App, is_down: bool) {
    let (Some(meeting), Some(part)) = (shown(app), part(app)) else {
        return app.tell(Message::new("sitting-no-list-here"));
    };
    let number = meeting.number.clone();
    let to = |at: usize| if is_down { at.checked_add(1) } else { at.checked_sub(1) };
    let moved = match part {
        MeetingPart::Attendance(at) => to(at).map(|to| {
            let members = swapped(&meeting.attendance, at, to).map(MeetingField::Attendance);
            (members, MeetingPart::Attendance(to))
        }),
        MeetingPart::Guest(at) => to(at)
            .map(|to| (swapped(&meeting.guests, at, to).map(MeetingField::Guests), MeetingPart::Guest(to))),
        MeetingPart::ItemTitle(at) | MeetingPart::ItemText(at) | MeetingPart::Resolution(at) => {
            to(at).map(|to| {
                let items = swapped(&meeting.agenda, at, to).map(MeetingField::Agenda);
                (items, MeetingPart::ItemTitle(to))
            })
        }
        _ => return app.tell(Message::new("sitting-no-list-here")),
    };
    let Some((Some(field), part)) = moved else { return app.tell(Message::new("tui-at-the-edge")) };
    let said = app.naming("sitting-moved", Action::Undo);
    if set_and_say(app, &number, field, said) {
        stand_on(app, part);
    }
}

fn swapped<T: Clone>(list: &[T], at: usize, to: usize) -> Option<Vec<T>> {
    let mut list = list.to_vec();
    (at.max(to) < list.len()).then(|| list.swap(at, to))?;
    Some(list)
}
