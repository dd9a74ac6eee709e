//! Which meeting hears a report, and which it came too late for.
//!
//! Each body hears the reports of its own meetings: what a working group has heard comes before the committee all the
//! same, and is late for neither. A follow-up names one meeting, the first that was filed with it; for the meetings of
//! that body this is the answer. For another body the days decide, and the order: a meeting of its own that was filed
//! before the one that is named had not heard it, or it would be named itself.
//!
//! Limits: meetings are thought to be filed in the order of their days. A closed meeting without minutes (one that was
//! imported) says nothing of what it heard; there the days decide. One whose minutes were typed into the file, while no
//! follow-up names it, heard nothing: what was reported for it comes before the next as belated, rather than before
//! none. Opening it again and closing it writes into each follow-up that it was heard there.

use super::{FollowUp, Meeting, MeetingState, Plan};
use crate::calendar::Day;

impl Plan {
    /// Whether `one` comes before `other`: on an earlier day, or on the same day and first in the plan.
    pub fn comes_before(&self, one: &Meeting, other: &Meeting) -> bool {
        self.rank(one) < self.rank(other)
    }

    fn rank(&self, meeting: &Meeting) -> (Day, usize) {
        let at = self.meetings.iter().position(|other| other.number == meeting.number);
        (meeting.date, at.unwrap_or(usize::MAX))
    }

    /// Whether the same body meets.
    fn is_of_one_body(&self, one: &Meeting, other: &Meeting) -> bool {
        self.name_of_body(one) == self.name_of_body(other)
    }

    /// The meetings of the same body before `meeting`.
    fn before<'p>(&'p self, meeting: &'p Meeting) -> impl Iterator<Item = &'p Meeting> {
        let rank = self.rank(meeting);
        let earlier = self.meetings.iter().enumerate().filter(move |(at, m)| (m.date, *at) < rank);
        earlier.map(|(_, m)| m).filter(|m| self.is_of_one_body(m, meeting))
    }

    /// The last meeting of the same body that was held before `meeting`: whose minutes it is to adopt.
    pub fn held_before<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Meeting> {
        self.before(meeting).filter(|m| m.state != MeetingState::Planned).max_by_key(|m| m.date)
    }

    /// The first meeting of the same body on a later day than `meeting`.
    pub fn next_after<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Meeting> {
        let later = self.meetings.iter().filter(|m| m.date > meeting.date && self.is_of_one_body(m, meeting));
        later.min_by_key(|m| m.date)
    }

    /// The last meeting of the same body before `meeting` that is filed: what was reported by its day and was not heard
    /// there came too late for it.
    pub fn filed_before<'p>(&'p self, meeting: &'p Meeting) -> Option<&'p Meeting> {
        self.before(meeting).filter(|m| m.is_filed()).max_by_key(|m| m.date)
    }

    /// Whether `entry` names a meeting of the plan.
    pub(super) fn is_stamped(&self, entry: &FollowUp) -> bool {
        self.stamp(entry).is_some()
    }

    /// The meeting that `entry` names.
    fn stamp(&self, entry: &FollowUp) -> Option<&Meeting> {
        if entry.meeting.is_empty() { None } else { self.meeting(&entry.meeting) }
    }

    /// Whether `meeting` hears `entry`. What names a meeting of the same body is heard by that one. Else a meeting hears
    /// all up to its day that none of the body before it had; one that is filed hears nothing new.
    pub fn hears(&self, meeting: &Meeting, entry: &FollowUp) -> bool {
        let stamp = self.stamp(entry);
        if let Some(named) = stamp.filter(|named| self.is_of_one_body(named, meeting)) {
            return named.number == meeting.number;
        }
        let may_hear = |m: &Meeting| {
            let was_filed_without = m.is_filed() && stamp.is_none_or(|named| self.comes_before(m, named));
            entry.on <= m.date && !was_filed_without
        };
        may_hear(meeting) && !self.before(meeting).any(|m| m.state != MeetingState::Planned && may_hear(m))
    }

    /// The meeting that heard `entry`, or that will; of several bodies the first. None where the plan has none for it yet.
    pub fn heard_by(&self, entry: &FollowUp) -> Option<&Meeting> {
        self.meetings
            .iter()
            .filter(|meeting| self.hears(meeting, entry))
            .min_by_key(|meeting| self.rank(meeting))
    }

    /// The filed meeting that `entry` came too late for, though it is of its day or before: it comes before a later one
    /// of the same body.
    pub fn missed_by(&self, entry: &FollowUp) -> Option<&Meeting> {
        let heard = self.heard_by(entry);
        let had = |meeting: &&Meeting| meeting.is_filed() && meeting.date >= entry.on;
        let is_before = |meeting: &&Meeting| {
            heard.is_none_or(|heard| self.comes_before(meeting, heard) && self.is_of_one_body(meeting, heard))
        };
        self.meetings.iter().filter(had).filter(is_before).min_by_key(|meeting| self.rank(meeting))
    }
}
