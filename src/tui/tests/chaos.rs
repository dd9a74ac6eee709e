//! Whatever is typed: no panic, a selection that is a place of the grid, and undo all the way back.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::{Effect, Msg, app, demo, ides, key, update};
use crate::plan::{Edit, Field, Status};
use crate::tui::action;
use crate::tui::scroll;
use crate::tui::{Theme, draw};

/// An event: mostly keys that do something, sometimes another size.
fn event() -> impl Strategy<Value = Msg> {
    let bound: Vec<String> =
        action::all().flat_map(action::Command::default_keys).map(ToString::to_string).collect();
    let letters = vec!["น", "้", "ำ", "ก", "า", "Shift-←", "Shift-Home", "Shift-Enter", "a"];
    prop_oneof![
        8 => prop::sample::select(bound).prop_map(|name| Msg::Key(key(&name))),
        2 => prop::sample::select(vec!["n", "p"]).prop_map(|name| Msg::Key(key(name))),
        4 => prop::sample::select(letters).prop_map(|name| Msg::Key(key(name))),
        1 => "[กนำ้ \r\n\t\u{1b}]{0,40}".prop_map(Msg::Paste),
        1 => any::<char>().prop_map(|c| Msg::Key(key(&c.to_string()))),
        1 => (0..210_u16, 0..70_u16).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
        1 => (0..9_u64, any::<bool>()).prop_map(|(upto, asked)| Msg::Saved { upto, asked, kept: None }),
        2 => another_program(),
        1 => Just(Msg::ConflictKept("แผน.conflict-1.ron".into())),
    ]
}

/// Another program's version of the demo plan: the first measures are touched by the keys that are typed, too.
fn another_program() -> impl Strategy<Value = Msg> {
    let edits = prop::collection::vec((0..4_usize, prop::sample::select(Status::ALL.to_vec())), 0..4);
    (edits, any::<bool>(), any::<bool>()).prop_map(|(edits, recovered, known)| {
        let mut theirs = demo();
        for (nth, status) in edits {
            let id = demo().measures().nth(nth).unwrap().1.id.clone();
            let edit = theirs.find(&id).unwrap().1.record(&[], ides(), status);
            if let Some(edit) = edit {
                edit.apply(&mut theirs).unwrap();
            }
            let field = Field::Title(format!("ฉบับอื่น {status:?}"));
            Edit::SetField { measure: id, field }.apply(&mut theirs).unwrap();
        }
        let base = Box::new(demo());
        if recovered {
            Msg::Recovered {
                base: known.then_some(base), mine: Box::new(theirs), file: "กู้คืน.ron".into()
            }
        } else {
            Msg::Foreign { base, theirs: Box::new(theirs) }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_events(events in prop::collection::vec(event(), 0..60)) {
        let mut app = app(80, 24);
        let (mut steps, mut kept, mut before) = (0, Vec::new(), demo());
        for (index, event) in events.into_iter().enumerate() {
            let was_key = matches!(event, Msg::Key(_));
            let is_foreign = matches!(event, Msg::Foreign { .. });
            let effects = update(&mut app, event);
            if is_foreign && effects.contains(&Effect::Draw) {
                (steps, before) = (0, app.plan().clone());
            }
            prop_assert!(app.differences.iter().all(|open| open.selected < open.choices.len()));
            steps += usize::from(was_key);
            prop_assert!(effects.len() <= 3, "{effects:?}");
            // What is not accepted was handed over to be kept, to the letter.
            for effect in effects {
                if let Effect::Drafts(drafts) = effect {
                    kept = drafts;
                }
            }
            prop_assert_eq!(&kept, &app.unaccepted());
            let rows = &app.rows.grid.rows;
            match app.rows.selected {
                Some(row) => prop_assert!(app.rows.grid.is_place(row)),
                None => prop_assert!(rows.is_empty()),
            }
            if let (Some(row), Some(layout)) = (app.rows.selected, app.layout()) {
                let mut seen = scroll::visible(&app.rows.grid, app.rows.top, layout.rows.height.into());
                prop_assert!(seen.any(|index| index == row), "the selected row is not seen");
            }
            // Drawing is slow where nothing is optimised.
            if index % 8 == 0 {
                let size = app.size;
                let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
                terminal.draw(|frame| _ = draw(&app, &Theme::dark(), frame)).unwrap();
            }
        }
        for _ in 0..=steps {
            app.history.undo(&mut app.plan).unwrap();
        }
        prop_assert_eq!(app.plan(), &before);
    }
}
