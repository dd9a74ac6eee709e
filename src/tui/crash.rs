//! A panic, a fault of the program itself, in whatever thread: the terminal is given back, the work settled, a
//! report written, one paragraph printed, and the process ends with exit code 101.
//!
//! All that is done by the panic hook, so that no thread has to be watched and none goes on without another. The
//! report lies in the person's state folder; it says where in the program it happened and holds no text of a plan.
//!
//! Limits: a panic inside the hook aborts the process, with the terminal given back. A program without symbols
//! (a release build is one) has a trace of bare addresses.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::app::Origin;
use super::ending::{self, Ending};
use super::os;
use crate::calendar::Clock;
use crate::locales::{Lang, Message, Words};
use crate::store;

/// What a shell shows of a Rust program that panicked.
const EXIT_CODE: i32 = 101;
/// Making the trace reads the program's symbols, which takes its time; so long all of it may take.
const LATEST: Duration = Duration::from_secs(20);

/// What the paragraph and the report are made with.
#[derive(Debug)]
pub struct Telling {
    /// The time by which the report is named.
    pub clock: Clock,
    /// The language of the paragraph.
    pub lang: Lang,
    /// Whether something is being kept of which the person may fear that it is lost.
    pub is_kept: bool,
}

impl Telling {
    /// How it is told over a plan from `origin`.
    pub fn new(clock: Clock, lang: Lang, origin: &Origin) -> Self {
        Self { clock, lang, is_kept: *origin != Origin::Demo }
    }
}

/// From here on a panic ends the program as described above.
pub fn watch_for(ending: Arc<Ending>, telling: Telling) {
    let is_first = AtomicBool::new(true);
    panic::set_hook(Box::new(move |info| {
        if !is_first.swap(false, Ordering::SeqCst) {
            // The first one ends the process; a second one has nothing to add.
            loop {
                thread::park();
            }
        }
        ending::at_the_latest(LATEST, || os::end(EXIT_CODE));
        ending.prepare();
        let written = store::report((telling.clock)(), &report(info, &telling));
        let said = paragraph(written.ok().as_ref(), &place(info), &telling);
        ending::write(move || drop(writeln!(io::stderr(), "{said}")));
        os::end(EXIT_CODE)
    }));
}

fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map(ToString::to_string).unwrap_or_default()
}

fn report(info: &PanicHookInfo<'_>, telling: &Telling) -> String {
    let said = info.payload();
    let said =
        said.downcast_ref::<&str>().copied().or_else(|| said.downcast_ref::<String>().map(String::as_str));
    let mut text = format!("{} {}\n", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let lines = [
        ("time", (telling.clock)().to_string()),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("thread", thread::current().name().unwrap_or("?").to_owned()),
        ("place", place(info)),
        ("message", without_quotations(said.unwrap_or("?"))),
    ];
    for (name, value) in lines {
        // Into a String nothing fails to be written.
        let _ = writeln!(text, "{name}: {value}");
    }
    let _ = writeln!(text, "trace:\n{}", Backtrace::force_capture());
    text
}

/// A panic's message without what it quotes, which may be text of a plan: what stands between double quotes,
/// behind the ` of ` with which the standard library quotes the text that was cut wrongly, and all that is not
/// ASCII. An ellipsis stands for it.
fn without_quotations(message: &str) -> String {
    let message = message.split_once(" of `").map_or(message, |(before, _)| before);
    let parts = message.split('"').enumerate();
    let plain: String = parts.map(|(index, part)| if index % 2 == 0 { part } else { "…" }).collect();
    let mut clean = String::new();
    for c in plain.chars() {
        if c == ' ' || c.is_ascii_graphic() {
            clean.push(c);
        } else if !clean.ends_with('…') {
            clean.push('…');
        }
    }
    clean
}

/// What happened, what became of the work, where the report lies: one paragraph.
fn paragraph(report: Option<&std::path::PathBuf>, place: &str, telling: &Telling) -> String {
    let words = Words::new(telling.lang);
    let mut sentences = vec![words.say(&Message::new("crash-what"))];
    if telling.is_kept {
        sentences.push(words.say(&Message::new("crash-kept")));
    }
    sentences.push(words.say(&match report {
        Some(path) => Message::new("crash-report").with("file", path.display()),
        None => Message::new("crash-no-report").with("place", place),
    }));
    format!("tidtam: {}", sentences.join(" "))
}

/// Panics at the moment called `moment`, where `TIDTAM_PANIC` names it: so that a test can see all this happen.
/// A released program does not know how.
pub fn rehearse(moment: &str) {
    let is_wanted =
        cfg!(debug_assertions) && std::env::var("TIDTAM_PANIC").is_ok_and(|wanted| wanted == moment);
    assert!(!is_wanted, "rehearsed at {moment}, over \"the text\" of a plan, ข้อความ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_quotes_is_left_out() {
        for (message, clean) in [
            ("index out of bounds: the len is 3 but the index is 7", None),
            ("called `Option::unwrap()` on a `None` value", None),
            ("ไทย", Some("…")),
            ("on an `Err` value: Misfit(\"ชื่อ a\", \"b\")", Some("on an `Err` value: Misfit(…, …)")),
            ("no end \"of the text", Some("no end …")),
            ("a\u{1b}[2J\nb", Some("a…[2J…b")),
            (
                "byte index 1 is not a char boundary; it is inside 'ก' (bytes 0..3) of `กขค abc`",
                Some("byte index 1 is not a char boundary; it is inside '…' (bytes 0..3)"),
            ),
        ] {
            assert_eq!(without_quotations(message), clean.unwrap_or(message));
        }
    }

    #[test]
    fn the_paragraph_is_one_and_promises_only_what_is_kept() {
        for lang in [Lang::Thai, Lang::English] {
            let words = Words::new(lang);
            for is_kept in [true, false] {
                let telling = Telling { clock: chrono::NaiveDateTime::default, lang, is_kept };
                let said = paragraph(Some(&"/state/crash.txt".into()), "src/x.rs:1:2", &telling);
                assert!(said.contains("/state/crash.txt") && !said.contains("x.rs") && !said.contains('\n'));
                assert_eq!(said.contains(&*words.text("crash-kept")), is_kept);
                assert!(paragraph(None, "src/x.rs:1:2", &telling).contains("src/x.rs:1:2"));
            }
        }
    }
}
