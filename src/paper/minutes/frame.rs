//! What stands round the agenda: the heading, who came, the opening, the closing, the signatures.

use crate::locales::Message;
use crate::paper::draft::Draft;
use crate::paper::phrases;
use crate::plan::{Attendance, MeetingPart, Presence};
use crate::thai::width::width;

const OPENING: &str = "เมื่อผู้มาประชุมครบองค์ประชุม ประธานกล่าวเปิดประชุม และดำเนินการประชุมตามระเบียบวาระ ดังนี้";
/// What stands in a list for a name or a reason that is not known.
const DOTS: &str = "……………………";
/// The least that a position gets beside name and role, and an office beside a role; with less, they follow one
/// another.
const POSITION: usize = 18;
const PLACE: usize = 24;

impl<'p> Draft<'p> {
    /// รายงานการประชุม…, ครั้งที่, เมื่อ, ณ, and a rule.
    pub fn head(&mut self) {
        let body = self.or_blank(Some(self.body_name()), "minutes-blank-body", MeetingPart::Body);
        self.page.centred(&format!("รายงานการประชุม{body}"));
        let meeting = self.round.meeting;
        if meeting.is_none() {
            self.leave(Message::new("minutes-no-meeting"), MeetingPart::Number);
        }
        let number = meeting.map(|m| m.number.as_str());
        let number = self.or_blank(number, "minutes-blank-number", MeetingPart::Number);
        self.page.centred(&format!("ครั้งที่ {number}"));
        let date = meeting.map(|m| format!("เมื่อ{}", phrases::on_weekday(m.date)));
        let date = date.unwrap_or_else(|| {
            format!("เมื่อวันที่ {}", self.or_blank(None, "minutes-blank-date", MeetingPart::Date))
        });
        self.page.centred(&date);
        let place = meeting.map(|m| m.place.as_str());
        let place = self.or_blank(place, "minutes-blank-place", MeetingPart::Place);
        self.page.centred(&format!("ณ {place}"));
        self.page.rule();
    }

