//! Which meeting hears a report, and that a report came too late for one: the mark of it, in a glyph and in words.

use super::pen::Piece;
use super::say;
use crate::locales::Message;
use crate::plan::{FollowUp, MeetingState};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::view::glyph;

/// The meeting that heard `entry` or will hear it. One that the plan does not know is named as the entry names it.
pub fn meeting(app: &App, entry: &FollowUp) -> Option<Piece> {
    let (key, number) = match app.plan.heard_by(entry) {
        Some(meeting) if meeting.state == MeetingState::Closed => {
            ("tui-meeting-number", meeting.number.as_str())
        }
        Some(meeting) => ("hearing-to-come", meeting.number.as_str()),
        None if entry.meeting.is_empty() => return None,
        None => ("tui-meeting-number", entry.meeting.as_str()),
    };
    let number = say::digits(&app.words, number).into_owned();
    Some((Role::Dim, app.words.say(&Message::new(key).with("number", number))))
}

/// That `entry` came too late for a meeting whose minutes are filed; none where it did not.
pub fn belated(app: &App, entry: &FollowUp) -> Option<Piece> {
    let number = say::digits(&app.words, &app.plan.missed_by(entry)?.number).into_owned();
    let said = app.words.say(&Message::new("hearing-missed").with("number", number));
    Some((Role::Soon, format!("{} {said}", glyph::BELATED)))
}
