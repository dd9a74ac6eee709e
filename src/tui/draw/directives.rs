//! What meetings told units to do: a row each, with its origin, its age and what was reported.

use ratatui::layout::Rect;

use super::Pen;
use crate::locales::Message;
use crate::tui::app::App;

pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &Message::new("mode-directives"));
}
