//! What holds of the tables of actions.

use super::*;
use crate::locales::{Lang, Words};

#[test]
fn no_two_actions_share_a_key_in_a_mode() {
    for mode in Mode::ALL {
        let mut seen: Vec<(Chord, Action)> = Vec::new();
        for command in all().filter(|c| c.modes.contains(&mode)) {
            for key in command.keys {
                let other = seen.iter().find(|(known, _)| known == key);
                assert!(other.is_none(), "{mode:?}: {key} is {:?} and {other:?}", command.action);
                seen.push((*key, command.action));
            }
        }
    }
}

#[test]
fn every_action_is_listed_in_the_palette_or_has_a_reason_not_to_be() {
    let palette = all().find(|c| c.action == Action::Palette).unwrap().modes;
    for command in all() {
        let is_seen = command.is_listed() && command.modes.iter().any(|mode| palette.contains(mode));
        let is_of_two_versions = command.group == Group::Choose;
        let needs_no_list = matches!(command.action, Action::Move(_) | Action::Back | Action::Palette)
            || matches!(command.group, Group::Write | Group::Answer)
            || command.action == Action::Quit;
        assert!(is_seen || needs_no_list || is_of_two_versions, "{}", command.name());
    }
}

#[test]
fn names_are_of_one_action_each() {
    let mut names: Vec<_> = all().map(Command::name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_action_has_a_key_and_a_mode_and_stands_once() {
    for (index, command) in all().enumerate() {
        assert!(!command.keys.is_empty() && !command.modes.is_empty(), "{:?}", command.action);
        let is_again = |other: &&Command| {
            other.text == command.text
                || other.action == command.action
                    && other.modes.iter().any(|mode| command.modes.contains(mode))
        };
        assert!(all().take(index).find(is_again).is_none(), "{command:?}");
    }
}

#[test]
fn every_hint_stands_on_some_screen_and_every_screen_has_commands_for_its_hints() {
    for mode in Mode::ALL {
        for word in mode.hints() {
            let has = |c: &Command| c.hint == Some(*word) && c.modes.contains(&mode);
            assert!(all().any(has), "{mode:?}: {word}");
        }
    }
    for command in all().filter(|c| c.hint.is_some()) {
        let at_the_right = matches!(command.action, Action::Help | Action::Palette | Action::Quit);
        let is_shown = |mode: &Mode| mode.hints().iter().any(|word| Some(*word) == command.hint);
        assert!(at_the_right || command.modes.iter().any(is_shown), "{}", command.name());
    }
}

#[test]
fn every_action_is_documented_in_both_languages() {
    for words in [Lang::Thai, Lang::English].map(Words::new) {
        let texts = all().flat_map(|c| std::iter::once(c.text).chain(c.hint));
        for key in texts.chain(Group::ALL.map(Group::text)).chain(Mode::ALL.map(Mode::text)) {
            assert!(words.text(key).chars().count() > 1, "{key}");
        }
    }
}

#[test]
fn every_mode_but_the_grid_can_be_left() {
    for mode in [Mode::Measure, Mode::Help, Mode::Question, Mode::Consent, Mode::Removal] {
        assert!(all().any(|c| c.action == Action::Back && c.modes.contains(&mode)));
    }
    assert!(all().any(|c| c.action == Action::Leave && c.modes.contains(&Mode::Field)));
    let leaves = |c: &Command| c.action == Action::KeepTheirs && c.modes.contains(&Mode::Differences);
    assert!(all().any(leaves));
}

/// A variant that stands in the enum and in no table could not be asked for by anybody.
#[test]
fn every_variant_stands_in_a_table() {
    let source = include_str!("../action.rs");
    let (_, rest) = source.split_once("pub enum Action {").unwrap();
    let (variants, _) = rest.split_once("\n}").unwrap();
    let names = variants.lines().filter(|line| line.starts_with("    ") && !line.trim().starts_with("//"));
    let names: Vec<&str> =
        names.map(|line| line.trim().trim_end_matches(',').split('(').next().unwrap()).collect();
    assert!(names.len() > 60, "{names:?}");
    for name in names {
        let is_there = |command: &Command| format!("{:?}", command.action).split('(').next() == Some(name);
        assert!(all().any(is_there), "{name} has no key");
    }
}
