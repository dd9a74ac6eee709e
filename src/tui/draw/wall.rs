//! The plan on the wall: pages for the room, stepped through with a presenter, decisions recorded on the page shown.

mod covers;
mod figures;
mod items;
mod plate;
mod said;
mod slide;
mod tiles;

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(in crate::tui) use plate::{STEPS, ends_above, slides};
pub(in crate::tui) use said::title;
pub(in crate::tui) use slide::{show, slide};

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-wall"));
}
