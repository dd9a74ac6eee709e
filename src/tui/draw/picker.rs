//! A list from which one thing is picked, in place of the lower part of the page.

use ratatui::layout::{Position, Rect};

use super::pen::{self, Pen};
use super::say;
use crate::locales::Message;
use crate::thai::{pad, width::width};
use crate::tui::action::{Action, Mode};
use crate::tui::app::App;
use crate::tui::picker::{Entry, Picker};
use crate::tui::theme::Role;

/// Where the rows of a list in `area` are.
pub fn rows(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// Draws the list into `area` and says where the cursor belongs.
pub fn draw(app: &App, picker: &Picker, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    pen.clear(area);
    let area = pen::inside(area);
    let heading = app.words.say(&picker.heading);
    let line = [(Role::Heading, heading), (Role::Text, "  ".into()), (Role::Accent, picker.text.clone())];
    let (shown, all) = picker.count();
    let count = say::number(&app.words, format_args!("{shown}/{all}"));
    let taken = pen.line(area, &line);
    pen.text_right(area, &count, Role::Dim);
    let room = area.width.saturating_sub(taken + 2 + u16::try_from(width(&count)).unwrap_or(u16::MAX) + 1);
    pen.rule(pen::left_of(pen::from_left(area, taken + 2), room));
    let rows = rows(area);
    // So that what stands beside the labels stands in a column of its own.
    let labels = picker.label_width().min(usize::from(area.width) / 2);
    for (row, (entry, is_selected)) in rows.rows().zip(picker.seen(rows.height.into())) {
        if is_selected {
            let whole = Rect { x: row.x - 1, width: row.width + 2, ..row };
            pen.fill(whole, pen.theme().selected);
            pen.text(whole, "▌", Role::Accent);
        }
        pen.text_right(row, &entry.detail, if is_selected { Role::Text } else { Role::Dim });
        let taken = u16::try_from(width(&entry.detail)).unwrap_or(u16::MAX);
        let mut line = vec![(Role::Text, entry.label.clone())];
        if picker.is_palette {
            let aside = entry.also.split(Entry::UNSEEN).next().unwrap_or_default();
            line[0].1 = pad::left(&entry.label, labels);
            line.push((if is_selected { Role::Text } else { Role::Dim }, format!("  {aside}")));
        }
        pen.line(pen::left_of(row, row.width.saturating_sub(taken.saturating_add(2))), &line);
    }
    if shown == 0 {
        let key = app.keymap.key(Mode::Picker, Action::RubOut);
        pen.text(rows, &app.words.say(&Message::new("tui-nothing-to-pick").with("key", key)), Role::Dim);
    }
    Some(Position { x: area.x + taken.min(area.width.saturating_sub(1)), y: area.y })
}
