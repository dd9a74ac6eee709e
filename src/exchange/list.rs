//! Lists in cells: dashes, numbers and `<li>`, also run together in one line, become items.
//!
//! A mark inside a line counts only where it can be one: after a blank, outside brackets, a dash not
//! between figures, a number that goes on from the one before. Anything else stays text: nothing is dropped
//! but the marks themselves.

use super::markup::{self, Paragraph};
use super::text::{Mark, append, is_digit, leading_mark};

/// A cell taken as a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Listing {
    /// What stands before the first item; all of a cell without items.
    pub lead: String,
    /// The items, in order.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Item {
    /// Its number, where it was numbered.
    pub number: Option<u32>,
    /// Its text, without the mark.
    pub text: String,
    /// The items within it.
    pub children: Vec<String>,
}

/// How an item was marked: items marked alike stand side by side, others within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Dash,
    Number,
    Tag,
}

impl Listing {
    /// Reads `cell`. `next` is the number that would go on a list begun in a cell above (1 where none was).
    pub(super) fn read(cell: &str, next: u32) -> Self {
        let mut builder = Builder { listing: Self::default(), top: None, next };
        for paragraph in markup::paragraphs(cell) {
            builder.paragraph(&paragraph);
        }
        let mut listing = builder.listing;
        for item in &mut listing.items {
            item.children.retain(|child| !child.is_empty());
            if item.text.is_empty() && !item.children.is_empty() {
                item.text = item.children.remove(0);
            }
        }
        // A mark without words marks nothing.
        listing.items.retain(|item| !item.text.is_empty());
        listing
    }

    /// Whether nothing stands in it.
    pub(super) const fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.items.is_empty()
    }

    /// The number that goes on after the last one.
    pub(super) fn next(&self) -> Option<u32> {
        self.items.iter().rev().find_map(|item| item.number).map(|number| number.saturating_add(1))
    }

    /// Goes on with what stands in the next cell of the same list: what has no mark there belongs to the
    /// last item here.
    pub(super) fn absorb(&mut self, more: Self) {
        self.add_text(&more.lead);
        self.items.extend(more.items);
    }

    /// Every text of it in one row: the lead, the items, what stands within them.
    pub(super) fn flat(self) -> Vec<String> {
        let items = self.items.into_iter().flat_map(|item| std::iter::once(item.text).chain(item.children));
        std::iter::once(self.lead).chain(items).filter(|text| !text.is_empty()).collect()
    }

    fn add_text(&mut self, text: &str) {
        match self.items.last_mut() {
            Some(item) => append(item.children.last_mut().unwrap_or(&mut item.text), text),
            None => append(&mut self.lead, text),
        }
    }
}

struct Builder {
    listing: Listing,
    top: Option<Kind>,
    next: u32,
}

