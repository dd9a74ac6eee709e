//! A month's follow-up: what its meeting hears, as the minutes tell it.
//!
//! A round looks at the plan as of one day, [`Round::as_of`]: the day of the month's meeting, without a meeting
//! the month's last day, and never a day after today. Of several meetings in a month the last one counts.
//!
//! It hears every report that no earlier meeting has had before it: which those are says [`Plan::hears`]. So a report
//! that came in between two meetings is never dropped, and one that came too late for a filed meeting comes before the
//! next, marked as belated. A month without a meeting has the reports since the last meeting, without one its own.
//!
//! A status that the room decided ([`FollowUp::decided`]) is no report of a unit. Reports and what is missing are counted
//! without it.
//!
//! Limits: what the meeting of another body decided is told in its own minutes only. The plan keeps no history of dues: a
//! due that was decided on is told by the resolution that was written with it, and nowhere else.

use super::{Figures, MeasureRow};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{
    Deadline, Directive, Expectation, FollowUp, Measure, Meeting, MeetingState, Place, Plan, Report, Status,
};

/// The follow-up of a month. Lists of measures stand in the order of the plan.
#[derive(Debug, Clone)]
pub struct Round<'p> {
    /// The month.
    pub month: FiscalMonth,
    /// Its meeting, where the plan has one.
    pub meeting: Option<&'p Meeting>,
    /// The last meeting of the same body that was held before.
    pub previous: Option<&'p Meeting>,
    /// The first meeting of the same body after it that the plan knows.
    pub next: Option<&'p Meeting>,
    /// The last day that is considered.
    pub as_of: Day,
    /// The day on which it is looked at.
    today: Day,
    /// The day of the last filed meeting before this one.
    pub belated_until: Option<Day>,
    /// The last day of what falls due soon: the day of the next meeting, without one the end of next month.
    pub until: Day,
    /// Of the whole plan, as of [`Round::as_of`].
    pub figures: Figures,
    /// The same of each section, in the order of the plan.
    pub sections: Vec<Figures>,
    /// Measures of which something was reported.
    pub heard: Vec<Heard<'p>>,
    /// What this meeting itself decided on the status of measures.
    pub decided: Vec<Decided<'p>>,
    /// Measures of which a report was expected in the month and none came.
    pub awaited: Vec<(Place, &'p Measure)>,
    /// Overdue measures, their last day, and by how many days.
    pub late: Vec<(Place, &'p Measure, Day, i64)>,
    /// Measures that fall due on or before [`Round::until`], and their last day.
    pub falling_due: Vec<(Place, &'p Measure, Day)>,
    /// Measures that were overdue at the previous meeting.
    pub left: Vec<(Place, &'p Measure)>,
    /// What earlier meetings told units to do and what was not closed before this one.
    pub arising: Vec<Matter<'p>>,
    /// What this meeting told units to do.
    pub given: Vec<&'p Directive>,
}

/// What was reported of a measure.
#[derive(Debug, Clone)]
pub struct Heard<'p> {
    /// Where the measure stands.
    pub place: Place,
    /// The measure.
    pub measure: &'p Measure,
    /// By day, the newest last; never empty.
    pub entries: Vec<&'p FollowUp>,
    /// Where the measure stood before them.
    pub before: Status,
    /// Whether all of them came too late for an earlier meeting: they are no reports of this one.
    pub is_belated: bool,
}

/// A status that the meeting set.
#[derive(Debug, Clone)]
pub struct Decided<'p> {
    /// The measure.
    pub measure: &'p Measure,
    /// What was set.
    pub entry: &'p FollowUp,
    /// Where the measure stood before.
    pub before: Status,
}

/// A directive that comes back to the meeting.
#[derive(Debug, Clone)]
pub struct Matter<'p> {
    /// The directive.
    pub directive: &'p Directive,
    /// The meeting that gave it, where the plan knows it.
    pub origin: Option<&'p Meeting>,
    /// Days since it was given, where that is known.
    pub age: Option<i64>,
    /// Days past its due; none where it is not late.
    pub late: Option<i64>,
    /// What was reported until then.
    pub reports: Vec<&'p Report>,
    /// Whether this meeting closed it.
    pub closed: bool,
}

