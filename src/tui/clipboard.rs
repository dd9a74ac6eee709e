//! Copying and cutting in a field: to the program's own clipboard, from which Ctrl-V puts it in again, and by OSC 52 to
//! that of the system.
//!
//! Limits: a terminal does not say whether it takes what it is given; some do only where they are told to (tmux:
//! `set-clipboard on`), and none is asked for what its clipboard holds, so a text from elsewhere comes in by the
//! terminal's own paste. What is longer than [`LONGEST`](super::field::LONGEST) cannot be in a field, and terminals
//! take that much.

use super::action::Action;
use super::app::App;
use super::field::Stroke;
use super::msg::Effect;
use super::typing;
use crate::locales::Message;

/// Copies what is selected, or cuts it out.
pub(super) fn copy(app: &mut App, cuts: bool) -> Vec<Effect> {
    let selected = app.writing.as_ref().and_then(|writing| writing.field.selected_text());
    let Some(text) = selected.map(str::to_owned) else {
        let said = Message::new("tui-nothing-to-copy").with("all", app.key(Action::SelectAll));
        app.tell(said.with("quit", app.key(Action::Quit)));
        return vec![Effect::Draw];
    };
    if cuts && let Some(writing) = &mut app.writing {
        writing.field.take(Stroke::Delete, &app.wrapper);
        typing::resize(app);
    }
    app.clip.clone_from(&text);
    app.tell(app.naming(if cuts { "tui-cut" } else { "tui-copied" }, Action::PutIn));
    vec![Effect::Copy(text), Effect::Draw]
}

/// Puts in what was copied or cut last.
pub(super) fn put_in(app: &mut App) -> Vec<Effect> {
    if app.clip.is_empty() {
        app.tell(Message::new("tui-nothing-copied"));
    } else {
        let text = app.clip.clone();
        typing::enter(app, |field, app| field.paste(&text, &app.wrapper));
    }
    vec![Effect::Draw]
}

/// What has the terminal put `text` on the system's clipboard: OSC 52, ended by ST. All of it is ASCII.
pub(super) fn sequence(text: &str) -> String {
    format!("\u{1b}]52;c;{}\u{1b}\\", base64(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_is_given_the_text_in_base64() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("น้ำ", "4LiZ4LmJ4Liz"),
            ("\u{1b}[2J>?~", "G1sySj4/fg=="),
        ] {
            assert_eq!(sequence(text), format!("\u{1b}]52;c;{encoded}\u{1b}\\"));
        }
    }
}
