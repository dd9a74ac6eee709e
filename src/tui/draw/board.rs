//! The board: a tile an indicator, under headings of section.

use ratatui::layout::Rect;

use super::header::bar;
use super::pen::{self, Line, Pen};
use super::{heading, say};
use crate::locales::Message;
use crate::plan::Status;
use crate::thai::{pad, width::width};
use crate::tui::action::{Action, Page};
use crate::tui::app::App;
use crate::tui::board::{self, Parts};
use crate::tui::theme::{self, Role};
use crate::view::{Shelf, Tile, glyph};

/// The most and the fewest cells of a tile's bar.
const BAR: (usize, usize) = (12, 4);

/// What every tile of a frame shares, so that figures stand below figures.
struct Frame<'a> {
    app: &'a App,
    parts: Parts,
    /// The columns of the widest "๕/๗", of the widest count of what is late, of what is due soon, of a score.
    done: usize,
    late: usize,
    soon: usize,
    score: usize,
}

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let parts = Parts::of(area);
    if app.board.view.tiles.is_empty() {
        return nothing(app, pen, parts.shelves);
    }
    year(app, pen, pen::inside(parts.year));
    let frame = Frame::new(app, parts);
    for seen in app.board.stack.visible(app.board.top, parts.shelves.height.into()) {
        let shelf = parts.shelf(seen);
        match &app.board.arrangement.shelves[seen.index] {
            Shelf::Section(section) => frame.section(pen, shelf, *section),
            Shelf::Tiles(tiles) => {
                for (column, tile) in tiles.clone().enumerate() {
                    frame.tile(pen, parts.tile_in(shelf, column), tile);
                }
            }
        }
    }
}

/// The line of the whole year: how much there is, how much of it stands how, and how an earlier year was assessed.
fn year(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let words = &app.words;
    let mut score = score_of_year(app);
    let figures = app.board.view.figures;
    let number = |count: usize| say::number(words, count);
    let all = Message::new("board-year")
        .with("indicators", number(app.board.view.tiles.len()))
        .with("measures", number(figures.all));
    let mut line = vec![(Role::Heading, words.say(&all))];
    if pen::columns(&line) + pen::columns(&score) + 3 > area.width.into() {
        // The number itself says enough.
        score.drain(..score.len().min(2));
    }
    let taken = pen.line(pen::from_right(area, columns(&score)), &score);
    let room = usize::from(area.width.saturating_sub(taken + 3));
    let percent = (figures.done * 100).checked_div(figures.all).unwrap_or(0);
    let done = Message::new("board-done").with("done", number(figures.done)).with("percent", number(percent));
    let mut more = vec![(Role::Finished, figures.done, words.say(&done))];
    if app.query.is_all() {
        // What is late and due stands in the header.
        let of = |status: Status| app.board.view.statuses[status as usize];
        let others = [Status::InProgress, Status::NotStarted, Status::Delayed, Status::Cancelled];
        let said = |status| format!("{} {}", say::status(words, status), number(of(status)));
        more.extend(others.map(|status| (Role::Text, of(status), said(status))));
    } else {
        // The header says so of what is filtered.
        let soon = figures.soon + figures.this_month;
        more.push((Role::Late, figures.late, worded(app, '!', "tui-late", figures.late)));
        more.push((Role::Soon, soon, worded(app, '◆', "tui-soon", soon)));
    }
    for (role, count, text) in more {
        if pen::columns(&line) + 3 + width(&text) > room {
            break;
        }
        line.push((Role::Text, "   ".into()));
        line.push((if count == 0 { Role::Dim } else { role }, text));
    }
    pen.line(pen::left_of(area, u16::try_from(room).unwrap_or(u16::MAX)), &line);
}

fn worded(app: &App, glyph: char, word: &str, count: usize) -> String {
    format!("{glyph} {} {}", app.words.text(word), say::number(&app.words, count))
}

fn score_of_year(app: &App) -> Line {
    let Some(score) = &app.plan.score else { return Line::new() };
    let words = &app.words;
    let said = Message::new("board-score").with("year", say::number(words, score.year));
    let mut line = vec![
        (Role::Dim, words.say(&said)),
        (Role::Text, "  ".into()),
        (Role::Heading, say::number(words, score.total)),
    ];
    if !score.grade.is_empty() {
        line.push((Role::Text, format!("  {}", score.grade)));
    }
    line
}

fn columns(line: &[pen::Piece]) -> u16 {
    u16::try_from(pen::columns(line)).unwrap_or(u16::MAX)
}

