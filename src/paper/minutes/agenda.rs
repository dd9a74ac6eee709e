//! What the minutes have under each item of the agenda, and what was decided.

use crate::locales::Message;
use crate::paper::draft::Draft;
use crate::paper::items::{self, Item};
use crate::paper::{page, phrases};
use crate::plan::{AgendaItem, AgendaPart as Part, Directive, Measure, MeetingPart};

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
        let items = items::arrange(typed, needed);
        let decided = items.iter().position(|item| item.part == Some(Part::Decisions)).map(|at| at + 1);
        for (index, item) in items.iter().enumerate() {
            self.item(index + 1, item, decided);
        }
    }

    /// The item `no`; what is up for decision is told in full under the item `decided`.
    fn item(&mut self, no: usize, item: &Item<'_>, decided: Option<usize>) {
        let title = item.title.trim();
        if title.is_empty() {
            let blank = Message::new("minutes-blank-title").with("no", no);
            self.leave(blank, item.part_of_meeting(MeetingPart::ItemTitle));
        }
        let title = if title.is_empty() { page::BLANK } else { title };
        self.heading(&format!("ระเบียบวาระที่ {no}  {title}"));
        self.page.paragraph(item.text);
        let typed = !item.text.trim().is_empty();
        let open = match item.part {
            Some(Part::Arising) if self.has_arising() => self.arising(no),
            Some(Part::Arising) if !typed => self.nothing("ไม่มีเรื่องสืบเนื่อง"),
            Some(Part::Reports) => self.reports(no, decided),
            Some(Part::Decisions) if self.has_decisions() => self.decisions(no),
            Some(Part::Decisions) if !typed => self.nothing("ไม่มี"),
            Some(Part::Adoption) if !typed => self.adoption(no, item),
            Some(Part::Adoption) if self.adopted().is_none() => false,
            // What is typed may say that there was nothing: only a resolution that is typed too is certain.
            _ if typed => !items::says_nothing(item.text),
            Some(Part::Other) => self.unknown(no, item, false),
            _ => self.unknown(no, item, true),
        };
        self.resolution(no, item, open);
    }

    /// Prints that there is nothing; then nothing is decided either.
    fn nothing(&mut self, words: &str) -> bool {
        self.page.paragraph(words);
        false
    }

    /// Leaves lines to write on.
    fn unknown(&mut self, no: usize, item: &Item<'_>, open: bool) -> bool {
        self.leave_item("minutes-blank-item", no, item, MeetingPart::ItemText);
        self.page.dotted(2);
        open
    }

    /// Which minutes are to be adopted.
    fn adoption(&mut self, no: usize, item: &Item<'_>) -> bool {
        let Some(previous) = self.adopted() else { return self.unknown(no, item, true) };
        self.page.paragraph(&format!("ที่ประชุมพิจารณา{}", phrases::minutes_of(previous)));
        true
    }

    /// What was decided; a blank where that is not typed and the item was `open` to a decision.
    fn resolution(&mut self, no: usize, item: &Item<'_>, open: bool) {
        let label = "มติที่ประชุม";
        let is_blank = item.resolution.trim().is_empty();
        let waiting =
            if item.part == Some(Part::Decisions) { self.unanswered(item.resolution) } else { vec![] };
        if !is_blank {
            self.page.labelled(label, item.resolution);
            self.leave_each(no, item, &waiting);
        } else if waiting.len() > 1 {
            self.page.flush(label);
            self.leave_each(no, item, &waiting);
        } else if open {
            self.leave_item("minutes-blank-resolution", no, item, MeetingPart::Resolution);
            self.page.dotted_after(&format!("{label}  "));
        }
        if matches!(item.part, Some(Part::Reports | Part::Decisions)) {
            self.decided(item.part == Some(Part::Decisions));
            self.mandates(item);
        }
    }

    /// A blank of its own for each proposal that nothing was resolved on.
    fn leave_each(&mut self, no: usize, item: &Item<'_>, waiting: &[&Measure]) {
        for measure in waiting {
            let message = Message::new("minutes-blank-proposal").with("no", no).with("id", measure.id.trim());
            self.leave(message, item.part_of_meeting(MeetingPart::Resolution));
            self.page.paragraph(&format!("({})", measure.in_resolution()));
            self.page.dotted(1);
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
        self.enumerated(sentences);
    }

    fn leave_item(&mut self, blank: &'static str, no: usize, item: &Item<'_>, of: fn(usize) -> MeetingPart) {
        let message = Message::new(blank).with("no", no).with("title", item.title.trim());
        self.leave(message, item.part_of_meeting(of));
    }
}
