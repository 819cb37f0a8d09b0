//! Citations in a body: running text with links at their places.
//!
//! A citation is one link, though emphasis may begin or end inside it: tags that cross its border are
//! ended there and begun again on the other side.

use std::ops::Range;

use super::link::{attribute, url_into};
use super::prose::{Ear, Heard};
use super::smart::Pen;
use super::step::Step;
use super::{CitationLink, DocumentLink, Resolved};

/// Writes the links of a text.
pub(super) struct Linker<'s> {
    links: &'s [CitationLink],
    documents: &'s [DocumentLink],
    ear: Ear,
    /// How much of the running text was heard.
    at: usize,
    /// The next link.
    next: usize,
    open: Option<Open>,
    /// Names of the inline tags that are open.
    inline: Vec<&'static str>,
}

/// The link that is open.
struct Open {
    /// Its end in the running text.
    end: usize,
    /// Where its opening tag stands in the output.
    tag: Range<usize>,
    /// How many of the open inline tags are outside of it.
    depth: usize,
}

impl<'s> Linker<'s> {
    /// A linker, if there is anything to link.
    pub(super) fn new(resolved: &'s Resolved) -> Option<Linker<'s>> {
        (!resolved.citations.is_empty()).then(|| Linker {
            links: &resolved.citations,
            documents: &resolved.documents,
            ear: Ear::default(),
            at: 0,
            next: 0,
            open: None,
            inline: Vec::new(),
        })
    }

    /// Hears a step before it is written; tells whether it is text for [`Linker::text`].
    pub(super) fn hear(&mut self, step: &Step<'_>, out: &mut String) -> bool {
        let heard = self.ear.hear(step);
        let is_open = matches!(heard, Heard::Open(_));
        let inline = matches!(heard, Heard::Gap(""));
        let breaks = matches!(heard, Heard::Gap("\n"));
        let ended = self.open.as_ref().is_some_and(|open| open.end <= self.at || !breaks);
        if !is_open && !inline && ended {
            self.close(out);
        }
        if !is_open {
            self.at += heard.text().len();
        }
        is_open
    }

    /// Writes running text.
    pub(super) fn text(&mut self, pen: &mut Pen, out: &mut String, text: &str) {
        let begin = self.at;
        let mut from = 0;
        self.at += text.len();
        while from < text.len() {
            let Some(open) = &self.open else {
                from = self.up_to_next(pen, out, text, begin, from);
                continue;
            };
            let to = open.end.saturating_sub(begin).min(text.len());
            if to > from {
                pen.part(out, text, from..to);
                from = to;
            }
            let is_tail = from == text.len() && self.inline.len() > open.depth;
            if begin + from >= open.end && !is_tail {
                self.close(out);
            }
        }
    }

    /// Writes text up to the next link, and begins it; gives the place in the text.
    fn up_to_next(
        &mut self,
        pen: &mut Pen,
        out: &mut String,
        text: &str,
        begin: usize,
        from: usize,
    ) -> usize {
        let link = loop {
            let Some(link) = self.links.get(self.next) else { break None };
            if link.start as usize >= begin + from {
                break Some(link);
            }
            self.next += 1;
        };
        let place = link.map(|link| link.start as usize - begin);
        let place = place.filter(|at| *at < text.len() && text.is_char_boundary(*at));
        pen.part(out, text, from..place.unwrap_or(text.len()));
        let (Some(place), Some(link)) = (place, link) else { return text.len() };
        self.next += 1;
        if let Some(document) = self.documents.get(link.document as usize) {
            let start = out.len();
            begin_link(out, link, document);
            let depth = self.inline.len();
            self.open = Some(Open { end: link.end as usize, tag: start..out.len(), depth });
        }
        place
    }

    /// Begins an inline tag.
    pub(super) fn begin(&mut self, name: &'static str) {
        self.inline.push(name);
    }

    /// Prepares the end of an inline tag that is written next; `last_call` is the place of the last call
    /// in the output.
    pub(super) fn end(&mut self, out: &mut String, last_call: Option<usize>) {
        let Some(name) = self.inline.last() else { return };
        let Some(open) = self.open.as_mut().filter(|open| open.depth == self.inline.len()) else {
            return;
        };
        // The tag began before the link: it ends before it, and begins again inside.
        let (begin, end) = (format!("<{name}>"), format!("</{name}>"));
        if out[..open.tag.start].ends_with(&begin) && last_call != Some(open.tag.start) {
            out.replace_range(open.tag.start - begin.len()..open.tag.start, "");
            open.tag = open.tag.start - begin.len()..open.tag.end - begin.len();
        } else {
            out.insert_str(open.tag.start, &end);
            open.tag = open.tag.start + end.len()..open.tag.end + end.len();
        }
        out.insert_str(open.tag.end, &begin);
        open.depth -= 1;
    }

    /// Notes that an inline tag was ended.
    pub(super) fn ended(&mut self, out: &mut String) {
        self.inline.pop();
        let is_over = |open: &Open| open.end <= self.at && open.depth == self.inline.len();
        if self.open.as_ref().is_some_and(is_over) {
            self.close(out);
        }
    }

    /// Ends the open link. Inline tags that began inside it go on after it.
    fn close(&mut self, out: &mut String) {
        let Some(open) = self.open.take() else { return };
        let inside = self.inline.get(open.depth..).unwrap_or_default();
        for name in inside.iter().rev() {
            out.extend(["</", name, ">"]);
        }
        out.push_str("</a>");
        for name in inside {
            out.extend(["<", name, ">"]);
        }
    }
}

fn begin_link(out: &mut String, link: &CitationLink, document: &DocumentLink) {
    out.push_str(if document.is_past {
        "<a class=\"vb past\" href=\""
    } else {
        "<a class=\"vb\" href=\""
    });
    url_into(out, &document.url);
    out.push('"');
    if link.is_first {
        attribute(out, "data-card", &document.card);
        if let Some(entry) = &document.entry {
            attribute(out, "aria-describedby", entry);
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests;
