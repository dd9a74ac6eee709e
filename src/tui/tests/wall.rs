//! The wall: (plan before, keys, plan and place after), what the room sees, and what it never sees.

use ratatui::layout::{Position, Size};

use super::{App, Effect, Msg, Origin, app, app_in, demo, ides, screens, type_keys, type_text, update};
use crate::locales::Lang;
use crate::plan::{Edit, Measure, MeetingState, Plan, Status, When};
use crate::tui::app::{Modal, Screen};
use crate::tui::pointing::Gesture;
use crate::tui::wall::shown;
use crate::view::wall::{Key, Slide, Target};

const SIZES: [(u16, u16); 6] = [(40, 10), (80, 24), (120, 40), (160, 45), (200, 60), (60, 16)];

fn on_wall(width: u16, height: u16) -> App {
    let mut app = app(width, height);
    type_keys(&mut app, "F5");
    app
}

/// The plan on the wall as if it were a file.
fn of(plan: Plan) -> App {
    let mut app =
        App::new(plan, Origin::File("แผน.ron".into()), ides(), Lang::Thai, Size { width: 80, height: 24 });
    type_keys(&mut app, "F5");
    app
}

fn told(app: &App) -> &'static str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

#[track_caller]
fn slide(app: &App) -> Slide {
    shown(app).expect("the wall is shown")
}

/// Goes to the first slide of the page.
#[track_caller]
fn go_to(app: &mut App, key: Key) {
    type_keys(app, "Home");
    while slide(app).page.key != key {
        let number = slide(app).number;
        type_keys(app, "PageDown");
        assert_ne!(slide(app).number, number, "there is no such page");
    }
}

/// Goes to the page and selects the item.
#[track_caller]
fn select(app: &mut App, key: Key, target: &Target) {
    go_to(app, key);
    for _ in 0..100 {
        type_keys(app, "Down");
        if selected(app).as_ref() == Some(target) {
            return;
        }
    }
    panic!("{target:?} is not on the page");
}

/// What is selected and seen.
fn selected(app: &App) -> Option<Target> {
    let slide = slide(app);
    slide.selected.map(|at| slide.page.items[at].target.clone())
}

fn measure(id: &str) -> Target {
    Target::Measure(id.into())
}

fn directive(id: &str) -> Target {
    Target::Directive(id.into())
}

fn find<'a>(app: &'a App, id: &str) -> &'a Measure {
    app.plan.find(id).unwrap().1
}

/// The resolutions of the open meeting.
fn resolutions(app: &App) -> Vec<&str> {
    app.plan.open_meeting().unwrap().agenda.iter().map(|item| item.resolution.as_str()).collect()
}

/// The demo plan with its open meeting only planned.
fn without_meeting() -> Plan {
    let mut plan = demo();
    for meeting in plan.meetings.iter_mut().filter(|meeting| meeting.state == MeetingState::Open) {
        meeting.state = MeetingState::Planned;
    }
    plan
}

#[test]
fn every_page_is_seen_by_page_down_alone_and_again_by_page_up() {
    for (width, height) in SIZES {
        for (on, back) in [("PageDown", "PageUp"), ("Right", "Left"), ("Space", "Left")] {
            let mut app = on_wall(width, height);
            let count = slide(&app).count;
            let mut seen = Vec::new();
            for number in 1..=count {
                let slide = slide(&app);
                assert_eq!((slide.number, slide.selected, slide.is_blank), (number, None, false));
                seen.push((slide.page.key, slide.page.from));
                type_keys(&mut app, on);
            }
            assert_eq!(slide(&app).number, count, "at the end it stays");
            let mut keys: Vec<Key> = seen.iter().map(|(key, _)| *key).collect();
            keys.dedup();
            let pages: Vec<Key> = app.wall.entries.iter().map(|entry| entry.key).collect();
            assert_eq!(keys, pages, "{width}x{height}");
            for number in (1..=count).rev() {
                let slide = slide(&app);
                assert_eq!((slide.number, (slide.page.key, slide.page.from)), (number, seen[number - 1]));
                type_keys(&mut app, back);
            }
            assert_eq!(slide(&app).number, 1, "at the beginning it stays");
            assert_eq!(*app.plan(), demo());
        }
    }
}

