use proptest::prelude::*;

use super::*;
use crate::thai::width::width;
use unicode_segmentation::UnicodeSegmentation;

/// A field in rows of `cols` columns, of which four are seen.
fn field(text: &str, cols: usize) -> (Field, Wrapper) {
    let wrapper = Wrapper::new();
    let mut field = Field::new(text.into());
    field.resize(&wrapper, cols);
    field.settle(4);
    (field, wrapper)
}

/// What is typed letter by letter, as a keyboard sends it.
fn type_letters(field: &mut Field, wrapper: &Wrapper, text: &str) {
    for letter in text.chars() {
        field.type_text(&letter.to_string(), wrapper);
    }
}

/// The text with `|` where the cursor is.
fn at(field: &Field) -> String {
    let (before, behind) = field.text.split_at(field.cursor);
    format!("{before}|{behind}")
}

fn rows(field: &Field) -> Vec<String> {
    field.seen().map(|(row, _)| row.to_owned()).collect()
}

#[test]
fn backspace_takes_a_code_point_and_delete_a_cluster() {
    let (mut field, wrapper) = field("", 20);
    type_letters(&mut field, &wrapper, "น้ำ");
    let mut seen = Vec::new();
    for _ in 0..4 {
        field.take(Stroke::RubOut, &wrapper);
        seen.push(field.text().to_owned());
    }
    assert_eq!(seen, ["น้", "น", "", ""]);
    type_letters(&mut field, &wrapper, "น้ำ");
    field.take(Stroke::Move(Motion::Home), &wrapper);
    field.take(Stroke::Delete, &wrapper);
    assert_eq!(at(&field), "|ำ");
    field.take(Stroke::Delete, &wrapper);
    field.take(Stroke::Delete, &wrapper);
    assert_eq!(at(&field), "|");
}

#[test]
fn the_cursor_moves_by_cluster_and_by_word_over_lines() {
    let (mut field, wrapper) = field("น้ำที่\nสำนักงานเขต ab", 40);
    let mut go = |motion: Motion| {
        field.take(Stroke::Move(motion), &wrapper);
        at(&field)
    };
    assert_eq!(go(Motion::TextStart), "|น้ำที่\nสำนักงานเขต ab");
    let steps: Vec<_> = (0..4).map(|_| go(Motion::Right)).collect();
    assert_eq!(
        steps,
        ["น้|ำที่\nสำนักงานเขต ab", "น้ำ|ที่\nสำนักงานเขต ab", "น้ำที่|\nสำนักงานเขต ab", "น้ำที่\n|สำนักงานเขต ab"]
    );
    assert_eq!(go(Motion::Left), "น้ำที่|\nสำนักงานเขต ab");
    assert_eq!(go(Motion::WordRight), "น้ำที่\n|สำนักงานเขต ab");
    assert_eq!(go(Motion::WordRight), "น้ำที่\nสำนักงาน|เขต ab");
    assert_eq!(go(Motion::WordRight), "น้ำที่\nสำนักงานเขต |ab");
    assert_eq!(go(Motion::WordRight), "น้ำที่\nสำนักงานเขต ab|");
    assert_eq!(go(Motion::WordRight), "น้ำที่\nสำนักงานเขต ab|");
    assert_eq!(go(Motion::WordLeft), "น้ำที่\nสำนักงานเขต |ab");
    assert_eq!(go(Motion::Home), "น้ำที่\n|สำนักงานเขต ab");
    assert_eq!(go(Motion::WordLeft), "น้ำที่|\nสำนักงานเขต ab");
    assert_eq!(go(Motion::TextEnd), "น้ำที่\nสำนักงานเขต ab|");
}

