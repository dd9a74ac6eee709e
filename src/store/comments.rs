//! The comments at the head of a plan file that a person has edited. The reader of RON drops them; they are written
//! again. Of others see `losses`.

use super::scan::{Kind, pieces};

/// The comments before the plan, `// …` and `/* … */`, with the blanks between; empty where there is none.
pub(super) fn head(text: &str) -> &str {
    let plan = pieces(text).find(|piece| piece.kind != Kind::Comment).map_or(text.len(), |piece| piece.at);
    let head = &text[..plan];
    // The blanks that the plan is set in by are its own.
    let lines = head.rfind('\n').map_or(0, |end| end + 1);
    let head = if head[lines..].trim().is_empty() { &head[..lines] } else { head };
    if head.trim().is_empty() { "" } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::Plan;
    use crate::store::{losses, parse, to_text};
    use proptest::prelude::*;

    #[test]
    fn the_head_is_what_stands_before_the_plan() {
        for (before, plan) in [
            ("// หนึ่ง\n\n  // สอง\n", "(\n// สาม\n)"),
            ("/* หนึ่ง\n( */\n", "  (\n/* สอง */)"),
            ("\n/* ก /* ข */ // ค */ // ง\n/* จ */ ", "(format: 1)"),
            ("/**/", "Plan(format: 1)"),
            ("", "\n\n(format: 1)"),
            ("", ""),
        ] {
            assert_eq!(head(&format!("{before}{plan}")), before);
        }
    }

    proptest! {
        #[test]
        fn a_head_of_any_comments_stays_and_is_no_loss(
            parts in proptest::collection::vec("// [ก*/(\"]{0,3}\r?\n|/\\*[ก\n(\" ]{0,3}(/\\*ข\\*/)?\\*/|[ \n]", 0..6)
        ) {
            let before = parts.concat();
            let plan = Plan::new("ก", FiscalYear::new(2566).unwrap());
            let body = to_text(&plan).unwrap();
            let text = format!("{before}{body}");
            prop_assert_eq!(parse(&text, "").unwrap(), plan);
            prop_assert!(losses(&text).is_empty(), "{}", text);
            let kept = head(&text);
            prop_assert_eq!(kept.trim_end(), before.trim_end_matches([' ', '\n']).trim_end());
            // Written again it is the same again.
            let again = format!("{kept}{body}");
            prop_assert_eq!(head(&again), kept);
        }
    }
}
