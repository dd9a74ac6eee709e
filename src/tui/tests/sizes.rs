//! Every screen at every size in both languages, symbols and styles both: one page a screen and a language.

use std::fmt::Write;

use ratatui::layout::Size;

use super::{Msg, app_in, screens, type_keys, type_text, update};
use crate::locales::Lang;

const SIZES: [(u16, u16); 6] = [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)];

/// A screen, the keys that lead to it and what is typed there.
const SCREENS: [(&str, &str, &str); 11] = [
    ("grid", "Down", ""),
    ("board", "b", ""),
    ("round", "r", ""),
    ("units", "U", ""),
    ("changes", "C", ""),
    ("measure", "Enter Down", ""),
    ("help", "F1", ""),
    ("palette", "Ctrl-P", "ก"),
    ("search", "/", "ประชา"),
    ("writing", "n", "ส่งแล้ว"),
    ("removal", "z Delete", ""),
];

#[test]
fn every_screen_at_every_size_in_both_languages() {
    for lang in [Lang::Thai, Lang::English] {
        for (name, keys, text) in SCREENS {
            let mut app = app_in(lang, 80, 24);
            type_keys(&mut app, keys);
            type_text(&mut app, text);
            let mut page = String::new();
            for (width, height) in SIZES {
                update(&mut app, Msg::Resize(Size { width, height }));
                writeln!(page, "══ {width}x{height}\n{}", screens::of(&app)).unwrap();
            }
            insta::assert_snapshot!(format!("{name}_{lang:?}"), page);
        }
    }
}
