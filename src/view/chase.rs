//! What each unit owes on a day: overdue measures, reports that the month expects and that have not come, measures that
//! fall due before the next meeting, and open directives.
//!
//! A measure is owed by each of its responsible units, under exactly its name; a directive by the unit that it names,
//! and where it names none by those of its measure. The lists are those of the grid on the same day.
//!
//! Who asks for one unit is told what every unit owes too (ทุกฝ่าย), which else has a sheet of its own.
//!
//! Limits: what no unit answers for is owed by nobody here, and only counted.

use std::collections::{HashMap, HashSet};

use super::units::is_of;
use super::{Matter, MeasureRow};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Deadline, Expectation, FollowUp, Measure, Meeting, Plan};
use crate::thai::sort::sort_key;

/// What the units of a plan owe on a day.
#[derive(Debug, Clone)]
pub struct Chase<'p> {
    /// The day.
    pub today: Day,
    /// The month of the day, in which reports are expected.
    pub month: FiscalMonth,
    /// The meeting before which it is to be done: the next that is planned, where the plan has one.
    pub next: Option<&'p Meeting>,
    /// The last day of what falls due: that of the meeting, without one the last of the month.
    pub until: Day,
    /// Units that owe something, in the order of a Thai dictionary.
    pub units: Vec<Owing<'p>>,
    /// How many measures and directives are owed by no unit.
    pub nobodys: usize,
}

/// What a unit owes. Lists stand in the order of the plan; a measure may stand in several.
#[derive(Debug, Clone)]
pub struct Owing<'p> {
    /// Its name.
    pub unit: &'p str,
    /// Overdue measures.
    pub late: Vec<Owed<'p>>,
    /// Measures of which the month expects a report.
    pub awaited: Vec<Owed<'p>>,
    /// Measures that fall due on or before [`Chase::until`].
    pub falling_due: Vec<Owed<'p>>,
    /// Open directives.
    pub matters: Vec<Matter<'p>>,
}

/// A measure that a unit owes something of.
#[derive(Debug, Clone, Copy)]
pub struct Owed<'p> {
    /// The measure.
    pub measure: &'p Measure,
    /// Its last day, where it has one.
    pub last: Option<Day>,
    /// By how many days that is past.
    pub late: Option<i64>,
    /// What the unit said last.
    pub said: Option<&'p FollowUp>,
}

impl<'p> Owing<'p> {
    const fn of(unit: &'p str) -> Self {
        Self { unit, late: Vec::new(), awaited: Vec::new(), falling_due: Vec::new(), matters: Vec::new() }
    }

    /// How many different things it owes.
    pub fn count(&self) -> usize {
        let measures = self.late.iter().chain(&self.awaited).chain(&self.falling_due);
        let different: std::collections::HashSet<_> =
            measures.map(|owed| std::ptr::from_ref(owed.measure)).collect();
        different.len() + self.matters.len()
    }
}

impl<'p> Chase<'p> {
    /// What the units of `plan` owe on `today`; with `only`, what that one does.
    pub fn build(plan: &'p Plan, today: Day, only: Option<&'p str>) -> Self {
        let month = FiscalMonth::of(today);
        let next = plan.coming_meeting(today);
        let until = next.map_or(month.last_day(), |m| m.date);
        let mut chase = Self { today, month, next, until, units: Vec::new(), nobodys: 0 };
        let only = only.map(|unit| Only { unit, everyones: everyones(plan) });
        let only = only.as_ref();
        let mut known = HashMap::new();
        for (_, measure) in plan.measures() {
            chase.add_measure(plan, measure, only, &mut known);
        }
        let measures: HashMap<&str, &Measure> = plan.measures().map(|(_, m)| (m.id.as_str(), m)).collect();
        for directive in &plan.directives {
            let Some(matter) = Matter::open_on(plan, directive, today) else { continue };
            let about = measures.get(directive.about.as_str()).map(|m| m.responsible.units.as_slice());
            let own = std::slice::from_ref(&directive.unit);
            let units = if directive.unit.trim().is_empty() { about.unwrap_or_default() } else { own };
            chase.nobodys += usize::from(units.is_empty());
            for unit in each(units, only) {
                chase.unit(unit, &mut known).matters.push(matter.clone());
            }
        }
        chase.units.sort_by_cached_key(|owing| (sort_key(owing.unit), owing.unit.to_owned()));
        chase
    }

