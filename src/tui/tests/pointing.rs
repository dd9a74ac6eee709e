//! The mouse on every screen: what is drawn at a place is what is hit there; (plan before, clicks, plan and place
//! after).

use ratatui::layout::Position;

use super::{App, Effect, Msg, app, app_in, demo, saved, screens, selected, type_keys, type_text, update};
use crate::locales::{Lang, Message};
use crate::plan::Plan;
use crate::tui::action::Mode;
use crate::tui::app::Screen;
use crate::tui::pointing::{Gesture, Target, target};
use crate::view::{Column, Order, Row};

const SIZES: [(u16, u16); 4] = [(40, 10), (80, 24), (120, 40), (200, 60)];

fn point(app: &mut App, gesture: Gesture, (x, y): (u16, u16)) -> Vec<Effect> {
    update(app, Msg::Pointed(gesture, Position { x, y }))
}

/// Both clicks of a double click.
fn twice(app: &mut App, at: (u16, u16)) -> Vec<Effect> {
    point(app, Gesture::Click, at);
    point(app, Gesture::DoubleClick, at)
}

/// Where `text` is seen first.
#[track_caller]
fn place(app: &App, text: &str) -> (u16, u16) {
    let page = screens::text_of(app);
    let found = page.lines().enumerate().find_map(|(y, line)| Some((line.find(text)?, y, line)));
    let (at, y, line) = found.unwrap_or_else(|| panic!("{text} is not seen:\n{page}"));
    (crate::thai::width::width(&line[..at]).try_into().unwrap(), y.try_into().unwrap())
}

/// Every target of the screen, with the first place at which it is.
fn targets(app: &App) -> Vec<(Target, (u16, u16))> {
    let mut all: Vec<(Target, (u16, u16))> = Vec::new();
    for y in 0..app.size.height {
        for x in 0..app.size.width {
            if let Some(target) = target(app, Position { x, y })
                && !all.iter().any(|(known, _)| *known == target)
            {
                all.push((target, (x, y)));
            }
        }
    }
    all
}

fn line(app: &App, y: u16) -> String {
    screens::text_of(app).lines().nth(y.into()).unwrap_or_default().to_owned()
}

#[test]
fn a_click_on_the_board_selects_the_tile_that_is_drawn_there() {
    for (width, height) in SIZES {
        for keys in ["b", "b End", "b End Up"] {
            let mut app = app(width, height);
            type_keys(&mut app, keys);
            let mut hit = 0;
            for (target, at) in targets(&app) {
                let Target::Tile(tile) = target else { continue };
                point(&mut app, Gesture::Click, at);
                assert_eq!(app.board.selected, tile, "{width}x{height}: {keys}");
                // The bar of the selection stands where the click was, unless the page was scrolled by it.
                if super::super::board::tile_at(&app, Position { x: at.0, y: at.1 }) == Some(tile) {
                    let cell = line(&app, at.1);
                    assert!(cell.contains('▌'), "{width}x{height}: {cell}");
                }
                hit += 1;
            }
            assert!(hit > 0, "{width}x{height}: {keys}");
        }
    }
}

#[test]
fn a_double_click_on_the_board_opens_the_indicator_in_the_grid() {
    let mut app = app_in(Lang::English, 120, 40);
    type_keys(&mut app, "b");
    let at = targets(&app).into_iter().find(|(target, _)| *target == Target::Tile(3)).unwrap().1;
    assert_eq!(twice(&mut app, at), [Effect::Draw]);
    assert_eq!((app.mode(), selected(&app).as_str()), (Mode::Grid, "4.1"));
    assert_eq!(*app.plan(), demo());
}

#[test]
fn a_click_selects_a_unit_and_a_double_click_shows_what_it_has_to_do() {
    for (width, height) in SIZES {
        let mut app = app(width, height);
        type_keys(&mut app, "U Down");
        let name = app.units.view.rows[2].name.clone();
        let (_, y) = place(&app, &name);
        point(&mut app, Gesture::Click, (10, y));
        assert_eq!((app.mode(), app.units.selected), (Mode::Units, 2));
        assert!(line(&app, y).starts_with('▌'), "{width}x{height}");
        // The heads are no rows.
        assert_eq!(target(&app, Position { x: 5, y: app.layout().unwrap().page.y }), None);
        point(&mut app, Gesture::DoubleClick, (10, y));
        assert_eq!((app.mode(), app.query.unit.as_ref()), (Mode::Grid, Some(&name)));
        assert_eq!(*app.plan(), demo());
    }
}

