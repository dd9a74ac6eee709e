//! Whether every text can be read: the contrast, as WCAG 2 reckons it, of each role on each ground of each theme.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Terminal, backend::TestBackend};

use super::{Role, Theme};
use crate::locales::{Lang, Words};
use crate::thai::width::{clusters, width};
use crate::thai::wrap::Wrapper;
use crate::tui::draw::wall;
use crate::tui::tests::wall_pages::demo_slides;
use crate::tui::tests::{app_in, type_keys, type_text};
use crate::tui::{App, Origin, draw};
use crate::view::{Choice, Depth};

const ROLES: [Role; 11] = [
    Role::Text,
    Role::Dim,
    Role::Rule,
    Role::Heading,
    Role::Accent,
    Role::Late,
    Role::Soon,
    Role::Due,
    Role::Finished,
    Role::Running,
    Role::Warning,
];

/// The sixteen as xterm has them, and as VGA had them.
const SIXTEEN: [[u32; 16]; 2] = [
    [
        0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5, 0x7F_7F7F,
        0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
    ],
    [
        0x00_0000, 0xAA_0000, 0x00_AA00, 0xAA_5500, 0x00_00AA, 0xAA_00AA, 0x00_AAAA, 0xAA_AAAA, 0x55_5555,
        0xFF_5555, 0x55_FF55, 0xFF_FF55, 0x55_55FF, 0xFF_55FF, 0x55_FFFF, 0xFF_FFFF,
    ],
];

/// The parts of `colour`, by one of the tables where it is of the sixteen.
fn parts(colour: Color, table: &[u32; 16]) -> [u8; 3] {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let named = |index: usize| {
        let [_, red, green, blue] = table[index].to_be_bytes();
        [red, green, blue]
    };
    match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index @ 232..) => [8 + 10 * (index - 232); 3],
        Color::Indexed(index @ 16..) => {
            let index = usize::from(index - 16);
            [index / 36, index / 6 % 6, index % 6].map(|level| LEVELS[level])
        }
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Magenta => named(5),
        Color::Blue => named(4),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightCyan => named(14),
        Color::White => named(15),
        other => panic!("{other:?} is of no table"),
    }
}

