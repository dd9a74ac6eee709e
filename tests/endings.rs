//! However the program ends, the terminal is given back whole; and whatever the terminal does, the program ends.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use common::{PATIENCE, Session, Setting, TODAY, folder};
use portable_pty::ExitStatus;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use tidtam::plan::Status;
use tidtam::store;

const OPENED: [&str; 3] = ["--today", TODAY, "แผน.ron"];
/// What the grid shows and no other screen.
const ON_GRID: &str = "๑.๓";

fn pid(session: &Session) -> Pid {
    Pid::from_raw(session.child.process_id().unwrap().cast_signed()).unwrap()
}

fn send(session: &Session, signal: Signal) {
    kill_process(pid(session), signal).unwrap();
}

/// The program with the grid on its screen and the terminal taken.
#[track_caller]
fn opened(setting: Setting<'_>) -> Session {
    let mut session = setting.start(&OPENED);
    session.wait_for(ON_GRID);
    assert!(session.screen.screen().alternate_screen() && session.screen.screen().hide_cursor());
    assert_ne!(session.mode(), session.cooked);
    // What every ending must give back.
    assert!(session.has_mouse());
    session
}

#[track_caller]
fn assert_died_by(status: &ExitStatus, name: &str) {
    assert!(status.signal().is_some_and(|signal| signal.starts_with(name)), "{status:?}");
}

/// Waits until the program is stopped.
#[track_caller]
fn wait_for_stop(session: &Session) {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some((_, status)) =
            waitpid(Some(pid(session)), WaitOptions::UNTRACED | WaitOptions::NOHANG).unwrap()
        {
            assert!(status.stopped(), "{status:?}");
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("the program does not stop");
}

#[test]
fn a_signal_ends_it_and_is_what_it_died_of() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
    ] {
        let mut session = opened(Setting::new(folder.path(), state.path()));
        send(&session, signal);
        let status = session.end();
        assert_died_by(&status, name);
        session.assert_left();
        assert_eq!(session.text().trim(), "", "{name}");
    }
}

#[test]
fn what_was_just_changed_when_a_signal_came_is_in_the_file() {
    for signal in [Signal::TERM, Signal::HUP] {
        let (folder, state) = (folder(), tempfile::tempdir().unwrap());
        let mut session = opened(Setting::new(folder.path(), state.path()));
        session.type_bytes("3");
        session.wait_for("[ยังไม่บันทึก]");
        send(&session, signal);
        session.end();
        let plan = store::load(&folder.path().join("แผน.ron")).unwrap();
        assert_eq!(plan.find("1.1").unwrap().1.status(TODAY.parse().unwrap()), Status::Done);
    }
}

#[test]
fn it_stops_with_the_terminal_given_back_and_goes_on_with_all_of_it_drawn() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = opened(Setting::new(folder.path(), state.path()));
    session.type_bytes("jj");
    for size in [(80, 24), (100, 30)] {
        send(&session, Signal::TSTP);
        wait_for_stop(&session);
        session.wait_until("the screen from before", |session| !session.screen.screen().alternate_screen());
        session.read_on();
        session.assert_left();
        if size != (80, 24) {
            session.resize(size.0, size.1);
        }
        send(&session, Signal::CONT);
        let (own, own_state) = (common::folder(), tempfile::tempdir().unwrap());
        let mut fresh = opened(Setting::new(own.path(), own_state.path()).size(size.0, size.1));
        fresh.type_bytes("jj");
        fresh.wait_until("the third measure", |fresh| {
            fresh.text() != "" && !fresh.text().contains("กด 1 ถึง 5")
        });
        session.wait_for(ON_GRID);
        same(&mut session, &mut fresh);
        assert!(session.has_mouse(), "it is taken again");
        assert!(session.screen.screen().alternate_screen() && session.screen.screen().hide_cursor());
        assert_ne!(session.mode(), session.cooked);
        fresh.type_bytes("q");
        fresh.ends_well();
    }
    session.type_bytes("3");
    session.wait_for("[ยังไม่บันทึก]");
    session.type_bytes("q");
    session.ends_well();
}

