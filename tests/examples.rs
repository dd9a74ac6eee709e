//! Every example goes the whole way: document, plan file, grid, minutes, JSON and back.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tidtam::plan::Plan;
use tidtam::store;
use tidtam::thai::width::width;

const WIDTHS: [usize; 4] = [40, 80, 120, 200];
const TODAY: &str = "2566-03-15";

/// What the program prints when it is run with `args`; it must end well.
#[track_caller]
fn printed(args: &[&str]) -> String {
    let mut command = Command::cargo_bin("tidtam").unwrap();
    let output = command.args(args).env("TIDTAM_LANG", "th").output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The plan files of all examples: the demo, and what each document is imported as.
fn plans(folder: &Path) -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut plans = vec![examples.join("demo.ron")];
    for name in ["plan-with-dues", "plan-with-scores", "report-with-codes", "report-with-statuses"] {
        let source = examples.join(name).with_extension("txt");
        let plan = folder.join(name).with_extension("ron");
        printed(&["import", source.to_str().unwrap(), "-o", plan.to_str().unwrap()]);
        plans.push(plan);
    }
    plans
}

#[test]
fn the_grid_of_each_is_aligned_at_every_width() {
    let folder = tempfile::tempdir().unwrap();
    for plan in plans(folder.path()) {
        for columns in WIDTHS {
            let text = columns.to_string();
            let grid = printed(&["grid", plan.to_str().unwrap(), "--today", TODAY, "--width", &text]);
            let wrong =
                grid.lines().find(|line| width(line) != columns || !line.ends_with(['│', '┐', '┤', '┘']));
            assert_eq!(wrong, None, "{} at {columns}", plan.display());
            assert!(grid.lines().count() > 10, "{}", plan.display());
        }
    }
}

#[test]
fn export_and_reading_it_again_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for plan in plans(folder.path()) {
        let json = printed(&["export", plan.to_str().unwrap(), "--format", "json"]);
        let again: Plan = serde_json::from_str(&json).unwrap();
        assert_eq!(again, store::load(&plan).unwrap(), "{}", plan.display());
    }
}

#[test]
fn the_minutes_of_each_month_follow_the_form() {
    const HEADINGS: [&str; 9] = [
        "รายงานการประชุม",
        "ครั้งที่ ",
        "เมื่อวัน",
        "ณ ",
        "ผู้มาประชุม",
        "ผู้ไม่มาประชุม",
        "เริ่มประชุมเวลา",
        "เลิกประชุมเวลา",
        "ผู้จดรายงานการประชุม",
    ];
    let folder = tempfile::tempdir().unwrap();
    for path in plans(folder.path()) {
        let plan = store::load(&path).unwrap();
        for month in plan.fiscal_year.months() {
            let minutes = printed(&["minutes", path.to_str().unwrap(), "--month", &month.to_string()]);
            let mut lines = minutes.lines();
            for heading in HEADINGS {
                let found = lines.any(|line| line.trim_start().starts_with(heading));
                assert!(found, "{} {month}: {heading} is missing or out of order", path.display());
            }
            assert!(minutes.lines().all(|line| width(line) <= 80), "{} {month}", path.display());
            assert!(!minutes.contains(|c: char| c.is_control() && c != '\n'), "{} {month}", path.display());
            assert!(minutes.ends_with('\n') && !minutes.ends_with("\n\n"), "{} {month}", path.display());
        }
    }
}

#[test]
fn a_plan_that_was_imported_is_checked_without_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for plan in plans(folder.path()) {
        printed(&["check", plan.to_str().unwrap()]);
        assert!(fs::read_to_string(&plan).unwrap().starts_with("(\n  format: 1,\n"), "{}", plan.display());
    }
}
