//! The plan on the wall: which slide the room sees, which item on it is selected, and what the keys do with them.
//!
//! What is decided there is told in `wall::decide`. Which pages there are and how they are divided into slides is made
//! on coming here, after a change of the plan and after a change of the size, never by a key. The pages themselves are
//! made some slides ahead and behind of the one that is seen, since each look at the plan looks at all of it.
//!
//! The place is a page and an item of it, by id. Whatever happens to the plan or to the screen, the wall stays there:
//! an item that left its page (it is not late any more) stays selected, unseen, until another is chosen, so that what
//! follows is about that one and not about what moved up, and so that it is seen again when that is taken back.
//!
//! Limits: a page of a section or an indicator is known by its index, as the plan knows it.

pub(super) mod decide;

use std::ops::Range;

use super::action::{Action, Motion};
use super::app::{App, Screen};
use super::draw::wall::STEPS;
use super::moving::scroll_by;
use super::msg::Effect;
use super::picker::{Entry as Choice, Pick, Picker};
use super::{draw, picking};
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::view::Round;
use crate::view::wall::{self, Entry, Footer, Key, Options, Page, Slide, Target};

pub(super) use decide::{Asked, Decision, accept, picked};

/// So many slides ahead and as many behind are ready.
const AHEAD: usize = 8;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Wall {
    /// The pages.
    pub(super) entries: Vec<Entry>,
    /// What each slide holds: a page, and the items of it by index.
    slides: Vec<(Key, Range<usize>)>,
    /// The size and the step for which they were divided.
    divided: (ratatui::layout::Size, i8),
    footer: Footer,
    /// The slides that are ready, the first with this index.
    ready: (usize, Vec<Page>),
    /// Index of the slide that is seen.
    at: usize,
    /// The item of its page that began the slide when it was come to: what is divided anew again and again does not
    /// drift away.
    anchor: usize,
    /// What is selected; seen or not.
    chosen: Option<Chosen>,
    is_blank: bool,
    /// Whether the operator's view is seen here.
    pub(super) is_operators: bool,
    /// Where one goes back to.
    from: Option<Screen>,
}

/// An item that is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chosen {
    target: Target,
    /// Where on its page it was seen last.
    place: usize,
}

impl Wall {
    /// The page of the slide that is seen.
    fn page(&self) -> Option<&Page> {
        self.ready.1.get(self.at.checked_sub(self.ready.0)?)
    }

    /// Index of the selected item on the slide; none where it is not there.
    fn selected(&self) -> Option<usize> {
        let chosen = self.chosen.as_ref()?;
        self.page()?.items.iter().position(|item| item.target == chosen.target)
    }

