//! The mouse: what was meant, what is at a place of the screen, and what comes of it.
//!
//! Pure: where things are is asked of what draws them, and whether two clicks are one double click is known before
//! `update` hears of them, from when they came. Limits: movement, other buttons and anything with Shift, Ctrl or Alt
//! held are the terminal's. In the round nothing is clicked but the hints: a slip would be a report.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::action::{Action, Mode, Motion};
use super::app::App;
use super::chord::Chord;
use super::draw;
use super::msg::Effect;
use super::update::{act, obey};
use super::{
    board, changes, choosing, directives, editing, filtering, meeting, meetings, moving, picking, ready,
    roster, scroll, typing, units,
};
use crate::view::Order;

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button was pressed once.
    Click,
    /// It was pressed again, at the same place and at once.
    DoubleClick,
    /// The wheel was turned away from the person.
    WheelUp,
    /// The wheel was turned to the person.
    WheelDown,
}

/// Two clicks that come within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(500);

/// What was clicked before.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<(Instant, Position)>,
}

impl Clicks {
    /// What `event`, that came `now`, means; none where it is nothing to the program.
    pub fn gesture(&mut self, event: MouseEvent, now: Instant) -> Option<(Gesture, Position)> {
        if !event.modifiers.is_empty() {
            return None;
        }
        let at = Position { x: event.column, y: event.row };
        let gesture = match event.kind {
            MouseEventKind::ScrollUp => Gesture::WheelUp,
            MouseEventKind::ScrollDown => Gesture::WheelDown,
            MouseEventKind::Down(MouseButton::Left) => {
                let is_again = |(then, place)| place == at && now.saturating_duration_since(then) <= DOUBLE;
                if self.last.take().is_some_and(is_again) {
                    Gesture::DoubleClick
                } else {
                    self.last = Some((now, at));
                    Gesture::Click
                }
            }
            // What is dragged is no click: the next one is the first again.
            MouseEventKind::Drag(_) => {
                self.last = None;
                return None;
            }
            _ => return None,
        };
        Some((gesture, at))
    }
}

/// What can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The hint of this key in the last line, and what it does.
    Hint(Chord, Action),
    /// The heading of a column of the grid.
    Heading(Order),
    /// The row of the grid with this index.
    Row(usize),
    /// The tile of the board with this index.
    Tile(usize),
    /// The row of the units with this index.
    Unit(usize),
    /// The row of the changes with this index.
    Change(usize),
    /// The row of the directives with this index.
    Directive(usize),
    /// The row of the meetings with this index.
    Meeting(usize),
    /// The spot of a meeting's page with this index.
    Part(usize),
    /// The spot of the measure's page with this index.
    Spot(usize),
    /// The spot of the roster with this index.
    Enrolled(usize),
    /// The row of what is missing with this index.
    Lack(usize),
    /// A place in the text that is written: so many columns from the left, rows from the first that is seen.
    Letter(usize, usize),
    /// A row of the list that is open: so many lines below its heading, of so many.
    Entry(usize, usize),
    /// The difference with this index.
    Difference(usize),
    /// A half of the wall: whether the one at the right.
    Half(bool),
}

/// What is at `at`; none where a click would do nothing.
pub(super) fn target(app: &App, at: Position) -> Option<Target> {
    let layout = app.layout()?;
    let mode = app.mode();
    // What a notice lies over is not what was meant.
    if draw::notice_area(app, layout.bar).is_some_and(|lines| lines.contains(at)) {
        return None;
    }
    if layout.bar.contains(at) && draw::has_bar(app) {
        return draw::hint_at(app, layout.bar, at.x).map(|(chord, action)| Target::Hint(chord, action));
    }
    match mode {
        Mode::Grid | Mode::Hits if layout.columns.contains(at) => {
            draw::order_at(app, layout.columns, at.x).map(Target::Heading)
        }
        Mode::Grid | Mode::Hits if layout.rows.contains(at) => {
            let height = usize::from(layout.rows.height);
            let mut seen = scroll::visible(&app.rows.grid, app.rows.top, height);
            seen.nth(usize::from(at.y - layout.rows.y)).map(Target::Row)
        }
        Mode::Board => board::tile_at(app, at).map(Target::Tile),
        Mode::Units => units::row_at(app, at).map(Target::Unit),
        Mode::Changes => changes::row_at(app, at).map(Target::Change),
        Mode::Directives => directives::row_at(app, at).map(Target::Directive),
        Mode::Meetings => meetings::row_at(app, at).map(Target::Meeting),
        Mode::Meeting => meeting::spot_at(app, at).map(Target::Part),
        Mode::Measure => editing::spot_at(app, at).map(Target::Spot),
        Mode::Roster => roster::spot_at(app, at).map(Target::Enrolled),
        Mode::Ready => ready::row_at(app, at).map(Target::Lack),
        Mode::Field => {
            let rows = draw::field_rows(app.writing.as_ref()?, layout.field);
            let column = at.x.saturating_sub(rows.x);
            rows.contains(at).then(|| Target::Letter(column.into(), (at.y - rows.y).into()))
        }
        Mode::Picker => {
            let rows = draw::picker_rows(layout.field);
            rows.contains(at).then(|| Target::Entry((at.y - rows.y).into(), rows.height.into()))
        }
        Mode::Wall => Some(Target::Half(at.x >= app.size.width / 2)),
        Mode::Differences => {
            let list = draw::difference_parts(app)?.list;
            let open = app.differences.first()?;
            let row = open.top + usize::from(at.y.checked_sub(list.y)?);
            (list.contains(at) && row < open.choices.len()).then_some(Target::Difference(row))
        }
        _ => None,
    }
}

