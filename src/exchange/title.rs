//! The title of a document, and the fiscal year and the office that it names.

use super::layout::Piece;
use super::text::{fold, mend_blanks};
use crate::calendar::FiscalYear;

/// The most lines of a title.
const MOST_LINES: usize = 6;

/// Kinds of offices, longer words before those that they begin with.
const OFFICES: [&str; 29] = [
    "สำนักงานเขต",
    "สำนักงาน",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "เทศบาล",
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "องค์การบริหารส่วน",
    "องค์การ",
    "อบต.",
    "อบจ.",
    "เมืองพัทยา",
    "กรม",
    "กระทรวง",
    "โรงเรียน",
    "มหาวิทยาลัย",
    "วิทยาลัย",
    "โรงพยาบาล",
    "สถานีตำรวจ",
    "สถาบัน",
    "ศูนย์",
    "ศาล",
    "การไฟฟ้า",
    "การประปา",
    "จังหวัด",
    "อำเภอ",
    "สำนัก",
    "กรุงเทพมหานคร",
];
/// Words at which the name of an office ends.
const AFTER: [&str; 6] = ["ประจำ", "ปีงบประมาณ", "พ.ศ.", "ปี", "(", ")"];

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Title {
    /// Its title.
    pub text: String,
    /// The fiscal year, and the line where it stands.
    pub year: Option<(FiscalYear, usize)>,
    /// The office, and the line where it stands.
    pub agency: Option<(String, usize)>,
}

/// Finds the title among the `pieces`: the first paragraph that names the year or the office. What it does
/// not name is looked for in the paragraphs after it.
pub(super) fn find(pieces: &mut [Piece]) -> Title {
    let paragraphs = paragraphs(pieces);
    let texts: Vec<(String, usize)> = paragraphs
        .iter()
        .map(|range| {
            let text = pieces[range.clone()].iter().map(Piece::text).collect::<Vec<_>>().join(" ");
            // A heading of Markdown.
            let text = text.trim_start_matches(['#', ' ']).to_owned();
            (text, pieces[range.start].lines.0)
        })
        .collect();
    let names_itself = |text: &str| fiscal_year(text).is_some() || agency(text).is_some();
    let Some(first) = texts.iter().position(|(text, _)| names_itself(text)).or(texts.first().map(|_| 0))
    else {
        return Title::default();
    };
    for piece in &mut pieces[paragraphs[first].clone()] {
        piece.taken = true;
    }
    let rest = || texts[first..].iter();
    Title {
        text: texts[first].0.clone(),
        year: rest().find_map(|(text, line)| Some((fiscal_year(text)?, *line))),
        agency: rest().find_map(|(text, line)| Some((agency(text)?, *line))),
    }
}

/// The ranges of pieces that stand on lines one after the other, at most as many as a title has.
fn paragraphs(pieces: &[Piece]) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, piece) in
        pieces.iter().enumerate().filter(|(_, piece)| piece.is_prose() && !piece.is_page_number())
    {
        match ranges.last_mut() {
            Some(range)
                if range.end == index
                    && pieces[index - 1].lines.1 + 1 == piece.lines.0
                    && range.len() < MOST_LINES =>
            {
                range.end = index + 1;
            }
            _ => ranges.push(index..index + 1),
        }
    }
    ranges
}

/// The fiscal year that `text` names: ปีงบประมาณ พ.ศ. ๒๕๖๖, ประจำปี ๒๕๖๖.
pub(super) fn fiscal_year(text: &str) -> Option<FiscalYear> {
    let text = fold(text);
    ["ปีงบประมาณ", "ประจำปี"].iter().find_map(|word| {
        text.match_indices(word).find_map(|(at, _)| {
            let rest = text[at + word.len()..].trim_start_matches(['พ', 'ศ', '.', ':']);
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if matches!(digits.len(), 2 | 4) { digits.parse().ok() } else { None }
        })
    })
}

