//! The wall in real (pseudo) terminals: one in which it is led, others that follow it.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::path::Path;
use std::time::Instant;

use common::{Session, Setting, TODAY, folder};
use tidtam::plan::Status;
use tidtam::store;

const LEAD: [&str; 4] = ["present", "แผน.ron", "--today", TODAY];
const FOLLOW: [&str; 5] = ["present", "แผน.ron", "--follow", "--today", TODAY];
const NEXT: &str = "\x1b[6~";
const BACK: &str = "\x1b[5~";
/// What the last line says while nobody leads: before anybody did, and after.
const WAITS: &str = "รอผู้ควบคุมฉายแผนนี้ขึ้นจอ";
const LEFT: &str = "ขณะนี้ไม่มีผู้ควบคุมจอ";
/// What the first page says, and what stands on the first page with measures. No number stands here without the blank
/// behind it: the clock on the wall says "๒๑.๒๕ น." at times.
const TITLE: &str = "สำนักงานเขตตัวอย่าง";
const MEASURE: &str = "๑.๒ ";
/// What only the grid shows beside its measures.
const GRID: &str = "ลำดับ  มาตรการ";

/// The number of the page that is seen and how many there are, from the foot of it.
fn place(session: &Session) -> Option<(usize, usize)> {
    let text = session.text();
    let number = |word: &str| tidtam::thai::digits::to_arabic(word).parse::<usize>().ok();
    text.lines().rev().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().rposition(|word| *word == "/")?;
        Some((number(words.get(at.checked_sub(1)?)?)?, number(words.get(at + 1)?)?))
    })
}

#[track_caller]
fn wait_for_page(session: &mut Session, number: usize) {
    let is_there = |session: &Session| place(session).is_some_and(|(at, _)| at == number);
    session.wait_until(&format!("page {number}"), is_there);
}

/// The wall on its first page; and how many pages there are.
#[track_caller]
fn led(folder: &Path, state: &Path, size: (u16, u16)) -> (Session, usize) {
    let mut session = Setting::new(folder, state).size(size.0, size.1).start(&LEAD);
    session.wait_until("the first page", |session| place(session).is_some_and(|(at, _)| at == 1));
    let (_, count) = place(&session).unwrap();
    (session, count)
}

#[track_caller]
fn following(folder: &Path, state: &Path) -> Session {
    Setting::new(folder, state).size(120, 40).start(&FOLLOW)
}

/// Goes on with the one key alone until `text` is seen; to which page that was.
#[track_caller]
fn go_to(session: &mut Session, text: &str) -> usize {
    let (mut at, count) = place(session).unwrap();
    while !session.text().contains(text) {
        assert!(at < count, "{text} is on no page");
        at += 1;
        session.type_bytes(NEXT);
        wait_for_page(session, at);
    }
    at
}

#[test]
fn a_presenter_goes_through_all_pages_and_back_and_a_decision_is_in_the_file() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let file = folder.path().join("แผน.ron");
    let (mut session, count) = led(folder.path(), state.path(), (100, 30));
    assert!(count > 10 && session.text().contains(TITLE));
    let mut pages = vec![session.text()];
    for number in 2..=count {
        session.type_bytes(NEXT);
        wait_for_page(&mut session, number);
        pages.push(session.text());
    }
    // At the end it stays.
    session.type_bytes(&NEXT.repeat(3));
    for number in (1..count).rev() {
        session.type_bytes(BACK);
        wait_for_page(&mut session, number);
        let without_clock = |text: &str| text.lines().rev().skip(2).collect::<Vec<_>>().join("\n");
        assert_eq!(without_clock(&session.text()), without_clock(&pages[number - 1]), "page {number}");
    }
    go_to(&mut session, MEASURE);
    // The first measure of the page, and that it is done.
    session.type_bytes("\x1b[B3");
    session.wait_for("เสร็จ ๒ จาก ๕");
    session.type_bytes("q");
    session.ends_well();
    let plan = store::load(&file).unwrap();
    assert_eq!(plan.find("1.1").unwrap().1.status(TODAY.parse().unwrap()), Status::Done);
}

#[test]
fn who_leaves_the_wall_is_on_the_grid() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let (mut session, _) = led(folder.path(), state.path(), (80, 24));
    session.type_bytes("\x1b");
    session.wait_for(GRID);
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn a_second_terminal_shows_what_the_first_one_shows() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut second = following(folder.path(), state.path());
    second.wait_for(WAITS);
    let names = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    assert_eq!((names(folder.path()), names(state.path())), (1, 0), "who follows writes nothing");
    let (mut first, count) = led(folder.path(), state.path(), (100, 30));
    second.wait_until("the first page", |second| !second.text().contains(WAITS));
    let mut taken = Vec::new();
    for number in 2..=count {
        first.type_bytes(NEXT);
        let start = Instant::now();
        wait_for_page(&mut second, number);
        taken.push(start.elapsed());
    }
    taken.sort();
    println!(
        "key in the first to page in the second: median {:?}, most {:?}",
        taken[taken.len() / 2],
        taken.last()
    );
    wait_for_page(&mut first, count);
    first.type_bytes("\x1b[H");
    wait_for_page(&mut first, 1);
    go_to(&mut first, MEASURE);
    second.wait_for(MEASURE);
    first.type_bytes("\x1b[B3");
    second.wait_for("เสร็จ ๒ จาก ๕");
    // Its own size and colours are its own affair.
    second.type_bytes("++t-");
    first.type_bytes("b");
    second.wait_until("a blank wall", |second| !second.text().contains(MEASURE));
    first.type_bytes("b");
    second.wait_for(MEASURE);
    first.type_bytes("q");
    first.ends_well();
    second.wait_for(LEFT);
    assert!(second.text().contains(MEASURE), "the last page stays:\n{}", second.text());
    second.type_bytes("\x1b");
    second.ends_well();
    let plan = store::load(&folder.path().join("แผน.ron")).unwrap();
    assert_eq!(plan.find("1.1").unwrap().1.status(TODAY.parse().unwrap()), Status::Done);
}

