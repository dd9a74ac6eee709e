//! The README's table of keys is the one of the program.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use tidtam::locales::{Lang, Words};

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table = readme
        .split_once("<!-- keys:begin -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- keys:end -->"))
        .map(|(table, _)| table.trim());
    let made = tidtam::tui::keys_as_markdown(&Words::new(Lang::English));
    assert!(table == Some(&*made), "put this between keys:begin and keys:end of README.md:\n\n{made}\n");
}
