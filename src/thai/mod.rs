//! Text as Thai needs it: what is clean, how wide it is, where it may break, how it is found and sorted.
//!
//! Pure functions of text; no floor below is used. Widths are terminal columns.

pub mod digits;
