use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::calendar::FiscalMonth;
use crate::plan::{Directive, FollowUp, Indicator, Measure, Meeting, MeetingState, Section, arbitrary};
use crate::view::{Board, Grid, Query, Survey};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn demo() -> Plan {
    crate::store::parse(include_str!("../../../examples/demo.ron"), "demo.ron").unwrap()
}

fn round<'p>(plan: &'p Plan, today: &str) -> Round<'p> {
    let today = day(today);
    Round::of_month(plan, FiscalMonth::of(today), today)
}

fn whole(plan: &Plan, round: &Round<'_>, key: Key) -> Page {
    page(plan, round, key, 0..usize::MAX, Options::default())
}

/// A round of a month of the plan: of its meeting, where it has one, on a day of the year or after it.
fn of_day(plan: &Plan, days: u64) -> Round<'_> {
    let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
    Round::of_month(plan, FiscalMonth::of(today), today)
}

proptest! {
    #[test]
    fn every_measure_stands_once_among_the_indicators(plan in arbitrary::plan(), days in 0..400_u64) {
        let round = of_day(&plan, days);
        let mut seen: HashMap<String, usize> = HashMap::new();
        for entry in outline(&plan, &round) {
            if let Key::Indicator { .. } = entry.key {
                // In two parts, wherever they meet.
                for range in [0..entry.items / 2, entry.items / 2..entry.items] {
                    for item in page(&plan, &round, entry.key, range, Options::default()).items {
                        let Target::Measure(id) = item.target else { panic!("no measure") };
                        *seen.entry(id).or_default() += 1;
                    }
                }
            }
        }
        let mut expected: HashMap<String, usize> = HashMap::new();
        plan.measures().for_each(|(_, measure)| *expected.entry(measure.id.clone()).or_default() += 1);
        prop_assert_eq!(seen, expected);
    }

    #[test]
    fn the_figures_of_a_month_agree(plan in arbitrary::plan(), days in 0..400_u64) {
        let round = of_day(&plan, days);
        let figures = round.figures;
        prop_assert_eq!(Grid::build(&plan, &Query::default(), round.as_of).figures, figures);
        let mut surveyed = Figures::default();
        Survey::of(&plan, round.as_of).items().iter().for_each(|item| surveyed += item.figures);
        prop_assert_eq!(surveyed, figures);
        let board = Board::build(&plan, round.as_of);
        prop_assert_eq!(board.figures, figures);
        let Says::Year(year) = whole(&plan, &round, Key::Figures).says else { panic!("no year") };
        prop_assert_eq!((year.figures, year.statuses), (figures, board.statuses));
        let mut sum = Figures::default();
        for (at, part) in board.sections.iter().enumerate() {
            let Says::Tiles(of, tiles) = whole(&plan, &round, Key::Section(at)).says else { panic!("no tiles") };
            prop_assert_eq!(of, part.figures);
            for (tile, indicator) in tiles.iter().zip(0..) {
                let seen = board.tiles[part.tiles.start + indicator];
                prop_assert_eq!((tile.figures, tile.worst), (seen.figures, seen.worst.get()));
                let key = Key::Indicator { section: at, indicator };
                prop_assert_eq!(whole(&plan, &round, key).says, Says::Measures(seen.figures));
            }
            sum += of;
        }
        prop_assert_eq!(sum, figures);
        prop_assert_eq!(whole(&plan, &round, Key::Late).items.len(), figures.late);
    }

    #[test]
    fn an_entry_has_as_many_items_as_its_page(plan in arbitrary::plan(), days in 0..400_u64) {
        let round = of_day(&plan, days);
        for entry in outline(&plan, &round) {
            let page = whole(&plan, &round, entry.key);
            let made = match &page.says {
                Says::Tiles(_, tiles) => tiles.len(),
                Says::Units(bars) => bars.len(),
                _ => page.items.len(),
            };
            prop_assert_eq!((made, page.of), (entry.items, entry.items), "{:?}", entry.key);
            prop_assert_eq!((page.number, page.title), (entry.number, entry.title));
        }
    }

    #[test]
    fn a_slide_goes_through_a_file(plan in arbitrary::plan(), days in 0..400_u64, selected: Option<usize>) {
        let round = of_day(&plan, days);
        for entry in outline(&plan, &round) {
            let slide = Slide {
                page: whole(&plan, &round, entry.key),
                footer: Footer::of(&plan, &round),
                number: 1,
                count: 9,
                clock: "๐๙.๔๒ น.".into(),
                step: -2,
                is_blank: false,
                selected,
            };
            let text = ron::to_string(&slide).unwrap();
            prop_assert_eq!(ron::from_str::<Slide>(&text).unwrap(), slide);
        }
    }
}

