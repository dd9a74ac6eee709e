//! The page of a meeting: what is seen, what is typed and picked, and its life from the keys.

use super::meetings::of;
use super::{App, Msg, app_in, demo, ides, screens, told, type_keys, type_text, update};
use crate::locales::Lang;
use crate::paper::{Layout, fresh_minutes};
use crate::plan::{AgendaPart, Meeting, MeetingPart, MeetingState, Plan, Presence};
use crate::thai::digits::Digits;
use crate::tui::app::{Modal, Screen};
use crate::tui::meeting::{self, go_to};

const NUMBER: &str = "3/2566";

fn at_page(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    go_to(&mut app, NUMBER, MeetingPart::Number);
    app
}

/// The page of the open meeting of the demo, the cursor on `part`.
fn at(part: MeetingPart) -> App {
    let mut app = of(demo());
    go_to(&mut app, NUMBER, part);
    app
}

fn shown(app: &App) -> &Meeting {
    meeting::shown(app).unwrap()
}

/// Opens the line of what is at hand and types `text` over what stands there.
fn write(app: &mut App, text: &str) {
    type_keys(app, "Enter Ctrl-A Delete");
    type_text(app, text);
    type_keys(app, "Enter");
}

fn layout() -> Layout {
    Layout { width: 80, digits: Digits::Thai }
}

#[test]
fn the_page_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("meeting_{width}x{height}");
        insta::assert_snapshot!(name, screens::of(&at_page(Lang::Thai, width, height)));
    }
}

#[test]
fn the_page_in_english_and_on_small_screens() {
    insta::assert_snapshot!("meeting_120x60_in_english", screens::text_of(&at_page(Lang::English, 120, 60)));
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("meeting_40x10_{lang:?}"), screens::text_of(&at_page(lang, 40, 10)));
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_page(lang, width, height));
        }
    }
}

#[test]
fn the_agenda_and_the_directives_of_a_closed_meeting() {
    let mut app = app_in(Lang::Thai, 100, 30);
    go_to(&mut app, "2/2566", MeetingPart::ItemTitle(3));
    insta::assert_snapshot!(screens::text_of(&app));
}

#[test]
fn the_cursor_is_seen_at_every_size_and_goes_to_the_end_and_back() {
    for (width, height) in [(40, 10), (80, 24), (120, 40)] {
        let mut app = at_page(Lang::Thai, width, height);
        let mut spots = vec![meeting::selected(&app).unwrap()];
        for _ in 0..200 {
            type_keys(&mut app, "Down");
            let picture = screens::text_of(&app);
            assert!(picture.lines().any(|line| line.starts_with('▌')), "{width}: {spots:?}\n{picture}");
            spots.push(meeting::selected(&app).unwrap());
        }
        assert!(spots.is_sorted(), "{spots:?}");
        spots.dedup();
        assert_eq!(spots, (0..spots.len()).collect::<Vec<_>>(), "none is passed over");
        type_keys(&mut app, "Home");
        assert_eq!(meeting::selected(&app), Some(0));
    }
}

#[test]
fn every_part_can_be_gone_to_at_every_size_and_what_is_not_there_leads_near_it() {
    use MeetingPart as P;
    let parts = [P::Number, P::Date, P::Body, P::Place, P::Opened, P::Closed, P::Writer, P::Reviewer]
        .into_iter()
        .chain([P::Attendance(3), P::Guest(1), P::ItemTitle(2), P::ItemText(2), P::Resolution(5)]);
    for part in parts {
        for (width, height) in [(40, 10), (120, 40), (0, 0)] {
            let mut app = at_page(Lang::Thai, width, height);
            go_to(&mut app, NUMBER, part);
            update(&mut app, Msg::Resize(ratatui::layout::Size { width: 80, height: 24 }));
            let again = at(part);
            assert_eq!(meeting::selected(&app), meeting::selected(&again), "{part:?} {width}");
        }
    }
    let last = at(P::Attendance(9));
    assert_eq!(meeting::selected(&at(P::Attendance(99))), meeting::selected(&last));
    let mut app = of(demo());
    go_to(&mut app, "nowhere", P::Number);
    assert_eq!(app.screen, Screen::Meetings);
}

