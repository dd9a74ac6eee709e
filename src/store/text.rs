//! RON text (format 1) to a plan and back.

use ron::Options;
use ron::error::SpannedResult;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::fault;
use super::scan::for_each_field;
use crate::locales::{Fault, Message};
use crate::plan::{FORMAT, Plan};
use crate::thai::clean;

/// Optional values stand bare in the file: `score: 87.5`, not `score: Some(87.5)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What an opening bracket and a quote of a plan file may come to in memory, in bytes, at the worst: an entry
/// without any text, in a list that has just grown to twice its length, and half a text of one letter.
const OF_A_BRACKET: usize = 700;
const OF_A_QUOTE: usize = 60;

/// The most that a plan file may come to, so that the program stays within 200 MB. What the program writes comes to
/// 50 MB at the limit of its size.
const MOST_MEMORY: usize = 160_000_000;

/// The plan that `text` says; `name` is the file's name, for faults.
///
/// Control characters in its texts are taken out (see `thai::clean`); [`losses`](super::losses()) says which.
pub fn parse(text: &str, name: &str) -> Result<Plan, Fault> {
    if too_many(text) {
        return Err(Fault::input(Message::new("fault-too-many").with("file", name)));
    }
    let plan = read(text)
        .map_err(|error| newer_format(text, name).unwrap_or_else(|| fault::of_ron(&error, text, name)))?;
    if plan.format == FORMAT { Ok(plan) } else { Err(wrong_format(plan.format, name)) }
}

/// The plan that `text` says, whatever its format, with its texts cleaned.
pub(super) fn read(text: &str) -> SpannedResult<Plan> {
    let mut plan: Plan = options().from_str(text)?;
    plan.for_each_text(&mut |text| {
        if !clean::is_plain(text) {
            *text = clean::sanitize(text).text;
        }
    });
    Ok(plan)
}

/// Whether `text` holds more than is read. Brackets and quotes within texts are counted too: that is quick, and no
/// plan comes near.
pub(super) fn too_many(text: &str) -> bool {
    let count = |wanted: u8| text.bytes().filter(|byte| *byte == wanted).count();
    count(b'(') * OF_A_BRACKET + count(b'"') * OF_A_QUOTE > MOST_MEMORY
}

/// The plan as the text of its file: one field a line, nothing empty, Thai as Thai, LF line ends.
pub fn to_text(plan: &Plan) -> Result<String, Fault> {
    let mut text = value_to_text(plan)?;
    text.push('\n');
    Ok(text)
}

/// A part of a plan as the text that it has in the file, without the last line end.
pub fn value_to_text(value: &impl Serialize) -> Result<String, Fault> {
    options()
        .to_string_pretty(value, style())
        .map_err(|error| Fault::system(Message::new("fault-unwritable-plan").with("error", error)))
}

/// How RON is written.
pub(super) fn style() -> PrettyConfig {
    // By default every letter beyond ASCII is written as \u{…}: unreadable, and 90 times slower. Follow-ups stand
    // six levels deep: with two blanks a level they still begin in the left quarter of a page.
    PrettyConfig::new().new_line("\n").indentor("  ").escape_strings(false)
}

/// The fault of a file whose format is a later one, where that is why it could not be read.
fn newer_format(text: &str, name: &str) -> Option<Fault> {
    format_of(text).filter(|format| *format != FORMAT).map(|format| wrong_format(format, name))
}

/// The format that `text` names, be the rest of it as it may.
pub(super) fn format_of(text: &str) -> Option<u32> {
    let mut format = None;
    for_each_field(text, &mut |path, range, name_end| {
        if format.is_none() && path() == "format" {
            let digits = text[name_end..range.end].trim_matches(|c: char| !c.is_ascii_digit());
            format = digits.parse().ok();
        }
    });
    format
}

