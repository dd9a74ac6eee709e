//! What must hold of every merge, and the cases that people meet.

use std::collections::{BTreeMap, BTreeSet};
use std::slice::from_ref as one;

use proptest::prelude::*;

use super::*;
use crate::calendar::{Day, FiscalYear};
use crate::plan::{Edit, Field, FollowUp, Indicator, Place, Section, Status, arbitrary};

/// A base and what somebody made of it by edits of any kind, of headings too.
fn by_any_edits() -> impl Strategy<Value = [Plan; 2]> {
    (arbitrary::plan(), prop::collection::vec(arbitrary::any_edit(), 0..6)).prop_map(|(base, edits)| {
        let mut mine = base.clone();
        for edit in edits {
            let _ = edit.apply(&mut mine);
        }
        [base, mine]
    })
}

/// A base and what two people made of it by the program.
fn by_edits() -> impl Strategy<Value = [Plan; 3]> {
    let edits = || prop::collection::vec(arbitrary::edit(), 0..6);
    (arbitrary::plan(), edits(), edits()).prop_map(|(base, mine, theirs)| {
        let made = |edits: Vec<Edit>| {
            let mut plan = base.clone();
            for edit in edits {
                let _ = edit.apply(&mut plan);
            }
            plan
        };
        [base.clone(), made(mine), made(theirs)]
    })
}

/// The same with changes by hand behind the edits: headings, parts, doubled ids.
fn by_hand() -> impl Strategy<Value = [Plan; 3]> {
    let changes = || prop::collection::vec(arbitrary::by_hand(), 0..4);
    (by_edits(), changes(), changes()).prop_map(|([base, mut mine, mut theirs], for_mine, for_theirs)| {
        for change in for_mine {
            change.apply(&mut mine);
        }
        for change in for_theirs {
            change.apply(&mut theirs);
        }
        [base, mine, theirs]
    })
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.measures().map(|(_, measure)| measure.id.as_str()).collect()
}

fn are_unique(plan: &Plan) -> bool {
    let ids = ids(plan);
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

/// What a difference is about, the same for both points of view: what differs, not who is who.
fn spot(difference: &Difference) -> String {
    let both = |a: String, b: String| if a < b { format!("{a} / {b}") } else { format!("{b} / {a}") };
    match difference {
        Difference::Field { measure, mine, theirs } => {
            format!("{measure:?} {}", both(format!("{mine:?}"), format!("{theirs:?}")))
        }
        Difference::Entry { measure, mine, theirs } => {
            format!("{measure:?} {}", both(format!("{mine:?}"), format!("{theirs:?}")))
        }
        Difference::Whole { measure, mine, theirs } => {
            let mine = mine.as_ref().map(|(_, measure)| measure);
            format!("{measure:?} {}", both(format!("{mine:?}"), format!("{theirs:?}")))
        }
        Difference::Log { measure, .. } => format!("{measure:?} order of the log"),
        // Headings are told as the merged plan has them, and that has theirs.
        Difference::Place { measure, .. } => format!("{measure:?} place"),
        Difference::Order { mine, theirs, .. } => both(names(mine), names(theirs)),
        Difference::Part { mine, theirs, .. } => match (mine, theirs) {
            (Some(Part::Order(mine)), Some(Part::Order(_))) => format!("order of {}", mine.len()),
            _ => both(format!("{mine:?}"), format!("{theirs:?}")),
        },
    }
}

fn names(list: &[Named]) -> String {
    let ids: Vec<_> = list.iter().map(|named| format!("{named:?}")).collect();
    ids.join(" ")
}

fn spots(differences: &[Difference]) -> Vec<String> {
    let mut spots: Vec<_> = differences.iter().map(spot).collect();
    spots.sort();
    spots
}

/// Every value that a plan holds of its measures: fields and the entries of logs, by id.
fn values(plan: &Plan) -> BTreeMap<String, Vec<String>> {
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, measure) in plan.measures() {
        let list = values.entry(measure.id.clone()).or_default();
        list.extend((0..10).map(|which| format!("{:?}", arbitrary::field(measure.clone(), which))));
        list.extend(measure.log.iter().map(|entry| format!("{entry:?}")));
    }
    values
}

