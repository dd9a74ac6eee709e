//! The digits of a document: all of one kind, what people typed too, as official papers have it.
//!
//! What would be another thing with other digits stays as it was typed: a code or a name with Latin letters
//! (i12, e-Service2, แผน2566.pdf), and a whole address or path that has any (https://…/2566/, D:\2566\a.pdf).

use std::borrow::Cow;

use crate::thai::digits::Digits;

/// `text` with its digits written in this kind.
pub fn numerals(text: &str, digits: Digits) -> Cow<'_, str> {
    if matches!(digits.apply(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(char::is_whitespace) {
        if is_address(word) {
            out.push_str(word);
        } else {
            write_word(&mut out, word, digits);
        }
    }
    Cow::Owned(out)
}

fn is_address(word: &str) -> bool {
    word.contains(['/', '\\', '@']) && word.contains(|c: char| c.is_ascii_alphabetic())
}

/// Writes a word run by run: Thai letters have no blanks between words, so they part what stands among them.
fn write_word(out: &mut String, word: &str, digits: Digits) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let thai = is_thai_letter(first);
        let end = rest.find(|c| is_thai_letter(c) != thai).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        if run.contains(|c: char| c.is_ascii_alphabetic()) {
            out.push_str(run);
        } else {
            out.push_str(&digits.apply(run));
        }
        rest = behind;
    }
}

fn is_thai_letter(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_change_and_codes_and_addresses_do_not() {
        let thai = |text| numerals(text, Digits::Thai).into_owned();
        assert_eq!(thai("อบรม 2 รุ่น (80คน) 87.50%"), "อบรม ๒ รุ่น (๘๐คน) ๘๗.๕๐%");
        assert_eq!(thai("ทำe-Service2แล้ว3ครั้ง"), "ทำe-Service2แล้ว๓ครั้ง");
        assert_eq!(thai("ข้อ i12 และ 12"), "ข้อ i12 และ ๑๒");
        assert_eq!(thai("กท 0401/123 ลว. 9 มี.ค. 66"), "กท ๐๔๐๑/๑๒๓ ลว. ๙ มี.ค. ๖๖");
        assert_eq!(thai("https://a.go.th/แผน/2566 ปี 2566"), "https://a.go.th/แผน/2566 ปี ๒๕๖๖");
        assert_eq!(thai("แผน2566.pdf"), "แผน2566.pdf");
        assert_eq!(numerals("ปี ๒๕๖๖ a/๑", Digits::Arabic), "ปี 2566 a/๑");
        assert!(matches!(numerals("ไม่มี", Digits::Thai), Cow::Borrowed(_)));
    }
}
