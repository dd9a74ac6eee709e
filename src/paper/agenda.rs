//! The agenda of a meeting (ระเบียบวาระการประชุม), for before it: what comes up under each item.
//!
//! Heading and items are those of the minutes; under matters arising stands every open directive, under the reports
//! what there is to report section by section, under what is to be decided what asks for it. What was decided is not
//! here. What nobody typed is left to the meeting: an item without anything is its title.

use super::Layout;
use super::draft::Draft;
use super::items::{self, Item};
use super::page::BLANK;
use super::phrases;
use crate::calendar::Day;
use crate::plan::{AgendaPart as Part, Meeting, Plan};
use crate::view::Round;

/// The agenda of `meeting`, as far as `plan` knows it on `today`.
pub fn agenda(plan: &Plan, meeting: &Meeting, today: Day, layout: Layout) -> String {
    let mut draft = Draft::new(plan, Round::of_meeting(plan, meeting, today), layout);
    draft.title(meeting);
    let needed = |part| match part {
        Part::Arising => draft.has_arising(),
        Part::Decisions => draft.has_decisions(),
        Part::Reports => true,
        _ => false,
    };
    let items = items::arrange(&meeting.agenda, needed);
    for (index, item) in items.iter().enumerate() {
        draft.comes_up(index + 1, item);
    }
    draft.finish().0
}

