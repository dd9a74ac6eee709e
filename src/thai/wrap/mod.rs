//! Text in rows of a given width, broken between Thai words. Screen and paper use this one function.
//!
//! Breaks come from both engines of `icu_segmenter` (see the module `engines`); on top of them:
//! 1. no row begins with ๆ, ฯ or `)`, and none ends with `(`;
//! 2. no row ends inside a protected word: a short built-in list, and the names given to
//!    [`Wrapper::with_protected`];
//! 3. พ.ศ. ๒๕๖๖ and ครั้งที่ ๓/๒๕๖๖ stay together;
//! 4. rows are filled greedily by display width; a blank at the end of a row does not count; a word wider than
//!    the row is cut between clusters.
//!
//! Rows are slices of the text, so nothing is lost but the blanks between them. Pass text through
//! [`super::clean::display_lines`] first: a TAB is a blank here, and takes no column. Limits: hyphens are never
//! added, rows are never justified; where a column is too narrow for rules 1 to 3, they yield.

mod breaks;
mod engines;
mod protected;
mod spelling;

use breaks::Break;
use engines::Engines;
use protected::Protected;

use super::chars::is_blank;
use super::width::{clusters, width};

/// Wraps text; keep one and use it again, it remembers what was dear to find.
#[derive(Debug)]
pub struct Wrapper {
    protected: Protected,
    engines: Engines,
}

impl Default for Wrapper {
    fn default() -> Self {
        Self::new()
    }
}

impl Wrapper {
    /// A wrapper that protects the built-in words only. Cheap: the engines are made when first needed.
    pub fn new() -> Self {
        Self::with_protected(std::iter::empty::<String>())
    }

    /// A wrapper that also keeps `words` whole: the plan's own names of units and agencies.
    pub fn with_protected(words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let protected = Protected::new(words.into_iter().map(Into::into));
        Self { protected, engines: Engines::default() }
    }

    /// The rows of `text`, each at most `cols` columns wide, without the blanks at their ends. An LF ends a row;
    /// empty rows stay, so there is always at least one. A cluster wider than `cols` has a row to itself.
    pub fn wrap<'a>(&self, text: &'a str, cols: usize) -> Vec<&'a str> {
        self.wrap_with(text, cols, cols)
    }

    /// Like [`Self::wrap`], with another width for the first row of each line of `text`: an indent.
    pub fn wrap_with<'a>(&self, text: &'a str, first_cols: usize, rest_cols: usize) -> Vec<&'a str> {
        let mut rows = Vec::new();
        for line in text.split('\n') {
            self.wrap_line(line.trim_end_matches(is_blank), first_cols, rest_cols, &mut rows);
        }
        rows
    }

    /// The bytes of `line`, which holds no LF, at which its words begin, and its end; not 0. The blanks behind a
    /// word belong to it. What a row would not begin with begins no word here: ต่าง ๆ is one.
    pub fn words(&self, line: &str) -> Vec<usize> {
        let breaks = breaks::find(line, &self.engines, &self.protected);
        breaks.into_iter().filter(|b| !b.is_weak && b.at > 0).map(|b| b.at).collect()
    }

    fn wrap_line<'a>(&self, line: &'a str, first_cols: usize, rest_cols: usize, rows: &mut Vec<&'a str>) {
        if width(line) <= first_cols {
            rows.push(line);
            return;
        }
        let breaks = breaks::find(line, &self.engines, &self.protected);
        let mut cursor = Cursor { line, breaks: &breaks, at: 0, columns: 0 };
        let mut cols = first_cols;
        while let Some(row) = cursor.next_row(cols) {
            rows.push(row);
            cols = rest_cols;
        }
    }
}

/// How far the rows of a line have got.
struct Cursor<'a, 'b> {
    line: &'a str,
    /// Those behind `at`.
    breaks: &'b [Break],
    /// The byte at which the next row begins.
    at: usize,
    /// The columns of the line before it.
    columns: usize,
}

impl<'a> Cursor<'a, '_> {
    fn next_row(&mut self, cols: usize) -> Option<&'a str> {
        if self.at == self.line.len() {
            return None;
        }
        let start = self.at;
        match self.last_that_fits(cols) {
            Some(Break { at, columns, .. }) => (self.at, self.columns) = (at, columns),
            None => self.cut_between_clusters(cols),
        }
        let row = self.line[start..self.at].trim_end_matches(is_blank);
        self.skip_blanks();
        Some(row)
    }

    /// The last break that leaves a row of at most `cols` columns; one inside a protected word only where there
    /// is no other.
    fn last_that_fits(&self, cols: usize) -> Option<Break> {
        let fitting = self.breaks.partition_point(|b| b.seen <= self.columns + cols);
        let fitting = &self.breaks[..fitting];
        fitting.iter().rfind(|b| !b.is_weak).or(fitting.last()).copied()
    }

    /// Moves on by as many clusters as fit, at least one, to a place where spelling lets a row end if it can.
    fn cut_between_clusters(&mut self, cols: usize) {
        let rest = &self.line[self.at..];
        let (mut end, mut columns) = (0, 0);
        let mut allowed = None;
        for cluster in clusters(rest) {
            if end > 0 && columns + width(cluster) > cols {
                break;
            }
            end += cluster.len();
            columns += width(cluster);
            if spelling::may_end(self.line, self.at + end) {
                allowed = Some((end, columns));
            }
        }
        let (end, columns) = allowed.unwrap_or((end, columns));
        self.at += end;
        self.columns += columns;
    }

    fn skip_blanks(&mut self) {
        let rest = &self.line[self.at..];
        let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
        self.columns += width(&rest[..blanks]);
        self.at += blanks;
        let passed = self.breaks.partition_point(|b| b.at <= self.at);
        self.breaks = &self.breaks[passed..];
    }
}

#[cfg(test)]
mod tests;
