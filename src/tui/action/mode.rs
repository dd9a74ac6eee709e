//! What the keys go to, and the lists of modes in which an action can be done.

/// What the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The tiles of the year.
    Board,
    /// The grid.
    Grid,
    /// The grid while something is searched for: two letters go from hit to hit.
    Hits,
    /// The page of one measure.
    Measure,
    /// The month's follow-up.
    Round,
    /// The units.
    Units,
    /// What changed.
    Changes,
    /// The bodies and their members.
    Roster,
    /// The meetings of the year.
    Meetings,
    /// The page of one of them.
    Meeting,
    /// What meetings told units to do.
    Directives,
    /// The check before a meeting.
    Ready,
    /// The minutes as they would be printed.
    Preview,
    /// The plan on the wall.
    Wall,
    /// The help, and what was found when the plan was opened.
    Help,
    /// The question before quitting where the plan could not be saved.
    Question,
    /// The question whether the comments in the file may go.
    Consent,
    /// The question whether something is to be deleted.
    Removal,
    /// A text that is being written: letters are text there.
    Field,
    /// A list from which one thing is picked: letters narrow it.
    Picker,
    /// Two versions between which the person chooses.
    Differences,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 21] = [
        Self::Board,
        Self::Grid,
        Self::Hits,
        Self::Measure,
        Self::Round,
        Self::Units,
        Self::Changes,
        Self::Roster,
        Self::Meetings,
        Self::Meeting,
        Self::Directives,
        Self::Ready,
        Self::Preview,
        Self::Wall,
        Self::Help,
        Self::Question,
        Self::Consent,
        Self::Removal,
        Self::Field,
        Self::Picker,
        Self::Differences,
    ];

    /// Whether it is that of a screen, and not of what lies on top.
    pub fn is_screen(self) -> bool {
        SCREENS.contains(&self)
    }

    /// Whether a key that types a letter types it, and has no action.
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Field | Self::Picker)
    }

    /// The key of its name in the table of sentences.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Board => "mode-board",
            Self::Grid => "mode-grid",
            Self::Hits => "mode-hits",
            Self::Measure => "mode-measure",
            Self::Round => "mode-round",
            Self::Units => "mode-units",
            Self::Changes => "mode-changes",
            Self::Roster => "mode-roster",
            Self::Meetings => "mode-meetings",
            Self::Meeting => "mode-meeting",
            Self::Directives => "mode-directives",
            Self::Ready => "mode-ready",
            Self::Preview => "mode-preview",
            Self::Wall => "mode-wall",
            Self::Help => "mode-help",
            Self::Question => "mode-question",
            Self::Consent => "mode-consent",
            Self::Removal => "mode-removal",
            Self::Field => "mode-field",
            Self::Picker => "mode-picker",
            Self::Differences => "mode-differences",
        }
    }
}

/// Where rows of the grid are.
pub(super) const GRID: &[Mode] = &[Mode::Grid, Mode::Hits];
/// Where a measure is at hand.
pub(super) const MEASURES: &[Mode] = &[Mode::Grid, Mode::Hits, Mode::Measure];
/// Where the plan is seen.
pub(super) const SCREENS: &[Mode] = &[
    Mode::Board,
    Mode::Grid,
    Mode::Hits,
    Mode::Measure,
    Mode::Round,
    Mode::Units,
    Mode::Changes,
    Mode::Roster,
    Mode::Meetings,
    Mode::Meeting,
    Mode::Directives,
    Mode::Ready,
    Mode::Preview,
];
/// The same, and what lies on top of it to be read.
pub(super) const READ: &[Mode] = &[
    Mode::Board,
    Mode::Grid,
    Mode::Hits,
    Mode::Measure,
    Mode::Round,
    Mode::Units,
    Mode::Changes,
    Mode::Roster,
    Mode::Meetings,
    Mode::Meeting,
    Mode::Directives,
    Mode::Ready,
    Mode::Preview,
    Mode::Wall,
    Mode::Help,
    Mode::Differences,
];
/// Where the plan is seen, on the wall too.
pub(super) const SHOWN: &[Mode] = &[
    Mode::Board,
    Mode::Grid,
    Mode::Hits,
    Mode::Measure,
    Mode::Round,
    Mode::Units,
    Mode::Changes,
    Mode::Roster,
    Mode::Meetings,
    Mode::Meeting,
    Mode::Directives,
    Mode::Ready,
    Mode::Preview,
    Mode::Wall,
];
pub(super) const FIELD: &[Mode] = &[Mode::Field];
/// With the field, where those of their keys that type a letter type it.
pub(super) const SCREENS_AND_FIELD: &[Mode] = &[
    Mode::Board,
    Mode::Grid,
    Mode::Hits,
    Mode::Measure,
    Mode::Round,
    Mode::Units,
    Mode::Changes,
    Mode::Roster,
    Mode::Meetings,
    Mode::Meeting,
    Mode::Directives,
    Mode::Ready,
    Mode::Preview,
    Mode::Wall,
    Mode::Field,
];
pub(super) const EVERYWHERE: &[Mode] = &[
    Mode::Board,
    Mode::Grid,
    Mode::Hits,
    Mode::Measure,
    Mode::Round,
    Mode::Units,
    Mode::Changes,
    Mode::Roster,
    Mode::Meetings,
    Mode::Meeting,
    Mode::Directives,
    Mode::Ready,
    Mode::Preview,
    Mode::Wall,
    Mode::Help,
    Mode::Differences,
    Mode::Field,
    Mode::Picker,
];
