use proptest::prelude::*;

use super::*;
use crate::calendar::FiscalYear;
use crate::locales::{Lang, Words};
use crate::plan::{
    AgendaItem, Attendance, Body, Directive, FollowUp, Indicator, Measure, Meeting, MeetingPart,
    MeetingState, Member, Presence, Report, Role, Section, Status, When, arbitrary,
};
use crate::thai::digits::Digits;
use crate::thai::width::width;

/// The headings of the form that are always there, in its order.
const HEADINGS: [&str; 14] = [
    "รายงานการประชุม",
    "ครั้งที่",
    "เมื่อวัน",
    "ณ ",
    "ผู้มาประชุม",
    "ผู้ไม่มาประชุม",
    "เริ่มประชุมเวลา",
    "เมื่อผู้มาประชุมครบองค์ประชุม",
    "ระเบียบวาระที่ ๑",
    "ระเบียบวาระที่ ๒",
    "ระเบียบวาระที่ ๓",
    "เลิกประชุมเวลา",
    "ผู้จดรายงานการประชุม",
    "ผู้ตรวจรายงานการประชุม",
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn meeting() -> Meeting {
    Meeting {
        number: "3/2566".into(),
        date: day("2023-03-15"),
        opened: "09:30".into(),
        closed: "12.00 น.".into(),
        place: "ห้องประชุมใหญ่".into(),
        state: MeetingState::Open,
        ..Meeting::default()
    }
}

/// One measure that was put off this month, one late, one done.
fn plan() -> Plan {
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let measure = |id: &str, title: &str, due: &str, log: Vec<FollowUp>| {
        let mut measure = Measure { id: id.into(), title: title.into(), log, ..Measure::default() };
        measure.due.when = When::On(day(due));
        measure.responsible.units = vec!["ฝ่ายทะเบียน".into(), "ฝ่ายโยธา".into()];
        measure.note = "บันทึกส่วนตัว".into();
        measure
    };
    let put_off = FollowUp {
        text: "ขอเลื่อน 30 วัน".into(),
        obstacles: "รอป้าย".into(),
        evidence: vec!["https://example.go.th/2566".into(), "กท 0401/12".into()],
        unit: "ฝ่ายโยธา".into(),
        ..FollowUp::new(day("2023-03-09"), Status::Delayed)
    };
    let measures = vec![
        measure("1.1", "ทำจุดบริการ", "2023-04-20", vec![put_off]),
        measure("1.2", "ทำคู่มือ", "2023-02-28", vec![]),
        measure("1.3", "อบรม", "2023-01-31", vec![FollowUp::new(day("2023-01-20"), Status::Done)]),
    ];
    let indicator = Indicator {
        no: Some(1), title: "การใช้อำนาจ".into(), measures, ..Default::default()
    };
    plan.sections =
        vec![Section { title: "ภายใน".into(), code: "IIT".into(), indicators: vec![indicator] }];
    plan.bodies = vec![Body {
        name: "คณะกรรมการตัวอย่าง".into(), ..Body::default()
    }];
    plan.meetings = vec![meeting()];
    plan
}

fn of_march(plan: &Plan) -> Minutes {
    minutes(plan, "2566-03".parse().unwrap(), day("2023-03-31"), Layout { width: 80, digits: Digits::Thai })
}

/// The document as one line: wrapping is tested elsewhere.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_says(plan: &Plan, words: &str) {
    let text = of_march(plan).text;
    assert!(unwrapped(&text).replace(' ', "").contains(&words.replace(' ', "")), "no '{words}' in\n{text}");
}

/// The keys of what was left blank.
fn blanks(plan: &Plan) -> Vec<&'static str> {
    of_march(plan).blanks.iter().map(|blank| blank.message.key()).collect()
}

/// What holds of every document.
#[track_caller]
fn assert_document(text: &str, columns: usize) {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "one line end at the end");
    for line in text.lines() {
        assert!(width(line) <= columns, "{} of {columns} columns: {line}", width(line));
        assert!(!line.contains(char::is_control), "{line:?}");
        assert_eq!(line, line.trim_end());
    }
}

