//! The month's follow-up: (plan before, keys, plan after), where it stands, how many keys it takes, and how it looks.

use ratatui::layout::Size;

use super::keys::measure_mut;
use super::screens::{of, text_of};
use super::{App, Effect, Msg, Origin, demo, full, ides, key, selected, type_keys, type_text, update};
use crate::calendar::{Cadence, Day};
use crate::locales::Lang;
use crate::paper::{Layout, minutes};
use crate::plan::{Directive, FollowUp, Measure, MeetingState, Plan, Status, When};
use crate::store::Why;
use crate::thai::digits::Digits;
use crate::tui::action::Mode;
use crate::view::{Grid, Query, Queue, Stop};

fn open(plan: Plan, lang: Lang, width: u16, height: u16) -> App {
    App::new(plan, Origin::File("แผน.ron".into()), ides(), lang, Size { width, height })
}

/// The round of the demo plan.
fn round(width: u16, height: u16) -> App {
    let mut app = open(demo(), Lang::Thai, width, height);
    type_keys(&mut app, "r");
    assert_eq!(app.mode(), Mode::Round);
    app
}

/// Types `keys` in the round of the demo plan, which must then be the demo plan with `change` made.
#[track_caller]
fn check(keys: &str, change: impl FnOnce(&mut Plan)) {
    let (mut app, mut expected) = (round(80, 24), demo());
    type_keys(&mut app, keys);
    change(&mut expected);
    assert_eq!(*app.plan(), expected, "{keys}");
}

fn report(id: &'static str, entry: FollowUp) -> impl FnOnce(&mut Plan) {
    move |plan| measure_mut(plan, id).log.push(entry)
}

fn bare(status: Status) -> FollowUp {
    FollowUp::new(ides(), status)
}

fn said(app: &App) -> String {
    app.notice.as_ref().map(|notice| app.words.say(&notice.message)).unwrap_or_default()
}

fn left(app: &App) -> usize {
    app.round.queue.left()
}

/// A plan of `count` measures, each to report every month and reported in February.
fn monthly(count: usize) -> Plan {
    let mut plan = demo();
    let indicator = &mut plan.sections[0].indicators[0];
    indicator.measures.clear();
    for number in 1..=count {
        let mut measure = Measure { id: format!("1.{number}"), ..Measure::default() };
        measure.title = "จัดทำคู่มือการให้บริการ".into();
        measure.monitoring.every = Some(Cadence::Monthly);
        measure.due.when = When::WholeYear;
        measure.responsible.units = vec!["ฝ่ายทะเบียน".into()];
        measure.log = vec![FollowUp::new("2023-02-14".parse().unwrap(), Status::InProgress)];
        indicator.measures.push(measure);
    }
    plan.sections.truncate(1);
    plan.sections[0].indicators.truncate(1);
    plan.directives.clear();
    plan
}

// What is recorded.

#[test]
fn a_status_stays_at_the_measure_and_replaces_the_one_of_the_day() {
    check("3", report("1.1", bare(Status::Done)));
    check("3 2", report("1.1", bare(Status::InProgress)));
    check("๔", report("1.1", bare(Status::Delayed)));
    let mut app = round(80, 24);
    type_keys(&mut app, "3 2");
    assert_eq!((selected(&app).as_str(), app.round.queue.reported()), ("1.1", 14));
}

#[test]
fn as_last_month_records_the_status_alone_and_goes_on() {
    check("=", report("1.1", bare(Status::InProgress)));
    let mut app = round(80, 24);
    type_keys(&mut app, "=");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.3", 7));
    assert_eq!(said(&app), "รายงานวันนี้ของ ๑.๑: กำลังทำ");
    let entry = app.plan().find("1.1").unwrap().1.log.last().unwrap();
    assert_eq!(*entry, bare(Status::InProgress), "last month's words are not said again");
}

#[test]
fn as_last_month_behind_a_note_records_nothing_more() {
    let note = FollowUp { text: "น้ำ".into(), ..bare(Status::InProgress) };
    let mut app = round(80, 24);
    type_keys(&mut app, "n");
    type_text(&mut app, "น้ำ");
    type_keys(&mut app, "Enter =");
    let mut expected = demo();
    report("1.1", note)(&mut expected);
    assert_eq!((app.plan(), selected(&app).as_str()), (&expected, "1.3"));
}

