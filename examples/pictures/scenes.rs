//! The screens of the demo as SVG: what `draw` puts into the cells, each cluster at its column, in the theme's colours.
//!
//! A picture is made of the real program: a scene is a list of keys, as one would press them. Limits: which letters a
//! viewer shows is a matter of its fonts; wherever they differ in width, the columns stay where they are.

use std::fmt::Write;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use tidtam::locales::Lang;
use tidtam::store;
use tidtam::thai::width::width;
use tidtam::tui::{App, Look, Msg, Origin, Theme, draw, update};
use tidtam::view::{Choice, Depth};

/// Columns and rows of every picture.
const SIZE: Size = Size { width: 100, height: 30 };
/// A cell, in units of the picture.
const CELL: (u16, u16) = (9, 21);
/// How far the line on which letters stand is from the top of a cell.
const BASELINE: u16 = 15;
const MARGIN: u16 = 12;
/// The day of the demo.
const TODAY: &str = "2023-03-15";

/// What the clock of the wall shows.
const TIME: &str = "09:42:00";

/// A screen and the keys that lead to it.
struct Scene {
    name: &'static str,
    theme: Choice,
    /// Keys by their names, with blanks between; `'text` types each letter of it, `'ไทย|English` by the language.
    keys: &'static str,
}

const SCENES: [Scene; 18] = [
    Scene { name: "grid", theme: Choice::Dark, keys: "Down Down" },
    Scene { name: "grid-light", theme: Choice::Light, keys: "Down Down" },
    Scene { name: "board", theme: Choice::Dark, keys: "b" },
    Scene { name: "measure", theme: Choice::Dark, keys: "Down Down Enter" },
    Scene { name: "due", theme: Choice::Dark, keys: DUE },
    Scene {
        name: "round", theme: Choice::Dark, keys: "r = = 2 n 'ยืนยันวันส่งป้ายแล้ว Enter"
    },
    Scene { name: "search", theme: Choice::Dark, keys: "/ 'บริการ Enter n n" },
    Scene { name: "palette", theme: Choice::Dark, keys: "Ctrl-p 'มาตรการ|measure" },
    Scene { name: "units", theme: Choice::Dark, keys: "U" },
    Scene { name: "changes", theme: Choice::Dark, keys: "C" },
    Scene { name: "ready", theme: Choice::Dark, keys: "K" },
    Scene { name: "meetings", theme: Choice::Dark, keys: "E" },
    Scene { name: "meeting", theme: Choice::Dark, keys: "E Enter" },
    Scene { name: "directives", theme: Choice::Dark, keys: "O" },
    Scene { name: "roster", theme: Choice::Dark, keys: "R" },
    Scene { name: "preview", theme: Choice::Dark, keys: "P" },
    Scene { name: "wall-year", theme: Choice::Dark, keys: "F5 Right" },
    Scene { name: "wall-decision", theme: Choice::Dark, keys: DECISION },
];

/// A directive on the wall, and what can be resolved on it.
const DECISION: &str = "F5 p 'ข้อสั่งการ|directives Enter Down m";

/// The due of a measure while another is typed.
const DUE: &str = "Down Down Enter Down Down Down Down Down Down Down Down Down Enter Ctrl-a '30/3/66";

/// Every picture in both languages, by the name of its file.
pub fn pictures() -> impl Iterator<Item = (String, String)> {
    let languages = [(Lang::Thai, "th"), (Lang::English, "en")];
    SCENES.iter().flat_map(move |scene| {
        languages.map(|(lang, tag)| (format!("{}-{tag}.svg", scene.name), picture(scene, lang)))
    })
}

fn picture(scene: &Scene, lang: Lang) -> String {
    let plan = store::parse(include_str!("../demo.ron"), "demo.ron").expect("the demo plan is sound");
    let today = TODAY.parse().expect("a day");
    let look = Look { theme: scene.theme, depth: Depth::True, digits: None };
    let mut app = App::new(plan, Origin::File("plan.ron".into()), today, lang, SIZE).with_look(look);
    update(&mut app, Msg::Time(TIME.parse().expect("a time")));
    for key in scene.keys.split(' ').flat_map(|name| keys(name, lang)) {
        update(&mut app, Msg::Key(key));
    }
    let theme = Theme::of(look.theme, look.depth);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("memory");
    terminal.draw(|frame| _ = draw(&app, &theme, frame)).expect("memory");
    svg(terminal.backend().buffer())
}

