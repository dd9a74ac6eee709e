//! Reading a file that may be anything: a folder, a device, half a file, another program's.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::text;
use crate::locales::{Fault, Message};
use crate::plan::Plan;

/// The largest file that is read. The plan of an office takes 100 to 200 KB in the course of a year.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The plan in the file at `path`.
pub fn load(path: &Path) -> Result<Plan, Fault> {
    let name = path.display().to_string();
    text::parse(&read_text(path)?, &name)
}

/// The text of the regular file at `path`, without a byte-order mark: UTF-8, at most [`MAX_BYTES`].
pub fn read_text(path: &Path) -> Result<String, Fault> {
    let about = |key| Message::new(key).with("file", path.display());
    // Asked before opening: opening a pipe would wait for its writer.
    let meta = std::fs::metadata(path).map_err(|error| of_io(&error, path))?;
    if meta.is_dir() {
        return Err(Fault::input(about("fault-folder")));
    }
    if !meta.is_file() {
        return Err(Fault::input(about("fault-not-regular")));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| of_io(&error, path))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| of_io(&error, path))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::input(about("fault-too-large").with("limit", MAX_BYTES / 1024 / 1024)));
    }
    decode(bytes, path)
}

/// The text that `bytes` are, which the file at `path` holds.
pub(super) fn decode(bytes: Vec<u8>, path: &Path) -> Result<String, Fault> {
    let about = |key| Message::new(key).with("file", path.display());
    let refuse = |key| Err(Fault::input(about(key)));
    if bytes.trim_ascii().is_empty() {
        return refuse("fault-empty");
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return refuse("fault-zeros");
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return refuse("fault-utf16");
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            // Up to the fault it is text: what stands before it says line and column.
            let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
            let line = good.split('\n').count();
            let column = 1 + good.rsplit('\n').next().map_or(0, |line| line.chars().count());
            return Err(Fault::input(about("fault-not-utf8").with("line", line).with("column", column)));
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if let Some(line) = text.lines().position(|line| line.starts_with("<<<<<<< ")) {
        return Err(Fault::input(about("fault-merge-marks").with("line", line + 1)));
    }
    Ok(text)
}

/// The fault of a system call on `path`.
pub(super) fn of_io(error: &io::Error, path: &Path) -> Fault {
    let about = |key| Message::new(key).with("file", path.display());
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::input(about("fault-not-found")),
        io::ErrorKind::IsADirectory => Fault::input(about("fault-folder")),
        io::ErrorKind::PermissionDenied => Fault::system(about("fault-no-permission")),
        _ => Fault::system(about("fault-system").with("error", error)),
    }
}