#[test]
fn home_end_and_the_list_go_where_they_say() {
    let mut app = on_wall(80, 24);
    for (keys, key) in [("End", Key::Thanks), ("Home", Key::Title), ("G", Key::Thanks), ("g", Key::Title)] {
        type_keys(&mut app, keys);
        assert_eq!(slide(&app).page.key, key, "{keys}");
    }
    type_keys(&mut app, "Right Right Enter");
    let Some(Modal::Picker(picker)) = app.modals.last() else { panic!("no list") };
    assert_eq!(picker.count().0, app.wall.entries.len());
    type_keys(&mut app, "Down Enter");
    let next = app.wall.entries[3].key;
    assert_eq!(slide(&app).page.key, next, "the list opens at the page that is seen");
    // By its title.
    let entry = app.wall.entries.iter().filter(|entry| !entry.title.is_empty()).nth(3).unwrap();
    let (title, key) = (entry.title.clone(), entry.key);
    type_keys(&mut app, "p");
    type_text(&mut app, &title);
    type_keys(&mut app, "Enter");
    assert_eq!((slide(&app).page.key, slide(&app).page.from), (key, 0));
}

#[test]
fn esc_takes_the_selection_away_and_then_goes_back_to_where_one_was() {
    for (keys, screen) in [
        ("", Screen::Grid),
        ("b", Screen::Board),
        ("r", Screen::Round),
        ("U", Screen::Units),
        ("E", Screen::Meetings),
        ("Enter", Screen::Measure { scroll: 0 }),
    ] {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        type_keys(&mut app, "F5");
        select(&mut app, Key::Late, &measure("1.3"));
        assert_eq!(app.screen, Screen::Wall);
        type_keys(&mut app, "Esc");
        assert_eq!((app.screen, selected(&app)), (Screen::Wall, None), "{keys}");
        type_keys(&mut app, "Esc");
        assert_eq!(app.screen, screen, "{keys}");
        assert_eq!(shown(&app), None, "who follows sees no wall");
    }
}

#[test]
fn the_screen_that_one_comes_back_to_knows_what_was_decided() {
    let mut app = app(80, 24);
    type_keys(&mut app, "U F5");
    let late = |app: &App| app.units.view.rows.iter().map(|row| row.figures.late).sum::<usize>();
    let before = late(&app);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "3 Esc Esc");
    assert_eq!((app.screen, late(&app)), (Screen::Units, before - 1));
}

#[test]
fn a_blank_wall_is_shown_again_by_any_of_its_keys_which_does_nothing_else() {
    for blank in ["b", "."] {
        for keys in ["PageDown", "Left", "Down", "b", "3", "m", "x", "Esc", "Home", "+", "Tab", "p"] {
            let mut app = on_wall(80, 24);
            select(&mut app, Key::Late, &measure("1.3"));
            let before = slide(&app);
            type_keys(&mut app, blank);
            assert_eq!(slide(&app), Slide { is_blank: true, ..before.clone() });
            type_keys(&mut app, keys);
            assert_eq!(slide(&app), before, "{keys}");
            assert_eq!((app.plan.clone(), app.modals.len()), (demo(), 0), "{keys}");
        }
    }
}

#[test]
fn the_text_grows_and_shrinks_as_far_as_it_goes_and_that_is_remembered() {
    let mut app = on_wall(120, 40);
    assert_eq!(slide(&app).step, 0);
    let usual = slide(&app).count;
    for keys in ["+", "=", "+", "+"] {
        type_keys(&mut app, keys);
    }
    assert_eq!((slide(&app).step, told(&app)), (4, ""));
    assert!(slide(&app).count > usual, "fewer items on a slide");
    type_keys(&mut app, "+");
    assert_eq!((slide(&app).step, told(&app)), (4, "tui-wall-largest"));
    let effects = type_keys(&mut app, "-");
    let is_kept = |effect: &Effect| matches!(effect, Effect::Remember(memory) if memory.wall_step == 3);
    assert!(effects.iter().any(is_kept), "{effects:?}");
    assert_eq!(app.memory.wall_step, 3);
    for _ in 0..5 {
        type_keys(&mut app, "-");
    }
    assert_eq!((slide(&app).step, told(&app)), (-2, ""));
    type_keys(&mut app, "-");
    assert_eq!((slide(&app).step, told(&app)), (-2, "tui-wall-smallest"));
    // Of another session.
    type_keys(&mut app, "Esc F5");
    assert_eq!(slide(&app).step, -2);
}

#[test]
fn items_are_walked_over_the_edge_of_a_slide_and_not_of_a_page() {
    let mut app = on_wall(80, 24);
    let entry = app.wall.entries.iter().filter(|e| matches!(e.key, Key::Indicator { .. }));
    let (key, items) = entry.map(|entry| (entry.key, entry.items)).max_by_key(|(_, items)| *items).unwrap();
    go_to(&mut app, key);
    let (first, on_slide) = (slide(&app).number, slide(&app).page.items.len());
    assert!(on_slide < items, "it has several slides");
    let mut seen = Vec::new();
    for _ in 0..items {
        type_keys(&mut app, "Down");
        seen.push(selected(&app).unwrap());
    }
    seen.dedup();
    assert_eq!(seen.len(), items, "each once");
    let last = slide(&app).number;
    assert!(last > first);
    type_keys(&mut app, "Down");
    assert_eq!((slide(&app).number, selected(&app)), (last, seen.last().cloned()), "the last stays");
    for target in seen.iter().rev().skip(1) {
        type_keys(&mut app, "Up");
        assert_eq!(selected(&app).as_ref(), Some(target));
    }
    type_keys(&mut app, "Up");
    assert_eq!((slide(&app).number, selected(&app).as_ref()), (first, seen.first()));
    // With another slide the selection goes.
    type_keys(&mut app, "PageDown");
    assert_eq!(selected(&app), None);
    type_keys(&mut app, "Up");
    assert_eq!(slide(&app).selected, Some(slide(&app).page.items.len() - 1), "from below");
}

