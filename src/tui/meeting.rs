//! The page of one meeting: what it is, who came, the agenda with its resolutions.

use super::action::{Action, Motion};
use super::app::{App, Screen};
use super::msg::Effect;
use crate::locales::Message;
use crate::plan::MeetingPart;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    /// The number of the meeting that is shown.
    number: String,
    /// Where in it the cursor is.
    spot: Option<MeetingPart>,
}

/// Shows the page of the meeting `number`, the cursor on `part`; of what the meeting does not have, as near as can be.
pub(super) fn go_to(app: &mut App, number: &str, part: MeetingPart) {
    app.screen = Screen::Meeting;
    app.meeting = Meeting { number: number.to_owned(), spot: Some(part) };
    settle(app);
}

/// The plan may have changed: what was made from it is made anew.
pub(super) fn refresh(_: &mut App) {}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(_: &mut App) {}

/// Moves the selection.
pub(super) fn step(_: &mut App, _: Motion) {}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(_: &mut App, _: Action) -> Option<Vec<Effect>> {
    None
}

/// A line that is asked for here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// TODO
    Nothing,
}

impl Asked {
    /// What is written, in words.
    pub(super) fn heading(&self) -> Message {
        Message::new("mode-meeting")
    }
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(super) fn accept(_: &mut App, _: &Asked, _: &str) -> bool {
    true
}
