//! Fiscal years, quarters, halves and rounds: ตลอดปีงบประมาณ ๒๕๖๔, ไตรมาส ๑ - ๔, ครึ่งปีแรก, รอบ ๖ เดือน.

use super::dates::{counts_something, stated_year};
use super::findings::{Found, Kind};
use super::reading::Unread;
use super::tokens::Cursor;
use super::words::{Unit, Word};
use super::{BE_OFFSET, Day, FiscalYear};
use chrono::Datelike;

type Reading = Option<Result<Found, Unread>>;

/// The period that begins here.
pub(super) fn period(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    cursor
        .attempt(|c| end_of(c, year))
        .or_else(|| cursor.attempt(|c| fiscal_years(c, year)))
        .or_else(|| cursor.attempt(|c| plain_year(c, year)))
        .or_else(|| cursor.attempt(|c| quarters(c, year)))
        .or_else(|| cursor.attempt(|c| half(c, year)))
        .or_else(|| cursor.attempt(|c| rounds(c, year)))
}

/// สิ้นปีงบประมาณ ๒๕๖๖, สิ้นไตรมาสที่ ๒: the last day. สิ้นปี may be December or September.
fn end_of(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    if !cursor.take(Word::End) {
        return None;
    }
    if cursor.peek() == Word::Unit(Unit::Year) {
        cursor.next();
        return Some(Err(Unread::Unclear));
    }
    let found =
        cursor.attempt(|c| fiscal_years(c, year)).or_else(|| cursor.attempt(|c| quarters(c, year)))?;
    Some(found.map(|found| Found::end(found.last)))
}

/// ปีงบประมาณ, ปีงบประมาณ พ.ศ. 2567, ปีงบประมาณ 2566 - 2570.
fn fiscal_years(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    if !cursor.take(Word::Unit(Unit::FiscalYear)) {
        return None;
    }
    let Some(first) = stated_year(cursor) else { return Some(Ok(Found::fiscal_year(year))) };
    let first = first.and_then(fiscal);
    let next = cursor.attempt(|c| {
        let to = matches!(c.peek(), Word::Dash | Word::Until);
        if !to && c.peek() != Word::And {
            return None;
        }
        c.next();
        c.take(Word::Unit(Unit::FiscalYear));
        Some((to, stated_year(c)?))
    });
    let Some((to, last)) = next else { return Some(first.map(Found::fiscal_year)) };
    Some(first.and_then(|first| {
        let last = fiscal(last?)?;
        match last.be().checked_sub(first.be()) {
            None => Err(Unread::Backwards),
            Some(2..) if !to => Err(Unread::Several),
            Some(_) => Ok(Found::run(first.first_day(), last.last_day())),
        }
    }))
}

fn fiscal(year: u16) -> Result<FiscalYear, Unread> {
    FiscalYear::new(year).map_err(|_| Unread::DoubtfulYear(year.into()))
}

/// ตลอดปี, ปี ๒๕๖๖, ปีปฏิทิน ๒๕๖๖. A year that is not said to be fiscal is so where it is the plan's own;
/// another one may begin in January or October.
fn plain_year(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    let through = cursor.take(Word::Through);
    if cursor.take(Word::Unit(Unit::CalendarYear)) {
        return Some(stated_year(cursor)?.and_then(|be| {
            let day = |month, day| Day::from_ymd_opt(i32::from(be) - BE_OFFSET, month, day);
            let (first, last) = day(1, 1).zip(day(12, 31)).ok_or(Unread::NoSuchDay)?;
            Ok(Found::span(first, last))
        }));
    }
    if through && cursor.peek() == Word::Unit(Unit::FiscalYear) {
        let found = fiscal_years(cursor, year)?;
        return Some(found.map(|found| Found { weak: false, ..found }));
    }
    if !cursor.take(Word::Unit(Unit::Year)) {
        return None;
    }
    let said = stated_year(cursor);
    // ปี ๒๕๖๖ - ๒๕๗๐: where it begins and ends is as open as in one such year.
    let many = said.is_some() && cursor.attempt(another_year).is_some();
    let found = match said {
        None if through => Ok(year),
        None => return None,
        Some(said) => said.and_then(fiscal),
    };
    Some(found.map(|said| {
        let found = Found { weak: !through, ..Found::fiscal_year(said) };
        let december = Day::from_ymd_opt(said.last_day().year(), 12, 31);
        match december {
            Some(last) if many || said != year => Found { last, kind: Kind::OpenYear, ..found },
            _ => found,
        }
    }))
}

fn another_year(cursor: &mut Cursor<'_>) -> Option<Result<u16, Unread>> {
    if !matches!(cursor.next(), Word::Dash | Word::Until | Word::And | Word::Slash) {
        return None;
    }
    cursor.take(Word::Unit(Unit::Year));
    stated_year(cursor)
}

