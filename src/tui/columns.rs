//! Which columns the grid has: a list in which each is shown, hidden and moved.

use super::action::{Action, Mode};
use super::app::{App, Modal};
use super::picker::{Entry, Pick, Picker};
use super::picking;
use crate::locales::Message;
use crate::view::Column;

/// The columns that are wanted, from left to right.
pub(super) fn wanted(app: &App) -> &[Column] {
    app.memory.columns.as_deref().unwrap_or(&Column::USUAL)
}

/// The key of the name of `column`.
pub(super) const fn name_key(column: Column) -> &'static str {
    match column {
        Column::Unit => "print-head-unit",
        Column::Due => "print-head-due",
        Column::Strip => "column-strip",
        Column::Status => "print-head-status",
        Column::Codes => "column-codes",
        Column::Report => "column-report",
        Column::Evidence => "column-evidence",
        Column::Monitoring => "column-monitoring",
        Column::Outputs => "column-outputs",
        Column::Issue => "column-issue",
    }
}

/// Opens the list.
pub(super) fn open(app: &mut App) {
    let shown = wanted(app).to_vec();
    let hidden = Column::ALL.into_iter().filter(|column| !shown.contains(column));
    let entry = |column: Column| {
        let sign = if shown.contains(&column) { "✓ " } else { "  " };
        let label = sign.to_owned() + &app.words.text(name_key(column));
        Entry { label, detail: String::new(), also: String::new(), pick: Pick::Column(column) }
    };
    let mut entries: Vec<_> = shown.iter().copied().chain(hidden).map(entry).collect();
    entries.push(Entry {
        label: "  ".to_owned() + &app.words.text("column-usual"),
        detail: String::new(),
        also: String::new(),
        pick: Pick::UsualColumns,
    });
    let key = |action| app.keymap.key(Mode::Picker, action);
    let heading = Message::new("column-heading").with("key", key(Action::Accept));
    let heading = heading.with("up", key(Action::MoveUp)).with("down", key(Action::MoveDown));
    picking::open(app, Picker::new(heading, entries));
}

/// Opens it anew, with `picked` selected.
fn reopen(app: &mut App, picked: &Pick) {
    open(app);
    if let Some(Modal::Picker(picker)) = app.modals.last_mut() {
        picker.select(|pick| pick == picked);
    }
}

fn set(app: &mut App, columns: Vec<Column>) {
    app.memory.columns = (columns != Column::USUAL).then_some(columns);
}

/// Shows or hides `column`.
pub(super) fn toggle(app: &mut App, column: Column) {
    let mut columns = wanted(app).to_vec();
    match columns.iter().position(|known| *known == column) {
        Some(at) => drop(columns.remove(at)),
        None => columns.push(column),
    }
    set(app, columns);
    reopen(app, &Pick::Column(column));
}

/// Shows the usual ones.
pub(super) fn usual(app: &mut App) {
    app.memory.columns = None;
    reopen(app, &Pick::UsualColumns);
}

/// Moves the column that the list is on `by` places. Whether the list is of columns.
pub(super) fn shift(app: &mut App, by: isize) -> bool {
    let Some(Modal::Picker(picker)) = app.modals.last() else { return false };
    let Some(pick) = picker.selected().map(|entry| entry.pick.clone()) else { return false };
    let Pick::Column(column) = pick else { return pick == Pick::UsualColumns };
    let mut columns = wanted(app).to_vec();
    let from = columns.iter().position(|known| *known == column);
    let to = from.and_then(|at| at.checked_add_signed(by)).filter(|to| *to < columns.len());
    if let Some((from, to)) = from.zip(to) {
        columns.swap(from, to);
        set(app, columns);
        app.modals.pop();
        reopen(app, &pick);
    }
    true
}