/// Takes mine at every difference where an edit can.
fn all_mine(merge: &Merge) -> Plan {
    let mut plan = merge.plan.clone();
    for difference in &merge.differences {
        if let Some(edit) = difference.take_mine(&plan) {
            edit.apply(&mut plan).unwrap();
        }
    }
    plan
}

/// The heading of each measure, by its title: those that a test makes have one.
fn heading_of<'p>(plan: &'p Plan, id: &str) -> Option<(&'p str, &'p str)> {
    let (place, _) = plan.find(id)?;
    let section = &plan.sections[place.section];
    Some((&section.title, &section.indicators[place.indicator].title))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_one_side_did_is_what_comes_out([base, mine, theirs] in by_hand()) {
        for (made, expected) in [
            (merge(&base, &mine, &base), &mine),
            (merge(&base, &base, &theirs), &theirs),
            (merge(&base, &mine, &mine), &mine),
        ] {
            prop_assert_eq!(&made.plan, expected);
            prop_assert_eq!(made.differences, []);
        }
        prop_assert_eq!(merge(&base, &mine, &base).taken, 0);
    }

    #[test]
    fn both_points_of_view_differ_at_the_same_spots([base, mine, theirs] in by_hand()) {
        let (made, other) = (merge(&base, &mine, &theirs), merge(&base, &theirs, &mine));
        prop_assert_eq!(spots(&made.differences), spots(&other.differences));
    }

    #[test]
    fn ids_stay_unique([base, mine, theirs] in by_edits()) {
        prop_assert!(are_unique(&merge(&base, &mine, &theirs).plan));
    }

    /// A value of mine that the base had not is in the merged plan or in a difference, and never in both.
    #[test]
    fn nothing_of_mine_is_dropped_unseen([base, mine, theirs] in by_edits()) {
        let made = merge(&base, &mine, &theirs);
        let (before, merged) = (values(&base), values(&made.plan));
        let told = format!("{:?}", made.differences);
        for (id, list) in values(&mine) {
            let known = |values: &BTreeMap<String, Vec<String>>, value: &String| {
                values.get(&id).is_some_and(|list| list.contains(value))
            };
            for value in list.iter().filter(|value| !known(&before, value)) {
                prop_assert!(known(&merged, value) || told.contains(inner(value)), "{id}: {value} is lost");
            }
        }
        for difference in &made.differences {
            match difference {
                Difference::Field { measure, mine, .. } => {
                    let value = format!("{mine:?}");
                    prop_assert!(!merged[&measure.id].contains(&value));
                }
                Difference::Whole { measure, mine, .. } => {
                    prop_assert_ne!(merged.contains_key(&measure.id), mine.is_some());
                }
                _ => {}
            }
        }
    }

    /// And of theirs everything that the base had not is in the merged plan.
    #[test]
    fn everything_of_theirs_is_there([base, mine, theirs] in by_edits()) {
        let (before, merged) = (values(&base), values(&merge(&base, &mine, &theirs).plan));
        for (id, list) in values(&theirs) {
            let new = list.iter().filter(|value| !before.get(&id).is_some_and(|list| list.contains(value)));
            for value in new {
                prop_assert!(merged.get(&id).is_some_and(|list| list.contains(value)), "{id}: {value} is lost");
            }
        }
    }

    #[test]
    fn taking_all_of_mine_gives_mine([base, mine, theirs] in by_edits()) {
        let made = merge(&base, &mine, &theirs);
        let plan = all_mine(&made);
        for difference in &made.differences {
            let Some(named) = difference.measure() else { continue };
            let found = |plan: &Plan| plan.find(&named.id).map(|(_, measure)| measure.clone());
            let (now, wanted) = (found(&plan), found(&mine));
            match difference {
                Difference::Field { mine, .. } => {
                    let now = now.unwrap();
                    let has = (0..10).any(|which| arbitrary::field(now.clone(), which) == *mine);
                    prop_assert!(has, "{mine:?}");
                }
                Difference::Entry { mine: Some(mine), .. } => prop_assert!(now.unwrap().log.contains(mine)),
                Difference::Entry { .. }
                | Difference::Log { .. }
                | Difference::Order { .. }
                | Difference::Part { .. } => {}
                Difference::Whole { .. } => prop_assert_eq!(now, wanted),
                Difference::Place { .. } => {
                    let place = |plan: &Plan| plan.find(&named.id).map(|(place, _)| (place.section, place.indicator));
                    prop_assert_eq!(place(&plan), place(&mine));
                }
            }
        }
        // Nothing else came with it, and nothing is told twice.
        let again = compare(&base, &mine, &plan);
        let theirs_too = |difference: &Difference| matches!(difference, Difference::Order { .. } | Difference::Part { .. });
        for difference in again.iter().filter(|difference| !theirs_too(difference)) {
            prop_assert!(!made.differences.contains(difference), "{difference:?}");
        }
    }

    /// Under a heading that only mine has there is no place for a measure: it is told of, though no edit takes it.
    #[test]
    fn whatever_was_edited_in_a_recovered_copy_is_told([base, mine] in by_any_edits()) {
        let differences = compare(&base, &mine, &base);
        let told = |id: &str| differences.iter().any(|told| told.measure().is_some_and(|named| named.id == id));
        for (_, measure) in mine.measures() {
            let is_known = base.find(&measure.id).is_some_and(|(_, known)| known == measure);
            prop_assert!(is_known || told(&measure.id), "{}", measure.id);
        }
        prop_assert!(base == mine || !differences.is_empty());
    }

    /// With a merge it is in the plan, or told of.
    #[test]
    fn a_measure_under_a_new_heading_is_merged([base, mine] in by_any_edits()) {
        let made = merge(&base, &mine, &base);
        prop_assert_eq!(&made.differences, &[]);
        for (_, measure) in mine.measures() {
            prop_assert_eq!(made.plan.find(&measure.id).map(|(_, merged)| merged), Some(measure));
        }
    }

    /// Comparing takes nothing: each of mine is a difference, and taking all of them is mine.
    #[test]
    fn a_recovered_copy_stands_whole_in_its_differences([base, mine, _] in by_edits()) {
        let differences = compare(&base, &mine, &base);
        let made = Merge { plan: base.clone(), differences, taken: 0 };
        let taken = all_mine(&made);
        let sorted = |plan: &Plan| {
            let mut values = values(plan);
            for list in values.values_mut() {
                list.sort();
            }
            values
        };
        prop_assert_eq!(sorted(&taken), sorted(&mine));
        for (place, measure) in mine.measures() {
            let (now, _) = taken.find(&measure.id).unwrap();
            prop_assert_eq!((now.section, now.indicator), (place.section, place.indicator));
        }
    }

    #[test]
    fn comparing_leaves_theirs_as_it_is([base, mine, theirs] in by_hand()) {
        prop_assert_eq!(&join(Judge { takes: false }, [&base, &mine, &theirs]).plan, &theirs);
        prop_assert_eq!(compare(&base, &base, &theirs), []);
        prop_assert_eq!(compare(&base, &theirs, &theirs), []);
    }

    /// Without a base every difference between two plans is seen.
    #[test]
    fn two_plans_that_differ_differ_somewhere([_, mine, theirs] in by_hand()) {
        prop_assert_eq!(compare(&theirs, &mine, &theirs).is_empty(), mine == theirs);
    }
}

