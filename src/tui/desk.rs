//! What the thread of `worker` does with the plan, without the thread: orders come in, answers go out, and what is due
//! is done when it is told that the time has come. It makes edits durable, saves a moment later, watches for what
//! others write.
//!
//! What is to be done comes as an [`Order`], in the order in which it happened on the screen; what came of it goes
//! back as a [`Msg`]. It knows no clock and waits for nothing but the disk.
//!
//! Limits: an answer tells of the plan as it was when the order was given; what was edited since is still under
//! way. Which order an answer belongs to is told by how many changes had come before it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::hold::Found;
use super::msg::Msg;
use crate::calendar::Clock;
use crate::locales::{Fault, Message};
use crate::plan::{Draft, Edit, Plan};
use crate::store::{self, Access, Keeper, Opened, Outcome, Why, Wish};
use crate::view::Memory;

/// The plan is saved so long after the last edit,
const PAUSE: Duration = Duration::from_secs(1);
/// but at the latest so long after the first one that is not saved.
const LATEST: Duration = Duration::from_secs(10);
/// How often others are looked for.
const POLL: Duration = Duration::from_secs(2);
/// What is typed in a field is durable after so long,
const DRAFT: Duration = Duration::from_secs(1);
/// or after so many changes of it.
const DRAFT_CHANGES: u32 = 20;
/// Where the person stands is kept after so long, and so at most as often.
const MEMORY: Duration = Duration::from_secs(1);
/// What could not be saved is tried again so long after.
const AGAIN: Duration = Duration::from_secs(30);

/// What the thread is to do.
#[derive(Debug)]
pub enum Order {
    /// Make this edit durable, and save it in a moment.
    Keep(Edit),
    /// Save now.
    Save,
    /// Save this plan as a new file, and go on with that.
    SaveAsNew(Box<Plan>),
    /// Go on with what was made of another program's version and of mine; keep mine where something of it is not in.
    TakeIn {
        /// What was made of both.
        plan: Box<Plan>,
        /// All of mine.
        mine: Option<Box<Plan>>,
    },
    /// The comments inside the file may go; save.
    DropComments,
    /// Open for editing what was looked at.
    TakeOver,
    /// Open this plan in place of the one that is open, which is saved before.
    Open(PathBuf),
    /// What is being typed and was not accepted yet, all of it.
    Drafts(Vec<Draft>),
    /// Keep this for the next start.
    Remember(Memory),
    /// Have everything durable, and saved where nobody has to be asked, and drop the sender: the program is made to
    /// end.
    Settle(Sender<()>),
    /// End. Nothing is saved for that: the journal has it.
    Close,
}

/// Where the store finds what belongs to no plan.
#[derive(Debug, Clone)]
pub struct Place {
    /// The time by which versions are named.
    pub clock: Clock,
    /// The person's state folder, where there is one.
    pub state: Option<PathBuf>,
}

/// When something is to be done without an order.
#[derive(Debug, Default)]
struct Due {
    save: Option<Instant>,
    /// The save is not put off any further than this.
    latest: Option<Instant>,
    poll: Option<Instant>,
    draft: Option<Instant>,
    memory: Option<Instant>,
}

impl Due {
    fn next(&self) -> Option<Instant> {
        let save = self.save.map(|save| self.latest.map_or(save, |latest| save.min(latest)));
        [save, self.poll, self.draft, self.memory].into_iter().flatten().min()
    }
}

/// What the thread has before it.
pub(super) struct Desk {
    path: Option<PathBuf>,
    pub(super) access: Option<Access>,
    place: Place,
    /// So many orders have changed the plan.
    changes: u64,
    due: Due,
    /// What is being typed, where it is not durable yet; and how often it changed since it was.
    drafts: Option<Vec<Draft>>,
    draft_changes: u32,
    /// Where the person stands, where that is not kept yet.
    memory: Option<Memory>,
    /// What the screen shows, and mine, where the keeper could not be given it yet: what was made of two versions,
    /// or an edit too many; with what was edited since.
    stuck: Option<(Plan, Option<Plan>)>,
    /// Why an edit that is on the screen could not be made here.
    lacks: Option<Fault>,
    /// Whether the person was asked about the comments in the file.
    has_asked: bool,
    /// What was said last of a save that failed on its own.
    last_fault: Option<Fault>,
    /// Whether it was said that what is being typed cannot be kept.
    has_told_drafts: bool,
    /// Whether who holds the plan had let it go when it was last looked at.
    was_free: bool,
}

impl Desk {
    pub(super) fn new(plan: Option<(PathBuf, Access)>, place: Place, now: Instant) -> Self {
        let (path, access) = plan.unzip();
        let mut desk = Self {
            path,
            access,
            place,
            changes: 0,
            due: Due::default(),
            drafts: None,
            draft_changes: 0,
            memory: None,
            stuck: None,
            lacks: None,
            has_asked: false,
            last_fault: None,
            has_told_drafts: false,
            was_free: false,
        };
        desk.changes = u64::from(desk.begin(now));
        desk
    }

    /// A plan was opened. Whether something that came back is not in its file yet.
    fn begin(&mut self, now: Instant) -> bool {
        self.due.poll = self.access.is_some().then(|| now + POLL);
        // What came back from the journal is to be saved too.
        let is_unsaved = matches!(&self.access, Some(Access::Edit(keeper)) if keeper.is_unsaved());
        self.due.save = is_unsaved.then(|| now + PAUSE);
        (self.has_asked, self.last_fault, self.lacks, self.was_free) = (false, None, None, false);
        is_unsaved
    }

