//! The check before a meeting: what is missing, each with the way to where it is put right.
//!
//! The meeting is the one that is being held, else the next, else the last of which the day passed without it; without
//! one the month of today is looked at. Reports are missing as the grid says it of that day: what an earlier month went without cannot be put right any
//! more, and is not told. A directive that is past its due is told until a meeting closes it, though the unit reported.
//!
//! Limits: of a roster only the body that meets is looked at; a holiday is a day like any other.

use std::collections::HashMap;

use super::{Matter, MeasureRow};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{
    Body, Expectation, Measure, Meeting, MeetingPart, MeetingState, Place, Plan, Role, Status,
};
use crate::thai::sort::sort_key;

/// What is missing before a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The number of the meeting; none where none is planned.
    pub meeting: Option<String>,
    /// Its day; without a meeting today.
    pub day: Day,
    /// The day as of which is looked: never after today.
    pub as_of: Day,
    /// What is missing, by what it concerns; a concern of which nothing is missing is left out.
    pub groups: Vec<Group>,
}

/// What is missing of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it concerns.
    pub concern: Concern,
    /// How many things are missing. A measure of several units is owed by each, and counts once.
    pub count: usize,
    /// In the order in which they are shown.
    pub entries: Vec<Entry>,
}

/// What something missing concerns, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// The meeting itself.
    Meeting,
    /// Who meets.
    Roster,
    /// Follow-ups that are expected and did not come.
    Report,
    /// Measures that are said to be done, without evidence.
    Evidence,
    /// Measures without a unit.
    Unit,
    /// What units were told to do and is past its due.
    Directive,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub lack: Lack,
    /// Where it is put right.
    pub way: Way,
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// No meeting is planned.
    Meeting,
    /// The meeting has no number.
    Number,
    /// The meeting has no day.
    Date,
    /// The day of the meeting is past, and nobody opened it.
    Past {
        /// The day.
        day: Day,
    },
    /// The meeting has no place.
    Place,
    /// The meeting has no agenda.
    Agenda,
    /// The meeting names a body that the plan does not have.
    UnknownBody {
        /// The name.
        name: String,
    },
    /// The plan has no body.
    Body,
    /// The body has no members.
    Members,
    /// The body has no chair.
    Chair,
    /// The body has no secretary.
    Secretary,
    /// A member has neither a name nor a position.
    Name {
        /// The number in the roster, from 1.
        number: usize,
    },
    /// What a unit has not reported; its measures follow. The name is empty for those without a unit.
    OfUnit {
        /// The unit.
        unit: String,
        /// How many measures.
        count: usize,
    },
    /// The follow-up of a measure, below its unit.
    Report,
    /// The evidence of a measure that is done.
    Evidence,
    /// The unit of a measure.
    Unit,
    /// What a directive asks for.
    Directive {
        /// Days past its due.
        days: i64,
    },
}

/// Where something is put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The page of the measure there.
    Measure(Place),
    /// The directive at this index of the plan.
    Directive(usize),
    /// The unit of this name.
    Unit(String),
    /// The roster: the index of the body, and of a member. Without a body, where one is put in.
    Roster(Option<usize>, Option<usize>),
    /// A part of the meeting that is checked.
    Meeting(MeetingPart),
    /// Where a meeting is planned.
    Meetings,
}

impl Ready {
    /// What `plan` lacks before its next meeting, as seen on `today`.
    pub fn build(plan: &Plan, today: Day) -> Self {
        let meeting = plan.meeting_at_hand(today).or_else(|| overdue(plan));
        let day = meeting.map_or(today, |meeting| meeting.date);
        let is_open = meeting.is_some_and(|meeting| meeting.state == MeetingState::Open);
        // A day that passed without its meeting says nothing of when it will be held.
        let as_of = if is_open { day.min(today) } else { today };
        let mut ready =
            Self { meeting: meeting.map(|meeting| meeting.number.clone()), day, as_of, groups: Vec::new() };
        ready.push(Concern::Meeting, of_meeting(plan, meeting, today));
        ready.push(Concern::Roster, of_roster(plan, meeting));
        ready.look_at_measures(plan);
        let directives = plan.directives.iter().enumerate();
        let overdue = directives.filter_map(|(at, directive)| {
            let days = Matter::open_on(plan, directive, as_of)?.late?;
            Some(Entry { lack: Lack::Directive { days }, way: Way::Directive(at) })
        });
        ready.push(Concern::Directive, overdue.collect());
        ready
    }

    /// Whether nothing is missing.
    pub const fn is_ready(&self) -> bool {
        self.groups.is_empty()
    }

