//! Days, ranges and rhythms as text, in Thai or English, in the Buddhist Era.
//!
//! What is printed here for a day of BE 2400 to 2999, [`super::read()`] reads back as the same; a test holds it
//! to that. Only calendar words stand here, no sentences.

use std::borrow::Cow;

use chrono::{Datelike, Weekday};

use super::names::{ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTH_PARTS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS};
use super::{BE_OFFSET, Cadence, Day, FiscalMonth, FiscalYear};
use crate::thai::digits::Digits;

/// The language of calendar words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    /// มีนาคม, วันพุธ, ทุกเดือน
    #[default]
    Thai,
    /// March, Wednesday, monthly
    English,
}

/// How the calendar is printed: in which language, with which digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Printer {
    /// The language of its words.
    pub tongue: Tongue,
    /// Its digits.
    pub digits: Digits,
}

impl Printer {
    /// Thai words, as official documents have them.
    pub const fn thai(digits: Digits) -> Self {
        Self { tongue: Tongue::Thai, digits }
    }

    /// `๑๕ มีนาคม ๒๕๖๖`, `15 March 2566`.
    pub fn day(self, day: Day) -> String {
        self.write(&format!("{} {} {}", day.day(), self.tongue.month(day.month()), be(day)))
    }

    /// `วันพุธที่ ๑๕ มีนาคม ๒๕๖๖`, `Wednesday 15 March 2566`.
    pub fn day_with_weekday(self, day: Day) -> String {
        let weekday = self.tongue.weekday(day.weekday());
        match self.tongue {
            Tongue::Thai => format!("วัน{weekday}ที่ {}", self.day(day)),
            Tongue::English => format!("{weekday} {}", self.day(day)),
        }
    }

    /// `๑๕ มี.ค. ๖๖`, `15 Mar 2566`.
    pub fn short_day(self, day: Day) -> String {
        let year = self.short_year(day);
        self.write(&format!("{} {} {year}", day.day(), self.tongue.short_month(day.month())))
    }

    /// `มีนาคม ๒๕๖๖`, `March 2566`.
    pub fn month(self, month: FiscalMonth) -> String {
        self.write(&format!("{} {}", self.tongue.month(month.number()), month.be_year()))
    }

    /// `มี.ค. ๖๖`, `Mar 2566`.
    pub fn short_month(self, month: FiscalMonth) -> String {
        let year = self.short_year(month.first_day());
        self.write(&format!("{} {year}", self.tongue.short_month(month.number())))
    }

    /// `ปีงบประมาณ ๒๕๖๖`, `fiscal year 2566`.
    pub fn fiscal_year(self, year: FiscalYear) -> String {
        match self.tongue {
            Tongue::Thai => self.write(&format!("ปีงบประมาณ {year}")),
            Tongue::English => self.write(&format!("fiscal year {year}")),
        }
    }

    /// A range, as short as it can be said: `๑ - ๑๕ มี.ค. ๖๖`, `๑ มี.ค. - ๑๕ เม.ย. ๖๖`, whole months as
    /// months (`ต.ค. ๖๕ - ก.ย. ๖๖`, `มี.ค. - เม.ย. ๖๖`, `มี.ค. ๖๖`).
    pub fn range(self, first: Day, last: Day) -> String {
        let whole = first.day() == 1 && last == FiscalMonth::of(last).last_day();
        let month = |day: Day| self.tongue.short_month(day.month());
        let end = if whole { self.short_month(FiscalMonth::of(last)) } else { self.short_day(last) };
        let start = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) if whole => return end,
            (true, true) => format!("{}", first.day()),
            (true, false) if whole => month(first).into_owned(),
            (true, false) => format!("{} {}", first.day(), month(first)),
            (false, _) if whole => self.short_month(FiscalMonth::of(first)),
            (false, _) => self.short_day(first),
        };
        self.write(&format!("{start} - {end}"))
    }

    /// `ทุกเดือน`, `monthly`.
    pub fn cadence(self, cadence: Cadence) -> Cow<'static, str> {
        self.digits.apply(self.tongue.cadence(cadence))
    }

    /// Two digits in Thai where they say enough, as people write; English readers are given four.
    fn short_year(self, day: Day) -> String {
        match (self.tongue, be(day)) {
            (Tongue::Thai, year @ 2500..=2599) => format!("{:02}", year % 100),
            (_, year) => year.to_string(),
        }
    }

    fn write(self, text: &str) -> String {
        self.digits.apply(text).into_owned()
    }
}

