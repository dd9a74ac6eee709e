//! What changed: under headings of its kind, two lines a change.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen, Piece};
use super::{heading, hearing, say};
use crate::calendar::Day;
use crate::locales::Message;
use crate::plan::{Directive, FollowUp, Measure, Status};
use crate::thai::{pad, width::width};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::changes::Row;
use crate::tui::layout::headed;
use crate::tui::theme::{self, Role};
use crate::view::{Change, Kind, Since, What, glyph};

/// Columns before the id: the bar of the selection, the glyph, a blank.
const BEFORE_ID: u16 = 3;
/// From this width on the units stand at the right.
const ROOM_FOR_UNITS: u16 = 70;
/// From this width on what was reported stands in a column of its own.
const ROOM_FOR_COLUMNS: u16 = 100;
/// The columns of the longest short day.
const DAY: usize = 11;

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let (head, rows) = headed(area);
    since(app, pen, pen::inside(head));
    if app.changes.rows.is_empty() {
        return super::nothing(app, pen, rows, &app.naming("changes-none", Action::SinceDay));
    }
    let all = app.changes.stack.visible(app.changes.top, rows.height.into());
    let seen = all.iter().filter_map(|seen| match app.changes.rows[seen.index] {
        Row::Change(at) => Some(app.changes.view.all[at]),
        Row::Kind(..) => None,
    });
    let columns = seen.map(|change| pen::columns(&what(app, change, Role::Dim)));
    // Where there is room, texts stand below texts.
    let columns = if area.width >= ROOM_FOR_COLUMNS { columns.max().unwrap_or(0) } else { 0 };
    for seen in all {
        let part = seen.place(rows);
        match app.changes.rows[seen.index] {
            Row::Kind(kind, count) => kind_of(app, pen, pen::inside(part), kind, count),
            Row::Change(at) => {
                let is_selected = seen.index == app.changes.selected;
                change(app, pen, part, (app.changes.view.all[at], columns), is_selected);
            }
        }
    }
}

/// Since when, and how many.
fn since(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let words = &app.words;
    let Some(since) = &app.changes.since else { return };
    let calendar = say::calendar(words);
    let short = |key: &'static str, day| Message::new(key).with("day", calendar.short_day(day));
    let long = |key: &'static str, day| Message::new(key).with("day", calendar.day_with_weekday(day));
    let said = match since {
        Since::Meeting(number, day) => {
            [long("changes-since-meeting", *day), short("changes-since-meeting", *day)]
                .map(|message| message.with("number", say::digits(words, number)))
        }
        Since::Day(day) => [long("changes-since-day", *day), short("changes-since-day", *day)],
        Since::Month(day) => [long("changes-since-month", *day), short("changes-since-month", *day)],
    };
    let count = Message::new("changes-count").with("count", say::number(words, app.changes.view.all.len()));
    let count = words.say(&count);
    let room = usize::from(area.width).saturating_sub(width(&count) + 2);
    let said = said.map(|message| words.say(&message));
    let text = said.iter().find(|text| width(text) <= room).unwrap_or(&said[1]);
    pen.text_right(area, &count, Role::Text);
    pen.text(pen::left_of(area, u16::try_from(room).unwrap_or(u16::MAX)), text, Role::Heading);
}

fn kind_of(app: &App, pen: &mut Pen<'_>, line: Rect, kind: Kind, count: usize) {
    let (key, role) = match kind {
        Kind::Late => ("changes-late", Role::Late),
        Kind::Finished => ("changes-finished", Role::Finished),
        Kind::Directives => ("changes-directives", Role::Accent),
        Kind::Reports => ("changes-reports", Role::Heading),
        Kind::Coming => ("changes-coming", Role::Soon),
    };
    let count = [(Role::Text, say::number(&app.words, count))];
    heading::draw(pen, line, &[(role, app.words.text(key).into_owned())], &count);
}

/// The measure in the first line, what changed in the second: its words behind so many `columns`.
fn change(
    app: &App,
    pen: &mut Pen<'_>,
    area: Rect,
    (change, what_columns): (Change, usize),
    is_selected: bool,
) {
    if is_selected {
        pen.fill(area, pen.theme().selected);
        for line in area.rows() {
            pen.text(line, "▌", Role::Accent);
        }
    }
    // What is selected is read: nothing in it is dim.
    let dim = if is_selected { Role::Text } else { Role::Dim };
    let measure = change.place.and_then(|place| app.plan.at(place));
    let directive = directive_of(app, change.what);
    let (sign, role) = sign(app, change, measure);
    let mut lines = area.rows();
    let Some(first) = lines.next() else { return };
    pen.glyph(pen::from_left(first, 1), sign, role);
    let line = pen::from_left(first, BEFORE_ID);
    let mut line = pen::left_of(line, line.width.saturating_sub(1));
    let units: Cow<'_, str> = match (directive, measure) {
        (Some(directive), _) if !directive.unit.is_empty() => directive.unit.as_str().into(),
        (_, Some(measure)) => measure.responsible.units.join(" ").into(),
        (_, None) => "".into(),
    };
    if area.width >= ROOM_FOR_UNITS && !units.is_empty() {
        let room = (line.width / 3).min(u16::try_from(width(&units)).unwrap_or(u16::MAX));
        pen.text(pen::from_right(line, room), &units, dim);
        line = pen::left_of(line, line.width - room - 2);
    }
    let id = measure.map_or("", |measure| &measure.id);
    let columns = app.rows.id_width.clamp(3, 8);
    let id = pad::left(&say::digits(&app.words, id), columns) + "  ";
    let title = measure.map_or_else(|| app.words.text("changes-no-measure"), |m| m.title.as_str().into());
    pen.line(line, &[(Role::Text, id), (Role::Text, title.into_owned())]);
    let Some(second) = lines.next() else { return };
    let after_id = u16::try_from(columns).unwrap_or(0) + 2;
    let second = pen::from_left(second, BEFORE_ID + after_id);
    let second = pen::left_of(second, second.width.saturating_sub(1));
    let mut line = what(app, change, dim);
    let blank = what_columns.saturating_sub(pen::columns(&line)) + 2;
    line.push((dim, format!("{}{}", " ".repeat(blank), words_of(app, change))));
    pen.line(second, &line);
}