#[track_caller]
fn assert_headings(text: &str, headings: &[&str]) {
    let mut from = 0;
    for heading in headings {
        let at = text.match_indices(heading).map(|(at, _)| at).find(|at| {
            let before = &text[..*at];
            *at >= from && (before.is_empty() || before.ends_with('\n') || before.ends_with("  "))
        });
        from = at.unwrap_or_else(|| panic!("no {heading} after byte {from} in\n{text}")) + heading.len();
    }
}

#[test]
fn headings_stand_in_the_order_of_the_form() {
    assert_headings(&of_march(&plan()).text, &HEADINGS);
    let nothing = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    assert_headings(&of_march(&nothing).text, &HEADINGS);
}

#[test]
fn an_empty_plan_is_all_blanks_and_each_is_named() {
    let plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let minutes = of_march(&plan);
    assert!(minutes.text.trim_start().starts_with("รายงานการประชุม…"), "{}", minutes.text);
    let named = blanks(&plan);
    for blank in ["body", "number", "date", "place", "attendance", "absence", "opened", "closed", "writer"] {
        assert!(named.contains(&format!("minutes-blank-{blank}").as_str()), "{blank} in {named:?}");
    }
    assert!(named.contains(&"minutes-no-meeting"));
    for lang in [Lang::Thai, Lang::English] {
        let words = Words::new(lang);
        assert!(minutes.blanks.iter().all(|blank| !words.say(&blank.message).contains("minutes-")));
    }
    assert_says(&plan, "ไม่มีเรื่องสืบเนื่อง");
}

#[test]
fn what_the_meeting_knows_is_no_blank() {
    let mut plan = plan();
    let came = |name: &str, presence| Attendance {
        name: name.into(),
        position: String::new(),
        role: "กรรมการ".into(),
        presence,
    };
    plan.meetings[0].attendance = vec![
        came("ผู้อำนวยการ", Presence::Present),
        came("หัวหน้าฝ่ายโยธา", Presence::StandIn("นายตัวอย่าง หนึ่ง".into())),
        came("หัวหน้าฝ่ายทะเบียน", Presence::Absent("ลาการประชุม".into())),
    ];
    plan.meetings[0].guests = vec!["หัวหน้าฝ่ายรายได้".into()];
    assert_says(&plan, "ครั้งที่ ๓/๒๕๖๖ เมื่อวันพุธที่ ๑๕ มีนาคม ๒๕๖๖ ณ ห้องประชุมใหญ่");
    assert_says(&plan, "๒. นายตัวอย่าง หนึ่ง แทน หัวหน้าฝ่ายโยธา กรรมการ");
    assert_says(&plan, "ผู้ไม่มาประชุม ๑. หัวหน้าฝ่ายทะเบียน กรรมการ (ลาการประชุม) ผู้เข้าร่วมประชุม ๑. หัวหน้าฝ่ายรายได้");
    assert_says(&plan, "เริ่มประชุมเวลา ๐๙.๓๐ น.");
    assert_says(&plan, "เลิกประชุมเวลา ๑๒.๐๐ น.");
    let named = blanks(&plan);
    assert!(
        !named.iter().any(|b| b.contains("attendance") || b.contains("place") || b.contains("no-meeting"))
    );
    plan.meetings[0].guests.clear();
    assert!(!of_march(&plan).text.contains("ผู้เข้าร่วมประชุม"), "only if there were any");
}

#[test]
fn who_came_is_not_taken_from_the_roster() {
    let mut plan = plan();
    plan.bodies[0].members = vec![
        crate::plan::Member {
            name: "นายตัวอย่าง เก้า".into(), ..Default::default()
        };
        12
    ];
    let text = of_march(&plan).text;
    assert!(!text.contains("ตัวอย่าง เก้า"));
    assert!(text.contains("\n๑๒. …"), "a line for each member: {text}");
}

