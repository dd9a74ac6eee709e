//! Measures and headings that are put in, copied, moved and taken out: (plan before, keys, plan after).

use ratatui::layout::Size;

use super::screens::{of, text_of};
use super::{App, Msg, app, app_in, app_of, demo, selected, type_keys, type_text, update};
use crate::calendar::FiscalYear;
use crate::locales::Lang;
use crate::plan::{Edit, Measure, Plan, Score};
use crate::tui::action::Mode;

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

fn ids(plan: &Plan, section: usize, indicator: usize) -> Vec<&str> {
    plan.sections[section].indicators[indicator].measures.iter().map(|measure| measure.id.as_str()).collect()
}

/// Picks the entry of the list that has `text` in it.
fn pick(app: &mut App, text: &str) {
    assert_eq!(app.mode(), Mode::Picker);
    update(app, Msg::Paste(text.into()));
    type_keys(app, "Enter");
}

#[test]
fn a_new_measure_stands_behind_the_selected_one_and_its_page_opens() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Ctrl-N");
    type_text(&mut app, "มาตรการใหม่");
    type_keys(&mut app, "Enter");
    let before = demo();
    let count = before.sections[0].indicators[0].measures.len();
    let id = selected(&app);
    assert_eq!((app.mode(), notice(&app)), (Mode::Measure, "tui-measure-added"));
    assert!(before.find(&id).is_none() && id.starts_with("1."), "{id}");
    assert_eq!(ids(app.plan(), 0, 0)[2], id);
    assert_eq!(ids(app.plan(), 0, 0).len(), count + 1);
    assert_eq!(app.plan().find(&id).unwrap().1.title, "มาตรการใหม่");
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), before);
    // Without a title there is none, and one that is left leaves nothing.
    type_keys(&mut app, "Ctrl-N Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-title-empty"));
    type_keys(&mut app, "ก Esc");
    assert_eq!(*app.plan(), before);
}

#[test]
fn an_empty_plan_is_filled_from_nothing() {
    let plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
    let mut app = app_of(plan, 80, 24);
    for (key, said) in [("Ctrl-N", "tui-needs-section"), ("A", "tui-needs-section")] {
        type_keys(&mut app, key);
        assert_eq!(notice(&app), said, "{key}");
    }
    for key in ["Delete", "y", "m", "<", "Enter"] {
        type_keys(&mut app, key);
        assert_eq!(notice(&app), "tui-nothing-selected", "{key}");
    }
    type_keys(&mut app, "S");
    type_text(&mut app, "หมวดหนึ่ง");
    type_keys(&mut app, "Enter");
    assert_eq!(notice(&app), "tui-section-added");
    type_keys(&mut app, "Ctrl-N");
    assert_eq!(notice(&app), "tui-needs-indicator");
    for title in ["ตัวชี้วัดหนึ่ง", "ตัวชี้วัดสอง"] {
        type_keys(&mut app, "A");
        type_text(&mut app, title);
        type_keys(&mut app, "Enter");
        assert_eq!(notice(&app), "tui-indicator-added");
    }
    for title in ["ก", "ข"] {
        type_keys(&mut app, "Ctrl-N");
        type_text(&mut app, title);
        type_keys(&mut app, "Enter");
    }
    let section = &app.plan().sections[0];
    assert_eq!((section.title.as_str(), section.indicators.len()), ("หมวดหนึ่ง", 2));
    assert_eq!(section.indicators[1].no, Some(2));
    assert_eq!(ids(app.plan(), 0, 1), ["2.1", "2.2"], "in the one put in last");
    type_keys(&mut app, "Esc u u u u u");
    assert!(app.plan().sections.is_empty());
}

