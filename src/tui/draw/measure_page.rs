//! The page of the selected measure: everything of it but the private note, in blocks over which a cursor goes.
//!
//! What is empty is there too, with the key that fills it. Limits: the lines of the whole measure are made for each
//! frame, not only those that are seen; a measure has some dozens of them.

use ratatui::layout::Rect;

use super::measure::{above, drafts, labelled, no_report, strip, title};
use super::pen::{self, Line, Pen};
use super::{blocks, hearing, say};
use crate::locales::Message;
use crate::plan::{Directive, FollowUp, List, Measure, Passage, Words};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::{Action, Mode};
use crate::tui::app::App;
use crate::tui::editing::{Spot, marked};
use crate::tui::theme::Role;

/// A block of this page.
type Block = blocks::Block<Spot>;

/// Draws the page, `scroll` lines further down.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect, scroll: usize) {
    let blocks = blocks(app, area.width);
    let marked = marked(app, blocks.iter().filter_map(|block| block.spot.as_ref()));
    blocks::draw(&blocks, pen, area, marked, scroll);
}

/// The blocks of the page of the selected measure on `columns` columns.
pub fn blocks(app: &App, columns: u16) -> Vec<Block> {
    let Some((place, measure)) = app.selected() else { return Vec::new() };
    let columns = columns.saturating_sub(2);
    let mut blocks = vec![
        Block::still(vec![above(app, place)]),
        Block::at(Spot::Title, title(app, measure, columns)),
        Block::still(vec![Line::new()]),
    ];
    Fields::new(app, measure, columns).push(&mut blocks);
    blocks.push(Block::still(vec![Line::new()]));
    blocks.push(Block::still(strip(app, measure, columns)));
    blocks.push(Block::still(vec![Line::new()]));
    let waits = drafts(app, measure, columns);
    blocks.extend((!waits.is_empty()).then(|| Block::still(waits)));
    log(app, measure, columns, &mut blocks);
    directives(app, measure, columns, &mut blocks);
    blocks
}

/// The fields, each with its label in a column of its own.
struct Fields<'a> {
    app: &'a App,
    measure: &'a Measure,
    columns: u16,
    indent: usize,
}

/// The labels, in the order of the page.
const LABELS: [&str; 11] = [
    "field-issue",
    "field-codes",
    "field-activities",
    "field-outputs",
    "field-awareness",
    "field-due",
    "field-monitoring",
    "field-how",
    "field-responsible",
    "field-unit",
    "field-status",
];

impl<'a> Fields<'a> {
    fn new(app: &'a App, measure: &'a Measure, columns: u16) -> Self {
        let widest = LABELS.iter().map(|label| width(&app.words.text(label))).max().unwrap_or(0);
        Self { app, measure, columns, indent: widest + 2 }
    }

    fn push(&self, blocks: &mut Vec<Block>) {
        let (app, measure) = (self.app, self.measure);
        let lists = |list| match list {
            List::Codes => "field-codes",
            List::Activities => "field-activities",
            List::Outputs => "field-outputs",
            List::Awareness => "field-awareness",
            List::Units => "field-unit",
        };
        blocks.push(self.text("field-issue", Passage::Issue, &measure.issue));
        for list in [List::Codes, List::Activities, List::Outputs, List::Awareness] {
            self.list(lists(list), list, blocks);
        }
        let due = say::due_long(&app.words, &measure.due).unwrap_or_default();
        blocks.push(self.text("field-due", Passage::Due, &due));
        blocks.push(self.text("field-monitoring", Passage::Monitoring, &self.monitoring()));
        blocks.push(self.text("field-how", Passage::MonitoringHow, &measure.monitoring.how));
        blocks.push(self.text("field-responsible", Passage::Responsible, &measure.responsible.text));
        self.list(lists(List::Units), List::Units, blocks);
        let status = measure.status(app.today);
        let label = pad::left(&app.words.text("field-status"), self.indent);
        let word = say::status(&app.words, status).into_owned();
        blocks
            .push(Block::at(Spot::Status, vec![vec![(Role::Dim, label), (say::status_role(status), word)]]));
    }

