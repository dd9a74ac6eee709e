//! What of a hand-edited plan file a save would not bring back. A person is asked before that is lost.

use super::comments;
use super::scan::{Kind, pieces};
use crate::thai::clean;

/// What a save would not bring back of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses {
    /// The texts of which [`parse`](super::parse) takes something out, in the order of the file.
    pub cleaned: Vec<Cleaned>,
    /// The lines (from 1) on which comments behind the head of the file begin.
    pub comments: Vec<usize>,
}

/// A text of a file that would be saved without something that stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cleaned {
    /// The line (from 1) on which the text begins.
    pub line: usize,
    /// How many control characters, terminal sequences, invisible and direction marks are taken out.
    pub count: usize,
}

impl Losses {
    /// Whether a save brings back everything.
    pub fn is_empty(&self) -> bool {
        self.cleaned.is_empty() && self.comments.is_empty()
    }
}

/// What a save of the plan file `text` would lose. To be asked of a text that [`parse`](super::parse) reads, before
/// its plan is edited; of any other the answer means nothing. Line ends that become LF are no loss, nor is the
/// comment at the head, which is kept.
pub fn losses(text: &str) -> Losses {
    let mut losses = Losses::default();
    let head = comments::head(text).len();
    let (mut line, mut counted) = (1, 0);
    for piece in pieces(text).filter(|piece| matches!(piece.kind, Kind::Text | Kind::Comment)) {
        let count = if piece.kind == Kind::Text { taken_out(piece.text) } else { 0 };
        let is_comment = piece.kind == Kind::Comment && piece.at >= head;
        if count == 0 && !is_comment {
            continue;
        }
        line += text[counted..piece.at].matches('\n').count();
        counted = piece.at;
        if is_comment {
            losses.comments.push(line);
        } else {
            losses.cleaned.push(Cleaned { line, count });
        }
    }
    losses
}

/// How much is taken out of a text in quotes.
fn taken_out(quoted: &str) -> usize {
    // Nearly all texts: nothing doubtful, neither as it stands nor written with a backslash.
    if clean::is_plain(quoted) && !quoted.contains('\\') {
        return 0;
    }
    let text: String = ron::from_str(quoted).unwrap_or_default();
    clean::sanitize(&text).removed.iter().map(|removed| removed.count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_is_told_line_by_line() {
        let text = "// หัว \u{1b}[1m\n(\n  agency: \"ก\u{1b}[31mข\u{7}\",\n  title: \"หนึ่ง\r\nสอง\",\n  \
                    x: [\"ก\\u{202e}\", r\"\\u{1b}\"], // ท้าย\n  note: \"ก\n\u{ad}\", /* ใน */\n)";
        let losses = losses(text);
        let cleaned: Vec<_> = losses.cleaned.iter().map(|found| (found.line, found.count)).collect();
        assert_eq!(cleaned, [(3, 2), (6, 1), (7, 1)]);
        assert_eq!(losses.comments, [6, 8]);
        assert!(!losses.is_empty());
    }

    #[test]
    fn of_a_file_that_the_program_wrote_nothing_is_lost() {
        let mut plan =
            crate::plan::Plan::new("ก \"\\\" // ข", crate::calendar::FiscalYear::new(2566).unwrap());
        plan.title = "หนึ่ง\n/* สอง */".into();
        assert!(losses(&format!("// หัว\n{}", super::super::to_text(&plan).unwrap())).is_empty());
    }
}
