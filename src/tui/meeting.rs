//! The page of one meeting: what it is, who came, the agenda with its resolutions, what it told units to do.
//!
//! A cursor goes over the parts of it, as on the page of a measure; Enter opens what it is on. A meeting that is filed
//! is read only. The page follows its meeting by the number, and where that was typed over, by its place in the plan;
//! where the meeting is gone, the list is shown.
//!
//! Limits: members, guests and items are found by their index. Where somebody else put others there while a line was
//! open, it is said before anything is written over them. A text of the agenda that was left unfinished is kept until
//! the program ends, and not on disk; of a meeting or an item that was renamed meanwhile it is not found again.

mod lines;
mod lists;
mod people;
mod picks;

use ratatui::layout::Position;

pub(super) use lines::{Asked, accept, value};
pub(super) use picks::{Choice, picked};

use super::action::{Action, Mode, Motion};
use super::app::{App, Screen};
use super::hold::Hold;
use super::msg::Effect;
use super::recording::commit;
use super::spots::Stand;
use super::{draw, meetings, sitting, typing};
use crate::locales::Message;
use crate::plan::{self, Edit, MeetingField, MeetingPart};
use crate::tui::writing::Line;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    /// The number of the meeting that is shown.
    number: String,
    /// Its index among the meetings of the plan, of how many.
    at: (usize, usize),
    spot: Spot,
    /// Which spot of the page it was, for when that one is gone.
    index: usize,
    /// How many lines were scrolled away.
    pub(super) scroll: usize,
    /// Texts that were left before they were accepted.
    unfinished: Vec<Unfinished>,
}

/// A text of an item that was left before it was accepted.
#[derive(Debug)]
struct Unfinished {
    asked: Asked,
    /// The title of its item: another one may stand in its place by now.
    title: String,
    text: String,
    /// What the plan had there when the line was opened.
    over: String,
}

/// Where the cursor of the page can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// A part of the meeting; of a list without entries the place of the first.
    Part(MeetingPart),
    /// The directive with this id.
    Directive(String),
}

impl Default for Spot {
    fn default() -> Self {
        Self::Part(MeetingPart::Number)
    }
}

/// The key of what a part is called.
pub(super) const fn label(part: MeetingPart) -> &'static str {
    match part {
        MeetingPart::Number => "sitting-number",
        MeetingPart::Date => "sitting-date",
        MeetingPart::Body => "sitting-body",
        MeetingPart::Place => "sitting-place",
        MeetingPart::Opened => "sitting-opens",
        MeetingPart::Closed => "sitting-closes",
        MeetingPart::Writer => "sitting-writer",
        MeetingPart::Reviewer => "sitting-reviewer",
        MeetingPart::Attendance(_) => "sitting-members",
        MeetingPart::Guest(_) => "sitting-guests",
        MeetingPart::ItemTitle(_) => "sitting-item",
        MeetingPart::ItemText(_) => "sitting-item-text",
        MeetingPart::Resolution(_) => "sitting-resolution",
    }
}

/// Shows the page of the meeting `number`, the cursor on `part`; of a list that is shorter, on its last entry.
pub(super) fn go_to(app: &mut App, number: &str, part: MeetingPart) {
    let Some(at) = app.plan.meetings.iter().position(|meeting| meeting.number == number) else { return };
    app.screen = Screen::Meeting;
    let at = (at, app.plan.meetings.len());
    let unfinished = std::mem::take(&mut app.meeting.unfinished);
    app.meeting = Meeting { number: number.to_owned(), at, unfinished, ..Meeting::default() };
    stand_on(app, part);
}

/// Goes to `part`, and opens there what Enter opens. Who came is only gone to: one sees the whole list and marks.
pub(super) fn fill_in(app: &mut App, number: &str, part: MeetingPart) {
    go_to(app, number, part);
    let is_there = self::part(app) == Some(part) && !matches!(app.hold, Hold::Look { .. });
    if is_there && !matches!(part, MeetingPart::Attendance(_) | MeetingPart::Guest(_)) && !refused(app) {
        picks::edit(app);
    }
}

/// The meeting that is shown.
pub(super) fn shown(app: &App) -> Option<&plan::Meeting> {
    app.plan.meeting(&app.meeting.number)
}

