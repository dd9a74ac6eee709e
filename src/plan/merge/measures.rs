//! Measures: which are the same on the three sides, and what becomes of each.

use std::collections::HashMap;

use super::difference::{Difference, Named};
use super::tree::Tree;
use super::{BASE, Choice, Judge, MINE, THEIRS, log};
use crate::plan::{Field, Measure, Plan};

/// The measures of three plans.
pub struct Measures<'a> {
    /// Those of theirs in the order of their plan, then those that only mine has, then what is left of the base.
    pub all: Vec<Gathered<'a>>,
    /// Of each side, by indicator (see [`Tree::indicators`]): the indexes of its measures in `all`.
    pub lists: [Vec<Vec<usize>>; 3],
}

/// A measure as it stands on the three sides; none where it does not.
pub struct Gathered<'a> {
    pub named: Named,
    pub sides: [Option<Seen<'a>>; 3],
}

/// A measure in one of the plans.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The index of its indicator in [`Tree::indicators`].
    pub under: usize,
    pub measure: &'a Measure,
    /// The id of the one before it under the same indicator.
    pub after: Option<&'a str>,
}

/// What becomes of a measure.
pub struct Verdict {
    /// The index of its indicator, and the merged measure; none where it goes.
    pub result: Option<(usize, Measure)>,
    /// Whether one side took out what the other changed.
    pub whole: bool,
    /// Whether both sides moved it, to different headings.
    pub moved: bool,
    /// Fields and entries that both sides changed.
    pub differences: Vec<Difference>,
}

/// Matches the measures by id, those of one id in their order.
pub fn gather<'a>(sides: [&'a Plan; 3], tree: &Tree) -> Measures<'a> {
    let mut keys: HashMap<(&str, usize), usize> = HashMap::new();
    let mut all: Vec<Gathered<'a>> = Vec::new();
    let mut lists = [BASE, MINE, THEIRS].map(|_| vec![Vec::new(); tree.indicators.len()]);
    for side in [THEIRS, MINE, BASE] {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut before: Option<(usize, &str)> = None;
        for (place, measure) in sides[side].measures() {
            let under = tree.under[side][place.section][place.indicator];
            let count = counts.entry(&measure.id).or_default();
            let key = *keys.entry((&measure.id, *count)).or_insert_with(|| {
                all.push(Gathered { named: Named { id: measure.id.clone(), nth: None }, sides: [None; 3] });
                all.len() - 1
            });
            *count += 1;
            let after = before.filter(|(other, _)| *other == under).map(|(_, id)| id);
            before = Some((under, &measure.id));
            all[key].sides[side] = Some(Seen { under, measure, after });
            lists[side][under].push(key);
        }
    }
    // An id that stands twice on any side is no name to find a measure by.
    for ((id, nth), key) in &keys {
        if *nth > 0 || keys.contains_key(&(*id, 1)) {
            all[*key].named.nth = Some(*nth);
        }
    }
    Measures { all, lists }
}

