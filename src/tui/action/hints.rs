//! Which hints the last line has room for, in which order: those of the keys that are pressed most, on each screen.

use super::{Action, Mode, Motion};
use crate::plan::Status;

impl Mode {
    /// The words of its hints, the weightiest first; those that have no room are left out from the end.
    pub const fn hints(self) -> &'static [&'static str] {
        match self {
            Self::Board => BOARD,
            Self::Grid => GRID,
            Self::Hits => HITS,
            Self::Measure => MEASURE,
            Self::Round => ROUND,
            Self::Units => UNITS,
            Self::Changes => CHANGES,
            Self::Roster => ROSTER,
            Self::Meetings => MEETINGS,
            Self::Meeting => MEETING,
            Self::Directives => DIRECTIVES,
            Self::Ready => READY,
            Self::Preview => PREVIEW,
            Self::Wall => WALL,
            Self::Help => &["hint-back"],
            Self::Question | Self::Consent | Self::Removal => &[],
            Self::Field => FIELD,
            Self::Picker => PICKER,
            Self::Differences => DIFFERENCES,
        }
    }
}

const BOARD: &[&str] = &[
    "hint-open-in-grid",
    "hint-grid",
    "hint-round",
    "hint-meetings",
    "hint-units",
    "hint-changes",
    "hint-edit",
];

const GRID: &[&str] = &[
    "hint-open",
    "hint-status",
    "hint-report",
    "hint-round",
    "hint-meetings",
    "hint-filter",
    "hint-find",
    "hint-board",
    "hint-mark",
    "hint-edit",
    "hint-units",
    "hint-undo",
];

const HITS: &[&str] = &["hint-hits", "hint-open", "hint-status", "hint-back", "hint-find", "hint-filter"];

const MEASURE: &[&str] =
    &["hint-edit", "hint-status", "hint-other", "hint-back", "hint-report", "hint-add-item", "hint-undo"];

const ROUND: &[&str] = &[
    "hint-next",
    "hint-status",
    "hint-same",
    "hint-back",
    "hint-report",
    "hint-evidence",
    "hint-direct",
    "hint-obstacles",
];

const UNITS: &[&str] = &["hint-open-in-grid", "hint-rename", "hint-merge", "hint-back", "hint-board"];

const CHANGES: &[&str] = &["hint-open-in-grid", "hint-since-meeting", "hint-since-day", "hint-back"];

const ROSTER: &[&str] = &[
    "hint-edit",
    "hint-add-item",
    "hint-paste-members",
    "hint-back",
    "hint-bodies",
    "hint-meetings",
    "hint-undo",
];

const MEETINGS: &[&str] = &[
    "hint-open",
    "hint-plan-meeting",
    "hint-back",
    "hint-convene",
    "hint-adjourn",
    "hint-preview",
    "hint-present",
    "hint-directives",
    "hint-ready",
    "hint-roster",
];

const MEETING: &[&str] = &[
    "hint-edit",
    "hint-presence",
    "hint-stand-in",
    "hint-resolve",
    "hint-back",
    "hint-add-item",
    "hint-convene",
    "hint-adjourn",
    "hint-preview",
    "hint-present",
];

const DIRECTIVES: &[&str] = &[
    "hint-report",
    "hint-close-directive",
    "hint-set-due",
    "hint-set-unit",
    "hint-back",
    "hint-edit",
    "hint-add-item",
    "hint-open-where",
    "hint-show-all",
];

const READY: &[&str] = &["hint-open-where", "hint-back", "hint-meetings", "hint-roster"];

const PREVIEW: &[&str] =
    &["hint-blanks", "hint-open-where", "hint-print", "hint-back", "hint-fresh", "hint-other-meeting"];

const WALL: &[&str] = &[
    "hint-next-page",
    "hint-status",
    "hint-resolve",
    "hint-direct",
    "hint-back",
    "hint-page-list",
    "hint-blank",
    "hint-size",
    "hint-set-due",
    "hint-close-directive",
    "hint-operator",
];

const FIELD: &[&str] =
    &["hint-accept", "hint-leave", "hint-new-line", "hint-editor", "hint-undo", "hint-save"];

const PICKER: &[&str] = &["hint-accept", "hint-close"];

const DIFFERENCES: &[&str] = &[
    "hint-choose",
    "hint-choose-other",
    "hint-carry-out",
    "hint-keep-theirs",
    "hint-all-mine",
    "hint-all-theirs",
];

/// A hint that stands only at times: the actions that share it, and its word.
pub type Hint = (&'static [Action], &'static str);

/// Those of the grid while rows are marked.
pub const MARKED: &[Hint] = &[
    (&[Action::Record(Status::NotStarted), Action::Record(Status::Cancelled)], "hint-status-marked"),
    (&[Action::MoveTo], "hint-move"),
    (&[Action::Remove], "hint-remove"),
    (&[Action::Back], "hint-unmark"),
    (&[Action::Mark], "hint-mark"),
    (&[Action::Undo], "hint-undo"),
];

/// Those of the line in which is typed what is searched for.
pub const SEARCHED: &[Hint] = &[
    (&[Action::Accept], "hint-keep-hits"),
    (&[Action::Leave], "hint-give-up"),
    (&[Action::Move(Motion::Up), Action::Move(Motion::Down)], "hint-hits"),
];

/// Those of another line that is asked for, and forgotten where it is left.
pub const ASKED: &[Hint] =
    &[(&[Action::Accept], "hint-accept"), (&[Action::Leave], "hint-give-up"), (&[Action::Undo], "hint-undo")];

/// The same, of several lines.
pub const ASKED_LINES: &[Hint] = &[
    (&[Action::Accept], "hint-accept"),
    (&[Action::Leave], "hint-give-up"),
    (&[Action::NewLine], "hint-new-line"),
    (&[Action::Undo], "hint-undo"),
];

/// Those of a text of one line.
pub const SINGLE: &[Hint] = &[
    (&[Action::Accept], "hint-accept"),
    (&[Action::Leave], "hint-leave"),
    (&[Action::Undo], "hint-undo"),
    (&[Action::Save], "hint-save"),
];
