//! Where the rows of one paragraph may end, from both engines, the protected words and spelling.

use std::ops::Range;

use super::engines::Engines;
use super::protected::Protected;
use super::spelling::may_end;
use crate::thai::chars::{is_blank, is_word};
use crate::thai::width::width;

/// A place where a row may end and the next begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    /// The byte of the paragraph at which the next row begins.
    pub at: usize,
    /// The columns of the paragraph up to here.
    pub columns: usize,
    /// The same without the blanks before it.
    pub seen: usize,
    /// Inside a protected word: to be used only where the word is wider than a row.
    pub is_weak: bool,
}

/// The breaks of `text`, which holds no line end, in order. The end of the text is the last of them.
pub(super) fn find(text: &str, engines: &Engines, protected: &Protected) -> Vec<Break> {
    let spans = protected.spans(text);
    let mut places = Places { text, engines, at: Vec::new() };
    let mut done = 0;
    for run in runs(text) {
        places.add_around(done, run.start);
        places.add_run(&run, &spans);
        done = run.end;
    }
    places.add_around(done, text.len());
    places.at.push(text.len());
    measured(text, &places.at, &spans)
}

struct Places<'t> {
    text: &'t str,
    engines: &'t Engines,
    at: Vec<usize>,
}

impl Places<'_> {
    fn add(&mut self, at: usize) {
        if self.at.last().is_none_or(|&last| last < at) && may_end(self.text, at) {
            self.at.push(at);
        }
    }

    /// Adds the breaks in and at the edges of what stands between two runs of Thai, by the rules of UAX 14. One
    /// Thai code point on either side is all that they look at.
    fn add_around(&mut self, start: usize, end: usize) {
        let text = self.text;
        let start = text[..start].char_indices().next_back().map_or(start, |(at, _)| at);
        let end = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
        self.engines.by_rule(&text[start..end]).for_each(|at| self.add(start + at));
    }

    /// Adds the breaks inside a run of Thai: protected words are words whatever an engine says, and the engines
    /// are asked about them and about what stands between them one by one.
    fn add_run(&mut self, run: &Range<usize>, spans: &[Range<usize>]) {
        let first = spans.partition_point(|span| span.end <= run.start);
        let inside = spans[first..].iter().take_while(|span| span.start < run.end);
        let edges = inside.flat_map(|span| [span.start, span.end]);
        let mut from = run.start;
        for edge in edges.filter(|&edge| run.start < edge && edge < run.end).chain([run.end]) {
            self.add_words(from..edge);
            if edge < run.end {
                self.add(edge);
            }
            from = edge;
        }
    }

    fn add_words(&mut self, stretch: Range<usize>) {
        let (engines, text) = (self.engines, self.text);
        engines.between_words(&text[stretch.clone()], |at| self.add(stretch.start + at));
    }
}

/// The longest runs of code points that Thai words are made of.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        at = text[start..].find(|c| !is_word(c)).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

fn measured(text: &str, places: &[usize], spans: &[Range<usize>]) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(places.len());
    let (mut from, mut columns, mut seen) = (0, 0, 0);
    let mut spans = spans.iter().peekable();
    for &at in places {
        let piece = &text[from..at];
        let word = piece.trim_end_matches(is_blank);
        if !word.is_empty() {
            seen = columns + width(word);
        }
        columns = seen.max(columns) + width(&piece[word.len()..]);
        while spans.next_if(|span| span.end <= at).is_some() {}
        let is_weak = spans.peek().is_some_and(|span| span.start < at);
        breaks.push(Break { at, columns, seen, is_weak });
        from = at;
    }
    breaks
}
