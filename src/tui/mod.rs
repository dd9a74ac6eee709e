//! The terminal program.

mod columns;

pub use columns::columns;
