//! The check before a meeting as a page of text, in the language of the program: what is missing, in groups.
//!
//! Texts are wrapped, never cut. The words of what is missing are those of the screen too.

use super::Layout;
use super::numerals::numerals;
use crate::locales::{Message, Words};
use crate::plan::Plan;
use crate::thai::width::width;
use crate::thai::wrap::Wrapper;
use crate::thai::{clean, pad};
use crate::view::{Concern, Entry, Lack, Ready, Way};

/// Columns before what is missing, and before the measures below their unit.
const INDENT: (usize, usize) = (2, 4);

/// What `plan` lacks, as `ready` found it, in the language of `words`.
pub fn ready(plan: &Plan, ready: &Ready, layout: Layout, words: &Words) -> String {
    let names = plan.units().into_iter().chain([plan.agency.as_str()]);
    let ids = ready.groups.iter().flat_map(|group| &group.entries);
    let ids = ids.filter_map(|entry| marked(plan, entry)).map(|(mark, _)| width(mark)).max().unwrap_or(0);
    let wrapper = Wrapper::with_protected(names);
    let mut sheet = Sheet { columns: layout.columns(), layout, wrapper, ids, text: String::new() };
    sheet.write("", &words.say(&heading(ready, words)), 0, &ready.count().to_string());
    for group in &ready.groups {
        sheet.text.push('\n');
        sheet.write("", &words.text(concern_key(group.concern)), 0, &group.count.to_string());
        for entry in &group.entries {
            sheet.entry(plan, entry, words);
        }
    }
    sheet.text
}

/// What is checked, of which meeting.
pub fn heading(ready: &Ready, words: &Words) -> Message {
    let printer = words.printer();
    match ready.meeting.as_deref().map(str::trim) {
        Some("") => Message::new("ready-before-unnumbered").with("day", printer.day(ready.day)),
        Some(number) => {
            let number = words.digits().apply(number).into_owned();
            Message::new("ready-before").with("number", number).with("day", printer.day(ready.day))
        }
        None => Message::new("ready-without-meeting").with("day", printer.day(ready.day)),
    }
}

/// The key of what a group is called.
pub const fn concern_key(concern: Concern) -> &'static str {
    match concern {
        Concern::Meeting => "ready-meeting",
        Concern::Roster => "ready-roster",
        Concern::Report => "ready-report",
        Concern::Evidence => "ready-evidence",
        Concern::Unit => "ready-unit",
        Concern::Directive => "ready-directive",
    }
}

/// What is missing, in a sentence; none of a measure or a directive, which stand for themselves.
pub fn lack_said(lack: &Lack, words: &Words) -> Option<Message> {
    let digits = |number: &dyn ToString| words.digits().apply(&number.to_string()).into_owned();
    Some(match lack {
        Lack::Meeting => Message::new("ready-no-meeting"),
        Lack::Number => Message::new("ready-no-number"),
        Lack::Date => Message::new("ready-no-date"),
        Lack::Past { day } => Message::new("ready-past").with("day", words.printer().short_day(*day)),
        Lack::Place => Message::new("ready-no-place"),
        Lack::Agenda => Message::new("ready-no-agenda"),
        Lack::UnknownBody { name } => Message::new("ready-unknown-body").with("name", name),
        Lack::Body => Message::new("ready-no-body"),
        Lack::Members => Message::new("ready-no-members"),
        Lack::Chair => Message::new("ready-no-chair"),
        Lack::Secretary => Message::new("ready-no-secretary"),
        Lack::Name { number } => Message::new("ready-no-name").with("number", digits(number)),
        Lack::OfUnit { unit, .. } if unit.is_empty() => Message::new("ready-nobody"),
        Lack::OfUnit { .. } | Lack::Report | Lack::Evidence | Lack::Unit | Lack::Directive { .. } => {
            return None;
        }
    })
}

/// What stands before the words of an entry, and the words: the id and the title of its measure; the meeting that gave
/// its directive, and what is to be done.
pub fn marked<'p>(plan: &'p Plan, entry: &Entry) -> Option<(&'p str, &'p str)> {
    match entry.way {
        Way::Measure(place) => plan.at(place).map(|measure| (measure.id.as_str(), measure.title.as_str())),
        Way::Directive(at) => {
            plan.directives.get(at).map(|told| (told.given_at.as_str(), told.text.as_str()))
        }
        _ => None,
    }
}

/// A page that is being written.
struct Sheet {
    columns: usize,
    layout: Layout,
    wrapper: Wrapper,
    /// The columns of the longest id.
    ids: usize,
    text: String,
}

impl Sheet {
    fn entry(&mut self, plan: &Plan, entry: &Entry, words: &Words) {
        if let Some((mark, text)) = marked(plan, entry) {
            let indent = if entry.lack == Lack::Report { INDENT.1 } else { INDENT.0 };
            let unit = match entry.way {
                Way::Directive(at) => plan.directives[at].unit.as_str(),
                _ => "",
            };
            let text = if unit.is_empty() { text.to_owned() } else { format!("{unit}: {text}") };
            let days = match entry.lack {
                Lack::Directive { days: 1 } => words.text("deadline-yesterday").into_owned(),
                Lack::Directive { days } => words.say(&Message::new("deadline-overdue").with("days", days)),
                _ => String::new(),
            };
            let text = if days.is_empty() { text } else { format!("{text} ({days})") };
            return self.write(mark, &text, indent, "");
        }
        match (&entry.lack, lack_said(&entry.lack, words)) {
            (Lack::OfUnit { count, .. }, Some(said)) => {
                self.write("", &words.say(&said), INDENT.0, &count.to_string());
            }
            (_, Some(said)) => self.write("", &words.say(&said), INDENT.0, ""),
            (Lack::OfUnit { unit, count }, None) => self.write("", unit, INDENT.0, &count.to_string()),
            _ => {}
        }
    }

    /// `text` behind `mark`, wrapped so that its rows stand below each other; `figure` at the right of the first row.
    fn write(&mut self, mark: &str, text: &str, indent: usize, figure: &str) {
        let [mark, text, figure] =
            [mark, text, figure].map(|text| numerals(&clean::display(text), self.layout.digits).into_owned());
        // An id that takes half of the page is no column any more.
        let beside = if mark.is_empty() { 0 } else { self.ids.min(self.columns / 2).max(width(&mark)) + 2 };
        let before = (indent + beside).min(self.columns / 2);
        let room =
            (self.columns - before).saturating_sub(if figure.is_empty() { 0 } else { 2 + width(&figure) });
        let rows = self.wrapper.wrap(&text, room.max(1));
        let mut head = format!("{}{}", " ".repeat(indent), pad::fit(&mark, before - indent));
        for (number, row) in rows.iter().enumerate() {
            let line = if figure.is_empty() || number > 0 {
                format!("{head}{row}")
            } else {
                format!("{head}{}  {figure}", pad::left(row, room))
            };
            self.text.push_str(line.trim_end());
            self.text.push('\n');
            head = " ".repeat(before);
        }
    }
}
