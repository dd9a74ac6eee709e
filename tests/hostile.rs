//! Plans that nobody would write, and plans of a whole ministry, through every command that prints one: real processes,
//! no escape sequence comes out and no command breaks.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tidtam::calendar::Day;
use tidtam::plan::{
    AgendaItem, Attendance, Directive, FollowUp, Measure, Meeting, MeetingState, Member, Plan, Presence,
    Report, Status,
};
use tidtam::store::{self, Overwrite};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron");
const TODAY: &str = "2023-03-15";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidtam"));
    command.env("TIDTAM_LANG", "en").env("TIDTAM_CONFIG", "").env_remove("XDG_CONFIG_HOME");
    command.args(args).output().unwrap()
}

/// That the command printed text, or said one sentence that a person can act on.
#[track_caller]
fn behaves(args: &[&str], what: &str) -> String {
    let output = run(args);
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let code = output.status.code();
    assert!(matches!(code, Some(0..=2)), "{what}, {args:?}: {code:?} {err}");
    assert!(code != Some(2) || (out.is_empty() && err.lines().count() == 1), "{what}, {args:?}: {out} {err}");
    assert!(!err.contains("panicked"), "{what}, {args:?}: {err}");
    for text in [&out, &err] {
        let strange = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202A}'..='\u{202E}');
        assert!(!text.contains(strange), "{what}, {args:?}: {text:?}");
    }
    out
}

fn plan(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = store::load(Path::new(DEMO)).unwrap();
    change(&mut plan);
    plan
}

/// The plan in a file, as another program may write it: the signs for what cannot be seen become that, in the way in
/// which the file says it.
fn kept(folder: &Path, plan: &Plan) -> PathBuf {
    let path = folder.join("plan.ron");
    store::save(&path, plan, Overwrite::Replace).unwrap();
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (sign, meant) in [('␛', "\\u{1b}"), ('␇', "\\u{7}"), ('␍', "\\r"), ('␊', "\\n"), ('⇤', "\\u{202e}")]
    {
        text = text.replace(sign, meant);
    }
    std::fs::write(&path, text).unwrap();
    path
}

/// Meetings on one day, with one number, without a number, outside of the year, closed without minutes, with minutes
/// that no printer made, and people without a name.
fn meetings() -> Vec<Meeting> {
    let states = [MeetingState::Closed, MeetingState::Open, MeetingState::Planned];
    let numbers = ["", "", "1/2566", "4␊/␛[2J2566⇤", "99999999999999999999/2566", "x", "y", "8/2570"];
    let long = "ครั้งที่".repeat(40);
    let numbers = (20..32).map(|n| format!("{n}/2566")).chain(numbers.map(str::to_owned)).chain([long]);
    let days = ["2023-03-15", "2020-01-01", "2023-04-19", "0001-01-01", "9999-12-31"];
    let meeting = |(at, number): (usize, String)| {
        let state = states[at % 3];
        let date = day(if at < 12 { days[0] } else { days[at % 5] });
        let closed = state == MeetingState::Closed && at.is_multiple_of(2);
        Meeting {
            state,
            body: if at.is_multiple_of(4) {
                "คณะที่ไม่มี".into()
            } else {
                String::new()
            },
            attendance: vec![
                Attendance::default(),
                Attendance { presence: Presence::Absent(String::new()), ..Attendance::default() },
                Attendance { presence: Presence::StandIn("␛[2J".into()), ..Attendance::default() },
            ],
            guests: vec![String::new()],
            agenda: vec![AgendaItem::default(); at % 3],
            opened: "99:99".into(),
            minutes: if closed { "รายงาน␛[2J␇␍␊⇤จบ".into() } else { String::new() },
            former: vec![String::new(); at % 2],
            ..Meeting::new(number, date)
        }
    };
    numbers.enumerate().map(meeting).collect()
}

fn directives(count: usize) -> Vec<Directive> {
    let one = |n: usize| Directive {
        id: if n.is_multiple_of(4) { "d".into() } else { format!("d{n}") },
        about: ["", "1.1", "ไม่มีข้อนี้"][n % 3].into(),
        unit: ["", "ฝ่ายทะเบียน", "ฝ่ายที่ไม่มี"][n % 3].into(),
        text: "เร่งรัดการดำเนินงานให้แล้วเสร็จตามกำหนด ".repeat(n % 7),
        given_at: ["1/2566", "", "9/9999"][n % 3].into(),
        due: Some(day(["2023-02-28", "0001-01-01", "9999-12-31"][n % 3])).filter(|_| !n.is_multiple_of(5)),
        reports: vec![Report { on: day("2023-03-01"), text: "รายงาน␊".repeat(n % 3) }],
        closed_at: [None, None, Some("?"), Some("20/2566")][n % 4].map(Into::into),
    };
    (0..count).map(one).collect()
}

const COMMANDS: [&str; 6] = ["ready", "agenda", "chase", "minutes", "grid", "check"];

