//! A plan that is open for looking only: followed while somebody else changes it, never written.

use std::path::{Path, PathBuf};

use super::fault;
use super::keeper::stamp;
use super::lock::{Holder, Lock};
use super::newer::{self, Newer};
use super::os::Stamp;
use crate::locales::Fault;
use crate::plan::{FORMAT, Plan};

/// Why a plan can only be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// Somebody else is changing it; who, where that is known.
    Held(Option<Holder>),
    /// It cannot be written.
    Protected(Fault),
    /// It is of a later format; these fields are not shown.
    Newer(Vec<String>),
}

/// A plan that is looked at.
#[derive(Debug)]
pub struct Viewer {
    path: PathBuf,
    why: Why,
    seen: Option<Stamp>,
}

impl Viewer {
    /// Opens the plan at `path`; that it is of a later format comes before another reason.
    pub(super) fn open(path: &Path, why: Why) -> Result<(Self, Plan), Fault> {
        // The stamp first: what is written after it is read again.
        let seen = stamp(path).ok().flatten();
        let Newer { plan, hidden } = newer::load_newer(path)?;
        let why = if plan.format > FORMAT { Why::Newer(hidden) } else { why };
        Ok((Self { path: path.to_owned(), why, seen }, plan))
    }

    /// Why it can only be looked at.
    pub const fn why(&self) -> &Why {
        &self.why
    }

    /// The plan where its file was changed since the last time it was asked.
    pub fn poll(&mut self) -> Result<Option<Plan>, Fault> {
        let now = stamp(&self.path).map_err(|error| fault::of_io(&error, &self.path))?;
        if now == self.seen {
            return Ok(None);
        }
        self.seen = now;
        newer::load_newer(&self.path).map(|newer| Some(newer.plan))
    }

    /// Whether who held it has let it go, so that it could be opened for editing now.
    pub fn is_free(&self) -> bool {
        let target = self.path.canonicalize();
        matches!(self.why, Why::Held(_)) && target.is_ok_and(|target| Lock::is_free(&target))
    }
}