#[test]
fn an_operator_who_is_killed_leaves_the_page_and_the_next_one_is_followed() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let (mut first, _) = led(folder.path(), state.path(), (100, 30));
    go_to(&mut first, MEASURE);
    let mut second = following(folder.path(), state.path());
    second.wait_for(MEASURE);
    // By force: nothing is told or tidied.
    first.child.kill().unwrap();
    first.end();
    second.wait_for(LEFT);
    assert!(second.text().contains(MEASURE));
    // Who comes only now is not shown what may be of last month.
    let mut late = following(folder.path(), state.path());
    late.wait_for(WAITS);
    assert!(!late.text().contains(MEASURE));
    let (mut first, count) = led(folder.path(), state.path(), (80, 24));
    for session in [&mut second, &mut late] {
        session
            .wait_until("the title", |session| place(session).is_some_and(|(at, of)| at == 1 && of == count));
        assert!(!session.text().contains(LEFT) && !session.text().contains(WAITS));
    }
    first.type_bytes(NEXT);
    wait_for_page(&mut second, 2);
    wait_for_page(&mut late, 2);
    for mut session in [first, second, late] {
        session.type_bytes("q");
        session.ends_well();
    }
}

#[test]
fn whoever_leaves_the_wall_leads_no_more() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let (mut first, _) = led(folder.path(), state.path(), (100, 30));
    let mut second = following(folder.path(), state.path());
    wait_for_page(&mut second, 1);
    first.type_bytes("\x1b");
    second.wait_for(LEFT);
    first.type_bytes("\x1b[15~");
    second.wait_until("the wall again", |second| !second.text().contains(LEFT));
    for mut session in [first, second] {
        session.type_bytes("q");
        session.ends_well();
    }
}

#[test]
#[cfg(unix)]
fn a_follower_gives_its_terminal_back_however_it_ends() {
    use rustix::process::{Pid, Signal, kill_process};
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut second = following(folder.path(), state.path());
        second.wait_for(WAITS);
        let process = Pid::from_raw(second.child.process_id().unwrap().cast_signed()).unwrap();
        kill_process(process, signal).unwrap();
        assert!(second.end().signal().is_some());
        second.assert_left();
    }
    let mut second = following(folder.path(), state.path());
    second.wait_for(WAITS);
    second.resize(40, 10);
    second.wait_for("รอผู้ควบคุม");
    second.resize(3, 2);
    second.resize(100, 30);
    second.wait_for(WAITS);
    second.type_bytes("q");
    second.ends_well();
}

#[test]
fn larger_letters_go_only_to_a_terminal_that_knows_them() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    for (term, knows) in [("xterm-kitty", true), ("xterm-256color", false)] {
        let setting = Setting::new(folder.path(), state.path()).size(120, 40).variable("TERM", term);
        let mut session = setting.variable("TMUX", "").variable("STY", "").start(&LEAD);
        wait_for_page(&mut session, 1);
        assert!(!session.sent().contains("\x1b]66;"), "{term}: at the usual size");
        let frames = session.frames;
        session.type_bytes("+");
        session.wait_until("a frame", |session| session.frames > frames);
        if knows {
            session.wait_until("larger letters", |session| session.sent().contains("\x1b]66;s=2"));
        }
        session.type_bytes("-");
        // The usual size again: what the emulator, which does not know the protocol, can show.
        wait_for_page(&mut session, 1);
        session.type_bytes("+\x1b");
        session.wait_for(GRID);
        session.type_bytes("q");
        session.end();
        session.assert_left();
        let sent = session.sent();
        assert_eq!(sent.contains("\x1b]66;"), knows, "{term}");
        for sequence in sent.split("\x1b]66;").skip(1) {
            let (sequence, _) = sequence.split_once("\x1b\\").expect("an end");
            let (meta, text) = sequence.split_once(';').expect("a text");
            assert!(meta == "s=2" || meta.strip_prefix("s=2:w=").is_some_and(|w| w.len() == 1), "{meta}");
            assert!(!text.is_empty() && text.len() <= 4096 && !text.contains(char::is_control), "{text:?}");
        }
    }
}

#[test]
fn what_cannot_be_shown_is_said_in_a_sentence() {
    let folder = folder();
    std::fs::write(folder.path().join("ไม่ใช่แผน.txt"), "สวัสดี").unwrap();
    for (arguments, said) in [
        (&["present", "ไม่มี.ron"][..], "ไม่มี.ron"),
        (&["present", "ไม่มี.ron", "--follow"], "ไม่มี.ron"),
        (&["present", "ไม่ใช่แผน.txt"], "ไม่ใช่แผน.txt"),
        (&["present", "ไม่ใช่แผน.txt", "--follow"], "ไม่ใช่แผน.txt"),
        (&["present", "แผน.ron", "--today", "ไม่มีวันนี้", "--follow"], "ไม่มีวันนี้"),
        (&["present"], "PLAN"),
    ] {
        let mut session = Session::start(folder.path(), arguments);
        let status = session.end();
        assert_eq!(status.exit_code(), 2, "{arguments:?}: {}", session.text());
        assert!(session.text().contains(said), "{arguments:?}: {}", session.text());
        session.assert_left();
    }
    for arguments in [&LEAD[..], &FOLLOW[..]] {
        let mut command = assert_cmd::Command::cargo_bin("tidtam").unwrap();
        let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?} without a terminal");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
    }
}
