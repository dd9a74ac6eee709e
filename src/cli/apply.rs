//! `tidtam apply`: edits from a script, one a line, each durable before it is acknowledged.
//!
//! `ack REVISION DIGEST` on standard output says that an edit is safe; the digest is that of the plan file as it
//! will be saved. The plan file itself is saved once, at the end of the script or at the first line that is no
//! edit. Where an edit cannot be made durable, it is not saved either: the plan file is left alone then. Whatever ends
//! the program before: what was acknowledged comes back when the plan is opened next.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use super::edits;
use super::lines::{self, Limit};
use super::{Context, Stop, news};
use crate::locales::{Blame, Fault, Message, Words};
use crate::plan::{self, Plan};
use crate::store::{self, Keeper, Outcome};

/// A longer line is not read: no plan would be left room for it.
const LIMIT: Limit = Limit { bytes: 16 << 20, fault: "fault-edit-too-long" };

/// So often are changes of another program taken in before it is left to itself.
const ROUNDS: usize = 20;

/// Change a plan by a script of edits, one a line; each durable one is acknowledged
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    #[arg(required_unless_present = "help_edits")]
    plan: Option<PathBuf>,
    /// The file of edits; - is standard input
    #[arg(long, value_name = "FILE", required_unless_present = "help_edits")]
    script: Option<PathBuf>,
    /// Let comments inside the plan file go; a copy with them is kept beside it
    #[arg(long)]
    drop_comments: bool,
    /// List every edit with an example
    #[arg(long)]
    help_edits: bool,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let (Some(plan), Some(script), false) = (&args.plan, &args.script, args.help_edits) else {
        return edits::print(context);
    };
    let mut input: Box<dyn BufRead> = if script.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(store::open_script(script)?)
    };
    let mut keeper = news::edit(plan, context)?;
    if args.drop_comments {
        keeper.allow();
    }
    // What a session before left is kept like what is acknowledged here.
    let mut run = Run { plan, script: script_name(script, &context.words), is_owed: keeper.is_unsaved() };
    let applied = run.apply(&mut keeper, &mut *input, context);
    match &applied {
        Err(Broken::Line(fault)) => context.tell(&fault.message),
        Err(Broken::Unsafe(fault)) => {
            context.tell(&fault.message);
            return Err(run.not_saved(fault.blame, context));
        }
        Ok(()) | Err(Broken::Else(_)) => {}
    }
    run.save(&mut keeper, args.drop_comments, context)?;
    applied.map_err(|broken| match broken {
        Broken::Line(fault) | Broken::Unsafe(fault) => Stop::Said(fault.blame),
        // Quietly, but lines may be left that were not applied.
        Broken::Else(Stop::ClosedPipe) => Stop::Said(Blame::System),
        Broken::Else(stop) => stop,
    })
}

/// What the script is called in what is said of it.
fn script_name(script: &Path, words: &Words) -> String {
    if script.as_os_str() == "-" {
        words.text("apply-input").into_owned()
    } else {
        script.display().to_string()
    }
}

/// A script that is applied to a plan.
struct Run<'a> {
    plan: &'a Path,
    /// The script's name, for people.
    script: String,
    /// Whether the journal holds what was acknowledged and is not in the plan file.
    is_owed: bool,
}

/// What ended the script early.
enum Broken {
    /// A line of it: why, with its place.
    Line(Fault),
    /// A line that could not be made durable: why, with its place.
    Unsafe(Fault),
    /// Nobody can be told any more, or the plan is not to be changed.
    Else(Stop),
}

