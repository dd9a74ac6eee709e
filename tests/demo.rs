//! The demo plan is read as a model of a plan file: it must be sound in itself, and show on its day one of
//! everything that the program has a sign for.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Weekday};
use tidtam::calendar::{self, Cadence, Day, FiscalMonth, Reading};
use tidtam::plan::{Indicator, Measure, MeetingState, Plan, Status, When};
use tidtam::store;

const DEMO: &str = include_str!("../examples/demo.ron");

#[track_caller]
fn demo() -> Plan {
    store::parse(DEMO, "examples/demo.ron").unwrap_or_else(|fault| panic!("{fault}"))
}

/// The day of the demo: 15 March 2566, a day of its third meeting.
fn today() -> Day {
    Day::from_ymd_opt(2023, 3, 15).unwrap_or_default()
}

fn indicators(plan: &Plan) -> impl Iterator<Item = &Indicator> {
    plan.sections.iter().flat_map(|section| &section.indicators)
}

/// The last day of a due that has days.
fn deadline(measure: &Measure) -> Option<Day> {
    match measure.due.when {
        When::On(last) | When::Within(_, last) => Some(last),
        When::WholeYear | When::Every(_) | When::Unstated => None,
    }
}

fn unfinished(plan: &Plan) -> impl Iterator<Item = &Measure> {
    plan.measures().map(|(_, measure)| measure).filter(|measure| !measure.status(today()).is_finished())
}

// So that saving the demo after one change shows that change and nothing else.
#[test]
fn it_stands_as_the_program_writes_it() {
    let written = store::to_text(&demo()).unwrap();
    let differing = DEMO.lines().zip(written.lines()).find(|(ours, theirs)| ours != theirs);
    assert_eq!(differing, None);
    assert_eq!(DEMO.len(), written.len());
}

#[test]
fn ten_indicators_in_three_sections_hold_thirty_measures() {
    let plan = demo();
    let sections: Vec<_> = plan.sections.iter().map(|s| (s.code.as_str(), s.indicators.len())).collect();
    assert_eq!(sections, [("IIT", 5), ("EIT", 3), ("OIT", 2)]);
    let numbers: Vec<_> = indicators(&plan).map(|indicator| indicator.no.unwrap()).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    let counts: Vec<_> = indicators(&plan).map(|indicator| indicator.measures.len()).collect();
    assert_eq!(counts, [5, 4, 3, 3, 3, 3, 3, 3, 2, 1]);
    for indicator in indicators(&plan) {
        for (index, measure) in indicator.measures.iter().enumerate() {
            assert_eq!(measure.id, format!("{}.{}", indicator.no.unwrap(), index + 1));
        }
    }
}

#[test]
fn last_years_total_is_the_weighted_mean_of_its_instruments() {
    let plan = demo();
    let mean = |code: &str| {
        let section = plan.sections.iter().find(|section| section.code == code).unwrap();
        let scores: Vec<_> =
            section.indicators.iter().map(|i| u32::from(i.score.unwrap().hundredths())).collect();
        let count = u32::try_from(scores.len()).unwrap();
        let sum: u32 = scores.iter().sum();
        assert_eq!(sum % count, 0, "the mean of {code} is rounded");
        sum / count
    };
    let hundredfold = 30 * mean("IIT") + 30 * mean("EIT") + 40 * mean("OIT");
    let score = plan.score.clone().unwrap();
    assert_eq!(hundredfold, 100 * u32::from(score.total.hundredths()));
    assert_eq!(score.year.be() + 1, plan.fiscal_year.be());
    // To fiscal year 2565: B from 75, A from 85.
    assert!((7_500..8_500).contains(&score.total.hundredths()));
    assert_eq!(score.grade, "B");
}

#[test]
fn ids_are_unique_and_what_refers_to_them_finds_them() {
    let plan = demo();
    let mut ids = HashSet::new();
    for (_, measure) in plan.measures() {
        assert!(ids.insert(measure.id.as_str()), "{} stands twice", measure.id);
    }
    let mut directives = HashSet::new();
    let units = plan.units();
    let numbers: Vec<_> = plan.meetings.iter().map(|meeting| meeting.number.as_str()).collect();
    assert_eq!(numbers, ["1/2565", "1/2566", "2/2566", "3/2566"]);
    for directive in &plan.directives {
        assert!(directives.insert(directive.id.as_str()), "{} stands twice", directive.id);
        assert!(ids.contains(directive.about.as_str()), "{}", directive.about);
        assert!(units.contains(&directive.unit.as_str()), "{}", directive.unit);
        assert!(numbers.contains(&directive.given_at.as_str()), "{}", directive.given_at);
        assert!(directive.closed_at.as_deref().is_none_or(|number| numbers.contains(&number)));
    }
    for (_, measure) in plan.measures() {
        for entry in &measure.log {
            let known = numbers.contains(&entry.meeting.as_str()) || entry.meeting.is_empty();
            assert!(known, "{} of {}", entry.meeting, measure.id);
            let unit = entry.unit.as_str();
            assert!(unit.is_empty() || measure.responsible.units.iter().any(|u| u == unit), "{unit}");
        }
    }
}