impl<'p> Heard<'p> {
    /// The entry that counts.
    pub fn newest(&self) -> Option<&'p FollowUp> {
        self.entries.last().copied()
    }

    /// Whether the meeting is asked to decide: the measure is to be put off or given up, and was not before.
    pub fn asks_for_decision(&self) -> bool {
        self.newest().is_some_and(|entry| {
            matches!(entry.status, Status::Delayed | Status::Cancelled) && entry.status != self.before
        })
    }
}

impl<'p> Round<'p> {
    /// The follow-up of `month`, as far as it is known on `today`: that of its last meeting, where it has one.
    pub fn of_month(plan: &'p Plan, month: FiscalMonth, today: Day) -> Self {
        Self::build(plan, month, plan.meeting_of(month), today)
    }

    /// The follow-up that `meeting` hears, as far as it is known on `today`.
    pub fn of_meeting(plan: &'p Plan, meeting: &'p Meeting, today: Day) -> Self {
        Self::build(plan, FiscalMonth::of(meeting.date), Some(meeting), today)
    }

    fn build(plan: &'p Plan, month: FiscalMonth, meeting: Option<&'p Meeting>, today: Day) -> Self {
        let day = meeting.map_or(month.last_day(), |m| m.date);
        let held = |m: &&Meeting| m.state != MeetingState::Planned && m.date < month.first_day();
        let previous = match meeting {
            Some(meeting) => plan.held_before(meeting),
            None => plan.meetings.iter().filter(held).max_by_key(|m| m.date),
        };
        let next = match meeting {
            Some(meeting) => plan.next_after(meeting),
            None => day.succ_opt().and_then(|after| plan.next_meeting(after)),
        };
        let mut round = Self {
            month,
            meeting,
            previous,
            next,
            as_of: day.min(today),
            today,
            until: next.map_or_else(|| month_after(month).last_day(), |m| m.date),
            belated_until: meeting.and_then(|meeting| plan.filed_before(meeting)).map(|filed| filed.date),
            figures: Figures::default(),
            sections: vec![Figures::default(); plan.sections.len()],
            heard: Vec::new(),
            decided: Vec::new(),
            awaited: Vec::new(),
            late: Vec::new(),
            falling_due: Vec::new(),
            left: Vec::new(),
            arising: Vec::new(),
            given: Vec::new(),
        };
        for (place, measure) in plan.measures() {
            round.add_measure(plan, place, measure);
        }
        for directive in &plan.directives {
            round.add_directive(plan, directive);
        }
        round
    }

    /// Whether `entry`, which this meeting hears, was reported for a day that a filed meeting had already: it came too
    /// late for that one.
    pub fn is_belated(&self, entry: &FollowUp) -> bool {
        self.belated_until.is_some_and(|day| entry.on <= day)
    }

    /// How many measures were reported of now, and of how many only what came too late for an earlier meeting.
    pub fn reported(&self) -> (usize, usize) {
        let belated = self.heard.iter().filter(|heard| heard.is_belated).count();
        (self.heard.len() - belated, belated)
    }

    /// Whether `entry` came too late for this meeting, which is filed.
    fn missed(&self, plan: &Plan, entry: &FollowUp) -> bool {
        let is_later = |heard: &Meeting| self.is_before(plan, heard);
        let is_too_late = |meeting: &Meeting| {
            meeting.is_filed()
                && entry.on <= meeting.date
                && !plan.hears(meeting, entry)
                && plan.heard_by(entry).is_none_or(is_later)
        };
        self.meeting.is_some_and(is_too_late)
    }

