//! The month's follow-up: every measure that is to report, one at a time.

use super::action::Motion;
use super::app::App;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Round {}

/// Comes to the screen.
pub(super) fn enter(_app: &mut App) {}

/// Moves the selection.
pub(super) fn step(_app: &mut App, _motion: Motion) {}

/// The unit of `measure` is told to do `text`.
pub(super) fn direct(_app: &mut App, _measure: &str, _text: &str) -> bool {
    true
}
