//! From a key to an action, in the mode at hand; and the keys as a page for the README.

use std::fmt::Write;

use super::action::{Action, COMMANDS, Command, Group, Mode};
use super::chord::Chord;
use crate::locales::Words;
use crate::thai::keyboard;

/// The action of `chord` in `mode`.
///
/// A key typed while the keyboard is in Thai layout means what its position means, unless the Thai character is
/// bound itself (๑ to ๕). There is no text field yet, in which this must not be done.
pub fn resolve(mode: Mode, chord: Chord) -> Option<Action> {
    exact(mode, chord).or_else(|| {
        let latin = keyboard::latin_of(chord.typed()?)?;
        exact(mode, chord.with_char(latin))
    })
}

fn exact(mode: Mode, chord: Chord) -> Option<Action> {
    commands(mode).find(|command| command.keys.contains(&chord)).map(|command| command.action)
}

/// What can be done in `mode`, in the order of the table.
pub fn commands(mode: Mode) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |command| command.modes.contains(&mode))
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
        for command in COMMANDS.iter().filter(|command| command.group == group) {
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
    use super::*;
    use crate::plan::Status;
    use crate::tui::action::Motion;

    #[test]
    fn a_thai_keyboard_does_the_same() {
        let grid = |c| resolve(Mode::Grid, Chord::char(c));
        assert_eq!(grid('่'), Some(Action::Move(Motion::Down)), "j");
        assert_eq!(grid('า'), Some(Action::Move(Motion::Up)), "k");
        assert_eq!(grid('ฌ'), Some(Action::Move(Motion::End)), "G");
        assert_eq!(grid('ๆ'), Some(Action::Quit), "q");
        assert_eq!(grid('ฦ'), Some(Action::Help), "?");
        assert_eq!(grid('ล'), Some(Action::NextLate), "]");
        assert_eq!(resolve(Mode::Grid, Chord::ctrl('ห')), Some(Action::Save), "Ctrl-S");
        assert_eq!(resolve(Mode::Question, Chord::char('ห')), Some(Action::SaveAndQuit), "s");
    }

    #[test]
    fn thai_digits_are_digits_and_not_the_keys_they_lie_on() {
        for (typed, status) in ['๑', '๒', '๓', '๔', '๕'].into_iter().zip(Status::ALL) {
            assert_eq!(resolve(Mode::Grid, Chord::char(typed)), Some(Action::Record(status)));
        }
        // The key of 1 and of 4 without Shift.
        assert_eq!(resolve(Mode::Grid, Chord::char('ๅ')), Some(Action::Record(Status::NotStarted)));
        assert_eq!(resolve(Mode::Grid, Chord::char('ภ')), Some(Action::Record(Status::Delayed)));
    }

    #[test]
    fn a_key_means_nothing_where_its_action_does_not_belong() {
        assert_eq!(resolve(Mode::Question, Chord::char('3')), None);
        assert_eq!(resolve(Mode::Help, Chord::char('u')), None);
        assert_eq!(resolve(Mode::Grid, Chord::char('ก')), None);
    }
}
