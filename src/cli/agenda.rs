//! `tidtam agenda`: the agenda of a meeting, for before it.

use std::path::PathBuf;

use super::args::{self, Digits, Output, Today, Width};
use super::{Context, Stop, minutes, news};
use crate::locales::{Fault, Message};
use crate::paper::{self, Layout};
use crate::store;

/// Print the agenda of a meeting in the official form (ระเบียบวาระการประชุม)
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// The meeting, by its number, like 3/2566 [default: the one that is open, else the next]
    #[arg(long, value_name = "NUMBER")]
    meeting: Option<String>,
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
    let layout = Layout { width: args.width.or(minutes::WIDTH)?, digits: args.digits.into() };
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let meeting = match &args.meeting {
        Some(number) => args::meeting(&plan, number)?,
        None => plan.meeting_at_hand(today).ok_or_else(|| Fault::input(Message::new("fault-no-agenda")))?,
    };
    args.output.write(&paper::agenda(&plan, meeting, today, layout), &args.plan, context)
}
