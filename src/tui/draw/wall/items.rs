//! What is decided on: measures and directives, one below the other.

use ratatui::layout::Rect;

use super::said;
use super::slide::Frame;
use crate::locales::Message;
use crate::plan::Status;
use crate::plan::{Deadline, Expectation};
use crate::thai::{clean, pad, width::width};
use crate::tui::draw::pen::{self, Line, Pen};
use crate::tui::draw::say;
use crate::tui::theme::{self, Role};
use crate::view::glyph;
use crate::view::wall::{Detail, Item, Key, Says};

/// The columns of a month of the strip.
const MONTH: u16 = 3;
/// The columns of the strip, and of the gap before it.
const STRIP: (u16, u16) = (12 * MONTH, 4);
/// Between the parts of what is said of an item.
const BETWEEN: &str = " · ";
/// The most columns of a unit beside a title without a strip, where the title needs the rest; and of the blanks left
/// and right of it.
const UNIT: u16 = 26;
const BESIDE: (u16, u16) = (3, 1);
/// The most lines of a title where all of the page has room.
const TITLE: u16 = 4;
/// The most columns of a number, and on a narrow page.
const NUMBER: (usize, usize) = (10, 6);

/// Draws the items of the page, or says that there are none.
pub fn draw(frame: &Frame<'_>, pen: &mut Pen<'_>) {
    let page = frame.page;
    if page.items.is_empty() {
        return empty(frame, pen);
    }
    if frame.plate.has_strip {
        legend(frame, pen);
    }
    let (blocks, from, areas) = laid(frame);
    for (index, area) in areas.iter().enumerate() {
        blocks[from + index].draw(frame, pen, *area, frame.selected == Some(from + index));
    }
    frame.more(pen, page.items.len() - areas.len());
}

/// The line below the selected item.
pub fn bottom(frame: &Frame<'_>) -> Option<u16> {
    let selected = frame.selected?;
    let (_, from, areas) = laid(frame);
    Some(areas.get(selected.checked_sub(from)?)?.bottom())
}

/// The items of the page, and where those stand that are seen, the first with this index.
fn laid<'a>(frame: &Frame<'a>) -> (Vec<Block<'a>>, usize, Vec<Rect>) {
    let (page, plate) = (frame.page, frame.plate);
    let number = page.items.iter().map(|item| width(&item.number)).max().unwrap_or(0);
    let most = if plate.is_narrow { NUMBER.1 } else { NUMBER.0 };
    let number = u16::try_from(number.min(most)).unwrap_or(0);
    let made = |most| page.items.iter().map(|item| Block::new(frame, item, number, most)).collect::<Vec<_>>();
    let heights = |blocks: &[Block<'_>]| blocks.iter().map(Block::height).collect::<Vec<_>>();
    let fits = |blocks: &Vec<Block<'_>>| {
        let needed: u32 = heights(blocks).iter().map(|height| u32::from(height + plate.gap)).sum();
        needed <= u32::from(plate.content.height + plate.gap)
    };
    // Where all of it has room a title stands in full, and what was reported is told in full.
    let lines = plate.title_lines;
    let most = [(TITLE, 3), (TITLE, 2), (lines, 3), (lines, 2)];
    let blocks = most.into_iter().map(made).find(fits).unwrap_or_else(|| made((lines, 1)));
    let (from, areas) = place(&heights(&blocks), plate.content, plate.gap, frame.selected.unwrap_or(0));
    (blocks, from, areas)
}

