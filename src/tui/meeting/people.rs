//! Who came: one key for absent, with the reason, and for present again; who came for another; members of this meeting
//! alone.

use super::lines::What;
use super::picks::{Choice, pick, pick_from};
use super::{Asked, Spot, ask, set_and_say, shown, spot, stand_on};
use crate::locales::Message;
use crate::plan::{Attendance, Body, Meeting, MeetingField, MeetingPart, Plan, Presence};
use crate::tui::action::Action;
use crate::tui::app::App;

/// Why one does not come, as minutes print it, the most usual first. They are words of the document, whatever the
/// language of the program.
const REASONS: [&str; 3] = ["ลาการประชุม", "ติดราชการ", "ลาป่วย"];

/// The member at hand; where there is none it is said how one comes to one.
fn member(app: &mut App) -> Option<(usize, Attendance)> {
    let at = match spot(app) {
        Some(Spot::Part(MeetingPart::Attendance(at))) => Some(at),
        _ => None,
    };
    let found = at.and_then(|at| Some((at, shown(app)?.attendance.get(at)?.clone())));
    if found.is_none() {
        app.tell(Message::new("sitting-no-member-here"));
    }
    found
}

/// The member at hand is absent, for a reason that is picked; one who was not there in person is present again.
pub(super) fn presence(app: &mut App) {
    let Some((at, member)) = member(app) else { return };
    if !member.presence.is_present() {
        return mark(app, at, Presence::Present);
    }
    let reasons = REASONS.map(|reason| pick(reason, Choice::Presence(at, Presence::Absent(reason.into()))));
    let typed = pick_from(app, "sitting-other-reason", Choice::Write(What::Absence(at)));
    let unknown = pick_from(app, "sitting-no-reason", Choice::Presence(at, Presence::Absent(String::new())));
    let heading = Message::new("sitting-why-absent").with("name", &member.name);
    super::picks::open(app, heading, reasons.into_iter().chain([typed, unknown]).collect());
}

/// Asks who comes for the member at hand.
pub(super) fn stand_in(app: &mut App) {
    if let Some((at, _)) = member(app) {
        let number = app.meeting.number.clone();
        ask(app, Asked { number, what: What::StandIn(at) });
    }
}

/// Says whether the member at `at` came.
pub(super) fn mark(app: &mut App, at: usize, presence: Presence) {
    let Some(meeting) = shown(app) else { return };
    let number = meeting.number.clone();
    let mut members = meeting.attendance.clone();
    let Some(member) = members.get_mut(at) else { return };
    let key = match presence {
        Presence::Present => "sitting-is-present",
        Presence::Absent(_) => "sitting-is-absent",
        Presence::StandIn(_) => "sitting-has-stand-in",
    };
    let said = app.naming(key, Action::Undo).with("name", &member.name);
    member.presence = presence;
    if set_and_say(app, &number, MeetingField::Attendance(members), said) {
        stand_on(app, MeetingPart::Attendance(at));
    }
}

/// The members of the roster that the meeting does not have, as they would stand there.
fn missing(plan: &Plan, meeting: &Meeting) -> Vec<Attendance> {
    let all = plan.body_of(meeting).map(Body::attendance).unwrap_or_default();
    let is_there = |name: &str| meeting.attendance.iter().any(|member| member.name == name);
    all.into_iter().filter(|member| !is_there(&member.name)).collect()
}

/// Asks who else is a member of this meeting, to stand at `at`: one of the roster, or a name that is typed.
pub(super) fn add(app: &mut App, at: usize) {
    let Some(meeting) = shown(app) else { return };
    let number = meeting.number.clone();
    let missing = missing(&app.plan, meeting);
    let what = What::NewMember(at);
    if missing.is_empty() {
        return ask(app, Asked { number, what });
    }
    let mut entries = Vec::new();
    if missing.len() > 1 {
        entries.push(pick_from(app, "sitting-all-members", Choice::Members(at, missing.clone())));
    }
    entries.extend(missing.into_iter().map(|member| {
        let mut entry = pick(&member.name, Choice::Members(at, vec![member.clone()]));
        entry.detail = member.role;
        entry
    }));
    entries.push(pick_from(app, "sitting-other-name", Choice::Write(what)));
    super::picks::open(app, Message::new("sitting-who-else"), entries);
}

/// Puts `new` among the members of this meeting, the first of them at `at`.
pub(super) fn put_in(app: &mut App, at: usize, new: Vec<Attendance>) {
    let Some(meeting) = shown(app) else { return };
    let number = meeting.number.clone();
    let (mut members, at) = (meeting.attendance.clone(), at.min(meeting.attendance.len()));
    members.splice(at..at, new);
    let said = app.naming("sitting-written", Action::Undo).with("number", app.shown(&number));
    if set_and_say(app, &number, MeetingField::Attendance(members), said) {
        stand_on(app, MeetingPart::Attendance(at));
    }
}
