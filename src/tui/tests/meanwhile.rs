//! The plan changes below what is open: a field, a list, a line. What is written goes where the person began to write.

use super::{Msg, app, type_keys, type_text, update};
use crate::plan::{Edit, Field, FollowUp, List, Passage, Plan, Section, Status, Words};
use crate::tui::App;
use crate::tui::action::Mode;
use crate::tui::writing::Heading;
use crate::tui::{headings, removing, typing};

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

/// Another program does `change` to the plan as it is now.
fn meanwhile(app: &mut App, change: impl FnOnce(&mut Plan)) {
    let base = Box::new(app.plan().clone());
    let mut theirs = base.clone();
    change(&mut theirs);
    update(app, Msg::Foreign { base, theirs });
}

fn set(plan: &mut Plan, field: Field) {
    Edit::SetField { measure: "1.2".into(), field }.apply(plan).unwrap();
}

/// The second measure, with three activities and two reports that say nothing.
fn three() -> App {
    let mut app = app(120, 40);
    let items = ["หนึ่ง", "สอง", "สาม"].map(str::to_owned).to_vec();
    set(&mut app.plan, Field::Activities(items));
    let id = "1.2".to_owned();
    let first = Edit::RemoveFollowUp { measure: id.clone(), at: 0 };
    while first.clone().apply(&mut app.plan).is_ok() {}
    for (at, on) in ["2023-01-15", "2023-02-15"].into_iter().enumerate() {
        let entry = FollowUp::new(on.parse().unwrap(), Status::InProgress);
        Edit::AddFollowUp { measure: id.clone(), at, entry }.apply(&mut app.plan).unwrap();
    }
    app.rows.forget();
    app.rebuild();
    type_keys(&mut app, "Down Enter");
    app
}

fn activities(app: &App) -> Vec<&str> {
    app.plan().find("1.2").unwrap().1.activities.iter().map(String::as_str).collect()
}

#[test]
fn an_item_is_written_where_it_stands_by_then() {
    for left in [false, true] {
        let mut app = three();
        typing::open(&mut app, Passage::Item(List::Activities, 1));
        type_text(&mut app, " แก้");
        if left {
            type_keys(&mut app, "Esc");
        }
        meanwhile(&mut app, |plan| {
            let items = ["ก่อน", "หนึ่ง", "สอง", "สาม"].map(str::to_owned).to_vec();
            set(plan, Field::Activities(items));
        });
        if left {
            typing::open(&mut app, Passage::Item(List::Activities, 2));
            assert_eq!(notice(&app), "tui-draft-back");
        }
        type_keys(&mut app, "Enter");
        assert_eq!((notice(&app), app.drafts.len()), ("tui-field-written", 0));
        assert_eq!(activities(&app), ["ก่อน", "หนึ่ง", "สอง แก้", "สาม"], "{left}");
    }
}

#[test]
fn a_new_item_does_not_write_over_one_of_somebody_else() {
    let mut app = three();
    typing::open(&mut app, Passage::Item(List::Activities, 3));
    type_text(&mut app, "ของฉัน");
    meanwhile(&mut app, |plan| {
        let items = ["หนึ่ง", "สอง", "สาม", "ของเขา"].map(str::to_owned).to_vec();
        set(plan, Field::Activities(items));
    });
    type_keys(&mut app, "Enter");
    assert_eq!(activities(&app), ["หนึ่ง", "สอง", "สาม", "ของเขา", "ของฉัน"]);
}

#[test]
fn a_draft_goes_along_with_its_item_through_changes_of_mine() {
    let mut app = three();
    typing::open(&mut app, Passage::Item(List::Activities, 2));
    type_text(&mut app, " แก้");
    type_keys(&mut app, "Esc");
    typing::open(&mut app, Passage::Item(List::Activities, 0));
    type_keys(&mut app, "Ctrl-A Delete Enter");
    assert_eq!(activities(&app), ["สอง", "สาม"]);
    assert_eq!(app.drafts[0].passage, Passage::Item(List::Activities, 1));
    type_keys(&mut app, "u");
    assert_eq!(app.drafts[0].passage, Passage::Item(List::Activities, 2));
}

#[test]
fn an_entry_of_the_log_is_corrected_where_it_stands_by_then() {
    let earlier = || FollowUp::new("2022-12-15".parse().unwrap(), Status::NotStarted);
    let mut app = three();
    typing::open(&mut app, Passage::Logged(1, Words::Obstacles));
    type_text(&mut app, "ป้าย");
    meanwhile(&mut app, |plan| {
        Edit::AddFollowUp { measure: "1.2".into(), at: 0, entry: earlier() }.apply(plan).unwrap();
    });
    type_keys(&mut app, "Enter");
    let log = &app.plan().find("1.2").unwrap().1.log;
    let said: Vec<_> = log.iter().map(|entry| entry.obstacles.as_str()).collect();
    assert_eq!(said, ["", "", "ป้าย"]);

    // One that is gone is not another one that has moved up.
    let mut app = three();
    typing::open(&mut app, Passage::Logged(0, Words::Obstacles));
    type_text(&mut app, "ป้าย");
    meanwhile(&mut app, |plan| {
        _ = Edit::RemoveFollowUp { measure: "1.2".into(), at: 0 }.apply(plan).unwrap();
    });
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-entry-gone"));
}

#[test]
fn a_list_of_what_stands_at_a_place_is_not_carried_out_on_another() {
    let mut app = three();
    type_keys(&mut app, "End Enter");
    assert_eq!(app.mode(), Mode::Picker);
    type_keys(&mut app, "Down");
    meanwhile(&mut app, |plan| {
        _ = Edit::RemoveFollowUp { measure: "1.2".into(), at: 0 }.apply(plan).unwrap();
    });
    let before = app.plan().clone();
    type_keys(&mut app, "Enter");
    assert_eq!((notice(&app), app.mode()), ("tui-plan-changed-meanwhile", Mode::Measure));
    assert_eq!(*app.plan(), before);
}

#[test]
fn a_heading_of_somebody_else_is_not_written_over_unseen() {
    let mut app = app(120, 40);
    headings::ask(&mut app, Heading::Section(0));
    type_text(&mut app, "ใหม่");
    meanwhile(&mut app, |plan| {
        plan.sections.insert(0, Section { title: "ของเขา".into(), ..Section::default() });
    });
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-text-changed"));
    assert_eq!(app.plan().sections[0].title, "ของเขา");
    type_keys(&mut app, "Enter");
    assert!(app.plan().sections[0].title.ends_with("ใหม่"), "once it is said it is known");
}

#[test]
fn marks_of_an_id_that_stands_twice_are_left_alone() {
    let mut app = app(120, 40);
    app.plan.sections[1].indicators[0].measures[0].id = "1.1".into();
    app.rows.forget();
    app.rebuild();
    let before = app.plan().clone();
    for keys in ["Delete", "y", "m", ">"] {
        app.marks = ["1.1".to_owned(), "1.2".to_owned()].into();
        type_keys(&mut app, keys);
        assert_eq!((notice(&app), app.mode()), ("tui-id-twice", Mode::Grid), "{keys}");
        assert_eq!(*app.plan(), before, "{keys}");
    }
    // Nor is the first of the two alone.
    app.marks.clear();
    type_keys(&mut app, "Delete");
    assert_eq!((notice(&app), app.plan()), ("tui-id-twice", &before));
    // Nor is a heading taken out that could not be put in again.
    removing::remove_heading(&mut app, (0, None));
    type_keys(&mut app, "y");
    assert_eq!((notice(&app), app.plan()), ("tui-misfit", &before));
}
