//! The grid: measures under headings of section and indicator, or in one flat list of another order.
//!
//! What is known of each measure ([`Survey`]) is kept apart from how it is arranged, so that a change of one measure,
//! of the filter or of the order makes anew only what depends on it.

mod order;
mod query;
mod survey;

use std::collections::HashSet;

pub use order::Order;
pub use query::{Query, Timing};
pub use survey::{Item, MeasureRow, Survey};

use super::{Figures, Finder, Fold};
use crate::calendar::Day;
use crate::plan::{Place, Plan};
use crate::thai::search::SearchKey;

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
        /// Whether it has measures that would be shown and are folded away.
        folded: bool,
    },
    /// A measure.
    Measure(Place),
}

/// What a row stands for, in the order of the document: a heading stands before what is below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stand {
    /// Index into [`Plan::sections`].
    pub section: usize,
    /// Index into the section's indicators; none for the heading of the section.
    pub indicator: Option<usize>,
    /// Index into the indicator's measures; none for a heading.
    pub measure: Option<usize>,
}

impl Stand {
    /// The heading of a section.
    pub const fn section(section: usize) -> Self {
        Self { section, indicator: None, measure: None }
    }

    /// The heading of an indicator.
    pub const fn indicator(section: usize, indicator: usize) -> Self {
        Self { section, indicator: Some(indicator), measure: None }
    }

    /// Its place, where it is a measure.
    pub const fn place(self) -> Option<Place> {
        match self {
            Self { section, indicator: Some(indicator), measure: Some(measure) } => {
                Some(Place { section, indicator, measure })
            }
            _ => None,
        }
    }
}

impl From<Place> for Stand {
    fn from(place: Place) -> Self {
        Self { section: place.section, indicator: Some(place.indicator), measure: Some(place.measure) }
    }
}

impl Row {
    /// What it stands for.
    pub fn stand(&self) -> Stand {
        match *self {
            Self::Section { section, .. } => Stand::section(section),
            Self::Indicator { section, indicator, .. } => Stand::indicator(section, indicator),
            Self::Measure(place) => place.into(),
        }
    }
}

/// The rows of a plan for a query, and the figures.
///
/// Section and unit are the *scope*: figures count what is in scope. The rest of a query only hides rows, and so do
/// folds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// From top to bottom. Headings without a row below them stand only in a grid of the whole plan, or where what
    /// is below them is folded away. In another order than the document's there are no headings.
    pub rows: Vec<Row>,
    /// Of everything in scope.
    pub figures: Figures,
    /// How many measures answer the query, the folded ones too.
    pub found: usize,
    /// Whether the rows are in the order of the document, under their headings.
    pub is_grouped: bool,
    /// Of every measure, by its number in the survey: whether it answers the query.
    answers: Vec<bool>,
    /// Of every measure, by its number in the survey: its row, where the rows are not grouped.
    row_of: Vec<Option<usize>>,
}

impl Grid {
    /// The grid of `plan` for `query` as seen on `today`, in the order of the document and nothing folded.
    pub fn build(plan: &Plan, query: &Query, today: Day) -> Self {
        let mut survey = Survey::of(plan, today);
        let hits = query.text.as_deref().map(|text| Finder::new(plan).has(&SearchKey::new(text)));
        Self::arrange(plan, &mut survey, query, Order::Document, &[], hits.as_deref())
    }

    /// The grid of `plan`, which is the one that was surveyed. `hits` says of each measure, by its number in the
    /// survey, whether it has the query's text; nothing is asked of it where there is none.
    pub fn arrange(
        plan: &Plan,
        survey: &mut Survey,
        query: &Query,
        order: Order,
        folds: &[Fold],
        hits: Option<&[bool]>,
    ) -> Self {
        let numbers = if order == Order::Document { Vec::new() } else { survey.numbers(plan, order) };
        let mut grid = Self { is_grouped: order == Order::Document, ..Self::default() };
        let folded: HashSet<Fold> =
            if grid.is_grouped { folds.iter().cloned().collect() } else { HashSet::new() };
        let mut from = 0;
        for (section, part) in plan.sections.iter().enumerate() {
            let scoped = query.has_section(part);
            let heading = grid.rows.len();
            if scoped {
                grid.rows.push(Row::Section { section, figures: Figures::default() });
            }
            let mut figures = Figures::default();
            for (indicator, heading) in part.indicators.iter().enumerate() {
                let items = &survey.items()[from..from + heading.measures.len()];
                from += items.len();
                if scoped {
                    let is_folded =
                        !folded.is_empty() && folded.contains(&Fold::of(plan, section, indicator));
                    figures += grid.push_indicator(plan, (section, indicator), items, query, hits, is_folded);
                } else {
                    grid.answers.resize(from, false);
                }
            }
            if scoped {
                grid.close_heading(heading, query, Row::Section { section, figures });
                grid.figures += figures;
            }
        }
        if !grid.is_grouped {
            grid.flatten(survey, &numbers);
        }
        grid
    }

