//! The responsible units: a row each, with its figures.

use super::action::Motion;
use super::app::App;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Units {}

/// Comes to the screen.
pub(super) fn enter(_app: &mut App) {}

/// Moves the selection.
pub(super) fn step(_app: &mut App, _motion: Motion) {}

/// Opens what is selected.
pub(super) fn open(_app: &mut App) {}

/// Has `unit` be called `name` in the whole plan.
pub(super) fn rename(_app: &mut App, _unit: &str, _name: &str) -> bool {
    true
}
