//! The directives: what is seen, and what the keys do.

use ratatui::layout::Size;

use super::{App, app, app_in, app_of, demo, ides, screens, told, type_keys, type_text};
use crate::calendar::Day;
use crate::locales::Lang;
use crate::plan::{Directive, Meeting, MeetingState, Plan, Report};
use crate::tui::action::Mode;
use crate::tui::app::{Modal, Screen};
use crate::tui::directives;

fn at_directives(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "O");
    app
}

fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 100, 30);
    type_keys(&mut app, "O");
    app
}

fn id(app: &App) -> &str {
    directives::selected(app).map_or("", |directive| &directive.id)
}

#[track_caller]
fn directive<'a>(app: &'a App, id: &str) -> &'a Directive {
    app.plan().directive(id).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The third meeting is being held.
fn in_meeting() -> App {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == "3/2566").unwrap();
    meeting.state = MeetingState::Open;
    of(plan)
}

#[test]
fn the_directives_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut app = at_directives(Lang::Thai, width, height);
        type_keys(&mut app, "z");
        insta::assert_snapshot!(format!("directives_{width}x{height}"), screens::of(&app));
    }
}

#[test]
fn the_directives_in_english_and_on_small_screens() {
    insta::assert_snapshot!("directives_in_english", screens::text_of(&at_directives(Lang::English, 80, 24)));
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(
            format!("directives_40x10_{lang:?}"),
            screens::text_of(&at_directives(lang, 40, 10))
        );
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_directives(lang, width, height));
        }
    }
}

#[test]
fn without_any_it_is_said_what_gives_one() {
    let mut plan = demo();
    plan.directives.clear();
    let mut app = of(plan.clone());
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "End", "Enter", "F2", "n", "x", "d", "o", "Delete"] {
        type_keys(&mut app, keys);
        assert_eq!(
            (app.screen, app.writing.is_none(), app.modals.len()),
            (Screen::Directives, true, 0),
            "{keys}"
        );
    }
    assert_eq!(*app.plan(), plan);
}

#[test]
fn the_late_one_stands_first_and_the_closed_one_only_where_it_is_wanted() {
    let mut app = of(demo());
    assert_eq!(id(&app), "D2");
    type_keys(&mut app, "Down");
    assert_eq!(id(&app), "D3");
    type_keys(&mut app, "Down");
    assert_eq!(id(&app), "D3", "the last");
    type_keys(&mut app, "z Down");
    assert_eq!(id(&app), "D1");
    type_keys(&mut app, "z");
    assert_ne!(id(&app), "D1");
    assert!(!screens::text_of(&app).contains("แบบเก็บสถิติ"));
}

#[test]
fn a_new_one_is_given_by_the_meeting_at_hand_and_a_unit_is_asked_for() {
    let mut app = in_meeting();
    let before = app.plan.clone();
    type_keys(&mut app, "a");
    type_text(&mut app, "จัดทำคู่มือ");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.mode(), id(&app)), ("directives-given", Mode::Picker, "D4"));
    type_text(&mut app, "โยธา");
    type_keys(&mut app, "Enter");
    let new = directive(&app, "D4");
    let seen = [&new.text, &new.unit, &new.about, &new.given_at].map(String::as_str);
    assert_eq!(seen, ["จัดทำคู่มือ", "ฝ่ายโยธา", "", "3/2566"]);
    assert_eq!(told(&app), "directives-to-unit");
    type_keys(&mut app, "u u");
    assert_eq!(app.plan, before);
    // The number of one that was taken back is not given again, from wherever the next is given.
    type_keys(&mut app, "r d");
    type_text(&mut app, "ทบทวน");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan().directives.last().unwrap().id, "D5");
    type_keys(&mut app, "O a Enter");
    assert_eq!(app.plan().directives.len(), before.directives.len() + 1, "nothing is said, nothing is given");
}

