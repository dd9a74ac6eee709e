//! The program in a real (pseudo) terminal: keys go in as bytes, the screen is read through a terminal emulator,
//! the plan is read from its file.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use common::{Session, TODAY, folder};
use tidtam::plan::{FollowUp, Plan, Status};
use tidtam::store;

fn status(plan: &Plan, id: &str) -> Status {
    plan.find(id).unwrap().1.status(TODAY.parse().unwrap())
}

#[test]
fn a_status_is_recorded_saved_and_read_back() {
    let folder = folder();
    let file = folder.path().join("แผน.ron");
    let before = store::load(&file).unwrap();
    assert_eq!(status(&before, "1.3"), Status::InProgress);
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.type_bytes("jj3");
    session.wait_for("[ยังไม่บันทึก]");
    session.type_bytes("\x13");
    session.wait_for("บันทึกแล้ว");
    session.type_bytes("q");
    session.ends_well();
    let after = store::load(&file).unwrap();
    assert_eq!(status(&after, "1.3"), Status::Done);
    assert_eq!(after.find("1.3").unwrap().1.log.len(), before.find("1.3").unwrap().1.log.len() + 1);
    assert_eq!(after.measures().count(), before.measures().count());
}

/// The column of the terminal's cursor; none where it is hidden.
fn cursor(session: &Session) -> Option<u16> {
    let screen = session.screen.screen();
    (!screen.hide_cursor()).then(|| screen.cursor_position().1)
}

#[test]
fn a_report_is_written_in_thai_saved_and_read_back() {
    let folder = folder();
    let file = folder.path().join("แผน.ron");
    let before = store::load(&file).unwrap();
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    assert_eq!(cursor(&session), None);
    // With the keyboard in Thai: j, j, n.
    session.type_bytes("่่ื");
    session.wait_for("ผลการดำเนินการวันนี้ของ ๑.๓");
    session.wait_until("the cursor in the field", |session| cursor(session) == Some(1));
    session.type_bytes("น้ำ");
    session.wait_for("▌น้ำ");
    session.wait_until("the cursor behind the text", |session| cursor(session) == Some(3));
    session.type_bytes("\x7f\x7f\x7f");
    session.wait_until("the cursor where it was", |session| cursor(session) == Some(1));
    // What the น้ำ left in its second column must be gone.
    session.wait_until("the line that is gone", |session| !session.screen.screen().contents().contains("▌น"));
    session.type_bytes("กำชับแล้ว q");
    session.wait_for("▌กำชับแล้ว q");
    // A paste, as terminals send it: CRLF as two CR.
    session.type_bytes("\x1b[200~\r\rฝ่ายทะเบียน\x1b[201~");
    session.wait_for("▌ฝ่ายทะเบียน");
    session.type_bytes("\r");
    session.wait_for("[ยังไม่บันทึก]");
    session.wait_until("the list without a cursor", |session| cursor(session).is_none());
    session.type_bytes("\x13");
    session.wait_for("บันทึกแล้ว");
    session.type_bytes("q");
    session.ends_well();
    let mut expected = before;
    let (place, _) = expected.find("1.3").unwrap();
    let log = &mut expected.sections[place.section].indicators[place.indicator].measures[place.measure].log;
    let text = "กำชับแล้ว q\nฝ่ายทะเบียน".into();
    log.push(FollowUp { text, ..FollowUp::new(TODAY.parse().unwrap(), Status::InProgress) });
    assert_eq!(store::load(&file).unwrap(), expected);
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_and_nothing_is_lost() {
    let folder = folder();
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    let file = folder.path().join("แผน.ron");
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    session.type_bytes("3q");
    session.wait_for("s ลองใหม่");
    std::fs::remove_dir(&file).unwrap();
    session.type_bytes("s");
    session.ends_well();
    assert_eq!(status(&store::load(&file).unwrap(), "1.1"), Status::Done);
}

#[test]
fn the_demo_paints_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["demo"][..], &[]] {
        let mut session = Session::start(folder.path(), arguments);
        session.wait_for("สาธิต");
        session.wait_for("๑๕ มี.ค. ๖๖");
        session.type_bytes("3q");
        session.ends_well();
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_saved_demo_is_a_new_file_and_never_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("tidtam-demo.ron");
    std::fs::write(&taken, "ของเดิม").unwrap();
    let mut session = Session::start(folder.path(), &["demo"]);
    session.wait_for("สาธิต");
    session.type_bytes("3\x13");
    session.wait_for("tidtam-demo-2.ron");
    session.type_bytes("q");
    session.ends_well();
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "ของเดิม");
    let saved = store::load(&folder.path().join("tidtam-demo-2.ron")).unwrap();
    assert_eq!(status(&saved, "1.1"), Status::Done);
}

