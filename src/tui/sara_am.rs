//! The ghost of SARA AM.
//!
//! กำ is one grapheme cluster of two columns. ratatui keeps it in one cell and hides the next, which it holds to
//! be blank. When กำ gives way to ก, the hidden cell was blank before and is blank now, so nothing is sent for
//! it; but many terminals (tmux, xterm, VTE, alacritty, Konsole) have put the ำ into that second column, and it
//! stays there: a ghost.
//!
//! The mend: before a frame is compared with the one before, the hidden cell behind such a cluster is given a ำ
//! of its own. It is never printed, since hidden cells are skipped; but once it is uncovered it differs from
//! what takes its place, and so the place is sent. Last thing in the drawing of a frame.

use ratatui::buffer::Buffer;

use crate::thai::width::width;

/// THAI CHARACTER SARA AM.
const THAI: char = '\u{E33}';
/// LAO VOWEL SIGN AM, which behaves the same.
const LAO: char = '\u{EB3}';

/// Marks what is hidden behind each cluster that holds SARA AM behind its base.
pub fn mend(buffer: &mut Buffer) {
    // A base and three bytes: most cells hold less.
    let holds = |symbol: &str| symbol.len() >= 4 && symbol.chars().skip(1).any(|c| c == THAI || c == LAO);
    let cells = buffer.content.iter().enumerate();
    let found: Vec<usize> = cells.filter(|(_, cell)| holds(cell.symbol())).map(|(index, _)| index).collect();
    for index in found {
        let (x, y) = buffer.pos_of(index);
        let (columns, style) = (width(buffer[(x, y)].symbol()), buffer[(x, y)].style());
        // Two columns, as a rule; กำำ has three.
        for x in (x..buffer.area.right()).take(columns).skip(1) {
            buffer[(x, y)].set_char(THAI).set_style(style);
        }
    }
}
