//! The check before a meeting: what is seen, where Enter goes, and the way back.

use super::{App, Lang, app, app_in, app_of, demo, ides, screens, selected, type_keys, type_text};
use crate::plan::{Body, FollowUp, Meeting, MeetingState, Plan, Status};
use crate::tui::app::Screen;
use crate::tui::ready::Row;
use crate::tui::roster::Spot;
use crate::view::{Lack, Way};

fn at_ready(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "K");
    app
}

fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 100, 30);
    type_keys(&mut app, "K");
    app
}

/// Selects the first row that lacks what is `wanted`.
#[track_caller]
fn go_to(app: &mut App, wanted: impl Fn(&Lack) -> bool) {
    type_keys(app, "K Home");
    for _ in 0..app.ready.rows.len() {
        if matches!(&app.ready.rows[app.ready.selected], Row::Entry(entry) if wanted(&entry.lack)) {
            return;
        }
        type_keys(app, "Down");
    }
    panic!("nothing lacks that");
}

/// The demo with gaps of every kind.
fn gaps() -> Plan {
    let mut plan = demo();
    let measure = &mut plan.sections[0].indicators[0].measures[0];
    measure.responsible.units.clear();
    let done = &mut plan.sections[1].indicators[0].measures[0];
    done.log = vec![FollowUp::new(ides(), Status::Done)];
    plan.bodies[0].members[2].position.clear();
    for meeting in &mut plan.meetings {
        meeting.state = MeetingState::Closed;
    }
    let number = plan.next_number(plan.name_of_body(&plan.meetings[0]), ides());
    plan.meetings.push(Meeting::new(number, "2023-04-19".parse().unwrap()));
    plan
}

#[test]
fn the_check_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("ready_{width}x{height}");
        insta::assert_snapshot!(name, screens::of(&at_ready(Lang::Thai, width, height)));
    }
    insta::assert_snapshot!("ready_gaps", screens::text_of(&of(gaps())));
}

#[test]
fn the_check_in_english_and_on_small_screens() {
    for (width, height) in [(80, 24), (120, 40)] {
        let name = format!("ready_{width}x{height}_in_english");
        insta::assert_snapshot!(name, screens::text_of(&at_ready(Lang::English, width, height)));
    }
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("ready_40x10_{lang:?}"), screens::text_of(&at_ready(lang, 40, 10)));
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_ready(lang, width, height));
        }
    }
}

#[test]
fn a_plan_that_lacks_nothing_says_so() {
    let mut plan = demo();
    plan.directives.clear();
    for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
        let evidence = vec!["ภาพถ่าย".into()];
        measure.log.push(FollowUp { evidence, ..FollowUp::new(ides(), measure.status(ides())) });
    }
    let mut app = of(plan);
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "End", "PageUp", "Enter"] {
        type_keys(&mut app, keys);
        assert_eq!(app.screen, Screen::Ready, "{keys}");
    }
}

#[test]
fn enter_goes_to_where_it_is_put_right_and_esc_comes_back() {
    let mut app = of(gaps());
    let mut ways = Vec::new();
    let rows = app.ready.rows.clone();
    for (index, row) in rows.iter().enumerate() {
        let Row::Entry(entry) = row else { continue };
        type_keys(&mut app, "K");
        app.ready.selected = index;
        type_keys(&mut app, "Enter");
        match &entry.way {
            Way::Measure(place) => {
                assert!(matches!(app.screen, Screen::Measure { .. }));
                assert_eq!(selected(&app), app.plan.at(*place).unwrap().id);
            }
            Way::Unit(name) => {
                assert_eq!(app.screen, Screen::Units);
                let is_it = crate::tui::units::selected(&app).is_some_and(|row| row.name == *name);
                assert!(is_it || name.is_empty());
            }
            Way::Roster(at, member) => {
                assert_eq!((app.screen, Some(app.roster.body)), (Screen::Roster, *at));
                assert_eq!(app.roster.spot, member.map_or(Spot::Name, Spot::Member));
            }
            Way::Directive(_) => assert_eq!(app.screen, Screen::Directives),
            Way::Meeting(_) => assert_eq!(app.screen, Screen::Meeting),
            Way::Meetings => assert_eq!(app.screen, Screen::Meetings),
        }
        ways.push(std::mem::discriminant(&entry.way));
        type_keys(&mut app, "Esc");
        assert_eq!((app.screen, app.ready.selected), (Screen::Ready, index), "{entry:?}");
        type_keys(&mut app, "Esc");
        assert_eq!(app.screen, Screen::Grid, "and from here as from anywhere");
    }
    ways.dedup();
    assert!(ways.len() > 5, "measures, units, roster, directives, meeting");
}

#[test]
fn the_way_back_is_only_of_the_way_that_one_came() {
    let mut app = app(80, 24);
    go_to(&mut app, |lack| *lack == Lack::Report);
    type_keys(&mut app, "Enter v R Esc");
    assert_eq!(app.screen, Screen::Grid);
    type_keys(&mut app, "Enter Esc");
    assert_eq!(app.screen, Screen::Grid, "the page was opened from the grid");
}

#[test]
fn a_filter_does_not_hide_what_is_missing() {
    let mut app = app(80, 24);
    type_keys(&mut app, "o");
    go_to(&mut app, |lack| *lack == Lack::Report);
    type_keys(&mut app, "Enter");
    let Row::Entry(entry) = &app.ready.rows[app.ready.selected] else { panic!() };
    let Way::Measure(place) = entry.way else { panic!() };
    assert_eq!(selected(&app), app.plan.at(place).unwrap().id);
}

#[test]
fn what_is_put_right_goes_from_the_list_and_the_next_is_selected() {
    let mut app = app(80, 24);
    go_to(&mut app, |lack| *lack == Lack::Report);
    let missing = |app: &App| app.ready.view.as_ref().unwrap().count();
    let (at, before) = (app.ready.selected, missing(&app));
    // Of the whole office and of one unit: both rows go.
    type_keys(&mut app, "Enter n");
    type_text(&mut app, "ทำแล้ว");
    type_keys(&mut app, "Enter Esc");
    assert_eq!((app.screen, missing(&app)), (Screen::Ready, before - 1));
    assert!(app.ready.selected <= at && matches!(app.ready.rows[app.ready.selected], Row::Entry(_)));
    type_keys(&mut app, "u");
    assert_eq!(missing(&app), before);
}

#[test]
fn ten_thousand_measures_scroll_and_the_selected_one_is_seen() {
    let mut plan = demo();
    let one = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures = (0..10_000)
        .map(|n| {
            let mut measure = one.clone();
            (measure.id, measure.log) = (format!("1.{n}"), vec![]);
            measure.responsible.units = vec![format!("หน่วยที่ {}", n % 700)];
            measure
        })
        .collect();
    plan.bodies.push(Body::default());
    let mut app = of(plan);
    for keys in ["Down", "PageDown", "Ctrl-D", "End", "PageUp", "Up", "Home", "End"] {
        type_keys(&mut app, keys);
        let picture = screens::text_of(&app);
        assert_eq!(picture.lines().filter(|line| line.starts_with('▌')).count(), 1, "{keys}");
    }
}
