//! Component calls cut out of a text before Markdown is parsed.
//!
//! Each tag of a call becomes as many bytes of harmless filling, so that every offset holds: an
//! HTML comment where a tag of a call with a body ends its line (it parts blocks but not
//! containers), else a run of letters. Calls in code and in comments are left alone. Tags that are
//! malformed, unpaired, or paired across the border of a block are kept as visible text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag as Markdown};

use super::Call;
use super::call::{self, Reading, Tag};
use crate::base::text::Text;
use crate::diag::areas::markup::Markup;
use crate::diag::problem::Problem;

/// Calls with bodies may nest this deep.
const DEPTH: usize = 8;
/// Opening tags beyond this depth are not even remembered.
const MEMORY: usize = 64;

/// A mistake and where it is, in bytes of the file.
pub(super) type Slip = (Range<usize>, Problem);

/// A text ready to be parsed as Markdown.
pub(super) struct Source<'a> {
    /// The body as written.
    pub(super) body: &'a str,
    /// Where the body begins in the file.
    pub(super) base: usize,
    /// The body with filling in place of calls; the same length.
    pub(super) masked: Cow<'a, str>,
    /// What was cut out, in order.
    pub(super) marks: Vec<Mark>,
    /// Mistakes in calls.
    pub(super) slips: Vec<Slip>,
}

/// A tag that was cut out.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its bytes in the body.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: MarkKind,
}

/// What a tag is.
#[derive(Debug)]
pub(super) enum MarkKind {
    /// A whole call.
    Leaf(Call),
    /// The opening tag of a call; its closing tag is mark `close`.
    Open {
        /// The call.
        call: Call,
        /// Index of the closing mark.
        close: usize,
    },
    /// A closing tag.
    Close,
    /// Text that is printed as it is written.
    Visible,
}

/// The extensions of Markdown that are understood.
pub(super) fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

