//! The program in a real (pseudo) terminal: keys go in as bytes, the screen is read through a terminal emulator.

#![allow(dead_code, reason = "each test uses its part of this")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// The day on which most tests take place.
pub const TODAY: &str = "2023-03-15";
/// How long the program may take before a test gives up on it: no measure of speed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal in which the program runs.
pub struct Session {
    /// What the terminal shows.
    pub screen: vt100::Parser,
    /// The terminal's other side.
    pub master: Box<dyn MasterPty + Send>,
    /// The program.
    pub child: Box<dyn Child + Send + Sync>,
    /// The mode of the terminal before the program began.
    pub cooked: String,
    /// How many frames came, at least: one that was read in two pieces may be missed.
    pub frames: usize,
    /// Every byte that came.
    came: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    is_deaf: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    // Kept for as long as the program writes into it.
    state: Option<tempfile::TempDir>,
}

/// How the program is started.
pub struct Setting<'a> {
    folder: &'a Path,
    state: &'a Path,
    size: (u16, u16),
    variables: Vec<(&'a str, &'a str)>,
    is_controlling: bool,
}

impl<'a> Setting<'a> {
    /// In `folder`, with the state folder `state`, on a screen of 80x24.
    pub fn new(folder: &'a Path, state: &'a Path) -> Self {
        Self { folder, state, size: (80, 24), variables: Vec::new(), is_controlling: true }
    }

    /// On a screen of that many columns and rows.
    pub fn size(self, columns: u16, rows: u16) -> Self {
        Self { size: (columns, rows), ..self }
    }

