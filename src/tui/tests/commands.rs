//! The palette, the help, the hints, the first start, and keys that the person changed.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Size;

use super::{
    App, Effect, Msg, Origin, app, app_in, demo, ides, key, screens, selected, type_keys, type_text, update,
};
use crate::locales::{Lang, Words};
use crate::plan::Status;
use crate::thai::width::width;
use crate::tui::action::{self, Action, Command, Mode};
use crate::tui::app::Modal;
use crate::tui::chord::Chord;
use crate::tui::keymap::Keymap;
use crate::tui::picker::Pick;

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)];

/// The actions that the palette lists, from the top.
fn listed(app: &App) -> Vec<Action> {
    let Some(Modal::Picker(picker)) = app.modals.last() else { panic!("no list is open") };
    let picks = picker.seen(usize::MAX).map(|(entry, _)| entry.pick.clone());
    let action = |pick| match pick {
        Pick::Do(action) => Some(action),
        Pick::Elsewhere(..) => None,
        pick => panic!("{pick:?}"),
    };
    picks.filter_map(action).collect()
}

/// What is found when `text` is typed into the palette that is open.
fn found(app: &mut App, text: &str) -> Vec<Action> {
    let Some(Modal::Picker(picker)) = app.modals.last_mut() else { panic!("no list is open") };
    picker.narrow(text.to_owned());
    listed(app)
}

fn words_of(lang: Lang, action: Action) -> String {
    let command = action::all().find(|command| command.action == action).unwrap();
    Words::new(lang).text(command.text).into_owned()
}

#[test]
fn the_palette_finds_every_action_of_the_screen_by_either_name_its_key_and_its_config_name() {
    let keymap = Keymap::default();
    let is_listed = |command: &&Command| command.modes.contains(&Mode::Grid) && command.is_listed();
    let mut count = 0;
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 80, 24);
        type_keys(&mut app, "Ctrl-P");
        for command in action::all().filter(is_listed) {
            count += 1;
            let first = keymap.commands(Mode::Grid).find(|b| b.command.action == command.action).unwrap();
            let key = first.first_key(Mode::Grid).unwrap().to_string();
            for text in [words_of(Lang::Thai, command.action), words_of(Lang::English, command.action)] {
                assert!(found(&mut app, &text).contains(&command.action), "{lang:?}: {text}");
            }
            assert!(found(&mut app, command.name()).contains(&command.action), "{}", command.name());
            assert_eq!(found(&mut app, &key).first(), Some(&command.action), "{key}");
        }
    }
    assert!(count > 80, "{count}");
}

#[test]
fn the_palette_does_what_is_picked_and_shows_that_first_the_next_time() {
    let mut app = app(80, 24);
    type_keys(&mut app, ":");
    assert_eq!(app.mode(), Mode::Picker);
    type_text(&mut app, "delayed");
    type_keys(&mut app, "Enter");
    assert_eq!(app.mode(), Mode::Grid);
    assert_eq!(app.selected().unwrap().1.status(ides()), Status::Delayed);
    type_keys(&mut app, "Ctrl-P");
    assert_eq!(listed(&app)[0], Action::Record(Status::Delayed));
    type_text(&mut app, "เกินกำหนดถัดไป");
    type_keys(&mut app, "Enter");
    assert_eq!(selected(&app), "1.3");
    type_keys(&mut app, "Ctrl-P");
    assert_eq!(listed(&app)[..2], [Action::NextLate, Action::Record(Status::Delayed)]);
    type_keys(&mut app, "Esc");
    assert_eq!((app.mode(), selected(&app)), (Mode::Grid, "1.3".into()));
}

#[test]
fn every_screen_has_its_own_palette_and_a_plan_that_is_looked_at_offers_no_change() {
    for (keys, mode) in [("", Mode::Grid), ("Enter", Mode::Measure), ("b", Mode::Board), ("U", Mode::Units)] {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        type_keys(&mut app, "Ctrl-P");
        let wanted = action::all().filter(|c| c.modes.contains(&mode) && c.is_listed());
        let wanted: Vec<_> = wanted.map(|c| c.action).collect();
        assert_eq!(listed(&app), wanted, "{mode:?}");
    }
    let mut app = app(80, 24);
    app.look_only(crate::store::Why::Asked);
    type_keys(&mut app, "Ctrl-P");
    assert!(listed(&app).iter().all(|action| !action.changes_plan()));
}

#[test]
fn the_palette_with_the_keyboard_in_thai() {
    let mut app = app(80, 24);
    // Ctrl and the key of P; "save", typed blindly.
    type_keys(&mut app, "Ctrl-ย");
    type_text(&mut app, "หฟอำ");
    assert_eq!(listed(&app), [Action::Save, Action::SaveAsNew]);
}

