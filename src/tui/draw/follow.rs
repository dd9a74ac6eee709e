//! The second terminal as cells: the slide that the room sees, and below it what is to be said of who leads.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::pen::{self, Pen};
use super::wall;
use crate::tui::follow::Follower;
use crate::tui::sara_am;
use crate::tui::theme::{Role, Theme};

/// So many lines are said at most.
const MOST: usize = 3;

/// Draws what is seen.
pub fn follow(follower: &Follower, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), theme);
    wall::slide(&follower.slide(), &follower.words, &follower.wrapper, &mut pen, area);
    if let Some(sign) = follower.sign() {
        let text = follower.words.say(&sign);
        let columns = usize::from(area.width.saturating_sub(2)).max(1);
        let rows: Vec<&str> = follower.wrapper.wrap(&text, columns).into_iter().take(MOST).collect();
        let height = u16::try_from(rows.len()).unwrap_or(0).min(area.height);
        // In the place of the footer: its clock would stand still.
        let foot = Rect { y: area.bottom() - height, height, ..area };
        pen.clear(foot);
        let role = if follower.sight.fault.is_some() { Role::Warning } else { Role::Dim };
        for (line, row) in foot.rows().zip(rows) {
            pen.text(pen::inside(line), row, role);
        }
    }
    sara_am::mend(frame.buffer_mut());
}
