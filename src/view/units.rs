//! The responsible units: a row each, with the figures of its measures.
//!
//! A row counts what stands under exactly its name; what all units do (ทุกฝ่าย) has a row of its own. Its figures are
//! those of the grid for [`Query::of_unit`](super::Query::of_unit).

use std::collections::HashMap;

use super::{Figures, MeasureRow, Worst};
use crate::calendar::Day;
use crate::plan::{Expectation, FollowUp, Plan};
use crate::thai::sort::sort_key;

/// The units of a plan, in the order of a Thai dictionary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Units {
    /// A row a unit.
    pub rows: Vec<UnitRow>,
    /// How many measures name no unit.
    pub without: usize,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitRow {
    /// Its name.
    pub name: String,
    /// Of its measures.
    pub figures: Figures,
    /// Months of its measures that ended without the report that was expected.
    pub missed: usize,
    /// The worst of its measures.
    pub worst: Worst,
    /// The newest day on which it reported.
    pub last: Option<Day>,
}

impl Units {
    /// The units of `plan` as seen on `today`.
    pub fn build(plan: &Plan, today: Day) -> Self {
        let mut units = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (_, measure) in plan.measures() {
            let names = &measure.responsible.units;
            if names.is_empty() {
                units.without += 1;
                continue;
            }
            let row = MeasureRow::new(plan, measure, today);
            let missed = row.strip.iter().filter(|cell| **cell == Expectation::Missed).count();
            for (index, name) in names.iter().enumerate() {
                // A name that stands twice counts once.
                if names[..index].contains(name) {
                    continue;
                }
                let at = *known.entry(name).or_insert_with(|| {
                    units.rows.push(UnitRow { name: name.clone(), ..UnitRow::default() });
                    units.rows.len() - 1
                });
                let unit = &mut units.rows[at];
                unit.figures += row.figures(plan, today);
                unit.missed += missed;
                unit.worst.take(row.deadline, row.status);
                let own = measure.log.iter().filter(|entry| entry.on <= today && is_of(entry, name));
                unit.last = unit.last.max(own.map(|entry| entry.on).max());
            }
        }
        units.rows.sort_by_cached_key(|row| (sort_key(&row.name), row.name.clone()));
        units
    }

    /// The row of `name`.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.name == name)
    }
}

/// Whether `unit`, one of the responsible ones, reported: all of them did where nobody is named.
pub(super) fn is_of(entry: &FollowUp, unit: &str) -> bool {
    entry.unit.is_empty() || entry.unit == unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Status, arbitrary};
    use crate::view::{Grid, Query};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_figures_are_those_of_the_grid_of_the_unit(plan in arbitrary::plan(), days in 0..500_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let units = Units::build(&plan, today);
            let mut names = plan.units();
            prop_assert_eq!(names.len(), units.rows.len());
            names.sort_by_cached_key(|name| (sort_key(name), (*name).to_owned()));
            for (name, row) in names.iter().zip(&units.rows) {
                prop_assert_eq!(*name, &row.name);
                let grid = Grid::build(&plan, &Query::of_unit(name), today);
                prop_assert_eq!(grid.figures, row.figures, "{}", name);
            }
            let without = plan.measures().filter(|(_, m)| m.responsible.units.is_empty()).count();
            prop_assert_eq!(without, units.without);
        }
    }

    #[test]
    fn a_unit_is_told_of_its_own_reports_and_missed_months() {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let mut measure = crate::plan::Measure { id: "1".into(), ..Default::default() };
        measure.responsible.units = vec!["ฝ่ายโยธา".into(), "ฝ่ายเทศกิจ".into()];
        let entry = |on: &str, unit: &str| FollowUp {
            unit: unit.into(),
            ..FollowUp::new(on.parse().unwrap(), Status::InProgress)
        };
        measure.log =
            vec![entry("2022-10-05", ""), entry("2022-12-05", "ฝ่ายโยธา"), entry("2023-03-20", "ฝ่ายเทศกิจ")];
        let measures = vec![measure];
        let indicators = vec![crate::plan::Indicator { measures, ..Default::default() }];
        plan.sections = vec![crate::plan::Section { indicators, ..Default::default() }];
        let units = Units::build(&plan, "2023-03-15".parse().unwrap());
        let told: Vec<_> = units.rows.iter().map(|r| (r.name.as_str(), r.last, r.missed)).collect();
        let day = |text: &str| Some(text.parse().unwrap());
        // November, January and February; of the 20th nothing is known on the 15th.
        assert_eq!(told, [("ฝ่ายเทศกิจ", day("2022-10-05"), 3), ("ฝ่ายโยธา", day("2022-12-05"), 3)]);
    }
}
