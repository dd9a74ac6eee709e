//! Shortcuts typed while the keyboard is in Thai.
//!
//! On the Kedmanee layout (TIS 820-2538, the one of every common system) a key sends a Thai character;
//! [`latin_of`] tells what the same key sends on a US keyboard. Eleven places of the layout send an ASCII
//! character, such as `/` on the key `2`: which layout was meant cannot be told from it alone. For those
//! [`latin_of`] knows nothing, and [`shared_key`] tells the key, should the layout be known to be Thai.

/// The keys row by row, as a US keyboard names them and as Kedmanee types them; then with Shift.
const ROWS: [(&str, &str); 8] = [
    ("`1234567890-=", "_ๅ/-ภถุึคตจขช"),
    ("qwertyuiop[]\\", "ๆไำพะัีรนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ้่าสวง"),
    ("zxcvbnm,./", "ผปแอิืทมใฝ"),
    ("~!@#$%^&*()_+", "%+๑๒๓๔ู฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", "๐\"ฎฑธํ๊ณฯญฐ,ฅ"),
    ("ASDFGHJKL:\"", "ฤฆฏโฌ็๋ษศซ."),
    ("ZXCVBNM<>?", "()ฉฮฺ์?ฒฬฦ"),
];

/// The character of a US keyboard on the key that types `c` in Thai; `None` where `c` is not Thai.
pub fn latin_of(c: char) -> Option<char> {
    if c.is_ascii() { None } else { key_of(c) }
}

/// The same for one of the eleven ASCII characters that both layouts have, on different keys.
pub fn shared_key(c: char) -> Option<char> {
    if c.is_ascii() { key_of(c) } else { None }
}

fn key_of(c: char) -> Option<char> {
    ROWS.iter().find_map(|(latin, thai)| {
        thai.chars().zip(latin.chars()).find_map(|(typed, key)| (typed == c).then_some(key))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every key of a US keyboard and what the layout types with it, without and with Shift, as printed in the
    /// standard. Written key by key, apart from the rows above.
    const KEYS: &[(char, char, char, char)] = &[
        ('`', '_', '~', '%'),
        ('1', 'ๅ', '!', '+'),
        ('2', '/', '@', '๑'),
        ('3', '-', '#', '๒'),
        ('4', 'ภ', '$', '๓'),
        ('5', 'ถ', '%', '๔'),
        ('6', '\u{E38}', '^', '\u{E39}'),
        ('7', '\u{E36}', '&', '฿'),
        ('8', 'ค', '*', '๕'),
        ('9', 'ต', '(', '๖'),
        ('0', 'จ', ')', '๗'),
        ('-', 'ข', '_', '๘'),
        ('=', 'ช', '+', '๙'),
        ('q', 'ๆ', 'Q', '๐'),
        ('w', 'ไ', 'W', '"'),
        ('e', 'ำ', 'E', 'ฎ'),
        ('r', 'พ', 'R', 'ฑ'),
        ('t', 'ะ', 'T', 'ธ'),
        ('y', '\u{E31}', 'Y', '\u{E4D}'),
        ('u', '\u{E35}', 'U', '\u{E4A}'),
        ('i', 'ร', 'I', 'ณ'),
        ('o', 'น', 'O', 'ฯ'),
        ('p', 'ย', 'P', 'ญ'),
        ('[', 'บ', '{', 'ฐ'),
        (']', 'ล', '}', ','),
        ('\\', 'ฃ', '|', 'ฅ'),
        ('a', 'ฟ', 'A', 'ฤ'),
        ('s', 'ห', 'S', 'ฆ'),
        ('d', 'ก', 'D', 'ฏ'),
        ('f', 'ด', 'F', 'โ'),
        ('g', 'เ', 'G', 'ฌ'),
        ('h', '\u{E49}', 'H', '\u{E47}'),
        ('j', '\u{E48}', 'J', '\u{E4B}'),
        ('k', 'า', 'K', 'ษ'),
        ('l', 'ส', 'L', 'ศ'),
        (';', 'ว', ':', 'ซ'),
        ('\'', 'ง', '"', '.'),
        ('z', 'ผ', 'Z', '('),
        ('x', 'ป', 'X', ')'),
        ('c', 'แ', 'C', 'ฉ'),
        ('v', 'อ', 'V', 'ฮ'),
        ('b', '\u{E34}', 'B', '\u{E3A}'),
        ('n', '\u{E37}', 'N', '\u{E4C}'),
        ('m', 'ท', 'M', '?'),
        (',', 'ม', '<', 'ฒ'),
        ('.', 'ใ', '>', 'ฬ'),
        ('/', 'ฝ', '?', 'ฦ'),
    ];

    #[test]
    fn every_key_of_the_layout() {
        for &(key, typed, shifted_key, shifted) in KEYS {
            for (key, typed) in [(key, typed), (shifted_key, shifted)] {
                let (thai, shared) = if typed.is_ascii() { (None, Some(key)) } else { (Some(key), None) };
                assert_eq!(latin_of(typed), thai, "{typed:?} on {key:?}");
                assert_eq!(shared_key(typed), shared, "{typed:?} on {key:?}");
            }
        }
    }

    #[test]
    fn the_whole_keyboard_is_there_once() {
        let keys: BTreeSet<char> = KEYS.iter().flat_map(|k| [k.0, k.2]).collect();
        assert_eq!(keys, ('!'..='~').collect::<BTreeSet<char>>());
        let typed: BTreeSet<char> = KEYS.iter().flat_map(|k| [k.1, k.3]).collect();
        assert_eq!(typed.len(), 94, "no character is typed by two keys");
        for (latin, thai) in ROWS {
            assert_eq!(latin.chars().count(), thai.chars().count(), "{latin}");
        }
    }

    #[test]
    fn what_no_key_types_is_nothing() {
        assert_eq!(latin_of('a'), None);
        assert_eq!(shared_key('a'), None);
        assert_eq!(latin_of('漢'), None);
    }
}
