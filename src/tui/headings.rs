//! Headings: new indicators and sections, and the texts of headings and of the plan itself.
//!
//! Each is one edit, taken back by one undo. A new heading is selected, so that what is added next is added there.
//!
//! Limits: headings have no ids, so they are found by their index. Where somebody else moves one while a line is open,
//! that is said before anything is written over; a question or a list about a place is not carried out then.

use super::action::Action;
use super::app::App;
use super::moving::changed;
use super::picker::{Entry, Pick, Picker};
use super::recording::commit;
use super::writing::{Heading, Line};
use super::{draw, picking, typing};
use crate::locales::Message;
use crate::plan::{Edit, Indicator, IndicatorField, Passage, PlanField, Score, Section, SectionField};
use crate::thai::{digits, pad::truncate};
use crate::view::{Order, Query, Stand};

/// A section, or an indicator of it.
pub(super) type Spot = (usize, Option<usize>);

/// The heading of the selected row: itself, or the one above the measure; where no row is selected, the last.
pub(super) fn at_hand(app: &App) -> Option<Spot> {
    let of_row = app.rows.stand().map(|stand| (stand.section, stand.indicator));
    let last = || {
        let section = app.plan.sections.len().checked_sub(1)?;
        Some((section, app.plan.sections[section].indicators.len().checked_sub(1)))
    };
    of_row.or_else(last)
}

/// Asks for the title of an indicator behind the one at hand.
pub(super) fn add_indicator(app: &mut App) {
    match at_hand(app) {
        Some((section, indicator)) => {
            let last = app.plan.sections[section].indicators.len();
            let at = indicator.map_or(last, |at| at + 1);
            typing::ask(app, Line::Heading(Heading::NewIndicator(section, at)), "");
        }
        None => app.tell(app.naming("tui-needs-section", Action::AddSection)),
    }
}

/// Asks for the title of a section behind the one at hand.
pub(super) fn add_section(app: &mut App) {
    let at = at_hand(app).map_or(0, |(section, _)| section + 1);
    typing::ask(app, Line::Heading(Heading::NewSection(at)), "");
}

/// Selects the heading at `spot`, which has nothing below it yet. Only the whole plan in its own order shows those, so
/// the filter is cleared and the order is that of the plan; what changes by that is told.
pub(super) fn show(app: &mut App, (section, indicator): Spot) {
    let stand = indicator.map_or(Stand::section(section), |at| Stand::indicator(section, at));
    if app.rows.row_of(stand).is_none() {
        (app.query, app.memory.order) = (Query::default(), Order::Document);
        app.rebuild();
        tell_cleared(app);
    }
    if let Some(row) = app.rows.row_of(stand) {
        app.stand(row);
    }
}

/// What was told of something new is told again, with a word about the filter and the order that gave way to it.
pub(super) fn tell_cleared(app: &mut App) {
    if let Some(notice) = app.notice.take() {
        app.tell(Message::new("tui-shown-again").with_said("said", notice.message));
    }
}

pub(super) fn has_no_title(app: &mut App, title: &str) -> bool {
    if title.is_empty() {
        app.warn(app.naming("tui-title-empty", Action::Accept));
    }
    title.is_empty()
}

pub(super) fn of_indicator(app: &App, section: &Section, indicator: &Indicator, pick: Pick) -> Entry {
    let no = indicator.no.map_or(String::new(), |no| draw::number(&app.words, no as usize) + "  ");
    let detail = if section.code.is_empty() { short(&section.title) } else { section.code.clone() };
    Entry { label: format!("{no}{}", indicator.title), detail, also: section.title.clone(), pick }
}

/// A list of what can be written of the row at hand: the measure's title, the fields of its headings, of the plan; and
/// the other headings.
pub(super) fn edit(app: &mut App) {
    let here = at_hand(app);
    let mut entries = Vec::new();
    if let Some((_, measure)) = app.selected() {
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
        Heading::NewSection(_) => app.naming("tui-section-added", Action::AddIndicator),
        Heading::NewIndicator(..) => app.naming("tui-indicator-added", Action::AddMeasure),
        _ => app.naming("tui-heading-written", Action::Undo),
    };
    let is_made = commit(app, edit, said, false);
    if is_made {
        let spot = match heading {
            Heading::NewSection(at) => Some((at, None)),
            Heading::NewIndicator(section, at) => Some((section, Some(at))),
            _ => None,
        };
        if let Some(spot) = spot {
            show(app, spot);
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
