//! The loop: waits for what happens, lets `update` take it in, carries the effects out, draws.
//!
//! It sleeps until something comes; nothing ticks but the clock on the wall, once a minute, while that is seen. All that waits is taken in before a frame is drawn, and only
//! then is the terminal asked for more: what one frame shows is what the next keys are meant for.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Timelike;

use ratatui::crossterm::event::Event;
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::Size;

use super::action::Page;
use super::app::{App, Look, Origin};
use super::crash::{self, Telling};
use super::desk::{Order, Place};
use super::draw::draw;
use super::editor;
use super::ending::{Ending, Settle};
use super::incoming::Incoming;
use super::input::Input;
use super::msg::{Effect, Msg};
use super::opening::{self, Shelf};
use super::os;
use super::pointing::Clicks;
use super::printer;
use super::signals::{self, Signals};
use super::stage::{self, Stager};
use super::terminal::{self, Custody, Tty};
use super::theme::Theme;
use super::update::{self, update};
use super::worker::{self, Worker};
use crate::calendar::{Clock, Day};
use crate::locales::{Fault, Lang, Message};
use crate::plan::Plan;
use crate::store::{Access, News};

/// What the program begins with.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Start {
    /// The plan.
    pub plan: Plan,
    /// Where it lies and how it was opened; none for the demo.
    pub file: Option<(PathBuf, Access)>,
    /// What was found when it was opened.
    pub news: News,
    /// The day that counts as today.
    pub today: Day,
    /// Where the store finds what belongs to no plan.
    pub place: Place,
    /// The language.
    pub lang: Lang,
    /// How all of it looks.
    pub look: Look,
    /// What can be opened.
    pub shelf: Shelf,
    /// The keys that the person changed: all keys of an action, by its name.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether clicks and the wheel come to the program.
    pub mouse: bool,
    /// Whether nobody has ever opened a plan here.
    pub is_first: bool,
    /// Whether it begins on the wall.
    pub presents: bool,
    /// Whether the terminal can show larger text.
    pub has_sizing: bool,
    /// Whether scores are seen on the wall.
    pub shows_scores: bool,
    /// The command of the program in which a long text is written, where the person has chosen one.
    pub editor: Option<String>,
    /// The command that takes a document to the printer, where the person has named one.
    pub printer: Option<String>,
}

/// Runs the program in the terminal until the person ends it.
///
/// Signals and panics are the program's from here on, also after this returns: it is called once, and last.
pub fn run(start: Start) -> Result<(), Fault> {
    if !terminal::is_there() {
        return Err(Fault::input(Message::new("fault-no-terminal")));
    }
    let all_done = in_terminal(start).inspect_err(|_| signals::end_if_gone()).map_err(of_terminal)?;
    if all_done {
        return Ok(());
    }
    let seconds = worker::END.as_secs();
    Err(Fault::system(Message::new("fault-no-answer").with("seconds", seconds)))
}

/// Whether all that was to be done for the plan was done when this returns.
fn in_terminal(start: Start) -> io::Result<bool> {
    let Start {
        plan,
        file,
        news,
        today,
        place,
        lang,
        look,
        shelf,
        keys,
        mouse,
        is_first,
        editor,
        printer,
        presents,
        has_sizing,
        shows_scores,
    } = start;
    let signals = Signals::catch()?;
    let custody = Arc::new(Custody::new(mouse)?);
    let size = os::size()?;
    let origin = file.as_ref().map_or(Origin::Demo, |(path, _)| Origin::File(path.clone()));
    let mut app = App::new(plan, origin, today, lang, size).with_look(look);
    let access = file.as_ref().map(|(_, access)| access);
    if let Some(Access::View(viewer)) = access {
        app.look_only(viewer.why().clone());
    }
    app.set_out(mouse, is_first);
    // The news name keys.
    let refused = app.set_keys(&keys);
    app.announce(news, matches!(access, Some(Access::Edit(keeper)) if keeper.is_unsaved()));
    app.set_sizing(has_sizing);
    app.set_scores(shows_scores);
    opening::begin(&mut app, shelf);
    if presents {
        update::go(&mut app, Page::Wall);
    }

    if let Some(why) = refused {
        app.announce_also(why);
    }

    let clock = place.clock;
    let state = place.state.clone();
    let (sender, incoming) = channel();
    let mut worker = Worker::start(file, place, sender.clone())?;
    let stager = Stager::start(state.clone())?;
    let (leave, settle) = (stager.leave(), worker.settle());
    let settle = Box::new(move || {
        leave();
        settle();
    });
    let telling = Telling::new(clock, lang, app.origin());
    let (tty, input) = take(signals, custody, size, settle, telling, sender.clone())?;
    let due = Due { frame: true, ..Due::default() };
    let clicks = Clicks::default();
    let theme = theme_of(&app);
    Loop { app, tty, worker: &worker, stager, theme, clicks, editor, printer, state, clock, sender, due }
        .run(&input, &incoming)?;
    // The terminal is given back by now, and need not wait for the disk.
    Ok(worker.end())
}

