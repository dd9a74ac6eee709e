//! The settings and what comes before them, the list of known plans: with the real program.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Session, Setting, TODAY, folder};

/// A home of its own.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("config/tidtam/config.ron")
    }

    fn settle(&self, text: &str) {
        fs::create_dir_all(self.file().parent().unwrap()).unwrap();
        fs::write(self.file(), text).unwrap();
    }

    /// The program as this person would start it, with these variables.
    fn command(&self, arguments: &[&str], variables: &[(&str, &str)]) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::cargo_bin("tidtam").unwrap();
        command.env_clear().env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.0.path().join("config"));
        command.env("XDG_STATE_HOME", self.0.path().join("state")).env("LANG", "C");
        command.envs(variables.iter().copied()).args(arguments);
        command
    }

    /// Standard output, standard error, exit code.
    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> (String, String, i32) {
        let output = self.command(arguments, variables).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code().unwrap())
    }

    /// The program in a terminal of 256 colours.
    fn start(&self, folder: &std::path::Path, arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let config = self.0.path().join("config");
        let state = self.0.path().join("state");
        fs::create_dir_all(&state).unwrap();
        let mut setting = Setting::new(folder, &state).variable("XDG_CONFIG_HOME", config.to_str().unwrap());
        for (name, value) in [("TIDTAM_LANG", ""), ("LC_ALL", "C"), ("COLORTERM", "")].iter().chain(variables)
        {
            setting = setting.variable(name, value);
        }
        setting.start(arguments)
    }
}

#[test]
fn keys_that_cannot_be_are_said_by_the_check_too() {
    let home = Home::new();
    for (keys, word) in [
        ("\"quit\": [\"F2\"]", "F2"),
        ("\"quit\": []", "quit"),
        ("\"nope\": [\"F2\"]", "nope"),
        ("\"quit\": [\"Hyper-Q\"]", "Hyper-Q"),
    ] {
        home.settle(&format!("(keys: {{{keys}}})"));
        let (said, err, code) = home.run(&["config", "--check"], &[]);
        assert_eq!((said.as_str(), code), ("", 2), "{keys}");
        assert!(err.contains(word), "{keys}: {err}");
    }
    home.settle("(keys: {\"save\": [\"F11\"]})");
    assert_eq!(home.run(&["config", "--check"], &[]).2, 0);
}

#[test]
fn the_printed_file_is_sound_where_it_says_it_belongs() {
    let home = Home::new();
    let (path, _, _) = home.run(&["config", "--path"], &[]);
    assert_eq!(PathBuf::from(path.trim_end()), home.file());
    for lang in ["th", "en"] {
        let (page, _, code) = home.run(&["--lang", lang, "config", "--print"], &[]);
        home.settle(&page);
        assert_eq!((code, page.contains("// ภาษา")), (0, lang == "th"));
        let (said, err, code) = home.run(&["config", "--check"], &[]);
        assert_eq!((err.as_str(), code), ("", 0), "{said}");
    }
}

