//! What a plan says that is probably not meant. None of it keeps the plan from being used.

use std::collections::{HashMap, HashSet};

use super::{Measure, Plan, Role, When};
use crate::calendar::{self, Day, Reading, Unread};

/// Something doubtful, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the measure or of the directive; the name of the body.
    pub id: String,
    /// Which of those with this id it is, from 0: more than one where the id stands twice.
    pub nth: usize,
    /// What is doubtful.
    pub problem: Problem,
}

/// What is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The id of another measure.
    DoubleId,
    /// A measure without an id.
    NoId,
    /// A measure without a title.
    NoTitle,
    /// Words stand under "responsible" and no unit was understood, or none stands there at all.
    NoUnit {
        /// The words.
        text: String,
    },
    /// A follow-up or a directive names a unit that no measure has.
    UnknownUnit {
        /// The unit.
        unit: String,
        /// The known unit most like it.
        near: Option<String>,
    },
    /// A unit of one measure only is spelt almost like one of several.
    UnitAlike {
        /// The unit.
        unit: String,
        /// The other.
        near: String,
    },
    /// A day of the due lies outside the fiscal year.
    DueOutsideYear {
        /// The day.
        day: Day,
    },
    /// The due ends before it begins.
    DueBackwards {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
    },
    /// Words stand under "due" that were not understood.
    DueUnread {
        /// The words.
        text: String,
    },
    /// Words stand under "monitoring" that name a rhythm or a date, and none was understood. (Words that only say
    /// how it is done are nothing doubtful.)
    MonitoringUnread {
        /// The words.
        text: String,
    },
    /// A follow-up was reported on a day outside the fiscal year.
    FollowUpOutsideYear {
        /// The day.
        day: Day,
    },
    /// A directive is about a measure that is not in the plan.
    UnknownMeasure {
        /// The id it names.
        about: String,
    },
    /// Two bodies have the same name: a meeting names the first.
    DoubleBody,
    /// A body has several chairs.
    TwoChairs {
        /// How many.
        count: usize,
    },
    /// A body has members and no secretary: nobody writes the minutes.
    NoSecretary,
    /// A member stands twice in a body.
    DoubleMember {
        /// By what the member is known.
        who: String,
    },
    /// A member of a body has neither a name nor a position.
    UnnamedMember {
        /// The number in the roster, from 1.
        number: usize,
    },
}

/// Everything doubtful in `plan`, in the order of the file.
pub fn check(plan: &Plan) -> Vec<Finding> {
    let units: HashSet<&str> = plan.units().into_iter().collect();
    let misspelt = misspelt(plan);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut findings = Vec::new();
    of_bodies(plan, &mut findings);
    for (_, measure) in plan.measures() {
        let count = seen.entry(&measure.id).or_default();
        let nth = *count;
        *count += 1;
        let mut add = |problem| findings.push(Finding { id: measure.id.clone(), nth, problem });
        match (measure.id.is_empty(), nth) {
            (true, _) => add(Problem::NoId),
            (false, 1..) => add(Problem::DoubleId),
            _ => {}
        }
        of_measure(plan, measure, &units, &mut add);
        for (unit, near) in &misspelt {
            if measure.responsible.units.iter().any(|u| u == unit) {
                add(Problem::UnitAlike { unit: (*unit).to_owned(), near: (*near).to_owned() });
            }
        }
    }
    for directive in &plan.directives {
        let mut add = |problem| findings.push(Finding { id: directive.id.clone(), nth: 0, problem });
        if !directive.about.is_empty() && !seen.contains_key(directive.about.as_str()) {
            add(Problem::UnknownMeasure { about: directive.about.clone() });
        }
        of_unit(&directive.unit, &units, &mut add);
    }
    findings
}

/// The rosters. What a body that meets lacks besides is told by `ready`, before it meets.
fn of_bodies(plan: &Plan, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for body in &plan.bodies {
        let count = seen.entry(&body.name).or_default();
        let nth = *count;
        *count += 1;
        let mut add = |problem| findings.push(Finding { id: body.name.clone(), nth, problem });
        if nth > 0 {
            add(Problem::DoubleBody);
        }
        let having = |role| body.members.iter().filter(move |member| member.role == role).count();
        if having(Role::Chair) > 1 {
            add(Problem::TwoChairs { count: having(Role::Chair) });
        }
        if !body.members.is_empty() && having(Role::Secretary) == 0 {
            add(Problem::NoSecretary);
        }
        let mut known = HashSet::new();
        for (index, member) in body.members.iter().enumerate() {
            if member.is_unnamed() {
                add(Problem::UnnamedMember { number: index + 1 });
            } else if !known.insert((member.name.trim(), member.position.trim())) {
                add(Problem::DoubleMember { who: member.known_as().to_owned() });
            }
        }
    }
}