/// The mouse was used at `at`.
pub(super) fn point(app: &mut App, gesture: Gesture, at: Position) -> Vec<Effect> {
    // Until another plan is open a change would go into the one or the other: as of a key.
    if app.opens.is_some() {
        return Vec::new();
    }
    match gesture {
        Gesture::WheelUp => wheel(app, false),
        Gesture::WheelDown => wheel(app, true),
        Gesture::Click => {
            let target = target(app, at);
            // As with a key, which the person could have pressed instead.
            let had_notice = app.notice.take().is_some() | std::mem::take(&mut app.is_first);
            app.clicked = None;
            match target {
                Some(target) => click(app, target),
                None if had_notice => vec![Effect::Draw],
                None => Vec::new(),
            }
        }
        // Of what the first click selected, though the page may have moved below the pointer since, and of nothing
        // that came in its place.
        Gesture::DoubleClick => match app.clicked.take() {
            Some(clicked) if selection(app) == Some(clicked) => {
                let is_edited = matches!(app.mode(), Mode::Measure | Mode::Meeting | Mode::Roster);
                act(app, if is_edited { Action::Edit } else { Action::Open })
            }
            _ => Vec::new(),
        },
    }
}

/// What is selected on the screen that the keys go to.
fn selection(app: &App) -> Option<Target> {
    match app.mode() {
        Mode::Grid | Mode::Hits => app.rows.selected.map(Target::Row),
        Mode::Board => Some(Target::Tile(app.board.selected)),
        Mode::Units => Some(Target::Unit(app.units.selected)),
        Mode::Changes => Some(Target::Change(app.changes.selected)),
        Mode::Directives => Some(Target::Directive(app.directives.selected)),
        Mode::Meetings => Some(Target::Meeting(app.meetings.selected)),
        Mode::Meeting => meeting::selected(app).map(Target::Part),
        Mode::Measure => editing::selected(app).map(Target::Spot),
        Mode::Roster => roster::selected(app).map(Target::Enrolled),
        Mode::Ready => Some(Target::Lack(app.ready.selected)),
        _ => None,
    }
}

fn click(app: &mut App, target: Target) -> Vec<Effect> {
    app.clicked = Some(target);
    match target {
        // Not by way of the keymap: the keyboard may be in a layout in which the key means another.
        Target::Hint(chord, action) => return obey(app, chord, Some(action)),
        Target::Heading(order) => filtering::sort_by(app, order),
        Target::Row(row) => {
            if app.rows.grid.is_place(row) {
                app.stand(row);
            }
        }
        Target::Tile(tile) => board::select(app, tile),
        Target::Unit(row) => {
            app.units.selected = row;
            units::settle(app);
        }
        Target::Change(row) => {
            app.changes.selected = row;
            changes::settle(app);
        }
        Target::Directive(row) => {
            app.directives.selected = row;
            directives::settle(app);
        }
        Target::Meeting(row) => meetings::select(app, row),
        Target::Part(spot) => meeting::select(app, spot),
        Target::Spot(spot) => editing::select(app, spot),
        Target::Enrolled(spot) => roster::select(app, spot),
        Target::Lack(row) => ready::select(app, row),
        Target::Letter(column, row) => typing::point(app, column, row),
        Target::Entry(line, height) => {
            let picker = picking::picker(app);
            let is_entry = picker.is_some_and(|picker| picker.select_seen(line, height));
            return if is_entry { picking::accept(app) } else { Vec::new() };
        }
        Target::Half(is_right) => moving::step(app, if is_right { Motion::Right } else { Motion::Left }),
        Target::Difference(row) => {
            if let Some(open) = app.differences.first_mut() {
                (open.selected, open.scroll) = (row, 0);
            }
            choosing::settle(app);
        }
    }
    vec![Effect::Draw]
}

