//! The steps of a walk into HTML segments.
//!
//! Each open call with a body has a frame of its own, so that HTML never crosses the border of a
//! call. Where raw tags occurred, every frame is cleaned as a whole, calls being held by marks that
//! no text can contain.

use pulldown_cmark::Alignment;

use super::link::{self, Kind, attribute, url_into};
use super::mention::Linker;
use super::segment::{cleaned, segments};
use super::smart::{Pen, escape};
use super::source::Source;
use super::step::{Image, Point, Sink, Step};
use super::{Call, LinkTo, Options, Resolved, Segment, figure, highlight, image, label};
use crate::base::digest::Digest;
use crate::diag::problem::Lang;

/// How the link to a point begins.
pub(super) const POINT_LINK: &str = "<a class=\"point\" href=\"#";

/// Writes a body.
#[expect(clippy::struct_excessive_bools, reason = "each is an own small state of the output")]
pub(super) struct Write<'s> {
    source: &'s Source<'s>,
    resolved: &'s Resolved,
    lang: Lang,
    pen: Pen,
    out: String,
    /// Where calls stand in `out`.
    calls: Vec<(usize, Segment)>,
    /// Frames around the present one, with the call that opened the next.
    outer: Vec<Frame>,
    /// Whether raw tags were written anywhere.
    raw: bool,
    /// Whether a link was begun that has to be ended.
    linked: bool,
    /// Whether the text of the open link is its target, which typography must not change.
    literal: bool,
    /// Whether the label of a task is open.
    task: bool,
    /// The anchor of the open point, whose link is still to be written, and its name.
    point: Option<(String, String)>,
    /// Whether the body of a table is open.
    rows: bool,
    notes: u32,
    highlight: bool,
    highlighted: usize,
    /// What links citations, where there are any.
    linker: Option<Linker<'s>>,
}

struct Frame {
    out: String,
    calls: Vec<(usize, Segment)>,
    call: Call,
}

