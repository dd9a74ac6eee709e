//! The pictures of the README are what the program draws now.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "../examples/pictures/scenes.rs"]
mod scenes;

use std::fs;
use std::path::Path;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pictures")
}

#[test]
fn the_pictures_are_those_of_the_screens() {
    for (name, picture) in scenes::pictures() {
        let committed = fs::read_to_string(folder().join(&name)).unwrap_or_default();
        let same = committed.replace("\r\n", "\n") == picture;
        assert!(same, "{name} is stale: cargo run --example pictures -- examples/pictures");
    }
}

#[test]
fn there_is_no_picture_that_nothing_draws() {
    let drawn: Vec<String> = scenes::pictures().map(|(name, _)| name).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(path.extension().is_none_or(|end| end != "svg") || drawn.contains(&name), "{name}");
    }
}

/// A picture is a picture: nothing in it runs, nothing is fetched.
#[test]
fn a_picture_holds_shapes_and_text_alone() {
    for (name, picture) in scenes::pictures() {
        for element in picture.split('<').skip(1) {
            let tag = element.split([' ', '>', '/']).find(|tag| !tag.is_empty()).unwrap();
            assert!(["svg", "rect", "g", "text", "tspan"].contains(&tag), "{name}: {tag}");
        }
        let links = picture.matches("http").count();
        assert_eq!(links, 1, "{name}: only the name of the format");
    }
}
