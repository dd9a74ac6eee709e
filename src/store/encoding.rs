//! What bytes are that are no UTF-8 text: half a file, another encoding, a file of another program.

use crate::locales::{Fault, Message};

/// How many of the first bytes are looked at where a look suffices.
const LOOK: usize = 64 * 1024;

/// What files of other programs begin with: packed files and those of Office (zip, OLE), PDF, pictures, `SQLite`,
/// programs.
const FOREIGN: [&[u8]; 14] = [
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0",
    b"%PDF-",
    b"\x1F\x8B",
    b"7z\xBC\xAF",
    b"Rar!",
    b"BZh9",
    b"\xFD7zXZ",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"SQLite format 3\0",
    b"\x7FELF",
    b"MZ\x90\0",
];

/// `bytes` as text, without the byte-order marks at its head; `about` begins a message about the file.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    about: &impl Fn(&'static str) -> Message,
) -> Result<&'b str, Fault> {
    let refuse = |key| Err(Fault::input(about(key)));
    if is_foreign(bytes) {
        return refuse("fault-foreign");
    }
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return refuse("fault-zeros");
    }
    if is_utf16(bytes) {
        return refuse("fault-utf16");
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => return Err(of_bytes(bytes, &error, about)),
    };
    if text.trim().is_empty() {
        return refuse("fault-empty");
    }
    Ok(text)
}

fn is_foreign(bytes: &[u8]) -> bool {
    FOREIGN.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether `bytes` begin with a mark of UTF-16 or UTF-32, or are UTF-16 without it: one half of each pair is the
/// block of Latin (a zero) or of Thai, the other is anything.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let look = &bytes[..bytes.len().min(LOOK)];
    let count = |from: usize, wanted: &[u8]| {
        look.iter().skip(from).step_by(2).filter(|byte| wanted.contains(byte)).count()
    };
    let pairs = look.len() / 2;
    let is_block = |half: usize| {
        let (blocks, zeros) = (count(half, &[0x00, 0x0E]), count(half, &[0]));
        zeros > 0 && blocks * 10 >= pairs * 9 && count(1 - half, &[0]) * 10 < pairs
    };
    pairs >= 4 && (is_block(0) || is_block(1))
}

/// The fault of `bytes`, which are text up to `error`.
fn of_bytes(bytes: &[u8], error: &std::str::Utf8Error, about: &impl Fn(&'static str) -> Message) -> Fault {
    let (good, rest) = bytes.split_at(error.valid_up_to());
    let good = String::from_utf8_lossy(good);
    // A crash leaves zeros where the last blocks were not yet written; half a letter may stand before them.
    let tail = &rest[rest.len().min(3)..];
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    let key = if !tail.is_empty() && tail.iter().all(|byte| *byte == 0) {
        "fault-zeros-from-here"
    } else if error.error_len().is_none() {
        "fault-cut-off"
    } else if !good.contains(is_thai) && is_tis620(bytes) {
        return Fault::input(about("fault-tis620"));
    } else {
        "fault-not-utf8"
    };
    // Up to the fault it is text: what stands before it says line and column.
    let line = good.split('\n').count();
    let column = 1 + good.rsplit('\n').next().map_or(0, |line| line.chars().count());
    Fault::input(about(key).with("line", line).with("column", column))
}

/// Whether `bytes` are Thai as Windows saved it before UTF-8 (TIS-620, Windows-874): all beyond ASCII are letters
/// and signs of that table, and most stand in words. (Latin-1 has single letters between ASCII.)
fn is_tis620(bytes: &[u8]) -> bool {
    let look = &bytes[..bytes.len().min(LOOK)];
    let is_letter = |byte: u8| matches!(byte, 0xA1..=0xDA | 0xDF..=0xFB);
    let is_sign = |byte: u8| matches!(byte, 0x80 | 0x85 | 0x91..=0x97 | 0xA0);
    let high = look.iter().filter(|byte| !byte.is_ascii()).count();
    let known = look.iter().filter(|byte| is_letter(**byte) || is_sign(**byte)).count();
    let in_words = look.windows(2).filter(|pair| is_letter(pair[0]) && is_letter(pair[1])).count();
    high > 0 && known == high && in_words * 2 >= high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(bytes: &[u8]) -> Option<&'static str> {
        decode(bytes, &Message::new).err().map(|fault| fault.message.key())
    }

    #[test]
    fn thai_of_old_windows_is_told_from_other_bytes() {
        // สำนักงานเขต in TIS-620; in Windows-874 with its quotes and dots.
        let thai = b"\xca\xd3\xb9\xd1\xa1\xa7\xd2\xb9\xe0\xa2\xb5";
        assert_eq!(key(thai), Some("fault-tis620"));
        // แผนงาน, of which the first three bytes are a letter of UTF-8 too.
        assert_eq!(key(b"\xe1\xbc\xb9\xa7\xd2\xb9"), Some("fault-tis620"));
        assert_eq!(key(&[b"(a: \"\x93" as &[u8], thai, b"\x94\x85\")"].concat()), Some("fault-tis620"));
        assert_eq!(key(b"Minist\xe8re de la Sant\xe9"), Some("fault-not-utf8"));
        assert_eq!(
            key(&[b"\xe0\xb8\x81" as &[u8], thai].concat()),
            Some("fault-not-utf8"),
            "UTF-8 before it"
        );
        assert_eq!(key(&[thai as &[u8], b"\xfe"].concat()), Some("fault-not-utf8"));
    }

    #[test]
    fn utf_16_is_known_without_its_mark() {
        let wide =
            |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(key(&wide("(\n  agency: \"สำนักงาน…\",\n)", order)), Some("fault-utf16"));
        }
        assert_eq!(key("(a: \"\0\0\0\")".as_bytes()), None);
        assert_eq!(key("        \0".as_bytes()), None, "blanks are no block");
    }

    #[test]
    fn half_a_file_is_named_as_such() {
        assert_eq!(key("(ก".as_bytes().split_last().unwrap().1), Some("fault-cut-off"));
        assert_eq!(key(b"(\xe0\xb8\0\0\0\0\0\0\0\0"), Some("fault-zeros-from-here"));
        assert_eq!(key(b"\xef\xbb\xbf \r\n"), Some("fault-empty"));
        assert_eq!(key(b""), Some("fault-empty"));
        assert_eq!(key(&[0; 9]), Some("fault-zeros"));
    }
}