    /// How many things are missing.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.count).sum()
    }

    fn push(&mut self, concern: Concern, entries: Vec<Entry>) {
        self.push_counted(concern, entries.len(), entries);
    }

    fn push_counted(&mut self, concern: Concern, count: usize, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.groups.push(Group { concern, count, entries });
        }
    }

    fn look_at_measures(&mut self, plan: &Plan) {
        let (mut awaited, mut bare, mut nobodys) = (Vec::new(), Vec::new(), Vec::new());
        for (place, measure) in plan.measures() {
            let row = MeasureRow::new(plan, measure, self.as_of);
            if self.is_awaited(plan, &row) {
                awaited.push((place, measure));
            }
            if row.status == Status::Done && !self.has_evidence(measure) {
                bare.push(Entry { lack: Lack::Evidence, way: Way::Measure(place) });
            }
            if measure.responsible.units.is_empty() {
                nobodys.push(Entry { lack: Lack::Unit, way: Way::Measure(place) });
            }
        }
        self.push_counted(Concern::Report, awaited.len(), by_unit(&awaited));
        self.push(Concern::Evidence, bare);
        self.push(Concern::Unit, nobodys);
    }

    fn is_awaited(&self, plan: &Plan, row: &MeasureRow<'_>) -> bool {
        let strip = row.strip;
        let is_expected = strip[FiscalMonth::of(self.as_of).index()] == Expectation::Expected;
        plan.fiscal_year.contains(self.as_of) && is_expected
    }

    fn has_evidence(&self, measure: &Measure) -> bool {
        let so_far = measure.log.iter().filter(|entry| entry.on <= self.as_of);
        so_far.flat_map(|entry| &entry.evidence).any(|evidence| !evidence.trim().is_empty())
    }
}

/// The last meeting of which the day has passed without it: it is said of that one.
fn overdue(plan: &Plan) -> Option<&Meeting> {
    plan.meetings.iter().filter(|meeting| meeting.state == MeetingState::Planned).max_by_key(|m| m.date)
}

fn of_meeting(plan: &Plan, meeting: Option<&Meeting>, today: Day) -> Vec<Entry> {
    let Some(meeting) = meeting else { return vec![Entry { lack: Lack::Meeting, way: Way::Meetings }] };
    let has_body = meeting.body.is_empty() || plan.bodies.iter().any(|body| body.name == meeting.body);
    let (day, is_planned) = (meeting.date, meeting.state == MeetingState::Planned);
    let has_date = day != Day::default();
    let agenda = meeting.agenda.iter().any(|item| !item.title.trim().is_empty());
    let lacks = [
        (meeting.number.trim().is_empty(), Lack::Number, MeetingPart::Number),
        (!has_date, Lack::Date, MeetingPart::Date),
        (has_date && is_planned && day < today, Lack::Past { day }, MeetingPart::Date),
        (!has_body, Lack::UnknownBody { name: meeting.body.clone() }, MeetingPart::Body),
        (meeting.place.trim().is_empty(), Lack::Place, MeetingPart::Place),
        (!agenda, Lack::Agenda, MeetingPart::ItemTitle(0)),
    ];
    let missing = lacks.into_iter().filter(|(is_missing, ..)| *is_missing);
    missing.map(|(_, lack, part)| Entry { lack, way: Way::Meeting(part) }).collect()
}

/// The index of the body that meets.
fn body_at(plan: &Plan, meeting: Option<&Meeting>) -> Option<usize> {
    let named = meeting.and_then(|meeting| plan.bodies.iter().position(|body| body.name == meeting.body));
    named.or((!plan.bodies.is_empty()).then_some(0))
}

fn of_roster(plan: &Plan, meeting: Option<&Meeting>) -> Vec<Entry> {
    let Some(at) = body_at(plan, meeting) else {
        return vec![Entry { lack: Lack::Body, way: Way::Roster(None, None) }];
    };
    let Body { members, .. } = &plan.bodies[at];
    let has = |role| members.iter().any(|member| member.role == role);
    let entry = |lack| Entry { lack, way: Way::Roster(Some(at), None) };
    if members.is_empty() {
        return vec![entry(Lack::Members)];
    }
    let mut entries = Vec::new();
    entries.extend((!has(Role::Chair)).then(|| entry(Lack::Chair)));
    entries.extend((!has(Role::Secretary)).then(|| entry(Lack::Secretary)));
    let unnamed = members.iter().enumerate().filter(|(_, member)| member.is_unnamed());
    entries.extend(unnamed.map(|(index, _)| Entry {
        lack: Lack::Name { number: index + 1 },
        way: Way::Roster(Some(at), Some(index)),
    }));
    entries
}