#[test]
fn up_and_down_keep_their_column_through_shorter_rows() {
    let (mut field, wrapper) = field("กำลังทำ\nกข\nกำลังทำ", 20);
    for (motion, cursor) in [
        (Motion::Left, (5, 2)),
        (Motion::Up, (2, 1)),
        (Motion::Up, (5, 0)),
        (Motion::Up, (0, 0)),
        (Motion::Down, (2, 1)),
        (Motion::Down, (5, 2)),
        (Motion::Down, (6, 2)),
        (Motion::PageUp, (5, 0)),
    ] {
        field.take(Stroke::Move(motion), &wrapper);
        assert_eq!(field.cursor(), cursor, "{motion:?}");
    }
}

#[test]
fn home_and_end_are_those_of_the_row_that_is_seen() {
    // Broken between words without a blank: the end of a row and the start of the next are one place.
    let (mut field, wrapper) = field("สำนักงานเขตดำเนินการแล้ว", 10);
    assert_eq!(rows(&field), ["สำนักงานเขต", "ดำเนินการ", "แล้ว"]);
    let mut go = |motion: Motion| {
        field.take(Stroke::Move(motion), &wrapper);
        field.cursor()
    };
    assert_eq!(go(Motion::TextStart), (0, 0));
    assert_eq!(go(Motion::End), (10, 0));
    assert_eq!(go(Motion::End), (10, 0));
    assert_eq!(go(Motion::Right), (1, 1), "on from there");
    assert_eq!(go(Motion::Home), (0, 1));
    assert_eq!(go(Motion::Home), (0, 1));
    assert_eq!(go(Motion::Up), (0, 0));
    assert_eq!(go(Motion::Down), (0, 1));
    assert_eq!(go(Motion::End), (8, 1));
    assert_eq!(go(Motion::Up), (8, 0));
}

#[test]
fn what_was_typed_is_taken_back_word_by_word() {
    let (mut field, wrapper) = field("", 40);
    type_letters(&mut field, &wrapper, "สำนักงานเขต ดำเนิน\nแล้ว");
    let mut seen = Vec::new();
    for _ in 0..6 {
        field.take(Stroke::Undo, &wrapper);
        seen.push(at(&field));
    }
    assert_eq!(seen, ["สำนักงานเขต ดำเนิน\n|", "สำนักงานเขต ดำเนิน|", "สำนักงานเขต |", "สำนักงาน|", "|", "|"]);
    for _ in 0..9 {
        field.take(Stroke::Redo, &wrapper);
    }
    assert_eq!(at(&field), "สำนักงานเขต ดำเนิน\nแล้ว|");
}

#[test]
fn what_is_selected_is_replaced_and_comes_back() {
    let (mut field, wrapper) = field("ประชุมแล้ว", 40);
    field.take(Stroke::Select(Motion::WordLeft), &wrapper);
    assert_eq!(field.seen().next().unwrap().1, 5..8);
    type_letters(&mut field, &wrapper, "ใหม่");
    assert_eq!(at(&field), "ประชุมใหม่|");
    field.take(Stroke::Undo, &wrapper);
    assert_eq!(at(&field), "ประชุมแล้ว|");
    field.take(Stroke::SelectAll, &wrapper);
    field.take(Stroke::Move(Motion::Left), &wrapper);
    assert_eq!(at(&field), "|ประชุมแล้ว", "a selection is left at its side");
    field.take(Stroke::SelectAll, &wrapper);
    field.take(Stroke::RubOut, &wrapper);
    assert_eq!((at(&field).as_str(), field.seen().next().unwrap().1), ("|", 0..0));
    field.take(Stroke::Undo, &wrapper);
    assert_eq!(field.text(), "ประชุมแล้ว");
}

#[test]
fn half_of_a_cell_is_marked_whole() {
    let (mut field, wrapper) = field("กน้ำข", 40);
    let mut marked = |keys: &[Stroke]| {
        for key in keys {
            field.take(*key, &wrapper);
        }
        field.seen().next().unwrap().1
    };
    let (home, right) = (Stroke::Move(Motion::Home), Stroke::Move(Motion::Right));
    let select = Stroke::Select(Motion::Right);
    assert_eq!(marked(&[home, right, select]), 1..3);
    assert_eq!(marked(&[home, right, right, select]), 1..3);
}

