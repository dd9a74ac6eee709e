//! Opening a plan: for editing where that can be, else for looking; and what an earlier session left behind.
//!
//! Edits that were made and not saved come back from the journal where they were made on what the file holds. Where
//! they were made on something else nothing is applied: the plan that they led to is put beside the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::home::Home;
use super::journal::{self, Entry, Line, Said};
use super::keeper::{Keeper, Loss, Pages, Theirs, stamp};
use super::lock::{Lock, Refusal};
use super::viewer::{Viewer, Why};
use super::{comments, draft, file, memory, read, siblings, text};
use crate::calendar::Clock;
use crate::locales::{Fault, Message};
use crate::plan::{Draft, FORMAT, Plan};
use crate::thai::digits::Digits;
use crate::view::Memory;

/// What the person wants to do with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Change it.
    Edit,
    /// Look at it, whoever holds it.
    View,
}

/// A plan that is open.
#[derive(Debug)]
pub struct Opened {
    /// The plan, with the edits that came back.
    pub plan: Plan,
    /// What can be done with it.
    pub access: Access,
    /// What the person is to be told.
    pub news: News,
}

/// What can be done with a plan that is open.
#[derive(Debug)]
pub enum Access {
    /// It can be changed.
    Edit(Box<Keeper>),
    /// It can be looked at.
    View(Viewer),
}

/// What was found at opening.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// So many edits came back that had not been saved.
    pub brought_back: usize,
    /// Edits that were made on something else than the file holds.
    pub recovered: Option<Recovered>,
    /// A journal, or part of one, that cannot be read was put here.
    pub unread: Option<PathBuf>,
    /// What was being typed and was not accepted.
    pub drafts: Vec<Draft>,
    /// Where the person stood in it the last time.
    pub memory: Memory,
    /// What of the settings cannot be used.
    pub settings: Vec<Message>,
    /// Versions of other programs whose writing was interrupted, kept beside the plan.
    pub kept: Vec<PathBuf>,
    /// Versions that a program which keeps folders in step has put beside the plan.
    pub siblings: Vec<PathBuf>,
    /// The plan that was opened last is not there any more.
    pub gone: Option<PathBuf>,
    /// There is no place for a journal and for versions.
    pub homeless: bool,
    /// The lock holds on this computer only.
    pub local_lock: bool,
}

impl News {
    /// What is to be said of it, a sentence each; numbers in `digits`.
    pub fn sentences(&self, digits: Digits) -> Vec<Message> {
        let of = |key, file: &Path| Message::new(key).with("file", file.display());
        let mut sentences = Vec::new();
        if self.brought_back > 0 {
            let count = self.brought_back.to_string();
            sentences.push(Message::new("news-brought-back").with("count", digits.apply(&count)));
        }
        sentences.extend(self.settings.iter().cloned());
        sentences.extend(self.gone.iter().map(|file| of("news-gone", file)));
        sentences.extend(self.recovered.iter().map(|recovered| of("news-recovered", &recovered.file)));
        sentences.extend(self.unread.iter().map(|file| of("news-unread", file)));
        sentences.extend(self.kept.iter().map(|file| of("news-kept", file)));
        sentences.extend(self.siblings.iter().map(|file| of("news-sibling", file)));
        let states = [(self.homeless, "news-homeless"), (self.local_lock, "news-local-lock")];
        sentences.extend(states.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| Message::new(key)));
        sentences
    }
}

/// A plan that an earlier session left, and that does not follow from what the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// What its edits were made on, where that is still known.
    pub base: Option<Box<Plan>>,
    /// The plan with them.
    pub mine: Box<Plan>,
    /// Where it lies now.
    pub file: PathBuf,
}

/// Opens the plan at `path`; `state` is the person's state folder, where there is one.
pub fn open(path: &Path, wish: Wish, clock: Clock, state: Option<&Path>) -> Result<Opened, Fault> {
    if wish == Wish::View {
        return view(path, Why::Asked);
    }
    under_lock(path, clock, state).or_else(|fault| {
        let newer = view(path, Why::Asked).ok().filter(|opened| opened.plan.format > FORMAT);
        newer.ok_or(fault)
    })
}

/// Opens the plan for editing, or for looking where the lock cannot be had.
fn under_lock(path: &Path, clock: Clock, state: Option<&Path>) -> Result<Opened, Fault> {
    let target = match file::target(path) {
        Ok(target) => target,
        Err(fault) => return view(path, Why::Protected(fault)),
    };
    // What is no plan gets no lock beside it: where none was ever made, the file is read before one is.
    let known = if Lock::is_made(&target) { None } else { Some(Read::of(read::bytes(path, path)?, path)?) };
    let home = state.and_then(|state| Home::of(state, &target).ok());
    match Lock::take(&target, home.as_ref()) {
        Ok(lock) => edit(path, target, lock, home, clock, known),
        Err(Refusal::Held(holder)) => view(path, Why::Held(holder)),
        Err(Refusal::Io(error)) => view(path, Why::Protected(file::of_writing(&error, path))),
    }
}

