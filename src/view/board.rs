//! The board: the year on one screen, a tile an indicator, under headings of section.
//!
//! [`Board`] says what the tiles show; [`Arrangement`] says how they stand on a page of so many columns: in shelves,
//! a section to each run of them. Limits: the whole plan is shown, whatever the grid is filtered by.

use std::ops::Range;

use super::{Figures, MeasureRow, Worst};
use crate::calendar::Day;
use crate::plan::{Plan, Score, Status};

/// The tiles of a plan, as seen on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// In the order of the plan.
    pub sections: Vec<Part>,
    /// In the order of the plan.
    pub tiles: Vec<Tile>,
    /// Of the whole plan.
    pub figures: Figures,
    /// How many measures have which status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its tiles: indexes into [`Board::tiles`]. Empty where it has no indicator.
    pub tiles: Range<usize>,
    /// Of its measures.
    pub figures: Figures,
}

/// An indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tile {
    /// Index into [`Plan::sections`].
    pub section: usize,
    /// Index into the section's indicators.
    pub indicator: usize,
    /// Last year's score.
    pub score: Option<Score>,
    /// Of its measures.
    pub figures: Figures,
    /// The worst of its measures.
    pub worst: Worst,
}

impl Board {
    /// The board of `plan` as seen on `today`.
    pub fn build(plan: &Plan, today: Day) -> Self {
        let mut board = Self::default();
        for (section, part) in plan.sections.iter().enumerate() {
            let first = board.tiles.len();
            let mut figures = Figures::default();
            for (indicator, of) in part.indicators.iter().enumerate() {
                let mut tile = Tile {
                    section,
                    indicator,
                    score: of.score,
                    figures: Figures::default(),
                    worst: Worst::default(),
                };
                for measure in &of.measures {
                    let row = MeasureRow::new(plan, measure, today);
                    tile.figures += row.figures(plan, today);
                    tile.worst.take(row.deadline, row.status);
                    board.statuses[row.status as usize] += 1;
                }
                figures += tile.figures;
                board.tiles.push(tile);
            }
            board.figures += figures;
            board.sections.push(Part { tiles: first..board.tiles.len(), figures });
        }
        board
    }

    /// The tile of an indicator of a section; where there is none, the nearest before it, else the first.
    pub fn tile_of(&self, section: usize, indicator: usize) -> usize {
        let behind =
            self.tiles.partition_point(|tile| (tile.section, tile.indicator) <= (section, indicator));
        behind.saturating_sub(1)
    }
}

/// What stands on a page from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shelf {
    /// The heading of a section: its index.
    Section(usize),
    /// Tiles side by side: indexes into [`Board::tiles`].
    Tiles(Range<usize>),
}

/// How the tiles stand on a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// From top to bottom.
    pub shelves: Vec<Shelf>,
    /// So many tiles stand side by side at most.
    pub columns: usize,
    /// Of each tile the index of its shelf.
    of: Vec<usize>,
}

impl Arrangement {
    /// The arrangement of `board` in `columns` columns, at least one.
    pub fn new(board: &Board, columns: usize) -> Self {
        let columns = columns.max(1);
        let (mut shelves, mut of) = (Vec::new(), Vec::new());
        for (section, part) in board.sections.iter().enumerate() {
            shelves.push(Shelf::Section(section));
            for from in part.tiles.clone().step_by(columns) {
                let tiles = from..part.tiles.end.min(from + columns);
                of.extend(tiles.clone().map(|_| shelves.len()));
                shelves.push(Shelf::Tiles(tiles));
            }
        }
        Self { shelves, columns, of }
    }

    /// The index of the shelf on which `tile` stands, and its column there.
    pub fn place(&self, tile: usize) -> Option<(usize, usize)> {
        let at = *self.of.get(tile)?;
        Some((at, tile - tiles(&self.shelves[at])?.start))
    }

