//! The pages of the wall: each at the sizes of a projector and of a small terminal, and whatever the plan.

use std::fmt::Write;
use std::mem;
use std::ops::Range;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::screens::{picture, text};
use super::{demo, ides};
use crate::calendar::{Day, FiscalMonth, FiscalYear};
use crate::locales::{Lang, Words};
use crate::plan::{Indicator, Measure, Meeting, Plan, Section, Status, When, arbitrary};
use crate::thai::wrap::Wrapper;
use crate::tui::Theme;
use crate::tui::draw::wall::{STEPS, capacity, show, slides};
use crate::view::Round;
use crate::view::wall::{Detail, Entry, Footer, Item, Key, Options, Slide, outline, page};

/// The slides of `plan` as its month's meeting sees it: those of which `wanted` says so, by index and count.
fn some_slides(
    plan: &Plan,
    today: Day,
    size: Size,
    step: i8,
    wanted: fn(usize, usize) -> bool,
) -> Vec<Slide> {
    let round = Round::of_month(plan, FiscalMonth::of(today), today);
    let parts = slides(&outline(plan, &round), size, step);
    let count = parts.len();
    let slide = |(index, (key, range)): (usize, (Key, Range<usize>))| Slide {
        page: page(plan, &round, key, range, Options::default()),
        footer: Footer::of(plan, &round),
        number: index + 1,
        count,
        clock: "๐๙.๔๒ น.".into(),
        step,
        is_blank: false,
        selected: None,
    };
    parts.into_iter().enumerate().filter(|(index, _)| wanted(*index, count)).map(slide).collect()
}

/// All of them.
fn slides_of(plan: &Plan, today: Day, size: Size, step: i8) -> Vec<Slide> {
    some_slides(plan, today, size, step, |_, _| true)
}

fn drawn(slide: &Slide, lang: Lang, (width, height): (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    show(slide, &Words::new(lang), &Wrapper::new(), &Theme::dark(), &mut buffer);
    buffer
}

/// One slide of each kind of page of the demo plan, the second item of each selected.
pub(in crate::tui) fn demo_slides(size: Size) -> Vec<Slide> {
    kinds(slides_of(&demo(), ides(), size, 0))
}

/// One slide of each kind of page, and of the pages with items the second item selected.
fn kinds(all: Vec<Slide>) -> Vec<Slide> {
    let mut kinds: Vec<Slide> = Vec::new();
    for mut slide in all {
        let kind = mem::discriminant(&slide.page.key);
        if kinds.iter().all(|known| mem::discriminant(&known.page.key) != kind) {
            slide.selected = (!slide.page.items.is_empty()).then(|| 1.min(slide.page.items.len() - 1));
            kinds.push(slide);
        }
    }
    kinds
}

fn pictures((width, height): (u16, u16)) -> String {
    let mut all = String::new();
    for slide in demo_slides(Size { width, height }) {
        let picture = picture(&drawn(&slide, Lang::Thai, (width, height)));
        writeln!(all, "════ {:?}\n{picture}", slide.page.key).unwrap();
    }
    all
}

/// Every slide as text.
fn texts(plan: &Plan, lang: Lang, (width, height): (u16, u16), step: i8) -> String {
    let mut all = String::new();
    for slide in slides_of(plan, ides(), Size { width, height }, step) {
        writeln!(all, "════ {:?} {}", slide.page.key, slide.number).unwrap();
        for line in text(&drawn(&slide, lang, (width, height))) {
            writeln!(all, "{}", line.trim_end()).unwrap();
        }
    }
    all
}

#[test]
fn the_pages_at_80x24() {
    insta::assert_snapshot!(pictures((80, 24)));
}

#[test]
fn the_pages_at_120x40() {
    insta::assert_snapshot!(pictures((120, 40)));
}

#[test]
fn the_pages_at_160x45() {
    insta::assert_snapshot!(pictures((160, 45)));
}

#[test]
fn the_pages_at_40x10() {
    insta::assert_snapshot!(pictures((40, 10)));
}

#[test]
fn every_slide_of_the_demo() {
    insta::assert_snapshot!(texts(&demo(), Lang::Thai, (80, 24), 0));
}

#[test]
fn every_slide_of_the_demo_in_english() {
    insta::assert_snapshot!(texts(&demo(), Lang::English, (100, 30), 0));
}

#[test]
fn larger_and_smaller() {
    let demo = demo();
    let mut all = String::new();
    for step in [-2, 2, 4] {
        let slides = slides_of(&demo, ides(), Size::new(120, 40), step);
        let indicator = slides.iter().find(|slide| matches!(slide.page.key, Key::Indicator { .. })).unwrap();
        let lines = text(&drawn(indicator, Lang::Thai, (120, 40)));
        let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
        writeln!(all, "════ {step}: {} slides\n{}", slides.len(), lines.join("\n")).unwrap();
    }
    insta::assert_snapshot!(all);
}

/// A measure that is due on a day.
fn measure(id: &str, title: &str, due: &str) -> Measure {
    let mut measure = Measure { id: id.into(), title: title.into(), ..Measure::default() };
    measure.due.when = When::On(due.parse().unwrap());
    measure
}

fn plan_of(measures: Vec<Measure>) -> Plan {
    let mut plan = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let indicator = Indicator {
        no: Some(1), title: "การปฏิบัติหน้าที่".into(), measures, ..Indicator::default()
    };
    plan.sections = vec![Section { code: "IIT".into(), indicators: vec![indicator], ..Section::default() }];
    plan
}

#[test]
fn what_has_nothing_to_show_says_so_calmly() {
    let mut plan = plan_of(vec![measure("1.1", "เปิดจุดบริการ", "2023-09-30")]);
    let nothing_late = texts(&plan, Lang::Thai, (80, 24), 0);
    plan.meetings = vec![
        Meeting::new("3/2566", ides()),
        Meeting {
            place: "ห้องประชุม ๑".into(), ..Meeting::new("4/2566", "2023-04-19".parse().unwrap())
        },
    ];
    let with_a_next_meeting = texts(&plan, Lang::Thai, (80, 24), 0);
    let empty = Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap());
    let empty = texts(&empty, Lang::Thai, (80, 24), 0);
    insta::assert_snapshot!(format!("{nothing_late}\n{with_a_next_meeting}\n{empty}"));
}

