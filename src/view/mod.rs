//! What a screen or a page shows, as plain data: built from the plan, a query and a day.
//!
//! Nothing here knows a colour, a terminal or a language. Rows are indexes into the plan, so that a view can
//! stand beside the plan that it shows; what a row needs beyond that is made when the row is shown.

mod board;
mod changes;
mod chase;
mod columns;
mod directives;
mod figures;
pub mod glyph;
mod grid;
mod look;
mod memory;
mod queue;
mod ready;
mod round;
mod search;
mod sitting;
mod units;
pub mod wall;
mod worst;

pub use board::{Arrangement, Board, Part, Shelf, Tile};
pub use changes::{Change, Changes, Kind, Since, What};
pub use chase::{Chase, Owed, Owing};
pub use columns::{Column, Columns};
pub use directives::{DirectiveRow, Directives};
pub use figures::Figures;
pub use grid::{Grid, Item, MeasureRow, Order, Query, Row, Stand, Survey, Timing};
pub use look::{Choice, Depth};
pub use memory::{Fold, Memory};
pub use queue::{Queue, Stop};
pub use ready::{Concern, Entry, Group, Lack, Ready, Way};
pub use round::{Decided, Heard, Matter, Round, newest_report};
pub use search::{Finder, where_found};
pub use sitting::{Gap, Sitting};
pub use units::{UnitRow, Units};
pub use worst::Worst;
