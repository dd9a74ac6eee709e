//! What the README shows of the program is what the program shows.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use tidtam::locales::{Lang, Words};
use tidtam::paper::{self, Layout};
use tidtam::store;
use tidtam::thai::digits::Digits;
use tidtam::view::Query;

/// What stands between `<!-- name:begin -->` and `<!-- name:end -->` in the README.
#[track_caller]
fn part(name: &str) -> String {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, rest) = readme.split_once(&format!("<!-- {name}:begin -->\n")).unwrap();
    rest.split_once(&format!("<!-- {name}:end -->")).unwrap().0.trim().to_owned()
}

#[track_caller]
fn shows(name: &str, made: &str) {
    assert!(part(name) == made, "put this between {name}:begin and {name}:end of README.md:\n\n{made}\n");
}

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    shows("keys", tidtam::tui::keys_as_markdown(&Words::new(Lang::English)).trim());
}

#[test]
fn the_picture_is_the_grid_of_the_demo() {
    let plan = store::parse(include_str!("../examples/demo.ron"), "demo").unwrap();
    let query = Query { section: Some("EIT".into()), ..Query::default() };
    let layout = Layout { width: 100, digits: Digits::Thai };
    let today = "2023-03-15".parse().unwrap();
    let grid = paper::grid(&plan, &query, today, layout, &Words::new(Lang::Thai));
    shows("grid", &format!("```text\n{}\n```", grid.trim_end()));
}
