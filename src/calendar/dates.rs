//! Days and months, alone, in ranges and in lists: ๑ - ๑๕ มี.ค. ๖๖, ต.ค. ๖๗ – ก.ย. ๖๘, 30/9/66, 2023-03-30.

use chrono::{Datelike, Months, Weekday};

use super::findings::Found;
use super::reading::Unread;
use super::tokens::Cursor;
use super::words::{Unit, Word};
use super::{BE_OFFSET, Day, FiscalYear};

/// A list longer than the days of a month is no date, and would make reading slow.
const LONGEST_LIST: usize = 31;

/// A day or a month as it is written: what is not said is to be had from its neighbours or the fiscal year.
#[derive(Debug, Clone, Copy)]
struct Stated {
    day: Option<u32>,
    month: Option<u32>,
    /// Buddhist Era.
    year: Option<u16>,
    weekday: Option<Weekday>,
    /// The last day of the month: สิ้นเดือนมีนาคม.
    end: bool,
}

/// What joins one to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    To,
    And,
}

/// The day, the month, the range or the list that begins here.
pub(super) fn dates(cursor: &mut Cursor<'_>, year: FiscalYear) -> Option<Result<Found, Unread>> {
    cursor.attempt(|c| {
        let mut list = vec![match stated(c)? {
            Ok(first) => (Link::And, first),
            Err(unread) => return Some(Err(unread)),
        }];
        while let Some((link, next)) = c.attempt(linked) {
            if list.len() == LONGEST_LIST {
                return Some(Err(Unread::Several));
            }
            match next {
                Ok(next) => list.push((link, next)),
                Err(unread) => return Some(Err(unread)),
            }
        }
        // Numbers alone are no days.
        list.iter().any(|(_, part)| part.month.is_some()).then(|| settle(&mut list, year))
    })
}

fn linked(cursor: &mut Cursor<'_>) -> Option<(Link, Result<Stated, Unread>)> {
    let link = match cursor.next() {
        Word::Dash | Word::Until => Link::To,
        Word::And | Word::Slash => Link::And,
        _ => return None,
    };
    Some((link, stated(cursor)?))
}

fn stated(cursor: &mut Cursor<'_>) -> Option<Result<Stated, Unread>> {
    cursor.attempt(|c| {
        let said_day = c.take(Word::Unit(Unit::Day));
        let weekday = c.attempt(|c| match c.next() {
            Word::Weekday(weekday) => Some(weekday),
            _ => None,
        });
        let said_at = c.take(Word::At);
        let found = c
            .attempt(numeric)
            .or_else(|| c.attempt(|c| day_and_month(c, said_at)))
            .or_else(|| c.attempt(|c| month(c, said_day)))
            .or_else(|| c.attempt(bare_day))?;
        Some(found.map(|found| Stated { weekday, ..found }))
    })
}

/// 30/3/66, 30.3.2566, 2023-03-30, 2566-03-30.
fn numeric(cursor: &mut Cursor<'_>) -> Option<Result<Stated, Unread>> {
    if is_ordinal(cursor) {
        return None;
    }
    let tight = (1..5).all(|n| cursor.is_tight(n));
    let Word::Number { value: first, digits } = cursor.next() else { return None };
    let separator = cursor.next();
    let Word::Number { value: month, digits: month_digits } = cursor.next() else { return None };
    if !matches!(separator, Word::Slash | Word::Dash | Word::Dot) || !cursor.take(separator) {
        return None;
    }
    let Word::Number { value: last, digits: last_digits } = cursor.next() else { return None };
    if month_digits > 2 || (separator != Word::Slash && !tight) {
        return None;
    }
    let (day, year) = match (digits, separator, last_digits) {
        // ISO 8601: the Common Era, or the Buddhist Era in the same shape.
        (4, Word::Dash, 2) if (1857..2400).contains(&first) => (last, buddhist(first)),
        (4, Word::Dash | Word::Slash, 1 | 2) => (last, year_of(first, digits)),
        (1 | 2, Word::Slash, _) | (1 | 2, _, 4) => (first, year_of(last, last_digits)),
        // 02-11-66 may be a date or a telephone number.
        (1 | 2, Word::Dash, 2) => (first, Err(Unread::Unclear)),
        _ => return None,
    };
    Some(year.and_then(|year| {
        let month = Some(month).filter(|month| (1..=12).contains(month)).ok_or(Unread::NoSuchDay)?;
        Ok(Stated { day: Some(day), month: Some(month), year: Some(year), weekday: None, end: false })
    }))
}

