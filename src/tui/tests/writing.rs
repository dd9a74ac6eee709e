//! Writing a text: (plan before, keys, plan after, effects), and that nothing that was typed is lost.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Position, Size};

use super::{
    App, Effect, Msg, Origin, app, app_in, app_of, demo, ides, selected, type_keys, type_text, update,
};
use crate::locales::Lang;
use crate::plan::{Draft, Edit, Field, FollowUp, Passage, Plan, Status};
use crate::tui::action::Mode;
use crate::tui::{Theme, draw};

fn draft(measure: &str, passage: Passage, text: &str) -> Draft {
    Draft { measure: measure.into(), passage, text: text.into(), over: String::new(), on: None }
}

/// The demo plan with `edit` made.
fn demo_with(edit: Edit) -> Plan {
    let mut plan = demo();
    edit.apply(&mut plan).unwrap();
    plan
}

/// A report of today on a measure of the demo, at the end of its log.
fn report(id: &str, status: Status, text: &str) -> Edit {
    let at = demo().find(id).unwrap().1.log.len();
    let entry = FollowUp { text: text.into(), ..FollowUp::new(ides(), status) };
    Edit::AddFollowUp { measure: id.into(), at, entry }
}

fn log<'a>(app: &'a App, id: &str) -> &'a [FollowUp] {
    &app.plan().find(id).unwrap().1.log
}

fn field_text(app: &App) -> Option<&str> {
    app.writing.as_ref().map(|writing| writing.field.text())
}

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

#[test]
fn a_report_of_today_is_written_in_one_edit() {
    for open in ["n", "ื", "Enter n"] {
        let mut app = app(80, 24);
        type_keys(&mut app, "Down Down");
        type_keys(&mut app, open);
        assert_eq!((app.mode(), field_text(&app)), (Mode::Field, Some("")));
        type_text(&mut app, "จัดโต๊ะแล้ว รอป้ายน้ำดื่ม");
        assert_eq!(*app.plan(), demo(), "nothing changes before it is accepted");
        assert_eq!(type_keys(&mut app, "Enter"), [Effect::Drafts(vec![])]);
        let expected = demo_with(report("1.3", Status::InProgress, "จัดโต๊ะแล้ว รอป้ายน้ำดื่ม"));
        assert_eq!((app.plan(), notice(&app)), (&expected, "tui-report-written"));
        assert_ne!(app.mode(), Mode::Field);
        type_keys(&mut app, "u");
        assert_eq!(*app.plan(), demo(), "one undo");
        type_keys(&mut app, "Ctrl-R");
        assert_eq!(*app.plan(), expected);
    }
}

#[test]
fn the_text_of_today_is_opened_again_and_a_status_stays() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 n");
    type_text(&mut app, "ครบ");
    type_keys(&mut app, "Enter n");
    assert_eq!(field_text(&app), Some("ครบ"));
    type_text(&mut app, "แล้ว");
    type_keys(&mut app, "Enter");
    assert_eq!(*app.plan(), demo_with(report("1.1", Status::Done, "ครบแล้ว")));
}

#[test]
fn the_private_note_is_another_text() {
    for open in ["p", "ย"] {
        let mut app = app(80, 24);
        type_keys(&mut app, open);
        type_text(&mut app, "ถาม\u{e2b}ัวหน้า");
        type_keys(&mut app, "Alt-Enter");
        type_text(&mut app, "q");
        type_keys(&mut app, "Enter");
        let field = Field::Note("ถามหัวหน้า\nq".into());
        assert_eq!(*app.plan(), demo_with(Edit::SetField { measure: "1.1".into(), field }));
    }
}

#[test]
fn while_a_text_is_written_letters_are_letters() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n");
    let all = "qufLGghjkl?123๑๒[]!ๆ่้าู ";
    type_text(&mut app, all);
    assert_eq!((app.mode(), field_text(&app)), (Mode::Field, Some(all)));
    assert_eq!(*app.plan(), demo());
    assert_eq!(app.words.lang(), Lang::Thai);
}

#[test]
fn enter_accepts_and_these_begin_a_new_line() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n ก Alt-Enter ข Ctrl-J ค Shift-Enter ง");
    assert_eq!(field_text(&app), Some("ก\nข\nค\nง"));
    type_keys(&mut app, "Enter");
    assert_eq!(log(&app, "1.1").last().unwrap().text, "ก\nข\nค\nง");
}

#[test]
fn ctrl_s_accepts_and_saves() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n ก");
    let effects = type_keys(&mut app, "Ctrl-S");
    assert_eq!(effects, [Effect::Save, Effect::Drafts(vec![])]);
    assert_eq!(*app.plan(), demo_with(report("1.1", Status::InProgress, "ก")));
}

