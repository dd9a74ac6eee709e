//! Which measures are asked for.

use super::Item;
use crate::plan::{Deadline, Measure, Place, Section, Status};

/// Which measures are asked for: what answers every part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Only the section with this code, or whose title has this in it.
    pub section: Option<String>,
    /// Only measures of this unit; part of its name is enough. What all units do (ทุกฝ่าย) is theirs too.
    pub unit: Option<String>,
    /// Only measures under exactly the name in `unit`: neither a part of it nor ทุกฝ่าย.
    pub exact: bool,
    /// Only what has this status.
    pub status: Option<Status>,
    /// Only what stands to its deadline, or to the month's report, like this.
    pub timing: Option<Timing>,
    /// Only what has this text in it, spelled as in a search.
    pub text: Option<String>,
    /// A measure in scope that is shown although it does not answer (any more).
    pub keep: Option<Place>,
}

/// How a measure stands to its deadline, or to the report of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Overdue.
    Late,
    /// Due within a week.
    Soon,
    /// Not finished, and the last day is in this month and not past.
    ThisMonth,
    /// A report is expected this month and has not come.
    Awaited,
    /// Not finished, and no day is known.
    Undated,
}

impl Timing {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Late, Self::Soon, Self::ThisMonth, Self::Awaited, Self::Undated];

    /// Whether it is how a measure stands.
    pub const fn is_of(self, item: &Item) -> bool {
        match self {
            Self::Late => matches!(item.deadline, Deadline::Overdue(_)),
            Self::Soon => matches!(item.deadline, Deadline::DueSoon(_)),
            Self::ThisMonth => item.ends_this_month,
            Self::Awaited => item.figures.awaited > 0,
            Self::Undated => matches!(item.deadline, Deadline::Undated),
        }
    }
}

impl Query {
    /// Everything that stands under exactly this name of a unit.
    pub fn of_unit(name: &str) -> Self {
        Self { unit: Some(name.to_owned()), exact: true, ..Self::default() }
    }

    /// Whether everything is asked for.
    pub fn is_all(&self) -> bool {
        let Self { section, unit, exact: _, status, timing, text, keep: _ } = self;
        section.is_none() && unit.is_none() && status.is_none() && timing.is_none() && text.is_none()
    }

    /// Whether `section` of the plan is in scope.
    pub fn has_section(&self, section: &Section) -> bool {
        self.section.as_deref().map(str::trim).is_none_or(|wanted| {
            section.code.eq_ignore_ascii_case(wanted) || !wanted.is_empty() && section.title.contains(wanted)
        })
    }

    /// Whether `measure` is in scope as far as its units go.
    pub fn has_unit(&self, measure: &Measure) -> bool {
        self.unit.as_ref().is_none_or(|wanted| {
            if self.exact {
                return measure.responsible.units.contains(wanted);
            }
            measure.responsible.units.iter().any(|u| u.contains(wanted.trim()) || u.starts_with("ทุก"))
        })
    }

    /// Whether status and deadline of a measure are as asked for.
    pub fn answers(&self, item: &Item) -> bool {
        self.status.is_none_or(|wanted| wanted == item.status)
            && self.timing.is_none_or(|wanted| wanted.is_of(item))
    }
}
