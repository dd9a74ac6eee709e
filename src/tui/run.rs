//! The loop: waits for what happens, lets `update` take it in, carries the effects out, draws.
//!
//! It sleeps until something happens; nothing ticks. All that waits is taken in before a frame is drawn.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ratatui::crossterm::event::{self, Event};
use ratatui::layout::Size;

use super::app::{App, Origin};
use super::draw::draw;
use super::terminal::{self, Tty};
use super::theme::Theme;
use super::update::{Effect, Msg, update};
use crate::calendar::{Clock, Day};
use crate::locales::{Fault, Lang, Message};
use crate::plan::Plan;
use crate::store::{self, Overwrite};

/// So many events are taken in at most before a frame is drawn: a key that is held down does not starve it.
const AT_ONCE: usize = 256;
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
pub fn run(start: Start) -> Result<(), Fault> {
    if !terminal::is_there() {
        return Err(Fault::input(Message::new("fault-no-terminal")));
    }
    let size = terminal::size().map_err(of_terminal)?;
    let mut app = App::new(start.plan, start.origin, start.today, start.lang, size);
    let mut tty = Tty::open().map_err(of_terminal)?;
    run_loop(&mut app, &mut tty, &start.theme).map_err(of_terminal)
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn of_terminal(error: io::Error) -> Fault {
    Fault::system(Message::new("fault-terminal").with("error", error))
}

fn run_loop(app: &mut App, tty: &mut Tty, theme: &Theme) -> io::Result<()> {
    let mut stale = true;
    loop {
        if stale {
            tty.paint(|frame| draw(app, theme, frame))?;
            stale = false;
        }
        let mut taken = 0;
        while taken == 0 || (taken < AT_ONCE && event::poll(Duration::ZERO)?) {
            taken += 1;
            let msg = match event::read()? {
                Event::Key(key) => Msg::Key(key),
                Event::Resize(width, height) => {
                    let size = Size { width, height };
                    tty.resize(size)?;
                    Msg::Resize(size)
                }
                // A paste comes as one event, so that pasted letters are no commands. There is no field for it yet.
                _ => continue,
            };
            let mut effects = update(app, msg);
            while let Some(effect) = effects.pop() {
                match effect {
                    Effect::Draw => stale = true,
                    Effect::Repaint => {
                        tty.clear()?;
                        stale = true;
                    }
                    Effect::Save => effects.extend(update(app, save(app))),
                    Effect::SaveAsNew => effects.extend(update(app, answer(save_as_new(app)))),
                    // Nothing sends what this answers yet: it comes with the worker that watches the file.
                    Effect::TakeIn { .. } => {}
                    Effect::Quit => return Ok(()),
                }
            }
        }
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