#[test]
fn a_report_is_a_sentence_with_all_that_was_reported() {
    let mut plan = plan();
    plan.sections[0].indicators[0].measures[0].log[0].status = Status::InProgress;
    assert_says(
        &plan,
        "IIT ภายใน ตัวชี้วัดที่ ๑ การใช้อำนาจ มาตรการที่ ๑.๑ ทำจุดบริการ (ฝ่ายทะเบียน และฝ่ายโยธา) อยู่ระหว่างดำเนินการ \
         ตามรายงานของฝ่ายโยธาเมื่อวันที่ ๙ มีนาคม ๒๕๖๖ ว่า ขอเลื่อน ๓๐ วัน ทั้งนี้ มีปัญหาและอุปสรรค คือ รอป้าย \
         โดยมีหลักฐาน ได้แก่ https://example.go.th/2566 และ กท ๐๔๐๑/๑๒",
    );
}

#[test]
fn what_is_up_for_decision_is_told_once_and_there() {
    let mut plan = plan();
    let (asked, told) = ("ขอชะลอการดำเนินการ รายละเอียดตามระเบียบวาระที่ ๕", "ว่า ขอเลื่อน ๓๐ วัน");
    assert_says(&plan, &format!("(ฝ่ายทะเบียน และฝ่ายโยธา) {asked}"));
    assert_says(&plan, "(ฝ่ายทะเบียน และฝ่ายโยธา) ตามรายงานของฝ่ายโยธาเมื่อวันที่ ๙ มีนาคม ๒๕๖๖ ว่า ขอเลื่อน ๓๐ วัน");
    let text = unwrapped(&of_march(&plan).text);
    assert_eq!(text.matches(told).count(), 1, "{text}");
    // A second report is heard with the first, which is not told there.
    let log = &mut plan.sections[0].indicators[0].measures[0].log;
    log.push(FollowUp {
        text: "เริ่มแล้ว".into(), ..FollowUp::new(day("2023-03-02"), Status::InProgress)
    });
    let text = unwrapped(&of_march(&plan).text);
    assert_eq!((text.matches(told).count(), text.contains(asked)), (2, false), "{text}");
    assert!(text.contains("ว่า เริ่มแล้ว ต่อมาชะลอการดำเนินการ"), "{text}");
}

#[test]
fn late_awaited_and_falling_due() {
    assert_says(&plan(), "๔.๒ มาตรการที่ยังไม่ได้รับรายงานประจำเดือนมีนาคม ๒๕๖๖ (๑) มาตรการที่ ๑.๒");
    assert_says(&plan(), "๔.๓ มาตรการที่เกินกำหนด (๑) มาตรการที่ ๑.๒ ทำคู่มือ (ฝ่ายทะเบียน และฝ่ายโยธา)");
    assert_says(&plan(), "ครบกำหนดวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๖ เกินกำหนดแล้ว ๑๕ วัน ขณะนี้ยังไม่เริ่มดำเนินการ");
    assert_says(&plan(), "๔.๔ มาตรการที่จะครบกำหนดภายในวันที่ ๓๐ เมษายน ๒๕๖๖ (๑) มาตรการที่ ๑.๑");
    assert_says(&plan(), "จำนวน ๓ มาตรการ ดำเนินการแล้วเสร็จ ๑ มาตรการ เกินกำหนด ๑ มาตรการ");
}

#[test]
fn what_is_put_off_is_to_be_decided() {
    assert_says(&plan(), "ระเบียบวาระที่ ๕ เรื่องที่เสนอให้ที่ประชุมพิจารณา ๕.๑ ขอชะลอมาตรการที่ ๑.๑ ทำจุดบริการ");
    let mut plan = plan();
    plan.sections[0].indicators[0].measures.remove(0);
    assert_says(&plan, "เรื่องที่เสนอให้ที่ประชุมพิจารณา ไม่มี ระเบียบวาระที่ ๖");
}

