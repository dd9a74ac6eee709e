//! What becomes of the plan on disk, as far as the screen has to do with it: saved or not, changed by others,
//! held by somebody else, brought back from the last time.
//!
//! Pure, like `update`, of which it is a part: what the worker tells comes in, what it is to do goes out.

use std::path::PathBuf;

use super::action::Action;
use super::app::{App, Modal, Origin, Question};
use super::choosing;
use super::hold::{Found, Hold, Progress};
use super::moving::changed;
use super::msg::Effect;
use super::opening;
use crate::locales::{Fault, Message};
use crate::plan::{Edit, History, Misfit, Plan};
use crate::store::{News, Recovered, Why};
use crate::view::Memory;

impl App {
    /// What may be done with the plan.
    pub const fn hold(&self) -> &Hold {
        &self.hold
    }

    /// The plan can only be looked at, for this reason.
    pub fn look_only(&mut self, why: Why) {
        self.hold = Hold::Look { why, is_free: false };
    }

    /// Whether the file lacks a change. What is done in the demo is play: the header says so.
    pub(super) fn is_unsaved(&self) -> bool {
        self.hold == Hold::Mine && self.progress.made != self.progress.saved
    }

    /// Makes an edit, which is to be kept.
    pub(super) fn commit(&mut self, edit: Edit) -> Result<(), Misfit> {
        self.history.commit(&mut self.plan, edit.clone())?;
        self.keep(edit);
        Ok(())
    }

    /// An edit that was made is to be kept. One of the demo too: it may just be on the way into a file.
    pub(super) fn keep(&mut self, edit: Edit) {
        if edit.may_rename() {
            self.protect_names();
        }
        self.progress.made += 1;
        self.rows.touch(&edit);
        self.outbox.push(Effect::Keep(edit));
    }

    /// Another plan takes the place of this one; what was done before cannot be taken back.
    pub(super) fn replace(&mut self, plan: Plan) {
        let selected = self.selected().map(|(_, measure)| measure.id.clone());
        self.plan = plan;
        self.rows.forget();
        self.history = History::default();
        changed(self);
        if let Some((place, _)) = selected.as_deref().and_then(|id| self.plan.find(id)) {
            self.select(place);
        }
    }

    /// Where the person stood the last time is where it begins: the grid as it was arranged, at its first row. The round
    /// finds its place when the person comes to it.
    fn recall(&mut self, memory: Memory) {
        if memory != self.memory {
            self.memory = memory;
            (self.rows.selected, self.rows.last) = (None, None);
            self.rebuild();
            let at = self.memory.at.as_deref().and_then(|id| self.plan.find(id));
            if let Some((place, _)) = at {
                self.select(place);
            }
        }
    }

    /// Tells what was found when the plan was opened: one sentence in the last line, more on a page of their own.
    /// `is_unsaved` where what came back is not in the file yet.
    pub fn announce(&mut self, news: News, is_unsaved: bool) {
        self.progress.made += u64::from(is_unsaved);
        if let Some(Recovered { base, mine, file }) = news.recovered.clone() {
            choosing::recovered(self, base, mine, file);
        }
        self.recall(news.memory.clone());
        let mut sentences = news.sentences(self.words.digits());
        if let Hold::Look { why, .. } = &self.hold {
            sentences.splice(0..0, reasons(self, why));
        }
        self.offer(news.drafts);
        match (sentences.len(), self.notice.is_some()) {
            (0, _) => {}
            (1, false) if news.brought_back > 0 || news.gone.is_some() || !news.settings.is_empty() => {
                self.tell(sentences.remove(0));
            }
            _ => {
                self.news = sentences;
                self.modals.push(Modal::News { scroll: 0 });
            }
        }
    }
}

