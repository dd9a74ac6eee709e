//! Where a person stood in a plan, and how the person looked at it: what is found again at the next start.
//!
//! It is no part of the plan and of no use to anybody else. What does not fit the plan any more is passed over.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

/// What is found again at the next start.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The id of the measure at which the month's round stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The day on which it stood there: in another month the round begins anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_on: Option<Day>,
}