#[test]
fn each_proposal_that_nothing_was_resolved_on_has_a_blank_of_its_own() {
    let mut plan = plan();
    let put_off = plan.sections[0].indicators[0].measures[0].log[0].clone();
    plan.sections[0].indicators[0].measures[1].log = vec![put_off];
    let item = |resolution: &str| AgendaItem {
        title: "เรื่องเพื่อพิจารณา".into(),
        resolution: resolution.into(),
        ..AgendaItem::default()
    };
    let told = |plan: &mut Plan, resolution: &str| {
        plan.meetings[0].agenda = vec![item(resolution)];
        let minutes = of_march(plan);
        assert_blanks_name_their_lines(&minutes);
        let of_it = minutes.blanks.iter().filter(|blank| blank.message.key() == "minutes-blank-proposal");
        let said: Vec<_> = of_it.map(|blank| Words::new(Lang::Thai).say(&blank.message)).collect();
        said.iter().map(|said| said.split(" ใน").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&mut plan, ""), ["มติเรื่องมาตรการที่ 1.1", "มติเรื่องมาตรการที่ 1.2"]);
    assert_eq!(told(&mut plan, "(มาตรการที่ 1.1) เห็นชอบ"), ["มติเรื่องมาตรการที่ 1.2"]);
    assert_says(&plan, "มติที่ประชุม (มาตรการที่ ๑.๑) เห็นชอบ (มาตรการที่ ๑.๒) …");
    assert_eq!(told(&mut plan, "(มาตรการที่ 2.1) เห็นชอบ").len(), 2);
    assert_eq!(told(&mut plan, "เห็นชอบ").len(), 0);
    assert_eq!(told(&mut plan, "(มาตรการที่ 1.1 และ 1.2) เห็นชอบ").len(), 0);
}

#[test]
fn what_the_room_decides_is_no_report_of_the_unit() {
    let mut plan = plan();
    plan.sections[0].indicators[0].measures[1].log =
        vec![FollowUp { decided: true, ..FollowUp::new(day("2023-03-15"), Status::Delayed) }];
    assert_says(
        &plan,
        "การปรับสถานะของมาตรการ (๑) มาตรการที่ ๑.๒ ทำคู่มือ (ฝ่ายทะเบียน และฝ่ายโยธา) ที่ประชุมให้ปรับสถานะเป็นชะลอการดำเนินการ",
    );
    assert_says(&plan, "มีรายงานผลในรอบนี้ ๒ มาตรการ และยังไม่ได้รับรายงานประจำเดือน ๑ มาตรการ");
    assert_says(&plan, "มาตรการที่ ๑.๒ ทำคู่มือ (ฝ่ายทะเบียน และฝ่ายโยธา) ยังไม่เคยรายงาน");
    let text = unwrapped(&of_march(&plan).text);
    assert!(!text.contains("ขอชะลอมาตรการที่ ๑.๒"), "{text}");
    // Of what a unit reported before, the report is told as ever, and what was decided beside it.
    let log = &mut plan.sections[0].indicators[0].measures[0].log;
    log.push(FollowUp { decided: true, ..FollowUp::new(day("2023-03-15"), Status::Cancelled) });
    assert_says(&plan, "๕.๑ ขอชะลอมาตรการที่ ๑.๑ ทำจุดบริการ");
    assert_says(
        &plan,
        "มาตรการที่ ๑.๑ ทำจุดบริการ (ฝ่ายทะเบียน และฝ่ายโยธา) ที่ประชุมให้ปรับสถานะเป็นยกเลิกการดำเนินการ ระเบียบวาระที่ ๖",
    );
    plan.sections[0].indicators[0].measures[0].log[1].status = Status::Delayed;
    assert_says(&plan, "ที่ประชุมให้คงสถานะชะลอการดำเนินการ");
}

