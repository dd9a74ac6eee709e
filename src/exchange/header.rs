//! The header of a table: which column holds what, by the words in its cells and not by its place.
//!
//! Rules stand in order: the first whose words stand in a header cell decides. A cell that none knows is
//! compared with the usual headers, so that a misread letter does not lose a column. A person may correct
//! any of it (`--map COLUMN=FIELD`).

use std::fmt;
use std::str::FromStr;

use super::text::fold;
use super::{markup, status, ticks};
use crate::locales::{Fault, Message};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The section of an indicator (เครื่องมือ, ด้าน).
    Section,
    /// The indicator (ตัวชี้วัด).
    Indicator,
    /// The running number of a row (ลำดับที่).
    Number,
    /// The code of an issue (ข้อ, รหัส).
    Code,
    /// The weakness to be mended (ประเด็น).
    Issue,
    /// The score of an indicator.
    Score,
    /// What is said of the score.
    Analysis,
    /// What is done (มาตรการ, วิธีดำเนินการ).
    Measure,
    /// The steps (กิจกรรม).
    Activity,
    /// What must exist in the end (ผลผลิต).
    Output,
    /// How people get to know of it (วิธีการสร้างการรับรู้).
    Awareness,
    /// By when.
    Due,
    /// How often it is followed up.
    Monitoring,
    /// By whom.
    Responsible,
    /// What was done (ผลการดำเนินการ).
    Result,
    /// The status, where it has a column of its own.
    Status,
    /// What stands in the way.
    Obstacles,
    /// Links, documents.
    Evidence,
    /// Pictures: what stands in the cell is a caption at best.
    Picture,
    /// Remarks.
    Note,
    /// Left out on purpose.
    Skip,
}

impl Field {
    /// Every field with the name that `--map` knows it by.
    pub const NAMES: [(Self, &'static str); 21] = [
        (Self::Section, "section"),
        (Self::Indicator, "indicator"),
        (Self::Number, "number"),
        (Self::Code, "code"),
        (Self::Issue, "issue"),
        (Self::Score, "score"),
        (Self::Analysis, "analysis"),
        (Self::Measure, "measure"),
        (Self::Activity, "activity"),
        (Self::Output, "output"),
        (Self::Awareness, "awareness"),
        (Self::Due, "due"),
        (Self::Monitoring, "monitoring"),
        (Self::Responsible, "responsible"),
        (Self::Result, "result"),
        (Self::Status, "status"),
        (Self::Obstacles, "obstacles"),
        (Self::Evidence, "evidence"),
        (Self::Picture, "picture"),
        (Self::Note, "note"),
        (Self::Skip, "skip"),
    ];
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(field, _)| field == self).map_or("", |(_, name)| name);
        f.write_str(name)
    }
}

/// A correction of the header: the column of that name or number holds that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The words of the header cell, or the number of the column from 1.
    pub column: String,
    /// What it holds.
    pub field: Field,
}

impl FromStr for Mapping {
    type Err = Fault;
    /// Reads `COLUMN=FIELD`. The field is one of [`Field::NAMES`], also in the plural of the plan file
    /// (`outputs`), or a Thai word that a header would have (`มาตรการ`).
    fn from_str(text: &str) -> Result<Self, Fault> {
        let refused = || {
            let names = Field::NAMES.map(|(_, name)| name).join(", ");
            Fault::input(Message::new("import-map").with("text", text).with("names", names))
        };
        let (column, name) = text.rsplit_once('=').ok_or_else(refused)?;
        let name = name.trim().to_lowercase();
        let known = |known: &str| {
            name == known
                || name.strip_suffix('s') == Some(known)
                || (name == "activities" && known == "activity")
        };
        let field = Field::NAMES.iter().find(|(_, name)| known(name)).map(|(field, _)| *field);
        let field = field.or_else(|| match name.as_str() {
            "title" => Some(Field::Measure),
            "units" => Some(Field::Responsible),
            _ => by_words(&name),
        });
        Ok(Self { column: column.trim().to_owned(), field: field.ok_or_else(refused)? })
    }
}

