//! Writing a file so that a crash leaves the old one or the new one, whole.
//!
//! Into a temporary file in the same folder, with the mode of the file that it replaces; synced; renamed over
//! it; the folder synced. A symbolic link is followed, and stays. Hard links part ways: a rename cannot keep
//! them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::read::{MAX_BYTES, of_io, read_text};
use super::{comments, text};
use crate::locales::{Fault, Message};
use crate::plan::Plan;

/// What to do where a file is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Refuse.
    Never,
    /// Replace it.
    Replace,
}

/// Saves `plan` at `path`, replacing what is there. The comment at the head of the present file is kept; where
/// comments stand inside it, which cannot be, a copy of the file is kept beside it first.
///
/// The text is read back and compared before anything is written: a plan that its own file could not say is
/// a fault of the program, and the file stays as it was. Nor is a file written that is too large to be read.
pub fn save(path: &Path, plan: &Plan, overwrite: Overwrite) -> Result<(), Fault> {
    let name = path.display().to_string();
    let body = text::to_text(plan)?;
    if body.len() as u64 > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        return Err(Fault::input(
            Message::new("fault-save-too-large").with("file", &name).with("limit", limit),
        ));
    }
    if text::parse(&body, &name).as_ref() != Ok(plan) {
        let message = Message::new("fault-unwritable-plan").with("error", "parse(write(plan)) != plan");
        return Err(Fault::system(message));
    }
    let present = match overwrite {
        Overwrite::Replace => read_text(path).unwrap_or_default(),
        Overwrite::Never => String::new(),
    };
    if comments::stand_inside(&present) {
        keep_copy(path, &present)?;
    }
    write_text(path, &format!("{}{body}", comments::head(&present)), overwrite)
}

/// Writes `text`, what the file at `path` holds, as `NAME.comments.ron` beside it, with a number where there is
/// another of that name.
fn keep_copy(path: &Path, text: &str) -> Result<(), Fault> {
    for number in 1_u32.. {
        let mark = if number == 1 { String::new() } else { format!("-{number}") };
        let copy = path.with_extension(format!("comments{mark}.ron"));
        if copy.symlink_metadata().is_err() {
            return write_text(&copy, text, Overwrite::Never);
        }
        if read_text(&copy).is_ok_and(|kept| kept == text) {
            break;
        }
    }
    Ok(())
}

/// Writes `text` as the file at `path`.
pub fn write_text(path: &Path, text: &str, overwrite: Overwrite) -> Result<(), Fault> {
    let about = |key| Message::new(key).with("file", path.display());
    let target = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(Fault::input(about("fault-folder"))),
        Ok(meta) if !meta.is_file() => return Err(Fault::input(about("fault-not-regular"))),
        Ok(_) if overwrite == Overwrite::Never => return Err(Fault::input(about("fault-exists"))),
        // A rename would replace what its owner has protected.
        Ok(meta) if meta.permissions().readonly() => return Err(Fault::input(about("fault-read-only"))),
        Ok(_) => path.canonicalize().map_err(|error| of_io(&error, path))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => new_target(path)?,
        Err(error) => return Err(of_io(&error, path)),
    };
    replace(&target, text, overwrite).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::input(about("fault-exists")),
        io::ErrorKind::NotFound => Fault::input(about("fault-no-folder")),
        io::ErrorKind::PermissionDenied => Fault::system(about("fault-no-permission")),
        // Without the path of the temporary file, which says nothing to anybody.
        kind => Fault::system(about("fault-save").with("error", kind)),
    })
}

/// Where a file that is not there yet is to stand: a link to nothing is followed once.
fn new_target(path: &Path) -> Result<PathBuf, Fault> {
    match fs::read_link(path) {
        Ok(to) => Ok(path.parent().unwrap_or(Path::new("")).join(to)),
        Err(_) if path.file_name().is_none() => {
            Err(Fault::input(Message::new("fault-folder").with("file", path.display())))
        }
        Err(_) => Ok(path.to_owned()),
    }
}

fn replace(target: &Path, text: &str, overwrite: Overwrite) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tidtam-").suffix(".tmp");
    super::os::usual_mode(&mut builder);
    let mut temporary = builder.tempfile_in(folder)?;
    if let Ok(present) = fs::metadata(target) {
        temporary.as_file().set_permissions(present.permissions())?;
    }
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    match overwrite {
        Overwrite::Replace => temporary.persist(target).map_err(|error| error.error)?,
        Overwrite::Never => temporary.persist_noclobber(target).map_err(|error| error.error)?,
    };
    // The new file is in place; a folder that cannot be synced (a network share) is no failure.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}
