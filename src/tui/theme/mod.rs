//! Colours: what a piece of text means, and how that looks in each theme and on each kind of terminal.
//!
//! Colour is never the only sign: what is late has its `!`, the selection its bar. A theme names its own background
//! and paints the whole screen with it, so that what stands on what is known, and can be reckoned: `contrast` does
//! so for every role on every ground. In true colour and in the fixed 240 of the 256 the figures are exact. The
//! other sixteen are the terminal's own: they are reckoned by the tables of xterm and of VGA, and only those are
//! used that can be read in both. Of so few none can be read on grey: in sixteen colours, and with high contrast,
//! what is selected is reversed and of one colour, its glyphs and words alone saying what it is.
//!
//! Without colour nothing is named but bold and reversed, and the terminal's own colours stand.
//!
//! Rules, and the empty part of a bar, are ornaments: they carry nothing that is not said in figures beside them, are
//! meant to be quiet, and no contrast is asked of them. No query is sent to find out what the terminal can do or
//! whether its screen is dark, since the answer could swallow a key: the environment tells.

#[cfg(test)]
mod contrast;
mod palette;

use ratatui::style::{Color, Modifier, Style};

use crate::plan::{Deadline, Expectation, Status};
use crate::view::{Choice, Depth};

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// To be read.
    #[default]
    Text,
    /// To be found when looked for.
    Dim,
    /// A rule.
    Rule,
    /// A heading.
    Heading,
    /// The program's own name, a key in the hint bar.
    Accent,
    /// Overdue, missed.
    Late,
    /// Due within a week.
    Soon,
    /// Due this month, a report that is waited for.
    Due,
    /// Finished.
    Finished,
    /// Running.
    Running,
    /// A warning in the last line.
    Warning,
}

/// How every role looks, and the grounds on which text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; 11],
    /// The screen, on which everything stands.
    pub page: Style,
    /// The row of the selection, over which the text's own style is laid.
    pub selected: Style,
    /// The column of the current month.
    pub month: Style,
    /// Its name at the head of the column.
    pub month_name: Style,
    /// The current month in the row of the selection.
    pub selected_month: Style,
    /// What a search has found.
    pub hit: Style,
    /// A row that is marked.
    pub marked: Style,
    /// Backgrounds on which every text has the colour that the ground names; `Reset` where there are fewer.
    solid: [Color; 3],
}

impl Theme {
    /// The theme that was asked for, in as many colours as the terminal has.
    pub const fn of(choice: Choice, depth: Depth) -> Self {
        match (choice, depth) {
            (Choice::Dark, Depth::Sixteen) => palette::DARK_16.theme(),
            (Choice::Dark, Depth::Indexed) => palette::DARK_256.theme(),
            (Choice::Dark, Depth::True) => palette::DARK.theme(),
            (Choice::Light, Depth::Sixteen) => palette::LIGHT_16.theme(),
            (Choice::Light, Depth::Indexed) => palette::LIGHT_256.theme(),
            (Choice::Light, Depth::True) => palette::LIGHT.theme(),
            (Choice::HighContrast, Depth::Sixteen) => palette::HIGH_16.theme(),
            (Choice::HighContrast, Depth::Indexed) => palette::HIGH_256.theme(),
            (Choice::HighContrast, Depth::True) => palette::HIGH.theme(),
            (Choice::Mono, _) => Self::mono(),
        }
    }

    /// For a dark screen, in 256 colours.
    pub const fn dark() -> Self {
        Self::of(Choice::Dark, Depth::Indexed)
    }

    /// For a light screen, in 256 colours.
    pub const fn light() -> Self {
        Self::of(Choice::Light, Depth::Indexed)
    }

    /// Without colour: bold and reversed only. What is dim elsewhere is plain: how much a terminal takes away is not
    /// known, and may be too much; only the rules are left to it.
    pub const fn mono() -> Self {
        let (text, bold, dim) = (
            Style::new(),
            Style::new().add_modifier(Modifier::BOLD),
            Style::new().add_modifier(Modifier::DIM),
        );
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        Self {
            styles: [text, text, dim, bold, bold, bold, bold, text, text, text, bold],
            page: text,
            selected: reversed,
            month: text,
            month_name: reversed,
            selected_month: reversed,
            hit: reversed,
            marked: Style::new().add_modifier(Modifier::UNDERLINED),
            solid: [Color::Reset; 3],
        }
    }

    /// The style of `role` on the screen.
    pub const fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of `role` on a ground of this colour.
    pub fn style_on(&self, role: Role, ground: Color) -> Style {
        let style = self.style(role);
        if ground != Color::Reset && self.solid.contains(&ground) {
            Style { fg: None, ..style }
        } else {
            style
        }
    }
}

/// What the colour of a deadline's glyph is to say.
pub const fn of_deadline(deadline: Deadline, status: Status) -> Role {
    match deadline {
        Deadline::Finished if matches!(status, Status::Cancelled) => Role::Dim,
        Deadline::Finished => Role::Finished,
        Deadline::Overdue(_) => Role::Late,
        Deadline::DueSoon(_) => Role::Soon,
        Deadline::DueThisMonth => Role::Due,
        Deadline::Ahead(_) => Role::Text,
        Deadline::Running => Role::Running,
        Deadline::Undated => Role::Dim,
    }
}

/// What the colour of a month of the strip is to say.
pub const fn of_month(cell: Expectation) -> Role {
    match cell {
        Expectation::Expected => Role::Due,
        Expectation::Reported(Status::Done) => Role::Finished,
        Expectation::Missed => Role::Late,
        Expectation::Upcoming | Expectation::Reported(Status::Cancelled) => Role::Dim,
        Expectation::NotExpected | Expectation::Reported(_) => Role::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_there_is_none() {
        for depth in Depth::ALL {
            let theme = Theme::of(Choice::Mono, depth);
            let grounds = [theme.page, theme.selected, theme.month, theme.month_name, theme.selected_month];
            let all = theme.styles.into_iter().chain(grounds).chain([theme.hit, theme.marked]);
            for style in all {
                assert_eq!((style.fg, style.bg), (None, None));
            }
            for (index, style) in theme.styles.iter().enumerate() {
                let is_dim = style.add_modifier.contains(Modifier::DIM);
                assert_eq!(is_dim, index == Role::Rule as usize, "{index}: only ornaments are dim");
            }
        }
    }
}
