//! What a person can do, as data: tables of actions with their keys and their words, one a group.
//!
//! The keymap, the hint bar, the help, the palette and the key table of the README are all made from [`all()`].
//! Nothing here changes anything: that is `update`.

mod choosing;
pub mod hints;
mod lists;
mod measure;
mod meeting;
mod mode;
mod moving;
mod program;
mod recording;
mod table;
mod wall;
mod writing;

use super::chord::Chord;
use crate::plan::{Passage, Status};

pub use mode::Mode;
use mode::{EVERYWHERE, FIELD, GRID, MEASURES, READ, SCREENS, SCREENS_AND_FIELD, SHOWN};

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
    /// Opens another plan in place of this one.
    OpenPlan,
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
    /// Answers the question: it is to be deleted.
    ConfirmRemove,
    /// Changes what could only be looked at, once nobody else does.
    TakeOver,
    /// Shows the differences that wait for a choice.
    Differences,
    /// Goes to a screen.
    Go(Page),
    /// Hides the measures of the selected indicator; again: shows them.
    Fold,
    /// Shows the measures of the selected indicator.
    Unfold,
    /// Hides the measures of all indicators, or shows them all.
    FoldAll,
    /// Chooses what is shown: a unit, a status, a deadline, a section, a text.
    Filter,
    /// Shows everything again.
    ClearFilter,
    /// Chooses the order of the rows.
    Sort,
    /// Chooses the columns and their order.
    Columns,
    /// Searches the whole plan while the text is typed.
    Find,
    /// Selects the next hit.
    NextHit,
    /// Selects the one before.
    PreviousHit,
    /// Marks the selected row, or takes the mark away, and goes on to the next.
    Mark,
    /// Marks the selected row and the next one to which it goes, or takes the mark away where it comes back.
    Extend(Motion),
    /// Marks every row that is shown, or none.
    MarkAll,
    /// Writes in place what the cursor is on.
    Edit,
    /// Puts in a new measure behind the selected one.
    AddMeasure,
    /// Puts in a new indicator behind the selected one.
    AddIndicator,
    /// Puts in a new section behind the selected one.
    AddSection,
    /// Puts a new item into the list that the cursor is in.
    AddItem,
    /// Puts in a copy of the selected measure.
    Duplicate,
    /// Takes out what the cursor is on: a measure, an empty heading, an item of a list.
    Remove,
    /// Takes it one place up.
    MoveUp,
    /// Takes it one place down.
    MoveDown,
    /// Takes the measure to another indicator.
    MoveTo,
    /// In the round: records what was reported last, and goes on.
    Same,
    /// In the round: goes on to the next measure.
    Next,
    /// In the round: writes what the meeting tells a unit to do.
    Direct,
    /// Of two units makes one.
    Merge,
    /// Shows what changed since the last meeting.
    SinceMeeting,
    /// Shows what changed since a day.
    SinceDay,
    /// In a field: opens the text in the person's own editor.
    Editor,
    /// In a field: copies what is selected.
    Copy,
    /// In a field: cuts it out.
    Cut,
    /// In a field: puts in what was copied or cut last.
    PutIn,
    /// Lists every action, to be found by its name.
    Palette,
    /// Changes between Thai and Arabic digits.
    Digits,
    /// Changes the colours.
    Theme,
    /// Turns the mouse on or off.
    Mouse,
    /// Opens the selected meeting; a closed one again.
    Convene,
    /// Closes the open meeting and keeps its minutes.
    Adjourn,
    /// The member at hand is absent, or present after all.
    Presence,
    /// Somebody else comes for the member at hand.
    StandIn,
    /// Writes what was decided on the item at hand.
    Resolve,
    /// Writes what the unit reported on the directive at hand.
    ReportDirective,
    /// Closes the directive at hand, or opens it again.
    CloseDirective,
    /// Gives what is at hand another due day.
    SetDue,
    /// Gives the directive at hand to another unit.
    SetUnit,
    /// Shows what is closed too, or only what is open.
    ShowAll,
    /// Enters members, a line each.
    PasteMembers,
    /// Puts in a new body.
    NewBody,
    /// In the minutes: goes to the next blank.
    NextBlank,
    /// In the minutes: goes to the blank before.
    PreviousBlank,
    /// In the minutes of a closed meeting: as they would be printed now, or as they are kept.
    Fresh,
    /// Sends what is shown to the printer.
    Print,
    /// On the wall: lists the pages.
    PageList,
    /// On the wall: shows nothing, or the page again.
    Blank,
    /// On the wall: larger text.
    Larger,
    /// On the wall: smaller text.
    Smaller,
    /// On the wall: shows the notes and the next page, or the page as the room sees it.
    Operator,
}

/// A screen that one goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The year on one screen.
    Board,
    /// The grid.
    Grid,
    /// The month's follow-up, one measure at a time.
    Round,
    /// The responsible units.
    Units,
    /// What changed since a day.
    Changes,
    /// Who meets.
    Roster,
    /// The meetings of the year.
    Meetings,
    /// What meetings told units to do.
    Directives,
    /// The check before a meeting.
    Ready,
    /// The minutes as they would be printed.
    Preview,
    /// The plan on the wall.
    Wall,
}

