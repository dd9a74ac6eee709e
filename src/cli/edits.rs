//! `tidtam apply --help-edits`: every edit and every field, with a line that is one.

use super::{Context, Stop};
use crate::locales::{Message, Words};

/// The key of what is said of an edit, and a line with it. They fit the built-in demo plan, one after the other.
const EDITS: [(&str, &str); 24] = [
    (
        "edit-add-follow-up",
        r#"AddFollowUp(measure: "1.1", at: 4, entry: (on: "2023-03-15", status: InProgress, text: "ประชุมแล้ว", obstacles: "เจ้าหน้าที่ไม่ครบ", evidence: ["หลักฐาน/สรุป.pdf"], unit: "ฝ่ายทะเบียน", meeting: "3/2566"))"#,
    ),
    (
        "edit-set-follow-up",
        r#"SetFollowUp(measure: "1.1", at: 4, entry: (on: "2023-03-15", status: Done, text: "ประชุมครบแล้ว"))"#,
    ),
    ("edit-remove-follow-up", r#"RemoveFollowUp(measure: "1.1", at: 4)"#),
    ("edit-set-field", r#"SetField(measure: "1.2", field: Title("ซักซ้อมขั้นตอนกับเจ้าหน้าที่ใหม่"))"#),
    (
        "edit-insert-measure",
        r#"InsertMeasure(place: (section: 0, indicator: 0, measure: 1), measure: (id: "1.6", title: "จัดอบรมบุคลากรใหม่", responsible: (units: ["ฝ่ายปกครอง"])))"#,
    ),
    ("edit-move-measure", r#"MoveMeasure(measure: "1.6", to: (section: 0, indicator: 1, measure: 0))"#),
    ("edit-remove-measure", r#"RemoveMeasure(measure: "1.6")"#),
    ("edit-set-plan", r#"SetPlan(Title("แผนปฏิบัติการส่งเสริมคุณธรรมของสำนักงาน"))"#),
    ("edit-insert-section", r#"InsertSection(at: 3, section: (title: "มาตรการเพิ่มเติม", code: "X"))"#),
    ("edit-set-section", r#"SetSection(at: 3, field: Code("พิเศษ"))"#),
    (
        "edit-insert-indicator",
        r#"InsertIndicator(section: 3, at: 0, indicator: (no: Some(11), title: "วัฒนธรรมองค์กร"))"#,
    ),
    ("edit-set-indicator", r"SetIndicator(section: 3, at: 0, field: Score(Some(87.5)))"),
    ("edit-remove-indicator", r"RemoveIndicator(section: 3, at: 0)"),
    ("edit-remove-section", r"RemoveSection(at: 3)"),
    (
        "edit-add-directive",
        r#"AddDirective(at: 0, directive: (id: "s9", about: "1.1", unit: "ฝ่ายทะเบียน", text: "ให้แล้วเสร็จก่อนประชุมครั้งหน้า", given_at: "3/2566"))"#,
    ),
    (
        "edit-set-directive",
        r#"SetDirective((id: "s9", text: "ให้แล้วเสร็จภายในเดือนเมษายน", given_at: "3/2566", due: Some("2023-04-30")))"#,
    ),
    ("edit-remove-directive", r#"RemoveDirective(id: "s9")"#),
    (
        "edit-insert-body",
        r#"InsertBody(at: 0, body: (name: "คณะทำงานติดตามแผน", order: Some((number: "12/2566", date: Some("2023-01-10"))), members: [(position: "หัวหน้าฝ่ายปกครอง", role: Secretary, also_member: true)]))"#,
    ),
    (
        "edit-set-body",
        r#"SetBody(at: 0, field: Members([(name: "นายตัวอย่าง หนึ่ง", position: "นักจัดการงานทั่วไป", role: Chair)]))"#,
    ),
    ("edit-remove-body", r"RemoveBody(at: 0)"),
    (
        "edit-add-meeting",
        r#"AddMeeting(at: 0, meeting: (number: "พิเศษ 1/2566", date: "2023-03-29", place: "ห้องประชุมชั้น ๓", state: Planned))"#,
    ),
    (
        "edit-set-meeting",
        r#"SetMeeting(number: "พิเศษ 1/2566", field: Attendance([(name: "หัวหน้าฝ่ายโยธา", role: "กรรมการ", presence: Absent("ติดราชการ"))]))"#,
    ),
    ("edit-remove-meeting", r#"RemoveMeeting(number: "พิเศษ 1/2566")"#),
    (
        "edit-batch",
        r#"Batch([SetField(measure: "1.1", field: Note("ก")), SetField(measure: "1.2", field: Note("ข"))])"#,
    ),
];

/// The same of each field that `SetField` sets.
const FIELDS: [(&str, &str); 10] = [
    ("edit-field-codes", r#"SetField(measure: "1.1", field: Codes(["i1", "O14"]))"#),
    ("edit-field-title", r#"SetField(measure: "1.1", field: Title("สำรวจความเห็นของบุคลากร"))"#),
    ("edit-field-issue", r#"SetField(measure: "1.1", field: Issue("บุคลากรไม่ทราบแผนการใช้จ่าย"))"#),
    ("edit-field-activities", r#"SetField(measure: "1.1", field: Activities(["ทำแบบสำรวจ", "สรุปผล"]))"#),
    ("edit-field-outputs", r#"SetField(measure: "1.1", field: Outputs(["รายงานผลการสำรวจ"]))"#),
    ("edit-field-awareness", r#"SetField(measure: "1.1", field: Awareness(["ติดประกาศหน้าสำนักงาน"]))"#),
    (
        "edit-field-due",
        r#"SetField(measure: "1.1", field: Due((text: "๓๐ มี.ค. ๖๖", when: On("2023-03-30"))))"#,
    ),
    (
        "edit-field-monitoring",
        r#"SetField(measure: "1.1", field: Monitoring((text: "ทุก ๑ เดือน", every: Monthly, how: "รายงานผู้บังคับบัญชา")))"#,
    ),
    (
        "edit-field-responsible",
        r#"SetField(measure: "1.1", field: Responsible((text: "ฝ่ายปกครอง", units: ["ฝ่ายปกครอง"])))"#,
    ),
    ("edit-field-note", r#"SetField(measure: "1.1", field: Note("โทรถามอีกครั้งวันศุกร์"))"#),
];

/// The same of each field that `SetBody` sets: of the first body of the demo.
const BODY_FIELDS: [(&str, &str); 4] = [
    ("edit-body-name", r#"SetBody(at: 0, field: Name("คณะกรรมการส่งเสริมคุณธรรมและความโปร่งใส"))"#),
    (
        "edit-body-order",
        r#"SetBody(at: 0, field: Order(Some((number: "15/2566", date: Some("2023-01-10")))))"#,
    ),
    ("edit-body-duties", r#"SetBody(at: 0, field: Duties(["ติดตามผลการดำเนินการทุกเดือน"]))"#),
    (
        "edit-body-members",
        r#"SetBody(at: 0, field: Members([(name: "นายตัวอย่าง หนึ่ง", position: "ผู้อำนวยการเขตตัวอย่าง", role: Chair), (position: "หัวหน้าฝ่ายปกครอง", unit: "ฝ่ายปกครอง", role: Secretary, also_member: true)]))"#,
    ),
];

/// The same of each field that `SetMeeting` sets: of the meeting that the demo holds. Its number comes last, for those
/// before it name the old one; where it stands comes before that, for what is filed changes no more.
const MEETING_FIELDS: [(&str, &str); 12] = [
    ("edit-meeting-date", r#"SetMeeting(number: "3/2566", field: Date("2023-03-16"))"#),
    ("edit-meeting-body", r#"SetMeeting(number: "3/2566", field: Body("คณะทำงานติดตามแผน"))"#),
    ("edit-meeting-place", r#"SetMeeting(number: "3/2566", field: Place("ห้องประชุมใหญ่ ชั้น ๕"))"#),
    ("edit-meeting-opened", r#"SetMeeting(number: "3/2566", field: Opened("13:30"))"#),
    ("edit-meeting-closed", r#"SetMeeting(number: "3/2566", field: Closed("15:45"))"#),
    (
        "edit-meeting-attendance",
        r#"SetMeeting(number: "3/2566", field: Attendance([(name: "นายตัวอย่าง หนึ่ง", position: "ผู้อำนวยการเขตตัวอย่าง", role: "ประธานกรรมการ"), (name: "หัวหน้าฝ่ายโยธา", role: "กรรมการ", presence: StandIn("นายตัวอย่าง สอง")), (name: "หัวหน้าฝ่ายเทศกิจ", role: "กรรมการ", presence: Absent("ติดราชการ"))]))"#,
    ),
    ("edit-meeting-guests", r#"SetMeeting(number: "3/2566", field: Guests(["หัวหน้าฝ่ายรายได้"]))"#),
    (
        "edit-meeting-agenda",
        r#"SetMeeting(number: "3/2566", field: Agenda([(title: "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", text: "ไม่มี", resolution: "รับทราบ"), (title: "เรื่องอื่น ๆ")]))"#,
    ),
    ("edit-meeting-writer", r#"SetMeeting(number: "3/2566", field: Writer("หัวหน้าฝ่ายปกครอง"))"#),
    ("edit-meeting-reviewer", r#"SetMeeting(number: "3/2566", field: Reviewer("นางสาวตัวอย่าง สอง"))"#),
    (
        "edit-meeting-standing",
        r#"SetMeeting(number: "3/2566", field: Standing((state: Open, former: ["รายงานการประชุมฉบับก่อน\n"])))"#,
    ),
    ("edit-meeting-number", r#"SetMeeting(number: "3/2566", field: Number("4/2566"))"#),
];

/// All of them, each list under its heading.
const LISTS: [(&str, &[(&str, &str)]); 4] = [
    ("edits-edits", &EDITS),
    ("edits-fields", &FIELDS),
    ("edits-body-fields", &BODY_FIELDS),
    ("edits-meeting-fields", &MEETING_FIELDS),
];

/// Prints them all, with how a script is written.
pub(super) fn print(context: &mut Context<'_>) -> Result<(), Stop> {
    context.say(&Message::new("edits-script"))?;
    for (head, list) in LISTS {
        let head = context.words.text(head).into_owned();
        context.print(&format!("\n{head}"))?;
        for (key, line) in list {
            let text = entry(key, line, &context.words);
            context.print(&text)?;
        }
    }
    let values = context.words.text("edits-values").into_owned();
    context.print(&format!("\n{values}"))
}

fn entry(key: &str, line: &str, words: &Words) -> String {
    format!("\n  {}\n    {line}", words.text(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{BodyField, Edit, Field, MeetingField};
    use crate::store;
    use std::collections::BTreeSet;

    /// Every variant by its number. Whoever adds one is led here by the compiler, and raises the count.
    fn edit_number(edit: &Edit) -> usize {
        match edit {
            Edit::AddFollowUp { .. } => 0,
            Edit::RemoveFollowUp { .. } => 1,
            Edit::SetFollowUp { .. } => 2,
            Edit::SetField { .. } => 3,
            Edit::InsertMeasure { .. } => 4,
            Edit::RemoveMeasure { .. } => 5,
            Edit::MoveMeasure { .. } => 6,
            Edit::SetPlan(_) => 7,
            Edit::InsertSection { .. } => 8,
            Edit::RemoveSection { .. } => 9,
            Edit::SetSection { .. } => 10,
            Edit::InsertIndicator { .. } => 11,
            Edit::RemoveIndicator { .. } => 12,
            Edit::SetIndicator { .. } => 13,
            Edit::AddDirective { .. } => 14,
            Edit::RemoveDirective { .. } => 15,
            Edit::SetDirective(_) => 16,
            Edit::InsertBody { .. } => 17,
            Edit::SetBody { .. } => 18,
            Edit::RemoveBody { .. } => 19,
            Edit::AddMeeting { .. } => 20,
            Edit::SetMeeting { .. } => 21,
            Edit::RemoveMeeting { .. } => 22,
            Edit::Batch(_) => 23,
        }
    }

    fn field_number(field: &Field) -> usize {
        match field {
            Field::Codes(_) => 0,
            Field::Title(_) => 1,
            Field::Issue(_) => 2,
            Field::Activities(_) => 3,
            Field::Outputs(_) => 4,
            Field::Awareness(_) => 5,
            Field::Due(_) => 6,
            Field::Monitoring(_) => 7,
            Field::Responsible(_) => 8,
            Field::Note(_) => 9,
        }
    }

    fn body_field_number(field: &BodyField) -> usize {
        match field {
            BodyField::Name(_) => 0,
            BodyField::Order(_) => 1,
            BodyField::Duties(_) => 2,
            BodyField::Members(_) => 3,
        }
    }

    fn meeting_field_number(field: &MeetingField) -> usize {
        match field {
            MeetingField::Number(_) => 0,
            MeetingField::Date(_) => 1,
            MeetingField::Body(_) => 2,
            MeetingField::Opened(_) => 3,
            MeetingField::Closed(_) => 4,
            MeetingField::Place(_) => 5,
            MeetingField::Attendance(_) => 6,
            MeetingField::Guests(_) => 7,
            MeetingField::Agenda(_) => 8,
            MeetingField::Writer(_) => 9,
            MeetingField::Reviewer(_) => 10,
            MeetingField::Standing(_) => 11,
        }
    }

    #[test]
    fn every_edit_and_field_has_an_example_that_fits_the_demo() {
        let mut plan = store::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        let mut edits = BTreeSet::new();
        let [mut fields, mut of_body, mut of_meeting] = [const { BTreeSet::new() }; 3];
        for (key, line) in LISTS.iter().flat_map(|(_, list)| *list) {
            let edit = store::edit(line, "", 1).unwrap_or_else(|fault| panic!("{key}: {fault}"));
            edits.insert(edit_number(&edit));
            _ = match &edit {
                Edit::SetField { field, .. } => fields.insert(field_number(field)),
                Edit::SetBody { field, .. } => of_body.insert(body_field_number(field)),
                Edit::SetMeeting { field, .. } => of_meeting.insert(meeting_field_number(field)),
                _ => false,
            };
            let before = plan.clone();
            edit.apply(&mut plan).unwrap_or_else(|misfit| panic!("{key}: {misfit}"));
            assert_ne!(plan, before, "{key} changes nothing");
        }
        assert!(edits.into_iter().eq(0..24) && fields.into_iter().eq(0..10));
        assert!(of_body.into_iter().eq(0..4) && of_meeting.into_iter().eq(0..12));
        assert_eq!(LISTS.map(|(_, list)| list.len()), [24, 10, 4, 12]);
    }
}
