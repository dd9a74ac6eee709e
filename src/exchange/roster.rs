//! Who was appointed: bodies with their members, duties and order, from the lines of an order of the
//! office.

use super::layout::Piece;
use super::member::{is_member, member};
use super::report::Report;
use super::text::{append_line, fold, leading_mark, squash};
use crate::calendar::{self, FiscalYear, Reading};
use crate::locales::Message;
use crate::plan::{Body, Order};

/// Words with which the text of an order begins, after its subject.
const OPENINGS: [&str; 7] = ["ด้วย", "ตามที่", "อาศัย", "โดยที่", "เพื่อ", "สืบเนื่อง", "อนุสนธิ"];
/// The longest name of a body, in code points.
const LONGEST_NAME: usize = 200;

/// The cells of a member's line: those of a row, or the parts of a numbered line between wide blanks.
fn member_cells(piece: &Piece) -> Option<Vec<String>> {
    if is_member(&piece.cells) {
        return Some(piece.cells.iter().filter(|cell| !cell.trim().is_empty()).cloned().collect());
    }
    let line = piece.cells.first().filter(|_| piece.is_prose())?;
    leading_mark(line)?;
    let cells: Vec<String> = line.split("  ").filter(|c| !c.trim().is_empty()).map(squash).collect();
    is_member(&cells).then_some(cells)
}

/// Where in an order of the office the reading stands.
#[derive(Default)]
struct Reader {
    bodies: Vec<Body>,
    /// The order at hand, and the index of its first body.
    order: Order,
    first: usize,
    /// What the order is about.
    subject: String,
    /// The last heading that could name a body.
    heading: Option<(usize, String)>,
    /// Whether the duties of the last body may follow.
    may_follow: bool,
    /// Whether numbered lines are duties of the last body.
    in_duties: bool,
}

/// Finds the bodies that the `pieces` appoint.
pub(super) fn find(pieces: &mut [Piece], year: FiscalYear, report: &mut Report) -> Vec<Body> {
    let mut reader = Reader::default();
    for index in 0..pieces.len() {
        if pieces[index].taken {
            continue;
        }
        pieces[index].taken = match member_cells(&pieces[index]) {
            Some(cells) => reader.member(&cells, pieces, index, report),
            None => reader.line(pieces, index, year),
        };
    }
    reader.bodies
}

impl Reader {
    fn member(&mut self, cells: &[String], pieces: &mut [Piece], index: usize, report: &mut Report) -> bool {
        let Some(member) = member(cells) else { return false };
        if self.heading.is_some() || self.bodies.len() == self.first {
            let (above, heading) = self.heading.take().unzip();
            if let Some(above) = above {
                pieces[above].taken = true;
            }
            let name = self.body_name(&heading.unwrap_or_default());
            let order = Some(self.order.clone()).filter(|order| *order != Order::default());
            self.bodies.push(Body { name, order, ..Body::default() });
            take_header_row(pieces, index);
        }
        if fold(&cells[cells.len() - 1]) == "ที่ปรึกษา" {
            report.note(pieces[index].lines, "", Message::new("import-adviser"));
        }
        (self.may_follow, self.in_duties) = (true, false);
        if let Some(body) = self.bodies.last_mut() {
            body.members.push(member);
        }
        true
    }

