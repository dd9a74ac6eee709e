//! Files of other programs, which are no text: known by their first bytes.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::locales::Message;

/// What to say of the file at `path` when it is of a kind that can be named: Word, Excel, PDF. None for
/// others, and for what cannot be read: what is wrong with those is for the reader of text to say.
pub fn foreign(path: &Path) -> Option<Message> {
    // Asked before opening: opening a pipe would wait for its writer.
    fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let mut head = Vec::new();
    File::open(path).ok()?.take(8).read_to_end(&mut head).ok()?;
    kind(&head).map(|key| Message::new(key).with("file", path.display()))
}

fn kind(head: &[u8]) -> Option<&'static str> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if head.starts_with(ZIP) || head.starts_with(OLE) {
        Some("import-office-file")
    } else if head.starts_with(b"%PDF") {
        Some("import-pdf")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_the_first_bytes() {
        assert_eq!(kind(b"PK\x03\x04\x14"), Some("import-office-file"));
        assert_eq!(kind(b"%PDF-1.7"), Some("import-pdf"));
        assert_eq!(kind("ตัวชี้วัด".as_bytes()), None);
    }
}
