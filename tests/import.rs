//! Documents become plans: the counts of the four examples, one difficulty after the other, and that
//! nothing of a table is lost in silence.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use proptest::prelude::*;
use tidtam::calendar::{Cadence, FiscalYear};
use tidtam::exchange::{Imported, Mapping, Options, understand};
use tidtam::locales::{Fault, Lang, Words};
use tidtam::plan::{Measure, Role, Status, When};
use tidtam::thai::digits;

fn options() -> Options {
    Options { year: None, agency: None, corrections: Vec::new(), today: "2023-03-15".parse().unwrap() }
}

fn example(name: &str) -> (String, Imported) {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let imported = understand(&text, &options()).unwrap();
    (text, imported)
}

/// Reads a table under a title that says year and office; cells between `|`.
#[track_caller]
fn table(rows: &str) -> Imported {
    try_table(rows, &[]).unwrap()
}

fn try_table(rows: &str, maps: &[&str]) -> Result<Imported, Fault> {
    let text = format!("แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖\n\n{}", rows.replace('|', "\t"));
    understand(&text, &Options { corrections: corrections(maps), ..options() })
}

fn corrections(maps: &[&str]) -> Vec<Mapping> {
    maps.iter().map(|map| map.parse().unwrap()).collect()
}

fn measures(imported: &Imported) -> Vec<&Measure> {
    imported.plan.measures().map(|(_, measure)| measure).collect()
}

fn titles(imported: &Imported) -> Vec<&str> {
    measures(imported).into_iter().map(|measure| measure.title.as_str()).collect()
}

/// How many measures each indicator has.
fn each(imported: &Imported) -> Vec<usize> {
    let indicators = imported.plan.sections.iter().flat_map(|section| &section.indicators);
    indicators.map(|indicator| indicator.measures.len()).collect()
}

fn monitored(imported: &Imported, every: Option<Cadence>) -> usize {
    measures(imported).into_iter().filter(|measure| measure.monitoring.every == every).count()
}

/// Everything that the plan and the report say, without blanks.
fn said(imported: &Imported) -> String {
    let words = Words::new(Lang::English);
    let mut all = serde_json::to_string(&imported.plan).unwrap().replace("\\\"", "\"");
    for remark in &imported.report.remarks {
        all.push_str(&words.say(&remark.message));
    }
    all.split_whitespace().collect()
}

/// The words of the cells of `text` that neither the plan nor the report says. Markup, numbering, headers
/// and the words that became a status are not counted.
fn lost(text: &str, imported: &Imported) -> Vec<String> {
    let said = said(imported);
    let header = |line: &&str| ["ตัวชี้วัด\t", "ประเด็น\t"].iter().any(|start| line.starts_with(start));
    let statuses = ["ดำเนินการแล้ว", "ระหว่างดำเนินการ", "ระหว่าง", "ดำเนินการ", "ตัวชี้วัดที่"];
    let mut lost = Vec::new();
    for cell in
        text.lines().filter(|line| line.contains('\t') && !header(line)).flat_map(|line| line.split('\t'))
    {
        for word in without_tags(cell).split_whitespace() {
            let word = word.trim_start_matches(['-', '(']).trim_start_matches(|c: char| c.is_numeric());
            let word = word.trim_start_matches(['.', ')']);
            if !word.is_empty() && !statuses.contains(&word) && !said.contains(word) {
                lost.push(word.to_owned());
            }
        }
    }
    lost
}

fn without_tags(cell: &str) -> String {
    let mut out = String::new();
    for part in cell.replace("&amp;", "&").split('<') {
        match part.split_once('>') {
            Some((_, text)) => out.extend([" ", text]),
            None => out.push_str(part),
        }
    }
    out
}

#[test]
fn a_plan_with_dues() {
    let (text, imported) = example("plan-with-dues.txt");
    let plan = &imported.plan;
    assert_eq!((plan.agency.as_str(), plan.fiscal_year.be()), ("สำนักงานเขตตัวอย่าง", 2566));
    assert_eq!(each(&imported), [3, 2, 2, 1, 1, 1]);
    assert_eq!(plan.sections.iter().map(|s| s.code.as_str()).collect::<Vec<_>>(), ["IIT", "EIT", "OIT"]);
    let ids: Vec<&str> = measures(&imported).iter().map(|m| m.id.as_str()).collect();
    assert_eq!(ids, ["1.1", "1.2", "1.3", "2.1", "2.2", "4.1", "4.2", "6.1", "9.1", "10.1"]);

    let first = measures(&imported)[0];
    assert_eq!(first.due.when, When::Every(Cadence::Monthly));
    assert_eq!(first.title, "ประชุมซักซ้อมเจ้าหน้าที่ก่อนเปิดจุดบริการ");
    assert_eq!(first.activities.len(), 3);
    let on = measures(&imported).iter().filter(|m| matches!(m.due.when, When::On(_))).count();
    assert_eq!(on, 9);
    let in_a_sentence = measures(&imported)[8];
    assert_eq!(in_a_sentence.due.when, When::On("2023-04-30".parse().unwrap()));
    assert!(in_a_sentence.due.text.starts_with("ให้ทุกเรื่อง"));

    assert_eq!((monitored(&imported, Some(Cadence::Monthly)), monitored(&imported, None)), (9, 1));
    let merged_down = measures(&imported)[6];
    assert_eq!(merged_down.issue, "ยืมของหลวงต้องมีใบยืม");
    assert_eq!(merged_down.responsible.units, ["ฝ่ายการคลัง", "ฝ่ายเทศกิจ"]);
    assert_eq!(lost(&text, &imported), [""; 0]);
}

