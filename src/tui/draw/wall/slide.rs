//! A slide as cells: its heading, its footer, and between them what its page is of.

use ratatui::layout::Rect;

use super::plate::Plate;
use super::{covers, figures, items, said, tiles};
use crate::locales::{Message, Words};
use crate::thai::{clean, wrap::Wrapper};
use crate::tui::draw::pen::{self, Pen};
use crate::tui::draw::say;
use crate::tui::theme::Role;
use crate::view::Figures;
use crate::view::wall::{Key, Page, Says, Slide};

/// What every part of a slide is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    pub page: &'a Page,
    /// The selected item: index into the items of the page.
    pub selected: Option<usize>,
    pub words: &'a Words,
    pub wrapper: &'a Wrapper,
    pub plate: Plate,
}

/// Draws `slide` into `area`. Where the page that it was made for is larger than `area`, what is around the selected
/// item is drawn, and how many more there are.
pub(in crate::tui) fn slide(slide: &Slide, words: &Words, wrapper: &Wrapper, pen: &mut Pen<'_>, area: Rect) {
    if slide.is_blank {
        return pen.clear(area);
    }
    let page = &slide.page;
    let plate = Plate::of(page.key, area, slide.step);
    let frame = Frame { page, selected: slide.selected, words, wrapper, plate };
    footer(slide, words, pen, plate.footer);
    match &page.says {
        Says::Front(front) => covers::front(&frame, pen, front),
        Says::Thanks(coming) => covers::thanks(&frame, pen, coming.as_ref()),
        says => {
            frame.heading(pen);
            frame.lead(pen);
            match says {
                Says::Year(year) => figures::year(&frame, pen, year),
                Says::Tiles(_, tiles) => tiles::tiles(&frame, pen, tiles),
                Says::Units(bars) => tiles::units(&frame, pen, bars),
                _ => items::draw(&frame, pen),
            }
        }
    }
}

/// The line below the selected item of `slide`, drawn into `area`; none where none is seen.
pub(in crate::tui) fn bottom(slide: &Slide, words: &Words, wrapper: &Wrapper, area: Rect) -> Option<u16> {
    let page = &slide.page;
    let plate = Plate::of(page.key, area, slide.step);
    items::bottom(&Frame { page, selected: slide.selected, words, wrapper, plate })
}

/// Draws `slide` over the whole of `buffer`, which shows nothing else.
#[cfg(test)]
pub(in crate::tui) fn show(
    slide: &Slide,
    words: &Words,
    wrapper: &Wrapper,
    theme: &crate::tui::theme::Theme,
    buffer: &mut ratatui::buffer::Buffer,
) {
    let area = buffer.area;
    self::slide(slide, words, wrapper, &mut Pen::new(buffer, theme), area);
    crate::tui::sara_am::mend(buffer);
}

/// Whose meeting it is at the left, which slide it is and the time at the right.
fn footer(slide: &Slide, words: &Words, pen: &mut Pen<'_>, line: Rect) {
    let number = Message::new("wall-slide")
        .with("number", say::number(words, slide.number))
        .with("count", say::number(words, slide.count));
    let mut right = vec![(Role::Text, words.say(&number))];
    if !slide.clock.is_empty() {
        right.push((Role::Dim, format!("   {}", say::digits(words, &slide.clock))));
    }
    let taken = u16::try_from(pen::columns(&right)).unwrap_or(u16::MAX);
    pen.line_right(line, &right);
    let room = pen::left_of(line, line.width.saturating_sub(taken.saturating_add(3)));
    let mut left = slide.footer.agency.clone();
    if !slide.footer.meeting.is_empty() {
        let meeting = said::meeting(words, &slide.footer.meeting);
        // Which meeting it is says more than whose.
        let both = format!("{left} · {meeting}");
        let fits = crate::thai::width::width(&both) <= room.width.into();
        left = if fits && !left.is_empty() { both } else { meeting };
    }
    pen.text(room, &left, Role::Dim);
}

