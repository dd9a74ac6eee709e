//! Putting two people's changes together: `cargo bench --bench merge`.

mod common;

use divan::Bencher;
use tidtam::plan::{FollowUp, Measure, Plan, Status, compare, merge};

fn main() {
    divan::main();
}

/// A report in every log, on another day for each side: no two are the same.
fn reported(base: &Plan, day: u32, text: &str) -> Plan {
    let mut plan = base.clone();
    each(&mut plan, |measure| {
        let on = tidtam::calendar::Day::from_ymd_opt(2023, 3, day).expect("a day");
        measure.log.push(FollowUp { text: text.into(), ..FollowUp::new(on, Status::InProgress) });
        measure.note = text.into();
    });
    plan
}

fn each(plan: &mut Plan, change: impl FnMut(&mut Measure)) {
    let indicators = plan.sections.iter_mut().flat_map(|section| &mut section.indicators);
    indicators.flat_map(|indicator| &mut indicator.measures).for_each(change);
}

/// A plan in which every measure was reported on each month of the year.
fn base(measures: usize) -> Plan {
    let mut plan = common::plan(measures);
    each(&mut plan, |measure| {
        for month in 1..=12 {
            let on = tidtam::calendar::Day::from_ymd_opt(2023, month, 1).expect("a day");
            measure
                .log
                .push(FollowUp {
                    text: "ดำเนินการตามแผน".into(), ..FollowUp::new(on, Status::InProgress)
                });
        }
    });
    plan
}

/// The worst: every log and one field of every measure differ on both sides.
#[divan::bench(args = common::SIZES)]
fn everything_changed(bencher: Bencher, measures: usize) {
    let base = base(measures);
    let (mine, theirs) = (reported(&base, 14, "ของฉัน"), reported(&base, 15, "ของเขา"));
    bencher.bench_local(|| merge(&base, &mine, &theirs));
}

/// What happens: one measure changed on one side.
#[divan::bench(args = common::SIZES)]
fn one_measure_changed(bencher: Bencher, measures: usize) {
    let base = base(measures);
    let mut theirs = base.clone();
    let mut first = true;
    each(&mut theirs, |measure| {
        if std::mem::take(&mut first) {
            measure.note = "ของเขา".into();
        }
    });
    bencher.bench_local(|| merge(&base, &base, &theirs));
}

/// A recovered copy of which no base is known.
#[divan::bench(args = common::SIZES)]
fn compared(bencher: Bencher, measures: usize) {
    let base = base(measures);
    let mine = reported(&base, 14, "ของฉัน");
    bencher.bench_local(|| compare(&base, &mine, &base));
}
