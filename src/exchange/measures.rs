//! The measures of a group of rows: what a row, an item or an indicator says becomes an [`Indicator`].

use super::dues::{self, OWN, says_something};
use super::groups::Row;
use super::header::{Field, Header};
use super::layout::Entry;
use super::list::{Item, Listing};
use super::report::Report;
use super::{markup, scores, status, units};
use crate::calendar::{Day, FiscalYear};
use crate::locales::Message;
use crate::plan::{Due, FollowUp, Indicator, Issue, Measure, Monitoring, Responsible, Status};

/// What the rows of a table are read with.
pub(super) struct Reader<'a> {
    /// The header of the table.
    pub header: &'a Header,
    /// The plan's year.
    pub year: FiscalYear,
    /// The day on which what the document reports was reported.
    pub reported: Day,
    /// Where remarks go.
    pub report: &'a mut Report,
}

/// By when, how often, by whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    due: Due,
    monitoring: Monitoring,
    responsible: Responsible,
}

impl Reader<'_> {
    fn note(&mut self, entry: &Entry, field: Field, message: Message) {
        self.report.note(entry.lines, &self.header.name_of(field), message);
    }

    /// Takes by when, how often and by whom; where none of them is said, they are those of the merged cells
    /// above.
    pub(super) fn own(&mut self, entry: &mut Entry, above: &Own) -> Own {
        if !OWN.iter().any(|field| entry.has(*field)) {
            return above.clone();
        }
        let (due, due_remark) = dues::due(&entry.take(Field::Due), self.year);
        let (monitoring, monitoring_remark) = dues::monitoring(&entry.take(Field::Monitoring), self.year);
        let responsible = units::read(&markup::lines(&entry.take(Field::Responsible)));
        for (field, remark) in [(Field::Due, due_remark), (Field::Monitoring, monitoring_remark)] {
            if let Some(remark) = remark {
                self.note(entry, field, remark);
            }
        }
        Own { due, monitoring, responsible }
    }

    /// Takes what was reported of a measure.
    pub(super) fn follow_up(&mut self, entry: &mut Entry) -> Option<FollowUp> {
        let (cell, result) =
            (markup::plain(&entry.take(Field::Status)), markup::plain(&entry.take(Field::Result)));
        let (status, text) = match (status::read(&cell), status::read(&result)) {
            (Some((status, rest)), _) => (status, format!("{rest} {result}")),
            (None, Some((status, rest))) => (status, format!("{cell} {rest}")),
            (None, None) if says_something(&cell) || says_something(&result) => {
                let field = if says_something(&cell) { Field::Status } else { Field::Result };
                let text = format!("{cell} {result}");
                self.note(entry, field, Message::new("import-status-assumed").with("text", text.trim()));
                (Status::InProgress, text)
            }
            (None, None) => return None,
        };
        let mut follow_up = FollowUp::new(self.reported, status);
        text.trim().clone_into(&mut follow_up.text);
        let obstacles = markup::plain(&entry.take(Field::Obstacles));
        follow_up.obstacles = Some(obstacles).filter(|text| says_something(text)).unwrap_or_default();
        follow_up.evidence = Listing::read(&entry.take(Field::Evidence), 1).flat();
        Some(follow_up)
    }

    /// Each row is a measure; an empty issue is the one merged down from above.
    pub(super) fn by_rows(&mut self, indicator: &mut Indicator, rows: Vec<Row>) {
        let (mut above, mut issue) = (Own::default(), Issue::default());
        for Row { mut entry, codes, .. } in rows {
            take_of_indicator(indicator, &mut entry);
            let text = markup::plain(&entry.take(Field::Issue));
            let has_issue = !text.is_empty() || !codes.is_empty();
            if has_issue {
                issue = Issue { codes, text };
            }
            let mut titles = Listing::read(&entry.take(Field::Measure), 1).flat();
            let is_measure = !titles.is_empty()
                || entry.has(Field::Activity)
                || has_issue && OWN.iter().any(|field| entry.has(*field));
            if !is_measure {
                if has_issue {
                    indicator.issues.push(issue.clone());
                }
                entry.report_rest(self.header, self.report);
                continue;
            }
            above = self.own(&mut entry, &above);
            let mut measure = take_detail(&mut entry);
            titles.append(&mut measure.activities);
            measure.title = if titles.is_empty() { issue.text.clone() } else { titles.remove(0) };
            measure.activities = titles;
            (measure.codes, measure.issue) = (issue.codes.clone(), issue.text.clone());
            measure.log.extend(self.follow_up(&mut entry));
            above.clone().give(&mut measure);
            indicator.measures.push(measure);
            entry.report_rest(self.header, self.report);
        }
    }

    /// Each item of a row's list is a measure and takes what the row says.
    pub(super) fn by_items(&mut self, indicator: &mut Indicator, rows: Vec<Row>) {
        let mut above = Own::default();
        for Row { mut entry, codes, .. } in rows {
            take_of_indicator(indicator, &mut entry);
            let listing = Listing::read(&entry.take(Field::Measure), 1);
            if listing.is_empty() {
                if !codes.is_empty() {
                    indicator.issues.push(Issue { codes, text: String::new() });
                }
                entry.report_rest(self.header, self.report);
                continue;
            }
            above = self.own(&mut entry, &above);
            let detail = take_detail(&mut entry);
            let follow_up = self.follow_up(&mut entry);
            let items = items(listing);
            let count = items.len();
            for (index, item) in items.into_iter().enumerate() {
                let mut measure = Measure { title: item.text, activities: item.children, ..detail.clone() };
                measure.activities.extend(share(&detail.activities, index, count));
                measure.outputs = share(&detail.outputs, index, count);
                measure.awareness = share(&detail.awareness, index, count);
                measure.codes.clone_from(&codes);
                measure.log.extend(follow_up.clone());
                above.clone().give(&mut measure);
                indicator.measures.push(measure);
            }
            entry.report_rest(self.header, self.report);
        }
    }
}

