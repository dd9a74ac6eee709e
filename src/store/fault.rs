//! What is wrong with a plan file, in plain words: the system's errors, and ron's with file, line, column and the nearest
//! known name.

use std::io;
use std::path::Path;

use ron::Error;
use ron::error::SpannedError;

use super::scan::{Kind, pieces};
use crate::locales::{Fault, Message, nearest};
use crate::plan::Misfit;
use crate::thai::pad::truncate;

/// What the error of a number says that is no score, and of one that is no year.
const NOT_A_SCORE: &str = "0 to 100 with at most two decimals";
const NOT_A_YEAR: &str = "is not a fiscal year";

/// The most of a name or of a value that is quoted, in columns.
const LONGEST_QUOTE: usize = 60;

/// The fault of a system call on `path`.
pub(super) fn of_io(error: &io::Error, path: &Path) -> Fault {
    let about = |key| Message::new(key).with("file", path.display());
    let is_lost = || path.is_symlink() && !path.exists();
    match error.kind() {
        io::ErrorKind::PermissionDenied => Fault::system(about("fault-no-permission")),
        // To nothing, or in a circle, for which there is no kind.
        _ if is_lost() => Fault::input(about("fault-link")),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::input(about("fault-not-found")),
        io::ErrorKind::IsADirectory => Fault::input(about("fault-folder")),
        _ => Fault::system(about("fault-system").with_said("error", Message::of_io(error))),
    }
}

/// The fault of a text that is no plan. `name` is the file's name.
pub(super) fn of_ron(error: &SpannedError, text: &str, name: &str) -> Fault {
    if !looks_like_a_plan(text) {
        return Fault::input(Message::new("fault-not-a-plan").with("file", name));
    }
    if let Some(line) = merge_begun(text) {
        return of_merge("<<<<<<<", line, name);
    }
    let (mut line, mut column) = (error.span.end.line, error.span.end.col);
    let rest = rest_from(text, line, column);
    let message = if let Some(marks) = merge_marks(text, line) {
        Message::new("fault-merge-marks").with("marks", marks)
    } else if rest.starts_with('\0') {
        Message::new("fault-zeros-from-here")
    } else if error.code == Error::UnclosedBlockComment {
        // The reader stops at the end of the file; what helps is where the comment begins.
        if let Some(at) = open_comment(text) {
            line = 1 + text[..at].matches('\n').count();
            column = 1 + text[..at].chars().rev().take_while(|c| *c != '\n').count();
        }
        Message::new("fault-open-comment")
    } else if error.code != Error::ExpectedStringEnd && is_cut_off(&error.code, text, rest) {
        Message::new("fault-cut-off")
    } else {
        let day = || quoted_before(text, line, column).unwrap_or_default();
        of_value(&error.code, day).unwrap_or_else(|| of_form(&error.code))
    };
    Fault::input(message.with("file", name).with("line", line).with("column", column))
}

/// The fault of `text`, which is line `line` (from 1) of the script `name` and no edit.
pub(super) fn of_edit(error: &SpannedError, text: &str, name: &str, line: usize) -> Fault {
    let (row, column) = (error.span.end.line, error.span.end.col);
    let is_at_end = rest_from(text, row, column).trim().is_empty();
    let day = || quoted_before(text, row, column).unwrap_or_default();
    let message = of_value(&error.code, day).unwrap_or_else(|| match &error.code {
        Error::ExpectedStringEnd | Error::UnclosedBlockComment => Message::new("fault-edit-cut-off"),
        Error::TrailingCharacters => Message::new("fault-edit-behind"),
        Error::ExceededRecursionLimit => of_form(&error.code),
        _ if is_at_end => Message::new("fault-edit-cut-off"),
        // Not so much as the name of one.
        _ if column == 1 => Message::new("fault-edit"),
        code => Some(of_form(code))
            .filter(|said| said.key() != "fault-syntax")
            .unwrap_or(Message::new("fault-edit")),
    });
    // An edit is one line: where there are more, the script's goes with the first.
    let message = message.with("file", name).with("line", line + row - 1);
    Fault::input(message.with("column", column))
}

/// The fault of a file of settings that cannot be read, or of one of them. `name` is the file's name.
pub(super) fn of_setting(error: &SpannedError, text: &str, name: &str) -> Fault {
    let (line, column) = (error.span.end.line, error.span.end.col);
    let message = match &error.code {
        Error::TrailingCharacters => Message::new("config-behind"),
        Error::ExceededRecursionLimit => Message::new("fault-syntax"),
        code if is_cut_off(code, text, rest_from(text, line, column)) => Message::new("config-cut-off"),
        code => of_value(code, || "").unwrap_or_else(|| of_form(code)),
    };
    Fault::input(message.with("file", name).with("line", line).with("column", column))
}

