//! How things of the plan are put in the words and digits of the program's language.

use std::borrow::Cow;

use chrono::Datelike;

use crate::calendar::{Day, Printer, Time, read_time};
use crate::locales::{Message, Words};
use crate::paper::status_key;
use crate::plan::{Deadline, Due, Status, When};
use crate::tui::action::{Action, Motion};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// That a page goes on below, and the key that shows more of it.
pub fn more_below(app: &App) -> String {
    app.words.say(&app.naming("tui-more-below", Action::Move(Motion::HalfDown)))
}

/// `text` in the digits of the screen.
pub fn digits<'a>(words: &Words, text: &'a str) -> Cow<'a, str> {
    words.digits().apply(text)
}

/// `number` in the digits of the screen.
pub fn number(words: &Words, number: impl std::fmt::Display + Copy) -> String {
    digits(words, &number.to_string()).into_owned()
}

/// The calendar in the language and the digits of the program.
pub const fn calendar(words: &Words) -> Printer {
    words.printer()
}

/// A day in the words and digits of the program: `๑๕ มี.ค. ๖๖`.
pub fn short_day(words: &Words, day: Day) -> String {
    calendar(words).short_day(day)
}

/// A day in full: `๑๕ มีนาคม ๒๕๖๖`.
pub fn long_day(words: &Words, day: Day) -> String {
    calendar(words).day(day)
}

/// A day with its weekday, both short: `พ. ๑๕ มี.ค. ๖๖`.
pub fn weekday_and_day(words: &Words, day: Day) -> String {
    let calendar = calendar(words);
    format!("{} {}", calendar.tongue.short_weekday(day.weekday()), calendar.short_day(day))
}

/// A time as the plan keeps it, in the words and digits of the program: `๐๙.๓๐ น.`. What cannot be read is as it is.
pub fn time(words: &Words, kept: &str) -> String {
    read_time(kept).map_or_else(|| kept.to_owned(), |time| clock(words, time))
}

/// A time of day in the words and digits of the program: `๐๙.๔๒ น.`.
pub fn clock(words: &Words, time: Time) -> String {
    let part = |form| digits(words, &time.format(form).to_string()).into_owned();
    words.say(&Message::new("wall-clock").with("hour", part("%H")).with("minute", part("%M")))
}

/// The word of `status`.
pub fn status(words: &Words, status: Status) -> Cow<'_, str> {
    words.text(status_key(status))
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
        When::WholeYear => words.text("print-whole-year").into_owned(),
        When::Every(cadence) => calendar(words).cadence(cadence).into_owned(),
        When::Unstated => due.text.clone(),
    }
}

/// By when, in full: as printed, and as understood where that says something else; none where neither is known.
pub fn due_long(words: &Words, due: &Due) -> Option<String> {
    let calendar = calendar(words);
    let understood = match due.when {
        When::On(last) => calendar.short_day(last),
        When::Within(first, last) => calendar.range(first, last),
        When::WholeYear => words.text("print-whole-year").into_owned(),
        When::Every(cadence) => calendar.cadence(cadence).into_owned(),
        When::Unstated => return Some(due.text.clone()).filter(|text| !text.is_empty()),
    };
    let is_the_day = |day| [calendar.short_day(day), calendar.day(day)].contains(&due.text);
    let same = match due.when {
        _ if due.text == understood || due.text.is_empty() => true,
        When::On(day) => is_the_day(day),
        _ => false,
    };
    Some(if same && due.text.is_empty() {
        understood
    } else if same {
        due.text.clone()
    } else {
        format!("{} · {understood}", due.text)
    })
}

/// How the deadline stands: "เกินกำหนด ๑๕ วัน".
pub fn deadline(words: &Words, deadline: Deadline) -> String {
    let message = match deadline {
        Deadline::Finished => Message::new("deadline-finished"),
        Deadline::Overdue(1) => Message::new("deadline-yesterday"),
        Deadline::Overdue(days) => Message::new("deadline-overdue").with("days", number(words, days)),
        Deadline::DueSoon(0) => Message::new("deadline-today"),
        Deadline::DueSoon(1) => Message::new("deadline-tomorrow"),
        Deadline::DueSoon(days) => Message::new("deadline-soon").with("days", number(words, days)),
        Deadline::DueThisMonth => Message::new("deadline-this-month"),
        Deadline::Ahead(days) => Message::new("deadline-ahead").with("days", number(words, days)),
        Deadline::Running => Message::new("deadline-running"),
        Deadline::Undated => Message::new("deadline-undated"),
    };
    words.say(&message)
}

/// The day of the header, in full where the screen is `wide`.
pub fn today(words: &Words, today: Day, wide: bool) -> String {
    let calendar = calendar(words);
    if wide { calendar.day_with_weekday(today) } else { weekday_and_day(words, today) }
}
