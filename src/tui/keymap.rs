//! From a key to an action, in the mode at hand; and the keys as a page for the README.

use std::fmt::Write;

use super::action::{self, Action, Command, Group, Mode};
use super::chord::Chord;
use crate::locales::Words;
use crate::thai::keyboard;

/// The action of `chord` in `mode`.
///
/// A key typed while the keyboard is in Thai layout means what its position means, unless the Thai character is
/// bound itself (๑ to ๕). An ASCII character that both layouts have, on different keys, is taken for the Thai
/// one's where `in_thai` says that the keyboard was last seen in it, else for itself first. With Caps Lock on a
/// capital that is not bound means the small letter. Shift beside a key that types nothing makes no difference,
/// unless it is bound too. Where text is written a key that types a letter has no action.
pub fn resolve(mode: Mode, chord: Chord, in_thai: bool) -> Option<Action> {
    if mode.takes_text() && chord.text().is_some() {
        return None;
    }
    let with = |c: Option<char>| exact(mode, chord.with_char(c?));
    let typed = chord.typed();
    let shared = || with(typed.and_then(keyboard::shared_key));
    let early = if in_thai { shared() } else { None };
    early
        .or_else(|| exact(mode, chord))
        .or_else(|| with(typed.and_then(keyboard::latin_of)))
        .or_else(shared)
        .or_else(|| with(typed.map(|c| c.to_ascii_lowercase())))
        .or_else(|| exact(mode, chord.without_shift()?))
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

fn exact(mode: Mode, chord: Chord) -> Option<Action> {
    commands(mode).find(|command| command.keys.contains(&chord)).map(|command| command.action)
}

/// What can be done in `mode`, in the order of the table.
pub fn commands(mode: Mode) -> impl Iterator<Item = &'static Command> {
    action::all().filter(move |command| command.modes.contains(&mode))
}

/// The key of `command` to be shown in `mode`: the first that does it there.
pub fn first_key(mode: Mode, command: &Command) -> Option<&'static Chord> {
    command.keys.iter().find(|key| !mode.takes_text() || key.text().is_none())
}

/// The keys of `command` in one text: `↓ j`.
pub fn keys(command: &Command) -> String {
    let keys: Vec<_> = command.keys.iter().map(Chord::to_string).collect();
    keys.join(" ")
}

/// Every key and what it does, as a Markdown table for each group: what the README shows.
pub fn markdown(words: &Words) -> String {
    let mut page = String::new();
    for group in Group::ALL {
        // Writing to a String does not fail.
        let _ = writeln!(page, "| {} | |\n|---|---|", words.text(group.text()));
        for command in action::all().filter(|command| command.group == group) {
            let keys: Vec<_> = command.keys.iter().map(|key| format!("`{key}`")).collect();
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
        assert_eq!(resolve(Mode::Grid, shift(KeyCode::Up), false), Some(Action::Move(Motion::Up)));
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