#[test]
fn a_status_is_decided_at_the_meeting_and_taken_back() {
    for (key, status) in ["1", "2", "3", "4", "5", "๓"].into_iter().zip([
        Status::NotStarted,
        Status::InProgress,
        Status::Done,
        Status::Delayed,
        Status::Cancelled,
        Status::Done,
    ]) {
        let mut app = on_wall(80, 24);
        let before = app.plan.clone();
        select(&mut app, Key::Late, &measure("1.3"));
        type_keys(&mut app, key);
        let newest = find(&app, "1.3").newest(ides()).unwrap().clone();
        assert_eq!((newest.status, newest.meeting.as_str(), newest.on), (status, "3/2566", ides()), "{key}");
        assert_eq!((told(&app), app.screen), ("tui-wall-decided", Screen::Wall));
        type_keys(&mut app, key);
        assert_eq!(told(&app), "tui-same-status");
        type_keys(&mut app, "u");
        assert_eq!(app.plan, before);
    }
}

#[test]
fn without_an_open_meeting_a_status_is_of_today_and_a_resolution_needs_one() {
    let mut app = of(without_meeting());
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "3");
    let newest = find(&app, "1.3").newest(ides()).unwrap();
    assert_eq!((newest.status, newest.meeting.as_str(), newest.on), (Status::Done, "", ides()));
    assert_eq!(told(&app), "tui-recorded-done");
    let before = app.plan.clone();
    type_keys(&mut app, "m");
    assert_eq!((told(&app), app.modals.len()), ("tui-wall-needs-meeting", 0));
    let said = app.words.say(&app.notice.as_ref().unwrap().message);
    assert!(said.contains(" E ") && said.contains(" o"), "{said}");
    assert_eq!(app.plan, before);
}

#[test]
fn a_status_that_the_wall_does_not_show_yet_is_told_so() {
    let mut plan = without_meeting();
    let meeting = plan.meetings.last_mut().unwrap();
    meeting.date = "2023-03-10".parse().unwrap();
    let mut app = of(plan);
    let key = app.wall.entries.iter().find(|entry| entry.key == Key::Late).unwrap().key;
    go_to(&mut app, key);
    type_keys(&mut app, "Down 3");
    assert_eq!(told(&app), "tui-wall-recorded-later");
}

#[test]
fn a_resolution_from_the_list_stands_under_its_item() {
    let mut app = on_wall(80, 24);
    let before = resolutions(&app).join("|");
    assert!(!before.contains("1.3"));
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "m Down Enter");
    assert_eq!(told(&app), "tui-wall-resolved");
    let at = resolutions(&app).iter().position(|text| text.contains("(มาตรการที่ 1.3) เห็นชอบ")).unwrap();
    let title = app.plan.open_meeting().unwrap().agenda[at].title.clone();
    assert!(title.contains("ทราบ") && !title.contains("พิจารณา"), "{title}");
    // Another one on the same item stands below it.
    type_keys(&mut app, "Down m Enter");
    assert_eq!(resolutions(&app)[at].lines().filter(|line| line.starts_with("(มาตรการที่ ")).count(), 2);
    type_keys(&mut app, "u u");
    assert_eq!(resolutions(&app).join("|"), before);
    // What is put off is to be decided.
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "4 m Enter");
    let at = resolutions(&app).iter().position(|text| text.contains("(มาตรการที่ 1.3) รับทราบ")).unwrap();
    assert!(app.plan.open_meeting().unwrap().agenda[at].title.contains("พิจารณา"));
}

