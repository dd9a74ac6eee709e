//! A text in a file of its own for a moment, for the person's own editor or the command of the printer.
//!
//! It lies in a folder of its own, the person's alone (0700, 0600), below the state folder or where the system keeps
//! what is temporary; so does what the editor puts beside it. Both go when it is dropped, unless it is
//! [kept](Scratch::keep).
//!
//! Limits: where the program is ended by force while the editor runs, the file stays.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;

use super::read::MAX_BYTES;
use super::{os, state};

/// The text in its file.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    path: PathBuf,
}

impl Scratch {
    /// Writes `text` to a new file, in the state folder where there is one that can be written.
    pub fn new(state: Option<&Path>, text: &str) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("tidtam-");
        os::private_mode(&mut builder);
        let in_state = state.and_then(|state| {
            state::make(state).ok()?;
            builder.tempdir_in(state).ok()
        });
        let folder = match in_state {
            Some(folder) => folder,
            None => builder.tempdir()?,
        };
        let path = folder.path().join("tidtam.txt");
        let mut file = os::private_files().write(true).create_new(true).open(&path)?;
        file.write_all(text.as_bytes())?;
        Ok(Self { folder, path })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file holds now. An error where it is none any more, too large to be read, or no text.
    pub fn read(&self) -> io::Result<String> {
        // Asked before opening: opening a pipe would wait for its writer.
        if !fs::metadata(&self.path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut text = String::new();
        let length = File::open(&self.path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        if length as u64 > MAX_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(text)
    }

    /// The text as the standard input of a command, which has it also after the file is gone.
    pub fn input(&self) -> io::Result<Stdio> {
        Ok(File::open(&self.path)?.into())
    }

    /// Leaves the file where it is, and says where.
    pub fn keep(self) -> PathBuf {
        let _ = self.folder.keep();
        self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_in_its_file_until_that_is_dropped_or_kept() {
        let state = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(Some(&state.path().join("state")), "น้ำ\n").unwrap();
        let path = scratch.path().to_owned();
        assert!(path.starts_with(state.path()));
        assert_eq!(scratch.read().unwrap(), "น้ำ\n");
        // Some editors put another file in its place, and leave one beside it.
        fs::write(path.with_extension("new"), "กำ").unwrap();
        fs::rename(path.with_extension("new"), &path).unwrap();
        fs::write(path.with_extension("txt~"), "น้ำ").unwrap();
        assert_eq!(scratch.read().unwrap(), "กำ");
        drop(scratch);
        assert!(!path.parent().unwrap().exists());
        let scratch = Scratch::new(None, "ก").unwrap();
        let path = scratch.keep();
        assert_eq!(fs::read_to_string(&path).unwrap(), "ก");
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn what_is_no_text_any_more_is_an_error() {
        let scratch = Scratch::new(None, "").unwrap();
        fs::write(scratch.path(), b"\xff\xfe").unwrap();
        assert!(scratch.read().is_err());
        fs::remove_file(scratch.path()).unwrap();
        assert!(scratch.read().is_err());
        fs::create_dir(scratch.path()).unwrap();
        assert!(scratch.read().is_err());
    }
}
