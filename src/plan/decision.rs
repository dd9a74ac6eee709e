//! What a meeting decides on a measure or on a directive, as edits: a status, a resolution, a new due day, a directive,
//! the end of one.
//!
//! A resolution is written into the item of the agenda that it belongs to, on a line of its own that begins with what
//! it is about, so that several on one item stand below one another in the minutes:
//!
//! ```text
//! มติที่ประชุม  (มาตรการที่ ๑.๓) เห็นชอบ
//!           (มาตรการที่ ๑.๔) อนุมัติ
//! ```
//!
//! Limits: of what was resolved only the brackets are read again; a line without them is on the item as a whole. A
//! resolution on the same thing in the same words is said once.

use super::{AgendaPart, Directive, Edit, FollowUp, Measure, Meeting, MeetingField, Plan, Status};
use crate::calendar::Day;
use crate::thai::digits::to_arabic;

impl Plan {
    /// The edit by which `status` is decided on `today`: under the day of the meeting that is being held, as its
    /// decision beside what the unit reported; without a meeting it is recorded as a report of `today`. None where that
    /// is how the day stands already.
    pub fn decide(&self, measure: &Measure, today: Day, status: Status) -> Option<Edit> {
        let on = self.recording_day(today);
        let Some(meeting) = self.open_meeting() else { return measure.record(&self.meetings, on, status) };
        let newest = measure.newest_at(on).filter(|(_, known)| known.on == on);
        if newest.is_some_and(|(_, known)| known.status == status) {
            return None;
        }
        let decided =
            FollowUp { meeting: meeting.number.clone(), decided: true, ..FollowUp::new(on, status) };
        let id = measure.id.clone();
        // A meeting that decides anew says so once.
        let again = newest.filter(|(_, known)| known.decided && known.meeting == meeting.number);
        Some(match again {
            Some((at, _)) => Edit::SetFollowUp { measure: id, at, entry: decided },
            None => Edit::AddFollowUp { measure: id, at: measure.log.len(), entry: decided },
        })
    }
}

impl Meeting {
    /// The edit that has the meeting resolve `words` about something (`about`, as it is printed in brackets; empty for
    /// the item as a whole) under the item that answers to `part`, which is put in where there is none. None where that
    /// is resolved already, or nothing is said.
    pub fn resolve(&self, part: AgendaPart, about: &str, words: &str) -> Option<Edit> {
        let (mut agenda, at) = part.among(&self.agenda);
        let resolution = &mut agenda[at].resolution;
        let line = match (about.trim(), words.trim()) {
            (_, "") => return None,
            ("", words) => words.to_owned(),
            (about, words) => format!("({about}) {words}"),
        };
        if resolution.lines().any(|known| known.trim() == line) {
            return None;
        }
        *resolution = match resolution.trim_end() {
            "" => line,
            known => format!("{known}\n{line}"),
        };
        Some(Edit::SetMeeting { number: self.number.clone(), field: MeetingField::Agenda(agenda) })
    }
}

impl Measure {
    /// What it is called in a resolution: มาตรการที่ 1.3.
    pub fn in_resolution(&self) -> String {
        format!("มาตรการที่ {}", self.id.trim())
    }
}

/// Whether a line of `resolution` is on `measure`, or on the item as a whole.
pub fn is_resolved(resolution: &str, measure: &Measure) -> bool {
    resolution.lines().map(str::trim).filter(|line| !line.is_empty()).any(|line| {
        let about = line.strip_prefix('(').and_then(|line| line.split_once(')'));
        match about.filter(|(about, _)| about.trim_start().starts_with("มาตรการที่")) {
            Some((about, words)) => names(about, measure) && !words.trim().is_empty(),
            None => true,
        }
    })
}

/// Whether the words in brackets name `measure`: มาตรการที่ ๑.๓, มาตรการที่ ๑.๓ และ ๑.๔.
fn names(about: &str, measure: &Measure) -> bool {
    let (about, id) = (to_arabic(about).replace("มาตรการที่", " "), to_arabic(measure.id.trim()));
    let mut ids = about.split("และ").flat_map(|part| part.split([' ', ',']));
    about.trim() == id || ids.any(|named| named == id)
}

