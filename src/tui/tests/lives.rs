//! The life of a meeting, driven by keys: there and back, with others open, while something is being written, and while
//! another program does the same.

use super::meetings::of;
use super::told;
use super::{App, Msg, demo, type_keys, type_text, update};
use crate::plan::{Edit, Meeting, MeetingField, MeetingPart, MeetingState, Plan, Standing};
use crate::tui::app::{Modal, Screen};
use crate::tui::meeting;

const NUMBER: &str = "3/2566";

fn meeting<'a>(app: &'a App, number: &str) -> &'a Meeting {
    app.plan().meeting(number).unwrap()
}

/// Another program makes this of the plan.
fn meanwhile(app: &mut App, change: impl FnOnce(&mut Plan)) {
    let base = Box::new(app.plan().clone());
    let mut theirs = base.clone();
    change(&mut theirs);
    update(app, Msg::Foreign { base, theirs });
}

/// Another program closes the open meeting and files its minutes.
fn file(plan: &mut Plan) {
    plan.file(NUMBER, "รายงานของเขา\n".into()).unwrap().apply(plan).unwrap();
}

/// Another program deletes the open meeting.
fn delete(plan: &mut Plan) {
    plan.meetings.retain(|meeting| meeting.number != NUMBER);
}

/// The keys that lead to each room in which a meeting is seen.
const ROOMS: [&str; 7] = ["E", "E Enter", "P", "F5", "K", "O", "F5 Tab"];

#[test]
fn the_whole_life_is_taken_back_and_done_again() {
    let mut app = of(demo());
    let mut states = vec![app.plan().clone()];
    // Closed all the same, opened again, given another number, closed, and the next one planned, opened, deleted.
    for keys in ["x x", "o Down Enter", "x x", "o Down Enter"] {
        type_keys(&mut app, keys);
        states.push(app.plan().clone());
    }
    type_keys(&mut app, "Enter Home Enter Ctrl-A");
    type_text(&mut app, "๓๓/๒๕๖๖");
    type_keys(&mut app, "Enter");
    states.push(app.plan().clone());
    assert_eq!(meeting(&app, "33/2566").former.len(), 2);
    type_keys(&mut app, "x x");
    states.push(app.plan().clone());
    assert!(meeting(&app, "33/2566").is_filed());
    type_keys(&mut app, "Esc a");
    states.push(app.plan().clone());
    type_keys(&mut app, "o");
    states.push(app.plan().clone());
    assert_eq!(meeting(&app, "34/2566").state, MeetingState::Open);
    for at in 1..states.len() {
        assert_ne!(states[at], states[at - 1], "step {at} did nothing");
    }
    for _ in 0..2 {
        for state in states.iter().rev().skip(1) {
            type_keys(&mut app, "u");
            assert_eq!(app.plan(), state);
        }
        for state in &states[1..] {
            type_keys(&mut app, "Ctrl-Y");
            assert_eq!(app.plan(), state);
        }
    }
}

#[test]
fn who_opens_a_second_meeting_is_asked_whether_the_first_is_to_be_closed() {
    let mut app = of(demo());
    type_keys(&mut app, "a");
    let planned = app.plan().clone();
    type_keys(&mut app, "o");
    assert!(matches!(app.modals.last(), Some(Modal::Picker(_))));
    assert_eq!(*app.plan(), planned, "asked before anything changes");
    type_keys(&mut app, "Enter");
    assert_eq!((app.screen, meeting::shown(&app).unwrap().number.as_str()), (Screen::Meeting, NUMBER));
    assert_eq!(*app.plan(), planned);
    type_keys(&mut app, "Esc");
    type_keys(&mut app, "End o Down Enter");
    let open = app.plan().meetings.iter().filter(|m| m.state == MeetingState::Open).count();
    assert_eq!((open, told(&app)), (2, "sitting-opened"));
}

