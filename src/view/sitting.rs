//! The meetings of the year, a row each; and what is to be looked at before one is closed.
//!
//! The check holds nobody back: a meeting may be closed with all of it open. What the minutes would leave blank they
//! say themselves (`paper`); here stands what no blank tells.

use super::Round;
use crate::calendar::Day;
use crate::plan::{Meeting, MeetingState, Plan, Presence};

/// A meeting as a row of the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// [`Meeting::number`].
    pub number: String,
    /// [`Meeting::date`].
    pub date: Day,
    /// [`Meeting::place`].
    pub place: String,
    /// [`Meeting::state`].
    pub state: MeetingState,
    /// [`Meeting::is_filed`].
    pub is_filed: bool,
    /// How many members came, in person or by another.
    pub came: usize,
    /// How many there are.
    pub members: usize,
    /// How many items the agenda has.
    pub items: usize,
    /// How many directives it gave.
    pub given: usize,
}

impl Sitting {
    /// The row of `meeting`.
    pub fn of(plan: &Plan, meeting: &Meeting) -> Self {
        Self {
            number: meeting.number.clone(),
            date: meeting.date,
            place: meeting.place.clone(),
            state: meeting.state,
            is_filed: meeting.is_filed(),
            came: came(meeting),
            members: meeting.attendance.len(),
            items: meeting.agenda.len(),
            given: plan.directives.iter().filter(|d| d.given_at == meeting.number).count(),
        }
    }

    /// The rows of all meetings, by day; of one day in the order of the plan.
    pub fn all(plan: &Plan) -> Vec<Self> {
        let mut rows: Vec<_> = plan.meetings.iter().map(|meeting| Self::of(plan, meeting)).collect();
        rows.sort_by_key(|row| row.date);
        rows
    }

    /// Which of the `rows` of `plan` matters most on `today`: [`Plan::meeting_at_hand`], else the last.
    pub fn at_hand(plan: &Plan, rows: &[Self], today: Day) -> usize {
        let at_hand = plan.meeting_at_hand(today);
        let is_it = |row: &Self| at_hand.is_some_and(|m| m.number == row.number && m.date == row.date);
        rows.iter().position(is_it).unwrap_or(rows.len().saturating_sub(1))
    }
}

/// How many members of `meeting` came, in person or by another.
fn came(meeting: &Meeting) -> usize {
    meeting.attendance.iter().filter(|member| !matches!(member.presence, Presence::Absent(_))).count()
}

/// Something that is to be looked at before a meeting is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nobody is marked present.
    NobodyCame,
    /// A report was expected of so many measures and did not come.
    NotReported(usize),
    /// So many directives are past their day, and nothing was reported on them since the last meeting.
    NotAnswered(usize),
}

