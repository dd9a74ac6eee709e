//! The month's follow-up: every measure that is to report, one at a time.
//!
//! The queue is made when the person comes in and whenever the plan changes, never by a frame; who records stays at
//! the measure, so that a note can follow, and who says "as last month" or goes on comes to the next one that is
//! open. "As last month" takes the status alone: why, is said in `plan::monthly`. Where it stands is remembered with
//! the day, since in the next month everything is open again and begins at the top.
//!
//! Limits: a directive that was left unfinished is kept until the program ends, and not on disk; only one of them.

use super::action::{Action, Motion, Page};
use super::app::{App, Screen};
use super::recording::{commit, recorded_key, target};
use super::writing::Line;
use super::{draw, typing};
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::plan::{Place, Status};
use crate::view::Queue;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Round {
    /// As the plan is now, while the screen is shown.
    pub(super) queue: Queue,
    /// Index of the measure at hand; behind the last one once all have reported.
    pub(super) at: usize,
    /// How many lines of it were scrolled away.
    pub(super) scroll: usize,
    /// The id of the measure at hand: it is found by it where another program has moved it.
    id: String,
    /// The greatest number of a directive that was given since the start, whatever became of it.
    pub(super) given: u64,
    /// A directive that was left before it was given: the id of its measure, and the text.
    unfinished: Option<(String, String)>,
}

impl Round {
    /// The place of the measure at hand; none where all have reported.
    pub(super) fn place(&self) -> Option<Place> {
        self.queue.stops.get(self.at).map(|stop| stop.place)
    }
}

/// Comes to the screen: to where it stood in this month if that is open still, else to the first that is.
pub(super) fn enter(app: &mut App) {
    let queue = Queue::build(&app.plan, app.today);
    let month = FiscalMonth::of(app.today);
    let stood =
        app.memory.round.as_deref().filter(|_| app.memory.round_on.is_some_and(|d| month.contains(d)));
    let stood = stood.and_then(|id| app.plan.find(id)).and_then(|(place, _)| queue.at(place).ok());
    let at = stood.filter(|at| queue.stops[*at].is_open()).or_else(|| queue.open_from(0));
    app.round.queue = queue;
    stand_at(app, at.unwrap_or(usize::MAX));
}

/// Leaves the screen for the grid, and says that the place is kept.
pub(super) fn leave(app: &mut App) {
    let left = app.round.queue.left();
    if let Some((_, measure)) = app.selected().filter(|_| left > 0) {
        let (id, left) = (app.shown(&measure.id), app.shown(&left.to_string()));
        app.tell(app.naming("tui-round-left", Action::Go(Page::Round)).with("id", id).with("left", left));
    }
    follow(app);
    app.screen = Screen::Grid;
}

/// Has the grid select the measure at hand, which it shows from now on whatever it is filtered by.
pub(super) fn follow(app: &mut App) {
    let Some(place) = app.round.place() else { return };
    let is_unfolded = app.unfold(place.into());
    if is_unfolded || app.rows.row_of(place.into()).is_none() {
        app.query.keep = Some(place);
        app.rebuild();
    }
    app.select(place);
}

/// Has `place` be the measure at hand, where it is in the queue.
pub(super) fn go(app: &mut App, place: Place) {
    if let Ok(at) = app.round.queue.at(place) {
        stand_at(app, at);
    }
}

/// Makes the queue anew after a change of the plan. The measure at hand stays; where it is not in the queue any more,
/// the one that followed takes its place.
pub(super) fn remake(app: &mut App) {
    let (before, id) = (app.round.place(), std::mem::take(&mut app.round.id));
    let stays = before.filter(|place| app.plan.at(*place).is_some_and(|measure| measure.id == id));
    let now = before.map(|before| stays.or(app.plan.find(&id).map(|found| found.0)).unwrap_or(before));
    let queue = Queue::build(&app.plan, app.today);
    let last = queue.stops.len().saturating_sub(1);
    let at = match now.map(|place| queue.at(place)) {
        Some(Ok(at)) => Some(at),
        Some(Err(next)) => Some(next.min(last)),
        None => queue.open_from(0),
    };
    app.round.queue = queue;
    let (is_same, scroll) = (now.is_some() && app.round.place() == now, app.round.scroll);
    stand_at(app, at.unwrap_or(usize::MAX));
    app.round.scroll = if is_same { scroll } else { 0 };
    scroll_by(app, 0);
}

/// Goes to the measure at this index of the queue, and keeps that; behind the last one there is nothing to keep.
fn stand_at(app: &mut App, at: usize) {
    let round = &mut app.round;
    (round.at, round.scroll) = (at.min(round.queue.stops.len()), 0);
    let measure = round.place().and_then(|place| app.plan.at(place));
    let id = measure.map(|measure| measure.id.clone());
    app.memory.round_on = id.as_ref().map(|_| app.today);
    app.memory.round.clone_from(&id);
    app.round.id = id.unwrap_or_default();
}

