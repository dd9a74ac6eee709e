//! Plans that nobody would write and a file can hold: what the rooms of the meetings make of them.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::{App, Msg, Origin, app, demo, ides, type_keys, update};
use crate::calendar::Day;
use crate::locales::Lang;
use crate::plan::{
    AgendaItem, Attendance, Body, Directive, Meeting, MeetingState, Member, Plan, Presence, Report,
};
use crate::tui::{Theme, draw};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Meetings with every fault that one can have: the same day, the same number, none, a day outside the year, closed
/// without minutes, minutes that no printer made, nobody by name.
fn meetings() -> Vec<Meeting> {
    let states = [MeetingState::Closed, MeetingState::Open, MeetingState::Planned];
    let of_one_day = (0..12).map(|n| Meeting {
        state: states[n % 3],
        ..Meeting::new(format!("{}/2566", n + 20), day("2023-03-15"))
    });
    let number = |number: &str, date: &str, state| Meeting { state, ..Meeting::new(number, day(date)) };
    let mut all: Vec<Meeting> = of_one_day.collect();
    all.extend([
        number("", "2023-03-15", MeetingState::Open),
        number("", "2023-03-16", MeetingState::Planned),
        number("1/2566", "2023-04-19", MeetingState::Closed),
        number(&"ครั้งที่".repeat(40), "2023-05-17", MeetingState::Open),
        number("4\n/\u{1b}[2J2566\u{202e}\u{7}", "2023-05-17", MeetingState::Planned),
        number("999999999999999999999/2566", "2023-06-21", MeetingState::Planned),
        number("4294967295/2566", "2023-06-21", MeetingState::Planned),
        number("x", "0001-01-01", MeetingState::Closed),
        number("y", "9999-12-31", MeetingState::Planned),
        number("8/2570", "2027-02-28", MeetingState::Open),
    ]);
    let nobody = Attendance::default();
    let absent = Attendance { presence: Presence::Absent(String::new()), ..Attendance::default() };
    let other = Attendance { presence: Presence::StandIn("\u{1b}]0;x\u{7}".into()), ..Attendance::default() };
    for meeting in all.iter_mut().step_by(2) {
        meeting.body = "คณะที่ไม่มี".into();
        meeting.attendance = vec![nobody.clone(), absent.clone(), other.clone()];
        meeting.guests = vec![String::new(), "\n".into()];
        meeting.agenda = vec![
            AgendaItem::default(),
            AgendaItem { resolution: "\u{1b}[31m".into(), ..AgendaItem::default() },
        ];
        (meeting.opened, meeting.closed) = ("99:99".into(), "\u{1b}c".into());
        (meeting.writer, meeting.reviewer) = ("\n".into(), "น้ำ".repeat(200));
    }
    for meeting in all.iter_mut().filter(|meeting| meeting.state == MeetingState::Closed).skip(1) {
        meeting.minutes = "รายงาน\u{1b}[2J\u{1b}]8;;http://x\u{7}\tก\r\n\n\u{202e}\u{200d}💻\u{0}".into();
        meeting.former = vec![String::new(), "\u{9b}31m".into()];
    }
    all
}

/// `count` directives: every third of a meeting that is not there, every fourth with an id that another has.
pub(super) fn directives(count: usize) -> Vec<Directive> {
    let one = |n: usize| Directive {
        id: if n.is_multiple_of(4) { String::new() } else { format!("d{n}") },
        about: ["", "1.1", "ไม่มีข้อนี้", "1.2"][n % 4].into(),
        unit: ["", "ฝ่ายทะเบียน", "\u{1b}[2J\n", "ฝ่ายที่ไม่มี"][n % 4].into(),
        text: ["", "เร่งรัดการดำเนินงานให้แล้วเสร็จตามกำหนด ", "\u{1b}[2J\n\n\t"][n % 3].repeat(n % 7),
        given_at: ["1/2566", "", "9/9999"][n % 3].into(),
        due: Some(day(["2023-02-28", "0001-01-01", "9999-12-31"][n % 3])).filter(|_| !n.is_multiple_of(5)),
        reports: vec![Report { on: day("2023-03-01"), text: "\u{1b}[2Jรายงาน\n".repeat(n % 3) }],
        closed_at: [None, None, Some("?"), Some("20/2566")][n % 4].map(Into::into),
    };
    (0..count).map(one).collect()
}