#[test]
fn a_blank_wall_shows_nothing() {
    let mut slide = slides_of(&demo(), ides(), Size::new(80, 24), 0).remove(3);
    slide.is_blank = true;
    assert!(text(&drawn(&slide, Lang::Thai, (80, 24))).iter().all(|line| line.trim().is_empty()));
}

/// Its text without the blanks that wrapping takes.
fn squeezed(buffer: &Buffer) -> String {
    text(buffer).concat().split_whitespace().collect()
}

#[test]
fn one_that_follows_on_a_smaller_screen_sees_the_selected_item() {
    let mut slide = slides_of(&demo(), ides(), Size::new(160, 45), 0).remove(3);
    assert!(slide.page.items.len() >= 5);
    for selected in 0..slide.page.items.len() {
        slide.selected = Some(selected);
        for size in [(80, 24), (60, 16), (40, 10)] {
            let buffer = drawn(&slide, Lang::Thai, size);
            let bars: Vec<_> = text(&buffer).into_iter().filter(|line| line.contains('▌')).collect();
            let id = Words::new(Lang::Thai).digits().apply(&slide.page.items[selected].number).into_owned();
            assert!(bars.first().is_some_and(|line| line.contains(&id)), "{id} at {size:?}: {bars:#?}");
            let lines = text(&buffer);
            let is_seen = |item: &Item| {
                let id = format!("{} ", Words::new(Lang::Thai).digits().apply(&item.number));
                lines.iter().any(|line| line.contains(&id))
            };
            let says_more = squeezed(&buffer).contains("ยังมีอีก");
            assert_eq!(says_more, !slide.page.items.iter().all(is_seen), "{size:?}: {lines:#?}");
        }
    }
}

#[test]
fn what_is_decided_is_seen_at_once() {
    let mut plan = plan_of(vec![measure("1.1", "เปิดจุดบริการ", "2023-02-28")]);
    let shown = |plan: &Plan| texts(plan, Lang::Thai, (80, 24), 0);
    assert!(shown(&plan).contains("!  ๑.๑  เปิดจุดบริการ"));
    let edit = plan.sections[0].indicators[0].measures[0].record(&[], ides(), Status::Delayed).unwrap();
    edit.apply(&mut plan).unwrap();
    assert!(shown(&plan).contains("เกินกำหนด ๑๕ วัน · ชะลอ"), "{}", shown(&plan));
    let edit = plan.sections[0].indicators[0].measures[0].record(&[], ides(), Status::Done).unwrap();
    edit.apply(&mut plan).unwrap();
    assert!(shown(&plan).contains("✓  ๑.๑  เปิดจุดบริการ"));
    assert!(shown(&plan).contains("ไม่มีมาตรการที่เกินกำหนด"));
}

