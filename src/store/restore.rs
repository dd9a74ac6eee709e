//! Bringing back an earlier version of a plan, be it in the place of a plan or of what is none any more; and what of a
//! plan is not in its file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::file::{self, Former, Swap};
use super::home::Home;
use super::journal::{Entry, Journal, Line, Said};
use super::keeper::{Keeper, Loss, Outcome};
use super::lock::Lock;
use super::versions::Version;
use super::{comments, fault, journal, newer, open, read, save, text};
use crate::calendar::Clock;
use crate::locales::{Fault, Message};

/// The versions of the plan at `path` that are kept in the state folder `state`, the newest first.
pub fn versions(path: &Path, state: &Path) -> Result<Vec<Version>, Fault> {
    Ok(Home::at(state, &place(path)?).versions().list())
}

/// Whether a plan lies at `path`, of this program or of a newer one.
pub fn is_plan(path: &Path) -> bool {
    let is_one = |text: &str| text::parse(text, "").is_ok() || newer::parse_newer(text, "").is_ok();
    read::read_text(path).is_ok_and(|text| is_one(&text))
}

/// What became of the things that lay where a version was put.
#[derive(Debug, Default)]
pub struct Mended {
    /// The fingerprint under which what lay there is among the versions, where it is.
    pub former: Option<Digest>,
    /// The fingerprint of the plan with the edits that had not been saved, which is among the versions.
    pub unsaved: Option<Digest>,
    /// What lay there, or came to lie there in the last moment, and is kept in files beside the plan.
    pub beside: Vec<PathBuf>,
    /// Where a journal was put of which the program can make nothing.
    pub unread: Option<PathBuf>,
}

/// Puts `version` in the place of the plan at `path`, where no plan lies: nothing, or what cannot be read. That is
/// kept first, byte for byte, and so is what had not been saved; where that cannot be, nothing is done.
pub fn mend(path: &Path, version: &Version, clock: Clock, state: &Path) -> Result<Mended, Fault> {
    file::target(path)?;
    let target = place(path)?;
    let home = Home::at(state, &target);
    let _lock = Lock::take(&target, Some(&home)).map_err(|refusal| refusal.into_fault(path))?;
    // Before anything is kept, for which the oldest may go.
    let bytes = version.bytes().map_err(|error| fault::of_io(&error, path))?;
    let text = read::decode(&bytes, path)?;
    text::parse(text, &path.display().to_string())?;
    let mut mended = Mended::default();
    let spot = Spot { path, target, home, clock };
    let known = spot.keep_broken(&mut mended)?;
    let revision = keep_unsaved(&spot.home, clock, &mut mended).map_err(|error| {
        let message = Message::new("fault-journal").with("file", path.display());
        Fault::system(message.with_said("error", Message::of_io(&error)))
    })?;
    spot.put(known, &bytes, &mut mended)?;
    let journal = spot.home.journal();
    if let Some(revision) = revision
        && Journal::begin(&journal, revision, Digest::of(&[&bytes]), &[]).is_err()
    {
        // All that it says is kept elsewhere.
        let _ = fs::remove_file(journal);
    }
    Ok(mended)
}

/// Where a plan lay and is to lie again; held.
struct Spot<'a> {
    path: &'a Path,
    target: PathBuf,
    home: Home,
    clock: Clock,
}

