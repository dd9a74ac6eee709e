//! The two engines of `icu_segmenter`, used together.
//!
//! The dictionary is fast and wrong where it meets a word it does not know; the network (LSTM) is about a
//! hundred times slower and seldom wrong. So the dictionary goes first, and the network decides each stretch
//! of Thai in which the dictionary offers a break that spelling forbids. What the network said is remembered:
//! the texts of a plan repeat.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::spelling;

/// The remembered stretches are forgotten when there are so many (of some 100 bytes each).
const MEMORY: usize = 4096;

/// Both engines, each made when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Engines {
    dictionary: OnceCell<LineSegmenterBorrowed<'static>>,
    network: OnceCell<LineSegmenterBorrowed<'static>>,
    /// What the network said. A pure memo: the same answers, sooner.
    memo: RefCell<HashMap<Box<str>, Box<[usize]>>>,
}

impl Engines {
    /// The break opportunities inside `text` by the rules of UAX 14, and by the dictionary within Thai.
    pub(super) fn dictionary<'s>(&self, text: &'s str) -> impl Iterator<Item = usize> + use<'s> {
        let engine =
            *self.dictionary.get_or_init(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));
        inside(text, engine)
    }

    /// Hands the breaks inside `stretch`, which is all Thai, to `take`; `offered` are the dictionary's.
    pub(super) fn settle(&self, stretch: &str, offered: &[usize], mut take: impl FnMut(usize)) {
        if !offered.iter().any(|&at| spelling::forbids(stretch, at)) {
            offered.iter().copied().for_each(take);
            return;
        }
        if let Some(known) = self.memo.borrow().get(stretch) {
            known.iter().copied().for_each(take);
            return;
        }
        let engine = *self.network.get_or_init(|| LineSegmenter::new_lstm(LineBreakOptions::default()));
        let breaks: Box<[usize]> = inside(stretch, engine).collect();
        breaks.iter().copied().for_each(&mut take);
        let mut memo = self.memo.borrow_mut();
        if memo.len() >= MEMORY {
            memo.clear();
        }
        memo.insert(stretch.into(), breaks);
    }
}

fn inside(text: &str, engine: LineSegmenterBorrowed<'static>) -> impl Iterator<Item = usize> {
    let length = text.len();
    engine.segment_str(text).filter(move |&at| 0 < at && at < length)
}