#[test]
fn a_paste_is_cleaned_and_taken_back_at_once() {
    let (mut field, wrapper) = field("ก", 40);
    let entered = field.paste("ข\r\rค\tง\u{1b}[31m\u{202e}จ\r\nฉ", &wrapper);
    assert_eq!((field.text(), entered), ("กข\nค\tงจ\nฉ", Entered::Whole(2)));
    assert_eq!(rows(&field), ["กข", "ค งจ", "ฉ"]);
    field.take(Stroke::Undo, &wrapper);
    assert_eq!(at(&field), "ก|");
}

#[test]
fn what_would_be_too_long_stays_out_whole() {
    let (mut field, wrapper) = field("ก", 40);
    assert_eq!(field.paste(&"x".repeat(LONGEST - 2), &wrapper), Entered::TooLong);
    assert_eq!(field.text(), "ก");
    assert_eq!(field.paste(&"x".repeat(LONGEST - 3), &wrapper), Entered::Whole(0));
    assert_eq!(field.type_text("y", &wrapper), Entered::TooLong);
}

#[test]
fn a_mark_without_a_base_can_be_seen_and_mended() {
    let (mut field, wrapper) = field("\u{E49}า", 40);
    assert_eq!((rows(&field), field.cursor()), (vec!["◌้า".to_owned()], (2, 0)));
    field.take(Stroke::Move(Motion::Home), &wrapper);
    type_letters(&mut field, &wrapper, "น");
    assert_eq!((rows(&field), field.cursor().0), (vec!["น้า".to_owned()], 1));
    field.take(Stroke::Move(Motion::Right), &wrapper);
    assert_eq!(at(&field), "น้|า", "a cluster that the cursor is in is left at its end");
}

#[test]
fn blanks_at_the_end_of_a_row_keep_the_cursor_inside() {
    let (mut field, wrapper) = field("", 5);
    type_letters(&mut field, &wrapper, "abcde      ");
    assert_eq!(field.cursor(), (5, 0));
    type_letters(&mut field, &wrapper, "f");
    assert_eq!((rows(&field), field.cursor()), (vec!["abcde".to_owned(), "f".to_owned()], (1, 1)));
}

#[test]
fn as_many_rows_are_seen_as_there_is_room_for() {
    let (mut field, wrapper) = field("1\n2\n3\n4\n5\n6", 10);
    assert_eq!((rows(&field).concat().as_str(), field.cursor()), ("3456", (1, 3)));
    for _ in 0..4 {
        field.take(Stroke::Move(Motion::Up), &wrapper);
        field.settle(4);
    }
    assert_eq!((rows(&field).concat().as_str(), field.cursor()), ("2345", (1, 0)));
    field.settle(1);
    assert_eq!((rows(&field).concat().as_str(), field.row()), ("2", 1));
}

/// What a person may do: the text of a key or a paste, or a stroke.
#[derive(Debug, Clone)]
enum Deed {
    Type(String),
    Paste(String),
    Stroke(Stroke),
}

fn deed() -> impl Strategy<Value = Deed> {
    use Motion::{
        Down, End, Home, Left, PageDown, PageUp, Right, TextEnd, TextStart, Up, WordLeft, WordRight,
    };
    let motions =
        vec![Down, End, Home, Left, PageDown, PageUp, Right, TextEnd, TextStart, Up, WordLeft, WordRight];
    let motion = || prop::sample::select(motions.clone());
    let strokes = vec![Stroke::RubOut, Stroke::Delete, Stroke::SelectAll, Stroke::Undo, Stroke::Redo];
    let letter = "[กนมเแำาะ้่ิีัๆฯ ab(\n\t\u{200B}漢]";
    prop_oneof![
        6 => letter.prop_map(Deed::Type),
        1 => "[กนเำาิ้ \r\n\t\u{1b}\u{202e}\u{200D}👩💻a]{0,30}".prop_map(Deed::Paste),
        4 => prop::sample::select(strokes).prop_map(Deed::Stroke),
        3 => motion().prop_map(|motion| Deed::Stroke(Stroke::Move(motion))),
        2 => motion().prop_map(|motion| Deed::Stroke(Stroke::Select(motion))),
    ]
}

