//! What a month's follow-up asks of a measure: what was reported before the month and in it, the edit that says
//! "as before", and what the meeting tells the unit to do.
//!
//! "As before" repeats the status alone. What a unit said last month it has not said again: repeated words, or last
//! month's evidence under this month's day, would be an invention in the minutes, which print every report with its
//! day. Who has more to say writes it.
//!
//! Limits: the number of a new directive is one more than the greatest that the plan has and the caller knows of; of
//! directives that were taken out in an earlier session nothing is known.

use chrono::Datelike;

use super::{Directive, Edit, FollowUp, Measure, Meeting, MeetingState, Plan};
use crate::calendar::{BE_OFFSET, Day, FiscalMonth};

/// The letter before the number of a directive: `D4`.
const DIRECTIVE: char = 'D';

impl Measure {
    /// The newest follow-up from before `month`.
    pub fn before(&self, month: FiscalMonth) -> Option<&FollowUp> {
        self.newest(month.first_day().pred_opt()?)
    }

    /// The follow-ups of the month of `today` until then, the newest last.
    pub fn within_month(&self, today: Day) -> Vec<&FollowUp> {
        let month = FiscalMonth::of(today);
        let came = |entry: &&FollowUp| entry.on <= today && month.contains(entry.on);
        let mut entries: Vec<_> = self.log.iter().filter(came).collect();
        entries.sort_by_key(|entry| entry.on);
        entries
    }

    /// The edit that reports on `today` the status from before the month; none where nothing was reported before, or
    /// where the month says so already.
    pub fn repeat(&self, meetings: &[Meeting], today: Day) -> Option<Edit> {
        let month = FiscalMonth::of(today);
        let before = self.before(month)?.status;
        let is_said = self.newest(today).is_some_and(|e| month.contains(e.on) && e.status == before);
        if is_said { None } else { self.record(meetings, today, before) }
    }
}

impl Directive {
    /// The id of the directive of this number.
    pub(super) fn numbered(number: u64) -> String {
        format!("{DIRECTIVE}{number}")
    }
}

impl Plan {
    /// The meeting that gives what is told to a unit on `day`: that of the month, else the next, else the last. Of a
    /// closed one the minutes are kept as they are, so one that is not closed is preferred. None where the plan has
    /// no meeting with a number.
    pub fn giving_meeting(&self, day: Day) -> Option<&Meeting> {
        let month = FiscalMonth::of(day);
        let numbered = || self.meetings.iter().filter(|meeting| !meeting.number.trim().is_empty());
        let is_open = |meeting: &&Meeting| meeting.state != MeetingState::Closed;
        // Of several in a month the last, which is the one that the month's minutes are of.
        let of_month = numbered().filter(is_open).filter(|m| month.contains(m.date)).max_by_key(|m| m.date);
        let next = || numbered().filter(is_open).filter(|m| m.date >= day).min_by_key(|m| m.date);
        of_month.or_else(next).or_else(|| numbered().max_by_key(|m| m.date))
    }

    /// The number of the newest directive; 0 where none has one.
    pub fn last_directive(&self) -> u64 {
        let number = |directive: &Directive| directive.id.strip_prefix(DIRECTIVE)?.parse().ok();
        self.directives.iter().filter_map(number).max().unwrap_or(0)
    }

    /// The number of that meeting; where the plan has none yet, the one that its first will have: numbers begin anew
    /// with each calendar year.
    pub fn giving_number(&self, day: Day) -> String {
        let first = || format!("1/{}", day.year() + BE_OFFSET);
        self.giving_meeting(day).map_or_else(first, |meeting| meeting.number.clone())
    }

