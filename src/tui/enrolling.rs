//! What the keys change in the roster: bodies, their orders and duties, who belongs to them.
//!
//! What is asked for is known by what it was when it was asked: a body by its name, a member by all that is known of
//! it. So a change that comes from elsewhere meanwhile is noticed, and nothing is written over somebody else. Members
//! are kept in order of rank; a member that is taken out stays in the meetings that were held, which have their own
//! copy, so it is not asked for.

use super::action::Action;
use super::app::App;
use super::picker::{Entry, Pick, Picker};
use super::recording::commit;
use super::roster::{Spot, body, show, stand_on};
use super::writing::Line;
use super::{draw, headings, picking, removing, typing};
use crate::calendar::{Reading, read_typed};
use crate::exchange;
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

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(super) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
    match asked {
        Asked::NewBody => new_body(app, text),
        Asked::Name(which) => rename(app, which, text),
        Asked::Number(which) => {
            change_order(app, which, Spot::Number, |order| text.clone_into(&mut order.number))
        }
        Asked::Date(which) => match read_typed(text, app.plan.fiscal_year, app.today) {
            Reading::Date(day) => change_order(app, which, Spot::Date, |order| order.date = Some(day)),
            _ if text.is_empty() => change_order(app, which, Spot::Date, |order| order.date = None),
            _ => {
                app.warn(Message::new("roster-no-day").with("text", text));
                false
            }
        },
        Asked::Duty(which, before) => write_duty(app, which, before.as_deref(), text),
        Asked::Member(which, member, part) => {
            let mut changed = (**member).clone();
            text.clone_into(part.of(&mut changed));
            if changed.is_unnamed() {
                app.warn(Message::new("roster-unnamed"));
                return false;
            }
            change_member(app, which, member, changed)
        }
        Asked::New(which, member, part) => go_on(app, which, member, *part, text),
        Asked::Members => enrol_all(app, text),
    }
}

fn is_free(app: &mut App, name: &str, own: Option<usize>) -> bool {
    let is_taken = app.plan.bodies.iter().enumerate().any(|(at, body)| body.name == name && Some(at) != own);
    if name.is_empty() {
        app.warn(Message::new("roster-body-unnamed"));
    } else if is_taken {
        app.warn(Message::new("roster-body-exists").with("name", name));
    }
    !name.is_empty() && !is_taken
}

fn new_body(app: &mut App, name: &str) -> bool {
    if !is_free(app, name, None) {
        return false;
    }
    let at = app.plan.bodies.len();
    let body = Box::new(Body { name: name.to_owned(), ..Body::default() });
    let said = Message::new("roster-body-added").with("add", app.key(Action::AddItem));
    let said = said.with("paste", app.key(Action::PasteMembers));
    let is_made = commit(app, Edit::InsertBody { at, body }, said, false);
    if is_made {
        show(app, at, Spot::Name);
    }
    is_made
}

fn rename(app: &mut App, which: &Which, name: &str) -> bool {
    let Some(at) = find(app, which) else { return false };
    if name == which.name {
        return true;
    }
    let said = app.naming("roster-changed", Action::Undo);
    is_free(app, name, Some(at)) && commit(app, app.plan.rename_body(at, name), said, false)
}

/// An order of which nothing is known is none.
fn some_order(order: Order) -> Option<Order> {
    Some(order).filter(|order| *order != Order::default())
}

fn change_order(app: &mut App, which: &Which, spot: Spot, change: impl FnOnce(&mut Order)) -> bool {
    let Some(at) = find(app, which) else { return false };
    let known = app.plan.bodies[at].order.clone();
    let mut order = known.clone().unwrap_or_default();
    change(&mut order);
    let order = some_order(order);
    order == known || set(app, at, BodyField::Order(order), spot, Message::new("roster-changed"))
}

fn write_duty(app: &mut App, which: &Which, before: Option<&str>, text: &str) -> bool {
    let Some(at) = find(app, which) else { return false };
    let mut duties = app.plan.bodies[at].duties.clone();
    let index = match (before, app.roster.spot) {
        (None, Spot::Duty(index)) => (index + 1).min(duties.len()),
        (None, _) => duties.len(),
        (Some(before), Spot::Duty(index)) if duties.get(index).is_some_and(|duty| duty == before) => index,
        (Some(before), _) => {
            let Some(index) = duties.iter().position(|duty| duty == before) else {
                app.warn(Message::new("tui-plan-changed-meanwhile"));
                return false;
            };
            index
        }
    };
    match before {
        _ if before == Some(text) || before.is_none() && text.is_empty() => return true,
        None => duties.insert(index, text.to_owned()),
        Some(_) if text.is_empty() => drop(duties.remove(index)),
        Some(_) => text.clone_into(&mut duties[index]),
    }
    set(app, at, BodyField::Duties(duties), Spot::Duty(index), Message::new("roster-changed"))
}

/// Asks for what is still to be known of a new member.
fn go_on(app: &mut App, which: &Which, member: &Member, part: Part, text: &str) -> bool {
    let mut member = member.clone();
    text.clone_into(part.of(&mut member));
    if part == Part::Position && member.is_unnamed() {
        app.warn(Message::new("roster-unnamed"));
        return false;
    }
    if let Some(next) = part.next() {
        typing::ask(app, Line::Roster(Asked::New(which.clone(), Box::new(member), next)), "");
        return true;
    }
    let Some(at) = find(app, which) else { return false };
    let enrol = |role, also_member| {
        Choice::Enrol(which.clone(), Box::new(Member { role, also_member, ..member.clone() }))
    };
    pick_role(app, at, &member, enrol);
    true
}

/// Puts in what was pasted, in one edit. Lines that were not understood stay in the field.
fn enrol_all(app: &mut App, text: &str) -> bool {
    let found = exchange::members(text, app.plan.fiscal_year);
    let count = found.count();
    if count == 0 {
        app.warn(Message::new(if text.is_empty() { "roster-nothing-pasted" } else { "roster-none-read" }));
        return false;
    }
    let unread = found.unread.clone();
    let (edit, at, again) = app.plan.enrol(app.roster.body, found.bodies, found.members);
    let number = |number: usize| draw::number(&app.words, number);
    let said =
        Message::new("roster-pasted").with("count", number(count - again)).with("again", number(again));
    let said = said.with("key", app.key(Action::Undo));
    let is_done = edit.is_none_or(|edit| commit(app, edit, said.clone(), false));
    if !is_done {
        return false;
    }
    show(app, at, Spot::Member(0));
    app.tell(said.clone());
    if !unread.is_empty() {
        let lines =
            unread.iter().take(8).map(|(line, _)| number_of(app, *line)).collect::<Vec<_>>().join(" ");
        let lines = if unread.len() > 8 { format!("{lines} …") } else { lines };
        let rest: Vec<&str> = unread.iter().map(|(_, text)| text.as_str()).collect();
        typing::ask(app, Line::Roster(Asked::Members), &rest.join("\n"));
        let said = Message::new("roster-pasted-but").with("count", number_of(app, count - again));
        app.warn(said.with("lines", lines).with("left", number_of(app, unread.len())));
    }
    true
}

fn number_of(app: &App, number: usize) -> String {
    draw::number(&app.words, number)
}
