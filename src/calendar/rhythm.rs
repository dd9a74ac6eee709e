//! Rhythms: ทุกเดือน, ปีละ ๒ ครั้ง, ๑ ครั้ง/ไตรมาส, รายเดือน, ทุกวันที่ ๕ ของเดือน.
//!
//! Only the seven of [`Cadence`] are understood; ทุก ๔ เดือน is a rhythm, and none of them.

use super::Cadence;
use super::periods::months_counted;
use super::reading::Unread;
use super::tokens::Cursor;
use super::words::{Unit, Word};

type Rhythm = Result<Cadence, Unread>;

/// The rhythm that begins here.
pub(super) fn rhythm(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    if let Word::Rhythm(cadence) = cursor.peek() {
        cursor.next();
        return Some(Ok(cadence));
    }
    cursor
        .attempt(every)
        .or_else(|| cursor.attempt(times_each))
        .or_else(|| cursor.attempt(times_per))
        .or_else(|| cursor.attempt(once_in))
        .or_else(|| cursor.attempt(rounds))
}

/// รอบ ๖ เดือน และ ๑๒ เดือน: the ends of equal parts of the year are a rhythm.
fn rounds(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    if !cursor.take(Word::Round) {
        return None;
    }
    let mut ends = vec![months_counted(cursor)?];
    while let Some(next) = cursor.attempt(|c| {
        c.take(Word::And);
        c.take(Word::Round);
        months_counted(c)
    }) {
        ends.push(next);
    }
    match ends[..] {
        [_] => None,
        [6, 12] => Some(Ok(Cadence::TwiceYearly)),
        [3, 6, 9, 12] => Some(Ok(Cadence::Quarterly)),
        _ => Some(Err(Unread::NoSuchRhythm)),
    }
}

/// ทุก … and ราย …
fn every(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    match cursor.next() {
        Word::Every => {}
        Word::Periodic => {
            let n = count(cursor).unwrap_or(1);
            return Some(interval(n, unit(cursor)?));
        }
        _ => return None,
    }
    while cursor.take(Word::Repeat) || cursor.take(Word::Round) {}
    if cursor.take(Word::School) {
        return Some(Err(Unread::SchoolYear));
    }
    if matches!(cursor.peek(), Word::End | Word::PartOf) {
        cursor.next();
        let unit = unit(cursor)?;
        return Some(if names_one(cursor) { Err(Unread::Unclear) } else { interval(1, unit) });
    }
    let counted = count(cursor);
    match cursor.peek() {
        Word::Unit(unit) => {
            cursor.next();
            match (counted, unit) {
                (Some(n), unit) => Some(interval(n, unit)),
                (None, Unit::Day) => day_of(cursor),
                (None, _) if names_one(cursor) => Some(Err(Unread::Unclear)),
                (None, unit) => Some(interval(1, unit)),
            }
        }
        Word::Weekday(_) => weekdays(cursor),
        // ทุก ๓๐ มีนาคม: a rhythm of some kind, and no date.
        Word::Month(_) => Some(Err(Unread::NoSuchRhythm)),
        _ => counted.map(|_| Err(Unread::NoSuchRhythm)),
    }
}

/// Whether a month, a number, แรก or ที่ makes one certain month or quarter of what was to be every one:
/// ทุกเดือนมีนาคม, ทุกไตรมาสที่ ๒. A range of months does not: ทุกเดือน ม.ค. - มี.ค. ๖๖.
fn names_one(cursor: &Cursor<'_>) -> bool {
    match cursor.peek() {
        Word::First | Word::Last => true,
        Word::At => cursor.is_tight(0) || matches!(cursor.ahead(1), Word::Number { .. } | Word::Spelled(_)),
        Word::Month(_) => {
            let mut after = *cursor;
            after.next();
            if matches!(after.peek(), Word::Number { .. }) {
                after.next();
            }
            !matches!(after.peek(), Word::Dash | Word::Until)
        }
        _ => false,
    }
}

