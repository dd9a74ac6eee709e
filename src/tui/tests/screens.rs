//! What is seen, symbols and styles both, on a fixed day.

use std::fmt::Write;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};

use super::{App, Effect, Msg, Origin, app, app_in, app_of, demo, full, ides, type_keys, type_text, update};
use crate::calendar::FiscalYear;
use crate::locales::{Fault, Lang, Message, Words};
use crate::plan::Plan;
use crate::store::{Holder, News, Why};
use crate::tui::{Theme, draw};

fn buffer(app: &App, theme: &Theme) -> Buffer {
    let Size { width, height } = app.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| _ = draw(app, theme, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The text of each line; what a wide cluster hides is left out.
pub(super) fn text(buffer: &Buffer) -> Vec<String> {
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let (mut line, mut x) = (String::new(), 0);
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(crate::thai::width::width(symbol)).unwrap().max(1);
        }
        lines.push(line);
    }
    lines
}

/// The screen as text, then the style of every cell: a letter a style, with its count where it repeats.
pub(super) fn picture(buffer: &Buffer) -> String {
    let mut page = String::new();
    for line in text(buffer) {
        writeln!(page, "{}", line.trim_end()).unwrap();
    }
    let mut known: Vec<Style> = Vec::new();
    page.push_str("── styles\n");
    for y in 0..buffer.area.height {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for x in 0..buffer.area.width {
            let style = buffer[(x, y)].style();
            let index = known.iter().position(|s| *s == style).unwrap_or_else(|| {
                known.push(style);
                known.len() - 1
            });
            let letter = char::from(b'a' + u8::try_from(index).unwrap());
            match runs.last_mut() {
                Some((last, count)) if *last == letter => *count += 1,
                _ => runs.push((letter, 1)),
            }
        }
        let runs: Vec<_> = runs.iter().map(|(letter, count)| format!("{letter}{count}")).collect();
        writeln!(page, "{}", runs.join(" ")).unwrap();
    }
    for (style, letter) in known.iter().zip('a'..) {
        writeln!(page, "{letter} = {}", describe(*style)).unwrap();
    }
    page
}

fn describe(style: Style) -> String {
    let colour = |name, colour: Option<Color>| match colour {
        None | Some(Color::Reset) => None,
        Some(colour) => Some(format!("{name} {colour}")),
    };
    let modifiers = (style.add_modifier != Modifier::empty()).then(|| format!("{:?}", style.add_modifier));
    let parts: Vec<_> =
        [colour("fg", style.fg), colour("bg", style.bg), modifiers].into_iter().flatten().collect();
    if parts.is_empty() { "plain".into() } else { parts.join(", ") }
}

pub(super) fn of(app: &App) -> String {
    picture(&buffer(app, &Theme::dark()))
}

/// The screen as text alone.
pub(super) fn text_of(app: &App) -> String {
    let lines = text(&buffer(app, &Theme::dark()));
    let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

#[test]
fn the_grid_at_80x24() {
    insta::assert_snapshot!(of(&app(80, 24)));
}

#[test]
fn the_grid_at_80x24_in_english() {
    insta::assert_snapshot!(of(&app_in(Lang::English, 80, 24)));
}

#[test]
fn the_grid_at_120x40() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Down");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn the_grid_at_120x40_in_english() {
    let mut app = app_in(Lang::English, 120, 40);
    type_keys(&mut app, "Down Down");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn the_grid_at_200x60() {
    insta::assert_snapshot!(text(&buffer(&app(200, 60), &Theme::dark())).join("\n"));
}

#[test]
fn the_grid_at_40x10() {
    insta::assert_snapshot!(of(&app(40, 10)));
}

#[test]
fn the_headings_stay_when_the_rows_are_scrolled() {
    let mut app = app(80, 24);
    type_keys(&mut app, "] ] ]");
    insta::assert_snapshot!(text(&buffer(&app, &Theme::dark())).join("\n"));
}

#[test]
fn the_page_of_a_measure_at_40x10_scrolled() {
    let mut app = app(40, 10);
    type_keys(&mut app, "Down Down Enter PageDown");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn the_page_of_a_measure_at_80x24() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down Enter");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn the_help_in_both_languages() {
    for lang in [Lang::Thai, Lang::English] {
        let mut app = app_in(lang, 120, 40);
        type_keys(&mut app, "F1");
        insta::assert_snapshot!(format!("help_{lang:?}"), text(&buffer(&app, &Theme::dark())).join("\n"));
    }
}

/// A text that takes three rows at 80 columns, with a part of it selected.
fn writing(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "Down Down n");
    type_text(&mut app, "จัดโต๊ะน้ำดื่มแล้ว รอป้าย กำชับผู้รับผิดชอบให้ดำเนินการให้แล้วเสร็จก่อนประชุมครั้งหน้า (๑๒ เม.ย. ๖๖)");
    type_keys(&mut app, "Alt-Enter");
    type_text(&mut app, "ฝ่ายทะเบียนรายงานว่าจะส่งภาพถ่ายให้ภายในสัปดาห์นี้");
    type_keys(&mut app, "Ctrl-← Ctrl-← Shift-Up");
    app
}

