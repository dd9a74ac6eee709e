//! The plan file: RON text (format 1) to a [`Plan`](crate::plan::Plan) and back, read and saved safely.
//!
//! A file is read whole or not at all, and written whole or not at all. What is wrong with one is a
//! [`Fault`](crate::locales::Fault) that says file, line and column.
//!
//! [`open()`] opens a plan for editing: under a lock, with a journal of what is not saved yet, with its earlier
//! versions, watching for what others write. What the program keeps for itself lies in the person's state folder.

mod comments;
mod config;
mod digest;
mod draft;
mod encoding;
mod fault;
mod file;
mod home;
mod journal;
mod keeper;
mod known;
mod lock;
mod losses;
mod memory;
mod newer;
mod open;
mod os;
mod read;
mod report;
mod restore;
mod save;
mod scan;
mod scratch;
mod script;
mod sealed;
mod siblings;
mod stage;
mod state;
mod text;
mod versions;
mod viewer;

pub use config::{Config, First, config_file, documented_config, load_config, parse_config, write_config};
pub use digest::Digest;
pub use fault::of_misfit;
pub use file::{MAX_BYTES, Overwrite, write_text};
pub use keeper::{Ack, Keeper, Outcome};
pub use known::{Known, known_plans, remember};
pub use lock::{Holder, held};
pub use losses::{Cleaned, Losses, losses};
pub use newer::{Newer, load_newer, parse_newer};
pub use open::{Access, News, Opened, Recovered, Wish, open};
pub use read::{load, read_document, read_text};
pub use report::report;
pub use restore::{Mended, is_plan, mend, unsaved, versions};
pub use save::{replace, save, save_as_new};
pub use scratch::Scratch;
pub use script::{edit, line, open_script};
pub use stage::{Seat, Sight, Stage};
pub use state::folder as state_folder;
pub use text::{parse, to_text, value_to_text};
pub use versions::{Version, plan_of, present};
pub use viewer::{Viewer, Why};