/// The value inside of `Title("…")`; a follow-up as it is.
fn inner(value: &str) -> &str {
    value
        .split_once('(')
        .filter(|_| !value.starts_with("FollowUp"))
        .map_or(value, |(_, rest)| &rest[..rest.len() - 1])
}

fn day(day: u32) -> Day {
    Day::from_ymd_opt(2023, 3, day).unwrap()
}

fn entry(on: u32, status: Status, text: &str) -> FollowUp {
    FollowUp { text: text.into(), ..FollowUp::new(day(on), status) }
}

/// Two sections with an indicator each; measures 1.1 to 1.3 and 2.1, with a report each.
fn plan() -> Plan {
    let measure = |id: &str| Measure {
        id: id.into(),
        title: format!("มาตรการ {id}"),
        log: vec![entry(1, Status::InProgress, "เริ่มแล้ว")],
        ..Measure::default()
    };
    let section = |code: &str, title: &str, ids: &[&str]| Section {
        title: format!("หมวด{title}"),
        code: code.into(),
        indicators: vec![Indicator {
            title: title.into(),
            measures: ids.iter().map(|id| measure(id)).collect(),
            ..Indicator::default()
        }],
    };
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    plan.sections = vec![section("IIT", "หน้าที่", &["1.1", "1.2", "1.3"]), section("EIT", "บริการ", &["2.1"])];
    plan
}