#[test]
fn a_resolution_is_typed_or_begun_with_the_unit() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "m End Enter Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-wall-no-resolution", true));
    type_text(&mut app, "ให้รายงานทุกสัปดาห์");
    type_keys(&mut app, "Enter");
    assert!(app.writing.is_none());
    assert!(resolutions(&app).iter().any(|text| text.contains("(มาตรการที่ 1.3) ให้รายงานทุกสัปดาห์")));
    type_keys(&mut app, "m End Up Enter");
    let unit = find(&app, "1.3").responsible.units[0].clone();
    type_text(&mut app, "จัดทำป้าย");
    type_keys(&mut app, "Enter");
    let written = format!("(มาตรการที่ 1.3) มอบหมายให้{unit}จัดทำป้าย");
    assert!(resolutions(&app).iter().any(|text| text.contains(&written)));
    // The same again is said once.
    let before = app.plan.clone();
    type_keys(&mut app, "m End Up Enter");
    type_text(&mut app, "จัดทำป้าย");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.plan.clone()), ("tui-wall-resolved-already", before));
    // A line that is left is no resolution.
    type_keys(&mut app, "m End Enter");
    type_text(&mut app, "ก");
    let before = app.plan.clone();
    type_keys(&mut app, "Esc");
    assert_eq!((app.plan.clone(), app.screen), (before, Screen::Wall));
}

#[test]
fn a_resolution_on_a_directive_is_a_matter_arising() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Directives, &directive("D2"));
    type_keys(&mut app, "m Enter");
    let at = resolutions(&app).iter().position(|text| text.contains("(มาตรการที่ 1.3) รับทราบ")).unwrap();
    assert!(app.plan.open_meeting().unwrap().agenda[at].title.contains("สืบเนื่อง"));
}

#[test]
fn the_minutes_have_every_resolution_on_a_line_of_its_own() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "m Enter Down m Down Enter");
    let layout = crate::paper::Layout { width: 80, digits: crate::thai::digits::Digits::Thai };
    let meeting = app.plan.open_meeting().unwrap();
    let text = crate::paper::minutes_of(&app.plan, meeting, app.today, layout).text;
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("(มาตรการที่ ")).collect();
    let decided: Vec<&str> =
        lines.into_iter().filter(|line| line.ends_with("รับทราบ") || line.ends_with("เห็นชอบ")).collect();
    assert_eq!(decided.len(), 2, "{text}");
    assert!(decided[0].contains("(มาตรการที่ ๑.๓) รับทราบ"), "{decided:?}");
}

#[test]
fn a_new_due_day_keeps_its_words() {
    let mut app = on_wall(80, 24);
    let before = app.plan.clone();
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "e Ctrl-A");
    type_text(&mut app, "ไม่รู้");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-wall-no-due", true));
    type_keys(&mut app, "Ctrl-A");
    type_text(&mut app, "๓๐ เม.ย. ๖๖");
    type_keys(&mut app, "Enter");
    let due = &find(&app, "1.3").due;
    assert_eq!((due.text.as_str(), due.when), ("๓๐ เม.ย. ๖๖", When::On("2023-04-30".parse().unwrap())));
    assert_eq!(told(&app), "tui-wall-due-set");
    let resolved = resolutions(&app).join("\n");
    assert!(resolved.contains("(มาตรการที่ 1.3) ให้แล้วเสร็จภายในวันที่ 30 เมษายน 2566"), "{resolved}");
    // It is not late any more, and stays what the next key is about.
    assert_eq!(selected(&app), None);
    type_keys(&mut app, "e Enter");
    assert!(app.writing.is_none());
    type_keys(&mut app, "u");
    assert_eq!((app.plan.clone(), selected(&app)), (before, Some(measure("1.3"))));
}

#[test]
fn a_directive_goes_to_the_unit_with_a_day_or_without() {
    let mut app = on_wall(80, 24);
    let before = app.plan.clone();
    assert_eq!(find(&app, "1.3").responsible.units.len(), 1);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "d");
    type_text(&mut app, "เร่งรัดป้าย");
    type_keys(&mut app, "Enter");
    let given = app.plan.directives.last().unwrap().clone();
    let seen = [&given.about, &given.unit, &given.text, &given.given_at].map(String::as_str);
    assert_eq!(seen, ["1.3", "ฝ่ายทะเบียน", "เร่งรัดป้าย", "3/2566"]);
    assert_eq!((given.due, told(&app), app.writing.is_some()), (None, "tui-directed", true));
    type_text(&mut app, "ทุกเดือน");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-wall-no-day", true));
    type_keys(&mut app, "Ctrl-A");
    type_text(&mut app, "+7");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan.directives.last().unwrap().due, Some("2023-03-22".parse().unwrap()));
    type_keys(&mut app, "u u");
    assert_eq!(app.plan, before);
    // The day is not asked for again, and a number that was given is not given again.
    type_keys(&mut app, "d");
    type_text(&mut app, "อีกเรื่อง");
    type_keys(&mut app, "Enter Enter");
    let again = app.plan.directives.last().unwrap();
    assert_eq!((again.due, again.text.as_str(), app.writing.is_some()), (None, "อีกเรื่อง", false));
    assert_ne!(again.id, given.id);
    // Nothing typed, nothing told.
    let before = app.plan.clone();
    type_keys(&mut app, "d Enter");
    assert_eq!((app.plan.clone(), app.writing.is_some()), (before, false));
}

