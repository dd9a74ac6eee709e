//! `tidtam when`: how an expression of a date or a rhythm is read.
//!
//! It reads as a person's typing is read, so `+7` and สิ้นเดือน count from today. That something is unknown is
//! an answer and no failure: the exit code is 0.

use std::io::{self, IsTerminal};

use serde::Serialize;

use super::args::fiscal_year;
use super::lines::{self, Limit};
use super::{Context, Stop};
use crate::calendar::{self, Day, FiscalYear, Reading};
use crate::locales::{Fault, Message, Words};

/// A longer line is no expression of a date.
const LIMIT: Limit = Limit { bytes: 1 << 16, fault: "fault-line-too-long" };

/// Say how dates and rhythms are read; without an expression, each line of standard input
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Fiscal year of the Buddhist Era, such as 2566 or 66, for what has no year [default: today's]
    #[arg(long, value_name = "BE")]
    year: Option<String>,
    /// One JSON object an expression: text, kind, start, end, every
    #[arg(long)]
    json: bool,
    /// Expressions, such as '๓๐ มี.ค. ๖๖' or 'ทุกไตรมาส' (one that begins with a dash after --)
    #[arg(value_name = "EXPR")]
    expressions: Vec<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let year = match &args.year {
        Some(text) => fiscal_year(text)?,
        None => FiscalYear::of(context.today),
    };
    if args.expressions.is_empty() {
        return from_input(year, args.json, context);
    }
    args.expressions.iter().try_for_each(|text| answer(text, year, args.json, context))
}

/// Answers line by line, so that it can stand in a pipe or be typed at.
fn from_input(year: FiscalYear, json: bool, context: &mut Context<'_>) -> Result<(), Stop> {
    let mut input = io::stdin().lock();
    let typed = input.is_terminal();
    for number in 1.. {
        let Some(text) = lines::next(&mut input, number, &LIMIT)? else { break };
        answer(&text, year, json, context)?;
        if typed {
            context.out.flush().map_err(|error| Stop::from_output(&error))?;
        }
    }
    Ok(())
}

fn answer(text: &str, year: FiscalYear, json: bool, context: &mut Context<'_>) -> Result<(), Stop> {
    let reading = calendar::read_typed(text, year, context.today);
    if json {
        context.print(&object(text, reading)?)
    } else {
        let said = sentence(text, reading, &context.words);
        context.say(&said)
    }
}

fn sentence(text: &str, reading: Reading, words: &Words) -> Message {
    let printer = words.printer();
    let message = |key| Message::new(key).with("text", text);
    let between =
        |key, first, last| message(key).with("first", printer.day(first)).with("last", printer.day(last));
    match reading {
        Reading::Date(day) => message("when-date").with("day", printer.day_with_weekday(day)),
        Reading::Range(first, last) => between("when-range", first, last),
        Reading::FiscalYear(first, last) => {
            between("when-fiscal-year", first, last).with("year", printer.fiscal_year(FiscalYear::of(last)))
        }
        Reading::Cadence { every, within: None } => {
            message("when-rhythm").with("every", printer.cadence(every))
        }
        Reading::Cadence { every, within: Some((first, last)) } => {
            between("when-rhythm-within", first, last).with("every", printer.cadence(every))
        }
        Reading::Unknown(unread) => message("when-unknown").with("reason", words.say(&unread.into())),
    }
}

/// What `--json` says of an expression.
#[derive(Serialize)]
struct Object<'a> {
    text: &'a str,
    kind: &'static str,
    start: Option<Day>,
    end: Option<Day>,
    every: Option<&'static str>,
}

fn object(text: &str, reading: Reading) -> Result<String, Fault> {
    let (kind, days, every) = match reading {
        Reading::Date(day) => ("date", Some((day, day)), None),
        Reading::Range(first, last) => ("range", Some((first, last)), None),
        Reading::FiscalYear(first, last) => ("fiscal-year", Some((first, last)), None),
        Reading::Cadence { every, within } => ("cadence", within, Some(every.code())),
        Reading::Unknown(_) => ("unknown", None, None),
    };
    let (start, end) = days.unzip();
    let object = serde_json::to_string(&Object { text, kind, start, end, every });
    let object = object.map_err(|error| Fault::system(Message::new("fault-output").with("error", error)))?;
    Ok(escape_controls(object))
}

/// JSON lets DEL and the C1 controls stand as they are; a terminal obeys them. They can stand in strings only.
fn escape_controls(json: String) -> String {
    let escape = |c: char| if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    if json.contains(char::is_control) { json.chars().map(escape).collect() } else { json }
}
