//! Short resolutions, in the words of the minutes, from which one is picked while a meeting decides.

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
    }
}
