//! Plain-text documents made from views: the printed grid and the minutes.
//!
//! Every line is measured and wrapped by terminal columns. What people typed goes through
//! [`crate::thai::clean`] on its way out; private notes are never read here.

mod grid;
mod minutes;
mod numerals;
mod page;
mod resolution;

pub use grid::{grid, status_key, timing_key};
pub use minutes::{Blank, Minutes, fresh_minutes, minutes, minutes_of};
pub use resolution::{RESOLUTIONS, entrusting};

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
