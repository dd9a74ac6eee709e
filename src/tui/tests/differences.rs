//! Two versions of a plan: (mine, theirs, keys, plan after, effects), and what is seen.

use std::path::PathBuf;

use ratatui::layout::Size;

use super::screens::{of, text_of};
use super::{App, Effect, Msg, app, app_in, app_of, demo, full, saved, selected, type_keys, update};
use crate::locales::Lang;
use crate::plan::{Body, Edit, Field, FollowUp, Place, Plan, Status, When};
use crate::tui::action::Mode;

fn set(id: &str, field: Field) -> Edit {
    Edit::SetField { measure: id.into(), field }
}

fn title(id: &str, text: &str) -> Edit {
    set(id, Field::Title(text.into()))
}

fn with(edits: &[Edit]) -> Plan {
    let mut plan = demo();
    for edit in edits {
        edit.clone().apply(&mut plan).unwrap();
    }
    plan
}

/// The demo plan on which I did `mine`, when another program did `theirs` to the file.
fn met(app: &mut App, mine: &[Edit], theirs: &[Edit]) -> Vec<Effect> {
    for edit in mine {
        app.history.commit(&mut app.plan, edit.clone()).unwrap();
    }
    app.rebuild();
    let effects = foreign(app, &demo(), &with(theirs));
    effects.into_iter().filter(|effect| *effect != Effect::Draw).collect()
}

fn foreign(app: &mut App, base: &Plan, theirs: &Plan) -> Vec<Effect> {
    let was = app.mode();
    let (base, theirs) = (Box::new(base.clone()), Box::new(theirs.clone()));
    let effects = update(app, Msg::Foreign { base, theirs });
    if was != Mode::Differences && !app.differences.is_empty() {
        assert_eq!(app.mode(), was, "not under hands that type");
        type_keys(app, "D");
    }
    effects
}

fn kept(app: &mut App) {
    update(app, Msg::ConflictKept("แผน.conflict-20230315-0942.ron".into()));
}

/// I did `mine`, they did `theirs`, then `keys` are typed: the plan must be the demo with `edits`.
#[track_caller]
fn check(mine: &[Edit], theirs: &[Edit], keys: &str, edits: &[Edit]) {
    let mut app = app(80, 24);
    met(&mut app, mine, theirs);
    assert_eq!(app.mode(), Mode::Differences);
    assert_eq!(type_keys(&mut app, keys), []);
    assert_eq!(*app.plan(), with(edits), "{keys}");
}

fn notice(app: &App) -> Option<&'static str> {
    app.notice.as_ref().map(|notice| notice.message.key())
}

#[test]
fn what_does_not_meet_is_taken_in_unasked() {
    let mut app = app(80, 24);
    let (mine, theirs) = ([title("1.1", "ของฉัน")], [title("1.2", "ของเขา"), title("1.3", "ของเขา")]);
    let effects = met(&mut app, &mine, &theirs);
    let all = with(&[mine.as_slice(), theirs.as_slice()].concat());
    assert_eq!(effects, [Effect::TakeIn { plan: Box::new(all.clone()), mine: None }]);
    assert_eq!((app.plan(), app.mode(), notice(&app)), (&all, Mode::Grid, Some("tui-taken-in-measures")));
    assert!(app.is_unsaved(), "mine is not in the file yet");
    type_keys(&mut app, "u");
    assert_eq!((app.plan(), notice(&app)), (&all, Some("tui-nothing-to-undo")), "undo begins anew");
}

#[test]
fn their_changes_alone_leave_the_rows_in_order() {
    let mut app = app(80, 24);
    met(&mut app, &[], &[title("1.2", "ของเขา")]);
    assert_eq!(app.rows.grid.rows.len(), super::app(80, 24).rows.grid.rows.len());
}

#[test]
fn another_text_of_the_same_plan_changes_nothing() {
    let mut app = app(80, 24);
    let effects = met(&mut app, &[title("1.1", "ของฉัน")], &[]);
    let plan = Box::new(with(&[title("1.1", "ของฉัน")]));
    assert_eq!(effects, [Effect::TakeIn { plan, mine: None }]);
    type_keys(&mut app, "u");
    assert_eq!(*app.plan(), demo(), "undo goes on");
}

