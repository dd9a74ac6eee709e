//! The glyphs of deadlines and strips, the same on every screen and page. Each is one column wide.

use crate::plan::{Deadline, Expectation, Status};

/// How a measure stands to its deadline, at the left edge of its row; a blank where there is time.
pub const fn deadline(deadline: Deadline, status: Status) -> char {
    match deadline {
        Deadline::Finished if matches!(status, Status::Cancelled) => '–',
        Deadline::Finished => '✓',
        Deadline::Overdue(_) => '!',
        Deadline::DueSoon(_) | Deadline::DueThisMonth => '◆',
        Deadline::Running => '↻',
        Deadline::Undated => '·',
        Deadline::Ahead(_) => ' ',
    }
}

/// A report that came too late for a meeting whose minutes are filed.
pub const BELATED: char = '↷';

/// A month of the strip; a blank where nothing is expected.
pub const fn month(cell: Expectation) -> char {
    match cell {
        Expectation::Reported(Status::Done) => '●',
        Expectation::Reported(Status::Cancelled) => '–',
        Expectation::Reported(Status::Delayed) => '‖',
        Expectation::Reported(_) => '◐',
        Expectation::Expected => '○',
        Expectation::Missed => '✕',
        Expectation::Upcoming => '·',
        Expectation::NotExpected => ' ',
    }
}

/// A bar of `cells` columns that shows `done` of `all`: full only when everything is done, and never empty when
/// something is.
pub fn bar(done: usize, all: usize, cells: usize) -> String {
    let full = match (done, all) {
        (0, _) | (_, 0) => 0,
        (done, all) if done >= all => cells,
        (done, all) => (done * cells / all).clamp(1, cells.saturating_sub(1).max(1)),
    };
    "▰".repeat(full) + &"▱".repeat(cells.saturating_sub(full))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::width::width;

    #[test]
    fn every_glyph_is_one_column() {
        for glyph in "–✓!◆↻·●‖◐○✕▰▱↷".chars() {
            assert_eq!(width(&glyph.to_string()), 1, "{glyph}");
        }
    }

    #[test]
    fn a_bar_is_full_only_at_the_end() {
        assert_eq!(bar(0, 7, 5), "▱▱▱▱▱");
        assert_eq!(bar(1, 30, 5), "▰▱▱▱▱");
        assert_eq!(bar(29, 30, 5), "▰▰▰▰▱");
        assert_eq!(bar(30, 30, 5), "▰▰▰▰▰");
        assert_eq!(bar(0, 0, 5), "▱▱▱▱▱");
        assert_eq!(bar(1, 2, 1), "▰");
    }
}
