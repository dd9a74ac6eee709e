//! Phrases that the documents build their sentences of.

use crate::calendar::{Day, FiscalMonth, Printer};
use crate::plan::{Directive, FollowUp, Measure, Meeting, Plan, Status};
use crate::thai::digits::{self, Digits};
use crate::view::{Decided, Heard, Matter};

/// Words of the form that no line parts.
pub const WHOLE: [&str; 26] = [
    "ต่อมา",
    "วันที่",
    "ครั้งล่าสุด",
    "ร่วมกับ",
    "อยู่ระหว่างดำเนินการ",
    "ยังไม่เริ่มดำเนินการ",
    "ดำเนินการแล้วเสร็จ",
    "ชะลอการดำเนินการ",
    "อยู่ระหว่างติดตาม",
    "ดำเนินการ",
    "ที่ประชุม",
    "ครบกำหนด",
    "ประจำเดือน",
    "ประจำปีงบประมาณ",
    "ภายในวันที่",
    "เมื่อวันที่",
    "นับแต่วันสั่งการ",
    "รวมระยะเวลา",
    "มีปัญหาและอุปสรรค",
    "โดยมีหลักฐาน",
    "ยกเลิกการดำเนินการ",
    "ขอชะลอการดำเนินการ",
    "ขอยกเลิกการดำเนินการ",
    "ยังไม่แล้วเสร็จ",
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

/// The heading of directives that come back.
pub const MATTERS: &str = "การติดตามข้อสั่งการของที่ประชุม";
/// The heading of measures past their last day.
pub const OVERDUE: &str = "มาตรการที่เกินกำหนด";

/// "๐๙.๓๐ น.", from 9:30, 09:30, 09.30 or 09.30 น.
pub fn time(typed: &str) -> String {
    let time = digits::to_arabic(typed.trim().trim_end_matches("น.").trim_end()).replace(':', ".");
    match time.split_once('.') {
        Some((hour, minutes)) if hour.len() == 1 && hour.is_ascii() => format!("0{hour}.{minutes} น."),
        _ => format!("{time} น."),
    }
}

/// What a document is about: the plan by its title; of the report of results of measures, the measures.
pub fn subject(plan: &Plan) -> String {
    let title = plan.title.trim();
    let subject = match title.find("มาตรการ").filter(|_| title.starts_with("รายงาน"))
    {
        Some(at) => &title[at..],
        None if title.starts_with("รายงาน") => "",
        None => title,
    };
    if subject.is_empty() {
        return format!("แผนประจำปีงบประมาณ พ.ศ. {}", plan.fiscal_year);
    }
    subject.to_owned()
}

/// "เกินกำหนด ๓ มาตรการ", or what is said where there is none.
pub fn count(words: &str, count: usize, none: &str) -> String {
    match count {
        0 => none.to_owned(),
        count => format!("{words} {count} มาตรการ"),
    }
}

/// "รายงานการประชุมครั้งที่ ๒/๒๕๖๖ เมื่อวันที่ ๑๕ กุมภาพันธ์ ๒๕๖๖".
pub fn minutes_of(meeting: &Meeting) -> String {
    format!("รายงานการประชุมครั้งที่ {} เมื่อ{}", meeting.number.trim(), on_day(meeting.date))
}

/// "มาตรการที่ ๑.๓ เพิ่มช่องทาง… (ฝ่ายทะเบียน)".
pub fn measure(measure: &Measure) -> String {
    let name = measure_alone(measure);
    match units(measure) {
        units if units.is_empty() => name,
        units => format!("{name} ({units})"),
    }
}

/// The same without the units.
pub fn measure_alone(measure: &Measure) -> String {
    format!("มาตรการที่ {} {}", measure.id.trim(), measure.title.trim()).trim_end().to_owned()
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

/// "มาตรการที่ ๑.๓ … ที่ประชุมให้ปรับสถานะเป็นชะลอการดำเนินการ"; of one that stands as it stood: ให้คงสถานะ.
pub fn decided(decided: &Decided<'_>) -> String {
    let now = decided.entry.status;
    let how = if now == decided.before {
        "ให้คงสถานะ"
    } else {
        "ให้ปรับสถานะเป็น"
    };
    format!("{} ที่ประชุม{how}{}", measure(decided.measure), status(now))
}

/// "ของฝ่ายโยธา": whose report it is, where that is known.
pub fn reporter(entry: &FollowUp) -> String {
    match entry.unit.trim() {
        "" => String::new(),
        unit => format!("ของ{unit}"),
    }
}

/// What a follow-up says behind its day: a mark on that day, the words, then what stands in the way, then the evidence.
pub fn report(entry: &FollowUp, mark: &str) -> String {
    let (text, obstacles) = (entry.text.trim(), entry.obstacles.trim());
    let evidence: Vec<_> = entry.evidence.iter().map(|e| e.trim()).filter(|e| !e.is_empty()).collect();
    // A blank on either side of each และ: what is listed may be a path or a link.
    let evidence = evidence.join(" และ ");
    let mut said = vec![format!("เมื่อ{}", on_day(entry.on))];
    if !mark.is_empty() {
        said.push(mark.to_owned());
    }
    for (words, what) in [("ว่า", text), ("ทั้งนี้ มีปัญหาและอุปสรรค คือ", obstacles), ("โดยมีหลักฐาน ได้แก่", &evidence)]
    {
        if !what.is_empty() {
            said.push(format!("{words} {what}"));
        }
    }
    said.join(" ")
}

/// "ขอชะลอมาตรการที่ ๔.๒ …".
pub fn proposal(heard: &Heard<'_>) -> String {
    format!("{}{}", asked(heard), measure(heard.measure))
}

/// "มาตรการที่ ๔.๒ … ขอชะลอการดำเนินการ รายละเอียดตามระเบียบวาระที่ ๕": of what is told there in full.
pub fn proposed_under(heard: &Heard<'_>, no: usize) -> String {
    format!("{} {}การดำเนินการ รายละเอียดตามระเบียบวาระที่ {no}", measure(heard.measure), asked(heard))
}

fn asked(heard: &Heard<'_>) -> &'static str {
    match heard.newest().map(|entry| entry.status) {
        Some(Status::Cancelled) => "ขอยกเลิก",
        _ => "ขอชะลอ",
    }
}

/// A measure and its last day.
pub fn due(of: &Measure, last: Day) -> String {
    format!("{} ครบกำหนด{}", measure(of), on_day(last))
}

/// A measure, its last day, and by how many days that is past.
pub fn overdue(of: &Measure, last: Day, days: i64) -> String {
    format!("{} เกินกำหนดแล้ว {days} วัน", due(of, last))
}

/// Where a directive comes from, what it says, what was reported, and how long it has been open.
pub fn matter(matter: &Matter<'_>) -> String {
    let mut said = vec![origin(matter)];
    said.push(mandate(matter.directive));
    for (index, report) in matter.reports.iter().enumerate() {
        let received = if index == 0 { "ได้รับรายงาน" } else { "และ" };
        said.push(format!("{received}เมื่อ{} ว่า {}", on_day(report.on), report.text.trim()));
    }
    if matter.reports.is_empty() {
        said.push("ยังไม่ได้รับรายงาน".to_owned());
    }
    said.extend(age(matter));
    said.join(" ")
}

/// "การประชุมครั้งที่ ๑/๒๕๖๖ เมื่อวันที่ ๑๘ มกราคม ๒๕๖๖".
pub fn origin(matter: &Matter<'_>) -> String {
    let number = matter.directive.given_at.trim();
    let meeting = if number.is_empty() {
        "ที่ประชุม".to_owned()
    } else {
        format!("การประชุมครั้งที่ {number}")
    };
    match matter.origin {
        Some(origin) => format!("{meeting} เมื่อ{}", on_day(origin.date)),
        None => meeting,
    }
}

/// Whether a directive is still open, for how long, and by how many days it is late.
pub fn age(matter: &Matter<'_>) -> Vec<String> {
    let (now, long) = if matter.closed {
        ("ที่ประชุมให้ยุติการติดตามในการประชุมครั้งนี้", "รวมระยะเวลา")
    } else {
        ("ขณะนี้ยังอยู่ระหว่างติดตาม", "เป็นเวลา")
    };
    let mut said = vec![now.to_owned()];
    said.extend(matter.age.map(|days| format!("{long} {days} วันนับแต่วันสั่งการ")));
    let over =
        if matter.closed { "เกินกำหนด" } else { "เกินกำหนดแล้ว" };
    said.extend(matter.late.map(|days| format!("และ{over} {days} วัน")));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_dot() {
        for typed in ["09:30", "09.30", " 09.30 น. ", "09:30 น.", "9:30", "๙.๓๐ น."] {
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
