//! What happens to the program, and what is to happen outside it: plain data between `update` and the loop.

use std::path::PathBuf;

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Size};

use super::hold::Found;
use super::pointing::Gesture;
use crate::calendar::Time;
use crate::locales::{Fault, Message};
use crate::plan::{Draft, Edit, Plan};
use crate::view::Memory;
use crate::view::wall::Slide;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was used, in this cell.
    Pointed(Gesture, Position),
    /// A text was pasted.
    Paste(String),
    /// The screen has this size now.
    Resize(Size),
    /// It is this minute of the day. Comes before whatever happens in another minute than what came last, and, while
    /// the time is shown, with each full minute.
    Time(Time),
    /// The file has every change up to this one.
    Saved {
        /// So many effects that change the plan had come before.
        upto: u64,
        /// Whether it answers an [`Effect::Save`].
        asked: bool,
        /// Where something lies that stood in the file's place in the last moment and is no plan.
        kept: Option<PathBuf>,
    },
    /// The plan lies in this new file now.
    SavedAs {
        /// The file.
        path: PathBuf,
        /// As with [`Msg::Saved`].
        upto: u64,
    },
    /// The plan could not be saved.
    NotSaved(Fault),
    /// Another program changed the file of the plan.
    Foreign {
        /// What the file held before: what was opened, or saved last.
        base: Box<Plan>,
        /// What it holds now.
        theirs: Box<Plan>,
    },
    /// The plan as it was before another program's changes came in lies in this file now.
    ConflictKept(PathBuf),
    /// A journal was found that does not fit the file: what became of it is offered, nothing is taken.
    Recovered {
        /// The plan on which the journal builds, where it is known.
        base: Option<Box<Plan>>,
        /// That plan with all of the journal.
        mine: Box<Plan>,
        /// Where that lies.
        file: PathBuf,
    },
    /// A change would not come back if the program ended now.
    NotKept(Fault),
    /// What is being typed would not come back if the program ended now.
    DraftsNotKept(Fault),
    /// A save would drop the comments in the file: may it?
    Asks,
    /// Another program changed the file to something that cannot be read.
    Unreadable(Fault),
    /// The file is not there any more.
    Gone,
    /// Whoever holds the plan has saved this.
    Reread(Box<Plan>),
    /// Whether whoever holds the plan has let it go.
    Free(bool),
    /// Another plan could not be opened; the one that is open stays.
    NotOpened(Fault),
    /// A plan was opened: the same anew, to be changed, or another.
    Opened {
        /// The plan.
        plan: Box<Plan>,
        /// What was found.
        found: Box<Found>,
    },
    /// The person's own editor has made this of the text in the field.
    Edited(String),
    /// The editor made nothing of it, for this reason.
    NotEdited(Message),
    /// The printer's command has taken the document.
    Printed,
    /// The document was not printed, for this reason.
    NotPrinted(Message),
}

/// What is to happen outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// What is seen may have changed: draw.
    Draw,
    /// Draw on a cleared screen.
    Repaint,
    /// This change was made: make it durable, and save it in a moment.
    Keep(Edit),
    /// Save now.
    Save,
    /// Write the plan to a new file, and go on with that.
    SaveAsNew,
    /// The comments in the file may go: save.
    DropComments,
    /// Open the plan for editing.
    TakeOver,
    /// Open this plan in place of the one that is open.
    Open(PathBuf),
    /// Keep these texts, all that are written and not accepted, in place of those before: within a second, or after
    /// the twentieth of such effects, and before the end. Without any there is nothing to be kept.
    Drafts(Vec<Draft>),
    /// This is to be found again at the next start: some time before the end.
    Remember(Memory),
    /// Another program's changes are in: write `plan` over what the file holds. Where there is `mine`, keep it first
    /// in a file beside the plan's own and answer with [`Msg::ConflictKept`].
    TakeIn {
        /// The merged plan.
        plan: Box<Plan>,
        /// The plan before, where something of it is not in the merged one.
        mine: Option<Box<Plan>>,
    },
    /// The room sees this of the plan in this file now; none where the wall was left. Those that follow are to see it
    /// too.
    Show(Option<(PathBuf, Box<Slide>)>),
    /// Clicks and the wheel come to the program, or are left to the terminal.
    Mouse(bool),
    /// Hand this to the terminal for the system's clipboard.
    Copy(String),
    /// Open this text in the person's own editor, and answer with [`Msg::Edited`] or [`Msg::NotEdited`].
    Editor(String),
    /// Give this document to the printer, and answer with [`Msg::Printed`] or [`Msg::NotPrinted`].
    Print(String),
    /// End.
    Quit,
}
