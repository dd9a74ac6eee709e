//! What the program knows while it runs in the terminal: the plan, where the person is in it, what is to be
//! said. Plain data; it changes only in `update`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use ratatui::layout::Size;

use super::action::{Action, Mode, Page};
use super::board::Board;
use super::changes::Changes;
use super::differences::Differences;
use super::directives::Directives;
use super::editing::Editing;
use super::finding::Search;
use super::hold::{Hold, Progress};
use super::keymap::{self, Keymap};
use super::layout::Layout;
use super::meeting::Meeting;
use super::meetings::Meetings;
use super::msg::Effect;
use super::opening::Shelf;
use super::picker::Picker;
use super::pointing::Target;
use super::preview::Preview;
use super::ready::Ready;
use super::removing::Doomed;
use super::roster::Roster;
use super::round::Round;
use super::rows::Rows;
use super::scaled::{divided, fitting};
use super::units::Units;
use super::wall::{self, Wall};
use super::writing::Writing;
use crate::calendar::{Day, Time};
use crate::locales::{Lang, Message, Words};
use crate::plan::{Draft, History, Place, Plan};
use crate::thai::digits::Digits;
use crate::thai::wrap::Wrapper;
use crate::view::wall::Slide;
use crate::view::{Choice, Depth, MeasureRow, Memory, Query};

/// Where the plan came from, and where it goes when it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The built-in plan: play, which is never saved unless asked, and then to a file of its own.
    Demo,
    /// A plan file.
    File(PathBuf),
}

/// What the person chose of how all of it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The theme.
    pub theme: Choice,
    /// The colours of the terminal.
    pub depth: Depth,
    /// The digits; none where they go with the language.
    pub digits: Option<Digits>,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Nothing yet: the person chooses a plan.
    Start,
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
    /// Who meets.
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

