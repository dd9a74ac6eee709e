//! The page of a measure: the cursor over what stands there, and what the keys do with it.
//!
//! Where the cursor can stand is a [`Spot`]; `draw` makes the lines of the page with their spots, and this walks them.
//! What is changed becomes an edit like any other, taken back by one undo.
//!
//! Limits: a spot in a list or in the log is found by its index. Where somebody else put others there, the cursor is
//! on what stands there now, and what is deleted is what is seen.

use ratatui::layout::Position;

use super::action::{Action, Motion};
use super::app::{App, Screen};
use super::draw;
use super::picker::{Entry, Pick, Picker};
use super::recording::{commit, target};
use super::spots::Stand;
use super::writing::Line;
use super::{headings, picking, places, removing, typing};
use crate::locales::Message;
use crate::paper::status_key;
use crate::plan::{Edit, List, Passage, Status, Words};

/// Where the cursor of the page can stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Spot {
    /// The title: what is done with it is done with the measure.
    #[default]
    Title,
    /// A text; of a list without items the place of the first.
    Text(Passage),
    /// How the measure stands today.
    Status,
    /// The entry at this index of the log, its day and its status.
    Entry(usize),
    /// The directive with this id.
    Directive(String),
}

/// Where the person is on the page.
#[derive(Debug, Default)]
pub(super) struct Editing {
    /// The measure on whose page the cursor was moved; on another it stands at the top.
    measure: String,
    spot: Spot,
    /// Which spot of the page it was, for when that one is gone.
    index: usize,
}

/// The spots of the page of the selected measure.
fn stand(app: &App) -> Option<Stand<Spot>> {
    let width = app.layout()?.page.width;
    let blocks = draw::measure_blocks(app, width).into_iter().map(|block| (block.spot, block.lines.len()));
    Stand::of(blocks, |spots| index_of(app, spots.iter().map(|(spot, ..)| spot)))
}

/// Which of `spots` the cursor is on.
fn index_of<'a>(app: &App, mut spots: impl ExactSizeIterator<Item = &'a Spot>) -> usize {
    if app.selected().is_none_or(|(_, measure)| measure.id != app.editing.measure) {
        return 0;
    }
    let last = spots.len().saturating_sub(1);
    spots.position(|spot| *spot == app.editing.spot).unwrap_or(app.editing.index.min(last))
}

/// Which of `spots`, all of the page, is marked as that of the cursor.
pub(super) fn marked<'a>(app: &App, spots: impl Iterator<Item = &'a Spot>) -> usize {
    index_of(app, spots.collect::<Vec<_>>().into_iter())
}

fn spot(app: &App) -> Option<Spot> {
    stand(app).map(Stand::into_spot)
}

/// The index of the spot at which the cursor is.
pub(super) fn selected(app: &App) -> Option<usize> {
    stand(app).map(|stand| stand.index)
}

/// The index of the spot that is seen at `at`.
pub(super) fn spot_at(app: &App, at: Position) -> Option<usize> {
    let (page, Screen::Measure { scroll }) = (app.layout()?.page, app.screen) else { return None };
    let line = scroll + usize::from(at.y.checked_sub(page.y)?);
    stand(app)?.at_line(line).filter(|_| page.contains(at))
}

/// Puts the cursor on the spot at `index`. The page stays as it is: what was pointed at is seen.
pub(super) fn select(app: &mut App, index: usize) {
    if let Some(stand) = stand(app).filter(|stand| index < stand.spots.len()) {
        stand_at(app, &stand, index);
    }
}

/// Scrolls by `by` lines. Where there is no further line the cursor moves on.
pub(super) fn scroll_by(app: &mut App, by: isize) {
    let (Some(stand), Some(layout), Screen::Measure { scroll }) = (stand(app), app.layout(), app.screen)
    else {
        return;
    };
    match stand.scrolled(by, layout.page.height.into(), scroll) {
        None => step(app, if by < 0 { Motion::Up } else { Motion::Down }),
        Some((index, scroll)) => {
            stand_at(app, &stand, index);
            app.screen = Screen::Measure { scroll };
        }
    }
}

/// Puts the cursor on the spot at `index`.
fn stand_at(app: &mut App, stand: &Stand<Spot>, index: usize) {
    let Some((_, measure)) = app.selected() else { return };
    let (measure, spot) = (measure.id.clone(), stand.spots[index].0.clone());
    app.editing = Editing { measure, spot, index };
}

