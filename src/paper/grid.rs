//! The grid as a page of text in a frame: every line is exactly as wide as asked, measured in columns.
//!
//! It is the screen's grid without colour: glyphs and words say everything. Titles that do not fit end with …;
//! the whole text of a measure is not here.

use super::Layout;
use super::numerals::numerals;
use crate::calendar::{Day, Printer, Tongue};
use crate::locales::{Lang, Message, Words};
use crate::plan::{Deadline, Expectation, Indicator, Measure, Plan, Section, Status, When};
use crate::thai::clean;
use crate::thai::pad;
use crate::thai::width::width;
use crate::view::{Column, Columns, Figures, Grid, MeasureRow, Query, Row, Timing, glyph};

/// Columns that the frame takes: a border and a blank on either side.
const FRAME: usize = 4;
/// Columns of an indicator's bar, and the width of the page from which it is shown.
const BAR: (usize, usize) = (7, 56);

/// The grid of `plan` for `query` as seen on `today`, in the language of `words`.
pub fn grid(plan: &Plan, query: &Query, today: Day, layout: Layout, words: &Words) -> String {
    let grid = Grid::build(plan, query, today);
    let inner = layout.columns() - FRAME;
    let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let ids = longest(&mut plan.measures().map(|(_, measure)| width(&measure.id)));
    let ids = ids.max(width(&words.text("print-head-id")));
    let statuses = longest(&mut Status::ALL.iter().map(|s| width(&words.text(status_key(*s)))));
    let columns = Columns::fit(&Column::USUAL, inner, ids, statuses);
    let mut sheet = Sheet { plan, today, words, layout, inner, columns, text: String::new() };
    sheet.border('┌', '┐');
    sheet.header(query, grid.figures);
    sheet.border('├', '┤');
    sheet.column_heads();
    sheet.border('├', '┤');
    sheet.rows(&grid);
    sheet.border('├', '┤');
    sheet.legend();
    sheet.border('└', '┘');
    sheet.text
}

/// A grid that is being written.
struct Sheet<'a> {
    plan: &'a Plan,
    today: Day,
    words: &'a Words,
    layout: Layout,
    /// Columns between the borders and their blanks.
    inner: usize,
    columns: Columns,
    text: String,
}

