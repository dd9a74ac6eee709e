//! The screen on which a person chooses a plan: the program's name, and room for the list.

use ratatui::layout::Rect;

use super::pen::{self, Pen};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::layout::Layout;
use crate::tui::theme::Role;

/// Draws the name, and what there is to be done, above the list.
pub fn page(app: &App, pen: &mut Pen<'_>, layout: &Layout) {
    let name = app.words.text("tui-name");
    pen.line(pen::inside(layout.header), &[(Role::Accent, name.into_owned())]);
    let said = app.words.say(&app.naming("tui-start", Action::Accept));
    let area = pen::inside(layout.page);
    let area = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
    for (line, row) in area.rows().zip(app.wrapper.wrap(&said, area.width.into())) {
        pen.text(line, row, Role::Dim);
    }
}