/// Relative luminance, 0 to 1.
fn luminance(parts: [u8; 3]) -> f64 {
    let linear = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// 1 to 21.
fn contrast(first: [u8; 3], second: [u8; 3]) -> f64 {
    let (first, second) = (luminance(first), luminance(second));
    (first.max(second) + 0.05) / (first.min(second) + 0.05)
}

/// The lightness L* of CIELAB, 0 to 100.
fn lightness(parts: [u8; 3]) -> f64 {
    116.0 * luminance(parts).cbrt() - 16.0
}

fn grounds(theme: &Theme) -> [(&'static str, Style); 7] {
    [
        ("page", theme.page),
        ("selected", theme.selected),
        ("month", theme.month),
        ("month_name", theme.month_name),
        ("selected_month", theme.selected_month),
        ("hit", theme.hit),
        ("marked", theme.marked),
    ]
}

/// Foreground and background of `role` on `ground`.
fn pair(theme: &Theme, role: Role, ground: Style) -> (Color, Color) {
    let bg = ground.bg.unwrap();
    (theme.style_on(role, bg).fg.or(ground.fg).unwrap(), bg)
}

/// Every theme that has colours.
fn themes() -> impl Iterator<Item = (Choice, Depth, Theme)> {
    let coloured = [Choice::Dark, Choice::Light, Choice::HighContrast];
    let all = coloured.into_iter().flat_map(|choice| Depth::ALL.map(|depth| (choice, depth)));
    all.map(|(choice, depth)| (choice, depth, Theme::of(choice, depth)))
}

fn least(choice: Choice) -> f64 {
    if choice == Choice::HighContrast { 7.0 } else { 4.5 }
}

#[test]
fn every_text_can_be_read_on_every_ground_of_every_theme() {
    let mut poor = Vec::new();
    for (choice, depth, theme) in themes() {
        for table in &SIXTEEN {
            for (name, ground) in grounds(&theme) {
                for role in ROLES.into_iter().filter(|role| *role != Role::Rule) {
                    let (fg, bg) = pair(&theme, role, ground);
                    let found = contrast(parts(fg, table), parts(bg, table));
                    if found < least(choice) {
                        poor.push(format!("{choice:?} {depth:?}: {role:?} on {name}: {found:.2}"));
                    }
                }
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}

/// Who does not tell red from green tells light from dark: ten steps of a hundred is several times what is just seen.
#[test]
fn what_is_late_and_what_is_finished_differ_in_lightness() {
    for (choice, depth, theme) in themes() {
        for table in &SIXTEEN {
            for (name, ground) in grounds(&theme) {
                let [late, finished] = [Role::Late, Role::Finished].map(|role| pair(&theme, role, ground).0);
                // On a ground of one colour glyph and word are all there is.
                if late != finished {
                    let [late, finished] = [late, finished].map(|colour| lightness(parts(colour, table)));
                    let found = (late - finished).abs();
                    assert!(found >= 10.0, "{choice:?} {depth:?} on {name}: {found:.1}");
                }
            }
            let [late, finished] = [Role::Late, Role::Finished].map(|role| theme.style(role).fg);
            assert_ne!(late, finished, "{choice:?} {depth:?}");
        }
    }
}

#[test]
fn what_a_ground_says_is_seen() {
    for (choice, depth, theme) in themes() {
        for (name, ground) in grounds(&theme).into_iter().filter(|(name, _)| *name != "page") {
            // The month has its underlined name where the colours are too few.
            let has_name = name == "month" && theme.month_name.add_modifier.contains(Modifier::UNDERLINED);
            let is_told = ground.bg != theme.page.bg || !ground.add_modifier.is_empty() || has_name;
            assert!(is_told, "{choice:?} {depth:?}: {name}");
        }
        assert_ne!(theme.selected.bg, theme.selected_month.bg, "{choice:?} {depth:?}");
    }
}

fn screen(theme: &Theme) -> Buffer {
    let plan = crate::store::parse(include_str!("../../../examples/demo.ron"), "demo").unwrap();
    let size = Size { width: 140, height: 60 };
    let origin = Origin::File("แผน.ron".into());
    let app = App::new(plan, origin, "2023-03-15".parse().unwrap(), Lang::Thai, size);
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| _ = draw(&app, theme, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The cells that are not hidden behind a wide one.
fn seen(buffer: &Buffer) -> Vec<(Position, &Cell)> {
    let mut seen = Vec::new();
    for row in buffer.area.rows() {
        let mut x = row.x;
        while x < row.right() {
            let cell = &buffer[(x, row.y)];
            seen.push((Position { x, y: row.y }, cell));
            x += u16::try_from(width(cell.symbol())).unwrap().max(1);
        }
    }
    seen
}

/// Keys that lead to each screen, and what is typed there: every screen and everything that lies on one.
const SCENES: [(&str, &str); 26] = [
    ("", ""),
    ("b", ""),
    ("r", ""),
    ("r 3", ""),
    ("r n", "ข้อความ"),
    ("U", ""),
    ("U e", ""),
    ("C", ""),
    ("C d", "เมื่อวาน"),
    ("Enter", ""),
    ("Enter Down Down Down Down Down Down Down Down", ""),
    ("Enter End", ""),
    ("Enter Down Down Down Down Down Down Down Down Down Down Enter", "zzz"),
    ("F1", ""),
    ("Ctrl-P", "ก"),
    ("f", ""),
    ("s", ""),
    ("c", ""),
    ("/", "ประชาสัมพันธ์"),
    ("Space Space Space", ""),
    ("n", "ข้อความ"),
    ("3", ""),
    ("3 q q", ""),
    ("e", ""),
    ("z", ""),
    ("o", ""),
];

/// What is really drawn, on every screen: no cell has a pair that was not reckoned, none is cut inside a cluster, and
/// each row ends where the screen does.
#[test]
fn every_cell_of_every_screen_can_be_read() {
    for (keys, text) in SCENES {
        for lang in [Lang::Thai, Lang::English] {
            for (width, height) in [(80, 24), (120, 40), (200, 60), (40, 10), (1, 1), (0, 0)] {
                let size = Size { width, height };
                let mut app = app_in(lang, width, height);
                type_keys(&mut app, keys);
                type_text(&mut app, text);
                // In every theme at the usual size; what stands where is the same in each.
                for (choice, depth, theme) in themes().take(if width == 80 { usize::MAX } else { 1 }) {
                    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
                    terminal.draw(|frame| _ = draw(&app, &theme, frame)).unwrap();
                    let about = format!("{keys} {lang:?} {choice:?} {depth:?}");
                    can_be_read(terminal.backend().buffer(), least(choice), &about);
                }
            }
        }
    }
}

/// The wall is read from the back of the room: each of its pages, in every theme, with an item selected.
#[test]
fn every_cell_of_the_wall_can_be_read() {
    let wrapper = Wrapper::new();
    for (width, height) in [(40, 10), (80, 24), (120, 40), (160, 45)] {
        let size = Size { width, height };
        for slide in demo_slides(size) {
            for lang in [Lang::Thai, Lang::English] {
                let words = Words::new(lang);
                for (choice, depth, theme) in themes() {
                    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
                    wall::show(&slide, &words, &wrapper, &theme, &mut buffer);
                    let about = format!("{:?} {lang:?} {choice:?} {depth:?}", slide.page.key);
                    can_be_read(&buffer, least(choice), &about);
                }
            }
        }
    }
}

#[track_caller]
fn can_be_read(buffer: &Buffer, least: f64, about: &str) {
    for (position, cell) in seen(buffer) {
        let symbol = cell.symbol();
        assert_eq!(
            clusters(symbol).filter(|part| *part != "\u{e33}").count(),
            1,
            "{about} {position}: {symbol}"
        );
        let right = usize::from(position.x) + width(symbol).max(1);
        assert!(right <= buffer.area.width.into(), "{about} {position}: {symbol} hangs over the edge");
        if matches!(symbol, " " | "─" | "│" | "▱" | "━") {
            continue;
        }
        for table in &SIXTEEN {
            let found = contrast(parts(cell.fg, table), parts(cell.bg, table));
            assert!(found >= least, "{about} {position}: {symbol} {found:.2}");
        }
    }
}

/// Which colours a terminal of few has is its own: names, never numbers, are used for it; and no more than it has.
#[test]
fn no_theme_asks_for_more_colours_than_there_are() {
    for (choice, depth, theme) in themes() {
        let buffer = screen(&theme);
        for colour in seen(&buffer).into_iter().flat_map(|(_, cell)| [cell.fg, cell.bg]) {
            let fits = match colour {
                Color::Rgb(..) => depth == Depth::True,
                Color::Indexed(index) => depth == Depth::Indexed && index >= 16,
                Color::Reset => false,
                _ => depth == Depth::Sixteen,
            };
            assert!(fits, "{choice:?} {depth:?}: {colour:?}");
        }
    }
}

#[test]
fn the_reckoning_is_that_of_the_book() {
    let (black, white) = ([0; 3], [255; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], white) - 4.478).abs() < 0.001);
    assert!((lightness([119; 3]) - 50.03).abs() < 0.05);
    assert_eq!(parts(Color::Indexed(24), &SIXTEEN[0]), [0, 95, 135]);
    assert_eq!(parts(Color::Indexed(244), &SIXTEEN[0]), [128; 3]);
}
