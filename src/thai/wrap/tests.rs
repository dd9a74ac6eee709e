use proptest::prelude::*;

use super::*;

#[track_caller]
fn rows(text: &str, cols: usize, expected: &[&str]) {
    assert_eq!(Wrapper::new().wrap(text, cols), expected, "{text:?} in {cols} columns");
}

#[test]
fn words_of_a_line() {
    let words = |line: &str| {
        let ends = Wrapper::new().words(line);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends.iter().copied()).map(|(from, to)| line[from..to].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("สำนักงานเขต  ดำเนินการแล้ว"), ["สำนักงาน", "เขต  ", "ดำเนิน", "การ", "แล้ว"]);
    assert_eq!(words("ต่าง ๆ ab"), ["ต่าง ๆ ", "ab"]);
    assert_eq!(words("จัดซื้อจัดจ้าง"), ["จัดซื้อจัดจ้าง"]);
    assert_eq!(words(""), [""; 0]);
    assert_eq!(words("  "), ["  "]);
}

#[test]
fn what_fits_is_one_row() {
    rows("", 10, &[""]);
    rows("เปิดเผย", 6, &["เปิดเผย"]);
    rows("เปิดเผย   ", 6, &["เปิดเผย"]);
    rows("น้ำกำ", 4, &["น้ำกำ"]);
}

#[test]
fn lines_and_empty_rows_stay() {
    rows("ก\n\nข\n", 10, &["ก", "", "ข", ""]);
    rows("   ", 2, &[""]);
    rows("  ก", 5, &["  ก"]);
}

#[test]
fn rows_end_between_words() {
    rows("สำนักงานเขตดำเนินการแล้ว", 10, &["สำนักงานเขต", "ดำเนินการ", "แล้ว"]);
    rows("two words", 5, &["two", "words"]);
    rows("ab cd ef", 5, &["ab cd", "ef"]);
    rows("ขอ ดิน漢", 5, &["ขอ ดิน", "漢"]);
    rows("เผยแพร่\u{200B}ข้อมูล", 9, &["เผยแพร่\u{200B}", "ข้อมูล"]);
    rows("ก\u{200B}ข", 1, &["ก\u{200B}", "ข"]);
    rows("1\u{a0}2 3", 3, &["1\u{a0}2", "3"]);
}

#[test]
fn a_sign_takes_the_word_before_it_down() {
    rows("ประชุมต่าง ๆ", 9, &["ประชุม", "ต่าง ๆ"]);
    rows("ประชุมต่างๆ", 8, &["ประชุม", "ต่างๆ"]);
    rows("รายงาน เอกสาร ฯลฯ", 12, &["รายงาน", "เอกสาร ฯลฯ"]);
    rows("ประชุม (ลับ)", 9, &["ประชุม", "(ลับ)"]);
}

#[test]
fn protected_words_stay_whole() {
    rows("การจัดซื้อจัดจ้าง", 11, &["การ", "จัดซื้อจัดจ้าง"]);
    rows("ให้กำชับผู้รับผิดชอบ", 9, &["ให้กำชับ", "ผู้รับผิดชอบ"]);
    let text = "ส่งฝ่ายเทศกิจและฝ่ายโยธา";
    let wrapper = Wrapper::with_protected(["ฝ่ายเทศกิจ", "ฝ่ายโยธา"]);
    assert_eq!(wrapper.wrap(text, 8), ["ส่ง", "ฝ่ายเทศกิจ", "และ", "ฝ่ายโยธา"]);
}

#[test]
fn a_number_stays_with_its_word() {
    rows("ภายในปี พ.ศ. ๒๕๖๖ นี้", 10, &["ภายในปี", "พ.ศ. ๒๕๖๖", "นี้"]);
    rows("ประชุมครั้งที่ ๓/๒๕๖๖", 12, &["ประชุม", "ครั้งที่ ๓/๒๕๖๖"]);
}

#[test]
fn a_word_wider_than_the_row_is_cut_between_clusters() {
    rows("ผู้รับผิดชอบ", 5, &["ผู้รับผิด", "ชอบ"]);
    rows("ผู้รับผิดชอบ", 2, &["ผู้", "รับ", "ผิด", "ชอ", "บ"]);
    rows("abcdefgh", 3, &["abc", "def", "gh"]);
    rows("((( b c d", 3, &["(((", "b c", "d"]);
    rows("漢字", 1, &["漢", "字"]);
    rows("กข", 0, &["ก", "ข"]);
}

#[test]
fn the_first_row_may_be_narrower() {
    let wrapper = Wrapper::new();
    let rows = wrapper.wrap_with("สำนักงานเขตดำเนินการแล้ว\nสำนักงานเขต", 8, 20);
    assert_eq!(rows, ["สำนักงาน", "เขตดำเนินการแล้ว", "สำนักงาน", "เขต"]);
}

/// Sentences of the kind that plans and minutes are made of.
const SENTENCES: &str = include_str!("sentences.txt");

