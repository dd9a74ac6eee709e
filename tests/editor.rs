//! A text of the plan in the person's own editor: the terminal is lent and taken back, what was typed meanwhile is the
//! editor's, and whatever becomes of the editor the text is not lost.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use common::{Session, Setting, TODAY, folder};
use tidtam::store;

/// An editor: a script of shell, in a folder with a blank in its name. `$1` is the file.
fn editor(folder: &Path, script: &str) -> PathBuf {
    let home = folder.join("my editor");
    fs::create_dir_all(&home).unwrap();
    let path = home.join("edit.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// The program with that editor, a report of 1.1 begun with ก.
fn begin(folder: &Path, state: &Path, script: &str) -> Session {
    let command = format!("\"{}\" --wait", editor(folder, &format!("shift\n{script}")).display());
    let setting = Setting::new(folder, state).variable("VISUAL", &command).variable("EDITOR", "false");
    let mut session = setting.start(&["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.type_bytes("n");
    session.wait_for("ผลการดำเนินการวันนี้");
    session.type_bytes("ก");
    session.wait_for("▌ก");
    session.type_bytes("\x05");
    session
}

/// Accepts what is in the field, saves, ends; gives the report.
fn finish(mut session: Session, folder: &Path) -> String {
    session.type_bytes("\r");
    session.wait_for("[ยังไม่บันทึก]");
    session.type_bytes("\x13");
    session.wait_for("บันทึกแล้ว");
    session.type_bytes("q");
    session.ends_well();
    let plan = store::load(&folder.join("แผน.ron")).unwrap();
    plan.find("1.1").unwrap().1.log.last().unwrap().text.clone()
}

/// The files that an editor left in the state folder.
fn left(state: &Path) -> Vec<PathBuf> {
    let state = state.join("tidtam");
    let folders = fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    folders.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("tidtam-")).collect()
}

#[test]
fn the_editor_has_the_terminal_and_its_text_comes_back() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    // The terminal is in its own mode: a line, with what the keys show. The file is the person's alone.
    let script = "ls -ld \"$1\" \"$(dirname \"$1\")\" | cut -c1-10 > modes\ncat \"$1\" > before\nprintf 'EDITING\\n'\n\
                  read line\nprintf '%s\\nกำ\\033[2J\\n' \"$line\" > \"$1\"";
    let mut session = begin(folder.path(), state.path(), script);
    session.wait_for("EDITING");
    assert_eq!(session.mode(), session.cooked);
    assert!(!session.screen.screen().alternate_screen() && !session.screen.screen().bracketed_paste());
    assert!(!session.has_mouse(), "a click is the editor's");
    // Keys of the program, and one that would end it.
    session.type_bytes("qq3 น้ำ\r");
    session.wait_for("▌qq3 น้ำ");
    session.wait_for("▌กำ");
    assert!(session.screen.screen().alternate_screen() && session.screen.screen().bracketed_paste());
    assert!(session.has_mouse(), "and the program's again");
    assert_eq!(fs::read_to_string(folder.path().join("modes")).unwrap(), "drwx------\n-rw-------\n");
    assert_eq!(fs::read_to_string(folder.path().join("before")).unwrap(), "ก");
    assert_eq!(left(state.path()), Vec::<PathBuf>::new());
    // One change.
    session.type_bytes("\x1a");
    session.wait_until("the text from before", |session| !session.text().contains("qq3"));
    session.type_bytes("\x19");
    session.wait_for("▌กำ");
    assert_eq!(finish(session, folder.path()), "qq3 น้ำ\nกำ");
}

#[test]
fn an_editor_that_fails_leaves_the_text_and_what_it_wrote() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = begin(folder.path(), state.path(), "printf ข > \"$1\"\nexit 3");
    session.wait_for("รหัส 3");
    session.wait_for("▌ก");
    let kept = left(state.path());
    assert_eq!(fs::read_to_string(kept[0].join("tidtam.txt")).unwrap(), "ข");
    assert_eq!(finish(session, folder.path()), "ก");
}

#[test]
fn an_editor_that_is_killed_leaves_the_text() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = begin(folder.path(), state.path(), "kill -9 $$");
    session.wait_for("รหัส -");
    assert_eq!(left(state.path()), Vec::<PathBuf>::new(), "nothing was written");
    assert_eq!(finish(session, folder.path()), "ก");
}