#[test]
fn a_report_with_coded_issues_and_results() {
    let (text, imported) = example("report-with-codes.txt");
    assert_eq!(each(&imported), [4, 3, 2, 3, 2, 1, 1, 2]);
    let indicators: Vec<_> = imported.plan.sections.iter().flat_map(|section| &section.indicators).collect();
    let codes: Vec<String> =
        indicators.iter().flat_map(|i| &i.issues).map(|issue| issue.codes.join("+")).collect();
    assert_eq!(codes, ["i1", "i2", "i3", "i7", "i8", "i9", "i10", "i11", "i12", "E5+E6", "O1 - O17"]);
    assert_eq!(indicators.iter().map(|i| i.results.len()).collect::<Vec<_>>(), [4, 2, 2, 2, 2, 1, 0, 0]);
    assert!(indicators[2].results[1].ends_with("แนบท้ายรายงานฉบับนี้"));
    assert_eq!((monitored(&imported, Some(Cadence::Monthly)), monitored(&imported, None)), (15, 3));

    let cut = &indicators[1].measures[0];
    assert!(cut.title.ends_with("โดยแยกตาม ฝ่าย ตามกลุ่มงาน และตามวัน"), "{}", cut.title);
    let joined = &indicators[4];
    assert_eq!(joined.measures[0].responsible.units, ["ฝ่ายปกครอง", "ทุกฝ่าย"]);
    assert_eq!(joined.issues[0].text, "ประชาชนยังไม่ทราบว่า หน่วยงานมีระบบยื่นคำขอออนไลน์แล้ว");

    let topics = imported.plan.sections.last().unwrap();
    assert_eq!((topics.code.as_str(), topics.indicators.len()), ("", 2));
    assert_eq!(topics.indicators[1].measures[0].title, "ปรับสถานที่");
    assert_eq!(topics.indicators[1].measures[0].activities, ["ทำความสะอาด", "ติดป้ายบอกทาง"]);
    assert_eq!(lost(&text, &imported), [""; 0]);
    assert!(said(&imported).contains("Theimageshowsaservicecounter"), "the caption is reported");
}

#[test]
fn a_plan_with_scores_and_a_committee() {
    let (text, imported) = example("plan-with-scores.txt");
    let plan = &imported.plan;
    assert_eq!((plan.agency.as_str(), plan.fiscal_year.be()), ("เทศบาลตำบลตัวอย่าง", 2566));
    assert_eq!(each(&imported), [3, 3, 2, 2, 1]);
    assert_eq!(monitored(&imported, Some(Cadence::TwiceYearly)), 8);
    assert_eq!(monitored(&imported, Some(Cadence::Quarterly)), 3);
    let cut = measures(&imported)[4];
    assert_eq!(cut.title, "เผยแพร่แผนจัดซื้อจัดจ้าง และแจ้งผู้ที่ เกี่ยวข้องทราบทุกครั้ง");
    assert_eq!(cut.monitoring.text, "ทุกไตรมาส");
    assert_eq!(cut.monitoring.how, "ปลัดเทศบาลประชุมหัวหน้าส่วน ให้ รายงานการใช้จ่ายให้ครบ");

    let score = plan.score.as_ref().unwrap();
    assert_eq!((score.year.be(), score.total.hundredths(), score.grade.as_str()), (2565, 8425, "B"));
    let scores: Vec<_> =
        plan.sections.iter().flat_map(|s| &s.indicators).map(|i| i.score.unwrap().hundredths()).collect();
    assert_eq!(scores, [8510, 7105, 8000, 8230, 10_000]);

    let [committee, group] = plan.bodies.as_slice() else { panic!("two bodies") };
    assert_eq!(committee.name, "คณะกรรมการส่งเสริมคุณธรรมของเทศบาลตำบลตัวอย่าง");
    assert_eq!((committee.members.len(), group.members.len()), (6, 6));
    assert_eq!((committee.duties.len(), group.duties.len()), (1, 3));
    for body in [committee, group] {
        let order = body.order.as_ref().unwrap();
        assert_eq!((order.number.as_str(), order.date), ("123/2565", Some("2022-10-25".parse().unwrap())));
    }
    let roles: Vec<(Role, bool)> = committee.members.iter().map(|m| (m.role, m.also_member)).collect();
    assert_eq!(roles[0], (Role::Chair, false));
    assert_eq!(roles[4..], [(Role::Secretary, true), (Role::AssistantSecretary, true)]);
    assert_eq!(committee.members[5].name, "นางสาวตัวอย่าง หก");
    assert_eq!(committee.members[5].position, "นักทรัพยากรบุคคลชำนาญการ");
    assert_eq!(
        (group.members[1].position.as_str(), group.members[1].unit.as_str()),
        ("นายช่างโยธาอาวุโส", "กองช่าง")
    );
    let (_, rows) = text.split_once("- ตัวชี้วัดที่ ๙").unwrap();
    assert_eq!(lost(rows, &imported), [""; 0]);
}