#[test]
fn without_a_plan_the_last_one_is_opened_and_without_that_the_demo() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let session = |arguments: &[&str]| Session::start_with(folder.path(), state.path(), arguments);
    let quit = |mut session: Session, sign: &str| {
        session.wait_for("๑.๓");
        assert_eq!(session.text().contains("สาธิต"), sign == "demo");
        session.type_bytes("q");
        session.ends_well();
    };
    quit(session(&["--today", TODAY]), "demo");
    quit(session(&["--today", TODAY, "แผน.ron"]), "plan");
    quit(session(&["--today", TODAY]), "plan");
    std::fs::remove_file(folder.path().join("แผน.ron")).unwrap();
    quit(session(&["--today", TODAY]), "demo");
}

#[test]
fn without_a_terminal_it_says_so() {
    let folder = folder();
    let mut command = assert_cmd::Command::cargo_bin("tidtam").unwrap();
    let output = command.current_dir(folder.path()).arg("แผน.ron").env("TIDTAM_LANG", "en").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("tidtam grid") && said.lines().count() == 1, "{said}");
}

#[test]
fn a_plan_and_a_subcommand_do_not_go_together() {
    for arguments in
        [&["--today", TODAY, "demo"][..], &["แผน.ron", "demo"], &["--theme", "light", "check", "x"]]
    {
        let output = assert_cmd::Command::cargo_bin("tidtam").unwrap().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let output =
        assert_cmd::Command::cargo_bin("tidtam").unwrap().args(["--lang", "en", "demo"]).output().unwrap();
    assert!(output.status.success(), "--lang may stand anywhere");
}

#[test]
fn the_demo_without_a_terminal_is_text() {
    let output = assert_cmd::Command::cargo_bin("tidtam")
        .unwrap()
        .env("TIDTAM_LANG", "th")
        .arg("demo")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    let (grid, minutes) = (text.find("๑๕ มีนาคม ๒๕๖๖").unwrap(), text.find("รายงานการประชุม").unwrap());
    assert!(grid < minutes && text.contains("เลิกประชุมเวลา"));
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
}

/// `line` of shell in a terminal, in which `$TIDTAM` is the program: what it left on the screen.
#[cfg(unix)]
fn shell(line: &str) -> String {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = common::Setting::new(folder.path(), state.path()).size(120, 30).start_shell(line);
    session.end();
    session.assert_left();
    session.text()
}

#[test]
#[cfg(unix)]
fn half_a_terminal_is_none() {
    for line in
        ["\"$TIDTAM\" แผน.ron </dev/null; echo code $?", "\"$TIDTAM\" แผน.ron 2>&1 >out; echo code $?"]
    {
        let said = shell(line);
        assert!(said.contains("tidtam grid") && said.contains("code 2"), "{said}");
    }
    assert!(shell("\"$TIDTAM\" demo </dev/null | grep -c เลิกประชุมเวลา").contains('1'));
}

#[test]
#[cfg(unix)]
fn what_is_printed_may_go_anywhere() {
    let said = shell("{ \"$TIDTAM\" demo; echo code $? >&2; } | head -1");
    assert!(said.contains("code 0") && said.trim().lines().count() == 2, "{said}");
    // This reader has gone before anything is written.
    let said = shell("{ sleep 0.5; \"$TIDTAM\" demo; echo code $? >&2; } | true");
    assert_eq!(said.trim(), "code 0");
    let said = shell("\"$TIDTAM\" demo >out; echo code $?; wc -l <out");
    assert!(said.starts_with("code 0"), "{said}");
    assert!(said.lines().nth(1).unwrap().trim().parse::<u32>().unwrap() > 50, "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_that_is_full_is_a_fault() {
    let said = shell("\"$TIDTAM\" demo >/dev/full; echo code $?");
    assert!(said.starts_with("tidtam: เขียนผลลัพธ์ไม่ได้") && said.contains("code 1"), "{said}");
    assert_eq!(said.trim().lines().count(), 2, "{said}");
}
