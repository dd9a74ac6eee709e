//! The signals, on a thread of their own, so that one is heeded whatever the loop waits for.
//!
//! TERM, HUP, INT and QUIT end the program by that very signal, the terminal given back; TSTP stops it likewise,
//! and on CONT it takes the terminal again and has everything drawn anew. A terminal that has gone without a
//! word (a session of its own, HUP ignored) is noticed by a second thread, which raises the HUP that did not come.
//! Both sleep until there is something to do.
//!
//! While an editor has the terminal, INT and QUIT are its: what sends them is a key.
//!
//! Limits: a program that goes on in the background (`bg`) stops again, as it has nothing to do there. Systems
//! without these signals have no thread here.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::ending::{self, Ending};
use super::incoming::Incoming;
use super::os::{self, Signal};

/// A signal to end is obeyed within this time, whatever hangs.
const LATEST: Duration = Duration::from_secs(2);

/// The signals, caught but not heeded yet.
pub struct Signals(os::Signals);

impl Signals {
    /// Catches them: what comes from here on waits to be heeded. To be called before the terminal is taken, or
    /// a signal between would leave it taken.
    pub fn catch() -> io::Result<Self> {
        os::Signals::catch().map(Self)
    }

    /// Heeds them from here on.
    pub fn heed<M: Send + 'static>(
        self,
        ending: Arc<Ending>,
        incoming: Sender<Incoming<M>>,
    ) -> io::Result<()> {
        let Self(mut signals) = self;
        thread::Builder::new().name("signals".into()).spawn(move || {
            signals.each(|signal| match signal {
                // A key of the terminal that was meant for the editor.
                Signal::Key(_) if ending.custody.may_be_the_editors() => {}
                Signal::End(number) | Signal::Key(number) => end(&ending, number),
                Signal::Stop => {
                    ending::give_back(&ending.custody);
                    os::stop();
                }
                Signal::Continue => go_on(&ending, &incoming),
                // The loop lives as long as the process: there is always somebody to tell.
                Signal::Resize => drop(incoming.send(Incoming::Anew)),
            });
        })?;
        thread::Builder::new().name("hang-up".into()).spawn(|| {
            if os::wait_until_gone() {
                os::raise_hang_up();
            }
        })?;
        Ok(())
    }
}

fn end(ending: &Arc<Ending>, number: i32) {
    ending::at_the_latest(LATEST, move || os::die(number));
    ending.prepare();
    os::die(number)
}

fn go_on<M: Send + 'static>(ending: &Ending, incoming: &Sender<Incoming<M>>) {
    if !os::is_ours() {
        return os::stop();
    }
    if ending.custody.is_lent() {
        // Its editor goes on too, and has the terminal.
        return;
    }
    // A terminal that cannot be taken again has gone, and the other thread knows.
    let _ = ending.custody.seize();
    let custody = Arc::clone(&ending.custody);
    let incoming = incoming.clone();
    ending::write(move || {
        let _ = custody.enter();
        let _ = incoming.send(Incoming::Anew);
    });
}

/// To be called where reading or writing failed: if that is because the terminal has gone, the program ends as by
/// the HUP that tells so.
pub fn end_if_gone() {
    if os::has_gone() {
        os::raise_hang_up();
        // In that time the process ends; if it should not, the failure is told.
        thread::sleep(2 * LATEST);
    }
}