#[test]
fn the_selection_stays_on_its_measure() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Down Down");
    let new = crate::plan::Measure { id: "0.1".into(), ..crate::plan::Measure::default() };
    let place = Place { section: 0, indicator: 0, measure: 0 };
    met(&mut app, &[], &[Edit::InsertMeasure { place, measure: Box::new(new) }]);
    assert_eq!(selected(&app), "1.3");
    // What is read goes when they take it out.
    type_keys(&mut app, "Enter");
    let base = app.plan().clone();
    let mut theirs = base.clone();
    Edit::RemoveMeasure { measure: "1.3".into() }.apply(&mut theirs).unwrap();
    foreign(&mut app, &base, &theirs);
    assert_eq!((selected(&app).as_str(), app.mode()), ("1.4", Mode::Grid));
}

#[test]
fn mine_goes_along_to_be_kept_where_both_changed_the_same() {
    let mut app = app(80, 24);
    let effects = met(&mut app, &[title("1.1", "ของฉัน")], &[title("1.1", "ของเขา")]);
    let (plan, mine) = (with(&[title("1.1", "ของเขา")]), with(&[title("1.1", "ของฉัน")]));
    assert_eq!(effects, [Effect::TakeIn { plan: Box::new(plan), mine: Some(Box::new(mine)) }]);
    assert_eq!(app.mode(), Mode::Differences);
}

#[test]
fn each_row_is_chosen_by_itself() {
    let mine = [title("1.1", "ก"), title("1.2", "ก"), title("1.3", "ก")];
    let theirs = [title("1.1", "ข"), title("1.2", "ข"), title("1.3", "ข")];
    let result = |chosen: [bool; 3]| -> Vec<Edit> {
        (0..3).map(|row| if chosen[row] { mine[row].clone() } else { theirs[row].clone() }).collect()
    };
    for (keys, chosen) in [
        ("Enter", [false, false, false]),
        ("Esc", [false, false, false]),
        ("M Esc", [false, false, false]),
        ("Right Enter", [true, false, false]),
        ("Down m Enter", [false, true, false]),
        ("Down Space Down Space Enter", [false, true, true]),
        ("Space Space Enter", [false, false, false]),
        ("M Enter", [true, true, true]),
        ("M Down t Enter", [true, false, true]),
        ("M End Left Enter", [true, true, false]),
        ("M T Enter", [false, false, false]),
        ("M Up Up ะ Home Enter", [false, true, true]),
    ] {
        check(&mine, &theirs, keys, &result(chosen));
    }
}

#[test]
fn the_choices_are_one_edit() {
    let (mine, theirs) = ([title("1.1", "ก"), title("1.2", "ก")], [title("1.1", "ข"), title("1.2", "ข")]);
    check(&mine, &theirs, "M Enter u", &theirs);
    check(&mine, &theirs, "M Enter u Ctrl-R", &mine);
    check(&mine, &theirs, "Enter u u", &theirs);
    let mut app = app(80, 24);
    met(&mut app, &mine, &theirs);
    type_keys(&mut app, "Down m Enter");
    assert_eq!((selected(&app).as_str(), app.mode()), ("1.2", Mode::Grid), "it shows what it changed");
    assert!(app.is_unsaved());
}

#[test]
fn it_says_where_mine_lies() {
    let met = |keys: &str, early: bool| {
        let mut app = app(80, 24);
        met(&mut app, &[title("1.1", "ก")], &[title("1.1", "ข")]);
        if early {
            kept(&mut app);
        }
        type_keys(&mut app, keys);
        let first = notice(&app);
        if !early {
            kept(&mut app);
        }
        (first, notice(&app))
    };
    let said = |key| (Some(key), Some(key));
    assert_eq!(met("Esc", true), said("tui-theirs-stay-file"));
    assert_eq!(met("m Enter", true), said("tui-mine-taken-file"));
    assert_eq!(met("Esc", false), (Some("tui-theirs-stay"), Some("tui-mine-kept")));
    assert_eq!(met("m Enter", false), (Some("tui-mine-taken"), Some("tui-mine-kept")));
}

/// What no edit changes yet is shown, and cannot be chosen.
#[test]
fn a_part_without_an_edit_stays_theirs() {
    let mut app = app(120, 50);
    app.plan.bodies[0].duties = vec!["หน้าที่ของฉัน".into()];
    let mut theirs = demo();
    theirs.bodies[0].duties = vec!["หน้าที่ของเขา".into()];
    foreign(&mut app, &demo(), &theirs);
    assert!(text_of(&app).contains("หน้าที่ของฉัน"));
    type_keys(&mut app, "m");
    assert_eq!(notice(&app), Some("tui-only-in-copy"));
    kept(&mut app);
    type_keys(&mut app, "Space");
    assert_eq!(notice(&app), Some("tui-only-in-file"));
    type_keys(&mut app, "M");
    assert_eq!(notice(&app), Some("tui-some-only-in-copy"));
    type_keys(&mut app, "Enter");
    assert_eq!((app.plan(), app.mode()), (&theirs, Mode::Grid));
}

