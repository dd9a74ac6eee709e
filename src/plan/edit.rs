//! The one way in which a plan changes.
//!
//! An [`Edit`] is data. [`Edit::apply`] changes the plan and gives the edit that takes the change back; undo,
//! redo and whatever records changes are made of that. A failed edit leaves the plan as it was.
//!
//! Limits: measures are found by their id, the first one where an id stands twice (`check` warns of that).
//! Follow-ups are found by their index in the log, since two of one day are nothing unusual; sections and indicators
//! by their index, since format 1 gives them no id. To take one of those elsewhere is a batch: out, and in again.

use serde::{Deserialize, Serialize};

mod batch;
mod parts;
mod sitting;

use super::{
    AgendaItem, Attendance, Body, Directive, Due, FollowUp, Indicator, Issue, Measure, Meeting, MeetingState,
    Member, Monitoring, Order, Place, Plan, Responsible, Score, Section, YearScore,
};
use crate::calendar::Day;

/// A change of the plan. Each variant says what takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Edit {
    /// Puts a follow-up into the log of a measure, before the entry that stands at `at` (at the end where `at`
    /// is the log's length). Back: [`Edit::RemoveFollowUp`].
    AddFollowUp {
        /// The measure's id.
        measure: String,
        /// Index in the log.
        at: usize,
        /// What was reported.
        entry: FollowUp,
    },
    /// Takes an entry out of the log. Back: [`Edit::AddFollowUp`].
    RemoveFollowUp {
        /// The measure's id.
        measure: String,
        /// Index in the log.
        at: usize,
    },
    /// Replaces an entry of the log. Back: the same with the former entry.
    SetFollowUp {
        /// The measure's id.
        measure: String,
        /// Index in the log.
        at: usize,
        /// What was reported.
        entry: FollowUp,
    },
    /// Replaces one field of a measure. Back: the same with the former value.
    SetField {
        /// The measure's id.
        measure: String,
        /// The field and its new value.
        field: Field,
    },
    /// Puts in a measure, before the one that stands at `place`. Back: [`Edit::RemoveMeasure`].
    InsertMeasure {
        /// Where.
        place: Place,
        /// The measure; its id must be new to the plan.
        measure: Box<Measure>,
    },
    /// Takes a measure out, with its log. Back: [`Edit::InsertMeasure`], so one whose id stands twice stays.
    RemoveMeasure {
        /// The measure's id.
        measure: String,
    },
    /// Takes a measure to another place: `to` is where it stands afterwards. Back: the same, to where it was.
    MoveMeasure {
        /// The measure's id.
        measure: String,
        /// Its new place.
        to: Place,
    },
    /// Replaces one field of the plan itself. Back: the same with the former value.
    SetPlan(PlanField),
    /// Puts in a section before the one at `at`, with all that is in it. Back: [`Edit::RemoveSection`].
    InsertSection {
        /// Index into [`Plan::sections`].
        at: usize,
        /// The section; the ids of its measures must be new to the plan.
        section: Box<Section>,
    },
    /// Takes a section out, with all that is in it. Back: [`Edit::InsertSection`], so one that shares the id of a
    /// measure with another stays.
    RemoveSection {
        /// Index into [`Plan::sections`].
        at: usize,
    },
    /// Replaces one field of a section. Back: the same with the former value.
    SetSection {
        /// Index into [`Plan::sections`].
        at: usize,
        /// The field and its new value.
        field: SectionField,
    },
    /// Puts an indicator into a section before the one at `at`, with all that is in it. Back:
    /// [`Edit::RemoveIndicator`].
    InsertIndicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Index into [`Section::indicators`].
        at: usize,
        /// The indicator; the ids of its measures must be new to the plan.
        indicator: Box<Indicator>,
    },
    /// Takes an indicator out, with all that is in it. Back: [`Edit::InsertIndicator`], so one that shares the id of
    /// a measure with another stays.
    RemoveIndicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Index into [`Section::indicators`].
        at: usize,
    },
    /// Replaces one field of an indicator. Back: the same with the former value.
    SetIndicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Index into [`Section::indicators`].
        at: usize,
        /// The field and its new value.
        field: IndicatorField,
    },
    /// Puts in a directive before the one that stands at `at`. Back: [`Edit::RemoveDirective`].
    AddDirective {
        /// Index into [`Plan::directives`].
        at: usize,
        /// The directive; its id must be new to the plan.
        directive: Box<Directive>,
    },
    /// Takes a directive out. Back: [`Edit::AddDirective`].
    RemoveDirective {
        /// Its id.
        id: String,
    },
    /// Replaces the directive of this id. Back: the same with the former one.
    SetDirective(Box<Directive>),
    /// Puts in a body before the one at `at`. Back: [`Edit::RemoveBody`].
    InsertBody {
        /// Index into [`Plan::bodies`].
        at: usize,
        /// The body, with its members.
        body: Box<Body>,
    },
    /// Takes a body out, with its members. Back: [`Edit::InsertBody`].
    RemoveBody {
        /// Index into [`Plan::bodies`].
        at: usize,
    },
    /// Replaces one field of a body. Back: the same with the former value.
    SetBody {
        /// Index into [`Plan::bodies`].
        at: usize,
        /// The field and its new value.
        field: BodyField,
    },
    /// Puts in a meeting before the one at `at`. Back: [`Edit::RemoveMeeting`].
    AddMeeting {
        /// Index into [`Plan::meetings`].
        at: usize,
        /// The meeting, not filed yet; its number must be new to the plan.
        meeting: Box<Meeting>,
    },
    /// Takes out a meeting that is not filed. Back: [`Edit::AddMeeting`], so one whose number stands twice stays.
    RemoveMeeting {
        /// Its number.
        number: String,
    },
    /// Replaces one field of a meeting; of one that is filed, nothing but its standing. Back: the same with the former
    /// value, under the number that the meeting has then.
    SetMeeting {
        /// Its number.
        number: String,
        /// The field and its new value.
        field: MeetingField,
    },
    /// Several edits as one, in order; all or none. Back: the inverses in reverse order.
    Batch(Vec<Edit>),
}

