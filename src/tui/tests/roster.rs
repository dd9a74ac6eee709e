//! The roster: what is seen, and what the keys make of it.

use super::{App, Lang, Msg, app, app_in, app_of, demo, screens, told, type_keys, type_text, update};
use crate::plan::{Body, MeetingState, Member, Plan, Role};
use crate::tui::app::{Modal, Screen};
use crate::tui::roster::Spot;

fn at_roster(lang: Lang, width: u16, height: u16) -> App {
    let mut app = app_in(lang, width, height);
    type_keys(&mut app, "R");
    app
}

fn of(plan: Plan) -> App {
    let mut app = app_of(plan, 100, 30);
    type_keys(&mut app, "R");
    app
}

fn members(app: &App) -> &[Member] {
    &app.plan.bodies[app.roster.body].members
}

/// By what the members are known, with their roles.
fn names(app: &App) -> Vec<String> {
    members(app).iter().map(|member| format!("{} {:?}", member.known_as(), member.role)).collect()
}

/// A plan with one body of these members.
fn with(members: &[(&str, Role)]) -> Plan {
    let mut plan = demo();
    let member =
        |(name, role): &(&str, Role)| Member { name: (*name).into(), role: *role, ..Member::default() };
    let members = members.iter().map(member).collect();
    plan.bodies = vec![Body {
        name: "คณะทำงานตัวอย่าง".into(), members, ..Body::default()
    }];
    plan
}

const FEW: &[(&str, Role)] =
    &[("หนึ่ง", Role::Chair), ("สอง", Role::Member), ("สาม", Role::Member), ("สี่", Role::Secretary)];

#[test]
fn the_roster_in_thai() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        insta::assert_snapshot!(
            format!("roster_{width}x{height}"),
            screens::of(&at_roster(Lang::Thai, width, height))
        );
    }
}

#[test]
fn the_roster_in_english_and_on_small_screens() {
    for (width, height) in [(80, 24), (120, 40)] {
        let name = format!("roster_{width}x{height}_in_english");
        insta::assert_snapshot!(name, screens::text_of(&at_roster(Lang::English, width, height)));
    }
    for lang in [Lang::Thai, Lang::English] {
        let mut app = at_roster(lang, 40, 10);
        insta::assert_snapshot!(format!("roster_40x10_{lang:?}"), screens::text_of(&app));
        type_keys(&mut app, "End");
        insta::assert_snapshot!(format!("roster_40x10_{lang:?}_end"), screens::text_of(&app));
        for (width, height) in [(1, 1), (0, 0)] {
            screens::text_of(&at_roster(lang, width, height));
        }
    }
}

#[test]
fn an_empty_roster_says_what_would_fill_it() {
    let mut plan = demo();
    plan.bodies.clear();
    let mut app = of(plan);
    insta::assert_snapshot!(screens::text_of(&app));
    for keys in ["Down", "End", "Left", "Tab", "Delete", "Alt-Up"] {
        type_keys(&mut app, keys);
        assert!(app.writing.is_none() && app.modals.is_empty(), "{keys}");
    }
    type_keys(&mut app, "a");
    type_text(&mut app, "คณะทำงานใหม่");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.plan.bodies[0].name.as_str()), ("roster-body-added", "คณะทำงานใหม่"));
    insta::assert_snapshot!(screens::text_of(&app));
}

#[test]
fn the_cursor_goes_everywhere_and_is_seen() {
    let mut app = at_roster(Lang::Thai, 40, 10);
    type_keys(&mut app, "Home");
    let mut spots = vec![app.roster.spot];
    for _ in 0..40 {
        type_keys(&mut app, "Down");
        spots.push(app.roster.spot);
        let picture = screens::text_of(&app);
        assert!(picture.lines().any(|line| line.starts_with('▌')), "{:?}", app.roster.spot);
    }
    spots.dedup();
    assert_eq!(spots.len(), 3 + 3 + 10);
    assert_eq!(spots.last(), Some(&Spot::Member(9)));
    type_keys(&mut app, "PageUp Ctrl-U Home");
    assert_eq!((app.roster.spot, app.roster.top), (Spot::Name, 0));
    type_keys(&mut app, "Right");
    assert_eq!(app.roster.body, 1);
    type_keys(&mut app, "Tab Left h");
    assert_eq!(app.roster.body, 0);
}

