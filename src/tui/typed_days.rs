//! The days that a typed line says, where it must say some. What it says else is told, and the line stays open.

use super::app::App;
use crate::calendar::{Day, Reading, read_typed};
use crate::locales::Message;

/// The first and the last day of what `text` says; of one day both are that. None where it says none, which is told.
pub(super) fn typed_days(app: &mut App, text: &str) -> Option<(Day, Day)> {
    match read_typed(text, app.plan.fiscal_year, app.today) {
        Reading::Date(day) => Some((day, day)),
        Reading::Range(first, last) | Reading::FiscalYear(first, last) => Some((first, last)),
        Reading::Unknown(unread) => {
            app.warn(Message::new("tui-since-unread").with_said("reason", unread.into()));
            None
        }
        Reading::Cadence { .. } => {
            app.warn(Message::new("tui-since-rhythm"));
            None
        }
    }
}
