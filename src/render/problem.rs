//! An error of the template engine → a problem with file, line and page.

use tera::{Error, ErrorKind};

use crate::base::text::Text;
use crate::diag::areas::theme::Theming;
use crate::diag::problem::Diagnostic;
use crate::diag::span::Span;
use crate::theme::load::Theme;

/// The problem of a page that could not be rendered.
#[must_use]
pub fn render_problem(error: &Error, page: &str, theme: &Theme) -> Diagnostic {
    let page = Text::from(page);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let problem = Theming::RenderFailed {
                page,
                message: Text::from(message(error, report.message())),
            };
            match theme.template_files.get(report.filename()) {
                Some(file) => Diagnostic::at(Span::new(file, report.span().range.clone()), problem),
                None => Diagnostic::nowhere(problem),
            }
        }
        _ => {
            let message = Text::from(error.to_string());
            Diagnostic::nowhere(Theming::RenderFailed { page, message })
        }
    }
}

/// The engine's message, with the chain of templates that led there: only its printed report has it.
fn message(error: &Error, first: &str) -> String {
    let report = error.to_string();
    let chain: Vec<&str> = report
        .lines()
        .map(str::trim)
        .filter(|line| line.contains("called from") || line.contains("included from"))
        .collect();
    if chain.is_empty() { first.to_owned() } else { format!("{first} ({})", chain.join("; ")) }
}
