//! The minutes as they would be printed, with what is left blank and a way to where each is filled in.
//!
//! The document is made on coming here, after a change of the plan and where the page gets another width; a frame looks
//! at the lines that are seen and no others. What is printed has the width of paper whatever the screen has.
//!
//! Limits: a terminal narrower than a document can be cuts the ends of its lines.

use std::ops::Range;

use super::action::{Action, Mode, Motion, Page};
use super::app::{App, Screen};
use super::layout::headed;
use super::msg::Effect;
use super::{meeting, meetings};
use crate::calendar::FiscalMonth;
use crate::locales::Message;
use crate::paper::{self, Blank, Fate, Layout, Minutes, WIDTHS};
use crate::plan::{self, MeetingState};
use crate::thai::digits::Digits;
use crate::thai::width::width;

/// The columns of what is printed.
const PAPER: usize = 80;
/// The most lines that the sentence about a blank usually takes.
const TOLD: usize = 3;
/// Columns before the text, where there is room: a glyph and a blank.
const GUTTER: u16 = 2;

/// Where the person is in it.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// The number of the meeting; none where the month has no meeting.
    pub(super) number: Option<String>,
    /// Which of its minutes.
    pub(super) version: Version,
    /// The document, line by line.
    pub(super) lines: Vec<(Fate, String)>,
    pub(super) blanks: Vec<Blank>,
    /// For each blank the index of the line in which it begins.
    places: Vec<usize>,
    /// The blank at which the cursor is.
    pub(super) at: Option<usize>,
    /// How many lines were scrolled away.
    pub(super) scroll: usize,
    /// The columns for which it was made.
    columns: usize,
}

/// Minutes of one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Version {
    /// As they would be printed now; of a filed meeting beside the kept ones.
    #[default]
    Fresh,
    /// Those that were kept when the meeting was closed.
    Kept,
    /// Those of an earlier closing: its index.
    Former(usize),
}

impl Preview {
    /// The lines of the blank with this index: from its first to the last before the next that have dots to write on.
    pub(super) fn lines_of(&self, blank: usize) -> Range<usize> {
        let Some(first) = self.places.get(blank).copied() else { return 0..0 };
        let next = self.places[blank..].iter().find(|line| **line > first);
        let end = next.copied().unwrap_or(self.lines.len());
        let has_dots = |line: &usize| self.lines[*line].1.contains('…');
        // Above a signature stands an empty line.
        let begin = (first..end).find(has_dots).unwrap_or(first);
        let run = (begin..end).take_while(|line| *line == begin || has_dots(line)).count();
        begin..begin + run
    }
}

/// Comes from the screen `from`: to the meeting that is shown or selected there, else the one that is being held, else
/// that of the month.
pub(super) fn enter(app: &mut App, from: Screen) {
    let held = || app.plan.open_meeting().map(|meeting| meeting.number.clone());
    let of_month = || app.plan.meeting_of(FiscalMonth::of(app.today)).map(|meeting| meeting.number.clone());
    let number = shown_at(app, from).or_else(held).or_else(of_month);
    show(app, number);
}

/// The number of the meeting that the screen `from` shows.
fn shown_at(app: &App, from: Screen) -> Option<String> {
    match from {
        Screen::Meetings => meetings::selected(app).map(|row| row.number.clone()),
        Screen::Meeting => meeting::shown(app).map(|meeting| meeting.number.clone()),
        _ => None,
    }
}

/// Shows the minutes of the meeting `number` from the top; of the month where there is none.
fn show(app: &mut App, number: Option<String>) {
    app.preview = Preview { number, ..Preview::default() };
    app.preview.version = versions(app)[0];
    make(app);
}

/// Comes back from where a blank is filled in, to the same line.
pub(super) fn come_back(app: &mut App) {
    app.screen = Screen::Preview;
    make(app);
    settle(app);
}

/// The meeting whose minutes are shown.
pub(super) fn meeting_of(app: &App) -> Option<&plan::Meeting> {
    app.plan.meeting(app.preview.number.as_deref()?)
}

/// The minutes that there are of the meeting; the first is shown first.
pub(super) fn versions(app: &App) -> Vec<Version> {
    let Some(meeting) = meeting_of(app) else { return vec![Version::Fresh] };
    let kept = meeting.is_filed().then_some(Version::Kept);
    let former = (0..meeting.former.len()).rev().map(Version::Former);
    kept.into_iter().chain([Version::Fresh]).chain(former).collect()
}

/// The plan may have changed: the document is made anew. A meeting that has gone gives way to that of the month.
pub(super) fn refresh(app: &mut App) {
    if app.preview.number.is_some() && meeting_of(app).is_none() {
        return enter(app, Screen::Preview);
    }
    let versions = versions(app);
    if !versions.contains(&app.preview.version) {
        app.preview.version = versions[0];
    }
    make(app);
}

