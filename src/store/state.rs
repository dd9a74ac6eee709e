//! The state folder of the person: what the program keeps for itself, beside no plan.
//!
//! `XDG_STATE_HOME`, where there is none the folder of local data. It and all in it are the person's alone (0700,
//! 0600): what stands there are texts of plans.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::os;

/// The state folder; none where the system does not say where the person's files are.
pub(super) fn folder() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "tidtam")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// Makes `folder` and those above it where they are not there yet, for the person alone.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    os::private_folders().recursive(true).create(folder)
}
