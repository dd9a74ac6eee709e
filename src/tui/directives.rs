//! What meetings told units to do: a row each, with its origin, its age and what was reported.
//!
//! The rows are made on coming here and after a change of the plan. The selection stays on its directive; one that was
//! closed here stays in sight until the person leaves, so that a key pressed twice strikes the same one. All of the
//! program gives, rewrites and deletes directives by way of this room.
//!
//! Limits: a text that was left unfinished is kept until the program ends, and not on disk. A directive is found by its
//! id; of two with one id the second cannot be changed, which is said.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Mode, Motion, Page};
use super::app::{App, Screen};
use super::msg::Effect;
use super::picker::{Entry, Pick, Picker};
use super::recording::commit;
use super::stack::{Piece, Seen, Stack};
use super::writing::Line;
use super::{draw, editing, headings, moving, picking, removing, typing};
use crate::calendar::{Day, Reading, read_typed};
use crate::locales::{Lang, Message};
use crate::plan::{Directive, Edit, Fixed};
use crate::view::{self, DirectiveRow};

/// From this height of the page on a blank line stands between two.
const AIRY: u16 = 12;

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

/// A line that is asked for here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// What a new one says.
    New,
    /// What the unit reported on the one of this id.
    Report(String),
    /// By when the one of this id is to be done.
    Due(String),
    /// Which unit the one of this id is given to.
    Unit(String),
}

/// What picking an entry of a list of units does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Gives the directive of this id to this unit; to nobody where that is empty.
    Unit(String, String),
    /// Asks for the name of the unit.
    Typed(String),
}

impl Asked {
    /// What is written, in words.
    pub(super) fn heading(&self) -> Message {
        Message::new(match self {
            Self::New => "directives-new",
            Self::Report(_) => "directives-report-of",
            Self::Due(_) => "directives-due-of",
            Self::Unit(_) => "directives-unit-of",
        })
    }

    /// Whether it is a text of several lines, which is kept where it is left.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::New | Self::Report(_))
    }
}

/// The line above, and the rows of `page`.
pub(super) fn parts(page: Rect) -> (Rect, Rect) {
    let taken = page.height.min(1 + u16::from(page.height >= AIRY));
    let head = Rect { height: page.height.min(1), ..page };
    (head, Rect { y: page.y + taken, height: page.height - taken, ..page })
}

/// The place of a row that is seen, of all of the `rows`.
pub(super) fn place(rows: Rect, seen: Seen) -> Rect {
    let [y, height] = [seen.line, seen.height].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
    Rect { y: rows.y + y, height, ..rows }
}

/// The index of the row that is seen at `at`; none of a heading.
pub(super) fn row_at(app: &App, at: Position) -> Option<usize> {
    let rows = parts(app.layout()?.page).1;
    let seen = app.directives.stack.visible(app.directives.top, rows.height.into());
    let found = seen.into_iter().find(|seen| place(rows, *seen).contains(at))?;
    matches!(app.directives.rows[found.index], Row::Directive(_)).then_some(found.index)
}

/// Comes to the screen: to the first, or to where it stood.
pub(super) fn enter(app: &mut App) {
    let room = &mut app.directives;
    (room.all, room.whole) = (false, None);
    room.closed.clear();
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
    room.top = room.stack.settle(room.top, room.selected, parts(page).1.height.into());
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
    let Some(height) = app.layout().map(|layout| usize::from(parts(layout.page).1.height)) else { return };
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

/// Asks for a line: with what was left of it unfinished, else with `text`.
fn ask(app: &mut App, asked: Asked, text: &str) {
    let left = app.directives.unfinished.iter().position(|(known, _)| *known == asked);
    let left = left.map(|at| app.directives.unfinished.remove(at).1);
    typing::ask(app, Line::Directives(asked), left.as_deref().unwrap_or(text));
}

/// The line was left with `text` in it. Whether that is kept.
pub(super) fn left(app: &mut App, asked: &Asked, text: &str) -> bool {
    let stands = match asked {
        Asked::Report(id) => {
            app.plan.directive(id).and_then(|known| report_now(app, known)).unwrap_or_default()
        }
        _ => String::new(),
    };
    if !asked.is_text() || text.trim().is_empty() || text.trim() == stands.trim() {
        return false;
    }
    app.directives.unfinished.push((asked.clone(), text.to_owned()));
    let action = if *asked == Asked::New { Action::AddItem } else { Action::ReportDirective };
    let key = app.keymap.key(Mode::Directives, action);
    app.tell(Message::new("directives-kept").with("key", key));
    true
}

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(super) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
    let id = match asked {
        Asked::New => return write_new(app, text),
        Asked::Report(id) | Asked::Due(id) | Asked::Unit(id) => id,
    };
    let Some(known) = app.plan.directive(id).cloned() else {
        app.warn(Message::new("tui-directive-gone"));
        return false;
    };
    match asked {
        Asked::Report(_) => report(app, &known, text),
        Asked::Due(_) => set_due(app, &known, text),
        _ => give_to(app, &known, text),
    }
}

