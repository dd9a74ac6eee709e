//! The mouse: (plan before, what is done with it, plan and place after).

use ratatui::layout::Position;

use super::{App, Effect, Msg, app, app_in, demo, full, screens, selected, type_keys, update};
use crate::locales::Lang;
use crate::tui::action::{Action, Mode};
use crate::tui::app::Modal;
use crate::tui::pointing::{Gesture, Target, target};
use crate::view::Order;
use crate::view::Row;

fn point(app: &mut App, gesture: Gesture, x: u16, y: u16) -> Vec<Effect> {
    update(app, Msg::Pointed(gesture, Position { x, y }))
}

/// Where `text` is seen.
#[track_caller]
fn place(app: &App, text: &str) -> (u16, u16) {
    let page = screens::text_of(app);
    let found = page.lines().enumerate().find_map(|(y, line)| Some((line.find(text)?, y, line)));
    let (at, y, line) = found.unwrap_or_else(|| panic!("{text} is not seen:\n{page}"));
    let x = crate::thai::width::width(&line[..at]);
    (x.try_into().unwrap(), y.try_into().unwrap())
}

#[track_caller]
fn click(app: &mut App, text: &str) -> Vec<Effect> {
    let (x, y) = place(app, text);
    point(app, Gesture::Click, x, y)
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 60)] {
        let mut app = app(width, height);
        let (x, y) = place(&app, "๑.๒");
        assert_eq!(point(&mut app, Gesture::Click, x, y), [Effect::Draw]);
        assert_eq!((selected(&app), app.mode()), ("1.2".into(), Mode::Grid));
        point(&mut app, Gesture::DoubleClick, x, y);
        assert_eq!((selected(&app), app.mode()), ("1.2".into(), Mode::Measure));
        assert_eq!(*app.plan(), demo());
    }
}

#[test]
fn a_double_click_opens_nothing_that_was_not_clicked_before() {
    let mut app = app(80, 24);
    let (x, y) = place(&app, "๑.๒");
    assert_eq!(point(&mut app, Gesture::DoubleClick, x, y), []);
    assert_eq!(app.mode(), Mode::Grid);
    // The first click picked from a list that closed; what lies below is not meant.
    type_keys(&mut app, "Ctrl-P");
    let (x, y) = place(&app, "รายงานรอบเดือน");
    point(&mut app, Gesture::Click, x, y);
    assert_eq!(app.mode(), Mode::Round);
    assert_eq!(point(&mut app, Gesture::DoubleClick, x, y), []);
    assert_eq!(app.mode(), Mode::Round);
}

#[test]
fn a_click_beside_everything_does_nothing() {
    let mut app = app(80, 24);
    for (x, y) in [(0, 0), (79, 2), (10, 20), (79, 23), (200, 200), (u16::MAX, u16::MAX)] {
        assert_eq!(point(&mut app, Gesture::Click, x, y), [], "{x} {y}");
    }
    // A heading is no place to stand.
    click(&mut app, "การปฏิบัติหน้าที่");
    assert_eq!(selected(&app), "1.1");
    assert_eq!(*app.plan(), demo());
}

#[test]
fn the_wheel_scrolls_to_both_ends_and_the_selection_is_always_seen() {
    for (width, height) in [(40, 10), (80, 24), (200, 60)] {
        let mut app = app(width, height);
        for (gesture, end) in [(Gesture::WheelDown, "10.1"), (Gesture::WheelUp, "1.1")] {
            for _ in 0..40 {
                point(&mut app, gesture, 5, 5);
                let rows = usize::from(app.layout().unwrap().rows.height);
                let mut seen = crate::tui::scroll::visible(&app.rows.grid, app.rows.top, rows);
                assert!(seen.any(|row| Some(row) == app.rows.selected), "{width}x{height}");
                assert!(matches!(app.rows.grid.rows[app.rows.selected.unwrap()], Row::Measure(_)));
            }
            assert_eq!(selected(&app), end, "{width}x{height}");
        }
    }
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down Down Down Down Down");
    let (before, top) = (selected(&app), app.rows.top);
    point(&mut app, Gesture::WheelDown, 5, 5);
    assert_eq!((selected(&app), app.rows.top), (before, top + 3), "what is seen stays selected");
}

#[test]
fn the_wheel_scrolls_what_is_read() {
    let mut app = app(80, 24);
    type_keys(&mut app, "F1");
    point(&mut app, Gesture::WheelDown, 5, 5);
    assert_eq!(app.modals, [Modal::Help { scroll: 3 }]);
    point(&mut app, Gesture::WheelUp, 5, 5);
    point(&mut app, Gesture::WheelUp, 5, 5);
    assert_eq!(app.modals, [Modal::Help { scroll: 0 }]);
    let mut app = super::app(40, 10);
    type_keys(&mut app, "Enter");
    let text = |app: &App| screens::text_of(app).replace('▌', " ");
    let before = text(&app);
    point(&mut app, Gesture::WheelDown, 5, 5);
    assert_ne!(text(&app), before);
    point(&mut app, Gesture::WheelUp, 5, 5);
    assert_eq!(text(&app), before);
}