/// A plan of an indicator with these measures.
fn plan_of(measures: Vec<Measure>) -> Plan {
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let indicator = Indicator {
        no: Some(1), title: "การปฏิบัติหน้าที่".into(), measures, ..Indicator::default()
    };
    plan.sections = vec![Section { code: "IIT".into(), indicators: vec![indicator], ..Section::default() }];
    plan
}

fn keys(plan: &Plan, today: &str) -> Vec<Key> {
    outline(plan, &round(plan, today)).into_iter().map(|entry| entry.key).collect()
}

#[test]
fn the_pages_go_from_the_whole_to_the_parts_and_to_what_is_to_be_done() {
    let plan = demo();
    let keys = keys(&plan, "2023-03-15");
    assert_eq!(keys[..3], [Key::Title, Key::Figures, Key::Section(0)]);
    assert_eq!(keys[3], Key::Indicator { section: 0, indicator: 0 });
    let end = [Key::Late, Key::Units, Key::Directives, Key::DueSoon, Key::Thanks];
    assert_eq!(keys[keys.len() - 5..], end);
    let headings = plan.sections.len() + plan.sections.iter().map(|s| s.indicators.len()).sum::<usize>();
    assert_eq!(keys.len(), 2 + headings + 5);
}

#[test]
fn pages_that_would_say_nothing_are_left_out() {
    let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
    assert_eq!(keys(&plan, "2023-03-15"), [Key::Title, Key::Figures, Key::Thanks]);
    plan.sections = vec![Section { indicators: vec![Indicator::default()], ..Section::default() }];
    plan.sections.push(Section::default());
    assert_eq!(keys(&plan, "2023-03-15"), [Key::Title, Key::Figures, Key::Section(0), Key::Thanks]);
    let plan = plan_of(vec![Measure::default()]);
    assert!(!keys(&plan, "2023-03-15").contains(&Key::Units), "no measure names a unit");
    assert!(keys(&plan, "2023-03-15").contains(&Key::Late), "that nothing is late is worth saying");
}

#[test]
fn notes_are_never_shown_and_scores_only_where_asked_for() {
    let mut plan = demo();
    for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
        measure.note = "ห้ามฉาย".into();
    }
    let round = round(&plan, "2023-03-15");
    let shown = |options| {
        let pages = outline(&plan, &round);
        let pages = pages.iter().map(|entry| page(&plan, &round, entry.key, 0..99, options));
        ron::to_string(&pages.collect::<Vec<_>>()).unwrap()
    };
    let [bare, scored] = [false, true].map(|scores| shown(Options { scores }));
    assert!(!bare.contains("ห้ามฉาย") && !scored.contains("ห้ามฉาย"));
    let score = plan.score.clone().unwrap().total.to_string();
    assert!(!bare.contains(&score) && scored.contains(&score), "{score}");
    assert!(bare.contains("score:None") && !bare.contains("score:Some"));
}

