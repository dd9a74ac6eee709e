//! What meetings told units to do: a row each, with its origin, its age and what was reported.
//!
//! The rows are made on coming here and after a change of the plan. The selection stays on its directive; one that was
//! closed here stays in sight until the person leaves, so that a key pressed twice strikes the same one. What is done with
//! a directive is in [`change`].
//!
//! Limits: a text that was left unfinished is kept until the program ends, and not on disk. A directive is found by its
//! id; of two with one id the second cannot be changed, which is said.

mod change;

use ratatui::layout::{Position, Rect};

use super::action::{Action, Mode, Motion, Page};
use super::app::{App, Screen};
use super::layout::{AIRY, headed};
use super::msg::Effect;
use super::stack::{Piece, Stack};
use super::{draw, editing, moving};
use crate::locales::{Lang, Message};
use crate::plan::Directive;
use crate::view::{self, DirectiveRow};

pub(super) use change::{
    Asked, Choice, accept, ask_remove, ask_text, choose, close_or_open, give, left, set_due, write,
};
use change::{ask, ask_report, choose_unit};

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Directives {
    pub(super) view: view::Directives,
    /// What stands on each row.
    pub(super) rows: Vec<Row>,
    /// How they are scrolled; one piece for each row.
    pub(super) stack: Stack,
    /// Index of the selected row.
    pub(super) selected: usize,
    /// Index of the first row below a pinned heading.
    pub(super) top: usize,
    /// Whether the closed ones are shown too.
    all: bool,
    /// The ids of those that were closed since the person came.
    closed: Vec<String>,
    /// The id of the one of which all is shown.
    whole: Option<String>,
    /// The columns of the longest word of how one stands to its due.
    pub(super) stand: usize,
    /// The page and the language for which the lines were counted.
    counted: Option<(Rect, Lang)>,
    /// The greatest number that was given since the start, whatever became of the directive.
    given: u64,
    /// Texts that were left before they were accepted.
    unfinished: Vec<(Asked, String)>,
}

/// A row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a group, and how many are in it.
    Group(Group, usize),
    /// A directive: its index in the view.
    Directive(usize),
}

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Open, and past the due.
    Late,
    /// Open otherwise.
    Open,
    /// Closed by a meeting.
    Closed,
}

/// The index of the row that is seen at `at`; none of a heading.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let (room, rows) = (&app.directives, headed(app.layout()?.page).1);
    let found = room.stack.piece_at(room.top, rows, at)?;
    matches!(room.rows[found], Row::Directive(_)).then_some(found)
}

/// Comes to the screen: to the first, or to where it stood.
pub(super) fn enter(app: &mut App) {
    let room = &mut app.directives;
    (room.all, room.whole) = (false, None);
    room.closed.clear();
    refresh(app);
    settle(app);
}

/// Comes back from the page of a measure: to the same row, with what was shown.
pub(super) fn come_back(app: &mut App) {
    app.screen = Screen::Directives;
    refresh(app);
    settle(app);
}

/// Comes to the screen and to the directive of this id, which is shown though it is closed.
pub(super) fn go_to(app: &mut App, id: &str) {
    app.screen = Screen::Directives;
    enter(app);
    app.directives.all = app.plan.directive(id).is_some_and(|known| app.plan.closed_in(known).is_some());
    refresh(app);
    stand_on(app, id);
    settle(app);
}

/// The plan may have changed: the rows are made anew. The selection stays on its directive, or in its place.
pub(super) fn refresh(app: &mut App) {
    let id = selected(app).map(|directive| directive.id.clone());
    app.directives.view = view::Directives::build(&app.plan, app.today);
    list(app);
    let room = &mut app.directives;
    room.selected = room.selected.min(room.rows.len().saturating_sub(1));
    if matches!(room.rows.get(room.selected), Some(Row::Group(..))) {
        room.selected = room.stack.step(room.selected, 1);
    }
    if let Some(id) = id {
        stand_on(app, &id);
    }
}

/// Selects the directive of this id, where it is shown.
fn stand_on(app: &mut App, id: &str) {
    let is_it = |row: &Row| row_of(app, *row).is_some_and(|row| app.plan.directives[row.at].id == id);
    if let Some(found) = app.directives.rows.iter().position(is_it) {
        app.directives.selected = found;
    }
}

/// The rows that are shown, and how many lines each takes.
fn list(app: &mut App) {
    let page = app.layout().map_or_else(Rect::default, |layout| layout.page);
    let lang = app.words.lang();
    app.directives.stand = draw::stand_width(app);
    let room = &app.directives;
    let view = &room.view;
    let groups = [
        (Group::Late, 0..view.late),
        (Group::Open, view.late..view.open),
        (Group::Closed, view.open..view.rows.len()),
    ];
    let gap = usize::from(page.height >= AIRY);
    let (mut rows, mut pieces) = (Vec::new(), Vec::new());
    for (group, all) in groups {
        let is_shown = |at: &usize| {
            let closed =
                || app.plan.directives.get(view.rows[*at].at).is_some_and(|d| room.closed.contains(&d.id));
            group != Group::Closed || room.all || closed()
        };
        let shown: Vec<usize> = all.filter(is_shown).collect();
        if shown.is_empty() {
            continue;
        }
        let under = Some(rows.len());
        rows.push(Row::Group(group, shown.len()));
        pieces.push(Piece { height: 1, gap, under: None, stands: false });
        for (number, at) in shown.into_iter().enumerate() {
            let height = draw::directive_lines(app, &view.rows[at], page.width).len();
            rows.push(Row::Directive(at));
            pieces.push(Piece { height, gap: if number > 0 { gap } else { 0 }, under, stands: true });
        }
    }
    let room = &mut app.directives;
    (room.rows, room.stack, room.counted) = (rows, Stack::new(pieces), Some((page, lang)));
}

