use proptest::prelude::*;

use super::*;

#[track_caller]
fn taken(text: &str, left: &str, kinds: &[(Kind, usize)]) {
    let cleaned = sanitize(text);
    assert_eq!(cleaned.text, left, "{text:?}");
    let found: Vec<(Kind, usize)> = cleaned.removed.iter().map(|r| (r.kind, r.count)).collect();
    assert_eq!(found, kinds, "{text:?}");
}

#[test]
fn terminal_sequences_go_whole() {
    for sequence in [
        "\u{1b}[31m",
        "\u{1b}[200~",
        "\u{1b}[?25;1h",
        "\u{1b}[1 q",
        "\u{9b}2J",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;http://x\u{1b}\\",
        "\u{9d}0;title\u{9c}",
        "\u{1b}Pq#0\u{1b}\\",
        "\u{1b}_x\u{1b}\\",
        "\u{1b}(B",
        "\u{1b}c",
        "\u{1b}7",
    ] {
        taken(&format!("ก{sequence}ข"), "กข", &[(Kind::Sequence, 1)]);
    }
}

#[test]
fn a_broken_sequence_takes_no_text_with_it() {
    taken("ก\u{1b}", "ก", &[(Kind::Sequence, 1)]);
    taken("ก\u{1b}ข", "กข", &[(Kind::Sequence, 1)]);
    taken("ก\u{1b} ข", "ก ข", &[(Kind::Sequence, 1)]);
    taken("ก\u{1b}[3ข", "กข", &[(Kind::Sequence, 1)]);
    taken("ก\u{1b}]ข ค\nง\u{7}", "กข ค\nง", &[(Kind::Sequence, 1), (Kind::Control, 1)]);
    taken("\u{1b}\u{1b}[m", "", &[(Kind::Sequence, 2)]);
}

#[test]
fn other_controls_go() {
    for c in ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}') {
        if !matches!(c, '\t' | '\n' | '\r') && !escape::introduces(c) {
            taken(&format!("ก{c}ข"), "กข", &[(Kind::Control, 1)]);
        }
    }
}

#[test]
fn line_ends_become_lf() {
    for end in ["\n", "\r", "\r\n", "\r\r", "\r\r\n", "\u{2028}", "\u{2029}"] {
        taken(&format!("ก{end}ข"), "ก\nข", &[]);
    }
    taken("ก\r\n\r\nข", "ก\n\nข", &[]);
    taken("ก\r\r\r\rข", "ก\n\nข", &[]);
}

#[test]
fn the_unseen_goes() {
    for c in "\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{61c}"
        .chars()
    {
        taken(&format!("ก{c}ข"), "กข", &[(Kind::Direction, 1)]);
        taken(&format!("a{c}b"), "ab", &[(Kind::Direction, 1)]);
    }
    for c in "\u{ad}\u{fff9}\u{fffa}\u{fffb}\u{115f}\u{1160}\u{3164}".chars() {
        taken(&format!("ก{c}ข"), "กข", &[(Kind::Invisible, 1)]);
    }
}

#[test]
fn joiners_go_from_thai_only() {
    taken("ก\u{200d}ข", "กข", &[(Kind::Invisible, 1)]);
    taken("ก\u{200d}\u{200d}ข", "กข", &[(Kind::Invisible, 2)]);
    taken("ก\u{fe0f}x", "กx", &[(Kind::Invisible, 1)]);
    taken("👩\u{200d}💻", "👩\u{200d}💻", &[]);
    taken("❤\u{fe0f}", "❤\u{fe0f}", &[]);
}

#[test]
fn what_stays() {
    for text in ["ก\tข", "ก\u{a0}ข", "ก\u{200b}ข", "\u{feff}ก\u{2060}ข", "่ก", "ก่่่", "นํ้า", "เเ", "๑๒๓ ฯลฯ", ""]
    {
        taken(text, text, &[]);
    }
}

#[test]
fn the_first_place_of_each_kind_is_told() {
    let cleaned = sanitize("ก\u{7}\u{7}\u{202e}ข");
    let control = Removed { kind: Kind::Control, count: 2, first_at: 3 };
    let direction = Removed { kind: Kind::Direction, count: 1, first_at: 5 };
    assert_eq!(cleaned.removed, [control, direction]);
}

#[test]
fn display_makes_text_fit_to_be_seen() {
    for (text, seen) in [
        ("ก\tข", "ก ข"),
        ("ก\nข", "ก ข"),
        ("ก\r\nข", "ก ข"),
        ("👩\u{200d}💻 ok", "□ ok"),
        ("👨\u{200d}👩\u{200d}👧\u{200d}👦", "□"),
        ("💻\u{e34}\u{200d}💻", "□"),
        ("Ⓜ\u{200d}💻", "□"),
        ("👍", "👍"),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("่ก", "◌่ก"),
        ("ก ้ข", "ก ◌้ข"),
        ("ก\t้ข", "ก ◌้ข"),
        ("ก\u{a0}ิ", "ก\u{a0}◌ิ"),
        ("\u{1b}่", "◌่"),
        ("่้", "◌่้"),
        ("ำ", "ำ"),
        ("ก\u{1b}[31m\u{202e}\u{9b}2Jข\u{7f}", "กข"),
        ("ก\u{a0}ข\u{200b}ค", "ก\u{a0}ข\u{200b}ค"),
    ] {
        assert_eq!(display(text), seen, "{text:?}");
    }
    assert!(matches!(display("ผู้รับผิดชอบ"), Cow::Borrowed(_)));
}

#[test]
fn display_of_lines_keeps_them() {
    assert_eq!(display_lines("ก\tข\r\nค\n่"), "ก ข\nค\n◌่");
    assert!(matches!(display_lines("ก\nข"), Cow::Borrowed(_)));
}

/// Text with all that the clean-up is about, close together.
fn dirty() -> impl Strategy<Value = String> {
    "[กขาำ่้ิ์ a1;?\\[\\]\\\\P\t\n\r\u{7}\u{1b}\u{9b}\u{9c}\u{9d}\u{7f}\u{200b}\u{200d}\u{fe0f}\u{202e}\u{2028}\u{ad}\u{a0}\u{feff}👩💻❤क्ष]{0,24}"
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in prop_oneof![dirty(), any::<String>()]) {
        let once = sanitize(&text).text;
        let twice = sanitize(&once);
        prop_assert_eq!(&twice.text, &once);
        prop_assert_eq!(twice.removed, vec![]);
    }

    #[test]
    fn displaying_twice_changes_nothing(text in prop_oneof![dirty(), any::<String>()]) {
        let once = display(&text);
        prop_assert_eq!(display(&once), once.clone());
        let lines = display_lines(&text);
        prop_assert_eq!(display_lines(&lines), lines.clone());
    }

    #[test]
    fn nothing_dangerous_leaves(text in prop_oneof![dirty(), any::<String>()]) {
        prop_assert!(!display(&text).contains(|c: char| c.is_control() || is_direction(c) || is_invisible(c)));
        prop_assert!(!display_lines(&text).contains(|c: char| c != '\n' && is_taken_out(c)));
    }

    #[test]
    fn ordinary_text_comes_through_whole(text in "[ก-ฺเ-๛ -~\t\n\u{a0}\u{200b}]{0,40}") {
        prop_assert_eq!(sanitize(&text).text, text);
    }
}

#[test]
fn what_is_quickly_said_to_be_plain_is_plain() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_plain(&format!("ก{c}")), !is_suspect(c), "{c:?}");
    }
}
