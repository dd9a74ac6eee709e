//! What differs between systems when a file is written.

/// Has the file that `builder` makes get the mode of any new file; a temporary one is its owner's alone.
#[cfg(unix)]
pub(super) fn usual_mode(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    // The system takes its umask off this.
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

/// Elsewhere a new file takes its rights from the folder.
#[cfg(not(unix))]
pub(super) fn usual_mode(_builder: &mut tempfile::Builder<'_, '_>) {}

/// What makes folders that are their owner's alone.
#[cfg(unix)]
pub(super) fn private_folders() -> std::fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = std::fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

/// Elsewhere the folder of the person's local data is that already.
#[cfg(not(unix))]
pub(super) fn private_folders() -> std::fs::DirBuilder {
    std::fs::DirBuilder::new()
}

/// What makes files that are their owner's alone.
#[cfg(unix)]
pub(super) fn private_files() -> std::fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    options.mode(0o600);
    options
}

/// Elsewhere their folder makes them that.
#[cfg(not(unix))]
pub(super) fn private_files() -> std::fs::OpenOptions {
    std::fs::OpenOptions::new()
}
