//! The grid: measures under headings of section and indicator.

use super::Figures;
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Deadline, Expectation, Measure, Place, Plan, Status};

/// Which measures are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Only the section with this code, or whose title has this in it.
    pub section: Option<String>,
    /// Only measures of this unit; part of its name is enough. What all units do (ทุกฝ่าย) is theirs too.
    pub unit: Option<String>,
    /// Only what is overdue.
    pub late: bool,
    /// A measure that is shown although it is not overdue.
    pub keep: Option<Place>,
}

/// A row of the grid: where it stands in the plan, and for a heading the figures of what is below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a section.
    Section {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Of its measures in scope.
        figures: Figures,
    },
    /// The heading of an indicator.
    Indicator {
        /// Index into [`Plan::sections`].
        section: usize,
        /// Index into the section's indicators.
        indicator: usize,
        /// Of its measures in scope.
        figures: Figures,
    },
    /// A measure.
    Measure(Place),
}

/// The rows of a plan for a query, and the figures.
///
/// Section and unit are the *scope*: figures count what is in scope. `late` only hides rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// From top to bottom. Headings without a row below them stand only in a grid of the whole plan.
    pub rows: Vec<Row>,
    /// Of everything in scope.
    pub figures: Figures,
}

/// A measure as a row shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasureRow<'p> {
    /// The measure.
    pub measure: &'p Measure,
    /// As of the day.
    pub status: Status,
    /// As of the day.
    pub deadline: Deadline,
    /// October to September.
    pub strip: [Expectation; 12],
}

impl<'p> MeasureRow<'p> {
    /// `measure` of `plan` as seen on `today`.
    pub fn new(plan: &Plan, measure: &'p Measure, today: Day) -> Self {
        Self {
            measure,
            status: measure.status(today),
            deadline: measure.deadline(plan.fiscal_year, today),
            strip: measure.strip(plan.fiscal_year, today),
        }
    }

    /// Its contribution to the figures of the month of `today`, a day of any year.
    pub(super) fn figures(&self, plan: &Plan, today: Day) -> Figures {
        let now = if plan.fiscal_year.contains(today) {
            self.strip[FiscalMonth::of(today).index()]
        } else {
            Expectation::NotExpected
        };
        Figures::of(self.status, self.deadline, now)
    }
}

impl Query {
    /// Whether everything is asked for.
    pub fn is_all(&self) -> bool {
        self.section.is_none() && self.unit.is_none() && !self.late
    }

    /// Whether `section` of the plan is in scope.
    pub fn has_section(&self, section: &crate::plan::Section) -> bool {
        self.section.as_deref().map(str::trim).is_none_or(|wanted| {
            section.code.eq_ignore_ascii_case(wanted) || !wanted.is_empty() && section.title.contains(wanted)
        })
    }

    /// Whether `measure` is in scope as far as its units go.
    pub fn has_unit(&self, measure: &Measure) -> bool {
        self.unit.as_ref().is_none_or(|wanted| {
            measure.responsible.units.iter().any(|u| u.contains(wanted.trim()) || u.starts_with("ทุก"))
        })
    }
}

impl Grid {
    /// The grid of `plan` for `query` as seen on `today`.
    pub fn build(plan: &Plan, query: &Query, today: Day) -> Self {
        let mut grid = Self::default();
        for (section, part) in plan.sections.iter().enumerate().filter(|(_, s)| query.has_section(s)) {
            let heading = grid.rows.len();
            grid.rows.push(Row::Section { section, figures: Figures::default() });
            let mut figures = Figures::default();
            for indicator in 0..part.indicators.len() {
                figures += grid.push_indicator(plan, (section, indicator), query, today);
            }
            grid.close_heading(heading, query, Row::Section { section, figures });
            grid.figures += figures;
        }
        grid
    }

    fn push_indicator(
        &mut self,
        plan: &Plan,
        (section, indicator): (usize, usize),
        query: &Query,
        today: Day,
    ) -> Figures {
        let heading = self.rows.len();
        let mut figures = Figures::default();
        self.rows.push(Row::Indicator { section, indicator, figures });
        let measures = plan.sections[section].indicators[indicator].measures.iter().enumerate();
        for (index, measure) in measures.filter(|(_, m)| query.has_unit(m)) {
            let row = MeasureRow::new(plan, measure, today);
            figures += row.figures(plan, today);
            let place = Place { section, indicator, measure: index };
            if !query.late || matches!(row.deadline, Deadline::Overdue(_)) || query.keep == Some(place) {
                self.rows.push(Row::Measure(place));
            }
        }
        self.close_heading(heading, query, Row::Indicator { section, indicator, figures });
        figures
    }

