//! The wall: what the room sees on its pages, as plain data that needs no plan to be drawn.
//!
//! [`outline`] says which pages there are and how many items each has; [`page`] makes the part of one page that is
//! seen, so that ten thousand measures cost what a page holds. A [`Slide`] is all that is on the wall at a moment: it
//! goes through a file to the terminal that follows.
//!
//! All figures are those of the round that is shown, which are those of the grid and of the minutes on its day. Items
//! stand in the order of the plan, as on the paper before the members, and do not move when one is decided on.
//! Private notes never come here; scores do only where they were asked for. Limits: texts are cut at
//! [`LONGEST`] columns, which is more than any slide shows.

mod make;
mod place;

use serde::{Deserialize, Serialize};

use super::{Figures, Round};
use crate::calendar::{Day, FiscalYear};
use crate::plan::{Deadline, Expectation, Plan, Score, Status, When, YearScore};

pub use make::page;
pub use place::place;

/// The most columns of a text.
pub const LONGEST: usize = 400;

/// Names a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Key {
    /// Whose meeting it is.
    Title,
    /// The figures of the year.
    Figures,
    /// A section and its indicators: its index in the plan.
    Section(usize),
    /// An indicator and its measures.
    Indicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Index into the section's indicators.
        indicator: usize,
    },
    /// Overdue measures.
    Late,
    /// The responsible units.
    Units,
    /// Directives: what comes back to the meeting, and what it gave itself.
    Directives,
    /// What falls due before the next meeting.
    DueSoon,
    /// The end.
    Thanks,
}

/// A page as a list of pages names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which page.
    pub key: Key,
    /// The code of a section, the number of an indicator; empty where there is none.
    pub number: String,
    /// The title of a section or an indicator; empty where the key says it all.
    pub title: String,
    /// How many items it has: tiles, measures, units, directives.
    pub items: usize,
}

/// What may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether scores are shown.
    pub scores: bool,
}

/// A page, or the part of one that a slide holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which page.
    pub key: Key,
    /// As [`Entry::number`].
    pub number: String,
    /// As [`Entry::title`].
    pub title: String,
    /// The index of the first item that is here.
    pub from: usize,
    /// How many items the whole page has.
    pub of: usize,
    /// The current month's index in the strips, October 0; none outside the plan's year.
    pub month: Option<usize>,
    /// What it says beside its items.
    pub says: Says,
    /// What is decided on, one by one. Empty where [`Page::says`] has the items.
    pub items: Vec<Item>,
}

/// What a page says beside its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// Of [`Key::Title`].
    Front(Front),
    /// Of [`Key::Figures`].
    Year(Year),
    /// Of [`Key::Section`]: the section's figures, and its indicators.
    Tiles(Figures, Vec<Tile>),
    /// Of [`Key::Indicator`]: its figures.
    Measures(Figures),
    /// Of [`Key::Units`].
    Units(Vec<Bar>),
    /// Of [`Key::DueSoon`]: the last day that is looked at, and the number of the next meeting, where it is that one's.
    Until(Day, Option<String>),
    /// Of [`Key::Thanks`]: the next meeting, where the plan knows one.
    Thanks(Option<Coming>),
    /// Nothing more: of [`Key::Late`] and [`Key::Directives`].
    Items,
}

/// Whose meeting it is. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Front {
    /// Who meets.
    pub body: String,
    /// "3/2566".
    pub number: String,
    /// The day of the meeting, without one the day that is looked at.
    pub date: Day,
    /// Where.
    pub place: String,
    /// The office.
    pub agency: String,
    /// The plan's own title.
    pub plan: String,
    /// The year of the plan.
    pub year: FiscalYear,
}

/// The figures of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// Which.
    pub year: FiscalYear,
    /// Of the whole plan.
    pub figures: Figures,
    /// How many measures have which status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
    /// How an earlier year was assessed.
    pub score: Option<YearScore>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// Its number; empty where it has none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Of its measures.
    pub figures: Figures,
    /// The worst of its measures.
    pub worst: Option<(Deadline, Status)>,
    /// Last year's.
    pub score: Option<Score>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Its name; empty for the measures that name no unit.
    pub name: String,
    /// Of its measures.
    pub figures: Figures,
}

/// The next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// "4/2566".
    pub number: String,
    /// Its day.
    pub date: Day,
    /// Where; empty where that is not known.
    pub place: String,
}

