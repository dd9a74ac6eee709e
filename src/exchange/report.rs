//! What an import says about itself: what was understood, and place by place what was not.

use std::collections::HashSet;

use crate::locales::Message;

/// Among how many of the last remarks the same one is looked for.
const RECENT: usize = 200;

/// What was understood of a document and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What was understood, in the order in which it is told.
    pub understood: Vec<Message>,
    /// What a person should look at, in the order of the document.
    pub remarks: Vec<Remark>,
}

/// Something to look at, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// First and last line of each place where it holds, counted from 1.
    pub lines: Vec<(usize, usize)>,
    /// The name of the column, or its number where it has none; empty outside tables.
    pub column: String,
    /// What there is to say.
    pub message: Message,
}

impl Report {
    /// Notes `message` of the place; what holds of several places is said once, with all of them.
    pub(super) fn note(&mut self, lines: (usize, usize), column: &str, message: Message) {
        let recent = self.remarks.iter_mut().rev().take(RECENT);
        match recent.into_iter().find(|r| r.column == column && r.message == message) {
            Some(remark) => remark.lines.push(lines),
            None => self.remarks.push(Remark { lines: vec![lines], column: column.to_owned(), message }),
        }
    }

    /// Puts the remarks into the order of the document, each place of one said once.
    pub(super) fn sort(&mut self) {
        for remark in &mut self.remarks {
            let mut seen = HashSet::new();
            remark.lines.retain(|lines| seen.insert(*lines));
        }
        self.remarks.sort_by_key(|remark| remark.lines.first().copied());
    }
}

impl Remark {
    /// Its lines as a person reads them: "22, 30-32".
    pub fn line_numbers(&self) -> String {
        let range = |(first, last): &(usize, usize)| {
            if first == last { first.to_string() } else { format!("{first}-{last}") }
        };
        self.lines.iter().map(range).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_remark_is_made_once_with_all_its_lines() {
        let mut report = Report::default();
        for lines in [(22, 22), (7, 7), (22, 22), (30, 32)] {
            report.note(lines, "ก", Message::new("import-no-rhythm"));
        }
        report.note((3, 3), "ข", Message::new("import-no-rhythm"));
        report.sort();
        let said: Vec<_> = report.remarks.iter().map(|r| (r.line_numbers(), r.column.as_str())).collect();
        assert_eq!(said, [("3".to_owned(), "ข"), ("22, 7, 30-32".to_owned(), "ก")]);
    }
}
