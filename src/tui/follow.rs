//! The second terminal: shows what the room of a plan sees in the first one, at its own size, and changes nothing.
//!
//! A thread looks for the stage; nothing else happens but keys and signals, and a frame is drawn only when there is
//! another thing to be seen. Before anybody leads it is the title of the plan. Who led and has gone, or was killed,
//! leaves the last slide, below which that is said; it goes on by itself when somebody leads again.
//!
//! The keys are those of the wall, as far as they mean anything here: size, theme, the end.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::Event;
use ratatui::layout::Size;

use super::action::{Action, Mode};
use super::app::{Look, protected};
use super::chord::Chord;
use super::crash::Telling;
use super::draw::{self, wall::STEPS};
use super::incoming::Incoming;
use super::input::Input;
use super::keymap::{self, Keymap};
use super::scaled::fitting;
use super::signals::{self, Signals};
use super::terminal::{self, Custody, Tty};
use super::theme::Theme;
use super::{os, run};
use crate::calendar::{Clock, Day, FiscalMonth};
use crate::locales::{Fault, Lang, Message, Words};
use crate::plan::Plan;
use crate::store::{Seat, Sight};
use crate::thai::wrap::Wrapper;
use crate::view::wall::{Footer, Key, Options, Slide, page};
use crate::view::{Choice, Depth, Round};

/// How often the stage is looked at: by the times of a file.
const POLL: Duration = Duration::from_millis(80);
/// Each so manieth time it is asked whether somebody leads.
const ASKS: usize = 6;

/// What the second terminal begins with.
#[derive(Debug)]
pub struct Following {
    /// The plan as it is in its file.
    pub plan: Plan,
    /// From where its stage is seen.
    pub seat: Seat,
    /// The day that counts as today.
    pub today: Day,
    /// The time by which a report of a fault is named.
    pub clock: Clock,
    /// The language.
    pub lang: Lang,
    /// How all of it looks.
    pub look: Look,
    /// The keys that the person changed.
    pub keys: std::collections::BTreeMap<String, Vec<String>>,
    /// Whether the terminal can show larger text.
    pub has_sizing: bool,
}

/// Follows until the person ends it. Signals and panics are the program's from here on, as with [`run::run`].
pub fn follow(start: Following) -> Result<(), Fault> {
    if !terminal::is_there() {
        return Err(Fault::input(Message::new("fault-no-terminal")));
    }
    in_terminal(start).inspect_err(|_| signals::end_if_gone()).map_err(run::of_terminal)
}

fn in_terminal(start: Following) -> io::Result<()> {
    let signals = Signals::catch()?;
    let custody = Arc::new(Custody::new(false)?);
    let size = os::size()?;
    let telling = Telling { clock: start.clock, lang: start.lang, is_kept: false };
    let (mut follower, mut seat) = Follower::new(start, size);
    if let Some(sight) = seat.look(true) {
        follower.sight = sight;
    }
    let (sender, incoming) = channel();
    let (mut tty, input) = run::take(signals, custody, size, Box::new(|| ()), telling, sender.clone())?;
    thread::Builder::new().name("seat".into()).spawn(move || watch(seat, &sender))?;
    serve(&mut follower, &mut tty, &input, &incoming)
}

/// Looks for what is on the stage as long as there is somebody to be told.
fn watch(mut seat: Seat, told: &Sender<Incoming<Sight>>) {
    for look in 1_usize.. {
        thread::sleep(POLL);
        let sight = seat.look(look.is_multiple_of(ASKS));
        if sight.is_some_and(|sight| told.send(Incoming::Msg(sight)).is_err()) {
            return;
        }
    }
}

/// The loop: sleeps until something comes, takes in all that waits, draws.
fn serve(
    follower: &mut Follower,
    tty: &mut Tty,
    input: &Input,
    incoming: &Receiver<Incoming<Sight>>,
) -> io::Result<()> {
    let (mut is_asked, mut seen) = (false, None);
    loop {
        if seen.as_ref() != Some(&follower.seen()) {
            if seen.as_ref().is_none_or(|seen: &Seen| seen.anew != follower.seen().anew) {
                tty.begin_anew(follower.size, follower.scale());
            }
            let theme = Theme::of(follower.theme, follower.depth);
            tty.paint(|frame| {
                draw::follow(follower, &theme, frame);
                None
            })?;
            seen = Some(follower.seen());
        }
        if !is_asked {
            input.ask();
            is_asked = true;
        }
        let Ok(first) = incoming.recv() else { return Ok(()) };
        for came in std::iter::once(first).chain(incoming.try_iter()) {
            is_asked &= !matches!(came, Incoming::Events(_));
            match came {
                Incoming::Unreadable(error) => return Err(error),
                Incoming::Msg(sight) => follower.sight = sight,
                Incoming::Anew => follower.resize(),
                Incoming::Events(events) => {
                    if events.into_iter().any(|event| follower.hear(&event).is_break()) {
                        return Ok(());
                    }
                }
            }
        }
    }
}

