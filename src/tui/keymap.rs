//! The keys of every action, as the table has them and as the person changed them; from a key to an action, in the
//! mode at hand; and the keys as a page for the README.
//!
//! Everything that names a key or obeys one asks the [`Keymap`]. Limits: some keys cannot be taken away, see
//! [`Command::is_essential`] and [`Command::leaves`].

use std::collections::BTreeMap;
use std::fmt::Write;

use super::action::{self, Action, Command, Group, Mode};
use super::chord::Chord;
use crate::locales::{Message, Words};
use crate::thai::{keyboard, pad, width::width};

/// An action and the keys that do it.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The action with what is to be said of it.
    pub command: &'static Command,
    /// Its keys, the one to be shown first.
    pub keys: Vec<Chord>,
}

impl Binding {
    /// The key to be shown in `mode`: the first that does it there.
    pub fn first_key(&self, mode: Mode) -> Option<Chord> {
        self.keys.iter().copied().find(|key| self.command.is_done_by(*key, mode))
    }

    /// The keys in one text: `↓ j`.
    pub fn keys(&self) -> String {
        let keys: Vec<_> = self.keys.iter().map(Chord::to_string).collect();
        keys.join(" ")
    }
}

/// Which keys do what.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// In the order of the table.
    bindings: Vec<Binding>,
}

/// The keys as the table has them.
impl Default for Keymap {
    fn default() -> Self {
        let binding = |command: &'static Command| Binding { command, keys: command.default_keys().to_vec() };
        Self { bindings: action::all().map(binding).collect() }
    }
}

/// Why these changes of the keys cannot be; none where they can.
pub fn fault(changes: &BTreeMap<String, Vec<String>>) -> Option<Message> {
    let not_taken = |why| Message::new("tui-keys-not-taken").with_said("why", why);
    Keymap::new(changes).err().map(not_taken)
}

impl Keymap {
    /// The keys of the table with `changes`: for an action, by its [name](Command::name), all of its keys. An action
    /// without any is found in the palette.
    ///
    /// # Errors
    /// A sentence that names the first thing that cannot be: an action or a key that does not exist, two actions on
    /// one key, an action that must have a key and has none.
    pub fn new(changes: &BTreeMap<String, Vec<String>>) -> Result<Self, Message> {
        let mut made = Self::default();
        for (name, keys) in changes {
            let mut bindings = made.bindings.iter_mut();
            let Some(binding) = bindings.find(|binding| binding.command.name() == name) else {
                return Err(unknown(name));
            };
            binding.keys.clear();
            for text in keys {
                let key = read(text, binding.command)?;
                if !binding.keys.contains(&key) {
                    binding.keys.push(key);
                }
            }
        }
        for mode in Mode::ALL {
            made.check(mode)?;
        }
        Ok(made)
    }

    /// Whether every key does one thing in `mode`, and what must have a key has one.
    fn check(&self, mode: Mode) -> Result<(), Message> {
        let mut seen: Vec<(Chord, &Command)> = Vec::new();
        for Binding { command, keys } in self.commands(mode) {
            for key in keys.iter().filter(|key| command.is_done_by(**key, mode)) {
                if let Some((_, other)) = seen.iter().find(|(known, _)| known == key) {
                    let clash = Message::new("fault-keys-clash").with("key", key).with("one", other.name());
                    let clash = clash.with("other", command.name());
                    return Err(clash.with_said("mode", Message::new(mode.text())));
                }
                seen.push((*key, *command));
            }
        }
        for binding in self.commands(mode) {
            let Binding { command, keys } = binding;
            let said = |key| {
                let said = Message::new(key).with("name", command.name());
                said.with_said("mode", Message::new(mode.text()))
            };
            if command.is_essential() && binding.first_key(mode).is_none() {
                return Err(said("fault-keys-needed"));
            }
            if command.leaves() && !keys.contains(&Chord::ESC) {
                return Err(said("fault-keys-esc"));
            }
        }
        Ok(())
    }

