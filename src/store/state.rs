//! The state folder of the person: what the program keeps for itself, beside no plan.
//!
//! `XDG_STATE_HOME`, where there is none the folder of local data. It and all in it are the person's alone (0700,
//! 0600): what stands there are texts of plans.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::digest::Digest;
use super::versions::Versions;
use super::{file, os};

/// The state folder; none where the system does not say where the person's files are.
pub fn folder() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "tidtam")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// Makes `folder` and those above it where they are not there yet, for the person alone.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    os::private_folders().recursive(true).create(folder)?;
    // What is forced to disk in a new folder is of no use where the folder itself is not.
    folder.ancestors().filter(|folder| folder.is_absolute()).for_each(file::sync_folder);
    Ok(())
}

/// How the name of a file ends that is being written.
const UNFINISHED: &str = "new";

/// Whether `path` is a file whose writing was interrupted, or still goes on.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == UNFINISHED)
}

/// Writes the file of the person's own at `path`, whole or not at all; forced to disk when this returns.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension(UNFINISHED);
    let mut file = os::private_files().write(true).create(true).truncate(true).open(&unfinished)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let renamed = written.and_then(|()| fs::rename(&unfinished, path));
    if renamed.is_err() {
        // What is half written is of no use to anybody.
        let _ = fs::remove_file(&unfinished);
    }
    renamed
}

/// The folder of one plan in the state folder. It belongs to who holds the plan's lock.
#[derive(Debug)]
pub(super) struct Home {
    folder: PathBuf,
}

impl Home {
    /// That of the plan at `target`, which is a whole path; made where it is not there yet.
    pub fn of(state: &Path, target: &Path) -> io::Result<Self> {
        let home = Self::at(state, target);
        make(&home.folder)?;
        Ok(home)
    }

    /// The same, for looking: it need not be there. It is called like the file, for people, and after its whole
    /// path, so that every plan has its own.
    pub fn at(state: &Path, target: &Path) -> Self {
        let stem = target.file_stem().unwrap_or_default().to_string_lossy();
        let stem: String = stem.chars().take(40).collect();
        let digest = Digest::of(&[target.as_os_str().as_encoded_bytes()]).short();
        Self { folder: state.join("plans").join(format!("{stem}-{digest}")) }
    }

    /// Where all of it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where its edits are kept until they are saved.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Its earlier versions.
    pub fn versions(&self) -> Versions {
        Versions::new(self.folder.join("history"))
    }

    /// What stands for the lock where there can be none beside the plan.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    /// Where a journal is put that can be used no more, but is not to be lost.
    pub fn aside(&self) -> PathBuf {
        file::free_name(&self.journal(), "unread")
    }
}
