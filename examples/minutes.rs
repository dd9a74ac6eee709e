//! Prints the minutes of a plan's newest meeting through the library.
//!
//! `cargo run --example minutes -- [PLAN.ron]`; without a plan, those of the example plan.

use std::path::PathBuf;

use tidtam::calendar::FiscalMonth;
use tidtam::locales::{Fault, Lang, Words};
use tidtam::paper::{Layout, minutes};
use tidtam::store;
use tidtam::thai::digits::Digits;

fn main() -> Result<(), Fault> {
    let path = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("examples/demo.ron"), PathBuf::from);
    let plan = store::load(&path)?;
    // Without a meeting there are minutes too: the follow-up of the year's last month.
    let day = plan.meetings.iter().map(|meeting| meeting.date).max().unwrap_or(plan.fiscal_year.last_day());
    let layout = Layout { width: 80, digits: Digits::Thai };
    let document = minutes(&plan, FiscalMonth::of(day), day, layout);
    print!("{}", document.text);
    let words = Words::new(Lang::English);
    for blank in &document.blanks {
        eprintln!("{}", words.say(&blank.message));
    }
    Ok(())
}
