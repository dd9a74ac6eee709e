//! Scores of the assessment: exactly two decimals, kept as hundredths.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::calendar::FiscalYear;
use crate::thai::digits;

/// A score from 0.00 to 100.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Score(u16);

/// Why a number is no score.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a score: 0 to 100 with at most two decimals")]
pub struct NotAScore(pub String);

impl Score {
    /// The score in hundredths, 0 to 10,000.
    pub fn from_hundredths(hundredths: u16) -> Option<Self> {
        (hundredths <= 10_000).then_some(Self(hundredths))
    }

    /// 87.50 is 8750.
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

impl TryFrom<f64> for Score {
    type Error = NotAScore;
    fn try_from(value: f64) -> Result<Self, Self::Error> {
        // Through the shortest text that means the number, so that 87.505 is refused, not rounded; NaN and
        // infinity have no such text.
        value.to_string().parse()
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        Self::from(score.0) / 100.0
    }
}

impl FromStr for Score {
    type Err = NotAScore;
    /// Reads `87.5`, `๘๗.๕๐`, `100`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAScore(text.trim().to_owned());
        let plain = digits::to_arabic(text.trim());
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(part) || part.len() > 2 {
            return Err(wrong());
        }
        let whole: u16 = whole.parse().map_err(|_| wrong())?;
        let part: u16 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
        whole
            .checked_mul(100)
            .and_then(|w| w.checked_add(part))
            .and_then(Self::from_hundredths)
            .ok_or_else(wrong)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The result of a year's assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearScore {
    /// The fiscal year that was assessed.
    pub year: FiscalYear,
    /// Of everything.
    pub total: Score,
    /// In the words of its year: "A", "ผ่านดี".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grade: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decimals_and_no_more() {
        assert_eq!("87.5".parse::<Score>().map(Score::hundredths), Ok(8750));
        assert_eq!("๖๙.๕๘".parse::<Score>().map(|s| s.to_string()), Ok("69.58".into()));
        assert_eq!("100".parse::<Score>().map(|s| s.to_string()), Ok("100.00".into()));
        for bad in
            ["87.505", "100.01", "-1", "", ".", "1e2", "NaN", "inf", "8 7", "700.00", "99999", "655.36"]
        {
            assert!(bad.parse::<Score>().is_err(), "{bad}");
        }
        assert!(Score::try_from(f64::NAN).is_err());
        assert!(Score::try_from(f64::INFINITY).is_err());
        assert!(Score::try_from(87.505).is_err());
    }

    #[test]
    fn every_score_survives_the_file() {
        for hundredths in 0..=10_000 {
            let score = Score::from_hundredths(hundredths).unwrap();
            assert_eq!(Score::try_from(f64::from(score)), Ok(score));
        }
    }
}