#[test]
fn where_nothing_was_reported_before_a_status_is_asked_for() {
    let mut plan = monthly(2);
    measure_mut(&mut plan, "1.1").log.clear();
    let mut app = open(plan.clone(), Lang::Thai, 80, 24);
    type_keys(&mut app, "r =");
    assert_eq!((app.plan(), selected(&app).as_str()), (&plan, "1.1"));
    assert!(said(&app).contains("1 ถึง 5"), "{}", said(&app));
}

#[test]
fn texts_go_into_the_entry_of_the_day() {
    let mut app = round(80, 24);
    for (keys, text) in [("3 n", "ส่งแล้ว"), ("o", "คนน้อย"), ("e", "ภาพถ่าย"), ("e", "หนังสือ ที่ ๑")]
    {
        type_keys(&mut app, keys);
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
        assert_eq!((selected(&app).as_str(), app.mode()), ("1.1", Mode::Round), "{keys} keeps the measure");
    }
    type_keys(&mut app, "p");
    type_text(&mut app, "โทรถาม");
    type_keys(&mut app, "Enter");
    let mut expected = demo();
    let measure = measure_mut(&mut expected, "1.1");
    measure.note = "โทรถาม".into();
    measure.log.push(FollowUp {
        text: "ส่งแล้ว".into(),
        obstacles: "คนน้อย".into(),
        evidence: vec!["ภาพถ่าย".into(), "หนังสือ ที่ ๑".into()],
        ..bare(Status::Done)
    });
    assert_eq!(*app.plan(), expected);
    type_keys(&mut app, "u u u u u u");
    assert_eq!(*app.plan(), demo());
}

#[test]
fn a_note_without_a_status_keeps_the_last_one() {
    let mut app = round(80, 24);
    type_keys(&mut app, "n");
    type_text(&mut app, "รอ");
    type_keys(&mut app, "Enter");
    let mut expected = demo();
    report("1.1", FollowUp { text: "รอ".into(), ..bare(Status::InProgress) })(&mut expected);
    assert_eq!(*app.plan(), expected);
}

#[test]
fn what_an_earlier_meeting_of_the_month_heard_stays() {
    let mut plan = demo();
    let heard = FollowUp {
        text: "ประชุมแล้ว".into(),
        ..FollowUp::new("2023-03-02".parse().unwrap(), Status::Delayed)
    };
    report("1.1", heard.clone())(&mut plan);
    let mut app = open(plan, Lang::Thai, 80, 24);
    type_keys(&mut app, "r Home 3");
    let log = &app.plan().find("1.1").unwrap().1.log;
    assert_eq!(log[log.len() - 2..], [heard, bare(Status::Done)]);
}

fn given(id: &str, about: &str, unit: &str, text: &str, at: &str) -> Directive {
    Directive {
        id: id.into(),
        about: about.into(),
        unit: unit.into(),
        text: text.into(),
        given_at: at.into(),
        due: None,
        reports: vec![],
        closed_at: None,
    }
}

#[test]
fn a_directive_is_given_at_the_meeting_of_the_month() {
    let mut app = round(80, 24);
    type_keys(&mut app, "d");
    type_text(&mut app, "เร่งรัดให้แล้วเสร็จ");
    type_keys(&mut app, "Enter");
    let mut expected = demo();
    expected.directives.push(given("D4", "1.1", "ฝ่ายทะเบียน", "เร่งรัดให้แล้วเสร็จ", "3/2566"));
    assert_eq!(*app.plan(), expected);
    assert_eq!(said(&app), "ให้ข้อสั่งการแก่ฝ่ายทะเบียนในการประชุมครั้งที่ ๓/๒๕๖๖ แล้ว");
    assert_eq!(selected(&app), "1.1");
    // One that was taken back leaves its number behind.
    type_keys(&mut app, "End u");
    assert_eq!((selected(&app).as_str(), app.plan()), ("1.1", &demo()));
    type_keys(&mut app, "3 d");
    type_text(&mut app, "ทบทวน");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan().directives.last().unwrap().id, "D5");
    check("d Enter", |_| {});
}

#[test]
fn a_directive_is_given_at_a_meeting_that_is_to_come_where_there_is_none() {
    let mut plan = demo();
    plan.meetings.clear();
    let mut app = open(plan, Lang::Thai, 80, 24);
    type_keys(&mut app, "r d x Enter");
    assert_eq!(app.plan().directives.last().unwrap().given_at, "1/2566", "the first of the calendar year");
    let mut plan = demo();
    plan.meetings[3].state = MeetingState::Closed;
    let mut app = open(plan, Lang::Thai, 80, 24);
    type_keys(&mut app, "r d x Enter");
    assert_eq!(app.plan().directives.last().unwrap().given_at, "3/2566", "there is no other");
}