#[test]
fn a_report_with_statuses() {
    let (text, imported) = example("report-with-statuses.txt");
    assert_eq!(each(&imported), [2, 2, 2, 2, 1]);
    assert!(measures(&imported).iter().all(|measure| measure.due.when == When::WholeYear));
    let today = "2023-03-15".parse().unwrap();
    let done = measures(&imported).iter().filter(|m| m.status(today) == Status::Done).count();
    let open = measures(&imported).iter().filter(|m| m.status(today) == Status::InProgress).count();
    assert_eq!((done, open), (7, 2));
    let entry = &measures(&imported)[1].log[0];
    assert_eq!((entry.on, entry.text.as_str()), ("2021-09-30".parse().unwrap(), "เมื่อเดือนมีนาคม"));
    assert_eq!(measures(&imported)[0].codes, ["๑๒"]);
    assert_eq!(measures(&imported)[4].codes, ["E๑"]);
    let list = measures(&imported)[7];
    assert_eq!((list.title.as_str(), list.activities.len()), ("ประกาศหลักเกณฑ์ ดังนี้", 3));
    assert_eq!(lost(&text, &imported), [""; 0]);
}

#[test]
fn what_was_reported_is_dated_within_the_year() {
    let text = example("report-with-statuses.txt").0;
    let on = |today: &str| {
        let imported = understand(&text, &Options { today: today.parse().unwrap(), ..options() }).unwrap();
        measures(&imported)[0].log[0].on.to_string()
    };
    assert_eq!(on("2021-02-03"), "2021-02-03");
    assert_eq!(on("2020-01-01"), "2020-10-01");
}

#[test]
fn columns_may_stand_in_any_order_and_read_otherwise() {
    let imported = table(
        "หน่วยงานที่รับผิดชอบ|กำหนดแล้วเสร็จ|แนวทางการดำเนินงาน|ที่|ตัวชี้วัด ITA\n\
         กองคลัง|ภายในเดือนมีนาคม ๒๕๖๖|เผยแพร่แผนจัดซื้อ|๑|การใช้งบประมาณ\n\
         กองช่าง|ไตรมาส ๒|ปรับปรุงผังขั้นตอน|๒|คุณภาพการดำเนินงาน",
    );
    assert_eq!(titles(&imported), ["เผยแพร่แผนจัดซื้อ", "ปรับปรุงผังขั้นตอน"]);
    assert!(measures(&imported).iter().all(|m| matches!(m.due.when, When::Within(..))));
    assert_eq!(imported.plan.units(), ["กองคลัง", "กองช่าง"]);
    assert_eq!(imported.report.remarks, []);
}

#[test]
fn a_person_may_say_what_a_column_holds() {
    let rows = "หัวเรื่อง|สิ่งที่จะทำ|ผู้รับผิดชอบ|เงิน\nงานบริการ|จัดคิว|กองคลัง|๕๐๐";
    assert_eq!(try_table(rows, &[]).unwrap_err().message.key(), "import-no-header");
    let fault = try_table("ตัวชี้วัด|มาตรการ|กอง\nก|ข|ค", &["เงิน=note"]).unwrap_err();
    assert!(fault.to_string().contains("ตัวชี้วัด, มาตรการ, กอง"), "{fault}");
    let imported = try_table(rows, &["หัวเรื่อง=indicator", "2=measure"]).unwrap();
    assert_eq!(titles(&imported), ["จัดคิว"]);
    assert!(said(&imported).contains("hasnoplaceintheplan:\"๕๐๐\""), "{}", said(&imported));
}

#[test]
fn tables_made_by_excel() {
    let imported = table(
        "ตัวชี้วัด|\"มาตรการ\n/กิจกรรม\"|ผู้รับผิดชอบ|ระยะเวลา\n\
         การใช้งบประมาณ|\"1. จัดทำ \"\"แผน\"\" การเงิน\n2. เผยแพร่แผน\"|\"กองคลัง\nกองช่าง\"|ทุกไตรมาส\n",
    );
    assert_eq!(titles(&imported), ["จัดทำ \"แผน\" การเงิน", "เผยแพร่แผน"]);
    assert_eq!(measures(&imported)[1].responsible.units, ["กองคลัง", "กองช่าง"]);
    assert_eq!(measures(&imported)[1].due.when, When::Every(Cadence::Quarterly));
}

#[test]
fn headings_on_lines_of_their_own() {
    let imported = table(
        "ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\n\
         ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\n|จัดคิว|กองคลัง\n|ติดป้าย|กองช่าง\n\n- ๒ -\n\n\
         ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\nตัวชี้วัดที่ ๒ การใช้งบประมาณ||\n|แจ้งแผน|กองคลัง",
    );
    assert_eq!(each(&imported), [2, 1]);
}

#[test]
fn a_row_cut_by_a_page_goes_on_and_one_in_a_page_does_not() {
    let header = "ตัวชี้วัด|ประเด็น|มาตรการ|ระยะเวลา|ผู้รับผิดชอบ\n";
    let imported = table(&format!(
        "{header}งานบริการ|คิวยาว|จัดคิวใหม่และ|มี.ค. ๖๖|กองคลัง\n\n{header}||ติดป้ายบอกคิว||\n|ที่จอดรถไม่พอ|เช่าที่จอด||\n",
    ));
    assert_eq!(titles(&imported), ["จัดคิวใหม่และ ติดป้ายบอกคิว", "เช่าที่จอด"]);
    assert_eq!(measures(&imported)[1].responsible.units, ["กองคลัง"], "merged downwards");
}

