//! The grid: the names of the columns, headings of sections and indicators, a row a measure.

use ratatui::layout::Rect;

use super::header::bar;
use super::pen::{self, Pen, Piece};
use super::say;
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::plan::{Deadline, Place, Status};
use crate::thai::{pad, width::width};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::scroll;
use crate::tui::theme::{self, Role};
use crate::view::{Columns, Figures, Row, glyph};

/// Columns before the glyph of the deadline: the bar of the selection.
const BAR: u16 = 1;
/// Columns before the id: the bar, the glyph, a blank.
const BEFORE_ID: u16 = 3;

/// What every row of a frame shares.
struct Frame<'a> {
    app: &'a App,
    columns: Columns,
    /// The index of the current month; none outside the plan's year.
    month: Option<usize>,
}

/// A column by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The measure's id.
    Id,
    /// The title.
    Title,
    /// The responsible units.
    Unit,
    /// The due.
    Due,
    /// The months.
    Strip,
    /// The word of the status.
    Status,
}

/// The column whose heading, drawn into `heading`, stands at the column `x` of the screen; the blanks behind a
/// heading belong to it.
pub fn heading_at(app: &App, heading: Rect, x: u16) -> Option<Heading> {
    let cells = Frame::new(app, heading.width).cells(heading);
    let columns = [
        (cells.id, Heading::Id),
        (cells.title, Heading::Title),
        (cells.unit, Heading::Unit),
        (cells.due, Heading::Due),
        (cells.strip, Heading::Strip),
        (cells.status, Heading::Status),
    ];
    let shown = columns.into_iter().filter(|(cell, _)| cell.width > 0);
    shown.take_while(|(cell, _)| cell.x <= x).last().map(|(_, heading)| heading)
}

/// Draws the names of the columns into `heading` and the rows into `area`.
pub fn draw(app: &App, pen: &mut Pen<'_>, heading: Rect, area: Rect) {
    let frame = Frame::new(app, area.width);
    frame.heading(pen, heading);
    let rows = &app.rows.grid.rows;
    if rows.is_empty() {
        return frame.nothing(pen, area);
    }
    let visible = scroll::visible(rows, app.rows.top, usize::from(area.height));
    for (line, index) in area.rows().zip(visible) {
        match rows[index] {
            Row::Section { section, figures } => frame.section(pen, line, section, figures),
            Row::Indicator { section, indicator, figures } => {
                frame.indicator(pen, line, (section, indicator), figures);
            }
            Row::Measure(place) => frame.measure(pen, line, place, app.rows.selected == Some(index)),
        }
    }
}

/// The cells of a row's columns, from the left.
struct Cells {
    id: Rect,
    title: Rect,
    unit: Rect,
    due: Rect,
    strip: Rect,
    status: Rect,
}

impl<'a> Frame<'a> {
    /// What the rows on `columns` columns share.
    fn new(app: &'a App, columns: u16) -> Self {
        let statuses = Status::ALL.map(|status| width(&say::status(&app.words, status)));
        let inner = usize::from(columns).saturating_sub(usize::from(BAR) + 1);
        let ids = app.rows.id_width.max(width(&app.words.text("print-head-id")));
        let year = app.plan.fiscal_year;
        Self {
            app,
            columns: Columns::fit(inner, ids, statuses.into_iter().max().unwrap_or(0)),
            month: year.contains(app.today).then(|| FiscalMonth::of(app.today).index()),
        }
    }

    fn cells(&self, line: Rect) -> Cells {
        let Columns { id, title, unit, due, status, .. } = self.columns;
        let mut rest = pen::from_left(line, BEFORE_ID);
        let mut cut = |width: usize| {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            let cell = pen::left_of(rest, width);
            if width > 0 {
                rest = pen::from_left(rest, width + u16::try_from(Columns::GAP).unwrap_or(0));
            }
            cell
        };
        Cells {
            id: cut(id),
            title: cut(title),
            unit: cut(unit),
            due: cut(due),
            strip: cut(self.columns.strip()),
            status: cut(status),
        }
    }

    /// The names of the columns; that of the current month stands out.
    fn heading(&self, pen: &mut Pen<'_>, line: Rect) {
        if line.is_empty() {
            return;
        }
        let words = &self.app.words;
        let cells = self.cells(line);
        let names = [
            (cells.id, "print-head-id"),
            (cells.title, "print-head-title"),
            (cells.unit, "print-head-unit"),
            (cells.due, "print-head-due"),
            (cells.status, "print-head-status"),
        ];
        for (cell, name) in names {
            pen.text(cell, &words.text(name), Role::Dim);
        }
        let names = words.text(if self.columns.month > 1 { "months-short" } else { "months-narrow" });
        for (index, name) in names.split_whitespace().enumerate() {
            let cell = self.month_cell(cells.strip, index);
            let is_now = self.month == Some(index);
            if is_now {
                pen.fill(cell, pen.theme().month_name);
            }
            let name_cell = pen::from_left(cell, u16::from(self.columns.month > 1));
            pen.text(name_cell, name, if is_now { Role::Heading } else { Role::Dim });
        }
    }

    /// The cell of the month at `index` of a strip.
    fn month_cell(&self, strip: Rect, index: usize) -> Rect {
        let month = u16::try_from(self.columns.month).unwrap_or(0);
        pen::left_of(pen::from_left(strip, u16::try_from(index).unwrap_or(0) * month), month)
    }

