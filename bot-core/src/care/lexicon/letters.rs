//! What one character of a message is, once case, accents and look-alikes are out of the way.

use unicode_normalization::char::{decompose_canonical, decompose_compatible, is_combining_mark};

/// One character, as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// A letter from a to z.
    Small(u8),
    /// The same, written as a capital.
    Capital(u8),
    /// From 0 to 9.
    Digit(u8),
    /// Two letters in one, as in `æ`.
    Two(u8, u8),
    /// A letter that looks like none of ours.
    Foreign(char),
    /// An emoji or another picture.
    Picture(char),
    /// What nobody sees: zero-width characters, and accents that stand alone.
    Nothing,
    /// Space between words.
    Space,
    /// A new line.
    Line,
    /// The end of a sentence, if space follows: `.`, `!`, `?`.
    Stop(u8),
    /// The straight quotation mark, which opens and closes.
    Quote,
    /// A quotation mark that opens.
    Open,
    /// A quotation mark that closes.
    Close,
    /// An apostrophe, which may also quote.
    Apostrophe,
    /// Other signs, some of which may stand for letters.
    Sign(u8),
}

/// Stands for any sign beyond ASCII.
const OTHER_SIGN: u8 = b'-';

/// What a character is.
pub(super) fn letter(character: char) -> Letter {
    match u8::try_from(character).ok().filter(u8::is_ascii) {
        Some(byte) => ascii(byte),
        None => beyond_ascii(character),
    }
}

fn ascii(byte: u8) -> Letter {
    match byte {
        b'a'..=b'z' => Letter::Small(byte),
        b'A'..=b'Z' => Letter::Capital(byte.to_ascii_lowercase()),
        b'0'..=b'9' => Letter::Digit(byte),
        b'\n' => Letter::Line,
        b' ' | b'\t' | b'\r' | 0x0b | 0x0c => Letter::Space,
        b'.' | b'!' | b'?' => Letter::Stop(byte),
        b'"' => Letter::Quote,
        b'\'' | b'`' => Letter::Apostrophe,
        0..=0x1f | 0x7f => Letter::Nothing,
        _ => Letter::Sign(byte),
    }
}

fn beyond_ascii(character: char) -> Letter {
    match character {
        'á' | 'à' => Letter::Small(b'a'),
        'é' | 'è' => Letter::Small(b'e'),
        'í' => Letter::Small(b'i'),
        'ó' => Letter::Small(b'o'),
        'ú' | 'ü' => Letter::Small(b'u'),
        'ñ' => Letter::Small(b'n'),
        '¿' | '¡' | '…' | '—' | '–' | '·' | '•' => Letter::Sign(OTHER_SIGN),
        '€' => Letter::Sign(b'$'),
        '“' | '„' | '«' | '‹' => Letter::Open,
        '”' | '»' | '›' => Letter::Close,
        '’' | '‘' | 'ʼ' | '´' => Letter::Apostrophe,
        '。' | '！' => Letter::Stop(b'!'),
        '？' => Letter::Stop(b'?'),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Letter::Line,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1F3FB}'..='\u{1F3FF}'
        | '\u{E0000}'..='\u{E0FFF}' => Letter::Nothing,
        '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1F0FF}' | '\u{1F200}'..='\u{1FAFF}' => {
            Letter::Picture(character)
        }
        _ if character.is_whitespace() => Letter::Space,
        _ if is_combining_mark(character) => Letter::Nothing,
        _ => looks_like(character),
    }
}

/// The letter that something without an entry of its own is, or looks like.
fn looks_like(character: char) -> Letter {
    let mut base = None;
    decompose_canonical(character, |part| base = base.or(Some(part)));
    if let Some(byte) = base.and_then(|part| u8::try_from(part).ok()).filter(u8::is_ascii_alphabetic) {
        return if character.is_uppercase() {
            Letter::Capital(byte.to_ascii_lowercase())
        } else {
            Letter::Small(byte.to_ascii_lowercase())
        };
    }
    let is_letter = character.is_alphanumeric() || ('\u{1F100}'..='\u{1F1FF}').contains(&character);
    let (mut one, mut other) = (None, None);
    decompose_compatible(character, |part| {
        let part = seems(part);
        if !is_combining_mark(part) && part.is_alphanumeric() {
            (one, other) = if one.is_none() { (Some(part), None) } else { (one, other.or(Some(part))) };
        }
    });
    let byte = |part: Option<char>| u8::try_from(part?).ok().filter(u8::is_ascii_alphanumeric);
    match (byte(one), byte(other)) {
        (Some(one), Some(other)) => Letter::Two(one.to_ascii_lowercase(), other.to_ascii_lowercase()),
        (Some(digit @ b'0'..=b'9'), None) => Letter::Digit(digit),
        (Some(capital @ b'A'..=b'Z'), None) => Letter::Capital(capital.to_ascii_lowercase()),
        (Some(small), None) => Letter::Small(small),
        (None, _) => unknown(character, is_letter),
    }
}