#[test]
fn it_is_written_once_and_never_over_another() {
    let home = Home::new();
    let (said, _, code) = home.run(&["config", "--check"], &[]);
    assert!(code == 0 && said.contains("--init"), "{said}");
    assert_eq!(home.run(&["config", "--init"], &[]).2, 0);
    let written = fs::read_to_string(home.file()).unwrap();
    assert_eq!(written, home.run(&["config", "--print"], &[]).0);
    home.settle("(lang: \"en\")");
    let (_, err, code) = home.run(&["config", "--init"], &[]);
    assert!(code == 2 && err.contains("config.ron"), "{err}");
    assert_eq!(fs::read_to_string(home.file()).unwrap(), "(lang: \"en\")");
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_the_rest_holds() {
    let home = Home::new();
    home.settle("(\n    lang: \"en\",\n    thema: \"dark\",\n    theme: \"drak\",\n)\n");
    let (_, err, code) = home.run(&["config", "--check"], &[]);
    assert_eq!((code, err.lines().count()), (2, 2), "{err}");
    assert!(err.contains("config.ron:3:") && err.contains("theme"), "{err}");
    assert!(err.contains("config.ron:4:5") && err.contains("\"dark\""), "{err}");
    // A command goes on, in the language that can be used.
    let (out, err, code) = home.run(&["demo", "--today", TODAY], &[]);
    assert!(code == 0 && err.lines().count() == 2 && out.contains("fiscal year"), "{err}");
    assert!(err.contains("config.ron:3:"), "{err}");
}

#[test]
fn another_file_is_named_by_the_environment() {
    let home = Home::new();
    home.settle("(lang: \"th\")");
    let other = home.0.path().join("ของฉัน.ron");
    fs::write(&other, "(lang: \"en\")").unwrap();
    let variables = [("TIDTAM_CONFIG", other.to_str().unwrap())];
    assert!(home.run(&["config", "--check"], &variables).0.starts_with("every"));
    fs::remove_file(&other).unwrap();
    assert_eq!(home.run(&["config", "--check"], &variables).2, 2);
    fs::create_dir(&other).unwrap();
    assert_eq!(home.run(&["config", "--check"], &variables).2, 2);
}

/// Whether the grid of the demo speaks Thai, and its digits are Thai.
fn speaks(home: &Home, arguments: &[&str], variables: &[(&str, &str)]) -> (bool, bool) {
    let (out, err, code) = home.run(arguments, variables);
    assert_eq!(code, 0, "{err}");
    let head: String = out.lines().take(3).collect();
    (head.contains("ปีงบประมาณ"), head.contains('๒'))
}

#[test]
fn of_the_language_option_environment_settings_and_system_the_first_decides() {
    let home = Home::new();
    let demo = ["demo", "--today", TODAY];
    assert_eq!(speaks(&home, &demo, &[("LANG", "en_US.UTF-8")]), (false, false), "the system");
    home.settle("(lang: \"th\")");
    assert_eq!(speaks(&home, &demo, &[("LANG", "en_US.UTF-8")]), (true, true), "the settings");
    let variable = [("TIDTAM_LANG", "en"), ("LANG", "th_TH.UTF-8")];
    assert_eq!(speaks(&home, &demo, &variable), (false, false), "the environment");
    let option = ["--lang", "th", "demo", "--today", TODAY];
    assert_eq!(speaks(&home, &option, &variable), (true, true), "the option");
}

#[test]
fn digits_are_settled_apart_from_the_language_and_minutes_stay() {
    let home = Home::new();
    let folder = folder();
    let plan = folder.path().join("แผน.ron");
    let plan = plan.to_str().unwrap();
    let minutes = ["minutes", plan, "--month", "2566-03"];
    let before = home.run(&minutes, &[]).0;
    home.settle("(lang: \"th\", digits: \"arabic\")");
    assert_eq!(speaks(&home, &["demo", "--today", TODAY], &[]), (true, false));
    assert_eq!(speaks(&home, &["grid", plan, "--digits", "thai"], &[]), (true, true));
    let after = home.run(&minutes, &[]).0;
    assert!(after.contains('๒') && before == after);
}

/// What no theme has.
const UNEVEN: vt100::Color = vt100::Color::Idx(201);

/// The background of the screen, where it is the same at its edges and in a line in which nothing stands.
fn ground(session: &Session) -> vt100::Color {
    let screen = session.screen.screen();
    let at = |row, column| screen.cell(row, column).unwrap().bgcolor();
    let first = at(0, 0);
    if [at(2, 40), at(2, 79), at(23, 79)] == [first; 3] { first } else { UNEVEN }
}

#[test]
fn of_the_theme_option_environment_settings_and_terminal_the_first_decides() {
    let home = Home::new();
    let folder = folder();
    let shown = |arguments: &[&str], variables: &[(&str, &str)]| {
        let all = [arguments, &["--today", TODAY, "--read-only", "แผน.ron"]].concat();
        let mut session = home.start(folder.path(), &all, variables);
        session.wait_for("1.1");
        session.wait_until("the whole screen painted", |session| ground(session) != UNEVEN);
        let ground = ground(&session);
        session.type_bytes("q");
        session.ends_well();
        ground
    };
    let (dark, light, none) = (vt100::Color::Idx(234), vt100::Color::Idx(231), vt100::Color::Default);
    home.settle("(lang: \"en\")");
    assert_eq!(shown(&[], &[]), dark);
    assert_eq!(shown(&[], &[("COLORFGBG", "0;15")]), light, "the terminal");
    home.settle("(lang: \"en\", theme: \"dark\")");
    assert_eq!(shown(&[], &[("COLORFGBG", "0;15")]), dark, "the settings");
    let no_color = ("NO_COLOR", "1");
    assert_eq!(shown(&[], &[no_color]), none, "NO_COLOR before the settings");
    assert_eq!(shown(&[], &[no_color, ("TIDTAM_THEME", "light")]), light, "its own variable before that");
    let both = [no_color, ("TIDTAM_THEME", "light")];
    assert_eq!(shown(&["--theme", "dark"], &both), dark, "the option before all");
    // As many colours as there are, or as are settled.
    assert_eq!(shown(&[], &[("COLORTERM", "truecolor")]), vt100::Color::Rgb(0x1E, 0x1E, 0x1E));
    assert_eq!(shown(&[], &[("TERM", "xterm")]), vt100::Color::Idx(0));
    home.settle("(lang: \"en\", theme: \"dark\", colours: \"16\")");
    assert_eq!(shown(&[], &[("COLORTERM", "truecolor")]), vt100::Color::Idx(0), "the settings");
}

#[test]
fn broken_settings_are_told_once_on_the_screen_and_stop_nothing() {
    let home = Home::new();
    home.settle("(lang: \"en\", mouse: maybe)");
    let folder = folder();
    let mut session = home.start(folder.path(), &["--today", TODAY, "แผน.ron"], &[]);
    session.wait_for("true or false");
    session.wait_for("fiscal year 2566");
    session.type_bytes("j");
    session.wait_until("the sentence gone", |session| !session.text().contains("true or false"));
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn digits_and_theme_are_changed_while_it_runs() {
    let home = Home::new();
    home.settle("(lang: \"en\", digits: \"thai\")");
    let folder = folder();
    let mut session = home.start(folder.path(), &["--today", TODAY, "แผน.ron"], &[]);
    session.wait_for("๒๕๖๖");
    session.type_bytes("i");
    session.wait_for("fiscal year 2566");
    session.type_bytes("t");
    session.wait_until("the light theme", |session| ground(session) == vt100::Color::Idx(231));
    session.type_bytes("q");
    session.ends_well();
    let mut session = home.start(folder.path(), &["--today", TODAY, "--digits", "arabic", "แผน.ron"], &[]);
    session.wait_for("fiscal year 2566");
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn who_asked_just_to_look_looks_at_another_plan_too() {
    let home = Home::new();
    home.settle("(lang: \"en\")");
    let folder = folder();
    fs::copy(folder.path().join("แผน.ron"), folder.path().join("second.ron")).unwrap();
    let mut session = home.start(folder.path(), &["--today", TODAY, "second.ron"], &[]);
    session.wait_for("1.1");
    session.type_bytes("q");
    session.ends_well();
    let mut session = home.start(folder.path(), &["--today", TODAY, "--read-only", "แผน.ron"], &[]);
    session.wait_for("[read-only]");
    session.type_bytes("\x0f");
    session.wait_for("Open a plan");
    session.type_bytes("\r");
    // Until then the last line says that it is being opened.
    session.wait_for("Ctrl-P commands");
    session.type_bytes("3");
    session.wait_for("reading only");
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn of_several_plans_one_is_chosen_and_opened_properly() {
    let home = Home::new();
    home.settle("(lang: \"en\")");
    let folder = folder();
    fs::copy(folder.path().join("แผน.ron"), folder.path().join("second.ron")).unwrap();
    for plan in ["แผน.ron", "second.ron"] {
        let mut session = home.start(folder.path(), &["--today", TODAY, plan], &[]);
        session.wait_for("1.1");
        session.type_bytes("q");
        session.ends_well();
    }
    let mut session = home.start(folder.path(), &["--today", TODAY], &[]);
    session.wait_for("Open a plan");
    assert!(!session.text().contains("1.1"), "nothing else is to be seen:\n{}", session.text());
    session.type_bytes("second\r");
    session.wait_for("1.1");
    assert!(!session.text().contains("demo"), "{}", session.text());
    session.type_bytes("3");
    session.wait_for("[not saved]");
    // It is held: nobody else may change it.
    let plan = folder.path().join("second.ron");
    let script = folder.path().join("script");
    fs::write(&script, "SetField(measure: \"1.2\", field: Note(\"x\"))\n").unwrap();
    let arguments = ["apply", plan.to_str().unwrap(), "--script", script.to_str().unwrap()];
    assert_eq!(home.run(&arguments, &[]).2, 1);
    session.type_bytes("\x0f");
    session.wait_for("Open a plan");
    session.type_bytes("\r");
    session.wait_until("the first plan", |session| !session.text().contains("Open a plan"));
    session.wait_for("1.1");
    session.type_bytes("q");
    session.ends_well();
    let today = TODAY.parse().unwrap();
    let status = |name: &str| {
        let plan = tidtam::store::load(&folder.path().join(name)).unwrap();
        plan.find("1.1").unwrap().1.status(today)
    };
    assert_eq!(status("second.ron"), tidtam::plan::Status::Done);
    assert_ne!(status("แผน.ron"), tidtam::plan::Status::Done);
    // One that is gone is marked; who chooses none gets the demo.
    fs::remove_file(&plan).unwrap();
    let mut session = home.start(folder.path(), &[], &[]);
    session.wait_for("not there");
    session.type_bytes("second\r");
    session.wait_until("why not", |session| session.text().contains("second.ron: "));
    session.type_bytes("\x1b");
    session.wait_for("1.1");
    assert!(session.text().contains("demo"), "{}", session.text());
    session.type_bytes("q");
    session.ends_well();
}

#[test]
fn the_names_of_actions_are_listed_with_their_keys() {
    let home = Home::new();
    let (out, err, code) = home.run(&["config", "--keys"], &[("TIDTAM_LANG", "en")]);
    assert_eq!((err.as_str(), code), ("", 0));
    let line = |name: &str| out.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap();
    assert!(line("next-late").contains("] !") && line("next-late").contains("overdue"), "{out}");
    // Each can be written as it stands there.
    for listed in out.lines() {
        let name = listed.split_whitespace().next().unwrap();
        home.settle(&format!("(keys: {{\"{name}\": [\"Ctrl-Foo\"]}})"));
        let (_, err, _) = home.run(&["config", "--check"], &[("TIDTAM_LANG", "en")]);
        assert!(err.contains("Ctrl-Foo") || err.contains(name), "{name}: {err}");
        assert!(!err.contains("no action"), "{name}: {err}");
    }
}