impl Builder {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text.as_str();
        let (kind, number, mut rest) = match leading_mark(text) {
            Some((Mark::Number(number), rest)) => (Some(Kind::Number), Some(number), rest),
            Some((Mark::Dash | Mark::Within(..), rest)) => (Some(Kind::Dash), None, rest),
            None => (paragraph.item.then_some(Kind::Tag), None, text),
        };
        self.open(kind, number);
        while let Some((end, kind, number, after)) = self.mark_within(rest) {
            self.listing.add_text(rest[..end].trim());
            self.open(Some(kind), number);
            rest = after;
        }
        self.listing.add_text(rest.trim());
    }

    /// Opens an item, on its own level; without a kind the text goes on.
    fn open(&mut self, kind: Option<Kind>, number: Option<u32>) {
        let Some(kind) = kind else { return };
        let top = *self.top.get_or_insert(kind);
        match self.listing.items.last_mut() {
            Some(item) if kind != top => {
                if item.children.last().is_none_or(|child| !child.is_empty()) {
                    item.children.push(String::new());
                }
            }
            // `<li>` followed by a mark of its own is one item.
            Some(item) if item.text.is_empty() && item.children.is_empty() => item.number = number,
            _ => self.listing.items.push(Item { number, ..Item::default() }),
        }
        if let Some(number) = number {
            self.next = number.saturating_add(1);
        }
    }

    /// The first mark inside `text`: where the text before it ends, its kind and number, what follows.
    fn mark_within<'t>(&self, text: &'t str) -> Option<(usize, Kind, Option<u32>, &'t str)> {
        let mut depth = 0usize;
        for (at, c) in text.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                ' ' => {
                    let before = text[..at].trim_end();
                    let marked = leading_mark(&text[at + 1..]);
                    match marked {
                        Some((Mark::Dash, rest)) if depth == 0 && is_item(before, &text[at + 1..], rest) => {
                            return Some((at, Kind::Dash, None, rest));
                        }
                        Some((Mark::Number(number), rest)) if depth == 0 && self.goes_on(number, before) => {
                            return Some((at, Kind::Number, Some(number), rest));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn goes_on(&self, number: u32, before: &str) -> bool {
        // "ข้อ 2. ..." and "ครั้งที่ 2) ..." speak of a number, they do not count.
        let speaks = ["ข้อ", "ที่", "ตัวชี้วัด", "มาตรา", "ปี"].iter().any(|word| before.ends_with(word));
        !speaks && number == self.next
    }
}

/// Whether a dash within a line begins an item, and does not join (a range, a name and its short form).
fn is_item(before: &str, from_dash: &str, rest: &str) -> bool {
    let after = rest.trim_start();
    let joins_figures = before.ends_with(is_digit) && after.starts_with(is_digit);
    from_dash.starts_with(['-', '•', '●', '▪', '➢', '✓', '\u{f0b7}']) && !joins_figures && !after.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(cell: &str) -> (String, Vec<String>) {
        let listing = Listing::read(cell, 1);
        (
            listing.lead,
            listing.items.into_iter().map(|i| format!("{}|{}", i.text, i.children.join("|"))).collect(),
        )
    }

    #[track_caller]
    fn reads(cell: &str, lead: &str, items: &[&str]) {
        let (got_lead, got) = shape(cell);
        assert_eq!(
            (got_lead.as_str(), got.iter().map(|i| i.trim_end_matches('|')).collect::<Vec<_>>()),
            (lead, items.to_vec())
        );
    }

    #[test]
    fn dashes_run_together_in_a_line() {
        reads("อบรมเจ้าหน้าที่ - ยิ้มแย้ม -ใส่ใจ", "อบรมเจ้าหน้าที่", &["ยิ้มแย้ม", "ใส่ใจ"]);
        reads("- ก - ข", "", &["ก", "ข"]);
        reads("1. ก 2.", "", &["ก"]);
        reads("1. - ก - ข", "", &["ก|ข"]);
        reads("- ", "", &[]);
        reads("<ul style=\"a\"> - ก - ข ", "", &["ก", "ข"]);
    }

    #[test]
    fn dashes_that_join_are_text() {
        reads("- ระบบ (Agreement - SLA) ใหม่ - ข", "", &["ระบบ (Agreement - SLA) ใหม่", "ข"]);
        reads("ปี 2566 - 2570 e-service", "ปี 2566 - 2570 e-service", &[]);
        reads("บริการ One Stop – OSS", "บริการ One Stop – OSS", &[]);
    }

    #[test]
    fn numbers_that_go_on_are_items_and_others_are_text() {
        reads("ดังนี้ ๑) ก ๒) ข ตามข้อ ๓) ค", "ดังนี้", &["ก", "ข ตามข้อ ๓) ค"]);
        reads("1. ก 3. ข 2. ค", "", &["ก 3. ข", "ค"]);
        reads("งบ 1.5 ล้าน", "งบ 1.5 ล้าน", &[]);
        assert_eq!(Listing::read("ต่อ 4. ก", 4).items[0].number, Some(4));
    }

    #[test]
    fn what_is_marked_otherwise_stands_within() {
        reads("<p>1. หลัก</p> <ul><li>- ก</li><li>- ข</li></ul>", "", &["หลัก|ก|ข"]);
        reads("<ol><li>1. ก</li><li>2. ข</li></ol>", "", &["ก", "ข"]);
        reads("<ol><li>ก<li>ข", "", &["ก", "ข"]);
        reads("1. ก\n1.1 ข\n1.2 ค\n2. ง", "", &["ก|ข|ค", "ง"]);
    }

    #[test]
    fn text_without_a_mark_belongs_to_the_item_before() {
        reads("<p>1. ก</p><p>ต่อ</p>", "", &["ก ต่อ"]);
        let mut list = Listing::read("- ก - ข", 1);
        list.absorb(Listing::read("<p>ต่อ</p><ul> - ค", 1));
        assert_eq!(list.flat(), ["ก", "ข ต่อ", "ค"]);
    }
}
