//! The settings of the person: a RON file in the config folder, which the program reads and, but for the first time
//! and when asked, never writes.
//!
//! Each setting is read for itself: one that cannot be used is a [`Fault`] with its line and column, and has its
//! default; the others hold. So no broken file stops the program.
//!
//! Limits: a file of more than 64 KiB is none of settings; after twenty faults the rest is passed over.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::scan::{Kind, pieces};
use super::{Overwrite, fault, file, read};
use crate::locales::{Fault, Lang, Message, Words};
use crate::thai::digits::Digits;
use crate::thai::wrap::Wrapper;
use crate::view::{Choice, Depth};

/// The name of the file in the config folder.
const FILE: &str = "config.ron";
const MAX_BYTES: usize = 64 * 1024;
const MAX_FAULTS: usize = 20;
/// Columns of a comment in the documented file.
const COLUMNS: usize = 96;
/// What a word stands for that leaves the choice to the program.
const AUTO: &str = "auto";

/// What the person has settled.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The language; none for that of the system.
    #[serde(deserialize_with = "lang")]
    pub lang: Option<Lang>,
    /// The digits of the screen; none for those of the language.
    #[serde(deserialize_with = "digits")]
    pub digits: Option<Digits>,
    /// The theme; none for what suits the terminal.
    #[serde(deserialize_with = "theme")]
    pub theme: Option<Choice>,
    /// How many colours are used; none for as many as the terminal says it has.
    #[serde(deserialize_with = "colours")]
    pub colours: Option<Depth>,
    /// Whether clicks and the wheel come to the program.
    pub mouse: bool,
    /// Whether the wall is shown in larger text where that is asked for; none where the terminal says who it is.
    #[serde(deserialize_with = "switch")]
    pub text_sizing: Option<bool>,
    /// Whether last year's scores are seen on the wall.
    pub wall_scores: bool,
    /// What is shown first.
    #[serde(deserialize_with = "start")]
    pub start: First,
    /// The keys of actions, by the name of the action.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The program in which a long text is written, with its arguments; none for that of the environment.
    #[serde(deserialize_with = "command")]
    pub editor: Option<String>,
    /// The command that takes a document to the printer, with its arguments; none where no printer is named.
    #[serde(deserialize_with = "command")]
    pub printer: Option<String>,
}

/// What is shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum First {
    /// The grid of measures.
    #[default]
    Grid,
    /// The year on one screen.
    Board,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            lang: None,
            digits: None,
            theme: None,
            colours: None,
            mouse: true,
            text_sizing: None,
            wall_scores: false,
            start: First::default(),
            keys: BTreeMap::new(),
            editor: None,
            printer: None,
        }
    }
}

/// What a person is told of a setting.
struct Setting {
    name: &'static str,
    /// As it stands in the file.
    default: &'static str,
    /// The key of what it is for.
    about: &'static str,
}

const SETTINGS: [Setting; 11] = [
    Setting { name: "lang", default: "\"auto\"", about: "config-lang" },
    Setting { name: "digits", default: "\"auto\"", about: "config-digits" },
    Setting { name: "theme", default: "\"auto\"", about: "config-theme" },
    Setting { name: "colours", default: "\"auto\"", about: "config-colours" },
    Setting { name: "mouse", default: "true", about: "config-mouse" },
    Setting { name: "text_sizing", default: "\"auto\"", about: "config-text-sizing" },
    Setting { name: "wall_scores", default: "false", about: "config-wall-scores" },
    Setting { name: "start", default: "\"grid\"", about: "config-start" },
    Setting { name: "keys", default: "{}", about: "config-keys" },
    Setting { name: "editor", default: "\"\"", about: "config-editor" },
    Setting { name: "printer", default: "\"\"", about: "config-printer" },
];

/// How the error of a word begins that its setting does not have; what follows are those that it has.
const NOT_A_WORD: &str = "not one of: ";

fn one_of<'de, D: Deserializer<'de>, T: Copy>(from: D, known: &[(&str, T)]) -> Result<T, D::Error> {
    let word = String::deserialize(from)?;
    let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        D::Error::custom(format!("{NOT_A_WORD}{}", names.join(", ")))
    })
}

