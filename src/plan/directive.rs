//! What becomes of a directive (ข้อสั่งการ) after a meeting gave it: it is reported on, put off, given to another unit,
//! and closed in a later meeting.
//!
//! A directive is closed only while the plan has the meeting that closed it: a number that no meeting has closes
//! nothing, so that it comes back rather than drops out. Taking a meeting out opens again what it had closed, since
//! the next meeting may get the same number. Of one day there is one report, but what a filed meeting was told stays
//! as it is.
//!
//! Limits: a report names no meeting; which ones a filed meeting was told is known by the day alone.

use super::{Directive, Edit, FollowUp, Meeting, MeetingState, Plan, Report};
use crate::calendar::Day;

/// Why a directive cannot be closed, or not be opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fixed {
    /// The plan has no meeting that is open or still to come.
    NoMeeting,
    /// The meeting at hand is not held yet, so that it has decided nothing: the meeting's number.
    NotOpen(String),
    /// The meeting at hand gave it: the meeting's number.
    GivenThere(String),
    /// The meeting that closed it is filed, and its minutes say so: the meeting's number.
    Filed(String),
}

impl Plan {
    /// The directive with this id.
    pub fn directive(&self, id: &str) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.id == id)
    }

    /// The meeting that closed `directive`; none while it is open.
    pub fn closed_in(&self, directive: &Directive) -> Option<&Meeting> {
        self.meeting(directive.closed_at.as_deref()?)
    }

    /// The units that a directive can be given to: those of the measures, then those that only directives name.
    pub fn directed_units(&self) -> Vec<&str> {
        let mut units = self.units();
        for directive in self.directives.iter().filter(|directive| !directive.unit.trim().is_empty()) {
            if !units.contains(&directive.unit.as_str()) {
                units.push(&directive.unit);
            }
        }
        units
    }

    /// The meeting that would close `directive` on `today`: the one that is being held, for no other decides. Where none
    /// is, that of the month or else the next is to be opened first. Neither one before it was given can, nor the one
    /// that gave it.
    pub fn closing_meeting(&self, directive: &Directive, today: Day) -> Result<&Meeting, Fixed> {
        let of_day = || self.giving_meeting(today).filter(|meeting| meeting.state != MeetingState::Closed);
        let at_hand = self.open_meeting().or_else(of_day).ok_or(Fixed::NoMeeting)?;
        match self.meeting(&directive.given_at) {
            Some(given) if !self.comes_before(given, at_hand) => Err(Fixed::GivenThere(given.number.clone())),
            _ if at_hand.state == MeetingState::Open => Ok(at_hand),
            _ => Err(Fixed::NotOpen(at_hand.number.clone())),
        }
    }

    /// The edit that has `directive` open again; none where it is open. What a filed meeting closed stays closed.
    pub fn open_again(&self, directive: &Directive) -> Result<Option<Edit>, Fixed> {
        match self.closed_in(directive) {
            Some(meeting) if meeting.is_filed() => Err(Fixed::Filed(meeting.number.clone())),
            _ => Ok(directive.reopen()),
        }
    }

    /// The edit that takes the meeting `number` out: what it had closed is open again, and what was reported to it is
    /// heard by the next. None where there is no such meeting or it is filed.
    pub fn remove_meeting(&self, number: &str) -> Option<Edit> {
        self.meeting(number).filter(|meeting| !meeting.is_filed())?;
        let closed = self.directives.iter().filter(|d| d.closed_at.as_deref() == Some(number));
        let mut edits: Vec<Edit> = closed.filter_map(Directive::reopen).collect();
        for (_, measure) in self.measures() {
            for (at, entry) in measure.log.iter().enumerate().filter(|(_, entry)| entry.meeting == number) {
                let entry = FollowUp { meeting: String::new(), ..entry.clone() };
                edits.push(Edit::SetFollowUp { measure: measure.id.clone(), at, entry });
            }
        }
        edits.push(Edit::RemoveMeeting { number: number.to_owned() });
        Edit::of_all(edits)
    }
}

impl Directive {
    /// The newest report on or before `day`; of one day the one entered last.
    pub fn newest_report(&self, day: Day) -> Option<&Report> {
        self.reports.iter().filter(|report| report.on <= day).max_by_key(|report| report.on)
    }

    /// The index of the report of `day` that can still be changed: none that a filed meeting of `meetings` was told.
    pub fn open_report(&self, meetings: &[Meeting], day: Day) -> Option<usize> {
        let is_told = meetings.iter().any(|meeting| meeting.is_filed() && meeting.date >= day);
        self.reports.iter().rposition(|report| report.on == day).filter(|_| !is_told)
    }

