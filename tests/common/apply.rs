//! `tidtam apply` as a process, on a plan of its own: what it acknowledged, and what is there afterwards.
//!
//! Each edit adds the follow-up of the next number to one measure, so that what is there can be counted, and
//! nothing can be missing in the middle.

#![allow(dead_code, reason = "not every test uses all of it")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tidtam::calendar::FiscalYear;
use tidtam::plan::{Edit, FollowUp, Indicator, Measure, Plan, Section, Status};
use tidtam::store::{self, Overwrite};

/// How long a process may take before a test gives up on it: no measure of speed.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A plan in a folder, and a state folder.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub state: tempfile::TempDir,
    pub path: PathBuf,
}

impl Desk {
    /// With a small plan.
    pub fn new() -> Self {
        Self::with(OsStr::new("แผน.ron"))
    }

    /// The same, called `name`.
    pub fn with(name: &OsStr) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        store::save(&path, &plan(), Overwrite::Never).unwrap();
        Self { folder, state, path }
    }

    /// The command with these arguments, in the plan's folder.
    pub fn command(&self, arguments: &[&OsStr]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidtam"));
        command.args(arguments).current_dir(self.folder.path());
        self.surround(&mut command);
        command
    }

    /// Gives a command the language and the state folder of the desk.
    pub fn surround(&self, command: &mut Command) {
        command.env("TIDTAM_LANG", "en").env("XDG_STATE_HOME", self.state.path());
        command.env("HOME", self.state.path()).stdin(Stdio::null());
    }

    /// `tidtam apply PLAN --script SCRIPT`.
    pub fn apply(&self, script: impl AsRef<OsStr>) -> Command {
        self.command(&["apply".as_ref(), self.path.as_ref(), "--script".as_ref(), script.as_ref()])
    }

    /// Writes a script and gives its path.
    pub fn script(&self, lines: impl IntoIterator<Item = String>) -> PathBuf {
        let path = self.state.path().join("script");
        fs::write(&path, lines.into_iter().map(|line| line + "\n").collect::<String>()).unwrap();
        path
    }

    /// Runs `apply` with a script of these lines.
    pub fn run(&self, lines: impl IntoIterator<Item = String>) -> Ended {
        let script = self.script(lines);
        ended(&mut self.apply(script))
    }

    /// How many follow-ups the file has; they must be the first ones, in order.
    #[track_caller]
    pub fn count(&self) -> usize {
        count(&store::load(&self.path).unwrap())
    }

    /// What the next run, that changes nothing, brings back and saves.
    #[track_caller]
    pub fn recover(&self) -> usize {
        let run = self.run([]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        self.count()
    }

    /// The names in the plan's folder but its own and those of the lock.
    pub fn others(&self) -> Vec<String> {
        let own = self.path.file_name().unwrap().to_str().unwrap();
        let hidden = ["lock", "holder"].map(|end| format!(".{own}.{end}"));
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != own && !hidden.contains(name));
        names.sort();
        names
    }

    /// The folder of the plan's journal and versions.
    pub fn home(&self) -> PathBuf {
        let plans = fs::read_dir(self.state.path().join("tidtam/plans")).unwrap();
        let mut homes: Vec<_> = plans.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(homes.len(), 1);
        homes.remove(0)
    }
}

/// A plan of two measures without a follow-up.
pub fn plan() -> Plan {
    let measure =
        |id: &str| Measure { id: id.into(), title: "จัดอบรม".into(), ..Measure::default() };
    let indicator = Indicator {
        title: "การปฏิบัติหน้าที่".into(),
        measures: vec![measure("1.1"), measure("1.2")],
        ..Indicator::default()
    };
    let section = Section { code: "IIT".into(), indicators: vec![indicator], ..Section::default() };
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    plan.sections.push(section);
    plan
}

/// The edit that adds the follow-up of the number `at`.
pub fn edit(at: usize) -> Edit {
    let text = format!("ครั้งที่ {at}");
    let entry = FollowUp { text, ..FollowUp::new("2023-03-15".parse().unwrap(), Status::InProgress) };
    Edit::AddFollowUp { measure: "1.1".into(), at, entry }
}

/// Its line.
pub fn line(at: usize) -> String {
    store::line(&edit(at)).unwrap()
}

/// How many follow-ups `plan` has; they must be the first ones, in order.
#[track_caller]
pub fn count(plan: &Plan) -> usize {
    let log = &plan.measures().next().unwrap().1.log;
    for (at, entry) in log.iter().enumerate() {
        assert_eq!(entry.text, format!("ครั้งที่ {at}"), "out of order");
    }
    log.len()
}

/// How a process ended.
pub struct Ended {
    /// None where a signal ended it.
    pub code: Option<i32>,
    /// Its edits that were acknowledged.
    pub acks: usize,
    pub out: String,
    pub err: String,
}

/// Held while a process starts, and while a plan that is open here is closed: a process that is just starting has
/// the files of this one for a moment, and with them the lock.
static STARTING: Mutex<()> = Mutex::new(());

/// Starts a process.
pub fn spawn(command: &mut Command) -> Child {
    let _starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    command.spawn().unwrap()
}

/// Closes a plan that is open here; its lock is free then.
pub fn close(open: impl Sized) {
    let _starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    drop(open);
}

/// Runs `command` to its end, which must come.
#[track_caller]
pub fn ended(command: &mut Command) -> Ended {
    let mut child = spawn(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
    wait(&mut child);
    of_output(child.wait_with_output().unwrap())
}

/// What a process left that has ended.
pub fn of_output(output: Output) -> Ended {
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    Ended { code: output.status.code(), acks: acks(&out), out, err }
}

/// How many edits `out` acknowledges.
pub fn acks(out: &str) -> usize {
    // A last line without its end was not said.
    out.split_inclusive('\n').filter(|line| line.starts_with("ack ") && line.ends_with('\n')).count()
}

/// Waits for a process whose output fits a pipe; one that hangs is a failure.
#[track_caller]
pub fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Numbers that look random and are the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// Up to `micros` microseconds.
    pub fn pause(&mut self, micros: u64) {
        std::thread::sleep(Duration::from_micros(self.below(micros + 1)));
    }
}

/// The number that a variable of the environment sets.
pub fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable).ok().map_or(default, |text| text.parse().unwrap())
}

/// Copies all that is in the folder `from` into the folder `to`.
pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A clock that goes on by a second whenever it is looked at.
pub fn clock() -> chrono::NaiveDateTime {
    use std::sync::atomic::{AtomicI64, Ordering};
    static SECONDS: AtomicI64 = AtomicI64::new(0);
    let noon = chrono::NaiveDate::from_ymd_opt(2023, 3, 15).unwrap().and_hms_opt(12, 0, 0).unwrap();
    noon + chrono::TimeDelta::seconds(SECONDS.fetch_add(1, Ordering::Relaxed))
}