/// Where blocks of these heights stand in `area`, one below the other: as many as fit whole, so that the selected one
/// is among them; and the index of the first. One that has no room at all is cut.
pub fn place(heights: &[u16], area: Rect, gap: u16, selected: usize) -> (usize, Vec<Rect>) {
    let selected = selected.min(heights.len().saturating_sub(1));
    let needed = |from: usize| {
        let all: u32 = heights[from..=selected].iter().map(|height| u32::from(height + gap)).sum();
        all.saturating_sub(gap.into())
    };
    let from = (0..selected).find(|from| needed(*from) <= area.height.into()).unwrap_or(selected);
    let mut rest = area;
    let mut areas = Vec::new();
    for height in heights.iter().skip(from) {
        if *height > rest.height && !areas.is_empty() {
            break;
        }
        areas.push(Rect { height: (*height).min(rest.height), ..rest });
        let taken = (height + gap).min(rest.height);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
    (from, areas)
}

fn empty(frame: &Frame<'_>, pen: &mut Pen<'_>) {
    let words = frame.words;
    let (sign, message) = match (&frame.page.says, frame.page.key) {
        (Says::Until(day, _), _) => {
            let day = say::calendar(words).day(*day);
            (None, Message::new("wall-nothing-due").with("day", day))
        }
        (_, Key::Late) => (Some('✓'), Message::new("wall-nothing-late")),
        (_, Key::Directives) => (Some('✓'), Message::new("wall-no-directives")),
        _ => (None, Message::new("board-no-measures")),
    };
    frame.nothing(pen, sign, &words.say(&message));
}

/// What stands left of the strip in `area`; all of it where there is none.
pub fn beside(frame: &Frame<'_>, area: Rect) -> Rect {
    let taken =
        if frame.plate.has_strip && frame.page.key != Key::Directives { STRIP.0 + STRIP.1 } else { 0 };
    pen::left_of(area, area.width.saturating_sub(taken))
}

fn month_cell(strip: Rect, index: usize) -> Rect {
    pen::left_of(pen::from_left(strip, u16::try_from(index).unwrap_or(0) * MONTH), MONTH)
}

/// The names of the months above the strips.
pub fn months(frame: &Frame<'_>, pen: &mut Pen<'_>, line: Rect) {
    let strip = pen::from_right(line, STRIP.0);
    for (index, name) in frame.words.text("months-short").split_whitespace().enumerate() {
        let cell = month_cell(strip, index);
        let is_now = frame.page.month == Some(index);
        if is_now {
            pen.fill(cell, pen.theme().month_name);
        }
        pen.text(pen::from_left(cell, 1), name, if is_now { Role::Heading } else { Role::Dim });
    }
}

/// What the signs of the strips mean.
fn legend(frame: &Frame<'_>, pen: &mut Pen<'_>) {
    let signs = [
        (Expectation::Reported(Status::Done), "wall-sign-done"),
        (Expectation::Reported(Status::InProgress), "wall-sign-reported"),
        (Expectation::Expected, "wall-sign-expected"),
        (Expectation::Missed, "wall-sign-missed"),
        (Expectation::Reported(Status::Delayed), "wall-sign-delayed"),
    ];
    let mut line = Line::new();
    for (cell, word) in signs {
        line.push((theme::of_month(cell), format!("{} ", glyph::month(cell))));
        line.push((Role::Dim, format!("{}   ", frame.words.text(word))));
    }
    pen.line(frame.plate.legend, &line);
}

/// An item, wrapped.
struct Block<'a> {
    item: &'a Item,
    number: u16,
    title: Vec<String>,
    detail: Vec<Line>,
    has_strip: bool,
    /// The columns of what stands beside the title, with the blanks before it.
    taken: u16,
}

/// Columns before the number: the bar of the selection, the glyph, blanks.
fn before_number(frame: &Frame<'_>) -> u16 {
    if frame.plate.is_narrow { 3 } else { 5 }
}

/// Columns before the title.
fn before_title(frame: &Frame<'_>, number: u16) -> u16 {
    let gap = if frame.plate.is_narrow { 1 } else { 2 };
    before_number(frame) + if number > 0 { number + gap } else { 0 }
}

/// The parts of what is said of an item one behind the other, in at most `most` lines of `columns`.
fn said_in(frame: &Frame<'_>, parts: &[&Detail], columns: u16, most: u16) -> Vec<Line> {
    let mut text = String::new();
    // Where each piece ends, and what its colour is to say.
    let mut ends = Vec::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(BETWEEN);
            ends.push((text.len(), Role::Dim));
        }
        let (role, said) = said::detail(frame.words, part);
        text.push_str(&clean::display(&said));
        ends.push((text.len(), role));
    }
    if text.is_empty() {
        return Vec::new();
    }
    let rows = frame.wrapper.wrap(&text, usize::from(columns).max(1));
    let mut lines = Vec::new();
    for (index, row) in Frame::keep(&text, &rows, most).into_iter().enumerate() {
        let start = rows[index].as_ptr() as usize - text.as_ptr() as usize;
        // A row that begins with a new part needs no sign of it.
        let sign = BETWEEN.trim_start();
        let (mut at, mut line) = (start + if row.starts_with(sign) { sign.len() } else { 0 }, Line::new());
        for (end, role) in &ends {
            let end = (*end).min(start + row.len());
            if end > at {
                line.push((*role, row[at - start..end - start].to_owned()));
                at = end;
            }
        }
        lines.push(line);
    }
    lines
}

/// The columns of what stands beside a title, with the gap before it: the strip and the unit, or the unit. That one
/// stands in full where the title still has room in `lines` of the rest of `columns`.
fn taken(frame: &Frame<'_>, item: &Item, columns: u16, lines: u16) -> u16 {
    if frame.plate.is_narrow {
        return 0;
    }
    if frame.plate.has_strip && item.strip.is_some() {
        return STRIP.0 + STRIP.1;
    }
    let area = frame.plate.content.width;
    let share = UNIT.min(area / 3) + BESIDE.0;
    let unit = u16::try_from(width(&item.unit)).unwrap_or(u16::MAX).saturating_add(BESIDE.0 + BESIDE.1);
    let room = usize::from(columns.saturating_sub(unit)).max(1);
    let has_room = || {
        unit <= area / 2 && frame.wrapper.wrap(&clean::display(&item.title), room).len() <= usize::from(lines)
    };
    if unit <= share || has_room() { unit } else { share }
}

