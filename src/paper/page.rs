//! A page of plain text: paragraphs, headings and blanks to fill in, wrapped at a width.
//!
//! No line is wider than the page, none ends with a blank, none holds a control character.

use super::Layout;
use super::numerals::numerals;
use super::phrases;
use crate::plan::Plan;
use crate::thai::clean;
use crate::thai::digits::Digits;
use crate::thai::width::width;
use crate::thai::wrap::Wrapper;

/// Columns by which the first line of a paragraph is indented.
pub const INDENT: usize = 10;
/// What stands in a line where the plan does not know something.
pub const BLANK: &str = "……………………………………………………";
/// The most columns for a signature, a name or a position.
const SIGNATURE: usize = 28;

/// A page that is being written, from top to bottom.
pub struct Page {
    columns: usize,
    digits: Digits,
    wrapper: Wrapper,
    text: String,
    /// So many bytes of the text have been counted, and so many lines are in them.
    counted: (usize, usize),
}

impl Page {
    /// An empty page that never parts the words in `protected`.
    pub fn new<'w>(layout: Layout, protected: impl IntoIterator<Item = &'w str>) -> Self {
        let wrapper = Wrapper::with_protected(protected);
        Self {
            columns: layout.columns(),
            digits: layout.digits,
            wrapper,
            text: String::new(),
            counted: (0, 0),
        }
    }

    /// An empty page on which the names of `plan` are not broken.
    pub fn of(plan: &Plan, layout: Layout) -> Self {
        let units = plan.units();
        let names = units.iter().copied().chain([plan.agency.as_str()]).filter(|name| !name.is_empty());
        Self::new(layout, names.chain(phrases::WHOLE))
    }

    /// The columns of a line.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// How many lines there are.
    pub fn lines(&mut self) -> usize {
        let (bytes, lines) = self.counted;
        // Only what came since: of a thousand blanks each asks.
        let more = self.text[bytes..].matches('\n').count();
        self.counted = (self.text.len(), lines + more);
        lines + more
    }

    /// An empty line; two never follow one another.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// `text` in the middle of the page; what needs several lines is spread evenly over them.
    pub fn centred(&mut self, text: &str) {
        self.write(text, |page, line| {
            // A title does not touch the margins.
            let most = page.columns * 9 / 10;
            let lines = |columns: usize| page.wrapper.wrap(line, columns).len();
            let needed = lines(most);
            let even = (width(line) / needed..most).find(|columns| lines(*columns) == needed);
            page.centred_rows(line, 0, page.columns, even.unwrap_or(most));
        });
    }

    /// A thin rule over the whole page, with an empty line on either side: what follows is a sheet of its own.
    pub fn part(&mut self) {
        self.gap();
        self.text.push_str(&"─".repeat(self.columns));
        self.text.push('\n');
        self.gap();
    }

    /// A thin rule in the middle of the page.
    pub fn rule(&mut self) {
        let rule = "─".repeat(self.columns / 3);
        self.centred_rows(&rule, 0, self.columns, self.columns);
    }

    /// `text` from the left margin.
    pub fn flush(&mut self, text: &str) {
        self.write(text, |page, line| page.wrapped(line, 0, 0));
    }

    /// A paragraph for each line of `text`.
    pub fn paragraph(&mut self, text: &str) {
        self.write(text, |page, line| page.wrapped(line, INDENT, 0));
    }

    /// `text` behind `label`; its first paragraph goes on under itself, the others are paragraphs of the page.
    pub fn labelled(&mut self, label: &str, text: &str) {
        let hang = width(label) + 2;
        let (first, others) = text.split_once('\n').unwrap_or((text, ""));
        self.write(&format!("{label}  {first}"), |page, line| page.wrapped(line, 0, hang));
        if !others.is_empty() {
            self.paragraph(others);
        }
    }

    /// Lines of dots to write on, the first indented like a paragraph.
    pub fn dotted(&mut self, lines: usize) {
        for line in 0..lines {
            self.dots(if line == 0 { INDENT } else { 0 });
        }
    }

    /// `text`, then dots to the end of the line.
    pub fn dotted_after(&mut self, text: &str) {
        let text = numerals(text, self.digits);
        self.text.push_str(&text);
        let rest = self.columns.saturating_sub(width(&text));
        self.text.extend(std::iter::repeat_n('…', rest));
        self.text.push('\n');
    }

    /// `text` in the middle of the right half.
    pub fn signed(&mut self, text: &str) {
        let half = self.columns / 2;
        self.write(text, |page, line| {
            let room = page.columns - half;
            page.centred_rows(line, half, room, room);
        });
    }

    /// The same with dots to write on between `before` and `after`.
    pub fn signed_blank(&mut self, before: &str, after: &str) {
        let room = self.columns / 2 - width(before) - width(after);
        let dots = "…".repeat(room.min(SIGNATURE));
        self.signed(&format!("{before}{dots}{after}"));
    }

    /// Columns of text beside one another: each is as wide as said, and two blanks stand between them.
    pub fn cells(&mut self, cells: &[(&str, usize)]) {
        let cells: Vec<_> = cells.iter().map(|(text, cols)| (self.clean(text), *cols)).collect();
        let wrapped: Vec<_> = cells.iter().map(|(text, cols)| self.wrapper.wrap(text, *cols)).collect();
        for row in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            let mut line = String::new();
            for (lines, (_, cols)) in wrapped.iter().zip(&cells) {
                let cell = lines.get(row).copied().unwrap_or_default().trim_end();
                line.push_str(&crate::thai::pad::left(cell, cols + 2));
            }
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// A document that is finished already: its lines as they are, only what is too wide is wrapped.
    pub fn verbatim(mut self, text: &str) -> String {
        for line in clean::display_lines(text).lines() {
            for row in self.wrapper.wrap(line, self.columns) {
                push_row(&mut self.text, 0, row);
            }
        }
        self.finish()
    }

    /// The document, ending with one line end.
    pub fn finish(self) -> String {
        let mut text = self.text;
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn clean(&self, text: &str) -> String {
        numerals(&clean::display(text), self.digits).into_owned()
    }

    /// Hands each line of `text` that is not blank, cleaned, to `put`.
    fn write(&mut self, text: &str, put: impl Fn(&mut Self, &str)) {
        for line in clean::display_lines(text).lines().map(str::trim).filter(|line| !line.is_empty()) {
            let line = numerals(line, self.digits);
            put(self, &line);
        }
    }

    fn wrapped(&mut self, line: &str, first: usize, rest: usize) {
        let rows = self.wrapper.wrap_with(line, self.columns - first, self.columns - rest);
        for (index, row) in rows.iter().enumerate() {
            let indent = if index == 0 { first } else { rest };
            push_row(&mut self.text, indent, row);
        }
    }

    /// `line` in rows of at most `most` columns, each in the middle of the `columns` that begin at `from`.
    fn centred_rows(&mut self, line: &str, from: usize, columns: usize, most: usize) {
        for row in self.wrapper.wrap(line, most) {
            let blanks = columns.saturating_sub(width(row.trim_end())) / 2;
            push_row(&mut self.text, from + blanks, row);
        }
    }

    fn dots(&mut self, indent: usize) {
        let dots = "…".repeat(self.columns.saturating_sub(indent));
        push_row(&mut self.text, indent, &dots);
    }
}

fn push_row(text: &mut String, indent: usize, row: &str) {
    text.extend(std::iter::repeat_n(' ', indent));
    text.push_str(row.trim_end());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LONG: &str =
        "ฝ่ายโยธาสำรวจเส้นทางร่วมกับเจ้าหน้าที่ประชาสัมพันธ์ครบ 12 แห่งแล้ว อยู่ระหว่างจัดทำรายงานสรุปเสนอผู้บริหาร";

    fn page(width: usize) -> Page {
        Page::new(Layout { width, digits: Digits::Thai }, [])
    }

    /// `text` in every way that a page can be written.
    fn every_way(width: usize, text: &str) -> String {
        let mut page = page(width);
        page.centred(text);
        page.rule();
        page.flush(text);
        page.part();
        page.paragraph(text);
        page.labelled("มติที่ประชุม", text);
        page.cells(&[("๑.", 3), (text, 10), (text, 12)]);
        page.dotted(2);
        page.dotted_after("มติที่ประชุม  ");
        page.signed(text);
        page.signed_blank("ตำแหน่ง", "");
        page.finish()
    }

    #[track_caller]
    fn assert_fits(document: &str, columns: usize) {
        for line in document.lines() {
            assert!(width(line) <= columns && line == line.trim_end(), "{columns} columns: {line}");
            assert!(!line.contains(char::is_control), "{line:?}");
        }
        assert!(document.ends_with('\n') && !document.ends_with("\n\n"));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for columns in 40..=240 {
            assert_fits(&every_way(columns, LONG), columns);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nor_with_any_text(text in any::<String>(), columns in 40..=240usize) {
            assert_fits(&every_way(columns, &text), columns);
        }
    }

    #[test]
    fn a_labelled_text_goes_on_under_itself_and_its_other_paragraphs_do_not() {
        let mut page = page(40);
        page.labelled("มติ", "รับทราบ และให้รายงานความคืบหน้าในการประชุมครั้งหน้า\nเห็นชอบ");
        let text = page.finish();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].starts_with("มติ  รับทราบ") && lines[1].starts_with("    "), "{text}");
        assert_eq!(lines[2], "          เห็นชอบ");
    }

    #[test]
    fn a_paragraph_is_indented_once() {
        let mut page = page(60);
        page.paragraph(LONG);
        let text = page.finish();
        assert!(text.starts_with("          ฝ่ายโยธา"), "{text}");
        assert!(text.lines().skip(1).all(|line| !line.starts_with(' ')), "{text}");
        assert!(text.contains("๑๒ แห่ง"));
    }

    #[test]
    fn a_long_title_is_spread_evenly_and_centred() {
        let mut page = page(80);
        page.centred(LONG);
        let text = page.finish();
        let widths: Vec<_> = text.lines().map(|line| width(line.trim())).collect();
        assert_eq!(widths.len(), 2, "{text}");
        assert!(widths[0].abs_diff(widths[1]) <= 12, "{text}");
        for line in text.lines() {
            let before = width(line) - width(line.trim_start());
            assert!((80 - width(line)).abs_diff(before) <= 1, "{line}");
        }
    }

    #[test]
    fn two_gaps_are_one_and_none_stands_at_the_end() {
        let mut page = page(80);
        page.gap();
        page.flush("ก");
        page.gap();
        page.gap();
        page.flush("ข");
        page.gap();
        assert_eq!(page.finish(), "ก\n\nข\n");
    }

    #[test]
    fn what_is_finished_keeps_its_lines_and_indents() {
        assert_eq!(page(80).verbatim("          ก  ข\n\n\nค 1\n"), "          ก  ข\n\n\nค 1\n");
    }
}
