//! Draws the screens of the demo to SVG files, for the README:
//! `cargo run --example pictures -- examples/pictures`.

mod scenes;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: cargo run --example pictures -- FOLDER");
        std::process::exit(2);
    };
    std::fs::create_dir_all(&folder)?;
    for (name, picture) in scenes::pictures() {
        std::fs::write(folder.join(name), picture)?;
    }
    Ok(())
}
