//! A text that is being written: which one, and what would be lost were the field closed. What the keys do with it
//! stands in `typing`.

use super::action::{Action, Mode};
use super::app::App;
use super::field::Field;
use super::{directives, meeting, roster, wall};
use crate::calendar::Day;
use crate::locales::Message;
use crate::plan::{Draft, List, Passage, Place, Words};

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
    /// What the directive of this id says.
    Directive(String),
    /// Of the screen of that name.
    Roster(roster::Asked),
    /// Of the screen of that name.
    Meeting(meeting::Asked),
    /// Of the screen of that name.
    Directives(directives::Asked),
    /// Of the screen of that name.
    Wall(wall::Asked),
}

/// A text of the plan itself, of a section or of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// The title of a new section before the one at this index.
    NewSection(usize),
    /// The title of a new indicator of a section, before the one at this index.
    NewIndicator(usize, usize),
    /// The title of a section.
    Section(usize),
    /// The short name of a section.
    Code(usize),
    /// The title of an indicator of a section.
    Indicator(usize, usize),
    /// The number of an indicator.
    Number(usize, usize),
    /// Last year's score of an indicator.
    Score(usize, usize),
    /// What the document says of that score.
    Analysis(usize, usize),
    /// The office.
    Agency,
    /// The plan's own title.
    PlanTitle,
}

impl Heading {
    /// The key of what it is called.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::NewSection(_) => "tui-line-new-section",
            Self::NewIndicator(..) => "tui-line-new-indicator",
            Self::Section(_) => "tui-line-section",
            Self::Code(_) => "tui-line-code",
            Self::Indicator(..) => "tui-line-indicator",
            Self::Number(..) => "tui-line-number",
            Self::Score(..) => "tui-line-score",
            Self::Analysis(..) => "tui-line-analysis",
            Self::Agency => "tui-line-agency",
            Self::PlanTitle => "tui-line-plan-title",
        }
    }
}

/// A text that is being written.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) subject: Subject,
    /// The text as the plan had it when the field was opened.
    pub(super) before: String,
    /// The day of the entry of the log that is corrected.
    pub(super) on: Option<Day>,
    pub(super) field: Field,
}

impl Subject {
    /// Whether what is left unfinished of it is forgotten.
    pub(super) const fn is_forgotten(&self) -> bool {
        match self {
            Self::Passage { .. } | Self::Line(Line::Direct(_)) => false,
            Self::Line(Line::Directives(asked)) => !asked.is_text(),
            Self::Line(Line::Meeting(asked)) => asked.is_single(),
            Self::Line(_) => true,
        }
    }

    /// Whether it has one line: Enter ends it, and line ends are blanks.
    pub(super) const fn is_single(&self) -> bool {
        match self {
            Self::Line(Line::Directives(asked)) => !asked.is_text(),
            Self::Line(Line::Meeting(asked)) => asked.is_single(),
            Self::Line(line) => !matches!(
                line,
                Line::Direct(_)
                    | Line::Directive(_)
                    | Line::Heading(Heading::Analysis(..))
                    | Line::Roster(roster::Asked::Members)
            ),
            Self::Passage { passage, .. } => matches!(
                passage,
                Passage::Due
                    | Passage::Monitoring
                    | Passage::Item(List::Codes | List::Units, _)
                    | Passage::Logged(_, Words::Unit | Words::Meeting)
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
                Line::Heading(heading) => Message::new(heading.text()),
                Line::Directive(id) => Message::new("tui-line-directive").with("directive", id),
                Line::Roster(asked) => asked.heading(),
                Line::Meeting(asked) => asked.heading(),
                Line::Directives(asked) => asked.heading(),
                Line::Wall(asked) => asked.heading(),
            },
        }
    }

    /// The id of the measure that it is about.
    pub(super) fn measure(&self) -> Option<&str> {
        match self {
            Self::Passage { measure, .. } | Self::Line(Line::Direct(measure)) => Some(measure),
            Self::Line(Line::Wall(asked)) => asked.measure(),
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
        Passage::Logged(_, Words::Report) => "tui-write-logged",
        Passage::Logged(_, Words::Obstacles) => "tui-write-logged-obstacles",
        Passage::Logged(_, Words::Evidence(_)) => "tui-write-logged-evidence",
        Passage::Logged(_, Words::Unit) => "tui-write-logged-unit",
        Passage::Logged(_, Words::Meeting) => "tui-write-logged-meeting",
    }
}

impl Writing {
    /// The lines that the field wants, its heading with them.
    pub(super) fn lines(&self) -> u16 {
        let (fewest, most) = if self.subject.is_single() { (1, 2) } else { (FEWEST, MOST) };
        let told = usize::from(self.tells_reading().is_some());
        u16::try_from(1 + self.field.len().clamp(fewest, most) + told).unwrap_or(u16::MAX)
    }

    /// The passage of which it is told below the text what is understood.
    pub(super) const fn tells_reading(&self) -> Option<Passage> {
        match &self.subject {
            Subject::Passage { passage: passage @ (Passage::Due | Passage::Monitoring), .. } => {
                Some(*passage)
            }
            Subject::Line(Line::Wall(asked)) if asked.is_due() => Some(Passage::Due),
            _ => None,
        }
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
            on: self.on,
        })
    }

    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        let Subject::Passage { measure, passage } = &self.subject else { return false };
        draft.measure == *measure && draft.passage == *passage
    }
}

/// The key that opens the field of `passage`; of what has none of its own, the key by which it is opened where it
/// stands on the page of its measure.
pub(super) fn key_of(app: &App, passage: Passage) -> String {
    match passage {
        Passage::Report | Passage::Obstacles | Passage::Note => {
            app.keymap.key(Mode::Round, Action::Write(passage))
        }
        Passage::Evidence(_) => app.keymap.key(Mode::Round, Action::Write(Passage::Evidence(usize::MAX))),
        _ => app.keymap.key(Mode::Measure, Action::Edit),
    }
}