#[test]
fn a_directive_that_was_left_is_found_again() {
    let mut app = round(80, 24);
    type_keys(&mut app, "d");
    type_text(&mut app, "เร่งรัด");
    type_keys(&mut app, "Esc");
    assert!(said(&app).contains("กด d ที่ ๑.๑"), "{}", said(&app));
    type_keys(&mut app, "Down d Esc Up d Enter");
    assert_eq!(app.plan().directives.last().unwrap().text, "เร่งรัด");
    type_keys(&mut app, "d Enter");
    assert_eq!(app.plan().directives.len(), 4, "once");
}

#[test]
fn the_minutes_of_the_month_have_what_was_recorded() {
    let mut app = round(80, 24);
    for (keys, text) in
        [("3 n", "จัดประชุมครบทุกเวร"), ("e", "สรุปประชุมมีนาคม"), ("o", "ห้องไม่พอ"), ("d", "ขยายผลไปทุกฝ่าย")]
    {
        type_keys(&mut app, keys);
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
    }
    let layout = Layout { width: 240, digits: Digits::Thai };
    let printed = minutes(app.plan(), "2566-03".parse().unwrap(), ides(), layout).text;
    for text in ["จัดประชุมครบทุกเวร", "สรุปประชุมมีนาคม", "ห้องไม่พอ", "มอบหมายให้ฝ่ายทะเบียนขยายผลไปทุกฝ่าย"]
    {
        assert!(printed.contains(text), "{text} is not in\n{printed}");
    }
}

#[test]
fn what_can_only_be_read_is_shown_and_refused() {
    let mut app = open(demo(), Lang::Thai, 80, 24);
    app.look_only(Why::Asked);
    type_keys(&mut app, "r Enter");
    assert_eq!(selected(&app), "1.3", "it can be gone through");
    for keys in ["3", "=", "n", "o", "e", "d", "p", "u"] {
        type_keys(&mut app, keys);
        assert!(said(&app).contains("อ่านอย่างเดียว"), "{keys}: {}", said(&app));
        assert_eq!((app.mode(), app.plan()), (Mode::Round, &demo()), "{keys}");
    }
    insta::assert_snapshot!(text_of(&app));
}

#[test]
fn undo_goes_to_what_it_changed() {
    let mut app = round(80, 24);
    type_keys(&mut app, "= = End");
    assert_ne!(selected(&app), "1.3");
    type_keys(&mut app, "u");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.3", 7));
    type_keys(&mut app, "u");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.1", 8));
    type_keys(&mut app, "End Ctrl-R");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.1", 7));
}

// Where it stands.

#[test]
fn thirty_measures_take_at_most_forty_five_keys() {
    let mut app = open(monthly(30), Lang::Thai, 80, 24);
    let mut keys = 0;
    let mut press = |app: &mut App, names: &str| {
        keys += names.split_whitespace().count();
        type_keys(app, names);
    };
    press(&mut app, "r");
    for number in 0..30 {
        match number {
            4 | 17 => {
                press(&mut app, "n");
                // The text's own letters are not counted.
                type_text(&mut app, "จัดโต๊ะแล้ว รอป้าย");
                press(&mut app, "Enter =");
            }
            2 | 6 | 9 | 13 | 19 | 22 | 25 | 28 => press(&mut app, "3 Enter"),
            _ => press(&mut app, "="),
        }
    }
    press(&mut app, "Esc");
    assert!(keys <= 45, "{keys} keys");
    let mut expected = monthly(30);
    for (number, measure) in expected.sections[0].indicators[0].measures.iter_mut().enumerate() {
        measure.log.push(match number {
            4 | 17 => FollowUp {
                text: "จัดโต๊ะแล้ว รอป้าย".into(), ..bare(Status::InProgress)
            },
            2 | 6 | 9 | 13 | 19 | 22 | 25 | 28 => bare(Status::Done),
            _ => bare(Status::InProgress),
        });
    }
    assert_eq!((app.plan(), app.mode(), left(&app)), (&expected, Mode::Grid, 0));
}