#[test]
fn of_several_units_one_is_picked() {
    let mut app = on_wall(80, 24);
    let found = app.plan.measures().find(|(_, measure)| measure.responsible.units.len() > 1);
    let (place, id, unit) = found.map(|(p, m)| (p, m.id.clone(), m.responsible.units[1].clone())).unwrap();
    let key = Key::Indicator { section: place.section, indicator: place.indicator };
    select(&mut app, key, &measure(&id));
    type_keys(&mut app, "d");
    assert!(app.writing.is_none() && app.modals.len() == 1);
    type_keys(&mut app, "Down Enter");
    type_text(&mut app, "ก");
    type_keys(&mut app, "Enter Enter");
    let given = app.plan.directives.last().unwrap();
    assert_eq!((&given.unit, &given.about), (&unit, &id));
}

#[test]
fn a_directive_is_closed_in_the_meeting_opened_again_and_put_off() {
    let mut app = on_wall(80, 24);
    let before = app.plan.clone();
    let of = |app: &App| app.plan.directives.iter().find(|known| known.id == "D2").unwrap().clone();
    select(&mut app, Key::Directives, &directive("D2"));
    type_keys(&mut app, "x");
    assert_eq!((of(&app).closed_at.as_deref(), told(&app)), (Some("3/2566"), "directives-closed"));
    assert_eq!(selected(&app), Some(directive("D2")), "it stays on its page");
    type_keys(&mut app, "x");
    assert_eq!((app.plan.clone(), told(&app)), (before, "directives-opened"));
    type_keys(&mut app, "e Ctrl-A");
    type_text(&mut app, "31/3/66");
    type_keys(&mut app, "Enter");
    assert_eq!(of(&app).due, Some("2023-03-31".parse().unwrap()));
    type_keys(&mut app, "e Ctrl-A Delete Enter");
    assert_eq!((of(&app).due, told(&app)), (None, "tui-wall-directive-due-gone"));
    type_keys(&mut app, "3");
    assert_eq!(told(&app), "tui-wall-no-status");
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "x");
    assert_eq!(told(&app), "tui-wall-no-directive");
}

#[test]
fn with_nothing_selected_only_the_one_item_of_a_page_is_meant() {
    for keys in ["1", "m", "e", "d", "x"] {
        let mut app = on_wall(80, 24);
        go_to(&mut app, Key::Late);
        type_keys(&mut app, keys);
        assert_eq!((told(&app), app.plan.clone()), ("tui-wall-choose", demo()), "{keys}");
        assert!(app.writing.is_none() && app.modals.is_empty(), "{keys}");
        type_keys(&mut app, "Home");
        type_keys(&mut app, keys);
        assert_eq!((told(&app), app.plan.clone()), ("tui-wall-no-items", demo()), "{keys}");
    }
    let mut plan = demo();
    plan.sections.truncate(1);
    plan.sections[0].indicators.truncate(1);
    plan.sections[0].indicators[0].measures.truncate(1);
    let mut app = of(plan);
    let id = app.plan.measures().next().unwrap().1.id.clone();
    go_to(&mut app, Key::Indicator { section: 0, indicator: 0 });
    type_keys(&mut app, "4");
    assert_eq!(find(&app, &id).status(ides()), Status::Delayed);
    assert_eq!(selected(&app), Some(measure(&id)), "what follows is about the same");
}

#[test]
fn who_looks_only_decides_nothing() {
    let mut app = on_wall(80, 24);
    app.look_only(crate::store::Why::Held(None));
    select(&mut app, Key::Late, &measure("1.3"));
    for keys in ["1", "3", "m", "e", "d", "x", "u"] {
        type_keys(&mut app, keys);
        assert_eq!((app.plan.clone(), app.writing.is_none(), app.modals.len()), (demo(), true, 0), "{keys}");
        assert_ne!(told(&app), "", "{keys}");
    }
}

#[test]
fn an_id_that_stands_twice_is_not_decided_on() {
    let mut plan = demo();
    plan.sections[0].indicators[0].measures[0].id = "1.3".into();
    let mut app = of(plan.clone());
    select(&mut app, Key::Late, &measure("1.3"));
    for keys in ["3", "e", "d"] {
        type_keys(&mut app, keys);
        assert_eq!((told(&app), app.plan.clone()), ("tui-id-twice", plan.clone()), "{keys}");
    }
}

