//! The program in the terminal.
//!
//! A key becomes a change in four steps: `run` turns an event into a [`Msg`]; the keymap resolves it, in the mode
//! at hand, to an [`Action`](action::Action); [`update()`] changes the state and says what is to happen outside as
//! [`Effect`]s; `run` carries those out and feeds back what came of them. [`draw()`] shows the state and changes
//! nothing.
//!
//! The loop in `run` sleeps until something comes: what was typed (read by the thread of `input`), a signal
//! (`signals`), the answer of another thread. However the program ends, `ending` gives the terminal back.
//!
//! The plan is kept by a thread of its own (`worker`, which does what `desk` says): each change is durable a moment
//! after it was made, and in the file a second later. The screen never waits for it.
//!
//! `update` hands an action to the room that knows it: `moving`, `filtering` (and sorting, folding), `columns`,
//! `finding`, `marking` (all over the `rows`, a cache of what the grid shows), `recording`, `places` (new measures,
//! copies, moves), `headings`, `removing`, `editing` (the page of a measure), `typing` (a text in a `field`; what was not
//! accepted is a draft, and kept like the plan), `board`, `round`, `units`, `changes`, `choosing` (between two versions),
//! `keeping` (what became of the plan on disk), `looking` (language, digits, theme), `opening` (which plan is open), `wall`
//! (what the room sees, and what is decided there).
//!
//! Limits: with Shift held the mouse is left to the terminal, for selecting text; without, where the person turned
//! it off.

pub mod action;
mod app;
mod board;
mod changes;
mod choosing;
mod chord;
mod clipboard;
mod columns;
mod crash;
mod desk;
mod differences;
mod directives;
mod draw;
mod editing;
mod editor;
mod ending;
mod enrolling;
mod field;
mod filtering;
mod finding;
mod follow;
mod headings;
mod hold;
mod idle;
mod incoming;
mod input;
mod keeping;
mod keymap;
mod layout;
mod lines;
mod looking;
mod marking;
mod meeting;
mod meetings;
mod moving;
mod msg;
mod opening;
mod os;
mod palette;
mod picker;
mod picking;
mod places;
mod pointing;
mod preview;
mod printer;
mod ready;
mod recording;
mod removing;
mod roster;
mod round;
mod rows;
mod run;
mod sara_am;
mod scaled;
mod scroll;
mod signals;
mod sitting;
mod spots;
mod stack;
mod stage;
mod terminal;
mod theme;
mod typed_days;
mod typing;
mod units;
mod update;
mod wall;
mod worker;
mod writing;

#[cfg(test)]
mod tests;

pub use app::{App, Look, Origin};
pub use chord::Chord;
pub use desk::Place;
pub use draw::draw;
pub use follow::{Following, follow};
pub use hold::{Found, Hold};
pub use keymap::{fault as fault_of_keys, listing as keys_as_lines, markdown as keys_as_markdown};
pub use msg::{Effect, Msg};
pub use opening::Shelf;
pub use pointing::Gesture;
pub use printer::print;
pub use run::{Start, run};
pub use scaled::is_known as has_text_sizing;
pub use terminal::{columns, is_there as has_terminal};
pub use theme::Theme;
pub use update::update;
