//! The round: one measure, what was reported last and what is reported now.
//!
//! Where it has room it stands in the order of a conversation: what it is, what was said the last time, what is said
//! now; the outputs and the empty texts are left out first. Where it has not, what is said now comes before the last
//! time, and the rest is scrolled to. A field that is opened changes nothing in this: it lies over the end of the page.

use ratatui::layout::Rect;

use super::measure::{self, labelled};
use super::pen::{self, Line, Pen, Piece};
use super::{header, hearing, say};
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::plan::{Directive, Expectation, FollowUp, Measure, Passage, Place, Status};
use crate::thai::{clean, pad, width::width};
use crate::tui::action::{Action, Mode, Motion};
use crate::tui::app::App;
use crate::tui::hold::Hold;
use crate::tui::layout::Layout;
use crate::tui::theme::{self, Role};
use crate::tui::writing::key_of;
use crate::view::{Stop, glyph};

/// From this height on the measures of the queue are seen in a line of their own.
const ROOM_FOR_TRACK: u16 = 10;
/// From this width on the last time stands beside now.
const TWO_COLUMNS: u16 = 112;
/// Below this height of a measure a long title gives way, all but its first rows.
const SMALL: u16 = 10;
const TITLE: usize = 2;
/// Longer lines are hard to read.
const WIDEST: u16 = 150;

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let area = pen::inside(area);
    let mut rows = area.rows();
    if let Some(first) = rows.next() {
        heading(app, pen, first);
    }
    if let Some(second) = rows.next().filter(|_| has_track(app)) {
        track(app, pen, second);
    }
    let body = body(app, area);
    let lines = lines(app, body.width);
    let hidden = lines.len().saturating_sub(usize::from(body.height));
    // While a text is written, the keys that scroll are its own.
    let more = if app.writing.is_none() { say::more_below(app) } else { "…".to_owned() };
    pen.page(body, &lines, app.round.scroll.min(hidden), &more);
}

/// How many lines have no room on a page of `area`.
pub fn hidden(app: &App, area: Rect) -> usize {
    let body = body(app, pen::inside(area));
    lines(app, body.width).len().saturating_sub(usize::from(body.height))
}

/// The page as if no field were open: nothing is to move when one opens.
fn whole_page(app: &App) -> Rect {
    Layout::of(app.size, app.pane, 0).map_or(Rect::ZERO, |layout| pen::inside(layout.page))
}

fn has_track(app: &App) -> bool {
    whole_page(app).height >= ROOM_FOR_TRACK
}

/// The part of the page below its heading.
fn body(app: &App, area: Rect) -> Rect {
    let above = if has_track(app) { 3 } else { 1 };
    let above = above.min(area.height);
    let width = area.width.min(WIDEST);
    Rect { y: area.y + above, height: area.height - above, width, ..area }
}

/// Which month, how many have reported and how many are left.
fn heading(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let words = &app.words;
    let queue = &app.round.queue;
    let [done, all, left] =
        [queue.reported(), queue.stops.len(), queue.left()].map(|count| say::number(words, count));
    let counts = ["round-count-long", "round-count"].map(|key| {
        let said = Message::new(key).with("done", &done).with("all", &all).with("left", &left);
        words.say(&said)
    });
    let (calendar, month) = (say::calendar(words), FiscalMonth::of(app.today));
    let titles = [
        Message::new("round-title").with("month", calendar.month(month)),
        Message::new("round-title-short").with("month", calendar.short_month(month)),
    ];
    let titles = titles.map(|title| words.say(&title));
    let fits = |(title, count): &(&String, &String)| width(title) + width(count) + 2 <= area.width.into();
    let ways = [(&titles[0], &counts[0]), (&titles[0], &counts[1]), (&titles[1], &counts[1])];
    let (title, count) = ways.into_iter().find(fits).unwrap_or((&titles[1], &counts[1]));
    let role = if queue.left() == 0 { Role::Finished } else { Role::Heading };
    pen.text_right(area, count, role);
    let room = area.width.saturating_sub(u16::try_from(width(count)).unwrap_or(u16::MAX).saturating_add(2));
    pen.text(pen::left_of(area, room), title, Role::Heading);
}