#[test]
fn a_click_selects_a_change_and_a_double_click_goes_to_its_measure() {
    for (width, height) in SIZES {
        let mut app = app(width, height);
        type_keys(&mut app, "C");
        let hits: Vec<_> = targets(&app);
        let changes = hits.iter().filter_map(|(target, at)| match target {
            Target::Change(row) => Some((*row, *at)),
            _ => None,
        });
        let changes: Vec<_> = changes.collect();
        assert!(!changes.is_empty(), "{width}x{height}");
        for (row, at) in &changes {
            let mut app = super::app(width, height);
            type_keys(&mut app, "C");
            point(&mut app, Gesture::Click, *at);
            assert_eq!(app.changes.selected, *row, "{width}x{height}");
            let place = super::super::changes::selected(&app).unwrap().place;
            point(&mut app, Gesture::DoubleClick, *at);
            assert_eq!(app.mode(), if place.is_some() { Mode::Grid } else { Mode::Changes });
            if let Some(place) = place {
                assert_eq!(app.selected().map(|(place, _)| place), Some(place));
            }
            assert_eq!(*app.plan(), demo());
        }
    }
}

#[test]
fn a_click_on_the_page_of_a_measure_puts_the_cursor_there_and_a_double_click_writes() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            let mut app = app_in(lang, width, height);
            type_keys(&mut app, "Enter");
            let (top, page) = (app.screen, screens::text_of(&app));
            for (target, at) in targets(&app) {
                let Target::Spot(spot) = target else { continue };
                point(&mut app, Gesture::Click, at);
                assert_eq!(super::super::editing::selected(&app), Some(spot));
                assert!(line(&app, at.1).starts_with('▌'), "{}", line(&app, at.1));
                assert_eq!(app.screen, top, "the page does not move below the pointer");
            }
            let bars = |page: &str| page.replace('▌', " ");
            assert_eq!(bars(&screens::text_of(&app)), bars(&page));
        }
    }
    let mut app = app(120, 40);
    type_keys(&mut app, "Enter");
    let text = app.words.text("field-issue").into_owned();
    let at = place(&app, &text);
    twice(&mut app, at);
    assert_eq!(app.mode(), Mode::Field);
    type_text(&mut app, "x");
    type_keys(&mut app, "Ctrl-S");
    let issue = |plan: &Plan| plan.find("1.1").unwrap().1.issue.clone();
    let (before, after) = (issue(&demo()), issue(app.plan()));
    assert_eq!(after, format!("{before}x"), "what was clicked is what was written");
}

#[test]
fn the_wheel_scrolls_the_page_of_a_measure_to_both_ends() {
    for (width, height) in [(40, 10), (80, 24)] {
        let mut app = app(width, height);
        type_keys(&mut app, "Enter");
        let whole = {
            let mut tall = super::app(width, 400);
            type_keys(&mut tall, "Enter");
            screens::text_of(&tall)
        };
        let mut seen = Vec::new();
        for _ in 0..60 {
            let Screen::Measure { scroll } = app.screen else { panic!("it closed") };
            seen.push(scroll);
            let page = app.layout().unwrap().page;
            let rows = screens::text_of(&app);
            let mut lines = rows.lines().skip(page.y.into()).take(page.height.into());
            assert!(lines.any(|line| line.starts_with('▌')), "the cursor is seen:\n{rows}");
            point(&mut app, Gesture::WheelDown, (5, 5));
        }
        assert_eq!(seen[..2], [0, 3], "three lines at a notch");
        let end = *seen.last().unwrap();
        let page = usize::from(app.layout().unwrap().page.height);
        assert!(whole.lines().count() > end + page);
        let cursor = super::super::editing::selected(&app);
        type_keys(&mut app, "End");
        assert_eq!(
            super::super::editing::selected(&app),
            cursor,
            "at the end of the page the cursor goes on"
        );
        assert_eq!(app.screen, Screen::Measure { scroll: end });
        for _ in 0..60 {
            point(&mut app, Gesture::WheelUp, (5, 5));
        }
        assert_eq!(app.screen, Screen::Measure { scroll: 0 });
        assert_eq!(super::super::editing::selected(&app), Some(0));
    }
}

