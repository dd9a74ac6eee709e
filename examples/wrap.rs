//! Wraps the paragraphs of standard input at a width: `cargo run --example wrap -- 40`.
//!
//! Paragraphs stand apart by empty lines, in what is read and in what is printed.

use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use tidtam::thai::clean::{display_lines, sanitize};
use tidtam::thai::wrap::Wrapper;

fn main() -> ExitCode {
    let cols = std::env::args().nth(1).and_then(|argument| argument.parse().ok());
    let Some(cols @ 1..) = cols else {
        eprintln!("usage: wrap COLUMNS < TEXT");
        return ExitCode::from(2);
    };
    match run(cols) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wrap: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cols: usize) -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let text = sanitize(&text).text;
    let wrapper = Wrapper::new();
    let mut out = BufWriter::new(io::stdout().lock());
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
    for (i, paragraph) in paragraphs.filter(|paragraph| !paragraph.is_empty()).enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        for row in wrapper.wrap(&display_lines(paragraph), cols) {
            writeln!(out, "{row}")?;
        }
    }
    out.flush()
}
