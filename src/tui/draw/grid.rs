//! The grid: the names of the columns, headings of sections and indicators, a row a measure.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::header::bar;
use super::pen::{self, Pen, Piece};
use super::{hits, say};
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::plan::{Deadline, Measure, Place, Status};
use crate::thai::{pad, search::SearchKey, width::width};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::columns::{name_key, wanted};
use crate::tui::finding::Search;
use crate::tui::theme::{self, Role};
use crate::tui::{filtering, scroll};
use crate::view::{Column, Columns, Figures, MeasureRow, Order, Query, Row, Timing, glyph};

/// Columns before the glyph of the deadline: the bar of the selection.
const BAR: u16 = 1;
/// Columns before the id: the bar, the glyph, a blank.
const BEFORE_ID: u16 = 3;
/// The sign of a marked row, before its id.
const MARKED: char = '▪';
/// The sign of a row that has what is searched for where no column shows it, before its title.
const INSIDE: char = '»';

/// What every row of a frame shares.
struct Frame<'a> {
    app: &'a App,
    columns: Columns,
    /// The index of the current month; none outside the plan's year.
    month: Option<usize>,
    /// What is searched for.
    sought: Option<&'a SearchKey>,
}

/// The order that is meant by the heading, drawn into `heading`, at the column `x` of the screen; the blanks behind a
/// heading belong to it. None where rows are not put in the order of that column.
pub fn order_at(app: &App, heading: Rect, x: u16) -> Option<Order> {
    let cells = Frame::new(app, heading.width).cells(heading);
    let others = cells.others.iter().map(|(column, cell)| {
        let order = match column {
            Column::Unit => Some(Order::Unit),
            Column::Due => Some(Order::Deadline),
            Column::Status => Some(Order::Status),
            _ => None,
        };
        (*cell, order)
    });
    let columns = [(cells.id, Some(Order::Document)), (cells.title, Some(Order::Title))];
    let shown = columns.into_iter().chain(others);
    shown.take_while(|(cell, _)| cell.x <= x).last().and_then(|(_, order)| order)
}

/// Draws the names of the columns into `heading` and the rows into `area`.
pub fn draw(app: &App, pen: &mut Pen<'_>, heading: Rect, area: Rect) {
    let frame = Frame::new(app, area.width);
    frame.heading(pen, heading);
    let rows = &app.rows.grid.rows;
    if rows.is_empty() {
        return frame.nothing(pen, area);
    }
    let visible = scroll::visible(&app.rows.grid, app.rows.top, usize::from(area.height));
    for (line, index) in area.rows().zip(visible) {
        let is_selected = app.rows.selected == Some(index);
        if is_selected {
            pen.fill(line, pen.theme().selected);
            pen.text(line, "▌", Role::Accent);
        }
        match rows[index] {
            Row::Section { section, figures } => frame.section(pen, line, section, figures),
            Row::Indicator { section, indicator, figures, folded } => {
                if folded {
                    pen.glyph(pen::from_left(line, BAR), '▸', Role::Dim);
                }
                frame.indicator(pen, line, (section, indicator), figures);
            }
            Row::Measure(place) => frame.measure(pen, line, place, is_selected),
        }
    }
}

