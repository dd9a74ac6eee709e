//! Arguments that several subcommands share, and what is wrong with them.

use std::path::{Path, PathBuf};

use super::{Context, Stop};
use crate::calendar::{self, BE_OFFSET, Day, FiscalMonth, FiscalYear, Reading};
use crate::locales::{Fault, Message};
use crate::paper;
use crate::plan::{Meeting, Plan, Status};
use crate::store::{self, Overwrite};
use crate::thai::digits;

/// `--today`.
#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// The day that counts as today, like 2566-03-15 or '15 มี.ค. 66'
    #[arg(long, value_name = "DAY")]
    today: Option<String>,
}

impl Today {
    /// Whether a day was given.
    pub const fn is_given(&self) -> bool {
        self.today.is_some()
    }

    /// The day that was given, else `real`.
    pub fn or(&self, real: Day) -> Result<Day, Fault> {
        let Some(text) = &self.today else { return Ok(real) };
        day(text).ok_or_else(|| Fault::input(Message::new("fault-day").with("text", text)))
    }
}

/// A day in ISO order, its year of the Common or of the Buddhist Era (2400 and later), or as people write it with
/// its year; digits Thai or Arabic.
fn day(text: &str) -> Option<Day> {
    let plain = digits::to_arabic(text.trim());
    let in_order = || {
        let (year, rest) = plain.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let year: i32 = year.parse().ok().filter(|year| (1900..3000).contains(year))?;
        let ce = if year >= 2400 { year - BE_OFFSET } else { year };
        Day::from_ymd_opt(ce, month.parse().ok()?, day.parse().ok()?)
    };
    in_order().or_else(|| written_day(text))
}

/// A day in words. Without a year it would be one of whatever fiscal year is assumed: such a text is refused.
fn written_day(text: &str) -> Option<Day> {
    let of = |year| FiscalYear::new(year).ok().map(|year| calendar::read(text, year));
    match (of(2500)?, of(2600)?) {
        (Reading::Date(day), Reading::Date(same)) if day == same => Some(day),
        _ => None,
    }
}

/// A month: `2566-03`, or in words, in the fiscal year `year` where it is said without one.
pub(super) fn month(text: &str, year: FiscalYear) -> Option<FiscalMonth> {
    text.parse().ok().or_else(|| {
        let Reading::Range(first, last) = calendar::read(text, year) else { return None };
        let month = FiscalMonth::of(first);
        (month.first_day() == first && month.last_day() == last).then_some(month)
    })
}

/// The fiscal year that `--year` gives.
pub(super) fn fiscal_year(text: &str) -> Result<FiscalYear, Fault> {
    text.parse().map_err(|_| Fault::input(Message::new("fault-year").with("year", text)))
}

/// `--status`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum StatusWord {
    /// ยังไม่เริ่ม
    NotStarted,
    /// กำลังทำ
    InProgress,
    /// เสร็จ
    Done,
    /// ชะลอ
    Delayed,
    /// ยกเลิก
    Cancelled,
}

impl From<StatusWord> for Status {
    fn from(status: StatusWord) -> Self {
        match status {
            StatusWord::NotStarted => Self::NotStarted,
            StatusWord::InProgress => Self::InProgress,
            StatusWord::Done => Self::Done,
            StatusWord::Delayed => Self::Delayed,
            StatusWord::Cancelled => Self::Cancelled,
        }
    }
}

/// `--digits`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Digits {
    /// ๐ ๑ ๒
    Thai,
    /// 0 1 2
    Arabic,
}

impl From<Digits> for digits::Digits {
    fn from(digits: Digits) -> Self {
        match digits {
            Digits::Thai => Self::Thai,
            Digits::Arabic => Self::Arabic,
        }
    }
}

/// `--width`.
#[derive(Debug, clap::Args)]
pub(super) struct Width {
    /// Columns of a line, 40 to 240
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

impl Width {
    /// Whether a width was given.
    pub const fn is_given(&self) -> bool {
        self.width.is_some()
    }

