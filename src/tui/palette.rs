//! The palette: every action that can be done on the screen at hand, to be found by its name in either language, by
//! its key or by its name in the config file.
//!
//! Which actions those are says the table, see [`Command::is_listed`](super::action::Command::is_listed). Limits: what
//! can be done on another screen is not listed; the help shows it.

use super::action::Action;
use super::app::App;
use super::hold::Hold;
use super::keymap::Binding;
use super::picker::{Entry, Pick, Picker};
use super::picking;
use crate::locales::{Lang, Message, Words};

/// So many actions that were done lately stand first.
const RECENT: usize = 5;

/// Opens the palette of the screen.
pub(super) fn open(app: &mut App) {
    let others = Words::new(match app.words.lang() {
        Lang::Thai => Lang::English,
        Lang::English => Lang::Thai,
    });
    let looks_only = matches!(app.hold(), Hold::Look { .. });
    let is_idle = |action: Action| looks_only && (action.changes_plan() || action == Action::Save);
    let listed = app.keymap.commands(app.mode());
    let listed = listed.filter(|binding| binding.command.is_listed() && !is_idle(binding.command.action));
    let mut listed: Vec<&Binding> = listed.collect();
    let age = |action| app.recent.iter().position(|done| *done == action).unwrap_or(RECENT);
    listed.sort_by_key(|binding| age(binding.command.action));
    let entry = |binding: &Binding| Entry {
        label: app.words.text(binding.command.text).into_owned(),
        detail: binding.keys(),
        also: format!("{}{}{}", others.text(binding.command.text), Entry::UNSEEN, binding.command.name()),
        pick: Pick::Do(binding.command.action),
    };
    let entries = listed.into_iter().map(entry).collect();
    picking::open(app, Picker::of_commands(Message::new("tui-palette"), entries));
}

/// This was done by way of the palette.
pub(super) fn remember(app: &mut App, action: Action) {
    app.recent.retain(|done| *done != action);
    app.recent.insert(0, action);
    app.recent.truncate(RECENT);
}
