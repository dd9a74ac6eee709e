//! The page of a measure: (plan before, keys, plan after), where its cursor stands, and how it looks.

use ratatui::layout::Size;

use super::screens::{of, text_of};
use super::{App, Effect, Msg, Origin, app, app_in, demo, ides, selected, type_keys, type_text, update};
use crate::calendar::Cadence;
use crate::locales::Lang;
use crate::plan::{Draft, Measure, Passage, Plan, Status, When, Words};
use crate::tui::action::Mode;
use crate::tui::app::Screen;

fn measure_mut<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Measure {
    let (place, _) = plan.find(id).unwrap();
    &mut plan.sections[place.section].indicators[place.indicator].measures[place.measure]
}

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.message.key())
}

/// On the page of 1.2 of the demo, `keys` typed and `text` written and accepted, must be the demo with `change` made
/// there; one undo takes it back.
#[track_caller]
fn check(keys: &str, text: &str, change: impl FnOnce(&mut Measure)) {
    let (mut app, mut expected) = (app(120, 40), demo());
    type_keys(&mut app, "Down Enter");
    type_keys(&mut app, keys);
    if !text.is_empty() {
        assert_eq!(app.mode(), Mode::Field, "{keys}");
        type_keys(&mut app, "Ctrl-A");
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
    }
    change(measure_mut(&mut expected, "1.2"));
    assert_eq!(*app.plan(), expected, "{keys}");
    assert_ne!(expected, demo(), "{keys}");
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo(), "{keys}: one undo");
}

/// So many times down.
fn down(count: usize) -> String {
    "Down ".repeat(count)
}

#[test]
fn every_field_is_written_in_place() {
    check("Enter", "ชื่อใหม่", |m| m.title = "ชื่อใหม่".into());
    check("F2", "ชื่อใหม่", |m| m.title = "ชื่อใหม่".into());
    check("ำ", "ชื่อใหม่", |m| m.title = "ชื่อใหม่".into());
    check(&(down(1) + "e"), "ประเด็นใหม่", |m| m.issue = "ประเด็นใหม่".into());
    check(&(down(3) + "Enter"), "i9", |m| m.codes[1] = "i9".into());
    check(&(down(7) + "Enter"), "ตรวจภาษา", |m| m.activities[1] = "ตรวจภาษา".into());
    check(&(down(9) + "Enter"), "คู่มือ", |m| m.outputs[0] = "คู่มือ".into());
    check(&(down(11) + "Enter"), "เสียงตามสาย", |m| {
        m.awareness[0] = "เสียงตามสาย".into();
    });
    check(&(down(12) + "Enter"), "30/4/66", |m| {
        (m.due.text, m.due.when) = ("30/4/66".into(), When::On("2023-04-30".parse().unwrap()));
    });
    check(&(down(13) + "Enter"), "ทุกไตรมาส", |m| {
        (m.monitoring.text, m.monitoring.every) = ("ทุกไตรมาส".into(), Some(Cadence::Quarterly));
    });
    check(&(down(14) + "Enter"), "รายงานเป็นหนังสือ", |m| {
        m.monitoring.how = "รายงานเป็นหนังสือ".into();
    });
    check(&(down(15) + "Enter"), "ฝ่ายทะเบียน", |m| {
        // The words are what the units were read from.
        (m.responsible.text, m.responsible.units) = ("ฝ่ายทะเบียน".into(), vec!["ฝ่ายทะเบียน".into()]);
    });
    check(&(down(16) + "Enter"), "ฝ่ายทะเบียน", |m| {
        m.responsible.units[0] = "ฝ่ายทะเบียน".into();
    });
}

#[test]
fn items_are_added_taken_out_and_moved() {
    check(&(down(6) + "a"), "ทบทวน", |m| m.activities.push("ทบทวน".into()));
    check(&(down(6) + "Insert"), "ทบทวน", |m| m.activities.push("ทบทวน".into()));
    check(&(down(7) + "Delete"), "", |m| drop(m.activities.remove(1)));
    check(&(down(6) + "Enter Ctrl-A Delete Enter"), "", |m| drop(m.activities.remove(0)));
    check(&(down(6) + "Alt-Down"), "", |m| m.activities.swap(0, 1));
    check(&(down(8) + "<"), "", |m| m.activities.swap(2, 1));
    check(&(down(1) + "Delete"), "", |m| m.issue.clear());
    check(&(down(12) + "Delete"), "", |m| m.due = crate::plan::Due::default());
    // The cursor goes along, and stays in the list.
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Enter");
    type_keys(&mut app, &(down(6) + "Alt-Down Alt-Down Alt-Down"));
    assert_eq!(notice(&app), "tui-at-the-edge");
    let (first, activities) = {
        let before = demo().find("1.2").unwrap().1.activities.clone();
        (before[0].clone(), app.plan().find("1.2").unwrap().1.activities.clone())
    };
    assert_eq!(activities[2], first);
    type_keys(&mut app, "Delete Delete");
    assert_eq!(
        app.plan().find("1.2").unwrap().1.activities.len(),
        2,
        "the list, then what came under the cursor"
    );
    assert_eq!(app.plan().find("1.2").unwrap().1.outputs.len(), 1);
}

