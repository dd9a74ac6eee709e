//! New measures, copies, and the places of measures in the plan.
//!
//! Each is one edit, taken back by one undo. What was put in or moved is seen and selected whatever the grid is
//! filtered by, and where it stands in the plan is said: in another order of the rows that is not seen.
//!
//! Limits: a filter by section or unit that leaves it out is cleared, which is said.

use std::collections::HashSet;

use super::action::Action;
use super::app::{App, Screen};
use super::headings::{self, has_no_title, of_indicator, short};
use super::picker::{Pick, Picker};
use super::recording::{commit, target};
use super::writing::Line;
use super::{draw, picking, typing};
use crate::locales::Message;
use crate::plan::{Edit, Measure, Place};
use crate::thai::digits;
use crate::view::Query;

/// The ids of the measures that are meant: in the grid the marked ones, else the selected one. Empty where there is
/// none, which is said.
pub(super) fn chosen(app: &mut App) -> Vec<String> {
    if app.screen != Screen::Grid || app.marks.is_empty() {
        return target(app).into_iter().collect();
    }
    // An edit finds a measure by its id, the first one that has it.
    let ids = app.marked();
    if ids.is_empty() {
        app.tell(Message::new("tui-marks-gone"));
    }
    if stand_twice(app, &ids) { Vec::new() } else { ids }
}

/// Whether an id of these stands twice in the plan, which is said.
pub(super) fn stand_twice(app: &mut App, ids: &[String]) -> bool {
    let mut left: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let mut found = HashSet::new();
    let twice = app.plan.measures().map(|(_, measure)| measure.id.as_str()).find(|id| {
        if left.remove(id) {
            found.insert(*id);
            return false;
        }
        found.contains(id)
    });
    let Some(id) = twice.map(|id| app.shown(id)) else { return false };
    app.warn(Message::new("tui-id-twice").with("id", id));
    true
}

/// Asks for the title of a measure behind the selected one, or the last of the indicator at hand.
pub(super) fn add(app: &mut App) {
    let selected = app.selected().map(|(place, _)| Place { measure: place.measure + 1, ..place });
    let place = selected.or_else(|| {
        let (section, indicator) = headings::at_hand(app)?;
        let indicator = indicator?;
        let measure = app.plan.sections[section].indicators[indicator].measures.len();
        Some(Place { section, indicator, measure })
    });
    match place {
        Some(place) => typing::ask(app, Line::NewMeasure(place), ""),
        None if app.plan.sections.is_empty() => {
            app.tell(app.naming("tui-needs-section", Action::AddSection));
        }
        None => app.tell(app.naming("tui-needs-indicator", Action::AddIndicator)),
    }
}

/// An id for a new measure, that no draft waits for and that is none of `given`.
fn free_id(app: &App, place: Place, given: &[String]) -> String {
    let is_kept = |id: &str| {
        let drafts = app.drafts.iter().map(|draft| &draft.measure);
        drafts.chain(given).any(|kept| digits::to_arabic(kept) == digits::to_arabic(id))
    };
    app.plan.free_id(place.section, place.indicator, is_kept)
}

/// Puts in a new measure with this title, and opens its page for the rest.
pub(super) fn put_in(app: &mut App, place: Place, title: &str) -> bool {
    if has_no_title(app, title) {
        return false;
    }
    let id = free_id(app, place, &[]);
    let measure = Box::new(Measure { id: id.clone(), title: title.to_owned(), ..Measure::default() });
    let said = Message::new("tui-measure-added").with("id", app.shown(&id));
    let said = said.with("indicator", indicator_of(app, place));
    if !commit(app, Edit::InsertMeasure { place, measure }, said, false) {
        return false;
    }
    show(app, &id);
    app.screen = Screen::Measure { scroll: 0 };
    true
}

/// The indicator at `place`, for a sentence.
fn indicator_of(app: &App, place: Place) -> String {
    let section = app.plan.sections.get(place.section);
    let indicator = section.and_then(|section| section.indicators.get(place.indicator));
    indicator.map_or(String::new(), |indicator| short(&indicator.title))
}

/// Selects a measure. What hides it gives way: its fold is opened, and the filter shows it too, or is cleared where it
/// is of other sections or units, which is told beside what is told already.
fn show(app: &mut App, id: &str) {
    let Some((place, _)) = app.plan.find(id) else { return };
    let is_seen = |app: &App| app.rows.grid.row_of(&app.rows.survey, place.into()).is_some();
    if app.unfold(place.into()) {
        app.rebuild();
    }
    if !is_seen(app) {
        app.query.keep = Some(place);
        app.rebuild();
    }
    if !is_seen(app) {
        app.query = Query::default();
        app.rebuild();
        headings::tell_cleared(app);
    }
    app.select(place);
}

/// Puts in copies of the measures that are meant, each behind its own and without its log.
pub(super) fn duplicate(app: &mut App) {
    let ids = chosen(app);
    let mut given: Vec<String> = Vec::new();
    let mut copies = Vec::new();
    for id in &ids {
        let Some((place, measure)) = app.plan.find(id) else { continue };
        let copy = Measure { id: free_id(app, place, &given), log: Vec::new(), ..measure.clone() };
        given.push(copy.id.clone());
        copies.push((place, copy));
    }
    // From the last: those before keep their places.
    copies.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    let edits = copies.into_iter().map(|(place, copy)| Edit::InsertMeasure {
        place: Place { measure: place.measure + 1, ..place },
        measure: Box::new(copy),
    });
    let edit = Edit::of_all(edits.collect());
    let (Some(edit), Some(first)) = (edit, given.first().cloned()) else { return };
    let said = match &given[..] {
        [id] => Message::new("tui-duplicated").with("id", app.shown(&ids[0])).with("copy", app.shown(id)),
        more => Message::new("tui-duplicated-several").with("count", draw::number(&app.words, more.len())),
    };
    if commit(app, edit, said, false) {
        show(app, &first);
    }
}