#[test]
fn a_heading_may_stand_above_the_header_or_alone_in_the_first_cell() {
    let imported = table(
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\nมาตรการ|ขั้นตอน|ระยะเวลา|ผู้รับผิดชอบ\nจัดคิว|- วัดเวลา - ติดป้าย|มี.ค. ๖๖|กองคลัง\n\n\
         ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน\nมาตรการ|ขั้นตอน|ระยะเวลา|ผู้รับผิดชอบ\nลดขั้นตอน||เม.ย. ๖๖|กองช่าง",
    );
    assert_eq!((each(&imported), imported.plan.sections.len()), (vec![1, 1], 2));
    assert_eq!(measures(&imported)[0].activities, ["วัดเวลา", "ติดป้าย"]);
    let imported = table(
        "ลำดับ|มาตรการ|วิธีการดำเนินการ|ระยะเวลา|ผู้รับผิดชอบ\nมิติที่ ๑ การสร้างสังคม||||\n1|จัดคิว|วัดเวลา|มี.ค. ๖๖|กองคลัง\n\
         มิติที่ ๒ การบริหาร||||\n2|ลดขั้นตอน||เม.ย. ๖๖|กองช่าง\n3|อบรม||เม.ย. ๖๖|กองช่าง\n(ลงชื่อ)......|ผู้จัดทำ",
    );
    assert_eq!(each(&imported), [1, 2]);
    assert!(said(&imported).contains("ผู้จัดทำ"), "what is no row is reported");
}

#[test]
fn a_page_with_another_header_goes_on_under_the_last_heading() {
    let imported = table(
        "ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ|ระยะเวลา\nการปฏิบัติหน้าที่|จัดคิว|กองคลัง|มี.ค. ๖๖\n\n\
         ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ|ผลผลิต|ระยะเวลา\n|ติดป้าย|กองช่าง|ป้าย ๒ ป้าย|เม.ย. ๖๖",
    );
    assert_eq!(each(&imported), [2]);
}

#[test]
fn a_section_that_gives_way_to_an_instrument_is_said() {
    let header = "ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ";
    let imported = table(&format!("{header}\nด้านงานบริการ\nการปฏิบัติหน้าที่|จัดคิว|กองคลัง"));
    assert_eq!(imported.plan.sections[0].code, "IIT");
    assert!(said(&imported).contains("ด้านงานบริการ"));
}

#[test]
fn indicators_in_a_column_of_issues_are_indicators() {
    let imported = table(
        "ประเด็นการประเมิน|มาตรการ|ผู้รับผิดชอบ|ระยะเวลา\n1. การปฏิบัติหน้าที่|จัดคิว|กองคลัง|มี.ค. ๖๖\n\
         2. การใช้งบประมาณ|แจ้งแผน|กองคลัง|มี.ค. ๖๖\n9. การเปิดเผยข้อมูล|ปรับเว็บไซต์|สำนักปลัด|มี.ค. ๖๖",
    );
    assert_eq!(imported.plan.sections.iter().map(|s| s.code.as_str()).collect::<Vec<_>>(), ["IIT", "OIT"]);
}

#[test]
fn other_plans_have_the_sections_of_their_source() {
    let imported = table(
        "ด้าน|ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\n\
         ด้านบริการ|1. ความพึงพอใจ|จัดคิว|กองคลัง\n|2. ความรวดเร็ว|ลดขั้นตอน|กองคลัง\n\
         ด้านบุคลากร|3. การพัฒนา|อบรม|สำนักปลัด",
    );
    let sections: Vec<_> =
        imported.plan.sections.iter().map(|s| (s.title.as_str(), s.indicators.len())).collect();
    assert_eq!(sections, [("ด้านบริการ", 2), ("ด้านบุคลากร", 1)]);
    assert_eq!(measures(&imported).iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["1.1", "2.1", "3.1"]);
}

#[test]
fn results_without_a_status_are_said_to_be_assumed() {
    let imported = table(
        "ตัวชี้วัด|ข้อ|มาตรการ|ผู้รับผิดชอบ|ผลการดำเนินการ|ปัญหาอุปสรรค|หลักฐาน\n\
         การใช้อำนาจ|i7 งาน|จัดคิว|กองคลัง|จัดแล้วสองจุด|คนไม่พอ|https://example.go.th\n\
         การใช้อำนาจ|i8 คน|จัดเวร|กองคลัง|แล้วเสร็จ||",
    );
    let logs: Vec<_> = measures(&imported).iter().map(|m| &m.log[0]).collect();
    assert_eq!((logs[0].status, logs[1].status), (Status::InProgress, Status::Done));
    assert_eq!(
        (logs[0].obstacles.as_str(), logs[0].evidence[0].as_str()),
        ("คนไม่พอ", "https://example.go.th")
    );
    assert!(imported.report.remarks.iter().any(|r| r.message.key() == "import-status-assumed"));
}

#[test]
fn a_tick_in_the_column_of_a_status_says_it() {
    let imported = table(
        "ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ|ดำเนินการแล้ว|อยู่ระหว่างดำเนินการ|ยังไม่ดำเนินการ\n\
         การใช้อำนาจ|จัดคิว|กองคลัง|✓||\nการใช้อำนาจ|จัดเวร|กองคลัง||/|\nการใช้อำนาจ|อบรม|กองคลัง|||✓",
    );
    let statuses: Vec<_> = measures(&imported).iter().map(|m| m.log[0].status).collect();
    assert_eq!(statuses, [Status::Done, Status::InProgress, Status::NotStarted]);
}