/// What no row may begin with, and what none may end with.
fn is_badly_begun(row: &str) -> bool {
    row.starts_with(|c| matches!(c, 'ๆ' | 'ฯ' | ')') || crate::thai::chars::is_trailing(c))
}

fn is_badly_ended(row: &str) -> bool {
    row.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ', '('])
}

/// Nothing lost, nothing too wide, no blank at an end.
#[track_caller]
fn assert_sound(text: &str, rows: &[&str], cols: usize) {
    let rejoined: String = rows.concat().split([' ', '\t']).collect();
    let expected: String = text.split([' ', '\t', '\n']).collect();
    assert_eq!(rejoined, expected, "{cols} columns");
    for row in rows {
        let is_one_cluster = clusters(row).filter(|cluster| width(cluster) > 0).count() == 1;
        assert!(width(row) <= cols || is_one_cluster, "{row:?} in {cols} columns");
        assert!(!row.ends_with([' ', '\t']), "{row:?}");
    }
}

#[test]
fn sentences_at_every_width() {
    let wrapper = Wrapper::with_protected(["ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"]);
    for cols in 1..=100 {
        let rows = wrapper.wrap(SENTENCES, cols);
        assert_sound(SENTENCES, &rows, cols);
        if cols >= 5 {
            for row in rows {
                assert!(!is_badly_begun(row) && !is_badly_ended(row), "{row:?} in {cols} columns");
            }
        }
    }
}

#[test]
fn a_second_time_is_the_same() {
    let wrapper = Wrapper::new();
    let first = wrapper.wrap(SENTENCES, 40);
    assert_eq!(wrapper.wrap(SENTENCES, 40), first, "remembered");
    assert_eq!(Wrapper::new().wrap(SENTENCES, 40), first, "afresh");
}

#[test]
fn rows_are_slices_of_the_text() {
    let text = "สำนักงานเขตดำเนินการแล้ว";
    let rows = Wrapper::new().wrap(text, 10);
    assert!(std::ptr::eq(rows[0].as_ptr(), text.as_ptr()));
}

#[test]
fn a_box_keeps_its_border_at_every_width() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    let text = "aaaaa bbbกำ ccc";
    for cols in 1..=40_u16 {
        let rows = Wrapper::new().wrap(text, usize::from(cols));
        let mut buffer = Buffer::empty(Rect::new(0, 0, cols + 10, 20));
        for (y, row) in (0_u16..).zip(&rows) {
            buffer[(cols, y)].set_symbol("│");
            let (end, _) = buffer.set_stringn(0, y, *row, 60, Style::default());
            assert!(end <= cols, "{row:?} in {cols} columns");
            assert_eq!(buffer[(cols, y)].symbol(), "│", "{row:?} in {cols} columns");
        }
    }
}

/// Well-spelled Thai: syllables, some with a sign behind or in brackets, and numbers.
fn thai() -> impl Strategy<Value = String> {
    "((เ[กนร]็?[มน]|[แโ][กข]่?ง?|[ใไ]ม้?|[กนม]ำ|น้ำ|[กรส]ั[งบ]|[ทนข]ี่|[กขร]ุ?่?[าะ]|ศุกร์|สิทธิ์| ?ๆ|ฯ|\\([กข]า\\)| พ\\.ศ\\. ๒๕๖๖ |กำชับ| |12){1,6} ?){1,12}"
}

proptest! {
    #[test]
    fn any_text_is_sound(text in "\\PC{0,60}", cols in 1_usize..30) {
        assert_sound(&text, &Wrapper::new().wrap(&text, cols), cols);
    }

    #[test]
    fn thai_text_is_sound(text in "[ก-ฺเ-๛ ()a-z0-9\n\u{200b}\u{a0}👍]{0,60}", cols in 1_usize..30) {
        let wrapper = Wrapper::with_protected(["กข", "ก ข"]);
        assert_sound(&text, &wrapper.wrap(&text, cols), cols);
        let indented = wrapper.wrap_with(&text, cols, cols + 5);
        assert_sound(&text, &indented, cols + 5);
    }

    #[test]
    fn rows_begin_and_end_well(text in thai(), cols in 12_usize..40) {
        // A row cannot begin better than the text itself.
        let text = format!("กา{}", text.replace(" ๆ ๆ", " ๆ"));
        for row in Wrapper::new().wrap(&text, cols) {
            prop_assert!(!is_badly_begun(row) && !is_badly_ended(row), "{row:?} in {cols} columns");
        }
    }

    #[test]
    fn lines_are_wrapped_each_by_itself(a in thai(), b in thai(), cols in 1_usize..40) {
        let wrapper = Wrapper::new();
        let both = format!("{a}\n{b}");
        let apart = [wrapper.wrap(&a, cols), wrapper.wrap(&b, cols)].concat();
        prop_assert_eq!(wrapper.wrap(&both, cols), apart);
    }
}