impl Sheet<'_> {
    fn border(&mut self, left: char, right: char) {
        self.text.push(left);
        self.text.push_str(&"─".repeat(self.inner + 2));
        self.text.push(right);
        self.text.push('\n');
    }

    /// A line between the borders; what is too wide is cut.
    fn line(&mut self, text: &str) {
        self.framed(&pad::fit(text, self.inner));
    }

    /// The same for what is exactly as wide as the page inside.
    fn framed(&mut self, text: &str) {
        self.text.push_str("│ ");
        self.text.push_str(text);
        self.text.push_str(" │\n");
    }

    /// `left` and `right` at the two ends of a line; on two lines where they do not fit into one.
    fn ends(&mut self, left: &str, right: &str) {
        if width(left) + 2 + width(right) <= self.inner {
            self.line(&(pad::left(left, self.inner - width(right)) + right));
        } else {
            self.line(left);
            self.line(right);
        }
    }

    /// As many of `parts` on a line as fit, `gap` blanks between them.
    fn flow(&mut self, parts: impl IntoIterator<Item = String>, gap: usize) {
        let mut line = String::new();
        for part in parts {
            if line.is_empty() {
                line = part;
            } else if width(&line) + gap + width(&part) <= self.inner {
                line = pad::left(&line, width(&line) + gap) + &part;
            } else {
                self.line(&line);
                line = part;
            }
        }
        if !line.is_empty() {
            self.line(&line);
        }
    }

    /// Cleaned, and with the digits of the page.
    fn clean(&self, text: &str) -> String {
        numerals(&clean::display(text), self.layout.digits).into_owned()
    }

    fn printer(&self) -> Printer {
        let tongue = match self.words.lang() {
            Lang::Thai => Tongue::Thai,
            Lang::English => Tongue::English,
        };
        Printer { tongue, digits: self.layout.digits }
    }

    fn say(&self, message: &Message) -> String {
        self.clean(&self.words.say(message))
    }

    fn count(&self, key: &'static str, count: usize) -> String {
        self.say(&Message::new(key).with("count", count))
    }

    fn header(&mut self, query: &Query, figures: Figures) {
        let year = Message::new("print-year")
            .with("agency", self.plan.agency.trim())
            .with("year", self.plan.fiscal_year);
        let (office, today) = (self.say(&year), self.printer().day_with_weekday(self.today));
        self.ends(&office, &today);
        let done = Message::new("print-done").with("done", figures.done).with("all", figures.all);
        let done = format!("{} {}", self.say(&done), glyph::bar(figures.done, figures.all, 10));
        let parts = [
            done,
            self.count("print-late", figures.late),
            self.count("print-soon", figures.soon + figures.this_month),
            self.count("print-awaited", figures.awaited),
        ];
        self.flow(parts, 3);
        let scope = [
            query.section.as_ref().map(|s| self.say(&Message::new("print-only-section").with("section", s))),
            query.unit.as_ref().map(|u| self.say(&Message::new("print-only-unit").with("unit", u))),
            query.status.map(|status| {
                self.say(&Message::new("filter-status").with_said("status", Message::new(status_key(status))))
            }),
            query.timing.map(|timing| self.clean(&self.words.text(timing_key(timing)))),
            query.text.as_ref().map(|text| self.say(&Message::new("filter-text").with("text", text))),
        ];
        self.flow(scope.into_iter().flatten(), 3);
    }

    fn column_heads(&mut self) {
        let keys =
            ["print-head-id", "print-head-title", "print-head-unit", "print-head-due", "print-head-status"];
        let [id, title, unit, due, status] = keys.map(|key| self.clean(&self.words.text(key)));
        let months = month_heads(self.words.lang());
        if self.columns.month >= 3 {
            let name =
                |(first, second): &(&str, &str)| pad::left(&format!("{first}{second}"), self.columns.month);
            let strip: String = months.iter().map(name).collect();
            self.framed(&self.columns_of(' ', [&id, &title, &unit, &due, &strip, &status]));
            return;
        }
        // With one column a month the names read downwards.
        let (upper, lower): (String, String) = months.into_iter().unzip();
        self.framed(&self.columns_of(' ', [&id, &title, &unit, &due, &upper, &status]));
        if self.columns.month > 0 {
            self.framed(&self.columns_of(' ', ["", "", "", "", &lower, ""]));
        }
    }

    /// A row: the glyph, then id, title, unit, due, strip and status in the columns that are shown.
    fn columns_of(&self, glyph: char, cells: [&str; 6]) -> String {
        let c = &self.columns;
        let [unit, due, strip, status] = Column::USUAL.map(|column| c.width(column));
        let widths = [c.id, c.title, unit, due, strip, status];
        let mut line = String::from(glyph);
        line.push(' ');
        let shown = cells.into_iter().zip(widths).filter(|(_, cols)| *cols > 0);
        for (index, (text, cols)) in shown.enumerate() {
            if index > 0 {
                line.extend(std::iter::repeat_n(' ', Columns::GAP));
            }
            line.push_str(&pad::fit(text, cols));
        }
        line
    }

    fn rows(&mut self, grid: &Grid) {
        if grid.rows.is_empty() {
            let key =
                if self.plan.measures().next().is_none() { "print-no-measures" } else { "print-none-match" };
            self.line(&self.clean(&self.words.text(key)));
        }
        for (index, row) in grid.rows.iter().enumerate() {
            match *row {
                Row::Section { section, figures } => {
                    if index > 0 {
                        self.line("");
                    }
                    self.section(&self.plan.sections[section], figures);
                }
                Row::Indicator { section, indicator, figures, .. } => {
                    self.indicator(&self.plan.sections[section].indicators[indicator], figures);
                }
                Row::Measure(place) => {
                    if let Some(measure) = self.plan.at(place) {
                        self.measure(measure);
                    }
                }
            }
        }
    }

    fn section(&mut self, section: &Section, figures: Figures) {
        let count = self.clean(&format!("{}/{}", figures.done, figures.all));
        let title = self.clean(format!("{}  {}", section.code.trim(), section.title.trim()).trim());
        let room = self.inner - width(&count) - 1;
        let title = pad::truncate(&title, room - 2).into_owned();
        let rule = "─".repeat(room - width(&title) - 1);
        self.line(&format!("{title} {rule} {count}"));
    }

    fn indicator(&mut self, indicator: &Indicator, figures: Figures) {
        let late = match figures.late {
            0 => String::new(),
            late => format!("! {late}"),
        };
        let count = pad::right(&format!("{}/{}", figures.done, figures.all), 5);
        let mut behind = self.clean(&format!("{count}  {}", pad::left(&late, 4)));
        if self.inner >= BAR.1 {
            behind = format!("{} {behind}", glyph::bar(figures.done, figures.all, BAR.0));
        }
        let title = match indicator.no {
            Some(no) => format!("{no}  {}", indicator.title.trim()),
            None => indicator.title.trim().to_owned(),
        };
        let room = self.inner - width(&behind) - 4;
        self.line(&format!("  {}  {behind}", pad::fit(&self.clean(&title), room)));
    }

    fn measure(&mut self, measure: &Measure) {
        let row = MeasureRow::new(self.plan, measure, self.today);
        let units = match measure.responsible.units.as_slice() {
            [] => measure.responsible.text.clone(),
            units => units.join(" "),
        };
        let strip: String = row
            .strip
            .iter()
            .map(|cell| pad::left(&glyph::month(*cell).to_string(), self.columns.month))
            .collect();
        let cells = [measure.id.trim(), measure.title.trim(), &units, &self.due(measure)];
        let [id, title, units, due] = cells.map(|text| self.clean(text));
        let status = self.words.text(status_key(row.status));
        let glyph = glyph::deadline(row.deadline, row.status);
        self.framed(&self.columns_of(glyph, [&id, &title, &units, &due, &strip, &status]));
    }

    /// The last day; a rhythm or the year in words; else what the document says.
    fn due(&self, measure: &Measure) -> String {
        match measure.due.when {
            When::On(day) | When::Within(_, day) => self.printer().short_day(day),
            When::WholeYear => self.words.text("print-whole-year").into_owned(),
            When::Every(cadence) => self.printer().cadence(cadence).into_owned(),
            When::Unstated => measure.due.text.trim().to_owned(),
        }
    }

    fn legend(&mut self) {
        let at = |deadline| glyph::deadline(deadline, Status::Done);
        let deadlines = [
            (at(Deadline::Overdue(1)), "print-key-late"),
            (at(Deadline::DueSoon(1)), "print-key-soon"),
            (at(Deadline::Running), "print-key-running"),
            (at(Deadline::Finished), "print-key-done"),
            (glyph::deadline(Deadline::Finished, Status::Cancelled), "print-key-cancelled"),
            (at(Deadline::Undated), "print-key-undated"),
        ];
        let months = [
            (glyph::month(Expectation::Reported(Status::Done)), "print-key-finished"),
            (glyph::month(Expectation::Reported(Status::InProgress)), "print-key-reported"),
            (glyph::month(Expectation::Expected), "print-key-expected"),
            (glyph::month(Expectation::Missed), "print-key-missed"),
            (glyph::month(Expectation::Upcoming), "print-key-upcoming"),
            (glyph::month(Expectation::Reported(Status::Delayed)), "print-key-delayed"),
        ];
        let strip = if self.columns.month > 0 { &months[..] } else { &[] };
        for keys in [&deadlines[..], strip] {
            let parts: Vec<_> =
                keys.iter().map(|(glyph, key)| format!("{glyph} {}", self.words.text(key))).collect();
            self.flow(parts, 3);
        }
    }
}

