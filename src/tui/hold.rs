//! What may be done with the plan, what was found when it was opened, and how far what was changed has come: plain
//! data.

use std::path::PathBuf;

use crate::store::{News, Why};

/// What was found when a plan was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// What the person is to be told.
    pub news: News,
    /// Whether what came back is not in the file yet.
    pub is_unsaved: bool,
    /// Why it can only be looked at.
    pub why: Option<Why>,
}

/// What may be done with the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// It is the demo: play, of which nothing is kept.
    Play,
    /// It is changed and saved here.
    Mine,
    /// It is looked at.
    Look {
        /// Why no more can be done.
        why: Why,
        /// Whether who changed it has let it go.
        is_free: bool,
    },
}

/// How far what was changed has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Progress {
    /// So many changes were made.
    pub made: u64,
    /// So many of them are in the file.
    pub saved: u64,
    /// Whether those that are not would come back at the next start.
    pub is_durable: bool,
    /// Whether the program ends once all are in the file.
    pub ends: bool,
    /// Whether the file is gone, with nothing to be saved but itself.
    pub is_gone: bool,
}

impl Default for Progress {
    fn default() -> Self {
        Self { made: 0, saved: 0, is_durable: true, ends: false, is_gone: false }
    }
}