    /// Reads a line that is no member. Whether it was taken.
    fn line(&mut self, pieces: &mut [Piece], index: usize, year: FiscalYear) -> bool {
        let text = pieces[index].text();
        if is_catchword(&text, pieces, index) {
            return true;
        }
        let unmarked = leading_mark(&text).map_or(text.as_str(), |(_, rest)| rest.trim());
        if let Some(number) = order_number(&text) {
            (self.order, self.first) = (Order { number, date: None }, self.bodies.len());
            (self.subject, self.may_follow, self.in_duties) = (String::new(), false, false);
            return true;
        }
        if text.starts_with("เรื่อง") && !self.order.number.is_empty() && self.subject.is_empty()
        {
            self.subject = paragraph(pieces, index);
            return true;
        }
        if let Some(date) = order_date(&text, year) {
            self.order.date = Some(date);
            for body in &mut self.bodies[self.first..] {
                body.order = Some(self.order.clone());
            }
            (self.may_follow, self.in_duties) = (false, false);
            return true;
        }
        if self.may_follow && speaks_of_duties(&text) {
            (self.may_follow, self.in_duties) = (false, true);
            let opens_a_list = ["ดังนี้", "ดังต่อไปนี้", "หน้าที่", ":"].iter().any(|end| text.ends_with(end));
            return opens_a_list || self.duty(&paragraph(pieces, index));
        }
        if unmarked.starts_with("คณะ")
            && unmarked.chars().count() <= LONGEST_NAME
            && stands_above_members(pieces, index)
        {
            self.heading = Some((index, unmarked.to_owned()));
            self.in_duties = false;
            return false;
        }
        self.in_duties &= leading_mark(&text).is_some() && !unmarked.starts_with("ทั้งนี้");
        self.in_duties && self.duty(unmarked)
    }

    fn duty(&mut self, text: &str) -> bool {
        self.bodies.last_mut().is_some_and(|body| {
            body.duties.push(text.to_owned());
            true
        })
    }

    /// The name of a body in full: where its heading says only the kind, the subject of the order says of
    /// what.
    fn body_name(&self, heading: &str) -> String {
        let kinds = ["คณะกรรมการ", "คณะอนุกรรมการ", "คณะทำงาน"];
        let appointed = self.subject.split_once("แต่งตั้ง").map_or("", |(_, what)| what);
        if !heading.is_empty() && !kinds.contains(&heading) {
            return heading.to_owned();
        }
        let mut of = appointed;
        while let Some(rest) = kinds.iter().find_map(|kind| of.strip_prefix(kind)) {
            of = rest.strip_prefix("และ").unwrap_or(rest);
        }
        match (heading, of) {
            ("", _) if !appointed.is_empty() => appointed.to_owned(),
            ("", _) => kinds[0].to_owned(),
            (kind, of) => format!("{kind}{}", of.trim_end()),
        }
    }
}

/// Takes the row of column names that stands above the first member.
fn take_header_row(pieces: &mut [Piece], index: usize) {
    if let Some(above) = index.checked_sub(1).map(|above| &mut pieces[above]) {
        let names = fold(&above.text());
        above.taken |= !above.is_prose() && (names.contains("ชื่อ") || names.contains("ตำแหน่ง"));
    }
}

fn speaks_of_duties(text: &str) -> bool {
    let text = fold(text);
    let within = ["มีหน้าที่", "มีอำนาจหน้าที่", "มีอำนาจและหน้าที่"];
    within.iter().any(|word| text.contains(word))
        || ["หน้าที่", "อำนาจหน้าที่"].iter().any(|word| text.starts_with(word))
}

/// The piece at `index` with those on the lines after it, taken, up to a blank line.
fn paragraph(pieces: &mut [Piece], index: usize) -> String {
    let mut text = pieces[index].text();
    for next in index + 1..pieces.len() {
        let goes_on = pieces[next].lines.0 == pieces[next - 1].lines.1 + 1 && pieces[next].is_prose();
        let line = pieces[next].text();
        if !goes_on || leading_mark(&line).is_some() || OPENINGS.iter().any(|word| line.starts_with(word)) {
            break;
        }
        append_line(&mut text, &pieces[next].text());
        pieces[next].taken = true;
    }
    text
}

/// Whether the first member of a body follows the line soon.
fn stands_above_members(pieces: &[Piece], index: usize) -> bool {
    pieces.iter().skip(index + 1).take(3).any(|piece| member_cells(piece).is_some())
}

