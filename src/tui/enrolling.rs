//! What the keys change in the roster: bodies, their orders and duties, who belongs to them.
//!
//! What is asked for is known by what it was when it was asked: a body by its name, a member by all that is known of
//! it. So a change that comes from elsewhere meanwhile is noticed, and nothing is written over somebody else. Members
//! are kept in order of rank; a member that is taken out stays in the meetings that were held, which have their own
//! copy, so it is not asked for.

mod accepting;

pub(super) use accepting::accept;

use super::action::Action;
use super::app::App;
use super::picker::{Entry, Pick, Picker};
use super::recording::commit;
use super::roster::{Spot, body, show, stand_on};
use super::writing::Line;
use super::{draw, headings, picking, removing, typing};
use crate::locales::Message;
use crate::plan::{Body, BodyField, Edit, Member, Order, Role};

/// A body: where it stood and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Which {
    at: usize,
    name: String,
}

/// A text of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Position,
    Unit,
}

impl Part {
    const ALL: [Self; 3] = [Self::Name, Self::Position, Self::Unit];

    /// What is asked after it of a new member; after the last the role is picked.
    const fn next(self) -> Option<Self> {
        match self {
            Self::Name => Some(Self::Position),
            Self::Position => Some(Self::Unit),
            Self::Unit => None,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Name => "roster-name",
            Self::Position => "roster-position",
            Self::Unit => "roster-unit",
        }
    }

    fn of(self, member: &mut Member) -> &mut String {
        match self {
            Self::Name => &mut member.name,
            Self::Position => &mut member.position,
            Self::Unit => &mut member.unit,
        }
    }
}

/// A line that is asked for here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// The name of a new body.
    NewBody,
    /// The name of a body.
    Name(Which),
    /// The number of its order.
    Number(Which),
    /// The day of its order.
    Date(Which),
    /// A duty, by what it says; a new one where nothing is.
    Duty(Which, Option<String>),
    /// A text of a member, by what is known of it.
    Member(Which, Box<Member>, Part),
    /// A text of a new member, of whom this much is known.
    New(Which, Box<Member>, Part),
    /// Members, a line each.
    Members,
}

/// What is picked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Opens a text of a member.
    Write(Which, Box<Member>, Part),
    /// Lists the roles for a member.
    Roles(Which, Box<Member>),
    /// Gives a member this role, and whether it is a member besides.
    Give(Which, Box<Member>, Role, bool),
    /// Puts in a new member.
    Enrol(Which, Box<Member>),
}

impl Asked {
    /// What is written, in words.
    pub(super) fn heading(&self) -> Message {
        Message::new(match self {
            Self::NewBody => "roster-line-new-body",
            Self::Name(_) => "roster-line-body",
            Self::Number(_) => "roster-line-number",
            Self::Date(_) => "roster-line-date",
            Self::Duty(..) => "roster-line-duty",
            Self::Member(_, _, Part::Name) | Self::New(_, _, Part::Name) => "roster-line-name",
            Self::Member(_, _, Part::Position) | Self::New(_, _, Part::Position) => "roster-line-position",
            Self::Member(_, _, Part::Unit) | Self::New(_, _, Part::Unit) => "roster-line-unit",
            Self::Members => "roster-line-members",
        })
    }
}

fn which(app: &App) -> Option<Which> {
    body(app).map(|body| Which { at: app.roster.body, name: body.name.clone() })
}

/// Where the body is now; it is said where it is no more.
fn find(app: &mut App, which: &Which) -> Option<usize> {
    let bodies = &app.plan.bodies;
    let is_it = |body: &Body| body.name == which.name;
    let found = bodies.get(which.at).filter(|body| is_it(body)).map(|_| which.at);
    let found = found.or_else(|| bodies.iter().position(is_it));
    if found.is_none() {
        app.warn(Message::new("tui-plan-changed-meanwhile"));
    }
    found
}

/// Where the member is now, the one of the cursor first; it is said where it is no more.
fn find_member(app: &mut App, at: usize, member: &Member) -> Option<usize> {
    let members = &app.plan.bodies[at].members;
    let of_cursor = match app.roster.spot {
        Spot::Member(index) if members.get(index) == Some(member) => Some(index),
        _ => None,
    };
    let found = of_cursor.or_else(|| members.iter().position(|known| known == member));
    if found.is_none() {
        app.warn(Message::new("tui-plan-changed-meanwhile"));
    }
    found
}

/// Gives a body another value of a field and says so; the cursor goes to `spot`.
fn set(app: &mut App, at: usize, field: BodyField, spot: Spot, said: Message) -> bool {
    let said = said.with("key", app.key(Action::Undo));
    let is_set = commit(app, Edit::SetBody { at, field }, said, false);
    if is_set {
        app.roster.body = at;
        stand_on(app, spot);
    }
    is_set
}