/// Why a plan can only be looked at.
fn reasons(app: &App, why: &Why) -> Vec<Message> {
    match why {
        Why::Asked => Vec::new(),
        Why::Held(_) => vec![held(why), app.naming("news-followed", Action::TakeOver)],
        Why::Protected(fault) => vec![fault.message.clone(), app.naming("news-protected", Action::SaveAsNew)],
        Why::Newer(hidden) if hidden.is_empty() => vec![Message::new("news-newer")],
        Why::Newer(hidden) => vec![Message::new("news-newer-hidden").with("hidden", hidden.join(", "))],
    }
}

/// Who holds the plan.
fn held(why: &Why) -> Message {
    match why {
        Why::Held(Some(holder)) if !holder.name.is_empty() => Message::new("news-held")
            .with("name", &holder.name)
            .with("host", &holder.host)
            .with("process", holder.process),
        _ => Message::new("news-held-unknown"),
    }
}

/// Says why nothing can be changed.
pub(super) fn refuse(app: &mut App) {
    let Hold::Look { why, is_free } = &app.hold else { return };
    let message = match why {
        Why::Held(_) if *is_free => app.naming("tui-free", Action::TakeOver),
        Why::Held(_) => held(why),
        Why::Asked => Message::new("tui-read-only"),
        Why::Protected(_) => app.naming("tui-protected", Action::SaveAsNew),
        Why::Newer(_) => Message::new("news-newer"),
    };
    app.warn(message);
}

/// The person wants the file to be up to date.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    match app.hold {
        Hold::Play => vec![Effect::SaveAsNew],
        Hold::Mine if app.is_unsaved() || app.progress.is_gone => vec![Effect::Save],
        Hold::Mine => {
            app.tell(Message::new("tui-nothing-to-save"));
            vec![Effect::Draw]
        }
        Hold::Look { .. } => {
            refuse(app);
            vec![Effect::Draw]
        }
    }
}

/// The person wants to end: at once, where nothing is left to be saved.
pub(super) fn quit(app: &mut App) -> Vec<Effect> {
    if !app.differences.is_empty() && !app.chooses {
        // Else nobody would come back to them.
        app.chooses = true;
        app.warn(Message::new("tui-differ-first"));
        return vec![Effect::Draw];
    }
    app.memory.at = app.rows.last.and_then(|place| app.plan.at(place)).map(|measure| measure.id.clone());
    if !app.is_unsaved() {
        return vec![Effect::Quit];
    }
    if std::mem::replace(&mut app.progress.ends, true) {
        // A disk that does not answer must not hold the person. Without an answer nobody knows what is durable.
        app.progress.is_durable = false;
        ask_unsaved(app);
        return vec![Effect::Draw];
    }
    app.tell(Message::new("tui-saving"));
    vec![Effect::Save, Effect::Draw]
}

/// The person wants to change what could only be looked at.
pub(super) fn take_over(app: &mut App) -> Vec<Effect> {
    match &app.hold {
        Hold::Look { why: Why::Held(_), is_free: true } => vec![Effect::TakeOver],
        Hold::Look { .. } => {
            refuse(app);
            vec![Effect::Draw]
        }
        Hold::Play | Hold::Mine => {
            app.tell(Message::new("tui-already-mine"));
            vec![Effect::Draw]
        }
    }
}

/// The file has all changes up to this one.
pub(super) fn saved(app: &mut App, upto: u64, asked: bool, kept: Option<PathBuf>) -> Vec<Effect> {
    app.progress.saved = upto;
    app.progress.is_durable = true;
    app.progress.is_gone = false;
    if let Some(kept) = kept {
        app.progress.ends = false;
        app.warn(Message::new("tui-unreadable-kept").with("file", kept.display()));
    } else if app.progress.ends {
        // Where something was changed since, once more.
        return vec![if app.is_unsaved() { Effect::Save } else { Effect::Quit }];
    } else if let (true, Origin::File(path)) = (asked, &app.origin) {
        let message = Message::new("tui-saved").with("file", path.display());
        app.tell(message);
    }
    vec![Effect::Draw]
}

