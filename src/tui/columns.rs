//! How wide the terminal is, for what is printed and not drawn.

use std::io::{self, IsTerminal};

use ratatui::crossterm::terminal;

/// The columns of the terminal on standard output; none where it is no terminal, or does not say.
pub fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, _) = terminal::size().ok()?;
    (columns > 0).then_some(usize::from(columns))
}
