//! "A month with tidtam" of the README, lived: each command of that section is run, in its order and in one folder, and
//! shows what the README says that it shows.
//!
//! How a block of the section is read: `$ ` begins a command, `2$ ` one in a second terminal; up to the line `END` goes
//! with a command that ends in `<<'END'`. What follows is what it says, standard error too. Below a command that opens
//! a screen stands what is seen, and `keys:` (or `keys 2:`) is what is pressed then; the last key of a screen is `q`.
//! A line `…` stands for any lines, a line that ends in ` …` goes on; blank lines of a screen are left out. What ends
//! with another exit code than 0 is followed by `echo $?`.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::path::Path;
use std::process::Command;

use common::{Session, Setting};

/// What the section says, from one command or press of keys to the next.
#[derive(Debug, PartialEq)]
struct Step {
    deed: Deed,
    /// What is shown then.
    shown: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Deed {
    /// A command in the terminal of this index.
    Run(usize, String),
    /// Keys in the terminal of this index.
    Press(usize, String),
}

/// The lines of the section's blocks, as steps.
fn steps(section: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for block in section.split("```console\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        let mut lines = block.lines();
        while let Some(line) = lines.next() {
            let deed = if let Some(command) = line.strip_prefix("$ ") {
                let mut command = command.to_owned();
                if command.ends_with("<<'END'") {
                    for line in lines.by_ref() {
                        command.extend(["\n", line]);
                        if line == "END" {
                            break;
                        }
                    }
                }
                Deed::Run(0, command)
            } else if let Some(command) = line.strip_prefix("2$ ") {
                Deed::Run(1, command.to_owned())
            } else if let Some(keys) = line.strip_prefix("keys: ") {
                Deed::Press(0, keys.to_owned())
            } else if let Some(keys) = line.strip_prefix("keys 2: ") {
                Deed::Press(1, keys.to_owned())
            } else {
                steps.last_mut().unwrap().shown.push(line.trim_end().to_owned());
                continue;
            };
            steps.push(Step { deed, shown: Vec::new() });
        }
    }
    steps
}

/// Whether `lines` are what is `shown`: runs of lines, between which `…` stands for any others.
fn is_shown(shown: &[String], lines: &[&str]) -> bool {
    let is_one = |shown: &str, line: &str| match shown.strip_suffix(" …") {
        Some(start) => line.starts_with(start),
        None => line.trim_end() == shown,
    };
    let fits = |run: &[String], lines: &[&str]| {
        run.len() <= lines.len() && run.iter().zip(lines).all(|(shown, line)| is_one(shown, line))
    };
    let runs: Vec<&[String]> = shown.split(|line| line == "…").collect();
    let (last, others) = runs.split_last().unwrap();
    let mut rest = lines;
    for (at, run) in others.iter().enumerate() {
        let mut places = if at == 0 { 0..1 } else { 0..rest.len() + 1 };
        let Some(from) = places.find(|from| fits(run, &rest[*from..])) else { return false };
        rest = &rest[from + run.len()..];
    }
    // What nothing stands for is not there.
    if others.is_empty() {
        return last.len() == rest.len() && fits(last, rest);
    }
    rest.len().checked_sub(last.len()).is_some_and(|from| fits(last, &rest[from..]))
}

/// The bytes that a terminal sends for keys by their names; `'text` is the text.
fn bytes(keys: &str) -> String {
    let letter = |name: &str| {
        assert_eq!(name.chars().count(), 1, "a key without a name: {name}");
        name.to_owned()
    };
    let one = |name: &str| match name {
        "Enter" => "\r".to_owned(),
        "Up" => "\x1b[A".to_owned(),
        "Down" => "\x1b[B".to_owned(),
        "Right" => "\x1b[C".to_owned(),
        "PageDown" => "\x1b[6~".to_owned(),
        "Home" => "\x1b[H".to_owned(),
        "End" => "\x1b[F".to_owned(),
        "Space" => " ".to_owned(),
        name => name.strip_prefix('\'').map_or_else(|| letter(name), str::to_owned),
    };
    keys.split_whitespace().map(one).collect()
}

/// Whether a command opens a screen.
fn is_screen(command: &str) -> bool {
    let words: Vec<&str> = command.split_whitespace().collect();
    let is_plan = Path::new(words[1]).extension().is_some_and(|end| end == "ron");
    words[0] == "tidtam" && (words[1] == "present" || is_plan)
}

/// The month as it is lived.
struct Month<'a> {
    folder: &'a Path,
    state: &'a Path,
    path: String,
    /// What is open in the first terminal and in the second.
    open: [Option<Session>; 2],
    /// How the last command ended.
    code: i32,
}