impl Run<'_> {
    /// Makes every edit of the script durable, and acknowledges it.
    fn apply(
        &mut self,
        keeper: &mut Keeper,
        input: &mut dyn BufRead,
        context: &mut Context<'_>,
    ) -> Result<(), Broken> {
        for number in 1.. {
            let next = lines::next(input, number, &LIMIT);
            let next = next.map_err(|fault| Broken::Line(self.at_line(number, &fault, &context.words)))?;
            let Some(line) = next else { break };
            if line.trim().is_empty() || line.trim_start().starts_with("//") {
                continue;
            }
            if keeper.needs_consent() {
                return Err(Broken::Else(commented(self.plan).into()));
            }
            let edit = store::edit(&line, &self.script, number).map_err(Broken::Line)?;
            let ack = keeper.commit(edit).map_err(|fault| {
                let fault = self.at_line(number, &fault, &context.words);
                if fault.blame == Blame::System { Broken::Unsafe(fault) } else { Broken::Line(fault) }
            })?;
            self.is_owed = true;
            let told = writeln!(context.out, "ack {} {}", ack.revision, ack.digest);
            let told = told.and_then(|()| context.out.flush());
            told.map_err(|error| Broken::Else(Stop::from_output(&error)))?;
        }
        Ok(())
    }

    /// `fault`, with the line of the script that it is about.
    fn at_line(&self, number: usize, fault: &Fault, words: &Words) -> Fault {
        let message = Message::new("apply-line").with("script", &self.script).with("line", number);
        Fault { blame: fault.blame, message: message.with("said", words.say(&fault.message)) }
    }

    /// Brings the plan file up to date; where that cannot be, says that what was acknowledged is not lost.
    fn save(&self, keeper: &mut Keeper, drop_comments: bool, context: &mut Context<'_>) -> Result<(), Stop> {
        match bring_up_to_date(keeper, drop_comments, self.plan, context) {
            Ok(Standing::Ours) => Ok(()),
            // Said already; but not every line is in the file.
            Ok(Standing::Theirs) => Err(Stop::Said(Blame::System)),
            Err(fault) => {
                context.tell(&fault.message);
                Err(self.not_saved(fault.blame, context))
            }
        }
    }

    /// The end of a script whose edits are not in the plan file; why, was said.
    fn not_saved(&self, blame: Blame, context: &mut Context<'_>) -> Stop {
        if self.is_owed {
            context.tell(&Message::new("apply-kept"));
        }
        Stop::Said(blame)
    }
}

/// Whose changes are in the plan file where two changed the same.
#[derive(Clone, Copy)]
enum Standing {
    /// The script's, all of them.
    Ours,
    /// Another program's.
    Theirs,
}

fn commented(path: &Path) -> Fault {
    Fault::input(Message::new("fault-comments").with("file", path.display()))
}

fn bring_up_to_date(
    keeper: &mut Keeper,
    drop_comments: bool,
    path: &Path,
    context: &mut Context<'_>,
) -> Result<Standing, Fault> {
    let mut standing = Standing::Ours;
    for _ in 0..ROUNDS {
        match keeper.save()? {
            Outcome::Nothing => return Ok(standing),
            // The next round looks once more at what was replaced, and makes anew what is gone.
            Outcome::Saved(None) | Outcome::Gone => {}
            Outcome::Saved(Some(kept)) => {
                let message = Message::new("apply-behind").with("file", path.display());
                context.tell(&message.with("kept", kept.display()));
            }
            Outcome::Foreign { base, theirs } => {
                if let Standing::Theirs = take_in(keeper, [&base, &theirs], path, context)? {
                    standing = Standing::Theirs;
                }
            }
            Outcome::Unreadable(fault) => return Err(fault),
            // Another program may have brought some in.
            Outcome::Asks if drop_comments => keeper.allow(),
            Outcome::Asks => return Err(commented(path)),
        }
    }
    Err(Fault::system(Message::new("fault-restless").with("file", path.display())))
}

/// Puts together what another program wrote and what the script did.
fn take_in(
    keeper: &mut Keeper,
    [base, theirs]: [&Plan; 2],
    path: &Path,
    context: &mut Context<'_>,
) -> Result<Standing, Fault> {
    let mine = keeper.plan()?.clone();
    let merged = plan::merge(base, &mine, theirs);
    let about = |key| Message::new(key).with("file", path.display());
    let count = merged.differences.len();
    let (standing, message) = match keeper.take_in(merged.plan, (count > 0).then_some(&mine))? {
        Some(kept) => {
            let message = about("apply-conflict").with("count", count).with("kept", kept.display());
            (Standing::Theirs, message)
        }
        None => (Standing::Ours, about("apply-merged")),
    };
    context.tell(&message);
    Ok(standing)
}