fn recovered(app: &mut App, base: Option<Plan>, mine: &Plan) {
    let file = PathBuf::from("แผน.recovered.ron");
    update(app, Msg::Recovered { base: base.map(Box::new), mine: Box::new(mine.clone()), file });
}

#[test]
fn of_a_recovered_copy_nothing_is_applied_until_it_is_chosen() {
    let mine = with(&[title("1.1", "กู้คืน"), title("1.2", "กู้คืน")]);
    for base in [None, Some(demo())] {
        let mut app = app(80, 24);
        recovered(&mut app, base, &mine);
        assert_eq!((app.plan(), app.mode()), (&demo(), Mode::Differences));
        assert!(!app.is_unsaved());
        type_keys(&mut app, "M Enter");
        assert_eq!(*app.plan(), mine);
        type_keys(&mut app, "u");
        assert_eq!(*app.plan(), demo());
    }
    let mut app = app(80, 24);
    recovered(&mut app, None, &demo());
    assert_eq!((app.mode(), notice(&app)), (Mode::Grid, Some("tui-recovered-nothing")));
    recovered(&mut app, None, &mine);
    type_keys(&mut app, "M Esc");
    assert_eq!((app.plan(), notice(&app)), (&demo(), Some("tui-theirs-stay-file")));
}

/// The file changes again while the person chooses: the choices stay, what they now have is shown.
#[test]
fn a_second_change_does_not_lose_the_choices() {
    let mut app = app(80, 24);
    let mine = [title("1.1", "ก"), title("1.2", "ก"), title("1.4", "ก")];
    let theirs = with(&[title("1.1", "ข"), title("1.2", "ข")]);
    met(&mut app, &mine, &[title("1.1", "ข"), title("1.2", "ข")]);
    type_keys(&mut app, "m");
    let mut later = theirs.clone();
    title("1.2", "ค").apply(&mut later).unwrap();
    title("1.3", "ค").apply(&mut later).unwrap();
    let effects = foreign(&mut app, &theirs, &later);
    assert!(matches!(&effects[0], Effect::TakeIn { mine: None, .. }), "mine is kept already");
    assert_eq!(app.mode(), Mode::Differences);
    assert_eq!(
        *app.plan(),
        with(&[title("1.1", "ข"), title("1.2", "ค"), title("1.3", "ค"), mine[2].clone()])
    );
    type_keys(&mut app, "Enter");
    assert_eq!(
        *app.plan(),
        with(&[title("1.1", "ก"), title("1.2", "ค"), title("1.3", "ค"), mine[2].clone()])
    );
}

/// They change what came in unasked before: that is asked along with the rest, once, and mine is mine.
#[test]
fn what_meets_later_is_asked_with_the_rest() {
    let mut app = app(80, 24);
    let theirs = with(&[title("1.1", "ข")]);
    met(&mut app, &[title("1.1", "ก"), title("1.4", "ก")], &[title("1.1", "ข")]);
    let mut later = theirs.clone();
    title("1.4", "ค").apply(&mut later).unwrap();
    let effects = foreign(&mut app, &theirs, &later);
    let merged = with(&[title("1.1", "ข"), title("1.4", "ก")]);
    assert!(matches!(&effects[0], Effect::TakeIn { mine: Some(mine), .. } if **mine == merged));
    assert_eq!((app.plan(), app.differences.len()), (&later, 1));
    type_keys(&mut app, "M Enter");
    assert_eq!(app.mode(), Mode::Grid);
    assert_eq!(*app.plan(), with(&[title("1.1", "ก"), title("1.4", "ก")]));
}

/// Two reasons at once: one is asked after the other.
#[test]
fn a_recovered_copy_waits_until_the_other_is_chosen() {
    let mut app = app(80, 24);
    met(&mut app, &[title("1.1", "ก")], &[title("1.1", "ข")]);
    recovered(&mut app, Some(demo()), &with(&[title("1.5", "กู้คืน")]));
    type_keys(&mut app, "m Enter");
    assert_eq!(app.mode(), Mode::Differences);
    type_keys(&mut app, "m Enter");
    assert_eq!(app.mode(), Mode::Grid);
    assert_eq!(*app.plan(), with(&[title("1.1", "ก"), title("1.5", "กู้คืน")]));
}

