//! What the grid shows of the plan: filter, order of the rows, folded indicators.
//!
//! The filter is a [`Query`] whose parts add up; choosing a part again takes it away.

use super::action::Action;
use super::app::App;
use super::picker::{Choice, Entry, Pick, Picker};
use super::writing::Line;
use super::{draw, picking, typing};
use crate::locales::Message;
use crate::paper::{status_key, timing_key};
use crate::plan::Status;
use crate::view::{Fold, Order, Query, Row, Stand, Timing};

/// Stands before what is chosen, and before what is not.
const CHOSEN: [&str; 2] = ["  ", "✓ "];

/// Only rows with `text` in them are to be shown; with an empty one every row again.
pub(super) fn accept_text(app: &mut App, text: &str) -> bool {
    let text = text.trim();
    app.query.text = (!text.is_empty()).then(|| text.to_owned());
    refilter(app);
    true
}

/// The heading of a column was clicked: the rows are put in its `order`, or in that of the document again.
pub(super) fn sort_by(app: &mut App, order: Order) {
    let order = if app.memory.order == order { Order::Document } else { order };
    sort(app, order);
}

/// The filter was used: what was kept in spite of it goes.
fn refilter(app: &mut App) {
    app.query.keep = None;
    app.rebuild();
}

/// Opens the list of what can be asked for.
pub(super) fn open(app: &mut App) {
    let mut entries = Vec::new();
    if !app.query.is_all() {
        let label = CHOSEN[0].to_owned() + &app.words.text("filter-all");
        entries.push(Entry {
            label,
            detail: app.key(Action::ClearFilter),
            also: String::new(),
            pick: Pick::Filter(Choice::All),
        });
    }
    let items = app.rows.survey.items();
    for timing in Timing::ALL {
        let count = items.iter().filter(|item| timing.is_of(item)).count();
        entries.push(entry(app, &timing_words(timing), count, Choice::Timing(timing)));
    }
    for status in Status::ALL {
        let count = items.iter().filter(|item| item.status == status).count();
        entries.push(entry(app, &status_words(status), count, Choice::Status(status)));
    }
    for unit in app.plan.units() {
        let asked = Query { unit: Some(unit.to_owned()), ..Query::default() };
        let count = app.plan.measures().filter(|(_, measure)| asked.has_unit(measure)).count();
        let words = Message::new("print-only-unit").with("unit", unit);
        entries.push(entry(app, &words, count, Choice::Unit(unit.to_owned())));
    }
    for section in &app.plan.sections {
        let name = if section.code.is_empty() { &section.title } else { &section.code };
        let count = section.indicators.iter().map(|indicator| indicator.measures.len()).sum();
        let words = Message::new("print-only-section").with("section", name);
        let entry = entry(app, &words, count, Choice::Section(name.clone()));
        entries.push(Entry { also: section.title.clone(), ..entry });
    }
    let text = app.query.text.clone().unwrap_or_default();
    let key = if text.is_empty() { Message::new("filter-text-ask") } else { text_words(&text) };
    let entry = entry(app, &key, 0, Choice::Text);
    entries.push(Entry { detail: String::new(), ..entry });
    picking::open(app, Picker::new(Message::new("filter-heading"), entries));
}

fn entry(app: &App, words: &Message, count: usize, choice: Choice) -> Entry {
    let label = CHOSEN[usize::from(is_chosen(&app.query, &choice))].to_owned() + &app.words.say(words);
    Entry { label, detail: draw::number(&app.words, count), also: String::new(), pick: Pick::Filter(choice) }
}

fn is_chosen(query: &Query, choice: &Choice) -> bool {
    match choice {
        Choice::Timing(timing) => query.timing == Some(*timing),
        Choice::Status(status) => query.status == Some(*status),
        Choice::Unit(unit) => query.unit.as_ref() == Some(unit),
        Choice::Section(section) => query.section.as_ref() == Some(section),
        Choice::Text => query.text.is_some(),
        Choice::All => query.is_all(),
    }
}

/// Asks for `choice`, in place of another of its kind; where it is asked for already, no more.
pub(super) fn choose(app: &mut App, choice: Choice) {
    let is_new = !is_chosen(&app.query, &choice);
    match choice {
        Choice::Timing(timing) => app.query.timing = is_new.then_some(timing),
        Choice::Status(status) => app.query.status = is_new.then_some(status),
        Choice::Unit(unit) => app.query.unit = is_new.then_some(unit),
        Choice::Section(section) => app.query.section = is_new.then_some(section),
        Choice::Text => {
            let text = app.query.text.clone().unwrap_or_default();
            return typing::ask(app, Line::FilterText, &text);
        }
        Choice::All => app.query = Query::default(),
    }
    refilter(app);
}

/// Shows everything again.
pub(super) fn clear(app: &mut App) {
    if app.query.is_all() {
        return app.tell(Message::new("filter-none"));
    }
    choose(app, Choice::All);
}

