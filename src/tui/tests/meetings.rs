//! The meetings: what is seen, what is planned, opened and deleted from the list.

use ratatui::layout::Position;

use super::{App, Msg, app, app_in, app_of, demo, ides, screens, told, type_keys, type_text, update};
use crate::locales::Lang;
use crate::plan::{AgendaPart, Meeting, MeetingState, Plan};
use crate::tui::app::Screen;
use crate::tui::pointing::Gesture;
use crate::tui::{meeting, meetings};

fn at_meetings(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "E");
    app
}

pub(super) fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 80, 24);
    update(&mut app, Msg::Time("09:30:12".parse().unwrap()));
    type_keys(&mut app, "E");
    app
}

fn number(app: &App) -> &str {
    meetings::selected(app).map_or("", |row| &row.number)
}

#[test]
fn the_meetings_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("meetings_{width}x{height}");
        insta::assert_snapshot!(name, screens::of(&at_meetings(Lang::Thai, width, height)));
    }
}

#[test]
fn the_meetings_in_english_and_on_small_screens() {
    insta::assert_snapshot!(
        "meetings_80x24_in_english",
        screens::text_of(&at_meetings(Lang::English, 80, 24))
    );
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(
            format!("meetings_40x10_{lang:?}"),
            screens::text_of(&at_meetings(lang, 40, 10))
        );
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_meetings(lang, width, height));
        }
    }
}

#[test]
fn one_comes_to_the_open_one_else_to_the_next() {
    assert_eq!(number(&of(demo())), "3/2566");
    let mut plan = demo();
    let open = plan.meetings.iter_mut().find(|m| m.state == MeetingState::Open).unwrap();
    open.state = MeetingState::Closed;
    assert_eq!(number(&of(plan.clone())), "3/2566", "else the last");
    let planned = Meeting::new("4/2566", "2023-04-19".parse().unwrap());
    plan.meetings.insert(0, planned);
    assert_eq!(number(&of(plan)), "4/2566");
}

#[test]
fn a_plan_without_meetings_says_what_brings_the_first_and_that_has_the_agenda_of_the_form() {
    let mut plan = demo();
    plan.meetings.clear();
    let mut app = of(plan.clone());
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "End", "Enter", "o", "x", "Delete"] {
        type_keys(&mut app, keys);
        assert_eq!(
            (app.screen, app.writing.is_none(), app.modals.len()),
            (Screen::Meetings, true, 0),
            "{keys}"
        );
        assert_eq!(app.plan, plan, "{keys}");
    }
    type_keys(&mut app, "a");
    assert_eq!((app.screen, told(&app)), (Screen::Meeting, "sitting-planned"));
    let first = &app.plan.meetings[0];
    assert_eq!((first.number.as_str(), first.date), ("1/2566", ides()));
    assert_eq!(first.agenda, AgendaPart::ALL.map(AgendaPart::item));
    type_keys(&mut app, "u");
    assert_eq!((app.screen, &app.plan), (Screen::Meetings, &plan), "the page of what is no more is left");
}

#[test]
fn the_next_meeting_is_planned_as_one_change_and_its_number_is_at_hand() {
    let mut app = of(demo());
    type_keys(&mut app, "a");
    let planned = meeting::shown(&app).unwrap().clone();
    assert_eq!((planned.number.as_str(), planned.date.to_string().as_str()), ("4/2566", "2023-04-19"));
    assert_eq!(planned.place, demo().meetings[0].place);
    assert_eq!(planned.agenda.len(), 6);
    assert!(planned.agenda.iter().all(|item| item.text.is_empty() && item.resolution.is_empty()));
    type_keys(&mut app, "Enter Ctrl-A");
    type_text(&mut app, "๑๔/๒๕๖๖");
    type_keys(&mut app, "Enter");
    assert_eq!(meeting::shown(&app).unwrap().number, "14/2566", "the page goes with it");
    type_keys(&mut app, "Esc");
    assert_eq!((app.screen, number(&app)), (Screen::Meetings, "14/2566"), "one comes back to it");
    type_keys(&mut app, "u");
    assert_eq!(number(&app), "4/2566");
    type_keys(&mut app, "u");
    assert_eq!(app.plan, demo());
}