/// The key of the word of `status` in the table of sentences: the same on paper and on the screen.
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "print-status-not-started",
        Status::InProgress => "print-status-in-progress",
        Status::Done => "print-status-done",
        Status::Delayed => "print-status-delayed",
        Status::Cancelled => "print-status-cancelled",
    }
}

/// The key of the words of `timing` in the table of sentences.
pub const fn timing_key(timing: Timing) -> &'static str {
    match timing {
        Timing::Late => "print-only-late",
        Timing::Soon => "legend-soon",
        Timing::ThisMonth => "filter-this-month",
        Timing::Awaited => "filter-awaited",
        Timing::Undated => "filter-undated",
    }
}

/// The short names of the months, October first, in two halves of which each is one or two columns beside one
/// another (ตค), and above one another where a month has one column.
const fn month_heads(lang: Lang) -> [(&'static str, &'static str); 12] {
    match lang {
        Lang::Thai => [
            ("ต", "ค"),
            ("พ", "ย"),
            ("ธ", "ค"),
            ("ม", "ค"),
            ("ก", "พ"),
            ("มี", "ค"),
            ("เ", "ม"),
            ("พ", "ค"),
            ("มิ", "ย"),
            ("ก", "ค"),
            ("ส", "ค"),
            ("ก", "ย"),
        ],
        Lang::English => [
            ("O", "c"),
            ("N", "v"),
            ("D", "c"),
            ("J", "a"),
            ("F", "b"),
            ("M", "r"),
            ("A", "p"),
            ("M", "y"),
            ("J", "n"),
            ("J", "l"),
            ("A", "u"),
            ("S", "p"),
        ],
    }
}

#[cfg(test)]
mod tests;
