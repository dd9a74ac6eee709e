//! What a search found, as it is seen: the hits in a text, and a text that no column shows.

use ratatui::layout::Rect;

use super::pen::{self, Line, Pen};
use crate::plan::Measure;
use crate::thai::search::SearchKey;
use crate::thai::width::{clusters, width};
use crate::thai::{clean, pad};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::view;

/// What is searched for, once something is.
pub fn wanted(app: &App) -> Option<&SearchKey> {
    app.search.as_ref().map(|search| &search.key).filter(|key| !key.as_str().is_empty())
}

/// Lays the colour of a hit over those in `text`, which stands at the left of `area`. Whether one is seen.
pub fn mark(pen: &mut Pen<'_>, area: Rect, text: &str, wanted: &SearchKey) -> bool {
    let shown = clean::display(text);
    let key = SearchKey::new(&shown);
    // In the last column of what is cut stands the mark of the cut.
    let room = usize::from(area.width) - usize::from(width(&shown) > area.width.into() && area.width > 0);
    let mut is_seen = false;
    for hit in key.find(wanted) {
        let from = width(&shown[..hit.start]);
        let to = (from + width(&shown[hit])).min(room);
        if from < to {
            let [from, to] = [from, to].map(|column| u16::try_from(column).unwrap_or(u16::MAX));
            let style = pen.theme().hit;
            pen.fill(pen::left_of(pen::from_left(area, from), to - from), style);
            is_seen = true;
        }
    }
    is_seen
}

/// The text of `measure` that has what is searched for, in one line of `columns`, from a little before the hit on;
/// none where its id or title has it.
pub fn line(app: &App, measure: &Measure, columns: u16) -> Option<Line> {
    let wanted = wanted(app)?;
    let has = |text: &str| SearchKey::new(text).find(wanted).next().is_some();
    if has(&measure.id) || has(&measure.title) {
        return None;
    }
    let text = view::where_found(&app.plan, measure, wanted)?;
    let text = clean::display(text);
    let hit = SearchKey::new(&text).find(wanted).next()?;
    let label = format!("{}  ", app.words.text("find-here"));
    let columns = usize::from(columns).saturating_sub(width(&label));
    // The hit in the first half, and no mark without its letter.
    let (mut before, mut start) = (0, hit.start);
    for cluster in clusters(&text[..hit.start]).collect::<Vec<_>>().into_iter().rev() {
        before += width(cluster);
        if before + 1 >= columns / 2 {
            break;
        }
        start -= cluster.len();
    }
    let lead = if start > 0 { "…" } else { "" };
    let behind =
        pad::truncate(&text[hit.end..], columns.saturating_sub(width(lead) + width(&text[start..hit.end])));
    Some(vec![
        (Role::Dim, label),
        (Role::Text, format!("{lead}{}", &text[start..hit.start])),
        (Role::Heading, text[hit.clone()].to_owned()),
        (Role::Text, behind.into_owned()),
    ])
}
