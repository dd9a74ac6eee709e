//! The units: a row each, with its figures.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::header::bar;
use super::pen::{self, Pen};
use super::say;
use crate::locales::Message;
use crate::thai::width::width;
use crate::tui::action::{Action, Page};
use crate::tui::app::App;
use crate::tui::theme::{self, Role};
use crate::tui::units;
use crate::view::{UnitRow, glyph};

/// Columns before the name: the bar of the selection, the glyph, a blank.
const BEFORE_NAME: u16 = 3;
/// Blanks between two columns.
const GAP: usize = 2;
/// The least that a name gets before a column gives way, on a narrow page and on others, and the most that it takes.
const NAME: (usize, usize, usize) = (16, 20, 56);
/// Below this width heads are glyphs.
const NARROW: usize = 70;
/// Cells of the bar of what is done.
const BAR: usize = 10;

/// A column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    All,
    Done,
    Late,
    Soon,
    Awaited,
    Missed,
    Last,
    Bar,
}

/// From left to right.
const COLUMNS: [Column; 8] = [
    Column::All,
    Column::Done,
    Column::Bar,
    Column::Late,
    Column::Soon,
    Column::Awaited,
    Column::Missed,
    Column::Last,
];
/// What gives way first where there is no room for all.
const GIVE_WAY: [Column; 6] =
    [Column::Bar, Column::Last, Column::Missed, Column::Awaited, Column::Soon, Column::All];

impl Column {
    /// The key of its head; the bar has none.
    const fn head(self) -> Option<&'static str> {
        Some(match self {
            Self::All => "units-all",
            Self::Done => "units-done",
            Self::Late => "units-late",
            Self::Soon => "units-soon",
            Self::Awaited => "units-awaited",
            Self::Missed => "units-missed",
            Self::Last => "units-last",
            Self::Bar => return None,
        })
    }

    /// The glyph that stands for its head on a narrow page.
    const fn glyph(self) -> Option<&'static str> {
        match self {
            Self::Done => Some("✓"),
            Self::Late => Some("!"),
            Self::Soon => Some("◆"),
            Self::Awaited => Some("○"),
            Self::Missed => Some("✕"),
            Self::All | Self::Last | Self::Bar => None,
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::All | Self::Last | Self::Bar => Role::Text,
            Self::Done => Role::Finished,
            Self::Late | Self::Missed => Role::Late,
            Self::Soon => Role::Soon,
            Self::Awaited => Role::Due,
        }
    }

    const fn count(self, row: &UnitRow) -> usize {
        let figures = row.figures;
        match self {
            Self::All => figures.all,
            Self::Done => figures.done,
            Self::Late => figures.late,
            Self::Soon => figures.soon + figures.this_month,
            Self::Awaited => figures.awaited,
            Self::Missed => row.missed,
            Self::Last | Self::Bar => 0,
        }
    }
}

/// What every row of a frame shares.
struct Frame<'a> {
    app: &'a App,
    /// The columns that have room, with the columns of the terminal that each takes.
    columns: Vec<(Column, usize)>,
    name: usize,
    is_narrow: bool,
}

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let rows = units::rows(area);
    let view = &app.units.view;
    if view.rows.is_empty() {
        let said = Message::new("units-empty").with("grid", app.key(Action::Go(Page::Grid)));
        return super::nothing(app, pen, area, &said.with("open", app.key(Action::Open)));
    }
    let frame = Frame::new(app, area.width.into());
    frame.heading(pen, area);
    for (line, (index, row)) in rows.rows().zip(view.rows.iter().enumerate().skip(app.units.top)) {
        frame.row(pen, line, row, index == app.units.selected);
    }
}