/// A field of a measure that is set as a whole, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// [`Measure::codes`].
    Codes(Vec<String>),
    /// [`Measure::title`].
    Title(String),
    /// [`Measure::issue`].
    Issue(String),
    /// [`Measure::activities`].
    Activities(Vec<String>),
    /// [`Measure::outputs`].
    Outputs(Vec<String>),
    /// [`Measure::awareness`].
    Awareness(Vec<String>),
    /// [`Measure::due`].
    Due(Due),
    /// [`Measure::monitoring`].
    Monitoring(Monitoring),
    /// [`Measure::responsible`].
    Responsible(Responsible),
    /// [`Measure::note`].
    Note(String),
}

/// A field of the plan itself, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanField {
    /// [`Plan::agency`].
    Agency(String),
    /// [`Plan::title`].
    Title(String),
    /// [`Plan::score`].
    Score(Option<YearScore>),
}

/// A field of a section, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectionField {
    /// [`Section::title`].
    Title(String),
    /// [`Section::code`].
    Code(String),
}

/// A field of an indicator, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorField {
    /// [`Indicator::no`].
    No(Option<u32>),
    /// [`Indicator::title`].
    Title(String),
    /// [`Indicator::score`].
    Score(Option<Score>),
    /// [`Indicator::analysis`].
    Analysis(String),
    /// [`Indicator::issues`].
    Issues(Vec<Issue>),
    /// [`Indicator::results`].
    Results(Vec<String>),
}

/// A field of a body, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodyField {
    /// [`Body::name`].
    Name(String),
    /// [`Body::order`].
    Order(Option<Order>),
    /// [`Body::duties`].
    Duties(Vec<String>),
    /// [`Body::members`].
    Members(Vec<Member>),
}

/// A field of a meeting, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeetingField {
    /// [`Meeting::number`]. What refers to the meeting still has the old one: see [`Plan::renumber`].
    Number(String),
    /// [`Meeting::date`].
    Date(Day),
    /// [`Meeting::body`].
    Body(String),
    /// [`Meeting::opened`].
    Opened(String),
    /// [`Meeting::closed`].
    Closed(String),
    /// [`Meeting::place`].
    Place(String),
    /// [`Meeting::attendance`].
    Attendance(Vec<Attendance>),
    /// [`Meeting::guests`].
    Guests(Vec<String>),
    /// [`Meeting::agenda`].
    Agenda(Vec<AgendaItem>),
    /// [`Meeting::writer`].
    Writer(String),
    /// [`Meeting::reviewer`].
    Reviewer(String),
    /// Where it stands, and what is kept of it for that.
    Standing(Standing),
}

/// Where a meeting stands, with the minutes that are kept of it: they change together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// [`Meeting::state`].
    pub state: MeetingState,
    /// [`Meeting::minutes`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// [`Meeting::former`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

