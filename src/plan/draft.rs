//! What a person writes in words, and what was written and not accepted yet.
//!
//! A draft is no part of the plan: it is kept beside it, so that nothing that was typed is lost, and becomes an
//! edit ([`Measure::write`](super::Measure::write)) when the person accepts it.

use serde::{Deserialize, Serialize};

/// A text of a measure that is written in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Passage {
    /// What was reported on the day at hand: [`FollowUp::text`](super::FollowUp::text).
    Report,
    /// The secretary's private note: [`Measure::note`](super::Measure::note).
    Note,
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
}
