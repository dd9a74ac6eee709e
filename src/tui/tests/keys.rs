//! (plan before, keys, plan after, effects), and where the selection stands.

use ratatui::crossterm::event::{KeyEventKind, KeyModifiers};
use ratatui::layout::Size;

use super::{
    App, Effect, Msg, Origin, app, app_in, app_of, demo, full, ides, key, saved, selected, type_keys, update,
};
use crate::locales::Lang;
use crate::plan::{FollowUp, Measure, Plan, Status};
use crate::store::Why;
use crate::tui::action::Mode;

pub(super) fn measure_mut<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Measure {
    let (place, _) = plan.find(id).unwrap();
    &mut plan.sections[place.section].indicators[place.indicator].measures[place.measure]
}

/// The demo plan, `keys` typed, must be the demo plan with `change` made.
#[track_caller]
fn check(keys: &str, change: impl FnOnce(&mut Plan), effects: &[Effect]) {
    let (mut app, mut expected) = (app(120, 40), demo());
    let came = type_keys(&mut app, keys);
    change(&mut expected);
    assert_eq!(*app.plan(), expected, "{keys}");
    assert_eq!(came, effects, "{keys}");
}

/// Reports of today on measures, by id.
fn reports(reports: &[(&str, Status)]) -> impl FnOnce(&mut Plan) {
    move |plan| {
        for (id, status) in reports {
            measure_mut(plan, id).log.push(FollowUp::new(ides(), *status));
        }
    }
}

fn nothing(_: &mut Plan) {}

#[test]
fn moving_changes_nothing() {
    check("Down Down Up PageDown PageUp Ctrl-D Ctrl-U End Home j k G g ] [ !", nothing, &[]);
    check("Enter Down PageDown Esc o o Tab L F1 Down Esc", nothing, &[]);
}

#[test]
fn a_status_key_records_a_follow_up_of_today() {
    check("1", reports(&[("1.1", Status::NotStarted)]), &[]);
    check("Down Down 3", reports(&[("1.3", Status::Done)]), &[]);
    check(
        "2 Down 4 Down 5",
        reports(&[("1.1", Status::InProgress), ("1.2", Status::Delayed), ("1.3", Status::Cancelled)]),
        &[],
    );
    check("๓", reports(&[("1.1", Status::Done)]), &[]);
}

#[test]
fn a_second_status_of_the_day_replaces_the_first() {
    check("2 3", reports(&[("1.1", Status::Done)]), &[]);
    check("3 3 3", reports(&[("1.1", Status::Done)]), &[]);
    check("3 2 u", reports(&[("1.1", Status::Done)]), &[]);
}

#[test]
fn words_and_status_of_a_day_are_one_report_whichever_comes_first() {
    let mut said = Vec::new();
    for keys in ["n ก Enter 3", "3 n ก Enter", "2 n ก Enter 3", "n ก Enter 3 u Ctrl-R"] {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        said.push(app.plan().clone());
    }
    let mut expected = demo();
    let report = FollowUp { text: "ก".into(), ..FollowUp::new(ides(), Status::Done) };
    measure_mut(&mut expected, "1.1").log.push(report);
    assert!(said.iter().all(|plan| *plan == expected), "{said:#?}");
    let mut app = app(80, 24);
    type_keys(&mut app, "n ก Enter 3 u u");
    assert_eq!(*app.plan(), demo());
}

#[test]
fn the_page_of_a_measure_takes_statuses_too() {
    check("Down Enter 3", reports(&[("1.2", Status::Done)]), &[]);
}

#[test]
fn undo_and_redo() {
    check("3 u", nothing, &[]);
    check("3 u u u", nothing, &[]);
    check("3 Down 4 Ctrl-Z Ctrl-Z", nothing, &[]);
    check("3 u Ctrl-R", reports(&[("1.1", Status::Done)]), &[]);
    check(
        "3 Down 4 u u Ctrl-Y Ctrl-R Ctrl-R",
        reports(&[("1.1", Status::Done), ("1.2", Status::Delayed)]),
        &[],
    );
    check("3 u 4 Ctrl-R", reports(&[("1.1", Status::Delayed)]), &[]);
}

#[test]
fn undo_selects_what_it_changed() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 End");
    assert_eq!(selected(&app), "10.1");
    type_keys(&mut app, "u");
    assert_eq!((selected(&app).as_str(), app.rows.top), ("1.1", 0));
}

