//! A whole fiscal year through the key interface: twelve meetings, from planning the first to filing the last.
//!
//! Each month is a session of its own, on its own day, with the plan that the month before left. All minutes are
//! snapshots, and each is checked against the form, against the figures of the screens, and against what was filed
//! before: nothing filed ever changes.

mod living;
mod script;

use std::collections::BTreeMap;

use super::{App, demo, type_keys, update};
use crate::calendar::Day;
use crate::paper::agree::assert_agree;
use crate::paper::{self, Layout};
use crate::plan::{Edit, FollowUp, Meeting, MeetingPart, Plan, Presence, Status};
use crate::thai::digits::{Digits, to_thai};
use crate::thai::width::width;
use crate::tui::app::Screen;
use crate::tui::{Msg, meeting, moving};
use crate::view::{Board, Ready, Round};

use living::{
    close, enter, fill, go_round, go_to_directive, go_to_meeting, home, opened, pick, resolve, stand_on,
};
use script::{Decision, Month, YEAR};

const LAYOUT: Layout = Layout { width: 80, digits: Digits::Thai };

/// What stands first in the minutes, in the words of the form and in its order.
const HEADINGS: [&str; 14] = [
    "รายงานการประชุมคณะกรรมการ",
    "ครั้งที่ ",
    "เมื่อวันพุธที่ ",
    "ณ ห้องประชุมชั้น ๓",
    "ผู้มาประชุม",
    "ผู้ไม่มาประชุม",
    "เริ่มประชุมเวลา ๐๙.๓๐ น.",
    "ระเบียบวาระที่ ๑  เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "ระเบียบวาระที่ ๒  เรื่องรับรองรายงานการประชุม",
    "ระเบียบวาระที่ ๓  เรื่องสืบเนื่องจากการประชุมครั้งก่อน",
    "ระเบียบวาระที่ ๔  เรื่องที่เสนอให้ที่ประชุมทราบ",
    "ระเบียบวาระที่ ๕  เรื่องที่เสนอให้ที่ประชุมพิจารณา",
    "ระเบียบวาระที่ ๖  เรื่องอื่น ๆ",
    "เลิกประชุมเวลา ๑๑.๔๕ น.",
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Without what wraps and parts words: two texts that say the same are the same.
fn joined(text: &str) -> String {
    to_thai(&text.split_whitespace().collect::<String>()).into_owned()
}

/// The demo plan before anything was reported in it.
fn at_first() -> Plan {
    let mut plan = demo();
    (plan.meetings, plan.directives) = (Vec::new(), Vec::new());
    for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
        measure.log.clear();
    }
    plan
}

/// Plans the first meeting: there is none that says where and on which day.
fn plan_first(app: &mut App) {
    living::name_member(app, 8, "นายตัวอย่าง เก้า");
    home(app);
    type_keys(app, "E a");
    enter(app, MeetingPart::Date, "19/10/2565");
    enter(app, MeetingPart::Place, "ห้องประชุมชั้น 3 สำนักงานเขตตัวอย่าง");
}

/// Some days before the meeting: what the units report, and what is still missing.
fn prepare(plan: Plan, month: &Month, is_first: bool) -> Plan {
    let mut app = opened(plan, day(month.on) - chrono::Days::new(5), "14:00");
    if is_first {
        plan_first(&mut app);
    }
    go_round(&mut app, month.reports, month.silent);
    for (id, text) in month.answers {
        go_to_directive(&mut app, id);
        type_keys(&mut app, "n");
        fill(&mut app, text);
        assert!(app.plan.directive(id).unwrap().reports.iter().any(|report| report.text == *text), "{id}");
    }
    home(&mut app);
    type_keys(&mut app, "K");
    assert_eq!(app.screen, Screen::Ready);
    assert_eq!(app.ready.view, Some(Ready::build(&app.plan, app.today)));
    app.plan
}

