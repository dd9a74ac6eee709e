//! What is done and tracked: the measure, its status, its log of follow-ups.

use serde::{Deserialize, Serialize};

use super::{Due, Edit, Meeting, MeetingState, Monitoring, Responsible};
use crate::calendar::Day;

/// A measure (มาตรการ): the thing that is tracked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Stable, unique in the plan, never reused ("1.2"): what edits, logs and directives refer to.
    pub id: String,
    /// Codes of the assessment's questions; free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// What is done, in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The weakness that it mends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issue: String,
    /// The steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// What must exist in the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<String>,
    /// How people get to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awareness: Vec<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Due::is_empty")]
    pub due: Due,
    /// How often it is followed up, and how.
    #[serde(default, skip_serializing_if = "Monitoring::is_empty")]
    pub monitoring: Monitoring,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Responsible::is_empty")]
    pub responsible: Responsible,
    /// What was reported, in the order in which it was entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<FollowUp>,
    /// The secretary's private note: never projected, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Status {
    /// ยังไม่เริ่มดำเนินการ.
    #[default]
    NotStarted,
    /// อยู่ระหว่างดำเนินการ.
    InProgress,
    /// ดำเนินการแล้ว.
    Done,
    /// ชะลอ.
    Delayed,
    /// ยกเลิก.
    Cancelled,
}

impl Status {
    /// Every status, in the order of their keys.
    pub const ALL: [Self; 5] =
        [Self::NotStarted, Self::InProgress, Self::Done, Self::Delayed, Self::Cancelled];

    /// Whether nothing more is expected: done or cancelled.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled)
    }
}

/// What a unit reported on a day (ผลการดำเนินการ).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The day it was reported.
    pub on: Day,
    /// Where the measure stood.
    pub status: Status,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What stands in the way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub obstacles: String,
    /// Links, files, document numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// The unit that reported, where it is not all the responsible ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The meeting it was reported to: "3/2566".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meeting: String,
    /// Whether that meeting decided it, and no unit reported it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decided: bool,
}

impl FollowUp {
    /// A follow-up that says the status and nothing more.
    pub fn new(on: Day, status: Status) -> Self {
        Self {
            on,
            status,
            text: String::new(),
            obstacles: String::new(),
            evidence: Vec::new(),
            unit: String::new(),
            meeting: String::new(),
            decided: false,
        }
    }
}

impl Measure {
    /// The newest follow-up that was reported on or before `day`; of one day the one entered last.
    pub fn newest(&self, day: Day) -> Option<&FollowUp> {
        self.newest_at(day).map(|(_, entry)| entry)
    }

    /// The same with its index in the log.
    pub(super) fn newest_at(&self, day: Day) -> Option<(usize, &FollowUp)> {
        // `max_by_key` keeps the last of equals.
        self.log.iter().enumerate().filter(|(_, entry)| entry.on <= day).max_by_key(|(_, entry)| entry.on)
    }

    /// What is reported on `day`, in a plan with these `meetings`, and can still be changed, with its index in the log:
    /// the day's newest follow-up. None of a day without one, nor where that was told to a meeting that is closed: the
    /// minutes are kept as they are, and what comes after is a report of its own.
    pub fn open_report(&self, meetings: &[Meeting], day: Day) -> Option<(usize, &FollowUp)> {
        let is_told = |entry: &FollowUp| {
            let is_its = |meeting: &Meeting| meeting.number == entry.meeting;
            meetings.iter().any(|meeting| is_its(meeting) && meeting.state == MeetingState::Closed)
        };
        self.newest_at(day).filter(|(_, entry)| entry.on == day && !entry.decided && !is_told(entry))
    }

    /// The edit that records `status` as reported on `day`; none where that is how the day stands already.
    ///
    /// Of one day there is one report: its status changes and its words stay, so that it makes no difference whether
    /// the status or the words come first. Of a day [without one that can be changed](Self::open_report) a new entry.
    pub fn record(&self, meetings: &[Meeting], day: Day, status: Status) -> Option<Edit> {
        let is_it = |known: &FollowUp| known.on == day && known.status == status && !known.decided;
        let stands = self.newest(day).is_some_and(is_it);
        (!stands).then(|| self.report(meetings, day, |entry| entry.status = status))
    }

