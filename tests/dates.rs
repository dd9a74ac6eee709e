//! The reader of dues and rhythms, against tables of expressions and what they mean.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use tidtam::calendar::{Cadence, Day, FiscalYear, Reading, Unread, read, read_typed};

fn meaning(reading: Reading) -> [String; 4] {
    let (kind, days, every) = match reading {
        Reading::Date(day) => ("date", Some((day, day)), None),
        Reading::Range(first, last) => ("range", Some((first, last)), None),
        Reading::FiscalYear(first, last) => ("fiscal-year", Some((first, last)), None),
        Reading::Cadence { every, within } => ("cadence", within, Some(every)),
        Reading::Unknown(_) => ("unknown", None, None),
    };
    let (start, end) = days.map(|(a, b)| (a.to_string(), b.to_string())).unwrap_or_default();
    let every = every.map_or("", Cadence::code);
    [kind.to_owned(), start, end, every.to_owned()]
}

#[track_caller]
fn all_rows_hold(table: &str, count: usize) {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, year, expected @ ..] = &fields[..] else { panic!("a short row: {line}") };
        let found = meaning(read(text, year.parse::<FiscalYear>().unwrap()));
        rows += 1;
        if found[..] != *expected {
            wrong.push(format!("{text} ({year}): {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(rows, count);
}

#[test]
fn every_row_of_the_table_is_read_as_it_says() {
    all_rows_hold(include_str!("data/thai-dates.tsv"), 66);
}

/// The same family as other offices write it, and what must not be taken for a date.
#[test]
fn the_wider_family_is_read_by_the_same_rules() {
    all_rows_hold(include_str!("data/more-dates.tsv"), 197);
}

#[test]
fn what_is_unknown_says_why() {
    let year = FiscalYear::new(2566).unwrap();
    for (text, reason) in [
        ("", Unread::NothingDated),
        ("อย่างต่อเนื่อง", Unread::NothingDated),
        ("31 เม.ย. 66", Unread::NoSuchDay),
        ("๒๙ ก.พ. ๖๖", Unread::NoSuchDay),
        ("30/13/66", Unread::NoSuchDay),
        ("ไตรมาสที่ ๕", Unread::NoSuchDay),
        ("ทุกเดือน ตั้งแต่ ๓๑ เม.ย. ๖๖", Unread::NoSuchDay),
        ("30 มี.ค. 2023", Unread::DoubtfulYear(2023)),
        ("30/3/2023", Unread::DoubtfulYear(2023)),
        ("30 มี.ค. 256", Unread::DoubtfulYear(256)),
        ("ปีงบประมาณ 2023", Unread::DoubtfulYear(2023)),
        ("วันศุกร์ที่ ๑๕ มีนาคม ๒๕๖๖", Unread::WrongWeekday),
        ("ภายใน ๓๐ วันหลังสิ้นปีงบประมาณ", Unread::Relative),
        ("ภายใน 7 วันทำการ", Unread::Relative),
        ("เดือนถัดไป", Unread::Relative),
        ("ตลอดปีการศึกษา ๒๕๗๐", Unread::SchoolYear),
        ("ภาคเรียนละ ๑ ครั้ง", Unread::SchoolYear),
        ("ทุก ๔ เดือน", Unread::NoSuchRhythm),
        ("ปีละ ๓ ครั้ง", Unread::NoSuchRhythm),
        ("๑๕ มี.ค. และ ๑๕ ก.ย. ๖๖", Unread::Several),
        ("ทุกเดือน และทุกไตรมาส", Unread::Several),
        ("เม.ย. ๖๖ - มี.ค. ๖๖", Unread::Backwards),
        ("ปีงบประมาณ ๒๕๗๐ - ๒๕๖๖", Unread::Backwards),
        ("ไตรมาส ๔ - ๑", Unread::Backwards),
        ("ก่อนวันที่ ๓๐ มีนาคม ๒๕๖๖", Unread::Unclear),
        ("ต้นเดือนมีนาคม", Unread::Unclear),
        ("สิ้นปี", Unread::Unclear),
        ("02-11-66", Unread::Unclear),
    ] {
        assert_eq!(read(text, year), Reading::Unknown(reason), "{text}");
    }
}

#[test]
fn what_is_typed_may_count_from_today() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    let (year, today) = (FiscalYear::new(2566).unwrap(), day("2023-03-15"));
    for (text, expected) in [
        ("+7", "2023-03-22"),
        (" + ๒๐ วัน", "2023-04-04"),
        ("+0", "2023-03-15"),
        ("สิ้นเดือน", "2023-03-31"),
        ("สิ้นเดือนนี้", "2023-03-31"),
        ("30/3/66", "2023-03-30"),
        ("30 มี.ค.", "2023-03-30"),
        ("2023-03-30", "2023-03-30"),
        ("2566-03-30", "2023-03-30"),
    ] {
        assert_eq!(read_typed(text, year, today), Reading::Date(day(expected)), "{text}");
    }
    let far = Reading::Unknown(Unread::NoSuchDay);
    for text in ["+400000", "+4000000000", "+99999999999999999999"] {
        assert_eq!(read_typed(text, year, today), far, "{text}");
    }
    assert_eq!(read_typed("+7 ครั้ง", year, today), Reading::Unknown(Unread::NothingDated));
}

/// A cell may hold a page of text; what it costs must grow with it, not with its square.
#[test]
fn a_long_text_of_half_expressions_is_read_to_its_end() {
    let year = FiscalYear::new(2566).unwrap();
    for piece in
        ["1, ", "1-", "ม ", "ทุกวันที่ ๑ และ ", "รอบ ๖ เดือน ", "ไตรมาส ๑ - ", "ต.ค. ", "ทุก ", "\u{e35}", "1/"]
    {
        let text = piece.repeat(2_000) + " ภายใน ๓๐ มี.ค. ๖๖";
        // What it is read as matters less than that it ends; the day is the deadline or all is unknown.
        let reading = read(&text, year);
        let deadline = Reading::Date("2023-03-30".parse().unwrap());
        let ended = matches!(reading, Reading::Unknown(_) | Reading::Cadence { .. }) || reading == deadline;
        assert!(ended, "{piece}: {reading:?}");
    }
}

mod properties {
    use proptest::prelude::*;
    use tidtam::calendar::{Cadence, Day, FiscalYear, Printer, Reading, Tongue, read, read_typed};
    use tidtam::thai::digits::Digits;

    fn day() -> impl Strategy<Value = Day> {
        // BE 2400 to 2999, which is what the reader takes for a year.
        (1857i32..=2456, 1u32..=366).prop_filter_map("day 366", |(year, day)| Day::from_yo_opt(year, day))
    }

    fn printer() -> impl Strategy<Value = Printer> {
        let tongue = prop_oneof![Just(Tongue::Thai), Just(Tongue::English)];
        let digits = prop_oneof![Just(Digits::Thai), Just(Digits::Arabic)];
        (tongue, digits).prop_map(|(tongue, digits)| Printer { tongue, digits })
    }

    fn year() -> impl Strategy<Value = FiscalYear> {
        (2400u16..3000).prop_map(|be| FiscalYear::new(be).unwrap())
    }

    /// Pieces of expressions, put together in any order.
    fn scraps() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "๓๐",
            "31",
            "66",
            "2566",
            "0",
            "99999999999",
            "มี.ค.",
            "กุมภาพันธ์",
            "ต.ค",
            "วัน",
            "ที่",
            "เดือน",
            "ปี",
            "ปีงบประมาณ",
            "ไตรมาส",
            "ครึ่งปี",
            "แรก",
            "หลัง",
            "ก่อน",
            "รอบ",
            "ทุก",
            "ๆ",
            "ละ",
            "ต่อ",
            "ครั้ง",
            "ราย",
            "ภายใน",
            "ตั้งแต่",
            "ถึง",
            "เป็นต้นไป",
            "ตลอด",
            "สิ้น",
            "และ",
            "-",
            "/",
            ".",
            ",",
            "+",
            " ",
            "พ.ศ.",
            "ค.ศ.",
            "พุธ",
            "ก",
            "\u{e48}",
            "\u{200b}",
        ]);
        prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    fn is_sound(reading: Reading) -> bool {
        match reading {
            Reading::Range(first, last)
            | Reading::FiscalYear(first, last)
            | Reading::Cadence { within: Some((first, last)), .. } => first <= last,
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>(), year in year(), today in day()) {
            prop_assert!(is_sound(read_typed(&text, year, today)));
        }

        #[test]
        fn no_pieces_of_expressions_make_a_range_that_ends_before_it_starts(text in scraps(), year in year()) {
            prop_assert!(is_sound(read(&text, year)), "{text}: {:?}", read(&text, year));
        }

        #[test]
        fn a_printed_day_reads_back(day in day(), printer in printer(), year in year()) {
            for text in [printer.day(day), printer.short_day(day), printer.day_with_weekday(day)] {
                prop_assert_eq!(read(&text, year), Reading::Date(day), "{}", text);
            }
        }

        #[test]
        fn a_printed_range_reads_back(a in day(), b in day(), near in 0i64..400, printer in printer(), year in year()) {
            let close = a.checked_add_signed(chrono::TimeDelta::days(near)).filter(|day| *day < b.max(a)).unwrap_or(a);
            for (first, last) in [(a.min(b), a.max(b)), (a, close)] {
                let text = printer.range(first, last);
                prop_assert_eq!(read(&text, year), Reading::Range(first, last), "{}", text);
            }
        }

        #[test]
        fn a_printed_month_reads_back(day in day(), printer in printer(), year in year()) {
            let month = tidtam::calendar::FiscalMonth::of(day);
            for text in [printer.month(month), printer.short_month(month)] {
                prop_assert_eq!(read(&text, year), Reading::Range(month.first_day(), month.last_day()), "{}", text);
            }
        }

        #[test]
        fn a_printed_fiscal_year_reads_back(said in year(), printer in printer(), year in year()) {
            let expected = Reading::FiscalYear(said.first_day(), said.last_day());
            prop_assert_eq!(read(&printer.fiscal_year(said), year), expected);
        }

        #[test]
        fn a_printed_rhythm_reads_back(every in prop::sample::select(&Cadence::ALL[..]), printer in printer()) {
            let year = FiscalYear::new(2566).unwrap();
            prop_assert_eq!(read(&printer.cadence(every), year), Reading::Cadence { every, within: None });
        }
    }
}