#[test]
fn what_was_left_unfinished_is_found_again() {
    let mut app = in_meeting();
    for (key, text) in [("a", "จัดทำ"), ("n", "ร่างแล้ว")] {
        type_keys(&mut app, key);
        type_text(&mut app, text);
        type_keys(&mut app, "Esc");
        assert_eq!(told(&app), "directives-kept");
    }
    type_keys(&mut app, "n");
    assert_eq!(app.writing.as_ref().unwrap().field.text(), "ร่างแล้ว");
    type_keys(&mut app, "Enter a Enter");
    assert_eq!(directive(&app, "D2").reports, [Report { on: ides(), text: "ร่างแล้ว".into() }]);
    assert_eq!(directive(&app, "D4").text, "จัดทำ");
    type_keys(&mut app, "Esc n Esc");
    assert_ne!(told(&app), "directives-kept", "nothing was changed");
}

#[test]
fn a_report_is_of_the_day_of_the_meeting_and_of_one_day_there_is_one() {
    let mut app = in_meeting();
    let before = app.plan.clone();
    type_keys(&mut app, "n");
    type_text(&mut app, "รอป้าย");
    type_keys(&mut app, "Enter");
    assert_eq!(told(&app), "directives-reported");
    type_keys(&mut app, "n");
    type_text(&mut app, "ครบแล้ว");
    type_keys(&mut app, "Enter");
    assert_eq!(directive(&app, "D2").reports, [Report { on: ides(), text: "รอป้ายครบแล้ว".into() }]);
    assert!(screens::text_of(&app).contains("๑๕ มี.ค. ๖๖  รอป้ายครบแล้ว"));
    type_keys(&mut app, "u u");
    assert_eq!(app.plan, before);
}

#[test]
fn it_is_closed_in_the_meeting_at_hand_stays_in_sight_and_is_opened_again() {
    let mut app = in_meeting();
    let before = app.plan.clone();
    type_keys(&mut app, "x");
    assert_eq!((told(&app), id(&app)), ("directives-closed", "D2"), "a second key strikes the same one");
    assert_eq!(directive(&app, "D2").closed_at.as_deref(), Some("3/2566"));
    assert!(screens::text_of(&app).contains("ปิดในครั้งที่ ๓/๒๕๖๖"));
    type_keys(&mut app, "x");
    assert_eq!((told(&app), id(&app)), ("directives-opened", "D2"));
    assert_eq!(app.plan, before);
    type_keys(&mut app, "x Esc O");
    assert_eq!(id(&app), "D3", "who comes again does not see it");
}

#[test]
fn a_meeting_that_is_only_planned_closes_none_and_it_is_said_how_it_is_opened() {
    for number in ["3/2566", "4/2566"] {
        let mut app = in_meeting();
        for meeting in &mut app.plan.meetings {
            let is_it = meeting.number == number;
            meeting.state = if is_it { MeetingState::Planned } else { MeetingState::Closed };
            meeting.minutes = if is_it { String::new() } else { "รายงาน".into() };
        }
        if app.plan.meeting(number).is_none() {
            app.plan.meetings.push(Meeting::new(number, day("2023-04-19")));
        }
        let before = app.plan.clone();
        type_keys(&mut app, "x");
        assert_eq!((told(&app), app.plan == before), ("directives-not-open", true), "{number}");
        type_keys(&mut app, "E o");
        assert!(app.plan().open_meeting().is_some(), "{number}: the keys that are named");
    }
}

#[test]
fn what_cannot_be_closed_or_opened_says_why() {
    let mut app = in_meeting();
    app.plan.directives[1].given_at = "3/2566".into();
    type_keys(&mut app, "x");
    assert_eq!(told(&app), "directives-given-there");
    for meeting in &mut app.plan.meetings {
        meeting.state = MeetingState::Closed;
        meeting.minutes = "รายงาน".into();
    }
    let before = app.plan.clone();
    type_keys(&mut app, "x");
    assert_eq!(told(&app), "directives-no-meeting");
    type_keys(&mut app, "z End x");
    assert_eq!((id(&app), told(&app)), ("D1", "directives-filed"));
    assert_eq!(app.plan, before);
}

