//! What is only looked at: the indicators of a section, and the units.

use ratatui::layout::Rect;

use super::items::place;
use super::slide::{Frame, role_of};
use crate::thai::{pad, width::width};
use crate::tui::draw::header::bar;
use crate::tui::draw::pen::{self, Line, Pen};
use crate::tui::draw::say;
use crate::tui::theme::{self, Role};
use crate::view::wall::{Bar, Tile};
use crate::view::{Figures, glyph};

/// Blanks between tiles side by side.
const BETWEEN: u16 = 5;
/// The fewest and the most cells of a tile's bar, and of a unit's.
const CELLS: (usize, usize) = (4, 28);
const UNIT_CELLS: (usize, usize) = (6, 48);

/// What the tiles of a slide share, so that titles stand below titles and figures below figures.
#[derive(Clone, Copy)]
struct Shared {
    /// The columns of a tile, of its number, of all before its title, of its title.
    tile: u16,
    number: usize,
    before: u16,
    title: u16,
    /// Whether the figures stand beside the title, and not below it.
    is_row: bool,
    /// The columns of the widest "๕/๗", and of the widest numbers of what is late and due.
    count: usize,
    urgent: [usize; 2],
}

impl Shared {
    fn new(frame: &Frame<'_>, tiles: &[Tile]) -> Self {
        let plate = frame.plate;
        let side_by_side = plate.columns.max(1);
        let tile = plate.content.width.saturating_sub(BETWEEN * (side_by_side - 1)) / side_by_side;
        let number = tiles.iter().map(|tile| width(&tile.number)).max().unwrap_or(0).min(6);
        let before = u16::try_from(3 + number + if number > 0 { 2 } else { 0 }).unwrap_or(0);
        let is_row = plate.detail_lines == 0;
        let room = tile.saturating_sub(before);
        Self {
            tile,
            number,
            before,
            title: if is_row { room / 2 } else { room },
            is_row,
            count: tiles.iter().map(|tile| width(&fraction(frame, tile.figures))).max().unwrap_or(0),
            urgent: urgent_columns(frame, tiles.iter().map(|tile| tile.figures)),
        }
    }

    fn rows(&self, frame: &Frame<'_>, tile: &Tile) -> Vec<String> {
        let text = if tile.title.is_empty() { "–" } else { &tile.title };
        frame.rows(text, self.title, frame.plate.title_lines)
    }

    fn height(&self, frame: &Frame<'_>, tile: &Tile) -> u16 {
        let lines = if self.is_row { 1 } else { self.rows(frame, tile).len() + 1 };
        u16::try_from(lines).unwrap_or(u16::MAX)
    }
}

/// Draws the indicators of a section.
pub fn tiles(frame: &Frame<'_>, pen: &mut Pen<'_>, tiles: &[Tile]) {
    if tiles.is_empty() {
        return frame.nothing(pen, None, &frame.words.text("board-no-measures"));
    }
    let shared = Shared::new(frame, tiles);
    let shelves: Vec<_> = tiles.chunks(frame.plate.columns.max(1).into()).collect();
    let height = |shelf: &&[Tile]| shelf.iter().map(|tile| shared.height(frame, tile)).max().unwrap_or(1);
    let heights: Vec<_> = shelves.iter().map(height).collect();
    let (_, areas) = place(&heights, frame.plate.content, frame.plate.gap, 0);
    for (shelf, area) in shelves.iter().zip(&areas) {
        for (column, tile) in shelf.iter().enumerate() {
            let x = u16::try_from(column).unwrap_or(0) * (shared.tile + BETWEEN);
            draw(frame, pen, pen::left_of(pen::from_left(*area, x), shared.tile), tile, shared);
        }
    }
    let seen = shelves.iter().take(areas.len()).map(|shelf| shelf.len()).sum::<usize>();
    frame.more(pen, tiles.len() - seen);
}

fn draw(frame: &Frame<'_>, pen: &mut Pen<'_>, area: Rect, tile: &Tile, shared: Shared) {
    if let Some((deadline, status)) = tile.worst {
        pen.glyph(area, glyph::deadline(deadline, status), theme::of_deadline(deadline, status));
    }
    let number = u16::try_from(shared.number).unwrap_or(0);
    let said = pad::right(&say::digits(frame.words, &tile.number), shared.number);
    pen.text(pen::left_of(pen::from_left(area, 3), number), &said, Role::Accent);
    let text = pen::from_left(area, shared.before);
    let rows = shared.rows(frame, tile);
    for (line, row) in pen::left_of(text, shared.title).rows().zip(&rows) {
        pen.text(line, row, Role::Heading);
    }
    let beside = || Some(pen::from_left(text, shared.title + 2));
    let line = if shared.is_row { beside() } else { text.rows().nth(rows.len()) };
    if let Some(line) = line {
        figures(frame, pen, line, tile, shared);
    }
}