/// After ทุกวัน: the day itself, a day of the month (ที่ ๕ ของเดือน, สุดท้ายของเดือน), a weekday.
fn day_of(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    cursor.take(Word::Further);
    match cursor.peek() {
        Word::First | Word::Last | Word::End => {
            cursor.next();
            cursor.take(Word::Of);
            Some(unit(cursor).map_or(Err(Unread::NoSuchRhythm), |unit| interval(1, unit)))
        }
        Word::Weekday(_) => weekdays(cursor),
        Word::At => days_of_month(cursor),
        // ทุกวันหยุด: days of some kind.
        Word::Other if cursor.is_tight(0) && cursor.behind(1) != Word::Further => {
            Some(Err(Unread::NoSuchRhythm))
        }
        _ => Some(Ok(Cadence::Daily)),
    }
}

/// ที่ ๕, ที่ ๕ และ ๒๐, ที่ ๑๕ และสิ้นเดือน, ที่ ๑ - ๕ ของเดือน: on how many days of a month, a stretch of days
/// counting once; nothing where it is no day of a month.
fn days_of_month(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    cursor.take(Word::At);
    if !matches!(cursor.next(), Word::Number { .. }) {
        return None;
    }
    cursor.attempt(|c| {
        let joined = matches!(c.next(), Word::Dash | Word::Until);
        (joined && matches!(c.next(), Word::Number { .. })).then_some(())
    });
    let mut days = 1;
    while cursor.attempt(another_day).is_some() {
        days += 1;
    }
    if cursor.take(Word::Of) {
        while matches!(cursor.peek(), Word::Every | Word::Repeat) {
            cursor.next();
        }
        if matches!(cursor.peek(), Word::Unit(unit) if unit != Unit::Month) {
            return Some(Err(Unread::NoSuchRhythm));
        }
    }
    cursor.take(Word::Unit(Unit::Month));
    if matches!(cursor.peek(), Word::Month(_)) {
        cursor.next();
        super::dates::stated_year(cursor);
        return Some(if days == 1 { Ok(Cadence::Yearly) } else { Err(Unread::NoSuchRhythm) });
    }
    Some(per(days, Unit::Month))
}

fn another_day(cursor: &mut Cursor<'_>) -> Option<()> {
    if !matches!(cursor.next(), Word::And | Word::Slash) {
        return None;
    }
    while cursor.take(Word::Unit(Unit::Day)) || cursor.take(Word::At) {}
    match cursor.next() {
        Word::Number { .. } => Some(()),
        Word::End => cursor.take(Word::Unit(Unit::Month)).then_some(()),
        _ => None,
    }
}

/// ทุกวันพุธ is weekly, ทุกวันพุธที่ ๒ ของเดือน and ทุกวันพุธแรกของเดือน monthly.
fn weekdays(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    cursor.next();
    let joined = matches!(cursor.peek(), Word::And | Word::Dash | Word::Until);
    if joined && matches!((cursor.ahead(1), cursor.ahead(2)), (Word::Weekday(_), _) | (_, Word::Weekday(_))) {
        return Some(Err(Unread::NoSuchRhythm));
    }
    if cursor.take(Word::First) || cursor.take(Word::Last) {
        return Some(Ok(Cadence::Monthly));
    }
    let of_one_week = (cursor.peek(), cursor.ahead(1)) == (Word::Of, Word::Unit(Unit::Week));
    if of_one_week && matches!(cursor.ahead(2), Word::At | Word::First | Word::Last) {
        return Some(Err(Unread::NoSuchRhythm));
    }
    if cursor.peek() == Word::At && matches!(cursor.ahead(1), Word::Number { .. }) {
        return days_of_month(cursor);
    }
    Some(Ok(Cadence::Weekly))
}

