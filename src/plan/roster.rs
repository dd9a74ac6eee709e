//! Who meets: the bodies and their members, in order of rank.
//!
//! The rank is that of [`Role`]; within a rank the order is the person's own. A change of the members gives them anew,
//! with the place of the one that it is about, and becomes an edit elsewhere.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{BodyField, Edit, MeetingField, Plan};
use crate::calendar::Day;

/// A committee or a working group (คณะกรรมการ, คณะทำงาน).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// In full.
    pub name: String,
    /// The order that appointed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// What it is to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// In order of rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
}

/// An order of the office (คำสั่ง).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// "398/2565".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The day it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
}

/// A member of a body. One who sits by office has a position and no name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// With the title before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The position in the office.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// The unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The role in the body.
    pub role: Role,
    /// Whether a secretary or an assistant is a member too (กรรมการและเลขานุการ).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub also_member: bool,
}

/// The role in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Role {
    /// ประธาน.
    Chair,
    /// รองประธาน.
    ViceChair,
    /// กรรมการ, คณะทำงาน.
    #[default]
    Member,
    /// เลขานุการ.
    Secretary,
    /// ผู้ช่วยเลขานุการ.
    AssistantSecretary,
}

impl Role {
    /// Every role, the highest rank first.
    pub const ALL: [Self; 5] =
        [Self::Chair, Self::ViceChair, Self::Member, Self::Secretary, Self::AssistantSecretary];
}

impl Member {
    /// Whether nobody can tell who it is: neither a name nor a position.
    pub fn is_unnamed(&self) -> bool {
        self.name.trim().is_empty() && self.position.trim().is_empty()
    }

    /// By what it is known: the name, without one the position.
    pub fn known_as(&self) -> &str {
        let (name, position) = (self.name.trim(), self.position.trim());
        if name.is_empty() { position } else { name }
    }
}

impl Body {
    /// The members with a new one, behind all of its rank, and its index.
    pub fn with_member(&self, member: Member) -> (Vec<Member>, usize) {
        let mut members = self.members.clone();
        members.push(member);
        ranked(members, self.members.len())
    }

    /// The members with another in place of the one at `at`, and its index; none where nobody stands there.
    pub fn with_changed(&self, at: usize, member: Member) -> Option<(Vec<Member>, usize)> {
        let mut members = self.members.clone();
        *members.get_mut(at)? = member;
        Some(ranked(members, at))
    }

    /// The members without the one at `at`; none where nobody stands there.
    pub fn without(&self, at: usize) -> Option<Vec<Member>> {
        let mut members = self.members.clone();
        (at < members.len()).then(|| drop(members.remove(at)))?;
        Some(members)
    }

    /// The members with the one at `at` and its neighbour in each other's place, and its index. None where there is
    /// no neighbour of its rank: rank goes before seniority.
    pub fn with_shifted(&self, at: usize, is_down: bool) -> Option<(Vec<Member>, usize)> {
        let to = if is_down { at.checked_add(1)? } else { at.checked_sub(1)? };
        (self.members.get(at)?.role == self.members.get(to)?.role).then_some(())?;
        let mut members = self.members.clone();
        members.swap(at, to);
        Some((members, to))
    }

    /// The members with `more` of them, each behind all of its rank, and how many there were already. One that has
    /// the name and the position of another is the same.
    pub fn with_members(&self, more: impl IntoIterator<Item = Member>) -> (Vec<Member>, usize) {
        let mut members = self.members.clone();
        let who = |member: &Member| (member.name.trim().to_owned(), member.position.trim().to_owned());
        let mut known: HashSet<_> = members.iter().map(who).collect();
        let mut again = 0;
        for member in more {
            if known.insert(who(&member)) || member.is_unnamed() {
                members.push(member);
            } else {
                again += 1;
            }
        }
        (ranked(members, 0).0, again)
    }
}

/// What a body is called where nobody said it.
const USUAL_NAME: &str = "คณะกรรมการ";

impl Plan {
    /// The edit that gives the body at `at` another name, with the meetings that name it. A filed meeting is as it was.
    pub fn rename_body(&self, at: usize, name: &str) -> Edit {
        let mut edits = vec![Edit::SetBody { at, field: BodyField::Name(name.to_owned()) }];
        let old = self.bodies.get(at).map_or("", |body| &body.name);
        let is_the_first = self.bodies.iter().position(|body| body.name == old) == Some(at);
        let naming = self.meetings.iter().filter(|meeting| meeting.body == old && !meeting.is_filed());
        for meeting in naming.filter(|_| is_the_first && !old.is_empty()) {
            let field = MeetingField::Body(name.to_owned());
            edits.push(Edit::SetMeeting { number: meeting.number.clone(), field });
        }
        Edit::Batch(edits)
    }

