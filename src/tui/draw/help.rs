//! The help: every key and what it does, and what the glyphs mean. Made from the table of actions.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::locales::Words;
use crate::plan::{Deadline, Expectation, Status};
use crate::thai::{pad, width::width};
use crate::tui::action::{self, Group};
use crate::tui::keymap;
use crate::tui::theme::{self, Role};
use crate::view::glyph;

/// Draws the help, `scroll` lines further down.
pub fn page(words: &Words, pen: &mut Pen<'_>, area: Rect, scroll: usize) {
    let lines = lines(words, area.width);
    pen.page(pen::inside(area), &lines, scroll, &words.text("tui-more-below"));
}

/// Blanks between two columns of the help.
const GAP: usize = 4;

/// The lines of the help on `columns` columns: the groups of keys and the glyphs, one below the other in as many
/// columns as there is room for.
pub fn lines(words: &Words, columns: u16) -> Vec<Line> {
    let keys = Group::ALL.map(|group| keys(words, group));
    let blocks: Vec<_> = keys.into_iter().chain([deadlines(words), strip(words)]).collect();
    // As many columns as fit beside each other, and those as low as may be.
    let all: usize = blocks.iter().map(|block| block.len() + 1).sum();
    let room = usize::from(columns).saturating_sub(2);
    let pages = (1..=blocks.len()).rev().filter_map(|count| {
        let height = (1..all).find(|height| packed(&blocks, *height).len() <= count)?;
        Some(packed(&blocks, height))
    });
    let mut pages = pages
        .filter(|page| page.len() == 1 || page.iter().map(|c| widest(c) + GAP).sum::<usize>() <= room + GAP);
    beside(&pages.next().unwrap_or_default())
}

/// The width of the widest of `lines`.
fn widest(lines: &[Line]) -> usize {
    lines.iter().map(|line| pen::columns(line)).max().unwrap_or(0)
}

/// The blocks in columns of at most `height` lines; a block that is longer has a column to itself.
fn packed(blocks: &[Vec<Line>], height: usize) -> Vec<Vec<Line>> {
    let mut columns: Vec<Vec<Line>> = Vec::new();
    for block in blocks {
        match columns.last_mut() {
            Some(column) if column.len() + 1 + block.len() <= height => {
                column.push(Line::new());
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

/// The keys of a group.
fn keys(words: &Words, group: Group) -> Vec<Line> {
    let indent = action::all().map(|command| width(&keymap::keys(command))).max().unwrap_or(0) + 2;
    let mut lines = vec![vec![(Role::Heading, words.text(group.text()).into_owned())]];
    for command in action::all().filter(|command| command.group == group) {
        let keys = pad::left(&keymap::keys(command), indent);
        lines.push(vec![
            (Role::Accent, format!("  {keys}")),
            (Role::Text, words.text(command.text).into_owned()),
        ]);
    }
    lines
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
