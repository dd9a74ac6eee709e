//! The grid as a person arranges it: folds, orders, filters, columns, search, marks.

use proptest::prelude::*;
use ratatui::layout::Size;

use super::{Effect, Msg, app, app_in, demo, ides, key, screens, selected, type_keys, type_text, update};
use crate::locales::Lang;
use crate::plan::{Edit, FollowUp, Indicator, Plan, Section, Status, arbitrary};
use crate::tui::action::Mode;
use crate::tui::{App, Origin, scroll};
use crate::view::{Column, Finder, Fold, Grid, Order, Query, Row, Survey, Timing};

/// The ids of the rows, and S or I for a heading.
fn rows(app: &App) -> String {
    let name = |row: &Row| match row {
        Row::Section { .. } => "S".to_owned(),
        Row::Indicator { folded, .. } => if *folded { "I+" } else { "I" }.to_owned(),
        Row::Measure(place) => app.plan.at(*place).unwrap().id.clone(),
    };
    app.rows.grid.rows.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn head(app: &App) -> String {
    screens::text_of(app).lines().take(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_indicator_is_folded_and_unfolded() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Down Left");
    assert!(rows(&app).starts_with("S I+ I 2.1"), "{}", rows(&app));
    assert_eq!((selected(&app), app.heading()), (String::new(), Some((0, Some(0)))));
    assert_eq!(app.marked(), [""; 0]);
    // A status needs a measure; the next place is below.
    type_keys(&mut app, "3 Down");
    assert_eq!((app.plan(), selected(&app).as_str()), (&demo(), "2.1"));
    assert_eq!(app.heading(), None);
    // Over rebuilds it stays, and the measure comes back.
    type_keys(&mut app, "o o Home");
    assert_eq!(app.heading(), Some((0, Some(0))));
    type_keys(&mut app, "Right");
    assert!(rows(&app).starts_with("S I 1.1 1.2"), "{}", rows(&app));
    assert_eq!(selected(&app), "1.1");
    type_keys(&mut app, "Down Down h l");
    assert_eq!(selected(&app), "1.3", "the one that was folded away");
}

#[test]
fn all_are_folded_and_unfolded() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down z");
    assert_eq!(rows(&app), "S I+ I+ I+ I+ I+ S I+ I+ I+ S I+ I+");
    assert_eq!(app.memory.folds.len(), 10);
    type_keys(&mut app, "End Up z");
    assert_eq!((rows(&app).contains('+'), selected(&app).as_str()), (false, "1.2"));
}

#[test]
fn an_empty_heading_is_a_place() {
    let mut plan = demo();
    plan.sections[0].indicators.insert(1, Indicator { title: "ใหม่".into(), ..Indicator::default() });
    plan.sections.push(Section { title: "ว่าง".into(), ..Section::default() });
    let size = Size { width: 80, height: 24 };
    let mut app = App::new(plan, Origin::Demo, ides(), Lang::Thai, size);
    type_keys(&mut app, "Down Down Down Down Down");
    assert_eq!((app.selected().is_none(), app.heading()), (true, Some((0, Some(1)))));
    type_keys(&mut app, "Left Right Space 3 End");
    assert_eq!(app.heading(), Some((3, None)));
}

#[test]
fn folds_order_and_columns_are_remembered() {
    let mut app = app(80, 24);
    let effects = type_keys(&mut app, "Left");
    let fold = Fold::of(&demo(), 0, 0);
    assert!(matches!(&effects[..], [Effect::Remember(memory)] if memory.folds == [fold]), "{effects:?}");
    let effects = type_keys(&mut app, "s Down Enter");
    assert!(matches!(&effects[..], [Effect::Remember(memory)] if memory.order == Order::Deadline));
    let effects = type_keys(&mut app, "c Enter");
    let columns = Some(vec![Column::Due, Column::Strip, Column::Status]);
    assert!(matches!(&effects[..], [Effect::Remember(memory)] if memory.columns == columns));
}

#[test]
fn rows_are_put_in_another_order_and_the_selection_stays() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Down s Down Enter");
    assert!(rows(&app).starts_with("6.2 1.3 4.3 9.1 1.5"), "{}", rows(&app));
    assert_eq!(selected(&app), "1.3");
    assert!(head(&app).contains("เรียงตามกำหนด"), "{}", head(&app));
    // No headings, so nothing folds.
    type_keys(&mut app, "Left");
    assert_eq!((rows(&app).contains('S'), selected(&app).as_str()), (false, "1.3"));
    // What is done goes to its place, with the selection.
    type_keys(&mut app, "3");
    assert!(rows(&app).starts_with("6.2 4.3 9.1"), "{}", rows(&app));
    assert_eq!(selected(&app), "1.3");
    type_keys(&mut app, "u s Home Enter");
    assert_eq!((rows(&app).starts_with("S I 1.1"), selected(&app).as_str()), (true, "1.3"));
    assert_eq!(*app.plan(), demo());
}

