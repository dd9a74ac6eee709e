//! The place of one plan in the state folder: its journal, its earlier versions, what is being typed.

use std::io;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::versions::Versions;
use super::{file, state};

/// The folder of one plan in the state folder. It belongs to who holds the plan's lock.
#[derive(Debug)]
pub(super) struct Home {
    folder: PathBuf,
}

impl Home {
    /// That of the plan at `target`, which is a whole path; made where it is not there yet.
    pub fn of(state: &Path, target: &Path) -> io::Result<Self> {
        let home = Self::at(state, target);
        state::make(&home.folder)?;
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

    /// What is on the wall, while somebody leads it.
    pub fn stage(&self) -> PathBuf {
        self.folder.join("stage")
    }

    /// What is locked by who leads it.
    pub fn stage_lock(&self) -> PathBuf {
        self.folder.join("stage.lock")
    }

    /// Puts a journal aside that can be used no more, but is not to be lost: where it lies then. It stays where it
    /// is, too.
    pub fn put_aside(&self) -> io::Result<PathBuf> {
        let aside = file::free_name(&self.journal(), "unread");
        file::keep_as(&self.journal(), &aside)?;
        Ok(aside)
    }
}
