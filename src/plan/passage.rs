//! The texts of a measure that a person writes, each by the name of its [`Passage`]: how it reads, and the edit that
//! has it read otherwise.
//!
//! What is understood of a due or of a rhythm is read anew from the words when those change. An item of a list that is
//! written empty is taken out; one behind the last is put in there.
//!
//! Limits: an item and an entry of the log are found by their index. Where somebody else has put others there since,
//! the text is another one, and [`Draft::over`](super::Draft::over) shows it.

use super::{
    Due, Edit, Field, FollowUp, List, Measure, Monitoring, Passage, Plan, Responsible, Status, When, Words,
};
use crate::calendar::{self, Cadence, Day, FiscalYear, Printer, Reading};
use crate::thai::digits::Digits;

impl When {
    /// What was read as a due of a plan of `year`.
    pub fn of_reading(reading: &Reading, year: FiscalYear) -> Self {
        match *reading {
            Reading::Date(day) => Self::On(day),
            Reading::FiscalYear(first, last) | Reading::Range(first, last)
                if (first, last) == (year.first_day(), year.last_day()) =>
            {
                Self::WholeYear
            }
            Reading::Range(first, last) | Reading::FiscalYear(first, last) => Self::Within(first, last),
            Reading::Cadence { every, .. } => Self::Every(every),
            Reading::Unknown(_) => Self::Unstated,
        }
    }
}

impl Due {
    /// What `text` says, in a plan of `year`, typed on `today`. Words that count from the day on which they are typed
    /// (+7, the end of this month) are written as the day that they mean: read tomorrow they would mean another.
    pub fn typed(text: &str, year: FiscalYear, today: Day) -> Self {
        let reading = calendar::read_typed(text, year, today);
        let text = match reading {
            Reading::Date(day) if calendar::read(text, year) != reading => {
                Printer::thai(Digits::Thai).day(day)
            }
            _ => text.to_owned(),
        };
        Self { when: When::of_reading(&reading, year), text }
    }
}

impl Monitoring {
    /// The rhythm that `text` says, in a plan of `year`.
    pub fn rhythm_of(text: &str, year: FiscalYear) -> Option<Cadence> {
        match calendar::read(text, year) {
            Reading::Cadence { every, .. } => Some(every),
            _ => None,
        }
    }
}

impl Measure {
    /// The items of `list`.
    pub fn list(&self, list: List) -> &[String] {
        match list {
            List::Codes => &self.codes,
            List::Activities => &self.activities,
            List::Outputs => &self.outputs,
            List::Awareness => &self.awareness,
            List::Units => &self.responsible.units,
        }
    }

    /// A text as it stands on `day` in `plan`: what is reported is that of the day's
    /// [report](Self::open_report), so without one it is empty, and so is an item behind the last.
    pub fn passage(&self, plan: &Plan, day: Day, passage: Passage) -> &str {
        let reported = || self.open_report(&plan.meetings, day).map(|(_, entry)| entry);
        match passage {
            Passage::Report => reported().map_or("", |entry| &entry.text),
            Passage::Obstacles => reported().map_or("", |entry| &entry.obstacles),
            Passage::Evidence(at) => {
                reported().and_then(|entry| entry.evidence.get(at)).map_or("", String::as_str)
            }
            Passage::Note => &self.note,
            Passage::Title => &self.title,
            Passage::Issue => &self.issue,
            Passage::Due => &self.due.text,
            Passage::Monitoring => &self.monitoring.text,
            Passage::MonitoringHow => &self.monitoring.how,
            Passage::Responsible => &self.responsible.text,
            Passage::Item(list, at) => self.list(list).get(at).map_or("", String::as_str),
            Passage::Logged(at, words) => self.log.get(at).map_or("", |entry| entry.words(words)),
        }
    }

    /// Whether there is a place for `passage`: an entry of the log that is gone has none.
    pub fn has_place(&self, passage: Passage) -> bool {
        match passage {
            Passage::Logged(at, _) => at < self.log.len(),
            _ => true,
        }
    }

