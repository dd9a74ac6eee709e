//! What the grid shows: filter, order, search, marks.

use super::{Action, Command, GRID, Group, Mode, Motion, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(Group::Find, Action::Find, "keys-find", &[Chord::char('/'), Chord::ctrl('f')], GRID)
        .hinted("hint-find"),
    command(
        Group::Find,
        Action::NextHit,
        "keys-next-hit",
        &[Chord::char('n'), Chord::function(3)],
        &[Mode::Hits],
    )
    .hinted("hint-hits"),
    command(
        Group::Find,
        Action::PreviousHit,
        "keys-previous-hit",
        &[Chord::char('N'), Chord::function(3).with_shift()],
        &[Mode::Hits],
    )
    .hinted("hint-hits"),
    command(Group::Find, Action::Filter, "keys-filter", &[Chord::char('f')], GRID).hinted("hint-filter"),
    command(Group::Find, Action::ClearFilter, "keys-clear-filter", &[Chord::char('F')], GRID),
    command(Group::Find, Action::LateOnly, "keys-late-only", &[Chord::char('o')], GRID),
    command(Group::Find, Action::Sort, "keys-sort", &[Chord::char('s')], GRID),
    command(Group::Find, Action::Columns, "keys-columns", &[Chord::char('c')], GRID),
    command(Group::View, Action::Fold, "keys-fold", &[Chord::LEFT, Chord::char('h')], GRID),
    command(Group::View, Action::Unfold, "keys-unfold", &[Chord::RIGHT, Chord::char('l')], GRID),
    command(Group::View, Action::FoldAll, "keys-fold-all", &[Chord::char('z')], GRID),
    command(Group::Plan, Action::Mark, "keys-mark", &[Chord::SPACE], GRID).hinted("hint-mark"),
    command(Group::Plan, Action::Extend(Motion::Down), "keys-extend-down", &[Chord::DOWN.with_shift()], GRID),
    command(Group::Plan, Action::Extend(Motion::Up), "keys-extend-up", &[Chord::UP.with_shift()], GRID),
    command(Group::Plan, Action::MarkAll, "keys-mark-all", &[Chord::ctrl('a')], GRID),
];
