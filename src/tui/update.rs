//! The one place where the state changes: a message comes in, effects go out.
//!
//! Pure: no file, no clock, no terminal. What must happen outside is an [`Effect`], carried out by `run`, which
//! feeds what came of it back as a [`Msg`].

use ratatui::layout::Position;

use super::action::{Action, Mode, Page};
use super::app::{App, Modal, Origin, Screen};
use super::choosing::{self, Side};
use super::chord::Chord;
use super::hold::Hold;
use super::moving::{scroll_by, select_late, step, toggle_pane, turn};
use super::msg::{Effect, Msg};
use super::recording::{Travel, record, travel};
use super::scaled::divided;
use super::{
    board, changes, columns, directives, editing, filtering, finding, headings, keeping, keymap, looking,
    marking, meeting, meetings, opening, palette, picking, places, pointing, preview, printer, ready,
    removing, roster, round, typing, units, wall,
};
use crate::locales::Message;
use crate::store::Why;

/// Takes in what happened and says what is to be done, in this order.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let memory = app.memory.clone();
    let layout = app.layout();
    let others = hear(app, msg);
    // A list that opens or closes takes rows or gives them back.
    if app.layout() != layout {
        app.settle();
    }
    // What was changed comes before what is to be done about it.
    let mut effects = std::mem::take(&mut app.outbox);
    // Before the end, where that comes now.
    if app.memory != memory {
        effects.push(Effect::Remember(app.memory.clone()));
    }
    effects.extend(others);
    if app.fit_scale() {
        resized(app);
        effects.push(Effect::Repaint);
    }
    let shown = match (&app.origin, wall::shown(app)) {
        (Origin::File(path), Some(slide)) => Some((path.clone(), Box::new(slide))),
        _ => None,
    };
    if shown != app.shown {
        app.shown.clone_from(&shown);
        effects.push(Effect::Show(shown));
    }
    effects
}

/// The screen has more cells or fewer.
fn resized(app: &mut App) {
    typing::resize(app);
    app.settle();
    scroll_by(app, 0);
}

fn hear(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => Chord::of_event(event).map_or_else(Vec::new, |chord| press(app, chord)),
        Msg::Paste(text) if app.mode() == Mode::Field => {
            app.notice = None;
            typing::paste(app, &text)
        }
        Msg::Paste(text) if app.mode() == Mode::Picker => picking::paste(app, &text),
        Msg::Paste(text) if app.mode() == Mode::Roster => roster::paste(app, &text),
        // Pasted letters are no commands.
        Msg::Paste(_) => Vec::new(),
        Msg::Pointed(gesture, at) => {
            let at = Position { x: at.x / app.scale, y: at.y / app.scale };
            pointing::point(app, gesture, at)
        }
        Msg::Resize(size) => {
            app.full_size = size;
            app.fit_scale();
            app.size = divided(app.full_size, app.scale);
            resized(app);
            vec![Effect::Draw]
        }
        Msg::Time(time) => {
            app.time = Some(time);
            if app.shows_time() { vec![Effect::Draw] } else { Vec::new() }
        }
        Msg::Foreign { base, theirs } => choosing::foreign(app, base, &theirs),
        Msg::ConflictKept(file) => choosing::kept(app, file),
        Msg::Recovered { base, mine, file } => choosing::recovered(app, base, mine, file),
        Msg::Saved { upto, asked, kept } => keeping::saved(app, upto, asked, kept),
        Msg::SavedAs { path, upto } => keeping::saved_as(app, path, upto),
        Msg::NotSaved(fault) => keeping::not_saved(app, fault),
        Msg::NotKept(fault) => keeping::not_kept(app, fault),
        Msg::DraftsNotKept(fault) => keeping::drafts_not_kept(app, fault),
        Msg::Asks => keeping::asks(app),
        Msg::Unreadable(fault) => keeping::unreadable(app, &fault),
        Msg::Gone => keeping::gone(app),
        Msg::Reread(plan) => keeping::reread(app, *plan),
        Msg::Free(is_now) => keeping::free(app, is_now),
        Msg::NotOpened(fault) => opening::not_opened(app, fault),
        Msg::Opened { plan, found } => keeping::opened(app, *plan, *found),
        Msg::Edited(text) => typing::edited(app, &text),
        Msg::NotEdited(why) => typing::not_edited(app, why),
        Msg::Printed => printer::printed(app),
        Msg::NotPrinted(why) => printer::not_printed(app, why),
    }
}

/// A key was pressed.
fn press(app: &mut App, chord: Chord) -> Vec<Effect> {
    app.in_thai = keymap::shows_thai(chord).unwrap_or(app.in_thai);
    let action = app.keymap.resolve(app.mode(), chord, app.in_thai);
    if app.opens.is_some() && action != Some(Action::Quit) {
        return Vec::new();
    }
    obey(app, chord, action)
}

