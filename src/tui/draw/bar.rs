//! The last line: the keys that matter now, or what is to be said, or a question; and above a question why it is asked.

use ratatui::layout::Rect;

use super::pen::{self, Pen};
use crate::locales::Message;
use crate::tui::action::hints::{self, Hint};
use crate::tui::action::{Action, Mode};
use crate::tui::app::{App, Modal, Notice, Question};
use crate::tui::chord::Chord;
use crate::tui::hold::Hold;
use crate::tui::idle;
use crate::tui::keymap::Binding;
use crate::tui::theme::Role;
use crate::tui::writing::{Line, Subject};

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
        let [long, short] = [long, short].map(|key| {
            let again = match question {
                Question::Unsaved => Action::SaveAndQuit,
                Question::Comments => Action::DropComments,
                Question::Remove => Action::ConfirmRemove,
            };
            let asked =
                Message::new(key).with("save", app.key(again)).with("new", app.key(Action::SaveAsNew));
            asked.with("quit", app.key(Action::QuitUnsaved))
        });
        let doomed = app.doomed.as_ref().filter(|_| *question == Question::Remove);
        let long = doomed.map_or(long, |doomed| doomed.asked.clone());
        let [long, short] = [long, short].map(|message| app.words.say(&message));
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
        None => draw_hints(app, pen, area),
    }
}

/// The most lines that are taken for what is to be said.
const MOST: u16 = 5;

/// The lines over which a notice lies, where its last is that of the bar `area`; none where nothing is to be said.
pub fn notice_area(app: &App, area: Rect) -> Option<Rect> {
    if matches!(app.modal(), Some(Modal::Question(_))) {
        return None;
    }
    let said = app.words.say(&app.notice.as_ref()?.message);
    let rows = app.wrapper.wrap(&said, pen::inside(area).width.into());
    Some(Rect { width: area.width, ..upwards(app, area, rows.len()) })
}

/// So many lines as `rows` take, upwards from the last; over a text that is being written one.
fn upwards(app: &App, area: Rect, rows: usize) -> Rect {
    let most = if app.writing.is_some() { 1 } else { MOST.min(area.y) };
    let height = u16::try_from(rows).unwrap_or(u16::MAX).clamp(1, most.max(1));
    Rect { y: area.bottom().saturating_sub(height), height, ..area }
}

/// Says it in as many lines as it takes.
fn say(app: &App, notice: &Notice, pen: &mut Pen<'_>, area: Rect) {
    let said = app.words.say(&notice.message);
    let rows = app.wrapper.wrap(&said, area.width.into());
    let lines = upwards(app, area, rows.len());
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

/// From these widths on there are so many hints at the right: the help, the palette and quitting.
const ROOM_FOR_TWO: u16 = 60;
const ROOM_FOR_THREE: u16 = 100;
/// Blanks between two hints.
const GAP: u16 = 2;

fn draw_hints(app: &App, pen: &mut Pen<'_>, area: Rect) {
    for (place, shared) in placed(app, area) {
        pen.line(place, &hint(app, &shared));
    }
}

/// The key whose hint stands at the column `x` of the last line, drawn into `area`, and what it does; none where it
/// stands for several, or where no hints are drawn.
pub fn hint_at(app: &App, area: Rect, x: u16) -> Option<(Chord, Action)> {
    if app.notice.is_some() || matches!(app.modal(), Some(Modal::Question(_))) {
        return None;
    }
    let mut placed = placed(app, pen::inside(area)).into_iter();
    match &placed.find(|(place, _)| place.left() <= x && x < place.right())?.1.0[..] {
        [only] => Some((only.first_key(app.mode())?, only.command.action)),
        _ => None,
    }
}

/// The commands that share a hint, and its word.
type Shared<'a> = (Vec<&'a Binding>, &'static str);

/// A hint's part of the line, and the hint.
type Placed<'a> = (Rect, Shared<'a>);

