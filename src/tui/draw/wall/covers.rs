//! The first page and the last: a few lines in the middle.

use super::said;
use super::slide::Frame;
use crate::locales::Message;
use crate::thai::pad;
use crate::tui::draw::pen::Pen;
use crate::tui::draw::say;
use crate::tui::theme::Role;
use crate::view::wall::{Coming, Front};

/// Some lines that belong together.
struct Paragraph {
    role: Role,
    text: String,
    /// The most lines that it takes.
    most: u16,
    /// Blank lines before it.
    before: u16,
    /// What has the greatest goes first where there is no room for all.
    dispensable: u8,
}

impl Paragraph {
    fn new(role: Role, text: String, before: u16, dispensable: u8) -> Self {
        Self { role, text, most: 3, before, dispensable }
    }
}

/// Whose meeting it is.
pub fn front(frame: &Frame<'_>, pen: &mut Pen<'_>, front: &Front) {
    let words = frame.words;
    let calendar = say::calendar(words);
    let year = calendar.fiscal_year(front.year);
    let number = match front.number.as_str() {
        "" => String::new(),
        number => said::meeting(words, number),
    };
    let place = match front.place.as_str() {
        "" => String::new(),
        place => words.say(&Message::new("wall-place").with("place", say::digits(words, place))),
    };
    let agency = match front.agency.as_str() {
        "" => year,
        agency => format!("{agency} · {year}"),
    };
    let paragraphs = vec![
        Paragraph::new(Role::Accent, words.text("wall-title").into_owned(), 0, 1),
        Paragraph::new(Role::Text, say::digits(words, &front.plan).into_owned(), 1, 6),
        Paragraph::new(Role::Heading, front.body.clone(), 2, 0),
        Paragraph::new(Role::Heading, number, 1, 2),
        Paragraph::new(Role::Text, calendar.day_with_weekday(front.date), 1, 3),
        Paragraph::new(Role::Text, place, 0, 5),
        Paragraph::new(Role::Dim, agency, 2, 4),
    ];
    centred(frame, pen, paragraphs);
}

/// The end, and when the next meeting is.
pub fn thanks(frame: &Frame<'_>, pen: &mut Pen<'_>, coming: Option<&Coming>) {
    let words = frame.words;
    let mut paragraphs = vec![Paragraph::new(Role::Heading, words.text("wall-thanks").into_owned(), 0, 0)];
    if let Some(coming) = coming {
        let next = Message::new("wall-next").with("number", say::digits(words, &coming.number));
        let day = say::calendar(words).day_with_weekday(coming.date);
        paragraphs.push(Paragraph::new(Role::Text, words.say(&next), 3, 2));
        paragraphs.push(Paragraph::new(Role::Text, day, 1, 1));
        if !coming.place.is_empty() {
            let place = Message::new("wall-place").with("place", say::digits(words, &coming.place));
            paragraphs.push(Paragraph::new(Role::Dim, words.say(&place), 1, 3));
        }
    }
    centred(frame, pen, paragraphs);
}

/// Writes `paragraphs` in the middle of the page: with less air, then fewer of them, where there is little room.
fn centred(frame: &Frame<'_>, pen: &mut Pen<'_>, mut paragraphs: Vec<Paragraph>) {
    let area = frame.plate.page;
    paragraphs.retain(|paragraph| !paragraph.text.trim().is_empty());
    let rows = |paragraph: &Paragraph| frame.rows(&paragraph.text, area.width, paragraph.most);
    let mut blocks: Vec<_> = paragraphs.into_iter().map(|paragraph| (rows(&paragraph), paragraph)).collect();
    let height = |blocks: &[(Vec<String>, Paragraph)], is_airy: bool| {
        let lines = |(rows, paragraph): &(Vec<String>, Paragraph)| {
            rows.len() + usize::from(if is_airy { paragraph.before } else { 0 })
        };
        blocks.iter().map(lines).sum::<usize>()
    };
    let room = usize::from(area.height);
    while height(&blocks, false) > room && blocks.len() > 1 {
        let worst = blocks.iter().enumerate().max_by_key(|(_, (_, paragraph))| paragraph.dispensable);
        let Some((at, _)) = worst else { break };
        blocks.remove(at);
    }
    let is_airy = height(&blocks, true) <= room;
    let mut lines = area.rows().skip(room.saturating_sub(height(&blocks, is_airy)) / 2);
    for (rows, paragraph) in &blocks {
        for _ in 0..if is_airy { paragraph.before } else { 0 } {
            lines.next();
        }
        for row in rows {
            let Some(line) = lines.next() else { return };
            pen.text(line, &pad::centre(row, line.width.into()), paragraph.role);
        }
    }
}