fn lang<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Lang>, D::Error> {
    one_of(from, &[(AUTO, None), ("th", Some(Lang::Thai)), ("en", Some(Lang::English))])
}

fn digits<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Digits>, D::Error> {
    one_of(from, &[(AUTO, None), ("thai", Some(Digits::Thai)), ("arabic", Some(Digits::Arabic))])
}

fn theme<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Choice>, D::Error> {
    let known = Choice::ALL.map(|choice| (choice.name(), Some(choice)));
    one_of(from, &[&[(AUTO, None)], &known[..]].concat())
}

fn colours<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Depth>, D::Error> {
    let known = Depth::ALL.map(|depth| (depth.name(), Some(depth)));
    one_of(from, &[&[(AUTO, None)], &known[..]].concat())
}

fn switch<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    one_of(from, &[(AUTO, None), ("on", Some(true)), ("off", Some(false))])
}

fn start<'de, D: Deserializer<'de>>(from: D) -> Result<First, D::Error> {
    one_of(from, &[("grid", First::Grid), ("board", First::Board)])
}

fn command<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Some(String::deserialize(from)?.trim().to_owned()).filter(|command| !command.is_empty()))
}

/// Where the settings stand: `named`, where one is, else in the config folder of the person; none where the system
/// does not say where that is.
pub fn config_file(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| Some(ProjectDirs::from("", "", "tidtam")?.config_dir().join(FILE)))
}

/// The settings in the file at `path`, and what of it cannot be used. No file is no fault, unless `must_be`.
pub fn load_config(path: &Path, must_be: bool) -> (Config, Vec<Fault>) {
    if !must_be && !path.exists() && !path.is_symlink() {
        return (Config::default(), Vec::new());
    }
    match read::read_text(path) {
        Ok(text) => parse_config(&text, &path.display().to_string()),
        Err(fault) => (Config::default(), vec![fault]),
    }
}

/// The settings that `text` holds, and what of it cannot be used; `name` is what the file is called.
pub fn parse_config(text: &str, name: &str) -> (Config, Vec<Fault>) {
    if text.len() > MAX_BYTES {
        let message = Message::new("config-too-large").with("file", name).with("limit", MAX_BYTES / 1024);
        return (Config::default(), vec![Fault::input(message)]);
    }
    if pieces(text).all(|piece| piece.kind == Kind::Comment) {
        return (Config::default(), Vec::new());
    }
    let Some(split) = Split::of(text) else {
        let message = Message::new("config-no-bracket").with("file", name);
        return (Config::default(), vec![Fault::input(message)]);
    };
    let mut faults = Vec::new();
    let (mut kept, mut config) = (Vec::new(), Config::default());
    for part in &split.parts {
        kept.push(part.clone());
        match ron::from_str(&split.only(text, &kept)) {
            Ok(read) => config = read,
            Err(error) => {
                kept.pop();
                faults.push(of_error(&error, text, part.range.start, name));
                if faults.len() == MAX_FAULTS {
                    return (config, faults);
                }
            }
        }
    }
    if faults.is_empty()
        && let Err(error) = ron::from_str::<Config>(text)
    {
        // What is wrong is between the settings, or behind them.
        faults.push(fault::of_setting(&error, text, name));
    }
    (config, faults)
}

