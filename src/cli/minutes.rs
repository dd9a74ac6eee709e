//! `tidtam minutes`: the minutes of a month's follow-up, and what has to be added by hand.

use std::path::PathBuf;

use super::args::{self, Digits, Output, Today, Width};
use super::{Context, Stop, news};
use crate::calendar::{Day, FiscalMonth};
use crate::locales::{Fault, Message};
use crate::paper::{self, Blank, Layout};
use crate::plan::Plan;
use crate::store;

/// The width of the official paper in plain text.
pub(super) const WIDTH: usize = 80;

/// Print the minutes of a month's follow-up in the official form (รายงานการประชุม)
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// The month, like 2566-03 or 'มี.ค. 66' [default: this month]
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    #[command(flatten)]
    today: Today,
    #[command(flatten)]
    width: Width,
    /// Thai or Arabic digits
    #[arg(long, default_value = "thai")]
    digits: Digits,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let today = args.today.or(context.today)?;
    let layout = Layout { width: args.width.or(WIDTH)?, digits: args.digits.into() };
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let month = month(args.month.as_deref(), today, &plan)?;
    let minutes = paper::minutes(&plan, month, today, layout);
    args.output.write(&minutes.text, &args.plan, context)?;
    if today < month.first_day() {
        let ahead = Message::new("minutes-ahead").with("month", month).with("day", today);
        // As with the blanks: the minutes are out already.
        let _ = writeln!(context.err, "{}", context.words.say(&ahead));
    }
    tell_blanks(&minutes.blanks, context);
    Ok(())
}

/// The month that was asked for, else that of `today`; one of the plan's year.
fn month(text: Option<&str>, today: Day, plan: &Plan) -> Result<FiscalMonth, Fault> {
    let year = plan.fiscal_year;
    let month = match text {
        Some(text) => args::month(text, year)
            .ok_or_else(|| Fault::input(Message::new("fault-month").with("text", text)))?,
        None => FiscalMonth::of(today),
    };
    if month.year() == year {
        return Ok(month);
    }
    let outside = Message::new("fault-month-outside").with("month", month).with("year", year);
    Err(Fault::input(outside.with("first", year.month(0)).with("last", year.month(11))))
}

/// Lists on standard error what was left blank.
fn tell_blanks(blanks: &[Blank], context: &mut Context<'_>) {
    if blanks.is_empty() {
        return;
    }
    let head = Message::new("minutes-blanks").with("count", blanks.len());
    // The minutes are out already: where standard error is closed there is nobody left to tell.
    let _ = writeln!(context.err, "{}", context.words.say(&head));
    for blank in blanks {
        let _ = writeln!(context.err, "  {}", context.words.say(&blank.message));
    }
}
