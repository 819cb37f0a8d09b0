//! Markdown events into steps.
//!
//! 1. Explicit heading ids are taken first, so that generated ones step aside.
//! 2. Each event becomes steps; headings and pictures are read ahead to their end, so that sinks
//!    know ids and texts when they begin.
//! 3. Footnotes that were marked are told at the end.
//!
//! Nesting beyond [`DEPTH`] is reported and skipped.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, LinkType, OffsetIter, Parser, Tag};

use super::html::Filter;
use super::link::{self, Kind};
use super::note::{Events, Notes};
use super::source::{Slip, Source, extensions};
use super::step::{Point, Sink, Step};
use super::{Options, image};
use crate::base::slug::HeadingIds;
use crate::base::text::Text;
use crate::diag::areas::links::Link;
use crate::diag::areas::markup::Markup;
use crate::diag::problem::Problem;

/// Blocks and spans may nest this deep.
const DEPTH: u32 = 100;

mod block;
mod raw;
mod text;

/// Tells a sink the steps of a text; gives the mistakes found.
pub(super) fn walk<S: Sink>(source: &Source, options: &Options, sink: &mut S) -> Vec<Slip> {
    let mut walk = Walk {
        source,
        options,
        sink,
        parser: Parser::new_ext(&source.masked, extensions()).into_offset_iter(),
        ahead: Events::new(),
        ids: HeadingIds::default(),
        explicit: BTreeSet::new(),
        notes: Notes::default(),
        filter: Filter::default(),
        slips: Vec::new(),
        blocks: Vec::new(),
        figures: 0,
        tables: 0,
        table: Columns::default(),
        bare: false,
        in_notes: false,
        calls: Vec::new(),
    };
    walk.claim_explicit();
    walk.events();
    walk.footnotes();
    walk.slips
}

/// What an open tag of Markdown has to say when it ends.
enum Block {
    Paragraph {
        bare: bool,
    },
    Heading(u8),
    Quote,
    Alert,
    List {
        ordered: bool,
        /// The number of the next item, where items are points of the text.
        next: Option<u64>,
    },
    Item,
    Table,
    TableHead,
    Row,
    Cell {
        head: bool,
    },
    Em,
    Strong,
    Del,
    Link,
    /// Nothing.
    Silent,
}

/// The columns of the open table; tables do not nest.
#[derive(Default)]
struct Columns {
    alignments: Vec<Alignment>,
    /// The next cell's column.
    column: usize,
    /// Whether the head is open.
    head: bool,
}

struct Walk<'w, 'a, S> {
    source: &'w Source<'a>,
    options: &'w Options,
    sink: &'w mut S,
    parser: OffsetIter<'w>,
    ahead: Events<'w>,
    ids: HeadingIds,
    /// Explicit ids met so far.
    explicit: BTreeSet<String>,
    notes: Notes<'w>,
    filter: Filter,
    slips: Vec<Slip>,
    blocks: Vec<Block>,
    figures: u32,
    tables: u32,
    table: Columns,
    /// Whether the open paragraph holds nothing but calls and is not told.
    bare: bool,
    /// Whether footnotes are told.
    in_notes: bool,
    /// Calls with bodies that are open: whether a paragraph was begun inside, and `bare` before.
    calls: Vec<(bool, bool)>,
}

