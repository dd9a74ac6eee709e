//! What changed since the last meeting, or since a day.
//!
//! The list is made on coming here and after a change of the plan. The day that was typed is kept until the program
//! ends.

use ratatui::layout::Position;

use super::action::Motion;
use super::app::App;
use super::layout::headed;
use super::moving::show_in_grid;
use super::stack::{Piece, Stack};
use super::typed_days::typed_days;
use super::typing;
use super::writing::Line;
use crate::calendar::Day;
use crate::locales::Message;
use crate::view::{self, Change, Kind, Since};

/// Lines of a change.
const LINES: usize = 2;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) view: view::Changes,
    pub(super) since: Option<Since>,
    /// Headings and changes as they are scrolled; one for each row.
    pub(super) stack: Stack,
    /// What stands on each row.
    pub(super) rows: Vec<Row>,
    /// Index of the selected row.
    pub(super) selected: usize,
    /// Index of the first row below a pinned heading.
    pub(super) top: usize,
    /// The day that was typed.
    typed: Option<Day>,
}

/// A row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a kind, and how many are of it.
    Kind(Kind, usize),
    /// A change: its index.
    Change(usize),
}

/// The index of the change that is seen at `at`; none of a heading.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let (room, rows) = (&app.changes, headed(app.layout()?.page).1);
    let found = room.stack.piece_at(room.top, rows, at)?;
    matches!(room.rows[found], Row::Change(_)).then_some(found)
}

/// Comes to the screen.
pub(super) fn enter(app: &mut App) {
    app.changes = Changes { typed: app.changes.typed, ..Changes::default() };
    refresh(app);
    settle(app);
}

/// The plan may have changed: the list is made anew. The selection stays in its place, or on its measure where that
/// is still told of.
pub(super) fn refresh(app: &mut App) {
    let before = selected(app).copied();
    let since = app.changes.typed.map_or_else(|| Since::last_meeting(&app.plan, app.today), Since::Day);
    app.changes.view = view::Changes::build(&app.plan, &since, app.today);
    app.changes.since = Some(since);
    list(&mut app.changes);
    let changes = &mut app.changes;
    let is_it = |row: &Row| match row {
        Row::Change(at) => changes.view.all.get(*at).copied() == before,
        Row::Kind(..) => false,
    };
    let found = before.and_then(|_| changes.rows.iter().position(is_it));
    let selected = found.unwrap_or(changes.selected.min(changes.rows.len().saturating_sub(1)));
    let stands = matches!(changes.rows.get(selected), Some(Row::Change(_)));
    changes.selected = if stands { selected } else { changes.stack.step(selected, 1) };
}

/// The rows of the list, and how they are scrolled.
fn list(changes: &mut Changes) {
    let (mut rows, mut pieces) = (Vec::new(), Vec::new());
    let mut from = 0;
    for kind in Kind::ALL {
        let count = changes.view.count(kind);
        if count == 0 {
            continue;
        }
        let under = Some(rows.len());
        rows.push(Row::Kind(kind, count));
        pieces.push(Piece { height: 1, gap: 1, under: None, stands: false });
        rows.extend((from..from + count).map(Row::Change));
        pieces.extend((0..count).map(|_| Piece { height: LINES, gap: 0, under, stands: true }));
        from += count;
    }
    (changes.rows, changes.stack) = (rows, Stack::new(pieces));
}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(height) = app.layout().map(|layout| headed(layout.page).1.height) else { return };
    let changes = &mut app.changes;
    changes.top = changes.stack.settle(changes.top, changes.selected, height.into());
}

/// The selected change.
pub(super) fn selected(app: &App) -> Option<&Change> {
    match app.changes.rows.get(app.changes.selected)? {
        Row::Change(at) => app.changes.view.all.get(*at),
        Row::Kind(..) => None,
    }
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let Some(height) = app.layout().map(|layout| usize::from(headed(layout.page).1.height)) else { return };
    let changes = &mut app.changes;
    let Some(first) = changes.stack.first() else { return };
    // Of a page that is turned one stays, so that the eye finds its place.
    let page = changes.stack.page(changes.top, height).saturating_sub(1).max(1);
    let page = isize::try_from(page).unwrap_or(1);
    let by = match motion {
        Motion::Home | Motion::TextStart => {
            changes.selected = first;
            0
        }
        Motion::End | Motion::TextEnd => {
            changes.selected = changes.rows.len() - 1;
            0
        }
        motion => motion.lines(page),
    };
    changes.selected = changes.stack.step(changes.selected, by);
    settle(app);
}

/// Goes to the grid, to the measure of the selected change.
pub(super) fn open(app: &mut App) {
    match selected(app).map(|change| change.place) {
        Some(Some(place)) => show_in_grid(app, place),
        Some(None) => app.tell(Message::new("tui-change-of-no-measure")),
        None => app.tell(Message::new("tui-nothing-to-open")),
    }
}

/// Asks for the day since which changes are to be shown.
pub(super) fn ask(app: &mut App) {
    typing::ask(app, Line::Since, "");
}

/// What changed since the day that `text` says is to be shown. Whether it says one: else the line stays open.
pub(super) fn since(app: &mut App, text: &str) -> bool {
    let Some((day, _)) = typed_days(app, text) else { return false };
    if day > app.today {
        let day = app.words.printer().short_day(day);
        app.warn(Message::new("tui-since-ahead").with("day", day));
        return false;
    }
    show(app, Some(day));
    true
}

/// Goes back to what changed since the last meeting.
pub(super) fn since_meeting(app: &mut App) {
    show(app, None);
    if matches!(app.changes.since, Some(Since::Month(_))) {
        app.tell(Message::new("tui-no-meeting-held"));
    }
}

fn show(app: &mut App, typed: Option<Day>) {
    app.changes = Changes { typed, ..Changes::default() };
    refresh(app);
    settle(app);
}
