//! Meetings and what they told units to do, as data. The life of a meeting (planning, opening, closing) is told in
//! `sitting`.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

/// A meeting of a body.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// "3/2566": runs within the calendar year, unless the body counts otherwise.
    pub number: String,
    /// The day.
    pub date: Day,
    /// The body that meets, by name; empty for the first one of the plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// When it began: "09:30".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opened: String,
    /// When it ended.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closed: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The members, present or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    /// Who was present without being a member.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<String>,
    /// What was on the agenda, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem>,
    /// Who writes the minutes (ผู้จดรายงานการประชุม), by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub writer: String,
    /// Who reads them over (ผู้ตรวจรายงานการประชุม), by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewer: String,
    /// Where it stands.
    pub state: MeetingState,
    /// The minutes as printed, kept when the meeting was closed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// The minutes of earlier closings, the first closing's first: a meeting that is opened again loses none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

impl Meeting {
    /// A planned meeting of which nothing is known but its number and its day.
    pub fn new(number: impl Into<String>, date: Day) -> Self {
        Self { number: number.into(), date, ..Self::default() }
    }

    /// Whether it is closed and keeps its minutes: nothing changes it until it is opened again, and it heard the
    /// follow-ups that name it and no others.
    pub fn is_filed(&self) -> bool {
        self.state == MeetingState::Closed && !self.minutes.is_empty()
    }
}

/// Where in a meeting something is known or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingPart {
    /// [`Meeting::number`].
    Number,
    /// [`Meeting::date`].
    Date,
    /// [`Meeting::body`], and the roster that is behind it.
    Body,
    /// [`Meeting::place`].
    Place,
    /// [`Meeting::opened`].
    Opened,
    /// [`Meeting::closed`].
    Closed,
    /// [`Meeting::attendance`], by index.
    Attendance(usize),
    /// [`Meeting::guests`], by index.
    Guest(usize),
    /// [`AgendaItem::title`], by index.
    ItemTitle(usize),
    /// [`AgendaItem::text`], by index.
    ItemText(usize),
    /// [`AgendaItem::resolution`], by index.
    Resolution(usize),
    /// [`Meeting::writer`].
    Writer,
    /// [`Meeting::reviewer`].
    Reviewer,
}

/// A member at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The name, or the position of one who sits by office.
    pub name: String,
    /// The position.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// The role, in the words that are printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Whether the member came.
    #[serde(default, skip_serializing_if = "Presence::is_present")]
    pub presence: Presence,
}

/// Whether a member came.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Presence {
    /// In person.
    #[default]
    Present,
    /// Somebody else came for the member: the name.
    StandIn(String),
    /// Nobody came: the reason ("ลาการประชุม").
    Absent(String),
}

impl Presence {
    /// Whether the member came in person, as is the rule.
    pub fn is_present(&self) -> bool {
        *self == Self::Present
    }
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Without its number.
    pub title: String,
    /// What was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What was decided (มติที่ประชุม).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub resolution: String,
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum MeetingState {
    /// Not yet held.
    #[default]
    Planned,
    /// Being held.
    Open,
    /// Held, its minutes kept.
    Closed,
}

/// What a meeting told a unit to do (ข้อสั่งการ): open until a meeting closes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directive {
    /// Stable and unique in the plan.
    pub id: String,
    /// The measure that it is about, by id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// To whom it was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What is to be done.
    pub text: String,
    /// The meeting that gave it, by number.
    pub given_at: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// What the unit reported since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<Report>,
    /// The meeting that closed it, by number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<String>,
}

/// What a unit reported on a directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The day.
    pub on: Day,
    /// In words.
    pub text: String,
}