/// Why an edit does not fit the plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// No measure has this id.
    #[error("no measure has the id '{0}'")]
    NoMeasure(String),
    /// The measure's log has no such entry.
    #[error("measure '{measure}' has no follow-up at index {at}")]
    NoFollowUp {
        /// The measure's id.
        measure: String,
        /// The index that was asked for.
        at: usize,
    },
    /// A measure with this id exists.
    #[error("the id '{0}' is taken")]
    IdTaken(String),
    /// The plan has no such place.
    #[error("the plan has no place {0:?}")]
    NoPlace(Place),
    /// The plan has no such section.
    #[error("the plan has no section {0}")]
    NoSection(usize),
    /// The section has no such indicator.
    #[error("section {section} has no indicator {at}")]
    NoIndicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// The index that was asked for.
        at: usize,
    },
    /// No directive has this id, or none stands at this index.
    #[error("no directive '{0}'")]
    NoDirective(String),
    /// The plan has no such body.
    #[error("the plan has no body {0}")]
    NoBody(usize),
    /// No meeting has this number, or none stands at this index.
    #[error("no meeting '{0}'")]
    NoMeeting(String),
    /// A meeting with this number exists.
    #[error("the number '{0}' is taken")]
    NumberTaken(String),
    /// The meeting is closed and its minutes are kept: it stays as it was reported.
    #[error("meeting '{0}' is filed")]
    Filed(String),
}

impl Edit {
    /// `edits` as one; none where there is none.
    pub fn of_all(mut edits: Vec<Self>) -> Option<Self> {
        if edits.len() > 1 { Some(Self::Batch(edits)) } else { edits.pop() }
    }

    /// Changes `plan` and gives the edit that takes the change back. On an error the plan is as it was.
    pub fn apply(self, plan: &mut Plan) -> Result<Self, Misfit> {
        match self {
            Self::AddFollowUp { .. }
            | Self::RemoveFollowUp { .. }
            | Self::SetFollowUp { .. }
            | Self::SetField { .. } => {
                let id = self.within().unwrap_or_default();
                let place = plan.find(id).map(|(place, _)| place);
                let place = place.ok_or_else(|| Misfit::NoMeasure(id.to_owned()))?;
                self.apply_within(plan, place)
            }
            Self::InsertMeasure { place, measure } => insert(plan, place, measure),
            Self::RemoveMeasure { measure } => {
                let (place, measure) = remove(plan, &measure)?;
                if plan.find(&measure.id).is_some() {
                    let id = measure.id.clone();
                    plan.measures_at(place)?.insert(place.measure, measure);
                    return Err(Misfit::IdTaken(id));
                }
                Ok(Self::InsertMeasure { place, measure: Box::new(measure) })
            }
            Self::MoveMeasure { measure, to } => relocate(plan, measure, to),
            Self::SetPlan(_)
            | Self::InsertSection { .. }
            | Self::RemoveSection { .. }
            | Self::SetSection { .. }
            | Self::InsertIndicator { .. }
            | Self::RemoveIndicator { .. }
            | Self::SetIndicator { .. }
            | Self::AddDirective { .. }
            | Self::RemoveDirective { .. }
            | Self::SetDirective(_) => parts::apply(self, plan),
            Self::InsertBody { .. }
            | Self::RemoveBody { .. }
            | Self::SetBody { .. }
            | Self::AddMeeting { .. }
            | Self::RemoveMeeting { .. }
            | Self::SetMeeting { .. } => sitting::apply(self, plan),
            Self::Batch(edits) => batch::apply_all(plan, edits),
        }
    }
}

impl Edit {
    /// The id of the measure within which it changes something: all measures stay where they are.
    fn within(&self) -> Option<&str> {
        match self {
            Self::AddFollowUp { measure, .. }
            | Self::RemoveFollowUp { measure, .. }
            | Self::SetFollowUp { measure, .. }
            | Self::SetField { measure, .. } => Some(measure),
            _ => None,
        }
    }

    /// Whether every measure stands where it stood, besides those [within](Self::within) which it changes something.
    const fn keeps_places(&self) -> bool {
        matches!(
            self,
            Self::SetPlan(_)
                | Self::AddDirective { .. }
                | Self::RemoveDirective { .. }
                | Self::SetDirective(_)
                | Self::InsertBody { .. }
                | Self::RemoveBody { .. }
                | Self::SetBody { .. }
                | Self::AddMeeting { .. }
                | Self::RemoveMeeting { .. }
                | Self::SetMeeting { .. }
        )
    }

    /// [`Edit::apply`] of what changes something [within](Self::within) the measure at `place`.
    fn apply_within(self, plan: &mut Plan, place: Place) -> Result<Self, Misfit> {
        let found = plan.measures_at(place)?.get_mut(place.measure).ok_or(Misfit::NoPlace(place))?;
        let log = &mut found.log;
        match self {
            Self::AddFollowUp { measure, at, .. } if at > log.len() => {
                Err(Misfit::NoFollowUp { measure, at })
            }
            Self::RemoveFollowUp { measure, at } | Self::SetFollowUp { measure, at, .. }
                if at >= log.len() =>
            {
                Err(Misfit::NoFollowUp { measure, at })
            }
            Self::AddFollowUp { measure, at, entry } => {
                log.insert(at, entry);
                Ok(Self::RemoveFollowUp { measure, at })
            }
            Self::RemoveFollowUp { measure, at } => {
                let entry = log.remove(at);
                Ok(Self::AddFollowUp { measure, at, entry })
            }
            Self::SetFollowUp { measure, at, entry } => {
                let entry = std::mem::replace(&mut log[at], entry);
                Ok(Self::SetFollowUp { measure, at, entry })
            }
            Self::SetField { measure, field } => {
                let field = field.swap_into(found);
                Ok(Self::SetField { measure, field })
            }
            // The rest is not within a measure, and does not come here.
            edit => edit.apply(plan),
        }
    }
}

