//! A plan that is open for editing: nothing that was told to it is lost, nothing that others write is overwritten
//! unseen.
//!
//! Each edit goes into the journal and is durable when [`Keeper::commit`] returns. [`Keeper::save`] brings the plan
//! file up to date: serialised, read back and compared; written beside; exchanged for the file that is known; what
//! came out looked at; read back again. Only then does the journal begin anew. What came out stays beside the plan,
//! hidden, until the next save or look, where it is looked at once more. Where another program changed the file
//! meanwhile, nothing is decided here: both versions are handed out, and what was made of them comes back through
//! [`Keeper::take_in`].
//!
//! It never waits and has no thread: who keeps the screen alive meanwhile is the caller. Limits: the plan is held
//! in memory from the first edit on, beside that of the caller.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::file::{self, Former, Swap};
use super::home::Home;
use super::journal::{Entry, Journal, Line};
use super::lock::Lock;
use super::losses::losses;
use super::os::Stamp;
use super::{comments, draft, fault, memory, os, read, save, text};
use crate::calendar::Clock;
use crate::locales::{Fault, Message};
use crate::plan::{Draft, Edit, Plan};
use crate::view::Memory;

/// That an edit is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    /// The number of edits made on this plan, on this computer.
    pub revision: u64,
    /// The fingerprint of the plan file as it will be saved.
    pub digest: Digest,
}

/// What came of a save, or of looking whether others changed the file.
#[derive(Debug)]
pub enum Outcome {
    /// There was nothing to do.
    Nothing,
    /// The file is up to date. What stood in its place in the last moment was no plan, and lies in this file now.
    Saved(Option<PathBuf>),
    /// Another program changed the file. Until [`Keeper::take_in`] says what is to become of both, nothing is saved.
    Foreign {
        /// What both versions were made of.
        base: Box<Plan>,
        /// The other one.
        theirs: Box<Plan>,
    },
    /// Another program changed the file to something that cannot be read: why. Nothing is saved over it.
    Unreadable(Fault),
    /// The file holds what a save would drop (see [`losses`](super::losses())): it waits for [`Keeper::allow`].
    Asks,
    /// The file is gone. The next save makes it anew.
    Gone,
}

/// A plan that is open for editing.
#[derive(Debug)]
pub struct Keeper {
    pub(super) path: PathBuf,
    pub(super) target: PathBuf,
    /// The same, as the person would name it.
    pub(super) given: PathBuf,
    pub(super) clock: Clock,
    /// Held for as long as this is.
    pub(super) _lock: Lock,
    /// None where the system has no place for it: then there is no journal and there are no versions.
    pub(super) home: Option<Home>,
    /// The file that the edits start from, until it lies among the versions.
    pub(super) base_bytes: Option<Vec<u8>>,
    /// The fingerprint of that file.
    pub(super) base: Digest,
    /// The fingerprint of what lies in the plan's place, as far as is known.
    pub(super) present: Digest,
    /// The fingerprint of the plan with every edit.
    pub(super) latest: Digest,
    /// The stamp of the file when it was last looked at.
    pub(super) seen: Option<Stamp>,
    pub(super) head: String,
    pub(super) loss: Loss,
    /// The plan with every edit; read when it is first needed.
    pub(super) plan: Option<Plan>,
    pub(super) revision: u64,
    pub(super) pages: Pages,
    pub(super) theirs: Theirs,
    /// What the last save replaced, until it is looked at once more.
    pub(super) former: Option<Former>,
}

/// Another program's version that waits to be taken in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Theirs {
    /// There is none.
    None,
    /// It lies in the plan's place.
    InPlace,
    /// It lies here, and an earlier save in its place.
    Beside(PathBuf),
}

/// What is known of the journal.
#[derive(Debug)]
pub(super) enum Pages {
    /// No line stands in it for an edit since the last save.
    Blank,
    /// It is up to date.
    Written(Journal),
    /// It lacks a line: it has to begin anew with the whole plan.
    Torn,
}