    /// Where the text stands now that was at `passage` and said `over` when it was opened, in an entry of the day `on`:
    /// items and entries that came or went before it have moved it. A new item stays behind the last. An entry that
    /// is gone is at a place that the log does not have.
    pub fn trace(&self, passage: Passage, over: &str, on: Option<Day>) -> Passage {
        match (passage, on) {
            (Passage::Item(list, at), _) => Passage::Item(list, traced(self.list(list), at, over)),
            (Passage::Logged(at, words), Some(on)) => {
                let is_same = |entry: &&FollowUp| entry.on == on && entry.words(words).trim() == over.trim();
                let is_of_day = |entry: &FollowUp| entry.on == on;
                let at = if self.log.get(at).is_some_and(|entry| is_same(&entry)) {
                    Some(at)
                } else {
                    let same = self.log.iter().position(|entry| is_same(&entry));
                    let here = || Some(at).filter(|at| self.log.get(*at).is_some_and(is_of_day));
                    same.or_else(here).or_else(|| self.log.iter().position(is_of_day))
                };
                let Some(at) = at else { return Passage::Logged(usize::MAX, words) };
                let words = match words {
                    Words::Evidence(item) => Words::Evidence(traced(&self.log[at].evidence, item, over)),
                    words => words,
                };
                Passage::Logged(at, words)
            }
            _ => passage,
        }
    }

    /// The day of the entry of the log in which a passage stands.
    pub fn day_of(&self, passage: Passage) -> Option<Day> {
        match passage {
            Passage::Logged(at, _) => self.log.get(at).map(|entry| entry.on),
            _ => None,
        }
    }

    /// The edit that has `text` be the passage, in `plan`, on `day`; none where it is that already.
    /// Blanks and empty lines round it are no part of it.
    ///
    /// What is reported goes into the day's [report](Self::open_report); without one it is a new one that leaves the
    /// status as it is.
    pub fn write(&self, plan: &Plan, day: Day, passage: Passage, text: &str) -> Option<Edit> {
        let text = text.trim();
        if text == self.passage(plan, day, passage).trim() || !self.has_place(passage) {
            return None;
        }
        let (owned, year, meetings) = (text.to_owned(), plan.fiscal_year, &plan.meetings);
        let field = match passage {
            Passage::Report => return Some(self.report(meetings, day, |entry| entry.text = owned)),
            Passage::Obstacles => return Some(self.report(meetings, day, |entry| entry.obstacles = owned)),
            Passage::Evidence(at) => {
                return Some(self.report(meetings, day, |entry| put(&mut entry.evidence, at, owned)));
            }
            Passage::Note => Field::Note(owned),
            Passage::Title => Field::Title(owned),
            Passage::Issue => Field::Issue(owned),
            Passage::Due => Field::Due(Due::typed(text, year, day)),
            Passage::Monitoring => {
                let every = Monitoring::rhythm_of(text, year);
                Field::Monitoring(Monitoring { text: owned, every, ..self.monitoring.clone() })
            }
            Passage::MonitoringHow => Field::Monitoring(Monitoring { how: owned, ..self.monitoring.clone() }),
            Passage::Responsible => {
                Field::Responsible(Responsible { text: owned, ..self.responsible.clone() })
            }
            Passage::Logged(at, words) => return self.correct(at, |entry| entry.set_words(words, owned)),
            Passage::Item(list, at) => {
                let mut items = self.list(list).to_vec();
                put(&mut items, at, owned);
                self.list_field(list, items)
            }
        };
        Some(Edit::SetField { measure: self.id.clone(), field })
    }

    /// The field that has `list` be `items`.
    pub fn list_field(&self, list: List, items: Vec<String>) -> Field {
        match list {
            List::Codes => Field::Codes(items),
            List::Activities => Field::Activities(items),
            List::Outputs => Field::Outputs(items),
            List::Awareness => Field::Awareness(items),
            List::Units => Field::Responsible(Responsible { units: items, ..self.responsible.clone() }),
        }
    }

