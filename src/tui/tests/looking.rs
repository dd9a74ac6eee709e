//! Language, digits and theme, changed while the program runs.

use super::{app, app_in, screens, type_keys};
use crate::locales::Lang;
use crate::thai::digits::Digits;
use crate::tui::Look;
use crate::view::{Choice, Depth};

fn has(text: &str, digits: std::ops::RangeInclusive<char>) -> bool {
    text.chars().any(|c| digits.contains(&c))
}

#[test]
fn digits_are_changed_on_the_screen_and_nowhere_else() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 120, 40);
        let plan = app.plan().clone();
        let natural = screens::text_of(&app);
        type_keys(&mut app, "i Up");
        let other = screens::text_of(&app);
        let heads = |text: &str| text.lines().take(2).collect::<String>();
        assert_eq!(has(&heads(&natural), '๐'..='๙'), lang == Lang::Thai, "{natural}");
        assert_eq!(has(&heads(&other), '๐'..='๙'), lang == Lang::English, "{other}");
        assert_eq!(has(&heads(&other), '0'..='9'), lang == Lang::Thai, "{other}");
        type_keys(&mut app, "i Up");
        assert_eq!(screens::text_of(&app), natural);
        assert_eq!(*app.plan(), plan);
    }
}

#[test]
fn digits_that_were_chosen_stay_with_the_other_language() {
    let mut app = app(80, 24);
    type_keys(&mut app, "L");
    assert_eq!(app.words.digits(), Digits::Arabic, "not chosen: they go with the language");
    type_keys(&mut app, "i L");
    assert_eq!((app.words.lang(), app.words.digits()), (Lang::Thai, Digits::Thai));
    type_keys(&mut app, "i L L");
    assert_eq!((app.words.lang(), app.words.digits()), (Lang::Thai, Digits::Arabic));
}

#[test]
fn digits_are_asked_for_at_the_start() {
    let look = Look { theme: Choice::Dark, depth: Depth::True, digits: Some(Digits::Arabic) };
    let app = app(80, 24).with_look(look);
    assert_eq!(app.words.digits(), Digits::Arabic);
    assert!(screens::text_of(&app).contains("2566"));
}

#[test]
fn the_themes_follow_one_another_and_each_is_told() {
    let mut app = app(80, 24);
    let mut told = Vec::new();
    for next in [Choice::Light, Choice::HighContrast, Choice::Mono, Choice::Dark] {
        type_keys(&mut app, "t");
        assert_eq!(app.colours(), (next, Depth::Indexed));
        told.push(app.notice.as_ref().unwrap().message.key());
    }
    told.dedup();
    assert_eq!(told.len(), 4, "{told:?}");
}
