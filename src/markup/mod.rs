//! Markdown into facts about a text and into segments of HTML.
//!
//! 1. [`source`] cuts component calls out of the text, keeping every byte offset.
//! 2. [`walk`] reads the rest as Markdown and gives one stream of steps: numbers, ids, raw HTML
//!    and footnotes are settled there, once.
//! 3. [`gather`] makes [`Facts`] of the steps, [`write`] makes a [`Body`].
//!
//! Facts and body agree on ids, figures and the order of calls, because both hear the same steps.
//! Parsing never fails: every text gives a value, and problems beside it. Calls stay calls in the
//! body; the theme renders them later.

use serde::{Deserialize, Serialize};

use crate::base::few::Few;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cite::Citation;
use crate::cite::titles::Titles;
use crate::diag::problem::Lang;
use crate::diag::problems::Problems;
use crate::diag::span::Span;

pub mod abbr;
mod call;
mod count;
mod figure;
mod gather;
pub mod highlight;
mod html;
mod image;
mod label;
mod link;
mod mention;
mod note;
mod plain;
mod point;
mod prose;
mod remark;
mod sanitize;
mod segment;
mod sentence;
mod smart;
mod source;
mod step;
mod summary;
mod tag;
mod walk;
mod write;

#[cfg(test)]
mod tests;

/// What becomes of HTML inside Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HtmlPolicy {
    /// Only harmless tags and attributes stay.
    #[default]
    Safe,
    /// Everything passes through untouched.
    All,
}

/// How Markdown is read. All that changes the output is here, for it is part of page keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Options {
    /// What becomes of raw HTML.
    pub html: HtmlPolicy,
    /// Whether quotes, dashes and spaces are set as in Vietnamese print.
    pub smart: bool,
    /// Whether code blocks are highlighted.
    pub highlight: bool,
    /// The language of labels that the text does not write itself.
    pub lang: Lang,
    /// Abbreviations that texts explain at their first use.
    pub abbreviations: abbr::Abbreviations,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            html: HtmlPolicy::Safe,
            smart: true,
            highlight: true,
            lang: Lang::Vi,
            abbreviations: abbr::Abbreviations::default(),
        }
    }
}

/// What the rest of the site needs to know of a text without keeping its HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Links in order of appearance; those with a forbidden scheme are left out.
    pub links: Vec<LinkUse>,
    /// Pictures in order of appearance, pictures of figures among them.
    pub images: Vec<ImageUse>,
    /// Component calls in the order in which the body holds them, outer before inner.
    pub calls: Vec<Call>,
    /// Headings in order.
    pub outline: Vec<Heading>,
    /// Every id the body defines, sorted.
    pub anchors: Vec<Text>,
    /// Figures in order, of Markdown and of calls named `figure`.
    pub figures: Vec<Figure>,
    /// White-space separated syllables that hold a letter or digit.
    pub words: u32,
    /// Plain text up to `<!-- more -->`, else the first paragraphs cut near 200 characters.
    pub summary: Text,
    /// Whether there is a code block.
    pub has_code: bool,
    /// Whether there is a table.
    pub has_table: bool,
    /// Citations of documents, in the order of the running text; footnotes come last.
    pub citations: Vec<Mention>,
    /// The sentences in which citations stand, as they are printed.
    pub sentences: Vec<Text>,
}

/// One citation of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// What it says; its span counts in the running text.
    pub citation: Citation,
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its sentence among [`Facts::sentences`].
    pub sentence: u32,
}

/// One link of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkUse {
    /// The target as written, escapes resolved.
    pub target: Text,
    /// First byte of the target, or of the whole link where the target stands elsewhere.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One picture of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageUse {
    /// The source as written, escapes resolved.
    pub src: Text,
    /// The alternative text; may be empty.
    pub alt: Text,
    /// First byte of the source, or of the whole picture where the source stands elsewhere.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The level it is printed with, 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: Text,
    /// Its text without markup.
    pub text: Text,
}

/// A picture that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its anchor.
    pub id: Text,
    /// Its caption without the credit; may be empty.
    pub caption: Text,
}

/// A call of a theme's component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The component's name.
    pub name: Text,
    /// Arguments in written order; names are distinct.
    pub args: Vec<Arg>,
    /// Whether it encloses Markdown.
    pub has_body: bool,
    /// The anchor of the figure, for calls named `figure`.
    pub figure: Option<Text>,
    /// First byte of the call, or of its opening tag.
    pub start: u32,
    /// One past the last byte of the call, or of its opening tag.
    pub end: u32,
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arg {
    /// Its name.
    pub name: Text,
    /// Its value.
    pub value: ArgValue,
    /// First byte of the argument, name included.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The value of an argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArgValue {
    /// Text.
    Str(Text),
    /// A whole number.
    Int(i64),
    /// Any other number; always finite.
    Float(Real),
    /// True or false.
    Bool(bool),
    /// Values in order.
    List(Vec<ArgValue>),
    /// Named values in written order.
    Map(Vec<(Text, ArgValue)>),
}

