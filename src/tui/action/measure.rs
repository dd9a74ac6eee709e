//! Measures, headings and lists: new ones, copies, other places.

use super::{Action, Command, GRID, Group, MEASURES, Mode, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(
        Group::Plan,
        Action::Edit,
        "keys-edit",
        &[Chord::function(2), Chord::char('e')],
        &[Mode::Board, Mode::Grid, Mode::Hits],
    )
    .hinted("hint-edit"),
    command(
        Group::Plan,
        Action::Edit,
        "keys-rename-unit",
        &[Chord::function(2), Chord::char('e')],
        &[Mode::Units],
    )
    .hinted("hint-rename"),
    command(
        Group::Plan,
        Action::Edit,
        "keys-edit-field",
        &[Chord::ENTER, Chord::function(2), Chord::char('e')],
        &[Mode::Measure],
    )
    .hinted("hint-edit"),
    command(
        Group::Plan,
        Action::AddItem,
        "keys-add-item",
        &[Chord::char('a'), Chord::INSERT],
        &[Mode::Measure],
    )
    .hinted("hint-add-item"),
    command(Group::Plan, Action::AddMeasure, "keys-add-measure", &[Chord::ctrl('n')], MEASURES),
    command(Group::Plan, Action::AddIndicator, "keys-add-indicator", &[Chord::char('A')], GRID),
    command(Group::Plan, Action::AddSection, "keys-add-section", &[Chord::char('S')], GRID),
    command(Group::Plan, Action::Duplicate, "keys-duplicate", &[Chord::char('y')], MEASURES),
    command(Group::Plan, Action::Remove, "keys-remove", &[Chord::DELETE], MEASURES),
    command(
        Group::Plan,
        Action::MoveUp,
        "keys-move-up",
        &[Chord::UP.alt(), Chord::char('<')],
        &[Mode::Grid, Mode::Hits, Mode::Measure, Mode::Picker],
    ),
    command(
        Group::Plan,
        Action::MoveDown,
        "keys-move-down",
        &[Chord::DOWN.alt(), Chord::char('>')],
        &[Mode::Grid, Mode::Hits, Mode::Measure, Mode::Picker],
    ),
    command(Group::Plan, Action::MoveTo, "keys-move-to", &[Chord::char('m')], MEASURES),
];
