//! The plan of one fiscal year and its rules.
//!
//! Pure: no clock (`today` is a parameter), no files, no terminal. The names of the fields are those of the
//! plan file (format 1) and of its JSON export; what is empty is left out when written.

mod agenda;
#[cfg(test)]
pub(crate) mod arbitrary;
mod check;
mod deadline;
mod decision;
mod directive;
mod draft;
mod due;
mod edit;
mod expectation;
mod hearing;
mod history;
mod ids;
mod measure;
mod meeting;
mod merge;
mod monthly;
mod passage;
mod roster;
mod score;
mod sitting;
mod texts;
mod units;

pub use agenda::AgendaPart;
pub use check::{Finding, Problem, check};
pub use deadline::{Deadline, SOON};
pub use decision::is_resolved;
pub use directive::Fixed;
pub use draft::{Draft, List, Passage, Words};
pub use due::{Due, Monitoring, Responsible, When};
pub use edit::{
    BodyField, Edit, Field, IndicatorField, MeetingField, Misfit, PlanField, SectionField, Standing,
};
pub use expectation::Expectation;
pub use history::History;
pub use measure::{FollowUp, Measure, Status};
pub use meeting::{AgendaItem, Attendance, Directive, Meeting, MeetingPart, MeetingState, Presence, Report};
pub use merge::{Difference, Merge, Named, Part, Spot, compare, merge};
pub use roster::{Body, Member, Order, Role};
pub use score::{NotAScore, Score, YearScore};

use serde::{Deserialize, Serialize};

use crate::calendar::FiscalYear;

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// One fiscal year's plan of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The file's format: [`FORMAT`].
    pub format: u32,
    /// The office, in full: "สำนักงานเขตจตุจักร".
    pub agency: String,
    /// The fiscal year, Buddhist Era.
    pub fiscal_year: FiscalYear,
    /// The document's own title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The result of an earlier assessment that the plan answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<YearScore>,
    /// The committee, the working group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Body>,
    /// What groups the indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The meetings of the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// What meetings told units to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directives: Vec<Directive>,
}

/// A group of indicators: an instrument of the assessment (IIT, EIT, OIT), or whatever the plan's own is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// In full: "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน".
    pub title: String,
    /// Its short name: "IIT".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// In the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
}

/// One of the assessed indicators (ตัวชี้วัด): the heading under which measures stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its number in the assessment, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    /// Without the number: "การปฏิบัติหน้าที่".
    pub title: String,
    /// Last year's score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// What the document says of that score.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub analysis: String,
    /// The weaknesses to be mended, where they belong to the indicator and not to one measure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Issue>,
    /// What was reported for the indicator as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<String>,
    /// In the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
}

/// A weakness to be mended (ประเด็น), with the codes of the questions it comes from (i1, E2, O14).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Free: they differ by year and kind of agency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// The weakness in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Where a measure stands: indexes of its section, of the indicator in it, of the measure in that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Index into [`Plan::sections`].
    pub section: usize,
    /// Index into [`Section::indicators`].
    pub indicator: usize,
    /// Index into [`Indicator::measures`].
    pub measure: usize,
}

impl Plan {
    /// A plan with nothing in it.
    pub fn new(agency: impl Into<String>, fiscal_year: FiscalYear) -> Self {
        Self {
            format: FORMAT,
            agency: agency.into(),
            fiscal_year,
            title: String::new(),
            score: None,
            bodies: Vec::new(),
            sections: Vec::new(),
            meetings: Vec::new(),
            directives: Vec::new(),
        }
    }

    /// Every measure with its place, in the order of the document.
    pub fn measures(&self) -> impl Iterator<Item = (Place, &Measure)> {
        self.sections.iter().enumerate().flat_map(|(section, s)| {
            s.indicators.iter().enumerate().flat_map(move |(indicator, i)| {
                let place = move |measure| Place { section, indicator, measure };
                i.measures.iter().enumerate().map(move |(m, measure)| (place(m), measure))
            })
        })
    }

    /// The measure at `place`.
    pub fn at(&self, place: Place) -> Option<&Measure> {
        self.sections.get(place.section)?.indicators.get(place.indicator)?.measures.get(place.measure)
    }

    /// The first measure whose id is `id`, with its place.
    pub fn find(&self, id: &str) -> Option<(Place, &Measure)> {
        self.measures().find(|(_, measure)| measure.id == id)
    }

    /// The responsible units, each once, in the order in which they first stand.
    pub fn units(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        self.measures()
            .flat_map(|(_, measure)| measure.responsible.units.iter().map(String::as_str))
            .filter(|unit| seen.insert(*unit))
            .collect()
    }
}