impl Edit {
    /// The id of the measure that it is about, of several the first: where to look for what it changed.
    pub fn measure(&self) -> Option<&str> {
        match self {
            Self::AddFollowUp { measure, .. }
            | Self::RemoveFollowUp { measure, .. }
            | Self::SetFollowUp { measure, .. }
            | Self::SetField { measure, .. }
            | Self::RemoveMeasure { measure }
            | Self::MoveMeasure { measure, .. } => Some(measure),
            Self::InsertMeasure { measure, .. } => Some(&measure.id),
            Self::AddDirective { directive, .. } | Self::SetDirective(directive) => {
                Some(directive.about.as_str()).filter(|about| !about.is_empty())
            }
            Self::SetPlan(_)
            | Self::InsertSection { .. }
            | Self::RemoveSection { .. }
            | Self::SetSection { .. }
            | Self::InsertIndicator { .. }
            | Self::RemoveIndicator { .. }
            | Self::SetIndicator { .. }
            | Self::RemoveDirective { .. }
            | Self::InsertBody { .. }
            | Self::RemoveBody { .. }
            | Self::SetBody { .. }
            | Self::AddMeeting { .. }
            | Self::RemoveMeeting { .. }
            | Self::SetMeeting { .. } => None,
            Self::Batch(edits) => edits.iter().find_map(Self::measure),
        }
    }
}

impl Edit {
    /// Whether the agency or a unit may have another name by it.
    pub fn may_rename(&self) -> bool {
        match self {
            Self::SetPlan(field) => matches!(field, PlanField::Agency(_)),
            Self::SetField { field, .. } => matches!(field, Field::Responsible(_)),
            Self::Batch(edits) => edits.iter().any(Self::may_rename),
            _ => false,
        }
    }
}

impl Field {
    /// Puts the value into `measure` and gives the former one.
    fn swap_into(mut self, measure: &mut Measure) -> Self {
        use std::mem::swap;
        match &mut self {
            Self::Codes(value) => swap(value, &mut measure.codes),
            Self::Title(value) => swap(value, &mut measure.title),
            Self::Issue(value) => swap(value, &mut measure.issue),
            Self::Activities(value) => swap(value, &mut measure.activities),
            Self::Outputs(value) => swap(value, &mut measure.outputs),
            Self::Awareness(value) => swap(value, &mut measure.awareness),
            Self::Due(value) => swap(value, &mut measure.due),
            Self::Monitoring(value) => swap(value, &mut measure.monitoring),
            Self::Responsible(value) => swap(value, &mut measure.responsible),
            Self::Note(value) => swap(value, &mut measure.note),
        }
        self
    }
}

impl Plan {
    fn measures_at(&mut self, place: Place) -> Result<&mut Vec<Measure>, Misfit> {
        self.sections
            .get_mut(place.section)
            .and_then(|section| section.indicators.get_mut(place.indicator))
            .map(|indicator| &mut indicator.measures)
            .ok_or(Misfit::NoPlace(place))
    }
}

fn insert(plan: &mut Plan, place: Place, measure: Box<Measure>) -> Result<Edit, Misfit> {
    if plan.find(&measure.id).is_some() {
        return Err(Misfit::IdTaken(measure.id));
    }
    let measures = plan.measures_at(place)?;
    if place.measure > measures.len() {
        return Err(Misfit::NoPlace(place));
    }
    let id = measure.id.clone();
    measures.insert(place.measure, *measure);
    Ok(Edit::RemoveMeasure { measure: id })
}

fn remove(plan: &mut Plan, id: &str) -> Result<(Place, Measure), Misfit> {
    let (place, _) = plan.find(id).ok_or_else(|| Misfit::NoMeasure(id.to_owned()))?;
    let measure = plan.measures_at(place)?.remove(place.measure);
    Ok((place, measure))
}

fn relocate(plan: &mut Plan, id: String, to: Place) -> Result<Edit, Misfit> {
    let (from, measure) = remove(plan, &id)?;
    let fits = plan.measures_at(to).is_ok_and(|measures| to.measure <= measures.len());
    let target = if fits { to } else { from };
    plan.measures_at(target)?.insert(target.measure, measure);
    if fits { Ok(Edit::MoveMeasure { measure: id, to: from }) } else { Err(Misfit::NoPlace(to)) }
}

#[cfg(test)]
mod tests;
