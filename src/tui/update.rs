//! The one place where the state changes: a message comes in, effects go out.
//!
//! Pure: no file, no clock, no terminal. What must happen outside is an [`Effect`], carried out by `run`, which
//! feeds what came of it back as a [`Msg`].

use std::path::PathBuf;

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;

use super::action::{Action, Mode, Motion};
use super::app::{App, Modal, Notice, Screen};
use super::chord::Chord;
use super::differences::Side;
use super::keeping::{self, Found, Hold};
use super::{differences, draw, keymap, scroll, writing};
use crate::locales::{Fault, Lang, Message, Words};
use crate::plan::{Deadline, Draft, Edit, Plan, Status};
use crate::store::Why;
use crate::view::Row;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The screen has this size now.
    Resize(Size),
    /// The file has every change up to this one.
    Saved {
        /// So many effects that change the plan had come before.
        upto: u64,
        /// Whether it answers an [`Effect::Save`].
        asked: bool,
        /// Where something lies that stood in the file's place in the last moment and is no plan.
        kept: Option<PathBuf>,
    },
    /// The plan lies in this new file now.
    SavedAs {
        /// The file.
        path: PathBuf,
        /// As with [`Msg::Saved`].
        upto: u64,
    },
    /// The plan could not be saved.
    NotSaved(Fault),
    /// Another program changed the file of the plan.
    Foreign {
        /// What the file held before: what was opened, or saved last.
        base: Box<Plan>,
        /// What it holds now.
        theirs: Box<Plan>,
    },
    /// The plan as it was before another program's changes came in lies in this file now.
    ConflictKept(PathBuf),
    /// A journal was found that does not fit the file: what became of it is offered, nothing is taken.
    Recovered {
        /// The plan on which the journal builds, where it is known.
        base: Option<Box<Plan>>,
        /// That plan with all of the journal.
        mine: Box<Plan>,
        /// Where that lies.
        file: PathBuf,
    },
    /// A change would not come back if the program ended now.
    NotKept(Fault),
    /// What is being typed would not come back if the program ended now.
    DraftsNotKept(Fault),
    /// A save would drop the comments in the file: may it?
    Asks,
    /// Another program changed the file to something that cannot be read.
    Unreadable(Fault),
    /// The file is not there any more.
    Gone,
    /// Whoever holds the plan has saved this.
    Reread(Box<Plan>),
    /// Whether whoever holds the plan has let it go.
    Free(bool),
    /// The plan was opened anew, to be changed.
    Opened {
        /// The plan.
        plan: Box<Plan>,
        /// What was found.
        found: Box<Found>,
    },
}

/// What is to happen outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// What is seen may have changed: draw.
    Draw,
    /// Draw on a cleared screen.
    Repaint,
    /// This change was made: make it durable, and save it in a moment.
    Keep(Edit),
    /// Save now.
    Save,
    /// Write the plan to a new file, and go on with that.
    SaveAsNew,
    /// The comments in the file may go: save.
    DropComments,
    /// Open the plan for editing.
    TakeOver,
    /// Keep these texts, all that are written and not accepted, in place of those before: within a second, or after
    /// the twentieth of such effects, and before the end. Without any there is nothing to be kept.
    Drafts(Vec<Draft>),
    /// Another program's changes are in: write `plan` over what the file holds. Where there is `mine`, keep it first
    /// in a file beside the plan's own and answer with [`Msg::ConflictKept`].
    TakeIn {
        /// The merged plan.
        plan: Box<Plan>,
        /// The plan before, where something of it is not in the merged one.
        mine: Option<Box<Plan>>,
    },
    /// End.
    Quit,
}

/// Takes in what happened and says what is to be done, in this order.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let others = hear(app, msg);
    // What was changed comes before what is to be done about it.
    let mut effects = std::mem::take(&mut app.outbox);
    effects.extend(others);
    effects
}

