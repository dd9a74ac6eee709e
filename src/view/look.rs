//! How it is to look: the theme and the colours, as asked for, else as suits the terminal, as far as its environment
//! tells. What a theme looks like is for the screens to say.

use std::str::FromStr;

/// Which theme is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// For a dark screen.
    Dark,
    /// For a light screen.
    Light,
    /// Black and white with strong colours, for eyes that need it and for projectors.
    HighContrast,
    /// Without colour.
    Mono,
}

impl Choice {
    /// Every theme, in the order in which they follow one another.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::Mono];

    /// Its name, as options and the environment say it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The one that follows.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }

    /// What the environment asks for: none but without colour, by `NO_COLOR` (set and not empty, as in no-color.org).
    pub fn of_no_color(no_color: Option<&str>) -> Option<Self> {
        no_color.is_some_and(|value| !value.is_empty()).then_some(Self::Mono)
    }

    /// What suits the terminal: the background in `COLORFGBG`, else dark.
    pub fn of_terminal(colorfgbg: Option<&str>) -> Self {
        match colorfgbg.and_then(|value| value.rsplit(';').next()) {
            Some("7" | "15") => Self::Light,
            _ => Self::Dark,
        }
    }
}

impl FromStr for Choice {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|choice| choice.name() == text);
        found.ok_or_else(|| format!("'{text}' is not a theme: write dark, light, high-contrast or mono"))
    }
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Sixteen, of its own choice.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

impl Depth {
    /// Every depth.
    pub const ALL: [Self; 3] = [Self::Sixteen, Self::Indexed, Self::True];

    /// Its name, as the config file says it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sixteen => "16",
            Self::Indexed => "256",
            Self::True => "true",
        }
    }

    /// What the terminal says of itself by `COLORTERM` and `TERM`; `windows_terminal` where `WT_SESSION` is set.
    pub fn of_terminal(colorterm: Option<&str>, term: Option<&str>, windows_terminal: bool) -> Self {
        let term = term.unwrap_or_default();
        if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") || windows_terminal {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses() {
        assert_eq!(Choice::of_no_color(None), None);
        assert_eq!(Choice::of_no_color(Some("")), None);
        assert_eq!(Choice::of_no_color(Some("1")), Some(Choice::Mono));
        assert_eq!(Choice::of_terminal(None), Choice::Dark);
        assert_eq!(Choice::of_terminal(Some("0;15")), Choice::Light);
        assert_eq!(Choice::of_terminal(Some("15;default;0")), Choice::Dark);
        assert_eq!(Choice::of_terminal(Some("0;default;15")), Choice::Light);
    }

    #[test]
    fn the_terminal_says_how_many_colours_it_has() {
        assert_eq!(Depth::of_terminal(Some("truecolor"), Some("xterm"), false), Depth::True);
        assert_eq!(Depth::of_terminal(Some("24bit"), None, false), Depth::True);
        assert_eq!(Depth::of_terminal(None, Some("xterm-direct"), false), Depth::True);
        assert_eq!(Depth::of_terminal(None, None, true), Depth::True);
        assert_eq!(Depth::of_terminal(Some("1"), Some("tmux-256color"), false), Depth::Indexed);
        assert_eq!(Depth::of_terminal(None, Some("linux"), false), Depth::Sixteen);
        assert_eq!(Depth::of_terminal(None, None, false), Depth::Sixteen);
    }

    #[test]
    fn every_theme_is_called_by_its_name_and_comes_round() {
        let mut seen = Vec::new();
        let mut choice = Choice::Dark;
        for _ in Choice::ALL {
            assert_eq!(choice.name().parse(), Ok(choice));
            seen.push(choice);
            choice = choice.next();
        }
        assert_eq!((choice, seen), (Choice::Dark, Choice::ALL.to_vec()));
        assert!("grey".parse::<Choice>().is_err());
    }
}
