//! What cannot be done just now, although the screen that is seen has a key for it: the hints leave it out.
//!
//! Says nothing of what happens where the key is pressed all the same: each room answers that with a sentence. Limits:
//! looks at the state of the rooms of meetings and of the wall only; of the other screens everything is hinted.

use super::action::Action;
use super::app::{App, Screen};
use super::{directives, meeting, meetings, preview, roster};
use crate::plan::MeetingState;
use crate::view::wall::Target;

/// Whether `action` has nothing to do on the screen that is seen.
pub(super) fn is_idle(app: &App, action: Action) -> bool {
    match app.screen {
        Screen::Meetings => match meetings::selected(app) {
            Some(row) => of_state(row.state, action),
            None => matches!(action, Action::Open | Action::Convene | Action::Adjourn | Action::Remove),
        },
        Screen::Meeting => meeting::shown(app).is_some_and(|meeting| {
            let of_record = matches!(
                action,
                Action::Edit | Action::AddItem | Action::Presence | Action::StandIn | Action::Resolve
            );
            let of_members = matches!(action, Action::Presence | Action::StandIn);
            of_state(meeting.state, action)
                || (of_record && meeting.is_filed())
                || (of_members && meeting.attendance.is_empty())
        }),
        Screen::Roster => match roster::body(app) {
            Some(_) => matches!(action, Action::Move(_)) && app.plan.bodies.len() == 1,
            None => matches!(action, Action::Edit | Action::Move(_)),
        },
        Screen::Directives => {
            let is_own = matches!(
                action,
                Action::ReportDirective
                    | Action::CloseDirective
                    | Action::SetDue
                    | Action::SetUnit
                    | Action::Edit
                    | Action::Open
            );
            is_own && directives::selected(app).is_none()
        }
        Screen::Ready => action == Action::Open && app.ready.rows.is_empty(),
        Screen::Preview => match action {
            Action::NextBlank | Action::PreviousBlank | Action::Open => app.preview.blanks.is_empty(),
            Action::Fresh => preview::versions(app).len() == 1,
            _ => false,
        },
        Screen::Wall => on_wall(app, action),
        _ => false,
    }
}

/// Opening a meeting that is open, closing one that is not.
fn of_state(state: MeetingState, action: Action) -> bool {
    match action {
        Action::Convene => state == MeetingState::Open,
        Action::Adjourn => state != MeetingState::Open,
        _ => false,
    }
}

/// What is decided is about something on the slide.
fn on_wall(app: &App, action: Action) -> bool {
    let about = app.wall.target();
    match action {
        Action::Record(_) => !matches!(about, Some(Target::Measure(_))),
        Action::CloseDirective => !matches!(about, Some(Target::Directive(_))),
        Action::Resolve | Action::SetDue | Action::Direct => about.is_none(),
        _ => false,
    }
}