impl Frame<'_> {
    /// The number and the title of the page, which of its items these are where there are more, and a rule.
    fn heading(&self, pen: &mut Pen<'_>) {
        let area = self.plate.heading;
        let Some(rule) = area.rows().next_back().filter(|_| area.height > 1) else { return };
        pen.text(rule, &"━".repeat(rule.width.into()), Role::Rule);
        let room = Rect { height: area.height - 1, ..area };
        let right = self.beside_heading();
        let taken = u16::try_from(pen::columns(&right)).unwrap_or(u16::MAX);
        let number = say::digits(self.words, &self.page.number).into_owned();
        let mut left = room;
        let last = room.rows().next_back().unwrap_or_default();
        let text = pen::left_of(room, room.width.saturating_sub(taken.saturating_add(2)));
        let indent = match crate::thai::width::width(&number) {
            0 => 0,
            columns => u16::try_from(columns + 3).unwrap_or(u16::MAX).min(text.width / 2),
        };
        let title = said::of_page(self.words, self.page.key, &self.page.title);
        let titled = pen::from_left(text, indent);
        let rows = self.rows(&title, titled.width, titled.height);
        // The last line stands on the rule, so that it does not move from page to page.
        let blank = room.height - u16::try_from(rows.len()).unwrap_or(0).min(room.height);
        left.y += blank;
        pen.text(pen::left_of(left, indent.saturating_sub(1)), &number, Role::Accent);
        for (line, row) in titled.rows().skip(blank.into()).zip(&rows) {
            pen.text(line, row, Role::Heading);
        }
        pen.line_right(last, &right);
    }

    /// Where there is no lead, how many are done; and which part of the items this is.
    fn beside_heading(&self) -> Vec<pen::Piece> {
        let words = self.words;
        let page = self.page;
        let here = match &page.says {
            Says::Tiles(_, tiles) => tiles.len(),
            Says::Units(bars) => bars.len(),
            _ => page.items.len(),
        };
        let mut line = Vec::new();
        if let Says::Year(year) = &page.says {
            line.push((Role::Dim, say::calendar(words).fiscal_year(year.year)));
        }
        let is_part = page.of > here && here > 0;
        if is_part {
            let first = page.from + 1;
            let last = page.from + here;
            let key = if here == 1 { "wall-part-one" } else { "wall-part" };
            let mut part = Message::new(key).with("of", say::number(words, page.of));
            part = part.with("from", say::number(words, first));
            if here > 1 {
                part = part.with("to", say::number(words, last));
            }
            line.push((Role::Dim, words.say(&part)));
        }
        if let (true, Says::Tiles(figures, _) | Says::Measures(figures)) =
            (self.plate.lead.is_empty() && !is_part, &page.says)
        {
            let count = format!("{}/{}", figures.done, figures.all);
            line.push((role_of(*figures), say::digits(words, &count).into_owned()));
        }
        line
    }

    /// What is said of all items: how many are done and late, or how many there are and until when.
    fn lead(&self, pen: &mut Pen<'_>) {
        let line = self.plate.lead;
        if line.is_empty() {
            return;
        }
        if self.plate.has_strip && !self.page.items.is_empty() {
            items::months(self, pen, line);
        }
        let line = items::beside(self, line);
        match &self.page.says {
            Says::Tiles(figures, _) | Says::Measures(figures) => self.progress(pen, line, *figures),
            Says::Until(day, meeting) => {
                let day = say::calendar(self.words).day(*day);
                let until = match meeting {
                    Some(number) => {
                        Message::new("wall-until-meeting").with("number", say::digits(self.words, number))
                    }
                    None => Message::new("wall-until"),
                };
                pen.text(line, &self.words.say(&until.with("day", day)), Role::Soon);
            }
            _ if self.page.key == Key::Late && self.page.of > 0 => {
                let count =
                    Message::new("wall-measures").with("count", say::number(self.words, self.page.of));
                pen.text(line, &self.words.say(&count), Role::Late);
            }
            _ => {}
        }
    }

    /// The bar of what is done, and how many are late.
    fn progress(&self, pen: &mut Pen<'_>, line: Rect, figures: Figures) {
        if figures.all == 0 {
            return;
        }
        let room = usize::from(line.width);
        let words = self.words;
        let mut right = vec![(role_of(figures), format!("   {}", said::done(words, figures)))];
        let soon = figures.soon + figures.this_month;
        for (glyph, word, count, role) in
            [('!', "tui-late", figures.late, Role::Late), ('◆', "tui-soon", soon, Role::Soon)]
        {
            if count > 0 {
                let text = format!("   {glyph} {} {}", words.text(word), say::number(words, count));
                right.push((role, text));
            }
        }
        while right.len() > 1 && pen::columns(&right) + 8 > room {
            right.pop();
        }
        let cells = room.saturating_sub(pen::columns(&right)).clamp(4, 32);
        let mut pieces = Vec::from(crate::tui::draw::header::bar(figures.done, figures.all, cells));
        pieces.extend(right);
        pen.line(line, &pieces);
    }

    /// `text` in at most `most` rows of `columns`; what has no room in the last is left to be cut.
    pub fn rows(&self, text: &str, columns: u16, most: u16) -> Vec<String> {
        let text = clean::display(text);
        let rows = self.wrapper.wrap(&text, usize::from(columns).max(1));
        Self::keep(&text, &rows, most)
    }

    /// At most `most` of `rows`, which are rows of `text`: the last one goes on to the end, for the pen to mark the cut.
    pub fn keep(text: &str, rows: &[&str], most: u16) -> Vec<String> {
        let most = usize::from(most);
        let mut kept: Vec<String> = rows.iter().take(most).map(|row| (*row).to_owned()).collect();
        if rows.len() > most
            && let Some(last) = kept.last_mut()
        {
            let at = rows[most - 1].as_ptr() as usize - text.as_ptr() as usize;
            text[at..].clone_into(last);
        }
        kept
    }

    /// One calm sentence in the middle of the page.
    pub fn nothing(&self, pen: &mut Pen<'_>, sign: Option<char>, text: &str) {
        let area = self.plate.content;
        let text = sign.map_or_else(|| text.to_owned(), |sign| format!("{sign}  {text}"));
        let rows = self.rows(&text, area.width, area.height.max(1));
        let blank = usize::from(area.height).saturating_sub(rows.len()) / 2;
        let role = if sign.is_some() { Role::Finished } else { Role::Text };
        for (line, row) in area.rows().skip(blank).zip(&rows) {
            pen.text(line, &crate::thai::pad::centre(row, line.width.into()), role);
        }
    }

    /// That more items belong to the page than have room here.
    pub fn more(&self, pen: &mut Pen<'_>, hidden: usize) {
        if hidden > 0 {
            let more = Message::new("wall-more").with("count", say::number(self.words, hidden));
            let line = if self.plate.legend.is_empty() { self.plate.footer } else { self.plate.legend };
            pen.clear(line);
            pen.text_right(line, &self.words.say(&more), Role::Accent);
        }
    }
}

/// What the colour of "๕/๗" is to say.
pub fn role_of(figures: Figures) -> Role {
    if figures.all > 0 && figures.done == figures.all { Role::Finished } else { Role::Text }
}
