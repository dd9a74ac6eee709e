//! The plan on the wall: pages for the room, stepped through with a presenter, decisions recorded on the page shown.

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-wall"));
}