    /// With this variable in the environment.
    pub fn variable(mut self, name: &'a str, value: &'a str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// In a session that the terminal does not control: it is not told by HUP that it was closed.
    pub fn uncontrolled(self) -> Self {
        Self { is_controlling: false, ..self }
    }

    /// The program with these arguments.
    pub fn start(self, arguments: &[&str]) -> Session {
        self.start_as(env!("CARGO_BIN_EXE_tidtam"), arguments)
    }

    /// A line of shell, in which `$TIDTAM` is the program.
    pub fn start_shell(self, line: &str) -> Session {
        self.variable("TIDTAM", env!("CARGO_BIN_EXE_tidtam")).start_as("sh", &["-c", line])
    }

    fn start_as(self, program: &str, arguments: &[&str]) -> Session {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(self.folder);
        command.env("TERM", "xterm-256color");
        command.env("TIDTAM_LANG", "th");
        // What the person who runs the tests opened last is no part of them.
        command.env("HOME", self.state);
        command.env("XDG_STATE_HOME", self.state);
        for name in ["NO_COLOR", "COLORFGBG", "TIDTAM_THEME", "TIDTAM_PANIC"] {
            command.env_remove(name);
        }
        for (name, value) in self.variables {
            command.env(name, value);
        }
        command.set_controlling_tty(self.is_controlling);
        let cooked = mode(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let is_deaf = Arc::new(AtomicBool::new(false));
        let is_deaf_too = Arc::clone(&is_deaf);
        let (sender, bytes) = channel();
        let reader = thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() || is_deaf_too.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        Session {
            screen: emulator(self.size),
            came: Vec::new(),
            bytes,
            keys: pair.master.take_writer().unwrap(),
            child,
            cooked,
            master: pair.master,
            is_deaf,
            frames: 0,
            reader: Some(reader),
            state: None,
        }
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn mode(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    let least_one = |length: u16| NonZeroU16::new(length.max(1)).unwrap();
    vt100::Parser::new(least_one(rows), least_one(columns), 0)
}

impl Session {
    /// The program in `folder`, with a state folder of its own.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let state = tempfile::tempdir().unwrap();
        let session = Self::start_with(folder, state.path(), arguments);
        Self { state: Some(state), ..session }
    }

    /// The same with the state folder `state`.
    pub fn start_with(folder: &Path, state: &Path, arguments: &[&str]) -> Self {
        Setting::new(folder, state).start(arguments)
    }

    /// Types these bytes.
    pub fn type_bytes(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Gives the terminal another size, of columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(pty_size((columns, rows))).unwrap();
        // What was on it counts for nothing: the program must draw it anew.
        let was_alternate = self.screen.screen().alternate_screen();
        self.screen = emulator((columns, rows));
        if was_alternate {
            self.screen.process(b"\x1b[?1049h\x1b[?25l");
        }
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Every cell of the screen with its colours.
    pub fn cells(&self) -> Vec<String> {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells = places.filter_map(|(row, column)| screen.cell(row, column));
        // A cell that was cleared and one in which a space was written look the same.
        let look = |cell: &vt100::Cell| {
            let marks = (cell.bold(), cell.italic(), cell.underline(), cell.inverse());
            let text = if cell.has_contents() { cell.contents() } else { " " };
            format!("{text} {:?} {:?} {marks:?}", cell.fgcolor(), cell.bgcolor())
        };
        cells.map(look).collect()
    }

    /// Reads until the screen is as wanted.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            let Ok(bytes) = self.bytes.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) else {
                panic!("{what} is not to be seen:\n{}", self.text());
            };
            self.take_in(&bytes);
        }
    }

    fn take_in(&mut self, bytes: &[u8]) {
        const BEGINS: &[u8] = b"\x1b[?2026h";
        self.frames += bytes.windows(BEGINS.len()).filter(|window| *window == BEGINS).count();
        self.came.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// Every byte that came, as text.
    pub fn sent(&self) -> String {
        String::from_utf8_lossy(&self.came).into_owned()
    }

    /// What the terminal was given for the system's clipboard, in base64.
    pub fn clipboard(&self) -> Vec<String> {
        let all = String::from_utf8_lossy(&self.came);
        let parts = all.split("\x1b]52;c;").skip(1);
        parts.filter_map(|part| Some(part.split_once("\x1b\\")?.0.to_owned())).collect()
    }

    /// Reads until `text` is on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |session| session.text().contains(text));
    }

    /// Reads what came so far.
    pub fn read_on(&mut self) {
        while let Ok(bytes) = self.bytes.try_recv() {
            self.take_in(&bytes);
        }
    }

    /// Waits for the end of the program and reads to the last byte.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let status = wait(&mut *self.child);
        // The sender is gone once the terminal's other side is closed.
        loop {
            match self.bytes.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take_in(&bytes),
                Err(RecvTimeoutError::Disconnected) => return status,
                Err(RecvTimeoutError::Timeout) => panic!("somebody still holds the terminal"),
            }
        }
    }

    /// Whether the terminal tells the program of clicks and the wheel.
    pub fn has_mouse(&self) -> bool {
        self.screen.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// The mode of the terminal now.
    pub fn mode(&self) -> String {
        mode(&*self.master)
    }

    /// That the terminal is as it was: its mode, the screen from before, the cursor shown, pastes not marked, the mouse
    /// its own.
    #[track_caller]
    pub fn assert_left(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the screen was not given back");
        assert!(!screen.hide_cursor(), "the cursor was not given back");
        assert!(!screen.bracketed_paste(), "pastes are still marked");
        assert!(!self.has_mouse(), "the terminal still tells of the mouse");
        assert_eq!(self.mode(), self.cooked);
    }

    /// Waits for the end, which must be a good one and leave the terminal as it was.
    #[track_caller]
    pub fn ends_well(mut self) {
        let status = self.end();
        assert!(status.success(), "{status:?}");
        self.assert_left();
    }

    /// From here on nobody reads what the program writes. `key` must make it write something.
    pub fn turn_deaf(&mut self, key: &str) {
        self.is_deaf.store(true, Ordering::SeqCst);
        self.type_bytes(key);
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
    }

    /// Closes the terminal's other side; gives the program that is left without one. `key` as above.
    pub fn close(mut self, key: &str) -> Orphan {
        self.turn_deaf(key);
        Orphan(self.child)
    }
}

/// A program whose terminal was closed.
pub struct Orphan(Box<dyn Child + Send + Sync>);

impl Orphan {
    /// Waits for its end.
    #[track_caller]
    pub fn end(mut self) -> ExitStatus {
        wait(&mut *self.0)
    }
}

/// Waits for the end of `child`, which is ended by force where it does not come.
#[track_caller]
/// Waits for the end of the program.
pub fn wait(child: &mut (dyn Child + Send + Sync)) -> ExitStatus {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    panic!("the program does not end");
}

/// A folder with the example plan in it.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron");
    std::fs::copy(demo, folder.path().join("แผน.ron")).unwrap();
    folder
}
