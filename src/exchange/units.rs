//! Who is responsible: the units that the words of a cell name.
//!
//! A blank divides only where the next word begins with the same kind of word (ฝ่ายการคลัง ฝ่ายเทศกิจ are
//! two, งานพัสดุ กองคลัง is one); a slash only where a unit with a name of its own, or "every unit",
//! follows (ฝ่ายปกครอง/ ทุกฝ่าย are two, ทุกสำนัก/ กอง is one). A comma always divides, a line end before
//! any kind of word.

use std::collections::HashSet;

use super::text::{append, fold, is_joint, squash};
use crate::plan::Responsible;

/// Kinds of units, longer words before those that they begin with.
const KINDS: [&str; 20] = [
    "สำนักงาน",
    "สำนัก",
    "ส่วนราชการ",
    "ส่วน",
    "ฝ่าย",
    "กองงาน",
    "กอง",
    "กลุ่มงาน",
    "กลุ่ม",
    "งาน",
    "แผนก",
    "ศูนย์",
    "หน่วยงาน",
    "หน่วย",
    "โรงเรียน",
    "สถานี",
    "คณะ",
    "กรม",
    "ภาควิชา",
    "ชุมชน",
];
/// Kinds that never stand alone: a blank after one is a line wrap.
const CUT_FROM_NAMES: [&str; 5] = ["ฝ่าย", "กอง", "งาน", "แผนก", "กลุ่มงาน"];
/// Persons who are responsible by their office.
const OFFICES: [&str; 7] = ["หัวหน้า", "ผู้อำนวยการ", "ผอ.", "ปลัด", "นายก", "ผู้บริหาร", "เลขานุการ"];

/// The kind of unit with which `word` begins, and whether a name follows.
fn kind(word: &str) -> Option<(&'static str, bool)> {
    let inner = word.strip_prefix("ทุก").unwrap_or(word);
    let kinds = KINDS.iter().chain(&OFFICES);
    kinds.copied().find(|kind| inner.starts_with(kind)).map(|kind| (kind, inner.len() > kind.len()))
}

/// Whether a unit begins with `text`: a kind with a name, or "every" of a kind.
pub(super) fn names_a_unit(text: &str) -> bool {
    kind(text).is_some_and(|(_, named)| named || text.starts_with("ทุก"))
}

/// The units that `text` names; its words are kept beside them.
pub(super) fn read(text: &str) -> Responsible {
    let mut units: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for part in text.split([',', ';']).flat_map(whole_lines) {
        for unit in divided_by_slashes(&part).iter().flat_map(|piece| divided_by_blanks(piece)) {
            let unit = unit.trim_matches(['/', '-', '•', ' ']);
            // A name is one, whether lines may wrap in it or not.
            let unit = unit.replace(is_joint, "");
            if !unit.is_empty() && known.insert(fold(&unit)) {
                units.push(unit);
            }
        }
    }
    Responsible { text: squash(text), units }
}

/// The names of the units in `text`, as a person writes them in a line.
pub fn units(text: &str) -> Vec<String> {
    read(text).units
}

/// The lines of `text`; one that begins with no kind of unit goes on from the line before.
fn whole_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if !names_a_unit(line.trim_start()) => append(last, line),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The parts of `text` between slashes that divide.
fn divided_by_slashes(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split('/') {
        match parts.last_mut() {
            Some(last) if !names_a_unit(piece.trim_start()) => {
                last.push('/');
                last.push_str(piece);
            }
            _ => parts.push(piece.to_owned()),
        }
    }
    parts
}

/// The parts of `text` between blanks that divide, and before an "and" that joins two of a kind.
fn divided_by_blanks(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    // Whether an "and" of its own stands before the next unit: what follows is another one.
    let mut begins = false;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if word == "และ" && words.peek().is_some_and(|next| names_a_unit(next)) {
            begins = true;
            continue;
        }
        let mut pieces = vec![word];
        if let Some((at, _)) = word.match_indices("และ").find(|(at, and)| is_and(word, *at, and.len()))
        {
            begins |= at == 0;
            pieces = vec![&word[..at], &word[at + "และ".len()..]];
        }
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            match parts.last_mut() {
                None => parts.push(piece.to_owned()),
                Some(_) if std::mem::take(&mut begins) => parts.push(piece.to_owned()),
                // A kind cut from its name by a line wrap.
                Some(last) if CUT_FROM_NAMES.contains(&last.as_str()) && kind(piece).is_none() => {
                    last.push_str(piece);
                }
                Some(last) if same_kind(last, piece) => parts.push(piece.to_owned()),
                Some(last) => append(last, piece),
            }
        }
    }
    parts
}

fn same_kind(last: &str, next: &str) -> bool {
    matches!((kind(last), kind(next)), (Some((a, _)), Some((b, _))) if a == b) && names_a_unit(next)
}

/// Whether the "and" at `at` joins two units, and does not stand in the name of one.
fn is_and(word: &str, at: usize, length: usize) -> bool {
    let (before, after) = (&word[..at], &word[at + length..]);
    names_a_unit(after) && (before.is_empty() || same_kind(before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn units(text: &str, expected: &[&str]) {
        assert_eq!(read(text).units, expected, "{text}");
    }

    #[test]
    fn a_blank_divides_before_the_same_kind_only() {
        units("ฝ่ายการคลัง ฝ่ายเทศกิจ", &["ฝ่ายการคลัง", "ฝ่ายเทศกิจ"]);
        units("งานพัสดุ กองคลัง", &["งานพัสดุ กองคลัง"]);
        units("ส่วนราชการ ภูมิภาคทุกแห่ง", &["ส่วนราชการ ภูมิภาคทุกแห่ง"]);
        units("ฝ่ายโยธา ฝ่ายสิ่งแวดล้อมฯ  ฝ่ายโยธา", &["ฝ่ายโยธา", "ฝ่ายสิ่งแวดล้อมฯ"]);
    }

    #[test]
    fn a_slash_divides_before_a_unit_with_a_name() {
        units("ฝ่ายปกครอง/ ทุกฝ่าย", &["ฝ่ายปกครอง", "ทุกฝ่าย"]);
        units("ทุกสำนัก/ กอง", &["ทุกสำนัก/ กอง"]);
        units("กองคลัง/กองช่าง", &["กองคลัง", "กองช่าง"]);
    }

    #[test]
    fn commas_line_ends_and_ands() {
        units("กองคลัง, กองช่าง", &["กองคลัง", "กองช่าง"]);
        units("สำนักปลัด\nกองคลัง\nกองช่าง", &["สำนักปลัด", "กองคลัง", "กองช่าง"]);
        units("ฝ่ายปกครองและฝ่ายทะเบียน", &["ฝ่ายปกครอง", "ฝ่ายทะเบียน"]);
        units("ฝ่ายปกครอง และกองคลัง และ งานพัสดุ", &["ฝ่ายปกครอง", "กองคลัง", "งานพัสดุ"]);
        units("ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", &["ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"]);
        units("ฝ่ายรักษาความสะอาด\nและสวนสาธารณะ", &["ฝ่ายรักษาความสะอาด และสวนสาธารณะ"]);
        units("ฝ่าย ปกครอง", &["ฝ่ายปกครอง"]);
        units("กอง\u{200b}คลัง\nกองคลัง", &["กองคลัง"]);
        units("", &[]);
        units("-", &[]);
    }
}