/// Scrolls as little as brings the selection into view.
pub(super) fn settle(app: &mut App) {
    let Some(page) = app.layout().map(|layout| layout.page) else { return };
    let is_counted = app.directives.counted.is_some_and(|(known, lang)| {
        let is_same = known.width == page.width && (known.height >= AIRY) == (page.height >= AIRY);
        is_same && lang == app.words.lang()
    });
    if !is_counted {
        list(app);
    }
    let room = &mut app.directives;
    room.top = room.stack.settle(room.top, room.selected, headed(page).1.height.into());
}

fn row_of(app: &App, row: Row) -> Option<&DirectiveRow> {
    match row {
        Row::Directive(at) => app.directives.view.rows.get(at),
        Row::Group(..) => None,
    }
}

/// The selected directive.
pub(super) fn selected(app: &App) -> Option<&Directive> {
    let row = row_of(app, *app.directives.rows.get(app.directives.selected)?)?;
    app.plan.directives.get(row.at)
}

/// Whether all of `directive` is shown.
pub(super) fn is_whole(app: &App, directive: &Directive) -> bool {
    app.directives.whole.as_ref() == Some(&directive.id)
}

/// The selected directive, where an edit would find that one by its id. Else it is said why not.
fn target(app: &mut App) -> Option<Directive> {
    let Some(directive) = selected(app) else {
        app.tell(app.naming("directives-nothing-selected", Action::AddItem));
        return None;
    };
    let is_first = app.plan.directive(&directive.id).is_some_and(|first| std::ptr::eq(first, directive));
    let directive = directive.clone();
    if !is_first {
        app.warn(Message::new("directives-id-twice").with("id", app.shown(&directive.id)));
        return None;
    }
    Some(directive)
}

/// Moves the selection.
pub(super) fn step(app: &mut App, motion: Motion) {
    let Some(height) = app.layout().map(|layout| usize::from(headed(layout.page).1.height)) else { return };
    let room = &mut app.directives;
    let Some(first) = room.stack.first() else { return };
    // Of a page that is turned one stays, so that the eye finds its place.
    let page = room.stack.page(room.top, height).saturating_sub(1).max(1);
    let by = match motion {
        Motion::Home | Motion::TextStart => {
            room.selected = first;
            0
        }
        Motion::End | Motion::TextEnd => {
            room.selected = room.rows.len() - 1;
            0
        }
        motion => motion.lines(isize::try_from(page).unwrap_or(1)),
    };
    room.selected = room.stack.step(room.selected, by);
    settle(app);
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::AddItem => ask(app, Asked::New, ""),
        Action::Open => open(app),
        Action::Edit => {
            if let Some(directive) = target(app) {
                ask_text(app, &directive.id);
            }
        }
        Action::ReportDirective => ask_report(app),
        Action::CloseDirective => {
            if let Some(known) = target(app) {
                close_or_open(app, &known);
            }
        }
        Action::SetDue => {
            if let Some(directive) = target(app) {
                let due = directive.due.map(|due| draw::short_day(&app.words, due));
                ask(app, Asked::Due(directive.id), &due.unwrap_or_default());
            }
        }
        Action::SetUnit => choose_unit(app),
        Action::ShowAll => show_all(app),
        Action::Remove => {
            if let Some(directive) = target(app) {
                ask_remove(app, &directive.id);
            }
        }
        _ => return None,
    }
    Some(vec![Effect::Draw])
}

/// Shows the closed ones too, or no longer.
fn show_all(app: &mut App) {
    let room = &mut app.directives;
    room.all = !room.all;
    room.closed.clear();
    refresh(app);
    settle(app);
    let room = &app.directives;
    if room.all && room.view.open == room.view.rows.len() {
        app.tell(Message::new("directives-none-closed"));
    }
}

/// Goes to the page of the measure that it is about, on the directive there. About none, all of it is shown here.
fn open(app: &mut App) {
    let Some(directive) = selected(app).cloned() else {
        return app.tell(app.naming("directives-nothing-selected", Action::AddItem));
    };
    if let Some((place, _)) = app.plan.find(&directive.about) {
        moving::show_in_grid(app, place);
        app.screen = Screen::Measure { scroll: 0 };
        app.errand = Some((Mode::Measure, Page::Directives));
        return editing::stand_on_directive(app, &directive.id);
    }
    let is_whole = is_whole(app, &directive);
    app.directives.whole = (!is_whole).then_some(directive.id);
    list(app);
    settle(app);
}
