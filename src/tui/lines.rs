//! Lines that are asked for: what becomes of one while it is typed, when it is accepted, when it is left. Each is of
//! the room that asked.

use super::app::App;
use super::msg::Effect;
use super::writing::{Line, Subject};
use super::{changes, directives, filtering, finding, headings, meeting, places, roster, round, units, wall};

/// The text of a line changed, or the cursor in it.
pub(super) fn typed(app: &mut App) -> Vec<Effect> {
    let Some(writing) = &app.writing else { return Vec::new() };
    if writing.subject == Subject::Line(Line::Find) {
        let text = writing.field.text().to_owned();
        finding::typed(app, &text);
    }
    Vec::new()
}

/// The line is as it is to be: `text` has no blanks round it. Whether it can be; what cannot stays open, and is told.
pub(super) fn accept(app: &mut App, line: &Line, text: &str) -> bool {
    match line {
        Line::Find => finding::accept(app),
        Line::FilterText => filtering::accept_text(app, text),
        Line::RenameUnit(unit) => units::rename(app, unit, text),
        Line::Since => changes::since(app, text),
        Line::Direct(measure) => round::direct(app, measure, text),
        Line::NewMeasure(place) => places::put_in(app, *place, text),
        Line::Heading(heading) => headings::write(app, *heading, text),
        Line::Directive(id) => directives::write(app, id, text),
        Line::Roster(asked) => roster::accept(app, asked, text),
        Line::Meeting(asked) => meeting::accept(app, asked, text),
        Line::Directives(asked) => directives::accept(app, asked, text),
        Line::Wall(asked) => wall::accept(app, asked, text),
    }
}

/// What the plan says now where `line` would write, if that is not `before` any more: somebody else wrote there, or
/// put another heading in its place.
pub(super) fn written_since(app: &App, line: &Line, before: &str) -> Option<String> {
    let now = match line {
        Line::Heading(heading) => headings::value(app, *heading),
        Line::Directive(id) => app.plan.directives.iter().find(|known| known.id == *id)?.text.clone(),
        Line::Meeting(asked) => meeting::value(app, asked)?,
        _ => return None,
    };
    (now.trim() != before.trim()).then_some(now)
}

/// The line was left with this text in it, which the plan had as `over` when it was opened. Whether that is kept.
pub(super) fn left(app: &mut App, line: &Line, text: &str, over: &str) -> bool {
    match line {
        Line::Find => finding::leave(app),
        Line::Direct(measure) => return round::keep_unfinished(app, measure, text),
        Line::Directives(asked) => return directives::left(app, asked, text),
        Line::Meeting(asked) => return meeting::left(app, asked, text, over),
        _ => {}
    }
    false
}
