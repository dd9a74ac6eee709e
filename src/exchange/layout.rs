//! Tables page after page: rows under the header that they belong to, and the pieces that stand outside
//! tables.
//!
//! From here on a cell is *taken*: a rule that puts its text into the plan takes it out of its [`Entry`],
//! and what is left in the end is reported. So nothing of a row can be lost in silence.

use std::collections::BTreeMap;

use super::document::{Content, Line};
use super::header::{Field, Header, Mapping};
use super::heading::Heading;
use super::member;
use super::report::Report;
use super::text::{fold, squash};
use super::{heading, markup, ticks};
use crate::locales::{Fault, Message};

/// How many lines above a header its heading may stand.
const HEADING_AT_MOST: usize = 2;

/// A document in parts.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The tables; one that goes on over several pages is one.
    pub tables: Vec<Table>,
    /// What stands outside them, in order.
    pub pieces: Vec<Piece>,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its header, from the first page.
    pub header: Header,
    /// The line of it.
    pub line: usize,
    /// Its rows, without the headers.
    pub entries: Vec<Entry>,
    /// The sections that its rows show, and where.
    pub sections: Vec<((usize, usize), String)>,
    /// The heading under which its first rows stand: the last one of the table before. Once it is read, its
    /// own last one.
    pub heading: Heading,
}

/// The cells of a row, by what they hold.
#[derive(Debug)]
pub(super) struct Entry {
    /// First and last line.
    pub lines: (usize, usize),
    /// Whether it is the first of a page: only such a row can be one that the page has cut.
    pub after_break: bool,
    /// Whether it has a running number of its own: such a row goes on from no other.
    pub numbered: bool,
    cells: BTreeMap<Field, String>,
}

/// A line or a row outside tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// First and last line.
    pub lines: (usize, usize),
    /// Its cells; prose has one.
    pub cells: Vec<String>,
    /// Whether a rule took it.
    pub taken: bool,
}

impl Entry {
    /// Takes what stands under `field`; empty when nothing does.
    pub(super) fn take(&mut self, field: Field) -> String {
        self.cells.remove(&field).unwrap_or_default()
    }

    /// Puts back what could not be used under `field`.
    pub(super) fn put(&mut self, field: Field, text: String) {
        if !text.trim().is_empty() {
            self.cells.insert(field, text);
        }
    }

    /// Puts `text` before what stands under `field`.
    pub(super) fn precede(&mut self, field: Field, text: &str) {
        if !text.is_empty() {
            let cell = self.cells.entry(field).or_default();
            *cell = format!("{text}\n{cell}");
        }
    }

    /// What stands under `field`.
    pub(super) fn peek(&self, field: Field) -> &str {
        self.cells.get(&field).map_or("", String::as_str)
    }

    /// Whether anything stands under `field`.
    pub(super) fn has(&self, field: Field) -> bool {
        self.cells.contains_key(&field)
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Goes on with the cells of the row `more`, each under its own.
    pub(super) fn join(&mut self, more: Self) {
        self.lines.1 = more.lines.1;
        for (field, text) in more.cells {
            let cell = self.cells.entry(field).or_default();
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&text);
        }
    }

    /// Reports what no rule took.
    pub(super) fn report_rest(self, header: &Header, report: &mut Report) {
        for (field, text) in self.cells {
            let text = markup::plain(&text);
            if text.chars().any(char::is_alphanumeric) {
                let key = if field == Field::Picture { "import-picture" } else { "import-not-placed" };
                report.note(self.lines, &header.name_of(field), Message::new(key).with("text", text));
            }
        }
    }
}

