//! Larger text: a screen of fewer cells, each of them drawn as a square of several of the terminal's.
//!
//! By the text sizing protocol of kitty (0.40 and later): `OSC 66 ; s=2:w=1 ; text ST` draws the text twice as large, in
//! a block of two by two cells. Whoever draws knows nothing of it: the screen says that it has fewer cells. At scale 1,
//! which is the usual one, nothing of this is sent.
//!
//! The width of all that is not ASCII goes with it, so that the terminal and the program agree on it: กำ is one cluster
//! of two columns here, whatever a terminal holds it to be. What stands there already is overwritten as a whole, for all
//! blocks begin at multiples of the scale.
//!
//! Limits: a terminal that does not know the protocol shows nothing of such a text, and there is no finding out without
//! a query whose answer could swallow keys. So it is used only where [`is_known`] says so.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::layout::MIN;
use crate::thai::width::width;

/// The largest scale of the protocol.
const MOST: u16 = 7;
/// The protocol allows a text of 4096 bytes.
const LONGEST: usize = 4000;

/// Whether the terminal knows the protocol: as the person settled it (`wish`), else by its name. What stands between
/// this program and the terminal does not know it, so inside of tmux it is never used.
pub fn is_known(wish: Option<bool>, variable: impl Fn(&str) -> Option<String>) -> bool {
    let has = |name| variable(name).is_some_and(|value| !value.is_empty());
    let of_kitty = || variable("TERM").is_some_and(|term| term == "xterm-kitty");
    !has("TMUX") && !has("STY") && wish.unwrap_or_else(of_kitty)
}

/// The largest scale up to `wanted` at which enough is left of a screen of `size`.
pub fn fitting(size: Size, wanted: u16) -> u16 {
    let most = (size.width / MIN.width).min(size.height / MIN.height).min(MOST);
    wanted.clamp(1, most.max(1))
}

/// A screen of `size` at `scale`: what does not fill a cell is left.
pub fn divided(size: Size, scale: u16) -> Size {
    let scale = scale.max(1);
    Size { width: size.width / scale, height: size.height / scale }
}

/// The terminal, drawn on at a scale.
pub struct Scaled<W: Write> {
    plain: CrosstermBackend<W>,
    scale: u16,
    /// That of the terminal, in its own cells.
    size: Size,
}

impl<W: Write> Scaled<W> {
    /// At scale 1.
    pub const fn new(writer: W, size: Size) -> Self {
        Self { plain: CrosstermBackend::new(writer), scale: 1, size }
    }

    /// From here on the terminal is of `size`, and is drawn on at `scale`. What is on it is to be cleared.
    pub const fn set(&mut self, size: Size, scale: u16) {
        (self.size, self.scale) = (size, scale);
    }

    /// Where the cell at `position` begins on the terminal.
    pub const fn place(&self, position: Position) -> Position {
        Position { x: position.x.saturating_mul(self.scale), y: position.y.saturating_mul(self.scale) }
    }

    /// The cells of the terminal that `cells` come to: their texts as blocks, and blank ones beyond the last whole
    /// block of a row and of a column, in the colours of what ends there.
    fn enlarged<'a>(&self, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> Vec<(u16, u16, Cell)> {
        let mut runs: Vec<Run<'_>> = Vec::new();
        let mut edges = Vec::new();
        for (x, y, cell) in cells {
            let text = text_of(cell);
            let columns = u16::try_from(width(&text)).unwrap_or(MOST).clamp(1, MOST);
            self.fill_edge((x, y, columns), cell, &mut edges);
            match runs.last_mut() {
                Some(run) if text.is_ascii() && run.takes(x, y, cell) => run.text += &text,
                _ => runs.push(Run { x, y, columns, text, cell }),
            }
        }
        let blocks = runs.into_iter().map(|run| {
            let mut cell = run.cell.clone();
            cell.set_symbol(&self.sequence(&run));
            let Position { x, y } = self.place(Position { x: run.x, y: run.y });
            (x, y, cell)
        });
        blocks.chain(edges).collect()
    }

    /// Puts blank cells, which look like `cell`, beside its block where that is the last of its row or column.
    fn fill_edge(&self, at: (u16, u16, u16), cell: &Cell, edges: &mut Vec<(u16, u16, Cell)>) {
        let (x, y, columns) = at;
        let whole = divided(self.size, self.scale);
        let from = self.place(Position { x, y });
        let behind = self.place(Position { x: x.saturating_add(columns), y: y.saturating_add(1) });
        let (is_last_column, is_last_row) = (x + columns >= whole.width, y + 1 >= whole.height);
        let right = if is_last_column { self.size.width } else { behind.x };
        let bottom = if is_last_row { self.size.height } else { behind.y };
        let mut blank = cell.clone();
        blank.set_symbol(" ");
        for row in from.y..bottom {
            for column in from.x..right {
                if column >= behind.x || row >= behind.y {
                    edges.push((column, row, blank.clone()));
                }
            }
        }
    }

    fn sequence(&self, run: &Run<'_>) -> String {
        let Run { text, columns, .. } = run;
        let scale = self.scale;
        if text.is_ascii() {
            format!("\x1b]66;s={scale};{text}\x1b\\")
        } else {
            format!("\x1b]66;s={scale}:w={columns};{text}\x1b\\")
        }
    }
}

