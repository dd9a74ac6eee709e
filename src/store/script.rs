//! Edits as lines of text: what the journal keeps and what `tidtam apply` reads. RON, one edit a line.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::fault::of_io;
use super::{fault, text};
use crate::locales::{Fault, Message};
use crate::plan::Edit;
use crate::thai::clean;

/// The edit that `text` says, which is line `line` (from 1) of the script `name`. Control characters in its texts are
/// taken out, as from a plan file.
pub fn edit(text: &str, name: &str, line: usize) -> Result<Edit, Fault> {
    let mut edit: Edit = read(text).map_err(|error| fault::of_edit(&error, text, name, line))?;
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
    use crate::locales::{Lang, Words};
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
            prop_assert_eq!(edit(&line, "", 1).unwrap(), said);
        }
    }

    #[test]
    fn thai_stands_as_thai() {
        assert_eq!(
            line(&note("น้ำ \"ใจ\"\n\\u{e01}")).unwrap(),
            r#"SetField(measure: "1.1", field: Note("น้ำ \"ใจ\"\n\\u{e01}"))"#
        );
    }

    /// In the sentences of plan files, in both languages; never in the words of the reader.
    #[test]
    fn what_is_wrong_with_a_line_is_said_with_its_place() {
        let field = |field: &str| format!("SetField(measure: \"1.1\", field: {field})");
        let deep = format!("Batch({}", "[Batch(".repeat(200));
        for (text, key, said) in [
            ("SetFeld(measure: \"1.1\")", "fault-unknown-word", "'SetFeld'; did you mean: SetField"),
            ("ลบ(\"1.1\")", "fault-unknown-word", "'ลบ'"),
            (
                "SetField(measure: \"1.1\", feld: Note(\"\"))",
                "fault-unknown-field",
                "'feld'; did you mean: field",
            ),
            ("SetField(measure: \"1.1\")", "fault-missing-field", "'field'"),
            ("SetField(measure: 1.1, field: Note(\"\"))", "fault-value-text", ":7:"),
            (&field("Due((text: \"\", when: On(\"2023-02-30\")))"), "fault-no-such-day", "'2023-02-30'"),
            ("RemoveFollowUp(measure: \"1.1\", at: 99999999999999999999)", "fault-value-number", ""),
            (&deep, "fault-too-deep", ""),
            (&field("Note(\"ก)"), "fault-edit-cut-off", ""),
            ("SetField(measure: \"1.1\"", "fault-edit-cut-off", ":7:24:"),
            ("SetField(", "fault-edit-cut-off", ""),
            ("/* ก", "fault-edit-cut-off", ""),
            (&format!("{} ก", field("Note(\"\")")), "fault-edit-behind", ""),
            ("(measure: \"1.1\")", "fault-edit", ":7:1:"),
            ("-", "fault-edit", ":7:1:"),
            ("SetField(measure \"1.1\")", "fault-colon", ""),
            ("SetField[measure]", "fault-group", ""),
            (&field("Note(\"\\q\")"), "fault-escape", ""),
        ] {
            let fault = edit(text, "ชุด.txt", 7).unwrap_err();
            let english = fault.to_string();
            assert_eq!(fault.message.key(), key, "{text}: {english}");
            assert!(english.starts_with("ชุด.txt:7:") && english.contains(said), "{text}: {english}");
            let thai = Words::new(Lang::Thai).say(&fault.message);
            assert!(thai.starts_with("ชุด.txt:7:"), "{thai}");
        }
    }

    #[test]
    fn what_could_harm_a_terminal_does_not_enter() {
        let text = r#"SetField(measure: "1.1", field: Note("ก\u{1b}[2Jข"))"#;
        assert_eq!(edit(text, "", 1), Ok(note("กข")));
    }
}