/// What a save would drop of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// Nothing.
    None,
    /// Something, and nobody has agreed to that.
    AtStake,
    /// Something, which may go once a copy of the file is kept.
    Agreed,
}

impl Loss {
    pub fn of(text: &str) -> Self {
        if losses(text).is_empty() { Self::None } else { Self::AtStake }
    }
}

impl Keeper {
    /// Makes `edit` durable. On an error the plan here has the edit all the same where it fits; it is not durable
    /// then, and the next commit or save tries again.
    pub fn commit(&mut self, edit: Edit) -> Result<Ack, Fault> {
        let line = edit.clone();
        let mut plan = self.take_plan()?;
        let made = edit.apply(&mut plan).map_err(|misfit| Fault::input(fault::of_misfit(&misfit)));
        let latest = made.and_then(|back| {
            self.fingerprint_of(&plan).inspect_err(|_| {
                // What can never be saved is not to be promised.
                let _ = back.apply(&mut plan);
            })
        });
        self.plan = Some(plan);
        self.latest = latest?;
        self.revision += 1;
        self.record(Entry::Edit(line))?;
        Ok(Ack { revision: self.revision, digest: self.latest })
    }

    /// The fingerprint of the plan file as it will be saved, with every edit.
    pub const fn latest(&self) -> Digest {
        self.latest
    }

    /// Whether the file lacks an edit.
    pub fn is_unsaved(&self) -> bool {
        self.latest != self.present
    }

    /// Whether a save would drop something of the file, and nobody has agreed to that.
    pub fn needs_consent(&self) -> bool {
        self.loss == Loss::AtStake
    }

    /// Agrees that what a save would drop goes; a copy of the file is kept.
    pub fn allow(&mut self) {
        if self.needs_consent() {
            self.loss = Loss::Agreed;
        }
    }

    /// Brings the file up to date.
    pub fn save(&mut self) -> Result<Outcome, Fault> {
        if self.waits() {
            return Ok(Outcome::Nothing);
        }
        let kept = match self.look_behind()? {
            Outcome::Saved(kept) => kept,
            Outcome::Nothing => None,
            other => return Ok(other),
        };
        if !self.is_unsaved() {
            if self.base == self.present
                && matches!(&self.pages, Pages::Written(journal) if !journal.is_blank)
            {
                // What was done was taken back: nothing of it is to be told of at the next start.
                self.begin_blank();
            }
            return Ok(kept.map_or(Outcome::Nothing, |kept| Outcome::Saved(Some(kept))));
        }
        if self.loss == Loss::AtStake {
            return Ok(Outcome::Asks);
        }
        // It may have been protected, or become a folder, since it was opened.
        file::target(&self.path)?;
        let name = self.path.display().to_string();
        let body = save::proven(self.plan()?, &name)?;
        let text = format!("{}{body}", self.head);
        if self.loss == Loss::Agreed {
            save::keep_commented(&self.target, &self.commented()?)?;
            self.loss = Loss::None;
        }
        let swap = file::swap(&self.target, self.present, text.as_bytes());
        match swap.map_err(|error| file::of_writing(&error, &self.path))? {
            Swap::Before => self.foreign(),
            Swap::Done(former) => {
                self.settle(text);
                self.former = former;
                Ok(Outcome::Saved(kept))
            }
            Swap::Behind(former) => self.behind(former, text),
        }
    }

    /// Looks whether another program changed the file: its stamp, and only where that changed its text.
    pub fn poll(&mut self) -> Result<Outcome, Fault> {
        if self.waits() {
            return Ok(Outcome::Nothing);
        }
        let behind = self.look_behind()?;
        if !matches!(behind, Outcome::Nothing) {
            return Ok(behind);
        }
        let stamp = stamp(&self.target).map_err(|error| fault::of_io(&error, &self.path))?;
        if stamp == self.seen {
            return Ok(Outcome::Nothing);
        }
        let seen = std::mem::replace(&mut self.seen, stamp);
        if stamp.is_none() {
            // Whatever comes to stand there is another's, and what the file held is to be written anew.
            self.present = Digest::of(&[]);
            // What it held besides went with it, at another's hand.
            self.loss = Loss::None;
            return Ok(Outcome::Gone);
        }
        let found = match file::digest_of(&self.target) {
            Ok(digest) if digest == self.present => Ok(Outcome::Nothing),
            Ok(_) => self.foreign(),
            Err(error) => Err(fault::of_io(&error, &self.path)),
        };
        // What could not be read is looked at again.
        found.inspect_err(|_| self.seen = seen)
    }

