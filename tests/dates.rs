//! The reader of dues and rhythms, against tables of expressions and what they mean.

use tidtam::calendar::{Cadence, FiscalYear, Reading, read};

const TABLE: &str = include_str!("data/thai-dates.tsv");

fn meaning(reading: Reading) -> [String; 4] {
    let (kind, days, every) = match reading {
        Reading::Date(day) => ("date", Some((day, day)), None),
        Reading::Range(first, last) => ("range", Some((first, last)), None),
        Reading::FiscalYear(first, last) => ("fiscal-year", Some((first, last)), None),
        Reading::Cadence { every, within } => ("cadence", within, Some(every)),
        Reading::Unknown(_) => ("unknown", None, None),
    };
    let (start, end) = days.map(|(a, b)| (a.to_string(), b.to_string())).unwrap_or_default();
    let every = match every {
        Some(Cadence::Daily) => "daily",
        Some(Cadence::Weekly) => "weekly",
        Some(Cadence::TwiceMonthly) => "twice-monthly",
        Some(Cadence::Monthly) => "monthly",
        Some(Cadence::Quarterly) => "quarterly",
        Some(Cadence::TwiceYearly) => "twice-yearly",
        Some(Cadence::Yearly) => "yearly",
        None => "",
    };
    [kind.to_owned(), start, end, every.to_owned()]
}

#[test]
fn every_row_of_the_table_is_read_as_it_says() {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in TABLE.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, year, expected @ ..] = &fields[..] else { panic!("a short row: {line}") };
        let found = meaning(read(text, year.parse::<FiscalYear>().unwrap()));
        rows += 1;
        if found[..] != *expected {
            wrong.push(format!("{text} ({year}): {found:?}, not {expected:?}"));
        }
    }
    assert_eq!(rows, 66);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
