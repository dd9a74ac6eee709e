//! What was expected of a measure month by month, and what came: the twelve cells of its strip.

use serde::{Deserialize, Serialize};

use super::{Measure, Status, When};
use crate::calendar::{Cadence, Day, FiscalMonth, FiscalYear};

/// One month of a measure, as seen on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expectation {
    /// Nothing is expected in this month.
    NotExpected,
    /// A report is expected in this month, the current one, and none has come.
    Expected,
    /// A report came: the last status of the month.
    Reported(Status),
    /// The period ended without a report; it stands in the period's last month.
    Missed,
    /// A report will be expected.
    Upcoming,
}

impl Measure {
    /// How often a report is expected: as monitored, else as due again and again, else every month.
    pub fn rhythm(&self) -> Cadence {
        match (self.monitoring.every, self.due.when) {
            (Some(every), _) | (None, When::Every(every)) => every,
            (None, _) => Cadence::Monthly,
        }
    }

    /// The twelve months of `year`, October first, as seen on `today`.
    ///
    /// A period (a month, a quarter, a half, the year) is satisfied by any report within it. What is expected
    /// of it stands in its last month, what came in the month in which it came. Where only the due says when
    /// the measure runs, nothing is expected before its first month. After the month in which the measure was
    /// finished nothing is expected.
    pub fn strip(&self, year: FiscalYear, today: Day) -> [Expectation; 12] {
        let mut came = [None::<(Day, Status)>; 12];
        // What a meeting decides is no report of the unit.
        for entry in self.log.iter().filter(|e| e.on <= today && year.contains(e.on) && !e.decided) {
            let cell = &mut came[FiscalMonth::of(entry.on).index()];
            if cell.is_none_or(|(on, _)| on <= entry.on) {
                *cell = Some((entry.on, entry.status));
            }
        }
        let begins = self.begins(year);
        let ends = self.finished_on(today).map_or(12, |day| month_index(year, day));
        let period = self.rhythm().months() as usize;
        let mut strip = [Expectation::NotExpected; 12];
        for (index, cell) in strip.iter_mut().enumerate() {
            let first = index / period * period;
            *cell = match came[index] {
                Some((_, status)) => Expectation::Reported(status),
                None if (index + 1) % period != 0 || index < begins || index >= ends => {
                    Expectation::NotExpected
                }
                None if came[first..=index].iter().any(Option::is_some) => Expectation::NotExpected,
                None => outstanding(year.month(index), today),
            };
        }
        strip
    }

    /// The index of the month from which reports are expected; 12 where the measure begins after the year.
    fn begins(&self, year: FiscalYear) -> usize {
        match (self.monitoring.every, self.due.when) {
            (None, When::Within(first, _)) => month_index(year, first),
            _ => 0,
        }
    }

    /// The day on which the measure became finished and has stayed so, as of `today`.
    fn finished_on(&self, today: Day) -> Option<Day> {
        let mut entries: Vec<_> = self.log.iter().filter(|e| e.on <= today).collect();
        entries.sort_by_key(|e| e.on);
        entries.iter().rev().take_while(|e| e.status.is_finished()).last().map(|e| e.on)
    }
}

fn outstanding(month: FiscalMonth, today: Day) -> Expectation {
    if month.last_day() < today {
        Expectation::Missed
    } else if month.first_day() <= today {
        Expectation::Expected
    } else {
        Expectation::Upcoming
    }
}

