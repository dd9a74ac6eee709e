//! Choosing between two versions.

use super::{Action, Command, Group, Mode, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    choose(Action::ChooseTheirs, "keys-choose-theirs", &[Chord::LEFT, Chord::char('t')])
        .hinted("hint-choose"),
    choose(Action::ChooseMine, "keys-choose-mine", &[Chord::RIGHT, Chord::char('m')]).hinted("hint-choose"),
    choose(Action::ChooseOther, "keys-choose-other", &[Chord::SPACE]).hinted("hint-choose-other"),
    choose(Action::CarryOut, "keys-carry-out", &[Chord::ENTER]).hinted("hint-carry-out"),
    choose(Action::KeepTheirs, "keys-keep-theirs", &[Chord::ESC]).hinted("hint-keep-theirs"),
    choose(Action::AllMine, "keys-all-mine", &[Chord::char('M')]).hinted("hint-all-mine"),
    choose(Action::AllTheirs, "keys-all-theirs", &[Chord::char('T')]).hinted("hint-all-theirs"),
];

const fn choose(action: Action, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Choose, action, text, keys, &[Mode::Differences])
}
