//! Text in a column of a given width: padded, truncated, or both. Counts terminal columns, never characters.

use std::borrow::Cow;

use super::width::{clusters, width};

/// What stands for the part that was cut off. One column.
const ELLIPSIS: char = '…';

/// `text` flush left, blanks behind it up to `cols` columns. Wider text stays as it is.
pub fn left(text: &str, cols: usize) -> String {
    padded(0, text, cols.saturating_sub(width(text)))
}

/// `text` flush right, blanks before it up to `cols` columns. Wider text stays as it is.
pub fn right(text: &str, cols: usize) -> String {
    padded(cols.saturating_sub(width(text)), text, 0)
}

/// `text` in the middle of `cols` columns; an odd blank goes behind. Wider text stays as it is.
pub fn centre(text: &str, cols: usize) -> String {
    let blanks = cols.saturating_sub(width(text));
    padded(blanks / 2, text, blanks - blanks / 2)
}

/// `text` cut to at most `cols` columns, between clusters, with … as its last column where it was cut.
pub fn truncate(text: &str, cols: usize) -> Cow<'_, str> {
    // Text in UTF-8 never has more columns than bytes.
    if text.len() <= cols || width(text) <= cols {
        return Cow::Borrowed(text);
    }
    let Some(room) = cols.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = String::with_capacity(text.len().min(3 * cols + ELLIPSIS.len_utf8()));
    let mut columns = 0;
    for cluster in clusters(text) {
        columns += width(cluster);
        if columns > room {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push(ELLIPSIS);
    Cow::Owned(kept)
}

/// `text` in exactly `cols` columns: truncated where it is wider, padded behind where it is narrower.
pub fn fit(text: &str, cols: usize) -> String {
    left(&truncate(text, cols), cols)
}

fn padded(before: usize, text: &str, behind: usize) -> String {
    let mut out = String::with_capacity(before + text.len() + behind);
    out.extend(std::iter::repeat_n(' ', before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', behind));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blanks_are_columns_not_characters() {
        assert_eq!(left("น้ำ", 4), "น้ำ  ");
        assert_eq!(right("น้ำ", 4), "  น้ำ");
        assert_eq!(centre("น้ำ", 5), " น้ำ  ");
        assert_eq!(left("กำชับ", 2), "กำชับ");
        assert_eq!(right("", 2), "  ");
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert!(matches!(truncate("ที่ก็", 2), Cow::Borrowed("ที่ก็")));
        assert!(matches!(truncate("", 0), Cow::Borrowed("")));
    }

    #[test]
    fn a_cut_falls_between_clusters_and_shows() {
        assert_eq!(truncate("ผู้รับผิดชอบ", 4), "ผู้รับ…");
        assert_eq!(truncate("ผู้รับผิดชอบ", 2), "ผู้…");
        assert_eq!(truncate("ที่นี่", 1), "…");
        assert_eq!(truncate("ที่นี่", 0), "");
        assert_eq!(truncate("漢字漢字", 4), "漢…");
    }

    #[test]
    fn fit_is_exact() {
        assert_eq!(fit("สำนักงานเขต", 6), "สำนักง…");
        assert_eq!(fit("เขต", 6), "เขต   ");
        assert_eq!(fit("漢字", 2), "… ");
    }

    proptest! {
        #[test]
        fn never_wider_and_never_a_cut_cluster(text in "\\PC{0,30}|[ก-ฺเ-๛ a-z漢👍]{0,30}", cols in 0_usize..40) {
            let cut = truncate(&text, cols);
            prop_assert!(width(&cut) <= cols);
            let kept = cut.strip_suffix(ELLIPSIS).unwrap_or(&cut);
            if cut != text {
                let ends: Vec<usize> = clusters(&text)
                    .scan(0, |end, cluster| { *end += cluster.len(); Some(*end) })
                    .collect();
                prop_assert!(kept.is_empty() || ends.contains(&kept.len()));
                prop_assert!(text.starts_with(kept));
            }
        }

        #[test]
        fn thai_fits_exactly(text in "[ก-ฺเ-๛ a-z0-9漢]{0,30}", cols in 0_usize..40) {
            prop_assert_eq!(width(&fit(&text, cols)), cols);
            prop_assert_eq!(width(&centre(&text, cols)), cols.max(width(&text)));
        }
    }
}
