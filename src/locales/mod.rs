//! Every sentence a person reads, in Thai and in English.
//!
//! Other floors say *what* is to be said, as a [`Message`]: a key and its arguments, plain data. [`Words`]
//! says it in a language. The sentences stand in `th.ftl` and `en.ftl`; a test fails on a key that one of
//! them lacks. Minutes are not here: their words are those of the official form, always Thai (`paper`).

mod calendar;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::str::FromStr;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::thai::clean;
use crate::thai::digits::Digits;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// ภาษาไทย, the language of the office and the default.
    #[default]
    Thai,
    /// English.
    English,
}

impl Lang {
    /// The language of a locale name such as `th_TH.UTF-8`, `en-GB`, `English_United States`; none for one
    /// that says nothing (`C`, `POSIX`) or is of another language.
    pub fn of_locale(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.starts_with("th") {
            Some(Self::Thai)
        } else if name.starts_with("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// The digits that belong to the language.
    pub const fn digits(self) -> Digits {
        match self {
            Self::Thai => Digits::Thai,
            Self::English => Digits::Arabic,
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Thai => include_str!("th.ftl"),
            Self::English => include_str!("en.ftl"),
        }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::Thai => "th",
            Self::English => "en",
        }
    }
}

impl FromStr for Lang {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::of_locale(text).ok_or_else(|| format!("'{text}' is not a language: write th or en"))
    }
}

/// Something to be said: the key of a sentence and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, Argument)>,
}

/// What stands in a sentence for the name of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Argument {
    /// A name, a number: the same in every language.
    Text(String),
    /// Something to be said in the language of the sentence.
    Said(Message),
}

impl Message {
    /// The sentence `key` without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same with the argument `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, Argument::Text(value.to_string())));
        self
    }

    /// The same with something to be said as the argument `name`.
    #[must_use]
    pub fn with_said(mut self, name: &'static str, said: Self) -> Self {
        self.args.push((name, Argument::Said(said)));
        self
    }

    /// Why the system refused something.
    pub fn of_io(error: &io::Error) -> Self {
        use io::ErrorKind;
        let key = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-full",
            ErrorKind::FileTooLarge => "io-too-large",
            ErrorKind::PermissionDenied => "io-denied",
            ErrorKind::ReadOnlyFilesystem => "io-read-only",
            ErrorKind::NotFound | ErrorKind::NotADirectory => "io-gone",
            ErrorKind::AlreadyExists => "io-exists",
            ErrorKind::TimedOut | ErrorKind::NetworkDown | ErrorKind::HostUnreachable => "io-network",
            ErrorKind::ResourceBusy => "io-busy",
            ErrorKind::OutOfMemory => "io-memory",
            ErrorKind::InvalidData => "io-damaged",
            // The rest has names in English only, and few people ever see them.
            _ => return Self::new("io-other").with("detail", error),
        };
        Self::new(key)
    }

    /// Its key.
    pub const fn key(&self) -> &'static str {
        self.key
    }
}

/// Whose doing a failure is: it decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// What was given cannot be used: exit code 2.
    Input,
    /// The system refused: exit code 1.
    System,
}

/// Why something could not be done, in one sentence: what, where, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whose doing it is.
    pub blame: Blame,
    /// The sentence.
    pub message: Message,
}

impl Fault {
    /// What was given cannot be used.
    pub const fn input(message: Message) -> Self {
        Self { blame: Blame::Input, message }
    }

    /// The system refused.
    pub const fn system(message: Message) -> Self {
        Self { blame: Blame::System, message }
    }
}

/// For developers and logs: in English. A person is shown `words.say(&fault.message)`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::new(Lang::English).say(&self.message))
    }
}

impl std::error::Error for Fault {}

