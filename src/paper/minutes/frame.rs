//! What stands round the agenda: the heading, who came, the opening, the closing, the signatures.

use super::{Draft, phrases};
use crate::plan::{Attendance, MeetingPart, Presence};
use crate::thai::width::width;

const OPENING: &str = "เมื่อผู้มาประชุมครบองค์ประชุม ประธานกล่าวเปิดประชุม และดำเนินการประชุมตามระเบียบวาระ ดังนี้";
/// The least that a position gets beside name and role, and an office beside a role; with less, they follow one
/// another.
const POSITION: usize = 18;
const PLACE: usize = 24;

impl Draft<'_> {
    /// รายงานการประชุม…, ครั้งที่, เมื่อ, ณ, and a rule.
    pub fn head(&mut self) {
        let body = self.plan.bodies.first().map(|body| body.name.trim().to_owned());
        let body = self.or_blank(body, "minutes-blank-body", MeetingPart::Body);
        self.page.centred(&format!("รายงานการประชุม{body}"));
        if self.round.meeting.is_none() {
            self.leave("minutes-no-meeting", MeetingPart::Number);
        }
        let number = self.round.meeting.map(|m| m.number.clone());
        let number = self.or_blank(number, "minutes-blank-number", MeetingPart::Number);
        self.page.centred(&format!("ครั้งที่ {number}"));
        let date = self.round.meeting.map(|m| format!("เมื่อ{}", phrases::on_weekday(m.date)));
        let date = date.unwrap_or_else(|| {
            format!("เมื่อวันที่ {}", self.or_blank(None, "minutes-blank-date", MeetingPart::Date))
        });
        self.page.centred(&date);
        let place = self.round.meeting.map(|m| m.place.clone());
        let place = self.or_blank(place, "minutes-blank-place", MeetingPart::Place);
        self.page.centred(&format!("ณ {place}"));
        self.page.rule();
    }

    /// ผู้มาประชุม, ผู้ไม่มาประชุม, and ผู้เข้าร่วมประชุม if there were any.
    pub fn attendance(&mut self) {
        let attendance = self.round.meeting.map_or(&[][..], |m| &m.attendance);
        let (absent, present): (Vec<_>, Vec<_>) =
            attendance.iter().partition(|a| matches!(a.presence, Presence::Absent(_)));
        self.heading("ผู้มาประชุม");
        if attendance.is_empty() {
            self.leave("minutes-blank-attendance", MeetingPart::Attendance(0));
            let members = self.plan.bodies.first().map_or(0, |body| body.members.len());
            self.numbered_blanks(members.max(3));
        } else {
            self.members(&present);
        }
        self.heading("ผู้ไม่มาประชุม");
        if attendance.is_empty() {
            self.leave("minutes-blank-absence", MeetingPart::Attendance(0));
            self.numbered_blanks(2);
        } else if absent.is_empty() {
            self.page.paragraph("ไม่มี");
        } else {
            self.members(&absent);
        }
        let guests = self.round.meeting.map_or(&[][..], |m| &m.guests);
        if !guests.is_empty() {
            self.heading("ผู้เข้าร่วมประชุม");
            for (index, guest) in guests.iter().enumerate() {
                self.page.labelled(&number(index), guest);
            }
        }
    }

    /// เริ่มประชุมเวลา and the opening sentence.
    pub fn opening(&mut self) {
        let opened = self.round.meeting.map(|m| m.opened.as_str()).filter(|t| !t.trim().is_empty());
        let opened = self.or_blank(opened.map(phrases::time), "minutes-blank-opened", MeetingPart::Opened);
        self.heading(&format!("เริ่มประชุมเวลา {opened}"));
        self.page.paragraph(OPENING);
    }

    /// เลิกประชุมเวลา and the two signatures.
    pub fn closing(&mut self) {
        let closed = self.round.meeting.map(|m| m.closed.as_str()).filter(|t| !t.trim().is_empty());
        let closed = self.or_blank(closed.map(phrases::time), "minutes-blank-closed", MeetingPart::Closed);
        self.heading(&format!("เลิกประชุมเวลา {closed}"));
        for (signer, blank, part) in [
            ("ผู้จดรายงานการประชุม", "minutes-blank-writer", MeetingPart::Writer),
            ("ผู้ตรวจรายงานการประชุม", "minutes-blank-reviewer", MeetingPart::Reviewer),
        ] {
            self.leave(blank, part);
            self.page.gap();
            self.page.signed_blank("ลงชื่อ", "");
            self.page.signed_blank("(", ")");
            self.page.signed_blank("ตำแหน่ง", "");
            self.page.signed(signer);
        }
    }

    /// `text` from the left margin, after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.page.gap();
        self.page.flush(text);
    }

    fn numbered_blanks(&mut self, lines: usize) {
        for index in 0..lines {
            self.page.dotted_after(&format!("{} ", number(index)));
        }
    }

    /// Name, position and role of each, in columns as far as the page is wide enough. Who sits by office has the
    /// position for a name, and the columns of both for it.
    fn members(&mut self, members: &[&Attendance]) {
        let rows: Vec<[String; 3]> = members.iter().map(|member| row(member)).collect();
        let cells = |pick: fn(&[String; 3]) -> usize| rows.iter().map(pick).max().unwrap_or(0);
        let no = width(&number(rows.len().saturating_sub(1)));
        let role = cells(|row| width(&row[2]));
        let name = cells(|row| if row[1].is_empty() { 0 } else { width(&row[0]) });
        let office = cells(|row| if row[1].is_empty() { width(&row[0]) } else { 0 });
        let position = cells(|row| width(&row[1]));
        let room = self.page.columns().saturating_sub(no + 2 + 2 + role);
        let both = (name + 2 + position).max(office).min(room);
        let position = both.saturating_sub(name + 2);
        let in_columns = both >= office.min(PLACE) && position >= cells(|row| width(&row[1])).min(POSITION);
        for (index, [who, what, part]) in rows.iter().enumerate() {
            let number = number(index);
            if !in_columns {
                let parts = [who, what, part].into_iter().filter(|text| !text.is_empty());
                let parts: Vec<_> = parts.map(String::as_str).collect();
                self.page.labelled(&number, &parts.join(" "));
            } else if what.is_empty() {
                self.page.cells(&[(&number, no), (who, both), (part, role)]);
            } else {
                self.page.cells(&[(&number, no), (who, name), (what, position), (part, role)]);
            }
        }
    }
}

fn number(index: usize) -> String {
    format!("{}.", index + 1)
}

/// Who came, in which position, in which role; one who did not, with the reason in brackets.
fn row(member: &Attendance) -> [String; 3] {
    let [name, position, role] = [&member.name, &member.position, &member.role].map(|text| text.trim());
    match &member.presence {
        Presence::StandIn(other) => {
            [other.trim().to_owned(), format!("แทน {name} {position}").trim_end().to_owned(), role.to_owned()]
        }
        Presence::Absent(reason) if !reason.trim().is_empty() => {
            let reason = format!("{role} ({})", reason.trim());
            [name.to_owned(), position.to_owned(), reason.trim_start().to_owned()]
        }
        Presence::Present | Presence::Absent(_) => [name, position, role].map(str::to_owned),
    }
}