/// The measures below their units, in the order of a Thai dictionary; those without a unit come last.
fn by_unit(awaited: &[(Place, &Measure)]) -> Vec<Entry> {
    let mut units: Vec<(&str, Vec<Place>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (place, measure) in awaited {
        let names = measure.responsible.units.iter().map(String::as_str);
        let nobody = measure.responsible.units.is_empty().then_some("");
        for name in names.chain(nobody) {
            let at = *known.entry(name).or_insert_with(|| {
                units.push((name, Vec::new()));
                units.len() - 1
            });
            // A name that stands twice owes it once.
            if units[at].1.last() != Some(place) {
                units[at].1.push(*place);
            }
        }
    }
    units.sort_by_cached_key(|(name, _)| (name.is_empty(), sort_key(name), *name));
    let mut entries = Vec::new();
    for (unit, places) in units {
        let lack = Lack::OfUnit { unit: unit.to_owned(), count: places.len() };
        entries.push(Entry { lack, way: Way::Unit(unit.to_owned()) });
        entries.extend(places.into_iter().map(|at| Entry { lack: Lack::Report, way: Way::Measure(at) }));
    }
    entries
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::{Cadence, FiscalYear};
    use crate::plan::{AgendaItem, Directive, FollowUp, Indicator, Member, Section, arbitrary};
    use crate::view::{Grid, Query};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    const TODAY: &str = "2023-03-15";

    /// A plan that lacks nothing on that day: a measure done with evidence, and one that has reported.
    fn sound() -> Plan {
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        let measure = |id: &str, status, evidence: &[&str]| {
            let mut measure = Measure { id: id.into(), ..Measure::default() };
            measure.responsible.units = vec!["ฝ่ายโยธา".into()];
            measure.monitoring.every = Some(Cadence::Monthly);
            let evidence = evidence.iter().map(|text| (*text).to_owned()).collect();
            measure.log = vec![FollowUp { evidence, ..FollowUp::new(day("2023-03-10"), status) }];
            measure
        };
        let measures = vec![measure("1", Status::Done, &["ภาพถ่าย"]), measure("2", Status::InProgress, &[])];
        let indicators = vec![Indicator { measures, ..Indicator::default() }];
        plan.sections = vec![Section { indicators, ..Section::default() }];
        let member = |name: &str, role| Member { name: name.into(), role, ..Member::default() };
        let members = vec![member("ก", Role::Chair), member("ข", Role::Secretary)];
        plan.bodies =
            vec![Body { name: "คณะกรรมการ".into(), members, ..Body::default() }];
        let agenda =
            vec![AgendaItem { title: "เรื่องแจ้ง".into(), ..AgendaItem::default() }];
        let meeting = Meeting::new("3/2566", day(TODAY));
        plan.meetings = vec![Meeting { place: "ห้องประชุม".into(), agenda, ..meeting }];
        plan
    }

    fn measures(plan: &mut Plan) -> &mut Vec<Measure> {
        &mut plan.sections[0].indicators[0].measures
    }

    /// What is missing after `change`, without the units above measures.
    fn missing(change: impl FnOnce(&mut Plan)) -> Vec<Lack> {
        let mut plan = sound();
        change(&mut plan);
        let ready = Ready::build(&plan, day(TODAY));
        assert_eq!(ready.is_ready(), ready.count() == 0);
        let entries = ready.groups.into_iter().flat_map(|group| group.entries);
        entries.map(|entry| entry.lack).filter(|lack| !matches!(lack, Lack::OfUnit { .. })).collect()
    }

    #[test]
    fn a_sound_plan_lacks_nothing() {
        assert_eq!(missing(|_| {}), []);
    }

    #[test]
    fn of_the_meeting() {
        assert_eq!(missing(|plan| plan.meetings.clear()), [Lack::Meeting]);
        assert_eq!(missing(|plan| plan.meetings[0].state = MeetingState::Closed), [Lack::Meeting]);
        assert_eq!(missing(|plan| plan.meetings[0].number = " ".into()), [Lack::Number]);
        assert_eq!(missing(|plan| plan.meetings[0].place.clear()), [Lack::Place]);
        assert_eq!(missing(|plan| plan.meetings[0].agenda[0].title = " ".into()), [Lack::Agenda]);
        assert_eq!(missing(|plan| plan.meetings[0].date = Day::default()), [Lack::Date]);
        let yesterday = day("2023-03-14");
        assert_eq!(missing(|plan| plan.meetings[0].date = yesterday), [Lack::Past { day: yesterday }]);
        let name = "อื่น".to_owned();
        assert_eq!(missing(|plan| plan.meetings[0].body = "อื่น".into()), [Lack::UnknownBody { name }]);
    }

    #[test]
    fn of_the_roster_of_the_body_that_meets() {
        assert_eq!(missing(|plan| plan.bodies.clear()), [Lack::Body]);
        assert_eq!(missing(|plan| plan.bodies[0].members.clear()), [Lack::Members]);
        assert_eq!(missing(|plan| drop(plan.bodies[0].members.remove(0))), [Lack::Chair]);
        assert_eq!(missing(|plan| drop(plan.bodies[0].members.pop())), [Lack::Secretary]);
        assert_eq!(missing(|plan| plan.bodies[0].members[1].name.clear()), [Lack::Name { number: 2 }]);
        let other = Body { name: "คณะทำงาน".into(), ..Body::default() };
        assert_eq!(missing(|plan| plan.bodies.push(other.clone())), []);
        let meets = missing(|plan| {
            plan.bodies.push(other);
            plan.meetings[0].body = "คณะทำงาน".into();
        });
        assert_eq!(meets, [Lack::Members]);
    }

    #[test]
    fn of_measures_and_directives() {
        assert_eq!(missing(|plan| measures(plan)[1].log.clear()), [Lack::Report]);
        assert_eq!(missing(|plan| measures(plan)[0].log[0].evidence = vec![" ".into()]), [Lack::Evidence]);
        assert_eq!(missing(|plan| measures(plan)[0].responsible.units.clear()), [Lack::Unit]);
        let directive = |due: &str, closed_at: Option<&str>| Directive {
            due: Some(day(due)),
            closed_at: closed_at.map(Into::into),
            ..Directive::default()
        };
        let given = |directive| missing(|plan| plan.directives.push(directive));
        assert_eq!(given(directive("2023-03-12", None)), [Lack::Directive { days: 3 }]);
        assert_eq!(given(directive(TODAY, None)), []);
        assert_eq!(given(directive("2023-03-12", Some("3/2566"))), []);
        let gone = directive("2023-03-12", Some("2/2566"));
        assert_eq!(given(gone), [Lack::Directive { days: 3 }], "the meeting that closed it is no more");
    }

    #[test]
    fn each_unit_owes_what_it_shares_and_that_counts_once() {
        let mut plan = sound();
        for measure in measures(&mut plan) {
            measure.log.clear();
        }
        measures(&mut plan)[1].responsible.units = vec!["ฝ่ายโยธา".into(), "กองคลัง".into(), "ฝ่ายโยธา".into()];
        let mut nobodys = measures(&mut plan)[0].clone();
        (nobodys.id, nobodys.responsible.units) = ("3".into(), vec![]);
        measures(&mut plan).push(nobodys);
        let ready = Ready::build(&plan, day(TODAY));
        let group = &ready.groups[0];
        assert_eq!((group.concern, group.count), (Concern::Report, 3));
        let told = |entry: &Entry| match (&entry.lack, &entry.way) {
            (Lack::OfUnit { unit, count }, _) => format!("{unit} {count}"),
            (_, Way::Measure(place)) => plan.at(*place).unwrap().id.clone(),
            other => panic!("{other:?}"),
        };
        let told: Vec<_> = group.entries.iter().map(told).collect();
        assert_eq!(told, ["กองคลัง 1", "2", "ฝ่ายโยธา 2", "1", "2", " 1", "3"]);
    }

    #[test]
    fn the_meeting_that_is_held_comes_before_one_that_is_planned() {
        let mut plan = sound();
        let mut held = plan.meetings[0].clone();
        (held.number, held.date, held.state) = ("2/2566".into(), day("2023-02-28"), MeetingState::Open);
        plan.meetings.push(held);
        let ready = Ready::build(&plan, day(TODAY));
        assert_eq!((ready.meeting.as_deref(), ready.as_of), (Some("2/2566"), day("2023-02-28")));
        plan.meetings.pop();
        plan.meetings[0].date = day("2023-04-19");
        let ready = Ready::build(&plan, day(TODAY));
        assert_eq!((ready.day, ready.as_of), (day("2023-04-19"), day(TODAY)), "nothing is known of April");
        // One whose day has passed is looked at only where no other comes.
        let forgotten = Meeting::new("1/2566", day("2023-01-18"));
        plan.meetings.push(forgotten);
        assert_eq!(Ready::build(&plan, day(TODAY)).meeting.as_deref(), Some("3/2566"));
        plan.meetings.remove(0);
        assert_eq!(Ready::build(&plan, day(TODAY)).meeting.as_deref(), Some("1/2566"));
    }

    proptest! {
        #[test]
        fn what_is_awaited_is_what_the_grid_awaits(plan in arbitrary::plan(), days in 0..400_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let ready = Ready::build(&plan, today);
            let figures = Grid::build(&plan, &Query::default(), ready.as_of).figures;
            let count = |concern| ready.groups.iter().find(|g| g.concern == concern).map_or(0, |g| g.count);
            let awaited = Grid::build(&plan, &Query::default(), ready.as_of).figures.awaited;
            prop_assert_eq!(count(Concern::Report), awaited);
            prop_assert!(count(Concern::Evidence) <= figures.done);
            prop_assert!(ready.as_of <= today);
        }
    }
}