/// ไตรมาสที่ ๑, ไตรมาส ๒/๒๕๖๖, ไตรมาสที่ ๑ และ ๒, ไตรมาส ๑ - ๔ ปีงบประมาณ ๒๕๖๖.
fn quarters(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    cursor.take(Word::Through);
    if !cursor.take(Word::Unit(Unit::Quarter)) {
        return None;
    }
    let mut parts =
        vec![Quarter { closes: false, number: quarter_number(cursor)?, year: qualifying_year(cursor) }];
    while let Some((closes, number)) = cursor.attempt(linked_quarter) {
        parts.push(Quarter { closes, number, year: qualifying_year(cursor) });
    }
    Some(join_quarters(&parts, year))
}

/// A quarter as it is written.
struct Quarter {
    /// Whether it is the end of a range that the one before begins.
    closes: bool,
    number: u32,
    year: Option<Result<u16, Unread>>,
}

fn linked_quarter(cursor: &mut Cursor<'_>) -> Option<(bool, u32)> {
    let to = match cursor.next() {
        Word::Dash | Word::Until => true,
        Word::And => false,
        _ => return None,
    };
    let named = cursor.take(Word::Unit(Unit::Quarter));
    if !named && counts_something(cursor) {
        return None;
    }
    Some((to, quarter_number(cursor)?))
}

/// The number of a quarter: also one that does not exist, but not the day of a month.
fn quarter_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|c| {
        c.take(Word::At);
        match c.next() {
            Word::First => Some(1),
            Word::Last => Some(4),
            Word::Spelled(number) => Some(number),
            Word::Number { value, digits: 1 } if !matches!(c.peek(), Word::Month(_)) => Some(value),
            _ => None,
        }
    })
}

/// The fiscal year after a quarter or a half: /๒๕๖๖, ปี ๒๕๖๖, ของปีงบประมาณ พ.ศ. ๒๕๖๖.
fn qualifying_year(cursor: &mut Cursor<'_>) -> Option<Result<u16, Unread>> {
    cursor.attempt(|c| {
        let joined = c.take(Word::Slash);
        c.take(Word::Of);
        let named = c.take(Word::Unit(Unit::FiscalYear)) || c.take(Word::Unit(Unit::Year));
        let bare = !joined && !named;
        if bare && !matches!(c.peek(), Word::Number { digits: 4, .. } | Word::BuddhistEra | Word::CommonEra) {
            return None;
        }
        stated_year(c)
    })
}

/// One year, wherever it is said, serves the quarters without one: fiscal years do not break in December.
fn join_quarters(parts: &[Quarter], year: FiscalYear) -> Result<Found, Unread> {
    let shared = parts.iter().rev().find_map(|part| part.year).transpose()?;
    let mut span: Option<(Day, Day)> = None;
    for part in parts {
        let year = part.year.transpose()?.or(shared).map_or(Ok(year), fiscal)?;
        let last_month = match part.number {
            1 => 2,
            2 => 5,
            3 => 8,
            4 => 11,
            _ => return Err(Unread::NoSuchDay),
        };
        let (first, last) = (year.month(last_month - 2).first_day(), year.month(last_month).last_day());
        span = Some(match span {
            None => (first, last),
            Some((open, _)) if part.closes && first >= open => (open, last),
            Some(_) if part.closes => return Err(Unread::Backwards),
            Some((open, end)) if end.succ_opt() == Some(first) => (open, last),
            Some(_) => return Err(Unread::Several),
        });
    }
    let (first, last) = span.ok_or(Unread::NothingDated)?;
    Ok(if parts.len() > 1 { Found::run(first, last) } else { Found::span(first, last) })
}

/// ครึ่งปีแรก, ครึ่งปีหลัง ปีงบประมาณ ๒๕๖๖.
fn half(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    if !cursor.take(Word::Unit(Unit::Half)) {
        return None;
    }
    let months = match cursor.next() {
        Word::First => (0, 5),
        Word::After | Word::Last => (6, 11),
        _ => return None,
    };
    Some(months_of(months, qualifying_year(cursor), year))
}

/// รอบ ๖ เดือน (the first six), ๖ เดือนแรก, ๖ เดือนหลัง.
fn rounds(cursor: &mut Cursor<'_>, year: FiscalYear) -> Reading {
    let named = cursor.take(Word::Round);
    let count = months_counted(cursor)?;
    let months = if cursor.take(Word::After) || cursor.take(Word::Last) {
        (12 - count, 11)
    } else if cursor.take(Word::First) || named {
        (0, count - 1)
    } else {
        return None;
    };
    let found = months_of(months, qualifying_year(cursor), year);
    Some(found.map(|found| Found { kind: Kind::Round, ..found }))
}

/// ๖ เดือน, up to a year.
pub(super) fn months_counted(cursor: &mut Cursor<'_>) -> Option<usize> {
    cursor.attempt(|c| {
        let (Word::Number { value: count @ 1..=12, .. } | Word::Spelled(count)) = c.next() else {
            return None;
        };
        c.take(Word::Unit(Unit::Month)).then(|| usize::try_from(count).ok()).flatten()
    })
}

fn months_of(
    (first, last): (usize, usize),
    said: Option<Result<u16, Unread>>,
    year: FiscalYear,
) -> Result<Found, Unread> {
    let year = said.map_or(Ok(year), |said| said.and_then(fiscal))?;
    Ok(Found::span(year.month(first).first_day(), year.month(last).last_day()))
}
