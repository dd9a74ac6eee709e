//! The minutes as they would be printed, with what is left blank and a way to where each is filled in.

use super::action::{Action, Motion};
use super::app::App;
use super::msg::Effect;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// Index of the selected row.
    pub(super) selected: usize,
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

/// Comes back from where a blank is filled in.
pub(super) fn come_back(app: &mut App) {
    app.screen = super::app::Screen::Preview;
    refresh(app);
}
