//! Which plan is open: the list of those that were opened before, at the start where there are several, and whenever the
//! person wants another.
//!
//! The plan that is open is saved before it is let go; one that cannot be opened leaves everything as it was.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::action::Page;
use super::app::{App, Origin, Screen};
use super::board::Board;
use super::changes::Changes;
use super::editing::Editing;
use super::msg::Effect;
use super::picker::{Entry, Pick, Picker};
use super::ready::Ready;
use super::roster::Roster;
use super::round::Round;
use super::units::Units;
use super::{choosing, picking, update};
use crate::calendar::Day;
use crate::locales::{Fault, Message};
use crate::store::{First, Known};
use crate::thai::width::width;
use crate::thai::{clean, pad};
use crate::view::Query;

/// Columns that the names of plans take at most.
const LONGEST_NAME: usize = 30;

/// What the program can open, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Plans that were opened before, the last one first. Where the program begins with the demo and there are
    /// several, the person chooses.
    pub known: Vec<Known>,
    /// What is shown first of a plan.
    pub first: First,
    /// The day that counts as today for a plan that is opened; none where it is that of the start.
    pub today: Option<Day>,
}

/// What is seen first: the plan that was opened, or the list of those that are known.
pub(super) fn begin(app: &mut App, shelf: Shelf) {
    app.shelf = shelf;
    if app.origin == Origin::Demo && app.shelf.known.len() > 1 {
        app.screen = Screen::Start;
        // What is to be told lies over the list.
        let told = std::mem::take(&mut app.modals);
        list(app);
        app.modals.extend(told);
    } else {
        show(app);
    }
}

/// Goes to the screen that the person wants to see first.
pub(super) fn show(app: &mut App) {
    update::go(
        app,
        match app.shelf.first {
            First::Grid => Page::Grid,
            First::Board => Page::Board,
        },
    );
}

/// Offers the plans that were opened before; at the start the demo too.
pub(super) fn list(app: &mut App) {
    if !app.differences.is_empty() {
        // What is to be chosen is of this plan.
        choosing::show(app);
        return;
    }
    let own = match &app.origin {
        Origin::Demo => None,
        Origin::File(path) => std::path::absolute(path).ok(),
    };
    let others = app.shelf.known.iter().filter(|known| Some(&known.path) != own.as_ref());
    let others: Vec<&Known> = others.collect();
    let longest = others.iter().map(|known| width(&name(known))).max().unwrap_or(0).min(LONGEST_NAME);
    let mut entries: Vec<Entry> = others.into_iter().map(|known| entry(app, known, longest)).collect();
    if app.screen == Screen::Start {
        let label = app.words.text("tui-open-demo").into_owned();
        entries.push(Entry { label, detail: String::new(), also: "demo".into(), pick: Pick::Demo });
    }
    if entries.is_empty() {
        app.tell(Message::new("tui-open-none"));
    } else {
        picking::open(app, Picker::new(Message::new("tui-open-heading"), entries));
    }
}

/// The name of a plan: that of its file.
fn name(known: &Known) -> String {
    clean::display(&known.path.file_stem().unwrap_or_default().to_string_lossy()).into_owned()
}

/// A plan by its name, in so many columns, and its folder, with the day on which it was opened last.
fn entry(app: &App, known: &Known, columns: usize) -> Entry {
    let name = pad::fit(&name(known), columns);
    let folder = known.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let opened = known.opened.map(|day| app.words.printer().short_day(day)).unwrap_or_default();
    let detail = if known.is_gone { app.words.text("tui-open-gone").into_owned() } else { opened };
    Entry {
        label: format!("{name}  {folder}"),
        detail,
        also: known.path.display().to_string(),
        pick: Pick::Open(known.path.clone()),
    }
}

/// The list was left without a choice: then it is the demo.
pub(super) fn left(app: &mut App) {
    if app.screen == Screen::Start {
        show(app);
    }
}

/// A plan was chosen. Until it is open nothing can be changed: it would be changed in the one or the other.
pub(super) fn chosen(app: &mut App, path: PathBuf) -> Vec<Effect> {
    app.opens = Some(path.clone());
    app.tell(Message::new("tui-opening").with("file", path.display()));
    vec![Effect::Open(path), Effect::Draw]
}

/// It could not be opened. Who has none yet chooses again.
pub(super) fn not_opened(app: &mut App, fault: Fault) -> Vec<Effect> {
    app.opens = None;
    if app.screen == Screen::Start {
        list(app);
    }
    app.warn(fault.message);
    vec![Effect::Draw]
}

/// The plan at `path` is open in place of the one before: what was typed, sought or to be chosen there ends with it.
pub(super) fn turn_to(app: &mut App, path: PathBuf) {
    (app.writing, app.drafts) = (None, Vec::new());
    (app.differences, app.chooses) = (Vec::new(), false);
    (app.board, app.round) = (Board::default(), Round::default());
    (app.units, app.changes) = (Units::default(), Changes::default());
    (app.roster, app.ready) = (Roster::default(), Ready::default());
    (app.query, app.notice) = (Query::default(), None);
    // The other plan has measures of the same ids, which nobody marked, and other places.
    (app.rows.selected, app.rows.last) = (None, None);
    (app.marks, app.search, app.clicked) = (BTreeSet::new(), None, None);
    (app.doomed, app.editing) = (None, Editing::default());
    app.modals.clear();
    app.today = app.shelf.today.unwrap_or(app.today);
    app.opens = None;
    let this = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    app.shelf.known.retain(|known| known.path != this);
    app.shelf.known.insert(0, Known { path: this, opened: Some(app.today), is_gone: false });
    app.origin = Origin::File(path);
}