#[test]
fn the_log_is_corrected_and_a_status_key_is_of_today() {
    let last = demo().find("1.2").unwrap().1.log.len() - 1;
    let entry = down(18);
    check(&format!("{entry} Down Enter"), "ติดป้ายครบ", |m| {
        m.log[last].text = "ติดป้ายครบ".into();
    });
    check(&format!("{entry} Enter Enter"), "ติดป้ายครบ", |m| {
        m.log[last].text = "ติดป้ายครบ".into();
    });
    check(&format!("{entry} Down Down Enter"), "ภาพ", |m| m.log[last].evidence[0] = "ภาพ".into());
    check(&format!("{entry} a"), "ภาพ", |m| m.log[last].evidence.push("ภาพ".into()));
    check(&format!("{entry} Down Down Delete"), "", |m| drop(m.log[last].evidence.remove(0)));
    check(&format!("{entry} Enter Down Down Enter"), "", |m| m.log[last].status = Status::InProgress);
    check(&format!("{entry} Enter End Enter"), "4/2566", |m| m.log[last].meeting = "4/2566".into());
    check(&format!("{entry} Enter End Up Enter"), "ฝ่ายทะเบียน", |m| {
        m.log[last].unit = "ฝ่ายทะเบียน".into();
    });
    check(&format!("{entry} Delete"), "", |m| drop(m.log.remove(last)));
    check(&format!("{entry} 2"), "", |m| {
        m.log.push(crate::plan::FollowUp::new(ides(), Status::InProgress));
    });
    // The list begins at the present one, which is done.
    check(&format!("{} Enter Up Enter", down(17)), "", |m| {
        m.log.push(crate::plan::FollowUp::new(ides(), Status::InProgress));
    });
}

#[test]
fn an_entry_that_is_gone_keeps_what_was_typed() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Enter");
    type_keys(&mut app, &(down(18) + "Down Enter ก"));
    measure_mut(&mut app.plan, "1.2").log.clear();
    app.rows.forget();
    app.rebuild();
    type_keys(&mut app, "Enter");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-entry-gone"));
    type_keys(&mut app, "Esc");
    let passage = Passage::Logged(3, Words::Report);
    assert!(
        app.drafts.iter().any(|draft| draft.passage == passage && draft.text.ends_with('ก')),
        "{:?}",
        app.drafts
    );
}

#[test]
fn directives_are_read_written_and_taken_out() {
    let plan = demo();
    let about = plan.directives.iter().find(|directive| plan.find(&directive.about).is_some()).unwrap();
    let mut app = app(120, 40);
    let (place, _) = plan.find(&about.about).unwrap();
    app.select(place);
    type_keys(&mut app, "Enter End Enter Ctrl-A");
    assert_eq!(app.mode(), Mode::Field);
    type_text(&mut app, "ให้แล้วเสร็จ");
    type_keys(&mut app, "Enter");
    let written = app.plan().directives.iter().filter(|directive| directive.text == "ให้แล้วเสร็จ");
    assert_eq!((written.count(), notice(&app)), (1, "tui-directive-written"));
    type_keys(&mut app, "Delete");
    assert_eq!(app.plan().directives.len(), plan.directives.len(), "it is asked first");
    type_keys(&mut app, "y");
    assert_eq!(app.plan().directives.len(), plan.directives.len() - 1);
    assert_eq!(app.mode(), Mode::Measure, "the measure is still there");
    type_keys(&mut app, "u u");
    assert_eq!(*app.plan(), plan);
}

#[test]
fn what_cannot_be_done_here_is_said_and_changes_nothing() {
    for (keys, said) in [
        ("a", "tui-no-list-here"),
        ("Down Alt-Down", "tui-nothing-to-move"),
        (&(down(17) + "Delete"), "tui-nothing-to-remove"),
        (&(down(14) + "Delete"), "tui-nothing-to-remove"),
        (&(down(6) + "Alt-Up"), "tui-at-the-edge"),
    ] {
        let mut app = app(120, 40);
        type_keys(&mut app, "Down Enter");
        type_keys(&mut app, keys);
        assert_eq!((app.plan(), notice(&app)), (&demo(), said), "{keys}");
    }
}

