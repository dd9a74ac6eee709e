//! One member of a body: somebody, a position, and last a role.

use super::text::{append, fold, leading_mark, squash};
use super::units::names_a_unit;
use crate::plan::{Member, Role};

/// Titles before the names of persons, longer ones before those that they begin with.
const TITLES: [&str; 12] =
    ["นางสาว", "นาง", "นาย", "น.ส.", "ดร.", "ว่าที่", "พ.ต.", "พ.ต.อ.", "ร.ต.", "ร้อย", "พัน", "สิบ"];
/// Titles of rank, which stand alone or after ว่าที่.
const RANKS: [&str; 12] =
    ["ร้อยตรี", "ร้อยโท", "ร้อยเอก", "พันตรี", "พันโท", "พันเอก", "สิบตรี", "สิบโท", "สิบเอก", "ร.ต.", "ร.ท.", "ร.อ."];
/// Offices that begin like a title.
const NOT_TITLES: [&str; 9] =
    ["นายกเทศ", "นายกองค์", "นายกอบ", "นายกสมาคม", "นายอำเภอ", "นายทะเบียน", "นายช่าง", "นายแพทย์", "นายตรวจ"];

/// The role that `text` is, whether its bearer is a member too.
fn role(text: &str) -> Option<(Role, bool)> {
    let text = fold(text);
    let base = ["คณะกรรมการ", "คณะทำงาน", "คณะอนุกรรมการ", "อนุกรรมการ", "กรรมการ", "ผู้ทำงาน"];
    let also = base.iter().find_map(|base| text.strip_prefix(base)?.strip_prefix("และ"));
    let secretary = |text: &str| match base.iter().find_map(|base| text.strip_suffix(base)).unwrap_or(text) {
        "เลขานุการ" => Some(Role::Secretary),
        "ผู้ช่วยเลขานุการ" => Some(Role::AssistantSecretary),
        _ => None,
    };
    if let Some(role) = secretary(also.unwrap_or(&text)) {
        return Some((role, also.is_some()));
    }
    let chair =
        |text: &str| text.strip_prefix("ประธาน").is_some_and(|of| of.is_empty() || base.contains(&of));
    if text.strip_prefix("รอง").is_some_and(chair) {
        Some((Role::ViceChair, false))
    } else if chair(&text) {
        Some((Role::Chair, false))
    } else {
        (base.contains(&text.as_str()) || text == "ที่ปรึกษา").then_some((Role::Member, false))
    }
}

/// Whether `cells` are the row of a member: somebody, and last a role.
pub(super) fn is_member(cells: &[String]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.trim().is_empty());
    filled.next_back().is_some_and(|last| role(last).is_some()) && filled.next().is_some()
}

/// The member that `cells` name: who or which office first, the role last.
pub(super) fn member(cells: &[String]) -> Option<Member> {
    let (last, front) = cells.split_last()?;
    let (role, also_member) = role(last)?;
    // A running number may have a column of its own.
    let mut front = front.iter().skip_while(|cell| !cell.chars().any(char::is_alphabetic));
    let first = front.next()?.trim();
    let first = leading_mark(first).map_or(first, |(_, rest)| rest.trim());
    let mut member = Member { role, also_member, ..Member::default() };
    let is_person = TITLES.iter().any(|title| first.starts_with(title))
        && !NOT_TITLES.iter().any(|office| first.starts_with(office));
    let mut position = String::new();
    if is_person {
        let (name, beside) = first.split_once('\n').unwrap_or_else(|| name_and_position(first));
        member.name = squash(name);
        position = squash(beside);
    } else {
        append(&mut position, &squash(first));
    }
    for cell in front {
        append(&mut position, &squash(cell));
    }
    if let Some(at) =
        position.match_indices(' ').map(|(at, _)| at).find(|at| names_a_unit(&position[at + 1..]))
    {
        position[at + 1..].clone_into(&mut member.unit);
        position.truncate(at);
    }
    member.position = position;
    Some(member)
}

/// A name and what stands after it in one line: the name is two words, and a title that stands alone is one more.
fn name_and_position(text: &str) -> (&str, &str) {
    let stands_alone =
        |word: &&str| TITLES.contains(word) || RANKS.contains(&word.strip_prefix("ว่าที่").unwrap_or(word));
    let titles = text.split(' ').take_while(stands_alone).count();
    let end = text.match_indices(' ').nth(titles + 1).map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        for (text, expected) in [
            ("ประธานกรรมการ", Some((Role::Chair, false))),
            ("รองประธานคณะทำงาน", Some((Role::ViceChair, false))),
            ("กรรมการ", Some((Role::Member, false))),
            ("กรรมการและเลขานุการ", Some((Role::Secretary, true))),
            ("คณะทำงานและผู้ช่วย เลขานุการ", Some((Role::AssistantSecretary, true))),
            ("ผู้ช่วยเลขานุการ", Some((Role::AssistantSecretary, false))),
            ("ฝ่ายปกครอง", None),
            ("กรรมการผู้จัดการ", None),
        ] {
            assert_eq!(role(text), expected, "{text}");
        }
    }

    #[test]
    fn members_by_name_and_by_office() {
        let read = |cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            let member = member(&cells).unwrap();
            [member.name, member.position, member.unit]
        };
        assert_eq!(read(&["(๑) นายกเทศมนตรี", "ประธาน"]), ["", "นายกเทศมนตรี", ""]);
        assert_eq!(read(&["2. นายตัวอย่าง สอง นิติกร กองคลัง", "กรรมการ"]), ["นายตัวอย่าง สอง", "นิติกร", "กองคลัง"]);
        assert_eq!(read(&["นาง ตัวอย่าง สาม", "นายช่าง", "กรรมการ"]), ["นาง ตัวอย่าง สาม", "นายช่าง", ""]);
    }
}
