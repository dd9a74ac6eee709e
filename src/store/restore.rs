//! Bringing back an earlier version of a plan; and what of a plan is not in its file.

use std::path::Path;

use super::digest::Digest;
use super::file::{self, Swap};
use super::home::Home;
use super::keeper::{Keeper, Loss, Outcome};
use super::lock::Lock;
use super::versions::Version;
use super::{comments, journal, read};
use crate::locales::{Fault, Message};

/// The versions of the plan at `path` that are kept in the state folder `state`, the newest first.
pub fn versions(path: &Path, state: &Path) -> Result<Vec<Version>, Fault> {
    let target = file::place(path).map_err(|error| read::of_io(&error, path))?;
    Ok(Home::at(state, &target).versions().list())
}

/// How many edits of a session that ended badly the file at `path` lacks; 0 where somebody has it open. For whoever
/// only reads the file.
pub fn unsaved(path: &Path, state: &Path) -> usize {
    let left = || {
        let target = path.canonicalize().ok()?;
        let said = journal::read(&Home::at(state, &target).journal()).ok()??;
        let saved = said.saved(file::digest_of(&target).ok()?).unwrap_or(0);
        (saved < said.lines.len() && Lock::is_free(&target)).then_some(said.lines.len() - saved)
    };
    left().unwrap_or(0)
}

impl Keeper {
    /// Puts `version` in the plan's place, to the letter. What stands there now, with every edit, goes among the
    /// versions first. Where that cannot be, or others changed the file, nothing is done: see the outcome.
    pub fn put_back(&mut self, version: &Version) -> Result<Outcome, Fault> {
        let bytes = version.bytes().map_err(|error| read::of_io(&error, &self.path))?;
        let (text, plan) = self.understood(&bytes)?;
        let text = text.to_owned();
        match self.save()? {
            Outcome::Saved(None) | Outcome::Nothing => {}
            other => return Ok(other),
        }
        self.keep_base().map_err(|error| {
            let message = Message::new("fault-system").with("file", self.path.display());
            Fault::system(message.with_said("error", Message::of_io(&error)))
        })?;
        let swap = file::swap(&self.target, self.present, text.as_bytes());
        match swap.map_err(|error| file::of_writing(&error, &self.path))? {
            Swap::Before => self.foreign(),
            Swap::Done(former) => {
                self.latest = Digest::of(&[text.as_bytes()]);
                comments::head(&text).clone_into(&mut self.head);
                self.loss = Loss::of(&text);
                self.plan = Some(plan);
                self.settle(text);
                self.former = former;
                Ok(Outcome::Saved(None))
            }
            Swap::Behind(former) => {
                self.latest = Digest::of(&[text.as_bytes()]);
                self.behind(former, text)
            }
        }
    }
}
