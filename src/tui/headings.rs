//! New measures, indicators and sections, their places, and the texts of headings and of the plan itself.
//!
//! Each is one edit, taken back by one undo; what is deleted is deleted at once and said, and asked about only where
//! something else refers to it or stands in it.
//!
//! Limits: headings have no ids, so they are found by their index. Where somebody else moves one while a line is open,
//! that is said before anything is written over; a question or a list about a place is not carried out then.

use std::collections::HashSet;

use super::app::{App, Modal, Question, Screen};
use super::moving::changed;
use super::picker::{Entry, Pick, Picker};
use super::recording::{commit, target};
use super::writing::{Heading, Line};
use super::{draw, picking, typing};
use crate::locales::Message;
use crate::plan::{
    Edit, Indicator, IndicatorField, Measure, Passage, Place, PlanField, Score, Section, SectionField,
};
use crate::thai::{digits, pad::truncate};
use crate::view::{Query, Row};

/// What is remembered of headings.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The heading that was put in last, and what was selected then: until something else is, what is added is added
    /// there, since the grid has nothing to select below a heading without measures.
    fresh: Option<(Spot, Option<Place>)>,
    /// What is deleted once the question is answered.
    pub(super) doomed: Option<Doomed>,
}

/// A section, or an indicator of it.
type Spot = (usize, Option<usize>);

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

