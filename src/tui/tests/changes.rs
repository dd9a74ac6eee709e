//! What changed: what is seen, and what the keys do.

use super::{App, Msg, app_in, app_of, demo, ides, screens, selected, told, type_keys, type_text, update};
use crate::locales::Lang;
use crate::plan::{FollowUp, MeetingState, Plan, Status};
use crate::tui::app::Screen;
use crate::tui::changes::{self, Row};
use crate::view::{Kind, Since};

fn at_changes(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "C");
    app
}

fn of(plan: Plan, width: u16, height: u16) -> App {
    let mut app = app_of(plan, width, height);
    type_keys(&mut app, "C");
    app
}

/// The measure of the selected change.
fn id(app: &App) -> String {
    let place = changes::selected(app).and_then(|change| change.place);
    place.and_then(|place| app.plan.at(place)).map(|m| m.id.clone()).unwrap_or_default()
}

#[test]
fn the_changes_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("changes_{width}x{height}");
        insta::assert_snapshot!(name, screens::of(&at_changes(Lang::Thai, width, height)));
    }
}

#[test]
fn the_changes_in_english_and_on_small_screens() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("changes_{width}x{height}_in_english");
        insta::assert_snapshot!(name, screens::text_of(&at_changes(Lang::English, width, height)));
    }
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(
            format!("changes_40x10_{lang:?}"),
            screens::text_of(&at_changes(lang, 40, 10))
        );
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_changes(lang, width, height));
        }
    }
}

#[test]
fn every_kind_of_change_is_seen() {
    let mut plan = demo();
    let done = plan.find("1.2").unwrap().1.clone();
    let mut log = done.log.clone();
    log.push(FollowUp {
        text: "ครบทุกจุดแล้ว".into(),
        ..FollowUp::new("2023-03-12".parse().unwrap(), Status::InProgress)
    });
    log.push(FollowUp::new("2023-03-14".parse().unwrap(), Status::Cancelled));
    plan.sections[0].indicators[0].measures.iter_mut().find(|m| m.id == "1.2").unwrap().log = log;
    plan.meetings.last_mut().unwrap().state = MeetingState::Open;
    let number = plan.meetings.last().unwrap().number.clone();
    plan.directives[1].closed_at = Some(number.clone());
    plan.directives.push(crate::plan::Directive {
        id: "D9".into(),
        about: String::new(),
        given_at: number,
        ..plan.directives[1].clone()
    });
    plan.directives.last_mut().unwrap().closed_at = None;
    let app = of(plan, 120, 60);
    for kind in Kind::ALL {
        assert!(app.changes.view.count(kind) > 0, "{kind:?}");
    }
    insta::assert_snapshot!(screens::text_of(&app));
}

#[test]
fn enter_goes_to_the_measure_in_the_grid() {
    let mut app = at_changes(Lang::Thai, 80, 24);
    type_keys(&mut app, "Down");
    let wanted = id(&app);
    assert!(!wanted.is_empty());
    type_keys(&mut app, "Enter");
    assert_eq!((app.screen, selected(&app)), (Screen::Grid, wanted));
    type_keys(&mut app, "C Esc");
    assert_eq!(app.screen, Screen::Grid);
}

#[test]
fn a_directive_about_no_measure_says_so() {
    let mut plan = demo();
    for directive in &mut plan.directives {
        directive.about = "99.9".into();
    }
    let mut app = of(plan, 80, 24);
    while changes::selected(&app).unwrap().place.is_some() {
        type_keys(&mut app, "Down");
    }
    type_keys(&mut app, "Enter");
    assert_eq!((app.screen, told(&app)), (Screen::Changes, "tui-change-of-no-measure"));
    screens::text_of(&app);
}

#[test]
fn the_day_is_typed_as_people_write_it_and_the_reading_is_shown() {
    let mut app = at_changes(Lang::Thai, 80, 24);
    let all = app.changes.view.all.len();
    type_keys(&mut app, "d");
    type_text(&mut app, "๑๐ มี.ค. ๖๖");
    type_keys(&mut app, "Enter");
    assert_eq!(app.changes.since, Some(Since::Day("2023-03-10".parse().unwrap())));
    assert!(app.writing.is_none() && app.changes.view.all.len() < all);
    assert!(screens::text_of(&app).contains("ตั้งแต่วันศุกร์ที่ ๑๐ มีนาคม ๒๕๖๖"), "{}", screens::text_of(&app));
    type_keys(&mut app, "Esc C");
    assert!(matches!(app.changes.since, Some(Since::Day(_))), "it is kept");
    type_keys(&mut app, "m");
    assert!(matches!(app.changes.since, Some(Since::Meeting(..))));
    assert_eq!(app.changes.view.all.len(), all);
}

