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
    let decided = prop::bool::weighted(0.2);
    (day(), status, text(), text(), list(), text(), text(), decided).prop_map(
        |(on, status, text, obstacles, evidence, unit, meeting, decided)| FollowUp {
            on,
            status,
            text,
            obstacles,
            evidence,
            unit,
            meeting,
            decided,
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
    let texts = (text(), text(), text(), text(), text(), text());
    let kept = (text(), text(), list());
    (texts, kept, day(), lists, state).prop_map(
        |(
            (number, body, opened, closed, place, minutes),
            (writer, reviewer, former),
            date,
            (attendance, guests, agenda),
            state,
        )| Meeting {
            number,
            date,
            body,
            opened,
            closed,
            place,
            attendance,
            guests,
            agenda,
            writer,
            reviewer,
            state,
            minutes,
            former,
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

/// An edit of a measure that may or may not fit: of some measure, at some place.
pub fn edit() -> impl Strategy<Value = Edit> {
    batched(leaf())
}

/// An edit of any kind that may or may not fit.
pub fn any_edit() -> impl Strategy<Value = Edit> {
    batched(prop_oneof![leaf(), part(), sitting()])
}

fn batched(leaf: impl Strategy<Value = Edit> + 'static) -> impl Strategy<Value = Edit> {
    leaf.prop_recursive(2, 8, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Edit::Batch))
}

fn leaf() -> impl Strategy<Value = Edit> {
    let id = || (0..12u32).prop_map(|n| format!("m{n}"));
    let place = || {
        (0..3usize, 0..3usize, 0..6usize).prop_map(|(section, indicator, measure)| Place {
            section,
            indicator,
            measure,
        })
    };
    prop_oneof![
        (id(), 0..4usize, follow_up()).prop_map(|(measure, at, entry)| Edit::AddFollowUp {
            measure,
            at,
            entry
        }),
        (id(), 0..4usize).prop_map(|(measure, at)| Edit::RemoveFollowUp { measure, at }),
        (id(), 0..4usize, follow_up()).prop_map(|(measure, at, entry)| Edit::SetFollowUp {
            measure,
            at,
            entry
        }),
        (id(), measure(), 0..10usize)
            .prop_map(|(measure, from, which)| Edit::SetField { measure, field: field(from, which) }),
        (place(), measure(), 0..20u32).prop_map(|(place, measure, n)| {
            let measure = Box::new(Measure { id: format!("m{n}"), ..measure });
            Edit::InsertMeasure { place, measure }
        }),
        id().prop_map(|measure| Edit::RemoveMeasure { measure }),
        (id(), place()).prop_map(|(measure, to)| Edit::MoveMeasure { measure, to }),
    ]
    // On the heap: the types of the strategies are too large for the stack of a test.
    .boxed()
}

/// An edit of what stands round the measures.
fn part() -> impl Strategy<Value = Edit> {
    let at = || 0..3usize;
    // New measures get ids that no plan has yet, so that some fit.
    let renamed = |mut indicator: Indicator, from: usize| {
        for (n, measure) in indicator.measures.iter_mut().enumerate() {
            measure.id = format!("n{}", from * 10 + n);
        }
        indicator
    };
    let named = |directive: Directive, n: u32| Box::new(Directive { id: format!("d{n}"), ..directive });
    prop_oneof![
        (text(), 0..2u32).prop_map(|(text, which)| {
            Edit::SetPlan(if which == 0 { PlanField::Agency(text) } else { PlanField::Title(text) })
        }),
        (at(), text(), indicator(), 0..9usize).prop_map(move |(at, title, inside, from)| {
            let section = Section { title, code: String::new(), indicators: vec![renamed(inside, from)] };
            Edit::InsertSection { at, section: Box::new(section) }
        }),
        at().prop_map(|at| Edit::RemoveSection { at }),
        (at(), text()).prop_map(|(at, text)| Edit::SetSection { at, field: SectionField::Title(text) }),
        (at(), at(), indicator(), 0..9usize).prop_map(move |(section, at, inside, from)| {
            Edit::InsertIndicator { section, at, indicator: Box::new(renamed(inside, from)) }
        }),
        (at(), at()).prop_map(|(section, at)| Edit::RemoveIndicator { section, at }),
        (at(), at(), indicator(), 0..6u32).prop_map(|(section, at, from, which)| {
            Edit::SetIndicator { section, at, field: indicator_field(from, which) }
        }),
        (at(), directive(), 0..4u32)
            .prop_map(move |(at, new, n)| Edit::AddDirective { at, directive: named(new, n) }),
        (0..4u32).prop_map(|n| Edit::RemoveDirective { id: format!("d{n}") }),
        (directive(), 0..4u32).prop_map(move |(new, n)| Edit::SetDirective(named(new, n))),
    ]
    .boxed()
}

/// An edit of a body or of a meeting.
fn sitting() -> impl Strategy<Value = Edit> {
    let at = || 0..3usize;
    let number = || (0..3u32).prop_map(|n| format!("{n}/2566"));
    prop_oneof![
        (at(), body()).prop_map(|(at, body)| Edit::InsertBody { at, body: Box::new(body) }),
        at().prop_map(|at| Edit::RemoveBody { at }),
        (at(), body(), 0..4u32)
            .prop_map(|(at, from, which)| Edit::SetBody { at, field: body_field(from, which) }),
        (at(), meeting(), number()).prop_map(|(at, from, number)| {
            Edit::AddMeeting { at, meeting: Box::new(Meeting { number, ..from }) }
        }),
        number().prop_map(|number| Edit::RemoveMeeting { number }),
        (number(), meeting(), number(), 0..12u32).prop_map(|(number, from, new, which)| {
            let from = Meeting { number: new, ..from };
            Edit::SetMeeting { number, field: meeting_field(from, which) }
        }),
    ]
    .boxed()
}

/// One of the four fields of a body.
fn body_field(from: Body, which: u32) -> BodyField {
    match which {
        0 => BodyField::Name(from.name),
        1 => BodyField::Order(from.order),
        2 => BodyField::Duties(from.duties),
        _ => BodyField::Members(from.members),
    }
}

/// One of the twelve fields of a meeting.
fn meeting_field(from: Meeting, which: u32) -> MeetingField {
    match which {
        0 => MeetingField::Number(from.number),
        1 => MeetingField::Date(from.date),
        2 => MeetingField::Body(from.body),
        3 => MeetingField::Opened(from.opened),
        4 => MeetingField::Closed(from.closed),
        5 => MeetingField::Place(from.place),
        6 => MeetingField::Attendance(from.attendance),
        7 => MeetingField::Guests(from.guests),
        8 => MeetingField::Agenda(from.agenda),
        9 => MeetingField::Writer(from.writer),
        10 => MeetingField::Reviewer(from.reviewer),
        _ => {
            MeetingField::Standing(Standing { state: from.state, minutes: from.minutes, former: from.former })
        }
    }
}

/// One of the six fields of an indicator.
fn indicator_field(from: Indicator, which: u32) -> IndicatorField {
    match which {
        0 => IndicatorField::No(from.no),
        1 => IndicatorField::Title(from.title),
        2 => IndicatorField::Score(from.score),
        3 => IndicatorField::Analysis(from.analysis),
        4 => IndicatorField::Issues(from.issues),
        _ => IndicatorField::Results(from.results),
    }
}

/// One of the ten fields of a measure.
pub fn field(from: Measure, which: usize) -> Field {
    match which {
        0 => Field::Codes(from.codes),
        1 => Field::Title(from.title),
        2 => Field::Issue(from.issue),
        3 => Field::Activities(from.activities),
        4 => Field::Outputs(from.outputs),
        5 => Field::Awareness(from.awareness),
        6 => Field::Due(from.due),
        7 => Field::Monitoring(from.monitoring),
        8 => Field::Responsible(from.responsible),
        _ => Field::Note(from.note),
    }
}

/// A change that no edit makes, as a person makes it in the file.
#[derive(Debug, Clone)]
pub enum ByHand {
    /// Another plan's parts beside the sections.
    Parts(Box<Plan>),
    /// A section is put in.
    InsertSection(usize, Section),
    /// A section is taken out.
    RemoveSection(usize),
    /// A section is renamed.
    RenameSection(usize, String),
    /// A section goes to the end.
    LastSection(usize),
    /// An indicator of a section is put in.
    InsertIndicator(usize, usize, Indicator),
    /// An indicator is taken out.
    RemoveIndicator(usize, usize),
    /// An indicator gets other words and another number.
    ChangeIndicator(usize, usize, Indicator),
    /// The measures of an indicator are put in another order.
    Turn(usize, usize),
    /// The log of a measure is written backwards.
    Backwards(usize),
    /// A measure gets the id of another.
    DoubleId(usize, String),
    /// A meeting is held another day, and the last body goes.
    Meeting(Meeting),
}

impl ByHand {
    /// Makes the change, where it can be made.
    pub fn apply(self, plan: &mut Plan) {
        let sections = &mut plan.sections;
        let indicators = |section: usize| sections.get(section).map(|s| s.indicators.len());
        match self {
            Self::Parts(other) => {
                (plan.title, plan.score, plan.bodies) = (other.title, other.score, other.bodies);
                plan.directives = other.directives;
            }
            Self::InsertSection(at, section) => sections.insert(at.min(sections.len()), section),
            Self::RemoveSection(at) if at < sections.len() => drop(sections.remove(at)),
            Self::RenameSection(at, title) if at < sections.len() => sections[at].title = title,
            Self::LastSection(at) if at < sections.len() => {
                let section = sections.remove(at);
                sections.push(section);
            }
            Self::InsertIndicator(at, place, indicator) if at < sections.len() => {
                let indicators = &mut sections[at].indicators;
                indicators.insert(place.min(indicators.len()), indicator);
            }
            Self::RemoveIndicator(at, place) if indicators(at).is_some_and(|len| place < len) => {
                sections[at].indicators.remove(place);
            }
            Self::ChangeIndicator(at, place, other) if indicators(at).is_some_and(|len| place < len) => {
                let indicator = &mut sections[at].indicators[place];
                let measures = std::mem::take(&mut indicator.measures);
                *indicator = Indicator { measures, ..other };
            }
            Self::Turn(at, place) if indicators(at).is_some_and(|len| place < len) => {
                let measures = &mut sections[at].indicators[place].measures;
                let by = measures.len().min(1);
                measures.rotate_left(by);
            }
            Self::Backwards(nth) => {
                let indicators = sections.iter_mut().flat_map(|s| &mut s.indicators);
                if let Some(measure) = indicators.flat_map(|i| &mut i.measures).nth(nth) {
                    measure.log.reverse();
                }
            }
            Self::DoubleId(nth, id) => {
                let indicators = sections.iter_mut().flat_map(|s| &mut s.indicators);
                if let Some(measure) = indicators.flat_map(|i| &mut i.measures).nth(nth) {
                    measure.id = id;
                }
            }
            Self::Meeting(meeting) => {
                plan.bodies.pop();
                match plan.meetings.first_mut() {
                    Some(first) => first.date = meeting.date,
                    None => plan.meetings.push(meeting),
                }
            }
            _ => {}
        }
    }
}

/// A change by hand that may or may not fit. It makes no measure but doubles of an id.
pub fn by_hand() -> impl Strategy<Value = ByHand> {
    let bare = || indicator().prop_map(|indicator| Indicator { measures: Vec::new(), ..indicator });
    let section = (text(), text(), prop::collection::vec(bare(), 0..2))
        .prop_map(|(title, code, indicators)| Section { title, code, indicators });
    let at = || 0..3usize;
    prop_oneof![
        plan().prop_map(|plan| ByHand::Parts(Box::new(plan))),
        (at(), section).prop_map(|(at, section)| ByHand::InsertSection(at, section)),
        at().prop_map(ByHand::RemoveSection),
        (at(), text()).prop_map(|(at, title)| ByHand::RenameSection(at, title)),
        at().prop_map(ByHand::LastSection),
        (at(), at(), bare()).prop_map(|(at, place, made)| ByHand::InsertIndicator(at, place, made)),
        (at(), at()).prop_map(|(at, place)| ByHand::RemoveIndicator(at, place)),
        (at(), at(), bare()).prop_map(|(at, place, other)| ByHand::ChangeIndicator(at, place, other)),
        (at(), at()).prop_map(|(at, place)| ByHand::Turn(at, place)),
        (0..8usize).prop_map(ByHand::Backwards),
        (0..8usize, 0..8u32).prop_map(|(nth, n)| ByHand::DoubleId(nth, format!("m{n}"))),
        meeting().prop_map(ByHand::Meeting),
    ]
}
