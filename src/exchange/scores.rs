//! The result of an earlier assessment: the total and its grade, and the score of each indicator.

use super::heading::Heading;
use super::layout::Piece;
use super::text::{fold, is_digit, leading_mark, squash};
use super::title::fiscal_year;
use crate::calendar::FiscalYear;
use crate::plan::{Score, YearScore};

/// What may stand around a score behind a name; longer words before those that they begin with.
const WORDS: [&str; 8] = ["ผลคะแนน", "ค่าคะแนน", "คะแนนเฉลี่ย", "คะแนน", "ร้อยละ", "เท่ากับ", "ได้", "(ต่อ)"];

/// The longest text behind a name, in bytes, that may be its score.
const LONGEST_TAIL: usize = 200;

/// What prose says of scores.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scores {
    /// The year's result, and the line where it stands.
    pub total: Option<(YearScore, usize)>,
    /// Indicators with their scores, and the lines where they stand.
    pub indicators: Vec<(Heading, Score, (usize, usize))>,
}

/// Finds the scores in the prose of a document of the fiscal year `year`. The assessment is that of the
/// year last named before the total, else of the year before the plan's.
pub(super) fn find(pieces: &mut [Piece], year: FiscalYear) -> Scores {
    let mut scores = Scores::default();
    let mut assessed = None;
    for piece in pieces.iter_mut().filter(|piece| piece.is_prose()) {
        let text = piece.text();
        assessed = fiscal_year(&text).filter(|named| *named < year).or(assessed);
        let Some(score) = score_in(&text) else { continue };
        if let Some(heading) = indicator(&text) {
            scores.indicators.push((heading, score, piece.lines));
            piece.taken = true;
        } else if let Some(grade) =
            grade(&text).filter(|_| scores.total.is_none() && !text.contains("เป้าหมาย"))
        {
            let before = || FiscalYear::new(year.be() - 1).unwrap_or(year);
            let total = YearScore { year: assessed.unwrap_or_else(before), total: score, grade };
            scores.total = Some((total, piece.lines.0));
            piece.taken = true;
        }
    }
    scores
}

/// The indicator whose score a line says.
fn indicator(text: &str) -> Option<Heading> {
    let line =
        leading_mark(text).filter(|_| !text.starts_with(is_digit)).map_or(text, |(_, rest)| rest.trim());
    let end = ["ได้", "คะแนน", "มีค่า", "=", ":"].iter().filter_map(|word| line.find(word)).min()?;
    let named = squash(&line[..end]);
    let heading = Heading::read(&named);
    (!heading.title.is_empty() && (named.starts_with("ตัวชี้วัด") || heading.ita.is_some())).then_some(heading)
}

/// The score that `text` says: a number after or before the word for it.
pub(super) fn score_in(text: &str) -> Option<Score> {
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|start| at + start) {
        let length = text[start..].find(|c| !is_digit(c) && c != '.').unwrap_or(text.len() - start);
        let (before, after) = (text[..start].trim_end(), text[start + length..].trim_start());
        let said = ["คะแนน", "เท่ากับ", "ร้อยละ", "คะแนนรวม", "="].iter().any(|word| before.ends_with(word));
        let number = text[start..start + length].trim_end_matches('.');
        if (said || after.starts_with("คะแนน"))
            && let Ok(score) = number.parse()
        {
            return Some(score);
        }
        at = start + length;
    }
    None
}

/// The name at the start of `text`, and the score after it: "(คะแนน ๘๕.๑๒)", "ได้ ๘๕.๑๒ คะแนน", "(๘๕.๑๒)".
pub(super) fn after_name(text: &str) -> (&str, Option<Score>) {
    let said = |tail: &str| {
        let bare = fold(tail);
        let bare = WORDS.iter().fold(bare, |rest, word| rest.replace(word, ""));
        let is_number = bare.chars().all(|c| c.is_ascii_digit() || "().:=%-".contains(c));
        let in_bracket =
            || tail.trim().strip_prefix('(')?.strip_suffix(')').filter(|number| number.contains('.'));
        score_in(tail).or_else(|| whole(in_bracket()?)).filter(|_| is_number)
    };
    let starts = text.char_indices().filter(|(at, c)| {
        let tail = &text[*at..];
        tail.len() <= LONGEST_TAIL && (*c == '(' || WORDS.iter().any(|word| tail.starts_with(word)))
    });
    let found = starts.into_iter().find_map(|(at, _)| Some((text[..at].trim_end(), said(&text[at..])?)));
    found.filter(|(name, _)| !name.is_empty()).map_or((text, None), |(name, score)| (name, Some(score)))
}

