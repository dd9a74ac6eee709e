//! The state folder of the person: what the program keeps for itself, beside no plan.
//!
//! `XDG_STATE_HOME`, where there is none the folder of local data. It and all in it are the person's alone (0700,
//! 0600): what stands there are texts of plans.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

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
