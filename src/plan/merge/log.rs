//! The logs of a measure. Entries have no name: an entry is the same as one of the base when it says the same, and
//! the former one changed when it is of the same day, or has the same words.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use super::{BASE, Choice, Judge, MINE, THEIRS, order};
use crate::plan::FollowUp;

/// What came of an entry: how it stands in mine and in theirs, and what becomes of it.
struct Line<'a> {
    /// How it stands on each side; none where it is not there.
    sides: [Option<&'a FollowUp>; 3],
    choice: Choice,
}

impl<'a> Line<'a> {
    fn new(judge: Judge, sides: [Option<&'a FollowUp>; 3]) -> Self {
        let choice = judge.choose(Some(&sides[BASE]), &sides[MINE], &sides[THEIRS]);
        Self { sides, choice }
    }

    /// How it stands in the merged log.
    fn made(&self) -> Option<&'a FollowUp> {
        self.sides[if self.choice == Choice::Mine { MINE } else { THEIRS }]
    }
}

/// What became of three logs.
#[derive(Default)]
pub struct Merged {
    pub log: Vec<FollowUp>,
    /// The entries that both sides changed: mine and theirs.
    pub entries: Vec<(Option<FollowUp>, Option<FollowUp>)>,
    /// What stays in my order and in theirs, where both sides rearranged it.
    pub orders: Option<(Vec<FollowUp>, Vec<FollowUp>)>,
}

/// The merged log and what both sides changed in it.
pub fn merge(judge: Judge, logs: [&[FollowUp]; 3]) -> Merged {
    match judge.choose(Some(logs[BASE]), logs[MINE], logs[THEIRS]) {
        Choice::Theirs => return Merged { log: logs[THEIRS].to_vec(), ..Merged::default() },
        Choice::Mine => return Merged { log: logs[MINE].to_vec(), ..Merged::default() },
        Choice::Differ => {}
    }
    let (lines, lists) = lines(judge, logs);
    let differing = lines.iter().filter(|line| line.choice == Choice::Differ);
    let entries = differing.map(|line| (line.sides[MINE].cloned(), line.sides[THEIRS].cloned())).collect();
    let (log, differs) = in_order(judge, &lines, &lists);
    // An entry that both changed stands in mine as it will stand.
    let made = |side: usize| {
        let common = lists[side].iter().filter(|key| lines[**key].sides.iter().all(Option::is_some));
        common.filter_map(|key| lines[*key].made().cloned()).collect()
    };
    Merged { log, entries, orders: differs.then(|| (made(MINE), made(THEIRS))) }
}

/// The entries of all three logs, each once, and the logs as lists of their indexes.
fn lines(judge: Judge, logs: [&[FollowUp]; 3]) -> (Vec<Line<'_>>, [Vec<usize>; 3]) {
    let [base, mine, theirs] = logs;
    let (of_mine, of_theirs) = (matched(base, mine, true), matched(base, theirs, true));
    let mut lists = [(0..base.len()).collect(), vec![usize::MAX; mine.len()], vec![usize::MAX; theirs.len()]];
    let mut lines = Vec::with_capacity(mine.len().max(theirs.len()));
    for (index, entry) in base.iter().enumerate() {
        for (side, at) in [(MINE, of_mine[index]), (THEIRS, of_theirs[index])] {
            if let Some(at) = at {
                lists[side][at] = index;
            }
        }
        let sides = [Some(entry), of_mine[index].map(|at| &mine[at]), of_theirs[index].map(|at| &theirs[at])];
        lines.push(Line::new(judge, sides));
    }
    // What both sides put in alike is put in once.
    let new = |side: usize| -> Vec<usize> {
        (0..logs[side].len()).filter(|at| lists[side][*at] == usize::MAX).collect()
    };
    let (new_mine, new_theirs) = (new(MINE), new(THEIRS));
    let entries = |side: usize, new: &[usize]| -> Vec<FollowUp> {
        new.iter().map(|at| logs[side][*at].clone()).collect()
    };
    let alike = matched(&entries(MINE, &new_mine), &entries(THEIRS, &new_theirs), false);
    for (at, twin) in new_mine.into_iter().zip(alike) {
        let twin = twin.map(|twin| new_theirs[twin]);
        lists[MINE][at] = lines.len();
        if let Some(twin) = twin {
            lists[THEIRS][twin] = lines.len();
        }
        lines.push(Line::new(judge, [None, Some(&mine[at]), twin.map(|twin| &theirs[twin])]));
    }
    for at in new_theirs {
        if lists[THEIRS][at] == usize::MAX {
            lists[THEIRS][at] = lines.len();
            lines.push(Line::new(judge, [None, None, Some(&theirs[at])]));
        }
    }
    (lines, lists)
}

