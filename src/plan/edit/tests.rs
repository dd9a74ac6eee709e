//! Each edit and what takes it back; and what does not fit.

use super::*;
use crate::calendar::FiscalYear;
use crate::plan::{Status, arbitrary};
use proptest::prelude::*;

fn measure(id: &str) -> Measure {
    let entry = FollowUp::new("2023-03-15".parse().unwrap(), Status::Done);
    Measure { id: id.into(), log: vec![entry], ..Measure::default() }
}

fn indicator(ids: &[&str]) -> Indicator {
    let measures = ids.iter().map(|id| measure(id)).collect();
    Indicator {
        title: format!("ตัวชี้วัด {}", ids.len()), measures, ..Indicator::default()
    }
}

fn directive(id: &str, about: &str) -> Directive {
    Directive {
        id: id.into(),
        about: about.into(),
        unit: "ฝ่ายตัวอย่าง".into(),
        text: "ให้ดำเนินการ".into(),
        given_at: "1/2566".into(),
        due: None,
        reports: Vec::new(),
        closed_at: None,
    }
}

/// Two sections: 1.1, 1.2 and 2.1 in two indicators, and one that is empty.
fn plan() -> Plan {
    let mut plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
    let indicators = vec![indicator(&["1.1", "1.2"]), indicator(&["2.1"])];
    plan.sections = vec![
        Section { title: "หนึ่ง".into(), indicators, ..Section::default() },
        Section { title: "สอง".into(), ..Section::default() },
    ];
    plan.directives = vec![directive("d1", "1.1"), directive("d2", "")];
    plan
}

fn section(ids: &[&str]) -> Section {
    Section { title: "ใหม่".into(), code: "ม".into(), indicators: vec![indicator(ids)] }
}

/// Edits that fit [`plan()`], at least one a variant and a field.
fn fitting() -> Vec<Edit> {
    let place = |section, indicator, measure| Place { section, indicator, measure };
    let score = Score::from_hundredths(8750);
    let year = FiscalYear::new(2565).unwrap();
    let total = YearScore { year, total: score.unwrap(), grade: "A".into() };
    let of_indicator = |field| Edit::SetIndicator { section: 0, at: 1, field };
    let entry = FollowUp::new("2023-04-15".parse().unwrap(), Status::Delayed);
    vec![
        Edit::AddFollowUp { measure: "1.1".into(), at: 0, entry: entry.clone() },
        Edit::AddFollowUp { measure: "1.1".into(), at: 1, entry: entry.clone() },
        Edit::RemoveFollowUp { measure: "1.1".into(), at: 0 },
        Edit::SetFollowUp { measure: "1.1".into(), at: 0, entry },
        Edit::SetField { measure: "2.1".into(), field: Field::Title("ชื่อ".into()) },
        Edit::InsertMeasure { place: place(0, 0, 2), measure: Box::new(measure("1.3")) },
        Edit::RemoveMeasure { measure: "1.1".into() },
        Edit::MoveMeasure { measure: "1.1".into(), to: place(0, 0, 1) },
        Edit::MoveMeasure { measure: "1.1".into(), to: place(0, 1, 1) },
        Edit::SetPlan(PlanField::Agency("สำนักงานอื่น".into())),
        Edit::SetPlan(PlanField::Title("แผน".into())),
        Edit::SetPlan(PlanField::Score(Some(total))),
        Edit::InsertSection { at: 0, section: Box::new(section(&["9.1"])) },
        Edit::InsertSection { at: 2, section: Box::new(section(&[])) },
        Edit::RemoveSection { at: 0 },
        Edit::RemoveSection { at: 1 },
        Edit::SetSection { at: 1, field: SectionField::Title("ชื่อ".into()) },
        Edit::SetSection { at: 0, field: SectionField::Code("IIT".into()) },
        Edit::InsertIndicator { section: 1, at: 0, indicator: Box::new(indicator(&["9.1"])) },
        Edit::InsertIndicator { section: 0, at: 2, indicator: Box::new(indicator(&[])) },
        Edit::RemoveIndicator { section: 0, at: 0 },
        of_indicator(IndicatorField::No(Some(3))),
        of_indicator(IndicatorField::Title("ชื่อ".into())),
        of_indicator(IndicatorField::Score(score)),
        of_indicator(IndicatorField::Analysis("ลดลง".into())),
        of_indicator(IndicatorField::Issues(vec![Issue { codes: vec!["i1".into()], text: "ก".into() }])),
        of_indicator(IndicatorField::Results(vec!["ผล".into()])),
        Edit::AddDirective { at: 0, directive: Box::new(directive("d3", "")) },
        Edit::AddDirective { at: 2, directive: Box::new(directive("d3", "2.1")) },
        Edit::RemoveDirective { id: "d1".into() },
        Edit::SetDirective(Box::new(Directive { text: "ใหม่".into(), ..directive("d2", "1.2") })),
        Edit::Batch(vec![
            Edit::RemoveIndicator { section: 0, at: 0 },
            Edit::InsertIndicator { section: 1, at: 0, indicator: Box::new(indicator(&["1.1", "1.2"])) },
        ]),
    ]
}

#[test]
fn each_edit_changes_the_plan_and_its_inverse_takes_that_back() {
    for edit in fitting() {
        let mut changed = plan();
        let back = edit.clone().apply(&mut changed).unwrap_or_else(|misfit| panic!("{edit:?}: {misfit}"));
        assert_ne!(changed, plan(), "{edit:?}");
        let again = back.apply(&mut changed).unwrap();
        assert_eq!(changed, plan(), "{edit:?}");
        assert_eq!(again, edit, "the inverse of the inverse");
    }
}

