//! Whatever is typed: no panic, a selection that is a place of the grid, and undo all the way back.

use chrono::NaiveTime;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::{Position, Size};

use super::{Effect, Msg, app, demo, hostile, ides, key, update};
use crate::calendar::FiscalYear;
use crate::plan::{Edit, Field, MeetingState, Plan, Status};
use crate::tui::action;
use crate::tui::pointing::Gesture;
use crate::tui::scroll;
use crate::tui::{Theme, draw};

/// An event: mostly keys that do something, sometimes another size.
fn event() -> impl Strategy<Value = Msg> {
    let gestures = vec![Gesture::Click, Gesture::DoubleClick, Gesture::WheelUp, Gesture::WheelDown];
    let gesture = prop::sample::select(gestures);
    let bound: Vec<String> =
        action::all().flat_map(action::Command::default_keys).map(ToString::to_string).collect();
    let letters = vec!["น", "้", "ำ", "ก", "า", "Shift-←", "Shift-Home", "Shift-Enter", "a"];
    prop_oneof![
        8 => prop::sample::select(bound).prop_map(|name| Msg::Key(key(&name))),
        2 => prop::sample::select(vec!["n", "p"]).prop_map(|name| Msg::Key(key(name))),
        4 => prop::sample::select(letters).prop_map(|name| Msg::Key(key(name))),
        1 => "[กนำ้ \r\n\t\u{1b}]{0,40}".prop_map(Msg::Paste),
        1 => any::<char>().prop_map(|c| Msg::Key(key(&c.to_string()))),
        1 => (0..210_u16, 0..70_u16).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
        1 => (0..9_u64, any::<bool>()).prop_map(|(upto, asked)| Msg::Saved { upto, asked, kept: None }),
        2 => another_program(),
        1 => Just(Msg::ConflictKept("แผน.conflict-1.ron".into())),
        2 => (gesture, 0..100_u16, 0..40_u16).prop_map(|(gesture, x, y)| Msg::Pointed(gesture, Position { x, y })),
        1 => "[กนำ้ \r\n\0\u{200b}\u{202e}]{0,40}".prop_map(Msg::Edited),
        1 => Just(Msg::Printed),
        1 => (0..24_u32).prop_map(|hour| Msg::Time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap())),
    ]
}

/// Keys that lead to where single keys seldom come: a screen, a list, a field.
fn way_in() -> impl Strategy<Value = Vec<KeyEvent>> {
    let ways = vec![
        "",
        "b",
        "r",
        "U",
        "C",
        "Enter",
        "Ctrl-P",
        "f",
        "/",
        "s",
        "c",
        "F2",
        "e",
        "Enter End e",
        "Enter End Up e",
        "Enter Down e",
        "Space Space Space",
        "b Down e",
        "U e",
        "U M",
        "r =",
        "C s",
        "Enter a",
        "Enter End Enter",
        "E",
        "E Enter",
        "E o",
        "E x x",
        "E a",
        "E o Enter e",
        "E Enter End a",
        "E Enter Down e",
        "O",
        "O a",
        "O e",
        "O z r",
        "R",
        "R e",
        "R p",
        "R A",
        "K",
        "K Enter",
        "P",
        "P Enter",
        "P f",
        "F5",
        "F5 Tab PageDown",
        "F5 PageDown PageDown PageDown Down m",
        "F5 PageDown PageDown PageDown Down d",
        "F5 p",
    ];
    prop::sample::select(ways).prop_map(|way| way.split_whitespace().map(key).collect())
}

/// Plans of every kind: the demo, one with nothing in it, one in which an id stands twice, one of another year; one in
/// whose meeting people sit; those that nobody would write.
fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![usual(), prop::sample::select(hostile::plans()).prop_map(|(_, plan)| plan)]
}

