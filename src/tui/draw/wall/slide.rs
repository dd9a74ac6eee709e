//! A slide as cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::plate::Plate;
use crate::locales::Words;
use crate::thai::wrap::Wrapper;
use crate::tui::draw::pen::Pen;
use crate::tui::theme::{Role, Theme};
use crate::view::wall::{Entry, Slide};

/// Draws `slide` into `area`.
pub(in crate::tui) fn slide(slide: &Slide, words: &Words, wrapper: &Wrapper, pen: &mut Pen<'_>, area: Rect) {
    let plate = Plate::of(slide.page.key, area, slide.step);
    let _ = (words, wrapper);
    pen.text(plate.heading, &slide.page.title, Role::Heading);
}

/// Draws `slide` over the whole of `buffer`, which shows nothing else.
pub(in crate::tui) fn show(
    slide: &Slide,
    words: &Words,
    wrapper: &Wrapper,
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let area = buffer.area;
    self::slide(slide, words, wrapper, &mut Pen::new(buffer, theme), area);
    crate::tui::sara_am::mend(buffer);
}

/// What the page of `entry` is called in a list of pages.
pub(in crate::tui) fn title(_words: &Words, entry: &Entry) -> String {
    entry.title.clone()
}
