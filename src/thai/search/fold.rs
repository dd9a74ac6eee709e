//! The folding itself: one pass over the text, a cluster at a time.

use std::iter::Peekable;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::SearchKey;
use crate::thai::chars::{ZWJ, ZWSP, is_mark, is_thai, is_vowel_mark, is_word};
use crate::thai::clean::is_taken_out;

const NIKHAHIT: char = '\u{0E4D}';

/// A code point in NFC, and the bytes it comes from.
type Token = (char, Range<usize>);

pub(super) fn fold(text: &str) -> SearchKey {
    if is_nfc(text) {
        let tokens = text.char_indices().map(|(at, c)| (c, at..at + c.len_utf8()));
        return Fold::new(text, tokens).run();
    }
    let tokens = text.grapheme_indices(false).flat_map(|(at, grapheme)| {
        let source = at..at + grapheme.len();
        grapheme.nfc().map(move |c| (c, source.clone()))
    });
    Fold::new(text, tokens).run()
}

struct Fold<'t, I: Iterator<Item = Token>> {
    text: &'t str,
    tokens: Peekable<I>,
    key: SearchKey,
    /// Blanks that were passed and may turn out to count.
    blanks: Option<Range<usize>>,
    /// The last thing was the dot of an abbreviation: blanks behind it do not count.
    after_dot: bool,
    /// The folded cluster at hand; kept to be used again.
    cluster: String,
    marks: Vec<char>,
}

impl<'t, I: Iterator<Item = Token>> Fold<'t, I> {
    fn new(text: &'t str, tokens: I) -> Self {
        let key = SearchKey { text: String::with_capacity(text.len()), pieces: Vec::new() };
        let tokens = tokens.peekable();
        Self { text, tokens, key, blanks: None, after_dot: false, cluster: String::new(), marks: Vec::new() }
    }

    fn run(mut self) -> SearchKey {
        while let Some((c, source)) = self.next_seen() {
            if c.is_whitespace() {
                let start = self.blanks.take().map_or(source.start, |blanks| blanks.start);
                self.blanks = Some(start..source.end);
            } else if c == '.' && self.ends_an_abbreviation() {
                self.after_dot = true;
            } else {
                self.settle_blanks(c);
                self.fold_cluster(c, source);
            }
        }
        self.key
    }

    /// Whether a dot here belongs to an abbreviation: right behind a Thai letter, or behind such a dot.
    fn ends_an_abbreviation(&self) -> bool {
        self.after_dot || self.blanks.is_none() && self.key.text.chars().next_back().is_some_and(is_word)
    }

    /// The next code point that can be seen.
    fn next_seen(&mut self) -> Option<Token> {
        self.tokens.find(|(c, _)| !is_unseen(*c))
    }

    /// The next code point that can be seen, if it is what is wanted.
    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<Token> {
        while self.tokens.next_if(|(c, _)| is_unseen(*c)).is_some() {}
        self.tokens.next_if(|(c, _)| wanted(*c))
    }

    /// Puts down one blank for those before `c`, unless they do not count.
    fn settle_blanks(&mut self, c: char) {
        let blanks = self.blanks.take();
        let counts = !self.key.text.is_empty() && !self.after_dot && c != 'ๆ';
        if let Some(blanks) = blanks.filter(|_| counts) {
            self.key.push(" ", self.text, blanks);
        }
        self.after_dot = false;
    }

    /// Puts down the cluster that begins with `first`.
    fn fold_cluster(&mut self, first: char, mut source: Range<usize>) {
        self.cluster.clear();
        self.marks.clear();
        match first {
            _ if is_mark(first) => self.marks.push(first),
            '๐'..='๙' => self.cluster.extend(char::from_digit(u32::from(first) - u32::from('๐'), 10)),
            'เ' => match self.next_if(|c| c == 'เ') {
                Some((_, second)) => {
                    source.end = second.end;
                    self.cluster.push('แ');
                }
                None => self.cluster.push(first),
            },
            _ if is_word(first) => self.cluster.push(first),
            _ => self.cluster.extend(first.to_lowercase()),
        }
        while let Some((mark, its)) = self.next_if(is_mark) {
            self.marks.push(mark);
            source.end = its.end;
        }
        self.fold_marks(&mut source);
        self.key.push(&self.cluster, self.text, source);
    }

    /// Vowels before tones, each mark once, ำ for ํ and า.
    fn fold_marks(&mut self, source: &mut Range<usize>) {
        if self.marks.is_empty() {
            return;
        }
        let sara_am = if self.marks.contains(&NIKHAHIT) { self.next_if(|c| c == 'า') } else { None };
        if sara_am.is_some() {
            self.marks.retain(|&mark| mark != NIKHAHIT);
        }
        self.marks.sort_by_key(|&mark| !is_vowel_mark(mark));
        self.marks.dedup();
        self.cluster.extend(&self.marks);
        if let Some((_, its)) = sara_am {
            self.cluster.push('ำ');
            source.end = its.end;
        }
    }
}

/// What cannot be seen and so is not compared.
fn is_unseen(c: char) -> bool {
    !is_thai(c)
        && (is_taken_out(c) && !c.is_whitespace()
            || matches!(c, ZWSP | ZWJ | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}'))
}
