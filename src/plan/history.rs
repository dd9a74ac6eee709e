//! Undo and redo.

use super::{Edit, Misfit, Plan};

/// What was done to a plan, so that it can be taken back and done again.
///
/// The history belongs to one plan: every change of that plan goes through [`History::commit`].
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Inverses of what was done, the newest last.
    undo: Vec<Edit>,
    /// Inverses of what was taken back, the newest last.
    redo: Vec<Edit>,
}

impl History {
    /// Applies `edit` and remembers how to take it back. What had been taken back cannot be done again then.
    pub fn commit(&mut self, plan: &mut Plan, edit: Edit) -> Result<(), Misfit> {
        let inverse = edit.apply(plan)?;
        self.undo.push(inverse);
        self.redo.clear();
        Ok(())
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self, plan: &mut Plan) -> Result<bool, Misfit> {
        step(&mut self.undo, &mut self.redo, plan)
    }

    /// Does again what was taken back last; false where there is none.
    pub fn redo(&mut self, plan: &mut Plan) -> Result<bool, Misfit> {
        step(&mut self.redo, &mut self.undo, plan)
    }

    /// What [`History::undo`] would apply.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.undo.last()
    }

    /// What [`History::redo`] would apply.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.redo.last()
    }
}

fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, plan: &mut Plan) -> Result<bool, Misfit> {
    let Some(edit) = from.last().cloned() else { return Ok(false) };
    // What does not fit stays: were it dropped, the one below it would be taken back out of order.
    to.push(edit.apply(plan)?);
    from.pop();
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Measure, Place, arbitrary};
    use arbitrary::any_edit;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_edit_is_taken_back_to_the_letter(plan in arbitrary::plan(), edit in any_edit()) {
            let mut changed = plan.clone();
            // What does not fit leaves no trace, half a batch neither.
            if let Ok(inverse) = edit.apply(&mut changed) {
                inverse.apply(&mut changed).unwrap();
            }
            prop_assert_eq!(changed, plan);
        }

        #[test]
        fn undo_and_redo_walk_through_the_same_plans(
            plan in arbitrary::plan(),
            edits in prop::collection::vec(any_edit(), 0..12),
        ) {
            let (mut now, mut history) = (plan.clone(), History::default());
            let mut states = vec![plan];
            for edit in edits {
                if history.commit(&mut now, edit).is_ok() {
                    states.push(now.clone());
                }
            }
            for state in states.iter().rev().skip(1) {
                prop_assert!(history.undo(&mut now).unwrap());
                prop_assert_eq!(&now, state);
            }
            prop_assert!(!history.undo(&mut now).unwrap());
            for state in states.iter().skip(1) {
                prop_assert!(history.redo(&mut now).unwrap());
                prop_assert_eq!(&now, state);
            }
            prop_assert!(!history.redo(&mut now).unwrap());
        }
    }

    fn small() -> Plan {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let measures = vec![Measure { id: "1.1".into(), ..Measure::default() }];
        let indicators = vec![crate::plan::Indicator { measures, ..Default::default() }];
        plan.sections = vec![crate::plan::Section { indicators, ..Default::default() }];
        plan
    }

    #[test]
    fn what_cannot_be_taken_back_now_is_the_next_to_be_taken_back_still() {
        let (mut plan, mut history) = (small(), History::default());
        history.commit(&mut plan, Edit::RemoveMeasure { measure: "1.1".into() }).unwrap();
        // Nobody but a fault elsewhere puts it in past the history.
        let without = std::mem::replace(&mut plan, small());
        assert_eq!(history.undo(&mut plan), Err(Misfit::IdTaken("1.1".into())));
        plan = without;
        assert_eq!(history.undo(&mut plan), Ok(true));
        assert_eq!(plan, small());
    }

    #[test]
    fn an_id_is_not_given_twice() {
        let mut plan = small();
        let place = Place { section: 0, indicator: 0, measure: 0 };
        let measure = Box::new(Measure { id: "1.1".into(), ..Measure::default() });
        let taken = Edit::InsertMeasure { place, measure }.apply(&mut plan);
        assert_eq!(taken, Err(Misfit::IdTaken("1.1".into())));
    }
}
