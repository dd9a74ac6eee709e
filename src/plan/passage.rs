//! The texts of a measure that a person writes, each by the name of its [`Passage`]: how it reads, and the edit that
//! has it read otherwise.
//!
//! What is understood of a due or of a rhythm is read anew from the words when those change. An item of a list that is
//! written empty is taken out; one behind the last is put in there.

use super::{Due, Edit, Field, FollowUp, List, Measure, Monitoring, Passage, Responsible, When};
use crate::calendar::{self, Cadence, Day, FiscalYear, Reading};

impl When {
    /// What `text` says of by when, in a plan of `year`, typed on `today`.
    pub fn of_text(text: &str, year: FiscalYear, today: Day) -> Self {
        Self::of_reading(&calendar::read_typed(text, year, today), year)
    }

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

    /// A text as it stands on `day`: what is reported is that of the day's newest follow-up, so without one of the
    /// day it is empty, and so is an item behind the last.
    pub fn passage(&self, day: Day, passage: Passage) -> &str {
        let reported = || self.newest(day).filter(|entry| entry.on == day);
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
        }
    }

    /// The edit that has `text` be the passage, of a plan of `year`, on `day`; none where it is that already.
    /// Blanks and empty lines round it are no part of it.
    ///
    /// What is reported goes into the day's newest follow-up, the one that counts; without one of the day it is a
    /// new one that leaves the status as it is.
    pub fn write(&self, year: FiscalYear, day: Day, passage: Passage, text: &str) -> Option<Edit> {
        let text = text.trim();
        if text == self.passage(day, passage).trim() {
            return None;
        }
        let owned = text.to_owned();
        let field = match passage {
            Passage::Report => return Some(self.report(day, |entry| entry.text = owned)),
            Passage::Obstacles => return Some(self.report(day, |entry| entry.obstacles = owned)),
            Passage::Evidence(at) => {
                return Some(self.report(day, |entry| put(&mut entry.evidence, at, owned)));
            }
            Passage::Note => Field::Note(owned),
            Passage::Title => Field::Title(owned),
            Passage::Issue => Field::Issue(owned),
            Passage::Due => Field::Due(Due { when: When::of_text(text, year, day), text: owned }),
            Passage::Monitoring => {
                let every = Monitoring::rhythm_of(text, year);
                Field::Monitoring(Monitoring { text: owned, every, ..self.monitoring.clone() })
            }
            Passage::MonitoringHow => Field::Monitoring(Monitoring { how: owned, ..self.monitoring.clone() }),
            Passage::Responsible => {
                Field::Responsible(Responsible { text: owned, ..self.responsible.clone() })
            }
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

    /// The edit that changes what was reported on `day`.
    fn report(&self, day: Day, change: impl FnOnce(&mut FollowUp)) -> Edit {
        let measure = self.id.clone();
        let known = self.newest_at(day).filter(|(_, entry)| entry.on == day);
        let mut entry =
            known.map_or_else(|| FollowUp::new(day, self.status(day)), |(_, entry)| entry.clone());
        change(&mut entry);
        match known {
            Some((at, _)) => Edit::SetFollowUp { measure, at, entry },
            None => Edit::AddFollowUp { measure, at: self.log.len(), entry },
        }
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

    fn year() -> FiscalYear {
        FiscalYear::new(2566).unwrap()
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
        let write = |log: Vec<FollowUp>, text| measure(log).write(year(), today, Passage::Report, text);
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
        assert_eq!(measure(log.clone()).passage(today, Passage::Report), "");
        let entry = FollowUp { text: "บ่าย".into(), ..bare };
        assert_eq!(write(log, "บ่าย"), set(1, entry.clone()));
        assert_eq!(write(vec![entry.clone()], "บ่าย "), None);
        assert_eq!(write(vec![entry.clone()], ""), set(0, FollowUp { text: String::new(), ..entry }));
    }

    #[test]
    fn the_note_is_a_field_of_its_own() {
        let today = day("2023-03-15");
        let noted = Measure { note: "ถามหัวหน้าฝ่าย".into(), ..measure(vec![]) };
        assert_eq!(noted.passage(today, Passage::Note), "ถามหัวหน้าฝ่าย");
        assert_eq!(noted.write(year(), today, Passage::Note, "ถามหัวหน้าฝ่าย\n"), None);
        let field = Field::Note(String::new());
        assert_eq!(
            noted.write(year(), today, Passage::Note, ""),
            Some(Edit::SetField { measure: "1.1".into(), field })
        );
    }
}
