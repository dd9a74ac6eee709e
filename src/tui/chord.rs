//! A key as it is bound: which key, and whether Ctrl, Alt or Shift is held.
//!
//! Of a key that types a character Shift is part of the character (`G`, `?`), since terminals differ in whether
//! they report it too. Alt is of use beside Enter only: in many terminals it is Esc and the key.

use std::fmt;
use std::str::FromStr;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::thai::keyboard;

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
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let (code, shift) = match event.code {
            KeyCode::Char(c) if ctrl => (KeyCode::Char(c.to_ascii_lowercase()), false),
            KeyCode::Char(_) => (event.code, false),
            KeyCode::BackTab => (KeyCode::Tab, true),
            code => (code, shift),
        };
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let is_known = matches!(code, KeyCode::Char(_)) || name_of(code).is_some();
        is_known.then_some(Self { code, ctrl, alt, shift })
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
        match (self.code, name_of(self.code)) {
            (KeyCode::Char(c), Some(Name::Itself)) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            (KeyCode::Char(c), _) if c != ' ' => write!(f, "{c}"),
            (KeyCode::F(number), _) => write!(f, "F{number}"),
            (_, Some(Name::Written([name, ..]))) => f.write_str(name),
            (code, _) => write!(f, "{code}"),
        }
    }
}

/// How a key is called.
enum Name {
    /// By what it types, or by its number.
    Itself,
    /// So, or as people and other programs call it besides.
    Written(&'static [&'static str]),
}

/// The keys that have a name, as it is shown and as else it may be written. crossterm's own names differ by system
/// ("Return", "Delete").
const NAMED: &[(KeyCode, &[&str])] = &[
    (KeyCode::Char(' '), &["Space", "Spacebar"]),
    (KeyCode::Up, &["↑", "Up"]),
    (KeyCode::Down, &["↓", "Down"]),
    (KeyCode::Left, &["←", "Left"]),
    (KeyCode::Right, &["→", "Right"]),
    (KeyCode::PageUp, &["PageUp", "PgUp"]),
    (KeyCode::PageDown, &["PageDown", "PgDn"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Backspace, &["Backspace"]),
    (KeyCode::Insert, &["Insert", "Ins"]),
    (KeyCode::Delete, &["Delete", "Del"]),
];

/// The number of the last function key.
const FUNCTION_KEYS: u8 = 24;

/// How `code` is called; none for a key that is never bound.
fn name_of(code: KeyCode) -> Option<Name> {
    if let Some((_, names)) = NAMED.iter().find(|(named, _)| *named == code) {
        return Some(Name::Written(names));
    }
    match code {
        KeyCode::Char(c) if !c.is_control() => Some(Name::Itself),
        KeyCode::F(1..=FUNCTION_KEYS) => Some(Name::Itself),
        _ => None,
    }
}

/// A text that is the name of no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoKey;

/// What [`Display`](fmt::Display) writes; besides `Up` for `↑`, small letters in names, `Ctrl+S` for `Ctrl-S`. Ctrl
/// with a Thai letter is Ctrl with the Latin one on its key.
impl FromStr for Chord {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let (mut rest, mut held) = (text, Self::char(' '));
        loop {
            let prefix = [("ctrl", 0), ("alt", 1), ("shift", 2)].into_iter().find_map(|(word, which)| {
                let (start, tail) = rest.split_at_checked(word.len())?;
                let tail = tail.strip_prefix(['-', '+'])?;
                (start.eq_ignore_ascii_case(word) && !tail.is_empty()).then_some((which, tail))
            });
            let Some((which, tail)) = prefix else { break };
            let flag = match which {
                0 => &mut held.ctrl,
                1 => &mut held.alt,
                _ => &mut held.shift,
            };
            if std::mem::replace(flag, true) {
                return Err(NoKey);
            }
            rest = tail;
        }
        let code = code_of(rest).ok_or(NoKey)?;
        let code = match code {
            KeyCode::Char(c) if held.ctrl => {
                let by_position = keyboard::latin_of(c).unwrap_or(c).to_ascii_lowercase();
                // To a terminal those are Tab, Enter and Esc.
                if matches!(by_position, 'i' | 'm' | '[') {
                    return Err(NoKey);
                }
                KeyCode::Char(by_position)
            }
            code => code,
        };
        // Of a key that types a character Shift is part of the character.
        if held.shift && matches!(code, KeyCode::Char(_)) {
            return Err(NoKey);
        }
        Ok(Self { code, ..held })
    }
}