#[test]
fn every_command_prints_every_plan_or_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let plans: [(&str, Plan); 8] = [
        ("no sections", plan(|plan| plan.sections.clear())),
        ("no bodies", plan(|plan| plan.bodies.clear())),
        ("no meetings", plan(|plan| plan.meetings.clear())),
        ("nothing", plan(|plan| *plan = Plan::new("", plan.fiscal_year))),
        ("meetings", plan(|plan| plan.meetings.extend(meetings()))),
        ("directives", plan(|plan| plan.directives.extend(directives(60)))),
        (
            "all of it, and nobody",
            plan(|plan| {
                (plan.meetings, plan.directives) = (meetings(), directives(60));
                plan.bodies.clear();
            }),
        ),
        ("nobody by name", plan(|plan| plan.bodies[0].members = vec![Member::default(); 3])),
    ];
    for (name, plan) in &plans {
        let path = kept(folder.path(), plan);
        let path = path.to_str().unwrap();
        for command in COMMANDS {
            let args = [command, path, "--today", TODAY];
            behaves(if command == "check" { &args[..2] } else { &args[..] }, name);
        }
        let numbers: Vec<_> = store::load(Path::new(path)).unwrap().meetings;
        for meeting in numbers {
            for command in ["minutes", "agenda"] {
                behaves(&[command, path, "--meeting", &meeting.number, "--today", TODAY], name);
            }
            behaves(&["minutes", path, "--meeting", &meeting.number, "--today", TODAY, "--fresh"], name);
        }
    }
}

#[test]
fn a_plan_of_a_ministry_goes_through_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(|plan| {
        let models: Vec<Measure> = plan.measures().map(|(_, measure)| measure.clone()).collect();
        let one = |n: usize| {
            let model = models[n % models.len()].clone();
            let mut measure = Measure { id: format!("n{n}"), activities: Vec::new(), ..model };
            measure.responsible.units = vec![format!("ฝ่ายที่ {}", n % 300)];
            measure.log = vec![FollowUp::new(day("2023-02-28"), Status::InProgress)];
            measure
        };
        plan.sections[0].indicators[0].measures = (0..1_000).map(one).collect();
        let member = |n: usize| Member {
            name: format!("นายตัวอย่าง {n}"),
            position: "เจ้าหน้าที่".into(),
            ..Member::default()
        };
        plan.bodies[0].members = (0..500).map(member).collect();
        plan.directives = directives(1_000);
        let body = plan.bodies[0].clone();
        plan.meetings.last_mut().unwrap().attendance = body.attendance();
    });
    let path = kept(folder.path(), &plan);
    let path = path.to_str().unwrap();
    for command in COMMANDS {
        let args = [command, path, "--today", TODAY];
        let out = behaves(if command == "check" { &args[..2] } else { &args[..] }, "a ministry");
        assert!(out.lines().count() > 400, "{command}: {}", out.lines().count());
    }
}

/// What is wrong is one sentence, exit code 2, and nothing is written anywhere.
#[test]
fn bad_input_is_one_sentence_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = kept(folder.path(), &plan(|plan| plan.bodies.clear()));
    let before = std::fs::read(&path).unwrap();
    let names = |folder: &Path| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let files = names(folder.path());
    let (path, out) = (path.to_str().unwrap(), folder.path().join("out.txt"));
    let out = out.to_str().unwrap();
    for args in [
        &["minutes", path, "--meeting", "9/2566", "-o", out][..],
        &["minutes", path, "--meeting", "\u{1b}[2J\n", "-o", out],
        &["minutes", path, "--meeting", "3", "-o", out],
        &["minutes", path, "--meeting", "๓", "-o", out],
        &["minutes", path, "--month", "2567-03", "-o", out],
        &["minutes", path, "--month", "2565-09", "-o", out],
        &["minutes", path, "--month", "มีนา ๗๐", "-o", out],
        &["minutes", path, "--month", "", "-o", out],
        &["minutes", path, "--today", "2026-01-01", "-o", out],
        &["minutes", path, "-o", path, "--today", TODAY],
        &["minutes", path, "-o", path, "--force", "--today", TODAY],
        &["agenda", path, "--meeting", "9/2566", "-o", out],
        &["agenda", path, "-o", path, "--force", "--today", TODAY],
        &["chase", path, "--unit", "ไม่มีหน่วยนี้", "-o", out, "--today", TODAY],
        &["chase", path, "-o", path, "--force", "--today", TODAY],
        &["present", path],
        &["present", path, "--follow"],
        &["present", folder.path().to_str().unwrap(), "--follow"],
    ] {
        let output = run(args);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(output.stdout.is_empty() && err.lines().count() == 1, "{args:?}: {err}");
        assert!(!err.trim_end().contains(char::is_control), "{args:?}: {err:?}");
        assert_eq!(names(folder.path()), files, "{args:?}");
    }
    assert_eq!(std::fs::read(path).unwrap(), before);
}