/// Makes the edit and says so; what changes nothing is accepted too.
fn carry_out(app: &mut App, edit: Option<Edit>, said: Message) -> bool {
    edit.is_none_or(|edit| commit(app, edit, said, false))
}

/// Has a meeting tell `unit` to do `text` about the measure `about`, either of which may be empty. Gives the id of the
/// directive; none where it could not be, which is told. `said` is told with the number of the meeting.
pub(super) fn give(app: &mut App, about: &str, unit: &str, text: &str, said: Message) -> Option<String> {
    // Of one that was taken back the number is not given again: another program may have seen it.
    let number = app.plan.last_directive().max(app.directives.given).saturating_add(1);
    let directive = app.plan.mandate(about, unit, text, app.today, number);
    let (id, meeting) = (directive.id.clone(), app.shown(&directive.given_at));
    let edit = Edit::AddDirective { at: app.plan.directives.len(), directive: Box::new(directive) };
    if !commit(app, edit, said.with("meeting", meeting), false) {
        return None;
    }
    app.directives.given = number;
    Some(id)
}

/// A new directive about no measure; then it is asked which unit is told.
fn write_new(app: &mut App, text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let Some(id) = give(app, "", "", text, Message::new("directives-given")) else { return false };
    if app.screen == Screen::Directives {
        stand_on(app, &id);
        settle(app);
        let told = app.notice.take();
        choose_unit(app);
        app.notice = told;
    }
    true
}

/// Asks for what the directive of this id says.
pub(super) fn ask_text(app: &mut App, id: &str) {
    let text = app.plan.directive(id).map(|directive| directive.text.clone()).unwrap_or_default();
    typing::ask(app, Line::Directive(id.to_owned()), &text);
}

/// Writes what the directive of this id says.
pub(super) fn write(app: &mut App, id: &str, text: &str) -> bool {
    let Some(known) = app.plan.directive(id) else {
        app.warn(Message::new("tui-directive-gone"));
        return false;
    };
    let edit = known.reword(text);
    if text.trim().is_empty() {
        app.warn(app.naming("tui-directive-empty", Action::Remove));
        return false;
    }
    carry_out(app, edit, Message::new("tui-directive-written"))
}

/// Asks whether the directive of this id is to be deleted.
pub(super) fn ask_remove(app: &mut App, id: &str) {
    let Some(known) = app.plan.directive(id) else { return };
    let asked = app.naming("directives-remove", Action::ConfirmRemove);
    let asked = asked.with("text", headings::short(&known.text));
    let said = app.naming("directives-removed", Action::Undo);
    removing::take_out(app, Edit::RemoveDirective { id: id.to_owned() }, said, Some(asked));
}

/// The day under which a report is entered now.
fn day_of_report(app: &App) -> Day {
    app.plan.recording_day(app.today)
}

/// What the unit reported on that day and can still be changed.
fn report_now(app: &App, directive: &Directive) -> Option<String> {
    let at = directive.open_report(&app.plan.meetings, day_of_report(app))?;
    Some(directive.reports[at].text.clone())
}

fn ask_report(app: &mut App) {
    let Some(directive) = target(app) else { return };
    let text = report_now(app, &directive).unwrap_or_default();
    ask(app, Asked::Report(directive.id), &text);
}

fn report(app: &mut App, known: &Directive, text: &str) -> bool {
    let day = day_of_report(app);
    let key = if text.is_empty() { "directives-report-removed" } else { "directives-reported" };
    let said = app.naming(key, Action::Undo).with("day", draw::short_day(&app.words, day));
    carry_out(app, known.report_on(&app.plan.meetings, day, text), said)
}

