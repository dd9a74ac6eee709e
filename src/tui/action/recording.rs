//! What is reported, and the month's round.

use super::{Action, Command, Group, Mode, SCREENS_AND_FIELD, command};
use crate::plan::{Passage, Status};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    record(Status::NotStarted, "keys-not-started", &[Chord::char('1'), Chord::char('๑')]),
    record(Status::InProgress, "keys-in-progress", &[Chord::char('2'), Chord::char('๒')]),
    record(Status::Done, "keys-done", &[Chord::char('3'), Chord::char('๓')]),
    record(Status::Delayed, "keys-delayed", &[Chord::char('4'), Chord::char('๔')]),
    record(Status::Cancelled, "keys-cancelled", &[Chord::char('5'), Chord::char('๕')]),
    command(Group::Record, Action::Same, "keys-same", &[Chord::char('=')], &[Mode::Round])
        .hinted("hint-same"),
    command(Group::Record, Action::Next, "keys-next", &[Chord::ENTER], &[Mode::Round]).hinted("hint-next"),
    command(
        Group::Record,
        Action::Write(Passage::Report),
        "keys-report",
        &[Chord::char('n'), Chord::char('w')],
        &[Mode::Grid, Mode::Measure, Mode::Round],
    )
    .hinted("hint-report"),
    command(
        Group::Record,
        Action::Write(Passage::Obstacles),
        "keys-obstacles",
        &[Chord::char('o')],
        &[Mode::Round],
    )
    .hinted("hint-obstacles"),
    command(
        Group::Record,
        Action::Write(Passage::Evidence(usize::MAX)),
        "keys-evidence",
        &[Chord::char('e')],
        &[Mode::Round],
    )
    .hinted("hint-evidence"),
    command(Group::Record, Action::Direct, "keys-direct", &[Chord::char('d')], &[Mode::Measure, Mode::Round])
        .hinted("hint-direct"),
    command(
        Group::Record,
        Action::Write(Passage::Note),
        "keys-note",
        &[Chord::char('p')],
        &[Mode::Grid, Mode::Hits, Mode::Measure, Mode::Round],
    ),
    command(
        Group::Record,
        Action::Undo,
        "keys-undo",
        &[Chord::char('u'), Chord::ctrl('z')],
        SCREENS_AND_FIELD,
    )
    .hinted("hint-undo"),
    command(
        Group::Record,
        Action::Redo,
        "keys-redo",
        &[Chord::ctrl('r'), Chord::ctrl('y')],
        SCREENS_AND_FIELD,
    ),
];

/// Where a status is recorded.
const RECORD: &[Mode] = &[Mode::Grid, Mode::Hits, Mode::Measure, Mode::Round];

const fn record(status: Status, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Record, Action::Record(status), text, keys, RECORD).hinted("hint-status")
}