#[test]
fn a_new_heading_is_selected_so_that_the_next_measure_goes_there() {
    let mut app = app(120, 40);
    type_keys(&mut app, "A");
    type_text(&mut app, "ใหม่");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan().sections[0].indicators[1].title, "ใหม่");
    assert_eq!(app.heading(), Some((0, Some(1))));
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, "tui-indicator-empty"));
    type_keys(&mut app, "Down Ctrl-N ก Enter");
    assert_eq!(app.plan().sections[0].indicators[1].measures.len(), 0, "the selection went on");
    let mut app = super::app(120, 40);
    type_keys(&mut app, "A");
    type_text(&mut app, "ใหม่");
    type_keys(&mut app, "Enter Ctrl-N ก Enter");
    assert_eq!(app.plan().sections[0].indicators[1].measures.len(), 1);
    let mut app = super::app(120, 40);
    type_keys(&mut app, "S ก Enter");
    assert_eq!(app.heading(), Some((1, None)));
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, "tui-needs-indicator"));
    type_keys(&mut app, "A ข Enter Ctrl-N ค Enter");
    assert_eq!(ids(app.plan(), 1, 0).len(), 1);
}

/// The first indicator is folded, so its heading is selected.
fn folded() -> App {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Left");
    assert_eq!(app.heading(), Some((0, Some(0))));
    app
}

#[test]
fn at_a_folded_heading_the_keys_are_about_the_indicator() {
    let before = demo();
    let count = ids(&before, 0, 0).len();
    let mut app = folded();
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), selected(&app).as_str()), (Mode::Grid, "1.2"), "as it was before");

    let mut app = folded();
    type_keys(&mut app, "Delete");
    assert_eq!((app.mode(), app.plan()), (Mode::Removal, &before), "measures stand in it");
    type_keys(&mut app, "Esc");
    assert_eq!((app.heading(), app.plan()), (Some((0, Some(0))), &before));
    type_keys(&mut app, "Delete y");
    assert_eq!(app.plan().sections[0].indicators.len(), before.sections[0].indicators.len() - 1);
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), before);

    let mut app = folded();
    type_keys(&mut app, "F2 Enter");
    let line = app.writing.as_ref().unwrap().field.text().to_owned();
    assert_eq!(line, before.sections[0].indicators[0].title, "no measure is offered");

    let mut app = folded();
    type_keys(&mut app, "Ctrl-N ก Enter");
    assert_eq!((ids(app.plan(), 0, 0).len(), app.mode()), (count + 1, Mode::Measure));
    assert_eq!(ids(app.plan(), 0, 0)[count], selected(&app), "behind what is folded away");
    type_keys(&mut app, "Esc");
    assert!(app.memory.folds.is_empty(), "it is seen");

    let mut app = folded();
    type_keys(&mut app, "A ก Enter");
    assert_eq!(
        (app.heading(), app.plan().sections[0].indicators[1].title.as_str()),
        (Some((0, Some(1))), "ก")
    );
    type_keys(&mut app, "Delete");
    assert_eq!((app.plan(), notice(&app)), (&before, "tui-heading-removed"), "an empty one at once");

    for keys in ["y", "m", "<", "3", "n", "p"] {
        let mut app = folded();
        type_keys(&mut app, keys);
        assert_eq!((app.plan(), notice(&app)), (&before, "tui-nothing-selected"), "{keys}");
    }
    // What is marked comes before what is selected.
    let mut app = super::app(120, 40);
    type_keys(&mut app, "Down Space Left Delete");
    assert!(app.mode() == Mode::Removal || app.plan().find("1.2").is_none());
    assert_eq!(app.plan().sections[0].indicators.len(), before.sections[0].indicators.len());
}

#[test]
fn what_is_put_in_or_moved_is_seen_in_any_order_and_under_any_filter() {
    use crate::view::{Order, Query, Timing};
    let filters = [
        Query { timing: Some(Timing::Late), ..Query::default() },
        Query { unit: Some(demo().units()[0].to_owned()), ..Query::default() },
    ];
    for (at, query) in filters.into_iter().enumerate() {
        for order in Order::ALL {
            let of = || {
                let mut app = app(120, 40);
                (app.query, app.memory.order) = (query.clone(), order);
                app.rebuild();
                app
            };
            let is_seen = |app: &App| {
                let place = app.selected().unwrap().0;
                app.rows.grid.row_of(&app.rows.survey, place.into()) == app.rows.selected
            };
            let mut app = of();
            let before = selected(&app);
            type_keys(&mut app, "Ctrl-N ก Enter");
            assert!(selected(&app) != before && is_seen(&app), "{order:?}");
            let is_cleared = notice(&app) == "tui-shown-again";
            assert_eq!(
                (is_cleared, app.query.is_all()),
                (at == 1, at == 1),
                "a new one is of no unit: {order:?}"
            );
            assert_eq!(app.memory.order, order);
            let mut app = of();
            type_keys(&mut app, "y");
            assert!(selected(&app) != before && is_seen(&app), "{order:?}");
            let mut app = of();
            type_keys(&mut app, "Alt-Down");
            assert!(selected(&app) == before && is_seen(&app), "{order:?}");
            let mut app = of();
            type_keys(&mut app, "A ก Enter");
            assert_eq!((notice(&app), app.memory.order), ("tui-shown-again", Order::Document));
            assert!(app.query.is_all() && app.heading().is_some(), "{order:?}");
        }
    }
}