#[test]
fn the_palette_on_every_screen_size() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            let mut app = app_in(lang, width, height);
            type_keys(&mut app, "Ctrl-P");
            type_text(&mut app, "s");
            let page =
                if lang == Lang::Thai && width >= 80 { screens::of(&app) } else { screens::text_of(&app) };
            insta::assert_snapshot!(format!("palette_{lang:?}_{width}x{height}"), page);
        }
    }
}

#[test]
fn the_help_on_every_screen_size() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            let mut app = app_in(lang, width, height);
            type_keys(&mut app, "F1");
            let page =
                if lang == Lang::Thai && width >= 80 { screens::of(&app) } else { screens::text_of(&app) };
            insta::assert_snapshot!(format!("help_{lang:?}_{width}x{height}"), page);
        }
    }
}

#[test]
fn the_keys_of_the_grid_are_on_the_first_page_of_the_help() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 80, 24);
        type_keys(&mut app, "F1");
        let page: String = screens::text_of(&app).split_whitespace().collect();
        let own = action::all().filter(|c| c.modes.contains(&Mode::Grid) && !c.is_on_every_screen());
        for command in own.filter(|c| !matches!(c.action, Action::Record(_))) {
            let text: String = app.words.text(command.text).split_whitespace().collect();
            assert!(page.contains(&text), "{lang:?}: {text}");
        }
        assert!(page.contains("1–5"));
    }
}

#[test]
fn the_help_shows_every_key_and_those_of_the_screen_first() {
    for (keys, heading) in [
        ("F1", "mode-grid"),
        ("Enter F1", "mode-measure"),
        ("n F1", "mode-field"),
        ("Ctrl-P F1", "mode-picker"),
        ("C F1", "mode-changes"),
    ] {
        let mut app = app(200, 60);
        type_keys(&mut app, keys);
        let lines = crate::tui::draw::help_lines(&app, 600);
        let text: Vec<String> =
            lines.iter().map(|line| line.iter().map(|piece| piece.1.as_str()).collect()).collect();
        assert!(text[0].contains(&*app.words.text(heading)), "{keys}: {}", text[0]);
        let all = text.join("\n");
        for command in action::all().filter(|c| !matches!(c.action, Action::Record(_))) {
            assert!(all.contains(&*app.words.text(command.text)), "{keys}: {}", command.name());
        }
    }
}

#[test]
fn the_most_useful_keys_are_hinted_on_80_columns() {
    let of = |keys: &str, lang, columns| {
        let mut app = app_in(lang, columns, 24);
        type_keys(&mut app, keys);
        screens::text_of(&app).lines().last().unwrap().to_owned()
    };
    for lang in [Lang::Thai, Lang::English] {
        let grid = of("", lang, 80);
        for key in ["Enter", "1–5", "n ", "r ", "E ", "F1", "Ctrl-P"] {
            assert!(grid.contains(key), "{lang:?}: {grid}");
        }
        for key in [" f ", " / ", " q "] {
            assert!(of("", lang, 120).contains(key), "{lang:?}: {key}");
        }
        assert!(of("b", lang, 80).contains("E ") && of("E", lang, 80).contains("Esc"));
        assert!(of("Enter", lang, 80).contains("Esc") && of("r", lang, 80).contains('='));
        for keys in ["", "Enter", "n", "r", "b", "U", "C", "F1", "Ctrl-P"] {
            let mut app = app_in(lang, 80, 24);
            type_keys(&mut app, keys);
            for columns in (40..=200).step_by(8) {
                update(&mut app, Msg::Resize(Size { width: columns, height: 10 }));
                let line = screens::text_of(&app).lines().last().unwrap().to_owned();
                assert!(line.contains("F1") && !line.contains('…'), "{columns}: {line}");
                assert!(width(&line) <= usize::from(columns));
            }
        }
    }
}

fn first(lang: Lang, width: u16, height: u16) -> App {
    let mut app = App::new(demo(), Origin::Demo, ides(), lang, Size { width, height });
    app.set_out(true, true);
    app
}

#[test]
fn a_first_start_shows_three_lines_that_go_with_the_first_key() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            let page = screens::of(&first(lang, width, height));
            insta::assert_snapshot!(format!("first_{lang:?}_{width}x{height}"), page);
        }
    }
    for keys in ["Esc", "Down", "~", "3"] {
        let mut app = first(Lang::English, 80, 24);
        assert!(screens::text_of(&app).contains("tidtam import"));
        assert!(update(&mut app, Msg::Key(key(keys))).contains(&Effect::Draw));
        assert!(!screens::text_of(&app).contains("tidtam import"), "{keys}");
    }
    let mut app = first(Lang::English, 80, 24);
    type_keys(&mut app, "Down");
    assert_eq!(selected(&app), "1.2", "the key does what it does");
}