#[test]
fn ticks_under_quarters_and_months_say_when() {
    let when = |text: &str, imported: &Imported| {
        measures(imported).into_iter().find(|m| m.title == text).unwrap().due.clone()
    };
    let within = |first: &str, last: &str| When::Within(first.parse().unwrap(), last.parse().unwrap());
    let imported = table(
        "ที่|โครงการ/กิจกรรม|กลุ่มงานที่รับผิดชอบ|ไตรมาส ๑|ไตรมาส ๒|ไตรมาส ๓|ไตรมาส ๔\n\
         ๑|จัดคิว|กองคลัง|✓|-||\n๒|ติดป้าย|กองช่าง||/|/|\n๓|อบรม|กองช่าง|x|x|x|x\n๔|ตรวจ|กองช่าง||๑๕ ก.พ. ๖๖||",
    );
    assert_eq!(when("จัดคิว", &imported).when, within("2022-10-01", "2022-12-31"));
    assert_eq!(when("ติดป้าย", &imported).text, "ไตรมาส ๒ - ไตรมาส ๓");
    assert_eq!(when("ติดป้าย", &imported).when, within("2023-01-01", "2023-06-30"));
    assert_eq!(when("อบรม", &imported).when, When::WholeYear);
    assert_eq!(when("ตรวจ", &imported).when, When::On("2023-02-15".parse().unwrap()));

    // The names may stand in a second row of the header, under a year.
    let header = "ที่|มาตรการ|ระยะเวลาดำเนินการ||||ผู้รับผิดชอบ\n||พ.ศ. ๒๕๖๕||พ.ศ. ๒๕๖๖||\n||พ.ย.|ธ.ค.|ม.ค.|ก.พ.|\n";
    let imported = table(&format!("{header}๑|จัดคิว|✓|✓|||กองคลัง\n\n{header}๒|ติดป้าย||✓||✓|กองช่าง\nรวม|||||๒|"));
    assert_eq!(when("จัดคิว", &imported).when, within("2022-11-01", "2022-12-31"));
    let gap = when("ติดป้าย", &imported);
    assert_eq!((gap.text.as_str(), gap.when), ("ธ.ค., ก.พ.", When::Unstated));
    assert_eq!(titles(&imported), ["จัดคิว", "ติดป้าย"]);
    assert!(said(&imported).contains("รวม๒"), "the sum is reported");
}

#[test]
fn a_heading_alone_in_a_row_and_one_with_its_score() {
    let imported = table(
        "ตัวชี้วัด|ประเด็น|มาตรการ|ผู้รับผิดชอบ\nงานบริการ|||\n|คิวยาว|จัดคิว|กองคลัง\nงานคลัง|||\n|เบิกช้า|ลดขั้นตอน|กองคลัง\n\
         หมายเหตุ ปรับได้|||",
    );
    assert_eq!(each(&imported), [1, 1]);
    let imported = table(
        "ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\nการใช้อำนาจ (คะแนน ๘๕.๑๒)|จัดคิว|กองคลัง\n\n\
         ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\nการใช้อำนาจ (ต่อ)|ติดป้าย|กองช่าง",
    );
    assert_eq!(each(&imported), [2]);
    assert_eq!(imported.plan.sections[0].indicators[0].score.unwrap().hundredths(), 8512);
}

#[test]
fn a_row_with_a_number_of_its_own_is_not_the_rest_of_another() {
    let header = "ที่|ตัวชี้วัด|มาตรการ|วิธีการ|ผู้รับผิดชอบ\n";
    let imported = table(&format!(
        "{header}๑|การใช้อำนาจ|จัดคิว|วัดเวลา และ|กองคลัง\n\n{header}|||ปรับ||\n๒||ติดป้าย||\n\n{header}๓||อบรม||\n"
    ));
    assert_eq!(titles(&imported), ["จัดคิว", "ติดป้าย", "อบรม"]);
    assert_eq!(measures(&imported)[0].activities, ["วัดเวลา และ ปรับ"]);
}

// Hostile cells: what a file of some hundred kilobytes becomes must stay of its own size.
#[test]
fn a_cell_of_very_many_items_is_one_measure_with_steps() {
    let list = |count: usize| (1..=count).map(|n| format!("{n}. งานที่ {n}")).collect::<Vec<_>>().join(" ");
    let row = |count| format!("ตัวชี้วัด|มาตรการ|ผลผลิต\n๑. การใช้งบประมาณ|{}|ผลงาน", list(count));
    assert_eq!(each(&table(&row(100))), [100]);
    let many = table(&row(101));
    assert_eq!(each(&many), [1]);
    assert_eq!(lost(&row(101).replace('|', "\t"), &many), [""; 0], "every step is kept");
}

#[test]
fn a_long_list_beside_many_measures_stands_with_the_first() {
    let list =
        |word: &str, count| (1..=count).map(|n| format!("{n}. {word} {n}")).collect::<Vec<_>>().join(" ");
    let row = |outputs| {
        format!("ตัวชี้วัด|มาตรการ|ผลผลิต\n๑. การใช้งบประมาณ|{}|{}", list("งาน", 20), list("ผล", outputs))
    };
    let outputs = |count| measures(&table(&row(count))).iter().map(|m| m.outputs.len()).collect::<Vec<_>>();
    assert_eq!(outputs(5), [5; 20], "what is short belongs to each");
    assert_eq!(outputs(20), [1; 20], "as many as measures: one each");
    assert_eq!(outputs(6), [[6].as_slice(), &[0; 19]].concat());
}