fn code_of(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        let arrow = NAMED.iter().find(|(_, names)| names[0] == name);
        let code = arrow.map_or(KeyCode::Char(c), |(code, _)| *code);
        return name_of(code).map(|_| code);
    }
    let is_called = |names: &&[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if let Some((code, _)) = NAMED.iter().find(|(_, names)| is_called(names)) {
        return Some(*code);
    }
    let number = name.strip_prefix(['F', 'f'])?;
    // "F07" and "F+7" are read by no one else either.
    let number = number.parse().ok().filter(|parsed: &u8| parsed.to_string() == number)?;
    name_of(KeyCode::F(number)).map(|_| KeyCode::F(number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_event() -> impl Strategy<Value = KeyEvent> {
        let named: Vec<_> = NAMED.iter().map(|(code, _)| *code).collect();
        let code = prop_oneof![
            prop::sample::select(named),
            any::<char>().prop_map(KeyCode::Char),
            "[!-~ก-๛]".prop_map(|text| KeyCode::Char(text.chars().next().unwrap())),
            (0..40_u8).prop_map(KeyCode::F),
            Just(KeyCode::BackTab),
            Just(KeyCode::CapsLock),
        ];
        (code, 0..8_u8).prop_map(|(code, held)| KeyEvent::new(code, KeyModifiers::from_bits_truncate(held)))
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same_key(event in any_event()) {
            let Some(chord) = Chord::of_event(event) else { return Ok(()) };
            // A sign that is typed and looks like the name of a key, or like nothing.
            prop_assume!(!chord.typed().is_some_and(|c| c.is_control() || "↑↓←→".contains(c)));
            let shown = chord.to_string();
            match shown.parse::<Chord>() {
                // A Thai letter is held with Ctrl by the position of its key.
                Ok(read) if read != chord => {
                    let latin = chord.typed().and_then(keyboard::latin_of).unwrap();
                    prop_assert_eq!(read, chord.with_char(latin.to_ascii_lowercase()), "{}", shown);
                }
                Ok(_) => {}
                Err(NoKey) => {
                    let typed = chord.typed().unwrap();
                    let latin = keyboard::latin_of(typed).unwrap_or(typed).to_ascii_lowercase();
                    prop_assert!(chord.ctrl && "im[".contains(latin), "{}", shown);
                }
            }
        }

        #[test]
        fn any_text_is_a_key_or_is_not(text in "\\PC{0,12}|(ctrl|Alt|Shift|-|\\+|F|S|1|ก|Up){0,5}") {
            if let Ok(chord) = text.parse::<Chord>() {
                prop_assert_eq!(chord.to_string().parse(), Ok(chord), "{}", text);
            }
        }
    }

    #[test]
    fn keys_are_read_as_people_write_them() {
        for (written, chord) in [
            ("Ctrl-S", Chord::ctrl('s')),
            ("ctrl+s", Chord::ctrl('s')),
            ("Ctrl-ห", Chord::ctrl('s')),
            ("Ctrl--", Chord::ctrl('-')),
            ("Ctrl-Home", Chord::HOME.with_ctrl()),
            ("F2", Chord::function(2)),
            ("f12", Chord::function(12)),
            ("Shift-F3", Chord::function(3).with_shift()),
            ("Alt-↑", Chord::UP.alt()),
            ("Alt-Up", Chord::UP.alt()),
            ("Space", Chord::SPACE),
            (" ", Chord::SPACE),
            ("pgdn", Chord::PAGE_DOWN),
            ("-", Chord::char('-')),
            ("+", Chord::char('+')),
            ("G", Chord::char('G')),
            ("๓", Chord::char('๓')),
        ] {
            assert_eq!(written.parse(), Ok(chord), "{written}");
        }
        for written in
            ["", "Ctrl-", "Ctrl-Ctrl-S", "Shift-G", "Ctrl-I", "F0", "F25", "F07", "Hyper-x", "ab", "\u{7}"]
        {
            assert_eq!(written.parse::<Chord>(), Err(NoKey), "{written}");
        }
    }
}