impl<'a> Source<'a> {
    /// Cuts the calls out of a file's text whose body begins at `body_start`.
    pub(super) fn cut(text: &'a str, body_start: usize) -> Source<'a> {
        let base = (body_start..=text.len()).find(|&at| text.is_char_boundary(at));
        let base = base.unwrap_or(text.len());
        let body = &text[base..];
        let mut source =
            Source { body, base, masked: Cow::Borrowed(body), marks: vec![], slips: vec![] };
        if starts(body).next().is_some() {
            source.find_calls();
            source.mask();
            source.part_unfit_pairs();
        }
        source
    }

    /// The marks that begin in a range of the body.
    pub(super) fn marks_in(&self, range: &Range<usize>) -> Range<usize> {
        if self.marks.is_empty() {
            return 0..0;
        }
        let first = self.marks.partition_point(|mark| mark.range.start < range.start);
        let last = self.marks.partition_point(|mark| mark.range.start < range.end);
        first..last.max(first)
    }

    /// A piece of text as it was before cutting.
    pub(super) fn original<'s>(&'s self, piece: &'s str, range: &Range<usize>) -> &'s str {
        if self.marks_in(range).is_empty() {
            piece
        } else {
            self.body.get(range.clone()).unwrap_or(piece)
        }
    }

    /// A piece of running text without the calls in it.
    pub(super) fn without_calls<'s>(
        &'s self,
        piece: &'s str,
        range: &Range<usize>,
    ) -> Cow<'s, str> {
        let marks = self.marks_in(range);
        if marks.is_empty() || self.masked.get(range.clone()) != Some(piece) {
            return Cow::Borrowed(piece);
        }
        let mut out = String::new();
        let mut at = range.start;
        for mark in &self.marks[marks] {
            let visible = matches!(mark.kind, MarkKind::Visible);
            let end = if visible { mark.range.end } else { mark.range.start };
            out.push_str(&self.body[at..end]);
            at = mark.range.end;
        }
        out.push_str(&self.body[at.min(range.end)..range.end]);
        Cow::Owned(out)
    }

    /// Whether a mark stands inside a raw HTML tag of the piece at `range`.
    pub(super) fn inside_tag(&self, range: &Range<usize>, mark: usize) -> bool {
        let before = &self.masked.as_bytes()[range.start..self.marks[mark].range.start];
        before.iter().rev().find(|b| matches!(b, b'<' | b'>')) == Some(&b'<')
    }

    fn slip(&mut self, range: Range<usize>, problem: impl Into<Problem>) {
        self.slips.push((self.base + range.start..self.base + range.end, problem.into()));
    }

    fn find_calls(&mut self) {
        let code = code_ranges(self.body);
        let mut code = code.into_iter().peekable();
        let mut open: Vec<(usize, bool)> = Vec::new();
        let mut at = 0;
        for start in starts(self.body) {
            while code.peek().is_some_and(|range| range.end <= start) {
                code.next();
            }
            if start < at || code.peek().is_some_and(|range| range.start <= start) {
                continue;
            }
            let (kind, end) = match call::read(self.body, start, self.base) {
                Reading::Nothing => continue,
                Reading::Broken(place) => {
                    let end = place.end.max(start + 1);
                    let detail = self.body[start..end].chars().rev().take(40).collect::<Vec<_>>();
                    let detail = format!("`{}`", detail.into_iter().rev().collect::<String>());
                    self.slip(start..end, Markup::BadComponent { detail: Text::from(detail) });
                    // Only up to the name is hidden from Markdown: the rest may hold other calls.
                    let hidden = self.body[start..].find('<').map_or(start + 1, |n| start + n + 1);
                    (MarkKind::Visible, hidden)
                }
                Reading::Tag(tag, end) => (self.pair(tag, start..end, &mut open), end),
            };
            self.marks.push(Mark { range: start..end, kind });
            at = end;
        }
        for (index, deep) in open {
            self.unclosed(index, deep);
        }
    }

    /// Decides what a tag is among those still open.
    fn pair(&mut self, tag: Tag, at: Range<usize>, open: &mut Vec<(usize, bool)>) -> MarkKind {
        match tag {
            Tag::Leaf(call) => MarkKind::Leaf(call),
            Tag::Open(call) => {
                let deep = open.len() >= DEPTH;
                if deep {
                    self.slip(at, Markup::TooDeep { limit: DEPTH as u32 });
                }
                if open.len() >= MEMORY {
                    return MarkKind::Visible;
                }
                open.push((self.marks.len(), deep));
                MarkKind::Open { call, close: usize::MAX }
            }
            Tag::Close(name) => {
                let named = |&(index, _): &(usize, bool)| match &self.marks[index].kind {
                    MarkKind::Open { call, .. } => call.name == name,
                    _ => false,
                };
                let Some(place) = open.iter().rposition(named) else {
                    let detail = Text::from(format!("`</{name}>`"));
                    self.slip(at, Markup::BadComponent { detail });
                    return MarkKind::Visible;
                };
                for (index, deep) in open.split_off(place + 1) {
                    self.unclosed(index, deep);
                }
                let Some((index, deep)) = open.pop() else { return MarkKind::Visible };
                let this = self.marks.len();
                let MarkKind::Open { close, .. } = &mut self.marks[index].kind else {
                    return MarkKind::Visible;
                };
                *close = this;
                if deep {
                    self.marks[index].kind = MarkKind::Visible;
                    return MarkKind::Visible;
                }
                MarkKind::Close
            }
        }
    }

    fn unclosed(&mut self, index: usize, reported: bool) {
        let range = self.marks[index].range.clone();
        let kind = std::mem::replace(&mut self.marks[index].kind, MarkKind::Visible);
        if let (MarkKind::Open { call, .. }, false) = (kind, reported) {
            self.slip(range, Markup::UnclosedComponent { name: call.name });
        }
    }

    fn mask(&mut self) {
        if self.marks.is_empty() {
            return;
        }
        let mut masked = String::with_capacity(self.body.len());
        let mut done = 0;
        for mark in &self.marks {
            let Range { start, end } = mark.range;
            masked.push_str(&self.body[done..start]);
            let length = end - start;
            let paired = matches!(mark.kind, MarkKind::Open { .. } | MarkKind::Close);
            let line = self.body[end..].bytes().find(|b| !matches!(b, b' ' | b'\t'));
            if paired && length >= 7 && matches!(line, None | Some(b'\n' | b'\r')) {
                masked.push_str("<!--");
                masked.extend(std::iter::repeat_n('x', length - 7));
                masked.push_str("-->");
            } else {
                masked.extend(std::iter::repeat_n('x', length));
            }
            done = end;
        }
        masked.push_str(&self.body[done..]);
        self.masked = Cow::Owned(masked);
    }

    /// Makes pairs visible whose two tags do not stand in the same block or span.
    fn part_unfit_pairs(&mut self) {
        if !self.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Open { .. })) {
            return;
        }
        let homes = self.homes();
        for index in 0..self.marks.len() {
            let MarkKind::Open { call, close } = &self.marks[index].kind else { continue };
            if homes[index].is_some() && homes[index] == homes[*close] {
                continue;
            }
            let (name, close) = (call.name.clone(), *close);
            self.slip(self.marks[index].range.clone(), Markup::UnclosedComponent { name });
            self.marks[index].kind = MarkKind::Visible;
            self.marks[close].kind = MarkKind::Visible;
        }
    }

    /// The innermost block or span of each mark, by number; none where it cannot be a call.
    fn homes(&self) -> Vec<Option<u32>> {
        let mut homes = vec![None; self.marks.len()];
        let mut path: Vec<Option<u32>> = vec![Some(0)];
        let mut count = 0;
        for (event, range) in Parser::new_ext(&self.masked, extensions()).into_offset_iter() {
            match event {
                Event::Start(tag) => {
                    count += 1;
                    let above = path.last().copied().flatten();
                    path.push(match tag {
                        Markdown::HtmlBlock => above,
                        Markdown::Image { .. } | Markdown::CodeBlock(_) => None,
                        _ => above.map(|_| count),
                    });
                }
                Event::End(_) => {
                    path.pop();
                }
                Event::Text(piece) | Event::Html(piece) | Event::InlineHtml(piece)
                    if self.masked.get(range.clone()) == Some(&*piece) =>
                {
                    for index in self.marks_in(&range) {
                        if !self.inside_tag(&range, index) {
                            homes[index] = path.last().copied().flatten();
                        }
                    }
                }
                _ => {}
            }
        }
        homes
    }
}

/// The places where a call may begin.
fn starts(body: &str) -> impl Iterator<Item = usize> {
    body.match_indices('{').map(|(at, _)| at).filter(|&at| {
        let mut rest = body.as_bytes()[at + 1..].iter();
        matches!(rest.next(), Some(b'{' | b'%'))
            && rest.find(|b| !b.is_ascii_whitespace()) == Some(&b'<')
    })
}

/// Code and comments of a text, in order.
fn code_ranges(body: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (event, range) in Parser::new_ext(body, extensions()).into_offset_iter() {
        match event {
            Event::Code(_) | Event::Start(Markdown::CodeBlock(_)) => ranges.push(range),
            Event::Start(Markdown::HtmlBlock) | Event::InlineHtml(_)
                if body.get(range.clone()).is_some_and(|html| html.starts_with("<!--")) =>
            {
                ranges.push(range);
            }
            _ => {}
        }
    }
    ranges
}
