//! `tidtam ready`: what is missing before the next meeting.

use std::path::PathBuf;

use super::args::{Digits, Today, Width};
use super::minutes::WIDTH;
use super::{Context, Stop, news};
use crate::locales::{Blame, Message};
use crate::paper::{self, Layout};
use crate::store;
use crate::tui;
use crate::view::Ready;

/// Check what is missing before the next meeting: reports, evidence, units, directives, roster
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    #[command(flatten)]
    today: Today,
    #[command(flatten)]
    width: Width,
    /// Thai or Arabic digits [default: those of the language]
    #[arg(long)]
    digits: Option<Digits>,
}

/// Exit code 1 where anything is missing.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let today = args.today.or(context.today)?;
    // On a wide screen the figures would stand far from what they count.
    let width = args.width.or(tui::columns().unwrap_or(WIDTH).min(WIDTH))?;
    let digits = args.digits.map_or(context.words.digits(), Into::into);
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    context.words.set_digits(Some(digits));
    let ready = Ready::build(&plan, today);
    if ready.is_ready() {
        let before = paper::ready_heading(&ready, &context.words);
        return context.say(&Message::new("ready-nothing").with_said("before", before));
    }
    let text = paper::ready(&plan, &ready, Layout { width, digits }, &context.words);
    context
        .out
        .write_all(text.as_bytes())
        .and_then(|()| context.out.flush())
        .map_err(|e| Stop::from_output(&e))?;
    Err(Stop::Said(Blame::System))
}
