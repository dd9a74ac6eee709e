//! The ten indicators of the integrity and transparency assessment (ITA) and its three instruments.
//!
//! The wording varies a little between documents and years: an indicator is known by its words, not by its
//! exact name.

use super::text::fold;

/// An instrument: what a plan of the ten indicators has as sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Instrument {
    /// "IIT".
    pub code: &'static str,
    /// What it measures.
    pub title: &'static str,
}

/// The instruments, in order.
pub(super) const INSTRUMENTS: [Instrument; 3] = [
    Instrument {
        code: "IIT", title: "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"
    },
    Instrument {
        code: "EIT", title: "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"
    },
    Instrument {
        code: "OIT", title: "การเปิดเผยข้อมูลสาธารณะ"
    },
];

/// Each indicator's name, and the words by which it is known.
const INDICATORS: [(&str, &[&str]); 10] = [
    ("การปฏิบัติหน้าที่", &["ปฏิบัติหน้าที่"]),
    ("การใช้งบประมาณ", &["ใช้", "งบประมาณ"]),
    ("การใช้อำนาจ", &["ใช้อำนาจ"]),
    ("การใช้ทรัพย์สินของราชการ", &["ใช้", "ทรัพย์สิน"]),
    ("การแก้ไขปัญหาการทุจริต", &["แก้", "ปัญหา", "ทุจริต"]),
    ("คุณภาพการดำเนินงาน", &["คุณภาพ", "ดำเนินงาน"]),
    ("ประสิทธิภาพการสื่อสาร", &["ประสิทธิภาพ", "สื่อสาร"]),
    ("การปรับปรุงระบบการทำงาน", &["ปรับปรุง", "การทำงาน"]),
    ("การเปิดเผยข้อมูล", &["เปิดเผยข้อมูล"]),
    ("การป้องกันการทุจริต", &["ป้องกัน", "ทุจริต"]),
];

/// How many code points more than the official name a wording may have.
const SLACK: usize = 14;
/// The longest wording, in code points.
const LONGEST: usize = 60;
/// How like the official name one with misread letters must be, of 1.
const LIKENESS: f64 = 0.8;

/// The number (1 to 10) of the indicator that `title` names.
pub(super) fn indicator(title: &str) -> Option<u32> {
    let title = fold(title);
    let length = title.chars().count();
    if length > LONGEST {
        return None;
    }
    let named = INDICATORS.iter().position(|(name, words)| {
        let usual = name.chars().count();
        let fits = length <= usual + SLACK && words.iter().all(|word| title.contains(word));
        // Misread letters change the length little.
        fits || (usual.abs_diff(length) <= 4 && strsim::normalized_levenshtein(&title, name) >= LIKENESS)
    });
    named.and_then(|index| u32::try_from(index + 1).ok())
}

/// The instrument to which the indicator of that number belongs; none past the tenth.
pub(super) const fn instrument(no: u32) -> Option<Instrument> {
    match no {
        1..=5 => Some(INSTRUMENTS[0]),
        6..=8 => Some(INSTRUMENTS[1]),
        9..=10 => Some(INSTRUMENTS[2]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators_are_known_in_their_wordings() {
        for (index, (name, _)) in INDICATORS.iter().enumerate() {
            assert_eq!(indicator(name), u32::try_from(index + 1).ok(), "{name}");
        }
        for (wording, no) in [
            ("การใช้อำนาจหน้าที่", 3),
            ("การใช้ ทรัพย์สิน ของทาง ราชการ", 4),
            ("การแก้ปัญหาการทุจริต", 5),
            ("ประสิทธิภาพในการสื่อสาร", 7),
            ("การปรับปรุง การทำงาน", 8),
            ("การเปิดเผยข้อมูลสาธารณะ", 9),
            ("การใช้งบปประมาณ", 2),
        ] {
            assert_eq!(indicator(wording), Some(no), "{wording}");
        }
        for none in ["การพัฒนาบุคลากร", "มาตรการป้องกันการทุจริตในการจัดซื้อจัดจ้างของหน่วยงาน", ""]
        {
            assert_eq!(indicator(none), None, "{none}");
        }
    }

    #[test]
    fn instruments_by_number() {
        let codes: Vec<_> = [1, 5, 6, 8, 9, 10].map(|no| instrument(no).map_or("", |i| i.code)).into();
        assert_eq!(codes, ["IIT", "IIT", "EIT", "EIT", "OIT", "OIT"]);
        assert_eq!(instrument(0).or(instrument(11)), None);
    }
}