impl<'a> Block<'a> {
    /// With its title in at most so many lines, and each part of what is said of it.
    fn new(frame: &Frame<'_>, item: &'a Item, number: u16, (titled, most): (u16, u16)) -> Self {
        let plate = frame.plate;
        let all = plate.content.width.saturating_sub(before_title(frame, number));
        let taken = taken(frame, item, all, plate.title_lines);
        let columns = all.saturating_sub(taken);
        let title = if item.title.is_empty() { "–" } else { &item.title };
        let title = frame.rows(title, columns, titled);
        let mut detail = Vec::new();
        if plate.is_narrow && !item.unit.is_empty() {
            detail.push(vec![(Role::Dim, item.unit.clone())]);
        }
        let has_strip = plate.has_strip && item.strip.is_some();
        let columns = if has_strip { columns } else { all };
        let is_last = |part: &&Detail| matches!(part, Detail::Said(_) | Detail::Unreported);
        // What a unit last reported on a directive has a line of its own.
        let (own, first): (Vec<_>, Vec<_>) =
            item.detail.iter().partition(|part| item.strip.is_none() && is_last(part));
        for parts in [first, own] {
            detail.extend(said_in(frame, &parts, columns, most));
        }
        if most == 1 {
            detail.truncate(plate.detail_lines.into());
        }
        Self { item, number, title, detail, has_strip, taken }
    }

    fn height(&self) -> u16 {
        let lines = (self.title.len() + self.detail.len()).max(if self.has_strip { 2 } else { 1 });
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    fn draw(&self, frame: &Frame<'_>, pen: &mut Pen<'_>, area: Rect, is_selected: bool) {
        let item = self.item;
        if is_selected {
            pen.fill(area, pen.theme().selected);
            for line in area.rows() {
                pen.text(line, "▌", Role::Accent);
            }
        }
        // What is selected is read: nothing in it is dim.
        let shade = |role| if is_selected && role == Role::Dim { Role::Text } else { role };
        let (deadline, status) = item.state;
        let at = if frame.plate.is_narrow { 1 } else { 2 };
        pen.glyph(
            pen::from_left(area, at),
            glyph::deadline(deadline, status),
            theme::of_deadline(deadline, status),
        );
        let number = pad::right(&say::digits(frame.words, &item.number), self.number.into());
        let place = pen::left_of(pen::from_left(area, before_number(frame)), self.number);
        pen.text(place, &number, shade(Role::Accent));
        let taken = self.taken;
        let text = pen::from_left(area, before_title(frame, self.number));
        let text = pen::left_of(text, text.width.saturating_sub(taken));
        let role = if deadline == Deadline::Finished { Role::Text } else { Role::Heading };
        let mut rows = text.rows();
        for (line, row) in rows.by_ref().zip(&self.title) {
            pen.text(line, row, role);
        }
        let detail = Rect {
            y: text.y + u16::try_from(self.title.len()).unwrap_or(0).min(text.height),
            height: text.height - u16::try_from(self.title.len()).unwrap_or(0).min(text.height),
            // Below a unit there is room.
            width: if self.has_strip { text.width } else { area.right().saturating_sub(text.x) },
            ..text
        };
        for (line, pieces) in detail.rows().zip(&self.detail) {
            let pieces: Line = pieces.iter().map(|(role, text)| (shade(*role), text.clone())).collect();
            pen.line(line, &pieces);
        }
        if frame.plate.is_narrow {
            return;
        }
        let right = pen::left_of(pen::from_right(area, taken), taken.saturating_sub(BESIDE.1));
        // The unit begins where the first sign does.
        let right = pen::from_left(right, if self.has_strip { STRIP.1 + 1 } else { BESIDE.0 });
        if self.has_strip {
            pen.text(right, &item.unit, shade(Role::Dim));
            self.strip(frame, pen, area, is_selected);
        } else {
            pen.text_right(right, &item.unit, shade(Role::Dim));
        }
    }

    fn strip(&self, frame: &Frame<'_>, pen: &mut Pen<'_>, area: Rect, is_selected: bool) {
        let Some(cells) = self.item.strip else { return };
        let Some(line) = area.rows().nth(1) else { return };
        let theme = pen.theme();
        let strip = pen::from_right(line, STRIP.0);
        for (index, cell) in cells.into_iter().enumerate() {
            let area = month_cell(strip, index);
            if frame.page.month == Some(index) {
                pen.fill(area, if is_selected { theme.selected_month } else { theme.month });
            }
            pen.glyph(pen::from_left(area, 1), glyph::month(cell), theme::of_month(cell));
        }
    }
}
