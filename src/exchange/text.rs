//! Small tools for the text of cells: blanks, the form in which words are compared, numbering.

use crate::thai::digits;

/// `text` with every run of blanks and line ends as one blank, none at the ends.
pub(super) fn squash(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Appends `more` to `text` with a blank between.
pub(super) fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// Appends `more` as the next line of a sentence: between two Thai letters a line wraps without a blank.
pub(super) fn append_line(text: &mut String, more: &str) {
    if text.ends_with(is_thai) && more.starts_with(is_thai) {
        text.push_str(more);
    } else {
        append(text, more);
    }
}

/// The form in which words are compared: no blanks (lines wrap inside words), Arabic digits, small letters,
/// one spelling of แ.
pub(super) fn fold(text: &str) -> String {
    let bare: String = digits::to_arabic(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !is_joint(*c))
        .flat_map(char::to_lowercase)
        .collect();
    bare.replace("เเ", "แ")
}

/// `text` with ำ as one letter where a converter took it apart (ํา, ํ้า), and how many there were.
pub(super) fn mend_am(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut count) = (text, 0);
    while let Some(at) = rest.find('\u{e4d}') {
        let after = &rest[at + '\u{e4d}'.len_utf8()..];
        let tone = after.chars().next().filter(|c| matches!(c, '\u{e48}'..='\u{e4b}'));
        let tail = tone.map_or(after, |tone| &after[tone.len_utf8()..]);
        out.push_str(&rest[..at]);
        if let Some(tail) = tail.strip_prefix('\u{e32}') {
            out.extend(tone);
            out.push('\u{e33}');
            (rest, count) = (tail, count + 1);
        } else {
            out.push('\u{e4d}');
            rest = after;
        }
    }
    out.push_str(rest);
    (out, count)
}

/// Whether `c` has no width and only says where a line may or may not wrap.
pub(super) const fn is_joint(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is a letter or mark of Thai.
pub(super) const fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// `text` without the blanks that stand between two Thai letters, and without zero-width ones: for short
/// phrases that are written without any, such as the names of indicators.
pub(super) fn mend_blanks(text: &str) -> String {
    let text = squash(&text.replace(is_joint, ""));
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let between =
            out.chars().next_back().is_some_and(is_thai) && chars.peek().copied().is_some_and(is_thai);
        if c != ' ' || !between {
            out.push(c);
        }
    }
    out
}

/// Whether `c` is a digit, Thai or Arabic.
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '๐'..='๙')
}

/// The number at the start of `text` (at most `most` digits) and what follows it.
pub(super) fn leading_number(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if number.chars().count() > most {
        return None;
    }
    Some((digits::to_arabic(number).parse().ok()?, rest))
}

/// What numbers or marks an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A dash or a bullet.
    Dash,
    /// `1.` `1)` `(1)`.
    Number(u32),
    /// `1.2`: the item and the item within it.
    Within(u32, u32),
}

/// The mark at the start of `text`, and the text after it.
pub(super) fn leading_mark(text: &str) -> Option<(Mark, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    match first {
        '-' if !rest.starts_with('-') && !rest.starts_with(is_digit) => Some((Mark::Dash, rest)),
        '–' | '—' | '*' | '·' | 'o' if rest.starts_with(' ') => Some((Mark::Dash, rest)),
        '•' | '●' | '▪' | '■' | '◦' | '○' | '➢' | '➤' | '❖' | '✓' | '✔' | '\u{f0b7}' | '\u{f0fc}' => {
            Some((Mark::Dash, rest))
        }
        '(' => {
            let (number, rest) = leading_number(rest.trim_start(), 3)?;
            Some((Mark::Number(number), rest.trim_start().strip_prefix(')')?))
        }
        c if is_digit(c) => numbered(text),
        _ => None,
    }
}

fn numbered(text: &str) -> Option<(Mark, &str)> {
    let (number, rest) = leading_number(text, 3)?;
    if let Some(rest) = rest.strip_prefix(')') {
        return Some((Mark::Number(number), rest));
    }
    let rest = rest.strip_prefix('.')?;
    if !rest.starts_with(is_digit) {
        return Some((Mark::Number(number), rest));
    }
    let (within, rest) = leading_number(rest, 2)?;
    let rest = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    rest.starts_with(' ').then_some((Mark::Within(number, within), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_the_blanks_of_line_wraps() {
        assert_eq!(fold("ระยะเวลา ดำเนินการ"), fold("ระยะเวลาดำเนินการ"));
        assert_eq!(fold("เเผน ๑๒ E๑"), "แผน12e1");
    }

    #[test]
    fn am_taken_apart_is_one_letter_again() {
        assert_eq!(mend_am("ดําเนินการ น\u{e4d}\u{e49}า ๏ํ"), ("ดำเนินการ น\u{e49}ำ ๏ํ".to_owned(), 2));
    }

    #[test]
    fn blanks_between_thai_letters_go_and_others_stay() {
        assert_eq!(mend_blanks("การ\u{200b}ใช้ ทรัพย์สิน ของ ราชการ"), "การใช้ทรัพย์สินของราชการ");
        assert_eq!(mend_blanks("นโยบาย  No Gift Policy ปี ๒๕๖๖"), "นโยบาย No Gift Policy ปี ๒๕๖๖");
    }

    #[test]
    fn marks_of_lists() {
        let kind = |text| leading_mark(text).map(|(mark, rest)| (mark, rest.trim()));
        assert_eq!(kind("- ก"), Some((Mark::Dash, "ก")));
        assert_eq!(kind("-ก"), Some((Mark::Dash, "ก")));
        assert_eq!(kind("๑. ก"), Some((Mark::Number(1), "ก")));
        assert_eq!(kind("(๑๒) ก"), Some((Mark::Number(12), "ก")));
        assert_eq!(kind("3)ก"), Some((Mark::Number(3), "ก")));
        assert_eq!(kind("1.2 ก"), Some((Mark::Within(1, 2), "ก")));
        for none in ["-5", "1.5", "๑ ครั้ง/เดือน", "2566", "(ก) ข", "", "ordinary", "1.25ล้าน"]
        {
            assert_eq!(kind(none), None, "{none}");
        }
    }
}
