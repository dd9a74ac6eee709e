//! The year on one screen: a tile an indicator.
//!
//! The tiles are made on coming here and after a change of the plan, and stood up anew where the page has another
//! size; a frame only looks at those that are seen. Limits: what the grid is filtered by is left aside here.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Motion};
use super::app::{App, Screen};
use super::headings;
use super::moving::show_in_grid;
use super::stack::{Piece, Seen, Stack};
use crate::locales::Message;
use crate::plan::{Indicator, Place};
use crate::view::{self, Arrangement, Shelf, Tile};

/// The least columns of a tile, with the blanks behind it.
const LEAST: u16 = 40;
/// So many tiles stand side by side at most: more could not be told apart at a glance.
const MOST: u16 = 5;
/// Blanks between two tiles.
const GAP: u16 = 2;
/// Columns before the number: the bar of the selection, the glyph, a blank.
const BEFORE_NUMBER: u16 = 3;

/// How close together the tiles stand.
#[derive(Debug, Clone, Copy)]
struct Density {
    /// The most lines of a title.
    title: usize,
    /// Blank lines between two shelves.
    between: usize,
    /// Blank lines before a section.
    before: usize,
    /// Blank lines below the heading of a section.
    below: usize,
}

/// The first that shows everything is taken, else [`SCROLLED`].
const DENSITIES: [Density; 5] = [
    Density { title: 2, between: 1, before: 2, below: 1 },
    Density { title: 2, between: 1, before: 1, below: 0 },
    SCROLLED,
    Density { title: 2, between: 0, before: 0, below: 0 },
    Density { title: 1, between: 0, before: 0, below: 0 },
];
const SCROLLED: Density = Density { title: 2, between: 0, before: 1, below: 0 };

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Board {
    pub(super) view: view::Board,
    pub(super) arrangement: Arrangement,
    /// The shelves as they are scrolled.
    pub(super) stack: Stack,
    /// Index of the selected tile.
    pub(super) selected: usize,
    /// Index of the first shelf below a pinned heading.
    pub(super) top: usize,
    /// The most lines of a title.
    pub(super) title_lines: usize,
    /// The columns of the longest number of an indicator.
    pub(super) number: usize,
    /// The column to which up and down go back.
    column: usize,
    /// The page for which the tiles were stood up.
    page: Option<Rect>,
}

/// How a page is divided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// The line of the whole year; empty where the page has no room for it.
    pub(super) year: Rect,
    /// The shelves.
    pub(super) shelves: Rect,
    /// So many tiles stand side by side.
    pub(super) columns: u16,
    /// The columns of a tile.
    pub(super) tile: u16,
}

impl Parts {
    /// The parts of `page`.
    pub(super) fn of(page: Rect) -> Self {
        let columns = (page.width / LEAST).clamp(1, MOST);
        // The last column of a tile stays blank, and so that of the screen, as everywhere.
        let tile = (page.width - GAP * (columns - 1).min(page.width / GAP)) / columns;
        let year = u16::from(page.height >= 6);
        let taken = year + u16::from(page.height >= 14);
        let shelves = Rect { y: page.y + taken, height: page.height - taken, ..page };
        Self { year: Rect { height: year, ..page }, shelves, columns, tile }
    }

    /// The place of a shelf that is seen.
    pub(super) fn shelf(&self, seen: Seen) -> Rect {
        let [y, height] = [seen.line, seen.height].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
        Rect { y: self.shelves.y + y, height, ..self.shelves }
    }

    /// The place of the tile in `column` of a shelf at `line`.
    pub(super) fn tile_in(&self, line: Rect, column: usize) -> Rect {
        let column = u16::try_from(column).unwrap_or(0);
        // The first begins and the last ends where the page does.
        let rest = self.shelves.width.saturating_sub(self.tile);
        let x = (column * rest).checked_div(self.columns.saturating_sub(1)).unwrap_or(0);
        Rect { x: line.x + x, width: self.tile, ..line }
    }

    /// The columns before a title, where the longest number takes `number`.
    pub(super) fn before_title(number: usize) -> u16 {
        let number = u16::try_from(number).unwrap_or(0);
        BEFORE_NUMBER + if number > 0 { number + 2 } else { 0 }
    }

    /// The columns of a title.
    pub(super) fn title(&self, number: usize) -> usize {
        usize::from(self.tile.saturating_sub(Self::before_title(number) + 1)).max(1)
    }
}

/// The indicator of a tile.
pub(super) fn indicator(app: &App, tile: Tile) -> Option<&Indicator> {
    app.plan.sections.get(tile.section)?.indicators.get(tile.indicator)
}

/// Comes to the screen: to the indicator of what is selected in the grid.
pub(super) fn enter(app: &mut App) {
    app.board = Board::default();
    refresh(app);
    let place = app.selected().map(|(place, _)| place);
    if let Some(place) = place {
        app.board.selected = app.board.view.tile_of(place.section, place.indicator);
    }
    settle(app);
    remember_column(app);
}

/// The plan may have changed: the tiles are made anew. The selection stays on its indicator.
pub(super) fn refresh(app: &mut App) {
    let before = app.board.view.tiles.get(app.board.selected).map(|tile| (tile.section, tile.indicator));
    app.board.view = view::Board::build(&app.plan, app.today);
    app.board.selected = before.map_or(0, |(section, at)| app.board.view.tile_of(section, at));
    let numbers = app.plan.sections.iter().flat_map(|section| &section.indicators);
    let columns = |indicator: &Indicator| indicator.no.map_or(0, |no| no.to_string().len());
    app.board.number = numbers.map(columns).max().unwrap_or(0);
    app.board.page = None;
}

