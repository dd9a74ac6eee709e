//! The responsible units: a row each, with its figures; another name for one, and two made one.
//!
//! The rows are made on coming here and after a change of the plan. The selection stays on its unit by the name.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Motion};
use super::app::{App, Screen};
use super::moving::changed;
use super::picker::{Entry, Pick, Picker};
use super::writing::Line;
use super::{draw, picking, typing};
use crate::locales::Message;
use crate::store::of_misfit;
use crate::view::{self, Query, UnitRow};

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) view: view::Units,
    /// Index of the selected row.
    pub(super) selected: usize,
    /// Index of the first row that is seen.
    pub(super) top: usize,
    /// The name to which the selection goes when the rows are made anew.
    follows: Option<String>,
}

/// The rows of `page`, below the names of the columns.
pub(super) fn rows(page: Rect) -> Rect {
    let taken = page.height.min(1);
    Rect { y: page.y + taken, height: page.height - taken, ..page }
}

/// The index of the row that is seen at `at`.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let rows = rows(app.layout()?.page);
    let row = app.units.top + usize::from(at.y.checked_sub(rows.y)?);
    (rows.contains(at) && row < app.units.view.rows.len()).then_some(row)
}

/// Comes to the screen.
pub(super) fn enter(app: &mut App) {
    app.units = Units { view: view::Units::build(&app.plan, app.today), ..Units::default() };
    settle(app);
}

/// The plan may have changed: the rows are made anew.
pub(super) fn refresh(app: &mut App) {
    let name = app.units.follows.take().or_else(|| selected(app).map(|row| row.name.clone()));
    app.units.view = view::Units::build(&app.plan, app.today);
    if let Some(row) = name.and_then(|name| app.units.view.row_of(&name)) {
        app.units.selected = row;
    }
}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(height) = app.layout().map(|layout| usize::from(rows(layout.page).height)) else { return };
    let Units { view, selected, top, .. } = &mut app.units;
    *selected = (*selected).min(view.rows.len().saturating_sub(1));
    let last = view.rows.len().saturating_sub(height);
    *top = (*top).clamp((*selected + 1).saturating_sub(height), *selected).min(last);
}

/// The selected row.
pub(super) fn selected(app: &App) -> Option<&UnitRow> {
    app.units.view.rows.get(app.units.selected)
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let height = app.layout().map_or(1, |layout| usize::from(rows(layout.page).height));
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = height.saturating_sub(2).max(1);
    let at = app.units.selected;
    app.units.selected = match motion {
        Motion::Up => at.saturating_sub(1),
        Motion::Down => at + 1,
        Motion::PageUp => at.saturating_sub(page),
        Motion::PageDown => at + page,
        Motion::HalfUp => at.saturating_sub((page / 2).max(1)),
        Motion::HalfDown => at + (page / 2).max(1),
        Motion::Home | Motion::TextStart => 0,
        Motion::End | Motion::TextEnd => usize::MAX,
        Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight => at,
    }
    .min(app.units.view.rows.len().saturating_sub(1));
    settle(app);
}

/// Goes to the grid, with the measures of the selected unit.
pub(super) fn open(app: &mut App) {
    let Some(name) = selected(app).map(|row| row.name.clone()) else {
        return app.tell(Message::new("tui-nothing-to-open"));
    };
    app.query = Query::of_unit(&name);
    app.screen = Screen::Grid;
    app.rebuild();
    app.tell(Message::new("tui-unit-filtered").with("unit", name));
}

/// Asks for another name of the selected unit.
pub(super) fn edit(app: &mut App) {
    match selected(app).map(|row| row.name.clone()) {
        Some(name) => typing::ask(app, Line::RenameUnit(name.clone()), &name),
        None => app.tell(Message::new("tui-nothing-to-open")),
    }
}

/// Has `unit` be called `name` in the whole plan. Whether that is done: else the line stays open.
pub(super) fn rename(app: &mut App, unit: &str, name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() {
        app.warn(Message::new("tui-unit-no-name"));
        return false;
    }
    if name != unit && app.plan.units().contains(&name) {
        app.warn(app.naming("tui-unit-exists", Action::Merge).with("unit", name));
        return false;
    }
    if name == unit {
        return true;
    }
    let said = app.naming("tui-unit-renamed", Action::Undo).with("unit", unit).with("name", name);
    carry_out(app, unit, name, said)
}

/// Asks which other unit the selected one becomes.
pub(super) fn choose_other(app: &mut App) {
    let Some(name) = selected(app).map(|row| row.name.clone()) else {
        return app.tell(Message::new("tui-nothing-to-open"));
    };
    let others = app.units.view.rows.iter().filter(|row| row.name != name);
    let entry = |row: &UnitRow| Entry {
        label: row.name.clone(),
        detail: draw::number(&app.words, row.figures.all),
        also: String::new(),
        pick: Pick::Merge(name.clone(), row.name.clone()),
    };
    let entries: Vec<Entry> = others.map(entry).collect();
    if entries.is_empty() {
        return app.tell(Message::new("tui-unit-alone"));
    }
    picking::open(app, Picker::new(Message::new("tui-merge-into").with("unit", &name), entries));
}

/// Of two units makes the second.
pub(super) fn merge(app: &mut App, from: &str, to: &str) {
    let said = app.naming("tui-units-merged", Action::Undo).with("unit", from).with("name", to);
    carry_out(app, from, to, said);
}

fn carry_out(app: &mut App, from: &str, to: &str, said: Message) -> bool {
    if let Some(id) = app.plan.unreachable(from) {
        let id = app.shown(id);
        app.warn(Message::new("tui-id-twice").with("id", id));
        return false;
    }
    let Some(edit) = app.plan.rename_unit(from, to) else {
        app.warn(Message::new("tui-unit-gone").with("unit", from));
        return false;
    };
    if let Err(misfit) = app.commit(edit) {
        app.warn(Message::new("tui-misfit").with_said("error", of_misfit(&misfit)));
        return false;
    }
    app.units.follows = Some(to.to_owned());
    if app.query.exact && app.query.unit.as_deref() == Some(from) {
        app.query.unit = Some(to.to_owned());
    }
    changed(app);
    app.tell(said);
    true
}
