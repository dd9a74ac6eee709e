//! What a person can do, as data: one table of actions with their keys and their words.
//!
//! The keymap, the hint bar, the help and the key table of the README are all made from [`COMMANDS`]. Nothing
//! here changes anything: that is `update`.

use super::chord::Chord;
use crate::plan::{Passage, Status};

/// Something that a person asks for by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Moves the selection, or scrolls what is read.
    Move(Motion),
    /// Shows the measure before the one that is read.
    PreviousMeasure,
    /// Shows the measure after it.
    NextMeasure,
    /// Selects the next measure that is overdue; after the last comes the first.
    NextLate,
    /// Selects the one before.
    PreviousLate,
    /// Records a follow-up of today with this status.
    Record(Status),
    /// Opens a field in which a text of the selected measure is written.
    Write(Passage),
    /// In a field: the text is as it is to be.
    Accept,
    /// In a field: leaves it; what was written is kept as a draft.
    Leave,
    /// In a field: begins a new line.
    NewLine,
    /// In a field: selects the whole text.
    SelectAll,
    /// In a field: takes the sign before the cursor, or what is selected.
    RubOut,
    /// In a field: takes the letter at the cursor, or what is selected.
    Delete,
    /// Takes the last change back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Writes the plan file.
    Save,
    /// Writes the plan to a new file, and goes on with that.
    SaveAsNew,
    /// Shows the whole of the selected measure.
    Open,
    /// Leaves what lies on top: a page, the help, a question.
    Back,
    /// Shows only what is overdue, or everything again.
    LateOnly,
    /// Shows or hides the pane of the selected measure.
    Pane,
    /// Chooses what the file has, for the selected difference.
    ChooseTheirs,
    /// Chooses what I have.
    ChooseMine,
    /// Chooses the other of the two.
    ChooseOther,
    /// Chooses what the file has for every difference.
    AllTheirs,
    /// Chooses what I have for every difference.
    AllMine,
    /// Puts what was chosen into the plan.
    CarryOut,
    /// Leaves the differences as the file has them.
    KeepTheirs,
    /// Changes the language of the program.
    Language,
    /// Paints the screen anew.
    Repaint,
    /// Shows the help, or leaves it.
    Help,
    /// Ends the program, when everything is saved.
    Quit,
    /// Answers the question: tries to save again, then ends.
    SaveAndQuit,
    /// Answers the question: ends without saving.
    QuitUnsaved,
    /// Answers the question: the comments may go.
    DropComments,
    /// Changes what could only be looked at, once nobody else does.
    TakeOver,
    /// Shows the differences that wait for a choice.
    Differences,
}

impl Action {
    /// Whether it changes the plan: of one that is only looked at it cannot be done.
    pub const fn changes_plan(self) -> bool {
        matches!(self, Self::Record(_) | Self::Write(_) | Self::Undo | Self::Redo)
    }
}

/// A movement of the selection or of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the one before.
    Up,
    /// To the next.
    Down,
    /// By what the screen shows.
    PageUp,
    /// By what the screen shows.
    PageDown,
    /// By half of it.
    HalfUp,
    /// By half of it.
    HalfDown,
    /// To the first; in a text to the start of the row.
    Home,
    /// To the last; in a text to the end of the row.
    End,
    /// In a text: by a letter.
    Left,
    /// In a text: by a letter.
    Right,
    /// In a text: by a word.
    WordLeft,
    /// In a text: by a word.
    WordRight,
    /// In a text: to its start.
    TextStart,
    /// In a text: to its end.
    TextEnd,
}

/// What the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The grid.
    Grid,
    /// The page of one measure.
    Measure,
    /// The help.
    Help,
    /// The question before quitting where the plan could not be saved.
    Question,
    /// The question whether the comments in the file may go.
    Consent,
    /// A text that is being written: letters are text there.
    Field,
    /// Two versions between which the person chooses.
    Differences,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 7] = [
        Self::Grid,
        Self::Measure,
        Self::Help,
        Self::Question,
        Self::Consent,
        Self::Field,
        Self::Differences,
    ];
}