fn with(edits: &[Edit]) -> Plan {
    let mut plan = plan();
    for edit in edits {
        edit.clone().apply(&mut plan).unwrap();
    }
    plan
}

fn set(id: &str, field: Field) -> Edit {
    Edit::SetField { measure: id.into(), field }
}

fn add(id: &str, at: usize, entry: FollowUp) -> Edit {
    Edit::AddFollowUp { measure: id.into(), at, entry }
}

fn move_to(id: &str, section: usize, measure: usize) -> Edit {
    Edit::MoveMeasure { measure: id.into(), to: Place { section, indicator: 0, measure } }
}

fn named(id: &str) -> Named {
    Named { id: id.into(), nth: None }
}

fn merged(mine: &[Edit], theirs: &[Edit]) -> Merge {
    merge(&plan(), &with(mine), &with(theirs))
}

/// What both did must be what `edits` do, without a difference.
#[track_caller]
fn is(mine: &[Edit], theirs: &[Edit], edits: &[Edit]) {
    let made = merged(mine, theirs);
    assert_eq!(made.differences, []);
    assert_eq!(made.plan, with(edits));
}

#[test]
fn changes_of_different_measures_and_fields_are_both_in() {
    let mine = [set("1.1", Field::Note("ก".into())), add("1.2", 1, entry(2, Status::Done, "ครบ"))];
    let theirs = [set("1.1", Field::Issue("ข".into())), add("2.1", 1, entry(3, Status::Delayed, "รอ"))];
    is(&mine, &theirs, &[mine.as_slice(), theirs.as_slice()].concat());
    assert_eq!(merged(&mine, &theirs).taken, 2, "1.1 and 2.1 are others now; 1.2 is mine");
}

#[test]
fn the_same_field_stays_theirs_and_mine_can_be_taken() {
    let (mine, theirs) = (Field::Title("ของฉัน".into()), Field::Title("ของเขา".into()));
    let made = merged(&[set("1.1", mine.clone())], &[set("1.1", theirs.clone())]);
    assert_eq!(made.plan, with(&[set("1.1", theirs.clone())]));
    let field = Difference::Field { measure: named("1.1"), mine: mine.clone(), theirs };
    assert_eq!(made.differences, [field]);
    assert_eq!(all_mine(&made), with(&[set("1.1", mine.clone())]));
    is(&[set("1.1", mine.clone())], &[set("1.1", mine.clone())], &[set("1.1", mine)]);
}