    /// The edit that changes what is reported on `day`: [the entry that can be changed](Self::open_report), or a new
    /// one that has the status of the one before.
    pub(super) fn report(&self, meetings: &[Meeting], day: Day, change: impl FnOnce(&mut FollowUp)) -> Edit {
        let measure = self.id.clone();
        let known = self.open_report(meetings, day);
        let mut entry =
            known.map_or_else(|| FollowUp::new(day, self.status(day)), |(_, entry)| entry.clone());
        change(&mut entry);
        match known {
            Some((at, _)) => Edit::SetFollowUp { measure, at, entry },
            None => Edit::AddFollowUp { measure, at: self.log.len(), entry },
        }
    }

    /// The status as of the end of `day`: that of the newest follow-up, without one [`Status::NotStarted`].
    pub fn status(&self, day: Day) -> Status {
        self.newest(day).map_or(Status::NotStarted, |entry| entry.status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn measure(log: Vec<FollowUp>) -> Measure {
        Measure { id: "1.1".into(), log, ..Measure::default() }
    }

    fn meeting(number: &str, state: MeetingState) -> Meeting {
        Meeting { state, ..Meeting::new(number, day("2023-03-15")) }
    }

    #[test]
    fn a_status_is_a_new_entry_or_the_new_status_of_the_day() {
        let (before, today) = (day("2023-03-14"), day("2023-03-15"));
        let record = |log, status| measure(log).record(&[], today, status);
        let add =
            |at| Edit::AddFollowUp { measure: "1.1".into(), at, entry: FollowUp::new(today, Status::Done) };
        let set = |at, entry| Edit::SetFollowUp { measure: "1.1".into(), at, entry };
        assert_eq!(record(vec![], Status::Done), Some(add(0)));
        let yesterday = FollowUp::new(before, Status::Done);
        assert_eq!(record(vec![yesterday.clone()], Status::Done), Some(add(1)));
        let bare = FollowUp::new(today, Status::InProgress);
        let done = FollowUp::new(today, Status::Done);
        assert_eq!(record(vec![yesterday, bare.clone()], Status::Done), Some(set(1, done)));
        assert_eq!(record(vec![bare.clone()], Status::InProgress), None);
        let written = FollowUp {
            text: "ส่งแล้ว".into(), evidence: vec!["บันทึก".into()], ..bare
        };
        let done = FollowUp { status: Status::Done, ..written.clone() };
        assert_eq!(record(vec![written], Status::Done), Some(set(0, done)), "its words stay");
    }

    #[test]
    fn what_a_closed_meeting_was_told_stays_as_it_is() {
        let today = day("2023-03-15");
        let meetings = [meeting("3/2566", MeetingState::Closed), meeting("4/2566", MeetingState::Open)];
        let of = |told: &str| {
            let entry =
                FollowUp {
                    text: "ก".into(), meeting: told.into(), ..FollowUp::new(today, Status::Delayed)
                };
            measure(vec![entry]).record(&meetings, today, Status::Done)
        };
        let bare = FollowUp::new(today, Status::Done);
        let added = Edit::AddFollowUp { measure: "1.1".into(), at: 1, entry: bare };
        assert_eq!(of("3/2566"), Some(added));
        for open in ["4/2566", "", "9/2566"] {
            assert!(matches!(of(open), Some(Edit::SetFollowUp { at: 0, .. })), "{open}");
        }
    }

    #[test]
    fn of_one_day_the_entry_entered_last_counts() {
        let today = day("2023-03-15");
        let log = [Status::Done, Status::Delayed].map(|status| FollowUp::new(today, status)).to_vec();
        assert_eq!(measure(log.clone()).status(today), Status::Delayed);
        assert_eq!(measure(log).status(day("2023-03-14")), Status::NotStarted);
    }
}
