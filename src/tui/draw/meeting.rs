//! The page of one meeting: what it is, who came, the agenda with its resolutions, what it told units to do.
//!
//! What is empty is there too, with the key that fills it. Limits: the lines of the whole page are made for each frame,
//! not only those that are seen; a meeting has some dozens of them.

mod members;

use ratatui::layout::Rect;

use super::measure::labelled;
use super::meetings::{glyph, state};
use super::pen::{Line, Pen};
use super::{blocks, say};
use crate::locales::Message;
use crate::plan::{AgendaItem, Directive, Meeting, MeetingPart};
use crate::thai::pad;
use crate::thai::width::width;
use crate::tui::action::{Action, Mode};
use crate::tui::app::App;
use crate::tui::meeting::{self, Spot, label};
use crate::tui::theme::Role;
use crate::view::Sitting;

/// A block of this page.
type Block = blocks::Block<Spot>;

/// The fields, in the order of the page.
const FIELDS: [MeetingPart; 8] = [
    MeetingPart::Number,
    MeetingPart::Date,
    MeetingPart::Body,
    MeetingPart::Place,
    MeetingPart::Opened,
    MeetingPart::Closed,
    MeetingPart::Writer,
    MeetingPart::Reviewer,
];

/// Draws the page.
pub(super) fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let blocks = blocks(app, area.width);
    let marked = meeting::index_of(app, blocks.iter().filter_map(|block| block.spot.as_ref()));
    blocks::draw(&blocks, pen, area, marked, app.meeting.scroll);
}

/// The blocks of the page of the meeting that is shown, on `columns` columns.
pub fn blocks(app: &App, columns: u16) -> Vec<Block> {
    let Some(meeting) = meeting::shown(app) else { return Vec::new() };
    let page = Page { app, meeting, columns: columns.saturating_sub(2) };
    let mut blocks = vec![Block::still(page.standing()), Block::still(vec![Line::new()])];
    page.fields(&mut blocks);
    page.members(&mut blocks);
    page.guests(&mut blocks);
    page.agenda(&mut blocks);
    page.directives(&mut blocks);
    blocks
}

/// What all blocks share.
struct Page<'a> {
    app: &'a App,
    meeting: &'a Meeting,
    columns: u16,
}

