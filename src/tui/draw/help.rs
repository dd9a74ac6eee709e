//! The help: every key and what it does, and what the glyphs mean. Made from the table of actions.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use super::say;
use crate::locales::Words;
use crate::plan::{Deadline, Expectation, Status};
use crate::thai::{pad, width::width};
use crate::tui::action::{COMMANDS, Group};
use crate::tui::keymap;
use crate::tui::theme::{self, Role};

/// Draws the help, `scroll` lines further down.
pub fn page(words: &Words, pen: &mut Pen<'_>, area: Rect, scroll: usize) {
    let lines = lines(words, area.width);
    pen.lines(pen::inside(area), lines.get(scroll..).unwrap_or_default());
}

/// The lines of the help on `columns` columns: keys, and the glyphs beside them where there is room.
pub fn lines(words: &Words, columns: u16) -> Vec<Line> {
    let (keys, glyphs) = (keys(words), glyphs(words));
    let left = keys.iter().map(|line| pen::columns(line)).max().unwrap_or(0) + 4;
    let right = glyphs.iter().map(|line| pen::columns(line)).max().unwrap_or(0);
    if left + right + 2 > usize::from(columns) {
        return glyphs.into_iter().chain([Line::new()]).chain(keys).collect();
    }
    let count = keys.len().max(glyphs.len());
    let (mut keys, mut glyphs) = (keys.into_iter(), glyphs.into_iter());
    let mut lines = Vec::with_capacity(count);
    for _ in 0..count {
        let mut line = keys.next().unwrap_or_default();
        let blanks = left.saturating_sub(pen::columns(&line));
        line.push((Role::Text, " ".repeat(blanks)));
        line.extend(glyphs.next().unwrap_or_default());
        lines.push(line);
    }
    lines
}

fn keys(words: &Words) -> Vec<Line> {
    let indent = COMMANDS.iter().map(|command| width(&keymap::keys(command))).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(vec![(Role::Heading, words.text(group.text()).into_owned())]);
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            let keys = pad::left(&keymap::keys(command), indent);
            lines.push(vec![
                (Role::Accent, format!("  {keys}")),
                (Role::Text, words.text(command.text).into_owned()),
            ]);
        }
    }
    lines
}

/// The glyphs of the deadlines and of the strip, each with its meaning.
fn glyphs(words: &Words) -> Vec<Line> {
    let mut lines = vec![vec![(Role::Heading, words.text("legend-deadline").into_owned())]];
    let deadlines = [
        (Deadline::Overdue(1), Status::InProgress, "legend-overdue"),
        (Deadline::DueSoon(1), Status::InProgress, "legend-soon"),
        (Deadline::DueThisMonth, Status::InProgress, "legend-this-month"),
        (Deadline::Running, Status::InProgress, "legend-running"),
        (Deadline::Undated, Status::InProgress, "legend-undated"),
        (Deadline::Finished, Status::Done, "legend-finished"),
        (Deadline::Finished, Status::Cancelled, "legend-cancelled"),
    ];
    for (deadline, status, text) in deadlines {
        let (glyph, role) = theme::deadline(deadline, status);
        lines.push(vec![(role, format!("  {glyph}  ")), (Role::Text, words.text(text).into_owned())]);
    }
    lines.push(Line::new());
    lines.push(vec![(Role::Heading, words.text("legend-strip").into_owned())]);
    let cells = [
        (Expectation::Reported(Status::InProgress), "legend-reported"),
        (Expectation::Reported(Status::Done), "legend-reported-done"),
        (Expectation::Expected, "legend-expected"),
        (Expectation::Missed, "legend-missed"),
        (Expectation::Upcoming, "legend-upcoming"),
        (Expectation::Reported(Status::Delayed), "legend-delayed"),
        (Expectation::Reported(Status::Cancelled), "legend-reported-cancelled"),
    ];
    for (cell, text) in cells {
        let (glyph, role) = say::expectation(cell);
        lines.push(vec![(role, format!("  {glyph}  ")), (Role::Text, words.text(text).into_owned())]);
    }
    lines
}