impl Tongue {
    /// `มีนาคม`, `March`; `number` is 1 to 12.
    pub const fn month(self, number: u32) -> &'static str {
        let index = index(number);
        match self {
            Self::Thai => MONTHS[index],
            Self::English => ENGLISH_MONTHS[index],
        }
    }

    /// `มี.ค.`, `Mar`; `number` is 1 to 12.
    pub fn short_month(self, number: u32) -> Cow<'static, str> {
        let (first, second) = MONTH_PARTS[index(number)];
        match self {
            Self::Thai => format!("{first}.{second}.").into(),
            Self::English => ENGLISH_MONTHS[index(number)][..3].into(),
        }
    }

    /// `พุธ`, `Wednesday`.
    pub const fn weekday(self, weekday: Weekday) -> &'static str {
        match self {
            Self::Thai => WEEKDAYS[weekday as usize],
            Self::English => ENGLISH_WEEKDAYS[weekday as usize],
        }
    }

    /// `พ.`, `Wed`.
    pub fn short_weekday(self, weekday: Weekday) -> &'static str {
        match self {
            Self::Thai => SHORT_WEEKDAYS[weekday as usize],
            Self::English => &ENGLISH_WEEKDAYS[weekday as usize][..3],
        }
    }

    const fn cadence(self, cadence: Cadence) -> &'static str {
        match (self, cadence) {
            (Self::Thai, Cadence::Daily) => "ทุกวัน",
            (Self::Thai, Cadence::Weekly) => "ทุกสัปดาห์",
            (Self::Thai, Cadence::TwiceMonthly) => "เดือนละ 2 ครั้ง",
            (Self::Thai, Cadence::Monthly) => "ทุกเดือน",
            (Self::Thai, Cadence::Quarterly) => "ทุกไตรมาส",
            (Self::Thai, Cadence::TwiceYearly) => "ปีละ 2 ครั้ง",
            (Self::Thai, Cadence::Yearly) => "ทุกปี",
            (Self::English, Cadence::Daily) => "daily",
            (Self::English, Cadence::Weekly) => "weekly",
            (Self::English, Cadence::TwiceMonthly) => "twice a month",
            (Self::English, Cadence::Monthly) => "monthly",
            (Self::English, Cadence::Quarterly) => "quarterly",
            (Self::English, Cadence::TwiceYearly) => "twice a year",
            (Self::English, Cadence::Yearly) => "yearly",
        }
    }
}

fn be(day: Day) -> i32 {
    day.year() + BE_OFFSET
}

/// The place of a month in the tables; any number has one.
const fn index(month: u32) -> usize {
    ((month + 11) % 12) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    const THAI: Printer = Printer::thai(Digits::Thai);
    const ENGLISH: Printer = Printer { tongue: Tongue::English, digits: Digits::Arabic };

    #[test]
    fn days_in_each_style() {
        let ides = day("2023-03-15");
        assert_eq!(THAI.day(ides), "๑๕ มีนาคม ๒๕๖๖");
        assert_eq!(THAI.day_with_weekday(ides), "วันพุธที่ ๑๕ มีนาคม ๒๕๖๖");
        assert_eq!(THAI.short_day(ides), "๑๕ มี.ค. ๖๖");
        assert_eq!(Printer::thai(Digits::Arabic).short_day(ides), "15 มี.ค. 66");
        assert_eq!(ENGLISH.day(ides), "15 March 2566");
        assert_eq!(ENGLISH.day_with_weekday(ides), "Wednesday 15 March 2566");
        assert_eq!(ENGLISH.short_day(ides), "15 Mar 2566");
    }

    #[test]
    fn two_digits_only_where_they_say_enough() {
        assert_eq!(THAI.short_day(day("1957-01-01")), "๑ ม.ค. ๐๐");
        assert_eq!(THAI.short_day(day("1956-12-31")), "๓๑ ธ.ค. ๒๔๙๙");
        assert_eq!(THAI.short_day(day("2057-01-01")), "๑ ม.ค. ๒๖๐๐");
    }

    #[test]
    fn months_and_weekdays() {
        let march = FiscalMonth::of(day("2023-03-15"));
        assert_eq!(THAI.month(march), "มีนาคม ๒๕๖๖");
        assert_eq!(ENGLISH.short_month(march), "Mar 2566");
        assert_eq!(Tongue::Thai.short_month(3), "มี.ค.");
        assert_eq!(Tongue::Thai.short_month(12), "ธ.ค.");
        assert_eq!(Tongue::Thai.short_weekday(Weekday::Thu), "พฤ.");
        assert_eq!(Tongue::English.short_weekday(Weekday::Wed), "Wed");
    }

    #[test]
    fn ranges_are_said_as_short_as_they_can_be() {
        let range = |first, last| THAI.range(day(first), day(last));
        assert_eq!(range("2023-03-01", "2023-03-15"), "๑ - ๑๕ มี.ค. ๖๖");
        assert_eq!(range("2023-03-01", "2023-04-15"), "๑ มี.ค. - ๑๕ เม.ย. ๖๖");
        assert_eq!(range("2022-12-15", "2023-01-15"), "๑๕ ธ.ค. ๖๕ - ๑๕ ม.ค. ๖๖");
        assert_eq!(range("2022-10-01", "2023-09-30"), "ต.ค. ๖๕ - ก.ย. ๖๖");
        assert_eq!(range("2023-03-01", "2023-04-30"), "มี.ค. - เม.ย. ๖๖");
        assert_eq!(range("2024-02-01", "2024-02-29"), "ก.พ. ๖๗");
        assert_eq!(ENGLISH.range(day("2023-03-01"), day("2023-03-15")), "1 - 15 Mar 2566");
    }

    #[test]
    fn rhythms() {
        assert_eq!(THAI.cadence(Cadence::TwiceYearly), "ปีละ ๒ ครั้ง");
        assert_eq!(THAI.cadence(Cadence::Monthly), "ทุกเดือน");
        assert_eq!(ENGLISH.cadence(Cadence::TwiceMonthly), "twice a month");
    }
}