/// ปีละ ๒ ครั้ง, เดือนละครั้ง
fn times_each(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    let unit = match cursor.next() {
        Word::Unit(unit) => Ok(unit),
        Word::Weekday(chrono::Weekday::Sun) => Ok(Unit::Week),
        Word::School => Err(Unread::SchoolYear),
        _ => return None,
    };
    if !cursor.take(Word::Each) {
        return None;
    }
    let n = count(cursor).unwrap_or(1);
    cursor.take(Word::Times).then(|| per(n, unit?))
}

/// ๑ ครั้ง/เดือน, ๒ ครั้งต่อปี, ๑ ครั้ง/๖ เดือน
fn times_per(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    let n = count(cursor)?;
    if !cursor.take(Word::Times) || !(cursor.take(Word::Slash) || cursor.take(Word::Per)) {
        return None;
    }
    if cursor.take(Word::School) {
        return Some(Err(Unread::SchoolYear));
    }
    match (n, count(cursor)) {
        (n, None | Some(1)) => Some(per(n, unit(cursor)?)),
        (1, Some(length)) => Some(interval(length, unit(cursor)?)),
        _ => Some(Err(Unread::NoSuchRhythm)),
    }
}

/// ๓ เดือน/ครั้ง, ๓ เดือน ๑ ครั้ง, ๑ ปี ๒ ครั้ง
fn once_in(cursor: &mut Cursor<'_>) -> Option<Rhythm> {
    let length = count(cursor)?;
    let unit = unit(cursor)?;
    let joined = cursor.take(Word::Slash) || cursor.take(Word::Per);
    let times = count(cursor);
    if !cursor.take(Word::Times) || !(joined || times.is_some()) || cursor.peek() == Word::At {
        return None;
    }
    Some(match (length, times.unwrap_or(1)) {
        (1, times) => per(times, unit),
        (length, 1) => interval(length, unit),
        _ => Err(Unread::NoSuchRhythm),
    })
}

fn count(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|c| match c.next() {
        Word::Number { value, .. } | Word::Spelled(value) => Some(value),
        _ => None,
    })
}

fn unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    cursor.attempt(|c| match c.next() {
        Word::Unit(unit) => Some(unit),
        _ => None,
    })
}

/// Once in `n` units.
fn interval(n: u32, unit: Unit) -> Rhythm {
    Ok(match (n, unit) {
        (1, Unit::Day) => Cadence::Daily,
        (7, Unit::Day) | (1, Unit::Week) => Cadence::Weekly,
        (14 | 15, Unit::Day) | (2, Unit::Week) => Cadence::TwiceMonthly,
        (30, Unit::Day) | (1, Unit::Month) => Cadence::Monthly,
        (90, Unit::Day) | (3, Unit::Month) | (1, Unit::Quarter) => Cadence::Quarterly,
        (180, Unit::Day) | (6, Unit::Month) | (2, Unit::Quarter) | (1, Unit::Half) => Cadence::TwiceYearly,
        (365, Unit::Day)
        | (12, Unit::Month)
        | (4, Unit::Quarter)
        | (1, Unit::Year | Unit::FiscalYear | Unit::CalendarYear) => Cadence::Yearly,
        _ => return Err(Unread::NoSuchRhythm),
    })
}

/// `n` times in a unit.
fn per(n: u32, unit: Unit) -> Rhythm {
    Ok(match (n, unit) {
        (1, unit) => return interval(1, unit),
        (2, Unit::Month) | (24, Unit::Year | Unit::FiscalYear) => Cadence::TwiceMonthly,
        (3, Unit::Quarter) | (6, Unit::Half) | (12, Unit::Year | Unit::FiscalYear) => Cadence::Monthly,
        (2, Unit::Half) | (4, Unit::Year | Unit::FiscalYear) => Cadence::Quarterly,
        (2, Unit::Year | Unit::FiscalYear) => Cadence::TwiceYearly,
        (52, Unit::Year | Unit::FiscalYear) => Cadence::Weekly,
        _ => return Err(Unread::NoSuchRhythm),
    })
}