#[test]
fn reports_of_both_stand_in_the_order_of_days() {
    let (second, third, fourth) =
        (entry(2, Status::InProgress, "ส"), entry(3, Status::Delayed, "ช"), entry(4, Status::Done, "ค"));
    let mine = [add("1.1", 1, second.clone()), add("1.1", 2, fourth.clone())];
    let theirs = [add("1.1", 1, third.clone())];
    let all = [add("1.1", 1, second), add("1.1", 2, third), add("1.1", 3, fourth)];
    is(&mine, &theirs, &all);
    is(&theirs, &mine, &all);
    // The same report by both is one report.
    is(&theirs, &theirs, &theirs);
    let out = Edit::RemoveFollowUp { measure: "1.1".into(), at: 0 };
    is(one(&out), &theirs, &[theirs[0].clone(), out.clone()]);
}

#[test]
fn an_entry_that_both_corrected_is_a_difference() {
    let to = |text: &str| Edit::SetFollowUp {
        measure: "1.1".into(),
        at: 0,
        entry: entry(1, Status::InProgress, text),
    };
    let made = merged(&[to("ของฉัน")], &[to("ของเขา"), add("1.1", 0, entry(1, Status::NotStarted, "ก่อน"))]);
    assert_eq!(made.differences.len(), 1);
    let log = |plan: &Plan| -> Vec<String> {
        plan.find("1.1").unwrap().1.log.iter().map(|entry| entry.text.clone()).collect()
    };
    assert_eq!(log(&made.plan), ["ก่อน", "ของเขา"]);
    assert_eq!(log(&all_mine(&made)), ["ก่อน", "ของฉัน"]);
    // Taken out by me, corrected by them.
    let out = Edit::RemoveFollowUp { measure: "1.1".into(), at: 0 };
    let made = merged(one(&out), &[to("ของเขา")]);
    assert_eq!(log(&made.plan), ["ของเขา"]);
    assert_eq!(log(&all_mine(&made)), [""; 0]);
    let made = merged(&[to("ของฉัน")], &[out]);
    assert_eq!(log(&made.plan), [""; 0]);
    assert_eq!(log(&all_mine(&made)), ["ของฉัน"]);
}

#[test]
fn a_measure_taken_out_by_one_and_changed_by_the_other_is_a_difference() {
    let out = Edit::RemoveMeasure { measure: "1.2".into() };
    let change = set("1.2", Field::Note("สำคัญ".into()));
    let made = merged(one(&change), one(&out));
    assert_eq!(ids(&made.plan), ["1.1", "1.3", "2.1"], "theirs");
    assert_eq!(all_mine(&made), with(one(&change)), "back at its place");
    let made = merged(one(&out), one(&change));
    assert_eq!(made.plan, with(&[change]));
    assert_eq!(all_mine(&made), with(one(&out)));
    is(one(&out), &[], one(&out));
    is(one(&out), one(&out), one(&out));
}

#[test]
fn one_sides_move_is_kept_and_two_moves_are_a_difference() {
    let note = set("1.1", Field::Note("ก".into()));
    is(&[move_to("1.1", 1, 0)], one(&note), &[note.clone(), move_to("1.1", 1, 0)]);
    is(one(&note), &[move_to("1.1", 1, 0)], &[note.clone(), move_to("1.1", 1, 0)]);
    is(&[move_to("1.1", 0, 2)], one(&note), &[note.clone(), move_to("1.1", 0, 2)]);
    let mut base = plan();
    base.sections.push(Section {
        code: "OIT".into(),
        indicators: vec![Indicator::default()],
        ..Section::default()
    });
    let made = |section| {
        let mut plan = base.clone();
        move_to("1.1", section, 0).apply(&mut plan).unwrap();
        plan
    };
    let result = merge(&base, &made(1), &made(2));
    assert_eq!(result.plan, made(2));
    assert_eq!(result.differences.len(), 1);
    assert_eq!(all_mine(&result), made(1));
}

#[test]
fn orders_of_both_are_a_difference() {
    let made = merged(&[move_to("1.1", 0, 2)], &[move_to("1.3", 0, 0)]);
    assert_eq!(ids(&made.plan), ["1.3", "1.1", "1.2", "2.1"]);
    assert_eq!(made.differences.len(), 1);
    assert_eq!(ids(&all_mine(&made)), ["1.2", "1.3", "1.1", "2.1"]);
}