/// Moves to another measure, or scrolls the one at hand where it is longer than the screen.
pub(super) fn step(app: &mut App, motion: Motion) {
    let (at, count) = (app.round.at, app.round.queue.stops.len());
    let page = app.layout().map_or(1, |layout| layout.page.height.saturating_sub(4).max(1));
    let page = isize::try_from(page).unwrap_or(1);
    match motion {
        Motion::Up => stand_at(app, at.saturating_sub(1)),
        Motion::Down if at + 1 < count || app.round.queue.left() == 0 => stand_at(app, at + 1),
        Motion::Down => app.tell(app.naming("tui-round-last", Action::Next)),
        Motion::Home => stand_at(app, 0),
        Motion::End => stand_at(app, count.saturating_sub(1)),
        Motion::PageUp => scroll_by(app, -page),
        Motion::PageDown => scroll_by(app, page),
        Motion::HalfUp => scroll_by(app, -(page / 2).max(1)),
        Motion::HalfDown => scroll_by(app, (page / 2).max(1)),
        // Of a text only.
        Motion::Left
        | Motion::Right
        | Motion::WordLeft
        | Motion::WordRight
        | Motion::TextStart
        | Motion::TextEnd => {}
    }
}

/// Scrolls the measure at hand; by 0 after its length may have changed.
pub(super) fn scroll_by(app: &mut App, by: isize) {
    let Some(layout) = app.layout() else { return };
    let most = draw::round_hidden(app, layout.page);
    app.round.scroll = app.round.scroll.saturating_add_signed(by).min(most);
}

/// Goes on to the next that is open; after the last comes the first.
pub(super) fn next(app: &mut App) {
    let at = app.round.at;
    match advance(app) {
        Some(to) if to == at => app.tell(Message::new("tui-round-only-one")),
        Some(to) if to < at => app.tell(Message::new("tui-round-from-the-top")),
        _ => {}
    }
}

/// The same without a word. Where it went; none where all have reported.
fn advance(app: &mut App) -> Option<usize> {
    let to = app.round.queue.open_from(app.round.at.saturating_add(1));
    stand_at(app, to.unwrap_or(usize::MAX));
    to
}

/// Records the status from before this month again, and goes on.
pub(super) fn same(app: &mut App) {
    let Some(id) = target(app) else { return };
    let month = FiscalMonth::of(app.today);
    let found = app.plan.find(&id).and_then(|(_, measure)| Some((measure, measure.before(month)?.status)));
    let Some((measure, status)) = found else {
        let said = Message::new("tui-round-nothing-before").with("id", app.shown(&id));
        let key = |status| app.key(Action::Record(status));
        let said = said.with("from", key(Status::NotStarted)).with("to", key(Status::Cancelled));
        return app.tell(said);
    };
    let said = Message::new(recorded_key(status)).with("id", app.shown(&id));
    if let Some(edit) = measure.repeat(&app.plan.meetings, app.today) {
        if !commit(app, edit, said, true) {
            return;
        }
    } else {
        app.tell(Message::new("tui-same-status").with("id", app.shown(&id)));
    }
    advance(app);
}

/// Asks what the unit of the measure at hand is told to do.
pub(super) fn ask_direct(app: &mut App) {
    let Some(id) = target(app) else { return };
    let text = app.round.unfinished.take_if(|(measure, _)| *measure == id).map(|(_, text)| text);
    typing::ask(app, Line::Direct(id), &text.unwrap_or_default());
}

/// The unit of `measure` is told to do `text`; nothing is told with no text. Whether it could be.
pub(super) fn direct(app: &mut App, measure: &str, text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let Some((_, found)) = app.plan.find(measure) else {
        app.warn(Message::new("tui-direct-gone").with("id", app.shown(measure)));
        return false;
    };
    let number = next_directive(app);
    let edit = app.plan.direct(found, app.today, text, number);
    let meeting = app.shown(&app.plan.giving_number(app.today));
    let said = match found.responsible.units.first() {
        Some(unit) => Message::new("tui-directed").with("unit", unit),
        None => Message::new("tui-directed-nobody"),
    };
    if !commit(app, edit, said.with("meeting", meeting), false) {
        return false;
    }
    app.round.given = number;
    true
}

/// The number of the next directive: none that was given since the start is given again, whatever became of it.
pub(super) fn next_directive(app: &App) -> u64 {
    app.plan.last_directive().max(app.round.given).saturating_add(1)
}

/// A directive was left before it was given. Whether there is a text to be kept.
pub(super) fn keep_unfinished(app: &mut App, measure: &str, text: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    app.round.unfinished = Some((measure.to_owned(), text.to_owned()));
    app.tell(app.naming("tui-direct-kept", Action::Direct).with("id", app.shown(measure)));
    true
}
