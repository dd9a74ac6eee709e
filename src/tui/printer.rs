//! A document straight to the printer, by the command that the settings name (`printer: "lp -o media=A4"`).
//!
//! No shell: the command is cut into words as that of the editor is, and the text comes to its standard input. That is
//! a file of its own, gone from its folder once the command has it: so no command waits for the program, and one that
//! goes on after the program's end has the whole text.
//!
//! Limits: what becomes of the paper behind the command is not known here. A command that leaves something behind that
//! holds its standard error open counts as running for as long as that does.

use std::path::Path;
use std::process::{Command, Stdio};

use super::app::App;
use super::editor;
use super::msg::{Effect, Msg};
use crate::locales::Message;
use crate::store::Scratch;
use crate::thai::{clean, pad};

/// Columns of what a command says of why it failed.
const SAID: usize = 200;

/// Gives `text` to the printer's `command` and waits for its end; `state` is the person's state folder. What went
/// wrong is said in one sentence.
pub fn print(text: &str, command: Option<&str>, state: Option<&Path>) -> Result<(), Message> {
    let line = command.map(str::trim).filter(|line| !line.is_empty());
    let line = line.ok_or_else(|| Message::new("printer-none"))?;
    let words = editor::words(line).filter(|words| words.first().is_some_and(|word| !word.is_empty()));
    let words = words.ok_or_else(|| Message::new("printer-unclear").with("printer", shown(line)))?;
    let of_io =
        |error: std::io::Error| Message::new("printer-file").with_said("error", Message::of_io(&error));
    let scratch = Scratch::new(state, text).map_err(of_io)?;
    let input = scratch.input().map_err(of_io)?;
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(input).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn();
    drop(scratch);
    let ended = child.and_then(std::process::Child::wait_with_output).map_err(|error| {
        let said = Message::new("printer-not-there").with("printer", shown(&words[0]));
        said.with_said("error", Message::of_io(&error))
    })?;
    if ended.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    let reason = said.lines().map(str::trim).find(|line| !line.is_empty()).map(shown);
    // By a signal there is no code.
    let code = ended.status.code().map_or_else(|| "-".to_owned(), |code| code.to_string());
    let key = if reason.is_some() { "printer-failed-saying" } else { "printer-failed" };
    let failed = Message::new(key).with("printer", shown(&words[0])).with("code", code);
    Err(reason.map_or(failed.clone(), |reason| failed.with("reason", reason)))
}

/// What a command is called or says, on one line that can be shown.
fn shown(text: &str) -> String {
    pad::truncate(&clean::display(text), SAID).into_owned()
}

/// The document is with the printer.
pub(super) fn printed(app: &mut App) -> Vec<Effect> {
    app.tell(Message::new("printer-has-it"));
    vec![Effect::Draw]
}

/// The document was not printed.
pub(super) fn not_printed(app: &mut App, why: Message) -> Vec<Effect> {
    app.warn(why);
    vec![Effect::Draw]
}

/// The answer to [`Effect::Print`].
pub(super) fn answer(text: &str, command: Option<&str>, state: Option<&Path>) -> Msg {
    print(text, command, state).map_or_else(Msg::NotPrinted, |()| Msg::Printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(command: Option<&str>) -> &'static str {
        print("ก\n", command, None).map_or_else(|why| why.key(), |()| "printed")
    }

    #[test]
    fn what_cannot_be_started_is_said() {
        assert_eq!(why(None), "printer-none");
        assert_eq!(why(Some("  ")), "printer-none");
        assert_eq!(why(Some("lp \"A4")), "printer-unclear");
        assert_eq!(why(Some("''")), "printer-unclear");
        assert_eq!(why(Some("no-such-printer-here -x")), "printer-not-there");
    }

    #[test]
    fn the_answer_is_told_in_the_bar() {
        let plan = crate::plan::Plan::new("ก", crate::calendar::FiscalYear::new(2566).unwrap());
        let today = "2023-03-15".parse().unwrap();
        let size = ratatui::layout::Size { width: 80, height: 24 };
        let mut app = App::new(plan, super::super::Origin::Demo, today, crate::locales::Lang::Thai, size);
        let said = |app: &App| app.notice.as_ref().map(|notice| (notice.message.key(), notice.warning));
        assert_eq!(super::super::update(&mut app, Msg::Printed), [Effect::Draw]);
        assert_eq!(said(&app), Some(("printer-has-it", false)));
        super::super::update(&mut app, Msg::NotPrinted(Message::new("printer-none")));
        assert_eq!(said(&app), Some(("printer-none", true)));
    }
}
