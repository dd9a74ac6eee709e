//! Others write the same plan: another program that knows no lock, and more of us. Nothing that anybody wrote goes
//! unseen.
//!
//! `TIDTAM_SAVES` sets how many saves are made against the other program.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "common/apply.rs"]
mod apply;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use apply::{Desk, Dice, number};
use tidtam::plan::{self, Edit, Field, Plan};
use tidtam::store::{self, Access, Digest, Keeper, Outcome, Wish};

/// How another program writes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Manner {
    /// A new file, renamed over the old one.
    Renames,
    /// The file itself, emptied and written anew, in two steps.
    WritesInPlace,
}

/// What a version of the other program became.
#[derive(Debug, Default)]
struct Seen {
    /// Fingerprints of all texts that were found somewhere: in the plan's place, among the versions, beside it.
    found: HashSet<String>,
    /// The files that were looked at, as they were then.
    looked: HashSet<(PathBuf, SystemTime, u64)>,
    /// The notes of mine that were found there.
    mine: HashSet<String>,
    /// How often another version was found before a save, behind one, and one that was no plan.
    before: usize,
    behind: usize,
    unreadable: usize,
}

/// Both sides go on until so many saves were made; every version of the other program must be somewhere.
fn fight(manner: Manner, saves: usize) -> Seen {
    let desk = Desk::new();
    let state = desk.state.path().join("tidtam");
    let opened = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
    let Access::Edit(mut keeper) = opened.access else { panic!("held") };
    let is_over = AtomicBool::new(false);
    // Of begun and of finished saves.
    let rounds = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let written = Mutex::new(HashMap::new());
    let mut seen = Seen::default();
    std::thread::scope(|scope| {
        scope.spawn(|| other(manner, &desk, &is_over, &rounds, &written));
        let kept = Stopped(&is_over);
        for number in 0..saves {
            let field = Field::Note(format!("ฉัน {number}"));
            keeper.commit(Edit::SetField { measure: "1.1".into(), field }).unwrap();
            rounds[0].fetch_add(1, Ordering::SeqCst);
            save(&mut keeper, &desk, &mut seen);
            look(&desk, &mut seen);
            rounds[1].fetch_add(1, Ordering::SeqCst);
        }
        drop(kept);
    });
    // What was written last.
    for _ in 0..3 {
        keeper.commit(Edit::SetField { measure: "1.1".into(), field: Field::Note("จบ".into()) }).unwrap();
        save(&mut keeper, &desk, &mut seen);
        look(&desk, &mut seen);
    }
    let notes: Vec<String> = desk.notes();
    assert_eq!(notes[0], "จบ", "mine is in the end in the file");
    let written = written.into_inner().unwrap();
    assert!(written.len() > saves / 20, "the other program came too seldom: {}", written.len());
    let lost_of_mine: Vec<_> =
        (0..saves).filter(|number| !seen.mine.contains(&format!("ฉัน {number}"))).collect();
    assert!(lost_of_mine.is_empty(), "{manner:?}: of mine are lost: {lost_of_mine:?}");
    let lost: Vec<_> = written.iter().filter(|(digest, _)| !seen.found.contains(*digest)).collect();
    assert!(lost.is_empty(), "{manner:?}: {} of {} are lost: {lost:?}", lost.len(), written.len());
    println!(
        "{manner:?}: {saves} saves, {} versions of the other program; found before a save {}, in the last moment {}, \
         as no plan {}",
        written.len(),
        seen.before,
        seen.behind,
        seen.unreadable
    );
    seen
}