impl Draft<'_> {
    /// Which body, which meeting, when and where.
    fn title(&mut self, meeting: &Meeting) {
        let or_blank = |text: &str| if text.trim().is_empty() { BLANK.to_owned() } else { text.to_owned() };
        self.page.centred(&format!("ระเบียบวาระการประชุม{}", or_blank(self.body_name().trim())));
        self.page.centred(&format!("ครั้งที่ {}", or_blank(meeting.number.trim())));
        let opens = match meeting.opened.trim() {
            "" => String::new(),
            opened => format!(" เวลา {}", phrases::time(opened)),
        };
        self.page.centred(&format!("{}{opens}", phrases::on_weekday(meeting.date)));
        self.page.centred(&format!("ณ {}", or_blank(meeting.place.trim())));
        self.page.rule();
    }

    fn comes_up(&mut self, no: usize, item: &Item<'_>) {
        self.heading(&format!("ระเบียบวาระที่ {no}  {}", item.title.trim()));
        self.page.paragraph(item.text);
        let is_typed = !item.text.trim().is_empty();
        match item.part {
            Some(Part::Arising) if self.has_arising() => drop(self.arising(no)),
            Some(Part::Arising) if !is_typed => self.page.paragraph("ไม่มีเรื่องสืบเนื่อง"),
            Some(Part::Adoption) if !is_typed => {
                if let Some(adopted) = self.adopted() {
                    self.page.paragraph(&phrases::minutes_of(adopted));
                }
            }
            Some(Part::Reports) => self.reports_to_come(no),
            Some(Part::Decisions) if self.has_decisions() => drop(self.decisions(no)),
            Some(Part::Decisions) if !is_typed => self.page.paragraph("ไม่มี"),
            _ => {}
        }
    }

    /// The counts of each section, and what is late.
    fn reports_to_come(&mut self, no: usize) {
        let month = phrases::month(self.round.month);
        let counts = self.section_counts();
        let title = format!(
            "ผลการดำเนินการตามมาตรการ ประจำเดือน{month} (ข้อมูล ณ {})",
            phrases::on_day(self.round.as_of)
        );
        self.sub_item((no, 1), &title, counts);
        let late = self.round.late.iter();
        let late = late.map(|(_, measure, last, days)| phrases::overdue(measure, *last, *days));
        self.sub_item((no, 2), phrases::OVERDUE, late.collect());
    }

    /// A sentence for each section that has measures.
    fn section_counts(&self) -> Vec<String> {
        let sections = self.round.sections.len();
        let (mut heard, mut awaited) = (vec![0; sections], vec![0; sections]);
        let own = self.round.heard.iter().filter(|heard| !heard.is_belated);
        own.for_each(|heard_of| heard[heard_of.place.section] += 1);
        self.round.awaited.iter().for_each(|(place, _)| awaited[place.section] += 1);
        let with_measures = self.round.sections.iter().enumerate().filter(|(_, figures)| figures.all > 0);
        let sentence = |(at, figures): (usize, &crate::view::Figures)| {
            let section = &self.plan.sections[at];
            let counts = [
                phrases::count("แล้วเสร็จ", figures.done, "ยังไม่มีมาตรการที่แล้วเสร็จ"),
                phrases::count("มีรายงานผล", heard[at], "ยังไม่มีรายงานผล"),
                phrases::count("ยังไม่ได้รับรายงาน", awaited[at], "ไม่มีมาตรการที่ค้างรายงาน"),
                phrases::count("เกินกำหนด", figures.late, "ไม่มีมาตรการที่เกินกำหนด"),
            ];
            let name = format!("{} {}", section.code.trim(), section.title.trim());
            format!("{} จำนวน {} มาตรการ {}", name.trim(), figures.all, counts.join(" "))
        };
        with_measures.map(sentence).map(|said| said.trim_start().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::{AgendaItem, Directive, FollowUp, MeetingState, Status, When, arbitrary};
    use crate::thai::digits::Digits;
    use crate::thai::width::width;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", crate::calendar::FiscalYear::new(2566).unwrap());
        let measure = |id: &str, due: &str| {
            let mut measure =
                crate::plan::Measure { id: id.into(), title: "ทำ".into(), ..Default::default() };
            measure.due.when = When::On(day(due));
            measure.note = "บันทึกส่วนตัว".into();
            measure
        };
        let mut measures = vec![measure("1.1", "2023-03-01"), measure("1.2", "2023-05-01")];
        measures[1].log = vec![FollowUp::new(day("2023-03-10"), Status::Cancelled)];
        let indicator = crate::plan::Indicator { measures, ..Default::default() };
        plan.sections = vec![
            crate::plan::Section {
                title: "ภายใน".into(), code: "IIT".into(), indicators: vec![indicator]
            },
            crate::plan::Section { title: "ว่าง".into(), ..Default::default() },
        ];
        plan.meetings = vec![
            Meeting { state: MeetingState::Closed, ..Meeting::new("2/2566", day("2023-02-15")) },
            Meeting {
                opened: "9:30".into(),
                place: "ห้องประชุม".into(),
                ..Meeting::new("3/2566", day("2023-03-15"))
            },
        ];
        plan
    }

    fn print(plan: &Plan) -> String {
        let text =
            agenda(plan, &plan.meetings[1], day("2023-03-14"), Layout { width: 120, digits: Digits::Thai });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn assert_says(plan: &Plan, words: &str) {
        let text = print(plan);
        assert!(text.replace(' ', "").contains(&words.replace(' ', "")), "no '{words}' in\n{text}");
    }

    #[test]
    fn what_comes_up_stands_under_its_item() {
        let mut plan = plan();
        assert_says(&plan, "ระเบียบวาระการประชุม……");
        assert_says(&plan, "ครั้งที่ ๓/๒๕๖๖ วันพุธที่ ๑๕ มีนาคม ๒๕๖๖ เวลา ๐๙.๓๐ น. ณ ห้องประชุม");
        assert_says(&plan, "เรื่องรับรองรายงานการประชุม รายงานการประชุมครั้งที่ ๒/๒๕๖๖ เมื่อวันที่ ๑๕ กุมภาพันธ์ ๒๕๖๖");
        assert_says(&plan, "ไม่มีเรื่องสืบเนื่อง");
        assert_says(&plan, "(๑) IIT ภายใน จำนวน ๒ มาตรการ ยังไม่มีมาตรการที่แล้วเสร็จ มีรายงานผล ๑ มาตรการ");
        assert_says(
            &plan,
            "๔.๒ มาตรการที่เกินกำหนด (๑) มาตรการที่ ๑.๑ ทำ ครบกำหนดวันที่ ๑ มีนาคม ๒๕๖๖ เกินกำหนดแล้ว ๑๓ วัน",
        );
        assert_says(&plan, "๕.๑ ขอยกเลิกมาตรการที่ ๑.๒ ทำ");
        assert!(!print(&plan).contains("มติที่ประชุม") && !print(&plan).contains("บันทึกส่วนตัว"));
        plan.directives = vec![Directive {
            unit: "ฝ่ายโยธา".into(),
            text: "เร่งรัด".into(),
            given_at: "2/2566".into(),
            ..Directive::default()
        }];
        assert_says(&plan, "๓.๑ การติดตามข้อสั่งการของที่ประชุม (๑) การประชุมครั้งที่ ๒/๒๕๖๖");
        assert_says(&plan, "มอบหมายให้ฝ่ายโยธาเร่งรัด ยังไม่ได้รับรายงาน ขณะนี้ยังอยู่ระหว่างติดตาม เป็นเวลา ๒๗ วัน");
        plan.meetings[1].agenda =
            vec![AgendaItem { title: "ซ้อมแผน".into(), ..AgendaItem::default() }];
        assert_says(&plan, "ระเบียบวาระที่ ๑ ซ้อมแผน ระเบียบวาระที่ ๒ เรื่องสืบเนื่อง");
        assert_says(&plan, "ระเบียบวาระที่ ๔ เรื่องที่เสนอให้ที่ประชุมพิจารณา ๔.๑");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_plan_makes_an_agenda(plan in arbitrary::plan(), columns in 40..=240usize, days in 0..900_u64) {
            let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
            for meeting in &plan.meetings {
                let text = agenda(&plan, meeting, today, Layout { width: columns, digits: Digits::Thai });
                for line in text.lines() {
                    prop_assert!(width(line) <= columns && !line.contains(char::is_control), "{}", line);
                }
                prop_assert!(text.contains("ระเบียบวาระที่ ๑"));
            }
        }
    }
}
