//! The minutes as they would be printed: a sheet in the middle of the page, the dots to write on in a colour of their
//! own, and at its left edge a glyph for each line that is blank, new or gone.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen, Piece};
use super::say;
use crate::locales::Message;
use crate::paper::Fate;
use crate::plan::MeetingState;
use crate::tui::app::App;
use crate::tui::layout::headed;
use crate::tui::preview::{self, Version};
use crate::tui::theme::Role;

/// The columns of a printed page.
const SHEET: u16 = 80;

/// Draws the screen into `area`.
pub fn page(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let (head, rows) = headed(area);
    heading(app, pen, pen::inside(head));
    let preview = &app.preview;
    let gutter = preview::gutter(preview.version, area.width);
    let margin = rows.width.saturating_sub(SHEET + gutter) / 2;
    let sheet = pen::from_left(rows, margin);
    let blanks = preview.at.map(|at| preview.lines_of(at)).unwrap_or_default();
    let seen = preview.lines.iter().enumerate().skip(preview.scroll);
    for (line, (index, (fate, text))) in sheet.rows().zip(seen) {
        let is_at = blanks.contains(&index);
        if is_at {
            pen.fill(pen::left_of(line, SHEET + gutter), pen.theme().selected);
        }
        let has_dots = text.contains(DOTS);
        let (glyph, role) = match fate {
            _ if is_at => ('▌', Role::Accent),
            Fate::Gone => ('−', Role::Late),
            Fate::Come => ('+', Role::Finished),
            Fate::Stayed if has_dots => ('○', Role::Due),
            Fate::Stayed => (' ', Role::Text),
        };
        let text = dotted(text, *fate);
        pen.line(pen::from_left(line, gutter), &text);
        if glyph != ' ' {
            // Without a column of its own it stands on the dots, in the margin of the text, or at its end.
            let dots = first_dots(&text);
            let column = match dots {
                _ if gutter > 0 => 0,
                Some(dots) => dots,
                None if text.first().is_some_and(|(_, text)| text.starts_with(' ')) => 0,
                None => line.width.saturating_sub(1),
            };
            pen.glyph(pen::from_left(line, column), glyph, role);
        }
    }
}

/// The column of the first dots of a line.
fn first_dots(line: &[Piece]) -> Option<u16> {
    let at = line.iter().position(|(role, _)| *role == Role::Due)?;
    u16::try_from(pen::columns(&line[..at])).ok()
}

/// What shows that something is to be written.
const DOTS: &str = "………";

/// A line in pieces: what is written, and the dots to write on.
fn dotted(text: &str, fate: Fate) -> Line {
    let written = match fate {
        Fate::Gone => Role::Dim,
        Fate::Stayed | Fate::Come => Role::Text,
    };
    let mut line = Line::new();
    let mut rest = text;
    while let Some(at) = rest.find(DOTS) {
        let dots = rest[at..].find(|letter| letter != '…').unwrap_or(rest.len() - at);
        line.push((written, rest[..at].to_owned()));
        line.push((Role::Due, rest[at..at + dots].to_owned()));
        rest = &rest[at + dots..];
    }
    line.push((written, rest.to_owned()));
    line.retain(|(_, text)| !text.is_empty());
    line
}

/// Which meeting and which of its minutes; at the right the blanks.
fn heading(app: &App, pen: &mut Pen<'_>, line: Rect) {
    let words = &app.words;
    let right = blanks(app);
    pen.line_right(line, &right);
    let taken = u16::try_from(pen::columns(&right) + 2).unwrap_or(u16::MAX);
    let room = pen::left_of(line, line.width.saturating_sub(taken));
    let version = version(app);
    let lines = [true, false].map(|long| {
        let which = words.say(&match preview::meeting_of(app) {
            None => Message::new("preview-month")
                .with("month", say::calendar(words).month(crate::calendar::FiscalMonth::of(app.today))),
            Some(meeting) => {
                let number = say::digits(words, &meeting.number).into_owned();
                let day = say::today(words, meeting.date, long);
                Message::new("preview-meeting").with("number", number).with("day", day)
            }
        });
        vec![(Role::Heading, which), (Role::Text, "  ".into()), version.clone()]
    });
    let fits = |line: &&Line| pen::columns(line) <= room.width.into();
    pen.line(room, lines.iter().find(fits).unwrap_or(&lines[1]));
}

/// Which of the minutes of the meeting are shown.
fn version(app: &App) -> Piece {
    let words = &app.words;
    let number = |count: usize| say::number(words, count);
    let preview = &app.preview;
    let meeting = preview::meeting_of(app);
    let count = |fate| preview.lines.iter().filter(|(known, _)| *known == fate).count();
    let (role, message) = match preview.version {
        Version::Kept => (Role::Finished, Message::new("preview-kept")),
        Version::Former(at) => (Role::Dim, Message::new("preview-former").with("number", number(at + 1))),
        Version::Fresh if meeting.is_some_and(crate::plan::Meeting::is_filed) => {
            let (come, gone) = (count(Fate::Come), count(Fate::Gone));
            if come + gone == 0 {
                (Role::Finished, Message::new("preview-same"))
            } else {
                let said = Message::new("preview-differs").with("come", number(come));
                (Role::Soon, said.with("gone", number(gone)))
            }
        }
        Version::Fresh => match meeting.map(|meeting| meeting.state) {
            Some(MeetingState::Planned) => (Role::Dim, Message::new("preview-planned")),
            Some(MeetingState::Open) => (Role::Soon, Message::new("preview-open")),
            Some(MeetingState::Closed) => (Role::Dim, Message::new("preview-unkept")),
            None => (Role::Dim, Message::new("preview-without-meeting")),
        },
    };
    (role, words.say(&message))
}

/// The blank at the cursor and how many there are.
fn blanks(app: &App) -> Line {
    let (preview, words) = (&app.preview, &app.words);
    let all = say::number(words, preview.blanks.len());
    let said = match (preview.at, preview.blanks.len()) {
        (_, 0) if preview.version == Version::Fresh => {
            return vec![(Role::Finished, words.text("preview-whole").into_owned())];
        }
        (_, 0) => return Line::new(),
        (Some(at), _) => {
            Message::new("preview-blank-at").with("at", say::number(words, at + 1)).with("all", all)
        }
        (None, _) => Message::new("preview-blanks").with("all", all),
    };
    let said = words.say(&said);
    vec![(Role::Due, format!("○ {said}"))]
}