    /// The edit by which the unit reported `text` on `day`: the report of the day that can be changed, or a new one.
    /// No text takes that report out. None where that changes nothing.
    pub fn report_on(&self, meetings: &[Meeting], day: Day, text: &str) -> Option<Edit> {
        let (known, text) = (self.open_report(meetings, day), text.trim());
        self.change(|changed| match known {
            Some(at) if text.is_empty() => drop(changed.reports.remove(at)),
            Some(at) => text.clone_into(&mut changed.reports[at].text),
            None if text.is_empty() => {}
            None => {
                let at = changed.reports.partition_point(|report| report.on <= day);
                changed.reports.insert(at, Report { on: day, text: text.to_owned() });
            }
        })
    }

    /// The edit by which the meeting `number` closed it.
    pub fn close_in(&self, number: &str) -> Option<Edit> {
        self.change(|changed| changed.closed_at = Some(number.to_owned()))
    }

    /// The edit that has it open again.
    pub fn reopen(&self) -> Option<Edit> {
        self.change(|changed| changed.closed_at = None)
    }

    /// The edit that has it done by `day`; by none that is known.
    pub fn redue(&self, day: Option<Day>) -> Option<Edit> {
        self.change(|changed| changed.due = day)
    }

    /// The edit that gives it to `unit`; to nobody where that is empty.
    pub fn reassign(&self, unit: &str) -> Option<Edit> {
        self.change(|changed| unit.trim().clone_into(&mut changed.unit))
    }

    /// The edit that has it say `text`.
    pub fn reword(&self, text: &str) -> Option<Edit> {
        self.change(|changed| text.trim().clone_into(&mut changed.text))
    }