#[test]
fn a_planned_meeting_is_opened_at_the_time_and_asks_who_came() {
    let mut app = of(demo());
    type_keys(&mut app, "a Esc o Down Enter");
    let open = meeting::shown(&app).unwrap();
    assert_eq!((open.state, open.opened.as_str(), open.date), (MeetingState::Open, "09:30", ides()));
    assert_eq!(open.attendance.len(), demo().bodies[0].members.len());
    assert_eq!((app.screen, told(&app)), (Screen::Meeting, "sitting-opened"));
    type_keys(&mut app, "Space Enter");
    let open = meeting::shown(&app).unwrap();
    assert!(!open.attendance[0].presence.is_present(), "the cursor is on the first member");
    type_keys(&mut app, "o");
    assert_eq!(told(&app), "sitting-is-open");
}

#[test]
fn without_a_clock_no_time_is_invented() {
    let mut app = app(80, 24);
    type_keys(&mut app, "E a o Down Enter");
    assert_eq!(meeting::shown(&app).unwrap().opened, "");
}

#[test]
fn what_nothing_refers_to_is_deleted_at_once_what_is_named_after_a_question_what_is_closed_never() {
    let mut app = of(demo());
    type_keys(&mut app, "a Esc Delete");
    assert_eq!((told(&app), &app.plan), ("sitting-removed", &demo()));
    assert_eq!(app.screen, Screen::Meetings);
    type_keys(&mut app, "Home Delete");
    assert_eq!((told(&app), &app.plan), ("sitting-closed-stays", &demo()));
    let mut plan = demo();
    plan.directives[0].given_at = "3/2566".into();
    let mut app = of(plan.clone());
    type_keys(&mut app, "Delete");
    assert_eq!((app.modals.len(), &app.plan), (1, &plan));
    type_keys(&mut app, "Esc");
    assert_eq!(app.plan, plan);
    type_keys(&mut app, "Delete y");
    assert!(app.plan.meeting("3/2566").is_none());
    type_keys(&mut app, "u");
    assert_eq!(app.plan, plan);
}

#[test]
fn the_mouse_selects_and_opens() {
    let mut app = of(demo());
    let row = meetings::rows(app.layout().unwrap().page).y;
    let at = Position { x: 5, y: row + 1 };
    update(&mut app, Msg::Pointed(Gesture::Click, at));
    assert_eq!(number(&app), "1/2566");
    update(&mut app, Msg::Pointed(Gesture::DoubleClick, at));
    assert_eq!((app.screen, meeting::shown(&app).unwrap().number.as_str()), (Screen::Meeting, "1/2566"));
    let page = app.layout().unwrap().page.y;
    let place = Position { x: 5, y: page + 6 };
    update(&mut app, Msg::Pointed(Gesture::Click, place));
    update(&mut app, Msg::Pointed(Gesture::DoubleClick, place));
    let told = app.writing.as_ref().map(|writing| writing.before.clone());
    assert_eq!(told.as_deref(), Some(demo().meetings[1].place.as_str()));
}

#[test]
fn a_thousand_meetings_scroll_and_the_selected_one_is_seen() {
    let mut plan = demo();
    plan.meetings =
        (0..1000).map(|n| Meeting::new(format!("{n}/2566"), "2023-01-01".parse().unwrap())).collect();
    let mut app = of(plan);
    for keys in
        ["Home", "Down", "PageDown", "PageDown", "Ctrl-D", "Up", "End", "Up", "PageUp", "Ctrl-U", "End"]
    {
        type_keys(&mut app, keys);
        let picture = screens::text_of(&app);
        let marked: Vec<_> = picture.lines().filter(|line| line.starts_with('▌')).collect();
        assert_eq!(marked.len(), 1, "{keys}");
        assert!(marked[0].contains(&*app.shown(number(&app))), "{keys}: {}", marked[0]);
    }
    assert_eq!(number(&app), "999/2566");
}

#[test]
fn who_looks_only_changes_nothing() {
    let mut app = of(demo());
    app.look_only(crate::store::Why::Held(None));
    for keys in ["a", "o", "x", "Delete", "Enter", "Enter", "Space", "a", "m", "s", "Delete", "x"] {
        type_keys(&mut app, keys);
        assert_eq!((&app.plan, app.writing.is_none(), app.modals.len()), (&demo(), true, 0), "{keys}");
    }
}
