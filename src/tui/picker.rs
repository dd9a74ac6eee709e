//! A list from which one thing is picked: letters narrow it (spelling and digits as in a search), arrows choose.
//!
//! Pure data; what is done with what was picked stands with the room that asked, by way of [`Pick`].

use super::action::{Action, Motion};
use super::writing::Heading;
use crate::locales::Message;
use crate::plan::{Passage, Status};
use crate::thai::search::SearchKey;

/// The most rows of the list that are seen at once.
const MOST: usize = 12;

/// A list from which one thing is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picker {
    /// What is picked.
    pub(super) heading: Message,
    /// What the list is narrowed by.
    pub(super) text: String,
    entries: Vec<Entry>,
    /// Indexes of the entries that have the text in them.
    shown: Vec<usize>,
    /// Index into them.
    selected: usize,
}

/// A thing that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is seen.
    pub(super) label: String,
    /// What is seen at the right: a key, a count.
    pub(super) detail: String,
    /// By what else it is found.
    pub(super) also: String,
    /// What picking it does.
    pub(super) pick: Pick,
}

/// What picking an entry does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Does this.
    Do(Action),
    /// Takes the measures with these ids to the end of an indicator of a section.
    MoveTo(Vec<String>, usize, usize),
    /// Opens the field for a text of the selected measure.
    Write(Passage),
    /// Has the entry at this index of the selected measure's log say this status.
    Correct(usize, Status),
    /// Opens the line of a heading.
    Heading(Heading),
    /// Lists the fields of a section, or of an indicator of it.
    EditHeading(usize, Option<usize>),
    /// Takes out a section, or an indicator of it.
    RemoveHeading(usize, Option<usize>),
    /// Of two units makes the second.
    Merge(String, String),
}

impl Picker {
    /// A list of `entries`; the first is selected.
    pub(super) fn new(heading: Message, entries: Vec<Entry>) -> Self {
        let shown = (0..entries.len()).collect();
        Self { heading, text: String::new(), entries, shown, selected: 0 }
    }

    /// How many lines it wants: its heading and the rows.
    pub(super) fn lines(&self) -> u16 {
        u16::try_from(1 + self.entries.len().clamp(1, MOST)).unwrap_or(u16::MAX)
    }

    /// Narrows the list to what has `text` in it.
    pub(super) fn narrow(&mut self, text: String) {
        let wanted = SearchKey::new(&text);
        let has =
            |text: &str| wanted.as_str().is_empty() || SearchKey::new(text).find(&wanted).next().is_some();
        self.shown = (0..self.entries.len())
            .filter(|index| has(&self.entries[*index].label) || has(&self.entries[*index].also))
            .collect();
        (self.text, self.selected) = (text, 0);
    }

    /// Moves the selection.
    pub(super) fn step(&mut self, motion: Motion) {
        let last = self.shown.len().saturating_sub(1);
        self.selected = match motion {
            Motion::Up => self.selected.saturating_sub(1),
            Motion::Down => self.selected + 1,
            Motion::PageUp | Motion::HalfUp => self.selected.saturating_sub(MOST - 2),
            Motion::PageDown | Motion::HalfDown => self.selected + MOST - 2,
            Motion::Home | Motion::TextStart => 0,
            Motion::End | Motion::TextEnd => last,
            Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight => self.selected,
        }
        .min(last);
    }

    /// What is selected.
    pub(super) fn selected(&self) -> Option<&Entry> {
        self.shown.get(self.selected).map(|index| &self.entries[*index])
    }

    /// The entries that `height` rows show, and whether each is the selected one. The selection is in the middle
    /// where the list is longer.
    pub(super) fn seen(&self, height: usize) -> impl Iterator<Item = (&Entry, bool)> {
        let top = self.selected.saturating_sub(height / 2).min(self.shown.len().saturating_sub(height));
        let seen = self.shown.iter().enumerate().skip(top).take(height);
        seen.map(|(row, index)| (&self.entries[*index], row == self.selected))
    }

    /// How many entries are shown of how many.
    pub(super) fn count(&self) -> (usize, usize) {
        (self.shown.len(), self.entries.len())
    }
}
