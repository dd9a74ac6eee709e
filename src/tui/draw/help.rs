//! The help: the keys of the screen that it lies over, what the glyphs mean, then all other keys. Made from the keymap.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::locales::{Message, Words};
use crate::plan::{Deadline, Expectation, Status};
use crate::thai::{keyboard, pad, width::width};
use crate::tui::action::{Action, Group, Mode};
use crate::tui::app::{App, Modal};
use crate::tui::chord::Chord;
use crate::tui::keymap::Binding;
use crate::tui::theme::{self, Role};
use crate::view::glyph;

/// Draws the help, `scroll` lines further down.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect, scroll: usize) {
    let lines = lines(app, area.width);
    pen.page(pen::inside(area), &lines, scroll, &super::say::more_below(app));
}

/// Blanks between two columns of the help.
const GAP: usize = 4;
/// The most columns that the keys of an action take.
const KEYS: usize = 14;
/// The least that what it does is given before there is one column less.
const LEAST_TEXT: usize = 20;

/// The lines of the help on `columns` columns: bands one below the other, each in as many columns as there is room
/// for.
pub fn lines(app: &App, columns: u16) -> Vec<Line> {
    let (mode, room) = (mode(app), usize::from(columns).saturating_sub(2));
    let here: Vec<&Binding> = app.keymap.commands(mode).collect();
    let is_everywhere = |binding: &&Binding| mode.is_screen() && binding.command.is_on_every_screen();
    let (everywhere, mut own): (Vec<_>, Vec<_>) = here.into_iter().partition(is_everywhere);
    let hints = mode.hints();
    let weight = |binding: &&Binding| {
        let place = hints.iter().position(|word| binding.command.hint == Some(word));
        place.unwrap_or(hints.len())
    };
    own.sort_by_key(weight);
    let name = Message::new("help-keys-here").with_said("mode", Message::new(mode.text()));
    let mut page = band(app, &app.words.say(&name), &own, room);
    page.extend(band(app, &app.words.text("help-keys-everywhere"), &everywhere, room));
    page.extend(glyphs(&app.words, room));
    page.extend(by_position(app, room));
    for group in Group::ALL {
        let rest = app.keymap.all().filter(|binding| binding.command.group == group);
        let rest: Vec<_> = rest.filter(|binding| !binding.command.modes.contains(&mode)).collect();
        page.extend(band(app, &app.words.text(group.text()), &rest, room));
    }
    page.pop();
    page
}

/// What letters do with the keyboard in Thai; a blank line behind. A sign that both layouts have on different keys is
/// named with a key for its action that is none.
fn by_position(app: &App, room: usize) -> Vec<Line> {
    let find = app.keymap.all().find(|binding| binding.command.action == Action::Find);
    let keys: &[Chord] = find.map_or(&[], |binding| &binding.keys);
    let is_shared = |key: &&Chord| key.text().and_then(keyboard::shared_key).is_some();
    let said = match (keys.iter().find(is_shared), keys.iter().find(|key| !is_shared(key))) {
        (Some(shared), Some(other)) => {
            Message::new("help-by-position-but").with("shared", shared).with("key", other)
        }
        _ => Message::new("help-by-position"),
    };
    let text = app.words.say(&said);
    let rows = app.wrapper.wrap(&text, room);
    let lines = rows.into_iter().map(|row| vec![(Role::Dim, row.to_owned())]);
    lines.chain([Line::new()]).collect()
}

/// What the keys go to where the help is not.
fn mode(app: &App) -> Mode {
    let below =
        app.modals.iter().rev().find(|modal| !matches!(modal, Modal::Help { .. } | Modal::News { .. }));
    app.mode_below(below)
}

/// The glyphs, in two columns where there is room for them; a blank line behind.
fn glyphs(words: &Words, room: usize) -> Vec<Line> {
    let blocks = [deadlines(words), strip(words)];
    let is_narrow = blocks.iter().map(|block| widest(block)).sum::<usize>() + GAP > room;
    let height = if is_narrow { usize::MAX } else { 0 };
    beside(&packed(&blocks, height, 1)).into_iter().chain([Line::new()]).collect()
}

/// A heading and below it actions with their keys, in columns of one width; a blank line behind. Nothing where there
/// are none.
fn band(app: &App, heading: &str, actions: &[&Binding], room: usize) -> Vec<Line> {
    let rows = rows(app, actions);
    let indent = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0) + 2;
    let of = |count: usize| ((room + GAP) / count).saturating_sub(GAP + 2);
    let count = (1..=5).rev().find(|count| of(*count) >= indent + LEAST_TEXT).unwrap_or(1);
    let column = of(count);
    let blocks: Vec<Vec<Line>> =
        rows.into_iter().map(|(keys, text)| row(app, &keys, &text, indent, column)).collect();
    let all = blocks.iter().map(Vec::len).sum::<usize>();
    if blocks.is_empty() {
        return Vec::new();
    }
    let Some(height) = (all.div_ceil(count)..=all).find(|height| packed(&blocks, *height, 0).len() <= count)
    else {
        return Vec::new();
    };
    let mut columns = packed(&blocks, height, 0);
    for line in columns.iter_mut().flatten() {
        let blanks = column.saturating_sub(pen::columns(line).saturating_sub(2));
        line.push((Role::Text, " ".repeat(blanks)));
    }
    let heading = vec![(Role::Heading, heading.to_owned())];
    std::iter::once(heading).chain(beside(&columns)).chain([Line::new()]).collect()
}

