//! The wall as the terminal shows it: the slide that the room sees over the whole screen, with the operator's line below
//! while that is used; or the operator's view, with the slide smaller and what the room does not see beside it.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use super::{say, wall};
use crate::locales::Message;
use crate::plan::{Directive, FollowUp, Measure};
use crate::thai::pad;
use crate::tui::action::{Action, Motion};
use crate::tui::app::{App, Screen};
use crate::tui::theme::Role;
use crate::tui::wall::shown;
use crate::view::wall::{Slide, Target};

/// From this width on what the room does not see stands beside the slide, else below it.
const WIDE: u16 = 100;
/// Below this height what the room does not see is said without blank lines, and what comes next in one line.
const LOW: u16 = 16;
/// Below this height only what is read is left: the title, the note, the reports.
const TINY: u16 = 6;
/// So many reports and so many titles of pages are seen.
const REPORTS: usize = 3;
const PAGES: usize = 4;

/// Whether the last line is the program's: on the wall only while it says something, or something is written or picked
/// above it.
pub fn has_bar(app: &App) -> bool {
    app.screen != Screen::Wall
        || app.wall.is_operators
        || app.notice.is_some()
        || app.writing.is_some()
        || app.is_choosing()
        || app.modal().is_some()
}

/// Draws the wall over the whole screen.
pub fn page(app: &App, pen: &mut Pen<'_>) {
    let Some(slide) = shown(app) else { return };
    let area = Rect { x: 0, y: 0, width: app.size.width, height: app.size.height };
    if app.wall.is_operators {
        return operators(app, pen, area, &slide);
    }
    let Some(layout) = app.layout() else { return };
    // What is written or picked lies over the lower part; what it is about is to be seen all the same.
    let seen = Rect { height: area.height - layout.field.height - layout.bar.height, ..area };
    let bottom = || wall::bottom(&slide, &app.words, &app.wrapper, area);
    let hides = layout.field.height > 0 && bottom().is_some_and(|bottom| bottom > seen.bottom());
    wall::slide(&slide, &app.words, &app.wrapper, pen, if hides { seen } else { area });
    if has_bar(app) {
        pen.clear(layout.field);
        pen.clear(layout.bar);
    }
}

/// How the operator's view is divided: the slide, a rule, what the room does not see.
fn divided(area: Rect) -> (Rect, Rect, Rect) {
    let body = Rect { height: area.height.saturating_sub(1), ..area };
    if area.width >= WIDE {
        let left = area.width * 3 / 5;
        let (slide, right) = (pen::left_of(body, left), pen::from_left(body, left));
        return (slide, pen::left_of(right, 1), pen::from_left(right, 1));
    }
    let top = body.height.div_ceil(2);
    let lines = |from: u16, height: u16| Rect { y: body.y + from, height, ..body };
    let below = (body.height - top).saturating_sub(1);
    (lines(0, top), lines(top, 1.min(body.height - top)), lines(top + 1, below))
}

fn operators(app: &App, pen: &mut Pen<'_>, area: Rect, slide: &Slide) {
    let (left, rule, right) = divided(area);
    // As small as it gets, and never blank.
    let seen = Slide { is_blank: false, step: wall::STEPS.0, ..slide.clone() };
    wall::slide(&seen, &app.words, &app.wrapper, pen, left);
    if rule.height > 1 {
        pen.rule_down(rule);
    } else {
        pen.rule(rule);
    }
    let right = pen::inside(right);
    let columns = usize::from(right.width);
    let is_low = right.height < LOW;
    let following = following(app, columns, is_low);
    let mut above = lines(app, slide, columns);
    if is_low {
        let is_tiny = right.height < TINY && app.wall.chosen().is_some();
        let is_read = |line: &Line| line.iter().any(|(role, _)| !is_tiny || *role != Role::Dim);
        above.retain(is_read);
    }
    let height = usize::from(right.height);
    // What comes next stands at the bottom; the notes have the rest, and at least as much.
    let below = following.len().min(height / 2);
    let [top, bottom] = [height - below, below].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
    pen.page(Rect { height: top, ..right }, &above, 0, "…");
    pen.lines(Rect { y: right.y + top, height: bottom, ..right }, &following);
}

