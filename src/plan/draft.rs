//! What a person writes in words, and what was written and not accepted yet.
//!
//! A draft is no part of the plan: it is kept beside it, so that nothing that was typed is lost, and becomes an
//! edit ([`Measure::write`](super::Measure::write)) when the person accepts it.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

/// A text of a measure that is written in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Passage {
    /// What was reported on the day at hand: [`FollowUp::text`](super::FollowUp::text).
    Report,
    /// What stands in the way, on the day at hand: [`FollowUp::obstacles`](super::FollowUp::obstacles).
    Obstacles,
    /// An item of what proves it, on the day at hand: [`FollowUp::evidence`](super::FollowUp::evidence).
    Evidence(usize),
    /// The secretary's private note: [`Measure::note`](super::Measure::note).
    Note,
    /// [`Measure::title`](super::Measure::title).
    Title,
    /// [`Measure::issue`](super::Measure::issue).
    Issue,
    /// The words of the due; what they say goes with them.
    Due,
    /// The words of the monitoring; the rhythm goes with them.
    Monitoring,
    /// In which way it is followed up.
    MonitoringHow,
    /// The printed words of who does it.
    Responsible,
    /// An item of a list.
    Item(List, usize),
    /// A text of the entry at this index of the log, whatever its day.
    Logged(usize, Words),
}

/// A text of an entry of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    /// [`FollowUp::text`](super::FollowUp::text).
    Report,
    /// [`FollowUp::obstacles`](super::FollowUp::obstacles).
    Obstacles,
    /// An item of [`FollowUp::evidence`](super::FollowUp::evidence).
    Evidence(usize),
    /// [`FollowUp::unit`](super::FollowUp::unit).
    Unit,
    /// [`FollowUp::meeting`](super::FollowUp::meeting).
    Meeting,
}

/// A list of a measure, whose items are written one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum List {
    /// [`Measure::codes`](super::Measure::codes).
    Codes,
    /// [`Measure::activities`](super::Measure::activities).
    Activities,
    /// [`Measure::outputs`](super::Measure::outputs).
    Outputs,
    /// [`Measure::awareness`](super::Measure::awareness).
    Awareness,
    /// [`Responsible::units`](super::Responsible::units).
    Units,
}

/// A text that is being written, or was left before it was accepted.
///
/// It belongs to a measure, not to a day: a report that was left yesterday is offered as today's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The measure's id.
    pub measure: String,
    /// Which of its texts.
    pub passage: Passage,
    /// The text so far.
    pub text: String,
    /// The text of the plan over which it was begun.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub over: String,
    /// The day of the entry of the log that it corrects: entries are found by their index, and that changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}
