//! Changes of the plan: what is reported today, undo and redo.

use super::action::Action;
use super::app::{App, Screen};
use super::draw::meeting_state;
use super::marking;
use super::moving::changed;
use crate::locales::Message;
use crate::plan::{Edit, MeetingField, Status};
use crate::store::of_misfit;

/// The id of the selected measure, where an edit would find that one by it. Else it is said why not.
pub(super) fn target(app: &mut App) -> Option<String> {
    let Some((place, measure)) = app.selected() else {
        app.tell(Message::new("tui-nothing-selected"));
        return None;
    };
    let id = measure.id.clone();
    // An edit finds a measure by its id, the first one that has it.
    if app.plan.find(&id).is_none_or(|(first, _)| first != place) {
        app.warn(Message::new("tui-id-twice").with("id", app.shown(&id)));
        return None;
    }
    Some(id)
}

/// Records a status as reported today.
pub(super) fn record(app: &mut App, status: Status) {
    if !app.marks.is_empty() && app.screen == Screen::Grid {
        return marking::record(app, status);
    }
    let Some(id) = target(app) else { return };
    let edit =
        app.plan.find(&id).and_then(|(_, measure)| measure.record(&app.plan.meetings, app.today, status));
    match edit {
        Some(edit) => {
            let said = Message::new(recorded_key(status)).with("id", app.shown(&id));
            commit(app, edit, said, true);
        }
        None => app.tell(Message::new("tui-same-status").with("id", app.shown(&id))),
    }
}

/// Makes an edit of one measure and says so; whether it could be made. Of a report it is warned where today is
/// outside the year of the plan, since the strip does not show it.
pub(super) fn commit(app: &mut App, edit: Edit, said: Message, is_report: bool) -> bool {
    let id = edit.measure().map(|id| app.shown(id)).unwrap_or_default();
    if let Err(misfit) = app.commit(edit) {
        app.warn(Message::new("tui-misfit").with_said("error", of_misfit(&misfit)));
        return false;
    }
    app.tell(said);
    if is_report {
        outside_year(app, &id);
    }
    changed(app);
    true
}

/// Warns where today is outside the year of the plan: the strip does not show what was recorded of `what`.
pub(super) fn outside_year(app: &mut App, what: &str) {
    if !app.plan.fiscal_year.contains(app.today) {
        let year = app.shown(&app.plan.fiscal_year.to_string());
        app.warn(app.naming("tui-outside-year", Action::Undo).with("id", what).with("year", year));
    }
}

/// The key of what is said when `status` was recorded.
pub(super) const fn recorded_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "tui-recorded-not-started",
        Status::InProgress => "tui-recorded-in-progress",
        Status::Done => "tui-recorded-done",
        Status::Delayed => "tui-recorded-delayed",
        Status::Cancelled => "tui-recorded-cancelled",
    }
}

/// The id of the measure that `edit` is about; of a directive that it takes out, the one that that is about.
fn subject(app: &App, edit: &Edit) -> Option<String> {
    match edit {
        Edit::RemoveDirective { id } => {
            let directive = app.plan.directives.iter().find(|directive| directive.id == *id)?;
            Some(directive.about.clone()).filter(|about| !about.is_empty())
        }
        edit => edit.measure().map(str::to_owned),
    }
}

/// The number of the meeting that `edit` opens or closes, or opens again.
fn sat(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::SetMeeting { number, field: MeetingField::Standing(_) } => Some(number),
        Edit::Batch(edits) => edits.iter().find_map(sat),
        _ => None,
    }
}

/// What is said once `edit` was made by undo or redo: of a meeting how it stands now, else the `measure`.
fn travelled(app: &App, travel: Travel, edit: Option<&Edit>, measure: Option<&str>) -> Message {
    let [plain, at, of_meeting] = match travel {
        Travel::Undo => ["tui-undone", "tui-undone-at", "tui-undone-meeting"],
        Travel::Redo => ["tui-redone", "tui-redone-at", "tui-redone-meeting"],
    };
    match (edit.and_then(sat).and_then(|number| app.plan.meeting(number)), measure) {
        (Some(meeting), _) => {
            let state = Message::new(meeting_state(meeting.state, meeting.is_filed()));
            Message::new(of_meeting).with("number", app.shown(&meeting.number)).with_said("state", state)
        }
        (None, Some(id)) => Message::new(at).with("id", app.shown(id)),
        (None, None) => Message::new(plain),
    }
}

#[derive(Clone, Copy)]
pub(super) enum Travel {
    Undo,
    Redo,
}

/// Undo and redo. The selection goes to what changed, so that the person sees it.
pub(super) fn travel(app: &mut App, travel: Travel) {
    let edit = match travel {
        Travel::Undo => app.history.next_undo(),
        Travel::Redo => app.history.next_redo(),
    };
    let edit = edit.cloned();
    let measure = edit.as_ref().filter(|edit| sat(edit).is_none()).and_then(|edit| subject(app, edit));
    let (result, nothing) = match travel {
        Travel::Undo => (app.history.undo(&mut app.plan), "tui-nothing-to-undo"),
        Travel::Redo => (app.history.redo(&mut app.plan), "tui-nothing-to-redo"),
    };
    match result {
        Ok(true) => {
            if let Some(edit) = &edit {
                app.keep(edit.clone());
            }
            changed(app);
            if let Some((place, _)) = measure.as_deref().and_then(|id| app.plan.find(id)) {
                app.select(place);
            }
            app.tell(travelled(app, travel, edit.as_ref(), measure.as_deref()));
        }
        Ok(false) => app.tell(Message::new(nothing)),
        Err(misfit) => app.warn(Message::new("tui-misfit").with_said("error", of_misfit(&misfit))),
    }
}