#[test]
fn kinds_of_a_filter_add_up_and_one_of_a_kind_replaces() {
    let mut app = app(120, 40);
    type_keys(&mut app, "f");
    type_text(&mut app, "รอรายงาน");
    type_keys(&mut app, "Enter");
    assert_eq!(app.query.timing, Some(Timing::Awaited));
    let awaited = app.rows.grid.found;
    type_keys(&mut app, "f");
    type_text(&mut app, "ฝ่ายทะเบียน");
    type_keys(&mut app, "Enter");
    assert!(app.rows.grid.found < awaited && app.rows.grid.found > 0);
    assert!(head(&app).contains("รอรายงานเดือนนี้ · หน่วยงาน: ฝ่ายทะเบียน"), "{}", head(&app));
    type_keys(&mut app, "o");
    assert_eq!((app.query.timing, rows(&app).as_str()), (Some(Timing::Late), "S I 1.3"));
    type_keys(&mut app, "F");
    assert!(app.query.is_all());
    type_keys(&mut app, "f");
    type_text(&mut app, "มีคำว่า");
    type_keys(&mut app, "Enter");
    type_text(&mut app, "ป้าย");
    type_keys(&mut app, "Enter");
    assert!(app.query.text.as_deref() == Some("ป้าย") && rows(&app).contains("1.2"), "{}", rows(&app));
    let (narrow, low) = (Size { width: 80, height: 24 }, Size { width: 40, height: 10 });
    for size in [narrow, low] {
        update(&mut app, Msg::Resize(size));
        assert!(head(&app).contains("มีคำว่า"), "{}", head(&app));
    }
}

#[test]
fn what_answers_no_more_stays_until_the_filter_is_used_again() {
    let mut app = app(120, 40);
    type_keys(&mut app, "f");
    type_text(&mut app, "กำลังทำ");
    type_keys(&mut app, "Enter");
    assert_eq!(selected(&app), "1.1");
    type_keys(&mut app, "3 3");
    assert_eq!((selected(&app).as_str(), app.plan().find("1.3")), ("1.1", demo().find("1.3")));
    type_keys(&mut app, "o");
    assert!(!rows(&app).contains("1.1"), "{}", rows(&app));
}

#[test]
fn an_empty_result_says_why_and_the_key() {
    let mut app = app_in(Lang::English, 80, 24);
    type_keys(&mut app, "o f");
    type_text(&mut app, "status: cancelled");
    type_keys(&mut app, "Enter");
    let text = screens::text_of(&app);
    assert_eq!(rows(&app), "");
    assert!(text.contains("no measure answers only overdue · status: cancelled; press F"), "{text}");
}

#[test]
fn esc_peels_search_then_marks_then_filter() {
    let mut app = app(80, 24);
    type_keys(&mut app, "o Space");
    type_keys(&mut app, "/");
    type_text(&mut app, "ก");
    type_keys(&mut app, "Enter");
    assert_eq!(app.mode(), Mode::Hits);
    type_keys(&mut app, "Esc");
    assert_eq!((app.mode(), app.marks.len(), app.query.is_all()), (Mode::Grid, 1, false));
    type_keys(&mut app, "Esc");
    assert_eq!((app.marks.len(), app.query.is_all()), (0, false));
    type_keys(&mut app, "Esc Esc");
    assert!(app.query.is_all());
}