    /// As printed, and as understood where that says something else.
    fn monitoring(&self) -> String {
        let monitoring = &self.measure.monitoring;
        let every = monitoring.every.map(|every| say::calendar(&self.app.words).cadence(every).into_owned());
        match every {
            Some(every) if monitoring.text.is_empty() => every,
            Some(every) if every != monitoring.text => format!("{} · {every}", monitoring.text),
            _ => monitoring.text.clone(),
        }
    }

    fn text(&self, label: &str, passage: Passage, text: &str) -> Block {
        let label = self.app.words.text(label);
        let lines = if text.is_empty() {
            vec![self.empty(&label, "tui-field-empty")]
        } else {
            labelled(self.app, &label, self.indent, text, self.columns)
        };
        Block::at(Spot::Text(passage), lines)
    }

    /// A line an item, with a bullet.
    fn list(&self, label: &str, list: List, blocks: &mut Vec<Block>) {
        let label = self.app.words.text(label);
        let items = self.measure.list(list);
        if items.is_empty() {
            let spot = Spot::Text(Passage::Item(list, 0));
            blocks.push(Block::at(spot, vec![self.empty(&label, "tui-list-empty")]));
        }
        for (at, item) in items.iter().enumerate() {
            let room = usize::from(self.columns).saturating_sub(self.indent + 2).max(1);
            let label = pad::left(if at == 0 { &label } else { "" }, self.indent);
            let mut lines: Vec<Line> = Vec::new();
            for row in self.app.wrapper.wrap(&clean::display_lines(item), room) {
                let (label, bullet) =
                    if lines.is_empty() { (label.clone(), "· ") } else { (" ".repeat(self.indent), "  ") };
                lines.push(vec![
                    (Role::Dim, label),
                    (Role::Dim, bullet.into()),
                    (Role::Text, row.to_owned()),
                ]);
            }
            if lines.is_empty() {
                lines.push(vec![(Role::Dim, label), (Role::Dim, "·".into())]);
            }
            blocks.push(Block::at(Spot::Text(Passage::Item(list, at)), lines));
        }
    }

    /// What fills a field in which nothing is.
    fn empty(&self, label: &str, key: &'static str) -> Line {
        // The page is seen while a field is open too.
        let said = Message::new(key).with("key", self.app.keymap.key(Mode::Measure, Action::Edit));
        let said = self.app.words.say(&said);
        vec![(Role::Dim, pad::left(label, self.indent)), (Role::Dim, said)]
    }
}

/// What was reported, the newest first: a point a report, what it says along a line below it.
fn log(app: &App, measure: &Measure, columns: u16, blocks: &mut Vec<Block>) {
    if measure.log.is_empty() {
        let text = no_report(app);
        let rows = app.wrapper.wrap(&text, columns.into());
        let lines = rows.into_iter().map(|row| vec![(Role::Dim, row.to_owned())]).collect();
        blocks.push(Block::still(lines));
    }
    let mut entries: Vec<(usize, &FollowUp)> = measure.log.iter().enumerate().collect();
    entries.sort_by_key(|(at, entry)| (entry.on, *at));
    for (at, entry) in entries.into_iter().rev() {
        blocks.push(Block::at(Spot::Entry(at), entry_head(app, entry, columns)));
        let said = |words, role, label: &str, text: &str| {
            let label = if label.is_empty() { String::new() } else { format!("{}  ", app.words.text(label)) };
            Block::at(Spot::Text(Passage::Logged(at, words)), along(app, role, &label, text, columns))
        };
        if !entry.text.is_empty() {
            blocks.push(said(Words::Report, Role::Text, "", &entry.text));
        }
        if !entry.obstacles.is_empty() {
            blocks.push(said(Words::Obstacles, Role::Text, "field-obstacles", &entry.obstacles));
        }
        for (index, evidence) in entry.evidence.iter().enumerate() {
            blocks.push(said(Words::Evidence(index), Role::Dim, "field-evidence", evidence));
        }
    }
}

