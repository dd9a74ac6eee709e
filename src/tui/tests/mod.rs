//! The program without a terminal: keys in, plan and cells out.

mod belated;
mod board;
mod changes;
mod chaos;
mod commands;
mod deciding;
mod differences;
mod directives;
mod follow;
mod ghost;
mod grid;
mod headings;
mod hints;
mod keys;
mod looking;
mod meanwhile;
mod meeting;
mod meetings;
mod mouse;
mod opening;
mod page;
mod pointing;
mod preview;
mod ready;
mod roster;
mod round;
mod screens;
mod sizes;
mod units;
mod wall;
pub(super) mod wall_pages;
mod whole;
mod writing;
mod year;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;

use super::{App, Effect, Msg, Origin, update};
use crate::calendar::Day;
use crate::locales::{Fault, Lang, Message};
use crate::plan::Plan;
use crate::store;

fn demo() -> Plan {
    store::parse(include_str!("../../../examples/demo.ron"), "demo.ron").unwrap()
}

fn ides() -> Day {
    "2023-03-15".parse().unwrap()
}

/// The demo plan as if it were a file, on its own day.
fn app(width: u16, height: u16) -> App {
    app_in(Lang::Thai, width, height)
}

pub(super) fn app_in(lang: Lang, width: u16, height: u16) -> App {
    App::new(demo(), Origin::File("แผน.ron".into()), ides(), lang, Size { width, height })
}

/// This plan as if it were a file.
fn app_of(plan: Plan, width: u16, height: u16) -> App {
    App::new(plan, Origin::File("แผน.ron".into()), ides(), Lang::Thai, Size { width, height })
}

/// The key of what is told below.
fn told(app: &App) -> &'static str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

/// Whether it is an effect that goes without saying: drawing, keeping, what the room sees, and where one stood at the end.
fn is_usual(effect: &Effect) -> bool {
    match effect {
        Effect::Remember(memory) => memory.at.is_some(),
        effect => matches!(effect, Effect::Draw | Effect::Keep(_) | Effect::Show(_)),
    }
}

/// Types `keys`, each as it is named in the help: `Down`, `Ctrl-S`, `3`. Gives the effects that do not go without saying.
pub(super) fn type_keys(app: &mut App, keys: &str) -> Vec<Effect> {
    let events = keys.split_whitespace().map(key);
    events.flat_map(|event| update(app, Msg::Key(event))).filter(|effect| !is_usual(effect)).collect()
}

#[track_caller]
fn key(name: &str) -> KeyEvent {
    let (mut name, mut modifiers) = (name, KeyModifiers::NONE);
    let held =
        [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)];
    for (prefix, modifier) in held {
        if let Some(rest) = name.strip_prefix(prefix) {
            (name, modifiers) = (rest, modifiers | modifier);
        }
    }
    let code = match name {
        "Up" | "↑" => KeyCode::Up,
        "Down" | "↓" => KeyCode::Down,
        "Left" | "←" => KeyCode::Left,
        "Right" | "→" => KeyCode::Right,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Insert" => KeyCode::Insert,
        _ if name.starts_with('F') && name.len() > 1 => KeyCode::F(name[1..].parse().expect("a number")),
        _ => {
            let mut chars = name.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { panic!("no key is called {name}") };
            KeyCode::Char(if modifiers.is_empty() { c } else { c.to_ascii_lowercase() })
        }
    };
    KeyEvent::new(code, modifiers)
}

/// Types `text` letter by letter, as a keyboard sends it.
pub(super) fn type_text(app: &mut App, text: &str) -> Vec<Effect> {
    let letters = text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
    let effects = letters.flat_map(|event| update(app, Msg::Key(event)));
    effects.filter(|effect| !is_usual(effect)).collect()
}

/// The worker tells that the disk is full.
fn full() -> Msg {
    Msg::NotSaved(Fault::system(Message::new("fault-save").with("file", "แผน.ron").with("error", "full")))
}

/// The worker tells that all changes so far are saved.
fn saved(app: &mut App) -> Vec<Effect> {
    let upto = app.progress.made;
    update(app, Msg::Saved { upto, asked: true, kept: None })
}

fn selected(app: &App) -> String {
    app.selected().map(|(_, measure)| measure.id.clone()).unwrap_or_default()
}