/// The bar of a tile, how many are done, late and due soon, and last year's score at the right.
fn figures(frame: &Frame<'_>, pen: &mut Pen<'_>, line: Rect, tile: &Tile, shared: Shared) {
    let words = frame.words;
    let mut line = line;
    if let Some(score) = tile.score {
        let score = say::number(words, score);
        pen.text_right(line, &score, Role::Dim);
        line = pen::left_of(
            line,
            line.width.saturating_sub(u16::try_from(width(&score) + 2).unwrap_or(u16::MAX)),
        );
    }
    if tile.figures.all == 0 {
        pen.text(line, &words.text("board-no-measures"), Role::Dim);
        return;
    }
    let urgent = urgent(frame, tile.figures, shared.urgent);
    let room = usize::from(line.width).saturating_sub(shared.count + 2 + pen::columns(&urgent));
    let mut pieces: Line = bar(tile.figures.done, tile.figures.all, room.clamp(CELLS.0, CELLS.1)).into();
    let done = pad::right(&fraction(frame, tile.figures), shared.count);
    pieces.push((role_of(tile.figures), format!("  {done}")));
    pieces.extend(urgent);
    pen.line(line, &pieces);
}

/// How many are late, and how many due soon, each with its sign.
fn urgent_counts(figures: Figures) -> [(char, usize, Role); 2] {
    [('!', figures.late, Role::Late), ('◆', figures.soon + figures.this_month, Role::Soon)]
}

/// The columns of the widest number of what is late and of what is due soon; 0 where nothing is.
fn urgent_columns(frame: &Frame<'_>, all: impl Iterator<Item = Figures>) -> [usize; 2] {
    let columns = |(_, count, _)| if count > 0 { width(&say::number(frame.words, count)) } else { 0 };
    all.fold([0; 2], |[late, soon], figures| {
        let [first, second] = urgent_counts(figures).map(columns);
        [late.max(first), soon.max(second)]
    })
}

/// "   ! ๑   ◆ ๒", the signs of all lines below each other.
fn urgent(frame: &Frame<'_>, figures: Figures, columns: [usize; 2]) -> Line {
    let shown = urgent_counts(figures).into_iter().zip(columns).filter(|(_, columns)| *columns > 0);
    let said = |((glyph, count, role), columns)| {
        let number = if count > 0 { say::number(frame.words, count) } else { String::new() };
        let glyph = if count > 0 { glyph } else { ' ' };
        (role, format!("   {glyph} {}", pad::right(&number, columns)))
    };
    shown.map(said).collect()
}

/// "๕/๗"
fn fraction(frame: &Frame<'_>, figures: Figures) -> String {
    say::digits(frame.words, &format!("{}/{}", figures.done, figures.all)).into_owned()
}

/// Draws the units, each with the bar of what is done.
pub fn units(frame: &Frame<'_>, pen: &mut Pen<'_>, bars: &[Bar]) {
    let plate = frame.plate;
    let name = |bar: &Bar| match bar.name.as_str() {
        "" => frame.words.text("wall-no-unit").into_owned(),
        name => name.to_owned(),
    };
    let widest = bars.iter().map(|bar| width(&name(bar))).max().unwrap_or(0);
    let names = if plate.is_narrow {
        plate.content.width
    } else {
        u16::try_from(widest).unwrap_or(u16::MAX).min(plate.content.width * 2 / 5)
    };
    let count = bars.iter().map(|bar| width(&fraction(frame, bar.figures))).max().unwrap_or(0);
    let late = urgent_columns(frame, bars.iter().map(|bar| bar.figures));
    let heights = vec![if plate.is_narrow { 2 } else { 1 }; bars.len()];
    let (_, areas) = place(&heights, plate.content, plate.gap, 0);
    for (unit, area) in bars.iter().zip(&areas) {
        let role = if unit.name.is_empty() { Role::Dim } else { Role::Heading };
        pen.text(pen::left_of(*area, names), &name(unit), role);
        let line = if plate.is_narrow {
            area.rows().nth(1).unwrap_or_default()
        } else {
            pen::from_left(*area, names.saturating_add(3))
        };
        let urgent = urgent(frame, unit.figures, late);
        let room = usize::from(line.width).saturating_sub(count + 2 + pen::columns(&urgent));
        let cells = room.clamp(UNIT_CELLS.0, UNIT_CELLS.1);
        let mut pieces: Line = bar(unit.figures.done, unit.figures.all, cells).into();
        pieces.push((
            role_of(unit.figures),
            format!("  {}", pad::right(&fraction(frame, unit.figures), count)),
        ));
        pieces.extend(urgent);
        pen.line(line, &pieces);
    }
    frame.more(pen, bars.len() - areas.len());
}
