//! The minutes on the screen: what is seen, and what the keys do.

use ratatui::layout::Size;

use super::{App, Effect, Msg, app, app_in, app_of, demo, ides, screens, told, type_keys, type_text, update};
use crate::locales::Lang;
use crate::paper::{self, Fate, Layout};
use crate::plan::{Meeting, MeetingPart, MeetingState, Plan};
use crate::thai::digits::Digits;
use crate::tui::action::Mode;
use crate::tui::app::Screen;
use crate::tui::preview::Version;

const PAPER: Layout = Layout { width: 80, digits: Digits::Thai };

fn at_preview(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "P");
    app
}

fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 100, 30);
    type_keys(&mut app, "P");
    app
}

/// The third meeting is filed, as it stood; then something was reported that it did not hear.
fn filed() -> Plan {
    let mut plan = demo();
    plan.meetings.retain(|meeting| meeting.date <= ides());
    let number = "3/2566".to_owned();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == number).unwrap();
    meeting.state = MeetingState::Open;
    let minutes = paper::fresh_minutes(&plan, plan.meeting(&number).unwrap(), ides(), PAPER).text;
    plan.file(&number, minutes).unwrap().apply(&mut plan).unwrap();
    plan
}

#[test]
fn the_minutes_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut app = at_preview(Lang::Thai, width, height);
        type_keys(&mut app, "Tab");
        insta::assert_snapshot!(format!("preview_{width}x{height}"), screens::of(&app));
    }
}

#[test]
fn the_minutes_in_english_and_on_small_screens() {
    insta::assert_snapshot!("preview_in_english", screens::text_of(&at_preview(Lang::English, 80, 24)));
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(
            format!("preview_40x10_{lang:?}"),
            screens::text_of(&at_preview(lang, 40, 10))
        );
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_preview(lang, width, height));
        }
    }
}

#[test]
fn it_is_what_is_printed_and_to_the_printer_goes_the_width_of_paper() {
    for (width, height) in [(120, 40), (60, 20), (40, 10)] {
        let mut app = at_preview(Lang::Thai, width, height);
        let minutes = paper::fresh_minutes(&app.plan, app.plan.meeting("3/2566").unwrap(), ides(), PAPER);
        assert_eq!(type_keys(&mut app, "p"), [Effect::Print(minutes.text.clone())]);
        if width > 80 {
            let shown: Vec<_> = app.preview.lines.iter().map(|(_, line)| line.as_str()).collect();
            assert_eq!(shown, minutes.text.lines().collect::<Vec<_>>());
        }
        let most = usize::from(width.max(40));
        assert!(app.preview.lines.iter().all(|(_, line)| crate::thai::width::width(line) <= most));
        assert_eq!(app.preview.blanks.len(), minutes.blanks.len());
    }
}

#[test]
fn from_blank_to_blank_round_the_document_each_seen_and_told() {
    for (width, height) in [(120, 40), (80, 24), (40, 10)] {
        let mut app = at_preview(Lang::Thai, width, height);
        let all = app.preview.blanks.len();
        assert!(all > 3);
        for keys in ["Tab", "]"] {
            for at in 0..all {
                type_keys(&mut app, keys);
                assert_eq!((app.preview.at, told(&app)), (Some(at), "preview-blank"));
                let page = screens::text_of(&app);
                assert!(page.lines().any(|line| line.contains('▌')), "{width}: {at}: {page}");
            }
        }
        type_keys(&mut app, "[");
        assert_eq!(app.preview.at, Some(all - 2));
        type_keys(&mut app, "Home [");
        assert_eq!(app.preview.at, Some(all - 3));
    }
    let app = at_preview(Lang::Thai, 120, 40);
    assert!(screens::text_of(&app).contains("○ ช่องว่าง ๖"), "all of them at first");
}