/// An order of which nothing is known is none.
fn some_order(order: Order) -> Option<Order> {
    Some(order).filter(|order| *order != Order::default())
}

/// Opens what the cursor is on.
pub(super) fn edit(app: &mut App) {
    let (Some(which), Some(body)) = (which(app), body(app)) else { return add_body(app) };
    let order = body.order.clone().unwrap_or_default();
    let (asked, text) = match app.roster.spot {
        Spot::Name => (Asked::Name(which), body.name.clone()),
        Spot::Number => (Asked::Number(which), order.number),
        Spot::Date => {
            let day = order.date.map(|day| app.words.printer().day(day));
            (Asked::Date(which), day.unwrap_or_default())
        }
        Spot::Duty(at) => {
            let duty = body.duties.get(at).cloned();
            (Asked::Duty(which, duty.clone()), duty.unwrap_or_default())
        }
        Spot::Member(at) => {
            let Some(member) = body.members.get(at).cloned() else { return };
            return pick_part(app, &which, &member);
        }
    };
    typing::ask(app, Line::Roster(asked), &text);
}

/// A list of what there is of a member, each with what it says now.
fn pick_part(app: &mut App, which: &Which, member: &Member) {
    let Some(body) = body(app) else { return };
    let entry = |label: &str, detail: &str, choice| Entry {
        label: app.words.text(label).into_owned(),
        detail: headings::short(detail),
        also: String::new(),
        pick: Pick::Roster(choice),
    };
    let part = |part: Part| {
        let text = part.of(&mut member.clone()).clone();
        entry(part.label(), &text, Choice::Write(which.clone(), Box::new(member.clone()), part))
    };
    let mut entries: Vec<Entry> = Part::ALL.into_iter().map(part).collect();
    let roles = Choice::Roles(which.clone(), Box::new(member.clone()));
    entries.push(entry("roster-role", &body.role_of(member), roles));
    let heading = Message::new("roster-pick-part").with("who", member.known_as());
    picking::open(app, Picker::new(heading, entries));
}

/// A list of the roles in the words of the body, whose `choice` is made of the role and of whether it is a member too.
fn pick_role(app: &mut App, at: usize, member: &Member, choice: impl Fn(Role, bool) -> Choice) {
    let body = &app.plan.bodies[at];
    let both = |role: Role| {
        if role > Role::Member { vec![(role, true), (role, false)] } else { vec![(role, false)] }
    };
    let entry = |(role, also_member): (Role, bool)| Entry {
        label: body.role_of(&Member { role, also_member, ..Member::default() }),
        detail: String::new(),
        also: String::new(),
        pick: Pick::Roster(choice(role, also_member)),
    };
    let entries = Role::ALL.into_iter().flat_map(both).map(entry).collect();
    let heading = Message::new("roster-pick-role").with("who", member.known_as());
    let mut picker = Picker::new(heading, entries);
    let now = Pick::Roster(choice(member.role, member.also_member));
    picker.select(|pick| *pick == now);
    picking::open(app, picker);
}

/// What was picked.
pub(super) fn chosen(app: &mut App, choice: Choice) {
    match choice {
        Choice::Write(which, member, part) => {
            let text = part.of(&mut member.clone()).clone();
            typing::ask(app, Line::Roster(Asked::Member(which, member, part)), &text);
        }
        Choice::Roles(which, member) => {
            let Some(at) = find(app, &which) else { return };
            let give = |role, also| Choice::Give(which.clone(), member.clone(), role, also);
            pick_role(app, at, &member, give);
        }
        Choice::Give(which, member, role, also_member) => {
            let changed = Member { role, also_member, ..(*member).clone() };
            change_member(app, &which, &member, changed);
        }
        Choice::Enrol(which, member) => {
            let Some(at) = find(app, &which) else { return };
            let said = Message::new("roster-enrolled").with("who", member.known_as());
            let (members, index) = app.plan.bodies[at].with_member(*member);
            set(app, at, BodyField::Members(members), Spot::Member(index), said);
        }
    }
}

/// Has `member` be as `changed` says.
fn change_member(app: &mut App, which: &Which, member: &Member, changed: Member) -> bool {
    let Some(at) = find(app, which) else { return false };
    let Some(index) = find_member(app, at, member) else { return false };
    if *member == changed {
        return true;
    }
    let said = Message::new("roster-member-changed").with("who", changed.known_as());
    let Some((members, index)) = app.plan.bodies[at].with_changed(index, changed) else { return false };
    set(app, at, BodyField::Members(members), Spot::Member(index), said)
}

