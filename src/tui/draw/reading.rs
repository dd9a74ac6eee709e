//! What is understood of a due or of a rhythm while it is typed: the day in full, a range with both days, a rhythm in
//! words; where it cannot be read, why.

use super::say;
use crate::calendar::{self, Reading};
use crate::locales::Message;
use crate::plan::{Monitoring, Passage, When};
use crate::thai::digits;
use crate::tui::app::App;
use crate::tui::theme::Role;

/// What is told of `text`, and how it looks.
pub fn told(app: &App, passage: Passage, text: &str) -> (Role, String) {
    let words = &app.words;
    let say = |message: &Message| words.say(message);
    if text.trim().is_empty() {
        let key = if passage == Passage::Due { "tui-due-examples" } else { "tui-monitoring-examples" };
        return (Role::Dim, words.text(key).into_owned());
    }
    let year = app.plan.fiscal_year;
    let (reading, understood) = if passage == Passage::Due {
        let reading = calendar::read_typed(text, year, app.today);
        (reading, due(app, When::of_reading(&reading, year)))
    } else {
        let every = Monitoring::rhythm_of(text, year);
        let said = every.map(|every| say::calendar(words).cadence(every).into_owned());
        (calendar::read(text, year), said.map(|said| (said, true)))
    };
    match (understood, reading) {
        (Some((said, is_inside)), _) => {
            let said = say(&Message::new("tui-read-as").with("reading", said));
            if is_inside {
                (Role::Finished, said)
            } else {
                let year = digits::to_arabic(&year.to_string()).into_owned();
                let year = app.shown(&year);
                (Role::Soon, say(&Message::new("tui-read-outside").with("said", said).with("year", year)))
            }
        }
        (None, Reading::Unknown(unread)) => {
            let reason = say::digits(words, &say(&unread.into())).into_owned();
            (Role::Late, say(&Message::new("tui-not-read").with("reason", reason)))
        }
        (None, _) => (Role::Late, words.text("tui-no-rhythm").into_owned()),
    }
}

/// By when, in full, and whether the deadline lies in the year of the plan.
fn due(app: &App, when: When) -> Option<(String, bool)> {
    let calendar = say::calendar(&app.words);
    let year = app.plan.fiscal_year;
    Some(match when {
        When::On(day) => (calendar.day(day), year.contains(day)),
        When::Within(first, last) => {
            (format!("{} – {}", calendar.day(first), calendar.day(last)), year.contains(last))
        }
        When::WholeYear => (calendar.fiscal_year(year), true),
        When::Every(cadence) => (calendar.cadence(cadence).into_owned(), true),
        When::Unstated => return None,
    })
}
