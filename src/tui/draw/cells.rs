//! Text into cells, quickly: nearly all that a frame costs is finding out which characters share a cell.
//!
//! For what the screens are full of, ASCII, Thai and rules, no tables of Unicode are needed: a mark belongs to the
//! character before it, and so does SARA AM, which adds a column (ratatui keeps กำ in one cell and hides the
//! next). Any other text takes ratatui's own way. Limits: control characters are expected to be out already.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::thai::{pad, width};

/// What stands for what was cut off.
const ELLIPSIS: &str = "…";
const SARA_AM: char = '\u{E33}';

/// Writes `text` at the left of the first line of `area`, which lies in `buffer`, with … in the last column where
/// it is wider. Gives the columns it took.
pub fn write(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let room = usize::from(area.width);
    if !text.chars().all(is_plain) {
        let cut = pad::truncate(text, room);
        return buffer.set_stringn(area.x, area.y, &cut, room, style).0 - area.x;
    }
    // Text in UTF-8 never has more columns than bytes.
    let is_cut = text.len() > room && width::width(text) > room;
    let end = area.right() - u16::from(is_cut && room > 0);
    let mut x = area.x;
    let mut start = 0;
    while start < text.len() {
        let (len, columns) = first_cell(&text[start..]);
        if columns > end - x {
            break;
        }
        buffer[(x, area.y)].set_symbol(&text[start..start + len]).set_style(style);
        for hidden in x + 1..x + columns {
            buffer[(hidden, area.y)].reset();
        }
        (x, start) = (x + columns, start + len);
    }
    if is_cut && x < area.right() {
        buffer[(x, area.y)].set_symbol(ELLIPSIS).set_style(style);
        x += 1;
    }
    x - area.x
}

/// ASCII, Thai, and the dots, dashes and shapes of the screens: each has a column, or is a mark.
const fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{A0}' | '·' | '\u{E01}'..='\u{E3A}' | '\u{E3F}'..='\u{E5B}'
        | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25FC}')
}

/// The bytes and the columns of what the first cell of plain `text` holds.
fn first_cell(text: &str) -> (usize, u16) {
    let mut chars = text.char_indices();
    chars.next();
    let mut columns = 1;
    for (at, c) in chars {
        match c {
            SARA_AM => columns += 1,
            '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' => {}
            _ => return (at, columns),
        }
    }
    (text.len(), columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AREA: Rect = Rect { x: 1, y: 0, width: 12, height: 1 };

    fn written(text: &str) -> (Buffer, u16) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 14, 1));
        let columns = write(&mut buffer, AREA, text, Style::new().bold());
        (buffer, columns)
    }

    /// At most 10 columns, at least 13. A mark with nothing before it does not come here: `thai::clean`
    /// gives it a ◌.
    const SHORT: &str = "([ -~\u{A0}·–…◌▰─ก-ฮฯะาำฤๅเ-ๆ๏-๛][ัิีึืฺุู็-๎]{0,2}){0,10}";
    const LONG: &str = "([ -~ก-ฮฯะาำฤๅเ-ๆ๏-๛][ัิีึืฺุู็-๎]{0,2}){13,20}";

    proptest! {
        #[test]
        fn what_fits_is_written_as_ratatui_does(text in SHORT) {
            let mut expected = Buffer::empty(Rect::new(0, 0, 14, 1));
            let (end, _) = expected.set_stringn(1, 0, &text, 12, Style::new().bold());
            prop_assert_eq!(written(&text), (expected, end - 1));
        }

        #[test]
        fn what_is_cut_says_so_and_stays_inside(text in LONG) {
            let (buffer, columns) = written(&text);
            prop_assert!(columns <= 12, "{columns}");
            prop_assert_eq!(buffer[(columns, 0)].symbol(), ELLIPSIS);
            prop_assert_eq!(buffer[(13, 0)].symbol(), " ");
            prop_assert_eq!(buffer[(0, 0)].symbol(), " ");
        }

        #[test]
        fn any_text_stays_inside(text in "\\PC{0,30}") {
            let (buffer, columns) = written(&text);
            prop_assert!(columns <= 12);
            prop_assert_eq!((buffer[(0, 0)].symbol(), buffer[(13, 0)].symbol()), (" ", " "));
        }
    }

    #[test]
    fn sara_am_stays_with_its_consonant() {
        let (buffer, columns) = written("ทำทำทำทำทำทำทำ");
        let symbols: Vec<_> = (1..13).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!((symbols.concat().as_str(), columns), ("ทำ ทำ ทำ ทำ ทำ … ", 11));
    }
}
