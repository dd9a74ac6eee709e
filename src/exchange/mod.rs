//! Documents of others: tables in, and what they were understood as; data out.

pub mod json;