    fn add_measure(&mut self, plan: &'p Plan, place: Place, measure: &'p Measure) {
        let row = MeasureRow::new(plan, measure, self.as_of);
        let figures = row.figures(plan, self.as_of);
        self.figures += figures;
        self.sections[place.section] += figures;
        let mut entries: Vec<_> = measure.log.iter().filter(|entry| self.hears(plan, entry)).collect();
        entries.sort_by_key(|entry| entry.on);
        let (decided, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.decided);
        let own = decided.into_iter().filter(|entry| self.meeting.is_some_and(|m| m.date == entry.on));
        self.decided.extend(own.map(|entry| Decided {
            measure,
            entry,
            before: status_before(measure, entry),
        }));
        let came = entries.iter().any(|entry| self.month.contains(entry.on));
        if let Some(first) = entries.first() {
            let before = first.on.pred_opt().map_or(Status::NotStarted, |day| measure.status(day));
            let is_belated = entries.iter().all(|entry| self.is_belated(entry));
            self.heard.push(Heard { place, measure, entries, before, is_belated });
        }
        let is_known = |entry: &FollowUp| !self.missed(plan, entry);
        let cell = strip_of(plan, &row, self.as_of, is_known)[self.month.index()];
        let expected = matches!(cell, Expectation::Expected | Expectation::Missed);
        // The strip is that of the plan's year: of a meeting after its end no report is expected.
        if expected && !came && self.month.year() == plan.fiscal_year {
            self.awaited.push((place, measure));
        }
        let last = measure.term(plan.fiscal_year).map(|(_, last)| last);
        match (last, row.deadline) {
            (Some(last), Deadline::Overdue(days)) => self.late.push((place, measure, last, days)),
            (Some(last), deadline) if deadline != Deadline::Finished && last <= self.until => {
                self.falling_due.push((place, measure, last));
            }
            _ => {}
        }
        let was_late = |before: &Meeting| {
            matches!(measure.deadline(plan.fiscal_year, before.date), Deadline::Overdue(_))
        };
        if self.previous.is_some_and(was_late) {
            self.left.push((place, measure));
        }
    }

    /// Whether `entry` comes before this meeting, or before no meeting in this month.
    fn hears(&self, plan: &Plan, entry: &FollowUp) -> bool {
        match self.meeting {
            Some(meeting) => entry.on <= self.today && plan.hears(meeting, entry),
            None if entry.on > self.as_of || plan.meeting(&entry.meeting).is_some() => false,
            None => {
                entry.on
                    > self.previous.map_or(self.month.first_day().pred_opt().unwrap_or_default(), |m| m.date)
            }
        }
    }

    fn is_number(&self, number: &str) -> bool {
        self.meeting.is_some_and(|m| m.number == number)
    }

    /// Whether `other` is held after what is looked at.
    fn is_before(&self, plan: &Plan, other: &Meeting) -> bool {
        match self.meeting {
            Some(meeting) => plan.comes_before(meeting, other),
            None => other.date > self.month.last_day(),
        }
    }

    fn add_directive(&mut self, plan: &'p Plan, directive: &'p Directive) {
        let is_given = self.is_number(&directive.given_at);
        let closing = plan.closed_in(directive);
        let closed = closing.is_some_and(|meeting| self.is_number(&meeting.number));
        if is_given {
            self.given.push(directive);
        }
        // What a meeting closed is said there, wherever it was given: meetings change their days.
        let is_left = || {
            let is_later = |meeting: &Meeting| self.is_before(plan, meeting);
            !is_given
                && !plan.meeting(&directive.given_at).is_some_and(is_later)
                && closing.is_none_or(is_later)
        };
        if closed || is_left() {
            self.arising.push(Matter::new(plan, directive, self.as_of, closed));
        }
    }
}

impl<'p> Matter<'p> {
    /// `directive` as it comes back on the day `as_of`, where this meeting `closed` it or it is open.
    fn new(plan: &'p Plan, directive: &'p Directive, as_of: Day, closed: bool) -> Self {
        let origin = plan.meeting(&directive.given_at);
        let days_since = |day: Day| (as_of - day).num_days();
        Self {
            directive,
            origin,
            age: origin.map(|m| days_since(m.date).max(0)),
            late: directive.due.map(days_since).filter(|days| *days > 0),
            reports: directive.reports.iter().filter(|report| report.on <= as_of).collect(),
            closed,
        }
    }

