//! How long a key and its frame take while 1,000 measures are saved without a pause: `cargo bench --bench saving`.
//!
//! The longest frame is what matters: a screen that stands still is felt. So this is no average, and not made with
//! a framework that gives one.

mod common;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::screen::{Screen, app};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidtam::plan::{Edit, Field};
use tidtam::store::{self, Access, Keeper, Overwrite, Wish};
use tidtam::tui::{Msg, Theme, update};

const MEASURES: usize = 1_000;
/// A picture at 60 Hz.
const FRAME: Duration = Duration::from_millis(16);
/// So many keys, one every five milliseconds: faster than a key that is held down.
const KEYS: usize = 2_000;
const PAUSE: Duration = Duration::from_millis(5);

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.ron");
    store::save(&path, &common::plan(MEASURES), Overwrite::Never).expect("a saved plan");
    let clock = || chrono::NaiveDateTime::default();
    let opened = store::open(&path, Wish::Edit, clock, Some(folder.path())).expect("an open plan");
    let Access::Edit(mut keeper) = opened.access else { panic!("not for editing") };

    let (ends, saves) = (AtomicBool::new(false), AtomicU32::new(0));
    let quiet = keys();
    let busy = thread::scope(|scope| {
        scope.spawn(|| {
            while !ends.load(Ordering::Relaxed) {
                save(&mut keeper, saves.fetch_add(1, Ordering::Relaxed));
            }
        });
        let busy = keys();
        ends.store(true, Ordering::Relaxed);
        busy
    });
    println!("a key and its frame, {MEASURES} measures     median       99 %    longest   over 16 ms");
    tell("nothing is saved", quiet);
    tell(&format!("{} saves meanwhile", saves.into_inner()), busy);
}

/// Edits a measure and saves the plan.
fn save(keeper: &mut Keeper, number: u32) {
    let measure = keeper.plan().expect("a plan").measures().next().expect("a measure").1.id.clone();
    keeper
        .commit(Edit::SetField { measure, field: Field::Note(number.to_string()) })
        .expect("a durable edit");
    keeper.save().expect("a saved plan");
}

/// How long each of the keys took: down and up, and a status now and then.
fn keys() -> Vec<Duration> {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    let key = |number: usize| match number % 20 {
        0 => KeyCode::Char('3'),
        1..10 => KeyCode::Down,
        10 => KeyCode::Char('u'),
        _ => KeyCode::Up,
    };
    let took = |number: usize| {
        thread::sleep(PAUSE);
        let began = Instant::now();
        update(&mut app, Msg::Key(KeyEvent::new(key(number), KeyModifiers::NONE)));
        screen.paint(&app, &theme);
        began.elapsed()
    };
    (0..KEYS).map(took).collect()
}

fn tell(name: &str, mut took: Vec<Duration>) {
    took.sort();
    let late = took.iter().filter(|took| **took > FRAME).count();
    let [median, most, longest] = [took.len() / 2, took.len() * 99 / 100, took.len() - 1].map(|at| took[at]);
    println!("{name:<40} {median:>8.2?} {most:>10.2?} {longest:>10.2?} {late:>12}");
}
