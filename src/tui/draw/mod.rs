//! Drawing: the state of the program as cells of a frame. Takes `&App` and changes nothing.
//!
//! Costs what the screen holds: of the grid only the visible rows are looked at. Limits: text is wrapped by
//! `thai::wrap` before it is drawn, never by a widget (see there).

mod bar;
mod blocks;
mod board;
mod cells;
mod changes;
mod differences;
mod directives;
mod field;
mod first;
mod follow;
mod grid;
mod header;
mod heading;
mod hearing;
mod help;
mod hits;
mod measure;
mod measure_page;
mod meeting;
mod meetings;
mod news;
mod pen;
mod picker;
mod preview;
mod reading;
mod ready;
mod roster;
mod round;
mod say;
mod start;
mod units;
mod value;
pub(super) mod wall;
mod wall_page;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub(super) use bar::{hint_at, notice_area};
pub(super) use differences::{lines as difference_lines, parts as difference_parts};
pub(super) use directives::{lines as directive_lines, stand_width};
pub(super) use field::rows as field_rows;
pub(super) use follow::follow;
pub(super) use grid::order_at;
pub(super) use help::lines as help_lines;
pub(super) use measure_page::blocks as measure_blocks;
pub(super) use meeting::blocks as meeting_blocks;
pub(super) use meetings::state as meeting_state;
pub(super) use news::lines as news_lines;
pub(super) use picker::rows as picker_rows;
pub(super) use roster::head as roster_head;
pub(super) use round::hidden as round_hidden;
pub(super) use say::{clock, long_day, number, short_day, time};
pub(super) use wall_page::has_bar;

use super::action::Mode;
use super::app::{App, Modal, Screen};
use super::layout::{Layout, MIN};
use super::sara_am;
use super::theme::{Role, Theme};
use crate::locales::Message;
use pen::Pen;

/// Draws `app` in the colours of `theme`, and says where the terminal's own cursor belongs: none where no text is
/// written.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Option<Position> {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), theme);
    let layout = app.layout_of(area.as_size());
    if layout.is_none() {
        too_small(app, &mut pen, area);
    }
    let cursor = layout.and_then(|layout| screen(app, &mut pen, &layout));
    sara_am::mend(frame.buffer_mut());
    cursor
}

fn screen(app: &App, pen: &mut Pen<'_>, layout: &Layout) -> Option<Position> {
    let page = app.modals.iter().rev().find(|modal| !matches!(modal, Modal::Question(_)));
    let page = page.filter(|modal| !matches!(modal, Modal::Picker(_)));
    match app.screen {
        Screen::Start => start::page(app, pen, layout),
        // It has the whole screen.
        Screen::Wall if page.is_none() && !app.is_choosing() => wall_page::page(app, pen),
        _ => header::draw(app, pen, layout.header),
    }
    match (page, app.screen) {
        (Some(Modal::Help { scroll }), _) => help::page(app, pen, layout.page, *scroll),
        (Some(Modal::News { scroll }), _) => news::page(app, pen, layout.page, *scroll),
        _ if app.is_choosing() => differences::page(app, pen),
        (_, Screen::Measure { scroll }) => measure_page::page(app, pen, layout.page, scroll),
        (_, Screen::Board) => board::page(app, pen, layout.page),
        (_, Screen::Round) => round::page(app, pen, layout.page),
        (_, Screen::Units) => units::page(app, pen, layout.page),
        (_, Screen::Changes) => changes::page(app, pen, layout.page),
        (_, Screen::Roster) => roster::page(app, pen, layout.page),
        (_, Screen::Meetings) => meetings::page(app, pen, layout.page),
        (_, Screen::Meeting) => meeting::page(app, pen, layout.page),
        (_, Screen::Directives) => directives::page(app, pen, layout.page),
        (_, Screen::Ready) => ready::page(app, pen, layout.page),
        (_, Screen::Preview) => preview::page(app, pen, layout.page),
        (_, Screen::Wall | Screen::Start) => {}
        (_, Screen::Grid) => {
            grid::draw(app, pen, layout.columns, layout.rows);
            measure::pane(app, pen, layout.pane, layout.beside);
        }
    }
    if app.is_first && app.modals.is_empty() {
        first::draw(app, pen, layout);
    }
    if wall_page::has_bar(app) {
        bar::draw(app, pen, layout.bar);
    }
    if let Some(Modal::Picker(list)) = app.modals.last() {
        return picker::draw(app, list, pen, layout.field);
    }
    let writing = app.writing.as_ref()?;
    let cursor = field::draw(app, writing, pen, layout.field);
    cursor.filter(|_| app.mode() == Mode::Field)
}

/// A page without anything says what would fill it.
fn nothing(app: &App, pen: &mut Pen<'_>, area: Rect, message: &Message) {
    let text = app.words.say(message);
    let rows = app.wrapper.wrap(&text, usize::from(area.width.saturating_sub(4)));
    for (line, row) in area.rows().skip(usize::from(area.height > 2)).zip(rows) {
        pen.text(pen::inside(pen::inside(line)), row, Role::Dim);
    }
}

/// One sentence in the middle of the screen.
fn too_small(app: &App, pen: &mut Pen<'_>, area: Rect) {
    let need = Message::new("tui-too-small").with("width", MIN.width).with("height", MIN.height);
    let text = say::digits(&app.words, &app.words.say(&need)).into_owned();
    let rows = app.wrapper.wrap(&text, usize::from(area.width).max(1));
    let blank = usize::from(area.height).saturating_sub(rows.len()) / 2;
    for (line, row) in area.rows().skip(blank).zip(rows) {
        pen.text(line, &crate::thai::pad::centre(row, line.width.into()), Role::Text);
    }
}
