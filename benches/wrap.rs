//! How fast Thai text is wrapped, measured and truncated.
//!
//! The text: sentences written for this, varied so that hardly a stretch of Thai comes twice.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use tidtam::thai::pad::truncate;
use tidtam::thai::width::width;
use tidtam::thai::wrap::Wrapper;

const SENTENCES: &str = include_str!("../src/thai/wrap/sentences.txt");

const UNITS: [&str; 6] = ["ฝ่ายโยธา", "ฝ่ายการคลัง", "ฝ่ายเทศกิจ", "ฝ่ายทะเบียน", "ฝ่ายรายได้", "ฝ่ายการศึกษา"];

fn main() {
    divan::main();
}

/// The sentences again and again, each time with other units and words between the stretches of Thai.
fn text(times: usize) -> String {
    let mut text = String::new();
    for time in 0..times {
        for (number, sentence) in SENTENCES.lines().enumerate() {
            let unit = UNITS[(time + number) % UNITS.len()];
            let other = UNITS[(time / UNITS.len() + number) % UNITS.len()];
            let varied = sentence.replace(' ', &format!("{unit} {other}"));
            text.push_str(&varied);
            text.push('\n');
        }
    }
    text
}

#[divan::bench(args = [30, 40, 60, 100])]
fn wrap_cold(bencher: Bencher<'_, '_>, cols: usize) {
    let text = text(6);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(Wrapper::new)
        .bench_local_refs(|wrapper| black_box(wrapper.wrap(&text, cols).len()));
}

#[divan::bench(args = [30, 40, 60, 100])]
fn wrap_warm(bencher: Bencher<'_, '_>, cols: usize) {
    let text = text(6);
    let wrapper = Wrapper::new();
    wrapper.wrap(&text, cols);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| black_box(wrapper.wrap(&text, cols).len()));
}

/// A first row, as a program that starts pays for it.
#[divan::bench]
fn wrapper_and_one_sentence(bencher: Bencher<'_, '_>) {
    let sentence = SENTENCES.lines().next().unwrap_or_default();
    bencher
        .counter(BytesCount::of_str(sentence))
        .bench_local(|| black_box(Wrapper::new().wrap(sentence, 40).len()));
}

#[divan::bench]
fn width_of_lines(bencher: Bencher<'_, '_>) {
    let text = text(6);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| text.lines().map(width).sum::<usize>());
}

#[divan::bench]
fn truncate_lines(bencher: Bencher<'_, '_>) {
    let text = text(6);
    bencher
        .counter(divan::counter::ItemsCount::new(text.lines().count()))
        .bench_local(|| text.lines().map(|line| truncate(line, 40).len()).sum::<usize>());
}
