//! What became of a document: the lines of the old one and of the new one as one text, each with whether it stayed.
//!
//! Limits: of two documents that have little in common the difference is not always the shortest, so that it is there in
//! time; a line that moved has gone and come.

use std::time::Duration;

use similar::{Algorithm, ChangeTag, TextDiff};

/// The longest that a shorter difference is looked for.
const PATIENCE: Duration = Duration::from_millis(500);

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
    let found =
        TextDiff::configure().algorithm(Algorithm::Patience).timeout(PATIENCE).diff_slices(&old, &new);
    let fate = |tag| match tag {
        ChangeTag::Equal => Fate::Stayed,
        ChangeTag::Delete => Fate::Gone,
        ChangeTag::Insert => Fate::Come,
    };
    found.iter_all_changes().map(|change| (fate(change.tag()), change.value())).collect()
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