/// Columns before the text on a page of `width` columns. A narrow page gives all its columns to the text; beside minutes
/// that were kept no glyph stands.
pub(super) fn gutter(version: Version, width: u16) -> u16 {
    if version == Version::Fresh && width > 40 + GUTTER { GUTTER } else { 0 }
}

/// The columns of the document on this screen.
fn columns(app: &App) -> usize {
    let page = app.layout().map_or(0, |layout| layout.page.width);
    let margin = if app.preview.version == Version::Fresh { GUTTER + 1 } else { 0 };
    usize::from(page.saturating_sub(margin)).clamp(*WIDTHS.start(), PAPER)
}

/// The minutes that are shown, `columns` wide.
fn minutes(app: &App, columns: usize) -> Minutes {
    let layout = Layout { width: columns, digits: Digits::Thai };
    let kept =
        |text: &str| Minutes { text: paper::kept_on_page(&app.plan, text, layout), blanks: Vec::new() };
    match (meeting_of(app), app.preview.version) {
        (None, _) => paper::minutes(&app.plan, FiscalMonth::of(app.today), app.today, layout),
        (Some(meeting), Version::Fresh) => paper::fresh_minutes(&app.plan, meeting, app.today, layout),
        (Some(meeting), Version::Kept) => kept(&meeting.minutes),
        (Some(meeting), Version::Former(at)) => kept(meeting.former.get(at).map_or("", String::as_str)),
    }
}

/// Makes the document. The cursor stays on its blank; where that was filled in, on the next.
fn make(app: &mut App) {
    let columns = columns(app);
    let filed = meeting_of(app).filter(|meeting| meeting.is_filed() && app.preview.version == Version::Fresh);
    // What is compared with what was kept is as wide as that: else rows would differ that say the same.
    let made = if filed.is_some() { PAPER } else { columns };
    let Minutes { text, blanks } = minutes(app, made);
    let layout = Layout { width: made, digits: Digits::Thai };
    let before = filed.map(|meeting| paper::kept_on_page(&app.plan, &meeting.minutes, layout));
    let lines: Vec<(Fate, &str)> = match &before {
        Some(before) => paper::difference(before, &text),
        None => text.lines().map(|line| (Fate::Stayed, line)).collect(),
    };
    // What has gone stands between the lines of the document.
    let printed = lines.iter().enumerate().filter(|(_, (fate, _))| *fate != Fate::Gone).map(|(at, _)| at);
    let printed: Vec<usize> = printed.collect();
    let last = lines.len().saturating_sub(1);
    let places = blanks.iter().map(|blank| printed.get(blank.line).copied().unwrap_or(last));
    let (mut rows, mut starts) = (Vec::new(), Vec::new());
    for (fate, line) in lines {
        starts.push(rows.len());
        // Dots that have no room are cut: what is written on them does not go on in the next row.
        if width(line) <= columns || line.contains('…') {
            rows.push((fate, line.to_owned()));
        } else {
            let wrapped = app.wrapper.wrap(line, columns);
            rows.extend(wrapped.into_iter().map(|row| (fate, row.to_owned())));
        }
    }
    let places = places.map(|at| starts.get(at).copied().unwrap_or(0)).collect();
    let preview = &mut app.preview;
    preview.at = preview.at.filter(|_| !blanks.is_empty()).map(|at| at.min(blanks.len() - 1));
    (preview.lines, preview.blanks, preview.places, preview.columns) = (rows, blanks, places, columns);
    clamp(app);
}

/// How many lines are seen at once.
fn height(app: &App) -> usize {
    app.layout().map_or(1, |layout| usize::from(headed(layout.page).1.height).max(1))
}

fn clamp(app: &mut App) {
    app.preview.scroll = app.preview.scroll.min(app.preview.lines.len().saturating_sub(height(app)));
}

/// The page may have another size: the document is made anew for its width, and the line that was at the top stays.
pub(super) fn settle(app: &mut App) {
    if app.layout().is_some() && columns(app) != app.preview.columns && !app.preview.lines.is_empty() {
        let (scroll, before) = (app.preview.scroll, app.preview.lines.len());
        make(app);
        app.preview.scroll = scroll * app.preview.lines.len() / before;
    }
    clamp(app);
}

