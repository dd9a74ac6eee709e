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
    let offered: Vec<usize> = engines.dictionary(text).collect();
    let mut places = Places { text, at: Vec::with_capacity(offered.len() + 2 * spans.len() + 1) };
    let mut done = 0;
    for run in runs(text) {
        let before = offered.partition_point(|&at| at <= run.start);
        let behind = offered.partition_point(|&at| at < run.end);
        offered[done..before].iter().for_each(|&at| places.add(at));
        places.add_run(run, &offered[before..behind], &spans, engines);
        done = behind;
    }
    offered[done..].iter().for_each(|&at| places.add(at));
    places.at.push(text.len());
    measured(text, &places.at, &spans)
}

struct Places<'t> {
    text: &'t str,
    at: Vec<usize>,
}

impl Places<'_> {
    fn add(&mut self, at: usize) {
        if self.at.last().is_none_or(|&last| last < at) && may_end(self.text, at) {
            self.at.push(at);
        }
    }

    /// Adds the breaks inside a run of Thai: protected words are words whatever an engine says, and what stands
    /// between them is asked of the engines anew.
    fn add_run(&mut self, run: Range<usize>, offered: &[usize], spans: &[Range<usize>], engines: &Engines) {
        let first = spans.partition_point(|span| span.end <= run.start);
        let mut inside = spans[first..].iter().take_while(|span| span.start < run.end).peekable();
        if inside.peek().is_none() {
            let offered: Vec<usize> = offered.iter().map(|at| at - run.start).collect();
            self.add_settled(run, &offered, engines);
            return;
        }
        let mut from = run.start;
        for span in inside {
            let (start, end) = (span.start.max(run.start), span.end.min(run.end));
            self.add_stretch(from..start, engines);
            if run.start < start {
                self.add(start);
            }
            offered.iter().filter(|&&at| start < at && at < end).for_each(|&at| self.add(at));
            if end < run.end {
                self.add(end);
            }
            from = end;
        }
        self.add_stretch(from..run.end, engines);
    }

    fn add_stretch(&mut self, stretch: Range<usize>, engines: &Engines) {
        let offered: Vec<usize> = engines.dictionary(&self.text[stretch.clone()]).collect();
        self.add_settled(stretch, &offered, engines);
    }

    /// Adds what the engines agree on for a stretch of Thai; `offered` are the dictionary's breaks inside it.
    fn add_settled(&mut self, stretch: Range<usize>, offered: &[usize], engines: &Engines) {
        let text = self.text;
        engines.settle(&text[stretch.clone()], offered, |at| self.add(stretch.start + at));
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