/// What was to end the program once it is saved does not end it over an open question.
#[test]
fn the_program_does_not_end_over_an_open_choice() {
    let mut app = app(80, 24);
    app.commit(title("1.1", "ก")).unwrap();
    type_keys(&mut app, "q");
    foreign(&mut app, &demo(), &with(&[title("1.1", "ข")]));
    assert_eq!((app.mode(), notice(&app)), (Mode::Differences, None), "its keys are seen");
    assert_eq!(saved(&mut app), [Effect::Draw]);
    assert_eq!(app.mode(), Mode::Differences);
}

#[test]
fn help_and_the_question_lie_on_top() {
    let mut app = app(80, 24);
    met(&mut app, &[title("1.1", "ก"), title("1.2", "ก")], &[title("1.1", "ข")]);
    type_keys(&mut app, "F1");
    assert_eq!(app.mode(), Mode::Help);
    type_keys(&mut app, "Esc");
    assert_eq!(app.mode(), Mode::Differences);
    type_keys(&mut app, "q");
    update(&mut app, full());
    assert_eq!(app.mode(), Mode::Question);
    type_keys(&mut app, "Esc L Ctrl-L m");
    assert_eq!(app.mode(), Mode::Differences);
}

const LONG: &str = "จัดให้มีจุดบริการพิเศษสำหรับผู้สูงอายุ ผู้พิการ และหญิงตั้งครรภ์ พร้อมเจ้าหน้าที่ประจำตลอดเวลาราชการ และ\
                    ประชาสัมพันธ์ให้ประชาชนทราบทางเว็บไซต์ ป้ายหน้าอาคาร และสื่อสังคมออนไลน์ของสำนักงานเขต";

/// A bit of everything: a long title, a due, a report, a measure taken out, a part of the plan.
fn everything(app: &mut App) {
    let first = demo().find("1.4").unwrap().1.log[0].on;
    let entry = |text: &str, status| {
        let entry = FollowUp { text: text.into(), ..FollowUp::new(first, status) };
        Edit::SetFollowUp { measure: "1.4".into(), at: 0, entry }
    };
    let due = |text: &str, day: &str| {
        set("1.3", Field::Due(crate::plan::Due { text: text.into(), when: When::On(day.parse().unwrap()) }))
    };
    let mine = [
        title("1.1", LONG),
        due("๓๐ มี.ค. ๖๖", "2023-03-30"),
        entry("ร่างสื่อแล้ว รอผู้อำนวยการเห็นชอบ", Status::InProgress),
        set("2.1", Field::Note("ลับมาก".into())),
        set("2.2", Field::Outputs(vec!["คู่มือ ๑ เล่ม".into(), "แผ่นพับ ๑๐๐ แผ่น".into()])),
    ];
    let theirs = [
        title("1.1", "เพิ่มจุดบริการพิเศษ"),
        due("๓๐ มี.ค. ๖๖", "2023-04-30"),
        entry("เผยแพร่สื่อแล้ว", Status::Done),
        set("2.1", Field::Note("ลับกว่า".into())),
        Edit::RemoveMeasure { measure: "2.2".into() },
    ];
    let body = |plan: &mut Plan, duty: &str| {
        plan.bodies[0] = Body { duties: vec![duty.into()], members: Vec::new(), ..plan.bodies[0].clone() };
    };
    for edit in mine {
        edit.apply(&mut app.plan).unwrap();
    }
    body(&mut app.plan, "กำกับติดตาม");
    let mut file = with(&theirs);
    body(&mut file, "กำกับติดตามและประเมินผล");
    foreign(app, &demo(), &file);
    kept(app);
}

fn shown(lang: Lang, width: u16, height: u16, keys: &str) -> App {
    let mut app = app_in(lang, width, height);
    everything(&mut app);
    // A first key takes the notice of the kept file away.
    type_keys(&mut app, keys);
    app
}

#[test]
fn the_differences_in_both_languages() {
    for (lang, name) in [(Lang::Thai, "th"), (Lang::English, "en")] {
        for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 10)] {
            let app = shown(lang, width, height, "Down m");
            insta::assert_snapshot!(format!("differences_{name}_{width}x{height}"), of(&app));
        }
    }
}

