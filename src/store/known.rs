//! The plan that was opened last, so that the program finds it again when it is started without one.
//!
//! It stands in the state folder of the person (`XDG_STATE_HOME`, where there is none the folder of local data).
//! This is a convenience: what cannot be read or written there is passed over, nothing fails for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::state;

/// The name of the file in the state folder: one line, the path.
const FILE: &str = "last-plan";

/// Remembers the plan at `path`. A path that is no Unicode text is not remembered.
pub fn remember(path: &Path) {
    let (Some(folder), Ok(absolute)) = (state::folder(), std::path::absolute(path)) else { return };
    let Some(line) = absolute.to_str().filter(|line| !line.contains('\n')) else { return };
    // Writing waits for the disk; as a rule it is the same plan again.
    let is_known = last_plan().is_some_and(|known| known == absolute);
    if !is_known && state::make(&folder).is_ok() {
        // Not to find the plan again is no reason not to open it now.
        let _ = state::write(&folder.join(FILE), format!("{line}\n").as_bytes());
    }
}

/// The plan that was opened last, be it there or not.
pub fn last_plan() -> Option<PathBuf> {
    let line = fs::read_to_string(state::folder()?.join(FILE)).ok()?;
    Some(PathBuf::from(line.trim_end_matches('\n')))
}