fn hear(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => {
            let Some(chord) = Chord::of_event(event) else { return Vec::new() };
            app.in_thai = keymap::shows_thai(chord).unwrap_or(app.in_thai);
            let action = keymap::resolve(app.mode(), chord, app.in_thai);
            let had_notice = app.notice.take().is_some();
            if app.mode() == Mode::Field {
                return writing::key(app, chord, action);
            }
            match action {
                Some(action) => act(app, action),
                None if had_notice => vec![Effect::Draw],
                None => Vec::new(),
            }
        }
        Msg::Paste(text) if app.mode() == Mode::Field => {
            app.notice = None;
            writing::paste(app, &text)
        }
        // Pasted letters are no commands.
        Msg::Paste(_) => Vec::new(),
        Msg::Resize(size) => {
            app.size = size;
            writing::resize(app);
            app.settle();
            scroll_by(app, 0);
            vec![Effect::Draw]
        }
        Msg::Foreign { base, theirs } => differences::foreign(app, base, &theirs),
        Msg::ConflictKept(file) => differences::kept(app, file),
        Msg::Recovered { base, mine, file } => differences::recovered(app, base, mine, file),
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
        Msg::Opened { plan, found } => keeping::opened(app, *plan, *found),
    }
}

pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Record(_) | Action::Write(_) | Action::Undo | Action::Redo
            if matches!(app.hold, Hold::Look { .. }) =>
        {
            keeping::refuse(app);
        }
        Action::Move(motion) => step(app, motion),
        Action::PreviousMeasure => turn(app, -1),
        Action::NextMeasure => turn(app, 1),
        Action::NextLate => select_late(app, false),
        Action::PreviousLate => select_late(app, true),
        Action::Record(status) => record(app, status),
        Action::Write(passage) => writing::open(app, passage),
        Action::Undo => travel(app, Travel::Undo),
        Action::Redo => travel(app, Travel::Redo),
        Action::Save => return keeping::save(app),
        Action::TakeOver => return keeping::take_over(app),
        // Of what this program does not know nothing would be in the new file.
        Action::SaveAsNew if matches!(app.hold, Hold::Look { why: Why::Newer(_), .. }) => {
            keeping::refuse(app);
        }
        Action::SaveAsNew => return vec![Effect::SaveAsNew],
        Action::ChooseTheirs => differences::choose(app, Side::Theirs),
        Action::ChooseMine => differences::choose(app, Side::Mine),
        Action::ChooseOther => differences::choose(app, Side::Other),
        Action::AllTheirs => differences::choose_all(app, false),
        Action::AllMine => differences::choose_all(app, true),
        Action::CarryOut => differences::carry_out(app),
        Action::KeepTheirs => differences::keep_theirs(app),
        Action::Open if app.selected().is_some() => app.screen = Screen::Measure { scroll: 0 },
        Action::Open => tell(app, Message::new("tui-nothing-selected")),
        Action::Back if app.modals.is_empty() => app.screen = Screen::Grid,
        Action::Back => {
            app.modals.pop();
            // Who leaves a question unanswered stays.
            app.progress.ends = false;
        }
        // The rest is of a field, and does not come here.
        Action::Accept
        | Action::Leave
        | Action::NewLine
        | Action::SelectAll
        | Action::RubOut
        | Action::Delete => {}
        Action::LateOnly => {
            app.query.late = !app.query.late;
            app.query.keep = None;
            app.rebuild();
        }
        Action::Pane => toggle_pane(app),
        Action::Language => {
            let lang = match app.words.lang() {
                Lang::Thai => Lang::English,
                Lang::English => Lang::Thai,
            };
            app.words = Words::new(lang);
            scroll_by(app, 0);
        }
        Action::Repaint => return vec![Effect::Repaint],
        Action::Help if app.mode() == Mode::Help => {
            app.modals.pop();
        }
        Action::Help => app.modals.push(Modal::Help { scroll: 0 }),
        Action::Quit => return keeping::quit(app),
        Action::QuitUnsaved => return vec![Effect::Quit],
        Action::SaveAndQuit => {
            app.modals.pop();
            app.progress.ends = false;
            return keeping::quit(app);
        }
        Action::DropComments => {
            app.modals.pop();
            return vec![Effect::DropComments, Effect::Draw];
        }
    }
    vec![Effect::Draw]
}

