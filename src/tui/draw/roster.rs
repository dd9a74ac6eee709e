//! Who meets: a body with its order and its duties, and below them its members, a row each.
//!
//! The columns of the members are as wide as what stands in them. Where there is no room the unit gives way, then the
//! name and the position share a column. Limits: a text that has no room in its column is cut; the whole of it is seen
//! where it is edited.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use super::say;
use crate::locales::Message;
use crate::plan::{Body, Member};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::{Action, Mode};
use crate::tui::app::App;
use crate::tui::roster::{Spot, body};
use crate::tui::theme::Role;

/// Blanks between two columns.
const GAP: usize = 2;
/// The least and the most of a name, of a position and of a unit.
const LEAST: [usize; 3] = [12, 18, 12];
const MOST: [usize; 3] = [32, 44, 32];
/// The least of a role where names and positions share a column.
const LEAST_ROLE: usize = 10;

/// Lines of the page above the members that belong together.
pub struct Part {
    /// The spot at which the cursor can stand on it.
    pub spot: Option<Spot>,
    /// From the top down.
    pub lines: Vec<Line>,
}

/// Draws the screen into `area`.
pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let Some(body) = body(app) else {
        let said = app.naming("roster-empty", Action::AddItem);
        return super::nothing(app, pen, area, &said.with("paste", app.key(Action::PasteMembers)));
    };
    let mut line = 0;
    for part in head(app, area.width) {
        for text in &part.lines {
            if let Some(row) = row(app, area, line) {
                select(app, pen, row, part.spot);
                pen.line(pen::inside(row), text);
            }
            line += 1;
        }
    }
    let columns = Columns::of(app, body, area.width.into());
    let first = app.roster.top.saturating_sub(line);
    let seen = body.members.iter().enumerate().skip(first).take(area.height.into());
    for (at, member) in seen {
        let Some(row) = row(app, area, line + at) else { break };
        let is_selected = select(app, pen, row, Some(Spot::Member(at)));
        pen.line(pen::inside(row), &columns.line(&columns.cells(app, body, at, member, is_selected)));
    }
}

/// The row of `area` on which the line `line` of the page is seen.
fn row(app: &App, area: Rect, line: usize) -> Option<Rect> {
    let row = u16::try_from(line.checked_sub(app.roster.top)?).ok()?;
    (row < area.height).then_some(Rect { y: area.y + row, height: 1, ..area })
}

/// Marks what stands on `spot`, where the cursor is there.
fn select(app: &App, pen: &mut Pen<'_>, row: Rect, spot: Option<Spot>) -> bool {
    let is_selected = spot == Some(app.roster.spot);
    if is_selected {
        pen.fill(row, pen.theme().selected);
        pen.glyph(row, '▌', Role::Accent);
    }
    is_selected
}

/// What stands above the members of the body that is shown, on `columns` columns.
pub fn head(app: &App, columns: u16) -> Vec<Part> {
    let Some(body) = body(app) else { return Vec::new() };
    let inside = usize::from(columns).saturating_sub(2).max(1);
    let fields = Fields::new(app, inside);
    let order = body.order.clone().unwrap_or_default();
    let number = say::digits(&app.words, &order.number).into_owned();
    let day = order.date.map(|day| say::calendar(&app.words).day(day)).unwrap_or_default();
    let mut parts = vec![
        Part { spot: Some(Spot::Name), lines: name(app, body, inside) },
        still(vec![Line::new()]),
        fields.text(Spot::Number, "roster-number", "", &number),
        fields.text(Spot::Date, "roster-date", "", &day),
    ];
    if body.duties.is_empty() {
        parts.push(fields.text(Spot::Duty(0), "roster-duties", "", ""));
    }
    for (at, duty) in body.duties.iter().enumerate() {
        let label = if at == 0 { "roster-duties" } else { "" };
        let mark = format!("{}  ", pad::right(&say::number(&app.words, at + 1), digits(body.duties.len())));
        parts.push(fields.text(Spot::Duty(at), label, &mark, duty));
    }
    parts.push(still(vec![Line::new()]));
    if body.members.is_empty() {
        let said =
            Message::new("roster-no-members").with("add", app.keymap.key(Mode::Roster, Action::AddItem));
        let said = said.with("paste", app.keymap.key(Mode::Roster, Action::PasteMembers));
        let said = app.words.say(&said);
        let rows = app.wrapper.wrap(&said, inside).into_iter().map(|row| vec![(Role::Dim, row.to_owned())]);
        parts.push(still(rows.collect()));
    } else {
        let columns = Columns::of(app, body, columns.into());
        parts.push(still(vec![columns.line(&Columns::heads(app))]));
    }
    parts
}

