//! The minutes of a month's follow-up (รายงานการประชุม) in the official form.
//!
//! The form is that of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๕ (แบบที่ ๑๑): its headings, in its
//! words and order. The words of the form are constants here, always Thai, whatever the language of the program.
//!
//! Nothing is invented. What the plan does not know is a dotted blank, and [`Minutes::blanks`] names it with what
//! would fill it. Who came is not known from the roster: without an attendance there is an empty numbered line
//! for each member. Nor is it known who signs. What the plan does know to be nothing is said to be nothing (no
//! directive is open: ไม่มีเรื่องสืบเนื่อง); what nobody typed is a blank and not ไม่มี.
//!
//! The minutes of a closed meeting are those that were kept when it was closed, to the letter.

mod agenda;
mod followup;
mod frame;
mod phrases;

use crate::calendar::{Day, FiscalMonth};
use crate::locales::Message;
use crate::plan::{Meeting, MeetingPart, Plan};
use crate::view::Round;

use super::Layout;
use super::page::Page;

/// A document to be filed, and what has to be added to it by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The document: lines of at most the layout's width, LF, one line end at the end.
    pub text: String,
    /// What was left blank, from top to bottom.
    pub blanks: Vec<Blank>,
}

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

/// The minutes of the follow-up of `month`, as far as `plan` knows it on `today`.
///
/// What counts as the month's meeting, its reports and its day is said at [`Round`].
pub fn minutes(plan: &Plan, month: FiscalMonth, today: Day, layout: Layout) -> Minutes {
    kept_or_fresh(plan, Round::of_month(plan, month, today), layout)
}

/// The minutes of `meeting`, as far as `plan` knows it on `today`; of one that is filed those that are kept.
pub fn minutes_of(plan: &Plan, meeting: &Meeting, today: Day, layout: Layout) -> Minutes {
    kept_or_fresh(plan, Round::of_meeting(plan, meeting, today), layout)
}

/// The minutes of `meeting` as they would be printed now, also of one that is filed.
pub fn fresh_minutes(plan: &Plan, meeting: &Meeting, today: Day, layout: Layout) -> Minutes {
    fresh(plan, Round::of_meeting(plan, meeting, today), layout)
}

/// Minutes that were kept, `text`, on a page of `layout`: their lines as they are, only what is too wide is wrapped.
pub fn kept_text(plan: &Plan, text: &str, layout: Layout) -> String {
    page(plan, layout).verbatim(text)
}

fn kept_or_fresh(plan: &Plan, round: Round<'_>, layout: Layout) -> Minutes {
    match round.meeting.filter(|meeting| meeting.is_filed()) {
        Some(meeting) => Minutes { text: kept_text(plan, &meeting.minutes, layout), blanks: Vec::new() },
        None => fresh(plan, round, layout),
    }
}

fn fresh(plan: &Plan, round: Round<'_>, layout: Layout) -> Minutes {
    let mut draft = Draft { plan, round, page: page(plan, layout), blanks: Vec::new() };
    draft.head();
    draft.attendance();
    draft.opening();
    draft.agenda();
    draft.closing();
    Minutes { text: draft.page.finish(), blanks: draft.blanks }
}

/// A page on which the names of the plan are not broken.
fn page(plan: &Plan, layout: Layout) -> Page {
    let units = plan.units();
    let names = units.iter().copied().chain([plan.agency.as_str()]).filter(|name| !name.is_empty());
    Page::new(layout, names.chain(phrases::WHOLE))
}

/// Minutes that are being written.
struct Draft<'p> {
    plan: &'p Plan,
    round: Round<'p>,
    page: Page,
    blanks: Vec<Blank>,
}

impl Draft<'_> {
    /// Says that something was left blank.
    fn leave(&mut self, blank: &'static str, part: MeetingPart) {
        self.blanks.push(Blank { message: Message::new(blank), line: self.page.lines(), part });
    }

    /// `text`, or where there is none a blank, which is noted.
    fn or_blank(&mut self, text: Option<String>, blank: &'static str, part: MeetingPart) -> String {
        text.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| {
            self.leave(blank, part);
            super::page::BLANK.to_owned()
        })
    }
}

#[cfg(test)]
mod tests;