/// The keys and the words of each action; the statuses together.
fn rows(app: &App, actions: &[&Binding]) -> Vec<(String, String)> {
    let is_record = |binding: &Binding| matches!(binding.command.action, Action::Record(_));
    let mut rows: Vec<(String, String)> = Vec::new();
    for group in actions.chunk_by(|one, other| is_record(one) && is_record(other)) {
        match group {
            [first, .., last] if [first, last].iter().all(|binding| !binding.keys.is_empty()) => {
                let keys = format!("{}–{}", first.keys[0], last.keys[0]);
                rows.push((keys, app.words.text("help-statuses").into_owned()));
            }
            _ => rows.extend(
                group.iter().map(|binding| (few(binding), app.words.text(binding.command.text).into_owned())),
            ),
        }
    }
    rows
}

/// Its keys, those that have room.
fn few(binding: &Binding) -> String {
    let mut few = String::new();
    for key in &binding.keys {
        let key = key.to_string();
        if few.is_empty() {
            few = key;
        } else if width(&few) + 1 + width(&key) <= KEYS {
            few = format!("{few} {key}");
        }
    }
    few
}

/// An action in a column: its words beside its keys, in as many lines as they take.
fn row(app: &App, keys: &str, text: &str, indent: usize, column: usize) -> Vec<Line> {
    let texts = app.wrapper.wrap(text, column.saturating_sub(indent).max(1));
    let line = |(number, text): (usize, &str)| {
        let keys = if number == 0 { keys } else { "" };
        vec![(Role::Accent, format!("  {}", pad::left(keys, indent))), (Role::Text, text.to_owned())]
    };
    texts.iter().map(|row| &**row).enumerate().map(line).collect()
}

/// The width of the widest of `lines`.
fn widest(lines: &[Line]) -> usize {
    lines.iter().map(|line| pen::columns(line)).max().unwrap_or(0)
}

/// The blocks in columns of at most `height` lines, `gap` lines apart; a block that is longer has a column to itself.
fn packed(blocks: &[Vec<Line>], height: usize, gap: usize) -> Vec<Vec<Line>> {
    let mut columns: Vec<Vec<Line>> = Vec::new();
    for block in blocks {
        match columns.last_mut() {
            Some(column) if column.len() + gap + block.len() <= height => {
                column.extend(std::iter::repeat_n(Line::new(), gap));
                column.extend(block.iter().cloned());
            }
            _ => columns.push(block.clone()),
        }
    }
    columns
}

/// The columns beside each other.
fn beside(columns: &[Vec<Line>]) -> Vec<Line> {
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let line = |row: usize| {
        let (mut line, mut start) = (Line::new(), 0_usize);
        for column in columns {
            let blanks = start.saturating_sub(pen::columns(&line));
            line.push((Role::Text, " ".repeat(blanks)));
            line.extend(column.get(row).cloned().unwrap_or_default());
            start += widest(column) + GAP;
        }
        line
    };
    (0..height).map(line).collect()
}

/// The glyphs of the deadlines, each with its meaning.
fn deadlines(words: &Words) -> Vec<Line> {
    let deadlines = [
        (Deadline::Overdue(1), Status::InProgress, "legend-overdue"),
        (Deadline::DueSoon(1), Status::InProgress, "legend-soon"),
        (Deadline::DueThisMonth, Status::InProgress, "legend-this-month"),
        (Deadline::Running, Status::InProgress, "legend-running"),
        (Deadline::Undated, Status::InProgress, "legend-undated"),
        (Deadline::Finished, Status::Done, "legend-finished"),
        (Deadline::Finished, Status::Cancelled, "legend-cancelled"),
    ];
    let glyphs = deadlines.map(|(deadline, status, text)| {
        (glyph::deadline(deadline, status), theme::of_deadline(deadline, status), text)
    });
    legend(words, "legend-deadline", &glyphs)
}

/// The glyphs of the strip, each with its meaning.
fn strip(words: &Words) -> Vec<Line> {
    let cells = [
        (Expectation::Reported(Status::InProgress), "legend-reported"),
        (Expectation::Reported(Status::Done), "legend-reported-done"),
        (Expectation::Expected, "legend-expected"),
        (Expectation::Missed, "legend-missed"),
        (Expectation::Upcoming, "legend-upcoming"),
        (Expectation::Reported(Status::Delayed), "legend-delayed"),
    ];
    let glyphs = cells.map(|(cell, text)| (glyph::month(cell), theme::of_month(cell), text));
    legend(words, "legend-strip", &glyphs)
}

fn legend(words: &Words, heading: &str, glyphs: &[(char, Role, &str)]) -> Vec<Line> {
    let heading = vec![(Role::Heading, words.text(heading).into_owned())];
    let glyphs = glyphs.iter().map(|(glyph, role, text)| {
        vec![(*role, format!("  {glyph}  ")), (Role::Text, words.text(text).into_owned())]
    });
    std::iter::once(heading).chain(glyphs).collect()
}
