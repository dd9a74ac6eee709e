//! Documents of others: tables in, and what they were understood as; data out.
//!
//! [`understand()`] takes the text of a plan or of a report as offices publish it (headings, tables with
//! cells between tabs, rosters, scores) and makes a [`Plan`](crate::plan::Plan) of it by rules: columns are
//! known by the words of their header, what is a measure by how rows and merged cells stand. A [`Report`]
//! says what was understood and, line by line, what was not: every cell is taken by a rule or reported,
//! nothing is dropped in silence.
//!
//! The import is a pure function of text. Limits: one language of headers (Thai); a header of one row, but for
//! names of times and of statuses in a second; of two tables of the same columns the second goes on with the
//! first.

mod text;
mod markup;
mod list;
mod document;
mod codes;
mod ita;
mod heading;
mod header;
mod units;
mod status;
mod ticks;
mod dues;
mod report;
mod member;
mod layout;
mod title;
mod scores;
mod roster;
mod groups;
mod measures;
mod members;
mod merged;
mod sections;
mod tally;
mod understand;
mod source;
pub mod json;

pub use header::{Field, Mapping};
pub use members::{Members, members};
pub use report::{Remark, Report};
pub use source::foreign;
pub use understand::{Imported, Options, understand};
pub use units::units;
