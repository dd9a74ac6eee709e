//! `tidtam ready` and the rosters of `tidtam check`, as real processes: what they print and how they end.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::path::Path;
use std::process::{Command, Output};

use tidtam::plan::{FollowUp, MeetingState, Member, Plan, Role, Status};
use tidtam::store;
use tidtam::thai::width::width;

const DEMO: &str = "examples/demo.ron";
const TODAY: &str = "2023-03-15";

/// The program, away from the language and the state of this machine.
fn tidtam(args: &[&str], lang: &str) -> Output {
    let state = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidtam"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("TIDTAM_LANG", lang);
    command.env("XDG_STATE_HOME", state.path()).env("HOME", state.path()).args(args).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn demo() -> Plan {
    store::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(DEMO)).unwrap()
}

/// A file of the demo after `change`.
fn file(folder: &Path, change: impl FnOnce(&mut Plan)) -> String {
    let mut plan = demo();
    change(&mut plan);
    let path = folder.join("แผน.ron");
    std::fs::write(&path, store::to_text(&plan).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_is_missing_is_printed_in_groups_and_ends_with_1() {
    for lang in ["th", "en"] {
        let output = tidtam(&["ready", DEMO, "--today", TODAY], lang);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.is_empty(), "what is missing is no fault of the program");
        insta::assert_snapshot!(format!("demo_{lang}"), printed(&output));
    }
}

#[test]
fn in_a_pipe_the_page_is_as_wide_as_the_other_papers() {
    let text = printed(&tidtam(&["ready", DEMO, "--today", TODAY], "th"));
    assert_eq!(text.lines().map(width).max(), Some(80), "{text}");
}

#[test]
fn without_a_meeting_the_month_of_today_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), |plan| plan.meetings.clear());
    let text = printed(&tidtam(&["ready", &path, "--today", TODAY], "th"));
    assert!(text.contains("ยังไม่ได้กำหนดการประชุม") && text.contains("ยังไม่รายงาน"), "{text}");
}

#[test]
fn lines_are_wrapped_and_nothing_is_cut() {
    let titles: Vec<String> = demo().measures().map(|(_, measure)| measure.title.clone()).collect();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for columns in ["40", "57", "100", "240"] {
        let args = ["ready", DEMO, "--today", TODAY, "--width", columns, "--digits", "thai"];
        let text = printed(&tidtam(&args, "th"));
        for line in text.lines() {
            assert!(width(line) <= columns.parse().unwrap(), "{columns}: {line}");
        }
        let whole = bare(&text);
        assert_eq!(titles.iter().filter(|title| whole.contains(&bare(title))).count(), 8, "{columns}");
    }
}

#[test]
fn a_plan_that_lacks_nothing_is_one_sentence_and_ends_with_0() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), |plan| {
        plan.directives.clear();
        let day = TODAY.parse().unwrap();
        for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures)
        {
            let status = measure.status(day);
            let evidence = vec!["ภาพถ่าย".into()];
            measure.log.push(FollowUp { evidence, ..FollowUp::new(day, status) });
        }
    });
    let output = tidtam(&["ready", &path, "--today", TODAY], "en");
    assert_eq!(printed(&output), "Before meeting 3/2566 on 15 March 2566: nothing is missing\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_gap_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), |plan| {
        plan.meetings.retain(|meeting| meeting.state == MeetingState::Closed);
        plan.bodies[0].members = vec![Member { role: Role::Member, ..Member::default() }];
        let measure = &mut plan.sections[0].indicators[0].measures[0];
        measure.responsible.units.clear();
        measure.log.push(FollowUp::new(TODAY.parse().unwrap(), Status::Done));
        measure.log.iter_mut().for_each(|entry| entry.evidence.clear());
    });
    let output = tidtam(&["ready", &path, "--today", TODAY], "th");
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(printed(&output));
}

#[test]
fn bad_input_is_one_sentence_and_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "(format: 1, agency: ").unwrap();
    for (args, said) in [
        (vec!["ready", "nowhere.ron"], "nowhere.ron"),
        (vec!["ready", "examples"], "examples"),
        (vec!["ready", broken.to_str().unwrap()], "broken.ron"),
        (vec!["ready", DEMO, "--today", "2023-02-30"], "2023-02-30"),
        (vec!["ready", DEMO, "--width", "39"], "from 40 to 240"),
        (vec!["ready"], "PLAN"),
    ] {
        let output = tidtam(&args, "en");
        let stderr = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(stderr.contains(said) && output.stdout.is_empty(), "{args:?}: {stderr}");
    }
}

#[test]
fn a_doubtful_roster_is_told_by_check_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), |plan| {
        let members = &mut plan.bodies[0].members;
        members.retain(|member| member.role != Role::Secretary);
        members.push(members[0].clone());
    });
    let output = tidtam(&["check", &path], "en");
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    let warnings: Vec<_> = text.lines().filter(|line| line.contains("แผน.ron:13: คณะกรรมการ")).collect();
    assert_eq!(warnings.len(), 3, "{text}");
    for said in ["has 2 chairs", "no secretary", "ผู้อำนวยการเขตตัวอย่าง stands twice"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}