fn of_measure(plan: &Plan, measure: &Measure, units: &HashSet<&str>, add: &mut impl FnMut(Problem)) {
    let year = plan.fiscal_year;
    if measure.title.is_empty() {
        add(Problem::NoTitle);
    }
    match measure.due.when {
        When::Within(first, last) if last < first => add(Problem::DueBackwards { first, last }),
        When::Within(first, last) => {
            if let Some(day) = [first, last].into_iter().find(|day| !year.contains(*day)) {
                add(Problem::DueOutsideYear { day });
            }
        }
        When::On(day) if !year.contains(day) => add(Problem::DueOutsideYear { day }),
        When::Unstated if !measure.due.text.is_empty() => {
            add(Problem::DueUnread { text: measure.due.text.clone() });
        }
        When::On(_) | When::WholeYear | When::Every(_) | When::Unstated => {}
    }
    let monitoring = &measure.monitoring;
    let says_how_only = || calendar::read(&monitoring.text, year) == Reading::Unknown(Unread::NothingDated);
    if monitoring.every.is_none() && !monitoring.text.is_empty() && !says_how_only() {
        add(Problem::MonitoringUnread { text: monitoring.text.clone() });
    }
    if measure.responsible.units.is_empty() {
        add(Problem::NoUnit { text: measure.responsible.text.clone() });
    }
    for entry in &measure.log {
        if !year.contains(entry.on) {
            add(Problem::FollowUpOutsideYear { day: entry.on });
        }
        of_unit(&entry.unit, units, add);
    }
}