/// Every measure of the queue as a glyph, the one at hand marked; of a long queue those round it.
fn track(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let round = &app.round;
    let (room, count) = (usize::from(area.width), round.queue.stops.len());
    let first = round.at.saturating_sub(room / 2).min(count.saturating_sub(room));
    let mut rest = area;
    for (index, stop) in round.queue.stops.iter().enumerate().skip(first).take(room) {
        let cell = pen::left_of(rest, 1);
        if index == round.at {
            pen.fill(cell, pen.theme().selected);
        }
        let (glyph, role) = sign(stop);
        pen.glyph(cell, glyph, role);
        rest = pen::from_left(rest, 1);
    }
    let blank = u16::from(count > 0);
    pen.rule(pen::from_left(rest, blank));
}

/// How a measure of the queue stands.
const fn sign(stop: &Stop) -> (char, Role) {
    match stop.reported {
        Some(status) => {
            let cell = Expectation::Reported(status);
            (glyph::month(cell), theme::of_month(cell))
        }
        None if stop.is_late => ('!', Role::Late),
        None => (glyph::month(Expectation::Expected), Role::Due),
    }
}

/// What stands below the heading on `columns` columns.
fn lines(app: &App, columns: u16) -> Vec<Line> {
    let Some((place, measure)) = app.selected() else { return finished(app, columns) };
    let Some(stop) = app.round.queue.stops.get(app.round.at) else { return Vec::new() };
    let sheet = Sheet::new(app, place, measure, *stop, columns);
    let room = body(app, whole_page(app)).height;
    let ways = [(true, true), (false, true), (false, false)];
    let mut ways = ways.into_iter().map(|(outputs, empty)| sheet.full(outputs, empty));
    ways.find(|lines| lines.len() <= usize::from(room)).unwrap_or_else(|| sheet.tight(room))
}

/// All have reported, or none has to: what comes next.
fn finished(app: &App, columns: u16) -> Vec<Line> {
    let words = &app.words;
    let all = app.round.queue.stops.len();
    let month = FiscalMonth::of(app.today);
    let named = say::calendar(words).month(month);
    let (role, glyph, said) = if all == 0 {
        (Role::Text, "", Message::new("round-nothing"))
    } else {
        (Role::Finished, "✓  ", Message::new("round-finished").with("all", say::number(words, all)))
    };
    let mut lines = vec![Line::new()];
    let mut wrapped = |role, indent: &str, text: &str| {
        let room = usize::from(columns).saturating_sub(width(indent) + 1).max(1);
        for (index, row) in app.wrapper.wrap(text, room).into_iter().enumerate() {
            let before = if index == 0 { indent.to_owned() } else { " ".repeat(width(indent)) };
            lines.push(vec![(role, format!(" {before}")), (role, row.to_owned())]);
        }
    };
    wrapped(role, glyph, &words.say(&said.with("month", named)));
    let indent = " ".repeat(width(glyph));
    if let Some((role, meeting)) = header::meeting(app) {
        wrapped(role, &indent, &meeting);
    }
    wrapped(Role::Text, &indent, &words.say(&Message::new("round-minutes").with("month", month)));
    let keys = if all == 0 { "round-back" } else { "round-look-back" };
    wrapped(Role::Dim, &indent, &words.say(&app.naming(keys, Action::Move(Motion::Up))));
    lines
}

/// A measure of the round on so many columns.
struct Sheet<'a> {
    app: &'a App,
    place: Place,
    measure: &'a Measure,
    stop: Stop,
    columns: u16,
    /// Columns before what belongs to the measure.
    indent: usize,
    /// Columns of the labels, the gap behind them with it.
    labels: usize,
}

impl<'a> Sheet<'a> {
    fn new(app: &'a App, place: Place, measure: &'a Measure, stop: Stop, columns: u16) -> Self {
        let id = width(&say::digits(&app.words, &measure.id)) + 2;
        // A long id leaves the rest its room.
        let indent = if columns < 60 { 0 } else { id.min(8) };
        let labels = ["round-before", "round-now", "field-outputs"].map(|key| width(&app.words.text(key)));
        let mut labels = labels.into_iter().max().unwrap_or(0);
        for (action, label) in WRITTEN {
            let key = keyed(app, action).map_or(0, |key| width(&key) + 1);
            labels = labels.max(width(&app.words.text(label)) + key);
        }
        Self { app, place, measure, stop, columns, indent, labels: labels + 2 }
    }

