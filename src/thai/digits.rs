//! Thai and Arabic digits. Files keep what was typed; the choice is made where text leaves.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Which digits a page or a screen is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Digits {
    /// ๐ to ๙.
    #[default]
    Thai,
    /// 0 to 9.
    Arabic,
}

impl Digits {
    /// `text` with every digit, Thai or Arabic, written in this kind.
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Thai => to_thai(text),
            Self::Arabic => to_arabic(text),
        }
    }
}

/// `text` with 0-9 written as ๐-๙.
pub fn to_thai(text: &str) -> Cow<'_, str> {
    map_digits(text, |c| c.is_ascii_digit(), |c| shift(c, '0', '๐'))
}

/// `text` with ๐-๙ written as 0-9.
pub fn to_arabic(text: &str) -> Cow<'_, str> {
    map_digits(text, |c| ('๐'..='๙').contains(&c), |c| shift(c, '๐', '0'))
}

fn shift(c: char, from: char, to: char) -> char {
    char::from_u32(u32::from(c) - u32::from(from) + u32::from(to)).unwrap_or(c)
}

fn map_digits(text: &str, is: impl Fn(char) -> bool, to: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.contains(&is) {
        Cow::Owned(text.chars().map(|c| if is(c) { to(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_and_nothing_else() {
        assert_eq!(to_thai("ปี 2566 (87.50)"), "ปี ๒๕๖๖ (๘๗.๕๐)");
        assert_eq!(to_arabic("๐๑๒๓๔๕๖๗๘๙ ก"), "0123456789 ก");
        assert!(matches!(to_thai("ไม่มี"), Cow::Borrowed(_)));
        assert_eq!(Digits::Arabic.apply("๓/2566"), "3/2566");
    }
}
