//! The board, the units and the changes at 120x40: `cargo bench --bench rooms`.
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
const ROOMS: [char; 3] = ['b', 'U', 'C'];

fn key(code: KeyCode) -> Msg {
    Msg::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Coming to a screen, and its first frame.
#[divan::bench(args = ROOMS, consts = common::SIZES)]
fn enter<const MEASURES: usize>(bencher: Bencher<'_, '_>, room: char) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    bencher.bench_local(|| {
        update(&mut app, key(KeyCode::Char(room)));
        screen.paint(&app, &theme);
    });
}

/// Down twenty times and up again, a frame after each key.
#[divan::bench(args = ROOMS, consts = common::SIZES)]
fn key_and_frame<const MEASURES: usize>(bencher: Bencher<'_, '_>, room: char) {
    let (mut app, theme, mut screen) = (app(MEASURES), Theme::dark(), Screen::new());
    update(&mut app, key(KeyCode::Char(room)));
    let keys: Vec<_> =
        [KeyCode::Down, KeyCode::Up].into_iter().flat_map(|code| [code; 20]).map(key).collect();
    bencher.counter(ItemsCount::new(keys.len())).bench_local(|| {
        for key in &keys {
            update(&mut app, key.clone());
            screen.paint(&app, &theme);
        }
    });
}