    /// The edit that has the entry at `at` of the log say `status`; none where it does, or where there is none.
    pub fn correct_status(&self, at: usize, status: Status) -> Option<Edit> {
        self.correct(at, |entry| entry.status = status)
    }

    /// The edit that changes the entry at `at` of the log.
    fn correct(&self, at: usize, change: impl FnOnce(&mut FollowUp)) -> Option<Edit> {
        let known = self.log.get(at)?;
        let mut entry = known.clone();
        change(&mut entry);
        (entry != *known).then(|| Edit::SetFollowUp { measure: self.id.clone(), at, entry })
    }

    /// The edit that takes the item at `at` of `list` one place up or down; none at the end of the list.
    pub fn shift(&self, list: List, at: usize, is_down: bool) -> Option<Edit> {
        let mut items = self.list(list).to_vec();
        let other = if is_down { at.checked_add(1)? } else { at.checked_sub(1)? };
        if at.max(other) >= items.len() {
            return None;
        }
        items.swap(at, other);
        Some(Edit::SetField { measure: self.id.clone(), field: self.list_field(list, items) })
    }
}

impl FollowUp {
    fn words(&self, words: Words) -> &str {
        match words {
            Words::Report => &self.text,
            Words::Obstacles => &self.obstacles,
            Words::Evidence(at) => self.evidence.get(at).map_or("", String::as_str),
            Words::Unit => &self.unit,
            Words::Meeting => &self.meeting,
        }
    }

    fn set_words(&mut self, words: Words, text: String) {
        match words {
            Words::Report => self.text = text,
            Words::Obstacles => self.obstacles = text,
            Words::Evidence(at) => put(&mut self.evidence, at, text),
            Words::Unit => self.unit = text,
            Words::Meeting => self.meeting = text,
        }
    }
}

/// Where the item stands now that was at `at` and said `over`; where it is not to be found, `at`.
fn traced(items: &[String], at: usize, over: &str) -> usize {
    let over = over.trim();
    match items.get(at) {
        Some(item) if item.trim() == over => at,
        _ if over.is_empty() => items.len(),
        _ => items.iter().position(|item| item.trim() == over).unwrap_or(at),
    }
}

