//! Files of other programs, which are no text: known by their first bytes.

use crate::locales::Message;

/// What to say of a file that begins with `head`, when it is of a kind that can be named: Word, Excel, PDF.
pub fn foreign(head: &[u8]) -> Option<Message> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if head.starts_with(ZIP) || head.starts_with(OLE) {
        Some(Message::new("import-office-file"))
    } else if head.starts_with(b"%PDF") {
        Some(Message::new("import-pdf"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_the_first_bytes() {
        let key = |head: &[u8]| foreign(head).map(|message| message.key());
        assert_eq!(key(b"PK\x03\x04\x14"), Some("import-office-file"));
        assert_eq!(key(b"%PDF-1.7"), Some("import-pdf"));
        assert_eq!(key("ตัวชี้วัด".as_bytes()), None);
    }
}