    /// Goes on with `plan`, which was made of both versions. Where something of `mine` is not in it, all of mine is
    /// kept in a file beside the plan, which is given back. On an error all is as it was.
    pub fn take_in(&mut self, plan: Plan, mine: Option<&Plan>) -> Result<Option<PathBuf>, Fault> {
        // A file in which nothing of mine is to be written stays as it is, however it is laid out.
        let before = std::mem::replace(&mut self.base, self.present);
        let is_theirs = self.base_plan().is_ok_and(|base| base == plan);
        self.base = before;
        let latest = if is_theirs { self.present } else { self.fingerprint_of(&plan)? };
        // Before mine is given up: where this fails, it is still in the journal.
        let kept = mine.map(|mine| self.keep_beside("conflict", mine)).transpose()?;
        (self.base, self.latest, self.plan) = (self.present, latest, Some(plan));
        // The lines so far are about another base.
        self.pages = Pages::Torn;
        if is_theirs {
            self.begin_blank();
        }
        // Where the journal cannot be written the file can be all the same; who has to know asks once more.
        let is_durable = self.make_durable().is_ok();
        if let Theirs::Beside(former) = std::mem::replace(&mut self.theirs, Theirs::None) {
            // What it holds is in the plan and in the journal now.
            let is_kept = fs::read(&former).and_then(|bytes| self.keep_version(&bytes)).is_ok();
            if is_kept && is_durable {
                let _ = fs::remove_file(former);
            }
        }
        Ok(kept)
    }

    /// Makes durable what is not, since the journal could not be written.
    pub fn make_durable(&mut self) -> Result<(), Fault> {
        if matches!(self.pages, Pages::Torn) { self.write_whole() } else { Ok(()) }
    }

    /// So many edits were made on this plan, on this computer: one more with each commit, also with one that could
    /// not be made durable, and none with one that could not be made.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The plan with every edit.
    pub fn plan(&mut self) -> Result<&mut Plan, Fault> {
        let plan = self.take_plan()?;
        Ok(self.plan.insert(plan))
    }

    fn take_plan(&mut self) -> Result<Plan, Fault> {
        self.plan.take().map_or_else(|| self.base_plan(), Ok)
    }

    /// Puts the text that edits start from among the versions. Whoever has time to spare calls this before the
    /// first edit, which does it otherwise.
    pub fn keep_base(&mut self) -> io::Result<()> {
        let Some(bytes) = self.base_bytes.take_if(|_| self.home.is_some()) else { return Ok(()) };
        self.keep_version(&bytes).inspect_err(|_| self.base_bytes = Some(bytes))
    }

    /// Keeps what is being typed, all of it, in place of what was kept before.
    pub fn keep_drafts(&self, drafts: &[Draft]) -> Result<(), Fault> {
        self.home.as_ref().map_or(Ok(()), |home| draft::keep(home.folder(), drafts))
    }

    /// Keeps where the person stands in the plan, in place of what was kept before.
    pub fn keep_memory(&self, memory: &Memory) {
        if let Some(home) = &self.home {
            memory::keep(home.folder(), memory);
        }
    }

    /// Whether another program's version waits for [`Keeper::take_in`].
    pub fn waits(&self) -> bool {
        self.theirs != Theirs::None
    }

