//! Days and rhythms in the language of the program.

use chrono::Datelike;

use crate::calendar::{BE_OFFSET, Cadence, Day};
use crate::locales::{Lang, Words};

const MONTHS: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `๓๐ มี.ค. ๖๖`, `30 Mar 66`.
pub fn short(lang: Lang, day: Day) -> String {
    let month = day.month0() as usize;
    let name = match lang { Lang::Thai => MONTHS[month], Lang::English => ENGLISH_MONTHS[month] };
    let text = format!("{} {} {:02}", day.day(), name, (day.year() + BE_OFFSET).rem_euclid(100));
    lang.digits().apply(&text).into_owned()
}

/// `พุธ ๑๕ มี.ค. ๒๕๖๖`.
pub fn with_weekday(lang: Lang, day: Day) -> String {
    let month = day.month0() as usize;
    let week = day.weekday().num_days_from_monday() as usize;
    let (name, week) = match lang {
        Lang::Thai => (MONTHS[month], ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"][week]),
        Lang::English => (ENGLISH_MONTHS[month], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][week]),
    };
    let text = format!("{week} {} {} {}", day.day(), name, day.year() + BE_OFFSET);
    lang.digits().apply(&text).into_owned()
}

/// `ทุกเดือน`, `monthly`.
pub fn cadence(words: &Words, cadence: Cadence) -> String {
    words.text(match cadence {
        Cadence::Daily => "cadence-daily",
        Cadence::Weekly => "cadence-weekly",
        Cadence::TwiceMonthly => "cadence-twice-monthly",
        Cadence::Monthly => "cadence-monthly",
        Cadence::Quarterly => "cadence-quarterly",
        Cadence::TwiceYearly => "cadence-twice-yearly",
        Cadence::Yearly => "cadence-yearly",
    }).into_owned()
}