#[test]
fn enter_goes_to_where_it_is_filled_in_and_esc_comes_back_to_the_line() {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == "3/2566").unwrap();
    (meeting.place, meeting.state) = (String::new(), MeetingState::Planned);
    let mut app = of(plan);
    type_keys(&mut app, "Tab");
    let (scroll, before) = (app.preview.scroll, app.preview.blanks.len());
    type_keys(&mut app, "Enter");
    assert_eq!((app.screen, app.mode()), (Screen::Meeting, Mode::Field), "it can be written at once");
    type_text(&mut app, "ห้องประชุมใหญ่");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan().meeting("3/2566").unwrap().place, "ห้องประชุมใหญ่");
    type_keys(&mut app, "Esc");
    assert_eq!(
        (app.mode(), app.preview.scroll, app.preview.blanks.len()),
        (Mode::Preview, scroll, before - 1)
    );
    assert!(screens::text_of(&app).contains("ณ ห้องประชุมใหญ่"));
    type_keys(&mut app, "Esc");
    assert_eq!(app.mode(), Mode::Grid);
}

#[test]
fn it_shows_the_meeting_that_is_selected_shown_or_at_hand() {
    let mut app = at_preview(Lang::Thai, 100, 30);
    assert_eq!(app.preview.number.as_deref(), Some("3/2566"), "of the month");
    type_keys(&mut app, "Left");
    assert_eq!(app.preview.number.as_deref(), Some("2/2566"));
    type_keys(&mut app, "Left Right Right");
    assert_eq!(app.preview.number.as_deref(), Some("3/2566"));
    type_keys(&mut app, "Right Right Right Right");
    assert_eq!(told(&app), "preview-last");
    type_keys(&mut app, "Left Left Left Left Left Left Left");
    assert_eq!(told(&app), "preview-first");
    type_keys(&mut app, "E Home P");
    let first = app.plan().meetings.iter().min_by_key(|meeting| meeting.date).unwrap().number.clone();
    let shown = app.preview.number.clone().unwrap();
    type_keys(&mut app, "E End P");
    assert_ne!(app.preview.number.as_deref(), Some(shown.as_str()));
    assert!([Some(shown.as_str()), app.preview.number.as_deref()].contains(&Some(first.as_str())));
    type_keys(&mut app, "E Home Enter P");
    assert_eq!(app.preview.number.as_deref(), Some(shown.as_str()), "from its page");
}

#[test]
fn a_filed_one_shows_what_is_kept_and_beside_it_what_would_be_printed_now() {
    let plan = filed();
    let kept = plan.meeting("3/2566").unwrap().minutes.clone();
    let mut app = of(plan);
    assert_eq!(app.preview.version, Version::Kept);
    assert_eq!(type_keys(&mut app, "p"), [Effect::Print(kept.clone())]);
    type_keys(&mut app, "Tab");
    assert_eq!(told(&app), "preview-kept-as-it-is");
    type_keys(&mut app, "f");
    assert!(screens::text_of(&app).contains("ตรงกับฉบับที่เก็บไว้"), "{}", screens::text_of(&app));
    // A directive that is given another text now.
    app.plan.directives[1].text = "เร่งรัดป้ายให้แล้วเสร็จโดยด่วนที่สุด".into();
    crate::tui::moving::changed(&mut app);
    let page = screens::text_of(&app);
    assert!(page.contains("ต่างจากฉบับที่เก็บไว้  + "), "{page}");
    type_keys(&mut app, "End");
    while app.preview.scroll > 0 && !screens::text_of(&app).contains("โดยด่วนที่สุด")
    {
        type_keys(&mut app, "Up");
    }
    type_keys(&mut app, "Up Up Up Up");
    let page = screens::text_of(&app);
    let line = |text: &str| page.lines().find(|line| line.contains(text)).unwrap().trim_start().to_owned();
    assert!(line("โดยด่วนที่สุด").starts_with('+'), "{page}");
    assert!(page.lines().any(|line| line.trim_start().starts_with('−')), "{page}");
    let Effect::Print(printed) = &type_keys(&mut app, "p")[0] else { panic!("it is printed") };
    assert!(!printed.contains('−') && printed.contains("โดยด่วนที่สุด"), "without the marks");
    type_keys(&mut app, "f");
    assert_eq!(app.preview.version, Version::Kept);
}