    fn push_indicator(
        &mut self,
        plan: &Plan,
        (section, indicator): (usize, usize),
        items: &[Item],
        query: &Query,
        hits: Option<&[bool]>,
        is_folded: bool,
    ) -> Figures {
        let (at, found) = (self.rows.len(), self.found);
        let mut figures = Figures::default();
        self.rows.push(Row::Indicator { section, indicator, figures, folded: false });
        for (item, measure) in items.iter().zip(&plan.sections[section].indicators[indicator].measures) {
            let is_in_scope = query.has_unit(measure);
            if is_in_scope {
                figures += item.figures;
            }
            let has_text = hits.is_none_or(|hits| hits.get(self.answers.len()).copied().unwrap_or(false));
            let answers = is_in_scope && (query.answers(item) && has_text || query.keep == Some(item.place));
            self.answers.push(answers);
            self.found += usize::from(answers);
            if answers && !is_folded {
                self.rows.push(Row::Measure(item.place));
            }
        }
        let folded = is_folded && self.found > found;
        let heading = Row::Indicator { section, indicator, figures, folded };
        if folded {
            self.rows[at] = heading;
        } else {
            self.close_heading(at, query, heading);
        }
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

    /// One list of the measures, in the order of `numbers`.
    fn flatten(&mut self, survey: &Survey, numbers: &[usize]) {
        self.rows.clear();
        self.row_of = vec![None; self.answers.len()];
        for &number in numbers.iter().filter(|number| self.answers[**number]) {
            self.row_of[number] = Some(self.rows.len());
            self.rows.push(Row::Measure(survey.items()[number].place));
        }
    }

    /// The index of the row that stands for `stand`; none where no row does.
    pub fn row_of(&self, survey: &Survey, stand: Stand) -> Option<usize> {
        if self.is_grouped {
            return self.rows.binary_search_by_key(&stand, Row::stand).ok();
        }
        *self.row_of.get(survey.number(stand.place()?)?)?
    }

    /// Whether `stand` answers the query: it has a row, or would have one were nothing folded.
    pub fn answers(&self, survey: &Survey, stand: Stand) -> bool {
        match stand.place() {
            Some(place) => survey.number(place).is_some_and(|number| self.answers[number]),
            None => self.row_of(survey, stand).is_some(),
        }
    }

    /// Whether the selection can stand on the row at `index`: a measure, or a heading with nothing seen below it.
    pub fn is_place(&self, index: usize) -> bool {
        let Some(row) = self.rows.get(index) else { return false };
        match (row, self.rows.get(index + 1)) {
            (Row::Measure(_), _) | (_, None) => true,
            (Row::Indicator { .. }, Some(next)) => !matches!(next, Row::Measure(_)),
            (Row::Section { .. }, Some(next)) => matches!(next, Row::Section { .. }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{FollowUp, Indicator, Measure, Section, Status, When};

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
        let query = Query { timing: Some(Timing::Late), ..Query::default() };
        let grid = Grid::build(&plan, &query, day("2023-03-15"));
        assert_eq!((rows(&plan, &grid).as_str(), grid.figures.all), ("IIT หนึ่ง 1.2", 4));
    }

    #[test]
    fn nothing_is_awaited_outside_the_year() {
        let grid = Grid::build(&plan(), &Query::default(), day("2024-03-15"));
        assert_eq!((grid.figures.awaited, grid.figures.late), (0, 3));
    }
}
