//! Where a person stood in a plan, and how the person looked at it: what is found again at the next start.
//!
//! It is no part of the plan and of no use to anybody else. What does not fit the plan any more is passed over.

use serde::{Deserialize, Serialize};

use super::{Column, Order};
use crate::calendar::Day;
use crate::plan::Plan;

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
    /// The id of the measure that was selected in the grid when the program ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The order of the grid's rows.
    #[serde(skip_serializing_if = "is_default")]
    pub order: Order,
    /// The indicators whose measures are folded away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folds: Vec<Fold>,
    /// The grid's columns, in the person's order; none for the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<Column>>,
    /// How much larger than usual the wall is written: -2 to 4.
    #[serde(skip_serializing_if = "is_usual")]
    pub wall_step: i8,
}

/// An indicator that is folded, by the titles that the document gives it and its section: places change when
/// headings are put in, titles seldom do. One that is renamed is unfolded; two of one name fold together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fold {
    /// The title of the section.
    pub section: String,
    /// The title of the indicator.
    pub indicator: String,
}

impl Fold {
    /// Of an indicator of `plan`, by the indexes of its section and of itself.
    pub fn of(plan: &Plan, section: usize, indicator: usize) -> Self {
        let part = plan.sections.get(section);
        let heading = part.and_then(|part| part.indicators.get(indicator));
        Self {
            section: part.map_or_else(String::new, |part| part.title.clone()),
            indicator: heading.map_or_else(String::new, |heading| heading.title.clone()),
        }
    }
}

fn is_default(order: &Order) -> bool {
    *order == Order::default()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
const fn is_usual(step: &i8) -> bool {
    *step == 0
}