/// Does what `chord` means here, which is `action`.
pub(super) fn obey(app: &mut App, chord: Chord, action: Option<Action>) -> Vec<Effect> {
    // Both are read until the next key, which does what it does.
    let had_notice = app.notice.take().is_some() | std::mem::take(&mut app.is_first);
    if app.mode() == Mode::Field
        && let Some(effects) = typing::key(app, chord, action)
    {
        return effects;
    }
    if app.mode() == Mode::Picker
        && let Some(effects) = picking::key(app, chord, action)
    {
        return effects;
    }
    match action {
        Some(action) => act(app, action),
        None if had_notice => vec![Effect::Draw],
        None => Vec::new(),
    }
}

pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if action.changes_plan() && matches!(app.hold, Hold::Look { .. }) {
        keeping::refuse(app);
        return vec![Effect::Draw];
    }
    if action == Action::Back && app.modals.is_empty() && come_back(app) {
        return vec![Effect::Draw];
    }
    if app.modals.is_empty()
        && let Some(effects) = in_room(app, action)
    {
        return effects;
    }
    match action {
        Action::Move(motion) => step(app, motion),
        Action::PreviousMeasure => turn(app, -1),
        Action::NextMeasure => turn(app, 1),
        Action::NextLate => select_late(app, false),
        Action::PreviousLate => select_late(app, true),
        Action::Record(status) => record(app, status),
        Action::Write(passage) => typing::open(app, passage),
        Action::Undo => travel(app, Travel::Undo),
        Action::Redo => travel(app, Travel::Redo),
        Action::OpenPlan => opening::list(app),
        Action::Go(page) => go(app, page),
        Action::Open => open(app),
        Action::Back => back(app),
        Action::Merge => units::choose_other(app),
        Action::SinceMeeting => changes::since_meeting(app),
        Action::SinceDay => changes::ask(app),
        Action::Same => round::same(app),
        Action::Next => round::next(app),
        Action::Direct => round::ask_direct(app),
        Action::Edit
        | Action::AddItem
        | Action::AddMeasure
        | Action::AddIndicator
        | Action::AddSection
        | Action::Duplicate
        | Action::Remove
        | Action::MoveUp
        | Action::MoveDown
        | Action::MoveTo
        | Action::ConfirmRemove => shape(app, action),
        Action::Palette => palette::open(app),
        Action::Fold
        | Action::Unfold
        | Action::FoldAll
        | Action::Filter
        | Action::ClearFilter
        | Action::LateOnly
        | Action::Sort
        | Action::Columns
        | Action::Find
        | Action::NextHit
        | Action::PreviousHit
        | Action::Mark
        | Action::Extend(_)
        | Action::MarkAll => arrange(app, action),
        Action::Pane => toggle_pane(app),
        Action::Language => looking::language(app),
        Action::Digits => looking::digits(app),
        Action::Theme => looking::theme(app),
        Action::Help if app.mode() == Mode::Help => {
            app.modals.pop();
        }
        Action::Help => app.modals.push(Modal::Help { scroll: 0 }),
        Action::Differences
        | Action::ChooseTheirs
        | Action::ChooseMine
        | Action::ChooseOther
        | Action::AllTheirs
        | Action::AllMine
        | Action::CarryOut
        | Action::KeepTheirs => choose(app, action),
        Action::Save
        | Action::TakeOver
        | Action::SaveAsNew
        | Action::Mouse
        | Action::Repaint
        | Action::Quit
        | Action::QuitUnsaved
        | Action::SaveAndQuit
        | Action::DropComments => return outside(app, action),
        // What belongs to a room that is not seen, or to a field: here there is nothing to do it with.
        _ => {}
    }
    vec![Effect::Draw]
}

/// Opens what the cursor is on.
fn open(app: &mut App) {
    match app.screen {
        Screen::Board => board::open(app),
        Screen::Units => units::open(app),
        Screen::Changes => changes::open(app),
        Screen::Grid if app.heading().is_some() => filtering::open_heading(app),
        _ if app.selected().is_some() => app.screen = Screen::Measure { scroll: 0 },
        _ => app.tell(Message::new("tui-nothing-selected")),
    }
}

/// Leaves what lies on top; where nothing does, the screen.
fn back(app: &mut App) {
    if app.modals.pop().is_some() {
        // Who leaves a question unanswered stays.
        app.progress.ends = false;
        return;
    }
    match app.screen {
        Screen::Round => round::leave(app),
        Screen::Grid => filtering::peel(app),
        _ => app.screen = Screen::Grid,
    }
}

/// Lets the room that is seen do `action`; none where that is not one of its own.
fn in_room(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match app.screen {
        Screen::Roster => roster::obey(app, action),
        Screen::Meetings => meetings::obey(app, action),
        Screen::Meeting => meeting::obey(app, action),
        Screen::Directives => directives::obey(app, action),
        Screen::Ready => ready::obey(app, action),
        Screen::Preview => preview::obey(app, action),
        Screen::Wall => wall::obey(app, action),
        _ => None,
    }
}

