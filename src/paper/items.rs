//! The items of an agenda: which of the form each answers to, and those that are put in because something stands under
//! them.
//!
//! The items are those of the meeting, else those of the form. Parts of the follow-up go under the item whose title is
//! meant for them; where a meeting has none, that item is put in at its usual place.

use crate::plan::{AgendaItem, AgendaPart as Part, MeetingPart};

/// An item as it will be printed.
pub struct Item<'p> {
    /// Without its number.
    pub title: &'p str,
    /// At most one item answers to each part.
    pub part: Option<Part>,
    /// What was typed under it.
    pub text: &'p str,
    /// What was typed as decided.
    pub resolution: &'p str,
    /// Its index in the meeting; none for one that was put in.
    typed: Option<usize>,
    /// Where one that was put in would stand there.
    place: usize,
}

impl Item<'_> {
    /// Where in the meeting a part of it is filled in: of one that the meeting lacks, where it would stand.
    pub fn part_of_meeting(&self, of: fn(usize) -> MeetingPart) -> MeetingPart {
        self.typed.map_or(MeetingPart::ItemTitle(self.place), of)
    }
}

/// The items of a meeting with those put in that are `needed` and missing; the items of the form where the meeting has
/// none.
pub fn arrange<'p>(typed: &'p [AgendaItem], needed: impl Fn(Part) -> bool) -> Vec<Item<'p>> {
    let of_form = |part: Part, typed, place| Item {
        title: part.title(),
        part: Some(part),
        text: "",
        resolution: "",
        typed,
        place,
    };
    if typed.is_empty() {
        // The meeting gets them one for one as soon as something is written into one.
        return Part::ALL.into_iter().enumerate().map(|(at, part)| of_form(part, Some(at), at)).collect();
    }
    let mut items: Vec<Item<'p>> = Vec::with_capacity(typed.len());
    for (at, AgendaItem { title, text, resolution }) in typed.iter().enumerate() {
        let part = Part::of(title).filter(|part| items.iter().all(|item| item.part != Some(*part)));
        items.push(Item { title, part, text, resolution, typed: Some(at), place: at });
    }
    for part in Part::ALL.into_iter().filter(|part| needed(*part)) {
        if items.iter().all(|item| item.part != Some(part)) {
            let before = items.iter().position(|item| item.part > Some(part)).unwrap_or(items.len());
            let place = items[..before].iter().filter(|item| item.typed.is_some()).count();
            items.insert(before, of_form(part, None, place));
        }
    }
    items
}

/// Whether a text says that there was nothing: "ไม่มี", "ไม่มีเรื่องสืบเนื่อง", "-".
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    text == "-" || text.starts_with("ไม่มี") && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(titles: &[&str], needed: &[Part]) -> Vec<String> {
        let typed: Vec<_> =
            titles.iter().map(|t| AgendaItem { title: (*t).into(), ..AgendaItem::default() }).collect();
        let items = arrange(&typed, |part| needed.contains(&part));
        items.iter().map(|item| format!("{} {:?}", item.title, item.part)).collect()
    }

    #[test]
    fn titles_are_known_by_their_words() {
        for part in Part::ALL {
            assert_eq!(Part::of(part.title()), Some(part));
        }
        assert_eq!(Part::of("เรื่องเพื่อทราบ"), Some(Part::Reports));
        assert_eq!(Part::of("เรื่องเพื่อพิจารณา"), Some(Part::Decisions));
        assert_eq!(Part::of("พิจารณารับรองรายงานการประชุม ครั้งที่ ๑/๒๕๖๖"), Some(Part::Adoption));
        assert_eq!(Part::of("การบริจาคโลหิต"), None);
    }

    #[test]
    fn without_items_those_of_the_form_stand() {
        assert_eq!(items(&[], &[]).len(), 6);
    }

    #[test]
    fn what_is_missing_is_put_in_at_its_place_and_a_second_one_is_the_bodys_own() {
        let given = items(
            &["เรื่องเพื่อทราบ", "เรื่องแจ้งเพื่อทราบเพิ่มเติม", "เรื่องอื่น ๆ"],
            &[Part::Arising, Part::Reports, Part::Decisions],
        );
        let expected = [
            "เรื่องสืบเนื่องจากการประชุมครั้งก่อน Some(Arising)",
            "เรื่องเพื่อทราบ Some(Reports)",
            "เรื่องแจ้งเพื่อทราบเพิ่มเติม None",
            "เรื่องที่เสนอให้ที่ประชุมพิจารณา Some(Decisions)",
            "เรื่องอื่น ๆ Some(Other)",
        ];
        assert_eq!(given, expected);
    }

    #[test]
    fn what_says_nothing() {
        for text in ["ไม่มี", " ไม่มีเรื่องสืบเนื่อง ", "-"]
        {
            assert!(says_nothing(text), "{text}");
        }
        assert!(!says_nothing("ไม่มีผู้คัดค้าน และเห็นชอบ"));
    }
}