/// Who does not come, who comes for another, who is a guest.
fn take_attendance(app: &mut App, month: &Month) {
    for (at, reason) in month.absent {
        stand_on(app, MeetingPart::Attendance(*at));
        type_keys(app, "Space");
        pick(app, reason);
    }
    for (at, name) in month.stand_ins {
        stand_on(app, MeetingPart::Attendance(*at));
        type_keys(app, "s");
        fill(app, name);
    }
    for guest in month.guests {
        stand_on(app, MeetingPart::Guest(0));
        type_keys(app, "a");
        if app.writing.is_none() {
            type_keys(app, "Enter");
        }
        fill(app, guest);
    }
    let held = living::held(app);
    for (at, member) in held.attendance.iter().enumerate() {
        let reason = month.absent.iter().find(|(absent, _)| *absent == at);
        let other = month.stand_ins.iter().find(|(place, _)| *place == at);
        let expected = match (reason, other) {
            (Some((_, reason)), _) => Presence::Absent((*reason).into()),
            (_, Some((_, name))) => Presence::StandIn((*name).into()),
            _ => Presence::Present,
        };
        assert_eq!(member.presence, expected, "{}", member.name);
    }
    assert_eq!(held.guests, month.guests);
}

/// What the meeting decides on the wall.
fn decide(app: &mut App, month: &Month) {
    for (id, decision) in month.decided {
        living::choose_measure(app, id);
        let before = app.plan.clone();
        match decision {
            Decision::Status(key) => drop(type_keys(app, key)),
            Decision::Resolve(words) => {
                type_keys(app, "m");
                pick(app, words);
            }
            Decision::Due(due) => {
                type_keys(app, "e");
                fill(app, due);
            }
            Decision::Direct(text, due) => {
                type_keys(app, "d");
                if app.writing.is_none() {
                    type_keys(app, "Enter");
                }
                fill(app, text);
                fill(app, due);
            }
        }
        if let Decision::Due(_) = decision {
            let resolved =
                living::held(app).agenda.into_iter().map(|item| item.resolution).collect::<String>();
            assert!(resolved.contains(&format!("(มาตรการที่ {id}) ให้แล้วเสร็จภายในวันที่")), "{resolved}");
        }
        assert_ne!(app.plan, before, "{id} {decision:?}: {}", living::told(app));
    }
    for (text, unit, due) in month.given {
        home(app);
        type_keys(app, "O a");
        fill(app, text);
        pick(app, unit);
        type_keys(app, "d");
        fill(app, due);
        let given = app.plan.directives.last().unwrap();
        assert_eq!((&*given.text, &*given.unit, given.due.is_some()), (*text, *unit, true));
    }
    for (at, id) in month.closed.iter().enumerate() {
        // On the wall and on the screen of directives.
        if at % 2 == 0 {
            living::choose_directive(app, id);
        } else {
            go_to_directive(app, id);
        }
        type_keys(app, "x");
        assert_eq!(app.plan.directive(id).unwrap().closed_at.as_deref(), Some(month.number), "{id}");
    }
}

/// Item by item what was said and resolved. Where something comes back or is to be decided, it is resolved on; where
/// that was done on the wall, it stands.
fn write_agenda(app: &mut App, month: &Month, is_first: bool) -> Option<(&'static str, usize, &'static str)> {
    go_to_meeting(app, month.number);
    enter(app, MeetingPart::ItemText(0), month.told);
    if month.told != "ไม่มี" {
        resolve(app, 0, "รับทราบ");
    }
    if is_first {
        enter(app, MeetingPart::ItemText(1), "ไม่มี");
    } else {
        resolve(app, 1, "รับรองรายงานการประชุมโดยไม่มีการแก้ไข");
    }
    enter(app, MeetingPart::ItemText(5), month.other);
    if month.other != "ไม่มี" {
        resolve(app, 5, "รับทราบ");
    }
    let held = living::held(app);
    let round = Round::of_meeting(&app.plan, &held, app.today);
    let arises = !round.arising.is_empty() || !round.left.is_empty();
    let asks = round.heard.iter().any(crate::view::Heard::asks_for_decision);
    if asks && held.agenda[4].resolution.is_empty() {
        resolve(app, 4, "เห็นชอบ");
    }
    let mut open = None;
    for (item, needed, words) in [(2, arises, "วาระที่ ๓"), (3, true, "วาระที่ ๔")]
    {
        if !needed || !held.agenda[item].resolution.is_empty() {
            continue;
        }
        // In every other month the last one is left to the check before closing.
        match open {
            None if is_even(month) => open = Some((words, item, "รับทราบ")),
            _ => resolve(app, item, "รับทราบ"),
        }
    }
    open
}

