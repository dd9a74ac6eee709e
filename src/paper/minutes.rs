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
use crate::plan::{MeetingState, Plan};
use crate::view::Round;

use super::Layout;
use super::page::Page;

/// A document to be filed, and what has to be added to it by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The document: lines of at most the layout's width, LF, one line end at the end.
    pub text: String,
    /// What was left blank, from top to bottom, each with what would fill it.
    pub blanks: Vec<Message>,
}

/// The minutes of the follow-up of `month`, as far as `plan` knows it on `today`.
///
/// What counts as the month's meeting, its reports and its day is said at [`Round`].
pub fn minutes(plan: &Plan, month: FiscalMonth, today: Day, layout: Layout) -> Minutes {
    let round = Round::build(plan, month, today);
    let units = plan.units();
    let names = units.iter().copied().chain([plan.agency.as_str()]).filter(|name| !name.is_empty());
    let page = Page::new(layout, names.chain(phrases::WHOLE));
    let kept = round.meeting.filter(|m| m.state == MeetingState::Closed && !m.minutes.is_empty());
    if let Some(meeting) = kept {
        return Minutes { text: page.verbatim(&meeting.minutes), blanks: Vec::new() };
    }
    let mut draft = Draft { plan, round, page, blanks: Vec::new() };
    draft.head();
    draft.attendance();
    draft.opening();
    draft.agenda();
    draft.closing();
    Minutes { text: draft.page.finish(), blanks: draft.blanks }
}

/// Minutes that are being written.
struct Draft<'p> {
    plan: &'p Plan,
    round: Round<'p>,
    page: Page,
    blanks: Vec<Message>,
}

impl Draft<'_> {
    /// Says that something was left blank.
    fn leave(&mut self, blank: &'static str) {
        self.blanks.push(Message::new(blank));
    }

    /// `text`, or where there is none a blank, which is noted.
    fn or_blank(&mut self, text: Option<String>, blank: &'static str) -> String {
        text.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| {
            self.leave(blank);
            super::page::BLANK.to_owned()
        })
    }
}

#[cfg(test)]
mod tests;
