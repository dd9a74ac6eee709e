//! The keys by which a secretary lives through the year: each step is typed, and found wanting where the screen that
//! it leads to is not the one that was meant.

use ratatui::layout::Size;

use super::super::{App, Msg, Origin, type_keys, type_text, update};
use crate::calendar::Day;
use crate::locales::Lang;
use crate::plan::{Meeting, MeetingPart, MeetingState, Plan};
use crate::tui::app::{Modal, Screen};
use crate::tui::meeting::{self, Spot};
use crate::tui::wall::shown;
use crate::tui::{draw, roster};
use crate::view::wall::{Key, Target};

/// The program as it is opened on `today` at `time`.
pub fn opened(plan: Plan, today: Day, time: &str) -> App {
    let size = Size { width: 100, height: 40 };
    let mut app = App::new(plan, Origin::File("แผน.ron".into()), today, Lang::Thai, size);
    update(&mut app, Msg::Time(time.parse().unwrap()));
    app
}

/// The key of what was told last.
pub fn told(app: &App) -> &'static str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

/// Back to the table of measures, from wherever.
#[track_caller]
pub fn home(app: &mut App) {
    for _ in 0..8 {
        if app.screen == Screen::Grid && app.modals.is_empty() && app.writing.is_none() {
            return;
        }
        type_keys(app, "Esc");
    }
    panic!("no way back from {:?}: {}", app.screen, told(app));
}

/// Writes `text` over what stands in the line that is open, and accepts it.
#[track_caller]
pub fn fill(app: &mut App, text: &str) {
    assert!(app.writing.is_some(), "no line is open for {text}: {}", told(app));
    type_keys(app, "Ctrl-A Delete");
    type_text(app, text);
    type_keys(app, "Enter");
}

/// Picks the entry that `words` find in the list that is open.
#[track_caller]
pub fn pick(app: &mut App, words: &str) {
    assert!(
        matches!(app.modals.last(), Some(Modal::Picker(_))),
        "no list is open for {words}: {}",
        told(app)
    );
    type_text(app, words);
    type_keys(app, "Enter");
}

/// What a unit reports of a measure: the key of the status, the words, what stands in the way, the evidence.
pub type Report = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Goes through the month's follow-up. What is not among `reports` says as before, or begins; what is `silent` says
/// nothing.
pub fn go_round(app: &mut App, reports: &[Report], silent: &[&str]) {
    type_keys(app, "r");
    assert_eq!(app.screen, Screen::Round);
    let stops = app.round.queue.stops.clone();
    let ids: Vec<String> = stops.iter().map(|stop| app.plan.at(stop.place).unwrap().id.clone()).collect();
    for (id, ..) in reports {
        assert!(ids.iter().any(|known| known == id), "{id} is not asked for");
    }
    for (at, id) in ids.iter().enumerate() {
        if silent.contains(&id.as_str()) {
            continue;
        }
        type_keys(app, "Home");
        for _ in 0..at {
            type_keys(app, "Down");
        }
        assert_eq!(app.round.place(), Some(stops[at].place), "{id}");
        if let Some((_, status, text, obstacles, evidence)) = reports.iter().find(|(known, ..)| known == id) {
            type_keys(app, status);
            for (key, words) in [("n", text), ("o", obstacles), ("e", evidence)] {
                if !words.is_empty() {
                    type_keys(app, key);
                    fill(app, words);
                }
            }
            continue;
        }
        type_keys(app, "=");
        if told(app) == "tui-round-nothing-before" {
            type_keys(app, "2");
        }
    }
    home(app);
}

/// Goes to the meeting `number` on the screen of meetings.
#[track_caller]
pub fn go_to_meeting(app: &mut App, number: &str) {
    home(app);
    type_keys(app, "E");
    assert_eq!(app.meetings.rows[app.meetings.selected].number, number, "the one that matters is at hand");
    type_keys(app, "Enter");
    assert_eq!(meeting::shown(app).map(|meeting| meeting.number.as_str()), Some(number));
}

