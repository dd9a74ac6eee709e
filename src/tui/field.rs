//! A text that a person writes: one line or many, wrapped between Thai words.
//!
//! Pure: it knows keys as movements and texts, no terminal. The cursor moves by legacy cluster, so น้ำ is two steps
//! (น้ and ำ). Backspace takes a code point, since a tone mark is typed by itself and mended by itself; Delete
//! takes the cluster at the cursor. What is typed is taken back word by word, though Thai has no blanks between
//! words. Every text that enters is cleaned first (`thai::clean`).
//!
//! Limits: [`LONGEST`] bytes. Direction of writing is the terminal's.

mod changes;
mod rows;

use std::ops::Range;

use super::action::Motion;
use crate::thai::clean;
use crate::thai::width::clusters;
use crate::thai::wrap::Wrapper;
use changes::{Change, Changes, How};
use rows::{Row, Rows};

/// The most bytes of a text: about ten thousand letters, four pages. All of it is wrapped anew with each key.
pub const LONGEST: usize = 32 * 1024;

/// What a key does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Takes the code point before the cursor, or what is selected.
    RubOut,
    /// Takes the cluster at the cursor, or what is selected.
    Delete,
    /// Selects the whole text.
    SelectAll,
    /// Takes the last word or change back.
    Undo,
    /// Does it again.
    Redo,
    /// Moves the cursor.
    Move(Motion),
    /// Moves the cursor and selects what it passes over.
    Select(Motion),
}

/// What came of a text that was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// It is in. So many things were taken out of it that have no place in a text.
    Whole(usize),
    /// It would be too long, and stayed out.
    TooLong,
}

/// The text, the cursor in it, and how it is seen.
#[derive(Debug)]
pub struct Field {
    text: String,
    is_single: bool,
    /// A byte between two code points.
    cursor: usize,
    /// The other end of what is selected, where something is.
    anchor: Option<usize>,
    /// At a place where a line is broken: whether the cursor is seen at the end of the upper row.
    upper: bool,
    /// The column for which Up and Down aim.
    column: Option<usize>,
    changes: Changes,
    rows: Rows,
    /// The columns of a row, and how many rows are seen.
    room: (usize, usize),
    /// The first row that is seen.
    top: usize,
}

impl Field {
    /// `text` with the cursor at its end. It has no rows before it is given [room](Self::resize).
    pub fn new(text: String) -> Self {
        Self {
            cursor: text.len(),
            text,
            is_single: false,
            anchor: None,
            upper: false,
            column: None,
            changes: Changes::default(),
            rows: Rows::default(),
            room: (0, 0),
            top: 0,
        }
    }

