//! The program in the terminal.
//!
//! A key becomes a change in four steps: `run` turns an event into a [`Msg`]; the keymap resolves it, in the mode
//! at hand, to an [`Action`](action::Action); [`update()`] changes the state and says what is to happen outside as
//! [`Effect`]s; `run` carries those out and feeds back what came of them. [`draw()`] shows the state and changes
//! nothing.
//!
//! Where a text is written (`field`), keys are letters first; a text that was not accepted is a draft
//! (`writing`).
//!
//! Limits: no signal is handled yet (a TERM leaves the terminal as it is), nothing is written but the plan file
//! on demand, so drafts last as long as the program does, and the mouse is left to the terminal, for selecting text.

pub mod action;
mod app;
mod chord;
mod draw;
mod field;
mod keymap;
mod layout;
mod run;
mod sara_am;
mod scroll;
mod terminal;
mod theme;
mod update;
mod writing;

#[cfg(test)]
mod tests;

pub use app::{App, Origin};
pub use chord::Chord;
pub use draw::draw;
pub use keymap::markdown as keys_as_markdown;
pub use run::{Start, run};
pub use terminal::{columns, is_there as has_terminal};
pub use theme::{Choice, Theme};
pub use update::{Effect, Msg, update};
