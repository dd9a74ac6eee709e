//! Deleting measures and headings: at once and said, and after a question only where something else refers to it or
//! stands in it.
//!
//! Limits: headings have no ids, so they are found by their index; where the plan has changed while the question was
//! open, nothing is deleted.

use super::action::Action;
use super::app::{App, Modal, Question, Screen};
use super::headings::Spot;
use super::recording::commit;
use super::{draw, places};
use crate::locales::Message;
use crate::plan::Edit;

/// What is deleted once the question is answered.
#[derive(Debug)]
pub(super) struct Doomed {
    edit: Edit,
    said: Message,
    /// What is asked.
    pub(super) asked: Message,
    /// How many changes there had been: after another one the question is not about what it was about.
    made: u64,
}

/// Deletes the measures that are meant, or the heading that is selected.
pub(super) fn remove(app: &mut App) {
    if let Some(spot) = app.heading().filter(|_| app.marks.is_empty()) {
        return remove_heading(app, spot);
    }
    let ids = places::chosen(app);
    // What could not be put in again is not taken out.
    if places::stand_twice(app, &ids) {
        return;
    }
    let edits: Vec<_> = ids.iter().map(|id| Edit::RemoveMeasure { measure: id.clone() }).collect();
    let Some(edit) = Edit::of_all(edits) else { return };
    let named = |key: &'static str, several: &'static str, action| match &ids[..] {
        [id] => app.naming(key, action).with("id", app.shown(id)),
        more => app.naming(several, action).with("count", draw::number(&app.words, more.len())),
    };
    let said = named("tui-measure-removed", "tui-measures-removed", Action::Undo);
    let about = app.plan.directives.iter().filter(|directive| ids.contains(&directive.about)).count();
    let asked = named("tui-remove-measure", "tui-remove-measures", Action::ConfirmRemove);
    let asked = (about > 0).then(|| asked.with("directives", draw::number(&app.words, about)));
    take_out(app, edit, said, asked);
}

/// Takes out a section or an indicator; where measures stand in it, after a question.
pub(super) fn remove_heading(app: &mut App, (section, indicator): Spot) {
    let Some(part) = app.plan.sections.get(section) else { return };
    let (edit, title, measures) = if let Some(at) = indicator {
        let Some(indicator) = part.indicators.get(at) else { return };
        let edit = Edit::RemoveIndicator { section, at };
        (edit, indicator.title.clone(), indicator.measures.len())
    } else {
        let count = part.indicators.iter().map(|indicator| indicator.measures.len()).sum();
        (Edit::RemoveSection { at: section }, part.title.clone(), count)
    };
    let said = app.naming("tui-heading-removed", Action::Undo).with("title", &title);
    let asked = app.naming("tui-remove-heading", Action::ConfirmRemove);
    let asked = asked.with("count", draw::number(&app.words, measures));
    take_out(app, edit, said, (measures > 0).then_some(asked));
}

/// Makes the edit that takes something out, after the question where there is one.
pub(super) fn take_out(app: &mut App, edit: Edit, said: Message, asked: Option<Message>) {
    match asked {
        None => remove_at_once(app, edit, said),
        Some(asked) => {
            app.doomed = Some(Doomed { edit, said, asked, made: app.progress.made });
            app.modals.push(Modal::Question(Question::Remove));
        }
    }
}

/// The question is answered: it is deleted.
pub(super) fn confirm(app: &mut App) {
    app.modals.pop();
    match app.doomed.take() {
        Some(doomed) if doomed.made == app.progress.made => remove_at_once(app, doomed.edit, doomed.said),
        _ => app.warn(Message::new("tui-plan-changed-meanwhile")),
    }
}

fn remove_at_once(app: &mut App, edit: Edit, said: Message) {
    if commit(app, edit, said, false) && matches!(app.screen, Screen::Measure { .. }) {
        app.screen = Screen::Grid;
    }
}