#[test]
fn what_leaves_its_page_stays_selected_until_another_is() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    let items = slide(&app).page.of;
    assert!(items > 1);
    let at = slide(&app).selected.unwrap();
    type_keys(&mut app, "3");
    assert_eq!((slide(&app).page.key, slide(&app).page.of, selected(&app)), (Key::Late, items - 1, None));
    // A key that is pressed again does not strike the one that moved up.
    type_keys(&mut app, "4");
    assert_eq!(find(&app, "1.3").status(ides()), Status::Delayed);
    assert_eq!(app.plan.measures().filter(|(_, m)| m.status(ides()) == Status::Delayed).count(), {
        demo().measures().filter(|(_, m)| m.status(ides()) == Status::Delayed).count() + 1
    });
    type_keys(&mut app, "u u");
    assert_eq!((app.plan.clone(), selected(&app)), (demo(), Some(measure("1.3"))));
    type_keys(&mut app, "3 Down");
    assert_eq!(slide(&app).selected, Some(at.min(slide(&app).page.items.len() - 1)), "what moved up is next");
}

#[test]
fn the_place_survives_every_size() {
    let mut app = on_wall(120, 40);
    let found = app.plan.measures().last().map(|(place, m)| (place, m.id.clone())).unwrap();
    let key = Key::Indicator { section: found.0.section, indicator: found.0.indicator };
    select(&mut app, key, &measure(&found.1));
    for (width, height) in SIZES.into_iter().chain([(1, 1), (0, 0), (39, 9), (120, 40)]) {
        update(&mut app, Msg::Resize(Size { width, height }));
        assert_eq!(
            (slide(&app).page.key, selected(&app)),
            (key, Some(measure(&found.1))),
            "{width}x{height}"
        );
        screens::text_of(&app);
    }
    for keys in ["+", "+", "-", "-", "-", "-"] {
        type_keys(&mut app, keys);
        assert_eq!((slide(&app).page.key, selected(&app)), (key, Some(measure(&found.1))), "{keys}");
    }
}

#[test]
fn the_place_survives_what_another_program_makes_of_the_plan() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    let base = app.plan.clone();
    let mut theirs = base.clone();
    // What was selected in the grid is gone, another is late no more, and one is added.
    for edit in [
        Edit::RemoveMeasure { measure: "1.1".into() },
        Edit::SetField { measure: "1.2".into(), field: crate::plan::Field::Note("ก".into()) },
    ] {
        edit.apply(&mut theirs).unwrap();
    }
    update(&mut app, Msg::Foreign { base: Box::new(base), theirs: Box::new(theirs) });
    assert!(app.plan.find("1.1").is_none());
    assert_eq!((app.screen, selected(&app)), (Screen::Wall, Some(measure("1.3"))));
    // The measure itself is gone: the page stays, and what is asked of it is told.
    let base = app.plan.clone();
    let mut theirs = base.clone();
    Edit::RemoveMeasure { measure: "1.3".into() }.apply(&mut theirs).unwrap();
    update(&mut app, Msg::Foreign { base: Box::new(base), theirs: Box::new(theirs.clone()) });
    assert_eq!((slide(&app).page.key, selected(&app)), (Key::Late, None));
    for keys in ["3", "m Enter", "e", "d"] {
        type_keys(&mut app, keys);
        assert_eq!((app.plan.clone(), told(&app)), (theirs.clone(), "tui-measure-gone"), "{keys}");
    }
}

#[test]
fn a_page_that_is_no_more_gives_way_to_what_stands_there() {
    let mut app = on_wall(80, 24);
    let key = app.wall.entries.iter().rev().find(|e| matches!(e.key, Key::Indicator { .. })).unwrap().key;
    go_to(&mut app, key);
    let base = app.plan.clone();
    let mut theirs = base.clone();
    let Key::Indicator { section, indicator } = key else { unreachable!() };
    Edit::RemoveIndicator { section, at: indicator }.apply(&mut theirs).unwrap();
    update(&mut app, Msg::Foreign { base: Box::new(base), theirs: Box::new(theirs) });
    assert_ne!(slide(&app).page.key, key);
    assert!(slide(&app).number <= slide(&app).count);
}

#[test]
fn the_line_below_is_the_programs_only_while_it_is_used() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    let calm = screens::text_of(&app);
    for (keys, back) in [("m", "Esc"), ("e", "Esc"), ("p", "Esc"), ("Ctrl-P", "Esc"), ("x", "g")] {
        type_keys(&mut app, keys);
        assert_ne!(screens::text_of(&app), calm, "{keys}");
        type_keys(&mut app, back);
        if back == "Esc" {
            assert_eq!(screens::text_of(&app), calm, "{keys}");
        }
    }
}