#[test]
fn another_number_goes_to_all_that_refers_to_it_and_one_that_is_taken_is_refused() {
    let mut plan = demo();
    plan.directives[0].given_at = NUMBER.into();
    let mut app = of(plan.clone());
    go_to(&mut app, NUMBER, MeetingPart::Number);
    write(&mut app, "๗/๒๕๖๖");
    assert_eq!((shown(&app).number.as_str(), told(&app)), ("7/2566", "sitting-renumbered"));
    assert_eq!(app.plan.directives[0].given_at, "7/2566");
    type_keys(&mut app, "u");
    assert_eq!((&app.plan, shown(&app).number.as_str()), (&plan, NUMBER), "the page follows");
    for (text, said) in
        [("2/2566", "sitting-number-taken"), ("๒/๒๕๖๖", "sitting-number-taken"), ("", "sitting-no-number")]
    {
        write(&mut app, text);
        assert_eq!((told(&app), app.writing.is_some()), (said, true), "{text}");
        type_keys(&mut app, "Esc");
        assert_eq!(app.plan, plan);
    }
}

#[test]
fn a_day_is_typed_in_any_form_and_nonsense_is_refused() {
    for text in ["22/3/2566", "22 มี.ค. 66", "๒๒ มีนาคม ๒๕๖๖", "วันพุธที่ ๒๒ มีนาคม ๒๕๖๖", "+7"]
    {
        let mut app = at(MeetingPart::Date);
        write(&mut app, text);
        assert_eq!(
            (shown(&app).date.to_string().as_str(), told(&app)),
            ("2023-03-22", "sitting-written"),
            "{text}"
        );
    }
    for text in ["พรุ่งนี้มั้ง", "31/2/2566", ""] {
        let mut app = at(MeetingPart::Date);
        write(&mut app, text);
        assert_eq!((told(&app), app.writing.is_some()), ("sitting-no-day", true), "{text}");
        assert_eq!(app.plan, demo());
    }
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 80, 24);
        go_to(&mut app, NUMBER, MeetingPart::Date);
        type_keys(&mut app, "Enter Enter");
        assert!(app.writing.is_none() && app.plan == demo(), "the day that it is stays");
    }
}

#[test]
fn a_time_is_typed_in_any_form_and_nonsense_is_refused() {
    for text in ["12:15", "12.15", "๑๒.๑๕ น.", "1215"] {
        let mut app = at(MeetingPart::Closed);
        write(&mut app, text);
        assert_eq!((shown(&app).closed.as_str(), told(&app)), ("12:15", "sitting-written"), "{text}");
    }
    let mut app = at(MeetingPart::Opened);
    for text in ["เที่ยง", "25:00", "9.3"] {
        write(&mut app, text);
        assert_eq!((told(&app), app.writing.is_some()), ("sitting-no-time", true), "{text}");
        type_keys(&mut app, "Esc");
    }
    type_keys(&mut app, "Enter Enter");
    assert_eq!(app.plan, demo(), "the time that it is stays");
    write(&mut app, "");
    assert_eq!(shown(&app).opened, "");
}

