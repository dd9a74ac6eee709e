//! Short resolutions, in the words of the minutes, from which one is picked while a meeting decides.

use super::phrases;
use crate::plan::{Due, When};

/// What is resolved on an item of the agenda, the usual first.
pub const ON_ITEM: [&str; 6] =
    ["รับทราบ", "เห็นชอบ", "อนุมัติ", "รับรองรายงานการประชุม", "รับรองรายงานการประชุมโดยไม่มีการแก้ไข", "ไม่มี"];

/// What is resolved on a measure or a directive, the usual first.
pub const ON_MEASURE: [&str; 6] = [
    "รับทราบ",
    "เห็นชอบ",
    "อนุมัติ",
    "รับทราบ และให้เร่งรัดดำเนินการให้แล้วเสร็จตามกำหนด",
    "เห็นชอบให้ขยายระยะเวลาดำเนินการ",
    "ไม่เห็นชอบ และให้ดำเนินการตามแผนต่อไป",
];

/// The beginning of a resolution that entrusts `unit` (empty where none is known) with something, to be gone on with.
pub fn entrusting(unit: &str) -> String {
    format!("มอบหมายให้{}", unit.trim())
}

/// What is resolved where something is to be done by another day than before.
pub fn new_due(due: &Due) -> String {
    match due.when {
        When::On(last) | When::Within(_, last) => format!("ให้แล้วเสร็จภายใน{}", phrases::on_day(last)),
        _ => format!("ให้ดำเนินการตามกำหนด คือ {}", due.text.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_one_sentence_of_one_line() {
        for words in ON_ITEM.into_iter().chain(ON_MEASURE) {
            assert!(!words.is_empty() && words.trim() == words && !words.contains('\n'), "{words}");
        }
        assert_eq!(entrusting(" ฝ่ายโยธา "), "มอบหมายให้ฝ่ายโยธา");
        assert_eq!(entrusting(""), "มอบหมายให้");
        let when = When::On("2023-08-31".parse().unwrap());
        let due = |when| Due { text: "ทุกเดือน".into(), when };
        assert_eq!(new_due(&due(when)), "ให้แล้วเสร็จภายในวันที่ 31 สิงหาคม 2566");
        assert_eq!(new_due(&due(When::Unstated)), "ให้ดำเนินการตามกำหนด คือ ทุกเดือน");
    }
}
