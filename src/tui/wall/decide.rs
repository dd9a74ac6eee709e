//! What is decided on the slide that is seen: a status, a resolution, a new due day, a directive, the end of one.
//!
//! It is about the selected item; where none is, about the only one of the page. Each decision is an edit like any
//! other, and taken back by one undo. What is written in the minutes of a meeting needs one that is being held; the
//! rest is recorded as of today without one.
//!
//! Limits: a directive is given as soon as its text is written; the day by which it is to be done is asked for then, and
//! is a change of its own.

use super::{choose, round};
use crate::locales::Message;
use crate::paper::{ON_MEASURE, entrusting, new_due};
use crate::plan::{self, AgendaPart, Directive, Due, Edit, Measure, Meeting, Status, When};
use crate::tui::action::{Action, Mode, Motion, Page};
use crate::tui::app::App;
use crate::tui::picker::{Entry, Pick, Picker};
use crate::tui::recording::{commit, recorded_key};
use crate::tui::writing::Line;
use crate::tui::{directives, draw, picking, typing};
use crate::view::Heard;
use crate::view::wall::{self, Key, Target};

/// What was picked from a list of the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Goes to a page.
    Show(Key),
    /// The meeting resolves these words on it.
    Resolve(Target, String),
    /// The resolution is written, and begins with these words.
    Write(Target, String),
    /// The directive about the measure with this id (empty for none) goes to this unit.
    Direct(String, String),
}

/// A line that is asked for here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) enum Asked {
    /// What the meeting resolves.
    Resolution(Target),
    /// By when it is to be done.
    Due(Target),
    /// What a unit is told to do.
    Directive {
        /// The id of the measure that it is about; empty for none.
        about: String,
        /// The unit; empty where none is known.
        unit: String,
    },
    /// By when what was just told is to be done: the id of the directive.
    DirectiveDue(String),
}

impl Asked {
    /// What is written, in words.
    pub(in crate::tui) fn heading(&self) -> Message {
        match self {
            Self::Resolution(_) => Message::new("tui-wall-line-resolution"),
            Self::Due(_) => Message::new("tui-wall-line-due"),
            Self::Directive { unit, .. } if unit.is_empty() => Message::new("tui-wall-line-directive"),
            Self::Directive { unit, .. } => Message::new("tui-wall-line-directive-to").with("unit", unit),
            Self::DirectiveDue(_) => Message::new("tui-wall-line-directive-due"),
        }
    }

    /// The id of the measure that it is about.
    pub(in crate::tui) fn measure(&self) -> Option<&str> {
        match self {
            Self::Resolution(Target::Measure(id)) | Self::Due(Target::Measure(id)) => Some(id),
            Self::Directive { about, .. } => Some(about).filter(|id| !id.is_empty()).map(String::as_str),
            _ => None,
        }
    }

    /// Whether a day is written.
    pub(in crate::tui) const fn is_due(&self) -> bool {
        matches!(self, Self::Due(_) | Self::DirectiveDue(_))
    }
}

/// What is decided on. Else it is said how that is chosen.
fn target(app: &mut App) -> Option<Target> {
    let wall = &app.wall;
    if let Some(target) = wall.chosen() {
        return Some(target.clone());
    }
    let page = wall.page()?;
    match (page.items.len(), page.of) {
        (1, 1) => choose(app, 0),
        (0, _) => app.tell(app.naming("tui-wall-no-items", Action::PageList)),
        _ => app.tell(app.naming("tui-wall-choose", Action::Move(Motion::Down))),
    }
    app.wall.chosen().cloned()
}

/// The measure with this id, where an edit would find that one by it. Else it is said why not.
fn measure<'a>(app: &'a mut App, id: &str) -> Option<&'a Measure> {
    match app.plan.measures().filter(|(_, measure)| measure.id == id).count() {
        1 => return app.plan.find(id).map(|(_, measure)| measure),
        0 => app.warn(Message::new("tui-measure-gone").with("id", app.shown(id))),
        _ => app.warn(Message::new("tui-id-twice").with("id", app.shown(id))),
    }
    None
}

fn directive<'a>(app: &'a mut App, id: &str) -> Option<&'a Directive> {
    if app.plan.directive(id).is_none() {
        app.warn(Message::new("tui-directive-gone"));
    }
    app.plan.directive(id)
}

/// The meeting that is being held. Else it is said how one is opened.
fn meeting(app: &mut App) -> Option<Meeting> {
    let open = app.plan.open_meeting().cloned();
    if open.is_none() {
        let key = |mode, action| app.keymap.key(mode, action);
        let said = Message::new("tui-wall-needs-meeting");
        let said = said
            .with("back", app.key(Action::Back))
            .with("meetings", key(Mode::Grid, Action::Go(Page::Meetings)));
        app.tell(said.with("open", key(Mode::Meetings, Action::Convene)));
    }
    open
}

