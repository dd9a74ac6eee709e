//! The order of the rows.

use serde::{Deserialize, Serialize};

use super::Item;
use crate::calendar::{Day, FiscalYear};
use crate::plan::{Measure, Status};
use crate::thai::sort::sort_key;

/// The order of the rows. Any but the document's is one list without headings; what is equal keeps the order of the
/// document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Order {
    /// As the document has them, under their headings.
    #[default]
    Document,
    /// The most urgent first: by the last day; then what is finished, then what has no day.
    Deadline,
    /// By the first unit, in the order of a Thai dictionary; without one last.
    Unit,
    /// In the order of [`Status::ALL`].
    Status,
    /// By the title, in the order of a Thai dictionary.
    Title,
}

impl Order {
    /// Every order, as they are offered.
    pub const ALL: [Self; 5] = [Self::Document, Self::Deadline, Self::Unit, Self::Status, Self::Title];

    /// Bytes that compare as `measure` of a plan of `year` does in this order; `item` is what is known of it.
    pub(super) fn key(self, measure: &Measure, item: &Item, year: FiscalYear) -> Vec<u8> {
        match self {
            Self::Document => Vec::new(),
            Self::Deadline => match measure.term(year) {
                Some((_, last)) => {
                    let rank = u8::from(item.status.is_finished());
                    let days = u32::try_from((last - Day::MIN).num_days()).unwrap_or(u32::MAX);
                    std::iter::once(rank).chain(days.to_be_bytes()).collect()
                }
                None => vec![2],
            },
            Self::Unit => measure
                .responsible
                .units
                .first()
                .map_or_else(|| vec![1], |unit| std::iter::once(0).chain(sort_key(unit)).collect()),
            Self::Status => {
                let at = Status::ALL.iter().position(|status| *status == item.status);
                vec![u8::try_from(at.unwrap_or(0)).unwrap_or(0)]
            }
            Self::Title => sort_key(&measure.title),
        }
    }
}
