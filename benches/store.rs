//! Reading and saving plans of Thai text: `cargo bench --bench store`.

mod common;

use divan::Bencher;
use divan::counter::BytesCount;
use tidtam::store::{self, Overwrite};

fn main() {
    divan::main();
}

#[divan::bench(args = common::SIZES)]
fn load(bencher: Bencher, measures: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.ron");
    store::save(&path, &common::plan(measures), Overwrite::Never).expect("a saved plan");
    let bytes = BytesCount::new(std::fs::metadata(&path).expect("a file").len());
    bencher.counter(bytes).bench_local(|| store::load(&path));
}

/// Serialised, read back and compared, written beside, synced, renamed: all that a save does.
#[divan::bench(args = common::SIZES)]
fn save(bencher: Bencher, measures: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.ron");
    let plan = common::plan(measures);
    let bytes = BytesCount::new(store::to_text(&plan).expect("a text").len());
    bencher.counter(bytes).bench_local(|| store::save(&path, &plan, Overwrite::Replace));
}

/// The part of a save that is neither checking nor the disk.
#[divan::bench(args = common::SIZES)]
fn write(bencher: Bencher, measures: usize) {
    let plan = common::plan(measures);
    let bytes = BytesCount::new(store::to_text(&plan).expect("a text").len());
    bencher.counter(bytes).bench_local(|| store::to_text(&plan));
}