    /// Another program's version lies in the plan's place.
    pub(super) fn foreign(&mut self) -> Result<Outcome, Fault> {
        let bytes = file::read(&self.target).map_err(|error| fault::of_io(&error, &self.path))?;
        let (text, theirs) = match self.understood(&bytes) {
            Ok(understood) => understood,
            Err(fault) => return Ok(Outcome::Unreadable(fault)),
        };
        let base = self.base_plan()?;
        comments::head(text).clone_into(&mut self.head);
        self.loss = Loss::of(text);
        self.present = Digest::of(&[&bytes]);
        // Edits that come before it is taken in are made on mine.
        self.plan.get_or_insert_with(|| base.clone());
        // It becomes the base of what is merged. It lies in its place too: a fault here loses nothing.
        self.base_bytes = self.keep_version(&bytes).err().map(|_| bytes);
        self.theirs = Theirs::InPlace;
        Ok(Outcome::Foreign { base: Box::new(base), theirs: Box::new(theirs) })
    }

    /// Another program's version stood in the plan's place in the last moment, and lies in the file `former` now;
    /// `text` is in place.
    pub(super) fn behind(&mut self, former: PathBuf, text: String) -> Result<Outcome, Fault> {
        let bytes = file::read(&former).map_err(|error| fault::of_io(&error, &self.path))?;
        let Ok((_, theirs)) = self.understood(&bytes) else {
            self.settle(text);
            return Ok(Outcome::Saved(Some(self.keep_unread(former))));
        };
        let base = self.base_plan()?;
        self.base_bytes = self.keep_version(text.as_bytes()).err().map(|_| text.into_bytes());
        self.present = self.latest;
        self.seen = stamp(&self.target).ok().flatten();
        self.theirs = Theirs::Beside(former);
        Ok(Outcome::Foreign { base: Box::new(base), theirs: Box::new(theirs) })
    }

    /// Looks whether another program wrote to the file that the last save replaced, and takes it away where not.
    fn look_behind(&mut self) -> Result<Outcome, Fault> {
        let Some(former) = self.former.take() else { return Ok(Outcome::Nothing) };
        let known = former.known();
        let Some(former) = former.let_go() else { return Ok(Outcome::Nothing) };
        let bytes = file::read(&former).map_err(|error| fault::of_io(&error, &self.path))?;
        let Ok((_, theirs)) = self.understood(&bytes) else {
            return Ok(Outcome::Saved(Some(self.keep_unread(former))));
        };
        // It was made on what that file held, not on what was saved since.
        let known = self.home.as_ref().and_then(|home| home.versions().bytes(known));
        let base = known.and_then(|bytes| Some(self.understood(&bytes).ok()?.1));
        let base = base.map_or_else(|| self.base_plan(), Ok)?;
        self.theirs = Theirs::Beside(former);
        Ok(Outcome::Foreign { base: Box::new(base), theirs: Box::new(theirs) })
    }

    /// Keeps what is no plan, or none yet, beside the plan.
    fn keep_unread(&self, former: PathBuf) -> PathBuf {
        let kept = file::free_name(&self.given, &self.mark("conflict"));
        // Renamed, not copied: who was just writing it goes on writing it there.
        fs::rename(&former, &kept).map_or(former, |()| kept)
    }

    /// The file is up to date with `text`: it is among the versions, and the journal begins anew.
    pub(super) fn settle(&mut self, text: String) {
        self.present = self.latest;
        self.base = self.latest;
        self.seen = stamp(&self.target).ok().flatten();
        self.base_bytes = self.keep_version(text.as_bytes()).err().map(|_| text.into_bytes());
        self.begin_blank();
    }

    /// The text of which a save drops something: that of the file, or where that is gone just now, what it held.
    fn commented(&self) -> Result<String, Fault> {
        match stamp(&self.target) {
            Ok(None) => read::decode(&self.base_bytes()?, &self.path).map(str::to_owned),
            _ => read::read_text(&self.path),
        }
    }

    /// The plan that the edits start from.
    pub(super) fn base_plan(&self) -> Result<Plan, Fault> {
        self.understood(&self.base_bytes()?).map(|(_, plan)| plan)
    }

