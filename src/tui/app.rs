//! What the program knows while it runs in the terminal: the plan, where the person is in it, what is to be
//! said. Plain data; it changes only in `update`.

use std::path::PathBuf;

use ratatui::layout::Size;

use super::action::Mode;
use super::board::Board;
use super::changes::Changes;
use super::differences::Differences;
use super::editing::Editing;
use super::headings::Headings;
use super::hold::{Hold, Progress};
use super::layout::Layout;
use super::msg::Effect;
use super::picker::Picker;
use super::round::Round;
use super::scroll;
use super::units::Units;
use super::writing::Writing;
use crate::calendar::Day;
use crate::locales::{Lang, Message, Words};
use crate::plan::{Draft, History, Measure, Place, Plan};
use crate::thai::width::width;
use crate::thai::wrap::Wrapper;
use crate::view::{Grid, MeasureRow, Memory, Query, Row};

/// Where the plan came from, and where it goes when it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The built-in plan: play, which is never saved unless asked, and then to a file of its own.
    Demo,
    /// A plan file.
    File(PathBuf),
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The year on one screen.
    Board,
    /// The grid of measures.
    Grid,
    /// The month's follow-up, one measure at a time.
    Round,
    /// The responsible units.
    Units,
    /// What changed since a day.
    Changes,
    /// The whole of the selected measure.
    Measure {
        /// How many lines were scrolled away.
        scroll: usize,
    },
}

/// What lies on top of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Modal {
    /// The help.
    Help {
        /// How many lines were scrolled away.
        scroll: usize,
    },
    /// What was found when the plan was opened.
    News {
        /// How many lines were scrolled away.
        scroll: usize,
    },
    /// A list from which one thing is picked.
    Picker(Box<Picker>),
    /// A question.
    Question(Question),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// What to do where the plan could not be saved before the end.
    Unsaved,
    /// Whether the comments in the file may go.
    Comments,
    /// Whether something that others refer to is to be deleted.
    Remove,
}

/// What is said in the last line until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub message: Message,
    /// Whether something could not be done.
    pub warning: bool,
}

/// The rows of the grid and where the person is in them.
///
/// A cache of `Grid::build(plan, query, today)`: made anew whenever one of the three changes, never by a frame.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) grid: Grid,
    /// The width of the longest id.
    pub(super) id_width: usize,
    /// Index of the selected row, a measure's; none where no measure is shown.
    pub(super) selected: Option<usize>,
    /// What was selected before a filter left no row to select.
    pub(super) hidden: Option<Place>,
    /// Index of the first row below the pinned headings.
    pub(super) top: usize,
}

/// The state of the program in the terminal.
#[derive(Debug)]
pub struct App {
    pub(super) plan: Plan,
    pub(super) history: History,
    pub(super) today: Day,
    pub(super) origin: Origin,
    pub(super) words: Words,
    pub(super) wrapper: Wrapper,
    pub(super) query: Query,
    pub(super) rows: Rows,
    pub(super) screen: Screen,
    pub(super) board: Board,
    pub(super) round: Round,
    pub(super) units: Units,
    pub(super) changes: Changes,
    pub(super) editing: Editing,
    pub(super) headings: Headings,
    /// What was copied or cut last in a field.
    pub(super) clip: String,
    /// The text that is being written, below the screen.
    pub(super) writing: Option<Writing>,
    /// Texts that were left before they were accepted, at most one of a kind for a measure.
    pub(super) drafts: Vec<Draft>,
    /// What is found again at the next start.
    pub(super) memory: Memory,
    pub(super) modals: Vec<Modal>,
    /// Versions between which the person is to choose; the first is shown, over the screen and below what lies on
    /// top of it.
    pub(super) differences: Vec<Differences>,
    /// Whether they are shown. They may come while the person types, whose letters would choose.
    pub(super) chooses: bool,
    /// Whether the pane is wanted; a small screen has no room for it.
    pub(super) pane: bool,
    pub(super) size: Size,
    /// Whether the keyboard was last seen in Thai layout.
    pub(super) in_thai: bool,
    pub(super) notice: Option<Notice>,
    /// What may be done with the plan.
    pub(super) hold: Hold,
    /// How far what was changed has come.
    pub(super) progress: Progress,
    /// What is to be kept of what was changed just now.
    pub(super) outbox: Vec<Effect>,
    /// What was found when the plan was opened.
    pub(super) news: Vec<Message>,
}

impl App {
    /// The program over `plan` as seen on `today`, on a screen of `size`.
    pub fn new(plan: Plan, origin: Origin, today: Day, lang: Lang, size: Size) -> Self {
        let wrapper = Wrapper::with_protected(protected(&plan));
        let hold = if origin == Origin::Demo { Hold::Play } else { Hold::Mine };
        let mut app = Self {
            history: History::default(),
            today,
            origin,
            words: Words::new(lang),
            wrapper,
            query: Query::default(),
            rows: Rows { grid: Grid::default(), id_width: 0, selected: None, hidden: None, top: 0 },
            screen: Screen::Grid,
            board: Board::default(),
            round: Round::default(),
            units: Units::default(),
            changes: Changes::default(),
            editing: Editing::default(),
            headings: Headings::default(),
            clip: String::new(),
            writing: None,
            drafts: Vec::new(),
            memory: Memory::default(),
            modals: Vec::new(),
            differences: Vec::new(),
            chooses: false,
            pane: true,
            size,
            in_thai: false,
            notice: None,
            hold,
            progress: Progress::default(),
            outbox: Vec::new(),
            news: Vec::new(),
            plan,
        };
        app.rebuild();
        app
    }