/// Plans that lack what others have, or have too much of it. Ids and words are not cleaned: the rooms do not count on
/// who has read the file.
pub(super) fn plans() -> Vec<(&'static str, Plan)> {
    let with = |name, change: &dyn Fn(&mut Plan)| {
        let mut plan = demo();
        change(&mut plan);
        (name, plan)
    };
    let nobody = Member::default();
    let strange =
        Member { name: "\u{1b}[2J\n".into(), position: "น้ำ".repeat(200), ..Member::default() };
    let members = [nobody, strange];
    vec![
        with("no sections", &|plan| plan.sections.clear()),
        with("no bodies", &|plan| plan.bodies.clear()),
        with("no meetings", &|plan| plan.meetings.clear()),
        with("nothing", &|plan| {
            *plan = Plan::new("", plan.fiscal_year);
        }),
        with("meetings", &|plan| plan.meetings.extend(meetings())),
        with("only such meetings", &|plan| {
            plan.meetings = meetings();
            plan.directives = directives(12);
            plan.bodies.clear();
        }),
        with("directives", &|plan| plan.directives.extend(directives(40))),
        with("bodies", &|plan| {
            plan.bodies[0].members = members.iter().cycle().take(20).cloned().collect();
            plan.bodies.extend([Body::default(), plan.bodies[0].clone()]);
        }),
        with("directives without meetings", &|plan| {
            plan.meetings.clear();
            plan.directives = directives(12);
        }),
    ]
}

const SIZES: [(u16, u16); 5] = [(0, 0), (1, 1), (40, 10), (80, 24), (200, 60)];
const ROOMS: [&str; 8] = ["E", "E Enter", "O", "R", "K", "P", "F5", "F5 Tab"];

/// The app with `plan`, which is not one of a file.
fn of(plan: Plan, lang: Lang) -> App {
    App::new(plan, Origin::File("แผน.ron".into()), ides(), lang, Size { width: 80, height: 24 })
}

/// Draws, and looks at every cell.
#[track_caller]
fn look(app: &App, what: &str) {
    let size = app.size;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| _ = draw(app, &Theme::dark(), frame)).unwrap();
    let strange = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    for cell in terminal.backend().buffer().content() {
        assert!(!cell.symbol().contains(strange), "{what}: {:?}", cell.symbol());
    }
}

#[test]
fn every_room_shows_every_plan_at_every_size() {
    for (name, plan) in plans() {
        for room in ROOMS {
            let mut app = of(plan.clone(), Lang::Thai);
            type_keys(&mut app, room);
            for (width, height) in SIZES {
                update(&mut app, Msg::Resize(Size { width, height }));
                look(&app, &format!("{name}, {room}, {width}x{height}"));
                type_keys(&mut app, "End PageDown Down Up Home");
                look(&app, &format!("{name}, {room}, {width}x{height}, after moving"));
            }
        }
    }
}

#[test]
fn every_meeting_has_a_page_and_minutes() {
    for (name, plan) in plans() {
        let count = plan.meetings.len();
        let mut app = of(plan, Lang::English);
        for at in 0..count {
            for room in ["Enter", "Enter P"] {
                type_keys(&mut app, "v E Home");
                type_keys(&mut app, &"Down ".repeat(at));
                type_keys(&mut app, room);
                look(&app, &format!("{name}, meeting {at}, {room}"));
            }
        }
    }
}

#[test]
fn a_thousand_directives_are_scrolled_and_closed() {
    let mut plan = demo();
    plan.directives = directives(1_000);
    let mut app = of(plan, Lang::Thai);
    type_keys(&mut app, "O End");
    look(&app, "the last");
    type_keys(&mut app, "Home PageDown PageDown z u");
    look(&app, "in between");
    assert_eq!(app.plan().directives.len(), 1_000);
}

/// Who only looks changes nothing by any key, in no room.
#[test]
fn no_key_changes_a_plan_that_is_only_looked_at() {
    use crate::store::Why;
    use crate::tui::action;
    let keys: Vec<String> =
        action::all().flat_map(action::Command::default_keys).map(ToString::to_string).collect();
    for room in ROOMS {
        let mut app = app(80, 24);
        app.look_only(Why::Asked);
        for key in &keys {
            type_keys(&mut app, "Esc Esc Esc v");
            type_keys(&mut app, room);
            type_keys(&mut app, key);
            super::type_text(&mut app, "5");
            type_keys(&mut app, "Enter Enter");
            assert_eq!(app.plan(), &demo(), "{room}, {key}");
            assert_eq!(app.progress.made, 0, "{room}, {key}");
        }
    }
}