/// A heading of the help, under which actions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Move,
    /// What is reported.
    Record,
    /// What is seen.
    View,
    /// The file and the program.
    Program,
    /// Answers to the question before quitting.
    Answer,
    /// Writing a text.
    Write,
    /// Choosing between two versions.
    Choose,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 7] =
        [Self::Move, Self::Record, Self::Write, Self::View, Self::Program, Self::Answer, Self::Choose];

    /// The key of its heading in the table of sentences.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Move => "keys-move",
            Self::Record => "keys-record",
            Self::View => "keys-view",
            Self::Program => "keys-program",
            Self::Answer => "keys-answer",
            Self::Write => "keys-write",
            Self::Choose => "keys-choose",
        }
    }
}

/// An action with everything that is to be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Where it stands in the help.
    pub group: Group,
    /// The key of its line of help in the table of sentences.
    pub text: &'static str,
    /// The key of its word in the hint bar; neighbours with the same word share one place in it.
    pub hint: Option<&'static str>,
    /// Its keys, the one to be shown first.
    pub keys: &'static [Chord],
    /// Where it can be done.
    pub modes: &'static [Mode],
}

const GRID: &[Mode] = &[Mode::Grid];
const PLAN: &[Mode] = &[Mode::Grid, Mode::Measure];
const READ: &[Mode] = &[Mode::Grid, Mode::Measure, Mode::Help, Mode::Differences];
const FIELD: &[Mode] = &[Mode::Field];
// With the field, where those of their keys that type a letter type it.
const PLAN_AND_FIELD: &[Mode] = &[Mode::Grid, Mode::Measure, Mode::Field];
const EVERYWHERE: &[Mode] = &[Mode::Grid, Mode::Measure, Mode::Help, Mode::Differences, Mode::Field];

const fn command(
    group: Group,
    action: Action,
    text: &'static str,
    keys: &'static [Chord],
    modes: &'static [Mode],
) -> Command {
    Command { action, group, text, hint: None, keys, modes }
}

