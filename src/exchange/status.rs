//! The status that the words of a result say.
//!
//! A status word counts at the start of a cell, at its end, and in brackets; blanks inside it do not
//! matter. What else the cell says is the text of the report.

use super::text::{fold, is_thai, squash};
use crate::plan::Status;

/// Words without blanks, longer ones before those that they begin with.
const WORDS: [(Status, &str); 27] = [
    (Status::NotStarted, "ยังไม่ได้เริ่มดำเนินการ"),
    (Status::NotStarted, "ยังไม่เริ่มดำเนินการ"),
    (Status::NotStarted, "ยังไม่ได้ดำเนินการ"),
    (Status::NotStarted, "ยังไม่ดำเนินการ"),
    (Status::NotStarted, "ไม่ได้ดำเนินการ"),
    (Status::NotStarted, "ยังไม่ได้เริ่ม"),
    (Status::NotStarted, "ยังไม่เริ่ม"),
    (Status::InProgress, "ยังดำเนินการไม่แล้วเสร็จ"),
    (Status::InProgress, "ดำเนินการยังไม่แล้วเสร็จ"),
    (Status::InProgress, "ยังไม่แล้วเสร็จ"),
    (Status::InProgress, "ยังไม่เสร็จสิ้น"),
    (Status::InProgress, "ดำเนินการแล้วบางส่วน"),
    (Status::InProgress, "อยู่ระหว่างดำเนินการ"),
    (Status::InProgress, "อยู่ในระหว่างดำเนินการ"),
    (Status::InProgress, "อยู่ระหว่างการดำเนินการ"),
    (Status::InProgress, "ระหว่างดำเนินการ"),
    (Status::InProgress, "กำลังดำเนินการ"),
    (Status::Done, "ดำเนินการเรียบร้อยแล้ว"),
    (Status::Done, "ดำเนินการแล้วเสร็จ"),
    (Status::Done, "ดำเนินการเสร็จสิ้น"),
    (Status::Done, "ดำเนินการเสร็จแล้ว"),
    (Status::Done, "ดำเนินการแล้ว"),
    (Status::Done, "แล้วเสร็จ"),
    (Status::Done, "เสร็จสิ้น"),
    (Status::Done, "เสร็จแล้ว"),
    (Status::Delayed, "ชะลอ"),
    (Status::Cancelled, "ยกเลิก"),
];

/// The status that `text` says, and what it says beyond.
pub(super) fn read(text: &str) -> Option<(Status, String)> {
    let text = squash(text);
    at_start(&text).or_else(|| in_brackets(&text)).or_else(|| at_end(&text)).or_else(|| glued_to_end(&text))
}

fn at_start(text: &str) -> Option<(Status, String)> {
    let (status, end) = WORDS.iter().find_map(|(status, word)| Some((*status, end_of(text, word)?)))?;
    let rest = &text[end..];
    // A word that goes on is another word: ชะลอตัว, ยกเลิกเอกสาร.
    let goes_on = rest.starts_with(is_thai) && matches!(status, Status::Delayed | Status::Cancelled);
    let rest = rest.trim_start_matches(['ๆ', ' ', ':', ',', '-', '.']);
    (!goes_on || rest.starts_with("การ") || rest.starts_with("ดำเนิน")).then(|| (status, rest.to_owned()))
}

/// Where `word` ends at the start of `text`, blanks in between not counting.
fn end_of(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut end = 0;
    for expected in word.chars() {
        let (at, c) = letters.next()?;
        if c != expected {
            return None;
        }
        end = at + c.len_utf8();
    }
    Some(end)
}

fn in_brackets(text: &str) -> Option<(Status, String)> {
    let open = text.rfind('(')?;
    let close = open + text[open..].find(')')?;
    let (status, rest) = at_start(&text[open + 1..close])?;
    let outside = squash(&format!("{} {rest} {}", &text[..open], &text[close + 1..]));
    Some((status, outside))
}

fn at_end(text: &str) -> Option<(Status, String)> {
    let starts = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let found = starts.filter_map(|at| {
        let (status, rest) = at_start(&text[at + 1..])?;
        rest.is_empty().then(|| (status, text[..at].trim_end_matches([' ', '-', ',']).to_owned()))
    });
    // The first is the longest: "อยู่ระหว่าง ดำเนินการ" before a part of it.
    found.into_iter().next()
}

/// A word of being done that ends a sentence without a blank before it: จัดทำแผนแล้วเสร็จ.
fn glued_to_end(text: &str) -> Option<(Status, String)> {
    let before = ["แล้วเสร็จ", "เสร็จสิ้น", "เสร็จเรียบร้อยแล้ว", "เรียบร้อยแล้ว"]
        .iter()
        .find_map(|word| text.strip_suffix(word))?;
    let not_yet =
        ["ไม่", "จะ", "ให้", "ยัง", "คาดว่า", "เมื่อ"].iter().any(|word| before.trim_end().ends_with(word));
    (!not_yet && !before.is_empty()).then(|| (Status::Done, before.trim_end().to_owned()))
}

/// Whether `text` names a status and nothing else.
pub(super) fn is_status(text: &str) -> bool {
    WORDS.iter().any(|(_, word)| fold(text) == *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, status: Status, rest: &str) {
        assert_eq!(read(text), Some((status, rest.to_owned())), "{text}");
    }

    #[test]
    fn status_words_with_or_without_more() {
        says("ดำเนินการแล้ว", Status::Done, "");
        says("ระหว่าง ดำเนินการ", Status::InProgress, "");
        says("แล้วเสร็จ เมื่อ ๓ มี.ค. ๖๖", Status::Done, "เมื่อ ๓ มี.ค. ๖๖");
        says("อยู่ระหว่างดำเนินการ รอป้าย", Status::InProgress, "รอป้าย");
        says("กำลังดำเนินการ", Status::InProgress, "");
        says("ยังไม่เริ่มดำเนินการ", Status::NotStarted, "");
        says("ยังไม่ดำเนินการ", Status::NotStarted, "");
        says("ชะลอการดำเนินการ", Status::Delayed, "การดำเนินการ");
        says("ยกเลิก", Status::Cancelled, "");
    }

    #[test]
    fn half_done_is_not_done() {
        says("ยังไม่แล้วเสร็จ", Status::InProgress, "");
        says("ดำเนินการแล้วบางส่วน ๒ ฝ่าย", Status::InProgress, "๒ ฝ่าย");
    }

    #[test]
    fn at_the_end_and_in_brackets() {
        says("จัดประชุม ๒ ครั้ง ดำเนินการแล้ว เสร็จ", Status::Done, "จัดประชุม ๒ ครั้ง");
        says("จัดทำแผนแล้วเสร็จ", Status::Done, "จัดทำแผน");
        says("จัดทำร่าง (อยู่ระหว่างดำเนินการ)", Status::InProgress, "จัดทำร่าง");
    }

    #[test]
    fn reports_without_a_status() {
        for none in
            ["คาดว่าจะแล้วเสร็จ", "กำหนดให้แล้วเสร็จ", "ดำเนินการเผยแพร่คู่มือ", "ยกเลิกเอกสารเดิมทุกฉบับ", "", "จัดทำแผน"]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
