//! tidtam (ติดตาม, "to follow up"): one fiscal year's plan of integrity measures of a Thai public office,
//! as a file, a grid in the terminal, and the minutes of the monthly follow-up.
//!
//! Each module is a floor of one house; a floor uses only those above it in this list
//! (`tests/architecture.rs` holds it to that).

pub mod thai;
pub mod calendar;
pub mod plan;
pub mod view;
pub mod locales;
pub mod paper;
pub mod exchange;
pub mod store;
pub mod tui;
pub mod cli;
