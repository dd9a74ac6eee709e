//! Minutes of a meeting, agenda and chase sheets, by real processes: what is printed, kept, compared, sent to a printer
//! and refused.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tidtam::paper::{self, Layout};
use tidtam::plan::{FollowUp, Meeting, MeetingState, Plan, Status};
use tidtam::store::{self, Overwrite};
use tidtam::thai::digits::Digits;
use tidtam::thai::width::width;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron");
const TODAY: &str = "2023-03-15";
const LAYOUT: Layout = Layout { width: 80, digits: Digits::Thai };

fn demo() -> Plan {
    store::load(Path::new(DEMO)).unwrap()
}

/// The program on the day of the demo, in English, away from what the person who runs the tests has settled.
fn tidtam(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidtam"));
    command.env("TIDTAM_LANG", "en").env("TIDTAM_CONFIG", "").env_remove("XDG_CONFIG_HOME").args(args);
    if !args.contains(&"--today") {
        command.args(["--today", TODAY]);
    }
    command
}

/// Standard output and standard error of a run that ends well.
#[track_caller]
fn runs(args: &[&str]) -> (String, String) {
    let Output { status, stdout, stderr } = tidtam(args).output().unwrap();
    let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(status.success(), "{args:?}: {err}");
    (out, err)
}

/// One sentence and nothing printed.
#[track_caller]
fn fails(args: &[&str], code: i32, said: &str) {
    let output = tidtam(args).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {err}");
    assert!(err.contains(said) && err.lines().count() == 1, "{args:?}: {err}");
    assert!(output.stdout.is_empty(), "{args:?}");
}

/// A plan in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn with(plan: &Plan) -> Self {
        let folder = tempfile::tempdir().unwrap();
        store::save(&folder.path().join("plan.ron"), plan, Overwrite::Never).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn plan(&self) -> String {
        self.path("plan.ron").to_str().unwrap().to_owned()
    }
}

/// The demo with the minutes of its third meeting filed twice.
fn filed() -> Plan {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|m| m.number == "3/2566").unwrap();
    meeting.state = MeetingState::Closed;
    let long = "ก".repeat(100);
    meeting.minutes = format!("รายงานการประชุม 2566\n\n          ข้อความเดิม {long}\n");
    meeting.former = vec!["ฉบับแรก 1\n".into()];
    plan
}

#[test]
fn a_meeting_is_found_by_its_number() {
    let plan = demo();
    let meeting = plan.meeting("2/2566").unwrap();
    let expected = paper::minutes_of(&plan, meeting, TODAY.parse().unwrap(), LAYOUT).text;
    for number in ["2/2566", "๒/๒๕๖๖", " ๒ / 2566 "] {
        assert_eq!(runs(&["minutes", DEMO, "--meeting", number]).0, expected, "{number}");
    }
    let of_month = runs(&["minutes", DEMO, "--month", "2566-03"]).0;
    assert_eq!(runs(&["minutes", DEMO, "--meeting", "3/2566"]).0, of_month);
    let agenda = runs(&["agenda", DEMO, "--meeting", "๒/๒๕๖๖"]).0;
    let decides = agenda.lines().any(|line| line.starts_with("มติที่ประชุม"));
    assert!(agenda.contains("ครั้งที่ ๒/๒๕๖๖") && !decides, "{agenda}");
}

