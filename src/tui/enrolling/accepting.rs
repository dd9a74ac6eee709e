//! The lines that are asked for in the roster: what becomes of one when it is accepted.
//!
//! What cannot be part of the plan stays open and is told. Of lines that are pasted, those that were understood become
//! members in one edit, and the others stay in the field: none is lost.

use super::{Asked, Choice, Part, Which, change_member, find, pick_role, set, some_order};
use crate::calendar::{Reading, read_typed};
use crate::exchange;
use crate::locales::Message;
use crate::plan::{Body, BodyField, Edit, Member, Order};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::recording::commit;
use crate::tui::roster::{Spot, show};
use crate::tui::writing::Line;
use crate::tui::{draw, typing};

/// The line is as it is to be. Whether it can be; what cannot stays open, and is told.
pub(in crate::tui) fn accept(app: &mut App, asked: &Asked, text: &str) -> bool {
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