#[test]
fn directives_come_back_and_are_given() {
    let mut plan = plan();
    let directive = |id: &str, given_at: &str| Directive {
        id: id.into(),
        about: "1.2".into(),
        unit: "ฝ่ายโยธา".into(),
        text: "เร่งทำคู่มือ".into(),
        given_at: given_at.into(),
        due: Some(day("2023-03-10")),
        reports: vec![Report { on: day("2023-03-01"), text: "ร่างแล้ว".into() }],
        closed_at: None,
    };
    plan.meetings.push(Meeting { number: "2/2566".into(), date: day("2023-02-15"), ..meeting() });
    plan.directives = vec![directive("a", "2/2566"), directive("b", "3/2566")];
    assert_says(
        &plan,
        "๓.๑ การติดตามข้อสั่งการของที่ประชุม (๑) การประชุมครั้งที่ ๒/๒๕๖๖ เมื่อวันที่ ๑๕ กุมภาพันธ์ ๒๕๖๖ \
         มอบหมายให้ฝ่ายโยธาเร่งทำคู่มือ (มาตรการที่ ๑.๒) ภายในวันที่ ๑๐ มีนาคม ๒๕๖๖ ได้รับรายงานเมื่อวันที่ ๑ มีนาคม ๒๕๖๖ \
         ว่า ร่างแล้ว ขณะนี้ยังอยู่ระหว่างติดตาม เป็นเวลา ๒๘ วันนับแต่วันสั่งการ และเกินกำหนดแล้ว ๕ วัน",
    );
    assert_says(
        &plan,
        "ข้อสั่งการ (๑) มอบหมายให้ฝ่ายโยธาเร่งทำคู่มือ (มาตรการที่ ๑.๒) ภายในวันที่ ๑๐ มีนาคม ๒๕๖๖ ระเบียบวาระที่ ๕",
    );
    plan.directives[0].closed_at = Some("3/2566".into());
    assert_says(&plan, "ที่ประชุมให้ยุติการติดตามในการประชุมครั้งนี้ รวมระยะเวลา ๒๘ วัน");
    let typed = AgendaItem {
        title: "เรื่องเพื่อทราบ".into(),
        resolution: "รับทราบ และให้ฝ่ายโยธาเร่งทำคู่มือ".into(),
        ..AgendaItem::default()
    };
    plan.meetings[0].agenda = vec![typed];
    assert!(!of_march(&plan).text.contains("\nข้อสั่งการ\n"), "said in the resolution already");
}

#[test]
fn what_was_late_at_the_last_meeting_comes_back() {
    let mut plan = plan();
    plan.meetings.push(Meeting { number: "2/2566".into(), date: day("2023-03-01"), ..meeting() });
    plan.meetings[0].date = day("2023-03-15");
    assert_says(&plan, "๓.๑ มาตรการที่เกินกำหนดเมื่อการประชุมครั้งที่ ๒/๒๕๖๖ (๑) มาตรการที่ ๑.๒ ทำคู่มือ");
    assert_says(&plan, "ยังไม่แล้วเสร็จ เกินกำหนดแล้ว ๑๕ วัน");
    let done = FollowUp::new(day("2023-03-10"), Status::Done);
    plan.sections[0].indicators[0].measures[1].log.push(done);
    assert_says(&plan, "(ฝ่ายทะเบียน และฝ่ายโยธา) ดำเนินการแล้วเสร็จ ตามรายงานเมื่อวันที่ ๑๐ มีนาคม ๒๕๖๖");
}

#[test]
fn private_notes_are_not_printed() {
    assert!(!of_march(&plan()).text.contains("บันทึกส่วนตัว"));
}

#[test]
fn digits_are_of_one_kind() {
    let layout = |digits| Layout { width: 80, digits };
    let print = |digits| minutes(&plan(), "2566-03".parse().unwrap(), day("2023-03-15"), layout(digits)).text;
    let (thai, arabic) = (print(Digits::Thai), print(Digits::Arabic));
    assert!(!thai.replace("https://example.go.th/2566", "").contains(|c: char| c.is_ascii_digit()), "{thai}");
    assert!(!arabic.contains(|c| ('๐'..='๙').contains(&c)), "{arabic}");
}

