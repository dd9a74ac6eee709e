//! How all of it looks, changed while the program runs: the language, the digits, the theme. What was changed here is
//! told, and holds until the end; the config file says it for good.

use super::app::App;
use super::moving::scroll_by;
use crate::locales::{Lang, Message, Words};
use crate::thai::digits::Digits;
use crate::view::Choice;

/// The other language. Digits that were chosen stay.
pub(super) fn language(app: &mut App) {
    let lang = match app.words.lang() {
        Lang::Thai => Lang::English,
        Lang::English => Lang::Thai,
    };
    let digits = app.words.chosen_digits();
    app.words = Words::new(lang);
    app.words.set_digits(digits);
    // Words of another length take other lines.
    app.settle();
    scroll_by(app, 0);
}

/// The other digits, on the screen: no file and no minutes are touched.
pub(super) fn digits(app: &mut App) {
    let (other, key) = match app.words.digits() {
        Digits::Thai => (Digits::Arabic, "tui-digits-arabic"),
        Digits::Arabic => (Digits::Thai, "tui-digits-thai"),
    };
    app.words.set_digits(Some(other));
    app.tell(Message::new(key));
}

/// The next theme.
pub(super) fn theme(app: &mut App) {
    app.theme = app.theme.next();
    app.tell(Message::new(match app.theme {
        Choice::Dark => "tui-theme-dark",
        Choice::Light => "tui-theme-light",
        Choice::HighContrast => "tui-theme-high-contrast",
        Choice::Mono => "tui-theme-mono",
    }));
}
