//! The plan on the wall: pages for the room, stepped through with a presenter, decisions recorded on the page shown.

mod covers;
mod figures;
mod items;
mod plate;
mod said;
mod slide;
mod tiles;

pub(in crate::tui) use plate::{STEPS, slides};
pub(in crate::tui) use said::title;
pub(in crate::tui) use slide::{bottom, slide};
#[cfg(test)]
pub(in crate::tui) use {plate::capacity, slide::show};