#[test]
fn save_where_there_is_something_to_save() {
    check("Ctrl-S", nothing, &[]);
    check("3 Ctrl-S", reports(&[("1.1", Status::Done)]), &[Effect::Save]);
    let mut app = app(80, 24);
    type_keys(&mut app, "3 Ctrl-S");
    saved(&mut app);
    assert_eq!(type_keys(&mut app, "Ctrl-S"), [], "nothing has changed since");
    assert_eq!(type_keys(&mut app, "u Ctrl-S"), [Effect::Save], "what is undone is a change of the file");
}

#[test]
fn what_is_changed_is_handed_over_before_anything_else_is_done() {
    let mut app = app(80, 24);
    let edit = demo().find("1.1").unwrap().1.record(&[], ides(), Status::Done).unwrap();
    let back = edit.clone().apply(&mut demo()).unwrap();
    let press = |app: &mut App, name: &str| update(app, Msg::Key(key(name)));
    assert_eq!(press(&mut app, "3"), [Effect::Keep(edit.clone()), Effect::Draw]);
    assert_eq!(press(&mut app, "u"), [Effect::Keep(back), Effect::Draw]);
    assert_eq!(press(&mut app, "Ctrl-R"), [Effect::Keep(edit), Effect::Draw]);
    assert_eq!(press(&mut app, "3"), [Effect::Draw], "it is done already");
}

#[test]
fn quitting_saves_first() {
    for quit in ["q", "Ctrl-C", "F1 q"] {
        check(quit, nothing, &[Effect::Quit]);
    }
    for quit in ["q", "Ctrl-Q", "Ctrl-C", "ๆ"] {
        check(&format!("3 {quit}"), reports(&[("1.1", Status::Done)]), &[Effect::Save]);
    }
    let mut app = app(80, 24);
    type_keys(&mut app, "3 q");
    assert_eq!(saved(&mut app), [Effect::Quit]);
}

#[test]
fn what_is_changed_while_it_is_saved_is_saved_too() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 q Down 4");
    let saved_up_to = |app: &mut App, upto| update(app, Msg::Saved { upto, asked: true, kept: None });
    assert_eq!(saved_up_to(&mut app, 1), [Effect::Save]);
    assert_eq!(saved_up_to(&mut app, 2), [Effect::Quit]);
}

#[test]
fn what_cannot_be_saved_at_the_end_is_asked_for() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 q");
    assert_eq!(update(&mut app, full()), [Effect::Draw]);
    assert_eq!(app.mode(), Mode::Question);
    assert_eq!(type_keys(&mut app, "q 4 Down"), [], "only an answer counts");
    assert_eq!(type_keys(&mut app, "Esc Ctrl-S"), [Effect::Save]);
    assert_eq!(saved(&mut app), [Effect::Draw], "who leaves the question stays");

    type_keys(&mut app, "Down 3 q");
    update(&mut app, full());
    assert_eq!(type_keys(&mut app, "s"), [Effect::Save]);
    update(&mut app, full());
    assert_eq!(type_keys(&mut app, "F12"), [Effect::SaveAsNew]);
    assert_eq!(type_keys(&mut app, "d"), [Effect::Quit]);
}

#[test]
fn a_save_that_failed_while_one_works_on_asks_nothing() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3");
    update(&mut app, full());
    assert_eq!(app.mode(), Mode::Grid);
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning), "it says why");
}

#[test]
fn comments_are_dropped_only_with_consent() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3");
    update(&mut app, Msg::Asks);
    update(&mut app, Msg::Asks);
    assert_eq!((app.mode(), app.modals.len()), (Mode::Consent, 1));
    assert_eq!(type_keys(&mut app, "Esc"), []);
    assert_eq!(type_keys(&mut app, "q"), [Effect::Save]);
    update(&mut app, Msg::Asks);
    assert_eq!(type_keys(&mut app, "s"), [Effect::DropComments]);
    assert_eq!(saved(&mut app), [Effect::Quit], "as was wanted before the question");
}

#[test]
fn who_wants_to_end_twice_does_not_wait_for_a_disk_that_does_not_answer() {
    let mut app = app(80, 24);
    assert_eq!(type_keys(&mut app, "3 q"), [Effect::Save]);
    assert_eq!(type_keys(&mut app, "q"), []);
    assert_eq!((app.mode(), app.modals.len()), (Mode::Question, 1));
    assert!(!app.progress.is_durable, "nothing is promised");
    assert_eq!(type_keys(&mut app, "s"), [Effect::Save]);
    type_keys(&mut app, "q");
    assert_eq!(saved(&mut app), [Effect::Quit], "the answer came after all");
    let mut app = super::app(80, 24);
    assert_eq!(type_keys(&mut app, "3 q q d"), [Effect::Save, Effect::Quit]);
}