/// Puts the cursor on `spot`, where the page has it.
fn stand_on(app: &mut App, spot: &Spot) {
    let Some(stand) = stand(app) else { return };
    if let Some(index) = stand.spots.iter().position(|(other, ..)| other == spot) {
        stand_at(app, &stand, index);
    }
    settle(app);
}

/// Moves the cursor, and scrolls so that it is seen.
pub(super) fn step(app: &mut App, motion: Motion) {
    let (Some(stand), Some(layout), Screen::Measure { scroll }) = (stand(app), app.layout(), app.screen)
    else {
        return;
    };
    let (index, scroll) = stand.step(motion, layout.page.height.into(), scroll);
    stand_at(app, &stand, index);
    app.screen = Screen::Measure { scroll };
}

/// Scrolls as little as brings the spot of the cursor into sight.
pub(super) fn settle(app: &mut App) {
    let (Some(stand), Some(layout), Screen::Measure { scroll }) = (stand(app), app.layout(), app.screen)
    else {
        return;
    };
    stand_at(app, &stand, stand.index);
    let scroll = stand.settled(stand.index, layout.page.height.into(), scroll);
    app.screen = Screen::Measure { scroll };
}

/// Opens what the cursor is on.
pub(super) fn edit(app: &mut App) {
    match spot(app) {
        None => app.tell(Message::new("tui-nothing-selected")),
        Some(Spot::Title) => typing::open(app, Passage::Title),
        Some(Spot::Text(passage)) => typing::open(app, passage),
        Some(Spot::Status) => pick_status(app),
        Some(Spot::Entry(at)) => pick_of_entry(app, at),
        Some(Spot::Directive(id)) => {
            let known = app.plan.directives.iter().find(|directive| directive.id == id);
            let text = known.map(|directive| directive.text.clone()).unwrap_or_default();
            typing::ask(app, Line::Directive(id), &text);
        }
    }
}

/// A list of the five, each with its key: what is picked is reported today.
fn pick_status(app: &mut App) {
    let Some(id) = target(app) else { return };
    let now = app.selected().map(|(_, measure)| measure.status(app.today));
    let entries = Status::ALL.into_iter().zip(1..).map(|(status, key)| Entry {
        label: app.words.text(status_key(status)).into_owned(),
        detail: app.shown(&key.to_string()),
        also: key.to_string(),
        pick: Pick::Do(Action::Record(status)),
    });
    let heading = Message::new("tui-pick-status").with("id", app.shown(&id));
    let mut picker = Picker::new(heading, entries.collect());
    // Enter twice changes nothing.
    picker.select(|pick| now.is_some_and(|now| *pick == Pick::Do(Action::Record(now))));
    picking::open(app, picker);
}

/// A list of what there is of an entry of the log: its words, its status, what else it says.
fn pick_of_entry(app: &mut App, at: usize) {
    let Some(id) = target(app) else { return };
    let Some(entry) = app.plan.find(&id).and_then(|(_, measure)| measure.log.get(at)) else { return };
    let day = draw::short_day(&app.words, entry.on);
    let of = |label: &str, words: Words, detail: &str| Entry {
        label: app.words.text(label).into_owned(),
        detail: headings::short(detail),
        also: String::new(),
        pick: Pick::Write(Passage::Logged(at, words)),
    };
    let mut entries = vec![of("field-report", Words::Report, &entry.text)];
    entries.extend(Status::ALL.into_iter().map(|status| Entry {
        label: format!("{}: {}", app.words.text("field-status"), app.words.text(status_key(status))),
        detail: if status == entry.status { "●".into() } else { String::new() },
        also: String::new(),
        pick: Pick::Correct(at, status),
    }));
    entries.push(of("field-obstacles", Words::Obstacles, &entry.obstacles));
    entries.push(of("tui-add-evidence", Words::Evidence(entry.evidence.len()), ""));
    entries.push(of("field-unit", Words::Unit, &entry.unit));
    entries.push(of("field-meeting", Words::Meeting, &entry.meeting));
    let heading = Message::new("tui-pick-entry").with("id", app.shown(&id)).with("day", day);
    picking::open(app, Picker::new(heading, entries));
}

