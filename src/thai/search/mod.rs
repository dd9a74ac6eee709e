//! Finding Thai text however it was spelled.
//!
//! A [`SearchKey`] is a text folded so that spellings which look the same are the same: NFC; ํา is ำ, with a
//! tone before, between or not at all; เเ is แ; a tone stands behind its vowel; doubled marks are one; ๐-๙ are
//! 0-9; blanks collapse, and none stands before ๆ or at an end; the dots of an abbreviation go, with the blanks
//! behind them (พ.ศ. is พศ); case folds; what cannot be seen goes. A hit in the key is told as a range of the
//! text it was made from, always of whole clusters, so that it can be highlighted.
//!
//! Never NFKC: it takes ำ apart. Limit: nothing is understood of words; กา is found in อากาศ.

mod fold;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

/// A text as it is compared, with the way back to the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchKey {
    text: String,
    /// In order, without gaps in `text`.
    pieces: Vec<Piece>,
}

/// A part of the key, and the part of the source it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// The byte of the key at which it begins.
    at: usize,
    source: Range<usize>,
    /// Taken over as it was: byte for byte. Else the piece stands for its source as a whole.
    is_verbatim: bool,
}

/// Puts the text of the key of `source` behind what is in `all`: what is only looked through needs no way back.
pub fn fold_onto(source: &str, all: &mut String) {
    fold::fold_onto(source, all);
}

impl SearchKey {
    /// The key of `source`.
    pub fn new(source: &str) -> Self {
        fold::fold(source)
    }

    /// The folded text. Equal for texts that are spelled alike.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where `needle` stands in the text this key was made from: byte ranges of whole clusters, from left to
    /// right, not overlapping. An empty needle stands nowhere.
    pub fn find<'a>(&'a self, needle: &'a Self) -> impl Iterator<Item = Range<usize>> + 'a {
        let (mut from, mut done) = (0, 0);
        std::iter::from_fn(move || {
            while !needle.text.is_empty() {
                let start = from + self.text[from..].find(&needle.text)?;
                from = self.cluster_end(start + needle.text.len());
                let hit = self.source_start(self.cluster_start(start))..self.source_end(from);
                // A piece that stands for its source as a whole may hold the needle twice.
                if done <= hit.start {
                    done = hit.end;
                    return Some(hit);
                }
            }
            None
        })
    }

    /// The end of the cluster that the key is in at the byte `at`, or `at` where it is in none.
    fn cluster_end(&self, at: usize) -> usize {
        if self.is_boundary(at) {
            return at;
        }
        let mut cursor = GraphemeCursor::new(at, self.text.len(), false);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    /// The start of the cluster that the key is in at the byte `at`, or `at` where it is in none.
    fn cluster_start(&self, at: usize) -> usize {
        if self.is_boundary(at) {
            return at;
        }
        let mut cursor = GraphemeCursor::new(at, self.text.len(), false);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn is_boundary(&self, at: usize) -> bool {
        GraphemeCursor::new(at, self.text.len(), false).is_boundary(&self.text, 0).unwrap_or(true)
    }

    fn source_start(&self, at: usize) -> usize {
        let piece = self.piece_of(at);
        if piece.is_verbatim { piece.source.start + at - piece.at } else { piece.source.start }
    }

    /// `end` is not 0: what is found is not empty.
    fn source_end(&self, end: usize) -> usize {
        let piece = self.piece_of(end - 1);
        if piece.is_verbatim { piece.source.start + end - piece.at } else { piece.source.end }
    }

    fn piece_of(&self, at: usize) -> &Piece {
        &self.pieces[self.pieces.partition_point(|piece| piece.at <= at) - 1]
    }

    /// Adds what was made of `source`, a range of `text`.
    fn push(&mut self, folded: &str, text: &str, source: Range<usize>) {
        let is_verbatim = text[source.clone()] == *folded;
        match self.pieces.last_mut() {
            Some(last) if is_verbatim && last.is_verbatim && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at: self.text.len(), source, is_verbatim }),
        }
        self.text.push_str(folded);
    }
}

#[cfg(test)]
mod tests;
