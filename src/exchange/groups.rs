//! The rows of a table under the headings that they belong to.
//!
//! A heading stands in the first cell of its first row, on a line of its own, or again on every row. An
//! empty first cell is the same heading, or a row that a page has cut. Codes may stand where the heading
//! stood.

use std::collections::HashMap;

use super::codes;
use super::dues::{OWN, rhythm};
use super::header::{Field, Header};
use super::heading::{self, Heading};
use super::layout::{Entry, Table};
use super::report::Report;
use super::text::{Mark, fold, leading_mark};
use super::{markup, scores, status};
use crate::calendar::FiscalYear;
use crate::locales::Message;
use crate::plan::Score;

/// The rows under a heading.
#[derive(Debug)]
pub(super) struct Group {
    /// The heading; empty for rows before the first.
    pub heading: Heading,
    /// The score that stands beside it.
    pub score: Option<Score>,
    /// The section that the source shows for it.
    pub section: String,
    /// The rows, those that a page has cut made whole.
    pub rows: Vec<Row>,
}

/// A row with the codes that were found in it.
#[derive(Debug)]
pub(super) struct Row {
    /// Its cells.
    pub entry: Entry,
    /// The codes before or beside its issue.
    pub codes: Vec<String>,
    /// Whether its heading stands in the row itself.
    headed: bool,
}

/// What a measure is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A row: its issue is its own.
    Row,
    /// An item of the list in the column of measures.
    Item,
    /// An item of the list that runs down the rows of the indicator, whose cells are merged downwards.
    Merged,
}

/// The groups of `table` and what a measure is in it.
pub(super) fn gather(table: &mut Table, year: FiscalYear, report: &mut Report) -> (Vec<Group>, Shape) {
    let head = table.head();
    let has_heads = table.header.has(head);
    let mut groups = Groups::default();
    let (mut at, mut section, mut after_break) = (None, String::new(), false);
    for mut entry in std::mem::take(&mut table.entries) {
        // A heading repeated at the top of a page does not hide that the page cuts the row below it.
        entry.after_break |= std::mem::take(&mut after_break);
        let cell = markup::plain(&entry.take(head));
        if head != Field::Section && entry.has(Field::Section) {
            section = markup::plain(&entry.take(Field::Section));
            table.sections.push((entry.lines, section.clone()));
            at = at.filter(|index: &usize| groups.list[*index].section == section);
        }
        let mut codes = Vec::new();
        let mut headed = false;
        if let Some(found) = codes::whole(&cell).filter(|_| head == Field::Indicator && !entry.is_empty()) {
            codes = found;
        } else if let Some(title) = heading::section(&cell).filter(|_| entry.is_empty() && has_heads) {
            table.sections.push((entry.lines, title.clone()));
            (section, at) = (title, None);
            continue;
        } else if !cell.is_empty() {
            headed = true;
            let (name, score) = scores::after_name(&cell);
            let (index, alike) = groups.index_of(&Heading::read(name), &section);
            if let Some(title) = alike {
                let message = Message::new("import-heading-alike").with("text", &cell).with("title", title);
                report.note(entry.lines, &table.header.name_of(head), message);
            }
            groups.list[index].score = groups.list[index].score.or(score);
            at = Some(index);
        }
        if entry.is_empty() {
            after_break = entry.after_break;
            continue;
        }
        let index = at.unwrap_or_else(|| groups.index_of(&table.heading, &section).0);
        at = Some(index);
        codes.extend(codes_of(&mut entry, &table.header));
        groups.list[index].rows.push(Row { entry, codes, headed });
    }
    if let Some(index) = at {
        table.heading = groups.list[index].heading.clone();
    }
    let mut groups = groups.list;
    mend_codes(&mut groups, &table.header, head, report);
    let shape = shape(&groups, &table.header, head);
    for group in &mut groups {
        make_whole(&mut group.rows, &table.header, shape, year);
    }
    (groups, shape)
}

/// The groups of a table while its rows are read, with what finds one by its heading.
#[derive(Default)]
struct Groups {
    list: Vec<Group>,
    by_key: HashMap<String, Vec<usize>>,
    by_number: HashMap<u32, Vec<usize>>,
}

impl Groups {
    /// The index of the group under `heading`, a new one where there is none. Where that group's heading only
    /// reads alike, its title too.
    fn index_of(&mut self, heading: &Heading, section: &str) -> (usize, Option<&str>) {
        let same_key = self.by_key.get(heading.key()).into_iter().flatten();
        let same_number = heading.no.and_then(|no| self.by_number.get(&no)).into_iter().flatten();
        let is_it = |index: &&usize| {
            let group = &self.list[**index];
            (group.section == section || heading.ita.is_some()) && group.heading.is(heading)
        };
        if let Some(index) = same_key.chain(same_number).find(is_it) {
            let known = &self.list[*index].heading;
            return (*index, Some(known.title.as_str()).filter(|_| known.key() != heading.key()));
        }
        let index = self.list.len();
        self.by_key.entry(heading.key().to_owned()).or_default().push(index);
        if let Some(no) = heading.no {
            self.by_number.entry(no).or_default().push(index);
        }
        let (heading, section) = (heading.clone(), section.to_owned());
        self.list.push(Group { heading, score: None, section, rows: Vec::new() });
        (index, None)
    }
}