    fn add_measure(
        &mut self,
        plan: &'p Plan,
        measure: &'p Measure,
        only: Option<&Only<'p>>,
        known: &mut HashMap<&'p str, usize>,
    ) {
        let row = MeasureRow::new(plan, measure, self.today);
        let last = measure.term(plan.fiscal_year).map(|(_, last)| last);
        let late = if let Deadline::Overdue(days) = row.deadline { Some(days) } else { None };
        let is_awaited =
            plan.fiscal_year.contains(self.today) && row.strip[self.month.index()] == Expectation::Expected;
        let falls_due = late.is_none()
            && row.deadline != Deadline::Finished
            && last.is_some_and(|last| last <= self.until);
        if late.is_none() && !is_awaited && !falls_due {
            return;
        }
        let units = &measure.responsible.units;
        self.nobodys += usize::from(units.is_empty());
        for unit in each(units, only) {
            let own = measure.log.iter().filter(|entry| entry.on <= self.today && is_of(entry, unit));
            let own = own.filter(|entry| !entry.decided);
            let owed = Owed { measure, last, late, said: own.max_by_key(|entry| entry.on) };
            let owing = self.unit(unit, known);
            if late.is_some() {
                owing.late.push(owed);
            }
            if is_awaited {
                owing.awaited.push(owed);
            }
            if falls_due {
                owing.falling_due.push(owed);
            }
        }
    }

    fn unit(&mut self, unit: &'p str, known: &mut HashMap<&'p str, usize>) -> &mut Owing<'p> {
        let at = *known.entry(unit).or_insert_with(|| {
            self.units.push(Owing::of(unit));
            self.units.len() - 1
        });
        &mut self.units[at]
    }
}

/// One unit, and the names that mean it and all others.
struct Only<'p> {
    unit: &'p str,
    everyones: HashSet<&'p str>,
}

/// The names in `plan` that mean every unit: ทุกฝ่าย, ทุกหน่วยงาน. One in which another unit is named means something else.
fn everyones(plan: &Plan) -> HashSet<&str> {
    let units = plan.units();
    let directed = plan.directives.iter().map(|directive| directive.unit.as_str());
    let of_all = units.iter().copied().chain(directed).map(str::trim).filter(|name| name.starts_with("ทุก"));
    let names_another = |name: &str| {
        units
            .iter()
            .map(|unit| unit.trim())
            .any(|unit| !unit.is_empty() && !unit.starts_with("ทุก") && name.contains(unit))
    };
    of_all.filter(|name| !names_another(name)).collect()
}

