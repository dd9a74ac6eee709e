//! New measures, indicators and sections, their places, and the texts of headings.

use super::app::App;
use super::writing::Heading;
use crate::plan::Place;

/// Puts in a new measure with this title.
pub(super) fn new_measure(_app: &mut App, _place: Place, _title: &str) -> bool {
    true
}

/// Writes a text of a heading.
pub(super) fn write(_app: &mut App, _heading: Heading, _text: &str) -> bool {
    true
}