#[test]
fn a_text_being_written_at_80x24() {
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("writing_80x24_{lang:?}"), of(&writing(lang, 80, 24)));
    }
}

#[test]
fn a_text_being_written_at_120x40() {
    for lang in [Lang::Thai, Lang::English] {
        insta::assert_snapshot!(format!("writing_120x40_{lang:?}"), of(&writing(lang, 120, 40)));
    }
}

#[test]
fn a_text_being_written_at_other_sizes() {
    for (width, height) in [(40, 10), (200, 60)] {
        insta::assert_snapshot!(format!("writing_{width}x{height}"), of(&writing(Lang::Thai, width, height)));
    }
}

#[test]
fn a_private_note_being_written_on_the_page_of_a_measure() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down Enter p");
    type_text(&mut app, "ถามหัวหน้าฝ่ายก่อน");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn a_recorded_status_and_the_question_before_quitting() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down 3");
    let told = text(&buffer(&app, &Theme::dark()));
    assert_eq!(told[0].matches("[ยังไม่บันทึก]").count(), 1, "{}", told[0]);
    assert_eq!(told[23].trim(), "รายงานวันนี้ของ ๑.๓: เสร็จ");
    type_keys(&mut app, "q");
    update(&mut app, full());
    let asked = text(&buffer(&app, &Theme::dark()));
    let question = "บันทึกไม่ได้ แต่เก็บไว้แล้ว  s ลองใหม่  d ออก  F12 แฟ้มใหม่  Esc ทำต่อ";
    assert_eq!(asked[23].trim(), question);
    let Msg::NotSaved(why) = full() else { panic!("saved") };
    assert_eq!(asked[22].trim(), app.words.say(&why.message), "why it is asked");
}

#[test]
fn a_page_that_goes_on_below_says_so() {
    let mut app = app(80, 24);
    let last = |app: &App| text(&buffer(app, &Theme::dark()))[22].trim_end().ends_with("Ctrl-D อ่านต่อ");
    type_keys(&mut app, "F1");
    assert!(last(&app));
    type_keys(&mut app, "End");
    assert!(!last(&app));
}

#[test]
fn the_questions_fit_every_screen() {
    let lost =
        Msg::NotKept(Fault::system(Message::new("fault-journal").with("file", "x").with("error", "x")));
    let questions = [vec![full()], vec![lost, full()], vec![Msg::Asks]];
    for (lang, told) in
        [Lang::Thai, Lang::English].into_iter().flat_map(|l| questions.iter().map(move |q| (l, q)))
    {
        let mut app = app_in(lang, 80, 24);
        type_keys(&mut app, "3 q");
        for msg in told {
            update(&mut app, msg.clone());
        }
        for width in 40..=130 {
            update(&mut app, Msg::Resize(Size { width, height: 10 }));
            let lines = text(&buffer(&app, &Theme::dark()));
            let question = lines.last().unwrap();
            assert!(!question.contains('…') && question.contains("Esc"), "{width}: {question}");
        }
    }
}

