//! `tidtam history`: the earlier versions of a plan, and one of them brought back.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::{Context, Stop, news};
use crate::locales::{Fault, Message, Words};
use crate::plan::{self, Plan};
use crate::store::{self, Digest, Outcome, Version};
use crate::thai::{clean, digits, pad};

/// List the earlier versions of a plan, print one or bring one back
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
    /// Put this version, by its number in the list, in the plan's place; the present one is kept
    #[arg(long, value_name = "N")]
    restore: Option<String>,
    /// Print the text of this version
    #[arg(long, value_name = "N", conflicts_with = "restore")]
    print: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let state = news::state_folder()?;
    if let Some(number) = &args.restore {
        return restore(&args.plan, number, &state, context);
    }
    let versions = store::versions(&args.plan, &state)?;
    if let Some(number) = &args.print {
        let (number, version) = chosen(&versions, number, &args.plan)?;
        return print(version, number, context);
    }
    if versions.is_empty() {
        // A plan that is not there either has a fault of its own.
        store::read_text(&args.plan)?;
        return context.say(&none(&args.plan));
    }
    news::tell_unsaved(&args.plan, context);
    list(&versions, &args.plan, context)
}

fn none(path: &Path) -> Message {
    Message::new("history-none").with("file", path.display())
}

/// The version that `text` says the number of, which counts from 1 for the newest.
fn chosen<'v>(versions: &'v [Version], text: &str, path: &Path) -> Result<(usize, &'v Version), Fault> {
    if versions.is_empty() {
        return Err(Fault::input(none(path)));
    }
    let number = digits::to_arabic(text.trim()).parse::<usize>().ok();
    let found = number.and_then(|number| Some((number, versions.get(number.checked_sub(1)?)?)));
    found.ok_or_else(|| {
        let message = Message::new("fault-no-version").with("text", text).with("file", path.display());
        Fault::input(message.with("count", versions.len()))
    })
}

/// Prints the versions, the newest first: when, how large, what changed since the one before.
fn list(versions: &[Version], path: &Path, context: &mut Context<'_>) -> Result<(), Stop> {
    let present = store::present(versions, path);
    let mut newer: Option<Plan> = versions.first().and_then(store::plan_of);
    for (index, version) in versions.iter().enumerate() {
        let older = versions.get(index + 1).and_then(store::plan_of);
        let changes = match (&newer, &older) {
            (Some(newer), Some(older)) => {
                Message::new("history-changes").with("count", plan::merge(older, older, newer).taken)
            }
            _ if index + 1 == versions.len() => Message::new("history-first"),
            _ => Message::new("history-unknown"),
        };
        let line = line(index + 1, version, &changes, present == Some(index), &context.words);
        context.print(&line)?;
        newer = older;
    }
    Ok(())
}

fn line(number: usize, version: &Version, changes: &Message, is_present: bool, words: &Words) -> String {
    /// More versions than four digits say are not kept.
    const NUMBER: usize = 4;
    const SIZE: usize = 9;
    let digits = words.digits();
    let size = words.say(&Message::new("history-size").with("size", version.bytes.div_ceil(1024)));
    let said = format!(
        "{}  {}  {}  {}",
        pad::right(&number.to_string(), NUMBER),
        when(version, words),
        pad::right(&size, SIZE),
        words.say(changes)
    );
    let present = if is_present { words.text("history-present") } else { "".into() };
    let line = format!("{said}  {present}");
    digits.apply(line.trim_end()).into_owned()
}

/// The day and the time of a version.
fn when(version: &Version, words: &Words) -> String {
    let day = words.printer().short_day(version.when.date());
    let time = version.when.format("%H:%M:%S").to_string();
    format!("{} {}", pad::right(&day, 11), words.digits().apply(&time))
}