fn keys(name: &str, lang: Lang) -> Vec<KeyEvent> {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    if let Some(text) = name.strip_prefix('\'') {
        let (thai, english) = text.split_once('|').unwrap_or((text, text));
        let text = if lang == Lang::Thai { thai } else { english };
        return text.chars().map(|letter| plain(KeyCode::Char(letter))).collect();
    }
    let letter = |name: &str| KeyCode::Char(name.chars().next().expect("a letter"));
    vec![match name {
        "Down" => plain(KeyCode::Down),
        "Right" => plain(KeyCode::Right),
        "Enter" => plain(KeyCode::Enter),
        "F5" => plain(KeyCode::F(5)),
        _ => match name.strip_prefix("Ctrl-") {
            Some(name) => KeyEvent::new(letter(name), KeyModifiers::CONTROL),
            None => plain(letter(name)),
        },
    }]
}

/// The cells as a picture.
fn svg(buffer: &Buffer) -> String {
    let (width, height) = (SIZE.width * CELL.0 + 2 * MARGIN, SIZE.height * CELL.1 + 2 * MARGIN);
    // The last cell: nothing ever stands in it.
    let page = colour(buffer[(SIZE.width - 1, SIZE.height - 1)].bg);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{page}\"/>\n\
         <g font-family=\"'Noto Sans Mono', 'Sarasa Mono', Menlo, Consolas, 'Noto Sans Thai', \
         Thonburi, 'Leelawadee UI', Tahoma, monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for y in 0..SIZE.height {
        grounds(&mut svg, buffer, y, &page);
        texts(&mut svg, buffer, y);
    }
    svg + "</g>\n</svg>\n"
}

/// Where the cell in column `x` begins, and in row `y`.
const fn place(x: u16, y: u16) -> (u16, u16) {
    (MARGIN + x * CELL.0, MARGIN + y * CELL.1)
}

/// The cells of row `y` that are not hidden behind a wide one, with their columns.
fn cells(buffer: &Buffer, y: u16) -> Vec<(u16, u16, &Cell)> {
    let (mut cells, mut x) = (Vec::new(), 0);
    while x < SIZE.width {
        let cell = &buffer[(x, y)];
        let columns = u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
        cells.push((x, columns, cell));
        x += columns;
    }
    cells
}

/// The backgrounds of row `y` that are not the page's.
fn grounds(svg: &mut String, buffer: &Buffer, y: u16, page: &str) {
    for run in cells(buffer, y).chunk_by(|a, b| a.2.bg == b.2.bg) {
        let ground = colour(run[0].2.bg);
        if ground != page {
            let columns: u16 = run.iter().map(|cell| cell.1).sum();
            rect(svg, place(run[0].0, y), (columns * CELL.0, CELL.1), &ground);
        }
    }
}

fn rect(svg: &mut String, (x, y): (u16, u16), (width, height): (u16, u16), fill: &str) {
    // Writing to a String does not fail.
    let _ =
        writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
}

/// What stands in row `y`: runs of one look, in which every cluster has its place.
fn texts(svg: &mut String, buffer: &Buffer, y: u16) {
    let look = |cell: &Cell| (cell.fg, cell.modifier);
    let cells = cells(buffer, y);
    for run in cells.chunk_by(|a, b| look(a.2) == look(b.2) && shape(a.2) == shape(b.2)) {
        let (cell, fill) = (run[0].2, colour(run[0].2.fg));
        let columns: u16 = run.iter().map(|cell| cell.1).sum();
        let (x, top) = place(run[0].0, y);
        match shape(cell) {
            // As shapes they are whole, whatever the font.
            Shape::Rule => rect(svg, (x, top + CELL.1 / 2), (columns * CELL.0, 1), &fill),
            Shape::RuleDown => rect(svg, (x + CELL.0 / 2, top), (1, CELL.1), &fill),
            Shape::Bar => rect(svg, (x, top), (CELL.0 / 2, CELL.1), &fill),
            Shape::Text => text(svg, run, top + BASELINE, &fill),
        }
    }
}

/// What is drawn for a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Rule,
    RuleDown,
    Bar,
    Text,
}

fn shape(cell: &Cell) -> Shape {
    match cell.symbol() {
        "─" => Shape::Rule,
        "│" => Shape::RuleDown,
        "▌" => Shape::Bar,
        _ => Shape::Text,
    }
}

fn text(svg: &mut String, run: &[(u16, u16, &Cell)], baseline: u16, fill: &str) {
    if run.iter().all(|(_, _, cell)| cell.symbol().trim().is_empty()) {
        return;
    }
    let modifier = run[0].2.modifier;
    let bold = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let lined = if modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let _ = write!(svg, "<text y=\"{baseline}\" fill=\"{fill}\"{bold}{lined}>");
    for (x, _, cell) in run.iter().filter(|(_, _, cell)| !cell.symbol().trim().is_empty()) {
        let _ = write!(svg, "<tspan x=\"{}\">{}</tspan>", place(*x, 0).0, escaped(cell.symbol()));
    }
    svg.push_str("</text>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other:?} is no colour of a picture"),
    }
}