/// Scrolls, or goes to another meeting.
pub(super) fn step(app: &mut App, motion: Motion) {
    let height = height(app);
    // Of a page that is turned two lines stay, so that the eye finds its place.
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    match motion {
        Motion::Left => turn(app, false),
        Motion::Right => turn(app, true),
        Motion::Home | Motion::TextStart => app.preview.scroll = 0,
        Motion::End | Motion::TextEnd => app.preview.scroll = app.preview.lines.len(),
        motion => app.preview.scroll = app.preview.scroll.saturating_add_signed(motion.lines(page)),
    }
    clamp(app);
}

/// The minutes of the meeting before or after.
fn turn(app: &mut App, is_later: bool) {
    let mut meetings: Vec<_> =
        app.plan.meetings.iter().map(|meeting| (meeting.date, &meeting.number)).collect();
    // Of one day in the order of the plan.
    meetings.sort_by_key(|(date, _)| *date);
    let own = meetings.iter().position(|(_, number)| Some(*number) == app.preview.number.as_ref());
    let to = match (own, is_later) {
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
        (None, true) => meetings.iter().position(|(date, _)| *date > app.today),
        (None, false) => meetings.iter().rposition(|(date, _)| *date <= app.today),
    };
    match to.and_then(|to| meetings.get(to)).map(|(_, number)| (*number).clone()) {
        Some(number) => show(app, Some(number)),
        None => app.tell(Message::new(if is_later { "preview-last" } else { "preview-first" })),
    }
}

/// Does `action` where it is this room's; none where it is not.
pub(super) fn obey(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::NextBlank => go(app, true),
        Action::PreviousBlank => go(app, false),
        Action::Open => open(app),
        Action::Fresh => next_version(app),
        // On paper lines have the width of paper.
        Action::Print => return Some(vec![Effect::Print(minutes(app, PAPER).text), Effect::Draw]),
        _ => return None,
    }
    Some(vec![Effect::Draw])
}

/// Goes to the next blank or the one before; from the last to the first.
fn go(app: &mut App, is_down: bool) {
    let preview = &app.preview;
    let count = preview.blanks.len();
    if count == 0 {
        let key =
            if preview.version == Version::Fresh { "preview-no-blanks" } else { "preview-kept-as-it-is" };
        return app.tell(match key {
            "preview-no-blanks" => Message::new(key),
            key => app.naming(key, Action::Fresh),
        });
    }
    let seen = preview.scroll..preview.scroll + height(app);
    let at = match (preview.at, is_down) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        // At first to what is seen.
        (None, true) => preview.places.iter().position(|line| *line >= seen.start).unwrap_or(0),
        (None, false) => preview.places.iter().rposition(|line| *line < seen.end).unwrap_or(count - 1),
    };
    app.preview.at = Some(at);
    bring_into_view(app, at);
    tell_blank(app, at);
}

/// Scrolls so that the blank has some lines above and below it.
fn bring_into_view(app: &mut App, blank: usize) {
    // What is told of it lies over the last lines.
    let (lines, height) = (app.preview.lines_of(blank), height(app).saturating_sub(TOLD).max(1));
    let around = (height / 4).min(4);
    let (first, end) = (lines.start.saturating_sub(around), lines.end + around);
    let scroll = app.preview.scroll.max(end.saturating_sub(height)).min(first);
    app.preview.scroll = scroll;
    clamp(app);
}

/// What would fill the blank, and the key that leads there.
fn tell_blank(app: &mut App, blank: usize) {
    let Some(what) = app.preview.blanks.get(blank).map(|blank| blank.message.clone()) else { return };
    let said = app.naming("preview-blank", Action::Open);
    let what = app.shown(&app.words.say(&what));
    app.tell(said.with("what", what));
}

/// Goes to where the blank at the cursor is filled in; from there Back leads here again.
fn open(app: &mut App) {
    let Some(at) = app.preview.at else {
        go(app, true);
        if app.preview.at.is_none() {
            return;
        }
        return open(app);
    };
    let Some(part) = app.preview.blanks.get(at).map(|blank| blank.part) else { return };
    let Some(number) = app.preview.number.clone() else {
        return app.tell(app.naming("preview-no-meeting", Action::Go(Page::Meetings)));
    };
    app.notice = None;
    meeting::fill_in(app, &number, part);
    app.errand = Some((Mode::Meeting, Page::Preview));
}

/// Shows the next of the minutes that there are of this meeting.
fn next_version(app: &mut App) {
    let versions = versions(app);
    let own = versions.iter().position(|version| *version == app.preview.version).unwrap_or(0);
    let next = versions[(own + 1) % versions.len()];
    if next == app.preview.version {
        let is_held = meeting_of(app).is_some_and(|meeting| meeting.state == MeetingState::Closed);
        return app.tell(Message::new(if is_held { "preview-nothing-kept" } else { "preview-not-closed" }));
    }
    (app.preview.version, app.preview.at) = (next, None);
    make(app);
}
