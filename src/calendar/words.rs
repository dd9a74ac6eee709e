//! The words that carry a date or a rhythm, and what each of them is to the grammar.
//!
//! A table, so that a way of writing is added in one line. The longest entry that fits wins, which is also
//! how a word that only looks like another is kept out: รายงาน stands here so that ราย is not found in it.

use chrono::Weekday;

use super::Cadence;

/// What a piece of text is to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Digits: their value and how many they are.
    Number { value: u32, digits: usize },
    /// A number in words: สอง.
    Spelled(u32),
    /// A month, 1 to 12.
    Month(u32),
    /// A weekday.
    Weekday(Weekday),
    /// A length of time, or what is counted in a year.
    Unit(Unit),
    /// A rhythm in one word (the English ones).
    Rhythm(Cadence),
    /// ทุก
    Every,
    /// ละ, as in เดือนละ
    Each,
    /// ต่อ, as in ๑ ครั้งต่อเดือน
    Per,
    /// ราย, as in รายเดือน
    Periodic,
    /// ครั้ง
    Times,
    /// ๆ
    Repeat,
    /// รอบ
    Round,
    /// A hyphen or a dash.
    Dash,
    /// ถึง
    Until,
    /// และ, a comma
    And,
    /// /
    Slash,
    /// A full stop or colon between two digits.
    Dot,
    /// +
    Plus,
    /// ที่
    At,
    /// ของ
    Of,
    /// พ.ศ.
    BuddhistEra,
    /// ค.ศ.
    CommonEra,
    /// ภายใน, ไม่เกิน
    Within,
    /// ตั้งแต่, เริ่ม
    From,
    /// เป็นต้นไป
    Onwards,
    /// ตลอด, ทั้ง
    Through,
    /// สิ้น
    End,
    /// ต้น, กลาง, ปลาย: a part of a month or a year that nobody has fixed.
    PartOf,
    /// ก่อน
    Before,
    /// หลัง
    After,
    /// แรก
    First,
    /// สุดท้าย
    Last,
    /// นี้
    This,
    /// ปัจจุบัน, บัดนี้
    Now,
    /// What may follow ทุกวัน without making it days of some kind (ทุกวันหยุด): ทำการ, โดย
    Further,
    /// นับ
    Counting,
    /// ถัดไป, หน้า
    Next,
    /// ปีการศึกษา, ภาคเรียน
    School,
    /// What stands after a number of things: ราย, คน, น.
    Counted,
    /// ข้อ, before a number that is no day
    Item,
    /// What ก.พ. belongs to where it is an office and no month: สำนักงาน
    Office,
    /// Anything else.
    Other,
    /// Before the first word and after the last.
    Edge,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    FiscalYear,
    CalendarYear,
}

