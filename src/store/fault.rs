//! What is wrong with a plan file, in plain words: ron's errors with file, line, column and the nearest
//! known name.

use ron::Error;
use ron::error::SpannedError;

use crate::locales::{Fault, Message, nearest};
use crate::plan::Misfit;

/// What the error of a number says that is no score, and of one that is no year.
const NOT_A_SCORE: &str = "0 to 100 with at most two decimals";
const NOT_A_YEAR: &str = "is not a fiscal year";

/// The fault of a text that is no plan. `name` is the file's name.
pub(super) fn of_ron(error: &SpannedError, text: &str, name: &str) -> Fault {
    if !looks_like_a_plan(text) {
        return Fault::input(Message::new("fault-not-a-plan").with("file", name));
    }
    let at = error.span.end;
    let message = match &error.code {
        Error::NoSuchStructField { expected, found, .. } => unknown("fault-unknown-field", found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => unknown("fault-unknown-word", found, expected),
        Error::MissingStructField { field, .. } => Message::new("fault-missing-field").with("field", field),
        Error::DuplicateStructField { field, .. } => Message::new("fault-double-field").with("field", field),
        Error::ExceededRecursionLimit => Message::new("fault-too-deep"),
        Error::Message(said) if is_of_a_day(said) => {
            let day = quoted_before(text, at.line, at.col).unwrap_or_default();
            Message::new("fault-no-such-day").with("day", day)
        }
        Error::Message(said) if said.ends_with(NOT_A_SCORE) => Message::new("fault-value-score"),
        Error::Message(said) if said.contains(NOT_A_YEAR) => Message::new("fault-value-year"),
        Error::ExpectedString => Message::new("fault-value-text"),
        Error::IntegerOutOfBounds
        | Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::InvalidIntegerDigit { .. } => Message::new("fault-value-number"),
        code @ (Error::Message(_)
        | Error::InvalidValueForType { .. }
        | Error::ExpectedDifferentLength { .. }
        | Error::ExpectedBoolean
        | Error::ExpectedOption) => Message::new("fault-value").with("detail", code),
        code => Message::new("fault-syntax").with("detail", code),
    };
    Fault::input(message.with("file", name).with("line", at.line).with("column", at.col))
}

/// Why an edit does not fit the plan.
pub fn of_misfit(misfit: &Misfit) -> Message {
    match misfit {
        Misfit::NoMeasure(id) => Message::new("misfit-no-measure").with("id", id),
        Misfit::NoFollowUp { measure, at } => {
            Message::new("misfit-no-follow-up").with("id", measure).with("at", at)
        }
        Misfit::IdTaken(id) => Message::new("misfit-id-taken").with("id", id),
        Misfit::NoPlace(place) => Message::new("misfit-no-place")
            .with("section", place.section)
            .with("indicator", place.indicator)
            .with("measure", place.measure),
    }
}

fn unknown(key: &'static str, found: &str, expected: &[&str]) -> Message {
    Message::new(key).with("found", found).with("near", nearest(found, expected.iter().copied()))
}

/// Whether the first thing beyond blanks and comment lines opens a RON structure.
fn looks_like_a_plan(text: &str) -> bool {
    let is_aside = |line: &&str| line.is_empty() || line.starts_with("//") || line.starts_with("#!");
    let first = text.lines().map(str::trim).find(|line| !is_aside(line));
    first.is_some_and(|line| line.starts_with(['(', '/']) || line.starts_with("Plan"))
}

/// The text in quotes that ends where the reader stopped, at `line` and `column` (both from 1).
fn quoted_before(text: &str, line: usize, column: usize) -> Option<&str> {
    let line = text.lines().nth(line - 1)?;
    let end = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let inside = line[..end].trim_end_matches([')', ',', ' ']).strip_suffix('"')?;
    inside.rsplit_once('"').map(|(_, day)| day)
}

/// Whether an error's text is one of chrono's on a day; they say neither the day nor that it is about one.
fn is_of_a_day(said: &str) -> bool {
    let of_days =
        ["out of range", "invalid characters", "premature end", "trailing input", "not enough for unique"];
    of_days.iter().any(|words| said.contains(words))
}