/// Has an entry of the log say another status.
pub(super) fn correct(app: &mut App, at: usize, status: Status) {
    let Some(id) = target(app) else { return };
    let edit = app.plan.find(&id).and_then(|(_, measure)| measure.correct_status(at, status));
    if let Some(edit) = edit {
        let said = app.naming("tui-entry-corrected", Action::Undo).with("id", app.shown(&id));
        commit(app, edit, said, false);
    }
}

/// The text at `passage` of the measure with this id was written: on its page the cursor goes there.
pub(super) fn written(app: &mut App, id: &str, passage: Passage) {
    let is_on_page = matches!(app.screen, Screen::Measure { .. });
    if is_on_page && app.selected().is_some_and(|(_, measure)| measure.id == id) {
        id.clone_into(&mut app.editing.measure);
        app.editing.spot = Spot::Text(passage);
        settle(app);
    }
}

/// Begins a new item in the list of the cursor; at an entry of the log, of its evidence.
pub(super) fn add(app: &mut App) {
    let Some((_, measure)) = app.selected() else { return };
    let evidence = |at: usize| {
        let count = measure.log.get(at).map_or(0, |entry| entry.evidence.len());
        Passage::Logged(at, Words::Evidence(count))
    };
    let passage = match spot(app) {
        Some(Spot::Text(Passage::Item(list, _))) => Passage::Item(list, measure.list(list).len()),
        Some(Spot::Text(Passage::Responsible)) => Passage::Item(List::Units, measure.list(List::Units).len()),
        Some(Spot::Entry(at) | Spot::Text(Passage::Logged(at, _))) => evidence(at),
        _ => return app.tell(Message::new("tui-no-list-here")),
    };
    typing::open(app, passage);
}

/// Takes out what the cursor is on: the measure at its title, an item, an entry of the log, the text of a field.
pub(super) fn remove(app: &mut App) {
    let Some(spot) = spot(app) else { return };
    if spot == Spot::Title {
        return removing::remove(app);
    }
    let Some(id) = target(app) else { return };
    let Some((_, measure)) = app.plan.find(&id) else { return };
    let (edit, key) = match spot {
        Spot::Text(passage) => (measure.write(&app.plan, app.today, passage, ""), "tui-text-removed"),
        Spot::Entry(at) => (Some(Edit::RemoveFollowUp { measure: id.clone(), at }), "tui-entry-removed"),
        Spot::Directive(id) => (Some(Edit::RemoveDirective { id }), "tui-directive-removed"),
        Spot::Title | Spot::Status => (None, ""),
    };
    match edit {
        Some(edit) => {
            let said = app.naming(key, Action::Undo).with("id", app.shown(&id));
            commit(app, edit, said, false);
            settle(app);
        }
        None => app.tell(Message::new("tui-nothing-to-remove")),
    }
}

/// Takes the item of the cursor one place up or down in its list; at the title, the measure in the plan.
pub(super) fn shift(app: &mut App, is_down: bool) {
    let (list, at) = match spot(app) {
        Some(Spot::Title) => return places::shift(app, is_down),
        Some(Spot::Text(Passage::Item(list, at))) => (list, at),
        _ => return app.tell(Message::new("tui-nothing-to-move")),
    };
    let Some(id) = target(app) else { return };
    let edit = app.plan.find(&id).and_then(|(_, measure)| measure.shift(list, at, is_down));
    let Some(edit) = edit else { return app.tell(Message::new("tui-at-the-edge")) };
    let said = Message::new("tui-item-moved").with("id", app.shown(&id));
    if commit(app, edit, said, false) {
        let at = if is_down { at + 1 } else { at - 1 };
        stand_on(app, &Spot::Text(Passage::Item(list, at)));
    }
}

/// Writes what a directive says.
pub(super) fn write_directive(app: &mut App, id: &str, text: &str) -> bool {
    let Some(known) = app.plan.directives.iter().find(|directive| directive.id == id) else {
        app.warn(Message::new("tui-directive-gone"));
        return false;
    };
    if text.is_empty() {
        app.warn(app.naming("tui-directive-empty", Action::Remove));
        return false;
    }
    if known.text == text {
        return true;
    }
    let directive = Box::new(crate::plan::Directive { text: text.to_owned(), ..known.clone() });
    let said = Message::new("tui-directive-written");
    commit(app, Edit::SetDirective(directive), said, false)
}
