//! What changed: under headings of its kind, two lines a change.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use super::{heading, say};
use crate::locales::Message;
use crate::plan::{Directive, FollowUp, Measure, Status};
use crate::thai::{pad, width::width};
use crate::tui::app::App;
use crate::tui::changes::{self, Row};
use crate::tui::theme::{self, Role};
use crate::view::{Change, Kind, Since, What, glyph};

/// Columns before the id: the bar of the selection, the glyph, a blank.
const BEFORE_ID: u16 = 3;
/// From this width on the units stand at the right.
const ROOM_FOR_UNITS: u16 = 70;

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let (head, rows) = changes::parts(area);
    since(app, pen, pen::inside(head));
    if app.changes.rows.is_empty() {
        return super::nothing(app, pen, rows, &Message::new("changes-none"));
    }
    for seen in app.changes.stack.visible(app.changes.top, rows.height.into()) {
        let [y, height] = [seen.line, seen.height].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
        let part = Rect { y: rows.y + y, height, ..rows };
        match app.changes.rows[seen.index] {
            Row::Kind(kind, count) => kind_of(app, pen, pen::inside(part), kind, count),
            Row::Change(at) => {
                let is_selected = seen.index == app.changes.selected;
                change(app, pen, part, app.changes.view.all[at], is_selected);
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
        Since::Meeting(number, day) => [long("changes-since-meeting", *day), short("changes-since-meeting", *day)]
            .map(|message| message.with("number", say::digits(words, number))),
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

/// The measure in the first line, what changed in the second.
fn change(app: &App, pen: &mut Pen<'_>, area: Rect, change: Change, is_selected: bool) {
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
    pen.line(second, &told(app, change, measure, directive, dim));
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

/// The day, what changed, and the words that go with it.
fn told(
    app: &App,
    change: Change,
    measure: Option<&Measure>,
    directive: Option<&Directive>,
    dim: Role,
) -> Line {
    let words = &app.words;
    let day = say::calendar(words).short_day(change.on);
    let mut line = vec![(dim, format!("{day}  "))];
    let text = match (change.what, measure, directive) {
        (What::Finished(at, before) | What::Reported(at, before), Some(measure), _) => {
            let Some(entry) = measure.log.get(at) else { return line };
            line.extend(from_to(app, before, entry.status, dim));
            words_of(entry)
        }
        (What::Late | What::Coming, Some(measure), _) => {
            let deadline = measure.deadline(app.plan.fiscal_year, app.today);
            let role = theme::of_deadline(deadline, measure.status(app.today));
            line.push((role, say::deadline(words, deadline)));
            measure.newest(app.today).map(words_of).unwrap_or_default()
        }
        (What::Given(_), _, Some(directive)) => {
            line.push((Role::Due, words.text("changes-given").into_owned()));
            directive.text.clone()
        }
        (What::Answered(_, at), _, Some(directive)) => {
            line.push((Role::Text, words.text("changes-answered").into_owned()));
            directive.reports.get(at).map(|report| report.text.clone()).unwrap_or_default()
        }
        (What::Closed(_), _, Some(directive)) => {
            line.push((Role::Finished, words.text("changes-closed").into_owned()));
            directive.text.clone()
        }
        _ => String::new(),
    };
    if !text.is_empty() {
        line.push((dim, format!("  {text}")));
    }
    line
}

/// The status before and after; one of them where it stayed.
fn from_to(app: &App, before: Status, after: Status, dim: Role) -> Line {
    let words = &app.words;
    let mut line = Line::new();
    if before != after {
        line.push((dim, format!("{} → ", say::status(words, before))));
    }
    let role = if after == Status::NotStarted { dim } else { say::status_role(after) };
    line.push((if role == Role::Dim { dim } else { role }, say::status(words, after).into_owned()));
    line
}

/// What was reported, and what stands in the way.
fn words_of(entry: &FollowUp) -> String {
    let parts = [entry.text.as_str(), entry.obstacles.as_str()];
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" · ").replace('\n', " ")
}
