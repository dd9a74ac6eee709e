//! The year on one screen: a tile an indicator.

use super::action::Motion;
use super::app::App;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Board {}

/// Comes to the screen.
pub(super) fn enter(_app: &mut App) {}

/// Moves the selection.
pub(super) fn step(_app: &mut App, _motion: Motion) {}

/// Opens what is selected.
pub(super) fn open(_app: &mut App) {}
