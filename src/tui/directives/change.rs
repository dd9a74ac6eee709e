//! What is done with a directive: it is given, written anew, put off, handed to another unit, reported on, closed, deleted.
//!
//! All of the program does these by way of this file, whichever screen the person is on. Each is one edit.
//!
//! Limits: those of the room.

use super::{settle, stand_on, target};
use crate::calendar::Day;
use crate::locales::Message;
use crate::plan::{Directive, Edit, Fixed};
use crate::tui::action::{Action, Mode, Page};
use crate::tui::app::{App, Screen};
use crate::tui::picker::{Entry, Pick, Picker};
use crate::tui::recording::commit;
use crate::tui::typed_days::typed_days;
use crate::tui::writing::Line;
use crate::tui::{draw, headings, picking, removing, typing};

/// A line that is asked for here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) enum Asked {
    /// What a new one says.
    New,
    /// What the unit reported on the one of this id.
    Report(String),
    /// By when the one of this id is to be done.
    Due(String),
    /// Which unit the one of this id is given to.
    Unit(String),
}

/// What picking an entry of a list of units does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) enum Choice {
    /// Gives the directive of this id to this unit; to nobody where that is empty.
    Unit(String, String),
    /// Asks for the name of the unit.
    Typed(String),
}

impl Asked {
    /// What is written, in words.
    pub(in crate::tui) fn heading(&self) -> Message {
        Message::new(match self {
            Self::New => "directives-new",
            Self::Report(_) => "directives-report-of",
            Self::Due(_) => "directives-due-of",
            Self::Unit(_) => "directives-unit-of",
        })
    }

    /// Whether it is a text of several lines, which is kept where it is left.
    pub(in crate::tui) const fn is_text(&self) -> bool {
        matches!(self, Self::New | Self::Report(_))
    }
}

/// Asks for a line: with what was left of it unfinished, else with `text`.
pub(super) fn ask(app: &mut App, asked: Asked, text: &str) {
    let left = app.directives.unfinished.iter().position(|(known, _)| *known == asked);
    let left = left.map(|at| app.directives.unfinished.remove(at).1);
    typing::ask(app, Line::Directives(asked), left.as_deref().unwrap_or(text));
}

/// The line was left with `text` in it. Whether that is kept.
pub(in crate::tui) fn left(app: &mut App, asked: &Asked, text: &str) -> bool {
    let stands = match asked {
        Asked::Report(id) => {
            app.plan.directive(id).and_then(|known| report_now(app, known)).unwrap_or_default()
        }
        _ => String::new(),
    };
    if !asked.is_text() || text.trim().is_empty() || text.trim() == stands.trim() {
        return false;
    }
    app.directives.unfinished.push((asked.clone(), text.to_owned()));
    let action = if *asked == Asked::New { Action::AddItem } else { Action::ReportDirective };
    let key = app.keymap.key(Mode::Directives, action);
    app.tell(Message::new("directives-kept").with("key", key));
    true
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(in crate::tui) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
    let id = match asked {
        Asked::New => return write_new(app, text),
        Asked::Report(id) | Asked::Due(id) | Asked::Unit(id) => id,
    };
    let Some(known) = app.plan.directive(id).cloned() else {
        app.warn(Message::new("tui-directive-gone"));
        return false;
    };
    match asked {
        Asked::Report(_) => report(app, &known, text),
        Asked::Due(_) => set_due(app, &known, text),
        _ => give_to(app, &known, text),
    }
}

/// Makes the edit and says so; what changes nothing is accepted too.
fn carry_out(app: &mut App, edit: Option<Edit>, said: Message) -> bool {
    edit.is_none_or(|edit| commit(app, edit, said, false))
}

