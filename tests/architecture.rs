//! The house holds: each floor uses only those above it, what only one place may do is done there, and files
//! stay of one story.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the top down: a floor may use those that stand before it.
const FLOORS: [&str; 10] =
    ["thai", "calendar", "plan", "view", "locales", "paper", "exchange", "store", "tui", "cli"];

/// The most lines of a file, without its tests.
const LONGEST: usize = 600;

/// Every Rust file below `folder` that is not all tests, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    assert!(!files.is_empty(), "no sources below {folder}");
    files
}

/// What stands before the tests of a file.
fn before_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests").map_or(text, |at| &text[..at])
}

/// The lines before the tests, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    before_tests(text).lines().map(|line| line.split("//").next().unwrap_or(""))
}

/// The floor on which a file stands: the folder below `src`.
fn floor(path: &Path) -> Option<usize> {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let name = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
    FLOORS.iter().position(|floor| *floor == name)
}

/// The floors that a line names: `crate::x`, and each name of `crate::{x, y}`.
fn floors_named(line: &str) -> Vec<usize> {
    let mut named = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let floors: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or(list).split(',').collect(),
            None => vec![rest],
        };
        for floor in floors {
            let word = floor.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            named.extend(FLOORS.iter().position(|floor| *floor == word));
        }
    }
    named
}

#[test]
fn arrows_run_one_way() {
    for (path, text) in sources("src") {
        let Some(own) = floor(&path) else { continue };
        for line in code(&text) {
            for used in floors_named(line) {
                let (from, to) = (FLOORS[own], FLOORS[used]);
                assert!(used <= own, "{}: {from} may not use {to}: {line}", path.display());
            }
        }
    }
}

#[test]
fn every_room_is_on_a_floor() {
    for (path, _) in sources("src") {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(floor(&path).is_some() || ["lib.rs", "main.rs"].contains(&name), "{}", path.display());
    }
}

/// The rooms that may do a thing, by the words that do it.
#[test]
fn what_touches_the_world_stands_in_its_place() {
    let rules: [(&str, &[&str]); 5] = [
        ("std::fs", &["exchange", "store"]),
        ("ratatui", &["tui"]),
        ("crossterm", &["tui"]),
        ("Local::now", &["main.rs"]),
        // The person's editor, and the command of the printer.
        ("std::process::Command", &["tui/editor.rs", "tui/printer.rs"]),
    ];
    for (path, text) in sources("src") {
        let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
        // A folder of tests is what stands behind the code of a file elsewhere.
        if inside.iter().any(|part| part == "tests") {
            continue;
        }
        for line in code(&text) {
            for (word, rooms) in rules {
                assert!(
                    !line.contains(word) || rooms.iter().any(|room| inside.starts_with(room)),
                    "{}: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn what_one_system_has_stands_in_os_files() {
    for (path, text) in sources("src") {
        let is_os = path.file_name().is_some_and(|name| name == "os.rs");
        for line in code(&text) {
            let named = ["cfg(unix)", "cfg(windows)", "cfg(not(unix))", "std::os::", "rustix"];
            assert!(is_os || !named.iter().any(|n| line.contains(n)), "{}: {line}", path.display());
        }
    }
}

#[test]
fn a_file_is_of_one_story_and_says_what_it_is_for() {
    for (path, text) in sources("src") {
        let lines = before_tests(&text).lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines", path.display());
        assert!(text.starts_with("//!"), "{}: no head", path.display());
    }
}

/// That both languages have the same keys is tested where they stand; here, that each is said somewhere.
#[test]
fn no_sentence_stands_unsaid() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locales/en.ftl")).unwrap();
    let code: String = sources("src").into_iter().map(|(_, text)| text).collect();
    let keys = table.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(|l| l.split_once(" = "));
    let unsaid: Vec<_> =
        keys.map(|(key, _)| key).filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    assert_eq!(unsaid, [""; 0]);
}

#[test]
fn the_rules_above_can_fail() {
    assert_eq!(floors_named("use crate::{plan::Plan, tui};"), [2, 8]);
    assert_eq!(floors_named("let x = crate::store::load(crate::thai::width);"), [7, 0]);
    assert_eq!(floors_named("use crate::Anything;"), [0usize; 0]);
}
