//! How long the documents take, in process: `cargo bench --bench minutes`.
//!
//! The first minutes of a process pay for the engines that find Thai words too; here they are made each time,
//! since every document makes its own wrapper.

mod common;

use divan::Bencher;
use tidtam::calendar::Day;
use tidtam::locales::{Lang, Words};
use tidtam::paper::{Layout, agenda, chase, grid, minutes};
use tidtam::thai::digits::Digits;
use tidtam::view::{Chase, Query};

fn main() {
    divan::main();
}

fn today() -> Day {
    Day::from_ymd_opt(2023, 3, 15).expect("a day")
}

#[divan::bench(args = common::SIZES)]
fn march_minutes(bencher: Bencher, measures: usize) {
    let plan = common::plan(measures);
    let month = plan.fiscal_year.month(5);
    bencher.bench(|| minutes(&plan, month, today(), Layout { width: 80, digits: Digits::Thai }));
}

#[divan::bench(args = common::SIZES)]
fn march_agenda(bencher: Bencher, measures: usize) {
    let plan = common::plan(measures);
    let meeting = plan.meeting("3/2566").expect("a meeting in March");
    bencher.bench(|| agenda(&plan, meeting, today(), Layout { width: 80, digits: Digits::Thai }));
}

#[divan::bench(args = common::SIZES)]
fn chase_sheets(bencher: Bencher, measures: usize) {
    let plan = common::plan(measures);
    let layout = Layout { width: 80, digits: Digits::Thai };
    bencher.bench(|| chase(&plan, &Chase::build(&plan, today(), None), layout));
}

#[divan::bench(args = common::SIZES)]
fn printed_grid(bencher: Bencher, measures: usize) {
    let (plan, words) = (common::plan(measures), Words::new(Lang::Thai));
    let layout = Layout { width: 120, digits: Digits::Thai };
    bencher.bench_local(|| grid(&plan, &Query::default(), today(), layout, &words));
}