/// The names in `units` that count, each once: with `only` that unit, where it is named or every unit is.
fn each<'p>(units: &'p [String], only: Option<&Only<'p>>) -> impl Iterator<Item = &'p str> {
    let is_first = |(index, unit): &(usize, &String)| !units[..*index].contains(unit);
    let names = units.iter().enumerate().filter(is_first).map(|(_, unit)| unit.trim());
    let names = names.filter(|unit| !unit.is_empty());
    let is_its = |only: &Only<'p>, unit: &str| only.unit == unit || only.everyones.contains(unit);
    let one = only.filter(|only| units.iter().any(|unit| is_its(only, unit.trim()))).map(|only| only.unit);
    names.filter(move |_| only.is_none()).chain(one)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{Directive, Indicator, MeetingState, Section, Status, When, arbitrary};
    use crate::view::{Grid, Query};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// Measures of one indicator: id, units, due day, days on which all units reported.
    fn plan(measures: &[(&str, &[&str], &str, &[&str])]) -> Plan {
        let measures = measures.iter().map(|(id, units, due, log)| {
            let mut measure = Measure { id: (*id).into(), ..Measure::default() };
            measure.due.when = When::On(day(due));
            measure.monitoring.every = Some(Cadence::Monthly);
            measure.responsible.units = units.iter().map(|unit| (*unit).to_owned()).collect();
            measure.log = log.iter().map(|on| FollowUp::new(day(on), Status::InProgress)).collect();
            measure
        });
        let indicators = vec![Indicator { measures: measures.collect(), ..Indicator::default() }];
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        plan.sections = vec![Section { indicators, ..Section::default() }];
        plan
    }

    /// `unit: late | awaited | falling due | directives`.
    fn told(plan: &Plan, today: &str) -> Vec<String> {
        let ids =
            |owed: &[Owed<'_>]| owed.iter().map(|o| o.measure.id.as_str()).collect::<Vec<_>>().join(" ");
        let line = |o: &Owing<'_>| {
            let matters: Vec<_> = o.matters.iter().map(|m| m.directive.id.as_str()).collect();
            let lists = [ids(&o.late), ids(&o.awaited), ids(&o.falling_due), matters.join(" ")];
            format!("{}: {}", o.unit, lists.join(" | "))
        };
        Chase::build(plan, day(today), None).units.iter().map(line).collect()
    }

    #[test]
    fn each_unit_has_what_it_owes() {
        let mut plan = plan(&[
            ("late", &["ข", "ก", "ข"], "2023-03-01", &["2023-02-10"]),
            ("silent", &["ก"], "2023-09-30", &["2023-02-10"]),
            ("soon", &["ค"], "2023-04-12", &["2023-03-10"]),
            ("later", &["ง"], "2023-04-13", &["2023-03-10"]),
            ("nobody's", &[], "2023-03-01", &[]),
        ]);
        plan.meetings = vec![
            Meeting { state: MeetingState::Closed, ..Meeting::new("3/2566", day("2023-03-15")) },
            Meeting::new("4/2566", day("2023-04-12")),
        ];
        let directive = |id: &str, unit: &str, about: &str, closed: Option<&str>| Directive {
            id: id.into(),
            unit: unit.into(),
            about: about.into(),
            given_at: "3/2566".into(),
            closed_at: closed.map(Into::into),
            ..Directive::default()
        };
        plan.directives = vec![
            directive("open", "จ", "", None),
            directive("closed", "จ", "", Some("3/2566")),
            directive("of its measure", "", "soon", None),
            directive("of nobody", "", "", None),
        ];
        let expected = [
            "ก: late | late silent |  | ",
            "ข: late | late |  | ",
            "ค:  |  | soon | of its measure",
            "จ:  |  |  | open",
        ];
        assert_eq!(told(&plan, "2023-03-20"), expected);
        let chase = Chase::build(&plan, day("2023-03-20"), None);
        assert_eq!((chase.nobodys, chase.next.unwrap().number.as_str()), (2, "4/2566"));
        assert_eq!(chase.units.iter().map(Owing::count).collect::<Vec<_>>(), [2, 1, 2, 1]);
        assert_eq!(chase.units[0].late[0].late, Some(19));
        let only = Chase::build(&plan, day("2023-03-20"), Some("ค"));
        assert_eq!(only.units.iter().map(|o| o.unit).collect::<Vec<_>>(), ["ค"]);
    }

    #[test]
    fn what_was_said_is_the_units_own_newest_word() {
        let mut plan = plan(&[("1", &["ก", "ข"], "2023-03-01", &["2023-02-10", "2023-01-10"])]);
        let log = &mut plan.sections[0].indicators[0].measures[0].log;
        log.push(FollowUp { unit: "ข".into(), ..FollowUp::new(day("2023-03-02"), Status::InProgress) });
        log.push(FollowUp::new(day("2023-03-21"), Status::InProgress));
        let chase = Chase::build(&plan, day("2023-03-20"), None);
        let said: Vec<_> = chase.units.iter().map(|o| o.late[0].said.unwrap().on.to_string()).collect();
        assert_eq!(said, ["2023-02-10", "2023-03-02"]);
    }

    #[test]
    fn one_unit_owes_what_every_unit_owes() {
        let plan = plan(&[
            ("all", &["ทุกฝ่าย"], "2023-03-01", &[]),
            ("own", &["ฝ่ายโยธา"], "2023-03-01", &[]),
            ("others", &["ทุกฝ่าย ยกเว้นฝ่ายโยธา"], "2023-03-01", &[]),
        ]);
        let of = |only| {
            let chase = Chase::build(&plan, day("2023-03-20"), Some(only));
            let ids: Vec<_> = chase.units[0].late.iter().map(|owed| owed.measure.id.clone()).collect();
            (chase.units.len(), ids.join(" "))
        };
        assert_eq!(of("ฝ่ายโยธา"), (1, "all own".into()));
        assert_eq!(of("ทุกฝ่าย"), (1, "all".into()));
        assert_eq!(told(&plan, "2023-03-20").len(), 3, "each name has its own sheet");
    }

    #[test]
    fn after_the_year_no_report_is_expected_and_what_is_late_is_late() {
        let plan = plan(&[("1", &["ก"], "2023-09-30", &[])]);
        assert_eq!(told(&plan, "2023-10-05"), ["ก: 1 |  |  | "]);
    }

    proptest! {
        /// What a unit owes is what the grid shows of it.
        #[test]
        fn the_lists_are_those_of_the_grid(plan in arbitrary::plan(), days in 0..500_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let chase = Chase::build(&plan, today, None);
            let reports = plan.clone();
            for unit in plan.units().into_iter().filter(|unit| unit.trim() == *unit) {
                let late = Grid::build(&plan, &Query::of_unit(unit), today).figures.late;
                let awaited = Grid::build(&reports, &Query::of_unit(unit), today).figures.awaited;
                let owing = chase.units.iter().find(|owing| owing.unit == unit);
                let counts = owing.map_or((0, 0), |owing| (owing.late.len(), owing.awaited.len()));
                if !plan.units().iter().any(|other| *other != unit && other.trim() == unit) && !unit.is_empty() {
                    prop_assert_eq!(counts, (late, awaited), "{}", unit);
                }
            }
        }
    }
}
