//! The terminal: taken over for the program, given back in whatever way the program ends.
//!
//! A frame goes out in one write, between the marks of a synchronized update; one that is drawn on a cleared
//! screen, in two. A terminal that does not know the marks passes over them, as over any private mode that it
//! does not know; no query is sent to find out, nor for anything else.
//!
//! The loop owns the [`Tty`]; the threads that end the program share its [`Custody`], in which it stands who has
//! the terminal. Between two writes it may change hands, within one it cannot: who would write then waits, for
//! ever where the terminal does not read. So the mode, which never waits, is set apart from what is written.
//!
//! Limits: of a program in the background the terminal is not touched. One that was stopped by STOP, which no
//! program can catch, and is ended there leaves the screen as the shell found it.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};

use super::scaled::{Scaled, divided};
use super::{clipboard, os};

/// A whole frame of a large screen fits.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether there is a terminal to be taken over: keys come from standard input, cells go to standard output.
pub fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The columns of the terminal on standard output, for what is printed and not drawn; none where it is no
/// terminal, or does not say.
pub fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let columns = os::size().ok()?.width;
    (columns > 0).then_some(usize::from(columns))
}

/// How long after its sending a signal may be heard on a machine that is busy.
const HEARD_LATE: Duration = Duration::from_secs(1);

/// Who has the terminal: the program or the person's shell.
#[derive(Debug)]
pub struct Custody {
    cooked: os::Cooked,
    /// Whether the program is to have it. It is said before it is done, for what is done may have to wait.
    wanted: AtomicBool,
    /// Whether clicks and the wheel are to come to the program while its screen is shown.
    mouse: AtomicBool,
    /// Whether an editor that was started here has it: then nobody takes it before that has ended.
    lent: AtomicBool,
    /// When the last editor ended.
    ended: Mutex<Option<Instant>>,
    /// Whether the program's screen is shown. Locked while anything is written.
    taken: Mutex<bool>,
}

impl Custody {
    /// The terminal as it is now is what will be given back. Meanwhile the mouse may be the program's.
    pub fn new(mouse: bool) -> io::Result<Self> {
        let [wanted, mouse, lent] = [false, mouse, false].map(AtomicBool::new);
        let (ended, taken) = (Mutex::new(None), Mutex::new(false));
        Ok(Self { cooked: os::Cooked::now()?, wanted, mouse, lent, ended, taken })
    }

    /// The program is to have the terminal: keys come one by one. Waits for nothing.
    pub fn seize(&self) -> io::Result<()> {
        if self.is_lent() {
            return Ok(());
        }
        self.wanted.store(true, Ordering::SeqCst);
        self.cooked.set_raw()
    }

    /// Shows the program's screen, which is empty. Waits while something is written.
    pub fn enter(&self) -> io::Result<()> {
        let mut taken = self.lock();
        if self.wanted.load(Ordering::SeqCst) {
            *taken = true;
            execute!(io::stdout(), EnterAlternateScreen, Hide, EnableBracketedPaste)?;
            if self.mouse.load(Ordering::SeqCst) {
                os::take_mouse(true)?;
            }
        }
        Ok(())
    }

    /// From here on clicks and the wheel come to the program, or are the terminal's. Waits while something is written.
    pub fn set_mouse(&self, is_ours: bool) -> io::Result<()> {
        let taken = self.lock();
        self.mouse.store(is_ours, Ordering::SeqCst);
        if *taken { os::take_mouse(is_ours) } else { Ok(()) }
    }

    /// The shell is to have the terminal: the mode is as it was, at once. Waits for nothing.
    pub fn release(&self) {
        // The shell has it already, or nobody has, and there is nothing to be done about that.
        if self.wanted.swap(false, Ordering::SeqCst) && os::is_ours() {
            let _ = self.cooked.set();
        }
    }

    /// Shows the screen as it was before, and the cursor. Waits while something is written.
    pub fn leave(&self) {
        let mut taken = self.lock();
        if *taken && !self.wanted.load(Ordering::SeqCst) && os::is_ours() {
            *taken = false;
            // Also where it was not taken: a terminal that goes on telling of the mouse types into the shell.
            let _ = os::take_mouse(false);
            let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        }
    }

    /// Whether an editor has the terminal.
    pub fn is_lent(&self) -> bool {
        self.lent.load(Ordering::SeqCst)
    }

