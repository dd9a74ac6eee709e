//! The rows of the grid: made from the plan, the filter, the order and the folds, and where the person is in them.
//!
//! A cache: made anew whenever one of those changes, never by a frame. What an edit changes is noted when it is
//! made, so that only that is looked at again. Nothing here knows keys.

use super::app::{App, Screen};
use super::{
    board, changes, directives, finding, meeting, meetings, preview, ready, roster, round, scroll, units,
    wall,
};
use crate::calendar::Day;
use crate::plan::{Edit, Measure, Place, Plan};
use crate::thai::search::SearchKey;
use crate::view::{Finder, Fold, Grid, Item, Row, Stand, Survey};

/// Of more measures than so many at once everything is looked at again: each is found by walking the plan.
const MOST: usize = 64;

/// The rows of the grid and where the person is in them.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) grid: Grid,
    /// What is known of every measure.
    pub(super) survey: Survey,
    /// The texts of the plan, once something was searched for.
    pub(super) finder: Option<Finder>,
    /// The width of the longest id.
    pub(super) id_width: usize,
    /// Index of the selected row, a place of the grid; none where there is no row.
    pub(super) selected: Option<usize>,
    /// The measure that was selected last: where one goes back to once it is seen again.
    pub(super) last: Option<Place>,
    /// Index of the first row below the pinned headings.
    pub(super) top: usize,
    /// What was changed since the rows were made.
    touched: Touched,
}

/// What of the plan was changed.
#[derive(Debug)]
enum Touched {
    /// The measures with these ids, in themselves.
    Measures(Vec<String>),
    /// Anything.
    All,
}

impl Rows {
    /// Without a row yet, for `plan` on `today`.
    pub(super) fn new(plan: &Plan, today: Day) -> Self {
        Self {
            grid: Grid::default(),
            survey: Survey::of(plan, today),
            finder: None,
            id_width: 0,
            selected: None,
            last: None,
            top: 0,
            touched: Touched::Measures(Vec::new()),
        }
    }

    /// Notes what `edit` changes.
    pub(super) fn touch(&mut self, edit: &Edit) {
        match edit {
            Edit::AddFollowUp { measure, .. }
            | Edit::RemoveFollowUp { measure, .. }
            | Edit::SetFollowUp { measure, .. }
            | Edit::SetField { measure, .. } => match &mut self.touched {
                Touched::Measures(ids) if ids.len() < MOST => ids.push(measure.clone()),
                touched => *touched = Touched::All,
            },
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.touch(edit)),
            _ => self.touched = Touched::All,
        }
    }

    /// Another plan is in its place.
    pub(super) fn forget(&mut self) {
        self.touched = Touched::All;
    }

    /// Looks again at what was changed.
    fn refresh(&mut self, plan: &Plan, today: Day) {
        match std::mem::replace(&mut self.touched, Touched::Measures(Vec::new())) {
            Touched::Measures(ids) => {
                for (place, _) in ids.iter().filter_map(|id| plan.find(id)) {
                    self.survey.refresh(plan, place);
                    if let Some(finder) = &mut self.finder {
                        finder.refresh(plan, place.into());
                    }
                }
            }
            Touched::All => {
                self.survey = Survey::of(plan, today);
                self.finder = None;
            }
        }
        debug_assert_eq!(self.survey.items(), Survey::of(plan, today).items(), "an edit went by unnoticed");
    }

    /// The texts of `plan`, which is the one of the rows.
    pub(super) fn finder(&mut self, plan: &Plan) -> &mut Finder {
        self.finder.get_or_insert_with(|| Finder::new(plan))
    }

    /// What is known of the measure at `place`.
    pub(super) fn item(&self, place: Place) -> Option<&Item> {
        self.survey.items().get(self.survey.number(place)?)
    }

    /// What the selected row stands for.
    pub(super) fn stand(&self) -> Option<Stand> {
        self.grid.rows.get(self.selected?).map(Row::stand)
    }

    /// The row of `stand`, or of the heading under which it is folded away.
    pub(super) fn row_of(&self, stand: Stand) -> Option<usize> {
        let row = |stand| self.grid.row_of(&self.survey, stand).filter(|row| self.grid.is_place(*row));
        row(stand).or_else(|| row(Stand { measure: None, ..stand }))
    }
}

impl App {
    /// The measure at hand and its place: the one of the round while that is shown, else the one that is selected in
    /// the grid; none where the selection is on a heading.
    pub fn selected(&self) -> Option<(Place, &Measure)> {
        let place =
            if self.screen == Screen::Round { self.round.place()? } else { self.rows.stand()?.place()? };
        Some((place, self.plan.at(place)?))
    }

