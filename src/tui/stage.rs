//! The thread that shows those that follow what the room sees.
//!
//! The screen tells it and never waits for it, nor does it wait for the thread that keeps the plan: a disk that is slow
//! in the one is no reason for the other. Of what comes while it writes, the last counts. It sleeps until it is told
//! something. The stage is taken with the first slide, and left with the wall, the plan or the program.
//!
//! Limits: where the stage cannot be had (another terminal leads, there is no state folder) nobody follows, and with the
//! next slide it is tried again. The room need not be told of that.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::store::Stage;
use crate::view::wall::Slide;

/// Two slides are so far apart at least, and so have files that differ by their times.
const APART: Duration = Duration::from_millis(20);
/// Who follows holds the lock for a moment when he looks who leads: so often is it tried, so far apart.
const TRIES: usize = 10;
const PAUSE: Duration = Duration::from_millis(3);
/// At the end the thread is waited for so long.
const END: Duration = Duration::from_secs(1);

/// What the thread is to do.
#[derive(Debug)]
pub enum Order {
    /// Show this of the plan in this file.
    Show(PathBuf, Box<Slide>),
    /// Leave the stage.
    Leave,
    /// End.
    Close,
}

/// The thread.
#[derive(Debug)]
pub struct Stager {
    orders: Sender<Order>,
    /// Closed when the thread has ended.
    ended: Receiver<()>,
}

impl Stager {
    /// Begins; `state` is the state folder.
    pub fn start(state: Option<PathBuf>) -> io::Result<Self> {
        let (orders, given) = channel();
        let (ends, ended) = channel();
        thread::Builder::new().name("stage".into()).spawn(move || {
            if let Some(state) = state {
                work(&state, &given);
            }
            drop(ends);
        })?;
        Ok(Self { orders, ended })
    }

    /// Gives an order. Without a state folder nobody is there to be shown anything.
    pub fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// What leaves the stage, for an end that does not come through the loop. Waits for nothing: the lock is given up
    /// with the process anyway.
    pub fn leave(&self) -> impl Fn() + Send + Sync + use<> {
        let orders = self.orders.clone();
        move || drop(orders.send(Order::Leave))
    }
}

impl Drop for Stager {
    fn drop(&mut self) {
        self.order(Order::Close);
        // Nothing is ever sent: the wait ends when the sender is dropped.
        let _: Result<(), _> = self.ended.recv_timeout(END);
    }
}

fn work(state: &Path, orders: &Receiver<Order>) {
    let mut held: Option<(PathBuf, Stage)> = None;
    while let Ok(first) = orders.recv() {
        match orders.try_iter().last().unwrap_or(first) {
            Order::Close => return,
            Order::Leave => held = None,
            Order::Show(path, slide) => {
                // One stage is left before another is taken.
                held = held.filter(|(of, _)| *of == path);
                if held.is_none() {
                    held = take(state, &path).map(|stage| (path, stage));
                }
                if let Some((_, stage)) = &mut held {
                    // A disk that is full now may not be so with the next slide.
                    let _ = stage.show(&slide);
                }
                thread::sleep(APART);
            }
        }
    }
}

fn take(state: &Path, path: &Path) -> Option<Stage> {
    for _ in 1..TRIES {
        match Stage::take(state, path) {
            Ok(None) => thread::sleep(PAUSE),
            taken => return taken.ok().flatten(),
        }
    }
    Stage::take(state, path).ok().flatten()
}
