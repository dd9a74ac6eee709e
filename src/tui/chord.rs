//! A key as it is bound: which key, and whether Ctrl, Alt or Shift is held.
//!
//! Of a key that types a character Shift is part of the character (`G`, `?`), since terminals differ in whether
//! they report it too. Alt is of use beside Enter only: in many terminals it is Esc and the key.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key with what is held beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
    shift: bool,
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
    /// Insert.
    pub const INSERT: Self = Self::plain(KeyCode::Insert);
    /// Delete.
    pub const DELETE: Self = Self::plain(KeyCode::Delete);

    const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The same with Ctrl held.
    #[must_use]
    pub const fn with_ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    /// The same with Alt held.
    #[must_use]
    pub const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The same with Shift held: for a key that types nothing.
    #[must_use]
    pub const fn with_shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// The same without Shift, where it is held.
    pub const fn without_shift(self) -> Option<Self> {
        if self.shift { Some(Self { shift: false, ..self }) } else { None }
    }

    /// The key that types `c`.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Ctrl with the key of the small letter `c`.
    pub const fn ctrl(c: char) -> Self {
        Self::char(c).with_ctrl()
    }

    /// A function key.
    pub const fn function(number: u8) -> Self {
        Self::plain(KeyCode::F(number))
    }

    /// What a key event is bound as; none for a release and for what is never bound.
    pub fn of_event(event: KeyEvent) -> Option<Self> {
        let bound = KeyModifiers::SHIFT | KeyModifiers::CONTROL | KeyModifiers::ALT;
        if event.kind == KeyEventKind::Release || !bound.contains(event.modifiers) {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT) && !matches!(code, KeyCode::Char(_));
        Some(Self { code, ctrl, alt, shift })
    }

    /// The letter that it is where text is written; none for a key that is held with Ctrl or Alt.
    pub const fn text(self) -> Option<char> {
        if self.ctrl || self.alt { None } else { self.typed() }
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
        Self { code: KeyCode::Char(c), ..self }
    }
}

/// As it stands on the key: `↑`, `PageUp`, `Ctrl-S`, `G`. The same in every language.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
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
            KeyCode::Delete => f.write_str("Delete"),
            KeyCode::Insert => f.write_str("Insert"),
            code => write!(f, "{code}"),
        }
    }
}
