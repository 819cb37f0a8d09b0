//! Counts the words of running text: runs of characters between white space that hold a letter or a digit.
//!
//! Every text of a site is counted at its first reading, so most of it is judged without branches, many
//! bytes at once; texts with unusual signs are counted byte by byte.

/// Counts in pieces, as texts are heard.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Words so far.
    pub(super) count: u32,
    /// Whether the present run of non-spaces is counted already.
    counted: bool,
}

impl Words {
    /// White space that is no text, as between paragraphs.
    pub(super) fn part(&mut self) {
        self.counted = false;
    }

    /// Counts the words of a piece of text; a word may go on from the piece before.
    pub(super) fn hear(&mut self, text: &str) {
        let (Some(&first), Some(&last)) = (text.as_bytes().first(), text.as_bytes().last()) else {
            return;
        };
        let begins = !self.counted && !is_space(first);
        match plain_runs(text.as_bytes()) {
            Some(runs) if !begins || is_letter(first) => {
                self.count = self.count.saturating_add(runs + u32::from(begins));
                self.counted = !is_space(last);
            }
            _ => self.spell(text),
        }
    }

    /// Counts byte by byte; most are judged without decoding, and those of a word that is counted already
    /// only until white space may come.
    fn spell(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(mut byte) = bytes.get(at).copied() {
            if self.counted {
                // To where white space may come.
                let rest = bytes[at..].iter().position(|&byte| MAY_END[usize::from(byte)]);
                let Some(skipped) = rest else { return };
                at += skipped;
                byte = bytes[at];
            }
            let kind = match (byte, bytes.get(at + 1)) {
                // U+1E00 to U+1FFF, and U+00C0 to U+00FF but for the two signs.
                (0xe1, Some(0xb8..)) => LETTER,
                (0xc3, Some(&next)) if next != 0x97 && next != 0xb7 => LETTER,
                _ => KINDS[usize::from(byte)],
            };
            let (letter, length) = match kind {
                SPACE => {
                    self.counted = false;
                    at += 1;
                    continue;
                }
                ANY => {
                    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                        return;
                    };
                    if c.is_whitespace() {
                        self.counted = false;
                    }
                    (c.is_alphanumeric(), c.len_utf8())
                }
                kind => (kind == LETTER, 1),
            };
            if letter && !self.counted {
                self.counted = true;
                self.count = self.count.saturating_add(1);
            }
            at += length;
        }
    }
}

/// Bytes judged between two looks at the result; as many fit their sum.
const BLOCK: usize = 128;

/// The number of runs that begin after white space, if each of them begins with a letter or a digit and
/// no sign in the text is unusual.
fn plain_runs(bytes: &[u8]) -> Option<u32> {
    let at = |skipped: usize| bytes.get(skipped..).unwrap_or_default();
    let mut runs = 0;
    let blocks = bytes.chunks(BLOCK).zip(at(1).chunks(BLOCK)).zip(at(2).chunks(BLOCK));
    for ((one, two), three) in blocks {
        let (mut begun, mut odd) = (0_u8, false);
        for ((&a, &b), &c) in one.iter().zip(two).zip(three) {
            let begins = is_space(a) & !is_space(b);
            begun += u8::from(begins);
            odd |= (begins & !is_letter(b)) | is_unusual(a, b, c);
        }
        if odd {
            return None;
        }
        runs += u32::from(begun);
    }
    // What the last two bytes begin has been seen by none of the blocks.
    let last = at(bytes.len().saturating_sub(2));
    if let [a, b] = last {
        let begins = is_space(*a) && !is_space(*b);
        if (begins && !is_letter(*b)) || *a >= 0x80 && is_unusual(*a, *b, 0) {
            return None;
        }
        runs += u32::from(begins);
    }
    Some(runs)
}

fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// Whether a byte begins a letter or digit, given that it is not unusual.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, for many bytes at once")]
fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26)
        | (byte.wrapping_sub(b'0') < 10)
        | (byte.wrapping_sub(0xc3) < 5)
        | (byte == 0xe1)
}

/// Whether three bytes begin with a character that must be looked at: it may be white space beyond ASCII,
/// or no letter where most of its neighbors are.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, for many bytes at once")]
fn is_unusual(a: u8, b: u8, c: u8) -> bool {
    let general =
        (a == 0xe2) & ((b == 0x81) | ((b == 0x80) & ((c < 0x8b) | (c.wrapping_sub(0xa8) < 8))));
    let sign = (a == 0xc3) & ((b == 0x97) | (b == 0xb7));
    general | sign | (a == 0xc2) | (a == 0xe3) | ((a == 0xe1) & (b < 0xb8))
}

const OTHER: u8 = 0;
const SPACE: u8 = 1;
const LETTER: u8 = 2;
/// The first byte of characters of which some are white space, or no letters.
const ANY: u8 = 3;

/// What a byte says of the character it begins; `OTHER` for bytes that continue one.
static KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            // Digits, letters of ASCII, and U+0100 to U+01FF.
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xc4..=0xc7 => LETTER,
            0xc2..=0xf4 => ANY,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

/// Whether white space may begin with a byte. Of all that begins with 0xe1 only the space of Ogham would.
static MAY_END: [bool; 256] = {
    let mut may_end = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may_end[byte] = matches!(KINDS[byte], SPACE) || matches!(byte as u8, 0xc2 | 0xe2 | 0xe3);
        byte += 1;
    }
    may_end
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Words;

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        for (text, count) in [
            ("", 0),
            ("Xin chào – các bạn !", 4),
            ("một\u{a0}hai", 2),
            ("42-NQ/TW … 5", 2),
            ("“ỷ” × ± É", 2),
        ] {
            let mut words = Words::default();
            words.hear(text);
            assert_eq!(words.count, count, "{text}");
        }
    }

    /// The rule itself.
    fn counted(text: &str) -> u32 {
        let runs = text.split(char::is_whitespace);
        runs.filter(|run| run.chars().any(char::is_alphanumeric)).count() as u32
    }

    proptest! {
        #[test]
        fn any_text_is_counted_by_the_rule(text in "([a-zĐđơưếềÉ×÷0-9 .,()“”–…\\-\u{a0}\u{2003}\u{3000}ª²\u{1e00}\t\n]|.){0,300}") {
            let mut words = Words::default();
            words.hear(&text);
            prop_assert_eq!(words.count, counted(&text));
        }

        #[test]
        fn pieces_are_counted_as_one_text(text in "[a-zĐđơếÉ× .“”–…\u{a0}]{0,60}", cut in 0_usize..60) {
            let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
            let mut words = Words::default();
            words.hear(&text[..cut]);
            words.hear(&text[cut..]);
            prop_assert_eq!(words.count, counted(&text));
        }
    }
}