#[test]
fn a_member_is_added_where_the_rank_says() {
    let mut app = of(with(FEW));
    let before = app.plan.clone();
    type_keys(&mut app, "a");
    type_keys(&mut app, "Enter");
    assert!(app.writing.is_some(), "a name may be left out");
    type_keys(&mut app, "Enter");
    assert_eq!(told(&app), "roster-unnamed", "not both");
    type_text(&mut app, "นิติกร");
    type_keys(&mut app, "Enter");
    type_text(&mut app, "ฝ่ายปกครอง");
    type_keys(&mut app, "Enter");
    type_text(&mut app, "รองประธาน");
    type_keys(&mut app, "Enter");
    assert_eq!(told(&app), "roster-enrolled");
    assert_eq!(names(&app), ["หนึ่ง Chair", "นิติกร ViceChair", "สอง Member", "สาม Member", "สี่ Secretary"]);
    assert_eq!((app.roster.spot, members(&app)[1].unit.as_str()), (Spot::Member(1), "ฝ่ายปกครอง"));
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
}

#[test]
fn what_is_known_of_a_member_is_edited() {
    let mut app = of(with(FEW));
    type_keys(&mut app, "Down Enter Enter Ctrl-A");
    type_text(&mut app, "นางตัวอย่าง สอง");
    type_keys(&mut app, "Enter");
    assert_eq!(members(&app)[1].name, "นางตัวอย่าง สอง");
    type_keys(&mut app, "Enter Down Enter");
    type_text(&mut app, "ปลัด");
    type_keys(&mut app, "Enter Enter Down Down Enter");
    type_text(&mut app, "กองคลัง");
    type_keys(&mut app, "Enter");
    assert_eq!((members(&app)[1].position.as_str(), members(&app)[1].unit.as_str()), ("ปลัด", "กองคลัง"));
    // The last of the list is the role; in a working group it is said in its words.
    type_keys(&mut app, "Enter End Enter");
    assert!(screens::text_of(&app).contains("คณะทำงานและผู้ช่วยเลขานุการ"));
    type_keys(&mut app, "End Up Enter");
    let last = members(&app).last().unwrap();
    assert_eq!(
        (last.known_as(), last.role, last.also_member),
        ("นางตัวอย่าง สอง", Role::AssistantSecretary, true)
    );
    assert_eq!(app.roster.spot, Spot::Member(3), "the cursor goes with it");
    type_keys(&mut app, "Home Enter Esc");
    assert!(app.writing.is_none());
}

#[test]
fn only_those_of_one_rank_change_places() {
    let mut app = of(with(FEW));
    type_keys(&mut app, "Down Alt-Down");
    assert_eq!((told(&app), app.roster.spot), ("roster-moved", Spot::Member(2)));
    assert_eq!(names(&app)[1..3], ["สาม Member", "สอง Member"]);
    for keys in ["Alt-Down", "Up Up Alt-Down", "Alt-Up", "End Alt-Down"] {
        let before = app.plan.clone();
        type_keys(&mut app, keys);
        assert_eq!((told(&app), &app.plan), ("roster-rank-first", &before), "{keys}");
    }
}

#[test]
fn a_member_is_deleted_and_the_meetings_keep_their_own() {
    let mut app = app(80, 24);
    let before = app.plan.clone();
    type_keys(&mut app, "R Delete");
    assert_eq!((told(&app), members(&app).len()), ("roster-removed", before.bodies[0].members.len() - 1));
    assert_eq!(app.plan.meetings, before.meetings);
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
}

