//! `tidtam apply`: edits from a script, one a line, each durable before it is acknowledged.
//!
//! `ack REVISION DIGEST` on standard output says that an edit is safe; the digest is that of the plan file as it
//! will be saved. The plan file itself is saved once, at the end of the script or at the first line that is no
//! edit. Whatever ends the program before: what was acknowledged comes back when the plan is opened next.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use super::edits;
use super::lines::{self, Limit};
use super::{Context, Stop, news};
use crate::locales::{Blame, Fault, Message};
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
    let applied = apply(&mut keeper, &mut *input, plan, context);
    let applied = applied.inspect_err(|stop| {
        if let Broken::Line(number, fault) = stop {
            let said = context.words.say(&fault.message);
            let message = Message::new("apply-line").with("script", script.display()).with("line", number);
            context.tell(&message.with("said", said));
        }
    });
    save(&mut keeper, args.drop_comments, plan, context)?;
    applied.map_err(|broken| match broken {
        Broken::Line(_, fault) => Stop::Said(fault.blame),
        // Quietly, but lines may be left that were not applied.
        Broken::Else(Stop::ClosedPipe) => Stop::Said(Blame::System),
        Broken::Else(stop) => stop,
    })
}

/// What ended the script early.
enum Broken {
    /// The line of this number.
    Line(usize, Fault),
    /// Nobody can be told any more, or the plan is not to be changed.
    Else(Stop),
}

/// Makes every edit of the script durable, and acknowledges it.
fn apply(
    keeper: &mut Keeper,
    input: &mut dyn BufRead,
    path: &Path,
    context: &mut Context<'_>,
) -> Result<(), Broken> {
    for number in 1.. {
        let of_line = |fault| Broken::Line(number, fault);
        let Some(line) = lines::next(input, number, &LIMIT).map_err(of_line)? else { break };
        if line.trim().is_empty() || line.trim_start().starts_with("//") {
            continue;
        }
        if keeper.needs_consent() {
            return Err(Broken::Else(commented(path).into()));
        }
        let ack = store::edit(&line).and_then(|edit| keeper.commit(edit)).map_err(of_line)?;
        let told = writeln!(context.out, "ack {} {}", ack.revision, ack.digest);
        told.and_then(|()| context.out.flush()).map_err(|error| Broken::Else(Stop::from_output(&error)))?;
    }
    Ok(())
}

fn commented(path: &Path) -> Fault {
    Fault::input(Message::new("fault-comments").with("file", path.display()))
}

/// Brings the plan file up to date; where that cannot be, says that what was acknowledged is not lost.
fn save(
    keeper: &mut Keeper,
    drop_comments: bool,
    path: &Path,
    context: &mut Context<'_>,
) -> Result<(), Stop> {
    let saved = bring_up_to_date(keeper, drop_comments, path, context);
    saved.map_err(|fault| {
        let said = context.words.say(&fault.message);
        context.tell(&Message::new("apply-not-saved").with("file", path.display()).with("said", said));
        Stop::Said(fault.blame)
    })
}

fn bring_up_to_date(
    keeper: &mut Keeper,
    drop_comments: bool,
    path: &Path,
    context: &mut Context<'_>,
) -> Result<(), Fault> {
    for _ in 0..ROUNDS {
        match keeper.save()? {
            Outcome::Nothing => return Ok(()),
            // The next round looks once more at what was replaced, and makes anew what is gone.
            Outcome::Saved(None) | Outcome::Gone => {}
            Outcome::Saved(Some(kept)) => {
                let message = Message::new("apply-behind").with("file", path.display());
                context.tell(&message.with("kept", kept.display()));
            }
            Outcome::Foreign { base, theirs } => take_in(keeper, [&base, &theirs], path, context)?,
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
) -> Result<(), Fault> {
    let mine = keeper.plan()?.clone();
    let merged = plan::merge(base, &mine, theirs);
    let about = |key| Message::new(key).with("file", path.display());
    let count = merged.differences.len();
    let message = match keeper.take_in(merged.plan, (count > 0).then_some(&mine))? {
        Some(kept) => about("apply-conflict").with("count", count).with("kept", kept.display()),
        None => about("apply-merged"),
    };
    context.tell(&message);
    Ok(())
}