impl Own {
    pub(super) fn give(self, measure: &mut Measure) {
        (measure.due, measure.monitoring, measure.responsible) =
            (self.due, self.monitoring, self.responsible);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.due.is_empty() && self.monitoring.is_empty() && self.responsible.is_empty()
    }
}

/// Takes what a row says of its indicator.
pub(super) fn take_of_indicator(indicator: &mut Indicator, entry: &mut Entry) {
    let analysis = markup::plain(&entry.take(Field::Analysis));
    super::text::append(&mut indicator.analysis, &analysis);
    let cell = entry.take(Field::Score);
    match scores::whole(&markup::plain(&cell)) {
        Some(score) if indicator.score.is_none_or(|known| known == score) => indicator.score = Some(score),
        _ => entry.put(Field::Score, cell),
    }
}

/// Takes what is done with a measure besides its title.
pub(super) fn take_detail(entry: &mut Entry) -> Measure {
    let mut list = |field| Listing::read(&entry.take(field), 1).flat();
    let (activities, outputs, awareness) =
        (list(Field::Activity), list(Field::Output), list(Field::Awareness));
    let note = markup::plain(&entry.take(Field::Note));
    Measure { activities, outputs, awareness, note, ..Measure::default() }
}

/// The most measures that a cell lists: more items are the steps of one.
const MOST_ITEMS: usize = 100;

/// The items of a list; text before them, or without any, is one with the rest as its steps.
fn items(listing: Listing) -> Vec<Item> {
    if listing.lead.is_empty() && listing.items.len() <= MOST_ITEMS {
        return listing.items;
    }
    let mut flat = listing.flat();
    let text = flat.remove(0);
    vec![Item { number: None, text, children: flat }]
}

/// The part of a row's list that belongs to the measure at `index` of `count`: its own where there are as
/// many, else all of it; what is long stands with the first of many measures only.
fn share(list: &[String], index: usize, count: usize) -> Vec<String> {
    /// The most entries that a list may become.
    const MOST: usize = 100;
    match list.len() {
        own if own == count && count > 1 => vec![list[index].clone()],
        all if index == 0 || all * count <= MOST => list.to_vec(),
        _ => Vec::new(),
    }
}