/// The day and the status, who reported and to which meeting, and that it came too late for one; what has no room stands
/// below.
fn entry_head(app: &App, entry: &FollowUp, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let day = say::calendar(words).short_day(entry.on);
    let status = say::status(words, entry.status).into_owned();
    let mut line = vec![
        (Role::Dim, "● ".into()),
        (Role::Text, pad::left(&day, 13)),
        (say::status_role(entry.status), status),
    ];
    if !entry.unit.is_empty() {
        line.push((Role::Dim, format!("  {}", entry.unit)));
    }
    let mut lines = vec![line];
    for (role, said) in hearing::meeting(app, entry).into_iter().chain(hearing::belated(app, entry)) {
        let taken = lines.last().map_or(0, |line| pen::columns(line));
        match lines.last_mut() {
            Some(line) if taken + 2 + width(&said) <= columns.into() => {
                line.push((role, format!("  {said}")));
            }
            _ => lines.push(vec![(Role::Rule, "│ ".into()), (role, said)]),
        }
    }
    lines
}

/// The meeting of this number: ครั้งที่ ๓/๒๕๖๖.
fn meeting(app: &App, number: &str) -> String {
    let number = say::digits(&app.words, number).into_owned();
    app.words.say(&Message::new("tui-meeting-number").with("number", number))
}

/// `text` along the line of the log.
fn along(app: &App, role: Role, label: &str, text: &str, columns: u16) -> Vec<Line> {
    let shown = clean::display_lines(text);
    let indent = width(label);
    let room = usize::from(columns).saturating_sub(2 + indent).max(1);
    let mut lines: Vec<Line> = Vec::new();
    for row in app.wrapper.wrap(&shown, room) {
        let before = if lines.is_empty() { label.to_owned() } else { " ".repeat(indent) };
        lines.push(vec![(Role::Rule, "│ ".into()), (Role::Dim, before), (role, row.to_owned())]);
    }
    lines
}

/// What the meetings told the units to do about it: what is open first, then what a meeting closed.
fn directives(app: &App, measure: &Measure, columns: u16, blocks: &mut Vec<Block>) {
    let about = || app.plan.directives.iter().filter(|directive| directive.about == measure.id);
    let (open, closed) = (
        about().filter(|directive| app.plan.closed_in(directive).is_none()),
        about().filter(|directive| app.plan.closed_in(directive).is_some()),
    );
    for (number, directive) in open.chain(closed).enumerate() {
        if number == 0 {
            let heading = app.words.text("field-directive").into_owned();
            blocks.push(Block::still(vec![Line::new(), vec![(Role::Heading, heading)]]));
        }
        blocks.push(Block::at(Spot::Directive(directive.id.clone()), told(app, directive, columns)));
    }
}

/// When it was given, to whom and by when; below what is to be done, and what was reported since.
fn told(app: &App, directive: &Directive, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let calendar = say::calendar(words);
    let closed = app.plan.closed_in(directive);
    let is_open = closed.is_none();
    let mut head = vec![(Role::Dim, if is_open { "○ " } else { "● " }.into())];
    let mut add = |role, text: String| {
        if !text.is_empty() {
            let gap = if head.len() > 1 { "  " } else { "" };
            head.push((role, format!("{gap}{text}")));
        }
    };
    if !directive.given_at.is_empty() {
        add(Role::Text, meeting(app, &directive.given_at));
    }
    add(Role::Dim, directive.unit.clone());
    if let Some(due) = directive.due {
        let is_late = is_open && due < app.today;
        let said = Message::new("tui-directive-due").with("day", calendar.short_day(due));
        add(if is_late { Role::Late } else { Role::Dim }, words.say(&said));
    }
    if let Some(closed) = closed {
        let said = Message::new("tui-directive-closed").with("meeting", meeting(app, &closed.number));
        add(Role::Finished, words.say(&said));
    }
    let mut lines = vec![head];
    let role = if is_open { Role::Text } else { Role::Dim };
    lines.extend(along(app, role, "", &directive.text, columns));
    for report in &directive.reports {
        let day = format!("{}  ", calendar.short_day(report.on));
        lines.extend(along(app, Role::Dim, &day, &report.text, columns));
    }
    lines
}
