//! Who meets: the bodies and their members.

use serde::{Deserialize, Serialize};

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
