//! What meetings told units to do: under a heading of its group, a few lines a directive. First how it stands to its
//! due and what is to be done; below, dim, where it comes from, what it is about, and what was reported last.
//!
//! Limits: of a long text and of a long report only the first lines are seen, unless all of it was asked for.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen, Piece};
use super::{heading, say};
use crate::locales::Message;
use crate::plan::{Deadline, Directive, Status};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::directives::{self, Group, Row};
use crate::tui::layout::headed;
use crate::tui::theme::{self, Role};
use crate::view::{DirectiveRow, glyph};

/// Columns before the words: the bar of the selection, the glyph, a blank.
const BEFORE: usize = 3;
/// From this width on how it stands has a column of its own, and the unit too.
const ROOM_FOR_STAND: u16 = 70;
const ROOM_FOR_UNIT: u16 = 100;
/// The columns of the unit and of the due.
const UNIT: usize = 22;
const DUE: usize = 11;
/// The lines of a text and of a report that are seen.
const TEXT: usize = 3;
const REPORT: usize = 2;
/// The most columns of a line of words: longer ones are not read well.
const WORDS: usize = 90;

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let room = &app.directives;
    if room.view.rows.is_empty() {
        return super::nothing(app, pen, area, &app.naming("directives-empty", Action::AddItem));
    }
    let (head, rows) = headed(area);
    summary(app, pen, pen::inside(head));
    if room.rows.is_empty() {
        return super::nothing(app, pen, rows, &app.naming("directives-all-closed", Action::ShowAll));
    }
    for seen in room.stack.visible(room.top, rows.height.into()) {
        let part = seen.place(rows);
        match room.rows[seen.index] {
            Row::Group(group, count) => title(app, pen, pen::inside(part), group, count),
            Row::Directive(at) => {
                one(app, pen, part, &room.view.rows[at], seen.index == room.selected);
            }
        }
    }
}

/// How many are open, how many of them late; at the right how many are closed.
fn summary(app: &App, pen: &mut Pen<'_>, line: Rect) {
    let (words, view) = (&app.words, &app.directives.view);
    let number = |count: usize| say::number(words, count);
    let said = |key: &'static str, count: usize| words.say(&Message::new(key).with("count", number(count)));
    let closed = said("directives-count-closed", view.rows.len() - view.open);
    pen.text_right(line, &closed, Role::Dim);
    let taken = u16::try_from(width(&closed) + 2).unwrap_or(u16::MAX);
    let open = said("directives-count-open", view.open);
    let mut pieces = vec![(Role::Heading, open)];
    if view.late > 0 {
        let late = said("directives-count-late", view.late);
        let fits = pen::columns(&pieces) + width(&late) + 5 + usize::from(taken) <= line.width.into();
        pieces.push((Role::Late, format!("   ! {}", if fits { late } else { number(view.late) })));
    }
    pen.line(pen::left_of(line, line.width.saturating_sub(taken)), &pieces);
}

fn title(app: &App, pen: &mut Pen<'_>, line: Rect, group: Group, count: usize) {
    let (key, role) = match group {
        Group::Late => ("directives-late", Role::Late),
        Group::Open => ("directives-open", Role::Heading),
        Group::Closed => ("directives-were-closed", Role::Finished),
    };
    let count = [(Role::Text, say::number(&app.words, count))];
    heading::draw(pen, line, &[(role, app.words.text(key).into_owned())], &count);
}

fn one(app: &App, pen: &mut Pen<'_>, area: Rect, row: &DirectiveRow, is_selected: bool) {
    if is_selected {
        pen.fill(area, pen.theme().selected);
        for line in area.rows() {
            pen.glyph(line, '▌', Role::Accent);
        }
    }
    // What is selected is read: nothing in it is dim.
    let shade = |(role, text): &Piece| match role {
        Role::Dim if is_selected => (Role::Text, text.clone()),
        role => (*role, text.clone()),
    };
    let (sign, role) = sign(row.deadline);
    pen.glyph(pen::from_left(area, 1), sign, role);
    for (line, text) in area.rows().zip(lines(app, row, area.width)) {
        let line = pen::from_left(line, u16::try_from(BEFORE).unwrap_or(0));
        let text: Line = text.iter().map(shade).collect();
        pen.line(pen::left_of(line, line.width.saturating_sub(1)), &text);
    }
}

/// The glyph of one that stands so, the same as of a measure's deadline.
const fn sign(deadline: Deadline) -> (char, Role) {
    let status = if matches!(deadline, Deadline::Finished) { Status::Done } else { Status::InProgress };
    (glyph::deadline(deadline, status), theme::of_deadline(deadline, status))
}

/// How it stands in words.
fn stand(app: &App, row: &DirectiveRow) -> String {
    match row.deadline {
        Deadline::Finished => app.words.text("directives-closed-word").into_owned(),
        deadline => say::deadline(&app.words, deadline),
    }
}

