//! Where on a page an item is.

use super::{Key, Target};
use crate::plan::{Measure, Plan};
use crate::view::Round;

/// The index of the item `target` on the page `key` of `round`, a round of `plan`; none where it is not there.
pub fn place(plan: &Plan, round: &Round<'_>, key: Key, target: &Target) -> Option<usize> {
    match (key, target) {
        (Key::Indicator { section, indicator }, Target::Measure(id)) => {
            let of = plan.sections.get(section)?.indicators.get(indicator)?;
            of.measures.iter().position(|measure| measure.id == *id)
        }
        (Key::Late, Target::Measure(id)) => at(round.late.iter().map(|late| late.1), id),
        (Key::DueSoon, Target::Measure(id)) => at(round.falling_due.iter().map(|due| due.1), id),
        (Key::Directives, Target::Directive(id)) => {
            let mut all =
                round.arising.iter().map(|matter| matter.directive).chain(round.given.iter().copied());
            all.position(|directive| directive.id == *id)
        }
        _ => None,
    }
}

fn at<'m>(mut measures: impl Iterator<Item = &'m Measure>, id: &str) -> Option<usize> {
    measures.position(|measure| measure.id == id)
}