impl Gap {
    /// What is to be looked at before `meeting` is closed on `today`.
    pub fn of(plan: &Plan, meeting: &Meeting, today: Day) -> Vec<Self> {
        let round = Round::of_meeting(plan, meeting, today);
        let since = round.previous.map(|previous| previous.date);
        let is_answered = |on: Day| since.is_none_or(|day| on > day);
        let unanswered = round.arising.iter().filter(|matter| {
            matter.late.is_some() && !matter.closed && !matter.reports.iter().any(|r| is_answered(r.on))
        });
        let counted = |gap: fn(usize) -> Self, count: usize| (count > 0).then(|| gap(count));
        [
            (came(meeting) == 0).then_some(Self::NobodyCame),
            counted(Self::NotReported, round.awaited.len()),
            counted(Self::NotAnswered, unanswered.count()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{Attendance, Directive, FollowUp, Indicator, Measure, Report, Section, Status};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
        plan.meetings = vec![
            Meeting { state: MeetingState::Open, ..Meeting::new("3/2566", day("2023-03-15")) },
            Meeting { state: MeetingState::Closed, ..Meeting::new("2/2566", day("2023-02-15")) },
            Meeting::new("4/2566", day("2023-04-19")),
        ];
        plan
    }

    fn member(presence: Presence) -> Attendance {
        Attendance {
            name: "นายตัวอย่าง หนึ่ง".into(), presence, ..Attendance::default()
        }
    }

    #[test]
    fn rows_stand_by_day_and_count_who_came() {
        let mut plan = plan();
        let presences = [
            Presence::Present,
            Presence::Absent("ลาป่วย".into()),
            Presence::StandIn("นางสาวตัวอย่าง สอง".into()),
        ];
        plan.meetings[0].attendance = presences.map(member).into();
        let of = |id: &str, given_at: &str| Directive {
            id: id.into(),
            given_at: given_at.into(),
            ..Directive::default()
        };
        plan.directives = vec![of("D1", "3/2566"), of("D2", "2/2566"), of("D3", "3/2566")];
        let rows = Sitting::all(&plan);
        let numbers: Vec<_> = rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!(numbers, ["2/2566", "3/2566", "4/2566"]);
        assert_eq!((rows[1].came, rows[1].members, rows[1].given), (2, 3, 2));
    }

    #[test]
    fn at_hand_is_the_open_one_then_the_next_then_the_last() {
        let mut plan = plan();
        let at = |plan: &Plan, today: &str| Sitting::at_hand(plan, &Sitting::all(plan), day(today));
        assert_eq!(at(&plan, "2023-03-15"), 1);
        plan.meetings[0].state = MeetingState::Closed;
        assert_eq!(at(&plan, "2023-03-15"), 2);
        assert_eq!(at(&plan, "2023-05-15"), 2);
        assert_eq!(Sitting::at_hand(&Plan::new("", plan.fiscal_year), &[], day("2023-05-15")), 0);
    }

    #[test]
    fn nobody_came_until_one_did() {
        let mut plan = plan();
        let gaps = |plan: &Plan| Gap::of(plan, &plan.meetings[0], day("2023-03-15"));
        assert_eq!(gaps(&plan), [Gap::NobodyCame]);
        plan.meetings[0].attendance = vec![member(Presence::Absent(String::new()))];
        assert_eq!(gaps(&plan), [Gap::NobodyCame]);
        plan.meetings[0].attendance.push(member(Presence::StandIn("นายตัวอย่าง สาม".into())));
        assert_eq!(gaps(&plan), []);
    }

    #[test]
    fn what_was_expected_and_did_not_come() {
        let mut plan = plan();
        plan.meetings[0].attendance = vec![member(Presence::Present)];
        let mut measure = Measure { id: "1.1".into(), ..Measure::default() };
        measure.monitoring.every = Some(Cadence::Monthly);
        measure.log = vec![FollowUp::new(day("2023-02-10"), Status::InProgress)];
        let indicator = Indicator { measures: vec![measure], ..Indicator::default() };
        plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
        let gaps = |plan: &Plan| Gap::of(plan, &plan.meetings[0], day("2023-03-15"));
        assert_eq!(gaps(&plan), [Gap::NotReported(1)]);
        let log = &mut plan.sections[0].indicators[0].measures[0].log;
        log.push(FollowUp::new(day("2023-03-14"), Status::InProgress));
        assert_eq!(gaps(&plan), []);
    }

    #[test]
    fn a_directive_past_its_day_is_answered_by_a_report_since_the_last_meeting() {
        let mut plan = plan();
        plan.meetings[0].attendance = vec![member(Presence::Present)];
        let due = Some(day("2023-03-01"));
        plan.directives =
            vec![Directive { id: "D1".into(), given_at: "2/2566".into(), due, ..Directive::default() }];
        let gaps = |plan: &Plan| Gap::of(plan, &plan.meetings[0], day("2023-03-15"));
        assert_eq!(gaps(&plan), [Gap::NotAnswered(1)]);
        plan.directives[0].reports =
            vec![Report { on: day("2023-02-10"), text: "เริ่มแล้ว".into() }];
        assert_eq!(gaps(&plan), [Gap::NotAnswered(1)], "the last meeting heard that");
        plan.directives[0]
            .reports
            .push(Report { on: day("2023-03-10"), text: "เสร็จแล้ว".into() });
        assert_eq!(gaps(&plan), []);
        plan.directives[0].reports.clear();
        plan.directives[0].closed_at = Some("3/2566".into());
        assert_eq!(gaps(&plan), []);
    }
}