fn usual() -> impl Strategy<Value = Plan> {
    (0..8_u8).prop_map(|kind| {
        let mut plan = demo();
        match kind {
            0 => plan.sections.clear(),
            1 => {
                let id = plan.measures().next().unwrap().1.id.clone();
                plan.sections[1].indicators[0].measures[0].id = id;
            }
            2 => plan.fiscal_year = FiscalYear::new(2560).unwrap(),
            4 | 5 => plan.meetings.last_mut().unwrap().state = MeetingState::Open,
            3 => plan.sections.iter_mut().for_each(|section| section.indicators.clear()),
            _ => {}
        }
        plan
    })
}

/// Another program's version of the demo plan: the first measures are touched by the keys that are typed, too.
fn another_program() -> impl Strategy<Value = Msg> {
    let edits = prop::collection::vec((0..4_usize, prop::sample::select(Status::ALL.to_vec())), 0..4);
    (edits, any::<bool>(), any::<bool>(), 0..6_u8).prop_map(|(edits, recovered, known, meetings)| {
        let mut theirs = demo();
        // Theirs may have held the meeting, or done away with it.
        let meeting = theirs.meetings.last_mut().unwrap();
        match meetings {
            0 => drop(theirs.meetings.pop()),
            1 => (meeting.state, meeting.minutes) = (MeetingState::Closed, "รายงาน\n".into()),
            2 => meeting.number = "99/2566".into(),
            _ => {}
        }
        for (nth, status) in edits {
            let id = demo().measures().nth(nth).unwrap().1.id.clone();
            let edit = theirs.find(&id).unwrap().1.record(&[], ides(), status);
            if let Some(edit) = edit {
                edit.apply(&mut theirs).unwrap();
            }
            let field = Field::Title(format!("ฉบับอื่น {status:?}"));
            Edit::SetField { measure: id, field }.apply(&mut theirs).unwrap();
        }
        let base = Box::new(demo());
        if recovered {
            Msg::Recovered {
                base: known.then_some(base), mine: Box::new(theirs), file: "กู้คืน.ron".into()
            }
        } else {
            Msg::Foreign { base, theirs: Box::new(theirs) }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_events(plan in plan(), way in way_in(), events in prop::collection::vec(event(), 0..60)) {
        let mut app = app(80, 24);
        app.plan = plan.clone();
        app.rows.forget();
        app.rebuild();
        let (mut steps, mut kept, mut before) = (0, Vec::new(), plan);
        let events: Vec<Msg> = way.into_iter().map(Msg::Key).chain(events).collect();
        for (index, event) in events.into_iter().enumerate() {
            let is_foreign = matches!(event, Msg::Foreign { .. });
            let effects = update(&mut app, event);
            if is_foreign && effects.contains(&Effect::Draw) {
                (steps, before) = (0, app.plan().clone());
            }
            prop_assert!(app.differences.iter().all(|open| open.selected < open.choices.len()));
            steps += 1;
            prop_assert!(effects.len() <= 4, "{effects:?}");
            // What is not accepted was handed over to be kept, to the letter.
            for effect in effects {
                if let Effect::Drafts(drafts) = effect {
                    kept = drafts;
                }
            }
            prop_assert_eq!(&kept, &app.unaccepted());
            let rows = &app.rows.grid.rows;
            match app.rows.selected {
                Some(row) => prop_assert!(app.rows.grid.is_place(row)),
                None => prop_assert!(rows.is_empty()),
            }
            if let (Some(row), Some(layout)) = (app.rows.selected, app.layout()) {
                let mut seen = scroll::visible(&app.rows.grid, app.rows.top, layout.rows.height.into());
                prop_assert!(seen.any(|index| index == row), "the selected row is not seen");
            }
            // Drawing is slow where nothing is optimised.
            if index % 8 == 0 {
                let size = app.size;
                let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
                terminal.draw(|frame| _ = draw(&app, &Theme::dark(), frame)).unwrap();
            }
        }
        for _ in 0..=steps {
            app.history.undo(&mut app.plan).unwrap();
        }
        prop_assert_eq!(app.plan(), &before);
    }
}
