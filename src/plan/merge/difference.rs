//! What both sides changed differently, and the edit that puts mine in place of theirs.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::calendar::FiscalYear;
use crate::plan::{
    Body, Directive, Edit, Field, FollowUp, Indicator, Issue, Measure, Meeting, Place, Plan, Score, Section,
    YearScore,
};

/// A measure by its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// The how manieth of this id, from 0, where a plan has it more than once: no edit finds such a measure.
    pub nth: Option<usize>,
}

/// Where a measure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The section and the indicator in words.
    pub heading: String,
    /// Indexes of the two in the merged plan; none where it has not got them.
    pub place: Option<(usize, usize)>,
    /// The id of the measure before it; none where it is the first.
    pub after: Option<String>,
}

/// Something that has another value in mine than in theirs; the merged plan has theirs. Where a value may be absent,
/// `None` is that it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A field of a measure.
    Field {
        /// Which measure.
        measure: Named,
        /// My value.
        mine: Field,
        /// Their value, of the same field.
        theirs: Field,
    },
    /// An entry of a log.
    Entry {
        /// Of which measure.
        measure: Named,
        /// My entry.
        mine: Option<FollowUp>,
        /// Their entry.
        theirs: Option<FollowUp>,
    },
    /// The order of the entries of a log.
    Log {
        /// Of which measure.
        measure: Named,
        /// Those that stay, in my order.
        mine: Vec<FollowUp>,
        /// The same in theirs.
        theirs: Vec<FollowUp>,
    },
    /// A measure that one side took out, or that only mine has.
    Whole {
        /// Which measure.
        measure: Named,
        /// Mine, and where it stands.
        mine: Option<(Spot, Box<Measure>)>,
        /// Theirs.
        theirs: Option<Box<Measure>>,
    },
    /// The heading under which a measure stands.
    Place {
        /// Which measure.
        measure: Named,
        /// Where it stands in mine.
        mine: Spot,
        /// Where it stands in theirs.
        theirs: Spot,
    },
    /// The order of the measures of an indicator.
    Order {
        /// The section and the indicator in words.
        heading: String,
        /// Their indexes in the merged plan.
        place: (usize, usize),
        /// My order.
        mine: Vec<Named>,
        /// Their order.
        theirs: Vec<Named>,
    },
    /// A part of the plan that is no measure: no edit changes it yet.
    Part {
        /// Of what, in the plan's words: a body's name, a meeting's number, a heading; empty for the plan itself.
        of: String,
        /// My value.
        mine: Option<Part>,
        /// Their value.
        theirs: Option<Part>,
    },
}

/// A value of the plan outside its measures. It is written as the plan file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// [`Plan::format`].
    Format(u32),
    /// [`Plan::agency`].
    Agency(String),
    /// [`Plan::fiscal_year`].
    FiscalYear(FiscalYear),
    /// [`Plan::title`].
    Title(String),
    /// [`Plan::score`].
    Score(Option<YearScore>),
    /// One of [`Plan::bodies`].
    Body(Body),
    /// One of [`Plan::meetings`].
    Meeting(Box<Meeting>),
    /// One of [`Plan::directives`].
    Directive(Directive),
    /// The heading of one of [`Plan::sections`], without its indicators.
    Section(Section),
    /// [`Section::title`].
    SectionTitle(String),
    /// [`Section::code`].
    SectionCode(String),
    /// One of [`Section::indicators`], without its measures.
    Indicator(Indicator),
    /// [`Indicator::no`].
    IndicatorNo(Option<u32>),
    /// [`Indicator::title`].
    IndicatorTitle(String),
    /// [`Indicator::score`].
    IndicatorScore(Option<Score>),
    /// [`Indicator::analysis`].
    IndicatorAnalysis(String),
    /// [`Indicator::issues`].
    IndicatorIssues(Vec<Issue>),
    /// [`Indicator::results`].
    IndicatorResults(Vec<String>),
    /// The order of several of a kind, by their names.
    Order(Vec<String>),
}

impl Difference {
    /// The measure that it is about.
    pub fn measure(&self) -> Option<&Named> {
        match self {
            Self::Field { measure, .. }
            | Self::Entry { measure, .. }
            | Self::Log { measure, .. }
            | Self::Whole { measure, .. }
            | Self::Place { measure, .. } => Some(measure),
            Self::Order { .. } | Self::Part { .. } => None,
        }
    }

    /// Whether an edit can put mine in place of theirs.
    pub fn has_edit(&self) -> bool {
        let is_single = |measure: &Named| measure.nth.is_none();
        match self {
            Self::Field { measure, .. } | Self::Entry { measure, .. } | Self::Log { measure, .. } => {
                is_single(measure)
            }
            Self::Whole { measure, mine, .. } => {
                is_single(measure) && mine.as_ref().is_none_or(|(spot, _)| spot.place.is_some())
            }
            Self::Place { measure, mine, .. } => is_single(measure) && mine.place.is_some(),
            Self::Order { mine, .. } => mine.iter().all(is_single),
            Self::Part { .. } => false,
        }
    }