#[test]
fn a_file_that_is_gone_can_be_written_anew() {
    let mut app = app(80, 24);
    assert_eq!(type_keys(&mut app, "Ctrl-S"), []);
    update(&mut app, Msg::Gone);
    assert_eq!(type_keys(&mut app, "Ctrl-S"), [Effect::Save], "as the notice says");
    saved(&mut app);
    assert_eq!(type_keys(&mut app, "Ctrl-S"), []);
}

#[test]
fn the_demo_is_play_until_it_is_saved() {
    let mut app = App::new(demo(), Origin::Demo, ides(), Lang::Thai, Size { width: 80, height: 24 });
    assert_eq!(type_keys(&mut app, "3 q"), [Effect::Quit]);
    assert_eq!(type_keys(&mut app, "Ctrl-S"), [Effect::SaveAsNew]);
    // What is changed before the file is there comes into it as well.
    type_keys(&mut app, "Down 3");
    update(&mut app, Msg::SavedAs { path: "tidtam-demo.ron".into(), upto: 1 });
    assert_eq!(app.origin(), &Origin::File("tidtam-demo.ron".into()));
    assert_eq!(type_keys(&mut app, "q"), [Effect::Save], "now it is a file");
}

#[test]
fn a_double_id_is_not_edited() {
    let mut plan = demo();
    measure_mut(&mut plan, "1.3").id = "1.1".into();
    let before = plan.clone();
    let mut app = app_of(plan, 80, 24);
    type_keys(&mut app, "Down Down 3");
    assert_eq!(*app.plan(), before);
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning));
}

#[test]
fn the_selection_moves_over_headings() {
    let at = |keys: &str| {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        selected(&app)
    };
    assert_eq!(at(""), "1.1");
    assert_eq!(at("Down Down Down Down Down"), "2.1");
    assert_eq!(at("Down Down Down Down Down Up"), "1.5");
    assert_eq!(at("Up"), "1.1");
    assert_eq!(at("End"), "10.1");
    assert_eq!(at("End Down"), "10.1");
    assert_eq!(at("End Home"), "1.1");
    assert_eq!(at("Enter Right Right Left"), "1.2", "reading on");
    assert_eq!(at("Enter Left Esc"), "1.1");
    assert_eq!(at("Right Right"), "1.1", "there is nothing at the right of the grid");
    assert_eq!(at("่ ่ า"), "1.2", "j j k on a Thai keyboard");
}

#[test]
fn late_measures_are_found_both_ways_round() {
    let mut app = app(80, 24);
    let mut seen = Vec::new();
    for key in ["]", "]", "]", "]", "[", "["] {
        type_keys(&mut app, key);
        seen.push(selected(&app));
    }
    assert_eq!(seen, ["1.3", "4.3", "6.2", "1.3", "6.2", "4.3"]);
}

#[test]
fn the_selection_stays_on_its_measure_when_rows_are_filtered() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down o");
    assert_eq!(selected(&app), "1.3");
    type_keys(&mut app, "o");
    assert_eq!(selected(&app), "1.3");
    // What is no longer late stays until the filter is used again: a second press strikes nothing else.
    type_keys(&mut app, "o 3 3");
    assert_eq!(selected(&app), "1.3");
    assert_eq!(app.plan().find("4.3"), demo().find("4.3"));
    type_keys(&mut app, "o o");
    assert_eq!(selected(&app), "4.3");
}

#[test]
fn a_filter_that_leaves_nothing_does_not_lose_the_place() {
    let mut app = app(80, 24);
    type_keys(&mut app, "] 3 ] 3 ] 3 Home Down o");
    assert!(app.selected().is_none(), "nothing is late");
    type_keys(&mut app, "o");
    assert_eq!(selected(&app), "1.2");
}

#[test]
fn a_report_outside_the_year_of_the_plan_is_warned_of() {
    let size = Size { width: 80, height: 24 };
    let today = "2026-11-20".parse().unwrap();
    let mut app = App::new(demo(), Origin::File("แผน.ron".into()), today, Lang::Thai, size);
    type_keys(&mut app, "3");
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning), "{:?}", app.notice);
}

#[test]
fn a_thai_keyboard_records_with_its_own_digit_keys() {
    // The keys of 2 and 3, which send ASCII in Thai layout, once the keyboard was seen in it.
    check("่ า /", reports(&[("1.1", Status::InProgress)]), &[]);
    check("่ -", reports(&[("1.2", Status::Done)]), &[]);
}

