//! `tidtam apply` and `tidtam history` as a person and a script meet them.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "common/apply.rs"]
mod apply;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::sync::mpsc::channel;

use apply::{Desk, count, ended, line};
use tidtam::store::{self, Access, Wish};

#[test]
fn each_edit_is_acknowledged_at_once_and_with_the_fingerprint_of_the_file() {
    let desk = Desk::new();
    let mut child = apply::spawn(desk.apply("-").stdin(Stdio::piped()).stdout(Stdio::piped()));
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, acks) = channel();
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let mut said = String::new();
    for at in 0..3 {
        // Blank lines and comments are no edits; the pipe stays open.
        write!(input, "\n  // ความเห็น\n{}\r\n", line(at)).unwrap();
        said = acks.recv_timeout(apply::PATIENCE).expect("it is not said at once");
        assert!(said.starts_with(&format!("ack {} ", at + 1)), "{said}");
        assert_eq!(desk.count(), 0, "it is saved at the end");
    }
    drop(input);
    assert!(apply::wait(&mut child).success());
    assert_eq!(desk.count(), 3);
    let digest = store::Digest::of(&[&fs::read(&desk.path).unwrap()]);
    assert_eq!(said, format!("ack 3 {digest}"));
}

#[test]
fn the_first_bad_line_stops_and_what_stands_before_it_is_saved() {
    for (bad, said) in [
        ("SetField(measure: \"1.1\", feld: Note(\"\"))", ":3:30: unknown field 'feld'"),
        ("SetField(measure: \"9.9\", field: Note(\"\"))", ":3: no measure has the id '9.9'"),
        (
            "Batch([SetField(measure: \"1.1\", field: Note(\"x\")), RemoveMeasure(measure: \"9\")])",
            ":3: no measure",
        ),
    ] {
        let desk = Desk::new();
        let run = desk.run([line(0), line(1), bad.to_owned(), line(2)]);
        assert_eq!((run.code, run.acks, desk.count()), (Some(2), 2, 2), "{bad}");
        assert!(run.err.contains(said) && run.err.lines().count() == 1, "{}", run.err);
        let note = &store::load(&desk.path).unwrap().measures().next().unwrap().1.note.clone();
        assert_eq!(note, "", "nothing of a batch that fails is applied");
        assert_eq!(desk.recover(), 2);
    }
}

#[test]
fn a_line_that_is_no_text_and_one_without_an_end() {
    let desk = Desk::new();
    let script = desk.state.path().join("script");
    fs::write(&script, [line(0).as_bytes(), b"\n\xff\xfe\n"].concat()).unwrap();
    let run = ended(&mut desk.apply(&script));
    assert_eq!((run.code, desk.count()), (Some(2), 1), "{}", run.err);
    fs::write(&script, line(1)).unwrap();
    assert_eq!((ended(&mut desk.apply(&script)).code, desk.count()), (Some(0), 2));

    // Endless: it is refused without being held.
    let zeros = File::open("/dev/zero").unwrap();
    let run = ended(desk.apply("-").stdin(Stdio::from(zeros)));
    assert_eq!((run.code, desk.count()), (Some(2), 2), "{}", run.err);
    assert!(run.err.contains(":1: line 1 of the input is longer than any edit"), "{}", run.err);
}

#[test]
fn a_plan_that_would_be_too_large_is_not_promised() {
    let desk = Desk::new();
    let note = |id: &str| format!("SetField(measure: \"{id}\", field: Note(\"{}\"))", "ก".repeat(3 << 20));
    let run = desk.run([note("1.1"), note("1.2"), line(0)]);
    assert_eq!((run.code, run.acks), (Some(2), 1), "{}", run.err);
    assert!(run.err.contains("larger than 16 MiB"), "{}", run.err);
    let plan = store::load(&desk.path).unwrap();
    assert_eq!(plan.measures().map(|(_, measure)| measure.note.len()).collect::<Vec<_>>(), [9 << 20, 0]);
}