#[test]
fn a_due_is_read_in_every_form_and_read_again_as_it_is_shown() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = at_directives(lang, 100, 30);
        let set = |app: &mut App, text: &str| {
            type_keys(app, "d Ctrl-A Delete");
            type_text(app, text);
            type_keys(app, "Enter");
            directive(app, "D2").due
        };
        for (text, due) in [
            ("30/4/66", "2023-04-30"),
            ("๕ พฤษภาคม ๒๕๖๖", "2023-05-05"),
            ("+7", "2023-03-22"),
            ("สิ้นเดือน", "2023-03-31"),
            ("ม.ค. - ก.พ. ๖๖", "2023-02-28"),
        ] {
            assert_eq!(set(&mut app, text), Some(day(due)), "{text}");
            assert_eq!(id(&app), "D2", "the selection stays on it: {text}");
            type_keys(&mut app, "d Enter");
            assert_eq!(directive(&app, "D2").due, Some(day(due)), "{text}");
        }
        for text in ["เร็ว ๆ นี้", "ทุกเดือน"] {
            set(&mut app, text);
            assert!(app.writing.is_some() && app.notice.as_ref().unwrap().warning, "{text}");
            type_keys(&mut app, "Esc");
        }
        assert_eq!(set(&mut app, ""), None);
        type_keys(&mut app, "u");
        assert_eq!(directive(&app, "D2").due, Some(day("2023-02-28")));
    }
}

#[test]
fn a_unit_is_picked_or_typed_or_taken_away() {
    let mut app = of(demo());
    type_keys(&mut app, "o");
    type_text(&mut app, "โยธา");
    type_keys(&mut app, "Enter");
    assert_eq!(directive(&app, "D2").unit, "ฝ่ายโยธา");
    type_keys(&mut app, "o Enter");
    assert_eq!(directive(&app, "D2").unit, "ฝ่ายโยธา", "the one that has it is selected");
    type_keys(&mut app, "o End Enter");
    assert_eq!(directive(&app, "D2").unit, "", "nobody");
    type_keys(&mut app, "o End Enter Ctrl-A");
    type_text(&mut app, "คณะทำงานป้าย");
    type_keys(&mut app, "Enter");
    assert_eq!(directive(&app, "D2").unit, "คณะทำงานป้าย");
    type_keys(&mut app, "u u u");
    assert_eq!(app.plan, demo());
}

#[test]
fn its_words_change_here_as_on_the_page_of_its_measure() {
    let mut app = of(demo());
    type_keys(&mut app, "F2 Ctrl-A");
    type_text(&mut app, "ให้แล้วเสร็จ");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), directive(&app, "D2").text.as_str()), ("tui-directive-written", "ให้แล้วเสร็จ"));
    type_keys(&mut app, "e Ctrl-A Delete Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-directive-empty", true));
}

#[test]
fn it_is_deleted_after_a_question_only() {
    let mut app = of(demo());
    type_keys(&mut app, "Delete");
    assert_eq!((app.mode(), app.plan().directives.len()), (Mode::Removal, 3));
    type_keys(&mut app, "Esc Delete y");
    assert_eq!((told(&app), id(&app)), ("directives-removed", "D3"));
    assert!(app.plan().directive("D2").is_none());
    type_keys(&mut app, "u");
    assert_eq!(app.plan, demo());
}

#[test]
fn enter_goes_to_its_measure_and_esc_comes_back_to_it() {
    let mut app = of(demo());
    type_keys(&mut app, "Down Enter");
    let (_, measure) = app.selected().unwrap();
    assert_eq!((measure.id.as_str(), app.mode()), ("9.1", Mode::Measure));
    let page = screens::text_of(&app);
    let marked: Vec<_> = page.lines().filter(|line| line.starts_with('▌')).collect();
    assert!(marked.iter().any(|line| line.contains("ส่งข้อมูลด้านการจัดซื้อจัดจ้าง")), "{page}");
    type_keys(&mut app, "Esc");
    assert_eq!((app.mode(), id(&app)), (Mode::Directives, "D3"));
    type_keys(&mut app, "Esc");
    assert_eq!(app.mode(), Mode::Grid);
    // Who came another way does not come here.
    type_keys(&mut app, "O Enter v Enter Esc");
    assert_eq!(app.mode(), Mode::Grid);
}

#[test]
fn who_comes_back_from_a_measure_finds_the_same_rows_and_the_same_one_selected() {
    let mut app = of(demo());
    type_keys(&mut app, "z Down Enter");
    assert_eq!(app.mode(), Mode::Measure);
    type_keys(&mut app, "Esc");
    assert_eq!((app.mode(), id(&app)), (Mode::Directives, "D3"));
    assert!(screens::text_of(&app).contains("แบบเก็บสถิติ"), "the closed ones are shown still");
}

