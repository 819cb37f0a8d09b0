//! HTML with calls in it: cut into segments, and cleaned across its calls.

use super::{Segment, sanitize};

/// Cuts HTML at its calls.
pub(super) fn segments(mut html: String, calls: Vec<(usize, Segment)>) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(calls.len() * 2 + 1);
    if !calls.is_empty() {
        let whole = std::mem::take(&mut html);
        let mut done = 0;
        for (at, call) in calls {
            if at > done {
                segments.push(Segment::Html(whole[done..at].to_owned()));
            }
            segments.push(call);
            done = at;
        }
        html.push_str(&whole[done..]);
    }
    if !html.is_empty() {
        segments.push(Segment::Html(html));
    }
    segments
}

/// Cleans a list of segments as one piece of HTML; calls that their place forbids move to the end.
pub(super) fn cleaned(segments: Vec<Segment>, mark: &str) -> Vec<Segment> {
    let mut joined = String::new();
    let mut calls = Vec::new();
    for segment in segments {
        match segment {
            Segment::Html(html) => joined.push_str(&html),
            Segment::Call { call, inner } => {
                joined.extend([mark, &calls.len().to_string(), "x"]);
                let inner = inner.map(|inner| cleaned(inner, mark));
                calls.push(Some(Segment::Call { call, inner }));
            }
        }
    }
    let html = sanitize::clean(&joined);
    let mut result = Vec::new();
    for (index, piece) in html.split(mark).enumerate() {
        let mut text = piece;
        if index > 0 {
            let (number, rest) = piece.split_once('x').unwrap_or(("", piece));
            text = rest;
            let call = number.parse().ok().and_then(|n: usize| calls.get_mut(n)?.take());
            result.extend(call);
        }
        if !text.is_empty() {
            result.push(Segment::Html(text.to_owned()));
        }
    }
    result.extend(calls.into_iter().flatten());
    result
}
