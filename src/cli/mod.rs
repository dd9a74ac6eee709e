//! The command line: one file a subcommand.
//!
//! What a subcommand finds wrong is a [`Fault`]: one sentence on standard error, exit code 2 for what was
//! given, 1 for what the system refused. Results go to standard output. A closed pipe ends quietly.

mod args;
mod check;
mod export;
mod grid;
mod import;
mod minutes;
mod open;
mod when;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use crate::calendar::Day;
use crate::locales::{Blame, Fault, Lang, Message, Words};

/// Follow-up of a Thai public office's yearly integrity plan (ติดตาม).
#[derive(Debug, Parser)]
#[command(name = "tidtam", version, about)]
struct Cli {
    /// The plan file to open in the terminal; without one, that of the last time, else the built-in demo
    plan: Option<PathBuf>,
    #[command(flatten)]
    view: open::View,
    /// Language of the program: th or en
    #[arg(long, global = true, env = "TIDTAM_LANG")]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    /// Open the built-in demo; where there is no terminal, print its grid and its month's minutes
    Demo(open::View),
    Export(export::Args),
    Grid(grid::Args),
    Import(import::Args),
    Minutes(minutes::Args),
    When(when::Args),
}

/// What a subcommand works with: the day, the language, where to print.
pub struct Context<'a> {
    /// The day that counts as today, unless `--today` says otherwise.
    pub today: Day,
    /// The sentences of the chosen language.
    pub words: Words,
    /// Standard output, buffered.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
}

impl Context<'_> {
    /// Prints `text` as a line of standard output.
    pub fn print(&mut self, text: &str) -> Result<(), Stop> {
        writeln!(self.out, "{text}").map_err(|error| Stop::from_output(&error))
    }

    /// Prints `message` as a line of standard output.
    pub fn say(&mut self, message: &Message) -> Result<(), Stop> {
        let said = self.words.say(message);
        self.print(&said)
    }
}

/// Why a subcommand ended early.
pub enum Stop {
    /// Something is wrong: to be said, and an exit code.
    Fault(Fault),
    /// The reader of standard output went away: nothing to say.
    ClosedPipe,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Stop {
    fn from_output(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Fault(Fault::system(Message::new("fault-output").with("error", error)))
        }
    }
}

/// Runs the program with the arguments of the process; `today` is the real day.
pub fn run(today: Day) -> ExitCode {
    let cli = Cli::parse();
    if cli.command.is_some() && (cli.plan.is_some() || cli.view.is_given()) {
        let said =
            "PLAN, --today and --theme of the terminal do not go with a subcommand: write them behind it";
        Cli::command().error(ErrorKind::ArgumentConflict, said).exit();
    }
    let lang = cli.lang.or_else(|| Lang::of_locale(&sys_locale::get_locale()?)).unwrap_or_default();
    let (stdout, mut stderr) = (io::stdout().lock(), io::stderr().lock());
    let mut out = io::BufWriter::new(stdout);
    let mut context = Context { today, words: Words::new(lang), out: &mut out, err: &mut stderr };
    let result = match cli.command {
        Some(Command::Check(args)) => check::run(&args, &mut context),
        Some(Command::Export(args)) => export::run(&args, &mut context),
        Some(Command::Grid(args)) => grid::run(&args, &mut context),
        Some(Command::Import(args)) => import::run(args, &mut context),
        Some(Command::Minutes(args)) => minutes::run(&args, &mut context),
        Some(Command::When(args)) => when::run(&args, &mut context),
        Some(Command::Demo(view)) => open::demo(&view, &mut context),
        None => match cli.plan {
            Some(path) => open::plan(path, &cli.view, &context),
            None => open::known(&cli.view, &mut context),
        },
    };
    let words = context.words;
    let result = result.and_then(|()| out.flush().map_err(|error| Stop::from_output(&error)));
    match result {
        Ok(()) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(Stop::Fault(fault)) => {
            // Where standard error is closed too there is nobody left to tell.
            let _ = writeln!(stderr, "tidtam: {}", words.say(&fault.message));
            exit_code(fault.blame)
        }
    }
}

fn exit_code(blame: Blame) -> ExitCode {
    ExitCode::from(match blame {
        Blame::Input => 2,
        Blame::System => 1,
    })
}