impl Mapping {
    /// Whether the column at `index` of that name is meant.
    fn is_for(&self, index: usize, name: &str) -> bool {
        let column = fold(&self.column);
        column == fold(name) || column.parse() == Ok(index + 1)
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The words of its header cell.
    pub name: String,
    /// What it holds; none where the words say nothing.
    pub field: Option<Field>,
    /// Whether its name is one to be ticked (see `ticks`). Kept, since it is asked for each cell.
    pub is_ticked: bool,
    /// Whether its name is a time.
    pub is_time: bool,
}

impl Column {
    fn new(name: String) -> Self {
        Self { field: by_words(&name), name, is_ticked: false, is_time: false }
    }

    /// Settles what is to be ticked under its name.
    fn know_ticks(&mut self) {
        self.is_time = ticks::is_time(&self.name);
        self.is_ticked = self.is_time || ticks::is_ticked(&self.name);
    }
}

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its columns, from the left.
    pub columns: Vec<Column>,
}

/// How the words of a rule must stand in a header cell.
#[derive(Clone, Copy)]
enum At {
    Anywhere,
    Start,
    Whole,
}

use At::{Anywhere, Start, Whole};

/// In order: what stands first decides.
const RULES: [(Field, At, &[&str]); 30] = [
    (Field::Output, Anywhere, &["ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผล", "ตัวชี้วัดของ"]),
    (Field::Indicator, Start, &["ตัวชี้วัด", "ประเด็นตัวชี้วัด"]),
    (Field::Responsible, Anywhere, &["รับผิดชอบ", "เจ้าภาพ"]),
    (Field::Measure, Start, &["ประเด็นมาตรการ"]),
    (Field::Issue, Start, &["ประเด็น", "ข้อบกพร่อง", "จุดอ่อน", "ข้อคำถาม", "ข้อที่ควร", "สภาพปัญหา"]),
    (Field::Picture, Start, &["ภาพ", "รูป"]),
    (Field::Picture, Anywhere, &["ภาพถ่าย", "ภาพประกอบ", "รูปภาพ"]),
    (Field::Monitoring, Start, &["การรายงาน", "ระยะเวลาการรายงาน", "ระยะเวลาในการรายงาน", "ระยะเวลารายงาน"]),
    (Field::Result, Start, &["ผลการติดตาม", "ผลการกำกับ", "สรุปผล", "รายงานผล"]),
    (Field::Monitoring, Anywhere, &["ติดตาม", "กำกับ", "ความถี่", "รอบการรายงาน", "รอบรายงาน"]),
    (Field::Awareness, Anywhere, &["การรับรู้", "การสื่อสาร", "การประชาสัมพันธ์", "ช่องทางเผยแพร่", "การเผยแพร่"]),
    (Field::Status, Start, &["สถานะ"]),
    (Field::Obstacles, Anywhere, &["อุปสรรค", "ข้อขัดข้อง"]),
    (Field::Evidence, Anywhere, &["หลักฐาน", "เอกสารอ้างอิง", "เอกสารประกอบ", "ลิงก์", "link", "url"]),
    (
        Field::Due,
        Anywhere,
        &["ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา", "ห้วงเวลา", "แล้วเสร็จ", "กำหนดเสร็จ", "กำหนดการ", "วันเดือนปี"],
    ),
    (Field::Output, Anywhere, &["ผลผลิต", "ผลลัพธ์", "ผลที่คาด", "เป้าหมาย", "ผลสัมฤทธิ์"]),
    (Field::Score, Anywhere, &["คะแนน"]),
    (Field::Analysis, Anywhere, &["วิเคราะห์"]),
    (Field::Result, Start, &["ผลการ", "ผลดำเนิน", "ผลปฏิบัติ", "ความก้าวหน้า", "ความคืบหน้า"]),
    (Field::Section, Start, &["เครื่องมือ", "แบบวัด", "หมวด", "องค์ประกอบ", "ยุทธศาสตร์", "ด้าน"]),
    (Field::Measure, Anywhere, &["มาตรการ", "แนวทาง", "แนวปฏิบัติ", "โครงการ"]),
    (Field::Measure, Anywhere, &["วิธีดำเนิน", "วิธีการดำเนิน", "การดำเนินการ", "การดำเนินงาน", "สิ่งที่ต้องดำเนิน"]),
    (Field::Activity, Anywhere, &["กิจกรรม", "ขั้นตอน", "วิธีการ"]),
    (Field::Number, Whole, &["ลำดับ", "ลำดับที่", "ที่", "no", "no.", "#"]),
    (Field::Code, Whole, &["รหัส", "ข้อ", "ข้อที่", "รหัสข้อ"]),
    (Field::Responsible, Start, &["ผู้ดำเนินการ", "ผู้ปฏิบัติ", "หน่วยงานดำเนิน", "หน่วยงานที่ดำเนิน", "หน่วยงานหลัก"]),
    (Field::Responsible, Whole, &["หน่วยงาน", "ส่วนราชการ", "ฝ่าย", "กอง", "สำนัก/กอง"]),
    (Field::Due, Whole, &["เวลา", "วันที่", "เดือน", "ไตรมาส"]),
    (Field::Note, Anywhere, &["หมายเหตุ"]),
    (Field::Issue, Anywhere, &["ประเด็น", "ปัญหา", "หัวข้อ", "ความเสี่ยง"]),
];