/// Has a meeting tell `unit` to do `text` about the measure `about`, either of which may be empty. Gives the id of the
/// directive; none where it could not be, which is told. `said` is told with the number of the meeting.
pub(in crate::tui) fn give(
    app: &mut App,
    about: &str,
    unit: &str,
    text: &str,
    said: Message,
) -> Option<String> {
    // Of one that was taken back the number is not given again: another program may have seen it.
    let number = app.plan.last_directive().max(app.directives.given).saturating_add(1);
    let directive = app.plan.mandate(about, unit, text, app.today, number);
    let (id, meeting) = (directive.id.clone(), app.shown(&directive.given_at));
    let edit = Edit::AddDirective { at: app.plan.directives.len(), directive: Box::new(directive) };
    if !commit(app, edit, said.with("meeting", meeting), false) {
        return None;
    }
    app.directives.given = number;
    Some(id)
}

/// A new directive about no measure; then it is asked which unit is told.
fn write_new(app: &mut App, text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let Some(id) = give(app, "", "", text, Message::new("directives-given")) else { return false };
    if app.screen == Screen::Directives {
        stand_on(app, &id);
        settle(app);
        let told = app.notice.take();
        choose_unit(app);
        app.notice = told;
    }
    true
}

/// Asks for what the directive of this id says.
pub(in crate::tui) fn ask_text(app: &mut App, id: &str) {
    let text = app.plan.directive(id).map(|directive| directive.text.clone()).unwrap_or_default();
    typing::ask(app, Line::Directive(id.to_owned()), &text);
}

/// Writes what the directive of this id says.
pub(in crate::tui) fn write(app: &mut App, id: &str, text: &str) -> bool {
    let Some(known) = app.plan.directive(id) else {
        app.warn(Message::new("tui-directive-gone"));
        return false;
    };
    let edit = known.reword(text);
    if text.trim().is_empty() {
        app.warn(app.naming("tui-directive-empty", Action::Remove));
        return false;
    }
    carry_out(app, edit, Message::new("tui-directive-written"))
}

/// Asks whether the directive of this id is to be deleted.
pub(in crate::tui) fn ask_remove(app: &mut App, id: &str) {
    let Some(known) = app.plan.directive(id) else { return };
    let asked = app.naming("directives-remove", Action::ConfirmRemove);
    let asked = asked.with("text", headings::short(&known.text));
    let said = app.naming("directives-removed", Action::Undo);
    removing::take_out(app, Edit::RemoveDirective { id: id.to_owned() }, said, Some(asked));
}

/// The day under which a report is entered now.
fn day_of_report(app: &App) -> Day {
    app.plan.recording_day(app.today)
}

/// What the unit reported on that day and can still be changed.
fn report_now(app: &App, directive: &Directive) -> Option<String> {
    let at = directive.open_report(&app.plan.meetings, day_of_report(app))?;
    Some(directive.reports[at].text.clone())
}

pub(super) fn ask_report(app: &mut App) {
    let Some(directive) = target(app) else { return };
    let text = report_now(app, &directive).unwrap_or_default();
    ask(app, Asked::Report(directive.id), &text);
}

fn report(app: &mut App, known: &Directive, text: &str) -> bool {
    let day = day_of_report(app);
    let key = if text.is_empty() { "directives-report-removed" } else { "directives-reported" };
    let said = app.naming(key, Action::Undo).with("day", draw::short_day(&app.words, day));
    carry_out(app, known.report_on(&app.plan.meetings, day, text), said)
}

/// Closes the directive in the meeting at hand; one that is closed is open again.
pub(in crate::tui) fn close_or_open(app: &mut App, known: &Directive) {
    let fixed = if app.plan.closed_in(known).is_some() {
        match app.plan.open_again(known) {
            Ok(edit) => {
                let said = app.naming("directives-opened", Action::Undo);
                carry_out(app, edit, said);
                return;
            }
            Err(fixed) => fixed,
        }
    } else {
        match app.plan.closing_meeting(known, app.today).map(|meeting| meeting.number.clone()) {
            Ok(number) => {
                let said = app.naming("directives-closed", Action::CloseDirective);
                let said = said.with("meeting", app.shown(&number));
                // It stays in sight.
                app.directives.closed.push(known.id.clone());
                carry_out(app, known.close_in(&number), said);
                return;
            }
            Err(fixed) => fixed,
        }
    };
    let (key, number) = match fixed {
        Fixed::NoMeeting => return app.warn(app.naming("directives-no-meeting", Action::Go(Page::Meetings))),
        Fixed::NotOpen(number) => return not_open(app, &number),
        Fixed::GivenThere(number) => ("directives-given-there", number),
        Fixed::Filed(number) => ("directives-filed", number),
    };
    app.warn(Message::new(key).with("meeting", app.shown(&number)));
}