#[test]
fn one_key_for_absent_with_the_reason_and_for_present_again() {
    let mut app = at(MeetingPart::Attendance(0));
    let presence = |app: &App| shown(app).attendance[0].presence.clone();
    type_keys(&mut app, "Space Down Enter");
    assert_eq!((presence(&app), told(&app)), (Presence::Absent("ติดราชการ".into()), "sitting-is-absent"));
    type_keys(&mut app, "Space");
    assert_eq!((presence(&app), app.modals.len()), (Presence::Present, 0));
    type_keys(&mut app, "Space Down Down Down Enter");
    type_text(&mut app, "ไปราชการต่างประเทศ");
    type_keys(&mut app, "Enter");
    assert_eq!(presence(&app), Presence::Absent("ไปราชการต่างประเทศ".into()));
    type_keys(&mut app, "s");
    type_text(&mut app, "นายตัวอย่าง เก้า");
    type_keys(&mut app, "Enter");
    assert_eq!(presence(&app), Presence::StandIn("นายตัวอย่าง เก้า".into()));
    type_keys(&mut app, "s Ctrl-A Delete Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("sitting-empty", true), "nobody is no stand-in");
    type_keys(&mut app, "Esc u u u u");
    assert_eq!(app.plan, demo());
    go_to(&mut app, NUMBER, MeetingPart::Place);
    type_keys(&mut app, "Space");
    assert_eq!(told(&app), "sitting-no-member-here");
}

#[test]
fn members_guests_and_items_come_go_and_change_places() {
    let mut app = at(MeetingPart::Guest(0));
    let before = shown(&app).clone();
    type_keys(&mut app, "a");
    type_text(&mut app, "นายตัวอย่าง แปด");
    type_keys(&mut app, "Enter");
    assert_eq!(shown(&app).guests[1], "นายตัวอย่าง แปด", "behind the one at hand");
    type_keys(&mut app, "Alt-Up");
    assert_eq!(shown(&app).guests[0], "นายตัวอย่าง แปด");
    type_keys(&mut app, "Alt-Up");
    assert_eq!(told(&app), "tui-at-the-edge");
    type_keys(&mut app, "Delete");
    assert_eq!(shown(&app).guests, before.guests);
    go_to(&mut app, NUMBER, MeetingPart::Resolution(1));
    type_keys(&mut app, "a");
    type_text(&mut app, "เรื่องใหม่");
    type_keys(&mut app, "Enter Alt-Down");
    assert_eq!((shown(&app).agenda[3].title.as_str(), shown(&app).agenda.len()), ("เรื่องใหม่", 7));
    type_keys(&mut app, "Delete");
    assert_eq!(shown(&app).agenda, before.agenda);
    go_to(&mut app, NUMBER, MeetingPart::Attendance(0));
    type_keys(&mut app, "Delete");
    assert_eq!(shown(&app).attendance[..], before.attendance[1..]);
    type_keys(&mut app, "a Enter Alt-Up");
    assert_eq!(shown(&app).attendance, before.attendance, "the roster has what is missing");
    for part in [MeetingPart::Date, MeetingPart::Number] {
        go_to(&mut app, NUMBER, part);
        for (keys, said) in [
            ("Delete", "tui-nothing-to-remove"),
            ("a", "sitting-no-list-here"),
            ("Alt-Up", "sitting-no-list-here"),
        ] {
            type_keys(&mut app, keys);
            assert_eq!((told(&app), shown(&app)), (said, &before), "{keys}");
        }
    }
}

#[test]
fn lists_that_are_empty_say_how_they_are_filled_and_are() {
    let mut plan = demo();
    let open = plan.meetings.iter_mut().find(|m| m.number == NUMBER).unwrap();
    (open.attendance, open.guests, open.agenda) = (vec![], vec![], vec![]);
    let mut app = of(plan);
    go_to(&mut app, NUMBER, MeetingPart::Attendance(0));
    insta::assert_snapshot!(screens::text_of(&app));
    type_keys(&mut app, "Enter Enter");
    assert_eq!(shown(&app).attendance, demo().bodies[0].attendance(), "the whole roster at once");
    for (part, text) in [(MeetingPart::Guest(0), "ผู้สังเกตการณ์"), (MeetingPart::ItemTitle(0), "เรื่องเดียว")]
    {
        go_to(&mut app, NUMBER, part);
        type_keys(&mut app, "m Delete Alt-Down");
        type_keys(&mut app, "Enter");
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
    }
    assert_eq!(
        (shown(&app).guests[0].as_str(), shown(&app).agenda[0].title.as_str()),
        ("ผู้สังเกตการณ์", "เรื่องเดียว")
    );
}

#[test]
fn a_resolution_is_a_short_phrase_or_typed() {
    let mut app = at(MeetingPart::ItemTitle(3));
    let resolution = |app: &App| shown(app).agenda[3].resolution.clone();
    type_keys(&mut app, "m");
    type_text(&mut app, "เห็นชอบ");
    type_keys(&mut app, "Enter");
    assert_eq!((resolution(&app).as_str(), told(&app)), ("เห็นชอบ", "sitting-written"));
    type_keys(&mut app, "m");
    type_text(&mut app, "มอบหมาย");
    type_keys(&mut app, "Enter");
    type_text(&mut app, "ฝ่ายโยธาดำเนินการ");
    type_keys(&mut app, "Enter");
    assert_eq!(resolution(&app), "มอบหมายให้ฝ่ายโยธาดำเนินการ");
    type_keys(&mut app, "m Enter");
    assert!(app.writing.is_some(), "words of one's own are opened again");
    type_keys(&mut app, "Esc Delete");
    assert_eq!((resolution(&app).as_str(), told(&app)), ("", "sitting-emptied"));
    go_to(&mut app, NUMBER, MeetingPart::Place);
    type_keys(&mut app, "m");
    assert_eq!(told(&app), "sitting-no-item-here");
}

#[test]
fn who_signs_is_picked_from_those_who_are_there() {
    let mut app = at(MeetingPart::Writer);
    let first = shown(&app).attendance[0].name.clone();
    type_keys(&mut app, "Enter Home Enter");
    assert_eq!(shown(&app).writer, first);
    go_to(&mut app, NUMBER, MeetingPart::Reviewer);
    type_keys(&mut app, "Enter End Enter");
    type_text(&mut app, "นางสาวตัวอย่าง เจ็ด");
    type_keys(&mut app, "Enter");
    assert_eq!(shown(&app).reviewer, "นางสาวตัวอย่าง เจ็ด");
}

#[test]
fn the_body_is_picked_where_there_are_several() {
    let mut plan = demo();
    plan.bodies.truncate(1);
    let mut app = of(plan.clone());
    go_to(&mut app, NUMBER, MeetingPart::Body);
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.modals.len()), ("sitting-one-body", 0));
    plan.bodies.push(crate::plan::Body {
        name: "คณะทำงานตัวอย่าง".into(), ..crate::plan::Body::default()
    });
    let mut app = of(plan);
    go_to(&mut app, NUMBER, MeetingPart::Body);
    type_keys(&mut app, "Enter Down Enter");
    assert_eq!(shown(&app).body, "คณะทำงานตัวอย่าง");
}