    /// In the order of a conversation; with the outputs and with what is still `empty`, where that has room.
    fn full(&self, outputs: bool, empty: bool) -> Vec<Line> {
        let mut lines = measure::title(self.app, self.measure, self.columns);
        lines.extend(self.indented(vec![measure::above(self.app, self.place)]));
        lines.extend(self.indented(self.whose(self.room())));
        if outputs {
            lines.extend(self.indented(self.outputs(self.room())));
        }
        lines.push(Line::new());
        let choices = self.indented(self.choices(self.room()));
        if self.columns >= TWO_COLUMNS {
            let half = self.room() / 2;
            let right = self.texts(self.room() - half, empty);
            lines.extend(choices);
            lines.push(Line::new());
            lines.extend(self.indented(beside(self.before(half - 3), right, half)));
        } else {
            lines.extend(self.indented(self.before(self.room())));
            lines.push(Line::new());
            lines.extend(choices);
            lines.extend(self.indented(self.texts(self.room(), empty)));
        }
        lines
    }

    /// With what is reported now before the last time, and without what has no words. Of a long title the rest is
    /// below where the screen is small, so that the statuses are seen.
    fn tight(&self, height: u16) -> Vec<Line> {
        let mut lines = measure::title(self.app, self.measure, self.columns);
        let state = lines.len().saturating_sub(1);
        let rest: Vec<Line> = if height < SMALL && state > TITLE {
            lines[TITLE - 1].push((Role::Dim, " …".into()));
            lines.drain(TITLE..state).collect()
        } else {
            Vec::new()
        };
        let room = self.room();
        let parts = [
            self.choices(room),
            rest,
            self.texts(room, false),
            self.before(room),
            self.whose(room),
            self.outputs(room),
            vec![measure::above(self.app, self.place)],
        ];
        lines.extend(parts.into_iter().flat_map(|part| self.indented(part)));
        lines
    }

    fn room(&self) -> u16 {
        self.columns.saturating_sub(u16::try_from(self.indent).unwrap_or(0))
    }

    fn indented(&self, lines: Vec<Line>) -> impl Iterator<Item = Line> + use<> {
        let indent = self.indent;
        lines.into_iter().map(move |mut line| {
            if indent > 0 && !line.is_empty() {
                line.insert(0, (Role::Text, " ".repeat(indent)));
            }
            line
        })
    }

    /// Who does it and by when.
    fn whose(&self, room: u16) -> Vec<Line> {
        let words = &self.app.words;
        let responsible = &self.measure.responsible;
        let units = if responsible.units.is_empty() {
            clean::display(&responsible.text).into_owned()
        } else {
            responsible.units.join(" ")
        };
        let due = say::due_long(words, &self.measure.due);
        let due = due.map(|due| format!("{} {due}", words.text("field-due")));
        let said: Vec<_> = [Some(units), due].into_iter().flatten().filter(|text| !text.is_empty()).collect();
        let said = said.join(" · ");
        let said = clean::display(&said);
        let rows = self.app.wrapper.wrap(&said, usize::from(room).max(1));
        rows.into_iter().map(|row| vec![(Role::Text, row.to_owned())]).collect()
    }

    fn outputs(&self, room: u16) -> Vec<Line> {
        let mut label = self.app.words.text("field-outputs").into_owned();
        let mut lines = Vec::new();
        for output in &self.measure.outputs {
            lines.extend(labelled(self.app, &label, self.labels, output, room));
            label.clear();
        }
        lines
    }

    /// The newest report from before this month.
    fn before(&self, room: u16) -> Vec<Line> {
        let words = &self.app.words;
        let label = words.text("round-before");
        if let Some(entry) = self.measure.before(FiscalMonth::of(self.app.today)) {
            return self.entry(&label, entry, room);
        }
        let mut lines = labelled(self.app, &label, self.labels, &words.text("round-never"), room);
        lines.iter_mut().flatten().for_each(|(role, _)| *role = Role::Dim);
        lines
    }

