//! Tables whose cells are merged downwards: measures and results run down the rows of an indicator as two
//! lists, by when and by whom stand once, and the issues stand row by row.

use super::dues::OWN;
use super::groups::Row;
use super::header::Field;
use super::layout::Entry;
use super::list::{Item, Listing};
use super::measures::{Own, Reader, take_detail, take_of_indicator};
use super::{markup, status, text};
use crate::plan::{Indicator, Issue, Measure};

/// What was read of an indicator so far.
#[derive(Default)]
struct Lists {
    measures: Listing,
    results: Listing,
    /// By when and by whom, as last said.
    above: Own,
    /// The same as first said: that of measures which begin before it stands.
    first: Option<Own>,
    /// Rows before the first measure: what they say of their own is its.
    waiting: Vec<Entry>,
}

/// Reads the `rows` of an indicator into it.
pub(super) fn read(reader: &mut Reader<'_>, indicator: &mut Indicator, rows: Vec<Row>) {
    let mut lists = Lists::default();
    for row in rows {
        lists.row(reader, indicator, row);
    }
    for entry in lists.waiting {
        entry.report_rest(reader.header, reader.report);
    }
    for (measure, item) in indicator.measures.iter_mut().zip(lists.measures.items) {
        measure.title = item.text;
        measure.activities.splice(..0, item.children);
        if measure.due.is_empty() && measure.monitoring.is_empty() && measure.responsible.is_empty() {
            lists.first.clone().unwrap_or_default().give(measure);
        }
    }
    indicator.results = lists.results.items.into_iter().map(one_text).collect();
}

impl Lists {
    fn row(&mut self, reader: &mut Reader<'_>, indicator: &mut Indicator, row: Row) {
        let Row { mut entry, codes, .. } = row;
        take_of_indicator(indicator, &mut entry);
        let issue = Issue { codes, text: markup::plain(&entry.take(Field::Issue)) };
        let is_item = issue != Issue::default();
        indicator.issues.extend(Some(issue).filter(|_| is_item));

        let begun = indicator.measures.len();
        run_on(&mut self.measures, &entry.take(Field::Measure), is_item);
        if self.measures.items.len() > begun {
            self.begin(reader, indicator, &mut entry);
        }
        run_on(&mut self.results, &entry.take(Field::Result), is_item);
        // What else the row says is of the first measure that it begins, else of the one that it goes on
        // with.
        let at = if indicator.measures.len() > begun { begun } else { begun.saturating_sub(1) };
        let Some(measure) = indicator.measures.get_mut(at) else {
            self.waiting.push(entry);
            return;
        };
        let detail = take_detail(&mut entry);
        measure.activities.extend(detail.activities);
        measure.outputs.extend(detail.outputs);
        measure.awareness.extend(detail.awareness);
        text::append(&mut measure.note, &detail.note);
        entry.report_rest(reader.header, reader.report);
    }

    /// Adds the measures that begin in a row, without their titles: those may go on in the rows below.
    fn begin(&mut self, reader: &mut Reader<'_>, indicator: &mut Indicator, entry: &mut Entry) {
        for mut earlier in self.waiting.drain(..) {
            for field in OWN {
                entry.precede(field, &earlier.take(field));
            }
            earlier.report_rest(reader.header, reader.report);
        }
        self.above = reader.own(entry, &self.above);
        if self.first.is_none() && !self.above.is_empty() {
            self.first = Some(self.above.clone());
        }
        let says_status =
            entry.has(Field::Status) || status::read(&markup::plain(entry.peek(Field::Result))).is_some();
        let follow_up = if says_status { reader.follow_up(entry) } else { None };
        for _ in indicator.measures.len()..self.measures.items.len() {
            let mut measure = Measure::default();
            self.above.clone().give(&mut measure);
            measure.log.extend(follow_up.clone());
            indicator.measures.push(measure);
        }
    }
}

/// Goes on with a list that runs down the rows of an indicator. Text without a mark goes on from a numbered
/// item above; in a list without numbers it is an item, if the row is one.
fn run_on(list: &mut Listing, cell: &str, is_item: bool) {
    let mut more = Listing::read(cell, list.next().unwrap_or(1));
    let lead = std::mem::take(&mut more.lead);
    let goes_on = !list.items.is_empty() && (list.next().is_some() || !is_item);
    if goes_on {
        list.absorb(Listing { lead, items: Vec::new() });
    } else if !lead.is_empty() {
        list.items.push(Item { number: None, text: lead, children: Vec::new() });
    }
    list.absorb(more);
}

/// An item of a list of results, with what stands within it on lines of their own.
fn one_text(item: Item) -> String {
    let mut text = item.text;
    for child in item.children {
        text.push_str("\n- ");
        text.push_str(&child);
    }
    text
}