    fn base_bytes(&self) -> Result<Cow<'_, [u8]>, Fault> {
        let name = self.path.display().to_string();
        let kept = || self.home.as_ref()?.versions().bytes(self.base).map(Cow::Owned);
        // The state folder may be gone while the file is as it was.
        let in_place = || file::read(&self.target).ok().filter(|bytes| Digest::of(&[bytes]) == self.base);
        let own = self.base_bytes.as_deref().map(Cow::Borrowed);
        own.or_else(kept)
            .or_else(|| in_place().map(Cow::Owned))
            .ok_or_else(|| Fault::system(Message::new("fault-base-lost").with("file", name)))
    }

    pub(super) fn understood<'b>(&self, bytes: &'b [u8]) -> Result<(&'b str, Plan), Fault> {
        let text = read::decode(bytes, &self.path)?;
        let plan = text::parse(text, &self.path.display().to_string())?;
        Ok((text, plan))
    }

    /// The fingerprint of the file as it will be saved. A fault where it would be too large for that.
    fn fingerprint_of(&self, plan: &Plan) -> Result<Digest, Fault> {
        let body = text::to_text(plan)?;
        save::fits(self.head.len() + body.len(), &self.path.display().to_string())?;
        Ok(Digest::of(&[self.head.as_bytes(), body.as_bytes()]))
    }

    fn keep_version(&self, text: &[u8]) -> io::Result<()> {
        let home = self.home.as_ref().ok_or(io::ErrorKind::NotFound)?;
        home.versions().keep(text, (self.clock)())
    }

    /// Writes `plan` as a new file beside the plan.
    pub(super) fn keep_beside(&self, mark: &str, plan: &Plan) -> Result<PathBuf, Fault> {
        save::keep_beside(&self.given, &self.mark(mark), &text::to_text(plan)?)
    }

    /// `mark` with the time behind it, as people here write a day.
    pub(super) fn mark(&self, mark: &str) -> String {
        save::mark(mark, (self.clock)())
    }
}

/// The journal.
impl Keeper {
    /// Makes the edit durable that led to `latest`.
    fn record(&mut self, entry: Entry) -> Result<(), Fault> {
        let line = Line { digest: self.latest, entry };
        let written = match &mut self.pages {
            Pages::Written(journal) => journal.append(&line),
            Pages::Blank => self.begin(self.revision - 1, &[line]),
            Pages::Torn => return self.write_whole(),
        };
        written.map_err(|error| {
            self.pages = Pages::Torn;
            self.of_journal(&error)
        })
    }

    /// Has the journal begin anew with the whole plan, where that is not what lies in the plan's place.
    fn write_whole(&mut self) -> Result<(), Fault> {
        let plan = self.plan()?.clone();
        let line = Line { digest: self.latest, entry: Entry::Whole(Box::new(plan)) };
        self.begin(self.revision, &[line]).map_err(|error| self.of_journal(&error))
    }

    /// Has the journal begin anew without a line: everything is in the file. Where that cannot be, one that is up to
    /// date does no harm, since its last line says what the file holds; another one goes.
    pub(super) fn begin_blank(&mut self) {
        if self.begin(self.revision, &[]).is_ok() {
            return;
        }
        if let (Pages::Blank | Pages::Torn, Some(home)) = (&self.pages, &self.home) {
            let _ = fs::remove_file(home.journal());
        }
        self.pages = Pages::Blank;
    }

    /// Has the journal begin anew with `lines`, before which `revision` edits were made.
    pub(super) fn begin(&mut self, revision: u64, lines: &[Line]) -> io::Result<()> {
        let path = self.home.as_ref().ok_or(io::ErrorKind::NotFound)?.journal();
        self.keep_base()?;
        self.pages = Pages::Written(Journal::begin(&path, revision, self.base, lines)?);
        Ok(())
    }

    pub(super) fn of_journal(&self, error: &io::Error) -> Fault {
        let message = Message::new("fault-journal").with("file", self.path.display());
        Fault::system(message.with_said("error", Message::of_io(error)))
    }
}

