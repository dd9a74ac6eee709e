//! The selected measure in the pane beside or below the grid, as far as there is room. The page that shows the whole
//! of it is drawn by `measure_page`, which shares its parts.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use super::{hearing, hits, say};
use crate::locales::Message;
use crate::plan::{Directive, FollowUp, Measure, Place, Status};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::theme::{self, Role};
use crate::tui::writing::key_of;
use crate::view::glyph;

/// From this width on the log stands beside the fields.
const TWO_COLUMNS: u16 = 76;

/// Draws the pane: a rule, the title, the fields and the log. What has no room is told of in the rule.
pub fn pane(app: &App, pen: &mut Pen<'_>, area: Rect, beside: bool) {
    if area.is_empty() {
        return;
    }
    let body = if beside { pen::inside(pen::from_left(area, 1)) } else { below(pen::inside(area), 1) };
    let is_cut = text(app, pen, body);
    // Where a text is written, Enter does something else.
    let more = if is_cut && app.writing.is_none() {
        format!(" {}", app.words.say(&app.naming("tui-more", Action::Open)))
    } else {
        String::new()
    };
    if beside {
        pen.rule_down(area);
        pen.text_right(Rect { y: area.bottom() - 1, height: 1, ..body }, &more, Role::Accent);
    } else {
        let rule = pen::inside(area);
        pen.text_right(rule, &more, Role::Accent);
        let taken = u16::try_from(width(&more)).unwrap_or(u16::MAX);
        pen.rule(pen::left_of(rule, rule.width.saturating_sub(taken)));
    }
}

/// Draws the title, the fields and the log of the selected measure; whether something had no room.
fn text(app: &App, pen: &mut Pen<'_>, body: Rect) -> bool {
    let Some((_, measure)) = app.selected() else {
        let said = instead(app);
        for (line, row) in body.rows().zip(app.wrapper.wrap(&app.words.say(&said), body.width.into())) {
            pen.text(line, row, Role::Dim);
        }
        return false;
    };
    let mut title = title(app, measure, body.width);
    title.extend(hits::line(app, measure, body.width));
    let rest = below(body, title.len());
    pen.lines(body, &title);
    let lines = if rest.width >= TWO_COLUMNS {
        let half = rest.width / 2;
        let left = fields(app, measure, half - 2);
        let right = log(app, measure, rest.width - half);
        pen.lines(pen::left_of(rest, half - 2), &left);
        pen.lines(pen::from_left(rest, half), &right);
        left.len().max(right.len())
    } else {
        let mut lines = fields(app, measure, rest.width);
        lines.push(Line::new());
        lines.extend(log(app, measure, rest.width));
        pen.lines(rest, &lines);
        lines.len()
    };
    lines > usize::from(rest.height)
}

