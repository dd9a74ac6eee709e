//! Which plan is open: the list at the start, another plan in place of this one.

use std::path::PathBuf;

use ratatui::layout::{Position, Size};

use super::{
    App, Effect, Msg, Origin, app, demo, ides, key, screens, selected, type_keys, type_text, update,
};
use crate::calendar::Day;
use crate::locales::{Fault, Lang, Message};
use crate::store::{First, Known, News};
use crate::tui::app::{Modal, Screen};
use crate::tui::hold::{Found, Hold};
use crate::tui::opening::{self, Shelf};
use crate::tui::pointing::Gesture;

fn day() -> Day {
    "2023-06-01".parse().unwrap()
}

fn shelf(count: usize, first: First) -> Shelf {
    let known = |n: usize| Known {
        path: format!("/งาน/แผน-{n}.ron").into(),
        opened: (n > 1).then(|| format!("2023-05-{n:02}").parse().unwrap()),
        is_gone: n == 4,
    };
    Shelf { known: (1..=count).map(known).collect(), first, today: Some(day()) }
}

fn started(lang: Lang, width: u16, height: u16, count: usize, first: First) -> App {
    let mut app = App::new(demo(), Origin::Demo, ides(), lang, Size { width, height });
    opening::begin(&mut app, shelf(count, first));
    app
}

fn opened(path: &str) -> Msg {
    let mut plan = demo();
    plan.agency = "หน่วยงานอื่น".into();
    let found = Found { path: path.into(), news: News::default(), is_unsaved: false, why: None };
    Msg::Opened { plan: Box::new(plan), found: Box::new(found) }
}

fn is_list(app: &App) -> bool {
    matches!(app.modals[..], [Modal::Picker(_)])
}

#[test]
fn of_several_plans_the_person_chooses() {
    let mut app = started(Lang::Thai, 80, 24, 3, First::Grid);
    assert!(app.screen == Screen::Start && is_list(&app));
    let effects = type_keys(&mut app, "Down Enter");
    assert_eq!(effects, [Effect::Open("/งาน/แผน-2.ron".into())]);
    assert!(app.modals.is_empty());
}

#[test]
fn one_plan_or_none_is_no_choice() {
    for count in [0, 1] {
        let app = started(Lang::Thai, 80, 24, count, First::Grid);
        assert!(app.screen == Screen::Grid && app.modals.is_empty());
    }
    assert_eq!(started(Lang::Thai, 80, 24, 1, First::Board).screen, Screen::Board);
}

#[test]
fn who_chooses_nothing_gets_the_demo() {
    for keys in ["Esc", "Backspace", "End Enter"] {
        let mut app = started(Lang::Thai, 80, 24, 3, First::Grid);
        assert_eq!(type_keys(&mut app, keys), [], "{keys}");
        assert!(app.screen == Screen::Grid && app.modals.is_empty(), "{keys}");
        assert_eq!((app.origin(), app.today), (&Origin::Demo, ides()));
    }
}

#[test]
fn what_is_to_be_told_lies_over_the_list() {
    let mut app = App::new(demo(), Origin::Demo, ides(), Lang::Thai, Size { width: 80, height: 24 });
    let settings = vec![Message::new("config-nowhere"); 2];
    app.announce(News { settings, ..News::default() }, false);
    opening::begin(&mut app, shelf(3, First::Grid));
    assert!(matches!(app.modals[..], [Modal::Picker(_), Modal::News { .. }]));
    type_keys(&mut app, "Esc");
    assert!(is_list(&app) && app.screen == Screen::Start);
}

#[test]
fn a_plan_is_found_by_its_name() {
    let mut app = started(Lang::Thai, 80, 24, 10, First::Grid);
    type_text(&mut app, "แผน-7");
    assert_eq!(type_keys(&mut app, "Enter"), [Effect::Open("/งาน/แผน-7.ron".into())]);
}

/// A change that is made in between would be made in the one plan and kept in the other.
#[test]
fn nothing_can_be_changed_until_the_plan_is_open() {
    let mut app = started(Lang::Thai, 80, 24, 3, First::Grid);
    type_keys(&mut app, "Enter");
    let before = app.plan().clone();
    assert_eq!(type_keys(&mut app, "3 n Down u Ctrl-S F12 Ctrl-O"), []);
    assert_eq!((app.plan(), app.modals.len()), (&before, 0));
    update(&mut app, opened("/งาน/แผน-1.ron"));
    type_keys(&mut app, "3");
    assert_ne!(*app.plan(), before);
    let mut app = started(Lang::Thai, 80, 24, 3, First::Grid);
    type_keys(&mut app, "Enter");
    assert_eq!(type_keys(&mut app, "q"), [Effect::Quit], "a disk may never answer");
}

