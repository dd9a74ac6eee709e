//! What must hold of any bytes at all: the bodies of the fuzz targets (`tests/fuzz`). `tests/fuzz.rs` replays a
//! small corpus through the same functions under `cargo test`, so they are compiled and cannot rot.

use tidtam::calendar::{BE_OFFSET, Day, FiscalYear, Printer, Reading, Tongue, read, read_typed};
use tidtam::exchange::{self, Options};
use tidtam::locales::{Lang, Message, Words};
use tidtam::plan::{self, Plan};
use tidtam::store;
use tidtam::thai::clean;
use tidtam::thai::digits::Digits;
use tidtam::thai::width::{clusters, width};
use tidtam::thai::wrap::Wrapper;

thread_local! {
    // Making them costs more than a whole input.
    static WORDS: [Words; 2] = [Words::new(Lang::Thai), Words::new(Lang::English)];
    static WRAPPER: Wrapper = Wrapper::with_protected(["ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", "ก ข"]);
}

fn year() -> FiscalYear {
    FiscalYear::new(2566).unwrap()
}

fn today() -> Day {
    "2023-03-15".parse().unwrap()
}

/// Reading a plan: a fault in plain characters, or a plan that its own file says again, whole; as a plan of the
/// known format, and as one of a later.
pub fn load(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let parsed = store::parse(text, "plan.ron");
    let newer = store::parse_newer(text, "plan.ron");
    assert!(parsed.is_err() || newer.as_ref().is_ok_and(|newer| newer.hidden.is_empty()));
    if let Ok(newer) = newer {
        assert!(parsed.is_ok() || newer.plan.format > plan::FORMAT);
        assert_kept(Plan { format: plan::FORMAT, ..newer.plan });
    }
    store::losses(text);
    match parsed {
        Ok(plan) => assert_kept(plan),
        Err(fault) => assert_sayable(&fault.message),
    }
}

/// Reading a document: a fault, or a plan that a file can keep, with remarks in plain characters.
pub fn import(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let agency = Some("สำนักงานเขตตัวอย่าง".to_owned());
    let options = Options { year: Some(year()), agency, corrections: Vec::new(), today: today() };
    match exchange::understand(text, &options) {
        Ok(imported) => {
            imported.report.understood.iter().for_each(assert_sayable);
            for remark in &imported.report.remarks {
                assert_sayable(&remark.message);
                assert!(!remark.lines.is_empty());
                let lines = 1..=text.matches(['\n', '\r', '\u{2028}', '\u{2029}']).count() + 1;
                for (first, last) in &remark.lines {
                    assert!(first <= last && lines.contains(first) && lines.contains(last), "{remark:?}");
                }
            }
            assert_kept(imported.plan);
        }
        Err(fault) => assert_sayable(&fault.message),
    }
}

/// Reading dates: no range runs backwards, and a day or range that is read reads back as it is printed.
pub fn dates(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for reading in [read(text, year()), read_typed(text, year(), today())] {
        match reading {
            Reading::Date(day) => assert_reads_back(day, day),
            Reading::Range(first, last) => assert_reads_back(first, last),
            Reading::FiscalYear(first, last) | Reading::Cadence { within: Some((first, last)), .. } => {
                assert!(first <= last);
            }
            Reading::Cadence { within: None, .. } | Reading::Unknown(_) => {}
        }
    }
}

/// Wrapping: the first byte is the width, the rest the text.
pub fn wrap(data: &[u8]) {
    let Some((&cols, rest)) = data.split_first() else { return };
    let Ok(text) = str::from_utf8(rest) else { return };
    let text = clean::display_lines(text);
    let cols = usize::from(cols);
    let rows =
        WRAPPER.with(|wrapper| wrapper.wrap(&text, cols).into_iter().map(str::to_owned).collect::<Vec<_>>());
    let bare = |text: &str| text.replace([' ', '\t', '\n'], "");
    assert_eq!(bare(&rows.concat()), bare(&text), "{cols} columns");
    for row in &rows {
        let is_one_cluster = clusters(row).filter(|cluster| width(cluster) > 0).count() == 1;
        assert!(width(row) <= cols || is_one_cluster, "{row:?} in {cols} columns");
        assert!(!row.ends_with([' ', '\t', '\n']), "{row:?}");
    }
    assert_ends_are_legal(&text, &rows, cols);
}

