//! Edits of who meets and of the meetings.
//!
//! A meeting that is filed (closed, with its minutes kept) is as it was reported: none of its fields changes and it is
//! not taken out. Only its [`Standing`] does: it is opened again, or the closing is taken back.

use std::mem::swap;

use super::{BodyField, Edit, MeetingField, Misfit, Standing};
use crate::plan::{Body, Meeting, Plan};

/// [`Edit::apply`] of an edit of a body or of a meeting.
pub(super) fn apply(edit: Edit, plan: &mut Plan) -> Result<Edit, Misfit> {
    match edit {
        Edit::InsertBody { at, body } if at <= plan.bodies.len() => {
            plan.bodies.insert(at, *body);
            Ok(Edit::RemoveBody { at })
        }
        Edit::RemoveBody { at } if at < plan.bodies.len() => {
            Ok(Edit::InsertBody { at, body: Box::new(plan.bodies.remove(at)) })
        }
        Edit::SetBody { at, field } if at < plan.bodies.len() => {
            Ok(Edit::SetBody { at, field: set_body(field, &mut plan.bodies[at]) })
        }
        Edit::InsertBody { at, .. } | Edit::RemoveBody { at } | Edit::SetBody { at, .. } => {
            Err(Misfit::NoBody(at))
        }
        Edit::AddMeeting { at, meeting } => add_meeting(plan, at, *meeting),
        Edit::RemoveMeeting { number } => {
            let at = changeable(plan, &number)?;
            let meeting = plan.meetings.remove(at);
            if plan.meetings.iter().any(|other| other.number == number) {
                plan.meetings.insert(at, meeting);
                return Err(Misfit::NumberTaken(number));
            }
            Ok(Edit::AddMeeting { at, meeting: Box::new(meeting) })
        }
        Edit::SetMeeting { number, field } => set_meeting(plan, number, field),
        // The rest is about something else, and does not come here.
        edit => edit.apply(plan),
    }
}

fn set_body(mut field: BodyField, body: &mut Body) -> BodyField {
    match &mut field {
        BodyField::Name(value) => swap(value, &mut body.name),
        BodyField::Order(value) => swap(value, &mut body.order),
        BodyField::Duties(value) => swap(value, &mut body.duties),
        BodyField::Members(value) => swap(value, &mut body.members),
    }
    field
}

fn add_meeting(plan: &mut Plan, at: usize, meeting: Meeting) -> Result<Edit, Misfit> {
    if at > plan.meetings.len() {
        return Err(Misfit::NoMeeting(at.to_string()));
    }
    let number = meeting.number.clone();
    // It could not be taken out again.
    if meeting.is_filed() {
        return Err(Misfit::Filed(number));
    }
    new_number(plan, &number)?;
    plan.meetings.insert(at, meeting);
    Ok(Edit::RemoveMeeting { number })
}

fn set_meeting(plan: &mut Plan, number: String, mut field: MeetingField) -> Result<Edit, Misfit> {
    let at = match &field {
        MeetingField::Standing(_) => meeting_at(plan, &number)?,
        _ => changeable(plan, &number)?,
    };
    let mut known_as = number;
    if let MeetingField::Number(new) = &field
        && *new != known_as
    {
        new_number(plan, new)?;
        known_as.clone_from(new);
    }
    let meeting = &mut plan.meetings[at];
    match &mut field {
        MeetingField::Number(value) => swap(value, &mut meeting.number),
        MeetingField::Date(value) => swap(value, &mut meeting.date),
        MeetingField::Body(value) => swap(value, &mut meeting.body),
        MeetingField::Opened(value) => swap(value, &mut meeting.opened),
        MeetingField::Closed(value) => swap(value, &mut meeting.closed),
        MeetingField::Place(value) => swap(value, &mut meeting.place),
        MeetingField::Attendance(value) => swap(value, &mut meeting.attendance),
        MeetingField::Guests(value) => swap(value, &mut meeting.guests),
        MeetingField::Agenda(value) => swap(value, &mut meeting.agenda),
        MeetingField::Writer(value) => swap(value, &mut meeting.writer),
        MeetingField::Reviewer(value) => swap(value, &mut meeting.reviewer),
        MeetingField::Standing(Standing { state, minutes, former }) => {
            swap(state, &mut meeting.state);
            swap(minutes, &mut meeting.minutes);
            swap(former, &mut meeting.former);
        }
    }
    Ok(Edit::SetMeeting { number: known_as, field })
}

/// Whether no meeting has this number yet. A second one could not be told from the first.
fn new_number(plan: &Plan, number: &str) -> Result<(), Misfit> {
    let is_taken = plan.meetings.iter().any(|meeting| meeting.number == number);
    if is_taken { Err(Misfit::NumberTaken(number.to_owned())) } else { Ok(()) }
}

fn meeting_at(plan: &Plan, number: &str) -> Result<usize, Misfit> {
    let found = plan.meetings.iter().position(|meeting| meeting.number == number);
    found.ok_or_else(|| Misfit::NoMeeting(number.to_owned()))
}

/// The index of a meeting that is not filed.
fn changeable(plan: &Plan, number: &str) -> Result<usize, Misfit> {
    let at = meeting_at(plan, number)?;
    if plan.meetings[at].is_filed() { Err(Misfit::Filed(number.to_owned())) } else { Ok(at) }
}