/// For each entry of `left` its index in `right`: what says the same; and where `changes` count, of what is left the
/// one of the same day and status, of the same day, with the same words.
fn matched(left: &[FollowUp], right: &[FollowUp], changes: bool) -> Vec<Option<usize>> {
    let mut found = vec![None; left.len()];
    let mut free = vec![true; right.len()];
    // Reports are added behind what is there: the rest need not be looked up.
    let same = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    for index in 0..same {
        found[index] = Some(index);
        free[index] = false;
    }
    pair(left, right, &mut found, &mut free, Some);
    if changes {
        pair(left, right, &mut found, &mut free, |entry| Some((entry.on, entry.status)));
        pair(left, right, &mut found, &mut free, |entry| Some(entry.on));
        pair(left, right, &mut found, &mut free, |entry| Some(&entry.text).filter(|text| !text.is_empty()));
    }
    found
}

/// Pairs what is free on both sides and has the same key, in order.
fn pair<'a, K: Eq + Hash>(
    left: &'a [FollowUp],
    right: &'a [FollowUp],
    found: &mut [Option<usize>],
    free: &mut [bool],
    key: impl Fn(&'a FollowUp) -> Option<K>,
) {
    let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
    for (index, entry) in left.iter().enumerate().filter(|(index, _)| found[*index].is_none()) {
        if let Some(key) = key(entry) {
            waiting.entry(key).or_default().push_back(index);
        }
    }
    if waiting.is_empty() {
        return;
    }
    for (index, entry) in right.iter().enumerate() {
        let partner =
            free[index].then(|| key(entry)).flatten().and_then(|key| waiting.get_mut(&key)?.pop_front());
        if let Some(partner) = partner {
            found[partner] = Some(index);
            free[index] = false;
        }
    }
}

/// The merged log, and whether both sides rearranged it: in the order of the side that did, what is new in the other by its day behind the entries
/// up to that day.
fn in_order(judge: Judge, lines: &[Line<'_>], lists: &[Vec<usize>; 3]) -> (Vec<FollowUp>, bool) {
    let stands = |key: usize| lines[key].made().is_some();
    // What only mine has is put in by its day.
    let is_new = |key: &usize| lines[*key].sides[BASE].is_none() && lines[*key].sides[THEIRS].is_none();
    let (new, old): (Vec<usize>, Vec<usize>) = lists[MINE].iter().partition(|key| is_new(key));
    let order = order::sequence(judge, [&lists[BASE], &old, &lists[THEIRS]], stands);
    let log: Vec<&FollowUp> = order.keys.iter().filter_map(|key| lines[*key].made()).collect();

    // The first day from each entry on: it never falls, so the place of a day is found by halving.
    let mut first_day: Vec<_> = log.iter().map(|entry| entry.on).collect();
    for index in (1..first_day.len()).rev() {
        first_day[index - 1] = first_day[index - 1].min(first_day[index]);
    }
    let place = |entry: &FollowUp| first_day.partition_point(|day| *day <= entry.on);
    let mut new: Vec<(usize, &FollowUp)> =
        new.iter().filter_map(|key| lines[*key].made()).map(|entry| (place(entry), entry)).collect();
    new.sort_by_key(|(place, entry)| (*place, entry.on));
    let mut new = new.into_iter().peekable();
    let mut made = Vec::with_capacity(log.len() + new.len());
    for index in 0..=log.len() {
        while let Some((_, entry)) = new.next_if(|(place, _)| *place == index) {
            made.push(entry.clone());
        }
        made.extend(log.get(index).map(|entry| (*entry).clone()));
    }
    (made, order.differs)
}