fn changes(changes: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let own = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    changes.iter().map(|(name, keys)| ((*name).to_owned(), own(keys))).collect()
}

/// The program with these keys changed.
fn bound(these: &[(&str, &[&str])]) -> App {
    let mut app = app(80, 24);
    assert_eq!(app.set_keys(&changes(these)), None);
    app
}

#[test]
fn keys_that_were_changed_do_what_they_were_given_and_are_named_everywhere() {
    let mut app = bound(&[("done", &["X", "Ctrl-T"]), ("late-only", &["Ctrl-G"]), ("find", &[])]);
    type_keys(&mut app, "3");
    assert_ne!(app.selected().unwrap().1.status(ides()), Status::Done, "3 is free now");
    type_keys(&mut app, "X");
    assert_eq!(app.selected().unwrap().1.status(ides()), Status::Done);
    type_keys(&mut app, "u Ctrl-T");
    assert_eq!(app.selected().unwrap().1.status(ides()), Status::Done);
    // The same with the keyboard in Thai.
    type_keys(&mut app, "u ) ");
    type_keys(&mut app, "่ า )");
    assert_eq!(app.selected().unwrap().1.status(ides()), Status::Done);
    type_keys(&mut app, "] 3 ] X ] X ] X Home Ctrl-G");
    let page = screens::text_of(&app);
    assert!(page.contains("Ctrl-G") && !page.contains("กด o "), "{page}");
    assert!(!page.lines().last().unwrap().contains("ค้นหา"), "without a key there is no hint");
    type_keys(&mut app, "Ctrl-P");
    type_text(&mut app, "find");
    assert!(listed(&app).contains(&Action::Find), "the palette has what has no key");
    type_keys(&mut app, "Esc F1");
    assert!(screens::text_of(&app).contains("Ctrl-G"));
}

#[test]
fn a_sentence_names_the_palette_for_what_has_no_key() {
    let mut app = bound(&[("late-only", &[]), ("palette", &["F16"])]);
    assert_eq!(app.key(Action::LateOnly), "F16 late-only");
    type_keys(&mut app, "q");
    assert_eq!(app.key(Action::Palette), "F16");
}

#[test]
fn what_cannot_be_is_said_and_the_keys_stay() {
    for (these, said) in [
        (&[("find", &["y"][..])][..], vec!["y", "find", "duplicate", "the grid"]),
        (&[("finds", &["x"])], vec!["finds", "find"]),
        (&[("nxt-late", &["x"])], vec!["nxt-late", "next-late"]),
        (&[("find", &["Hyper-x"])], vec!["Hyper-x", "find"]),
        (&[("find", &["Ctrl-I"])], vec!["Ctrl-I", "find"]),
        (&[("editor", &["e"])], vec!["\"e\"", "editor"]),
        (&[("quit", &[])], vec!["quit", "the year on one screen"]),
        (&[("quit-writing", &[])], vec!["quit-writing", "a text being written"]),
        (&[("quit", &["q"])], vec!["quit", "a list to pick from"]),
        (&[("help", &["?"])], vec!["help", "a text being written"]),
        (&[("accept", &["a"])], vec!["accept"]),
        (&[("back", &["Backspace"])], vec!["back", "Esc"]),
        (&[("close", &["Enter"])], vec!["close", "Esc"]),
        (&[("leave", &["Ctrl-G"])], vec!["leave", "Esc"]),
        (&[("quit-unsaved", &[])], vec!["quit-unsaved", "the question before quitting"]),
        (&[("palette", &[])], vec!["palette"]),
    ] {
        let mut app = app_in(Lang::English, 80, 24);
        let why = app.set_keys(&changes(these)).map(|why| app.words.say(&why));
        let why = why.unwrap_or_else(|| panic!("{these:?} is taken"));
        assert!(said.iter().all(|part| why.contains(part)), "{these:?}: {why}");
        assert_eq!(type_keys(&mut app, "3 q"), [Effect::Save], "the keys are as they come");
        for lang in [Lang::Thai, Lang::English] {
            let why = app.set_keys(&changes(these)).unwrap();
            assert!(!Words::new(lang).say(&why).contains('{'));
        }
    }
}