    /// A report behind `label`: its status and its day, then its words.
    fn entry(&self, label: &str, entry: &FollowUp, room: u16) -> Vec<Line> {
        let words = &self.app.words;
        let mut head = vec![
            (Role::Dim, pad::left(label, self.labels)),
            (say::status_role(entry.status), say::status(words, entry.status).into_owned()),
            (Role::Dim, format!(" · {}", say::calendar(words).short_day(entry.on))),
        ];
        head.extend(unit(entry));
        let mut lines = vec![head];
        lines.extend(self.belated(entry));
        lines.extend(self.words_of(entry, room));
        lines
    }

    /// That a report came too late for a filed meeting.
    fn belated(&self, entry: &FollowUp) -> Option<Line> {
        let mark = hearing::belated(self.app, entry)?;
        Some(vec![(Role::Text, " ".repeat(self.labels)), mark])
    }

    /// What was said in a report, what stands in the way, what proves it.
    fn words_of(&self, entry: &FollowUp, room: u16) -> Vec<Line> {
        let words = &self.app.words;
        let mut lines = Vec::new();
        let evidence = entry.evidence.join(" · ");
        let parts = [("", &entry.text), ("field-obstacles", &entry.obstacles), ("field-evidence", &evidence)];
        for (label, text) in parts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            let label = if label.is_empty() { String::new() } else { format!("{}  ", words.text(label)) };
            lines.extend(labelled(self.app, "", self.labels, &format!("{label}{text}"), room));
        }
        lines
    }

    /// What was said this month: today's texts with their keys, the `empty` ones too where that is wanted.
    fn texts(&self, room: u16, empty: bool) -> Vec<Line> {
        let entries = self.measure.within_month(self.app.today);
        let mut lines = Vec::new();
        // Whose texts are shown with their keys, since they can be written on.
        let at_hand = entries.last().filter(|entry| entry.on == self.app.today).copied();
        for (back, entry) in entries.iter().rev().enumerate().skip(usize::from(at_hand.is_some())) {
            // The status of the newest and its day stand above.
            lines.extend(if back == 0 { self.words_of(entry, room) } else { self.entry("", entry, room) });
        }
        for draft in self.app.drafts.iter().filter(|draft| draft.measure == self.measure.id) {
            let said = Message::new("tui-draft-here").with("key", key_of(self.app, draft.passage));
            let mut waits = labelled(self.app, "", self.labels, &self.app.words.say(&said), room);
            waits.iter_mut().flatten().for_each(|(role, _)| *role = Role::Soon);
            lines.extend(waits);
        }
        for (action, label) in WRITTEN {
            let texts = match (action, at_hand) {
                (Action::Direct, _) => self.directives(),
                (Action::Write(Passage::Report), Some(entry)) => vec![entry.text.clone()],
                (Action::Write(Passage::Obstacles), Some(entry)) => vec![entry.obstacles.clone()],
                (_, Some(entry)) => entry.evidence.clone(),
                (_, None) => Vec::new(),
            };
            if empty || texts.iter().any(|text| !text.trim().is_empty()) {
                lines.extend(self.written(action, label, &texts, room));
            }
        }
        lines
    }

    /// What the meetings told about the measure and have not closed, each with its meeting.
    fn directives(&self) -> Vec<String> {
        let words = &self.app.words;
        let is_open = |d: &&Directive| d.about == self.measure.id && self.app.plan.closed_in(d).is_none();
        let open = self.app.plan.directives.iter().filter(is_open);
        let said = open.map(|directive| {
            let meeting = say::digits(words, &directive.given_at);
            words.say(&Message::new("round-directive").with("text", &directive.text).with("meeting", meeting))
        });
        said.collect()
    }

    /// Whether a report came this month, and which.
    fn stands(&self, newest: Option<&FollowUp>) -> Line {
        let words = &self.app.words;
        let label = (Role::Dim, pad::left(&words.text("round-now"), self.labels));
        let (glyph, role) = sign(&self.stop);
        let Some(entry) = newest else {
            return vec![label, (role, format!("{glyph} {}", words.text("round-awaited")))];
        };
        let status = format!("{glyph} {}", say::status(words, entry.status));
        let day = format!(" · {}", say::calendar(words).short_day(entry.on));
        let role = if role == Role::Text { Role::Heading } else { role };
        let mark = hearing::belated(self.app, entry).map(|(role, mark)| (role, format!(" · {mark}")));
        [label, (role, status), (Role::Dim, day)].into_iter().chain(mark).chain(unit(entry)).collect()
    }

    /// Whether a report came this month; the five statuses with their keys, the one that was reported marked; and "as
    /// last month".
    fn choices(&self, room: u16) -> Vec<Line> {
        let stands = self.stands(self.measure.within_month(self.app.today).last().copied());
        if matches!(self.app.hold(), Hold::Look { .. }) {
            return vec![stands];
        }
        let words = &self.app.words;
        let mut choices: Vec<[Piece; 3]> = Vec::new();
        for status in Status::ALL {
            let is_chosen = self.stop.reported == Some(status);
            let bar = (Role::Accent, if is_chosen { "▌" } else { " " }.to_owned());
            let key = keyed(self.app, Action::Record(status)).unwrap_or_default();
            let role = if is_chosen { Role::Heading } else { Role::Text };
            choices.push([bar, (Role::Accent, key), (role, format!(" {}", say::status(words, status)))]);
        }
        if self.measure.before(FiscalMonth::of(self.app.today)).is_some() {
            let key = keyed(self.app, Action::Same).unwrap_or_default();
            let said = format!(" {}", words.text("hint-same"));
            choices.push([(Role::Text, " ".into()), (Role::Accent, key), (Role::Text, said)]);
        }
        // The bar stands in the gap behind the labels; a narrow screen has no room for that.
        let before = if self.indent == 0 { 0 } else { self.labels.saturating_sub(1) };
        let start = || vec![(Role::Text, " ".repeat(before))];
        let mut lines = vec![stands, start()];
        for choice in choices {
            let fits = |line: &Line| pen::columns(line) + 1 + pen::columns(&choice) <= usize::from(room);
            if !lines.last().is_some_and(|line| line.len() == 1 || fits(line)) {
                lines.push(start());
            }
            if let Some(line) = lines.last_mut() {
                let gap = if line.len() == 1 { "" } else { " " };
                line.push((Role::Text, gap.to_owned()));
                line.extend(choice);
            }
        }
        lines
    }

    /// Texts behind the key by which one is written, and what it is called.
    fn written(&self, action: Action, label: &str, texts: &[String], room: u16) -> Vec<Line> {
        let key = keyed(self.app, action).unwrap_or_default();
        let gap = if key.is_empty() { "" } else { " " };
        let name = format!("{gap}{}", self.app.words.text(label));
        let columns = self.labels.saturating_sub(width(&key));
        let head = [(Role::Accent, key), (Role::Dim, pad::left(&name, columns))];
        let mut lines: Vec<Line> = Vec::new();
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            lines.extend(labelled(self.app, "", self.labels, text, room));
        }
        match lines.first_mut() {
            Some(first) => drop(first.splice(0..1, head)),
            None => lines.push(head.to_vec()),
        }
        lines
    }
}