/// Stands the tiles up for the page as it is now, and scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(page) = app.layout().map(|layout| layout.page) else { return };
    let parts = Parts::of(page);
    if app.board.page != Some(page) {
        arrange(app, &parts);
        app.board.page = Some(page);
    }
    let Board { arrangement, stack, selected, top, .. } = &mut app.board;
    if let Some((shelf, _)) = arrangement.place(*selected) {
        *top = stack.settle(*top, shelf, parts.shelves.height.into());
    }
}

fn arrange(app: &mut App, parts: &Parts) {
    let columns = parts.title(app.board.number);
    let rows = |tile: &Tile| {
        indicator(app, *tile).map_or(1, |of| app.wrapper.wrap(&of.title, columns).len()).clamp(1, 2)
    };
    let rows: Vec<usize> = app.board.view.tiles.iter().map(rows).collect();
    let arrangement = Arrangement::new(&app.board.view, parts.columns.into());
    let stacks = DENSITIES.iter().map(|density| (density.title, stack(&arrangement, &rows, *density)));
    let found = stacks.into_iter().find(|(_, stack)| stack.height() <= parts.shelves.height.into());
    let found = found.unwrap_or_else(|| (SCROLLED.title, stack(&arrangement, &rows, SCROLLED)));
    (app.board.title_lines, app.board.stack) = found;
    app.board.arrangement = arrangement;
}

/// The shelves with their heights: `rows` are the lines of the titles.
fn stack(arrangement: &Arrangement, rows: &[usize], density: Density) -> Stack {
    let mut under = None;
    let pieces = arrangement.shelves.iter().enumerate().map(|(index, shelf)| match shelf {
        Shelf::Section(_) => {
            under = Some(index);
            Piece { height: 1, gap: density.before, under: None, stands: false }
        }
        Shelf::Tiles(tiles) => {
            let title = rows[tiles.clone()].iter().max().map_or(1, |rows| (*rows).min(density.title));
            let is_first = under == Some(index - 1);
            let gap = if is_first { density.below } else { density.between };
            Piece { height: title + 1, gap, under, stands: true }
        }
    });
    Stack::new(pieces.collect())
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let Some(height) = app.layout().map(|layout| Parts::of(layout.page).shelves.height) else { return };
    let Board { view, arrangement, stack, selected, top, column, .. } = &mut app.board;
    let Some(last) = view.tiles.len().checked_sub(1) else { return };
    // Of a page that is turned a shelf stays, so that the eye finds its place.
    let page = stack.page(*top, height.into()).saturating_sub(1).max(1);
    let by = |shelves: usize| isize::try_from(shelves).unwrap_or(isize::MAX);
    let (to, keeps_column) = match motion {
        Motion::Left => (selected.saturating_sub(1), false),
        Motion::Right => (*selected + 1, false),
        Motion::Up => (arrangement.below(*selected, *column, -1), true),
        Motion::Down => (arrangement.below(*selected, *column, 1), true),
        Motion::PageUp => (arrangement.below(*selected, *column, -by(page)), true),
        Motion::PageDown => (arrangement.below(*selected, *column, by(page)), true),
        Motion::HalfUp => (arrangement.below(*selected, *column, -by((page / 2).max(1))), true),
        Motion::HalfDown => (arrangement.below(*selected, *column, by((page / 2).max(1))), true),
        Motion::Home | Motion::TextStart => (0, false),
        Motion::End | Motion::TextEnd => (last, false),
        Motion::WordLeft | Motion::WordRight => (*selected, true),
    };
    *selected = to.min(last);
    if !keeps_column {
        remember_column(app);
    }
    settle(app);
}

/// The index of the tile that is seen at `at`.
pub(super) fn tile_at(app: &App, at: Position) -> Option<usize> {
    let parts = Parts::of(app.layout()?.page);
    let seen = app.board.stack.visible(app.board.top, parts.shelves.height.into());
    let shelf = seen.into_iter().find(|seen| parts.shelf(*seen).contains(at))?;
    let Shelf::Tiles(tiles) = &app.board.arrangement.shelves[shelf.index] else { return None };
    let mut tiles = tiles.clone().enumerate();
    tiles.find(|(column, _)| parts.tile_in(parts.shelf(shelf), *column).contains(at)).map(|(_, tile)| tile)
}

/// Selects the tile at `index`.
pub(super) fn select(app: &mut App, index: usize) {
    app.board.selected = index;
    remember_column(app);
    settle(app);
}

fn remember_column(app: &mut App) {
    app.board.column = app.board.arrangement.place(app.board.selected).map_or(0, |(_, column)| column);
}

/// Goes to the grid, to the first measure of the selected indicator.
pub(super) fn open(app: &mut App) {
    let Some(tile) = app.board.view.tiles.get(app.board.selected).copied() else {
        return app.tell(Message::new("tui-nothing-to-open"));
    };
    let place = Place { section: tile.section, indicator: tile.indicator, measure: 0 };
    if app.plan.at(place).is_some() {
        show_in_grid(app, place);
    } else {
        app.screen = Screen::Grid;
        app.tell(app.naming("tui-indicator-empty", Action::AddMeasure));
        headings::show(app, (tile.section, Some(tile.indicator)));
    }
}

/// Lists what can be written of the selected indicator.
pub(super) fn edit(app: &mut App) {
    match app.board.view.tiles.get(app.board.selected) {
        Some(tile) => headings::edit_heading(app, (tile.section, Some(tile.indicator))),
        None => app.tell(Message::new("tui-nothing-to-open")),
    }
}
