//! A document becomes a plan.

use std::collections::HashSet;

use super::groups::{self, Group, Shape};
use super::header::{Field, Mapping};
use super::heading::Heading;
use super::layout::{self, Layout, Piece, Table};
use super::measures::Reader;
use super::report::Report;
use super::scores::Scores;
use super::sections::{self, Filed};
use super::title::Title;
use super::{document, markup, merged, roster, scores, tally, text, title};
use crate::calendar::{Day, FiscalYear};
use crate::locales::{Fault, Message};
use crate::plan::{Indicator, Plan, Section};
use crate::thai::clean;

/// What a person says of a document.
#[derive(Debug, Clone)]
pub struct Options {
    /// The fiscal year, when it is not to be found or is to be another.
    pub year: Option<FiscalYear>,
    /// The office, likewise.
    pub agency: Option<String>,
    /// Corrections of the header.
    pub corrections: Vec<Mapping>,
    /// Today: what a report says was reported today, or at the end of its year.
    pub today: Day,
}

/// A plan made of a document, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// What was understood and what was not.
    pub report: Report,
}

/// Understands the text of a document. A fault when there is no table with a header of a plan, too many
/// rows or columns, or when neither the document nor `options` says the year or the office.
pub fn understand(source: &str, options: &Options) -> Result<Imported, Fault> {
    let cleaned = clean::sanitize(source);
    let mut report = Report::default();
    for removed in &cleaned.removed {
        let line = 1 + source[..removed.first_at].matches('\n').count();
        report.note((line, line), "", Message::new("import-cleaned").with("count", removed.count));
    }
    let (text, mended) = text::mend_am(&cleaned.text);
    if mended > 0 {
        report.understood.push(Message::new("import-am-mended").with("count", mended));
    }
    let lines = document::lines(&text)?;
    let mut layout = layout::lay_out(lines, &options.corrections, &mut report)?;
    let title = title::find(&mut layout.pieces);
    let mut plan = plan_of(&title, options, &mut report)?;
    let year = plan.fiscal_year;

    let mut found = scores::find(&mut layout.pieces, year);
    plan.bodies = roster::find(&mut layout.pieces, year, &mut report);
    let spans: Vec<(usize, usize)> = layout.tables.iter().filter_map(Table::span).collect();
    let first_table = layout.tables.first().map_or(0, |table| table.line);
    let Layout { tables, mut pieces } = layout;
    let reported = options.today.clamp(year.first_day(), year.last_day());
    plan.sections = sections_of(tables, &mut pieces, (year, reported), &mut found, &mut report);
    if plan.measures().next().is_none() {
        return Err(Fault::input(Message::new("import-nothing").with("line", first_table)));
    }
    give_scores(&mut plan, found, &mut report);
    report_pieces(&pieces, &spans, &mut report);
    report.understood.extend(tally::of(&plan));
    report.sort();
    Ok(Imported { plan, report })
}

