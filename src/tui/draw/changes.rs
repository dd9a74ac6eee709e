//! What changed: a line a change, the newest first.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::tui::app::App;

/// Draws the screen into `area`.
pub fn page(_app: &App, _pen: &mut Pen<'_>, _area: Rect) {}