    /// The pages behind the one that is seen.
    pub(super) fn following(&self) -> &[Entry] {
        let key = self.slides.get(self.at).map(|(key, _)| *key);
        let at = self.entries.iter().position(|entry| Some(entry.key) == key);
        self.entries.get(at.map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    /// Selects nothing; what holds the place is the slide.
    fn unselect(&mut self) {
        self.chosen = None;
        self.anchor = self.slides.get(self.at).map_or(0, |(_, range)| range.start);
    }

    /// What a decision is about: what is selected, else the only item of the page.
    pub(super) fn target(&self) -> Option<&Target> {
        let only = || self.page().filter(|page| page.of == 1)?.items.first().map(|item| &item.target);
        self.chosen().or_else(only)
    }

    /// What is selected.
    pub(super) fn chosen(&self) -> Option<&Target> {
        self.chosen.as_ref().map(|chosen| &chosen.target)
    }
}

/// What the room sees; none where the wall is not shown.
pub(super) fn shown(app: &App) -> Option<Slide> {
    let wall = &app.wall;
    let page = wall.page().filter(|_| app.screen == Screen::Wall)?;
    Some(Slide {
        page: page.clone(),
        footer: wall.footer.clone(),
        number: wall.at + 1,
        count: wall.slides.len(),
        clock: app.time.map_or_else(String::new, |time| draw::clock(&app.words, time)),
        step: step_of_cells(app),
        is_blank: wall.is_blank,
        selected: wall.selected(),
    })
}

/// So many steps the text is to be larger than usual, by way of larger letters. The operator's view has the usual ones.
pub(super) fn larger(app: &App) -> u8 {
    let is_room = app.screen == Screen::Wall && !app.wall.is_operators;
    if is_room { app.memory.wall_step.max(0).unsigned_abs() } else { 0 }
}

/// What is left of the steps for fewer columns and rows, where the letters are larger.
fn step_of_cells(app: &App) -> i8 {
    app.memory.wall_step - i8::try_from(app.scale - 1).unwrap_or(0)
}

/// What is heard: of the meeting that is being held, else of the month.
fn round(app: &App) -> Round<'_> {
    match app.plan.open_meeting() {
        Some(meeting) => Round::of_meeting(&app.plan, meeting, app.today),
        None => Round::of_month(&app.plan, FiscalMonth::of(app.today), app.today),
    }
}

/// Comes to the screen from another one.
pub(super) fn enter(app: &mut App, from: Screen) {
    let kept = app.wall.from.take();
    let from = if from == Screen::Wall { kept } else { Some(from) };
    app.wall = Wall { from, ..Wall::default() };
    remake(app);
}

/// Goes back to where one was.
fn leave(app: &mut App) {
    let from = app.wall.from.take().unwrap_or(Screen::Grid);
    let is_gone = matches!(from, Screen::Measure { .. }) && app.selected().is_none();
    app.screen = if is_gone { Screen::Grid } else { from };
    app.wall = Wall::default();
    // While the wall was seen the plan may have changed.
    app.rebuild();
    scroll_by(app, 0);
}

/// The plan may have changed: what was made from it is made anew.
pub(super) fn refresh(app: &mut App) {
    remake(app);
}

/// The size may have changed: the pages are divided anew.
pub(super) fn settle(app: &mut App) {
    if app.wall.divided != (app.size, step_of_cells(app)) {
        remake(app);
    }
}

/// Makes pages and slides anew, and stays where one is.
fn remake(app: &mut App) {
    let round = round(app);
    let entries = wall::outline(&app.plan, &round);
    let footer = Footer::of(&app.plan, &round);
    let slides = draw::wall::slides(&entries, app.size, step_of_cells(app));
    let wall = &app.wall;
    let key = wall.slides.get(wall.at).map_or(Key::Title, |(key, _)| *key);
    let chosen = wall.chosen.clone().map(|chosen| {
        let place = wall::place(&app.plan, &round, key, &chosen.target).unwrap_or(chosen.place);
        Chosen { place, ..chosen }
    });
    let item = chosen.as_ref().map_or(wall.anchor, |chosen| chosen.place);
    let at = slide_of(&slides, key, item)
        // Its page is no more: what stands there now.
        .unwrap_or_else(|| wall.at.min(slides.len().saturating_sub(1)));
    let divided = (app.size, step_of_cells(app));
    let ready = ready(app, &round, &slides, at);
    let wall = &mut app.wall;
    (wall.entries, wall.slides, wall.footer, wall.divided) = (entries, slides, footer, divided);
    (wall.at, wall.chosen, wall.ready) = (at, chosen, ready);
}

/// Index of the slide on which the item at this index of the page `key` is, or where the page is shorter now, its last.
fn slide_of(slides: &[(Key, Range<usize>)], key: Key, item: usize) -> Option<usize> {
    let of_page = |(_, (other, range)): &(usize, &(Key, Range<usize>))| *other == key && range.start <= item;
    let found = slides.iter().enumerate().rfind(of_page);
    found.map(|(at, _)| at).or_else(|| slides.iter().position(|(other, _)| *other == key))
}

/// The pages round the slide at `at`, and the index of the first.
fn ready(app: &App, round: &Round<'_>, slides: &[(Key, Range<usize>)], at: usize) -> (usize, Vec<Page>) {
    let first = at.saturating_sub(AHEAD);
    let slides = slides.iter().skip(first).take(2 * AHEAD + 1);
    let options = Options { scores: app.shows_scores };
    let page =
        |(key, range): &(Key, Range<usize>)| wall::page(&app.plan, round, *key, range.clone(), options);
    (first, slides.map(page).collect())
}

/// Shows the slide at `at`, with nothing selected.
fn show(app: &mut App, at: usize) {
    let wall = &mut app.wall;
    wall.at = at.min(wall.slides.len().saturating_sub(1));
    wall.unselect();
    if wall.page().is_none() {
        let made = ready(app, &round(app), &app.wall.slides, app.wall.at);
        app.wall.ready = made;
    }
}

/// Selects the item at this index of the slide, where there is one.
fn choose(app: &mut App, index: usize) {
    let Some(page) = app.wall.page() else { return };
    let chosen =
        page.items.get(index).map(|item| Chosen { target: item.target.clone(), place: page.from + index });
    app.wall.chosen = chosen.or(app.wall.chosen.take());
}

/// Goes to another slide, or up and down among the items of this one.
pub(super) fn step(app: &mut App, motion: Motion) {
    if std::mem::take(&mut app.wall.is_blank) {
        return;
    }
    match motion {
        Motion::Up => select(app, false),
        Motion::Down => select(app, true),
        Motion::Right | Motion::PageDown | Motion::HalfDown | Motion::WordRight => turn(app, true),
        Motion::Left | Motion::PageUp | Motion::HalfUp | Motion::WordLeft => turn(app, false),
        Motion::Home | Motion::TextStart => show(app, 0),
        Motion::End | Motion::TextEnd => show(app, usize::MAX),
    }
}

/// Shows the next slide or the one before. At the ends the wall stays as it is.
fn turn(app: &mut App, is_on: bool) {
    let (at, last) = (app.wall.at, app.wall.slides.len().saturating_sub(1));
    let to = if is_on { (at + 1).min(last) } else { at.saturating_sub(1) };
    if to != at {
        show(app, to);
    }
}

/// Selects the next item or the one before, over the edge of the slide where its page goes on there.
fn select(app: &mut App, is_down: bool) {
    let wall = &app.wall;
    let Some(page) = wall.page() else { return };
    let count = page.items.len();
    if count == 0 {
        return;
    }
    let index = match (wall.selected(), &wall.chosen) {
        (Some(index), _) if is_down => index + 1,
        (Some(0), _) => usize::MAX,
        (Some(index), _) => index - 1,
        // What took the place of the one that left the page, and what stands before that.
        (None, Some(gone)) => {
            let place = gone.place.saturating_sub(page.from).min(count - 1);
            if is_down { place } else { place.saturating_sub(1) }
        }
        (None, None) if is_down => 0,
        (None, None) => count - 1,
    };
    if index < count {
        return choose(app, index);
    }
    let (at, key) = (wall.at, page.key);
    let Some(beside) = (if is_down { Some(at + 1) } else { at.checked_sub(1) }) else { return };
    if wall.slides.get(beside).is_some_and(|(other, _)| *other == key) {
        show(app, beside);
        let last = app.wall.page().map_or(0, |page| page.items.len().saturating_sub(1));
        choose(app, if is_down { 0 } else { last });
    }
}

/// Goes to the first slide of the page `key`, where there still is one.
pub(super) fn go(app: &mut App, key: Key) {
    if let Some(at) = app.wall.slides.iter().position(|(other, _)| *other == key) {
        app.wall.is_blank = false;
        show(app, at);
    }
}

/// Lists the pages, the one that is seen selected.
fn list(app: &mut App) {
    let slide_of = |key| app.wall.slides.iter().position(|(other, _)| *other == key).unwrap_or(0) + 1;
    let entry = |entry: &Entry| Choice {
        label: draw::wall::title(&app.words, entry),
        detail: draw::number(&app.words, slide_of(entry.key)),
        also: String::new(),
        pick: Pick::Wall(Decision::Show(entry.key)),
    };
    let entries = app.wall.entries.iter().map(entry).collect();
    let key = app.wall.page().map(|page| page.key);
    let mut picker = Picker::new(Message::new("tui-wall-pages"), entries);
    picker.select(|pick| key.is_some_and(|key| *pick == Pick::Wall(Decision::Show(key))));
    picking::open(app, picker);
}

/// Writes larger or smaller.
fn resize(app: &mut App, by: i8) {
    let step = (app.memory.wall_step + by).clamp(STEPS.0, STEPS.1);
    if step == app.memory.wall_step {
        let key = if by > 0 { "tui-wall-largest" } else { "tui-wall-smallest" };
        return app.tell(Message::new(key));
    }
    app.memory.wall_step = step;
    settle(app);
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let is_own = matches!(
        action,
        Action::Back
            | Action::PageList
            | Action::Blank
            | Action::Larger
            | Action::Smaller
            | Action::Operator
            | Action::Record(_)
            | Action::Resolve
            | Action::SetDue
            | Action::Direct
            | Action::CloseDirective
    );
    if !is_own {
        return None;
    }
    // What is not seen is not decided on.
    if std::mem::take(&mut app.wall.is_blank) {
        return Some(vec![Effect::Draw]);
    }
    match action {
        Action::Back if app.wall.chosen.is_some() => app.wall.unselect(),
        Action::Back => leave(app),
        Action::PageList => list(app),
        Action::Blank => app.wall.is_blank = true,
        Action::Larger => resize(app, 1),
        Action::Smaller => resize(app, -1),
        Action::Operator => app.wall.is_operators = !app.wall.is_operators,
        Action::Record(status) => decide::record(app, status),
        Action::Resolve => decide::resolve(app),
        Action::SetDue => decide::ask_due(app),
        Action::Direct => decide::direct(app),
        Action::CloseDirective => decide::close(app),
        _ => {}
    }
    Some(vec![Effect::Draw])
}
