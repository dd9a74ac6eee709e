//! The life of a meeting, step by step; and what stays true whatever comes after.

use proptest::prelude::*;

use super::*;
use crate::calendar::FiscalYear;
use crate::plan::{Directive, History, Indicator, Measure, Misfit, Section, Status, arbitrary};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn meeting(number: &str, date: &str, state: MeetingState) -> Meeting {
    let minutes = if state == MeetingState::Closed { "รายงาน".into() } else { String::new() };
    Meeting { state, minutes, ..Meeting::new(number, day(date)) }
}

fn member(name: &str, role: Role) -> Member {
    Member {
        name: name.into(), position: "ตำแหน่งตัวอย่าง".into(), role, ..Member::default()
    }
}

/// A measure with an entry of each of these days.
fn measure(id: &str, days: &[&str]) -> Measure {
    let log = days.iter().map(|on| FollowUp::new(day(on), Status::InProgress)).collect();
    Measure { id: id.into(), log, ..Measure::default() }
}

fn plan(meetings: Vec<Meeting>, measures: Vec<Measure>) -> Plan {
    let mut plan = Plan::new("สำนักงานตัวอย่าง", FiscalYear::new(2566).unwrap());
    let indicator = Indicator { measures, ..Indicator::default() };
    plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
    plan.meetings = meetings;
    plan
}

fn heard(plan: &Plan) -> Vec<&str> {
    plan.measures().flat_map(|(_, measure)| &measure.log).map(|entry| entry.meeting.as_str()).collect()
}

const PLANNED: MeetingState = MeetingState::Planned;
const OPEN: MeetingState = MeetingState::Open;
const CLOSED: MeetingState = MeetingState::Closed;

#[test]
fn the_same_weekday_of_another_month() {
    for (from, months, to) in [
        ("2023-03-15", 1, "2023-04-19"),
        ("2023-03-01", 1, "2023-04-05"),
        ("2023-03-31", 1, "2023-04-28"),
        ("2022-12-21", 1, "2023-01-18"),
        ("2023-01-31", 13, "2024-02-27"),
    ] {
        assert_eq!(same_weekday(day(from), months), Some(day(to)), "{from}");
    }
}

#[test]
fn the_first_meeting_has_the_agenda_of_the_form() {
    let proposed = plan(vec![], vec![]).propose_meeting(day("2023-03-15"));
    assert_eq!((proposed.number.as_str(), proposed.date), ("1/2566", day("2023-03-15")));
    assert_eq!(proposed.agenda, AgendaPart::ALL.map(AgendaPart::item));
}

#[test]
fn the_next_meeting_follows_the_last() {
    let mut last = meeting("3/2566", "2023-03-15", CLOSED);
    let said = AgendaItem {
        title: "เรื่องหนึ่ง".into(), text: "กล่าวแล้ว".into(), resolution: "รับทราบ".into()
    };
    (last.place, last.body, last.agenda) = ("ห้องประชุม".into(), "คณะทำงาน".into(), vec![said]);
    let plan = plan(vec![last, meeting("2/2566", "2023-02-15", CLOSED)], vec![]);
    let proposed = plan.propose_meeting(day("2023-03-20"));
    assert_eq!((proposed.number.as_str(), proposed.date), ("4/2566", day("2023-04-19")));
    assert_eq!((proposed.place.as_str(), proposed.body.as_str()), ("ห้องประชุม", "คณะทำงาน"));
    let title = AgendaItem { title: "เรื่องหนึ่ง".into(), ..AgendaItem::default() };
    assert_eq!((proposed.agenda, proposed.state), (vec![title], PLANNED), "what was said is not said again");
    assert_eq!(plan.propose_meeting(day("2023-06-01")).date, day("2023-06-21"), "not on a day gone by");
    assert_eq!(plan.propose_meeting(day("2023-12-25")).number, "1/2567", "in January numbers begin anew");
}

#[test]
fn numbers_typed_in_thai_digits_or_by_another_rule_are_counted_as_far_as_they_can_be() {
    let number = |number: &str| meeting(number, "2023-01-18", PLANNED);
    let all = ["๒/๒๕๖๖", "พิเศษ 9/2566", "x", " 4 / 2566 ", "7/2565", "-9/2566", ""].map(number).into();
    let plan = plan(all, vec![]);
    assert_eq!(plan.next_number("", day("2023-05-01")), "5/2566");
    assert_eq!(plan.next_number("", day("2022-12-01")), "8/2565");
}

