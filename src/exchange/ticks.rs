//! Columns to be ticked: under the name of a status or of a time, a tick says that name.
//!
//! Such columns stand in numbers: four quarters, twelve months. Ticks in neighbouring ones are a range; with a
//! gap between they are several times, and nobody knows which of them is meant.

use super::status;
use super::text::fold;
use crate::calendar::{self, FiscalYear, Reading};

/// The most code points, blanks not counted, of a time that needs no word before it.
const SHORT: usize = 12;

/// Whether a column of that name is to be ticked.
pub(super) fn is_ticked(name: &str) -> bool {
    status::is_status(name) || is_time(name)
}

/// Whether `name` is that of a month, a quarter or a half, and says nothing else.
pub(super) fn is_time(name: &str) -> bool {
    // Which year does not matter.
    let read = || FiscalYear::new(2500).map(|year| calendar::read(name, year));
    let folded = fold(name);
    let begins = folded.starts_with("ไตรมาส") || folded.starts_with("เดือน") || folded.starts_with('(');
    let begins = begins || folded.chars().count() <= SHORT;
    begins && matches!(read(), Ok(Reading::Range(..)))
}

/// Whether a cell says a time of its own.
pub(super) fn says_time(cell: &str) -> bool {
    FiscalYear::new(2500).is_ok_and(|year| !matches!(calendar::read(cell, year), Reading::Unknown(_)))
}

/// Whether `name` is a year, as it stands above months.
pub(super) fn is_year(name: &str) -> bool {
    let name = fold(name);
    let number = name.trim_start_matches("ปีงบประมาณ").trim_start_matches("ปี").trim_start_matches("พ.ศ.");
    number.len() < name.len() && number.len() == 4 && number.chars().all(|c| c.is_ascii_digit())
}

/// Whether a cell is a mere tick.
pub(super) fn is_tick(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric) || matches!(cell.trim(), "x" | "X" | "v" | "V" | "ü" | "P")
}

/// Whether a cell says nothing: dashes and dots.
pub(super) fn is_nothing(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '…' | '_'))
}

/// The time that is said by the columns `ticked`, of all columns of times: their places and names.
pub(super) fn time_of(ticked: &[usize], columns: &[(usize, &str)]) -> String {
    let places: Vec<usize> = (0..columns.len()).filter(|place| ticked.contains(&columns[*place].0)).collect();
    let name = |place: usize| columns[place].1;
    match places[..] {
        [first, .., last] if last - first + 1 == places.len() => {
            let (from, to) = (without_bracket(name(first)), without_bracket(name(last)));
            let (from, to) = (from.split('-').next(), to.rsplit('-').next());
            format!("{} - {}", from.unwrap_or_default().trim(), to.unwrap_or_default().trim())
        }
        _ => places.into_iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

/// `name` without what it says once more in brackets: ไตรมาส ๑ (ต.ค.-ธ.ค.).
fn without_bracket(name: &str) -> &str {
    let outside = name.split('(').next().unwrap_or_default().trim();
    if outside.is_empty() { name.trim_matches(['(', ')', ' ']) } else { outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_times() {
        for time in ["ไตรมาส ๑", "ไตรมาสที่ 2 (ม.ค.-มี.ค.)", "ต.ค.", "ต.ค. ๖๕", "มกราคม", "(เม.ย.-มิ.ย.)"]
        {
            assert!(is_time(time), "{time}");
        }
        for other in ["ระยะเวลา", "ดำเนินการภายในเดือนมกราคม", "ทุกเดือน", "๕ ม.ค. ๖๖", "", "ปีงบประมาณ ๒๕๖๖"]
        {
            assert!(!is_time(other), "{other}");
        }
        assert!(is_year("พ.ศ. ๒๕๖๕") && is_year("ปีงบประมาณ 2566") && !is_year("2566") && !is_year("ปีละครั้ง"));
    }

    #[test]
    fn ticks_side_by_side_are_a_range() {
        let columns = [(3, "ไตรมาส ๑"), (4, "ไตรมาส ๒"), (6, "ไตรมาส ๓")];
        assert_eq!(time_of(&[4], &columns), "ไตรมาส ๒");
        assert_eq!(time_of(&[4, 6], &columns), "ไตรมาส ๒ - ไตรมาส ๓");
        assert_eq!(time_of(&[3, 6], &columns), "ไตรมาส ๑, ไตรมาส ๓");
        let columns = [(0, "(ต.ค.-ธ.ค.)"), (1, "(ม.ค.-มี.ค.)")];
        assert_eq!(time_of(&[0, 1], &columns), "ต.ค. - มี.ค.");
    }

    #[test]
    fn ticks_and_dashes() {
        assert!(is_tick("✓") && is_tick("/") && is_tick("X") && !is_tick("๕ ม.ค."));
        assert!(is_nothing("-") && is_nothing(" – ") && !is_nothing("✓") && !is_nothing("/"));
    }
}
