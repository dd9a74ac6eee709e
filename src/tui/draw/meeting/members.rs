//! The members at a meeting, in columns where there is room: how each came, name, position, role.

use super::{Block, Page};
use crate::locales::Message;
use crate::plan::{Attendance, MeetingPart, MeetingState, Presence};
use crate::thai::pad;
use crate::thai::width::width;
use crate::tui::draw::pen::Line;
use crate::tui::draw::say;
use crate::tui::meeting::Spot;
use crate::tui::theme::Role;
use crate::view::Sitting;

/// The columns of what a row shows.
struct Widths {
    number: usize,
    /// The name of one who has a position beside it.
    name: usize,
    /// Name and position together, which who sits by office has to itself.
    both: usize,
    role: usize,
    /// Whether name, position and role stand in one line.
    in_columns: bool,
    /// Whether it has room for who came for a member, or why nobody did, too.
    tells_beside: bool,
}

impl Page<'_> {
    /// Who is a member, and who of them came.
    pub(super) fn members(&self, blocks: &mut Vec<Block>) {
        let members = &self.meeting.attendance;
        let row = Sitting::of(&self.app.plan, self.meeting);
        let count = |count| say::number(&self.app.words, count);
        let said =
            Message::new("sitting-came-of").with("came", count(row.came)).with("all", count(row.members));
        let beside = (!members.is_empty()).then(|| self.app.words.say(&said));
        self.heading("sitting-members", beside, blocks);
        if members.is_empty() {
            let is_to_come = self.meeting.state == MeetingState::Planned;
            let key = if is_to_come { "sitting-no-members" } else { "sitting-nobody" };
            self.nothing(MeetingPart::Attendance(0), key, blocks);
        }
        let widths = self.widths();
        for (at, member) in members.iter().enumerate() {
            blocks.push(Block::at(Spot::Part(MeetingPart::Attendance(at)), self.member(at, member, &widths)));
        }
    }

    fn widths(&self) -> Widths {
        let members = &self.meeting.attendance;
        let widest = |text: &dyn Fn(&Attendance) -> usize| members.iter().map(text).max().unwrap_or(0);
        let number = width(&self.number(members.len()));
        let has_position = |member: &&Attendance| !member.position.is_empty();
        let with_position = || members.iter().filter(has_position);
        let name = with_position().map(|member| width(&member.name)).max().unwrap_or(0);
        let position = with_position().map(|member| width(&member.position)).max();
        let office = members.iter().filter(|member| !has_position(member)).map(|m| width(&m.name)).max();
        let both = position.map_or(0, |position| name + 2 + position).max(office.unwrap_or(0));
        let role = widest(&|member| width(&member.role));
        let told = widest(&|member| self.told(member).map_or(0, |(_, told)| width(&told) + 2));
        let before = number + 2 + 2;
        let all = before + both + 2 + role;
        let columns = usize::from(self.columns);
        Widths { number, name, both, role, in_columns: all <= columns, tells_beside: all + told <= columns }
    }

    /// Who came for a member, or why nobody did.
    fn told(&self, member: &Attendance) -> Option<(Role, String)> {
        match &member.presence {
            Presence::Present => None,
            Presence::StandIn(name) => {
                let said = Message::new("sitting-told-stand-in").with("name", name);
                Some((Role::Text, self.app.words.say(&said)))
            }
            Presence::Absent(reason) if reason.trim().is_empty() => {
                Some((Role::Soon, self.says("sitting-told-absent")))
            }
            Presence::Absent(reason) => Some((Role::Soon, reason.clone())),
        }
    }

    fn member(&self, at: usize, member: &Attendance, widths: &Widths) -> Vec<Line> {
        let (glyph, role) = match member.presence {
            Presence::Present => ("●", Role::Finished),
            Presence::StandIn(_) => ("◐", Role::Running),
            Presence::Absent(_) => ("✕", Role::Soon),
        };
        let number = format!("{}  ", pad::right(&self.number(at + 1), widths.number));
        let mut first = vec![(Role::Dim, number), (role, format!("{glyph} "))];
        let is_absent = matches!(member.presence, Presence::Absent(_));
        let name = if is_absent { Role::Dim } else { Role::Text };
        if widths.in_columns {
            if member.position.is_empty() {
                first.push((name, format!("{}  ", pad::left(&member.name, widths.both))));
            } else {
                let rest = widths.both - widths.name - 2;
                first.push((name, format!("{}  ", pad::left(&member.name, widths.name))));
                first.push((Role::Dim, format!("{}  ", pad::left(&member.position, rest))));
            }
            first.push((Role::Dim, pad::left(&member.role, widths.role)));
            let told = self.told(member);
            if widths.tells_beside {
                first.extend(told.map(|(role, told)| (role, format!("  {told}"))));
                return vec![first];
            }
            let indent = " ".repeat(widths.number + 4);
            let below = told.map(|(role, told)| vec![(Role::Text, indent), (role, told)]);
            return std::iter::once(first).chain(below).collect();
        }
        self.stacked(first, (name, member), widths.number + 4)
    }

    /// The name, and below it what there is no room for beside it.
    fn stacked(&self, first: Line, (name, member): (Role, &Attendance), indent: usize) -> Vec<Line> {
        let room = usize::from(self.columns).saturating_sub(indent).max(1);
        let mut before = Some(first);
        let mut lines: Vec<Line> = Vec::new();
        let mut push = |role: Role, text: &str| {
            for row in self.app.wrapper.wrap(&crate::thai::clean::display_lines(text), room) {
                let mut line = before.take().unwrap_or_else(|| vec![(Role::Text, " ".repeat(indent))]);
                line.push((role, row.to_owned()));
                lines.push(line);
            }
        };
        push(name, &member.name);
        let details = [&member.position, &member.role].map(|text| text.trim());
        let details: Vec<_> = details.into_iter().filter(|text| !text.is_empty()).collect();
        if !details.is_empty() {
            push(Role::Dim, &details.join(" · "));
        }
        if let Some((role, told)) = self.told(member) {
            push(role, &told);
        }
        lines.extend(before);
        lines
    }
}
