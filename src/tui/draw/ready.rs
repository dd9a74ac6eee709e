//! The check before a meeting: what is missing, and a way to where each is put right.

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-ready"));
}