#[test]
fn a_renamed_or_inserted_heading_keeps_my_measure_in_its_place() {
    let place = |section: usize| Place { section, indicator: 0, measure: 0 };
    let new = Box::new(Measure { id: "2.9".into(), ..Measure::default() });
    let mine =
        with(&[Edit::InsertMeasure { place: place(1), measure: new }, set("1.1", Field::Note("ก".into()))]);
    for rename in [true, false] {
        let mut theirs = plan();
        if rename {
            let section = &mut theirs.sections[1];
            (section.code, section.title) = ("XX".into(), "ชื่อใหม่".into());
            section.indicators[0].title = "ตัวชี้วัดใหม่".into();
        }
        theirs.sections.insert(0, Section { title: "หมวดแทรก".into(), ..Section::default() });
        let made = merge(&plan(), &mine, &theirs);
        assert_eq!(made.differences, []);
        let expected = if rename {
            ("ชื่อใหม่", "ตัวชี้วัดใหม่")
        } else {
            ("หมวดบริการ", "บริการ")
        };
        assert_eq!(heading_of(&made.plan, "2.9"), Some(expected));
        assert_eq!(heading_of(&made.plan, "2.1"), Some(expected));
        assert_eq!(made.plan.sections.len(), 3);
    }
    // Without a measure to know them by: by their place.
    let (mut base, mut theirs) = (plan(), plan());
    base.sections[1].indicators[0].measures.clear();
    theirs.sections[1] = Section { title: "ชื่อใหม่".into(), ..base.sections[1].clone() };
    theirs.sections[1].code.clear();
    let mut mine = base.clone();
    mine.sections[1].indicators[0].measures.push(Measure { id: "2.9".into(), ..Measure::default() });
    let made = merge(&base, &mine, &theirs);
    assert_eq!(heading_of(&made.plan, "2.9"), Some(("ชื่อใหม่", "บริการ")));
}

#[test]
fn a_heading_stays_as_long_as_a_measure_stands_under_it() {
    let mut theirs = plan();
    theirs.sections.remove(1);
    let place = Place { section: 1, indicator: 0, measure: 1 };
    let new = Box::new(Measure { id: "2.2".into(), ..Measure::default() });
    let mine = with(&[Edit::InsertMeasure { place, measure: new }]);
    let made = merge(&plan(), &mine, &theirs);
    assert_eq!(heading_of(&made.plan, "2.2"), Some(("หมวดบริการ", "บริการ")));
    assert_eq!(ids(&made.plan), ["1.1", "1.2", "1.3", "2.2"]);
    assert_eq!(made.differences, []);
    let made = merge(&plan(), &theirs, &mine);
    assert_eq!(ids(&made.plan), ["1.1", "1.2", "1.3", "2.2"]);
    // Their section goes with its measure, mine can be put back there.
    let made = merge(&plan(), &with(&[set("2.1", Field::Note("ก".into()))]), &theirs);
    assert_eq!(ids(&made.plan), ["1.1", "1.2", "1.3"]);
    assert_eq!(heading_of(&all_mine(&made), "2.1"), Some(("หมวดบริการ", "บริการ")));
}

#[test]
fn the_same_new_id_differs_by_field() {
    let insert = |title: &str, note: &str| {
        let (title, note) = (title.to_owned(), note.to_owned());
        let measure = Box::new(Measure { id: "1.4".into(), title, note, ..Measure::default() });
        Edit::InsertMeasure { place: Place { section: 0, indicator: 0, measure: 3 }, measure }
    };
    let made = merged(&[insert("ของฉัน", "ก")], &[insert("ของเขา", "ก")]);
    let (mine, theirs) = (Field::Title("ของฉัน".into()), Field::Title("ของเขา".into()));
    assert_eq!(made.differences, [Difference::Field { measure: named("1.4"), mine, theirs }]);
    assert_eq!(made.plan, with(&[insert("ของเขา", "ก")]));
}

