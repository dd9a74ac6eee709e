//! A list from which one thing is picked: letters narrow it (spelling and digits as in a search), arrows choose.
//!
//! Pure data; what is done with what was picked stands with the room that asked, by way of [`Pick`].

use std::path::PathBuf;

use super::action::{Action, Mode, Motion};
use super::directives;
use super::meeting;
use super::roster;
use super::wall::Decision;
use super::writing::Heading;
use crate::locales::Message;
use crate::plan::{Passage, Status};
use crate::thai::keyboard;
use crate::thai::search::SearchKey;
use crate::thai::width::width;
use crate::view::{Column, Order, Timing};

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
    /// How many changes there had been when it was opened: after another one a place is not what it was.
    pub(super) made: u64,
    /// Whether it is the palette: what else an entry is found by is shown too, and its key finds it.
    pub(super) is_palette: bool,
}

/// A thing that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is seen.
    pub(super) label: String,
    /// What is seen at the right: a key, a count.
    pub(super) detail: String,
    /// By what else it is found. In the palette what stands before [`Self::UNSEEN`] is seen too.
    pub(super) also: String,
    /// What picking it does.
    pub(super) pick: Pick,
}

impl Entry {
    /// Behind it stands what is found in the palette and not seen.
    pub(super) const UNSEEN: char = '\n';
}

/// What picking an entry does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Does this.
    Do(Action),
    /// Goes to the screen of this mode and does it there.
    Elsewhere(Action, Mode),
    /// Opens this plan.
    Open(PathBuf),
    /// Goes on with the demo.
    Demo,
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
    /// Gives a directive to a unit.
    Directives(directives::Choice),
    /// On the page of a meeting, or about one.
    Meeting(meeting::Choice),
    /// Shows only this, or no longer only this.
    Filter(Choice),
    /// Puts the rows in this order.
    Order(Order),
    /// Shows or hides a column; the list stays open.
    Column(Column),
    /// Shows the usual columns; the list stays open.
    UsualColumns,
    /// Of the screen of that name.
    Roster(roster::Choice),
    /// Does this on the wall.
    Wall(Decision),
}

impl Pick {
    /// Whether it is about what stands at a place of the plan, found by its index.
    pub(super) const fn is_of_place(&self) -> bool {
        matches!(
            self,
            Self::MoveTo(..)
                | Self::Correct(..)
                | Self::Write(Passage::Logged(..))
                | Self::Heading(_)
                | Self::Meeting(_)
                | Self::EditHeading(..)
                | Self::RemoveHeading(..)
        )
    }
}

/// What a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// How it stands to its deadline.
    Timing(Timing),
    /// A status.
    Status(Status),
    /// A unit.
    Unit(String),
    /// The code or the title of a section.
    Section(String),
    /// A text, which is asked for.
    Text,
    /// Everything again.
    All,
}

impl Picker {
    /// A list of `entries`; the first is selected.
    pub(super) fn new(heading: Message, entries: Vec<Entry>) -> Self {
        let shown = (0..entries.len()).collect();
        Self { heading, text: String::new(), entries, shown, selected: 0, made: 0, is_palette: false }
    }

    /// A list of actions, whose details are their keys.
    pub(super) fn of_commands(heading: Message, entries: Vec<Entry>) -> Self {
        Self { is_palette: true, ..Self::new(heading, entries) }
    }

    /// How many lines it wants: its heading and the rows.
    pub(super) fn lines(&self) -> u16 {
        u16::try_from(1 + self.entries.len().clamp(1, MOST)).unwrap_or(u16::MAX)
    }

    /// Narrows the list to what has `text` in it, what begins with it first. What nothing in the palette has may have
    /// been typed with the keyboard in Thai layout.
    pub(super) fn narrow(&mut self, text: String) {
        self.shown = self.matching(&text);
        if self.shown.is_empty() && self.is_palette {
            let latin = |c| keyboard::latin_of(c).or_else(|| keyboard::shared_key(c)).unwrap_or(c);
            self.shown = self.matching(&text.chars().map(latin).collect::<String>());
        }
        (self.text, self.selected) = (text, 0);
    }