impl Directive {
    /// What it is called in a resolution: the measure that it is about, else the unit, else nothing.
    pub fn in_resolution(&self) -> String {
        match (self.about.trim(), self.unit.trim()) {
            ("", unit) => unit.to_owned(),
            (about, _) => format!("มาตรการที่ {about}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::{AgendaItem, FollowUp, Indicator, MeetingState, Section};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn plan(state: MeetingState) -> Plan {
        let measure = Measure { id: "1.3".into(), ..Measure::default() };
        let indicator = Indicator { measures: vec![measure], ..Indicator::default() };
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
        plan.meetings = vec![
            Meeting { state, ..Meeting::new("3/2566", day("2023-03-14")) },
            // Of the same month, and still to come: nothing is decided there yet.
            Meeting::new("4/2566", day("2023-03-29")),
        ];
        plan
    }

    fn measure(plan: &Plan) -> &Measure {
        plan.find("1.3").unwrap().1
    }

    const TODAY: &str = "2023-03-15";

    #[test]
    fn a_status_is_decided_by_the_meeting_that_is_held_on_its_day() {
        let decided = |plan: &Plan| plan.decide(measure(plan), day(TODAY), Status::Delayed);
        let entry = |on| FollowUp::new(day(on), Status::Delayed);
        let of_room = FollowUp { meeting: "3/2566".into(), decided: true, ..entry("2023-03-14") };
        let add = |entry, at| Some(Edit::AddFollowUp { measure: "1.3".into(), at, entry });
        let mut open = plan(MeetingState::Open);
        assert_eq!(decided(&open), add(of_room.clone(), 0));
        assert_eq!(decided(&plan(MeetingState::Planned)), add(entry(TODAY), 0));
        decided(&open).unwrap().apply(&mut open).unwrap();
        assert_eq!(decided(&open), None, "it stands so");
        let done = open.decide(measure(&open), day(TODAY), Status::Done);
        let set = FollowUp { status: Status::Done, ..of_room.clone() };
        assert_eq!(done, Some(Edit::SetFollowUp { measure: "1.3".into(), at: 0, entry: set }));
        // What a unit reports on that day stands beside it, and what is decided after that beside both.
        let report = measure(&open).record(&open.meetings, day("2023-03-14"), Status::Done).unwrap();
        let own = FollowUp::new(day("2023-03-14"), Status::Done);
        assert_eq!(Some(report.clone()), add(own, 1));
        report.apply(&mut open).unwrap();
        assert_eq!(decided(&open), add(of_room, 2));
    }

    #[test]
    fn resolutions_on_one_item_stand_below_one_another() {
        let mut plan = plan(MeetingState::Open);
        let mut resolve = |about: &str, words: &str| {
            let edit = plan.meetings[0].resolve(AgendaPart::Reports, about, words);
            edit.map(|edit| edit.apply(&mut plan).unwrap());
            plan.meetings[0].agenda.iter().map(|item| item.resolution.clone()).collect::<Vec<_>>()
        };
        assert_eq!(resolve("มาตรการที่ 1.3", "  "), [""; 0], "nothing is put in for nothing");
        assert_eq!(resolve("", "รับทราบ"), ["", "", "", "รับทราบ", "", ""]);
        assert_eq!(resolve("มาตรการที่ 1.3", " เห็นชอบ ")[3], "รับทราบ\n(มาตรการที่ 1.3) เห็นชอบ");
        let all = "รับทราบ\n(มาตรการที่ 1.3) เห็นชอบ\n(มาตรการที่ 1.4) เห็นชอบ";
        assert_eq!(resolve("มาตรการที่ 1.4", "เห็นชอบ")[3], all);
        assert_eq!(resolve("มาตรการที่ 1.3", "เห็นชอบ")[3], all, "said once");
        assert_eq!(plan.meetings[0].resolve(AgendaPart::Reports, "", "รับทราบ"), None);
    }

    #[test]
    fn a_resolution_on_another_measure_is_none_on_this_one() {
        let plan = plan(MeetingState::Open);
        let is_on = |resolution| is_resolved(resolution, measure(&plan));
        for resolution in ["เห็นชอบ", "(มาตรการที่ ๑.๓) เห็นชอบ", "(มาตรการที่ 1.2 และ 1.3) อนุมัติ", "(ก) ข"]
        {
            assert!(is_on(resolution), "{resolution}");
        }
        for resolution in
            ["", " \n", "(มาตรการที่ 1.30) เห็นชอบ", "(มาตรการที่ 1.3)", "(มาตรการที่ 2.1) ก\n(มาตรการที่ 2.4) ข"]
        {
            assert!(!is_on(resolution), "{resolution}");
        }
    }

    #[test]
    fn what_is_typed_under_other_items_stays() {
        let mut plan = plan(MeetingState::Open);
        let own = AgendaItem {
            title: "เรื่องเพื่อทราบ".into(), text: "ก".into(), resolution: "ข".into()
        };
        plan.meetings[0].agenda = vec![own.clone()];
        let edit = plan.meetings[0].resolve(AgendaPart::Arising, "ฝ่ายโยธา", "รับทราบ").unwrap();
        let back = edit.apply(&mut plan).unwrap();
        assert_eq!(plan.meetings[0].agenda[1], own);
        assert_eq!(plan.meetings[0].agenda[0].resolution, "(ฝ่ายโยธา) รับทราบ");
        back.apply(&mut plan).unwrap();
        assert_eq!(plan.meetings[0].agenda, [own]);
    }

    #[test]
    fn a_directive_is_given_by_the_meeting_that_is_held() {
        let given = |plan: &Plan| plan.mandate("1.3", "ฝ่ายโยธา", " เร่งรัด\n", day(TODAY), 7);
        let directive = given(&plan(MeetingState::Open));
        let seen = [&directive.id, &directive.about, &directive.unit, &directive.text, &directive.given_at];
        assert_eq!(seen.map(String::as_str), ["D7", "1.3", "ฝ่ายโยธา", "เร่งรัด", "3/2566"]);
        assert_eq!(given(&plan(MeetingState::Planned)).given_at, "4/2566", "that of the month");
    }

    #[test]
    fn a_directive_is_called_by_its_measure_or_its_unit() {
        let plan = plan(MeetingState::Open);
        let directive = plan.mandate("", "ฝ่ายโยธา", "ก", day(TODAY), 1);
        assert_eq!(directive.in_resolution(), "ฝ่ายโยธา");
        let about = Directive { about: "1.3".into(), ..directive };
        assert_eq!(about.in_resolution(), measure(&plan).in_resolution());
    }
}