#[test]
fn what_does_not_fit_says_why_and_leaves_the_plan() {
    let place = |section, indicator, measure| Place { section, indicator, measure };
    let no_entry = |at| Misfit::NoFollowUp { measure: "1.1".into(), at };
    let entry = FollowUp::new("2023-04-15".parse().unwrap(), Status::Delayed);
    let taken = |id: &str| Misfit::IdTaken(id.into());
    let title = || SectionField::Title("ก".into());
    let cases = [
        (Edit::AddFollowUp { measure: "1.1".into(), at: 2, entry: entry.clone() }, no_entry(2)),
        (Edit::RemoveFollowUp { measure: "1.1".into(), at: 1 }, no_entry(1)),
        (Edit::SetFollowUp { measure: "1.1".into(), at: usize::MAX, entry }, no_entry(usize::MAX)),
        (Edit::RemoveMeasure { measure: "9".into() }, Misfit::NoMeasure("9".into())),
        (Edit::InsertMeasure { place: place(0, 1, 0), measure: Box::new(measure("1.1")) }, taken("1.1")),
        (
            Edit::InsertMeasure { place: place(0, 0, 3), measure: Box::new(measure("n")) },
            Misfit::NoPlace(place(0, 0, 3)),
        ),
        (Edit::MoveMeasure { measure: "1.1".into(), to: place(0, 0, 2) }, Misfit::NoPlace(place(0, 0, 2))),
        (Edit::MoveMeasure { measure: "1.1".into(), to: place(1, 0, 0) }, Misfit::NoPlace(place(1, 0, 0))),
        (Edit::InsertSection { at: 3, section: Box::new(section(&[])) }, Misfit::NoSection(3)),
        (Edit::InsertSection { at: 0, section: Box::new(section(&["9", "1.2"])) }, taken("1.2")),
        (Edit::RemoveSection { at: 2 }, Misfit::NoSection(2)),
        (Edit::SetSection { at: 2, field: title() }, Misfit::NoSection(2)),
        (
            Edit::InsertIndicator { section: 2, at: 0, indicator: Box::new(indicator(&[])) },
            Misfit::NoSection(2),
        ),
        (
            Edit::InsertIndicator { section: 1, at: 1, indicator: Box::new(indicator(&[])) },
            Misfit::NoIndicator { section: 1, at: 1 },
        ),
        (Edit::InsertIndicator { section: 1, at: 0, indicator: Box::new(indicator(&["2.1"])) }, taken("2.1")),
        (Edit::RemoveIndicator { section: 0, at: 2 }, Misfit::NoIndicator { section: 0, at: 2 }),
        (
            Edit::SetIndicator { section: 1, at: 0, field: IndicatorField::No(None) },
            Misfit::NoIndicator { section: 1, at: 0 },
        ),
        (
            Edit::AddDirective { at: 3, directive: Box::new(directive("d3", "")) },
            Misfit::NoDirective("3".into()),
        ),
        (Edit::AddDirective { at: 0, directive: Box::new(directive("d2", "")) }, taken("d2")),
        (Edit::RemoveDirective { id: "d3".into() }, Misfit::NoDirective("d3".into())),
        (Edit::SetDirective(Box::new(directive("d3", ""))), Misfit::NoDirective("d3".into())),
    ];
    for (edit, misfit) in cases {
        let mut same = plan();
        assert_eq!(edit.clone().apply(&mut same), Err(misfit.clone()), "{edit:?}");
        assert_eq!(same, plan(), "{edit:?}");
        // Nor is half of a batch done.
        let batch = Edit::Batch(vec![Edit::RemoveSection { at: 1 }, edit, Edit::RemoveSection { at: 0 }]);
        let is_moved = matches!(misfit, Misfit::NoSection(_) | Misfit::NoIndicator { .. });
        assert!(batch.apply(&mut same).is_err() || is_moved, "{misfit}");
        assert_eq!(same, plan());
    }
}

/// What was taken out with an id that stands twice comes back as it was.
#[test]
fn doubles_inside_of_what_is_put_in_may_be() {
    let mut doubled = plan();
    doubled.sections[0].indicators[0] = indicator(&["1.1", "1.1"]);
    let before = doubled.clone();
    let back = Edit::RemoveIndicator { section: 0, at: 0 }.apply(&mut doubled).unwrap();
    back.apply(&mut doubled).unwrap();
    assert_eq!(doubled, before);
}

proptest! {
    #[test]
    fn any_edit_is_taken_back_or_changes_nothing(plan in arbitrary::plan(), edit in arbitrary::any_edit()) {
        let mut changed = plan.clone();
        if let Ok(back) = edit.apply(&mut changed) {
            back.apply(&mut changed).unwrap();
        }
        prop_assert_eq!(changed, plan);
    }
}

#[test]
fn what_could_not_be_put_in_again_is_not_taken_out() {
    let mut before = plan();
    before.sections[1].indicators.push(indicator(&["1.1"]));
    let taking = [
        Edit::RemoveMeasure { measure: "1.1".into() },
        Edit::RemoveIndicator { section: 0, at: 0 },
        Edit::RemoveSection { at: 1 },
    ];
    for edit in taking {
        let mut plan = before.clone();
        assert_eq!(edit.clone().apply(&mut plan), Err(Misfit::IdTaken("1.1".into())), "{edit:?}");
        assert_eq!(plan, before, "{edit:?}");
    }
    // Within one heading it may stand twice: it comes back as it was.
    let mut plan = before.clone();
    plan.sections[1].indicators.clear();
    plan.sections[0].indicators[0].measures[1].id = "1.1".into();
    let twice = plan.clone();
    let back = Edit::RemoveSection { at: 0 }.apply(&mut plan).unwrap();
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, twice);
}