/// Reads until both screens show the same.
#[track_caller]
fn same(session: &mut Session, fresh: &mut Session) {
    let start = Instant::now();
    while session.cells() != fresh.cells() {
        session.read_on();
        fresh.read_on();
        assert!(start.elapsed() < PATIENCE, "{}\n--- and fresh\n{}", session.text(), fresh.text());
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn stopped_it_can_be_ended() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = opened(Setting::new(folder.path(), state.path()));
    send(&session, Signal::TSTP);
    wait_for_stop(&session);
    send(&session, Signal::TERM);
    send(&session, Signal::CONT);
    assert_died_by(&session.end(), "Terminated");
    session.assert_left();
}

#[test]
#[cfg(target_os = "linux")]
fn sent_to_the_background_it_leaves_the_terminal_alone() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    // The shell gets the terminal when the program stops; `bg` lets it go on where it has nothing to do.
    let line = "set -m; \"$TIDTAM\" --today 2023-03-15 แผน.ron; read program </proc/$$/task/$$/children; bg; \
                sleep 1; stty -a >modes; kill -TERM $program; kill -CONT $program; \
                for turn in $(seq 50); do jobs >gone; kill -0 $program 2>/dev/null || break; sleep 0.1; done; \
                kill -0 $program 2>/dev/null && echo alive; echo over";
    let mut session = Setting::new(folder.path(), state.path()).start_shell(line);
    session.wait_for(ON_GRID);
    let leader = session.child.process_id().unwrap();
    let program = fs::read_to_string(format!("/proc/{leader}/task/{leader}/children")).unwrap();
    let program = Pid::from_raw(program.trim().parse().unwrap()).unwrap();
    kill_process(program, Signal::TSTP).unwrap();
    session.wait_for("over");
    assert!(session.end().success());
    assert!(!session.text().contains("alive"), "{}", session.text());
    session.assert_left();
    let modes = fs::read_to_string(folder.path().join("modes")).unwrap();
    assert!(modes.contains("icanon") && !modes.contains("-icanon") && !modes.contains("-isig"), "{modes}");
    assert!(!session.text().contains(ON_GRID), "{}", session.text());
}

#[test]
fn a_terminal_that_is_closed_ends_it() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let setting = || Setting::new(folder.path(), state.path());
    assert_died_by(&opened(setting()).close("j").end(), "Hangup");
    // Nobody tells it.
    assert_died_by(&opened(setting().uncontrolled()).close("j").end(), "Hangup");
    let mut deaf = setting().start_shell("trap '' HUP; exec \"$TIDTAM\" --today 2023-03-15 แผน.ron");
    deaf.wait_for(ON_GRID);
    assert_died_by(&deaf.close("j").end(), "Hangup");
}

/// The bytes that the program wrote so far.
#[cfg(target_os = "linux")]
fn written(session: &Session) -> u64 {
    let counts = fs::read_to_string(format!("/proc/{}/io", session.child.process_id().unwrap())).unwrap();
    counts.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap().parse().unwrap()
}

/// The program before a terminal that does not read: it hangs in a write.
#[cfg(target_os = "linux")]
fn stuck(folder: &Path, state: &Path) -> Session {
    let mut session = opened(Setting::new(folder, state).size(200, 60));
    session.turn_deaf("\x0c");
    let start = Instant::now();
    let mut still = 0;
    while still < 100 {
        assert!(start.elapsed() < PATIENCE, "the terminal takes all that is written");
        let before = written(&session);
        if still < 30 {
            session.type_bytes("\x0c");
        }
        thread::sleep(Duration::from_millis(10));
        still = if written(&session) == before { still + 1 } else { 0 };
    }
    session
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_does_not_read_keeps_nobody() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = stuck(folder.path(), state.path());
    send(&session, Signal::TERM);
    assert_died_by(&session.end(), "Terminated");
    assert_eq!(session.mode(), session.cooked);

    let mut session = stuck(folder.path(), state.path());
    send(&session, Signal::TSTP);
    wait_for_stop(&session);
    assert_eq!(session.mode(), session.cooked);
    send(&session, Signal::CONT);
    send(&session, Signal::TERM);
    assert_died_by(&session.end(), "Terminated");
    assert_eq!(session.mode(), session.cooked);

    let session = stuck(folder.path(), state.path());
    assert_died_by(&session.close("j").end(), "Hangup");
}

/// How often a thread of the program woke up so far.
#[cfg(target_os = "linux")]
fn wake_ups(session: &Session) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", session.child.process_id().unwrap())).unwrap();
    let status = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("status")).unwrap());
    let count = |status: String| {
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse::<u64>().unwrap()
    };
    status.map(count).sum()
}

