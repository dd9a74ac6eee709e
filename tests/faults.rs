//! Every system call that writes, failed in turn; a full file system; a limit on the size of files. Afterwards the
//! plan file is whole, the exit code was true, and what was acknowledged is there.
//!
//! `TIDTAM_FAULTS=all` fails each call in every way; without it each call fails in one way.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "common/apply.rs"]
mod apply;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use apply::{Desk, Ended, copy_all, ended, line};
use tidtam::store;

/// Edits that a session before has left in the journal, and that the session under test makes.
const BEFORE: usize = 2;
const EDITS: usize = 3;

/// What is failed, and how.
const CALLS: [&str; 15] = [
    "openat",
    "write",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "unlink",
    "fchmod",
    "ftruncate",
    "mkdir",
    "read",
    "flock",
    "statx",
];
const WAYS: [&str; 5] = ["error=EIO", "signal=KILL", "error=ENOSPC", "error=EACCES", "error=EINTR"];

/// A desk that can be set back to a state in which a session before was killed.
struct Stage {
    desk: Desk,
    folder: tempfile::TempDir,
    state: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let desk = Desk::new();
        store::write_text(
            &desk.path,
            &format!("// หัวแฟ้ม\n{}", fs::read_to_string(&desk.path).unwrap()),
            store::Overwrite::Replace,
        )
        .unwrap();
        leave_in_journal(&desk);
        let stage = Self { desk, folder: tempfile::tempdir().unwrap(), state: tempfile::tempdir().unwrap() };
        stage.desk.script((BEFORE..BEFORE + EDITS).map(line));
        copy_all(stage.desk.folder.path(), stage.folder.path());
        copy_all(stage.desk.state.path(), stage.state.path());
        stage
    }

    fn set_back(&self) {
        for (kept, folder) in [(&self.folder, &self.desk.folder), (&self.state, &self.desk.state)] {
            for entry in fs::read_dir(folder.path()).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
            }
            copy_all(kept.path(), folder.path());
        }
    }

    fn script(&self) -> std::path::PathBuf {
        self.desk.state.path().join("script")
    }
}

/// Makes the first edits durable and ends before they are saved.
fn leave_in_journal(desk: &Desk) {
    let state = desk.state.path().join("tidtam");
    let opened = store::open(&desk.path, store::Wish::Edit, apply::clock, Some(&state)).unwrap();
    let store::Access::Edit(mut keeper) = opened.access else { panic!("held") };
    for at in 0..BEFORE {
        keeper.commit(apply::edit(at)).unwrap();
    }
    apply::close(keeper);
}

/// Whether what a session left that met a fault is as it must be.
#[track_caller]
fn check(desk: &Desk, run: &Ended, about: &str) {
    let file = desk.count();
    let least = BEFORE + run.acks;
    if run.code == Some(0) {
        assert_eq!((file, run.acks), (BEFORE + EDITS, EDITS), "{about}: 0 is not true");
    }
    let next = desk.run([]);
    assert_eq!(next.code, Some(0), "{about}: {}", next.err);
    let there = desk.count();
    assert!(
        (least..=least + 1).contains(&there),
        "{about}: {least} acknowledged, {there} there: {}",
        run.err
    );
    assert!(desk.others().is_empty(), "{about}: {:?}", desk.others());
}

/// Whether strace is there and may trace.
fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// Runs the session with the `nth` call failed in this way; none where there are not so many.
fn injected(stage: &Stage, call: &str, way: &str, nth: usize) -> Option<Ended> {
    stage.set_back();
    let trace = stage.desk.state.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", trace.to_str().unwrap(), "-e", &format!("trace={call}")]);
    command.args(["-e", &format!("inject={call}:{way}:when={nth}")]);
    command.arg(env!("CARGO_BIN_EXE_tidtam"));
    command.args([
        OsStr::new("apply"),
        stage.desk.path.as_ref(),
        "--script".as_ref(),
        stage.script().as_ref(),
    ]);
    stage.desk.surround(&mut command);
    let run = ended(&mut command);
    let said = fs::read_to_string(&trace).unwrap();
    let is_hit = said.contains("(INJECTED)") || said.contains("killed by SIGKILL");
    is_hit.then_some(run)
}