#[test]
fn a_copy_has_an_id_of_its_own_and_no_log() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down y");
    let before = demo();
    let (_, original) = before.find("1.2").unwrap();
    let id = selected(&app);
    let expected = Measure { id: id.clone(), log: Vec::new(), ..original.clone() };
    assert_eq!(*app.plan().find(&id).unwrap().1, expected);
    assert_eq!(ids(app.plan(), 0, 0)[1..3], ["1.2", id.as_str()]);
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), before);
}

/// An id that no directive is about, and one that some are.
fn named() -> (String, String) {
    let plan = demo();
    let is_named = |id: &str| plan.directives.iter().any(|directive| directive.about == id);
    let free = plan.measures().find(|(_, measure)| !is_named(&measure.id)).unwrap().1.id.clone();
    let taken = plan.measures().find(|(_, measure)| is_named(&measure.id)).unwrap().1.id.clone();
    (free, taken)
}

fn select(app: &mut App, id: &str) {
    let (place, _) = app.plan().find(id).unwrap();
    app.select(place);
}

#[test]
fn a_measure_is_deleted_at_once_and_asked_about_only_where_directives_speak_of_it() {
    let (free, taken) = named();
    for keys in ["Delete", "Enter Delete"] {
        let mut app = app(120, 40);
        select(&mut app, &free);
        type_keys(&mut app, keys);
        let mut expected = demo();
        Edit::RemoveMeasure { measure: free.clone() }.apply(&mut expected).unwrap();
        assert_eq!(
            (app.plan(), notice(&app), app.mode()),
            (&expected, "tui-measure-removed", Mode::Grid),
            "{keys}"
        );
        type_keys(&mut app, "u");
        assert_eq!((app.plan(), selected(&app)), (&demo(), free.clone()));
    }
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 80, 24);
        select(&mut app, &taken);
        type_keys(&mut app, "Delete");
        assert_eq!((app.mode(), app.plan()), (Mode::Removal, &demo()));
        assert!(text_of(&app).contains(" y "), "{}", text_of(&app));
        type_keys(&mut app, "Esc");
        assert_eq!((app.mode(), app.plan()), (Mode::Grid, &demo()));
        type_keys(&mut app, "Delete ั");
        assert!(app.plan().find(&taken).is_none());
        type_keys(&mut app, "u");
        assert_eq!(*app.plan(), demo());
    }
}

#[test]
fn what_was_asked_is_not_done_where_the_plan_has_changed_since() {
    let (_, taken) = named();
    let mut app = app(120, 40);
    select(&mut app, &taken);
    type_keys(&mut app, "Delete");
    let base = Box::new(app.plan().clone());
    let mut theirs = base.clone();
    theirs.title = "ชื่ออื่น".into();
    update(&mut app, Msg::Foreign { base, theirs });
    type_keys(&mut app, "y");
    assert_eq!(notice(&app), "tui-plan-changed-meanwhile");
    assert!(app.plan().find(&taken).is_some());
}

