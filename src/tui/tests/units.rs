//! The units: what is seen, and what the keys do.

use super::{App, app, app_in, app_of, demo, screens, told, type_keys, type_text};
use crate::locales::Lang;
use crate::plan::{Plan, Status};
use crate::tui::app::Screen;
use crate::tui::units;

fn at_units(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "U");
    app
}

fn name(app: &App) -> &str {
    units::selected(app).map_or("", |row| &row.name)
}

/// Goes to `unit`.
fn go_to(app: &mut App, unit: &str) {
    type_keys(app, "U Home");
    while name(app) != unit {
        type_keys(app, "Down");
    }
}

#[test]
fn the_units_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("units_{width}x{height}");
        insta::assert_snapshot!(name, screens::of(&at_units(Lang::Thai, width, height)));
    }
}

#[test]
fn the_units_in_english_and_on_small_screens() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("units_{width}x{height}_in_english");
        insta::assert_snapshot!(name, screens::text_of(&at_units(Lang::English, width, height)));
    }
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("units_40x10_{lang:?}"), screens::text_of(&at_units(lang, 40, 10)));
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_units(lang, width, height));
        }
    }
}

#[test]
fn a_plan_without_units_says_what_would_bring_them() {
    let mut plan = demo();
    for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
        measure.responsible = crate::plan::Responsible::default();
    }
    let mut app = of(plan);
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "End", "Enter", "F2", "m"] {
        type_keys(&mut app, keys);
        assert_eq!((app.screen, app.writing.is_none(), app.modals.len()), (Screen::Units, true, 0), "{keys}");
    }
}

fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 80, 24);
    type_keys(&mut app, "U");
    app
}

#[test]
fn enter_shows_the_measures_of_exactly_that_unit_with_the_same_figures() {
    let mut app = app(80, 24);
    type_keys(&mut app, "U");
    for row in app.units.view.rows.clone() {
        go_to(&mut app, &row.name);
        type_keys(&mut app, "Enter");
        assert_eq!(app.screen, Screen::Grid);
        assert_eq!(app.rows.grid.figures, row.figures, "{}", row.name);
        let (_, measure) = app.selected().unwrap();
        assert!(measure.responsible.units.contains(&row.name));
    }
}

#[test]
fn a_thousand_units_scroll_and_the_selected_one_is_seen() {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures = (0..1000)
        .map(|n| {
            let mut measure = one.clone();
            measure.id = format!("1.{n}");
            measure.responsible.units = vec![format!("หน่วยที่ {n}")];
            measure
        })
        .collect();
    let mut app = of(plan);
    assert!(app.units.view.rows.len() > 1000);
    for keys in
        ["Down", "PageDown", "PageDown", "Ctrl-D", "Up", "End", "Up", "PageUp", "Ctrl-U", "Home", "End"]
    {
        type_keys(&mut app, keys);
        let picture = screens::text_of(&app);
        let selected = picture.lines().find(|line| line.starts_with('▌')).unwrap();
        let shown: String = name(&app).chars().take(5).collect();
        assert!(selected.contains(&shown), "{keys}: {selected}");
        assert_eq!(picture.lines().filter(|line| line.starts_with('▌')).count(), 1);
    }
    assert_eq!(app.units.selected, app.units.view.rows.len() - 1);
    assert!(screens::text_of(&app).lines().nth(22).unwrap().starts_with('▌'), "no line is wasted");
}

#[test]
fn a_unit_is_renamed_in_the_whole_plan_and_that_is_one_undo() {
    let mut app = app(80, 24);
    let before = app.plan.clone();
    let units = before.units().len();
    let bears = |plan: &Plan, unit: &str| {
        let measures = plan.measures().filter(|(_, m)| m.responsible.units.iter().any(|u| u == unit)).count();
        let entries = plan.measures().flat_map(|(_, m)| &m.log).filter(|entry| entry.unit == unit).count();
        (measures, entries, plan.directives.iter().filter(|d| d.unit == unit).count())
    };
    let had = bears(&before, "ฝ่ายปกครอง");
    assert!(had.0 > 1 && had.2 > 0, "{had:?}");
    go_to(&mut app, "ฝ่ายปกครอง");
    type_keys(&mut app, "F2 Ctrl-A");
    type_text(&mut app, " กลุ่มงานปกครอง ");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), name(&app)), ("tui-unit-renamed", "กลุ่มงานปกครอง"), "the selection goes with it");
    assert_eq!(bears(&app.plan, "ฝ่ายปกครอง"), (0, 0, 0));
    assert_eq!(bears(&app.plan, "กลุ่มงานปกครอง"), had);
    assert_eq!(app.plan.units().len(), units);
    let printed =
        |plan: &Plan, unit: &str| plan.measures().filter(|(_, m)| m.responsible.text.contains(unit)).count();
    assert_eq!(printed(&app.plan, "กลุ่มงานปกครอง"), printed(&before, "ฝ่ายปกครอง"));
    // Its words are not broken at a line's end, and those of the old name may be.
    let rows = app.wrapper.wrap("กลุ่มงานปกครอง กลุ่มงานปกครอง", 15);
    assert_eq!(rows, ["กลุ่มงานปกครอง", "กลุ่มงานปกครอง"]);
    let after = app.plan.clone();
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
    assert!(app.units.view.row_of("ฝ่ายปกครอง").is_some() && app.units.view.row_of("กลุ่มงานปกครอง").is_none());
    type_keys(&mut app, "Ctrl-Y");
    assert_eq!(app.plan, after);
}