#[test]
fn every_call_that_fails_loses_nothing() {
    if !can_trace() {
        println!("skipped: strace is not installed, or may not trace here");
        return;
    }
    let all = std::env::var("TIDTAM_FAULTS").is_ok_and(|text| text == "all");
    let ways = |index: usize, nth: usize| -> Vec<&str> {
        if all { WAYS.to_vec() } else { vec![WAYS[(index + nth) % WAYS.len()]] }
    };
    let calls = Mutex::new(CALLS.iter().enumerate());
    let (runs, failures) = std::thread::scope(|scope| {
        let work = || {
            let stage = Stage::new();
            let (mut runs, mut failures) = (0, 0);
            loop {
                let Some((index, call)) = calls.lock().unwrap().next() else { return (runs, failures) };
                'call: for nth in 1.. {
                    for way in ways(index, nth) {
                        let Some(run) = injected(&stage, call, way, nth) else { break 'call };
                        check(&stage.desk, &run, &format!("{call}:{way}:when={nth}"));
                        runs += 1;
                        failures += usize::from(run.code != Some(0));
                    }
                }
            }
        };
        let handles = [scope.spawn(work), scope.spawn(work)];
        handles.into_iter().map(|handle| handle.join().unwrap()).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    });
    println!("{runs} faults, {failures} of them ended the program with an error");
    assert!(runs > 50 && failures > 10, "{runs} {failures}");
}

#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_not_the_end() {
    let stage = Stage::new();
    let (mut codes, limits) = (Vec::new(), 0..14);
    for blocks in limits {
        stage.set_back();
        let mut command = Command::new("sh");
        // Of 512 bytes.
        command.args(["-c", "ulimit -f $0; exec \"$@\"", &blocks.to_string(), env!("CARGO_BIN_EXE_tidtam")]);
        command.args([
            OsStr::new("apply"),
            stage.desk.path.as_ref(),
            "--script".as_ref(),
            stage.script().as_ref(),
        ]);
        stage.desk.surround(&mut command);
        let run = ended(&mut command);
        assert!(run.code.is_some(), "a signal ended it at {blocks}");
        check(&stage.desk, &run, &format!("{blocks} blocks"));
        codes.push(run.code);
    }
    assert!(codes.contains(&Some(0)) && codes.contains(&Some(1)), "{codes:?}");
}

/// A file system in memory, as long as this is.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mount(place: &'a Path, size: &str) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(place);
        let mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        mounted.then_some(Self(place))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_file_system_loses_nothing() {
    let stage = Stage::new();
    let mut codes = Vec::new();
    for free in (0..40_usize).step_by(4) {
        for place in [&stage.desk.folder, &stage.desk.state] {
            stage.set_back();
            let kept = tempfile::tempdir().unwrap();
            copy_all(place.path(), kept.path());
            let Some(mounted) = Small::mount(place.path(), "256k") else {
                println!("skipped: no file system may be mounted here");
                return;
            };
            copy_all(kept.path(), place.path());
            // Fill it, then leave some pages free.
            let filler = place.path().join("filler");
            let mut size = 256 * 1024;
            while fs::write(&filler, vec![b'x'; size]).is_err() {
                size -= 4096;
            }
            fs::OpenOptions::new()
                .write(true)
                .open(&filler)
                .unwrap()
                .set_len((size as u64).saturating_sub(free as u64 * 1024))
                .unwrap();
            let run = ended(&mut stage.desk.apply(stage.script()));
            codes.push(run.code);
            fs::remove_file(&filler).unwrap();
            check(&stage.desk, &run, &format!("{free} KB free in {}", place.path().display()));
            drop(mounted);
        }
    }
    assert!(codes.contains(&Some(0)) && codes.contains(&Some(1)), "{codes:?}");
}
