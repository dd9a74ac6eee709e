//! The Thai fiscal year: BE n runs from 1 October of n-1 to 30 September of n.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};

use super::{BE_OFFSET, Day};
use crate::thai::digits;

/// A fiscal year, by its Buddhist Era number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct FiscalYear(u16);

/// Why a number is no fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a fiscal year of the Buddhist Era (2400 to 2999)")]
pub struct NotAFiscalYear(pub i64);

impl FiscalYear {
    /// The year `be` of the Buddhist Era, 2400 to 2999. What lies below is most likely of the Common Era.
    pub fn new(be: u16) -> Result<Self, NotAFiscalYear> {
        if (2400..3000).contains(&be) { Ok(Self(be)) } else { Err(NotAFiscalYear(i64::from(be))) }
    }

    /// The fiscal year in which `day` falls; days outside 2400 to 2999 fall into the nearest year.
    pub fn of(day: Day) -> Self {
        let be = day.year() + BE_OFFSET + i32::from(day.month() >= 10);
        Self(u16::try_from(be.clamp(2400, 2999)).unwrap_or(2400))
    }

    /// Its number in the Buddhist Era.
    pub const fn be(self) -> u16 {
        self.0
    }

    /// 1 October of the year before.
    pub fn first_day(self) -> Day {
        Day::from_ymd_opt(i32::from(self.0) - BE_OFFSET - 1, 10, 1).unwrap_or_default()
    }

    /// 30 September.
    pub fn last_day(self) -> Day {
        Day::from_ymd_opt(i32::from(self.0) - BE_OFFSET, 9, 30).unwrap_or_default()
    }

    /// Whether `day` falls in this year.
    pub fn contains(self, day: Day) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// October to September.
    pub fn months(self) -> impl DoubleEndedIterator<Item = FiscalMonth> + ExactSizeIterator {
        (0..12u8).map(move |index| FiscalMonth { year: self, index })
    }

    /// The month at `index` (0 is October); an index past 11 gives September.
    pub fn month(self, index: usize) -> FiscalMonth {
        FiscalMonth { year: self, index: u8::try_from(index.min(11)).unwrap_or(11) }
    }
}

impl TryFrom<u16> for FiscalYear {
    type Error = NotAFiscalYear;
    fn try_from(be: u16) -> Result<Self, Self::Error> {
        Self::new(be)
    }
}

impl From<FiscalYear> for u16 {
    fn from(year: FiscalYear) -> Self {
        year.0
    }
}

impl FromStr for FiscalYear {
    type Err = NotAFiscalYear;
    /// Reads `2566`, `๒๕๖๖` or `66`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = digits::to_arabic(text.trim());
        // One digit is a slip, and `+66` parses as a number.
        if !plain.chars().all(|c| c.is_ascii_digit()) || plain.len() < 2 {
            return Err(NotAFiscalYear(-1));
        }
        let number: u16 = plain.parse().map_err(|_| NotAFiscalYear(-1))?;
        Self::new(if plain.len() == 2 { 2500 + number } else { number })
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A quarter of the fiscal year: 1 is October to December.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(u8);

impl Quarter {
    /// 1 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// A month of a fiscal year. Written `2566-03`: the calendar's BE year and month, so that March of fiscal
/// year 2566 is `2566-03` and its October is `2565-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalMonth {
    year: FiscalYear,
    index: u8,
}

/// Why a text is no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a month: write it like 2566-03 (BE year, month)")]
pub struct NotAMonth(pub String);

impl FiscalMonth {
    /// The month in which `day` falls.
    pub fn of(day: Day) -> Self {
        let index = (day.month0() + 3) % 12;
        Self { year: FiscalYear::of(day), index: u8::try_from(index).unwrap_or(0) }
    }

    /// The fiscal year it belongs to.
    pub const fn year(self) -> FiscalYear {
        self.year
    }

    /// 0 is October, 11 is September.
    pub const fn index(self) -> usize {
        self.index as usize
    }

    /// The calendar month, 1 to 12.
    pub const fn number(self) -> u32 {
        (self.index as u32 + 9) % 12 + 1
    }

    /// The calendar year of the Buddhist Era.
    pub const fn be_year(self) -> u16 {
        if self.index < 3 { self.year.0 - 1 } else { self.year.0 }
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        self.year.first_day() + Months::new(u32::from(self.index))
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        (self.first_day() + Months::new(1)).pred_opt().unwrap_or_default()
    }

    /// Whether `day` falls in it.
    pub fn contains(self, day: Day) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// The quarter it belongs to.
    pub const fn quarter(self) -> Quarter {
        Quarter(self.index / 3 + 1)
    }
}

impl FromStr for FiscalMonth {
    type Err = NotAMonth;
    /// Reads `2566-03` and `๒๕๖๖-๐๓`; a year of the Common Era (`2023-03`) is understood too.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAMonth(text.to_owned());
        let plain = digits::to_arabic(text.trim());
        let (year, month) = plain.split_once('-').ok_or_else(wrong)?;
        let year: i32 = year.parse().map_err(|_| wrong())?;
        let month: u32 = month.parse().map_err(|_| wrong())?;
        let ce = if year >= 2400 { year - BE_OFFSET } else { year };
        if !(1857..=2456).contains(&ce) {
            return Err(wrong());
        }
        Day::from_ymd_opt(ce, month, 1).map(Self::of).ok_or_else(wrong)
    }
}

impl fmt::Display for FiscalMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.be_year(), self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_runs_from_october_to_september() {
        let year = FiscalYear::new(2566).unwrap();
        assert_eq!((year.first_day(), year.last_day()), (day("2022-10-01"), day("2023-09-30")));
        assert_eq!(FiscalYear::of(day("2022-09-30")).be(), 2565);
        assert_eq!(FiscalYear::of(day("2022-10-01")), year);
        assert!(!year.contains(day("2023-10-01")));
    }

    #[test]
    fn months_are_written_with_the_calendar_year() {
        let march: FiscalMonth = "2566-03".parse().unwrap();
        assert_eq!((march.index(), march.year().be(), march.quarter().number()), (5, 2566, 2));
        let october: FiscalMonth = "๒๕๖๕-๑๐".parse().unwrap();
        assert_eq!((october.index(), october.year().be()), (0, 2566));
        assert_eq!(october.to_string(), "2565-10");
        assert_eq!(march.last_day(), day("2023-03-31"));
        assert_eq!(FiscalMonth::of(day("2024-02-29")).last_day(), day("2024-02-29"));
        for bad in ["2566", "2566-13", "66-03", "abc-de", "2566-00", ""] {
            assert_eq!(bad.parse::<FiscalMonth>(), Err(NotAMonth(bad.into())));
        }
    }

    #[test]
    fn each_month_of_a_year_prints_and_reads_back() {
        for month in FiscalYear::new(2567).unwrap().months() {
            assert_eq!(month.to_string().parse::<FiscalMonth>(), Ok(month));
            assert!(month.year().contains(month.first_day()) && month.year().contains(month.last_day()));
        }
    }

    #[test]
    fn years_of_the_common_era_are_refused() {
        assert!(FiscalYear::new(2023).is_err());
        assert_eq!("66".parse::<FiscalYear>().map(FiscalYear::be), Ok(2566));
        for bad in ["5", "+66", "066", "2566.", "", "99999"] {
            assert!(bad.parse::<FiscalYear>().is_err(), "{bad}");
        }
    }
}
