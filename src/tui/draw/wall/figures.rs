//! The figures of the year: how much is done, how the rest stands, and what needs action.

use ratatui::layout::Rect;

use super::said;
use super::slide::{Frame, role_of};
use crate::locales::Message;
use crate::plan::{Deadline, Expectation, Status};
use crate::thai::{pad, width::width};
use crate::tui::draw::header::bar;
use crate::tui::draw::pen::{self, Line, Pen};
use crate::tui::draw::say;
use crate::tui::theme::Role;
use crate::view::glyph;
use crate::view::wall::Year;

/// From this height of the content on the great bar has two lines.
const TALL: u16 = 18;

/// A figure in words.
struct Count {
    glyph: char,
    role: Role,
    name: String,
    measures: usize,
}

/// Draws the figures of the year.
pub fn year(frame: &Frame<'_>, pen: &mut Pen<'_>, year: &Year) {
    let words = frame.words;
    let area = frame.plate.content;
    let figures = year.figures;
    if figures.all == 0 {
        return frame.nothing(pen, None, &words.text("wall-no-measures"));
    }
    let mut rows = area.rows();
    let Some(line) = rows.next() else { return };
    let percent = figures.done * 100 / figures.all;
    let percent = words.say(&Message::new("wall-percent").with("percent", say::number(words, percent)));
    pen.text_right(line, &percent, role_of(figures));
    pen.text(pen::left_of(line, line.width.saturating_sub(14)), &said::done(words, figures), Role::Heading);
    let thick = if area.height >= TALL { 2 } else { 1 };
    for line in rows.by_ref().take(thick) {
        pen.line(line, &bar(figures.done, figures.all, line.width.into()));
    }
    let taken = u16::try_from(1 + thick).unwrap_or(0);
    let rest = Rect { y: area.y + taken, height: area.height.saturating_sub(taken), ..area };
    let groups = groups(frame, year, rest.height);
    lines(frame, pen, rest, &groups, figures.all);
    if let Some(score) = &year.score {
        let said = Message::new("board-score").with("year", say::number(words, score.year));
        let said = format!("{}   {}   {}", words.say(&said), say::number(words, score.total), score.grade);
        pen.text(frame.plate.legend, said.trim_end(), Role::Dim);
    }
}

/// What needs action, which is looked for first, then the statuses; where there is little room only what is not nothing.
fn groups(frame: &Frame<'_>, year: &Year, height: u16) -> [Vec<Count>; 2] {
    let words = frame.words;
    let figures = year.figures;
    let count = |glyph, role, name: &str, measures| Count {
        glyph,
        role,
        name: words.text(name).into_owned(),
        measures,
    };
    let urgent = vec![
        count('!', Role::Late, "tui-late", figures.late),
        count('◆', Role::Soon, "tui-soon", figures.soon + figures.this_month),
        count('○', Role::Due, "tui-awaited", figures.awaited),
    ];
    let order = [Status::Done, Status::InProgress, Status::NotStarted, Status::Delayed, Status::Cancelled];
    let mut statuses: Vec<_> = order
        .into_iter()
        .map(|status| Count {
            glyph: sign(status),
            role: say::status_role(status),
            name: say::status(words, status).into_owned(),
            measures: year.statuses[status as usize],
        })
        .collect();
    if usize::from(height) < statuses.len() + urgent.len() + 2 {
        // How many are done stands above.
        statuses.remove(0);
        statuses.retain(|status| status.measures > 0);
    }
    [urgent, statuses]
}

fn sign(status: Status) -> char {
    match status {
        Status::Done | Status::Cancelled => glyph::deadline(Deadline::Finished, status),
        Status::NotStarted => glyph::deadline(Deadline::Undated, status),
        Status::InProgress | Status::Delayed => glyph::month(Expectation::Reported(status)),
    }
}

/// The groups one below the other, with as much air as there is room for.
fn lines(frame: &Frame<'_>, pen: &mut Pen<'_>, area: Rect, groups: &[Vec<Count>; 2], all: usize) {
    let words = frame.words;
    let number = |count: &Count| say::number(words, count.measures);
    let counts = || groups.iter().flatten();
    let total = u16::try_from(counts().count()).unwrap_or(u16::MAX);
    // Air between lines, and before each group.
    let air = [(1, 2), (0, 2), (0, 1)];
    let needed = |(between, before): (u16, u16)| total + between * total.saturating_sub(2) + 2 * before;
    let air = air.into_iter().find(|air| needed(*air) <= area.height);
    let (between, before) = air.unwrap_or((0, 0));
    let names = counts().map(|count| width(&count.name)).max().unwrap_or(0);
    let numbers = counts().map(|count| width(&number(count))).max().unwrap_or(0);
    let mut y = area.y;
    for group in groups {
        y += before;
        for count in group {
            if y >= area.bottom() {
                return;
            }
            let line = Rect { y, height: 1, ..area };
            let role = if count.measures == 0 { Role::Dim } else { count.role };
            let mut pieces: Line = vec![
                (role, format!("{}  {}", count.glyph, pad::left(&count.name, names))),
                (role, format!("   {}", pad::right(&number(count), numbers))),
            ];
            let room = usize::from(line.width).saturating_sub(pen::columns(&pieces) + 3);
            if room >= 10 {
                let [full, rest] = bar(count.measures, all, room);
                pieces.extend([(Role::Text, "   ".into()), (role, full.1), rest]);
            }
            pen.line(line, &pieces);
            y += 1 + between;
        }
    }
}
