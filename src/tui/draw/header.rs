//! The head of every screen: whose plan, which year, which day, and the year's figures.

use ratatui::layout::Rect;

use super::pen::{self, Pen, Piece};
use super::say;
use crate::locales::Message;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::hold::Hold;
use crate::tui::theme::Role;
use crate::view::glyph;

/// Cells of the bar that shows how much is done.
const BAR: usize = 10;
/// From this width on the day is written in full.
const ROOM_FOR_DAY: u16 = 100;

/// Draws the header into `area`: one line or two.
pub fn draw(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let mut rows = area.rows().map(pen::inside);
    let Some(first) = rows.next() else { return };
    if let Some(second) = rows.next() {
        whose(app, pen, first, false);
        figures(app, pen, second);
    } else {
        whose(app, pen, first, true);
    }
}

/// Whose plan and which day; in a single line the most urgent figures in place of the day.
fn whose(app: &App, pen: &mut Pen<'_>, area: Rect, single: bool) {
    let words = &app.words;
    let right = if single {
        urgent(app, false)
    } else {
        vec![(Role::Text, say::today(words, app.today, area.width >= ROOM_FOR_DAY))]
    };
    pen.line_right(area, &right);
    let taken = u16::try_from(pen::columns(&right)).unwrap_or(u16::MAX);
    let area = pen::left_of(area, area.width.saturating_sub(taken + 2));

    let mut tags = Vec::new();
    let tag = match app.hold() {
        Hold::Play => Some((Role::Accent, Message::new(if single { "tui-demo-short" } else { "tui-demo" }))),
        Hold::Look { is_free: true, .. } => {
            Some((Role::Accent, app.naming("tui-look-free", Action::TakeOver)))
        }
        Hold::Look { .. } => Some((Role::Soon, Message::new("tui-look"))),
        Hold::Mine if !app.differences.is_empty() && !app.is_choosing() => {
            Some((Role::Warning, app.naming("tui-differ-tag", Action::Differences)))
        }
        Hold::Mine => app.is_unsaved().then(|| (Role::Soon, Message::new("tui-unsaved"))),
    };
    tags.extend(tag.map(|(role, message)| (role, format!("  {}", words.say(&message)))));
    if single && app.query.late {
        tags.push((Role::Accent, format!("  {}", words.text("tui-only-late-short"))));
    }
    let year = say::calendar(words).fiscal_year(app.plan.fiscal_year);
    let mut line = vec![(Role::Heading, app.plan.agency.clone())];
    if !single {
        line.push((Role::Dim, format!(" · {year}")));
        let name = format!("{}  ", words.text("tui-name"));
        if pen::columns(&line) + pen::columns(&tags) + crate::thai::width::width(&name) <= area.width.into() {
            line.insert(0, (Role::Accent, name));
        }
    }
    // What was not saved must be seen: the name of the agency gives way to it.
    let tagged = u16::try_from(pen::columns(&tags)).unwrap_or(u16::MAX);
    let room = pen::left_of(area, area.width.saturating_sub(tagged));
    pen.line(room, &line);
    let taken = u16::try_from(pen::columns(&line)).unwrap_or(u16::MAX).min(room.width);
    pen.line(pen::from_left(area, taken), &tags);
}

/// How much is done, and what needs action.
fn figures(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let words = &app.words;
    let figures = app.rows.grid.figures;
    let count = format!("{}/{}", figures.done, figures.all);
    let done = Message::new("tui-done").with("count", say::digits(words, &count));
    let mut line = vec![(Role::Text, words.say(&done))];
    if area.width >= 70 {
        line.push((Role::Text, " ".into()));
        line.extend(bar(figures.done, figures.all, BAR));
    }
    // A filter must be told of: everything else gives way to it.
    let short: Vec<_> = filter(app, "tui-only-late-short").into_iter().collect();
    let room = usize::from(area.width);
    let kept = if short.is_empty() { 0 } else { pen::columns(&short) + 3 };
    let urgent = [urgent(app, true), urgent(app, false)];
    if let Some(urgent) = urgent.iter().find(|u| pen::columns(&line) + 3 + pen::columns(u) + kept <= room) {
        line.push((Role::Text, "   ".into()));
        line.extend(urgent.iter().cloned());
    }
    let taken = pen::columns(&line) + 3;
    let right = [corner(app, "tui-only-late"), corner(app, "tui-only-late-short"), short];
    if let Some(right) = right.iter().find(|right| taken + pen::columns(right) <= room) {
        pen.line_right(area, right);
    }
    pen.line(area, &line);
}

/// The coming meeting, and the filter in the words of `key`.
fn corner(app: &App, key: &str) -> Vec<Piece> {
    let gap = || (Role::Text, "   ".to_owned());
    let pieces: Vec<_> = meeting(app).into_iter().chain(filter(app, key)).collect();
    pieces.into_iter().flat_map(|piece| [gap(), piece]).skip(1).collect()
}

fn filter(app: &App, key: &str) -> Option<Piece> {
    app.query.late.then(|| (Role::Accent, app.words.text(key).into_owned()))
}

/// The next meeting of the plan, from today on, and in how many days it is.
pub fn meeting(app: &App) -> Option<Piece> {
    let meeting = app.plan.next_meeting(app.today)?;
    let days = (meeting.date - app.today).num_days();
    let key = if days == 0 { "tui-meeting-today" } else { "tui-meeting-in" };
    let number = say::digits(&app.words, &meeting.number).into_owned();
    let message = Message::new(key).with("number", number);
    let message = if days == 0 { message } else { message.with("days", say::number(&app.words, days)) };
    Some((Role::Dim, app.words.say(&message)))
}

/// What is late, due and waited for, with its words or the glyphs alone. What is nothing is dim.
fn urgent(app: &App, worded: bool) -> Vec<Piece> {
    let words = &app.words;
    let figures = app.rows.grid.figures;
    let counts = [
        ("!", "tui-late", figures.late, Role::Late),
        ("◆", "tui-soon", figures.soon + figures.this_month, Role::Soon),
        ("○", "tui-awaited", figures.awaited, Role::Due),
    ];
    let mut pieces = Vec::new();
    for (glyph, word, count, role) in counts {
        if !pieces.is_empty() {
            pieces.push((Role::Text, if worded { "   " } else { "  " }.into()));
        }
        let role = if count == 0 { Role::Dim } else { role };
        let count = say::number(words, count);
        let text =
            if worded { format!("{glyph} {} {count}", words.text(word)) } else { format!("{glyph} {count}") };
        pieces.push((role, text));
    }
    pieces
}

/// A bar of `cells` cells for `done` of `all`.
pub fn bar(done: usize, all: usize, cells: usize) -> [Piece; 2] {
    let bar = glyph::bar(done, all, cells);
    let (full, rest) = bar.split_at(bar.find('▱').unwrap_or(bar.len()));
    [(Role::Finished, full.to_owned()), (Role::Rule, rest.to_owned())]
}
