//! The comments of a plan file that a person has edited. The reader of RON drops them; the one at the head is
//! written again, and of a file with others a copy is kept before it is replaced.

use super::scan::{Kind, pieces};

/// The blank and comment lines before the plan; empty where there is no comment among them.
pub(super) fn head(text: &str) -> &str {
    let is_head = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with("//");
    let length = text.split_inclusive('\n').take_while(is_head).map(str::len).sum();
    let head = &text[..length];
    if head.trim().is_empty() { "" } else { head }
}

/// Whether a comment stands in `text` behind its head.
pub(super) fn stand_inside(text: &str) -> bool {
    pieces(&text[head(text).len()..]).any(|piece| piece.kind == Kind::Comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_what_stands_before_the_plan() {
        assert_eq!(head("// หนึ่ง\n\n  // สอง\n(\n// สาม\n)"), "// หนึ่ง\n\n  // สอง\n");
        assert_eq!(head("\n\n(format: 1)"), "");
        assert_eq!(head(""), "");
    }

    #[test]
    fn comments_inside_are_told_from_addresses_in_strings() {
        for text in [
            "(\n  // จริง\n)",
            "// หัว\n(format: 1, /* ในวงเล็บ */)",
            "(a: \"x\\\\\") // ท้าย",
            "(a: r#\"x\"# // ท้าย\n)",
        ] {
            assert!(stand_inside(text), "{text}");
        }
        for text in [
            "// หัว\n(format: 1)",
            "(a: \"https://example.go.th\", b: \"\\\"//\")",
            "(a: r##\"\"# // ในข้อความ\"##, error: \"/*\")",
            "(a: r\"//\")",
            "(a: \"ไม่ปิด // ",
        ] {
            assert!(!stand_inside(text), "{text}");
        }
    }
}
