//! Cuts a text into the words that the grammar knows, and everything else.
//!
//! Thai is written without blanks, so each place of the text is tried for the longest word that fits. Blanks
//! within a longer word are passed over, since tables that came through PDF have them. An abbreviation of a
//! month must stand free: มีค is March in "๓๐ มีค. ๖๖" and nothing in "มีความ".

use super::names::{ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTH_PARTS, MONTHS, WEEKDAYS};
use super::words::{LEXICON, Word};
use chrono::Weekday;

/// A word and whether a blank stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub word: Word,
    pub blank: bool,
}

/// An entry this long may have blanks in the text that it does not have itself.
const TOLERANT: usize = 5;

/// The words of `text`, in order. Nothing is an error here: what is not known is [`Word::Other`].
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new(), blank: true };
    while lexer.step() {}
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    blank: bool,
}

impl Lexer<'_> {
    fn step(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return false };
        if is_blank(c) || is_invisible(c) {
            self.blank |= is_blank(c);
            self.at += c.len_utf8();
        } else if let Some((word, length)) = number(rest) {
            self.push(word, length);
        } else if let Some((word, length)) = self.known(rest) {
            self.push(word, length);
        } else if matches!(c, '.' | ':') {
            self.stop(c, rest);
        } else {
            self.push(Word::Other, c.len_utf8());
        }
        true
    }

    /// A run of unknown characters is one token.
    fn push(&mut self, word: Word, length: usize) {
        let runs_on = word == Word::Other && !self.blank && self.last() == Word::Other;
        if !runs_on {
            self.tokens.push(Token { word, blank: self.blank });
        }
        self.blank = false;
        self.at += length;
    }

    /// A full stop or colon means something between digits only (09.00, 30.3.2566); elsewhere it is no more
    /// than a blank.
    fn stop(&mut self, c: char, rest: &str) {
        let after_digit = !self.blank && matches!(self.last(), Word::Number { .. });
        if after_digit && rest[c.len_utf8()..].starts_with(is_digit) {
            self.push(Word::Dot, c.len_utf8());
        } else {
            self.at += c.len_utf8();
        }
    }

    fn last(&self) -> Word {
        self.tokens.last().map_or(Word::Edge, |token| token.word)
    }

    fn known(&self, rest: &str) -> Option<(Word, usize)> {
        let names = MONTHS.iter().zip(1..).map(|(name, month)| (*name, Word::Month(month)));
        let weekdays = WEEKDAYS.iter().zip(0..).map(|(name, day)| (*name, weekday(day)));
        let thai = LEXICON.iter().copied().chain(names).chain(weekdays);
        let best = thai
            .filter_map(|(entry, word)| Some((word, matched(rest, entry)?)))
            .filter(|(_, length)| self.stands_free_if_latin(rest, *length))
            .max_by_key(|(_, length)| *length);
        best.or_else(|| self.abbreviation(rest)).or_else(|| self.english(rest))
    }

    /// Latin words are written with blanks, so they are looked for as whole words only.
    fn stands_free_if_latin(&self, rest: &str, length: usize) -> bool {
        !rest.starts_with(|c: char| c.is_ascii_alphabetic()) || self.is_whole_word(rest, length)
    }

    fn is_whole_word(&self, rest: &str, length: usize) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = rest[length..].chars().next();
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    }

    /// `Mar`, `March`, `Sept`, `Wed`, `Wednesday` in any case.
    fn english(&self, rest: &str) -> Option<(Word, usize)> {
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let found = rest[..length].to_ascii_lowercase();
        let is = |name: &&str| {
            let name = name.to_ascii_lowercase();
            found == name || (found.len() >= 3 && name.starts_with(&found))
        };
        if !self.is_whole_word(rest, length) || found.is_empty() {
            return None;
        }
        let month = ENGLISH_MONTHS.iter().zip(1..).find(|(name, _)| is(name));
        let day = || ENGLISH_WEEKDAYS.iter().zip(0..).find(|(name, _)| is(name));
        let word =
            month.map(|(_, month)| Word::Month(month)).or_else(|| day().map(|(_, day)| weekday(day)))?;
        Some((word, length))
    }

    /// ม.ค. to ธ.ค., พ.ศ., ค.ศ., with dots and blanks missing or doubled.
    fn abbreviation(&self, rest: &str) -> Option<(Word, usize)> {
        let months = MONTH_PARTS.iter().zip(1..).map(|(parts, month)| (*parts, Word::Month(month)));
        let eras = [(("พ", "ศ"), Word::BuddhistEra), (("ค", "ศ"), Word::CommonEra)];
        let (word, length) =
            months.chain(eras).find_map(|((a, b), word)| Some((word, self.parted(rest, a, b)?)))?;
        let of_an_office = matches!(word, Word::Month(_)) && self.last() == Word::Office;
        Some((if of_an_office { Word::Other } else { word }, length))
    }

    /// The length of `first` and `second` with dots between and after, where they stand free.
    fn parted(&self, rest: &str, first: &str, second: &str) -> Option<usize> {
        let after_first = rest.strip_prefix(first)?;
        let second_part = after_first.trim_start_matches(|c: char| c == '.' || is_blank(c));
        let gap = &after_first[..after_first.len() - second_part.len()];
        let dotted = gap.contains('.');
        if !gap.is_empty() && !dotted {
            return None;
        }
        let after = second_part.strip_prefix(second)?;
        let end = after.trim_start_matches('.');
        let ends_in_dot = end.len() < after.len();
        let mut following = end.chars();
        let next = following.next();
        let goes_on = next.is_some_and(is_letter);
        let another_letter_of_it = goes_on && following.next() == Some('.');
        if another_letter_of_it || (goes_on && !ends_in_dot) {
            return None;
        }
        self.may_begin_here(dotted && ends_in_dot).then(|| rest.len() - end.len())
    }

    /// Whether an abbreviation may begin here: not within an unknown word unless it is fully dotted, and not
    /// as the tail of a longer abbreviation (อ.ก.พ.).
    fn may_begin_here(&self, fully_dotted: bool) -> bool {
        let mut before = self.text[..self.at].chars().rev();
        match before.next() {
            Some('.') => !before.next().is_some_and(is_letter) || self.last() != Word::Other,
            Some(c) if is_letter(c) => fully_dotted || self.last() != Word::Other,
            _ => true,
        }
    }
}