#[test]
fn until_the_plan_is_open_a_click_does_nothing_either() {
    let mut app = app(120, 24);
    app.shelf = shelf(3, First::Grid);
    type_keys(&mut app, "r Ctrl-O Enter");
    assert!(app.opens.is_some());
    update(&mut app, Msg::Resize(Size { width: 120, height: 24 }));
    let before = app.plan().clone();
    for x in 0..120 {
        let click = Msg::Pointed(Gesture::Click, Position { x, y: 23 });
        assert_eq!(update(&mut app, click), [], "{x}");
    }
    assert_eq!((app.plan(), app.writing.is_none()), (&before, true));
}

#[test]
fn what_is_opened_takes_the_place_of_the_demo_with_its_own_day() {
    let mut app = started(Lang::Thai, 80, 24, 3, First::Board);
    type_keys(&mut app, "Enter");
    update(&mut app, opened("/งาน/แผน-1.ron"));
    assert_eq!(app.origin(), &Origin::File("/งาน/แผน-1.ron".into()));
    assert_eq!((app.plan().agency.as_str(), app.today, app.screen), ("หน่วยงานอื่น", day(), Screen::Board));
    assert_eq!((app.hold(), &app.notice), (&Hold::Mine, &None));
}

#[test]
fn what_cannot_be_opened_leaves_the_choice() {
    let mut app = started(Lang::Thai, 80, 24, 3, First::Grid);
    type_keys(&mut app, "Enter");
    let fault = Fault::input(Message::new("fault-not-found").with("file", "แผน.ron"));
    update(&mut app, Msg::NotOpened(fault.clone()));
    assert!(is_list(&app) && app.notice.as_ref().is_some_and(|notice| notice.warning));
    type_keys(&mut app, "Esc");
    // From a plan it leads back to that plan.
    let mut app = self::app(80, 24);
    app.shelf = shelf(3, First::Grid);
    assert_eq!(type_keys(&mut app, "Down Ctrl-O Enter"), [Effect::Open("/งาน/แผน-1.ron".into())]);
    update(&mut app, Msg::NotOpened(fault));
    assert!(app.modals.is_empty() && app.screen == Screen::Grid);
    assert_eq!(selected(&app), "1.2");
}

#[test]
fn another_plan_leaves_nothing_of_the_one_before() {
    let mut app = app(80, 24);
    app.shelf = shelf(3, First::Grid);
    type_keys(&mut app, "n");
    type_text(&mut app, "ค้าง");
    type_keys(&mut app, "Esc 3 o Space / ก Enter Ctrl-O Enter");
    assert!(app.marks.len() == 1 && app.search.is_some());
    update(&mut app, opened("/งาน/แผน-1.ron"));
    assert_eq!((app.drafts.len(), app.query.timing.is_some(), app.is_unsaved()), (0, false, false));
    // Its measures have the same ids, and nobody marked one.
    assert!(app.marks.is_empty() && app.search.is_none());
    type_keys(&mut app, "u");
    assert_eq!(app.plan().measures().count(), demo().measures().count());
    let paths = |app: &App| -> Vec<PathBuf> { app.shelf.known.iter().map(|k| k.path.clone()).collect() };
    assert_eq!(paths(&app)[0], PathBuf::from("/งาน/แผน-1.ron"));
    // The one that is open is not offered.
    assert_eq!(type_keys(&mut app, "Ctrl-O Enter"), [Effect::Open("/งาน/แผน-2.ron".into())]);
}

#[test]
fn where_there_is_no_other_plan_that_is_said() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Ctrl-O");
    assert!(app.modals.is_empty() && app.notice.is_some());
}

#[test]
fn the_list_in_both_languages() {
    for (lang, tag) in [(Lang::Thai, "th"), (Lang::English, "en")] {
        for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)] {
            let app = started(lang, width, height, 4, First::Grid);
            let name = format!("start_{tag}_{width}x{height}");
            if lang == Lang::Thai && width >= 80 {
                insta::assert_snapshot!(name, screens::of(&app));
            } else {
                insta::assert_snapshot!(name, screens::text_of(&app));
            }
        }
    }
}

#[test]
fn the_measure_that_was_selected_at_the_end_is_selected_at_the_next_start() {
    let mut ended = app(80, 24);
    type_keys(&mut ended, "End");
    let last = selected(&ended);
    let effects = update(&mut ended, Msg::Key(key("q")));
    let [Effect::Remember(memory), Effect::Quit] = &effects[..] else { panic!("{effects:?}") };
    let mut again = app(80, 24);
    assert_ne!(selected(&again), last);
    again.announce(News { memory: memory.clone(), ..News::default() }, false);
    assert_eq!(selected(&again), last);
}