#[test]
fn a_measure_goes_up_and_down_and_over_the_edge() {
    let mut app = app(120, 40);
    let before = demo();
    let (first, second): (Vec<_>, Vec<_>) = (ids(&before, 0, 0), ids(&before, 0, 1));
    type_keys(&mut app, "Alt-Up");
    assert_eq!((app.plan(), notice(&app)), (&before, "tui-at-the-edge"));
    type_keys(&mut app, "Alt-Down");
    assert_eq!(ids(app.plan(), 0, 0)[..2], [first[1], first[0]]);
    assert_eq!(selected(&app), "1.1");
    for _ in 1..first.len() {
        type_keys(&mut app, ">");
    }
    assert_eq!(ids(app.plan(), 0, 0), first[1..]);
    assert_eq!(ids(app.plan(), 0, 1)[0], "1.1");
    type_keys(&mut app, "<");
    assert_eq!(ids(app.plan(), 0, 0).last(), Some(&"1.1"));
    assert_eq!(ids(app.plan(), 0, 1), second);
    type_keys(&mut app, "u u u u u u u u");
    assert_eq!(*app.plan(), before);
    let (last, _) = before.measures().last().unwrap();
    app.select(last);
    type_keys(&mut app, "Alt-Down");
    assert_eq!((app.plan(), notice(&app)), (&before, "tui-at-the-edge"));
    // On the page, at the title.
    type_keys(&mut app, "Home Enter Alt-Down");
    assert_eq!(ids(app.plan(), 0, 0)[1], "1.1");
}

/// `ids` one place on, as one change, and taken back by one.
fn shifted(ids: &[&str], is_down: bool) -> Vec<Vec<String>> {
    let app = app(120, 40);
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let mut plan = demo();
    let back = Edit::Batch(crate::tui::places::shifts(&app, &ids, is_down)).apply(&mut plan).unwrap();
    let seen = |at| super::headings::ids(&plan, 0, at).into_iter().map(str::to_owned).collect();
    let lists = vec![seen(0), seen(1)];
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, demo());
    lists
}

#[test]
fn several_go_together_and_stay_in_their_order() {
    let before = [ids(&demo(), 0, 0).join(" "), ids(&demo(), 0, 1).join(" ")];
    assert_eq!(before, ["1.1 1.2 1.3 1.4 1.5", "2.1 2.2 2.3 2.4"], "else choose others below");
    let lists =
        |ids: &[&str], is_down| shifted(ids, is_down).iter().map(|list| list.join(" ")).collect::<Vec<_>>();
    assert_eq!(lists(&["1.2", "1.3"], true), ["1.1 1.4 1.2 1.3 1.5", "2.1 2.2 2.3 2.4"]);
    assert_eq!(lists(&["1.3", "1.2"], false), ["1.2 1.3 1.1 1.4 1.5", "2.1 2.2 2.3 2.4"]);
    assert_eq!(lists(&["1.4", "1.5"], true), ["1.1 1.2 1.3 1.4", "1.5 2.1 2.2 2.3 2.4"]);
    assert_eq!(lists(&["2.1", "2.2"], false), ["1.1 1.2 1.3 1.4 1.5 2.1", "2.2 2.3 2.4"]);
    assert_eq!(
        lists(&["1.1", "1.2", "1.4"], false),
        ["1.1 1.2 1.4 1.3 1.5", "2.1 2.2 2.3 2.4"],
        "no further"
    );
    assert_eq!(lists(&["1.5", "2.1"], true), ["1.1 1.2 1.3 1.4", "1.5 2.2 2.1 2.3 2.4"]);
}

#[test]
fn a_measure_goes_to_the_indicator_that_is_picked() {
    let mut app = app(120, 40);
    let target = demo().sections[0].indicators[2].title.clone();
    type_keys(&mut app, "Down m");
    pick(&mut app, &target);
    assert_eq!(ids(app.plan(), 0, 2).last(), Some(&"1.2"));
    assert_eq!((selected(&app).as_str(), notice(&app)), ("1.2", "tui-measure-moved"));
    type_keys(&mut app, "m");
    pick(&mut app, &target);
    assert_eq!(notice(&app), "tui-there-already");
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo());
}