/// ๓๐ มี.ค. ๖๖, 30-มี.ค.-66, ที่ ๓๐ เดือนมีนาคม พ.ศ. ๒๕๖๖, ที่ ๕ ของเดือนมีนาคม.
fn day_and_month(cursor: &mut Cursor<'_>, said_at: bool) -> Option<Result<Stated, Unread>> {
    if is_ordinal(cursor) {
        return None;
    }
    let Word::Number { value: day, digits } = cursor.next() else { return None };
    match cursor.peek() {
        Word::Slash => drop(cursor.next()),
        Word::Dash if cursor.is_tight(0) && cursor.is_tight(1) => drop(cursor.next()),
        Word::Unit(Unit::Month) if said_at => drop(cursor.next()),
        Word::Of if said_at => {
            cursor.next();
            cursor.take(Word::Unit(Unit::Month));
        }
        _ => {}
    }
    let Word::Month(month) = cursor.next() else { return None };
    let year = year_after_month(cursor, month).transpose();
    Some(year.and_then(|year| {
        let day = Some(day).filter(|_| digits <= 2).ok_or(Unread::NoSuchDay)?;
        Ok(Stated { day: Some(day), month: Some(month), year, weekday: None, end: false })
    }))
}

/// มี.ค. ๖๖, เดือนมีนาคม, สิ้นเดือนมีนาคม ๒๕๖๖, วันสุดท้ายของเดือนมีนาคม.
fn month(cursor: &mut Cursor<'_>, said_day: bool) -> Option<Result<Stated, Unread>> {
    // Of what in the month? งวดที่ ๓ ของเดือนมีนาคม.
    let of_something = cursor.behind(1) == Word::Of
        && matches!(cursor.behind(2), Word::Number { .. } | Word::Spelled(_) | Word::First | Word::Last);
    let end = cursor.take(Word::End) || (said_day && cursor.take(Word::Last) && cursor.take(Word::Of));
    cursor.take(Word::Unit(Unit::Month));
    let Word::Month(month) = cursor.next() else { return None };
    if of_something {
        return Some(Err(Unread::Unclear));
    }
    let year = year_after_month(cursor, month).transpose();
    Some(year.map(|year| Stated { day: None, month: Some(month), year, weekday: None, end }))
}

/// The ๑ of ๑ - ๑๕ มี.ค. ๖๖; whether a month follows is for the list to say.
fn bare_day(cursor: &mut Cursor<'_>) -> Option<Result<Stated, Unread>> {
    if is_ordinal(cursor) || counts_something(cursor) {
        return None;
    }
    match cursor.next() {
        Word::Number { value: day @ 1..=31, digits: 1 | 2 } => {
            Some(Ok(Stated { day: Some(day), month: None, year: None, weekday: None, end: false }))
        }
        _ => None,
    }
}

/// The number of ครั้งที่ ๑, งวดที่ ๒, ข้อ ๓: of anything but a day.
fn is_ordinal(cursor: &Cursor<'_>) -> bool {
    let of_a_thing = match cursor.behind(2) {
        Word::Other | Word::Times | Word::Round => true,
        Word::Unit(unit) => unit != Unit::Day,
        _ => false,
    };
    (cursor.behind(1) == Word::At && of_a_thing) || cursor.behind(1) == Word::Item
}

/// Whether the number here is one of things or of time (๓๐ วัน, ๒ ครั้ง, 09.00 น.) and not of a day or a year.
pub(super) fn counts_something(cursor: &Cursor<'_>) -> bool {
    let begins_anew = matches!(
        cursor.ahead(2),
        Word::Each
            | Word::At
            | Word::Weekday(_)
            | Word::Month(_)
            | Word::Number { .. }
            | Word::BuddhistEra
            | Word::First
            | Word::Last
            | Word::After
    );
    match cursor.ahead(1) {
        Word::Unit(_) | Word::Times => !begins_anew,
        // Before a month (ตุลาคม ๑๕ มีนาคม) it is the day of that month.
        Word::Counted | Word::Periodic | Word::Dot | Word::Month(_) => true,
        _ => false,
    }
}

/// A year, with or without its era: ๖๖, ๒๕๖๖, พ.ศ. ๒๕๖๖, ค.ศ. 2023.
pub(super) fn stated_year(cursor: &mut Cursor<'_>) -> Option<Result<u16, Unread>> {
    cursor.attempt(|c| {
        let era = matches!(c.peek(), Word::BuddhistEra | Word::CommonEra).then(|| c.next());
        let counts = counts_something(c);
        let Word::Number { value, digits } = c.next() else { return None };
        if era.is_none() && digits <= 2 && counts {
            return None;
        }
        Some(if era == Some(Word::CommonEra) { buddhist(value) } else { year_of(value, digits) })
    })
}

/// Two digits are 2500 and so many, four are of the Buddhist Era, and anything else is to be asked about.
fn year_of(value: u32, digits: usize) -> Result<u16, Unread> {
    let be = if digits == 2 { 2500 + value } else { value };
    let plausible = matches!(digits, 2 | 4) && (2400..3000).contains(&be);
    u16::try_from(be).ok().filter(|_| plausible).ok_or(Unread::DoubtfulYear(value))
}

/// A year of the Common Era.
fn buddhist(ce: u32) -> Result<u16, Unread> {
    year_of(ce.saturating_add(BE_OFFSET.unsigned_abs()), 4).map_err(|_| Unread::DoubtfulYear(ce))
}