impl<'s> Write<'s> {
    /// Begins with nothing.
    pub(super) fn new(
        source: &'s Source<'s>,
        resolved: &'s Resolved,
        options: &Options,
    ) -> Write<'s> {
        Write {
            source,
            resolved,
            lang: options.lang,
            pen: Pen::html(options.smart),
            highlight: options.highlight,
            out: String::with_capacity(source.body.len() + source.body.len() / 4),
            calls: Vec::new(),
            outer: Vec::new(),
            raw: false,
            linked: false,
            literal: false,
            task: false,
            point: None,
            rows: false,
            notes: 0,
            highlighted: 0,
            linker: Linker::new(resolved),
        }
    }

    /// All segments.
    pub(super) fn finish(mut self) -> Vec<Segment> {
        while !self.outer.is_empty() {
            self.call_close();
        }
        let mut segments = segments(self.out, self.calls);
        if self.raw {
            let mark = format!("call{}x", Digest::of_bytes(self.source.body.as_bytes()));
            segments = cleaned(segments, &mark);
        }
        segments
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Begins a block: inline things that may not hold blocks end here.
    fn block(&mut self, html: &str) {
        self.end_task();
        self.pen.begin();
        self.out.push_str(html);
    }

    /// Opens a block that may be a point; the tag's end is left to write.
    fn begin_point(&mut self, tag: &str, point: Option<&Point>) {
        // The first paragraph of an item is a part of the item's point.
        let outer = self.point.take();
        self.block(tag);
        self.point = outer;
        if let Some(Point { id, name }) = point {
            attribute(&mut self.out, "id", id);
            self.point = Some((id.clone(), name.clone()));
        }
        self.push(">");
    }

    /// Writes the link of the open point, which has no text of its own: what is copied, spoken or
    /// sent elsewhere is what the author wrote.
    fn end_point(&mut self) {
        let Some((id, name)) = self.point.take() else { return };
        self.push(POINT_LINK);
        url_into(&mut self.out, &id);
        self.push("\"");
        attribute(&mut self.out, "aria-label", &label::point(&name, self.lang));
        self.push("></a>");
    }

    /// Ends what stands within a block and may not hold another.
    fn end_task(&mut self) {
        self.end_point();
        if self.task {
            self.task = false;
            self.out.push_str("</label>");
        }
    }

    fn call_open(&mut self, call: &Call) {
        self.end_task();
        let out = std::mem::take(&mut self.out);
        let calls = std::mem::take(&mut self.calls);
        self.outer.push(Frame { out, calls, call: call.clone() });
    }

    fn call_close(&mut self) {
        self.end_task();
        let Some(frame) = self.outer.pop() else { return };
        let inner = std::mem::replace(&mut self.out, frame.out);
        let calls = std::mem::replace(&mut self.calls, frame.calls);
        let inner = Some(segments(inner, calls));
        self.calls.push((self.out.len(), Segment::Call { call: frame.call, inner }));
        self.pen.pass('x');
    }

    fn begin_inline(&mut self, name: &'static str) {
        if let Some(linker) = &mut self.linker {
            linker.begin(name);
        }
        self.out.extend(["<", name, ">"]);
    }

    fn end_inline(&mut self, name: &'static str) {
        if let Some(linker) = &mut self.linker {
            linker.end(&mut self.out, self.calls.last().map(|(at, _)| *at));
        }
        self.out.extend(["</", name, ">"]);
        if let Some(linker) = &mut self.linker {
            linker.ended(&mut self.out);
        }
    }

    fn link(&mut self, target: &str, title: &str) {
        let (url, outside) = match self.resolved.links.get(target) {
            Some(LinkTo::Inside(url)) => (url.as_str(), false),
            Some(LinkTo::Outside(url)) => (url.as_str(), true),
            Some(LinkTo::Dropped) => return,
            None => match link::kind(target) {
                Kind::Web => (target, true),
                Kind::Contact => (target, false),
                Kind::Inside | Kind::Forbidden => return,
            },
        };
        let outside = outside && link::kind(url) != Kind::Contact;
        self.linked = true;
        self.push(if outside {
            "<a class=\"out\" rel=\"external noopener\" href=\""
        } else {
            "<a href=\""
        });
        url_into(&mut self.out, url);
        self.push("\"");
        if !title.is_empty() {
            attribute(&mut self.out, "title", title);
        }
        self.push(">");
    }

    fn image(&mut self, image: &Image) {
        if !image::write(&mut self.out, image, true, self.resolved) {
            escape(&mut self.out, &image.alt);
        }
        self.pen.pass('x');
    }

    fn figure(&mut self, id: &str, image: &Image) {
        self.block("<figure");
        attribute(&mut self.out, "id", id);
        self.push(">");
        if !image::write(&mut self.out, image, false, self.resolved) {
            self.push("<p>");
            escape(&mut self.out, &image.alt);
            self.push("</p>");
        }
        let (caption, credit) = figure::split(&image.title);
        if !image.title.trim().is_empty() {
            self.push("<figcaption>");
            self.pen.text(&mut self.out, caption);
            if !credit.is_empty() {
                self.push(if caption.is_empty() { "" } else { " " });
                self.push("<span class=\"credit\">");
                self.pen.text(&mut self.out, credit);
                self.push("</span>");
            }
            self.push("</figcaption>");
        }
        self.push("</figure>\n");
    }

    fn code_block(&mut self, lang: &str, text: &str) {
        self.block("<pre class=\"code\" tabindex=\"0\"><code");
        if !lang.is_empty() {
            attribute(&mut self.out, "data-lang", lang);
        }
        self.push(">");
        self.highlighted = self.highlighted.saturating_add(text.len());
        let plain = !self.highlight || self.highlighted > highlight::MOST;
        let lang = if plain { "" } else { lang };
        highlight::write(&mut self.out, lang, text);
        self.push("</code></pre>\n");
    }

    fn note_mark(&mut self, number: u32, id: &str, mark: &str) {
        self.push("<sup class=\"note-mark\"><a");
        attribute(&mut self.out, "id", mark);
        self.push(" href=\"#");
        url_into(&mut self.out, id);
        self.push("\" role=\"doc-noteref\"");
        attribute(&mut self.out, "aria-label", &label::note(number, self.lang));
        self.push(">");
        self.push(&number.to_string());
        self.push("</a></sup>");
        self.pen.pass('x');
    }

    fn note_close(&mut self, marks: &[String]) {
        self.end_task();
        self.push("<p class=\"back\">");
        for (index, mark) in marks.iter().enumerate() {
            self.push(if index == 0 { "" } else { " " });
            self.push("<a href=\"#");
            url_into(&mut self.out, mark);
            self.push("\" role=\"doc-backlink\"");
            attribute(&mut self.out, "aria-label", &label::back(self.notes, index + 1, self.lang));
            self.push(">↩</a>");
        }
        self.push("</p></li>\n");
    }

    fn heading(&mut self, level: u8, id: &str, classes: &[String]) {
        self.block("<h");
        self.out.push(char::from(b'0' + level.min(6)));
        attribute(&mut self.out, "id", id);
        if !classes.is_empty() {
            attribute(&mut self.out, "class", &classes.join(" "));
        }
        self.push(">");
    }

    fn list(&mut self, first: Option<u64>) {
        match first {
            None => self.block("<ul>\n"),
            Some(1) => self.block("<ol>\n"),
            Some(first) => {
                self.block("<ol");
                attribute(&mut self.out, "start", &first.to_string());
                self.push(">\n");
            }
        }
    }

    fn cell(&mut self, head: bool, align: Alignment) {
        self.block(if head { "<th scope=\"col\"" } else { "<td" });
        self.push(match align {
            Alignment::None => ">",
            Alignment::Left => " class=\"left\">",
            Alignment::Center => " class=\"center\">",
            Alignment::Right => " class=\"right\">",
        });
    }

    fn table(&mut self, number: u32) {
        self.block("<div class=\"table\" role=\"region\" tabindex=\"0\"");
        attribute(&mut self.out, "aria-label", &label::table(number, self.lang));
        self.push("><table>\n");
        self.rows = false;
    }
}

