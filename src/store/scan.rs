//! The pieces of a RON text that its reader says nothing of: where texts in quotes, comments and names stand.
//!
//! Nothing is checked here, and nothing is an error: a text or a comment that has no end goes to the end.

use std::ops::Range;

/// How deep brackets may nest where fields are looked for: the limit of the reader.
const DEEPEST: usize = 128;

/// What a piece of RON text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text with its quotes: `"…"`, `r#"…"#`.
    Text,
    /// `// …` without its line end, or `/* … */`.
    Comment,
    /// A name, a word or a number.
    Word,
    /// A bracket, a comma, a colon, or anything else that is one character.
    Sign,
}

/// A piece and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Its first byte.
    pub at: usize,
}

/// The pieces of `text` in order; blanks are left out.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Nearly all blanks are these two.
        at += text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\n')).count();
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        let rest = &text[at..];
        let (kind, length) = first(rest);
        let piece = Piece { kind, text: &rest[..length], at };
        at += length;
        Some(piece)
    })
}

/// The piece that `rest` begins with, and its bytes.
fn first(rest: &str) -> (Kind, usize) {
    // What most pieces are, by its first byte.
    match rest.as_bytes().first() {
        Some(b'"') => return (Kind::Text, quoted(rest)),
        Some(b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':') => return (Kind::Sign, 1),
        _ => {}
    }
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    if rest.starts_with("//") {
        (Kind::Comment, rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        (Kind::Comment, block_comment(rest))
    } else if rest.starts_with("'\"'") {
        (Kind::Sign, 3)
    } else if let Some(length) = raw(rest) {
        (Kind::Text, length)
    } else {
        // Of a raw name (r#type) too.
        let head = if rest.starts_with("r#") { 2 } else { 0 };
        let is_of_word =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-') || c.is_alphanumeric();
        let length = head + rest[head..].find(|c| !is_of_word(c)).unwrap_or(rest.len() - head);
        if length > 0 { (Kind::Word, length) } else { (Kind::Sign, sign) }
    }
}

/// The length of the comment that `rest` begins with; comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = rest[at..].find(['/', '*']) {
        at += next;
        match rest.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") if depth == 1 => return at + 2,
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of the text that `rest` begins with, its quotes counted.
fn quoted(rest: &str) -> usize {
    // By bytes, since nearly all of a plan is such texts: neither of the two is part of a longer letter, and of a
    // letter behind a backslash it is enough to pass over the first.
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.find(|(_, byte)| matches!(byte, b'"' | b'\\')) {
        if byte == b'"' {
            return at + 1;
        }
        bytes.next();
    }
    rest.len()
}

/// The length of the raw text that `rest` begins with.
fn raw(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix('r')?;
    let inside = behind.trim_start_matches('#').strip_prefix('"')?;
    let head = rest.len() - inside.len();
    let end = format!("\"{}", &rest[1..head - 1]);
    Some(head + inside.find(&end).map_or(inside.len(), |at| at + end.len()))
}

/// A field whose value is being read: its name, where that begins and where it ends.
type Open<'t> = (&'t str, usize, usize);

/// Hands `visit` every field of `text` when it ends: what gives its path, its bytes with the comma behind it, and
/// where its name ends. A field comes after those within it. Fields in more than [`DEEPEST`] brackets are passed
/// over.
pub(super) fn for_each_field(text: &str, visit: &mut impl FnMut(&dyn Fn() -> String, Range<usize>, usize)) {
    // For each open bracket the field in it.
    let mut open: Vec<Option<Open<'_>>> = Vec::new();
    let mut close = |open: &mut [Option<Open<'_>>], end: usize| {
        let path = || open.iter().flatten().map(|field| field.0).collect::<Vec<_>>().join(".");
        if open.len() > DEEPEST {
            return;
        }
        if let Some(Some((_, start, name_end))) = open.last() {
            visit(&path, *start..end, *name_end);
        }
        if let Some(field) = open.last_mut() {
            *field = None;
        }
    };
    let mut last: Option<Open<'_>> = None;
    for piece in pieces(text).filter(|piece| piece.kind != Kind::Comment) {
        match (piece.text, open.last_mut()) {
            ("(" | "[" | "{", _) => open.push(None),
            (")" | "]" | "}", _) => {
                close(&mut open, piece.at);
                open.pop();
            }
            (",", _) => close(&mut open, piece.at + 1),
            (":", Some(field @ None)) => *field = last,
            _ => {}
        }
        let is_word = piece.kind == Kind::Word;
        last = is_word.then_some((piece.text, piece.at, piece.at + piece.text.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cut(text: &str, expected: &[(Kind, &str)]) {
        let found: Vec<(Kind, &str)> = pieces(text).map(|piece| (piece.kind, piece.text)).collect();
        assert_eq!(found, expected, "{text}");
        assert!(pieces(text).all(|piece| text[piece.at..].starts_with(piece.text)));
    }

    #[test]
    fn pieces_of_a_plan() {
        use Kind::{Comment, Sign, Text, Word};
        cut(
            "(ก_1: \"x\\\"//\", // ท้าย\n r#type: -1.5,)",
            &[
                (Sign, "("),
                (Word, "ก_1"),
                (Sign, ":"),
                (Text, "\"x\\\"//\""),
                (Sign, ","),
                (Comment, "// ท้าย"),
                (Word, "r#type"),
                (Sign, ":"),
                (Word, "-1.5"),
                (Sign, ","),
                (Sign, ")"),
            ],
        );
        cut("r##\"\"# //\"##r\"a\"", &[(Text, "r##\"\"# //\"##"), (Text, "r\"a\"")]);
        cut("/* a /* b */ c */x/", &[(Comment, "/* a /* b */ c */"), (Word, "x"), (Sign, "/")]);
        cut("'\"' error\"/*\"", &[(Sign, "'\"'"), (Word, "error"), (Text, "\"/*\"")]);
    }

    #[test]
    fn what_has_no_end_goes_to_the_end() {
        cut("\"ก", &[(Kind::Text, "\"ก")]);
        cut("\"ก\\", &[(Kind::Text, "\"ก\\")]);
        cut("\"\\ก\"x", &[(Kind::Text, "\"\\ก\""), (Kind::Word, "x")]);
        cut("r#\"ก\"", &[(Kind::Text, "r#\"ก\"")]);
        cut("/*/", &[(Kind::Comment, "/*/")]);
        cut("//", &[(Kind::Comment, "//")]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_blanks_is_lost(text in "[ก\"\\\\#/*r'(),: \n]{0,40}") {
            let bare = |text: &str| text.replace(char::is_whitespace, "");
            let joined: String = pieces(&text).map(|piece| piece.text).collect();
            proptest::prop_assert_eq!(bare(&joined), bare(&text));
        }
    }
}