impl<'w, S: Sink> Walk<'w, '_, S> {
    fn next(&mut self) -> Option<(Event<'w>, Range<usize>)> {
        self.ahead.pop_front().or_else(|| self.parser.next())
    }

    /// The events up to the end of the tag that was just started, without that end.
    fn until_end(&mut self) -> Events<'w> {
        let mut events = Events::new();
        let mut depth = 0u32;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            events.push_back((event, range));
        }
        events
    }

    fn put_back(&mut self, events: Events<'w>) {
        if self.ahead.is_empty() {
            self.ahead = events;
        } else {
            for event in events.into_iter().rev() {
                self.ahead.push_front(event);
            }
        }
    }

    fn slip(&mut self, range: &Range<usize>, problem: impl Into<Problem>) {
        self.slips.push((self.file_range(range), problem.into()));
    }

    fn file_range(&self, range: &Range<usize>) -> Range<usize> {
        self.source.base + range.start..self.source.base + range.end
    }

    fn claim_explicit(&mut self) {
        if !self.source.body.contains("{#") {
            return;
        }
        for event in Parser::new_ext(&self.source.masked, extensions()) {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                self.ids.claim(&id);
            }
        }
    }

    fn events(&mut self) {
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(tag) => self.start(tag, range),
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text, &range),
                Event::Code(text) => {
                    let code = if self.source.marks_in(&range).is_empty() {
                        &*text
                    } else {
                        self.source.body[range].trim_matches('`').trim()
                    };
                    self.sink.step(Step::CodeSpan(code));
                }
                Event::InlineHtml(raw) | Event::Html(raw) => self.raw(&[(&raw, range)]),
                Event::FootnoteReference(label) => {
                    let (number, id, mark) = self.notes.mark(&label, &mut self.ids);
                    self.sink.step(Step::NoteMark { number, id: &id, mark: &mark });
                }
                Event::SoftBreak | Event::HardBreak if self.bare => {}
                Event::SoftBreak => self.sink.step(Step::SoftBreak),
                Event::HardBreak => self.sink.step(Step::HardBreak),
                Event::Rule => self.sink.step(Step::Rule),
                Event::TaskListMarker(done) => self.sink.step(Step::Task { done }),
                Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
    }

    fn footnotes(&mut self) {
        self.in_notes = true;
        let mut index = 0;
        while let Some((note, events)) = self.notes.take(index) {
            if index == 0 {
                self.sink.step(Step::NotesOpen);
            }
            self.sink.step(Step::NoteOpen { id: &note.id });
            self.ahead = events;
            // The parser is at its end, so only what was put aside is told.
            self.events();
            self.sink.step(Step::NoteClose { marks: self.notes.marks(index) });
            index += 1;
        }
        if index > 0 {
            self.sink.step(Step::NotesClose);
        }
        let unused: Vec<_> =
            self.notes.unused().map(|(label, at)| (Text::from(label), at)).collect();
        for (label, at) in unused {
            self.slip(&at, Markup::UnusedFootnote { label });
        }
    }

    fn start(&mut self, tag: Tag<'w>, range: Range<usize>) {
        if self.blocks.len() as u32 >= DEPTH {
            if !self.slips.iter().any(|slip| slip.1 == Markup::TooDeep { limit: DEPTH }.into()) {
                self.slip(&range, Markup::TooDeep { limit: DEPTH });
            }
            self.until_end();
            return;
        }
        let block = match tag {
            Tag::Paragraph => match self.paragraph(&range) {
                Some(block) => block,
                None => return,
            },
            Tag::Heading { level, id, classes, .. } => {
                let level = (level as u8).max(2);
                let classes: Vec<String> = classes.iter().map(ToString::to_string).collect();
                self.heading(level, id.as_deref(), &classes, &range);
                Block::Heading(level)
            }
            Tag::BlockQuote(Some(kind)) => self.told(Step::AlertOpen(kind), Block::Alert),
            Tag::BlockQuote(None) => self.told(Step::QuoteOpen, Block::Quote),
            Tag::List(first) => {
                let next = first.filter(|_| self.is_outermost());
                self.told(Step::ListOpen(first), Block::List { ordered: first.is_some(), next })
            }
            Tag::Item => self.item(),
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table.alignments = alignments;
                self.told(Step::TableOpen { number: self.tables }, Block::Table)
            }
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.told(Step::TableHeadOpen, Block::TableHead)
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.told(Step::RowOpen, Block::Row)
            }
            Tag::TableCell => {
                let Columns { alignments, column, head } = &mut self.table;
                let (align, head) = (alignments.get(*column).copied(), *head);
                *column += 1;
                let align = align.unwrap_or(Alignment::None);
                self.told(Step::CellOpen { head, align }, Block::Cell { head })
            }
            Tag::Emphasis => self.told(Step::EmOpen, Block::Em),
            Tag::Strong => self.told(Step::StrongOpen, Block::Strong),
            Tag::Strikethrough => self.told(Step::DelOpen, Block::Del),
            Tag::Link { link_type, dest_url, title, .. } => {
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.link(&target, &title, &range)
            }
            Tag::Image { dest_url, title, .. } => {
                let inner = self.until_end();
                let image = image::read(self.source, &dest_url, &title, &inner, &range);
                self.check_image(&image, &range);
                self.sink.step(Step::Image(&image));
                return;
            }
            Tag::CodeBlock(kind) => return self.code_block(&kind, &range),
            Tag::HtmlBlock => return self.html_block(),
            Tag::FootnoteDefinition(label) => {
                let events = self.until_end();
                if let Err(at) = self.notes.define(&label, range, events) {
                    let label = Text::from(&*label);
                    self.slip(&at, Markup::UnusedFootnote { label });
                }
                return;
            }
            // The rest belongs to extensions that are off.
            _ => Block::Silent,
        };
        self.blocks.push(block);
    }

    /// Whether what comes next stands in the text itself, not within another block, a call or a note.
    fn is_outermost(&self) -> bool {
        self.blocks.is_empty() && self.calls.is_empty() && !self.in_notes
    }

    /// An item; one of an ordered list of the text itself is a point.
    fn item(&mut self) -> Block {
        let mut point = None;
        if let Some(Block::List { next: Some(next), .. }) = self.blocks.last_mut() {
            let name = next.to_string();
            *next = next.saturating_add(1);
            let id = self.ids.make(&format!("diem-{name}"));
            point = Some(Point { id, name });
        }
        self.told(Step::ItemOpen { point: point.as_ref() }, Block::Item)
    }

    fn told(&mut self, step: Step<'_>, block: Block) -> Block {
        self.sink.step(step);
        block
    }

    fn end(&mut self) {
        let step = match self.blocks.pop() {
            None | Some(Block::Silent) => return,
            Some(Block::Paragraph { bare }) => {
                self.bare = false;
                if bare {
                    return;
                }
                Step::ParagraphClose
            }
            Some(Block::Heading(level)) => Step::HeadingClose { level },
            Some(Block::Quote) => Step::QuoteClose,
            Some(Block::Alert) => Step::AlertClose,
            Some(Block::List { ordered, .. }) => Step::ListClose { ordered },
            Some(Block::Item) => Step::ItemClose,
            Some(Block::Table) => Step::TableClose,
            Some(Block::TableHead) => {
                self.table.head = false;
                Step::TableHeadClose
            }
            Some(Block::Row) => Step::RowClose,
            Some(Block::Cell { head }) => Step::CellClose { head },
            Some(Block::Em) => Step::EmClose,
            Some(Block::Strong) => Step::StrongClose,
            Some(Block::Del) => Step::DelClose,
            Some(Block::Link) => Step::LinkClose,
        };
        self.sink.step(step);
    }

    fn link(&mut self, target: &str, title: &str, range: &Range<usize>) -> Block {
        let forbidden = link::kind(target) == Kind::Forbidden;
        if forbidden {
            self.slip(range, Link::BadScheme { target: Text::from(target) });
        }
        let at = self.file_range(range);
        self.told(Step::LinkOpen { target, title, forbidden, at }, Block::Link)
    }

    fn check_image(&mut self, image: &super::step::Image, range: &Range<usize>) {
        if image.forbidden {
            self.slip(range, Link::BadScheme { target: Text::from(image.src.as_str()) });
        } else if image.alt.is_empty() {
            self.slip(range, Markup::MissingAlt { src: Text::from(image.src.as_str()) });
        }
    }
}
