//! The command line: one file a subcommand.
//!
//! What a subcommand finds wrong is a [`Fault`]: one sentence on standard error, exit code 2 for what was
//! given, 1 for what the system refused. Results go to standard output. A closed pipe ends quietly.

mod agenda;
mod apply;
mod args;
mod chase;
mod check;
mod config;
mod edits;
mod export;
mod grid;
mod history;
mod import;
mod lines;
mod minutes;
mod news;
mod open;
mod os;
mod present;
mod ready;
mod when;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::calendar::{Clock, Day};
use crate::locales::{Blame, Fault, Lang, Message, Words};
use crate::store::News;
use crate::thai::clean;
use config::Settings;

/// Follow-up of a Thai public office's yearly integrity plan (ติดตาม).
#[derive(Debug, Parser)]
#[command(
    name = "tidtam",
    version,
    about,
    override_usage = "tidtam [OPTIONS] [PLAN]\n       tidtam COMMAND [OPTIONS] ..."
)]
struct Cli {
    /// The plan file to open in the terminal; without one, one of those opened before, else the built-in demo
    plan: Option<PathBuf>,
    #[command(flatten)]
    view: open::View,
    /// Language of the program: th or en; `TIDTAM_LANG` sets it for good
    #[arg(long, global = true)]
    lang: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Agenda(agenda::Args),
    Apply(apply::Args),
    Chase(chase::Args),
    Check(check::Args),
    Config(config::Args),
    /// Open the built-in demo; where there is no terminal, print its grid and its month's minutes
    Demo(open::View),
    Export(export::Args),
    Grid(grid::Args),
    History(history::Args),
    Import(import::Args),
    Minutes(minutes::Args),
    Present(present::Args),
    Ready(ready::Args),
    When(when::Args),
}

/// What a subcommand works with: the day, the language, where to print.
pub struct Context<'a> {
    /// The day that counts as today, unless `--today` says otherwise.
    pub today: Day,
    /// The time by which versions and reports are named.
    pub clock: Clock,
    /// The sentences of the chosen language, with the digits of the settings.
    pub words: Words,
    /// What the person has settled.
    pub settings: Settings,
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

    /// Prints `message` as a line of standard error. Where that is closed there is nobody left to tell.
    pub fn tell(&mut self, message: &Message) {
        let said = self.words.say(message);
        let _ = writeln!(self.err, "{}", clean::display(&said));
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
    /// What there is to say has been said: the exit code of this.
    Said(Blame),
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
            Self::Fault(Fault::system(Message::new("fault-output").with_said("error", Message::of_io(error))))
        }
    }
}

/// Runs the program with the arguments of the process; `clock` is the real one.
pub fn run(clock: Clock) -> ExitCode {
    os::outlive_file_limits();
    let settings = Settings::read();
    let (cli, lang) = match arguments(&settings) {
        Ok(arguments) => arguments,
        Err(fault) => return fail(&fault, &Words::new(usual_lang(&settings)), &mut io::stderr()),
    };
    // Not locked: in the terminal other threads write to both, where this one cannot any more.
    let (mut out, mut stderr) = (io::BufWriter::new(io::stdout()), io::stderr());
    let today = clock().date();
    let mut words = Words::new(lang);
    words.set_digits(settings.config.digits);
    let mut context = Context { today, clock, words, settings, out: &mut out, err: &mut stderr };
    let result = dispatch(cli, &mut context);
    let words = context.words;
    let result = result.and_then(|()| out.flush().map_err(|error| Stop::from_output(&error)));
    match result {
        Ok(()) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(Stop::Said(blame)) => exit_code(blame),
        Err(Stop::Fault(fault)) => fail(&fault, &words, &mut stderr),
    }
}

fn dispatch(cli: Cli, context: &mut Context<'_>) -> Result<(), Stop> {
    match &cli.command {
        // Its own are told by `config`, and on the screen where there is one.
        Some(Command::Config(_)) => {}
        None | Some(Command::Demo(_) | Command::Present(_)) if crate::tui::has_terminal() => {}
        _ => config::tell(context),
    }
    match cli.command {
        Some(Command::Agenda(args)) => agenda::run(&args, context),
        Some(Command::Apply(args)) => apply::run(&args, context),
        Some(Command::Chase(args)) => chase::run(&args, context),
        Some(Command::Check(args)) => check::run(&args, context),
        Some(Command::Config(args)) => config::run(&args, context),
        Some(Command::Export(args)) => export::run(&args, context),
        Some(Command::Grid(args)) => grid::run(&args, context),
        Some(Command::History(args)) => history::run(&args, context),
        Some(Command::Import(args)) => import::run(args, context),
        Some(Command::Minutes(args)) => minutes::run(&args, context),
        Some(Command::Ready(args)) => ready::run(&args, context),
        Some(Command::Present(args)) => present::run(args, context),
        Some(Command::When(args)) => when::run(&args, context),
        Some(Command::Demo(view)) => open::demo(&view, News::default(), context),
        None => match cli.plan {
            Some(path) => open::plan(path, &cli.view, context),
            None => open::known(&cli.view, context),
        },
    }
}

/// The arguments of the process, and the language that they or the surroundings ask for. A call for help or for
/// the version is answered here, and ends the program.
fn arguments(settings: &Settings) -> Result<(Cli, Lang), Fault> {
    let wrong = |detail: &str| Fault::input(Message::new("fault-arguments").with("detail", detail));
    let cli = Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.exit(),
        _ => wrong(&in_short(&error.to_string())),
    })?;
    if cli.command.is_some() && (cli.plan.is_some() || cli.view.is_given()) {
        return Err(Fault::input(Message::new("fault-before-command")));
    }
    let lang = match &cli.lang {
        Some(text) => {
            text.parse().map_err(|_| Fault::input(Message::new("fault-lang").with("text", text)))?
        }
        None => usual_lang(settings),
    };
    Ok((cli, lang))
}

/// What clap says is wrong, without its advice: the lines before the first empty one.
fn in_short(said: &str) -> String {
    let lines: Vec<&str> = said.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}

/// The language of `TIDTAM_LANG`, else of the settings, else of the system's locale, else Thai.
fn usual_lang(settings: &Settings) -> Lang {
    let variable = std::env::var("TIDTAM_LANG").ok().and_then(|text| Lang::of_locale(&text));
    variable
        .or(settings.config.lang)
        .or_else(|| Lang::of_locale(&sys_locale::get_locale()?))
        .unwrap_or_default()
}

/// Says what is wrong; the exit code of it.
fn fail(fault: &Fault, words: &Words, err: &mut dyn Write) -> ExitCode {
    // Where standard error is closed too there is nobody left to tell.
    let _ = writeln!(err, "tidtam: {}", words.say(&fault.message));
    exit_code(fault.blame)
}

fn exit_code(blame: Blame) -> ExitCode {
    ExitCode::from(match blame {
        Blame::Input => 2,
        Blame::System => 1,
    })
}