/// The sections of the plan, from its tables; scores that stand in tables are added to those found. What
/// tables report was `reported` on that day of the year.
fn sections_of(
    tables: Vec<Table>,
    pieces: &mut [Piece],
    (year, reported): (FiscalYear, Day),
    found: &mut Scores,
    report: &mut Report,
) -> Vec<Section> {
    let (mut filed, mut names, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = Heading::default();
    for mut table in tables {
        if table.header.is_of_scores() {
            scores_of(&mut table, found, report);
            continue;
        }
        let above = name_of(&table, pieces);
        names.extend(above);
        let column = || text::mend_blanks(&table.header.name_of(Field::Measure));
        let name = above.map_or_else(column, |index| pieces[index].text());
        if table.head() == Field::Indicator {
            table.heading = last;
        }
        filed.extend(indicators_of(&mut table, &name, year, reported, report));
        shown.append(&mut table.sections);
        last = table.heading;
    }
    let mut sections = sections::sections(filed);
    sections::number(&mut sections);
    let titles: HashSet<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    let is_title = |name: &str| titles.contains(name);
    for index in names {
        let is_used = is_title(&pieces[index].text());
        pieces[index].taken |= is_used;
    }
    for (lines, name) in shown.into_iter().filter(|(_, name)| !is_title(name)) {
        report.note(lines, "", Message::new("import-section-aside").with("text", name));
    }
    sections
}

/// The plan with its head: the year and the office, as said by a person, else as found.
fn plan_of(title: &Title, options: &Options, report: &mut Report) -> Result<Plan, Fault> {
    let year = options.year.or(title.year.map(|(year, _)| year));
    let year = year.ok_or_else(|| Fault::input(Message::new("import-no-year")))?;
    let agency = options.agency.clone().or_else(|| title.agency.as_ref().map(|(name, _)| name.clone()));
    let agency = agency.ok_or_else(|| Fault::input(Message::new("import-no-agency")))?;
    report.understood.push(match title.year.filter(|_| options.year.is_none()) {
        Some((year, line)) => Message::new("import-read-year").with("year", year).with("line", line),
        None => Message::new("import-given-year").with("year", year),
    });
    report.understood.push(match title.agency.as_ref().filter(|_| options.agency.is_none()) {
        Some((name, line)) => Message::new("import-read-agency").with("agency", name).with("line", line),
        None => Message::new("import-given-agency").with("agency", &agency),
    });
    let mut plan = Plan::new(agency, year);
    plan.title.clone_from(&title.text);
    Ok(plan)
}

/// The line that names a table: the one above it, if no rule took it.
fn name_of(table: &Table, pieces: &[Piece]) -> Option<usize> {
    let above = pieces.iter().rposition(|piece| piece.lines.1 < table.line)?;
    let piece = &pieces[above];
    (!piece.is_page_number() && piece.is_prose() && !piece.taken && piece.lines.1 + 3 >= table.line)
        .then_some(above)
}

fn indicators_of(
    table: &mut Table,
    name: &str,
    year: FiscalYear,
    reported: Day,
    report: &mut Report,
) -> Vec<Filed> {
    let (groups, shape) = groups::gather(table, year, report);
    // Indicators may stand in a column of another name.
    let named = groups.iter().filter(|group| group.heading.ita.is_some()).count();
    let is_indicator = table.head() == Field::Indicator || named * 2 > groups.len();
    let has_heads = table.header.has(table.head());
    let mut reader = Reader { header: &table.header, year, reported, report };
    groups
        .into_iter()
        .map(|group| {
            let section = group.section.clone();
            let lines = group.rows.first().map_or((table.line, table.line), |row| row.entry.lines);
            let mut indicator = indicator_of(&mut reader, group, shape);
            if indicator.title.is_empty() {
                name.clone_into(&mut indicator.title);
                let key = if has_heads { "import-no-heading" } else { "import-no-headings" };
                reader.report.note(lines, "", Message::new(key).with("name", name));
            } else if indicator.measures.is_empty() {
                let message = Message::new("import-no-measures").with("title", &indicator.title);
                reader.report.note(lines, "", message);
            }
            Filed { indicator, section, is_indicator, table: name.to_owned() }
        })
        .collect()
}

/// Takes the rows of a table of scores.
fn scores_of(table: &mut Table, found: &mut Scores, report: &mut Report) {
    for mut entry in std::mem::take(&mut table.entries) {
        let (name, cell) = (entry.take(Field::Indicator), entry.take(Field::Score));
        match scores::whole(&markup::plain(&cell)) {
            Some(score) if !name.is_empty() => {
                found.indicators.push((Heading::read(&markup::plain(&name)), score, entry.lines));
            }
            _ => {
                entry.put(Field::Indicator, name);
                entry.put(Field::Score, cell);
            }
        }
        entry.report_rest(&table.header, report);
    }
}

/// Gives the plan and its indicators the scores that were found; those of the analysis where there are no
/// others.
fn give_scores(plan: &mut Plan, found: Scores, report: &mut Report) {
    for (heading, score, found_at) in found.indicators {
        let indicators = plan.sections.iter_mut().flat_map(|section| &mut section.indicators);
        let named = |indicator: &&mut Indicator| Heading::read(&indicator.title).is(&heading);
        if let Some(indicator) = indicators.into_iter().find(named) {
            indicator.score = Some(score);
        } else {
            let message = Message::new("import-score-unplaced").with("title", &heading.title);
            report.note(found_at, "", message.with("score", score));
        }
    }
    for indicator in plan.sections.iter_mut().flat_map(|section| &mut section.indicators) {
        indicator.score = indicator.score.or_else(|| scores::score_in(&indicator.analysis));
    }
    plan.score = found.total.map(|(total, _)| total);
}

/// Says which lines outside tables are no part of the plan. Between the rows of a table, and of rows, the
/// words are quoted: there something may be missing.
fn report_pieces(pieces: &[Piece], tables: &[(usize, usize)], report: &mut Report) {
    let mut aside: Option<(usize, usize)> = None;
    let flush = |aside: &mut Option<(usize, usize)>, report: &mut Report| {
        if let Some(lines) = aside.take() {
            report.note(lines, "", Message::new("import-aside"));
        }
    };
    for piece in pieces {
        if piece.taken || piece.is_page_number() {
            flush(&mut aside, report);
            continue;
        }
        let among_rows = tables.iter().any(|(first, last)| (first..=last).contains(&&piece.lines.0));
        if piece.is_prose() && !among_rows {
            aside = Some((aside.map_or(piece.lines.0, |(first, _)| first), piece.lines.1));
        } else {
            flush(&mut aside, report);
            let text = markup::plain(&piece.text());
            if text.chars().any(char::is_alphanumeric) {
                report.note(piece.lines, "", Message::new("import-loose").with("text", text));
            }
        }
    }
    flush(&mut aside, report);
}

/// The indicator of `group`, its measures without ids.
fn indicator_of(reader: &mut Reader<'_>, group: Group, shape: Shape) -> Indicator {
    let Heading { no, title, .. } = group.heading;
    let mut indicator = Indicator { no, title, score: group.score, ..Indicator::default() };
    match shape {
        Shape::Row => reader.by_rows(&mut indicator, group.rows),
        Shape::Item => reader.by_items(&mut indicator, group.rows),
        Shape::Merged => merged::read(reader, &mut indicator, group.rows),
    }
    indicator
}
