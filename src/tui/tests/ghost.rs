//! The ghost of SARA AM: what a terminal shows after many frames equals a fresh drawing of the last one.

use std::num::NonZeroU16;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::{App, app, type_keys};
use crate::tui::{Theme, sara_am};

const COLUMNS: u16 = 12;
const ROWS: u16 = 3;

/// A frame: a text and whether it stands out, for each row.
type Frame = Vec<(String, bool)>;

fn draw(terminal: &mut Terminal<CrosstermBackend<&mut Vec<u8>>>, frame: &Frame, mended: bool) {
    let mut seen = terminal.get_frame();
    for (y, (text, bright)) in (0..ROWS).zip(frame) {
        let style = if *bright { Style::new().bg(Color::Blue) } else { Style::new() };
        seen.buffer_mut().set_stringn(0, y, text, COLUMNS.into(), style);
    }
    if mended {
        sara_am::mend(seen.buffer_mut());
    }
    terminal.flush().unwrap();
    terminal.swap_buffers();
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

/// The cells that a terminal of `columns` and `rows` shows after it was sent `bytes`.
fn seen(bytes: &[u8], columns: u16, rows: u16) -> Vec<String> {
    let mut parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
    parser.process(bytes);
    let cell = |row, column| {
        let cell = parser.screen().cell(row, column).unwrap();
        let text = if cell.has_contents() { cell.contents() } else { " " };
        format!("{text}{:?}{:?}", cell.fgcolor(), cell.bgcolor())
    };
    (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).map(|(r, c)| cell(r, c)).collect()
}

/// The cells that a terminal shows after `frames`.
fn shown(frames: &[Frame], mended: bool) -> Vec<String> {
    let mut bytes = Vec::new();
    let viewport = Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS));
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(&mut bytes), TerminalOptions { viewport }).unwrap();
    for frame in frames {
        draw(&mut terminal, frame, mended);
    }
    drop(terminal);
    seen(&bytes, COLUMNS, ROWS)
}

fn is_stale(frames: &[Frame], mended: bool) -> bool {
    let last = &frames[frames.len() - 1..];
    shown(frames, mended) != shown(last, mended)
}

fn frames() -> impl Strategy<Value = Vec<Frame>> {
    let syllable =
        prop::sample::select(vec!["ก", "กำ", "น้ำ", "น้", "ำ", " ", "x", "กำำ", "ค่ำ", "า", "ทำ", "  "]);
    let text = prop::collection::vec(syllable, 0..8).prop_map(|parts| parts.concat());
    let frame = prop::collection::vec((text, any::<bool>()), usize::from(ROWS));
    prop::collection::vec(frame, 2..4)
}

/// How many of 1,000 sequences of frames leave something stale on the screen.
fn stale_of_a_thousand(mended: bool) -> usize {
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let sequences = (0..1000).map(|_| frames().new_tree(&mut runner).unwrap().current());
    sequences.filter(|frames| is_stale(frames, mended)).count()
}

#[test]
fn no_frame_leaves_a_ghost() {
    assert_eq!(stale_of_a_thousand(true), 0);
}

/// Without the mend the test above would fail; were this to fail, ratatui does it itself and the mend can go.
#[test]
fn without_the_mend_there_are_ghosts() {
    assert!(stale_of_a_thousand(false) > 100);
}

#[test]
fn the_known_cases() {
    let frame = |text: &str| vec![(text.to_owned(), false)];
    for (before, after) in
        [("น้ำ", "น้"), ("กำ", "กา"), ("กำ", "ก "), ("xกำ", "กำx"), ("กำำ", "กำ"), ("กำ", "")]
    {
        assert!(!is_stale(&[frame(before), frame(after)], true), "{before} to {after}");
    }
}

/// What is sent to a terminal of 80x24 for a first frame and for one after each of `keys`.
fn sent(app: &mut App, keys: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(&mut bytes), TerminalOptions { viewport }).unwrap();
    let mut paint = |app: &App| {
        crate::tui::draw(app, &Theme::dark(), &mut terminal.get_frame());
        terminal.flush().unwrap();
        terminal.swap_buffers();
    };
    paint(app);
    for key in keys {
        type_keys(app, key);
        paint(app);
    }
    drop(terminal);
    bytes
}

/// The screens themselves: after every key what is seen is what a fresh drawing shows.
#[test]
fn the_screens_leave_no_ghost() {
    let keys = "Down 3 ] ] Enter PageDown L Esc PageDown u o o L Tab End Tab Home 5 q Esc F1 End Esc \
                n ก ำ น ้ ำ Backspace Backspace Home Shift-Right Delete ก Ctrl-Z Ctrl-A า Esc n Enter";
    let keys: Vec<&str> = keys.split(' ').collect();
    for count in 1..=keys.len() {
        let mut app = app(80, 24);
        let before = sent(&mut app, &keys[..count]);
        let fresh = sent(&mut app, &[]);
        assert!(
            seen(&before, 80, 24) == seen(&fresh, 80, 24),
            "something is stale after {:?}",
            &keys[..count]
        );
    }
}
