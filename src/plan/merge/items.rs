//! The plan's own fields, and what it holds beside its sections: bodies by name, meetings by number, directives by
//! id, each as a whole.

use std::collections::HashMap;

use super::{BASE, Choice, Difference, Judge, MINE, Part, THEIRS, order};
use crate::plan::Plan;

/// The merged plan without its sections.
pub fn plan(judge: Judge, sides: [&Plan; 3], differences: &mut Vec<Difference>) -> Plan {
    // Taken apart field by field, so that the compiler names the place where a new one is forgotten.
    let Plan {
        format,
        agency,
        fiscal_year,
        title,
        score,
        bodies: _,
        sections: _,
        meetings: _,
        directives: _,
    } = sides[THEIRS];
    let mut plan = Plan {
        format: *format,
        agency: agency.clone(),
        fiscal_year: *fiscal_year,
        title: title.clone(),
        score: score.clone(),
        bodies: Vec::new(),
        sections: Vec::new(),
        meetings: Vec::new(),
        directives: Vec::new(),
    };
    let [base, mine, _] = sides;
    let mut values = Values { judge, of: "", differences };
    values.merge(&mut plan.format, &base.format, &mine.format, Part::Format);
    values.merge(&mut plan.agency, &base.agency, &mine.agency, Part::Agency);
    values.merge(&mut plan.fiscal_year, &base.fiscal_year, &mine.fiscal_year, Part::FiscalYear);
    values.merge(&mut plan.title, &base.title, &mine.title, Part::Title);
    values.merge(&mut plan.score, &base.score, &mine.score, Part::Score);
    plan.bodies =
        items(judge, sides.map(|p| p.bodies.as_slice()), |body| &body.name, Part::Body, differences);
    plan.meetings = items(
        judge,
        sides.map(|p| p.meetings.as_slice()),
        |meeting| &meeting.number,
        |meeting| Part::Meeting(Box::new(meeting)),
        differences,
    );
    plan.directives =
        items(judge, sides.map(|p| p.directives.as_slice()), |d| &d.id, Part::Directive, differences);
    plan
}

/// Merges values of one thing that is there on all sides.
pub struct Values<'a> {
    pub judge: Judge,
    /// The name of the thing.
    pub of: &'a str,
    pub differences: &'a mut Vec<Difference>,
}

impl Values<'_> {
    /// `slot` holds theirs and then what stands.
    pub fn merge<T: Clone + PartialEq>(&mut self, slot: &mut T, base: &T, mine: &T, part: fn(T) -> Part) {
        self.merge_or_new(slot, Some(base), mine, part);
    }

    /// The same for what the base may not have.
    pub fn merge_or_new<T: Clone + PartialEq>(
        &mut self,
        slot: &mut T,
        base: Option<&T>,
        mine: &T,
        part: fn(T) -> Part,
    ) {
        match self.judge.choose(base, mine, slot) {
            Choice::Theirs => {}
            Choice::Mine => slot.clone_from(mine),
            Choice::Differ => self.differences.push(Difference::Part {
                of: self.of.to_owned(),
                mine: Some(part(mine.clone())),
                theirs: Some(part(slot.clone())),
            }),
        }
    }
}

/// The merged items of a kind; those of one name are matched in their order.
fn items<'a, T: Clone + PartialEq>(
    judge: Judge,
    sides: [&'a [T]; 3],
    name: impl Fn(&'a T) -> &'a String,
    part: fn(T) -> Part,
    differences: &mut Vec<Difference>,
) -> Vec<T> {
    let mut known: HashMap<(&str, usize), usize> = HashMap::new();
    let mut all: Vec<[Option<&T>; 3]> = Vec::new();
    let mut lists: [Vec<usize>; 3] = Default::default();
    for side in [THEIRS, MINE, BASE] {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for item in sides[side] {
            let count = counts.entry(name(item)).or_default();
            let key = *known.entry((name(item), *count)).or_insert_with(|| {
                all.push([None; 3]);
                all.len() - 1
            });
            *count += 1;
            all[key][side] = Some(item);
            lists[side].push(key);
        }
    }
    let mut made: Vec<Option<&T>> = Vec::with_capacity(all.len());
    for item in &all {
        let choice = judge.choose(Some(&item[BASE]), &item[MINE], &item[THEIRS]);
        if choice == Choice::Differ {
            differences.push(Difference::Part {
                of: item[MINE].or(item[THEIRS]).map_or("", |item| name(item)).to_owned(),
                mine: item[MINE].cloned().map(part),
                theirs: item[THEIRS].cloned().map(part),
            });
        }
        made.push(item[if choice == Choice::Mine { MINE } else { THEIRS }]);
    }
    let order = order::sequence(judge, lists.each_ref().map(Vec::as_slice), |key| made[key].is_some());
    if order.differs {
        let names = |side: usize| {
            let seen = lists[side].iter().filter_map(|key| made[*key]);
            Some(Part::Order(seen.map(|item| name(item).clone()).collect()))
        };
        differences.push(Difference::Part { of: String::new(), mine: names(MINE), theirs: names(THEIRS) });
    }
    order.keys.iter().filter_map(|key| made[*key].cloned()).collect()
}
