//! A small file of the plan's state folder that is replaced whole, and proves whether it is.
//!
//! It is written through a temporary one that is synced and renamed, and is the person's alone (0600 where there are
//! modes). Its first line is the checksum of the rest, so that half a file, or one that a disk has spoilt, is not
//! taken for what was written.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::file::MAX_BYTES;
use super::{file, state};

/// Puts `body` into the file at `path`; forced to disk when this returns.
pub(super) fn write(path: &Path, body: &str) -> io::Result<()> {
    state::write(path, seal(body).as_bytes())?;
    file::sync_folder(path);
    Ok(())
}

/// What was put into the file at `path`; none where there is no file, or it does not prove true.
pub(super) fn read(path: &Path) -> Option<String> {
    // Asked before opening: opening a pipe would wait for its writer.
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    File::open(path).ok()?.take(MAX_BYTES).read_to_string(&mut text).ok()?;
    open(&text).map(str::to_owned)
}

/// `body` as the file has it.
pub(super) fn seal(body: &str) -> String {
    format!("{}\n{body}\n", checksum(body))
}

/// What `text` was made of, where it proves true.
pub(super) fn open(text: &str) -> Option<&str> {
    let (sum, rest) = text.split_once('\n')?;
    let body = rest.strip_suffix('\n')?;
    (checksum(body) == sum).then_some(body)
}

/// The checksum of `body` as its line says it: CRC-32, eight hexadecimal digits.
fn checksum(body: &str) -> String {
    format!("{:08x}", crc32fast::hash(body.as_bytes()))
}
