//! Text as Thai needs it: what is clean, how wide it is, where it may break, how it is found and sorted.
//!
//! Pure functions of text; no floor below is used. Widths are terminal columns.

mod chars;
pub mod clean;
pub mod digits;
pub mod keyboard;
pub mod pad;
pub mod search;
pub mod sort;
pub mod width;
pub mod wrap;