/// The Latin letter that a letter of another script looks like, for those that people disguise words with.
fn seems(character: char) -> char {
    match character {
        'а' | 'α' | 'ɑ' | 'ᴀ' | 'Λ' | 'ª' | 'ꭺ' | 'Ꭺ' | 'А' | 'Α' | '🄰' | '🅰' | '🇦' => 'a',
        'в' | 'В' | 'Β' | 'β' | 'ʙ' | 'Ƀ' | 'ƀ' | 'ь' | '🄱' | '🅱' | '🇧' => 'b',
        'с' | 'С' | 'ϲ' | 'ᴄ' | 'ⅽ' | '🄲' | '🅲' | '🇨' => 'c',
        'ԁ' | 'ᴅ' | 'đ' | 'Đ' | 'ð' | 'Ð' | 'ɗ' | '🄳' | '🅳' | '🇩' => 'd',
        'е' | 'Е' | 'Ε' | 'ε' | 'ᴇ' | 'є' | 'ɛ' | 'ə' | 'э' | '🄴' | '🅴' | '🇪' => 'e',
        'ƒ' | 'ꜰ' | 'Ϝ' | '🄵' | '🅵' | '🇫' => 'f',
        'ɡ' | 'ɢ' | 'ց' | '🄶' | '🅶' | '🇬' => 'g',
        'н' | 'Н' | 'Η' | 'һ' | 'Һ' | 'ʜ' | 'ħ' | 'հ' | '🄷' | '🅷' | '🇭' => 'h',
        'і' | 'І' | 'Ι' | 'ι' | 'ı' | 'ɪ' | 'ɩ' | 'ӏ' | 'Ӏ' | '🄸' | '🅸' | '🇮' => 'i',
        'ј' | 'Ј' | 'ϳ' | 'ᴊ' | '🄹' | '🅹' | '🇯' => 'j',
        'к' | 'К' | 'Κ' | 'κ' | 'ᴋ' | '🄺' | '🅺' | '🇰' => 'k',
        'ʟ' | 'ł' | 'Ł' | 'ⅼ' | 'ɭ' | '🄻' | '🅻' | '🇱' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' | 'ⅿ' | '🄼' | '🅼' | '🇲' => 'm',
        'Ν' | 'ν' | 'п' | 'ո' | 'ɴ' | 'η' | 'и' | '🄽' | '🅽' | '🇳' => 'n',
        'о' | 'О' | 'Ο' | 'ο' | 'σ' | 'ø' | 'Ø' | 'ᴏ' | 'օ' | 'ө' | 'º' | '🄾' | '🅾' | '🇴' => 'o',
        'р' | 'Р' | 'Ρ' | 'ρ' | 'ᴘ' | 'þ' | '🄿' | '🅿' | '🇵' => 'p',
        'ԛ' | '🅀' | '🆀' | '🇶' => 'q',
        'г' | 'ʀ' | 'ɾ' | 'я' | '🅁' | '🆁' | '🇷' => 'r',
        'ѕ' | 'Ѕ' | 'ꜱ' | 'ʂ' | '🅂' | '🆂' | '🇸' => 's',
        'т' | 'Т' | 'Τ' | 'τ' | 'ᴛ' | 'ŧ' | '🅃' | '🆃' | '🇹' => 't',
        'υ' | 'ᴜ' | 'ս' | 'ц' | '🅄' | '🆄' | '🇺' => 'u',
        'ѵ' | 'ᴠ' | 'ⅴ' | 'ѷ' | '🅅' | '🆅' | '🇻' => 'v',
        'ω' | 'ѡ' | 'ш' | 'ᴡ' | 'ԝ' | 'Ԝ' | '🅆' | '🆆' | '🇼' => 'w',
        'х' | 'Х' | 'Χ' | 'χ' | 'ⅹ' | '🅇' | '🆇' | '🇽' => 'x',
        'у' | 'У' | 'Υ' | 'γ' | 'ʏ' | 'ү' | '🅈' | '🆈' | '🇾' => 'y',
        'Ζ' | 'ᴢ' | 'ʐ' | '🅉' | '🆉' | '🇿' => 'z',
        other => other,
    }
}

fn unknown(character: char, is_letter: bool) -> Letter {
    if is_letter {
        Letter::Foreign(character.to_lowercase().next().unwrap_or(character))
    } else {
        Letter::Sign(OTHER_SIGN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_the_letters_they_look_like() {
        for (character, letter) in
            [('а', b'a'), ('е', b'e'), ('ο', b'o'), ('ｓ', b's'), ('𝓽', b't'), ('ⓤ', b'u'), ('ñ', b'n')]
        {
            assert_eq!(super::letter(character), Letter::Small(letter), "{character}");
        }
        assert_eq!(letter('Á'), Letter::Capital(b'a'));
        assert_eq!(letter('\u{200d}'), Letter::Nothing);
        assert_eq!(letter('\u{301}'), Letter::Nothing);
        assert_eq!(letter('🙄'), Letter::Picture('🙄'));
        assert_eq!(letter('妈'), Letter::Foreign('妈'));
    }
}
