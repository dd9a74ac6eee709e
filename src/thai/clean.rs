//! The two doors of the program: [`sanitize`] where text comes in, [`display`] where it goes out.
//!
//! `sanitize` takes out what has no business in a plan (terminal sequences, control characters, marks that
//! turn the direction of writing, invisible fillers), writes every line end as LF, and says what it took out.
//! It keeps TAB, NBSP and zero-width spaces, never normalises and never changes spelling: what a person typed
//! stays to the letter. `display` does the same for what slipped through, and makes the rest fit to be seen.
//!
//! Limits: a control string (OSC, DCS, ..) that has no end in its line loses its introducer only, so that a
//! stray one cannot swallow the text behind it.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::chars::{ZWJ, is_mark, is_thai};

mod escape;

/// What an orphan mark stands on, on display.
const DOTTED_CIRCLE: char = '◌';
/// What stands for an emoji made of several: terminals disagree about their width.
const BOX: char = '□';
/// Asks for the coloured form of the character before it.
const VS16: char = '\u{FE0F}';

/// Text as it may be kept, and what was taken out to make it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// No control character but TAB and LF.
    pub text: String,
    /// One entry for each kind that was found, in the order of the first of each.
    pub removed: Vec<Removed>,
}

/// What was taken out of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// What it was.
    pub kind: Kind,
    /// How many.
    pub count: usize,
    /// Where the first stood: a byte of the text as it came in.
    pub first_at: usize,
}

/// The kinds of things that [`sanitize`] takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A terminal sequence: ESC or its 8-bit form, with all that belongs to it.
    Sequence,
    /// Another control character (C0, DEL, C1).
    Control,
    /// A mark that turns or isolates the direction of writing.
    Direction,
    /// Something without a shape: a soft hyphen, a filler, a joiner within Thai.
    Invisible,
}

impl Cleaned {
    fn note(&mut self, kind: Kind, at: usize) {
        match self.removed.iter_mut().find(|removed| removed.kind == kind) {
            Some(removed) => removed.count += 1,
            None => self.removed.push(Removed { kind, count: 1, first_at: at }),
        }
    }
}

/// Whether nothing in `text` would have to be changed; `false` where that takes a closer look.
pub fn is_plain(text: &str) -> bool {
    // Bytes are quick to look at, and nearly every plan is of these: letters of ASCII, and U+0800 to U+0FFF, where
    // Thai lies and nothing is suspect.
    let is_usual = |byte: u8| matches!(byte, b'\t' | b'\n' | b' '..=b'~' | 0xE0 | 0x80..=0xBF);
    text.bytes().all(is_usual) || !text.contains(is_suspect)
}

/// `text` as it may be kept. Cleaning what is clean changes nothing.
pub fn sanitize(text: &str) -> Cleaned {
    if is_plain(text) {
        return Cleaned { text: text.to_owned(), removed: Vec::new() };
    }
    let mut cleaned = Cleaned { text: String::with_capacity(text.len()), removed: Vec::new() };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = c.len_utf8();
        match verdict(rest, c, &cleaned.text) {
            Verdict::Keep => cleaned.text.push(c),
            Verdict::LineEnd(bytes) => {
                cleaned.text.push('\n');
                length = bytes;
            }
            Verdict::TakeOut(kind, bytes) => {
                cleaned.note(kind, at);
                length = bytes;
            }
        }
        at += length;
    }
    cleaned
}

/// `text` as it may be seen in one line: nothing that moves a cursor, and every line end a blank.
pub fn display(text: &str) -> Cow<'_, str> {
    shown(text, false)
}

/// `text` as it may be seen in several lines: like [`display`], but LF stays.
pub fn display_lines(text: &str) -> Cow<'_, str> {
    shown(text, true)
}

/// What is done about the character at the beginning of the rest, and how many bytes that uses up.
enum Verdict {
    Keep,
    LineEnd(usize),
    TakeOut(Kind, usize),
}