#[test]
fn a_due_that_cannot_be_read_is_taken_and_counts_as_undated() {
    let mut app = app(120, 40);
    type_keys(&mut app, "Down Enter");
    type_keys(&mut app, &(down(12) + "Enter Ctrl-A"));
    type_text(&mut app, "โดยเร็ว");
    assert!(text_of(&app).contains("อ่านไม่ได้: ไม่พบวันที่"), "{}", text_of(&app));
    type_keys(&mut app, "Enter");
    assert_eq!(notice(&app), "tui-due-undated");
    let due = &app.plan().find("1.2").unwrap().1.due;
    assert_eq!((due.text.as_str(), due.when), ("โดยเร็ว", When::Unstated));
}

#[test]
fn what_is_read_of_a_due_is_seen_while_it_is_typed() {
    for (typed, seen) in [
        ("+7", "อ่านว่า: ๒๒ มีนาคม ๒๕๖๖"),
        ("สิ้นเดือน", "อ่านว่า: ๓๑ มีนาคม ๒๕๖๖"),
        ("30/3/66", "อ่านว่า: ๓๐ มีนาคม ๒๕๖๖"),
        ("2023-03-30", "อ่านว่า: ๓๐ มีนาคม ๒๕๖๖"),
        ("1 - 15 มี.ค. 66", "อ่านว่า: ๑ มีนาคม ๒๕๖๖ – ๑๕ มีนาคม ๒๕๖๖"),
        ("ทุก ๓ เดือน", "อ่านว่า: ทุกไตรมาส"),
        ("ตลอดปีงบประมาณ", "อ่านว่า: ปีงบประมาณ ๒๕๖๖"),
        ("30 มี.ค. 70", "(นอกปีงบประมาณ ๒๕๖๖ ของแผน)"),
        ("31 เม.ย. 66", "อ่านไม่ได้: ไม่มีวัน เดือน"),
        ("", "เช่น ๓๐ มี.ค. ๖๖"),
    ] {
        let mut app = app(80, 24);
        type_keys(&mut app, "Down Enter");
        type_keys(&mut app, &(down(12) + "Enter Ctrl-A Delete"));
        type_text(&mut app, typed);
        assert!(text_of(&app).contains(seen), "{typed}: {}", text_of(&app));
    }
    for (typed, seen) in [("ทุกเดือน", "อ่านว่า: ทุกเดือน"), ("30/3/66", "เป็นวันที่ ไม่ใช่รอบ"), ("บ่อยๆ", "อ่านไม่ได้: ")]
    {
        let mut app = app(80, 24);
        type_keys(&mut app, "Down Enter");
        type_keys(&mut app, &(down(13) + "Enter Ctrl-A"));
        type_text(&mut app, typed);
        assert!(text_of(&app).contains(seen), "{typed}: {}", text_of(&app));
    }
}

#[test]
fn the_cursor_is_seen_at_every_size_and_goes_to_every_spot_and_back() {
    for (width, height) in [(40, 10), (80, 24), (200, 60)] {
        let mut app = app(width, height);
        type_keys(&mut app, "Down Enter");
        let bar = |app: &App| text_of(app).lines().any(|line| line.starts_with('▌'));
        for key in
            ["Down"; 40].into_iter().chain(["Up"; 60]).chain(["PageDown", "Ctrl-D", "PageUp", "End", "Home"])
        {
            type_keys(&mut app, key);
            assert!(bar(&app), "{width}x{height} {key}: {}", text_of(&app));
        }
        assert_eq!(app.screen, Screen::Measure { scroll: 0 });
        type_keys(&mut app, "End");
        assert!(text_of(&app).contains("๒๑ ต.ค. ๖๕"), "{}", text_of(&app));
        type_keys(&mut app, "Right");
        assert_eq!((selected(&app).as_str(), app.screen), ("1.3", Screen::Measure { scroll: 0 }));
        for size in [(39, 9), (1, 1), (0, 0), (80, 24)] {
            update(&mut app, Msg::Resize(Size { width: size.0, height: size.1 }));
            type_keys(&mut app, "Down");
        }
        assert!(bar(&app));
    }
}