impl Sink for Write<'_> {
    fn step(&mut self, step: Step<'_>) {
        if let Some(linker) = &mut self.linker
            && linker.hear(&step, &mut self.out)
            && let Step::Text { text, .. } = step
        {
            linker.text(&mut self.pen, &mut self.out, text);
            return;
        }
        match step {
            Step::Text { text, plain, .. } if plain || self.literal => {
                self.pen.literal(&mut self.out, text);
            }
            Step::Text { text, .. } => self.pen.text(&mut self.out, text),
            Step::CodeSpan(code) => {
                self.push("<code>");
                escape(&mut self.out, code);
                self.push("</code>");
                self.pen.pass('x');
            }
            Step::SoftBreak => {
                self.push("\n");
                self.pen.pass('\n');
            }
            Step::HardBreak => {
                self.push("<br>\n");
                self.pen.pass('\n');
            }
            Step::ParagraphOpen { point, .. } => self.begin_point("<p", point),
            Step::ParagraphClose => {
                self.end_task();
                self.push("</p>\n");
            }
            Step::HeadingOpen { level, id, classes, text, numbered } => {
                self.heading(level, id, classes);
                self.point = numbered.then(|| (id.to_owned(), text.to_owned()));
            }
            Step::HeadingClose { level } => {
                self.end_point();
                self.push("</h");
                self.out.push(char::from(b'0' + level.min(6)));
                self.push(">\n");
            }
            Step::QuoteOpen => self.block("<blockquote>\n"),
            Step::QuoteClose => self.block("</blockquote>\n"),
            Step::AlertOpen(kind) => {
                self.block("<aside class=\"alert ");
                self.push(label::alert_class(kind));
                self.push("\" role=\"note\">\n<p class=\"alert-title\">");
                self.push(label::alert(kind, self.lang));
                self.push("</p>\n");
            }
            Step::AlertClose => self.block("</aside>\n"),
            Step::ListOpen(first) => self.list(first),
            Step::ListClose { ordered } => self.block(if ordered { "</ol>\n" } else { "</ul>\n" }),
            Step::ItemOpen { point } => self.begin_point("<li", point),
            Step::ItemClose => self.block("</li>\n"),
            Step::Task { done } => {
                self.push("<label><input type=\"checkbox\" disabled");
                self.push(if done { " checked> " } else { "> " });
                self.task = true;
            }
            Step::TableOpen { number } => self.table(number),
            Step::TableClose => {
                self.block(if self.rows { "</tbody></table></div>\n" } else { "</table></div>\n" });
            }
            Step::TableHeadOpen => self.block("<thead><tr>"),
            Step::TableHeadClose => self.block("</tr></thead>\n"),
            Step::RowOpen => {
                self.block(if self.rows { "<tr>" } else { "<tbody>\n<tr>" });
                self.rows = true;
            }
            Step::RowClose => self.block("</tr>\n"),
            Step::CellOpen { head, align } => self.cell(head, align),
            Step::CellClose { head } => self.block(if head { "</th>" } else { "</td>" }),
            Step::Rule => self.block("<hr>\n"),
            Step::CodeBlock { lang, text } => self.code_block(lang, text),
            Step::EmOpen => self.begin_inline("em"),
            Step::EmClose => self.end_inline("em"),
            Step::StrongOpen => self.begin_inline("strong"),
            Step::StrongClose => self.end_inline("strong"),
            Step::DelOpen => self.begin_inline("del"),
            Step::DelClose => self.end_inline("del"),
            Step::LinkOpen { target, title, forbidden, at } => {
                let whole = self.source.body.get(at.start - self.source.base..);
                self.literal = whole.is_some_and(|link| link.starts_with('<'));
                if !forbidden {
                    self.link(target, title);
                }
            }
            Step::LinkClose => {
                self.literal = false;
                if std::mem::take(&mut self.linked) {
                    self.push("</a>");
                }
            }
            Step::Image(image) => self.image(image),
            Step::Figure { id, image } => self.figure(id, image),
            Step::NoteMark { number, id, mark } => self.note_mark(number, id, mark),
            Step::NotesOpen => {
                self.block("<section class=\"footnotes\" role=\"doc-endnotes\"");
                attribute(&mut self.out, "aria-label", label::notes(self.lang));
                self.push(">\n<ol>\n");
            }
            Step::NoteOpen { id } => {
                self.notes += 1;
                self.block("<li");
                attribute(&mut self.out, "id", id);
                self.push(">");
            }
            Step::NoteClose { marks } => self.note_close(marks),
            Step::NotesClose => self.block("</ol>\n</section>\n"),
            Step::Html { html, tags, .. } => {
                self.raw |= tags;
                self.push(html);
                self.pen.pass(' ');
            }
            Step::Call(call) => {
                let call = Segment::Call { call: call.clone(), inner: None };
                self.calls.push((self.out.len(), call));
                self.pen.pass('x');
            }
            Step::CallOpen(call) => self.call_open(call),
            Step::CallClose => self.call_close(),
            Step::More => {}
        }
    }
}