/// What is to happen outside: the file, the terminal, the end.
fn outside(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Save => keeping::save(app),
        Action::TakeOver => keeping::take_over(app),
        // Of what this program does not know nothing would be in the new file.
        Action::SaveAsNew if matches!(app.hold, Hold::Look { why: Why::Newer(_), .. }) => {
            keeping::refuse(app);
            vec![Effect::Draw]
        }
        Action::SaveAsNew => vec![Effect::SaveAsNew],
        Action::Mouse => {
            app.mouse = !app.mouse;
            app.tell(Message::new(if app.mouse { "tui-mouse-on" } else { "tui-mouse-off" }));
            vec![Effect::Mouse(app.mouse), Effect::Draw]
        }
        Action::Repaint => vec![Effect::Repaint],
        Action::Quit => keeping::quit(app),
        Action::QuitUnsaved => vec![Effect::Quit],
        Action::SaveAndQuit => {
            app.modals.pop();
            app.progress.ends = false;
            keeping::quit(app)
        }
        Action::DropComments => {
            app.modals.pop();
            vec![Effect::DropComments, Effect::Draw]
        }
        _ => Vec::new(),
    }
}

/// Of two versions one is chosen.
fn choose(app: &mut App, action: Action) {
    match action {
        Action::Differences => choosing::show(app),
        Action::ChooseTheirs => choosing::choose(app, Side::Theirs),
        Action::ChooseMine => choosing::choose(app, Side::Mine),
        Action::ChooseOther => choosing::choose(app, Side::Other),
        Action::AllTheirs => choosing::choose_all(app, false),
        Action::AllMine => choosing::choose_all(app, true),
        Action::CarryOut => choosing::carry_out(app),
        Action::KeepTheirs => choosing::keep_theirs(app),
        _ => {}
    }
}

/// What the grid shows, and how.
fn arrange(app: &mut App, action: Action) {
    match action {
        Action::Fold => filtering::fold(app),
        Action::Unfold => drop(filtering::unfold(app)),
        Action::FoldAll => filtering::fold_all(app),
        Action::Filter => filtering::open(app),
        Action::ClearFilter => filtering::clear(app),
        Action::LateOnly => filtering::late_only(app),
        Action::Sort => filtering::open_orders(app),
        Action::Columns => columns::open(app),
        Action::Find => finding::open(app),
        Action::NextHit => finding::go(app, 1),
        Action::PreviousHit => finding::go(app, -1),
        Action::Mark => marking::mark(app),
        Action::Extend(motion) => marking::extend(app, motion),
        Action::MarkAll => marking::mark_all(app),
        _ => {}
    }
}

/// Changes what there is in the plan, and where it stands.
fn shape(app: &mut App, action: Action) {
    let is_on_page = app.mode() == Mode::Measure;
    let is_down = action == Action::MoveDown;
    match action {
        Action::Edit if is_on_page => editing::edit(app),
        Action::Edit if app.screen == Screen::Units => units::edit(app),
        Action::Edit if app.screen == Screen::Board => board::edit(app),
        Action::Edit => headings::edit(app),
        Action::AddItem => editing::add(app),
        Action::AddMeasure => places::add(app),
        Action::AddIndicator => headings::add_indicator(app),
        Action::AddSection => headings::add_section(app),
        Action::Duplicate => places::duplicate(app),
        Action::Remove if is_on_page => editing::remove(app),
        Action::Remove => removing::remove(app),
        // Of a list in which things are put in order.
        Action::MoveUp | Action::MoveDown if app.mode() == Mode::Picker => {}
        Action::MoveUp | Action::MoveDown if is_on_page => editing::shift(app, is_down),
        Action::MoveUp | Action::MoveDown => places::shift(app, is_down),
        Action::MoveTo => places::move_to(app),
        Action::ConfirmRemove => removing::confirm(app),
        _ => {}
    }
}

/// Goes back to the screen that has sent the person to the page that is seen. Whether one has.
fn come_back(app: &mut App) -> bool {
    let Some((_, page)) = app.errand.filter(|(mode, _)| *mode == app.mode()) else { return false };
    app.errand = None;
    match page {
        Page::Preview => preview::come_back(app),
        Page::Ready => ready::come_back(app),
        Page::Directives => directives::come_back(app),
        page => go(app, page),
    }
    true
}

/// Goes to a screen.
pub(super) fn go(app: &mut App, page: Page) {
    app.errand = None;
    if app.screen == Screen::Round {
        round::follow(app);
    }
    let from = app.screen;
    app.screen = match page {
        Page::Board => Screen::Board,
        Page::Grid => Screen::Grid,
        Page::Round => Screen::Round,
        Page::Units => Screen::Units,
        Page::Changes => Screen::Changes,
        Page::Roster => Screen::Roster,
        Page::Meetings => Screen::Meetings,
        Page::Directives => Screen::Directives,
        Page::Ready => Screen::Ready,
        Page::Preview => Screen::Preview,
        Page::Wall => Screen::Wall,
    };
    match page {
        Page::Board => board::enter(app),
        Page::Round => round::enter(app),
        Page::Units => units::enter(app),
        Page::Changes => changes::enter(app),
        Page::Roster => roster::enter(app),
        Page::Meetings => meetings::enter(app),
        Page::Directives => directives::enter(app),
        Page::Ready => ready::enter(app),
        Page::Preview => preview::enter(app, from),
        Page::Wall => wall::enter(app, from),
        Page::Grid => {}
    }
}