#[test]
fn a_text_longer_than_the_screen_is_scrolled_through() {
    let mut plan = demo();
    measure_mut(&mut plan, "1.2").issue = "สำนักงานเขตดำเนินการแล้ว ".repeat(60) + "สุดท้าย";
    let size = Size { width: 40, height: 12 };
    let mut app = App::new(plan, Origin::Demo, ides(), Lang::Thai, size);
    type_keys(&mut app, "Down Enter Down");
    let mut pages = 0;
    while !text_of(&app).contains("สุดท้าย") {
        type_keys(&mut app, "Down");
        pages += 1;
        assert!(pages < 200, "{}", text_of(&app));
    }
    type_keys(&mut app, "Enter");
    assert_eq!(app.writing.as_ref().map(|writing| writing.before.starts_with("สำนักงาน")), Some(true));
}

#[test]
fn the_private_note_is_nowhere_on_the_page() {
    let mut plan = demo();
    measure_mut(&mut plan, "1.2").note = "ความลับของเลขา".into();
    let size = Size { width: 120, height: 60 };
    let mut app = App::new(plan, Origin::Demo, ides(), Lang::Thai, size);
    type_keys(&mut app, "Down Enter");
    assert!(!text_of(&app).contains("ความลับ"));
}

#[test]
fn a_single_line_stays_one_and_up_and_down_leave_it_whole() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Enter");
    type_keys(&mut app, &(down(12) + "Enter Ctrl-A"));
    update(&mut app, Msg::Paste("30\r\n มี.ค.\n\n66\n".into()));
    type_keys(&mut app, "Up Down Alt-Enter");
    assert_eq!(app.writing.as_ref().unwrap().field.text(), "30 มี.ค. 66");
    type_keys(&mut app, "Enter");
    assert_eq!(app.plan().find("1.2").unwrap().1.due.when, When::On("2023-03-30".parse().unwrap()));
}

#[test]
fn what_is_selected_is_copied_cut_and_put_in() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n");
    type_text(&mut app, "จัดโต๊ะ");
    assert_eq!(type_keys(&mut app, "Ctrl-C"), [], "nothing is selected");
    assert_eq!((app.mode(), notice(&app)), (Mode::Field, "tui-nothing-to-copy"));
    type_keys(&mut app, "Ctrl-V");
    assert_eq!(notice(&app), "tui-nothing-copied");
    let copied = Effect::Copy("จัดโต๊ะ".into());
    assert_eq!(type_keys(&mut app, "Ctrl-A Ctrl-C"), std::slice::from_ref(&copied));
    let effects = type_keys(&mut app, "Ctrl-X");
    assert_eq!(effects[0], copied);
    let text = |app: &App| app.writing.as_ref().unwrap().field.text().to_owned();
    assert_eq!(text(&app), "");
    type_keys(&mut app, "Ctrl-V Ctrl-V");
    assert_eq!(text(&app), "จัดโต๊ะจัดโต๊ะ");
    type_keys(&mut app, "Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(text(&app), "จัดโต๊ะ", "undo goes back over each");
    // In another field too.
    type_keys(&mut app, "Esc p Ctrl-V Enter");
    assert_eq!(app.plan().find("1.1").unwrap().1.note, "จัดโต๊ะ");
}

#[test]
fn what_the_editor_made_is_one_change() {
    let mut app = app(80, 24);
    type_keys(&mut app, "n ก");
    assert_eq!(type_keys(&mut app, "Ctrl-E"), [Effect::Editor("ก".into())]);
    let effects = update(&mut app, Msg::Edited("ข\u{1b}[2J\nค\n".into()));
    let kept = Draft {
        measure: "1.1".into(),
        passage: Passage::Report,
        text: "ข\nค".into(),
        over: String::new(),
        on: None,
    };
    assert!(effects.contains(&Effect::Drafts(vec![kept])), "{effects:?}");
    let text = |app: &App| app.writing.as_ref().unwrap().field.text().to_owned();
    assert_eq!(text(&app), "ข\nค");
    type_keys(&mut app, "Ctrl-Z");
    assert_eq!(text(&app), "ก");
    assert_eq!(update(&mut app, Msg::Edited("ก\n".into())), [Effect::Draw], "as it was");
    let why = crate::locales::Message::new("tui-no-editor");
    update(&mut app, Msg::NotEdited(why));
    assert_eq!((text(&app).as_str(), notice(&app)), ("ก", "tui-no-editor"));
    // Where the field is gone meanwhile nothing is done.
    type_keys(&mut app, "Esc");
    update(&mut app, Msg::Edited("อื่น".into()));
    assert!(app.writing.is_none());
}

/// A measure that has a title and nothing else.
fn empty(lang: Lang, width: u16, height: u16) -> App {
    let mut plan = demo();
    let measure = measure_mut(&mut plan, "1.2");
    *measure = Measure { id: "1.2".into(), title: measure.title.clone(), ..Measure::default() };
    plan.directives.clear();
    let mut app = App::new(plan, Origin::Demo, ides(), lang, Size { width, height });
    type_keys(&mut app, "Down Enter");
    app
}

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)];

