//! Makes a page: only the items that are asked for are looked at, and the figures of what it is about.

use std::collections::HashSet;
use std::ops::Range;

use super::{Bar, Coming, Detail, Front, Item, Key, LONGEST, Options, Page, Says, Target, Tile, Year};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{
    Deadline, Directive, Expectation, FollowUp, Indicator, Measure, Plan, Report, SOON, Section, Status, When,
};
use crate::thai::{clean, pad};
use crate::view::{Figures, MeasureRow, Round, Units, Worst};

/// The page `key` of `round`, a round of `plan`, with the items in `range` as far as there are any.
pub fn page(plan: &Plan, round: &Round<'_>, key: Key, range: Range<usize>, options: Options) -> Page {
    let maker = Maker { plan, round, options };
    let (number, title) = maker.heading(key);
    let of = maker.count(key);
    let range = range.start.min(of)..range.end.min(of).max(range.start.min(of));
    let says = maker.says(key, range.clone());
    let items = maker.items(key, range.clone());
    let is_in_year = plan.fiscal_year.contains(round.as_of);
    let month = is_in_year.then(|| FiscalMonth::of(round.as_of).index());
    Page { key, number, title, from: range.start, of, month, says, items }
}

/// `text` in one line, fit to be seen, and not longer than any slide shows.
pub(super) fn cut(text: &str) -> String {
    // What is far too long is not cleaned to its end.
    let end = text.char_indices().nth(4 * LONGEST).map_or(text.len(), |(at, _)| at);
    let line = clean::display(text[..end].trim());
    pad::truncate(&line, LONGEST).into_owned()
}

/// The number and the title of an indicator.
pub(super) fn heading(indicator: &Indicator) -> (String, String) {
    (indicator.no.map(|no| no.to_string()).unwrap_or_default(), cut(&indicator.title))
}

/// How many units are responsible for something, and one more where a measure names none. 0 where none names any.
pub(super) fn unit_count(plan: &Plan) -> usize {
    let mut names = HashSet::new();
    let mut without = 0;
    for (_, measure) in plan.measures() {
        names.extend(measure.responsible.units.iter().map(String::as_str));
        without |= usize::from(measure.responsible.units.is_empty());
    }
    if names.is_empty() { 0 } else { names.len() + without }
}

pub(super) fn directive_count(round: &Round<'_>) -> usize {
    round.arising.len() + round.given.len()
}

struct Maker<'a, 'p> {
    plan: &'a Plan,
    round: &'a Round<'p>,
    options: Options,
}

impl Maker<'_, '_> {
    fn section(&self, section: usize) -> Option<&Section> {
        self.plan.sections.get(section)
    }

    fn indicator(&self, section: usize, indicator: usize) -> Option<&Indicator> {
        self.section(section)?.indicators.get(indicator)
    }

    fn heading(&self, key: Key) -> (String, String) {
        match key {
            Key::Section(at) => self.section(at).map(|s| (cut(&s.code), cut(&s.title))),
            Key::Indicator { section, indicator } => self.indicator(section, indicator).map(heading),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn count(&self, key: Key) -> usize {
        match key {
            Key::Section(at) => self.section(at).map_or(0, |section| section.indicators.len()),
            Key::Indicator { section, indicator } => {
                self.indicator(section, indicator).map_or(0, |indicator| indicator.measures.len())
            }
            Key::Late => self.round.late.len(),
            Key::Units => unit_count(self.plan),
            Key::Directives => directive_count(self.round),
            Key::DueSoon => self.round.falling_due.len(),
            Key::Title | Key::Figures | Key::Thanks => 0,
        }
    }

    fn row<'m>(&self, measure: &'m Measure) -> MeasureRow<'m> {
        MeasureRow::new(self.plan, measure, self.round.as_of)
    }

    fn says(&self, key: Key, range: Range<usize>) -> Says {
        match key {
            Key::Title => Says::Front(self.front()),
            Key::Figures => Says::Year(self.year()),
            Key::Section(at) => self.tiles(at, range),
            Key::Indicator { section, indicator } => {
                let indicator = self.indicator(section, indicator);
                Says::Measures(indicator.map(|of| self.figures(of).0).unwrap_or_default())
            }
            Key::Units => Says::Units(self.units(range)),
            Key::DueSoon => {
                Says::Until(self.round.until, self.round.next.map(|meeting| cut(&meeting.number)))
            }
            Key::Thanks => Says::Thanks(self.round.next.map(|meeting| Coming {
                number: cut(&meeting.number),
                date: meeting.date,
                place: cut(&meeting.place),
            })),
            Key::Late | Key::Directives => Says::Items,
        }
    }