fn act(field: &mut Field, wrapper: &Wrapper, deed: &Deed) {
    match deed {
        Deed::Type(text) => drop(field.type_text(text, wrapper)),
        Deed::Paste(text) => drop(field.paste(text, wrapper)),
        Deed::Stroke(stroke) => field.take(*stroke, wrapper),
    }
}

/// Does `deeds` in a field that begins with `start`, and looks after each whether all is in order.
#[track_caller]
fn live(start: &str, deeds: &[Deed], cols: usize, height: usize) {
    let (mut field, wrapper) = field(start, cols);
    for deed in deeds {
        act(&mut field, &wrapper, deed);
        field.settle(height);
        // The cursor stands in the text, between two code points, and is seen.
        assert!(field.text.is_char_boundary(field.cursor), "{deed:?}");
        assert!(field.anchor.is_none_or(|anchor| field.text.is_char_boundary(anchor)));
        let (column, row) = field.cursor();
        assert!(column <= cols && row < height, "{deed:?}: {column}, {row}");
        // No row is wider than its room, none begins or ends inside a cell.
        for (text, marked) in field.seen() {
            assert!(width(text) <= cols.max(2), "{text:?} in {cols}");
            assert!(marked.start <= marked.end && marked.end <= cols + 1);
        }
        let edges = (0..field.len()).filter_map(|index| field.rows.row(index)).flat_map(|r| [r.start, r.end]);
        let mut ends = vec![0];
        ends.extend(field.text.grapheme_indices(false).map(|(at, cluster)| at + cluster.len()));
        for edge in edges {
            assert!(ends.contains(&edge), "{edge} in {:?}", field.text);
        }
        assert!(!field.text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    }
    // Undo leads back to the start, redo to where it was.
    let end = field.text.clone();
    let mut steps = 0;
    while field.changes.undo(&mut field.text, |typed| last_word(typed, &wrapper)).is_some() {
        steps += 1;
    }
    assert_eq!(field.text, start);
    for _ in 0..steps {
        field.changes.redo(&mut field.text).unwrap();
    }
    assert_eq!(field.text, end);
}

/// What is pasted makes one cluster of what stood before it and itself.
#[test]
fn clusters_that_join_over_an_edit_are_not_torn() {
    let pastes = ["💻", "\u{E34}\u{200D}💻", "👩\u{200D}", "💻", "\u{200D}👩"];
    let (left, select) = (Stroke::Move(Motion::Left), Stroke::Select(Motion::Left));
    for cols in 2..24 {
        for before in ["", "ก", "ก ", "\t", "กก\n"] {
            let mut deeds: Vec<Deed> = pastes.iter().map(|text| Deed::Paste((*text).to_owned())).collect();
            deeds.extend([left, left, select, select].map(Deed::Stroke));
            deeds.extend(pastes.iter().map(|text| Deed::Paste((*text).to_owned())));
            live(before, &deeds, cols, 3);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done(
        start in "[กนเแำา้ัิ ab\n\t]{0,40}",
        deeds in prop::collection::vec(deed(), 0..40),
        cols in 2_usize..24,
        height in 1_usize..6,
    ) {
        live(&start, &deeds, cols, height);
    }

    #[test]
    fn a_paste_taken_back_changes_nothing(
        start in "[กนเำา้ ab\n]{0,40}",
        moves in prop::collection::vec(deed(), 0..10),
        paste in "\\PC{0,30}|[กนำ้\r\n\t\u{1b}]{0,20}",
    ) {
        let (mut field, wrapper) = field(&start, 12);
        for deed in &moves {
            act(&mut field, &wrapper, deed);
        }
        let before = field.text.clone();
        field.paste(&paste, &wrapper);
        if field.text != before {
            field.take(Stroke::Undo, &wrapper);
        }
        prop_assert_eq!(&field.text, &before);
    }
}
