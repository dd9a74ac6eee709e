//! A text that is being written: which one, and what would be lost were the field closed. What the keys do with it
//! stands in `typing`.

use super::action::{Action, Mode};
use super::app::App;
use super::field::Field;
use crate::locales::Message;
use crate::plan::{Draft, List, Passage, Place};

/// The most and the fewest rows of a text that are seen, where the screen has room.
const MOST: usize = 7;
const FEWEST: usize = 2;

/// What is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A text of the measure with this id. What is left unfinished is a draft.
    Passage {
        /// The measure's id.
        measure: String,
        /// Which of its texts.
        passage: Passage,
    },
    /// A line that is asked for; left unfinished it is forgotten.
    Line(Line),
}

/// A line that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// What is searched for.
    Find,
    /// What the rows that are shown have in them.
    FilterText,
    /// Another name for this unit.
    RenameUnit(String),
    /// The day since which changes are shown.
    Since,
    /// What a unit is told to do about the measure with this id.
    Direct(String),
    /// The title of a new measure at this place.
    NewMeasure(Place),
    /// A text of a heading.
    Heading(Heading),
}

/// A text of a section or of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// The title of a new section before the one at this index.
    NewSection(usize),
    /// The title of a new indicator of a section, before the one at this index.
    NewIndicator(usize, usize),
    /// The title of a section.
    Section(usize),
    /// The title of an indicator of a section.
    Indicator(usize, usize),
}

/// A text that is being written.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) subject: Subject,
    /// The text as the plan had it when the field was opened.
    pub(super) before: String,
    pub(super) field: Field,
}

impl Subject {
    /// Whether it has one line: Enter ends it, and line ends are blanks.
    pub(super) const fn is_single(&self) -> bool {
        match self {
            Self::Line(line) => !matches!(line, Line::Direct(_)),
            Self::Passage { passage, .. } => matches!(
                passage,
                Passage::Due | Passage::Monitoring | Passage::Item(List::Codes | List::Units, _)
            ),
        }
    }

    /// What is written, in words.
    pub(super) fn heading(&self) -> Message {
        match self {
            Self::Passage { measure: _, passage } => Message::new(passage_key(*passage)),
            Self::Line(line) => match line {
                Line::Find => Message::new("tui-line-find"),
                Line::FilterText => Message::new("tui-line-filter"),
                Line::RenameUnit(unit) => Message::new("tui-line-rename-unit").with("unit", unit),
                Line::Since => Message::new("tui-line-since"),
                Line::Direct(_) => Message::new("tui-line-direct"),
                Line::NewMeasure(_) => Message::new("tui-line-new-measure"),
                Line::Heading(heading) => Message::new(match heading {
                    Heading::NewSection(_) => "tui-line-new-section",
                    Heading::NewIndicator(..) => "tui-line-new-indicator",
                    Heading::Section(_) => "tui-line-section",
                    Heading::Indicator(..) => "tui-line-indicator",
                }),
            },
        }
    }

    /// The id of the measure that it is about.
    pub(super) fn measure(&self) -> Option<&str> {
        match self {
            Self::Passage { measure, .. } | Self::Line(Line::Direct(measure)) => Some(measure),
            Self::Line(_) => None,
        }
    }
}

/// The key of what a passage is called.
const fn passage_key(passage: Passage) -> &'static str {
    match passage {
        Passage::Report => "tui-write-report",
        Passage::Obstacles => "tui-write-obstacles",
        Passage::Evidence(_) => "tui-write-evidence",
        Passage::Note => "tui-write-note",
        Passage::Title => "tui-write-title",
        Passage::Issue => "tui-write-issue",
        Passage::Due => "tui-write-due",
        Passage::Monitoring => "tui-write-monitoring",
        Passage::MonitoringHow => "tui-write-monitoring-how",
        Passage::Responsible => "tui-write-responsible",
        Passage::Item(List::Codes, _) => "tui-write-code",
        Passage::Item(List::Activities, _) => "tui-write-activity",
        Passage::Item(List::Outputs, _) => "tui-write-output",
        Passage::Item(List::Awareness, _) => "tui-write-awareness",
        Passage::Item(List::Units, _) => "tui-write-unit",
    }
}

impl Writing {
    /// The lines that the field wants, its heading with them.
    pub(super) fn lines(&self) -> u16 {
        let (fewest, most) = if self.subject.is_single() { (1, 2) } else { (FEWEST, MOST) };
        u16::try_from(1 + self.field.len().clamp(fewest, most)).unwrap_or(u16::MAX)
    }

    /// What would be lost were the field closed.
    pub(super) fn draft(&self) -> Option<Draft> {
        let Subject::Passage { measure, passage } = &self.subject else { return None };
        let is_changed = self.field.text().trim() != self.before.trim();
        is_changed.then(|| Draft {
            measure: measure.clone(),
            passage: *passage,
            text: self.field.text().to_owned(),
            over: self.before.clone(),
        })
    }

    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        let Subject::Passage { measure, passage } = &self.subject else { return false };
        draft.measure == *measure && draft.passage == *passage
    }
}

/// The key that opens the field of `passage`.
pub(super) fn key_of(app: &App, passage: Passage) -> String {
    app.keymap.key(Mode::Grid, Action::Write(passage))
}