#[test]
fn year_and_office_are_asked_for_and_may_be_said() {
    let rows = "ตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\nการใช้อำนาจ\tจัดคิว\tกองคลัง";
    let key = |options: &Options| understand(rows, options).unwrap_err().message.key();
    assert_eq!(key(&options()), "import-no-year");
    let year = FiscalYear::new(2567).ok();
    assert_eq!(key(&Options { year, ..options() }), "import-no-agency");
    let agency = Some("กรมตัวอย่าง".to_owned());
    let imported = understand(rows, &Options { year, agency, ..options() }).unwrap();
    assert_eq!((imported.plan.agency.as_str(), imported.plan.fiscal_year.be()), ("กรมตัวอย่าง", 2567));
}

#[test]
fn documents_without_a_table_are_refused() {
    let key = |text: &str| understand(text, &options()).unwrap_err().message.key();
    assert_eq!(key("แผนปีงบประมาณ ๒๕๖๖\nไม่มีตาราง"), "import-no-table");
    assert_eq!(key("แผน\nก\tข\tค\n"), "import-no-header");
    let empty = "แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖\nตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\n";
    assert_eq!(key(empty), "import-nothing");
}

/// A cell: nothing, or a word that stands nowhere else, dressed as cells are.
fn cell(dress: u8, n: usize) -> String {
    match dress {
        0..=3 => String::new(),
        4 => format!("- ก{n}ข - ค{n}ง"),
        5 => format!("1. ก{n}ข 2. ค{n}ง"),
        6 => format!("<ul> <li>ก{n}ข <li>ค{n}ง"),
        7 => format!("<p>ก{n}ข</p> <p>- ค{n}ง</p>"),
        8 => format!("E{n} ก{n}ข"),
        9 => format!("ทุกเดือน ก{n}ข"),
        10 => format!("ดำเนินการแล้ว ก{n}ข"),
        11 => format!("ตัวชี้วัดที่ {n} ก{n}ข"),
        12 => format!("{}", 11 + n % 9),
        13 => format!("ฝ่ายก{n}ข/ ทุกฝ่าย"),
        14 => format!("๓๐ มี.ค. ๖๖ ก{n}ข"),
        _ => format!("ก{n}ข ค{n}ง"),
    }
}

/// What documents are made of, and what is like it.
const TRICKY: [&str; 44] = [
    "\t",
    "\t",
    "\t",
    "\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\"",
    "\"\"",
    "|",
    "- | |\n",
    "<",
    ">",
    "<p>",
    "</li><li>",
    "<ul>",
    "&",
    "&amp;",
    "&#x202e;",
    "\u{202e}",
    "\u{1b}[31m",
    "ำ",
    "ํา",
    "E1",
    "11",
    "O1 - O17",
    "(",
    "(๑)",
    "1.",
    "๑.๒ ",
    "- ",
    "ลำดับ",
    "คะแนน ๘๐ ระดับ A",
    "ตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\n",
    "ประเด็น\tกิจกรรม\tระยะเวลา\tผลการดำเนินการ\n",
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่",
    "ฝ่ายการคลัง/ ทุกฝ่าย",
    "ดำเนินการแล้ว",
    "ทุกเดือน",
    "๓๑ เม.ย. ๖๖",
    "๑. คณะกรรมการ\n",
    "ประธานกรรมการ",
    "ที่ ๓๙๘ / ๒๕๖๕\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_text_makes_it_stumble(parts in prop::collection::vec(prop::sample::select(TRICKY.to_vec()), 0..60)) {
        let text = format!("แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖\n{}", parts.concat());
        for text in [&text, parts.concat().as_str()] {
            if let Ok(imported) = understand(text, &options()) {
                prop_assert!(imported.plan.measures().all(|(_, measure)| !measure.id.is_empty()));
            }
        }
    }

    #[test]
    fn no_word_of_a_table_is_lost(
        columns in Just(vec![
            "ตัวชี้วัด", "ประเด็น", "มาตรการ", "กิจกรรม", "ผลผลิต", "วิธีการสร้างการรับรู้", "ระยะเวลา", "ผู้รับผิดชอบ",
            "การกำกับติดตาม", "ผลการดำเนินการ", "สถานะ", "อุปสรรค", "หลักฐาน", "หมายเหตุ", "คะแนน", "การวิเคราะห์", "ข้อ",
            "ลำดับ", "ภาพถ่าย", "งบประมาณ", "ด้าน",
        ]).prop_shuffle(),
        width in 4..12usize,
        rows in prop::collection::vec(prop::collection::vec(0..17u8, 14), 1..12),
        breaks in prop::collection::vec(any::<bool>(), 12),
    ) {
        let mut header: Vec<&str> = columns.into_iter().take(width).collect();
        header.extend(["มาตรการ", "ผู้รับผิดชอบ"].iter().filter(|name| !header.contains(name)).copied().collect::<Vec<_>>());
        let header = header.join("\t");
        let mut text = format!("แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖\n\n{header}\n");
        let mut words = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            if breaks[r] {
                text.extend(["\n", &header, "\n"]);
            }
            let cells: Vec<String> = row.iter().enumerate().map(|(c, dress)| cell(*dress, 1000 + r * 20 + c)).collect();
            words.extend(cells.iter().flat_map(|cell| cell.split(|c: char| c.is_whitespace() || "<>/".contains(c))).map(|w| {
                w.trim_start_matches(|c: char| c != 'ก' && c != 'ค').to_owned()
            }).filter(|w| w.chars().any(|c| c.is_ascii_digit())));
            text.push_str(&(cells.join("\t") + "\n"));
        }
        text.push_str(&header.split('\t').map(|name| if name == "มาตรการ" { "- ท้าย" } else { "" }).collect::<Vec<_>>().join("\t"));
        let imported = understand(&text, &options()).unwrap();
        let said = said(&imported);
        for word in words {
            prop_assert!(said.contains(&word), "{word} is lost of:\n{text}");
        }
        let mut ids: Vec<&str> = measures(&imported).iter().map(|m| m.id.as_str()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "ids are unique");
    }
}