    /// The action of `chord` in `mode`.
    ///
    /// A key typed while the keyboard is in Thai layout means what its position means, unless the Thai character is
    /// bound itself (๑ to ๕). An ASCII character that both layouts have, on different keys, is taken for the Thai
    /// one's where `in_thai` says that the keyboard was last seen in it, else for itself first. With Caps Lock on a
    /// capital that is not bound means the small letter. Shift beside a key that types nothing makes no difference,
    /// unless it is bound too. Where text is written a key that types a letter has no action.
    pub fn resolve(&self, mode: Mode, chord: Chord, in_thai: bool) -> Option<Action> {
        if mode.takes_text() && chord.text().is_some() {
            return None;
        }
        let exact = |chord: Chord| {
            let mut commands = self.commands(mode);
            commands.find(|binding| binding.keys.contains(&chord)).map(|binding| binding.command.action)
        };
        let with = |c: Option<char>| exact(chord.with_char(c?));
        let typed = chord.typed();
        let shared = || with(typed.and_then(keyboard::shared_key));
        let early = if in_thai { shared() } else { None };
        early
            .or_else(|| exact(chord))
            .or_else(|| with(typed.and_then(keyboard::latin_of)))
            .or_else(shared)
            .or_else(|| with(typed.map(|c| c.to_ascii_lowercase())))
            .or_else(|| exact(chord.without_shift()?))
    }

    /// What can be done in `mode`, in the order of the table.
    pub fn commands(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.command.modes.contains(&mode))
    }

    /// Everything that can be done, in the order of the table.
    pub fn all(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter()
    }

    /// The key of `action` in `mode`, to be named in a sentence. Of an action that has none, what finds it: the key
    /// of the palette and the action's name.
    pub fn key(&self, mode: Mode, action: Action) -> String {
        let first = |wanted: Action| {
            let here = self.commands(mode).find(|binding| binding.command.action == wanted);
            here.and_then(|binding| binding.first_key(mode)).or_else(|| {
                let anywhere = self.bindings.iter().find(|binding| binding.command.action == wanted);
                anywhere.and_then(|binding| binding.keys.first().copied())
            })
        };
        let name = || action::all().find(|c| c.action == action).map_or("", Command::name);
        match (first(action), first(Action::Palette)) {
            (Some(key), _) => key.to_string(),
            (None, Some(palette)) => format!("{palette} {}", name()),
            (None, None) => name().to_owned(),
        }
    }
}

/// The key called `text`, which is to do `command`.
fn read(text: &str, command: &Command) -> Result<Chord, Message> {
    let said = |key| Message::new(key).with("name", command.name()).with("text", text);
    let key: Chord = text.parse().map_err(|_| said("fault-keys-no-key"))?;
    if command.modes.iter().any(|mode| command.is_done_by(key, *mode)) {
        Ok(key)
    } else {
        Err(said("fault-keys-typed"))
    }
}

/// No action is called `name`: the nearest one is named.
fn unknown(name: &str) -> Message {
    let likeness = |command: &&Command| strsim::jaro_winkler(command.name(), name);
    let nearest = action::all().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let nearest = nearest.map_or("", Command::name);
    Message::new("fault-keys-no-action").with("name", name).with("nearest", nearest)
}

/// Whether typing `chord` shows that the keyboard is in Thai layout, or that it is not; none where it does not
/// tell.
pub fn shows_thai(chord: Chord) -> Option<bool> {
    let typed = chord.typed()?;
    if keyboard::latin_of(typed).is_some() {
        Some(true)
    } else if typed.is_ascii_alphanumeric() {
        Some(false)
    } else {
        None
    }
}

/// Every action by the name that the settings know it by, with its keys and what it does: a line each.
pub fn listing(words: &Words) -> String {
    let keymap = Keymap::default();
    let widest = |of: &dyn Fn(&Binding) -> usize| keymap.all().map(of).max().unwrap_or(0) + 2;
    let name = widest(&|binding| binding.command.name().len());
    let keys = widest(&|binding| width(&binding.keys()));
    let line = |binding: &Binding| {
        let does = words.text(binding.command.text);
        format!("{}{}{does}", pad::left(binding.command.name(), name), pad::left(&binding.keys(), keys))
    };
    keymap.all().map(line).collect::<Vec<_>>().join("\n")
}

