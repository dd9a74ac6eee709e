//! The plan on the wall: pages for the room, stepped through with a presenter, decisions recorded on the page shown.

mod plate;
mod slide;

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(in crate::tui) use plate::{STEPS, capacity, slides};
pub(in crate::tui) use slide::{show, slide, title};

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-wall"));
}