impl Gathered<'_> {
    /// What becomes of it.
    pub fn judge(&self, judge: Judge) -> Verdict {
        let gone = Verdict { result: None, whole: false, moved: false, differences: Vec::new() };
        match self.sides {
            [base, Some(mine), Some(theirs)] => self.merge(judge, base, mine, theirs),
            [base, Some(mine), None] => {
                let is_as_before = base.is_some_and(|base| base.is(mine));
                if base.is_none() && judge.takes {
                    return Verdict { result: Some((mine.under, mine.measure.clone())), ..gone };
                }
                Verdict { whole: !is_as_before, ..gone }
            }
            [Some(base), None, Some(theirs)] => {
                if judge.takes && base.is(theirs) {
                    return gone;
                }
                Verdict { result: Some((theirs.under, theirs.measure.clone())), whole: true, ..gone }
            }
            [None, None, Some(theirs)] => {
                Verdict { result: Some((theirs.under, theirs.measure.clone())), ..gone }
            }
            [_, None, None] => gone,
        }
    }

    /// Whether the merged plan has it otherwise than mine.
    pub fn is_taken(&self, verdict: &Verdict) -> bool {
        match (self.sides[MINE], &verdict.result) {
            (Some(mine), Some((under, measure))) => mine.under != *under || mine.measure != measure,
            (mine, result) => mine.is_some() != result.is_some(),
        }
    }

    fn merge(&self, judge: Judge, base: Option<Seen<'_>>, mine: Seen<'_>, theirs: Seen<'_>) -> Verdict {
        let mut fields = Fields { judge, measure: &self.named, differences: Vec::new() };
        let measure = match judge.choose(base.map(|base| base.measure), mine.measure, theirs.measure) {
            Choice::Theirs => theirs.measure.clone(),
            Choice::Mine => mine.measure.clone(),
            Choice::Differ => fields.merge_all(base.map(|base| base.measure), mine.measure, theirs.measure),
        };
        let place = judge.choose(base.map(|base| base.under).as_ref(), &mine.under, &theirs.under);
        let under = if place == Choice::Mine { mine.under } else { theirs.under };
        Verdict {
            result: Some((under, measure)),
            whole: false,
            moved: place == Choice::Differ,
            differences: fields.differences,
        }
    }
}

impl Seen<'_> {
    /// Whether it is the same measure under the same heading.
    fn is(&self, other: Seen<'_>) -> bool {
        self.under == other.under && self.measure == other.measure
    }
}

/// Merges the fields of a measure.
struct Fields<'a> {
    judge: Judge,
    measure: &'a Named,
    differences: Vec<Difference>,
}

impl Fields<'_> {
    fn merge_all(&mut self, base: Option<&Measure>, mine: &Measure, theirs: &Measure) -> Measure {
        let mut made = theirs.clone();
        // Taken apart field by field, so that the compiler names the place where a new one is forgotten.
        let Measure {
            id: _,
            codes,
            title,
            issue,
            activities,
            outputs,
            awareness,
            due,
            monitoring,
            responsible,
            log,
            note,
        } = &mut made;
        self.merge(title, base.map(|b| &b.title), &mine.title, Field::Title);
        self.merge(codes, base.map(|b| &b.codes), &mine.codes, Field::Codes);
        self.merge(issue, base.map(|b| &b.issue), &mine.issue, Field::Issue);
        self.merge(activities, base.map(|b| &b.activities), &mine.activities, Field::Activities);
        self.merge(outputs, base.map(|b| &b.outputs), &mine.outputs, Field::Outputs);
        self.merge(awareness, base.map(|b| &b.awareness), &mine.awareness, Field::Awareness);
        self.merge(due, base.map(|b| &b.due), &mine.due, Field::Due);
        self.merge(monitoring, base.map(|b| &b.monitoring), &mine.monitoring, Field::Monitoring);
        self.merge(responsible, base.map(|b| &b.responsible), &mine.responsible, Field::Responsible);
        self.merge(note, base.map(|b| &b.note), &mine.note, Field::Note);
        let logs = [base.map_or(&[][..], |b| b.log.as_slice()), &mine.log, &theirs.log];
        let merged = log::merge(self.judge, logs);
        *log = merged.log;
        let measure = || self.measure.clone();
        let entries = merged.entries.into_iter();
        let entries = entries.map(|(mine, theirs)| Difference::Entry { measure: measure(), mine, theirs });
        let orders = merged.orders.map(|(mine, theirs)| Difference::Log { measure: measure(), mine, theirs });
        self.differences.extend(entries.chain(orders));
        made
    }

    /// `slot` holds theirs and then what stands.
    fn merge<T: Clone + PartialEq>(
        &mut self,
        slot: &mut T,
        base: Option<&T>,
        mine: &T,
        field: fn(T) -> Field,
    ) {
        match self.judge.choose(base, mine, slot) {
            Choice::Theirs => {}
            Choice::Mine => slot.clone_from(mine),
            Choice::Differ => self.differences.push(Difference::Field {
                measure: self.measure.clone(),
                mine: field(mine.clone()),
                theirs: field(slot.clone()),
            }),
        }
    }
}
