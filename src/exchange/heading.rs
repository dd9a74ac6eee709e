//! Headings of indicators: their number and their name, however they are written.

use super::ita;
use super::text::{Mark, fold, leading_mark, leading_number, mend_blanks, squash};

/// How like each other two printings of one name must be, of 1.
const LIKENESS: f64 = 0.85;
/// The longest heading that stands on a line of its own, in code points without blanks.
const LONGEST: usize = 120;

/// The heading of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    /// Its number: the printed one, or that of the assessment's indicator of this name.
    pub no: Option<u32>,
    /// The number of the assessment's indicator that it names.
    pub ita: Option<u32>,
    /// The name, without the number.
    pub title: String,
    key: String,
}

impl Heading {
    /// Reads a heading: "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "๑) การปฏิบัติหน้าที่", "การปฏิบัติหน้าที่".
    pub(super) fn read(text: &str) -> Self {
        let text = squash(text);
        // On the next page: "ตัวชี้วัดที่ ๒ การใช้งบประมาณ (ต่อ)".
        let text = text.strip_suffix("(ต่อ)").unwrap_or(&text).trim_end();
        let (printed, title) = number_and_title(text);
        let ita = ita::indicator(title);
        // The names of the assessment have no blanks: those that stand there are line wraps.
        let title = if ita.is_some() { mend_blanks(title) } else { title.to_owned() };
        Self { no: ita.or(printed), ita, key: fold(&title), title }
    }

    /// The name in the form in which names are compared.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Whether both are printings of the same heading.
    pub(super) fn is(&self, other: &Self) -> bool {
        let (a, b) = (&self.key, &other.key);
        let numbers_agree = self.no.is_none() || other.no.is_none() || self.no == other.no;
        // Names that are only alike may be those of two, unless their number says that they are one.
        let alike = || {
            let is_short = a.len().max(b.len()) <= 3 * LONGEST;
            is_short
                && self.no.is_some()
                && self.no == other.no
                && strsim::normalized_levenshtein(a, b) >= LIKENESS
        };
        numbers_agree && (a == b || alike())
    }
}

fn number_and_title(text: &str) -> (Option<u32>, &str) {
    let word = text.strip_prefix("ตัวชี้วัด").map(str::trim_start);
    let rest = word.map_or(text, |rest| rest.strip_prefix("ย่อย").unwrap_or(rest).trim_start());
    let rest =
        if word.is_some() { rest.strip_prefix("ที่").unwrap_or(rest).trim_start() } else { rest };
    let trim =
        |title: &'_ str| -> usize { title.len() - title.trim_start_matches([':', '-', '.', ')', ' ']).len() };
    if let Some((Mark::Number(number), title)) = leading_mark(rest) {
        return (Some(number), &title[trim(title)..]);
    }
    match leading_number(rest, 2) {
        // "๑ การปฏิบัติหน้าที่"; a number that belongs to a word ("๒๔ ชั่วโมง") would need a reader of Thai.
        Some((number, title)) if word.is_some() || title.starts_with(' ') => {
            (Some(number), &title[trim(title)..])
        }
        _ if word.is_some() => (None, &rest[trim(rest)..]),
        _ => (None, rest),
    }
}

/// Whether a line of prose between the rows of a table is the heading of an indicator.
pub(super) fn is_on_a_line(text: &str) -> bool {
    let text = squash(text);
    if fold(&text).chars().count() > LONGEST || text.contains("คะแนน") {
        return false;
    }
    let (number, title) = number_and_title(&text);
    let named = ita::indicator(title).is_some();
    named || (number.is_some() && text.starts_with("ตัวชี้วัด") && !title.is_empty())
}

/// The section that a line or a row of its own opens: its code, where it is an instrument of the
/// assessment, and its words.
pub(super) fn section(text: &str) -> Option<String> {
    let text = squash(text);
    let folded = fold(&text);
    let opens = ["เครื่องมือ", "แบบวัด", "แบบตรวจ", "ส่วนที่", "หมวด", "องค์ประกอบ", "ยุทธศาสตร์", "ด้าน", "มิติ"];
    let instrument = ita::INSTRUMENTS.iter().any(|i| {
        folded.contains(&fold(i.title)) || folded.strip_prefix(&i.code.to_lowercase()).is_some_and(no_letter)
    });
    let is_short = folded.chars().count() <= LONGEST;
    (is_short && (instrument || opens.iter().any(|word| folded.starts_with(word)))).then_some(text)
}

fn no_letter(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_however_written() {
        for text in [
            "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
            "๒) การใช้งบประมาณ",
            "2. การใช้ งบประมาณ",
            "(๒) การใช้งบประมาณ",
            "ตัวชี้วัดที่ 2 : การใช้งบประมาณ",
            "๒ การใช้งบประมาณ",
            "การใช้งบประมาณ",
            "ตัวชี้วัดที่ ๒ การใช้งบประมาณ (ต่อ)",
        ] {
            let heading = Heading::read(text);
            assert_eq!((heading.no, heading.title.as_str()), (Some(2), "การใช้งบประมาณ"), "{text}");
        }
        let own = Heading::read("ตัวชี้วัดที่ ๓ การพัฒนา บุคลากร");
        assert_eq!((own.no, own.ita, own.title.as_str()), (Some(3), None, "การพัฒนา บุคลากร"));
        assert_eq!(Heading::read("ตัวชี้วัด การพัฒนาบุคลากร").title, "การพัฒนาบุคลากร");
    }

    #[test]
    fn printings_of_one_heading() {
        let one = Heading::read("คุณภาพการ ดำเนินงาน");
        assert!(one.is(&Heading::read("๖) คุณภาพการดำเนินงาน")));
        assert!(!one.is(&Heading::read("การปรับปรุงการทำงาน")));
        assert!(!Heading::read("๑) งานบริการ").is(&Heading::read("๒) งานบริการ")));
    }

    #[test]
    fn lines_of_their_own() {
        assert!(is_on_a_line("ตัวชี้วัดที่ ๓ การพัฒนาบุคลากร") && is_on_a_line("๓) การใช้อำนาจ"));
        assert!(!is_on_a_line("ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้ ๘๐ คะแนน"));
        assert!(!is_on_a_line("- ๓ -") && !is_on_a_line("๒. คณะทำงาน") && !is_on_a_line("หมายเหตุ"));
        assert_eq!(section("แบบวัด IIT").as_deref(), Some("แบบวัด IIT"));
        assert_eq!(section("IIT").as_deref(), Some("IIT"));
        assert_eq!(section("ตัวชี้วัดที่ ๑"), None);
    }
}
