//! The terminal: taken over for the program, given back in whatever way the program ends.
//!
//! Frames go out in one write each, between the marks of a synchronized update. A terminal that does not know
//! the marks passes over them, as over any private mode that it does not know; no query is sent to find out.
//!
//! Limits: an end by a signal (TERM, HUP) does not come through here.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::panic;

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};

/// A whole frame of a large screen fits.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether there is a terminal to be taken over: keys come from standard input, cells go to standard output.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The terminal while it is taken over.
pub struct Tty {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Whether the cursor is shown.
    has_cursor: bool,
}

impl Tty {
    /// Takes the terminal over. A panic gives it back before its message is written.
    pub fn open() -> io::Result<Self> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            hook(info);
        }));
        let size = size()?;
        terminal::enable_raw_mode()?;
        let taken = execute!(io::stdout(), EnterAlternateScreen, Hide, EnableBracketedPaste);
        let writer = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        let opened = taken.and_then(|()| Terminal::new(CrosstermBackend::new(writer)));
        match opened {
            Ok(terminal) => {
                let mut tty = Self { terminal, has_cursor: false };
                tty.resize(size)?;
                Ok(tty)
            }
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Draws a frame and sends what differs from the one before. The cursor is shown where `draw` says that it is.
    ///
    /// Not `Terminal::draw`, which asks for the size and hides the cursor anew with each frame, in writes of
    /// their own; and a frame keeps to itself where it was told that the cursor is.
    pub fn paint(&mut self, draw: impl FnOnce(&mut Frame<'_>) -> Option<Position>) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let cursor = draw(&mut self.terminal.get_frame());
        self.terminal.flush()?;
        self.terminal.swap_buffers();
        // A frame without a cursor behind one without takes no byte for it.
        match cursor {
            // Where the cursor is after the cells are sent is nobody's business: it is told with each frame.
            Some(Position { x, y }) => queue!(self.terminal.backend_mut(), MoveTo(x, y))?,
            None if self.has_cursor => queue!(self.terminal.backend_mut(), Hide)?,
            None => {}
        }
        if cursor.is_some() && !self.has_cursor {
            queue!(self.terminal.backend_mut(), Show)?;
        }
        self.has_cursor = cursor.is_some();
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.terminal.backend_mut())
    }

    /// The screen has another size: what is on it counts for nothing.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        self.terminal.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Clears the screen, so that the next frame is sent whole.
    pub fn clear(&mut self) -> io::Result<()> {
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        give_back();
    }
}

/// The columns of the terminal on standard output, for what is printed and not drawn; none where it is no
/// terminal, or does not say.
pub fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, _) = terminal::size().ok()?;
    (columns > 0).then_some(usize::from(columns))
}

/// The size of the screen.
pub fn size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

/// Gives the terminal back: cooked, the cursor shown, the screen as it was. Where that fails nothing is left to
/// be done about it.
fn give_back() {
    let _ = terminal::disable_raw_mode();
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
}
