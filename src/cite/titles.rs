//! Titles by which documents are named without a number: `Quy định về những điều đảng viên không được
//! làm`, `Luật Báo chí`.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::kind::{self, Kind};
use super::letters::{UNKNOWN, among, key, keys};
use super::subject::{self, Pair};
use crate::base::digest::Digest;
use crate::base::fold::fold;

/// The most words of a title.
const WORDS: usize = 60;
/// A title of so many words is a name even after a noun in lower case.
const LONG: usize = 5;

/// Words that a name may leave out.
const PREFIX: &[u64] = keys!["một", "số", "vấn", "đề", "cụ", "thể"];

/// Known titles, by type.
#[derive(Debug, Clone, Default)]
pub struct Titles {
    by_kind: BTreeMap<&'static str, Vec<Vec<u64>>>,
    pairs: Vec<Pair>,
    /// Numbers that several documents have.
    shared: Vec<u32>,
}

/// A title found in a text.
#[derive(Debug, Clone)]
pub(super) struct Title {
    pub(super) end: usize,
    /// The words after the noun, as a slug.
    pub(super) slug: String,
}

impl Titles {
    /// Takes documents: code of the type, number, title.
    pub fn new<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Titles {
        let mut titles = Titles::default();
        let mut numbers = Vec::new();
        for (code, number, title) in documents {
            for name in names(code, title) {
                titles.by_kind.entry(name.kind.code()).or_default().push(name.words);
            }
            titles.pairs.extend(subject::pairs(title));
            let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            numbers.extend(number[..digits].parse::<u32>());
        }
        titles.pairs.sort_unstable();
        titles.pairs.dedup();
        numbers.sort_unstable();
        let twice = numbers.windows(2).filter(|two| two[0] == two[1]);
        titles.shared = twice.map(|two| two[0]).collect();
        titles.shared.dedup();
        for list in titles.by_kind.values_mut() {
            list.sort();
            list.dedup();
        }
        titles
    }

    /// The pairs of words of all titles, sorted.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Whether several documents have a number, so that the subject may have to decide.
    pub(super) fn is_shared(&self, number: u32) -> bool {
        self.shared.binary_search(&number).is_ok()
    }

    /// The digest of all that recognising depends on.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&(&self.by_kind, &self.pairs, &self.shared))
    }

    /// The longest title that begins here, after a noun.
    pub(super) fn longest(&self, kind: Kind, capital: bool, at: Cursor<'_>) -> Option<Title> {
        let mut list = self.by_kind.get(kind.code())?.as_slice();
        let begin = without_about(at);
        let proper = begin.next_word().is_some_and(|word| word.capital);
        let mut cursor = begin;
        let mut found = None;
        for depth in 0..WORDS {
            let next = past_marks(cursor);
            let Some(word) = next.word() else { break };
            let from =
                list.partition_point(|words| words.get(depth).copied().unwrap_or(0) < word.key);
            let to =
                list.partition_point(|words| words.get(depth).copied().unwrap_or(0) <= word.key);
            list = &list[from..to];
            cursor = next.moved(word.end);
            let Some(first) = list.first() else { break };
            if first.len() == depth + 1 {
                let named = capital || depth + 1 >= LONG || (kind == kind::LAW && proper);
                found = (named || (kind == kind::STATUTES && proper)).then_some(cursor.at);
            }
        }
        let end = found?;
        let slug = slug(&at.text[begin.skip().at..end]);
        Some(Title { end, slug })
    }
}

/// The words of a name in plain letters, joined by hyphens.
fn slug(text: &str) -> String {
    fold(text).replace(' ', "-")
}

/// What a document is called in texts, without its noun.
pub struct Name {
    /// The type that the noun means.
    pub kind: Kind,
    pub(super) words: Vec<u64>,
    /// Its words in plain letters, joined by hyphens.
    pub slug: String,
}

/// The names that a title gives.
#[must_use]
pub fn names(code: &str, title: &str) -> Vec<Name> {
    let Some(mut kind) = Kind::of(code) else { return Vec::new() };
    let title = title.split(['(', ';']).next().unwrap_or("").trim_end();
    let mut at = Cursor::new(title, 0);
    if let Some(rest) = at.eat_all(keys!["ban", "hành"])
        && let Some(noun) = kind::noun(rest.skip())
    {
        kind = noun.kind;
        at = rest.moved(noun.end);
    } else if let Some(noun) = kind::noun(at).filter(|noun| noun.kind == kind) {
        if kind == kind::RESOLUTION {
            return Vec::new();
        }
        at = at.moved(noun.end);
    }
    let begin = without_about(at).skip();
    let words = words(begin);
    let least = match kind.code() {
        "dl" => 1,
        "luat" => 2,
        "qyd" | "hd" | "qc" => 3,
        _ => 6,
    };
    if words.len() < least || words.contains(&UNKNOWN) {
        return Vec::new();
    }
    let slug = slug(&title[begin.at..]);
    let mut names = Vec::new();
    if let (Some(rest), Some(short)) =
        (words.strip_prefix(PREFIX), slug.strip_prefix("mot-so-van-de-cu-the-"))
    {
        names.push(Name { kind, words: rest.to_vec(), slug: short.to_owned() });
    }
    if kind == kind::STATUTES && words.len() > 1 {
        names.push(Name { kind, words: words[..1].to_vec(), slug: "dang".to_owned() });
    }
    names.push(Name { kind, words, slug });
    names
}

fn words(mut at: Cursor<'_>) -> Vec<u64> {
    let mut words = Vec::new();
    while let Some(word) = past_marks(at).word() {
        words.push(word.key);
        at = at.moved(word.end);
        if words.len() >= WORDS {
            break;
        }
    }
    words
}

/// Skips `về`, `việc`, `về việc`.
fn without_about(at: Cursor<'_>) -> Cursor<'_> {
    let about = at.eat(keys!["về"]).unwrap_or(at);
    about.eat(keys!["việc"]).unwrap_or(about)
}

/// Skips what may stand inside a title between words.
fn past_marks(at: Cursor<'_>) -> Cursor<'_> {
    let begin = at.skip();
    begin.eat_char(&[',', '"', '“', '”', '-', '–']).map_or(begin, Cursor::skip)
}

/// Words that point back to a document named before.
pub(super) fn points_back(at: Cursor<'_>) -> bool {
    let Some(word) = at.next_word() else { return false };
    let after = at.moved(word.end);
    word.key == key("này")
        || (among(word.key, keys!["nêu", "nói"]) && after.eat(keys!["trên"]).is_some())
}