impl Piece {
    /// Its text in one line.
    pub(super) fn text(&self) -> String {
        self.cells
            .iter()
            .map(|cell| squash(cell))
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether it is the number of a page: it says nothing.
    pub(super) fn is_page_number(&self) -> bool {
        let text = self.text();
        let number = text.trim_start_matches("หน้า").trim_start_matches("ที่");
        self.is_prose() && !number.chars().any(char::is_alphabetic)
    }

    /// Whether it is prose.
    pub(super) fn is_prose(&self) -> bool {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1
    }
}

/// Brings the `lines` of a document into tables and pieces. A fault when there is no table to be
/// understood.
pub(super) fn lay_out(
    lines: Vec<Line>,
    corrections: &[Mapping],
    report: &mut Report,
) -> Result<Layout, Fault> {
    let mut layout = Layout::default();
    // The table that rows belong to at present.
    let mut current = None;
    let (mut after_break, mut after_prose) = (false, false);
    for line in lines {
        let at = (line.number, line.last);
        let (mut cells, in_a_row) = match line.content {
            Content::Row(cells) => (cells, true),
            Content::Prose(text) => (vec![text], false),
        };
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if let Some(index) = header_in(&mut layout, current, &cells, at, corrections, report) {
            if current != Some(index) {
                layout.take_heading_above(index, at.0);
            }
            current = Some(index);
            (after_break, after_prose) = (true, false);
            continue;
        }
        if let Some(table) = current.filter(|_| after_break)
            && layout.tables[table].header.take_names(&cells)
        {
            continue;
        }
        let is_row = in_a_row && !(after_prose && is_of_a_roster(&cells)) && !stands_below(&cells);
        if let Some(table) = current.filter(|_| is_row || opens_rows(&cells)) {
            let table = &mut layout.tables[table];
            let mut entry =
                if is_row { table.entry(at, cells, report) } else { table.heading_line(at, &cells) };
            entry.after_break = std::mem::take(&mut after_break);
            table.entries.push(entry);
        } else {
            after_prose = true;
            layout.pieces.push(Piece {
                lines: at,
                cells: cells.into_iter().map(without_markup).collect(),
                taken: false,
            });
        }
    }
    if layout.tables.iter().any(|table| !table.header.is_of_scores()) {
        return match corrections.iter().find(|c| !layout.tables.iter().any(|t| t.header.is_corrected_by(c))) {
            Some(correction) => Err(Fault::input(no_such_column(correction, &layout.tables))),
            None => Ok(layout),
        };
    }
    let row = layout.pieces.iter().find(|piece| !piece.is_prose() && !member::is_member(&piece.cells));
    Err(Fault::input(match row {
        Some(row) => {
            Message::new("import-no-header").with("line", row.lines.0).with("cells", row.cells.len())
        }
        None => Message::new("import-no-table"),
    }))
}

fn no_such_column(correction: &Mapping, tables: &[Table]) -> Message {
    let columns =
        tables.iter().flat_map(|table| (0..table.header.columns.len()).map(|i| table.header.label(i)));
    let columns = columns.collect::<Vec<_>>().join(", ");
    Message::new("import-no-such-column").with("column", &correction.column).with("columns", columns)
}

/// The text of a cell outside tables: as it is, unless there is markup in it.
fn without_markup(cell: String) -> String {
    if cell.contains(['<', '&']) { markup::lines(&cell) } else { cell }
}

fn is_of_a_roster(cells: &[String]) -> bool {
    let cells: Vec<String> = cells.iter().cloned().map(without_markup).collect();
    member::is_member(&cells)
}

/// Whether the row is none of measures: a sum, a place for signatures, a remark or a number alone.
fn stands_below(cells: &[String]) -> bool {
    let words = |cell: &&String| cell.chars().any(char::is_alphabetic);
    let first = fold(&markup::plain(cells.iter().find(words).map_or("", String::as_str)));
    let is_sum = matches!(first.as_str(), "รวม" | "รวมทั้งสิ้น" | "รวมทั้งหมด" | "รวมเงิน" | "รวมเป็นเงิน");
    is_sum
        || first.trim_start_matches('(').starts_with("ลงชื่อ")
        || cells.len() == 1 && (first.is_empty() || first.starts_with("หมายเหตุ"))
}

/// Whether a line without cells is the heading of the rows that follow.
fn opens_rows(cells: &[String]) -> bool {
    let text = markup::plain(&cells.concat());
    heading::is_on_a_line(&text) || heading::section(&text).is_some()
}

/// The index of the table whose header `cells` are: the current one's again, that of an earlier page, a new
/// one.
fn header_in(
    layout: &mut Layout,
    current: Option<usize>,
    cells: &[String],
    at: (usize, usize),
    corrections: &[Mapping],
    report: &mut Report,
) -> Option<usize> {
    if cells.len() < 2 {
        return None;
    }
    if let Some(table) = current {
        let header = &layout.tables[table].header;
        if let Some(other) = header.repeated_in(cells) {
            for index in other {
                let message =
                    Message::new("import-header-misread").with("text", markup::plain(&cells[index]));
                report.note(at, &header.label(index), message);
            }
            return Some(table);
        }
    }
    let header = Header::read(cells, corrections)?;
    let known = layout.tables.iter().position(|table| table.header.fields() == header.fields());
    if let Some(known) = known {
        layout.tables[known].header.complete_from(header);
        Some(known)
    } else {
        for index in (0..header.columns.len()).filter(|index| header.columns[*index].field.is_none()) {
            report.note(at, &header.label(index), Message::new("import-column-unknown"));
        }
        layout.tables.push(Table {
            header,
            line: at.0,
            entries: Vec::new(),
            sections: Vec::new(),
            heading: Heading::default(),
        });
        Some(layout.tables.len() - 1)
    }
}

impl Layout {
    /// Takes the heading that stands right above the header of a table as that of its first rows.
    fn take_heading_above(&mut self, table: usize, line: usize) {
        let is_heading = |piece: &mut Piece| {
            piece.is_prose() && piece.lines.1 + HEADING_AT_MOST >= line && opens_rows(&piece.cells)
        };
        if let Some(piece) = self.pieces.pop_if(is_heading) {
            let table = &mut self.tables[table];
            table.entries.push(table.heading_line(piece.lines, &piece.cells));
        }
    }
}

impl Table {
    /// What the rows stand under: the indicators, or the topics where there are none.
    pub(super) fn head(&self) -> Field {
        [Field::Indicator, Field::Issue, Field::Section]
            .into_iter()
            .find(|f| self.header.has(*f))
            .unwrap_or(Field::Indicator)
    }

