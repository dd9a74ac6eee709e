use super::*;

#[track_caller]
fn rows(text: &str, cols: usize, expected: &[&str]) {
    assert_eq!(Wrapper::new().wrap(text, cols), expected, "{text:?} in {cols} columns");
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
    rows("漢字", 1, &["漢", "字"]);
    rows("กข", 0, &["ก", "ข"]);
}

#[test]
fn the_first_row_may_be_narrower() {
    let wrapper = Wrapper::new();
    let rows = wrapper.wrap_with("สำนักงานเขตดำเนินการแล้ว\nสำนักงานเขต", 8, 20);
    assert_eq!(rows, ["สำนักงาน", "เขตดำเนินการแล้ว", "สำนักงาน", "เขต"]);
}