/// Pictures of the page of 1.2 with `keys` typed: with styles in Thai where there is room, else the text.
fn pictures(name: &str, keys: &str, text: &str) {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            let mut app = app_in(lang, 120, 40);
            type_keys(&mut app, "Down Enter");
            type_keys(&mut app, keys);
            type_text(&mut app, text);
            update(&mut app, Msg::Resize(Size { width, height }));
            picture(name, lang, &app);
        }
    }
}

fn picture(name: &str, lang: Lang, app: &App) {
    let Size { width, height } = app.size;
    let seen = if lang == Lang::Thai && width >= 80 { of(app) } else { text_of(app) };
    insta::assert_snapshot!(format!("{name}_{lang:?}_{width}x{height}"), seen);
}

#[test]
fn the_page_with_the_cursor_on_an_item() {
    pictures("item", &down(7), "");
}

#[test]
fn the_page_with_the_cursor_on_the_log() {
    pictures("log", "End Up Up Up", "");
}

#[test]
fn a_due_that_is_read() {
    pictures("due", &(down(12) + "Enter Ctrl-A"), "1 - 15 มี.ค. 66");
}

#[test]
fn a_due_that_is_not_read() {
    pictures("due_unread", &(down(12) + "Enter Ctrl-A"), "โดยเร็ว");
}

#[test]
fn correcting_an_entry() {
    pictures("entry", &(down(18) + "Enter"), "");
}

#[test]
fn the_page_of_an_empty_measure() {
    for lang in [Lang::Thai, Lang::English] {
        for (width, height) in SIZES {
            picture("empty", lang, &empty(lang, width, height));
        }
    }
}

#[test]
fn units_follow_the_words_until_somebody_puts_them_right() {
    let units = |words: &str, unit: &str, line: usize, text: &str| {
        let mut plan = demo();
        let who = &mut measure_mut(&mut plan, "1.2").responsible;
        (who.text, who.units) = (words.into(), vec![unit.into()]);
        let size = Size { width: 120, height: 40 };
        let mut app = App::new(plan, Origin::File("แผน.ron".into()), ides(), Lang::Thai, size);
        type_keys(&mut app, &("Down Enter ".to_owned() + &down(line) + "Enter Ctrl-A"));
        type_text(&mut app, text);
        type_keys(&mut app, "Enter");
        app.selected().unwrap().1.responsible.units.clone()
    };
    let two = ["ฝ่ายโยธา", "ฝ่ายปกครอง"];
    assert_eq!(units("ฝ่ายโยธา", "ฝ่ายโยธา", 15, "ฝ่ายโยธา ฝ่ายปกครอง"), two);
    assert_eq!(units("ฝ่ายโยธา", "ฝ่ายรายได้", 15, "ฝ่ายปกครอง"), ["ฝ่ายรายได้"], "somebody put them right");
    assert_eq!(units("ฝ่ายโยธา", "ฝ่ายโยธา", 16, "ฝ่ายโยธา ฝ่ายปกครอง"), two, "one line, two units");
}

#[test]
fn the_cursor_goes_to_the_item_that_was_added() {
    let mut app = app(120, 40);
    type_keys(&mut app, &("Down Enter ".to_owned() + &down(6) + "a"));
    type_text(&mut app, "ข้อใหม่");
    type_keys(&mut app, "Enter");
    let count = app.selected().unwrap().1.activities.len();
    assert_eq!(app.selected().unwrap().1.activities.last().unwrap(), "ข้อใหม่");
    type_keys(&mut app, "Delete");
    let activities = &app.selected().unwrap().1.activities;
    assert_eq!(activities.len(), count - 1);
    assert!(!activities.iter().any(|text| text == "ข้อใหม่"), "{activities:?}");
}

#[test]
fn the_list_of_statuses_begins_at_the_present_one() {
    let mut app = app(120, 40);
    let before = app.selected().unwrap().1.status(ides());
    let line = (0..30).find(|line| {
        let mut tried = super::app(120, 40);
        type_keys(&mut tried, &("Enter ".to_owned() + &down(*line) + "Enter"));
        let picker = tried.modals.last();
        picker.is_some_and(|modal| format!("{modal:?}").contains("tui-pick-status"))
    });
    type_keys(&mut app, &("Enter ".to_owned() + &down(line.unwrap()) + "Enter Enter"));
    assert_eq!(app.selected().unwrap().1.status(ides()), before);
}