fn view(path: &Path, why: Why) -> Result<Opened, Fault> {
    let (viewer, plan) = Viewer::open(path, why)?;
    let siblings =
        path.canonicalize().map(|target| siblings::of(&file::as_given(path, &target))).unwrap_or_default();
    Ok(Opened { plan, access: Access::View(viewer), news: News { siblings, ..News::default() } })
}

/// A plan file as it was read.
struct Read {
    bytes: Vec<u8>,
    head: String,
    loss: Loss,
    plan: Plan,
}

impl Read {
    /// What `bytes` say, which the file at `path` holds.
    fn of(bytes: Vec<u8>, path: &Path) -> Result<Self, Fault> {
        let text = read::decode(&bytes, path)?;
        let plan = text::parse(text, &path.display().to_string())?;
        Ok(Self { head: comments::head(text).to_owned(), loss: Loss::of(text), plan, bytes })
    }
}

/// Opens the plan for editing; `known` is what its file held before the lock was taken, where it was read.
fn edit(
    path: &Path,
    target: PathBuf,
    lock: Lock,
    home: Option<Home>,
    clock: Clock,
    known: Option<Read>,
) -> Result<Opened, Fault> {
    let seen = stamp(&target).ok().flatten();
    // Only now, under the lock: whoever had it may have saved in between.
    let bytes = read::bytes(&target, path)?;
    let Read { bytes, head, loss, plan } = match known {
        Some(known) if known.bytes == bytes => known,
        _ => Read::of(bytes, path)?,
    };
    let present = Digest::of(&[&bytes]);
    let given = file::as_given(path, &target);
    let mut news = News {
        homeless: home.is_none(),
        local_lock: !lock.everywhere,
        siblings: siblings::of(&given),
        memory: home.as_ref().map(|home| memory::kept(home.folder())).unwrap_or_default(),
        drafts: home.as_ref().map(|home| draft::kept(home.folder())).unwrap_or_default(),
        ..News::default()
    };
    let mut keeper = Keeper {
        path: path.to_owned(),
        clock,
        _lock: lock,
        base: present,
        present,
        latest: present,
        seen,
        head,
        loss,
        plan: None,
        revision: 0,
        pages: Pages::Blank,
        theirs: Theirs::None,
        former: None,
        base_bytes: Some(bytes),
        home,
        given,
        target,
    };
    let said = keeper.journal(&mut news)?;
    let plan = match &said {
        Some(said) => keeper.replay(said, plan, &mut news)?,
        None => plan,
    };
    keeper.tidy_up(said.as_ref(), &plan, &mut news);
    Ok(Opened { plan, access: Access::Edit(Box::new(keeper)), news })
}

impl Keeper {
    /// What the journal says; one of which something cannot be read is put aside.
    fn journal(&mut self, news: &mut News) -> Result<Option<Said>, Fault> {
        let Some(home) = &self.home else { return Ok(None) };
        match journal::read(&home.journal()) {
            Ok(said) => {
                if said.as_ref().is_some_and(|said| said.damaged > 0) {
                    self.put_aside(news)?;
                }
                Ok(said)
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                self.put_aside(news)?;
                self.begin_blank();
                Ok(None)
            }
            // It may be whole, and readable the next time.
            Err(error) => Err(self.of_journal(&error)),
        }
    }

    /// Takes away what interrupted saves left beside the plan. What is not one of our texts, or the beginning of one,
    /// is another program's version, which came to stand in the plan's place just then, and is kept.
    fn tidy_up(&self, said: Option<&Said>, plan: &Plan, news: &mut News) {
        for leftover in file::leftovers(&self.target) {
            let Ok(bytes) = file::read(&leftover) else { continue };
            let digest = Digest::of(&[&bytes]);
            let in_journal = said.is_some_and(|said| {
                said.base == digest || said.lines.iter().any(|line| line.digest == digest)
            });
            if digest == self.present || in_journal || self.is_ours(&bytes, plan) {
                let _ = fs::remove_file(leftover);
            } else {
                let kept = file::free_name(&self.given, &self.mark("conflict"));
                if fs::rename(&leftover, &kept).is_ok() {
                    news.kept.push(kept);
                }
            }
        }
    }