    /// Puts the finished heading where its rows begin, or takes it out where a query left none of them.
    fn close_heading(&mut self, at: usize, query: &Query, heading: Row) {
        if query.is_all() || self.rows.len() > at + 1 {
            self.rows[at] = heading;
        } else {
            self.rows.truncate(at);
        }
    }

    /// The index of the row of `place`.
    pub fn row_of(&self, place: Place) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Measure(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{FollowUp, Indicator, Section, When};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn measure(id: &str, unit: &str, due: &str) -> Measure {
        let mut measure = Measure { id: id.into(), ..Measure::default() };
        measure.responsible.units = vec![unit.into()];
        measure.due.when = When::On(day(due));
        measure.monitoring.every = Some(Cadence::Monthly);
        measure
    }

    fn plan() -> Plan {
        let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
        let indicator =
            |title: &str, measures| Indicator { title: title.into(), measures, ..Default::default() };
        let section = |code: &str, indicators| Section {
            title: if code == "OIT" {
                "การเปิดเผยข้อมูลสาธารณะ".into()
            } else {
                code.into()
            },
            code: code.into(),
            indicators,
        };
        let mut done = measure("1.1", "ฝ่ายทะเบียน", "2023-01-31");
        done.log.push(FollowUp::new(day("2023-01-20"), Status::Done));
        plan.sections = vec![
            section(
                "IIT",
                vec![
                    indicator("หนึ่ง", vec![done, measure("1.2", "ฝ่ายโยธา", "2023-02-28")]),
                    indicator("สอง", vec![]),
                ],
            ),
            section(
                "OIT",
                vec![indicator(
                    "เก้า",
                    vec![measure("9.1", "ทุกฝ่าย", "2023-03-20"), measure("9.2", "ฝ่ายโยธา", "2023-03-30")],
                )],
            ),
        ];
        plan
    }

    /// The rows in a line: S, I, and the ids.
    fn rows(plan: &Plan, grid: &Grid) -> String {
        let name = |row: &Row| match row {
            Row::Section { section, .. } => plan.sections[*section].code.clone(),
            Row::Indicator { section, indicator, .. } => {
                plan.sections[*section].indicators[*indicator].title.clone()
            }
            Row::Measure(place) => plan.at(*place).unwrap().id.clone(),
        };
        grid.rows.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_whole_plan_shows_empty_headings_too() {
        let plan = plan();
        let grid = Grid::build(&plan, &Query::default(), day("2023-03-15"));
        assert_eq!(rows(&plan, &grid), "IIT หนึ่ง 1.1 1.2 สอง OIT เก้า 9.1 9.2");
        let expected = Figures { all: 4, done: 1, late: 1, soon: 1, this_month: 1, awaited: 3 };
        assert_eq!(grid.figures, expected);
        assert!(
            matches!(grid.rows[0], Row::Section { figures, .. } if figures.all == 2 && figures.done == 1)
        );
        assert!(matches!(grid.rows[1], Row::Indicator { figures, .. } if figures.late == 1));
    }

    #[test]
    fn section_and_unit_are_the_scope_of_the_figures() {
        let plan = plan();
        let query = Query { section: Some("oit".into()), ..Query::default() };
        let grid = Grid::build(&plan, &query, day("2023-03-15"));
        assert_eq!((rows(&plan, &grid).as_str(), grid.figures.all), ("OIT เก้า 9.1 9.2", 2));
        let query = Query { section: Some("การเปิดเผย".into()), ..Query::default() };
        assert_eq!(rows(&plan, &Grid::build(&plan, &query, day("2023-03-15"))), "OIT เก้า 9.1 9.2");
        let nothing = Query { section: Some(" ".into()), ..Query::default() };
        assert_eq!(Grid::build(&plan, &nothing, day("2023-03-15")).rows, []);
        let query = Query { unit: Some("โยธา".into()), ..Query::default() };
        let grid = Grid::build(&plan, &query, day("2023-03-15"));
        assert_eq!((rows(&plan, &grid).as_str(), grid.figures.all), ("IIT หนึ่ง 1.2 OIT เก้า 9.1 9.2", 3));
    }

    #[test]
    fn late_hides_rows_and_leaves_the_figures() {
        let plan = plan();
        let query = Query { late: true, ..Query::default() };
        let grid = Grid::build(&plan, &query, day("2023-03-15"));
        assert_eq!((rows(&plan, &grid).as_str(), grid.figures.all), ("IIT หนึ่ง 1.2", 4));
    }

    #[test]
    fn nothing_is_awaited_outside_the_year() {
        let grid = Grid::build(&plan(), &Query::default(), day("2024-03-15"));
        assert_eq!((grid.figures.awaited, grid.figures.late), (0, 3));
    }
}