#[test]
fn every_kind_of_difference_can_be_read() {
    let mut pages = String::new();
    for row in 0..6 {
        let mut app = shown(Lang::Thai, 80, 24, &"Down ".repeat(row));
        pages += &text_of(&app);
        pages += "\n════\n";
        update(&mut app, Msg::Resize(Size { width: 40, height: 10 }));
        pages += &text_of(&app);
        pages += "\n════\n";
    }
    insta::assert_snapshot!(pages);
}

#[test]
fn a_recovered_copy_at_80x24() {
    let mut app = app(80, 24);
    recovered(&mut app, None, &with(&[title("1.1", "กู้คืน"), Edit::RemoveMeasure { measure: "1.2".into() }]));
    type_keys(&mut app, "Down");
    insta::assert_snapshot!(of(&app));
}

#[test]
fn a_private_note_is_not_shown_here_either() {
    for (width, height) in [(80, 24), (200, 60)] {
        let mut app = shown(Lang::Thai, width, height, "Home");
        for _ in 0..6 {
            assert!(!text_of(&app).contains("ลับมาก") && !text_of(&app).contains("ลับกว่า"));
            type_keys(&mut app, "Down");
        }
    }
}

#[test]
fn the_differences_fit_every_size() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (200, 1), (39, 9), (40, 10), (250, 90)] {
        let mut app = shown(Lang::English, width, height, "Down Space End Ctrl-D PageUp Ctrl-U");
        of(&app);
        for width in (40..=200).step_by(16) {
            for height in [10, 11, 12, 15, 19, 20, 24, 40] {
                update(&mut app, Msg::Resize(Size { width, height }));
                type_keys(&mut app, "Down Ctrl-D");
                let open = &app.differences[0];
                let parts = crate::tui::draw::difference_parts(&app).unwrap();
                assert!(open.selected >= open.top, "{width}x{height}");
                assert!(open.selected < open.top + usize::from(parts.list.height), "{width}x{height}");
                assert!(parts.values.height >= 3, "{width}x{height}");
                of(&app);
            }
        }
    }
}

/// What has no room is told of, and can be reached.
#[test]
fn a_long_value_can_be_read_to_its_end() {
    let mut app = shown(Lang::Thai, 40, 10, "Down Up");
    let at_first = text_of(&app);
    assert!(at_first.contains("Ctrl-D") && !at_first.contains("สำนักงานเขต\n"), "{at_first}");
    let mut all = at_first;
    for _ in 0..10 {
        type_keys(&mut app, "Ctrl-D");
        all += &text_of(&app);
    }
    let squeezed = |text: &str| text.replace([' ', '\n'], "");
    let mut rest = squeezed(&all);
    // Row after row, in order.
    for word in ["จัดให้มีจุดบริการ", "หญิงตั้งครรภ์", "ประชาสัมพันธ์", "สื่อสังคมออนไลน์"]
    {
        let at = rest.find(word).unwrap_or_else(|| panic!("{word} is not read: {all}"));
        rest = rest.split_off(at);
    }
    assert!(!text_of(&app).contains("Ctrl-D"), "nothing more is below");
}

#[test]
fn two_thousand_differences_are_bearable() {
    let mut plan = demo();
    let model = plan.sections[0].indicators[0].measures[0].clone();
    let measures = &mut plan.sections[0].indicators[0].measures;
    measures.extend((0..2_000).map(|n| crate::plan::Measure { id: format!("x{n}"), ..model.clone() }));
    let mut mine = plan.clone();
    for measure in &mut mine.sections[0].indicators[0].measures {
        measure.title = "ของฉัน".into();
    }
    let mut app = app_of(plan, 80, 24);
    recovered(&mut app, None, &mine);
    assert!(app.differences[0].choices.len() > 2_000);
    type_keys(&mut app, "End PageUp M Enter");
    assert_eq!(*app.plan(), mine);
}

/// What was asked for before another program's version came is asked for again: nothing else would answer.
#[test]
fn who_is_ending_gets_an_answer_after_another_version_came() {
    let mut app = app(80, 24);
    assert_eq!(type_keys(&mut app, "Down 3 q"), [Effect::Save]);
    for theirs in [demo(), with(&[title("1.1", "ของเขา")])] {
        let effects = foreign(&mut app, &demo(), &theirs);
        let orders: Vec<_> = effects.iter().filter(|effect| !matches!(effect, Effect::Draw)).collect();
        assert!(matches!(orders[..], [Effect::TakeIn { .. }, Effect::Save]), "{effects:?}");
    }
}