pub(super) fn tell(app: &mut App, message: Message) {
    app.notice = Some(Notice { message, warning: false });
}

pub(super) fn warn(app: &mut App, message: Message) {
    app.notice = Some(Notice { message, warning: true });
}

/// Moves the selection where there is one to be moved, else what is read.
fn step(app: &mut App, motion: Motion) {
    if app.mode() == Mode::Differences {
        return differences::step(app, motion);
    }
    let reading = !app.modals.is_empty() || app.screen != Screen::Grid;
    let height = app.layout().map_or(1, |l| if reading { l.page.height } else { l.rows.height });
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let by = match motion {
        Motion::Up => -1,
        Motion::Down => 1,
        Motion::PageUp => -page,
        Motion::PageDown => page,
        Motion::HalfUp => -(page / 2).max(1),
        Motion::HalfDown => (page / 2).max(1),
        Motion::Home | Motion::TextStart => -HUGE,
        Motion::End | Motion::TextEnd => HUGE,
        // Of a text only.
        Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight => 0,
    };
    if reading {
        scroll_by(app, by);
    } else if let Some(selected) = app.rows.selected {
        app.rows.selected = Some(scroll::step(&app.rows.grid.rows, selected, by));
        app.settle();
    } else {
        let height = usize::from(height);
        app.rows.top = scroll::scrolled(&app.rows.grid.rows, app.rows.top, by, height);
    }
}

/// Further than any plan or page goes, and far from what arithmetic can hold.
const HUGE: isize = 1 << 30;

/// Scrolls the page that is read; by 0 after its length may have changed.
fn scroll_by(app: &mut App, by: isize) {
    differences::settle(app);
    let Some(layout) = app.layout() else { return };
    let moved = |scroll: usize, lines: usize| {
        let last = lines.saturating_sub(usize::from(layout.page.height));
        scroll.saturating_add_signed(by).min(last)
    };
    if let Some(Modal::Help { scroll }) = app.modals.last() {
        let scroll = moved(*scroll, draw::help_lines(&app.words, layout.page.width).len());
        app.modals.pop();
        app.modals.push(Modal::Help { scroll });
    } else if let Some(Modal::News { scroll }) = app.modals.last() {
        let scroll = moved(*scroll, draw::news_lines(app, layout.page.width).len());
        app.modals.pop();
        app.modals.push(Modal::News { scroll });
    } else if let Screen::Measure { scroll } = app.screen {
        app.screen =
            Screen::Measure { scroll: moved(scroll, draw::measure_lines(app, layout.page.width).len()) };
    }
}

/// Reads another measure, `by` further on.
fn turn(app: &mut App, by: isize) {
    if let Some(selected) = app.rows.selected {
        select(app, scroll::step(&app.rows.grid.rows, selected, by));
    }
}

/// Selects a row; a page is read from its top.
fn select(app: &mut App, row: usize) {
    app.rows.selected = Some(row);
    app.settle();
    if let Screen::Measure { scroll } = &mut app.screen {
        *scroll = 0;
    }
}

fn select_late(app: &mut App, backwards: bool) {
    let rows = &app.rows.grid.rows;
    let from = app.rows.selected.unwrap_or(0);
    let late = |index: &usize| {
        let Row::Measure(place) = rows[*index] else { return false };
        app.row(place).is_some_and(|row| matches!(row.deadline, Deadline::Overdue(_)))
    };
    // Round the rows once, the selected one last.
    let found = if backwards {
        (0..from).rev().chain((from..rows.len()).rev()).find(late)
    } else {
        (from + 1..rows.len()).chain(0..rows.len().min(from + 1)).find(late)
    };
    match found {
        Some(row) => select(app, row),
        None => tell(app, Message::new("tui-nothing-late")),
    }
}

