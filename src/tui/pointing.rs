//! The mouse: what was meant, what is at a place of the screen, and what comes of it.
//!
//! Pure: where things are is asked of what draws them, and whether two clicks are one double click is known before
//! `update` hears of them, from when they came. Limits: movement, other buttons and anything with Shift, Ctrl or Alt
//! held are the terminal's. A text that is written is not pointed at.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::action::{Action, Mode, Motion};
use super::app::App;
use super::chord::Chord;
use super::draw;
use super::msg::Effect;
use super::update::{act, obey};
use super::{choosing, filtering, moving, picking, scroll};
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
    /// A row of the list that is open: so many lines below its heading, of so many.
    Entry(usize, usize),
    /// The difference with this index.
    Difference(usize),
}

/// What is at `at`; none where a click would do nothing.
pub(super) fn target(app: &App, at: Position) -> Option<Target> {
    let layout = app.layout()?;
    let mode = app.mode();
    if layout.bar.contains(at) {
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
        Mode::Picker => {
            let rows = draw::picker_rows(layout.field);
            rows.contains(at).then(|| Target::Entry((at.y - rows.y).into(), rows.height.into()))
        }
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
            // As with a key, which the person could have pressed instead.
            let had_notice = app.notice.take().is_some() | std::mem::take(&mut app.is_first);
            let target = target(app, at);
            app.clicked = None;
            match target {
                Some(target) => click(app, target),
                None if had_notice => vec![Effect::Draw],
                None => Vec::new(),
            }
        }
        // The second click is of what the first one showed it to be, and of nothing that came in its place.
        Gesture::DoubleClick => match target(app, at) {
            Some(Target::Row(row)) if app.clicked == Some(row) && app.rows.selected == Some(row) => {
                act(app, Action::Open)
            }
            _ => Vec::new(),
        },
    }
}

fn click(app: &mut App, target: Target) -> Vec<Effect> {
    match target {
        // Not by way of the keymap: the keyboard may be in a layout in which the key means another.
        Target::Hint(chord, action) => return obey(app, chord, Some(action)),
        Target::Heading(order) => filtering::sort_by(app, order),
        Target::Row(row) => {
            if app.rows.grid.is_place(row) {
                app.stand(row);
                app.clicked = Some(row);
            }
        }
        Target::Entry(line, height) => {
            let picker = picking::picker(app);
            let is_entry = picker.is_some_and(|picker| picker.select_seen(line, height));
            return if is_entry { picking::accept(app) } else { Vec::new() };
        }
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
        Mode::Help => moving::scroll_by(app, by),
        Mode::Picker => {
            if let Some(picker) = picking::picker(app) {
                (0..NOTCH).for_each(|_| picker.step(motion));
            }
        }
        Mode::Measure | Mode::Units | Mode::Changes => (0..NOTCH).for_each(|_| moving::step(app, motion)),
        // A row of tiles is as high as some lines.
        Mode::Board | Mode::Differences => moving::step(app, motion),
        // Each measure of the round is a page, and a text a field: those are left by a key, not by a touch.
        Mode::Round | Mode::Field | Mode::Question | Mode::Consent | Mode::Removal => return Vec::new(),
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