#[test]
fn what_was_found_at_opening_is_told_on_a_page_of_its_own() {
    let found = |width, height, lang| {
        let mut app = app_in(lang, width, height);
        app.look_only(Why::Held(Some(Holder {
            name: "somchai".into(),
            host: "office-1".into(),
            process: 4711,
        })));
        let siblings = vec!["แผน (conflicted copy 2026-03-15).ron".into()];
        app.announce(News { siblings, homeless: true, ..News::default() }, false);
        app
    };
    for (lang, name) in [(Lang::Thai, "Thai"), (Lang::English, "English")] {
        insta::assert_snapshot!(format!("news_{name}"), of(&found(80, 24, lang)));
        for (width, height) in [(40, 10), (120, 40), (200, 60), (1, 1), (0, 0)] {
            let lines = text(&buffer(&found(width, height, lang), &Theme::dark()));
            assert!(lines.iter().all(|line| crate::thai::width::width(line) == usize::from(width)));
        }
    }
    let mut app = found(80, 24, Lang::Thai);
    type_keys(&mut app, "Esc");
    let hints = text(&buffer(&app, &Theme::dark())).pop().unwrap();
    assert!(hints.contains("เปิด") && !hints.contains("สถานะ") && !hints.contains("Ctrl-S"), "{hints}");
    assert_eq!(type_keys(&mut app, "3 q"), [Effect::Quit], "nothing can be changed");
}

#[test]
fn the_demo_says_that_it_is_one_on_every_screen() {
    for (lang, word) in [(Lang::Thai, "สาธิต"), (Lang::English, "demo")] {
        for (width, height) in [(40, 10), (48, 14), (80, 24), (120, 40), (200, 60)] {
            let app = App::new(demo(), Origin::Demo, ides(), lang, Size { width, height });
            let lines = text(&buffer(&app, &Theme::dark()));
            assert!(lines[0].contains(word), "{width}x{height}: {}", lines[0]);
        }
    }
}

#[test]
fn twelve_months_have_names_that_fit_their_columns() {
    for words in [Lang::Thai, Lang::English].map(Words::new) {
        for (key, columns) in [("months-short", 2), ("months-narrow", 1)] {
            let names = words.text(key).into_owned();
            assert_eq!(names.split_whitespace().count(), 12, "{key}");
            assert!(
                names.split_whitespace().all(|name| crate::thai::width::width(name) <= columns),
                "{names}"
            );
        }
    }
}

#[test]
fn a_private_note_is_never_seen() {
    let mut plan = demo();
    plan.sections[0].indicators[0].measures[0].note = "ความลับ".into();
    let mut app = app_of(plan, 200, 60);
    for keys in ["", "Enter"] {
        type_keys(&mut app, keys);
        assert!(!text(&buffer(&app, &Theme::dark())).concat().contains("ความลับ"));
    }
}

#[test]
fn the_filter_is_told_of_on_every_screen() {
    let mut app = app(80, 24);
    type_keys(&mut app, "o");
    for width in 40..=130 {
        for height in [10, 14, 24] {
            update(&mut app, Msg::Resize(Size { width, height }));
            let head = text(&buffer(&app, &Theme::dark()))[..2].join(" ");
            assert!(head.contains("เฉพาะ"), "{width}x{height}: {head}");
        }
    }
}

#[test]
fn below_40x10_it_says_so() {
    for (width, height) in [(39, 10), (40, 9), (20, 5), (39, 9)] {
        let lines = text(&buffer(&app(width, height), &Theme::dark()));
        let said: String = lines.iter().map(|line| line.trim()).collect();
        assert!(said.contains("๔๐×๑๐"), "{width}x{height}: {lines:?}");
    }
    insta::assert_snapshot!(text(&buffer(&app(39, 9), &Theme::dark())).join("\n"));
}