/// The open meeting of the demo with all of it said.
fn complete() -> Plan {
    let mut plan = demo();
    for (_, id) in plan.measures().map(|(place, m)| (place, m.id.clone())).collect::<Vec<_>>() {
        let measure = plan.find(&id).unwrap().1;
        let (at, done) = (measure.log.len(), crate::plan::FollowUp::new(ides(), crate::plan::Status::Done));
        let entry = crate::plan::FollowUp { text: "แล้วเสร็จ".into(), ..done };
        crate::plan::Edit::AddFollowUp { measure: id, at, entry }.apply(&mut plan).unwrap();
    }
    plan.directives.clear();
    let open = plan.meetings.iter_mut().find(|m| m.number == NUMBER).unwrap();
    (open.writer, open.reviewer) = ("นายตัวอย่าง หนึ่ง".into(), "นายตัวอย่าง สอง".into());
    for item in &mut open.agenda {
        item.text = "กล่าวแล้ว".into();
        item.resolution = "รับทราบ".into();
    }
    plan
}

#[test]
fn closing_where_nothing_is_missing_keeps_the_minutes_as_one_change() {
    let mut app = of(complete());
    go_to(&mut app, NUMBER, MeetingPart::Number);
    let before = app.plan.clone();
    update(&mut app, Msg::Time("12:05:59".parse().unwrap()));
    type_keys(&mut app, "x");
    assert_eq!((app.modals.len(), told(&app)), (0, "sitting-closed"));
    let closed = shown(&app);
    assert_eq!((closed.state, closed.closed.as_str()), (MeetingState::Closed, "12:05"));
    assert!(closed.minutes.contains("เลิกประชุมเวลา ๑๒.๐๕ น."), "{}", closed.minutes);
    assert_eq!(
        fresh_minutes(&app.plan, closed, ides(), layout()).text,
        closed.minutes,
        "nothing else came in"
    );
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before, "one undo");
    type_keys(&mut app, "Ctrl-Y x");
    assert_eq!(told(&app), "sitting-is-closed");
}

#[test]
fn what_is_missing_is_listed_and_gone_to_and_the_same_key_closes_all_the_same() {
    let mut app = at(MeetingPart::Number);
    type_keys(&mut app, "x");
    assert!(matches!(app.modals.last(), Some(Modal::Picker(_))));
    insta::assert_snapshot!(screens::text_of(&app));
    type_keys(&mut app, "Enter");
    assert_eq!(
        (app.screen, shown(&app).state),
        (Screen::Round, MeetingState::Open),
        "to the reports that are missing"
    );
    let mut app = at(MeetingPart::Number);
    type_keys(&mut app, "x");
    type_text(&mut app, "วาระที่ ๓");
    type_keys(&mut app, "Enter");
    let there = meeting::selected(&app);
    assert!(
        [MeetingPart::ItemText(2), MeetingPart::Resolution(2)]
            .iter()
            .any(|part| there == meeting::selected(&at(*part)))
    );
    type_keys(&mut app, "x Esc");
    assert_eq!(app.plan, demo(), "nothing is closed by looking");
    type_keys(&mut app, "x x");
    assert_eq!((shown(&app).state, shown(&app).is_filed()), (MeetingState::Closed, true));
    type_keys(&mut app, "u");
    assert_eq!(app.plan, demo());
}