/// Every key and what it does, as a Markdown table for each group: what the README shows.
pub fn markdown(words: &Words) -> String {
    let (mut page, keymap) = (String::new(), Keymap::default());
    for group in Group::ALL {
        // Writing to a String does not fail.
        let _ = writeln!(page, "| {} | |\n|---|---|", words.text(group.text()));
        for Binding { command, keys } in keymap.all().filter(|binding| binding.command.group == group) {
            let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(page, "| {} | {} |", keys.join(" "), words.text(command.text));
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::plan::Status;
    use crate::tui::action::Motion;

    fn resolve(mode: Mode, chord: Chord, in_thai: bool) -> Option<Action> {
        Keymap::default().resolve(mode, chord, in_thai)
    }

    #[test]
    fn a_thai_keyboard_does_the_same() {
        let grid = |c| resolve(Mode::Grid, Chord::char(c), true);
        assert_eq!(grid('่'), Some(Action::Move(Motion::Down)), "j");
        assert_eq!(grid('า'), Some(Action::Move(Motion::Up)), "k");
        assert_eq!(grid('ฌ'), Some(Action::Move(Motion::End)), "G");
        assert_eq!(grid('ๆ'), Some(Action::Quit), "q");
        assert_eq!(grid('ฦ'), Some(Action::Help), "?");
        assert_eq!(grid('ล'), Some(Action::NextLate), "]");
        assert_eq!(resolve(Mode::Grid, Chord::ctrl('ห'), true), Some(Action::Save), "Ctrl-S");
        assert_eq!(resolve(Mode::Question, Chord::char('ห'), true), Some(Action::SaveAndQuit), "s");
    }

    #[test]
    fn thai_digits_are_digits_and_not_the_keys_they_lie_on() {
        for (typed, status) in ['๑', '๒', '๓', '๔', '๕'].into_iter().zip(Status::ALL) {
            assert_eq!(resolve(Mode::Grid, Chord::char(typed), true), Some(Action::Record(status)));
        }
        // The keys of 1 to 5 without Shift, two of which send ASCII.
        for (typed, status) in ['ๅ', '/', '-', 'ภ', 'ถ'].into_iter().zip(Status::ALL) {
            assert_eq!(resolve(Mode::Grid, Chord::char(typed), true), Some(Action::Record(status)));
        }
    }

    #[test]
    fn what_both_layouts_have_goes_by_the_layout_last_seen() {
        let grid = |c, in_thai| resolve(Mode::Grid, Chord::char(c), in_thai);
        assert_eq!(grid('?', false), Some(Action::Help));
        assert_eq!(grid('?', true), Some(Action::Help), "on the key of M, which does nothing");
        assert_eq!(grid('-', false), Some(Action::Record(Status::Done)), "bound to nothing itself");
        assert_eq!(shows_thai(Chord::char('่')), Some(true));
        assert_eq!(shows_thai(Chord::char('j')), Some(false));
        assert_eq!(shows_thai(Chord::char('/')), None);
        assert_eq!(shows_thai(Chord::UP), None);
    }

    #[test]
    fn where_text_is_written_letters_are_letters() {
        for letter in ['q', 'u', '3', '๓', '?', 'G', 'n', 'ื', ' '] {
            for in_thai in [false, true] {
                assert_eq!(resolve(Mode::Field, Chord::char(letter), in_thai), None, "{letter}");
            }
        }
        assert_eq!(resolve(Mode::Field, Chord::ctrl('z'), false), Some(Action::Undo));
        assert_eq!(resolve(Mode::Field, Chord::ctrl('ผ'), true), Some(Action::Undo), "by position");
        assert_eq!(resolve(Mode::Field, Chord::char('ผ').alt(), true), None);
        assert_eq!(resolve(Mode::Field, Chord::ENTER.alt(), false), Some(Action::NewLine));
        let shift = |code| Chord::of_event(KeyEvent::new(code, KeyModifiers::SHIFT)).unwrap();
        assert_eq!(resolve(Mode::Field, shift(KeyCode::Left), false), Some(Action::Move(Motion::Left)));
        assert_eq!(resolve(Mode::Units, shift(KeyCode::Up), false), Some(Action::Move(Motion::Up)));
        assert_eq!(resolve(Mode::Grid, Chord::ENTER.alt(), false), None);
    }

    #[test]
    fn caps_lock_does_no_harm() {
        assert_eq!(resolve(Mode::Grid, Chord::char('J'), false), Some(Action::Move(Motion::Down)));
        assert_eq!(
            resolve(Mode::Grid, Chord::char('G'), false),
            Some(Action::Move(Motion::End)),
            "bound itself"
        );
    }

    #[test]
    fn a_key_means_nothing_where_its_action_does_not_belong() {
        assert_eq!(resolve(Mode::Question, Chord::char('3'), false), None);
        assert_eq!(resolve(Mode::Help, Chord::char('u'), false), None);
        assert_eq!(resolve(Mode::Grid, Chord::char('~'), false), None);
    }
}
