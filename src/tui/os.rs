//! What differs between systems at the terminal: its mode and size, the signals, the way a process ends.
//!
//! Unix has all of it. Elsewhere (Windows) there are no such signals: a console that is closed ends the process,
//! and a resize comes as an event of the terminal.

pub(super) use system::{
    Cooked, EDITOR, RESIZES_ARE_SIGNALS, Signals, die, end, has_gone, is_ours, raise_hang_up, size, stop,
    take_mouse, wait_until_gone,
};

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has them"))]
pub(super) enum Signal {
    /// To end, by the signal of this number.
    End(i32),
    /// To end likewise, by a key of the terminal: INT, QUIT.
    Key(i32),
    /// To stop until [`Signal::Continue`].
    Stop,
    /// To go on.
    Continue,
    /// To see that the screen has another size.
    Resize,
}

#[cfg(unix)]
mod system {
    use std::io::{self, Write, stdin, stdout};

    use ratatui::layout::Size;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::process::getpgrp;
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::low_level;

    use super::Signal;

    /// The editor of who has named none: the person is asked to.
    pub(in crate::tui) const EDITOR: Option<&str> = None;

    /// Whether another size of the screen is told by [`Signal::Resize`], and not by an event of the terminal.
    pub(in crate::tui) const RESIZES_ARE_SIGNALS: bool = true;

    /// The mode of the terminal before it was taken over. Neither way of changing it waits for what is still to
    /// be written.
    #[derive(Debug)]
    pub(in crate::tui) struct Cooked(Termios);

    impl Cooked {
        pub(in crate::tui) fn now() -> io::Result<Self> {
            Ok(Self(tcgetattr(stdin())?))
        }

        pub(in crate::tui) fn set(&self) -> io::Result<()> {
            Ok(tcsetattr(stdin(), OptionalActions::Now, &self.0)?)
        }

        pub(in crate::tui) fn set_raw(&self) -> io::Result<()> {
            let mut raw = self.0.clone();
            raw.make_raw();
            Ok(tcsetattr(stdin(), OptionalActions::Now, &raw)?)
        }
    }

    /// The size of the screen. Asked of the system, never of the terminal by a query.
    pub(in crate::tui) fn size() -> io::Result<Size> {
        let size = tcgetwinsize(stdout())?;
        Ok(Size { width: size.ws_col, height: size.ws_row })
    }

    /// Whether the terminal is this program's to change. In the background it is somebody else's, and the system
    /// stops who touches it. A terminal that controls nobody is anybody's.
    pub(in crate::tui) fn is_ours() -> bool {
        tcgetpgrp(stdin()).map_or(true, |front| front == getpgrp())
    }

    /// Waits until the terminal has gone: nobody holds its other side any more. Says whether that can be known.
    pub(in crate::tui) fn wait_until_gone() -> bool {
        asked(None)
    }

    /// Whether the terminal has gone.
    pub(in crate::tui) fn has_gone() -> bool {
        asked(Some(&Timespec::default()))
    }