    /// Whether `bytes` are a version of ours, or the beginning of one that would have been written next.
    fn is_ours(&self, bytes: &[u8], plan: &Plan) -> bool {
        // What a loss of power left unwritten reads as zeros.
        let written = bytes.len() - bytes.iter().rev().take_while(|byte| **byte == 0).count();
        let is_beginning = |text: &[u8]| text.starts_with(&bytes[..written]);
        let next = text::to_text(plan).map(|body| format!("{}{body}", self.head));
        let versions = || self.home.iter().flat_map(|home| home.versions().list());
        next.is_ok_and(|text| is_beginning(text.as_bytes()))
            || versions().any(|version| version.bytes().is_ok_and(|text| is_beginning(&text)))
    }

    /// The plan with the edits of the journal, where they were made on what the file holds.
    fn replay(&mut self, said: &Said, plan: Plan, news: &mut News) -> Result<Plan, Fault> {
        self.revision = said.revision + said.lines.len() as u64;
        let Some(from) = said.saved(self.present) else {
            self.recover(said, news)?;
            // All of it lies beside the plan now.
            self.begin_blank();
            return Ok(plan);
        };
        let lines = &said.lines[from..];
        let (plan, done) = follow(&plan, lines, &self.head)?;
        if done < lines.len() {
            self.put_aside(news)?;
        }
        news.brought_back = done;
        if let Some(last) = lines[..done].last() {
            self.latest = last.digest;
            self.plan = Some(plan.clone());
            // Without what cannot be used.
            let revision = said.revision + from as u64;
            self.revision = revision + done as u64;
            if self.begin(revision, &lines[..done]).is_err() {
                self.pages = Pages::Torn;
            }
        } else if news.unread.is_some() {
            self.begin_blank();
        }
        Ok(plan)
    }

    /// Puts the plan beside the file that the journal leads to from another text than the file's.
    fn recover(&self, said: &Said, news: &mut News) -> Result<(), Fault> {
        let bytes = self.home.as_ref().and_then(|home| home.versions().bytes(said.base));
        let base = bytes.as_deref().and_then(|bytes| self.understood(bytes).ok());
        let begins_whole = matches!(said.lines.first(), Some(Line { entry: Entry::Whole(_), .. }));
        let (head, start) = match &base {
            Some((text, plan)) => (comments::head(text), plan.clone()),
            // What it starts from is replaced by the first line.
            None if begins_whole => (self.head.as_str(), self.base_plan()?),
            None => {
                return self.put_aside(news);
            }
        };
        let (mine, done) = follow(&start, &said.lines, head)?;
        if done < said.lines.len() {
            self.put_aside(news)?;
        }
        if done > 0 {
            let file = self.keep_beside("recovered", &mine)?;
            let base = base.map(|(_, plan)| Box::new(plan));
            news.recovered = Some(Recovered { base, mine: Box::new(mine), file });
        }
        Ok(())
    }

    /// Puts the journal aside, once: what cannot be used of it may still be read by a person. It stays where it is,
    /// too, until it begins anew.
    fn put_aside(&self, news: &mut News) -> Result<(), Fault> {
        let Some(home) = self.home.as_ref().filter(|_| news.unread.is_none()) else { return Ok(()) };
        let aside = home.put_aside().map_err(|error| self.of_journal(&error))?;
        news.unread = Some(aside);
        Ok(())
    }
}

/// The plan with the edits of `lines` that lead to what they say, one after the other; and how many those are.
pub(super) fn follow(start: &Plan, lines: &[Line], head: &str) -> Result<(Plan, usize), Fault> {
    let is = |plan: &Plan, digest: Digest| -> Result<bool, Fault> {
        Ok(Digest::of(&[head.as_bytes(), text::to_text(plan)?.as_bytes()]) == digest)
    };
    let mut plan = start.clone();
    let fits = lines.iter().all(|line| apply(&mut plan, &line.entry));
    if let Some(last) = lines.last()
        && !(fits && is(&plan, last.digest)?)
    {
        // Where the end is not as it should be, every step is looked at.
        plan = start.clone();
        for (done, line) in lines.iter().enumerate() {
            let before = plan.clone();
            if !apply(&mut plan, &line.entry) || !is(&plan, line.digest)? {
                return Ok((before, done));
            }
        }
    }
    Ok((plan, lines.len()))
}

fn apply(plan: &mut Plan, entry: &Entry) -> bool {
    match entry {
        Entry::Edit(edit) => edit.clone().apply(plan).is_ok(),
        Entry::Whole(whole) => {
            plan.clone_from(whole);
            true
        }
    }
}
