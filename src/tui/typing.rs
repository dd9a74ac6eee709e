//! Writing a text of a measure: what the keys do while the field is open, and what becomes of the text.
//!
//! Nothing that was typed is lost: a text that is not accepted is a draft, whatever closes the field, and each
//! change of the drafts goes out as [`Effect::Drafts`]. A draft is given up by taking it back to the text of the
//! plan (undo does that), or by accepting another.
//!
//! Limits: the measure is found by its id. Where the plan has lost it meanwhile, the text stays a draft until
//! there is a measure of that id again.

use std::collections::HashSet;

use super::action::{Action, Motion};
use super::app::App;
use super::chord::Chord;
use super::clipboard;
use super::editing;
use super::field::{Entered, Field, LONGEST, Stroke};
use super::keeping::{quit, save};
use super::msg::Effect;
use super::recording::{commit, target};
use super::writing::{Line, Subject, Writing, key_of};
use super::{finding, lines};
use crate::exchange;
use crate::locales::Message;
use crate::plan::{self, Draft, Edit, List, Measure, Passage, When};

impl App {
    /// Takes in what was typed and not accepted the last time, and says where it waits.
    pub fn offer(&mut self, drafts: Vec<Draft>) {
        self.drafts = drafts;
        follow(self);
        let Some(first) = self.drafts.first() else { return };
        let place = self.plan.find(&first.measure).map(|(place, _)| place);
        let waits =
            |draft: &Draft| format!("{} ({})", self.shown(&draft.measure), key_of(self, draft.passage));
        let list: Vec<_> = self.drafts.iter().map(waits).collect();
        let message = Message::new("tui-drafts-found").with("list", list.join(" "));
        if let Some(place) = place {
            self.select(place);
        }
        self.tell(message);
    }

    /// Every text that is written and not accepted, the one in the field as it is now.
    pub(super) fn unaccepted(&self) -> Vec<Draft> {
        let Some(writing) = &self.writing else { return self.drafts.clone() };
        let mut drafts = self.drafts.clone();
        match (drafts.iter().position(|draft| writing.is_of(draft)), writing.draft()) {
            (Some(at), Some(draft)) => drafts[at] = draft,
            (Some(at), None) => drop(drafts.remove(at)),
            (None, draft) => drafts.extend(draft),
        }
        drafts
    }
}

/// The plan changed: what is being written and what was left goes along with the item or the entry that it is about.
pub(super) fn follow(app: &mut App) {
    let before = app.unaccepted();
    let mut drafts = before.clone();
    let plan = &app.plan;
    let trace = |measure: &str, passage, over: &str, on| {
        plan.find(measure).map_or(passage, |(_, measure)| measure.trace(passage, over, on))
    };
    for at in 0..drafts.len() {
        let Draft { measure, passage, over, on, .. } = &drafts[at];
        let to = trace(measure, *passage, over, *on);
        // At most one of a kind for a measure.
        if !drafts.iter().any(|draft| draft.measure == *measure && draft.passage == to) {
            drafts[at].passage = to;
        }
    }
    if let Some(Writing { subject: Subject::Passage { measure, passage }, before, on, .. }) = &mut app.writing
    {
        *passage = trace(measure, *passage, before, *on);
    }
    if drafts != before {
        app.drafts.clone_from(&drafts);
        app.outbox.push(Effect::Drafts(drafts));
    }
}

/// Opens the field for a text of the selected measure: with the text of the plan, or with the draft that was left.
pub(super) fn open(app: &mut App, passage: Passage) {
    let Some(id) = target(app) else { return };
    let found = app.plan.find(&id).map(|(_, measure)| measure);
    let text = found.map_or("", |measure| measure.passage(&app.plan, app.today, passage)).to_owned();
    let on = found.and_then(|measure| measure.day_of(passage));
    if text.len() > LONGEST {
        return app.warn(Message::new("tui-text-too-long").with("most", most(app)));
    }
    let subject = Subject::Passage { measure: id, passage };
    let field = field_of(&subject, text.clone());
    let mut writing = Writing { subject, before: text, on, field };
    let draft = app.drafts.iter().find(|draft| writing.is_of(draft));
    let found = draft.map(|draft| draft.over.trim() == writing.before.trim());
    if let Some(draft) = draft {
        writing.before.clone_from(&draft.over);
        // A change of its own: undo brings back what the plan has.
        writing.field.replace(&draft.text, &app.wrapper);
    }
    app.writing = Some(writing);
    resize(app);
    match found {
        Some(true) => app.tell(app.naming("tui-draft-back", Action::Undo)),
        // Somebody else has written there since.
        Some(false) => app.warn(app.naming("tui-text-changed", Action::Accept)),
        None => {}
    }
}

