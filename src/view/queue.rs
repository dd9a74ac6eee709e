//! The queue of a month's follow-up: the measures that are gone through one by one, as seen on a day.
//!
//! In the queue is what reports this month, what has reported in it, and what is overdue. So a measure stays in it
//! when its report comes, whatever the report says, and the queue does not move under the hands of whoever records.
//!
//! Outside the plan's year the strip expects nothing; what is overdue, or reported in the month, is in the queue there
//! too.

use super::newest_report;
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Deadline, Expectation, Measure, Place, Plan, Status};

/// The measures of a month's follow-up, in the order of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// One a measure.
    pub stops: Vec<Stop>,
}

/// A measure of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Where the measure stands.
    pub place: Place,
    /// The newest status that was reported this month; none where no report came.
    pub reported: Option<Status>,
    /// Whether a report is expected this month and none came.
    pub is_expected: bool,
    /// Whether the measure is overdue.
    pub is_late: bool,
}

impl Queue {
    /// The queue of the month of `today`.
    pub fn build(plan: &Plan, today: Day) -> Self {
        let stops = plan.measures().filter_map(|(place, measure)| Stop::of(plan, place, measure, today));
        Self { stops: stops.collect() }
    }

    /// How many have reported.
    pub fn reported(&self) -> usize {
        self.stops.iter().filter(|stop| !stop.is_open()).count()
    }

    /// How many have not.
    pub fn left(&self) -> usize {
        self.stops.len() - self.reported()
    }

    /// The index of the measure at `place`; where that is not in the queue, of the one that follows it.
    pub fn at(&self, place: Place) -> Result<usize, usize> {
        self.stops.binary_search_by_key(&place, |stop| stop.place)
    }

    /// The index of the first that has not reported, from `from` on; after the last comes the first.
    pub fn open_from(&self, from: usize) -> Option<usize> {
        let behind = from.min(self.stops.len())..self.stops.len();
        behind.chain(0..from.min(self.stops.len())).find(|index| self.stops[*index].is_open())
    }
}

impl Stop {
    /// `measure` in the queue, where it is in it.
    fn of(plan: &Plan, place: Place, measure: &Measure, today: Day) -> Option<Self> {
        let (year, month) = (plan.fiscal_year, FiscalMonth::of(today));
        let newest = newest_report(measure, today).filter(|entry| month.contains(entry.on));
        let stop = Self {
            place,
            reported: newest.map(|entry| entry.status),
            // The strip takes longest; of what has reported it says so and no more.
            is_expected: newest.is_none()
                && measure.strip(year, today)[month.index()] == Expectation::Expected,
            is_late: matches!(measure.deadline(year, today), Deadline::Overdue(_)),
        };
        (stop.reported.is_some() || stop.is_expected || stop.is_late).then_some(stop)
    }

    /// Whether a report is still to come.
    pub const fn is_open(&self) -> bool {
        self.reported.is_none()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::{Edit, arbitrary};
    use crate::view::{Grid, Query};

    /// Days within the year of the plan and around it.
    fn today(plan: &Plan) -> impl Strategy<Value = Day> + use<> {
        let first = plan.fiscal_year.first_day();
        (-40..420_i64).prop_map(move |days| first + chrono::TimeDelta::days(days))
    }

    fn plan_and_day() -> impl Strategy<Value = (Plan, Day)> {
        arbitrary::plan().prop_flat_map(|plan| {
            let day = today(&plan);
            (Just(plan), day)
        })
    }

    proptest! {
        #[test]
        fn in_the_queue_is_what_the_strip_and_the_deadline_say((plan, today) in plan_and_day()) {
            let queue = Queue::build(&plan, today);
            let in_year = plan.fiscal_year.contains(today);
            let month = FiscalMonth::of(today);
            let mut expected = Vec::new();
            for (place, measure) in plan.measures() {
                let cell = measure.strip(plan.fiscal_year, today)[month.index()];
                let came = measure.log.iter().any(|e| e.on <= today && month.contains(e.on) && !e.decided);
                let is_late = matches!(measure.deadline(plan.fiscal_year, today), Deadline::Overdue(_));
                let is_asked = in_year && matches!(cell, Expectation::Expected | Expectation::Reported(_));
                if is_asked || is_late || came {
                    expected.push(place);
                }
                if let (true, Ok(at)) = (in_year, queue.at(place)) {
                    let said = queue.stops[at].reported.map(Expectation::Reported);
                    prop_assert_eq!(said, Some(cell).filter(|c| matches!(c, Expectation::Reported(_))));
                }
            }
            let places: Vec<_> = queue.stops.iter().map(|stop| stop.place).collect();
            prop_assert_eq!(&places, &expected);
            prop_assert!(places.is_sorted(), "the order of the document");
        }

        #[test]
        fn the_counts_add_up((plan, today) in plan_and_day()) {
            let queue = Queue::build(&plan, today);
            let figures = Grid::build(&plan, &Query::default(), today).figures;
            prop_assert_eq!(queue.reported() + queue.left(), queue.stops.len());
            let count = |of: fn(&Stop) -> bool| queue.stops.iter().filter(|stop| of(stop)).count();
            prop_assert_eq!(count(|stop| stop.is_expected), figures.awaited);
            prop_assert_eq!(count(|stop| stop.is_late), figures.late);
            prop_assert_eq!(queue.left(), count(|s| s.is_open() && (s.is_expected || s.is_late)));
            prop_assert_eq!(queue.left() == 0, queue.open_from(0).is_none());
        }

        #[test]
        fn it_does_not_move_while_one_records(
            (plan, today) in plan_and_day(),
            records in prop::collection::vec((any::<prop::sample::Index>(), 0..5_usize), 1..12),
        ) {
            let queue = Queue::build(&plan, today);
            let mut plan = plan;
            prop_assume!(!queue.stops.is_empty());
            let places = |queue: &Queue| queue.stops.iter().map(|stop| stop.place).collect::<Vec<_>>();
            for (which, status) in records {
                let place = queue.stops[which.index(queue.stops.len())].place;
                let edit = plan.at(place).unwrap().record(&plan.meetings, today, Status::ALL[status]);
                // Of an id that stands twice an edit finds the first.
                let is_first = |edit: &Edit| plan.find(edit.measure().unwrap()).unwrap().0 == place;
                let Some(edit) = edit.filter(is_first) else { continue };
                edit.apply(&mut plan).unwrap();
                let now = Queue::build(&plan, today);
                prop_assert_eq!(places(&now), places(&queue));
                let stop = now.stops[now.at(place).unwrap()];
                prop_assert_eq!(stop.reported, Some(Status::ALL[status]));
            }
        }
    }

    #[test]
    fn the_next_open_one_comes_round() {
        let place = |measure| Place { section: 0, indicator: 0, measure };
        let stop =
            |measure, reported| Stop { place: place(measure), reported, is_expected: false, is_late: true };
        let done = Some(Status::Done);
        let queue = Queue { stops: vec![stop(0, done), stop(2, None), stop(3, done), stop(5, None)] };
        let from = |index| queue.open_from(index);
        assert_eq!([from(0), from(1), from(2), from(4), from(9)], [1, 1, 3, 1, 1].map(Some));
        assert_eq!((queue.at(place(3)), queue.at(place(4))), (Ok(2), Err(3)));
        assert_eq!(Queue::default().open_from(0), None);
    }
}