    /// Whether a signal that is heard now may come from a key that was typed into an editor. That of a key typed at its
    /// very end is heard after it: the system does not say when it was sent.
    pub fn may_be_the_editors(&self) -> bool {
        let ended = *self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        self.is_lent() || ended.is_some_and(|ended| ended.elapsed() < HEARD_LATE)
    }

    /// Writes what belongs on the program's screen; while that is not shown, nothing.
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let taken = self.lock();
        if *taken {
            let mut stdout = io::stdout().lock();
            stdout.write_all(bytes)?;
            stdout.flush()?;
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is drawn, until it is written.
struct Pages {
    bytes: Vec<u8>,
    custody: Arc<Custody>,
}

impl Write for Pages {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.custody.write(&self.bytes);
        self.bytes.clear();
        written
    }
}

/// The terminal while it is taken over.
pub struct Tty {
    terminal: Terminal<Scaled<Pages>>,
    custody: Arc<Custody>,
    /// The next frame is drawn on a cleared screen, of this size and at this scale.
    anew: Option<(Size, u16)>,
    /// Whether the cursor is shown.
    has_cursor: bool,
}

impl Tty {
    /// Takes the terminal over, whose screen is of `size`.
    pub fn open(custody: Arc<Custody>, size: Size) -> io::Result<Self> {
        let pages = Pages { bytes: Vec::with_capacity(FRAME_BYTES), custody: Arc::clone(&custody) };
        // From here on it is given back when this is dropped, however far the taking came.
        let tty = Self {
            terminal: Terminal::new(Scaled::new(pages, size))?,
            custody,
            anew: Some((size, 1)),
            has_cursor: false,
        };
        tty.custody.seize()?;
        tty.custody.enter()?;
        Ok(tty)
    }

    /// Gives the terminal to `work` and takes it back after. The next frame must be drawn anew.
    pub fn lend(&self, work: &mut dyn FnMut()) {
        self.custody.lent.store(true, Ordering::SeqCst);
        self.custody.release();
        self.custody.leave();
        work();
        *self.custody.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.custody.lent.store(false, Ordering::SeqCst);
        // A terminal that cannot be taken again has gone, and the thread that waits for that knows.
        let _ = self.custody.seize();
        let _ = self.custody.enter();
    }

    /// Hands `text` to the terminal for the system's clipboard.
    pub fn copy(&self, text: &str) -> io::Result<()> {
        self.custody.write(clipboard::sequence(text).as_bytes())
    }

    /// The next frame is to be drawn whole, on a cleared screen of `size`; each of its cells takes `scale` by `scale` of
    /// the terminal's.
    pub const fn begin_anew(&mut self, size: Size, scale: u16) {
        self.anew = Some((size, scale));
    }

    /// Clicks and the wheel are to come to the program, or to be the terminal's.
    pub fn set_mouse(&self, is_ours: bool) -> io::Result<()> {
        self.custody.set_mouse(is_ours)
    }

    /// Draws a frame and sends what differs from the one before. The cursor is shown where `draw` says that it is.
    ///
    /// Not `Terminal::draw`, which asks for the size and hides the cursor anew with each frame, in writes of
    /// their own; and a frame keeps to itself where it was told that the cursor is.
    pub fn paint(&mut self, draw: impl FnOnce(&mut Frame<'_>) -> Option<Position>) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        if let Some((size, scale)) = self.anew.take() {
            self.terminal.backend_mut().set(size, scale);
            self.terminal.resize(Rect::from((Position::ORIGIN, divided(size, scale))))?;
            // Whoever had the terminal meanwhile may have shown it or hidden it.
            queue!(self.terminal.backend_mut(), Hide)?;
            self.has_cursor = false;
        }
        let cursor = draw(&mut self.terminal.get_frame());
        self.terminal.flush()?;
        self.terminal.swap_buffers();
        // A frame without a cursor behind one without takes no byte for it.
        match cursor {
            // Where the cursor is after the cells are sent is nobody's business: it is told with each frame.
            Some(cursor) => {
                let Position { x, y } = self.terminal.backend().place(cursor);
                queue!(self.terminal.backend_mut(), MoveTo(x, y))?;
            }
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
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.custody.release();
        self.custody.leave();
    }
}