#[test]
fn a_click_at_the_right_goes_on_and_one_at_the_left_back() {
    let mut app = on_wall(80, 24);
    let mut point = |gesture, x, y| {
        let effects = update(&mut app, Msg::Pointed(gesture, Position { x, y }));
        (slide(&app).number, slide(&app).selected, effects.contains(&Effect::Draw))
    };
    assert_eq!(point(Gesture::Click, 40, 12), (2, None, true));
    assert_eq!(point(Gesture::Click, 79, 23), (3, None, true));
    assert_eq!(point(Gesture::Click, 39, 0), (2, None, true));
    assert_eq!(point(Gesture::DoubleClick, 60, 12).0, 2, "the first of two has gone on already");
    go_to(&mut app, Key::Late);
    let number = slide(&app).number;
    for (gesture, selected) in [
        (Gesture::WheelDown, Some(0)),
        (Gesture::WheelDown, Some(1)),
        (Gesture::WheelUp, Some(0)),
        (Gesture::WheelUp, Some(0)),
    ] {
        update(&mut app, Msg::Pointed(gesture, Position { x: 3, y: 3 }));
        assert_eq!((slide(&app).number, slide(&app).selected), (number, selected));
    }
    // A click puts nothing on a blank wall, and shows it.
    type_keys(&mut app, "b");
    update(&mut app, Msg::Pointed(Gesture::Click, Position { x: 70, y: 3 }));
    assert_eq!((slide(&app).number, slide(&app).is_blank), (number, false));
}

#[test]
fn the_letters_of_the_keyboard_in_thai_layout_do_the_same() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    // b, and again.
    type_keys(&mut app, "ิ");
    assert!(slide(&app).is_blank);
    type_keys(&mut app, "ิ");
    assert!(!slide(&app).is_blank);
    // m, e, d.
    for keys in ["ท", "ำ", "ก"] {
        type_keys(&mut app, keys);
        assert!(app.writing.is_some() || !app.modals.is_empty(), "{keys}");
        type_keys(&mut app, "Esc");
    }
}

/// A plan of which every measure has a note that stands nowhere else.
fn with_notes() -> Plan {
    let mut plan = demo();
    let measures = plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures);
    for (at, measure) in measures.enumerate() {
        measure.note = format!("ลับเฉพาะ{at}");
    }
    plan
}

#[test]
fn what_the_room_sees_never_has_a_private_note() {
    let mut app = of(with_notes());
    for is_operators in [false, true] {
        type_keys(&mut app, "Home");
        assert_eq!(app.wall.is_operators, is_operators);
        for _ in 0..slide(&app).count {
            // With the first item of each selected.
            type_keys(&mut app, "Down");
            let shown = ron::to_string(&slide(&app)).unwrap();
            assert!(!shown.contains("ลับเฉพาะ"), "{shown}");
            if !is_operators {
                assert!(!screens::text_of(&app).contains("ลับเฉพาะ"));
            }
            type_keys(&mut app, "PageDown");
        }
        type_keys(&mut app, "Tab");
    }
}

#[test]
fn the_operator_sees_the_note_the_reports_and_what_comes_next() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut app = of(with_notes());
        update(&mut app, Msg::Resize(Size { width, height }));
        select(&mut app, Key::Late, &measure("1.3"));
        let seen = slide(&app);
        let note = find(&app, "1.3").note.clone();
        type_keys(&mut app, "Tab");
        let page = screens::text_of(&app);
        assert!(page.contains(&note), "{page}");
        assert!(page.contains(&*app.words.text("operator-reports")), "{page}");
        assert!(page.contains(&*app.words.text("operator-next")), "{page}");
        assert_eq!(slide(&app), seen, "the room sees the same");
        type_keys(&mut app, "b");
        assert!(slide(&app).is_blank);
        assert!(screens::text_of(&app).contains(&note), "not the operator");
        type_keys(&mut app, "b Tab");
        assert!(!screens::text_of(&app).contains(&note));
    }
}

#[test]
fn the_operators_view_at_every_size() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES.into_iter().chain([(1, 1), (0, 0)]) {
            let mut app = app_in(lang, width, height);
            type_keys(&mut app, "F5 Tab");
            for _ in 0..slide(&app).count {
                screens::text_of(&app);
                type_keys(&mut app, "PageDown Down");
            }
        }
    }
}

#[test]
fn an_empty_plan_has_a_wall() {
    let mut plan = demo();
    plan.sections.clear();
    plan.meetings.clear();
    plan.directives.clear();
    let mut app = of(plan.clone());
    for keys in
        ["PageDown", "PageDown", "PageDown", "Down", "3", "m", "e", "d", "x", "p", "Esc", "Tab", "End", "+"]
    {
        type_keys(&mut app, keys);
        screens::text_of(&app);
    }
    assert_eq!((app.plan.clone(), app.screen), (plan, Screen::Wall));
}

