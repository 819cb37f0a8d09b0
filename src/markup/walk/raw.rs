//! Raw HTML in a walk: pieces are joined, cut at calls, and sent through the policy.

use std::ops::Range;

use pulldown_cmark::Event;

use super::Walk;
use crate::markup::HtmlPolicy;
use crate::markup::html::{self, Passed};
use crate::markup::step::{Sink, Step};

impl<S: Sink> Walk<'_, '_, S> {
    pub(super) fn html_block(&mut self) {
        let events = self.until_end();
        let pieces: Vec<_> = events
            .iter()
            .filter_map(|(event, range)| match event {
                Event::Html(raw) | Event::Text(raw) => Some((&**raw, range.clone())),
                _ => None,
            })
            .collect();
        self.raw(&pieces);
    }

    /// Raw HTML in pieces that follow each other, cut at the calls that stand between tags.
    pub(super) fn raw(&mut self, pieces: &[(&str, Range<usize>)]) {
        let source = self.source;
        let mut joined = String::new();
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (piece, range) in pieces {
            places.push((joined.len(), range.start));
            let marks = source.marks_in(range);
            if marks.is_empty() || source.masked.get(range.clone()) != Some(*piece) {
                joined.push_str(piece);
                continue;
            }
            let mut at = range.start;
            for index in marks {
                if source.inside_tag(range, index) {
                    continue;
                }
                let mark = source.marks[index].range.clone();
                joined.push_str(&source.body[at..mark.start]);
                self.pass(&joined, &places);
                joined.clear();
                at = mark.end.min(range.end);
                places = vec![(0, at)];
                self.mark(index);
            }
            joined.push_str(&source.body[at..range.end]);
        }
        self.pass(&joined, &places);
    }

    fn pass(&mut self, raw: &str, places: &[(usize, usize)]) {
        if raw.trim().is_empty() {
            return;
        }
        if html::is_more(raw) {
            self.sink.step(Step::More);
            return;
        }
        let base = self.source.base;
        let passed = match self.options.html {
            HtmlPolicy::All => Passed { html: raw.to_owned(), ids: html::ids(raw), tags: false },
            HtmlPolicy::Safe => {
                let place = |at: usize| {
                    let index = places.partition_point(|(start, _)| *start <= at).max(1) - 1;
                    let (start, from) = places.get(index).copied().unwrap_or_default();
                    base + from + at - start
                };
                let range =
                    |range: Range<usize>| place(range.start)..place(range.end.max(1) - 1) + 1;
                self.filter.pass(raw, range, &mut self.slips)
            }
        };
        let Passed { html, ids, tags } = &passed;
        if html.trim().is_empty() {
            return;
        }
        self.sink.step(Step::Html { html, ids, tags: *tags });
    }
}