#[test]
fn the_order_and_the_duties() {
    let mut app = of(with(FEW));
    type_keys(&mut app, "Home Down Enter");
    type_text(&mut app, "12/2566");
    type_keys(&mut app, "Enter Down Enter");
    type_text(&mut app, "อะไร");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("roster-no-day", true));
    type_keys(&mut app, "Ctrl-A");
    type_text(&mut app, "๒๕ ต.ค. ๖๕");
    type_keys(&mut app, "Enter");
    let order = app.plan.bodies[0].order.clone().unwrap();
    assert_eq!((order.number.as_str(), order.date), ("12/2566", "2022-10-25".parse().ok()));
    type_keys(&mut app, "Down a");
    type_text(&mut app, "ติดตามแผน");
    type_keys(&mut app, "Enter a");
    type_text(&mut app, "รายงานผล");
    type_keys(&mut app, "Enter Alt-Up");
    assert_eq!(app.plan.bodies[0].duties, ["รายงานผล", "ติดตามแผน"]);
    type_keys(&mut app, "Enter Ctrl-A Delete Enter");
    assert_eq!(app.plan.bodies[0].duties, ["ติดตามแผน"], "an empty duty is none");
    type_keys(&mut app, "Delete Up Delete Up Delete");
    assert_eq!((&app.plan.bodies[0].order, app.plan.bodies[0].duties.len()), (&None, 0));
}

#[test]
fn bodies_are_added_renamed_moved_and_deleted() {
    let mut app = app(100, 30);
    let before = app.plan.clone();
    type_keys(&mut app, "R A");
    type_text(&mut app, &before.bodies[0].name);
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("roster-body-exists", true));
    type_keys(&mut app, "Ctrl-A Delete Enter");
    assert_eq!(told(&app), "roster-body-unnamed");
    type_text(&mut app, "คณะทำงานย่อย");
    type_keys(&mut app, "Enter");
    assert_eq!((app.plan.bodies.len(), app.roster.body), (before.bodies.len() + 1, before.bodies.len()));
    type_keys(&mut app, "Alt-Up Alt-Up Alt-Up");
    assert_eq!((told(&app), app.plan.bodies[0].name.as_str()), ("tui-at-the-edge", "คณะทำงานย่อย"));
    type_keys(&mut app, "Delete");
    assert_eq!(app.plan.bodies, before.bodies, "nothing was in it");
    // One that has members is asked for.
    type_keys(&mut app, "Home Delete");
    assert!(matches!(app.modals.last(), Some(Modal::Question(_))));
    type_keys(&mut app, "Esc");
    assert_eq!(app.plan.bodies, before.bodies);
    type_keys(&mut app, "Delete y");
    assert_eq!((app.plan.bodies.len(), app.screen), (before.bodies.len() - 1, Screen::Roster));
}

#[test]
fn meetings_follow_the_name_of_their_body_and_filed_ones_do_not() {
    let mut plan = with(FEW);
    for meeting in &mut plan.meetings {
        meeting.body = plan.bodies[0].name.clone();
    }
    plan.meetings[0].state = MeetingState::Closed;
    plan.meetings[0].minutes = "รายงาน".into();
    let before = plan.clone();
    let mut app = of(plan);
    type_keys(&mut app, "Home Enter Ctrl-A");
    type_text(&mut app, "คณะใหม่");
    type_keys(&mut app, "Enter");
    let named: Vec<_> = app.plan.meetings.iter().map(|meeting| meeting.body.as_str()).collect();
    let expected = app.plan.meetings.iter().map(|m| {
        if m.is_filed() {
            "คณะทำงานตัวอย่าง"
        } else {
            "คณะใหม่"
        }
    });
    assert_eq!(named, expected.collect::<Vec<_>>());
    assert!(named.contains(&"คณะใหม่"));
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
}

const PASTED: &str = "1.\tนายตัวอย่าง หนึ่ง\tปลัด\tประธานกรรมการ\n\
    นางตัวอย่าง สอง  นิติกร  กองคลัง  กรรมการ\n\
    หัวหน้ากองช่าง | กรรมการและเลขานุการ";