#[test]
fn a_plan_is_saved_as_a_new_file() {
    check("F12", nothing, &[Effect::SaveAsNew]);
    let mut app = app(80, 24);
    type_keys(&mut app, "3");
    update(&mut app, Msg::SavedAs { path: "แผน-2.ron".into(), upto: 1 });
    assert_eq!(*app.origin(), Origin::File("แผน-2.ron".into()));
    assert_eq!(type_keys(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn the_selected_row_is_seen_at_every_size() {
    for (width, height) in [(40, 10), (80, 12), (80, 24), (120, 40), (200, 60)] {
        let mut app = app(width, height);
        let seen = |app: &App| {
            let rows = usize::from(app.layout().unwrap().rows.height);
            let mut visible = crate::tui::scroll::visible(&app.rows.grid, app.rows.top, rows);
            visible.any(|row| Some(row) == app.rows.selected)
        };
        for keys in
            ["Down"; 40].iter().chain(&["Up"; 40]).chain(&["PageDown", "PageDown", "Up", "PageUp", "End"])
        {
            type_keys(&mut app, keys);
            assert!(seen(&app), "{width}x{height}: {} is not seen after {keys}", selected(&app));
        }
        update(&mut app, Msg::Resize(Size { width: 40, height: 10 }));
        assert!(seen(&app), "{width}x{height} made smaller");
    }
}

#[test]
fn what_is_ignored_draws_nothing() {
    let mut app = app(80, 24);
    assert_eq!(update(&mut app, Msg::Key(key("~"))), []);
    let mut release = key("3");
    release.kind = KeyEventKind::Release;
    assert_eq!(update(&mut app, Msg::Key(release)), []);
    let mut alt = key("3");
    alt.modifiers = KeyModifiers::ALT;
    assert_eq!(update(&mut app, Msg::Key(alt)), []);
    assert_eq!(*app.plan(), demo());
}

#[test]
fn the_screen_is_painted_anew_and_the_pane_comes_and_goes() {
    let mut app = app(120, 40);
    assert_eq!(type_keys(&mut app, "Ctrl-L"), [Effect::Repaint]);
    let rows = |app: &App| app.layout().unwrap().rows.height;
    let before = rows(&app);
    type_keys(&mut app, "Tab");
    assert!(rows(&app) > before && app.layout().unwrap().pane.area() == 0);
    type_keys(&mut app, "Tab");
    assert_eq!(rows(&app), before);
}

#[test]
fn what_is_only_looked_at_is_taken_over_once_it_is_free() {
    let mut app = app(80, 24);
    app.look_only(Why::Held(None));
    type_keys(&mut app, "3");
    assert_eq!(*app.plan(), demo(), "somebody else changes it");
    update(&mut app, Msg::Free(true));
    assert_eq!(type_keys(&mut app, "T"), [Effect::TakeOver]);
}

#[test]
fn a_notice_stays_until_the_next_key() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3");
    assert!(app.notice.is_some());
    assert_eq!(update(&mut app, Msg::Key(key("~"))), [Effect::Draw]);
    assert!(app.notice.is_none());
}

#[test]
fn an_empty_plan_takes_every_key() {
    let plan = Plan::new("สำนักงานเขตตัวอย่าง", crate::calendar::FiscalYear::new(2566).unwrap());
    let size = Size { width: 80, height: 24 };
    let mut app = App::new(plan.clone(), Origin::File("แผน.ron".into()), ides(), Lang::English, size);
    type_keys(&mut app, "Down Up PageDown End 1 2 3 u Ctrl-R ] [ o o Enter Tab Ctrl-S L F1 Esc");
    assert_eq!(*app.plan(), plan);
}

#[test]
fn pages_and_the_help_are_left_as_they_were_entered() {
    let mode = |keys: &str| {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        app.mode()
    };
    assert_eq!(mode("Enter"), Mode::Measure);
    assert_eq!(mode("Enter Esc"), Mode::Grid);
    assert_eq!(mode("Enter F1"), Mode::Help);
    assert_eq!(mode("Enter F1 F1"), Mode::Measure);
    assert_eq!(mode("F1 Esc"), Mode::Grid);
    let mut app = app(80, 24);
    type_keys(&mut app, "3 F1 q");
    update(&mut app, full());
    assert_eq!(app.mode(), Mode::Question);
    type_keys(&mut app, "Esc");
    assert_eq!(app.mode(), Mode::Help);
}

#[test]
fn the_language_changes_at_once() {
    let mut app = app_in(Lang::Thai, 80, 24);
    type_keys(&mut app, "L");
    assert_eq!(app.words.lang(), Lang::English);
    type_keys(&mut app, "ศ");
    assert_eq!(app.words.lang(), Lang::Thai);
}