/// Usual headers, for cells with a misread letter.
const USUAL: [(Field, &str); 14] = [
    (Field::Indicator, "ตัวชี้วัด"),
    (Field::Issue, "ประเด็น"),
    (Field::Measure, "มาตรการ"),
    (Field::Measure, "มาตรการ/กิจกรรม"),
    (Field::Measure, "วิธีดำเนินการ"),
    (Field::Activity, "กิจกรรม"),
    (Field::Output, "ผลผลิต"),
    (Field::Responsible, "ผู้รับผิดชอบ"),
    (Field::Due, "ระยะเวลาดำเนินการ"),
    (Field::Due, "ระยะเวลาแล้วเสร็จ"),
    (Field::Monitoring, "การกำกับติดตาม"),
    (Field::Monitoring, "การติดตามผล"),
    (Field::Result, "ผลการดำเนินการ"),
    (Field::Result, "ผลการดำเนินงาน"),
];

/// How like a usual header a misread one must be, of 1.
const LIKENESS: f64 = 0.75;
/// The longest header cell, in code points without blanks: longer ones are sentences.
const LONGEST: usize = 90;

/// What a header cell says by the words in it.
fn by_words(name: &str) -> Option<Field> {
    let name = fold(name);
    let stands = |at: At, word: &str| match at {
        Anywhere => name.contains(word),
        Start => name.starts_with(word),
        Whole => name == word,
    };
    let rule = RULES.iter().find(|(_, at, words)| words.iter().any(|word| stands(*at, word)));
    // A column to tick under the name of a status.
    let is_status = || status::is_status(&name).then_some(Field::Status);
    is_status().or(rule.map(|(field, ..)| *field))
}

/// What a header cell with a misread letter says.
fn by_likeness(name: &str) -> Option<Field> {
    let name = fold(name);
    let likeness = |usual: &str| strsim::normalized_levenshtein(&name, usual);
    let best = USUAL.iter().max_by(|a, b| likeness(a.1).total_cmp(&likeness(b.1)))?;
    (likeness(best.1) >= LIKENESS).then_some(best.0)
}

impl Header {
    /// Reads `cells` as a header, with a person's corrections. None when they are no header: too few of
    /// them are known, or nothing is done in such a table.
    pub(super) fn read(cells: &[String], corrections: &[Mapping]) -> Option<Self> {
        let names: Vec<String> = cells.iter().map(|cell| markup::plain(cell)).collect();
        if names.iter().any(|name| name.chars().filter(|c| !c.is_whitespace()).count() > LONGEST) {
            return None;
        }
        let filled = names.iter().filter(|name| !name.is_empty()).count();
        let mut columns: Vec<Column> = names.into_iter().map(Column::new).collect();
        if columns.iter().any(|column| column.field.is_some()) {
            for column in
                columns.iter_mut().filter(|column| column.field.is_none() && !column.name.is_empty())
            {
                column.field = by_likeness(&column.name);
            }
        }
        // Every row is asked whether it is a header: nearly all end here.
        if corrections.is_empty() && columns.iter().all(|column| column.field.is_none()) {
            return None;
        }
        columns.iter_mut().for_each(Column::know_ticks);
        // A single time is that of a row.
        if columns.iter().filter(|column| column.is_time).count() > 1 {
            for column in columns.iter_mut().filter(|column| column.is_time) {
                column.field = Some(Field::Due);
            }
        }
        for (index, column) in columns.iter_mut().enumerate() {
            if let Some(by_hand) = corrections.iter().rfind(|c| c.is_for(index, &column.name)) {
                column.field = Some(by_hand.field);
            }
        }
        let header = Self { columns };
        let known = header.columns.iter().filter(|column| column.field.is_some()).count();
        let kinds = Field::NAMES.iter().filter(|(field, _)| header.has(*field)).count();
        let is_header = known * 2 >= filled && kinds >= 2 && kinds >= filled.min(3) && header.is_of_a_plan();
        is_header.then(|| header.settled(corrections))
    }