    fn front(&self) -> Front {
        let meeting = self.round.meeting;
        let known = match meeting {
            Some(meeting) if !meeting.body.trim().is_empty() => Some(meeting.body.as_str()),
            _ => self.plan.bodies.first().map(|body| body.name.as_str()),
        };
        Front {
            body: cut(known.unwrap_or_default()),
            number: meeting.map(|m| cut(&m.number)).unwrap_or_default(),
            date: meeting.map_or(self.round.as_of, |m| m.date),
            place: meeting.map(|m| cut(&m.place)).unwrap_or_default(),
            agency: cut(&self.plan.agency),
            plan: cut(&self.plan.title),
            year: self.plan.fiscal_year,
        }
    }

    fn year(&self) -> Year {
        let mut statuses = [0; Status::ALL.len()];
        for (_, measure) in self.plan.measures() {
            statuses[measure.status(self.round.as_of) as usize] += 1;
        }
        let score = self.plan.score.clone().filter(|_| self.options.scores);
        Year { year: self.plan.fiscal_year, figures: self.round.figures, statuses, score }
    }

    /// The figures of an indicator, and the worst of its measures.
    fn figures(&self, indicator: &Indicator) -> (Figures, Worst) {
        let (mut figures, mut worst) = (Figures::default(), Worst::default());
        for measure in &indicator.measures {
            let row = self.row(measure);
            figures += row.figures(self.plan, self.round.as_of);
            worst.take(row.deadline, row.status);
        }
        (figures, worst)
    }

    fn tiles(&self, section: usize, range: Range<usize>) -> Says {
        let mut all = Figures::default();
        let mut tiles = Vec::new();
        let indicators = self.section(section).map(|section| section.indicators.as_slice());
        for (at, indicator) in indicators.unwrap_or_default().iter().enumerate() {
            let (figures, worst) = self.figures(indicator);
            all += figures;
            if range.contains(&at) {
                let (number, title) = heading(indicator);
                let score = indicator.score.filter(|_| self.options.scores);
                tiles.push(Tile { number, title, figures, worst: worst.get(), score });
            }
        }
        Says::Tiles(all, tiles)
    }

    fn units(&self, range: Range<usize>) -> Vec<Bar> {
        let units = Units::build(self.plan, self.round.as_of);
        let mut bars: Vec<_> = units.rows.into_iter().map(|unit| (unit.name, unit.figures)).collect();
        if units.without > 0 {
            let mut figures = Figures::default();
            let without = |measure: &&Measure| measure.responsible.units.is_empty();
            for measure in self.plan.measures().map(|(_, measure)| measure).filter(without) {
                figures += self.row(measure).figures(self.plan, self.round.as_of);
            }
            bars.push((String::new(), figures));
        }
        let bars = bars.into_iter().skip(range.start).take(range.len());
        bars.map(|(name, figures)| Bar { name: cut(&name), figures }).collect()
    }

    fn items(&self, key: Key, range: Range<usize>) -> Vec<Item> {
        match key {
            Key::Indicator { section, indicator } => {
                let measures = self.indicator(section, indicator).map(|of| &of.measures[range]);
                measures.unwrap_or_default().iter().map(|measure| self.measure(measure)).collect()
            }
            Key::Late => self.round.late[range].iter().map(|late| self.measure(late.1)).collect(),
            Key::DueSoon => self.round.falling_due[range].iter().map(|due| self.measure(due.1)).collect(),
            Key::Directives => range.map(|at| self.directive(at)).collect(),
            _ => Vec::new(),
        }
    }

