//! Several edits as one: all of them or none.
//!
//! Closing a meeting writes into every follow-up that it heard, so a batch may change thirty thousand of ten thousand
//! measures: were each looked for in the whole plan, that would be a hundred and fifty million comparisons. A batch of
//! more than [`FEW`] looks through the plan once. Limits: from the first edit on that puts a measure elsewhere, each is looked for.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::{Field, FollowUp, Indicator, Measure, Section, Status};

    /// A hundred measures with an entry each; one id stands twice.
    fn plan() -> Plan {
        let entry = FollowUp::new("2023-03-15".parse().unwrap(), Status::InProgress);
        let of =
            |n: usize| Measure { id: (n % 99).to_string(), log: vec![entry.clone()], ..Measure::default() };
        let indicator = Indicator { measures: (0..100).map(of).collect(), ..Indicator::default() };
        let mut plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
        plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
        plan
    }

    fn done(id: &str) -> Edit {
        let entry = FollowUp::new("2023-03-15".parse().unwrap(), Status::Done);
        Edit::SetFollowUp { measure: id.into(), at: 0, entry }
    }

    /// Each edit by itself, which looks for its measure.
    fn one_by_one(mut plan: Plan, edits: &[Edit]) -> Plan {
        for edit in edits {
            edit.clone().apply(&mut plan).unwrap();
        }
        plan
    }

    #[test]
    fn a_long_batch_does_what_its_edits_do_one_by_one_and_is_taken_back() {
        let before = plan();
        let mut edits: Vec<_> = (0..99).map(|n| done(&n.to_string())).collect();
        // From here on measures stand elsewhere.
        edits.push(Edit::RemoveMeasure { measure: "5".into() });
        let retitle = |id: &str| Edit::SetField { measure: id.into(), field: Field::Title(id.into()) };
        edits.extend(["4", "6", "98"].map(retitle));
        let mut plan = before.clone();
        let back = Edit::Batch(edits.clone()).apply(&mut plan).unwrap();
        assert_eq!(plan, one_by_one(before.clone(), &edits));
        back.apply(&mut plan).unwrap();
        assert_eq!(plan, before);
    }

    #[test]
    fn a_long_batch_that_fails_at_its_end_leaves_the_plan_as_it_was() {
        for last in [done("none"), Edit::RemoveFollowUp { measure: "7".into(), at: 1 }] {
            let mut plan = plan();
            let edits = (0..50).map(|n| done(&n.to_string())).chain([last]);
            assert!(Edit::Batch(edits.collect()).apply(&mut plan).is_err());
            assert_eq!(plan, self::plan());
        }
    }
}
