//! What the terminal sends, read on a thread of its own, and only when the loop asks.
//!
//! While nobody asks nothing is read: another program may have the terminal meanwhile, and loses no key to this
//! one. All that waits comes in one batch, and for a batch one frame is drawn.
//!
//! Limits: half an escape sequence (a person who types `Esc` and `[` together) is waited for until its other half
//! comes, and what was read before it waits with it.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event};

use super::crash;
use super::incoming::Incoming;

/// So many events are in a batch at most: a key that is held down does not starve the frame.
const AT_ONCE: usize = 256;
/// So long is looked for what else waits. Not zero: then crossterm does not look at all.
const GLANCE: Duration = Duration::from_micros(10);

/// The thread that reads.
pub struct Input {
    ask: Sender<()>,
}

impl Input {
    /// Begins; each batch goes to `incoming`.
    pub fn start<M: Send + 'static>(incoming: Sender<Incoming<M>>) -> io::Result<Self> {
        let (ask, asked) = channel();
        thread::Builder::new().name("input".into()).spawn(move || serve(&asked, &incoming))?;
        Ok(Self { ask })
    }

    /// Asks for the next batch. To ask again before it came asks for one more.
    pub fn ask(&self) {
        // The thread outlives this: it ends when it can be asked no more.
        let _ = self.ask.send(());
    }
}

fn serve<M>(asked: &Receiver<()>, incoming: &Sender<Incoming<M>>) {
    while asked.recv().is_ok() {
        let batch = read().map_or_else(Incoming::Unreadable, Incoming::Events);
        crash::rehearse("thread");
        if incoming.send(batch).is_err() {
            return;
        }
    }
}

/// One event, and all that waits behind it.
fn read() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    // What is wrong after the first event will be so at the next reading.
    while events.len() < AT_ONCE && event::poll(GLANCE).unwrap_or(false) {
        let Ok(event) = event::read() else { break };
        events.push(event);
    }
    Ok(events)
}