    fn asked(timeout: Option<&Timespec>) -> bool {
        let stdin = stdin();
        loop {
            // Nothing is asked for: that it has gone is said unasked.
            let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut terminal, timeout) {
                // A signal came between.
                Err(rustix::io::Errno::INTR) => {}
                // Some systems cannot wait for a terminal, and say that it is none.
                Ok(_) => return terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR),
                Err(_) => return false,
            }
        }
    }

    /// Has the terminal tell of clicks and the wheel, or not. Not crossterm's way of it, which has every movement told
    /// too and wakes the program with each.
    pub(in crate::tui) fn take_mouse(is_ours: bool) -> io::Result<()> {
        let marks = if is_ours { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" };
        let mut stdout = stdout().lock();
        stdout.write_all(marks.as_bytes())?;
        stdout.flush()
    }

    /// The signals that come to the process, one after the other.
    pub(in crate::tui) struct Signals(signal_hook::iterator::Signals);

    impl Signals {
        /// From here on none of them does what the system would have it do.
        pub(in crate::tui) fn catch() -> io::Result<Self> {
            let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
            signal_hook::iterator::Signals::new(all).map(Self)
        }

        /// Waits for the next ones, for ever. Of those that came together the ends come first: a stopped process
        /// is ended by TERM and then CONT.
        pub(in crate::tui) fn each(&mut self, mut take: impl FnMut(Signal)) {
            loop {
                let mut came: Vec<Signal> = self.0.wait().map(signal_of).collect();
                came.sort_by_key(|signal| !matches!(signal, Signal::End(_) | Signal::Key(_)));
                came.into_iter().for_each(&mut take);
            }
        }
    }

    fn signal_of(number: i32) -> Signal {
        match number {
            SIGTSTP => Signal::Stop,
            SIGCONT => Signal::Continue,
            SIGWINCH => Signal::Resize,
            SIGINT | SIGQUIT => Signal::Key(number),
            end => Signal::End(end),
        }
    }

    /// Has the signals take notice that the terminal has gone.
    pub(in crate::tui) fn raise_hang_up() {
        let _ = low_level::raise(SIGHUP);
    }

    /// Stops the process. Returns when it goes on.
    pub(in crate::tui) fn stop() {
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }

    /// Ends the process by the signal `number`, so that whoever waits for it sees that.
    pub(in crate::tui) fn die(number: i32) -> ! {
        let _ = low_level::emulate_default_handler(number);
        end(128 + number)
    }

    /// Ends the process with the exit code `code` and waits for nothing, not for a write that hangs.
    pub(in crate::tui) fn end(code: i32) -> ! {
        low_level::exit(code)
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;

    use ratatui::crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    use ratatui::crossterm::{execute, terminal};
    use ratatui::layout::Size;

    use super::Signal;

    /// The editor of who has named none: it comes with the system.
    pub(in crate::tui) const EDITOR: Option<&str> = Some("notepad");

    /// Another size of the screen is told by an event of the terminal.
    pub(in crate::tui) const RESIZES_ARE_SIGNALS: bool = false;

    /// The mode of the terminal before it was taken over.
    #[derive(Debug)]
    pub(in crate::tui) struct Cooked;

    impl Cooked {
        pub(in crate::tui) fn now() -> io::Result<Self> {
            Ok(Self)
        }

        pub(in crate::tui) fn set(&self) -> io::Result<()> {
            terminal::disable_raw_mode()
        }

        pub(in crate::tui) fn set_raw(&self) -> io::Result<()> {
            terminal::enable_raw_mode()
        }
    }

    /// The size of the screen.
    pub(in crate::tui) fn size() -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(Size { width, height })
    }

    /// Has the console tell of clicks and the wheel, or not.
    pub(in crate::tui) fn take_mouse(is_ours: bool) -> io::Result<()> {
        if is_ours {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// There is no background.
    pub(in crate::tui) fn is_ours() -> bool {
        true
    }

    /// The system ends the process when its console has gone; nothing to be waited for.
    pub(in crate::tui) fn wait_until_gone() -> bool {
        false
    }

    /// Likewise.
    pub(in crate::tui) fn has_gone() -> bool {
        false
    }

    /// No signals.
    pub(in crate::tui) struct Signals;

    impl Signals {
        pub(in crate::tui) fn catch() -> io::Result<Self> {
            Ok(Self)
        }

        pub(in crate::tui) fn each(&mut self, _take: impl FnMut(Signal)) {}
    }

    /// Nothing takes notice.
    pub(in crate::tui) fn raise_hang_up() {}

    /// There is no stopping.
    pub(in crate::tui) fn stop() {}

    /// Ends the process.
    pub(in crate::tui) fn die(number: i32) -> ! {
        end(128 + number)
    }

    /// Ends the process with the exit code `code`.
    pub(in crate::tui) fn end(code: i32) -> ! {
        std::process::exit(code)
    }
}
