//! The folding itself: one pass over the text, a cluster at a time.
//!
//! Twice: with the way back to the source, and without, for whole plans at once, which takes over what needs no folding
//! as it stands. What the two make of a text is the same.

use std::iter::Peekable;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::SearchKey;
use crate::thai::chars::{ZWJ, ZWSP, is_mark, is_thai, is_vowel_mark, is_word};
use crate::thai::clean::is_taken_out;

const NIKHAHIT: char = '\u{0E4D}';
const PHINTHU: char = '\u{0E3A}';

/// A code point in NFC, and the bytes it comes from.
type Token = (char, Range<usize>);

pub(super) fn fold(text: &str) -> SearchKey {
    if is_usual(text) || is_nfc(text) {
        let tokens = text.char_indices().map(|(at, c)| (c, at..at + c.len_utf8()));
        return Fold::new(text, tokens).run();
    }
    let tokens = text.grapheme_indices(false).flat_map(|(at, grapheme)| {
        let source = at..at + grapheme.len();
        grapheme.nfc().map(move |c| (c, source.clone()))
    });
    Fold::new(text, tokens).run()
}

/// Puts the folded `text` behind what is in `all`.
pub(super) fn fold_onto(text: &str, all: &mut String) {
    if is_usual(text) {
        Run { text, all, from: 0 }.fold();
    } else {
        all.push_str(&fold(text).text);
    }
}

/// Whether there are only letters of ASCII and of Thai, dashes and quotes. All of them are seen, and NFC changes
/// nothing of them that folding does not change as well: it moves a tone behind its vowel, and a phinthu, which is no
/// vowel to us, before its tone.
fn is_usual(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, ' '..='~' | '\t'..='\r' | '\u{2010}'..='\u{2027}');
    text.chars().all(|c| is_sign(c) || is_thai(c) && c != PHINTHU)
}

/// A usual text, and what was made of it so far.
struct Run<'t, 'a> {
    text: &'t str,
    all: &'a mut String,
    /// What stands from here on to where one is was not put down yet: it stays as it is.
    from: usize,
}

impl Run<'_, '_> {
    fn fold(mut self) {
        // Where blanks began that may turn out to count; whether the last thing was the dot of an abbreviation; whether
        // there was anything yet.
        let (mut blanks, mut after_dot, mut has_begun) = (None, false, false);
        let mut at = 0;
        while let Some(c) = self.next(at) {
            let end = at + c.len_utf8();
            if c.is_whitespace() {
                blanks.get_or_insert(at);
                at = end;
                continue;
            }
            if c == '.' && (after_dot || self.text[..at].ends_with(is_word)) {
                self.put(blanks.take().unwrap_or(at), end, "");
                (after_dot, at) = (true, end);
                continue;
            }
            if let Some(blank) = blanks.take() {
                let counts = has_begun && !after_dot && c != 'ๆ';
                self.put(blank, at, if counts { " " } else { "" });
            }
            (after_dot, has_begun) = (false, true);
            at = self.fold_cluster(c, at, end);
        }
        let end = blanks.unwrap_or(self.text.len());
        self.all.push_str(&self.text[self.from..end]);
    }

    fn next(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// What stands at `from..to` becomes `folded`.
    fn put(&mut self, from: usize, to: usize, folded: &str) {
        if self.text[from..to] != *folded {
            self.all.push_str(&self.text[self.from..from]);
            self.all.push_str(folded);
            self.from = to;
        }
    }

    /// Folds the cluster of `first`, which stands at `at..end`. Gives its end.
    fn fold_cluster(&mut self, first: char, at: usize, mut end: usize) -> usize {
        match first {
            'A'..='Z' => self.put(at, end, first.to_ascii_lowercase().encode_utf8(&mut [0; 4])),
            '๐'..='๙' => {
                let digit = u32::from(first) - u32::from('๐');
                self.put(at, end, char::from_digit(digit, 10).unwrap_or(first).encode_utf8(&mut [0; 4]));
            }
            'เ' if self.next(end) == Some('เ') => {
                end += first.len_utf8();
                self.put(at, end, "แ");
            }
            _ => {}
        }
        let from = if is_mark(first) { at } else { end };
        let marks = self.text[from..].split(|c| !is_mark(c)).next().unwrap_or_default();
        let end = from + marks.len();
        if marks.is_empty() || is_in_order(marks) { end } else { self.fold_marks(from, end) }
    }

    /// Folds the marks at `from..end` with what belongs to them. Gives its end.
    fn fold_marks(&mut self, from: usize, end: usize) -> usize {
        let mut marks: Vec<char> = self.text[from..end].chars().collect();
        let sara_am = marks.contains(&NIKHAHIT) && self.next(end) == Some('า');
        put_in_order(&mut marks, sara_am);
        let end = if sara_am { end + 'า'.len_utf8() } else { end };
        marks.extend(sara_am.then_some('ำ'));
        self.put(from, end, &String::from_iter(marks));
        end
    }
}

/// Whether there is nothing to change about these marks.
fn is_in_order(marks: &str) -> bool {
    let mut pairs = marks.chars().zip(marks.chars().skip(1));
    !marks.contains(NIKHAHIT) && pairs.all(|(a, b)| a != b && (is_vowel_mark(a) || !is_vowel_mark(b)))
}

/// Vowels before tones, each mark once; without the one that is a part of ำ.
fn put_in_order(marks: &mut Vec<char>, sara_am: bool) {
    marks.retain(|&mark| !sara_am || mark != NIKHAHIT);
    marks.sort_by_key(|&mark| !is_vowel_mark(mark));
    marks.dedup();
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
        put_in_order(&mut self.marks, sara_am.is_some());
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