/// So many lines are scrolled by one notch of the wheel.
const NOTCH: usize = 3;

fn wheel(app: &mut App, down: bool) -> Vec<Effect> {
    let motion = if down { Motion::Down } else { Motion::Up };
    let by = if down { NOTCH.cast_signed() } else { -NOTCH.cast_signed() };
    match app.mode() {
        Mode::Grid | Mode::Hits => scroll_grid(app, by),
        Mode::Picker => {
            if let Some(picker) = picking::picker(app) {
                (0..NOTCH).for_each(|_| picker.step(motion));
            }
        }
        Mode::Measure => editing::scroll_by(app, by),
        Mode::Meeting => meeting::scroll_by(app, by),
        Mode::Help | Mode::Round => moving::scroll_by(app, by),
        Mode::Units
        | Mode::Changes
        | Mode::Roster
        | Mode::Meetings
        | Mode::Directives
        | Mode::Ready
        | Mode::Preview => (0..NOTCH).for_each(|_| moving::step(app, motion)),
        // A row of tiles is as high as some lines; on the wall it goes from item to item.
        Mode::Board | Mode::Differences | Mode::Wall => moving::step(app, motion),
        // A text is scrolled by its cursor.
        Mode::Field => typing::wheel(app, motion),
        Mode::Question | Mode::Consent | Mode::Removal => return Vec::new(),
    }
    vec![Effect::Draw]
}

/// Scrolls the rows by `by` lines. What is selected stays so while it is seen; else the nearest row that is seen is.
fn scroll_grid(app: &mut App, by: isize) {
    let Some(layout) = app.layout() else { return };
    let (height, grid) = (usize::from(layout.rows.height), &app.rows.grid);
    let before = app.rows.top;
    app.rows.top = scroll::scrolled(grid, before, by, height);
    let seen = scroll::visible(grid, app.rows.top, height);
    let seen: Vec<usize> = seen.filter(|row| grid.is_place(*row)).collect();
    let Some(selected) = app.rows.selected else { return };
    if !seen.contains(&selected) {
        let nearest = if by > 0 { seen.first() } else { seen.last() };
        app.rows.selected = Some(nearest.copied().unwrap_or(selected));
    }
    app.settle();
    // At the first and the last measure the headings beside them are kept in view: there the selection moves on.
    if app.rows.top == before {
        app.rows.selected = app.rows.selected.map(|row| scroll::step(&app.rows.grid, row, by));
        app.settle();
    }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyModifiers;

    use super::*;

    fn event(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
        MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }
    }

    #[test]
    fn two_clicks_at_once_and_at_one_place_are_a_double_click() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let down = |column| event(MouseEventKind::Down(MouseButton::Left), column, 5);
        let mut clicks = Clicks::default();
        let mut meant = |column, millis| clicks.gesture(down(column), after(millis)).unwrap().0;
        assert_eq!(meant(3, 0), Gesture::Click);
        assert_eq!(meant(3, 200), Gesture::DoubleClick);
        assert_eq!(meant(3, 300), Gesture::Click, "three are a double click and one more");
        assert_eq!(meant(4, 400), Gesture::Click, "elsewhere");
        assert_eq!(meant(4, 901), Gesture::Click, "too late");
        assert_eq!(meant(4, 1401), Gesture::DoubleClick);
    }

    #[test]
    fn what_is_the_terminals_means_nothing() {
        let mut clicks = Clicks::default();
        let now = Instant::now();
        for kind in [
            MouseEventKind::Moved,
            MouseEventKind::Up(MouseButton::Left),
            MouseEventKind::Drag(MouseButton::Left),
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::ScrollLeft,
        ] {
            assert_eq!(clicks.gesture(event(kind, 1, 1), now), None, "{kind:?}");
        }
        let down = event(MouseEventKind::Down(MouseButton::Left), 1, 1);
        let shifted = MouseEvent { modifiers: KeyModifiers::SHIFT, ..down };
        assert_eq!(clicks.gesture(shifted, now), None);
        let wheel = clicks.gesture(event(MouseEventKind::ScrollDown, 7, 9), now);
        assert_eq!(wheel, Some((Gesture::WheelDown, Position { x: 7, y: 9 })));
    }
}