/// Decides the status of a measure.
pub(super) fn record(app: &mut App, status: Status) {
    let id = match target(app) {
        Some(Target::Measure(id)) => id,
        Some(Target::Directive(_)) => {
            return app.tell(app.naming("tui-wall-no-status", Action::CloseDirective));
        }
        None => return,
    };
    let today = app.today;
    let Some(found) = measure(app, &id).cloned() else { return };
    let Some(edit) = app.plan.decide(&found, today, status) else {
        return app.tell(Message::new("tui-same-status").with("id", app.shown(&id)));
    };
    let seen = round(app).as_of;
    let said = match app.plan.open_meeting() {
        // What was decided is not on the wall: it shows an earlier day.
        None if seen < today => Message::new("tui-wall-recorded-later")
            .with("day", draw::short_day(&app.words, seen))
            .with_said("said", Message::new(recorded_key(status)).with("id", app.shown(&id))),
        None => Message::new(recorded_key(status)).with("id", app.shown(&id)),
        Some(meeting) => Message::new("tui-wall-decided")
            .with("id", app.shown(&id))
            .with("meeting", app.shown(&meeting.number))
            .with_said("status", Message::new(crate::paper::status_key(status))),
    };
    commit(app, edit, said, true);
}

/// Lists what is resolved most.
pub(super) fn resolve(app: &mut App) {
    let Some(target) = target(app) else { return };
    if meeting(app).is_none() {
        return;
    }
    let entry = |label: String, pick| Entry { label, detail: String::new(), also: String::new(), pick };
    let mut entries: Vec<Entry> = ON_MEASURE
        .iter()
        .map(|words| {
            let decision = Decision::Resolve(target.clone(), (*words).to_owned());
            entry((*words).to_owned(), Pick::Wall(decision))
        })
        .collect();
    let unit = match &target {
        Target::Measure(id) => app.plan.find(id).and_then(|(_, m)| m.responsible.units.first().cloned()),
        Target::Directive(id) => app.plan.directive(id).map(|d| d.unit.clone()),
    };
    let begun = entrusting(&unit.unwrap_or_default());
    entries.push(entry(format!("{begun}…"), Pick::Wall(Decision::Write(target.clone(), begun))));
    let typed = app.words.text("tui-wall-type-resolution").into_owned();
    let heading = Message::new("tui-wall-pick-resolution").with("item", name(app, &target));
    entries.push(entry(typed, Pick::Wall(Decision::Write(target, String::new()))));
    picking::open(app, Picker::new(heading, entries));
}

/// What an item is called in a sentence.
fn name(app: &App, target: &Target) -> String {
    match target {
        Target::Measure(id) => app.shown(id),
        Target::Directive(_) => {
            let place = wall::place(&app.plan, &round(app), Key::Directives, target).unwrap_or(0);
            let number = draw::number(&app.words, place + 1);
            app.words.say(&Message::new("tui-wall-directive").with("number", number))
        }
    }
}

/// What was picked from a list of the wall is done.
pub(in crate::tui) fn picked(app: &mut App, decision: Decision) {
    match decision {
        Decision::Show(key) => super::go(app, key),
        Decision::Resolve(target, words) => {
            write_resolution(app, &target, &words);
        }
        Decision::Write(target, begun) => {
            typing::ask(app, Line::Wall(Asked::Resolution(target)), &begun);
        }
        Decision::Direct(about, unit) => ask_directive(app, about, unit),
    }
}

/// Writes a resolution into the item of the agenda to which it belongs: what is put off or given up is decided on,
/// directives are matters arising, the rest was reported.
fn write_resolution(app: &mut App, target: &Target, words: &str) -> bool {
    let Some(meeting) = meeting(app) else { return false };
    let (part, about) = match target {
        Target::Measure(id) => {
            let Some(found) = measure(app, id).map(Measure::in_resolution) else { return false };
            (item_of(app, id), found)
        }
        Target::Directive(id) => {
            let Some(found) = directive(app, id).map(Directive::in_resolution) else { return false };
            (AgendaPart::Arising, found)
        }
    };
    if words.trim().is_empty() {
        app.warn(Message::new("tui-wall-no-resolution"));
        return false;
    }
    let Some(edit) = meeting.resolve(part, &about, words) else {
        app.tell(Message::new("tui-wall-resolved-already"));
        return true;
    };
    let said = app.naming("tui-wall-resolved", Action::Undo).with("item", name(app, target));
    commit(app, edit, said.with("meeting", app.shown(&meeting.number)), false)
}

