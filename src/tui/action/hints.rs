//! Which hints the last line has room for, in which order: those of the keys that are pressed most, on each screen.

use super::Mode;

impl Mode {
    /// The words of its hints, the weightiest first; those that have no room are left out from the end.
    pub const fn hints(self) -> &'static [&'static str] {
        match self {
            Self::Board => {
                &["hint-open", "hint-grid", "hint-round", "hint-units", "hint-changes", "hint-edit"]
            }
            Self::Grid => &[
                "hint-open",
                "hint-status",
                "hint-report",
                "hint-filter",
                "hint-find",
                "hint-round",
                "hint-board",
                "hint-mark",
                "hint-edit",
                "hint-units",
                "hint-undo",
            ],
            Self::Hits => &["hint-hits", "hint-open", "hint-status", "hint-back", "hint-find", "hint-filter"],
            Self::Measure => &[
                "hint-edit",
                "hint-status",
                "hint-other",
                "hint-back",
                "hint-report",
                "hint-add-item",
                "hint-undo",
            ],
            Self::Round => &[
                "hint-next",
                "hint-status",
                "hint-same",
                "hint-report",
                "hint-evidence",
                "hint-direct",
                "hint-obstacles",
                "hint-back",
            ],
            Self::Units => &["hint-open", "hint-edit", "hint-merge", "hint-back", "hint-board"],
            Self::Changes => &["hint-open", "hint-since-meeting", "hint-since-day", "hint-back"],
            Self::Help => &["hint-back"],
            Self::Question | Self::Consent | Self::Removal => &[],
            Self::Field => {
                &["hint-accept", "hint-leave", "hint-new-line", "hint-editor", "hint-undo", "hint-save"]
            }
            Self::Picker => &["hint-accept", "hint-close"],
            Self::Differences => &[
                "hint-choose",
                "hint-choose-other",
                "hint-carry-out",
                "hint-keep-theirs",
                "hint-all-mine",
                "hint-all-theirs",
            ],
        }
    }
}