/// The stamp of the file at `path`; none where there is none.
pub(super) fn stamp(path: &Path) -> io::Result<Option<Stamp>> {
    match fs::metadata(path) {
        Ok(meta) => Ok(Some(os::stamp(&meta))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Field;
    use crate::store::{self, Access, Wish};

    fn clock() -> chrono::NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2023, 3, 15).unwrap().and_hms_opt(12, 0, 0).unwrap()
    }

    fn note(measure: &str, text: &str) -> Edit {
        Edit::SetField { measure: measure.into(), field: Field::Note(text.into()) }
    }

    /// A keeper with an edit that is in the file already, where `theirs` stood in the last moment.
    fn in_the_last_moment(theirs: &str) -> (tempfile::TempDir, Keeper, Outcome) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("แผน.ron");
        fs::write(&path, include_str!("../../examples/demo.ron")).unwrap();
        let state = folder.path().join("state");
        let opened = store::open(&path, Wish::Edit, clock, Some(&state)).unwrap();
        let Access::Edit(mut keeper) = opened.access else { panic!("held") };
        keeper.commit(note("1.1", "ของฉัน")).unwrap();
        let mine = text::to_text(keeper.plan().unwrap()).unwrap();
        let former = folder.path().join(".แผน.ron.abc.tidtam");
        fs::write(&path, &mine).unwrap();
        fs::write(&former, theirs).unwrap();
        let outcome = keeper.behind(former, mine).unwrap();
        (folder, *keeper, outcome)
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !["state", ".แผน.ron.lock", ".แผน.ron.holder"].contains(&name.as_str()));
        names.sort();
        names
    }

    #[test]
    fn a_version_of_the_last_moment_is_merged_and_kept() {
        let mut theirs = text::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        note("1.2", "ของเขา").apply(&mut theirs).unwrap();
        let written = text::to_text(&theirs).unwrap();
        let (folder, mut keeper, outcome) = in_the_last_moment(&written);
        let Outcome::Foreign { base, theirs: found } = outcome else { panic!("{outcome:?}") };
        assert_eq!(*found, theirs);
        let mine = keeper.plan().unwrap().clone();
        let merge = crate::plan::merge(&base, &mine, &found);
        assert!(merge.differences.is_empty());
        assert_eq!(keeper.take_in(merge.plan.clone(), None).unwrap(), None);
        assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
        let saved = read::load(&keeper.path).unwrap();
        assert_eq!(saved, merge.plan);
        let notes: Vec<_> = saved.measures().take(2).map(|(_, measure)| measure.note.as_str()).collect();
        assert_eq!(notes, ["ของฉัน", "ของเขา"]);
        let versions = keeper.home.as_ref().unwrap().versions();
        assert_eq!(versions.bytes(Digest::of(&[written.as_bytes()])).unwrap(), written.as_bytes());
        drop(keeper);
        assert_eq!(names(folder.path()), ["แผน.ron"]);
    }

    #[test]
    fn what_is_no_plan_and_stood_there_in_the_last_moment_is_kept_beside() {
        let (folder, keeper, outcome) = in_the_last_moment("(format: 1, agency: ");
        let Outcome::Saved(Some(kept)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(fs::read_to_string(&kept).unwrap(), "(format: 1, agency: ");
        assert_eq!(names(folder.path()), ["แผน.conflict-25660315-120000.ron", "แผน.ron"]);
        assert!(!keeper.is_unsaved());
    }

    /// What could not be kept beside is still in the journal, and is taken in the next time.
    #[test]
    fn mine_is_kept_before_anything_else_is_done() {
        let mut theirs = text::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        note("1.1", "ของเขา").apply(&mut theirs).unwrap();
        let (folder, mut keeper, _) = in_the_last_moment(&text::to_text(&theirs).unwrap());
        let mine = keeper.plan().unwrap().clone();
        let given = std::mem::replace(&mut keeper.given, folder.path().join("no/such.ron"));
        assert!(keeper.take_in(theirs.clone(), Some(&mine)).is_err());
        assert_eq!(*keeper.plan().unwrap(), mine);
        keeper.given = given;
        let kept = keeper.take_in(theirs, Some(&mine)).unwrap().unwrap();
        assert_eq!(read::load(&kept).unwrap(), mine);
    }
}
