//! The board: what is seen, and what the keys do.

use ratatui::layout::Size;

use super::{App, Msg, app, app_in, app_of, demo, ides, screens, selected, type_keys, update};
use crate::locales::Lang;
use crate::plan::{Edit, Indicator, Measure, Place, Plan, Section};
use crate::tui::action::Action;
use crate::tui::app::Screen;
use crate::tui::board::Parts;

fn board(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "b");
    app
}

fn of(plan: Plan, width: u16, height: u16) -> App {
    let mut app = app_of(plan, width, height);
    type_keys(&mut app, "b");
    app
}

/// The number of the selected indicator.
fn number(app: &App) -> Option<u32> {
    let tile = app.board.view.tiles.get(app.board.selected)?;
    app.plan.sections[tile.section].indicators[tile.indicator].no
}

/// The demo with so many indicators of long titles, in sections of seven.
fn many(indicators: u32) -> Plan {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].clone();
    plan.sections.clear();
    for no in 1..=indicators {
        if no % 7 == 1 {
            plan.sections
                .push(Section { title: format!("หมวดที่ {no}"), ..Section::default() });
        }
        let mut indicator = Indicator { no: Some(no), ..one.clone() };
        indicator.title = format!("การเปิดเผยข้อมูลและการรับฟังความเห็นของผู้มีส่วนได้ส่วนเสียครั้งที่ {no} ของปี");
        for measure in &mut indicator.measures {
            measure.id = format!("{no}.{}", measure.id);
        }
        plan.sections.last_mut().unwrap().indicators.push(indicator);
    }
    plan
}

#[test]
fn the_board_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        insta::assert_snapshot!(
            format!("board_{width}x{height}"),
            screens::of(&board(Lang::Thai, width, height))
        );
    }
}

#[test]
fn the_board_in_english_and_on_small_screens() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("board_{width}x{height}_in_english");
        insta::assert_snapshot!(name, screens::text_of(&board(Lang::English, width, height)));
    }
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("board_40x10_{lang:?}"), screens::text_of(&board(lang, 40, 10)));
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&board(lang, width, height));
        }
    }
}

#[test]
fn an_empty_board_says_what_would_fill_it() {
    let mut plan = demo();
    plan.sections.clear();
    let mut app = of(plan, 80, 24);
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "Left", "End", "PageUp", "Enter"] {
        type_keys(&mut app, keys);
    }
    assert_eq!(app.screen, Screen::Board);
}

#[test]
fn ten_tiles_fit_on_80x24() {
    for plan in [demo(), {
        let mut plan = many(10);
        plan.sections.push(Section { title: "หมวด".into(), ..Section::default() });
        plan
    }] {
        let app = of(plan, 80, 24);
        let shelves = Parts::of(app.layout().unwrap().page).shelves.height;
        let seen = app.board.stack.visible(0, shelves.into());
        assert_eq!(seen.len(), app.board.arrangement.shelves.len());
        assert_eq!(app.board.view.tiles.len(), 10);
    }
}

#[test]
fn arrows_move_in_two_dimensions() {
    // 1 2 / 3 4 / 5 // 6 7 / 8 // 9 10
    let mut app = board(Lang::Thai, 80, 24);
    for (keys, expected) in [
        ("Right", 2),
        ("Down", 4),
        ("Down", 5),
        ("Down", 7),
        ("Down", 8),
        ("Down", 10),
        ("Down", 10),
        ("Up Up", 7),
        ("Left", 6),
        ("Down Down", 9),
        ("Left", 8),
        ("Home", 1),
        ("Left", 1),
        ("End", 10),
        ("Right", 10),
        ("g", 1),
        ("l j", 4),
        ("PageDown", 10),
        ("PageUp", 2),
    ] {
        type_keys(&mut app, keys);
        assert_eq!(number(&app), Some(expected), "{keys}");
    }
}

#[test]
fn enter_goes_to_the_grid_at_the_indicator() {
    let mut app = board(Lang::Thai, 80, 24);
    type_keys(&mut app, "Down Right Enter");
    assert_eq!((app.screen, selected(&app).as_str()), (Screen::Grid, "4.1"));
    assert!(screens::text_of(&app).contains("\n▌"), "it is seen");
    type_keys(&mut app, "b");
    assert_eq!(number(&app), Some(4), "back at the indicator that is selected there");
    type_keys(&mut app, "Up Esc");
    assert_eq!((app.screen, selected(&app).as_str()), (Screen::Grid, "4.1"), "Esc leaves all as it was");
}