/// Begins a new duty where the cursor is on one, else a new member; where there is no body, one.
pub(super) fn add(app: &mut App) {
    let Some(which) = which(app) else { return add_body(app) };
    let asked = match app.roster.spot {
        Spot::Duty(_) => Asked::Duty(which, None),
        _ => Asked::New(which, Box::default(), Part::Name),
    };
    typing::ask(app, Line::Roster(asked), "");
}

/// Asks for the name of a new body.
pub(super) fn add_body(app: &mut App) {
    typing::ask(app, Line::Roster(Asked::NewBody), "");
}

/// Asks for members, a line each.
pub(super) fn ask_members(app: &mut App) {
    typing::ask(app, Line::Roster(Asked::Members), "");
}

/// Takes out what the cursor is on; a body in which members are, or that a meeting names, after a question.
pub(super) fn remove(app: &mut App) {
    let (at, Some(body)) = (app.roster.body, body(app)) else {
        return app.tell(Message::new("tui-nothing-to-remove"));
    };
    let order = body.order.clone().unwrap_or_default();
    let said = |key: &'static str, what: &str| Message::new(key).with("what", what);
    match app.roster.spot {
        Spot::Name => remove_body(app, at),
        Spot::Number if !order.number.is_empty() => {
            let field = BodyField::Order(some_order(Order { number: String::new(), ..order.clone() }));
            set(app, at, field, Spot::Number, said("roster-removed", &order.number));
        }
        Spot::Date if order.date.is_some() => {
            let field = BodyField::Order(some_order(Order { date: None, ..order }));
            set(app, at, field, Spot::Date, Message::new("roster-date-removed"));
        }
        Spot::Duty(index) if index < body.duties.len() => {
            let mut duties = body.duties.clone();
            let duty = headings::short(&duties.remove(index));
            set(app, at, BodyField::Duties(duties), Spot::Duty(index), said("roster-removed", &duty));
        }
        Spot::Member(index) => {
            let Some(members) = body.without(index) else { return };
            let said = said("roster-removed", body.members[index].known_as());
            set(app, at, BodyField::Members(members), Spot::Member(index), said);
        }
        Spot::Number | Spot::Date | Spot::Duty(_) => app.tell(Message::new("tui-nothing-to-remove")),
    }
}

fn remove_body(app: &mut App, at: usize) {
    let Body { name, members, .. } = &app.plan.bodies[at];
    let meetings =
        app.plan.meetings.iter().filter(|meeting| meeting.body == *name && !name.is_empty()).count();
    let asked = app.naming("roster-remove-body", Action::ConfirmRemove);
    let asked = asked.with("members", draw::number(&app.words, members.len()));
    let asked = asked.with("meetings", draw::number(&app.words, meetings));
    let is_asked = !members.is_empty() || meetings > 0;
    let said = app.naming("roster-removed", Action::Undo).with("what", name);
    removing::take_out(app, Edit::RemoveBody { at }, said, is_asked.then_some(asked));
}

/// Takes what the cursor is on one place up or down: a body, a duty, a member within its rank.
pub(super) fn shift(app: &mut App, is_down: bool) {
    let (at, Some(body)) = (app.roster.body, body(app).cloned()) else { return };
    let to = |index: usize| if is_down { Some(index + 1) } else { index.checked_sub(1) };
    let moved = match app.roster.spot {
        Spot::Name => to(at).filter(|to| *to < app.plan.bodies.len()).is_some_and(|to| {
            let body = Box::new(body.clone());
            let edit = Edit::Batch(vec![Edit::RemoveBody { at }, Edit::InsertBody { at: to, body }]);
            let said = app.naming("roster-moved", Action::Undo);
            let is_moved = commit(app, edit, said, false);
            if is_moved {
                show(app, to, Spot::Name);
            }
            is_moved
        }),
        Spot::Duty(index) => to(index).filter(|to| (*to).max(index) < body.duties.len()).is_some_and(|to| {
            let mut duties = body.duties.clone();
            duties.swap(index, to);
            set(app, at, BodyField::Duties(duties), Spot::Duty(to), Message::new("roster-moved"))
        }),
        Spot::Member(index) => match body.with_shifted(index, is_down) {
            Some((members, to)) => {
                set(app, at, BodyField::Members(members), Spot::Member(to), Message::new("roster-moved"))
            }
            None => return app.tell(Message::new("roster-rank-first")),
        },
        Spot::Number | Spot::Date => false,
    };
    if !moved {
        app.tell(Message::new("tui-at-the-edge"));
    }
}