impl Command {
    const fn hinted(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

/// Every action. The order is that of the help and of the hint bar.
pub static COMMANDS: &[Command] = &[
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
    command(
        Group::View,
        Action::Back,
        "keys-back",
        &[Chord::ESC, Chord::ENTER, Chord::BACKSPACE],
        &[Mode::Measure, Mode::Help, Mode::Question, Mode::Consent],
    )
    .hinted("hint-back"),
    command(Group::Write, Action::Accept, "keys-accept", &[Chord::ENTER], FIELD).hinted("hint-accept"),
    command(Group::Write, Action::Leave, "keys-leave", &[Chord::ESC], FIELD).hinted("hint-leave"),
    command(Group::Write, Action::NewLine, "keys-new-line", &[Chord::ENTER.alt(), Chord::ctrl('j')], FIELD)
        .hinted("hint-new-line"),
    in_text(Motion::Left, "keys-left", &[Chord::LEFT]),
    in_text(Motion::Right, "keys-right", &[Chord::RIGHT]),
    in_text(Motion::WordLeft, "keys-word-left", &[Chord::LEFT.with_ctrl()]),
    in_text(Motion::WordRight, "keys-word-right", &[Chord::RIGHT.with_ctrl()]),
    in_text(Motion::TextStart, "keys-text-start", &[Chord::HOME.with_ctrl()]),
    in_text(Motion::TextEnd, "keys-text-end", &[Chord::END.with_ctrl()]),
    command(Group::Write, Action::SelectAll, "keys-select-all", &[Chord::ctrl('a')], FIELD),
    command(Group::Write, Action::RubOut, "keys-rub-out", &[Chord::BACKSPACE, Chord::ctrl('h')], FIELD),
    command(Group::Write, Action::Delete, "keys-delete", &[Chord::DELETE], FIELD),
    command(Group::View, Action::Open, "keys-open", &[Chord::ENTER], GRID).hinted("hint-open"),
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
    choose(Action::ChooseTheirs, "keys-choose-theirs", &[Chord::LEFT, Chord::char('t')])
        .hinted("hint-choose"),
    choose(Action::ChooseMine, "keys-choose-mine", &[Chord::RIGHT, Chord::char('m')]).hinted("hint-choose"),
    choose(Action::ChooseOther, "keys-choose-other", &[Chord::SPACE]).hinted("hint-choose-other"),
    choose(Action::CarryOut, "keys-carry-out", &[Chord::ENTER]).hinted("hint-carry-out"),
    choose(Action::KeepTheirs, "keys-keep-theirs", &[Chord::ESC]).hinted("hint-keep-theirs"),
    choose(Action::AllMine, "keys-all-mine", &[Chord::char('M')]).hinted("hint-all-mine"),
    choose(Action::AllTheirs, "keys-all-theirs", &[Chord::char('T')]).hinted("hint-all-theirs"),
    record(Status::NotStarted, "keys-not-started", &[Chord::char('1'), Chord::char('๑')]),
    record(Status::InProgress, "keys-in-progress", &[Chord::char('2'), Chord::char('๒')]),
    record(Status::Done, "keys-done", &[Chord::char('3'), Chord::char('๓')]),
    record(Status::Delayed, "keys-delayed", &[Chord::char('4'), Chord::char('๔')]),
    record(Status::Cancelled, "keys-cancelled", &[Chord::char('5'), Chord::char('๕')]),
    command(Group::Record, Action::Write(Passage::Report), "keys-report", &[Chord::char('n')], PLAN)
        .hinted("hint-report"),
    command(Group::Record, Action::Write(Passage::Note), "keys-note", &[Chord::char('p')], PLAN),
    command(Group::Record, Action::Undo, "keys-undo", &[Chord::char('u'), Chord::ctrl('z')], PLAN_AND_FIELD)
        .hinted("hint-undo"),
    command(Group::Record, Action::Redo, "keys-redo", &[Chord::ctrl('r'), Chord::ctrl('y')], PLAN_AND_FIELD),
    command(Group::Program, Action::Save, "keys-save", &[Chord::ctrl('s')], PLAN_AND_FIELD)
        .hinted("hint-save"),
    command(
        Group::Program,
        Action::SaveAsNew,
        "keys-save-as-new",
        &[Chord::function(12)],
        &[Mode::Grid, Mode::Measure, Mode::Question, Mode::Consent],
    ),
    command(Group::Program, Action::Differences, "keys-differences", &[Chord::char('D')], PLAN),
    command(
        Group::Program,
        Action::TakeOver,
        "keys-take-over",
        &[Chord::char('T')],
        &[Mode::Grid, Mode::Measure, Mode::Help],
    ),
    command(Group::Move, Action::NextLate, "keys-next-late", &[Chord::char(']'), Chord::char('!')], PLAN)
        .hinted("hint-next-late"),
    command(Group::Move, Action::PreviousLate, "keys-previous-late", &[Chord::char('[')], PLAN),
    command(Group::View, Action::LateOnly, "keys-late-only", &[Chord::char('f')], GRID)
        .hinted("hint-late-only"),
    command(Group::View, Action::Pane, "keys-pane", &[Chord::TAB], GRID).hinted("hint-pane"),
    command(Group::View, Action::Language, "keys-language", &[Chord::char('L')], READ),
    command(Group::View, Action::Repaint, "keys-repaint", &[Chord::ctrl('l')], EVERYWHERE),
    command(Group::Program, Action::Help, "keys-help", &[Chord::function(1), Chord::char('?')], EVERYWHERE)
        .hinted("hint-help"),
    command(
        Group::Program,
        Action::Quit,
        "keys-quit",
        &[Chord::char('q'), Chord::ctrl('q'), Chord::ctrl('c')],
        EVERYWHERE,
    )
    .hinted("hint-quit"),
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
];

const fn record(status: Status, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Record, Action::Record(status), text, keys, PLAN).hinted("hint-status")
}

const fn in_text(motion: Motion, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Write, Action::Move(motion), text, keys, FIELD)
}

