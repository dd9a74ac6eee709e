//! A heading that a rule takes to what stands at its right.

use ratatui::layout::Rect;

use super::pen::{self, Pen, Piece};

/// Draws `title` at the left of `line`, `right` at its right, and a rule between.
pub fn draw(pen: &mut Pen<'_>, line: Rect, title: &[Piece], right: &[Piece]) {
    let columns = |line: &[Piece]| u16::try_from(pen::columns(line)).unwrap_or(u16::MAX);
    let taken = columns(right);
    pen.line_right(line, right);
    let room = line.width.saturating_sub(taken.saturating_add(1));
    let title = pen.line(pen::left_of(line, room.saturating_sub(1)), title);
    pen.rule(pen::left_of(pen::from_left(line, title + 1), room.saturating_sub(title + 1)));
}