/// The glyph of a change.
fn sign(app: &App, change: Change, measure: Option<&Measure>) -> (char, Role) {
    match change.what {
        What::Given(_) => ('○', Role::Due),
        What::Answered(..) => ('◐', Role::Text),
        What::Closed(_) => ('✓', Role::Finished),
        What::Late | What::Finished(..) | What::Reported(..) | What::Coming => {
            let Some(measure) = measure else { return (' ', Role::Text) };
            let deadline = measure.deadline(app.plan.fiscal_year, app.today);
            let status = measure.status(app.today);
            (glyph::deadline(deadline, status), theme::of_deadline(deadline, status))
        }
    }
}

fn directive_of(app: &App, what: What) -> Option<&Directive> {
    match what {
        What::Given(at) | What::Answered(at, _) | What::Closed(at) => app.plan.directives.get(at),
        What::Late | What::Finished(..) | What::Reported(..) | What::Coming => None,
    }
}

/// The day and what changed, without the words that go with it.
fn what(app: &App, change: Change, dim: Role) -> Line {
    let words = &app.words;
    let measure = change.place.and_then(|place| app.plan.at(place));
    let piece = match (change.what, measure) {
        (What::Finished(at, before) | What::Reported(at, before), Some(measure)) => {
            let mut line = vec![day(app, change.on, dim)];
            if let Some(entry) = measure.log.get(at) {
                line.extend(from_to(app, before, entry.status, dim));
                line.extend(hearing::belated(app, entry).map(|(role, mark)| (role, format!("  {mark}"))));
            }
            return line;
        }
        (What::Late | What::Coming, Some(measure)) => {
            let deadline = measure.deadline(app.plan.fiscal_year, app.today);
            let (_, last) = measure.term(app.plan.fiscal_year).unwrap_or((change.on, change.on));
            let role = theme::of_deadline(deadline, measure.status(app.today));
            return vec![day(app, last, dim), (role, say::deadline(words, deadline))];
        }
        (What::Given(_), _) => (Role::Due, words.text("changes-given").into_owned()),
        (What::Answered(..), _) => (Role::Text, words.text("changes-answered").into_owned()),
        (What::Closed(_), _) => (Role::Finished, words.text("changes-closed").into_owned()),
        (_, None) => (dim, String::new()),
    };
    vec![day(app, change.on, dim), piece]
}

/// A day in as many columns as the longest takes.
fn day(app: &App, day: Day, role: Role) -> Piece {
    (role, format!("{}  ", pad::right(&say::calendar(&app.words).short_day(day), DAY)))
}

/// What was reported or told.
fn words_of(app: &App, change: Change) -> String {
    let measure = change.place.and_then(|place| app.plan.at(place));
    let directive = directive_of(app, change.what);
    let text = match change.what {
        What::Finished(at, _) | What::Reported(at, _) => measure.and_then(|m| m.log.get(at)).map(of_entry),
        What::Late | What::Coming => measure.and_then(|m| m.newest(app.today)).map(of_entry),
        What::Given(_) | What::Closed(_) => directive.map(|directive| directive.text.clone()),
        What::Answered(_, at) => directive.and_then(|d| d.reports.get(at)).map(|report| report.text.clone()),
    };
    text.unwrap_or_default().replace('\n', " ")
}

/// What a unit wrote, and what stands in the way.
fn of_entry(entry: &FollowUp) -> String {
    let parts = [entry.text.as_str(), entry.obstacles.as_str()];
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The status before and after; one of them where it stayed.
fn from_to(app: &App, before: Status, after: Status, dim: Role) -> Line {
    let words = &app.words;
    let shade = |status| match say::status_role(status) {
        Role::Dim => dim,
        role => role,
    };
    let mut line = Line::new();
    if before != after {
        line.push((dim, format!("{} → ", say::status(words, before))));
    }
    line.push((shade(after), say::status(words, after).into_owned()));
    line
}
