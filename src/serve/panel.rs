//! Problems → what the browser shows of them, and the line that brings the preview into a page.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use crate::base::route::RelPath;
use crate::base::text::escape_into;
use crate::diag::problem::{Diagnostic, Lang, Said, Severity};
use crate::diag::problems::Problems;
use crate::diag::show::{self, Paint, Sources};
use crate::diag::span::line_column;
use crate::source::read;
use crate::theme::files::embedded;

/// The most problems that are spelled out.
const MOST: usize = 30;

/// The beginning of the line that is added to pages.
pub(super) const LINE: &str = "<script src=\"/_toasoan/client.js\"";

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Source texts on disk, or inside the binary.
pub(super) struct Disk(pub(super) PathBuf);

impl Sources for Disk {
    fn text(&self, file: &RelPath) -> Option<String> {
        if let Ok(bytes) = read::config(&file.to_path(&self.0)) {
            return Some(read::text(&bytes, file).0);
        }
        embedded().get(file)?.text.as_deref().map(str::to_owned)
    }
}

/// Problems as they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Panel {
    /// For the script: JSON, escaped for an attribute; empty when there is nothing to show.
    data: String,
    /// For people: plain text.
    pub(super) text: String,
}

#[derive(Serialize)]
struct Data {
    grave: bool,
    summary: String,
    items: Vec<Item>,
    more: String,
}

#[derive(Serialize)]
struct Item {
    severity: Severity,
    code: &'static str,
    place: String,
    line: String,
    said: Said,
}

/// The panel of some problems, errors first.
pub(super) fn panel(problems: &Problems, lang: Lang, sources: &dyn Sources) -> Panel {
    if problems.is_empty() {
        return Panel::default();
    }
    let of = |severity| problems.iter().filter(move |d| d.problem.severity() == severity);
    let shown: Vec<&Diagnostic> = SEVERITIES.into_iter().flat_map(of).take(MOST).collect();
    let data = Data {
        grave: problems.has_errors(),
        summary: summary(problems, lang),
        items: shown.iter().map(|diagnostic| item(diagnostic, lang, sources)).collect(),
        more: more(problems.iter().len() - shown.len(), lang),
    };
    let mut panel = Panel::default();
    escape_into(&mut panel.data, &serde_json::to_string(&data).unwrap_or_default());
    for diagnostic in shown {
        let _ = writeln!(panel.text, "{}", show::text(diagnostic, lang, Paint::Plain, sources));
    }
    panel.text.push_str(&data.more);
    panel
}

fn item(diagnostic: &Diagnostic, lang: Lang, sources: &dyn Sources) -> Item {
    let (mut place, mut line) = (String::new(), String::new());
    if let Some(span) = &diagnostic.at {
        place.push_str(span.file.as_str());
        if let Some(text) = sources.text(&span.file) {
            let (row, column) = line_column(&text, span.start as usize);
            let _ = write!(place, ":{row}:{column}");
            line = text.lines().nth(row - 1).unwrap_or("").chars().take(200).collect();
        }
    }
    let problem = &diagnostic.problem;
    let (severity, code) = (problem.severity(), problem.code());
    Item { severity, code, place, line, said: problem.say(lang) }
}

