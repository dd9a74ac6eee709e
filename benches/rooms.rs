//! The board, the units, the changes and the wall at 120x40: `cargo bench --bench rooms`.
//!
//! Coming there looks at the whole plan, so that grows; a key with its frame does not.

mod common;

use common::screen::{Screen, app};
use divan::Bencher;
use divan::counter::ItemsCount;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tidtam::tui::{Msg, Theme, update};

fn main() {
    divan::main();
}

/// The keys of the screens.
const ROOMS: [&str; 4] = ["b", "U", "C", "F5"];

fn room(key: &str) -> Msg {
    self::key(match key.strip_prefix('F').and_then(|number| number.parse().ok()) {
        Some(number) => KeyCode::F(number),
        None => KeyCode::Char(key.chars().next().expect("a key")),
    })
}

fn key(code: KeyCode) -> Msg {
    Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Coming to a screen, and its first frame.
#[divan::bench(args = ROOMS, consts = common::SIZES)]
fn enter<const MEASURES: usize>(bencher: Bencher<'_, '_>, room: &str) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    bencher.bench_local(|| {
        update(&mut app, self::room(room));
        screen.paint(&app, &theme);
    });
}

/// Down twenty times and up again, a frame after each key.
#[divan::bench(args = ROOMS, consts = common::SIZES)]
fn key_and_frame<const MEASURES: usize>(bencher: Bencher<'_, '_>, room: &str) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    update(&mut app, self::room(room));
    let keys: Vec<_> =
        [KeyCode::Down, KeyCode::Up].into_iter().flat_map(|code| [code; 20]).map(key).collect();
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// From slide to slide of the wall and back, a frame after each key.
#[divan::bench(consts = common::SIZES)]
fn slides_of_the_wall<const MEASURES: usize>(bencher: Bencher<'_, '_>) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    update(&mut app, room("F5"));
    let keys: Vec<_> =
        [KeyCode::PageDown, KeyCode::PageUp].into_iter().flat_map(|code| [code; 40]).map(key).collect();
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}

/// A status that is decided on the wall and taken back: the pages are made anew.
#[divan::bench(consts = common::SIZES)]
fn decision_on_the_wall<const MEASURES: usize>(bencher: Bencher<'_, '_>) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    for code in [KeyCode::F(5), KeyCode::PageDown, KeyCode::PageDown, KeyCode::PageDown, KeyCode::Down] {
        update(&mut app, key(code));
    }
    let keys = [KeyCode::Char('4'), KeyCode::Char('u')].map(key);
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}