/// The unit that reported, where it is not all the responsible ones.
fn unit(entry: &FollowUp) -> Option<Piece> {
    (!entry.unit.is_empty()).then(|| (Role::Dim, format!(" · {}", entry.unit)))
}

/// What is written in the round, and what it is called.
const WRITTEN: [(Action, &str); 4] = [
    (Action::Write(Passage::Report), "round-said"),
    (Action::Write(Passage::Obstacles), "field-obstacles"),
    (Action::Write(Passage::Evidence(usize::MAX)), "field-evidence"),
    (Action::Direct, "field-directive"),
];

/// The key of `action`; none where the plan is only looked at.
fn keyed(app: &App, action: Action) -> Option<String> {
    if matches!(app.hold(), Hold::Look { .. }) {
        return None;
    }
    let binding = app.keymap.commands(Mode::Round).find(|binding| binding.command.action == action)?;
    Some(binding.first_key(Mode::Round)?.to_string())
}

/// `left` and `right` side by side, `right` from column `half` on.
fn beside(left: Vec<Line>, right: Vec<Line>, half: u16) -> Vec<Line> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let joined = (0..count).map(|_| {
        let mut line = left.next().unwrap_or_default();
        let blanks = usize::from(half).saturating_sub(pen::columns(&line));
        line.push((Role::Text, " ".repeat(blanks)));
        line.extend(right.next().unwrap_or_default());
        line
    });
    joined.collect()
}