#[test]
fn the_fields_of_headings_and_of_the_plan_are_written() {
    let write = |line: &str, text: &str| {
        let mut app = app(120, 40);
        type_keys(&mut app, "F2");
        pick(&mut app, line);
        assert_eq!(app.mode(), Mode::Field, "{line}");
        type_keys(&mut app, "Ctrl-A Delete");
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
        app
    };
    let section = |app: &App| app.plan().sections[0].clone();
    assert_eq!(section(&write("ชื่อตัวชี้วัด", "ชื่ออื่น")).indicators[0].title, "ชื่ออื่น");
    assert_eq!(section(&write("เลขตัวชี้วัด", "๑๒")).indicators[0].no, Some(12));
    assert_eq!(section(&write("เลขตัวชี้วัด", "")).indicators[0].no, None);
    let score = Score::from_hundredths(8750);
    assert_eq!(section(&write("คะแนนปีก่อน", "๘๗.๕")).indicators[0].score, score);
    assert_eq!(section(&write("คะแนนปีก่อน", "")).indicators[0].score, None);
    assert_eq!(section(&write("คำวิเคราะห์", "ลดลง")).indicators[0].analysis, "ลดลง");
    assert_eq!(section(&write("ชื่อหมวด", "ภายใน")).title, "ภายใน");
    assert_eq!(section(&write("ชื่อย่อ", "ก")).code, "ก");
    assert_eq!(write("ชื่อหน่วยงาน", "สำนักงานอื่น").plan().agency, "สำนักงานอื่น");
    assert_eq!(write("ชื่อแผน", "แผนใหม่").plan().title, "แผนใหม่");
    assert_eq!(write("ชื่อมาตรการ", "อื่น").plan().find("1.1").unwrap().1.title, "อื่น");
    for (line, text, said) in [
        ("คะแนนปีก่อน", "100.5", "tui-not-a-score"),
        ("เลขตัวชี้วัด", "1.2", "tui-not-a-number"),
        ("ชื่อหมวด", "", "tui-title-empty"),
        ("ชื่อหน่วยงาน", "", "tui-title-empty"),
    ] {
        let app = write(line, text);
        assert_eq!((app.mode(), notice(&app), app.plan()), (Mode::Field, said, &demo()), "{line}");
    }
}

#[test]
fn a_heading_elsewhere_is_found_by_its_name_and_deleted_after_a_question() {
    let mut app = app(120, 40);
    let title = demo().sections[1].indicators[0].title.clone();
    type_keys(&mut app, "F2");
    pick(&mut app, &title);
    pick(&mut app, "ลบตัวชี้วัดนี้");
    assert_eq!((app.mode(), app.plan()), (Mode::Removal, &demo()));
    type_keys(&mut app, "y");
    assert_eq!(app.plan().sections[1].indicators.len(), demo().sections[1].indicators.len() - 1);
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo());
    // An empty one goes at once.
    type_keys(&mut app, "A ก Enter F2");
    pick(&mut app, "ลบตัวชี้วัดนี้");
    assert_eq!((app.plan(), notice(&app)), (&demo(), "tui-heading-removed"));
}

#[test]
fn what_is_only_looked_at_is_not_changed() {
    let mut app = app(120, 40);
    app.look_only(crate::store::Why::Asked);
    for keys in ["Ctrl-N", "A", "S", "y", "Delete", "Alt-Down", "m", "F2", "Enter", "Enter", "a", "x", ">"] {
        type_keys(&mut app, keys);
        assert!(matches!(app.mode(), Mode::Grid | Mode::Measure), "{keys}");
    }
    assert_eq!(*app.plan(), demo());
}

#[test]
fn the_list_of_what_can_be_edited_and_a_score_that_is_none() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)] {
            let mut app = app_in(lang, width.max(80), height.max(24));
            type_keys(&mut app, "F2");
            update(&mut app, Msg::Resize(Size { width, height }));
            let styled = lang == Lang::Thai && width >= 80;
            let seen = |app: &App| if styled { of(app) } else { text_of(app) };
            insta::assert_snapshot!(format!("fields_{lang:?}_{width}x{height}"), seen(&app));
            type_keys(&mut app, "Down Down Down Enter Ctrl-A");
            type_text(&mut app, "101");
            type_keys(&mut app, "Enter");
            insta::assert_snapshot!(format!("score_{lang:?}_{width}x{height}"), seen(&app));
        }
    }
}
