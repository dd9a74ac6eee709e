//! What was found when the plan was opened: a page of sentences, each with what to do about it.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// Draws the page, `scroll` lines further down.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect, scroll: usize) {
    let lines = lines(app, area.width);
    pen.page(pen::inside(area), &lines, scroll, &super::say::more_below(app));
}

/// The lines of the page on `columns` columns.
pub fn lines(app: &App, columns: u16) -> Vec<Line> {
    /// Before the first row of a sentence, and as wide before the others.
    const BULLET: [&str; 2] = ["  •  ", "     "];
    let room = usize::from(columns).saturating_sub(2 + BULLET[0].chars().count()).max(1);
    let mut lines = vec![vec![(Role::Heading, app.words.text("news-heading").into_owned())]];
    for message in &app.news {
        lines.push(Line::new());
        // As it is: names of files keep their digits.
        let said = app.words.say(message);
        for (row, text) in app.wrapper.wrap(&said, room).into_iter().enumerate() {
            let bullet = BULLET[row.min(1)];
            lines.push(vec![(Role::Accent, bullet.to_owned()), (Role::Text, text.to_owned())]);
        }
    }
    lines
}