#[test]
fn follow_ups_stand_in_order_on_working_days_and_end_when_the_measure_is_finished() {
    let plan = demo();
    for (_, measure) in plan.measures() {
        assert!(measure.log.is_sorted_by(|a, b| a.on < b.on), "{} is out of order", measure.id);
        for entry in &measure.log {
            let on = entry.on;
            assert!(plan.fiscal_year.contains(on) && on <= today(), "{} on {on}", measure.id);
            assert!(!matches!(on.weekday(), Weekday::Sat | Weekday::Sun), "{} on {on}", measure.id);
            assert!(!entry.text.is_empty(), "{} on {on}", measure.id);
            let meeting = plan.meetings.iter().find(|meeting| meeting.number == entry.meeting);
            assert!(meeting.is_none_or(|meeting| on <= meeting.date), "{} on {on}", measure.id);
        }
        let finished = measure.log.iter().position(|entry| entry.status.is_finished());
        assert!(finished.is_none_or(|at| at + 1 == measure.log.len()), "{} goes on", measure.id);
        let begun = measure.log.iter().skip_while(|entry| entry.status == Status::NotStarted);
        assert!(begun.clone().all(|entry| entry.status != Status::NotStarted), "{}", measure.id);
    }
}

#[test]
fn its_day_shows_every_status_and_every_kind_of_deadline() {
    let plan = demo();
    let mut statuses = BTreeMap::new();
    for (_, measure) in plan.measures() {
        *statuses.entry(measure.status(today())).or_insert(0) += 1;
    }
    let expected = [
        (Status::NotStarted, 3),
        (Status::InProgress, 18),
        (Status::Done, 7),
        (Status::Delayed, 1),
        (Status::Cancelled, 1),
    ];
    assert_eq!(statuses, BTreeMap::from(expected));

    let due_in = |days: std::ops::RangeInclusive<i64>| -> Vec<String> {
        unfinished(&plan)
            .filter(|m| deadline(m).is_some_and(|last| days.contains(&(last - today()).num_days())))
            .map(|measure| measure.id.clone())
            .collect()
    };
    assert_eq!(due_in(-365..=-1), ["1.3", "4.3", "6.2"], "late");
    assert_eq!(due_in(0..=7), ["1.5", "5.3", "9.1"], "due soon");
    assert_eq!(due_in(8..=16), ["2.4", "3.1", "7.1", "9.2"], "due this month");
    assert_eq!(due_in(17..=365), ["2.3", "4.2", "6.1", "7.3", "10.1"], "ahead");

    let whens = |wanted: fn(&When) -> bool| unfinished(&plan).filter(|m| wanted(&m.due.when)).count();
    assert_eq!(whens(|when| matches!(when, When::WholeYear)), 1);
    assert_eq!(whens(|when| matches!(when, When::Every(_))), 5);
    assert_eq!(whens(|when| matches!(when, When::Unstated)), 1);

    let silent: Vec<_> = unfinished(&plan)
        .filter(|measure| {
            // A report satisfies the month, quarter or half of the fiscal year in which it falls.
            let months = measure.monitoring.every.unwrap_or(Cadence::Monthly).months() as usize;
            let month = FiscalMonth::of(today()).index();
            let since = plan.fiscal_year.month(month - month % months).first_day();
            !measure.log.iter().any(|entry| entry.on >= since)
        })
        .map(|measure| measure.id.as_str())
        .collect();
    assert_eq!(silent, ["1.1", "1.3", "2.3", "5.2", "5.3", "6.2", "7.3", "9.2"], "yet to report");
}

#[test]
fn its_meetings_and_directives_leave_something_to_do() {
    let plan = demo();
    let states: Vec<_> = plan.meetings.iter().map(|meeting| meeting.state).collect();
    let closed = MeetingState::Closed;
    assert_eq!(states, [closed, closed, closed, MeetingState::Open]);
    let now = plan.meetings.last().unwrap();
    assert_eq!(now.date, today());
    assert!(!now.place.is_empty() && !now.opened.is_empty() && now.closed.is_empty());

    let open: Vec<_> = plan.directives.iter().filter(|d| d.closed_at.is_none()).collect();
    assert_eq!(open.len(), 2);
    assert_eq!(open.iter().filter(|d| d.due.is_some_and(|due| due < today())).count(), 1);
    assert_eq!(open.iter().filter(|d| !d.reports.is_empty()).count(), 1);
    assert_eq!(plan.directives.len(), 3);
}

#[test]
fn private_notes_can_be_recognised_wherever_they_leak() {
    let plan = demo();
    let notes: Vec<_> = plan.measures().map(|(_, m)| &m.note).filter(|note| !note.is_empty()).collect();
    assert_eq!(notes.len(), 2);
    assert!(notes.iter().all(|note| note.starts_with("บันทึกส่วนตัว")));
}

#[test]
fn every_due_and_rhythm_reads_as_it_is_kept() {
    let plan = demo();
    for (_, measure) in plan.measures() {
        let when = match calendar::read(&measure.due.text, plan.fiscal_year) {
            Reading::Date(day) => When::On(day),
            Reading::Range(first, last) => When::Within(first, last),
            Reading::FiscalYear(..) => When::WholeYear,
            Reading::Cadence { every, .. } => When::Every(every),
            Reading::Unknown(_) => When::Unstated,
        };
        assert_eq!(when, measure.due.when, "{}: {}", measure.id, measure.due.text);
        if let Some(every) = measure.monitoring.every {
            let read = calendar::read(&measure.monitoring.text, plan.fiscal_year);
            assert_eq!(read, Reading::Cadence { every, within: None }, "{}", measure.id);
        }
    }
}
