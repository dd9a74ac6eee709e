//! The time of day, as people write it.

use crate::thai::digits;

/// A time of day.
pub type Time = chrono::NaiveTime;

/// Reads a time of day: 09:30, 9.30, 0930, ๐๙.๓๐ น. and ๙ น. None where it is none.
///
/// Limits: hours run from 0 to 23; what is said in words (เก้าโมงครึ่ง) is not read.
pub fn read_time(text: &str) -> Option<Time> {
    let text = digits::to_arabic(text);
    let text = text.trim();
    let bare = text.strip_suffix('.').unwrap_or(text);
    let (number, has_word) = match bare.strip_suffix("นาฬิกา").or_else(|| bare.strip_suffix('น'))
    {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let (hour, minute) = match number.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if number.len() == 4 && number.is_ascii() => number.split_at(2),
        None if has_word => (number, "00"),
        None => return None,
    };
    let of = |part: &str| {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    Time::from_hms_opt(of(hour)?, of(minute)?, 0)
}

/// A time as a plan keeps it: 09:30.
pub fn kept_time(time: Time) -> String {
    time.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        for text in
            ["09:30", "9.30", "9:30", "0930", "๐๙.๓๐ น.", "๙.๓๐", " 09.30น. ", "09.30 น", "๐๙.๓๐ นาฬิกา"]
        {
            assert_eq!(read_time(text).map(kept_time).as_deref(), Some("09:30"), "{text}");
        }
        assert_eq!(read_time("๙ น.").map(kept_time).as_deref(), Some("09:00"));
        assert_eq!(read_time("0:00").map(kept_time).as_deref(), Some("00:00"));
    }

    #[test]
    fn what_is_no_time() {
        let none = [
            "",
            "น.",
            ":",
            "9",
            "9.3",
            "9:300",
            "24:00",
            "25:00",
            "09:60",
            "-1:00",
            "+9:30",
            "9:+3",
            "930",
            "ab:cd",
            "เช้า",
            "9:30:00",
            "09.30 am",
            "๙๙๙๙",
            "9 . 30",
            "๐๙.๓๐ น. น.",
        ];
        for text in none {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_kept_is_read_again(hour in 0u32..24, minute in 0u32..60) {
            let time = Time::from_hms_opt(hour, minute, 0);
            proptest::prop_assert_eq!(read_time(&kept_time(time.unwrap())), time);
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in ".{0,12}") {
            if let Some(time) = read_time(&text) {
                proptest::prop_assert!(read_time(&kept_time(time)) == Some(time));
            }
        }
    }
}
