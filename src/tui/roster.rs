//! Who meets: the bodies of the plan, one at a time, and the cursor over what stands of it: name, order, duties, members.
//!
//! Where the cursor can stand is a [`Spot`]; `draw` makes the lines above the members with their spots, and a member is
//! a line. What the keys change stands in `enrolling`.

use ratatui::layout::Position;

use super::action::{Action, Motion};
use super::app::App;
use super::hold::Hold;
use super::msg::Effect;
use super::{draw, enrolling, typing};
use crate::plan::Body;

pub(super) use super::enrolling::{Asked, Choice, accept, chosen};

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// Index of the body that is shown.
    pub(super) body: usize,
    /// Where the cursor is.
    pub(super) spot: Spot,
    /// How many lines were scrolled away.
    pub(super) top: usize,
}

/// Where the cursor can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Spot {
    /// The name of the body.
    #[default]
    Name,
    /// The number of the order that appointed it.
    Number,
    /// The day of that order.
    Date,
    /// A duty, by index; of a body without duties where the first will stand.
    Duty(usize),
    /// A member, by index.
    Member(usize),
}

/// The body that is shown.
pub(super) fn body(app: &App) -> Option<&Body> {
    app.plan.bodies.get(app.roster.body)
}

/// The spots of the page from the top down, with the lines at which each begins and ends; which of them the cursor is
/// on; the lines of the page.
struct Stand {
    spots: Vec<(Spot, usize, usize)>,
    index: usize,
    lines: usize,
}

impl Stand {
    fn of(app: &App) -> Option<Self> {
        let width = app.layout()?.page.width;
        let members = body(app)?.members.len();
        let (mut spots, mut lines) = (Vec::new(), 0);
        for part in draw::roster_head(app, width) {
            let end = lines + part.lines.len();
            spots.extend(part.spot.map(|spot| (spot, lines, end)));
            lines = end;
        }
        spots.extend((0..members).map(|at| (Spot::Member(at), lines + at, lines + at + 1)));
        let index = spots.iter().position(|(spot, ..)| *spot == app.roster.spot).unwrap_or(0);
        Some(Self { spots, index, lines: lines + members })
    }
}

/// Comes to the screen.
pub(super) fn enter(app: &mut App) {
    show(app, app.roster.body, Spot::Member(0));
    // The body is seen from its name on; on a small screen the cursor is there too.
    if app.roster.top > 0 {
        show(app, app.roster.body, Spot::Name);
    }
}

/// Shows the body at `at` with the cursor on `spot`.
pub(super) fn show(app: &mut App, at: usize, spot: Spot) {
    (app.roster.body, app.roster.top) = (at, 0);
    stand_on(app, spot);
}

/// Puts the cursor on `spot`; where there is none any more, on what stands nearest.
pub(super) fn stand_on(app: &mut App, spot: Spot) {
    app.roster.spot = spot;
    refresh(app);
    settle(app);
}

/// The plan may have changed: the cursor stays on what is there.
pub(super) fn refresh(app: &mut App) {
    app.roster.body = app.roster.body.min(app.plan.bodies.len().saturating_sub(1));
    let Some(body) = body(app) else {
        app.roster.spot = Spot::Name;
        return;
    };
    app.roster.spot = match app.roster.spot {
        Spot::Duty(at) => Spot::Duty(at.min(body.duties.len().saturating_sub(1))),
        Spot::Member(_) if body.members.is_empty() => Spot::Name,
        Spot::Member(at) => Spot::Member(at.min(body.members.len() - 1)),
        spot => spot,
    };
}

/// Scrolls as little as brings the cursor into view; at the first spot what stands above it is seen too.
pub(super) fn settle(app: &mut App) {
    let (Some(stand), Some(layout)) = (Stand::of(app), app.layout()) else { return };
    let height = usize::from(layout.page.height).max(1);
    let Some((spot, top, bottom)) = stand.spots.get(stand.index).copied() else { return };
    // Above the first member stand the names of the columns.
    let top = if spot == Spot::Member(0) { top.saturating_sub(1) } else { top };
    let scroll = app.roster.top.max(bottom.saturating_sub(height)).min(top);
    let scroll = if bottom <= height && stand.index == 0 { 0 } else { scroll };
    app.roster.top = scroll.min(stand.lines.saturating_sub(height));
}

/// The index of the spot that is seen at `at`.
pub(super) fn spot_at(app: &App, at: Position) -> Option<usize> {
    let page = app.layout()?.page;
    let line = app.roster.top + usize::from(at.y.checked_sub(page.y)?);
    let spots = Stand::of(app)?.spots;
    spots.iter().position(|(_, top, bottom)| (*top..*bottom).contains(&line)).filter(|_| page.contains(at))
}

/// The index of the spot of the cursor.
pub(super) fn selected(app: &App) -> Option<usize> {
    Stand::of(app).map(|stand| stand.index)
}

/// Puts the cursor on the spot at `index`.
pub(super) fn select(app: &mut App, index: usize) {
    if let Some((spot, ..)) = Stand::of(app).and_then(|stand| stand.spots.get(index).copied()) {
        stand_on(app, spot);
    }
}

/// Moves the cursor; sideways to another body.
pub(super) fn step(app: &mut App, motion: Motion) {
    let (Some(stand), Some(layout)) = (Stand::of(app), app.layout()) else { return };
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = isize::from(layout.page.height.cast_signed()).saturating_sub(2).max(1);
    let last = stand.spots.len().saturating_sub(1);
    let index = match motion {
        Motion::Left => return turn(app, false),
        Motion::Right => return turn(app, true),
        Motion::Home | Motion::TextStart => 0,
        Motion::End | Motion::TextEnd => last,
        motion => stand.index.saturating_add_signed(motion.lines(page)).min(last),
    };
    if let Some((spot, ..)) = stand.spots.get(index).copied() {
        stand_on(app, spot);
    }
}

/// Shows the next body or the one before; after the last comes the first.
fn turn(app: &mut App, is_next: bool) {
    let count = app.plan.bodies.len();
    if count > 1 {
        let at = (app.roster.body + if is_next { 1 } else { count - 1 }) % count;
        app.roster.body = at;
        enter(app);
    }
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Edit => enrolling::edit(app),
        Action::AddItem => enrolling::add(app),
        Action::NewBody => enrolling::add_body(app),
        Action::PasteMembers => enrolling::ask_members(app),
        Action::Remove => enrolling::remove(app),
        Action::MoveUp => enrolling::shift(app, false),
        Action::MoveDown => enrolling::shift(app, true),
        _ => return None,
    }
    Some(vec![Effect::Draw])
}

/// A text is pasted onto the screen: it goes into the field for members, to be seen before it is put in.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    app.notice = None;
    if matches!(app.hold, Hold::Look { .. }) {
        super::keeping::refuse(app);
        return vec![Effect::Draw];
    }
    enrolling::ask_members(app);
    typing::paste(app, text)
}
