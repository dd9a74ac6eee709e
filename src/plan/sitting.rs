//! The life of a meeting: planned, open, closed and filed, perhaps opened again. Which meeting hears a report is told in
//! `hearing`.
//!
//! Each step is an [`Edit`], so it can be taken back. Planning proposes and decides nothing: the number runs within the
//! calendar year, the day follows the weekday of the last meeting, place, agenda and who writes the minutes and reads
//! them over are the last one's. Opening takes the members from the roster, all present. Closing keeps the minutes as they were printed and writes into each
//! follow-up that was heard which meeting heard it: what is entered later, whatever its day, is not among them and
//! comes before the next meeting. Opening again keeps the former minutes.
//!
//! Limits: the day that is proposed may be a holiday. What is proposed follows the last meeting of all; where bodies
//! take turns, the body is typed over. Numbers are unique in the plan, so each body runs on from its own last number to
//! the next that is free; a series of its own begins where its first is typed with words before it (คทง. 1/2566). Of measures
//! that share an id only the first is reached: [`Plan::shadowed`] tells before.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months};

use super::{
    AgendaItem, AgendaPart, Attendance, Body, Edit, FollowUp, Measure, Meeting, MeetingField, MeetingState,
    Member, Plan, Presence, Role, Standing,
};
use crate::calendar::{BE_OFFSET, Day, FiscalMonth};
use crate::thai::digits::to_arabic;