#[test]
fn what_is_not_there_is_one_sentence_and_nothing_is_written() {
    fails(&["minutes", DEMO, "--meeting", "๓/๒๕๖๗"], 2, "no meeting '3/2567'; choose from: 3/2566");
    fails(&["minutes", DEMO, "--meeting", ""], 2, "choose from");
    fails(&["agenda", DEMO, "--meeting", "x\u{1b}[2J"], 2, "choose from");
    fails(&["minutes", DEMO, "--meeting", "3/2566", "--month", "2566-03"], 2, "cannot be used with");
    fails(&["minutes", DEMO, "--version", "1", "--fresh"], 2, "cannot be used with");
    fails(&["minutes", DEMO, "--print", "-o", "x"], 2, "cannot be used with");
    fails(&["minutes", DEMO, "--month", "2565-11", "--version", "1"], 2, "2565-11 has no meeting");
    fails(&["minutes", DEMO, "--meeting", "3/2566", "--version", "1"], 2, "versions kept: 0");
    let mut plan = demo();
    plan.bodies.clear();
    plan.meetings[0] = Meeting::new("1/2566", "2022-12-21".parse().unwrap());
    let desk = Desk::with(&plan);
    let (file, out) = (desk.plan(), desk.path("out.txt"));
    let out = out.to_str().unwrap();
    fails(&["minutes", &file, "--meeting", "1/2566", "-o", out], 2, "neither a roster nor an attendance");
    assert!(!Path::new(out).exists());
    plan.meetings.clear();
    let desk = Desk::with(&plan);
    fails(&["minutes", &desk.plan(), "--meeting", "1/2566"], 2, "no meetings yet");
    fails(&["agenda", &desk.plan()], 2, "no meeting that is open or to come");
}

#[test]
fn filed_minutes_are_printed_to_the_letter() {
    let plan = filed();
    let desk = Desk::with(&plan);
    let file = desk.plan();
    let kept = &plan.meeting("3/2566").unwrap().minutes;
    for asked in [["--meeting", "3/2566"], ["--month", "2566-03"]] {
        let (out, err) = runs(&["minutes", &file, asked[0], asked[1]]);
        assert_eq!((&out, err.as_str()), (kept, ""));
    }
    let narrow = ["minutes", &file, "--meeting", "3/2566", "--width", "40", "--digits", "thai"];
    let (out, err) = runs(&narrow);
    assert!(&out == kept && err.contains("to the letter"), "{err}");
    assert_eq!(runs(&["minutes", &file, "--meeting", "3/2566", "--version", "1"]).0, "ฉบับแรก 1\n");
    assert_eq!(&runs(&["minutes", &file, "--meeting", "3/2566", "--version", "2"]).0, kept);
    for version in ["0", "3", "99999999999"] {
        fails(&["minutes", &file, "--meeting", "3/2566", "--version", version], 2, "versions kept: 2");
    }
}

#[test]
fn made_anew_they_say_where_they_differ() {
    let mut plan = filed();
    let fresh = ["--meeting", "3/2566", "--fresh"];
    let made = |plan: &Plan| {
        let meeting = plan.meeting("3/2566").unwrap();
        paper::fresh_minutes(plan, meeting, TODAY.parse().unwrap(), LAYOUT).text
    };
    let anew = made(&plan);
    let at = plan.meetings.iter().position(|m| m.number == "3/2566").unwrap();
    plan.meetings[at].minutes.clone_from(&anew);
    let desk = Desk::with(&plan);
    let (out, err) = runs(&[&["minutes", &desk.plan()], &fresh[..]].concat());
    assert!(out == anew && err.contains("line for line"), "{err}");
    // A line of what is kept reads otherwise.
    let number = anew.lines().position(|line| line.contains("เลิกประชุม")).unwrap();
    let line = anew.lines().nth(number).unwrap();
    plan.meetings[at].minutes = anew.replace(line, "เลิกประชุมเวลา ๑๑.๐๐ น.");
    let desk = Desk::with(&plan);
    let (out, err) = runs(&[&["minutes", &desk.plan()], &fresh[..]].concat());
    let said = format!("line {}\n- เลิกประชุมเวลา ๑๑.๐๐ น.\n+ {line}\n", number + 1);
    assert!(out == anew && err.ends_with(&said), "{err}");
    assert_eq!(err.lines().filter(|line| line.starts_with(['-', '+'])).count(), 2);
    let (_, err) = runs(&[&["minutes", DEMO], &fresh[..]].concat());
    assert!(err.contains("nothing to compare with"), "{err}");
}

