//! What comes into the loop from the other threads, all through one channel.
//!
//! Whoever works for the loop on a thread of its own is given a clone of its `Sender<Incoming>` and answers with
//! [`Incoming::Msg`].

use std::io;

use ratatui::crossterm::event::Event;

use super::msg::Msg;

/// What happened outside a loop, which is told `M` by those that work for it.
#[derive(Debug)]
pub enum Incoming<M = Msg> {
    /// The terminal sent this since the loop asked.
    Events(Vec<Event>),
    /// The terminal cannot be read.
    Unreadable(io::Error),
    /// What is on the screen is not what was drawn, or it has another size: draw all of it anew.
    Anew,
    /// Something for `update`.
    Msg(M),
}
