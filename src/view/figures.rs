//! The figures of a set of measures: how many are done, late, due.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::plan::{Deadline, Expectation, Status};

/// Counts of measures as seen on a day. Each measure is in at most one of `late`, `soon` and `this_month`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// All of them, the cancelled ones too.
    pub all: usize,
    /// Status [`Status::Done`].
    pub done: usize,
    /// Overdue.
    pub late: usize,
    /// Due within a week.
    pub soon: usize,
    /// Due later in this month.
    pub this_month: usize,
    /// Expected to report this month, and have not.
    pub awaited: usize,
}

impl Figures {
    /// The figures of one measure; `now` is the cell of the current month.
    pub fn of(status: Status, deadline: Deadline, now: Expectation) -> Self {
        Self {
            all: 1,
            done: usize::from(status == Status::Done),
            late: usize::from(matches!(deadline, Deadline::Overdue(_))),
            soon: usize::from(matches!(deadline, Deadline::DueSoon(_))),
            this_month: usize::from(deadline == Deadline::DueThisMonth),
            awaited: usize::from(now == Expectation::Expected),
        }
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.done += other.done;
        self.late += other.late;
        self.soon += other.soon;
        self.this_month += other.this_month;
        self.awaited += other.awaited;
    }
}
