//! The thread that keeps the plan while the screen lives.
//!
//! The screen gives it orders and never waits for it; what it does with them stands in `desk`. It sleeps until there is
//! an order, or something is due: a save a second after the last edit, a look at the file's stamp every two.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::desk::{Desk, Order, Place};
use super::incoming::Incoming;
use crate::store::Access;

/// The thread is waited for so long at the end.
pub const END: Duration = Duration::from_secs(10);

/// The thread.
#[derive(Debug)]
pub struct Worker {
    orders: Sender<Order>,
    /// Closed when the thread has ended; none when that was waited for.
    ended: Option<Receiver<()>>,
}

impl Worker {
    /// Begins with the plan at `path`, opened with `access`; with none of both for the demo, which nobody keeps.
    /// Answers go to `answers`.
    pub fn start(
        plan: Option<(PathBuf, Access)>,
        place: Place,
        answers: Sender<Incoming>,
    ) -> io::Result<Self> {
        let (orders, given) = channel();
        let desk = Desk::new(plan, place, Instant::now());
        let (ends, ended) = channel();
        thread::Builder::new().name("keeper".into()).spawn(move || {
            work(desk, &given, &answers);
            drop(ends);
        })?;
        Ok(Self { orders, ended: Some(ended) })
    }

    /// Gives an order. Where the thread is gone the program is ending.
    pub fn order(&self, order: Order) {
        let _ = self.orders.send(order);
    }

    /// What has everything settled, and returns when it is: for an end that does not come through the loop.
    pub fn settle(&self) -> impl Fn() + Send + Sync + use<> {
        let orders = self.orders.clone();
        move || {
            let (done, is_done) = channel();
            if orders.send(Order::Settle(done)).is_ok() {
                // Nothing is ever sent: the wait ends when the sender is dropped.
                let _: Result<(), _> = is_done.recv();
            }
        }
    }

    /// Waits until what was ordered is done, so that the lock is given up when this returns; but no longer than
    /// [`END`], for a disk that does not answer may never do so. Whether all was done.
    pub fn end(&mut self) -> bool {
        self.order(Order::Close);
        self.ended.take().is_none_or(|ended| has_ended(&ended, END))
    }
}

fn has_ended(ended: &Receiver<()>, limit: Duration) -> bool {
    // Nothing is ever sent. Where the thread failed the program has been told.
    ended.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

fn work(mut desk: Desk, orders: &Receiver<Order>, answers: &Sender<Incoming>) {
    desk.prepare();
    loop {
        let order = match desk.next_due() {
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        let now = Instant::now();
        let mut told = match order {
            Ok(Order::Close) | Err(RecvTimeoutError::Disconnected) => break,
            Ok(Order::Settle(done)) => {
                desk.settle(now);
                // The lock is given up too, before the process is gone.
                desk.close(now);
                return drop(done);
            }
            Ok(order) => desk.obey(order, now),
            Err(RecvTimeoutError::Timeout) => Vec::new(),
        };
        // Also after an order: one that follows another must not put off what is due.
        told.extend(desk.tick(now));
        for msg in told {
            if answers.send(Incoming::Msg(msg)).is_err() {
                return;
            }
        }
    }
    desk.close(Instant::now());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Edit, Field};
    use crate::store::{self, Wish};

    #[test]
    fn who_ends_waits_for_the_thread_but_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("แผน.ron"), folder.path().join("state"));
        std::fs::write(&path, include_str!("../../examples/demo.ron")).unwrap();
        let clock = || "2023-03-15T09:30:00".parse().unwrap();
        let open = || store::open(&path, Wish::Edit, clock, Some(&state)).unwrap();
        let place = Place { clock, state: Some(state.clone()) };
        let (answers, _told) = channel();
        let mut worker = Worker::start(Some((path.clone(), open().access)), place, answers).unwrap();
        worker.order(Order::Keep(Edit::SetField {
            measure: "1.1".into(), field: Field::Note("หนึ่ง".into())
        }));
        assert!(worker.end());
        let again = open();
        assert!(matches!(again.access, Access::Edit(_)), "the lock is given up");
        assert_eq!(again.plan.find("1.1").unwrap().1.note, "หนึ่ง");
        // As if the disk did not answer.
        let (hangs, ended) = channel();
        assert!(!has_ended(&ended, Duration::from_millis(20)));
        drop(hangs);
    }
}