#[test]
fn columns_are_shown_hidden_and_moved_while_the_list_stays() {
    let mut app = app(160, 40);
    type_keys(&mut app, "c Enter");
    assert_eq!(app.mode(), Mode::Picker);
    assert_eq!(app.memory.columns, Some(vec![Column::Due, Column::Strip, Column::Status]));
    type_keys(&mut app, "Down Enter");
    let shown = [Column::Due, Column::Strip, Column::Status, Column::Codes];
    assert_eq!(app.memory.columns.as_deref(), Some(&shown[..]));
    type_keys(&mut app, "Alt-Up <");
    let shown = [Column::Due, Column::Codes, Column::Strip, Column::Status];
    assert_eq!(app.memory.columns.as_deref(), Some(&shown[..]));
    type_keys(&mut app, "> Alt-Down Alt-Down Alt-Down");
    assert_eq!(app.memory.columns.as_ref().and_then(|columns| columns.last()), Some(&Column::Codes));
    assert!(screens::text_of(&app).contains("รหัสข้อ"));
    type_keys(&mut app, "End Enter Esc");
    assert_eq!((app.memory.columns.as_ref(), app.mode()), (None, Mode::Grid));
}

#[test]
fn a_search_goes_to_hits_while_it_is_typed() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Down Down /");
    type_text(&mut app, "ป้าย");
    // At or behind where one began.
    let ids = |app: &App| (selected(app), app.search.as_ref().unwrap().count());
    assert_eq!(ids(&app), ("1.5".into(), (3, 6, 0)));
    type_keys(&mut app, "Up");
    assert_eq!(ids(&app), ("1.3".into(), (2, 6, 0)));
    type_keys(&mut app, "Up Up");
    assert_eq!(ids(&app).1.0, 6, "round them all");
    type_keys(&mut app, "Down Enter n");
    assert_eq!((ids(&app), app.mode()), (("1.3".into(), (2, 6, 0)), Mode::Hits));
    type_keys(&mut app, "N F3 Shift-F3");
    assert_eq!(ids(&app).0, "1.2");
    assert!(head(&app).contains("พบ ๑ จาก ๖"), "{}", head(&app));
    // From where the selection was moved to.
    type_keys(&mut app, "Home N");
    assert_eq!(ids(&app).1.0, 6);
    assert_eq!(*app.plan(), demo());
}

#[test]
fn esc_gives_a_search_up_and_goes_back() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Left /");
    let folds = app.memory.folds.clone();
    type_text(&mut app, "1.3");
    assert_eq!((selected(&app).as_str(), app.memory.folds.len()), ("1.3", 0), "unfolded to be seen");
    type_text(&mut app, "ไม่มีที่ใด");
    assert_eq!(app.heading(), Some((0, Some(0))), "nothing is found: back");
    for _ in "ไม่มีที่ใด".chars() {
        type_keys(&mut app, "Backspace");
    }
    assert_eq!(selected(&app), "1.3");
    type_keys(&mut app, "Esc");
    assert_eq!((app.heading(), app.mode()), (Some((0, Some(0))), Mode::Grid));
    assert_eq!(app.memory.folds, folds);
}

#[test]
fn hits_that_the_filter_hides_are_told_of() {
    let mut app = app(120, 40);
    type_keys(&mut app, "o /");
    type_text(&mut app, "ป้าย");
    assert_eq!(app.search.as_ref().unwrap().count(), (1, 2, 4));
    assert!(head(&app).contains("ซ่อนอยู่อีก ๔"), "{}", head(&app));
    type_keys(&mut app, "Enter F");
    assert_eq!(app.search.as_ref().unwrap().count().1, 6);
}

#[test]
fn what_is_found_follows_edits_and_orders_and_headings_are_hits() {
    let mut app = app(120, 40);
    type_keys(&mut app, "/");
    type_text(&mut app, "การใช้งบประมาณ");
    assert!(app.search.as_ref().unwrap().has(crate::view::Stand::indicator(0, 1)));
    type_keys(&mut app, "Esc Ctrl-F");
    type_text(&mut app, "คำที่เพิ่งเขียน");
    assert_eq!(app.search.as_ref().unwrap().count(), (0, 0, 0));
    type_keys(&mut app, "Esc n");
    type_text(&mut app, "คำที่เพิ่งเขียน");
    type_keys(&mut app, "Enter Down Ctrl-F");
    type_text(&mut app, "คำที่เพิ่ง");
    assert_eq!((selected(&app).as_str(), app.search.as_ref().unwrap().count()), ("1.1", (1, 1, 0)));
    type_keys(&mut app, "Enter u");
    assert_eq!(app.search.as_ref().unwrap().count().1, 0);
    type_keys(&mut app, "Esc s End Enter Ctrl-F");
    type_text(&mut app, "ป้าย");
    type_keys(&mut app, "Enter Home n");
    let first = selected(&app);
    type_keys(&mut app, "n n n n n n");
    assert_eq!(selected(&app), first, "six hits, then the first again");
}