/// What goes out as one text: a cluster, or cells of ASCII that look the same.
struct Run<'a> {
    x: u16,
    y: u16,
    /// Of the first cell.
    columns: u16,
    text: String,
    cell: &'a Cell,
}

impl Run<'_> {
    /// Whether `cell`, which is of ASCII and stands at the place, goes on with it.
    fn takes(&self, x: u16, y: u16, cell: &Cell) -> bool {
        let is_next = y == self.y && usize::from(x) == usize::from(self.x) + self.text.len();
        let is_alike = cell.style() == self.cell.style();
        self.text.is_ascii() && is_next && is_alike && self.text.len() < LONGEST
    }
}

/// What is seen in `cell`: no control character ends a sequence before its end.
fn text_of(cell: &Cell) -> String {
    let text: String = cell.symbol().chars().filter(|c| !c.is_control()).collect();
    if text.is_empty() || text.len() > LONGEST { " ".to_owned() } else { text }
}

impl<W: Write> Write for Scaled<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plain.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.plain)
    }
}

impl<W: Write> Backend for Scaled<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        if self.scale == 1 {
            return self.plain.draw(content);
        }
        let cells = self.enlarged(content);
        self.plain.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.plain.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.plain.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.plain.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.plain.set_cursor_position(self.place(position.into()))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.plain.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.plain.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(divided(self.size, self.scale))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.plain.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::style::{Color, Style};

    const fn size(width: u16, height: u16) -> Size {
        Size { width, height }
    }

    /// What goes to a terminal of `size` at `scale` when `text` is written over it from the left, a row a line.
    fn sent(text: &str, size: Size, scale: u16) -> String {
        let mut bytes = Vec::new();
        let mut backend = Scaled::new(&mut bytes, size);
        backend.set(size, scale);
        let mut terminal = Terminal::new(backend).unwrap();
        let mut frame = terminal.get_frame();
        let (area, buffer) = (frame.area(), frame.buffer_mut());
        buffer.set_style(area, Style::new().bg(Color::Blue));
        for (row, line) in area.rows().zip(text.lines()) {
            buffer.set_stringn(0, row.y, line, row.width.into(), Style::new());
        }
        terminal.flush().unwrap();
        drop(terminal);
        String::from_utf8(bytes).unwrap()
    }

    /// The sequences of the protocol in `sent`, and what is left without them. None may be open at the end.
    fn split(sent: &str) -> (Vec<String>, String) {
        let (mut sequences, mut rest) = (Vec::new(), String::new());
        let mut parts = sent.split("\x1b]66;");
        rest += parts.next().unwrap();
        for part in parts {
            let (sequence, behind) = part.split_once("\x1b\\").expect("an end");
            sequences.push(sequence.to_owned());
            rest += behind;
        }
        (sequences, rest)
    }

    #[test]
    fn clusters_stay_whole_and_say_how_wide_they_are() {
        let sent = sent("ab น้ำที่", size(14, 2), 2);
        let (sequences, rest) = split(&sent);
        assert_eq!(sequences, ["s=2;ab ", "s=2:w=2;น้ำ", "s=2:w=1;ที่", "s=2; "]);
        // Each at the left upper corner of its block.
        for place in ["\x1b[1;1H", "\x1b[1;7H", "\x1b[1;11H", "\x1b[1;13H"] {
            assert!(rest.contains(place), "{place:?} in {rest:?}");
        }
        let wide = split(&super::tests::sent("界x", size(9, 3), 3)).0;
        assert_eq!(wide, ["s=3:w=2;界", "s=3;x"]);
    }

    #[test]
    fn what_fills_no_block_has_the_colour_of_what_is_beside_it() {
        let (sequences, rest) = split(&sent("a\nb", size(5, 5), 2));
        assert_eq!(sequences, ["s=2;a ", "s=2;b "]);
        assert_eq!(rest.matches(' ').count(), 9, "the last column and the last row: {rest:?}");
        let (_, rest) = split(&sent("a\nb", size(4, 4), 2));
        assert_eq!(rest.matches(' ').count(), 0);
    }

    #[test]
    fn at_the_usual_size_nothing_of_it_is_sent() {
        assert!(!sent("ab น้ำ", size(14, 2), 1).contains("\x1b]66"));
    }

    #[test]
    fn a_long_row_is_cut_into_texts_that_are_allowed() {
        let (sequences, _) = split(&sent(&"x".repeat(9000), size(18_000, 2), 2));
        assert_eq!(sequences.len(), 3);
        assert!(sequences.iter().all(|sequence| sequence.len() <= 4096));
    }

    #[test]
    fn only_a_terminal_that_says_who_it_is_is_believed() {
        let of = |wish, variables: &[(&str, &str)]| {
            let find = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            is_known(wish, find)
        };
        let kitty = ("TERM", "xterm-kitty");
        assert!(of(None, &[kitty]) && of(None, &[kitty, ("TMUX", "")]));
        // Of another terminal that was started out of kitty.
        assert!(!of(None, &[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")]));
        assert!(!of(None, &[]) && !of(Some(false), &[kitty]));
        assert!(of(Some(true), &[("TERM", "xterm-256color")]));
        for inside in ["TMUX", "STY"] {
            assert!(!of(Some(true), &[kitty, (inside, "/tmp/x,1,0")]), "{inside}");
        }
    }

    #[test]
    fn enough_is_left_of_the_screen() {
        for (of, wanted, scale) in [
            (size(120, 40), 1, 1),
            (size(120, 40), 2, 2),
            (size(120, 40), 9, 3),
            (size(80, 24), 3, 2),
            (size(79, 24), 2, 1),
            (size(20, 5), 4, 1),
            (size(0, 0), 4, 1),
            (size(2000, 900), 99, 7),
        ] {
            assert_eq!(fitting(of, wanted), scale, "{of:?}");
        }
    }

    proptest! {
        /// Whatever is drawn: the sequences are whole, hold no control character, and begin at blocks.
        #[test]
        fn sequences_are_well_formed(text in "[\u{0}-\u{2f}a-z\u{7f}-\u{9f}ก-๙👍界]{0,60}", scale in 2_u16..=7) {
            let size = size(80, 24);
            let mut bytes = Vec::new();
            let mut backend = Scaled::new(&mut bytes, size);
            backend.set(size, scale);
            let mut cells = Vec::new();
            for (at, c) in text.chars().enumerate() {
                let mut cell = Cell::default();
                cell.set_symbol(&c.to_string());
                cells.push((u16::try_from(at).unwrap() % (80 / scale), 0, cell));
            }
            backend.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
            let sent = String::from_utf8(bytes).unwrap();
            let (sequences, _) = split(&sent);
            for sequence in &sequences {
                let (meta, text) = sequence.split_once(';').unwrap();
                let begins = format!("s={scale}");
                prop_assert!(meta == begins || meta.starts_with(&(begins + ":w=")));
                prop_assert!(!text.is_empty() && !text.contains(char::is_control) && text.len() <= 4096);
            }
            prop_assert_eq!(sequences.is_empty(), text.is_empty());
        }
    }

    #[test]
    fn the_screen_says_that_it_has_fewer_cells() {
        let mut bytes = Vec::new();
        let mut backend = Scaled::new(&mut bytes, size(81, 25));
        assert_eq!(backend.size().unwrap(), size(81, 25));
        backend.set(size(81, 25), 2);
        assert_eq!(backend.size().unwrap(), size(40, 12));
        backend.set_cursor_position((3, 1)).unwrap();
        assert_eq!(bytes, b"\x1b[3;7H");
    }
}
