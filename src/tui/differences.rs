//! What two versions of the plan have differently, and which of the two the person has chosen so far: plain data, found
//! anew whenever the plan changes. What is done about it stands in `choosing`.
//!
//! Chosen is theirs until the person says otherwise. The whole of mine lies in a file of its own besides.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::plan::{self, Difference, Named, Plan};
use crate::thai::width::width;

/// Why there are two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Another program changed the file.
    Foreign,
    /// A journal did not fit the file.
    Recovered,
}

/// A difference with what was chosen.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) difference: Difference,
    /// The title of the measure that it is about, or the name of the part.
    pub(super) title: String,
    pub(super) takes_mine: bool,
}

/// The differences that are shown, and where the person is in them.
#[derive(Debug)]
pub(super) struct Differences {
    pub(super) cause: Cause,
    /// From what mine began; none where that is not known.
    base: Option<Box<Plan>>,
    mine: Box<Plan>,
    /// Never empty while they are shown.
    pub(super) choices: Vec<Choice>,
    /// How many measures were taken in without a question.
    pub(super) taken: usize,
    /// Where the whole of mine lies, once it is known.
    pub(super) file: Option<PathBuf>,
    /// The width of the longest id.
    pub(super) id_width: usize,
    pub(super) selected: usize,
    /// Index of the first row that is seen.
    pub(super) top: usize,
    /// How many lines of the two values were scrolled away.
    pub(super) scroll: usize,
}

impl Differences {
    pub(super) fn new(
        cause: Cause,
        base: Option<Box<Plan>>,
        mine: Box<Plan>,
        found: Vec<Difference>,
        plan: &Plan,
    ) -> Self {
        let mut made = Self {
            cause,
            base,
            mine,
            choices: Vec::new(),
            taken: 0,
            file: None,
            id_width: 0,
            selected: 0,
            top: 0,
            scroll: 0,
        };
        made.fill(found, plan);
        made
    }

    /// Takes `found` as what differs; what was chosen stays chosen.
    fn fill(&mut self, found: Vec<Difference>, plan: &Plan) {
        let mut chosen: HashMap<Option<Named>, Vec<Difference>> = HashMap::new();
        for choice in self.choices.drain(..).filter(|choice| choice.takes_mine) {
            chosen.entry(choice.difference.measure().cloned()).or_default().push(choice.difference);
        }
        let all = self.mine.measures().chain(plan.measures());
        let titles: HashMap<&str, &str> = all.map(|(_, m)| (m.id.as_str(), m.title.as_str())).collect();
        let choice = |difference: Difference| {
            let title = match &difference {
                Difference::Part { of, .. } => of.as_str(),
                Difference::Order { heading, .. } => heading.as_str(),
                other => {
                    other.measure().and_then(|named| titles.get(named.id.as_str())).copied().unwrap_or("")
                }
            };
            let before = chosen.get(&difference.measure().cloned());
            let takes_mine = before.is_some_and(|list| list.contains(&difference));
            Choice { title: title.to_owned(), difference, takes_mine }
        };
        self.choices = found.into_iter().map(choice).collect();
        let ids = self.choices.iter().filter_map(|choice| choice.difference.measure());
        self.id_width = ids.map(|named| width(&named.id)).max().unwrap_or(0);
        self.selected = self.selected.min(self.choices.len().saturating_sub(1));
    }

    /// The plan changed: what differs is found anew.
    pub(super) fn compare(&mut self, plan: &Plan) {
        let found = plan::compare(self.base.as_deref().unwrap_or(plan), &self.mine, plan);
        self.fill(found, plan);
    }
}