    fn section(&self, pen: &mut Pen<'_>, line: Rect, section: usize, figures: Figures) {
        let Some(part) = self.app.plan.sections.get(section) else { return };
        let line = pen::inside(line);
        let counted = counted(self.app, figures);
        pen.line_right(line, &counted);
        let room = line.width.saturating_sub(columns(&counted) + 2);
        // The title stands above those of the measures, where the code leaves it room.
        let before = usize::from(BEFORE_ID - 1) + self.columns.id + Columns::GAP;
        let code = if part.code.is_empty() { String::new() } else { pad::left(&part.code, before - 1) + " " };
        let title = [(Role::Accent, code), (Role::Heading, part.title.clone())];
        let area = pen::left_of(line, room);
        pen.line(area, &title);
        let rule = pen::from_left(line, columns(&title).min(room) + 1);
        pen.rule(pen::left_of(rule, rule.width.saturating_sub(columns(&counted) + 1)));
    }

    fn indicator(
        &self,
        pen: &mut Pen<'_>,
        line: Rect,
        (section, indicator): (usize, usize),
        figures: Figures,
    ) {
        let Some(part) = self.app.plan.sections.get(section).and_then(|s| s.indicators.get(indicator)) else {
            return;
        };
        let words = &self.app.words;
        let line = pen::inside(pen::from_left(line, BEFORE_ID - 1));
        let mut right: Vec<Piece> = Vec::new();
        if figures.late > 0 {
            right.push((Role::Late, format!("! {}", say::number(words, figures.late))));
        }
        if line.width >= 70 && figures.all > 0 {
            right.push((Role::Text, "   ".into()));
            right.extend(bar(figures.done, figures.all, 6));
        }
        let counted = counted(self.app, figures);
        right.push((Role::Text, " ".repeat(7_usize.saturating_sub(pen::columns(&counted)))));
        right.extend(counted);
        pen.line_right(line, &right);
        let area = pen::left_of(line, line.width.saturating_sub(columns(&right) + 2));
        let no = part.no.map_or(String::new(), |no| say::number(words, no));
        let id = self.columns.id + Columns::GAP;
        let title = part.title.clone();
        let no = if no.is_empty() { no } else { pad::left(&no, id) };
        pen.line(area, &[(Role::Heading, no), (Role::Heading, title)]);
    }

    fn measure(&self, pen: &mut Pen<'_>, line: Rect, place: Place, selected: bool) {
        let Some(row) = self.app.row(place) else { return };
        let (words, theme) = (&self.app.words, pen.theme());
        let cells = self.cells(line);
        if selected {
            pen.fill(line, theme.selected);
            pen.text(line, "▌", Role::Accent);
        }
        let role = theme::of_deadline(row.deadline, row.status);
        pen.glyph(pen::from_left(line, BAR), glyph::deadline(row.deadline, row.status), role);
        // What is selected is read: nothing in it is dim.
        let shade = |role| if selected && role == Role::Dim { Role::Text } else { role };
        let text = shade(if row.deadline == Deadline::Finished { Role::Dim } else { Role::Text });
        pen.text(cells.id, &say::digits(words, &row.measure.id), text);
        pen.text(cells.title, &row.measure.title, text);
        pen.text(cells.unit, &row.measure.responsible.units.join(" "), shade(Role::Dim));
        let due_role = match row.deadline {
            Deadline::Overdue(_) | Deadline::DueSoon(_) | Deadline::DueThisMonth => role,
            _ => shade(Role::Dim),
        };
        pen.text(cells.due, &say::due_short(words, &row.measure.due), due_role);
        pen.text(cells.status, &say::status(words, row.status), shade(say::status_role(row.status)));
        if self.columns.month == 0 {
            return;
        }
        for (index, cell) in row.strip.into_iter().enumerate() {
            let area = self.month_cell(cells.strip, index);
            if self.month == Some(index) {
                pen.fill(area, if selected { theme.selected_month } else { theme.month });
            }
            let place = pen::from_left(area, u16::from(self.columns.month > 1));
            pen.glyph(place, glyph::month(cell), theme::of_month(cell));
        }
    }

    /// An empty grid says what would fill it.
    fn nothing(&self, pen: &mut Pen<'_>, area: Rect) {
        let message = if self.app.query.late {
            self.app.naming("tui-nothing-late-here", Action::LateOnly)
        } else {
            Message::new("tui-empty-plan")
        };
        let text = self.app.words.say(&message);
        let rows: Vec<_> = self.app.wrapper.wrap(&text, usize::from(area.width.saturating_sub(4)));
        for (line, row) in area.rows().skip(1).zip(rows) {
            pen.text(pen::inside(pen::inside(line)), row, Role::Dim);
        }
    }
}

/// How many are done, of how many.
fn counted(app: &App, figures: Figures) -> Vec<Piece> {
    let count = format!("{}/{}", figures.done, figures.all);
    let role = if figures.all > 0 && figures.done == figures.all { Role::Finished } else { Role::Text };
    vec![(role, say::digits(&app.words, &count).into_owned())]
}

fn columns(line: &[Piece]) -> u16 {
    u16::try_from(pen::columns(line)).unwrap_or(u16::MAX)
}