/// All on which a frame depends.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    sight: Sight,
    step: i8,
    theme: Choice,
    /// What has all of it drawn on a cleared screen.
    anew: (Size, u16, u32),
}

/// The state of the second terminal.
#[derive(Debug)]
pub(super) struct Follower {
    pub(super) sight: Sight,
    /// What is seen before anybody led.
    title: Slide,
    pub(super) words: Words,
    pub(super) wrapper: Wrapper,
    theme: Choice,
    depth: Depth,
    keymap: Keymap,
    in_thai: bool,
    step: i8,
    has_sizing: bool,
    size: Size,
    /// So often it was asked for a whole new picture.
    repaints: u32,
}

impl Follower {
    pub(super) fn new(start: Following, size: Size) -> (Self, Seat) {
        let Following { plan, seat, today, lang, look, keys, has_sizing, .. } = start;
        let mut words = Words::new(lang);
        words.set_digits(look.digits);
        let follower = Self {
            sight: Sight::default(),
            title: title(&plan, today),
            words,
            wrapper: Wrapper::with_protected(protected(&plan)),
            theme: look.theme,
            depth: look.depth,
            // What cannot be used of the person's keys is told where the plan is opened.
            keymap: Keymap::new(&keys).unwrap_or_default(),
            in_thai: false,
            step: 0,
            has_sizing,
            size,
            repaints: 0,
        };
        (follower, seat)
    }

    fn seen(&self) -> Seen {
        let anew = (self.size, self.scale(), self.repaints);
        Seen { sight: self.sight.clone(), step: self.step, theme: self.theme, anew }
    }

    /// So many cells of the terminal each way make one that is drawn on.
    fn scale(&self) -> u16 {
        let step = if self.has_sizing { self.step.max(0) } else { 0 };
        fitting(self.size, 1 + u16::from(step.unsigned_abs()))
    }

    /// What is on the screen, at the size of this terminal.
    pub(super) fn slide(&self) -> Slide {
        let larger = i8::try_from(self.scale() - 1).unwrap_or(0);
        let slide = self.sight.slide.as_deref().unwrap_or(&self.title);
        Slide { step: self.step - larger, ..slide.clone() }
    }

    /// What is to be said below it.
    pub(super) fn sign(&self) -> Option<Message> {
        match &self.sight {
            Sight { fault: Some(fault), .. } => Some(fault.message.clone()),
            Sight { is_led: true, .. } => None,
            Sight { slide: None, .. } => Some(Message::new("follow-waits")),
            Sight { slide: Some(_), .. } => Some(Message::new("follow-left")),
        }
    }

    fn resize(&mut self) {
        self.repaints += 1;
        // A terminal that does not say has the size that it had.
        self.size = os::size().unwrap_or(self.size);
    }

    /// Breaks where that is the end.
    pub(super) fn hear(&mut self, event: &Event) -> ControlFlow<()> {
        match event {
            Event::Key(key) => {
                let Some(chord) = Chord::of_event(*key) else { return ControlFlow::Continue(()) };
                self.in_thai = keymap::shows_thai(chord).unwrap_or(self.in_thai);
                return self.obey(self.keymap.resolve(Mode::Wall, chord, self.in_thai));
            }
            Event::Resize(..) if !os::RESIZES_ARE_SIGNALS => self.resize(),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn obey(&mut self, action: Option<Action>) -> ControlFlow<()> {
        let (least, most) = STEPS;
        match action {
            Some(Action::Quit | Action::Back) => return ControlFlow::Break(()),
            Some(Action::Larger) => self.step = (self.step + 1).min(most),
            Some(Action::Smaller) => self.step = (self.step - 1).max(least),
            Some(Action::Theme) => self.theme = self.theme.next(),
            Some(Action::Repaint) => self.repaints += 1,
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// The part of the screen that is drawn on, in its cells.
    #[cfg(test)]
    pub(super) fn cells(&self) -> Size {
        super::scaled::divided(self.size, self.scale())
    }
}

/// The first page of `plan`, as it is before a meeting.
fn title(plan: &Plan, today: Day) -> Slide {
    let round = Round::of_month(plan, FiscalMonth::of(today), today);
    Slide {
        page: page(plan, &round, Key::Title, 0..0, Options::default()),
        footer: Footer::of(plan, &round),
        number: 1,
        count: 1,
        clock: String::new(),
        step: 0,
        is_blank: false,
        selected: None,
    }
}
