//! Opening a plan for editing on the command line: what is told of it, and why it cannot be.

use std::path::{Path, PathBuf};

use super::{Context, Stop};
use crate::locales::{Fault, Message};
use crate::store::{self, Access, Keeper, News, Opened, Why, Wish};
use crate::thai::digits::Digits;

/// The keeper of the plan at `path`. What an earlier session left is told on standard error.
pub(super) fn edit(path: &Path, context: &mut Context<'_>) -> Result<Keeper, Stop> {
    // Without a journal nothing could be promised before it is in the file.
    let state = state_folder()?;
    let Opened { access, news, .. } = store::open(path, Wish::Edit, context.clock, Some(&state))?;
    let keeper = match access {
        Access::Edit(keeper) => *keeper,
        Access::View(viewer) => return Err(refusal(viewer.why(), path).into()),
    };
    if news.homeless {
        return Err(homeless(&state).into());
    }
    tell(&news, path, context);
    Ok(keeper)
}

/// The folder of journals and versions.
pub(super) fn state_folder() -> Result<PathBuf, Fault> {
    store::state_folder().ok_or_else(|| Fault::system(Message::new("fault-no-state")))
}

/// Tells whoever only reads the file at `path` that a session which ended badly has left edits that it lacks.
pub(super) fn tell_unsaved(path: &Path, context: &mut Context<'_>) {
    let count = store::state_folder().map_or(0, |state| store::unsaved(path, &state));
    if count > 0 {
        context.tell(&Message::new("news-unsaved").with("file", path.display()).with("count", count));
    }
}

fn homeless(state: &Path) -> Fault {
    Fault::system(Message::new("fault-no-journal").with("folder", state.display()))
}

/// Why the plan cannot be changed.
fn refusal(why: &Why, path: &Path) -> Fault {
    let about = |key| Message::new(key).with("file", path.display());
    match why {
        Why::Protected(fault) => fault.clone(),
        Why::Newer(_) => Fault::input(about("fault-held-newer")),
        Why::Held(holder) => store::held(holder.as_ref(), path),
        Why::Asked => store::held(None, path),
    }
}

/// Tells what was found at opening: one sentence each.
fn tell(news: &News, path: &Path, context: &mut Context<'_>) {
    for message in news.sentences(Digits::Arabic) {
        let said = context.words.say(&message);
        context.tell(&Message::new("news-line").with("file", path.display()).with("said", said));
    }
}