/// Opens the field for a line that is asked for, with `text` in it.
pub(super) fn ask(app: &mut App, line: Line, text: &str) {
    let subject = Subject::Line(line);
    let field = field_of(&subject, text.to_owned());
    app.writing = Some(Writing { subject, before: text.to_owned(), on: None, field });
    resize(app);
}

/// The same with the text selected: what is typed takes its place, a key that moves keeps it.
pub(super) fn ask_over(app: &mut App, line: Line, text: &str) {
    ask(app, line, text);
    if let Some(writing) = app.writing.as_mut().filter(|_| !text.is_empty()) {
        writing.field.take(Stroke::SelectAll, &app.wrapper);
    }
}

fn field_of(subject: &Subject, text: String) -> Field {
    if subject.is_single() { Field::single(text) } else { Field::new(text) }
}

/// The most kilobytes of a text, as the screen shows numbers.
fn most(app: &App) -> String {
    app.shown(&(LONGEST / 1024).to_string())
}

/// Wraps the text for the present screen and scrolls to the cursor.
pub(super) fn resize(app: &mut App) {
    let cols = usize::from(app.size.width).saturating_sub(3);
    if let Some(writing) = &mut app.writing {
        // A margin at either side, and a column for the cursor behind a full row.
        writing.field.resize(&app.wrapper, cols);
    }
    settle(app);
}

fn settle(app: &mut App) {
    let height = app.layout().map_or(1, |layout| layout.field.height.saturating_sub(1));
    if let Some(writing) = &mut app.writing {
        let told = u16::from(writing.tells_reading().is_some() && height > 1);
        writing.field.settle(usize::from(height - told));
    }
    app.settle();
    editing::settle(app);
}

/// A key while the field is open; none where `action` is not the field's.
pub(super) fn key(app: &mut App, chord: Chord, action: Option<Action>) -> Option<Vec<Effect>> {
    let mut effects = with_drafts(app, |app| match (action, chord.text()) {
        (Some(action), _) => act(app, action, chord),
        (None, Some(letter)) => {
            enter(app, |field, app| field.type_text(letter.encode_utf8(&mut [0; 4]), &app.wrapper));
            Some(vec![Effect::Draw])
        }
        (None, None) => Some(vec![Effect::Draw]),
    });
    if effects.is_some() {
        effects.get_or_insert_default().extend(lines::typed(app));
    }
    effects
}

/// A text is pasted into the field.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let pasted = with_drafts(app, |app| {
        enter(app, |field, app| field.paste(text, &app.wrapper));
        Some(vec![Effect::Draw])
    });
    let mut effects = pasted.unwrap_or_default();
    effects.extend(lines::typed(app));
    effects
}

/// Does `act`; where that changes what is not accepted, that is to be kept.
fn with_drafts(app: &mut App, act: impl FnOnce(&mut App) -> Option<Vec<Effect>>) -> Option<Vec<Effect>> {
    let before = app.unaccepted();
    let mut effects = act(app)?;
    let drafts = app.unaccepted();
    if drafts != before {
        effects.push(Effect::Drafts(drafts));
    }
    Some(effects)
}

fn act(app: &mut App, action: Action, chord: Chord) -> Option<Vec<Effect>> {
    let selects = chord.without_shift().is_some();
    if let (Action::Move(motion), true) = (action, finding::is_typed(app))
        && finding::step(app, motion)
    {
        return Some(vec![Effect::Draw]);
    }
    let stroke = match action {
        // As in Word; few terminals tell it from Enter.
        Action::Accept if selects && !is_single(app) => return Some(new_line(app)),
        Action::Accept => {
            accept(app);
            return Some(vec![Effect::Draw]);
        }
        // What stays open could not be accepted, and says why.
        Action::Save => return Some(if accept(app) { save(app) } else { vec![Effect::Draw] }),
        Action::Leave => {
            leave(app, "tui-draft-kept");
            return Some(vec![Effect::Draw]);
        }
        Action::Quit => {
            return Some(if leave(app, "tui-draft-kept-quit") { vec![Effect::Draw] } else { quit(app) });
        }
        Action::NewLine => return Some(new_line(app)),
        Action::Move(motion) if selects => Stroke::Select(motion),
        Action::Move(motion) => Stroke::Move(motion),
        Action::Undo => Stroke::Undo,
        Action::Redo => Stroke::Redo,
        Action::SelectAll => Stroke::SelectAll,
        Action::RubOut => Stroke::RubOut,
        Action::Delete => Stroke::Delete,
        Action::Copy | Action::Cut => return Some(clipboard::copy(app, action == Action::Cut)),
        Action::PutIn => return Some(clipboard::put_in(app)),
        Action::Editor => {
            let text = app.writing.as_ref().map(|writing| writing.field.text().to_owned());
            return Some(text.map(Effect::Editor).into_iter().collect());
        }
        _ => return None,
    };
    if let Some(writing) = &mut app.writing {
        writing.field.take(stroke, &app.wrapper);
    }
    settle(app);
    Some(vec![Effect::Draw])
}