/// Says that it is over, whatever happens.
struct Stopped<'a>(&'a AtomicBool);

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The other program: writes a version, waits until a save has begun and ended since (what it writes over itself
/// is its own affair), and writes the next one at some moment.
fn other(
    manner: Manner,
    desk: &Desk,
    is_over: &AtomicBool,
    rounds: &[AtomicUsize; 2],
    written: &Mutex<HashMap<String, usize>>,
) {
    let mut dice = Dice::new(7);
    for number in 0.. {
        dice.pause(6_000);
        if is_over.load(Ordering::SeqCst) {
            break;
        }
        let mut plan = apply::plan();
        let edit =
            Edit::SetField { measure: "1.2".into(), field: Field::Note(format!("เขา {number}")) };
        edit.apply(&mut plan).unwrap();
        let text = store::to_text(&plan).unwrap();
        match manner {
            Manner::Renames => {
                let new = desk.state.path().join("other");
                fs::write(&new, &text).unwrap();
                fs::rename(&new, &desk.path).unwrap();
            }
            Manner::WritesInPlace => {
                let mut file = fs::File::create(&desk.path).unwrap();
                let (first, second) = text.as_bytes().split_at(text.len() / 2);
                file.write_all(first).unwrap();
                dice.pause(300);
                file.write_all(second).unwrap();
            }
        }
        let begun = rounds[0].load(Ordering::SeqCst);
        written.lock().unwrap().insert(Digest::of(&[text.as_bytes()]).short(), number);
        // One that began after the writing has ended.
        while rounds[1].load(Ordering::SeqCst) < begun + 1 && !is_over.load(Ordering::SeqCst) {
            std::thread::sleep(std::time::Duration::from_micros(50));
        }
    }
}

/// Saves until it is saved, or until what lies there is no plan yet.
fn save(keeper: &mut Keeper, desk: &Desk, seen: &mut Seen) {
    loop {
        match keeper.save() {
            Ok(Outcome::Nothing | Outcome::Saved(None)) => return,
            Ok(Outcome::Saved(Some(_))) => {
                seen.behind += 1;
                return;
            }
            Ok(Outcome::Foreign { base, theirs }) => {
                let is_mine_in_place = Digest::of(&[&fs::read(&desk.path).unwrap()]) == keeper.latest();
                if is_mine_in_place {
                    seen.behind += 1;
                } else {
                    seen.before += 1;
                }
                take_in(keeper, [&base, &theirs]);
                look(desk, seen);
            }
            Ok(Outcome::Unreadable(_)) => {
                seen.unreadable += 1;
                look(desk, seen);
            }
            // It was taken away just when it was to be read.
            Err(fault) => panic!("{fault}"),
            Ok(other) => panic!("{other:?}"),
        }
    }
}

fn take_in(keeper: &mut Keeper, [base, theirs]: [&Plan; 2]) {
    let mine = keeper.plan().unwrap().clone();
    let merge = plan::merge(base, &mine, theirs);
    let differs = !merge.differences.is_empty();
    let kept = keeper.take_in(merge.plan, differs.then_some(&mine)).unwrap();
    assert_eq!(kept.is_some(), differs);
}

/// Takes down what lies where.
fn look(desk: &Desk, seen: &mut Seen) {
    let mut add = |path: &Path| {
        // It may go in just this moment.
        let Ok(meta) = fs::metadata(path) else { return };
        if seen.looked.insert((path.to_owned(), meta.modified().unwrap(), meta.len())) {
            let bytes = fs::read(path).unwrap_or_default();
            seen.found.insert(Digest::of(&[&bytes]).short());
            let plan = String::from_utf8(bytes).ok().and_then(|text| store::parse(&text, "").ok());
            seen.mine.extend(plan.and_then(|plan| Some(plan.measures().next()?.1.note.clone())));
        }
    };
    desk.others().iter().for_each(|name| add(&desk.folder.path().join(name)));
    for entry in fs::read_dir(desk.home().join("history")).unwrap() {
        add(&entry.unwrap().path());
    }
}

#[test]
fn a_program_that_renames_loses_no_version() {
    let seen = fight(Manner::Renames, number("TIDTAM_SAVES", 300));
    assert!(seen.before > 0, "{seen:?}");
}

#[test]
fn a_program_that_writes_in_place_loses_no_version() {
    let seen = fight(Manner::WritesInPlace, number("TIDTAM_SAVES", 300));
    assert!(seen.before > 0, "{seen:?}");
}

impl Desk {
    /// The notes of both measures in the file.
    fn notes(&self) -> Vec<String> {
        store::load(&self.path).unwrap().measures().map(|(_, measure)| measure.note.clone()).collect()
    }
}

/// Several of us at the same time: each tries again until the plan is free.
#[test]
fn all_edits_of_all_processes_are_in() {
    const PROCESSES: usize = 6;
    const RUNS: usize = 4;
    let desk = Desk::new();
    let refused = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for process in 0..PROCESSES {
            let (desk, refused) = (&desk, &refused);
            scope.spawn(move || {
                for run in 0..RUNS {
                    let script = desk.state.path().join(format!("script-{process}"));
                    // A follow-up at the head of the log fits whatever the others did.
                    let line = apply::line(0).replace("ครั้งที่ 0", &format!("{process}/{run}"));
                    fs::write(&script, line).unwrap();
                    loop {
                        let ended = apply::ended(&mut desk.apply(&script));
                        if ended.code == Some(0) {
                            break;
                        }
                        assert!(ended.err.contains("open for changing") && ended.acks == 0, "{}", ended.err);
                        refused.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let plan = store::load(&desk.path).unwrap();
    let mut texts: Vec<_> = plan.measures().next().unwrap().1.log.iter().map(|e| e.text.clone()).collect();
    texts.sort();
    let all = (0..PROCESSES).flat_map(|process| (0..RUNS).map(move |run| format!("{process}/{run}")));
    assert!(texts.iter().cloned().eq(all), "{texts:?}");
    assert!(refused.load(Ordering::Relaxed) > 0, "they never met");
    assert!(desk.others().is_empty(), "{:?}", desk.others());
}

/// `apply` with one edit acknowledged, `meanwhile` done by another program, and the script at its end.
fn apply_while(desk: &Desk, meanwhile: impl FnOnce()) -> apply::Ended {
    let mut command = desk.apply("-");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = apply::spawn(&mut command);
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{}", note("1.1", "ของฉัน")).unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut ack = String::new();
    output.read_line(&mut ack).unwrap();
    meanwhile();
    drop(input);
    apply::wait(&mut child);
    let mut ended = apply::of_output(child.wait_with_output().unwrap());
    ended.acks = apply::acks(&ack);
    ended
}

fn note(measure: &str, text: &str) -> String {
    store::line(&Edit::SetField { measure: measure.into(), field: Field::Note(text.into()) }).unwrap()
}

/// The plan as another program has it that noted something.
fn theirs(measure: &str, text: &str) -> String {
    let mut plan = apply::plan();
    store::edit(&note(measure, text), "", 1).unwrap().apply(&mut plan).unwrap();
    store::to_text(&plan).unwrap()
}

#[test]
fn apply_puts_both_sides_together() {
    let desk = Desk::new();
    let run = apply_while(&desk, || fs::write(&desk.path, theirs("1.2", "ของเขา")).unwrap());
    assert_eq!((run.code, run.acks), (Some(0), 1), "{}", run.err);
    assert!(run.err.contains("both sides' changes are in it") && run.err.lines().count() == 1, "{}", run.err);
    assert_eq!(desk.notes(), ["ของฉัน", "ของเขา"]);
    assert!(desk.others().is_empty());
}

#[test]
fn apply_keeps_what_both_changed_beside_and_says_where() {
    let desk = Desk::new();
    let run = apply_while(&desk, || fs::write(&desk.path, theirs("1.1", "ของเขา")).unwrap());
    assert_eq!(run.code, Some(1), "not every line is in the file: {}", run.err);
    assert_eq!(desk.notes(), ["ของเขา", ""]);
    let others = desk.others();
    assert!(others.len() == 1 && others[0].starts_with("แผน.conflict-"), "{others:?}");
    assert!(run.err.contains(&others[0]), "{}", run.err);
    let kept = store::load(&desk.folder.path().join(&others[0])).unwrap();
    assert_eq!(kept.measures().next().unwrap().1.note, "ของฉัน");
    assert_eq!(desk.run([]).err, "", "and it is over");
}

#[test]
fn apply_leaves_alone_what_cannot_be_read_and_loses_nothing() {
    let desk = Desk::new();
    let before = fs::read(&desk.path).unwrap();
    let run = apply_while(&desk, || fs::write(&desk.path, "(format: 1, agency: ").unwrap());
    assert_eq!((run.code, run.acks), (Some(2), 1), "{}", run.err);
    let said: Vec<_> = run.err.lines().collect();
    assert!(said.len() == 2 && said[1].starts_with("what was acknowledged is kept"), "{}", run.err);
    assert!(said[0].ends_with("(of a plan: tidtam history)"), "{}", run.err);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), "(format: 1, agency: ");
    assert_eq!(desk.run([]).code, Some(2));
    // Whoever broke it brings it back.
    fs::write(&desk.path, before).unwrap();
    let run = desk.run([]);
    assert!(run.err.contains("have come back: 1"), "{}", run.err);
    assert_eq!(desk.notes(), ["ของฉัน", ""]);
}

#[test]
fn apply_makes_a_file_anew_that_is_gone_and_asks_about_comments_that_came() {
    let desk = Desk::new();
    let run = apply_while(&desk, || fs::remove_file(&desk.path).unwrap());
    assert_eq!((run.code, desk.notes()), (Some(0), vec!["ของฉัน".into(), String::new()]), "{}", run.err);

    let desk = Desk::new();
    let commented = theirs("1.2", "ของเขา").replacen('(', "( // ความเห็น", 1);
    let run = apply_while(&desk, || fs::write(&desk.path, &commented).unwrap());
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), commented);
    let script = desk.script([]);
    let run = apply::ended(desk.apply(script).arg("--drop-comments"));
    assert_eq!((run.code, desk.notes()), (Some(0), vec!["ของฉัน".into(), "ของเขา".into()]), "{}", run.err);
    assert_eq!(desk.others(), ["แผน.comments.ron"]);
}