/// The ids of the measures that are meant: in the grid the marked ones, else the selected one. Empty where there is
/// none, which is said.
fn chosen(app: &mut App) -> Vec<String> {
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
fn stand_twice(app: &mut App, ids: &[String]) -> bool {
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

/// The heading of the selected row: itself, or the one above the measure.
fn heading(app: &App) -> Option<Spot> {
    let selected = app.selected().map(|(place, _)| place);
    let is_there = |&(section, indicator): &Spot| {
        let section = app.plan.sections.get(section);
        section.is_some_and(|section| indicator.is_none_or(|at| at < section.indicators.len()))
    };
    let fresh = app.headings.fresh.filter(|(_, place)| *place == selected).map(|(spot, _)| spot);
    let row = app.rows.selected.and_then(|index| app.rows.grid.rows.get(index));
    let of_row = row.map(|row| match *row {
        Row::Section { section, .. } => (section, None),
        Row::Indicator { section, indicator, .. } => (section, Some(indicator)),
        Row::Measure(place) => (place.section, Some(place.indicator)),
    });
    let last = || {
        let section = app.plan.sections.len().checked_sub(1)?;
        Some((section, app.plan.sections[section].indicators.len().checked_sub(1)))
    };
    fresh.filter(is_there).or(of_row).or_else(last)
}

/// Whether something was put in below which nothing can be selected yet.
fn is_fresh(app: &App) -> bool {
    let selected = app.selected().map(|(place, _)| place);
    app.headings.fresh.is_some_and(|(_, place)| place == selected)
}

/// Asks for the title of a measure behind the selected one, or the first of the indicator at hand.
pub(super) fn add_measure(app: &mut App) {
    let selected = app.selected().map(|(place, _)| place).filter(|_| !is_fresh(app));
    let place = selected.map(|place| Place { measure: place.measure + 1, ..place }).or_else(|| {
        let (section, indicator) = heading(app)?;
        let first = (!app.plan.sections[section].indicators.is_empty()).then_some(0);
        Some(Place { section, indicator: indicator.or(first)?, measure: 0 })
    });
    match place {
        Some(place) => typing::ask(app, Line::NewMeasure(place), ""),
        None if app.plan.sections.is_empty() => app.tell(Message::new("tui-needs-section")),
        None => app.tell(Message::new("tui-needs-indicator")),
    }
}

/// Asks for the title of an indicator behind the one at hand.
pub(super) fn add_indicator(app: &mut App) {
    match heading(app) {
        Some((section, indicator)) => {
            let last = app.plan.sections[section].indicators.len();
            let at = indicator.map_or(last, |at| at + 1);
            typing::ask(app, Line::Heading(Heading::NewIndicator(section, at)), "");
        }
        None => app.tell(Message::new("tui-needs-section")),
    }
}

/// Asks for the title of a section behind the one at hand.
pub(super) fn add_section(app: &mut App) {
    let at = heading(app).map_or(0, |(section, _)| section + 1);
    typing::ask(app, Line::Heading(Heading::NewSection(at)), "");
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
pub(super) fn new_measure(app: &mut App, place: Place, title: &str) -> bool {
    if has_no_title(app, title) {
        return false;
    }
    let id = free_id(app, place, &[]);
    let measure = Box::new(Measure { id: id.clone(), title: title.to_owned(), ..Measure::default() });
    let said = Message::new("tui-measure-added").with("id", app.shown(&id));
    if !commit(app, Edit::InsertMeasure { place, measure }, said, false) {
        return false;
    }
    show(app, &id);
    app.screen = Screen::Measure { scroll: 0 };
    true
}

/// Selects a measure; what hides it is left.
fn show(app: &mut App, id: &str) {
    let Some((place, _)) = app.plan.find(id) else { return };
    app.select(place);
    if app.selected().map(|(place, _)| place) != Some(place) {
        app.query = Query::default();
        app.rebuild();
        app.select(place);
    }
}

fn has_no_title(app: &mut App, title: &str) -> bool {
    if title.is_empty() {
        app.warn(Message::new("tui-title-empty"));
    }
    title.is_empty()
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
    let edit = one(edits.collect());
    let (Some(edit), Some(first)) = (edit, given.first().cloned()) else { return };
    let said = match &given[..] {
        [id] => Message::new("tui-duplicated").with("id", app.shown(&ids[0])).with("copy", app.shown(id)),
        more => Message::new("tui-duplicated-several").with("count", draw::number(&app.words, more.len())),
    };
    if commit(app, edit, said, false) {
        show(app, &first);
    }
}

/// The edits as one; none where there is none.
fn one(mut edits: Vec<Edit>) -> Option<Edit> {
    if edits.len() > 1 { Some(Edit::Batch(edits)) } else { edits.pop() }
}

/// Takes out the measures that are meant, or the heading that is selected.
pub(super) fn remove(app: &mut App) {
    let row = app.rows.selected.and_then(|index| app.rows.grid.rows.get(index));
    match row {
        Some(Row::Section { section, .. }) => return remove_heading(app, (*section, None)),
        Some(Row::Indicator { section, indicator, .. }) => {
            return remove_heading(app, (*section, Some(*indicator)));
        }
        Some(Row::Measure(_)) | None => {}
    }
    let ids = chosen(app);
    // What could not be put in again is not taken out.
    if stand_twice(app, &ids) {
        return;
    }
    let edits: Vec<_> = ids.iter().map(|id| Edit::RemoveMeasure { measure: id.clone() }).collect();
    let Some(edit) = one(edits) else { return };
    let named = |key: &'static str, several: &'static str| match &ids[..] {
        [id] => Message::new(key).with("id", app.shown(id)),
        more => Message::new(several).with("count", draw::number(&app.words, more.len())),
    };
    let said = named("tui-measure-removed", "tui-measures-removed");
    let about = app.plan.directives.iter().filter(|directive| ids.contains(&directive.about)).count();
    let asked = named("tui-remove-measure", "tui-remove-measures");
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
    let said = Message::new("tui-heading-removed").with("title", &title);
    let asked = Message::new("tui-remove-heading").with("count", draw::number(&app.words, measures));
    take_out(app, edit, said, (measures > 0).then_some(asked));
}

/// Makes the edit that takes something out, after the question where there is one.
fn take_out(app: &mut App, edit: Edit, said: Message, asked: Option<Message>) {
    match asked {
        None => remove_at_once(app, edit, said),
        Some(asked) => {
            app.headings.doomed = Some(Doomed { edit, said, asked, made: app.progress.made });
            app.modals.push(Modal::Question(Question::Remove));
        }
    }
}

/// The question is answered: it is deleted.
pub(super) fn confirm(app: &mut App) {
    app.modals.pop();
    match app.headings.doomed.take() {
        Some(doomed) if doomed.made == app.progress.made => remove_at_once(app, doomed.edit, doomed.said),
        _ => app.warn(Message::new("tui-plan-changed-meanwhile")),
    }
}

fn remove_at_once(app: &mut App, edit: Edit, said: Message) {
    if commit(app, edit, said, false) && matches!(app.screen, Screen::Measure { .. }) {
        app.screen = Screen::Grid;
    }
}

/// Takes the measures that are meant one place up or down, over the edge of their indicator into the next one.
pub(super) fn shift(app: &mut App, is_down: bool) {
    let ids = chosen(app);
    if ids.is_empty() {
        return;
    }
    let edits = shifts(app, &ids, is_down);
    let Some(edit) = one(edits) else { return app.tell(Message::new("tui-at-the-edge")) };
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

fn of_indicator(app: &App, section: &Section, indicator: &Indicator, pick: Pick) -> Entry {
    let no = indicator.no.map_or(String::new(), |no| draw::number(&app.words, no as usize) + "  ");
    let detail = if section.code.is_empty() { short(&section.title) } else { section.code.clone() };
    Entry { label: format!("{no}{}", indicator.title), detail, also: section.title.clone(), pick }
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
    let Some(edit) = one(edits.collect()) else { return app.tell(Message::new("tui-there-already")) };
    relocate(app, edit, ids);
}

/// Makes an edit that moves measures; the selection goes along.
fn relocate(app: &mut App, edit: Edit, ids: &[String]) {
    let selected = app.selected().map(|(_, measure)| measure.id.clone());
    let said = match ids {
        [id] => Message::new("tui-measure-moved").with("id", app.shown(id)),
        more => Message::new("tui-measures-moved").with("count", draw::number(&app.words, more.len())),
    };
    if commit(app, edit, said, false)
        && let Some(id) = selected
    {
        show(app, &id);
    }
}

/// A list of what can be written of the row at hand: the measure's title, the fields of its headings, of the plan; and
/// the other headings.
pub(super) fn edit(app: &mut App) {
    let here = heading(app);
    let mut entries = Vec::new();
    if let Some((_, measure)) = app.selected().filter(|_| !is_fresh(app)) {
        let id = app.shown(&measure.id);
        entries.push(Entry {
            label: app.words.say(&Message::new("tui-write-title").with("id", id)),
            detail: short(&measure.title),
            also: String::new(),
            pick: Pick::Write(Passage::Title),
        });
    }
    if let Some((section, indicator)) = here {
        if let Some(at) = indicator {
            of_heading(app, (section, Some(at)), &mut entries);
        }
        of_heading(app, (section, None), &mut entries);
    }
    let of = |heading: Heading| Entry {
        label: app.words.text(heading.text()).into_owned(),
        detail: short(&value(app, heading)),
        also: String::new(),
        pick: Pick::Heading(heading),
    };
    entries.extend([of(Heading::Agency), of(Heading::PlanTitle)]);
    for (section, part) in app.plan.sections.iter().enumerate() {
        let label = format!("{} …", part.title);
        let detail = part.code.clone();
        entries.push(Entry { label, detail, also: String::new(), pick: Pick::EditHeading(section, None) });
        for (at, indicator) in part.indicators.iter().enumerate() {
            let mut entry = of_indicator(app, part, indicator, Pick::EditHeading(section, Some(at)));
            entry.label += " …";
            entries.push(entry);
        }
    }
    picking::open(app, Picker::new(Message::new("tui-pick-field"), entries));
}

/// A list of the fields of one heading.
pub(super) fn edit_heading(app: &mut App, spot: Spot) {
    let mut entries = Vec::new();
    of_heading(app, spot, &mut entries);
    picking::open(app, Picker::new(Message::new("tui-pick-field"), entries));
}

/// The most columns of what stands at the right side of a list.
const SHORT: usize = 24;

/// The first line of a text, for the right side of a list.
pub(super) fn short(text: &str) -> String {
    truncate(text.lines().next().unwrap_or_default(), SHORT).into_owned()
}

fn of_heading(app: &App, (section, indicator): Spot, entries: &mut Vec<Entry>) {
    let fields = match indicator {
        Some(at) => vec![
            Heading::Indicator(section, at),
            Heading::Number(section, at),
            Heading::Score(section, at),
            Heading::Analysis(section, at),
        ],
        None => vec![Heading::Section(section), Heading::Code(section)],
    };
    entries.extend(fields.into_iter().map(|heading| Entry {
        label: app.words.text(heading.text()).into_owned(),
        detail: short(&value(app, heading)),
        also: String::new(),
        pick: Pick::Heading(heading),
    }));
    let key = if indicator.is_some() { "tui-remove-this-indicator" } else { "tui-remove-this-section" };
    entries.push(Entry {
        label: app.words.text(key).into_owned(),
        detail: String::new(),
        also: String::new(),
        pick: Pick::RemoveHeading(section, indicator),
    });
}

/// The text of a heading as the plan has it.
pub(super) fn value(app: &App, heading: Heading) -> String {
    let section = |at: usize| app.plan.sections.get(at);
    let indicator = |at: usize, index: usize| section(at).and_then(|section| section.indicators.get(index));
    let text = match heading {
        Heading::NewSection(_) | Heading::NewIndicator(..) => None,
        Heading::Section(at) => section(at).map(|section| section.title.clone()),
        Heading::Code(at) => section(at).map(|section| section.code.clone()),
        Heading::Indicator(at, index) => indicator(at, index).map(|indicator| indicator.title.clone()),
        Heading::Number(at, index) => {
            indicator(at, index).and_then(|indicator| indicator.no).map(|no| app.shown(&no.to_string()))
        }
        Heading::Score(at, index) => indicator(at, index)
            .and_then(|indicator| indicator.score)
            .map(|score| app.shown(&score.to_string())),
        Heading::Analysis(at, index) => indicator(at, index).map(|indicator| indicator.analysis.clone()),
        Heading::Agency => Some(app.plan.agency.clone()),
        Heading::PlanTitle => Some(app.plan.title.clone()),
    };
    text.unwrap_or_default()
}

/// Opens the line of a heading, with the text that it has.
pub(super) fn ask(app: &mut App, heading: Heading) {
    let text = value(app, heading);
    typing::ask(app, Line::Heading(heading), &text);
}

/// Writes a text of a heading, or puts in a new one. What it cannot be stays open, and is told.
pub(super) fn write(app: &mut App, heading: Heading, text: &str) -> bool {
    let needs_text = !matches!(
        heading,
        Heading::Code(_)
            | Heading::Number(..)
            | Heading::Score(..)
            | Heading::Analysis(..)
            | Heading::PlanTitle
    );
    if needs_text && has_no_title(app, text) {
        return false;
    }
    let is_new = matches!(heading, Heading::NewSection(_) | Heading::NewIndicator(..));
    if !is_new && text == value(app, heading) {
        return true;
    }
    let edit = match edit_of(app, heading, text) {
        Ok(edit) => edit,
        Err(message) => {
            app.warn(message);
            return false;
        }
    };
    let said = match heading {
        Heading::NewSection(_) => Message::new("tui-section-added"),
        Heading::NewIndicator(..) => Message::new("tui-indicator-added"),
        _ => Message::new("tui-heading-written"),
    };
    let is_made = commit(app, edit, said, false);
    if is_made {
        let spot = match heading {
            Heading::NewSection(at) => Some((at, None)),
            Heading::NewIndicator(section, at) => Some((section, Some(at))),
            _ => None,
        };
        if let Some(spot) = spot {
            app.headings.fresh = Some((spot, app.selected().map(|(place, _)| place)));
        }
        if heading == Heading::Agency {
            app.protect_names();
            changed(app);
        }
    }
    is_made
}

/// The edit that has a heading say `text`, or why it cannot.
fn edit_of(app: &App, heading: Heading, text: &str) -> Result<Edit, Message> {
    let owned = text.to_owned();
    let section = |at, field| Edit::SetSection { at, field };
    let indicator = |section, at, field| Edit::SetIndicator { section, at, field };
    Ok(match heading {
        Heading::NewSection(at) => {
            Edit::InsertSection { at, section: Box::new(Section { title: owned, ..Section::default() }) }
        }
        Heading::NewIndicator(section, at) => {
            let new = Indicator { no: next_number(app), title: owned, ..Indicator::default() };
            Edit::InsertIndicator { section, at, indicator: Box::new(new) }
        }
        Heading::Section(at) => section(at, SectionField::Title(owned)),
        Heading::Code(at) => section(at, SectionField::Code(owned)),
        Heading::Indicator(at, index) => indicator(at, index, IndicatorField::Title(owned)),
        Heading::Number(at, index) => {
            let number = if text.is_empty() {
                None
            } else {
                let number = digits::to_arabic(text).parse();
                Some(number.map_err(|_| Message::new("tui-not-a-number").with("text", text))?)
            };
            indicator(at, index, IndicatorField::No(number))
        }
        Heading::Score(at, index) => {
            let score = if text.is_empty() {
                None
            } else {
                let score: Result<Score, _> = text.parse();
                Some(score.map_err(|_| Message::new("tui-not-a-score").with("text", text))?)
            };
            indicator(at, index, IndicatorField::Score(score))
        }
        Heading::Analysis(at, index) => indicator(at, index, IndicatorField::Analysis(owned)),
        Heading::Agency => Edit::SetPlan(PlanField::Agency(owned)),
        Heading::PlanTitle => Edit::SetPlan(PlanField::Title(owned)),
    })
}

/// The number of a new indicator: behind the highest; none where those of the plan have none.
fn next_number(app: &App) -> Option<u32> {
    let mut indicators = app.plan.sections.iter().flat_map(|section| &section.indicators).peekable();
    if indicators.peek().is_none() {
        return Some(1);
    }
    indicators.filter_map(|indicator| indicator.no).max()?.checked_add(1)
}