    /// What can be done while the person reads, before the first order. The first edit does it otherwise.
    pub(super) fn prepare(&mut self) {
        if let Some(Access::Edit(keeper)) = &mut self.access {
            let _ = keeper.keep_base();
        }
    }

    /// When something is due next without an order.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.due.next()
    }

    /// Has everything durable, and saved where nobody has to be asked.
    pub(super) fn settle(&mut self, now: Instant) {
        let _ = self.write_drafts(now);
        self.write_memory();
        if self.due.save.is_some() {
            // Where it cannot be saved the journal has it.
            let _ = self.save(false, now);
        }
    }

    /// The end. Nothing is saved for that.
    pub(super) fn close(mut self, now: Instant) {
        let _ = self.write_drafts(now);
        self.write_memory();
        if let Some((plan, mine)) = self.stuck.take() {
            // The last chance to have it in the journal.
            let _ = self.take_in(plan, mine, now);
        }
        if let Some(Access::Edit(keeper)) = &mut self.access {
            // What the last save replaced is looked at once more. What is found now waits for the next start.
            let _ = keeper.poll();
        }
    }

    pub(super) fn obey(&mut self, order: Order, now: Instant) -> Vec<Msg> {
        match order {
            Order::Keep(edit) => self.keep(edit, now),
            Order::Save => self.save(true, now),
            Order::SaveAsNew(plan) => {
                self.save_as_new(&plan, now).unwrap_or_else(|fault| vec![Msg::NotSaved(fault)])
            }
            Order::TakeIn { plan, mine } => {
                self.changes += 1;
                self.take_in(*plan, mine.map(|mine| *mine), now)
            }
            Order::DropComments => {
                if let Some(Access::Edit(keeper)) = &mut self.access {
                    keeper.allow();
                }
                self.save(true, now)
            }
            // What was taken over already would be taken from oneself.
            Order::TakeOver if !matches!(self.access, Some(Access::View(_))) => Vec::new(),
            Order::TakeOver => vec![self.take_over(now).unwrap_or_else(Msg::NotSaved)],
            Order::Open(path) => self.open(path, now),
            Order::Remember(memory) => {
                self.memory = Some(memory);
                self.due.memory.get_or_insert(now + MEMORY);
                Vec::new()
            }
            Order::Drafts(drafts) => {
                self.drafts = Some(drafts);
                self.draft_changes += 1;
                let soon = now + DRAFT;
                self.due.draft = Some(self.due.draft.map_or(soon, |due| due.min(soon)));
                let is_enough = self.draft_changes >= DRAFT_CHANGES;
                is_enough.then(|| self.write_drafts(now)).flatten().into_iter().collect()
            }
            Order::Settle(_done) => {
                self.settle(now);
                Vec::new()
            }
            Order::Close => Vec::new(),
        }
    }

    /// Does what is due.
    pub(super) fn tick(&mut self, now: Instant) -> Vec<Msg> {
        let mut told = Vec::new();
        let is_due = |due: Option<Instant>| due.is_some_and(|due| due <= now);
        if is_due(self.due.draft) {
            told.extend(self.write_drafts(now));
        }
        if is_due(self.due.memory) {
            self.write_memory();
        }
        if is_due(self.due.save) || (self.due.save.is_some() && is_due(self.due.latest)) {
            told.extend(self.save(false, now));
        }
        if is_due(self.due.poll) {
            self.due.poll = Some(now + POLL);
            told.extend(self.poll());
        }
        told
    }

    fn keep(&mut self, edit: Edit, now: Instant) -> Vec<Msg> {
        self.changes += 1;
        let Some(Access::Edit(keeper)) = &mut self.access else { return Vec::new() };
        self.due.save = Some(now + PAUSE);
        self.due.latest.get_or_insert(now + LATEST);
        if let Some((plan, _)) = &mut self.stuck {
            // It fits: the screen has made it on this plan.
            let _ = edit.apply(plan);
            return Vec::new();
        }
        let before = keeper.revision();
        let Err(fault) = keeper.commit(edit.clone()) else { return Vec::new() };
        // Where two versions are put together just now, what comes of that has it.
        if keeper.revision() == before && !keeper.waits() {
            // It is on the screen all the same: what is kept must not fall behind unseen.
            match with(keeper, edit) {
                Some(plan) => self.stuck = Some((plan, None)),
                None => self.lacks = Some(fault.clone()),
            }
        }
        vec![Msg::NotKept(fault)]
    }

    /// Saves; `asked` where the person waits for the answer.
    fn save(&mut self, asked: bool, now: Instant) -> Vec<Msg> {
        (self.due.save, self.due.latest) = (None, None);
        if let Some((plan, mine)) = self.stuck.take() {
            let mut told = self.take_in(plan, mine, now);
            match told.last() {
                _ if self.stuck.is_none() => told.extend(self.save(asked, now)),
                // Who waits for the answer, perhaps in order to end, gets one.
                Some(Msg::NotKept(fault)) if asked => told.push(Msg::NotSaved(fault.clone())),
                _ => {}
            }
            return told;
        }
        let Some(Access::Edit(keeper)) = &mut self.access else { return Vec::new() };
        if keeper.waits() {
            // For the screen, which puts two versions together just now, and will have them saved.
            return Vec::new();
        }
        let outcome = keeper.save();
        let fault = match &outcome {
            Err(fault) | Ok(Outcome::Unreadable(fault)) => Some(fault.clone()),
            Ok(_) => None,
        };
        let is_new = fault != self.last_fault;
        if fault.is_some() {
            self.due.save = Some(now + AGAIN);
        }
        self.last_fault = fault;
        let msg = match outcome {
            Ok(Outcome::Nothing) => self.saved(asked, None),
            Ok(Outcome::Saved(kept)) => self.saved(asked, kept),
            Ok(Outcome::Asks) if self.has_asked && !asked => return Vec::new(),
            Err(_) | Ok(Outcome::Unreadable(_)) if !is_new && !asked => return Vec::new(),
            Err(fault) => Msg::NotSaved(fault),
            Ok(outcome) => return self.tell(outcome),
        };
        vec![msg]
    }

    fn saved(&self, asked: bool, kept: Option<PathBuf>) -> Msg {
        match &self.lacks {
            Some(fault) => Msg::NotSaved(fault.clone()),
            None => Msg::Saved { upto: self.changes, asked, kept },
        }
    }

    /// Looks for what others did.
    fn poll(&mut self) -> Vec<Msg> {
        match &mut self.access {
            None => Vec::new(),
            // A share that does not answer now may do so the next time.
            Some(Access::Edit(keeper)) => match keeper.poll() {
                // A save has told it already.
                Ok(Outcome::Unreadable(fault)) if self.last_fault.as_ref() == Some(&fault) => Vec::new(),
                outcome => outcome.map_or(Vec::new(), |outcome| self.tell(outcome)),
            },
            Some(Access::View(viewer)) => {
                let mut told = match viewer.poll() {
                    Ok(plan) => plan.map(|plan| Msg::Reread(Box::new(plan))).into_iter().collect(),
                    Err(fault) => vec![Msg::Unreadable(fault)],
                };
                let is_free = viewer.is_free();
                if is_free != std::mem::replace(&mut self.was_free, is_free) {
                    told.push(Msg::Free(is_free));
                }
                told
            }
        }
    }

    fn tell(&mut self, outcome: Outcome) -> Vec<Msg> {
        vec![match outcome {
            Outcome::Nothing | Outcome::Saved(_) => return Vec::new(),
            Outcome::Foreign { base, theirs } => {
                // What the screen makes of it has all that is on the screen; and it may hold comments of its own.
                (self.stuck, self.has_asked) = (None, false);
                Msg::Foreign { base, theirs }
            }
            Outcome::Unreadable(fault) => {
                self.last_fault = Some(fault.clone());
                Msg::Unreadable(fault)
            }
            Outcome::Gone => Msg::Gone,
            Outcome::Asks => {
                self.has_asked = true;
                Msg::Asks
            }
        }]
    }

    fn take_in(&mut self, plan: Plan, mine: Option<Plan>, now: Instant) -> Vec<Msg> {
        let Some(Access::Edit(keeper)) = &mut self.access else { return Vec::new() };
        match keeper.take_in(plan.clone(), mine.as_ref()) {
            Ok(kept) => {
                // At once: until then the file lacks what both have.
                self.due.save = Some(now);
                (self.stuck, self.lacks) = (None, None);
                let torn = keeper.make_durable().err().map(Msg::NotKept);
                kept.map(Msg::ConflictKept).into_iter().chain(torn).collect()
            }
            Err(fault) => {
                self.due.save = Some(now + AGAIN);
                self.stuck = Some((plan, mine));
                vec![Msg::NotKept(fault)]
            }
        }
    }

    fn take_over(&mut self, now: Instant) -> Result<Msg, Fault> {
        let Some(path) = self.path.clone() else { return Ok(Msg::Free(false)) };
        let opened = self.open_file(&path)?;
        Ok(self.begin_with(path, opened, now))
    }

    /// Opens another plan. The one that is open is saved and let go before; where that cannot be, it stays.
    fn open(&mut self, path: PathBuf, now: Instant) -> Vec<Msg> {
        self.write_memory();
        let mut told: Vec<Msg> = self.write_drafts(now).into_iter().collect();
        if self.due.save.is_some() || self.stuck.is_some() {
            told.extend(self.save(false, now));
        }
        let holds =
            |access: &Access| matches!(access, Access::Edit(keeper) if keeper.is_unsaved() || keeper.waits());
        if self.stuck.is_some() || self.access.as_ref().is_some_and(holds) {
            told.push(Msg::NotOpened(Fault::system(Message::new("tui-other-unsaved"))));
            return told;
        }
        told.push(match self.open_file(&path) {
            Ok(opened) => {
                store::remember(&path, (self.place.clock)().date());
                // They are kept where they belong.
                (self.drafts, self.due.draft) = (None, None);
                self.begin_with(path, opened, now)
            }
            Err(fault) => Msg::NotOpened(fault),
        });
        told
    }

    /// Who asked just to look goes on just looking.
    fn open_file(&self, path: &Path) -> Result<Opened, Fault> {
        let looks = |access: &Access| matches!(access, Access::View(viewer) if *viewer.why() == Why::Asked);
        let wish = if self.access.as_ref().is_some_and(looks) { Wish::View } else { Wish::Edit };
        store::open(path, wish, self.place.clock, self.place.state.as_deref())
    }

    /// Goes on with what was opened.
    fn begin_with(&mut self, path: PathBuf, opened: Opened, now: Instant) -> Msg {
        let Opened { plan, access, news } = opened;
        let why = match &access {
            Access::Edit(_) => None,
            Access::View(viewer) => Some(viewer.why().clone()),
        };
        (self.path, self.access) = (Some(path.clone()), Some(access));
        let is_unsaved = self.begin(now);
        self.changes = u64::from(is_unsaved);
        Msg::Opened { plan: Box::new(plan), found: Box::new(Found { path, news, is_unsaved, why }) }
    }

    /// Saves the plan as a new file: beside its own, or where that cannot be, in the current folder. A file that is
    /// there already is never touched.
    fn save_as_new(&mut self, plan: &Plan, now: Instant) -> Result<Vec<Msg>, Fault> {
        let path = store::save_as_new(self.path.as_deref(), self.access.is_some(), plan)?;
        let Opened { plan: found, access, news } =
            store::open(&path, Wish::Edit, self.place.clock, self.place.state.as_deref())?;
        let mut keeper = match access {
            Access::Edit(keeper) => keeper,
            // Going on with that, nothing would be kept.
            Access::View(viewer) => return Err(refusal(viewer.why())),
        };
        let mut told = vec![Msg::SavedAs { path: path.clone(), upto: self.changes }];
        let offered = |mine, file| Msg::Recovered { base: Some(Box::new(plan.clone())), mine, file };
        if found != *plan {
            // Of an earlier file of this name, which ended badly: no edit of it is one of this plan.
            let kept = keeper.take_in(plan.clone(), Some(&found))?;
            told.extend(kept.map(|file| offered(Box::new(found), file)));
        }
        told.extend(news.recovered.map(|recovered| offered(recovered.mine, recovered.file)));
        store::remember(&path, (self.place.clock)().date());
        self.access = Some(Access::Edit(keeper));
        self.path = Some(path);
        self.begin(now);
        if let Some((_, mine)) = self.stuck.take() {
            told.extend(self.take_in(plan.clone(), mine, now));
        }
        Ok(told)
    }

    /// Keeps where the person stands. The demo has no place for it, and who only looks is not to write in another's.
    fn write_memory(&mut self) {
        self.due.memory = None;
        if let (Some(memory), Some(Access::Edit(keeper))) = (self.memory.take(), &self.access) {
            keeper.keep_memory(&memory);
        }
    }

    /// Makes durable what is being typed; where that cannot be, that is said once, and it is tried again.
    fn write_drafts(&mut self, now: Instant) -> Option<Msg> {
        self.due.draft = None;
        self.draft_changes = 0;
        let (Some(drafts), Some(Access::Edit(keeper))) = (&self.drafts, &self.access) else { return None };
        let fault = keeper.keep_drafts(drafts).err();
        if fault.is_some() {
            self.due.draft = Some(now + AGAIN);
        } else {
            self.drafts = None;
        }
        let was_told = std::mem::replace(&mut self.has_told_drafts, fault.is_some());
        fault.filter(|_| !was_told).map(Msg::DraftsNotKept)
    }
}

