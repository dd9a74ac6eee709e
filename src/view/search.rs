//! Searching the whole plan: what is found where, however it was spelled.
//!
//! The texts of each heading and measure are folded once, and again only where they changed. Each letter that is
//! typed looks only at what had the text before it. Never a private note. Limits: a text is found within one field;
//! what the screen makes of the plan (words of a status, a month of the strip) is no text of it, but for the day of a
//! deadline.

use super::Stand;
use crate::calendar::{Printer, Tongue};
use crate::plan::{Measure, Plan, When};
use crate::thai::digits::Digits;
use crate::thai::search::{SearchKey, fold_onto};

/// Stands between two fields: no folded text has it in it.
const BETWEEN: char = '\n';

/// The folded texts of a plan, and what was last looked for in them.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// Every heading and measure, in the order of the document.
    texts: Vec<(Stand, String)>,
    /// What was looked for, each with more behind the one before, and the indexes of the texts that have it.
    trail: Vec<(String, Vec<usize>)>,
}

impl Finder {
    /// Over the texts of `plan`.
    pub fn new(plan: &Plan) -> Self {
        let mut texts = Vec::new();
        for (section, part) in plan.sections.iter().enumerate() {
            texts.push((Stand::section(section), folded([part.code.as_str(), &part.title])));
            for (indicator, heading) in part.indicators.iter().enumerate() {
                let issues = heading
                    .issues
                    .iter()
                    .flat_map(|issue| issue.codes.iter().map(String::as_str).chain([issue.text.as_str()]));
                let no = heading.no.map(|no| no.to_string()).unwrap_or_default();
                let mut text = folded([no.as_str(), &heading.title, &heading.analysis]);
                text += &folded(issues.chain(heading.results.iter().map(String::as_str)));
                texts.push((Stand::indicator(section, indicator), text));
                for (index, measure) in heading.measures.iter().enumerate() {
                    let stand = Stand { measure: Some(index), ..Stand::indicator(section, indicator) };
                    texts.push((stand, of_measure(plan, measure)));
                }
            }
        }
        Self { texts, trail: Vec::new() }
    }

    /// Reads the measure at `stand` again, of whose plan nothing else changed.
    pub fn refresh(&mut self, plan: &Plan, stand: Stand) {
        let known = self.texts.binary_search_by_key(&stand, |(stand, _)| *stand).ok();
        let Some((at, measure)) = known.zip(stand.place().and_then(|place| plan.at(place))) else { return };
        self.texts[at].1 = of_measure(plan, measure);
        for (needle, found) in &mut self.trail {
            match (found.binary_search(&at), self.texts[at].1.contains(needle.as_str())) {
                (Ok(index), false) => drop(found.remove(index)),
                (Err(index), true) => found.insert(index, at),
                _ => {}
            }
        }
    }

    /// What has `needle` in it, in the order of the document. An empty needle is nowhere.
    pub fn find(&mut self, needle: &SearchKey) -> impl Iterator<Item = Stand> + '_ {
        let needle = needle.as_str();
        self.trail.retain(|(known, _)| needle.starts_with(known.as_str()));
        let is_known = self.trail.last().is_some_and(|(known, _)| known == needle);
        if !is_known && !needle.is_empty() {
            let has = |at: &usize| self.texts[*at].1.contains(needle);
            let found = match self.trail.last() {
                Some((_, found)) => found.iter().copied().filter(has).collect(),
                None => (0..self.texts.len()).filter(has).collect(),
            };
            self.trail.push((needle.to_owned(), found));
        }
        let found = self.trail.last().filter(|_| !needle.is_empty()).map(|(_, found)| found.as_slice());
        found.unwrap_or_default().iter().map(|at| self.texts[*at].0)
    }

    /// Of every measure, in the order of the document: whether it has `needle` in it.
    pub fn has(&self, needle: &SearchKey) -> Vec<bool> {
        let measures = self.texts.iter().filter(|(stand, _)| stand.measure.is_some());
        measures.map(|(_, text)| text.contains(needle.as_str())).collect()
    }
}

/// The folded texts of a measure, and of what meetings told about it.
fn of_measure(plan: &Plan, measure: &Measure) -> String {
    let log = measure.log.iter().flat_map(|entry| {
        let own = [entry.text.as_str(), &entry.obstacles, &entry.unit];
        own.into_iter().chain(entry.evidence.iter().map(String::as_str))
    });
    let lists = [&measure.codes, &measure.activities, &measure.outputs, &measure.awareness];
    let lists = lists.into_iter().flatten().map(String::as_str);
    let units = measure.responsible.units.join(" ");
    let days = match measure.due.when {
        When::On(last) | When::Within(_, last) => [Tongue::Thai, Tongue::English]
            .map(|tongue| Printer { tongue, digits: Digits::Arabic }.short_day(last)),
        When::WholeYear | When::Every(_) | When::Unstated => [String::new(), String::new()],
    };
    let own = [
        measure.id.as_str(),
        &measure.title,
        &measure.issue,
        &measure.due.text,
        &days[0],
        &days[1],
        &measure.monitoring.text,
        &measure.monitoring.how,
        &measure.responsible.text,
        &units,
    ];
    let told = plan.directives.iter().filter(|told| told.about == measure.id).map(|told| told.text.as_str());
    folded(own) + &folded(lists.chain(log).chain(told))
}

/// The folded `texts`, one behind the other.
fn folded<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut all = String::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        fold_onto(text, &mut all);
        all.push(BETWEEN);
    }
    all
}

/// The texts of `measure` that have `needle` in them, as they stand in the plan: to be shown where no column does.
pub fn where_found<'p>(plan: &'p Plan, measure: &'p Measure, needle: &SearchKey) -> Option<&'p str> {
    let log = measure.log.iter().rev().flat_map(|entry| {
        let own = [entry.text.as_str(), &entry.obstacles, &entry.unit];
        own.into_iter().chain(entry.evidence.iter().map(String::as_str))
    });
    let lists = [&measure.codes, &measure.activities, &measure.outputs, &measure.awareness];
    let own = [
        measure.issue.as_str(),
        &measure.due.text,
        &measure.monitoring.text,
        &measure.monitoring.how,
        &measure.responsible.text,
    ];
    let units = measure.responsible.units.iter().map(String::as_str);
    let told = plan.directives.iter().filter(|told| told.about == measure.id).map(|told| told.text.as_str());
    let mut all = own.into_iter().chain(lists.into_iter().flatten().map(String::as_str)).chain(log);
    let found = |text: &&str| SearchKey::new(text).as_str().contains(needle.as_str());
    all.find(found).or_else(|| units.chain(told).find(|text| found(text)))
}
