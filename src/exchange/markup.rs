//! HTML fragments in cells: tags go, paragraphs and list items stay.
//!
//! Fragments come from converters: `<li>` opened and never closed, lists without items, entities. A `<`
//! that begins no tag of HTML is text. What a tag says in words (a link's address, a picture's caption) is
//! kept.

use crate::thai::clean;

/// A paragraph of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    /// Whether it is an item of a list (`<li>`).
    pub item: bool,
    /// Its text, each run of blanks as one.
    pub text: String,
}

/// Tags that end a paragraph.
const BLOCKS: [&str; 21] = [
    "p", "div", "br", "ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "center", "figure",
];
/// Tags that stand within one.
const INLINE: [&str; 17] = [
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "span",
    "font",
    "a",
    "sup",
    "sub",
    "small",
    "mark",
    "img",
    "input",
    "label",
    "figcaption",
];

/// The longest tag, in bytes: past that a `<` is text.
const LONGEST_TAG: usize = 2_000;

/// The paragraphs of `cell`, empty ones left out. A line end in a cell ends a paragraph.
pub(super) fn paragraphs(cell: &str) -> Vec<Paragraph> {
    let mut out = vec![Paragraph::default()];
    let mut rest = cell;
    while let Some(at) = rest.find(['<', '\n']) {
        push(&mut out, &rest[..at]);
        if rest[at..].starts_with('\n') {
            out.push(Paragraph::default());
            rest = &rest[at + 1..];
        } else if let Some((tag, after)) = Tag::read(&rest[at..]) {
            if tag.is_block {
                out.push(Paragraph { item: tag.name == "li" && !tag.closes, text: String::new() });
            }
            if let Some(words) = tag.words {
                push(&mut out, &format!(" {words} "));
            }
            rest = after;
        } else {
            push(&mut out, "<");
            rest = &rest[at + 1..];
        }
    }
    push(&mut out, rest);
    for paragraph in &mut out {
        paragraph.text = super::text::squash(&entities(&paragraph.text));
    }
    // What a list item opens goes on in the paragraph that stands in it: <li><p>text</p></li>.
    for index in 1..out.len() {
        if out[index - 1].item && out[index - 1].text.is_empty() {
            out[index].item = true;
        }
    }
    out.retain(|paragraph| !paragraph.text.is_empty());
    out
}

/// The text of `cell` in one line.
pub(super) fn plain(cell: &str) -> String {
    let mut out = String::new();
    for paragraph in paragraphs(cell) {
        super::text::append(&mut out, &paragraph.text);
    }
    out
}

/// The text of `cell`, each paragraph on a line.
pub(super) fn lines(cell: &str) -> String {
    paragraphs(cell).into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join("\n")
}

fn push(out: &mut [Paragraph], text: &str) {
    if let Some(last) = out.last_mut() {
        last.text.push_str(text);
    }
}

struct Tag<'a> {
    name: String,
    closes: bool,
    is_block: bool,
    /// What it says in words.
    words: Option<&'a str>,
}

impl<'a> Tag<'a> {
    /// The tag at the start of `text` (a `<`), and what follows it.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let end = text.bytes().take(LONGEST_TAG).skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
        let inside = text[1..end].trim_end_matches('/');
        let closes = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        let is_block = BLOCKS.contains(&name.as_str());
        if text[end..].starts_with('<') || !is_block && !INLINE.contains(&name.as_str()) {
            return None;
        }
        let words = ["href", "alt"].iter().find_map(|key| attribute(&inside[name_end..], key));
        Some((Self { name, closes, is_block, words }, &text[end + 1..]))
    }
}

fn attribute<'a>(attributes: &'a str, key: &str) -> Option<&'a str> {
    let after = &attributes[attributes.find(&format!("{key}="))? + key.len() + 1..];
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = after[1..].split(quote).next()?.trim();
    (!value.is_empty()).then_some(value)
}

/// `text` with the entities that converters write as the characters they stand for.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(10).find(|(_, c)| *c == ';').map(|(end, _)| end);
        if let Some((c, end)) = end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" | "ensp" | "emsp" => Some(' '),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "bull" => Some('•'),
        "hellip" => Some('…'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            // What is written as an entity must not get round the clean-up.
            let c = char::from_u32(code).filter(|c| clean::is_plain(c.encode_utf8(&mut [0; 4])))?;
            Some(if c.is_whitespace() { ' ' } else { c })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(cell: &str) -> Vec<(bool, String)> {
        paragraphs(cell).into_iter().map(|p| (p.item, p.text)).collect()
    }

    #[test]
    fn items_need_not_be_closed() {
        let cell = "<ol style=\"x\"> <li>ก<li>ข</li> </ol><p>ค <b>ง</b></p>";
        assert_eq!(texts(cell), [(true, "ก".into()), (true, "ข".into()), (false, "ค ง".into())]);
        assert_eq!(texts("<li><p>ก</p></li>"), [(true, "ก".into())]);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(plain("ร้อยละ < 5 และ <ไม่ใช่แท็ก> a<b"), "ร้อยละ < 5 และ <ไม่ใช่แท็ก> a<b");
        assert_eq!(plain("Integrity &amp; T &#3585;&nbsp;ข &copy &"), "Integrity & T ก ข &copy &");
        assert_eq!(plain("ก&#27;[31m"), "ก&#27;[31m");
    }

    #[test]
    fn words_in_tags_are_kept() {
        assert_eq!(plain("<a href=\"https://example.go.th\">เว็บ</a>"), "https://example.go.th เว็บ");
        assert_eq!(plain("<img src='x.png' alt='ป้าย'>"), "ป้าย");
        assert_eq!(plain("<div style=\"text-align: center;\">  </div>"), "");
    }
}
