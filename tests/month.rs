//! A month's work of a secretary whose keyboard is in Thai: every letter that is a shortcut goes in as the Thai
//! character of its key. What is in the file afterwards is the plan with the same edits.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use common::{PATIENCE, Session, TODAY, folder};
use tidtam::calendar::Day;
use tidtam::plan::{Directive, FollowUp, Measure, Plan, Status};
use tidtam::store;
use tidtam::view::Queue;

/// The keys that are used, as a US keyboard names them and as Kedmanee types them.
const KEYS: (&str, &str) = ("12345=rnoedpjkuqg", "ๅ/-ภถชพืนำกย่าีๆเ");

/// What a keyboard in Thai sends for these keys.
#[track_caller]
fn in_thai(keys: &str) -> String {
    let typed = |key| KEYS.0.chars().zip(KEYS.1.chars()).find(|(latin, _)| *latin == key);
    keys.chars().map(|key| typed(key).unwrap_or_else(|| panic!("no key {key}")).1).collect()
}

fn today() -> Day {
    TODAY.parse().unwrap()
}

/// The plan on disk, the plan as it should be, and the program that is open.
struct Desk {
    folder: tempfile::TempDir,
    state: tempfile::TempDir,
    expected: Plan,
}

impl Desk {
    fn new() -> Self {
        let folder = folder();
        let expected = store::load(&folder.path().join("แผน.ron")).unwrap();
        Self { folder, state: tempfile::tempdir().unwrap(), expected }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("แผน.ron")
    }

    /// The program in the round.
    #[track_caller]
    fn open(&self) -> Session {
        let mut session =
            Session::start_with(self.folder.path(), self.state.path(), &["--today", TODAY, "แผน.ron"]);
        session.wait_for("๑.๓");
        session.type_bytes(&in_thai("r"));
        session.wait_for("รายงานรอบเดือน มีนาคม ๒๕๖๖");
        session
    }

    fn measure(&mut self, id: &str) -> &mut Measure {
        let (place, _) = self.expected.find(id).unwrap();
        &mut self.expected.sections[place.section].indicators[place.indicator].measures[place.measure]
    }

    /// The measure has reported this today.
    fn report(&mut self, id: &str, entry: FollowUp) {
        self.measure(id).log.push(entry);
    }

    /// The id of the first measure of the round.
    fn first_id(&self) -> String {
        let queue = Queue::build(&self.expected, today());
        self.expected.at(queue.stops[0].place).unwrap().id.clone()
    }

    /// The ids of the measures that have not reported.
    fn open_ids(&self) -> Vec<String> {
        let queue = Queue::build(&self.expected, today());
        let open = queue.stops.iter().filter(|stop| stop.is_open());
        open.map(|stop| self.expected.at(stop.place).unwrap().id.clone()).collect()
    }