    /// The edit by which the meeting of `day` tells the first unit of `measure` to do `text`, as directive `number`.
    pub fn direct(&self, measure: &Measure, day: Day, text: &str, number: u64) -> Edit {
        let directive = Directive {
            id: Directive::numbered(number),
            about: measure.id.clone(),
            unit: measure.responsible.units.first().cloned().unwrap_or_default(),
            text: text.trim().to_owned(),
            given_at: self.giving_number(day),
            due: None,
            reports: Vec::new(),
            closed_at: None,
        };
        Edit::AddDirective { at: self.directives.len(), directive: Box::new(directive) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::Status;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn measure(log: &[(&str, Status)]) -> Measure {
        let log = log.iter().map(|(on, status)| FollowUp::new(day(on), *status)).collect();
        Measure { id: "1.1".into(), log, ..Measure::default() }
    }

    fn meeting(number: &str, date: &str, state: MeetingState) -> Meeting {
        Meeting { state, ..Meeting::new(number, day(date)) }
    }

    const TODAY: &str = "2023-03-15";

    #[test]
    fn the_last_entry_from_before_the_month_is_repeated_without_its_words() {
        let mut m = measure(&[("2023-01-31", Status::Delayed), ("2023-02-28", Status::InProgress)]);
        m.log[1].text = "รอป้าย".into();
        m.log[1].evidence = vec!["ภาพถ่าย".into()];
        let entry = FollowUp::new(day(TODAY), Status::InProgress);
        let add = |at| Some(Edit::AddFollowUp { measure: "1.1".into(), at, entry: entry.clone() });
        assert_eq!(m.repeat(&[], day(TODAY)), add(2));
        m.log.push(FollowUp::new(day("2023-03-01"), Status::InProgress));
        assert_eq!(m.repeat(&[], day(TODAY)), None, "the month says so already");
        m.log.push(FollowUp::new(day("2023-03-10"), Status::Done));
        assert_eq!(m.repeat(&[], day(TODAY)), add(4), "it said otherwise since");
        assert_eq!(
            measure(&[("2023-03-01", Status::Done)]).repeat(&[], day(TODAY)),
            None,
            "nothing from before"
        );
    }

    #[test]
    fn the_entries_of_the_month_go_by_their_day() {
        let days = ["2023-03-12", "2023-02-28", "2023-03-01", "2023-03-16"];
        let m = measure(&days.map(|on| (on, Status::InProgress)));
        let seen: Vec<_> = m.within_month(day(TODAY)).iter().map(|entry| entry.on.to_string()).collect();
        assert_eq!(seen, ["2023-03-01", "2023-03-12"]);
    }

    #[test]
    fn the_meeting_that_gives_a_directive() {
        use MeetingState::{Closed, Open, Planned};
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        let given = |plan: &Plan| plan.giving_meeting(day(TODAY)).map(|m| m.number.clone());
        assert_eq!(given(&plan), None);
        plan.meetings = vec![meeting(" ", TODAY, Open)];
        assert_eq!(given(&plan), None, "nobody could refer to it");
        plan.meetings.push(meeting("1/2566", "2023-01-18", Closed));
        plan.meetings.push(meeting("2/2566", "2023-02-15", Closed));
        assert_eq!(given(&plan).as_deref(), Some("2/2566"), "the last one");
        plan.meetings.push(meeting("5/2566", "2023-05-17", Planned));
        plan.meetings.push(meeting("4/2566", "2023-04-12", Planned));
        assert_eq!(given(&plan).as_deref(), Some("4/2566"), "the next one");
        plan.meetings.push(meeting("3/2566", "2023-03-01", Closed));
        assert_eq!(given(&plan).as_deref(), Some("4/2566"), "what is closed stays as it is");
        plan.meetings.push(meeting("ก/2566", "2023-03-02", Open));
        assert_eq!(given(&plan).as_deref(), Some("ก/2566"), "that of the month");
        plan.meetings.push(meeting("ข/2566", "2023-03-31", Planned));
        assert_eq!(given(&plan).as_deref(), Some("ข/2566"), "the last of the month");
    }

    #[test]
    fn a_directive_is_given_to_the_first_unit_under_a_number_of_its_own() {
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        plan.meetings = vec![meeting("3/2566", TODAY, MeetingState::Open)];
        let mut m = measure(&[]);
        m.responsible.units = vec!["ฝ่ายโยธา".into(), "ฝ่ายคลัง".into()];
        assert_eq!(plan.last_directive(), 0);
        for number in [1, 12] {
            plan.direct(&m, day(TODAY), " เร่งรัด\n", number).apply(&mut plan).unwrap();
            assert_eq!(plan.last_directive(), number);
        }
        let last = plan.directives.last().unwrap();
        let seen = [&last.id, &last.about, &last.unit, &last.text, &last.given_at].map(String::as_str);
        assert_eq!(seen, ["D12", "1.1", "ฝ่ายโยธา", "เร่งรัด", "3/2566"]);
        plan.directives[0].id = "Dx".into();
        plan.directives[1].id = "ข้อ 7".into();
        assert_eq!(plan.last_directive(), 0, "ids of another making");
    }
}
