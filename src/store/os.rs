//! What differs between systems when a file is written.

use std::fs::{DirBuilder, File, Metadata};
use std::io;
use std::path::Path;

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

/// Has what `builder` makes be its owner's alone; a temporary folder is not.
#[cfg(unix)]
pub(super) fn private_mode(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o700));
}

/// Elsewhere the folder of the person's temporary files is that already.
#[cfg(not(unix))]
pub(super) fn private_mode(_builder: &mut tempfile::Builder<'_, '_>) {}

/// What makes folders that are their owner's alone.
#[cfg(unix)]
pub(super) fn private_folders() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

/// Elsewhere the folder of the person's local data is that already.
#[cfg(not(unix))]
pub(super) fn private_folders() -> DirBuilder {
    DirBuilder::new()
}

/// Gives `file` the owner, the group and the mode of the file that it is to replace; of the owner what the system
/// allows.
#[cfg(unix)]
pub(super) fn like(file: &File, present: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if own.gid() != present.gid() {
        // A group of which one is no member, a file system without owners: no reason not to save.
        let _ = fchown(file, None, Some(present.gid()));
    }
    if own.uid() != present.uid() {
        let _ = fchown(file, Some(present.uid()), None);
    }
    // After the owner: changing that takes rights away.
    file.set_permissions(present.permissions())
}

/// Elsewhere only the protection against writing is a property of the file.
#[cfg(not(unix))]
pub(super) fn like(file: &File, present: &Metadata) -> io::Result<()> {
    file.set_permissions(present.permissions())
}

/// Exchanges two files in one step, so that at every moment both names are there.
/// [`io::ErrorKind::Unsupported`] where the system, or the file system, has no such step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

/// Elsewhere there is none.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The name of this computer, where it has one.
#[cfg(unix)]
pub(super) fn host() -> Option<String> {
    rustix::system::uname().nodename().to_str().ok().map(str::to_owned).filter(|name| !name.is_empty())
}

/// The name of this computer, where it has one.
#[cfg(not(unix))]
pub(super) fn host() -> Option<String> {
    std::env::var("COMPUTERNAME").ok().filter(|name| !name.is_empty())
}

/// What of a file changes when it is written or replaced.
pub(super) type Stamp = [i64; 6];

/// The stamp of a file: asked often, instead of reading it.
#[cfg(unix)]
pub(super) fn stamp(meta: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let number = |unsigned: u64| i64::from_ne_bytes(unsigned.to_ne_bytes());
    let times = [meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()];
    [number(meta.ino()), number(meta.len()), times[0], times[1], times[2], times[3]]
}

/// The stamp of a file: asked often, instead of reading it.
#[cfg(not(unix))]
pub(super) fn stamp(meta: &Metadata) -> Stamp {
    let since = |time: io::Result<std::time::SystemTime>| {
        let time = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        time.map_or(0, |time| i64::try_from(time.as_nanos()).unwrap_or(0))
    };
    let length = i64::try_from(meta.len()).unwrap_or(i64::MAX);
    [0, length, since(meta.modified()), since(meta.created()), 0, 0]
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
