//! Writing a text, and picking from a list.

use super::{Action, Command, FIELD, Group, Mode, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(Group::Write, Action::Accept, "keys-accept", &[Chord::ENTER], &[Mode::Field, Mode::Picker])
        .hinted("hint-accept"),
    command(Group::Write, Action::Leave, "keys-leave", &[Chord::ESC], FIELD).hinted("hint-leave"),
    command(Group::Write, Action::Leave, "keys-leave-list", &[Chord::ESC], &[Mode::Picker])
        .hinted("hint-close"),
    command(Group::Write, Action::NewLine, "keys-new-line", &[Chord::ENTER.alt(), Chord::ctrl('j')], FIELD)
        .hinted("hint-new-line"),
    command(Group::Write, Action::Editor, "keys-editor", &[Chord::ctrl('e')], FIELD).hinted("hint-editor"),
    command(Group::Write, Action::SelectAll, "keys-select-all", &[Chord::ctrl('a')], FIELD),
    command(Group::Write, Action::Copy, "keys-copy", &[Chord::ctrl('c')], FIELD),
    command(Group::Write, Action::Cut, "keys-cut", &[Chord::ctrl('x')], FIELD),
    command(Group::Write, Action::PutIn, "keys-put-in", &[Chord::ctrl('v')], FIELD),
    command(
        Group::Write,
        Action::RubOut,
        "keys-rub-out",
        &[Chord::BACKSPACE, Chord::ctrl('h')],
        &[Mode::Field, Mode::Picker],
    ),
    command(Group::Write, Action::Delete, "keys-delete", &[Chord::DELETE], FIELD),
];