/// The plan may have changed: the page follows its meeting.
pub(super) fn refresh(app: &mut App) {
    let count = app.plan.meetings.len();
    let found = app.plan.meetings.iter().position(|meeting| meeting.number == app.meeting.number);
    // Of as many meetings the one in its place has another number now.
    let found = found.or(Some(app.meeting.at.0).filter(|at| *at < count && app.meeting.at.1 == count));
    match found {
        Some(at) => {
            app.meeting.number.clone_from(&app.plan.meetings[at].number);
            app.meeting.at = (at, count);
            settle(app);
        }
        None => meetings::come_back(app, ""),
    }
}

/// The spots of the page.
fn stand(app: &App) -> Option<Stand<Spot>> {
    let width = app.layout()?.page.width;
    let blocks = draw::meeting_blocks(app, width).into_iter().map(|block| (block.spot, block.lines.len()));
    Stand::of(blocks, |spots| index_of(app, spots.iter().map(|(spot, ..)| spot)))
}

/// Which of `spots`, all of the page, the cursor is on.
pub(super) fn index_of<'a>(app: &App, spots: impl Iterator<Item = &'a Spot>) -> usize {
    let spots: Vec<_> = spots.collect();
    let found = spots.iter().position(|spot| **spot == app.meeting.spot);
    found.unwrap_or(app.meeting.index.min(spots.len().saturating_sub(1)))
}

/// The spot of the cursor.
fn spot(app: &App) -> Option<Spot> {
    stand(app).map(Stand::into_spot)
}

/// The part that the cursor is on; none on a directive.
fn part(app: &App) -> Option<MeetingPart> {
    match spot(app)? {
        Spot::Part(part) => Some(part),
        Spot::Directive(_) => None,
    }
}

/// The index of the spot at which the cursor is.
pub(super) fn selected(app: &App) -> Option<usize> {
    stand(app).map(|stand| stand.index)
}

/// The index of the spot that is seen at `at`.
pub(super) fn spot_at(app: &App, at: Position) -> Option<usize> {
    let page = app.layout()?.page;
    let line = app.meeting.scroll + usize::from(at.y.checked_sub(page.y)?);
    stand(app)?.at_line(line).filter(|_| page.contains(at))
}

/// Puts the cursor on the spot at `index`. The page stays as it is: what was pointed at is seen.
pub(super) fn select(app: &mut App, index: usize) {
    if let Some(stand) = stand(app).filter(|stand| index < stand.spots.len()) {
        stand_at(app, &stand, index);
    }
}

fn stand_at(app: &mut App, stand: &Stand<Spot>, index: usize) {
    (app.meeting.spot, app.meeting.index) = (stand.spots[index].0.clone(), index);
}

/// Puts the cursor on `part`, or as near before it as the page has something of its kind.
fn stand_on(app: &mut App, part: MeetingPart) {
    let Some(stand) = stand(app) else {
        // The screen is too small for any page: it is known where to go once it is not.
        app.meeting.spot = Spot::Part(part);
        return;
    };
    let near = |(spot, ..): &(Spot, usize, usize)| {
        let Spot::Part(other) = spot else { return false };
        rank(*other).is_some_and(|(kind, at)| rank(part).is_some_and(|(own, to)| kind == own && at <= to))
    };
    let exact = stand.spots.iter().position(|(spot, ..)| *spot == Spot::Part(part));
    if let Some(index) = exact.or_else(|| stand.spots.iter().rposition(near)) {
        stand_at(app, &stand, index);
    }
    settle(app);
}

/// Of what is in a list, the list and the index.
const fn rank(part: MeetingPart) -> Option<(u8, usize)> {
    match part {
        MeetingPart::Attendance(at) => Some((0, at)),
        MeetingPart::Guest(at) => Some((1, at)),
        MeetingPart::ItemTitle(at) | MeetingPart::ItemText(at) | MeetingPart::Resolution(at) => Some((2, at)),
        _ => None,
    }
}

/// Scrolls as little as brings the cursor into view.
pub(super) fn settle(app: &mut App) {
    let (Some(stand), Some(layout)) = (stand(app), app.layout()) else { return };
    stand_at(app, &stand, stand.index);
    app.meeting.scroll = stand.settled(stand.index, layout.page.height.into(), app.meeting.scroll);
}