#[test]
fn the_minutes_of_a_closed_meeting_are_those_that_were_kept() {
    let mut plan = plan();
    plan.meetings[0].state = MeetingState::Closed;
    plan.meetings[0].minutes = "รายงานการประชุม\n\n          ข้อความเดิม 1\n".into();
    let kept = of_march(&plan);
    assert_eq!(kept.text, "รายงานการประชุม\n\n          ข้อความเดิม 1\n");
    assert!(kept.blanks.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_plan_makes_a_document(plan in arbitrary::plan(), columns in 40..=240usize, month in 0..12usize) {
        let month = plan.fiscal_year.month(month);
        for digits in [Digits::Thai, Digits::Arabic] {
            let layout = Layout { width: columns, digits };
            let minutes = minutes(&plan, month, month.last_day(), layout);
            let filed = plan.meeting_of(month).is_some_and(Meeting::is_filed);
            if !filed {
                assert_document(&minutes.text, columns);
            }
        }
    }

    /// Any meeting, also one that lies years away from the plan.
    #[test]
    fn any_meeting_makes_minutes(plan in arbitrary::plan(), columns in 40..=240usize, days in 0..2000_u64) {
        let today = Day::default() + chrono::Days::new(18_000 + days);
        for meeting in &plan.meetings {
            let layout = Layout { width: columns, digits: Digits::Thai };
            let minutes = fresh_minutes(&plan, meeting, today, layout);
            assert_document(&minutes.text, columns);
            assert_headings(&minutes.text, &ALWAYS);
            assert_blanks_name_their_lines(&minutes);
            if meeting.is_filed() {
                let kept = minutes_of(&plan, meeting, today, layout).text;
                let stored = crate::thai::clean::display_lines(&meeting.minutes);
                prop_assert_eq!(kept.trim_end(), stored.trim_end());
            }
        }
    }
}

/// The headings that stand whatever the agenda of the meeting is.
const ALWAYS: [&str; 7] =
    ["รายงานการประชุม", "ครั้งที่", "ผู้มาประชุม", "ผู้ไม่มาประชุม", "เริ่มประชุมเวลา", "เลิกประชุมเวลา", "ผู้จดรายงานการประชุม"];

/// Every blank names a line with dots, and none before the one above it.
#[track_caller]
fn assert_blanks_name_their_lines(minutes: &Minutes) {
    let lines: Vec<_> = minutes.text.lines().collect();
    let mut before = 0;
    for blank in &minutes.blanks {
        assert!(blank.line >= before && lines[blank.line].contains('…'), "{blank:?} in\n{}", minutes.text);
        before = blank.line;
    }
}

/// The part and the line of the blank `key`.
#[track_caller]
fn blank(plan: &Plan, key: &str) -> (MeetingPart, String) {
    let minutes = of_march(plan);
    assert_blanks_name_their_lines(&minutes);
    let blank = minutes.blanks.iter().find(|blank| blank.message.key() == key);
    let blank = blank.unwrap_or_else(|| panic!("no {key} in {:?}", minutes.blanks));
    (blank.part, minutes.text.lines().nth(blank.line).unwrap_or_default().trim().replace('…', ""))
}

#[test]
fn a_blank_says_where_it_stands_and_what_fills_it() {
    let mut plan = plan();
    plan.meetings[0] = Meeting { place: String::new(), closed: String::new(), ..meeting() };
    assert_eq!(blank(&plan, "minutes-blank-place"), (MeetingPart::Place, "ณ ".into()));
    assert_eq!(blank(&plan, "minutes-blank-attendance"), (MeetingPart::Attendance(0), "๑. ".into()));
    assert_eq!(blank(&plan, "minutes-blank-closed"), (MeetingPart::Closed, "เลิกประชุมเวลา ".into()));
    assert_eq!(blank(&plan, "minutes-blank-writer"), (MeetingPart::Writer, "()".into()));
    assert_eq!(blank(&plan, "minutes-blank-reviewer"), (MeetingPart::Reviewer, "()".into()));
    plan.meetings[0].reviewer = "นายตัวอย่าง หนึ่ง".into();
    assert_eq!(blank(&plan, "minutes-blank-reviewer-position"), (MeetingPart::Reviewer, "ตำแหน่ง".into()));
    assert_eq!(blank(&plan, "minutes-blank-item").0, MeetingPart::ItemText(0));
    assert_eq!(blank(&plan, "minutes-blank-resolution").0, MeetingPart::Resolution(0));
    // The reports and what is to be decided are put in before the last item: nothing was typed there yet.
    let item = |title: &str| AgendaItem { title: title.into(), ..AgendaItem::default() };
    plan.meetings[0].agenda = vec![item("ซ้อมแผน"), item(" "), item("เรื่องอื่น ๆ")];
    assert_eq!(blank(&plan, "minutes-blank-title").0, MeetingPart::ItemTitle(1));
    let minutes = of_march(&plan);
    let parts: Vec<_> = minutes.blanks.iter().map(|blank| blank.part).collect();
    let agenda = &parts[parts.iter().position(|p| *p == MeetingPart::ItemText(0)).unwrap()..];
    let expected = [
        MeetingPart::ItemText(0),
        MeetingPart::Resolution(0),
        MeetingPart::ItemTitle(1),
        MeetingPart::ItemText(1),
        MeetingPart::Resolution(1),
        MeetingPart::ItemTitle(2),
        MeetingPart::ItemTitle(2),
        MeetingPart::ItemText(2),
    ];
    assert_eq!(agenda[..8], expected);
}

#[test]
fn who_signs_is_printed_with_the_position() {
    let mut plan = plan();
    plan.meetings[0].writer = "นายตัวอย่าง หนึ่ง".into();
    plan.meetings[0].reviewer = "หัวหน้าฝ่ายปกครอง".into();
    let named = blanks(&plan);
    assert!(named.contains(&"minutes-blank-writer-position"), "{named:?}");
    plan.meetings[0].attendance = vec![Attendance {
        name: "นายตัวอย่าง หนึ่ง".into(),
        position: "นักจัดการงานทั่วไป".into(),
        ..Attendance::default()
    }];
    assert_says(&plan, "(นายตัวอย่าง หนึ่ง) นักจัดการงานทั่วไป ผู้จดรายงานการประชุม");
    // Who sits by office is known by it: the name is to be written.
    plan.bodies[0].members = vec![
        Member {
            position: "หัวหน้าฝ่ายปกครอง".into(), role: Role::Secretary, ..Member::default()
        },
        Member {
            name: "นายตัวอย่าง หนึ่ง".into(), position: "เจ้าพนักงาน".into(), ..Member::default()
        },
    ];
    assert_says(&plan, "…) หัวหน้าฝ่ายปกครอง ผู้ตรวจรายงานการประชุม");
    let named = blanks(&plan);
    assert!(named.contains(&"minutes-blank-reviewer") && !named.iter().any(|b| b.ends_with("position")));
    assert!(!named.contains(&"minutes-blank-writer"));
    plan.meetings[0].attendance.clear();
    assert_says(&plan, "(นายตัวอย่าง หนึ่ง) เจ้าพนักงาน ผู้จดรายงานการประชุม");
}

#[test]
fn each_body_has_its_own_heading_roster_and_minutes_to_adopt() {
    let mut plan = plan();
    let members = vec![Member::default(); 5];
    plan.bodies.push(Body {
        name: "คณะทำงานตัวอย่าง".into(), members, ..Body::default()
    });
    let other = |number: &str, date: &str, body: &str| Meeting {
        number: number.into(),
        date: day(date),
        body: body.into(),
        ..meeting()
    };
    plan.meetings.push(other("ก1/2566", "2023-01-10", "คณะทำงานตัวอย่าง"));
    plan.meetings.push(other("2/2566", "2023-02-15", "คณะกรรมการตัวอย่าง"));
    plan.meetings[0].body = "คณะทำงานตัวอย่าง".into();
    assert_says(&plan, "รายงานการประชุมคณะทำงานตัวอย่าง ครั้งที่ ๓/๒๕๖๖");
    assert_says(&plan, "รายงานการประชุมครั้งที่ ก๑/๒๕๖๖ เมื่อวันที่ ๑๐ มกราคม ๒๕๖๖");
    assert!(of_march(&plan).text.contains("\n๕. …"), "a line for each of its members");
    plan.meetings[0].body.clear();
    assert_says(&plan, "รายงานการประชุมครั้งที่ ๒/๒๕๖๖ เมื่อวันที่ ๑๕ กุมภาพันธ์ ๒๕๖๖");
    plan.meetings[0].body = "คณะอื่น".into();
    assert_says(&plan, "รายงานการประชุมคณะอื่น ครั้งที่");
    assert!(!of_march(&plan).text.contains("\n๔. …"), "its members are not known");
}

#[test]
fn what_came_too_late_for_filed_minutes_is_marked() {
    let mut plan = plan();
    plan.meetings.push(Meeting {
        number: "2/2566".into(),
        date: day("2023-03-09"),
        state: MeetingState::Closed,
        minutes: "เก็บแล้ว\n".into(),
        ..meeting()
    });
    assert_says(
        &plan,
        "ตามรายงานของฝ่ายโยธาเมื่อวันที่ ๙ มีนาคม ๒๕๖๖ (รายงานล่าช้าของรอบการประชุมครั้งที่ ๒/๒๕๖๖) ว่า ขอเลื่อน",
    );
    plan.sections[0].indicators[0].measures[0].log[0].on = day("2023-03-10");
    assert_says(&plan, "เมื่อวันที่ ๑๐ มีนาคม ๒๕๖๖ ว่า ขอเลื่อน");
}

#[test]
fn a_meeting_after_the_year_hears_what_is_left_and_awaits_nothing() {
    let mut plan = plan();
    plan.meetings = vec![Meeting { date: day("2023-10-18"), ..meeting() }];
    let layout = Layout { width: 80, digits: Digits::Thai };
    let text = unwrapped(&minutes_of(&plan, &plan.meetings[0], day("2023-10-18"), layout).text);
    assert!(text.contains("๔.๒ มาตรการที่ยังไม่ได้รับรายงานประจำเดือนตุลาคม ๒๕๖๖ ไม่มี"), "{text}");
}

#[test]
fn long_names_and_unknown_reasons() {
    let mut plan = plan();
    let came = |presence| Attendance {
        name: "ก".repeat(300),
        position: "ข".repeat(300),
        role: "ค".repeat(300),
        presence,
    };
    plan.meetings[0].attendance = vec![
        came(Presence::Present),
        came(Presence::StandIn(String::new())),
        came(Presence::Absent(" ".into())),
    ];
    plan.meetings[0].guests = vec!["ง".repeat(300), String::new()];
    for width in [40, 80, 240] {
        let layout = Layout { width, digits: Digits::Thai };
        let minutes = minutes_of(&plan, &plan.meetings[0], day("2023-03-15"), layout);
        assert_document(&minutes.text, width);
        assert_blanks_name_their_lines(&minutes);
    }
    assert_eq!(blank(&plan, "minutes-blank-stand-in").0, MeetingPart::Attendance(1));
    assert_eq!(blank(&plan, "minutes-blank-reason").0, MeetingPart::Attendance(2));
    assert_eq!(blank(&plan, "minutes-blank-guest"), (MeetingPart::Guest(1), "๒.  ".into()));
    plan.meetings[0].attendance = vec![Attendance::default()];
    assert_eq!(blank(&plan, "minutes-blank-name"), (MeetingPart::Attendance(0), "๑.  ".into()));
}

#[test]
fn every_width_makes_a_document() {
    let plan = plan();
    for columns in 40..=240 {
        let layout = Layout { width: columns, digits: Digits::Arabic };
        let minutes = minutes(&plan, "2566-03".parse().unwrap(), day("2023-03-15"), layout);
        assert_document(&minutes.text, columns);
    }
}

#[test]
fn the_plan_is_named_by_its_title_and_a_report_by_what_it_reports() {
    let figures = |title: &str| {
        let plan = Plan { title: title.into(), ..plan() };
        let text = unwrapped(&of_march(&plan).text);
        text.split("จำนวน").next().unwrap().rsplit("มีนาคม ๒๕๖๖ ").next().unwrap().trim().to_owned()
    };
    assert_eq!(figures("มาตรการส่งเสริมคุณธรรม"), "มาตรการส่งเสริมคุณธรรม");
    assert_eq!(figures("รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรม"), "มาตรการส่งเสริมคุณธรรม");
    assert_eq!(figures("รายงานประจำปี"), "แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๖");
    assert_eq!(figures(""), "แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๖");
}