fn is_even(month: &Month) -> bool {
    YEAR.iter().position(|other| other.number == month.number).is_some_and(|at| at % 2 == 0)
}

/// The day of the meeting, until its minutes are filed and the next is planned.
fn hold(plan: Plan, month: &Month, is_first: bool) -> Plan {
    let mut app = opened(plan, day(month.on), "09:30");
    go_to_meeting(&mut app, month.number);
    type_keys(&mut app, "o");
    assert_eq!(living::told(&app), "sitting-opened");
    take_attendance(&mut app, month);
    decide(&mut app, month);
    let open = write_agenda(&mut app, month, is_first);
    update(&mut app, Msg::Time("11:45".parse().unwrap()));
    close(&mut app, open);
    type_keys(&mut app, "P");
    assert_eq!(app.screen, Screen::Preview);
    home(&mut app);
    type_keys(&mut app, "E a");
    let next = meeting::shown(&app).unwrap();
    assert_eq!(next.place, app.plan.meetings[0].place, "the place is taken over");
    assert_eq!(next.agenda.len(), 6);
    app.plan
}

/// The form: what every sheet has, whatever was decided.
#[track_caller]
fn assert_form(text: &str, plan: &Plan, meeting: &Meeting) {
    let number = &meeting.number;
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{number}");
    for line in text.lines() {
        assert!(width(line) <= 80, "{number}: {line}");
        assert!(!line.contains(char::is_control) && line == line.trim_end(), "{number}: {line:?}");
        // A signature is the only thing that no plan can write.
        assert!(!line.contains('…') || line.trim_start().starts_with("ลงชื่อ"), "{number}: {line}");
    }
    assert!(!text.contains("\n\n\n"), "{number}: two empty lines");
    // A file or a link is found under its own letters only; all else has Thai digits.
    let files = plan.measures().flat_map(|(_, measure)| &measure.log).flat_map(|entry| &entry.evidence);
    let files = files.filter(|file| file.contains(|c: char| c.is_ascii_alphabetic()));
    let unwrapped: String = text.split_whitespace().collect();
    let rest =
        files.fold(unwrapped, |text, file| text.replace(&file.split_whitespace().collect::<String>(), ""));
    assert!(!rest.contains(|c: char| c.is_ascii_digit()), "{number}: {rest}");
    let mut rest = text;
    for heading in HEADINGS {
        let at =
            rest.find(heading).unwrap_or_else(|| panic!("{number}: no {heading} in its place in\n{text}"));
        let before = rest[..at].lines().next_back().unwrap_or("");
        assert!(rest[..at].is_empty() || before.trim().is_empty(), "{number}: {before}{heading}");
        rest = &rest[at + heading.len()..];
    }
    for label in ["ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"]
    {
        assert_eq!(rest.matches(label).count(), 1, "{number}: {label}");
    }
    assert_eq!(text.matches("\nผู้เข้าร่วมประชุม\n").count(), usize::from(!meeting.guests.is_empty()), "{number}");
}

