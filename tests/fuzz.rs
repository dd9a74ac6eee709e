//! The bodies of the fuzz targets over their seeds, and over every input that a fuzzer has found to break one.
//! A longer look: `cargo fuzz` (see the README).

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod targets;

use std::fs;
use std::path::Path;

/// Hands every file of `tests/fuzz/seeds/NAME` to `target`; in between, the halves of each, cut anywhere.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(name);
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        println!("{}", path.display());
        target(&bytes);
        for at in (0..bytes.len()).step_by(1 + bytes.len() / 8) {
            target(&bytes[..at]);
            target(&bytes[at..]);
        }
        seen += 1;
    }
    assert!(seen >= 5, "{seen} seeds of {name}");
}

#[test]
fn load() {
    replay("load", targets::load);
}

#[test]
fn import() {
    replay("import", targets::import);
}

#[test]
fn dates() {
    replay("dates", targets::dates);
}

#[test]
fn wrap() {
    replay("wrap", targets::wrap);
}

/// That the bodies look at all: what each of them must refuse.
#[test]
#[should_panic(expected = "could end at")]
fn a_row_that_ends_badly_without_need_is_seen() {
    targets::assert_ends_are_legal("กา เก", &["กา เ".to_owned(), "ก".to_owned()], 4);
}