#[test]
fn every_size_can_be_drawn() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (1, 60), (200, 1), (2, 2)] {
        buffer(&app(width, height), &Theme::dark());
    }
    let mut app = app(80, 24);
    for width in (40..=200).step_by(20) {
        for height in [10, 11, 12, 19, 20, 22, 40, 60] {
            update(&mut app, Msg::Resize(Size { width, height }));
            for keys in ["Tab End", "Tab Home", "Enter", "F1"] {
                type_keys(&mut app, keys);
                buffer(&app, &Theme::light());
            }
            type_keys(&mut app, "Esc Esc");
        }
    }
}

/// The frame may be smaller than the size that the last event told of.
#[test]
fn a_frame_of_another_size_than_was_told_can_be_drawn() {
    let app = app(200, 60);
    for (width, height) in [(0, 0), (1, 1), (40, 10), (80, 24), (250, 90)] {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| _ = draw(&app, &Theme::dark(), frame)).unwrap();
    }
}

#[test]
fn a_smaller_screen_keeps_what_matters() {
    let mut app = app(80, 24);
    for width in 40..=200 {
        update(&mut app, Msg::Resize(Size { width, height: 10 }));
        let lines = text(&buffer(&app, &Theme::dark()));
        let late = lines.iter().find(|line| line.contains("๑.๓")).unwrap();
        assert!(late.trim_start().starts_with('!'), "{width}: {late}");
        assert!(late.contains("เปิดจุดบริการ"), "{width}: {late}");
    }
}

#[test]
fn without_colour_there_are_no_colours() {
    for keys in ["", "Enter", "F1", "3", "3 q"] {
        let mut app = app(120, 40);
        type_keys(&mut app, keys);
        let buffer = buffer(&app, &Theme::mono());
        assert!(buffer.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
        let is_reversed = |y: u16| buffer[(10, y)].modifier.contains(Modifier::REVERSED);
        assert_eq!((0..40).filter(|y| is_reversed(*y)).count(), usize::from(keys != "F1"));
    }
}

#[test]
fn an_empty_plan_says_what_would_fill_it() {
    let plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let size = Size { width: 80, height: 24 };
    let mut app = App::new(plan, Origin::File("แผน.ron".into()), ides(), Lang::English, size);
    assert!(text(&buffer(&app, &Theme::dark())).join("\n").contains("tidtam import"));
    type_keys(&mut app, "o");
    assert!(text(&buffer(&app, &Theme::dark())).join("\n").contains("press o"));
    update(&mut app, Msg::Resize(Size { width: 40, height: 10 }));
    assert!(text(&buffer(&app, &Theme::dark())).join("\n").contains("press o"));
}

#[test]
fn what_a_file_holds_cannot_move_the_cursor() {
    let mut plan = demo();
    let measure = &mut plan.sections[0].indicators[0].measures[0];
    measure.title = "ก\u{1b}[2Jข\u{202e}ค\tง\nจ".into();
    measure.issue = measure.title.clone();
    let mut app = app_of(plan, 120, 40);
    for keys in ["", "Enter"] {
        type_keys(&mut app, keys);
        let all = text(&buffer(&app, &Theme::dark())).concat();
        assert!(!all.contains(|c: char| c.is_control() || c == '\u{202e}'));
    }
}

#[test]
fn what_is_said_can_be_read_to_its_end() {
    for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 60), (1, 1), (0, 0)] {
        for lang in [Lang::Thai, Lang::English] {
            let mut app = app_in(lang, width, height);
            let file = "โฟลเดอร์ที่มีชื่อยาว/แผนปฏิบัติการ ๒๕๖๖.ron";
            let said =
                Message::new("fault-save").with("file", file).with_said("error", Message::new("io-full"));
            update(&mut app, Msg::NotSaved(Fault::system(said.clone())));
            let lines = text(&buffer(&app, &Theme::dark()));
            if width > 1 {
                let shown: String = lines[lines.len() - 5..].concat().split_whitespace().collect();
                let whole: String = app.words.say(&said).split_whitespace().collect();
                assert!(shown.contains(&whole), "{width}x{height}: {lines:#?}");
            }
        }
    }
}