#[test]
fn what_is_as_it_was_makes_no_edit_and_no_draft() {
    for keys in
        ["n Enter", "n Esc", "n ก Backspace Enter", "n ก Ctrl-Z Esc", "p Ctrl-J Enter", "n Ctrl-J Esc"]
    {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        assert_eq!((app.plan(), app.mode()), (&demo(), Mode::Grid), "{keys}");
        assert!(!app.is_unsaved() && app.drafts.is_empty(), "{keys}");
    }
}

#[test]
fn every_change_of_the_text_goes_out_to_be_kept() {
    let mut app = app(80, 24);
    assert_eq!(type_keys(&mut app, "n"), []);
    let kept = |text: &str| vec![Effect::Drafts(vec![draft("1.1", Passage::Report, text)])];
    assert_eq!(type_keys(&mut app, "น"), kept("น"));
    assert_eq!(type_keys(&mut app, "้"), kept("น้"));
    assert_eq!(type_keys(&mut app, "ำ"), kept("น้ำ"));
    assert_eq!(type_keys(&mut app, "Left Home F1 Esc"), [], "nothing new to keep");
    assert_eq!(update(&mut app, Msg::Paste("ใส\r".into()))[1..], kept("ใส\nน้ำ"));
    assert_eq!(type_keys(&mut app, "Ctrl-Z"), kept("น้ำ"));
    assert_eq!(type_keys(&mut app, "Ctrl-A Delete"), [Effect::Drafts(vec![])], "as the plan has it");
}

#[test]
fn what_is_left_is_kept_and_comes_back() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n");
    type_text(&mut app, "รอป้าย");
    assert_eq!(type_keys(&mut app, "Esc"), [], "it is kept already");
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, "tui-draft-kept"));
    assert_eq!(*app.plan(), demo());
    // Another text meanwhile: both are kept.
    type_keys(&mut app, "Down p");
    let both = vec![draft("1.1", Passage::Report, "รอป้าย"), draft("1.2", Passage::Note, "ก")];
    assert_eq!(type_keys(&mut app, "ก"), [Effect::Drafts(both.clone())]);
    type_keys(&mut app, "Esc Up n");
    assert_eq!((field_text(&app), notice(&app)), (Some("รอป้าย"), "tui-draft-back"));
    assert_eq!(type_keys(&mut app, "Enter"), [Effect::Drafts(both[1..].to_vec())]);
    assert_eq!(*app.plan(), demo_with(report("1.1", Status::InProgress, "รอป้าย")));
}

#[test]
fn a_draft_is_given_up_by_undo() {
    let mut app = app(80, 24);
    app.offer(vec![draft("1.1", Passage::Report, "รอป้าย")]);
    type_keys(&mut app, "n");
    assert_eq!(type_keys(&mut app, "Ctrl-Z"), [Effect::Drafts(vec![])]);
    assert_eq!(field_text(&app), Some(""));
    type_keys(&mut app, "Esc");
    assert_eq!((app.drafts.as_slice(), notice(&app)), (&[][..], ""));
}

#[test]
fn what_was_found_is_offered_and_blocks_nothing() {
    let found = vec![
        draft("2.1", Passage::Report, "ค้าง"),
        draft("9.9", Passage::Note, "หาย"),
        draft("1.2", Passage::Note, "ลับ"),
    ];
    let mut app = app(80, 24);
    app.offer(found.clone());
    assert_eq!((selected(&app).as_str(), notice(&app)), ("2.1", "tui-drafts-found"));
    assert_eq!(app.mode(), Mode::Grid);
    assert_eq!(type_keys(&mut app, "n Esc Home Down p"), []);
    assert_eq!(field_text(&app), Some("ลับ"));
    // That of a measure that the plan has not stays with the others.
    let effects = type_keys(&mut app, "Enter");
    assert_eq!(effects, [Effect::Drafts(found[..2].to_vec())]);
}

#[test]
fn no_way_out_loses_the_text() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n");
    type_text(&mut app, "ก");
    assert_eq!(type_keys(&mut app, "Ctrl-Q"), [], "the field is closed first");
    assert_eq!(app.unaccepted(), [draft("1.1", Passage::Report, "ก")]);
    assert_eq!(notice(&app), "tui-draft-kept-quit");
    assert_eq!(type_keys(&mut app, "Ctrl-Q"), [Effect::Quit]);
    let mut app = super::app(80, 24);
    assert_eq!(type_keys(&mut app, "n Ctrl-Q"), [Effect::Quit], "there is nothing to lose");
}

#[test]
fn what_cannot_be_accepted_stays_open() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n ก");
    Edit::RemoveMeasure { measure: "1.1".into() }.apply(&mut app.plan).unwrap();
    app.rows.forget();
    app.rebuild();
    for key in ["Enter", "Ctrl-S"] {
        assert_eq!(type_keys(&mut app, key), []);
        assert_eq!((field_text(&app), notice(&app)), (Some("ก"), "tui-measure-gone"));
    }
    type_keys(&mut app, "Esc");
    assert_eq!(app.drafts, [draft("1.1", Passage::Report, "ก")]);
}