/// Moves the cursor.
pub(super) fn step(app: &mut App, motion: Motion) {
    let (Some(stand), Some(layout)) = (stand(app), app.layout()) else { return };
    let (index, scroll) = stand.step(motion, layout.page.height.into(), app.meeting.scroll);
    stand_at(app, &stand, index);
    app.meeting.scroll = scroll;
}

/// Scrolls by `by` lines. Where there is no further line the cursor moves on.
pub(super) fn scroll_by(app: &mut App, by: isize) {
    let (Some(stand), Some(layout)) = (stand(app), app.layout()) else { return };
    match stand.scrolled(by, layout.page.height.into(), app.meeting.scroll) {
        None => step(app, if by < 0 { Motion::Up } else { Motion::Down }),
        Some((index, scroll)) => {
            stand_at(app, &stand, index);
            app.meeting.scroll = scroll;
        }
    }
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let number = app.meeting.number.clone();
    match action {
        Action::Convene => sitting::convene(app, &number),
        Action::Adjourn => sitting::adjourn(app, &number),
        Action::Back => meetings::come_back(app, &number),
        Action::Edit
        | Action::AddItem
        | Action::Remove
        | Action::MoveUp
        | Action::MoveDown
        | Action::Presence
        | Action::StandIn
        | Action::Resolve => {
            if !refused(app) {
                change(app, action);
            }
        }
        _ => return None,
    }
    Some(vec![Effect::Draw])
}

/// Whether the meeting is filed, and nothing of it is changed; that is said with the key that opens it again.
fn refused(app: &mut App) -> bool {
    let is_filed = shown(app).is_some_and(plan::Meeting::is_filed);
    if is_filed {
        let number = app.shown(&app.meeting.number);
        app.warn(app.naming("sitting-read-only", Action::Convene).with("number", number));
    }
    is_filed
}

fn change(app: &mut App, action: Action) {
    match action {
        Action::Edit => picks::edit(app),
        Action::AddItem => lists::add(app),
        Action::Remove => lists::remove(app),
        Action::MoveUp => lists::shift(app, false),
        Action::MoveDown => lists::shift(app, true),
        Action::Presence => people::presence(app),
        Action::StandIn => people::stand_in(app),
        Action::Resolve => picks::resolve(app),
        _ => {}
    }
}

/// Asks for a line, with what stands there now in it; where that was left unfinished, with what was left.
fn ask(app: &mut App, asked: Asked) {
    let text = value(app, &asked).unwrap_or_default();
    let left = place_left(app, &asked).map(|at| app.meeting.unfinished.remove(at));
    typing::ask(app, Line::Meeting(asked), &text);
    if let (Some(left), Some(writing)) = (left, &mut app.writing) {
        // What somebody wrote there since is told before it is written over. Undo brings back what the plan has.
        writing.before = left.over;
        writing.field.replace(&left.text, &app.wrapper);
        typing::resize(app);
    }
}

/// Which of the unfinished texts is that of `asked`.
fn place_left(app: &App, asked: &Asked) -> Option<usize> {
    let title = lines::title(app, asked)?;
    app.meeting.unfinished.iter().position(|left| left.asked == *asked && left.title == title)
}

/// Whether `asked` was left unfinished.
fn has_left(app: &App, asked: &Asked) -> bool {
    place_left(app, asked).is_some()
}

/// The line was left with `text` in it, opened over `over`. Whether that is kept.
pub(super) fn left(app: &mut App, asked: &Asked, text: &str, over: &str) -> bool {
    let Some(title) = lines::title(app, asked).filter(|_| !asked.is_single()) else { return false };
    if text.trim().is_empty() || text.trim() == over.trim() {
        return false;
    }
    let unfinished = Unfinished { asked: asked.clone(), title, text: text.to_owned(), over: over.to_owned() };
    app.meeting.unfinished.push(unfinished);
    let key = app.keymap.key(Mode::Meeting, Action::Edit);
    app.tell(Message::new("sitting-kept").with("key", key));
    true
}

/// Sets a field of the meeting `number`, and says so; whether that could be done.
fn set(app: &mut App, number: &str, field: MeetingField) -> bool {
    let said = app.naming("sitting-written", Action::Undo).with("number", app.shown(number));
    set_and_say(app, number, field, said)
}

fn set_and_say(app: &mut App, number: &str, field: MeetingField, said: Message) -> bool {
    commit(app, Edit::SetMeeting { number: number.to_owned(), field }, said, false)
}
