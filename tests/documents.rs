//! The documents of the example plan, as the library makes them and as the program prints them.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::path::Path;
use std::sync::LazyLock;

use assert_cmd::Command;
use tidtam::calendar::Day;
use tidtam::locales::{Lang, Words};
use tidtam::paper::{Layout, grid, minutes};
use tidtam::plan::Plan;
use tidtam::store;
use tidtam::thai::digits::Digits;
use tidtam::thai::width::width;
use tidtam::view::Query;

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    store::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron"))).unwrap()
});

fn today() -> Day {
    "2023-03-15".parse().unwrap()
}

fn grid_of_demo(width: usize, lang: Lang) -> String {
    let layout = Layout { width, digits: lang.digits() };
    grid(&PLAN, &Query::default(), today(), layout, &Words::new(lang))
}

fn minutes_of_demo(month: &str, width: usize, digits: Digits) -> String {
    minutes(&PLAN, month.parse().unwrap(), today(), Layout { width, digits }).text
}

#[test]
fn the_grid_at_four_widths_and_in_english() {
    for columns in [40, 80, 120, 200] {
        insta::assert_snapshot!(format!("grid_th_{columns}"), grid_of_demo(columns, Lang::Thai));
    }
    insta::assert_snapshot!("grid_en_100", grid_of_demo(100, Lang::English));
}

#[test]
fn the_minutes_of_two_months() {
    insta::assert_snapshot!("minutes_2565_12", minutes_of_demo("2565-12", 80, Digits::Thai));
    insta::assert_snapshot!("minutes_2566_03", minutes_of_demo("2566-03", 80, Digits::Thai));
    insta::assert_snapshot!("minutes_2566_03_narrow", minutes_of_demo("2566-03", 60, Digits::Arabic));
    // Nothing met in November: what only a meeting knows is blank.
    insta::assert_snapshot!("minutes_2565_11", minutes_of_demo("2565-11", 80, Digits::Thai));
}

#[test]
fn every_line_of_the_grid_ends_at_its_border() {
    for columns in 40..=240 {
        for line in grid_of_demo(columns, Lang::Thai).lines() {
            assert_eq!(width(line), columns, "{line}");
            assert!(line.ends_with(['│', '┐', '┤', '┘']), "{line}");
        }
    }
}

#[test]
fn no_line_of_the_minutes_is_too_wide() {
    for columns in (40..=240).step_by(20) {
        for line in minutes_of_demo("2566-03", columns, Digits::Thai).lines() {
            assert!(width(line) <= columns && !line.contains(char::is_control), "{line}");
        }
    }
}

#[test]
fn private_notes_leave_only_with_the_plan() {
    let notes: Vec<_> =
        PLAN.measures().map(|(_, m)| m.note.as_str()).filter(|note| !note.is_empty()).collect();
    assert!(!notes.is_empty(), "the example has private notes");
    let mut documents = grid_of_demo(240, Lang::Thai);
    for month in PLAN.fiscal_year.months() {
        documents += &minutes_of_demo(&month.to_string(), 240, Digits::Thai);
    }
    for note in notes {
        assert!(!documents.contains(note), "{note}");
    }
}

/// The program, away from the language and the day of this machine.
fn tidtam(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidtam"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("TIDTAM_LANG", "en").args(args);
    command
}

#[track_caller]
fn fails(args: &[&str], code: i32, said: &str) {
    let output = tidtam(args).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
    assert!(stderr.contains(said) && stderr.lines().count() == 1, "{args:?}: {stderr}");
    assert!(output.stdout.is_empty(), "{args:?}");
}

const DEMO: &str = "examples/demo.ron";

#[test]
fn the_program_prints_what_the_library_makes() {
    let printed = |args: &[&str]| String::from_utf8(tidtam(args).output().unwrap().stdout).unwrap();
    let minutes = minutes_of_demo("2566-03", 80, Digits::Thai);
    assert_eq!(printed(&["minutes", DEMO, "--month", "2566-03", "--today", "2566-03-15"]), minutes);
    assert_eq!(printed(&["minutes", DEMO, "--today", "2023-03-15"]), minutes, "the month of today");
    let grid = grid_of_demo(100, Lang::English);
    assert_eq!(printed(&["grid", DEMO, "--today", "2566-03-15"]), grid);
    let json = printed(&["export", DEMO, "--format", "json"]);
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), *PLAN);
}

#[test]
fn what_was_left_blank_is_listed_on_standard_error() {
    let output = tidtam(&["minutes", DEMO, "--month", "2566-03"]).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success());
    assert!(stderr.contains("when it ended") && stderr.contains("resolution of item 4"), "{stderr}");
    assert!(!stderr.contains("place"), "{stderr}");
}

#[test]
fn what_cannot_be_used_is_one_sentence_and_exit_code_2() {
    fails(&["grid", "nowhere.ron"], 2, "nowhere.ron");
    fails(&["grid", "examples"], 2, "examples");
    fails(&["grid", DEMO, "--today", "2023-02-30"], 2, "'2023-02-30' is no day");
    fails(&["grid", DEMO, "--width", "39"], 2, "from 40 to 240");
    fails(&["minutes", DEMO, "--month", "2566-03", "--width", "241"], 2, "from 40 to 240");
    fails(&["grid", DEMO, "--section", "ITT"], 2, "choose from: IIT");
    fails(&["grid", DEMO, "--unit", "ฝ่ายโยทา"], 2, "choose from: ฝ่ายโยธา");
    fails(&["minutes", DEMO, "--month", "2566-13"], 2, "'2566-13' is no month");
    fails(&["minutes", DEMO, "--month", "2566-10"], 2, "from 2565-10 to 2566-09");
    fails(&["minutes", DEMO, "--today", "2024-01-01"], 2, "2567-01 is not in the plan's fiscal year");
}

#[test]
fn a_file_is_written_whole_or_not_at_all_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("minutes.txt");
    let path = file.to_str().unwrap();
    let order = ["minutes", DEMO, "--month", "2566-03", "-o", path];
    let by_force = [&order[..], &["--force"]].concat();
    tidtam(&order).assert().success().stdout("");
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, minutes_of_demo("2566-03", 80, Digits::Thai));
    std::fs::write(&file, "of somebody else").unwrap();
    fails(&order, 2, "--force");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "of somebody else");
    tidtam(&by_force).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    fails(
        &["minutes", DEMO, "--month", "2567-03", "-o", folder.path().join("new").to_str().unwrap()],
        2,
        "2567-03",
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else was written");
}

#[test]
fn the_plan_itself_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.ron");
    std::fs::copy(DEMO, &plan).unwrap();
    let before = std::fs::read(&plan).unwrap();
    let path = plan.to_str().unwrap();
    fails(&["minutes", path, "--month", "2566-03", "-o", path, "--force"], 2, "plan file itself");
    fails(&["export", path, "--format", "json", "-o", path, "--force"], 2, "plan file itself");
    assert_eq!(std::fs::read(&plan).unwrap(), before);
}