/// Takes the terminal of `size`, and has it given back and the work settled however the program ends. What comes from
/// it goes to `sender`, and so does what the signals say.
pub(super) fn take<M: Send + 'static>(
    signals: Signals,
    custody: Arc<Custody>,
    size: Size,
    settle: Settle,
    telling: Telling,
    sender: Sender<Incoming<M>>,
) -> io::Result<(Tty, Input)> {
    let ending = Arc::new(Ending { custody: Arc::clone(&custody), settle });
    crash::watch_for(Arc::clone(&ending), telling);
    signals.heed(ending, sender.clone())?;
    let tty = Tty::open(custody, size)?;
    let input = Input::start(sender)?;
    // `NO_COLOR` has been heard where the theme was chosen; the writer of colours would obey it over the person.
    force_color_output(true);
    Ok((tty, input))
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn of_terminal(error: io::Error) -> Fault {
    Fault::system(Message::new("fault-terminal").with_said("error", Message::of_io(&error)))
}

/// What the next frame is to be.
#[derive(Debug, Default)]
struct Due {
    /// Something may look otherwise.
    frame: bool,
    /// All of it, on a cleared screen.
    anew: bool,
    /// The mouse is to be the program's, or the terminal's.
    mouse: Option<bool>,
}

/// The loop and what it holds in its hands.
struct Loop<'a> {
    app: App,
    tty: Tty,
    worker: &'a Worker,
    stager: Stager,
    /// As the person wants it: made when that changes, not for every frame.
    theme: Theme,
    clicks: Clicks,
    /// The editor that the person chose in the settings.
    editor: Option<String>,
    /// The printer that the person chose in the settings.
    printer: Option<String>,
    /// The person's state folder.
    state: Option<PathBuf>,
    /// The time of day.
    clock: Clock,
    /// For what answers from a thread of its own.
    sender: Sender<Incoming>,
    due: Due,
}

