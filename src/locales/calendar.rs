//! The calendar's words in a language of the program, and why an expression was not understood.

use super::{Lang, Message, Words};
use crate::calendar::{Printer, Tongue, Unread};

impl Words {
    /// How days and rhythms are printed on a screen, in this language and these digits.
    pub const fn printer(&self) -> Printer {
        let tongue = match self.lang() {
            Lang::Thai => Tongue::Thai,
            Lang::English => Tongue::English,
        };
        Printer { tongue, digits: self.digits() }
    }
}

impl From<Unread> for Message {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::NothingDated => Self::new("unread-nothing-dated"),
            Unread::NoSuchDay => Self::new("unread-no-such-day"),
            Unread::DoubtfulYear(year) => Self::new("unread-doubtful-year").with("year", year),
            Unread::WrongWeekday => Self::new("unread-wrong-weekday"),
            Unread::Relative => Self::new("unread-relative"),
            Unread::SchoolYear => Self::new("unread-school-year"),
            Unread::NoSuchRhythm => Self::new("unread-no-such-rhythm"),
            Unread::Several => Self::new("unread-several"),
            Unread::Backwards => Self::new("unread-backwards"),
            Unread::Unclear => Self::new("unread-unclear"),
        }
    }
}
