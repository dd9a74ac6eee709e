//! The check before a meeting: what is missing, and a way to where each is put right and back.
//!
//! The rows are made on coming here and after a change of the plan. The selection stays on what it was on; where that is
//! put right, it stays in its place, which is what comes next.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Motion, Page};
use super::app::{App, Screen};
use super::moving::show_in_grid;
use super::msg::Effect;
use super::roster::{self, Spot};
use super::stack::{Piece, Seen, Stack};
use super::update::go;
use super::{directives, meeting, units};
use crate::locales::Message;
use crate::view::{self, Concern, Entry, Way};

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Ready {
    /// What is missing; none before the screen was seen.
    pub(super) view: Option<view::Ready>,
    /// From the top down.
    pub(super) rows: Vec<Row>,
    /// How they are scrolled.
    pub(super) stack: Stack,
    /// Index of the selected row.
    pub(super) selected: usize,
    /// Index of the first row that is seen.
    pub(super) top: usize,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// What a group is called, and how much is missing of it.
    Concern(Concern, usize),
    /// Something that is missing.
    Entry(Entry),
}

/// The lines of `page`: what is checked, and below a blank line the rows.
pub(super) fn parts(page: Rect) -> (Rect, Rect) {
    let taken = page.height.min(1);
    let gap = u16::from(page.height > 12);
    let rows = Rect { y: page.y + taken + gap, height: page.height - taken - gap, ..page };
    (Rect { height: taken, ..page }, rows)
}

/// The lines of a row that is seen.
pub(super) fn place(rows: Rect, seen: Seen) -> Rect {
    let [line, height] = [seen.line, seen.height].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
    Rect { y: rows.y.saturating_add(line), height, ..rows }
}

/// The index of the row that is seen at `at`; none of a heading.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let rows = parts(app.layout()?.page).1;
    let seen = app.ready.stack.visible(app.ready.top, rows.height.into());
    let found = seen.into_iter().find(|seen| place(rows, *seen).contains(at))?;
    matches!(app.ready.rows[found.index], Row::Entry(_)).then_some(found.index)
}

/// Comes to the screen.
pub(super) fn enter(app: &mut App) {
    app.ready = Ready::default();
    refresh(app);
    settle(app);
}

/// The plan may have changed: the rows are made anew.
pub(super) fn refresh(app: &mut App) {
    let view = view::Ready::build(&app.plan, app.today);
    let ready = &mut app.ready;
    let before = ready.rows.get(ready.selected).cloned();
    list(ready, &view);
    ready.view = Some(view);
    // A measure of several units has as many rows, which are alike.
    let stays = ready.rows.get(ready.selected) == before.as_ref();
    let found = before.filter(|_| !stays).and_then(|before| ready.rows.iter().position(|row| *row == before));
    let selected = found.unwrap_or(ready.selected.min(ready.rows.len().saturating_sub(1)));
    let stands = matches!(ready.rows.get(selected), Some(Row::Entry(_)));
    ready.selected = if stands { selected } else { ready.stack.step(selected, 1) };
}

/// The rows of the list, and how they are scrolled.
fn list(ready: &mut Ready, view: &view::Ready) {
    let (mut rows, mut pieces) = (Vec::new(), Vec::new());
    for group in &view.groups {
        let under = Some(rows.len());
        rows.push(Row::Concern(group.concern, group.count));
        pieces.push(Piece { height: 1, gap: 1, under: None, stands: false });
        rows.extend(group.entries.iter().cloned().map(Row::Entry));
        pieces.extend(group.entries.iter().map(|_| Piece { height: 1, gap: 0, under, stands: true }));
    }
    (ready.rows, ready.stack) = (rows, Stack::new(pieces));
}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(height) = app.layout().map(|layout| parts(layout.page).1.height) else { return };
    let ready = &mut app.ready;
    ready.top = ready.stack.settle(ready.top, ready.selected, height.into());
}

/// Selects the row at `row`.
pub(super) fn select(app: &mut App, row: usize) {
    app.ready.selected = row;
    settle(app);
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let Some(height) = app.layout().map(|layout| usize::from(parts(layout.page).1.height)) else { return };
    let ready = &mut app.ready;
    let Some(first) = ready.stack.first() else { return };
    // Of a page that is turned two rows stay, so that the eye finds its place.
    let page = ready.stack.page(ready.top, height).saturating_sub(2).max(1);
    let page = isize::try_from(page).unwrap_or(1);
    ready.selected = match motion {
        Motion::Home | Motion::TextStart => first,
        Motion::End | Motion::TextEnd => ready.rows.len() - 1,
        motion => ready.stack.step(ready.selected, motion.lines(page)),
    };
    settle(app);
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    (action == Action::Open).then(|| open(app))?;
    Some(vec![Effect::Draw])
}

/// Goes to where what is selected is put right.
fn open(app: &mut App) {
    let Some(Row::Entry(entry)) = app.ready.rows.get(app.ready.selected).cloned() else {
        return app.tell(Message::new("tui-nothing-to-open"));
    };
    match entry.way {
        Way::Measure(place) => {
            show_in_grid(app, place);
            app.screen = Screen::Measure { scroll: 0 };
        }
        Way::Directive(at) => {
            let Some(id) = app.plan.directives.get(at).map(|directive| directive.id.clone()) else { return };
            directives::go_to(app, &id);
        }
        Way::Unit(name) => {
            go(app, Page::Units);
            if let Some(row) = app.units.view.row_of(&name) {
                app.units.selected = row;
            }
            units::settle(app);
        }
        Way::Roster(at, member) => {
            go(app, Page::Roster);
            roster::show(app, at.unwrap_or(0), member.map_or(Spot::Name, Spot::Member));
        }
        Way::Meeting(part) => {
            let number = app.ready.view.as_ref().and_then(|view| view.meeting.clone()).unwrap_or_default();
            meeting::go_to(app, &number, part);
        }
        Way::Meetings => go(app, Page::Meetings),
    }
    app.errand = Some((app.mode(), Page::Ready));
}

/// Comes back from where something was put right, to the same row.
pub(super) fn come_back(app: &mut App) {
    app.screen = Screen::Ready;
    refresh(app);
    settle(app);
}
