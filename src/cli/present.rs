//! `tidtam present`: the plan on the wall at once; with `--follow`, what another terminal shows there.

use std::path::PathBuf;

use super::{Context, Stop, open};
use crate::locales::{Fault, Message};
use crate::store::{self, Seat};
use crate::tui::{self, Following};

/// Show the plan on the wall, page by page, as F5 does in the terminal
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// Show what another terminal shows on the wall, and change nothing: for the projector, while the operator's
    /// screen is the first one
    #[arg(long)]
    follow: bool,
    #[command(flatten)]
    view: open::View,
}

pub(super) fn run(args: Args, context: &Context<'_>) -> Result<(), Stop> {
    if args.follow {
        return follow(&args, context);
    }
    open::on_wall(args.plan, &args.view, context)
}

/// Of the plan only its title is read, and nothing of it is locked or written.
fn follow(args: &Args, context: &Context<'_>) -> Result<(), Stop> {
    if !tui::has_terminal() {
        return Err(Fault::input(Message::new("fault-no-terminal")).into());
    }
    let (today, look) = args.view.seen(context)?;
    let plan = store::load_newer(&args.plan)?.plan;
    let state = store::state_folder().ok_or_else(|| Fault::system(Message::new("fault-follow-homeless")))?;
    let seat = Seat::take(&state, &args.plan)?;
    let keys = context.settings.config.keys.clone();
    let (clock, lang, has_sizing) = (context.clock, context.words.lang(), open::has_sizing(context));
    Ok(tui::follow(Following { plan, seat, today, clock, lang, look, keys, has_sizing })?)
}
