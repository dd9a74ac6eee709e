//! Plain-text documents made from views: the printed grid, the minutes, the check before a meeting.
//!
//! Every line is measured and wrapped by terminal columns. What people typed goes through
//! [`crate::thai::clean`] on its way out; private notes are never read here.

mod agenda;
#[cfg(test)]
pub mod agree;
mod chase;
mod difference;
mod draft;
mod grid;
mod items;
#[cfg(test)]
mod lives;
mod minutes;
mod numerals;
mod page;
mod phrases;
mod ready;
mod resolution;

pub use agenda::agenda;
pub use chase::chase;
pub use difference::{Fate, difference};
pub use draft::Blank;
pub use grid::{grid, status_key, timing_key};
pub use minutes::{Minutes, fresh_minutes, kept_minutes, kept_on_page, minutes, minutes_of};
pub use ready::{concern_key, heading as ready_heading, lack_said, marked, ready};
pub use resolution::{ON_ITEM, ON_MEASURE, entrusting, new_due};

use std::ops::RangeInclusive;

use crate::thai::digits::Digits;

/// The widths that a document can be printed at, in columns.
pub const WIDTHS: RangeInclusive<usize> = 40..=240;

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns of a line; taken into [`WIDTHS`] where it lies outside.
    pub width: usize,
    /// Which digits are written.
    pub digits: Digits,
}

impl Layout {
    /// The width within [`WIDTHS`].
    fn columns(self) -> usize {
        self.width.clamp(*WIDTHS.start(), *WIDTHS.end())
    }
}
