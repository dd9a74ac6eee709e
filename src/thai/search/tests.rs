use proptest::prelude::*;

use super::*;
use crate::thai::width::clusters;

/// The key of a whole plan's text is made another way.
fn folded(text: &str) -> String {
    let mut all = String::from("ก.");
    fold_onto(text, &mut all);
    all["ก.".len()..].to_owned()
}

#[track_caller]
fn same(a: &str, b: &str) {
    assert_eq!((folded(a), folded(b)), (SearchKey::new(a).text, SearchKey::new(b).text));
    assert_eq!(SearchKey::new(a).as_str(), SearchKey::new(b).as_str(), "{a:?} and {b:?}");
}

/// What `needle` hits in `text`.
#[track_caller]
fn hits(text: &str, needle: &str, expected: &[&str]) {
    let (key, needle_key) = (SearchKey::new(text), SearchKey::new(needle));
    let found: Vec<&str> = key.find(&needle_key).map(|range| &text[range]).collect();
    assert_eq!(found, expected, "{needle:?} in {text:?}");
}

#[test]
fn spellings_that_look_the_same_are_the_same() {
    same("นํ้า", "น้ำ");
    same("น้ํา", "น้ำ");
    same("กํา", "กำ");
    same("ก้ํ้า", "ก้ำ");
    same("เเผน", "แผน");
    same("ท่ี", "ที่");
    same("กุ่", "ก\u{E48}\u{E38}");
    same("ก่่่", "ก่");
    same("๒๕๖๖", "2566");
    same("ก   ข\t\nค", "ก ข ค");
    same("ก\u{a0}ข", "ก ข");
    same("  ก  ", "ก");
    same("ต่าง ๆ", "ต่างๆ");
    same("พ.ศ.", "พศ");
    same("พ. ศ. ๒๕๖๖", "พศ2566");
    same("ก. .", "ก.");
    same("ITA", "ita");
    same("é", "e\u{301}");
    same("ก\u{200b}ข\u{2060}ค\u{feff}ง\u{200d}จ\u{ad}\u{202e}", "กขคงจ");
    same("น\u{200b}\u{e4d}\u{200d}\u{e49}\u{ad}า", "น้ำ");
}

#[test]
fn other_dots_stay() {
    assert_eq!(SearchKey::new("87.50 ก .ข").as_str(), "87.50 ก .ข");
}

#[test]
fn sara_am_is_never_taken_apart() {
    assert_eq!(SearchKey::new("กำ").as_str(), "กำ");
}

#[test]
fn clusters_are_honest() {
    hits("กี่", "กำ", &[]);
    hits("กำ กี่", "กำ", &["กำ"]);
    hits("ใช้นํ้าประปา", "น้ำ", &["นํ้า"]);
    hits("พ.ศ. ๒๕๖๖ และ 2566", "2566", &["๒๕๖๖", "2566"]);
    hits("ในปี พ.ศ. ๒๕๖๖", "พศ", &["พ.ศ"]);
    hits("ในปี พ.ศ. ๒๕๖๖", "พ.ศ. 2566", &["พ.ศ. ๒๕๖๖"]);
    hits("ปี ๒๕๖๖", "56", &["๕๖"]);
}

#[test]
fn a_hit_is_whole_clusters() {
    hits("ที่นี่", "ท", &["ที่"]);
    hits("ที่นี่", "ที", &["ที่"]);
    hits("ท่ีนี่", "ที", &["ท่ี"]);
    hits("ที่นี่", "่น", &["ที่นี่"]);
    hits("น้น้น", "้น", &["น้น้"]);
    hits("cafe\u{301} x", "é", &["e\u{301}"]);
    hits("cafe\u{301} กำ", "ก", &["ก"]);
}

#[test]
fn all_hits_and_no_empty_ones() {
    hits("กขกขก", "ก", &["ก", "ก", "ก"]);
    hits("กกก", "กก", &["กก"]);
    hits("ก", "", &[]);
    hits("ก", " ", &[]);
    hits("", "ก", &[]);
}

proptest! {
    #[test]
    fn without_the_way_back_it_is_the_same(
        text in "([นพศากขa-zA-Z0๐๙ .\t\r\n!–“”…ๆ฿]|เเ?|[ิีุัู่้๊์ํ็ฺ]|ํ้?า|\\. ?\\.|  ){0,24}|[ -~ก-ฺ฿-๛]{0,24}|\\PC{0,12}",
    ) {
        prop_assert_eq!(folded(&text), SearchKey::new(&text).text);
    }

    /// NFC first and then the folding: what is usual goes without.
    #[test]
    fn spellings_that_unicode_takes_for_the_same_are_the_same(text in "([กนเ][ิีุัู่้๊์ํ็ฺ]{0,4}า?){0,6}") {
        use unicode_normalization::UnicodeNormalization;
        let composed: String = text.nfc().collect();
        prop_assert_eq!(SearchKey::new(&text).text, SearchKey::new(&composed).text);
    }

    #[test]
    fn folding_twice_changes_nothing(text in "([นพศา๐๙ aBÉ.\u{200b}]|เเ?ก|[กท][ิีุ]?[่้์]{0,2}|ก้?ํ้?า|น้?ำ| ๆ){0,16}") {
        let once = SearchKey::new(&text);
        let twice = SearchKey::new(once.as_str());
        prop_assert_eq!(twice.as_str(), once.as_str());
    }

    #[test]
    fn every_part_is_found_and_every_hit_is_whole(
        text in "[กนพศทเแาำิีุ่้ํ์ๆ๐๙ aB.\u{200b}]{1,24}|\\PC{1,12}",
        from in 0_usize..24,
        length in 1_usize..6,
    ) {
        let needle: String = text.chars().skip(from).take(length).collect();
        let (key, needle) = (SearchKey::new(&text), SearchKey::new(&needle));
        let mut end = 0;
        for hit in key.find(&needle) {
            prop_assert!(end <= hit.start && hit.start < hit.end, "{hit:?} after {end}");
            end = hit.end;
            let found = SearchKey::new(&text[hit]);
            prop_assert!(found.as_str().contains(needle.as_str()), "{found:?} holds {needle:?}");
        }
    }

    #[test]
    fn whole_words_of_plain_thai_are_found(words in prop::collection::vec("[ก-ฮ][ิีุู]?[่้]?[ก-ฮ]{0,3}", 1..6)) {
        let text = words.join(" ");
        for word in &words {
            prop_assert!(SearchKey::new(&text).find(&SearchKey::new(word)).next().is_some());
        }
        prop_assert_eq!(clusters(&text).collect::<String>(), text);
    }
}
