//! What happens in each month of the year that the test lives through. Names are invented.

use super::living::Report;

/// A month: what comes in before its meeting, and what the meeting does.
pub struct Month {
    /// The number that the program proposes.
    pub number: &'static str,
    /// The day of the meeting.
    pub on: &'static str,
    /// What units report before it; all others say as before.
    pub reports: &'static [Report],
    /// Measures that say nothing though they are asked.
    pub silent: &'static [&'static str],
    /// What units report on directives: its id, the words.
    pub answers: &'static [(&'static str, &'static str)],
    /// Who does not come: place on the roster, the reason.
    pub absent: &'static [(usize, &'static str)],
    /// Who comes for another: place on the roster, the name.
    pub stand_ins: &'static [(usize, &'static str)],
    /// Who is there without being a member.
    pub guests: &'static [&'static str],
    /// What the chair tells.
    pub told: &'static str,
    /// What is decided on the wall, about a measure.
    pub decided: &'static [(&'static str, Decision)],
    /// Directives about nothing, with a unit and a due day.
    pub given: &'static [(&'static str, &'static str, &'static str)],
    /// Directives that the meeting closes.
    pub closed: &'static [&'static str],
    /// Other business.
    pub other: &'static str,
}

/// What the meeting decides on the wall.
#[derive(Debug, Clone, Copy)]
pub enum Decision {
    /// The key of a status.
    Status(&'static str),
    /// A resolution that is picked by these words.
    Resolve(&'static str),
    /// Another due day.
    Due(&'static str),
    /// A directive to the measure's unit, and by when.
    Direct(&'static str, &'static str),
}

use Decision::{Direct, Due, Resolve, Status};

const QUIET: Month = Month {
    number: "",
    on: "",
    reports: &[],
    silent: &[],
    answers: &[],
    absent: &[],
    stand_ins: &[],
    guests: &[],
    told: "",
    decided: &[],
    given: &[],
    closed: &[],
    other: "ไม่มี",
};

/// October 2565 to September 2566.
pub const YEAR: [Month; 12] = [
    Month {
        number: "1/2565",
        on: "2022-10-19",
        reports: &[
            ("1.1", "2", "ประชุมทบทวนครั้งแรกแล้ว มีผู้เข้าร่วม 14 คน", "", "สรุปประชุม-ต.ค.65.pdf"),
            ("1.2", "2", "แจ้งเวียนแบบฟอร์มให้ทุกฝ่ายแล้ว", "", ""),
            ("4.1", "2", "ร่างภาพอธิบายขั้นตอนแล้ว", "ยังไม่มีผู้ออกแบบ", ""),
        ],
        silent: &["8.3"],
        absent: &[(5, "ลาการประชุม")],
        stand_ins: &[(3, "นายตัวอย่าง หนึ่ง")],
        told: "ประธานแจ้งคำสั่งแต่งตั้งคณะกรรมการ และขอให้ทุกฝ่ายรายงานผลภายในวันที่ 10 ของทุกเดือน",
        decided: &[
            ("1.2", Direct("รวบรวมต้นฉบับคู่มือจากทุกฝ่ายให้ครบ", "15/12/2565")),
            ("4.1", Resolve("รับทราบ และให้เร่งรัด")),
        ],
        given: &[("จัดทำปฏิทินการติดตามมาตรการทั้งปี", "ฝ่ายปกครอง", "30/11/2565")],
        ..QUIET
    },
    Month {
        number: "2/2565",
        on: "2022-11-16",
        reports: &[
            ("1.2", "2", "ได้รับต้นฉบับ 18 เรื่องจาก 7 ฝ่าย", "ฝ่ายที่เหลืออยู่ระหว่างปรับถ้อยคำ", ""),
            ("5.1", "3", "ผู้อำนวยการเขตลงนามประกาศแล้ว", "", "ประกาศลงวันที่ 10 พ.ย. 65"),
        ],
        silent: &["8.3", "6.3"],
        answers: &[("D1", "ได้รับแล้ว 18 เรื่อง จาก 30 เรื่อง"), ("D2", "จัดทำปฏิทินแล้วเสร็จและเวียนทุกฝ่ายแล้ว")],
        absent: &[(2, "ติดราชการ"), (6, "ลาป่วย")],
        told: "ประธานแจ้งกำหนดการประเมินคุณธรรมและความโปร่งใสประจำปี",
        closed: &["D2"],
        ..QUIET
    },
    Month {
        number: "3/2565",
        on: "2022-12-21",
        reports: &[
            ("1.2", "2", "ต้นฉบับครบ 30 เรื่อง อยู่ระหว่างจัดหน้า", "", ""),
            ("1.4", "2", "สุ่มตรวจไตรมาสที่ 1 จำนวน 50 เรื่อง", "", "รายงานสุ่มตรวจ-ไตรมาส1.xlsx"),
            ("3.2", "3", "จัดทำแบบมอบหมายงานครบทุกคนแล้ว", "", "บันทึกข้อความ ที่ ตย 0102/410"),
        ],
        silent: &["8.3", "6.3"],
        answers: &[("D1", "ได้รับครบ 30 เรื่องแล้ว")],
        guests: &["นางสาวตัวอย่าง แปด เจ้าพนักงานธุรการ"],
        told: "ไม่มี",
        decided: &[
            ("6.3", Resolve("รับทราบ และให้เร่งรัด")),
            ("6.3", Direct("รายงานสาเหตุที่ล่าช้าและกำหนดแล้วเสร็จ", "10/1/2566")),
        ],
        closed: &["D1"],
        ..QUIET
    },
    Month {
        number: "1/2566",
        on: "2023-01-18",
        reports: &[
            ("1.2", "3", "ติดป้ายครบ 10 จุด และเผยแพร่คู่มือแล้ว", "", "https://example.go.th/manual"),
            ("4.2", "4", "ขอเลื่อนการพัฒนาระบบไปไตรมาสที่ 4", "งบประมาณยังไม่ได้รับการจัดสรร", ""),
            ("4.1", "3", "เผยแพร่ภาพอธิบายขั้นตอนแล้ว", "", "ภาพขั้นตอน.png"),
        ],
        silent: &["6.3", "8.3"],
        answers: &[("D3", "อยู่ระหว่างหารือกับฝ่ายรายได้")],
        absent: &[(7, "ลาการประชุม")],
        told: "ประธานอวยพรปีใหม่และขอบคุณทุกฝ่าย",
        decided: &[
            ("4.2", Resolve("เห็นชอบให้ขยายระยะเวลา")),
            ("4.2", Due("31/8/2566")),
            ("8.2", Direct("ติดตั้งรหัสคิวอาร์ให้ครบทุกช่องบริการ", "28/2/2566")),
        ],
        ..QUIET
    },
    Month {
        number: "2/2566",
        on: "2023-02-15",
        reports: &[
            ("2.2", "3", "เวียนแนวปฏิบัติแล้ว", "", "แนวปฏิบัติ-2566.pdf"),
            ("6.3", "2", "ยกเลิกการเรียกสำเนา 12 รายการ เหลือ 3 รายการ", "ระบบตรวจสอบยังไม่ครบ", ""),
        ],
        silent: &["8.3"],
        answers: &[("D3", "ส่งรายงานสาเหตุแล้ว ขอเวลาถึงเดือนมีนาคม"), ("D4", "ติดตั้งแล้ว 6 ช่อง จาก 9 ช่อง")],
        stand_ins: &[(4, "นางสาวตัวอย่าง ห้า")],
        told: "ประธานแจ้งผลการประชุมผู้บริหาร",
        decided: &[("1.3", Status("2")), ("1.3", Direct("เร่งรัดป้ายและราวจับทางลาดให้แล้วเสร็จ", "31/3/2566"))],
        ..QUIET
    },
    Month {
        number: "3/2566",
        on: "2023-03-15",
        reports: &[
            ("6.3", "3", "ยกเลิกการเรียกสำเนาครบ 15 รายการแล้ว", "", "ประกาศงดเรียกสำเนา.pdf"),
            ("1.5", "4", "ขอเลื่อนการติดตั้งป้าย", "ผู้รับจ้างส่งแบบล่าช้า", ""),
            ("8.2", "3", "รับชำระผ่านรหัสคิวอาร์ได้ทุกช่องแล้ว", "", ""),
        ],
        silent: &["7.1"],
        answers: &[("D4", "ติดตั้งครบ 9 ช่องแล้ว"), ("D5", "อยู่ระหว่างจัดจ้าง")],
        absent: &[(1, "ติดราชการ")],
        told: "ประธานแจ้งกำหนดเผยแพร่ข้อมูลสาธารณะภายในวันที่ 17 มีนาคม 2566",
        decided: &[("1.5", Resolve("เห็นชอบให้ขยายระยะเวลา")), ("1.5", Due("30/6/2566"))],
        closed: &["D3", "D4"],
        ..QUIET
    },
    Month {
        number: "4/2566",
        on: "2023-04-19",
        reports: &[
            ("9.1", "3", "เผยแพร่ครบทุกรายการแล้ว", "", "https://example.go.th/open"),
            ("9.2", "3", "เผยแพร่สถิติรอบ 6 เดือนแล้ว", "", ""),
            ("2.4", "3", "อบรมแล้ว 45 คน", "", "ใบลงชื่อ.pdf"),
        ],
        silent: &["7.1", "8.3"],
        answers: &[("D5", "ติดตั้งราวจับแล้ว เหลือป้าย")],
        absent: &[(0, "ติดราชการ")],
        told: "รองประธานทำหน้าที่ประธานในที่ประชุม",
        decided: &[("7.1", Status("2"))],
        ..QUIET
    },
    Month {
        number: "5/2566",
        on: "2023-05-17",
        reports: &[
            ("8.3", "5", "ขอยกเลิก เนื่องจากกรุงเทพมหานครจัดหาให้แล้ว", "", "หนังสือ ที่ กท 0401/77"),
            ("7.1", "3", "ปรับหมวดหมู่เว็บไซต์แล้ว", "", ""),
            ("1.3", "3", "เปิดใช้จุดบริการพิเศษแล้ว", "", "ภาพจุดบริการ.jpg"),
        ],
        answers: &[("D5", "แล้วเสร็จทั้งหมด")],
        told: "ไม่มี",
        decided: &[("8.3", Resolve("อนุมัติ"))],
        closed: &["D5"],
        ..QUIET
    },
    Month {
        number: "6/2566",
        on: "2023-06-21",
        reports: &[
            ("1.5", "3", "ติดตั้งป้ายครบ 24 ป้ายแล้ว", "", ""),
            ("10.1", "3", "รายงานผลรอบ 6 เดือนแล้ว", "", ""),
        ],
        silent: &["2.3", "6.1", "8.1"],
        stand_ins: &[(2, "นางตัวอย่าง สาม")],
        told: "ประธานแจ้งกำหนดสำรวจความพึงพอใจรอบสุดท้าย",
        given: &[("จัดทำสรุปผลทั้งปีเสนอผู้บริหาร", "ฝ่ายปกครอง", "15/9/2566")],
        ..QUIET
    },
    Month {
        number: "7/2566",
        on: "2023-07-19",
        reports: &[
            ("7.3", "3", "จัดเวทีครบ 4 ครั้งแล้ว", "", "สรุปเวทีชุมชน.pdf"),
            ("2.3", "3", "ปรับทะเบียนคุมวัสดุครบแล้ว", "", ""),
            ("3.1", "3", "สื่อสารเกณฑ์แล้ว", "", ""),
        ],
        answers: &[("D6", "รวบรวมข้อมูลแล้วครึ่งหนึ่ง")],
        absent: &[(5, "ลาการประชุม"), (7, "ลาป่วย")],
        told: "ไม่มี",
        ..QUIET
    },
    Month {
        number: "8/2566",
        on: "2023-08-16",
        reports: &[
            ("6.1", "3", "เปิดระบบติดตามคำขอแล้ว", "", ""),
            ("5.3", "3", "เผยแพร่ช่องทางแจ้งเบาะแสแล้ว", "", ""),
            ("6.2", "3", "สำรวจครบ 400 ราย", "", "ผลสำรวจ.xlsx"),
        ],
        answers: &[("D6", "ร่างสรุปผลแล้ว")],
        guests: &["นายตัวอย่าง สิบ นักวิชาการตรวจสอบภายใน"],
        told: "ประธานแจ้งให้เตรียมแผนปีงบประมาณ พ.ศ. 2567",
        decided: &[("4.2", Status("2"))],
        ..QUIET
    },
    Month {
        number: "9/2566",
        on: "2023-09-20",
        reports: &[
            ("4.2", "3", "เปิดใช้แบบขอยืมออนไลน์แล้ว", "", "https://example.go.th/loan"),
            ("4.3", "3", "ตรวจนับครุภัณฑ์ครบแล้ว", "", ""),
            ("1.1", "3", "ประชุมครบ 12 ครั้ง", "", ""),
        ],
        answers: &[("D6", "เสนอสรุปผลทั้งปีต่อผู้บริหารแล้ว")],
        told: "ประธานขอบคุณทุกฝ่ายที่ร่วมดำเนินการตลอดปีงบประมาณ",
        closed: &["D6"],
        other: "ที่ประชุมนัดหมายการประชุมครั้งแรกของปีงบประมาณ พ.ศ. 2567 ในเดือนตุลาคม 2566",
        ..QUIET
    },
];