    /// The same of one line: what enters has blanks in place of line ends.
    pub fn single(text: String) -> Self {
        Self { is_single: true, ..Self::new(text) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many rows the text takes.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Wraps the text in rows of `cols` columns.
    pub fn resize(&mut self, wrapper: &Wrapper, cols: usize) {
        self.room.0 = cols;
        self.rows = Rows::new(&self.text, wrapper, cols);
    }

    /// `height` rows are seen: scrolls as little as brings the cursor among them.
    pub fn settle(&mut self, height: usize) {
        self.room.1 = height.max(1);
        let (row, last) = (self.row(), self.rows.len().saturating_sub(self.room.1));
        self.top = self.top.min(last).min(row).max((row + 1).saturating_sub(self.room.1));
    }

    /// The rows that are seen, from the top: the text of each and the columns of it that are marked.
    pub fn seen(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let selected = self.selected().unwrap_or(0..0);
        let rows = (self.top..self.rows.len()).take(self.room.1).filter_map(|index| self.rows.row(index));
        rows.map(move |row| (self.rows.text(row), self.rows.marked(row, &selected)))
    }

    /// Where the cursor is seen: columns from the left, rows from the top of those that are seen.
    pub fn cursor(&self) -> (usize, usize) {
        let row = self.row();
        // Blanks at the end of a row hang over its edge.
        (self.rows.column(row, self.cursor).min(self.room.0), row.saturating_sub(self.top))
    }

    /// The number of the row in which the cursor is, from 0.
    pub fn row(&self) -> usize {
        self.rows.find(self.cursor, self.upper)
    }

    /// What is selected.
    fn selected(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The text that is selected; none where nothing is.
    pub fn selected_text(&self) -> Option<&str> {
        self.selected().map(|selected| &self.text[selected])
    }

    /// What was typed, in place of what is selected.
    pub fn type_text(&mut self, text: &str, wrapper: &Wrapper) -> Entered {
        self.enter(text, How::Typed, wrapper)
    }

    /// What was pasted, in place of what is selected.
    pub fn paste(&mut self, text: &str, wrapper: &Wrapper) -> Entered {
        self.enter(text, How::AtOnce, wrapper)
    }

    /// Another text in place of the whole; undo brings this one back.
    pub fn replace(&mut self, text: &str, wrapper: &Wrapper) -> Entered {
        self.take(Stroke::SelectAll, wrapper);
        self.paste(text, wrapper)
    }

    fn enter(&mut self, text: &str, how: How, wrapper: &Wrapper) -> Entered {
        let mut cleaned = clean::sanitize(text);
        if self.is_single && cleaned.text.contains('\n') {
            let lines = cleaned.text.lines().map(str::trim).filter(|line| !line.is_empty());
            cleaned.text = lines.collect::<Vec<_>>().join(" ");
        }
        let gap = self.selected().unwrap_or(self.cursor..self.cursor);
        if self.text.len() - gap.len() + cleaned.text.len() > LONGEST {
            return Entered::TooLong;
        }
        if !(gap.is_empty() && cleaned.text.is_empty()) {
            self.change(gap, cleaned.text, how, wrapper);
        }
        Entered::Whole(cleaned.removed.iter().map(|removed| removed.count).sum())
    }

    /// Does what a key asks for.
    pub fn take(&mut self, stroke: Stroke, wrapper: &Wrapper) {
        match stroke {
            Stroke::RubOut => self.rub_out(wrapper),
            Stroke::Delete => self.delete(wrapper),
            Stroke::SelectAll => {
                self.go(self.text.len(), false);
                self.anchor = Some(0);
            }
            Stroke::Undo => {
                let place = self.changes.undo(&mut self.text, |typed| last_word(typed, wrapper));
                self.travel(place, wrapper);
            }
            Stroke::Redo => {
                let place = self.changes.redo(&mut self.text);
                self.travel(place, wrapper);
            }
            Stroke::Move(motion) => self.go_by(motion, false, wrapper),
            Stroke::Select(motion) => self.go_by(motion, true, wrapper),
        }
    }

    fn rub_out(&mut self, wrapper: &Wrapper) {
        let before = self.text[..self.cursor].char_indices().next_back();
        match (self.selected(), before) {
            (Some(selected), _) => self.change(selected, String::new(), How::AtOnce, wrapper),
            (None, Some((at, _))) => self.change(at..self.cursor, String::new(), How::RubbedOut, wrapper),
            (None, None) => {}
        }
    }

    fn delete(&mut self, wrapper: &Wrapper) {
        let next = self.next_cluster();
        match self.selected() {
            Some(selected) => self.change(selected, String::new(), How::AtOnce, wrapper),
            None if next > self.cursor => {
                self.change(self.cursor..next, String::new(), How::Deleted, wrapper);
            }
            None => {}
        }
    }

    fn change(&mut self, gap: Range<usize>, inserted: String, how: How, wrapper: &Wrapper) {
        let (at, removed) = (gap.start, self.text[gap].to_owned());
        let cursor = at + inserted.len();
        self.changes.make(&mut self.text, Change { at, removed, inserted, how });
        self.set(cursor, false);
        self.anchor = None;
        self.column = None;
        self.resize(wrapper, self.room.0);
    }

    /// After undo and redo: the cursor goes to what changed.
    fn travel(&mut self, place: Option<usize>, wrapper: &Wrapper) {
        let Some(place) = place else { return };
        self.go(place, false);
        self.anchor = None;
        self.resize(wrapper, self.room.0);
    }

    fn set(&mut self, place: usize, upper: bool) {
        (self.cursor, self.upper) = (place, upper);
    }

    /// Moves the cursor; what is typed next is a change of its own.
    fn go(&mut self, place: usize, upper: bool) {
        self.set(place, upper);
        self.changes.close();
        self.column = None;
    }

    fn go_by(&mut self, motion: Motion, selects: bool, wrapper: &Wrapper) {
        let selected = self.selected();
        if selects {
            self.anchor = self.anchor.or(Some(self.cursor));
        } else {
            self.anchor = None;
        }
        let page = self.room.1.max(2) - 1;
        match (motion, selected.filter(|_| !selects)) {
            // What was selected is left at the side to which one moves.
            (Motion::Left, Some(left)) => self.go(left.start, false),
            (Motion::Right, Some(left)) => self.go(left.end, false),
            (Motion::Left, None) => self.go(self.previous_cluster(), false),
            (Motion::Right, None) => self.go(self.next_cluster(), false),
            (Motion::WordLeft, _) => self.go(self.previous_word(wrapper), false),
            (Motion::WordRight, _) => self.go(self.next_word(wrapper), false),
            (Motion::Up, _) => self.go_to_row(self.row().checked_sub(1)),
            (Motion::Down, _) => self.go_to_row(Some(self.row() + 1)),
            (Motion::PageUp | Motion::HalfUp, _) => self.go_to_row(Some(self.row().saturating_sub(page))),
            (Motion::PageDown | Motion::HalfDown, _) => {
                let last = self.rows.len().saturating_sub(1);
                let row = self.row();
                self.go_to_row(Some(if row == last { last + 1 } else { last.min(row + page) }));
            }
            (Motion::Home, _) => self.go_in_row(self.row(), |row| row.start),
            (Motion::End, _) => self.go_in_row(self.row(), |row| row.end),
            (Motion::TextStart, _) => self.go(0, false),
            (Motion::TextEnd, _) => self.go(self.text.len(), false),
        }
    }

    /// Moves into another row, in the column where Up and Down began; above the first row to the start of the
    /// text, below the last to its end.
    fn go_to_row(&mut self, row: Option<usize>) {
        let column = self.column.unwrap_or_else(|| self.cursor().0);
        match row {
            None => self.go(0, false),
            Some(row) if row >= self.rows.len() => self.go(self.text.len(), false),
            Some(row) => {
                let place = self.rows.place(row, column);
                self.go_in_row(row, |_| place);
            }
        }
        self.column = Some(column);
    }

    /// Moves the cursor to where it was pointed: so many columns from the left, rows from the first that is seen. Nothing
    /// is selected then.
    pub fn point(&mut self, column: usize, row: usize) {
        self.anchor = None;
        let row = (self.top + row).min(self.rows.len().saturating_sub(1));
        let place = self.rows.place(row, column);
        self.go_in_row(row, |_| place);
    }

    /// Moves to a place in the row at `index`; at its end the cursor is seen there, though the next row may begin at
    /// the same place.
    fn go_in_row(&mut self, index: usize, place: impl Fn(&Row) -> usize) {
        let Some(row) = self.rows.row(index) else { return };
        let (start, place) = (row.start, place(row));
        self.go(place, place > start);
    }

    /// Between two clusters behind the cursor. A cluster that the cursor is in, after a Backspace joined two, is
    /// left at its end.
    fn next_cluster(&self) -> usize {
        let mut ends = self.cluster_ends();
        ends.find(|end| *end > self.cursor).unwrap_or(self.text.len())
    }

    fn previous_cluster(&self) -> usize {
        self.cluster_ends().take_while(|end| *end < self.cursor).last().unwrap_or(0)
    }

    /// The ends of the clusters of the lines about the cursor.
    fn cluster_ends(&self) -> impl Iterator<Item = usize> {
        let line = self.line();
        // An LF is a cluster of its own: those of a line are found without what stands before it.
        let from = line.start.saturating_sub(1);
        let until = (line.end + 1).min(self.text.len());
        let ends = clusters(&self.text[from..until]).scan(from, |end, cluster| {
            *end += cluster.len();
            Some(*end)
        });
        std::iter::once(from).chain(ends)
    }

    /// The line in which the cursor is, without its LF.
    fn line(&self) -> Range<usize> {
        let (before, behind) = self.text.split_at(self.cursor);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        start..self.cursor + behind.find('\n').unwrap_or(behind.len())
    }

    fn next_word(&self, wrapper: &Wrapper) -> usize {
        let line = self.line();
        if self.cursor == line.end {
            return (line.end + 1).min(self.text.len());
        }
        let ends = wrapper.words(&self.text[line.clone()]);
        ends.into_iter().map(|end| line.start + end).find(|end| *end > self.cursor).unwrap_or(line.end)
    }

    fn previous_word(&self, wrapper: &Wrapper) -> usize {
        let line = self.line();
        if self.cursor == line.start {
            return line.start.saturating_sub(1);
        }
        let ends = wrapper.words(&self.text[line.clone()]);
        let before = ends.into_iter().map(|end| line.start + end).rfind(|end| *end < self.cursor);
        before.unwrap_or(line.start)
    }
}

/// The byte at which the last word of what was typed begins; a new line is a word of its own.
fn last_word(typed: &str, wrapper: &Wrapper) -> usize {
    if typed.ends_with('\n') {
        return typed.len() - 1;
    }
    let start = typed.rfind('\n').map_or(0, |at| at + 1);
    let line = &typed[start..];
    start + wrapper.words(line).into_iter().rfind(|end| *end < line.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests;
