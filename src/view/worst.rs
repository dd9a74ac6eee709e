//! How the worst of several measures stands to its deadline.

use crate::plan::{Deadline, Status};

/// The worst of the measures that were taken in, as its glyph and its colour are made of it.
///
/// From the worst on: overdue (by more days first), due within a week, due this month, running, ahead, without a day,
/// done, cancelled. Of equals the one taken in first stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Worst(Option<(Deadline, Status)>);

impl Worst {
    /// Takes in a measure as it stands.
    pub fn take(&mut self, deadline: Deadline, status: Status) {
        if self.0.is_none_or(|known| rank((deadline, status)) > rank(known)) {
            self.0 = Some((deadline, status));
        }
    }

    /// The worst; none where nothing was taken in.
    pub const fn get(self) -> Option<(Deadline, Status)> {
        self.0
    }
}

/// More is worse.
const fn rank((deadline, status): (Deadline, Status)) -> i64 {
    match deadline {
        Deadline::Overdue(days) => 10 + days,
        Deadline::DueSoon(_) => 6,
        Deadline::DueThisMonth => 5,
        Deadline::Running => 4,
        Deadline::Ahead(_) => 3,
        Deadline::Undated => 2,
        Deadline::Finished if matches!(status, Status::Cancelled) => 0,
        Deadline::Finished => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_found_whatever_the_order() {
        let from_the_worst = [
            (Deadline::Overdue(15), Status::InProgress),
            (Deadline::Overdue(1), Status::Delayed),
            (Deadline::DueSoon(0), Status::NotStarted),
            (Deadline::DueThisMonth, Status::NotStarted),
            (Deadline::Running, Status::InProgress),
            (Deadline::Ahead(40), Status::NotStarted),
            (Deadline::Undated, Status::NotStarted),
            (Deadline::Finished, Status::Done),
            (Deadline::Finished, Status::Cancelled),
        ];
        for from in 0..from_the_worst.len() {
            let mut worst = Worst::default();
            from_the_worst[from..].iter().for_each(|(deadline, status)| worst.take(*deadline, *status));
            assert_eq!(worst.get(), Some(from_the_worst[from]));
            let mut worst = Worst::default();
            from_the_worst[from..].iter().rev().for_each(|(deadline, status)| worst.take(*deadline, *status));
            assert_eq!(worst.get(), Some(from_the_worst[from]));
        }
        assert_eq!(Worst::default().get(), None);
    }
}
