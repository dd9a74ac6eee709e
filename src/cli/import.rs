//! `tidtam import`: a document of tables becomes a plan, with a report of what was understood.
//!
//! The report goes to standard error, the outline of `--preview` to standard output. Nothing is written but
//! the plan, and that only where no file is yet, unless `--force` is given and nobody has it open for changing.

use std::path::{Path, PathBuf};

use super::args::{Today, fiscal_year, is_same_file};
use super::{Context, Stop};
use crate::calendar::{FiscalYear, Printer};
use crate::exchange::{self, Imported, Mapping, Remark};
use crate::locales::{Fault, Message, Words};
use crate::plan::{Measure, Plan, When};
use crate::store::{self, Overwrite};
use crate::thai::clean;

/// Make a plan of a document of tables, and say what was understood of it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The document: text in UTF-8, cells between tabs
    source: PathBuf,
    /// The plan file to write
    #[arg(short, long, value_name = "PLAN")]
    output: Option<PathBuf>,
    /// The fiscal year (Buddhist Era), where the document does not say it or says another
    #[arg(long, value_name = "BE", allow_negative_numbers = true)]
    year: Option<String>,
    /// The office, where the document does not say it or says another
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// Show what was understood and write nothing
    #[arg(long)]
    preview: bool,
    /// Say what a column holds, by its name or number: 'วิธีดำเนินการ=measure', '3=due'
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    corrections: Vec<String>,
    /// Replace the plan file if it is there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    today: Today,
}

pub(super) fn run(args: Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let target = args.output.as_deref().filter(|_| !args.preview);
    if target.is_none() && !args.preview {
        return Err(Fault::input(Message::new("import-no-output")).into());
    }
    if let Some(target) = target.filter(|target| is_same_file(target, &args.source)) {
        return Err(Fault::input(Message::new("import-over-source").with("file", target.display())).into());
    }
    let corrections: Vec<Mapping> =
        args.corrections.iter().map(|map| map.parse()).collect::<Result<_, _>>()?;
    let year = args.year.as_deref().map(fiscal_year).transpose()?;
    let text = read(&args.source)?;
    let agency = args.agency.map(|name| clean::sanitize(name.trim()).text);
    let options = exchange::Options {
        year,
        agency: agency.filter(|name| !name.is_empty()),
        corrections,
        today: args.today.or(context.today)?,
    };
    let imported = exchange::understand(&text, &options)
        .map_err(|fault| of_file(&args.source, &fault, &context.words))?;
    if let Some(target) = target {
        if args.force {
            store::replace(target, &imported.plan, store::state_folder().as_deref())?;
        } else {
            store::save(target, &imported.plan, Overwrite::Never)?;
        }
    }
    report(&imported, context)?;
    if let Some(target) = target {
        return tell(context, &Message::new("import-written").with("file", target.display()));
    }
    for line in outline(&imported.plan, &context.words) {
        context.print(&clean::display(&line))?;
    }
    Ok(())
}

/// The text of the document. A file of Word, Excel or a PDF is named as such.
fn read(path: &Path) -> Result<String, Fault> {
    exchange::foreign(path).map_or_else(|| store::read_document(path), |message| Err(Fault::input(message)))
}

/// `fault`, with the file that it is about.
fn of_file(source: &Path, fault: &Fault, words: &Words) -> Fault {
    let message = Message::new("import-in-file").with("file", source.display());
    Fault { blame: fault.blame, message: message.with("said", words.say(&fault.message)) }
}

/// Prints a line of standard error.
fn tell(context: &mut Context<'_>, message: &Message) -> Result<(), Stop> {
    let said = context.words.say(message);
    writeln!(context.err, "{}", clean::display(&said)).map_err(|error| Stop::from_output(&error))
}

fn report(imported: &Imported, context: &mut Context<'_>) -> Result<(), Stop> {
    for message in &imported.report.understood {
        tell(context, message)?;
    }
    if imported.report.remarks.is_empty() {
        return Ok(());
    }
    tell(context, &Message::new("import-remarks").with("count", imported.report.remarks.len()))?;
    for remark in &imported.report.remarks {
        let said = placed(remark, &context.words);
        tell(context, &said)?;
    }
    Ok(())
}

/// A remark with its place.
fn placed(remark: &Remark, words: &Words) -> Message {
    let said = words.say(&remark.message);
    let lines = remark.line_numbers();
    if remark.column.is_empty() {
        Message::new("import-at-line").with("lines", lines).with("said", said)
    } else {
        Message::new("import-at-cell").with("lines", lines).with("column", &remark.column).with("said", said)
    }
}

/// What was understood, as an outline: sections, indicators, measures with their due, units and monitoring.
fn outline(plan: &Plan, words: &Words) -> Vec<String> {
    let mut lines = vec![format!("{} · {}", plan.agency, plan.fiscal_year)];
    for section in &plan.sections {
        lines.push(String::new());
        lines.push(format!("{} {}", section.code, section.title).trim().to_owned());
        for indicator in &section.indicators {
            let no = indicator.no.map_or(String::new(), |no| format!("{no} "));
            lines.push(format!("  {no}{}", indicator.title));
            for measure in &indicator.measures {
                lines.push(format!("    {}  {}", measure.id, measure.title));
                lines.push(format!(
                    "      {}",
                    words.say(&detail(measure, plan.fiscal_year, words.printer()))
                ));
            }
        }
    }
    lines
}

fn detail(measure: &Measure, year: FiscalYear, printer: Printer) -> Message {
    let due = match measure.due.when {
        When::On(day) => printer.short_day(day),
        When::Within(first, last) => printer.range(first, last),
        When::WholeYear => printer.fiscal_year(year),
        When::Every(every) => printer.cadence(every).into_owned(),
        When::Unstated => "-".to_owned(),
    };
    let units = measure.responsible.units.join(", ");
    let every = measure.monitoring.every.map_or("-".to_owned(), |every| printer.cadence(every).into_owned());
    Message::new("import-detail").with("due", due).with("units", units).with("every", every)
}