/// A language's sentences.
pub struct Words {
    lang: Lang,
    /// Those that were asked for; none where they go with the language.
    digits: Option<Digits>,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Words {
    /// The sentences of `lang`.
    pub fn new(lang: Lang) -> Self {
        // The tags are literals of ours and the tables are checked by a test; a fault in a table costs the
        // sentence that it is in, never the program.
        let tag = lang.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // Directional isolates (U+2068, U+2069) would land in the cells.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(lang.source().to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
        Self { lang, digits: None, bundle }
    }

    /// From now on these digits on the screen, whatever the language; without any they go with it.
    pub fn set_digits(&mut self, digits: Option<Digits>) {
        self.digits = digits;
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The digits of the screen.
    pub const fn digits(&self) -> Digits {
        match self.digits {
            Some(digits) => digits,
            None => self.lang.digits(),
        }
    }

    /// The digits that were asked for; none where they go with the language.
    pub const fn chosen_digits(&self) -> Option<Digits> {
        self.digits
    }

    /// The sentence without arguments under `key`.
    pub fn text(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The sentence of `message`. Its arguments may come from anywhere: control characters are taken out.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            match value {
                Argument::Text(text) => args.set(*name, clean::display(text)),
                Argument::Said(said) => args.set(*name, self.say(said)),
            }
        }
        self.format(message.key, Some(&args)).into_owned()
    }

    fn format<'a>(&'a self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no sentence under the key '{key}'");
            return Cow::Owned(key.to_owned());
        };
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut faults);
        debug_assert!(faults.is_empty(), "{key}: {faults:?}");
        Cow::Owned(text.into_owned())
    }
}

/// The known name that is most like `found`, in quotes; where none is like it, all of them.
pub fn nearest<'a>(found: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let like = |name: &str| strsim::jaro_winkler(&found.to_lowercase(), &name.to_lowercase());
    let best = known.clone().map(|name| (like(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((likeness, name)) if likeness >= 0.75 => name.to_owned(),
        _ => known.collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Key to the names of the arguments in its sentence.
    fn table(lang: Lang) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut table = BTreeMap::new();
        let mut last = "";
        for line in lang.source().lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                assert!(table.insert(key, BTreeSet::new()).is_none(), "{key} stands twice");
                last = key;
            }
            let names = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
            table.entry(last).or_default().extend(names);
        }
        table.remove("");
        table
    }

    #[test]
    fn both_languages_have_the_same_sentences_with_the_same_arguments() {
        assert_eq!(table(Lang::Thai), table(Lang::English));
    }

    #[test]
    fn both_tables_are_well_formed() {
        for lang in [Lang::Thai, Lang::English] {
            let parsed = FluentResource::try_new(lang.source().to_owned());
            assert!(parsed.is_ok(), "{lang:?}: {:?}", parsed.err().map(|(_, faults)| faults));
        }
    }

    #[test]
    fn no_isolating_marks_stand_round_an_argument() {
        let message = Message::new("fault-not-found").with("file", "แผน.ron");
        for lang in [Lang::Thai, Lang::English] {
            let said = Words::new(lang).say(&message);
            assert!(said.contains("แผน.ron") && !said.contains(['\u{2068}', '\u{2069}']), "{said}");
        }
    }

    #[test]
    fn what_a_message_quotes_cannot_move_a_cursor() {
        let message = Message::new("fault-not-found").with("file", "a\u{1b}[2Jb\u{202e}\nc");
        let said = Words::new(Lang::English).say(&message);
        assert!(said.starts_with("ab c: "), "{said:?}");
    }

    #[test]
    fn what_is_said_within_a_sentence_is_said_in_its_language() {
        let full = Message::of_io(&io::ErrorKind::StorageFull.into());
        let message = Message::new("fault-output").with_said("error", full);
        assert!(Words::new(Lang::Thai).say(&message).contains("ไม่มีพื้นที่ว่าง"));
        assert!(Words::new(Lang::English).say(&message).contains("no space left"));
    }

    #[test]
    fn a_locale_that_says_nothing_is_no_language() {
        assert_eq!(Lang::of_locale("th_TH.UTF-8"), Some(Lang::Thai));
        assert_eq!(Lang::of_locale("en-US"), Some(Lang::English));
        assert_eq!(Lang::of_locale("C"), None);
        assert_eq!(Lang::of_locale("de_DE"), None);
    }
}
