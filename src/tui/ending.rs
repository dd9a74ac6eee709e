//! What is done before the program ends otherwise than by the person's `q`: by a signal, because the terminal
//! has gone, by a fault of its own.
//!
//! First the mode of the terminal, which waits for nothing. Then the screen, and then the work that is still to be
//! settled, each for so long and no longer: a terminal that does not read, a disk that does not answer, do not keep
//! the process. Nothing is drawn once the screen is given back, so what the person was shown as done was begun
//! before.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::terminal::Custody;

/// So long a write to the terminal may take.
const WRITE: Duration = Duration::from_millis(500);
/// So long the work may take.
const SETTLE: Duration = Duration::from_secs(1);

/// Has the work settled that was begun, and returns when it is durable.
///
/// It is called on a thread of its own, while the loop may stand still in a write: it must not wait for the loop,
/// nor draw. Where the program fails while it obeys a signal it is called twice. After [`SETTLE`] the program ends
/// without it.
pub type Settle = Box<dyn Fn() + Send + Sync>;

/// What the threads that can end the program share.
pub struct Ending {
    /// The terminal that is to be given back.
    pub custody: Arc<Custody>,
    /// The work that is to be settled.
    pub settle: Settle,
}

impl Ending {
    /// Gives the terminal back and has the work settled. Takes a second and a half at most.
    pub fn prepare(self: &Arc<Self>) {
        give_back(&self.custody);
        let ending = Arc::clone(self);
        within(SETTLE, move || (ending.settle)());
    }
}

/// Gives the terminal back; where it does not read, at least its mode.
pub fn give_back(custody: &Arc<Custody>) {
    custody.release();
    let custody = Arc::clone(custody);
    write(move || custody.leave());
}

/// Does `work`, which writes to the terminal, as long as it is reasonable to wait for that.
pub fn write(work: impl FnOnce() + Send + 'static) {
    within(WRITE, work);
}

/// Does `work` and waits for it, but not longer than `limit`: then it goes on alone.
fn within(limit: Duration, work: impl FnOnce() + Send + 'static) {
    let (done, is_done): (_, Receiver<()>) = channel();
    let begun = thread::Builder::new().name("ending".into()).spawn(move || {
        work();
        drop(done);
    });
    if begun.is_ok() {
        // Nothing is ever sent: the wait ends when the sender is dropped.
        let _ = is_done.recv_timeout(limit);
    }
}

/// Does `end`, which ends the process, after `limit`, whatever else hangs by then.
pub fn at_the_latest(limit: Duration, end: impl FnOnce() + Send + 'static) {
    // Without a thread to spare nothing watches; the end is on its way all the same.
    let _ = thread::Builder::new().name("watchdog".into()).spawn(move || {
        thread::sleep(limit);
        end();
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn what_is_done_in_time_is_waited_for() {
        let done = Arc::new(AtomicBool::new(false));
        let shared = Arc::clone(&done);
        within(Duration::from_secs(30), move || {
            thread::sleep(Duration::from_millis(20));
            shared.store(true, Ordering::SeqCst);
        });
        assert!(done.load(Ordering::SeqCst));
    }

    #[test]
    fn what_hangs_is_not_waited_for() {
        let (free, waits) = channel::<()>();
        let done = Arc::new(AtomicBool::new(false));
        let shared = Arc::clone(&done);
        within(Duration::from_millis(20), move || {
            let _ = waits.recv();
            shared.store(true, Ordering::SeqCst);
        });
        // It returned, although nothing was sent yet.
        assert!(!done.load(Ordering::SeqCst));
        drop(free);
    }

    #[test]
    fn the_end_comes_whatever_else_hangs() {
        let (send, came) = channel();
        at_the_latest(Duration::from_millis(20), move || {
            let _ = send.send(());
        });
        assert_eq!(came.recv_timeout(Duration::from_secs(30)), Ok(()));
    }
}
