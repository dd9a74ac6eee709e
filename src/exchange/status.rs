//! The status that the words of a result say.
//!
//! A status word counts at the start of a cell, at its end, and in brackets; blanks inside it do not
//! matter. What else the cell says is the text of the report.

use super::text::{fold, is_thai, squash};
use crate::plan::Status;

/// Words without blanks, longer ones before those that they begin with.
const WORDS: [(Status, &str); 44] = [
    (Status::NotStarted, "ยังไม่ได้เริ่มดำเนินการ"),
    (Status::NotStarted, "ยังไม่เริ่มดำเนินการ"),
    (Status::NotStarted, "ยังไม่ได้ดำเนินการ"),
    (Status::NotStarted, "ยังไม่ดำเนินการ"),
    (Status::NotStarted, "ไม่ได้ดำเนินการ"),
    (Status::NotStarted, "ยังไม่ได้เริ่ม"),
    (Status::NotStarted, "ยังไม่เริ่ม"),
    (Status::NotStarted, "ยังไม่มีการดำเนินการ"),
    (Status::NotStarted, "ยังไม่ถึงกำหนด"),
    (Status::NotStarted, "รอดำเนินการ"),
    (Status::NotStarted, "รอการดำเนินการ"),
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
    (Status::InProgress, "อยู่ระหว่าง"),
    (Status::InProgress, "อยู่ในขั้นตอน"),
    (Status::InProgress, "ดำเนินการบางส่วน"),
    (Status::Done, "ดำเนินการเรียบร้อยแล้ว"),
    (Status::Done, "ดำเนินการแล้วเสร็จ"),
    (Status::Done, "ดำเนินการเสร็จสิ้น"),
    (Status::Done, "ดำเนินการเสร็จแล้ว"),
    (Status::Done, "ดำเนินการเสร็จเรียบร้อย"),
    (Status::Done, "ดำเนินการเรียบร้อย"),
    (Status::Done, "ดำเนินการครบถ้วนแล้ว"),
    (Status::Done, "ดำเนินการครบถ้วน"),
    (Status::Done, "ดำเนินการแล้ว"),
    (Status::Done, "แล้วเสร็จ"),
    (Status::Done, "เสร็จสมบูรณ์"),
    (Status::Done, "เสร็จเรียบร้อยแล้ว"),
    (Status::Done, "เสร็จเรียบร้อย"),
    (Status::Done, "เสร็จสิ้น"),
    (Status::Done, "เสร็จแล้ว"),
    (Status::Delayed, "ล่าช้ากว่าแผน"),
    (Status::Delayed, "ล่าช้า"),
    (Status::Delayed, "เลื่อน"),
    (Status::Delayed, "ชะลอ"),
    (Status::Cancelled, "ยกเลิก"),
];

/// What is put off or given up where it is the measure itself: ชะลอโครงการ, ยกเลิกการจัดประชุม.
const OF_THE_MEASURE: [&str; 8] = ["โครงการ", "กิจกรรม", "ดำเนิน", "การดำเนิน", "การจัด", "ไป", "ออกไป", "ไว้"];

/// The status that `text` says, and what it says beyond. What is done in part is not done.
pub(super) fn read(text: &str) -> Option<(Status, String)> {
    let text = squash(text);
    if let Some((status, rest)) = at_start(&text) {
        let in_part = status == Status::Done && is_in_part(&rest);
        // Where the word runs on into the rest, they are one sentence: อยู่ระหว่างการจัดทำคำสั่ง.
        let is_one = rest.starts_with(is_thai) && text[..text.len() - rest.len()].ends_with(is_thai);
        return Some((if in_part { Status::InProgress } else { status }, if is_one { text } else { rest }));
    }
    in_brackets(&text).or_else(|| at_end(&text)).or_else(|| glued_to_end(&text))
}

/// Whether `rest`, what follows a word of being done, takes it back: "บางส่วน", "ร้อยละ ๕๐", "๕๐ %".
fn is_in_part(rest: &str) -> bool {
    let rest = fold(rest);
    let number = rest.trim_start_matches('(').trim_start_matches("ร้อยละ");
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let is_share = number.len() < rest.trim_start_matches('(').len() || number[end..].starts_with('%');
    rest.starts_with("บางส่วน") || is_share && number[..end].parse::<u32>().is_ok_and(|share| share < 100)
}

fn at_start(text: &str) -> Option<(Status, String)> {
    let (status, end) = WORDS.iter().find_map(|(status, word)| Some((*status, end_of(text, word)?)))?;
    let rest = &text[end..];
    // A word that goes on is another word: ชะลอตัว, ยกเลิกเอกสาร.
    let goes_on = rest.starts_with(is_thai) && matches!(status, Status::Delayed | Status::Cancelled);
    let rest = rest.trim_start_matches(['ๆ', ' ', ':', ',', '-', '.']);
    let is_the_measure = || OF_THE_MEASURE.iter().any(|word| rest.starts_with(word));
    (!goes_on || is_the_measure()).then(|| (status, rest.to_owned()))
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
        says("ชะลอการดำเนินการ", Status::Delayed, "ชะลอการดำเนินการ");
        says("ยกเลิก", Status::Cancelled, "");
        says("ชะลอโครงการ", Status::Delayed, "ชะลอโครงการ");
        says("เลื่อนไปไตรมาสที่ ๔", Status::Delayed, "เลื่อนไปไตรมาสที่ ๔");
        says("ดำเนินการครบถ้วนแล้ว", Status::Done, "");
        says("เสร็จ สมบูรณ์", Status::Done, "");
        says("อยู่ระหว่างการจัดทำคำสั่ง", Status::InProgress, "อยู่ระหว่างการจัดทำคำสั่ง");
        says("ยังไม่ถึงกำหนด", Status::NotStarted, "");
    }

    #[test]
    fn half_done_is_not_done() {
        says("ยังไม่แล้วเสร็จ", Status::InProgress, "");
        says("ดำเนินการแล้วบางส่วน ๒ ฝ่าย", Status::InProgress, "๒ ฝ่าย");
        says("ดำเนินการแล้วเสร็จบางส่วน", Status::InProgress, "ดำเนินการแล้วเสร็จบางส่วน");
        says("ดำเนินการแล้ว ร้อยละ ๕๐", Status::InProgress, "ร้อยละ ๕๐");
        says("แล้วเสร็จ (80%)", Status::InProgress, "(80%)");
        says("แล้วเสร็จ ๑๐๐ %", Status::Done, "๑๐๐ %");
        says("แล้วเสร็จ ๓ เรื่อง", Status::Done, "๓ เรื่อง");
    }

    #[test]
    fn at_the_end_and_in_brackets() {
        says("จัดประชุม ๒ ครั้ง ดำเนินการแล้ว เสร็จ", Status::Done, "จัดประชุม ๒ ครั้ง");
        says("จัดทำแผนแล้วเสร็จ", Status::Done, "จัดทำแผน");
        says("จัดทำร่าง (อยู่ระหว่างดำเนินการ)", Status::InProgress, "จัดทำร่าง");
    }

    #[test]
    fn reports_without_a_status() {
        for none in [
            "คาดว่าจะแล้วเสร็จ",
            "กำหนดให้แล้วเสร็จ",
            "ดำเนินการเผยแพร่คู่มือ",
            "ยกเลิกเอกสารเดิมทุกฉบับ",
            "ยกเลิกการเรียกสำเนาบัตร",
            "เลื่อนขั้นเงินเดือน",
            "",
            "จัดทำแผน",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
