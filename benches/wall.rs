//! What the pages of the wall cost: `cargo bench --bench wall`.
//!
//! Which pages there are looks at the whole plan, and so do the round and the figures of a page; what is made of the
//! items is made of those on one slide only.

mod common;

use divan::Bencher;
use tidtam::calendar::{Day, FiscalMonth};
use tidtam::plan::Plan;
use tidtam::view::Round;
use tidtam::view::wall::{Key, Options, outline, page};

fn main() {
    divan::main();
}

fn round(plan: &Plan) -> Round<'_> {
    let today: Day = "2023-03-15".parse().expect("a day");
    Round::of_month(plan, FiscalMonth::of(today), today)
}

/// The round that every page is made of.
#[divan::bench(consts = common::SIZES)]
fn round_of_a_month<const MEASURES: usize>(bencher: Bencher<'_, '_>) {
    let plan = common::plan(MEASURES);
    bencher.bench_local(|| round(&plan));
}

/// Which pages there are.
#[divan::bench(consts = common::SIZES)]
fn pages<const MEASURES: usize>(bencher: Bencher<'_, '_>) {
    let plan = common::plan(MEASURES);
    let round = round(&plan);
    bencher.bench_local(|| outline(&plan, &round));
}

/// A page, by its name.
#[divan::bench(args = ["figures", "section", "indicator", "late", "units"], consts = common::SIZES)]
fn one_page<const MEASURES: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let plan = common::plan(MEASURES);
    let round = round(&plan);
    let key = match name {
        "figures" => Key::Figures,
        "section" => Key::Section(0),
        "indicator" => Key::Indicator { section: 0, indicator: 0 },
        "late" => Key::Late,
        _ => Key::Units,
    };
    bencher.bench_local(|| page(&plan, &round, key, 0..8, Options::default()));
}