    /// `directive` where it is open on the day `as_of`: given by then, and closed by no meeting until then.
    pub(super) fn open_on(plan: &'p Plan, directive: &'p Directive, as_of: Day) -> Option<Self> {
        let is_later = |meeting: &Meeting| meeting.date > as_of;
        let is_given = !plan.meeting(&directive.given_at).is_some_and(is_later);
        let is_open = is_given && plan.closed_in(directive).is_none_or(is_later);
        is_open.then(|| Self::new(plan, directive, as_of, false))
    }
}

/// The newest report of `measure` up to `day`, what meetings decided left out.
pub fn newest_report(measure: &Measure, day: Day) -> Option<&FollowUp> {
    let reports = measure.log.iter().filter(|entry| entry.on <= day && !entry.decided);
    reports.max_by_key(|entry| entry.on)
}

/// The twelve months of a measure as the entries that count make them.
fn strip_of(
    plan: &Plan,
    row: &MeasureRow<'_>,
    as_of: Day,
    counts: impl Fn(&FollowUp) -> bool,
) -> [Expectation; 12] {
    let entries = &row.measure.log;
    if entries.iter().all(&counts) {
        return row.strip;
    }
    let log = entries.iter().filter(|entry| counts(entry)).cloned().collect();
    Measure { log, ..row.measure.clone() }.strip(plan.fiscal_year, as_of)
}

/// Where `measure` stood before `entry`, the newest of its day, was entered.
fn status_before(measure: &Measure, entry: &FollowUp) -> Status {
    let others = measure.log.iter().filter(|other| other.on <= entry.on && !std::ptr::eq(*other, entry));
    others.max_by_key(|other| other.on).map_or(Status::NotStarted, |other| other.status)
}

