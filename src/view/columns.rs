//! How wide the columns of the grid are on a given width.

/// Blanks between two columns.
const GAP: usize = 2;
/// The least that a title gets before another column gives way.
const TITLE: usize = 22;

/// Widths of the grid's columns in terminal columns; 0 is a column that is not shown.
///
/// A row is: the glyph of the deadline, a blank, the id, and then title, unit, due, strip and status, each after
/// [`Columns::GAP`] blanks. Glyph, id and title are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The measure's id.
    pub id: usize,
    /// The title: what the others leave.
    pub title: usize,
    /// The responsible units.
    pub unit: usize,
    /// The due.
    pub due: usize,
    /// One month of the strip.
    pub month: usize,
    /// The word of the status.
    pub status: usize,
}

impl Columns {
    /// Blanks between two columns.
    pub const GAP: usize = GAP;

    /// The widths for rows of `width` columns whose longest id takes `id` and whose longest status word takes
    /// `status`. What does not fit gives way in this order: the strip's blanks, the status word (the strip and
    /// the glyph say it too), the unit, the due, the strip.
    pub fn fit(width: usize, id: usize, status: usize) -> Self {
        let steps = [
            (18, 11, 3, status),
            (18, 11, 1, status),
            (14, 11, 1, status),
            (14, 11, 1, 0),
            (0, 11, 1, 0),
            (0, 0, 1, 0),
            (0, 0, 0, 0),
        ];
        let id = id.clamp(3, 8);
        let mut columns = Self { id, title: 0, unit: 0, due: 0, month: 0, status: 0 };
        for (unit, due, month, status) in steps {
            columns = Self { unit, due, month, status, ..columns };
            columns.title = width.saturating_sub(columns.fixed());
            if columns.title >= TITLE {
                break;
            }
        }
        // On a wide screen the units get a share of what is left.
        if columns.unit > 0 && columns.title > 60 {
            let more = ((columns.title - 60) / 3).min(18);
            columns.unit += more;
            columns.title -= more;
        }
        columns
    }

    /// The width of the strip.
    pub const fn strip(&self) -> usize {
        self.month * 12
    }

    /// Everything but the title, with the gaps.
    fn fixed(&self) -> usize {
        let after = [self.unit, self.due, self.strip(), self.status];
        let shown = after.iter().filter(|width| **width > 0);
        2 + self.id + GAP + shown.map(|width| GAP + width).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_is_used_to_the_last_column() {
        for width in 30..=240 {
            let columns = Columns::fit(width, 4, 11);
            assert_eq!(columns.fixed() + columns.title, width, "{columns:?}");
        }
    }

    #[test]
    fn columns_give_way_in_order() {
        let shown = |width| {
            let c = Columns::fit(width, 4, 11);
            (c.month, c.status > 0, c.unit > 0, c.due > 0)
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
        let mut before = Columns::fit(1, 4, 11);
        for width in 2..=240 {
            let now = Columns::fit(width, 4, 11);
            let kept = |now: usize, before: usize| now > 0 || before == 0;
            assert!(now.month >= before.month && kept(now.due, before.due), "{width}");
            assert!(kept(now.unit, before.unit) && kept(now.status, before.status), "{width}");
            before = now;
        }
    }
}