fn is_single(app: &App) -> bool {
    app.writing.as_ref().is_some_and(|writing| writing.subject.is_single())
}

fn new_line(app: &mut App) -> Vec<Effect> {
    if !is_single(app) {
        enter(app, |field, app| field.type_text("\n", &app.wrapper));
    }
    vec![Effect::Draw]
}

/// The cursor goes to where it was pointed: so many columns from the left, rows from the first that is seen.
pub(super) fn point(app: &mut App, column: usize, row: usize) {
    if let Some(writing) = &mut app.writing {
        writing.field.point(column, row);
    }
    settle(app);
}

/// The wheel was turned over the text.
pub(super) fn wheel(app: &mut App, motion: Motion) {
    if let Some(writing) = app.writing.as_mut().filter(|writing| !writing.subject.is_single()) {
        writing.field.take(Stroke::Move(motion), &app.wrapper);
    }
    settle(app);
}

/// The person's own editor has made `text` of what is in the field: one change, taken back by one undo.
pub(super) fn edited(app: &mut App, text: &str) -> Vec<Effect> {
    // Editors end the last line.
    let text = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    let effects = with_drafts(app, |app| {
        let is_same = app.writing.as_ref().is_none_or(|writing| writing.field.text() == text);
        if !is_same {
            enter(app, |field, app| field.replace(text, &app.wrapper));
        }
        Some(vec![Effect::Draw])
    });
    let mut effects = effects.unwrap_or_default();
    effects.extend(lines::typed(app));
    effects
}

/// Nothing came of the editor; the text in the field is as it was.
pub(super) fn not_edited(app: &mut App, why: Message) -> Vec<Effect> {
    app.warn(why);
    vec![Effect::Draw]
}

/// Puts a text in, and says what was done about it.
pub(super) fn enter(app: &mut App, put: impl FnOnce(&mut Field, &App) -> Entered) {
    let Some(mut writing) = app.writing.take() else { return };
    let entered = put(&mut writing.field, app);
    app.writing = Some(writing);
    settle(app);
    match entered {
        Entered::Whole(0) => {}
        Entered::Whole(removed) => {
            let removed = app.shown(&removed.to_string());
            app.tell(Message::new("tui-paste-cleaned").with("count", removed));
        }
        Entered::TooLong => app.warn(Message::new("tui-text-full").with("most", most(app))),
    }
}

/// Makes the text part of the plan and closes the field. Where that cannot be, or somebody else has changed the text
/// of the plan since the field was opened, the field stays open.
fn accept(app: &mut App) -> bool {
    let Some(writing) = app.writing.take() else { return false };
    match writing.subject.clone() {
        Subject::Passage { measure, passage } => accept_passage(app, writing, &measure, passage),
        Subject::Line(line) => {
            if let Some(now) = lines::written_since(app, &line, &writing.before) {
                // Once it is said, it is known.
                app.writing = Some(Writing { before: now, ..writing });
                app.warn(app.naming("tui-text-changed", Action::Accept));
                return false;
            }
            let is_accepted = lines::accept(app, &line, writing.field.text().trim());
            if !is_accepted {
                app.writing = Some(writing);
            }
            app.settle();
            is_accepted
        }
    }
}

