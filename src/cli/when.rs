//! `tidtam when`: how an expression of a date or a rhythm is read.

use super::{Context, Stop};

/// Say how a date or a rhythm is read
#[derive(Debug, clap::Args)]
pub struct Args {}

pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    context.print("")
}
