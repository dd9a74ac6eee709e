//! Searching the whole plan: the text is typed, hits are shown at once, and one goes from hit to hit.

use super::app::App;

/// What is searched for is `text` so far.
pub(super) fn typed(_app: &mut App, _text: &str) {}

/// The search is as it is to be: its hits stay.
pub(super) fn accept(_app: &mut App) -> bool {
    true
}

/// The search is given up.
pub(super) fn leave(_app: &mut App) {}
