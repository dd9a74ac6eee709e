//! What the grid shows of the plan: filter, order of the rows, columns, folded indicators.

use super::app::App;
use super::draw::Heading;

/// Only rows with `text` in them are to be shown.
pub(super) fn accept_text(_app: &mut App, _text: &str) -> bool {
    true
}

/// The heading of a column was clicked: the rows are to be in its order, or in that of the plan again.
pub(super) fn sort_by(_app: &mut App, _column: Heading) {}
