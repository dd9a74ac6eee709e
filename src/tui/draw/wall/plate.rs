//! How a slide is divided, from the size of the screen and the size of the text alone.
//!
//! Every item of a kind is given the same room, whatever its title: how many a slide holds is arithmetic, and ten
//! thousand titles need not be wrapped to know on which slide one stands. What a title does not need of its room is
//! left over at the end of the slide. Larger means fewer columns and rows of content and more air: the person makes
//! the letters larger in the terminal.

use std::ops::Range;

use ratatui::layout::{Rect, Size};

use crate::view::wall::{Entry, Key};

/// The least and the greatest size of the text.
pub(in crate::tui) const STEPS: (i8, i8) = (-2, 4);

/// Below this height nothing is spared for air.
const LOW: u16 = 16;
/// From this height on there are two blank lines between items.
const HIGH: u16 = 36;
/// Below this width a title has a line more, and what stands beside it stands below.
const NARROW: u16 = 60;
/// From this width on twelve months stand beside a title.
const STRIP: u16 = 96;
/// From this width on tiles stand side by side.
const TILES: u16 = 92;
/// The fewest columns of a page.
const LEAST: u16 = 34;

/// The parts of a slide. What has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plate {
    /// All of it but the footer, with what is around it.
    pub page: Rect,
    /// The title: a line, or two where there is room.
    pub heading: Rect,
    /// What is said of all items.
    pub lead: Rect,
    /// The items.
    pub content: Rect,
    /// What the signs mean.
    pub legend: Rect,
    /// The last line.
    pub footer: Rect,
    /// Blank lines between two items.
    pub gap: u16,
    /// The most lines of a title.
    pub title_lines: u16,
    /// The lines below a title.
    pub detail_lines: u16,
    /// So many items stand side by side.
    pub columns: u16,
    /// Whether what stands beside a title elsewhere stands below it.
    pub is_narrow: bool,
    /// Whether twelve months stand beside a title.
    pub has_strip: bool,
}

impl Plate {
    /// Of a page of `key` in `area`.
    pub fn of(key: Key, area: Rect, step: i8) -> Self {
        let step = step.clamp(STEPS.0, STEPS.1);
        let is_low = area.height < LOW;
        let width = measure(area.width, step);
        let block = Rect { x: area.x + (area.width - width) / 2, width, ..area };
        let is_narrow = width < NARROW;
        let items = matches!(key, Key::Indicator { .. } | Key::Late | Key::DueSoon);
        let has_strip = items && width >= STRIP && !is_low;
        let mut rest = block;
        cut(&mut rest, u16::from(!is_low) + u16::from(area.height >= HIGH));
        // One line of it is the rule's.
        let heading = cut(&mut rest, if is_low { 2 } else { 3 });
        cut(&mut rest, u16::from(!is_low));
        let has_lead = (items || matches!(key, Key::Section(_))) && !is_low;
        let lead = cut(&mut rest, u16::from(has_lead));
        cut(&mut rest, u16::from(has_lead) * (1 + u16::from(area.height >= HIGH)));
        let below = if is_low { 1 } else { 2 + u16::from(area.height >= 30) };
        let room = rest.height.saturating_sub(below);
        let content = cut(&mut rest, room);
        let legend = cut(&mut rest, u16::from(!is_low));
        let footer = Rect { y: rest.bottom().saturating_sub(1), height: rest.height.min(1), ..rest };
        let base = if area.height >= HIGH { 2 } else { 1 };
        let more = if step > 0 { i16::from(step + 1) / 2 } else { i16::from(step) };
        let gap = (base + more).clamp(0, if is_low { 1 } else { base + more.max(0) });
        let title = if is_narrow { 3 } else { 2 };
        let (title_lines, detail_lines, columns) = match key {
            Key::Section(_) if is_narrow => (2, 1, 1),
            Key::Section(_) if width >= TILES && step <= 1 => (2, 1, 2),
            Key::Section(_) => (1, 0, 1),
            Key::Units => (1, u16::from(is_narrow), 1),
            Key::Directives => (title, 2, 1),
            _ => (title, 1, 1),
        };
        // The unit has a line of its own where it does not stand beside the title.
        let detail_lines = detail_lines + u16::from(is_narrow && (items || key == Key::Directives));
        Self {
            page: Rect { height: area.height.saturating_sub(1), ..block },
            heading,
            lead,
            content,
            legend,
            footer,
            gap: gap.unsigned_abs(),
            title_lines,
            detail_lines,
            columns,
            is_narrow,
            has_strip,
        }
    }

    /// How many items it holds, at least one.
    pub fn capacity(&self) -> usize {
        let item = self.title_lines + self.detail_lines;
        let rows = (self.content.height + self.gap) / (item + self.gap).max(1);
        usize::from((rows * self.columns).max(1))
    }
}

/// Cuts the first `height` lines off `rest`.
fn cut(rest: &mut Rect, height: u16) -> Rect {
    let height = height.min(rest.height);
    let part = Rect { height, ..*rest };
    *rest = Rect { y: rest.y + height, height: rest.height - height, ..*rest };
    part
}

/// The columns of the page on a screen of `width`.
fn measure(width: u16, step: i8) -> u16 {
    let (most, percent) = match step {
        ..=-2 => (u16::MAX, 100),
        -1 => (168, 100),
        0 => (144, 96),
        1 => (120, 90),
        2 => (100, 80),
        3 => (80, 70),
        _ => (64, 60),
    };
    let margin = match width {
        ..60 => 2,
        60..120 => 6,
        _ => 12,
    };
    let share = u16::try_from(u32::from(width) * percent / 100).unwrap_or(width);
    share.min(width.saturating_sub(margin)).clamp(LEAST, most.max(LEAST)).min(width)
}

/// How many items of `key` a slide of `size` holds, at least one.
pub(in crate::tui) fn capacity(key: Key, size: Size, step: i8) -> usize {
    Plate::of(key, Rect::new(0, 0, size.width, size.height), step).capacity()
}

/// The slides of `entries`: each page, and the items that stand on it. What does not fit on one goes on over several,
/// as many on each as can be.
pub(in crate::tui) fn slides(entries: &[Entry], size: Size, step: i8) -> Vec<(Key, Range<usize>)> {
    let mut slides = Vec::with_capacity(entries.len());
    for entry in entries {
        let parts = entry.items.div_ceil(capacity(entry.key, size, step)).max(1);
        let end = |part: usize| (entry.items * part).div_ceil(parts);
        slides.extend((0..parts).map(|part| (entry.key, end(part)..end(part + 1))));
    }
    slides
}