/// The same document in other clothes: what it says must not change.
mod disguises {
    use super::*;

    fn is_header(line: &str) -> bool {
        line.starts_with("ตัวชี้วัด\t") || line.starts_with("ประเด็น\t")
    }

    fn each_row(text: &str, change: impl Fn(&str) -> String) -> String {
        let lines = text.lines().map(|line| if line.contains('\t') { change(line) } else { line.to_owned() });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn each_cell(text: &str, change: impl Fn(&str) -> String) -> String {
        each_row(text, |line| line.split('\t').map(&change).collect::<Vec<_>>().join("\t"))
    }

    /// What counts: measures, dues, rhythms, units, statuses, codes, members.
    fn summary(imported: &Imported) -> Vec<String> {
        let measure = |m: &&Measure| {
            let codes: String = digits::to_arabic(&m.codes.concat()).into_owned();
            let title: String = digits::to_arabic(&m.title).split_whitespace().collect();
            let status = m.log.first().map(|entry| entry.status);
            format!(
                "{} {title} {codes} {:?} {:?} {:?} {status:?}",
                m.id, m.due.when, m.monitoring.every, m.responsible.units
            )
        };
        let members =
            imported.plan.bodies.iter().map(|body| format!("{} {}", body.members.len(), body.duties.len()));
        let indicators = imported.plan.sections.iter().flat_map(|section| &section.indicators);
        let issues = indicators.map(|i| format!("{} {} {:?}", i.issues.len(), i.results.len(), i.score));
        measures(imported).iter().map(measure).chain(members).chain(issues).collect()
    }

    #[track_caller]
    fn changes_nothing(disguise: impl Fn(&str) -> String) {
        for name in [
            "plan-with-dues.txt",
            "report-with-codes.txt",
            "plan-with-scores.txt",
            "report-with-statuses.txt",
        ] {
            let (text, plain) = example(name);
            let disguised = understand(&disguise(&text), &options()).unwrap();
            assert_eq!(summary(&disguised), summary(&plain), "{name}");
        }
    }

    #[test]
    fn columns_in_another_order() {
        // The rows of a roster have no header: they stay.
        let turn = |line: &str| line.split('\t').rev().collect::<Vec<_>>().join("\t");
        changes_nothing(|text| {
            each_row(text, |line| if line.starts_with('(') { line.to_owned() } else { turn(line) })
        });
    }

    #[test]
    fn other_digits() {
        changes_nothing(|text| digits::to_arabic(text).into_owned());
        changes_nothing(|text| {
            each_cell(text, |cell| {
                if cell.contains('<') { cell.to_owned() } else { digits::to_thai(cell).into_owned() }
            })
        });
    }

    #[test]
    fn quotes_of_excel_and_line_ends_of_windows() {
        changes_nothing(|text| each_cell(text, |cell| format!("\"{}\"", cell.replace('"', "\"\""))));
        changes_nothing(|text| text.replace('\n', "\r\n"));
        changes_nothing(|text| {
            each_cell(text, |cell| {
                format!("\"{}\"", cell.replace('"', "\"\"").replace("บริการ - ", "บริการ\n- "))
            })
        });
    }

    #[test]
    fn no_blank_lines_and_no_trailing_tabs() {
        changes_nothing(|text| {
            text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
        });
        changes_nothing(|text| each_row(text, |line| line.trim_end_matches('\t').to_owned()));
    }

    #[test]
    fn headers_wrapped_bold_and_only_once() {
        let wrap = |cell: &str| cell.replace("การ", "การ ");
        changes_nothing(|text| {
            each_row(text, |line| if is_header(line) { wrap(line) } else { line.to_owned() })
        });
        changes_nothing(|text| {
            each_cell(text, |cell| if cell.is_empty() { String::new() } else { format!("<b>{cell}</b>") })
        });
    }

    #[test]
    fn page_numbers_between_pages_and_am_taken_apart() {
        changes_nothing(|text| {
            each_row(text, |line| if is_header(line) { format!("- 7 -\n{line}") } else { line.to_owned() })
        });
        let (text, plain) = example("report-with-statuses.txt");
        let apart = understand(&text.replace('ำ', "ํา"), &options()).unwrap();
        assert_eq!(summary(&apart), summary(&plain));
    }

    #[test]
    fn a_column_more_is_reported_and_changes_nothing_else() {
        let more = |line: &str| match line {
            _ if line.starts_with('(') => line.to_owned(),
            _ if is_header(line) => format!("{line}\tงบประมาณ (บาท)"),
            _ => format!("{line}\t๑,๒๐๐ บาท"),
        };
        changes_nothing(|text| each_row(text, more));
        let (text, _) = example("plan-with-dues.txt");
        assert!(said(&understand(&each_row(&text, more), &options()).unwrap()).contains("๑,๒๐๐บาท"));
    }
}

/// The command line: what is said where, and what is written.
mod command {
    use std::path::Path;

