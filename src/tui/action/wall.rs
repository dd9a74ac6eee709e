//! The plan on the wall: stepping through the pages, and decisions on the page shown.

use super::{Action, Command, Group, Mode, Motion, command};
use crate::plan::Status;
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    // What presenters send is PageDown and PageUp, which go everywhere.
    command(Group::Move, Action::Move(Motion::Right), "keys-next-page", &[Chord::RIGHT, Chord::SPACE], WALL)
        .hinted("hint-next-page"),
    command(Group::Move, Action::Move(Motion::Left), "keys-previous-page", &[Chord::LEFT], WALL)
        .hinted("hint-next-page"),
    command(Group::View, Action::PageList, "keys-page-list", &[Chord::ENTER, Chord::char('p')], WALL)
        .hinted("hint-page-list"),
    command(Group::View, Action::Blank, "keys-blank", &[Chord::char('b'), Chord::char('.')], WALL)
        .hinted("hint-blank"),
    command(Group::View, Action::Larger, "keys-larger", &[Chord::char('+'), Chord::char('=')], WALL)
        .hinted("hint-size"),
    command(Group::View, Action::Smaller, "keys-smaller", &[Chord::char('-')], WALL).hinted("hint-size"),
    command(Group::View, Action::Operator, "keys-operator", &[Chord::TAB], WALL).hinted("hint-operator"),
    record(Status::NotStarted, "keys-wall-not-started", &[Chord::char('1'), Chord::char('๑')]),
    record(Status::InProgress, "keys-wall-in-progress", &[Chord::char('2'), Chord::char('๒')]),
    record(Status::Done, "keys-wall-done", &[Chord::char('3'), Chord::char('๓')]),
    record(Status::Delayed, "keys-wall-delayed", &[Chord::char('4'), Chord::char('๔')]),
    record(Status::Cancelled, "keys-wall-cancelled", &[Chord::char('5'), Chord::char('๕')]),
    command(Group::Meet, Action::Direct, "keys-wall-direct", &[Chord::char('d')], WALL).hinted("hint-direct"),
    command(Group::Meet, Action::SetDue, "keys-wall-set-due", &[Chord::char('e')], WALL)
        .hinted("hint-set-due"),
];

const WALL: &[Mode] = &[Mode::Wall];

const fn record(status: Status, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Meet, Action::Record(status), text, keys, WALL).hinted("hint-status")
}
