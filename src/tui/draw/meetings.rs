//! The meetings: a row each, with how it stands, who came, what was on the agenda and what was told to units.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::pen::{self, Pen};
use super::say;
use crate::plan::MeetingState;
use crate::thai::width::width;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::meetings;
use crate::tui::theme::Role;
use crate::view::Sitting;

/// Columns before the number: the bar of the selection, the glyph, a blank.
const BEFORE: u16 = 3;
/// Blanks between two columns.
const GAP: usize = 2;
/// The least that a place gets, else it gives way, and the most that it takes.
const PLACE: (usize, usize) = (16, 60);

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Day,
    Came,
    Items,
    Given,
    State,
    Place,
}

/// From left to right.
const COLUMNS: [Column; 7] =
    [Column::Number, Column::Day, Column::State, Column::Came, Column::Items, Column::Given, Column::Place];
/// What gives way first where there is no room for all.
const GIVE_WAY: [Column; 5] = [Column::Place, Column::Items, Column::Given, Column::Came, Column::State];

impl Column {
    const fn head(self) -> &'static str {
        match self {
            Self::Number => "sitting-number",
            Self::Day => "sitting-date",
            Self::State => "sitting-state",
            Self::Came => "sitting-came",
            Self::Items => "sitting-items",
            Self::Given => "sitting-given",
            Self::Place => "sitting-place",
        }
    }

    /// Whether it is flush right.
    const fn is_figure(self) -> bool {
        matches!(self, Self::Came | Self::Items | Self::Given)
    }
}

/// The glyph of how a meeting stands, with what its colour is to say.
pub fn glyph(state: MeetingState) -> (char, Role) {
    match state {
        MeetingState::Planned => ('○', Role::Due),
        MeetingState::Open => ('◐', Role::Running),
        MeetingState::Closed => ('●', Role::Finished),
    }
}

/// The key of the word of how a meeting stands.
pub const fn state(state: MeetingState, is_filed: bool) -> &'static str {
    match state {
        MeetingState::Planned => "sitting-planned-word",
        MeetingState::Open => "sitting-open-word",
        MeetingState::Closed if is_filed => "sitting-filed-word",
        MeetingState::Closed => "sitting-closed-word",
    }
}

/// Draws the screen into `area`.
pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let rows = &app.meetings.rows;
    if rows.is_empty() {
        return super::nothing(app, pen, area, &app.naming("sitting-none", Action::AddItem));
    }
    let columns = Columns::of(app, area.width.into());
    columns.draw(pen, area, Role::Dim, |column| app.words.text(column.head()));
    let seen = rows.iter().enumerate().skip(app.meetings.top);
    for (line, (index, row)) in meetings::rows(area).rows().zip(seen) {
        let is_selected = index == app.meetings.selected;
        if is_selected {
            pen.fill(line, pen.theme().selected);
            pen.glyph(line, '▌', Role::Accent);
        }
        let (glyph, role) = glyph(row.state);
        pen.glyph(pen::from_left(line, 1), glyph, role);
        columns.draw(pen, line, Role::Text, |column| cell(app, row, column).into());
    }
}

/// What stands in `column` of `row`.
fn cell(app: &App, row: &Sitting, column: Column) -> String {
    let words = &app.words;
    let count = |count: usize| if count == 0 { "–".into() } else { say::number(words, count) };
    match column {
        Column::Number => say::digits(words, &row.number).into_owned(),
        Column::Day => say::weekday_and_day(words, row.date),
        Column::State => words.text(state(row.state, row.is_filed)).into_owned(),
        Column::Came if row.members == 0 => "–".into(),
        Column::Came if row.state == MeetingState::Planned => {
            format!("–/{}", say::number(words, row.members))
        }
        Column::Came => format!("{}/{}", say::number(words, row.came), say::number(words, row.members)),
        Column::Items => count(row.items),
        Column::Given => count(row.given),
        Column::Place => row.place.clone(),
    }
}

/// The columns that have room, with what each takes.
struct Columns(Vec<(Column, usize)>);

impl Columns {
    fn of(app: &App, width_of_page: usize) -> Self {
        let wants = |column: Column| {
            let cells = app.meetings.rows.iter().map(|row| width(&cell(app, row, column)));
            cells.chain([width(&app.words.text(column.head()))]).max().unwrap_or(0)
        };
        let mut columns: Vec<_> = COLUMNS.map(|column| (column, wants(column))).into();
        let room = width_of_page.saturating_sub(usize::from(BEFORE) + 1);
        let taken = |columns: &[(Column, usize)]| {
            let own = |(column, width): &(Column, usize)| match column {
                Column::Place => PLACE.0.min(*width),
                _ => *width,
            };
            columns.iter().map(|column| own(column) + GAP).sum::<usize>().saturating_sub(GAP)
        };
        for column in GIVE_WAY {
            if taken(&columns) <= room {
                break;
            }
            columns.retain(|(known, _)| *known != column);
        }
        if let Some((Column::Place, place)) = columns.last().copied() {
            let rest = room.saturating_sub(taken(&columns) - PLACE.0.min(place));
            if let Some((_, width)) = columns.last_mut() {
                *width = place.min(rest).min(PLACE.1);
            }
        }
        Self(columns)
    }

    /// Writes a cell into each column.
    fn draw<'t>(&self, pen: &mut Pen<'_>, line: Rect, role: Role, text: impl Fn(Column) -> Cow<'t, str>) {
        let mut rest = pen::from_left(line, BEFORE);
        for (column, width) in &self.0 {
            let [gap, width] = [GAP, *width].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
            let (cell, text) = (pen::left_of(rest, width), text(*column));
            let is_nothing = matches!(text.as_ref(), "–") || (*column == Column::Place);
            let role = if is_nothing { Role::Dim } else { role };
            if column.is_figure() {
                pen.text_right(cell, &text, role);
            } else {
                pen.text(cell, &crate::thai::pad::truncate(&text, cell.width.into()), role);
            }
            rest = pen::from_left(rest, width + gap);
        }
    }
}
