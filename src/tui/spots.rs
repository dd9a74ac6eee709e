//! A page of blocks over which a cursor goes: the spots where it can stand, how it moves over them, how far the page is
//! scrolled.
//!
//! Pure: lines are numbers here. Whose page it is keeps the cursor and the scroll, and `draw` makes the blocks.

use super::action::Motion;

/// The spots of a page, the one of the cursor, and the lines at which each begins and ends.
pub(super) struct Stand<S> {
    pub(super) spots: Vec<(S, usize, usize)>,
    /// Index of the spot of the cursor.
    pub(super) index: usize,
    /// All lines of the page.
    lines: usize,
}

impl<S> Stand<S> {
    /// That of a page of `blocks`, each with its spot where it has one and with its number of lines; `index` says which
    /// spot the cursor is on. None where the cursor can stand nowhere.
    pub(super) fn of(
        blocks: impl IntoIterator<Item = (Option<S>, usize)>,
        index: impl FnOnce(&[(S, usize, usize)]) -> usize,
    ) -> Option<Self> {
        let (mut spots, mut lines) = (Vec::new(), 0);
        for (spot, count) in blocks {
            let end = lines + count;
            spots.extend(spot.map(|spot| (spot, lines, end)));
            lines = end;
        }
        let index = index(&spots);
        (index < spots.len()).then_some(Self { spots, index, lines })
    }

    /// The spot of the cursor.
    pub(super) fn into_spot(mut self) -> S {
        self.spots.swap_remove(self.index).0
    }

    /// The index of the spot that has the line `line`.
    pub(super) fn at_line(&self, line: usize) -> Option<usize> {
        self.spots.iter().position(|(_, top, bottom)| (*top..*bottom).contains(&line))
    }

    /// How far the page is scrolled at most, of which `height` lines are seen.
    fn bottom_line(&self, height: usize) -> usize {
        self.lines.saturating_sub(height)
    }

    /// The spot and the scroll after `motion`: the cursor is seen. What is longer than the screen is scrolled through
    /// first.
    pub(super) fn step(&self, motion: Motion, height: usize, scroll: usize) -> (usize, usize) {
        let height = height.max(1);
        // Of a page that is turned two lines stay, so that the eye finds its place.
        let page = height.saturating_sub(2).max(1);
        let last = self.spots.len() - 1;
        let (_, top, bottom) = self.spots[self.index];
        let below = |line: usize| self.spots.iter().rposition(|(_, top, _)| *top <= line).unwrap_or(0);
        let bottom_line = self.bottom_line(height);
        let (index, scroll) = match motion {
            Motion::Down if bottom > scroll + height => (self.index, scroll + 1),
            Motion::Down if self.index == last => (last, bottom_line),
            Motion::Down => (self.index + 1, scroll),
            Motion::Up if top < scroll => (self.index, scroll - 1),
            Motion::Up if self.index == 0 => (0, 0),
            Motion::Up => (self.index - 1, scroll),
            Motion::PageDown => (self.turned(below(top + page), true), scroll + page),
            Motion::HalfDown => (self.turned(below(top + page / 2), true), scroll + page / 2),
            Motion::PageUp => {
                (self.turned(below(top.saturating_sub(page)), false), scroll.saturating_sub(page))
            }
            Motion::HalfUp => {
                (self.turned(below(top.saturating_sub(page / 2)), false), scroll.saturating_sub(page / 2))
            }
            Motion::Home | Motion::TextStart => (0, 0),
            Motion::End | Motion::TextEnd => (last, bottom_line),
            Motion::WordRight => ((self.index + 1).min(last), scroll),
            Motion::WordLeft => (self.index.saturating_sub(1), scroll),
            Motion::Left | Motion::Right => (self.index, scroll),
        };
        if index == self.index {
            // Within one spot the lines move, not the cursor.
            return (index, scroll.min(bottom_line));
        }
        (index, self.settled(index, height, scroll))
    }

    /// The spot after a page was turned towards `index`: another one than before, where there is one.
    fn turned(&self, index: usize, is_down: bool) -> usize {
        let (_, top, bottom) = self.spots[self.index];
        let is_long = bottom - top > 1 && index == self.index;
        match (is_down, index == self.index) {
            (true, true) if !is_long => (index + 1).min(self.spots.len() - 1),
            (false, true) if !is_long => index.saturating_sub(1),
            _ => index,
        }
    }

    /// Scrolls as little as brings the spot at `index` into sight; of one that is too long, its beginning. At the top
    /// and the bottom what stands there without a spot is seen too.
    pub(super) fn settled(&self, index: usize, height: usize, scroll: usize) -> usize {
        let height = height.max(1);
        let (_, top, bottom) = self.spots[index];
        let is_seen = top < scroll + height && bottom > scroll && bottom - top > height;
        let scroll = match index {
            _ if is_seen => scroll,
            0 if bottom <= height => 0,
            _ => scroll.max(bottom.saturating_sub(height)).min(top),
        };
        scroll.min(self.bottom_line(height))
    }

    /// Scrolls by `by` lines: the spot, and the scroll. The cursor stays while all of its spot is seen, else goes to the
    /// nearest that is. None where there is no further line.
    pub(super) fn scrolled(&self, by: isize, height: usize, scroll: usize) -> Option<(usize, usize)> {
        let height = height.max(1);
        let to = scroll.saturating_add_signed(by).min(self.bottom_line(height));
        if to == scroll {
            return None;
        }
        let seen = to..to + height;
        let is_whole =
            |index: &usize| seen.contains(&self.spots[*index].1) && self.spots[*index].2 <= seen.end;
        let touches = |index: &usize| self.spots[*index].1 < seen.end && self.spots[*index].2 > seen.start;
        let nearest = |is_seen: &dyn Fn(&usize) -> bool| {
            let found = (0..self.spots.len()).filter(is_seen);
            found.min_by_key(|index| index.abs_diff(self.index))
        };
        Some((nearest(&is_whole).or_else(|| nearest(&touches)).unwrap_or(self.index), to))
    }
}