    /// The plan as it is now.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Where the plan came from and is saved to.
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What lies on top. The question about the comments comes unasked, a moment after an edit: to whoever is typing
    /// by then each letter would be an answer, so it waits until the field is closed.
    pub(super) fn modal(&self) -> Option<&Modal> {
        let waits = |modal: &Modal| self.writing.is_some() && *modal == Modal::Question(Question::Comments);
        self.modals.last().filter(|modal| !waits(modal))
    }

    /// What the keys go to.
    pub fn mode(&self) -> Mode {
        match (self.modal(), self.screen) {
            (Some(Modal::Help { .. } | Modal::News { .. }), _) => Mode::Help,
            (Some(Modal::Question(Question::Unsaved)), _) => Mode::Question,
            (Some(Modal::Question(Question::Comments)), _) => Mode::Consent,
            (Some(Modal::Question(Question::Remove)), _) => Mode::Removal,
            (Some(Modal::Picker(_)), _) => Mode::Picker,
            (None, _) if self.writing.is_some() => Mode::Field,
            (None, _) if self.is_choosing() => Mode::Differences,
            (None, Screen::Board) => Mode::Board,
            (None, Screen::Grid) => Mode::Grid,
            (None, Screen::Round) => Mode::Round,
            (None, Screen::Units) => Mode::Units,
            (None, Screen::Changes) => Mode::Changes,
            (None, Screen::Measure { .. }) => Mode::Measure,
        }
    }

    /// The selected measure and its place.
    pub fn selected(&self) -> Option<(Place, &Measure)> {
        let Some(Row::Measure(place)) = self.rows.grid.rows.get(self.rows.selected?) else { return None };
        Some((*place, self.plan.at(*place)?))
    }

    /// The measure at `place` as a row shows it.
    pub(super) fn row(&self, place: Place) -> Option<MeasureRow<'_>> {
        Some(MeasureRow::new(&self.plan, self.plan.at(place)?, self.today))
    }

    /// Whether differences are shown.
    pub(super) fn is_choosing(&self) -> bool {
        self.chooses && !self.differences.is_empty()
    }

    /// How the screen is divided; none where it is too small.
    pub(super) fn layout(&self) -> Option<Layout> {
        self.layout_of(self.size)
    }

    /// How a screen of `size` would be divided.
    pub(super) fn layout_of(&self, size: Size) -> Option<Layout> {
        let field = match self.modals.last() {
            Some(Modal::Picker(picker)) => picker.lines(),
            _ => self.writing.as_ref().map_or(0, Writing::lines),
        };
        Layout::of(size, self.pane, field)
    }

    /// The agency or the units may have other names now: these are the ones that are not to be broken.
    pub(super) fn protect_names(&mut self) {
        self.wrapper = Wrapper::with_protected(protected(&self.plan));
    }

    /// Makes the rows anew after a change of the plan or the query. The selection stays on its measure; where
    /// that is no longer shown, it goes to the one that followed it, else to the one before.
    pub(super) fn rebuild(&mut self) {
        let before = self.selected().map(|(place, _)| place).or(self.rows.hidden);
        let grid = Grid::build(&self.plan, &self.query, self.today);
        self.rows.id_width = self.plan.measures().map(|(_, m)| width(&m.id)).max().unwrap_or(0);
        self.rows.selected = scroll::nearest_measure(&grid.rows, before);
        self.rows.hidden = before.filter(|_| self.rows.selected.is_none());
        self.rows.grid = grid;
        self.settle();
    }

    /// Selects the measure at `place`, where a row shows it.
    pub(super) fn select(&mut self, place: Place) {
        if let Some(row) = scroll::row_of(&self.rows.grid.rows, place) {
            self.rows.selected = Some(row);
            self.settle();
        }
    }

    /// Says something until the next key.
    pub(super) fn tell(&mut self, message: Message) {
        self.notice = Some(Notice { message, warning: false });
    }

    /// Says that something could not be done.
    pub(super) fn warn(&mut self, message: Message) {
        self.notice = Some(Notice { message, warning: true });
    }

    /// An id as the screen shows it.
    pub(super) fn shown(&self, id: &str) -> String {
        self.words.lang().digits().apply(id).into_owned()
    }

    /// Scrolls as little as brings the selection into view.
    pub(super) fn settle(&mut self) {
        let height = self.layout().map_or(0, |layout| layout.rows.height);
        self.rows.top =
            scroll::settle(&self.rows.grid.rows, self.rows.top, self.rows.selected, usize::from(height));
    }
}

/// Names that are not to be broken at a line's end: the agency and the units.
fn protected(plan: &Plan) -> Vec<String> {
    std::iter::once(plan.agency.as_str()).chain(plan.units()).map(str::to_owned).collect()
}