impl Action {
    /// Whether it changes the plan: of one that is only looked at it cannot be done.
    pub const fn changes_plan(self) -> bool {
        matches!(
            self,
            Self::Record(_)
                | Self::Write(_)
                | Self::Undo
                | Self::Redo
                | Self::Edit
                | Self::AddMeasure
                | Self::AddIndicator
                | Self::AddSection
                | Self::AddItem
                | Self::Duplicate
                | Self::Remove
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveTo
                | Self::Same
                | Self::Direct
                | Self::Merge
                | Self::ConfirmRemove
                | Self::Convene
                | Self::Adjourn
                | Self::Presence
                | Self::StandIn
                | Self::Resolve
                | Self::ReportDirective
                | Self::CloseDirective
                | Self::SetDue
                | Self::SetUnit
                | Self::PasteMembers
                | Self::NewBody
        )
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
    /// In a text by a word, on a page by a field.
    WordLeft,
    /// In a text by a word, on a page by a field.
    WordRight,
    /// In a text to its start, else to the first.
    TextStart,
    /// In a text to its end, else to the last.
    TextEnd,
}

impl Motion {
    /// By how many lines it moves where a page has `page` of them, negative upwards; 0 for what goes to an end or sideways.
    pub const fn lines(self, page: isize) -> isize {
        let half = if page > 3 { page / 2 } else { 1 };
        match self {
            Self::Up => -1,
            Self::Down => 1,
            Self::PageUp => -page,
            Self::PageDown => page,
            Self::HalfUp => -half,
            Self::HalfDown => half,
            _ => 0,
        }
    }
}

/// A heading of the help, under which actions stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Move,
    /// Going to a screen, and what is seen there.
    View,
    /// What is shown of the plan: filter, order, search.
    Find,
    /// What is reported.
    Record,
    /// Measures and headings.
    Plan,
    /// The roster, the meetings, the wall.
    Meet,
    /// Writing a text.
    Write,
    /// The file and the program.
    Program,
    /// Answers to a question.
    Answer,
    /// Choosing between two versions.
    Choose,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Move,
        Self::View,
        Self::Find,
        Self::Record,
        Self::Plan,
        Self::Meet,
        Self::Write,
        Self::Program,
        Self::Answer,
        Self::Choose,
    ];

    /// The key of its heading in the table of sentences.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Move => "keys-move",
            Self::View => "keys-view",
            Self::Find => "keys-finding",
            Self::Record => "keys-record",
            Self::Plan => "keys-plan",
            Self::Meet => "keys-meet",
            Self::Write => "keys-write",
            Self::Program => "keys-program",
            Self::Answer => "keys-answer",
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
    /// The key of its word in the hint bar; those with the same word share one place in it. Where it stands there
    /// says [`Mode::hints`].
    pub hint: Option<&'static str>,
    /// Its keys where nobody has changed them, the one to be shown first: for the keymap alone.
    keys: &'static [Chord],
    /// Where it can be done.
    pub modes: &'static [Mode],
}

impl Command {
    /// The name by which it is bound in the config file: `page-down`.
    pub fn name(&self) -> &'static str {
        self.text.trim_start_matches("keys-")
    }

    /// Its keys where nobody has changed them. What the keys are now says the keymap.
    pub const fn default_keys(&self) -> &'static [Chord] {
        self.keys
    }

    /// Whether it stands in the palette of the screens where it can be done. Who moves, or writes, or answers has the
    /// keys for that under the fingers.
    pub const fn is_listed(&self) -> bool {
        !matches!(self.action, Action::Move(_) | Action::Back | Action::Palette)
            && !matches!(self.group, Group::Write | Group::Answer)
    }

    /// Whether it must have a key wherever it can be done: else one could not get out, nor learn how, nor save.
    pub const fn is_essential(&self) -> bool {
        matches!(
            self.action,
            Action::Quit | Action::Help | Action::Palette | Action::Accept | Action::SaveAsNew
        ) || matches!(self.group, Group::Answer)
    }

    /// Whether it can be done on every screen.
    pub fn is_on_every_screen(&self) -> bool {
        SCREENS.iter().all(|screen| self.modes.contains(screen))
    }

    /// Whether it leaves what lies on top, which Esc always does.
    pub const fn leaves(&self) -> bool {
        matches!(self.action, Action::Back | Action::Leave | Action::KeepTheirs)
    }

    /// The modes in which one of `keys` does it: where text is written those that type a letter do nothing.
    pub fn is_done_by(&self, key: Chord, mode: Mode) -> bool {
        self.modes.contains(&mode) && (!mode.takes_text() || key.text().is_none())
    }
}

/// Every action. The order is that of the help.
pub fn all() -> impl Iterator<Item = &'static Command> {
    let tables = [
        moving::COMMANDS,
        writing::COMMANDS,
        recording::COMMANDS,
        lists::COMMANDS,
        table::COMMANDS,
        measure::COMMANDS,
        meeting::COMMANDS,
        wall::COMMANDS,
        choosing::COMMANDS,
        program::COMMANDS,
    ];
    tables.into_iter().flatten()
}

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

#[cfg(test)]
mod tests;