/// Takes the codes out of a row: its column of codes, and those before its issue.
fn codes_of(entry: &mut Entry, header: &Header) -> Vec<String> {
    let mut found = Vec::new();
    let cell = entry.take(Field::Code);
    match codes::whole(&markup::plain(&cell)) {
        Some(codes) => found = codes,
        None => entry.put(Field::Code, cell),
    }
    let bare = matches!(fold(&header.name_of(Field::Issue)).as_str(), "ข้อ" | "ข้อที่" | "ข้อคำถาม");
    let issue = entry.take(Field::Issue);
    let plain = markup::plain(&issue);
    match codes::leading(&plain, bare) {
        (codes, _) if codes.is_empty() => entry.put(Field::Issue, issue),
        (codes, rest) => {
            found.extend(codes);
            entry.put(Field::Issue, rest.to_owned());
        }
    }
    found
}

/// Puts misread codes right, and says so.
fn mend_codes(groups: &mut [Group], header: &Header, head: Field, report: &mut Report) {
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let printed: Vec<&str> = rows().flat_map(|row| row.codes.iter().map(String::as_str)).collect();
    let mended = codes::mend(&printed);
    let column = [Field::Code, head].into_iter().find(|f| header.has(*f)).map(|f| header.name_of(f));
    let mut all = groups.iter_mut().flat_map(|group| &mut group.rows).flat_map(|row| {
        let lines = row.entry.lines;
        row.codes.iter_mut().map(move |code| (lines, code))
    });
    let mut passed = 0;
    for mend in mended {
        if let Some((lines, code)) = all.nth(mend.index - passed) {
            let message = Message::new("import-code-mended").with("from", &mend.from).with("to", &mend.to);
            report.note(lines, column.as_deref().unwrap_or_default(), message);
            *code = mend.to;
        }
        passed = mend.index + 1;
    }
}

/// Whether a row says of its own by when, how often, by whom or how it went.
fn has_own(entry: &Entry) -> bool {
    OWN.iter().any(|field| entry.has(*field))
        || entry.has(Field::Status)
        || status::is_status(&markup::plain(entry.peek(Field::Result)))
}

fn shape(groups: &[Group], header: &Header, head: Field) -> Shape {
    if head == Field::Issue {
        return Shape::Row;
    }
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let with_issue = rows().filter(|row| row.entry.has(Field::Issue)).count();
    let coded_first =
        rows().filter(|row| !row.headed && !row.codes.is_empty() && !header.has(Field::Code)).count();
    let bare = rows().filter(|row| row.entry.has(Field::Issue) && !has_own(&row.entry)).count();
    // In a report most rows of an indicator say nothing of their own: their cells are merged downwards.
    let merged = header.has(Field::Result) && bare * 4 >= with_issue && bare > 0;
    if with_issue > 0 && (merged || coded_first * 2 > with_issue && bare > 0) {
        Shape::Merged
    } else if with_issue > 0 {
        Shape::Row
    } else {
        Shape::Item
    }
}

/// Joins each row that goes on from the one above it to that one.
fn make_whole(rows: &mut Vec<Row>, header: &Header, shape: Shape, year: FiscalYear) {
    let mut whole: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let goes_on = whole.last().is_some_and(|above| match shape {
            Shape::Merged => is_same_item(&above.entry, &row.entry),
            Shape::Row | Shape::Item => is_cut(above, &row, header, year),
        });
        match whole.last_mut().filter(|_| goes_on) {
            Some(above) => {
                above.entry.join(row.entry);
                above.codes.extend(row.codes);
            }
            None => whole.push(row),
        }
    }
    *rows = whole;
}

/// Whether `row` is the rest of the row `above`, cut by a page: it says nothing of its own.
fn is_cut(above: &Row, row: &Row, header: &Header, year: FiscalYear) -> bool {
    let may_own = OWN.iter().any(|field| header.has(*field));
    let says_how_often = has_rhythm(&above.entry, year) && row.entry.has(Field::Monitoring);
    let own = [Field::Responsible, Field::Due, Field::Status].iter().any(|field| row.entry.has(*field))
        || status::is_status(&markup::plain(row.entry.peek(Field::Result)));
    let lists = |entry: &Entry| begins_with_mark(entry.peek(Field::Measure));
    let lists_on = !row.entry.has(Field::Issue) && (lists(&above.entry) || lists(&row.entry));
    let is_rest = row.entry.after_break || !row.entry.has(Field::Measure) || lists_on;
    may_own
        && (!row.headed || row.entry.after_break)
        && row.codes.is_empty()
        && !row.entry.numbered
        && !own
        && !says_how_often
        && is_rest
}

fn has_rhythm(entry: &Entry, year: FiscalYear) -> bool {
    entry.has(Field::Monitoring) && rhythm(&markup::plain(entry.peek(Field::Monitoring)), year).is_some()
}

/// Whether the coded row `row` belongs to the item of the row `above`: what stands in two of its columns
/// goes on in the middle of what stands above.
fn is_same_item(above: &Entry, row: &Entry) -> bool {
    let cut = |field| {
        let (before, after) = (above.peek(field), row.peek(field));
        !before.is_empty() && !after.is_empty() && begins_with_mark(before) && !begins_with_mark(after)
    };
    let unit = markup::plain(above.peek(Field::Responsible).lines().next_back().unwrap_or_default());
    let open = row.has(Field::Responsible) && (unit.ends_with(['/', ',']) || unit.ends_with("และ"));
    let goes_on = [cut(Field::Measure), cut(Field::Result), open];
    goes_on.iter().filter(|goes_on| **goes_on).count() >= 2
}

/// Whether a cell begins an item of a list.
fn begins_with_mark(cell: &str) -> bool {
    // Only the first line with words: cells that go on from row to row grow long.
    let first = cell.lines().find_map(|line| markup::paragraphs(line).into_iter().next());
    first.is_some_and(|first| {
        first.item || matches!(leading_mark(&first.text), Some((Mark::Dash | Mark::Number(_), _)))
    })
}