#[test]
fn a_narrow_screen_shows_the_same_difference() {
    let mut plan = filed();
    let counts = |plan: &Plan, width: u16| {
        let mut app = app_of(plan.clone(), width, 24);
        type_keys(&mut app, "P f");
        assert_eq!(app.preview.version, Version::Fresh);
        let most = usize::from(width.max(40));
        let fits = |line: &str| crate::thai::width::width(line) <= most || line.contains('…');
        assert!(app.preview.lines.iter().all(|(_, line)| fits(line)), "{width}");
        let text = |fate| {
            let lines = app.preview.lines.iter().filter(|(known, _)| *known == fate);
            lines.map(|(_, line)| line.replace(' ', "")).collect::<String>()
        };
        [text(paper::Fate::Come), text(paper::Fate::Gone)]
    };
    for width in [120, 80, 60, 40] {
        assert_eq!(counts(&plan, width), ["", ""], "{width}");
    }
    plan.directives[1].text = "เร่งรัดป้ายให้แล้วเสร็จโดยด่วนที่สุด".into();
    let wide = counts(&plan, 120);
    assert!(wide[0].contains("โดยด่วนที่สุด"));
    for width in [80, 60, 40] {
        assert_eq!(counts(&plan, width), wide, "{width}");
    }
}

#[test]
fn enter_on_a_resolution_opens_its_list_and_on_who_came_only_goes_there() {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == "3/2566").unwrap();
    meeting.state = MeetingState::Open;
    meeting.attendance.clear();
    for item in &mut meeting.agenda {
        (item.text, item.resolution) = ("เรื่อง".into(), String::new());
    }
    let mut app = of(plan);
    let mut modes = Vec::new();
    for at in 0..app.preview.blanks.len() {
        type_keys(&mut app, "Tab");
        assert_eq!(app.preview.at, Some(at));
        let part = app.preview.blanks[at].part;
        type_keys(&mut app, "Enter");
        assert_eq!(app.screen, Screen::Meeting);
        modes.push((part, app.mode()));
        let keys = if app.mode() == Mode::Meeting { "Esc" } else { "Esc Esc" };
        type_keys(&mut app, keys);
        assert_eq!((app.mode(), app.preview.at), (Mode::Preview, Some(at)), "{part:?}");
    }
    let of = |wanted: fn(&MeetingPart) -> bool| {
        let modes = modes.iter().filter(|(part, _)| wanted(part)).map(|(_, mode)| *mode);
        let mut modes: Vec<_> = modes.collect();
        modes.dedup();
        modes
    };
    assert_eq!(of(|part| matches!(part, MeetingPart::Resolution(_))), [Mode::Picker]);
    assert_eq!(of(|part| matches!(part, MeetingPart::Attendance(_))), [Mode::Meeting]);
}

#[test]
fn former_versions_are_seen_too() {
    let mut plan = filed();
    plan.reopen("3/2566").unwrap().apply(&mut plan).unwrap();
    plan.file("3/2566", "ฉบับใหม่\n".into()).unwrap().apply(&mut plan).unwrap();
    let mut app = of(plan);
    assert!(screens::text_of(&app).contains("ฉบับใหม่"));
    type_keys(&mut app, "f f");
    assert_eq!(app.preview.version, Version::Former(0));
    let page = screens::text_of(&app);
    assert!(page.contains("ฉบับที่ ๑ (ฉบับก่อน)") && page.contains("รายงานการประชุม"), "{page}");
    type_keys(&mut app, "f");
    assert_eq!(app.preview.version, Version::Kept);
    // Opened again elsewhere: what is shown is there no more.
    app.plan.reopen("3/2566").unwrap().apply(&mut app.plan).unwrap();
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.preview.version, Version::Fresh);
}

