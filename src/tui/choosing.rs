//! Two versions of the plan put together, and the person's choice where both changed the same.
//!
//! Two things lead here. Another program changed the file: its changes are merged into the plan, and where both sides
//! changed the same, theirs stands and mine is offered. A copy was recovered that does not fit the file: nothing of
//! it is taken, and all that it has over the file is offered. What was chosen goes into the plan as one edit. Pure,
//! like `update`, of which it is a part.

use std::path::PathBuf;

use super::action::{Action, Motion};
use super::app::{App, Notice, Screen};
use super::differences::{Cause, Differences};
use super::msg::Effect;
use super::{draw, typing};
use crate::locales::Message;
use crate::plan::{self, Edit, History, Plan};
use crate::store::of_misfit;

/// Another program changed the file from `base` to `theirs`: merges that into the plan.
pub(super) fn foreign(app: &mut App, base: Box<Plan>, theirs: &Plan) -> Vec<Effect> {
    app.progress.is_gone = false;
    if *base == *theirs {
        // The bytes changed and the plan did not.
        app.progress.made += 1;
        let effect = Effect::TakeIn { plan: Box::new(app.plan.clone()), mine: None };
        return std::iter::once(effect).chain(end(app)).collect();
    }
    let merge = plan::merge(&base, &app.plan, theirs);
    let id = app.selected().map(|(_, measure)| measure.id.clone());
    let mine = Box::new(std::mem::replace(&mut app.plan, merge.plan));
    app.rows.forget();
    // Edits that are taken back one by one would not fit what another program made of the plan.
    app.history = History::default();
    app.progress.made += 1;
    for open in &mut app.differences {
        open.compare(&app.plan);
    }
    let differ = !merge.differences.is_empty();
    // What is being asked of mine already is asked of all of mine.
    let is_asked = app.differences.iter().any(|open| open.cause == Cause::Foreign);
    if differ && !is_asked {
        let found = merge.differences;
        let mut made = Differences::new(Cause::Foreign, Some(base), mine.clone(), found, &app.plan);
        made.taken = merge.taken;
        let count = draw::number(&app.words, made.choices.len());
        app.warn(app.naming("tui-differ", Action::Differences).with("count", count));
        app.differences.push(made);
        app.chooses = false;
        // What the person wanted to leave is not as it was.
        app.progress.ends = false;
    } else {
        let message = match merge.taken {
            0 => Message::new("tui-taken-in"),
            count => Message::new("tui-taken-in-measures").with("count", draw::number(&app.words, count)),
        };
        app.notice = Some(Notice { message, warning: false });
    }
    app.differences.retain(|open| !open.choices.is_empty());
    stand_on(app, id.as_deref());
    let effect = Effect::TakeIn { plan: Box::new(app.plan.clone()), mine: differ.then_some(mine) };
    std::iter::once(effect).chain(end(app)).chain([Effect::Draw]).collect()
}

/// Where the person wants to end, the answer to what was asked for that has not come yet.
fn end(app: &App) -> Option<Effect> {
    app.progress.ends.then_some(Effect::Save)
}

/// Makes anew what is made from the plan; the selection stays on the measure `id`.
fn stand_on(app: &mut App, id: Option<&str>) {
    let place = id.and_then(|id| app.plan.find(id)).map(|(place, _)| place);
    app.query.keep = place.filter(|_| !app.query.is_all());
    app.protect_names();
    typing::follow(app);
    app.rebuild();
    match place {
        Some(place) => app.select(place),
        // The rooms have places of their own.
        None if is_room(app.screen) => {}
        // What was read is there no more.
        None => app.screen = Screen::Grid,
    }
    settle(app);
}

/// Whether the screen is about something else than the measure that is selected.
const fn is_room(screen: Screen) -> bool {
    matches!(
        screen,
        Screen::Roster
            | Screen::Meetings
            | Screen::Meeting
            | Screen::Directives
            | Screen::Ready
            | Screen::Preview
            | Screen::Wall
    )
}

/// A journal that does not fit the file was made into `mine`, which lies in `file`: offers what it has over `base`.
pub(super) fn recovered(
    app: &mut App,
    base: Option<Box<Plan>>,
    mine: Box<Plan>,
    file: PathBuf,
) -> Vec<Effect> {
    let mut made = Differences::new(Cause::Recovered, base, mine, Vec::new(), &app.plan);
    made.compare(&app.plan);
    if made.choices.is_empty() {
        app.tell(Message::new("tui-recovered-nothing").with("file", file.display()));
    } else {
        made.file = Some(file);
        app.differences.push(made);
        // At the start nobody types yet.
        (app.chooses, app.notice) = (true, None);
        settle(app);
    }
    vec![Effect::Draw]
}

/// The whole of mine lies in `file` now.
pub(super) fn kept(app: &mut App, file: PathBuf) -> Vec<Effect> {
    let mut open = app.differences.iter_mut();
    match open.find(|open| open.cause == Cause::Foreign && open.file.is_none()) {
        Some(open) => {
            open.file = Some(file);
            settle(app);
        }
        None => app.tell(Message::new("tui-mine-kept").with("file", file.display())),
    }
    vec![Effect::Draw]
}

