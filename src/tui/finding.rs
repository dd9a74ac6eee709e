//! Searching the whole plan: the text is typed, hits are shown at once, and one goes from hit to hit.
//!
//! A hit is a measure or a heading; hits are gone through in the order of the rows. What a fold hides is unfolded when
//! it is reached; what the filter hides is only told of. In a list without headings there are no hits in headings.

use super::action::{Action, Motion};
use super::app::App;
use super::writing::{Line, Subject};
use super::{scroll, typing};
use crate::locales::Message;
use crate::thai::search::SearchKey;
use crate::view::{Fold, Stand};

/// What is searched for, and where it is.
#[derive(Debug)]
pub(super) struct Search {
    text: String,
    /// What is looked for; empty until something is typed.
    pub(super) key: SearchKey,
    /// Everything that has it, in the order of the document.
    found: Vec<Stand>,
    /// What of that can be gone to, in the order of the rows.
    hits: Vec<Stand>,
    /// The hit that was gone to last: its index, and where the selection went.
    at: Option<(usize, Option<Stand>)>,
    /// Where one began: to be gone back to.
    began: Began,
}

#[derive(Debug)]
struct Began {
    stand: Option<Stand>,
    top: usize,
    folds: Vec<Fold>,
}

impl Search {
    /// Whether `stand` has what is searched for in it.
    pub(super) fn has(&self, stand: Stand) -> bool {
        self.found.binary_search(&stand).is_ok()
    }

    /// The number of the hit that was gone to, of how many, and how many more the filter hides.
    pub(super) fn count(&self) -> (usize, usize, usize) {
        let at = self.at.map_or(0, |(index, _)| index + 1);
        (at, self.hits.len(), self.found.len() - self.hits.len())
    }
}

/// Begins a search: asks for what is searched for.
pub(super) fn open(app: &mut App) {
    // The texts are made ready here, so that the first letter is as quick as the others.
    app.rows.finder(&app.plan);
    let began = Began { stand: app.rows.stand(), top: app.rows.top, folds: app.memory.folds.clone() };
    app.search = Some(Search {
        text: String::new(),
        key: SearchKey::new(""),
        found: Vec::new(),
        hits: Vec::new(),
        at: None,
        began,
    });
    typing::ask(app, Line::Find, "");
}

/// Whether what is searched for is being typed.
pub(super) fn is_typed(app: &App) -> bool {
    app.writing.as_ref().is_some_and(|writing| writing.subject == Subject::Line(Line::Find))
}

/// What is searched for is `text` so far.
pub(super) fn typed(app: &mut App, text: &str) {
    let Some(search) = app.search.as_mut().filter(|search| search.text != text) else { return };
    (search.text, search.key, search.at) = (text.to_owned(), SearchKey::new(text), None);
    let from = search.began.stand;
    refresh(app);
    let Some(search) = &app.search else { return };
    let behind = search.hits.iter().position(|hit| rank(app, Some(*hit)) >= rank(app, from));
    match behind.or(if search.hits.is_empty() { None } else { Some(0) }) {
        Some(index) => reach(app, index),
        None => go_back(app),
    }
}

/// Where `stand` comes in the order of the rows; before all of them where it does not come.
fn rank(app: &App, stand: Option<Stand>) -> Option<(usize, Stand)> {
    let stand = stand?;
    let row = if app.rows.grid.is_grouped { 0 } else { app.rows.row_of(stand)? };
    Some((row, stand))
}

/// The rows or the plan changed: the hits are looked for again.
pub(super) fn refresh(app: &mut App) {
    let Some(mut search) = app.search.take() else { return };
    search.found = app.rows.finder(&app.plan).find(&search.key).collect();
    let (grid, survey) = (&app.rows.grid, &app.rows.survey);
    let before = search.at.and_then(|(index, _)| search.hits.get(index).copied());
    if grid.is_grouped {
        search.hits = search.found.iter().copied().filter(|hit| grid.answers(survey, *hit)).collect();
    } else {
        search.found.retain(|hit| hit.measure.is_some());
        let rows = search.found.iter().filter_map(|hit| Some((grid.row_of(survey, *hit)?, *hit)));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable();
        search.hits = rows.into_iter().map(|(_, hit)| hit).collect();
    }
    let again = before.and_then(|before| search.hits.iter().position(|hit| *hit == before));
    search.at = again.map(|index| (index, search.at.and_then(|(_, stand)| stand)));
    app.search = Some(search);
}

/// Goes to the hit at `index`.
fn reach(app: &mut App, index: usize) {
    let Some(hit) = app.search.as_ref().and_then(|search| search.hits.get(index).copied()) else { return };
    if hit.measure.is_some() && app.rows.grid.row_of(&app.rows.survey, hit).is_none() && app.unfold(hit) {
        app.rebuild();
    }
    let row = app.rows.row_of(hit).or_else(|| scroll::nearest(&app.rows.grid, Some(hit)));
    if let Some(row) = row {
        app.stand(row);
    }
    let stand = app.rows.stand();
    if let Some(search) = &mut app.search {
        search.at = Some((index, stand));
    }
}

/// Goes `by` hits on from the selection, round them all.
pub(super) fn go(app: &mut App, by: isize) {
    let Some(search) = &app.search else { return };
    let hits = &search.hits;
    if hits.is_empty() {
        return app.tell(not_found(app, search));
    }
    let now = app.rows.stand();
    let last = hits.len() - 1;
    let next = match search.at.filter(|(_, stand)| *stand == now) {
        Some((0, _)) if by < 0 => last,
        Some((at, _)) => at.saturating_add_signed(by) % hits.len(),
        // The selection was moved since: from where it is.
        None if by < 0 => hits.iter().rposition(|hit| rank(app, Some(*hit)) < rank(app, now)).unwrap_or(last),
        None => hits.iter().position(|hit| rank(app, Some(*hit)) > rank(app, now)).unwrap_or(0),
    };
    reach(app, next);
}

fn not_found(app: &App, search: &Search) -> Message {
    let key = if search.found.is_empty() { "find-nothing" } else { "find-all-hidden" };
    app.naming(key, Action::ClearFilter).with("text", &search.text)
}

/// A movement while the text is typed. Whether it was one from hit to hit.
pub(super) fn step(app: &mut App, motion: Motion) -> bool {
    match motion {
        Motion::Up => go(app, -1),
        Motion::Down => go(app, 1),
        _ => return false,
    }
    true
}

/// The search is as it is to be: its hits stay. One that found nothing does not.
pub(super) fn accept(app: &mut App) -> bool {
    if let Some(search) = app.search.take() {
        if search.hits.is_empty() {
            if !search.text.trim().is_empty() {
                app.tell(not_found(app, &search));
            }
        } else {
            app.search = Some(search);
        }
    }
    true
}

/// The search is given up.
pub(super) fn leave(app: &mut App) {
    go_back(app);
    app.search = None;
}

/// Goes back to where the search began.
fn go_back(app: &mut App) {
    let Some(Search { began: Began { stand, top, folds }, .. }) = &app.search else { return };
    let (stand, top) = (*stand, *top);
    if *folds != app.memory.folds {
        app.memory.folds.clone_from(folds);
        app.rebuild();
    }
    app.rows.top = top;
    match stand.and_then(|stand| app.rows.row_of(stand)) {
        Some(row) => app.stand(row),
        None => app.settle(),
    }
}
