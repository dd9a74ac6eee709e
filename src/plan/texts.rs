//! Every text of a plan and of an edit, so that what enters can be cleaned in one place.

use super::{
    AgendaItem, Attendance, Body, BodyField, Directive, Due, Edit, Field, FollowUp, Indicator,
    IndicatorField, Issue, Measure, Meeting, MeetingField, Member, Monitoring, Order, Plan, PlanField,
    Presence, Report, Responsible, Section, SectionField, Standing, YearScore,
};

impl Plan {
    /// Hands every text of the plan to `visit`, in the order of the file.
    ///
    /// The parts are taken apart field by field, without `..`, so that the compiler names the place where a new
    /// field is forgotten.
    pub fn for_each_text(&mut self, visit: &mut impl FnMut(&mut String)) {
        let Self { format: _, agency, fiscal_year: _, title, score, bodies, sections, meetings, directives } =
            self;
        visit(agency);
        visit(title);
        in_score(score, visit);
        for body in bodies {
            in_body(body, visit);
        }
        for section in sections {
            in_section(section, visit);
        }
        for meeting in meetings {
            in_meeting(meeting, visit);
        }
        for directive in directives {
            in_directive(directive, visit);
        }
    }
}

impl Edit {
    /// Hands every text of the edit to `visit`.
    pub fn for_each_text(&mut self, visit: &mut impl FnMut(&mut String)) {
        // Behind a reference, since a batch holds edits again.
        self.visit_texts(&mut |text: &mut String| visit(text));
    }

    fn visit_texts(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::AddFollowUp { measure, at: _, entry } | Self::SetFollowUp { measure, at: _, entry } => {
                visit(measure);
                in_follow_up(entry, visit);
            }
            Self::RemoveFollowUp { measure, at: _ }
            | Self::RemoveMeasure { measure }
            | Self::MoveMeasure { measure, to: _ } => visit(measure),
            Self::SetField { measure, field } => {
                visit(measure);
                in_field(field, visit);
            }
            Self::InsertMeasure { place: _, measure } => in_measure(measure, visit),
            Self::SetPlan(PlanField::Agency(text) | PlanField::Title(text)) => visit(text),
            Self::SetPlan(PlanField::Score(score)) => in_score(score, visit),
            Self::InsertSection { at: _, section } => in_section(section, visit),
            Self::SetSection { at: _, field: SectionField::Title(text) | SectionField::Code(text) } => {
                visit(text);
            }
            Self::InsertIndicator { section: _, at: _, indicator } => in_indicator(indicator, visit),
            Self::SetIndicator { section: _, at: _, field } => in_indicator_field(field, visit),
            Self::RemoveSection { at: _ }
            | Self::RemoveIndicator { section: _, at: _ }
            | Self::RemoveBody { at: _ } => {}
            Self::AddDirective { at: _, directive } | Self::SetDirective(directive) => {
                in_directive(directive, visit);
            }
            Self::RemoveDirective { id } => visit(id),
            Self::InsertBody { at: _, body } => in_body(body, visit),
            Self::SetBody { at: _, field } => in_body_field(field, visit),
            Self::AddMeeting { at: _, meeting } => in_meeting(meeting, visit),
            Self::RemoveMeeting { number } => visit(number),
            Self::SetMeeting { number, field } => {
                visit(number);
                in_meeting_field(field, visit);
            }
            Self::Batch(edits) => edits.iter_mut().for_each(|edit| edit.visit_texts(visit)),
        }
    }
}

fn in_body(body: &mut Body, visit: &mut dyn FnMut(&mut String)) {
    let Body { name, order, duties, members } = body;
    visit(name);
    in_order(order, visit);
    duties.iter_mut().for_each(&mut *visit);
    in_members(members, visit);
}

fn in_body_field(field: &mut BodyField, visit: &mut dyn FnMut(&mut String)) {
    match field {
        BodyField::Name(text) => visit(text),
        BodyField::Order(order) => in_order(order, visit),
        BodyField::Duties(duties) => duties.iter_mut().for_each(visit),
        BodyField::Members(members) => in_members(members, visit),
    }
}

fn in_order(order: &mut Option<Order>, visit: &mut dyn FnMut(&mut String)) {
    if let Some(Order { number, date: _ }) = order {
        visit(number);
    }
}

fn in_members(members: &mut [Member], visit: &mut dyn FnMut(&mut String)) {
    for Member { name, position, unit, role: _, also_member: _ } in members {
        [name, position, unit].into_iter().for_each(&mut *visit);
    }
}

fn in_score(score: &mut Option<YearScore>, visit: &mut dyn FnMut(&mut String)) {
    if let Some(YearScore { year: _, total: _, grade }) = score {
        visit(grade);
    }
}

fn in_section(section: &mut Section, visit: &mut dyn FnMut(&mut String)) {
    let Section { title, code, indicators } = section;
    visit(title);
    visit(code);
    for indicator in indicators {
        in_indicator(indicator, visit);
    }
}

fn in_issues(issues: &mut [Issue], visit: &mut dyn FnMut(&mut String)) {
    for Issue { codes, text } in issues {
        codes.iter_mut().for_each(&mut *visit);
        visit(text);
    }
}

