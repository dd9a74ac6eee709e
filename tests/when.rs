//! `tidtam when` as it is run.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use assert_cmd::Command;
use serde_json::{Value, json};

fn when(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tidtam").unwrap();
    command.env_remove("TIDTAM_LANG").args(["--lang", "en", "when"]).args(args);
    command
}

#[track_caller]
fn lines(command: &mut Command) -> Vec<String> {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap().lines().map(str::to_owned).collect()
}

#[track_caller]
fn objects(command: &mut Command) -> Vec<Value> {
    lines(command).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Of each row: the expression, its year, and the object that is to be printed.
fn rows() -> Vec<(String, String, Value)> {
    let or_null = |field: &str| if field.is_empty() { Value::Null } else { field.into() };
    let table = include_str!("data/thai-dates.tsv").lines().skip(1);
    table
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [text, year, kind, start, end, every] = fields[..] else { panic!("a short row: {line}") };
            let (start, end, every) = (or_null(start), or_null(end), or_null(every));
            let object = json!({"text": text, "kind": kind, "start": start, "end": end, "every": every});
            (text.to_owned(), year.to_owned(), object)
        })
        .collect()
}

#[test]
fn every_row_of_the_table_as_arguments_and_as_lines() {
    let rows = rows();
    let mut years: Vec<&str> = rows.iter().map(|(_, year, _)| year.as_str()).collect();
    years.sort_unstable();
    years.dedup();
    let mut answered = 0;
    for year in years {
        let of_year: Vec<_> = rows.iter().filter(|row| row.1 == year).collect();
        let texts: Vec<&str> = of_year.iter().map(|row| row.0.as_str()).collect();
        let expected: Vec<&Value> = of_year.iter().map(|row| &row.2).collect();
        let as_arguments = objects(when(&["--json", "--year", year]).args(&texts));
        let as_lines = objects(when(&["--json", "--year", year]).write_stdin(texts.join("\n")));
        assert_eq!(as_arguments.iter().collect::<Vec<_>>(), expected);
        assert_eq!(as_lines.iter().collect::<Vec<_>>(), expected);
        answered += as_lines.len();
    }
    assert_eq!(answered, 66);
}

#[test]
fn the_keys_stand_in_their_order() {
    let said = lines(&mut when(&["--json", "--year", "2566", "มี.ค. ๖๖", "-"]));
    assert_eq!(
        said,
        [
            r#"{"text":"มี.ค. ๖๖","kind":"range","start":"2023-03-01","end":"2023-03-31","every":null}"#,
            r#"{"text":"-","kind":"unknown","start":null,"end":null,"every":null}"#,
        ]
    );
}

#[test]
fn a_line_an_expression_in_either_language() {
    let expressions =
        ["๓๐ มี.ค. ๖๖", "๑ - ๑๕ มี.ค.", "ตลอดปี", "ทุกเดือน", "ทุกเดือน ตั้งแต่ ม.ค. ๖๖ เป็นต้นไป", "31 เม.ย. 66"];
    assert_eq!(
        lines(when(&["--year", "66"]).args(expressions)),
        [
            "๓๐ มี.ค. ๖๖: Thursday 30 March 2566",
            "๑ - ๑๕ มี.ค.: 1 March 2566 to 15 March 2566",
            "ตลอดปี: the whole of fiscal year 2566 (1 October 2565 to 30 September 2566)",
            "ทุกเดือน: monthly",
            "ทุกเดือน ตั้งแต่ ม.ค. ๖๖ เป็นต้นไป: monthly, 1 January 2566 to 30 September 2566",
            "31 เม.ย. 66: unknown: there is no such day, month or quarter; check the number",
        ]
    );
    assert_eq!(
        lines(when(&["--lang", "th", "--year", "๒๕๖๖"]).args(expressions)),
        [
            "๓๐ มี.ค. ๖๖: วันพฤหัสบดีที่ ๓๐ มีนาคม ๒๕๖๖",
            "๑ - ๑๕ มี.ค.: ตั้งแต่ ๑ มีนาคม ๒๕๖๖ ถึง ๑๕ มีนาคม ๒๕๖๖",
            "ตลอดปี: ทั้งปีงบประมาณ ๒๕๖๖ (๑ ตุลาคม ๒๕๖๕ ถึง ๓๐ กันยายน ๒๕๖๖)",
            "ทุกเดือน: ทุกเดือน",
            "ทุกเดือน ตั้งแต่ ม.ค. ๖๖ เป็นต้นไป: ทุกเดือน ตั้งแต่ ๑ มกราคม ๒๕๖๖ ถึง ๓๐ กันยายน ๒๕๖๖",
            "31 เม.ย. 66: ไม่ทราบ: ไม่มีวัน เดือน หรือไตรมาสนี้ โปรดตรวจตัวเลข",
        ]
    );
}

#[test]
fn a_year_that_is_none_is_refused_before_anything_is_printed() {
    for year in ["2023", "3000", "abc", "", "๕"] {
        let assert = when(&["--year", year, "มี.ค."]).assert().code(2).stdout("");
        let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert!(stderr.contains(&format!("'{year}'")) && stderr.contains("2566"), "{stderr}");
    }
}

#[test]
fn an_empty_line_is_unknown_and_no_line_is_skipped() {
    let said = objects(when(&["--json", "--year", "2566"]).write_stdin("\nทุกปี\r\n\n  \nมี.ค."));
    let kinds: Vec<(&str, &str)> =
        said.iter().map(|o| (o["text"].as_str().unwrap(), o["kind"].as_str().unwrap())).collect();
    let expected =
        [("", "unknown"), ("ทุกปี", "cadence"), ("", "unknown"), ("  ", "unknown"), ("มี.ค.", "range")];
    assert_eq!(kinds, expected);
    assert!(lines(when(&[]).write_stdin("")).is_empty());
}

#[test]
fn input_that_is_no_text_is_a_fault_with_its_line() {
    let assert = when(&["--year", "2566"]).write_stdin(b"\xe0\xb8\x81\n\xff\xfe\n".to_vec()).assert().code(2);
    let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(stderr.contains("line 2") && stderr.contains("UTF-8"), "{stderr}");
    let long = "ก".repeat(40_000);
    let assert = when(&[]).write_stdin(long).assert().code(2).stdout("");
    assert!(String::from_utf8_lossy(&assert.get_output().stderr).contains("line 1 of the input is too long"));
}

#[test]
fn nothing_that_moves_a_cursor_is_printed() {
    let hostile = "\u{1b}[2Jมี.ค.\u{9b}31m \u{7f}\t";
    for args in [&["--year", "2566"][..], &["--year", "2566", "--json"]] {
        let said = lines(when(args).arg(hostile));
        assert!(!said.concat().contains(char::is_control), "{said:?}");
    }
    let object = &objects(when(&["--json"]).arg(hostile))[0];
    assert_eq!(object["text"], hostile);
}

#[test]
fn without_a_year_the_fiscal_year_of_today_serves() {
    let object = &objects(&mut when(&["--json", "+0", "ตลอดปี"]));
    let (today, start, end) = (&object[0]["start"], &object[1]["start"], &object[1]["end"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert!(text(start) <= text(today) && text(today) <= text(end), "{object:?}");
}
