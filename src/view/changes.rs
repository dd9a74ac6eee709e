//! What changed since a day: what was reported, finished, told; what became late; what is due next.
//!
//! It is computed from what carries a day in the plan: follow-ups, reports on directives, deadlines, and the meetings
//! by whose numbers directives were given and closed. Limits: edits of texts, dues, units and headings carry no day in
//! format 1, so they are not seen; nor is a directive of a meeting that the plan does not know by its number. A day has
//! no hours: what is dated on the day of the meeting counts as reported to it. What is dated after today is not seen.

use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Deadline, Measure, MeetingState, Place, Plan, Status};

/// Since when changes are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// After the meeting of this number, held on this day.
    Meeting(String, Day),
    /// From this day on.
    Day(Day),
    /// From the first of this month on: no meeting has been held.
    Month(Day),
}

impl Since {
    /// Since the last meeting that was held before `today`; without one since the first of the month.
    pub fn last_meeting(plan: &Plan, today: Day) -> Self {
        let held = plan.meetings.iter().filter(|m| m.date < today && m.state != MeetingState::Planned);
        match held.max_by_key(|meeting| meeting.date) {
            Some(meeting) => Self::Meeting(meeting.number.clone(), meeting.date),
            None => Self::Month(FiscalMonth::of(today).first_day()),
        }
    }

    /// The first day of which changes are seen.
    pub fn first(&self) -> Day {
        match self {
            Self::Meeting(_, day) => day.succ_opt().unwrap_or(*day),
            Self::Day(day) | Self::Month(day) => *day,
        }
    }
}

/// The kinds of changes, in the order of the page: what needs action first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What became overdue and still is.
    Late,
    /// What was finished and still is.
    Finished,
    /// Directives that were given, reported on or closed.
    Directives,
    /// What else was reported.
    Reports,
    /// What is due within a week or this month.
    Coming,
}

impl Kind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Late, Self::Finished, Self::Directives, Self::Reports, Self::Coming];
}

/// A change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// When: the day of the report or of the meeting, the first day on which it was late, the day by which it is due.
    pub on: Day,
    /// The measure that it is about; none for a directive about none that the plan has.
    pub place: Option<Place>,
    /// What changed.
    pub what: What,
}

/// What changed, by indexes into the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The measure became overdue.
    Late,
    /// The follow-up at this index of the log finished the measure, which stood so before.
    Finished(usize, Status),
    /// The follow-up at this index of the log was reported; the measure stood so before.
    Reported(usize, Status),
    /// The directive at this index was given.
    Given(usize),
    /// A unit reported on the directive at the first index: the report at the second.
    Answered(usize, usize),
    /// The directive at this index was closed.
    Closed(usize),
    /// The measure is due soon.
    Coming,
}

impl What {
    /// Its kind.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Late => Kind::Late,
            Self::Finished(..) => Kind::Finished,
            Self::Reported(..) => Kind::Reports,
            Self::Given(_) | Self::Answered(..) | Self::Closed(_) => Kind::Directives,
            Self::Coming => Kind::Coming,
        }
    }
}

/// What changed in a plan since a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// In the order of their kinds; of a kind the newest first, of what is coming the nearest.
    pub all: Vec<Change>,
}

impl Changes {
    /// What changed in `plan` since `since`, as seen on `today`.
    pub fn build(plan: &Plan, since: &Since, today: Day) -> Self {
        let mut changes = Self::default();
        for (place, measure) in plan.measures() {
            changes.of_measure(plan, (place, measure), since.first(), today);
        }
        changes.of_directives(plan, since.first(), today);
        // Of one day what was entered last stands first.
        changes.all.reverse();
        changes.all.sort_by_key(|change| {
            let days = change.on.signed_duration_since(today).num_days();
            (change.what.kind(), if change.what == What::Coming { days } else { -days })
        });
        changes.nearest_in_order();
        changes
    }

    /// How many are of `kind`.
    pub fn count(&self, kind: Kind) -> usize {
        self.all.iter().filter(|change| change.what.kind() == kind).count()
    }