fn in_indicator_field(field: &mut IndicatorField, visit: &mut dyn FnMut(&mut String)) {
    match field {
        IndicatorField::Title(text) | IndicatorField::Analysis(text) => visit(text),
        IndicatorField::Issues(issues) => in_issues(issues, visit),
        IndicatorField::Results(results) => results.iter_mut().for_each(visit),
        IndicatorField::No(_) | IndicatorField::Score(_) => {}
    }
}

fn in_indicator(indicator: &mut Indicator, visit: &mut dyn FnMut(&mut String)) {
    let Indicator { no: _, title, score: _, analysis, issues, results, measures } = indicator;
    visit(title);
    visit(analysis);
    in_issues(issues, visit);
    results.iter_mut().for_each(&mut *visit);
    for measure in measures {
        in_measure(measure, visit);
    }
}

fn in_measure(measure: &mut Measure, visit: &mut dyn FnMut(&mut String)) {
    let Measure {
        id,
        codes,
        title,
        issue,
        activities,
        outputs,
        awareness,
        due,
        monitoring,
        responsible,
        log,
        note,
    } = measure;
    visit(id);
    codes.iter_mut().for_each(&mut *visit);
    visit(title);
    visit(issue);
    for list in [activities, outputs, awareness] {
        list.iter_mut().for_each(&mut *visit);
    }
    in_due(due, visit);
    in_monitoring(monitoring, visit);
    in_responsible(responsible, visit);
    for entry in log {
        in_follow_up(entry, visit);
    }
    visit(note);
}

fn in_due(due: &mut Due, visit: &mut dyn FnMut(&mut String)) {
    let Due { text, when: _ } = due;
    visit(text);
}

fn in_monitoring(monitoring: &mut Monitoring, visit: &mut dyn FnMut(&mut String)) {
    let Monitoring { text, every: _, how } = monitoring;
    visit(text);
    visit(how);
}

fn in_responsible(responsible: &mut Responsible, visit: &mut dyn FnMut(&mut String)) {
    let Responsible { text, units } = responsible;
    visit(text);
    units.iter_mut().for_each(&mut *visit);
}

fn in_follow_up(entry: &mut FollowUp, visit: &mut dyn FnMut(&mut String)) {
    let FollowUp { on: _, status: _, text, obstacles, evidence, unit, meeting, decided: _ } = entry;
    visit(text);
    visit(obstacles);
    evidence.iter_mut().for_each(&mut *visit);
    visit(unit);
    visit(meeting);
}

fn in_field(field: &mut Field, visit: &mut dyn FnMut(&mut String)) {
    match field {
        Field::Title(text) | Field::Issue(text) | Field::Note(text) => visit(text),
        Field::Codes(list) | Field::Activities(list) | Field::Outputs(list) | Field::Awareness(list) => {
            list.iter_mut().for_each(visit);
        }
        Field::Due(due) => in_due(due, visit),
        Field::Monitoring(monitoring) => in_monitoring(monitoring, visit),
        Field::Responsible(responsible) => in_responsible(responsible, visit),
    }
}

fn in_meeting(meeting: &mut Meeting, visit: &mut dyn FnMut(&mut String)) {
    let Meeting {
        number,
        date: _,
        body,
        opened,
        closed,
        place,
        attendance,
        guests,
        agenda,
        writer,
        reviewer,
        state: _,
        minutes,
        former,
    } = meeting;
    [number, body, opened, closed, place].into_iter().for_each(&mut *visit);
    in_attendance(attendance, visit);
    guests.iter_mut().for_each(&mut *visit);
    in_agenda(agenda, visit);
    [writer, reviewer, minutes].into_iter().for_each(&mut *visit);
    former.iter_mut().for_each(visit);
}

fn in_meeting_field(field: &mut MeetingField, visit: &mut dyn FnMut(&mut String)) {
    match field {
        MeetingField::Number(text)
        | MeetingField::Body(text)
        | MeetingField::Opened(text)
        | MeetingField::Closed(text)
        | MeetingField::Place(text)
        | MeetingField::Writer(text)
        | MeetingField::Reviewer(text) => visit(text),
        MeetingField::Date(_) => {}
        MeetingField::Attendance(attendance) => in_attendance(attendance, visit),
        MeetingField::Guests(guests) => guests.iter_mut().for_each(visit),
        MeetingField::Agenda(agenda) => in_agenda(agenda, visit),
        MeetingField::Standing(Standing { state: _, minutes, former }) => {
            visit(minutes);
            former.iter_mut().for_each(visit);
        }
    }
}

fn in_attendance(attendance: &mut [Attendance], visit: &mut dyn FnMut(&mut String)) {
    for Attendance { name, position, role, presence } in attendance {
        [name, position, role].into_iter().for_each(&mut *visit);
        match presence {
            Presence::Present => {}
            Presence::StandIn(text) | Presence::Absent(text) => visit(text),
        }
    }
}

fn in_agenda(agenda: &mut [AgendaItem], visit: &mut dyn FnMut(&mut String)) {
    for AgendaItem { title, text, resolution } in agenda {
        [title, text, resolution].into_iter().for_each(&mut *visit);
    }
}

fn in_directive(directive: &mut Directive, visit: &mut dyn FnMut(&mut String)) {
    let Directive { id, about, unit, text, given_at, due: _, reports, closed_at } = directive;
    [id, about, unit, text, given_at].into_iter().for_each(&mut *visit);
    for Report { on: _, text } in reports {
        visit(text);
    }
    if let Some(number) = closed_at {
        visit(number);
    }
}
