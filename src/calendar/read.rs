//! The reader of dues and rhythms as people write them.
//!
//! What is read is a date, a range, a fiscal year or a rhythm; anything doubtful is [`Reading::Unknown`] with
//! the reason, never a wrong date. How it goes:
//!
//! 1. The text is cut into words; what is not known is passed over, so an expression may stand in a sentence.
//! 2. From left to right each rhythm, each form that hangs on something else (ภายใน ๓๐ วันหลัง…, ภาคเรียน) and
//!    each date or period is found, with the word that leads to it (ภายใน, ตั้งแต่).
//! 3. A rhythm wins; dates beside it only bound it (ตั้งแต่ ม.ค. ๖๖ เป็นต้นไป), and a deadline does not. A form
//!    that hangs on something else makes the whole unknown.
//! 4. Of several dates: from the one after ตั้งแต่ to the one after ถึง or ภายใน; else the one deadline (after
//!    ภายใน, ไม่เกิน, ถึง); else the one range; else it is unknown, as two deadlines or two rhythms are.
//!
//! A year without a month belongs to the fiscal year: ปี ๒๕๖๖ is understood where it is the plan's own, and so
//! is a fiscal year said in passing (แผนปีงบประมาณ ๒๕๖๖ …), which then serves the months without a year.
//!
//! Limits. Two digits after a month are its year, unless a word for what they count follows (๓๐ คน) that
//! stands in the table of words. Numbers in words are known to rhythms only. Misspelt months are not known,
//! save กรกฏาคม. Days before and after something, parts of months (ต้นเดือน) and weeks of a month are not
//! made into days. A month without a year that lies outside the plan cannot be told from one within.
//! Holidays are not known.

use super::dates::dates;
use super::findings::{Findings, Found, Kind, Lead};
use super::periods::period;
use super::reading::{Reading, Unread};
use super::rhythm::rhythm;
use super::tokens::{Cursor, Token, tokens};
use super::words::{Unit, Word};
use super::{Day, FiscalMonth, FiscalYear};

/// Reads `text` as it stands in a document of the fiscal year `year`.
pub fn read(text: &str, year: FiscalYear) -> Reading {
    read_tokens(&tokens(text), year)
}

/// Reads `text` as a person types it on the day `today`: as [`read()`] does, and also `+7` (days from today)
/// and สิ้นเดือน (of this month).
pub fn read_typed(text: &str, year: FiscalYear, today: Day) -> Reading {
    let tokens = tokens(text);
    let words: Vec<Word> = tokens.iter().map(|token| token.word).collect();
    match words[..] {
        [Word::Plus, Word::Number { value, .. }]
        | [Word::Plus, Word::Number { value, .. }, Word::Unit(Unit::Day)] => {
            let day = today.checked_add_days(chrono::Days::new(value.into()));
            day.filter(|day| FiscalYear::of(*day).contains(*day))
                .map_or(Reading::Unknown(Unread::NoSuchDay), Reading::Date)
        }
        [Word::End, Word::Unit(Unit::Month)] | [Word::End, Word::Unit(Unit::Month), Word::This] => {
            Reading::Date(FiscalMonth::of(today).last_day())
        }
        _ => read_tokens(&tokens, year),
    }
}

fn read_tokens(tokens: &[Token], year: FiscalYear) -> Reading {
    find(tokens, year).reading(year).unwrap_or_else(Reading::Unknown)
}

fn find(tokens: &[Token], plan: FiscalYear) -> Findings {
    let mut findings = Findings::default();
    let mut cursor = Cursor::new(tokens);
    let mut lead = Lead::None;
    let mut year = plan;
    // Where the last date ended: a dash there makes a range of it and the next.
    let mut end_of_last = None;
    while !cursor.is_done() {
        if let Some(rhythm) = rhythm(&mut cursor) {
            findings.rhythms.push(rhythm);
            lead = Lead::None;
        } else if let Some(unread) = cursor.attempt(|c| hanging(c, lead)) {
            findings.hanging.get_or_insert(unread);
            lead = Lead::None;
        } else if let Some(found) = dates(&mut cursor, year).or_else(|| period(&mut cursor, year)) {
            if let Ok(Found { first, kind: Kind::FiscalYear, .. }) = found {
                year = FiscalYear::of(first);
            }
            findings.add(found, if cursor.take(Word::Onwards) { Lead::From } else { lead });
            if cursor.peek() == Word::Next {
                findings.hanging.get_or_insert(Unread::Relative);
            }
            // ๑๕ มีนาคม ๒๕๖๖ - ปัจจุบัน
            if matches!((cursor.peek(), cursor.ahead(1)), (Word::Dash | Word::Until, Word::Now)) {
                findings.leaves_open();
            }
            end_of_last = Some(cursor.at());
            lead = Lead::None;
        } else {
            lead = lead_after(&cursor, lead, end_of_last);
            cursor.next();
        }
    }
    findings
}

/// The lead that holds after the word at the cursor. Words that only say "day" or "month" keep it.
fn lead_after(cursor: &Cursor<'_>, lead: Lead, end_of_last: Option<usize>) -> Lead {
    match cursor.peek() {
        Word::Within => Lead::Within,
        Word::From => Lead::From,
        Word::Until | Word::Dash if end_of_last == Some(cursor.at()) => Lead::Joined,
        Word::Until => Lead::Until,
        Word::Before => Lead::Before,
        Word::After => Lead::After,
        Word::At | Word::Unit(Unit::Day | Unit::Month) | Word::Weekday(_) | Word::Through => lead,
        _ => Lead::None,
    }
}

/// What cannot be made into days: ภายใน ๓๐ วัน, ๗ วันก่อน…, เดือนถัดไป, ต้นเดือน, สัปดาห์แรก, ภาคเรียน.
fn hanging(cursor: &mut Cursor<'_>, lead: Lead) -> Option<Unread> {
    match (cursor.next(), cursor.peek()) {
        (Word::School, _) => Some(Unread::SchoolYear),
        (Word::Unit(_), Word::Next) => Some(Unread::Relative),
        (Word::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Quarter), Word::This) => {
            Some(Unread::Relative)
        }
        (
            Word::PartOf,
            Word::Unit(Unit::Month | Unit::Year | Unit::FiscalYear | Unit::Quarter) | Word::Month(_),
        )
        | (Word::Unit(Unit::Week), Word::First | Word::Last | Word::At) => Some(Unread::Unclear),
        (Word::Number { .. } | Word::Spelled(_), Word::Unit(_)) => {
            let awaits_a_day = matches!(lead, Lead::Within | Lead::Before | Lead::After);
            let follows = matches!(cursor.ahead(1), Word::Before | Word::Counting)
                || (cursor.ahead(1) == Word::After && cursor.peek() != Word::Unit(Unit::Month));
            let of_the_year =
                matches!(cursor.ahead(1), Word::First) && cursor.peek() == Word::Unit(Unit::Month);
            ((awaits_a_day && !of_the_year) || follows).then_some(Unread::Relative)
        }
        _ => None,
    }
}
