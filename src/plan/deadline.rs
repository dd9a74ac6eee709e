//! How a measure stands to its deadline on a day.

use serde::{Deserialize, Serialize};

use super::{Measure, When};
use crate::calendar::{Day, FiscalMonth, FiscalYear};

/// Days before the deadline from which a measure counts as due soon.
pub const SOON: i64 = 7;

/// How a measure stands to its deadline.
///
/// Where two hold, the one that stands first here wins, with one exception: what runs (the whole year, a
/// rhythm, an open range) is [`Deadline::Running`] and not [`Deadline::Ahead`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deadline {
    /// Done or cancelled.
    Finished,
    /// The last day is past by so many days (1 or more) and the measure is not finished.
    Overdue(i64),
    /// The last day is in so many days: 0 (today) to [`SOON`].
    DueSoon(i64),
    /// The last day is later in this month.
    DueThisMonth,
    /// The last day is in so many days, after this month.
    Ahead(i64),
    /// The whole year, a rhythm, or within an open range.
    Running,
    /// No day is known.
    Undated,
}

impl Measure {
    /// The first and the last day of what the due says; none where it is unstated.
    pub fn term(&self, year: FiscalYear) -> Option<(Day, Day)> {
        match self.due.when {
            When::On(day) => Some((day, day)),
            When::Within(first, last) => Some((first, last)),
            When::WholeYear | When::Every(_) => Some((year.first_day(), year.last_day())),
            When::Unstated => None,
        }
    }

    /// How the measure stands to its deadline on `today`.
    pub fn deadline(&self, year: FiscalYear, today: Day) -> Deadline {
        if self.status(today).is_finished() {
            return Deadline::Finished;
        }
        let Some((first, last)) = self.term(year) else { return Deadline::Undated };
        let days = (last - today).num_days();
        if days < 0 {
            Deadline::Overdue(-days)
        } else if days <= SOON {
            Deadline::DueSoon(days)
        } else if FiscalMonth::of(today).contains(last) {
            Deadline::DueThisMonth
        } else if first < last && first <= today {
            Deadline::Running
        } else {
            Deadline::Ahead(days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Cadence;
    use crate::plan::{FollowUp, Status};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(when: When, today: &str, expected: Deadline) {
        let mut measure = Measure::default();
        measure.due.when = when;
        assert_eq!(measure.deadline(FiscalYear::new(2566).unwrap(), day(today)), expected, "{when:?}");
    }

    #[test]
    fn a_day() {
        let when = When::On(day("2023-03-30"));
        check(when, "2023-02-28", Deadline::Ahead(30));
        check(when, "2023-03-01", Deadline::DueThisMonth);
        check(when, "2023-03-22", Deadline::DueThisMonth);
        check(when, "2023-03-23", Deadline::DueSoon(7));
        check(when, "2023-03-30", Deadline::DueSoon(0));
        check(when, "2023-03-31", Deadline::Overdue(1));
    }

    #[test]
    fn a_week_before_the_first_of_a_month_is_soon_already() {
        check(When::On(day("2023-04-02")), "2023-03-30", Deadline::DueSoon(3));
    }

    #[test]
    fn a_range_runs_once_it_has_begun() {
        let when = When::Within(day("2023-01-01"), day("2023-03-31"));
        check(when, "2022-12-31", Deadline::Ahead(90));
        check(when, "2023-01-01", Deadline::Running);
        check(when, "2023-03-02", Deadline::DueThisMonth);
        check(when, "2023-03-25", Deadline::DueSoon(6));
        check(when, "2023-04-10", Deadline::Overdue(10));
    }

    #[test]
    fn the_year_and_a_rhythm_run_until_the_year_ends() {
        for when in [When::WholeYear, When::Every(Cadence::Monthly)] {
            check(when, "2022-10-01", Deadline::Running);
            check(when, "2023-08-31", Deadline::Running);
            check(when, "2023-09-01", Deadline::DueThisMonth);
            check(when, "2023-10-01", Deadline::Overdue(1));
        }
        check(When::Unstated, "2023-03-15", Deadline::Undated);
    }

    #[test]
    fn what_is_finished_is_not_late_but_was_before() {
        let mut measure = Measure::default();
        measure.due.when = When::On(day("2023-03-01"));
        measure.log.push(FollowUp::new(day("2023-03-10"), Status::Done));
        let year = FiscalYear::new(2566).unwrap();
        assert_eq!(measure.deadline(year, day("2023-03-10")), Deadline::Finished);
        assert_eq!(measure.deadline(year, day("2023-03-09")), Deadline::Overdue(8));
    }
}