#[test]
fn the_private_note_is_never_found() {
    let mut app = app(120, 40);
    type_keys(&mut app, "p");
    type_text(&mut app, "ความลับเฉพาะตัว");
    type_keys(&mut app, "Enter Ctrl-F");
    type_text(&mut app, "ความลับเฉพาะตัว");
    assert_eq!(app.search.as_ref().unwrap().count(), (0, 0, 0));
}

#[test]
fn marked_rows_are_changed_at_once_and_taken_back_at_once() {
    let (mut app, mut expected) = (app(120, 40), demo());
    type_keys(&mut app, "Space Down Space Space");
    assert_eq!(
        (app.marked(), selected(&app).as_str()),
        (vec!["1.1".into(), "1.3".into(), "1.4".into()], "1.5")
    );
    let made = app.progress.made;
    type_keys(&mut app, "4");
    for (place, _) in demo().measures().filter(|(_, m)| ["1.1", "1.3", "1.4"].contains(&m.id.as_str())) {
        let log =
            &mut expected.sections[place.section].indicators[place.indicator].measures[place.measure].log;
        log.push(FollowUp::new(ides(), Status::Delayed));
    }
    assert_eq!((app.plan(), app.progress.made), (&expected, made + 1));
    assert_eq!(app.words.say(&app.notice.as_ref().unwrap().message), "รายงานวันนี้ของ ๓ มาตรการที่เลือก: ชะลอ");
    type_keys(&mut app, "4");
    assert_eq!(app.progress.made, made + 1, "nothing new");
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo());
    type_keys(&mut app, "Esc 3");
    assert_eq!(app.marks.len(), 0);
    assert_eq!(app.plan().measures().filter(|(_, m)| m.log != demo().find(&m.id).unwrap().1.log).count(), 1);
}

#[test]
fn all_that_is_shown_is_marked_or_nothing() {
    let mut app = app(80, 24);
    type_keys(&mut app, "o Ctrl-A");
    assert_eq!(app.marked(), ["1.3", "4.3", "6.2"]);
    assert!(head(&app).contains("▪๓") || head(&app).contains("เลือกไว้ ๓"), "{}", head(&app));
    type_keys(&mut app, "Ctrl-A");
    assert!(app.marks.is_empty());
    assert_eq!(app.marked(), ["1.3"]);
}

/// The screens of each way to look at the grid.
#[test]
fn the_grid_arranged_in_every_way() {
    let ways = [
        ("folded", "Left Down Down Down Down Down h", ""),
        ("sorted", "s Down Enter Down Down", ""),
        ("filtered", "o f End Up Up Up Enter", ""),
        ("searching", "/", "ป้าย"),
        ("marked", "Space Space Down Space Up", ""),
        ("columns", "c Enter Down Enter Down Enter Esc", ""),
    ];
    for (name, keys, text) in ways {
        for (lang, tag) in [(Lang::Thai, "th"), (Lang::English, "en")] {
            for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)] {
                let mut app = app_in(lang, width, height);
                type_keys(&mut app, keys);
                type_text(&mut app, text);
                let with_styles = lang == Lang::Thai && height >= 24;
                let picture = if with_styles { screens::of(&app) } else { screens::text_of(&app) };
                insta::assert_snapshot!(format!("{name}_{width}x{height}_{tag}"), picture);
            }
        }
    }
}

fn any_query() -> impl Strategy<Value = Query> {
    let timing = prop::option::of(prop::sample::select(Timing::ALL.to_vec()));
    let status = prop::option::of(prop::sample::select(Status::ALL.to_vec()));
    let text = prop::option::of(prop::sample::select(vec!["ก", "า", "1", "ป้าย"]));
    (timing, status, text).prop_map(|(timing, status, text)| Query {
        timing,
        status,
        text: text.map(str::to_owned),
        ..Query::default()
    })
}

