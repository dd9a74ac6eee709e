//! The Thai government's year: fiscal years and months, Buddhist Era days, and the reader of the dues and
//! rhythms that people write, with their printers.
//!
//! Days are [`Day`] (proleptic Gregorian) everywhere; the Buddhist Era is a way of reading and printing them.
//! Nothing here reads a clock.

mod fiscal;
mod names;
mod words;
mod tokens;
mod rhythm;
mod dates;
mod periods;
mod findings;
mod reading;
mod read;
mod print;
mod time;

pub use fiscal::{FiscalMonth, FiscalYear, NotAFiscalYear, NotAMonth, Quarter};
pub use print::{Printer, Tongue};
pub use read::{read, read_typed};
pub use reading::{Reading, Unread};
pub use time::{Time, kept_time, read_time};

use serde::{Deserialize, Serialize};

/// A calendar day. ISO 8601 in files (`"2023-03-30"`), Buddhist Era on the screen and on paper.
pub type Day = chrono::NaiveDate;

/// Where the time of day comes from: the real clock is read by `main` alone, and handed down.
pub type Clock = fn() -> chrono::NaiveDateTime;

/// Years between the Common Era and the Buddhist Era: `BE = CE + 543`.
pub const BE_OFFSET: i32 = 543;

/// How often something happens or is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cadence {
    /// Every day.
    Daily,
    /// Once a week.
    Weekly,
    /// Twice a month.
    TwiceMonthly,
    /// Once a month.
    Monthly,
    /// Once a quarter of the fiscal year.
    Quarterly,
    /// Once in each half of the fiscal year.
    TwiceYearly,
    /// Once a fiscal year.
    Yearly,
}

impl Cadence {
    /// Every cadence, from the most to the least frequent.
    pub const ALL: [Self; 7] = [
        Self::Daily,
        Self::Weekly,
        Self::TwiceMonthly,
        Self::Monthly,
        Self::Quarterly,
        Self::TwiceYearly,
        Self::Yearly,
    ];

    /// Its name in data for other programs: `twice-monthly`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::TwiceMonthly => "twice-monthly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::TwiceYearly => "twice-yearly",
            Self::Yearly => "yearly",
        }
    }

    /// The length in months of the period that one report satisfies; what is more frequent than monthly is
    /// followed up monthly.
    pub const fn months(self) -> u32 {
        match self {
            Self::Daily | Self::Weekly | Self::TwiceMonthly | Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::TwiceYearly => 6,
            Self::Yearly => 12,
        }
    }
}
