//! Reports of the program's own faults, in the state folder.
//!
//! A report is for whoever mends the program: the person sends it along or throws it away. It is never read here,
//! and never deleted.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::fault::of_io;
use super::{os, state};
use crate::locales::{Fault, Message};

/// The folder in the state folder.
const FOLDER: &str = "reports";

/// Writes `text` as a report of the time `now`, for the person alone; gives its path.
pub fn report(now: NaiveDateTime, text: &str) -> Result<PathBuf, Fault> {
    let Some(folder) = state::folder().map(|folder| folder.join(FOLDER)) else {
        return Err(Fault::system(Message::new("fault-no-folder").with("file", FOLDER)));
    };
    write(&folder, now, text).map_err(|error| of_io(&error, &folder))
}

fn write(folder: &Path, now: NaiveDateTime, text: &str) -> io::Result<PathBuf> {
    state::make(folder)?;
    let (path, mut file) = free(folder, &now.format("%Y-%m-%d-%H%M%S").to_string())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(path)
}

/// A new file of that name; where there is one already, with a number.
fn free(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    let mut number = 1_u32;
    loop {
        let mark = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{name}{mark}.txt"));
        match os::private_files().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            opened => return Ok((path, opened?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_the_same_second_stand_side_by_side() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("reports");
        let now = "2023-03-15T09:30:00".parse().unwrap();
        let first = write(&folder, now, "first").unwrap();
        let second = write(&folder, now, "second").unwrap();
        assert_eq!(first, folder.join("2023-03-15-093000.txt"));
        assert_eq!(std::fs::read_to_string(first).unwrap(), "first");
        assert_eq!(std::fs::read_to_string(second).unwrap(), "second");
    }
}