    /// The width that was given, else `default`.
    pub fn or(&self, default: usize) -> Result<usize, Fault> {
        match self.width {
            Some(width) if !paper::WIDTHS.contains(&width) => {
                let message = Message::new("fault-width").with("width", width);
                Err(Fault::input(
                    message.with("least", paper::WIDTHS.start()).with("most", paper::WIDTHS.end()),
                ))
            }
            width => Ok(width.unwrap_or(default)),
        }
    }
}

/// Where a document goes: `-o` and `--force`, else standard output.
#[derive(Debug, clap::Args)]
pub(super) struct Output {
    /// Write to this file, which must not exist yet; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file of -o where it exists
    #[arg(long, requires = "output")]
    force: bool,
}

impl Output {
    /// Writes `text`, which was made from the plan file at `source`. Never over that file.
    pub fn write(&self, text: &str, source: &Path, context: &mut Context<'_>) -> Result<(), Stop> {
        let Some(path) = self.output.as_ref().filter(|path| path.as_os_str() != "-") else {
            let written = context.out.write_all(text.as_bytes()).and_then(|()| context.out.flush());
            return written.map_err(|error| Stop::from_output(&error));
        };
        if is_same_file(path, source) {
            return Err(Fault::input(Message::new("fault-over-plan").with("file", path.display())).into());
        }
        let overwrite = if self.force { Overwrite::Replace } else { Overwrite::Never };
        store::write_text(path, text, overwrite)?;
        Ok(())
    }
}

/// The meeting of this number; digits Thai or Arabic, blanks anywhere.
pub(super) fn meeting<'p>(plan: &'p Plan, number: &str) -> Result<&'p Meeting, Fault> {
    let in_arabic = |text: &str| digits::to_arabic(text).split_whitespace().collect::<String>();
    let wanted = in_arabic(number);
    let known = || plan.meetings.iter().map(|meeting| meeting.number.trim()).filter(|text| !text.is_empty());
    if known().next().is_none() {
        return Err(Fault::input(Message::new("fault-no-meetings")));
    }
    let found =
        plan.meetings.iter().find(|meeting| !wanted.is_empty() && in_arabic(&meeting.number) == wanted);
    found.ok_or_else(|| unknown("fault-unknown-meeting", &wanted, known()))
}

/// Whether both name one file, that exists.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// That the plan has no such thing, and what it has: the nearest first.
pub(super) fn unknown<'k>(
    key: &'static str,
    wanted: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Fault {
    /// More would not be read.
    const NAMED: usize = 8;
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(wanted, name);
    let mut known: Vec<_> = known.into_iter().map(|name| (name, likeness(name))).collect();
    known.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut names = known.iter().take(NAMED).map(|(name, _)| *name).collect::<Vec<_>>().join(" · ");
    if known.len() > NAMED {
        names.push_str(" …");
    }
    Fault::input(Message::new(key).with("wanted", wanted).with("known", names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_eras() {
        let march = Day::from_ymd_opt(2023, 3, 15);
        assert_eq!(day("2023-03-15"), march);
        assert_eq!(day("2566-03-15"), march);
        assert_eq!(day("๒๕๖๖-๐๓-๑๕"), march);
        assert_eq!(day("๑๕ มี.ค. ๖๖"), march);
        assert_eq!(day("15/3/2566"), march);
        for bad in [
            "15 มี.ค.",
            "31 เม.ย. 66",
            "2023-02-29",
            "15-03-2023",
            "2566-03",
            "today",
            "",
            "0066-03-15",
            "99999-01-01",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
        assert!(day("2567-02-29").is_some(), "2024 is a leap year");
    }

    #[test]
    fn months_in_figures_and_in_words() {
        let year = FiscalYear::new(2566).unwrap();
        let march = Some(year.month(5));
        for text in ["2566-03", "๒๕๖๖-๐๓", "2023-03", "มี.ค. ๖๖", "มีนาคม 2566", "มีนาคม"]
        {
            assert_eq!(month(text, year), march, "{text}");
        }
        for bad in ["2566-13", "ไตรมาสที่ ๑", "๑๕ มี.ค. ๖๖", "", "ทุกเดือน"]
        {
            assert_eq!(month(bad, year), None, "{bad}");
        }
    }

    #[test]
    fn the_nearest_name_stands_first() {
        let fault = unknown("fault-unknown-unit", "ฝ่ายทะเบยน", ["ฝ่ายโยธา", "ฝ่ายทะเบียน"]);
        assert!(fault.to_string().contains("ฝ่ายทะเบียน · ฝ่ายโยธา"), "{fault}");
    }
}
