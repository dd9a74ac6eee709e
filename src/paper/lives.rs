//! Random lives of meetings and directives: whatever is done, no directive drops out without a meeting that closed it.

use proptest::prelude::*;

use super::{Layout, fresh_minutes};
use crate::calendar::{Day, FiscalYear};
use crate::plan::{Edit, Indicator, Measure, Meeting, MeetingField, MeetingState, Plan, Section};
use crate::thai::digits::Digits;
use crate::view::{Directives, Round};

/// What may happen; numbers pick one of what there is.
#[derive(Debug, Clone)]
enum Step {
    Plan(u64),
    Convene(usize),
    File(usize),
    Reopen(usize),
    Renumber(usize, u8),
    Redate(usize, u64),
    Remove(usize),
    Give(Option<usize>),
    Report(usize),
    Close(usize),
    Open(usize),
    RenameUnit,
    DeleteMeasure(usize),
    Tomorrow(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0..6usize;
    prop_oneof![
        3 => (0..120u64).prop_map(Step::Plan),
        3 => at.clone().prop_map(Step::Convene),
        3 => at.clone().prop_map(Step::File),
        1 => at.clone().prop_map(Step::Reopen),
        1 => (at.clone(), 0..6u8).prop_map(|(at, number)| Step::Renumber(at, number)),
        1 => (at.clone(), 0..120u64).prop_map(|(at, days)| Step::Redate(at, days)),
        1 => at.clone().prop_map(Step::Remove),
        4 => prop::option::of(0..2usize).prop_map(Step::Give),
        2 => at.clone().prop_map(Step::Report),
        4 => at.clone().prop_map(Step::Close),
        1 => at.clone().prop_map(Step::Open),
        1 => Just(Step::RenameUnit),
        1 => (0..2usize).prop_map(Step::DeleteMeasure),
        3 => (0..40u64).prop_map(Step::Tomorrow),
    ]
}

/// What is done with the plan, the day, and how many directives were ever given.
struct Life {
    plan: Plan,
    today: Day,
    given: u64,
}

impl Life {
    fn new() -> Self {
        let measure = |id: &str| {
            let mut measure =
                Measure { id: id.into(), title: format!("มาตรการ {id}"), ..Measure::default() };
            measure.responsible.units = vec!["ฝ่ายโยธา".into()];
            measure
        };
        let mut plan = Plan::new("สำนักงาน", FiscalYear::new(2566).unwrap());
        let indicator = Indicator { measures: vec![measure("1.1"), measure("1.2")], ..Indicator::default() };
        plan.sections = vec![Section { indicators: vec![indicator], ..Section::default() }];
        Self { plan, today: "2023-01-10".parse().unwrap(), given: 0 }
    }

    fn number(&self, at: usize) -> Option<String> {
        let count = self.plan.meetings.len();
        (count > 0).then(|| self.plan.meetings[at % count].number.clone())
    }