    /// Whether the columns of a plan are there: something done for something or by somebody; or scores.
    fn is_of_a_plan(&self) -> bool {
        let done = self.has(Field::Measure) || self.has(Field::Activity);
        let frame =
            [Field::Indicator, Field::Issue, Field::Responsible, Field::Due, Field::Section, Field::Result];
        (done && frame.iter().any(|field| self.has(*field))) || self.is_of_scores()
    }

    /// Whether it is a table of scores: indicators with their scores, nothing done.
    pub(super) fn is_of_scores(&self) -> bool {
        let done = self.has(Field::Measure) || self.has(Field::Activity);
        self.has(Field::Indicator) && self.has(Field::Score) && !done
    }

    /// Settles what depends on the other columns.
    fn settled(mut self, corrections: &[Mapping]) -> Self {
        let by_hand = |index: usize, name: &str| corrections.iter().any(|c| c.is_for(index, name));
        let no_issue = !self.has(Field::Issue);
        let measure = self.main_measure();
        let target = self.target_of(measure);
        for index in 0..self.columns.len() {
            let left = index.checked_sub(1).and_then(|left| self.columns[left].field);
            let column = &mut self.columns[index];
            if by_hand(index, &column.name) {
                continue;
            }
            column.field = match column.field {
                // What is done stands in the activities where there is no column of measures.
                Some(Field::Activity) if measure == Some(index) => Some(Field::Measure),
                Some(Field::Indicator) if target == Some(index) => Some(Field::Output),
                // Beside a column of measures, another one tells how they are carried out.
                Some(Field::Measure) if measure.is_some_and(|main| main != index) => Some(Field::Activity),
                // A column of items is that of the issues where there is no other.
                Some(Field::Code) if no_issue => Some(Field::Issue),
                // A header cell merged over two columns.
                None if column.name.is_empty() => left,
                field => field,
            };
        }
        self
    }

    /// Takes from `cells`, a row of the header below its first, the names of columns to be ticked. Whether
    /// they hold such names and nothing else.
    pub(super) fn take_names(&mut self, cells: &[String]) -> bool {
        let names: Vec<String> = cells.iter().map(|cell| markup::plain(cell)).collect();
        let filled = || names.iter().filter(|name| !name.is_empty());
        let is_name = |name: &String| ticks::is_ticked(name) || ticks::is_year(name);
        if filled().count() < 2 || names.len() > self.columns.len() || !filled().all(is_name) {
            return false;
        }
        for (column, name) in self.columns.iter_mut().zip(names) {
            if ticks::is_ticked(&name) && !column.is_ticked {
                column.name = name;
                column.know_ticks();
                column.field = Some(if column.is_time { Field::Due } else { Field::Status });
            }
        }
        true
    }

    /// Takes over the names of columns to be ticked from another printing of this header.
    pub(super) fn complete_from(&mut self, other: Self) {
        for (column, other) in self.columns.iter_mut().zip(other.columns) {
            if other.is_ticked && !column.is_ticked {
                *column = other;
            }
        }
    }

    /// The columns of times, with their names.
    pub(super) fn times(&self) -> Vec<(usize, &str)> {
        let is_of_times = |column: &Column| column.field == Some(Field::Due) && column.is_time;
        let times = self.columns.iter().enumerate().filter(|(_, column)| is_of_times(column));
        times.map(|(index, column)| (index, column.name.as_str())).collect()
    }