fn still(lines: Vec<Line>) -> Part {
    Part { spot: None, lines }
}

/// The columns of the figures up to `count`.
fn digits(count: usize) -> usize {
    count.to_string().len()
}

/// The name of the body; of several bodies which one it is, at the right.
fn name(app: &App, body: &Body, columns: usize) -> Vec<Line> {
    let count = app.plan.bodies.len();
    let of = say::number(&app.words, format_args!("{}/{count}", app.roster.body + 1));
    let of = if count > 1 { of } else { String::new() };
    let room = columns.saturating_sub(if of.is_empty() { 0 } else { width(&of) + GAP }).max(1);
    let shown = if body.name.is_empty() {
        app.words.text("roster-nameless").into_owned()
    } else {
        say::digits(&app.words, &clean::display(&body.name)).into_owned()
    };
    let rows = app.wrapper.wrap(&shown, room);
    let line = |(at, row): (usize, &str)| {
        let mut line = vec![(Role::Heading, row.to_owned())];
        if at == 0 && !of.is_empty() {
            let gap = columns.saturating_sub(width(row) + width(&of));
            line.extend([(Role::Text, " ".repeat(gap)), (Role::Dim, of.clone())]);
        }
        line
    };
    rows.into_iter().enumerate().map(line).collect()
}

/// What is known of the body, each with its label in a column of its own.
struct Fields<'a> {
    app: &'a App,
    columns: usize,
    indent: usize,
}

impl<'a> Fields<'a> {
    fn new(app: &'a App, columns: usize) -> Self {
        let labels = ["roster-number", "roster-date", "roster-duties"];
        let widest = labels.iter().map(|label| width(&app.words.text(label))).max().unwrap_or(0);
        Self { app, columns, indent: widest + GAP }
    }

    fn text(&self, spot: Spot, label: &'static str, mark: &str, text: &str) -> Part {
        let label = if label.is_empty() { "".into() } else { self.app.words.text(label) };
        let label = (Role::Dim, pad::left(&label, self.indent));
        if text.is_empty() {
            let action = if matches!(spot, Spot::Duty(_)) { Action::AddItem } else { Action::Edit };
            let said = Message::new("tui-field-empty").with("key", self.app.keymap.key(Mode::Roster, action));
            return Part {
                spot: Some(spot),
                lines: vec![vec![label, (Role::Dim, self.app.words.say(&said))]],
            };
        }
        let shown = say::digits(&self.app.words, &clean::display(text)).into_owned();
        let before = self.indent + width(mark);
        let rows = self.app.wrapper.wrap(&shown, self.columns.saturating_sub(before).max(1));
        let line = |(at, row): (usize, &str)| {
            let text = (Role::Text, row.to_owned());
            if at == 0 {
                vec![label.clone(), (Role::Dim, mark.to_owned()), text]
            } else {
                vec![(Role::Dim, " ".repeat(before)), text]
            }
        };
        Part { spot: Some(spot), lines: rows.into_iter().enumerate().map(line).collect() }
    }
}

