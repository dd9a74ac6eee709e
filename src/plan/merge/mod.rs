//! Two people's changes of one plan, put together.
//!
//! Three plans go in: `base`, from which both sides began, `mine` and `theirs`. What only one side changed is taken
//! from that side; what both changed alike is taken; what both changed differently stays as theirs, and a
//! [`Difference`] holds both values, so that nothing is dropped unseen. [`compare`] takes nothing: it gives all that
//! mine has over the base as differences.
//!
//! Measures are matched by id, never by place (where an id stands twice, by its order), and each field is merged by
//! itself. Sections and indicators are matched by code, number and title, then by the measures that stand under
//! them, then by position; what else the plan holds (bodies, meetings, directives) by its name, as a whole.
//!
//! Linear in the size of the plans, but for sorting. Limits: of what both sides put in at one place the order is
//! theirs; a heading that one side took out stays as long as a measure stands under it or a difference could bring one
//! back there. [`compare`] puts in no headings: a measure under one that only mine has is told of, and so is the
//! heading, but no edit takes it; who wants it opens the copy in which it stands. [`merge`] takes both.

mod difference;
mod headings;
mod items;
mod log;
mod measures;
mod order;
mod tree;

#[cfg(test)]
mod tests;

pub use difference::{Difference, Named, Part, Spot};

use super::{Measure, Plan};
use difference::order_of;
use headings::Headings;
use measures::{Gathered, Verdict};
use tree::Tree;

/// Two people's changes put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Everything that could be merged; where both changed the same, theirs.
    pub plan: Plan,
    /// Where both changed the same: measures in the order of their plan, those that only mine
    /// has behind them, then other parts of the plan.
    pub differences: Vec<Difference>,
    /// How many measures of mine are another now: changed, moved to another heading, put in or taken out.
    pub taken: usize,
}

/// Puts together what `mine` and `theirs` changed in `base`.
pub fn merge(base: &Plan, mine: &Plan, theirs: &Plan) -> Merge {
    join(Judge { takes: true }, [base, mine, theirs])
}

/// What `mine` has over `base` that `theirs` has not: each as a choice, nothing of it is taken. Where no base is
/// known, `theirs` is the base, and every difference between the two is found.
pub fn compare(base: &Plan, mine: &Plan, theirs: &Plan) -> Vec<Difference> {
    join(Judge { takes: false }, [base, mine, theirs]).differences
}

/// The index of a side in every list of three.
const BASE: usize = 0;
const MINE: usize = 1;
const THEIRS: usize = 2;

/// Decides between the sides.
#[derive(Debug, Clone, Copy)]
struct Judge {
    /// Whether what only mine changed is taken, and is no difference.
    takes: bool,
}

/// Which side's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Theirs,
    Mine,
    /// Both changed it: theirs stands, and it is to be told.
    Differ,
}

impl Judge {
    /// Which value stands. Without a base both sides put it in anew.
    fn choose<T: PartialEq + ?Sized>(self, base: Option<&T>, mine: &T, theirs: &T) -> Choice {
        if mine == theirs { Choice::Theirs } else { self.choose_unlike(base, mine, theirs) }
    }

    /// The same where the two are known to differ.
    fn choose_unlike<T: PartialEq + ?Sized>(self, base: Option<&T>, mine: &T, theirs: &T) -> Choice {
        if base == Some(mine) {
            Choice::Theirs
        } else if self.takes && base == Some(theirs) {
            Choice::Mine
        } else {
            Choice::Differ
        }
    }
}

fn join(judge: Judge, sides: [&Plan; 3]) -> Merge {
    let tree = Tree::of(sides);
    let measures = measures::gather(sides, &tree);
    let mut verdicts: Vec<Verdict> = measures.all.iter().map(|measure| measure.judge(judge)).collect();
    let needed = needed(judge, &tree, &measures.all, &verdicts);

    let mut parts = Vec::new();
    let mut plan = items::plan(judge, sides, &mut parts);
    let Headings { sections, places } = headings::build(judge, sides, &tree, &needed, &mut parts);
    plan.sections = sections;

    let taken = verdicts.iter().filter(|verdict| verdict.taken).count();
    let orders = fill(judge, &mut plan, &places, &measures, &mut verdicts);
    let spots = Spots { plan: &plan, places: &places, sides, tree: &tree };
    let mut differences = Vec::new();
    for (measure, verdict) in measures.all.iter().zip(verdicts) {
        differences.extend(verdict.differences);
        differences.extend(spots.of_whole(measure, verdict.whole));
        differences.extend(verdict.moved.then(|| spots.of_place(measure)).flatten());
    }
    differences.extend(orders.into_iter().chain(parts));
    Merge { plan, differences, taken }
}