/// The cells of a row's columns, from the left.
struct Cells {
    id: Rect,
    title: Rect,
    others: Vec<(Column, Rect)>,
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
            columns: Columns::fit(wanted(app), inner, ids, statuses.into_iter().max().unwrap_or(0)),
            month: year.contains(app.today).then(|| FiscalMonth::of(app.today).index()),
            sought: hits::wanted(app),
        }
    }

    fn cells(&self, line: Rect) -> Cells {
        let mut rest = pen::from_left(line, BEFORE_ID);
        let mut cut = |width: usize| {
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            let cell = pen::left_of(rest, width);
            rest = pen::from_left(rest, width + u16::try_from(Columns::GAP).unwrap_or(0));
            cell
        };
        Cells {
            id: cut(self.columns.id),
            title: cut(self.columns.title),
            others: self.columns.others.iter().map(|(column, width)| (*column, cut(*width))).collect(),
        }
    }

    /// The names of the columns; that of the current month stands out.
    fn heading(&self, pen: &mut Pen<'_>, line: Rect) {
        if line.is_empty() {
            return;
        }
        let words = &self.app.words;
        let cells = self.cells(line);
        pen.text(cells.id, &words.text("print-head-id"), Role::Dim);
        pen.text(cells.title, &words.text("print-head-title"), Role::Dim);
        for (column, cell) in cells.others {
            match column {
                Column::Strip => self.months(pen, cell),
                Column::Evidence => pen.text_right(cell, &words.text(name_key(column)), Role::Dim),
                _ => drop(pen.text(cell, &words.text(name_key(column)), Role::Dim)),
            }
        }
    }

    /// The names of the months above the strip.
    fn months(&self, pen: &mut Pen<'_>, strip: Rect) {
        let words = &self.app.words;
        let names = words.text(if self.columns.month > 1 { "months-short" } else { "months-narrow" });
        for (index, name) in names.split_whitespace().enumerate() {
            let cell = self.month_cell(strip, index);
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
        self.pieces(pen, area, &title);
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
        self.pieces(pen, area, &[(Role::Heading, no), (Role::Heading, title)]);
    }

    /// Writes the pieces of a heading, with the hits in each.
    fn pieces(&self, pen: &mut Pen<'_>, area: Rect, pieces: &[Piece]) {
        pen.line(area, pieces);
        let mut rest = area;
        for (_, text) in pieces {
            if let Some(sought) = self.sought {
                hits::mark(pen, rest, text, sought);
            }
            rest = pen::from_left(rest, columns(&[(Role::Text, text.clone())]));
        }
    }

    fn measure(&self, pen: &mut Pen<'_>, line: Rect, place: Place, selected: bool) {
        let Some(row) = self.app.row(place) else { return };
        let words = &self.app.words;
        let cells = self.cells(line);
        let role = theme::of_deadline(row.deadline, row.status);
        pen.glyph(pen::from_left(line, BAR), glyph::deadline(row.deadline, row.status), role);
        if self.app.marks.contains(&row.measure.id) {
            pen.glyph(pen::from_left(line, BEFORE_ID - 1), MARKED, Role::Accent);
        }
        // What is selected is read: nothing in it is dim.
        let shade = |role| if selected && role == Role::Dim { Role::Text } else { role };
        let text = shade(if row.deadline == Deadline::Finished { Role::Dim } else { Role::Text });
        let mut is_seen = self.text(pen, cells.id, &say::digits(words, &row.measure.id), text);
        is_seen |= self.text(pen, cells.title, &row.measure.title, text);
        for (column, cell) in &cells.others {
            let dim = shade(Role::Dim);
            is_seen |= match column {
                Column::Strip => {
                    self.strip(pen, *cell, &row, selected);
                    false
                }
                Column::Due => {
                    let is_near = matches!(
                        row.deadline,
                        Deadline::Overdue(_) | Deadline::DueSoon(_) | Deadline::DueThisMonth
                    );
                    let due = say::due_short(words, &row.measure.due);
                    self.text(pen, *cell, &due, if is_near { role } else { dim })
                }
                Column::Status => {
                    pen.text(*cell, &say::status(words, row.status), shade(say::status_role(row.status)));
                    false
                }
                Column::Evidence => {
                    let count: usize = row.measure.log.iter().map(|entry| entry.evidence.len()).sum();
                    let count = if count > 0 { say::number(words, count) } else { String::new() };
                    pen.text_right(*cell, &count, dim);
                    false
                }
                _ => self.text(pen, *cell, &self.said(*column, row.measure), dim),
            };
        }
        let is_hit = |search: &Search| self.sought.is_some() && search.has(place.into());
        if !is_seen && self.app.search.as_ref().is_some_and(is_hit) {
            // Before the title: what it has is further inside.
            pen.glyph(pen::from_left(line, cells.title.x - line.x - 1), INSIDE, Role::Accent);
        }
    }

    /// Writes a text of the plan, with the hits in it. Whether there is one.
    fn text(&self, pen: &mut Pen<'_>, cell: Rect, text: &str, role: Role) -> bool {
        pen.text(cell, text, role);
        self.sought.is_some_and(|sought| hits::mark(pen, cell, text, sought))
    }

    /// What a column of texts says of `measure`.
    fn said<'m>(&self, column: Column, measure: &'m Measure) -> Cow<'m, str> {
        match column {
            Column::Unit => measure.responsible.units.join(" ").into(),
            Column::Codes => measure.codes.join(" ").into(),
            Column::Report => {
                let newest = measure.newest(self.app.today);
                newest.map_or("", |entry| entry.text.as_str()).into()
            }
            Column::Monitoring => match measure.monitoring.every {
                Some(every) => say::calendar(&self.app.words).cadence(every).into_owned().into(),
                None => measure.monitoring.text.as_str().into(),
            },
            Column::Outputs => measure.outputs.join(" · ").into(),
            Column::Issue => measure.issue.as_str().into(),
            Column::Due | Column::Strip | Column::Status | Column::Evidence => "".into(),
        }
    }

    fn strip(&self, pen: &mut Pen<'_>, strip: Rect, row: &MeasureRow<'_>, selected: bool) {
        let theme = pen.theme();
        for (index, cell) in row.strip.into_iter().enumerate() {
            let area = self.month_cell(strip, index);
            if self.month == Some(index) {
                pen.fill(area, if selected { theme.selected_month } else { theme.month });
            }
            let place = pen::from_left(area, u16::from(self.columns.month > 1));
            pen.glyph(place, glyph::month(cell), theme::of_month(cell));
        }
    }

    /// An empty grid says what would fill it.
    fn nothing(&self, pen: &mut Pen<'_>, area: Rect) {
        let app = self.app;
        let only_late = Query { timing: Some(Timing::Late), ..Query::default() };
        let message = match &app.query {
            query if Query { keep: None, ..query.clone() } == only_late => {
                app.naming("tui-nothing-late-here", Action::LateOnly)
            }
            _ if app.rows.survey.items().is_empty() => Message::new("tui-empty-plan"),
            _ => app
                .naming("tui-nothing-answers", Action::ClearFilter)
                .with("filter", filtering::words(app).join(" · ")),
        };
        let text = app.words.say(&message);
        let rows: Vec<_> = app.wrapper.wrap(&text, usize::from(area.width.saturating_sub(4)));
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
