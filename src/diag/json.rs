//! Problems for machines: one JSON object a line.

use serde::Serialize;

use super::problem::{Diagnostic, Lang, Said, Severity};
use super::show::Sources;
use super::span::{Span, line_column};

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: Severity,
    at: Option<Place<'a>>,
    also: Vec<Place<'a>>,
    vi: Said,
    en: Said,
}

/// One problem as a line of JSON, with code, place and both languages; no newline at the end.
#[must_use]
pub fn line(diagnostic: &Diagnostic, sources: &dyn Sources) -> String {
    let row = Row {
        code: diagnostic.problem.code(),
        severity: diagnostic.problem.severity(),
        at: diagnostic.at.as_ref().map(|span| place(span, sources)),
        also: diagnostic.also.iter().map(|(span, _)| place(span, sources)).collect(),
        vi: diagnostic.problem.say(Lang::Vi),
        en: diagnostic.problem.say(Lang::En),
    };
    serde_json::to_string(&row).unwrap_or_default()
}

fn place<'a>(span: &'a Span, sources: &dyn Sources) -> Place<'a> {
    let text = sources.text(&span.file).unwrap_or_default();
    let (line, column) = line_column(&text, span.start as usize);
    Place { file: span.file.as_str(), start: span.start, end: span.end, line, column }
}
