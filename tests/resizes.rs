//! A terminal may have any size and change it at any moment: the program bears it, and shows in the end what it
//! shows to somebody who comes now.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use common::{PATIENCE, Session, Setting, TODAY, folder};

const OPENED: [&str; 3] = ["--today", TODAY, "แผน.ron"];
/// The page of what was found at opening is there by itself.
const NEWS: &str = "สิ่งที่พบ";
/// How each screen is reached, what it shows and no other one, and keys that may come there at any time and leave
/// it as it is: down and up, which are none at a question, and in a text are there and back. (The choice between two
/// versions shows the time in a file's name, so that no two are the same; random keys and sizes reach it elsewhere.)
const SCREENS: [(&str, &str, &str); 6] = [
    ("", "ลำดับ", "jk"),
    ("\r", "IIT · ๑ ", "jk"),
    ("?", "แป้นในตาราง", "jk"),
    ("3", "F12", "xz"),
    ("n", "ผลการดำเนินการวันนี้ของ", "ก\u{7f}"),
    ("", NEWS, "jk"),
];

/// The other screens, a list of each kind and a line that is asked for.
const OTHERS: [(&str, &str, &str); 7] = [
    ("b", "ตัวชี้วัด ๑๐ ·", "jk"),
    ("r", "รายงานรอบเดือน ", "jk"),
    ("U", "หน่วยงาน ๑๑", "jk"),
    ("C", "หลังประชุมครั้งที่ ", "jk"),
    ("\x10", "the month's follow-up", "\x1b[B\x1b[A"),
    ("f", "สถานะ: ชะลอ", "\x1b[B\x1b[A"),
    ("/", "ค้นหา   ──", "ก\u{7f}"),
];

/// Numbers that look random and are the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u16) -> u16 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u16::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }
}

/// Has a comment stand in the plan, which the program asks about before the first save.
fn comment(folder: &Path) {
    let path = folder.join("แผน.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, text.replacen("agency", "/* ตรวจแล้ว */ agency", 1)).unwrap();
}

/// The program at that screen, on a terminal of that size.
#[track_caller]
fn at(screen: (&str, &str, &str), size: (u16, u16), folder: &Path, state: &Path) -> Session {
    let mut session = Setting::new(folder, state).size(size.0, size.1).start(&OPENED);
    session.wait_for(if screen.1 == NEWS { NEWS } else { "๑.๓" });
    session.type_bytes(screen.0);
    session.wait_for(screen.1);
    session
}

#[test]
fn a_thousand_sizes_on_every_screen() {
    bears(&SCREENS, 1_000);
}

#[test]
fn hundreds_of_sizes_on_the_other_screens() {
    bears(&OTHERS, 300);
}

#[track_caller]
fn bears(screens: &[(&str, &str, &str)], turns: u32) {
    for screen in screens.iter().copied() {
        // Each with a file of its own: the second to open one could only look at it.
        let [(folder, state), (other, other_state)] =
            [(); 2].map(|()| (folder(), tempfile::tempdir().unwrap()));
        for folder in [&folder, &other] {
            match screen {
                ("3", ..) => comment(folder.path()),
                (_, NEWS, _) => std::fs::write(folder.path().join("แผน (conflicted copy).ron"), "").unwrap(),
                _ => {}
            }
        }
        let mut dice = Dice(2566);
        let mut session = at(screen, (80, 24), folder.path(), state.path());
        for turn in 0..turns {
            let (columns, rows) = match turn % 10 {
                0 => (0, 0),
                1 => (1, 1),
                2 => (dice.below(210), dice.below(3)),
                3 => (dice.below(3), dice.below(70)),
                _ => (dice.below(210), dice.below(70)),
            };
            session.resize(columns, rows);
            if turn % 3 == 0 {
                session.type_bytes(screen.2);
            }
            if turn % 50 == 0 {
                // Often enough for the program to draw at that very size.
                thread::sleep(Duration::from_millis(20));
            }
            session.read_on();
        }
        let size = (100, 30);
        session.resize(size.0, size.1);
        let mut fresh = at(screen, size, other.path(), other_state.path());
        let start = Instant::now();
        while session.cells() != fresh.cells() {
            session.read_on();
            fresh.read_on();
            assert!(start.elapsed() < PATIENCE, "{}\n--- and fresh\n{}", session.text(), fresh.text());
            thread::sleep(Duration::from_millis(5));
        }
        for mut session in [session, fresh] {
            match screen.0 {
                "" if screen.1 != NEWS => session.type_bytes("q"),
                "3" => session.type_bytes("d"),
                _ => {
                    session.type_bytes("\x1b");
                    session.wait_until("the grid", |session| !session.text().contains(screen.1));
                    session.type_bytes("q");
                }
            }
            session.ends_well();
        }
    }
}

#[test]
fn it_starts_on_no_screen_at_all_and_shows_itself_once_there_is_one() {
    let (folder, state) = (folder(), tempfile::tempdir().unwrap());
    for size in [(0, 0), (1, 1), (0, 5), (300, 1)] {
        let mut session = Setting::new(folder.path(), state.path()).size(size.0, size.1).start(&OPENED);
        session.wait_until("the program's screen", |session| session.screen.screen().alternate_screen());
        session.type_bytes("j??");
        session.resize(80, 24);
        session.wait_for("๑.๓");
        session.type_bytes("q");
        session.ends_well();
    }
}
