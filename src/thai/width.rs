//! How many terminal columns text takes, and the clusters it is made of.
//!
//! The answer is the one that ratatui's `Buffer` comes to, so that what is measured here fits there. Thai
//! marks take no column, every other Thai code point one, SARA AM (ำ) too. Control characters take none (a
//! buffer leaves them out): pass text through [`super::clean::display`] first.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::chars::{ZWSP, is_mark, is_thai};

/// The columns of `text` in a terminal.
pub fn width(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        match c {
            // ASCII, the no-break space, dashes, quotes and dots; rules, blocks and shapes.
            ' '..='~' | '\u{00A0}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25FC}' => columns += 1,
            _ if is_thai(c) => columns += usize::from(!is_mark(c)),
            ZWSP => {}
            _ => return width_by_graphemes(text),
        }
    }
    columns
}

/// Any text: a grapheme may be narrower or wider than its code points (emoji, flags).
fn width_by_graphemes(text: &str) -> usize {
    text.graphemes(true)
        .filter(|grapheme| !grapheme.contains(char::is_control))
        .map(UnicodeWidthStr::width)
        .sum()
}

/// The legacy grapheme clusters of `text`: น้ำ is น้ and ำ.
///
/// In a legacy cluster SARA AM stands by itself, so every well-formed Thai cluster is one column: what a
/// cursor moves by, and what text may be cut between.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// The table "Columns expected" of the design.
    const EXPECTED: &[(&str, usize)] = &[
        ("น้ำ", 2),
        ("กำ", 2),
        ("ค่ำ", 2),
        ("ำ", 1),
        ("\u{0E19}\u{0E4D}\u{0E49}\u{0E32}", 2),
        ("กำชับ", 4),
        ("ผู้รับผิดชอบ", 8),
        ("ดำเนินการแล้ว", 11),
        ("ทุก ๑ เดือน", 9),
        ("สำนักงานเขต", 10),
        ("พ.ศ. ๒๕๖๖", 9),
        ("เปิดเผย", 6),
        ("ที่", 1),
        ("ก็", 1),
        ("ก๎", 1),
        ("กฺ", 1),
        ("ฎุฏู", 2),
        ("ฤๅ", 2),
        ("๑๒๓", 3),
        ("ฯลฯ", 3),
        ("ๆ", 1),
        ("฿", 1),
        ("ก\u{200B}ข", 2),
        ("ก\u{00A0}ข", 3),
        ("ก่่่ข", 2),
        ("◌่ก", 2),
    ];

    /// The columns that ratatui moves on when it writes `text`.
    fn in_a_buffer(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
        usize::from(buffer.set_stringn(0, 0, text, 400, Style::default()).0)
    }

    #[test]
    fn the_table() {
        for &(text, columns) in EXPECTED {
            assert_eq!(width(text), columns, "{text:?}");
            assert_eq!(in_a_buffer(text), columns, "{text:?} in a buffer");
        }
    }

    #[test]
    fn every_thai_code_point_is_as_wide_as_in_a_buffer() {
        for c in ('\u{0E01}'..='\u{0E3A}').chain('\u{0E3F}'..='\u{0E5B}') {
            assert_eq!(width(&c.to_string()), in_a_buffer(&c.to_string()), "U+{:04X}", u32::from(c));
            assert_eq!(width(&format!("ก{c}")), in_a_buffer(&format!("ก{c}")), "ก + U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_rule_and_shape_is_as_wide_as_in_a_buffer() {
        for c in '\u{2500}'..='\u{25FC}' {
            assert_eq!(width(&c.to_string()), in_a_buffer(&c.to_string()), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_well_formed_cluster_is_one_column() {
        let split: Vec<&str> = clusters("น้ำที่กี่ฤๅ").collect();
        assert_eq!(split, ["น้", "ำ", "ที่", "กี่", "ฤ", "ๅ"]);
        assert!(split.iter().all(|cluster| width(cluster) == 1));
    }

    #[test]
    fn what_is_not_thai_is_as_wide_as_in_a_buffer() {
        for (text, columns) in [("漢字", 4), ("👩\u{200D}💻", 2), ("e\u{301}", 1), ("ก👍", 3)] {
            assert_eq!(width(text), columns, "{text:?}");
            assert_eq!(in_a_buffer(text), columns, "{text:?} in a buffer");
        }
    }

    #[test]
    fn controls_take_no_column() {
        assert_eq!(width("ก\tข\nค"), 3);
        assert_eq!(width("\u{1b}"), 0);
    }

    proptest! {
        #[test]
        fn any_text_is_as_wide_as_in_a_buffer(text in "\\PC{0,40}") {
            // Ratatui counts the halfwidth katakana sound marks twice.
            let text = text.replace(['\u{FF9E}', '\u{FF9F}'], "");
            prop_assert_eq!(width(&text), in_a_buffer(&text));
        }

        #[test]
        fn thai_text_is_as_wide_as_in_a_buffer(text in "[ก-ฺ฿-๛ a-z0-9.(\u{200B}\u{200D}\u{A0}‐-‧\u{FE0F}👍👩]{0,40}") {
            prop_assert_eq!(width(&text), in_a_buffer(&text));
        }

        #[test]
        fn thai_clusters_add_up(text in "[ก-ฺเ-๛ a-z0-9.(\u{200B}\u{A0}]{0,40}") {
            prop_assert_eq!(clusters(&text).map(width).sum::<usize>(), width(&text));
            prop_assert_eq!(clusters(&text).collect::<String>(), text);
        }
    }
}