#[test]
fn a_meeting_of_another_day_is_closed_without_an_invented_time() {
    let mut plan = complete();
    let open = plan.meetings.iter_mut().find(|m| m.number == NUMBER).unwrap();
    open.date = "2023-03-14".parse().unwrap();
    let mut app = of(plan);
    go_to(&mut app, NUMBER, MeetingPart::Number);
    type_keys(&mut app, "x");
    assert_eq!(app.modals.len(), 1, "the time is missing");
    type_keys(&mut app, "x");
    assert_eq!((shown(&app).state, shown(&app).closed.as_str()), (MeetingState::Closed, ""));
}

#[test]
fn nobody_came_is_the_first_that_is_said() {
    let mut plan = complete();
    let open = plan.meetings.iter_mut().find(|m| m.number == NUMBER).unwrap();
    open.attendance.iter_mut().for_each(|member| member.presence = Presence::Absent("ลาป่วย".into()));
    let mut app = of(plan);
    go_to(&mut app, NUMBER, MeetingPart::Number);
    type_keys(&mut app, "x Enter");
    assert_eq!(meeting::selected(&app), meeting::selected(&at(MeetingPart::Attendance(0))));
    assert_eq!(shown(&app).state, MeetingState::Open);
}

#[test]
fn a_filed_meeting_is_read_only_until_it_is_opened_again_and_no_version_is_lost() {
    let mut app = at(MeetingPart::Attendance(0));
    type_keys(&mut app, "x x");
    let filed = app.plan.clone();
    insta::assert_snapshot!("meeting_filed", screens::text_of(&app));
    for part in
        [MeetingPart::Number, MeetingPart::Attendance(0), MeetingPart::Guest(0), MeetingPart::ItemTitle(0)]
    {
        go_to(&mut app, NUMBER, part);
        for keys in ["Enter", "F2", "a", "Delete", "Alt-Down", "Space", "s", "m"] {
            type_keys(&mut app, keys);
            assert_eq!(
                (told(&app), app.writing.is_none(), app.modals.len()),
                ("sitting-read-only", true, 0),
                "{keys}"
            );
            assert_eq!(app.plan, filed, "{keys}");
        }
    }
    type_keys(&mut app, "o Enter");
    assert_eq!(app.plan, filed, "the first answer leaves it closed");
    type_keys(&mut app, "o Down Enter");
    assert_eq!((shown(&app).state, told(&app)), (MeetingState::Open, "sitting-reopened"));
    assert_eq!(shown(&app).former, [filed.meeting(NUMBER).unwrap().minutes.clone()]);
    go_to(&mut app, NUMBER, MeetingPart::Place);
    write(&mut app, "ห้องใหม่");
    type_keys(&mut app, "x x");
    let known = shown(&app);
    assert!(known.minutes.contains("ห้องใหม่") && !known.former[0].contains("ห้องใหม่"));
    type_keys(&mut app, "Home");
    assert!(screens::text_of(&app).contains("เก็บรายงานฉบับก่อนไว้ ๑ ฉบับ"));
    type_keys(&mut app, "u u u u");
    assert_eq!(app.plan, demo());
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_written_over_unseen() {
    let mut app = at(MeetingPart::Place);
    type_keys(&mut app, "Enter");
    type_text(&mut app, " (ใหม่)");
    let edit = crate::plan::Edit::SetMeeting {
        number: NUMBER.into(),
        field: crate::plan::MeetingField::Place("ห้องอื่น".into()),
    };
    app.commit(edit).unwrap();
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), shown(&app).place.as_str()), ("tui-text-changed", "ห้องอื่น"));
    type_keys(&mut app, "Enter");
    assert!(shown(&app).place.ends_with("(ใหม่)"));
}

#[test]
fn a_meeting_that_hears_of_an_id_that_stands_twice_is_not_closed() {
    let mut plan = complete();
    let copy = plan.sections[0].indicators[0].measures[0].clone();
    plan.sections[0].indicators[0].measures.push(copy);
    let mut app = of(plan.clone());
    go_to(&mut app, NUMBER, MeetingPart::Number);
    type_keys(&mut app, "x");
    assert_eq!((told(&app), &app.plan), ("tui-id-twice", &plan));
}

