//! How long a terminal sequence is (ECMA-48: CSI, control strings, two- and three-byte escapes).

const ESC: char = '\u{1B}';
const BEL: char = '\u{07}';
/// The 8-bit string terminator.
const ST: char = '\u{9C}';

/// Whether a terminal sequence begins with `c`.
pub(super) const fn introduces(c: char) -> bool {
    matches!(c, ESC | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}'..='\u{9F}')
}

/// The bytes of the sequence that `rest` begins with; `rest` begins with what [`introduces`] one.
pub(super) fn length(rest: &str) -> usize {
    let mut chars = rest.chars();
    let introducer = chars.next();
    let head = introducer.map_or(0, char::len_utf8);
    let body = chars.as_str();
    match (introducer, chars.next()) {
        (Some(ESC), Some('[')) => head + 1 + control_sequence(&body[1..]),
        (Some(ESC), Some(']' | 'P' | 'X' | '^' | '_')) => head + 1 + control_string(&body[1..]),
        (Some(ESC), _) => head + escape(body),
        (Some('\u{9B}'), _) => head + control_sequence(body),
        _ => head + control_string(body),
    }
}

/// Parameters, intermediates and the final byte behind CSI.
fn control_sequence(body: &str) -> usize {
    let parameters = run(body, |b| (0x30..=0x3F).contains(&b));
    let intermediates = parameters + run(&body[parameters..], |b| (0x20..=0x2F).contains(&b));
    intermediates + one(&body[intermediates..], |b| (0x40..=0x7E).contains(&b))
}

/// Intermediates and the final byte behind a bare ESC.
fn escape(body: &str) -> usize {
    let intermediates = run(body, |b| (0x20..=0x2F).contains(&b));
    let last = one(&body[intermediates..], |b| (0x30..=0x7E).contains(&b));
    // Blanks behind an ESC that begins nothing are text.
    if last == 0 { 0 } else { intermediates + last }
}

/// A string up to BEL or ST and with it; nothing where its line has no such end.
fn control_string(body: &str) -> usize {
    let line = body.split(['\n', '\r']).next().unwrap_or(body);
    let end = |(at, c): (usize, char)| match c {
        BEL | ST => Some(at + c.len_utf8()),
        ESC if line[at..].starts_with("\u{1B}\\") => Some(at + 2),
        _ => None,
    };
    line.char_indices().find_map(end).unwrap_or(0)
}

fn run(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&b| is(b)).count()
}

fn one(text: &str, is: impl Fn(u8) -> bool) -> usize {
    usize::from(text.bytes().next().is_some_and(is))
}
