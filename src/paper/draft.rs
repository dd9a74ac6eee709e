//! A document of a meeting that is being written: the plan, what the meeting hears, the page, and what was left blank.
//!
//! Nothing is invented. What the plan does not know is a dotted blank, noted as a [`Blank`].

use super::Layout;
use super::page::{self, Page};
use crate::locales::Message;
use crate::plan::{Body, MeetingPart, Plan};
use crate::view::Round;

/// Something that the plan does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// What it is, and what would fill it.
    pub message: Message,
    /// The line of the document in which it begins, from 0.
    pub line: usize,
    /// Where in the meeting it is filled in.
    pub part: MeetingPart,
}

/// A document that is being written.
pub struct Draft<'p> {
    pub plan: &'p Plan,
    pub round: Round<'p>,
    pub page: Page,
    pub blanks: Vec<Blank>,
}

impl<'p> Draft<'p> {
    /// An empty document of `round`.
    pub fn new(plan: &'p Plan, round: Round<'p>, layout: Layout) -> Self {
        Self { plan, round, page: Page::of(plan, layout), blanks: Vec::new() }
    }

    /// Says that something is left blank in what is written next.
    pub fn leave(&mut self, blank: Message, part: MeetingPart) {
        let line = self.page.lines();
        self.blanks.push(Blank { message: blank, line, part });
    }

    /// `text`, or where there is none a blank, which is noted.
    pub fn or_blank(&mut self, text: Option<&str>, blank: &'static str, part: MeetingPart) -> String {
        let text = text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        text.unwrap_or_else(|| {
            self.leave(Message::new(blank), part);
            page::BLANK.to_owned()
        })
    }

    /// The document, and its blanks, each with the line in which its dots begin.
    pub fn finish(self) -> (String, Vec<Blank>) {
        let (text, mut blanks) = (self.page.finish(), self.blanks);
        let dotted: Vec<usize> =
            text.lines().enumerate().filter(|(_, line)| line.contains('…')).map(|(at, _)| at).collect();
        // Between the noting and the dots are at most an empty line and the words of a heading.
        for blank in &mut blanks {
            let from = dotted.partition_point(|line| *line < blank.line);
            blank.line = dotted.get(from).copied().unwrap_or(blank.line);
        }
        (text, blanks)
    }

    /// The body that meets, with its roster. One that only the meeting names has none.
    pub fn body(&self) -> Option<&'p Body> {
        let Some(meeting) = self.round.meeting else { return self.plan.bodies.first() };
        self.plan.roster_of(meeting)
    }

    /// The name of the body that meets; empty where it is not known.
    pub fn body_name(&self) -> &'p str {
        let first = || self.plan.bodies.first().map_or("", |body| &body.name);
        self.round.meeting.map_or_else(first, |meeting| self.plan.name_of_body(meeting))
    }

    /// `text` from the left margin, after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.page.gap();
        self.page.flush(text);
    }

    /// ๔.๒ with its title, and then (๑), (๒), …; ไม่มี where there is nothing.
    pub fn sub_item(&mut self, (no, sub): (usize, usize), title: &str, sentences: Vec<String>) {
        if sub > 1 {
            self.page.gap();
        }
        self.page.flush(&format!("{no}.{sub} {title}"));
        if sentences.is_empty() {
            self.page.paragraph("ไม่มี");
        }
        self.enumerated(sentences);
    }

    /// (๑), (๒), …
    pub fn enumerated(&mut self, sentences: Vec<String>) {
        for (index, sentence) in sentences.into_iter().enumerate() {
            self.page.paragraph(&format!("({}) {sentence}", index + 1));
        }
    }
}
