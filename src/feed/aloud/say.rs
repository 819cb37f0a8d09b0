//! Written text → text as it is spoken: numbers, dates, symbols and abbreviations in words.
//!
//! Works word by word with a look at the neighbors; what it does not know stays as it is, for a wrong
//! reading is worse than letters. The rules are those of the domain: `18,19` stays apart, `QĐ` is a
//! decision unless “Quy định” stands before it, one of ten or fewer is a fraction.

use super::number::{Voice, is_digits, roman};
use super::words::{BEFORE_ROMAN, SHORT, SYMBOLS, UNITS, find};

/// Marks that may stand before and after a word.
const OPENING: &[char] = &['(', '[', '"', '\'', '“', '‘', '«', '…'];
const CLOSING: &[char] = &[')', ']', '"', '\'', '”', '’', '»', '…', '.', ',', ';', ':', '!', '?'];

/// Dashes between numbers.
const DASHES: &[char] = &['-', '–', '—'];

/// Says a paragraph.
pub(super) fn say(text: &str, voice: Voice) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let word = word.strip_suffix("./.").unwrap_or(word);
        if word.is_empty() {
            continue;
        }
        let back = |steps: usize| at.checked_sub(steps).map_or("", |at| bare(words[at]));
        let near = Near {
            before: [1, 2, 3].map(|steps| back(steps).to_lowercase()),
            numbers: (
                is_number(back(1)),
                words.get(at + 1).is_some_and(|next| is_number(bare(next))),
            ),
            next: words.get(at + 1).map_or("", |next| bare(next)),
            voice,
        };
        out.push(near.word(word));
    }
    out.join(" ")
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(OPENING).trim_end_matches(CLOSING)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn parts<const N: usize>(text: &str, signs: &[char]) -> Option<[u64; N]> {
    let mut split = text.split(signs);
    let mut out = [0; N];
    for slot in &mut out {
        let part = split.next().filter(|part| is_digits(part) && part.len() <= 9)?;
        *slot = part.parse().ok()?;
    }
    split.next().is_none().then_some(out)
}

fn is_year(number: u64) -> bool {
    (1000..=2999).contains(&number)
}

/// A word's neighbors.
struct Near<'a> {
    /// The words before, the nearest first, in lower case and without marks.
    before: [String; 3],
    /// Whether the words on both sides begin with a digit.
    numbers: (bool, bool),
    next: &'a str,
    voice: Voice,
}