/// What is wrong with the setting that begins at `start`.
fn of_error(error: &ron::error::SpannedError, text: &str, start: usize, name: &str) -> Fault {
    let ron::Error::Message(said) = &error.code else { return fault::of_setting(error, text, name) };
    let Some(known) = said.strip_prefix(NOT_A_WORD) else { return fault::of_setting(error, text, name) };
    let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let setting: String = text[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    Fault::input(
        Message::new("config-word")
            .with("file", name)
            .with("line", text[..start].matches('\n').count() + 1)
            .with("column", text[line_start..start].chars().count() + 1)
            .with("setting", setting)
            .with("known", known),
    )
}

/// A file of settings, cut into them.
struct Split {
    /// Where the bracket stands that opens it.
    open: usize,
    parts: Vec<Part>,
}

/// A setting.
#[derive(Debug, Clone)]
struct Part {
    /// From its first letter to its last.
    range: Range<usize>,
    /// Where the comma behind it stands; the last one may have none.
    comma: Option<usize>,
}

impl Split {
    /// None where the text does not begin with a bracket.
    fn of(text: &str) -> Option<Self> {
        let mut rest = pieces(text).filter(|piece| piece.kind != Kind::Comment);
        let open = rest.next().filter(|piece| piece.text == "(")?.at;
        let (mut depth, mut parts, mut part) = (1_usize, Vec::new(), None::<Range<usize>>);
        for piece in rest {
            match (piece.kind, piece.text) {
                (Kind::Sign, "(" | "[" | "{") => depth += 1,
                (Kind::Sign, ")" | "]" | "}") => depth -= 1,
                (Kind::Sign, ",") if depth == 1 => {
                    parts.extend(part.take().map(|range| Part { range, comma: Some(piece.at) }));
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            let end = piece.at + piece.text.len();
            part = Some(part.map_or(piece.at, |part| part.start)..end);
        }
        parts.extend(part.map(|range| Part { range, comma: None }));
        Some(Self { open, parts })
    }

    /// The text with these settings only, each where it stands: the rest is blank.
    fn only(&self, text: &str, kept: &[Part]) -> String {
        let is_of = |part: &Part, at| part.range.contains(&at) || part.comma == Some(at);
        let is_kept = |at| at == self.open || kept.iter().any(|part| is_of(part, at));
        let mut only = String::with_capacity(text.len() + 2);
        for (at, c) in text.char_indices() {
            only.push(match c {
                c if is_kept(at) || c == '\n' => c,
                _ => ' ',
            });
        }
        only.push(')');
        only
    }
}

/// A whole file of settings with their defaults, each with what it is for.
pub fn documented_config(words: &Words) -> String {
    let wrapper = Wrapper::new();
    let mut page = String::new();
    let comment = |page: &mut String, indent: &str, key: &str| {
        for line in words.text(key).lines() {
            for row in wrapper.wrap(line.trim(), COLUMNS) {
                page.extend([indent, "// ", row.trim_end(), "\n"]);
            }
        }
    };
    comment(&mut page, "", "config-about");
    page += "(\n";
    for (index, Setting { name, default, about }) in SETTINGS.iter().enumerate() {
        if index > 0 {
            page.push('\n');
        }
        comment(&mut page, "    ", about);
        page.extend(["    ", name, ": ", default, ",\n"]);
    }
    page + ")\n"
}

/// Writes the documented file to `path`, with the folders above it; one that is there is not touched.
pub fn write_config(path: &Path, words: &Words) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| fault::of_io(&error, folder))?;
    }
    file::write_text(path, &documented_config(words), Overwrite::Never)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> (Config, Vec<String>) {
        let (config, faults) = parse_config(text, "c.ron");
        (config, faults.iter().map(Fault::to_string).collect())
    }

    #[test]
    fn the_documented_file_is_the_defaults_in_both_languages() {
        for lang in [Lang::Thai, Lang::English] {
            let page = documented_config(&Words::new(lang));
            assert_eq!(said(&page), (Config::default(), Vec::new()), "{page}");
            for Setting { name, .. } in &SETTINGS {
                let (before, _) = page.split_once(&format!("    {name}: ")).unwrap();
                let comment = before.lines().last().unwrap().trim();
                assert!(comment.starts_with("// ") && comment.len() > 10, "{name} has no comment");
            }
        }
    }

    #[test]
    fn every_setting_is_documented() {
        let error = ron::from_str::<Config>("(x: 1)").unwrap_err();
        let ron::Error::NoSuchStructField { expected, .. } = error.code else { panic!("{error}") };
        assert_eq!(SETTINGS.map(|setting| setting.name)[..], *expected);
    }

    #[test]
    fn what_is_settled_holds() {
        let text = "// ของฉัน\n(lang: \"en\", digits: \"thai\", theme: \"high-contrast\", colours: \"256\",
            mouse: false, text_sizing: \"on\", wall_scores: true, start: \"board\", keys: {\"save\": [\"F2\"]}, editor: \"nano -w\",
            printer: \"lp -o media=A4\")";
        let config = Config {
            lang: Some(Lang::English),
            digits: Some(Digits::Thai),
            theme: Some(Choice::HighContrast),
            colours: Some(Depth::Indexed),
            mouse: false,
            text_sizing: Some(true),
            wall_scores: true,
            start: First::Board,
            keys: BTreeMap::from([("save".into(), vec!["F2".into()])]),
            editor: Some("nano -w".into()),
            printer: Some("lp -o media=A4".into()),
        };
        assert_eq!(said(text), (config, Vec::new()));
    }

    #[test]
    fn nothing_settled_is_no_fault() {
        for text in ["", " \n", "// ว่าง\n", "()", "(\n)\n"] {
            assert_eq!(said(text), (Config::default(), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn what_can_be_used_of_a_broken_file_is_used() {
        let text = "(\n    theme: \"drak\",\n    moose: true,\n    mouse: yes,\n    lang: \"en\",\n)";
        let (config, faults) = said(text);
        assert_eq!(config, Config { lang: Some(Lang::English), ..Config::default() });
        assert_eq!(faults.len(), 3, "{faults:#?}");
        assert!(faults[0].starts_with("c.ron:2:5: theme"), "{}", faults[0]);
        assert!(faults[0].contains("\"high-contrast\""), "{}", faults[0]);
        assert!(faults[1].starts_with("c.ron:3:") && faults[1].contains("mouse"), "{}", faults[1]);
        assert!(faults[2].starts_with("c.ron:4:") && faults[2].contains("true or false"), "{}", faults[2]);
    }

    #[test]
    fn a_file_that_breaks_says_where_and_the_rest_holds() {
        for (text, line) in [
            ("(\n    lang: \"en\",\n    mouse: false", 3),
            ("(\n    lang: \"en\",\n    mouse: false)\nx", 4),
            ("(\n    lang: \"en\",\n    mouse: false,\n    lang: \"th\",\n)", 4),
            ("(\n    lang: \"en\",\n    mouse: false,\n    theme \"dark\",\n)", 4),
            ("(\n    lang: \"en\",\n    mouse: false,\n    theme: \"dark\n", 4),
            ("(\n    lang: \"en\",\n    mouse: false,,\n)", 3),
        ] {
            let (config, faults) = said(text);
            let held = Config { lang: Some(Lang::English), mouse: false, ..Config::default() };
            assert_eq!(config, held, "{text}");
            assert!(
                faults.len() == 1 && faults[0].starts_with(&format!("c.ron:{line}:")),
                "{text}: {faults:?}"
            );
        }
    }

    #[test]
    fn what_is_no_file_of_settings_is_said_in_a_sentence() {
        for text in ["lang = en", "{}", "[", "\u{0}\u{0}", "<xml/>"] {
            let (config, faults) = said(text);
            assert_eq!((config, faults.len()), (Config::default(), 1), "{text}: {faults:?}");
        }
        let (_, faults) = said(&"(".repeat(70_000));
        assert_eq!(faults.len(), 1);
        let (_, faults) = said(&format!("({})", "x: 1, ".repeat(5_000)));
        assert_eq!(faults.len(), MAX_FAULTS);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_the_end(text in "[(){}\\[\\],:\"/ \na-zก-ฮ0-9]{0,60}") {
            let _ = parse_config(&text, "c.ron");
            let _ = parse_config(&format!("({text}"), "c.ron");
        }

        /// Whatever stands in the place of one setting, the others hold.
        #[test]
        fn one_broken_setting_breaks_no_other(text in "[a-z]{1,8}: ?[a-z0-9\"]{0,1}[a-z]{0,5}") {
            prop_assume!(!text.starts_with("lang:") && text.matches('"').count() != 1);
            let (config, _) = parse_config(&format!("({text}, lang: \"en\")"), "c.ron");
            prop_assert_eq!(config.lang, Some(Lang::English));
        }
    }
}