#[test]
fn pasted_lines_become_members_in_one_undo() {
    let mut app = of(with(&[("ห้า", Role::Member)]));
    let before = app.plan.clone();
    update(&mut app, Msg::Paste(PASTED.into()));
    assert_eq!(app.plan, before, "it is seen before it is put in");
    assert!(screens::text_of(&app).contains("หัวหน้ากองช่าง | กรรมการและเลขานุการ"));
    type_keys(&mut app, "Enter");
    assert_eq!(told(&app), "roster-pasted");
    let expected = ["นายตัวอย่าง หนึ่ง Chair", "ห้า Member", "นางตัวอย่าง สอง Member", "หัวหน้ากองช่าง Secretary"];
    assert_eq!(names(&app), expected);
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
    // Once more they are there already.
    type_keys(&mut app, "Ctrl-Y p");
    update(&mut app, Msg::Paste(PASTED.into()));
    type_keys(&mut app, "Enter");
    assert_eq!(names(&app), expected);
}

#[test]
fn lines_that_are_not_understood_stay_and_are_told_by_number() {
    let mut app = of(with(FEW));
    type_keys(&mut app, "p Enter");
    assert_eq!((told(&app), app.writing.is_some()), ("roster-nothing-pasted", true));
    update(&mut app, Msg::Paste("อะไรก็ไม่รู้\nนายตัวอย่าง หก\tกรรมการ\nไม่ได้บอก".into()));
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), members(&app).len()), ("roster-pasted-but", 5));
    assert_eq!(app.writing.as_ref().unwrap().field.text(), "อะไรก็ไม่รู้\nไม่ได้บอก");
    assert!(screens::text_of(&app).contains("๑ ๓"), "{}", screens::text_of(&app));
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), members(&app).len()), ("roster-none-read", 5));
}

#[test]
fn a_pasted_order_is_a_body() {
    let order = "ที่ ๑๒/๒๕๖๖\nเรื่อง แต่งตั้งคณะทำงานส่งเสริมคุณธรรม\n\n๑. ปลัดเทศบาล ประธานคณะทำงาน\n\
        ๒. หัวหน้าสำนักปลัด คณะทำงานและเลขานุการ\nมีหน้าที่ ดังนี้\n๑. ติดตามแผน\n\
        สั่ง ณ วันที่ ๓ มกราคม พ.ศ. ๒๕๖๖";
    let mut app = of(with(FEW));
    let before = app.plan.clone();
    for _ in 0..2 {
        type_keys(&mut app, "p");
        update(&mut app, Msg::Paste(order.into()));
        type_keys(&mut app, "Enter");
        assert_eq!((app.plan.bodies.len(), app.roster.body), (2, 1), "a second time changes nothing");
    }
    let body = &app.plan.bodies[1];
    assert_eq!((body.name.as_str(), body.members.len(), body.duties.len()), ("คณะทำงานส่งเสริมคุณธรรม", 2, 1));
    assert_eq!(body.order.as_ref().unwrap().number, "12/2566");
    type_keys(&mut app, "u");
    assert_eq!(app.plan, before);
}

#[test]
fn what_is_asked_is_about_what_it_was_about() {
    let mut app = of(with(FEW));
    type_keys(&mut app, "Enter Enter");
    // Meanwhile somebody else has taken the member out.
    app.plan.bodies[0].members.remove(0);
    let before = app.plan.clone();
    type_text(&mut app, "x");
    type_keys(&mut app, "Enter");
    assert_eq!((told(&app), &app.plan), ("tui-plan-changed-meanwhile", &before));
    assert!(app.writing.is_some(), "what was typed is still there");
}

#[test]
fn who_looks_only_changes_nothing() {
    let mut app = app(80, 24);
    app.look_only(crate::store::Why::Held(None));
    let before = app.plan.clone();
    type_keys(&mut app, "R");
    update(&mut app, Msg::Paste(PASTED.into()));
    type_keys(&mut app, "Enter a p A Delete Alt-Down");
    assert!(app.writing.is_none() && app.modals.is_empty());
    assert_eq!(app.plan, before);
}

#[test]
fn a_roster_of_thousands_is_drawn_and_scrolled() {
    let many: Vec<_> = (0..3000).map(|_| ("นายตัวอย่าง หนึ่ง", Role::Member)).collect();
    let mut app = of(with(&many));
    type_keys(&mut app, "End");
    assert_eq!(app.roster.spot, Spot::Member(2999));
    assert!(screens::text_of(&app).contains("▌๓๐๐๐"));
}
