//! Members of a body as people paste them: a line each, or the text of the order that appointed them.
//!
//! The parts of a line (a running number, the name, the position, the unit, last the role in the body) stand between
//! tabs, between bars, two blanks apart, or without any of these between commas; one blank before the role is enough. Where there is a heading of a body, the
//! number of an order or a list of duties, the whole is read as an import reads it.
//!
//! Every line is understood or given back. Limits: a line without a role is not understood, since nobody could tell it
//! from any other; advisers are members.

use super::layout::Piece;
use super::member::{is_member, member};
use super::report::Report;
use super::roster;
use super::text::{leading_mark, mend_am, squash};
use crate::calendar::FiscalYear;
use crate::plan::{Body, Member};
use crate::thai::clean;

/// What was understood of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Members {
    /// The members that belong to no body that the text names.
    pub members: Vec<Member>,
    /// The bodies that it names, with their members.
    pub bodies: Vec<Body>,
    /// The lines that were not understood, each with its number from 1. Blank ones are not among them.
    pub unread: Vec<(usize, String)>,
}

impl Members {
    /// How many members were understood.
    pub fn count(&self) -> usize {
        self.members.len() + self.bodies.iter().map(|body| body.members.len()).sum::<usize>()
    }
}

/// Reads `text`, which is about a plan of the year `year`.
pub fn members(text: &str, year: FiscalYear) -> Members {
    let (text, _) = mend_am(&clean::sanitize(text).text);
    let lines: Vec<&str> = text.lines().collect();
    let piece = |(index, line): (usize, &&str)| {
        let lines = (index + 1, index + 1);
        (!line.trim().is_empty()).then(|| Piece { lines, cells: cells(line), taken: false })
    };
    let mut pieces: Vec<Piece> = lines.iter().enumerate().filter_map(piece).collect();
    let bodies = roster::find(&mut pieces, year, &mut Report::default());
    // A page's last words, which the next page repeats, name nothing.
    let names = |piece: &&Piece| piece.taken && piece.is_prose() && !piece.text().ends_with(['.', '…']);
    let names_a_body = !bodies.is_empty() && pieces.iter().any(|piece| names(&piece));
    let mut found = Members::default();
    if names_a_body {
        found.bodies = bodies;
    } else {
        let of_rows = pieces.iter().filter(|piece| piece.taken);
        found.members = of_rows.filter_map(|piece| of_cells(&piece.cells)).collect();
    }
    let unread = pieces.iter().filter(|piece| !piece.taken || !names_a_body && piece.is_prose());
    found.unread = unread.map(|piece| (piece.lines.0, lines[piece.lines.0 - 1].to_owned())).collect();
    found
}

/// The member of a row. Between a name and a role two parts are the position and the unit, whatever the unit is called.
fn of_cells(cells: &[String]) -> Option<Member> {
    let mut member = member(cells)?;
    let parts = cells.iter().filter(|cell| cell.chars().any(char::is_alphabetic)).collect::<Vec<_>>();
    if let [_, position, unit, _] = parts[..]
        && !member.name.is_empty()
        && member.unit.is_empty()
    {
        (member.position, member.unit) = (squash(position), squash(unit));
    }
    Some(member)
}

