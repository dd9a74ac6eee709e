//! The hints of every screen, the help to its last line, and keys that people bring along from Word and Excel.

use ratatui::layout::Size;

use super::{App, Msg, app, app_in, demo, screens, selected, type_keys, update};
use crate::locales::Lang;
use crate::plan::Status;
use crate::thai::width::width;
use crate::tui::action::Mode;
use crate::tui::app::{Modal, Screen};

fn last_line(app: &App) -> String {
    screens::text_of(app).lines().last().unwrap().trim_end().to_owned()
}

/// What is going on, and the keys that lead there.
const STATES: [(&str, &str); 31] = [
    ("grid", ""),
    ("grid, marked", "Space Space"),
    ("search line", "/ a"),
    ("hits", "Ctrl-F ๑ Enter"),
    ("hits, marked", "Ctrl-F ๑ Enter Space"),
    ("board", "b"),
    ("measure", "Enter"),
    ("round", "r"),
    ("units", "U"),
    ("rename a unit", "U F2"),
    ("changes", "C"),
    ("since a day", "C d"),
    ("report", "n"),
    ("due", "Enter Down Down Down Down Down Down Down Down Down Enter"),
    ("a new title", "Ctrl-N"),
    ("directive", "r d"),
    ("help", "F1"),
    ("palette", "Ctrl-P"),
    ("columns", "c"),
    ("meetings", "E"),
    ("a closed one", "E Up"),
    ("meeting, open", "E Enter"),
    ("meeting, planned", "E a"),
    ("meeting, filed", "E x End Enter Enter"),
    ("roster", "R"),
    ("directives", "O"),
    ("ready", "K"),
    ("preview", "P"),
    ("operator's view", "F5 Tab"),
    ("on a measure", "F5 PageDown PageDown PageDown Down Tab"),
    ("closing check", "E x"),
];

#[test]
fn what_has_nothing_to_do_now_is_not_hinted() {
    let hinted = |mut app: App, keys: &str, hint: &str| {
        type_keys(&mut app, keys);
        app.notice = None;
        let word = app.words.text(hint).into_owned();
        super::screens::text_of(&app).lines().last().is_some_and(|bar| bar.contains(&format!(" {word}")))
    };
    let demo = || app_in(Lang::English, 200, 24);
    let empty = || {
        let size = Size { width: 200, height: 24 };
        let plan =
            crate::plan::Plan::new("สำนักงานเขตตัวอย่าง", crate::calendar::FiscalYear::new(2566).unwrap());
        let mut app = App::new(plan, super::Origin::Demo, super::ides(), Lang::English, size);
        app.modals.clear();
        app
    };
    for (keys, hint) in [
        ("E", "hint-adjourn"),
        ("E Enter", "hint-adjourn"),
        ("E Enter", "hint-edit"),
        ("E Enter", "hint-presence"),
        ("E x End Enter Enter", "hint-convene"),
        ("O", "hint-report"),
        ("R", "hint-edit"),
        ("P", "hint-blanks"),
        ("F5 PageDown PageDown PageDown Down Tab", "hint-status"),
    ] {
        assert!(hinted(demo(), keys, hint), "{keys}: {hint}");
    }
    for (keys, hint) in [
        ("E", "hint-convene"),
        ("E Up", "hint-adjourn"),
        ("E x End Enter Enter", "hint-edit"),
        ("E x End Enter Enter", "hint-presence"),
        ("E x End Enter Enter", "hint-resolve"),
        ("E a", "hint-presence"),
        ("P", "hint-fresh"),
        ("F5 Tab", "hint-status"),
        ("F5 Tab", "hint-direct"),
    ] {
        assert!(!hinted(demo(), keys, hint), "{keys}: {hint}");
    }
    for (keys, hint) in [
        ("E", "hint-open"),
        ("E", "hint-adjourn"),
        ("O", "hint-report"),
        ("O", "hint-open-where"),
        ("R", "hint-edit"),
        ("R", "hint-bodies"),
    ] {
        assert!(!hinted(empty(), keys, hint), "without anything, {keys}: {hint}");
    }
    assert!(hinted(empty(), "E", "hint-plan-meeting") && hinted(empty(), "O", "hint-add-item"));
}