fn month_after(month: FiscalMonth) -> FiscalMonth {
    FiscalMonth::of(month.last_day().succ_opt().unwrap_or(month.last_day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{Indicator, Section, When, arbitrary};
    use crate::view::{Grid, Query};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn meeting(number: &str, date: &str, state: MeetingState) -> Meeting {
        Meeting { state, ..Meeting::new(number, day(date)) }
    }

    fn directive(id: &str, given_at: &str, closed_at: Option<&str>) -> Directive {
        Directive {
            id: id.into(),
            about: String::new(),
            unit: String::new(),
            text: String::new(),
            given_at: given_at.into(),
            due: Some(day("2023-03-01")),
            reports: vec![],
            closed_at: closed_at.map(Into::into),
        }
    }

    /// A day and a status.
    type Entry<'a> = (&'a str, Status);

    /// Measures of one indicator: id, due day, log.
    fn plan(measures: &[(&str, &str, &[Entry<'_>])]) -> Plan {
        let measures = measures.iter().map(|(id, due, log)| {
            let mut measure = Measure { id: (*id).into(), ..Measure::default() };
            measure.due.when = When::On(day(due));
            measure.monitoring.every = Some(Cadence::Monthly);
            measure.log = log.iter().map(|(on, status)| FollowUp::new(day(on), *status)).collect();
            measure
        });
        let indicator = Indicator { measures: measures.collect(), ..Indicator::default() };
        let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
        plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
        plan
    }

    fn round<'p>(plan: &'p Plan, month: &str, today: &str) -> Round<'p> {
        Round::of_month(plan, month.parse().unwrap(), day(today))
    }

    fn ids<'a>(measures: impl IntoIterator<Item = &'a Measure>) -> String {
        measures.into_iter().map(|m| m.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    const RUNS: Status = Status::InProgress;

    #[test]
    fn the_day_is_that_of_the_meeting_or_the_end_of_the_month_and_never_after_today() {
        let mut plan = plan(&[]);
        assert_eq!(round(&plan, "2566-03", "2024-01-01").as_of, day("2023-03-31"));
        assert_eq!(round(&plan, "2566-03", "2023-03-20").as_of, day("2023-03-20"));
        plan.meetings = vec![
            meeting("3/2566", "2023-03-15", MeetingState::Open),
            meeting("4/2566", "2023-03-25", MeetingState::Planned),
        ];
        assert_eq!(round(&plan, "2566-03", "2024-01-01").as_of, day("2023-03-25"), "the last of the month");
        assert_eq!(round(&plan, "2566-03", "2023-03-20").as_of, day("2023-03-20"));
    }

    #[test]
    fn a_report_between_two_meetings_is_heard_once_and_at_the_later_one() {
        let log: &[_] =
            &[("2023-02-10", RUNS), ("2023-02-20", RUNS), ("2023-03-10", RUNS), ("2023-03-16", RUNS)];
        let mut plan = plan(&[("1.1", "2023-09-30", log)]);
        plan.meetings = vec![
            meeting("2/2566", "2023-02-15", MeetingState::Closed),
            meeting("3/2566", "2023-03-15", MeetingState::Closed),
        ];
        let days = |month| {
            let round = round(&plan, month, "2024-01-01");
            round.heard[0].entries.iter().map(|e| e.on.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days("2566-02"), ["2023-02-10"]);
        assert_eq!(days("2566-03"), ["2023-02-20", "2023-03-10"]);
        assert_eq!(days("2566-04"), ["2023-03-16"]);
    }

    #[test]
    fn without_a_meeting_the_month_counts() {
        let plan = plan(&[("1.1", "2023-09-30", &[("2023-02-20", RUNS), ("2023-03-31", RUNS)])]);
        assert_eq!(round(&plan, "2566-03", "2024-01-01").heard[0].entries.len(), 1);
    }

    #[test]
    fn an_entry_that_names_a_meeting_belongs_to_it() {
        let mut plan = plan(&[("1.1", "2023-09-30", &[("2023-03-01", RUNS)])]);
        plan.meetings = vec![
            meeting("2/2566", "2023-02-15", MeetingState::Closed),
            meeting("3/2566", "2023-03-15", MeetingState::Closed),
            meeting("4/2566", "2023-04-15", MeetingState::Planned),
        ];
        let heard = |plan: &Plan, month| round(plan, month, "2024-01-01").heard.len();
        assert_eq!((heard(&plan, "2566-03"), heard(&plan, "2566-04")), (1, 0));
        plan.sections[0].indicators[0].measures[0].log[0].meeting = "4/2566".into();
        assert_eq!((heard(&plan, "2566-03"), heard(&plan, "2566-04")), (0, 1));
        plan.sections[0].indicators[0].measures[0].log[0].meeting = "another body's".into();
        assert_eq!((heard(&plan, "2566-03"), heard(&plan, "2566-04")), (1, 0));
    }

    #[test]
    fn measures_fall_into_the_lists() {
        let mut plan = plan(&[
            ("late", "2023-02-28", &[]),
            ("came", "2023-05-31", &[("2023-03-10", RUNS)]),
            ("done", "2023-03-01", &[("2023-02-01", Status::Done)]),
            ("soon", "2023-04-30", &[("2023-02-01", RUNS)]),
            ("put-off", "2023-06-30", &[("2023-03-12", Status::Delayed)]),
            (
                "put-off-before",
                "2023-06-30",
                &[("2023-02-12", Status::Delayed), ("2023-03-12", Status::Delayed)],
            ),
        ]);
        let r = round(&plan, "2566-03", "2023-03-15");
        assert_eq!(ids(r.late.iter().map(|l| l.1)), "late");
        assert_eq!((r.late[0].2, r.late[0].3), (day("2023-02-28"), 15));
        assert_eq!(ids(r.heard.iter().map(|h| h.measure)), "came put-off put-off-before");
        assert_eq!(ids(r.heard.iter().filter(|h| h.asks_for_decision()).map(|h| h.measure)), "put-off");
        assert_eq!(ids(r.awaited.iter().map(|a| a.1)), "late soon");
        assert_eq!(ids(r.falling_due.iter().map(|f| f.1)), "soon", "until the end of April");
        assert_eq!((r.figures.all, r.figures.done, r.figures.late), (6, 1, 1));
        plan.meetings = vec![meeting("4/2566", "2023-04-10", MeetingState::Planned)];
        assert!(round(&plan, "2566-03", "2023-03-15").falling_due.is_empty(), "until the next meeting");
    }

    #[test]
    fn a_status_that_the_room_sets_is_no_report() {
        let log: &[_] = &[("2023-02-20", RUNS), ("2023-03-15", Status::Delayed)];
        let mut plan = plan(&[("1.1", "2023-09-30", log), ("1.2", "2023-09-30", &log[1..])]);
        for measure in &mut plan.sections[0].indicators[0].measures {
            measure.log.last_mut().unwrap().decided = true;
        }
        let seen = |plan: &Plan| {
            let r = Round::of_meeting(plan, &plan.meetings[0], day("2023-03-15"));
            let decided: Vec<_> = r.decided.iter().map(|d| (d.measure.id.clone(), d.before)).collect();
            let asks = r.heard.iter().any(Heard::asks_for_decision);
            (decided, ids(r.heard.iter().map(|h| h.measure)), ids(r.awaited.iter().map(|a| a.1)), asks)
        };
        plan.meetings = vec![meeting("3/2566", "2023-03-15", MeetingState::Open)];
        let both = vec![("1.1".to_owned(), RUNS), ("1.2".to_owned(), Status::NotStarted)];
        let room = (both, "1.1".to_owned(), "1.1 1.2".to_owned(), false);
        assert_eq!(seen(&plan), room);
        // Closing it writes the meeting into all that it heard, and that changes nothing.
        plan.file("3/2566", "เก็บแล้ว".into()).unwrap().apply(&mut plan).unwrap();
        assert_eq!(seen(&plan), room);
        // The same of a unit is a report, though it says no more.
        plan.sections[0].indicators[0].measures[1].log[0].decided = false;
        assert_eq!((seen(&plan).1, seen(&plan).2), ("1.1 1.2".to_owned(), "1.1".to_owned()));
    }

    #[test]
    fn a_report_that_came_too_late_is_missing_at_the_filed_meeting_and_told_apart_at_the_next() {
        let mut plan = plan(&[("1.1", "2023-09-30", &[])]);
        plan.meetings = vec![
            meeting("3/2566", "2023-03-15", MeetingState::Open),
            meeting("4/2566", "2023-04-12", MeetingState::Open),
        ];
        plan.file("3/2566", "เก็บแล้ว".into()).unwrap().apply(&mut plan).unwrap();
        let late =
            FollowUp { text: "รอวัสดุ".into(), ..FollowUp::new(day("2023-03-10"), RUNS) };
        plan.sections[0].indicators[0].measures[0].log = vec![late];
        let counts = |plan: &Plan, at: usize| {
            let r = Round::of_meeting(plan, &plan.meetings[at], day("2023-04-12"));
            (r.reported(), r.awaited.len())
        };
        assert_eq!((counts(&plan, 0), counts(&plan, 1)), (((0, 0), 1), ((0, 1), 1)));
        let own = FollowUp { text: "ได้แล้ว".into(), ..FollowUp::new(day("2023-04-10"), RUNS) };
        plan.sections[0].indicators[0].measures[0].log.push(own);
        assert_eq!(counts(&plan, 1), ((1, 0), 0));
    }

    proptest! {
        #[test]
        fn what_was_reported_in_the_month_and_what_is_missing_is_what_was_expected(
            plan in arbitrary::plan(), days in 0..400u64,
        ) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let plan = Plan { meetings: Vec::new(), ..plan };
            let r = Round::of_month(&plan, FiscalMonth::of(today), today);
            let came = |h: &&Heard<'_>| h.entries.iter().any(|e| r.month.contains(e.on));
            let expected = plan.measures().filter(|(_, m)| {
                let mut silent = (*m).clone();
                silent.log.retain(|e| e.on <= r.as_of);
                let cell = silent.strip(plan.fiscal_year, r.as_of)[r.month.index()];
                r.month.year() == plan.fiscal_year
                    && matches!(cell, Expectation::Expected | Expectation::Missed | Expectation::Reported(_))
            });
            let outside = r.month.year() != plan.fiscal_year;
            prop_assert!(outside || r.heard.iter().filter(came).count() + r.awaited.len() == expected.count());
        }
    }

    #[test]
    fn of_a_month_to_come_nothing_is_missing() {
        let plan = plan(&[("1.1", "2023-09-30", &[])]);
        assert_eq!(round(&plan, "2566-06", "2023-03-15").awaited.len(), 0);
        assert_eq!(round(&plan, "2566-06", "2023-06-01").awaited.len(), 1);
    }

    #[test]
    fn of_a_meeting_after_the_year_no_report_is_awaited() {
        // Nothing was reported in October of the plan's year either, which is another October.
        let mut plan = plan(&[("1.1", "2023-09-30", &[])]);
        plan.meetings = vec![meeting("10/2566", "2023-10-18", MeetingState::Open)];
        let r = Round::of_meeting(&plan, &plan.meetings[0], day("2023-10-18"));
        assert_eq!((r.awaited.len(), r.late.len(), r.figures.awaited), (0, 1, 0));
    }

    proptest! {
        #[test]
        fn the_figures_are_the_sum_of_the_sections_and_the_lists(plan in arbitrary::plan(), month in 0..12usize) {
            let month = plan.fiscal_year.month(month);
            let r = Round::of_month(&plan, month, month.last_day());
            let mut sum = Figures::default();
            r.sections.iter().for_each(|figures| sum += *figures);
            prop_assert_eq!(sum, r.figures);
            prop_assert_eq!(r.figures.late, r.late.len());
            let grid = Grid::build(&plan, &Query::default(), r.as_of);
            prop_assert_eq!(grid.figures, r.figures);
        }
    }

    #[test]
    fn what_was_late_at_the_last_meeting_comes_back() {
        let mut plan = plan(&[
            ("done-since", "2023-02-01", &[("2023-03-01", Status::Done)]),
            ("late-since", "2023-03-01", &[]),
        ]);
        plan.meetings = vec![meeting("2/2566", "2023-02-15", MeetingState::Closed)];
        assert_eq!(ids(round(&plan, "2566-03", "2023-03-15").left.iter().map(|l| l.1)), "done-since");
        plan.meetings[0].state = MeetingState::Planned;
        assert!(round(&plan, "2566-03", "2023-03-15").left.is_empty(), "it was never held");
    }

    #[test]
    fn directives_come_back_until_they_are_closed() {
        let mut plan = plan(&[]);
        plan.meetings = vec![
            meeting("2/2566", "2023-02-15", MeetingState::Closed),
            meeting("3/2566", "2023-03-15", MeetingState::Open),
            meeting("4/2566", "2023-04-12", MeetingState::Planned),
        ];
        plan.directives = vec![
            directive("open", "2/2566", None),
            directive("closed here", "2/2566", Some("3/2566")),
            directive("closed later", "2/2566", Some("4/2566")),
            directive("closed before", "1/2566", Some("2/2566")),
            directive("closed nowhere", "1/2566", Some("?")),
            directive("of an unknown meeting", "9/2565", None),
            directive("given here", "3/2566", None),
            directive("given later", "4/2566", None),
        ];
        let r = round(&plan, "2566-03", "2023-03-15");
        let names: Vec<_> = r.arising.iter().map(|m| (m.directive.id.as_str(), m.age, m.closed)).collect();
        let expected = [
            ("open", Some(28), false),
            ("closed here", Some(28), true),
            ("closed later", Some(28), false),
            ("closed nowhere", None, false),
            ("of an unknown meeting", None, false),
        ];
        assert_eq!(names, expected);
        assert_eq!(r.arising[0].late, Some(14));
        assert_eq!(r.given.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["given here"]);
    }
}
