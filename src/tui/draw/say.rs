//! How things of the plan are put in the words and digits of the program's language.

use std::borrow::Cow;

use chrono::Datelike;

use crate::calendar::{Day, Printer, Tongue};
use crate::locales::{Lang, Message, Words};
use crate::plan::{Deadline, Due, Expectation, Status, When};
use crate::tui::theme::Role;

/// `text` with the digits of the language.
pub fn digits<'a>(words: &Words, text: &'a str) -> Cow<'a, str> {
    words.lang().digits().apply(text)
}

/// `number` with the digits of the language.
pub fn number(words: &Words, number: impl std::fmt::Display + Copy) -> String {
    digits(words, &number.to_string()).into_owned()
}

/// The calendar in the language and the digits of the program.
pub const fn calendar(words: &Words) -> Printer {
    let tongue = match words.lang() {
        Lang::Thai => Tongue::Thai,
        Lang::English => Tongue::English,
    };
    Printer { tongue, digits: words.lang().digits() }
}

/// The key of the word of `status`.
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "status-not-started",
        Status::InProgress => "status-in-progress",
        Status::Done => "status-done",
        Status::Delayed => "status-delayed",
        Status::Cancelled => "status-cancelled",
    }
}

/// What the colour of the word of `status` is to say.
pub const fn status_role(status: Status) -> Role {
    match status {
        Status::Done => Role::Finished,
        Status::InProgress | Status::Delayed => Role::Text,
        Status::NotStarted | Status::Cancelled => Role::Dim,
    }
}

/// By when, in the 11 columns of the grid's column: the last day, or in a word what it is instead.
pub fn due_short(words: &Words, due: &Due) -> String {
    match due.when {
        When::On(last) | When::Within(_, last) => calendar(words).short_day(last),
        When::WholeYear => words.text("due-whole-year").into_owned(),
        When::Every(cadence) => calendar(words).cadence(cadence).into_owned(),
        When::Unstated => due.text.clone(),
    }
}

/// By when, in full: as printed, else as understood; none where neither is known.
pub fn due_long(words: &Words, due: &Due) -> Option<String> {
    if !due.text.is_empty() {
        return Some(due.text.clone());
    }
    Some(match due.when {
        When::On(last) => calendar(words).short_day(last),
        When::Within(first, last) => calendar(words).range(first, last),
        When::WholeYear => words.text("due-whole-year").into_owned(),
        When::Every(cadence) => calendar(words).cadence(cadence).into_owned(),
        When::Unstated => return None,
    })
}

/// How the deadline stands: "เกินกำหนด ๑๕ วัน".
pub fn deadline(words: &Words, deadline: Deadline) -> String {
    let message = match deadline {
        Deadline::Finished => Message::new("deadline-finished"),
        Deadline::Overdue(days) => Message::new("deadline-overdue").with("days", number(words, days)),
        Deadline::DueSoon(0) => Message::new("deadline-today"),
        Deadline::DueSoon(days) => Message::new("deadline-soon").with("days", number(words, days)),
        Deadline::DueThisMonth => Message::new("deadline-this-month"),
        Deadline::Ahead(days) => Message::new("deadline-ahead").with("days", number(words, days)),
        Deadline::Running => Message::new("deadline-running"),
        Deadline::Undated => Message::new("deadline-undated"),
    };
    words.say(&message)
}

/// A cell of the strip: its glyph, one column wide, and its role.
pub const fn expectation(cell: Expectation) -> (&'static str, Role) {
    match cell {
        Expectation::NotExpected => (" ", Role::Text),
        Expectation::Expected => ("○", Role::Due),
        Expectation::Reported(Status::Done) => ("●", Role::Finished),
        Expectation::Reported(Status::Cancelled) => ("–", Role::Dim),
        Expectation::Reported(Status::Delayed) => ("‖", Role::Text),
        Expectation::Reported(Status::NotStarted | Status::InProgress) => ("◐", Role::Text),
        Expectation::Missed => ("✕", Role::Late),
        Expectation::Upcoming => ("·", Role::Dim),
    }
}

/// The day of the header, in full where the screen is `wide`.
pub fn today(words: &Words, today: Day, wide: bool) -> String {
    let calendar = calendar(words);
    if wide {
        calendar.day_with_weekday(today)
    } else {
        format!("{} {}", calendar.tongue.short_weekday(today.weekday()), calendar.short_day(today))
    }
}