/// What only the operator sees of the slide and of what is selected.
fn lines(app: &App, slide: &Slide, columns: usize) -> Vec<Line> {
    let words = &app.words;
    let number = |count: usize| say::number(words, count);
    let place = Message::new("operator-place").with("number", number(slide.number));
    let mut lines: Vec<Line> = vec![vec![(Role::Dim, words.say(&place.with("count", number(slide.count))))]];
    if slide.is_blank {
        let said = app.naming("operator-blank", Action::Blank);
        wrap(app, &mut lines, Role::Warning, &words.say(&said), columns);
    }
    lines.push(Line::new());
    match app.wall.chosen() {
        Some(Target::Measure(id)) => {
            if let Some((_, measure)) = app.plan.find(id) {
                of_measure(app, &mut lines, measure, columns);
            }
        }
        Some(Target::Directive(id)) => {
            if let Some(directive) = app.plan.directives.iter().find(|directive| directive.id == *id) {
                of_directive(app, &mut lines, directive, columns);
            }
        }
        None => {
            let said = app.naming("operator-select", Action::Move(Motion::Down));
            wrap(app, &mut lines, Role::Dim, &words.say(&said), columns);
        }
    }
    lines
}

fn of_directive(app: &App, lines: &mut Vec<Line>, directive: &Directive, columns: usize) {
    let words = &app.words;
    wrap(app, lines, Role::Heading, &directive.text, columns);
    wrap(app, lines, Role::Dim, &directive.unit, columns);
    for report in directive.reports.iter().rev().take(REPORTS) {
        let day = say::short_day(words, report.on);
        wrap(app, lines, Role::Text, &format!("{day}  {}", report.text), columns);
    }
    if let Some((_, measure)) = app.plan.find(&directive.about) {
        lines.push(Line::new());
        of_measure(app, lines, measure, columns);
    }
}

fn of_measure(app: &App, lines: &mut Vec<Line>, measure: &Measure, columns: usize) {
    let words = &app.words;
    let id = say::digits(words, &measure.id);
    wrap(app, lines, Role::Heading, &format!("{id}  {}", measure.title), columns);
    wrap(app, lines, Role::Dim, &measure.responsible.units.join(", "), columns);
    if !measure.note.trim().is_empty() {
        lines.push(Line::new());
        lines.push(vec![(Role::Dim, words.text("operator-note").into_owned())]);
        wrap(app, lines, Role::Text, &measure.note, columns);
    }
    let mut log: Vec<&FollowUp> = measure.log.iter().filter(|entry| entry.on <= app.today).collect();
    log.sort_by_key(|entry| entry.on);
    if !log.is_empty() {
        lines.push(Line::new());
        lines.push(vec![(Role::Dim, words.text("operator-reports").into_owned())]);
    }
    for entry in log.into_iter().rev().take(REPORTS) {
        let said = [&entry.text, &entry.obstacles].map(|text| text.trim()).into_iter();
        let said: Vec<_> = said.filter(|text| !text.is_empty()).collect();
        let head = format!("{}  {}", say::short_day(words, entry.on), say::status(words, entry.status));
        wrap(app, lines, Role::Text, &format!("{head}  {}", said.join(" · ")), columns);
    }
}

/// The titles of the pages that follow.
fn following(app: &App, columns: usize, is_low: bool) -> Vec<Line> {
    let label = (Role::Dim, app.words.text("operator-next").into_owned());
    let next = app.wall.following().iter().take(PAGES);
    let titles: Vec<String> = next.map(|entry| wall::title(&app.words, entry)).collect();
    if titles.is_empty() {
        return Vec::new();
    }
    if is_low {
        return vec![vec![label, (Role::Text, format!("  {}", titles.join(" · ")))]];
    }
    let cut = |title: &String| vec![(Role::Text, pad::truncate(title, columns).into_owned())];
    [Line::new(), vec![label]].into_iter().chain(titles.iter().map(cut)).collect()
}

fn wrap(app: &App, lines: &mut Vec<Line>, role: Role, text: &str, columns: usize) {
    let rows = app.wrapper.wrap(text.trim(), columns.max(1));
    lines.extend(rows.into_iter().filter(|row| !row.is_empty()).map(|row| vec![(role, row.to_owned())]));
}