impl Loop<'_> {
    fn run(&mut self, input: &Input, incoming: &Receiver<Incoming>) -> io::Result<()> {
        let mut is_asked = false;
        self.tell_time();
        loop {
            self.paint()?;
            if !is_asked {
                input.ask();
                is_asked = true;
            }
            let first = match self.wait(incoming) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => {
                    self.tell_time();
                    continue;
                }
                // The senders outlive the loop.
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            for came in std::iter::once(first).chain(incoming.try_iter()) {
                is_asked &= !matches!(came, Incoming::Events(_));
                if self.take_in(came)?.is_break() {
                    return Ok(());
                }
            }
        }
    }

    /// Waits for what happens next; while the time is shown, no longer than until the next full minute.
    fn wait(&self, incoming: &Receiver<Incoming>) -> Result<Incoming, RecvTimeoutError> {
        if !self.app.shows_time() {
            return incoming.recv().map_err(|_| RecvTimeoutError::Disconnected);
        }
        incoming.recv_timeout(until_next_minute((self.clock)()))
    }

    /// Tells the time where it is another minute than the one that was told last.
    fn tell_time(&mut self) {
        let now = (self.clock)().time();
        let minute = now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now);
        if self.app.time != Some(minute) {
            // It ends nothing.
            let _ = self.take(Msg::Time(minute));
        }
    }

    fn paint(&mut self) -> io::Result<()> {
        let due = std::mem::take(&mut self.due);
        if let Some(is_ours) = due.mouse {
            self.tty.set_mouse(is_ours)?;
        }
        if due.anew {
            self.tty.begin_anew(self.app.full_size, self.app.scale);
        }
        if due.anew || due.frame {
            crash::rehearse("draw");
            self.tty.paint(|frame| draw(&self.app, &self.theme, frame))?;
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
                        Event::Mouse(event) => match self.clicks.gesture(event, Instant::now()) {
                            Some((gesture, at)) => self.hear(Msg::Pointed(gesture, at)),
                            None => ControlFlow::Continue(()),
                        },
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

    /// Has the person's editor work on `text`. The terminal is asked for nothing meanwhile: an editor is started by a
    /// key, and after a key the next batch has not been asked for yet.
    fn edit(&mut self, text: &str) -> ControlFlow<()> {
        let came =
            editor::run(text, self.editor.as_deref(), self.state.as_deref(), |work| self.tty.lend(work));
        let ends = self.begin_anew();
        if ends.is_break() { ends } else { self.hear(came) }
    }

    /// Gives `text` to the printer, on a thread of its own: a printer may take its time.
    fn print(&self, text: String) {
        let (command, state, sender) = (self.printer.clone(), self.state.clone(), self.sender.clone());
        let work = move || {
            let came = printer::answer(&text, command.as_deref(), state.as_deref());
            // Where the loop has ended there is nobody left to tell.
            drop(sender.send(Incoming::Msg(came)));
        };
        if let Err(error) = thread::Builder::new().name("printer".to_owned()).spawn(work) {
            let why = Message::new("printer-file").with_said("error", Message::of_io(&error));
            drop(self.sender.send(Incoming::Msg(Msg::NotPrinted(why))));
        }
    }

    /// Lets `update` take in what happened, and before it the time. Breaks where the program is to end.
    fn hear(&mut self, msg: Msg) -> ControlFlow<()> {
        self.tell_time();
        self.take(msg)
    }

    /// Lets `update` take in what happened and carries the effects out. Breaks where the program is to end.
    fn take(&mut self, msg: Msg) -> ControlFlow<()> {
        let colours = self.app.colours();
        let effects = update(&mut self.app, msg);
        if self.app.colours() != colours {
            self.theme = theme_of(&self.app);
        }
        for effect in effects {
            match effect {
                Effect::Quit => return ControlFlow::Break(()),
                Effect::Draw => self.due.frame = true,
                Effect::Repaint => self.due.anew = true,
                Effect::Show(shown) => self.stager.order(
                    shown.map_or(stage::Order::Leave, |(path, slide)| stage::Order::Show(path, slide)),
                ),
                Effect::Mouse(is_ours) => self.due.mouse = Some(is_ours),
                // A terminal that does not take it is noticed by the next frame.
                Effect::Copy(text) => drop(self.tty.copy(&text)),
                Effect::Editor(text) => {
                    if self.edit(&text).is_break() {
                        return ControlFlow::Break(());
                    }
                }
                Effect::Print(text) => self.print(text),
                other => order(other, &self.app).map_or((), |order| self.worker.order(order)),
            }
        }
        ControlFlow::Continue(())
    }
}

/// How long it is until the next full minute.
fn until_next_minute(now: chrono::NaiveDateTime) -> Duration {
    const MINUTE: Duration = Duration::from_secs(60);
    // A leap second is one of more than a thousand milliseconds.
    let gone = Duration::new(now.second().into(), now.nanosecond());
    // A moment more, so that the clock has come there when it is asked.
    MINUTE.saturating_sub(gone) + Duration::from_millis(1)
}

fn theme_of(app: &App) -> Theme {
    let (choice, depth) = app.colours();
    Theme::of(choice, depth)
}

/// What the worker is to do for an effect; none where that is not for it.
pub(super) fn order(effect: Effect, app: &App) -> Option<Order> {
    Some(match effect {
        Effect::Quit
        | Effect::Draw
        | Effect::Repaint
        | Effect::Show(_)
        | Effect::Mouse(_)
        | Effect::Copy(_)
        | Effect::Editor(_)
        | Effect::Print(_) => return None,
        Effect::Keep(edit) => Order::Keep(edit),
        Effect::Save => Order::Save,
        Effect::SaveAsNew => Order::SaveAsNew(Box::new(app.plan().clone())),
        Effect::DropComments => Order::DropComments,
        Effect::TakeOver => Order::TakeOver,
        Effect::Open(path) => Order::Open(path),
        Effect::TakeIn { plan, mine } => Order::TakeIn { plan, mine },
        Effect::Remember(memory) => Order::Remember(memory),
        Effect::Drafts(drafts) => Order::Drafts(drafts),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_full_minute_is_waited_for() {
        for (now, wait) in
            [("09:41:00", 60_001), ("09:41:59.999", 2), ("23:59:30", 30_001), ("23:59:60.5", 1)]
        {
            let now = format!("2023-03-15T{now}").parse().unwrap();
            assert_eq!(until_next_minute(now), Duration::from_millis(wait), "{now}");
        }
    }
}
