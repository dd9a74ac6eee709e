//! One frame of the grid, and a key with the frame that answers it, at 120x40: `cargo bench --bench frame`.
//!
//! Neither may grow with the plan.

mod common;

use common::screen::{SIZE, Screen, app};
use divan::Bencher;
use divan::counter::ItemsCount;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidtam::locales::Lang;
use tidtam::tui::{App, Msg, Origin, Theme, update};

fn main() {
    divan::main();
}

/// The whole screen, on a cleared one.
#[divan::bench(args = common::SIZES)]
fn first_frame(bencher: Bencher<'_, '_>, measures: usize) {
    let (app, theme) = (app(measures), Theme::dark());
    bencher.with_inputs(Screen::new).bench_local_refs(|screen| screen.paint(&app, &theme));
}

/// The state that a plan is opened with: the rows and the figures. This does grow.
#[divan::bench(args = common::SIZES)]
fn open(bencher: Bencher<'_, '_>, measures: usize) {
    let plan = common::plan(measures);
    let today = "2023-03-15".parse().expect("a day");
    let origin = || Origin::File("plan.ron".into());
    bencher
        .with_inputs(|| plan.clone())
        .bench_local_values(|plan| App::new(plan, origin(), today, Lang::Thai, SIZE));
}

/// Down twenty times and up again, a frame after each key.
#[divan::bench(args = common::SIZES)]
fn key_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    let (mut app, theme, mut screen) = (app(measures), Theme::dark(), Screen::new());
    let keys = [KeyCode::Down, KeyCode::Up].into_iter().flat_map(|code| [code; 20]);
    let keys: Vec<_> = keys.map(|code| Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))).collect();
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// A status and its undo, each with its frame. The rows are made anew, so this does grow.
#[divan::bench(args = common::SIZES)]
fn status_and_frame(bencher: Bencher<'_, '_>, measures: usize) {
    let (mut app, theme, mut screen) = (app(measures), Theme::dark(), Screen::new());
    let keys = ['3', 'u'].map(|c| Msg::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// A letter typed in the middle of a text of so many KB, taken back, each with its frame. All of the text is wrapped
/// anew, so this does grow, up to the longest text that a field takes.
#[divan::bench(args = [0, 2, 31])]
fn letter_and_frame(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let (mut app, theme, mut screen) = (app(1000), Theme::dark(), Screen::new());
    let key = |code| Msg::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(&mut app, key(KeyCode::Char('n')));
    let line = "กำชับผู้รับผิดชอบให้ดำเนินการให้แล้วเสร็จก่อนประชุมครั้งหน้า และรายงานผลทุกเดือน ";
    let text: String = line.chars().cycle().take(kilobytes * 1024 / 3).collect();
    update(&mut app, Msg::Paste(text));
    let keys = [key(KeyCode::Char('ก')), key(KeyCode::Backspace)];
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}
