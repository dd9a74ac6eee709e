//! Words that are not cut, and numbers that stay with the word that names them.

use std::ops::Range;

use crate::thai::chars::is_blank;

/// Words that both engines cut wrongly, measured on documents of the kind this program is for.
const WORDS: [&str; 28] = [
    "กำชับ",
    "ยกระดับ",
    "กรุงเทพมหานคร",
    "จตุจักร",
    "ผู้รับผิดชอบ",
    "เคร่งครัด",
    "สะดวก",
    "จัดซื้อจัดจ้าง",
    "ผิดกฎหมาย",
    "นโยบาย",
    "ฯลฯ",
    "มอบหมาย",
    "คำสั่ง",
    "ขั้นตอน",
    "เจ้าหน้าที่",
    "ส่งเสริม",
    "ขับเคลื่อน",
    "เส้นทาง",
    "ถูกต้อง",
    "รับผิดชอบ",
    "รับทราบ",
    "เสนอแนะ",
    "รายละเอียด",
    "ได้รับ",
    "หลักฐาน",
    "เผยแพร่",
    "เปราะบาง",
    "สถานศึกษา",
];

/// Words that keep the number behind them: พ.ศ. ๒๕๖๖, ครั้งที่ ๓/๒๕๖๖.
const COUNTERS: [&str; 2] = ["พ.ศ.", "ครั้งที่"];

/// Words sorted into buckets by their first character, so that one pass over a text finds them all.
#[derive(Debug)]
pub(super) struct Protected {
    /// A bucket for each code point of the Thai block, and a last one for all other words. Longest first.
    buckets: Vec<Vec<Word>>,
}

#[derive(Debug)]
struct Word {
    text: String,
    takes_number: bool,
}

const THAI_BLOCK: Range<u32> = 0x0E00..0x0E80;

impl Protected {
    /// The built-in words, and `own`.
    pub(super) fn new(own: impl Iterator<Item = String>) -> Self {
        let mut buckets: Vec<Vec<Word>> = THAI_BLOCK.map(|_| Vec::new()).collect();
        buckets.push(Vec::new());
        let word = |text: String| Word { text, takes_number: false };
        let built_in = WORDS.iter().map(|&text| word(text.to_owned()));
        let counters = COUNTERS.iter().map(|&text| Word { text: text.to_owned(), takes_number: true });
        for word in built_in.chain(counters).chain(own.map(word)) {
            if let Some(first) = word.text.chars().next() {
                buckets[bucket_of(first)].push(word);
            }
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
        Self { buckets }
    }

    /// Where `text` holds such words, from left to right, the longest at each place; none overlap.
    pub(super) fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut free_from = 0;
        for (at, c) in text.char_indices() {
            if at < free_from {
                continue;
            }
            let rest = &text[at..];
            if let Some(word) = self.buckets[bucket_of(c)].iter().find(|word| rest.starts_with(&word.text)) {
                free_from = at + word.text.len();
                if word.takes_number {
                    free_from += number(&text[free_from..]);
                }
                spans.push(at..free_from);
            }
        }
        spans
    }
}

fn bucket_of(first: char) -> usize {
    let place = u32::from(first).wrapping_sub(THAI_BLOCK.start).min(THAI_BLOCK.end - THAI_BLOCK.start);
    place as usize
}

/// The bytes of the number that `rest` begins with, blanks before it included; 0 where there is none.
fn number(rest: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit() || ('๐'..='๙').contains(&c);
    let digits = rest.trim_start_matches(is_blank);
    if !digits.starts_with(is_digit) {
        return 0;
    }
    let behind = digits.trim_start_matches(|c| is_digit(c) || c == '/');
    rest.len() - behind.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(own: &[&str], text: &str, expected: &[&str]) {
        let protected = Protected::new(own.iter().map(|&word| word.to_owned()));
        let spans: Vec<&str> = protected.spans(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(spans, expected);
    }

    #[test]
    fn words_are_found_where_they_stand() {
        found(&[], "ให้กำชับผู้รับผิดชอบ กำกับ", &["กำชับ", "ผู้รับผิดชอบ"]);
        found(&[], "", &[]);
    }

    #[test]
    fn own_words_count_too_and_the_longest_wins() {
        found(&["ฝ่ายโยธา", "ฝ่าย", "ICT งาน"], "ฝ่ายโยธาและฝ่ายคลัง ICT งาน", &["ฝ่ายโยธา", "ฝ่าย", "ICT งาน"]);
        found(&[""], "กข", &[]);
    }

    #[test]
    fn a_number_stays_with_its_word() {
        found(&[], "ในปี พ.ศ. ๒๕๖๖ และ", &["พ.ศ. ๒๕๖๖"]);
        found(&[], "ครั้งที่ 3/2566.", &["ครั้งที่ 3/2566"]);
        found(&[], "ครั้งที่แล้ว พ.ศ. นี้", &["ครั้งที่", "พ.ศ."]);
    }
}