#[test]
fn a_name_that_is_taken_or_empty_is_refused_and_the_line_stays() {
    let mut app = app(80, 24);
    let before = app.plan.clone();
    go_to(&mut app, "ฝ่ายโยธา");
    type_keys(&mut app, "e Ctrl-A");
    type_text(&mut app, "ฝ่ายการคลัง");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-unit-exists", true));
    type_keys(&mut app, "Ctrl-A Delete Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-unit-no-name", true));
    type_text(&mut app, "ฝ่ายโยธา");
    type_keys(&mut app, "Enter");
    assert!(app.writing.is_none(), "the name it has already");
    type_keys(&mut app, "F2");
    type_text(&mut app, "x");
    type_keys(&mut app, "Esc");
    assert_eq!((app.plan.clone(), app.screen), (before, Screen::Units));
    assert_eq!(type_keys(&mut app, "q"), [super::Effect::Quit], "nothing was changed");
}

#[test]
fn two_units_become_one() {
    let mut app = app(80, 24);
    let before = app.plan.clone();
    let of = |plan: &Plan, unit: &str| -> Vec<String> {
        let all = plan.measures().filter(|(_, m)| m.responsible.units.iter().any(|u| u == unit));
        all.map(|(_, m)| m.id.clone()).collect()
    };
    let (first, second) = (of(&before, "ฝ่ายโยธา"), of(&before, "ฝ่ายปกครอง"));
    assert!(first.iter().any(|id| second.contains(id)), "one measure has both");
    go_to(&mut app, "ฝ่ายโยธา");
    type_keys(&mut app, "m");
    type_text(&mut app, "ปกครอง");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), name(&app)), ("tui-units-merged", "ฝ่ายปกครอง"));
    assert_eq!(app.plan.units().len(), before.units().len() - 1);
    let merged = of(&app.plan, "ฝ่ายปกครอง");
    assert!(first.iter().chain(&second).all(|id| merged.contains(id)));
    for (_, measure) in app.plan.measures() {
        assert!(measure.responsible.units.iter().filter(|u| *u == "ฝ่ายปกครอง").count() < 2, "{}", measure.id);
    }
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
}

#[test]
fn an_id_that_stands_twice_is_told_and_nothing_is_changed() {
    let mut plan = demo();
    let unit = plan.sections[0].indicators[0].measures[0].responsible.units[0].clone();
    plan.sections[0].indicators[0].measures[1].responsible.units = vec![unit.clone()];
    plan.sections[0].indicators[0].measures[1].id = "1.1".into();
    let mut app = of(plan.clone());
    go_to(&mut app, &unit);
    type_keys(&mut app, "F2");
    type_text(&mut app, "ใหม่");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-id-twice", true));
    assert_eq!(app.plan, plan);
}

#[test]
fn a_filter_follows_the_name_of_its_unit() {
    let mut app = app(80, 24);
    go_to(&mut app, "ฝ่ายโยธา");
    type_keys(&mut app, "Enter");
    let shown = app.rows.grid.rows.len();
    go_to(&mut app, "ฝ่ายโยธา");
    type_keys(&mut app, "F2");
    type_text(&mut app, "และผังเมือง");
    type_keys(&mut app, "Enter Esc");
    assert_eq!((app.query.unit.as_deref(), app.rows.grid.rows.len()), (Some("ฝ่ายโยธาและผังเมือง"), shown));
    type_keys(&mut app, "u");
    assert!(app.query.is_all(), "of a unit that is no more nothing would be shown");
}

#[test]
fn who_looks_only_renames_nothing() {
    let mut app = app(80, 24);
    app.look_only(crate::store::Why::Held(None));
    type_keys(&mut app, "U F2");
    assert!(app.writing.is_none());
    type_keys(&mut app, "m");
    assert!(app.modals.is_empty());
}

#[test]
fn rows_follow_the_plan() {
    let mut app = at_units(Lang::Thai, 80, 24);
    let late = |app: &App| {
        let row = app.units.view.row_of("ฝ่ายทะเบียน").unwrap();
        app.units.view.rows[row].figures.late
    };
    assert_eq!(late(&app), 1);
    let edit = app.plan.find("1.3").unwrap().1.record(&[], app.today, Status::Done).unwrap();
    app.commit(edit).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(late(&app), 0);
    type_keys(&mut app, "u");
    assert_eq!(late(&app), 1);
}