impl Page<'_> {
    fn says(&self, key: &'static str) -> String {
        self.app.words.text(key).into_owned()
    }

    /// `said` in as many lines as it takes.
    fn wrapped(&self, said: &str, role: Role) -> Vec<Line> {
        let rows = self.app.wrapper.wrap(said, self.columns.into());
        rows.into_iter().map(|row| vec![(role, row.to_owned())]).collect()
    }

    /// How the meeting stands; of one that is filed, that it is read only and how that is changed.
    fn standing(&self) -> Vec<Line> {
        let (app, meeting) = (self.app, self.meeting);
        let (glyph, role) = glyph(meeting.state);
        let word = self.says(state(meeting.state, meeting.is_filed()));
        let mut line = vec![(role, format!("{glyph} ")), (Role::Text, word)];
        let row = Sitting::of(&app.plan, meeting);
        let former = meeting.former.len();
        let count = |key: &'static str, count: usize| {
            app.words.say(&Message::new(key).with("count", say::number(&app.words, count)))
        };
        let counts = [
            (former > 0).then(|| count("sitting-former", former)),
            (row.given > 0).then(|| count("sitting-directives-given", row.given)),
        ];
        for said in counts.into_iter().flatten() {
            line.push((Role::Dim, format!(" · {said}")));
        }
        let mut lines = vec![line];
        if meeting.is_filed() {
            let key = app.keymap.key(Mode::Meeting, Action::Convene);
            let said = app.words.say(&Message::new("sitting-filed-note").with("key", key));
            lines.extend(self.wrapped(&said, Role::Dim));
        }
        lines
    }

    /// The label, and what stands in the field; what is empty says how it is filled.
    fn fields(&self, blocks: &mut Vec<Block>) {
        let indent = FIELDS.map(|part| width(&self.app.words.text(label(part)))).into_iter().max();
        let indent = indent.unwrap_or(0) + 2;
        for part in FIELDS {
            let text = self.text(part);
            let name = self.says(label(part));
            let lines = if text.is_empty() {
                vec![vec![(Role::Dim, pad::left(&name, indent)), (Role::Dim, self.empty())]]
            } else {
                labelled(self.app, &name, indent, &text, self.columns)
            };
            blocks.push(Block::at(Spot::Part(part), lines));
        }
    }

    /// What stands at `part`, as it is read.
    fn text(&self, part: MeetingPart) -> String {
        let (words, meeting) = (&self.app.words, self.meeting);
        match part {
            MeetingPart::Number => say::digits(words, &meeting.number).into_owned(),
            MeetingPart::Date => say::calendar(words).day_with_weekday(meeting.date),
            MeetingPart::Body => {
                self.app.plan.body_of(meeting).map(|body| body.name.clone()).unwrap_or_default()
            }
            MeetingPart::Place => meeting.place.clone(),
            MeetingPart::Opened => say::time(words, &meeting.opened),
            MeetingPart::Closed => say::time(words, &meeting.closed),
            MeetingPart::Writer => meeting.writer.clone(),
            MeetingPart::Reviewer => meeting.reviewer.clone(),
            _ => String::new(),
        }
    }

    /// What fills something in which nothing is.
    fn empty(&self) -> String {
        if self.meeting.is_filed() {
            return "–".into();
        }
        // The page is seen while a field is open too.
        let key = self.app.keymap.key(Mode::Meeting, Action::Edit);
        self.app.words.say(&Message::new("tui-field-empty").with("key", key))
    }

    /// A heading with what is to be said of it at its side, after an empty line.
    fn heading(&self, key: &'static str, beside: Option<String>, blocks: &mut Vec<Block>) {
        let mut line = vec![(Role::Heading, self.says(key))];
        line.extend(beside.map(|beside| (Role::Dim, format!("  {beside}"))));
        blocks.push(Block::still(vec![Line::new(), line]));
    }

    /// A list in which nothing is, at the place of its first entry.
    fn nothing(&self, part: MeetingPart, key: &'static str, blocks: &mut Vec<Block>) {
        let lines = if self.meeting.is_filed() {
            vec![vec![(Role::Dim, "–".into())]]
        } else {
            let add = self.app.keymap.key(Mode::Meeting, Action::AddItem);
            self.wrapped(&self.app.words.say(&Message::new(key).with("key", add)), Role::Dim)
        };
        blocks.push(Block::at(Spot::Part(part), lines));
    }

    fn guests(&self, blocks: &mut Vec<Block>) {
        self.heading("sitting-guests", None, blocks);
        let guests = &self.meeting.guests;
        if guests.is_empty() {
            self.nothing(MeetingPart::Guest(0), "sitting-no-guests", blocks);
        }
        let no = width(&self.number(guests.len()));
        for (at, guest) in guests.iter().enumerate() {
            let number = format!("{}  ", pad::right(&self.number(at + 1), no));
            let lines = labelled(self.app, &number, no + 2, guest, self.columns);
            blocks.push(Block::at(Spot::Part(MeetingPart::Guest(at)), lines));
        }
    }

    /// "๓."
    fn number(&self, number: usize) -> String {
        format!("{}.", say::number(&self.app.words, number))
    }

    fn agenda(&self, blocks: &mut Vec<Block>) {
        self.heading("sitting-agenda", None, blocks);
        let items = &self.meeting.agenda;
        if items.is_empty() {
            self.nothing(MeetingPart::ItemTitle(0), "sitting-no-items", blocks);
        }
        let no = width(&self.number(items.len()));
        for (at, item) in items.iter().enumerate() {
            self.item(at, item, no, blocks);
        }
    }

    /// The title of an item; below it what was said, and what was decided.
    fn item(&self, at: usize, item: &AgendaItem, no: usize, blocks: &mut Vec<Block>) {
        let number = format!("{}  ", pad::right(&self.number(at + 1), no));
        let title = labelled(self.app, &number, no + 2, &item.title, self.columns);
        blocks.push(Block::at(Spot::Part(MeetingPart::ItemTitle(at)), title));
        let labels = [label(MeetingPart::ItemText(0)), label(MeetingPart::Resolution(0))];
        let widest = labels.map(|key| width(&self.app.words.text(key))).into_iter().max().unwrap_or(0);
        let indent = no + 2 + widest + 2;
        for (part, text) in
            [(MeetingPart::ItemText(at), &item.text), (MeetingPart::Resolution(at), &item.resolution)]
        {
            let name = format!("{}{}", " ".repeat(no + 2), self.app.words.text(label(part)));
            let lines = if text.trim().is_empty() {
                vec![vec![(Role::Dim, pad::left(&name, indent)), (Role::Dim, "–".into())]]
            } else {
                labelled(self.app, &name, indent, text, self.columns)
            };
            blocks.push(Block::at(Spot::Part(part), lines));
        }
    }

    /// What the meeting told units to do: to whom and by when, below it what.
    fn directives(&self, blocks: &mut Vec<Block>) {
        let given = self.app.plan.directives.iter().filter(|d| d.given_at == self.meeting.number);
        for (at, directive) in given.enumerate() {
            if at == 0 {
                self.heading("sitting-given", None, blocks);
            }
            let spot = Spot::Directive(directive.id.clone());
            blocks.push(Block::at(spot, self.directive(directive)));
        }
    }

    fn directive(&self, directive: &Directive) -> Vec<Line> {
        let words = &self.app.words;
        let (glyph, role) =
            if directive.closed_at.is_some() { ("●", Role::Finished) } else { ("○", Role::Due) };
        let mut said = Vec::new();
        said.extend((!directive.unit.is_empty()).then(|| directive.unit.clone()));
        said.extend(directive.due.map(|due| {
            let day = say::short_day(words, due);
            words.say(&Message::new("tui-directive-due").with("day", day))
        }));
        let room = usize::from(self.columns).saturating_sub(3).max(1);
        let text = crate::thai::clean::display_lines(&directive.text);
        let mut lines: Vec<Line> = Vec::new();
        for row in self.app.wrapper.wrap(&text, room) {
            let before = if lines.is_empty() { format!("{glyph}  ") } else { "   ".into() };
            lines.push(vec![(role, before), (Role::Text, row.to_owned())]);
        }
        if lines.is_empty() {
            lines.push(vec![(role, format!("{glyph}  "))]);
        }
        if !said.is_empty() {
            lines.push(vec![(Role::Dim, format!("   {}", said.join(" · ")))]);
        }
        lines
    }
}