#[test]
fn a_paste_is_text_where_one_is_written_and_nothing_elsewhere() {
    let mut app = app(80, 24);
    assert_eq!(update(&mut app, Msg::Paste("3q\r".into())), []);
    assert_eq!(*app.plan(), demo());
    type_keys(&mut app, "n");
    update(&mut app, Msg::Paste("3q\r\rข\u{1b}[2J\u{202e}".into()));
    assert_eq!((field_text(&app), notice(&app)), (Some("3q\nข"), "tui-paste-cleaned"));
    update(&mut app, Msg::Paste("x".repeat(40_000)));
    assert_eq!((field_text(&app), notice(&app)), (Some("3q\nข"), "tui-text-full"));
}

#[test]
fn a_text_that_is_too_long_for_a_field_is_left_alone() {
    let mut plan = demo();
    plan.sections[0].indicators[0].measures[0].note = "ก".repeat(20_000);
    let mut app = app_of(plan, 80, 24);
    type_keys(&mut app, "p");
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, "tui-text-too-long"));
}

#[test]
fn a_report_outside_the_year_of_the_plan_is_warned_of_and_a_note_is_not() {
    let size = Size { width: 80, height: 24 };
    let today = "2026-11-20".parse().unwrap();
    let mut app = App::new(demo(), Origin::File("แผน.ron".into()), today, Lang::Thai, size);
    type_keys(&mut app, "n ก Enter");
    assert_eq!(notice(&app), "tui-outside-year");
    type_keys(&mut app, "p ก Enter");
    assert_eq!(notice(&app), "tui-note-written");
}

