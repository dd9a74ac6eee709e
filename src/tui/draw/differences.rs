//! The page on which a person chooses between two versions: why there are two, a row for each difference, and both
//! values of the selected one in full.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen, Piece};
use super::{say, value};
use crate::locales::Message;
use crate::thai::{clean, pad, width::width};
use crate::tui::app::App;
use crate::tui::differences::{Cause, Choice, Differences};
use crate::tui::theme::Role;

/// From this width on the two values stand side by side.
const TWO_COLUMNS: u16 = 100;
/// From this height of the page on there is room to say it in full.
const TALL: u16 = 14;

/// The parts of the page.
pub struct Parts {
    /// Why there are two versions.
    pub head: Rect,
    /// A row for each difference.
    pub list: Rect,
    /// The rule between the list and the values.
    pub rule: Rect,
    /// Both values of the selected difference.
    pub values: Rect,
}

/// How the page is divided; none where it is not shown.
pub fn parts(app: &App) -> Option<Parts> {
    let page = app.layout()?.page;
    let open = app.differences.first()?;
    let head = u16::try_from(head(app, open, page).len()).unwrap_or(u16::MAX);
    let blank = u16::from(page.height >= TALL);
    let rest = page.height.saturating_sub(head + 2 * blank + 1);
    // The values get what the rows do not need, and never less than twice as much where there are many.
    let rows = u16::try_from(open.choices.len()).unwrap_or(u16::MAX).min((rest / 3).max(2)).min(rest);
    let part = |y: u16, height: u16| {
        let y = y.min(page.height);
        pen::inside(Rect { y: page.y + y, height: height.min(page.height - y), ..page })
    };
    let list = part(head + blank, rows);
    Some(Parts {
        head: part(0, head),
        // The bar of the selection stands in the margin.
        list: Rect { x: page.x, width: page.width, ..list },
        rule: part(head + blank + rows, 1),
        values: part(head + 2 * blank + rows + 1, rest - rows),
    })
}

/// Draws the page of the differences.
pub fn page(app: &App, pen: &mut Pen<'_>) {
    let (Some(open), Some(layout), Some(parts)) = (app.differences.first(), app.layout(), parts(app)) else {
        return;
    };
    pen.lines(parts.head, &head(app, open, layout.page));
    let rows = open.choices.iter().enumerate().skip(open.top);
    for (area, (index, choice)) in parts.list.rows().zip(rows) {
        row(app, open, pen, area, choice, index == open.selected);
    }
    let lines = lines(app, parts.values.width);
    let below = lines.len().saturating_sub(open.scroll + usize::from(parts.values.height));
    let more = if below > 0 { format!(" {} ", say::more_below(app)) } else { String::new() };
    pen.text_right(parts.rule, &more, Role::Accent);
    let taken = u16::try_from(width(&more)).unwrap_or(u16::MAX);
    pen.rule(pen::left_of(parts.rule, parts.rule.width.saturating_sub(taken)));
    pen.lines(parts.values, lines.get(open.scroll..).unwrap_or_default());
}

/// Why there are two versions, how many places differ, and where the whole of mine lies.
fn head(app: &App, open: &Differences, page: Rect) -> Vec<Line> {
    let words = &app.words;
    let columns = usize::from(page.width.saturating_sub(2)).max(1);
    let count = say::number(words, open.choices.len());
    if page.height < TALL {
        let key = match open.cause {
            Cause::Foreign => "tui-differ-foreign-short",
            Cause::Recovered => "tui-differ-recovered-short",
        };
        return vec![vec![(Role::Heading, words.say(&Message::new(key).with("count", count)))]];
    }
    let why = match open.cause {
        Cause::Foreign => Message::new("tui-differ-foreign").with("taken", say::number(words, open.taken)),
        Cause::Recovered => Message::new("tui-differ-recovered"),
    };
    let place = match &open.file {
        Some(file) => Message::new("tui-mine-lies-in").with("file", file.display()),
        None => Message::new("tui-mine-is-being-kept"),
    };
    let choose = Message::new("tui-differ-choose").with("count", count);
    [(Role::Heading, why), (Role::Text, choose), (Role::Dim, place)]
        .into_iter()
        .flat_map(|(role, message)| {
            let text = words.say(&message);
            let rows = app.wrapper.wrap(&text, columns);
            rows.into_iter().map(|row| vec![(role, row.to_owned())]).collect::<Vec<_>>()
        })
        .collect()
}