#[test]
fn agenda_and_chase_sheets_of_the_demo() {
    insta::assert_snapshot!("agenda", runs(&["agenda", DEMO]).0);
    insta::assert_snapshot!(
        "agenda_narrow",
        runs(&["agenda", DEMO, "--width", "48", "--digits", "arabic"]).0
    );
    insta::assert_snapshot!("chase", runs(&["chase", DEMO]).0);
    insta::assert_snapshot!("minutes_of_a_meeting", runs(&["minutes", DEMO, "--meeting", "1/2566"]).0);
    let desk = Desk::with(&demo());
    let out = desk.path("chase.txt");
    let (printed, _) = runs(&["chase", &desk.plan(), "-o", out.to_str().unwrap()]);
    assert_eq!((printed.as_str(), fs::read_to_string(&out).unwrap()), ("", runs(&["chase", DEMO]).0));
    fails(&["chase", &desk.plan(), "-o", out.to_str().unwrap()], 2, "--force");
    fails(&["agenda", &desk.plan(), "-o", &desk.plan(), "--force"], 2, "plan file itself");
}

#[test]
fn one_unit_is_chased_by_its_name_or_a_part_of_it() {
    let (one, _) = runs(&["chase", DEMO, "--unit", "ฝ่ายทะเบียน"]);
    assert!(one.contains("มาตรการที่ ๙.๒") && one.contains("(ร่วมกับฝ่ายปกครอง และทุกฝ่าย)"), "{one}");
    // Where nothing is owed by every unit, its sheet is the one that it has among the others.
    let mut plan = demo();
    for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
        measure.responsible.units.retain(|unit| unit != "ทุกฝ่าย");
    }
    let desk = Desk::with(&plan);
    let whole = runs(&["chase", &desk.plan()]).0;
    let (one, err) = runs(&["chase", &desk.plan(), "--unit", "ทะเบียน"]);
    assert!(whole.contains(&one) && one.contains("เรียน  หัวหน้าฝ่ายทะเบียน") && err.is_empty(), "{one}");
    assert_eq!(runs(&["chase", &desk.plan(), "--unit", " ฝ่ายทะเบียน "]).0, one);
    fails(&["chase", DEMO, "--unit", "ฝ่ายทะเบยน"], 2, "choose from: ฝ่ายทะเบียน");
    fails(&["chase", DEMO, "--unit", "ฝ่ายการ"], 2, "part of several names");
    fails(&["chase", DEMO, "--unit", " "], 2, "choose from");
    let (out, err) = runs(&["chase", &desk.plan(), "--unit", "ฝ่ายเทศกิจ"]);
    assert!(out.is_empty() && err.contains("ฝ่ายเทศกิจ owes nothing") && err.lines().count() == 1, "{err}");
    let mut plan = demo();
    (plan.sections, plan.directives) = (Vec::new(), Vec::new());
    let desk = Desk::with(&plan);
    let out = desk.path("none.txt");
    let (printed, err) = runs(&["chase", &desk.plan(), "-o", out.to_str().unwrap()]);
    assert!(printed.is_empty() && err.contains("no unit owes anything") && !out.exists(), "{err}");
}

#[test]
fn nobodys_measures_are_counted() {
    let mut plan = demo();
    let measures = plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures);
    measures.for_each(|measure| measure.responsible.units.clear());
    let desk = Desk::with(&plan);
    let (out, err) = runs(&["chase", &desk.plan()]);
    // The two directives are to units.
    assert_eq!(out.matches("บันทึกข้อความ\n").count(), 2, "{out}");
    assert!(err.contains("more belong to no unit"), "{err}");
}

#[test]
fn private_notes_are_in_no_document() {
    let mut plan = demo();
    let measures = plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures);
    measures.for_each(|measure| measure.note = "บันทึกส่วนตัว".into());
    let desk = Desk::with(&plan);
    let file = desk.plan();
    for args in [
        &["minutes", &file, "--meeting", "3/2566"][..],
        &["minutes", &file, "--month", "2566-03", "--fresh"],
        &["agenda", &file],
        &["chase", &file],
    ] {
        let (out, err) = runs(args);
        assert!(!out.is_empty() && !out.contains("ส่วนตัว") && !err.contains("ส่วนตัว"), "{args:?}");
    }
}

