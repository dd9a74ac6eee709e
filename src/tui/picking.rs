//! What the keys do in a [`Picker`], and what becomes of what was picked.

use super::action::{Action, Mode};
use super::app::{App, Modal};
use super::chord::Chord;
use super::moving::scroll_by;
use super::msg::Effect;
use super::opening;
use super::palette;
use super::picker::{Pick, Picker};
use super::units;
use super::update::act;
use super::{
    columns, directives, editing, filtering, headings, meeting, places, removing, roster, typing, wall,
};
use crate::locales::Message;

/// Opens a list, over what is seen.
pub(super) fn open(app: &mut App, mut picker: Picker) {
    picker.made = app.progress.made;
    app.modals.push(Modal::Picker(Box::new(picker)));
    settle(app);
}

/// The list takes room from what it lies over, and gives it back: what the cursor is on is to be seen all the same.
fn settle(app: &mut App) {
    app.settle();
    scroll_by(app, 0);
}

fn close(app: &mut App) {
    app.modals.pop();
    settle(app);
}

/// The list that is open.
pub(super) fn picker(app: &mut App) -> Option<&mut Picker> {
    match app.modals.last_mut() {
        Some(Modal::Picker(picker)) => Some(picker),
        _ => None,
    }
}

/// A key while the list is open; none where `action` is not the list's.
pub(super) fn key(app: &mut App, chord: Chord, action: Option<Action>) -> Option<Vec<Effect>> {
    let picker = picker(app)?;
    match (action, chord.text()) {
        (Some(Action::Move(motion)), _) => picker.step(motion),
        (Some(Action::RubOut), _) => {
            let mut text = picker.text.clone();
            if text.pop().is_none() {
                close(app);
                opening::left(app);
            } else {
                picker.narrow(text);
            }
        }
        (Some(Action::Leave), _) => {
            close(app);
            opening::left(app);
        }
        (Some(Action::Accept), _) => return Some(accept(app)),
        (Some(Action::MoveUp), _) => return columns::shift(app, -1).then(|| vec![Effect::Draw]),
        (Some(Action::MoveDown), _) => return columns::shift(app, 1).then(|| vec![Effect::Draw]),
        (Some(_), _) => return None,
        // No column has these in its name.
        (None, Some('<')) if columns::shift(app, -1) => {}
        (None, Some('>')) if columns::shift(app, 1) => {}
        // Nobody narrows a list of what is missing: the key that asked for it goes on in spite of it.
        (None, Some(_)) if closes(app, chord) => {
            self::picker(app)?.select(is_close);
            return Some(accept(app));
        }
        (None, Some(letter)) => {
            let picker = self::picker(app)?;
            let text = format!("{}{letter}", picker.text);
            picker.narrow(text);
        }
        (None, None) => {}
    }
    Some(vec![Effect::Draw])
}

const fn is_close(pick: &Pick) -> bool {
    matches!(pick, Pick::Meeting(meeting::Choice::Close(_)))
}

/// Whether the list is that of what is missing before a meeting is closed, and `chord` the key that closes one.
fn closes(app: &mut App, chord: Chord) -> bool {
    let action = app.keymap.resolve(Mode::Meeting, chord, app.in_thai);
    action == Some(Action::Adjourn) && picker(app).is_some_and(|picker| picker.has(is_close))
}

/// A text is pasted into what narrows the list.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    if let Some(picker) = picker(app) {
        let text = format!("{}{}", picker.text, crate::thai::clean::display(text));
        picker.narrow(text);
    }
    vec![Effect::Draw]
}

/// Picks what is selected, where something is.
pub(super) fn accept(app: &mut App) -> Vec<Effect> {
    let made = app.progress.made;
    let Some(picker) = picker(app) else { return Vec::new() };
    let Some(pick) = picker.selected().map(|entry| entry.pick.clone()) else { return Vec::new() };
    if pick.is_of_place() && picker.made != made {
        // Another program has changed the plan below the list.
        close(app);
        app.warn(Message::new("tui-plan-changed-meanwhile"));
        return vec![Effect::Draw];
    }
    let is_palette = picker.is_palette;
    picked(app, pick, is_palette)
}

/// Does what was picked, from the palette or from another list. The list is closed before.
fn picked(app: &mut App, pick: Pick, is_palette: bool) -> Vec<Effect> {
    close(app);
    match pick {
        Pick::Do(action) => {
            if is_palette {
                palette::remember(app, action);
            }
            return act(app, action);
        }
        Pick::Elsewhere(action, mode) => {
            palette::remember(app, action);
            return palette::go_and_do(app, action, mode);
        }
        Pick::Merge(from, to) => units::merge(app, &from, &to),
        Pick::Open(path) => return opening::chosen(app, path),
        Pick::Demo => opening::show(app),
        Pick::Directives(choice) => directives::choose(app, choice),
        Pick::Filter(choice) => filtering::choose(app, choice),
        Pick::Order(order) => filtering::sort(app, order),
        Pick::Column(column) => columns::toggle(app, column),
        Pick::UsualColumns => columns::usual(app),
        Pick::Wall(decision) => wall::picked(app, decision),
        Pick::MoveTo(ids, section, indicator) => places::carry(app, &ids, section, indicator),
        Pick::Write(passage) => typing::open(app, passage),
        Pick::Correct(at, status) => editing::correct(app, at, status),
        Pick::Meeting(choice) => meeting::picked(app, choice),
        Pick::Heading(heading) => headings::ask(app, heading),
        Pick::EditHeading(section, indicator) => headings::edit_heading(app, (section, indicator)),
        Pick::RemoveHeading(section, indicator) => removing::remove_heading(app, (section, indicator)),
        Pick::Roster(choice) => roster::chosen(app, choice),
    }
    vec![Effect::Draw]
}
