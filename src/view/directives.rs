//! The directives as a list: what is open, the latest ones first, then what meetings closed.
//!
//! Rows are indexes into the plan. What is open is what the rounds of the meetings to come have: a directive is closed
//! only by a meeting that the plan knows. Limits: no week of grace, as measures have none; a due of this month is no
//! more than ahead.

use std::cmp::Reverse;

use crate::calendar::Day;
use crate::plan::{Deadline, Directive, Plan, SOON};

/// The directives of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directives {
    /// The late ones, the latest first; the others that are open, the nearest due first; those that are closed, by
    /// the newest meeting first.
    pub rows: Vec<DirectiveRow>,
    /// How many of them are late.
    pub late: usize,
    /// How many are open.
    pub open: usize,
}

/// A directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectiveRow {
    /// Index into [`Plan::directives`].
    pub at: usize,
    /// How it stands to its due; finished where a meeting closed it.
    pub deadline: Deadline,
    /// The day of the meeting that gave it, where the plan knows that one.
    pub given: Option<Day>,
    /// The day of the meeting that closed it.
    pub closed: Option<Day>,
}

impl DirectiveRow {
    fn new(plan: &Plan, at: usize, directive: &Directive, today: Day) -> Self {
        let closed = plan.closed_in(directive).map(|meeting| meeting.date);
        let deadline = match directive.due.map(|due| (due - today).num_days()) {
            _ if closed.is_some() => Deadline::Finished,
            None => Deadline::Undated,
            Some(days) if days < 0 => Deadline::Overdue(-days),
            Some(days) if days <= SOON => Deadline::DueSoon(days),
            Some(days) => Deadline::Ahead(days),
        };
        let given = plan.meeting(&directive.given_at).map(|meeting| meeting.date);
        Self { at, deadline, given, closed }
    }

    /// Days since it was given, where that is known and not still to come.
    pub fn age(&self, today: Day) -> Option<i64> {
        Some((today - self.given?).num_days()).filter(|days| *days >= 0)
    }
}

impl Directives {
    /// Those of `plan` as seen on `today`.
    pub fn build(plan: &Plan, today: Day) -> Self {
        let all = plan.directives.iter().enumerate();
        let mut rows: Vec<_> =
            all.map(|(at, directive)| DirectiveRow::new(plan, at, directive, today)).collect();
        rows.sort_by_key(|row| match row.deadline {
            Deadline::Overdue(days) => (0, -days, None),
            Deadline::DueSoon(days) | Deadline::Ahead(days) => (1, days, None),
            Deadline::Finished => (3, 0, Some(Reverse(row.closed))),
            _ => (2, -row.age(today).unwrap_or(i64::MAX), None),
        });
        let count = |is_it: fn(&DirectiveRow) -> bool| rows.iter().filter(|row| is_it(row)).count();
        let late = count(|row| matches!(row.deadline, Deadline::Overdue(_)));
        let open = count(|row| row.closed.is_none());
        Self { rows, late, open }
    }

    /// The row of the directive with this index in the plan.
    pub fn row_of(&self, at: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.at == at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::Meeting;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_late_ones_stand_first_by_age_and_the_closed_ones_last() {
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        plan.meetings = [("1/2566", "2023-01-18"), ("2/2566", "2023-02-15"), ("4/2566", "2023-04-19")]
            .map(|(number, date)| Meeting::new(number, day(date)))
            .to_vec();
        let directive = |id: &str, given_at: &str, due: Option<&str>, closed_at: Option<&str>| Directive {
            id: id.into(),
            given_at: given_at.into(),
            due: due.map(day),
            closed_at: closed_at.map(Into::into),
            ..Directive::default()
        };
        plan.directives = vec![
            directive("closed first", "1/2566", None, Some("1/2566")),
            directive("no due", "2/2566", None, None),
            directive("ahead", "1/2566", Some("2023-05-01"), None),
            directive("late", "1/2566", Some("2023-03-14"), None),
            directive("soon", "1/2566", Some("2023-03-15"), None),
            directive("latest", "2/2566", Some("2023-02-28"), None),
            directive("closed nowhere", "9/2566", None, Some("9/2566")),
            directive("closed last", "4/2566", Some("2023-03-01"), Some("2/2566")),
        ];
        let today = day("2023-03-15");
        let view = Directives::build(&plan, today);
        let seen: Vec<_> = view.rows.iter().map(|row| plan.directives[row.at].id.as_str()).collect();
        let open = ["latest", "late", "soon", "ahead", "closed nowhere", "no due"];
        assert_eq!(seen, [&open[..], &["closed last", "closed first"]].concat());
        assert_eq!((view.late, view.open), (2, 6));
        let stands: Vec<_> = view.rows.iter().map(|row| row.deadline).collect();
        let open = [Deadline::Overdue(15), Deadline::Overdue(1), Deadline::DueSoon(0), Deadline::Ahead(47)];
        assert_eq!(stands[..4], open);
        assert_eq!(stands[4..6], [Deadline::Undated; 2]);
        let ages: Vec<_> = view.rows.iter().map(|row| row.age(today)).collect();
        assert_eq!(ages[..2], [Some(28), Some(56)]);
        assert_eq!((ages[4], ages[6]), (None, None), "of an unknown meeting, and of one to come");
        assert_eq!(view.row_of(5), Some(0));
    }
}