#[test]
fn going_on_passes_what_has_reported_and_moving_does_not() {
    let mut app = round(80, 24);
    let first: Vec<_> = app.round.queue.stops.iter().take(4).map(Stop::is_open).collect();
    assert_eq!(first, [true, true, false, false]);
    type_keys(&mut app, "Enter");
    assert_eq!(app.round.at, 1);
    type_keys(&mut app, "Enter");
    assert_eq!(app.round.at, 5);
    type_keys(&mut app, "k k ↓ j Up");
    assert_eq!(app.round.at, 4);
    type_keys(&mut app, "End");
    assert_eq!(app.round.at, app.round.queue.stops.len() - 1);
    type_keys(&mut app, "Down");
    assert_eq!(app.round.at, app.round.queue.stops.len() - 1);
    assert!(said(&app).contains("Enter"), "{}", said(&app));
    type_keys(&mut app, "Enter");
    assert_eq!(app.round.at, 0);
    assert!(said(&app).contains("ถึงท้ายรอบแล้ว"), "{}", said(&app));
    type_keys(&mut app, "Up");
    assert_eq!(app.round.at, 0);
}

#[test]
fn the_only_open_one_is_told_of() {
    let mut app = open(monthly(2), Lang::Thai, 80, 24);
    type_keys(&mut app, "r Down = Enter");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.1", 1));
    assert!(said(&app).contains("มาตรการเดียว"), "{}", said(&app));
}