/// The indicators that must be there whoever took them out: a measure stands under them, or may be brought back.
fn needed(judge: Judge, tree: &Tree, measures: &[Gathered<'_>], verdicts: &[Verdict]) -> Vec<bool> {
    let mut needed = vec![false; tree.indicators.len()];
    for (measure, verdict) in measures.iter().zip(verdicts) {
        if let Some((under, _)) = &verdict.result {
            needed[*under] = true;
        }
        if let Some(mine) = measure.sides[MINE].filter(|_| judge.takes && (verdict.whole || verdict.moved)) {
            needed[mine.under] = true;
        }
    }
    needed
}

/// Puts the measures under their headings; gives the orders in which the sides differ.
fn fill(
    judge: Judge,
    plan: &mut Plan,
    places: &[Option<(usize, usize)>],
    measures: &measures::Measures<'_>,
    verdicts: &mut [Verdict],
) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (under, place) in places.iter().enumerate() {
        let lists = [BASE, MINE, THEIRS].map(|side| measures.lists[side][under].as_slice());
        let stands = |key: usize| verdicts[key].result.as_ref().is_some_and(|(at, _)| *at == under);
        let order = order::sequence(judge, lists, stands);
        let Some((section, indicator)) = *place else { continue };
        if order.differs {
            let [mine, theirs] = [MINE, THEIRS].map(|side| {
                let seen = lists[side].iter().filter(|key| stands(**key));
                seen.map(|key| measures.all[*key].named.clone()).collect()
            });
            let heading = order_of(&plan.sections[section], &plan.sections[section].indicators[indicator]);
            differences.push(Difference::Order { heading, place: (section, indicator), mine, theirs });
        }
        let made = order.keys.iter().filter_map(|key| verdicts[*key].result.take());
        plan.sections[section].indicators[indicator].measures = made.map(|(_, measure)| measure).collect();
    }
    differences
}

/// Says of a measure where it stands, in terms of the merged plan.
struct Spots<'a> {
    plan: &'a Plan,
    places: &'a [Option<(usize, usize)>],
    sides: [&'a Plan; 3],
    tree: &'a Tree,
}

impl Spots<'_> {
    /// The difference of a measure that one side took out.
    fn of_whole(&self, measure: &Gathered<'_>, differs: bool) -> Option<Difference> {
        let boxed = |measure: &Measure| Box::new(measure.clone());
        let mine = measure.sides[MINE].map(|seen| boxed(seen.measure));
        differs.then(|| Difference::Whole {
            measure: measure.named.clone(),
            mine: mine.and_then(|mine| Some((self.spot(measure, MINE)?, mine))),
            theirs: measure.sides[THEIRS].map(|seen| boxed(seen.measure)),
        })
    }

    /// The difference of a measure that both sides moved.
    fn of_place(&self, measure: &Gathered<'_>) -> Option<Difference> {
        let (mine, theirs) = (self.spot(measure, MINE)?, self.spot(measure, THEIRS)?);
        Some(Difference::Place { measure: measure.named.clone(), mine, theirs })
    }

    fn spot(&self, measure: &Gathered<'_>, side: usize) -> Option<Spot> {
        let seen = measure.sides[side]?;
        let place = self.places[seen.under];
        let (plan, (section, indicator)) = match place {
            Some(place) => (self.plan, place),
            None => (self.sides[side], self.tree.place(seen.under, side)?),
        };
        let section = plan.sections.get(section)?;
        let heading = order_of(section, section.indicators.get(indicator)?);
        Some(Spot { heading, place, after: seen.after.map(str::to_owned) })
    }
}
