//! The last line: the keys that matter now, or what is to be said, or a question.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::tui::action::{Action, Command, Mode};
use crate::tui::app::{App, Modal, Question};
use crate::tui::keymap;
use crate::tui::theme::Role;

/// Draws the last line into `area`.
pub fn draw(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let area = pen::inside(area);
    if let Some(Modal::Question(question)) = app.modal() {
        let [long, short] = match question {
            Question::Unsaved if app.progress.is_durable => ["tui-question", "tui-question-short"],
            Question::Unsaved => ["tui-question-lost", "tui-question-lost-short"],
            Question::Comments => ["tui-consent", "tui-consent-short"],
        };
        let [long, short] = [long, short].map(|key| app.words.text(key));
        let fits = crate::thai::width::width(&long) <= area.width.into();
        pen.text(area, if fits { &long } else { &short }, Role::Soon);
        return;
    }
    if let Some(notice) = &app.notice {
        let role = if notice.warning { Role::Warning } else { Role::Heading };
        pen.text(area, &app.words.say(&notice.message), role);
        return;
    }
    hints(app, pen, area);
}

/// From this width on quitting has its hint beside help.
const ROOM_FOR_QUIT: u16 = 60;

/// The hints that fit, from the left; help is always there at the right.
fn hints(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let all = hint_groups(app.mode());
    let last = |group: &&Vec<&Command>| {
        group.iter().any(|command| match command.action {
            Action::Help => true,
            Action::Quit => area.width >= ROOM_FOR_QUIT,
            _ => false,
        })
    };
    let right = joined(app, all.iter().filter(last));
    pen.line_right(area, &right);
    let mut room = usize::from(area.width).saturating_sub(pen::columns(&right) + 2);
    let fitting = all.iter().filter(|group| !last(group)).take_while(|group| {
        let columns = pen::columns(&hint(app, group)) + 2;
        let fits = columns <= room + 2;
        room = room.saturating_sub(columns);
        fits
    });
    let left = joined(app, fitting);
    pen.line(area, &left);
}

/// The commands of `mode` that have a hint, neighbours with the same one together.
fn hint_groups(mode: Mode) -> Vec<Vec<&'static Command>> {
    let mut groups: Vec<Vec<&Command>> = Vec::new();
    for command in keymap::commands(mode).filter(|command| command.hint.is_some()) {
        match groups.last_mut() {
            Some(group) if group[0].hint == command.hint => group.push(command),
            _ => groups.push(vec![command]),
        }
    }
    groups
}

/// The key, or the first and the last of several, and the word.
fn hint(app: &App, group: &[&Command]) -> Line {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return Line::new() };
    let key = |command| keymap::first_key(app.mode(), command);
    let (Some(from), Some(to), Some(text)) = (key(first), key(last), first.hint) else {
        return Line::new();
    };
    let keys = if from == to { from.to_string() } else { format!("{from}–{to}") };
    vec![(Role::Accent, keys), (Role::Dim, format!(" {}", app.words.text(text)))]
}

fn joined<'a>(app: &App, groups: impl Iterator<Item = &'a Vec<&'a Command>>) -> Line {
    let mut line = Line::new();
    for group in groups {
        if !line.is_empty() {
            line.push((Role::Text, "  ".into()));
        }
        line.extend(hint(app, group));
    }
    line
}
