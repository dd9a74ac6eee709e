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
    /// Whether it is another now than in mine: changed, under another heading, put in or taken out.
    pub taken: bool,
    /// Fields and entries that both sides changed.
    pub differences: Vec<Difference>,
}

/// The measures of one id: their indexes among all, and how many of them each side has shown so far.
#[derive(Default)]
struct Namesakes {
    keys: Vec<usize>,
    seen: [usize; 3],
}

/// Matches the measures by id, those of one id in their order.
pub fn gather<'a>(sides: [&'a Plan; 3], tree: &Tree) -> Measures<'a> {
    let mut known: HashMap<&str, Namesakes> = HashMap::with_capacity(sides[THEIRS].measures().count());
    let mut all: Vec<Gathered<'a>> = Vec::new();
    let mut lists = [BASE, MINE, THEIRS].map(|_| vec![Vec::new(); tree.indicators.len()]);
    for side in [THEIRS, MINE, BASE] {
        let mut before: Option<(usize, &str)> = None;
        for (place, measure) in sides[side].measures() {
            let under = tree.under[side][place.section][place.indicator];
            let Namesakes { keys, seen } = known.entry(&measure.id).or_default();
            if seen[side] == keys.len() {
                keys.push(all.len());
                all.push(Gathered { named: Named { id: measure.id.clone(), nth: None }, sides: [None; 3] });
            }
            let key = keys[seen[side]];
            seen[side] += 1;
            let after = before.filter(|(other, _)| *other == under).map(|(_, id)| id);
            before = Some((under, &measure.id));
            all[key].sides[side] = Some(Seen { under, measure, after });
            lists[side][under].push(key);
        }
    }
    // An id that stands twice on any side is no name to find a measure by.
    for Namesakes { keys, .. } in known.values().filter(|namesakes| namesakes.keys.len() > 1) {
        for (nth, key) in keys.iter().enumerate() {
            all[*key].named.nth = Some(nth);
        }
    }
    Measures { all, lists }
}

impl Gathered<'_> {
    /// What becomes of it.
    pub fn judge(&self, judge: Judge) -> Verdict {
        let gone =
            Verdict { result: None, whole: false, moved: false, taken: false, differences: Vec::new() };
        match self.sides {
            [base, Some(mine), Some(theirs)] => self.merge(judge, base, mine, theirs),
            [base, Some(mine), None] => {
                let is_as_before = base.is_some_and(|base| base.is(mine));
                if base.is_none() && judge.takes {
                    return Verdict { result: Some((mine.under, mine.measure.clone())), ..gone };
                }
                Verdict { whole: !is_as_before, taken: true, ..gone }
            }
            [Some(base), None, Some(theirs)] => {
                if judge.takes && base.is(theirs) {
                    return gone;
                }
                let result = Some((theirs.under, theirs.measure.clone()));
                Verdict { result, whole: true, taken: true, ..gone }
            }
            [None, None, Some(theirs)] => {
                let result = Some((theirs.under, theirs.measure.clone()));
                Verdict { result, taken: true, ..gone }
            }
            [_, None, None] => gone,
        }
    }

    fn merge(&self, judge: Judge, base: Option<Seen<'_>>, mine: Seen<'_>, theirs: Seen<'_>) -> Verdict {
        let mut fields = Fields { judge, measure: &self.named, differences: Vec::new() };
        // Nearly all measures are the same on both sides: that is the one comparison that they cost.
        let is_alike = mine.measure == theirs.measure;
        let choice = if is_alike {
            Choice::Theirs
        } else {
            judge.choose_unlike(base.map(|base| base.measure), mine.measure, theirs.measure)
        };
        let (measure, is_changed) = match choice {
            Choice::Theirs => (theirs.measure.clone(), !is_alike),
            Choice::Mine => (mine.measure.clone(), false),
            Choice::Differ => {
                let made = fields.merge_all(base.map(|base| base.measure), mine.measure, theirs.measure);
                let is_changed = made != *mine.measure;
                (made, is_changed)
            }
        };
        let place = judge.choose(base.map(|base| base.under).as_ref(), &mine.under, &theirs.under);
        let under = if place == Choice::Mine { mine.under } else { theirs.under };
        Verdict {
            result: Some((under, measure)),
            whole: false,
            moved: place == Choice::Differ,
            taken: is_changed || under != mine.under,
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