#[test]
fn a_folded_heading_is_selected_by_a_click_and_unfolded_by_two() {
    let mut app = app(80, 24);
    type_keys(&mut app, "z");
    let folded = app.rows.grid.rows.len();
    let heading = targets(&app).into_iter().filter(|(target, _)| {
        matches!(target, Target::Row(row) if matches!(app.rows.grid.rows[*row], Row::Indicator { folded: true, .. }))
    });
    let at = heading.map(|(_, at)| at).nth(2).unwrap();
    point(&mut app, Gesture::Click, at);
    assert!(line(&app, at.1).starts_with('▌'));
    assert_eq!((app.rows.grid.rows.len(), app.heading()), (folded, Some((0, Some(2)))));
    point(&mut app, Gesture::DoubleClick, at);
    assert!(app.rows.grid.rows.len() > folded, "it is unfolded");
    assert_eq!(app.mode(), Mode::Grid);
    // With the keys likewise.
    type_keys(&mut app, "Left");
    assert_eq!(app.rows.grid.rows.len(), folded);
    type_keys(&mut app, "Enter");
    assert!(app.rows.grid.rows.len() > folded && app.mode() == Mode::Grid);
}

#[test]
fn a_heading_that_is_not_folded_is_clicked_without_harm() {
    let mut app = app(80, 24);
    let before = (selected(&app), app.rows.grid.rows.clone());
    for (target, at) in targets(&app) {
        if matches!(target, Target::Row(row) if !app.rows.grid.is_place(row)) {
            twice(&mut app, at);
            assert_eq!(
                (app.mode(), (selected(&app), app.rows.grid.rows.clone())),
                (Mode::Grid, before.clone())
            );
        }
    }
}

#[test]
fn a_click_on_the_head_of_a_column_sorts_by_it_wherever_it_stands() {
    for (columns, width) in [
        (None, 120),
        (Some(vec![Column::Status, Column::Due, Column::Unit]), 120),
        (Some(vec![Column::Report, Column::Unit, Column::Status]), 160),
        (Some(vec![Column::Due]), 80),
    ] {
        for (head, order) in [
            ("print-head-status", Order::Status),
            ("print-head-due", Order::Deadline),
            ("print-head-unit", Order::Unit),
            ("print-head-title", Order::Title),
        ] {
            let mut app = app(width, 40);
            app.memory.columns.clone_from(&columns);
            let heads = line(&app, app.layout().unwrap().columns.y);
            let Some(at) = heads.find(&*app.words.text(head)) else { continue };
            let x = u16::try_from(crate::thai::width::width(&heads[..at])).unwrap();
            let at = (x, app.layout().unwrap().columns.y);
            let before = selected(&app);
            point(&mut app, Gesture::Click, at);
            assert_eq!((app.memory.order, selected(&app)), (order, before.clone()), "{head} in {columns:?}");
            let mut keyed = super::app(width, 40);
            super::super::filtering::sort(&mut keyed, order);
            assert_eq!(app.rows.grid.rows, keyed.rows.grid.rows, "as from the list of orders");
            // The second click of a double click is no click.
            assert_eq!(point(&mut app, Gesture::DoubleClick, at), []);
            point(&mut app, Gesture::Click, at);
            assert_eq!((app.memory.order, selected(&app)), (Order::Document, before), "and back");
            assert_eq!(*app.plan(), demo());
        }
    }
}

#[test]
fn a_click_in_a_text_puts_the_cursor_there() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n Ctrl-A Delete");
    let typed = "น้ำท่วมที่ทำการ แล้วซ่อมเสร็จ ".repeat(10);
    type_text(&mut app, typed.trim_end());
    let text = app.writing.as_ref().unwrap().field.text().to_owned();
    let places: Vec<_> =
        targets(&app).into_iter().filter(|(target, _)| matches!(target, Target::Letter(..))).collect();
    assert!(places.len() > 100, "{}", places.len());
    let mut rows = std::collections::BTreeSet::new();
    for (target, at) in places {
        let Target::Letter(column, row) = target else { continue };
        type_keys(&mut app, "Shift-Left");
        point(&mut app, Gesture::Click, at);
        let field = &app.writing.as_ref().unwrap().field;
        assert_eq!(field.selected_text(), None, "a click selects nothing");
        let (at, seen) = field.cursor();
        // Within a cluster of two columns, or behind the end of a row.
        assert!(at <= column && seen <= row, "({column}, {row}) is ({at}, {seen})");
        rows.insert(seen);
        assert_eq!(field.text(), text);
    }
    assert!(rows.len() >= 3, "{rows:?}");
    assert_eq!(app.mode(), Mode::Field);
    // What is typed goes there.
    type_keys(&mut app, "Ctrl-Home");
    let area = app.layout().unwrap().field;
    point(&mut app, Gesture::Click, (area.x + 1, area.y + 1));
    type_text(&mut app, "ก");
    assert_eq!(app.writing.as_ref().unwrap().field.text(), format!("ก{text}"));
    assert_eq!(*app.plan(), demo(), "nothing is accepted by a click");
}