#[test]
fn a_filter_that_hides_the_indicator_is_cleared_and_that_is_said() {
    let mut app = app(80, 24);
    type_keys(&mut app, "o b Home Right Enter");
    assert_eq!((selected(&app).as_str(), app.query.timing.is_some()), ("2.1", false));
    assert_eq!(app.notice.as_ref().map(|n| n.message.key()), Some("tui-filter-cleared"));
    // What the filter shows is found through it.
    let late = app.plan.find("1.3").unwrap().0;
    let mut app = super::app(80, 24);
    type_keys(&mut app, "o");
    crate::tui::moving::show_in_grid(&mut app, late);
    assert_eq!((selected(&app).as_str(), app.query.timing.is_some()), ("1.3", true));
}

#[test]
fn an_indicator_without_measures_says_so() {
    let mut plan = demo();
    plan.sections[0].indicators[1].measures.clear();
    let mut app = of(plan, 80, 24);
    assert!(screens::text_of(&app).contains("ยังไม่มีมาตรการ"));
    type_keys(&mut app, "Right Enter");
    assert_eq!(app.screen, Screen::Grid);
    assert_eq!(app.notice.as_ref().map(|n| n.message.key()), Some("tui-indicator-empty"));
}

#[test]
fn forty_indicators_scroll_and_the_selected_one_is_seen() {
    for (width, height) in [(80, 24), (40, 10), (120, 40)] {
        let mut app = of(many(40), width, height);
        let keys =
            std::iter::repeat_n("Down", 45).chain(std::iter::repeat_n("Up", 45)).chain(["PageDown"; 9]);
        let mut seen = std::collections::HashSet::new();
        for key in keys.chain(["Home", "End", "Left", "Left", "Left", "Ctrl-U", "Ctrl-D"]) {
            type_keys(&mut app, key);
            let picture = screens::text_of(&app);
            let title = format!("ครั้งที่ {} ", number(&app).unwrap());
            let lines: Vec<_> = picture.lines().filter(|line| line.contains('▌')).collect();
            assert!(lines.len() >= 2, "{key}: {picture}");
            assert_eq!(picture.lines().count(), usize::from(height));
            seen.insert(number(&app));
            assert!(!title.is_empty());
        }
        assert!(seen.contains(&Some(1)) && seen.contains(&Some(40)));
    }
    insta::assert_snapshot!({
        let mut app = of(many(40), 80, 24);
        type_keys(&mut app, "Down Down Down Down Down Down Down Right");
        screens::text_of(&app)
    });
}

#[test]
fn tiles_follow_the_plan_the_language_and_the_size() {
    let mut app = board(Lang::Thai, 80, 24);
    // Another program finishes the late measure of the first indicator.
    let mut theirs = app.plan.clone();
    let edit = theirs.find("1.3").unwrap().1.record(&[], app.today, crate::plan::Status::Done).unwrap();
    edit.apply(&mut theirs).unwrap();
    let base = Box::new(app.plan.clone());
    update(&mut app, Msg::Foreign { base, theirs: Box::new(theirs) });
    assert_eq!((app.screen, app.board.view.tiles[0].figures.late), (Screen::Board, 0));
    let before = screens::text_of(&app);
    assert!(before.lines().nth(6).unwrap().starts_with("▌◆"), "{before}");
    let edit = app.plan.find("4.3").unwrap().1.record(&[], app.today, crate::plan::Status::Done).unwrap();
    app.commit(edit).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.board.view.tiles[3].figures.late, 0);
    type_keys(&mut app, "u");
    assert_eq!(app.board.view.tiles[3].figures.late, 1);
    update(&mut app, Msg::Resize(Size { width: 120, height: 40 }));
    assert_eq!(app.board.arrangement.columns, 3);
    type_keys(&mut app, "Home");
    let mut fresh = App::new(app.plan.clone(), app.origin.clone(), ides(), Lang::English, app.size);
    type_keys(&mut fresh, "b");
    crate::tui::update::act(&mut app, Action::Language);
    let body = |app: &App| screens::text_of(app).lines().skip(2).take(30).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&app), body(&fresh));
}

#[test]
fn the_selection_stays_on_the_board_when_its_indicator_goes() {
    let mut app = board(Lang::Thai, 80, 24);
    type_keys(&mut app, "End");
    let last = app.plan.sections.len() - 1;
    app.commit(Edit::RemoveSection { at: last }).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(number(&app), Some(8));
    screens::text_of(&app);
    let measure = Box::new(Measure { id: "8.9".into(), ..Measure::default() });
    app.commit(Edit::InsertMeasure { place: Place { section: 1, indicator: 2, measure: 0 }, measure })
        .unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.board.view.tiles[7].figures.all, 4);
}
