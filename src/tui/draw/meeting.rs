//! The page of one meeting: what it is, who came, the agenda with its resolutions.

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-meeting"));
}
