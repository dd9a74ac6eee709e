//! The plan on the wall: pages for the room, stepped through with a presenter, decisions recorded on the page shown.

use super::action::{Action, Motion};
use super::app::App;
use super::msg::Effect;
use crate::locales::Message;
use crate::view::wall::Slide;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Wall {
    /// Index of the selected row.
    pub(super) selected: usize,
}

/// What the room sees; none where that is not the wall.
pub(super) fn shown(_: &App) -> Option<Slide> {
    None
}

/// So many steps the text of the room is to be larger than usual, where it is seen on this screen.
pub(super) fn larger(_: &App) -> u8 {
    0
}

/// Comes to the screen.
pub(super) fn enter(_: &mut App) {}

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
        Message::new("mode-wall")
    }
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(super) fn accept(_: &mut App, _: &Asked, _: &str) -> bool {
    true
}
