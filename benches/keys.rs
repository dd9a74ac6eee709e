//! A key and the bytes that answer it, at 120x40, for what looks at the whole plan: `cargo bench --bench keys`.
//!
//! Each line is of one key: what it changes, and the frame. Filter, order and search may grow with the plan; they are
//! to stay below what a person notices.

mod common;

use common::screen::{Screen, app};
use divan::Bencher;
use divan::counter::ItemsCount;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidtam::tui::{Msg, Theme, update};

fn main() {
    divan::main();
}

fn letters(text: &str) -> Vec<Msg> {
    text.chars().map(KeyCode::Char).map(press).collect()
}

fn press(code: KeyCode) -> Msg {
    Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Types `before` once, then measures `keys` again and again, a frame after each.
fn measure(bencher: Bencher<'_, '_>, measures: usize, before: &[Msg], keys: &[Msg]) {
    let (mut app, theme, mut screen) = (app(measures), Theme::dark(), Screen::new());
    for key in before {
        update(&mut app, key.clone());
    }
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// Only what is overdue, and everything again.
#[divan::bench(args = common::SIZES)]
fn late_only(bencher: Bencher<'_, '_>, measures: usize) {
    measure(bencher, measures, &[], &letters("oo"));
}

/// Everything folded, and unfolded.
#[divan::bench(args = common::SIZES)]
fn fold_all(bencher: Bencher<'_, '_>, measures: usize) {
    measure(bencher, measures, &[], &letters("zz"));
}

/// From row to row in the order of titles.
#[divan::bench(args = common::SIZES)]
fn move_sorted(bencher: Bencher<'_, '_>, measures: usize) {
    let before = [press(KeyCode::Char('s')), press(KeyCode::End), press(KeyCode::Enter)];
    let keys: Vec<_> =
        [KeyCode::Down, KeyCode::Up].into_iter().flat_map(|code| [code; 20]).map(press).collect();
    measure(bencher, measures, &before, &keys);
}

/// A status and its undo in the order of titles.
#[divan::bench(args = common::SIZES)]
fn status_sorted(bencher: Bencher<'_, '_>, measures: usize) {
    let before = [press(KeyCode::Char('s')), press(KeyCode::End), press(KeyCode::Enter)];
    measure(bencher, measures, &before, &letters("3u"));
}

/// Begins a search and gives it up: the texts of the plan are ready.
#[divan::bench(args = common::SIZES)]
fn search_opened_again(bencher: Bencher<'_, '_>, measures: usize) {
    measure(bencher, measures, &letters("/"), &[press(KeyCode::Esc), press(KeyCode::Char('/'))]);
}

/// A word typed letter by letter and rubbed out again.
#[divan::bench(args = common::SIZES)]
fn search_typed(bencher: Bencher<'_, '_>, measures: usize) {
    let word = "ประชาสัมพันธ์";
    let rubbed = word.chars().map(|_| press(KeyCode::Backspace));
    let keys: Vec<_> = letters(word).into_iter().chain(rubbed).collect();
    measure(bencher, measures, &letters("/"), &keys);
}

/// One letter that nearly every measure has, and back: the most hits.
#[divan::bench(args = common::SIZES)]
fn search_first_letter(bencher: Bencher<'_, '_>, measures: usize) {
    measure(bencher, measures, &letters("/"), &[press(KeyCode::Char('า')), press(KeyCode::Backspace)]);
}

/// From hit to hit.
#[divan::bench(args = common::SIZES)]
fn next_hit(bencher: Bencher<'_, '_>, measures: usize) {
    let mut before = letters("/แผน");
    before.push(press(KeyCode::Enter));
    measure(bencher, measures, &before, &letters("nnnnnnnnnn"));
}

/// The first `/` in a plan: its texts are made ready. Once in a session, and after measures were put in or taken out.
#[divan::bench(args = common::SIZES)]
fn search_opened(bencher: Bencher<'_, '_>, measures: usize) {
    let key = press(KeyCode::Char('/'));
    bencher.with_inputs(|| app(measures)).bench_local_values(|mut app| {
        update(&mut app, key.clone());
        app
    });
}