#[test]
fn a_click_in_a_long_text_hits_the_row_that_is_seen() {
    let mut app = app(40, 10);
    type_keys(&mut app, "n Ctrl-A Delete");
    for number in 0..20 {
        type_text(&mut app, &number.to_string());
        type_keys(&mut app, "Ctrl-J");
    }
    type_keys(&mut app, "Ctrl-Home PageDown PageDown");
    let at = place(&app, "5");
    assert!(line(&app, at.1).starts_with('▌'));
    point(&mut app, Gesture::Click, at);
    type_text(&mut app, "x");
    assert!(app.writing.as_ref().unwrap().field.text().contains("\nx5\n"));
    let row = app.writing.as_ref().unwrap().field.row();
    point(&mut app, Gesture::WheelUp, at);
    assert_eq!(app.writing.as_ref().unwrap().field.row(), row - 1);
}

#[test]
fn the_round_records_nothing_by_a_click() {
    for (width, height) in SIZES {
        let mut app = app(width, height);
        type_keys(&mut app, "r");
        let before = app.round.at;
        for y in 0..height - 1 {
            for x in (0..width).step_by(3) {
                twice(&mut app, (x, y));
            }
        }
        assert_eq!((app.mode(), app.round.at), (Mode::Round, before), "{width}x{height}");
        assert_eq!(*app.plan(), demo());
        for gesture in [Gesture::WheelDown, Gesture::WheelUp] {
            (0..30).for_each(|_| drop(point(&mut app, gesture, (5, 5))));
        }
        assert_eq!((app.mode(), app.round.at, app.round.scroll), (Mode::Round, before, 0));
    }
}

#[test]
fn what_a_notice_lies_over_is_not_hit() {
    let mut app = app_in(Lang::English, 40, 10);
    let before = screens::text_of(&app);
    app.warn(Message::new("tui-text-changed").with("key", "Enter ".repeat(12)));
    let covered = screens::text_of(&app);
    let changed = |(one, other): &(&str, &str)| one != other;
    let lines = before.lines().zip(covered.lines()).filter(changed).count();
    assert!(lines > 2, "{covered}");
    let y = 9 - u16::try_from(lines).unwrap() + 1;
    assert_eq!(target(&app, Position { x: 5, y }), None);
    // It is only taken away, whatever row lies below it.
    assert_eq!(point(&mut app, Gesture::Click, (5, y)), [Effect::Draw]);
    assert_eq!((screens::text_of(&app), selected(&app).as_str()), (before.clone(), "1.1"));
    // And any key gives back what it covers, without doing anything else where it means nothing.
    app.warn(Message::new("tui-text-changed").with("key", "Enter ".repeat(12)));
    assert_eq!(type_keys(&mut app, "~"), []);
    assert_eq!(screens::text_of(&app), before);
}

#[test]
fn a_double_click_means_nothing_once_a_key_came_between() {
    let mut app = app(80, 24);
    let at = place(&app, "๑.๒");
    point(&mut app, Gesture::Click, at);
    type_keys(&mut app, "Enter");
    assert_eq!(app.mode(), Mode::Measure);
    point(&mut app, Gesture::DoubleClick, at);
    assert_eq!(app.mode(), Mode::Measure, "no field is opened");
    saved(&mut app);
    assert_eq!(*app.plan(), demo());
}

#[test]
fn every_place_of_every_screen_can_be_pointed_at() {
    for keys in ["", "Enter", "b", "r", "U", "C", "F1", "n", "/", "f", "s", "c", "Ctrl-P", "Enter F2", "z"] {
        for (width, height) in [(40, 10), (80, 24), (39, 10)] {
            let mut app = app(width, height);
            type_keys(&mut app, keys);
            for y in (0..height + 2).chain([u16::MAX]) {
                for x in (0..width + 2).step_by(3).chain([u16::MAX]) {
                    let at = Position { x, y };
                    // Pickers close where something is picked; what they do is theirs.
                    if !matches!(target(&app, at), Some(Target::Hint(..) | Target::Entry(..))) {
                        twice(&mut app, (x, y));
                    }
                }
            }
            assert_eq!(*app.plan(), demo(), "{keys}");
        }
    }
}