    /// What is coming on one day stands in the order of the plan.
    fn nearest_in_order(&mut self) {
        let from = self.all.partition_point(|change| change.what != What::Coming);
        self.all[from..].sort_by_key(|change| (change.on, change.place));
    }

    fn of_measure(&mut self, plan: &Plan, (place, measure): (Place, &Measure), first: Day, today: Day) {
        let mut add = |on, what| self.all.push(Change { on, place: Some(place), what });
        let finished = finished_at(measure, today);
        let mut before = Status::NotStarted;
        for (at, on, status) in entries(measure, today) {
            if on >= first && finished == Some(at) {
                add(on, What::Finished(at, before));
            } else if on >= first {
                add(on, What::Reported(at, before));
            }
            before = status;
        }
        let last = measure.term(plan.fiscal_year).map(|(_, last)| last);
        match (measure.deadline(plan.fiscal_year, today), last) {
            (Deadline::Overdue(_), Some(last)) => {
                let late = last.succ_opt().unwrap_or(last);
                if late >= first {
                    add(late, What::Late);
                }
            }
            (Deadline::DueSoon(_) | Deadline::DueThisMonth, Some(last)) => add(last, What::Coming),
            _ => {}
        }
    }

    fn of_directives(&mut self, plan: &Plan, first: Day, today: Day) {
        let is_seen = |day: &Day| (first..=today).contains(day);
        let held = |number: &str| {
            let days = plan.meetings.iter().filter(|m| m.number == number).map(|m| m.date);
            days.filter(|day| *day <= today).max().filter(is_seen)
        };
        for (index, directive) in plan.directives.iter().enumerate() {
            let reports = directive.reports.iter().enumerate().filter(|(_, report)| is_seen(&report.on));
            let answers = reports.map(|(at, report)| (report.on, What::Answered(index, at)));
            let given = held(&directive.given_at).map(|on| (on, What::Given(index)));
            let closed = directive.closed_at.as_deref().and_then(held).map(|on| (on, What::Closed(index)));
            let found: Vec<_> = given.into_iter().chain(answers).chain(closed).collect();
            if !found.is_empty() {
                let place = plan.find(&directive.about).map(|(place, _)| place);
                self.all.extend(found.into_iter().map(|(on, what)| Change { on, place, what }));
            }
        }
    }
}

/// The entries of the log up to `today`, oldest first: index, day, status.
fn entries(measure: &Measure, today: Day) -> Vec<(usize, Day, Status)> {
    let log = measure.log.iter().enumerate().map(|(at, entry)| (at, entry.on, entry.status));
    let mut entries: Vec<_> = log.filter(|(_, on, _)| *on <= today).collect();
    entries.sort_by_key(|(_, on, _)| *on);
    entries
}