/// Takes the measures that are meant one place up or down, over the edge of their indicator into the next one.
pub(super) fn shift(app: &mut App, is_down: bool) {
    let ids = chosen(app);
    if ids.is_empty() {
        return;
    }
    let edits = shifts(app, &ids, is_down);
    let Some(edit) = Edit::of_all(edits) else { return app.tell(Message::new("tui-at-the-edge")) };
    relocate(app, edit, &ids);
}

/// The edits that take each of `ids` one place on. What stands one behind the other stays so; what can go no further
/// stays, and what stands behind it too.
pub(super) fn shifts(app: &App, ids: &[String], is_down: bool) -> Vec<Edit> {
    let indicators = app.plan.sections.iter().enumerate().flat_map(|(section, part)| {
        part.indicators.iter().enumerate().map(move |(at, indicator)| (section, at, indicator))
    });
    let mut lists: Vec<(usize, usize, Vec<&str>)> = indicators
        .map(|(section, at, indicator)| {
            (section, at, indicator.measures.iter().map(|m| m.id.as_str()).collect())
        })
        .collect();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (list, (.., measures)) in lists.iter().enumerate() {
        let is_chosen = |(_, id): &(usize, &&str)| ids.iter().any(|chosen| chosen == **id);
        order.extend(measures.iter().enumerate().filter(is_chosen).map(|(at, _)| (list, at)));
    }
    if is_down {
        order.reverse();
    }
    let order: Vec<_> =
        order.into_iter().map(|(list, at)| (list, at, lists[list].2[at], lists[list].2.len())).collect();
    let mut edits = Vec::new();
    for (list, was_at, id, count) in order {
        let Some(at) = lists[list].2.iter().position(|other| *other == id) else { continue };
        let inside = if is_down { Some(at + 1) } else { at.checked_sub(1) };
        let neighbour = inside.and_then(|inside| Some((inside, *lists[list].2.get(inside)?)));
        let (to_list, to) = match neighbour {
            Some((_, other)) if ids.iter().any(|chosen| chosen == other) => continue,
            Some((inside, _)) => (list, inside),
            // The one before it has gone over the edge, and it has moved up by that.
            None if was_at != if is_down { count - 1 } else { 0 } => continue,
            None => {
                let beyond = if is_down { Some(list + 1) } else { list.checked_sub(1) };
                let Some(beyond) = beyond.filter(|beyond| *beyond < lists.len()) else { continue };
                (beyond, if is_down { 0 } else { lists[beyond].2.len() })
            }
        };
        lists[list].2.remove(at);
        lists[to_list].2.insert(to, id);
        let to = Place { section: lists[to_list].0, indicator: lists[to_list].1, measure: to };
        edits.push(Edit::MoveMeasure { measure: id.to_owned(), to });
    }
    edits
}

/// A list of the indicators: the measures that are meant go to the end of the one that is picked.
pub(super) fn move_to(app: &mut App) {
    let ids = chosen(app);
    if ids.is_empty() {
        return;
    }
    let mut entries = Vec::new();
    for (section, part) in app.plan.sections.iter().enumerate() {
        for (at, indicator) in part.indicators.iter().enumerate() {
            let pick = Pick::MoveTo(ids.clone(), section, at);
            entries.push(of_indicator(app, part, indicator, pick));
        }
    }
    let heading = match &ids[..] {
        [id] => Message::new("tui-pick-indicator").with("id", app.shown(id)),
        more => {
            Message::new("tui-pick-indicator-several").with("count", draw::number(&app.words, more.len()))
        }
    };
    picking::open(app, Picker::new(heading, entries));
}

/// Takes measures to the end of an indicator.
pub(super) fn carry(app: &mut App, ids: &[String], section: usize, indicator: usize) {
    let part = app.plan.sections.get(section).and_then(|section| section.indicators.get(indicator));
    let Some(part) = part else { return app.warn(Message::new("tui-plan-changed-meanwhile")) };
    let is_there = |id: &String| part.measures.iter().any(|measure| measure.id == *id);
    let moving = ids.iter().filter(|id| !is_there(id));
    let edits = moving.zip(part.measures.len()..).map(|(id, measure)| Edit::MoveMeasure {
        measure: id.clone(),
        to: Place { section, indicator, measure },
    });
    let Some(edit) = Edit::of_all(edits.collect()) else {
        return app.tell(Message::new("tui-there-already"));
    };
    relocate(app, edit, ids);
}

/// Makes an edit that moves measures; the selection goes along. Of one it is said where it stands now.
fn relocate(app: &mut App, edit: Edit, ids: &[String]) {
    let selected = app.selected().map(|(_, measure)| measure.id.clone());
    let several = app.naming("tui-measures-moved", Action::Undo);
    let several = several.with("count", draw::number(&app.words, ids.len()));
    if !commit(app, edit, several, false) {
        return;
    }
    if let [id] = ids
        && let Some((place, _)) = app.plan.find(id)
    {
        let said = app.naming("tui-measure-moved", Action::Undo).with("id", app.shown(id));
        let said = said.with("at", draw::number(&app.words, place.measure + 1));
        app.tell(said.with("indicator", indicator_of(app, place)));
    }
    if let Some(id) = selected {
        show(app, &id);
    }
}