fn ids(plan: &Plan, query: &Query, order: Order) -> Vec<crate::plan::Place> {
    let mut survey = Survey::of(plan, ides());
    let key = query.text.as_deref().map(crate::thai::search::SearchKey::new);
    let hits = key.map(|key| Finder::new(plan).has(&key));
    let grid = Grid::arrange(plan, &mut survey, query, order, &[], hits.as_deref());
    let places = grid.rows.iter().filter_map(|row| match row {
        Row::Measure(place) => Some(*place),
        _ => None,
    });
    places.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_order_is_a_permutation(plan in arbitrary::plan(), order in prop::sample::select(Order::ALL.to_vec())) {
        let mut sorted = ids(&plan, &Query::default(), order);
        sorted.sort_unstable();
        prop_assert_eq!(sorted, ids(&plan, &Query::default(), Order::Document));
    }

    #[test]
    fn filters_add_up_in_any_order(plan in arbitrary::plan(), query in any_query()) {
        let all = ids(&plan, &query, Order::Document);
        let parts = [
            Query { timing: query.timing, ..Query::default() },
            Query { status: query.status, ..Query::default() },
            Query { text: query.text.clone(), ..Query::default() },
        ];
        let parts = parts.map(|part| ids(&plan, &part, Order::Document));
        let each = parts[0].iter().filter(|place| parts[1..].iter().all(|part| part.contains(place)));
        prop_assert_eq!(all, each.copied().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_narrowed_is_what_is_found_anew(plan in arbitrary::plan(), words in prop::collection::vec("[กานป1.]{0,3}", 1..6)) {
        let mut finder = Finder::new(&plan);
        for word in words {
            let key = crate::thai::search::SearchKey::new(&word);
            let found: Vec<_> = finder.find(&key).collect();
            prop_assert_eq!(found, Finder::new(&plan).find(&key).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_selection_is_seen_in_every_list(top in 0..40_usize, at in 0..30_usize, height in 1..40_usize, order in prop::sample::select(Order::ALL.to_vec()), folded in any::<bool>()) {
        let plan = demo();
        let mut survey = Survey::of(&plan, ides());
        let folds = if folded { vec![Fold::of(&plan, 0, 0), Fold::of(&plan, 1, 2)] } else { Vec::new() };
        let grid = Grid::arrange(&plan, &mut survey, &Query::default(), order, &folds, None);
        let at = scroll::nearest(&grid, grid.rows.get(at).map(Row::stand)).unwrap();
        let at = if grid.is_grouped { at } else { at.max(3) };
        prop_assert!(grid.is_place(at));
        let top = scroll::settle(&grid, top, Some(at), height);
        let seen: Vec<_> = scroll::visible(&grid, top, height).collect();
        // Where a heading comes in place of the pinned ones at the very end, lines stay empty: two at most.
        prop_assert!(seen.contains(&at) && seen.len() + 2 >= height.min(grid.rows.len()), "{:?}", seen);
        prop_assert_eq!(scroll::settle(&grid, top, Some(at), height), top, "it rests");
    }

    #[test]
    fn any_keys_leave_a_selection_and_an_edit_is_noticed(keys in prop::collection::vec(prop::sample::select(vec![
        "Left", "Right", "z", "o", "F", "s", "f", "c", "Enter", "Esc", "Down", "Up", "End", "Home", "Space",
        "Ctrl-A", "3", "4", "u", "/", "ก", "า", "Backspace", "n", "N", "PageDown", "]",
    ]), 0..60)) {
        let mut app = app(80, 24);
        for name in keys {
            update(&mut app, Msg::Key(key(name)));
            match app.rows.selected {
                Some(row) => prop_assert!(app.rows.grid.is_place(row)),
                None => prop_assert!(app.rows.grid.rows.is_empty()),
            }
            if let Some(finder) = &app.rows.finder {
                let key = crate::thai::search::SearchKey::new("ก");
                prop_assert_eq!(finder.has(&key), Finder::new(app.plan()).has(&key));
            }
        }
    }
}

#[test]
fn an_edit_of_many_is_noticed_too() {
    let mut app = app(80, 24);
    type_keys(&mut app, "/ Esc");
    let all = app.plan.measures().map(|(_, m)| m.id.clone()).collect::<Vec<_>>();
    let edits = all.iter().cycle().take(100).map(|id| {
        let entry =
            FollowUp { text: "ทั้งหมดนี้".into(), ..FollowUp::new(ides(), Status::Done) };
        Edit::AddFollowUp { measure: id.clone(), at: 0, entry }
    });
    let edit = Edit::Batch(edits.collect());
    app.commit(edit).unwrap();
    app.rebuild();
    type_keys(&mut app, "/");
    type_text(&mut app, "ทั้งหมดนี้");
    assert_eq!(app.search.as_ref().unwrap().count().1, 30);
}
