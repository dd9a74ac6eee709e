//! Marks: rows that are changed together, in one change that one undo takes back.
//!
//! A mark stays on its measure whatever the grid shows. Limits: marks are found by ids, as edits are.

use super::action::Motion;
use super::app::App;
use super::moving::step;
use super::recording::outside_year;
use crate::locales::Message;
use crate::paper::status_key;
use crate::plan::{Edit, Status};
use crate::store::of_misfit;
use crate::view::Row;

impl App {
    /// The ids of the marked measures in the order of the document, those that are not shown too; of the selected
    /// one where none is marked. None where the selection is on a heading.
    pub(super) fn marked(&self) -> Vec<String> {
        if self.marks.is_empty() {
            return self.selected().map(|(_, measure)| measure.id.clone()).into_iter().collect();
        }
        let measures = self.plan.measures().filter(|(_, measure)| self.marks.contains(&measure.id));
        measures.map(|(_, measure)| measure.id.clone()).collect()
    }
}

/// Marks the selected row, or takes its mark away, and goes on to the next.
pub(super) fn mark(app: &mut App) {
    if let Some(id) = app.selected().map(|(_, measure)| measure.id.clone())
        && !app.marks.remove(&id)
    {
        app.marks.insert(id);
    }
    step(app, Motion::Down);
}

/// Marks the selected row and the one to which `motion` goes; where that is marked already, one goes back over what
/// was marked, and the mark of the row that is left goes.
pub(super) fn extend(app: &mut App, motion: Motion) {
    let id = |app: &App| app.selected().map(|(_, measure)| measure.id.clone());
    let left = id(app);
    step(app, motion);
    let reached = id(app);
    if reached.as_ref().is_some_and(|id| left != reached && app.marks.contains(id)) {
        left.map(|id| app.marks.remove(&id));
    } else {
        app.marks.extend(left);
        app.marks.extend(reached);
    }
}

/// Marks every row that is shown; where each is marked already, none.
pub(super) fn mark_all(app: &mut App) {
    let places = app.rows.grid.rows.iter().filter_map(|row| match row {
        Row::Measure(place) => app.plan.at(*place),
        Row::Section { .. } | Row::Indicator { .. } => None,
    });
    let shown: Vec<String> = places.map(|measure| measure.id.clone()).collect();
    if shown.iter().all(|id| app.marks.contains(id)) {
        app.marks.clear();
    } else {
        app.marks.extend(shown);
    }
}

/// Records a status as reported today on every marked measure.
pub(super) fn record(app: &mut App, status: Status) {
    let marked = app.plan.measures().filter(|(_, measure)| app.marks.contains(&measure.id));
    let mut seen = std::collections::BTreeSet::new();
    let mut twice = None;
    let edits: Vec<Edit> = marked
        .filter_map(|(_, measure)| {
            if !seen.insert(measure.id.as_str()) {
                twice = Some(measure.id.clone());
            }
            measure.record(&app.plan.meetings, app.today, status)
        })
        .collect();
    // An edit finds a measure by its id, the first one that has it.
    if let Some(id) = twice {
        return app.warn(Message::new("tui-id-twice").with("id", app.shown(&id)));
    }
    let count = app.shown(&edits.len().to_string());
    if edits.is_empty() {
        let key = if seen.is_empty() { "tui-marks-gone" } else { "tui-same-status-marked" };
        return app.tell(Message::new(key));
    }
    if let Err(misfit) = app.commit(Edit::Batch(edits)) {
        return app.warn(Message::new("tui-misfit").with_said("error", of_misfit(&misfit)));
    }
    let words = Message::new(status_key(status));
    app.tell(Message::new("tui-recorded-marked").with("count", &count).with_said("status", words));
    let marked = app.words.say(&Message::new("tui-marked").with("count", count));
    outside_year(app, &marked);
    super::moving::changed(app);
}
