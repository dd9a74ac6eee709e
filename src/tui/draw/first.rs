//! What gets somebody going who starts the program for the first time: three lines over the lower part of the page.

use ratatui::layout::Rect;

use super::pen::{self, Pen};
use crate::locales::Message;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::layout::Layout;
use crate::tui::theme::Role;

/// Draws the lines, in place of what is seen there.
pub fn draw(app: &App, pen: &mut Pen<'_>, layout: &Layout) {
    let keys = Message::new("first-keys").with("help", app.key(Action::Help));
    let keys = keys.with("palette", app.key(Action::Palette)).with("language", app.key(Action::Language));
    let keys = keys.with("quit", app.key(Action::Quit));
    let said = [Message::new("first-what"), Message::new("first-own"), keys];
    let inner = pen::inside(layout.page);
    let mut lines = Vec::new();
    for (message, role) in said.iter().zip([Role::Heading, Role::Text, Role::Text]) {
        let text = app.words.say(message);
        let rows = app.wrapper.wrap(&text, inner.width.into());
        lines.extend(rows.iter().map(|row| vec![(role, (*row).to_owned())]));
    }
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1);
    // In place of the pane, where there is one; else some rows of the plan are seen above, however small the screen is.
    let height = if layout.beside { wanted } else { wanted.max(layout.pane.height) };
    let height = height.min(layout.page.height.saturating_sub(3));
    let area = Rect { y: layout.page.bottom() - height, height, ..layout.page };
    pen.clear(area);
    pen.rule(pen::inside(area));
    let text = pen::inside(Rect { y: area.y + 1, height: height.saturating_sub(1), ..area });
    pen.lines(text, &lines);
}
