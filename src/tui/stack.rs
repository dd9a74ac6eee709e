//! What stands below one another on a page and is scrolled by whole pieces: shelves of tiles, rows of a table, entries
//! of two lines, under headings. The heading of the first piece that is seen stays pinned at the top.
//!
//! The window is described by `top`, the first piece that is not pinned. All but [`Stack::step`] costs what the screen
//! holds.

use ratatui::layout::{Position, Rect};

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its lines.
    pub(super) height: usize,
    /// Blank lines before it, unless it is the first that is seen or stands below a pinned heading.
    pub(super) gap: usize,
    /// The index of the heading under which it stands; none for a heading.
    pub(super) under: Option<usize>,
    /// Whether it can be selected.
    pub(super) stands: bool,
}

/// A piece that is seen: its index, its first line in the window, its lines there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) index: usize,
    pub(super) line: usize,
    pub(super) height: usize,
}

impl Seen {
    /// Its place in the window `rows`.
    pub(super) fn place(self, rows: Rect) -> Rect {
        let [line, height] = [self.line, self.height].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
        Rect { y: rows.y.saturating_add(line), height, ..rows }
    }
}

/// The pieces of a page, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Stack {
    pieces: Vec<Piece>,
}

impl Stack {
    pub(super) fn new(pieces: Vec<Piece>) -> Self {
        Self { pieces }
    }

    /// The index of the piece that is seen at `at` of the window `rows`.
    pub(super) fn piece_at(&self, top: usize, rows: Rect, at: Position) -> Option<usize> {
        let seen = self.visible(top, rows.height.into());
        seen.into_iter().find(|seen| seen.place(rows).contains(at)).map(|seen| seen.index)
    }

    /// The lines of all of it.
    pub(super) fn height(&self) -> usize {
        let gaps: usize = self.pieces.iter().skip(1).map(|piece| piece.gap).sum();
        gaps + self.pieces.iter().map(|piece| piece.height).sum::<usize>()
    }

    /// What a window of `height` lines shows that begins with `top`. A piece is shown whole, but the first one of a
    /// window that is too low for it.
    pub(super) fn visible(&self, top: usize, height: usize) -> Vec<Seen> {
        let mut seen: Vec<Seen> = Vec::new();
        let Some(first) = self.pieces.get(top) else { return seen };
        let mut line = 0;
        if let Some((index, heading)) = first.under.and_then(|at| Some((at, self.pieces.get(at)?)))
            && heading.height + first.height <= height
        {
            seen.push(Seen { index, line, height: heading.height });
            line = heading.height;
        }
        for (index, piece) in self.pieces.iter().enumerate().skip(top) {
            line += if index == top { 0 } else { piece.gap };
            if line + piece.height > height && index > top || line >= height {
                break;
            }
            let height = piece.height.min(height - line);
            seen.push(Seen { index, line, height });
            line += height;
        }
        // A heading alone at the end says nothing.
        let is_bare = |at: usize| self.pieces.get(at + 1).is_some_and(|next| next.under == Some(at));
        if seen.len() > 1 && seen.last().is_some_and(|last| is_bare(last.index)) {
            seen.pop();
        }
        seen
    }

    fn shows(&self, top: usize, height: usize, index: usize) -> bool {
        self.visible(top, height).iter().any(|seen| seen.index == index)
    }

    /// The `top` nearest to the given one at which the selected piece is seen, and no line stays empty that could be
    /// filled. With the first that can be selected goes what stands above it.
    pub(super) fn settle(&self, top: usize, selected: usize, height: usize) -> usize {
        if height == 0 || self.pieces.is_empty() {
            return 0;
        }
        let last = self.pieces.len() - 1;
        let selected = selected.min(last);
        let mut top = top.min(last).min(selected);
        // From far away: no window that ends with the selected piece begins before.
        top = top.max((selected + 1).saturating_sub(height));
        while top < selected && !self.shows(top, height, selected) {
            top += 1;
        }
        while top > 0 && self.shows(top - 1, height, last) && self.shows(top - 1, height, selected) {
            top -= 1;
        }
        let is_first = top <= height && !self.pieces[..selected].iter().any(|piece| piece.stands);
        if is_first && self.shows(0, height, selected) { 0 } else { top }
    }

