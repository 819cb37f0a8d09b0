//! A collection of problems: ordered by place, then code; each only once.

use super::problem::{Diagnostic, Problem, Severity};
use super::span::Span;

/// Problems of a stage or of a whole build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Diagnostic>,
}

impl Problems {
    /// None yet.
    #[must_use]
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds a problem at a place.
    pub fn at(&mut self, span: Span, problem: impl Into<Problem>) {
        self.push(Diagnostic::at(span, problem));
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Problems) {
        self.list.extend(other.list);
    }

    /// Puts them in their lasting order and drops repetitions.
    pub fn settle(&mut self) {
        self.list.sort_by(|a, b| (&a.at, &a.problem, &a.also).cmp(&(&b.at, &b.problem, &b.also)));
        self.list.dedup();
    }

    /// All of them, in the order of [`Problems::settle`] if that was called.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.problem.severity() == severity).count()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The plain list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }
}

impl From<Vec<Diagnostic>> for Problems {
    fn from(list: Vec<Diagnostic>) -> Problems {
        Problems { list }
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
