//! What is known of every measure on a day: kept beside the plan, and made anew only for what changed.

use super::{Figures, Order};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Deadline, Expectation, Measure, Place, Plan, Status};
use crate::thai::width::width;

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
    pub(in crate::view) fn figures(&self, plan: &Plan, today: Day) -> Figures {
        let now = if plan.fiscal_year.contains(today) {
            self.strip[FiscalMonth::of(today).index()]
        } else {
            Expectation::NotExpected
        };
        Figures::of(self.status, self.deadline, now)
    }
}

/// What is known of a measure on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Where it stands.
    pub place: Place,
    /// As of the day.
    pub status: Status,
    /// As of the day.
    pub deadline: Deadline,
    /// Not finished, and the last day is in the month of the day and not past.
    pub ends_this_month: bool,
    /// What it adds to the figures of the month of the day, a day of any year.
    pub figures: Figures,
    /// The columns of its id.
    id_width: usize,
}

impl Item {
    fn new(plan: &Plan, place: Place, measure: &Measure, today: Day) -> Self {
        let row = MeasureRow::new(plan, measure, today);
        let MeasureRow { status, deadline, .. } = row;
        let month = FiscalMonth::of(today);
        let ends_this_month = match deadline {
            Deadline::DueThisMonth => true,
            Deadline::DueSoon(_) => {
                measure.term(plan.fiscal_year).is_some_and(|(_, last)| month.contains(last))
            }
            _ => false,
        };
        let figures = row.figures(plan, today);
        Self { place, status, deadline, ends_this_month, figures, id_width: width(&measure.id) }
    }
}

/// What is known of every measure of a plan on a day, in the order of the document: a measure's index in it is its
/// number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    today: Day,
    items: Vec<Item>,
    /// The keys by which the measures were last put in another order than the document's.
    keys: Option<(Order, Vec<Vec<u8>>)>,
}

impl Survey {
    /// Of `plan` on `today`.
    pub fn of(plan: &Plan, today: Day) -> Self {
        let items = plan.measures().map(|(place, measure)| Item::new(plan, place, measure, today)).collect();
        Self { today, items, keys: None }
    }

    /// Every measure.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The number of the measure at `place`.
    pub fn number(&self, place: Place) -> Option<usize> {
        self.items.binary_search_by_key(&place, |item| item.place).ok()
    }

    /// The columns of the longest id.
    pub fn id_width(&self) -> usize {
        self.items.iter().map(|item| item.id_width).max().unwrap_or(0)
    }

    /// Looks again at the measure at `place`, of whose plan nothing else changed.
    pub fn refresh(&mut self, plan: &Plan, place: Place) {
        let Some((number, measure)) = self.number(place).zip(plan.at(place)) else { return };
        self.items[number] = Item::new(plan, place, measure, self.today);
        if let Some((order, keys)) = &mut self.keys {
            keys[number] = order.key(measure, &self.items[number], plan.fiscal_year);
        }
    }

    /// The numbers of the measures in `order`.
    pub(super) fn numbers(&mut self, plan: &Plan, order: Order) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..self.items.len()).collect();
        if self.keys.as_ref().is_none_or(|(known, _)| *known != order) {
            let measures = plan.measures().zip(&self.items);
            let keys = measures.map(|((_, measure), item)| order.key(measure, item, plan.fiscal_year));
            self.keys = Some((order, keys.collect()));
        }
        if let Some((_, keys)) = &self.keys {
            numbers.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        }
        numbers
    }
}