/// The parts of a line; one that is no member is one part.
fn cells(line: &str) -> Vec<String> {
    let of = |parts: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        parts.filter(|part| !part.trim().is_empty()).map(squash).collect()
    };
    if line.contains(['\t', '|']) {
        return of(&mut line.split(['\t', '|']));
    }
    let apart = of(&mut line.split("  "));
    if is_member(&apart) {
        return apart;
    }
    let between_commas = of(&mut line.split(','));
    if is_member(&between_commas) {
        return between_commas;
    }
    // Of one blank before the role, or within it.
    let line = squash(line);
    let blanks: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).collect();
    let split = |at: &usize| vec![line[..*at].to_owned(), line[at + 1..].to_owned()];
    let is_somebody = |cells: &Vec<String>| {
        let who = leading_mark(&cells[0]).map_or(cells[0].as_str(), |(_, rest)| rest);
        is_member(cells) && who.chars().any(char::is_alphabetic)
    };
    let known = blanks.iter().rev().take(2).rev().map(split).find(is_somebody);
    known.unwrap_or_else(|| vec![line.clone()])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::Role;

    fn read(text: &str) -> Members {
        members(text, FiscalYear::new(2566).unwrap())
    }

    /// The members in a line each.
    fn told(members: &[Member]) -> Vec<String> {
        let line = |m: &Member| {
            format!(
                "{}|{}|{}|{:?}{}",
                m.name,
                m.position,
                m.unit,
                m.role,
                if m.also_member { "+" } else { "" }
            )
        };
        members.iter().map(line).collect()
    }

    #[test]
    fn parts_between_tabs_bars_and_wide_blanks() {
        let found = read(
            "ลำดับ\tชื่อ - สกุล\tตำแหน่ง\tหน้าที่\n\
             1\tนายตัวอย่าง หนึ่ง\tผู้อำนวยการเขต\tประธานกรรมการ\n\
             \n\
             ๒. นางตัวอย่าง สอง   หัวหน้าฝ่ายปกครอง   ฝ่ายปกครอง   กรรมการและเลขานุการ\n\
             | นายตัวอย่าง สาม | นิติกร | งานพิเศษ | กรรมการ |\n\
             หัวหน้าฝ่ายโยธา กรรมการ\n\
             ๕. นางสาวตัวอย่าง สี่ กรรมการและ ผู้ช่วยเลขานุการ",
        );
        assert_eq!(
            told(&found.members),
            [
                "นายตัวอย่าง หนึ่ง|ผู้อำนวยการเขต||Chair",
                "นางตัวอย่าง สอง|หัวหน้าฝ่ายปกครอง|ฝ่ายปกครอง|Secretary+",
                "นายตัวอย่าง สาม|นิติกร|งานพิเศษ|Member",
                "|หัวหน้าฝ่ายโยธา||Member",
                "นางสาวตัวอย่าง สี่|||AssistantSecretary+",
            ]
        );
        assert_eq!((found.bodies, found.unread), (vec![], vec![]));
    }

    #[test]
    fn parts_between_commas() {
        let found = read(
            "ว่าที่ร้อยตรี ตัวอย่าง หนึ่ง, หัวหน้าฝ่ายการคลัง, กรรมการ\n\
             2,นางตัวอย่าง สอง,นิติกร,งานพิเศษ,กรรมการและเลขานุการ\n\
             ว่าที่ ร.ต. ตัวอย่าง สาม\tนิติกร\tกรรมการ",
        );
        let expected = [
            "ว่าที่ร้อยตรี ตัวอย่าง หนึ่ง|หัวหน้าฝ่ายการคลัง||Member",
            "นางตัวอย่าง สอง|นิติกร|งานพิเศษ|Secretary+",
            "ว่าที่ ร.ต. ตัวอย่าง สาม|นิติกร||Member",
        ];
        assert_eq!(told(&found.members), expected);
    }

    #[test]
    fn what_is_not_understood_is_given_back_with_its_line() {
        let found = read("นายตัวอย่าง หนึ่ง\tประธานกรรมการ\n\nกรรมการ\nนายตัวอย่าง สอง\tนิติกร\n๑. กรรมการ");
        assert_eq!(told(&found.members), ["นายตัวอย่าง หนึ่ง|||Chair"]);
        let unread = [(3, "กรรมการ"), (4, "นายตัวอย่าง สอง\tนิติกร"), (5, "๑. กรรมการ")];
        assert_eq!(found.unread, unread.map(|(line, text)| (line, text.to_owned())));
        assert_eq!(read(" \n\t\n"), Members::default());
    }

    #[test]
    fn a_whole_order() {
        let found = read(
            "คำสั่งสำนักงานเขตตัวอย่าง\n\
             ที่ ๑๒/๒๕๖๖\n\
             เรื่อง แต่งตั้งคณะทำงานส่งเสริมคุณธรรม\n\
             \n\
             ๑. ผู้อำนวยการเขต ประธานคณะทำงาน\n\
             ๒. หัวหน้าฝ่ายปกครอง คณะทำงานและเลขานุการ\n\
             มีหน้าที่ ดังนี้\n\
             ๑. ติดตามแผน\n\
             สั่ง ณ วันที่ ๓ มกราคม พ.ศ. ๒๕๖๖\n\
             (ลงชื่อ)",
        );
        assert_eq!((found.bodies.len(), found.count(), found.members.len()), (1, 2, 0));
        let body = &found.bodies[0];
        assert_eq!(
            (body.name.as_str(), &body.duties[..]),
            ("คณะทำงานส่งเสริมคุณธรรม", &["ติดตามแผน".to_owned()][..])
        );
        let order = body.order.as_ref().unwrap();
        assert_eq!((order.number.as_str(), order.date), ("12/2566", "2023-01-03".parse().ok()));
        assert_eq!(body.members[1].role, Role::Secretary);
        assert_eq!(found.unread, [(1, "คำสั่งสำนักงานเขตตัวอย่าง".to_owned()), (10, "(ลงชื่อ)".to_owned())]);
    }

    proptest! {
        #[test]
        fn no_line_is_lost(lines in prop::collection::vec("[ก-ค1. \t|]{0,12}(กรรมการ)?", 0..8)) {
            let found = read(&lines.join("\n"));
            let filled = lines.iter().filter(|line| !line.trim().is_empty()).count();
            prop_assert!(found.count() + found.unread.len() <= filled);
            for (number, text) in &found.unread {
                prop_assert_eq!(text, &lines[number - 1]);
            }
            if found.bodies.is_empty() {
                // A row of column names is none; there is none among these.
                prop_assert_eq!(found.count() + found.unread.len(), filled);
            }
        }
    }
}
