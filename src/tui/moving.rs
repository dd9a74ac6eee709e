//! Moving about: the selection, what is read, and what keeps both in place when the plan changes.

use super::action::{Action, Mode, Motion};
use super::app::{App, Modal, Screen};
use super::{
    board, changes, choosing, directives, draw, editing, meeting, meetings, preview, ready, roster, round,
    scroll, typing, units, wall,
};
use crate::locales::Message;
use crate::plan::{Deadline, Place};
use crate::view::{Query, Row};

/// Moves the selection where there is one to be moved, else what is read.
pub(super) fn step(app: &mut App, motion: Motion) {
    if app.mode() == Mode::Differences {
        return choosing::step(app, motion);
    }
    if app.modals.is_empty() {
        match app.screen {
            Screen::Board => return board::step(app, motion),
            Screen::Round => return round::step(app, motion),
            Screen::Units => return units::step(app, motion),
            Screen::Changes => return changes::step(app, motion),
            Screen::Roster => return roster::step(app, motion),
            Screen::Meetings => return meetings::step(app, motion),
            Screen::Meeting => return meeting::step(app, motion),
            Screen::Directives => return directives::step(app, motion),
            Screen::Ready => return ready::step(app, motion),
            Screen::Preview => return preview::step(app, motion),
            Screen::Wall => return wall::step(app, motion),
            Screen::Measure { .. } => return editing::step(app, motion),
            Screen::Start | Screen::Grid => {}
        }
    }
    let reading = !app.modals.is_empty() || app.screen != Screen::Grid;
    let height = app.layout().map_or(1, |l| if reading { l.page.height } else { l.rows.height });
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let by = match motion {
        Motion::Home | Motion::TextStart => -HUGE,
        Motion::End | Motion::TextEnd => HUGE,
        motion => motion.lines(page),
    };
    if reading {
        scroll_by(app, by);
    } else if let Some(selected) = app.rows.selected {
        app.stand(scroll::step(&app.rows.grid, selected, by));
    }
}

/// Further than any plan or page goes, and far from what arithmetic can hold.
const HUGE: isize = 1 << 30;

/// Scrolls the page that is read; by 0 after its length may have changed.
pub(super) fn scroll_by(app: &mut App, by: isize) {
    choosing::settle(app);
    let Some(layout) = app.layout() else { return };
    let moved = |scroll: usize, lines: usize| {
        let last = lines.saturating_sub(usize::from(layout.page.height));
        scroll.saturating_add_signed(by).min(last)
    };
    if let Some(Modal::Help { scroll }) = app.modals.last() {
        let scroll = moved(*scroll, draw::help_lines(app, layout.page.width).len());
        app.modals.pop();
        app.modals.push(Modal::Help { scroll });
    } else if let Some(Modal::News { scroll }) = app.modals.last() {
        let scroll = moved(*scroll, draw::news_lines(app, layout.page.width).len());
        app.modals.pop();
        app.modals.push(Modal::News { scroll });
    } else if matches!(app.screen, Screen::Measure { .. }) {
        editing::settle(app);
    } else if app.screen == Screen::Round {
        round::scroll_by(app, by);
    }
}

/// Reads another measure, `by` further on.
pub(super) fn turn(app: &mut App, by: isize) {
    let Some(selected) = app.rows.selected else { return };
    let found = scroll::step_measure(&app.rows.grid, selected, by);
    select(app, found);
}

/// Selects a row; a page is read from its top.
fn select(app: &mut App, row: usize) {
    app.stand(row);
    if let Screen::Measure { scroll } = &mut app.screen {
        *scroll = 0;
    }
}

pub(super) fn select_late(app: &mut App, backwards: bool) {
    let rows = &app.rows.grid.rows;
    let from = app.rows.selected.unwrap_or(0);
    let late = |index: &usize| {
        let Row::Measure(place) = rows[*index] else { return false };
        app.rows.item(place).is_some_and(|item| matches!(item.deadline, Deadline::Overdue(_)))
    };
    // Round the rows once, the selected one last.
    let found = if backwards {
        (0..from).rev().chain((from..rows.len()).rev()).find(late)
    } else {
        (from + 1..rows.len()).chain(0..rows.len().min(from + 1)).find(late)
    };
    match found {
        Some(row) => select(app, row),
        None => app.tell(Message::new("tui-nothing-late")),
    }
}

/// Goes to the grid, to the measure at `place`. A filter that hides it is cleared, and that is said.
pub(super) fn show_in_grid(app: &mut App, place: Place) {
    app.screen = Screen::Grid;
    app.unfold(place.into());
    app.rebuild();
    if app.rows.row_of(place.into()).is_none() && !app.query.is_all() {
        app.query = Query::default();
        app.tell(Message::new("tui-filter-cleared"));
    }
    app.rebuild();
    app.select(place);
}

/// The plan changed: what was made from it is made anew.
pub(super) fn changed(app: &mut App) {
    // A unit that is no more, or has another name now, would leave an empty grid behind.
    let is_there = |unit: &String| app.plan.measures().any(|(_, m)| m.responsible.units.contains(unit));
    if app.query.exact && !app.query.unit.as_ref().is_some_and(is_there) {
        (app.query.unit, app.query.exact) = (None, false);
    }
    // What does not answer the filter any more stays until it is used again: a key that is pressed twice must not
    // strike the measure that moved up.
    app.query.keep = app.selected().map(|(place, _)| place).filter(|_| !app.query.is_all());
    typing::follow(app);
    app.rebuild();
    scroll_by(app, 0);
}

pub(super) fn toggle_pane(app: &mut App) {
    app.pane = !app.pane;
    app.settle();
    let has_room = app.layout().is_some_and(|layout| layout.pane.area() > 0);
    if app.pane && !has_room {
        app.tell(app.naming("tui-no-room-for-pane", Action::Open));
    }
}