#[test]
fn ten_thousand_measures_make_each_document() {
    let mut plan = demo();
    let models: Vec<_> = plan.measures().map(|(_, measure)| measure.clone()).collect();
    let indicator = &mut plan.sections[0].indicators[0];
    indicator.measures = (0..10_000)
        .map(|n| {
            let model = models[n % models.len()].clone();
            let log = vec![FollowUp::new("2023-02-28".parse().unwrap(), Status::InProgress)];
            tidtam::plan::Measure { id: format!("n{n}"), log, activities: Vec::new(), ..model }
        })
        .collect();
    let desk = Desk::with(&plan);
    for command in ["minutes", "agenda", "chase"] {
        let (out, _) = runs(&[command, &desk.plan()]);
        assert!(out.lines().count() > 1_000 && out.lines().all(|line| width(line) <= 80), "{command}");
    }
}

#[cfg(unix)]
mod printer {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// Prints with the printer `command` ($DIR is the folder, with a blank in its name), `script` being its `my lp`.
    fn print(command: &str, script: &str, plan: &str) -> (Output, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("a b");
        fs::create_dir(&home).unwrap();
        let lp = home.join("my lp");
        fs::write(&lp, format!("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n{script}\n")).unwrap();
        fs::set_permissions(&lp, fs::Permissions::from_mode(0o755)).unwrap();
        let config = home.join("config.ron");
        let command = command.replace("$DIR", home.to_str().unwrap());
        fs::write(&config, format!("(printer: {command:?})")).unwrap();
        let mut tidtam = tidtam(&["minutes", plan, "--meeting", "3/2566", "--print"]);
        let output =
            tidtam.env("TIDTAM_CONFIG", &config).env("XDG_STATE_HOME", folder.path()).output().unwrap();
        (output, folder)
    }

    #[track_caller]
    fn does_not_print(command: &str, script: &str, said: &str) {
        let (output, folder) = print(command, script, DEMO);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{err}");
        assert!(err.contains(said) && err.lines().count() == 1 && output.stdout.is_empty(), "{err}");
        assert!(!err.contains('\u{1b}'), "{err}");
        let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name != "a b" && name != "tidtam").collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn the_text_comes_to_the_standard_input_of_the_command() {
        let script = "printf '%s|' \"$@\" > arguments\ncat > paper\necho chatter; echo chatter >&2";
        let (output, folder) = print("'$DIR/my lp' -o media=A4 \"a  b\" ';' *", script, DEMO);
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && output.stdout.is_empty(), "{err}");
        assert!(err.contains("is with the printer") && err.contains("when it ended"), "{err}");
        assert!(!err.contains("chatter"), "{err}");
        let read = |name: &str| fs::read_to_string(folder.path().join("a b").join(name)).unwrap();
        assert_eq!(read("arguments"), "-o|media=A4|a  b|;|*|", "no shell");
        assert_eq!(read("paper"), runs(&["minutes", DEMO, "--meeting", "3/2566"]).0);
        let state = folder.path().join("tidtam");
        assert!(!state.exists() || fs::read_dir(state).unwrap().next().is_none(), "nothing is left behind");
    }

    #[test]
    fn a_printer_that_fails_is_one_sentence_and_exit_code_1() {
        let lp = "\"$DIR/my lp\"";
        does_not_print(lp, "exit 3", "failed (code 3)");
        does_not_print(lp, "printf '\\n lp: \\033[2Jno paper\\nmore' >&2; exit 1", "it says: lp: ");
        does_not_print(lp, "kill -9 $$", "failed (code -)");
        does_not_print("\"$DIR/no lp\" -x", "", "cannot be started");
        does_not_print("\"$DIR\"", "", "cannot be started");
        does_not_print("\"$DIR/my lp", "", "cannot be understood");
        does_not_print("", "", "no printer is named");
    }

    /// The whole text is with a command that reads nothing of it too: nobody waits for it.
    #[test]
    fn a_command_that_does_not_read_holds_nothing_up() {
        let mut plan = filed();
        let at = plan.meetings.iter().position(|m| m.number == "3/2566").unwrap();
        plan.meetings[at].minutes = "ก\n".repeat(100_000);
        let desk = Desk::with(&plan);
        let (output, _) = print("\"$DIR/my lp\"", "exit 0", &desk.plan());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