#[test]
fn the_place_is_kept_for_the_next_time_and_for_the_month() {
    let mut app = round(80, 24);
    let effects = type_keys(&mut app, "= Enter");
    let Some(Effect::Remember(memory)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((memory.round.as_deref(), memory.round_on), (app.memory.round.as_deref(), Some(ides())));
    let stood = selected(&app);
    type_keys(&mut app, "Esc");
    assert_eq!(said(&app), format!("พักไว้ที่ {} เหลืออีก ๗ มาตรการ กด r เพื่อทำต่อจากตรงนี้", app.shown(&stood)));
    assert_eq!((app.mode(), selected(&app)), (Mode::Grid, stood.clone()));
    type_keys(&mut app, "Home r");
    assert_eq!(selected(&app), stood);

    // The next start, today and in another month.
    let again = |today: &str, memory| {
        let (plan, today): (_, Day) = (app.plan().clone(), today.parse().unwrap());
        let size = Size { width: 80, height: 24 };
        let mut app = App::new(plan, Origin::File("แผน.ron".into()), today, Lang::Thai, size);
        app.memory = memory;
        type_keys(&mut app, "F7");
        selected(&app)
    };
    assert_eq!(again("2023-03-15", memory.clone()), stood);
    assert_eq!(again("2023-03-31", memory.clone()), stood);
    assert_eq!(again("2023-04-01", memory.clone()), "1.1");
    let lost = crate::view::Memory { round: Some("ไม่มี".into()), ..memory.clone() };
    assert_eq!(again("2023-03-15", lost), "1.3", "the first that is open");
}

#[test]
fn a_place_that_has_reported_gives_way_to_the_first_that_has_not() {
    let mut app = round(80, 24);
    type_keys(&mut app, "Enter Enter 3 Esc r");
    assert_eq!(selected(&app), "1.1");
}

#[test]
fn the_grid_shows_the_measure_that_one_leaves_whatever_it_is_filtered_by() {
    let mut app = open(demo(), Lang::Thai, 80, 24);
    type_keys(&mut app, "o r");
    assert_eq!(selected(&app), "1.1", "the queue is that of the whole plan");
    type_keys(&mut app, "Esc");
    assert_eq!((selected(&app).as_str(), app.mode()), ("1.1", Mode::Grid));
    for (keys, mode) in [("v", Mode::Grid), ("b", Mode::Board), ("U", Mode::Units)] {
        let mut app = round(80, 24);
        type_keys(&mut app, "Enter Enter");
        let stood = selected(&app);
        type_keys(&mut app, keys);
        assert_eq!((selected(&app), app.mode()), (stood, mode), "{keys}");
    }
}

#[test]
fn when_all_have_reported_it_says_so() {
    let mut app = open(monthly(2), Lang::Thai, 80, 24);
    type_keys(&mut app, "r = =");
    assert_eq!((selected(&app).as_str(), app.memory.round.as_deref()), ("", None));
    assert!(text_of(&app).contains("รายงานครบทั้ง ๒ มาตรการ"), "{}", text_of(&app));
    type_keys(&mut app, "3 = n d Enter Down PageDown");
    assert_eq!((app.mode(), left(&app)), (Mode::Round, 0), "nothing is at hand");
    type_keys(&mut app, "Up");
    assert_eq!(selected(&app), "1.2");
    type_keys(&mut app, "Down u");
    assert_eq!((selected(&app).as_str(), left(&app)), ("1.2", 1));
    type_keys(&mut app, "= Esc r");
    assert!(text_of(&app).contains("รายงานครบทั้ง ๒ มาตรการ"), "{}", text_of(&app));
}

#[test]
fn a_month_without_a_queue_says_so() {
    for (lang, word) in [(Lang::Thai, "ไม่มีมาตรการที่ต้องรายงาน"), (Lang::English, "no measure is to report")]
    {
        let mut app = open(monthly(0), lang, 80, 24);
        type_keys(&mut app, "r Down Up Home End Enter = 3 n");
        assert!(text_of(&app).contains(word), "{}", text_of(&app));
    }
}

#[test]
fn what_another_program_changes_leaves_the_measure_at_hand() {
    let mut app = round(80, 24);
    type_keys(&mut app, "Enter");
    assert_eq!(selected(&app), "1.3");
    let mut theirs = demo();
    // It stands elsewhere, and one before it is not in the queue any more.
    let measures = &mut theirs.sections[0].indicators[0].measures;
    measures.swap(2, 3);
    measures[0].log.clear();
    measures[0].monitoring.every = Some(Cadence::Yearly);
    measures[0].due.when = When::Unstated;
    update(&mut app, Msg::Foreign { base: Box::new(demo()), theirs: Box::new(theirs.clone()) });
    assert_eq!(selected(&app), "1.3");
    assert_eq!(app.round.queue, Queue::build(app.plan(), ides()));
    // It is gone: the one that followed is at hand.
    let base = app.plan().clone();
    theirs.sections[0].indicators[0].measures.retain(|measure| measure.id != "1.3");
    update(&mut app, Msg::Foreign { base: Box::new(base), theirs: Box::new(theirs) });
    assert_eq!(app.plan().find("1.3"), None);
    let place = app.round.place().unwrap();
    assert_eq!(app.memory.round, app.plan().at(place).map(|measure| measure.id.clone()));
    type_keys(&mut app, "3");
    assert_eq!(app.plan().at(place).unwrap().status(ides()), Status::Done);
}

#[test]
fn the_queue_is_never_older_than_the_plan() {
    let mut app = round(80, 24);
    for keys in ["=", "3", "u", "n ก Enter", "u", "Ctrl-R", "Esc 5 r", "o", "Esc"] {
        type_keys(&mut app, keys);
        assert_eq!(app.round.queue, Queue::build(app.plan(), ides()), "{keys}");
    }
    let figures = Grid::build(app.plan(), &Query::default(), ides()).figures;
    assert_eq!(app.round.queue.stops.iter().filter(|stop| stop.is_expected).count(), figures.awaited);
}

#[test]
fn a_failed_save_is_told_of_in_the_round() {
    let mut app = round(80, 24);
    type_keys(&mut app, "3");
    update(&mut app, full());
    assert!(app.notice.as_ref().is_some_and(|notice| notice.warning));
    assert_eq!(app.mode(), Mode::Round);
    update(&mut app, Msg::Key(key("Down")));
    assert_eq!(app.round.at, 1);
}

// How it looks.

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)];

fn filled(lang: Lang, width: u16, height: u16) -> App {
    let mut plan = demo();
    let earlier = FollowUp {
        text: "ประชุมกับผู้รับจ้างแล้ว".into(),
        ..FollowUp::new("2023-03-02".parse().unwrap(), Status::Delayed)
    };
    report("1.3", earlier)(&mut plan);
    let mut app = open(plan, lang, width, height);
    type_keys(&mut app, "r");
    app.select(app.plan().find("1.3").unwrap().0);
    for (keys, text) in [
        ("2 n", "จัดโต๊ะน้ำดื่มแล้ว รอป้าย กำชับผู้รับผิดชอบให้ดำเนินการให้แล้วเสร็จก่อนประชุมครั้งหน้า"),
        ("o", "ผู้รับจ้างส่งป้ายช้า"),
        ("e", "ภาพถ่ายจุดบริการ"),
        ("e", "https://example.go.th/1-3"),
        ("d", "ให้แล้วเสร็จก่อนประชุมครั้งหน้า"),
    ] {
        type_keys(&mut app, keys);
        if app.mode() == Mode::Field {
            type_text(&mut app, text);
            type_keys(&mut app, "Enter");
        }
    }
    // So that no notice lies over the keys.
    type_keys(&mut app, "Ctrl-U");
    app
}