impl<'a> Frame<'a> {
    fn new(app: &'a App, parts: Parts) -> Self {
        let seen = app.board.stack.visible(app.board.top, parts.shelves.height.into());
        let on = |index: usize| match &app.board.arrangement.shelves[index] {
            Shelf::Tiles(tiles) => tiles.clone(),
            Shelf::Section(_) => 0..0,
        };
        let tiles = || seen.iter().flat_map(|seen| on(seen.index)).map(|at| app.board.view.tiles[at]);
        let digits = |count: usize| count.to_string().len();
        let most = |count: fn(&Tile) -> usize| match tiles().map(|tile| count(&tile)).max().unwrap_or(0) {
            0 => 0,
            most => digits(most),
        };
        Self {
            app,
            parts,
            done: tiles().map(|t| digits(t.figures.done) + 1 + digits(t.figures.all)).max().unwrap_or(0),
            late: most(|tile| tile.figures.late),
            soon: most(soon),
            score: tiles().filter_map(|tile| Some(tile.score?.to_string().len())).max().unwrap_or(0),
        }
    }

    fn section(&self, pen: &mut Pen<'_>, line: Rect, section: usize) {
        let Some(part) = self.app.plan.sections.get(section) else { return };
        let figures = self.app.board.view.sections[section].figures;
        let done = figures.all > 0 && figures.done == figures.all;
        let count = format!("{}/{}", figures.done, figures.all);
        let right = [(
            if done { Role::Finished } else { Role::Text },
            say::digits(&self.app.words, &count).into_owned(),
        )];
        let code = if part.code.is_empty() { String::new() } else { format!("{}  ", part.code) };
        let title = [(Role::Accent, code), (Role::Heading, part.title.clone())];
        heading::draw(pen, pen::inside(line), &title, &right);
    }

    fn tile(&self, pen: &mut Pen<'_>, area: Rect, at: usize) {
        let app = self.app;
        let tile = app.board.view.tiles[at];
        let Some(indicator) = board::indicator(app, tile) else { return };
        let is_selected = at == app.board.selected;
        if is_selected {
            pen.fill(area, pen.theme().selected);
            for line in area.rows() {
                pen.text(line, "▌", Role::Accent);
            }
        }
        if let Some((deadline, status)) = tile.worst.get() {
            let role = theme::of_deadline(deadline, status);
            pen.glyph(pen::from_left(area, 1), glyph::deadline(deadline, status), role);
        }
        let number = indicator.no.map_or(String::new(), |no| say::number(&app.words, no));
        pen.text(pen::from_left(area, 3), &pad::right(&number, app.board.number), Role::Accent);
        let inner = pen::from_left(area, Parts::before_title(app.board.number));
        let inner = pen::left_of(inner, inner.width.saturating_sub(1));
        let rows = app.wrapper.wrap(&indicator.title, self.parts.title(app.board.number));
        let most = app.board.title_lines.min(usize::from(area.height.saturating_sub(1)).max(1));
        for (line, row) in inner.rows().zip(0..most.min(rows.len())) {
            // What has no room is told of by the mark of a cut at the end.
            let rest = if row + 1 == most { rows[row..].join("") } else { rows[row].to_owned() };
            pen.text(line, &rest, Role::Heading);
        }
        if area.height > 1
            && let Some(line) = inner.rows().nth(most.min(rows.len()).max(1))
        {
            self.figures(pen, line, tile, is_selected);
        }
    }

    /// The bar, how many are done, late and due soon, and last year's score at the right.
    fn figures(&self, pen: &mut Pen<'_>, line: Rect, tile: Tile, is_selected: bool) {
        let words = &self.app.words;
        let figures = tile.figures;
        // What is selected is read: nothing in it is dim.
        let dim = if is_selected { Role::Text } else { Role::Dim };
        if let Some(score) = tile.score {
            pen.text_right(line, &say::number(words, score), dim);
        }
        if figures.all == 0 {
            pen.text(line, &words.text("board-no-measures"), dim);
            return;
        }
        let count = say::number(words, format_args!("{}/{}", figures.done, figures.all));
        let role = if figures.done == figures.all { Role::Finished } else { Role::Text };
        let taken = |digits: usize| if digits > 0 { digits + 4 } else { 0 };
        let others = 1 + self.done + taken(self.late) + taken(self.soon);
        let score = if self.score > 0 { self.score + 2 } else { 0 };
        let room = usize::from(line.width).saturating_sub(others + score);
        let [full, rest] = bar(figures.done, figures.all, room.clamp(BAR.1, BAR.0));
        let mut pieces = vec![full, rest, (role, format!(" {}", pad::right(&count, self.done)))];
        for (glyph, count, digits, role) in
            [('!', figures.late, self.late, Role::Late), ('◆', soon(&tile), self.soon, Role::Soon)]
        {
            let text = format!("  {glyph} {}", pad::right(&say::number(words, count), digits));
            if count > 0 {
                pieces.push((role, text));
            } else {
                pieces.push((Role::Text, " ".repeat(taken(digits))));
            }
        }
        pen.line(pen::left_of(line, line.width.saturating_sub(u16::try_from(score).unwrap_or(0))), &pieces);
    }
}

/// What counts as due soon: what the glyph ◆ stands for.
fn soon(tile: &Tile) -> usize {
    tile.figures.soon + tile.figures.this_month
}

/// An empty board says what would fill it.
fn nothing(app: &App, pen: &mut Pen<'_>, area: Rect) {
    super::nothing(app, pen, area, &app.naming("board-empty", Action::Go(Page::Grid)));
}
