//! Undo and redo, and whether the plan differs from what was saved.

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
    /// How long `undo` was when the plan was last saved; none once that state cannot be reached any more.
    saved: Saved,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saved {
    At(usize),
    OutOfReach,
}

impl Default for Saved {
    fn default() -> Self {
        Self::At(0)
    }
}

impl History {
    /// Applies `edit` and remembers how to take it back. What had been taken back cannot be done again then.
    pub fn commit(&mut self, plan: &mut Plan, edit: Edit) -> Result<(), Misfit> {
        let inverse = edit.apply(plan)?;
        if matches!(self.saved, Saved::At(depth) if depth > self.undo.len()) {
            self.saved = Saved::OutOfReach;
        }
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

    /// Whether the plan differs from what was saved.
    pub fn is_dirty(&self) -> bool {
        self.saved != Saved::At(self.undo.len())
    }

    /// The plan as it is now is what lies in the file.
    pub fn mark_saved(&mut self) {
        self.saved = Saved::At(self.undo.len());
    }
}

fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, plan: &mut Plan) -> Result<bool, Misfit> {
    let Some(edit) = from.pop() else { return Ok(false) };
    to.push(edit.apply(plan)?);
    Ok(true)
}