#[test]
fn comments_inside_are_asked_for_before_the_first_edit() {
    let desk = Desk::new();
    let text = fs::read_to_string(&desk.path).unwrap();
    let commented = format!("// หัว\n{}", text.replacen("  agency", "  // ตรวจแล้ว\n  agency", 1));
    fs::write(&desk.path, &commented).unwrap();
    let run = desk.run([line(0)]);
    assert_eq!((run.code, run.acks), (Some(2), 0));
    assert!(run.err.contains("--drop-comments") && run.err.lines().count() == 1, "{}", run.err);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), commented);
    assert!(desk.others().is_empty());

    let consent = |at| ended(desk.apply(desk.script([line(at)])).arg("--drop-comments"));
    let run = consent(0);
    assert_eq!((run.code, desk.count()), (Some(0), 1), "{}", run.err);
    assert_eq!(consent(1).code, Some(0), "now there are none, and no further copy");
    assert!(fs::read_to_string(&desk.path).unwrap().starts_with("// หัว\n"));
    assert_eq!(desk.others(), ["แผน.comments.ron"]);
    assert_eq!(fs::read_to_string(desk.folder.path().join("แผน.comments.ron")).unwrap(), commented);
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly_and_everything_acknowledged_is_saved() {
    let desk = Desk::new();
    let mut command = desk.apply("-");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = apply::spawn(&mut command);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    writeln!(input, "{}", line(0)).unwrap();
    output.read_line(&mut String::new()).unwrap();
    drop(output);
    // The pipe of edits stays open: it ends all the same.
    writeln!(input, "{}\n{}", line(1), line(2)).unwrap();
    let status = apply::wait(&mut child);
    assert_eq!(status.code(), Some(1), "lines may be left");
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert!((1..=2).contains(&desk.count()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_and_what_was_durable_stays() {
    let desk = Desk::new();
    let script = desk.script([line(0), line(1)]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let child = apply::spawn(desk.apply(script).stdout(Stdio::from(full)).stderr(Stdio::piped()));
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("standard output"), "{said}");
    assert_eq!(desk.count(), 1);
}

#[test]
fn who_holds_the_plan_is_said() {
    let desk = Desk::new();
    let state = desk.state.path().join("tidtam");
    let held = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    let run = desk.run([line(0)]);
    assert_eq!((run.code, run.acks), (Some(1), 0));
    assert!(run.err.contains(&format!("process {}", std::process::id())), "{}", run.err);
    let restore = desk.command(&["history".as_ref(), desk.path.as_ref(), "--restore".as_ref(), "1".as_ref()]);
    let run = ended(&mut { restore });
    assert_eq!(run.code, Some(2), "there is no version yet: {}", run.err);
    apply::close(held);
    assert_eq!(desk.run([line(0)]).code, Some(0));
}

#[test]
fn without_a_place_for_the_journal_nothing_is_promised() {
    let desk = Desk::new();
    let script = desk.script([line(0)]);
    let file = desk.folder.path().join("no-folder");
    fs::write(&file, "").unwrap();
    let run = ended(desk.apply(script).env("XDG_STATE_HOME", file));
    assert_eq!((run.code, run.acks, desk.count()), (Some(1), 0, 0), "{}", run.err);
}

#[test]
fn who_holds_the_plan_need_not_have_a_name() {
    let desk = Desk::new();
    let state = desk.state.path().join("tidtam");
    let held = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    let holder = desk.folder.path().join(".แผน.ron.holder");
    for (said, english, thai) in [
        (
            "(name: \"\", host: \"งาน-1\", process: 7)",
            "somebody on computer งาน-1 (process 7)",
            "ที่เครื่อง งาน-1 (โพรเซส 7)",
        ),
        ("(name: \"\", host: \"\", process: 7)", "somebody else has it open", "มีผู้อื่นเปิดแก้ไขอยู่"),
    ] {
        fs::write(&holder, said).unwrap();
        let run = desk.run([line(0)]);
        assert!(run.err.contains(english) && !run.err.contains('?'), "{}", run.err);
        let run = ended(desk.apply("-").env("TIDTAM_LANG", "th"));
        assert!(run.err.contains(thai) && !run.err.contains('?'), "{}", run.err);
    }
    apply::close(held);
}

/// A document that becomes a plan.
fn document(desk: &Desk) -> std::path::PathBuf {
    let path = desk.state.path().join("แผน.txt");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/plan-with-scores.txt"), &path).unwrap();
    path
}

#[test]
fn a_plan_that_somebody_holds_is_not_replaced_by_an_import() {
    let desk = Desk::new();
    let source = document(&desk);
    let import = |desk: &Desk| {
        let output = ["-o".as_ref(), desk.path.as_os_str(), "--force".as_ref(), "--year".as_ref()];
        ended(desk.command(&["import".as_ref(), source.as_ref()]).args(output).arg("2567"))
    };
    let state = desk.state.path().join("tidtam");
    let held = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    let before = fs::read(&desk.path).unwrap();
    let run = import(&desk);
    assert_eq!((run.code, fs::read(&desk.path).unwrap()), (Some(1), before.clone()), "{}", run.err);
    assert!(run.err.contains(&format!("process {}", std::process::id())), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    apply::close(held);
    assert_eq!(import(&desk).code, Some(0));
    assert_ne!(fs::read(&desk.path).unwrap(), before);
    assert!(!desk.folder.path().join(".แผน.ron.holder").exists() && desk.others().is_empty());
}

#[test]
fn what_cannot_be_made_durable_is_not_saved_either() {
    // From the first edit on: the version that it starts from cannot be kept.
    let desk = Desk::new();
    assert_eq!(desk.run([]).code, Some(0));
    let history = desk.home().join("history");
    fs::write(&history, "in the way").unwrap();
    let before = fs::read(&desk.path).unwrap();
    let run = desk.run([line(0)]);
    assert_eq!((run.code, run.acks, fs::read(&desk.path).unwrap()), (Some(1), 0, before), "{}", run.err);
    assert!(run.err.contains("could not be made safe") && !run.err.contains("acknowledged"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    fs::remove_file(history).unwrap();
    assert_eq!(desk.recover(), 0);
}

/// The journal grows with each edit, the plan does not: a limit on the size of files stops the one only.
#[cfg(unix)]
#[test]
fn what_was_acknowledged_before_that_stays_in_the_journal() {
    let desk = Desk::new();
    let note = |at: usize| format!("SetField(measure: \"1.2\", field: Note(\"{at}{}\"))", "x".repeat(18_000));
    let script = desk.script((0..8).map(note));
    let mut command = std::process::Command::new("sh");
    // In blocks of 512 bytes or of 1,024.
    command.args(["-c", "ulimit -f 50; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_tidtam"), "apply"]);
    command.arg(&desk.path).arg("--script").arg(script);
    desk.surround(&mut command);
    let run = ended(&mut command);
    assert!(run.code == Some(1) && (1..8).contains(&run.acks), "{:?} {}: {}", run.code, run.acks, run.err);
    assert!(store::load(&desk.path).unwrap().measures().all(|(_, measure)| measure.note.is_empty()));
    let said: Vec<_> = run.err.lines().collect();
    let place = format!(":{}: ", run.acks + 1);
    assert!(said.len() == 2 && said[0].contains(&place) && said[1].contains("is kept"), "{}", run.err);
    desk.recover();
    let plan = store::load(&desk.path).unwrap();
    let kept = &plan.measures().nth(1).unwrap().1.note;
    assert_eq!(kept[..1], (run.acks - 1).to_string(), "all that was acknowledged and no more");
}

#[test]
fn standard_input_is_called_so() {
    let desk = Desk::new();
    for (lang, said) in [("th", "ข้อมูลเข้า:1:1: "), ("en", "standard input:1:1: ")] {
        let script = File::open(desk.script(["(".to_owned()])).unwrap();
        let run = ended(desk.apply("-").env("TIDTAM_LANG", lang).stdin(Stdio::from(script)));
        assert!(run.code == Some(2) && run.err.starts_with(said), "{}", run.err);
    }
}

/// Leaves edits in the journal, as a session does that is killed before it saves.
fn leave_in_journal(desk: &Desk, edits: std::ops::Range<usize>) {
    let state = desk.state.path().join("tidtam");
    let opened = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    let Access::Edit(mut keeper) = opened.access else { panic!("held") };
    for at in edits {
        keeper.commit(apply::edit(at)).unwrap();
    }
    apply::close(keeper);
}

#[test]
fn commands_that_only_read_say_that_something_is_not_in_the_file() {
    let desk = Desk::new();
    leave_in_journal(&desk, 0..3);
    let read = |desk: &Desk| {
        let run = |words: [&str; 3]| {
            let mut command = desk.command(&[words[0].as_ref(), desk.path.as_ref()]);
            let run = ended(command.args(words.iter().skip(1).filter(|word| !word.is_empty())));
            assert_eq!(run.code, Some(0), "{}", run.err);
            run.err.lines().filter(|line| line.contains("not in the file yet: 3;")).count()
        };
        let grid = run(["grid", "--today", "2566-03-15"]);
        let minutes = run(["minutes", "--month", "2566-03"]);
        [run(["check", "", ""]), run(["export", "--format", "json"]), grid, minutes]
    };
    assert_eq!(read(&desk), [1; 4]);
    let state = desk.state.path().join("tidtam");
    let opened = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    assert_eq!(read(&desk), [0; 4], "whoever has it open will save it");
    apply::close(opened);
    assert_eq!(desk.recover(), 3);
    assert_eq!(read(&desk), [0; 4]);
}

#[test]
fn a_command_that_only_reads_makes_nothing() {
    let desk = Desk::new();
    let run = ended(&mut desk.command(&["check".as_ref(), desk.path.as_ref()]));
    assert_eq!(run.code, Some(0));
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(desk.state.path()).unwrap().count(), 0);
}

/// What a damaged journal leads to: a beginning of what was done, and a word where it is not all of it.
#[test]
fn a_journal_cut_or_flipped_anywhere_never_makes_a_wrong_plan() {
    const EDITS: usize = 4;
    let desk = Desk::new();
    leave_in_journal(&desk, 0..EDITS);
    let journal = desk.home().join("journal");
    let whole = fs::read(&journal).unwrap();
    let ends: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
    let kept = tempfile::tempdir().unwrap();
    apply::copy_all(desk.folder.path(), kept.path());
    let plan = fs::read(&desk.path).unwrap();
    // Every byte is cut and flipped at the journal itself (see there); here a sample goes the whole way.
    for at in (0..whole.len()).step_by(7).chain(ends.iter().flat_map(|end| [end - 1, *end])) {
        for cut in [true, false] {
            let mut bytes = whole.clone();
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= 0x20;
            }
            fs::write(&journal, &bytes).unwrap();
            fs::write(&desk.path, &plan).unwrap();
            let about = format!("{} at {at}", if cut { "cut" } else { "flipped" });
            let run = desk.run([]);
            assert_eq!(run.code, Some(0), "{about}: {}", run.err);
            // Lines that end before, without the head.
            let untouched = ends.iter().filter(|end| **end < at).count().saturating_sub(1);
            // The end of a line alone may be missing.
            let whole_line = cut && ends[1..].contains(&at);
            assert_eq!(desk.count(), untouched + usize::from(whole_line), "{about}");
            let is_last_end = !cut && at == whole.len() - 1;
            let is_said = run.err.contains("cannot be read and is not in the plan");
            assert_eq!(is_said, if cut { at < ends[0] } else { !is_last_end }, "{about}: {}", run.err);
            let said = run.err.clone();
            // Once only.
            let again = desk.run([]);
            assert_eq!((again.code, again.err.as_str()), (Some(0), ""), "{about} after {said}");
        }
    }
}

#[test]
fn every_edit_is_documented_in_both_languages() {
    let desk = Desk::new();
    for lang in ["th", "en"] {
        let mut command = desk.command(&["apply".as_ref(), "--help-edits".as_ref()]);
        let run = ended(command.env("TIDTAM_LANG", lang));
        let lines: Vec<_> = run.out.lines().filter(|line| line.starts_with("    ")).collect();
        assert_eq!((run.code, lines.len()), (Some(0), 50));
        assert!(lines.iter().all(|line| store::edit(line, "", 1).is_ok()));
    }
}

/// Runs `tidtam history PLAN` with these words.
fn history(desk: &Desk, words: &[&str]) -> apply::Ended {
    let mut command = desk.command(&["history".as_ref(), desk.path.as_ref()]);
    ended(command.args(words))
}

#[test]
fn sixty_saves_leave_fifty_versions_and_one_comes_back() {
    let desk = Desk::new();
    assert!(history(&desk, &[]).out.contains("no earlier version is kept yet"));
    assert_eq!(history(&desk, &["--restore", "1"]).code, Some(2));
    for at in 0..60 {
        assert_eq!(desk.run([line(at)]).code, Some(0));
    }
    let run = history(&desk, &[]);
    let lines: Vec<_> = run.out.lines().collect();
    assert_eq!((run.code, lines.len()), (Some(0), 50), "{}", run.out);
    assert!(lines[0].contains("measures changed: 1") && lines[0].ends_with("← the plan now"), "{}", lines[0]);
    assert!(
        lines[1..].iter().all(|line| !line.contains('←')) && lines[49].contains("the oldest"),
        "{}",
        run.out
    );
    for bad in ["0", "51", "-1", "x", "", "99999999999999999999"] {
        let run = history(&desk, &["--restore", bad]);
        assert_eq!(run.code, Some(2), "{bad}");
        let one = run.err.lines().count();
        assert!(one == 1 && (bad == "-1" || run.err.contains("1 to 50")), "{bad}: {}", run.err);
    }
    let former = fs::read(&desk.path).unwrap();
    let eleventh = history(&desk, &["--print", "๑๑"]).out;
    assert_eq!(count(&store::parse(&eleventh, "").unwrap()), 50);

    // What is not saved yet goes among the versions too.
    leave_in_journal(&desk, 60..61);
    let run = history(&desk, &["--restore", "11"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), eleventh);
    let back = run.out.lines().last().unwrap().rsplit(' ').next().unwrap();
    assert_eq!(history(&desk, &["--restore", back]).code, Some(0));
    assert_eq!(desk.count(), 61);
    let texts: Vec<_> = (1..=5).map(|n| history(&desk, &["--print", &n.to_string()]).out).collect();
    assert!(texts.iter().any(|text| text.as_bytes() == former));
    assert!(history(&desk, &["--restore", "1"]).out.contains("is the plan now"));

    // The versions outlive the plan.
    fs::remove_file(&desk.path).unwrap();
    let run = history(&desk, &["--print", "1"]);
    assert_eq!((run.code, count(&store::parse(&run.out, "").unwrap())), (Some(0), 61));
    assert_eq!(history(&desk, &[]).out.lines().count(), 50);
}

#[test]
fn a_version_that_was_damaged_is_not_brought_back() {
    let desk = Desk::new();
    (0..3).for_each(|at| assert_eq!(desk.run([line(at)]).code, Some(0)));
    let folder = desk.home().join("history");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    fs::write(&paths[1], "(format: 1)").unwrap();
    let before = fs::read(&desk.path).unwrap();
    let run = history(&desk, &["--restore", "3"]);
    assert_eq!((run.code, fs::read(&desk.path).unwrap()), (Some(1), before), "{}", run.err);
    assert!(run.err.contains("version 3 is damaged"), "{}", run.err);
    assert!(history(&desk, &[]).out.contains("cannot be compared"));
    assert_eq!(history(&desk, &["--print", "3"]).code, Some(1));
}

#[test]
fn a_plan_that_somebody_holds_is_listed_and_not_restored() {
    let desk = Desk::new();
    (0..2).for_each(|at| assert_eq!(desk.run([line(at)]).code, Some(0)));
    let state = desk.state.path().join("tidtam");
    let _held = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    assert_eq!(history(&desk, &[]).out.lines().count(), 3);
    let run = history(&desk, &["--restore", "3"]);
    assert_eq!((run.code, desk.count()), (Some(1), 2));
    assert!(run.err.contains("has it open"), "{}", run.err);
}

/// Nobody had opened it here since another program wrote it: it is among the versions only from then on.
#[test]
fn what_another_program_wrote_is_kept_before_a_version_comes_back() {
    let desk = Desk::new();
    (0..2).for_each(|at| assert_eq!(desk.run([line(at)]).code, Some(0)));
    let theirs = fs::read_to_string(&desk.path).unwrap().replace("จัดอบรม", "ของเขา");
    fs::write(&desk.path, &theirs).unwrap();
    assert!(!history(&desk, &[]).out.contains('←'));
    let run = history(&desk, &["--restore", "2"]);
    assert_eq!((run.code, desk.count()), (Some(0), 1), "{}", run.err);
    let back = run.out.lines().last().unwrap().rsplit(' ').next().unwrap();
    assert_eq!(history(&desk, &["--restore", back]).code, Some(0));
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), theirs);
    assert!(desk.others().is_empty(), "{:?}", desk.others());
}

/// What may lie in a plan's place that is no plan any more; none where nothing does.
fn broken(whole: &[u8]) -> Vec<Option<Vec<u8>>> {
    let cut = |length: usize| Some(whole[..length].to_vec());
    vec![
        None,
        cut(0),
        cut(1),
        cut(whole.len() / 2),
        cut(whole.len() - 2),
        Some(vec![0; whole.len()]),
        Some(b"\xff\xfe\x00".to_vec()),
        Some("<<<<<<< ก\n(\n=======\n".into()),
    ]
}

#[test]
fn a_version_comes_back_where_no_plan_is_left() {
    let whole = fs::read(Desk::new().path).unwrap();
    for broken in broken(&whole) {
        let desk = Desk::new();
        (0..2).for_each(|at| assert_eq!(desk.run([line(at)]).code, Some(0)));
        // The first of them is saved by nobody; the plan is broken then.
        leave_in_journal(&desk, 2..4);
        match &broken {
            Some(bytes) => fs::write(&desk.path, bytes).unwrap(),
            None => fs::remove_file(&desk.path).unwrap(),
        }
        let run = history(&desk, &["--restore", "2"]);
        assert_eq!((run.code, run.err.as_str(), desk.count()), (Some(0), "", 1), "{broken:?}");
        let version = |start: &str| {
            let line = run.out.lines().find(|line| line.starts_with(start));
            line.map(|line| line.rsplit(' ').next().unwrap().to_owned())
        };
        // What lay there, to the byte; and what was not saved.
        assert_eq!(version("what lay there before").is_some(), broken.is_some(), "{}", run.out);
        let kept = fs::read_dir(desk.home().join("history")).unwrap();
        let mut kept = kept.map(|entry| fs::read(entry.unwrap().path()).unwrap());
        assert!(broken.as_ref().is_none_or(|bytes| kept.any(|version| version == *bytes)), "{broken:?}");
        let unsaved = version("changes that had not been saved").expect(&run.out);
        assert_eq!(count(&store::parse(&history(&desk, &["--print", &unsaved]).out, "").unwrap()), 4);
        // Nothing comes back over it, nothing lies about.
        let next = desk.run([]);
        assert_eq!((next.code, next.err.as_str(), desk.count()), (Some(0), "", 1), "{broken:?}");
        assert!(desk.others().is_empty(), "{:?}", desk.others());
        assert!(history(&desk, &["--restore", &unsaved]).code == Some(0) && desk.count() == 4);
    }
}

#[test]
fn what_is_no_plan_is_never_brought_back() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    fs::write(&desk.path, "(half").unwrap();
    assert_eq!(history(&desk, &["--restore", "1"]).code, Some(0));
    let lines = history(&desk, &[]).out;
    let at = 1 + lines.lines().position(|line| line.contains("cannot be compared")).expect(&lines);
    for before in [fs::read(&desk.path).unwrap(), b"(other".to_vec()] {
        fs::write(&desk.path, &before).unwrap();
        // Of two lines beside it none can be compared; the broken one is the second.
        let number =
            (at..at + 2).find(|n| history(&desk, &["--print", &n.to_string()]).out == "(half").unwrap();
        let run = history(&desk, &["--restore", &number.to_string()]);
        assert_eq!((run.code, fs::read(&desk.path).unwrap()), (Some(1), before), "{}", run.err);
        assert!(run.err.contains("is damaged"), "{}", run.err);
    }
}