#[test]
fn a_text_that_is_too_long_is_kept_in_its_file() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = begin(folder.path(), state.path(), "head -c 40000 /dev/zero | tr '\\0' x > \"$1\"");
    session.wait_for("ยาวเกิน 32 KB");
    assert_eq!(fs::metadata(left(state.path())[0].join("tidtam.txt")).unwrap().len(), 40_000);
    assert_eq!(finish(session, folder.path()), "ก");
}

#[test]
fn what_ctrl_c_sends_while_the_editor_runs_is_not_the_programs() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    // The signal may come before the shell reads, or end its reading: one line is read whenever it came. A second one
    // would be for the program where the first was enough.
    let script =
        "trap 'printf \"INT\\n\"' INT\nprintf 'EDITING\\n'\nuntil read line; do :; done\nprintf ข > \"$1\"";
    let mut session = begin(folder.path(), state.path(), script);
    session.wait_for("EDITING");
    session.type_bytes("\x03");
    session.wait_for("INT");
    session.type_bytes("\r");
    session.wait_for("▌ข");
    assert_eq!(finish(session, folder.path()), "ข");
}

#[test]
fn what_ctrl_c_sent_to_the_editor_may_be_heard_after_its_end() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let script = "printf ข > \"$1\"\n(sleep 0.2; kill -INT $PPID) >/dev/null 2>&1 </dev/null &";
    let mut session = begin(folder.path(), state.path(), script);
    session.wait_for("▌ข");
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(finish(session, folder.path()), "ข");
}

#[test]
fn the_terminal_is_resized_while_the_editor_runs() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = begin(folder.path(), state.path(), "printf 'EDITING\\n'\nread line\nprintf ข > \"$1\"");
    session.wait_for("EDITING");
    session.resize(120, 30);
    session.type_bytes("\r");
    session.wait_for("▌ข");
    session.wait_for("วันพุธที่");
    assert_eq!(finish(session, folder.path()), "ข");
}

#[test]
fn a_program_that_is_ended_while_the_editor_runs_has_what_was_typed() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    let mut session = begin(folder.path(), state.path(), "printf 'EDITING\\n'\nread line");
    session.wait_for("EDITING");
    let id = session.child.process_id().unwrap();
    let status = std::process::Command::new("kill").arg(id.to_string()).status().unwrap();
    assert!(status.success());
    assert!(!common::wait(&mut *session.child).success());
    // So that the editor ends too.
    session.type_bytes("\r");
    let drafts = fs::read_dir(state.path().join("tidtam/plans")).unwrap();
    let texts: Vec<_> =
        drafts.filter_map(|home| fs::read_to_string(home.unwrap().path().join("drafts")).ok()).collect();
    assert!(texts.iter().any(|text| text.contains("\"ก\"")), "{texts:?}");
}

#[test]
fn without_an_editor_it_is_said_which_to_name() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    for (command, said) in
        [("", "VISUAL, EDITOR"), ("/nowhere/at/all", "/nowhere/at/all"), ("a 'b", "ไม่ครบคู่")]
    {
        let setting = Setting::new(folder.path(), state.path());
        let setting = setting.variable("VISUAL", "").variable("EDITOR", command).size(160, 30);
        let mut session = setting.start(&["--today", TODAY, "แผน.ron"]);
        session.wait_for("๑.๓");
        session.type_bytes("pก\x05");
        session.wait_for(said);
        session.type_bytes("\x11\x11");
        session.ends_well();
    }
}

#[test]
fn what_is_copied_goes_to_the_terminal() {
    let folder = folder();
    let mut session = Session::start(folder.path(), &["--today", TODAY, "แผน.ron"]);
    session.wait_for("๑.๓");
    session.type_bytes("pน้ำ\x01\x03");
    session.wait_for("คัดลอกแล้ว");
    session.type_bytes("\x1b[F\x16");
    session.wait_for("▌น้ำน้ำ");
    assert_eq!(session.clipboard(), ["4LiZ4LmJ4Liz"]);
    session.type_bytes("\x11\x11");
    session.ends_well();
}