#[test]
fn the_hints_of_every_screen_on_80_columns() {
    let mut page = String::new();
    for lang in [Lang::Thai, Lang::English] {
        for (name, keys) in STATES {
            let mut app = app_in(lang, 80, 24);
            type_keys(&mut app, keys);
            // Only what is hinted, not what is said.
            app.notice = None;
            page.extend([format!("{name:<16}"), last_line(&app), "\n".to_owned()]);
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn a_hint_does_not_offer_what_is_not_there() {
    for lang in [Lang::Thai, Lang::English] {
        let bar = |keys: &str| {
            let mut app = app_in(lang, 200, 24);
            type_keys(&mut app, keys);
            app.notice = None;
            (
                last_line(&app),
                app.words.text("hint-new-line").into_owned(),
                app.words.text("hint-leave").into_owned(),
            )
        };
        for keys in ["/", "U F2", "C d", "Ctrl-N"] {
            let (line, new_line, later) = bar(keys);
            assert!(!line.contains(&new_line) && !line.contains(&later), "{keys}: {line}");
        }
        let (line, new_line, later) = bar("n");
        assert!(line.contains(&new_line) && line.contains(&later), "{line}");
    }
}

#[test]
fn with_rows_marked_the_hints_are_of_all_of_them() {
    let mut app = app_in(Lang::English, 80, 24);
    assert!(!last_line(&app).contains("unmark"));
    type_keys(&mut app, "Space");
    let bar = last_line(&app);
    for hint in ["1–5 status of all", "m move", "Delete remove", "Esc unmark"] {
        assert!(bar.contains(hint), "{bar}");
    }
    type_keys(&mut app, "Esc");
    assert!(!last_line(&app).contains("unmark"));
}

#[test]
fn shift_and_an_arrow_mark_as_far_as_one_goes_and_take_the_mark_back() {
    let marks = |keys: &str| {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        assert_eq!(*app.plan(), demo(), "{keys}");
        (app.marks.iter().cloned().collect::<Vec<_>>().join(" "), selected(&app))
    };
    let case = |keys: &str, marked: &str, at: &str| {
        assert_eq!(marks(keys), (marked.to_owned(), at.to_owned()), "{keys}");
    };
    case("Shift-Down", "1.1 1.2", "1.2");
    case("Shift-Down Shift-Down", "1.1 1.2 1.3", "1.3");
    case("Shift-Down Shift-Down Shift-Up", "1.1 1.2", "1.2");
    case("Shift-Down Shift-Up", "1.1", "1.1");
    case("Down Shift-Down Shift-Up Shift-Up", "1.1 1.2", "1.1");
    case("Shift-Up", "1.1", "1.1");
    case("End Shift-Down", "10.1", "10.1");
    // Over headings of the next indicator.
    case("Down Down Down Down Shift-Down", "1.5 2.1", "2.1");
    let mut app = app(80, 24);
    type_keys(&mut app, "Shift-Down Shift-Down 3");
    for id in ["1.1", "1.2", "1.3"] {
        assert_eq!(app.plan().find(id).unwrap().1.status(super::ides()), Status::Done, "{id}");
    }
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo(), "one undo");
}

#[test]
fn every_screen_has_the_keys_of_lists() {
    let at = |app: &App| match app.mode() {
        Mode::Board => app.board.selected,
        Mode::Units => app.units.selected,
        Mode::Changes => app.changes.selected,
        Mode::Measure => super::super::editing::selected(app).unwrap(),
        Mode::Grid | Mode::Hits => app.rows.selected.unwrap(),
        mode => panic!("{mode:?}"),
    };
    for screen in ["v", "Ctrl-F า Enter", "b", "U", "C", "Enter"] {
        let mut app = app(80, 12);
        type_keys(&mut app, screen);
        // A search begins at its first hit.
        type_keys(&mut app, "Home");
        let first = at(&app);
        let moved = |app: &mut App, keys: &str| {
            type_keys(app, keys);
            at(app)
        };
        assert!(moved(&mut app, "Down") > first, "{screen}");
        assert_eq!(moved(&mut app, "Up"), first, "{screen}");
        assert!(moved(&mut app, "PageDown") > first + 1, "{screen}");
        assert_eq!(moved(&mut app, "PageUp"), first, "{screen}");
        let last = moved(&mut app, "End");
        assert!(last > first + 1, "{screen}");
        assert_eq!(moved(&mut app, "Ctrl-Home"), first, "{screen}");
        assert_eq!(moved(&mut app, "Ctrl-End"), last, "{screen}");
        assert_eq!(moved(&mut app, "g"), first, "{screen}");
        assert_eq!(moved(&mut app, "G k j"), last, "{screen}");
        assert_eq!(*app.plan(), demo());
    }
}

#[test]
fn tab_goes_on_by_a_field_and_by_a_tile() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Enter Tab Tab Tab Shift-Tab");
    assert_eq!(super::super::editing::selected(&app), Some(2));
    let Screen::Measure { .. } = app.screen else { panic!("{:?}", app.screen) };
    type_keys(&mut app, "b Home Tab Tab Shift-Tab");
    assert_eq!(app.board.selected, 1);
}

#[test]
fn the_help_is_read_to_its_last_line_at_every_size() {
    for lang in [Lang::Thai, Lang::English] {
        for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
            for screen in ["", "Enter", "n"] {
                let mut app = app_in(lang, columns, rows);
                type_keys(&mut app, screen);
                type_keys(&mut app, "F1");
                let all = crate::tui::draw::help_lines(&app, app.layout().unwrap().page.width);
                let all: Vec<String> = all
                    .iter()
                    .map(|line| line.iter().map(|(_, text)| text.as_str()).collect::<String>())
                    .collect();
                let more = crate::locales::Message::new("tui-more-below").with("key", "Ctrl-D");
                let more = app.words.say(&more);
                let mut read: Vec<bool> = vec![false; all.len()];
                for step in 0..=all.len() {
                    let page = screens::text_of(&app);
                    let area = app.layout().unwrap().page;
                    let Some(Modal::Help { scroll }) = app.modals.last() else { panic!("it closed") };
                    let lines = page.lines().skip(area.y.into()).take(area.height.into());
                    for (index, line) in lines.enumerate() {
                        let Some(wanted) = all.get(scroll + index) else { continue };
                        let seen = line.trim();
                        let is_whole = seen.trim_end_matches(&more).trim_end() == wanted.trim();
                        let has_no_room = seen == more;
                        assert!(is_whole || has_no_room, "{columns}x{rows} {screen}: {seen} is not {wanted}");
                        read[scroll + index] |= is_whole && (wanted.is_empty() || !has_no_room);
                        assert!(width(line) <= columns.into());
                    }
                    if read.iter().all(|read| *read) {
                        break;
                    }
                    type_keys(&mut app, if step % 3 == 0 { "Down" } else { "Ctrl-D" });
                }
                let unread: Vec<_> = all.iter().zip(&read).filter(|(_, read)| !**read).collect();
                assert!(unread.is_empty(), "{columns}x{rows} {screen}: {unread:?}");
            }
        }
    }
}

#[test]
fn the_help_tells_how_to_search_in_thai_layout() {
    let mut app = app_in(Lang::English, 120, 60);
    type_keys(&mut app, "F1");
    let page = screens::text_of(&app);
    assert!(page.contains("/ is another key there: Ctrl-F searches in both"), "{page}");
    let find = [("find".to_owned(), vec!["X".to_owned()])].into();
    assert_eq!(app.set_keys(&find), None);
    update(&mut app, Msg::Resize(Size { width: 120, height: 60 }));
    let page = screens::text_of(&app);
    assert!(!page.contains("is another key") && page.contains("its place on the keyboard"), "{page}");
    // By position, which is what it tells: the key of / types ฝ there.
    type_keys(&mut app, "Esc");
    let mut app = super::app(80, 24);
    type_keys(&mut app, "่ ฝ");
    assert_eq!(app.mode(), Mode::Field);
}