/// Units that one measure alone has, each with the unit of several measures that differs from it by one or two
/// code points.
fn misspelt(plan: &Plan) -> Vec<(&str, &str)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, measure) in plan.measures() {
        for unit in &measure.responsible.units {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let mut several: Vec<&str> = counts.iter().filter(|(_, n)| **n > 1).map(|(unit, _)| *unit).collect();
    several.sort_unstable();
    let alone = counts.iter().filter(|(_, n)| **n == 1).map(|(unit, _)| *unit);
    alone
        .filter_map(|unit| {
            let is_near = |known: &&str| strsim::damerau_levenshtein(unit, known) <= 2;
            several.iter().copied().find(is_near).map(|near| (unit, near))
        })
        .collect()
}

fn of_unit(unit: &str, units: &HashSet<&str>, add: &mut impl FnMut(Problem)) {
    if unit.is_empty() || units.contains(unit) {
        return;
    }
    let likeness = |known: &str| strsim::jaro_winkler(unit, known);
    let near = units.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)));
    let near = near.filter(|known| likeness(known) >= 0.75).map(ToString::to_string);
    add(Problem::UnknownUnit { unit: unit.to_owned(), near });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::{Body, Directive, FollowUp, Indicator, Member, Section, Status};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A plan of two measures with nothing doubtful, changed by `change`.
    #[track_caller]
    fn problems(change: impl FnOnce(&mut Plan, &mut Vec<Measure>)) -> Vec<(String, usize, Problem)> {
        let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
        let measure = |id: &str| {
            let mut m = Measure {
                id: id.into(), title: "เผยแพร่คู่มือ".into(), ..Measure::default()
            };
            m.responsible.units = vec!["ฝ่ายปกครอง".into()];
            m
        };
        let mut measures = vec![measure("1.1"), measure("1.2")];
        change(&mut plan, &mut measures);
        let indicators = vec![Indicator { measures, ..Indicator::default() }];
        plan.sections = vec![Section { indicators, ..Section::default() }];
        check(&plan).into_iter().map(|f| (f.id, f.nth, f.problem)).collect()
    }

    #[test]
    fn a_sound_plan_has_no_findings() {
        assert_eq!(problems(|_, _| {}), []);
    }

    #[test]
    fn ids() {
        let found = problems(|_, m| m[1].id = "1.1".into());
        assert_eq!(found, [("1.1".into(), 1, Problem::DoubleId)]);
        let found = problems(|_, m| m[0].id.clear());
        assert_eq!(found, [(String::new(), 0, Problem::NoId)]);
    }

    #[test]
    fn days() {
        let outside = day("2023-10-01");
        let found = problems(|_, m| m[0].due.when = When::On(outside));
        assert_eq!(found, [("1.1".into(), 0, Problem::DueOutsideYear { day: outside })]);
        let (first, last) = (day("2023-03-02"), day("2023-03-01"));
        let found = problems(|_, m| m[0].due.when = When::Within(first, last));
        assert_eq!(found, [("1.1".into(), 0, Problem::DueBackwards { first, last })]);
        let found = problems(|_, m| m[1].log.push(FollowUp::new(outside, Status::Done)));
        assert_eq!(found, [("1.2".into(), 0, Problem::FollowUpOutsideYear { day: outside })]);
    }

    #[test]
    fn units() {
        let found = problems(|_, m| {
            let entry = FollowUp::new(day("2023-03-01"), Status::Done);
            m[0].log.push(FollowUp { unit: "ฝ่ายปกคอง".into(), ..entry });
        });
        let near = Some("ฝ่ายปกครอง".to_owned());
        let problem = Problem::UnknownUnit { unit: "ฝ่ายปกคอง".into(), near };
        assert_eq!(found, [("1.1".into(), 0, problem)]);
        let found = problems(|_, m| m[0].responsible.units.clear());
        assert_eq!(found, [("1.1".into(), 0, Problem::NoUnit { text: String::new() })]);
    }

    #[test]
    fn a_unit_that_is_misspelt_once() {
        let found = problems(|_, m| {
            m.push(m[1].clone());
            m[2].id = "1.3".into();
            m[2].responsible.units = vec!["ฝ่ายปกครอน".into()];
        });
        let problem = Problem::UnitAlike {
            unit: "ฝ่ายปกครอน".into(), near: "ฝ่ายปกครอง".into()
        };
        assert_eq!(found, [("1.3".into(), 0, problem)]);
        let found = problems(|_, m| {
            m.push(m[1].clone());
            m[2].id = "1.3".into();
            m[2].responsible.units = vec!["ฝ่ายโยธา".into()];
        });
        assert_eq!(found, [], "another unit");
    }

    #[test]
    fn words_that_were_not_understood() {
        let found = problems(|_, m| {
            m[0].due.text = "อย่างต่อเนื่อง".into();
            m[0].monitoring.text = "ทุก ๔ เดือน".into();
            m[1].monitoring.text = "รายงานให้ผู้บังคับบัญชาทราบ".into();
        });
        let due = Problem::DueUnread { text: "อย่างต่อเนื่อง".into() };
        let monitoring = Problem::MonitoringUnread { text: "ทุก ๔ เดือน".into() };
        assert_eq!(found, [("1.1".into(), 0, due), ("1.1".into(), 0, monitoring)]);
    }

    #[test]
    fn rosters() {
        let member = |name: &str, role| Member { name: name.into(), role, ..Member::default() };
        let found = problems(|plan, _| {
            let sound = vec![member("ก", Role::Chair), member("ข", Role::Secretary)];
            let doubtful = vec![
                member("ก", Role::Chair),
                member("ข", Role::Chair),
                member("ก", Role::Member),
                member(" ", Role::Member),
                member("", Role::Member),
            ];
            let body = |name: &str, members| Body { name: name.into(), members, ..Body::default() };
            plan.bodies = vec![body("หนึ่ง", sound), body("สอง", doubtful), body("สอง", vec![])];
        });
        let of = |nth, problem| ("สอง".to_owned(), nth, problem);
        let expected = [
            of(0, Problem::TwoChairs { count: 2 }),
            of(0, Problem::NoSecretary),
            of(0, Problem::DoubleMember { who: "ก".into() }),
            of(0, Problem::UnnamedMember { number: 4 }),
            of(0, Problem::UnnamedMember { number: 5 }),
            of(1, Problem::DoubleBody),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn directives_about_nothing() {
        let found = problems(|plan, _| {
            plan.directives.push(Directive {
                id: "d1".into(),
                about: "9.9".into(),
                unit: "ฝ่ายปกครอง".into(),
                text: "เร่งดำเนินการ".into(),
                given_at: "1/2566".into(),
                due: None,
                reports: vec![],
                closed_at: None,
            });
        });
        assert_eq!(found, [("d1".into(), 0, Problem::UnknownMeasure { about: "9.9".into() })]);
    }
}
