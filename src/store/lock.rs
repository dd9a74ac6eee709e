//! Who may change a plan: one at a time.
//!
//! The lock is the system's, on a hidden file beside the plan that is never deleted and never replaced (a rename
//! over a locked file would lose the lock); the system gives it up when the process ends, however it ends. Who
//! holds it stands in a second file, since a locked file cannot be read on every system. Limits: a network file
//! system that knows no locks; there the lock holds on this computer only.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::home::Home;
use super::{file, os, script};
use crate::locales::{Fault, Message};

/// Who holds a plan, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The person's name in the system; empty where it is not known.
    pub name: String,
    /// The computer; empty where it is not known.
    pub host: String,
    /// The number of the process.
    pub process: u32,
}

impl Holder {
    /// This process.
    fn own() -> Self {
        let names = ["USER", "LOGNAME", "USERNAME"];
        let name = names.iter().find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
        Self {
            name: name.unwrap_or_default(),
            host: os::host().unwrap_or_default(),
            process: std::process::id(),
        }
    }
}

/// A plan is held for as long as this is.
#[derive(Debug)]
pub(super) struct Lock {
    /// Closing it gives the lock up.
    _file: File,
    holder: PathBuf,
    /// Whether it holds for everybody, or on this computer only.
    pub everywhere: bool,
}

/// Why there is no lock.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Somebody has it. Who, is not known where the file that says so cannot be read.
    Held(Option<Holder>),
    /// The lock's file cannot be made or opened.
    Io(io::Error),
}

impl Refusal {
    /// The fault of changing the plan at `path`.
    pub fn into_fault(self, path: &Path) -> Fault {
        match self {
            Self::Held(holder) => held(holder.as_ref(), path),
            Self::Io(error) => file::of_writing(&error, path),
        }
    }
}

impl Lock {
    /// Takes the lock of the plan at `target`. `home` is where it is taken when the file system of the plan knows
    /// no locks.
    pub fn take(target: &Path, home: Option<&Home>) -> Result<Self, Refusal> {
        let file = open(&beside(target, "lock")).map_err(Refusal::Io)?;
        let (file, everywhere) = match (file.try_lock(), home) {
            (Ok(()), _) => (file, true),
            (Err(TryLockError::WouldBlock), _) => return Err(Refusal::Held(holder(target))),
            (Err(TryLockError::Error(error)), None) => return Err(Refusal::Io(error)),
            (Err(TryLockError::Error(_)), Some(home)) => (local(target, home)?, false),
        };
        let lock = Self { _file: file, holder: beside(target, "holder"), everywhere };
        // To be told who it is helps the other person; the lock holds without.
        if let Ok(text) = script::write(&Holder::own()) {
            // One that another person's process left behind can be taken away, but not written to.
            let _ = fs::remove_file(&lock.holder);
            let _ = fs::write(&lock.holder, text + "\n");
        }
        Ok(lock)
    }

    /// Whether its file was ever made beside the plan at `target`.
    pub fn is_made(target: &Path) -> bool {
        beside(target, "lock").exists()
    }

    /// Whether nobody holds the plan at `target` at this moment.
    pub fn is_free(target: &Path) -> bool {
        match File::open(beside(target, "lock")) {
            Ok(file) => file.try_lock().is_ok(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.holder);
    }
}

/// The lock on this computer.
fn local(target: &Path, home: &Home) -> Result<File, Refusal> {
    let file = open(&home.lock()).map_err(Refusal::Io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Refusal::Held(holder(target))),
        Err(TryLockError::Error(error)) => Err(Refusal::Io(error)),
    }
}

/// That the plan at `path` cannot be changed here, since `holder` has it.
pub fn held(holder: Option<&Holder>, path: &Path) -> Fault {
    let about = |key| Message::new(key).with("file", path.display());
    Fault::system(match holder.filter(|holder| !holder.host.is_empty()) {
        None => about("fault-held-unknown"),
        Some(Holder { name, host, process }) => {
            let key = if name.is_empty() { "fault-held-nameless" } else { "fault-held" };
            about(key).with("name", name).with("host", host).with("process", process)
        }
    })
}

/// Who holds the plan at `target`, as it says itself.
fn holder(target: &Path) -> Option<Holder> {
    let text = file::read(&beside(target, "holder")).ok()?;
    script::read(std::str::from_utf8(&text).ok()?).ok()
}

/// Makes the file where it is not there; one that is another person's is only read.
fn open(path: &Path) -> io::Result<File> {
    let made = OpenOptions::new().append(true).create(true).open(path);
    made.or_else(|error| File::open(path).map_err(|_| error))
}

fn beside(target: &Path, what: &str) -> PathBuf {
    let mut name = file::hidden(target);
    name.push(what);
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_the_second_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("แผน.ron");
        let lock = Lock::take(&target, None).unwrap();
        assert!(lock.everywhere && !Lock::is_free(&target));
        let Err(Refusal::Held(Some(holder))) = Lock::take(&target, None) else { panic!("taken twice") };
        assert_eq!(holder, Holder::own());
        drop(lock);
        assert!(Lock::is_free(&target));
        assert!(beside(&target, "lock").exists() && !beside(&target, "holder").exists());
        drop(Lock::take(&target, None).unwrap());
    }

    #[test]
    fn what_the_holder_says_is_not_trusted() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("แผน.ron");
        let _lock = Lock::take(&target, None).unwrap();
        for text in ["", "(name: \"", "(name: \"ก\", host: \"\", process: -1)"] {
            fs::write(beside(&target, "holder"), text).unwrap();
            assert!(matches!(Lock::take(&target, None), Err(Refusal::Held(None))), "{text}");
        }
    }
}