#[test]
fn the_slides_that_are_ready_go_along() {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures =
        (0..200).map(|n| Measure { id: format!("x{n}"), ..one.clone() }).collect();
    let mut app = of(plan);
    let key = Key::Indicator { section: 0, indicator: 0 };
    go_to(&mut app, key);
    for n in 0..200 {
        type_keys(&mut app, "Down");
        assert_eq!(selected(&app), Some(measure(&format!("x{n}"))));
    }
    for n in (0..199).rev() {
        type_keys(&mut app, "Up");
        assert_eq!(selected(&app), Some(measure(&format!("x{n}"))));
    }
}

#[test]
fn what_is_decided_on_is_seen_while_the_list_lies_over_the_slide() {
    for (width, height) in [(40, 10), (80, 24), (120, 40)] {
        let mut app = on_wall(width, height);
        let entry = app.wall.entries.iter().filter(|e| matches!(e.key, Key::Indicator { .. }));
        let (key, items) =
            entry.map(|entry| (entry.key, entry.items)).max_by_key(|(_, items)| *items).unwrap();
        go_to(&mut app, key);
        for _ in 0..items {
            type_keys(&mut app, "Down m");
            let slide = slide(&app);
            let number = &slide.page.items[slide.selected.unwrap()].number;
            let number = app.shown(number);
            let page = screens::text_of(&app);
            let is_seen = |line: &str| line.trim_start().starts_with('▌') && line.contains(&number);
            assert!(page.lines().any(is_seen), "{number}\n{page}");
            type_keys(&mut app, "Esc");
        }
    }
}

#[test]
fn the_operators_view_as_it_looks() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut app = on_wall(width, height);
        select(&mut app, Key::Indicator { section: 0, indicator: 0 }, &measure("1.3"));
        type_keys(&mut app, "Tab");
        insta::assert_snapshot!(format!("wall_operator_{width}x{height}"), screens::of(&app));
    }
    let mut app = app_in(Lang::English, 120, 40);
    type_keys(&mut app, "F5");
    select(&mut app, Key::Directives, &directive("D3"));
    type_keys(&mut app, "Tab b");
    insta::assert_snapshot!("wall_operator_120x40_in_english", screens::text_of(&app));
    let mut app = on_wall(40, 10);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "Tab");
    insta::assert_snapshot!("wall_operator_40x10", screens::text_of(&app));
}

#[test]
fn the_line_below_as_it_looks() {
    let mut app = on_wall(80, 24);
    select(&mut app, Key::Late, &measure("1.3"));
    for (name, keys) in [("resolution", "m"), ("due", "Esc e"), ("told", "Esc 3"), ("directive", "d")] {
        type_keys(&mut app, keys);
        insta::assert_snapshot!(format!("wall_80x24_{name}"), screens::text_of(&app));
    }
    let mut app = on_wall(40, 10);
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "m");
    insta::assert_snapshot!("wall_40x10_resolution", screens::text_of(&app));
}

#[test]
fn a_slide_does_not_drift_away_when_it_is_divided_again_and_again() {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures =
        (0..50).map(|n| Measure { id: format!("x{n}"), ..one.clone() }).collect();
    let mut app = of(plan);
    go_to(&mut app, Key::Indicator { section: 0, indicator: 0 });
    type_keys(&mut app, "PageDown PageDown PageDown");
    let before = slide(&app);
    assert!(before.page.from > 0);
    for _ in 0..5 {
        for (width, height) in SIZES.into_iter().chain([(80, 24)]) {
            update(&mut app, Msg::Resize(Size { width, height }));
            let page = slide(&app).page;
            let seen = page.from..page.from + page.items.len();
            assert!(seen.contains(&before.page.from), "{width}x{height}: {seen:?}");
        }
        assert_eq!(slide(&app), before);
    }
}

#[test]
fn the_help_the_palette_the_theme_and_the_language_are_had_on_the_wall() {
    let mut app = on_wall(80, 24);
    type_keys(&mut app, "PageDown PageDown");
    let before = slide(&app);
    let calm = screens::text_of(&app);
    for keys in ["F1", "?", "Ctrl-P", ":"] {
        type_keys(&mut app, keys);
        assert_eq!(app.modals.len(), 1, "{keys}");
        assert_ne!(screens::text_of(&app), calm, "{keys}");
        type_keys(&mut app, "Esc");
        assert_eq!((slide(&app), screens::text_of(&app)), (before.clone(), calm.clone()), "{keys}");
    }
    let theme = app.theme;
    type_keys(&mut app, "t");
    assert_ne!(app.theme, theme);
    type_keys(&mut app, "L Home PageDown PageDown");
    assert_eq!(app.words.lang(), Lang::English);
    assert_ne!(screens::text_of(&app), calm);
    assert_eq!(slide(&app), before, "the room's data has no language");
}
