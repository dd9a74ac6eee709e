//! The last line: the keys that matter now, or what is to be said, or a question; and above a question why it is asked.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::tui::action::{Action, Command};
use crate::tui::app::{App, Modal, Notice, Question};
use crate::tui::hold::Hold;
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
            Question::Remove => ["", "tui-remove-short"],
        };
        let asked = app.headings.doomed.as_ref().filter(|_| *question == Question::Remove);
        let long = asked.map_or_else(|| app.words.text(long), |doomed| app.words.say(&doomed.asked).into());
        let short = app.words.text(short);
        let fits = crate::thai::width::width(&long) <= area.width.into();
        pen.text(area, if fits { &long } else { &short }, Role::Soon);
        if let Some(notice) = app.notice.as_ref().filter(|notice| notice.warning) {
            // Else nobody would learn why: the next key answers the question.
            say(app, notice, pen, Rect { y: area.y.saturating_sub(1), ..area });
        }
        return;
    }
    match &app.notice {
        Some(notice) => say(app, notice, pen, area),
        None => hints(app, pen, area),
    }
}

/// The most lines that are taken for what is to be said.
const MOST: u16 = 5;

/// Says it in as many lines as it takes, upwards from the last; over a text that is being written in one.
fn say(app: &App, notice: &Notice, pen: &mut Pen<'_>, area: Rect) {
    let said = app.words.say(&notice.message);
    let rows = app.wrapper.wrap(&said, area.width.into());
    let most = if app.writing.is_some() { 1 } else { MOST.min(area.y) };
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).clamp(1, most.max(1));
    let lines = Rect { y: area.bottom().saturating_sub(height), height, ..area };
    // Its margins too, so that it is told from what it lies over.
    pen.clear(Rect { x: 0, width: area.right() + 1, ..lines });
    for (number, line) in lines.rows().enumerate() {
        // What has no room is told of by the mark of a cut at the end.
        let rest = || rows[number..].join(" ");
        let text = if line.bottom() == lines.bottom() { rest() } else { rows[number].to_owned() };
        pen.text(line, &text, role(notice));
    }
}

const fn role(notice: &Notice) -> Role {
    if notice.warning { Role::Warning } else { Role::Heading }
}

/// From this width on quitting has its hint beside help.
const ROOM_FOR_QUIT: u16 = 60;

/// The hints that fit, from the left; help is always there at the right.
fn hints(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let all = hint_groups(app);
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

/// The commands that can be done now and have a hint, neighbours with the same one together.
fn hint_groups(app: &App) -> Vec<Vec<&'static Command>> {
    let looks_only = matches!(app.hold(), Hold::Look { .. });
    let is_idle = |action: Action| looks_only && (action.changes_plan() || action == Action::Save);
    let mut groups: Vec<Vec<&Command>> = Vec::new();
    for command in keymap::commands(app.mode()).filter(|c| c.hint.is_some() && !is_idle(c.action)) {
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