#[test]
fn a_text_of_the_agenda_that_is_left_is_found_again() {
    let mut app = at(MeetingPart::ItemText(0));
    let before = app.plan.clone();
    type_keys(&mut app, "Enter Ctrl-A");
    type_text(&mut app, "ประธานแจ้งเรื่อง");
    type_keys(&mut app, "Esc");
    assert_eq!((told(&app), app.plan == before), ("sitting-kept", true));
    // Also from elsewhere, and not in another place.
    type_keys(&mut app, "Esc");
    go_to(&mut app, NUMBER, MeetingPart::ItemText(1));
    type_keys(&mut app, "Enter");
    assert_ne!(app.writing.as_ref().unwrap().field.text(), "ประธานแจ้งเรื่อง");
    type_keys(&mut app, "Esc");
    go_to(&mut app, NUMBER, MeetingPart::ItemText(0));
    type_keys(&mut app, "Enter");
    assert_eq!(app.writing.as_ref().unwrap().field.text(), "ประธานแจ้งเรื่อง");
    type_keys(&mut app, "Enter");
    assert_eq!(shown(&app).agenda[0].text, "ประธานแจ้งเรื่อง");
    type_keys(&mut app, "Enter Esc");
    assert_ne!(told(&app), "sitting-kept", "nothing was changed");
}

#[test]
fn a_resolution_that_is_left_is_found_again_and_what_was_written_there_since_is_told() {
    let mut app = at(MeetingPart::Resolution(0));
    type_keys(&mut app, "Enter End Enter Ctrl-A");
    type_text(&mut app, "ให้ทุกฝ่ายเร่งรัด");
    type_keys(&mut app, "Esc");
    assert_eq!(told(&app), "sitting-kept");
    // Somebody else resolves something there.
    let mut items = shown(&app).agenda.clone();
    items[0].resolution = "รับทราบตามเสนอ".into();
    let field = crate::plan::MeetingField::Agenda(items);
    app.commit(crate::plan::Edit::SetMeeting { number: NUMBER.into(), field }).unwrap();
    crate::tui::moving::changed(&mut app);
    type_keys(&mut app, "Enter Enter");
    assert_eq!(app.writing.as_ref().unwrap().field.text(), "ให้ทุกฝ่ายเร่งรัด", "the list begins at it");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("tui-text-changed", true));
    type_keys(&mut app, "Enter");
    assert_eq!(shown(&app).agenda[0].resolution, "ให้ทุกฝ่ายเร่งรัด");
}

#[test]
fn the_lists_begin_at_what_is_usual() {
    let mut plan = demo();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.number == NUMBER).unwrap();
    (meeting.writer, meeting.reviewer) = (String::new(), String::new());
    let is_adoption = |title: &str| AgendaPart::of(title) == Some(AgendaPart::Adoption);
    let adoption = meeting.agenda.iter().position(|item| is_adoption(&item.title)).unwrap();
    meeting.agenda[adoption].resolution.clear();
    let usual = plan.body_of(plan.meeting(NUMBER).unwrap()).unwrap().signers();
    let mut app = of(plan);
    let parts = [(MeetingPart::Writer, 0), (MeetingPart::Reviewer, 1)];
    for (part, at) in parts {
        go_to(&mut app, NUMBER, part);
        type_keys(&mut app, "Enter Enter");
        let now = if at == 0 { &shown(&app).writer } else { &shown(&app).reviewer };
        assert_eq!(Some(now), usual[at].as_ref());
    }
    go_to(&mut app, NUMBER, MeetingPart::Resolution(adoption));
    type_keys(&mut app, "Enter Enter");
    assert_eq!(shown(&app).agenda[adoption].resolution, "รับรองรายงานการประชุม");
}

#[test]
fn undo_of_opening_and_closing_says_which_meeting_and_how_it_stands() {
    let mut app = at(MeetingPart::Number);
    let said = |app: &App| app.words.say(&app.notice.as_ref().unwrap().message);
    crate::tui::sitting::close(&mut app, NUMBER);
    assert_eq!(shown(&app).state, MeetingState::Closed);
    type_keys(&mut app, "u");
    assert_eq!(shown(&app).state, MeetingState::Open);
    let text = said(&app);
    assert!(
        told(&app) == "tui-undone-meeting" && text.contains("๓/๒๕๖๖") && text.contains("กำลังประชุม"),
        "{text}"
    );
    type_keys(&mut app, "Ctrl-Y");
    let text = said(&app);
    assert!(told(&app) == "tui-redone-meeting" && text.contains("ปิดแล้ว"), "{text}");
}