/// The screen's rows and where the cursor is.
fn seen(app: &App) -> (Vec<String>, Option<Position>) {
    let Size { width, height } = app.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut cursor = None;
    terminal.draw(|frame| cursor = draw(app, &Theme::dark(), frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    ((0..height).map(row).collect(), cursor)
}

#[test]
fn the_cursor_of_the_terminal_stands_behind_what_was_typed() {
    let mut app = app(80, 24);
    assert_eq!(seen(&app).1, None);
    type_keys(&mut app, "n");
    assert_eq!(seen(&app).1, Some(Position { x: 1, y: 21 }));
    let mut columns = Vec::new();
    for letter in ["ก", "ำ", "น", "้", "ำ", "Backspace", "Backspace", "Backspace", "Home"] {
        type_keys(&mut app, letter);
        columns.push(seen(&app).1.unwrap().x - 1);
    }
    assert_eq!(columns, [1, 2, 3, 3, 4, 3, 3, 2, 0]);
    type_keys(&mut app, "F1");
    assert_eq!(seen(&app).1, None, "the keys go to the help");
    type_keys(&mut app, "Esc");
    assert!(seen(&app).1.is_some());
    type_keys(&mut app, "Enter");
    assert_eq!(seen(&app).1, None);
}

#[test]
fn the_field_grows_with_its_text_and_leaves_the_selected_row_in_sight() {
    for (width, height) in [(40, 10), (80, 12), (80, 20), (80, 24), (120, 40), (200, 60)] {
        let mut app = app_in(Lang::English, width, height);
        type_keys(&mut app, "] ] n");
        let text = "สำนักงานเขตดำเนินการแล้ว ".repeat(70);
        let mut last = 0;
        for word in text.split_inclusive(' ') {
            update(&mut app, Msg::Paste(word.into()));
            let layout = app.layout().unwrap();
            assert!(layout.field.height >= last, "{width}x{height}");
            last = layout.field.height;
            let (rows, cursor) = seen(&app);
            let cursor = cursor.unwrap();
            assert!(layout.field.contains(cursor) && cursor.x < width - 1, "{width}x{height}: {cursor:?}");
            assert!(rows[usize::from(layout.field.y)].contains("today of 4.3"), "{width}x{height}: {rows:?}");
            let top = &rows[..usize::from(layout.rows.bottom())];
            assert!(top.iter().any(|row| row.starts_with('▌')), "{width}x{height}: {rows:?}");
        }
        assert_eq!(
            last,
            [(10, 5), (12, 6)].iter().find(|(h, _)| *h == height).map_or(8, |(_, lines)| *lines),
            "{width}x{height}"
        );
        update(&mut app, Msg::Resize(Size { width: 40, height: 10 }));
        assert!(seen(&app).1.is_some());
        for (width, height) in [(39, 9), (1, 1), (0, 0), (200, 60)] {
            update(&mut app, Msg::Resize(Size { width, height }));
            seen(&app);
        }
        assert_eq!(field_text(&app), Some(text.as_str()));
    }
}

#[test]
fn a_draft_of_a_private_note_is_told_of_and_not_seen() {
    let mut app = app(120, 40);
    app.offer(vec![draft("1.1", Passage::Note, "ความลับ"), draft("1.1", Passage::Report, "ค้าง")]);
    for keys in ["", "Enter"] {
        type_keys(&mut app, keys);
        let all = seen(&app).0.join("\n");
        assert!(!all.contains("ความลับ"), "{all}");
        assert_eq!(all.matches("มีข้อความที่เขียนค้างไว้ กด").count(), 2 + usize::from(keys.is_empty()), "{all}");
    }
}

/// Another program has changed the note of 1.1 to `theirs`.
fn their_note(app: &mut App, theirs: &str) {
    let base = Box::new(app.plan().clone());
    let mut theirs_plan = app.plan().clone();
    Edit::SetField { measure: "1.1".into(), field: Field::Note(theirs.into()) }
        .apply(&mut theirs_plan)
        .unwrap();
    update(app, Msg::Foreign { base, theirs: Box::new(theirs_plan) });
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_written_over_unseen() {
    let mut app = app(80, 24);
    type_keys(&mut app, "p");
    type_text(&mut app, "ของฉัน");
    their_note(&mut app, "ของเขา");
    for key in ["Enter", "Ctrl-S"] {
        their_note(&mut app, &format!("ของเขา {key}"));
        type_keys(&mut app, key);
        assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-text-changed"), "{key}");
        assert_eq!(app.plan().find("1.1").unwrap().1.note, format!("ของเขา {key}"));
        assert_eq!(app.unaccepted().iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["ของฉัน"]);
    }
    // Nor is it by a draft that was left.
    type_keys(&mut app, "Esc");
    their_note(&mut app, "ของเขาอีก");
    type_keys(&mut app, "p");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-text-changed"));
    type_keys(&mut app, "Enter Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, "tui-note-written"));
    assert_eq!(app.plan().find("1.1").unwrap().1.note, "ของฉัน");
    type_keys(&mut app, "u");
    assert_eq!(app.plan().find("1.1").unwrap().1.note, "ของเขาอีก", "undo brings theirs back");
}

#[test]
fn a_text_that_was_only_read_does_not_undo_what_somebody_else_wrote() {
    for key in ["Enter", "Esc", "Ctrl-S"] {
        let mut app = app(80, 24);
        type_keys(&mut app, "p");
        their_note(&mut app, "ของเขา");
        type_keys(&mut app, key);
        assert_eq!(app.mode(), Mode::Grid, "{key}");
        assert_eq!(app.plan().find("1.1").unwrap().1.note, "ของเขา", "{key}");
        assert_eq!(app.unaccepted(), []);
    }
    // Where both wrote the same there is nothing to be asked.
    let mut app = app(80, 24);
    type_keys(&mut app, "p");
    type_text(&mut app, "เท่ากัน");
    their_note(&mut app, "เท่ากัน");
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), app.unaccepted()), (Mode::Grid, vec![]));
}

#[test]
fn a_question_that_comes_unasked_is_not_answered_by_what_is_typed() {
    let mut app = app(80, 24);
    type_keys(&mut app, "3 n");
    type_text(&mut app, "ก");
    update(&mut app, Msg::Asks);
    // On a Thai keyboard the keys of `d` and `s`, which quit and drop the comments.
    let effects = type_text(&mut app, "กหds");
    assert!(!effects.contains(&Effect::Quit) && !effects.contains(&Effect::DropComments), "{effects:?}");
    assert_eq!((app.mode(), field_text(&app)), (Mode::Field, Some("กกหds")));
    type_keys(&mut app, "F1");
    update(&mut app, Msg::Asks);
    assert_eq!(app.mode(), Mode::Help);
    type_keys(&mut app, "Esc");
    assert_eq!(app.mode(), Mode::Field);
    type_keys(&mut app, "Enter");
    assert_eq!(app.mode(), Mode::Consent, "now it is asked");
    assert_eq!(type_keys(&mut app, "s"), [Effect::DropComments]);
    assert_eq!(app.mode(), Mode::Grid);
}

#[test]
fn what_waits_to_be_accepted_goes_along_into_a_new_file() {
    let mut app = App::new(demo(), Origin::Demo, ides(), Lang::Thai, Size { width: 80, height: 24 });
    type_keys(&mut app, "p ก Esc Ctrl-S");
    let effects = update(&mut app, Msg::SavedAs { path: "tidtam-demo.ron".into(), upto: 0 });
    assert_eq!(effects, [Effect::Drafts(vec![draft("1.1", Passage::Note, "ก")]), Effect::Draw]);
}