fn summary(problems: &Problems, lang: Lang) -> String {
    let parts = SEVERITIES.into_iter().filter_map(|severity| {
        let name = match (severity, lang) {
            (Severity::Error, Lang::Vi) => "lỗi",
            (Severity::Warning, Lang::Vi) => "cảnh báo",
            (Severity::Hint, Lang::Vi) => "gợi ý",
            (Severity::Error, Lang::En) => "errors",
            (Severity::Warning, Lang::En) => "warnings",
            (Severity::Hint, Lang::En) => "hints",
        };
        let count = problems.count(severity);
        (count > 0).then(|| format!("{count} {name}"))
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn more(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!("và {count} chỗ khác: chạy `toasoan check` để xem hết"),
        (_, Lang::En) => format!("and {count} more: run `toasoan check` to see all"),
    }
}

/// What the line says of the page it is in.
pub(super) struct Line<'a> {
    /// The number of the world it was made in.
    pub(super) turn: u64,
    /// The status it is answered with.
    pub(super) status: u16,
    /// Whether it stands for a page that could not be made.
    pub(super) failed: bool,
    /// What is wrong.
    pub(super) panel: &'a Panel,
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Line<'_> {
    /// The line, with its end.
    pub(super) fn html(&self) -> String {
        let (run, turn, status) = (std::process::id(), self.turn, self.status);
        let lost = match self.lang {
            Lang::Vi => "Mất kết nối với bản xem trước: chạy lại `toasoan serve`",
            Lang::En => "The preview does not answer: run `toasoan serve` again",
        };
        let failed = if self.failed { " data-failed" } else { "" };
        let mut line = format!(
            "{LINE} data-run=\"{run}\" data-turn=\"{turn}\" data-status=\"{status}\" data-lost=\"{lost}\"{failed}"
        );
        if !self.panel.data.is_empty() {
            let _ = write!(line, " data-problems=\"{}\"", self.panel.data);
        }
        line.push_str("></script>\n");
        line
    }

    /// The page with the line before the end of its body. Without such an end it is a fragment that
    /// another page loads, and stays as it is.
    pub(super) fn insert(&self, page: &[u8]) -> Vec<u8> {
        const END: &[u8] = b"</body>";
        let Some(at) = page.windows(END.len()).rposition(|w| w.eq_ignore_ascii_case(END)) else {
            return page.to_vec();
        };
        let line = self.html();
        let mut out = Vec::with_capacity(page.len() + line.len());
        out.extend_from_slice(&page[..at]);
        out.extend_from_slice(line.as_bytes());
        out.extend_from_slice(&page[at..]);
        out
    }

    /// A page of its own that says what is wrong.
    pub(super) fn page(&self) -> Vec<u8> {
        let (lang, title, text) = match self.lang {
            Lang::Vi => (
                "vi",
                "Chưa dựng được trang này",
                "Sửa chỗ dưới đây rồi lưu tệp; trang này tự tải lại.",
            ),
            Lang::En => (
                "en",
                "This page cannot be built yet",
                "Mend what is shown below and save; this page loads itself again.",
            ),
        };
        let mut problems = String::new();
        escape_into(&mut problems, &self.panel.text);
        let line = self.html();
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
            <title>{title}</title>\n<link rel=\"stylesheet\" href=\"/_toasoan/problem.css\">\n</head>\n\
            <body>\n<main role=\"alert\" data-toasoan-panel>\n<h1>{title}</h1>\n<p>{text}</p>\n\
            <pre>{problems}</pre>\n</main>\n{line}</body>\n</html>\n"
        )
        .into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Text;
    use crate::diag::areas::config::Config;
    use crate::diag::span::Span;

    struct One(&'static str);

    impl Sources for One {
        fn text(&self, _: &RelPath) -> Option<String> {
            Some(self.0.to_owned())
        }
    }

    fn line(panel: &Panel) -> Line<'_> {
        Line { turn: 3, status: 200, failed: false, panel, lang: Lang::Vi }
    }

    #[test]
    fn pages_take_the_line_at_the_end_of_their_body_and_fragments_do_not() {
        let panel = Panel::default();
        let line = line(&panel);
        let added = line.html();
        for (page, expected) in [
            ("<body>a</body></html>", format!("<body>a{added}</body></html>")),
            ("<pre></body></pre></BODY>", format!("<pre></body></pre>{added}</BODY>")),
            ("<ol><li>a</li></ol>", "<ol><li>a</li></ol>".to_owned()),
        ] {
            assert_eq!(String::from_utf8(line.insert(page.as_bytes())).unwrap(), expected);
        }
        assert_eq!(added.lines().count(), 1);
    }

    #[test]
    fn problems_say_where_they_are() {
        let file = RelPath::new("site.toml").unwrap();
        let detail = Text::from("thừa \"<\"");
        let at = Span::new(&file, 6..7);
        let problems = Problems::from(vec![Diagnostic::at(at, Config::Syntax { detail })]);
        let panel = panel(&problems, Lang::Vi, &One("a = 1\nb <\n"));
        assert!(panel.text.contains("site.toml:2:1"), "{}", panel.text);
        let html = line(&panel).html();
        for part in ["1 lỗi", "site.toml:2:1", "b &lt;", "thừa \\&quot;&lt;\\&quot;"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert_eq!(html.lines().count(), 1);
    }
}