/// What is decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is in the plan.
    pub target: Target,
    /// How it stands: its glyph and its colour are made of it.
    pub state: (Deadline, Status),
    /// A measure's id, a directive's number in the list.
    pub number: String,
    /// What is to be done.
    pub title: String,
    /// The units, one behind the other; may be empty.
    pub unit: String,
    /// In the order in which they are read.
    pub detail: Vec<Detail>,
    /// October to September; none of a directive.
    pub strip: Option<[Expectation; 12]>,
}

/// What an item is in the plan, by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A measure.
    Measure(String),
    /// A directive.
    Directive(String),
}

/// What is said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Its status.
    Status(Status),
    /// How it stands to its deadline.
    Deadline(Deadline),
    /// By when.
    When(When),
    /// How many of the reports that were expected until now came: months, or what the rhythm has.
    Reports {
        /// So many came.
        came: usize,
        /// Of so many.
        of: usize,
    },
    /// What was last reported, in the unit's words.
    Said(String),
    /// In which meeting a directive was given, and how many days ago.
    Given {
        /// The number of the meeting.
        meeting: String,
        /// Where that is known.
        days: Option<i64>,
    },
    /// It was given in this meeting.
    GivenHere,
    /// The measure that a directive is about, by id.
    About(String),
    /// It was closed in this meeting.
    ClosedHere,
    /// Nothing was reported yet.
    Unreported,
}

/// All that is on the wall at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// The page, or the part of it that is seen.
    pub page: Page,
    /// What stands below every page.
    pub footer: Footer,
    /// The number of the slide, from 1.
    pub number: usize,
    /// How many slides there are.
    pub count: usize,
    /// The time of day in words; empty where none is shown.
    pub clock: String,
    /// How much larger than usual: -2 to 4.
    pub step: i8,
    /// Whether the wall is blank.
    pub is_blank: bool,
    /// The selected item: index into [`Page::items`].
    pub selected: Option<usize>,
}

impl Slide {
    /// Whether it is one that can be: its figures fit each other. What comes from a file need not.
    pub fn is_sound(&self) -> bool {
        let Self { page, number, count, step, selected, .. } = self;
        let fits = page.from.checked_add(page.items.len()).is_some_and(|end| end <= page.of);
        fits && page.month.is_none_or(|month| month < 12)
            && (1..=*count).contains(number)
            && (-2..=4).contains(step)
            && selected.is_none_or(|selected| selected < page.items.len())
    }
}

/// What stands below every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Footer {
    /// The office.
    pub agency: String,
    /// The number of the meeting; empty where there is none.
    pub meeting: String,
    /// The day that is looked at.
    pub day: Day,
}

impl Footer {
    /// Of `round`, a round of `plan`.
    pub fn of(plan: &Plan, round: &Round<'_>) -> Self {
        let meeting = round.meeting.map(|meeting| make::cut(&meeting.number)).unwrap_or_default();
        Self { agency: make::cut(&plan.agency), meeting, day: round.as_of }
    }
}

/// The pages in order. What would have nothing to say at all is left out: an indicator without measures, the units
/// where none is named; that nothing is late is worth a page.
pub fn outline(plan: &Plan, round: &Round<'_>) -> Vec<Entry> {
    let bare = |key, items| Entry { key, number: String::new(), title: String::new(), items };
    let mut entries = vec![bare(Key::Title, 0), bare(Key::Figures, 0)];
    for (section, part) in plan.sections.iter().enumerate() {
        if part.indicators.is_empty() {
            continue;
        }
        let heading = (make::cut(&part.code), make::cut(&part.title));
        entries.push(entry(Key::Section(section), heading, part.indicators.len()));
        for (indicator, of) in part.indicators.iter().enumerate().filter(|(_, i)| !i.measures.is_empty()) {
            let key = Key::Indicator { section, indicator };
            entries.push(entry(key, make::heading(of), of.measures.len()));
        }
    }
    let has_measures = round.figures.all > 0;
    let units = make::unit_count(plan);
    let directives = make::directive_count(round);
    if has_measures {
        entries.push(bare(Key::Late, round.late.len()));
    }
    if units > 0 {
        entries.push(bare(Key::Units, units));
    }
    if has_measures || directives > 0 {
        entries.push(bare(Key::Directives, directives));
    }
    if has_measures {
        entries.push(bare(Key::DueSoon, round.falling_due.len()));
    }
    entries.push(bare(Key::Thanks, 0));
    entries
}

fn entry(key: Key, (number, title): (String, String), items: usize) -> Entry {
    Entry { key, number, title, items }
}

#[cfg(test)]
mod tests;
