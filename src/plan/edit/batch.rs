//! Several edits as one: all of them or none.
//!
//! Closing a meeting writes into every follow-up that it heard, so a batch may change each of ten thousand measures:
//! where each would be looked for in the whole plan, that is fifty million comparisons. A batch of more than [`FEW`]
//! looks through the plan once. Limits: from the first edit on that puts a measure elsewhere, each is looked for.

use std::collections::HashMap;

use super::{Edit, Misfit};
use crate::plan::{Place, Plan};

/// Up to so many edits each measure is looked for.
const FEW: usize = 16;

/// [`Edit::apply`] of `edits`, in this order.
pub(super) fn apply_all(plan: &mut Plan, edits: Vec<Edit>) -> Result<Edit, Misfit> {
    let mut inverses = Vec::with_capacity(edits.len());
    let mut places = Places::of(plan, edits.len());
    for edit in edits {
        match places.apply(plan, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(misfit) => {
                inverses.reverse();
                let mut places = Places::of(plan, inverses.len());
                for inverse in inverses {
                    // The inverse of what was applied just now fits.
                    let _ = places.apply(plan, inverse);
                }
                return Err(misfit);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

/// Where each measure stands, by its id: the first one where an id stands twice. None where that is not known.
struct Places(Option<HashMap<String, Place>>);

impl Places {
    fn of(plan: &Plan, edits: usize) -> Self {
        Self((edits > FEW).then(|| {
            let mut places = HashMap::new();
            for (place, measure) in plan.measures() {
                places.entry(measure.id.clone()).or_insert(place);
            }
            places
        }))
    }

    fn apply(&mut self, plan: &mut Plan, edit: Edit) -> Result<Edit, Misfit> {
        match (&self.0, edit.within()) {
            (Some(places), Some(id)) => {
                let place = places.get(id).copied().ok_or_else(|| Misfit::NoMeasure(id.to_owned()))?;
                edit.apply_within(plan, place)
            }
            (Some(_), None) if !edit.keeps_places() => {
                self.0 = None;
                edit.apply(plan)
            }
            _ => edit.apply(plan),
        }
    }
}
