//! Who meets, the meetings, what they told units to do, and their minutes.

use super::{Action, Command, Group, Mode, Motion, Page, SCREENS, command};
use crate::tui::chord::Chord;

pub(super) static COMMANDS: &[Command] = &[
    go(Page::Meetings, "keys-meetings", &[Chord::char('E'), Chord::function(10)]).hinted("hint-meetings"),
    go(Page::Directives, "keys-directives", &[Chord::char('O')]).hinted("hint-directives"),
    go(Page::Roster, "keys-roster", &[Chord::char('R')]).hinted("hint-roster"),
    go(Page::Ready, "keys-ready", &[Chord::char('K')]).hinted("hint-ready"),
    go(Page::Preview, "keys-preview", &[Chord::char('P')]).hinted("hint-preview"),
    go(Page::Wall, "keys-present", &[Chord::function(5)]).hinted("hint-present"),
    command(Group::View, Action::Open, "keys-open-meeting", &[Chord::ENTER], &[Mode::Meetings])
        .hinted("hint-open"),
    command(
        Group::View,
        Action::Open,
        "keys-open-where-it-is",
        &[Chord::ENTER],
        &[Mode::Directives, Mode::Ready, Mode::Preview],
    )
    .hinted("hint-open-where"),
    command(Group::Meet, Action::AddItem, "keys-plan-meeting", ADD, &[Mode::Meetings])
        .hinted("hint-plan-meeting"),
    command(
        Group::Meet,
        Action::AddItem,
        "keys-add-to-meeting",
        ADD,
        &[Mode::Meeting, Mode::Roster, Mode::Directives],
    )
    .hinted("hint-add-item"),
    command(
        Group::Meet,
        Action::Edit,
        "keys-edit-meeting",
        &[Chord::ENTER, Chord::function(2), Chord::char('e')],
        &[Mode::Meeting, Mode::Roster],
    )
    .hinted("hint-edit"),
    command(
        Group::Meet,
        Action::Edit,
        "keys-edit-directive",
        &[Chord::function(2), Chord::char('e')],
        &[Mode::Directives],
    )
    .hinted("hint-edit"),
    command(
        Group::Meet,
        Action::Remove,
        "keys-remove-of-meeting",
        &[Chord::DELETE],
        &[Mode::Meetings, Mode::Meeting, Mode::Roster, Mode::Directives],
    ),
    command(
        Group::Meet,
        Action::MoveUp,
        "keys-rank-up",
        &[Chord::UP.alt(), Chord::char('<')],
        &[Mode::Meeting, Mode::Roster],
    ),
    command(
        Group::Meet,
        Action::MoveDown,
        "keys-rank-down",
        &[Chord::DOWN.alt(), Chord::char('>')],
        &[Mode::Meeting, Mode::Roster],
    ),
    command(Group::Meet, Action::Convene, "keys-convene", &[Chord::char('o')], MEETINGS)
        .hinted("hint-convene"),
    command(Group::Meet, Action::Adjourn, "keys-adjourn", &[Chord::char('x')], MEETINGS)
        .hinted("hint-adjourn"),
    command(Group::Meet, Action::Presence, "keys-presence", &[Chord::SPACE], &[Mode::Meeting])
        .hinted("hint-presence"),
    command(Group::Meet, Action::StandIn, "keys-stand-in", &[Chord::char('s')], &[Mode::Meeting])
        .hinted("hint-stand-in"),
    command(Group::Meet, Action::Resolve, "keys-resolve", &[Chord::char('m')], &[Mode::Meeting, Mode::Wall])
        .hinted("hint-resolve"),
    command(Group::Meet, Action::PasteMembers, "keys-paste-members", &[Chord::char('p')], &[Mode::Roster])
        .hinted("hint-paste-members"),
    command(Group::Meet, Action::NewBody, "keys-new-body", &[Chord::char('A')], &[Mode::Roster]),
    command(
        Group::Move,
        Action::Move(Motion::Right),
        "keys-next-body",
        &[Chord::RIGHT, Chord::char('l'), Chord::TAB],
        &[Mode::Roster],
    )
    .hinted("hint-bodies"),
    command(
        Group::Move,
        Action::Move(Motion::Left),
        "keys-previous-body",
        &[Chord::LEFT, Chord::char('h'), Chord::TAB.with_shift()],
        &[Mode::Roster],
    )
    .hinted("hint-bodies"),
    command(
        Group::Meet,
        Action::ReportDirective,
        "keys-report-directive",
        &[Chord::char('n'), Chord::char('w')],
        &[Mode::Directives],
    )
    .hinted("hint-report"),
    command(
        Group::Meet,
        Action::CloseDirective,
        "keys-close-directive",
        &[Chord::char('x')],
        &[Mode::Directives, Mode::Wall],
    )
    .hinted("hint-close-directive"),
    command(Group::Meet, Action::SetDue, "keys-set-due", &[Chord::char('d')], &[Mode::Directives])
        .hinted("hint-set-due"),
    command(Group::Meet, Action::SetUnit, "keys-set-unit", &[Chord::char('o')], &[Mode::Directives])
        .hinted("hint-set-unit"),
    command(Group::Meet, Action::ShowAll, "keys-show-all", &[Chord::char('z')], &[Mode::Directives])
        .hinted("hint-show-all"),
    command(
        Group::Meet,
        Action::NextBlank,
        "keys-next-blank",
        &[Chord::TAB, Chord::char(']')],
        &[Mode::Preview],
    )
    .hinted("hint-blanks"),
    command(
        Group::Meet,
        Action::PreviousBlank,
        "keys-previous-blank",
        &[Chord::TAB.with_shift(), Chord::char('[')],
        &[Mode::Preview],
    )
    .hinted("hint-blanks"),
    command(Group::Meet, Action::Fresh, "keys-fresh", &[Chord::char('f')], &[Mode::Preview])
        .hinted("hint-fresh"),
    command(Group::Meet, Action::Print, "keys-print", &[Chord::char('p')], &[Mode::Preview])
        .hinted("hint-print"),
];

const ADD: &[Chord] = &[Chord::char('a'), Chord::INSERT];
const MEETINGS: &[Mode] = &[Mode::Meetings, Mode::Meeting];

const fn go(page: Page, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::View, Action::Go(page), text, keys, SCREENS)
}
