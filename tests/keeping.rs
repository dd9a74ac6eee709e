//! What becomes of a plan on disk while it is open in a terminal: saved by itself, brought back, held, followed,
//! put together with what others write.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use common::{PATIENCE, Session, TODAY, folder};
use tidtam::plan::{Edit, Field, Plan, Status};
use tidtam::store::{self, Overwrite};

const OPENED: [&str; 3] = ["--today", TODAY, "แผน.ron"];

/// A folder with the example plan, and the person's state folder.
struct Desk {
    folder: tempfile::TempDir,
    state: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: folder(), state: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("แผน.ron")
    }

    /// The program over the plan, with more arguments.
    #[track_caller]
    fn open_with(&self, arguments: &[&str]) -> Session {
        let all = [&OPENED[..], arguments].concat();
        let mut session = Session::start_with(self.folder.path(), self.state.path(), &all);
        session.wait_for("สำนักงานเขตตัวอย่าง");
        session
    }

    #[track_caller]
    fn open(&self) -> Session {
        let mut session = self.open_with(&[]);
        session.wait_for("๑.๓");
        session
    }

    fn status(&self, id: &str) -> Status {
        let plan = store::load(&self.path()).unwrap();
        plan.find(id).unwrap().1.status(TODAY.parse().unwrap())
    }

    /// Waits until the file says so.
    #[track_caller]
    fn wait_until(&self, what: &str, is_so: impl Fn(&Plan) -> bool) {
        let start = Instant::now();
        while !store::load(&self.path()).is_ok_and(|plan| is_so(&plan)) {
            assert!(start.elapsed() < PATIENCE, "{what}: that never came into the file");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Another program changes the file.
    fn write(&self, id: &str, field: Field) {
        let mut plan = store::load(&self.path()).unwrap();
        Edit::SetField { measure: id.into(), field }.apply(&mut plan).unwrap();
        store::write_text(&self.path(), &store::to_text(&plan).unwrap(), Overwrite::Replace).unwrap();
    }

    /// The names in the plan's folder that begin so.
    fn names(&self, beginning: &str) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(beginning)).collect()
    }

    /// The journal's lines, its first one not counted.
    fn journalled(&self) -> usize {
        let mut folders = fs::read_dir(self.state.path().join("tidtam/plans")).unwrap();
        let journal = folders.next().map(|folder| folder.unwrap().path().join("journal"));
        journal.and_then(|path| fs::read_to_string(path).ok()).map_or(0, |text| text.lines().count() - 1)
    }
}

/// Ends the program at once, as a power cut does.
fn kill(mut session: Session) {
    session.child.kill().unwrap();
    session.end();
}

fn title(plan: &Plan, id: &str) -> String {
    plan.find(id).unwrap().1.title.clone()
}

#[test]
fn it_saves_by_itself() {
    let desk = Desk::new();
    let mut session = desk.open();
    session.type_bytes("3");
    session.wait_for("[ยังไม่บันทึก]");
    desk.wait_until("the status", |plan| {
        plan.find("1.1").unwrap().1.status(TODAY.parse().unwrap()) == Status::Done
    });
    session.wait_until("that it is saved", |session| !session.text().contains("[ยังไม่บันทึก]"));
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn what_was_recorded_just_before_the_power_went_comes_back() {
    let desk = Desk::new();
    let mut session = desk.open();
    session.type_bytes("3j4j5");
    let start = Instant::now();
    while desk.journalled() < 3 && desk.status("1.3") != Status::Cancelled {
        assert!(start.elapsed() < PATIENCE, "nothing is made durable");
        thread::sleep(Duration::from_millis(1));
    }
    kill(session);
    let mut session = desk.open();
    session.type_bytes("q");
    session.ends_well();
    let statuses = ["1.1", "1.2", "1.3"].map(|id| desk.status(id));
    assert_eq!(statuses, [Status::Done, Status::Delayed, Status::Cancelled]);
}

#[test]
fn the_minutes_of_a_meeting_that_was_closed_just_before_the_power_went_come_back() {
    let desk = Desk::new();
    let filed = |plan: &Plan| plan.meeting("3/2566").is_some_and(tidtam::plan::Meeting::is_filed);
    let mut session = desk.open();
    // What is missing is listed, and it is closed all the same.
    session.type_bytes("Ex");
    session.wait_for("ปิดการประชุมทั้งที่ยังขาด");
    session.type_bytes("x");
    let start = Instant::now();
    while desk.journalled() < 1 && !filed(&store::load(&desk.path()).unwrap()) {
        assert!(start.elapsed() < PATIENCE, "nothing is made durable");
        thread::sleep(Duration::from_millis(1));
    }
    kill(session);
    let mut session = desk.open();
    session.type_bytes("q");
    session.ends_well();
    let plan = store::load(&desk.path()).unwrap();
    assert!(filed(&plan));
    let meeting = plan.meeting("3/2566").unwrap();
    let kept = std::process::Command::new(env!("CARGO_BIN_EXE_tidtam"))
        .args(["minutes", desk.path().to_str().unwrap(), "--meeting", "3/2566", "--today", TODAY])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(kept.stdout).unwrap(), meeting.minutes);
}