#[test]
fn of_one_about_nothing_enter_shows_the_whole() {
    let mut plan = demo();
    plan.directives[1].about = String::new();
    plan.directives[1].text = "ให้ทุกฝ่ายสรุปผล ".repeat(40) + "จบ";
    plan.directives[1].reports =
        ["ก่อน", "หลัง"].map(|text| Report { on: day("2023-03-01"), text: text.into() }).to_vec();
    let mut app = of(plan);
    assert!(!screens::text_of(&app).contains("จบ"));
    type_keys(&mut app, "Enter");
    let page = screens::text_of(&app);
    assert!(page.contains("จบ") && page.contains("ก่อน") && page.contains("หลัง"), "{page}");
    type_keys(&mut app, "Enter");
    assert!(!screens::text_of(&app).contains("จบ"));
}

#[test]
fn one_can_be_gone_to_by_its_id() {
    let mut app = app(80, 24);
    directives::go_to(&mut app, "D3");
    assert_eq!((app.screen, id(&app)), (Screen::Directives, "D3"));
    directives::go_to(&mut app, "D1");
    assert_eq!(id(&app), "D1", "though it is closed");
    directives::go_to(&mut app, "no such");
    assert_eq!(id(&app), "D3", "where that one stood");
}

#[test]
fn of_two_with_one_id_the_second_is_not_taken_for_the_first() {
    let mut plan = demo();
    plan.directives[2].id = "D2".into();
    let mut app = of(plan.clone());
    type_keys(&mut app, "Down");
    for keys in ["n", "x", "d", "o", "e", "Delete"] {
        type_keys(&mut app, keys);
        assert_eq!(
            (told(&app), app.writing.is_none(), app.modals.len()),
            ("directives-id-twice", true, 0),
            "{keys}"
        );
    }
    assert_eq!(*app.plan(), plan);
}

#[test]
fn hundreds_scroll_and_the_selected_one_is_seen() {
    let mut plan = demo();
    plan.directives = (0..300)
        .map(|n| Directive {
            id: format!("D{n}"), text: format!("เรื่อง {n}"), ..demo().directives[1].clone()
        })
        .collect();
    let mut app = of(plan);
    for keys in
        ["Down", "PageDown", "PageDown", "Ctrl-D", "Up", "End", "Up", "PageUp", "Ctrl-U", "Home", "End"]
    {
        type_keys(&mut app, keys);
        let picture = screens::text_of(&app);
        let shown = directives::selected(&app).unwrap().text.clone();
        let selected = picture.lines().find(|line| line.starts_with('▌')).unwrap();
        assert!(selected.contains(&shown), "{keys}: {selected}");
    }
    assert_eq!(id(&app), "D299");
    app.size = Size { width: 40, height: 10 };
    crate::tui::update(&mut app, crate::tui::Msg::Resize(Size { width: 40, height: 10 }));
    assert!(screens::text_of(&app).contains("เรื่อง 299"));
}

#[test]
fn who_looks_only_changes_nothing() {
    let mut app = of(demo());
    app.look_only(crate::store::Why::Held(None));
    for keys in ["a", "n", "x", "d", "o", "e", "Delete"] {
        type_keys(&mut app, keys);
        assert!(app.writing.is_none() && !matches!(app.modals.last(), Some(Modal::Picker(_))), "{keys}");
    }
    assert_eq!(app.plan, demo());
}

#[test]
fn rows_follow_the_plan_and_a_meeting_that_goes_opens_what_it_closed() {
    let mut app = in_meeting();
    type_keys(&mut app, "x");
    let edit = app.plan.remove_meeting("3/2566").unwrap();
    app.commit(edit).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!((app.directives.view.open, id(&app)), (2, "D2"));
    app.plan.meetings.push(Meeting::new("3/2566", ides()));
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.directives.view.open, 2, "another meeting of that number has not closed it");
}

#[test]
fn in_another_language_no_line_is_lost() {
    let mut app = at_directives(Lang::Thai, 60, 30);
    type_keys(&mut app, "z");
    crate::tui::looking::language(&mut app);
    let mut there = at_directives(Lang::English, 60, 30);
    type_keys(&mut there, "z");
    assert_eq!(app.directives.stack, there.directives.stack);
}