/// The year after a month: ๖๖, -66 (as a spreadsheet writes it), ปี ๒๕๖๖, ปีงบประมาณ ๒๕๖๖.
fn year_after_month(cursor: &mut Cursor<'_>, month: u32) -> Option<Result<u16, Unread>> {
    let joined = |c: &mut Cursor<'_>| {
        let tight = c.is_tight(0) && c.is_tight(1);
        let separator = c.next();
        let is_year = matches!(c.peek(), Word::Number { digits: 2 | 4, .. });
        // มี.ค.-15/4/66
        let ends = c.ahead(1) != Word::Slash;
        (tight && matches!(separator, Word::Dash | Word::Slash) && is_year && ends)
            .then(|| stated_year(c))
            .flatten()
    };
    let qualified = |c: &mut Cursor<'_>| {
        c.take(Word::Of);
        if c.take(Word::Unit(Unit::FiscalYear)) {
            let fiscal = stated_year(c)?;
            return Some(fiscal.map(|year| if month >= 10 { year - 1 } else { year }));
        }
        c.take(Word::Unit(Unit::Year));
        stated_year(c)
    };
    cursor.attempt(joined).or_else(|| cursor.attempt(qualified))
}

/// Gives each part what it lacks, and makes days of them.
fn settle(parts: &mut [(Link, Stated)], year: FiscalYear) -> Result<Found, Unread> {
    share_months(parts)?;
    share_years(parts, year);
    let mut spans: Vec<(Day, Day)> = Vec::with_capacity(parts.len());
    for (link, part) in parts.iter() {
        let (first, last) = span_of(part)?;
        match spans.last_mut() {
            Some(open) if *link == Link::To => {
                if last < open.0 || first < open.0 {
                    return Err(Unread::Backwards);
                }
                open.1 = last;
            }
            // ๑๕ และ ๑๖ มีนาคม: two that touch are one.
            Some(open) if open.1.succ_opt() == Some(first) => open.1 = last,
            Some(_) => return Err(Unread::Several),
            None => spans.push((first, last)),
        }
    }
    let &(first, last) = spans.first().ok_or(Unread::NothingDated)?;
    Ok(match parts {
        [(_, only)] if only.end => Found::end(last),
        [(_, only)] if only.day.is_some() => Found::day(first),
        [_] => Found::span(first, last),
        _ => Found::run(first, last),
    })
}

/// A day without a month is of the next month that is said: ๑ - ๑๕ มี.ค.
fn share_months(list: &mut [(Link, Stated)]) -> Result<(), Unread> {
    let mut later: Option<Stated> = None;
    for (_, part) in list.iter_mut().rev() {
        if part.month.is_none() {
            // ๑๕ มี.ค. - ๓๐: of which month?
            let of = later.ok_or(Unread::Unclear)?;
            // ๑ - มี.ค. ๖๖: the ๑ is of nothing.
            of.day.ok_or(Unread::Unclear)?;
            (part.month, part.year) = (of.month, of.year);
        }
        later = Some(*part);
    }
    Ok(())
}

/// A year that is said serves those without: the ones before it, a year earlier if their month is the later
/// one; those after it, a year later if their month is the earlier one. Where none is said, the fiscal year.
fn share_years(list: &mut [(Link, Stated)], year: FiscalYear) {
    let mut later: Option<(u16, u32)> = None;
    for (_, part) in list.iter_mut().rev() {
        let Some(month) = part.month else { continue };
        if let (None, Some((year, of))) = (part.year, later) {
            part.year = Some(if month > of { year - 1 } else { year });
        }
        later = part.year.map(|year| (year, month)).or(later);
    }
    let mut earlier: Option<(u16, u32)> = None;
    for (_, part) in list.iter_mut() {
        let Some(month) = part.month else { continue };
        let stated = part.year.unwrap_or_else(|| match earlier {
            Some((year, of)) => year + u16::from(month < of),
            None => year.be() - u16::from(month >= 10),
        });
        let said_before = part.year.is_some() || earlier.is_some();
        part.year = Some(stated);
        earlier = said_before.then_some((stated, month));
    }
}

/// The first and last day of a part that has all it needs.
fn span_of(part: &Stated) -> Result<(Day, Day), Unread> {
    let (Some(month), Some(year)) = (part.month, part.year) else { return Err(Unread::Unclear) };
    let first = Day::from_ymd_opt(i32::from(year) - BE_OFFSET, month, 1).ok_or(Unread::NoSuchDay)?;
    let last = (first + Months::new(1)).pred_opt().ok_or(Unread::NoSuchDay)?;
    let Some(number) = part.day else {
        return Ok(if part.end { (last, last) } else { (first, last) });
    };
    let day = first.with_day(number).ok_or(Unread::NoSuchDay)?;
    if part.weekday.is_some_and(|weekday| weekday != day.weekday()) {
        return Err(Unread::WrongWeekday);
    }
    Ok((day, day))
}