/// The item of the agenda under which the measure with this id is resolved on.
fn item_of(app: &App, id: &str) -> AgendaPart {
    let asks = |heard: &Heard<'_>| heard.measure.id == id && heard.asks_for_decision();
    if round(app).heard.iter().any(asks) { AgendaPart::Decisions } else { AgendaPart::Reports }
}

/// Asks for another due day.
pub(super) fn ask_due(app: &mut App) {
    let Some(target) = target(app) else { return };
    let text = match &target {
        Target::Measure(id) => measure(app, id).map(|measure| measure.due.text.clone()),
        Target::Directive(id) => directive(app, id)
            .map(|directive| directive.due)
            .map(|due| due.map_or_else(String::new, |due| draw::short_day(&app.words, due))),
    };
    if let Some(text) = text {
        typing::ask_over(app, Line::Wall(Asked::Due(target)), &text);
    }
}

/// What `text` says as a due; none where it says none, which is told.
fn due(app: &mut App, text: &str) -> Option<Due> {
    let due = Due::typed(text, app.plan.fiscal_year, app.today);
    if due.when == When::Unstated {
        app.warn(Message::new("tui-wall-no-due"));
        return None;
    }
    Some(due)
}

fn set_due(app: &mut App, target: &Target, text: &str) -> bool {
    let id = match target {
        Target::Measure(id) => id,
        Target::Directive(id) => return set_directive_due(app, id, text),
    };
    let Some(due) = due(app, text) else { return false };
    let Some(known) = measure(app, id).map(|measure| measure.due.clone()) else { return false };
    if known == due {
        return true;
    }
    let said = app.naming("tui-wall-due-set", Action::Undo).with("id", app.shown(id));
    let said = said.with("due", app.shown(&due.text));
    // The minutes of the meeting that is held say until when.
    let resolved = app.plan.open_meeting().and_then(|meeting| {
        let about = app.plan.find(id)?.1.in_resolution();
        meeting.resolve(item_of(app, id), &about, &new_due(&due))
    });
    let set = Edit::SetField { measure: id.clone(), field: plan::Field::Due(due) };
    let Some(edit) = Edit::of_all(std::iter::once(set).chain(resolved).collect()) else { return false };
    commit(app, edit, said, false)
}

fn set_directive_due(app: &mut App, id: &str, text: &str) -> bool {
    let Some(known) = directive(app, id).cloned() else { return false };
    directives::set_due(app, &known, text)
}

/// Tells the unit of a measure, or of a directive, what to do; of several it is asked which.
pub(super) fn direct(app: &mut App) {
    let Some(target) = target(app) else { return };
    let of = match &target {
        Target::Measure(id) => measure(app, id).map(|m| (m.id.clone(), m.responsible.units.clone())),
        Target::Directive(id) => directive(app, id).map(|d| (d.about.clone(), vec![d.unit.clone()])),
    };
    let Some((about, mut units)) = of else { return };
    units.retain(|unit| !unit.trim().is_empty());
    if units.is_empty() {
        units = app.plan.units().into_iter().map(str::to_owned).collect();
    }
    if let [] | [_] = &units[..] {
        return ask_directive(app, about, units.pop().unwrap_or_default());
    }
    let entry = |unit: String| Entry {
        label: unit.clone(),
        detail: String::new(),
        also: String::new(),
        pick: Pick::Wall(Decision::Direct(about.clone(), unit)),
    };
    let entries = units.into_iter().map(entry).collect();
    let heading = Message::new("tui-wall-pick-unit").with("item", name(app, &target));
    picking::open(app, Picker::new(heading, entries));
}

fn ask_directive(app: &mut App, about: String, unit: String) {
    typing::ask(app, Line::Wall(Asked::Directive { about, unit }), "");
}

/// Gives a directive, and asks by when it is to be done. Without a text nothing is told.
fn give(app: &mut App, about: &str, unit: &str, text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let said = match unit {
        "" => Message::new("tui-directed-nobody"),
        unit => Message::new("tui-directed").with("unit", unit),
    };
    let Some(id) = directives::give(app, about, unit, text, said) else { return false };
    typing::ask(app, Line::Wall(Asked::DirectiveDue(id)), "");
    true
}

/// Closes a directive in the meeting that is being held; one that it closed is open again.
pub(super) fn close(app: &mut App) {
    let id = match target(app) {
        Some(Target::Directive(id)) => id,
        Some(Target::Measure(_)) => return app.tell(Message::new("tui-wall-no-directive")),
        None => return,
    };
    if let Some(known) = directive(app, &id).cloned() {
        directives::close_or_open(app, &known);
    }
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(in crate::tui) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
    match asked {
        Asked::Resolution(target) => write_resolution(app, target, text),
        Asked::Due(target) => set_due(app, target, text),
        Asked::Directive { about, unit } => give(app, about, unit, text),
        Asked::DirectiveDue(id) => set_directive_due(app, id, text),
    }
}
