//! The agenda: its items in order, what the plan has under each, and what was decided.
//!
//! The items are those of the meeting, else those of the form. Parts of the follow-up go under the item whose
//! title is meant for them; where a meeting has none, that item is put in at its usual place.

use super::{Blank, Draft, phrases};
use crate::locales::Message;
use crate::plan::{AgendaItem, AgendaPart as Part, Directive, MeetingPart};

/// An item as it will be printed.
struct Item<'p> {
    title: &'p str,
    /// At most one item answers to each part.
    part: Option<Part>,
    text: &'p str,
    resolution: &'p str,
}

impl Draft<'_> {
    /// ระเบียบวาระที่ ๑, ๒, …, each with its มติที่ประชุม.
    pub fn agenda(&mut self) {
        let typed: &[AgendaItem] = self.round.meeting.map_or(&[], |meeting| &meeting.agenda);
        let needed = |part| match part {
            Part::Arising => self.has_arising(),
            Part::Decisions => self.has_decisions(),
            Part::Reports => true,
            _ => false,
        };
        let items = arrange(typed, needed);
        for (index, item) in items.iter().enumerate() {
            self.item(index + 1, item);
        }
    }

    fn item(&mut self, no: usize, item: &Item<'_>) {
        self.heading(&format!("ระเบียบวาระที่ {no}  {}", item.title.trim()));
        self.page.paragraph(item.text);
        let typed = !item.text.trim().is_empty();
        let open = match item.part {
            Some(Part::Arising) if self.has_arising() => self.arising(no),
            Some(Part::Arising) if !typed => self.nothing("ไม่มีเรื่องสืบเนื่อง"),
            Some(Part::Reports) => self.reports(no),
            Some(Part::Decisions) if self.has_decisions() => self.decisions(no),
            Some(Part::Decisions) if !typed => self.nothing("ไม่มี"),
            Some(Part::Adoption) if !typed => self.adoption(no, item.title),
            Some(Part::Adoption) if self.round.previous.is_none() => false,
            // What is typed may say that there was nothing: only a resolution that is typed too is certain.
            _ if typed => !says_nothing(item.text),
            Some(Part::Other) => self.unknown(no, item.title, false),
            _ => self.unknown(no, item.title, true),
        };
        self.resolution(no, item, open);
    }

    /// Prints that there is nothing; then nothing is decided either.
    fn nothing(&mut self, words: &str) -> bool {
        self.page.paragraph(words);
        false
    }

    /// Leaves lines to write on.
    fn unknown(&mut self, no: usize, title: &str, open: bool) -> bool {
        self.leave_item("minutes-blank-item", no, title);
        self.page.dotted(2);
        open
    }

    /// Which minutes are to be adopted.
    fn adoption(&mut self, no: usize, title: &str) -> bool {
        let Some(previous) = self.round.previous else { return self.unknown(no, title, true) };
        let (number, day) = (previous.number.trim(), phrases::on_day(previous.date));
        self.page.paragraph(&format!("รายงานการประชุมครั้งที่ {number} เมื่อ{day}"));
        true
    }

    /// What was decided; a blank where that is not typed and the item was `open` to a decision.
    fn resolution(&mut self, no: usize, item: &Item<'_>, open: bool) {
        let label = "มติที่ประชุม";
        if !item.resolution.trim().is_empty() {
            self.page.labelled(label, item.resolution);
        } else if open {
            self.leave_item("minutes-blank-resolution", no, item.title);
            self.page.dotted_after(&format!("{label}  "));
        }
        if matches!(item.part, Some(Part::Reports | Part::Decisions)) {
            self.mandates(item);
        }
    }

    /// The directives that this meeting gave: those about what was up for decision there, the others with the
    /// reports. One that the resolution says in full already is not said again.
    fn mandates(&mut self, item: &Item<'_>) {
        let here = |directive: &&Directive| {
            let about_decision = self.is_up_for_decision(&directive.about);
            about_decision == (item.part == Some(Part::Decisions))
        };
        let given = self.round.given.iter().copied().filter(here);
        let sentences: Vec<_> =
            given.filter(|d| !item.resolution.contains(d.text.trim())).map(phrases::mandate).collect();
        if sentences.is_empty() {
            return;
        }
        self.page.flush("ข้อสั่งการ");
        for (index, sentence) in sentences.iter().enumerate() {
            self.page.paragraph(&format!("({}) {sentence}", index + 1));
        }
    }

    fn leave_item(&mut self, blank: &'static str, no: usize, title: &str) {
        let message = Message::new(blank).with("no", no).with("title", title.trim());
        // Where no item was typed yet they are those of the form, one for one.
        let part = match blank {
            "minutes-blank-resolution" => MeetingPart::Resolution(no - 1),
            _ => MeetingPart::ItemText(no - 1),
        };
        self.blanks.push(Blank { message, line: self.page.lines(), part });
    }
}

/// The items of a meeting with those put in that are needed and missing; the items of the form where the
/// meeting has none.
fn arrange<'p>(typed: &'p [AgendaItem], needed: impl Fn(Part) -> bool) -> Vec<Item<'p>> {
    let of_form = |part: Part| Item { title: part.title(), part: Some(part), text: "", resolution: "" };
    if typed.is_empty() {
        return Part::ALL.into_iter().map(of_form).collect();
    }
    let mut parts = Part::of_items(typed);
    let item = |(item, part): (&'p AgendaItem, &Option<Part>)| {
        let AgendaItem { title, text, resolution } = item;
        Item { title, part: *part, text, resolution }
    };
    let mut items: Vec<Item<'p>> = typed.iter().zip(&parts).map(item).collect();
    for part in Part::ALL.into_iter().filter(|part| needed(*part)) {
        if !parts.contains(&Some(part)) {
            let before = part.place(&parts);
            parts.insert(before, Some(part));
            items.insert(before, of_form(part));
        }
    }
    items
}

/// Whether a text says that there was nothing: "ไม่มี", "ไม่มีเรื่องสืบเนื่อง", "-".
fn says_nothing(text: &str) -> bool {
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
