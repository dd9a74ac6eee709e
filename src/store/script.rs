//! Edits as lines of text: what the journal keeps and what `tidtam apply` reads. RON, one edit a line.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::read::of_io;
use super::text;
use crate::locales::{Fault, Message};
use crate::plan::Edit;
use crate::thai::clean;

/// The edit that `line` says. Control characters in its texts are taken out, as from a plan file.
pub fn edit(line: &str) -> Result<Edit, Fault> {
    let mut edit: Edit = read(line).map_err(|error| {
        // One line: the column says where.
        let message = Message::new("fault-edit").with("column", error.span.end.col);
        Fault::input(message.with("detail", error.code))
    })?;
    edit.for_each_text(&mut |text| {
        if !clean::is_plain(text) {
            *text = clean::sanitize(text).text;
        }
    });
    Ok(edit)
}

/// The file of edits at `path`, to be read line by line; it may be a pipe.
pub fn open_script(path: &Path) -> Result<BufReader<File>, Fault> {
    let file = File::open(path).map_err(|error| of_io(&error, path))?;
    if file.metadata().is_ok_and(|meta| meta.is_dir()) {
        return Err(Fault::input(Message::new("fault-folder").with("file", path.display())));
    }
    Ok(BufReader::new(file))
}

/// The line that says `edit`.
pub fn line(edit: &Edit) -> Result<String, Fault> {
    write(edit).map_err(|error| Fault::system(Message::new("fault-unwritable-plan").with("error", error)))
}

pub(super) fn read<T: DeserializeOwned>(line: &str) -> Result<T, ron::error::SpannedError> {
    text::options().from_str(line)
}

/// `value` in one line, Thai as Thai.
pub(super) fn write<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().new_line("\n").depth_limit(0);
    Ok(readable(&text::options().to_string_pretty(value, config)?))
}

/// Takes back the escapes of letters in `text`, in which strings are escaped; those of controls, of line ends and
/// of what is not seen stay.
fn readable(text: &str) -> String {
    let mut readable = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        readable.push_str(&rest[..at]);
        let escape = &rest[at..];
        let letter = escape.strip_prefix("\\u{").and_then(|code| {
            let code = &code[..code.find('}')?];
            let letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
            is_seen(letter).then_some((letter, code.len() + 4))
        });
        // Else the backslash and what it stands before: of two backslashes the second begins nothing.
        let other = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
        let length = letter.map_or(other, |(_, length)| length);
        match letter {
            Some((letter, _)) => readable.push(letter),
            None => readable.push_str(&escape[..length]),
        }
        rest = &escape[length..];
    }
    readable + rest
}

/// Whether a letter may stand in a line as itself.
fn is_seen(letter: char) -> bool {
    let unseen = matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    letter > '\u{9f}' && !unseen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Field, arbitrary};
    use proptest::prelude::*;

    fn note(text: &str) -> Edit {
        Edit::SetField { measure: "1.1".into(), field: Field::Note(text.into()) }
    }

    proptest! {
        #[test]
        fn an_edit_is_one_line_that_says_it(measure in arbitrary::measure(), text in "\\PC*|[\\\\u{}e01\"'\n\r#]*") {
            let text = clean::sanitize(&text).text;
            let insert = Edit::InsertMeasure {
                place: crate::plan::Place { section: 0, indicator: 1, measure: 2 },
                measure: Box::new(measure),
            };
            let said = Edit::Batch(vec![insert, note(&text)]);
            let line = line(&said).unwrap();
            prop_assert!(!line.contains(['\n', '\r']), "{line}");
            prop_assert_eq!(edit(&line).unwrap(), said);
        }
    }

    #[test]
    fn thai_stands_as_thai() {
        assert_eq!(
            line(&note("น้ำ \"ใจ\"\n\\u{e01}")).unwrap(),
            r#"SetField(measure: "1.1", field: Note("น้ำ \"ใจ\"\n\\u{e01}"))"#
        );
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_with_its_column() {
        let said = edit("SetField(measure: \"1.1\", feld: Note(\"\"))").unwrap_err().to_string();
        assert!(said.contains("column 3") && said.contains("feld"), "{said}");
    }

    #[test]
    fn what_could_harm_a_terminal_does_not_enter() {
        assert_eq!(edit(r#"SetField(measure: "1.1", field: Note("ก\u{1b}[2Jข"))"#), Ok(note("กข")));
    }
}
