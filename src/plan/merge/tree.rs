//! Which section and which indicator of a side is which of the others: by code, number and title, then by the
//! measures that stand under it, then by position.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use super::{BASE, MINE, THEIRS};
use crate::plan::{Indicator, Plan, Section};

/// The same thing on the three sides, by its index there.
pub type Trio = [Option<usize>; 3];

/// The headings of three plans.
pub struct Tree {
    pub sections: Vec<Trio>,
    /// Each with the index of its section in `sections`; its own indexes are those below that section.
    pub indicators: Vec<(usize, Trio)>,
    /// Of each side, by section and indicator there: the index in `indicators`.
    pub under: [Vec<Vec<usize>>; 3],
}

impl Tree {
    pub fn of(sides: [&Plan; 3]) -> Self {
        let sections = trios(sides.map(|plan| plan.sections.iter().collect()), pair_sections);
        let mut indicators = Vec::new();
        let mut under = sides.map(|plan| {
            plan.sections.iter().map(|section| vec![0; section.indicators.len()]).collect::<Vec<_>>()
        });
        for (index, section) in sections.iter().enumerate() {
            let lists = [BASE, MINE, THEIRS].map(|side| match section[side] {
                Some(at) => sides[side].sections[at].indicators.iter().collect(),
                None => Vec::new(),
            });
            for trio in trios(lists, pair_indicators) {
                for side in [BASE, MINE, THEIRS] {
                    if let (Some(section), Some(at)) = (section[side], trio[side]) {
                        under[side][section][at] = indicators.len();
                    }
                }
                indicators.push((index, trio));
            }
        }
        Self { sections, indicators, under }
    }

    /// The section and the indicator of a side.
    pub fn place(&self, indicator: usize, side: usize) -> Option<(usize, usize)> {
        let (section, trio) = self.indicators.get(indicator)?;
        Some((self.sections[*section][side]?, trio[side]?))
    }
}

/// How two lists are paired. What one of them changed in the other is looked for only where they are `kin`: the base
/// and a side.
type Pairing<T> = fn(&[&T], &[&T], bool) -> Pairs;

/// The same things in three lists.
fn trios<'a, T>([base, mine, theirs]: [Vec<&'a T>; 3], pairing: Pairing<T>) -> Vec<Trio> {
    let of_mine = pairing(&base, &mine, true);
    let of_theirs = pairing(&base, &theirs, true);
    let mut trios: Vec<Trio> =
        (0..base.len()).map(|index| [Some(index), of_mine.left[index], of_theirs.left[index]]).collect();
    let new = |pairs: &Pairs| -> Vec<usize> {
        (0..pairs.right.len()).filter(|index| pairs.right[*index].is_none()).collect()
    };
    let (new_mine, new_theirs) = (new(&of_mine), new(&of_theirs));
    let of = |list: &[&'a T], new: &[usize]| -> Vec<&'a T> { new.iter().map(|at| list[*at]).collect() };
    let both = pairing(&of(&mine, &new_mine), &of(&theirs, &new_theirs), false);
    for (index, at) in new_mine.iter().enumerate() {
        trios.push([None, Some(*at), both.left[index].map(|twin| new_theirs[twin])]);
    }
    let alone = new_theirs.iter().enumerate().filter(|(index, _)| both.right[*index].is_none());
    trios.extend(alone.map(|(_, at)| [None, None, Some(*at)]));
    trios
}

fn pair_sections(left: &[&Section], right: &[&Section], kin: bool) -> Pairs {
    let mut pairs = Pairs::new(left.len(), right.len());
    pairs.by(left, right, |section| Some((&section.code, &section.title)));
    pairs.by(left, right, |section| Some(&section.code).filter(|code| !code.is_empty()));
    pairs.by(left, right, |section| Some(&section.title).filter(|title| !title.is_empty()));
    if kin {
        pairs.by_measures(left, right, |section| section.indicators.iter().flat_map(ids_of).collect());
        pairs.by_position();
    }
    pairs
}

fn pair_indicators(left: &[&Indicator], right: &[&Indicator], kin: bool) -> Pairs {
    let mut pairs = Pairs::new(left.len(), right.len());
    pairs.by(left, right, |indicator| Some((indicator.no, &indicator.title)));
    pairs.by(left, right, |indicator| indicator.no);
    pairs.by(left, right, |indicator| Some(&indicator.title).filter(|title| !title.is_empty()));
    if kin {
        pairs.by_measures(left, right, |indicator| ids_of(indicator).collect());
        pairs.by_position();
    }
    pairs
}

fn ids_of(indicator: &Indicator) -> impl Iterator<Item = &str> {
    indicator.measures.iter().map(|measure| measure.id.as_str())
}

/// Two lists, and for each element of the one its partner in the other.
struct Pairs {
    left: Vec<Option<usize>>,
    right: Vec<Option<usize>>,
}

impl Pairs {
    fn new(left: usize, right: usize) -> Self {
        Self { left: vec![None; left], right: vec![None; right] }
    }

    fn join(&mut self, left: usize, right: usize) {
        self.left[left] = Some(right);
        self.right[right] = Some(left);
    }

    /// Pairs what is left and has the same key, in order.
    fn by<'a, T, K: Eq + Hash>(&mut self, left: &[&'a T], right: &[&'a T], key: impl Fn(&'a T) -> Option<K>) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, item) in left.iter().enumerate().filter(|(index, _)| self.left[*index].is_none()) {
            if let Some(key) = key(item) {
                waiting.entry(key).or_default().push_back(index);
            }
        }
        for (index, item) in right.iter().enumerate() {
            if self.right[index].is_none()
                && let Some(partner) = key(item).and_then(|key| waiting.get_mut(&key)?.pop_front())
            {
                self.join(partner, index);
            }
        }
    }

    /// Pairs what is left and has a measure in common.
    fn by_measures<T>(&mut self, left: &[&T], right: &[&T], ids: impl Fn(&T) -> Vec<&str>) {
        let mut home: HashMap<&str, usize> = HashMap::new();
        for (index, item) in left.iter().enumerate().filter(|(index, _)| self.left[*index].is_none()) {
            for id in ids(item) {
                home.entry(id).or_insert(index);
            }
        }
        for (index, item) in right.iter().enumerate() {
            if self.right[index].is_some() {
                continue;
            }
            let partner = ids(item)
                .into_iter()
                .find_map(|id| home.get(id).copied().filter(|at| self.left[*at].is_none()));
            if let Some(partner) = partner {
                self.join(partner, index);
            }
        }
    }

    /// Pairs what is left and stands at the same place behind the same pair.
    fn by_position(&mut self) {
        let mut waiting: HashMap<(Option<usize>, usize), usize> = HashMap::new();
        let (mut behind, mut count) = (None, 0);
        for (index, partner) in self.left.iter().enumerate() {
            if partner.is_some() {
                (behind, count) = (Some(index), 0);
            } else {
                waiting.insert((behind, count), index);
                count += 1;
            }
        }
        let (mut behind, mut count) = (None, 0);
        for index in 0..self.right.len() {
            if let Some(partner) = self.right[index] {
                (behind, count) = (Some(partner), 0);
            } else {
                if let Some(partner) = waiting.remove(&(behind, count)) {
                    self.join(partner, index);
                }
                count += 1;
            }
        }
    }
}