    /// The tile that stands `by` shelves below `tile` (above it, where `by` is negative) in `column`, or last on a
    /// shelf that is shorter. At the ends that of the first or the last shelf.
    pub fn below(&self, tile: usize, column: usize, by: isize) -> usize {
        let Some((at, _)) = self.place(tile) else { return tile };
        let steps = by.unsigned_abs();
        let found = if by < 0 {
            self.shelves[..at].iter().rev().filter_map(tiles).take(steps).last()
        } else {
            self.shelves[at + 1..].iter().filter_map(tiles).take(steps).last()
        };
        let on = found.or_else(|| tiles(&self.shelves[at]));
        on.map_or(tile, |on| (on.start + column).min(on.end - 1))
    }
}

const fn tiles(shelf: &Shelf) -> Option<&Range<usize>> {
    match shelf {
        Shelf::Tiles(tiles) => Some(tiles),
        Shelf::Section(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Deadline, arbitrary};
    use crate::view::{Grid, Query};
    use proptest::prelude::*;

    fn board(sizes: &[usize]) -> Board {
        let mut board = Board::default();
        for (section, size) in sizes.iter().enumerate() {
            let first = board.tiles.len();
            let tile = |indicator| Tile {
                section,
                indicator,
                score: None,
                figures: Figures::default(),
                worst: Worst::default(),
            };
            board.tiles.extend((0..*size).map(tile));
            board.sections.push(Part { tiles: first..board.tiles.len(), figures: Figures::default() });
        }
        board
    }

    #[test]
    fn up_and_down_keep_the_column_over_shorter_shelves_and_empty_sections() {
        // 0 1 2 | 3 4 || - || 5 || 6 7 8
        let arrangement = Arrangement::new(&board(&[5, 0, 1, 3]), 3);
        let walk = |from, column| {
            let mut at = from;
            let mut seen = vec![at];
            for _ in 0..4 {
                at = arrangement.below(at, column, 1);
                seen.push(at);
            }
            seen
        };
        assert_eq!(walk(2, 2), [2, 4, 5, 8, 8]);
        assert_eq!(walk(0, 0), [0, 3, 5, 6, 6]);
        assert_eq!(arrangement.below(8, 2, -2), 4);
        assert_eq!(arrangement.below(7, 1, -99), 1);
        assert_eq!(arrangement.below(1, 1, 99), 7);
    }

    #[test]
    fn a_tile_that_is_gone_gives_the_one_before() {
        let board = board(&[2, 0, 1]);
        assert_eq!(
            [(0, 1), (0, 5), (1, 0), (2, 0), (9, 9)].map(|(s, i)| board.tile_of(s, i)),
            [1, 1, 1, 2, 2]
        );
        assert_eq!(Board::default().tile_of(0, 0), 0);
    }

    proptest! {
        #[test]
        fn every_tile_stands_on_one_shelf(
            sizes in prop::collection::vec(0..9_usize, 0..6),
            columns in 1..6_usize,
        ) {
            let board = board(&sizes);
            let arrangement = Arrangement::new(&board, columns);
            let on_shelves: Vec<usize> = arrangement.shelves.iter().filter_map(tiles).flat_map(Clone::clone).collect();
            prop_assert_eq!(&on_shelves, &(0..board.tiles.len()).collect::<Vec<_>>());
            for tile in 0..board.tiles.len() {
                let (shelf, column) = arrangement.place(tile).unwrap();
                prop_assert!(column < columns);
                prop_assert_eq!(tiles(&arrangement.shelves[shelf]).unwrap().start + column, tile);
                prop_assert!(arrangement.below(tile, column, 1) < board.tiles.len());
            }
            prop_assert_eq!(arrangement.place(board.tiles.len()), None);
        }

        #[test]
        fn the_figures_are_those_of_the_grid(plan in arbitrary::plan(), days in 0..500_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let board = Board::build(&plan, today);
            prop_assert_eq!(board.figures, Grid::build(&plan, &Query::default(), today).figures);
            let counts = Status::ALL.map(|s| plan.measures().filter(|(_, m)| m.status(today) == s).count());
            prop_assert_eq!(board.statuses, counts);
            for tile in &board.tiles {
                let is_late = matches!(tile.worst.get(), Some((Deadline::Overdue(_), _)));
                prop_assert_eq!(is_late, tile.figures.late > 0);
                prop_assert_eq!(tile.worst.get().is_none(), tile.figures.all == 0);
            }
        }
    }
}
