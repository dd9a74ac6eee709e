//! Moving about, and going to a screen.

use super::{
    Action, Command, EVERYWHERE, FIELD, GRID, Group, MEASURES, Mode, Motion, Page, READ, SCREENS, SHOWN,
    command,
};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    command(Group::Move, Action::Move(Motion::Up), "keys-up", &[Chord::UP, Chord::char('k')], EVERYWHERE),
    command(
        Group::Move,
        Action::Move(Motion::Down),
        "keys-down",
        &[Chord::DOWN, Chord::char('j')],
        EVERYWHERE,
    ),
    command(Group::Move, Action::Move(Motion::PageUp), "keys-page-up", &[Chord::PAGE_UP], EVERYWHERE),
    command(Group::Move, Action::Move(Motion::PageDown), "keys-page-down", &[Chord::PAGE_DOWN], EVERYWHERE),
    command(Group::Move, Action::Move(Motion::HalfUp), "keys-half-up", &[Chord::ctrl('u')], READ),
    command(Group::Move, Action::Move(Motion::HalfDown), "keys-half-down", &[Chord::ctrl('d')], READ),
    command(
        Group::Move,
        Action::Move(Motion::Home),
        "keys-home",
        &[Chord::HOME, Chord::char('g')],
        EVERYWHERE,
    ),
    command(Group::Move, Action::Move(Motion::End), "keys-end", &[Chord::END, Chord::char('G')], EVERYWHERE),
    command(Group::Move, Action::Move(Motion::TextStart), "keys-first", &[Chord::HOME.with_ctrl()], READ),
    command(Group::Move, Action::Move(Motion::TextEnd), "keys-last", &[Chord::END.with_ctrl()], READ),
    command(Group::Move, Action::Move(Motion::WordRight), "keys-next-field", &[Chord::TAB], &[Mode::Measure]),
    command(
        Group::Move,
        Action::Move(Motion::WordLeft),
        "keys-previous-field",
        &[Chord::TAB.with_shift()],
        &[Mode::Measure],
    ),
    command(
        Group::Move,
        Action::Move(Motion::Left),
        "keys-left-tile",
        &[Chord::LEFT, Chord::char('h'), Chord::TAB.with_shift()],
        &[Mode::Board],
    ),
    command(
        Group::Move,
        Action::Move(Motion::Right),
        "keys-right-tile",
        &[Chord::RIGHT, Chord::char('l'), Chord::TAB],
        &[Mode::Board],
    ),
    command(
        Group::Move,
        Action::Move(Motion::Left),
        "keys-previous-meeting",
        &[Chord::LEFT, Chord::char('h')],
        &[Mode::Preview],
    )
    .hinted("hint-other-meeting"),
    command(
        Group::Move,
        Action::Move(Motion::Right),
        "keys-next-meeting",
        &[Chord::RIGHT, Chord::char('l')],
        &[Mode::Preview],
    )
    .hinted("hint-other-meeting"),
    command(Group::View, Action::Open, "keys-open", &[Chord::ENTER], GRID).hinted("hint-open"),
    command(
        Group::View,
        Action::Open,
        "keys-open-in-grid",
        &[Chord::ENTER],
        &[Mode::Board, Mode::Units, Mode::Changes],
    )
    .hinted("hint-open-in-grid"),
    command(Group::View, Action::Back, "keys-back", &[Chord::ESC, Chord::BACKSPACE], SHOWN)
        .hinted("hint-back"),
    command(
        Group::View,
        Action::Back,
        "keys-close",
        &[Chord::ESC, Chord::ENTER, Chord::BACKSPACE],
        &[Mode::Help, Mode::Question, Mode::Consent, Mode::Removal],
    )
    .hinted("hint-back"),
    command(
        Group::Move,
        Action::PreviousMeasure,
        "keys-previous-measure",
        &[Chord::LEFT, Chord::char('h')],
        &[Mode::Measure],
    )
    .hinted("hint-other"),
    command(
        Group::Move,
        Action::NextMeasure,
        "keys-next-measure",
        &[Chord::RIGHT, Chord::char('l')],
        &[Mode::Measure],
    )
    .hinted("hint-other"),
    command(Group::Move, Action::NextLate, "keys-next-late", &[Chord::char(']'), Chord::char('!')], MEASURES),
    command(Group::Move, Action::PreviousLate, "keys-previous-late", &[Chord::char('[')], MEASURES),
    command(
        Group::View,
        Action::Go(Page::Board),
        "keys-board",
        &[Chord::char('b'), Chord::function(6)],
        SCREENS,
    )
    .hinted("hint-board"),
    command(Group::View, Action::Go(Page::Grid), "keys-grid", &[Chord::char('v')], SCREENS)
        .hinted("hint-grid"),
    command(
        Group::View,
        Action::Go(Page::Round),
        "keys-round",
        &[Chord::char('r'), Chord::function(7)],
        SCREENS,
    )
    .hinted("hint-round"),
    command(
        Group::View,
        Action::Go(Page::Units),
        "keys-units",
        &[Chord::char('U'), Chord::function(8)],
        SCREENS,
    )
    .hinted("hint-units"),
    command(
        Group::View,
        Action::Go(Page::Changes),
        "keys-changes",
        &[Chord::char('C'), Chord::function(9)],
        SCREENS,
    )
    .hinted("hint-changes"),
    command(Group::View, Action::Pane, "keys-pane", &[Chord::TAB], GRID),
    in_text(Motion::Left, "keys-left", &[Chord::LEFT]),
    in_text(Motion::Right, "keys-right", &[Chord::RIGHT]),
    in_text(Motion::WordLeft, "keys-word-left", &[Chord::LEFT.with_ctrl()]),
    in_text(Motion::WordRight, "keys-word-right", &[Chord::RIGHT.with_ctrl()]),
    in_text(Motion::TextStart, "keys-text-start", &[Chord::HOME.with_ctrl()]),
    in_text(Motion::TextEnd, "keys-text-end", &[Chord::END.with_ctrl()]),
];

const fn in_text(motion: Motion, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Write, Action::Move(motion), text, keys, FIELD)
}