/// The id of the selected measure, where an edit would find that one by it. Else it is said why not.
pub(super) fn target(app: &mut App) -> Option<String> {
    let Some((place, measure)) = app.selected() else {
        tell(app, Message::new("tui-nothing-selected"));
        return None;
    };
    let id = measure.id.clone();
    // An edit finds a measure by its id, the first one that has it.
    if app.plan.find(&id).is_none_or(|(first, _)| first != place) {
        warn(app, Message::new("tui-id-twice").with("id", shown(app, &id)));
        return None;
    }
    Some(id)
}

/// Records a status as reported today.
fn record(app: &mut App, status: Status) {
    let Some(id) = target(app) else { return };
    let edit = app.plan.find(&id).and_then(|(_, measure)| measure.record(app.today, status));
    match edit {
        Some(edit) => {
            let said = Message::new(recorded_key(status)).with("id", shown(app, &id));
            commit(app, edit, said, true);
        }
        None => tell(app, Message::new("tui-same-status").with("id", shown(app, &id))),
    }
}

/// Makes an edit of one measure and says so; whether it could be made. Of a report it is warned where today is
/// outside the year of the plan, since the strip does not show it.
pub(super) fn commit(app: &mut App, edit: Edit, said: Message, is_report: bool) -> bool {
    let id = edit.measure().map(|id| shown(app, id)).unwrap_or_default();
    if let Err(misfit) = app.commit(edit) {
        warn(app, Message::new("tui-misfit").with("error", misfit));
        return false;
    }
    tell(app, said);
    if is_report && !app.plan.fiscal_year.contains(app.today) {
        let year = shown(app, &app.plan.fiscal_year.to_string());
        warn(app, Message::new("tui-outside-year").with("id", id).with("year", year));
    }
    changed(app);
    true
}

const fn recorded_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "tui-recorded-not-started",
        Status::InProgress => "tui-recorded-in-progress",
        Status::Done => "tui-recorded-done",
        Status::Delayed => "tui-recorded-delayed",
        Status::Cancelled => "tui-recorded-cancelled",
    }
}

/// An id as the screen shows it.
pub(super) fn shown(app: &App, id: &str) -> String {
    app.words.lang().digits().apply(id).into_owned()
}

/// The plan changed: what was made from it is made anew.
pub(super) fn changed(app: &mut App) {
    // What is not overdue any more stays until the filter is used again: a key that is pressed twice must not
    // strike the measure that moved up.
    app.query.keep = app.selected().map(|(place, _)| place).filter(|_| app.query.late);
    app.rebuild();
    scroll_by(app, 0);
}

#[derive(Clone, Copy)]
enum Travel {
    Undo,
    Redo,
}

/// Undo and redo. The selection goes to what changed, so that the person sees it.
fn travel(app: &mut App, travel: Travel) {
    let edit = match travel {
        Travel::Undo => app.history.next_undo(),
        Travel::Redo => app.history.next_redo(),
    };
    let edit = edit.cloned();
    let measure = edit.as_ref().and_then(Edit::measure).map(str::to_owned);
    let (result, done, done_at, nothing) = match travel {
        Travel::Undo => {
            (app.history.undo(&mut app.plan), "tui-undone", "tui-undone-at", "tui-nothing-to-undo")
        }
        Travel::Redo => {
            (app.history.redo(&mut app.plan), "tui-redone", "tui-redone-at", "tui-nothing-to-redo")
        }
    };
    match result {
        Ok(true) => {
            if let Some(edit) = edit {
                app.keep(edit);
            }
            changed(app);
            if let Some((place, _)) = measure.as_deref().and_then(|id| app.plan.find(id)) {
                app.select(place);
            }
            tell(
                app,
                match measure {
                    Some(id) => Message::new(done_at).with("id", shown(app, &id)),
                    None => Message::new(done),
                },
            );
        }
        Ok(false) => tell(app, Message::new(nothing)),
        Err(misfit) => warn(app, Message::new("tui-misfit").with("error", misfit)),
    }
}

fn toggle_pane(app: &mut App) {
    app.pane = !app.pane;
    app.settle();
    let has_room = app.layout().is_some_and(|layout| layout.pane.area() > 0);
    if app.pane && !has_room {
        tell(app, Message::new("tui-no-room-for-pane"));
    }
}