/// One thread looks for what others wrote every two seconds. Nothing else stirs, and nothing is drawn.
#[test]
#[cfg(target_os = "linux")]
fn while_nothing_happens_it_sleeps() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = opened(Setting::new(folder.path(), state.path()));
    let start = Instant::now();
    let sleeps = |session: &Session| {
        let before = wake_ups(session);
        thread::sleep(Duration::from_secs(3));
        wake_ups(session) <= before + 2
    };
    while !sleeps(&session) {
        assert!(start.elapsed() < PATIENCE, "it wakes up though nothing happens");
    }
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn keys_that_come_all_at_once_are_all_taken() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = opened(Setting::new(folder.path(), state.path()));
    // More than any buffer on the way holds.
    session.type_bytes(&format!("{}3", "jk".repeat(6_000)));
    session.wait_for("[ยังไม่บันทึก]");
    // A frame a batch, not a frame a key.
    assert!(session.frames < 3_000, "{} frames", session.frames);
    session.type_bytes("qd");
    session.ends_well();
    let mut session = opened(Setting::new(folder.path(), state.path()));
    session.type_bytes(&"u".repeat(255));
    session.type_bytes("q");
    session.ends_well();
}

/// Panics are rehearsed by a program that is not released.
#[cfg(debug_assertions)]
mod panic {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// The reports in the state folder.
    fn reports(state: &Path) -> Vec<std::path::PathBuf> {
        let Ok(entries) = fs::read_dir(state.join("tidtam/reports")) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// The program that panicked at `moment`.
    #[track_caller]
    fn panicked(moment: &str, lang: &str, state: &Path, arguments: &[&str]) -> Session {
        let folder = folder();
        let setting = Setting::new(folder.path(), state).size(120, 30);
        let mut session =
            setting.variable("TIDTAM_PANIC", moment).variable("TIDTAM_LANG", lang).start(arguments);
        if moment != "draw" {
            session.wait_for("F1");
            session.type_bytes("j");
        }
        let status = session.end();
        assert_eq!((status.exit_code(), status.signal()), (101, None), "{moment}");
        session.assert_left();
        session
    }

    #[test]
    fn in_any_thread_it_is_told_once_and_reported() {
        for (moment, thread) in [("key", "main"), ("draw", "main"), ("thread", "input")] {
            let state = tempfile::tempdir().unwrap();
            let session = panicked(moment, "th", state.path(), &OPENED);
            let said = session.text();
            let [report] = &reports(state.path())[..] else { panic!("{moment}: not one report") };
            assert!(said.starts_with("tidtam: ") && said.trim().lines().count() == 1, "{said}");
            assert!(said.contains("ทำงานผิดพลาด") && said.contains("ไม่สูญหาย"), "{said}");
            assert!(said.contains(report.to_str().unwrap()), "{said}");
            assert!(!said.contains("panic") && !said.contains("RUST"), "{said}");
            let text = fs::read_to_string(report).unwrap();
            assert_eq!(fs::metadata(report).unwrap().permissions().mode() & 0o777, 0o600);
            let version = concat!("tidtam ", env!("CARGO_PKG_VERSION"), "\n");
            let (head, trace) = text.split_once("\ntrace:\n").unwrap();
            assert!(head.starts_with(version) && head.contains("\nplace: src/tui/crash.rs:"), "{head}");
            assert!(head.contains(&format!("\nthread: {thread}\n")), "{head}");
            assert!(
                head.contains(&format!("\nmessage: rehearsed at {moment}, over … of a plan, …")),
                "{head}"
            );
            assert!(trace.contains("rehearse"), "{trace}");
        }
    }

    #[test]
    fn a_report_that_cannot_be_written_is_told_of_and_the_demo_promises_nothing() {
        let state = tempfile::tempdir().unwrap();
        fs::create_dir(state.path().join("tidtam")).unwrap();
        fs::write(state.path().join("tidtam/reports"), "no folder").unwrap();
        let session = panicked("key", "en", state.path(), &["demo"]);
        let said = session.text();
        assert!(said.contains("could not be written") && said.contains("src/tui/crash.rs:"), "{said}");
        assert!(!said.contains("is lost"), "{said}");
    }
}
