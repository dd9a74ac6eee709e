//! Colours: what a piece of text means, and how that looks on a dark screen, a light one, and without colour.
//!
//! Colour is never the only sign: what is late has its `!`, the selection its bar. Only the terminal's own
//! sixteen colours and the greys of the 256 are used, so that a theme of the terminal stays in force; no query
//! is sent to find out whether the screen is dark, since its answer could swallow a key.

use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use crate::plan::{Deadline, Expectation, Status};

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

/// How every role looks, and the backgrounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; 11],
    /// The row of the selection, over which the text's own style is laid.
    pub selected: Style,
    /// The column of the current month.
    pub month: Style,
    /// Its name at the head of the column.
    pub month_name: Style,
    /// The current month in the row of the selection.
    pub selected_month: Style,
    /// What a search found.
    pub hit: Style,
}

/// Which theme is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// For a dark screen.
    Dark,
    /// For a light screen.
    Light,
    /// Without colour.
    Plain,
}

impl Choice {
    /// What suits the terminal, as far as its environment says: `NO_COLOR` (set and not empty, as in
    /// no-color.org), then the background in `COLORFGBG`, else dark.
    pub fn of_environment(no_color: Option<&str>, colorfgbg: Option<&str>) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) {
            return Self::Plain;
        }
        match colorfgbg.and_then(|value| value.rsplit(';').next()) {
            Some("7" | "15") => Self::Light,
            _ => Self::Dark,
        }
    }
}

impl FromStr for Choice {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            "plain" => Ok(Self::Plain),
            _ => Err(format!("'{text}' is not a theme: write dark, light or plain")),
        }
    }
}

impl Theme {
    /// The theme that was asked for.
    pub const fn of(choice: Choice) -> Self {
        match choice {
            Choice::Dark => Self::dark(),
            Choice::Light => Self::light(),
            Choice::Plain => Self::plain(),
        }
    }

    /// For a dark screen. Both backgrounds name the colour of their text too, so that nothing becomes illegible
    /// should the screen be light after all.
    pub const fn dark() -> Self {
        let selected = Style::new().fg(Color::Indexed(255)).bg(Color::Indexed(238));
        Self {
            styles: Palette {
                dim: Color::Indexed(245),
                rule: Color::Indexed(240),
                accent: Color::Cyan,
                red: Color::LightRed,
                yellow: Color::Yellow,
                blue: Color::LightBlue,
            }
            .styles(),
            selected,
            month: Style::new().fg(Color::Indexed(252)).bg(Color::Indexed(235)),
            month_name: Style::new().fg(Color::Indexed(255)).bg(Color::Indexed(235)),
            selected_month: Style::new().fg(Color::Indexed(255)).bg(Color::Indexed(241)),
            hit: Style::new().fg(Color::Indexed(232)).bg(Color::Indexed(179)),
        }
    }

    /// For a light screen.
    pub const fn light() -> Self {
        let selected = Style::new().fg(Color::Indexed(232)).bg(Color::Indexed(253));
        Self {
            styles: Palette {
                dim: Color::Indexed(242),
                rule: Color::Indexed(250),
                accent: Color::Indexed(24),
                red: Color::Red,
                // Amber: yellow cannot be read on white.
                yellow: Color::Indexed(130),
                blue: Color::Blue,
            }
            .styles(),
            selected,
            month: Style::new().fg(Color::Indexed(235)).bg(Color::Indexed(255)),
            month_name: Style::new().fg(Color::Indexed(232)).bg(Color::Indexed(255)),
            selected_month: Style::new().fg(Color::Indexed(232)).bg(Color::Indexed(250)),
            hit: Style::new().fg(Color::Indexed(232)).bg(Color::Indexed(222)),
        }
    }

    /// Without colour: bold, dim and reversed only.
    pub const fn plain() -> Self {
        let (text, bold, dim) = (
            Style::new(),
            Style::new().add_modifier(Modifier::BOLD),
            Style::new().add_modifier(Modifier::DIM),
        );
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        Self {
            styles: [text, dim, dim, bold, bold, bold, bold, text, dim, text, bold],
            selected: reversed,
            month: text,
            month_name: reversed,
            selected_month: reversed,
            hit: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        }
    }

    /// The style of `role`.
    pub const fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

/// The colours of a theme that has some.
struct Palette {
    dim: Color,
    rule: Color,
    accent: Color,
    red: Color,
    yellow: Color,
    blue: Color,
}

impl Palette {
    /// In the order of [`Role`].
    const fn styles(self) -> [Style; 11] {
        [
            Style::new(),
            Style::new().fg(self.dim),
            Style::new().fg(self.rule),
            Style::new().add_modifier(Modifier::BOLD),
            Style::new().fg(self.accent),
            Style::new().fg(self.red).add_modifier(Modifier::BOLD),
            Style::new().fg(self.yellow).add_modifier(Modifier::BOLD),
            Style::new().fg(self.yellow),
            Style::new().fg(Color::Green),
            Style::new().fg(self.blue),
            Style::new().fg(self.red),
        ]
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
    fn the_environment_chooses() {
        assert_eq!(Choice::of_environment(None, None), Choice::Dark);
        assert_eq!(Choice::of_environment(Some(""), Some("0;15")), Choice::Light);
        assert_eq!(Choice::of_environment(Some("1"), Some("0;15")), Choice::Plain);
        assert_eq!(Choice::of_environment(None, Some("15;default;0")), Choice::Dark);
        assert_eq!(Choice::of_environment(None, Some("0;default;15")), Choice::Light);
    }

    #[test]
    fn without_colour_there_is_none() {
        let theme = Theme::plain();
        let backgrounds = [theme.selected, theme.month, theme.month_name, theme.selected_month, theme.hit];
        let all = theme.styles.into_iter().chain(backgrounds);
        for style in all {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
