//! Every text of a plan, so that what enters can be cleaned in one place.

use super::{
    AgendaItem, Attendance, Body, Directive, Due, FollowUp, Indicator, Issue, Measure, Meeting, Member,
    Monitoring, Order, Plan, Presence, Report, Responsible, Section, YearScore,
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
        if let Some(YearScore { year: _, total: _, grade }) = score {
            visit(grade);
        }
        for body in bodies {
            in_body(body, visit);
        }
        for Section { title, code, indicators } in sections {
            visit(title);
            visit(code);
            for indicator in indicators {
                in_indicator(indicator, visit);
            }
        }
        for meeting in meetings {
            in_meeting(meeting, visit);
        }
        for directive in directives {
            in_directive(directive, visit);
        }
    }
}

fn in_body(body: &mut Body, visit: &mut impl FnMut(&mut String)) {
    let Body { name, order, duties, members } = body;
    visit(name);
    if let Some(Order { number, date: _ }) = order {
        visit(number);
    }
    duties.iter_mut().for_each(&mut *visit);
    for Member { name, position, unit, role: _, also_member: _ } in members {
        [name, position, unit].into_iter().for_each(&mut *visit);
    }
}

fn in_indicator(indicator: &mut Indicator, visit: &mut impl FnMut(&mut String)) {
    let Indicator { no: _, title, score: _, analysis, issues, results, measures } = indicator;
    visit(title);
    visit(analysis);
    for Issue { codes, text } in issues {
        codes.iter_mut().for_each(&mut *visit);
        visit(text);
    }
    results.iter_mut().for_each(&mut *visit);
    for measure in measures {
        in_measure(measure, visit);
    }
}

fn in_measure(measure: &mut Measure, visit: &mut impl FnMut(&mut String)) {
    let Measure {
        id,
        codes,
        title,
        issue,
        activities,
        outputs,
        awareness,
        due: Due { text: due, when: _ },
        monitoring: Monitoring { text: monitoring, every: _, how },
        responsible: Responsible { text: responsible, units },
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
    [due, monitoring, how, responsible].into_iter().for_each(&mut *visit);
    units.iter_mut().for_each(&mut *visit);
    for FollowUp { on: _, status: _, text, obstacles, evidence, unit, meeting } in log {
        visit(text);
        visit(obstacles);
        evidence.iter_mut().for_each(&mut *visit);
        visit(unit);
        visit(meeting);
    }
    visit(note);
}

fn in_meeting(meeting: &mut Meeting, visit: &mut impl FnMut(&mut String)) {
    let Meeting { number, date: _, opened, closed, place, attendance, guests, agenda, state: _, minutes } =
        meeting;
    [number, opened, closed, place].into_iter().for_each(&mut *visit);
    for Attendance { name, position, role, presence } in attendance {
        [name, position, role].into_iter().for_each(&mut *visit);
        match presence {
            Presence::Present => {}
            Presence::StandIn(text) | Presence::Absent(text) => visit(text),
        }
    }
    guests.iter_mut().for_each(&mut *visit);
    for AgendaItem { title, text, resolution } in agenda {
        [title, text, resolution].into_iter().for_each(&mut *visit);
    }
    visit(minutes);
}

fn in_directive(directive: &mut Directive, visit: &mut impl FnMut(&mut String)) {
    let Directive { id, about, unit, text, given_at, due: _, reports, closed_at } = directive;
    [id, about, unit, text, given_at].into_iter().for_each(&mut *visit);
    for Report { on: _, text } in reports {
        visit(text);
    }
    if let Some(number) = closed_at {
        visit(number);
    }
}