    /// Of several columns of what is done, the one of the measures: by its word for them, else the first.
    fn main_measure(&self) -> Option<usize> {
        let field = if self.has(Field::Measure) { Field::Measure } else { Field::Activity };
        let says = |index: &usize| {
            let name = fold(&self.columns[*index].name);
            let words: &[&str] = if field == Field::Measure {
                &["มาตรการ", "โครงการ"]
            } else {
                &["กิจกรรม"]
            };
            words.iter().any(|word| name.contains(word))
        };
        self.of(field).find(says).or_else(|| self.of(field).next())
    }

    /// The column of indicators that are those of the measures, by which their success is seen: right of the
    /// column `measure`, with the target at its side (โครงการ, ตัวชี้วัด, ค่าเป้าหมาย).
    fn target_of(&self, measure: Option<usize>) -> Option<usize> {
        let index = self.of(Field::Indicator).last().filter(|index| measure.is_some_and(|at| at < *index))?;
        let side = self.columns.get(index + 1)?;
        (side.field == Some(Field::Output) && side.name.contains("เป้าหมาย")).then_some(index)
    }

    /// Whether a column holds `field`.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.field == Some(field))
    }

    /// The indexes of the columns that hold `field`.
    pub(super) fn of(&self, field: Field) -> impl Iterator<Item = usize> {
        let holds = move |(index, column): (usize, &Column)| (column.field == Some(field)).then_some(index);
        self.columns.iter().enumerate().filter_map(holds)
    }

    /// Whether the correction is of a column of this header.
    pub(super) fn is_corrected_by(&self, mapping: &Mapping) -> bool {
        self.columns.iter().enumerate().any(|(index, column)| mapping.is_for(index, &column.name))
    }

    /// What the column at `index` is called in a report: its name, or its number where it has none.
    pub(super) fn label(&self, index: usize) -> String {
        match self.columns.get(index) {
            Some(column) if !column.name.is_empty() => column.name.clone(),
            _ => (index + 1).to_string(),
        }
    }

    /// What the column that holds `field` is called in a report.
    pub(super) fn name_of(&self, field: Field) -> String {
        self.of(field).next().map_or_else(String::new, |index| self.label(index))
    }

    /// The fields from the left: tables with the same are one table on several pages.
    pub(super) fn fields(&self) -> Vec<Option<Field>> {
        self.columns.iter().map(|column| column.field).collect()
    }

    /// Whether `cells` is this header again, on the next page: most of its cells read the same. Gives the
    /// columns that read otherwise there.
    pub(super) fn repeated_in(&self, cells: &[String]) -> Option<Vec<usize>> {
        if cells.len() != self.columns.len() {
            return None;
        }
        let differs =
            |index: &usize| fold(&markup::plain(&cells[*index])) != fold(&self.columns[*index].name);
        let other: Vec<usize> = (0..cells.len()).filter(differs).collect();
        let filled = self.columns.iter().filter(|column| !column.name.is_empty()).count();
        (other.len() < filled && other.len() * 3 <= cells.len()).then_some(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Vec<String> {
        row.split('\t').map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_known_by_their_words_wherever_they_stand() {
        for (name, field) in [
            ("ตัวชี้วัด", Field::Indicator),
            ("<b>ตัวชี้วัด</b> ITA", Field::Indicator),
            ("ตัวชี้วัดความสำเร็จ", Field::Output),
            ("ประเด็นที่ต้องพัฒนา/ปรับปรุง", Field::Issue),
            ("มาตรการ/กิจกรรมในการพัฒนา", Field::Measure),
            ("วิธีดำเนิน การ", Field::Measure),
            ("การดำเนินการตามมาตรการ", Field::Measure),
            ("กิจกรรมที่จะดำเนินการ", Field::Activity),
            ("ผลการ ดำเนินงาน", Field::Result),
            ("ผลการดำเนินการตามมาตรการ", Field::Result),
            ("ระยะเวลา ดำเนินการ", Field::Due),
            ("ระยะเวลากำกับติดตามโดยผู้บริหาร", Field::Monitoring),
            ("การติดตามผล", Field::Monitoring),
            ("ส่วนราชการที่รับผิดชอบ", Field::Responsible),
            ("วิธีการสร้างการรับรู้", Field::Awareness),
            ("รายละเอียดการวิเคราะห์", Field::Analysis),
            ("ภาพถ่ายประกอบการดำเนินงาน", Field::Picture),
            ("ปัญหา/อุปสรรค", Field::Obstacles),
            ("ผู้รับผิตชอบ", Field::Responsible),
            ("ลำดับที่", Field::Number),
        ] {
            let name = markup::plain(name);
            assert_eq!(by_words(&name).or_else(|| by_likeness(&name)), Some(field), "{name}");
        }
        for none in ["งบประมาณ", "จำนวน", "การใช้งบประมาณ"]
        {
            assert_eq!(by_words(none).or_else(|| by_likeness(none)), None, "{none}");
        }
    }

    #[test]
    fn rows_of_content_are_no_header() {
        for row in [
            "การใช้งบประมาณ\tเผยแพร่แผน\tกองคลัง\tทุกเดือน",
            "มาตรการประหยัด\tจัดทำแผน\tฝ่ายปกครอง",
            "(๑) หัวหน้าฝ่าย\tกรรมการ",
            "ก\tข",
        ] {
            assert_eq!(Header::read(&cells(row), &[]), None, "{row}");
        }
    }

    #[test]
    fn activities_stand_in_for_measures_and_items_for_issues() {
        let header = Header::read(&cells("ตัวชี้วัด\tข้อ\tกิจกรรม\tผู้รับผิดชอบ"), &[]).unwrap();
        assert!(header.has(Field::Measure) && header.has(Field::Issue) && !header.has(Field::Code));
        let header = Header::read(&cells("ประเด็น\tวิธีการดำเนินการ\tมาตรการ/แนวทาง\tผู้รับผิดชอบ"), &[]).unwrap();
        assert_eq!(header.of(Field::Measure).collect::<Vec<_>>(), [2]);
        assert_eq!(header.of(Field::Activity).collect::<Vec<_>>(), [1]);
        let header = Header::read(&cells("ตัวชี้วัด\tข้อ\tประเด็น\tมาตรการ\tกิจกรรม"), &[]).unwrap();
        assert!(header.has(Field::Code) && header.has(Field::Activity));
        let header = Header::read(&cells("วิธีการ\tกิจกรรม\tเวลา\tผู้ดำเนินการ"), &[]).unwrap();
        assert_eq!(header.fields()[..3], [Field::Activity, Field::Measure, Field::Due].map(Some));
        let header = Header::read(&cells("โครงการ\tตัวชี้วัด\tค่าเป้าหมาย\tผู้รับผิดชอบ"), &[]).unwrap();
        assert!(!header.has(Field::Indicator));
    }

    #[test]
    fn a_person_may_correct_a_column_by_name_or_number() {
        let row = cells("ตัวชี้วัด\tสิ่งที่ทำ\tผู้รับผิดชอบ\tอื่น ๆ");
        assert_eq!(Header::read(&row, &[]), None);
        let maps: Vec<Mapping> = ["สิ่งที่ ทำ=measure", "4=note"].iter().map(|m| m.parse().unwrap()).collect();
        let header = Header::read(&row, &maps).unwrap();
        assert_eq!(header.of(Field::Measure).collect::<Vec<_>>(), [1]);
        assert_eq!(header.of(Field::Note).collect::<Vec<_>>(), [3]);
        let field = |text: &str| text.parse::<Mapping>().map(|mapping| mapping.field);
        assert_eq!(field("ก=outputs"), Ok(Field::Output));
        assert_eq!(field("ก=activities"), Ok(Field::Activity));
        assert_eq!(field("ก=ผู้รับผิดชอบ"), Ok(Field::Responsible));
        assert!("ก=อะไร".parse::<Mapping>().is_err() && "ก".parse::<Mapping>().is_err());
    }

    #[test]
    fn a_header_comes_again_with_a_word_misread() {
        let header = Header::read(&cells("ตัวชี้วัด\tข้อ\tวิธีดำเนินการ\tผู้รับผิดชอบ"), &[]).unwrap();
        assert_eq!(header.repeated_in(&cells("ตัวชี้วัด\tชื่อ\tวิธีดำเนิน การ\tผู้รับผิดชอบ")), Some(vec![1]));
        assert_eq!(header.repeated_in(&cells("ก\tข\tค\tง")), None);
    }
}
