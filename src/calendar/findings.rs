//! What was found in a text, and what all of it together means.

use super::reading::{Reading, Unread};
use super::{Cadence, Day, FiscalYear};

/// A date or a period in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub first: Day,
    pub last: Day,
    pub kind: Kind,
    /// Counts only where there is nothing else: a year that says whose plan it is.
    pub weak: bool,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Day,
    /// The last day of a period: สิ้นเดือนมีนาคม.
    End,
    Span,
    /// A span with both ends said.
    Run,
    FiscalYear,
    /// A year that may be fiscal or calendar: somewhere between the first day and the last.
    OpenYear,
    /// รอบ ๖ เดือน: bounds no rhythm, being what the rhythm reports.
    Round,
}

impl Found {
    pub(super) const fn day(day: Day) -> Self {
        Self { first: day, last: day, kind: Kind::Day, weak: false }
    }

    pub(super) const fn end(day: Day) -> Self {
        Self { first: day, last: day, kind: Kind::End, weak: false }
    }

    pub(super) const fn span(first: Day, last: Day) -> Self {
        Self { first, last, kind: Kind::Span, weak: false }
    }

    pub(super) const fn run(first: Day, last: Day) -> Self {
        Self { first, last, kind: Kind::Run, weak: false }
    }

    pub(super) fn fiscal_year(year: FiscalYear) -> Self {
        Self { first: year.first_day(), last: year.last_day(), kind: Kind::FiscalYear, weak: true }
    }

    const fn days(&self) -> (Day, Day) {
        (self.first, self.last)
    }
}

/// The word that leads to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    /// ตั้งแต่
    From,
    /// ถึง
    Until,
    /// ถึง or a dash straight after another date.
    Joined,
    /// ภายใน
    Within,
    /// ก่อน
    Before,
    /// หลัง
    After,
}

#[derive(Debug, Clone, Copy)]
struct Mention {
    found: Found,
    lead: Lead,
}

/// All that was found in a text.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub rhythms: Vec<Result<Cadence, Unread>>,
    /// The first form that hangs on something else.
    pub hanging: Option<Unread>,
    mentions: Vec<Mention>,
    /// Dates that cannot be, or cannot be told.
    faults: Vec<Unread>,
}

impl Findings {
    /// Takes in what makes the date before it one that cannot be told.
    pub(super) fn leaves_open(&mut self) {
        self.faults.push(Unread::Unclear);
    }

    /// Takes in a date, in the order of the text.
    pub(super) fn add(&mut self, found: Result<Found, Unread>, lead: Lead) {
        match (found, self.mentions.last_mut()) {
            (Err(unread), _) => self.faults.push(unread),
            (Ok(end), Some(open)) if lead == Lead::Joined => {
                if open.found.first > end.last {
                    self.faults.push(Unread::Backwards);
                }
                open.found = Found::run(open.found.first, end.last);
            }
            (Ok(found), _) => self.mentions.push(Mention { found, lead }),
        }
    }

    /// What all of it means in a plan of `year`.
    pub(super) fn reading(&self, year: FiscalYear) -> Result<Reading, Unread> {
        match self.rhythms.first() {
            Some(first) => self.rhythm(*first, year),
            None => self.date(year),
        }
    }

    fn rhythm(&self, first: Result<Cadence, Unread>, year: FiscalYear) -> Result<Reading, Unread> {
        if self.rhythms.iter().any(|other| *other != first) {
            return Err(Unread::Several);
        }
        let every = first?;
        // A day that does not exist is an error beside a rhythm too; one that is not told only bounds nothing.
        let untold = |fault: &Unread| matches!(fault, Unread::Several | Unread::Unclear);
        if let Some(fault) = self.faults.iter().find(|fault| !untold(fault)) {
            return Err(*fault);
        }
        let told = self.chosen().ok().filter(|_| self.faults.is_empty());
        let within = told.and_then(|mention| mention.bounds(year));
        Ok(Reading::Cadence { every, within })
    }

    fn date(&self, year: FiscalYear) -> Result<Reading, Unread> {
        if let Some(unread) = self.hanging.or(self.faults.first().copied()) {
            return Err(unread);
        }
        let Mention { found, lead } = self.chosen()?;
        let open = match lead {
            Lead::Before => found.kind != Kind::End,
            Lead::After => true,
            _ => found.kind == Kind::OpenYear,
        };
        if open {
            return Err(Unread::Unclear);
        }
        Ok(match (found.kind, lead) {
            (Kind::Run, _) => Reading::Range(found.first, found.last),
            (_, Lead::From) => Reading::Range(found.first, end_from(found.first, year)),
            (Kind::Day | Kind::End, _) => Reading::Date(found.last),
            (Kind::FiscalYear, _) => Reading::FiscalYear(found.first, found.last),
            _ => Reading::Range(found.first, found.last),
        })
    }

    /// The date that is meant, of all that stand in the text.
    fn chosen(&self) -> Result<Mention, Unread> {
        let strong = self.mentions.iter().any(|mention| !mention.found.weak);
        let pool = || self.mentions.iter().copied().filter(move |mention| !(strong && mention.found.weak));
        let mut all = pool();
        if let (Some(from), Some(until), None) = (all.next(), all.next(), all.next()) {
            let open = from.lead == Lead::From && from.found.kind != Kind::Run;
            if open && until.is_deadline() {
                let (first, last) = (from.found.first, until.found.last);
                return if first <= last { Ok(Mention::run(first, last)) } else { Err(Unread::Backwards) };
            }
        }
        if pool().any(|mention| mention.is_deadline()) {
            return the_one(pool().filter(Mention::is_deadline));
        }
        the_one(pool()).or_else(|several| {
            let mut ranges = pool().filter(|mention| mention.found.first < mention.found.last).peekable();
            if ranges.peek().is_some() { the_one(ranges) } else { Err(several) }
        })
    }
}

/// The first of `mentions`, if all are of the same days.
fn the_one(mut mentions: impl Iterator<Item = Mention>) -> Result<Mention, Unread> {
    let first = mentions.next().ok_or(Unread::NothingDated)?;
    let same = mentions.all(|other| other.found.days() == first.found.days());
    if same { Ok(first) } else { Err(Unread::Several) }
}

/// What begins at `first` and has no end of its own ends with the plan's year, or with its own if that is later.
fn end_from(first: Day, year: FiscalYear) -> Day {
    year.last_day().max(FiscalYear::of(first).last_day())
}

impl Mention {
    const fn run(first: Day, last: Day) -> Self {
        Self { found: Found::run(first, last), lead: Lead::None }
    }

    const fn is_deadline(&self) -> bool {
        matches!(self.lead, Lead::Within | Lead::Until)
    }

    /// From when to when a rhythm beside this goes on. A deadline bounds none.
    fn bounds(&self, year: FiscalYear) -> Option<(Day, Day)> {
        let Found { first, last, kind, .. } = self.found;
        match (kind, self.lead) {
            (Kind::OpenYear, _) | (_, Lead::Before | Lead::After) => None,
            (Kind::Run, _) | (Kind::FiscalYear, Lead::None | Lead::Within) | (Kind::Span, Lead::None) => {
                Some((first, last))
            }
            (_, Lead::From) => Some((first, end_from(first, year))),
            (_, Lead::Until) => {
                let start = if year.contains(last) { year } else { FiscalYear::of(last) };
                Some((start.first_day(), last))
            }
            _ => None,
        }
    }
}
