//! One order out of three.

use std::collections::{HashMap, HashSet};

use super::{BASE, Choice, Judge, MINE, THEIRS};

/// An order, and whether both sides changed it differently.
pub struct Order {
    pub keys: Vec<usize>,
    pub differs: bool,
}

/// The keys for which `stands`, in one order: that of the side that rearranged those which all three have, with what
/// only the other side has behind the key that it follows there.
pub fn sequence(judge: Judge, lists: [&[usize]; 3], stands: impl Fn(usize) -> bool) -> Order {
    if lists[MINE] == lists[THEIRS] {
        let keys = lists[THEIRS].iter().copied().filter(|key| stands(*key)).collect();
        return Order { keys, differs: false };
    }
    let mut seen: HashMap<usize, u8> = HashMap::new();
    for key in lists.iter().copied().flatten() {
        *seen.entry(*key).or_default() += 1;
    }
    let common = |side: usize| -> Vec<usize> {
        lists[side].iter().copied().filter(|key| seen[key] == 3 && stands(*key)).collect()
    };
    let choice = judge.choose(Some(&common(BASE)), &common(MINE), &common(THEIRS));
    let (first, second) = if choice == Choice::Mine { (MINE, THEIRS) } else { (THEIRS, MINE) };
    let backbone: Vec<usize> = lists[first].iter().copied().filter(|key| stands(*key)).collect();
    let known: HashSet<usize> = backbone.iter().copied().collect();
    let mut followers: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut anchor = None;
    for key in lists[second].iter().copied().filter(|key| stands(*key)) {
        if known.contains(&key) {
            anchor = Some(key);
        } else {
            followers.entry(anchor).or_default().push(key);
        }
    }
    let mut keys = followers.remove(&None).unwrap_or_default();
    for key in backbone {
        keys.push(key);
        keys.extend(followers.remove(&Some(key)).unwrap_or_default());
    }
    Order { keys, differs: choice == Choice::Differ }
}
