use proptest::prelude::*;

use super::*;
use crate::calendar::{Cadence, FiscalYear};
use crate::plan::{FollowUp, arbitrary};
use crate::thai::digits::Digits;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn print(plan: &Plan, query: &Query, width: usize, lang: Lang) -> String {
    let layout = Layout { width, digits: lang.digits() };
    grid(plan, query, day("2023-03-15"), layout, &Words::new(lang))
}

/// A plan with one measure for each way of being due.
fn plan() -> Plan {
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let whens = [
        When::On(day("2023-03-10")),
        When::Within(day("2023-03-01"), day("2023-03-18")),
        When::WholeYear,
        When::Every(Cadence::TwiceYearly),
        When::Unstated,
    ];
    let mut measures: Vec<_> = whens
        .into_iter()
        .enumerate()
        .map(|(index, when)| {
            let mut measure = Measure { id: format!("1.{}", index + 1), ..Measure::default() };
            measure.title = "น้ำดื่มและที่นั่งรอ".into();
            measure.due.when = when;
            measure.due.text = "ตามแผนงาน".into();
            measure.responsible.units = vec!["ฝ่ายโยธา".into()];
            measure.note = "บันทึกส่วนตัว".into();
            measure
        })
        .collect();
    measures[4].log.push(FollowUp::new(day("2023-02-01"), Status::Delayed));
    let indicator = Indicator {
        no: Some(1), title: "การใช้อำนาจ".into(), measures, ..Default::default()
    };
    plan.sections =
        vec![Section { title: "ภายใน".into(), code: "IIT".into(), indicators: vec![indicator] }];
    plan
}

/// Every line of `text` is `columns` wide, framed, and without control characters.
#[track_caller]
fn assert_framed(text: &str, columns: usize) {
    assert!(text.ends_with("┘\n"));
    for line in text.lines() {
        assert_eq!(width(line), columns, "{line}");
        assert!(line.ends_with(['│', '┐', '┤', '┘']) && line.starts_with(['│', '┌', '├', '└']), "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}

#[test]
fn dues_and_statuses_are_said() {
    let text = print(&plan(), &Query::default(), 120, Lang::Thai);
    let rows: Vec<_> = text.lines().filter(|line| line.contains("น้ำดื่ม")).collect();
    for (row, said) in rows.iter().zip(["๑๐ มี.ค. ๖๖", "๑๘ มี.ค. ๖๖", "ตลอดปี", "ปีละ ๒ ครั้ง", "ตามแผนงาน"])
    {
        assert!(row.contains(said), "{row}");
    }
    for (row, glyph) in rows.iter().zip(['!', '◆', '↻', '↻', '·']) {
        assert!(row.starts_with(&format!("│ {glyph} ")), "{row}");
    }
    assert!(rows[4].contains('‖') && rows[4].contains("  ชะลอ "), "{}", rows[4]);
}

#[test]
fn private_notes_are_not_printed() {
    assert!(!print(&plan(), &Query::default(), 240, Lang::Thai).contains("บันทึกส่วนตัว"));
}

#[test]
fn one_column_months_have_a_heading_that_reads_downwards() {
    let text = print(&plan(), &Query::default(), 90, Lang::Thai);
    assert!(text.contains("ตพธมกมีเพมิกสก") && text.contains("คยคคพคมคยคคย"), "{text}");
}

#[test]
fn what_is_left_out_is_said() {
    let query = Query { unit: Some("โยธา".into()), timing: Some(Timing::Late), ..Query::default() };
    let text = print(&plan(), &query, 80, Lang::English);
    assert!(text.contains("unit: โยธา") && text.contains("only overdue"), "{text}");
    assert!(text.contains("1.1 ") && !text.contains("1.2 "), "{text}");
}

#[test]
fn an_empty_plan_says_what_would_fill_it() {
    let plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    assert!(print(&plan, &Query::default(), 80, Lang::Thai).contains("tidtam import"));
    let query = Query { timing: Some(Timing::Late), ..Query::default() };
    assert!(print(&plan, &query, 80, Lang::English).contains("import"));
}

#[test]
fn every_width_has_its_border_in_one_column() {
    for columns in 40..=240 {
        for lang in [Lang::Thai, Lang::English] {
            assert_framed(&print(&plan(), &Query::default(), columns, lang), columns);
        }
    }
}

#[test]
fn a_width_outside_is_taken_in() {
    assert_framed(&print(&plan(), &Query::default(), 0, Lang::Thai), 40);
    assert_framed(&print(&plan(), &Query::default(), 9_999, Lang::Thai), 240);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_plan_is_framed(plan in arbitrary::plan(), columns in 40..=240usize, late: bool, thai: bool) {
        let digits = if thai { Digits::Thai } else { Digits::Arabic };
        let lang = if thai { Lang::Thai } else { Lang::English };
        let query = Query { timing: late.then_some(Timing::Late), ..Query::default() };
        let layout = Layout { width: columns, digits };
        assert_framed(&grid(&plan, &query, day("2023-03-15"), layout, &Words::new(lang)), columns);
    }

    #[test]
    fn any_text_in_a_query_is_framed(unit in any::<String>(), columns in 40..=240usize) {
        let query = Query { unit: Some(unit), ..Query::default() };
        assert_framed(&print(&plan(), &query, columns, Lang::Thai), columns);
    }
}
