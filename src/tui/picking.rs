//! What the keys do in a [`Picker`], and what becomes of what was picked.

use super::action::Action;
use super::app::{App, Modal};
use super::chord::Chord;
use super::moving::scroll_by;
use super::msg::Effect;
use super::picker::{Pick, Picker};
use super::update::act;
use super::{editing, headings, typing};

/// Opens a list, over what is seen.
pub(super) fn open(app: &mut App, picker: Picker) {
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

fn picker(app: &mut App) -> Option<&mut Picker> {
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
            } else {
                picker.narrow(text);
            }
        }
        (Some(Action::Leave), _) => close(app),
        (Some(Action::Accept), _) => {
            let pick = picker.selected().map(|entry| entry.pick.clone());
            return Some(pick.map_or_else(Vec::new, |pick| picked(app, pick)));
        }
        (Some(_), _) => return None,
        (None, Some(letter)) => {
            let text = format!("{}{letter}", picker.text);
            picker.narrow(text);
        }
        (None, None) => {}
    }
    Some(vec![Effect::Draw])
}

/// A text is pasted into what narrows the list.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    if let Some(picker) = picker(app) {
        let text = format!("{}{}", picker.text, crate::thai::clean::display(text));
        picker.narrow(text);
    }
    vec![Effect::Draw]
}

/// Does what was picked. The list is closed before.
fn picked(app: &mut App, pick: Pick) -> Vec<Effect> {
    close(app);
    match pick {
        Pick::Do(action) => return act(app, action),
        Pick::MoveTo(ids, section, indicator) => headings::carry(app, &ids, section, indicator),
        Pick::Write(passage) => typing::open(app, passage),
        Pick::Correct(at, status) => editing::correct(app, at, status),
        Pick::Heading(heading) => headings::ask(app, heading),
        Pick::EditHeading(section, indicator) => headings::edit_heading(app, (section, indicator)),
        Pick::RemoveHeading(section, indicator) => headings::remove_heading(app, (section, indicator)),
        Pick::Merge(..) => {}
    }
    vec![Effect::Draw]
}