/// Has `text` be the item at `at`.
fn put(items: &mut Vec<String>, at: usize, text: String) {
    match items.get_mut(at) {
        Some(_) if text.is_empty() => drop(items.remove(at)),
        Some(item) => *item = text,
        None if text.is_empty() => {}
        None => items.push(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Status;

    fn plan() -> Plan {
        Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap())
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn measure(log: Vec<FollowUp>) -> Measure {
        Measure { id: "1.1".into(), log, ..Measure::default() }
    }

    #[test]
    fn a_text_is_a_new_entry_or_that_of_the_newest_of_the_day() {
        let (before, today) = (day("2023-03-14"), day("2023-03-15"));
        let said = |on, status, text: &str| FollowUp { text: text.into(), ..FollowUp::new(on, status) };
        let write = |log: Vec<FollowUp>, text| measure(log).write(&plan(), today, Passage::Report, text);
        let add = |at, entry| Some(Edit::AddFollowUp { measure: "1.1".into(), at, entry });
        let set = |at, entry| Some(Edit::SetFollowUp { measure: "1.1".into(), at, entry });
        assert_eq!(write(vec![], " รอป้าย\n"), add(0, said(today, Status::NotStarted, "รอป้าย")));
        let old = said(before, Status::Delayed, "ก่อน");
        assert_eq!(write(vec![old.clone()], "รอป้าย"), add(1, said(today, Status::Delayed, "รอป้าย")));
        assert_eq!(write(vec![old.clone()], " \n"), None, "nothing is no report");
        assert_eq!(write(vec![old.clone()], "ก่อน"), add(1, said(today, Status::Delayed, "ก่อน")));

        // What else the entry says stays; of two of the day the one entered last counts.
        let bare = FollowUp {
            obstacles: "ป้าย".into(), unit: "ฝ่าย".into(), ..said(today, Status::Done, "")
        };
        let log = vec![said(today, Status::InProgress, "เช้า"), bare.clone(), old];
        assert_eq!(measure(log.clone()).passage(&plan(), today, Passage::Report), "");
        let entry = FollowUp { text: "บ่าย".into(), ..bare };
        assert_eq!(write(log, "บ่าย"), set(1, entry.clone()));
        assert_eq!(write(vec![entry.clone()], "บ่าย "), None);
        assert_eq!(write(vec![entry.clone()], ""), set(0, FollowUp { text: String::new(), ..entry }));
    }

    #[test]
    fn the_note_is_a_field_of_its_own() {
        let today = day("2023-03-15");
        let noted = Measure { note: "ถามหัวหน้าฝ่าย".into(), ..measure(vec![]) };
        assert_eq!(noted.passage(&plan(), today, Passage::Note), "ถามหัวหน้าฝ่าย");
        assert_eq!(noted.write(&plan(), today, Passage::Note, "ถามหัวหน้าฝ่าย\n"), None);
        let field = Field::Note(String::new());
        assert_eq!(
            noted.write(&plan(), today, Passage::Note, ""),
            Some(Edit::SetField { measure: "1.1".into(), field })
        );
    }

    /// A measure with something in every place.
    fn full() -> Measure {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let entry = FollowUp {
            text: "จัดโต๊ะแล้ว".into(),
            obstacles: "ป้าย".into(),
            evidence: texts(&["ภาพ ๑", "ภาพ ๒"]),
            unit: "ฝ่ายทะเบียน".into(),
            meeting: "3/2566".into(),
            ..FollowUp::new(day("2023-03-15"), Status::InProgress)
        };
        Measure {
            id: "1.1".into(),
            codes: texts(&["i1"]),
            title: "ชื่อ".into(),
            issue: "ประเด็น".into(),
            activities: texts(&["หนึ่ง", "สอง", "สาม"]),
            outputs: texts(&["ผล"]),
            awareness: texts(&["รู้"]),
            due: Due { text: "๓๐ มี.ค. ๖๖".into(), when: When::On(day("2023-03-30")) },
            monitoring: Monitoring {
                text: "ทุกเดือน".into(),
                every: Some(Cadence::Monthly),
                how: "รายงาน".into(),
            },
            responsible: Responsible {
                text: "ทะเบียน".into(), units: texts(&["ฝ่ายทะเบียน"])
            },
            log: vec![FollowUp::new(day("2023-02-15"), Status::NotStarted), entry],
            note: "ลับ".into(),
        }
    }

    /// Every passage of [`full()`], those that begin a new item too.
    fn passages() -> Vec<Passage> {
        let lists = [List::Codes, List::Activities, List::Outputs, List::Awareness, List::Units];
        let words = [Words::Report, Words::Obstacles, Words::Evidence(1), Words::Unit, Words::Meeting];
        let mut all = vec![
            Passage::Report,
            Passage::Obstacles,
            Passage::Evidence(0),
            Passage::Evidence(2),
            Passage::Note,
            Passage::Title,
            Passage::Issue,
            Passage::Due,
            Passage::Monitoring,
            Passage::MonitoringHow,
            Passage::Responsible,
            Passage::Logged(0, Words::Evidence(0)),
        ];
        all.extend(lists.into_iter().flat_map(|list| [Passage::Item(list, 0), Passage::Item(list, 9)]));
        all.extend(words.map(|words| Passage::Logged(1, words)));
        all
    }

    fn plan_of(measure: Measure) -> Plan {
        let mut plan = plan();
        let indicator = crate::plan::Indicator { measures: vec![measure], ..Default::default() };
        plan.sections = vec![crate::plan::Section { indicators: vec![indicator], ..Default::default() }];
        plan
    }

    #[test]
    fn every_passage_is_written_read_again_and_taken_back() {
        let today = day("2023-03-15");
        for passage in passages() {
            let before = plan_of(full());
            let (_, measure) = before.find("1.1").unwrap();
            let same = measure.passage(&plan(), today, passage).to_owned();
            assert_eq!(measure.write(&plan(), today, passage, &format!(" {same}\n")), None, "{passage:?}");
            for text in ["ใหม่", ""] {
                let Some(edit) = measure.write(&plan(), today, passage, text) else {
                    assert_eq!((text, same.as_str()), ("", ""), "{passage:?}");
                    continue;
                };
                let mut plan = before.clone();
                let back = edit.apply(&mut plan).unwrap();
                let (_, now) = plan.find("1.1").unwrap();
                let at = match passage {
                    // It stands behind the last.
                    Passage::Item(list, 9) => Passage::Item(list, now.list(list).len() - 1),
                    other => other,
                };
                let seen = now.passage(&plan, today, at);
                let goes = matches!(passage, Passage::Item(..) | Passage::Evidence(_))
                    || matches!(passage, Passage::Logged(_, Words::Evidence(_)));
                assert!(seen == text || text.is_empty() && goes, "{passage:?}: {seen}");
                assert_ne!(plan, before, "{passage:?}");
                back.apply(&mut plan).unwrap();
                assert_eq!(plan, before, "{passage:?}");
            }
        }
    }

    #[test]
    fn an_item_that_is_written_empty_is_taken_out() {
        let items = |edit: Option<Edit>| match edit {
            Some(Edit::SetField { field: Field::Activities(items), .. }) => items,
            other => panic!("{other:?}"),
        };
        let today = day("2023-03-15");
        let write = |at, text| full().write(&plan(), today, Passage::Item(List::Activities, at), text);
        assert_eq!(items(write(1, " ")), ["หนึ่ง", "สาม"]);
        assert_eq!(items(write(usize::MAX, "สี่")), ["หนึ่ง", "สอง", "สาม", "สี่"]);
        assert_eq!(write(usize::MAX, ""), None);
        assert_eq!(items(full().shift(List::Activities, 0, true)), ["สอง", "หนึ่ง", "สาม"]);
        assert_eq!(items(full().shift(List::Activities, 2, false)), ["หนึ่ง", "สาม", "สอง"]);
        for (at, is_down) in [(0, false), (2, true), (3, false), (usize::MAX, true)] {
            assert_eq!(full().shift(List::Activities, at, is_down), None, "{at}");
        }
    }

    #[test]
    fn a_text_is_found_where_it_stands_now() {
        let item = |at| Passage::Item(List::Activities, at);
        let mut now = full();
        for (at, over) in [(0, "หนึ่ง"), (2, "สาม "), (3, "")] {
            assert_eq!(now.trace(item(at), over, None), item(at), "{over}");
        }
        now.activities.insert(0, "ก่อน".into());
        for (at, over, to) in [(0, "หนึ่ง", 1), (2, "สาม", 3), (3, "", 4), (1, "ไม่มีแล้ว", 1)]
        {
            assert_eq!(now.trace(item(at), over, None), item(to), "{over}");
        }
        // Two entries that say the same are told apart by their days.
        let said = |at| Passage::Logged(at, Words::Meeting);
        let (february, march) = (day("2023-02-15"), day("2023-03-15"));
        let mut now = full();
        now.log[1].meeting.clear();
        assert_eq!(now.trace(said(1), "", Some(march)), said(1));
        now.log.insert(0, FollowUp::new(day("2023-01-15"), Status::Done));
        assert_eq!(now.trace(said(1), "", Some(march)), said(2));
        assert_eq!(now.trace(said(0), "", Some(february)), said(1));
        now.log[2].meeting = "ที่อื่น".into();
        assert_eq!(now.trace(said(1), "", Some(march)), said(2), "changed, and the only one of its day");
        now.log.remove(2);
        assert!(!now.has_place(now.trace(said(1), "", Some(march))), "gone, though another stands at 1");
        let proof = |at, item| Passage::Logged(at, Words::Evidence(item));
        let mut now = full();
        now.log.remove(0);
        assert_eq!(now.trace(proof(1, 1), "ภาพ ๒", Some(march)), proof(0, 1));
        now.log[0].evidence.remove(0);
        assert_eq!(now.trace(proof(0, 1), "ภาพ ๒", Some(march)), proof(0, 0));
        assert_eq!(now.trace(proof(0, 2), "", Some(march)), proof(0, 1), "a new one");
    }

    #[test]
    fn an_entry_is_corrected_as_a_whole_and_only_where_it_is() {
        let today = day("2023-03-20");
        let logged = |at| Passage::Logged(at, Words::Report);
        // It is of no matter which day is today.
        let edit = full().write(&plan(), today, logged(1), "จัดโต๊ะและป้ายแล้ว");
        let entry = FollowUp {
            text: "จัดโต๊ะและป้ายแล้ว".into(), ..full().log[1].clone()
        };
        assert_eq!(edit, Some(Edit::SetFollowUp { measure: "1.1".into(), at: 1, entry }));
        assert_eq!(full().write(&plan(), today, logged(2), "ก"), None);
        assert!(full().has_place(logged(1)) && !full().has_place(logged(2)));
        let entry = FollowUp { status: Status::Done, ..full().log[0].clone() };
        let edit = full().correct_status(0, Status::Done);
        assert_eq!(edit, Some(Edit::SetFollowUp { measure: "1.1".into(), at: 0, entry }));
        assert_eq!(full().correct_status(0, Status::NotStarted), None);
        assert_eq!(full().correct_status(2, Status::Done), None);
    }

    #[test]
    fn what_a_due_and_a_rhythm_say_is_read_anew_from_their_words() {
        let today = day("2023-03-15");
        let due = |text| match full().write(&plan(), today, Passage::Due, text) {
            Some(Edit::SetField { field: Field::Due(due), .. }) => due.when,
            other => panic!("{other:?}"),
        };
        assert_eq!(due("+7"), When::On(day("2023-03-22")));
        assert_eq!(due("สิ้นเดือน"), When::On(day("2023-03-31")));
        assert_eq!(due("30/3/66"), When::On(day("2023-03-30")));
        assert_eq!(due("2023-04-30"), When::On(day("2023-04-30")));
        assert_eq!(due("ทุกไตรมาส"), When::Every(Cadence::Quarterly));
        assert_eq!(due("ปีงบประมาณ ๒๕๖๖"), When::WholeYear);
        assert_eq!(due("โดยเร็ว"), When::Unstated);
        // What is kept means the same on any other day.
        let kept = |text| Due::typed(text, plan().fiscal_year, today).text;
        assert_eq!((kept("+7"), kept("สิ้นเดือน")), ("๒๒ มีนาคม ๒๕๖๖".into(), "๓๑ มีนาคม ๒๕๖๖".into()));
        for text in ["+7", "+ ๒๐๐ วัน", "สิ้นเดือน", "สิ้นเดือนนี้", "30/3/66", "ทุกไตรมาส", "โดยเร็ว", "2023-04-30"]
        {
            let due = Due::typed(text, plan().fiscal_year, today);
            for later in ["2023-03-16", "2024-11-02"] {
                assert_eq!(Due::typed(&due.text, plan().fiscal_year, day(later)).when, due.when, "{text}");
            }
        }
        let rhythm = |text| match full().write(&plan(), today, Passage::Monitoring, text) {
            Some(Edit::SetField { field: Field::Monitoring(monitoring), .. }) => {
                assert_eq!(monitoring.how, "รายงาน");
                monitoring.every
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(rhythm("ทุกไตรมาส"), Some(Cadence::Quarterly));
        assert_eq!(rhythm("๓๐ มี.ค. ๖๖"), None);
        assert_eq!(rhythm(""), None);
    }
}
