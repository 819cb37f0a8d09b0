//! Blocks that are read ahead in a walk: paragraphs, headings and code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::{Block, Walk};
use crate::base::fold::nearest;
use crate::base::text::Text;
use crate::diag::areas::markup::Markup;
use crate::markup::note::free;
use crate::markup::smart::Pen;
use crate::markup::step::{Point, Sink, Step};
use crate::markup::{highlight, image, point};

impl<S: Sink> Walk<'_, '_, S> {
    /// A paragraph: a figure, nothing but calls, or text. A figure is told at once.
    pub(super) fn paragraph(&mut self, range: &Range<usize>) -> Option<Block> {
        let first = self.next();
        if let Some((Event::Start(Tag::Image { dest_url, title, .. }), at)) = &first {
            let mut inner = self.until_end();
            let after = self.next();
            if let Some((Event::End(TagEnd::Paragraph), _)) = after {
                let image = image::read(self.source, dest_url, title, &inner, at);
                self.check_image(&image, at);
                let id = self.figure_id();
                self.sink.step(Step::Figure { id: &id, image: &image });
                return None;
            }
            inner.push_back((Event::End(TagEnd::Image), at.clone()));
            inner.extend(after);
            self.put_back(inner);
        }
        if let Some(first) = first {
            self.ahead.push_front(first);
        }
        let bare = self.only_calls(range);
        self.bare = bare;
        if !bare {
            let top = self.blocks.is_empty();
            let point = self.spoken_point();
            self.sink.step(Step::ParagraphOpen { top, point: point.as_ref() });
        }
        Some(Block::Paragraph { bare })
    }

    /// The point that the paragraph begins with, by what comes next.
    fn spoken_point(&mut self) -> Option<Point> {
        if !self.is_outermost() {
            return None;
        }
        let is_set =
            matches!(self.ahead.front(), Some((Event::Start(Tag::Strong | Tag::Emphasis), _)));
        if is_set {
            while self.ahead.len() < 3 {
                let event = self.parser.next()?;
                self.ahead.push_back(event);
            }
        }
        let closed = is_set && matches!(self.ahead.get(2), Some((Event::End(_), _)));
        let Some((Event::Text(text), _)) = self.ahead.get(usize::from(is_set)) else { return None };
        let name = point::spoken(text, closed)?.to_owned();
        let id = self.ids.make(&name);
        Some(Point { id, name })
    }

    pub(super) fn figure_id(&mut self) -> String {
        self.figures += 1;
        free(&mut self.ids, format!("hinh-{}", self.figures))
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        classes: &[String],
        range: &Range<usize>,
    ) {
        let mut inner = self.until_end();
        let mut text = String::new();
        let mut pen = Pen::plain(self.options.smart);
        for (event, at) in &inner {
            match event {
                Event::Text(piece) => pen.text(&mut text, &self.source.without_calls(piece, at)),
                Event::Code(piece) => pen.literal(&mut text, self.source.original(piece, at)),
                Event::SoftBreak | Event::HardBreak => pen.literal(&mut text, " "),
                _ => {}
            }
        }
        let explicit = id.filter(|id| !id.is_empty());
        let id = match explicit {
            Some(id) if self.explicit.insert(id.to_owned()) => id.to_owned(),
            Some(id) => {
                self.slip(range, Markup::DuplicateHeading { id: Text::from(id) });
                self.ids.make(id)
            }
            None => self.ids.make(&text),
        };
        inner.push_back((Event::End(TagEnd::Heading(HeadingLevel::H2)), range.clone()));
        self.put_back(inner);
        let text = text.trim();
        let numbered =
            self.is_outermost() && (point::numbered(text) || point::spoken(text, true).is_some());
        self.sink.step(Step::HeadingOpen { level, id: &id, classes, text, numbered });
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind, range: &Range<usize>) {
        let mut text = String::new();
        for (event, at) in self.until_end() {
            if let Event::Text(piece) = event {
                text.push_str(self.source.original(&piece, &at));
            }
        }
        let lang = match kind {
            CodeBlockKind::Indented => "",
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t', '{']).next().unwrap_or(""),
        };
        if self.options.highlight && !lang.is_empty() && !highlight::known(lang) {
            let near = nearest(lang, highlight::names()).map(Text::from);
            let name = Text::from(lang);
            let line = self.source.body[range.clone()].find('\n').unwrap_or(range.len());
            let line = range.start..range.start + line;
            self.slip(&line, Markup::UnknownLanguage { name, nearest: near });
        }
        self.sink.step(Step::CodeBlock { lang, text: &text });
    }
}
