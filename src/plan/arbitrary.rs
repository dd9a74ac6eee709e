//! Plans of every shape, for property tests.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Cadence, Day};

/// Thai and Latin letters, marks, quotes, backslashes, hashes, blanks and line ends: what a file must keep.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        5 => "[กขคงนมำะาิี้่ๆฯ๐-๙ a-zA-Z0-9\"'\\\\#(){}\\[\\],.:/\n-]{1,24}".prop_map(|s| clean(&s)),
        1 => any::<String>().prop_map(|s| clean(&s)),
    ]
}

fn clean(text: &str) -> String {
    crate::thai::clean::sanitize(text).text
}

fn day() -> impl Strategy<Value = Day> {
    (0..2000u64).prop_map(|n| Day::default() + chrono::Days::new(18_000 + n))
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

fn cadence() -> impl Strategy<Value = Cadence> {
    prop::sample::select(Cadence::ALL.to_vec())
}

fn score() -> impl Strategy<Value = Score> {
    (0..=10_000u16).prop_filter_map("a score", Score::from_hundredths)
}

fn due() -> impl Strategy<Value = Due> {
    let when = prop_oneof![
        day().prop_map(When::On),
        (day(), day()).prop_map(|(a, b)| When::Within(a.min(b), a.max(b))),
        Just(When::WholeYear),
        cadence().prop_map(When::Every),
        Just(When::Unstated),
    ];
    (text(), when).prop_map(|(text, when)| Due { text, when })
}

/// A follow-up within a few years of 2023.
pub fn follow_up() -> impl Strategy<Value = FollowUp> {
    let status = prop::sample::select(Status::ALL.to_vec());
    (day(), status, text(), text(), list(), text(), text()).prop_map(
        |(on, status, text, obstacles, evidence, unit, meeting)| FollowUp {
            on,
            status,
            text,
            obstacles,
            evidence,
            unit,
            meeting,
        },
    )
}

/// A measure; its id is left empty.
pub fn measure() -> impl Strategy<Value = Measure> {
    let monitoring = (text(), prop::option::of(cadence()), text());
    let words = (text(), text(), list(), list(), list(), list());
    let log = prop::collection::vec(follow_up(), 0..4);
    (words, due(), monitoring, text(), list(), log, text()).prop_map(
        |((title, issue, codes, activities, outputs, awareness), due, monitoring, by, units, log, note)| {
            Measure {
                id: String::new(),
                codes,
                title,
                issue,
                activities,
                outputs,
                awareness,
                due,
                monitoring: Monitoring { text: monitoring.0, every: monitoring.1, how: monitoring.2 },
                responsible: Responsible { text: by, units },
                log,
                note,
            }
        },
    )
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let issues =
        prop::collection::vec((list(), text()).prop_map(|(codes, text)| Issue { codes, text }), 0..3);
    let measures = prop::collection::vec(measure(), 0..5);
    (prop::option::of(0..99u32), text(), prop::option::of(score()), text(), issues, list(), measures)
        .prop_map(|(no, title, score, analysis, issues, results, measures)| Indicator {
            no,
            title,
            score,
            analysis,
            issues,
            results,
            measures,
        })
}

fn body() -> impl Strategy<Value = Body> {
    let role = prop::sample::select(vec![
        Role::Chair,
        Role::ViceChair,
        Role::Member,
        Role::Secretary,
        Role::AssistantSecretary,
    ]);
    let member = (text(), text(), text(), role, any::<bool>()).prop_map(
        |(name, position, unit, role, also_member)| Member { name, position, unit, role, also_member },
    );
    let order = (text(), prop::option::of(day())).prop_map(|(number, date)| Order { number, date });
    (text(), prop::option::of(order), list(), prop::collection::vec(member, 0..4))
        .prop_map(|(name, order, duties, members)| Body { name, order, duties, members })
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let presence = prop_oneof![
        Just(Presence::Present),
        text().prop_map(Presence::StandIn),
        text().prop_map(Presence::Absent)
    ];
    let attendance = (text(), text(), text(), presence)
        .prop_map(|(name, position, role, presence)| Attendance { name, position, role, presence });
    let item =
        (text(), text(), text()).prop_map(|(title, text, resolution)| AgendaItem { title, text, resolution });
    let state = prop::sample::select(vec![MeetingState::Planned, MeetingState::Open, MeetingState::Closed]);
    let lists = (prop::collection::vec(attendance, 0..3), list(), prop::collection::vec(item, 0..3));
    ((text(), text(), text(), text(), text()), day(), lists, state).prop_map(
        |((number, opened, closed, place, minutes), date, (attendance, guests, agenda), state)| Meeting {
            number,
            date,
            opened,
            closed,
            place,
            attendance,
            guests,
            agenda,
            state,
            minutes,
        },
    )
}

fn directive() -> impl Strategy<Value = Directive> {
    let reports = prop::collection::vec((day(), text()).prop_map(|(on, text)| Report { on, text }), 0..3);
    let words = (text(), text(), text(), text(), text());
    (words, prop::option::of(day()), reports, prop::option::of(text())).prop_map(
        |((id, about, unit, text, given_at), due, reports, closed_at)| Directive {
            id,
            about,
            unit,
            text,
            given_at,
            due,
            reports,
            closed_at,
        },
    )
}

/// A plan of fiscal year 2566 whose measures have unique ids ("m0", "m1", ...).
pub fn plan() -> impl Strategy<Value = Plan> {
    let section = (text(), text(), prop::collection::vec(indicator(), 0..3))
        .prop_map(|(title, code, indicators)| Section { title, code, indicators });
    let year_score = (score(), text()).prop_map(|(total, grade)| YearScore {
        year: FiscalYear::new(2565).unwrap(),
        total,
        grade,
    });
    (
        (text(), text(), prop::option::of(year_score)),
        prop::collection::vec(body(), 0..2),
        prop::collection::vec(section, 0..3),
        prop::collection::vec(meeting(), 0..2),
        prop::collection::vec(directive(), 0..2),
    )
        .prop_map(|((agency, title, score), bodies, mut sections, meetings, directives)| {
            let indicators = sections.iter_mut().flat_map(|s| &mut s.indicators);
            for (n, measure) in indicators.flat_map(|i| &mut i.measures).enumerate() {
                measure.id = format!("m{n}");
            }
            let year = FiscalYear::new(2566).unwrap();
            Plan { title, score, bodies, sections, meetings, directives, ..Plan::new(agency, year) }
        })
}