    /// The entries that have `text` in them, the likeliest first.
    fn matching(&self, text: &str) -> Vec<usize> {
        let wanted = SearchKey::new(text);
        let ranked = self.entries.iter().enumerate().filter_map(|(index, entry)| {
            let rank = if wanted.as_str().is_empty() { Some(0) } else { self.rank(entry, text, &wanted) };
            rank.map(|rank| (rank, index))
        });
        let mut ranked: Vec<_> = ranked.collect();
        // Of the same rank in the order of the list.
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, index)| index).collect()
    }

    /// How likely `entry` is meant, 0 the likeliest; none where it does not have what is wanted.
    fn rank(&self, entry: &Entry, text: &str, wanted: &SearchKey) -> Option<u8> {
        let mut keys = entry.detail.split(' ').filter(|_| self.is_palette);
        if keys.clone().any(|key| key == text.trim()) {
            return Some(0);
        }
        if keys.any(|key| key.to_lowercase() == text.trim().to_lowercase()) {
            return Some(1);
        }
        let of = |text: &str| {
            let key = SearchKey::new(text);
            let hits = key.find(wanted).map(|hit| match text[..hit.start].chars().last() {
                None => 2,
                Some(before) if !before.is_alphanumeric() => 3,
                Some(_) => 4,
            });
            hits.min()
        };
        of(&entry.label).or_else(|| of(&entry.also).map(|rank| rank + 3))
    }

    /// Selects the first entry that `is_wanted`, where it is shown.
    pub(super) fn select(&mut self, is_wanted: impl Fn(&Pick) -> bool) {
        let found = self.shown.iter().position(|index| is_wanted(&self.entries[*index].pick));
        self.selected = found.unwrap_or(self.selected);
    }

    /// Whether an entry `is_wanted`.
    pub(super) fn has(&self, is_wanted: impl Fn(&Pick) -> bool) -> bool {
        self.entries.iter().any(|entry| is_wanted(&entry.pick))
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
        let top = self.top(height);
        let seen = self.shown.iter().enumerate().skip(top).take(height);
        seen.map(|(row, index)| (&self.entries[*index], row == self.selected))
    }

    /// The first entry that `height` rows show.
    fn top(&self, height: usize) -> usize {
        self.selected.saturating_sub(height / 2).min(self.shown.len().saturating_sub(height))
    }

    /// Selects what the row `line` of `height` shows; whether it shows something.
    pub(super) fn select_seen(&mut self, line: usize, height: usize) -> bool {
        let row = self.top(height) + line;
        let is_entry = line < height && row < self.shown.len();
        if is_entry {
            self.selected = row;
        }
        is_entry
    }

    /// The columns of the longest label.
    pub(super) fn label_width(&self) -> usize {
        self.entries.iter().map(|entry| width(&entry.label)).max().unwrap_or(0)
    }

    /// How many entries are shown of how many.
    pub(super) fn count(&self) -> (usize, usize) {
        (self.shown.len(), self.entries.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(labels: &[(&str, &str, &str)]) -> Vec<Entry> {
        let entry = |(label, detail, also): &(&str, &str, &str)| Entry {
            label: (*label).into(),
            detail: (*detail).into(),
            also: (*also).into(),
            pick: Pick::Do(Action::Help),
        };
        labels.iter().map(entry).collect()
    }

    fn found(picker: &mut Picker, text: &str) -> Vec<String> {
        picker.narrow(text.into());
        picker.seen(20).map(|(entry, _)| entry.label.clone()).collect()
    }

    const ENTRIES: &[(&str, &str, &str)] = &[
        ("บันทึกเป็นแฟ้มใหม่", "F12", "save as a new file · save-as-new"),
        ("ปลดล็อกแฟ้ม", "x", "unsave · x"),
        ("แฟ้ม", "Ctrl-S", "file · save"),
    ];

    #[test]
    fn what_begins_with_it_comes_first() {
        let mut picker = Picker::new(Message::new("tui-palette"), list(ENTRIES));
        assert_eq!(found(&mut picker, "แฟ้ม"), ["แฟ้ม", "บันทึกเป็นแฟ้มใหม่", "ปลดล็อกแฟ้ม"]);
        assert_eq!(found(&mut picker, "SAVE"), ["บันทึกเป็นแฟ้มใหม่", "แฟ้ม", "ปลดล็อกแฟ้ม"]);
        assert_eq!(found(&mut picker, ""), ENTRIES.iter().map(|e| e.0).collect::<Vec<_>>());
        assert!(found(&mut picker, "f12").is_empty(), "in a list of other things the detail is a figure");
    }

    #[test]
    fn in_the_palette_a_key_finds_its_action_and_the_layout_does_not_matter() {
        let mut picker = Picker::of_commands(Message::new("tui-palette"), list(ENTRIES));
        assert_eq!(found(&mut picker, "f12"), ["บันทึกเป็นแฟ้มใหม่"]);
        assert_eq!(found(&mut picker, "ctrl-s"), ["แฟ้ม"]);
        assert_eq!(found(&mut picker, "x")[0], "ปลดล็อกแฟ้ม");
        assert_eq!(found(&mut picker, "ฐฐฐ"), [""; 0]);
        // With the keyboard in Thai: s, a, v, e.
        assert_eq!(found(&mut picker, "หฟอำ").len(), 3);
    }

    #[test]
    fn a_row_that_is_seen_is_selected_where_it_is() {
        let entries: Vec<(String, String, String)> =
            (0..30).map(|n| (format!("{n}"), String::new(), String::new())).collect();
        let entries: Vec<_> = entries.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        let mut picker = Picker::new(Message::new("tui-palette"), list(&entries));
        picker.selected = 20;
        let third = picker.seen(11).nth(2).unwrap().0.label.clone();
        assert!(picker.select_seen(2, 11));
        assert_eq!(picker.selected().unwrap().label, third);
        assert!(!picker.select_seen(11, 11), "below the list");
        picker.narrow("2".into());
        assert!(!picker.select_seen(15, 20), "below its last row");
    }
}
