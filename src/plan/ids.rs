//! Ids for new measures.
//!
//! An id is never given a second time: logs, directives and minutes refer to it. So what only speaks of an id counts as
//! having it.
//!
//! Limits: a measure that was deleted and of which nothing speaks any more leaves its id free. A number that stands in
//! a text for something else (a version 1.6) is passed over too.

use super::{Measure, Plan};
use crate::thai::digits;

impl Plan {
    /// The id of a new measure of an indicator: the next number in the style of its neighbours (1.5, 1.6), that
    /// nothing in the plan has or names, and that `is_kept` does not keep for something outside it.
    pub fn free_id(&self, section: usize, indicator: usize, is_kept: impl Fn(&str) -> bool) -> String {
        let part = self.sections.get(section).and_then(|section| section.indicators.get(indicator));
        let measures = part.map_or(&[][..], |indicator| &indicator.measures);
        let style = Style::of(measures).unwrap_or_else(|| {
            let before: usize = self.sections.iter().take(section).map(|s| s.indicators.len()).sum();
            let number = part.and_then(|indicator| indicator.no.map(|no| no.to_string()));
            let number = number.unwrap_or_else(|| (before + indicator + 1).to_string());
            Style { prefix: format!("{number}."), next: 1, places: 1, is_thai: false }
        });
        (style.next..=u64::MAX)
            .map(|number| style.id(number))
            .find(|id| !is_kept(id) && !self.names(id))
            .unwrap_or_default()
    }

    /// Whether a measure has this id, or anything that was written speaks of it. ๑.๖ and 1.6 are one.
    fn names(&self, id: &str) -> bool {
        let id = digits::to_arabic(id);
        let speaks = |text: &str| !text.is_empty() && speaks_of(&digits::to_arabic(text), &id);
        self.measures().any(|(_, measure)| {
            digits::to_arabic(&measure.id) == id
                || measure.log.iter().any(|entry| {
                    let texts = [&entry.text, &entry.obstacles].into_iter().chain(&entry.evidence);
                    texts.into_iter().any(|text| speaks(text))
                })
        }) || self.directives.iter().any(|directive| {
            digits::to_arabic(&directive.about) == id
                || speaks(&directive.text)
                || directive.reports.iter().any(|report| speaks(&report.text))
        })
    }
}

/// Whether `id` stands in `text`, and not as a part of a longer number or word.
fn speaks_of(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + id.len()..]);
        let mut left = before.chars().rev();
        let mut right = behind.chars();
        let ends = match (left.next(), left.next()) {
            (Some('.'), Some(c)) => !c.is_ascii_digit(),
            (Some(c), _) => !c.is_ascii_alphanumeric(),
            (None, _) => true,
        };
        ends && match (right.next(), right.next()) {
            (Some('.'), Some(c)) => !c.is_ascii_digit(),
            (Some(c), _) => !c.is_ascii_alphanumeric(),
            (None, _) => true,
        }
    })
}

/// How the ids of an indicator are made.
struct Style {
    prefix: String,
    next: u64,
    /// The fewest digits of the number: M01.
    places: usize,
    is_thai: bool,
}

impl Style {
    /// That of the last id that ends in a number, and the number after the highest.
    fn of(measures: &[Measure]) -> Option<Self> {
        let (prefix, numeral) = measures.iter().rev().find_map(|measure| split(&measure.id))?;
        let numbers = measures.iter().filter_map(|measure| split(&measure.id));
        let numbers = numbers.filter(|(other, _)| *other == prefix).filter_map(|(_, n)| value(n));
        let has_zero = numeral.starts_with(['0', '๐']);
        Some(Self {
            prefix: prefix.to_owned(),
            next: numbers.max()?.checked_add(1)?,
            places: if has_zero { numeral.chars().count() } else { 1 },
            is_thai: !numeral.is_ascii(),
        })
    }

    fn id(&self, number: u64) -> String {
        let numeral = format!("{number:0places$}", places = self.places);
        let numeral = if self.is_thai { digits::to_thai(&numeral).into_owned() } else { numeral };
        format!("{}{numeral}", self.prefix)
    }
}

/// An id and the number at its end.
fn split(id: &str) -> Option<(&str, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || ('๐'..='๙').contains(&c);
    let at = id.trim_end_matches(is_digit).len();
    (at < id.len()).then(|| id.split_at(at))
}

fn value(numeral: &str) -> Option<u64> {
    digits::to_arabic(numeral).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::{Directive, FollowUp, Indicator, Section, Status};

    fn plan(no: Option<u32>, ids: &[&str]) -> Plan {
        let measures = ids.iter().map(|id| Measure { id: (*id).to_owned(), ..Measure::default() }).collect();
        let mut plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
        let indicators = vec![Indicator { no, measures, ..Indicator::default() }];
        plan.sections = vec![Section { indicators, ..Section::default() }];
        plan
    }

    fn free(plan: &Plan) -> String {
        plan.free_id(0, 0, |_| false)
    }

    #[test]
    fn the_next_number_in_the_style_of_its_neighbours() {
        for (ids, id) in [
            (&["1.1", "1.2"][..], "1.3"),
            (&["1.2", "1.9", "1.1"], "1.10"),
            (&["๑.๑", "๑.๙"], "๑.๑๐"),
            (&["M01", "M09"], "M10"),
            (&["IIT-1", "ก", "IIT-2"], "IIT-3"),
            (&["7"], "8"),
            (&["1.1", "2.7"], "2.8"),
            (&["18446744073709551615"], "3.1"),
            (&["ก", ""], "3.1"),
            (&[], "3.1"),
        ] {
            assert_eq!(free(&plan(Some(3), ids)), id, "{ids:?}");
        }
        assert_eq!(free(&plan(None, &[])), "1.1");
        assert_eq!(Plan::new("", FiscalYear::new(2566).unwrap()).free_id(4, 2, |_| false), "3.1");
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut plan = plan(Some(1), &["1.1"]);
        let elsewhere = Indicator {
            measures: vec![Measure { id: "๑.๒".into(), ..Measure::default() }],
            ..Indicator::default()
        };
        plan.sections[0].indicators.push(elsewhere);
        assert_eq!(free(&plan), "1.3", "of a measure elsewhere");
        let directive = |about: &str, text: &str| Directive {
            id: about.to_owned() + text,
            about: about.into(),
            unit: String::new(),
            text: text.into(),
            given_at: "1/2566".into(),
            due: None,
            reports: Vec::new(),
            closed_at: None,
        };
        plan.directives.push(directive("1.3", ""));
        plan.directives.push(directive("", "ให้ทำต่อจาก ๑.๔."));
        let entry = FollowUp::new("2023-03-15".parse().unwrap(), Status::Done);
        plan.sections[0].indicators[0].measures[0].log = vec![FollowUp {
            text: "รวมกับมาตรการ1.5แล้ว, 11.6 และ 1.6.2 และ 2.1.6".into(),
            ..entry
        }];
        assert_eq!(free(&plan), "1.6", "named by directives and the log");
        assert_eq!(plan.free_id(0, 0, |id| id == "1.6"), "1.7", "kept for a draft");
    }
}
