//! A plan file of a later format, to be shown and not to be edited.
//!
//! Fields that this program does not know are cut out of the text, wherever they stand under the same name in the
//! same place of the plan, and the rest is read as usual. Limits: a known field that means something else in the
//! later format cannot be told; a file whose known fields cannot be read (a new word for a status) is refused.

use std::path::Path;

use ron::Error;
use ron::error::{Position, SpannedError};

use super::scan::for_each_field;
use super::{read, text};
use crate::locales::Fault;
use crate::plan::{FORMAT, Plan};

/// The most fields of different names that are cut out: past that it is another kind of file.
const MOST_HIDDEN: usize = 100;

/// A plan of a later format, as far as this program knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The plan without what is not known. It keeps its format, so that [`save`](super::save()) refuses it.
    pub plan: Plan,
    /// The fields that are left out, each once, with the fields in which they stand:
    /// `sections.indicators.measures.colour`.
    pub hidden: Vec<String>,
}

/// The plan in the file at `path`, to be shown only: as [`load`](super::load()) reads it, but that a later format
/// is no fault.
pub fn load_newer(path: &Path) -> Result<Newer, Fault> {
    parse_newer(read::decode(&read::bytes(path, path)?, path)?, &path.display().to_string())
}

/// The same of the text of a file; `name` is the file's name, for faults.
pub fn parse_newer(text: &str, name: &str) -> Result<Newer, Fault> {
    let fault = match text::parse(text, name) {
        Ok(plan) => return Ok(Newer { plan, hidden: Vec::new() }),
        Err(fault) => fault,
    };
    // In a file of the known format an unknown field is a slip of the pen.
    if text::format_of(text).is_none_or(|format| format <= FORMAT) || text::too_many(text) {
        return Err(fault);
    }
    let mut known = text.to_owned();
    let mut hidden = Vec::new();
    loop {
        match text::read(&known) {
            Ok(plan) => return Ok(Newer { plan, hidden }),
            Err(error) => {
                let Some(path) = unknown_field(&error, &known).filter(|_| hidden.len() < MOST_HIDDEN) else {
                    return Err(fault);
                };
                known = without(&known, &path);
                hidden.push(path);
            }
        }
    }
}

/// The path of the field that `error` says is unknown.
fn unknown_field(error: &SpannedError, text: &str) -> Option<String> {
    if !matches!(error.code, Error::NoSuchStructField { .. }) {
        return None;
    }
    // The reader stops behind the name.
    let at = offset(text, error.span.end);
    let mut found = None;
    for_each_field(text, &mut |path, _, name_end| {
        if name_end == at {
            found = Some(path());
        }
    });
    found
}

/// The byte at a place of `text`.
fn offset(text: &str, place: Position) -> usize {
    let start: usize = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    start + text[start..].chars().take(place.col - 1).map(char::len_utf8).sum::<usize>()
}

/// `text` without the fields at `path`.
fn without(text: &str, path: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for_each_field(text, &mut |path_of_field, range, _| {
        if path_of_field() == path {
            rest.push_str(&text[from..range.start]);
            from = range.end;
        }
    });
    rest.push_str(&text[from..]);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Status;

    const NEWER: &str = r##"// รุ่นใหม่
(
  format: 2,
  agency: "ก", // , ( "
  fiscal_year: 2566,
  wonders: [(a: 1, title: "x)"), Some({"k": 'c', 'd': r#"],"#})],
  sections: [
    (title: "ข", colour: Red, indicators: [
      (title: "ค", measures: [
        (id: "1.1", colour: (r: 1), log: [(on: "2023-03-01", status: Done, by: /* , */ "ง", text: "จ")]),
        (colour: "แดง,", id: "1.2", title: "ฉ"),
        (id: "1.3", colour: None),
      ]),
    ]),
  ],
  last: 1.5
)
"##;

    #[test]
    fn what_is_not_known_is_left_out_and_named() {
        let newer = parse_newer(NEWER, "f").unwrap();
        assert_eq!(
            newer.hidden,
            [
                "wonders",
                "sections.colour",
                "sections.indicators.measures.colour",
                "sections.indicators.measures.log.by",
                "last"
            ]
        );
        assert_eq!(newer.plan.format, 2);
        let measures: Vec<_> = newer.plan.measures().map(|(_, measure)| measure).collect();
        assert_eq!(measures.len(), 3);
        assert_eq!((measures[0].log[0].status, measures[0].log[0].text.as_str()), (Status::Done, "จ"));
        assert_eq!((measures[1].id.as_str(), measures[1].title.as_str()), ("1.2", "ฉ"));
    }

    #[test]
    fn a_newer_plan_without_new_fields_is_shown_whole_and_never_saved() {
        let newer = parse_newer("(format: 3, agency: \"ก\u{1b}[1m\", fiscal_year: 2566)", "f").unwrap();
        assert_eq!((newer.plan.agency.as_str(), newer.hidden.len()), ("ก", 0));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ron");
        assert!(super::super::save(&path, &newer.plan, super::super::Overwrite::Never).is_err());
        assert!(!path.exists());
    }

    #[test]
    fn what_cannot_be_shown_is_a_fault_of_the_file_as_it_stands() {
        let key = |text: &str| parse_newer(text, "f").err().map(|fault| fault.message.key());
        let typo = "(format: 1, agency: \"ก\", fiscal_year: 2566, titel: \"\")";
        assert_eq!(key(typo), Some("fault-unknown-field"));
        assert_eq!(key(&typo.replace("titel", "title")), None);
        assert_eq!(key(&NEWER.replace("Done", "Paused")), Some("fault-newer-format"));
        assert_eq!(key(&NEWER.replace("  fiscal_year: 2566,\n", "")), Some("fault-newer-format"));
        let many = (0..=MOST_HIDDEN).map(|n| format!("  new{n}: 1,")).collect::<Vec<_>>().join("\n");
        assert_eq!(key(&NEWER.replace("  last: 1.5", &many)), Some("fault-newer-format"));
    }
}