    /// The piece that can be selected `by` of them away from `from`; the nearest where they end before.
    pub(super) fn step(&self, from: usize, by: isize) -> usize {
        let stands = |index: &usize| self.pieces[*index].stands;
        let found = if by < 0 {
            (0..from.min(self.pieces.len())).rev().filter(stands).take(by.unsigned_abs()).last()
        } else {
            (from + 1..self.pieces.len()).filter(stands).take(by.unsigned_abs()).last()
        };
        found.unwrap_or(from)
    }

    /// The first piece that can be selected.
    pub(super) fn first(&self) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.stands)
    }

    /// How many pieces that can be selected a window shows.
    pub(super) fn page(&self, top: usize, height: usize) -> usize {
        self.visible(top, height).iter().filter(|seen| self.pieces[seen.index].stands).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Headings of one line, each with pieces of so many lines below it.
    fn stack(sections: &[Vec<usize>], gap: usize) -> Stack {
        let mut pieces = Vec::new();
        for section in sections {
            let heading = pieces.len();
            pieces.push(Piece { height: 1, gap: 1, under: None, stands: false });
            let piece = |height: &usize| Piece { height: *height, gap, under: Some(heading), stands: true };
            pieces.extend(section.iter().map(piece));
        }
        Stack::new(pieces)
    }

    #[test]
    fn the_heading_stays_and_the_first_brings_what_is_above_it() {
        let stack = stack(&[vec![], vec![2, 2, 2, 2]], 0);
        let seen = |top| stack.visible(top, 6).iter().map(|s| (s.index, s.line)).collect::<Vec<_>>();
        assert_eq!(seen(0), [(0, 0), (1, 2), (2, 3)]);
        assert_eq!(seen(4), [(1, 0), (4, 1), (5, 3)]);
        assert_eq!(stack.settle(0, 5, 6), 4);
        assert_eq!(stack.settle(4, 2, 6), 0);
        assert_eq!(stack.settle(0, 2, 2), 2, "a low window shows what is selected");
        assert_eq!(
            (stack.first(), stack.step(2, 2), stack.step(2, 99), stack.step(5, -99)),
            (Some(2), 4, 5, 2)
        );
    }

    proptest! {
        #[test]
        fn what_is_selected_is_seen_and_no_line_is_wasted(
            sections in prop::collection::vec(prop::collection::vec(1..4_usize, 0..6), 0..5),
            gap in 0..2_usize,
            top in 0..40_usize,
            selected in 0..40_usize,
            height in 0..14_usize,
        ) {
            let stack = stack(&sections, gap);
            let stands: Vec<_> = (0..stack.pieces.len()).filter(|at| stack.pieces[*at].stands).collect();
            if stands.is_empty() {
                return Ok(());
            }
            let selected = stands[selected % stands.len()];
            let top = stack.settle(top, selected, height);
            let seen = stack.visible(top, height);
            prop_assert_eq!(height > 0, seen.iter().any(|s| s.index == selected));
            let mut line = 0;
            for piece in &seen {
                prop_assert!(piece.line >= line && piece.height > 0);
                line = piece.line + piece.height;
            }
            prop_assert!(line <= height);
            if let Some(last) = seen.last().filter(|_| seen.len() > 1) {
                prop_assert!(stack.pieces.get(last.index + 1).is_none_or(|next| next.under != Some(last.index)));
            }
            prop_assert_eq!(stack.settle(top, selected, height), top, "it rests");
            if stack.height() <= height {
                prop_assert_eq!((top, seen.len()), (0, stack.pieces.len()));
            }
        }
    }
}
