//! The check before a meeting: what is missing, a row each, under headings of what it concerns.

use ratatui::layout::Rect;

use super::pen::{self, Pen};
use super::{heading, say};
use crate::locales::Message;
use crate::paper;
use crate::plan::{Deadline, Measure};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::{Action, Page};
use crate::tui::app::App;
use crate::tui::layout::headed;
use crate::tui::ready::Row;
use crate::tui::theme::{self, Role};
use crate::view::{Concern, Entry, Lack, Way, glyph};

/// Columns before what is missing: the bar of the selection, the glyph, a blank.
const BEFORE: u16 = 3;
/// Columns by which a measure stands further in than its unit.
const BELOW_UNIT: u16 = 2;
/// From this width on the deadline of a measure, or its unit, stands at the right.
const ROOM_FOR_MORE: u16 = 70;

/// Draws the screen into `area`.
pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let Some(view) = &app.ready.view else { return };
    let (head, rows) = headed(area);
    let words = &app.words;
    let before = words.say(&paper::ready_heading(view, words));
    let count = Message::new("ready-count").with("count", say::number(words, view.count()));
    let count = if view.is_ready() { String::new() } else { words.say(&count) };
    let line = pen::inside(head);
    let room = usize::from(line.width).saturating_sub(width(&count) + 2);
    pen.text_right(line, &count, Role::Text);
    pen.text(line, &pad::truncate(&before, room), Role::Heading);
    if view.is_ready() {
        let said = app.naming("ready-all", Action::Go(Page::Meetings));
        return super::nothing(app, pen, rows, &said);
    }
    let seen = app.ready.stack.visible(app.ready.top, rows.height.into());
    // As wide as the longest id that is seen, so that the titles stand below one another.
    let marks = seen.iter().filter_map(|seen| match &app.ready.rows[seen.index] {
        Row::Entry(entry) => paper::marked(&app.plan, entry).map(|(mark, _)| width(mark)),
        Row::Concern(..) => None,
    });
    let marks = marks.max().unwrap_or(0).min(usize::from(area.width) / 3);
    for seen in seen {
        let part = seen.place(rows);
        match &app.ready.rows[seen.index] {
            Row::Concern(concern, count) => concern_of(app, pen, pen::inside(part), *concern, *count),
            Row::Entry(entry) => entry_of(app, pen, part, (entry, marks), seen.index == app.ready.selected),
        }
    }
}

fn concern_of(app: &App, pen: &mut Pen<'_>, line: Rect, concern: Concern, count: usize) {
    let role = match concern {
        Concern::Meeting | Concern::Roster | Concern::Unit | Concern::Evidence => Role::Heading,
        Concern::Report => Role::Due,
        Concern::Directive => Role::Late,
    };
    let title = app.words.text(paper::concern_key(concern)).into_owned();
    heading::draw(pen, line, &[(role, title)], &[(Role::Text, say::number(&app.words, count))]);
}

/// Something that is missing; ids stand in a column of `marks`.
fn entry_of(app: &App, pen: &mut Pen<'_>, line: Rect, (entry, marks): (&Entry, usize), is_selected: bool) {
    if is_selected {
        pen.fill(line, pen.theme().selected);
        pen.text(line, "▌", Role::Accent);
    }
    // What is selected is read: nothing in it is dim.
    let dim = if is_selected { Role::Text } else { Role::Dim };
    let inside = pen::from_left(line, BEFORE);
    let inside = pen::left_of(inside, inside.width.saturating_sub(1));
    if let Lack::OfUnit { unit, count } = &entry.lack {
        let nobody = app.words.text("ready-nobody");
        let name = if unit.is_empty() { nobody.as_ref() } else { unit };
        pen.text_right(inside, &say::number(&app.words, *count), dim);
        pen.text(inside, &pad::truncate(name, usize::from(inside.width).saturating_sub(6)), Role::Text);
        return;
    }
    if let Some(said) = paper::lack_said(&entry.lack, &app.words) {
        pen.glyph(pen::from_left(line, 1), '○', Role::Soon);
        let said = clean::display(&app.words.say(&said)).into_owned();
        pen.text(inside, &pad::truncate(&said, inside.width.into()), Role::Text);
        return;
    }
    let Some((mark, text)) = paper::marked(&app.plan, entry) else { return };
    let (sign, role, right) = beside(app, entry, dim);
    pen.glyph(pen::from_left(line, 1), sign, role);
    let is_below = entry.lack == Lack::Report;
    let mut rest = if is_below { pen::from_left(inside, BELOW_UNIT) } else { inside };
    if line.width >= ROOM_FOR_MORE && !right.1.is_empty() {
        pen.text_right(rest, &right.1, right.0);
        let taken = u16::try_from(width(&right.1)).unwrap_or(u16::MAX).saturating_add(2);
        rest = pen::left_of(rest, rest.width.saturating_sub(taken));
    }
    let mark = pad::fit(&say::digits(&app.words, mark), marks);
    let taken = pen.text(rest, &format!("{mark}  "), dim);
    let rest = pen::from_left(rest, taken);
    let shown = clean::display(text);
    pen.text(rest, &pad::truncate(&say::digits(&app.words, &shown), rest.width.into()), Role::Text);
}

/// The glyph of an entry with its colour, and what stands at its right: of a measure by when, or whose it is; of a
/// directive whose it is and how late.
fn beside(app: &App, entry: &Entry, dim: Role) -> (char, Role, (Role, String)) {
    let words = &app.words;
    match (&entry.lack, &entry.way) {
        (Lack::Directive { days }, Way::Directive(at)) => {
            let late = say::deadline(words, Deadline::Overdue(*days));
            let unit = app.plan.directives.get(*at).map_or("", |directive| directive.unit.as_str());
            let gap = if unit.is_empty() { "" } else { " · " };
            ('!', Role::Late, (Role::Late, format!("{unit}{gap}{late}")))
        }
        (lack, Way::Measure(place)) => {
            let Some(row) = app.row(*place) else { return (' ', Role::Text, (dim, String::new())) };
            let role = theme::of_deadline(row.deadline, row.status);
            let late = matches!(row.deadline, Deadline::Overdue(_));
            let right = match lack {
                Lack::Report if late => (Role::Late, say::deadline(words, row.deadline)),
                Lack::Report => (dim, say::due_short(words, &row.measure.due)),
                Lack::Evidence => (dim, units_of(row.measure)),
                _ => (dim, String::new()),
            };
            (glyph::deadline(row.deadline, row.status), role, right)
        }
        _ => (' ', Role::Text, (dim, String::new())),
    }
}

fn units_of(measure: &Measure) -> String {
    pad::truncate(&measure.responsible.units.join(" "), 30).into_owned()
}