/// Shows the differences, where there are any.
pub(super) fn show(app: &mut App) {
    app.chooses = !app.differences.is_empty();
    if !app.chooses {
        app.tell(Message::new("tui-no-differences"));
    }
    settle(app);
}

/// What is to be chosen for the selected row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Theirs,
    Mine,
    Other,
}

/// Chooses for the selected row.
pub(super) fn choose(app: &mut App, side: Side) {
    let Some(open) = app.differences.first_mut() else { return };
    let Some(choice) = open.choices.get_mut(open.selected) else { return };
    let takes_mine = match side {
        Side::Theirs => false,
        Side::Mine => true,
        Side::Other => !choice.takes_mine,
    };
    choice.takes_mine = takes_mine && choice.difference.has_edit();
    if takes_mine && !choice.takes_mine {
        let message = match &open.file {
            Some(file) => Message::new("tui-only-in-file").with("file", file.display()),
            None => Message::new("tui-only-in-copy"),
        };
        app.warn(message);
    }
}

/// Chooses mine or theirs for every row; theirs where no edit can take mine.
pub(super) fn choose_all(app: &mut App, takes_mine: bool) {
    let Some(open) = app.differences.first_mut() else { return };
    for choice in &mut open.choices {
        choice.takes_mine = takes_mine && choice.difference.has_edit();
    }
    let left = open.choices.iter().filter(|choice| !choice.takes_mine).count();
    if takes_mine && left > 0 {
        let count = draw::number(&app.words, left);
        app.warn(Message::new("tui-some-only-in-copy").with("count", count));
    }
}

/// Leaves the differences with theirs everywhere.
pub(super) fn keep_theirs(app: &mut App) {
    if app.differences.is_empty() {
        return;
    }
    let open = app.differences.remove(0);
    app.tell(match open.file {
        Some(file) => Message::new("tui-theirs-stay-file").with("file", file.display()),
        None => Message::new("tui-theirs-stay"),
    });
    settle(app);
}

/// Carries the choices out as one edit.
pub(super) fn carry_out(app: &mut App) {
    let Some(open) = app.differences.first() else { return };
    let mut aim = app.plan.clone();
    let (mut edits, mut unfit) = (Vec::new(), 0);
    for choice in open.choices.iter().filter(|choice| choice.takes_mine) {
        match choice.difference.take_mine(&aim) {
            Some(edit) if edit.clone().apply(&mut aim).is_ok() => edits.push(edit),
            _ => unfit += 1,
        }
    }
    if edits.is_empty() && unfit == 0 {
        return keep_theirs(app);
    }
    let count = edits.len();
    let id = edits.first().and_then(Edit::measure).map(str::to_owned);
    if let Err(misfit) = app.commit(Edit::Batch(edits)) {
        return app.warn(Message::new("tui-misfit").with_said("error", of_misfit(&misfit)));
    }
    let open = app.differences.remove(0);
    let file = open.file.map(|file| file.display().to_string());
    let number = |count| draw::number(&app.words, count);
    let said = match (unfit, file) {
        (0, None) => app.naming("tui-mine-taken", Action::Undo).with("count", number(count)),
        (0, Some(file)) => {
            app.naming("tui-mine-taken-file", Action::Undo).with("count", number(count)).with("file", file)
        }
        _ => Message::new("tui-mine-unfit").with("count", number(count)).with("left", number(unfit)),
    };
    let here = app.selected().map(|(_, measure)| measure.id.clone());
    // What is still to be asked is asked of the plan as it is now.
    for open in &mut app.differences {
        open.compare(&app.plan);
    }
    app.differences.retain(|open| !open.choices.is_empty());
    stand_on(app, id.or(here).as_deref());
    app.notice = Some(Notice { message: said, warning: unfit > 0 });
}

/// Moves the selection by lines and pages; half pages scroll the two values.
pub(super) fn step(app: &mut App, motion: Motion) {
    let Some(parts) = draw::difference_parts(app) else { return };
    let Some(open) = app.differences.first_mut() else { return };
    let page = usize::from(parts.list.height).max(1);
    let half = usize::from(parts.values.height / 2).max(1);
    let last = open.choices.len().saturating_sub(1);
    let before = open.selected;
    open.selected = match motion {
        Motion::Up => before.saturating_sub(1),
        Motion::Down => before + 1,
        Motion::PageUp => before.saturating_sub(page),
        Motion::PageDown => before + page,
        Motion::Home => 0,
        Motion::End => last,
        // Those within a text are of a field.
        _ => before,
    }
    .min(last);
    match motion {
        Motion::HalfUp => open.scroll = open.scroll.saturating_sub(half),
        Motion::HalfDown => open.scroll += half,
        _ if open.selected != before => open.scroll = 0,
        _ => {}
    }
    settle(app);
}

/// Scrolls so that the selected row is seen, and no further than the values go.
pub(super) fn settle(app: &mut App) {
    let Some(parts) = draw::difference_parts(app) else { return };
    let lines = draw::difference_lines(app, parts.values.width).len();
    let Some(open) = app.differences.first_mut() else { return };
    let height = usize::from(parts.list.height).max(1);
    let last = open.choices.len().saturating_sub(height);
    open.top = open.top.clamp((open.selected + 1).saturating_sub(height), open.selected).min(last);
    open.scroll = open.scroll.min(lines.saturating_sub(usize::from(parts.values.height)));
}
