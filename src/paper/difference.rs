//! What became of a document: the lines of the old one and of the new one as one text, each with whether it stayed.
//!
//! Lines that stand once in both are what the two are laid along; what lies between is compared from both ends. Costs
//! what the documents hold. Limits: not always the shortest difference, and a line that moved has gone and come.

use std::collections::HashMap;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Stayed,
    /// Only the old document has it.
    Gone,
    /// Only the new document has it.
    Come,
}

/// The lines of `old` and `new`, in their order; what has gone stands before what came in its place.
pub fn difference<'t>(old: &'t str, new: &'t str) -> Vec<(Fate, &'t str)> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let mut lines = Vec::with_capacity(old.len().max(new.len()));
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in anchors(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        between(&old[from_old..at_old], &new[from_new..at_new], &mut lines);
        if let Some(line) = new.get(at_new) {
            lines.push((Fate::Stayed, *line));
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    lines
}

/// Where lines stand that are once in each, as many as stand in the same order in both.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, line) in old.iter().enumerate() {
        seen.entry(line).or_default().0.push(at);
    }
    for (at, line) in new.iter().enumerate() {
        seen.entry(line).or_default().1.push(at);
    }
    let once = |(old, new): (Vec<usize>, Vec<usize>)| match (&old[..], &new[..]) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    let mut pairs: Vec<_> = seen.into_values().filter_map(once).collect();
    pairs.sort_unstable();
    rising(&pairs)
}

/// The longest part of `pairs`, which are sorted by the first, of which the second rises too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // Of the parts of each length the one that ends lowest, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        found.push(pairs[index]);
        at = before[index];
    }
    found.reverse();
    found
}

/// What begins and what ends alike has stayed; the rest has gone and come.
fn between<'t>(old: &[&'t str], new: &[&'t str], lines: &mut Vec<(Fate, &'t str)>) {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    lines.extend(new[..head].iter().map(|line| (Fate::Stayed, *line)));
    lines.extend(old_rest[..old_rest.len() - tail].iter().map(|line| (Fate::Gone, *line)));
    lines.extend(new_rest[..new_rest.len() - tail].iter().map(|line| (Fate::Come, *line)));
    lines.extend(new_rest[new_rest.len() - tail..].iter().map(|line| (Fate::Stayed, *line)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn signs(old: &str, new: &str) -> String {
        let sign = |(fate, line): &(Fate, &str)| match fate {
            Fate::Stayed => format!(" {line}"),
            Fate::Gone => format!("-{line}"),
            Fate::Come => format!("+{line}"),
        };
        difference(old, new).iter().map(sign).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_stay_go_and_come() {
        assert_eq!(signs("ก\nข\nค", "ก\nง\nค"), " ก|-ข|+ง| ค");
        assert_eq!(signs("ก\n\nข\n", "ก\n\nค\n\nข\n"), " ก| |+ค|+| ข");
        assert_eq!(signs("ก\nข", "ข\nก").matches(' ').count(), 1, "one of two that changed places stays");
        assert_eq!(signs("", "ก"), "+ก");
        assert_eq!(signs("ก", ""), "-ก");
        assert_eq!(signs("", ""), "");
    }

    proptest! {
        #[test]
        fn both_documents_can_be_read_from_it(old in "[a-e\n]{0,40}", new in "[a-e\n]{0,40}") {
            let lines = difference(&old, &new);
            let of = |gone: Fate| lines.iter().filter(|(fate, _)| *fate != gone).map(|(_, line)| *line).collect::<Vec<_>>();
            prop_assert_eq!(of(Fate::Come), old.lines().collect::<Vec<_>>());
            prop_assert_eq!(of(Fate::Gone), new.lines().collect::<Vec<_>>());
            let stayed = difference(&old, &old);
            prop_assert!(stayed.iter().all(|(fate, _)| *fate == Fate::Stayed));
        }
    }
}