/// The index of the month of `day` in `year`: 0 where it lies before, 12 where after.
fn month_index(year: FiscalYear, day: Day) -> usize {
    if day < year.first_day() {
        0
    } else if day > year.last_day() {
        12
    } else {
        FiscalMonth::of(day).index()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::FollowUp;

    /// `@` reported, `○` expected, `✕` missed, `·` upcoming, ` ` not expected.
    fn strip(measure: &Measure, today: &str) -> String {
        let cells = measure.strip(FiscalYear::new(2566).unwrap(), today.parse().unwrap());
        cells
            .iter()
            .map(|cell| match cell {
                Expectation::NotExpected => ' ',
                Expectation::Expected => '○',
                Expectation::Reported(_) => '@',
                Expectation::Missed => '✕',
                Expectation::Upcoming => '·',
            })
            .collect()
    }

    fn measure(every: Option<Cadence>, when: When, log: &[(&str, Status)]) -> Measure {
        let mut measure = Measure::default();
        measure.monitoring.every = every;
        measure.due.when = when;
        measure.log = log.iter().map(|(on, s)| FollowUp::new(on.parse().unwrap(), *s)).collect();
        measure
    }

    #[test]
    fn monthly() {
        let log = [("2022-10-20", Status::InProgress), ("2023-01-05", Status::InProgress)];
        let m = measure(Some(Cadence::Monthly), When::WholeYear, &log);
        assert_eq!(strip(&m, "2023-03-15"), "@✕✕@✕○······");
        assert_eq!(strip(&m, "2022-10-19"), "○···········");
        assert_eq!(strip(&m, "2022-09-30"), "············");
        assert_eq!(strip(&m, "2023-10-01"), "@✕✕@✕✕✕✕✕✕✕✕");
    }

    #[test]
    fn what_is_more_frequent_than_monthly_is_followed_up_monthly() {
        for every in [Cadence::Daily, Cadence::Weekly, Cadence::TwiceMonthly] {
            assert_eq!(strip(&measure(Some(every), When::Unstated, &[]), "2022-11-15"), "✕○··········");
        }
    }

    #[test]
    fn a_quarter_is_satisfied_by_any_report_and_missed_only_when_over() {
        let m = measure(Some(Cadence::Quarterly), When::WholeYear, &[("2022-11-02", Status::InProgress)]);
        assert_eq!(strip(&m, "2023-02-15"), " @   ·  ·  ·");
        assert_eq!(strip(&m, "2023-03-15"), " @   ○  ·  ·");
        assert_eq!(strip(&m, "2023-04-01"), " @   ✕  ·  ·");
    }

    #[test]
    fn halves_and_the_year() {
        let m = measure(Some(Cadence::TwiceYearly), When::WholeYear, &[]);
        assert_eq!(strip(&m, "2023-04-01"), "     ✕     ·");
        let m = measure(Some(Cadence::Yearly), When::WholeYear, &[]);
        assert_eq!(strip(&m, "2023-09-30"), "           ○");
    }

    #[test]
    fn nothing_is_expected_after_the_end() {
        let log = [("2022-11-20", Status::InProgress), ("2022-12-20", Status::Done)];
        let m = measure(Some(Cadence::Monthly), When::WholeYear, &log);
        assert_eq!(strip(&m, "2023-03-15"), "✕@@         ");
        // As seen on a day before it was finished, it was expected still.
        assert_eq!(strip(&m, "2022-12-10"), "✕@○·········");
    }

    #[test]
    fn what_was_taken_up_again_is_expected_again() {
        let log = [("2022-11-20", Status::Done), ("2023-01-20", Status::InProgress)];
        let m = measure(Some(Cadence::Monthly), When::WholeYear, &log);
        assert_eq!(strip(&m, "2023-03-15"), "✕@✕@✕○······");
    }

    #[test]
    fn the_due_says_the_rhythm_or_the_first_month_where_the_monitoring_does_not() {
        let m = measure(None, When::Every(Cadence::Quarterly), &[]);
        assert_eq!(strip(&m, "2022-10-01"), "  ·  ·  ·  ·");
        let january = When::Within("2023-01-10".parse().unwrap(), "2023-06-30".parse().unwrap());
        assert_eq!(strip(&measure(None, january, &[]), "2023-03-15"), "   ✕✕○······");
        assert_eq!(strip(&measure(Some(Cadence::Monthly), january, &[]), "2022-11-15"), "✕○··········");
    }

    #[test]
    fn of_two_reports_in_a_month_the_later_counts() {
        let log = [("2022-10-20", Status::Delayed), ("2022-10-05", Status::InProgress)];
        let m = measure(Some(Cadence::Monthly), When::WholeYear, &log);
        let cells = m.strip(FiscalYear::new(2566).unwrap(), "2022-11-01".parse().unwrap());
        assert_eq!(cells[0], Expectation::Reported(Status::Delayed));
    }
}