impl Spot<'_> {
    /// Keeps what lies there; its fingerprint.
    fn keep_broken(&self, mended: &mut Mended) -> Result<Digest, Fault> {
        let broken = match file::read(&self.target) {
            Ok(broken) => broken,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Digest::of(&[])),
            Err(error) => return Err(fault::of_io(&error, self.path)),
        };
        let digest = Digest::of(&[&broken]);
        let is_small = broken.len() as u64 <= file::MAX_BYTES;
        if is_small && self.home.versions().keep(&broken, (self.clock)()).is_ok() {
            mended.former = Some(digest);
        } else {
            let kept = self.beside("broken");
            file::keep_as(&self.target, &kept).map_err(|error| file::of_writing(&error, self.path))?;
            mended.beside.push(kept);
        }
        Ok(digest)
    }

    /// Puts `bytes` there, where what has the fingerprint `known` lies, or nothing.
    fn put(&self, known: Digest, bytes: &[u8], mended: &mut Mended) -> Result<(), Fault> {
        let swap = file::swap(&self.target, known, bytes);
        let stray = match swap.map_err(|error| file::of_writing(&error, self.path))? {
            Swap::Before => {
                let message = Message::new("fault-restore-foreign").with("file", self.path.display());
                return Err(Fault::system(message));
            }
            Swap::Done(former) => former.and_then(Former::let_go),
            Swap::Behind(former) => Some(former),
        };
        if let Some(stray) = stray {
            // Renamed, not copied: who is just writing it goes on writing it there.
            let kept = self.beside("conflict");
            mended.beside.push(fs::rename(&stray, &kept).map_or(stray, |()| kept));
        }
        // It is among them already; now it is the newest.
        let _ = self.home.versions().keep(bytes, (self.clock)());
        Ok(())
    }

    /// A free name beside it, as the person would say it.
    fn beside(&self, what: &str) -> PathBuf {
        file::free_name(&file::as_given(self.path, &self.target), &save::mark(what, (self.clock)()))
    }
}

/// Puts the plan with the edits that had not been saved among the versions; the number of all edits. Of a journal of
/// which no plan can be made the file itself is kept. None where there is none.
fn keep_unsaved(home: &Home, clock: Clock, mended: &mut Mended) -> io::Result<Option<u64>> {
    let said = match journal::read(&home.journal()) {
        Ok(None) => return Ok(None),
        Ok(Some(said)) => Some(said),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => None,
        Err(error) => return Err(error),
    };
    let revision = said.as_ref().map_or(0, |said| said.revision + said.lines.len() as u64);
    if said.as_ref().is_some_and(|said| said.lines.is_empty() && said.damaged == 0) {
        return Ok(Some(revision));
    }
    match said.as_ref().and_then(|said| last(home, said)) {
        Some(text) => {
            let digest = Digest::of(&[text.as_bytes()]);
            let is_saved = home.versions().bytes(digest).is_some();
            if !is_saved {
                home.versions().keep(text.as_bytes(), clock())?;
                mended.unsaved = Some(digest);
            }
        }
        None => mended.unread = Some(home.put_aside()?),
    }
    Ok(Some(revision))
}

/// The text of the plan with every edit that `said` has; none where anything of it cannot be used.
fn last(home: &Home, said: &Said) -> Option<String> {
    let decoded = |bytes: Vec<u8>| read::decode(&bytes, home.folder()).ok().map(str::to_owned);
    let base = home.versions().bytes(said.base).and_then(decoded);
    let (head, start) = match (&base, said.lines.first()) {
        (Some(text), _) => (comments::head(text), text::parse(text, "").ok()?),
        (None, Some(Line { entry: Entry::Whole(plan), .. })) => ("", (**plan).clone()),
        (None, _) => return None,
    };
    let (plan, done) = open::follow(&start, &said.lines, head).ok()?;
    let is_whole = done == said.lines.len() && said.damaged == 0;
    is_whole.then(|| text::to_text(&plan).ok()).flatten().map(|body| format!("{head}{body}"))
}

/// The whole path of the plan at `path`, links followed, also those to a file that is gone.
fn place(path: &Path) -> Result<PathBuf, Fault> {
    /// More than that is a circle.
    const LINKS: usize = 40;
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        if place.exists() {
            break;
        }
        let Ok(to) = fs::read_link(&place) else { break };
        place = file::folder(&place).join(to);
    }
    file::place(&place).map_err(|error| fault::of_io(&error, path))
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
        let bytes = version.bytes().map_err(|error| fault::of_io(&error, &self.path))?;
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
