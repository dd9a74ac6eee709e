//! Where a row may never end, whatever an engine says: what Thai spelling and typography forbid.

use crate::thai::chars::{ZWSP, is_blank, is_consonant, is_leading_vowel, is_mark, is_trailing};

const MAI_HAN_AKAT: char = '\u{0E31}';
const THANTHAKHAT: char = '\u{0E4C}';

/// Whether spelling forbids a break at the byte `at` of `text`: before a vowel or mark that leans on what
/// stands before it; after a vowel that leans on what follows; before a consonant silenced by ์.
pub(super) fn forbids(text: &str, at: usize) -> bool {
    leans_back(&text[at..]) || text[..at].chars().next_back().is_some_and(leans_on)
}

/// Whether a row may end at the byte `at` of `text`: spelling allows it, the row below would not begin with ๆ
/// ฯ or `)`, nor this row end with `(`. Blanks do not count.
pub(super) fn may_end(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(unseen).chars().next_back();
    let after = text[at..].trim_start_matches(unseen);
    !(after.starts_with(['ๆ', 'ฯ', ')'])
        || leans_back(after)
        || before.is_some_and(|c| c == '(' || leans_on(c)))
}

/// Whether `piece` is a consonant all alone, which is not a word. (ณ is one.)
pub(super) fn is_no_word(piece: &str) -> bool {
    let mut chars = piece.chars();
    chars.next().is_some_and(|c| is_consonant(c) && c != 'ณ') && chars.next().is_none()
}

fn unseen(c: char) -> bool {
    is_blank(c) || c == ZWSP
}

/// เ แ โ ใ ไ, and ั, which stands on one consonant and wants another.
fn leans_on(c: char) -> bool {
    is_leading_vowel(c) || c == MAI_HAN_AKAT
}

/// Whether `after` begins with what cannot begin a word: ะ า ำ ๅ, a mark, or a silenced consonant (ธิ์, ธุ์ too).
fn leans_back(after: &str) -> bool {
    let mut chars = after.chars();
    let first = chars.next();
    if first.is_some_and(is_trailing) {
        return true;
    }
    let mut marks = chars.take_while(|&c| is_mark(c));
    first.is_some_and(is_consonant) && marks.any(|c| c == THANTHAKHAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every place of `text` between code points where a row may end, shown as `|`.
    fn open_places(text: &str) -> String {
        let mut shown = String::new();
        for (at, c) in text.char_indices() {
            if at > 0 && may_end(text, at) {
                shown.push('|');
            }
            shown.push(c);
        }
        shown
    }

    #[test]
    fn what_leans_stays_with_what_it_leans_on() {
        assert_eq!(open_places("กะ"), "กะ");
        assert_eq!(open_places("กาก"), "กา|ก");
        assert_eq!(open_places("น้ำ"), "น้ำ");
        assert_eq!(open_places("กี่"), "กี่");
        assert_eq!(open_places("ฤๅ"), "ฤๅ");
        assert_eq!(open_places("เกแกโกใกไก"), "เก|แก|โก|ใก|ไก");
        assert_eq!(open_places("กัน"), "กัน");
        assert_eq!(open_places("ศุกร์"), "ศุ|กร์");
        assert_eq!(open_places("สิทธิ์"), "สิ|ทธิ์");
    }

    #[test]
    fn signs_stay_with_what_they_belong_to() {
        assert_eq!(open_places("กๆ"), "กๆ");
        assert_eq!(open_places("ก ๆ"), "ก ๆ");
        assert_eq!(open_places("กฯ"), "กฯ");
        assert_eq!(open_places("(ก)"), "(ก)");
        assert_eq!(open_places("( ก"), "( ก");
        assert_eq!(open_places("ก\u{200B}ๆ"), "ก\u{200B}ๆ");
    }
}