    use assert_cmd::Command;

    fn tidtam(folder: &Path, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("tidtam").unwrap();
        let output =
            command.current_dir(folder).args(["--lang", "en", "import"]).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn example(name: &str) -> String {
        format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn a_plan_is_written_once_and_reported() {
        let folder = tempfile::tempdir().unwrap();
        let source = example("plan-with-scores.txt");
        let (code, out, err) = tidtam(folder.path(), &[&source, "-o", "plan.ron"]);
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        assert!(err.contains("measures: 11 (3, 3, 2, 2, 1)") && err.contains("line 5-8"), "{err}");
        let plan = tidtam::store::load(&folder.path().join("plan.ron")).unwrap();
        assert_eq!(plan.measures().count(), 11);

        let (code, _, err) = tidtam(folder.path(), &[&source, "-o", "plan.ron"]);
        assert_eq!(code, 2);
        assert!(err.contains("plan.ron: exists already") && !err.contains("was written"), "{err}");
        let (code, _, err) = tidtam(folder.path(), &[&source, "-o", "plan.ron", "--force", "--year", "2567"]);
        assert_eq!(code, 0, "{err}");
        assert_eq!(tidtam::store::load(&folder.path().join("plan.ron")).unwrap().fiscal_year.be(), 2567);
    }

    #[test]
    fn a_preview_is_an_outline_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let source = example("plan-with-dues.txt");
        let (code, out, err) = tidtam(folder.path(), &[&source, "--preview", "-o", "plan.ron"]);
        assert_eq!(code, 0, "{err}");
        assert!(out.contains("\n    4.2  สุ่มตรวจพัสดุที่ยืมเกินกำหนด\n      due 5 Apr 2566 · by ฝ่ายการคลัง, ฝ่ายเทศกิจ · followed up -\n"), "{out}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_imported_is_said_in_a_sentence_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            std::fs::write(folder.path().join(name), bytes).unwrap();
            name.to_owned()
        };
        let table = "แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖\n\nตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\nก\tข\tค\n";
        let mut broken = table.as_bytes().to_vec();
        broken.push(0xE0);
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let nothing = |year: &str| table.replace("แผนของสำนักงานเขตตัวอย่าง ปีงบประมาณ ๒๕๖๖", year);
        for (name, said) in [
            ("no-such-file".to_owned(), "no such file"),
            (".".to_owned(), "is a folder"),
            (file("empty.txt", b""), "is empty"),
            (file("utf16.txt", &utf16), "UTF-16"),
            (file("broken.txt", &broken), "broken.txt:5:1: the file ends here in the middle"),
            (file("plan.xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xC3\x28"), "a file of Word or Excel"),
            (file("plan.pdf", b"%PDF-1.7\n\xE2\xE3\xCF\xD3"), "is a PDF"),
            (file("prose.txt", "แผนปีงบประมาณ ๒๕๖๖".as_bytes()), "no table was found"),
            (file("headless.txt", "แผน\n\nก\tข\tค\n".as_bytes()), "line 3 is a row of a table (3 cells)"),
            (file("yearless.txt", nothing("แผนของสำนักงานเขตตัวอย่าง").as_bytes()), "--year"),
            (
                file("nobody.txt", nothing("แผนปีงบประมาณ ๒๕๖๖").as_bytes()),
                "nobody.txt: the document does not say",
            ),
        ] {
            let (code, out, err) = tidtam(folder.path(), &[&name, "-o", "plan.ron"]);
            assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1), "{name}: {err}");
            assert!(err.contains(said), "{name}: {err}");
            assert!(!folder.path().join("plan.ron").exists(), "{name}");
        }
        let (code, _, err) = tidtam(folder.path(), &["empty.txt"]);
        assert_eq!(code, 2);
        assert!(err.contains("add -o PLAN.ron"), "{err}");
        for bad in [["--map", "ข้อ"], ["--map", "ข้อ=อะไร"], ["--year", "2023"], ["--year", "-1"]]
        {
            let (code, _, err) = tidtam(folder.path(), &["nobody.txt", "--preview", bad[0], bad[1]]);
            assert_eq!((code, err.lines().count()), (2, 1), "{bad:?}: {err}");
        }
    }

    #[test]
    fn the_document_itself_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("plan.txt");
        std::fs::copy(example("plan-with-dues.txt"), &source).unwrap();
        let before = std::fs::read(&source).unwrap();
        for target in ["plan.txt", "./plan.txt"] {
            let (code, _, err) = tidtam(folder.path(), &["plan.txt", "-o", target, "--force"]);
            assert_eq!((code, err.lines().count()), (2, 1), "{err}");
            assert!(err.contains("the document itself"), "{err}");
        }
        assert_eq!(std::fs::read(&source).unwrap(), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_no_document() {
        let (code, _, err) = tidtam(Path::new("/"), &["/dev/zero", "--preview"]);
        assert_eq!(code, 2);
        assert!(err.contains("no ordinary file"), "{err}");
    }
}