/// The plan of `keeper` with `edit`, where it fits.
fn with(keeper: &mut Keeper, edit: Edit) -> Option<Plan> {
    let mut plan = keeper.plan().ok()?.clone();
    edit.apply(&mut plan).ok().map(|_| plan)
}

/// Why what was just written cannot be changed.
fn refusal(why: &Why) -> Fault {
    match why {
        Why::Protected(fault) => fault.clone(),
        // In the moment between the two somebody else was faster.
        _ => Fault::input(Message::new("news-held-unknown")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Field, Passage};
    use std::fs;
    use std::sync::mpsc::channel;

    fn clock() -> chrono::NaiveDateTime {
        "2023-03-15T09:30:00".parse().unwrap()
    }

    /// The example plan in a folder, open; and the moment at which it was opened.
    fn desk() -> (tempfile::TempDir, Desk, Instant) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("แผน.ron");
        fs::write(&path, include_str!("../../examples/demo.ron")).unwrap();
        let place = Place { clock, state: Some(folder.path().join("state")) };
        let opened = store::open(&path, Wish::Edit, clock, place.state.as_deref()).unwrap();
        let now = Instant::now();
        (folder, Desk::new(Some((path, opened.access)), place, now), now)
    }

    fn note(text: &str) -> Order {
        Order::Keep(Edit::SetField { measure: "1.1".into(), field: Field::Note(text.into()) })
    }

    fn saved(desk: &Desk) -> String {
        let plan = store::load(desk.path.as_deref().unwrap()).unwrap();
        plan.find("1.1").unwrap().1.note.clone()
    }

    fn seconds(count: f32) -> Duration {
        Duration::from_secs_f32(count)
    }

    #[test]
    fn it_saves_a_second_after_the_last_edit() {
        let (_folder, mut desk, now) = desk();
        assert_eq!(desk.obey(note("หนึ่ง"), now), []);
        assert_eq!(desk.tick(now + seconds(0.9)), []);
        desk.obey(note("สอง"), now + seconds(0.9));
        assert_eq!(desk.tick(now + seconds(1.5)), []);
        assert_eq!(desk.tick(now + seconds(1.9)), [Msg::Saved { upto: 2, asked: false, kept: None }]);
        assert_eq!(saved(&desk), "สอง");
        assert_eq!(desk.due.next(), Some(now + POLL), "nothing is left to be saved");
    }

    #[test]
    fn it_saves_after_ten_seconds_of_edits_without_a_pause() {
        let (_folder, mut desk, now) = desk();
        let mut told = Vec::new();
        for tenth in 0..120_u8 {
            let at = now + seconds(f32::from(tenth) / 10.0);
            desk.obey(note(&tenth.to_string()), at);
            told.extend(desk.tick(at));
        }
        assert_eq!(told, [Msg::Saved { upto: 101, asked: false, kept: None }]);
    }

    /// The edits so far and what came of the last one.
    fn rejected(desk: &mut Desk, edit: Order, now: Instant) -> Fault {
        let told = desk.obey(edit, now);
        let [Msg::NotKept(fault)] = &told[..] else { panic!("{told:?}") };
        fault.clone()
    }

    #[test]
    fn an_edit_too_many_is_not_called_saved_and_comes_along_when_there_is_room() {
        let (_folder, mut desk, now) = desk();
        desk.obey(note("หนึ่ง"), now);
        let large = "ก".repeat(6 << 20);
        assert_eq!(rejected(&mut desk, note(&large), now).message.key(), "fault-save-too-large");
        let told = desk.obey(Order::Save, now);
        assert!(matches!(told[..], [Msg::NotKept(_), Msg::NotSaved(_)]), "{told:?}");
        // The screen has it all the same, and what follows is made on that.
        let edit = Edit::SetField { measure: "1.2".into(), field: Field::Note("ต่อ".into()) };
        assert_eq!(desk.obey(Order::Keep(edit), now), []);
        assert_eq!(desk.obey(note("สั้น"), now), []);
        let told = desk.obey(Order::Save, now);
        assert_eq!(told, [Msg::Saved { upto: 4, asked: true, kept: None }]);
        assert_eq!(saved(&desk), "สั้น");
        let plan = store::load(desk.path.as_deref().unwrap()).unwrap();
        assert_eq!(plan.find("1.2").unwrap().1.note, "ต่อ");
    }

    #[test]
    fn a_lost_base_is_not_called_saved() {
        let (folder, mut desk, now) = desk();
        if let Some(Access::Edit(keeper)) = &mut desk.access {
            keeper.keep_base().unwrap();
        }
        // Before the first edit the plan is nowhere else but in its file.
        fs::remove_dir_all(folder.path().join("state")).unwrap();
        let path = desk.path.clone().unwrap();
        fs::rename(&path, path.with_extension("away")).unwrap();
        assert_eq!(rejected(&mut desk, note("หนึ่ง"), now).message.key(), "fault-base-lost");
        let told = desk.obey(Order::Save, now);
        assert!(matches!(told[..], [Msg::NotSaved(_)]), "{told:?}");
        fs::rename(path.with_extension("away"), &path).unwrap();
        // What is in the file is enough to go on with, with no state folder even.
        desk.lacks = None;
        rejected(&mut desk, note("สอง"), now);
        assert!(matches!(desk.obey(Order::Save, now)[..], [Msg::Saved { .. }]));
        assert_eq!(saved(&desk), "สอง");
    }

    /// The journal cannot be written; the file can.
    #[test]
    fn without_a_state_folder_two_versions_are_put_together_and_saved_all_the_same() {
        let (folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        desk.access = None;
        let opened = store::open(&path, Wish::Edit, clock, None).unwrap();
        (desk.access, desk.place.state) = (Some(opened.access), None);
        let mut theirs = opened.plan.clone();
        let edit = Edit::SetField { measure: "1.2".into(), field: Field::Note("ของเขา".into()) };
        edit.apply(&mut theirs).unwrap();
        fs::write(&path, store::to_text(&theirs).unwrap()).unwrap();
        assert!(matches!(desk.tick(now + POLL)[..], [Msg::Foreign { .. }]));
        Edit::SetField { measure: "1.1".into(), field: Field::Note("ของฉัน".into()) }
            .apply(&mut theirs)
            .unwrap();
        let order = Order::TakeIn { plan: Box::new(theirs.clone()), mine: Some(Box::new(opened.plan)) };
        let told = desk.obey(order, now + POLL);
        assert!(matches!(told[..], [Msg::ConflictKept(_), Msg::NotKept(_)]), "{told:?}");
        let told = desk.tick(now + POLL);
        assert!(matches!(told[..], [Msg::Saved { upto: 1, .. }]), "{told:?}");
        assert_eq!(store::load(&path).unwrap(), theirs);
        desk.tick(now + AGAIN * 2);
        let names = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(names.filter(|name| name.contains("conflict")).count(), 1);
    }

    #[test]
    fn a_draft_that_cannot_be_kept_is_told_once_and_tried_again() {
        let (folder, mut desk, now) = desk();
        let home = fs::read_dir(folder.path().join("state/plans")).unwrap().next().unwrap().unwrap().path();
        // In the way.
        fs::create_dir_all(home.join("drafts/x")).unwrap();
        let typed = || {
            Order::Drafts(vec![Draft {
                measure: "1.1".into(),
                passage: Passage::Note,
                text: "ก".into(),
                over: String::new(),
                on: None,
            }])
        };
        desk.obey(typed(), now);
        assert!(matches!(desk.tick(now + DRAFT)[..], [Msg::DraftsNotKept(_)]));
        desk.obey(typed(), now + DRAFT);
        assert_eq!(desk.tick(now + DRAFT * 2), []);
        fs::remove_dir_all(home.join("drafts")).unwrap();
        desk.tick(now + DRAFT * 2 + AGAIN);
        assert!(fs::read_to_string(home.join("drafts")).unwrap().contains("\"ก\""));
    }

    #[allow(clippy::needless_update, reason = "there may be more to remember")]
    fn at(id: &str) -> Memory {
        Memory { round: Some(id.into()), ..Memory::default() }
    }

    /// Where the plan in `path` was left the last time.
    fn left_at(path: &Path, state: Option<&Path>) -> Memory {
        store::open(path, Wish::Edit, clock, state).unwrap().news.memory
    }

    #[test]
    fn where_one_stands_is_kept_once_a_second_and_at_every_end() {
        let kept = |folder: &Path| {
            let home = fs::read_dir(folder.join("state/plans")).unwrap().next().unwrap().unwrap().path();
            fs::read_to_string(home.join("memory")).unwrap_or_default()
        };
        let (folder, mut desk, now) = desk();
        for tenth in 0..10_u8 {
            let at_tenth = now + seconds(f32::from(tenth) / 10.0);
            desk.obey(Order::Remember(at(&tenth.to_string())), at_tenth);
            assert_eq!(desk.tick(at_tenth), []);
        }
        assert_eq!(kept(folder.path()), "", "not before the second is over");
        assert_eq!(desk.next_due(), Some(now + seconds(1.0)), "nor put off by what follows");
        desk.tick(now + seconds(1.0));
        assert!(kept(folder.path()).contains("\"9\""));
        assert_eq!(desk.next_due(), Some(now + POLL));
        desk.obey(Order::Remember(at("1.2")), now + seconds(1.1));
        drop(desk.obey(Order::Settle(channel().0), now + seconds(1.1)));
        assert!(kept(folder.path()).contains("\"1.2\""), "made to end");
        desk.obey(Order::Remember(at("1.3")), now + seconds(1.2));
        let (path, state) = (desk.path.clone().unwrap(), desk.place.state.clone());
        desk.close(now + seconds(1.2));
        assert_eq!(left_at(&path, state.as_deref()), at("1.3"), "ended by the person");
    }

    #[test]
    fn where_one_stands_in_the_demo_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let place = Place { clock, state: Some(folder.path().join("state")) };
        let mut desk = Desk::new(None, place, now);
        desk.obey(Order::Remember(at("1.1")), now);
        desk.tick(now + MEMORY);
        desk.close(now);
        assert!(!folder.path().join("state").exists());
    }

    #[test]
    fn another_plan_is_opened_when_this_one_is_saved() {
        let (folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let other = folder.path().join("อื่น.ron");
        fs::copy(&path, &other).unwrap();
        desk.obey(note("ก่อนไป"), now);
        desk.obey(Order::Remember(at("1.4")), now);
        let told = desk.obey(Order::Open(other.clone()), now);
        let [Msg::Saved { .. }, Msg::Opened { found, .. }] = &told[..] else { panic!("{told:?}") };
        assert_eq!((&found.path, &found.why), (&other, &None));
        assert_eq!(store::load(&path).unwrap().find("1.1").unwrap().1.note, "ก่อนไป");
        // The one before is let go, with where the person stood in it.
        let again = store::open(&path, Wish::Edit, clock, desk.place.state.as_deref()).unwrap();
        assert!(matches!(again.access, Access::Edit(_)));
        assert_eq!(again.news.memory, at("1.4"));
        // What follows is of the other.
        desk.obey(note("ที่ใหม่"), now);
        desk.tick(now + PAUSE);
        assert_eq!(saved(&desk), "ที่ใหม่");
        assert_eq!(store::load(&path).unwrap().find("1.1").unwrap().1.note, "ก่อนไป");
    }

    #[test]
    fn a_plan_that_cannot_be_saved_is_not_left_for_another() {
        let (folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let other = folder.path().join("อื่น.ron");
        fs::copy(&path, &other).unwrap();
        desk.obey(note("หนึ่ง"), now);
        fs::write(&path, "(").unwrap();
        let told = desk.obey(Order::Open(other.clone()), now);
        assert!(matches!(told[..], [Msg::Unreadable(_), Msg::NotOpened(_)]), "{told:?}");
        assert_eq!(desk.path, Some(path));
        // Nor for one that is none.
        let (_folder, mut desk, now) = self::desk();
        let told = desk.obey(Order::Open(other.with_file_name("ไม่มี.ron")), now);
        assert!(matches!(told[..], [Msg::NotOpened(_)]), "{told:?}");
        desk.obey(note("ยังอยู่"), now);
        desk.tick(now + PAUSE);
        assert_eq!(saved(&desk), "ยังอยู่");
    }

    #[test]
    fn what_could_not_be_read_is_saved_over_as_soon_as_it_is_as_it_was() {
        let (_folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let text = fs::read(&path).unwrap();
        desk.obey(note("หนึ่ง"), now);
        fs::write(&path, "(").unwrap();
        assert!(matches!(desk.tick(now + PAUSE)[..], [Msg::Unreadable(_)]));
        assert_eq!(desk.tick(now + PAUSE + POLL), [], "once");
        fs::write(&path, text).unwrap();
        let told = desk.tick(now + PAUSE + AGAIN);
        assert!(told.contains(&Msg::Saved { upto: 1, asked: false, kept: None }), "{told:?}");
        assert_eq!(saved(&desk), "หนึ่ง");
    }

    #[test]
    fn a_file_that_is_gone_is_written_anew_for_who_asks() {
        let (_folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(desk.tick(now + POLL), [Msg::Gone]);
        drop(desk.obey(Order::Settle(channel().0), now + POLL));
        assert!(!path.exists(), "not for who ends");
        assert_eq!(desk.obey(Order::Save, now + POLL), [Msg::Saved { upto: 0, asked: true, kept: None }]);
        assert_eq!(
            store::load(&path).unwrap(),
            store::parse(include_str!("../../examples/demo.ron"), "").unwrap()
        );
    }

    #[test]
    fn it_answers_who_asks_also_where_there_is_nothing_to_save() {
        let (_folder, mut desk, now) = desk();
        assert_eq!(desk.obey(Order::Save, now), [Msg::Saved { upto: 0, asked: true, kept: None }]);
    }

    #[test]
    fn it_asks_by_itself_only_once() {
        let (_folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let text = fs::read_to_string(&path).unwrap().replacen("agency", "/* ตรวจแล้ว */ agency", 1);
        desk.access = None;
        fs::write(&path, text).unwrap();
        let opened = store::open(&path, Wish::Edit, clock, desk.place.state.as_deref()).unwrap();
        desk.access = Some(opened.access);
        desk.obey(note("หนึ่ง"), now);
        assert_eq!(desk.tick(now + seconds(1.0)), [Msg::Asks]);
        desk.obey(note("สอง"), now + seconds(2.0));
        assert_eq!(desk.tick(now + seconds(3.0)), []);
        assert_eq!(desk.obey(Order::Save, now + seconds(3.0)), [Msg::Asks]);
        let told = desk.obey(Order::DropComments, now + seconds(4.0));
        assert_eq!(told, [Msg::Saved { upto: 2, asked: true, kept: None }]);
    }

    #[test]
    fn a_file_with_comments_that_goes_after_the_answer_is_saved_all_the_same() {
        let (folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let text = fs::read_to_string(&path).unwrap().replacen("agency", "/* ตรวจแล้ว */ agency", 1);
        desk.access = None;
        fs::write(&path, &text).unwrap();
        let opened = store::open(&path, Wish::Edit, clock, desk.place.state.as_deref()).unwrap();
        desk.access = Some(opened.access);
        desk.obey(note("หนึ่ง"), now);
        assert_eq!(desk.obey(Order::Save, now), [Msg::Asks]);
        fs::remove_file(&path).unwrap();
        let told = desk.obey(Order::DropComments, now);
        assert_eq!(told, [Msg::Saved { upto: 1, asked: true, kept: None }]);
        assert_eq!(saved(&desk), "หนึ่ง");
        assert_eq!(fs::read_to_string(folder.path().join("แผน.comments.ron")).unwrap(), text);
    }

    #[test]
    fn a_fault_is_told_once_and_tried_again() {
        let (folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        let aside = folder.path().join("aside");
        fs::rename(&path, &aside).unwrap();
        fs::create_dir(&path).unwrap();
        desk.obey(note("หนึ่ง"), now);
        assert!(matches!(desk.tick(now + seconds(1.0))[..], [Msg::NotSaved(_)]));
        assert!(!desk.tick(now + seconds(32.0)).iter().any(|msg| matches!(msg, Msg::NotSaved(_))));
        assert!(matches!(desk.obey(Order::Save, now + seconds(33.0))[..], [Msg::NotSaved(_)]));
        fs::remove_dir(&path).unwrap();
        fs::rename(&aside, &path).unwrap();
        let told = desk.tick(now + seconds(64.0));
        assert!(told.contains(&Msg::Saved { upto: 1, asked: false, kept: None }), "{told:?}");
        assert_eq!(saved(&desk), "หนึ่ง");
    }

    #[test]
    fn what_cannot_be_taken_in_yet_is_kept_with_what_follows() {
        let (_folder, mut desk, now) = desk();
        desk.obey(note("ของฉัน"), now);
        let mut theirs = store::load(desk.path.as_deref().unwrap()).unwrap();
        Edit::SetField { measure: "1.2".into(), field: Field::Note("ของเขา".into()) }
            .apply(&mut theirs)
            .unwrap();
        fs::write(desk.path.as_deref().unwrap(), store::to_text(&theirs).unwrap()).unwrap();
        let told = desk.tick(now + POLL);
        assert!(matches!(told[..], [Msg::Foreign { .. }]), "{told:?}");
        // As if the disk had been full when it was to be taken in.
        (desk.stuck, desk.due.save) = (Some((theirs, None)), Some(now + AGAIN));
        desk.changes += 1;
        assert_eq!(desk.obey(note("ต่อ"), now + POLL), []);
        let told = desk.tick(now + AGAIN);
        assert!(told.contains(&Msg::Saved { upto: 3, asked: false, kept: None }), "{told:?}");
        assert_eq!(saved(&desk), "ต่อ");
        let plan = store::load(desk.path.as_deref().unwrap()).unwrap();
        assert_eq!(plan.find("1.2").unwrap().1.note, "ของเขา");
        assert!(desk.stuck.is_none());
    }

    #[test]
    fn what_is_typed_is_durable_within_a_second_or_twenty_changes() {
        let (folder, mut desk, now) = desk();
        let kept = || {
            let home =
                fs::read_dir(folder.path().join("state/plans")).unwrap().next().unwrap().unwrap().path();
            fs::read_to_string(home.join("drafts")).unwrap_or_default()
        };
        let typed = |text: &str| {
            let text = text.into();
            Order::Drafts(vec![Draft {
                measure: "1.1".into(),
                passage: Passage::Note,
                text,
                over: String::new(),
                on: None,
            }])
        };
        desk.obey(typed("ก"), now);
        desk.tick(now + seconds(0.9));
        assert_eq!(kept(), "");
        desk.tick(now + seconds(1.0));
        assert!(kept().contains("\"ก\""));
        for count in 0..20 {
            desk.obey(typed(&format!("ข{count}")), now + seconds(1.1));
        }
        assert!(kept().contains("\"ข19\""));
        desk.obey(Order::Drafts(Vec::new()), now + seconds(1.2));
        drop(desk.obey(Order::Settle(channel().0), now + seconds(1.3)));
        assert_eq!(kept(), "");
    }

    #[test]
    fn the_demo_is_kept_from_the_moment_it_is_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let place = Place { clock, state: Some(folder.path().join("state")) };
        let mut desk = Desk::new(None, place, now);
        assert_eq!((desk.due.next(), desk.obey(note("หนึ่ง"), now)), (None, Vec::new()));
        let mut plan = store::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        Edit::SetField { measure: "1.1".into(), field: Field::Note("หนึ่ง".into()) }.apply(&mut plan).unwrap();
        // As if it had been opened there.
        desk.path = Some(folder.path().join("แผน.ron"));
        let told = desk.obey(Order::SaveAsNew(Box::new(plan)), now);
        let path = folder.path().join("แผน.ron");
        assert_eq!(told, [Msg::SavedAs { path, upto: 1 }]);
        desk.obey(note("สอง"), now);
        assert_eq!(desk.tick(now + PAUSE), [Msg::Saved { upto: 2, asked: false, kept: None }]);
        assert_eq!(saved(&desk), "สอง");
    }

    #[test]
    fn what_was_taken_over_is_not_taken_from_oneself() {
        let (_folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        desk.access = None;
        let held = store::open(&path, Wish::Edit, clock, None).unwrap();
        let opened = store::open(&path, Wish::Edit, clock, desk.place.state.as_deref()).unwrap();
        desk = Desk::new(Some((path, opened.access)), desk.place, now);
        drop(held);
        assert_eq!(desk.tick(now + POLL), [Msg::Free(true)]);
        assert!(matches!(desk.obey(Order::TakeOver, now)[..], [Msg::Opened { .. }]));
        // The key was struck twice, and something was changed between the answer and the second order.
        desk.obey(note("หนึ่ง"), now);
        assert_eq!(desk.obey(Order::TakeOver, now), []);
        assert_eq!(desk.obey(Order::Save, now), [Msg::Saved { upto: 1, asked: true, kept: None }]);
        assert_eq!(saved(&desk), "หนึ่ง");
    }

    #[test]
    fn the_name_of_a_file_that_is_held_and_gone_is_not_free() {
        let (_folder, mut desk, now) = desk();
        let path = desk.path.clone().unwrap();
        fs::remove_file(&path).unwrap();
        let plan = store::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        let told = desk.obey(Order::SaveAsNew(Box::new(plan)), now);
        assert_eq!(told, [Msg::SavedAs { path: path.with_file_name("แผน-2.ron"), upto: 0 }]);
    }

    /// A file of the same name and text was there before, and its last session ended badly.
    #[test]
    fn edits_of_an_earlier_file_of_that_name_do_not_come_into_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (now, path) = (Instant::now(), folder.path().join("แผน.ron"));
        let place = Place { clock, state: Some(folder.path().join("state")) };
        let plan = store::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        let mut desk = Desk::new(None, place, now);
        desk.path = Some(path.clone());
        desk.obey(Order::SaveAsNew(Box::new(plan.clone())), now);
        desk.obey(note("เก่า"), now);
        desk.access = None;
        fs::remove_file(&path).unwrap();
        let told = desk.obey(Order::SaveAsNew(Box::new(plan.clone())), now);
        let [Msg::SavedAs { .. }, Msg::Recovered { mine, file, .. }] = &told[..] else { panic!("{told:?}") };
        assert_eq!(mine.find("1.1").unwrap().1.note, "เก่า");
        assert_eq!(store::load(file).unwrap(), **mine);
        let Some(Access::Edit(keeper)) = &mut desk.access else { panic!("not open") };
        assert_eq!(*keeper.plan().unwrap(), plan);
        assert!(!keeper.is_unsaved());
    }

    #[test]
    fn what_can_only_be_looked_at_is_not_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let mut desk = Desk::new(None, Place { clock, state: None }, now);
        desk.path = Some(folder.path().join("แผน.ron"));
        // Somebody else is faster.
        let lock = fs::File::create(folder.path().join(".แผน.ron.lock")).unwrap();
        lock.lock().unwrap();
        let plan = store::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        let told = desk.obey(Order::SaveAsNew(Box::new(plan)), now);
        assert!(matches!(told[..], [Msg::NotSaved(_)]), "{told:?}");
        assert!(desk.access.is_none());
    }
}
