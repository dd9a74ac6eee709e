//! Which rows of the grid are seen: the headings of the first measure stay pinned at the top.
//!
//! The window is described by `top`, the first row that is not pinned. Everything here costs what the screen
//! holds, not what the plan holds: under headings rows are in the order of the plan, so headings are found by
//! halving; in any other order there are none.

use crate::view::{Grid, Row, Stand};

/// The headings that are pinned when `top` is the first row below them: at most a section and an indicator.
fn pins(grid: &Grid, top: usize) -> impl Iterator<Item = usize> {
    let first = grid.rows.get(top).filter(|_| grid.is_grouped).map(Row::stand);
    let section = first.filter(|stand| stand.indicator.is_some()).map(|stand| Stand::section(stand.section));
    let indicator =
        first.filter(|stand| stand.measure.is_some()).map(|stand| Stand { measure: None, ..stand });
    let find = |wanted| grid.rows.binary_search_by_key(&wanted, Row::stand).ok();
    section.into_iter().chain(indicator).filter_map(find)
}

/// The rows that a window of `height` lines shows, from top to bottom: the pinned headings, then from `top` on.
///
/// A window too low for the headings and a row shows the row.
pub(super) fn visible(grid: &Grid, top: usize, height: usize) -> impl Iterator<Item = usize> {
    let pinned = if height > 2 { pins(grid, top).count() } else { 0 };
    let end = grid.rows.len().min(top + height - pinned);
    pins(grid, top).take(pinned).chain(top..end)
}

/// How many rows below the pinned headings a window of `height` lines shows.
fn room(grid: &Grid, top: usize, height: usize) -> usize {
    if height > 2 { height - pins(grid, top).count() } else { height }
}

/// The last `top` that leaves no line empty, or 0.
fn last_top(grid: &Grid, height: usize) -> usize {
    let rows = grid.rows.len();
    let mut top = rows.saturating_sub(height);
    while top < rows && top + room(grid, top, height) < rows {
        top += 1;
    }
    top
}

/// The `top` nearest to the given one at which the selected row is seen.
///
/// With the first place go the headings above it, with the last one those below it.
pub(super) fn settle(grid: &Grid, top: usize, selected: Option<usize>, height: usize) -> usize {
    if height == 0 {
        return top;
    }
    let last = last_top(grid, height);
    let top = top.min(last);
    let Some(selected) = selected else { return top };
    let seen = |top: usize| top <= selected && selected < top + room(grid, top, height);
    let is_first = !(0..selected).any(|row| grid.is_place(row));
    if is_first && seen(0) {
        return 0;
    }
    if selected < top {
        return selected;
    }
    let mut top = top.max((selected + 1).saturating_sub(height));
    while !seen(top) && top < selected {
        top += 1;
    }
    top
}

/// `top` moved by so many lines, where the selection does not ask for another.
pub(super) fn scrolled(grid: &Grid, top: usize, by: isize, height: usize) -> usize {
    top.saturating_add_signed(by).min(last_top(grid, height))
}

/// The row of the place at `stand`; where there is none, of the next one, else of the last. Without one: the first.
pub(super) fn nearest(grid: &Grid, stand: Option<Stand>) -> Option<usize> {
    let from = stand.filter(|_| grid.is_grouped);
    let from = from.map_or(0, |stand| grid.rows.partition_point(|row| row.stand() < stand));
    let is_place = |index: &usize| grid.is_place(*index);
    (from..grid.rows.len()).find(is_place).or_else(|| (0..from).rev().find(is_place))
}

/// The place `by` rows away from `from`, other headings not counted as one; the nearest one where the rows end before.
pub(super) fn step(grid: &Grid, from: usize, by: isize) -> usize {
    step_to(grid, from, by, |index| grid.is_place(*index))
}

/// The same, of measures only.
pub(super) fn step_measure(grid: &Grid, from: usize, by: isize) -> usize {
    step_to(grid, from, by, |index| matches!(grid.rows[*index], Row::Measure(_)))
}

fn step_to(grid: &Grid, from: usize, by: isize, is_place: impl Fn(&usize) -> bool) -> usize {
    let rows = grid.rows.len();
    let aim = from.saturating_add_signed(by).min(rows.saturating_sub(1));
    let found = if by < 0 {
        (0..=aim).rev().find(&is_place).or_else(|| (aim..from).find(&is_place))
    } else {
        (aim..rows).find(&is_place).or_else(|| (from..aim).rev().find(&is_place))
    };
    found.unwrap_or(from)
}