/// Goes to a part of the meeting that is shown.
#[track_caller]
pub fn stand_on(app: &mut App, part: MeetingPart) {
    let width = app.layout().unwrap().page.width;
    let spots: Vec<_> = draw::meeting_blocks(app, width).into_iter().filter_map(|block| block.spot).collect();
    let at = spots.iter().position(|spot| *spot == Spot::Part(part)).expect("the page has it");
    type_keys(app, "Home");
    for _ in 0..1000 {
        if meeting::selected(app) == Some(at) {
            return;
        }
        type_keys(app, "Down");
    }
    panic!("{part:?} is not reached");
}

/// The meeting that is held.
pub fn held(app: &App) -> Meeting {
    app.plan.open_meeting().expect("a meeting is held").clone()
}

/// Writes a text into a part of the meeting that is shown.
pub fn enter(app: &mut App, part: MeetingPart, text: &str) {
    stand_on(app, part);
    type_keys(app, "Enter");
    fill(app, text);
}

/// Resolves on an item of the agenda of the meeting that is shown.
pub fn resolve(app: &mut App, item: usize, words: &str) {
    stand_on(app, MeetingPart::Resolution(item));
    type_keys(app, "m");
    pick(app, words);
}

/// Goes to the page of the wall and selects `target` there.
#[track_caller]
fn choose(app: &mut App, key: Key, target: &Target) {
    if app.screen != Screen::Wall {
        home(app);
        type_keys(app, "F5");
    }
    type_keys(app, "Home");
    while shown(app).unwrap().page.key != key {
        let number = shown(app).unwrap().number;
        type_keys(app, "PageDown");
        assert_ne!(shown(app).unwrap().number, number, "the wall has no {key:?}");
    }
    for _ in 0..100 {
        type_keys(app, "Down");
        let slide = shown(app).unwrap();
        if slide.selected.is_some_and(|at| slide.page.items[at].target == *target) {
            return;
        }
    }
    panic!("{target:?} is not on the wall");
}

/// Chooses a measure on the wall.
#[track_caller]
pub fn choose_measure(app: &mut App, id: &str) {
    let (place, _) = app.plan.find(id).expect("the plan has it");
    let key = Key::Indicator { section: place.section, indicator: place.indicator };
    choose(app, key, &Target::Measure(id.into()));
}

/// Chooses a directive on the wall.
#[track_caller]
pub fn choose_directive(app: &mut App, id: &str) {
    choose(app, Key::Directives, &Target::Directive(id.into()));
}

/// Goes to a directive on its screen.
#[track_caller]
pub fn go_to_directive(app: &mut App, id: &str) {
    if app.screen != Screen::Directives {
        home(app);
        type_keys(app, "O");
    }
    type_keys(app, "Home");
    for _ in 0..100 {
        if crate::tui::directives::selected(app).is_some_and(|directive| directive.id == id) {
            return;
        }
        type_keys(app, "Down");
    }
    panic!("{id} is not on the screen of directives");
}

/// Writes the name of the member at `at` of the first body.
pub fn name_member(app: &mut App, at: usize, name: &str) {
    home(app);
    type_keys(app, "R Home");
    for _ in 0..100 {
        if app.roster.spot == roster::Spot::Member(at) {
            break;
        }
        type_keys(app, "Down");
    }
    type_keys(app, "Enter Enter");
    fill(app, name);
    assert_eq!(app.plan.bodies[0].members[at].name, name, "{}", told(app));
}

/// Closes the meeting that is held. What the check lists is `answered`: it is gone to by these words, and resolved.
/// What is left then, reports that never came, is left.
pub fn close(app: &mut App, answered: Option<(&str, usize, &str)>) {
    let number = held(app).number;
    type_keys(app, "x");
    if let Some((words, item, resolution)) = answered {
        pick(app, words);
        assert_eq!(
            app.plan.meeting(&number).unwrap().state,
            MeetingState::Open,
            "it is gone to, and not closed"
        );
        assert_eq!(app.screen, Screen::Meeting);
        resolve(app, item, resolution);
        type_keys(app, "x");
    }
    if !app.modals.is_empty() {
        type_keys(app, "x");
    }
    let closed = app.plan.meeting(&number).unwrap();
    assert!(closed.is_filed(), "{}", told(app));
    assert_eq!(told(app), "sitting-closed");
}