    /// The edit that makes `change`; none where that changes nothing.
    fn change(&self, change: impl FnOnce(&mut Self)) -> Option<Edit> {
        let mut changed = self.clone();
        change(&mut changed);
        (changed != *self).then(|| Edit::SetDirective(Box::new(changed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::{Indicator, Measure, Section, Status};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn meeting(number: &str, date: &str, state: MeetingState) -> Meeting {
        let minutes =
            if state == MeetingState::Closed { "รายงาน".to_owned() } else { String::new() };
        Meeting { state, minutes, ..Meeting::new(number, day(date)) }
    }

    fn directive(given_at: &str) -> Directive {
        Directive { id: "D1".into(), given_at: given_at.into(), ..Directive::default() }
    }

    /// The second meeting is filed, the third is being held, the fourth is to come.
    fn plan() -> Plan {
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        plan.meetings = vec![
            meeting("2/2566", "2023-02-15", MeetingState::Closed),
            meeting("3/2566", "2023-03-15", MeetingState::Open),
            meeting("4/2566", "2023-04-19", MeetingState::Planned),
        ];
        plan.directives = vec![directive("2/2566")];
        plan
    }

    const TODAY: &str = "2023-03-15";

    #[track_caller]
    fn after(plan: &Plan, edit: Option<Edit>) -> Plan {
        let mut changed = plan.clone();
        edit.unwrap().apply(&mut changed).unwrap();
        changed
    }

    fn texts(plan: &Plan) -> Vec<(String, &str)> {
        plan.directives[0].reports.iter().map(|r| (r.on.to_string(), r.text.as_str())).collect()
    }

    #[test]
    fn of_one_day_there_is_one_report_unless_a_filed_meeting_had_it() {
        let plan = plan();
        let report = |plan: &Plan, on, text| plan.directives[0].report_on(&plan.meetings, day(on), text);
        assert_eq!(report(&plan, TODAY, " \n"), None, "nothing was said");
        let one = after(&plan, report(&plan, TODAY, " ร่างแล้ว\n"));
        assert_eq!(texts(&one), [(TODAY.into(), "ร่างแล้ว")]);
        let two = after(&one, report(&one, TODAY, "ส่งแล้ว"));
        assert_eq!(texts(&two), [(TODAY.into(), "ส่งแล้ว")]);
        let earlier = after(&two, report(&two, "2023-02-15", "เริ่มแล้ว"));
        assert_eq!(texts(&earlier), [("2023-02-15".into(), "เริ่มแล้ว"), (TODAY.into(), "ส่งแล้ว")]);
        let again = after(&earlier, report(&earlier, "2023-02-15", "แก้"));
        assert_eq!(texts(&again)[..2], [("2023-02-15".into(), "เริ่มแล้ว"), ("2023-02-15".into(), "แก้")]);
        assert_eq!(report(&earlier, "2023-02-15", ""), None, "what the filed meeting was told stays");
        assert_eq!(after(&one, report(&one, TODAY, "")), plan);
        let newest = |on| again.directives[0].newest_report(day(on)).map(|report| report.text.as_str());
        assert_eq!(
            [newest("2023-02-14"), newest("2023-03-01"), newest(TODAY)],
            [None, Some("แก้"), Some("ส่งแล้ว")]
        );
    }

    #[test]
    fn it_is_closed_in_the_meeting_at_hand_and_in_no_filed_one() {
        let mut plan = plan();
        let closing = |plan: &Plan, given: &str| {
            plan.closing_meeting(&directive(given), day(TODAY)).map(|meeting| meeting.number.clone())
        };
        assert_eq!(closing(&plan, "2/2566"), Ok("3/2566".into()));
        assert_eq!(
            closing(&plan, "12/2565"),
            Ok("3/2566".into()),
            "of a meeting that the plan does not know"
        );
        assert_eq!(closing(&plan, "3/2566"), Err(Fixed::GivenThere("3/2566".into())));
        assert_eq!(
            closing(&plan, "4/2566"),
            Err(Fixed::GivenThere("4/2566".into())),
            "not before it is given"
        );
        plan.meetings[1] = meeting("3/2566", TODAY, MeetingState::Closed);
        assert_eq!(
            closing(&plan, "3/2566"),
            Err(Fixed::NotOpen("4/2566".into())),
            "it has decided nothing yet"
        );
        plan.meetings[1].date = day("2023-02-20");
        plan.meetings[2].date = day(TODAY);
        assert_eq!(closing(&plan, "3/2566"), Err(Fixed::NotOpen("4/2566".into())), "not even on its day");
        plan.meetings[2].state = MeetingState::Open;
        assert_eq!(closing(&plan, "3/2566"), Ok("4/2566".into()));
        plan.meetings.pop();
        assert_eq!(closing(&plan, "2/2566"), Err(Fixed::NoMeeting), "what is filed closes nothing any more");
    }

    #[test]
    fn it_is_closed_and_opened_again_but_not_what_a_filed_meeting_closed() {
        let plan = plan();
        let known = &plan.directives[0];
        assert_eq!(plan.open_again(known), Ok(None));
        let closed = after(&plan, known.close_in("3/2566"));
        let known = &closed.directives[0];
        assert_eq!(closed.closed_in(known).map(|m| m.number.as_str()), Some("3/2566"));
        assert_eq!(known.close_in("3/2566"), None);
        assert_eq!(after(&closed, closed.open_again(known).unwrap()), plan);
        let filed = after(&plan, plan.directives[0].close_in("2/2566"));
        assert_eq!(filed.open_again(&filed.directives[0]), Err(Fixed::Filed("2/2566".into())));
        let nowhere = after(&plan, plan.directives[0].close_in("9/2566"));
        assert_eq!(nowhere.closed_in(&nowhere.directives[0]), None, "no meeting says so");
        assert_eq!(after(&nowhere, nowhere.open_again(&nowhere.directives[0]).unwrap()), plan);
    }

    #[test]
    fn due_unit_and_words_change() {
        let plan = plan();
        let known = &plan.directives[0];
        let changed = after(&plan, known.redue(Some(day("2023-04-01"))));
        assert_eq!(changed.directives[0].due, Some(day("2023-04-01")));
        assert_eq!(after(&changed, changed.directives[0].redue(None)), plan);
        assert_eq!(after(&plan, known.reassign(" ฝ่ายโยธา ")).directives[0].unit, "ฝ่ายโยธา");
        assert_eq!(after(&plan, known.reword(" เร่งรัด\n")).directives[0].text, "เร่งรัด");
        assert_eq!([known.redue(None), known.reassign(" "), known.reword("")], [None, None, None]);
    }

    #[test]
    fn a_meeting_that_goes_opens_what_it_closed_and_hands_on_what_it_heard() {
        let mut plan = plan();
        let mut measure = Measure { id: "1.1".into(), ..Measure::default() };
        measure.log = vec![FollowUp { meeting: "3/2566".into(), ..FollowUp::new(day(TODAY), Status::Done) }];
        plan.sections = vec![Section {
            indicators: vec![Indicator { measures: vec![measure], ..Default::default() }],
            ..Default::default()
        }];
        plan.directives[0].closed_at = Some("3/2566".into());
        let gone = after(&plan, plan.remove_meeting("3/2566"));
        assert_eq!(gone.meetings.len(), 2);
        assert_eq!(gone.directives[0].closed_at, None);
        let (_, measure) = gone.find("1.1").unwrap();
        assert!(gone.hears(&gone.meetings[1], &measure.log[0]));
        let mut back = plan.clone();
        let undo = plan.remove_meeting("3/2566").unwrap().apply(&mut back).unwrap();
        undo.apply(&mut back).unwrap();
        assert_eq!(back, plan);
        assert_eq!([plan.remove_meeting("2/2566"), plan.remove_meeting("9/2566")], [None, None]);
    }
}
