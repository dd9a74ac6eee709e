//! The lines of a text document: prose, and the rows of tables with their cells.
//!
//! Cells stand between tabs; Excel puts a cell that holds a tab, a line end or a quote in quotes, and a
//! cell so quoted may run over several lines. Tables written with `|` are read too. What a row means is not
//! decided here.

use crate::locales::{Fault, Message};

/// The most rows of tables that are read.
pub(super) const MOST_ROWS: usize = 20_000;
/// The most cells of a row that are read.
pub(super) const MOST_COLUMNS: usize = 100;
/// The most cells of all tables that are read: rows of 20.
const MOST_CELLS: usize = 20 * MOST_ROWS;
/// The most lines that are read, blank ones not counted.
const MOST_LINES: usize = 100_000;
/// The longest cell or line of prose, in code points: that of Excel.
const LONGEST_CELL: usize = 32_767;
/// The most lines over which a cell in quotes may run: past that the quote is a quote.
const MOST_LINES_OF_A_CELL: usize = 60;

/// A line of a document; a row with cells of several lines is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// The number of its last line.
    pub last: usize,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a line. Blank lines are left out; their numbers are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Text without cells.
    Prose(String),
    /// The cells of a row: at least two, not all blank.
    Row(Vec<String>),
}

/// Divides `text` into its lines. A fault when there is more of it than a plan has: lines, rows, cells of a
/// row or characters of a cell.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, Fault> {
    let raw: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let (mut at, mut sizes) = (0, Sizes::default());
    while at < raw.len() {
        let (cells, used) = piped(&raw[at..]).unwrap_or_else(|| tabbed(&raw[at..]));
        let (number, last) = (at + 1, at + used);
        at = last;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if cells.len() > 1 {
            sizes.rows += 1;
            sizes.cells += cells.len();
        }
        within_limits(&cells, &sizes, out.len())
            .map_err(|(key, most)| Fault::input(Message::new(key).with("line", number).with("most", most)))?;
        let content = if cells.len() > 1 {
            Content::Row(cells)
        } else {
            Content::Prose(cells.concat().trim().to_owned())
        };
        out.push(Line { number, last, content });
    }
    Ok(out)
}

/// How much of tables there was so far.
#[derive(Debug, Default)]
struct Sizes {
    rows: usize,
    cells: usize,
}

/// Whether `cells`, the last of so much of tables after so many `lines`, are no more than is read; else what
/// there is to say, and the limit.
fn within_limits(cells: &[String], sizes: &Sizes, lines: usize) -> Result<(), (&'static str, usize)> {
    let is_long = |cell: &String| cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL;
    if cells.len() > MOST_COLUMNS {
        Err(("import-too-many-columns", MOST_COLUMNS))
    } else if sizes.rows > MOST_ROWS {
        Err(("import-too-many-rows", MOST_ROWS))
    } else if sizes.cells > MOST_CELLS {
        Err(("import-too-many-cells", MOST_CELLS))
    } else if lines >= MOST_LINES {
        Err(("import-too-many-lines", MOST_LINES))
    } else if cells.iter().any(is_long) {
        Err(("import-too-long-cell", LONGEST_CELL))
    } else {
        Ok(())
    }
}

/// The cells of the first of `lines`, divided by tabs, and over how many lines they run. Of the empty ones
/// at the end one is kept: it says that the line is a row.
fn tabbed(lines: &[&str]) -> (Vec<String>, usize) {
    let mut cells = Vec::new();
    let mut used = 1;
    let filled = lines[0].trim_end_matches('\t');
    let mut rest = lines[0].get(..=filled.len()).unwrap_or(filled);
    // What is more than the limit is refused anyway.
    while cells.len() <= MOST_COLUMNS {
        if let Some((cell, more, after)) = quoted(rest, &lines[used..]) {
            used += more;
            cells.push(cell);
            match after {
                Some(after) => rest = after,
                None => break,
            }
        } else if let Some((cell, after)) = rest.split_once('\t') {
            cells.push(cell.to_owned());
            rest = after;
        } else {
            cells.push(rest.to_owned());
            break;
        }
    }
    if cells.len() == 1 {
        // Without a tab it is prose, and its quotes are its own.
        return (vec![lines[0].to_owned()], 1);
    }
    (cells, used)
}

/// A cell in quotes at the start of `line`: its text, how many of the lines `below` it runs into, and what
/// follows its tab (none at the end of the row). None when the quotes do not enclose the whole cell.
fn quoted<'a>(line: &'a str, below: &[&'a str]) -> Option<(String, usize, Option<&'a str>)> {
    let mut cell = String::new();
    let mut rest = line.strip_prefix('"')?;
    let mut used = 0;
    loop {
        let Some((before, after)) = rest.split_once('"') else {
            cell.push_str(rest);
            cell.push('\n');
            rest = below.get(used).filter(|_| used < MOST_LINES_OF_A_CELL)?;
            used += 1;
            continue;
        };
        cell.push_str(before);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
        } else if after.is_empty() {
            return Some((cell, used, None));
        } else {
            return Some((cell, used, Some(after.strip_prefix('\t')?)));
        }
    }
}