#[test]
fn opening_takes_the_roster_and_the_time() {
    let mut plan = plan(vec![meeting("3/2566", "2023-03-15", PLANNED)], vec![]);
    let members = vec![
        member("นายตัวอย่าง หนึ่ง", Role::Chair),
        member("นายตัวอย่าง สอง", Role::Secretary),
        member("นายตัวอย่าง สาม", Role::AssistantSecretary),
    ];
    plan.bodies = vec![Body {
        name: "คณะกรรมการตัวอย่าง".into(), members, ..Body::default()
    }];
    let before = plan.clone();
    let back = plan.convene("3/2566", day("2023-03-15"), "09:30").unwrap().apply(&mut plan).unwrap();
    let open = plan.meeting("3/2566").unwrap();
    assert_eq!((open.state, open.opened.as_str(), open.date), (OPEN, "09:30", day("2023-03-15")));
    assert_eq!(open.attendance.len(), 3);
    assert!(open.attendance.iter().all(|member| member.presence.is_present()));
    assert_eq!([&open.writer, &open.reviewer], ["นายตัวอย่าง สาม", "นายตัวอย่าง สอง"]);
    assert_eq!(plan.convene("3/2566", day("2023-03-15"), "09:30"), None, "it is open");
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn what_was_entered_before_the_opening_stays() {
    let mut known = meeting("3/2566", "2023-03-15", PLANNED);
    known.attendance = vec![Attendance {
        name: "นายตัวอย่าง สี่".into(), ..Attendance::default()
    }];
    (known.opened, known.writer) = ("08:00".into(), "นายตัวอย่าง ห้า".into());
    let mut plan = plan(vec![known], vec![]);
    let members = vec![member("นายตัวอย่าง หนึ่ง", Role::Secretary)];
    plan.bodies = vec![Body { members, ..Body::default() }];
    plan.convene("3/2566", day("2023-03-15"), "09:30").unwrap().apply(&mut plan).unwrap();
    let open = plan.meeting("3/2566").unwrap();
    assert_eq!(open.attendance[0].name, "นายตัวอย่าง สี่");
    assert_eq!([&open.opened, &open.writer, &open.reviewer], ["08:00", "นายตัวอย่าง ห้า", ""]);
}

#[test]
fn a_meeting_of_a_day_to_come_is_held_today_and_of_one_gone_by_the_time_is_not_known() {
    let opened = |date: &str| {
        let mut plan = plan(vec![meeting("3/2566", date, PLANNED)], vec![]);
        plan.convene("3/2566", day("2023-03-15"), "09:30").unwrap().apply(&mut plan).unwrap();
        let open = plan.meetings.remove(0);
        (open.date.to_string(), open.opened)
    };
    assert_eq!(opened("2023-03-20"), ("2023-03-15".into(), "09:30".into()));
    assert_eq!(opened("2023-03-10"), ("2023-03-10".into(), String::new()));
}

#[test]
fn closing_writes_into_each_report_which_meeting_heard_it() {
    let meetings = vec![meeting("2/2566", "2023-02-15", CLOSED), meeting("3/2566", "2023-03-15", OPEN)];
    let mut measures =
        vec![measure("1", &["2023-02-10", "2023-03-01", "2023-03-20"]), measure("2", &["2023-03-15"])];
    measures[0].log[0].meeting = "2/2566".into();
    let mut plan = plan(meetings, measures);
    let before = plan.clone();
    let back = plan.file("3/2566", "รายงาน".into()).unwrap().apply(&mut plan).unwrap();
    assert_eq!(heard(&plan), ["2/2566", "3/2566", "", "3/2566"]);
    assert!(plan.meeting("3/2566").unwrap().is_filed());
    assert_eq!(plan.file("3/2566", "อีกฉบับ".into()), None, "it is closed");
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn what_comes_too_late_for_a_filed_meeting_comes_before_the_next() {
    let meetings = vec![meeting("3/2566", "2023-03-15", OPEN), meeting("4/2566", "2023-04-19", PLANNED)];
    let mut plan = plan(meetings, vec![measure("1", &["2023-03-10"])]);
    plan.file("3/2566", "รายงาน".into()).unwrap().apply(&mut plan).unwrap();
    let late = FollowUp::new(day("2023-03-12"), Status::Done);
    Edit::AddFollowUp { measure: "1".into(), at: 1, entry: late.clone() }.apply(&mut plan).unwrap();
    let [third, fourth] = ["3/2566", "4/2566"].map(|number| plan.meeting(number).unwrap());
    assert_eq!((plan.hears(third, &late), plan.hears(fourth, &late)), (false, true));
    assert_eq!(plan.filed_before(fourth).map(|m| m.number.as_str()), Some("3/2566"));
}

#[test]
fn a_closed_meeting_without_minutes_hears_by_its_day() {
    let imported = Meeting { minutes: String::new(), ..meeting("2/2566", "2023-02-15", CLOSED) };
    let plan = plan(vec![imported, meeting("3/2566", "2023-03-15", OPEN)], vec![]);
    let hears = |on: &str| plan.hears(plan.open_meeting().unwrap(), &FollowUp::new(day(on), Status::Done));
    assert_eq!(
        ["2023-02-15", "2023-02-16", "2023-03-15", "2023-03-16"].map(hears),
        [false, true, true, false]
    );
}

#[test]
fn reopening_keeps_the_minutes_and_the_day_of_recording_is_that_of_the_open_meeting() {
    let mut plan = plan(vec![meeting("3/2566", "2023-03-15", CLOSED)], vec![]);
    assert_eq!(plan.recording_day(day("2023-03-20")), day("2023-03-20"));
    plan.reopen("3/2566").unwrap().apply(&mut plan).unwrap();
    let open = plan.meeting("3/2566").unwrap();
    assert_eq!((open.state, open.minutes.as_str(), &open.former[..]), (OPEN, "", &["รายงาน".to_owned()][..]));
    assert_eq!(plan.recording_day(day("2023-03-20")), day("2023-03-15"));
    assert_eq!(plan.recording_day(day("2023-03-10")), day("2023-03-10"), "never a day to come");
    assert_eq!(plan.reopen("3/2566"), None, "it is open");
}

#[test]
fn of_measures_that_share_an_id_none_is_written_over_the_other() {
    let mut plan = plan(
        vec![meeting("3/2566", "2023-03-15", OPEN)],
        vec![measure("1", &["2023-03-10"]), measure("1", &["2023-03-11", "2023-03-12"])],
    );
    assert_eq!(plan.shadowed(|entry| plan.hears(plan.open_meeting().unwrap(), entry)), Some("1"));
    assert_eq!(plan.shadowed(|entry| entry.meeting == "3/2566"), None);
    plan.file("3/2566", "รายงาน".into()).unwrap().apply(&mut plan).unwrap();
    let days: Vec<_> = plan.measures().flat_map(|(_, m)| &m.log).map(|entry| entry.on.to_string()).collect();
    assert_eq!(days, ["2023-03-10", "2023-03-11", "2023-03-12"]);
    assert_eq!(heard(&plan), ["3/2566", "", ""]);
}

/// The committee meets on the 20th, its working group on the 10th.
fn two_bodies(entries: &[&str]) -> Plan {
    let group = "คณะทำงานตัวอย่าง";
    let of_group = |number: &str, date: &str| Meeting { body: group.into(), ..meeting(number, date, OPEN) };
    let meetings = vec![
        of_group("คทง. 1/2566", "2023-02-10"),
        meeting("1/2566", "2023-02-20", OPEN),
        of_group("คทง. 2/2566", "2023-03-10"),
        meeting("2/2566", "2023-03-20", PLANNED),
    ];
    let mut plan = plan(meetings, vec![measure("1", entries)]);
    plan.bodies =
        ["คณะกรรมการตัวอย่าง", group].map(|name| Body { name: name.into(), ..Body::default() }).into();
    plan
}

fn hearing(plan: &Plan, entry: usize) -> Vec<&str> {
    let entry = &plan.measures().next().unwrap().1.log[entry];
    plan.meetings.iter().filter(|m| plan.hears(m, entry)).map(|m| m.number.as_str()).collect()
}

#[test]
fn each_body_hears_what_was_reported_before_its_own_meetings() {
    let mut plan = two_bodies(&["2023-02-05", "2023-02-15", "2023-02-05"]);
    let late = plan.sections[0].indicators[0].measures[0].log.pop().unwrap();
    let expected = [&["คทง. 1/2566", "1/2566"][..], &["1/2566", "คทง. 2/2566"]];
    for number in ["คทง. 1/2566", "1/2566", "คทง. 2/2566", "2/2566"] {
        assert_eq!([hearing(&plan, 0), hearing(&plan, 1)], expected, "before {number}");
        plan.file(number, "รายงาน".into()).into_iter().for_each(|edit| drop(edit.apply(&mut plan).unwrap()));
        assert_eq!([hearing(&plan, 0), hearing(&plan, 1)], expected, "after {number}");
        if number == "1/2566" {
            // Entered after the committee's meeting, for a day before it: the group hears it first.
            plan.sections[0].indicators[0].measures[0].log.push(late.clone());
            assert_eq!(hearing(&plan, 2), ["คทง. 2/2566", "2/2566"]);
        }
    }
    assert_eq!(heard(&plan), ["คทง. 1/2566", "1/2566", "คทง. 2/2566"]);
    assert_eq!(hearing(&plan, 2), ["คทง. 2/2566", "2/2566"], "late for both, and dropped by neither");
    assert_eq!(plan.held_before(&plan.meetings[3]).unwrap().number, "1/2566");
    assert_eq!(plan.next_after(&plan.meetings[0]).unwrap().number, "คทง. 2/2566");
}

#[test]
fn each_body_has_its_own_numbers_and_none_comes_twice() {
    let mut plan = two_bodies(&[]);
    let next = |plan: &Plan, body: usize, on: &str| plan.next_number(&plan.bodies[body].name, day(on));
    assert_eq!(
        (next(&plan, 0, "2023-04-20"), next(&plan, 1, "2023-04-10")),
        ("3/2566".into(), "คทง. 3/2566".into())
    );
    assert_eq!(
        (next(&plan, 0, "2024-01-17"), next(&plan, 1, "2024-01-10")),
        ("1/2567".into(), "คทง. 1/2567".into())
    );
    plan.meetings.push(meeting("พิเศษ 1/2566", "2023-04-01", PLANNED));
    assert_eq!(next(&plan, 0, "2023-04-20"), "3/2566", "a special one does not count");
    plan.meetings.retain(|meeting| meeting.body.is_empty());
    assert_eq!(next(&plan, 1, "2023-04-10"), "3/2566", "the first that is free");
}

#[test]
fn a_known_end_stays() {
    let mut open = meeting("3/2566", "2023-03-15", OPEN);
    open.closed = "12:00".into();
    let plan = plan(vec![open, meeting("4/2566", "2023-04-19", OPEN)], vec![]);
    assert_eq!(plan.adjourned("3/2566", "13:00"), None);
    let field = MeetingField::Closed("13:00".into());
    assert_eq!(plan.adjourned("4/2566", "13:00"), Some(Edit::SetMeeting { number: "4/2566".into(), field }));
}

#[test]
fn another_number_goes_to_all_that_refers_to_it() {
    let mut plan =
        plan(vec![meeting("3/2566", "2023-03-15", OPEN)], vec![measure("1", &["2023-03-10", "2023-03-11"])]);
    plan.sections[0].indicators[0].measures[0].log[1].meeting = "3/2566".into();
    let of = |id: &str, given_at: &str, closed_at: Option<&str>| Directive {
        id: id.into(),
        given_at: given_at.into(),
        closed_at: closed_at.map(Into::into),
        ..Directive::default()
    };
    plan.directives =
        vec![of("D1", "3/2566", None), of("D2", "2/2566", Some("3/2566")), of("D3", "2/2566", None)];
    let before = plan.clone();
    let back = plan.renumber("3/2566", "4/2566").apply(&mut plan).unwrap();
    assert_eq!(heard(&plan), ["", "4/2566"]);
    let given: Vec<_> =
        plan.directives.iter().map(|d| (d.given_at.as_str(), d.closed_at.as_deref())).collect();
    assert_eq!(given, [("4/2566", None), ("2/2566", Some("4/2566")), ("2/2566", None)]);
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
    plan.meetings.push(meeting("5/2566", "2023-05-17", PLANNED));
    let known = plan.clone();
    let taken = plan.renumber("3/2566", "5/2566").apply(&mut plan);
    assert_eq!((taken, plan), (Err(Misfit::NumberTaken("5/2566".into())), known));
}

#[test]
fn who_sits_by_office_has_the_position_for_a_name_and_roles_have_the_words_of_the_body() {
    let office = Member { name: String::new(), ..member("", Role::Chair) };
    let both = Member {
        also_member: true, ..member("นายตัวอย่าง หนึ่ง", Role::Secretary)
    };
    let mut body = Body {
        name: "คณะกรรมการตัวอย่าง".into(), members: vec![office, both], ..Body::default()
    };
    let printed = |body: &Body| -> Vec<(String, String)> {
        body.attendance().into_iter().map(|member| (member.name, member.role)).collect()
    };
    let own = |name: &str, role: &str| (name.to_owned(), role.to_owned());
    let expected = [own("ตำแหน่งตัวอย่าง", "ประธานกรรมการ"), own("นายตัวอย่าง หนึ่ง", "กรรมการและเลขานุการ")];
    assert_eq!(printed(&body), expected);
    assert_eq!(body.signers(), [Some("นายตัวอย่าง หนึ่ง".into()), None], "without an assistant");
    body.name = "คณะทำงานตัวอย่าง".into();
    assert_eq!(printed(&body)[1].1, "คณะทำงานและเลขานุการ");
}

/// A plan of any shape with an open meeting that no other shares the number with.
fn with_open() -> impl Strategy<Value = Plan> {
    (arbitrary::plan(), 0..2000u64).prop_map(|(mut plan, days)| {
        plan.meetings.retain(|other| other.number != "1/2566");
        let date = Day::default() + Days::new(18_000 + days);
        plan.meetings.push(Meeting { state: OPEN, ..Meeting::new("1/2566", date) });
        plan
    })
}

/// Whether `edit` is about the standing of the meeting `number`.
fn is_of_standing(edit: &Edit, number: &str) -> bool {
    match edit {
        Edit::SetMeeting { number: known, field: MeetingField::Standing(_) } => known == number,
        Edit::Batch(edits) => edits.iter().any(|edit| is_of_standing(edit, number)),
        _ => false,
    }
}

proptest! {
    #[test]
    fn numbers_begin_anew_in_january_and_never_come_twice(
        days in prop::collection::vec(0..900u64, 1..30),
    ) {
        let mut plan = plan(vec![], vec![]);
        let mut today = day("2022-10-01");
        for ahead in days {
            today = day("2022-10-01") + Days::new(ahead);
            let proposed = plan.propose_meeting(today);
            prop_assert!(proposed.date >= today);
            let year = (proposed.date.year() + BE_OFFSET).to_string();
            let of_year = |m: &&Meeting| m.number.ends_with(&format!("/{year}"));
            let expected = format!("{}/{year}", plan.meetings.iter().filter(of_year).count() + 1);
            prop_assert_eq!(&proposed.number, &expected);
            prop_assert!(plan.meeting(&proposed.number).is_none());
            plan.plan_meeting(proposed).apply(&mut plan).unwrap();
        }
        prop_assert!(plan.meetings.is_sorted_by_key(|m| m.date), "{today}");
    }

    #[test]
    fn a_filed_meeting_stays_as_it_was_whatever_is_edited(
        mut plan in with_open(),
        edits in prop::collection::vec(arbitrary::any_edit(), 0..8),
    ) {
        plan.file("1/2566", "รายงานการประชุม".into()).unwrap().apply(&mut plan).unwrap();
        let filed = plan.meeting("1/2566").unwrap().clone();
        for edit in edits {
            if !is_of_standing(&edit, "1/2566") {
                let _ = edit.apply(&mut plan);
            }
            prop_assert_eq!(plan.meeting("1/2566"), Some(&filed));
        }
    }

    #[test]
    fn filing_and_taking_it_back_changes_nothing(mut plan in with_open()) {
        let before = plan.clone();
        let mut history = History::default();
        let edit = plan.file("1/2566", "รายงานการประชุม".into()).unwrap();
        history.commit(&mut plan, edit).unwrap();
        let after = plan.clone();
        prop_assert!(plan.meeting("1/2566").unwrap().is_filed());
        prop_assert!(history.undo(&mut plan).unwrap());
        prop_assert_eq!(&plan, &before);
        prop_assert!(history.redo(&mut plan).unwrap());
        prop_assert_eq!(&plan, &after);
    }

    #[test]
    fn each_closing_is_kept_in_order(
        mut plan in with_open(),
        texts in prop::collection::vec("[ก-ฮ]{1,6}", 1..6),
    ) {
        for (closing, text) in texts.iter().enumerate() {
            plan.file("1/2566", text.clone()).unwrap().apply(&mut plan).unwrap();
            let known = plan.meeting("1/2566").unwrap();
            prop_assert_eq!((&known.minutes, &known.former[..]), (text, &texts[..closing]));
            plan.reopen("1/2566").unwrap().apply(&mut plan).unwrap();
            let known = plan.meeting("1/2566").unwrap();
            prop_assert_eq!((known.minutes.as_str(), &known.former[..]), ("", &texts[..=closing]));
        }
    }

    #[test]
    fn what_a_closed_meeting_heard_it_hears_and_no_other(mut plan in with_open()) {
        plan.file("1/2566", "รายงานการประชุม".into()).unwrap().apply(&mut plan).unwrap();
        let closed = plan.meeting("1/2566").unwrap();
        for (_, measure) in plan.measures() {
            for entry in &measure.log {
                let named = plan.meeting(&entry.meeting).map(|named| plan.name_of_body(named));
                if named.is_none_or(|body| body == plan.name_of_body(closed)) {
                    prop_assert_eq!(plan.hears(closed, entry), entry.meeting == "1/2566");
                }
            }
        }
    }
}
