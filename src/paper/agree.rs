//! The figures that minutes print are those of the grid, the board, the survey and the wall.

use proptest::prelude::*;

use super::{Layout, fresh_minutes, minutes};
use crate::calendar::{Day, FiscalMonth};
use crate::plan::{Plan, arbitrary};
use crate::thai::digits::{Digits, to_arabic};
use crate::view::wall::{Key, Options, Says, page};
use crate::view::{Board, Figures, Grid, Query, Round, Survey};

/// The words of the sentence that opens the reports: before a figure, and where there is none.
const WORDS: [(&str, &str); 4] = [
    ("ดำเนินการแล้วเสร็จ", "ยังไม่มีมาตรการที่ดำเนินการแล้วเสร็จ"),
    ("เกินกำหนด", "ไม่มีมาตรการที่เกินกำหนด"),
    ("มีรายงานผลในรอบนี้", "ไม่มีรายงานผลในรอบนี้"),
    ("และยังไม่ได้รับรายงานประจำเดือน", "และไม่มีมาตรการที่ค้างรายงานประจำเดือน"),
];

/// The figures of the sentence that opens the reports of minutes: all measures, done, late, reported now, still awaited.
/// None where the sentence is not there.
pub fn figures_in(minutes: &str) -> Option<[usize; 5]> {
    let text: String = minutes.split_whitespace().collect();
    let text = to_arabic(&text);
    let (_, reports) = text.split_once(".1ผลการดำเนินการตามมาตรการประจำเดือน")?;
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = |text: &str| text[..digits(text)].parse::<usize>().ok();
    // The title of the plan may have these words too: the sentence is where all of it follows.
    let (at, words) = reports.match_indices("จำนวน").find(|(at, words)| {
        let rest = &reports[at + words.len()..];
        let behind = rest[digits(rest)..].strip_prefix("มาตรการ");
        number(rest).is_some()
            && behind.is_some_and(|behind| {
                WORDS[..1].iter().any(|(some, none)| behind.starts_with(some) || behind.starts_with(none))
            })
    })?;
    let mut rest = &reports[at + words.len()..];
    let mut found = [number(rest)?, 0, 0, 0, 0];
    rest = rest[digits(rest)..].strip_prefix("มาตรการ")?;
    for (figure, (some, none)) in found[1..].iter_mut().zip(WORDS) {
        if let Some(behind) = rest.strip_prefix(none) {
            rest = behind;
        } else {
            rest = rest.strip_prefix(some)?;
            *figure = number(rest)?;
            rest = rest[digits(rest)..].strip_prefix("มาตรการ")?;
        }
        // What came too late for an earlier meeting is told beside it.
        if rest.starts_with("(มีรายงานล่าช้า") || rest.starts_with("(และรายงานล่าช้า")
        {
            rest = rest.split_once(')')?.1;
        }
    }
    Some(found)
}

/// Checks the figures of `text`, the minutes that `round` is of.
///
/// # Panics
///
/// Where one of them is another one than a screen shows.
#[track_caller]
pub fn assert_agree(text: &str, plan: &Plan, round: &Round<'_>) {
    let grid = Grid::build(plan, &Query::default(), round.as_of).figures;
    let expected = [grid.all, grid.done, grid.late, round.reported().0, round.awaited.len()];
    assert_eq!(figures_in(text), (grid.all > 0).then_some(expected), "{text}");
    let mut surveyed = Figures::default();
    Survey::of(plan, round.as_of).items().iter().for_each(|item| surveyed += item.figures);
    assert_eq!((surveyed, Board::build(plan, round.as_of).figures, round.figures), (grid, grid, grid));
    let Says::Year(year) = page(plan, round, Key::Figures, 0..1, Options::default()).says else {
        panic!("the wall has no figures")
    };
    assert_eq!(year.figures, grid);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_figures_in_the_text_are_those_of_the_screens(
        plan in arbitrary::plan(),
        days in 0..400u64,
        width in 40..200usize,
        thai in any::<bool>(),
    ) {
        let today: Day = plan.fiscal_year.first_day() + chrono::Days::new(days);
        let layout = Layout { width, digits: if thai { Digits::Thai } else { Digits::Arabic } };
        let mut months = plan.clone();
        months.meetings.clear();
        let month = FiscalMonth::of(today);
        assert_agree(&minutes(&months, month, today, layout).text, &months, &Round::of_month(&months, month, today));
        for meeting in &plan.meetings {
            let text = fresh_minutes(&plan, meeting, today, layout).text;
            assert_agree(&text, &plan, &Round::of_meeting(&plan, meeting, today));
        }
    }
}