fn weekday(from_monday: u8) -> Word {
    Word::Weekday(Weekday::try_from(from_monday).unwrap_or(Weekday::Mon))
}

/// The number at the start of `rest`, Thai or Arabic digits. One that is too long to be any date counts as
/// the greatest there is.
fn number(rest: &str) -> Option<(Word, usize)> {
    let length = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
    let run = &rest[..length];
    let value = run.chars().filter_map(digit).fold(0, |sum: u32, d| sum.saturating_mul(10).saturating_add(d));
    (length > 0).then(|| (Word::Number { value, digits: run.chars().count() }, length))
}

fn digit(c: char) -> Option<u32> {
    if c.is_ascii_digit() {
        Some(u32::from(c) - u32::from('0'))
    } else {
        ('๐'..='๙').contains(&c).then(|| u32::from(c) - u32::from('๐'))
    }
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// How many bytes of `rest` the word `entry` takes, if it stands there.
fn matched(rest: &str, entry: &str) -> Option<usize> {
    let begins = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    if begins(rest) != begins(entry) {
        return None;
    }
    let tolerant = entry.chars().count() >= TOLERANT;
    let mut left = rest.char_indices().peekable();
    let mut end = 0;
    for (index, wanted) in entry.chars().filter(|c| *c != ' ').enumerate() {
        if index > 0 {
            while left.next_if(|(_, c)| is_invisible(*c) || (tolerant && is_blank(*c))).is_some() {}
        }
        let (at, found) = left.next()?;
        if !found.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        end = at + found.len_utf8();
    }
    let mark_follows = left.next().is_some_and(|(at, c)| at == end && is_mark(c));
    (!mark_follows).then_some(end)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Zero-width characters, which PDF and web pages leave in Thai text.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

/// Thai vowels and tones above and below a consonant.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// A place in the words of a text. A copy is a place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(tokens: &'t [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The word here; [`Word::Edge`] past the last.
    pub(super) fn peek(&self) -> Word {
        self.ahead(0)
    }

    /// The word `n` after this one.
    pub(super) fn ahead(&self, n: usize) -> Word {
        self.tokens.get(self.at + n).map_or(Word::Edge, |token| token.word)
    }

    /// The word `n` before this one.
    pub(super) fn behind(&self, n: usize) -> Word {
        self.at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or(Word::Edge, |token| token.word)
    }

    /// Whether the word `n` after this one follows its neighbour without a blank.
    pub(super) fn is_tight(&self, n: usize) -> bool {
        self.tokens.get(self.at + n).is_some_and(|token| !token.blank)
    }

    pub(super) fn next(&mut self) -> Word {
        let word = self.peek();
        self.at = (self.at + 1).min(self.tokens.len());
        word
    }

    /// Passes `word` if it stands here.
    pub(super) fn take(&mut self, word: Word) -> bool {
        let found = self.peek() == word;
        if found {
            self.next();
        }
        found
    }

    /// What `parse` makes of the words from here; where it makes nothing, the cursor stays.
    pub(super) fn attempt<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut trial = *self;
        let found = parse(&mut trial)?;
        *self = trial;
        Some(found)
    }
}