/// Every directive that was open before the meeting is in its minutes, with its origin and its age.
#[track_caller]
fn assert_directives(text: &str, plan: &Plan, meeting: &Meeting) {
    let text = joined(text);
    for directive in &plan.directives {
        let is_said = directive.given_at != meeting.number || text.contains(&joined(&directive.text));
        assert!(is_said, "{}: {}", meeting.number, directive.id);
        let origin = plan.meeting(&directive.given_at).expect("a meeting gave it");
        let closing = directive.closed_at.as_deref().and_then(|number| plan.meeting(number));
        if origin.date >= meeting.date || closing.is_some_and(|closing| closing.date < meeting.date) {
            continue;
        }
        let days = (meeting.date - origin.date).num_days();
        let expected = [
            format!("การประชุมครั้งที่{}", origin.number),
            directive.text.clone(),
            format!("{days}วันนับแต่วันสั่งการ"),
        ];
        for words in expected {
            assert!(text.contains(&joined(&words)), "{}: {}: {words}", meeting.number, directive.id);
        }
    }
}

/// The report that was forgotten, and is entered after the meeting for a day before it.
fn forget(plan: Plan, month: &Month) -> Plan {
    let today = day(month.on) + chrono::Days::new(2);
    let mut app = opened(plan, today, "10:00");
    let entry = FollowUp {
        text: "ส่งรายงานย้อนหลังหลังการประชุม".into(),
        ..FollowUp::new(day(month.on) - chrono::Days::new(1), Status::InProgress)
    };
    let at = app.plan.find("3.1").unwrap().1.log.len();
    app.commit(Edit::AddFollowUp { measure: "3.1".into(), at, entry }).unwrap();
    moving::changed(&mut app);
    app.plan
}

#[test]
fn a_year_of_twelve_meetings() {
    let mut plan = at_first();
    let mut filed: BTreeMap<Day, String> = BTreeMap::new();
    for (at, month) in YEAR.iter().enumerate() {
        plan = prepare(plan, month, at == 0);
        plan = hold(plan, month, at == 0);
        let meeting = plan.meeting(month.number).unwrap();
        assert_eq!((meeting.date, meeting.is_filed()), (day(month.on), true));
        let text = paper::minutes_of(&plan, meeting, meeting.date, LAYOUT).text;
        insta::assert_snapshot!(format!("minutes_{:02}", at + 1), text);
        assert_form(&text, &plan, meeting);
        assert_agree(&text, &plan, &Round::of_meeting(&plan, meeting, meeting.date));
        assert_directives(&text, &plan, meeting);
        assert_eq!(joined(&text).contains("(รายงานล่าช้าของรอบการประชุมครั้งที่๒/๒๕๖๖)"), at == 5, "{text}");
        assert_eq!(joined(&text).contains("ย้อนหลังหลังการประชุม"), at == 5);
        filed.insert(meeting.date, text);
        if at == 4 {
            plan = forget(plan, month);
        }
        for meeting in plan.meetings.iter().filter(|meeting| meeting.is_filed()) {
            let later = day("2023-09-30");
            assert_eq!(paper::minutes_of(&plan, meeting, later, LAYOUT).text, filed[&meeting.date]);
        }
        let kept = plan.meetings.iter().filter(|meeting| meeting.is_filed()).count();
        assert_eq!((kept, filed.len(), plan.meetings.len()), (at + 1, at + 1, at + 2));
    }
    let numbers: Vec<_> = plan.meetings.iter().map(|meeting| meeting.number.as_str()).collect();
    let expected: Vec<_> = YEAR.iter().map(|month| month.number).chain(["10/2566"]).collect();
    assert_eq!(numbers, expected);
    let ages: Vec<_> = plan.directives.iter().map(|directive| &directive.closed_at).collect();
    assert!(ages.iter().all(|closed| closed.is_some()), "{ages:?}");
    let statuses = Board::build(&plan, day("2023-09-30")).statuses;
    assert_eq!(statuses[Status::ALL.iter().position(|status| *status == Status::Cancelled).unwrap()], 1);
}
