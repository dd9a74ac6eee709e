//! `tidtam minutes`: the minutes of a meeting or of a month's follow-up, and what has to be added by hand.
//!
//! Of a meeting whose minutes are filed what is kept is printed, to the letter; `--fresh` makes them anew and tells the
//! difference on standard error.

use std::path::PathBuf;

use super::args::{self, Digits, Output, Today, Width};
use super::{Context, Stop, news};
use crate::calendar::{Day, FiscalMonth};
use crate::locales::{Fault, Message};
use crate::paper::{self, Blank, Fate, Layout, Minutes};
use crate::plan::{Meeting, Plan};
use crate::thai::clean;
use crate::thai::digits::Digits as Kind;
use crate::{store, tui};

/// The width of the official paper in plain text.
pub(super) const WIDTH: usize = 80;

/// Print the minutes of a meeting, or of a month's follow-up, in the official form (รายงานการประชุม)
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// The month, like 2566-03 or 'มี.ค. 66' [default: this month]
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
    /// The meeting, by its number, like 3/2566
    #[arg(long, value_name = "NUMBER", conflicts_with = "month")]
    meeting: Option<String>,
    /// Of filed minutes: make them anew, and say on standard error where they differ from those that are kept
    #[arg(long)]
    fresh: bool,
    /// Of a meeting that was opened again: the minutes of its first closing (1), its second (2), ...
    #[arg(long, value_name = "N", conflicts_with = "fresh")]
    version: Option<usize>,
    /// Send them to the printer, by the command that the settings name
    #[arg(long, conflicts_with = "output")]
    print: bool,
    #[command(flatten)]
    today: Today,
    #[command(flatten)]
    width: Width,
    /// Thai or Arabic digits [default: thai]
    #[arg(long)]
    digits: Option<Digits>,
    #[command(flatten)]
    output: Output,
}

/// What minutes are asked for.
struct Asked<'p> {
    month: FiscalMonth,
    /// The one that was named, else that of the month.
    meeting: Option<&'p Meeting>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let today = args.today.or(context.today)?;
    let digits = args.digits.map_or(Kind::Thai, Into::into);
    let layout = Layout { width: args.width.or(WIDTH)?, digits };
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let asked = asked(args, &plan, today)?;
    let kept = kept(args, &asked)?;
    let minutes = match (&kept, asked.meeting) {
        (Some(kept), _) => Minutes { text: paper::kept_minutes(kept), blanks: Vec::new() },
        (None, Some(meeting)) => {
            // A month asks for what is known of it; who names a meeting wants its minutes.
            if args.meeting.is_some() {
                has_people(&plan, meeting)?;
            }
            paper::fresh_minutes(&plan, meeting, today, layout)
        }
        (None, None) => paper::minutes(&plan, asked.month, today, layout),
    };
    if args.print {
        let printer = context.settings.config.printer.as_deref();
        tui::print(&minutes.text, printer, store::state_folder().as_deref()).map_err(Fault::system)?;
        context.tell(&Message::new("printer-has-it"));
    } else {
        args.output.write(&minutes.text, &args.plan, context)?;
    }
    // From here on the minutes are out: what is told beside them changes nothing any more.
    if kept.is_some() && (args.width.is_given() || args.digits.is_some()) {
        context.tell(&Message::new("minutes-kept-as-printed"));
    }
    if kept.is_none() && today < asked.month.first_day() {
        context.tell(&Message::new("minutes-ahead").with("month", asked.month).with("day", today));
    }
    tell_blanks(&minutes.blanks, context);
    if let Some(meeting) = asked.meeting.filter(|_| args.fresh) {
        tell_difference(meeting, &minutes.text, context);
    }
    Ok(())
}

/// The meeting that is named, else the month, else that of `today`.
fn asked<'p>(args: &Args, plan: &'p Plan, today: Day) -> Result<Asked<'p>, Fault> {
    if let Some(number) = &args.meeting {
        let meeting = args::meeting(plan, number)?;
        return Ok(Asked { month: FiscalMonth::of(meeting.date), meeting: Some(meeting) });
    }
    let month = month(args.month.as_deref(), today, plan)?;
    Ok(Asked { month, meeting: plan.meeting_of(month) })
}

/// The minutes that are to be printed as they are kept; none where they are to be made.
fn kept(args: &Args, asked: &Asked<'_>) -> Result<Option<String>, Fault> {
    let filed = asked.meeting.filter(|meeting| meeting.is_filed()).map(|meeting| &meeting.minutes);
    let Some(wanted) = args.version else {
        return Ok(filed.filter(|_| !args.fresh).cloned());
    };
    let none = || Fault::input(Message::new("fault-version-without-meeting").with("month", asked.month));
    let meeting = asked.meeting.ok_or_else(none)?;
    let versions: Vec<&String> = meeting.former.iter().chain(filed).collect();
    let found = wanted.checked_sub(1).and_then(|at| versions.get(at)).map(|text| (*text).clone());
    found.map(Some).ok_or_else(|| {
        let message = Message::new("fault-unknown-version").with("number", meeting.number.trim());
        Fault::input(message.with("wanted", wanted).with("count", versions.len()))
    })
}

/// Whether it is known who meets: minutes in which all of that is blank are no minutes of the meeting.
fn has_people(plan: &Plan, meeting: &Meeting) -> Result<(), Fault> {
    let has_members = plan.roster_of(meeting).is_some_and(|body| !body.members.is_empty());
    if has_members || !meeting.attendance.is_empty() {
        return Ok(());
    }
    Err(Fault::input(Message::new("fault-meeting-without-people").with("number", meeting.number.trim())))
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
    context.tell(&Message::new("minutes-blanks").with("count", blanks.len()));
    for blank in blanks {
        let said = context.words.say(&blank.message);
        let _ = writeln!(context.err, "  {}", clean::display(&said));
    }
}

/// Says on standard error where `fresh` differs from what the meeting keeps.
fn tell_difference(meeting: &Meeting, fresh: &str, context: &mut Context<'_>) {
    if !meeting.is_filed() {
        context.tell(&Message::new("minutes-not-kept").with("number", meeting.number.trim()));
        return;
    }
    let kept = paper::kept_minutes(&meeting.minutes);
    if kept == fresh {
        context.tell(&Message::new("minutes-same"));
        return;
    }
    context.tell(&Message::new("minutes-differs"));
    let (mut line, mut was_same) = (1, true);
    for (fate, text) in paper::difference(&kept, fresh) {
        let is_same = fate == Fate::Stayed;
        if was_same && !is_same {
            context.tell(&Message::new("minutes-differs-at").with("line", line));
        }
        was_same = is_same;
        line += usize::from(fate != Fate::Come);
        let sign = match fate {
            Fate::Stayed => continue,
            Fate::Gone => '-',
            Fate::Come => '+',
        };
        // The minutes are out already: where standard error is closed there is nobody left to tell.
        let _ = writeln!(context.err, "{sign} {}", clean::display(text));
    }
}