/// Closes the directive in the meeting at hand; one that is closed is open again.
pub(super) fn close_or_open(app: &mut App, known: &Directive) {
    let fixed = if app.plan.closed_in(known).is_some() {
        match app.plan.open_again(known) {
            Ok(edit) => {
                let said = app.naming("directives-opened", Action::Undo);
                carry_out(app, edit, said);
                return;
            }
            Err(fixed) => fixed,
        }
    } else {
        match app.plan.closing_meeting(known, app.today).map(|meeting| meeting.number.clone()) {
            Ok(number) => {
                let said = app.naming("directives-closed", Action::CloseDirective);
                let said = said.with("meeting", app.shown(&number));
                // It stays in sight.
                app.directives.closed.push(known.id.clone());
                carry_out(app, known.close_in(&number), said);
                return;
            }
            Err(fixed) => fixed,
        }
    };
    let (key, number) = match fixed {
        Fixed::NoMeeting => return app.warn(app.naming("directives-no-meeting", Action::Go(Page::Meetings))),
        Fixed::GivenThere(number) => ("directives-given-there", number),
        Fixed::Filed(number) => ("directives-filed", number),
    };
    app.warn(Message::new(key).with("meeting", app.shown(&number)));
}

/// Has it be done by the day that `text` says; by no day where it says nothing.
fn set_due(app: &mut App, known: &Directive, text: &str) -> bool {
    if text.is_empty() {
        let said = app.naming("directives-no-due", Action::Undo);
        return carry_out(app, known.redue(None), said);
    }
    let day = match read_typed(text, app.plan.fiscal_year, app.today) {
        Reading::Date(day) | Reading::Range(_, day) | Reading::FiscalYear(_, day) => day,
        Reading::Unknown(unread) => {
            app.warn(Message::new("tui-since-unread").with_said("reason", unread.into()));
            return false;
        }
        Reading::Cadence { .. } => {
            app.warn(Message::new("tui-since-rhythm"));
            return false;
        }
    };
    let said = app.naming("directives-due-set", Action::Undo);
    carry_out(app, known.redue(Some(day)), said.with("day", draw::short_day(&app.words, day)))
}

/// A list of the units to which the selected one can be given.
fn choose_unit(app: &mut App) {
    let Some(known) = target(app) else { return };
    let entry = |label: String, detail: &str, choice| Entry {
        label,
        detail: detail.to_owned(),
        also: String::new(),
        pick: Pick::Directives(choice),
    };
    let of_unit = |unit: &&str| {
        let mark = if known.unit == *unit { "●" } else { "" };
        entry((*unit).to_owned(), mark, Choice::Unit(known.id.clone(), (*unit).to_owned()))
    };
    let mut entries: Vec<Entry> = app.plan.directed_units().iter().map(of_unit).collect();
    if entries.is_empty() {
        return ask(app, Asked::Unit(known.id.clone()), &known.unit);
    }
    let typed = app.words.text("directives-other-unit").into_owned();
    entries.push(entry(typed, "", Choice::Typed(known.id.clone())));
    if !known.unit.is_empty() {
        let nobody = app.words.text("directives-nobody").into_owned();
        entries.push(entry(nobody, "", Choice::Unit(known.id.clone(), String::new())));
    }
    let heading = Message::new("directives-pick-unit").with("text", headings::short(&known.text));
    let mut picker = Picker::new(heading, entries);
    picker.select(|pick| matches!(pick, Pick::Directives(Choice::Unit(_, unit)) if *unit == known.unit));
    picking::open(app, picker);
}

/// Does what was picked.
pub(super) fn choose(app: &mut App, choice: Choice) {
    let (Choice::Unit(id, _) | Choice::Typed(id)) = &choice;
    let Some(known) = app.plan.directive(id).cloned() else {
        return app.warn(Message::new("tui-plan-changed-meanwhile"));
    };
    match choice {
        Choice::Unit(_, unit) => drop(give_to(app, &known, &unit)),
        Choice::Typed(id) => ask(app, Asked::Unit(id), &known.unit),
    }
}

fn give_to(app: &mut App, known: &Directive, unit: &str) -> bool {
    let key = if unit.is_empty() { "directives-to-nobody" } else { "directives-to-unit" };
    let said = app.naming(key, Action::Undo);
    let said = if unit.is_empty() { said } else { said.with("unit", unit) };
    let is_done = carry_out(app, known.reassign(unit), said);
    // A name that is new is not to be broken at a line's end.
    app.protect_names();
    is_done
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