#[test]
fn what_cannot_go_among_the_versions_is_kept_beside() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    // Larger than any plan.
    let huge = vec![b'x'; usize::try_from(store::MAX_BYTES).unwrap() + 7];
    fs::write(&desk.path, &huge).unwrap();
    let run = history(&desk, &["--restore", "1"]);
    assert_eq!((run.code, desk.count()), (Some(0), 1), "{}", run.err);
    let others = desk.others();
    assert!(others.len() == 1 && others[0].starts_with("แผน.broken-"), "{others:?}");
    assert!(run.err.contains(&others[0]), "{}", run.err);
    assert!(fs::read(desk.folder.path().join(&others[0])).unwrap() == huge);
    assert_eq!(desk.recover(), 1);
}

#[test]
fn a_broken_plan_that_somebody_holds_is_left_alone() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    let state = desk.state.path().join("tidtam");
    let held = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    fs::write(&desk.path, "(half").unwrap();
    let run = history(&desk, &["--restore", "1"]);
    assert_eq!((run.code, fs::read(&desk.path).unwrap()), (Some(1), b"(half".to_vec()));
    assert!(run.err.contains("has it open"), "{}", run.err);
    apply::close(held);
}

/// A journal of which no plan can be made is put aside, not dropped and not taken for news at the next start.
#[test]
fn a_damaged_journal_is_put_aside_when_a_version_comes_back() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    leave_in_journal(&desk, 1..3);
    let journal = desk.home().join("journal");
    for at in [3, 150] {
        let mut bytes = fs::read(&journal).unwrap();
        bytes[at] ^= 0x20;
        fs::write(&journal, &bytes).unwrap();
        fs::write(&desk.path, "").unwrap();
        let run = history(&desk, &["--restore", "1"]);
        assert_eq!((run.code, desk.count()), (Some(0), 1), "{}", run.err);
        let (_, aside) = run.err.trim_end().split_once("put aside as ").expect(&run.err);
        assert_eq!(fs::read(aside).unwrap(), bytes);
        let next = desk.run([]);
        assert_eq!((next.code, next.err.as_str()), (Some(0), ""));
        leave_in_journal(&desk, 1..3);
    }
}