#[test]
fn a_measure_says_how_it_stands_and_what_was_last_reported() {
    let mut measure = Measure { id: "1.1".into(), title: "ป้าย".into(), ..Measure::default() };
    measure.due.when = When::On(day("2023-02-28"));
    measure.responsible.units = vec!["ฝ่ายทะเบียน".into(), "ฝ่ายโยธา".into()];
    let item = |measure: &Measure| {
        let plan = plan_of(vec![measure.clone()]);
        let round = round(&plan, "2023-03-15");
        whole(&plan, &round, Key::Indicator { section: 0, indicator: 0 }).items.remove(0)
    };
    let late = Detail::Deadline(Deadline::Overdue(15));
    let unreported = Detail::Reports { came: 0, of: 5 };
    let first = item(&measure);
    assert_eq!(first.detail, [late.clone(), Detail::Status(Status::NotStarted), unreported]);
    assert_eq!(first.unit, "ฝ่ายทะเบียน, ฝ่ายโยธา");
    measure.log = vec![FollowUp::new(day("2023-03-01"), Status::InProgress)];
    measure.log[0].obstacles = "ไม่มี\nงบประมาณ".into();
    let said = Detail::Said("ไม่มี งบประมาณ".into());
    assert_eq!(item(&measure).detail, [late.clone(), Detail::Status(Status::InProgress), said]);
    measure.log[0].text = "ร่างแล้ว".into();
    assert_eq!(item(&measure).detail[2], Detail::Said("ร่างแล้ว".into()));
    measure.log.push(FollowUp::new(day("2023-03-10"), Status::Done));
    let said = Detail::Said("ร่างแล้ว".into());
    assert_eq!(item(&measure).detail, [Detail::Status(Status::Done), said.clone()], "it was decided only");
    measure.log[1].status = Status::Delayed;
    assert_eq!(item(&measure).detail, [late, Detail::Status(Status::Delayed), said]);
    measure.log.clear();
    measure.log.push(FollowUp::new(day("2023-03-10"), Status::Done));
    assert_eq!(item(&measure).detail, [Detail::Status(Status::Done)]);
}

#[test]
fn a_directive_stays_until_a_meeting_closed_it() {
    let mut plan = plan_of(vec![]);
    let meeting = |number: &str, date: &str, state| Meeting { state, ..Meeting::new(number, day(date)) };
    plan.meetings = vec![
        meeting("2/2566", "2023-02-15", MeetingState::Closed),
        meeting("3/2566", "2023-03-15", MeetingState::Open),
    ];
    let directive = |id: &str, given_at: &str, due: Option<&str>, closed_at: Option<&str>| Directive {
        id: id.into(),
        given_at: given_at.into(),
        due: due.map(day),
        closed_at: closed_at.map(Into::into),
        ..Directive::default()
    };
    plan.directives = vec![
        directive("late", "2/2566", Some("2023-03-01"), None),
        directive("here", "3/2566", Some("2023-03-20"), None),
        directive("closed", "2/2566", Some("2023-03-01"), Some("3/2566")),
        directive("before", "2/2566", None, Some("2/2566")),
        directive("open", "2/2566", None, None),
    ];
    let round = round(&plan, "2023-03-15");
    let items = whole(&plan, &round, Key::Directives).items;
    let given = Detail::Given { meeting: "2/2566".into(), days: Some(28) };
    let late = Deadline::Overdue(14);
    let soon = Deadline::DueSoon(5);
    let expected = [
        ("late", late, vec![Detail::Deadline(late), given.clone(), Detail::Unreported]),
        ("closed", Deadline::Finished, vec![Detail::ClosedHere, given.clone()]),
        ("open", Deadline::Undated, vec![given, Detail::Unreported]),
        ("here", soon, vec![Detail::Deadline(soon), Detail::GivenHere, Detail::Unreported]),
    ];
    for (item, (id, deadline, detail)) in items.iter().zip(&expected) {
        assert_eq!(item.target, Target::Directive((*id).into()));
        assert_eq!((item.state.0, &item.detail), (*deadline, detail), "{id}");
    }
    assert_eq!(items.len(), expected.len());
}

#[test]
fn what_is_far_too_long_is_cut() {
    let title = "ยาว".repeat(100_000);
    let plan = plan_of(vec![Measure { title, ..Measure::default() }]);
    let round = round(&plan, "2023-03-15");
    let item = whole(&plan, &round, Key::Indicator { section: 0, indicator: 0 }).items.remove(0);
    assert!(item.title.ends_with('…') && item.title.chars().count() <= LONGEST);
}

#[test]
fn a_page_that_the_plan_no_longer_has_is_empty() {
    let plan = plan_of(vec![]);
    let round = round(&plan, "2023-03-15");
    for key in [Key::Section(9), Key::Indicator { section: 0, indicator: 4 }, Key::Late] {
        let page = page(&plan, &round, key, 3..7, Options::default());
        assert_eq!((page.items.len(), page.of, page.from), (0, 0, 0), "{key:?}");
    }
}
