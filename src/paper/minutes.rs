//! The minutes of a month's follow-up (รายงานการประชุม) in the official form.
//!
//! The form is that of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๕ (แบบที่ ๑๑): its headings, in its
//! words and order. The words of the form are constants here, always Thai, whatever the language of the program.
//!
//! Nothing is invented. What the plan does not know is a dotted blank, and [`Minutes::blanks`] names it with what
//! would fill it. Who came is not known from the roster: without an attendance there is an empty numbered line
//! for each member. Who signs is what the meeting says of writer and reviewer. What the plan does know to be nothing is said to be nothing (no
//! directive is open: ไม่มีเรื่องสืบเนื่อง); what nobody typed is a blank and not ไม่มี.
//!
//! The minutes of a closed meeting are those that were kept when it was closed, to the letter.

mod agenda;
mod followup;
mod frame;

use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Meeting, Plan};
use crate::thai::clean;
use crate::view::Round;

use super::Layout;
use super::draft::{Blank, Draft};
use super::page::Page;

/// A document to be filed, and what has to be added to it by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The document: lines of at most the layout's width, LF, one line end at the end.
    pub text: String,
    /// What was left blank, from top to bottom.
    pub blanks: Vec<Blank>,
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

/// Minutes that a meeting keeps, or kept once: as they were printed, to the letter.
pub fn kept_minutes(kept: &str) -> String {
    let text = clean::display_lines(kept);
    format!("{}\n", text.trim_end())
}

/// Minutes that were kept, `text`, on a page of `layout`: their lines as they are, only what is too wide is wrapped.
pub fn kept_on_page(plan: &Plan, text: &str, layout: Layout) -> String {
    Page::of(plan, layout).verbatim(text)
}

fn kept_or_fresh(plan: &Plan, round: Round<'_>, layout: Layout) -> Minutes {
    match round.meeting.filter(|meeting| meeting.is_filed()) {
        Some(meeting) => Minutes { text: kept_minutes(&meeting.minutes), blanks: Vec::new() },
        None => fresh(plan, round, layout),
    }
}

fn fresh(plan: &Plan, round: Round<'_>, layout: Layout) -> Minutes {
    let mut draft = Draft::new(plan, round, layout);
    draft.head();
    draft.attendance();
    draft.opening();
    draft.agenda();
    draft.closing();
    let (text, blanks) = draft.finish();
    Minutes { text, blanks }
}

#[cfg(test)]
mod tests;