#[test]
fn without_a_meeting_the_month_is_shown_and_what_is_to_be_done_told() {
    let mut plan = demo();
    plan.meetings.clear();
    let mut app = of(plan);
    assert!(screens::text_of(&app).contains("เดือนมีนาคม"), "{}", screens::text_of(&app));
    type_keys(&mut app, "Tab Enter");
    assert_eq!((told(&app), app.mode()), ("preview-no-meeting", Mode::Preview));
    for keys in ["Left", "Right", "f", "End", "Home", "p"] {
        type_keys(&mut app, keys);
        assert_eq!(app.screen, Screen::Preview);
    }
}

#[test]
fn a_meeting_that_goes_gives_way_and_one_that_is_planned_is_told_from_the_others() {
    let mut app = at_preview(Lang::Thai, 100, 30);
    app.plan.meetings.retain(|meeting| meeting.number != "3/2566");
    app.plan.meetings.push(Meeting::new("7/2566", "2023-03-30".parse().unwrap()));
    crate::tui::moving::changed(&mut app);
    assert_eq!(app.preview.number.as_deref(), Some("7/2566"));
    assert!(screens::text_of(&app).contains("ยังไม่เปิดการประชุม"));
}

#[test]
fn a_resized_page_is_made_anew_and_stays_where_it_was() {
    let mut app = at_preview(Lang::Thai, 120, 40);
    type_keys(&mut app, "End");
    update(&mut app, Msg::Resize(Size { width: 44, height: 12 }));
    assert!(app.preview.lines.iter().all(|(_, line)| crate::thai::width::width(line) <= 41));
    assert!(app.preview.scroll + 12 > app.preview.lines.len() / 2, "near the end");
    update(&mut app, Msg::Resize(Size { width: 0, height: 0 }));
    update(&mut app, Msg::Resize(Size { width: 120, height: 40 }));
    assert!(screens::text_of(&app).lines().count() > 1);
}

#[test]
fn ten_thousand_measures_scroll() {
    let mut plan = demo();
    let one = plan.find("1.3").unwrap().1.clone();
    plan.sections[0].indicators[0].measures =
        (0..10_000).map(|n| crate::plan::Measure { id: format!("1.{n}"), ..one.clone() }).collect();
    let mut app = of(plan);
    assert!(app.preview.lines.len() > 10_000);
    let made = app.preview.lines.as_ptr();
    for keys in ["PageDown", "End", "Up", "PageUp", "Tab", "Tab", "Home", "Down"] {
        type_keys(&mut app, keys);
        let seen = screens::text_of(&app);
        let first = app.preview.lines[app.preview.scroll].1.trim().to_owned();
        assert!(seen.contains(&first), "{keys}");
    }
    assert_eq!(app.preview.lines.as_ptr(), made, "no key and no frame has made it anew");
}

#[test]
fn right_after_closing_nothing_differs_from_what_was_kept_at_any_width() {
    for width in [40, 60, 80, 82, 83, 120] {
        let mut app = app(width, 24);
        type_keys(&mut app, "E x End Enter P");
        assert_eq!(app.preview.version, Version::Kept, "{width}");
        type_keys(&mut app, "f");
        assert_eq!(app.preview.version, Version::Fresh, "{width}");
        let other: Vec<_> = app.preview.lines.iter().filter(|(fate, _)| *fate != Fate::Stayed).collect();
        assert!(other.is_empty(), "{width}: {other:#?}");
    }
}

#[test]
fn kept_minutes_stand_as_they_were_on_a_screen_as_wide_as_paper() {
    let mut app = app(80, 24);
    type_keys(&mut app, "E x End Enter P");
    let kept = app.plan.meetings.last().unwrap().minutes.trim_end().to_owned();
    let shown: Vec<_> = app.preview.lines.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(shown.join("\n").trim_end(), kept);
}