/// Prints a version to the letter; on a terminal, nothing that a terminal would obey.
fn print(version: &Version, number: usize, context: &mut Context<'_>) -> Result<(), Stop> {
    let bytes = version.bytes().map_err(|_| damaged(number))?;
    let written = if io::stdout().is_terminal() {
        write!(context.out, "{}", clean::display_lines(&String::from_utf8_lossy(&bytes)))
    } else {
        context.out.write_all(&bytes)
    };
    written.map_err(|error| Stop::from_output(&error))
}

fn damaged(number: usize) -> Fault {
    Fault::system(Message::new("fault-version-damaged").with("number", number))
}

fn restore(path: &Path, text: &str, state: &Path, context: &mut Context<'_>) -> Result<(), Stop> {
    // Before anything is opened: a wrong number is to change nothing.
    let versions = store::versions(path, state)?;
    let (number, version) = chosen(&versions, text, path)?;
    // When it is broken, an earlier one is needed most.
    if !store::is_plan(path) {
        return mend(path, (number, version), state, context);
    }
    let mut keeper = news::edit(path, context)?;
    let versions = store::versions(path, state)?;
    let (number, version) = chosen(&versions, text, path)?;
    let about = |key| Message::new(key).with("file", path.display());
    if store::present(&versions, path) == Some(number - 1) && !keeper.is_unsaved() {
        return context.say(&about("history-in-place").with("number", number));
    }
    store::plan_of(version).ok_or_else(|| damaged(number))?;
    // With what came back just now it is another than the file.
    let former = keeper.latest();
    match keeper.put_back(version)? {
        Outcome::Saved(Some(kept)) => context.tell(&about("apply-behind").with("kept", kept.display())),
        Outcome::Unreadable(fault) => return Err(fault.into()),
        Outcome::Asks => return Err(Fault::input(about("fault-comments")).into()),
        Outcome::Saved(None) | Outcome::Nothing | Outcome::Gone | Outcome::Foreign { .. } => {}
    }
    let now = store::versions(path, state)?;
    // What lies there is what counts.
    if store::present(&now, path).is_none_or(|at| now[at].digest != version.digest) {
        return Err(Fault::system(about("fault-restore-foreign")).into());
    }
    say_restored(path, (number, version), context)?;
    say_place(path, former, "history-back", &now, context)
}

/// Puts a version in the place where no plan lies any more.
fn mend(
    path: &Path,
    (number, version): (usize, &Version),
    state: &Path,
    context: &mut Context<'_>,
) -> Result<(), Stop> {
    store::plan_of(version).ok_or_else(|| damaged(number))?;
    let mended = store::mend(path, version, context.clock, state)?;
    let about = |key| Message::new(key).with("file", path.display());
    for kept in &mended.beside {
        context.tell(&about("history-beside").with("kept", kept.display()));
    }
    if let Some(unread) = &mended.unread {
        context.tell(&Message::new("news-unread").with("file", unread.display()));
    }
    let now = store::versions(path, state)?;
    say_restored(path, (number, version), context)?;
    for (digest, key) in [(mended.former, "history-kept"), (mended.unsaved, "history-unsaved")] {
        if let Some(digest) = digest {
            say_place(path, digest, key, &now, context)?;
        }
    }
    Ok(())
}

fn say_restored(
    path: &Path,
    (number, version): (usize, &Version),
    context: &mut Context<'_>,
) -> Result<(), Stop> {
    let when = when(version, &context.words);
    let message = Message::new("history-restored").with("file", path.display()).with("number", number);
    context.say(&message.with("when", when.trim()))
}

/// Says `key` of the version with this fingerprint, where it is among `versions`.
fn say_place(
    path: &Path,
    digest: Digest,
    key: &'static str,
    versions: &[Version],
    context: &mut Context<'_>,
) -> Result<(), Stop> {
    let at = versions.iter().position(|version| version.digest == digest.short());
    let message = |at: usize| Message::new(key).with("file", path.display()).with("number", at + 1);
    at.map_or(Ok(()), |at| context.say(&message(at)))
}
