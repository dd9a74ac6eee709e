//! Which rows of the grid are seen: the headings of the first measure stay pinned at the top.
//!
//! The window is described by `top`, the first row that is not pinned. Everything here costs what the screen
//! holds, not what the plan holds: rows are in the order of the plan, so headings are found by halving.

use crate::plan::Place;
use crate::view::Row;

/// Where a row stands: section, indicator, measure. A heading stands before what is below it.
type Key = (usize, Option<usize>, Option<usize>);

fn key(row: &Row) -> Key {
    match *row {
        Row::Section { section, .. } => (section, None, None),
        Row::Indicator { section, indicator, .. } => (section, Some(indicator), None),
        Row::Measure(place) => key_of(place),
    }
}

const fn key_of(place: Place) -> Key {
    (place.section, Some(place.indicator), Some(place.measure))
}

fn find(rows: &[Row], wanted: Key) -> Option<usize> {
    rows.binary_search_by_key(&wanted, key).ok()
}

/// The headings that are pinned when `top` is the first row below them: at most a section and an indicator.
fn pins(rows: &[Row], top: usize) -> impl Iterator<Item = usize> {
    let (section, indicator) = match rows.get(top) {
        Some(Row::Measure(place)) => {
            (Some((place.section, None, None)), Some((place.section, Some(place.indicator), None)))
        }
        Some(Row::Indicator { section, .. }) => (Some((*section, None, None)), None),
        Some(Row::Section { .. }) | None => (None, None),
    };
    section.into_iter().chain(indicator).filter_map(move |wanted| find(rows, wanted))
}

/// The rows that a window of `height` lines shows, from top to bottom: the pinned headings, then from `top` on.
///
/// A window too low for the headings and a row shows the row.
pub(super) fn visible(rows: &[Row], top: usize, height: usize) -> impl Iterator<Item = usize> {
    let pinned = if height > 2 { pins(rows, top).count() } else { 0 };
    let end = rows.len().min(top + height - pinned);
    pins(rows, top).take(pinned).chain(top..end)
}

/// How many rows below the pinned headings a window of `height` lines shows.
fn room(rows: &[Row], top: usize, height: usize) -> usize {
    if height > 2 { height - pins(rows, top).count() } else { height }
}

/// The last `top` that leaves no line empty, or 0.
fn last_top(rows: &[Row], height: usize) -> usize {
    let mut top = rows.len().saturating_sub(height);
    while top < rows.len() && top + room(rows, top, height) < rows.len() {
        top += 1;
    }
    top
}

/// The `top` nearest to the given one at which the selected row is seen.
///
/// With the first measure go the headings above it, with the last one those below it.
pub(super) fn settle(rows: &[Row], top: usize, selected: Option<usize>, height: usize) -> usize {
    if height == 0 {
        return top;
    }
    let last = last_top(rows, height);
    let top = top.min(last);
    let Some(selected) = selected else { return top };
    let seen = |top: usize| top <= selected && selected < top + room(rows, top, height);
    let is_measure = |row: &Row| matches!(row, Row::Measure(_));
    if !rows[..selected].iter().any(is_measure) && seen(0) {
        return 0;
    }
    if rows.len() - selected <= height && !rows[selected + 1..].iter().any(is_measure) && seen(last) {
        return last;
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

/// `top` moved by `rows` lines, where nothing can be selected.
pub(super) fn scrolled(rows: &[Row], top: usize, by: isize, height: usize) -> usize {
    top.saturating_add_signed(by).min(last_top(rows, height))
}

/// The row of the measure at `place`; none where it is not shown.
pub(super) fn row_of(rows: &[Row], place: Place) -> Option<usize> {
    find(rows, key_of(place))
}

/// The row of the measure at `place`; where it is not shown, of the next one that is, else of the last.
/// Without a place: of the first.
pub(super) fn nearest_measure(rows: &[Row], place: Option<Place>) -> Option<usize> {
    let from = place.map_or(0, |place| rows.partition_point(|row| key(row) < key_of(place)));
    let is_measure = |index: &usize| matches!(rows[*index], Row::Measure(_));
    (from..rows.len()).find(is_measure).or_else(|| (0..from).rev().find(is_measure))
}

/// The measure `by` rows away from `from`, headings not counted as a place to stand; the nearest one where the
/// rows end before.
pub(super) fn step(rows: &[Row], from: usize, by: isize) -> usize {
    let is_measure = |index: &usize| matches!(rows[*index], Row::Measure(_));
    let aim = from.saturating_add_signed(by).min(rows.len().saturating_sub(1));
    let found = if by < 0 {
        (0..=aim).rev().find(is_measure).or_else(|| (aim..from).find(is_measure))
    } else {
        (aim..rows.len()).find(is_measure).or_else(|| (from..aim).rev().find(is_measure))
    };
    found.unwrap_or(from)
}
