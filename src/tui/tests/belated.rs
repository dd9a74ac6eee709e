//! Between meetings: which meeting hears a report, and what came too late for one.

use super::{App, app_in, demo, ides, screens, type_keys, type_text};
use crate::locales::Lang;
use crate::paper::{self, Layout};
use crate::plan::{FollowUp, Meeting, Status};
use crate::thai::digits::Digits;
use crate::view::Round;

/// The third meeting was filed today, and the next is a month ahead; 1.1 has reported to the third.
fn after_the_meeting(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    app.plan.meetings.retain(|meeting| meeting.date <= ides());
    app.plan.meetings.push(Meeting::new("4/2566", "2023-04-19".parse().unwrap()));
    type_keys(&mut app, "3");
    let number = "3/2566";
    let meeting = app.plan.meetings.iter_mut().find(|meeting| meeting.number == number).unwrap();
    meeting.state = crate::plan::MeetingState::Open;
    let layout = Layout { width: 80, digits: Digits::Thai };
    let minutes = paper::fresh_minutes(&app.plan, app.plan.meeting(number).unwrap(), ides(), layout).text;
    let edit = app.plan.file(number, minutes).unwrap();
    app.commit(edit).unwrap();
    crate::tui::moving::changed(&mut app);
    app
}

#[track_caller]
fn log(app: &App) -> Vec<(Status, String)> {
    let (_, measure) = app.plan().find("1.1").unwrap();
    let today = measure.log.iter().filter(|entry| entry.on == ides());
    today.map(|entry| (entry.status, entry.meeting.clone())).collect()
}

#[test]
fn after_the_filing_a_status_of_the_same_day_is_a_new_entry_in_grid_and_round() {
    for way in ["4", "Enter 4 Esc", "r Home 4 Esc"] {
        let mut app = after_the_meeting(Lang::Thai, 100, 30);
        let kept = app.plan().meeting("3/2566").unwrap().minutes.clone();
        type_keys(&mut app, way);
        assert_eq!(log(&app), [(Status::Done, "3/2566".into()), (Status::Delayed, String::new())], "{way}");
        type_keys(&mut app, "n");
        type_text(&mut app, "รอวัสดุ");
        type_keys(&mut app, "Enter");
        let (_, measure) = app.plan().find("1.1").unwrap();
        let told = measure.log.iter().find(|entry| entry.meeting == "3/2566" && entry.on == ides()).unwrap();
        assert_eq!(told.text, "", "what the meeting was told stays");
        assert_eq!(log(&app).len(), 2, "the words go to the new one: {way}");
        assert_eq!(app.plan().meeting("3/2566").unwrap().minutes, kept);
        let next = Round::of_meeting(app.plan(), app.plan().meeting("4/2566").unwrap(), ides());
        let heard = next.heard.iter().find(|heard| heard.measure.id == "1.1").unwrap();
        assert!(heard.entries.iter().all(|entry| next.is_belated(entry) && entry.text == "รอวัสดุ"), "{way}");
    }
}

#[test]
fn each_entry_says_which_meeting_hears_it_and_what_came_too_late() {
    let mut app = after_the_meeting(Lang::Thai, 120, 40);
    type_keys(&mut app, "4 Enter");
    let page = screens::text_of(&app);
    let late = page.lines().find(|line| line.contains("● ๑๕ มี.ค. ๖๖   ชะลอ")).unwrap();
    assert!(late.contains("เข้าครั้งที่ ๔/๒๕๖๖") && late.contains("↷ ไม่ทันครั้งที่ ๓/๒๕๖๖"), "{page}");
    let told = page.lines().find(|line| line.contains("● ๑๕ มี.ค. ๖๖") && line.contains("เสร็จ")).unwrap();
    assert!(told.contains("ครั้งที่ ๓/๒๕๖๖") && !told.contains('↷'), "{told}");
    assert_eq!(page.matches('↷').count(), 1);
    insta::assert_snapshot!("belated_page", page);
    type_keys(&mut app, "Esc r Home");
    assert!(screens::text_of(&app).contains("↷ ไม่ทันครั้งที่ ๓/๒๕๖๖"), "{}", screens::text_of(&app));
    // What was reported on the day of the last meeting and was not among what it heard.
    app.today = "2023-03-20".parse().unwrap();
    type_keys(&mut app, "Esc C d");
    type_text(&mut app, "15/3/66");
    type_keys(&mut app, "Enter");
    let page = screens::text_of(&app);
    let marked: Vec<_> = page.lines().filter(|line| line.contains("↷ ไม่ทันครั้งที่ ๓/๒๕๖๖")).collect();
    assert!(matches!(marked[..], [line] if line.contains("ชะลอ")), "{page}");
}

#[test]
fn on_a_narrow_page_the_mark_has_a_line_of_its_own_and_english_has_its_words() {
    let mut app = after_the_meeting(Lang::English, 40, 70);
    type_keys(&mut app, "4 Enter");
    let page = screens::text_of(&app);
    assert!(page.contains("↷ too late for meeting 3/2566"), "{page}");
}

#[test]
fn the_mark_is_that_of_the_rounds() {
    let mut plan = demo();
    for meeting in &mut plan.meetings {
        if meeting.date < ides() {
            meeting.state = crate::plan::MeetingState::Closed;
            meeting.minutes = "รายงาน".into();
        }
    }
    let day = |text: &str| text.parse().unwrap();
    let mut entries: Vec<FollowUp> = ["2022-12-01", "2023-02-15", "2023-02-16", "2023-03-15", "2023-04-30"]
        .map(|on| FollowUp::new(day(on), Status::InProgress))
        .to_vec();
    entries.push(FollowUp { meeting: "2/2566".into(), ..FollowUp::new(day("2023-01-05"), Status::Done) });
    plan.sections[0].indicators[0].measures[0].log = entries.clone();
    let mut marked = 0;
    for entry in &entries {
        let Some(meeting) = plan.heard_by(entry) else { continue };
        let round = Round::of_meeting(&plan, meeting, day("2023-09-30"));
        assert_eq!(round.is_belated(entry), plan.missed_by(entry).is_some(), "{entry:?}");
        marked += usize::from(plan.missed_by(entry).is_some());
    }
    assert!(marked >= 3, "{marked}");
}