    /// ผู้มาประชุม, ผู้ไม่มาประชุม, and ผู้เข้าร่วมประชุม if there were any.
    pub fn attendance(&mut self) {
        let attendance = self.round.meeting.map_or(&[][..], |m| &m.attendance);
        let (absent, present): (Vec<_>, Vec<_>) =
            attendance.iter().enumerate().partition(|(_, a)| matches!(a.presence, Presence::Absent(_)));
        self.heading("ผู้มาประชุม");
        if attendance.is_empty() {
            self.leave(Message::new("minutes-blank-attendance"), MeetingPart::Attendance(0));
            let members = self.body().map_or(0, |body| body.members.len());
            self.numbered_blanks(members.max(3));
        } else if present.is_empty() {
            self.page.paragraph("ไม่มี");
        } else {
            self.members(&present);
        }
        self.heading("ผู้ไม่มาประชุม");
        if attendance.is_empty() {
            self.leave(Message::new("minutes-blank-absence"), MeetingPart::Attendance(0));
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
                let is_known = !guest.trim().is_empty();
                if !is_known {
                    let blank = Message::new("minutes-blank-guest").with("no", index + 1);
                    self.leave(blank, MeetingPart::Guest(index));
                }
                self.page.labelled(&number(index), if is_known { guest } else { DOTS });
            }
        }
    }

    /// เริ่มประชุมเวลา and the opening sentence.
    pub fn opening(&mut self) {
        let opened = time(self.round.meeting.map(|m| m.opened.as_str()));
        let opened = self.or_blank(opened.as_deref(), "minutes-blank-opened", MeetingPart::Opened);
        self.heading(&format!("เริ่มประชุมเวลา {opened}"));
        self.page.paragraph(OPENING);
    }

    /// เลิกประชุมเวลา and the two signatures.
    pub fn closing(&mut self) {
        let closed = time(self.round.meeting.map(|m| m.closed.as_str()));
        let closed = self.or_blank(closed.as_deref(), "minutes-blank-closed", MeetingPart::Closed);
        self.heading(&format!("เลิกประชุมเวลา {closed}"));
        let [writer, reviewer] =
            self.round.meeting.map_or(["", ""], |m| [m.writer.trim(), m.reviewer.trim()]);
        let blanks = ["minutes-blank-writer", "minutes-blank-writer-position"];
        self.signature(writer, "ผู้จดรายงานการประชุม", blanks, MeetingPart::Writer);
        let blanks = ["minutes-blank-reviewer", "minutes-blank-reviewer-position"];
        self.signature(reviewer, "ผู้ตรวจรายงานการประชุม", blanks, MeetingPart::Reviewer);
    }

    /// Room to sign, the name, the position; `blanks` is what is said where one of them is not known.
    fn signature(&mut self, who: &'p str, label: &str, blanks: [&'static str; 2], part: MeetingPart) {
        let (name, position) = self.signer(who);
        self.page.gap();
        self.page.signed_blank("ลงชื่อ", "");
        if let Some(name) = name {
            self.page.signed(&format!("({name})"));
        } else {
            self.leave(Message::new(blanks[0]), part);
            self.page.signed_blank("(", ")");
        }
        if let Some(position) = position {
            self.page.signed(position);
        } else {
            // Of nobody the position is not looked for.
            if name.is_some() {
                self.leave(Message::new(blanks[1]), part);
            }
            self.page.signed_blank("ตำแหน่ง", "");
        }
        self.page.signed(label);
    }

    /// The name and the position of who signs, each where it is known: by the attendance, else by the roster. One who
    /// sits by office is known by the position alone.
    fn signer(&self, who: &'p str) -> (Option<&'p str>, Option<&'p str>) {
        if who.is_empty() {
            return (None, None);
        }
        let members = self.body().map_or(&[][..], |body| &body.members);
        if members.iter().any(|m| m.name.trim().is_empty() && m.position.trim() == who) {
            return (None, Some(who));
        }
        let attendance = self.round.meeting.map_or(&[][..], |m| &m.attendance);
        let came = attendance.iter().filter(|a| a.name.trim() == who).map(|a| a.position.trim());
        let roster = members.iter().filter(|m| m.name.trim() == who).map(|m| m.position.trim());
        (Some(who), came.chain(roster).find(|position| !position.is_empty()))
    }

    fn numbered_blanks(&mut self, lines: usize) {
        for index in 0..lines {
            self.page.dotted_after(&format!("{} ", number(index)));
        }
    }

    /// Name, position and role of each, in columns as far as the page is wide enough. Who sits by office has the
    /// position for a name, and the columns of both for it.
    fn members(&mut self, members: &[(usize, &Attendance)]) {
        let rows: Vec<[String; 3]> = members.iter().map(|(_, member)| row(member)).collect();
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
            self.leave_member(members[index].0, members[index].1);
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

    /// Says what of a member is left blank.
    fn leave_member(&mut self, index: usize, member: &Attendance) {
        let name = member.name.trim();
        let (key, unknown) = match &member.presence {
            Presence::StandIn(other) => ("minutes-blank-stand-in", other.trim().is_empty()),
            Presence::Absent(reason) if !name.is_empty() => {
                ("minutes-blank-reason", reason.trim().is_empty())
            }
            Presence::Present | Presence::Absent(_) => ("minutes-blank-name", name.is_empty()),
        };
        if unknown {
            let blank = Message::new(key).with("no", index + 1).with("name", name);
            self.leave(blank, MeetingPart::Attendance(index));
        }
    }
}

/// The time as it is printed, where one was typed.
fn time(typed: Option<&str>) -> Option<String> {
    typed.filter(|time| !time.trim().is_empty()).map(phrases::time)
}

fn number(index: usize) -> String {
    format!("{}.", index + 1)
}

/// Who came, in which position, in which role; one who did not, with the reason in brackets. What is not known is dots.
fn row(member: &Attendance) -> [String; 3] {
    let [name, position, role] = [&member.name, &member.position, &member.role].map(|text| text.trim());
    let or_dots = |text: &str| if text.is_empty() { DOTS.to_owned() } else { text.to_owned() };
    match &member.presence {
        Presence::StandIn(other) => {
            let of = format!("แทน {name} {position}");
            [or_dots(other.trim()), of.trim_end().to_owned(), role.to_owned()]
        }
        Presence::Absent(reason) => {
            let reason = format!("{role} ({})", or_dots(reason.trim()));
            [or_dots(name), position.to_owned(), reason.trim_start().to_owned()]
        }
        Presence::Present => [or_dots(name), position.to_owned(), role.to_owned()],
    }
}
