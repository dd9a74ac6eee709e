//! The palette: every action, to be found by its name or its hint in either language, by its key or by its name in the
//! config file. Those of the screen at hand stand first; one of another screen goes there and is done there.
//!
//! Which actions those are says the table, see [`Command::is_listed`](super::action::Command::is_listed).

use super::action::{Action, Command, Mode, Page};
use super::app::{App, Screen};
use super::hold::Hold;
use super::keymap::Binding;
use super::msg::Effect;
use super::picker::{Entry, Pick, Picker};
use super::update::{act, go};
use super::{editing, picking};
use crate::locales::{Lang, Message, Words};

/// So many actions that were done lately stand first.
const RECENT: usize = 5;

/// The screens to which the palette goes for an action that is not done on the one at hand.
const ELSEWHERE: [(Mode, Page); 12] = [
    (Mode::Grid, Page::Grid),
    (Mode::Round, Page::Round),
    (Mode::Measure, Page::Grid),
    (Mode::Board, Page::Board),
    (Mode::Units, Page::Units),
    (Mode::Changes, Page::Changes),
    (Mode::Roster, Page::Roster),
    (Mode::Meetings, Page::Meetings),
    (Mode::Directives, Page::Directives),
    (Mode::Ready, Page::Ready),
    (Mode::Preview, Page::Preview),
    (Mode::Wall, Page::Wall),
];

/// Opens the palette of the screen.
pub(super) fn open(app: &mut App) {
    let others = Words::new(match app.words.lang() {
        Lang::Thai => Lang::English,
        Lang::English => Lang::Thai,
    });
    let looks_only = matches!(app.hold(), Hold::Look { .. });
    let is_idle = |action: Action| looks_only && (action.changes_plan() || action == Action::Save);
    let listed = |binding: &&Binding| binding.command.is_listed() && !is_idle(binding.command.action);
    let mut here: Vec<&Binding> = app.keymap.commands(app.mode()).filter(listed).collect();
    let age = |action| app.recent.iter().position(|done| *done == action).unwrap_or(RECENT);
    here.sort_by_key(|binding| age(binding.command.action));
    let entry = |binding: &Binding, detail: String, pick: Pick| {
        let command = binding.command;
        let hints = [&app.words, &others].map(|words| command.hint.map(|hint| words.text(hint)));
        let hints = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let also = format!("{}{}{hints} {}", others.text(command.text), Entry::UNSEEN, command.name());
        Entry { label: app.words.text(command.text).into_owned(), detail, also, pick }
    };
    let mut entries: Vec<Entry> = Vec::new();
    for binding in &here {
        entries.push(entry(binding, binding.keys(), Pick::Do(binding.command.action)));
    }
    let is_here = |command: &Command| here.iter().any(|binding| binding.command.action == command.action);
    for binding in app.keymap.all().filter(listed).filter(|binding| !is_here(binding.command)) {
        let Some(mode) = elsewhere(app, binding.command) else { continue };
        let place = app.words.text(mode.text()).into_owned();
        entries.push(entry(binding, place, Pick::Elsewhere(binding.command.action, mode)));
    }
    picking::open(app, Picker::of_commands(Message::new("tui-palette"), entries));
}

/// The screen on which `command` is done, where it is another one.
fn elsewhere(app: &App, command: &Command) -> Option<Mode> {
    let here = app.mode();
    let mut done = ELSEWHERE.into_iter().map(|(mode, _)| mode).filter(|mode| command.modes.contains(mode));
    // Of a measure there is a page where one is selected.
    done.find(|mode| *mode != here && (*mode != Mode::Measure || app.selected().is_some()))
}

/// Goes to the screen of `mode` and does `action` there.
pub(super) fn go_and_do(app: &mut App, action: Action, mode: Mode) -> Vec<Effect> {
    if let Some((_, page)) = ELSEWHERE.into_iter().find(|(known, _)| *known == mode) {
        go(app, page);
    }
    if mode == Mode::Measure {
        app.screen = Screen::Measure { scroll: 0 };
        editing::settle(app);
    }
    act(app, action)
}

/// This was done by way of the palette.
pub(super) fn remember(app: &mut App, action: Action) {
    app.recent.retain(|done| *done != action);
    app.recent.insert(0, action);
    app.recent.truncate(RECENT);
}
