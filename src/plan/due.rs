//! By when, how often, by whom: the printed words beside what was understood from them.
//!
//! Neither overwrites the other: a person may correct the reading without losing the words.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{Cadence, Day};

/// By when a measure is to be finished (ระยะเวลาแล้วเสร็จ).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// As printed: "๓๐ มี.ค. ๖๖".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// As understood.
    #[serde(default)]
    pub when: When,
}

/// What a due was understood as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum When {
    /// By that day.
    On(Day),
    /// From the first day to the last, which is the deadline.
    Within(Day, Day),
    /// The fiscal year.
    WholeYear,
    /// Again and again, the whole year.
    Every(Cadence),
    /// Not said, or not understood.
    #[default]
    Unstated,
}

impl Due {
    /// Whether nothing is printed and nothing understood.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.when == When::Unstated
    }
}

/// How often the director follows up (ระยะเวลากำกับติดตาม), and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Monitoring {
    /// As printed: "ทุก ๑ เดือน".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// As understood; written `Unstated` where it was not.
    #[serde(default, serialize_with = "write_every", deserialize_with = "read_every")]
    pub every: Option<Cadence>,
    /// In which way: "รายงานให้ผู้บังคับบัญชาทราบ".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
}

impl Monitoring {
    /// Whether nothing is printed and nothing understood.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.every.is_none() && self.how.is_empty()
    }
}

/// `Option<Cadence>` as the file has it: one flat list of words.
#[derive(Serialize, Deserialize)]
enum Every {
    Daily,
    Weekly,
    TwiceMonthly,
    Monthly,
    Quarterly,
    TwiceYearly,
    Yearly,
    Unstated,
}

#[allow(clippy::ref_option, reason = "the signature is serde's")]
fn write_every<S: Serializer>(every: &Option<Cadence>, serializer: S) -> Result<S::Ok, S::Error> {
    match every {
        Some(Cadence::Daily) => Every::Daily,
        Some(Cadence::Weekly) => Every::Weekly,
        Some(Cadence::TwiceMonthly) => Every::TwiceMonthly,
        Some(Cadence::Monthly) => Every::Monthly,
        Some(Cadence::Quarterly) => Every::Quarterly,
        Some(Cadence::TwiceYearly) => Every::TwiceYearly,
        Some(Cadence::Yearly) => Every::Yearly,
        None => Every::Unstated,
    }
    .serialize(serializer)
}

fn read_every<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cadence>, D::Error> {
    Ok(match Every::deserialize(deserializer)? {
        Every::Daily => Some(Cadence::Daily),
        Every::Weekly => Some(Cadence::Weekly),
        Every::TwiceMonthly => Some(Cadence::TwiceMonthly),
        Every::Monthly => Some(Cadence::Monthly),
        Every::Quarterly => Some(Cadence::Quarterly),
        Every::TwiceYearly => Some(Cadence::TwiceYearly),
        Every::Yearly => Some(Cadence::Yearly),
        Every::Unstated => None,
    })
}

/// Who does it (ผู้รับผิดชอบ).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsible {
    /// As printed: "ฝ่ายการคลัง ฝ่ายเทศกิจ".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The units that are meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
}

impl Responsible {
    /// Whether nothing is printed and nothing understood.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.units.is_empty()
    }
}
