//! Classes of Thai code points that the other modules of this floor share.

/// Zero-width space: nothing to see, but a row may end there.
pub(super) const ZWSP: char = '\u{200B}';
/// Zero-width joiner: glues emoji together; means nothing in Thai.
pub(super) const ZWJ: char = '\u{200D}';

/// A letter, sign, mark or digit of the Thai block.
pub(super) const fn is_thai(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E3F}'..='\u{0E5B}')
}

/// What words are made of: the code points whose line breaking needs a dictionary (class SA of UAX 14).
pub(super) const fn is_word(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}')
}

/// ก to ฮ, with ฤ and ฦ.
pub(super) const fn is_consonant(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

/// A mark above or below its consonant: no column of its own.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}')
}

/// A vowel written above or below: stands before the tone in good spelling.
pub(super) const fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E39}')
}

/// เ แ โ ใ ไ: written before the consonant they follow in speech.
pub(super) const fn is_leading_vowel(c: char) -> bool {
    matches!(c, 'เ'..='ไ')
}

/// What is written behind or on a consonant and so never begins a word: ะ า ำ ๅ and the marks.
pub(super) const fn is_trailing(c: char) -> bool {
    matches!(c, 'ะ' | 'า' | 'ำ' | 'ๅ') || is_mark(c)
}

/// A blank at which a row may end. A no-break space is not one.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}
