//! The steps of a walk into [`Facts`].

use super::count::Words;
use super::prose::Prose;
use super::smart::Pen;
use super::source::Source;
use super::step::{Image, Sink, Step};
use super::summary::Summary;
use super::{ArgValue, Call, Facts, Figure, Heading, ImageUse, LinkUse, Options, figure};
use crate::base::text::Text;
use crate::cite::titles::Titles;

/// Gathers facts.
pub(super) struct Gather<'s> {
    source: &'s Source<'s>,
    facts: Facts,
    summary: Summary,
    pen: Pen,
    /// Whether running text belongs to the summary.
    told: bool,
    calls: u32,
    in_notes: bool,
    words: Words,
    options: &'s Options,
    prose: Option<Prose<'s>>,
}

impl<'s> Gather<'s> {
    /// Begins with nothing.
    pub(super) fn new(
        source: &'s Source<'s>,
        options: &'s Options,
        titles: Option<&'s Titles>,
    ) -> Gather<'s> {
        Gather {
            source,
            facts: Facts::default(),
            summary: Summary::new(source.body.contains("<!--")),
            pen: Pen::plain(options.smart),
            told: false,
            calls: 0,
            in_notes: false,
            words: Words::default(),
            options,
            prose: titles.map(|titles| Prose::new(source, titles)),
        }
    }

    /// All facts.
    pub(super) fn finish(mut self) -> Facts {
        self.facts.words = self.words.count;
        self.facts.summary = Text::from(self.summary.finish());
        self.facts.anchors.sort();
        self.facts.anchors.dedup();
        if let Some(prose) = self.prose {
            (self.facts.citations, self.facts.sentences) = prose.finish(self.options);
        }
        self.facts
    }

    fn anchor(&mut self, id: &str) -> Text {
        let id = Text::from(id);
        self.facts.anchors.push(id.clone());
        id
    }

    fn text(&mut self, text: &str, plain: bool) {
        self.words.hear(text);
        if !self.told {
            return;
        }
        if let Some(out) = self.summary.open() {
            if plain {
                self.pen.literal(out, text);
            } else {
                self.pen.text(out, text);
            }
        }
    }

    fn image(&mut self, image: &Image) {
        if image.forbidden {
            return;
        }
        let (start, end) = self.find(&image.src, &image.at);
        let (src, alt) = (Text::from(image.src.as_str()), Text::from(image.alt.as_str()));
        self.facts.images.push(ImageUse { src, alt, start, end });
    }

    /// The place of a target inside its link, or the whole link.
    fn find(&self, target: &str, at: &std::ops::Range<usize>) -> (u32, u32) {
        let base = self.source.base;
        let whole = self.source.body.get(at.start - base..at.end - base).unwrap_or_default();
        let (start, end) = match whole.rfind(target).filter(|_| !target.is_empty()) {
            Some(offset) => (at.start + offset, at.start + offset + target.len()),
            None => (at.start, at.end),
        };
        (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    }

    fn call(&mut self, call: &Call) {
        if let Some(id) = &call.figure {
            self.facts.anchors.push(id.clone());
            let caption = call.args.iter().find_map(|arg| match &arg.value {
                ArgValue::Str(text) if arg.name.as_str() == "caption" => Some(text.clone()),
                _ => None,
            });
            let caption = caption.unwrap_or_default();
            self.facts.figures.push(Figure { id: id.clone(), caption });
        }
        self.facts.calls.push(call.clone());
    }

    fn block(&mut self) {
        self.words.part();
    }
}

impl Sink for Gather<'_> {
    fn step(&mut self, step: Step<'_>) {
        if let Some(prose) = &mut self.prose {
            prose.hear(&step);
        }
        match step {
            Step::Text { text, plain, .. } => self.text(text, plain),
            Step::CodeSpan(text) => self.text(text, true),
            Step::SoftBreak | Step::HardBreak => {
                self.words.part();
                if self.told {
                    self.pen.pass(' ');
                    self.summary.part();
                }
            }
            Step::ParagraphOpen { top, point } => {
                self.block();
                if let Some(point) = point {
                    self.anchor(&point.id);
                }
                self.told = top && self.calls == 0 && !self.in_notes;
                if self.told {
                    self.pen.begin();
                    self.summary.part();
                }
            }
            Step::ParagraphClose => {
                self.block();
                self.told = false;
            }
            Step::HeadingOpen { level, id, text, .. } => {
                self.block();
                let id = self.anchor(id);
                self.facts.outline.push(Heading { level, id, text: Text::from(text) });
            }
            Step::LinkOpen { target, forbidden: false, at, .. } => {
                let (start, end) = self.find(target, &at);
                self.facts.links.push(LinkUse { target: Text::from(target), start, end });
            }
            Step::Image(image) => self.image(image),
            Step::Figure { id, image } => {
                let id = self.anchor(id);
                let mut caption = String::new();
                self.pen.begin();
                self.pen.text(&mut caption, figure::split(&image.title).0);
                self.facts.figures.push(Figure { id, caption: Text::from(caption) });
                self.image(image);
            }
            Step::NoteMark { mark, .. } => {
                self.anchor(mark);
            }
            Step::NotesOpen => self.in_notes = true,
            Step::NoteOpen { id } => {
                self.block();
                self.anchor(id);
            }
            Step::Html { ids, .. } => {
                for id in ids {
                    self.anchor(id);
                }
            }
            Step::Call(call) => self.call(call),
            Step::CallOpen(call) => {
                self.block();
                self.calls += 1;
                self.call(call);
            }
            Step::CallClose => {
                self.block();
                self.calls -= 1;
            }
            Step::TableOpen { .. } => self.facts.has_table = true,
            Step::CodeBlock { .. } => self.facts.has_code = true,
            Step::More => self.summary.more(),
            Step::ItemOpen { point } => {
                self.block();
                if let Some(point) = point {
                    self.anchor(&point.id);
                }
            }
            Step::HeadingClose { .. }
            | Step::QuoteOpen
            | Step::QuoteClose
            | Step::AlertOpen(_)
            | Step::AlertClose
            | Step::ItemClose
            | Step::CellOpen { .. }
            | Step::CellClose { .. } => self.block(),
            _ => {}
        }
    }
}
