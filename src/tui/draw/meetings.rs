//! The meetings of the year, a row each: planning the next one, going to one.

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-meetings"));
}