#[test]
fn keys_may_change_places_and_a_key_may_serve_where_the_other_does_not() {
    bound(&[("done", &["4"]), ("delayed", &["3"])]);
    // In the units `m` merges, in the changes it shows those since the meeting.
    bound(&[("merge", &["z"]), ("since-day", &["z"])]);
    bound(&[("page-down", &["PageDown", "Ctrl-B"]), ("page-up", &["PgUp", "ctrl+t"])]);
}

#[test]
fn at_the_start_it_is_said_beside_what_else_is_said() {
    let wrong = changes(&[("find", &["y"])]);
    let mut alone = app_in(Lang::English, 80, 24);
    let why = alone.set_keys(&wrong).unwrap();
    alone.announce_also(why.clone());
    assert_eq!(alone.mode(), Mode::Grid, "nothing blocks");
    assert!(screens::text_of(&alone).contains("all keys are as they come"));
    let mut told = app_in(Lang::English, 80, 24);
    told.tell(crate::locales::Message::new("tui-undone"));
    told.announce_also(why);
    let page = screens::text_of(&told);
    assert!(page.contains("all keys are as they come") && page.contains("undone"), "{page}");
}

/// The sentences that are said while the program runs; those of the command line name options, those of the table of
/// keys are read besides their keys.
const SAID: [&str; 14] = [
    "tui-", "news-", "filter-", "order-", "units-", "board-", "changes-", "find-", "column-", "round-",
    "hint-", "keys-", "mode-", "first-",
];

/// What of a sentence is the name of a key: a word that only keys have, or one sign on its own that a key types.
fn keys_in(text: &str) -> Vec<&str> {
    let all: BTreeSet<String> = action::all().flat_map(Command::default_keys).map(Chord::to_string).collect();
    // No key, but an article.
    let text = text.strip_prefix("A ").unwrap_or(text);
    let words = text.split(|c: char| c.is_whitespace() || "(),;:.…".contains(c));
    let is_named = |word: &&str| {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            // One digit is a number as often as a key, and so is the sign of a heading.
            (Some(sign), None) => sign.is_ascii_alphabetic() || "←→↑↓<>=".contains(sign),
            _ => all.contains(*word),
        }
    };
    words.filter(is_named).collect()
}

#[test]
fn no_sentence_names_a_key_that_may_be_another() {
    assert_eq!(keys_in("กด F เพื่อดู (v) แล้ว Ctrl-N"), ["F", "v", "Ctrl-N"]);
    assert_eq!(keys_in("done (u undoes it); y deletes; Enter"), ["u", "y", "Enter"]);
    // Esc always leaves. The rest are words that happen to be the name of a key, and what is no key.
    let others: [(&str, &[&str]); 2] = [("", &["Esc", "a"]), ("tui-ordered-short", &["↓"])];
    let verbs = ["tui-remove-this-indicator", "tui-remove-this-section"];
    let mut seen = 0;
    for source in [include_str!("../../locales/th.ftl"), include_str!("../../locales/en.ftl")] {
        let is_said = |line: &&str| SAID.iter().any(|prefix| line.starts_with(prefix));
        for (key, text) in source.lines().filter(is_said).filter_map(|line| line.split_once(" = ")) {
            let is_other = |word: &&str| {
                let mut known = others.iter().filter(|(of, _)| of.is_empty() || *of == key);
                known.any(|(_, words)| words.contains(word)) || verbs.contains(&key) && *word == "Delete"
            };
            let named: Vec<_> = keys_in(text).into_iter().filter(|word| !is_other(word)).collect();
            assert!(named.is_empty(), "{key} = {text}: {named:?}");
            seen += 1;
        }
    }
    assert!(seen > 600, "{seen}");
}

/// Every sentence that can be said of a key says the one that it has now.
#[test]
fn sentences_name_the_keys_as_they_are_now() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 120, 40);
        let new = [("undo", "F15"), ("filter", "F16"), ("board", "F11")];
        let new: Vec<_> = new.iter().map(|(name, key)| (*name, std::slice::from_ref(key))).collect();
        assert_eq!(app.set_keys(&changes(&new)), None);
        let said = |app: &App| app.words.say(&app.notice.as_ref().unwrap().message);
        type_keys(&mut app, "Alt-Down");
        assert!(said(&app).contains("F15"), "{}", said(&app));
        type_keys(&mut app, "F");
        assert!(said(&app).contains("F16"), "{}", said(&app));
    }
}

/// What a key in Thai layout types, and what the key types else, as the rows of the layout have them.
fn keyboard() -> Vec<(char, char)> {
    let keys = ('!'..='~').filter_map(|latin| {
        let typed = (' '..='~').chain('ก'..='๛').find(|typed| {
            use crate::thai::keyboard::{latin_of, shared_key};
            latin_of(*typed).or_else(|| shared_key(*typed)) == Some(latin)
        });
        Some((typed?, latin))
    });
    keys.collect()
}

