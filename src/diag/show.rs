//! Problems for people: headline, the source line with the place marked, help.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::problem::{Diagnostic, Lang, Role, Severity};
use super::span::Span;
use crate::base::route::RelPath;

/// Where the text of a source file can be had when a problem is shown.
pub trait Sources {
    /// The file's text; none when it is gone or is no text.
    fn text(&self, file: &RelPath) -> Option<String>;
}

/// No source at all: problems are shown without their lines.
pub struct NoSources;

impl Sources for NoSources {
    fn text(&self, _: &RelPath) -> Option<String> {
        None
    }
}

/// Whether colors are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// ANSI colors.
    Color,
    /// Plain text.
    Plain,
}

/// One problem as several lines of text, with a newline at the end.
#[must_use]
pub fn text(diagnostic: &Diagnostic, lang: Lang, paint: Paint, sources: &dyn Sources) -> String {
    let said = diagnostic.problem.say(lang);
    let code = diagnostic.problem.code();
    let level = level(diagnostic.problem.severity(), lang);
    let mut group = Group::with_title(level.primary_title(said.headline.as_str()).id(code));
    let mut texts: Vec<(Span, String, bool, String)> = Vec::new();
    if let Some(span) = &diagnostic.at {
        let source = sources.text(&span.file).unwrap_or_default();
        texts.push((span.clone(), source, true, said.label.clone()));
    }
    for (span, role) in &diagnostic.also {
        let source = sources.text(&span.file).unwrap_or_default();
        texts.push((span.clone(), source, false, role_text(role, lang).to_owned()));
    }
    for (span, source, primary, label) in &texts {
        if source.is_empty() {
            group = group.element(Origin::path(span.file.as_str()));
            continue;
        }
        let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mut annotation = kind.span(clamp(span, source));
        if !label.is_empty() {
            annotation = annotation.label(label.as_str());
        }
        group = group.element(
            Snippet::source(source.as_str()).path(span.file.as_str()).annotation(annotation),
        );
    }
    if diagnostic.at.is_none() && !said.label.is_empty() {
        // What would stand at the marked place is said all the same.
        group = group.element(Level::NOTE.with_name("").message(said.label.as_str()));
    }
    if !said.help.is_empty() {
        let name = if lang == Lang::Vi { "cách sửa" } else { "help" };
        group = group.element(Level::HELP.with_name(name).message(said.help.as_str()));
    }
    let renderer = match paint {
        Paint::Color => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let mut out = String::new();
    let _ = writeln!(out, "{}", renderer.render(&[group]));
    out
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, Lang::En) => Level::WARNING,
        (Severity::Hint, Lang::Vi) => Level::NOTE.with_name("gợi ý"),
        (Severity::Hint, Lang::En) => Level::NOTE.with_name("hint"),
    }
}

fn role_text(role: &Role, lang: Lang) -> &'static str {
    match (role, lang) {
        (Role::Other, Lang::Vi) => "nơi còn lại",
        (Role::Other, Lang::En) => "the other one",
        (Role::First, Lang::Vi) => "khai báo lần đầu",
        (Role::First, Lang::En) => "first defined here",
        (Role::CalledFrom, Lang::Vi) => "được gọi từ đây",
        (Role::CalledFrom, Lang::En) => "called from here",
    }
}

/// The span cut to the text and widened to character borders.
fn clamp(span: &Span, text: &str) -> std::ops::Range<usize> {
    let mut start = (span.start as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