/// The id, the title, what differs, and which of the two is chosen.
fn row(app: &App, open: &Differences, pen: &mut Pen<'_>, area: Rect, choice: &Choice, selected: bool) {
    let words = &app.words;
    if selected {
        pen.fill(area, pen.theme().selected);
        pen.glyph(area, '▌', Role::Accent);
    }
    let line = pen::inside(area);
    let sides = ["tui-theirs", "tui-mine"].map(|key| words.text(key));
    let widest = sides.iter().map(|word| width(word)).max().unwrap_or(0);
    let side = u16::try_from(widest).unwrap_or(u16::MAX);
    let cell = pen::from_right(line, side);
    let (word, role) = if choice.takes_mine { (&sides[1], Role::Accent) } else { (&sides[0], Role::Dim) };
    pen.text(cell, word, role);
    let line = pen::left_of(line, line.width.saturating_sub(side + 2));
    let name = if line.width >= 60 { 22 } else { line.width / 3 };
    pen.text(pen::from_right(line, name), &value::name(app, &choice.difference), Role::Text);
    let line = pen::left_of(line, line.width.saturating_sub(name + 2));
    let id = choice.difference.measure().map_or("", |named| named.id.as_str());
    let column = open.id_width.min(usize::from(line.width / 3)) + 2;
    let id = pad::left(&pad::truncate(&say::digits(words, id), column - 2), column);
    let title = clean::display(&choice.title).into_owned();
    pen.line(
        line,
        &[(Role::Heading, if open.id_width > 0 { id } else { String::new() }), (Role::Text, title)],
    );
}

/// Both values of the selected difference on `columns` columns: side by side, or mine below theirs.
pub fn lines(app: &App, columns: u16) -> Vec<Line> {
    let Some(open) = app.differences.first() else { return Vec::new() };
    let Some(choice) = open.choices.get(open.selected) else { return Vec::new() };
    let (theirs, mine) = value::both(app, &choice.difference);
    let columns = usize::from(columns);
    let sides = [("tui-theirs", theirs, !choice.takes_mine), ("tui-mine", mine, choice.takes_mine)];
    let mut lines = if columns >= usize::from(TWO_COLUMNS) {
        let half = columns / 2;
        let [left, right] = sides.map(|(key, texts, chosen)| {
            let mut lines = vec![vec![label(app, key, chosen)]];
            let rows = wrapped(app, &texts, half.saturating_sub(4), chosen);
            lines.extend(rows.into_iter().map(|row| [vec![(Role::Text, "  ".to_owned())], row].concat()));
            lines
        });
        beside(left, right, half)
    } else {
        let indent = 2 + ["tui-theirs", "tui-mine"]
            .map(|key| width(&app.words.text(key)) + 2)
            .into_iter()
            .max()
            .unwrap_or(0);
        let blocks = sides.map(|(key, texts, chosen)| {
            let room = columns.saturating_sub(indent).max(1);
            let rows = wrapped(app, &texts, room, chosen);
            let before = |index: usize| {
                let (role, text) =
                    if index == 0 { label(app, key, chosen) } else { (Role::Text, String::new()) };
                (role, pad::left(&text, indent))
            };
            let rows = rows.into_iter().enumerate();
            rows.map(|(index, row)| [vec![before(index)], row].concat()).collect::<Vec<_>>()
        });
        blocks.concat()
    };
    if !choice.difference.has_edit() {
        let text = app.words.text("tui-no-edit");
        let rows = app.wrapper.wrap(&text, columns.max(1));
        lines.extend(rows.into_iter().map(|row| vec![(Role::Dim, row.to_owned())]));
    }
    lines
}

/// The name of a side, marked where it is chosen.
fn label(app: &App, key: &str, chosen: bool) -> Piece {
    let word = app.words.text(key);
    if chosen { (Role::Accent, format!("▸ {word}")) } else { (Role::Dim, format!("  {word}")) }
}

/// The texts one below the other; what is not chosen stands back.
fn wrapped(app: &App, texts: &[String], columns: usize, chosen: bool) -> Vec<Line> {
    let role = if chosen { Role::Text } else { Role::Dim };
    let mut lines = Vec::new();
    for text in texts {
        let shown = clean::display_lines(text);
        for row in app.wrapper.wrap(&shown, columns.max(1)) {
            lines.push(vec![(role, row.to_owned())]);
        }
    }
    lines
}

/// Two columns beside each other, the right one `half` columns further on.
fn beside(left: Vec<Line>, right: Vec<Line>, half: usize) -> Vec<Line> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let line = |_| {
        let mut line = left.next().unwrap_or_default();
        let blanks = half.saturating_sub(pen::columns(&line));
        line.push((Role::Text, " ".repeat(blanks)));
        line.extend(right.next().unwrap_or_default());
        line
    };
    (0..height).map(line).collect()
}
