//! A page of blocks: lines that belong together, over which a cursor goes.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::tui::theme::Role;

/// Lines of a page that belong together.
pub struct Block<S> {
    /// The spot at which the cursor can stand on it.
    pub spot: Option<S>,
    /// From the top down.
    pub lines: Vec<Line>,
}

impl<S> Block<S> {
    /// Lines at which the cursor cannot stand.
    pub const fn still(lines: Vec<Line>) -> Self {
        Self { spot: None, lines }
    }

    /// The lines of `spot`.
    pub const fn at(spot: S, lines: Vec<Line>) -> Self {
        Self { spot: Some(spot), lines }
    }
}

/// Draws `blocks`, `scroll` lines further down. The block of the spot at index `marked`, which the cursor is on, has the
/// bar and the background of a selection.
pub fn draw<S>(blocks: &[Block<S>], pen: &mut Pen<'_>, area: Rect, marked: usize, scroll: usize) {
    let (mut line, mut index) = (0_usize, 0);
    for block in blocks {
        let is_marked = block.spot.is_some() && index == marked;
        index += usize::from(block.spot.is_some());
        for text in &block.lines {
            let row = line.checked_sub(scroll).and_then(|row| u16::try_from(row).ok());
            line += 1;
            let Some(row) = row.filter(|row| *row < area.height) else { continue };
            let row = Rect { y: area.y + row, height: 1, ..area };
            if is_marked {
                pen.fill(row, pen.theme().selected);
                pen.glyph(row, '▌', Role::Accent);
            }
            pen.line(pen::inside(row), text);
        }
    }
}
