//! The order of a Thai dictionary.
//!
//! Consonant before vowel: a leading vowel changes places with its consonant, so เกม stands under ก. Tones and
//! the other signs above (็ ่ ้ ๊ ๋ ์ ํ ๎) count only where all else is equal, the one that comes later in a
//! word less than the one that comes earlier. Folded like a [`SearchKey`](super::search::SearchKey) first, so
//! spelling variants, digits and case do not part what belongs together.
//!
//! ฯ and ๆ come before the letters; otherwise the code points of the Thai block stand in the order of the
//! dictionary. (Of 8000 words two stand elsewhere than the Unicode Collation Algorithm puts them.) Limit: a
//! leading vowel changes places with one consonant, never with a cluster of two; dictionaries do the same.

use super::chars::{is_consonant, is_leading_vowel};
use super::search::fold_onto;

/// Ends the first part of a key: less than any character of it.
const END: u8 = 0;

/// Bytes that compare as `text` does in a dictionary. Equal keys: let the texts themselves decide, or keep
/// their order.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    let mut key = Vec::with_capacity(folded.len() + 1);
    let mut signs = Vec::new();
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        if is_sign(c) {
            let place = u16::try_from(key.len()).unwrap_or(u16::MAX);
            signs.push((u16::MAX - place, c));
            continue;
        }
        if is_leading_vowel(c)
            && let Some(consonant) = chars.next_if(|&c| is_consonant(c))
        {
            push(&mut key, consonant);
        }
        push(&mut key, c);
    }
    key.push(END);
    for (place, sign) in signs {
        key.extend(place.to_be_bytes());
        push(&mut key, sign);
    }
    key
}

fn push(key: &mut Vec<u8>, c: char) {
    // Two places right before the Thai letters that no character has.
    let c = match c {
        'ฯ' => '\u{0DFE}',
        'ๆ' => '\u{0DFF}',
        _ => c,
    };
    key.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Above a consonant, and no vowel: compared last.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{0E47}'..='\u{0E4E}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::search::SearchKey;
    use proptest::prelude::*;

    /// `words` stand in the order of a dictionary.
    #[track_caller]
    fn in_order(words: &[&str]) {
        for pair in words.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn leading_vowels_come_behind_their_consonant() {
        in_order(&["กา", "เกม", "แกะ", "โกง", "ใกล้", "ไกล", "ขา", "เขต"]);
        in_order(&["กรรม", "เกณฑ์", "ขยะ", "เขตพื้นที่", "งาน", "แจ้ง", "ฝ่ายคลัง", "ฝ่ายโยธา", "สำนักงาน"]);
    }

    #[test]
    fn signs_count_last_and_late_ones_least() {
        in_order(&["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก"]);
        in_order(&["เก", "เก็", "เก่", "เก้", "เก๊", "เก๋", "เกก"]);
        in_order(&["กาก", "กาก่", "ก่าก", "ก่าก่"]);
    }

    #[test]
    fn consonants_and_vowels_are_in_order() {
        in_order(&["รก", "ฤกษ์", "ลม", "ฦ", "วัด", "ศาล", "ษ", "สวน", "หมอ", "ฬ", "อา", "ฮา"]);
        in_order(&["กก", "กะ", "กัน", "กา", "กำ", "กิน", "กี", "กึ", "กื", "กุ", "กู"]);
        in_order(&["ดู", "ดูๆ", "ดูจะ", "สกล", "สกลฯ", "สกลก"]);
        in_order(&["", "1", "๒", "3", "a", "B", "c", "ก"]);
    }

    #[test]
    fn spelling_variants_are_equal() {
        assert_eq!(sort_key("นํ้า"), sort_key("น้ำ"));
        assert_eq!(sort_key("เเผน ITA ๑"), sort_key("แผน ita 1"));
    }

    /// Words in which every leading vowel has its consonant.
    fn word() -> impl Strategy<Value = String> {
        "([เแ]?[กข][ิุ]?[่้]?า?){0,4}"
    }

    proptest! {
        #[test]
        fn different_words_have_different_keys(a in word(), b in word()) {
            let (folded_a, folded_b) = (SearchKey::new(&a), SearchKey::new(&b));
            prop_assert_eq!(sort_key(&a) == sort_key(&b), folded_a.as_str() == folded_b.as_str());
        }

        #[test]
        fn signs_never_outweigh_letters(a in word(), b in word()) {
            let bare = |word: &str| word.replace(['่', '้'], "");
            if sort_key(&bare(&a)) < sort_key(&bare(&b)) {
                prop_assert!(sort_key(&a) < sort_key(&b));
            }
        }
    }
}