#[test]
fn a_click_picks_from_a_list_and_the_wheel_moves_in_it() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Ctrl-P");
    let (x, y) = place(&app, "ตารางมาตรการ");
    for _ in 0..3 {
        point(&mut app, Gesture::WheelDown, x, y);
    }
    assert!(screens::text_of(&app).contains("▌"));
    let Some(Modal::Picker(picker)) = app.modals.last() else { panic!("it closed") };
    assert_eq!(picker.seen(usize::MAX).position(|(_, is_selected)| is_selected), Some(9));
    click(&mut app, "เสร็จ  ");
    assert_eq!(app.mode(), Mode::Grid);
    // Beside the list nothing is picked, and it stays.
    type_keys(&mut app, "Ctrl-P");
    assert_eq!(point(&mut app, Gesture::Click, 5, 5), []);
    assert_eq!(app.mode(), Mode::Picker);
}

#[test]
fn every_row_that_is_seen_is_the_one_that_is_hit() {
    for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 60)] {
        let mut app = app(width, height);
        for keys in ["", "End", "Up", "Up", "PageUp", "Home PageDown Down"] {
            type_keys(&mut app, keys);
            let layout = app.layout().unwrap();
            for y in layout.rows.y..layout.rows.bottom() {
                let Some(Target::Row(row)) = target(&app, Position { x: 4, y }) else { continue };
                let Row::Measure(place) = app.rows.grid.rows[row] else { continue };
                let id = app.shown(&app.plan().at(place).unwrap().id);
                let line = screens::text_of(&app).lines().nth(y.into()).unwrap().to_owned();
                assert!(line.contains(&format!("{id} ")), "{id}: {line}");
            }
        }
    }
}

#[test]
fn a_heading_is_hit_where_it_is_drawn() {
    for lang in [Lang::Thai, Lang::English] {
        for width in [80, 100, 120, 160, 200] {
            let app = app_in(lang, width, 24);
            let mut hit = 0;
            for (key, heading) in [
                ("print-head-id", Order::Document),
                ("print-head-title", Order::Title),
                ("print-head-unit", Order::Unit),
                ("print-head-due", Order::Deadline),
                ("print-head-status", Order::Status),
            ] {
                let y = app.layout().unwrap().columns.y;
                let line = screens::text_of(&app).lines().nth(y.into()).unwrap().to_owned();
                let Some(at) = line.find(&*app.words.text(key)) else { continue };
                let x = u16::try_from(crate::thai::width::width(&line[..at])).unwrap();
                assert_eq!(target(&app, Position { x, y }), Some(Target::Heading(heading)), "{width}: {key}");
                hit += 1;
            }
            assert!(hit >= 4, "{width}: {hit}");
        }
    }
}

#[test]
fn a_click_on_a_hint_does_what_its_key_does() {
    let mut app = app_in(Lang::English, 120, 40);
    // With the keyboard in Thai `/` is the key of 2: the hint means itself.
    type_keys(&mut app, "่ า");
    let before = app.plan().clone();
    click(&mut app, "/ search");
    assert_eq!((app.mode(), app.plan()), (Mode::Field, &before));
    type_keys(&mut app, "Esc");
    click(&mut app, "F1 help");
    assert_eq!(app.mode(), Mode::Help);
    click(&mut app, "Esc back");
    assert_eq!(app.mode(), Mode::Grid);
    click(&mut app, "n write");
    assert_eq!(app.mode(), Mode::Field);
    click(&mut app, "Esc leave");
    assert_eq!(app.mode(), Mode::Grid);
    assert_eq!(click(&mut app, "1–5 status"), [], "which of them is not said");
    assert!(click(&mut app, "q quit").contains(&Effect::Quit));
}

#[test]
fn a_question_is_answered_by_keys_alone() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 q");
    update(&mut app, full());
    let before = screens::text_of(&app);
    for y in 0..24 {
        for x in 0..80 {
            for gesture in [Gesture::Click, Gesture::DoubleClick, Gesture::WheelDown] {
                let effects = point(&mut app, gesture, x, y);
                assert!(!effects.iter().any(|effect| *effect != Effect::Draw), "{effects:?}");
            }
        }
    }
    assert_eq!(app.mode(), Mode::Question);
    let last = |page: &str| page.lines().last().unwrap().to_owned();
    assert_eq!(last(&screens::text_of(&app)), last(&before));
}

#[test]
fn the_mouse_is_turned_off_and_on() {
    let mut app = app(80, 24);
    assert_eq!(type_keys(&mut app, "F4"), [Effect::Mouse(false)]);
    assert_eq!(type_keys(&mut app, "F4"), [Effect::Mouse(true)]);
    assert_eq!(app.key(Action::Mouse), "F4");
}

#[test]
fn the_mouse_never_changes_the_plan_by_a_click_on_the_screens() {
    for keys in ["", "Enter", "b", "U", "C", "F1"] {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        for y in (0..23).chain(30..31) {
            for x in (0..80).step_by(7) {
                for gesture in [Gesture::Click, Gesture::DoubleClick, Gesture::WheelUp, Gesture::WheelDown] {
                    point(&mut app, gesture, x, y);
                }
            }
        }
        assert_eq!(*app.plan(), demo(), "{keys}");
    }
}