fn verdict(rest: &str, c: char, before: &str) -> Verdict {
    match c {
        '\t' | '\n' => Verdict::Keep,
        '\r' => Verdict::LineEnd(carriage_return(rest)),
        '\u{2028}' | '\u{2029}' => Verdict::LineEnd(c.len_utf8()),
        _ if escape::introduces(c) => Verdict::TakeOut(Kind::Sequence, escape::length(rest)),
        _ if c.is_control() => Verdict::TakeOut(Kind::Control, c.len_utf8()),
        _ if is_direction(c) => Verdict::TakeOut(Kind::Direction, c.len_utf8()),
        _ if is_invisible(c) || joins_thai(rest, c, before) => {
            Verdict::TakeOut(Kind::Invisible, c.len_utf8())
        }
        _ => Verdict::Keep,
    }
}

/// The bytes of the line end that begins with CR. CR CR is what a terminal makes of a pasted CRLF; CR CR LF is
/// a CRLF translated twice.
fn carriage_return(rest: &str) -> usize {
    ["\r\r\n", "\r\r", "\r\n"].iter().find(|end| rest.starts_with(**end)).map_or(1, |end| end.len())
}

/// Whether a joiner or a variation selector stands in Thai, where it means nothing.
fn joins_thai(rest: &str, c: char, before: &str) -> bool {
    let after_thai = before.chars().next_back().is_some_and(is_thai);
    let before_thai = || {
        let next = rest.chars().find(|&next| next != ZWJ && next != VS16 && !is_taken_out(next));
        next.is_some_and(is_thai)
    };
    after_thai && (c == VS16 || c == ZWJ && before_thai())
}

/// Code points that are taken out wherever they stand; shared with the search key.
pub(super) fn is_taken_out(c: char) -> bool {
    c.is_control() && c != '\t' && c != '\n' || is_direction(c) || is_invisible(c)
}

const fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{FFF9}'..='\u{FFFB}' | '\u{115F}' | '\u{1160}' | '\u{3164}')
}

/// Whether [`sanitize`] has to look closer.
fn is_suspect(c: char) -> bool {
    is_taken_out(c) || matches!(c, ZWJ | VS16 | '\u{2028}' | '\u{2029}')
}

fn shown(text: &str, lines: bool) -> Cow<'_, str> {
    if is_presentable(text, lines) {
        return Cow::Borrowed(text);
    }
    let clean = sanitize(text).text;
    let mut out = String::with_capacity(clean.len() + DOTTED_CIRCLE.len_utf8());
    for grapheme in clean.graphemes(true) {
        if is_joined_emoji(grapheme) {
            out.push(BOX);
            continue;
        }
        for c in grapheme.chars() {
            let c = if c == '\t' || c == '\n' && !lines { ' ' } else { c };
            if is_mark(c) && stands_alone(out.chars().next_back()) {
                out.push(DOTTED_CIRCLE);
            }
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether `text` can be seen just as it is: one quick pass, for nearly all text.
fn is_presentable(text: &str, lines: bool) -> bool {
    let mut previous = None;
    for c in text.chars() {
        let is_orphan = is_mark(c) && stands_alone(previous);
        if is_orphan || is_suspect(c) || c == '\t' || c == '\n' && !lines {
            return false;
        }
        previous = Some(c);
    }
    true
}

/// Whether a mark behind `previous` has nothing to stand on.
fn stands_alone(previous: Option<char>) -> bool {
    previous.is_none_or(char::is_whitespace)
}

/// Whether a ZWJ joins the code points of this grapheme. (In Indic scripts it shapes letters, and stays.) Marks between
/// do not count: Thai vowels count as letters, and may stand on an emoji.
fn is_joined_emoji(grapheme: &str) -> bool {
    let takes_room = |c: char| c.width().is_some_and(|width| width > 0);
    let joins = |tail: &str| tail.contains(takes_room);
    grapheme.split_once(ZWJ).is_some_and(|(_, tail)| joins(tail))
        && grapheme.contains(|c: char| takes_room(c) && !c.is_alphabetic())
}

#[cfg(test)]
mod tests;
