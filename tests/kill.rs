//! `tidtam apply` is killed at random moments: what it acknowledged is there afterwards, and at most one edit more.
//!
//! `TIDTAM_KILLS` sets how often.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "common/apply.rs"]
mod apply;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use apply::{Desk, Dice, PATIENCE, close, count, line, number, spawn};
use tidtam::store::{self, Access, Wish};

/// Kills on one plan, before it has grown too long to be quick.
const ROUND: usize = 20;

#[test]
fn whenever_it_is_killed_what_was_acknowledged_comes_back() {
    let kills = number("TIDTAM_KILLS", 60);
    let workers = 4;
    let all: [(usize, usize); 4] = std::thread::scope(|scope| {
        let work = |worker: usize| {
            let mut sum = (0, 0);
            for first in (0..kills).step_by(ROUND).skip(worker).step_by(workers) {
                let (acked, saved) = round(first..kills.min(first + ROUND));
                sum = (sum.0 + acked, sum.1 + saved);
            }
            sum
        };
        let handles = [0, 1, 2, 3].map(|worker| scope.spawn(move || work(worker)));
        handles.map(|handle| handle.join().unwrap())
    });
    let (acked, saved) = all.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("{kills} kills, {acked} edits acknowledged, {saved} saves in between");
    assert!(acked > kills, "the kills came too early to prove anything: {acked}");
}

/// Kills with these seeds, one after the other on one plan; so many edits were acknowledged, so often was it saved.
fn round(seeds: std::ops::Range<usize>) -> (usize, usize) {
    let desk = Desk::new();
    let (mut there, mut acked, mut saved) = (0, 0, 0);
    for seed in seeds {
        let mut dice = Dice::new(seed as u64);
        let acks = killed(&desk, there, &mut dice);
        acked += acks;
        let file = store::load(&desk.path).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        assert!(count(&file) <= there + acks + 1, "seed {seed}");
        // Mostly the next process brings it back, unsaved again; sometimes it is saved.
        let recovered = if dice.below(4) == 0 {
            saved += 1;
            desk.recover()
        } else {
            let state = desk.state.path().join("tidtam");
            let opened = store::open(&desk.path, Wish::Edit, apply::clock, Some(&state)).unwrap();
            assert!(matches!(opened.access, Access::Edit(_)), "seed {seed}");
            assert!(opened.news.recovered.is_none() && opened.news.unread.is_none(), "seed {seed}");
            let there = count(&opened.plan);
            close(opened);
            there
        };
        let least = there + acks;
        assert!(
            (least..=least + 1).contains(&recovered),
            "seed {seed}: {least} were acknowledged, {recovered} are there"
        );
        there = recovered;
    }
    assert!(desk.others().is_empty(), "{:?}", desk.others());
    (acked, saved)
}

/// Starts the program, feeds it edits from the number `first` on, and kills it at some moment; how many it
/// acknowledged.
fn killed(desk: &Desk, first: usize, dice: &mut Dice) -> usize {
    let faults = desk.state.path().join("stderr");
    let mut command = desk.apply("-");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(&faults).unwrap());
    let mut child = spawn(&mut command);
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    // While opening; while editing; while saving; and after all.
    let (edits, waits, pause) = match dice.below(8) {
        0 => (usize::MAX, 0, 0),
        1 | 2 => (usize::MAX, 0, 40_000),
        3..=5 => (usize::MAX, 1 + dice.below(30), 4_000),
        // The last one is at the end of the script, then it saves.
        _ => (1 + usize::try_from(dice.below(5)).unwrap(), 1, 30_000),
    };
    let waits = if edits < usize::MAX { edits as u64 } else { waits };
    let seen = Arc::new(AtomicUsize::new(0));
    let is_over = Arc::new(AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn({
            let is_over = Arc::clone(&is_over);
            move || {
                for at in (first..).take(edits) {
                    if is_over.load(Ordering::Relaxed) || writeln!(input, "{}", line(at)).is_err() {
                        break;
                    }
                }
            }
        });
        let reader = scope.spawn({
            let seen = Arc::clone(&seen);
            move || {
                for line in BufReader::new(output).split(b'\n') {
                    let line = line.unwrap();
                    // `ack`, a number, 64 digits: one that was cut was not said.
                    let words: Vec<_> = line.split(|byte| *byte == b' ').collect();
                    assert!(words.len() == 3 && words[2].len() == 64, "{}", String::from_utf8_lossy(&line));
                    seen.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        let start = Instant::now();
        while (seen.load(Ordering::Relaxed) as u64) < waits {
            let said = || fs::read_to_string(&faults);
            assert!(start.elapsed() < PATIENCE, "it hangs: {:?}", said());
            let is_refused = edits == usize::MAX && child.try_wait().unwrap().is_some();
            assert!(!is_refused, "it ended by itself: {:?}", said());
            std::thread::sleep(Duration::from_micros(100));
        }
        dice.pause(pause);
        child.kill().unwrap();
        child.wait().unwrap();
        is_over.store(true, Ordering::Relaxed);
        reader.join().unwrap();
    });
    seen.load(Ordering::Relaxed)
}
