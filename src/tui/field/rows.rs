//! The text of a field in the rows in which it is seen, and the way between the two.
//!
//! What is seen differs from the text where that cannot be seen as it is (`clean::display_lines`): a TAB is a
//! blank, a mark with no base stands on ◌. A place in the text is a byte of it.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::thai::clean;
use crate::thai::width::{clusters, width};
use crate::thai::wrap::Wrapper;

/// A row: where it begins and ends in the text and in what is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its first place.
    pub start: usize,
    /// Its last place: before the LF, or before the blanks at which it was broken.
    pub end: usize,
    /// Whether the line goes on in the next row.
    pub is_soft: bool,
    /// What is drawn of it: without the blanks at its end.
    seen: Range<usize>,
}

/// All rows of a text.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    seen: String,
    /// Where each cluster begins in the text and in what is seen, and the end; empty where both are the same.
    places: Vec<(usize, usize)>,
    /// From the top; never empty once there is a text.
    all: Vec<Row>,
}

impl Rows {
    /// `text` in rows of at most `cols` columns.
    pub fn new(text: &str, wrapper: &Wrapper, cols: usize) -> Self {
        let (seen, places) = seen(text);
        let range = |row: &str| {
            let start = row.as_ptr() as usize - seen.as_ptr() as usize;
            start..start + row.len()
        };
        let ranges: Vec<_> = wrapper.wrap(&seen, cols.max(1)).into_iter().map(range).collect();
        let mut rows = Self { seen, places, all: Vec::with_capacity(ranges.len()) };
        for (index, seen) in ranges.iter().enumerate() {
            let next = ranges.get(index + 1).map_or(rows.seen.len(), |next| next.start);
            let line_end = rows.seen[seen.end..next].find('\n').map(|at| seen.end + at);
            let is_soft = line_end.is_none() && next < rows.seen.len();
            let end = if is_soft { seen.end } else { line_end.unwrap_or(rows.seen.len()) };
            let (start, end) = (rows.in_text(seen.start), rows.in_text(end));
            rows.all.push(Row { start, end, is_soft, seen: seen.clone() });
        }
        rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The row at `index`.
    pub fn row(&self, index: usize) -> Option<&Row> {
        self.all.get(index)
    }

    /// What is seen of `row`.
    pub fn text(&self, row: &Row) -> &str {
        &self.seen[row.seen.clone()]
    }

    /// The row in which the place `at` stands; of a place at which a line is broken the lower row, the upper one
    /// where `upper` says so.
    pub fn find(&self, at: usize, upper: bool) -> usize {
        let row = self.all.partition_point(|row| row.start <= at).saturating_sub(1);
        let is_break = row > 0 && self.all[row].start == at && self.all[row - 1].is_soft;
        if upper && is_break { row - 1 } else { row }
    }

    /// The columns of the row at `index` before the place `at`.
    pub fn column(&self, index: usize, at: usize) -> usize {
        let Some(row) = self.all.get(index) else { return 0 };
        width(&self.seen[row.seen.start..self.in_seen(at).max(row.seen.start)])
    }

    /// The place in the row at `index` that stands behind at most `column` columns, between two clusters.
    pub fn place(&self, index: usize, column: usize) -> usize {
        let Some(row) = self.all.get(index) else { return 0 };
        let (mut at, mut columns) = (row.seen.start, 0);
        for cluster in clusters(&self.seen[row.seen.start..self.in_seen(row.end).max(row.seen.start)]) {
            columns += width(cluster);
            if columns > column {
                break;
            }
            at += cluster.len();
        }
        self.in_text(at).clamp(row.start, row.end)
    }

    /// The columns of `row` over which what is selected in the text is marked; whole cells, so that a น้ำ that is
    /// half in is marked whole. One column more where the end of the line is in.
    pub fn marked(&self, row: &Row, selected: &Range<usize>) -> Range<usize> {
        let seen = self.in_seen(selected.start)..self.in_seen(selected.end);
        let (mut at, mut column) = (row.seen.start, 0);
        let mut marked: Option<Range<usize>> = None;
        for cell in self.text(row).graphemes(true) {
            let next = column + width(cell);
            if at < seen.end && seen.start < at + cell.len() {
                marked = Some(marked.map_or(column, |m| m.start)..next);
            }
            (at, column) = (at + cell.len(), next);
        }
        if !row.is_soft && selected.start <= row.end && row.end < selected.end {
            marked = Some(marked.map_or(column, |m| m.start)..column + 1);
        }
        marked.unwrap_or(0..0)
    }

    /// The place in the text of the byte `at` of what is seen.
    fn in_text(&self, at: usize) -> usize {
        let found = self.places.partition_point(|(_, seen)| *seen < at);
        self.places.get(found).map_or(at, |(text, _)| *text)
    }

    /// The byte of what is seen at the place `at`.
    fn in_seen(&self, at: usize) -> usize {
        let found = self.places.partition_point(|(text, _)| *text < at);
        self.places.get(found).map_or(at, |(_, seen)| *seen)
    }
}

/// What is seen of `text`, and where each cluster begins in both.
fn seen(text: &str) -> (String, Vec<(usize, usize)>) {
    if let Cow::Borrowed(seen) = clean::display_lines(text) {
        return (seen.to_owned(), Vec::new());
    }
    let (mut seen, mut places, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
    for cluster in clusters(text) {
        places.push((at, seen.len()));
        seen.push_str(&clean::display_lines(cluster));
        at += cluster.len();
    }
    places.push((text.len(), seen.len()));
    (seen, places)
}
