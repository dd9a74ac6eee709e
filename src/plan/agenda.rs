//! What an item of the agenda is for, told from its title: bodies word their titles each in their own way.
//!
//! Limits: of two items that are for the same only the first answers to it; the second is the body's own.

use super::AgendaItem;

/// The item of the form that an item answers to, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgendaPart {
    /// What the chair announces.
    Announcements,
    /// Adopting the last minutes.
    Adoption,
    /// Matters arising.
    Arising,
    /// What is reported.
    Reports,
    /// What is to be decided.
    Decisions,
    /// Anything else.
    Other,
}

impl AgendaPart {
    /// Every part, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Announcements, Self::Adoption, Self::Arising, Self::Reports, Self::Decisions, Self::Other];

    /// The title of the form.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Announcements => "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
            Self::Adoption => "เรื่องรับรองรายงานการประชุม",
            Self::Arising => "เรื่องสืบเนื่องจากการประชุมครั้งก่อน",
            Self::Reports => "เรื่องที่เสนอให้ที่ประชุมทราบ",
            Self::Decisions => "เรื่องที่เสนอให้ที่ประชุมพิจารณา",
            Self::Other => "เรื่องอื่น ๆ",
        }
    }

    /// The item of the form, with nothing under it.
    pub fn item(self) -> AgendaItem {
        AgendaItem { title: self.title().to_owned(), ..AgendaItem::default() }
    }

    /// What a title is meant for, by the words that bodies use; none for an item of the body's own.
    pub fn of(title: &str) -> Option<Self> {
        // The order matters: adopting the minutes is เรื่องพิจารณารับรองรายงานการประชุม too.
        let words = [
            ("รับรองรายงาน", Self::Adoption),
            ("สืบเนื่อง", Self::Arising),
            ("ประธานแจ้ง", Self::Announcements),
            ("พิจารณา", Self::Decisions),
            ("ทราบ", Self::Reports),
            ("เรื่องอื่น", Self::Other),
        ];
        words.into_iter().find(|(word, _)| title.contains(word)).map(|(_, part)| part)
    }

    /// What each of `items` answers to; at most one answers to each part.
    pub fn of_items(items: &[AgendaItem]) -> Vec<Option<Self>> {
        let mut parts: Vec<Option<Self>> = Vec::with_capacity(items.len());
        for item in items {
            let part = Self::of(&item.title).filter(|part| !parts.contains(&Some(*part)));
            parts.push(part);
        }
        parts
    }

    /// The index before which an item that answers to it is put in among items that answer to `parts`.
    pub fn place(self, parts: &[Option<Self>]) -> usize {
        parts.iter().position(|part| *part > Some(self)).unwrap_or(parts.len())
    }

    /// `items` with the one that answers to it, and its index; without items those of the form.
    pub(super) fn among(self, items: &[AgendaItem]) -> (Vec<AgendaItem>, usize) {
        let mut items: Vec<AgendaItem> =
            if items.is_empty() { Self::ALL.map(Self::item).into() } else { items.to_vec() };
        let parts = Self::of_items(&items);
        let at = parts.iter().position(|part| *part == Some(self)).unwrap_or_else(|| {
            let at = self.place(&parts);
            items.insert(at, self.item());
            at
        });
        (items, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(titles: &[&str]) -> Vec<AgendaItem> {
        titles.iter().map(|t| AgendaItem { title: (*t).into(), ..AgendaItem::default() }).collect()
    }

    #[test]
    fn titles_are_known_by_their_words() {
        for part in AgendaPart::ALL {
            assert_eq!(AgendaPart::of(part.title()), Some(part));
        }
        assert_eq!(AgendaPart::of("เรื่องเพื่อทราบ"), Some(AgendaPart::Reports));
        assert_eq!(AgendaPart::of("เรื่องเพื่อพิจารณา"), Some(AgendaPart::Decisions));
        let adoption = AgendaPart::of("พิจารณารับรองรายงานการประชุม ครั้งที่ ๑/๒๕๖๖");
        assert_eq!(adoption, Some(AgendaPart::Adoption));
        assert_eq!(AgendaPart::of("การบริจาคโลหิต"), None);
    }

    #[test]
    fn a_part_is_found_or_put_in_at_its_place() {
        let at = |titles: &[&str], part: AgendaPart| {
            let (items, at) = part.among(&items(titles));
            (items.len(), at, items[at].title.clone())
        };
        assert_eq!(at(&[], AgendaPart::Reports), (6, 3, AgendaPart::Reports.title().into()));
        let own = ["เรื่องเพื่อทราบ", "เรื่องแจ้งเพื่อทราบเพิ่มเติม", "เรื่องอื่น ๆ"];
        assert_eq!(at(&own, AgendaPart::Reports), (3, 0, own[0].into()));
        assert_eq!(at(&own, AgendaPart::Arising).1, 0);
        assert_eq!(at(&own, AgendaPart::Decisions), (4, 2, AgendaPart::Decisions.title().into()));
    }
}