/// A finite number that compares by its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Real(u64);

impl Real {
    /// Keeps a number if it is finite.
    #[must_use]
    pub fn new(number: f64) -> Option<Real> {
        number.is_finite().then(|| Real(number.to_bits()))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// What links and pictures of one text lead to, by target as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Resolved {
    /// Links. One that is missing is printed as written if it is outside, else dropped.
    pub links: Few<Text, LinkTo>,
    /// Pictures. One that is missing is printed as written if it is outside, else as its text.
    pub images: Few<Text, Picture>,
    /// Citations that become links, in the order of the running text.
    pub citations: Vec<CitationLink>,
    /// The documents they lead to, each once.
    pub documents: Vec<DocumentLink>,
}

/// A citation that becomes a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitationLink {
    /// First byte in the running text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its document among [`Resolved::documents`].
    pub document: u32,
    /// Whether it is the first of its document, which carries the card.
    pub is_first: bool,
}

/// What links to a document show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLink {
    /// Its page.
    pub url: Text,
    /// Title, date and status in a few lines.
    pub card: Text,
    /// Whether it is no longer in force.
    pub is_past: bool,
    /// The id of its entry in a list on the page, if there is one.
    pub entry: Option<Text>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum LinkTo {
    /// A URL inside the site.
    Inside(Text),
    /// A URL of another site.
    Outside(Text),
    /// Nowhere: the text is printed without a link.
    Dropped,
}

/// A picture to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Its URL.
    pub url: Text,
    /// Its width in pixels, if known.
    pub width: Option<u32>,
    /// Its height in pixels, if known.
    pub height: Option<u32>,
    /// Addresses and widths of smaller pictures.
    pub srcset: Option<Text>,
    /// How wide it is shown, if there are smaller ones.
    pub sizes: Option<Text>,
}

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// HTML and calls in order.
    pub segments: Vec<Segment>,
}

/// A piece of a rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// HTML that is ready.
    Html(String),
    /// A call that the theme renders.
    Call {
        /// What is called.
        call: Call,
        /// The rendered Markdown it encloses.
        inner: Option<Vec<Segment>>,
    },
}

impl Facts {
    /// The sentence of a citation.
    #[must_use]
    pub fn sentence(&self, mention: &Mention) -> Text {
        self.sentences.get(mention.sentence as usize).cloned().unwrap_or_default()
    }

    /// Whether other facts say the same to everything but the page of the text, summary aside: the
    /// places that links can lead to, and what it cites, wherever in the text that stands.
    #[must_use]
    pub fn are_alike_to_others(&self, other: &Facts) -> bool {
        // Each fact is named here, so that a new one cannot be forgotten.
        let Facts {
            links: _,
            images: _,
            calls: _,
            outline: _,
            anchors,
            figures: _,
            words: _,
            summary: _,
            has_code: _,
            has_table: _,
            citations,
            sentences,
        } = self;
        let cites = |mention: &Mention| {
            let citation = Citation { start: 0, end: 0, ..mention.citation.clone() };
            (citation, mention.sentence)
        };
        (anchors, sentences) == (&other.anchors, &other.sentences)
            && citations.iter().map(cites).eq(other.citations.iter().map(cites))
    }
}

/// Reads what the site needs to know of a text.
///
/// `text` is the whole source file in NFC, and the body begins at byte `body_start`; all places
/// count from the file's first byte. Citations are looked for if `titles` are given.
#[must_use]
pub fn facts(
    file: &RelPath,
    text: &str,
    body_start: usize,
    options: &Options,
    titles: Option<&Titles>,
) -> (Facts, Problems) {
    let source = source::Source::cut(text, body_start);
    let mut gather = gather::Gather::new(&source, options, titles);
    let slips = walk::walk(&source, options, &mut gather);
    let mut problems = Problems::new();
    for (range, problem) in source.slips.iter().cloned().chain(slips) {
        problems.at(Span::new(file, range), problem);
    }
    problems.settle();
    (gather.finish(), problems)
}

/// Prepares the HTML of a text for another place than its page: addresses become whole, and only what
/// any program shows is kept.
#[must_use]
pub fn for_elsewhere(html: &str, page: &str) -> String {
    sanitize::for_elsewhere(html, page)
}

/// Renders the words of a reader: a little Markdown, and no calls, pictures or raw HTML.
#[must_use]
pub fn remark(text: &str) -> String {
    remark::render(text)
}

/// The paragraphs of the HTML of a text in plain text, as a voice would read them.
#[must_use]
pub fn paragraphs(html: &str) -> Vec<String> {
    plain::paragraphs(html)
}

/// Renders a text whose links and pictures are known.
#[must_use]
pub fn render(text: &str, body_start: usize, resolved: &Resolved, options: &Options) -> Body {
    let source = source::Source::cut(text, body_start);
    let mut write = write::Write::new(&source, resolved, options);
    walk::walk(&source, options, &mut write);
    Body { segments: write.finish() }
}