/// The state of the program in the terminal.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct App {
    pub(super) plan: Plan,
    pub(super) history: History,
    pub(super) today: Day,
    /// The minute of the day; none before it was told.
    pub(super) time: Option<Time>,
    pub(super) origin: Origin,
    pub(super) words: Words,
    /// The theme that is asked for. What is drawn is told its colours: they are made once, not for a frame.
    pub(super) theme: Choice,
    pub(super) depth: Depth,
    pub(super) wrapper: Wrapper,
    pub(super) query: Query,
    pub(super) rows: Rows,
    /// The ids of the marked measures. One that the plan has no more marks nothing.
    pub(super) marks: BTreeSet<String>,
    /// What is searched for.
    pub(super) search: Option<Search>,
    pub(super) screen: Screen,
    pub(super) board: Board,
    pub(super) round: Round,
    pub(super) units: Units,
    pub(super) changes: Changes,
    pub(super) roster: Roster,
    pub(super) meetings: Meetings,
    pub(super) meeting: Meeting,
    pub(super) directives: Directives,
    pub(super) ready: Ready,
    pub(super) preview: Preview,
    pub(super) wall: Wall,
    /// What the room sees, of the plan in which file. Nobody follows a plan that has none.
    pub(super) shown: Option<(PathBuf, Box<Slide>)>,
    pub(super) editing: Editing,
    /// The page to which a screen has sent the person, and that screen, to which Back leads from there.
    pub(super) errand: Option<(Mode, Page)>,
    /// What is deleted once the question is answered.
    pub(super) doomed: Option<Doomed>,
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
    /// The size of the screen, in cells that are drawn on.
    pub(super) size: Size,
    /// Each of those takes so many by so many cells of the terminal.
    pub(super) scale: u16,
    /// The size of the terminal, in its own cells.
    pub(super) full_size: Size,
    /// Whether the terminal can show larger text.
    pub(super) has_sizing: bool,
    /// Whether scores are seen on the wall.
    pub(super) shows_scores: bool,
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
    /// Which keys do what.
    pub(super) keymap: Keymap,
    /// What was done by way of the palette, the last first.
    pub(super) recent: Vec<Action>,
    /// Whether clicks and the wheel come to the program.
    pub(super) mouse: bool,
    /// What was clicked last, where that could be selected.
    pub(super) clicked: Option<Target>,
    /// Whether nobody has ever opened a plan here, nor pressed a key yet.
    pub(super) is_first: bool,
    /// What can be opened.
    pub(super) shelf: Shelf,
    /// The plan that is being opened just now.
    pub(super) opens: Option<PathBuf>,
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
            theme: Choice::Dark,
            depth: Depth::Indexed,
            wrapper,
            query: Query::default(),
            rows: Rows::new(&plan, today),
            marks: BTreeSet::new(),
            time: None,
            search: None,
            screen: Screen::Grid,
            board: Board::default(),
            round: Round::default(),
            units: Units::default(),
            changes: Changes::default(),
            roster: Roster::default(),
            meetings: Meetings::default(),
            meeting: Meeting::default(),
            directives: Directives::default(),
            ready: Ready::default(),
            preview: Preview::default(),
            wall: Wall::default(),
            shown: None,
            editing: Editing::default(),
            errand: None,
            doomed: None,
            clip: String::new(),
            writing: None,
            drafts: Vec::new(),
            memory: Memory::default(),
            modals: Vec::new(),
            differences: Vec::new(),
            chooses: false,
            pane: true,
            size,
            scale: 1,
            full_size: size,
            has_sizing: false,
            shows_scores: false,
            in_thai: false,
            notice: None,
            hold,
            progress: Progress::default(),
            outbox: Vec::new(),
            news: Vec::new(),
            keymap: Keymap::default(),
            recent: Vec::new(),
            mouse: true,
            clicked: None,
            is_first: false,
            shelf: Shelf::default(),
            opens: None,
            plan,
        };
        app.rebuild();
        app
    }

    /// The same with this look.
    #[must_use]
    pub fn with_look(mut self, look: Look) -> Self {
        (self.theme, self.depth) = (look.theme, look.depth);
        self.words.set_digits(look.digits);
        self
    }

    /// The theme that is asked for, and the colours that there are for it.
    pub const fn colours(&self) -> (Choice, Depth) {
        (self.theme, self.depth)
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

    /// Takes the person's changes of the keys. Where they cannot be, the keys stay as they are, and it gives the
    /// sentence that says why.
    pub fn set_keys(&mut self, changes: &BTreeMap<String, Vec<String>>) -> Option<Message> {
        match Keymap::new(changes) {
            Ok(keymap) => {
                self.keymap = keymap;
                None
            }
            Err(_) => keymap::fault(changes),
        }
    }

    /// Says this besides what is said at the start already.
    pub fn announce_also(&mut self, message: Message) {
        match self.notice.take() {
            None if self.news.is_empty() => self.warn(message),
            told => {
                self.news.extend(told.map(|notice| notice.message));
                self.news.push(message);
                self.modals.retain(|modal| !matches!(modal, Modal::News { .. }));
                self.modals.push(Modal::News { scroll: 0 });
            }
        }
    }

    /// What the program does besides showing the plan.
    pub const fn set_out(&mut self, mouse: bool, is_first: bool) {
        (self.mouse, self.is_first) = (mouse, is_first);
    }

    /// The terminal can show larger text.
    pub const fn set_sizing(&mut self, has_sizing: bool) {
        self.has_sizing = has_sizing;
    }

    /// Scores are seen on the wall, or are not.
    pub const fn set_scores(&mut self, are_seen: bool) {
        self.shows_scores = are_seen;
    }

    /// Takes the scale at which the screen is to be drawn on now: larger than 1 only on the wall, where larger text is
    /// asked for. Whether it is another.
    pub(super) fn fit_scale(&mut self) -> bool {
        let step = if self.has_sizing { wall::larger(self) } else { 0 };
        let scale = fitting(self.full_size, 1 + u16::from(step));
        if scale == self.scale {
            return false;
        }
        (self.scale, self.size) = (scale, divided(self.full_size, scale));
        true
    }

    /// The key of `action` here, to be named in a sentence.
    pub(super) fn key(&self, action: Action) -> String {
        self.keymap.key(self.mode(), action)
    }

    /// The sentence `key` that names the key of `action` as `$key`.
    pub(super) fn naming(&self, key: &'static str, action: Action) -> Message {
        Message::new(key).with("key", self.key(action))
    }

    /// Whether the time of day is seen, so that each full minute is to be told.
    pub(super) fn shows_time(&self) -> bool {
        self.screen == Screen::Wall
    }

    /// What the keys go to.
    pub fn mode(&self) -> Mode {
        self.mode_below(self.modal())
    }

    /// What the keys would go to, were `modal` what lies on top.
    pub(super) fn mode_below(&self, modal: Option<&Modal>) -> Mode {
        match (modal, self.screen) {
            (Some(Modal::Help { .. } | Modal::News { .. }), _) => Mode::Help,
            (Some(Modal::Question(Question::Unsaved)), _) => Mode::Question,
            (Some(Modal::Question(Question::Comments)), _) => Mode::Consent,
            (Some(Modal::Question(Question::Remove)), _) => Mode::Removal,
            (Some(Modal::Picker(_)), _) => Mode::Picker,
            (None, _) if self.writing.is_some() => Mode::Field,
            (None, _) if self.is_choosing() => Mode::Differences,
            (None, Screen::Board) => Mode::Board,
            (None, Screen::Grid) if self.search.is_some() => Mode::Hits,
            (None, Screen::Start | Screen::Grid) => Mode::Grid,
            (None, Screen::Round) => Mode::Round,
            (None, Screen::Units) => Mode::Units,
            (None, Screen::Changes) => Mode::Changes,
            (None, Screen::Roster) => Mode::Roster,
            (None, Screen::Meetings) => Mode::Meetings,
            (None, Screen::Meeting) => Mode::Meeting,
            (None, Screen::Directives) => Mode::Directives,
            (None, Screen::Ready) => Mode::Ready,
            (None, Screen::Preview) => Mode::Preview,
            (None, Screen::Wall) => Mode::Wall,
            (None, Screen::Measure { .. }) => Mode::Measure,
        }
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
        self.words.digits().apply(id).into_owned()
    }
}

/// Names that are not to be broken at a line's end: the agency and the units.
pub(super) fn protected(plan: &Plan) -> Vec<String> {
    std::iter::once(plan.agency.as_str()).chain(plan.units()).map(str::to_owned).collect()
}