#[test]
fn what_is_written_into_a_meeting_that_was_filed_meanwhile_is_refused_and_not_lost() {
    let mut app = of(demo());
    meeting::go_to(&mut app, NUMBER, MeetingPart::Place);
    type_keys(&mut app, "Enter Ctrl-A");
    type_text(&mut app, "ห้องอื่น");
    meanwhile(&mut app, file);
    assert_eq!(app.writing.as_ref().map(|writing| writing.field.text()), Some("ห้องอื่น"));
    let filed = app.plan().clone();
    type_keys(&mut app, "Enter");
    assert_eq!(*app.plan(), filed, "what is filed stays");
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning), "{}", told(&app));
    assert_eq!(app.writing.as_ref().map(|writing| writing.field.text()), Some("ห้องอื่น"));
}

#[test]
fn what_is_written_into_a_meeting_that_is_gone_is_refused() {
    let mut app = of(demo());
    meeting::go_to(&mut app, NUMBER, MeetingPart::Place);
    type_keys(&mut app, "Enter Ctrl-A");
    type_text(&mut app, "ห้องอื่น");
    meanwhile(&mut app, delete);
    let theirs = app.plan().clone();
    type_keys(&mut app, "Enter");
    assert_eq!(*app.plan(), theirs);
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning), "{}", told(&app));
}

#[test]
fn a_meeting_that_another_program_closes_or_deletes_leaves_no_room_at_a_loss() {
    let reread: fn(&mut App, fn(&mut Plan)) = |app, change| {
        let mut plan = app.plan().clone();
        change(&mut plan);
        update(app, Msg::Reread(Box::new(plan)));
    };
    let foreign: fn(&mut App, fn(&mut Plan)) = |app, change| meanwhile(app, change);
    for happens in [foreign, reread] {
        for change in [file as fn(&mut Plan), delete] {
            for room in ROOMS {
                // No measure is selected: that is no reason to leave a room.
                let mut app = of(Plan { sections: Vec::new(), ..demo() });
                assert!(app.selected().is_none());
                type_keys(&mut app, room);
                let screen = app.screen;
                happens(&mut app, change);
                let is_left = room == "E Enter" && app.plan().meeting(NUMBER).is_none();
                let expected = if is_left { Screen::Meetings } else { screen };
                assert_eq!(app.screen, expected, "{room}");
                let theirs = app.plan().clone();
                super::screens::text_of(&app);
                type_keys(&mut app, "Down Up PageDown End Home");
                assert_eq!(*app.plan(), theirs, "{room}");
            }
        }
    }
}

#[test]
fn the_day_that_moves_a_meeting_in_the_list_leaves_it_selected() {
    let mut app = of(demo());
    for (day, place) in [("๑ ม.ค. ๖๕", 0), ("๑ ธ.ค. ๖๘", 3)] {
        meeting::go_to(&mut app, NUMBER, MeetingPart::Date);
        type_keys(&mut app, "Enter Ctrl-A");
        type_text(&mut app, day);
        type_keys(&mut app, "Enter");
        assert_eq!(meeting::shown(&app).unwrap().number, NUMBER, "{day}");
        type_keys(&mut app, "Esc");
        assert_eq!(app.meetings.rows[app.meetings.selected].number, NUMBER, "{day}");
        assert_eq!(app.meetings.selected, place, "{day}");
        for room in ["P", "F5", "K", "O"] {
            type_keys(&mut app, room);
            super::screens::text_of(&app);
            type_keys(&mut app, "Esc Esc E");
        }
    }
}

#[test]
fn a_filed_meeting_takes_no_edit_but_its_standing() {
    let mut plan = demo();
    file(&mut plan);
    let filed = plan.clone();
    let set = |field| Edit::SetMeeting { number: NUMBER.into(), field };
    for field in [MeetingField::Place("x".into()), MeetingField::Date("2023-01-01".parse().unwrap())] {
        assert!(set(field).apply(&mut plan).is_err());
        assert_eq!(plan, filed);
    }
    let standing = Standing { state: MeetingState::Open, ..Standing::default() };
    assert!(set(MeetingField::Standing(standing)).apply(&mut plan).is_ok());
}
