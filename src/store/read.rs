//! Reading a file that may be anything: a folder, a device, half a file, another program's.

use std::path::Path;

use super::fault::of_io;
use super::file::MAX_BYTES;
use super::{encoding, fault, file, text};
use crate::locales::{Fault, Message};
use crate::plan::Plan;

/// The plan in the file at `path`.
pub fn load(path: &Path) -> Result<Plan, Fault> {
    let name = path.display().to_string();
    text::parse(decode(&bytes(path, path)?, path)?, &name)
}

/// The text of the regular file at `path`, without a byte-order mark: UTF-8, at most [`MAX_BYTES`].
pub fn read_text(path: &Path) -> Result<String, Fault> {
    Ok(decode(&bytes(path, path)?, path)?.to_owned())
}

/// The bytes of the regular file at `target`, at most [`MAX_BYTES`]; a fault calls it `name`.
pub(super) fn bytes(target: &Path, name: &Path) -> Result<Vec<u8>, Fault> {
    let about = |key| Message::new(key).with("file", name.display());
    // Asked before opening: opening a pipe would wait for its writer.
    let meta = std::fs::metadata(target).map_err(|error| of_io(&error, name))?;
    if meta.is_dir() {
        return Err(Fault::input(about("fault-folder")));
    }
    if !meta.is_file() {
        return Err(Fault::input(about("fault-not-regular")));
    }
    let bytes = file::read(target).map_err(|error| of_io(&error, name))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::input(about("fault-too-large").with("limit", MAX_BYTES / 1024 / 1024)));
    }
    Ok(bytes)
}

/// The document in the file at `path`, which other programs wrote: a text in which no merge was left unfinished.
pub fn read_document(path: &Path) -> Result<String, Fault> {
    let text = read_text(path)?;
    match fault::merge_begun(&text) {
        Some(line) => Err(fault::of_merge("<<<<<<<", line, &path.display().to_string())),
        None => Ok(text),
    }
}

/// The text that `bytes` are, which the file at `path` holds.
pub(super) fn decode<'b>(bytes: &'b [u8], path: &Path) -> Result<&'b str, Fault> {
    let about = |key| Message::new(key).with("file", path.display());
    encoding::decode(bytes, &about)
}
