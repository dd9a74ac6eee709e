//! The loop: waits for what happens, lets `update` take it in, carries the effects out, draws.
//!
//! It sleeps until something comes; nothing ticks. All that waits is taken in before a frame is drawn, and only
//! then is the terminal asked for more: what one frame shows is what the next keys are meant for.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use ratatui::crossterm::event::Event;

use super::app::{App, Origin};
use super::crash::{self, Telling};
use super::draw::draw;
use super::ending::Ending;
use super::incoming::Incoming;
use super::input::Input;
use super::os;
use super::signals::{self, Signals};
use super::terminal::{self, Custody, Tty};
use super::theme::Theme;
use super::update::{Effect, Msg, update};
use crate::calendar::{Clock, Day};
use crate::locales::{Fault, Lang, Message};
use crate::plan::Plan;
use crate::store::{self, Overwrite};

/// The name of the file that the demo is saved as, in the current folder.
const DEMO_FILE: &str = "tidtam-demo";

/// What the program begins with.
#[derive(Debug)]
pub struct Start {
    /// The plan.
    pub plan: Plan,
    /// Where it came from.
    pub origin: Origin,
    /// The day that counts as today.
    pub today: Day,
    /// The time by which files are named.
    pub clock: Clock,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
}

/// Runs the program in the terminal until the person ends it.
///
/// Signals and panics are the program's from here on, also after this returns: it is called once, and last.
pub fn run(start: Start) -> Result<(), Fault> {
    if !terminal::is_there() {
        return Err(Fault::input(Message::new("fault-no-terminal")));
    }
    in_terminal(start).inspect_err(|_| signals::end_if_gone()).map_err(of_terminal)
}

fn in_terminal(start: Start) -> io::Result<()> {
    let signals = Signals::catch()?;
    let custody = Arc::new(Custody::new()?);
    // Here the worker that saves has its work settled, once there is one.
    let settle = Box::new(|| {});
    let ending = Arc::new(Ending { custody: Arc::clone(&custody), settle });
    crash::watch_for(Arc::clone(&ending), Telling::new(start.clock, start.lang, &start.origin));
    let (sender, incoming) = channel();
    signals.heed(ending, sender.clone())?;
    let size = os::size()?;
    let app = App::new(start.plan, start.origin, start.today, start.lang, size);
    let tty = Tty::open(custody, size)?;
    let input = Input::start(sender)?;
    let due = Due { frame: true, anew: false };
    Loop { app, tty, theme: &start.theme, due }.run(&input, &incoming)
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn of_terminal(error: io::Error) -> Fault {
    Fault::system(Message::new("fault-terminal").with("error", error))
}

/// What the next frame is to be.
#[derive(Debug, Default)]
struct Due {
    /// Something may look otherwise.
    frame: bool,
    /// All of it, on a cleared screen.
    anew: bool,
}

/// The loop and what it holds in its hands.
struct Loop<'a> {
    app: App,
    tty: Tty,
    theme: &'a Theme,
    due: Due,
}

impl Loop<'_> {
    fn run(&mut self, input: &Input, incoming: &Receiver<Incoming>) -> io::Result<()> {
        let mut is_asked = false;
        loop {
            self.paint()?;
            if !is_asked {
                input.ask();
                is_asked = true;
            }
            // The senders outlive the loop.
            let Ok(first) = incoming.recv() else { return Ok(()) };
            for came in std::iter::once(first).chain(incoming.try_iter()) {
                is_asked &= !matches!(came, Incoming::Events(_));
                if self.take_in(came)?.is_break() {
                    return Ok(());
                }
            }
        }
    }

    fn paint(&mut self) -> io::Result<()> {
        let due = std::mem::take(&mut self.due);
        if due.anew {
            self.tty.begin_anew(self.app.size);
        }
        if due.anew || due.frame {
            crash::rehearse("draw");
            self.tty.paint(|frame| draw(&self.app, self.theme, frame))?;
        }
        Ok(())
    }

    fn take_in(&mut self, came: Incoming) -> io::Result<ControlFlow<()>> {
        match came {
            Incoming::Unreadable(error) => return Err(error),
            Incoming::Msg(msg) => return Ok(self.hear(msg)),
            Incoming::Anew => return Ok(self.begin_anew()),
            Incoming::Events(events) => {
                for event in events {
                    let ends = match event {
                        Event::Key(key) => {
                            crash::rehearse("key");
                            self.hear(Msg::Key(key))
                        }
                        Event::Resize(..) if !os::RESIZES_ARE_SIGNALS => self.begin_anew(),
                        // A paste comes as one event, so that pasted letters are no commands.
                        Event::Paste(text) => self.hear(Msg::Paste(text)),
                        _ => ControlFlow::Continue(()),
                    };
                    if ends.is_break() {
                        return Ok(ends);
                    }
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// What is on the screen counts for nothing any more, and its size may be another.
    fn begin_anew(&mut self) -> ControlFlow<()> {
        self.due.anew = true;
        // A terminal that does not say has the size that it had.
        let size = os::size().unwrap_or(self.app.size);
        self.hear(Msg::Resize(size))
    }

    /// Lets `update` take in what happened and carries the effects out. Breaks where the program is to end.
    fn hear(&mut self, msg: Msg) -> ControlFlow<()> {
        let app = &mut self.app;
        let mut effects = update(app, msg);
        while let Some(effect) = effects.pop() {
            match effect {
                Effect::Draw => self.due.frame = true,
                Effect::Repaint => self.due.anew = true,
                Effect::Save => effects.extend(update(app, save(app))),
                // Nothing keeps them beyond the program yet; in it they stay until they are accepted.
                Effect::Drafts(_) | Effect::TakeIn { .. } => {}
                Effect::SaveAsNew => effects.extend(update(app, answer(save_as_new(app)))),
                Effect::Quit => return ControlFlow::Break(()),
            }
        }
        ControlFlow::Continue(())
    }
}

/// Saves the plan where it belongs; the demo as a file of its own.
fn save(app: &App) -> Msg {
    answer(match app.origin() {
        Origin::File(path) => store::save(path, app.plan(), Overwrite::Replace).map(|()| path.clone()),
        Origin::Demo => save_as_new(app),
    })
}

fn answer(saved: Result<PathBuf, Fault>) -> Msg {
    match saved {
        Ok(path) => Msg::Saved(path),
        Err(fault) => Msg::NotSaved(fault),
    }
}

/// Saves the plan as a new file: beside its own, or where that cannot be, in the current folder. A file that is
/// there already is never touched.
fn save_as_new(app: &App) -> Result<PathBuf, Fault> {
    let here = Path::new("");
    let (folder, stem) = match app.origin() {
        Origin::Demo => (here, DEMO_FILE.into()),
        Origin::File(path) => {
            (path.parent().unwrap_or(here), path.file_stem().unwrap_or_default().to_string_lossy())
        }
    };
    let save_in = |folder: &Path| {
        let names = std::iter::once(format!("{stem}.ron"))
            .chain((2..).map(|number: u32| format!("{stem}-{number}.ron")));
        let free = names.map(|name| folder.join(name)).find(|path| !is_taken(path)).unwrap_or_default();
        store::save(&free, app.plan(), Overwrite::Never).map(|()| free)
    };
    save_in(folder).or_else(|fault| if folder == here { Err(fault) } else { save_in(here) })
}

/// Whether there is anything of this name, if only a link to nowhere.
fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