/// Shows only what is overdue, or no longer only that.
pub(super) fn late_only(app: &mut App) {
    choose(app, Choice::Timing(Timing::Late));
}

/// Takes away what lies on the grid, one thing at a time: the search, the marks, the filter.
pub(super) fn peel(app: &mut App) {
    if app.search.take().is_some() {
    } else if !app.marks.is_empty() {
        app.marks.clear();
    } else if !app.query.is_all() {
        choose(app, Choice::All);
    }
}

/// The words of the filter, its parts one by one.
pub(super) fn words(app: &App) -> Vec<String> {
    let query = &app.query;
    let parts = [
        query.timing.map(timing_words),
        query.status.map(status_words),
        query.unit.as_ref().map(|unit| Message::new("print-only-unit").with("unit", unit)),
        query.section.as_ref().map(|section| Message::new("print-only-section").with("section", section)),
        query.text.as_ref().map(|text| text_words(text)),
    ];
    parts.into_iter().flatten().map(|message| app.words.say(&message)).collect()
}

const fn timing_words(timing: Timing) -> Message {
    Message::new(match timing {
        Timing::Late => "tui-only-late",
        _ => timing_key(timing),
    })
}

fn status_words(status: Status) -> Message {
    Message::new("filter-status").with_said("status", Message::new(status_key(status)))
}

fn text_words(text: &str) -> Message {
    Message::new("filter-text").with("text", text)
}

/// The key of the words of `order`.
pub(super) const fn order_key(order: Order) -> &'static str {
    match order {
        Order::Document => "order-document",
        Order::Deadline => "order-deadline",
        Order::Unit => "order-unit",
        Order::Status => "order-status",
        Order::Title => "order-title",
    }
}

/// Opens the list of orders.
pub(super) fn open_orders(app: &mut App) {
    let now = app.memory.order;
    let entry = |order| Entry {
        label: CHOSEN[usize::from(order == now)].to_owned() + &app.words.text(order_key(order)),
        detail: String::new(),
        also: String::new(),
        pick: Pick::Order(order),
    };
    let mut picker = Picker::new(Message::new("order-heading"), Order::ALL.map(entry).to_vec());
    picker.select(|pick| *pick == Pick::Order(now));
    picking::open(app, picker);
}

/// Puts the rows in `order`.
pub(super) fn sort(app: &mut App, order: Order) {
    app.memory.order = order;
    app.rebuild();
}

/// The indicator of the selection, where the rows stand under headings; else it is said that they do not.
fn indicator(app: &mut App) -> Option<(Stand, usize)> {
    if !app.rows.grid.is_grouped {
        app.tell(Message::new("tui-no-folds"));
        return None;
    }
    let stand = app.rows.stand()?;
    stand.indicator.map(|indicator| (stand, indicator))
}

/// Hides the measures of the selected indicator.
pub(super) fn fold(app: &mut App) {
    let Some((stand, indicator)) = indicator(app) else { return };
    let fold = Fold::of(&app.plan, stand.section, indicator);
    if stand.measure.is_some() && !app.memory.folds.contains(&fold) {
        app.memory.folds.push(fold);
        app.rebuild();
    }
}

/// Whether the selection is on a heading that hides its measures.
pub(super) fn is_folded(app: &App) -> bool {
    let row = app.rows.selected.and_then(|row| app.rows.grid.rows.get(row));
    matches!(row, Some(Row::Indicator { folded: true, .. }))
}

/// Shows the measures of the selected indicator: the one that was selected before, else the first.
pub(super) fn unfold(app: &mut App) {
    let Some((stand, _)) = indicator(app) else { return };
    let last = app.rows.last;
    if app.unfold(stand) {
        app.rebuild();
        let is_below = |stand: Stand, last: Stand| Stand { measure: None, ..last } == stand;
        if let Some(last) = last.filter(|last| is_below(stand, (*last).into())) {
            app.select(last);
        }
    }
}

/// Hides the measures of every indicator; where one is hidden already, shows them all.
pub(super) fn fold_all(app: &mut App) {
    if !app.rows.grid.is_grouped {
        return app.tell(Message::new("tui-no-folds"));
    }
    if app.memory.folds.is_empty() {
        let sections = app.plan.sections.iter().enumerate();
        let folds = sections.flat_map(|(section, part)| {
            let filled = part.indicators.iter().enumerate().filter(|(_, known)| !known.measures.is_empty());
            filled.map(move |(indicator, _)| (section, indicator))
        });
        let mut folds: Vec<_> = folds.map(|(section, at)| Fold::of(&app.plan, section, at)).collect();
        folds.dedup();
        app.memory.folds = folds;
        app.rebuild();
    } else {
        let last = app.rows.last.filter(|_| app.heading().is_some());
        app.memory.folds.clear();
        app.rebuild();
        if let Some(last) = last {
            app.select(last);
        }
    }
}