#[test]
fn what_came_back_is_told() {
    let desk = Desk::new();
    let state = desk.state.path().join("tidtam");
    let clock = || "2023-03-15T09:30:00".parse().unwrap();
    let opened = store::open(&desk.path(), store::Wish::Edit, clock, Some(&state)).unwrap();
    let store::Access::Edit(mut keeper) = opened.access else { panic!("held") };
    keeper.commit(Edit::SetField { measure: "1.1".into(), field: Field::Title("กลับมา".into()) }).unwrap();
    drop(keeper);
    let mut session = desk.open();
    session.wait_for("กลับมาแล้ว ๑ รายการ");
    session.type_bytes("q");
    session.ends_well();
    assert_eq!(title(&store::load(&desk.path()).unwrap(), "1.1"), "กลับมา");
}

#[test]
fn a_text_that_was_being_typed_when_the_power_went_is_offered() {
    let desk = Desk::new();
    let mut session = desk.open();
    session.type_bytes("n");
    session.type_bytes("กำลังพิมพ์น้ำ");
    session.wait_for("กำลังพิมพ์น้ำ");
    let drafts = |path: &Path| fs::read_to_string(path.join("drafts")).unwrap_or_default();
    let start = Instant::now();
    let plans = desk.state.path().join("tidtam/plans");
    while !fs::read_dir(&plans).unwrap().any(|home| drafts(&home.unwrap().path()).contains("กำลังพิมพ์น้ำ"))
    {
        assert!(start.elapsed() < PATIENCE, "the draft is not kept");
        thread::sleep(Duration::from_millis(10));
    }
    kill(session);
    let mut session = desk.open();
    session.type_bytes("n");
    session.wait_for("กำลังพิมพ์น้ำ");
    session.type_bytes("\r");
    desk.wait_until("the report", |plan| {
        plan.find("1.1").unwrap().1.log.last().is_some_and(|entry| entry.text == "กำลังพิมพ์น้ำ")
    });
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn the_second_one_looks_on_follows_and_takes_over() {
    let desk = Desk::new();
    let mut first = desk.open();
    let mut second = desk.open_with(&[]);
    second.wait_for("กำลังแก้ไขแผนนี้อยู่");
    second.type_bytes("\x1b");
    second.wait_for("๑.๓");
    second.wait_for("[อ่านอย่างเดียว]");
    second.type_bytes("3");
    second.wait_for("กำลังแก้ไขแผนนี้อยู่");
    first.type_bytes("5");
    second.wait_for("ยกเลิก");
    second.type_bytes("T");
    second.wait_for("กำลังแก้ไขแผนนี้อยู่");
    assert_eq!(desk.status("1.1"), Status::Cancelled, "only the first one can change it");
    first.type_bytes("q");
    first.ends_well();
    second.wait_for("กด T เพื่อรับช่วง");
    second.type_bytes("T");
    second.wait_for("รับช่วงแล้ว");
    second.type_bytes("j3q");
    second.ends_well();
    assert_eq!([desk.status("1.1"), desk.status("1.2")], [Status::Cancelled, Status::Done]);
}

#[test]
fn who_asks_for_reading_only_gets_that() {
    let desk = Desk::new();
    let before = fs::read(desk.path()).unwrap();
    let mut session = desk.open_with(&["--read-only"]);
    session.wait_for("[อ่านอย่างเดียว]");
    session.type_bytes("3");
    session.wait_for("--read-only");
    let mut other = desk.open();
    other.type_bytes("q");
    other.ends_well();
    session.type_bytes("q");
    session.ends_well();
    assert_eq!(fs::read(desk.path()).unwrap(), before);
    assert!(desk.names("แผน.").len() == 1, "{:?}", desk.names(""));
}

#[test]
fn what_another_program_changes_elsewhere_is_taken_in() {
    let desk = Desk::new();
    let mut session = desk.open();
    desk.write("1.2", Field::Title("ชื่อที่โปรแกรมอื่นแก้".into()));
    session.wait_for("ชื่อที่โปรแกรมอื่นแก้");
    session.type_bytes("3");
    desk.write("1.3", Field::Title("แก้อีกครั้ง".into()));
    session.wait_for("แก้อีกครั้ง");
    session.type_bytes("q");
    session.ends_well();
    let plan = store::load(&desk.path()).unwrap();
    assert_eq!([title(&plan, "1.2"), title(&plan, "1.3")], ["ชื่อที่โปรแกรมอื่นแก้", "แก้อีกครั้ง"]);
    assert_eq!(desk.status("1.1"), Status::Done);
    assert!(desk.names("แผน.conflict").is_empty());
}

#[test]
fn where_both_changed_the_same_the_person_chooses() {
    for (choice, expected) in [("m\r", "ของฉัน"), ("t\r", "ของเขา"), ("\x1b", "ของเขา")]
    {
        let desk = Desk::new();
        let mut session = desk.open();
        session.type_bytes("p");
        session.type_bytes("ของฉัน\r");
        // Before that is in the file.
        desk.write("1.1", Field::Note("ของเขา".into()));
        session.wait_for("กด D");
        session.type_bytes("D");
        session.wait_for("แผน.conflict-");
        session.type_bytes(choice);
        session.wait_for("๑.๓");
        session.type_bytes("q");
        session.ends_well();
        let plan = store::load(&desk.path()).unwrap();
        assert_eq!(plan.find("1.1").unwrap().1.note, expected);
        let [kept] = desk.names("แผน.conflict").try_into().unwrap();
        let kept = store::load(&desk.folder.path().join(kept)).unwrap();
        assert_eq!(kept.find("1.1").unwrap().1.note, "ของฉัน");
    }
}

#[test]
fn comments_go_only_where_the_person_says_so() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path()).unwrap().replacen("agency", "/* ตรวจแล้ว */ agency", 1);
    fs::write(desk.path(), &text).unwrap();
    let mut session = desk.open();
    session.type_bytes("3");
    session.wait_for("s บันทึก");
    session.type_bytes("\x1b");
    session.wait_until("the plan", |session| !session.text().contains("s บันทึก"));
    session.type_bytes("q");
    session.wait_for("s บันทึก");
    assert_eq!(fs::read_to_string(desk.path()).unwrap(), text);
    session.type_bytes("s");
    session.ends_well();
    assert_eq!(desk.status("1.1"), Status::Done);
    assert_eq!(fs::read_to_string(desk.folder.path().join("แผน.comments.ron")).unwrap(), text);
}

