//! Which columns the grid has, and how wide they are on a given width.

use serde::{Deserialize, Serialize};

/// Blanks between two columns.
const GAP: usize = 2;
/// The least that a title gets before another column gives way.
const TITLE: usize = 22;

/// A column that a person may show, hide and move. The glyph, the id and the title are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Column {
    /// The responsible units.
    Unit,
    /// By when.
    Due,
    /// The months of the year.
    Strip,
    /// The word of the status.
    Status,
    /// The codes of the assessment's questions.
    Codes,
    /// What was reported last.
    Report,
    /// How many pieces of evidence there are.
    Evidence,
    /// How often it is followed up.
    Monitoring,
    /// What must exist in the end.
    Outputs,
    /// The weakness that it mends.
    Issue,
}

impl Column {
    /// Every column, the usual ones first.
    pub const ALL: [Self; 10] = [
        Self::Unit,
        Self::Due,
        Self::Strip,
        Self::Status,
        Self::Codes,
        Self::Report,
        Self::Evidence,
        Self::Monitoring,
        Self::Outputs,
        Self::Issue,
    ];
    /// Those that are shown until a person chooses others.
    pub const USUAL: [Self; 4] = [Self::Unit, Self::Due, Self::Strip, Self::Status];

    /// Its width, of a column that is not one of the usual.
    const fn extra(self) -> Option<usize> {
        match self {
            Self::Unit | Self::Due | Self::Strip | Self::Status => None,
            Self::Codes => Some(10),
            Self::Evidence => Some(8),
            Self::Monitoring => Some(11),
            Self::Report | Self::Outputs | Self::Issue => Some(22),
        }
    }
}

/// Widths of the grid's columns in terminal columns.
///
/// A row is: the glyph of the deadline, a blank, the id, the title, and then the others, each after
/// [`Columns::GAP`] blanks. Glyph, id and title are always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The measure's id.
    pub id: usize,
    /// The title: what the others leave.
    pub title: usize,
    /// One month of the strip; 0 where it is not shown.
    pub month: usize,
    /// Those that are shown behind the title, from left to right, with their widths.
    pub others: Vec<(Column, usize)>,
}

impl Columns {
    /// Blanks between two columns.
    pub const GAP: usize = GAP;

    /// The widths for rows of `width` columns whose longest id takes `id` and whose longest status word takes
    /// `status`, where the person wants `wanted`. What does not fit gives way in this order: the strip's blanks, what
    /// is not usual from the right, the status word (the strip and the glyph say it too), the unit, the due, the
    /// strip.
    pub fn fit(wanted: &[Column], width: usize, id: usize, status: usize) -> Self {
        let steps = [
            (18, 11, 3, status),
            (18, 11, 1, status),
            (14, 11, 1, status),
            (14, 11, 1, 0),
            (0, 11, 1, 0),
            (0, 0, 1, 0),
            (0, 0, 0, 0),
        ];
        let extras = wanted.iter().filter(|column| column.extra().is_some()).count();
        let roomy = [(steps[0], extras)].into_iter();
        let tight = (0..=extras).rev().map(|extras| (steps[1], extras));
        let rest = steps[2..].iter().map(|step| (*step, 0));
        let id = id.clamp(3, 8);
        let mut columns = Self { id, title: 0, month: 0, others: Vec::new() };
        for ((unit, due, month, status), extras) in roomy.chain(tight).chain(rest) {
            let mut left = extras;
            let widths = wanted.iter().map(|column| {
                let width = match column {
                    Column::Unit => unit,
                    Column::Due => due,
                    Column::Strip => month * 12,
                    Column::Status => status,
                    extra if left > 0 => {
                        left -= 1;
                        extra.extra().unwrap_or(0)
                    }
                    _ => 0,
                };
                (*column, width)
            });
            columns.others = widths.filter(|(_, width)| *width > 0).collect();
            columns.month = columns.width(Column::Strip) / 12;
            columns.title = width.saturating_sub(columns.fixed());
            if columns.title >= TITLE {
                break;
            }
        }
        columns.share();
        columns
    }

    /// On a wide screen the units, and other texts, get a share of what is left.
    fn share(&mut self) {
        for column in [Column::Unit, Column::Report, Column::Outputs, Column::Issue] {
            let Some((_, width)) = self.others.iter_mut().find(|(known, _)| *known == column) else {
                continue;
            };
            let more = (self.title.saturating_sub(60) / 3).min(18);
            *width += more;
            self.title -= more;
        }
    }

    /// The width of `column`; 0 where it is not shown.
    pub fn width(&self, column: Column) -> usize {
        self.others.iter().find(|(known, _)| *known == column).map_or(0, |(_, width)| *width)
    }

    /// Everything but the title, with the gaps.
    fn fixed(&self) -> usize {
        2 + self.id + GAP + self.others.iter().map(|(_, width)| GAP + width).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_is_used_to_the_last_column() {
        for width in 30..=240 {
            let columns = Columns::fit(&Column::USUAL, width, 4, 11);
            assert_eq!(columns.fixed() + columns.title, width, "{columns:?}");
        }
    }

    #[test]
    fn columns_give_way_in_order() {
        let shown = |width| {
            let c = Columns::fit(&Column::USUAL, width, 4, 11);
            let has = |column| c.width(column) > 0;
            (c.month, has(Column::Status), has(Column::Unit), has(Column::Due))
        };
        assert_eq!(shown(120), (3, true, true, true));
        assert_eq!(shown(90), (1, true, true, true));
        assert_eq!(shown(78), (1, false, true, true));
        assert_eq!(shown(60), (1, false, false, true));
        assert_eq!(shown(48), (1, false, false, false));
        assert_eq!(shown(36), (0, false, false, false));
    }

    #[test]
    fn a_wider_screen_never_shows_less() {
        let mut before = Columns::fit(&Column::USUAL, 1, 4, 11);
        for width in 2..=240 {
            let now = Columns::fit(&Column::USUAL, width, 4, 11);
            let kept = |now: usize, before: usize| now > 0 || before == 0;
            assert!(now.month >= before.month, "{width}");
            for column in Column::USUAL {
                assert!(kept(now.width(column), before.width(column)), "{width}");
            }
            before = now;
        }
    }
}
