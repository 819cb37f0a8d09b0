//! The steps of a walk over a text: what [`super::walk`] tells and sinks hear.
//!
//! Every `…Open` is followed by its `…Close`, properly nested; calls with a body nest likewise.
//! Ranges are bytes of the whole file.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::Call;

/// Something that hears the steps of a walk.
pub(super) trait Sink {
    /// Hears one step.
    fn step(&mut self, step: Step<'_>);
}

/// One step.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// A paragraph; `top` when it stands in no other block.
    ParagraphOpen {
        top: bool,
        point: Option<&'a Point>,
    },
    ParagraphClose,
    HeadingOpen {
        level: u8,
        id: &'a str,
        classes: &'a [String],
        text: &'a str,
        /// Whether a number begins it.
        numbered: bool,
    },
    HeadingClose {
        level: u8,
    },
    QuoteOpen,
    QuoteClose,
    AlertOpen(BlockQuoteKind),
    AlertClose,
    ListOpen(Option<u64>),
    ListClose {
        ordered: bool,
    },
    ItemOpen {
        point: Option<&'a Point>,
    },
    ItemClose,
    Task {
        done: bool,
    },
    TableOpen {
        number: u32,
    },
    TableClose,
    TableHeadOpen,
    TableHeadClose,
    RowOpen,
    RowClose,
    CellOpen {
        head: bool,
        align: Alignment,
    },
    CellClose {
        head: bool,
    },
    Rule,
    CodeBlock {
        lang: &'a str,
        text: &'a str,
    },
    /// Running text; typography applies where `plain` is false.
    Text {
        text: &'a str,
        plain: bool,
        /// Where it stands; as long as the text, unless escapes were resolved.
        at: Range<usize>,
    },
    CodeSpan(&'a str),
    SoftBreak,
    HardBreak,
    EmOpen,
    EmClose,
    StrongOpen,
    StrongClose,
    DelOpen,
    DelClose,
    /// A link; `forbidden` when its scheme is, and only the text may be printed.
    LinkOpen {
        target: &'a str,
        title: &'a str,
        forbidden: bool,
        at: Range<usize>,
    },
    LinkClose,
    Image(&'a Image),
    /// A paragraph that is one picture.
    Figure {
        id: &'a str,
        image: &'a Image,
    },
    /// A mark of a footnote.
    NoteMark {
        number: u32,
        id: &'a str,
        mark: &'a str,
    },
    NotesOpen,
    NoteOpen {
        id: &'a str,
    },
    /// The end of a footnote, with the ids of its marks.
    NoteClose {
        marks: &'a [String],
    },
    NotesClose,
    /// Raw HTML that passed the policy, and the ids it defines.
    Html {
        html: &'a str,
        ids: &'a [String],
        tags: bool,
    },
    /// A call without a body.
    Call(&'a Call),
    CallOpen(&'a Call),
    CallClose,
    /// `<!-- more -->`.
    More,
}

/// A numbered point.
#[derive(Debug)]
pub(super) struct Point {
    /// Its anchor.
    pub(super) id: String,
    /// What its link is called by: `Một là`, `3`.
    pub(super) name: String,
}

/// A picture as written.
#[derive(Debug)]
pub(super) struct Image {
    /// Its source.
    pub(super) src: String,
    /// Its alternative text, as plain text.
    pub(super) alt: String,
    /// Its title, from which a figure takes its caption.
    pub(super) title: String,
    /// Whether its scheme is forbidden, and only the alternative text may be printed.
    pub(super) forbidden: bool,
    /// Where it stands.
    pub(super) at: Range<usize>,
}
