//! Codes of the assessment's questions: `i1`, `E2`, `O1 - O17`, and what misreading makes of them.
//!
//! Codes are free texts and kept as printed. Only where a letter was plainly read as a figure (`11`, `12`,
//! `13` for i1, i2, i3; `01` for O1) is it put back, and each time it is said.

use super::text::{fold, is_digit, squash};

/// The codes that `text` consists of; none when it holds anything else.
pub(super) fn whole(text: &str) -> Option<Vec<String>> {
    let (codes, rest) = leading(text, true);
    (!codes.is_empty() && rest.is_empty()).then_some(codes)
}

/// The codes at the start of `text`, and what follows. A number without a letter is one only where `bare`
/// ones may stand.
pub(super) fn leading(text: &str, bare: bool) -> (Vec<String>, &str) {
    let mut codes = Vec::new();
    let mut rest = text.trim();
    loop {
        let trimmed = rest.trim_start_matches([',', ';', '/', ' ']);
        let trimmed = trimmed.strip_prefix("และ").unwrap_or(trimmed).trim_start();
        let Some((code, after)) = range(trimmed, bare) else { break };
        codes.push(code);
        rest = after;
    }
    let after = if codes.is_empty() { text } else { rest.trim_start_matches([':', '.', ')']) };
    (codes, after.trim())
}

/// A code or a range of codes at the start of `text`.
fn range(text: &str, bare: bool) -> Option<(String, &str)> {
    let (inside, bracket) = text.strip_prefix('(').map_or((text, false), |inside| (inside, true));
    let mut rest = single(inside, bare)?;
    let joint = rest.trim_start();
    let to = joint.strip_prefix(['-', '–']).or_else(|| joint.strip_prefix("ถึง"));
    if let Some(after) = to.and_then(|to| single(to.trim_start(), true)) {
        rest = after;
    }
    let code = squash(&inside[..inside.len() - rest.len()]);
    if bracket {
        rest = rest.trim_start().strip_prefix(')')?;
    }
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || ",;/:.)".contains(c));
    // "1.5" and "1/2566" are figures.
    let figure = rest.starts_with(['.', '/', ',']) && rest[1..].starts_with(is_digit);
    (ends && !figure).then_some((code, rest))
}

/// What follows a single code at the start of `text`.
fn single(text: &str, bare: bool) -> Option<&str> {
    let after_letter = text.strip_prefix(['i', 'I', 'e', 'E', 'o', 'O', 'l', 'L', '|']);
    let digits = match after_letter {
        Some(after) => after.strip_prefix(['-', ' ']).unwrap_or(after),
        None if bare => text,
        None => return None,
    };
    let end = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
    let count = digits[..end].chars().count();
    ((1..=3).contains(&count)).then(|| &digits[end..])
}

/// A code that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mended {
    /// Which of the codes.
    pub index: usize,
    /// As printed.
    pub from: String,
    /// As it must have been.
    pub to: String,
}

/// What is to be put right in the `codes` of a table, in the order of the document.
///
/// A number without a letter stands for a code of the internal survey when every such number begins with 1,
/// what follows the 1 rises from row to row, and it begins at 1 or other codes of the table have their
/// letters.
pub(super) fn mend(codes: &[&str]) -> Vec<Mended> {
    let numbers: Vec<(usize, String)> = codes
        .iter()
        .enumerate()
        .map(|(index, code)| (index, fold(code)))
        .filter(|(_, c)| is_number(c))
        .collect();
    let tails: Vec<Option<u32>> = numbers.iter().map(|(_, c)| c.strip_prefix('1')?.parse().ok()).collect();
    let rises = tails.windows(2).all(|pair| pair[0] < pair[1]);
    let lettered = codes.iter().any(|code| code.starts_with(|c: char| c.is_ascii_alphabetic()));
    let begins = tails.first() == Some(&Some(1)) || (lettered && tails.len() > 1);
    let letter_lost = tails.iter().all(|tail| tail.is_some_and(|n| n > 0)) && rises && begins;
    codes
        .iter()
        .enumerate()
        .filter_map(|(index, code)| {
            let folded = fold(code);
            let to = if letter_lost && is_number(&folded) {
                format!("i{}", &folded[1..])
            } else {
                code.split(' ').map(mend_letter).collect::<Vec<_>>().join(" ")
            };
            (to != *code).then(|| Mended { index, from: (*code).to_owned(), to })
        })
        .collect()
}

fn is_number(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_digit())
}

/// `l1` and `|1` are i1; `01` is O1.
fn mend_letter(code: &str) -> String {
    if let Some(number) = code.strip_prefix(['l', 'L', '|']).filter(|rest| rest.starts_with(is_digit)) {
        return format!("i{number}");
    }
    match code.strip_prefix(['0', '๐']) {
        Some(number) if !number.is_empty() && number.chars().all(is_digit) => format!("O{number}"),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_are_codes() {
        assert_eq!(whole("E1"), Some(vec!["E1".into()]));
        assert_eq!(whole("O1 - O17"), Some(vec!["O1 - O17".into()]));
        assert_eq!(whole("i1, i2 และ (E๓)"), Some(vec!["i1".into(), "i2".into(), "E๓".into()]));
        assert_eq!(whole("110"), Some(vec!["110".into()]));
        for none in
            ["การใช้งบประมาณ", "ITA", "2566", "1. งาน", "E-service", "๑) การปฏิบัติหน้าที่", "i1 ก", "1/2566"]
        {
            assert_eq!(whole(none), None, "{none}");
        }
    }

    #[test]
    fn codes_before_an_issue() {
        assert_eq!(leading("E๑ เจ้าหน้าที่", false), (vec!["E๑".into()], "เจ้าหน้าที่"));
        assert_eq!(leading("๑๒ หน่วยงาน", true), (vec!["๑๒".into()], "หน่วยงาน"));
        assert_eq!(leading("๑๒ หน่วยงาน", false), (vec![], "๑๒ หน่วยงาน"));
        assert_eq!(leading("E-service ล่าช้า", true), (vec![], "E-service ล่าช้า"));
        assert_eq!(leading("1. การสื่อสาร", false), (vec![], "1. การสื่อสาร"));
    }

    #[test]
    fn misread_letters_are_put_back() {
        let to = |codes: &[&str]| mend(codes).into_iter().map(|m| m.to).collect::<Vec<_>>();
        assert_eq!(to(&["11", "12", "19", "110", "E1", "O1 - O17"]), ["i1", "i2", "i9", "i10"]);
        assert_eq!(to(&["l1", "|2", "01 - 017"]), ["i1", "i2", "O1 - O17"]);
        assert_eq!(to(&["๑๓", "๑๔", "E1"]), ["i3", "i4"]);
    }

    #[test]
    fn numbers_that_are_numbers_stay() {
        for codes in [&["๑๒", "๒๐", "๒๑", "E1"][..], &["12"], &["11", "13", "12"], &["i1", "O4"]]
        {
            assert_eq!(mend(codes), [], "{codes:?}");
        }
    }
}