fn wrong_format(format: u32, name: &str) -> Fault {
    let key = if format > FORMAT { "fault-newer-format" } else { "fault-no-such-format" };
    Fault::input(Message::new(key).with("file", name).with("format", format).with("known", FORMAT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::FiscalYear;
    use crate::plan::arbitrary;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(plan in arbitrary::plan()) {
            let text = to_text(&plan).unwrap();
            prop_assert_eq!(parse(&text, "plan.ron").unwrap(), plan);
        }

        #[test]
        fn the_json_export_is_the_same_plan(plan in arbitrary::plan()) {
            let text = serde_json::to_string(&plan).unwrap();
            prop_assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
        }

        #[test]
        fn nothing_that_is_no_plan_breaks_the_reader(text in "\\PC*") {
            let _ = parse(&text, "plan.ron");
        }
    }

    /// The English sentence that says what is wrong with `body` in a plan that is otherwise sound.
    fn fault(body: &str) -> String {
        let text = format!("(\n    format: 1,\n    agency: \"ก\",\n    fiscal_year: 2566,\n{body})\n");
        parse(&text, "plan.ron").unwrap_err().to_string()
    }

    fn measure(fields: &str) -> String {
        format!(
            "    sections: [(title: \"\", indicators: [(title: \"\", measures: [(\n{fields}\n    )])])],\n"
        )
    }

    #[test]
    fn a_fault_says_file_line_column_and_the_nearest_known_name() {
        let said = fault("    titel: \"แผน\",\n");
        assert_eq!(said, "plan.ron:5:10: unknown field 'titel'; did you mean: title");
        let said = fault(&measure("id: \"1.1\", monitoring: (every: Montly)"));
        assert_eq!(said, "plan.ron:6:38: unknown word 'Montly'; did you mean: Monthly");
        let said = fault(&measure("title: \"ไม่มีเลข\""));
        assert!(said.starts_with("plan.ron:7:5: the field 'id' is missing"), "{said}");
        let said = fault("    title: \"ก\", title: \"ข\",\n");
        assert!(said.contains("plan.ron:5") && said.contains("'title' stands twice"), "{said}");
    }

    #[test]
    fn impossible_days_and_values() {
        let said = fault(&measure("id: \"1.1\", due: (when: On(\"2023-02-30\"))"));
        assert!(said.starts_with("plan.ron:6:") && said.contains("there is no day '2023-02-30'"), "{said}");
        for day in ["๓๐ มี.ค. ๖๖", "30/3/66", "", "2023-13-01", "2023-03-01T00:00"] {
            let said = fault(&measure(&format!("id: \"1.1\", due: (when: On(\"{day}\"))")));
            assert!(said.contains(&format!("there is no day '{day}'")), "{said}");
        }
        let said = fault(&measure("id: 1"));
        assert!(said.contains("a text in quotes belongs here"), "{said}");
        let said = fault("    score: (year: 2565, total: 87.505),\n");
        assert!(said.contains("at most two decimals"), "{said}");
        for number in ["NaN", "inf", "-1.0"] {
            let said = fault(&format!("    score: (year: 2565, total: {number}),\n"));
            assert!(said.starts_with("plan.ron:5:") && said.contains("a score is 0 to 100"), "{said}");
        }
        let said = parse("(format: 1, agency: \"ก\", fiscal_year: 2023)", "plan.ron").unwrap_err();
        assert!(said.to_string().contains("a year of the Buddhist Era belongs here"), "{said}");
    }

    #[test]
    fn files_of_another_kind() {
        let said = |text: &str| parse(text, "f").unwrap_err().to_string();
        assert!(said("(format: 2, wonders: [1, 2])").contains("format 2 is newer"));
        assert!(said("(format: 2, agency: \"\", fiscal_year: 2566)").contains("format 2 is newer"));
        assert!(said("(format: 0, agency: \"\", fiscal_year: 2566)").contains("no format 0"));
        assert!(said("[1, 2]").contains("no plan of tidtam"));
        assert!(said("สวัสดี").contains("no plan of tidtam"));
        assert!(said("(format: 1, agency: \"ก\" fiscal_year: 2566)").starts_with("f:1:2"));
    }

    #[test]
    fn what_could_harm_a_terminal_does_not_enter() {
        let text = r#"(format: 1, agency: "ก\u{1b}[31mข\u{202e}", fiscal_year: 2566, title: "หนึ่ง\r\nสอง")"#;
        let plan = parse(text, "f").unwrap();
        assert_eq!((plan.agency.as_str(), plan.title.as_str()), ("กข", "หนึ่ง\nสอง"));
    }

    #[test]
    fn the_file_is_for_people() {
        let mut plan = Plan::new("สำนักงานเขต \"ตัวอย่าง\"", FiscalYear::new(2566).unwrap());
        plan.title = "บรรทัดหนึ่ง\nบรรทัดสอง \\ #".into();
        let text = to_text(&plan).unwrap();
        assert_eq!(
            text,
            "(\n  format: 1,\n  agency: r#\"สำนักงานเขต \"ตัวอย่าง\"\"#,\n  fiscal_year: 2566,\n  \
             title: r##\"บรรทัดหนึ่ง\nบรรทัดสอง \\ #\"##,\n)\n"
        );
        assert_eq!(parse(&text, "f").unwrap(), plan);
    }
}
