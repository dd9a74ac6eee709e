//! What is decided on the wall: (plan before, keys, plan after), and the line below in which it is written.

use super::wall::{directive, find, go_to, measure, of, on_wall, select, selected, slide, without_meeting};
use super::{App, demo, ides, screens, told, type_keys, type_text};
use crate::plan::{MeetingState, Status, When};
use crate::tui::app::Screen;
use crate::view::wall::Key;

/// The resolutions of the open meeting.
fn resolutions(app: &App) -> Vec<&str> {
    app.plan.open_meeting().unwrap().agenda.iter().map(|item| item.resolution.as_str()).collect()
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
    // What the room puts off is no proposal of the unit.
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "4 m Enter");
    let at = resolutions(&app).iter().position(|text| text.contains("(มาตรการที่ 1.3) รับทราบ")).unwrap();
    assert_eq!(app.plan.open_meeting().unwrap().agenda[at].title, title);
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
    assert_eq!((told(&app), app.writing.is_some()), ("tui-since-rhythm", true));
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
    // What is typed takes the place of the day that stands there.
    for (text, due) in [("30/3/66", "2023-03-30"), ("31/3/66", "2023-03-31")] {
        type_keys(&mut app, "e");
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
        assert_eq!(of(&app).due, Some(due.parse().unwrap()));
    }
    type_keys(&mut app, "e Delete Enter");
    assert_eq!((of(&app).due, told(&app)), (None, "directives-no-due"));
    type_keys(&mut app, "3");
    assert_eq!(told(&app), "tui-wall-no-status");
    select(&mut app, Key::Late, &measure("1.3"));
    type_keys(&mut app, "x");
    assert_eq!(told(&app), "tui-wall-no-directive");
}

#[test]
fn before_the_meeting_is_open_no_directive_is_closed_and_the_keys_that_open_it_are_named() {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == "3/2566").unwrap();
    meeting.state = MeetingState::Planned;
    let mut app = of(plan.clone());
    select(&mut app, Key::Directives, &directive("D2"));
    type_keys(&mut app, "x");
    assert_eq!((told(&app), app.plan.clone()), ("directives-not-open-wall", plan));
    // The first Esc leaves the item.
    type_keys(&mut app, "Esc Esc E o");
    assert_eq!(app.plan.open_meeting().map(|meeting| meeting.number.as_str()), Some("3/2566"));
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
