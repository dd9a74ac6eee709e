//! The plan file: RON text (format 1) to a [`Plan`](crate::plan::Plan) and back, read and saved safely.
//!
//! A file is read whole or not at all, and written whole or not at all. What is wrong with one is a
//! [`Fault`](crate::locales::Fault) that says file, line and column.
//!
//! The plan that was opened last is remembered here too, in the person's state folder.
//!
//! Limits: a save replaces what is there, without looking whether somebody else changed it meanwhile, and
//! keeps the comment at the head of a file, but of those inside only a copy. The journal, the lock and the
//! safe exchange with other writers will stand here, beside `save`.

mod comments;
mod encoding;
mod fault;
mod known;
mod losses;
mod newer;
mod os;
mod read;
mod save;
mod scan;
mod state;
mod text;

pub use known::{last_plan, remember};
pub use losses::{Cleaned, Losses, losses};
pub use newer::{Newer, load_newer, parse_newer};
pub use read::{MAX_BYTES, load, read_text};
pub use save::{Overwrite, save, write_text};
pub use text::{parse, to_text};