    /// Waits until it is kept that the round stands at the measure with this id.
    #[track_caller]
    fn wait_until_remembered(&self, id: &str) {
        let start = Instant::now();
        let said = format!("round: Some(\"{id}\")");
        while !kept(self.state.path()).contains(&said) {
            assert!(start.elapsed() < PATIENCE, "{said} was never kept: {}", kept(self.state.path()));
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the file holds all that was done.
    #[track_caller]
    fn wait_until_saved(&self) {
        let start = Instant::now();
        while store::load(&self.path()).unwrap() != self.expected {
            assert!(start.elapsed() < PATIENCE, "that never came into the file");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// What is remembered in `folder`, of every plan.
fn kept(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let read = |path: PathBuf| {
        if path.is_dir() {
            kept(&path)
        } else if path.file_name().is_some_and(|name| name == "memory") {
            String::from_utf8_lossy(&std::fs::read(&path).unwrap_or_default()).into_owned()
        } else {
            String::new()
        }
    };
    entries.map(|entry| read(entry.path())).collect()
}

/// Waits until the measure with this id is at hand: its id stands at the left of its own row.
#[track_caller]
fn wait_for_measure(session: &mut Session, id: &str) {
    let shown: String =
        id.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0xE50 + d).unwrap())).collect();
    let beginning = format!(" {shown}  ");
    session.wait_until(&beginning, |session| session.text().lines().any(|line| line.starts_with(&beginning)));
}

/// Writes `text` into the field that `key` opens.
#[track_caller]
fn write(session: &mut Session, key: &str, text: &str) {
    session.type_bytes(&in_thai(key));
    session.wait_for("Esc พักไว้");
    session.type_bytes(text);
    session.wait_for(text);
    session.type_bytes("\r");
    session.wait_until("the field closed", |session| !session.text().contains("Esc พักไว้"));
}

/// Goes through what is open, the first `count` of it, each measure in another way.
fn go_through(desk: &mut Desk, session: &mut Session, ids: &[String], from: usize) {
    for (number, id) in ids.iter().enumerate() {
        wait_for_measure(session, id);
        let last = desk.measure(id).status(today());
        let bare = |status| FollowUp::new(today(), status);
        let entry = match number + from {
            0 => {
                session.type_bytes(&in_thai("="));
                bare(last)
            }
            1 => {
                session.type_bytes(&in_thai("3"));
                session.type_bytes("\r");
                bare(Status::Done)
            }
            2 => {
                write(session, "n", "จัดโต๊ะน้ำดื่มแล้ว รอป้าย");
                session.type_bytes(&in_thai("="));
                FollowUp {
                    text: "จัดโต๊ะน้ำดื่มแล้ว รอป้าย".into(), ..bare(last)
                }
            }
            3 => {
                session.type_bytes(&in_thai("4"));
                write(session, "o", "ผู้รับจ้างส่งงานล่าช้า");
                session.type_bytes("\r");
                FollowUp {
                    obstacles: "ผู้รับจ้างส่งงานล่าช้า".into(), ..bare(Status::Delayed)
                }
            }
            4 => {
                session.type_bytes(&in_thai("2"));
                write(session, "e", "หนังสือ ที่ ตย ๐๑๐๒/๑๑๑");
                write(session, "e", "ภาพถ่ายกำกับ");
                session.type_bytes("\r");
                let evidence = vec!["หนังสือ ที่ ตย ๐๑๐๒/๑๑๑".into(), "ภาพถ่ายกำกับ".into()];
                FollowUp { evidence, ..bare(Status::InProgress) }
            }
            5 => {
                write(session, "d", "เร่งรัดให้แล้วเสร็จก่อนประชุมครั้งหน้า");
                session.type_bytes(&in_thai("="));
                let unit = desk.measure(id).responsible.units[0].clone();
                desk.expected.directives.push(Directive {
                    id: "D4".into(),
                    about: id.clone(),
                    unit,
                    text: "เร่งรัดให้แล้วเสร็จก่อนประชุมครั้งหน้า".into(),
                    given_at: "3/2566".into(),
                    due: None,
                    reports: vec![],
                    closed_at: None,
                });
                bare(last)
            }
            6 => {
                // A slip: taken back, then said rightly, and a word for nobody else.
                session.type_bytes(&in_thai("5u1"));
                write(session, "p", "โทรถามหัวหน้าฝ่าย");
                session.type_bytes("\r");
                desk.measure(id).note = "โทรถามหัวหน้าฝ่าย".into();
                bare(Status::NotStarted)
            }
            _ => {
                session.type_bytes("๒");
                session.type_bytes("\r");
                bare(Status::InProgress)
            }
        };
        desk.report(id, entry);
    }
}

#[test]
fn a_month_with_the_keyboard_in_thai() {
    let mut desk = Desk::new();
    let ids = desk.open_ids();
    assert_eq!(ids.len(), 8, "each way of reporting is taken: {ids:?}");
    let mut session = desk.open();
    go_through(&mut desk, &mut session, &ids, 0);
    session.wait_for("รายงานครบทั้ง ๒๑ มาตรการ");
    // Once more from the top: what had reported before today has something to add.
    session.type_bytes(&in_thai("gjj"));
    wait_for_measure(&mut session, "1.4");
    write(&mut session, "n", "ที่ประชุมรับทราบ");
    let status = desk.measure("1.4").status(today());
    desk.report(
        "1.4",
        FollowUp {
            text: "ที่ประชุมรับทราบ".into(), ..FollowUp::new(today(), status)
        },
    );
    session.type_bytes(&in_thai("k"));
    wait_for_measure(&mut session, &ids[1]);
    session.type_bytes("\x1b");
    session.wait_for("ผู้รับผิดชอบ");
    session.type_bytes(&in_thai("q"));
    session.ends_well();
    assert_eq!(store::load(&desk.path()).unwrap(), desk.expected);
    let minutes = minutes(&desk.path());
    for text in ["จัดโต๊ะน้ำดื่มแล้ว รอป้าย", "ภาพถ่ายกำกับ", "เร่งรัดให้แล้วเสร็จก่อนประชุมครั้งหน้า", "ที่ประชุมรับทราบ"]
    {
        assert!(minutes.contains(text), "{text} is not in the minutes:\n{minutes}");
    }
    assert!(!minutes.contains("โทรถามหัวหน้าฝ่าย"), "a private note");
}

/// The minutes of the month as `tidtam minutes` prints them, on one line each paragraph.
fn minutes(plan: &Path) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tidtam"));
    command.arg("minutes").arg(plan).args(["--month", "2566-03", "--today", TODAY, "--width", "240"]);
    let output = command.output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn after_a_power_cut_it_goes_on_where_it_stood() {
    let mut desk = Desk::new();
    let ids = desk.open_ids();
    let mut session = desk.open();
    go_through(&mut desk, &mut session, &ids[..4], 0);
    // Two are passed over: without a memory it would begin at the first of them.
    for id in &ids[4..6] {
        wait_for_measure(&mut session, id);
        session.type_bytes("\r");
    }
    wait_for_measure(&mut session, &ids[6]);
    desk.wait_until_saved();
    desk.wait_until_remembered(&ids[6]);
    session.child.kill().unwrap();
    session.end();
    let mut session = desk.open();
    wait_for_measure(&mut session, &ids[6]);
    // Within the second in which nothing is kept yet: it stands where it stood then, or now.
    session.type_bytes("\r");
    session.child.kill().unwrap();
    session.end();
    let mut session = desk.open();
    session.type_bytes(&in_thai("g"));
    wait_for_measure(&mut session, &desk.first_id());
    session.type_bytes("\r");
    go_through(&mut desk, &mut session, &ids[4..], 4);
    session.wait_for("รายงานครบทั้ง ๒๑ มาตรการ");
    session.type_bytes(&in_thai("q"));
    session.ends_well();
    assert_eq!(store::load(&desk.path()).unwrap(), desk.expected);
}

#[test]
fn the_grid_is_arranged_and_the_round_stands_as_they_were_left() {
    let desk = Desk::new();
    let ids = desk.open_ids();
    let mut session = desk.open();
    for id in &ids[..2] {
        wait_for_measure(&mut session, id);
        session.type_bytes("\r");
    }
    wait_for_measure(&mut session, &ids[2]);
    session.type_bytes("\x1b");
    session.wait_for("ผู้รับผิดชอบ");
    // The column of the status goes, and the rows stand by their titles.
    session.type_bytes("c");
    session.wait_for("✓ สถานะ");
    session.type_bytes("สถานะ\r");
    session.wait_until("the column is off", |session| !session.text().contains("✓ สถานะ"));
    session.type_bytes("\x1b");
    session.wait_until("the list is closed", |session| !session.text().contains("แสดงหรือซ่อน"));
    session.type_bytes("s");
    session.wait_for("ก–ฮ");
    session.type_bytes("\x1b[F\r");
    let is_sorted =
        |session: &Session| ["เรียงตามชื่อ", "↓ ชื่อ"].iter().any(|sign| session.text().contains(sign));
    session.wait_until("the rows stand by their titles", is_sorted);
    let rows = |session: &Session| session.text().lines().skip(2).take(4).collect::<Vec<_>>().join("\n");
    session.type_bytes("\x1b[H");
    let is_first =
        |session: &Session| session.text().lines().nth(4).is_some_and(|line| line.starts_with('▌'));
    session.wait_until("the first row is selected", is_first);
    let before = rows(&session);
    session.type_bytes("q");
    session.ends_well();

    let arguments = ["--today", TODAY, "แผน.ron"];
    let mut session = Session::start_with(desk.folder.path(), desk.state.path(), &arguments);
    session.wait_until("the rows stand by their titles again", is_sorted);
    session.wait_until("the rows are as they were", |session| rows(session) == before);
    session.type_bytes("c");
    session.wait_for("แสดงหรือซ่อน");
    assert!(!session.text().contains("✓ สถานะ"), "{}", session.text());
    session.type_bytes("\x1b");
    session.wait_until("the list is closed", |session| !session.text().contains("แสดงหรือซ่อน"));
    session.type_bytes("r");
    wait_for_measure(&mut session, &ids[2]);
    session.type_bytes("q");
    session.ends_well();
}
