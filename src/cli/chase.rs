//! `tidtam chase`: what each unit owes, as a memo to it.

use std::collections::HashSet;
use std::path::PathBuf;

use super::args::{self, Digits, Output, Today, Width};
use super::{Context, Stop, minutes, news};
use crate::locales::{Fault, Message};
use crate::paper::{self, Layout};
use crate::plan::Plan;
use crate::store;
use crate::view::Chase;

/// Print a memo to each unit: what it owes, by when, what it last said
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// Only this unit (part of its name is enough)
    #[arg(long)]
    unit: Option<String>,
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
    let only = args.unit.as_deref().map(|wanted| unit(&plan, wanted)).transpose()?;
    let chase = Chase::build(&plan, today, only);
    if chase.units.is_empty() {
        let message = match only {
            Some(unit) => Message::new("chase-nothing-of").with("unit", unit),
            None => Message::new("chase-nothing"),
        };
        let day = context.words.printer().day(today);
        context.tell(&message.with("day", day));
    } else {
        args.output.write(&paper::chase(&plan, &chase, layout), &args.plan, context)?;
    }
    if only.is_none() && chase.nobodys > 0 {
        context.tell(&Message::new("chase-nobodys").with("count", chase.nobodys));
    }
    Ok(())
}

/// The unit of exactly this name, else the one whose name has it in it.
fn unit<'p>(plan: &'p Plan, wanted: &str) -> Result<&'p str, Fault> {
    let wanted = wanted.trim();
    let directed = plan.directives.iter().map(|directive| directive.unit.as_str());
    let names = plan.units().into_iter().chain(directed).map(str::trim).filter(|name| !name.is_empty());
    let mut seen = HashSet::new();
    let names: Vec<&str> = names.filter(|name| seen.insert(*name)).collect();
    if let Some(exact) = names.iter().find(|name| **name == wanted) {
        return Ok(exact);
    }
    let near: Vec<&str> =
        names.iter().filter(|name| !wanted.is_empty() && name.contains(wanted)).copied().collect();
    match near[..] {
        [only] => Ok(only),
        [] => Err(args::unknown("fault-unknown-unit", wanted, names)),
        _ => Err(args::unknown("fault-several-units", wanted, near)),
    }
}