#[test]
fn an_id_that_stands_twice_is_matched_by_its_order_and_left_to_the_file() {
    let double = |edit: fn(&mut Plan)| {
        let mut plan = plan();
        plan.sections[0].indicators[0].measures[1].id = "1.1".into();
        edit(&mut plan);
        plan
    };
    let base = double(|_| {});
    let mine = double(|plan| plan.sections[0].indicators[0].measures[1].note = "ก".into());
    let theirs = double(|plan| plan.sections[0].indicators[0].measures[0].note = "ข".into());
    let made = merge(&base, &mine, &theirs);
    let notes: Vec<_> = made.plan.measures().map(|(_, measure)| measure.note.as_str()).collect();
    assert_eq!((notes, made.differences.len()), (vec!["ข", "ก", "", ""], 0));
    let other = double(|plan| plan.sections[0].indicators[0].measures[1].note = "ค".into());
    let made = merge(&base, &mine, &other);
    assert_eq!(made.differences[0].measure(), Some(&Named { id: "1.1".into(), nth: Some(1) }));
    assert_eq!(made.differences[0].take_mine(&made.plan), None, "an edit would find the first");
}

#[test]
fn what_is_no_measure_merges_by_value_and_by_item() {
    let body = |name: &str, duty: &str| crate::plan::Body {
        name: name.into(),
        duties: vec![duty.into()],
        ..crate::plan::Body::default()
    };
    let mut base = plan();
    base.bodies = vec![body("ก", "1"), body("ข", "1"), body("ค", "1")];
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.title = "แผนของฉัน".into();
    mine.bodies[0] = body("ก", "2");
    mine.bodies[2] = body("ค", "ฉัน");
    mine.sections[0].indicators[0].analysis = "ฉัน".into();
    theirs.agency = "สำนักงานเขตอื่น".into();
    theirs.bodies.remove(1);
    theirs.bodies[1] = body("ค", "เขา");
    theirs.bodies.push(body("ง", "1"));
    theirs.sections[0].indicators[0].analysis = "เขา".into();
    let made = merge(&base, &mine, &theirs);
    assert_eq!((made.plan.title.as_str(), made.plan.agency.as_str()), ("แผนของฉัน", "สำนักงานเขตอื่น"));
    assert_eq!(made.plan.bodies, [body("ก", "2"), body("ค", "เขา"), body("ง", "1")]);
    let part =
        |of: &str, mine, theirs| Difference::Part { of: of.into(), mine: Some(mine), theirs: Some(theirs) };
    assert_eq!(
        made.differences,
        [
            part("ค", Part::Body(body("ค", "ฉัน")), Part::Body(body("ค", "เขา"))),
            part("IIT · หน้าที่", Part::IndicatorAnalysis("ฉัน".into()), Part::IndicatorAnalysis("เขา".into())),
        ]
    );
    assert!(made.differences.iter().all(|difference| difference.take_mine(&made.plan).is_none()));
}

/// One indicator of a hostile file: as many entries on one day as a log may hold, all of them changed.
#[test]
fn a_log_of_one_day_is_no_trap() {
    let log = |count: u32, word: &str| -> Vec<FollowUp> {
        (0..count)
            .map(|n| FollowUp { evidence: vec![format!("{word}{n}")], ..entry(1, Status::Done, "") })
            .collect()
    };
    let made = |log: Vec<FollowUp>| {
        let mut plan = plan();
        plan.sections[0].indicators[0].measures[0].log = log;
        plan
    };
    let count = 20_000;
    let result = merge(&made(log(count, "b")), &made(log(count, "m")), &made(log(2 * count, "t")));
    assert_eq!(result.differences.len(), 20_000);
    assert_eq!(result.plan.sections[0].indicators[0].measures[0].log.len(), 40_000);
}