/// Every fixed word. Blanks within an entry do not count; abbreviations of months and eras are made of parts
/// and stand in the tokenizer, names of months and weekdays in `names`.
pub(super) const LEXICON: &[(&str, Word)] = &[
    ("กรกฏาคม", Word::Month(7)),
    ("พฤหัส", Word::Weekday(Weekday::Thu)),
    ("พฤหัสฯ", Word::Weekday(Weekday::Thu)),
    ("วัน", Word::Unit(Unit::Day)),
    ("สัปดาห์", Word::Unit(Unit::Week)),
    ("เดือน", Word::Unit(Unit::Month)),
    ("ไตรมาส", Word::Unit(Unit::Quarter)),
    ("ครึ่งปี", Word::Unit(Unit::Half)),
    ("ครึ่งปีงบประมาณ", Word::Unit(Unit::Half)),
    ("ปี", Word::Unit(Unit::Year)),
    ("ปีงบ", Word::Unit(Unit::FiscalYear)),
    ("ปีงบประมาณ", Word::Unit(Unit::FiscalYear)),
    ("ปีปฏิทิน", Word::Unit(Unit::CalendarYear)),
    ("ทุก", Word::Every),
    ("ละ", Word::Each),
    ("ต่อ", Word::Per),
    ("ราย", Word::Periodic),
    ("ครั้ง", Word::Times),
    ("ๆ", Word::Repeat),
    ("รอบ", Word::Round),
    ("-", Word::Dash),
    ("‐", Word::Dash),
    ("‑", Word::Dash),
    ("–", Word::Dash),
    ("—", Word::Dash),
    ("−", Word::Dash),
    ("~", Word::Dash),
    ("ถึง", Word::Until),
    ("จนถึง", Word::Until),
    ("สิ้นสุด", Word::Until),
    ("และ", Word::And),
    ("หรือ", Word::And),
    ("กับ", Word::And),
    ("&", Word::And),
    (",", Word::And),
    ("/", Word::Slash),
    ("+", Word::Plus),
    ("ที่", Word::At),
    ("ของ", Word::Of),
    ("ภายใน", Word::Within),
    ("ไม่เกิน", Word::Within),
    ("ตั้งแต่", Word::From),
    ("เริ่ม", Word::From),
    ("เริ่มตั้งแต่", Word::From),
    ("เป็นต้นไป", Word::Onwards),
    ("ตลอด", Word::Through),
    ("ตลอดทั้ง", Word::Through),
    ("ทั้ง", Word::Through),
    ("สิ้น", Word::End),
    ("ต้น", Word::PartOf),
    ("กลาง", Word::PartOf),
    ("ปลาย", Word::PartOf),
    ("ก่อน", Word::Before),
    ("หลัง", Word::After),
    ("หลังจาก", Word::After),
    ("ภายหลัง", Word::After),
    ("แรก", Word::First),
    ("สุดท้าย", Word::Last),
    ("นี้", Word::This),
    ("ปัจจุบัน", Word::Now),
    ("บัดนี้", Word::Now),
    ("ทำการ", Word::Further),
    ("อย่าง", Word::Further),
    ("โดย", Word::Further),
    ("เพื่อ", Word::Further),
    ("ผ่าน", Word::Further),
    ("นับ", Word::Counting),
    ("ถัดไป", Word::Next),
    ("หน้า", Word::Next),
    ("ที่แล้ว", Word::Next),
    ("ที่ผ่านมา", Word::Next),
    ("ปีการศึกษา", Word::School),
    ("ภาคการศึกษา", Word::School),
    ("ภาคเรียน", Word::School),
    ("คน", Word::Counted),
    ("บาท", Word::Counted),
    ("แห่ง", Word::Counted),
    ("น.", Word::Counted),
    ("นาฬิกา", Word::Counted),
    ("%", Word::Counted),
    ("ข้อ", Word::Item),
    ("สำนักงาน", Word::Office),
    ("เลขาธิการ", Word::Office),
    ("หนึ่ง", Word::Spelled(1)),
    ("สอง", Word::Spelled(2)),
    ("สาม", Word::Spelled(3)),
    ("สี่", Word::Spelled(4)),
    ("หก", Word::Spelled(6)),
    ("สิบสอง", Word::Spelled(12)),
    ("daily", Word::Rhythm(Cadence::Daily)),
    ("weekly", Word::Rhythm(Cadence::Weekly)),
    ("twice a month", Word::Rhythm(Cadence::TwiceMonthly)),
    ("monthly", Word::Rhythm(Cadence::Monthly)),
    ("quarterly", Word::Rhythm(Cadence::Quarterly)),
    ("twice a year", Word::Rhythm(Cadence::TwiceYearly)),
    ("yearly", Word::Rhythm(Cadence::Yearly)),
    ("fiscal year", Word::Unit(Unit::FiscalYear)),
    // Words that begin or end like one of the above.
    ("รายงาน", Word::Other),
    ("รายการ", Word::Other),
    ("รายละเอียด", Word::Other),
    ("รายชื่อ", Word::Other),
    ("รายได้", Word::Other),
    ("ข้อมูล", Word::Other),
    ("เสร็จสิ้น", Word::Other),
    ("กำกับ", Word::Other),
    ("ต่อเนื่อง", Word::Other),
    ("คนละ", Word::Other),
    ("บรรทุก", Word::Other),
];