/// Plans that no office has.
fn odd_plans() -> Vec<Plan> {
    let long = "กำกับติดตาม".repeat(2_000);
    let mut titled = plan_of(vec![measure(&long, &long, "2023-02-28"); 3]);
    titled.sections[0].title.clone_from(&long);
    titled.sections[0].indicators[0].title.clone_from(&long);
    titled.agency.clone_from(&long);
    titled.meetings = vec![Meeting { place: long.clone(), body: long.clone(), ..Meeting::new(long, ides()) }];
    let many = plan_of((0..10_000).map(|n| measure(&n.to_string(), "ป้าย", "2023-02-28")).collect());
    let unit = |n: usize| {
        let mut measure = measure(&n.to_string(), "", "2023-03-16");
        measure.responsible.units = vec![format!("ฝ่ายที่ {n}")];
        measure
    };
    let units = plan_of((0..1_000).map(unit).collect());
    let hostile = plan_of(vec![measure("\u{1b}[2J", "ก\u{1b}]0;x\u{7}\u{202e}\nข", "2023-02-28")]);
    vec![Plan::new("", FiscalYear::new(2566).unwrap()), titled, many, units, hostile]
}

#[test]
fn odd_plans_are_shown_at_every_size() {
    for (index, plan) in odd_plans().iter().enumerate() {
        for (width, height) in [(0, 0), (1, 1), (7, 30), (40, 10), (300, 4)] {
            for step in [STEPS.0, STEPS.1] {
                let ends = |index, count| index < 4 || index + 6 > count;
                for slide in some_slides(plan, ides(), Size { width, height }, step, ends) {
                    let buffer = drawn(&slide, Lang::Thai, (width, height));
                    let is_plain = |line: String| !line.chars().any(char::is_control);
                    assert!(text(&buffer).into_iter().all(is_plain), "{index}");
                }
            }
        }
    }
}

/// What `slides` says of entries that were not made of a plan: the pages are theirs, in order, and the ranges tile.
fn tile(entries: &[Entry], size: Size, step: i8) {
    let all = slides(entries, size, step);
    let mut rest = all.iter();
    for entry in entries {
        let mut at = 0;
        loop {
            let (key, range) = rest.next().unwrap();
            assert_eq!((*key, range.start), (entry.key, at));
            assert!(range.len() <= capacity(entry.key, size, step));
            assert!(!range.is_empty() || entry.items == 0);
            at = range.end;
            if at == entry.items {
                break;
            }
        }
    }
    assert!(rest.next().is_none());
}

proptest! {
    #[test]
    fn the_slides_tile_the_pages(
        counts in prop::collection::vec(0..300_usize, 5),
        width in 0..250_u16,
        height in 0..90_u16,
        step in STEPS.0..=STEPS.1,
    ) {
        let indicator = Key::Indicator { section: 0, indicator: 0 };
        let keys = [Key::Section(0), indicator, Key::Late, Key::Units, Key::Directives];
        let entry = |(key, items)| Entry { key, number: String::new(), title: String::new(), items };
        let entries: Vec<_> = keys.into_iter().zip(counts).map(entry).collect();
        tile(&entries, Size { width, height }, step);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The arithmetic holds: what was to stand on a slide stands there, whatever its titles.
    #[test]
    fn what_belongs_on_a_slide_has_room_there(
        plan in arbitrary::plan(),
        days in 0..400_u64,
        width in 40..200_u16,
        height in 10..70_u16,
        step in STEPS.0..=STEPS.1,
        pad in 0..3_usize,
    ) {
        let mut plan = plan;
        for measure in plan.sections.iter_mut().flat_map(|s| &mut s.indicators).flat_map(|i| &mut i.measures) {
            measure.title.push_str(&"ประชาสัมพันธ์ให้ทั่วถึง".repeat(pad * 12));
        }
        let today = plan.fiscal_year.first_day() + chrono::Days::new(days);
        for slide in slides_of(&plan, today, Size { width, height }, step) {
            let buffer = drawn(&slide, Lang::Thai, (width, height));
            let seen = squeezed(&buffer);
            prop_assert!(!seen.contains("ยังมีอีก"), "{:?}: {}", slide.page.key, seen);
        }
    }
}

#[test]
fn what_is_said_of_an_item_breaks_where_words_end() {
    let mut slide = slides_of(&demo(), ides(), Size::new(40, 10), 0).remove(8);
    slide.page.items[0].title = "ป้าย".into();
    slide.page.items[0].detail =
        vec![Detail::Status(Status::InProgress), Detail::Said("ประชาสัมพันธ์การเปิดเผยข้อมูลสาธารณะ".into())];
    let lines = text(&drawn(&slide, Lang::Thai, (40, 10)));
    let at = lines.iter().position(|line| line.contains("กำลังทำ")).unwrap();
    assert!(lines[at].trim().starts_with("กำลังทำ · ประชาสัมพันธ์"), "{lines:#?}");
    assert_eq!(lines[at + 1].trim(), "ข้อมูลสาธารณะ", "{lines:#?}");
}