/// The hints that fit, from the left in the order of their weight; the help is always there at the right,
/// and what else there is of the palette and quitting.
fn placed(app: &App, area: Rect) -> Vec<Placed<'_>> {
    let columns = |group: &Shared<'_>| u16::try_from(pen::columns(&hint(app, group))).unwrap_or(u16::MAX);
    let right = [Action::Help, Action::Palette, Action::Quit].into_iter().filter_map(|action| {
        let mut commands = app.keymap.commands(app.mode());
        let found = commands.find(|binding| binding.command.action == action)?;
        Some((vec![found], found.command.hint?))
    });
    let right = right.take(match area.width {
        0..ROOM_FOR_TWO => 1,
        ROOM_FOR_TWO..ROOM_FOR_THREE => 2,
        _ => 3,
    });
    let right: Vec<_> = right.filter(|group| columns(group) > 0).collect();
    let taken = right.iter().map(|group| columns(group) + GAP).sum::<u16>();
    let mut rest = pen::left_of(area, area.width.saturating_sub(taken));
    let mut all = Vec::new();
    for group in hint_groups(app) {
        let columns = columns(&group);
        if columns > rest.width {
            break;
        }
        all.push((pen::left_of(rest, columns), group));
        rest = pen::from_left(rest, columns + GAP);
    }
    let mut rest = pen::from_right(area, taken.saturating_sub(GAP));
    for group in right {
        let columns = columns(&group);
        all.push((pen::left_of(rest, columns), group));
        rest = pen::from_left(rest, columns + GAP);
    }
    all
}

/// The commands that can be done now and have a hint here, the weightiest first, those with the same one together.
fn hint_groups(app: &App) -> Vec<Shared<'_>> {
    let looks_only = matches!(app.hold(), Hold::Look { .. });
    let is_idle = |action: Action| {
        idle::is_idle(app, action) || (looks_only && (action.changes_plan() || action == Action::Save))
    };
    let group = |word: &'static str, belongs: &dyn Fn(&Binding) -> bool| {
        let commands = app.keymap.commands(app.mode()).filter(|binding| belongs(binding));
        let commands = commands.filter(|binding| !is_idle(binding.command.action));
        (commands.filter(|binding| binding.first_key(app.mode()).is_some()).collect(), word)
    };
    let all: Vec<Shared<'_>> = if let Some(hints) = at_times(app) {
        let belongs = |binding: &Binding, actions: &[Action]| actions.contains(&binding.command.action);
        hints.iter().map(|(actions, word)| group(word, &|binding| belongs(binding, actions))).collect()
    } else {
        let belongs = |binding: &Binding, word: &str| binding.command.hint == Some(word);
        app.mode().hints().iter().map(|word| group(word, &|binding| belongs(binding, word))).collect()
    };
    all.into_iter().filter(|(commands, _)| !commands.is_empty()).collect()
}

/// The hints of what is done just now, where they are others than those of the screen.
fn at_times(app: &App) -> Option<&'static [Hint]> {
    match (app.mode(), app.writing.as_ref().map(|writing| &writing.subject)) {
        (Mode::Grid | Mode::Hits, _) if !app.marks.is_empty() => Some(hints::MARKED),
        (Mode::Field, Some(Subject::Line(Line::Find))) => Some(hints::SEARCHED),
        (Mode::Field, Some(subject)) if subject.is_forgotten() && subject.is_single() => Some(hints::ASKED),
        (Mode::Field, Some(subject)) if subject.is_forgotten() => Some(hints::ASKED_LINES),
        (Mode::Field, Some(subject)) if subject.is_single() => Some(hints::SINGLE),
        _ => None,
    }
}

/// The key, or the first and the last of several, and the word.
fn hint(app: &App, (group, text): &Shared<'_>) -> pen::Line {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return pen::Line::new() };
    let key = |binding: &Binding| binding.first_key(app.mode());
    let (Some(from), Some(to)) = (key(first), key(last)) else { return pen::Line::new() };
    let keys = if from == to { from.to_string() } else { format!("{from}–{to}") };
    vec![(Role::Accent, keys), (Role::Dim, format!(" {}", app.words.text(text)))]
}
