//! `tidtam export`: the plan in a format of others.

use std::path::PathBuf;

use super::args::Output;
use super::{Context, Stop, news};
use crate::{exchange, store};

/// Write the plan in a format that other programs read: all of it, private notes too
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// The format
    #[arg(long)]
    format: Format,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// All of the plan, with the field names of the plan file
    Json,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let text = match args.format {
        Format::Json => exchange::json::to_text(&plan)?,
    };
    args.output.write(&text, &args.plan, context)
}