/// The cells of a row written with `|`, and over how many lines it runs: to the one that ends with `|`.
fn piped(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let open = |line: &str| line.trim_start().trim_start_matches("- ").starts_with('|');
    if !open(lines[0]) {
        return None;
    }
    let ends = |line: &&str| line.trim_end().ends_with('|');
    let below = || lines[1..].iter().take(8).take_while(|line| !line.trim().is_empty() && !open(line));
    let used = if ends(&lines[0]) { 1 } else { 2 + below().position(ends)? };
    let row = lines[..used].join("\n");
    let inside = row.trim().trim_start_matches("- ").trim_start_matches('|');
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let rule = |cell: &str| cell.chars().all(|c| matches!(c, '-' | ':' | ' '));
    let cells = inside.split('|').map(|cell| if rule(cell) { String::new() } else { cell.trim().to_owned() });
    Some((cells.collect(), used))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, usize, Vec<String>)> {
        let row = |line: Line| match line.content {
            Content::Row(cells) => (line.number, line.last, cells),
            Content::Prose(text) => (line.number, line.last, vec![text]),
        };
        lines(text).unwrap().into_iter().map(row).collect()
    }

    fn row(number: usize, last: usize, cells: &[&str]) -> (usize, usize, Vec<String>) {
        (number, last, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn cells_stand_between_tabs() {
        assert_eq!(rows("ก\tข\t\t\n\n \t \nค\n"), [row(1, 1, &["ก", "ข", ""]), row(4, 4, &["ค"])]);
    }

    #[test]
    fn a_cell_in_quotes_may_hold_tabs_quotes_and_line_ends() {
        let text = "\"ก\nข\"\t\"ค \"\"ง\"\"\tจ\"\n\"\"\tฉ";
        assert_eq!(rows(text), [row(1, 2, &["ก\nข", "ค \"ง\"\tจ"]), row(3, 3, &["", "ฉ"])]);
    }

    #[test]
    fn quotes_that_do_not_enclose_a_cell_are_text() {
        assert_eq!(rows("\"No Gift\" Policy\tข"), [row(1, 1, &["\"No Gift\" Policy", "ข"])]);
        assert_eq!(rows("\"เปิดไว้\tข\nค\tง"), [row(1, 1, &["\"เปิดไว้", "ข"]), row(2, 2, &["ค", "ง"])]);
        assert_eq!(rows("\"คำพูด\"\nต่อ"), [row(1, 1, &["\"คำพูด\""]), row(2, 2, &["ต่อ"])]);
    }

    #[test]
    fn rows_written_with_bars() {
        let text = "- | | |\n|--|:--|\n| (๑) ก | ข |\n| (๒) ค\nง | จ |\n| ค้าง\n\nต่อ";
        assert_eq!(
            rows(text),
            [
                row(3, 3, &["(๑) ก", "ข"]),
                row(4, 5, &["(๒) ค\nง", "จ"]),
                row(6, 6, &["| ค้าง"]),
                row(8, 8, &["ต่อ"])
            ]
        );
    }

    #[test]
    fn more_than_a_plan_has_is_refused() {
        let key = |text: &str| lines(text).map_err(|fault| fault.message.key()).err();
        assert_eq!(key(&"\tก".repeat(MOST_COLUMNS)), Some("import-too-many-columns"));
        assert_eq!(key(&"ก\tข\n".repeat(MOST_ROWS + 1)), Some("import-too-many-rows"));
        assert_eq!(key(&"ก\tข\n".repeat(MOST_ROWS)), None);
        let wide = format!("ก{}\n", "\tก".repeat(49));
        assert_eq!(key(&wide.repeat(MOST_CELLS / 50)), None);
        assert_eq!(key(&wide.repeat(MOST_CELLS / 50 + 1)), Some("import-too-many-cells"));
        assert_eq!(key(&format!("ก{}", "\t".repeat(MOST_COLUMNS + 1))), None, "empty columns of Excel");
        assert_eq!(key(&"\"\n".repeat(MOST_LINES + 1)), Some("import-too-many-lines"));
        assert_eq!(key(&format!("ข\t{}", "ก".repeat(LONGEST_CELL + 1))), Some("import-too-long-cell"));
        assert_eq!(key(&"ก".repeat(LONGEST_CELL)), None);
    }
}
