//! Phrases that the minutes build their sentences of.

use crate::calendar::{Day, FiscalMonth, Printer};
use crate::plan::{Directive, FollowUp, Measure, Status};
use crate::thai::digits::Digits;

/// Words of the form that no line parts.
pub const WHOLE: [&str; 11] = [
    "อยู่ระหว่างดำเนินการ",
    "ยังไม่เริ่มดำเนินการ",
    "ดำเนินการแล้วเสร็จ",
    "ชะลอการดำเนินการ",
    "อยู่ระหว่างติดตาม",
    "ดำเนินการ",
    "ที่ประชุม",
    "ครบกำหนด",
    "ประจำเดือน",
    "ความโปร่งใส",
    "ยังไม่เคยรายงาน",
];

/// Digits become those of the document where the page writes them.
const PRINTER: Printer = Printer::thai(Digits::Arabic);

/// "วันที่ ๑๕ มีนาคม ๒๕๖๖".
pub fn on_day(day: Day) -> String {
    format!("วันที่ {}", PRINTER.day(day))
}

/// "วันพุธที่ ๑๕ มีนาคม ๒๕๖๖".
pub fn on_weekday(day: Day) -> String {
    PRINTER.day_with_weekday(day)
}

/// "มีนาคม ๒๕๖๖".
pub fn month(month: FiscalMonth) -> String {
    PRINTER.month(month)
}

/// "๐๙.๓๐ น.", from 09:30, 09.30 or 09.30 น.
pub fn time(typed: &str) -> String {
    let time = typed.trim().trim_end_matches("น.").trim_end();
    format!("{} น.", time.replace(':', "."))
}

/// "มาตรการที่ ๑.๓ เพิ่มช่องทาง… (ฝ่ายทะเบียน)".
pub fn measure(measure: &Measure) -> String {
    let name = format!("มาตรการที่ {} {}", measure.id.trim(), measure.title.trim());
    match units(measure) {
        units if units.is_empty() => name.trim_end().to_owned(),
        units => format!("{} ({units})", name.trim_end()),
    }
}

/// "ฝ่ายทะเบียน ฝ่ายโยธา และฝ่ายการคลัง"; where no unit was understood, the words of the document.
pub fn units(measure: &Measure) -> String {
    match measure.responsible.units.as_slice() {
        [] => measure.responsible.text.trim().to_owned(),
        units => and(units),
    }
}

/// "ก", "ก และข", "ก ข และค".
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} และ{last}", before.join(" ")),
    }
}

/// "มอบหมายให้ฝ่ายทะเบียนจัดทำป้าย (มาตรการที่ ๑.๓) ภายในวันที่ ๑๐ มีนาคม ๒๕๖๖".
pub fn mandate(directive: &Directive) -> String {
    let (unit, text, about) = (directive.unit.trim(), directive.text.trim(), directive.about.trim());
    // One who typed ให้… has written the rest of the sentence already.
    let to = if text.starts_with("ให้") && !unit.is_empty() {
        "มอบหมาย"
    } else {
        "มอบหมายให้"
    };
    let mut said = vec![format!("{to}{unit}{text}")];
    if !about.is_empty() {
        said.push(format!("(มาตรการที่ {about})"));
    }
    said.extend(directive.due.map(|due| format!("ภายใน{}", on_day(due))));
    said.join(" ")
}

/// The words of a status.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "ยังไม่เริ่มดำเนินการ",
        Status::InProgress => "อยู่ระหว่างดำเนินการ",
        Status::Done => "ดำเนินการแล้วเสร็จ",
        Status::Delayed => "ชะลอการดำเนินการ",
        Status::Cancelled => "ยกเลิกการดำเนินการ",
    }
}

/// What a follow-up says behind its day: the words, then what stands in the way, then the evidence.
pub fn report(entry: &FollowUp) -> String {
    let (text, obstacles) = (entry.text.trim(), entry.obstacles.trim());
    let evidence: Vec<_> = entry.evidence.iter().map(|e| e.trim()).filter(|e| !e.is_empty()).collect();
    // A blank on either side of each และ: what is listed may be a path or a link.
    let evidence = evidence.join(" และ ");
    let mut said = vec![format!("เมื่อ{}", on_day(entry.on))];
    for (words, what) in [("ว่า", text), ("ทั้งนี้ มีปัญหาและอุปสรรค คือ", obstacles), ("โดยมีหลักฐาน ได้แก่", &evidence)]
    {
        if !what.is_empty() {
            said.push(format!("{words} {what}"));
        }
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_dot() {
        for typed in ["09:30", "09.30", " 09.30 น. ", "09:30 น."] {
            assert_eq!(time(typed), "09.30 น.");
        }
    }

    #[test]
    fn names_in_a_row() {
        let names = |names: &[&str]| and(&names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&["ก"]), "ก");
        assert_eq!(names(&["ก", "ข"]), "ก และข");
        assert_eq!(names(&["ก", "ข", "ค"]), "ก ข และค");
    }
}
