//! Writing text into cells: cut by display width, cleaned, never outside the area.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells;
use crate::thai::{clean, width::width};
use crate::tui::theme::{Role, Theme};

/// A piece of text and what it means.
pub type Piece = (Role, String);

/// A line of a page.
pub type Line = Vec<Piece>;

/// The columns of a line.
pub fn columns(line: &[Piece]) -> usize {
    line.iter().map(|(_, text)| width(text)).sum()
}

/// Writes into a part of the screen, in the colours of a theme.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

impl<'a> Pen<'a> {
    /// A pen for the whole of `buffer`, which is painted as the theme's page.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        buffer.set_style(buffer.area, theme.page);
        Self { buffer, theme }
    }

    /// The style of `role` on what was filled at the beginning of `area`, which is not empty.
    fn style(&self, area: Rect, role: Role) -> Style {
        self.theme.style_on(role, self.buffer[area.as_position()].bg)
    }

    /// The theme.
    pub const fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// Lays `style` over `area`.
    pub fn fill(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Writes `text` at the left of the first line of `area`, cut to its width. Gives the columns it took.
    pub fn text(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let style = self.style(area, role);
        cells::write(self.buffer, area, &clean::display(text), style)
    }

    /// Writes one character of one column into the first cell of `area`.
    pub fn glyph(&mut self, area: Rect, glyph: char, role: Role) {
        if !area.is_empty()
            && let Some(cell) = self.buffer.cell_mut(area.as_position())
        {
            let style = self.theme.style_on(role, cell.bg);
            cell.set_char(glyph).set_style(style);
        }
    }

    /// Writes `text` at the right of the first line of `area`.
    pub fn text_right(&mut self, area: Rect, text: &str, role: Role) {
        let taken = u16::try_from(width(text)).unwrap_or(u16::MAX).min(area.width);
        self.text(from_right(area, taken), text, role);
    }

    /// Writes the pieces of `line` one behind the other, cut to the width of `area`. Gives the columns they took.
    pub fn line(&mut self, area: Rect, line: &[Piece]) -> u16 {
        let mut rest = area;
        for (role, text) in line {
            let taken = self.text(rest, text, *role);
            rest = from_left(rest, taken);
        }
        area.width - rest.width
    }

    /// Writes `line` at the right of the first line of `area`.
    pub fn line_right(&mut self, area: Rect, line: &[Piece]) {
        let taken = u16::try_from(columns(line)).unwrap_or(u16::MAX).min(area.width);
        self.line(from_right(area, taken), line);
    }

    /// Writes `lines` one below the other, as many as fit.
    pub fn lines(&mut self, area: Rect, lines: &[Line]) {
        for (row, line) in area.rows().zip(lines) {
            self.line(row, line);
        }
    }

    /// Takes away what stands in `area`.
    pub fn clear(&mut self, area: Rect) {
        for position in area.intersection(self.buffer.area).positions() {
            self.buffer[position].reset();
            self.buffer[position].set_style(self.theme.page);
        }
    }

    /// Writes the page of `lines` that begins behind `scroll` of them. Where more are below, its last row says so at
    /// the right: `more`. A line that has no room beside that is left for later; of one sign it is only cut.
    pub fn page(&mut self, area: Rect, lines: &[Line], scroll: usize, more: &str) {
        let lines = lines.get(scroll..).unwrap_or_default();
        let height = usize::from(area.height);
        if lines.len() <= height {
            return self.lines(area, lines);
        }
        let (seen, last) = lines.split_at(height.saturating_sub(1));
        self.lines(area, seen);
        let row = area.rows().next_back().unwrap_or_default();
        let is_beside = |line: &&Line| width(more) == 1 || columns(line) + width(more) < row.width.into();
        if let Some(line) = last.first().filter(is_beside) {
            self.line(row, line);
        }
        self.text_right(row, &format!(" {more}"), Role::Accent);
    }

    /// Draws a rule through the first line of `area`.
    pub fn rule(&mut self, area: Rect) {
        let style = self.theme.style(Role::Rule);
        for position in area.intersection(self.buffer.area).rows().take(1).flat_map(Rect::positions) {
            self.buffer[position].set_symbol("─").set_style(style);
        }
    }

    /// Draws a rule down the first column of `area`.
    pub fn rule_down(&mut self, area: Rect) {
        let style = self.theme.style(Role::Rule);
        for position in area.intersection(self.buffer.area).columns().take(1).flat_map(Rect::positions) {
            self.buffer[position].set_symbol("│").set_style(style);
        }
    }
}

/// `area` without its first `columns`.
pub fn from_left(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The last `columns` of `area`.
pub fn from_right(area: Rect, columns: u16) -> Rect {
    from_left(area, area.width.saturating_sub(columns))
}

/// The first `columns` of `area`.
pub fn left_of(area: Rect, columns: u16) -> Rect {
    Rect { width: columns.min(area.width), ..area }
}

/// `area` without its first and its last column: the margin of every page.
pub fn inside(area: Rect) -> Rect {
    let left = from_left(area, 1);
    left_of(left, left.width.saturating_sub(1))
}