    /// The edit of a step, as the screens make it; none where that cannot be done now.
    fn edit(&mut self, step: &Step) -> Option<Edit> {
        let plan = &self.plan;
        let later = |days: u64| self.today + chrono::Days::new(days);
        let directive = |at: usize| plan.directives.get(at % plan.directives.len().max(1));
        match step {
            Step::Plan(days) => {
                let day = later(*days);
                Some(plan.plan_meeting(Meeting::new(plan.next_number("", day), day)))
            }
            Step::Convene(at) => plan.convene(&self.number(*at)?, self.today, "09:30"),
            Step::File(at) => {
                let number = self.number(*at)?;
                let minutes = fresh_minutes(plan, plan.meeting(&number)?, self.today, LAYOUT).text;
                plan.file(&number, minutes)
            }
            Step::Reopen(at) => plan.reopen(&self.number(*at)?),
            Step::Renumber(at, to) => {
                let (from, to) = (self.number(*at)?, format!("{to}/2566"));
                let may = plan.meeting(&to).is_none() && !plan.meeting(&from)?.is_filed();
                may.then(|| plan.renumber(&from, &to))
            }
            Step::Redate(at, days) => {
                let number = self.number(*at)?;
                let may = !plan.meeting(&number)?.is_filed();
                may.then(|| Edit::SetMeeting { number, field: MeetingField::Date(later(*days)) })
            }
            Step::Remove(at) => plan.remove_meeting(&self.number(*at)?),
            Step::Give(about) => {
                let about =
                    about.and_then(|at| plan.measures().nth(at)).map(|(_, measure)| measure.id.clone());
                let number = plan.last_directive().max(self.given) + 1;
                self.given = number;
                let text = format!("เรื่อง{number}ให้เสร็จ");
                let directive =
                    plan.mandate(&about.unwrap_or_default(), "ฝ่ายโยธา", &text, self.today, number);
                Some(Edit::AddDirective { at: plan.directives.len(), directive: Box::new(directive) })
            }
            Step::Report(at) => {
                directive(*at)?.report_on(&plan.meetings, plan.recording_day(self.today), "ทำแล้ว")
            }
            Step::Close(at) => {
                let directive = directive(*at)?;
                let meeting = plan.closing_meeting(directive, self.today).ok()?;
                plan.closed_in(directive).is_none().then(|| directive.close_in(&meeting.number))?
            }
            Step::Open(at) => plan.open_again(directive(*at)?).ok()?,
            Step::RenameUnit => plan.rename_unit("ฝ่ายโยธา", "กลุ่มโยธา"),
            Step::DeleteMeasure(at) => {
                let (_, measure) = plan.measures().nth(*at)?;
                Some(Edit::RemoveMeasure { measure: measure.id.clone() })
            }
            Step::Tomorrow(days) => {
                self.today = later(*days);
                None
            }
        }
    }
}

const LAYOUT: Layout = Layout { width: 240, digits: Digits::Arabic };

/// Of every directive: each meeting after the one that gave it has it until one closes it, the minutes and the list too.
fn check(life: &Life) -> Result<(), TestCaseError> {
    let Life { plan, today, given } = life;
    prop_assert_eq!(u64::try_from(plan.directives.len()).unwrap(), *given, "none is gone");
    let list = Directives::build(plan, *today);
    for (at, directive) in plan.directives.iter().enumerate() {
        let closing = plan.closed_in(directive);
        let row = list.rows[list.row_of(at).unwrap()];
        prop_assert_eq!(row.closed.is_none(), closing.is_none());
        prop_assert_eq!(list.row_of(at).unwrap() < list.open, closing.is_none());
        let origin = plan.meeting(&directive.given_at);
        for meeting in &plan.meetings {
            let round = Round::of_meeting(plan, meeting, *today);
            let gave = round.given.iter().any(|given| given.id == directive.id);
            let matter = round.arising.iter().find(|matter| matter.directive.id == directive.id);
            let closes = closing.is_some_and(|closing| closing.number == meeting.number);
            let gives = meeting.number == directive.given_at;
            let is_after = origin.is_none_or(|origin| plan.comes_before(origin, meeting));
            let is_before = closing.is_none_or(|closing| plan.comes_before(meeting, closing));
            let what = format!("{} in {}", directive.id, meeting.number);
            prop_assert_eq!(gave, gives, "{}", what);
            prop_assert_eq!(matter.is_some_and(|matter| matter.closed), closes, "closed: {}", what);
            if is_after && is_before && !gives {
                prop_assert!(matter.is_some_and(|matter| !matter.closed), "open: {}", what);
            }
            if gave || matter.is_some() {
                let text = fresh_minutes(plan, meeting, *today, LAYOUT).text;
                prop_assert!(text.contains(&directive.text), "{}: {}", what, text);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_directive_drops_out(steps in prop::collection::vec(step(), 1..40)) {
        let mut life = Life::new();
        for step in steps {
            if let Some(edit) = life.edit(&step) {
                let before = life.plan.clone();
                let kept: Vec<_> = before.meetings.iter().filter(|m| m.is_filed()).map(|m| &m.minutes).collect();
                let undo = edit.apply(&mut life.plan);
                prop_assert!(undo.is_ok(), "{step:?}: {undo:?}");
                let mut back = life.plan.clone();
                undo.unwrap().apply(&mut back).unwrap();
                prop_assert_eq!(&back, &before, "{:?}", step);
                // What is filed changes only where it is opened again, and then stays as a former version.
                let all: Vec<_> =
                    life.plan.meetings.iter().flat_map(|m| m.former.iter().chain([&m.minutes])).collect();
                prop_assert!(kept.iter().all(|minutes| all.contains(minutes)), "{step:?}");
            }
            check(&life)?;
        }
    }
}

#[test]
fn a_meeting_that_is_planned_again_under_the_same_number_has_not_closed_it() {
    let mut life = Life::new();
    for step in [
        Step::Plan(0),
        Step::Give(None),
        Step::Convene(0),
        Step::File(0),
        Step::Tomorrow(30),
        Step::Plan(0),
        Step::Close(0),
        Step::Remove(1),
        Step::Plan(0),
    ] {
        if let Some(edit) = life.edit(&step) {
            edit.apply(&mut life.plan).unwrap();
        }
    }
    let [first, second] = &life.plan.meetings[..] else { panic!("two meetings") };
    assert_eq!((first.state, second.number.as_str()), (MeetingState::Closed, "2/2566"));
    let round = Round::of_meeting(&life.plan, second, life.today);
    assert_eq!(round.arising.iter().map(|matter| matter.closed).collect::<Vec<_>>(), [false]);
}