#[test]
fn what_cannot_be_read_is_said_and_the_line_stays() {
    let mut app = at_changes(Lang::Thai, 80, 24);
    let before = app.changes.since.clone();
    for (text, key) in [
        ("เมื่อไรดี", "tui-since-unread"),
        ("31 เม.ย. 66", "tui-since-unread"),
        ("", "tui-since-unread"),
        ("ทุกเดือน", "tui-since-rhythm"),
        ("1 ก.ย. 66", "tui-since-ahead"),
    ] {
        type_keys(&mut app, "d");
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
        assert_eq!((told(&app), app.writing.is_some()), (key, true), "{text}");
        assert!(!screens::text_of(&app).is_empty());
        type_keys(&mut app, "Esc");
        assert_eq!((app.screen, &app.changes.since), (Screen::Changes, &before));
    }
}

#[test]
fn without_a_meeting_since_the_first_of_the_month() {
    let mut plan = demo();
    plan.meetings.clear();
    let mut app = of(plan, 80, 24);
    assert_eq!(app.changes.since, Some(Since::Month("2023-03-01".parse().unwrap())));
    type_keys(&mut app, "m");
    assert_eq!(told(&app), "tui-no-meeting-held");
}

#[test]
fn where_nothing_changed_it_says_so() {
    let mut plan = demo();
    plan.sections.clear();
    plan.directives.clear();
    let mut app = of(plan, 80, 24);
    for keys in ["Down", "End", "PageUp", "Enter"] {
        type_keys(&mut app, keys);
    }
    assert_eq!(app.screen, Screen::Changes);
    insta::assert_snapshot!(screens::text_of(&app));
}

#[test]
fn thousands_of_changes_scroll_and_the_selected_one_is_seen() {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures = (0..3000)
        .map(|n| {
            let mut measure = one.clone();
            measure.id = format!("1.{n}");
            measure.log.push(FollowUp::new("2023-03-14".parse().unwrap(), Status::InProgress));
            measure
        })
        .collect();
    for (width, height) in [(80, 24), (40, 10)] {
        let mut app = of(plan.clone(), width, height);
        assert!(app.changes.rows.len() > 3000);
        for keys in [
            "Down Down Down",
            "PageDown PageDown",
            "Ctrl-D",
            "Up",
            "End",
            "Up Up",
            "PageUp",
            "Ctrl-U",
            "Home",
            "End",
        ] {
            type_keys(&mut app, keys);
            let picture = screens::text_of(&app);
            let lines = picture.lines().filter(|line| line.starts_with('▌')).count();
            assert_eq!(lines, 2, "{keys}: {picture}");
            assert!(matches!(app.changes.rows[app.changes.selected], Row::Change(_)));
        }
    }
}

#[test]
fn the_list_follows_the_plan() {
    let mut app = at_changes(Lang::Thai, 80, 24);
    let body = |text: &str| text.lines().skip(3).take(20).collect::<Vec<_>>().join("\n");
    let before = screens::text_of(&app);
    let count = app.changes.view.all.len();
    type_keys(&mut app, "Down");
    let on = changes::selected(&app).copied();
    let mut theirs = app.plan.clone();
    let entry = FollowUp::new(ides(), Status::InProgress);
    let at = theirs.find("2.1").unwrap().1.log.len();
    crate::plan::Edit::AddFollowUp { measure: "2.1".into(), at, entry }.apply(&mut theirs).unwrap();
    let base = Box::new(app.plan.clone());
    update(&mut app, Msg::Foreign { base, theirs: Box::new(theirs) });
    assert_eq!((app.changes.view.all.len(), changes::selected(&app).copied()), (count + 1, on));
    let with = screens::text_of(&app);
    assert_ne!(body(&with), body(&before));
    let edit = app.plan.find("7.2").unwrap().1.record(&[], app.today, Status::Delayed).unwrap();
    app.commit(edit).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.changes.view.all.len(), count + 2);
    type_keys(&mut app, "u");
    assert_eq!(body(&screens::text_of(&app)), body(&with));
}