impl Plan {
    /// The meeting of this number.
    pub fn meeting(&self, number: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.number == number)
    }

    /// The meeting that is being held; of several the last.
    pub fn open_meeting(&self) -> Option<&Meeting> {
        self.meetings.iter().filter(|m| m.state == MeetingState::Open).max_by_key(|m| m.date)
    }

    /// The first meeting on `day` or after it, whether it was held or not.
    pub fn next_meeting(&self, day: Day) -> Option<&Meeting> {
        self.meetings.iter().filter(|m| m.date >= day).min_by_key(|m| m.date)
    }

    /// The first meeting that is planned for `today` or later.
    pub fn coming_meeting(&self, today: Day) -> Option<&Meeting> {
        let is_to_come = |m: &&Meeting| m.state == MeetingState::Planned && m.date >= today;
        self.meetings.iter().filter(is_to_come).min_by_key(|m| m.date)
    }

    /// The meeting that matters most on `today`: the one that is being held, else the one that comes.
    pub fn meeting_at_hand(&self, today: Day) -> Option<&Meeting> {
        self.open_meeting().or_else(|| self.coming_meeting(today))
    }

    /// The day under which is recorded what is decided now: that of the meeting that is being held, else `today`.
    pub fn recording_day(&self, today: Day) -> Day {
        self.open_meeting().map_or(today, |meeting| meeting.date.min(today))
    }

    /// The body that meets: the one that the meeting names, else the first.
    pub fn body_of(&self, meeting: &Meeting) -> Option<&Body> {
        self.bodies.iter().find(|body| body.name == meeting.body).or(self.bodies.first())
    }

    /// The body that meets, with its roster: none where only the meeting names it.
    pub fn roster_of(&self, meeting: &Meeting) -> Option<&Body> {
        self.body_of(meeting).filter(|body| meeting.body.is_empty() || body.name == meeting.body)
    }

    /// The meeting of `month`; of several the last.
    pub fn meeting_of(&self, month: FiscalMonth) -> Option<&Meeting> {
        self.meetings.iter().filter(|m| month.contains(m.date)).max_by_key(|m| m.date)
    }

    /// The name of the body that meets; empty where the plan knows none.
    pub fn name_of_body<'p>(&'p self, meeting: &'p Meeting) -> &'p str {
        let first = || self.bodies.first().map_or("", |body| &body.name);
        if meeting.body.is_empty() { first() } else { &meeting.body }
    }

    /// The number of a meeting of `body` on `day`: one more than the greatest that the body has in the calendar year, with
    /// the words before the number where all of its numbers have some; where another body has that number, the next that is free.
    pub fn next_number(&self, body: &str, day: Day) -> String {
        let year = (day.year() + BE_OFFSET).to_string();
        let own = self.meetings.iter().filter(|meeting| self.name_of_body(meeting) == body);
        let mut series: Vec<(Day, Series)> =
            own.filter_map(|meeting| Some((meeting.date, Series::of(&meeting.number)?))).collect();
        series.sort_by_key(|(date, _)| *date);
        // A special meeting has words too, and the others run on without.
        let has_plain = series.iter().any(|(_, series)| series.words.is_empty());
        let last = series.last().filter(|_| !has_plain);
        let words = last.map_or("", |(_, series)| series.words.as_str());
        let is_of_it = |series: &&Series| series.year == year && series.words == words;
        let last = series.iter().map(|(_, series)| series).filter(is_of_it).map(|series| series.number).max();
        let is_free =
            |number: &String| self.meetings.iter().all(|meeting| to_arabic(&meeting.number) != *number);
        let first = last.unwrap_or(0).saturating_add(1);
        let mut numbers = (first..=u32::MAX).map(|number| format!("{words}{number}/{year}"));
        numbers.find(is_free).unwrap_or_else(|| format!("{words}{first}/{year}"))
    }

    /// The next meeting as it is proposed on `today`: a month after the last one, on the same weekday of the month and
    /// not before `today`; without a meeting,
    /// `today` and the agenda of the form.
    pub fn propose_meeting(&self, today: Day) -> Meeting {
        let Some(last) = self.meetings.iter().max_by_key(|m| m.date) else {
            let agenda = AgendaPart::ALL.map(AgendaPart::item);
            let agenda = agenda.into();
            let body = self.bodies.first().map_or("", |body| &body.name);
            return Meeting { agenda, ..Meeting::new(self.next_number(body, today), today) };
        };
        let months = (1..=24).map_while(|months| same_weekday(last.date, months));
        let date = months.into_iter().find(|day| *day >= today).unwrap_or(today);
        let title = |item: &AgendaItem| AgendaItem { title: item.title.clone(), ..AgendaItem::default() };
        Meeting {
            place: last.place.clone(),
            body: last.body.clone(),
            writer: last.writer.clone(),
            reviewer: last.reviewer.clone(),
            agenda: last.agenda.iter().map(title).collect(),
            ..Meeting::new(self.next_number(self.name_of_body(last), date), date)
        }
    }

    /// The edit that plans `meeting`, among the others by its day.
    pub fn plan_meeting(&self, meeting: Meeting) -> Edit {
        let at = self.meetings.iter().position(|m| m.date > meeting.date).unwrap_or(self.meetings.len());
        Edit::AddMeeting { at, meeting: Box::new(meeting) }
    }

    /// The edit that opens the planned meeting `number` on `today` at `time` ("09:30"): the roster is taken over where
    /// nobody was entered yet, everybody present; who writes and who reads over is the roster's secretary and assistant.
    /// A meeting of a day to come is held today; when one of a past day began is not known. None where there is no such
    /// meeting or it is not planned.
    pub fn convene(&self, number: &str, today: Day, time: &str) -> Option<Edit> {
        let meeting = self.meeting(number).filter(|m| m.state == MeetingState::Planned)?;
        let set = |field| Edit::SetMeeting { number: number.to_owned(), field };
        let mut edits = Vec::new();
        if meeting.date > today {
            edits.push(set(MeetingField::Date(today)));
        }
        if meeting.opened.trim().is_empty() && meeting.date >= today && !time.is_empty() {
            edits.push(set(MeetingField::Opened(time.to_owned())));
        }
        if let Some(body) = self.body_of(meeting) {
            if meeting.attendance.is_empty() && !body.members.is_empty() {
                edits.push(set(MeetingField::Attendance(body.attendance())));
            }
            let [writer, reviewer] = body.signers();
            if meeting.writer.is_empty() && meeting.reviewer.is_empty() {
                edits.extend(writer.map(|name| set(MeetingField::Writer(name))));
                edits.extend(reviewer.map(|name| set(MeetingField::Reviewer(name))));
            }
        }
        let former = meeting.former.clone();
        let standing = Standing { state: MeetingState::Open, minutes: String::new(), former };
        edits.push(set(MeetingField::Standing(standing)));
        Edit::of_all(edits)
    }

    /// The edit that closes the open meeting `number` and keeps `minutes`, to be made from the plan as it is
    /// with [`Plan::adjourned`] done. None where there is no such meeting or it is not open.
    pub fn file(&self, number: &str, minutes: String) -> Option<Edit> {
        let meeting = self.meeting(number).filter(|m| m.state == MeetingState::Open)?;
        let mut edits = Vec::new();
        for (measure, _) in self.found().filter(|(_, is_found)| *is_found) {
            for (at, entry) in measure.log.iter().enumerate() {
                if !self.is_stamped(entry) && self.hears(meeting, entry) {
                    let entry = FollowUp { meeting: number.to_owned(), ..entry.clone() };
                    edits.push(Edit::SetFollowUp { measure: measure.id.clone(), at, entry });
                }
            }
        }
        let standing = Standing { state: MeetingState::Closed, minutes, former: meeting.former.clone() };
        edits.push(Edit::SetMeeting { number: number.to_owned(), field: MeetingField::Standing(standing) });
        Edit::of_all(edits)
    }

    /// Every measure, and whether an edit finds it by its id: of several with one id it finds the first.
    fn found(&self) -> impl Iterator<Item = (&Measure, bool)> {
        let mut seen = HashSet::new();
        self.measures().map(move |(_, measure)| (measure, seen.insert(measure.id.as_str())))
    }

    /// The id of a measure that no edit finds, though it has an entry that is `meant`: neither [`Plan::file`] nor
    /// [`Plan::renumber`] reaches it.
    pub fn shadowed(&self, meant: impl Fn(&FollowUp) -> bool) -> Option<&str> {
        let mut hidden = self.found().filter(|(_, is_found)| !is_found).map(|(measure, _)| measure);
        hidden.find(|measure| measure.log.iter().any(&meant)).map(|measure| measure.id.as_str())
    }

    /// The edit by which the meeting `number` ended at `time`; none where the time is known already.
    pub fn adjourned(&self, number: &str, time: &str) -> Option<Edit> {
        let meeting = self.meeting(number).filter(|m| m.closed.trim().is_empty())?;
        let field = MeetingField::Closed(time.to_owned());
        Some(Edit::SetMeeting { number: meeting.number.clone(), field })
    }

    /// The edit that opens the closed meeting `number` again; its minutes stay as a former version. None where there is
    /// no such meeting or it is not closed.
    pub fn reopen(&self, number: &str) -> Option<Edit> {
        let meeting = self.meeting(number).filter(|m| m.state == MeetingState::Closed)?;
        let kept = Some(meeting.minutes.clone()).filter(|minutes| !minutes.is_empty());
        let former = meeting.former.iter().cloned().chain(kept).collect();
        let standing = Standing { state: MeetingState::Open, minutes: String::new(), former };
        Some(Edit::SetMeeting { number: number.to_owned(), field: MeetingField::Standing(standing) })
    }

    /// The edit that gives the meeting `from` the number `to`, with all that refers to it.
    pub fn renumber(&self, from: &str, to: &str) -> Edit {
        let mut edits =
            vec![Edit::SetMeeting { number: from.to_owned(), field: MeetingField::Number(to.to_owned()) }];
        for directive in &self.directives {
            let mut changed = directive.clone();
            let closed_at = changed.closed_at.as_mut();
            for number in std::iter::once(&mut changed.given_at).chain(closed_at) {
                if number == from {
                    to.clone_into(number);
                }
            }
            if changed != *directive {
                edits.push(Edit::SetDirective(Box::new(changed)));
            }
        }
        for (measure, _) in self.found().filter(|(_, is_found)| *is_found) {
            for (at, entry) in measure.log.iter().enumerate().filter(|(_, entry)| entry.meeting == from) {
                let entry = FollowUp { meeting: to.to_owned(), ..entry.clone() };
                edits.push(Edit::SetFollowUp { measure: measure.id.clone(), at, entry });
            }
        }
        Edit::Batch(edits)
    }
}

