//! The two engines of `icu_segmenter`, used together.
//!
//! The dictionary is fast and wrong where it meets a word it does not know; the network (LSTM) is about a
//! hundred times slower and seldom wrong. So the dictionary goes first, and the network decides each stretch
//! of Thai in which the dictionary cannot be right: it offers a break that spelling forbids, or leaves a
//! consonant alone. What was found is remembered: the texts of a plan repeat.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::iter;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::spelling;

/// Bytes of the longest stretch that the network is asked about and that is remembered. In documents hardly one
/// has 500; a file without any blank must cost neither minutes nor gigabytes.
const LONGEST: usize = 4096;

/// All stretches are forgotten when so many are remembered: about a megabyte of ordinary text.
const MEMORY: usize = 4096;

/// Both engines, each made when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Engines {
    dictionary: OnceCell<LineSegmenterBorrowed<'static>>,
    network: OnceCell<LineSegmenterBorrowed<'static>>,
    /// The breaks inside stretches of Thai. A pure memo: the same answers, sooner.
    memo: RefCell<HashMap<Box<str>, Box<[usize]>>>,
}

impl Engines {
    /// The break opportunities inside `text` by the rules of UAX 14, and by the dictionary within Thai.
    pub(super) fn by_rule<'s>(&self, text: &'s str) -> impl Iterator<Item = usize> + use<'s> {
        let make = || LineSegmenter::new_dictionary(LineBreakOptions::default());
        inside(text, *self.dictionary.get_or_init(make))
    }

    /// Hands the word breaks inside `stretch`, which is all Thai, to `take`, in order.
    pub(super) fn between_words(&self, stretch: &str, take: impl FnMut(usize)) {
        if let Some(breaks) = self.memo.borrow().get(stretch) {
            breaks.iter().copied().for_each(take);
            return;
        }
        let breaks = self.segment(stretch);
        breaks.iter().copied().for_each(take);
        if stretch.len() > LONGEST {
            return;
        }
        let mut memo = self.memo.borrow_mut();
        if memo.len() >= MEMORY {
            memo.clear();
        }
        memo.insert(stretch.into(), breaks);
    }

    fn segment(&self, stretch: &str) -> Box<[usize]> {
        let breaks: Box<[usize]> = self.by_rule(stretch).collect();
        if stretch.len() > LONGEST || !stumbles(stretch, &breaks) {
            return breaks;
        }
        let make = || LineSegmenter::new_lstm(LineBreakOptions::default());
        inside(stretch, *self.network.get_or_init(make)).collect()
    }
}

/// Whether `breaks` cannot be right: one is where spelling forbids it, or leaves a word of one bare consonant.
fn stumbles(stretch: &str, breaks: &[usize]) -> bool {
    let starts = iter::once(0).chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain([stretch.len()]);
    breaks.iter().any(|&at| spelling::forbids(stretch, at))
        || !breaks.is_empty()
            && starts.zip(ends).any(|(start, end)| spelling::is_no_word(&stretch[start..end]))
}

fn inside(text: &str, engine: LineSegmenterBorrowed<'static>) -> impl Iterator<Item = usize> {
    let length = text.len();
    engine.segment_str(text).filter(move |&at| 0 < at && at < length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'s>(engines: &Engines, stretch: &'s str) -> Vec<&'s str> {
        let mut words = Vec::new();
        let mut from = 0;
        engines.between_words(stretch, |at| {
            words.push(&stretch[from..at]);
            from = at;
        });
        words.push(&stretch[from..]);
        words
    }

    #[test]
    fn the_network_is_asked_where_the_dictionary_stumbles_only() {
        let engines = Engines::default();
        assert_eq!(words(&engines, "รายงานความคืบหน้า"), ["รายงาน", "ความ", "คืบ", "หน้า"]);
        assert!(engines.network.get().is_none());
        let alone: Vec<usize> = engines.by_rule("ผลการประเมิน").collect();
        assert!(alone.iter().any(|&at| spelling::forbids("ผลการประเมิน", at)), "the dictionary cuts before า");
        assert_eq!(words(&engines, "ผลการประเมิน"), ["ผล", "การ", "ประเมิน"]);
        assert!(engines.network.get().is_some());
    }

    #[test]
    fn the_network_is_asked_where_the_dictionary_leaves_a_consonant_alone() {
        let engines = Engines::default();
        let alone: Vec<usize> = engines.by_rule("เป้าหมายตาม").collect();
        assert_eq!(alone.last().map(|&at| &"เป้าหมายตาม"[at..]), Some("ม"));
        assert_eq!(words(&engines, "เป้าหมายตาม").last(), Some(&"ตาม"));
        assert_eq!(words(&engines, "ก"), ["ก"]);
    }

    #[test]
    fn a_monstrous_stretch_is_left_to_the_dictionary() {
        let engines = Engines::default();
        let stretch = "ผลการประเมิน".repeat(LONGEST / 20);
        assert!(words(&engines, &stretch).len() > LONGEST / 20);
        assert!(engines.network.get().is_none());
        assert!(engines.memo.borrow().is_empty());
    }

    #[test]
    fn the_memo_gives_the_same_and_stays_small() {
        let engines = Engines::default();
        let first = words(&engines, "รายงานความคืบหน้า");
        assert_eq!(words(&engines, "รายงานความคืบหน้า"), first);
        for number in 0..2 * MEMORY {
            let number = crate::thai::digits::to_thai(&number.to_string()).into_owned();
            engines.between_words(&number, |_| ());
            assert!(engines.memo.borrow().len() <= MEMORY);
        }
        assert_eq!(words(&engines, "รายงานความคืบหน้า"), first);
    }
}
