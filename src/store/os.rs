//! What differs between systems when a file is written.

use std::fs::{Metadata, Permissions};

/// Gives the file that `builder` will make the mode of `present`; a new file gets the system's usual one.
#[cfg(unix)]
pub(super) fn new_file_mode(builder: &mut tempfile::Builder<'_, '_>, present: Option<&Metadata>) {
    use std::os::unix::fs::PermissionsExt;
    // The system takes its umask off the mode of a new file; a present one's is set as it is.
    let permissions = present.map_or_else(
        || Permissions::from_mode(0o666),
        |meta| Permissions::from_mode(meta.permissions().mode()),
    );
    builder.permissions(permissions);
}

/// Elsewhere a new file takes its rights from the folder.
#[cfg(not(unix))]
pub(super) fn new_file_mode(_builder: &mut tempfile::Builder<'_, '_>, _present: Option<&Metadata>) {}
