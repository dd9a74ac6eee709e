//! What the wall says, in words.

use crate::locales::{Message, Words};
use crate::plan::{Deadline, Status, When};
use crate::tui::draw::say;
use crate::tui::theme::Role;
use crate::view::Figures;
use crate::view::wall::{Detail, Entry, Key};

/// The title of the page `key`: the plan's own, where it has one.
pub fn of_page(words: &Words, key: Key, title: &str) -> String {
    let known = match key {
        Key::Title => "wall-title",
        Key::Figures => "wall-figures",
        Key::Section(_) | Key::Indicator { .. } => return title.to_owned(),
        Key::Late => "wall-late",
        Key::Units => "wall-units",
        Key::Directives => "wall-directives",
        Key::DueSoon => "wall-due-soon",
        Key::Thanks => "wall-thanks",
    };
    words.text(known).into_owned()
}

/// What the page of `entry` is called in a list of pages.
pub(in crate::tui) fn title(words: &Words, entry: &Entry) -> String {
    let title = of_page(words, entry.key, &entry.title);
    if entry.number.is_empty() { title } else { format!("{}  {title}", say::digits(words, &entry.number)) }
}

/// "ครั้งที่ ๓/๒๕๖๖"
pub fn meeting(words: &Words, number: &str) -> String {
    words.say(&Message::new("wall-meeting").with("number", say::digits(words, number)))
}

/// "เสร็จ ๕ จาก ๗"
pub fn done(words: &Words, figures: Figures) -> String {
    let message = Message::new("wall-done").with("done", say::number(words, figures.done));
    words.say(&message.with("all", say::number(words, figures.all)))
}

/// A piece of what is said of an item, and what its colour is to say.
pub fn detail(words: &Words, detail: &Detail) -> (Role, String) {
    let say = |message: Message| words.say(&message);
    match detail {
        Detail::Status(status) => (role(*status), say::status(words, *status).into_owned()),
        Detail::Deadline(deadline) => {
            let role = match deadline {
                Deadline::Overdue(_) => Role::Late,
                Deadline::DueSoon(_) => Role::Soon,
                _ => Role::Text,
            };
            (role, say::deadline(words, *deadline))
        }
        Detail::When(when) => (Role::Text, self::when(words, *when)),
        Detail::Reports { came, of } => {
            let message = Message::new("wall-reports").with("came", say::number(words, *came));
            (Role::Text, say(message.with("of", say::number(words, *of))))
        }
        Detail::Said(text) => (Role::Text, text.clone()),
        Detail::Given { meeting, days } => {
            let message = match days {
                Some(days) => Message::new("wall-given-ago").with("days", say::number(words, *days)),
                None => Message::new("wall-given"),
            };
            (Role::Text, say(message.with("meeting", say::digits(words, meeting))))
        }
        Detail::GivenHere => (Role::Text, words.text("wall-given-here").into_owned()),
        Detail::About(id) => (Role::Dim, say(Message::new("wall-about").with("id", say::digits(words, id)))),
        Detail::ClosedHere => (Role::Finished, words.text("wall-closed-here").into_owned()),
        Detail::Unreported => (Role::Dim, words.text("wall-unreported").into_owned()),
    }
}

/// What is finished is said in its colour, what is not in that of the text.
const fn role(status: Status) -> Role {
    match status {
        Status::Done => Role::Finished,
        _ => Role::Text,
    }
}

/// "ครบกำหนด ๒๐ มี.ค. ๖๖", "ทุกเดือน"
fn when(words: &Words, when: When) -> String {
    match when {
        When::On(last) | When::Within(_, last) => {
            words.say(&Message::new("wall-due").with("day", say::short_day(words, last)))
        }
        When::WholeYear => words.text("print-whole-year").into_owned(),
        When::Every(cadence) => say::calendar(words).cadence(cadence).into_owned(),
        When::Unstated => words.text("deadline-undated").into_owned(),
    }
}
