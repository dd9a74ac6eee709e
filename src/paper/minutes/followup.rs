//! The follow-up under the items of the agenda: matters arising, the month's reports, what is to be decided.

use crate::paper::draft::Draft;
use crate::paper::phrases;
use crate::plan::{Deadline, FollowUp, Measure, Meeting, Place, is_resolved};
use crate::view::{Decided, Heard, newest_report};

impl<'p> Draft<'p> {
    pub fn has_arising(&self) -> bool {
        !self.round.arising.is_empty() || !self.round.left.is_empty()
    }

    pub fn has_decisions(&self) -> bool {
        self.round.heard.iter().any(Heard::asks_for_decision)
    }

    pub fn is_up_for_decision(&self, id: &str) -> bool {
        self.round.heard.iter().any(|heard| heard.asks_for_decision() && heard.measure.id == id)
    }

    /// The meeting whose minutes are to be adopted: the last one of the same body that was held.
    pub fn adopted(&self) -> Option<&'p Meeting> {
        let meeting = self.round.meeting?;
        self.plan.held_before(meeting)
    }

    /// Directives that are open or were closed just now, then measures that were late at the last meeting.
    pub fn arising(&mut self, no: usize) -> bool {
        let mut sub = 1;
        if !self.round.arising.is_empty() {
            let matters = self.round.arising.iter().map(phrases::matter).collect();
            self.sub_item((no, sub), phrases::MATTERS, matters);
            sub += 1;
        }
        if let Some(previous) = self.round.previous.filter(|_| !self.round.left.is_empty()) {
            let title = format!("มาตรการที่เกินกำหนดเมื่อการประชุมครั้งที่ {}", previous.number.trim());
            let left = self.round.left.iter().map(|(_, measure)| self.what_became_of(measure)).collect();
            self.sub_item((no, sub), &title, left);
        }
        true
    }

    fn what_became_of(&self, measure: &Measure) -> String {
        let name = phrases::measure(measure);
        let now = measure.deadline(self.plan.fiscal_year, self.round.as_of);
        match (measure.newest(self.round.as_of), now) {
            (Some(entry), _) if entry.status.is_finished() && entry.decided => {
                let status = phrases::status(entry.status);
                format!("{name} ที่ประชุมให้ปรับสถานะเป็น{status} เมื่อ{}", phrases::on_day(entry.on))
            }
            (Some(entry), _) if entry.status.is_finished() => {
                format!("{name} {} ตามรายงานเมื่อ{}", phrases::status(entry.status), phrases::on_day(entry.on))
            }
            (_, Deadline::Overdue(days)) => format!("{name} ยังไม่แล้วเสร็จ เกินกำหนดแล้ว {days} วัน"),
            _ => format!("{name} ยังไม่แล้วเสร็จ"),
        }
    }

    /// The month's follow-up: figures and reports by section and indicator, then three lists. What is up for decision
    /// is told in full under the item `decided`.
    pub fn reports(&mut self, no: usize, decided: Option<usize>) -> bool {
        let month = phrases::month(self.round.month);
        self.page.flush(&format!("{no}.1 ผลการดำเนินการตามมาตรการ ประจำเดือน{month}"));
        self.page.paragraph(&self.figures());
        self.heard(decided);
        let awaited = self.round.awaited.iter().map(|(_, measure)| self.awaited(measure)).collect();
        self.sub_item((no, 2), &format!("มาตรการที่ยังไม่ได้รับรายงานประจำเดือน{month}"), awaited);
        let late = self.round.late.iter().map(|(_, measure, last, days)| {
            format!("{} {}", phrases::overdue(measure, *last, *days), self.stands(measure))
        });
        self.sub_item((no, 3), phrases::OVERDUE, late.collect());
        let soon = self.round.falling_due.iter();
        let soon = soon
            .map(|(_, measure, last)| format!("{} {}", phrases::due(measure, *last), self.stands(measure)));
        self.sub_item((no, 4), &format!("มาตรการที่จะครบกำหนด{}", self.horizon()), soon.collect());
        true
    }

    /// The month's figures in a sentence.
    fn figures(&self) -> String {
        let figures = self.round.figures;
        if figures.all == 0 {
            return "แผนยังไม่มีมาตรการ".to_owned();
        }
        let plan = phrases::subject(self.plan);
        let count = phrases::count;
        let (reported, belated) = self.round.reported();
        format!(
            "ณ {} {plan} จำนวน {} มาตรการ {} {} {}{} และ{}{}",
            phrases::on_day(self.round.as_of),
            figures.all,
            count("ดำเนินการแล้วเสร็จ", figures.done, "ยังไม่มีมาตรการที่ดำเนินการแล้วเสร็จ"),
            count("เกินกำหนด", figures.late, "ไม่มีมาตรการที่เกินกำหนด"),
            count("มีรายงานผลในรอบนี้", reported, "ไม่มีรายงานผลในรอบนี้"),
            match (belated, reported) {
                (0, _) => String::new(),
                (_, 0) => format!(" (มีรายงานล่าช้าของครั้งก่อน {belated} มาตรการ)"),
                _ => format!(" (และรายงานล่าช้าของครั้งก่อน {belated} มาตรการ)"),
            },
            count("ยังไม่ได้รับรายงานประจำเดือน", self.round.awaited.len(), "ไม่มีมาตรการที่ค้างรายงานประจำเดือน"),
            if self.round.heard.is_empty() {
                ""
            } else {
                " รายละเอียดดังนี้"
            },
        )
    }

    /// The reports under the headings of their section and indicator.
    fn heard(&mut self, decided: Option<usize>) {
        let heard = std::mem::take(&mut self.round.heard);
        let mut before: Option<Place> = None;
        for heard in &heard {
            self.headings_between(before, heard.place);
            before = Some(heard.place);
            // One report is not told twice.
            let is_told_there = heard.asks_for_decision() && heard.entries.len() == 1;
            let sentence = match decided.filter(|_| is_told_there) {
                Some(no) => phrases::proposed_under(heard, no),
                None => self.reported(heard),
            };
            self.page.paragraph(&sentence);
        }
        self.round.heard = heard;
    }

    fn headings_between(&mut self, before: Option<Place>, place: Place) {
        let Some(section) = self.plan.sections.get(place.section) else { return };
        if before.is_none_or(|before| before.section != place.section) {
            self.page.gap();
            self.page.flush(format!("{}  {}", section.code.trim(), section.title.trim()).trim());
        } else if before.is_some_and(|before| before.indicator == place.indicator) {
            return;
        }
        let Some(indicator) = section.indicators.get(place.indicator) else { return };
        let no = indicator.no.map_or(String::new(), |no| format!("ตัวชี้วัดที่ {no} "));
        self.page.flush(&format!("{no}{}", indicator.title.trim()));
    }

    fn awaited(&self, measure: &Measure) -> String {
        let name = phrases::measure(measure);
        match newest_report(measure, self.round.as_of) {
            Some(entry) => format!("{name} รายงานครั้งล่าสุดเมื่อ{}", phrases::on_day(entry.on)),
            None => format!("{name} ยังไม่เคยรายงาน"),
        }
    }

    /// Where a measure stands now.
    fn stands(&self, measure: &Measure) -> String {
        format!("ขณะนี้{}", phrases::status(measure.status(self.round.as_of)))
    }

    fn horizon(&self) -> String {
        match self.round.next {
            Some(next) => format!("ก่อนการประชุมครั้งต่อไป ({})", phrases::on_day(next.date)),
            None => format!("ภายใน{}", phrases::on_day(self.round.until)),
        }
    }

    /// The measures that are up for decision and on which neither `resolution` nor a status that was set says a word.
    pub fn unanswered(&self, resolution: &str) -> Vec<&'p Measure> {
        let is_set = |id: &str| self.round.decided.iter().any(|decided| decided.measure.id == id);
        let proposed = self.round.heard.iter().filter(|heard| heard.asks_for_decision());
        let measures = proposed.map(|heard| heard.measure);
        measures.filter(|measure| !is_resolved(resolution, measure) && !is_set(&measure.id)).collect()
    }

    /// What the meeting decided on the status of measures: of those up for decision where these are asked for, else of
    /// the others.
    pub fn decided(&mut self, of_proposals: bool) {
        let here = |decided: &&Decided<'_>| self.is_up_for_decision(&decided.measure.id) == of_proposals;
        let sentences: Vec<_> = self.round.decided.iter().filter(here).map(phrases::decided).collect();
        if !sentences.is_empty() {
            self.page.flush("การปรับสถานะของมาตรการ");
            self.enumerated(sentences);
        }
    }

    /// Measures that are proposed to be put off or given up, each as a sub-item.
    pub fn decisions(&mut self, no: usize) -> bool {
        let proposals: Vec<_> = self.round.heard.iter().filter(|h| h.asks_for_decision()).cloned().collect();
        for (index, heard) in proposals.iter().enumerate() {
            self.page.flush(&format!("{no}.{} {}", index + 1, phrases::proposal(heard)));
            if let Some(entry) = heard.newest() {
                let said = phrases::report(entry, &self.belated(entry));
                let of = phrases::reporter(entry);
                self.page.paragraph(&format!("ตามรายงาน{of}{said} จึงเสนอที่ประชุมเพื่อโปรดพิจารณา"));
            }
        }
        true
    }

    /// What is added to the day of a report that came too late for an earlier meeting; nothing for any other.
    fn belated(&self, entry: &FollowUp) -> String {
        if !self.round.is_belated(entry) {
            return String::new();
        }
        let until = self.round.belated_until;
        let missed = |m: &&Meeting| m.is_filed() && m.date >= entry.on && Some(m.date) <= until;
        let missed = self.plan.meetings.iter().filter(missed).min_by_key(|meeting| meeting.date);
        match missed.map(|meeting| meeting.number.trim()).filter(|number| !number.is_empty()) {
            Some(number) => format!("(รายงานล่าช้าของรอบการประชุมครั้งที่ {number})"),
            None => "(รายงานล่าช้าของรอบก่อน)".to_owned(),
        }
    }

    /// What was reported of a measure, report by report.
    fn reported(&self, heard: &Heard<'_>) -> String {
        let mut said = vec![phrases::measure(heard.measure)];
        let mut before = None;
        for entry in &heard.entries {
            let status = phrases::status(entry.status);
            let opening = match before.replace(entry.status) {
                None => format!("{status} ตามรายงาน"),
                Some(same) if same == entry.status => "และรายงาน".to_owned(),
                Some(_) => format!("ต่อมา{status} ตามรายงาน"),
            };
            let of = phrases::reporter(entry);
            said.push(format!("{opening}{of}{}", phrases::report(entry, &self.belated(entry))));
        }
        said.join(" ")
    }
}
