//! How a screen is divided, from its size alone: `update` scrolls by it and `draw` draws by it.

use ratatui::layout::{Rect, Size};

/// The smallest screen on which anything but a request for more room is shown.
pub const MIN: Size = Size { width: 40, height: 10 };

/// From this width on the pane stands at the right.
const WIDE: u16 = 160;
/// From this height on there is room for the pane below the grid.
const TALL: u16 = 22;

/// So many lines of the page are seen above a field.
const LEAST_PAGE: u16 = 3;

/// From this height of a page on blank lines stand between its parts.
pub const AIRY: u16 = 12;

/// The line above that says what is seen, and the rows of `page`.
pub fn headed(page: Rect) -> (Rect, Rect) {
    let taken = page.height.min(1 + u16::from(page.height >= AIRY));
    let head = Rect { height: page.height.min(1), ..page };
    (head, Rect { y: page.y + taken, height: page.height - taken, ..page })
}

/// The parts of the screen. What has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Whose plan, which day, the figures: one line or two.
    pub header: Rect,
    /// The names of the grid's columns.
    pub columns: Rect,
    /// The rows of the grid.
    pub rows: Rect,
    /// The rule and the text of the selected measure.
    pub pane: Rect,
    /// Whether the pane stands at the right of the grid, and not below it.
    pub beside: bool,
    /// All between the header and what stands below: where a page is shown instead of the grid.
    pub page: Rect,
    /// The field in which a text is written.
    pub field: Rect,
    /// The last line: keys, a notice or a question.
    pub bar: Rect,
}

impl Layout {
    /// The parts of a screen of `size`, with a `pane` where there is room for one, and a field of `field` lines or as
    /// many as leave something of the page; none below [`MIN`].
    ///
    /// The field lies over the pane, so that the grid stays as it is; what is left of the pane is still seen.
    pub fn of(size: Size, pane: bool, field: u16) -> Option<Self> {
        if size.width < MIN.width || size.height < MIN.height {
            return None;
        }
        let Size { width, height } = size;
        let (header, blank, columns) = match height {
            0..12 => (1, 0, 0),
            12..20 => (2, 0, 1),
            _ => (2, 1, 1),
        };
        let body = height - header - blank - 1;
        let beside = pane && width >= WIDE;
        let below = if pane && !beside && height >= TALL { (height / 3).clamp(8, 14) } else { 0 };
        let right = if beside { (width / 3).clamp(54, 72) } else { 0 };
        let left = width - right;
        let top = header + blank;
        let field = field.min(body - LEAST_PAGE);
        let bottom = height - 1 - field;
        // Less than a rule and two lines is no pane.
        let seen_below = if below >= field + 3 { below - field } else { 0 };
        let body = body - field;
        Some(Self {
            header: Rect::new(0, 0, width, header),
            columns: Rect::new(0, top, left, columns),
            rows: Rect::new(0, top + columns, left, body - columns - seen_below),
            pane: if beside {
                Rect::new(left, top, right, body)
            } else {
                Rect::new(0, bottom - seen_below, width, seen_below)
            },
            beside,
            page: Rect::new(0, top, width, body),
            field: Rect::new(0, bottom, width, field),
            bar: Rect::new(0, height - 1, width, 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_screen_and_do_not_overlap() {
        for width in 40..=200 {
            for height in 10..=60 {
                for (pane, field) in [(false, 0), (true, 0), (false, 3), (true, 3), (true, 8), (false, 100)] {
                    let size = Size { width, height };
                    let layout = Layout::of(size, pane, field).unwrap();
                    let mut seen = vec![0_u16; usize::from(width) * usize::from(height)];
                    let Layout { header, columns, rows, pane, field, bar, .. } = layout;
                    for part in [header, columns, rows, pane, field, bar] {
                        for position in part.positions() {
                            seen[usize::from(position.y * width + position.x)] += 1;
                        }
                    }
                    assert!(seen.iter().all(|n| *n <= 1), "{size:?}: {layout:?}");
                    let blank = usize::from(layout.page.y - layout.header.height) * usize::from(width);
                    assert_eq!(seen.iter().filter(|n| **n == 0).count(), blank, "{size:?}: {layout:?}");
                    assert!(
                        rows.height + columns.height >= if field.height == 0 { 7 } else { 3 },
                        "{size:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_pane_has_its_place() {
        let pane = |width, height| {
            Layout::of(Size { width, height }, true, 0).map(|l| (l.beside, l.pane.area() > 0))
        };
        assert_eq!(pane(200, 60), Some((true, true)));
        assert_eq!(pane(120, 40), Some((false, true)));
        assert_eq!(pane(80, 24), Some((false, true)));
        assert_eq!(pane(80, 21), Some((false, false)));
        assert_eq!(pane(40, 10), Some((false, false)));
        assert_eq!(pane(39, 10), None);
        assert_eq!(pane(40, 9), None);
    }

    #[test]
    fn a_field_lies_over_the_pane() {
        let of = |height, field| Layout::of(Size { width: 80, height }, true, field).unwrap();
        assert_eq!(of(24, 3).rows, of(24, 0).rows);
        assert_eq!((of(24, 3).pane.height, of(24, 3).field.height), (5, 3));
        assert_eq!((of(24, 7).pane.height, of(24, 7).field.height), (0, 7));
        assert_eq!(of(10, 8).field.height, 5);
        assert_eq!(of(24, 0).field.height, 0);
    }
}