/// Whether the line ends a page with the first words of the next one: "๖. ติดตาม...".
fn is_catchword(text: &str, pieces: &[Piece], index: usize) -> bool {
    let stem = text.strip_suffix("...").or_else(|| text.strip_suffix('…')).map(fold);
    let next = pieces.get(index + 1).map(|next| fold(&next.text()));
    matches!((stem, next), (Some(stem), Some(next)) if !stem.is_empty() && next.starts_with(&stem))
}

/// "398/2565" of "ที่ ๓๙๘ / ๒๕๖๕", alone or after the word for an order.
fn order_number(text: &str) -> Option<String> {
    let text = fold(text);
    let number = if text.starts_with("คำสั่ง") {
        text.rsplit_once("ที่")?.1
    } else {
        text.strip_prefix("ที่")?
    };
    let (no, year) = number.split_once('/')?;
    let digits =
        |s: &str, most: usize| !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
    (digits(no, 5) && digits(year, 4)).then(|| format!("{no}/{year}"))
}

/// The day of "สั่ง ณ วันที่ ๒๕ ตุลาคม พ.ศ. ๒๕๖๕".
fn order_date(text: &str, year: FiscalYear) -> Option<calendar::Day> {
    let is_date = fold(text).starts_with("สั่งณ");
    match calendar::read(text, year) {
        Reading::Date(day) if is_date => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(lines: &[&str]) -> Vec<Piece> {
        let piece = |(index, line): (usize, &&str)| Piece {
            lines: (2 * index + 1, 2 * index + 1),
            cells: line.split('|').map(str::to_owned).collect(),
            taken: false,
        };
        lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(piece).collect()
    }

    fn bodies(lines: &[&str]) -> (Vec<Body>, Vec<Piece>) {
        let mut pieces = pieces(lines);
        let found = find(&mut pieces, FiscalYear::new(2566).unwrap(), &mut Report::default());
        (found, pieces)
    }

    #[test]
    fn a_body_of_a_table_with_column_names() {
        let (found, pieces) = bodies(&[
            "คณะกรรมการขับเคลื่อนแผน",
            "ลำดับ|ชื่อ - สกุล|ตำแหน่งในคณะ",
            "1|นายตัวอย่าง หนึ่ง|ประธานกรรมการ",
            "2|นางตัวอย่าง สอง|กรรมการ",
            "หน้าที่ ดังนี้",
            "๑. ติดตามแผน",
            "ลงชื่อ",
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].members.len()), ("คณะกรรมการขับเคลื่อนแผน", 2));
        assert_eq!(found[0].duties, ["ติดตามแผน"]);
        assert_eq!(found[0].members[0].name, "นายตัวอย่าง หนึ่ง");
        assert_eq!(pieces.iter().filter(|piece| !piece.taken).count(), 1);
    }

    #[test]
    fn lines_with_wide_blanks_and_a_date_before_the_list() {
        let (found, _) = bodies(&[
            "คำสั่งเทศบาลตำบลตัวอย่าง ที่ 12/2566",
            "เรื่อง แต่งตั้งคณะทำงานประเมินผล",
            "สั่ง ณ วันที่ 3 มกราคม พ.ศ. 2566",
            "1. นายตัวอย่าง หนึ่ง   ปลัดเทศบาล   ประธานคณะทำงาน",
            "2. นางตัวอย่าง สอง   คณะทำงาน",
        ]);
        assert_eq!((found.len(), found[0].name.as_str()), (1, "คณะทำงานประเมินผล"));
        let order = found[0].order.as_ref().unwrap();
        assert_eq!((order.number.as_str(), order.date), ("12/2566", "2023-01-03".parse().ok()));
        assert_eq!(found[0].members[0].position, "ปลัดเทศบาล");
    }

    #[test]
    fn prose_about_members_appoints_nobody() {
        assert_eq!(bodies(&["๑. คณะกรรมการประเมินได้ประชุมแล้ว", "มีหน้าที่ ดังนี้", "๑. ก"]).0, []);
    }
}