/// The plan lies in a new file, and it goes on with that.
pub(super) fn saved_as(app: &mut App, path: PathBuf, upto: u64) -> Vec<Effect> {
    app.progress.saved = upto;
    app.progress.is_durable = true;
    app.progress.is_gone = false;
    app.hold = Hold::Mine;
    app.tell(Message::new("tui-saved-as").with("file", path.display()));
    app.origin = Origin::File(path);
    // What waits to be accepted waits there from now on.
    let drafts = Some(app.unaccepted()).filter(|drafts| !drafts.is_empty()).map(Effect::Drafts);
    // What was changed since is answered for by the save that was asked for with the end.
    let ends = app.progress.ends && !app.is_unsaved();
    drafts.into_iter().chain([if ends { Effect::Quit } else { Effect::Draw }]).collect()
}

/// The file could not be brought up to date.
pub(super) fn not_saved(app: &mut App, fault: Fault) -> Vec<Effect> {
    app.warn(fault.message);
    stay(app)
}

/// A change is not durable.
pub(super) fn not_kept(app: &mut App, fault: Fault) -> Vec<Effect> {
    app.progress.is_durable = false;
    app.warn(fault.message);
    vec![Effect::Draw]
}

/// What is being typed is not durable.
pub(super) fn drafts_not_kept(app: &mut App, fault: Fault) -> Vec<Effect> {
    app.warn(fault.message);
    vec![Effect::Draw]
}

/// What the file holds now cannot be read.
pub(super) fn unreadable(app: &mut App, fault: &Fault) -> Vec<Effect> {
    app.warn(Message::new("tui-changed-unreadable").with_said("detail", fault.message.clone()));
    stay(app)
}

/// The program does not end just now; where the person wanted it to, that is asked for.
fn stay(app: &mut App) -> Vec<Effect> {
    if std::mem::take(&mut app.progress.ends) {
        ask_unsaved(app);
    }
    vec![Effect::Draw]
}

fn ask_unsaved(app: &mut App) {
    let question = Modal::Question(Question::Unsaved);
    if !app.modals.contains(&question) {
        app.modals.push(question);
    }
}

/// The file is gone.
pub(super) fn gone(app: &mut App) -> Vec<Effect> {
    app.progress.is_gone = true;
    app.warn(app.naming("tui-gone", Action::Save));
    vec![Effect::Draw]
}

/// A save would drop comments.
pub(super) fn asks(app: &mut App) -> Vec<Effect> {
    let question = Modal::Question(Question::Comments);
    if !app.modals.contains(&question) {
        // Below the help of a field, which is read before the field is closed.
        let at = if app.writing.is_some() { 0 } else { app.modals.len() };
        app.modals.insert(at, question);
    }
    vec![Effect::Draw]
}

/// Whoever holds the plan has saved it.
pub(super) fn reread(app: &mut App, plan: Plan) -> Vec<Effect> {
    app.replace(plan);
    vec![Effect::Draw]
}

/// Whoever held the plan has let it go, or has it again.
pub(super) fn free(app: &mut App, is_now: bool) -> Vec<Effect> {
    if let Hold::Look { is_free, .. } = &mut app.hold {
        *is_free = is_now;
        if is_now {
            app.tell(app.naming("tui-free", Action::TakeOver));
        }
    }
    vec![Effect::Draw]
}

/// What was looked at is open for editing now; or somebody else was faster.
pub(super) fn opened(app: &mut App, plan: Plan, mut found: Found) -> Vec<Effect> {
    app.progress = Progress::default();
    app.modals.retain(|modal| !matches!(modal, Modal::News { .. }));
    let is_other = app.origin != Origin::File(found.path.clone());
    if is_other {
        opening::turn_to(app, found.path);
    } else {
        // What was arranged while it was looked at stays.
        found.news.memory = app.memory.clone();
    }
    app.replace(plan);
    match found.why {
        None => app.hold = Hold::Mine,
        Some(why) => app.look_only(why),
    }
    app.announce(found.news, found.is_unsaved);
    if is_other {
        opening::show(app);
    } else if app.hold == Hold::Mine && app.notice.is_none() {
        app.tell(Message::new("tui-taken-over"));
    }
    vec![Effect::Draw]
}