#[test]
fn every_letter_does_the_same_by_position_in_every_mode() {
    let keymap = Keymap::default();
    assert_eq!(keyboard().len(), 94);
    let mut compared = 0;
    for mode in Mode::ALL {
        let bound: BTreeSet<char> =
            keymap.commands(mode).flat_map(|b| &b.keys).filter_map(|key| key.text()).collect();
        for (typed, latin) in keyboard() {
            let in_latin = keymap.resolve(mode, Chord::char(latin), false);
            let in_thai = keymap.resolve(mode, Chord::char(typed), true);
            if mode.takes_text() {
                assert_eq!((in_latin, in_thai), (None, None));
            } else if bound.contains(&typed) && !typed.is_ascii() {
                // ๑ to ๕ are themselves, and lie on the keys of signs.
                assert!(('๑'..='๕').contains(&typed), "{mode:?}: {typed}");
            } else if bound.contains(&latin) {
                assert_eq!(in_thai, in_latin, "{mode:?}: {typed:?} on {latin:?}");
                compared += 1;
                // Before the layout is known: what both layouts have is itself, if it is bound; all else is clear.
                let unknown = keymap.resolve(mode, Chord::char(typed), false);
                let itself = bound.contains(&typed).then(|| keymap.resolve(mode, Chord::char(typed), false));
                assert_eq!(unknown, itself.unwrap_or(in_latin), "{mode:?}: {typed:?}");
            }
            // Ctrl is held with the letter of the layout.
            let small = latin.to_ascii_lowercase();
            if latin.is_ascii_lowercase() && !typed.is_ascii() {
                let held = keymap.resolve(mode, Chord::char(typed).with_ctrl(), true);
                assert_eq!(held, keymap.resolve(mode, Chord::ctrl(small), false), "{mode:?}: Ctrl-{typed}");
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn what_both_layouts_share_is_taken_for_the_layout_that_was_seen_last() {
    let of = |typed: &[char]| {
        let mut app = app(80, 24);
        for c in typed {
            update(&mut app, Msg::Key(key(&c.to_string())));
        }
        (app.mode(), app.selected().map(|(_, measure)| measure.status(ides())))
    };
    // `/` searches; on a Thai keyboard it is the key of 2.
    assert_eq!(of(&['j', 'k', '3', '/']).1, Some(Status::Done));
    assert_eq!(of(&['่', 'า', '3', '/']).1, Some(Status::Done), "a digit shows that it is not in Thai");
    assert_eq!(of(&['่', 'า', '/']).1, Some(Status::InProgress));
    assert_eq!(of(&['่', 'า', '-']).1, Some(Status::Done));
    assert_eq!(of(&['-']).1, Some(Status::Done), "bound to nothing itself");
}

/// With Caps Lock on a small letter comes as its capital. What then is done that the small letter would not do, by
/// mode: nothing that changes the plan without more, or ends the program.
#[test]
fn caps_lock_destroys_nothing() {
    let keymap = Keymap::default();
    let mut differs = BTreeSet::new();
    for mode in Mode::ALL {
        for small in 'a'..='z' {
            let of = |c: char| keymap.resolve(mode, Chord::char(c), false);
            let (meant, came) = (of(small), of(small.to_ascii_uppercase()));
            if let Some(came) = came.filter(|came| Some(*came) != meant) {
                let name = action::all().find(|c| c.action == came).unwrap().name();
                differs.insert((small, name));
                let asks_first = matches!(came, Action::AddIndicator | Action::AddSection | Action::NewBody);
                assert!(!came.changes_plan() || asks_first, "{mode:?}: {small} {came:?}");
                assert!(
                    !matches!(came, Action::Quit | Action::QuitUnsaved | Action::Save),
                    "{mode:?}: {small}"
                );
            }
        }
    }
    let expected = [
        ('a', "add-indicator"),
        ('a', "new-body"),
        ('c', "changes"),
        ('d', "differences"),
        ('e', "meetings"),
        ('f', "clear-filter"),
        ('g', "end"),
        ('k', "ready"),
        ('l', "language"),
        ('m', "all-mine"),
        ('n', "previous-hit"),
        ('o', "directives"),
        ('p', "preview"),
        ('r', "roster"),
        ('s', "add-section"),
        ('t', "all-theirs"),
        ('t', "take-over"),
        ('u', "units"),
    ];
    assert_eq!(differs.into_iter().collect::<Vec<_>>(), expected);
}