/// The lines of `row` on `columns` columns, behind the glyph.
pub fn lines(app: &App, row: &DirectiveRow, columns: u16) -> Vec<Line> {
    let Some(directive) = app.plan.directives.get(row.at) else { return Vec::new() };
    let room = usize::from(columns).saturating_sub(BEFORE + 1).max(1);
    let is_whole = directives::is_whole(app, directive);
    let most = |lines: usize| if is_whole { usize::MAX } else { lines };
    let (has_stand, has_unit) = (columns >= ROOM_FOR_STAND, columns >= ROOM_FOR_UNIT);
    let indent = if has_stand { app.directives.stand + 2 } else { 0 };
    let right = if has_unit {
        UNIT + DUE + 4
    } else if has_stand {
        DUE + 2
    } else {
        0
    };
    let words = room.saturating_sub(indent + right).clamp(1, WORDS);
    // What stands at the right stays near.
    let room = room.min(indent + words + right);
    let (_, role) = sign(row.deadline);
    let mut lines: Vec<Line> = Vec::new();
    if !has_stand {
        let mut head = vec![(role, stand(app, row))];
        if !directive.unit.is_empty() {
            head.push((Role::Dim, format!("  {}", directive.unit)));
        }
        lines.push(head);
    }
    let text_role = if row.closed.is_some() { Role::Dim } else { Role::Text };
    for (number, text) in cut(app, &directive.text, words, most(TEXT)).into_iter().enumerate() {
        let before = if number == 0 && has_stand { stand(app, row) } else { String::new() };
        let mut line = vec![(role, pad::left(&before, indent)), (text_role, text)];
        if number == 0 && has_stand {
            let blanks = room.saturating_sub(pen::columns(&line) + right);
            line.push((Role::Text, " ".repeat(blanks + 2)));
            if has_unit {
                line.push((Role::Text, pad::left(&pad::truncate(&directive.unit, UNIT), UNIT + 2)));
            }
            let due = directive.due.map(|due| say::short_day(&app.words, due)).unwrap_or_default();
            line.push((if role == Role::Late { Role::Late } else { Role::Dim }, pad::right(&due, DUE)));
        }
        lines.push(line);
    }
    let below = room.saturating_sub(indent).max(1);
    let add = |lines: &mut Vec<Line>, role: Role, text: &str, most: usize| {
        for row in cut(app, text, below.min(WORDS + right), most) {
            lines.push(vec![(Role::Dim, " ".repeat(indent)), (role, row)]);
        }
    };
    add(&mut lines, Role::Dim, &origin(app, row, directive, !has_unit && has_stand), most(2));
    if let Some(about) = about(app, directive) {
        let about = if is_whole { about } else { pad::truncate(&about, below).into_owned() };
        add(&mut lines, Role::Dim, &about, most(1));
    }
    let mut reports: Vec<_> = directive.reports.iter().filter(|report| report.on <= app.today).collect();
    reports.sort_by_key(|report| report.on);
    if reports.is_empty() && row.closed.is_none() {
        add(&mut lines, Role::Dim, &app.words.text("directives-no-report"), 1);
    }
    for report in reports.into_iter().rev().take(most(1)) {
        let day = say::short_day(&app.words, report.on);
        add(&mut lines, text_role, &format!("◐ {day}  {}", report.text), most(REPORT));
    }
    lines
}

/// `text` in rows of `columns`, at most so many: the last then says that there is more.
fn cut(app: &App, text: &str, columns: usize, most: usize) -> Vec<String> {
    let text = clean::display_lines(text);
    let rows = app.wrapper.wrap(&text, columns);
    let is_cut = rows.len() > most;
    let mut rows: Vec<String> = rows.into_iter().take(most).map(|row| row.trim_end().to_owned()).collect();
    if is_cut && let Some(last) = rows.last_mut() {
        *last = format!("{}…", pad::truncate(last, columns.saturating_sub(1)).trim_end_matches('…'));
    }
    if rows.is_empty() {
        rows.push(String::new());
    }
    rows
}

/// The columns of the longest word of how one stands.
pub fn stand_width(app: &App) -> usize {
    let longest = [Deadline::Overdue(999), Deadline::Ahead(999), Deadline::DueSoon(0), Deadline::DueSoon(1)];
    let words =
        longest.into_iter().chain([Deadline::Undated]).map(|it| width(&say::deadline(&app.words, it)));
    words.max().unwrap_or(0)
}

/// The meeting that gave it and how long ago that is, the one that closed it; before that the unit where it has no
/// column of its own.
fn origin(app: &App, row: &DirectiveRow, directive: &Directive, with_unit: bool) -> String {
    let words = &app.words;
    let number = |number: &str| say::digits(words, number).into_owned();
    let mut parts: Vec<String> = Vec::new();
    if with_unit && !directive.unit.is_empty() {
        parts.push(directive.unit.clone());
    }
    let given = |key: &'static str| Message::new(key).with("meeting", number(&directive.given_at));
    parts.push(
        words.say(&match (row.given, row.age(app.today)) {
            (Some(_), Some(0)) => given("directives-given-today"),
            (Some(day), Some(days)) => given("directives-given-ago")
                .with("day", say::short_day(words, day))
                .with("days", say::number(words, days)),
            (Some(day), None) => given("directives-given-ahead").with("day", say::short_day(words, day)),
            (None, _) => given("directives-given-unknown"),
        }),
    );
    if let Some(meeting) = app.plan.closed_in(directive) {
        let closed = Message::new("directives-closed-at").with("meeting", number(&meeting.number));
        parts.push(words.say(&closed.with("day", say::short_day(words, meeting.date))));
    }
    parts.join(" · ")
}

/// The measure that it is about; none where it is about none.
fn about(app: &App, directive: &Directive) -> Option<String> {
    if directive.about.is_empty() {
        return None;
    }
    let id = say::digits(&app.words, &directive.about).into_owned();
    Some(match app.plan.find(&directive.about) {
        Some((_, measure)) => format!("{id}  {}", measure.title),
        None => app.words.say(&Message::new("directives-about-gone").with("id", id)),
    })
}
