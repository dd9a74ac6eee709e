//! The text of a field in the person's own editor: `$VISUAL`, else `$EDITOR`, else what the system has.
//!
//! No shell: the command is cut into words at blanks, quotes kept together, and the file is its last argument. The
//! terminal is lent to the editor while it runs; nothing is read from it and nothing is drawn, and the plan is kept on
//! as ever by its own thread.
//!
//! Limits: in a command nothing but blanks and quotes means anything (no variables, no `~`). An editor that returns
//! at once and goes on in a window of its own changes nothing (most can be told to wait: `code --wait`).

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use super::field::LONGEST;
use super::msg::Msg;
use super::os;
use crate::locales::Message;
use crate::store::Scratch;
use crate::thai::clean;

/// Opens `text` in the editor and waits for its end. `lend` gives the terminal to what it is given to do, and takes it
/// back after.
pub fn run(
    text: &str,
    wanted: Option<&str>,
    state: Option<&Path>,
    lend: impl FnOnce(&mut dyn FnMut()),
) -> Msg {
    edited(text, wanted, state, lend).map_or_else(Msg::NotEdited, Msg::Edited)
}

fn edited(
    text: &str,
    wanted: Option<&str>,
    state: Option<&Path>,
    lend: impl FnOnce(&mut dyn FnMut()),
) -> Result<String, Message> {
    let line = wanted.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let line = line.or_else(|| chosen(std::env::var_os)).ok_or_else(|| Message::new("tui-no-editor"))?;
    let words = words(&line).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Message::new("tui-editor-unclear").with("editor", &line))?;
    let of_io =
        |error: std::io::Error| Message::new("tui-editor-file").with_said("error", Message::of_io(&error));
    let scratch = Scratch::new(state, text).map_err(of_io)?;
    let mut ended = None;
    lend(&mut || {
        ended = Some(Command::new(&words[0]).args(&words[1..]).arg(scratch.path()).status());
    });
    let failed = match ended {
        Some(Ok(status)) if status.success() => None,
        Some(Err(error)) => {
            let error = Message::of_io(&error);
            return Err(Message::new("tui-editor-not-there")
                .with("editor", &words[0])
                .with_said("error", error));
        }
        // By a signal there is no code.
        Some(Ok(status)) => Some(status.code().map_or_else(|| "-".to_owned(), |code| code.to_string())),
        None => Some("-".to_owned()),
    };
    let now = scratch.read();
    let is_same = now.as_ref().is_ok_and(|now| now.strip_suffix('\n').unwrap_or(now) == text || now == text);
    match (failed, now) {
        (Some(code), _) if is_same => Err(Message::new("tui-editor-failed").with("code", code)),
        (Some(code), _) => {
            let file = scratch.keep();
            Err(Message::new("tui-editor-failed-kept").with("code", code).with("file", file.display()))
        }
        (None, Err(error)) => {
            let file = scratch.keep();
            let said = Message::new("tui-editor-unreadable").with("file", file.display());
            Err(said.with_said("error", Message::of_io(&error)))
        }
        (None, Ok(now)) if clean::sanitize(&now).text.len() > LONGEST => {
            let file = scratch.keep();
            let most = LONGEST / 1024;
            Err(Message::new("tui-editor-too-long").with("most", most).with("file", file.display()))
        }
        (None, Ok(now)) => Ok(now),
    }
}

/// The command line of the editor.
fn chosen(variable: impl Fn(&'static str) -> Option<OsString>) -> Option<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(variable);
    let mut named =
        named.map(|line| line.to_string_lossy().trim().to_owned()).filter(|line| !line.is_empty());
    named.next().or_else(|| os::EDITOR.map(str::to_owned))
}

/// A command cut at its blanks, what stands in quotes in one piece; none where a quote is not closed.
pub(super) fn words(line: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in line.chars() {
        match quote {
            Some(open) if letter == open => quote = None,
            None if letter == '"' || letter == '\'' => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            None if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_cut_at_blanks_and_quotes_hold_together() {
        for (line, cut) in [
            ("vi", Some(&["vi"][..])),
            ("  code   --wait ", Some(&["code", "--wait"])),
            ("\"/a b/edit\" -x'y z' ''", Some(&["/a b/edit", "-xy z", ""])),
            ("C:\\bin\\edit.exe $HOME ;rm *", Some(&["C:\\bin\\edit.exe", "$HOME", ";rm", "*"])),
            ("edit \"a", None),
            ("", Some(&[])),
        ] {
            let cut = cut.map(|words| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
            assert_eq!(words(line), cut, "{line}");
        }
    }

    #[test]
    fn visual_comes_before_editor_and_empty_is_unset() {
        let of = |visual: &'static str, editor: &'static str| {
            chosen(|name| Some(if name == "VISUAL" { visual } else { editor }.into()))
        };
        assert_eq!(of("a", "b"), Some("a".into()));
        assert_eq!(of(" ", "b -w"), Some("b -w".into()));
        assert_eq!(chosen(|_| None), os::EDITOR.map(str::to_owned));
    }
}