impl<'a> Frame<'a> {
    fn new(app: &'a App, width_of_page: usize) -> Self {
        let is_narrow = width_of_page < NARROW;
        let mut frame = Self { app, columns: Vec::new(), name: 0, is_narrow };
        let mut columns: Vec<_> = COLUMNS.map(|column| (column, frame.width(column))).into();
        let room = width_of_page.saturating_sub(usize::from(BEFORE_NAME) + 1);
        let fixed = |columns: &[(Column, usize)]| columns.iter().map(|(_, width)| width + GAP).sum::<usize>();
        let least = if is_narrow { NAME.0 } else { NAME.1 };
        for column in GIVE_WAY {
            if fixed(&columns) + least <= room {
                break;
            }
            columns.retain(|(known, _)| *known != column);
        }
        frame.name = room.saturating_sub(fixed(&columns)).min(NAME.2);
        frame.columns = columns;
        frame
    }

    fn head(&self, column: Column) -> Cow<'_, str> {
        match (column, self.is_narrow) {
            (column, true) if column.glyph().is_some() => column.glyph().unwrap_or_default().into(),
            (column, _) => column.head().map_or("".into(), |key| self.app.words.text(key)),
        }
    }

    /// The columns of the terminal that `column` takes: of its head or of three digits, of a day.
    fn width(&self, column: Column) -> usize {
        let head = width(&self.head(column));
        match column {
            Column::Last => head.max(11),
            Column::Bar => BAR,
            _ => head.max(3),
        }
    }

    fn heading(&self, pen: &mut Pen<'_>, area: Rect) {
        let words = &self.app.words;
        let number = |count: usize| say::number(words, count);
        let view = &self.app.units.view;
        let mut rest = pen::from_left(area, BEFORE_NAME);
        let head = Message::new("units-head").with("count", number(view.rows.len()));
        let without = Message::new("units-without").with("count", number(view.without));
        let mut line = vec![(Role::Heading, words.say(&head))];
        if view.without > 0 {
            line.push((Role::Dim, format!("  {}", words.say(&without))));
        }
        let name = u16::try_from(self.name).unwrap_or(u16::MAX);
        pen.line(pen::left_of(rest, name), &line);
        rest = pen::from_left(rest, name);
        for (column, width) in &self.columns {
            let cell = cell(&mut rest, *width);
            pen.text_right(cell, &self.head(*column), Role::Dim);
        }
    }

    fn row(&self, pen: &mut Pen<'_>, line: Rect, row: &UnitRow, is_selected: bool) {
        let words = &self.app.words;
        if is_selected {
            pen.fill(line, pen.theme().selected);
            pen.text(line, "▌", Role::Accent);
        }
        // What is selected is read: nothing in it is dim.
        let dim = if is_selected { Role::Text } else { Role::Dim };
        if let Some((deadline, status)) = row.worst.get() {
            let role = theme::of_deadline(deadline, status);
            pen.glyph(pen::from_left(line, 1), glyph::deadline(deadline, status), role);
        }
        let mut rest = pen::from_left(line, BEFORE_NAME);
        let name = u16::try_from(self.name).unwrap_or(u16::MAX);
        pen.text(pen::left_of(rest, name), &row.name, Role::Text);
        rest = pen::from_left(rest, name);
        for (column, width) in &self.columns {
            let cell = cell(&mut rest, *width);
            match column {
                Column::Bar => {
                    pen.line(cell, &bar(row.figures.done, row.figures.all, BAR));
                }
                Column::Last => {
                    let day = row.last.map(|day| say::calendar(words).short_day(day));
                    pen.text_right(cell, day.as_deref().unwrap_or("–"), dim);
                }
                _ => {
                    let count = column.count(row);
                    let text = if count == 0 { "–".into() } else { say::number(words, count) };
                    pen.text_right(cell, &text, if count == 0 { dim } else { column.role() });
                }
            }
        }
    }
}

/// Cuts the next cell of `width` columns off `rest`.
fn cell(rest: &mut Rect, width: usize) -> Rect {
    let [gap, width] = [GAP, width].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
    let cell = pen::left_of(pen::from_left(*rest, gap), width);
    *rest = pen::from_left(*rest, gap + width);
    cell
}