/// The index of the entry with which the measure became finished and has stayed so.
fn finished_at(measure: &Measure, today: Day) -> Option<usize> {
    let entries = entries(measure, today);
    entries.iter().rev().take_while(|(_, _, status)| status.is_finished()).last().map(|(at, ..)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Directive, FollowUp, Indicator, Meeting, Report, Section, When, arbitrary};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn measure(id: &str, due: &str, log: &[(&str, Status)]) -> Measure {
        let mut measure = Measure { id: id.into(), ..Measure::default() };
        measure.due.when = When::On(day(due));
        measure.log = log.iter().map(|(on, status)| FollowUp::new(day(on), *status)).collect();
        measure
    }

    fn meeting(number: &str, date: &str, state: MeetingState) -> Meeting {
        Meeting { state, ..Meeting::new(number, day(date)) }
    }

    fn plan() -> Plan {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let (done, running) = (Status::Done, Status::InProgress);
        let measures = vec![
            measure("1", "2023-02-28", &[("2023-02-10", running), ("2023-03-10", Status::Delayed)]),
            measure("2", "2023-02-01", &[("2023-01-10", running)]),
            measure(
                "3",
                "2023-03-20",
                &[("2023-03-01", running), ("2023-03-14", done), ("2023-04-01", running)],
            ),
            measure("4", "2023-03-18", &[]),
            measure("5", "2023-03-18", &[("2023-01-20", done), ("2023-03-12", done)]),
        ];
        plan.sections = vec![Section {
            indicators: vec![Indicator { measures, ..Default::default() }],
            ..Default::default()
        }];
        plan.meetings = vec![
            meeting("1/2566", "2023-01-15", MeetingState::Closed),
            meeting("2/2566", "2023-02-15", MeetingState::Closed),
            meeting("3/2566", "2023-03-10", MeetingState::Planned),
            meeting("3/2566", "2023-03-15", MeetingState::Open),
        ];
        plan.directives = vec![Directive {
            id: "D1".into(),
            about: "3".into(),
            unit: String::new(),
            text: String::new(),
            given_at: "1/2566".into(),
            due: None,
            reports: vec![
                Report { on: day("2023-02-15"), text: String::new() },
                Report { on: day("2023-02-16"), text: String::new() },
            ],
            closed_at: Some("3/2566".into()),
        }];
        plan
    }

    fn told(plan: &Plan, since: &Since) -> Vec<String> {
        let changes = Changes::build(plan, since, day("2023-03-15"));
        let id = |place: Option<Place>| place.and_then(|place| plan.at(place)).map_or("-", |m| m.id.as_str());
        changes
            .all
            .iter()
            .map(|c| format!("{} {} {:?}", &c.on.to_string()[5..], id(c.place), c.what))
            .collect()
    }

    #[test]
    fn since_the_last_meeting() {
        let plan = plan();
        let since = Since::last_meeting(&plan, day("2023-03-15"));
        assert_eq!(since, Since::Meeting("2/2566".into(), day("2023-02-15")));
        let expected = [
            "03-01 1 Late",
            "03-14 3 Finished(1, InProgress)",
            "03-15 3 Closed(0)",
            "02-16 3 Answered(0, 1)",
            "03-12 5 Reported(1, Done)",
            "03-10 1 Reported(1, InProgress)",
            "03-01 3 Reported(0, NotStarted)",
            "03-18 4 Coming",
        ];
        assert_eq!(told(&plan, &since), expected);
    }

    #[test]
    fn from_a_day_on_that_day_is_seen_too() {
        let told = told(&plan(), &Since::Day(day("2023-03-10")));
        assert!(told.contains(&"03-10 1 Reported(1, InProgress)".into()), "{told:?}");
        assert!(!told.iter().any(|line| line.starts_with("03-01")), "{told:?}");
        let told = super::tests::told(&plan(), &Since::Day(day("2023-03-14")));
        assert_eq!(told[0], "03-14 3 Finished(1, InProgress)");
    }

    #[test]
    fn before_the_first_meeting_since_the_first_of_the_month() {
        let mut plan = plan();
        plan.meetings.retain(|meeting| meeting.state != MeetingState::Closed);
        assert_eq!(Since::last_meeting(&plan, day("2023-03-15")), Since::Month(day("2023-03-01")));
        // That of today is being held: what changed since it is what will change.
        assert_eq!(Since::last_meeting(&plan, day("2023-03-16")).first(), day("2023-03-16"));
    }

    proptest! {
        #[test]
        fn an_earlier_day_hides_nothing(plan in arbitrary::plan(), days in 0..500_u64, back in 0..200_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let later = today - chrono::Days::new(back / 2);
            let all = Changes::build(&plan, &Since::Day(today - chrono::Days::new(back)), today).all;
            for change in Changes::build(&plan, &Since::Day(later), today).all {
                prop_assert!(all.contains(&change), "{change:?}");
            }
            let kinds: Vec<_> = all.iter().map(|change| change.what.kind()).collect();
            prop_assert!(kinds.is_sorted());
            // Every report of the days that are asked for is there, once.
            let reports = all.iter().filter(|c| matches!(c.what, What::Reported(..) | What::Finished(..))).count();
            let first = today - chrono::Days::new(back);
            let logged = plan.measures().flat_map(|(_, m)| &m.log).filter(|e| (first..=today).contains(&e.on));
            prop_assert_eq!(reports, logged.count());
        }
    }
}
