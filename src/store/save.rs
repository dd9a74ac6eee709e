//! A plan as the text of its file, proven to say the plan; and plans written as files that nobody has open.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime};

use super::file::MAX_BYTES;
use super::file::{self, Overwrite, write_text};
use super::home::Home;
use super::lock::Lock;
use super::losses::losses;
use super::read::read_text;
use super::{comments, read, text};
use crate::calendar::BE_OFFSET;
use crate::locales::{Fault, Message};
use crate::plan::Plan;

/// Writes `plan` as the file at `path`. The comment at the head of the present file is kept; of a file of which
/// anything else would be lost a copy is kept beside it first.
///
/// This is for a file that nobody has open: a new one, or one to be replaced at a person's word. A plan that is
/// being edited is saved by its [`Keeper`](super::Keeper).
pub fn save(path: &Path, plan: &Plan, overwrite: Overwrite) -> Result<(), Fault> {
    let body = proven(plan, &path.display().to_string())?;
    let present = match overwrite {
        Overwrite::Replace => read_text(path).unwrap_or_default(),
        Overwrite::Never => String::new(),
    };
    if !losses(&present).is_empty() {
        keep_commented(path, &present)?;
    }
    write_text(path, &format!("{}{body}", comments::head(&present)), overwrite)
}

/// Writes `plan` over the file at `path`, as [`save()`] does, unless somebody has that open for changing. `state` is the
/// person's state folder, for the lock where the file's own folder knows none.
pub fn replace(path: &Path, plan: &Plan, state: Option<&Path>) -> Result<(), Fault> {
    let target = file::target(path)?;
    let home = state.and_then(|state| Some(Home::at(state, &file::place(&target).ok()?)));
    let _lock = Lock::take(&target, home.as_ref()).map_err(|refusal| refusal.into_fault(path))?;
    save(path, plan, Overwrite::Replace)
}

/// The name of the file that a plan of no file is saved as, in the current folder.
const NAMELESS: &str = "tidtam-demo";

/// Saves `plan` as a new file: beside its `own`, or where that cannot be, in the current folder. A file that is there
/// already is never touched, nor is the name of its own taken while that is held. Gives the new file.
pub fn save_as_new(own: Option<&Path>, is_held: bool, plan: &Plan) -> Result<PathBuf, Fault> {
    let here = Path::new("");
    let (folder, stem) = match own {
        None => (here, NAMELESS.into()),
        Some(path) => (path.parent().unwrap_or(here), path.file_stem().unwrap_or_default().to_string_lossy()),
    };
    let save_in = |folder: &Path| {
        let names = std::iter::once(format!("{stem}.ron"))
            .chain((2..).map(|number: u32| format!("{stem}-{number}.ron")));
        let is_free = |path: &PathBuf| !(is_taken(path) || (is_held && Some(path.as_path()) == own));
        let free = names.map(|name| folder.join(name)).find(is_free).unwrap_or_default();
        save(&free, plan, Overwrite::Never).map(|()| free)
    };
    save_in(folder).or_else(|fault| if folder == here { Err(fault) } else { save_in(here) })
}

/// Whether there is anything of this name, if only a link to nowhere.
fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The text of `plan`, which was read back and compared: a plan that its own file could not say is a fault of the
/// program, and nothing is written then. Nor is a text given that is too large to be read.
pub(super) fn proven(plan: &Plan, name: &str) -> Result<String, Fault> {
    let body = text::to_text(plan)?;
    fits(body.len(), name)?;
    // As it will be read: what could not be opened again is not written.
    let decoded = read::decode(body.as_bytes(), Path::new(name))?;
    if text::parse(decoded, name).as_ref() != Ok(plan) {
        let message = Message::new("fault-unwritable-plan").with("error", "parse(write(plan)) != plan");
        return Err(Fault::system(message));
    }
    Ok(body)
}

/// Whether a file of so many bytes could be opened again.
pub(super) fn fits(bytes: usize, name: &str) -> Result<(), Fault> {
    if bytes as u64 <= MAX_BYTES {
        return Ok(());
    }
    let message = Message::new("fault-save-too-large").with("file", name);
    Err(Fault::input(message.with("limit", MAX_BYTES / 1024 / 1024)))
}

/// Writes `text`, what the file at `path` holds, as `NAME.comments.ron` beside it, with a number where there is
/// another of that name. Where it is kept already, that is it.
pub(super) fn keep_commented(path: &Path, text: &str) -> Result<PathBuf, Fault> {
    let first = path.with_extension("comments.ron");
    if read_text(&first).is_ok_and(|kept| kept == text) {
        return Ok(first);
    }
    keep_beside(path, "comments", text)
}

/// `mark` with the time `now` behind it, as people here write a day.
pub(super) fn mark(mark: &str, now: NaiveDateTime) -> String {
    format!("{mark}-{}{}", now.year() + BE_OFFSET, now.format("%m%d-%H%M%S"))
}

/// Writes `text` as a new file `NAME.MARK.ron` beside `path`.
pub(super) fn keep_beside(path: &Path, mark: &str, text: &str) -> Result<PathBuf, Fault> {
    let copy = file::free_name(path, mark);
    write_text(&copy, text, Overwrite::Never)?;
    Ok(copy)
}
