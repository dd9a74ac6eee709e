//! The field in which a text is written: a heading that says what it is, the rows of the text, and below a due or a
//! rhythm what is understood of it.

use ratatui::layout::{Position, Rect};

use super::pen::{self, Pen};
use super::{reading, say};
use crate::thai::width::width;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::writing::Writing;

/// Where the rows of a text in `area` are.
pub fn rows(writing: &Writing, area: Rect) -> Rect {
    let area = pen::inside(area);
    let rows = Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area };
    // On a screen that has no room for what is understood of it, the text comes first.
    let told = u16::from(writing.tells_reading().is_some() && rows.height > 1);
    Rect { height: rows.height - told, ..rows }
}

/// Draws the field into `area` and says where the cursor belongs.
pub fn draw(app: &App, writing: &Writing, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let rows = rows(writing, area);
    let (margin, area) = (area.x, pen::inside(area));
    if area.is_empty() {
        return None;
    }
    heading(app, writing, pen, area);
    if let Some(passage) = writing.tells_reading().filter(|_| rows.bottom() < area.bottom()) {
        let (role, said) = reading::told(app, passage, writing.field.text());
        pen.text(Rect { y: rows.bottom(), height: 1, ..rows }, &said, role);
    }
    for line in rows.rows() {
        // In the margin, as before the selected row of the grid: here is where the keys go.
        pen.glyph(Rect { x: margin, width: 1, ..line }, '▌', Role::Accent);
    }
    for (line, (text, marked)) in rows.rows().zip(writing.field.seen()) {
        pen.text(line, text, Role::Text);
        let [from, to] = [marked.start, marked.end].map(|column| u16::try_from(column).unwrap_or(u16::MAX));
        pen.fill(pen::left_of(pen::from_left(line, from), to - from), pen.theme().selected);
    }
    let (column, row) = writing.field.cursor();
    let position = Position {
        x: rows.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)),
        y: rows.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX)),
    };
    rows.contains(position).then_some(position)
}

/// What is written, of which measure; at the right the row of the cursor where not all are seen.
fn heading(app: &App, writing: &Writing, pen: &mut Pen<'_>, area: Rect) {
    let words = &app.words;
    let measure = writing.subject.measure();
    let id = measure.map(|id| say::digits(words, id).into_owned()).unwrap_or_default();
    let title = measure.and_then(|id| app.plan.find(id)).map_or("", |(_, measure)| &measure.title);
    let said = words.say(&writing.subject.heading().with("id", id));
    let line = [(Role::Heading, said), (Role::Dim, format!("  {title}"))];
    let (row, rows) = (writing.field.row() + 1, writing.field.len());
    let told = u16::from(writing.tells_reading().is_some());
    let hidden = rows > usize::from(area.height.saturating_sub(1 + told));
    let count = if hidden { say::number(words, format_args!("{row}/{rows}")) } else { String::new() };
    let room = area.width.saturating_sub(u16::try_from(width(&count)).unwrap_or(u16::MAX).saturating_add(3));
    let taken = pen.line(pen::left_of(area, room), &line);
    pen.text_right(area, &count, Role::Dim);
    let rule = pen::from_left(pen::left_of(area, if hidden { room + 2 } else { area.width }), taken + 1);
    pen.rule(rule);
}
