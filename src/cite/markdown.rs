//! Where in a Markdown text citations may stand: its running text, without code, links, HTML and the
//! calls of components.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Ranges of running text in a file whose body begins at `body_start`, in bytes of the file.
///
/// Text over a line break is one range; text in and out of emphasis is two.
#[must_use]
pub fn markdown(text: &str, body_start: usize) -> Vec<Range<usize>> {
    let base =
        (body_start..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let body = &text[base..];
    let calls = calls(body);
    let mut masked = body.to_owned();
    for call in &calls {
        masked.replace_range(call.clone(), &filling(body, call));
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut closed = 0_u32;
    let mut apart = true;
    for (event, at) in Parser::new_ext(&masked, options).into_offset_iter() {
        match event {
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock,
            ) => {
                closed += 1;
                apart = true;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                closed = closed.saturating_sub(1);
                apart = true;
            }
            Event::Text(_) if closed == 0 => {
                match ranges.last_mut().filter(|last| !apart && between(body, last.end, at.start)) {
                    Some(last) => last.end = at.end,
                    None => ranges.push(at),
                }
                apart = false;
            }
            Event::SoftBreak => {}
            _ => apart = true,
        }
    }
    let open = ranges.iter().flat_map(|range| without(body, range, &calls));
    let open = open.flat_map(|range| without_urls(body, range));
    open.filter(|r| !r.is_empty()).map(|r| r.start + base..r.end + base).collect()
}

/// Whether only white space with one line break parts two places.
fn between(body: &str, from: usize, to: usize) -> bool {
    let gap = body.get(from..to);
    gap.is_some_and(|gap| gap.chars().all(char::is_whitespace) && gap.matches('\n').count() <= 1)
}

/// Letters as many as the call has bytes; a comment where it fills a line, so that blocks stay blocks.
fn filling(body: &str, call: &Range<usize>) -> String {
    let alone = body[..call.start].ends_with('\n') || call.start == 0;
    if alone && body.as_bytes()[call.start + 1] == b'%' && call.len() >= 7 {
        return format!("<!--{}-->", "x".repeat(call.len() - 7));
    }
    "x".repeat(call.len())
}

/// `{{ <name … /> }}`, `{% <name> %}` and `{% </name> %}`, as far as they are closed.
fn calls(body: &str) -> Vec<Range<usize>> {
    let bytes = body.as_bytes();
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(found) = body[at..].find('{') {
        let start = at + found;
        at = start + 1;
        let close: &[u8] = match bytes.get(at) {
            Some(b'{') => b"}}",
            Some(b'%') => b"%}",
            _ => continue,
        };
        let begin = bytes[at + 1..].iter().take(16).position(|b| !b.is_ascii_whitespace());
        let Some(begin) = begin.map(|i| at + 1 + i).filter(|i| bytes[*i] == b'<') else { continue };
        let mut quoted = false;
        let mut end = begin;
        while end < bytes.len() && end - start < LONGEST {
            match bytes[end] {
                b'\\' if quoted => end += 1,
                b'"' => quoted = !quoted,
                _ if !quoted && bytes[end..].starts_with(close) => break,
                _ => {}
            }
            end += 1;
        }
        if end + 2 <= bytes.len() && bytes[end..].starts_with(close) {
            calls.push(start..end + 2);
            at = end + 2;
        }
    }
    calls
}

/// The most bytes of a call.
const LONGEST: usize = 16_384;

/// A range without the calls in it.
fn without(_body: &str, range: &Range<usize>, calls: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut at = range.start;
    let first = calls.partition_point(|call| call.end <= range.start);
    for call in calls[first..].iter().take_while(|call| call.start < range.end) {
        open.push(at..call.start.max(at));
        at = call.end;
    }
    open.push(at.min(range.end)..range.end);
    open
}

/// A range without bare addresses: words that hold `://` or begin with `www.`.
fn without_urls(body: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &body[range.clone()];
    if !text.contains("://") && !text.contains("www.") {
        return vec![range];
    }
    let mut open = Vec::new();
    let mut at = range.start;
    let mut start = range.start;
    for word in text.split_inclusive(char::is_whitespace) {
        let end = at + word.len();
        if word.contains("://") || word.starts_with("www.") {
            open.push(start..at);
            start = end;
        }
        at = end;
    }
    open.push(start..range.end);
    open
}