#[test]
fn the_demo_becomes_a_file_and_is_kept_from_then_on() {
    let desk = Desk::new();
    let mut session = Session::start_with(desk.folder.path(), desk.state.path(), &["demo"]);
    session.wait_for("สาธิต");
    session.type_bytes("3\x13");
    session.wait_for("tidtam-demo.ron");
    session.type_bytes("j4q");
    session.ends_well();
    let plan = store::load(&desk.folder.path().join("tidtam-demo.ron")).unwrap();
    let status = |id| plan.find(id).unwrap().1.status(TODAY.parse().unwrap());
    assert_eq!([status("1.1"), status("1.2")], [Status::Done, Status::Delayed]);
}

#[test]
fn what_the_program_keeps_for_itself_is_for_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let mut session = desk.open();
    session.type_bytes("q");
    session.end();
    let last = fs::metadata(desk.state.path().join("tidtam/recent-plans")).unwrap();
    assert_eq!(last.permissions().mode() & 0o777, 0o600);
}

/// Opening a pipe to write waits until somebody reads it, as a share does that is not there any more.
#[test]
fn a_disk_that_does_not_answer_does_not_hold_the_person() {
    let desk = Desk::new();
    let mut session = desk.open();
    let home = fs::read_dir(desk.state.path().join("tidtam/plans")).unwrap().next().unwrap().unwrap().path();
    assert!(std::process::Command::new("mkfifo").arg(home.join("drafts.new")).status().unwrap().success());
    session.type_bytes("px");
    // Until it is to be kept.
    thread::sleep(Duration::from_millis(1500));
    session.type_bytes("\x1b");
    session.wait_for("เก็บข้อความ");
    session.type_bytes("3q");
    session.wait_for("กำลังบันทึก");
    session.type_bytes("q");
    session.wait_for("d ");
    session.type_bytes("d");
    let status = session.end();
    session.assert_left();
    assert_eq!(status.exit_code(), 1, "{}", session.text());
    assert!(session.text().contains("ไม่ตอบ"), "{}", session.text());
}