/// The office that `text` names: the first of a known kind, "of" which something is before others.
fn agency(text: &str) -> Option<String> {
    let starts = |after: &'static [&'static str]| {
        let mut places: Vec<usize> = after
            .iter()
            .flat_map(|word| text.match_indices(word).map(|(at, word)| at + word.len()))
            .collect();
        places.sort_unstable();
        places.into_iter().find_map(|at| office(text[at..].trim_start()))
    };
    starts(&["ของ"]).or_else(|| office(text)).or_else(|| starts(&["ภายใน", " ", "โดย"]))
}

/// The office at the start of `text`.
fn office(text: &str) -> Option<String> {
    let kind = OFFICES.iter().find(|kind| text.starts_with(**kind))?;
    let mut words = text.split(' ');
    let mut name = words.next()?.to_owned();
    if name == *kind && *kind != "กรุงเทพมหานคร" && *kind != "เมืองพัทยา"
    {
        // Cut from its name by a line wrap.
        name = mend_blanks(&format!("{name} {}", words.next()?));
    }
    let end = AFTER.iter().filter_map(|word| name[kind.len()..].find(word)).min();
    name.truncate(end.map_or(name.len(), |end| kind.len() + end));
    (name.len() > kind.len() || matches!(*kind, "กรุงเทพมหานคร" | "เมืองพัทยา")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(line: usize, text: &str) -> Piece {
        Piece { lines: (line, line), cells: vec![text.to_owned()], taken: false }
    }

    #[test]
    fn years() {
        for (text, be) in [
            ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", 2566),
            ("ปีงบประมาณ 2568", 2568),
            ("ปี งบประมาณ พ.ศ.๒๕๖๔ ของ", 2564),
            ("ประจำปี ๒๕๖๗", 2567),
            ("ปีงบประมาณ ๖๖", 2566),
        ] {
            assert_eq!(fiscal_year(text).map(FiscalYear::be), Some(be), "{text}");
        }
        for none in ["ปีงบประมาณ 2023", "พ.ศ. ๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๖๗", ""]
        {
            assert_eq!(fiscal_year(none), None, "{none}");
        }
    }

    #[test]
    fn offices() {
        for (text, name) in [
            ("มาตรการภายในหน่วยงาน ประจำปี ของสำนักงานเขตตัวอย่าง", "สำนักงานเขตตัวอย่าง"),
            ("รายงานของเทศบาลตำบลตัวอย่างประจำปีงบประมาณ ๒๕๖๔", "เทศบาลตำบลตัวอย่าง"),
            ("แผนภายใน สำนักงานเขตตัวอย่าง ประจำปี", "สำนักงานเขตตัวอย่าง"),
            ("องค์การบริหารส่วนตำบล ตัวอย่าง", "องค์การบริหารส่วนตำบลตัวอย่าง"),
            ("มาตรการ กรมตัวอย่าง (ร่าง)", "กรมตัวอย่าง"),
        ] {
            assert_eq!(agency(text).as_deref(), Some(name), "{text}");
        }
        for none in ["มาตรการภายในหน่วยงาน", "โปรแกรมของหน่วยงาน", "กิจกรรม กรรมการ", "สำนักงาน"]
        {
            assert_eq!(agency(none), None, "{none}");
        }
    }

    #[test]
    fn the_title_is_the_first_paragraph_that_names_the_year_or_the_office() {
        let mut pieces = [
            piece(1, "ร่าง"),
            piece(2, "- ๑ -"),
            piece(3, "# มาตรการส่งเสริมคุณธรรม"),
            piece(4, "ปีงบประมาณ ๒๕๖๖"),
            piece(6, "ของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๕"),
        ];
        let title = find(&mut pieces);
        assert_eq!(title.text, "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ ๒๕๖๖");
        assert_eq!(title.year.map(|(year, line)| (year.be(), line)), Some((2566, 3)));
        assert_eq!(title.agency, Some(("สำนักงานเขตตัวอย่าง".into(), 6)));
        assert_eq!(pieces.map(|p| p.taken), [false, false, true, true, false]);
    }
}
