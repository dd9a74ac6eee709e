//! A key in the month's follow-up with the frame that answers it, at 120x40: `cargo bench --bench round`.
//!
//! To go on may not grow with the plan. To record does: rows, figures and queue are made anew with every change.

mod common;

use common::screen::{Screen, app};
use divan::Bencher;
use divan::counter::ItemsCount;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidtam::tui::{App, Msg, Theme, update};
use tidtam::view::Queue;

fn main() {
    divan::main();
}

/// The program in the round of a plan with so many measures.
fn round(measures: usize) -> App {
    let mut app = app(measures);
    update(&mut app, key(KeyCode::Char('r')));
    app
}

const fn key(code: KeyCode) -> Msg {
    Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Types `keys` again and again, a frame after each.
fn type_keys(bencher: Bencher<'_, '_>, measures: usize, keys: &[Msg]) {
    let (mut app, theme, mut screen) = (round(measures), Theme::dark(), Screen::new());
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// To the next measure and the one after, ten times, and back.
#[divan::bench(args = common::SIZES)]
fn move_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    let keys: Vec<_> =
        [KeyCode::Down, KeyCode::Up].into_iter().flat_map(|code| [code; 10]).map(key).collect();
    type_keys(bencher, measures, &keys);
}

/// On to the next that is open, ten times.
#[divan::bench(args = common::SIZES)]
fn next_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    type_keys(bencher, measures, &[const { key(KeyCode::Enter) }; 10]);
}

/// A status and its undo.
#[divan::bench(args = common::SIZES)]
fn status_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    type_keys(bencher, measures, &[key(KeyCode::Char('3')), key(KeyCode::Char('u'))]);
}

/// As last month, and its undo.
#[divan::bench(args = common::SIZES)]
fn same_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    type_keys(bencher, measures, &[key(KeyCode::Char('=')), key(KeyCode::Char('u'))]);
}

/// A letter of a note, and its end.
#[divan::bench(args = common::SIZES)]
fn letter_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    let keys = ['n', 'ก', 'า'].map(|c| key(KeyCode::Char(c)));
    let keys: Vec<_> = keys
        .into_iter()
        .chain([key(KeyCode::Backspace), key(KeyCode::Backspace), key(KeyCode::Esc)])
        .collect();
    type_keys(bencher, measures, &keys);
}

/// The queue alone.
#[divan::bench(args = common::SIZES)]
fn queue(bencher: Bencher<'_, '_>, measures: usize) {
    let (plan, today) = (common::plan(measures), "2023-03-15".parse().expect("a day"));
    bencher.bench_local(|| Queue::build(&plan, today));
}