fn long_title(lang: Lang, width: u16, height: u16) -> App {
    let mut plan = demo();
    let measure = measure_mut(&mut plan, "1.1");
    measure.title = "ประชุมทบทวนมาตรฐานการให้บริการร่วมกับเจ้าหน้าที่จุดบริการทุกจุด พร้อมซักซ้อมขั้นตอนที่ประชาชนสอบถามมากที่สุด และจัดทำบันทึกข้อตกลงติดไว้ที่โต๊ะหัวหน้าเวรเพื่อให้การให้บริการแต่ละรอบเวรเป็นมาตรฐานเดียวกัน".into();
    measure.log.clear();
    let mut app = open(plan, lang, width, height);
    type_keys(&mut app, "r");
    app
}

fn finished(lang: Lang, width: u16, height: u16) -> App {
    let mut app = open(monthly(3), lang, width, height);
    type_keys(&mut app, "r = = = Down");
    app
}

#[test]
fn every_state_at_every_size() {
    type Make = fn(Lang, u16, u16) -> App;
    let states: [(&str, Make); 3] = [("filled", filled), ("long", long_title), ("finished", finished)];
    for (name, make) in states {
        for lang in [Lang::Thai, Lang::English] {
            for (width, height) in SIZES {
                let app = make(lang, width, height);
                let with_styles = lang == Lang::Thai && width >= 80 && name == "filled";
                let seen = if with_styles { of(&app) } else { text_of(&app) };
                insta::assert_snapshot!(format!("round_{name}_{width}x{height}_{lang:?}"), seen);
            }
        }
    }
}

#[test]
fn a_report_from_earlier_in_the_month() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = open(demo(), lang, 80, 24);
        type_keys(&mut app, "r ↓ ↓ ↓");
        insta::assert_snapshot!(format!("round_earlier_80x24_{lang:?}"), text_of(&app));
    }
}

#[test]
fn the_status_that_was_chosen_has_its_bar() {
    for (keys, chosen) in [("1", "▌1 ยังไม่เริ่ม"), ("3", "▌3 เสร็จ"), ("5", "▌5 ยกเลิก")]
    {
        let mut app = round(80, 24);
        assert!(!text_of(&app).contains('▌'));
        type_keys(&mut app, keys);
        assert!(text_of(&app).contains(chosen), "{}", text_of(&app));
    }
}

#[test]
fn a_field_moves_nothing_on_the_page() {
    for (width, height) in [(80, 24), (120, 40), (40, 14)] {
        let mut app = round(width, height);
        let before = text_of(&app);
        type_keys(&mut app, "n");
        let page = usize::from(app.layout().unwrap().page.bottom()) - 1;
        let lines = |text: &str| text.lines().take(page).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&text_of(&app)), lines(&before), "{width}x{height}");
    }
}

#[test]
fn what_has_no_room_is_scrolled_to() {
    let mut app = filled(Lang::Thai, 40, 10);
    let mut seen = String::new();
    for _ in 0..30 {
        seen.push_str(&text_of(&app));
        type_keys(&mut app, "Ctrl-D");
    }
    for text in ["เปิดจุดบริการพิเศษ", "ผู้รับจ้างส่งป้ายช้า", "ภาพถ่ายจุดบริการ", "example.go.th", "ราวจับทางลาด", "IIT"]
    {
        assert!(seen.contains(text), "{text} is never seen:\n{seen}");
    }
    let last = app.round.scroll;
    type_keys(&mut app, "PageDown");
    assert_eq!(app.round.scroll, last, "there is an end");
    type_keys(&mut app, "PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp");
    assert_eq!(app.round.scroll, 0);
}

#[test]
fn a_private_note_is_not_on_the_page() {
    assert!(demo().find("1.3").is_some_and(|(_, measure)| measure.note.contains("โทรถามผู้รับจ้าง")));
    let app = filled(Lang::Thai, 200, 60);
    assert!(!text_of(&app).contains("โทรถามผู้รับจ้าง"));
}