    /// The lines from its header to its last row; none without rows.
    pub(super) fn span(&self) -> Option<(usize, usize)> {
        self.entries.last().map(|entry| (self.line, entry.lines.1))
    }

    fn heading_line(&self, lines: (usize, usize), cells: &[String]) -> Entry {
        let cells = BTreeMap::from([(self.head(), cells.concat())]);
        Entry { lines, after_break: false, numbered: false, cells }
    }

    /// Whether nothing but a heading stands in a row: words in its first cell only, or such as read like a
    /// heading in another. Alone in a column of measures they are a measure, unless they read like one.
    fn is_heading(&self, row: &[String]) -> bool {
        let mut filled = row.iter().enumerate().filter(|(_, cell)| !markup::plain(cell).is_empty());
        let (Some((index, cell)), None) = (filled.next(), filled.next()) else { return false };
        let is_free = index == 0 && self.header.columns[0].field != Some(Field::Measure);
        cell.chars().any(char::is_alphabetic) && (is_free || opens_rows(std::slice::from_ref(cell)))
    }

    /// A row by its fields. What stands in no column that is understood is reported at once.
    fn entry(&self, lines: (usize, usize), row: Vec<String>, report: &mut Report) -> Entry {
        if self.is_heading(&row) {
            return self.heading_line(lines, &row);
        }
        let mut cells: BTreeMap<Field, String> = BTreeMap::new();
        let (mut ticked, mut numbered) = (Vec::new(), false);
        for (index, text) in row.into_iter().enumerate() {
            let plain = markup::plain(&text);
            let column = self.header.columns.get(index);
            let ticks_under = column.filter(|column| column.is_ticked);
            let is_open = ticks_under.is_some() || column.is_none_or(|column| column.field.is_none());
            if plain.is_empty() || is_open && ticks::is_nothing(&plain) {
                continue;
            }
            let is_tick = ticks_under.is_some() && ticks::is_tick(&plain);
            if is_tick && ticks_under.is_some_and(|column| column.is_time) {
                ticked.push(index);
                continue;
            }
            match self.header.columns.get(index).and_then(|column| column.field) {
                Some(Field::Skip) => {
                    report.note(
                        lines,
                        &self.header.label(index),
                        Message::new("import-skipped").with("text", plain),
                    );
                }
                // A running number says nothing that the order does not.
                Some(Field::Number) if plain.chars().all(|c| !c.is_alphabetic()) => {
                    numbered |= plain.chars().any(char::is_numeric);
                }
                Some(field) => {
                    let cell = cells.entry(field).or_default();
                    if !cell.is_empty() {
                        cell.push('\n');
                    }
                    // What stands under the name of a status or a time speaks of it.
                    let speaks_of = ticks_under.filter(|column| !column.is_time || !ticks::says_time(&plain));
                    if let Some(column) = speaks_of {
                        cell.push_str(&column.name);
                        cell.push(' ');
                    }
                    if !is_tick {
                        cell.push_str(&text);
                    }
                }
                None => {
                    report.note(
                        lines,
                        &self.header.label(index),
                        Message::new("import-not-placed").with("text", plain),
                    );
                }
            }
        }
        let time = ticks::time_of(&ticked, &self.header.times());
        let mut entry = Entry { lines, after_break: false, numbered, cells };
        if !time.is_empty() {
            entry.precede(Field::Due, &time);
        }
        entry
    }
}
