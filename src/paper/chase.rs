//! The chase sheet: a memo (บันทึกข้อความ) to each unit that owes something, saying what, by when, and what it last said.
//!
//! The sheets follow one another, each after a rule. A unit that owes nothing has none. What the plan does not know (the
//! number of the memo, who signs) is dots to fill in by hand.

use std::collections::HashSet;

use super::Layout;
use super::page::{BLANK, Page};
use super::phrases;
use crate::plan::{Body, FollowUp, Measure, Member, Plan, Role};
use crate::view::{Chase, Owed, Owing};

/// The sheets of the units in `chase`; empty where none owes anything.
pub fn chase(plan: &Plan, chase: &Chase<'_>, layout: Layout) -> String {
    if chase.units.is_empty() {
        return String::new();
    }
    let mut sheets = Sheets { plan, chase, body: body(plan, chase), page: Page::of(plan, layout) };
    for (index, owing) in chase.units.iter().enumerate() {
        if index > 0 {
            sheets.page.part();
        }
        sheets.sheet(owing);
    }
    sheets.page.finish()
}

/// The body before which it is to be done.
fn body<'p>(plan: &'p Plan, chase: &Chase<'p>) -> Option<&'p Body> {
    chase.next.map_or_else(|| plan.bodies.first(), |meeting| plan.body_of(meeting))
}

/// Sheets that are being written.
struct Sheets<'p> {
    plan: &'p Plan,
    chase: &'p Chase<'p>,
    body: Option<&'p Body>,
    page: Page,
}

impl Sheets<'_> {
    fn sheet(&mut self, owing: &Owing<'_>) {
        self.head(owing);
        let mut words = Words { unit: owing.unit, said: HashSet::new() };
        let mut no = 0;
        self.list(&mut no, phrases::OVERDUE, &words.each(&owing.late, true));
        let title = format!("มาตรการที่ยังไม่ได้รายงานผลประจำเดือน{}", phrases::month(self.chase.month));
        self.list(&mut no, &title, &words.each(&owing.awaited, false));
        let title = format!("มาตรการที่จะครบกำหนด{}", self.horizon());
        self.list(&mut no, &title, &words.each(&owing.falling_due, true));
        let matters: Vec<_> = owing.matters.iter().map(phrases::matter).collect();
        self.list(&mut no, "ข้อสั่งการของที่ประชุมที่ยังไม่ยุติ", &matters);
        self.close();
    }

    /// Who writes to whom, about what, and how much it is.
    fn head(&mut self, owing: &Owing<'_>) {
        self.page.centred("บันทึกข้อความ");
        self.page.gap();
        let agency = self.plan.agency.trim();
        self.page.labelled("ส่วนราชการ", if agency.is_empty() { BLANK } else { agency });
        self.page.labelled("ที่", &"…".repeat(20));
        self.page.labelled("วันที่", phrases::on_day(self.chase.today).trim_start_matches("วันที่ "));
        self.page.labelled("เรื่อง", "ขอให้ดำเนินการและรายงานผลตามมาตรการและข้อสั่งการของที่ประชุม");
        self.page.labelled("เรียน", &addressee(self.plan, owing.unit));
        self.page.gap();
        self.page.paragraph(&format!(
            "ตาม{} ณ {} {}มีเรื่องที่ต้องดำเนินการและรายงานผล จำนวน {} เรื่อง จึงขอให้ดำเนินการและรายงานผล{} รายละเอียดดังนี้",
            phrases::subject(self.plan),
            phrases::on_day(self.chase.today),
            owing.unit,
            owing.count(),
            self.horizon(),
        ));
    }

    /// By when: before the next meeting, without one until the end of the month.
    fn horizon(&self) -> String {
        let Some(next) = self.chase.next else {
            return format!("ภายใน{}", phrases::on_day(self.chase.until));
        };
        let number = match next.number.trim() {
            "" => String::new(),
            number => format!("ครั้งที่ {number} "),
        };
        format!("ก่อนการประชุม{number}ใน{}", phrases::on_weekday(next.date))
    }

    /// A list under the next number; nothing where it is empty.
    fn list(&mut self, no: &mut usize, title: &str, sentences: &[String]) {
        if sentences.is_empty() {
            return;
        }
        *no += 1;
        self.page.gap();
        self.page.flush(&format!("{no}. {title}"));
        for (index, sentence) in sentences.iter().enumerate() {
            self.page.paragraph(&format!("({}) {sentence}", index + 1));
        }
    }

    fn close(&mut self) {
        self.page.gap();
        self.page.paragraph("จึงเรียนมาเพื่อโปรดดำเนินการ");
        self.page.gap();
        let secretary = self.body.and_then(|body| body.members.iter().find(|m| m.role == Role::Secretary));
        self.page.signed_blank("ลงชื่อ", "");
        match secretary.map(|member| member.name.trim()).filter(|name| !name.is_empty()) {
            Some(name) => self.page.signed(&format!("({name})")),
            None => self.page.signed_blank("(", ")"),
        }
        match (secretary, self.body) {
            (Some(member), Some(body)) => {
                self.page.signed(member.position.trim());
                self.page.signed(&body.role_of(member));
            }
            _ => self.page.signed_blank("ตำแหน่ง", ""),
        }
    }
}