    /// The edit that puts in `bodies`, and `members` into the body at `at`, or into a new one where there is none; none
    /// where that changes nothing. With it the index of the first body that it is about, and how many members there
    /// were already. A body of the same name takes the members, and the order and the duties that it is given.
    pub fn enrol(&self, at: usize, bodies: Vec<Body>, members: Vec<Member>) -> (Option<Edit>, usize, usize) {
        let (mut edits, mut abouts, mut again) = (Vec::new(), Vec::new(), 0);
        let mut next = self.bodies.len();
        let nameless = self.bodies.get(at).or(self.bodies.first()).map_or(USUAL_NAME, |body| &body.name);
        let given = Body { name: nameless.to_owned(), members, ..Body::default() };
        for body in bodies.into_iter().chain((!given.members.is_empty()).then_some(given)) {
            let named = |at: &usize| self.bodies.get(*at).is_some_and(|known| known.name == body.name);
            let known = Some(at).filter(named).or_else(|| (0..self.bodies.len()).find(named));
            let base = known.map(|at| self.bodies[at].clone()).unwrap_or_default();
            let (members, were) = base.with_members(body.members);
            again += were;
            match known {
                None => {
                    edits.push(Edit::InsertBody { at: next, body: Box::new(Body { members, ..body }) });
                    abouts.push(next);
                    next += 1;
                }
                Some(at) => {
                    let set = |field| Edit::SetBody { at, field };
                    edits.extend((members != base.members).then(|| set(BodyField::Members(members))));
                    let has_order = body.order.is_some() && body.order != base.order;
                    edits.extend(has_order.then(|| set(BodyField::Order(body.order))));
                    let has_duties = !body.duties.is_empty() && body.duties != base.duties;
                    edits.extend(has_duties.then(|| set(BodyField::Duties(body.duties))));
                    abouts.push(at);
                }
            }
        }
        (Edit::of_all(edits), abouts.first().copied().unwrap_or(at), again)
    }
}

/// `members` in order of rank, those of a rank as they stood, and the index of the one that stood at `at`.
fn ranked(members: Vec<Member>, at: usize) -> (Vec<Member>, usize) {
    let mut members: Vec<_> = members.into_iter().enumerate().collect();
    members.sort_by_key(|(_, member)| member.role);
    let to = members.iter().position(|(was, _)| *was == at).unwrap_or(0);
    (members.into_iter().map(|(_, member)| member).collect(), to)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn member(name: &str, role: Role) -> Member {
        Member { name: name.into(), role, ..Member::default() }
    }

    fn body(members: &[(&str, Role)]) -> Body {
        let members = members.iter().map(|(name, role)| member(name, *role)).collect();
        Body { members, ..Body::default() }
    }

    fn names(members: &[Member]) -> String {
        members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_new_member_stands_behind_those_of_its_rank() {
        let body = body(&[("ก", Role::Chair), ("ข", Role::Member), ("ค", Role::Secretary)]);
        let (members, at) = body.with_member(member("ง", Role::Member));
        assert_eq!((names(&members).as_str(), at), ("ก ข ง ค", 2));
        let (members, at) = body.with_member(member("ง", Role::AssistantSecretary));
        assert_eq!((names(&members).as_str(), at), ("ก ข ค ง", 3));
    }

    #[test]
    fn another_role_is_another_place() {
        let body = body(&[("ก", Role::Chair), ("ข", Role::Member), ("ค", Role::Member)]);
        let (members, at) = body.with_changed(2, member("ค", Role::ViceChair)).unwrap();
        assert_eq!((names(&members).as_str(), at), ("ก ค ข", 1));
        assert_eq!(body.with_changed(3, member("ง", Role::Chair)), None);
        assert_eq!(body.without(1).map(|members| names(&members)), Some("ก ค".into()));
        assert_eq!(body.without(3), None);
    }

    #[test]
    fn two_of_a_rank_change_places_and_others_do_not() {
        let body = body(&[("ก", Role::Chair), ("ข", Role::Member), ("ค", Role::Member)]);
        let shifted = |at, is_down| body.with_shifted(at, is_down).map(|(members, at)| (names(&members), at));
        assert_eq!(shifted(1, true), Some(("ก ค ข".into(), 2)));
        assert_eq!(shifted(2, false), Some(("ก ค ข".into(), 1)));
        for (at, is_down) in [(0, true), (1, false), (0, false), (2, true), (3, false), (usize::MAX, true)] {
            assert_eq!(shifted(at, is_down), None, "{at} {is_down}");
        }
    }

    #[test]
    fn of_several_none_comes_in_twice() {
        let body = body(&[("ก", Role::Chair), ("ข", Role::Member)]);
        let more = [("ข", Role::Secretary), ("ค", Role::Member), ("ค", Role::Member), ("", Role::Member)];
        let (members, again) = body.with_members(more.map(|(name, role)| member(name, role)));
        assert_eq!((names(&members).as_str(), again), ("ก ข ค ", 2));
    }

    fn members() -> impl Strategy<Value = Vec<Member>> {
        let one = (0..Role::ALL.len(), "[กขค]{1,2}").prop_map(|(role, name)| member(&name, Role::ALL[role]));
        prop::collection::vec(one, 0..9)
    }

    proptest! {
        #[test]
        fn ranking_keeps_everybody_and_the_order_within_a_rank(members in members(), at in 0..9_usize) {
            let (sorted, to) = ranked(members.clone(), at);
            prop_assert!(sorted.is_sorted_by_key(|member| member.role));
            for role in Role::ALL {
                let of = |members: &[Member]| {
                    members.iter().filter(|m| m.role == role).cloned().collect::<Vec<_>>()
                };
                prop_assert_eq!(of(&members), of(&sorted));
            }
            if let Some(member) = members.get(at) {
                prop_assert_eq!(member, &sorted[to]);
            }
        }
    }
}
