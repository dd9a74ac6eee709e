//! `tidtam grid`: the plan as a grid, printed.

use std::path::PathBuf;

use super::args::{self, Digits, StatusWord, Today, Width};
use super::{Context, Stop, news};
use crate::locales::Fault;
use crate::paper::{self, Layout};
use crate::plan::Plan;
use crate::store;
use crate::tui;
use crate::view::{Query, Timing};

/// The width where standard output is no terminal. That of a terminal is taken into the widths of a page.
pub(super) const WIDTH: usize = 100;

/// Print the plan as a grid: deadlines, who, the year's strip of reports, status
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    #[command(flatten)]
    today: Today,
    /// Only the section with this code (part of its title is enough)
    #[arg(long)]
    section: Option<String>,
    /// Only measures of this unit (part of its name is enough)
    #[arg(long)]
    unit: Option<String>,
    /// Only what is overdue
    #[arg(long)]
    late: bool,
    /// Only what has this status
    #[arg(long)]
    status: Option<StatusWord>,
    #[command(flatten)]
    width: Width,
    /// Thai or Arabic digits [default: those of the language]
    #[arg(long)]
    digits: Option<Digits>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let today = args.today.or(context.today)?;
    let width = args.width.or(tui::columns().unwrap_or(WIDTH))?;
    let digits = args.digits.map_or(context.words.digits(), Into::into);
    let plan = store::load(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let query = Query {
        section: args.section.clone(),
        unit: args.unit.clone(),
        status: args.status.map(Into::into),
        timing: args.late.then_some(Timing::Late),
        ..Query::default()
    };
    is_known(&query, &plan)?;
    let text = paper::grid(&plan, &query, today, Layout { width, digits }, &context.words);
    context.out.write_all(text.as_bytes()).map_err(|error| Stop::from_output(&error))
}

/// Whether the plan has the section and the unit that are asked for.
fn is_known(query: &Query, plan: &Plan) -> Result<(), Fault> {
    if let Some(section) = &query.section
        && !plan.sections.iter().any(|known| query.has_section(known))
    {
        let known = plan.sections.iter().map(|s| if s.code.is_empty() { &s.title } else { &s.code });
        return Err(args::unknown("fault-unknown-section", section, known.map(String::as_str)));
    }
    if let Some(unit) = &query.unit {
        let (units, wanted) = (plan.units(), unit.trim());
        if wanted.is_empty() || !units.iter().any(|known| known.contains(wanted)) {
            return Err(args::unknown("fault-unknown-unit", unit, units));
        }
    }
    Ok(())
}