/// Says that the meeting `number` closes none before it is opened, and how that is done.
fn not_open(app: &mut App, number: &str) {
    let is_on_wall = app.screen == Screen::Wall;
    // From the wall no key leads to the meetings.
    let (key, mode) = if is_on_wall {
        ("directives-not-open-wall", Mode::Grid)
    } else {
        ("directives-not-open", app.mode())
    };
    let said = Message::new(key).with("meeting", app.shown(number));
    let said = said.with("meetings", app.keymap.key(mode, Action::Go(Page::Meetings)));
    let said = said.with("open", app.keymap.key(Mode::Meetings, Action::Convene));
    let said = if is_on_wall { said.with("back", app.key(Action::Back)) } else { said };
    app.warn(said);
}

/// Has it be done by the day that `text` says; by no day where it says nothing.
pub(in crate::tui) fn set_due(app: &mut App, known: &Directive, text: &str) -> bool {
    if text.is_empty() {
        let said = app.naming("directives-no-due", Action::Undo);
        return carry_out(app, known.redue(None), said);
    }
    let Some((_, day)) = typed_days(app, text) else { return false };
    let said = app.naming("directives-due-set", Action::Undo);
    carry_out(app, known.redue(Some(day)), said.with("day", draw::short_day(&app.words, day)))
}

/// A list of the units to which the selected one can be given.
pub(super) fn choose_unit(app: &mut App) {
    let Some(known) = target(app) else { return };
    let entry = |label: String, detail: &str, choice| Entry {
        label,
        detail: detail.to_owned(),
        also: String::new(),
        pick: Pick::Directives(choice),
    };
    let of_unit = |unit: &&str| {
        let mark = if known.unit == *unit { "●" } else { "" };
        entry((*unit).to_owned(), mark, Choice::Unit(known.id.clone(), (*unit).to_owned()))
    };
    let mut entries: Vec<Entry> = app.plan.directed_units().iter().map(of_unit).collect();
    if entries.is_empty() {
        return ask(app, Asked::Unit(known.id.clone()), &known.unit);
    }
    let typed = app.words.text("directives-other-unit").into_owned();
    entries.push(entry(typed, "", Choice::Typed(known.id.clone())));
    if !known.unit.is_empty() {
        let nobody = app.words.text("directives-nobody").into_owned();
        entries.push(entry(nobody, "", Choice::Unit(known.id.clone(), String::new())));
    }
    let heading = Message::new("directives-pick-unit").with("text", headings::short(&known.text));
    let mut picker = Picker::new(heading, entries);
    picker.select(|pick| matches!(pick, Pick::Directives(Choice::Unit(_, unit)) if *unit == known.unit));
    picking::open(app, picker);
}

/// Does what was picked.
pub(in crate::tui) fn choose(app: &mut App, choice: Choice) {
    let (Choice::Unit(id, _) | Choice::Typed(id)) = &choice;
    let Some(known) = app.plan.directive(id).cloned() else {
        return app.warn(Message::new("tui-plan-changed-meanwhile"));
    };
    match choice {
        Choice::Unit(_, unit) => drop(give_to(app, &known, &unit)),
        Choice::Typed(id) => ask(app, Asked::Unit(id), &known.unit),
    }
}

fn give_to(app: &mut App, known: &Directive, unit: &str) -> bool {
    let key = if unit.is_empty() { "directives-to-nobody" } else { "directives-to-unit" };
    let said = app.naming(key, Action::Undo);
    let said = if unit.is_empty() { said } else { said.with("unit", unit) };
    let is_done = carry_out(app, known.reassign(unit), said);
    // A name that is new is not to be broken at a line's end.
    app.protect_names();
    is_done
}
