//! The meetings of the year, a row each: planning the next one, going to one, opening and closing it.
//!
//! The rows are made on coming here and after a change of the plan. The selection stays on its meeting by the number,
//! and where that was typed over, by its place.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Motion};
use super::app::App;
use super::msg::Effect;
use super::{meeting, sitting};
use crate::locales::Message;
use crate::plan::MeetingPart;
use crate::view::Sitting;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    pub(super) rows: Vec<Sitting>,
    /// Index of the selected row.
    pub(super) selected: usize,
    /// Index of the first row that is seen.
    pub(super) top: usize,
}

/// The rows of `page`, below the names of the columns.
pub(super) fn rows(page: Rect) -> Rect {
    let taken = page.height.min(1);
    Rect { y: page.y + taken, height: page.height - taken, ..page }
}

/// The index of the row that is seen at `at`.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let rows = rows(app.layout()?.page);
    let row = app.meetings.top + usize::from(at.y.checked_sub(rows.y)?);
    (rows.contains(at) && row < app.meetings.rows.len()).then_some(row)
}

/// Comes to the screen: from the page of a meeting to that one, else to the one that matters most today.
pub(super) fn enter(app: &mut App) {
    let rows = Sitting::all(&app.plan);
    let selected = Sitting::at_hand(&app.plan, &rows, app.today);
    app.meetings = Meetings { rows, selected, top: 0 };
    settle(app);
}

/// Comes back from the page of the meeting `number`.
pub(super) fn come_back(app: &mut App, number: &str) {
    app.screen = super::app::Screen::Meetings;
    enter(app);
    if let Some(row) = app.meetings.rows.iter().position(|row| row.number == number) {
        app.meetings.selected = row;
    }
    settle(app);
}

/// The plan may have changed: the rows are made anew.
pub(super) fn refresh(app: &mut App) {
    let number = selected(app).map(|row| row.number.clone());
    app.meetings.rows = Sitting::all(&app.plan);
    let found = app.meetings.rows.iter().position(|row| Some(&row.number) == number.as_ref());
    app.meetings.selected = found.unwrap_or(app.meetings.selected);
    settle(app);
}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(height) = app.layout().map(|layout| usize::from(rows(layout.page).height)) else { return };
    let Meetings { rows, selected, top } = &mut app.meetings;
    *selected = (*selected).min(rows.len().saturating_sub(1));
    let last = rows.len().saturating_sub(height);
    *top = (*top).clamp((*selected + 1).saturating_sub(height), *selected).min(last);
}

/// The selected row.
pub(super) fn selected(app: &App) -> Option<&Sitting> {
    app.meetings.rows.get(app.meetings.selected)
}

/// Selects the row at `row`.
pub(super) fn select(app: &mut App, row: usize) {
    app.meetings.selected = row;
    settle(app);
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let height = app.layout().map_or(1, |layout| usize::from(rows(layout.page).height));
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = height.saturating_sub(2).max(1);
    let by = motion.lines(page.cast_signed());
    let to = match motion {
        Motion::Home | Motion::TextStart => 0,
        Motion::End | Motion::TextEnd => usize::MAX,
        _ => app.meetings.selected.saturating_add_signed(by),
    };
    select(app, to);
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let with_selected: fn(&mut App, &str) = match action {
        Action::AddItem => |app, _| sitting::plan_next(app),
        Action::Open => |app, number| meeting::go_to(app, number, MeetingPart::Number),
        Action::Convene => sitting::convene,
        Action::Adjourn => sitting::adjourn,
        Action::Remove => sitting::remove,
        _ => return None,
    };
    match selected(app).map(|row| row.number.clone()) {
        Some(number) => with_selected(app, &number),
        None if action == Action::AddItem => sitting::plan_next(app),
        None => app.tell(Message::new("tui-nothing-to-open")),
    }
    Some(vec![Effect::Draw])
}