    fn measure(&self, measure: &Measure) -> Item {
        let row = self.row(measure);
        let mut detail = Vec::new();
        match row.deadline {
            Deadline::Finished => {}
            Deadline::Overdue(_) | Deadline::DueSoon(_) => detail.push(Detail::Deadline(row.deadline)),
            _ => detail.push(Detail::When(measure.due.when)),
        }
        detail.push(Detail::Status(row.status));
        match last_words(measure, self.round.as_of) {
            Some(text) => detail.push(Detail::Said(text)),
            None if !row.status.is_finished() => {
                let (came, of) = reports(&row.strip);
                if of > 0 {
                    detail.push(Detail::Reports { came, of });
                }
            }
            None => {}
        }
        Item {
            target: Target::Measure(measure.id.clone()),
            state: (row.deadline, row.status),
            number: cut(&measure.id),
            title: cut(&measure.title),
            unit: cut(&measure.responsible.units.join(", ")),
            detail,
            strip: Some(row.strip),
        }
    }

    /// The directive at `at`: first what comes back, then what this meeting gave.
    fn directive(&self, at: usize) -> Item {
        if let Some(matter) = self.round.arising.get(at) {
            let meeting = cut(&matter.directive.given_at);
            let given = Detail::Given { meeting, days: matter.age };
            return self.directed(at, matter.directive, given, matter.closed, matter.reports.last().copied());
        }
        let directive = self.round.given[at - self.round.arising.len()];
        let number = self.round.meeting.map(|meeting| meeting.number.as_str());
        let is_closed = directive.closed_at.is_some() && directive.closed_at.as_deref() == number;
        let last = directive.reports.iter().rfind(|report| report.on <= self.round.as_of);
        self.directed(at, directive, Detail::GivenHere, is_closed, last)
    }

    fn directed(
        &self,
        at: usize,
        directive: &Directive,
        given: Detail,
        is_closed: bool,
        last: Option<&Report>,
    ) -> Item {
        let state = if is_closed {
            (Deadline::Finished, Status::Done)
        } else {
            (until(directive.due, self.round.as_of), Status::InProgress)
        };
        let mut detail = Vec::new();
        match (directive.due, state.0) {
            _ if is_closed => detail.push(Detail::ClosedHere),
            (_, Deadline::Overdue(_) | Deadline::DueSoon(_)) => detail.push(Detail::Deadline(state.0)),
            (Some(due), _) => detail.push(Detail::When(When::On(due))),
            (None, _) => {}
        }
        detail.push(given);
        if !directive.about.is_empty() {
            detail.push(Detail::About(cut(&directive.about)));
        }
        match last.map(|report| cut(&report.text)).filter(|text| !text.is_empty()) {
            Some(text) => detail.push(Detail::Said(text)),
            None if last.is_none() && !is_closed => detail.push(Detail::Unreported),
            None => {}
        }
        Item {
            target: Target::Directive(directive.id.clone()),
            state,
            number: (at + 1).to_string(),
            title: cut(&directive.text),
            unit: cut(&directive.unit),
            detail,
            strip: None,
        }
    }
}

/// The last words that were reported of it until `day`; a decision without words takes none away. Where nothing was
/// done, what stands in the way is what the room is to hear.
fn last_words(measure: &Measure, day: Day) -> Option<String> {
    let of_entry = |entry: &FollowUp| {
        let text =
            [&entry.text, &entry.obstacles].into_iter().map(|text| cut(text)).find(|text| !text.is_empty());
        Some((entry.on, text?))
    };
    let said = measure.log.iter().filter(|entry| entry.on <= day).filter_map(of_entry);
    said.max_by_key(|(on, _)| *on).map(|(_, text)| text)
}

/// How many of the reports that were expected until now came.
fn reports(strip: &[Expectation]) -> (usize, usize) {
    let came = strip.iter().filter(|cell| matches!(cell, Expectation::Reported(_))).count();
    let missed = strip.iter().filter(|cell| **cell == Expectation::Missed).count();
    (came, came + missed)
}

/// How a directive that is to be carried out by `due` stands on `day`.
fn until(due: Option<Day>, day: Day) -> Deadline {
    let Some(due) = due else { return Deadline::Undated };
    match (due - day).num_days() {
        days @ ..0 => Deadline::Overdue(-days),
        days @ 0..=SOON => Deadline::DueSoon(days),
        _ if FiscalMonth::of(day).contains(due) => Deadline::DueThisMonth,
        days => Deadline::Ahead(days),
    }
}