/// A cell that is a score and nothing more.
pub(super) fn whole(text: &str) -> Option<Score> {
    let text = fold(text);
    text.trim_start_matches("ร้อยละ").trim_end_matches("คะแนน").trim_end_matches('%').parse().ok()
}

/// The grade that `text` says: "ระดับ A", "ระดับผ่านดี".
fn grade(text: &str) -> Option<String> {
    text.match_indices("ระดับ").find_map(|(at, word)| {
        let rest = text[at + word.len()..].trim_start().trim_start_matches(':').trim_start();
        let letters: String = rest.chars().take_while(char::is_ascii_uppercase).collect();
        if matches!(letters.as_str(), "AA" | "A" | "B" | "C" | "D" | "E" | "F") {
            return Some(letters);
        }
        let known = ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง"];
        known.iter().find(|grade| rest.starts_with(**grade)).map(|grade| (*grade).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_in_sentences() {
        let score = |text: &str| score_in(text).map(|s| s.to_string());
        assert_eq!(score("ตัวชี้วัดที่ ๑ งาน ได้ค่าคะแนน ๘๗.๐๓ คะแนน").as_deref(), Some("87.03"));
        assert_eq!(score("ปี 2565 ได้ 91.5 คะแนน").as_deref(), Some("91.50"));
        assert_eq!(score("ตัวชี้วัด ๙ ได้คะแนน ๑๐๐ คะแนน").as_deref(), Some("100.00"));
        assert_eq!(score("จำนวน ๓ ครั้ง"), None);
    }

    #[test]
    fn scores_behind_names() {
        for text in [
            "การใช้อำนาจ (คะแนน ๘๕.๑๒)",
            "การใช้อำนาจ ได้คะแนน 85.12 คะแนน",
            "การใช้อำนาจ (85.12)",
            "การใช้อำนาจ ร้อยละ ๘๕.๑๒ (ต่อ)",
            "การใช้อำนาจ คะแนน = ๘๕.๑๒",
        ] {
            let (name, score) = after_name(text);
            assert_eq!((name, score.map(Score::hundredths)), ("การใช้อำนาจ", Some(8512)), "{text}");
        }
        for none in ["การใช้อำนาจ", "งาน ๒ (ต่อ)", "คะแนน ๘๕", "ร้อยละ ๘๐ ของผู้รับบริการ", "งาน (2566)"]
        {
            assert_eq!(after_name(none), (none, None));
        }
    }

    #[test]
    fn the_total_the_grade_and_the_indicators() {
        let piece = |line, text: &str| Piece { lines: (line, line), cells: vec![text.into()], taken: false };
        let mut pieces = [
            piece(1, "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๔"),
            piece(2, "หน่วยงานได้คะแนนเท่ากับ ๘๑.๒๕ คะแนน จัดอยู่ในระดับ B จึงต้องปรับปรุง"),
            piece(3, "- ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้ค่าคะแนน ๗๐.๕๐ คะแนน"),
            piece(4, "เป้าหมายคะแนน ๙๐ ระดับ A"),
        ];
        let scores = find(&mut pieces, FiscalYear::new(2566).unwrap());
        let (total, line) = scores.total.unwrap();
        assert_eq!(
            (total.year.be(), total.total.hundredths(), total.grade.as_str(), line),
            (2564, 8125, "B", 2)
        );
        assert_eq!(scores.indicators.len(), 1);
        assert_eq!((scores.indicators[0].0.no, scores.indicators[0].1.hundredths()), (Some(2), 7050));
        assert_eq!(pieces.map(|p| p.taken), [false, true, true, false]);
    }

    #[test]
    fn cells_of_scores() {
        assert_eq!(whole("๘๗.๐๓ คะแนน").map(Score::hundredths), Some(8703));
        assert_eq!(whole("ร้อยละ 100").map(Score::hundredths), Some(10_000));
        assert_eq!(whole("มาก"), None);
    }
}