const fn choose(action: Action, text: &'static str, keys: &'static [Chord]) -> Command {
    command(Group::Choose, action, text, keys, &[Mode::Differences])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::{Lang, Words};

    #[test]
    fn no_two_actions_share_a_key_in_a_mode() {
        for mode in Mode::ALL {
            let mut seen: Vec<(Chord, Action)> = Vec::new();
            for command in COMMANDS.iter().filter(|c| c.modes.contains(&mode)) {
                for key in command.keys {
                    let other = seen.iter().find(|(known, _)| known == key);
                    assert!(other.is_none(), "{mode:?}: {key} is {:?} and {other:?}", command.action);
                    seen.push((*key, command.action));
                }
            }
        }
    }

    #[test]
    fn every_action_has_a_key_and_a_mode_and_stands_once() {
        for (index, command) in COMMANDS.iter().enumerate() {
            assert!(!command.keys.is_empty() && !command.modes.is_empty(), "{:?}", command.action);
            assert!(COMMANDS[..index].iter().all(|other| other.action != command.action), "{command:?}");
        }
    }

    /// Fails to compile, or fails, when an action is added to the enum and not to the table.
    #[test]
    fn every_action_can_be_reached() {
        use Action::{
            Accept, AllMine, AllTheirs, Back, CarryOut, ChooseMine, ChooseOther, ChooseTheirs, Delete,
            Differences, DropComments, Help, KeepTheirs, Language, LateOnly, Leave, Move, NewLine, NextLate,
            NextMeasure, Open, Pane, PreviousLate, PreviousMeasure, Quit, QuitUnsaved, Record, Redo, Repaint,
            RubOut, Save, SaveAndQuit, SaveAsNew, SelectAll, TakeOver, Undo, Write,
        };
        let mut kinds = std::collections::BTreeSet::new();
        for command in COMMANDS {
            kinds.insert(match command.action {
                Move(motion) => motion as usize,
                Record(status) => 14 + status as usize,
                NextLate => 19,
                PreviousLate => 20,
                Undo => 21,
                Redo => 22,
                Save => 23,
                Open => 24,
                Back => 25,
                LateOnly => 26,
                Pane => 27,
                Language => 28,
                Repaint => 29,
                Help => 30,
                Quit => 31,
                SaveAndQuit => 32,
                QuitUnsaved => 33,
                PreviousMeasure => 34,
                NextMeasure => 35,
                SaveAsNew => 36,
                Accept => 37,
                Leave => 38,
                NewLine => 39,
                Write(passage) => 40 + passage as usize,
                SelectAll => 42,
                RubOut => 43,
                Delete => 44,
                ChooseTheirs => 45,
                ChooseMine => 46,
                ChooseOther => 47,
                AllTheirs => 48,
                AllMine => 49,
                CarryOut => 50,
                KeepTheirs => 51,
                DropComments => 52,
                TakeOver => 53,
                Differences => 54,
            });
        }
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), (0..55).collect::<Vec<_>>());
    }

    #[test]
    fn every_action_is_documented_in_both_languages() {
        for words in [Lang::Thai, Lang::English].map(Words::new) {
            let texts = COMMANDS.iter().flat_map(|c| std::iter::once(c.text).chain(c.hint));
            for key in texts.chain(Group::ALL.map(Group::text)) {
                assert!(words.text(key).chars().count() > 1, "{key}");
            }
        }
    }

    #[test]
    fn every_mode_but_the_grid_can_be_left() {
        for mode in [Mode::Measure, Mode::Help, Mode::Question, Mode::Consent] {
            assert!(COMMANDS.iter().any(|c| c.action == Action::Back && c.modes.contains(&mode)));
        }
        assert!(COMMANDS.iter().any(|c| c.action == Action::Leave && c.modes == FIELD));
        let leaves = |c: &Command| c.action == Action::KeepTheirs && c.modes.contains(&Mode::Differences);
        assert!(COMMANDS.iter().any(leaves));
    }
}