    /// The edit that puts mine in place of theirs in `plan`, the merged one or what was made of it since by edits of
    /// measures; none where no edit can, or where `plan` has theirs no more.
    pub fn take_mine(&self, plan: &Plan) -> Option<Edit> {
        if !self.has_edit() {
            return None;
        }
        match self {
            Self::Field { measure: Named { id, .. }, mine, .. } => {
                Some(Edit::SetField { measure: id.clone(), field: mine.clone() })
            }
            Self::Entry { measure, mine, theirs } => entry(plan, &measure.id, mine.as_ref(), theirs.as_ref()),
            Self::Log { measure, mine, .. } => rewrite(plan, &measure.id, mine),
            Self::Whole { measure, mine: Some((spot, mine)), .. } => {
                let place = spot.resolve(plan, &measure.id)?;
                Some(Edit::InsertMeasure { place, measure: mine.clone() })
            }
            Self::Whole { measure, mine: None, .. } => {
                Some(Edit::RemoveMeasure { measure: measure.id.clone() })
            }
            Self::Place { measure, mine, .. } => {
                let to = mine.resolve(plan, &measure.id)?;
                Some(Edit::MoveMeasure { measure: measure.id.clone(), to })
            }
            Self::Order { place, mine, .. } => rearrange(plan, *place, mine),
            Self::Part { .. } => None,
        }
    }
}

impl Spot {
    /// The place in `plan` where the measure `id` stands when it is put here.
    fn resolve(&self, plan: &Plan, id: &str) -> Option<Place> {
        let (section, indicator) = self.place?;
        let measures = &plan.sections.get(section)?.indicators.get(indicator)?.measures;
        let others = || measures.iter().filter(|measure| measure.id != id);
        let measure = match &self.after {
            None => 0,
            Some(after) => match others().position(|measure| measure.id == *after) {
                Some(before) => before + 1,
                None => others().count(),
            },
        };
        Some(Place { section, indicator, measure })
    }
}

/// The edit that has `mine` in the log in place of `theirs`. An entry is found by what it says: its index may have
/// moved.
fn entry(plan: &Plan, id: &str, mine: Option<&FollowUp>, theirs: Option<&FollowUp>) -> Option<Edit> {
    let (_, measure) = plan.find(id)?;
    let id = id.to_owned();
    let Some(theirs) = theirs else {
        let entry = mine?.clone();
        let at = measure.log.iter().rposition(|known| known.on <= entry.on).map_or(0, |before| before + 1);
        return Some(Edit::AddFollowUp { measure: id, at, entry });
    };
    let at = measure.log.iter().position(|entry| entry == theirs)?;
    Some(match mine {
        Some(mine) => Edit::SetFollowUp { measure: id, at, entry: mine.clone() },
        None => Edit::RemoveFollowUp { measure: id, at },
    })
}

/// The edits that put the entries of a log into the order of `wanted`; those that it does not name keep their places.
fn rewrite(plan: &Plan, id: &str, wanted: &[FollowUp]) -> Option<Edit> {
    let (_, measure) = plan.find(id)?;
    let count = |entries: &[FollowUp]| {
        let mut counts: HashMap<FollowUp, usize> = HashMap::new();
        for entry in entries {
            *counts.entry(entry.clone()).or_default() += 1;
        }
        counts
    };
    let (mut here, mut named) = (count(&measure.log), count(wanted));
    let take = |counts: &mut HashMap<FollowUp, usize>, entry: &FollowUp| match counts.get_mut(entry) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let mut next = wanted.iter().filter(|entry| take(&mut here, entry));
    let mut edits = Vec::new();
    for (at, entry) in measure.log.iter().enumerate().filter(|(_, entry)| take(&mut named, entry)) {
        let aim = next.next()?;
        if aim != entry {
            edits.push(Edit::SetFollowUp { measure: id.to_owned(), at, entry: aim.clone() });
        }
    }
    Some(Edit::Batch(edits))
}

/// The moves that put the measures of an indicator into the order of `wanted`; those that it does not name keep
/// their places.
fn rearrange(plan: &Plan, (section, indicator): (usize, usize), wanted: &[Named]) -> Option<Edit> {
    let measures = &plan.sections.get(section)?.indicators.get(indicator)?.measures;
    let mut now: Vec<&str> = measures.iter().map(|measure| measure.id.as_str()).collect();
    let known: HashSet<&str> = now.iter().copied().collect();
    let named: HashSet<&str> = wanted.iter().map(|named| named.id.as_str()).collect();
    let mut next = wanted.iter().map(|named| named.id.as_str()).filter(|id| known.contains(id));
    let aim: Vec<&str> =
        now.iter().map(|id| if named.contains(id) { next.next().unwrap_or(id) } else { id }).collect();
    let mut moves = Vec::new();
    for (measure, id) in aim.into_iter().enumerate() {
        if now[measure] != id {
            let from = measure + now[measure..].iter().position(|known| *known == id)?;
            now.remove(from);
            now.insert(measure, id);
            let to = Place { section, indicator, measure };
            moves.push(Edit::MoveMeasure { measure: id.to_owned(), to });
        }
    }
    Some(Edit::Batch(moves))
}

/// A heading in words: "IIT · 1 การปฏิบัติหน้าที่".
pub(super) fn order_of(section: &Section, indicator: &Indicator) -> String {
    let no = indicator.no.map_or(String::new(), |no| format!("{no} "));
    format!("{} · {no}{}", section_name(section), indicator.title)
}

/// The code of a section, or its title where it has none.
pub(super) fn section_name(section: &Section) -> &str {
    if section.code.is_empty() { &section.title } else { &section.code }
}