/// The part of `area` below its first `lines`.
fn below(area: Rect, lines: usize) -> Rect {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// Under which section and which indicator it stands.
pub(super) fn above(app: &App, place: Place) -> Line {
    let Some(section) = app.plan.sections.get(place.section) else { return Line::new() };
    let mut text = if section.code.is_empty() { section.title.clone() } else { section.code.clone() };
    if let Some(indicator) = section.indicators.get(place.indicator) {
        let no = indicator.no.map_or(String::new(), |no| say::number(&app.words, no) + " ");
        text = format!("{text} · {no}{}", indicator.title);
    }
    vec![(Role::Dim, text)]
}

/// The twelve months, each with its name as at the head of the grid, in as many lines as they take.
pub(super) fn strip(app: &App, measure: &Measure, columns: u16) -> Vec<Line> {
    let names = app.words.text("months-short");
    let widest = names.split_whitespace().map(width).max().unwrap_or(0);
    let months = names.split_whitespace().zip(measure.strip(app.plan.fiscal_year, app.today));
    let months: Vec<_> = months
        .map(|(name, cell)| {
            let name = (Role::Dim, pad::left(name, widest + 1));
            [name, (theme::of_month(cell), format!("{}  ", glyph::month(cell)))]
        })
        .collect();
    // A year, a half, or a third of it in a line.
    let fits = |count: &usize| count * (widest + 4) <= usize::from(columns);
    let a_line = [12, 6].into_iter().find(fits).unwrap_or(4);
    months.chunks(a_line).map(<[_]>::concat).collect()
}

/// The id, the title in full, and how the deadline stands.
pub(super) fn title(app: &App, measure: &Measure, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let columns = usize::from(columns);
    let id = say::digits(words, &measure.id).into_owned();
    let indent = width(&id) + 2;
    let deadline = measure.deadline(app.plan.fiscal_year, app.today);
    let status = measure.status(app.today);
    let role = theme::of_deadline(deadline, status);
    let state = format!("{} {}", glyph::deadline(deadline, status), say::deadline(words, deadline));
    let room = columns.saturating_sub(indent);
    let beside = room.saturating_sub(width(&state) + 3) >= 30;
    let room = if beside { room - width(&state) - 3 } else { room };
    let text = clean::display(&measure.title);
    let mut lines: Vec<Line> = Vec::new();
    for row in app.wrapper.wrap(&text, room.max(1)) {
        let before = if lines.is_empty() { pad::left(&id, indent) } else { " ".repeat(indent) };
        lines.push(vec![(Role::Heading, before), (Role::Heading, row.to_owned())]);
    }
    if beside {
        if let Some(first) = lines.first_mut() {
            let blanks = columns.saturating_sub(pen::columns(first) + width(&state));
            first.push((Role::Text, " ".repeat(blanks)));
            first.push((role, state));
        }
    } else {
        lines.push(vec![(Role::Text, " ".repeat(indent)), (role, state)]);
    }
    lines
}

/// What the plan says of the measure, a label before each; what it does not say is left out.
fn fields(app: &App, measure: &Measure, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let responsible = if measure.responsible.text.is_empty() {
        measure.responsible.units.join(" ")
    } else {
        measure.responsible.text.clone()
    };
    let monitoring = [&measure.monitoring.text, &measure.monitoring.how].map(String::as_str);
    let monitoring: Vec<_> = monitoring.into_iter().filter(|text| !text.is_empty()).collect();
    let status = say::status(words, measure.status(app.today)).into_owned();
    let fields = [
        ("field-status", vec![status]),
        ("field-due", say::due_long(words, &measure.due).into_iter().collect()),
        ("field-responsible", vec![responsible]),
        ("field-monitoring", vec![monitoring.join(" · ")]),
        ("field-codes", vec![measure.codes.join(" ")]),
        ("field-issue", vec![measure.issue.clone()]),
        ("field-activities", measure.activities.clone()),
        ("field-outputs", measure.outputs.clone()),
        ("field-awareness", measure.awareness.clone()),
    ];
    let indent = fields.iter().map(|(label, _)| width(&words.text(label))).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for (label, values) in fields {
        let mut label = words.text(label).into_owned();
        for value in values.into_iter().filter(|value| !value.is_empty()) {
            lines.extend(labelled(app, &label, indent, &value, columns));
            label.clear();
        }
    }
    lines
}

/// `text` wrapped behind `label`, which stands in a column of `indent`.
pub(super) fn labelled(app: &App, label: &str, indent: usize, text: &str, columns: u16) -> Vec<Line> {
    let room = usize::from(columns).saturating_sub(indent).max(1);
    let text = clean::display_lines(text);
    let mut lines: Vec<Line> = Vec::new();
    for row in app.wrapper.wrap(&text, room) {
        let before = if lines.is_empty() { label } else { "" };
        lines.push(vec![(Role::Dim, pad::left(before, indent)), (Role::Text, row.to_owned())]);
    }
    lines
}

/// What waits to be written on: not the text, since of a private note nothing is seen.
pub(super) fn drafts(app: &App, measure: &Measure, columns: u16) -> Vec<Line> {
    let drafts = app.drafts.iter().filter(|draft| draft.measure == measure.id);
    let said = drafts.map(|draft| {
        let said = Message::new("tui-draft-here").with("key", key_of(app, draft.passage));
        app.words.say(&said)
    });
    said.flat_map(|said| {
        let rows = app.wrapper.wrap(&said, columns.into());
        rows.into_iter().map(|row| vec![(Role::Soon, row.to_owned())]).collect::<Vec<_>>()
    })
    .collect()
}

/// What is said where no measure is selected.
fn instead(app: &App) -> Message {
    let indicators = |section: usize| app.plan.sections.get(section).map(|section| &section.indicators);
    let is_empty = |section, at: usize| indicators(section).is_some_and(|all| all[at].measures.is_empty());
    match app.heading() {
        None => Message::new("tui-nothing-selected"),
        Some((_, None)) => app.naming("tui-needs-indicator", Action::AddIndicator),
        Some((section, Some(at))) if is_empty(section, at) => {
            app.naming("tui-indicator-empty", Action::AddMeasure)
        }
        Some(_) => {
            let said = Message::new("tui-heading-selected").with("open", app.key(Action::Unfold));
            said.with("add", app.key(Action::AddMeasure))
        }
    }
}

/// That nothing was reported, and the keys that do.
pub(super) fn no_report(app: &App) -> String {
    let key = |status| app.key(Action::Record(status));
    let said = Message::new("tui-no-report").with("from", key(Status::NotStarted));
    app.words.say(&said.with("to", key(Status::Cancelled)))
}

/// What waits to be written on, what was reported and what the meetings told, the newest first.
fn log(app: &App, measure: &Measure, columns: u16) -> Vec<Line> {
    let mut lines = drafts(app, measure, columns);
    let mut entries: Vec<&FollowUp> = measure.log.iter().collect();
    entries.sort_by_key(|entry| entry.on);
    if entries.is_empty() {
        let text = no_report(app);
        lines.extend(
            app.wrapper.wrap(&text, columns.into()).into_iter().map(|row| vec![(Role::Dim, row.to_owned())]),
        );
    }
    let about =
        |directive: &&Directive| directive.about == measure.id && app.plan.closed_in(directive).is_none();
    for directive in app.plan.directives.iter().filter(about) {
        let label = app.words.text("field-directive").into_owned();
        let indent = width(&label) + 2;
        lines.extend(labelled(app, &label, indent, &directive.text, columns));
    }
    for entry in entries.into_iter().rev() {
        lines.extend(follow_up(app, entry, columns));
    }
    lines
}

/// The day and the status; below them what was said, what stands in the way, what proves it.
fn follow_up(app: &App, entry: &FollowUp, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let day = say::calendar(words).short_day(entry.on);
    let status = say::status(words, entry.status).into_owned();
    let mut head = vec![(Role::Dim, pad::left(&day, 13)), (say::status_role(entry.status), status)];
    if !entry.unit.is_empty() {
        head.push((Role::Dim, format!("  {}", entry.unit)));
    }
    let mut lines = vec![head];
    lines.extend(hearing::belated(app, entry).map(|mark| vec![(Role::Text, "  ".into()), mark]));
    let parts = [
        (Role::Text, "", entry.text.as_str()),
        (Role::Text, "field-obstacles", entry.obstacles.as_str()),
        (Role::Dim, "field-evidence", &entry.evidence.join(" · ")),
    ];
    for (role, label, text) in parts.into_iter().filter(|(_, _, text)| !text.is_empty()) {
        let label = if label.is_empty() { String::new() } else { format!("{}  ", words.text(label)) };
        let text = format!("{label}{text}");
        let shown = clean::display_lines(&text);
        for row in app.wrapper.wrap(&shown, usize::from(columns).saturating_sub(2).max(1)) {
            lines.push(vec![(Role::Text, "  ".into()), (role, row.to_owned())]);
        }
    }
    lines
}