impl Month<'_> {
    fn live(&mut self, step: &Step, next: Option<&Step>) {
        match &step.deed {
            Deed::Run(_, command) if command == "echo $?" => {
                assert_eq!(step.shown, [self.code.to_string()], "{:?}", step.deed);
            }
            Deed::Run(terminal, command) if is_screen(command) => {
                assert!(self.open[*terminal].is_none(), "before {command} comes q");
                let setting = Setting::new(self.folder, self.state);
                let setting = setting.variable("PATH", &self.path).variable("TIDTAM_LANG", "en");
                self.open[*terminal] = Some(setting.start_shell(command));
                self.look(*terminal, step);
            }
            Deed::Run(_, command) => {
                assert!(self.open.iter().all(Option::is_none), "before {command} comes q");
                let is_asked = next.is_some_and(|next| next.deed == Deed::Run(0, "echo $?".into()));
                self.run(command, &step.shown, is_asked);
            }
            Deed::Press(terminal, keys) => {
                let session = self.open[*terminal].as_mut().unwrap();
                session.type_bytes(&bytes(keys));
                if keys.ends_with('q') {
                    assert!(step.shown.is_empty(), "after q nothing is shown: {keys}");
                    return self.open[*terminal].take().unwrap().ends_well();
                }
                self.look(*terminal, step);
            }
        }
    }

    /// Runs a command that opens no screen.
    fn run(&mut self, command: &str, shown: &[String], is_asked: bool) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec 2>&1\n{command}")]).current_dir(self.folder);
        shell.env("PATH", &self.path).env("HOME", self.state).env("XDG_STATE_HOME", self.state);
        shell.env("TIDTAM_LANG", "en").env_remove("TIDTAM_CONFIG").env_remove("XDG_CONFIG_HOME");
        let output = shell.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        self.code = output.status.code().unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert!(is_shown(shown, &lines), "the README says of\n{command}\nother than\n\n{said}");
        assert!(is_asked || self.code == 0, "{command}: {}", self.code);
    }

    /// Waits until the screen shows what the step says.
    fn look(&mut self, terminal: usize, step: &Step) {
        let session = self.open[terminal].as_mut().unwrap();
        let what = format!("{:?}\n{}\n", step.deed, step.shown.join("\n"));
        session.wait_until(&what, |session| {
            let text = session.text();
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
            is_shown(&step.shown, &lines)
        });
    }
}

#[test]
fn the_month_of_the_readme_is_a_month_with_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let (_, section) = readme.split_once("\n## A month with tidtam\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let steps = steps(section);
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::create_dir(folder.path().join("examples")).unwrap();
    std::fs::copy(root.join("examples/demo.ron"), folder.path().join("examples/demo.ron")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_tidtam")).parent().unwrap().display();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap());
    let mut month = Month { folder: folder.path(), state: state.path(), path, open: [None, None], code: 0 };
    for (at, step) in steps.iter().enumerate() {
        month.live(step, steps.get(at + 1));
    }
    assert!(month.open.iter().all(Option::is_none), "at the end comes q");
    for word in
        ["ready", "agenda", "chase", "present", "--follow", "apply", "minutes", "--fresh", "--meeting 3/2566"]
    {
        let is_in = |step: &Step| matches!(&step.deed, Deed::Run(_, command) if command.contains(word));
        assert!(steps.iter().any(is_in), "a month has {word}");
    }
}

#[test]
fn what_is_shown_is_there_in_this_order() {
    let shows = |shown: &str, lines: &str| {
        let shown: Vec<String> = shown.lines().map(str::to_owned).collect();
        is_shown(&shown, &lines.lines().collect::<Vec<_>>())
    };
    for (shown, lines) in [
        ("", ""),
        ("a\nb", "a\nb"),
        ("a\n…\nd", "a\nb\nc\nd"),
        ("…\nb\n…", "a\nb\nc"),
        ("…", ""),
        ("a …\nc", "a b\nc"),
        ("…\na\nb\n…\na\n…", "a\na\nb\na"),
    ] {
        assert!(shows(shown, lines), "{shown:?} {lines:?}");
    }
    for (shown, lines) in [
        ("", "a"),
        ("a", ""),
        ("a", "a\nb"),
        ("a\n…", "b\na"),
        ("…\na", "a\nb"),
        ("…\nb\n…\na\n…", "a\nb"),
        ("…\na\nc\n…", "a\nb\nc"),
        ("a…", "ab"),
    ] {
        assert!(!shows(shown, lines), "{shown:?} {lines:?}");
    }
}