    /// The heading that the selection is on: the index of its section, and of the indicator in it where it is the
    /// heading of one. None where a measure is selected: its place says the same.
    ///
    /// One stands on a heading where nothing is seen below it: it is folded, or there is nothing yet. So this is where
    /// the first measure of an indicator goes, or the first indicator of a section.
    pub(super) fn heading(&self) -> Option<(usize, Option<usize>)> {
        let stand = self.rows.stand().filter(|stand| stand.measure.is_none())?;
        Some((stand.section, stand.indicator))
    }

    /// Makes the rows anew after a change of the plan, the query, the order or the folds. The selection stays on its
    /// measure; where that is no longer shown, it goes to the one that followed it, else to the one before.
    pub(super) fn rebuild(&mut self) {
        let before = self.rows.stand().or(self.rows.last.map(Stand::from));
        self.rows.refresh(&self.plan, self.today);
        let hits = self.query.text.clone().map(|text| {
            let finder = self.rows.finder(&self.plan);
            finder.has(&SearchKey::new(&text))
        });
        let rows = &mut self.rows;
        let order = self.memory.order;
        let folds = &self.memory.folds;
        let grid = Grid::arrange(&self.plan, &mut rows.survey, &self.query, order, folds, hits.as_deref());
        let old = std::mem::replace(&mut rows.grid, grid);
        let selected = rows.selected.filter(|_| !old.is_grouped).unwrap_or(0);
        // Under headings the order of the document says what follows.
        let old = if old.is_grouped { Vec::new() } else { old.rows };
        let mut around = old[selected..].iter().chain(old[..selected].iter().rev()).map(Row::stand);
        rows.id_width = rows.survey.id_width();
        rows.selected = match before {
            None => scroll::nearest(&rows.grid, None),
            Some(stand) => rows
                .row_of(stand)
                .or_else(|| around.find_map(|stand| rows.row_of(stand)))
                .or_else(|| scroll::nearest(&rows.grid, Some(stand))),
        };
        self.remember_measure();
        match self.screen {
            Screen::Board => board::refresh(self),
            Screen::Units => units::refresh(self),
            Screen::Changes => changes::refresh(self),
            Screen::Roster => roster::refresh(self),
            Screen::Meetings => meetings::refresh(self),
            Screen::Meeting => meeting::refresh(self),
            Screen::Directives => directives::refresh(self),
            Screen::Ready => ready::refresh(self),
            Screen::Preview => preview::refresh(self),
            Screen::Wall => wall::refresh(self),
            // Made on coming there.
            Screen::Grid | Screen::Round | Screen::Measure { .. } | Screen::Start => {}
        }
        self.settle();
        finding::refresh(self);
        if self.screen == Screen::Round {
            round::remake(self);
        }
    }

    /// Selects the row at `index`.
    pub(super) fn stand(&mut self, index: usize) {
        self.rows.selected = Some(index);
        self.remember_measure();
        self.settle();
    }

    fn remember_measure(&mut self) {
        self.rows.last = self.rows.stand().and_then(Stand::place).or(self.rows.last);
    }

    /// Selects the measure at `place`, where a row shows it or the heading under which it is folded away; in the round
    /// goes to it.
    pub(super) fn select(&mut self, place: Place) {
        if self.screen == Screen::Round {
            round::go(self, place);
        }
        if let Some(row) = self.rows.row_of(place.into()) {
            self.stand(row);
        }
    }

    /// Unfolds the indicator of `stand`, where it is folded. Whether it was.
    pub(super) fn unfold(&mut self, stand: Stand) -> bool {
        let Some(indicator) = stand.indicator else { return false };
        let fold = Fold::of(&self.plan, stand.section, indicator);
        let before = self.memory.folds.len();
        self.memory.folds.retain(|known| *known != fold);
        self.memory.folds.len() < before
    }

    /// Scrolls as little as brings the selection into view, on the screen that is seen and in the grid.
    pub(super) fn settle(&mut self) {
        match self.screen {
            Screen::Board => board::settle(self),
            Screen::Units => units::settle(self),
            Screen::Changes => changes::settle(self),
            Screen::Roster => roster::settle(self),
            Screen::Meetings => meetings::settle(self),
            Screen::Meeting => meeting::settle(self),
            Screen::Directives => directives::settle(self),
            Screen::Ready => ready::settle(self),
            Screen::Preview => preview::settle(self),
            Screen::Wall => wall::settle(self),
            Screen::Grid | Screen::Round | Screen::Measure { .. } | Screen::Start => {}
        }
        let height = self.layout().map_or(0, |layout| layout.rows.height);
        self.rows.top =
            scroll::settle(&self.rows.grid, self.rows.top, self.rows.selected, usize::from(height));
    }
}
