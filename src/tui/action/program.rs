//! The file, the program, and answers to its questions.

use super::{Action, Command, EVERYWHERE, FIELD, Group, Mode, READ, SCREENS, SCREENS_AND_FIELD, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(Group::Program, Action::Save, "keys-save", &[Chord::ctrl('s')], SCREENS_AND_FIELD)
        .hinted("hint-save"),
    command(
        Group::Program,
        Action::SaveAsNew,
        "keys-save-as-new",
        &[Chord::function(12)],
        &[
            Mode::Board,
            Mode::Grid,
            Mode::Hits,
            Mode::Measure,
            Mode::Round,
            Mode::Units,
            Mode::Changes,
            Mode::Question,
            Mode::Consent,
        ],
    ),
    command(Group::Program, Action::OpenPlan, "keys-open-plan", &[Chord::ctrl('o')], SCREENS),
    command(Group::Program, Action::Differences, "keys-differences", &[Chord::char('D')], SCREENS),
    command(
        Group::Program,
        Action::TakeOver,
        "keys-take-over",
        &[Chord::char('T')],
        &[
            Mode::Board,
            Mode::Grid,
            Mode::Hits,
            Mode::Measure,
            Mode::Round,
            Mode::Units,
            Mode::Changes,
            Mode::Help,
        ],
    ),
    command(Group::View, Action::Language, "keys-language", &[Chord::char('L')], READ),
    command(Group::View, Action::Digits, "keys-digits", &[Chord::char('i')], SCREENS),
    command(Group::View, Action::Theme, "keys-theme", &[Chord::char('t')], SCREENS),
    command(Group::Program, Action::Mouse, "keys-mouse", &[Chord::function(4)], SCREENS),
    command(Group::View, Action::Repaint, "keys-repaint", &[Chord::ctrl('l')], EVERYWHERE),
    command(Group::Program, Action::Palette, "keys-palette", &[Chord::ctrl('p'), Chord::char(':')], SCREENS)
        .hinted("hint-palette"),
    command(Group::Program, Action::Help, "keys-help", &[Chord::function(1), Chord::char('?')], EVERYWHERE)
        .hinted("hint-help"),
    command(
        Group::Program,
        Action::Quit,
        "keys-quit",
        &[Chord::char('q'), Chord::ctrl('q'), Chord::ctrl('c')],
        &[
            Mode::Board,
            Mode::Grid,
            Mode::Hits,
            Mode::Measure,
            Mode::Round,
            Mode::Units,
            Mode::Changes,
            Mode::Help,
            Mode::Differences,
            Mode::Picker,
        ],
    )
    .hinted("hint-quit"),
    command(Group::Program, Action::Quit, "keys-quit-writing", &[Chord::ctrl('q')], FIELD),
    command(
        Group::Answer,
        Action::SaveAndQuit,
        "keys-save-and-quit",
        &[Chord::char('s'), Chord::ctrl('s')],
        &[Mode::Question],
    ),
    command(
        Group::Answer,
        Action::QuitUnsaved,
        "keys-quit-unsaved",
        &[Chord::char('d')],
        &[Mode::Question, Mode::Consent],
    ),
    command(
        Group::Answer,
        Action::DropComments,
        "keys-drop-comments",
        &[Chord::char('s'), Chord::ctrl('s')],
        &[Mode::Consent],
    ),
    command(
        Group::Answer,
        Action::ConfirmRemove,
        "keys-confirm-remove",
        &[Chord::char('y')],
        &[Mode::Removal],
    ),
];
