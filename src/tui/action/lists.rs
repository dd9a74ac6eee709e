//! The units and the changes.

use super::{Action, Command, Group, Mode, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(Group::Plan, Action::Merge, "keys-merge", &[Chord::char('m')], &[Mode::Units])
        .hinted("hint-merge"),
    command(Group::Find, Action::SinceMeeting, "keys-since-meeting", &[Chord::char('m')], &[Mode::Changes])
        .hinted("hint-since-meeting"),
    command(Group::Find, Action::SinceDay, "keys-since-day", &[Chord::char('d')], &[Mode::Changes])
        .hinted("hint-since-day"),
];