/// What there is to say of a field that a plan does not have, or of a value that its field cannot have; `day` is
/// the text in quotes before the place.
fn of_value<'t>(code: &Error, day: impl FnOnce() -> &'t str) -> Option<Message> {
    Some(match code {
        Error::NoSuchStructField { expected, found, .. } => unknown("fault-unknown-field", found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => unknown("fault-unknown-word", found, expected),
        Error::MissingStructField { field, .. } => Message::new("fault-missing-field").with("field", field),
        Error::DuplicateStructField { field, .. } => Message::new("fault-double-field").with("field", field),
        Error::Message(said) if is_of_a_day(said) => {
            Message::new("fault-no-such-day").with("day", truncate(day(), LONGEST_QUOTE))
        }
        Error::Message(said) if said.ends_with(NOT_A_SCORE) => Message::new("fault-value-score"),
        Error::Message(said) if said.contains(NOT_A_YEAR) => Message::new("fault-value-year"),
        Error::ExpectedString => Message::new("fault-value-text"),
        Error::IntegerOutOfBounds
        | Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => Message::new("fault-value-number"),
        Error::ExpectedBoolean => Message::new("fault-value-flag"),
        // The one value of two parts.
        Error::ExpectedDifferentLength { .. } => Message::new("fault-value-range"),
        Error::Message(_) | Error::InvalidValueForType { .. } | Error::ExpectedOption => {
            Message::new("fault-value")
        }
        _ => return None,
    })
}

/// What there is to say of a file that breaks the form of RON.
fn of_form(code: &Error) -> Message {
    Message::new(match code {
        Error::ExceededRecursionLimit => "fault-too-deep",
        Error::TrailingCharacters => "fault-behind-plan",
        Error::ExpectedStringEnd => "fault-open-text",
        Error::InvalidEscape(_) => "fault-escape",
        Error::ExpectedComma => "fault-comma",
        Error::ExpectedMapColon => "fault-colon",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            "fault-name"
        }
        Error::ExpectedArray => "fault-list",
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. } => "fault-group",
        _ => "fault-syntax",
    })
}

/// Whether the reader stopped because the file ends in the middle: nothing follows, and a bracket was open or a
/// word, number or name may be half. `rest` is what follows.
fn is_cut_off(code: &Error, text: &str, rest: &str) -> bool {
    let is_of_form = matches!(code, Error::Eof | Error::ExpectedComma | Error::ExpectedStructLikeEnd);
    rest.trim().is_empty() && (is_of_form || !text.trim_end().ends_with(')'))
}

/// The line (from 1) with the first mark of an unfinished merge. A text of a plan may have such a line: it is looked
/// for only where something is wrong.
pub(super) fn merge_begun(text: &str) -> Option<usize> {
    text.lines().position(|line| line.starts_with("<<<<<<< ")).map(|line| line + 1)
}

/// The fault of an unfinished merge.
pub(super) fn of_merge(marks: &str, line: usize, name: &str) -> Fault {
    let message = Message::new("fault-merge-marks").with("file", name).with("line", line);
    Fault::input(message.with("marks", marks))
}

/// One of the other marks of an unfinished merge, which line number `line` begins with.
fn merge_marks(text: &str, line: usize) -> Option<&'static str> {
    let line = text.lines().nth(line - 1)?;
    ["=======", ">>>>>>>"].into_iter().find(|marks| line.starts_with(marks))
}

/// Where the comment begins that has no end.
fn open_comment(text: &str) -> Option<usize> {
    let last = pieces(text).last()?;
    (last.kind == Kind::Comment && last.text.starts_with("/*")).then_some(last.at)
}

/// What follows a place (both from 1).
fn rest_from(text: &str, line: usize, column: usize) -> &str {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let at = text[start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| start + at);
    &text[at..]
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
        Misfit::NoSection(at) => Message::new("misfit-no-section").with("at", at),
        Misfit::NoIndicator { section, at } => {
            Message::new("misfit-no-indicator").with("section", section).with("at", at)
        }
        Misfit::NoDirective(id) => Message::new("misfit-no-directive").with("id", id),
        Misfit::NoBody(at) => Message::new("misfit-no-body").with("at", at),
        Misfit::NoMeeting(number) => Message::new("misfit-no-meeting").with("number", number),
        Misfit::NumberTaken(number) => Message::new("misfit-number-taken").with("number", number),
        Misfit::Filed(number) => Message::new("misfit-filed").with("number", number),
    }
}

fn unknown(key: &'static str, found: &str, expected: &[&str]) -> Message {
    let found = truncate(found, LONGEST_QUOTE);
    Message::new(key).with("near", nearest(&found, expected.iter().copied())).with("found", found)
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
