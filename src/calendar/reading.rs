//! What an expression of a date or a rhythm can mean, and why it may not be understood.

use super::{Cadence, Day};

/// What an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// By or on that day.
    Date(Day),
    /// From the first day to the last, which is the deadline.
    Range(Day, Day),
    /// The whole of a fiscal year: its first and last day.
    FiscalYear(Day, Day),
    /// Again and again.
    Cadence {
        /// How often.
        every: Cadence,
        /// From when to when, where that is said.
        within: Option<(Day, Day)>,
    },
    /// Not understood: the words are all there is.
    Unknown(Unread),
}

/// Why an expression was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// No date and no rhythm stands in it: อย่างต่อเนื่อง, -.
    NothingDated,
    /// A day, month or quarter that does not exist: 31 April.
    NoSuchDay,
    /// A year that is not certainly of the Buddhist Era: 2023.
    DoubtfulYear(u32),
    /// The weekday that is said is not that day's.
    WrongWeekday,
    /// Counted from something that is not a day: ภายใน ๓๐ วันหลัง….
    Relative,
    /// By the school year, whose days each school fixes.
    SchoolYear,
    /// A rhythm that is none of [`Cadence`]: ทุก ๔ เดือน.
    NoSuchRhythm,
    /// Several dates or rhythms, and nothing says which is meant.
    Several,
    /// A range that ends before it starts.
    Backwards,
    /// A day that the words leave open: ก่อนวันที่ …, ต้นเดือน …, สิ้นปี.
    Unclear,
}