/// The edit of who is responsible with the units that its words name. Those that somebody has put right stay: they are
/// read anew only where there are none, or where they are what the words said before. A line that names several units
/// is as many items.
fn with_units(measure: &Measure, passage: Passage, edit: Edit) -> Edit {
    let Edit::SetField { measure: id, field: plan::Field::Responsible(mut who) } = edit else { return edit };
    let known = &measure.responsible;
    match passage {
        Passage::Responsible if known.units.is_empty() || known.units == exchange::units(&known.text) => {
            who.units = exchange::units(&who.text);
        }
        Passage::Item(List::Units, _) => {
            let items = who.units.iter().flat_map(|item| {
                if known.units.contains(item) { vec![item.clone()] } else { exchange::units(item) }
            });
            let mut seen = HashSet::new();
            who.units = items.filter(|unit| seen.insert(unit.clone())).collect();
        }
        _ => {}
    }
    Edit::SetField { measure: id, field: plan::Field::Responsible(who) }
}

fn accept_passage(app: &mut App, writing: Writing, id: &str, passage: Passage) -> bool {
    let (id, found) = (app.shown(id), app.plan.find(id));
    let found = found.filter(|(_, measure)| measure.has_place(passage) || writing.draft().is_none());
    let Some((_, measure)) = found else {
        let is_entry = app.plan.find(writing.subject.measure().unwrap_or_default()).is_some();
        let key = if is_entry { "tui-entry-gone" } else { "tui-measure-gone" };
        app.writing = Some(writing);
        app.warn(Message::new(key).with("id", id));
        return false;
    };
    let now = measure.passage(&app.plan, app.today, passage).to_owned();
    let is_seen = now.trim() == writing.before.trim();
    let is_changed = writing.draft().is_some();
    // What was only read is not written over what somebody else has made of it since.
    let edit = measure.write(&app.plan, app.today, passage, writing.field.text());
    let edit = edit.filter(|_| is_changed || is_seen).map(|edit| with_units(measure, passage, edit));
    if edit.is_some() && !is_seen {
        // Once it is said, it is known.
        app.writing = Some(Writing { before: now, ..writing });
        app.warn(app.naming("tui-text-changed", Action::Accept));
        return false;
    }
    let (key, is_report) = match passage {
        Passage::Report | Passage::Obstacles | Passage::Evidence(_) => ("tui-report-written", true),
        Passage::Note => ("tui-note-written", false),
        Passage::Logged(..) => ("tui-entry-corrected", false),
        // It is said only where it makes a difference.
        Passage::Due if is_undated(edit.as_ref()) => ("tui-due-undated", false),
        Passage::Monitoring if has_no_rhythm(edit.as_ref()) => ("tui-monitoring-unread", false),
        _ => ("tui-field-written", false),
    };
    // It is none any more when the plan has it, else the change would take it along.
    let drafts = app.drafts.clone();
    app.drafts.retain(|draft| !writing.is_of(draft));
    let said = app.naming(key, Action::Undo).with("id", id);
    // What the plan says already is accepted too.
    let is_accepted = edit.is_none_or(|edit| commit(app, edit, said, is_report));
    if is_accepted && matches!(passage, Passage::Item(..) | Passage::Logged(_, plan::Words::Evidence(_))) {
        editing::written(app, writing.subject.measure().unwrap_or_default(), passage);
    }
    if !is_accepted {
        (app.drafts, app.writing) = (drafts, Some(writing));
    }
    app.settle();
    is_accepted
}

/// Whether an edit writes a due in words that are not understood.
fn is_undated(edit: Option<&Edit>) -> bool {
    let Some(Edit::SetField { field: plan::Field::Due(due), .. }) = edit else { return false };
    due.when == When::Unstated && !due.text.is_empty()
}

/// Whether an edit writes the words of a rhythm that are not understood.
fn has_no_rhythm(edit: Option<&Edit>) -> bool {
    let Some(Edit::SetField { field: plan::Field::Monitoring(monitoring), .. }) = edit else { return false };
    monitoring.every.is_none() && !monitoring.text.is_empty()
}

/// Closes the field. A text that was changed is kept as a draft and said so under `key`; whether there is one.
fn leave(app: &mut App, key: &'static str) -> bool {
    app.drafts = app.unaccepted();
    let Some(writing) = app.writing.take() else { return false };
    let is_kept = writing.draft().is_some();
    if let (true, Subject::Passage { measure, passage }) = (is_kept, &writing.subject) {
        let id = app.shown(measure);
        app.tell(Message::new(key).with("id", id).with("key", key_of(app, *passage)));
    }
    let is_kept = match &writing.subject {
        Subject::Line(line) => lines::left(app, line, writing.field.text(), &writing.before),
        Subject::Passage { .. } => is_kept,
    };
    app.settle();
    is_kept
}