impl Near<'_> {
    fn word(&self, word: &str) -> String {
        let core = word.trim_start_matches(OPENING);
        let opening = &word[..word.len() - core.len()];
        if let Some(said) = find(SHORT, core) {
            return format!("{opening}{said}");
        }
        let bare = core.trim_end_matches(CLOSING);
        let closing = &core[bare.len()..];
        // The dot of `TP.` is its own, not the sentence's.
        if let Some(rest) = closing.strip_prefix('.')
            && let Some(said) = find(SHORT, &core[..=bare.len()])
        {
            return format!("{opening}{said}{rest}");
        }
        match self.bare(bare) {
            Some(said) => format!("{opening}{said}{closing}"),
            None => word.to_owned(),
        }
    }

    fn bare(&self, word: &str) -> Option<String> {
        let said = find(SHORT, word).map(str::to_owned);
        said.or_else(|| self.dash(word))
            .or_else(|| self.unit(word))
            .or_else(|| self.roman(word))
            .or_else(|| self.document(word))
            .or_else(|| self.date(word))
            .or_else(|| self.time(word))
            .or_else(|| self.pair(word))
            .or_else(|| self.number(word))
            .or_else(|| self.named(word))
    }

    fn before(&self, words: &[&str]) -> bool {
        words.contains(&self.before[0].as_str())
    }

    /// `2015 - 2020`, `Số 6 - 2022`.
    fn dash(&self, word: &str) -> Option<String> {
        let is_dash = word.chars().count() == 1 && word.starts_with(DASHES);
        if !is_dash || self.numbers != (true, true) {
            return None;
        }
        let is_issue = self.before[1] == "số" && self.next.parse().is_ok_and(is_year);
        Some(if is_issue { "năm" } else { "đến" }.to_owned())
    }

    /// `ha` after a number, or glued to it: `99,55%`.
    fn unit(&self, word: &str) -> Option<String> {
        if self.numbers.0
            && let Some(said) = find(UNITS, word)
        {
            return Some(said.to_owned());
        }
        let end = word.rfind(|c: char| c.is_ascii_digit() && c != '2' && c != '3');
        let cut = end.map_or(1, |end| end + 1);
        for at in [cut, cut + 1] {
            let (Some(number), Some(unit)) = (word.get(..at), word.get(at..)) else { continue };
            if let (Some(said), Some(unit)) = (self.voice.written(number), find(UNITS, unit)) {
                return Some(format!("{said} {unit}"));
            }
        }
        None
    }

    /// `XI`, and single letters after “khóa”, “quý”, “thứ” …
    fn roman(&self, word: &str) -> Option<String> {
        let value = roman(word)?;
        let named = self.before(BEFORE_ROMAN);
        (word.len() > 1 || named).then(|| self.after_ordinal(value))
    }

    /// After “thứ” the first and the fourth have words of their own.
    fn after_ordinal(&self, value: u64) -> String {
        match value {
            1 if self.before(&["thứ"]) => "nhất".to_owned(),
            4 if self.before(&["thứ"]) => "tư".to_owned(),
            _ => self.voice.cardinal(value),
        }
    }

    /// `42-NQ/TW`, `30/2020/NĐ-CP`, `126/2025/QH15`.
    fn document(&self, word: &str) -> Option<String> {
        let end = word.find(|c: char| !c.is_ascii_digit())?;
        let (number, rest) = word.split_at(end);
        let letter: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        let rest = rest[letter.len()..].strip_prefix(['-', '–', '/'])?;
        let mut said = vec![format!(
            "{}{}{letter}",
            self.voice.digits(number),
            if letter.is_empty() { "" } else { " " }
        )];
        let (year, rest) = match rest.split_once('/') {
            Some((year, rest)) if year.parse().is_ok_and(is_year) => (Some(year), rest),
            _ => (None, rest),
        };
        if number.is_empty() || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        said.extend(year.map(|year| format!("năm {}", self.voice.digits(year))));
        for symbol in rest.split(['/', '-', '–']) {
            let symbol = self.symbol(symbol);
            // “Nghị quyết số 60-NQ/TW” has said its type already.
            if symbol != self.kind() {
                said.push(symbol);
            }
        }
        Some(said.join(", "))
    }

    /// The two words before the word, and before “số”: the type of a document, if it is named.
    fn kind(&self) -> String {
        let from = usize::from(self.before[0] == "số");
        format!("{} {}", self.before[from + 1], self.before[from])
    }

    fn symbol(&self, symbol: &str) -> String {
        if symbol == "QĐ" && self.kind() == "quy định" {
            return "quy định".to_owned();
        }
        let letters = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
        let term = &symbol[letters.len()..];
        let said = find(SYMBOLS, letters).or_else(|| find(SHORT, letters)).unwrap_or(letters);
        if term.is_empty() {
            return said.to_owned();
        }
        format!("{said} khóa {}", self.voice.digits(term))
    }

    /// `30-11-2004`, `3-2` after “ngày”, `9-2012`.
    fn date(&self, word: &str) -> Option<String> {
        const SIGNS: &[char] = &['-', '–', '/', '.'];
        let say = |number: u64| self.voice.cardinal(number);
        let day = if self.before(&["ngày"]) { "" } else { "ngày " };
        if let Some([d, m, y]) = parts::<3>(word, SIGNS)
            && (1..=31).contains(&d)
            && (1..=12).contains(&m)
            && is_year(y)
        {
            return Some(format!("{day}{} tháng {} năm {}", say(d), month(m, self.voice), say(y)));
        }
        let [a, b] = parts::<2>(word, &['-', '–', '/'])?;
        if (1..=12).contains(&a) && is_year(b) {
            if self.before(&["số"]) {
                return Some(format!("{} năm {}", say(a), say(b)));
            }
            let word = if self.before(&["tháng"]) { "" } else { "tháng " };
            return Some(format!("{word}{} năm {}", month(a, self.voice), say(b)));
        }
        let named = self.before(&["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "dịp"]);
        (named && (1..=31).contains(&a) && (1..=12).contains(&b))
            .then(|| format!("{day}{} tháng {}", say(a), month(b, self.voice)))
    }

    /// `15:28`, `7h30`.
    fn time(&self, word: &str) -> Option<String> {
        let (hours, minutes) = word.split_once([':', 'h', 'g'])?;
        let in_range = |text: &str, most: u64| {
            text.parse::<u64>().ok().filter(|n| is_digits(text) && text.len() <= 2 && *n <= most)
        };
        let hour = self.voice.cardinal(in_range(hours, 24)?);
        if minutes.is_empty() {
            return Some(format!("{hour} giờ"));
        }
        match in_range(minutes, 59).filter(|_| minutes.len() == 2)? {
            0 => Some(format!("{hour} giờ")),
            minute => Some(format!("{hour} giờ {} phút", self.voice.cardinal(minute))),
        }
    }

    /// `221/222`, `1/3`, `2010-2015`, `5–7`.
    fn pair(&self, word: &str) -> Option<String> {
        let say = |text: &str| self.voice.written(text);
        if let Some((a, b)) = word.split_once(DASHES) {
            return Some(format!("{} đến {}", say(a)?, say(b)?));
        }
        let (a, b) = word.split_once('/')?;
        let is_fraction =
            matches!((a.parse::<u64>(), b.parse::<u64>()), (Ok(a), Ok(b)) if a < b && b <= 10);
        let between = if is_fraction { "phần" } else { "trên" };
        Some(format!("{} {between} {}", say(a)?, say(b)?))
    }

    fn number(&self, word: &str) -> Option<String> {
        if self.before(&["thứ"])
            && let Ok(value @ (1 | 4)) = word.parse::<u64>()
        {
            return Some(self.after_ordinal(value));
        }
        self.voice.written(word)
    }

    /// `COVID-19`: a name and a number.
    fn named(&self, word: &str) -> Option<String> {
        let (name, number) = word.rsplit_once('-')?;
        let is_name = name.chars().count() > 1 && name.chars().all(char::is_alphabetic);
        (is_name && is_digits(number)).then(|| format!("{name} {}", self.voice.digits(number)))
    }
}

/// The fourth month has a word of its own.
fn month(number: u64, voice: Voice) -> String {
    if number == 4 { "tư".to_owned() } else { voice.cardinal(number) }
}

#[cfg(test)]
mod tests {
    use super::super::number::{NORTH, SOUTH};
    use super::say;

    #[test]
    fn what_papers_write_is_said_in_words() {
        for (text, wanted) in [
            ("42-NQ/TW", "bốn mươi hai, nghị quyết, Trung ương"),
            (
                "Nghị quyết số 30/2020/NĐ-CP.",
                "Nghị quyết số ba mươi, năm hai nghìn không trăm hai mươi, nghị định, Chính phủ.",
            ),
            ("Nghị quyết số 60-NQ/TW", "Nghị quyết số sáu mươi, Trung ương"),
            ("Chỉ thị 50-CT/TW", "Chỉ thị năm mươi, Trung ương"),
            ("Hướng dẫn 36-QĐ/TW", "Hướng dẫn ba mươi sáu, quyết định, Trung ương"),
            (
                "(126/2025/QH15)",
                "(một trăm hai mươi sáu, năm hai nghìn không trăm hai mươi lăm, Quốc hội khóa mười lăm)",
            ),
            ("Quy định 66-QĐ/TW", "Quy định sáu mươi sáu, Trung ương"),
            ("Quy định số 66-QĐ/TW", "Quy định số sáu mươi sáu, Trung ương"),
            ("Quyết định 31-QĐ/TW", "Quyết định ba mươi mốt, Trung ương"),
            ("05-XYZ/ĐU", "không năm, XYZ, Đảng ủy"),
            ("khóa XI", "khóa mười một"),
            ("(khóa XII; XIII)", "(khóa mười hai; mười ba)"),
            ("quý I", "quý một"),
            ("lần thứ IV", "lần thứ tư"),
            ("thứ I", "thứ nhất"),
            ("vitamin I", "vitamin I"),
            ("30-11-2004", "ngày ba mươi tháng mười một năm hai nghìn không trăm linh bốn"),
            ("ngày 05/4/2026,", "ngày năm tháng tư năm hai nghìn không trăm hai mươi sáu,"),
            ("Tháng 9-2012", "Tháng chín năm hai nghìn không trăm mười hai"),
            ("từ 9/2012", "từ tháng chín năm hai nghìn không trăm mười hai"),
            ("ngày 3-2", "ngày ba tháng hai"),
            ("từ 3-5 người", "từ ba đến năm người"),
            ("2010-2015", "hai nghìn không trăm mười đến hai nghìn không trăm mười lăm"),
            ("2015 - 2020", "hai nghìn không trăm mười lăm đến hai nghìn không trăm hai mươi"),
            ("Số 6 - 2022", "Số sáu năm hai nghìn không trăm hai mươi hai"),
            ("221/222", "hai trăm hai mươi mốt trên hai trăm hai mươi hai"),
            ("1/3 đảng viên", "một phần ba đảng viên"),
            ("99,55%", "chín mươi chín phẩy năm mươi lăm phần trăm"),
            ("9.007 đảng viên", "chín nghìn không trăm linh bảy đảng viên"),
            ("1.200 ha, 5 km2", "một nghìn hai trăm héc-ta, năm ki-lô-mét vuông"),
            ("60m2", "sáu mươi mét vuông"),
            ("18,19", "mười tám phẩy mười chín"),
            ("15:28", "mười lăm giờ hai mươi tám phút"),
            ("7h30 và 8h", "bảy giờ ba mươi phút và tám giờ"),
            ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
            ("TP.", "thành phố"),
            ("(TCCSĐ), UBKT.", "(tổ chức cơ sở đảng), Ủy ban Kiểm tra."),
            ("CNH, HĐH", "công nghiệp hóa, hiện đại hóa"),
            ("đ/c Lê An", "đồng chí Lê An"),
            ("xong./.", "xong"),
            ("xong. ./.", "xong."),
            ("COVID-19", "COVID mười chín"),
            ("số 024", "số không hai bốn"),
            ("và/hoặc a-b", "và/hoặc a-b"),
            ("“Một”, hai…", "“Một”, hai…"),
            ("- gạch đầu dòng", "- gạch đầu dòng"),
            ("", ""),
        ] {
            assert_eq!(say(text, NORTH), wanted, "{text}");
        }
        assert_eq!(say("năm 2004", SOUTH), "năm hai ngàn không trăm lẻ bốn");
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_it(pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "1", "22", "2026", "0", "-", "–", "/", ".", ",", ":", "%", "h", " ", "NQ", "TW", "QH",
                "XI", "I", "m", "²", "Đ", "ệ", "“", "”", "…", "số", "ngày", "thứ", "\u{a0}", "٣",
            ]),
            0..12,
        )) {
            let text = pieces.concat();
            let said = say(&text, NORTH);
            // A word that is not understood stays; none is lost.
            proptest::prop_assert_eq!(said.is_empty(), text.replace("./.", "").trim().is_empty());
        }
    }
}