/// To whom the memo goes: who heads the unit, by the roster, else as units of its kind are headed; else the unit.
fn addressee(plan: &Plan, unit: &str) -> String {
    const HEADED: [&str; 5] = ["ฝ่าย", "งาน", "กลุ่ม", "กอง", "สำนัก"];
    match head_of(plan, unit) {
        Some(head) => head.to_owned(),
        None if HEADED.iter().any(|kind| unit.starts_with(kind)) => format!("หัวหน้า{unit}"),
        None => unit.to_owned(),
    }
}

/// The position of who heads the unit, where a roster has it: หัวหน้าฝ่ายโยธา for ฝ่ายโยธา.
fn head_of<'p>(plan: &'p Plan, unit: &str) -> Option<&'p str> {
    let is_head = |member: &&Member| {
        let before = member.position.trim().strip_suffix(unit);
        member.unit.trim() == unit && before.is_some_and(|word| !word.trim().is_empty())
    };
    let mut members = plan.bodies.iter().flat_map(|body| &body.members);
    members.find(is_head).map(|member| member.position.trim())
}

/// A measure, and who else answers for it.
fn named(unit: &str, measure: &Measure) -> String {
    let others = measure.responsible.units.iter().filter(|other| other.trim() != unit);
    let others: Vec<String> = others.cloned().collect();
    let name = phrases::measure_alone(measure);
    if others.is_empty() { name } else { format!("{name} (ร่วมกับ{})", phrases::and(&others)) }
}

/// What a sheet says of measures: what the unit said last of each, once.
struct Words<'u> {
    unit: &'u str,
    /// Of which measures it has been said, by where they lie.
    said: HashSet<*const Measure>,
}

impl Words<'_> {
    /// A measure with its last day, by how many days that is past, and the unit's last word.
    fn of(&mut self, owed: &Owed<'_>, tells_due: bool) -> String {
        let mut words = vec![named(self.unit, owed.measure)];
        if tells_due {
            words.extend(owed.last.map(|last| format!("ครบกำหนด{}", phrases::on_day(last))));
            words.extend(owed.late.map(|days| format!("เกินกำหนดแล้ว {days} วัน")));
        }
        if self.said.insert(std::ptr::from_ref(owed.measure)) {
            words.push(owed.said.map_or_else(|| "ยังไม่เคยรายงาน".to_owned(), last_word));
        }
        words.join(" ")
    }

    fn each(&mut self, owed: &[Owed<'_>], tells_due: bool) -> Vec<String> {
        owed.iter().map(|owed| self.of(owed, tells_due)).collect()
    }
}

fn last_word(entry: &FollowUp) -> String {
    format!("รายงานครั้งล่าสุด{} สถานะ{}", phrases::report(entry, ""), phrases::status(entry.status))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::arbitrary;
    use crate::thai::digits::Digits;
    use crate::thai::width::width;

    #[test]
    fn the_memo_goes_to_who_heads_the_unit() {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let to = |plan: &Plan, unit| addressee(plan, unit);
        assert_eq!(to(&plan, "ฝ่ายโยธา"), "หัวหน้าฝ่ายโยธา");
        assert_eq!(to(&plan, "ทุกฝ่าย"), "ทุกฝ่าย");
        let head = Member {
            position: "ผู้อำนวยการกองคลัง".into(), unit: "กองคลัง".into(), ..Member::default()
        };
        plan.bodies = vec![Body { members: vec![head], ..Body::default() }];
        assert_eq!(to(&plan, "กองคลัง"), "ผู้อำนวยการกองคลัง");
    }

    #[test]
    fn a_measure_in_two_lists_says_its_due_and_its_last_word_once() {
        let mut measure = Measure { id: "1.1".into(), ..Measure::default() };
        measure.due.when = crate::plan::When::On("2023-03-01".parse().unwrap());
        measure.responsible.units = vec!["ฝ่ายโยธา".into()];
        let indicators = vec![crate::plan::Indicator { measures: vec![measure], ..Default::default() }];
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        plan.sections = vec![crate::plan::Section { indicators, ..Default::default() }];
        let owing = Chase::build(&plan, "2023-03-20".parse().unwrap(), None);
        let text = chase(&plan, &owing, Layout { width: 80, digits: Digits::Thai });
        let counts = ["มาตรการที่ ๑.๑", "ครบกำหนดวันที่", "ยังไม่เคยรายงาน", "ดังกล่าว"]
            .map(|words| text.matches(words).count());
        assert_eq!(counts, [2, 1, 1, 0], "{text}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_plan_makes_a_sheet_a_unit(plan in arbitrary::plan(), columns in 40..=240usize, days in 0..500_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            let owing = Chase::build(&plan, today, None);
            let text = chase(&plan, &owing, Layout { width: columns, digits: Digits::Thai });
            for line in text.lines() {
                prop_assert!(width(line) <= columns && !line.contains(char::is_control), "{}", line);
            }
            prop_assert_eq!(text.matches("บันทึกข้อความ\n").count(), owing.units.len());
            prop_assert_eq!(text.is_empty(), owing.units.is_empty());
        }
    }
}
