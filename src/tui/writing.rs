//! A text of a measure that is being written: which one, and what would be lost were the field closed. What the keys
//! do with it stands in `typing`.

use super::action::{Action, COMMANDS};
use super::chord::Chord;
use super::field::Field;
use crate::plan::{Draft, Passage};

/// The most and the fewest rows of a text that are seen, where the screen has room.
const MOST: usize = 7;
const FEWEST: usize = 2;

/// A text that is being written.
#[derive(Debug)]
pub(super) struct Writing {
    /// The measure's id.
    pub(super) measure: String,
    pub(super) passage: Passage,
    /// The text as the plan had it when the field was opened.
    pub(super) before: String,
    pub(super) field: Field,
}

impl Writing {
    /// The lines that the field wants, its heading with them.
    pub(super) fn lines(&self) -> u16 {
        u16::try_from(1 + self.field.len().clamp(FEWEST, MOST)).unwrap_or(u16::MAX)
    }

    /// What would be lost were the field closed.
    pub(super) fn draft(&self) -> Option<Draft> {
        let is_changed = self.field.text().trim() != self.before.trim();
        is_changed.then(|| Draft {
            measure: self.measure.clone(),
            passage: self.passage,
            text: self.field.text().to_owned(),
            over: self.before.clone(),
        })
    }

    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        draft.measure == self.measure && draft.passage == self.passage
    }
}

/// The key that opens the field of `passage`.
pub(super) fn key_of(passage: Passage) -> String {
    let command = COMMANDS.iter().find(|command| command.action == Action::Write(passage));
    command.and_then(|command| command.keys.first()).map(Chord::to_string).unwrap_or_default()
}
