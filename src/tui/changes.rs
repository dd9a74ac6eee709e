//! What changed since the last meeting, or since a day.

use super::action::Motion;
use super::app::App;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Changes {}

/// Comes to the screen.
pub(super) fn enter(_app: &mut App) {}

/// Moves the selection.
pub(super) fn step(_app: &mut App, _motion: Motion) {}

/// Opens what is selected.
pub(super) fn open(_app: &mut App) {}

/// What changed since the day that `text` says is to be shown.
pub(super) fn since(_app: &mut App, _text: &str) -> bool {
    true
}
