//! The second terminal: what it shows of the first, what it says when nobody leads, what its keys do. And the scale at
//! which a terminal that knows larger letters is drawn on.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::layout::Size;

use super::{App, Effect, Lang, Msg, app, demo, ides, key, screens, type_keys, update};
use crate::locales::{Fault, Message};
use crate::store::{Seat, Sight};
use crate::tui::app::{Look, Screen};
use crate::tui::follow::{Follower, Following};
use crate::tui::wall::shown;
use crate::tui::{Theme, draw};
use crate::view::wall::Slide;
use crate::view::{Choice, Depth};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn follower(lang: Lang, has_sizing: bool, (width, height): (u16, u16)) -> Follower {
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron");
    let seat = Seat::take("ไม่มี".as_ref(), plan.as_ref()).unwrap();
    let look = Look { theme: Choice::Dark, depth: Depth::Indexed, digits: None };
    let (clock, keys) = (chrono::NaiveDateTime::default as crate::calendar::Clock, BTreeMap::new());
    let start = Following { plan: demo(), seat, today: ides(), clock, lang, look, keys, has_sizing };
    Follower::new(start, Size { width, height }).0
}

fn buffer(follower: &Follower) -> Buffer {
    let Size { width, height } = follower.cells();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw::follow(follower, &Theme::of(Choice::Dark, Depth::Indexed), frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn text(follower: &Follower) -> String {
    screens::text(&buffer(follower)).iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The wall of the demo behind so many keys, as the operator has it.
fn slide(keys: &str) -> Box<Slide> {
    let mut operator = app(100, 30);
    update(&mut operator, Msg::Time("09:42:00".parse().unwrap()));
    type_keys(&mut operator, &format!("F5 {keys}"));
    Box::new(shown(&operator).unwrap())
}

fn press(follower: &mut Follower, keys: &str) -> bool {
    keys.split_whitespace().any(|name| follower.hear(&Event::Key(key(name))).is_break())
}

fn seen(slide: Box<Slide>, is_led: bool) -> Sight {
    Sight { slide: Some(slide), is_led, fault: None }
}

#[test]
fn it_looks_like_this_before_while_and_after_it_is_led() {
    for (width, height) in SIZES {
        let mut follower = follower(Lang::Thai, false, (width, height));
        insta::assert_snapshot!(
            format!("follow_waits_{width}x{height}"),
            screens::picture(&buffer(&follower))
        );
        follower.sight = seen(slide("PageDown PageDown PageDown"), true);
        insta::assert_snapshot!(format!("follow_led_{width}x{height}"), screens::picture(&buffer(&follower)));
        follower.sight.is_led = false;
        insta::assert_snapshot!(
            format!("follow_left_{width}x{height}"),
            screens::picture(&buffer(&follower))
        );
    }
    let mut english = follower(Lang::English, false, (40, 10));
    insta::assert_snapshot!("follow_waits_english_40x10", text(&english));
    english.sight = seen(slide("PageDown PageDown PageDown"), false);
    insta::assert_snapshot!("follow_left_english_40x10", text(&english));
}

#[test]
fn no_screen_is_too_small_for_it() {
    for size in [(0, 0), (1, 1), (3, 2), (39, 9), (40, 10)] {
        let mut follower = follower(Lang::Thai, true, size);
        for step in ["", "+", "+ + + +", "- - - - - -"] {
            press(&mut follower, step);
            let _ = buffer(&follower);
            follower.sight = seen(slide("PageDown PageDown PageDown"), step.is_empty());
            let _ = buffer(&follower);
        }
    }
}

#[test]
fn a_fault_is_said_and_the_page_stays() {
    let mut follower = follower(Lang::Thai, false, (120, 40));
    follower.sight = seen(slide("PageDown PageDown PageDown"), true);
    let before = text(&follower);
    let file = PathBuf::from(format!("/{}/stage", "ยาวมาก".repeat(60)));
    follower.sight.fault = Some(Fault::input(Message::new("fault-stage").with("file", file.display())));
    let after = text(&follower);
    let (head, _) = before.split_at(before.find("๑.๓").unwrap());
    assert!(after.starts_with(head) && after.contains("ยาวมาก"), "{after}");
}

#[test]
fn its_keys_are_those_of_the_wall_and_change_nothing_else() {
    let mut follower = follower(Lang::Thai, false, (120, 40));
    follower.sight = seen(slide("PageDown PageDown PageDown"), true);
    let usual = text(&follower);
    assert!(!press(&mut follower, "+ +"));
    assert_ne!(text(&follower), usual);
    assert_eq!(follower.slide().step, 2);
    assert!(!press(&mut follower, "- - - - - -"));
    assert_eq!(follower.slide().step, -2);
    press(&mut follower, "+ +");
    // What is the operator's to do does nothing here.
    assert!(!press(&mut follower, "PageDown Home b 3 d Enter Tab F5 E Ctrl-S Ctrl-Z /"));
    assert_eq!(text(&follower), usual);
    for end in ["q", "Esc", "ๆ"] {
        assert!(press(&mut follower, end), "{end}");
    }
}

#[test]
fn larger_letters_are_taken_before_there_is_less_on_the_wall() {
    for (size, steps, cells, step) in [
        ((120, 40), 0, (120, 40), 0),
        ((120, 40), 1, (60, 20), 0),
        ((120, 40), 2, (40, 13), 0),
        ((120, 40), 3, (40, 13), 1),
        ((79, 24), 2, (79, 24), 2),
        ((120, 40), -1, (120, 40), -1),
    ] {
        let keys = (if steps < 0 { "- " } else { "+ " }).repeat(i32::unsigned_abs(steps) as usize);
        let mut follower = follower(Lang::Thai, true, size);
        press(&mut follower, &keys);
        assert_eq!(follower.cells(), Size { width: cells.0, height: cells.1 }, "{size:?} {steps}");
        assert_eq!(follower.slide().step, step, "{size:?} {steps}");
    }
}

/// The wall of the demo in a terminal that knows larger letters.
fn on_wall(width: u16, height: u16) -> App {
    let mut app = app(width, height);
    app.set_sizing(true);
    type_keys(&mut app, "F5");
    app
}

fn cells(app: &App) -> (u16, u16, u16) {
    (app.scale, app.size.width, app.size.height)
}

#[test]
fn the_wall_is_drawn_at_a_scale_and_nothing_else_is() {
    let mut app = on_wall(120, 40);
    assert_eq!(cells(&app), (1, 120, 40));
    let effects = type_keys(&mut app, "+");
    assert!(effects.contains(&Effect::Repaint));
    assert_eq!((cells(&app), shown(&app).unwrap().step), ((2, 60, 20), 0));
    // The operator reads at the usual size.
    type_keys(&mut app, "Tab");
    assert_eq!(cells(&app), (1, 120, 40));
    type_keys(&mut app, "Tab");
    assert_eq!(cells(&app), (2, 60, 20));
    update(&mut app, Msg::Resize(Size { width: 70, height: 40 }));
    assert_eq!((cells(&app), shown(&app).unwrap().step), ((1, 70, 40), 1));
    update(&mut app, Msg::Resize(Size { width: 161, height: 41 }));
    assert_eq!(cells(&app), (2, 80, 20));
    let effects = type_keys(&mut app, "Esc");
    assert_eq!((app.screen, cells(&app)), (Screen::Grid, (1, 161, 41)));
    assert!(effects.contains(&Effect::Repaint), "what is left of larger letters is cleared");
    // It is found again at the size that it had.
    type_keys(&mut app, "F5");
    assert_eq!(cells(&app), (2, 80, 20));
}

#[test]
fn a_terminal_that_does_not_know_them_has_fewer_columns() {
    let mut app = app(120, 40);
    type_keys(&mut app, "F5 + +");
    assert_eq!((cells(&app), shown(&app).unwrap().step), ((1, 120, 40), 2));
}

/// Every effect of these keys.
fn all_of(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.split_whitespace().flat_map(|name| update(app, Msg::Key(key(name)))).collect()
}

fn told(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Show(_))).count()
}

#[test]
fn what_the_room_sees_is_told_when_it_is_another_thing_and_only_then() {
    let mut app = app(120, 40);
    assert_eq!(told(&all_of(&mut app, "Down Down")), 0);
    assert_eq!(told(&all_of(&mut app, "F5")), 1);
    assert_eq!(told(&all_of(&mut app, "PageDown")), 1);
    assert_eq!(told(&all_of(&mut app, "Tab")), 0, "the operator's view is the operator's");
    assert_eq!(told(&all_of(&mut app, "Tab")), 0);
    assert_eq!(told(&update(&mut app, Msg::Time("09:42:00".parse().unwrap()))), 1);
    assert_eq!(told(&update(&mut app, Msg::Time("09:42:00".parse().unwrap()))), 0);
    assert_eq!(told(&all_of(&mut app, "b")), 1);
    assert_eq!(told(&all_of(&mut app, "b")), 1);
    let effects = all_of(&mut app, "Esc");
    assert!(effects.contains(&Effect::Show(None)));
    let mut play = App::new(demo(), super::Origin::Demo, ides(), Lang::Thai, app.size);
    assert_eq!(told(&all_of(&mut play, "F5 PageDown")), 0, "nobody follows the demo");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// A file may say anything: what is a sound slide is drawn at any size.
    #[test]
    fn any_sound_slide_is_drawn(
        (keys, width, height) in (0_usize..21, 0_u16..130, 0_u16..45),
        (from, of, number) in (0_usize..usize::MAX, 0_usize..usize::MAX, 1_usize..usize::MAX),
        (text, many) in ("\\PC{0,30}", 0_usize..3_000),
        (step, month) in (-2_i8..=4, proptest::option::of(0_usize..12)),
    ) {
        let mut slide = slide(&"PageDown ".repeat(keys));
        (slide.number, slide.count, slide.step) = (number, usize::MAX, step);
        (slide.page.from, slide.page.of, slide.page.month) = (from, of, month);
        slide.page.title = text.repeat(many / 30);
        slide.clock = text.clone();
        for item in &mut slide.page.items {
            item.title.clone_from(&slide.page.title);
            item.number.clone_from(&text);
        }
        prop_assume!(slide.is_sound());
        let mut follower = follower(Lang::Thai, false, (width, height));
        follower.sight = seen(slide, true);
        let _ = buffer(&follower);
    }
}