/// How wide the columns of the members are: number, name, position, unit, role; 0 where one has given way.
struct Columns {
    widths: [usize; 5],
    /// Whether name and position share the column of the name.
    is_shared: bool,
}

/// The texts of a row, each with what it means.
type Cells = [(Role, String); 5];

impl Columns {
    fn of(app: &App, body: &Body, columns: usize) -> Self {
        let widest = |text: &dyn Fn(&Member) -> usize| body.members.iter().map(text).max().unwrap_or(0);
        let headed = |key: &str, columns: usize| {
            if columns == 0 { 0 } else { columns.max(width(&app.words.text(key))) }
        };
        let name = headed("roster-name", widest(&|member| width(&member.name)).min(MOST[0]));
        let position = headed("roster-position", widest(&|member| width(&member.position)).min(MOST[1]));
        let unit = headed("roster-unit", widest(&|member| width(&member.unit)).min(MOST[2]));
        let role = headed("roster-role", widest(&|member| width(&body.role_of(member))));
        let number = digits(body.members.len());
        let room = columns.saturating_sub(2);
        let taken = |widths: &[usize; 5]| {
            let shown = widths.iter().filter(|width| **width > 0).count();
            widths.iter().sum::<usize>() + GAP * shown.saturating_sub(1)
        };
        // Most positions name the unit: rather without it than with half of each.
        let mut widths = [number, name, position, unit, role];
        if taken(&widths) > room {
            widths[3] = 0;
        }
        shrink(&mut widths, |widths| taken(widths) <= room);
        if taken(&widths) <= room {
            return Self { widths, is_shared: false };
        }
        let who = room.saturating_sub(number + 2 * GAP);
        let role = role.min((who / 2).max(LEAST_ROLE));
        let known = headed("roster-name", widest(&|member| width(member.known_as())));
        Self { widths: [number, known.min(who.saturating_sub(role)), 0, 0, role], is_shared: true }
    }

    /// The names of the columns.
    fn heads(app: &App) -> Cells {
        let head = |key: &str| (Role::Dim, app.words.text(key).into_owned());
        let number = (Role::Dim, String::new());
        [number, head("roster-name"), head("roster-position"), head("roster-unit"), head("roster-role")]
    }

    fn cells(&self, app: &App, body: &Body, at: usize, member: &Member, is_selected: bool) -> Cells {
        // What is selected is read: nothing in it is dim.
        let dim = if is_selected { Role::Text } else { Role::Dim };
        let shown = |role, text: &str| match text.trim() {
            "" => (dim, "–".to_owned()),
            text => (role, text.to_owned()),
        };
        let name = if self.is_shared { member.known_as() } else { &member.name };
        let name = if member.is_unnamed() {
            (Role::Soon, app.words.text("roster-nameless").into_owned())
        } else {
            shown(Role::Text, name)
        };
        let number = pad::right(&say::number(&app.words, at + 1), self.widths[0]);
        [
            (dim, number),
            name,
            shown(Role::Text, &member.position),
            shown(dim, &member.unit),
            (Role::Text, body.role_of(member)),
        ]
    }

    /// The row of `cells` as a line.
    fn line(&self, cells: &Cells) -> Line {
        let mut line = Line::new();
        for ((role, text), width) in cells.iter().zip(self.widths).filter(|(_, width)| *width > 0) {
            let gap = if line.is_empty() { String::new() } else { " ".repeat(GAP) };
            line.push((*role, gap + &pad::fit(&clean::display(text), width)));
        }
        line
    }
}

/// Takes columns off the widest of name, position and unit, until it `fits` or each has its least.
fn shrink(widths: &mut [usize; 5], fits: impl Fn(&[usize; 5]) -> bool) {
    while !fits(widths) {
        let above = |at: &usize| widths[*at].saturating_sub(LEAST[*at - 1]);
        let Some(at) = (1..4).filter(|at| above(at) > 0).max_by_key(above) else { return };
        widths[at] -= 1;
    }
}
