//! A key as it is bound: which key, and whether Ctrl is held.
//!
//! Shift is part of the character (`G`, `?`), since terminals differ in whether they report it too. Alt is not
//! used: in many terminals it is Esc and the key.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key, with Ctrl or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    code: KeyCode,
    ctrl: bool,
}

impl Chord {
    /// ↑.
    pub const UP: Self = Self::plain(KeyCode::Up);
    /// ↓.
    pub const DOWN: Self = Self::plain(KeyCode::Down);
    /// ←.
    pub const LEFT: Self = Self::plain(KeyCode::Left);
    /// →.
    pub const RIGHT: Self = Self::plain(KeyCode::Right);
    /// `PageUp`.
    pub const PAGE_UP: Self = Self::plain(KeyCode::PageUp);
    /// `PageDown`.
    pub const PAGE_DOWN: Self = Self::plain(KeyCode::PageDown);
    /// Home.
    pub const HOME: Self = Self::plain(KeyCode::Home);
    /// End.
    pub const END: Self = Self::plain(KeyCode::End);
    /// Enter.
    pub const ENTER: Self = Self::plain(KeyCode::Enter);
    /// Tab.
    pub const TAB: Self = Self::plain(KeyCode::Tab);
    /// The space bar.
    pub const SPACE: Self = Self::char(' ');
    /// Esc.
    pub const ESC: Self = Self::plain(KeyCode::Esc);
    /// Backspace.
    pub const BACKSPACE: Self = Self::plain(KeyCode::Backspace);

    const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    /// The key that types `c`.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Ctrl with the key of the small letter `c`.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true }
    }

    /// A function key.
    pub const fn function(number: u8) -> Self {
        Self::plain(KeyCode::F(number))
    }

    /// What a key event is bound as; none for a release and for what is never bound.
    pub fn of_event(event: KeyEvent) -> Option<Self> {
        let bound = KeyModifiers::SHIFT | KeyModifiers::CONTROL;
        if event.kind == KeyEventKind::Release || !bound.contains(event.modifiers) {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Some(Self { code, ctrl })
    }

    /// The character that it types, Ctrl left aside.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) => Some(c),
            _ => None,
        }
    }

    /// The same with another character.
    #[must_use]
    pub const fn with_char(self, c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: self.ctrl }
    }
}

/// As it stands on the key: `↑`, `PageUp`, `Ctrl-S`, `G`. The same in every language.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::F(number) => write!(f, "F{number}"),
            // crossterm's own names differ by system ("Return", "Delete").
            KeyCode::PageUp => f.write_str("PageUp"),
            KeyCode::PageDown => f.write_str("PageDown"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Backspace => f.write_str("Backspace"),
            code => write!(f, "{code}"),
        }
    }
}
