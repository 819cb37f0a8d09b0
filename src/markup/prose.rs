//! The running text of a walk in one string, so that citations are found across lines and emphasis.
//!
//! Text that may not be linked stands in it too, for the sentences around citations, but is hidden from
//! the recogniser. [`Ear`] turns steps into pieces of it; facts and body count the same places, because
//! both listen through one.

use std::ops::Range;

use super::smart::Pen;
use super::source::Source;
use super::step::Step;
use super::{Mention, Options};
use crate::base::text::Text;
use crate::cite::recognise;
use crate::cite::titles::Titles;

/// Stands where something is that no citation goes across.
const BARRIER: &str = "\u{1a}";
/// Parts blocks.
const BLOCK: &str = "\n\n";
/// Elements of raw HTML in which nothing is linked.
const CLOSED: [&str; 8] = ["a", "button", "code", "kbd", "pre", "q", "samp", "var"];

/// What a step adds to the text.
pub(super) enum Heard<'a> {
    /// Text in which citations are found.
    Open(&'a str),
    /// Text in which none are.
    Shut(&'a str),
    /// What parts texts.
    Gap(&'static str),
}

impl<'a> Heard<'a> {
    /// The characters.
    pub(super) fn text(&self) -> &'a str {
        match self {
            Heard::Open(text) | Heard::Shut(text) | Heard::Gap(text) => text,
        }
    }
}

/// Listens to steps.
#[derive(Debug, Default)]
pub(super) struct Ear {
    /// Links that are open.
    links: u32,
    /// Elements of raw HTML that are open and closed to links.
    closed: u32,
}

impl Ear {
    /// What a step adds.
    pub(super) fn hear<'a>(&mut self, step: &Step<'a>) -> Heard<'a> {
        match *step {
            Step::Text { text, plain: false, .. } if self.links == 0 && self.closed == 0 => {
                Heard::Open(text)
            }
            Step::Text { text, .. } | Step::CodeSpan(text) => Heard::Shut(text),
            Step::SoftBreak | Step::HardBreak => Heard::Gap("\n"),
            Step::EmOpen
            | Step::EmClose
            | Step::StrongOpen
            | Step::StrongClose
            | Step::DelOpen
            | Step::DelClose => Heard::Gap(""),
            Step::LinkOpen { .. } => {
                self.links += 1;
                Heard::Gap(BARRIER)
            }
            Step::LinkClose => {
                self.links = self.links.saturating_sub(1);
                Heard::Gap(BARRIER)
            }
            Step::Html { html, .. } => {
                self.closed = closed_after(html, self.closed);
                Heard::Gap(BARRIER)
            }
            Step::Image(_) | Step::NoteMark { .. } | Step::Call(_) => Heard::Gap(BARRIER),
            _ => Heard::Gap(BLOCK),
        }
    }
}

/// How many closed elements are open after raw HTML.
fn closed_after(html: &str, mut open: u32) -> u32 {
    for tag in html.split('<').skip(1) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        if !CLOSED.iter().any(|name| tag[..end].eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if is_end { open.saturating_sub(1) } else { open.saturating_add(1) };
    }
    open
}

/// A piece of the text and where it stands in the file.
struct Piece {
    at: usize,
    length: usize,
    file: Range<usize>,
}

/// The text of a walk.
pub(super) struct Prose<'t> {
    titles: &'t Titles,
    text: String,
    ear: Ear,
    pieces: Vec<Piece>,
    /// Ranges that the recogniser does not see.
    hidden: Vec<Range<usize>>,
}

impl<'t> Prose<'t> {
    /// Begins with nothing.
    pub(super) fn new(source: &Source<'_>, titles: &'t Titles) -> Prose<'t> {
        Prose {
            titles,
            text: String::with_capacity(source.body.len()),
            ear: Ear::default(),
            pieces: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// Hears a step.
    pub(super) fn hear(&mut self, step: &Step<'_>) {
        let heard = self.ear.hear(step);
        let at = self.text.len();
        self.text.push_str(heard.text());
        match (heard, step) {
            (Heard::Open(text), Step::Text { at: file, .. }) => {
                self.pieces.push(Piece { at, length: text.len(), file: file.clone() });
            }
            (Heard::Shut(_), _) => self.hidden.push(at..self.text.len()),
            _ => {}
        }
    }

    /// The citations in the text, and the sentences they stand in.
    pub(super) fn finish(mut self, options: &Options) -> (Vec<Mention>, Vec<Text>) {
        hide_urls(&self.text, &mut self.hidden);
        let found = if self.hidden.is_empty() {
            recognise(&self.text, self.titles)
        } else {
            recognise(&masked(&self.text, &self.hidden), self.titles)
        };
        let mut mentions = Vec::with_capacity(found.len());
        let mut sentences: Vec<Text> = Vec::new();
        let mut last = 0..0;
        for citation in found {
            let span = citation.start..citation.end;
            let Some(file) = self.file(&span) else { continue };
            if sentences.is_empty() || span.end > last.end {
                last = super::sentence::around(&self.text, &span);
                sentences.push(sentence(&self.text[last.clone()], options));
            }
            let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            mentions.push(Mention {
                citation,
                start: cut(file.start),
                end: cut(file.end),
                sentence: cut(sentences.len() - 1),
            });
        }
        (mentions, sentences)
    }

    /// The bytes of the file from the beginning to the end of a range; none if something stands in it
    /// that cannot stand in a link.
    fn file(&self, span: &Range<usize>) -> Option<Range<usize>> {
        if self.text[span.clone()].contains(BARRIER) {
            return None;
        }
        let first = self.piece(span.start)?;
        let last = self.piece(span.end.checked_sub(1)?)?;
        let same = |piece: &Piece| piece.length == piece.file.len();
        let start = first.file.start + if same(first) { span.start - first.at } else { 0 };
        let end = if same(last) { last.file.start + span.end - last.at } else { last.file.end };
        Some(start..end.max(start))
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        self.pieces.get(index).filter(|piece| at < piece.at + piece.length)
    }
}

/// Adds bare addresses: words that hold `://` or begin with `www.`.
fn hide_urls(text: &str, hidden: &mut Vec<Range<usize>>) {
    for mark in ["://", "www."] {
        let mut from = 0;
        while let Some(found) = text[from..].find(mark) {
            let at = from + found;
            let space = |c: char| c.is_whitespace();
            let start = text[from..at].rfind(space).map_or(from, |i| from + i + 1);
            let end = text[at..].find(space).map_or(text.len(), |i| at + i);
            let start = (start..at).find(|i| text.is_char_boundary(*i)).unwrap_or(at);
            hidden.push(start..end);
            from = end;
        }
    }
}

/// The text with other characters in hidden ranges, byte for byte.
fn masked(text: &str, hidden: &[Range<usize>]) -> String {
    let mut hidden = hidden.to_vec();
    hidden.sort_by_key(|range| (range.start, range.end));
    let mut masked = String::with_capacity(text.len());
    for range in hidden {
        if range.end <= masked.len() {
            continue;
        }
        let start = range.start.max(masked.len());
        masked.push_str(&text[masked.len()..start]);
        masked.extend(std::iter::repeat_n(BARRIER, range.end - start));
    }
    masked.push_str(&text[masked.len()..]);
    masked
}

/// A sentence as it is printed: one line, in good typography.
fn sentence(text: &str, options: &Options) -> Text {
    let text = text.replace(BARRIER, "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::with_capacity(text.len());
    Pen::plain(options.smart).text(&mut out, &words.join(" "));
    Text::from(out)
}