/// Where a row ends or begins as spelling forbids, it had no other place to end.
pub fn assert_ends_are_legal(text: &str, rows: &[String], cols: usize) {
    let mut rest = text;
    for row in rows {
        let start = rest.find(row.as_str()).unwrap();
        let (before, after) = (&rest[..start + row.len()], &rest[start + row.len()..]);
        let row = &before[start..];
        let is_end_of_line = after.trim_start_matches([' ', '\t']).starts_with('\n')
            || after.trim_matches([' ', '\t']).is_empty();
        if !is_end_of_line && is_illegal(row, after) {
            let mut at = 0;
            for cluster in clusters(row) {
                at += cluster.len();
                // A row of nothing to see would be no better.
                let is_seen =
                    clusters(&row[..at]).any(|cluster| width(cluster) > 0 && !cluster.trim().is_empty());
                let is_open =
                    is_seen && at < row.len() && !is_illegal(&row[..at], &format!("{}{after}", &row[at..]));
                assert!(!is_open, "{row:?} before {after:?} could end at {at}, in {cols} columns");
            }
        }
        rest = after;
    }
}

/// Whether a row may not end between `before` and `after`.
fn is_illegal(before: &str, after: &str) -> bool {
    let unseen = [' ', '\t', '\u{200b}'];
    let is_mark = |c: char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let badly_begun = |c: char| matches!(c, 'ๆ' | 'ฯ' | ')' | 'ะ' | 'า' | 'ำ' | 'ๅ') || is_mark(c);
    let after = after.trim_start_matches(unseen);
    let mut behind = after.chars().skip(1).take_while(|c| is_mark(*c));
    let is_silenced = after.starts_with(|c| matches!(c, 'ก'..='ฮ')) && behind.any(|c| c == '\u{e4c}');
    let badly_ended = ['เ', 'แ', 'โ', 'ใ', 'ไ', '(', '\u{e31}'];
    after.starts_with(badly_begun) || is_silenced || before.trim_end_matches(unseen).ends_with(badly_ended)
}

#[track_caller]
fn assert_kept(mut plan: Plan) {
    let written = store::to_text(&plan).unwrap();
    assert_eq!(store::parse(&written, "plan.ron").as_ref(), Ok(&plan), "{written}");
    assert!(store::losses(&written).is_empty(), "{written}");
    plan.for_each_text(&mut |text| assert!(clean::sanitize(text).text == *text, "{text:?}"));
    plan::check(&plan);
}

#[track_caller]
fn assert_sayable(message: &Message) {
    WORDS.with(|languages| {
        for words in languages {
            let said = words.say(message);
            assert!(said == clean::sanitize(&said).text && !said.contains(['\n', '\t']), "{said:?}");
        }
    });
}

#[track_caller]
fn assert_reads_back(first: Day, last: Day) {
    use chrono::Datelike;
    assert!(first <= last);
    for tongue in [Tongue::Thai, Tongue::English] {
        for digits in [Digits::Thai, Digits::Arabic] {
            let printer = Printer { tongue, digits };
            let said = if first == last { printer.day(first) } else { printer.range(first, last) };
            let expected = if first == last { Reading::Date(first) } else { Reading::Range(first, last) };
            let is_of_the_era = |day: Day| (2400..3000).contains(&(day.year() + BE_OFFSET));
            if is_of_the_era(first) && is_of_the_era(last) {
                assert_eq!(read(&said, year()), expected, "{said}");
            }
        }
    }
}