/// A number that runs: "คทง. 3/2566".
struct Series {
    /// What stands before the number.
    words: String,
    number: u32,
    year: String,
}

impl Series {
    /// None where `number` is of another form.
    fn of(number: &str) -> Option<Self> {
        let number = to_arabic(number);
        let (before, year) = number.split_once('/')?;
        let before = before.trim_end();
        let words = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = before[words.len()..].parse().ok()?;
        Some(Self { words: words.trim_start().to_owned(), number, year: year.trim().to_owned() })
    }
}

/// The day `months` after the month of `day` that is the same weekday of its month: the third Wednesday. After a fifth
/// one comes the last.
fn same_weekday(day: Day, months: u32) -> Option<Day> {
    let first = day.with_day(1)?.checked_add_months(Months::new(months))?;
    let ahead = (7 + day.weekday().num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
    let nth = u64::from((day.day() - 1) / 7);
    let found = first.checked_add_days(Days::new(u64::from(ahead) + 7 * nth))?;
    if found.month() == first.month() { Some(found) } else { found.checked_sub_days(Days::new(7)) }
}

impl Body {
    /// Every member, present, in the words that are printed.
    pub fn attendance(&self) -> Vec<Attendance> {
        let of = |member: &Member| {
            let (name, position) = match (member.name.trim(), member.position.trim()) {
                ("", position) => (position, ""),
                both => both,
            };
            Attendance {
                name: name.to_owned(),
                position: position.to_owned(),
                role: self.role_of(member),
                presence: Presence::Present,
            }
        };
        self.members.iter().map(of).collect()
    }

    /// The role of a member in the words that are printed: กรรมการและเลขานุการ, in a working group
    /// คณะทำงานและเลขานุการ.
    pub fn role_of(&self, member: &Member) -> String {
        let word = if self.name.starts_with("คณะทำงาน") {
            "คณะทำงาน"
        } else {
            "กรรมการ"
        };
        let office = match member.role {
            Role::Chair => return format!("ประธาน{word}"),
            Role::ViceChair => return format!("รองประธาน{word}"),
            Role::Member => return word.to_owned(),
            Role::Secretary => "เลขานุการ",
            Role::AssistantSecretary => "ผู้ช่วยเลขานุการ",
        };
        if member.also_member { format!("{word}และ{office}") } else { office.to_owned() }
    }

    /// Who writes the minutes and who reads them over, by name: the assistant and the secretary; where there is no
    /// assistant, the secretary writes and nobody is known to read.
    pub fn signers(&self) -> [Option<String>; 2] {
        let name = |role| {
            let member = self.members.iter().find(|member| member.role == role)?;
            let name = if member.name.trim().is_empty() { &member.position } else { &member.name };
            Some(name.trim().to_owned()).filter(|name| !name.is_empty())
        };
        match (name(Role::AssistantSecretary), name(Role::Secretary)) {
            (Some(assistant), secretary) => [Some(assistant), secretary],
            (None, secretary) => [secretary, None],
        }
    }
}

#[cfg(test)]
mod tests;
