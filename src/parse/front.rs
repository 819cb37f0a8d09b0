//! Finds the front matter of a file and reads it into a tree.

use std::ops::Range;

use super::Env;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::tree::{self, Node};
use crate::diag::areas::front::Front;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::markup::{self, Facts};

/// A file cut into front matter and body.
pub struct Source<'a> {
    /// The file.
    pub file: &'a RelPath,
    /// Its whole text.
    pub text: &'a str,
    /// The front matter as a tree with places in the file.
    pub front: Node,
    /// The opening fence, for problems of the whole block.
    pub fence: Range<usize>,
    /// Where the body begins.
    pub body_start: usize,
}

impl Source<'_> {
    /// The facts of the body.
    pub(super) fn facts(&self, env: &Env) -> (Facts, Problems) {
        let titles = env.titles.as_deref();
        markup::facts(self.file, self.text, self.body_start, &env.markup, titles)
    }
}

/// Cuts a file. Without usable front matter there is a problem and no source.
pub fn split<'a>(file: &'a RelPath, text: &'a str, problems: &mut Problems) -> Option<Source<'a>> {
    let (start, first) = first_line(text);
    let fence = first.trim_end();
    if fence != "+++" && fence != "---" {
        problems.at(Span::new(file, start..start + first.len()), Front::Missing {});
        return None;
    }
    let opening = start..start + fence.len();
    let inner_start = (start + first.len() + 1).min(text.len());
    let Some((inner_end, body_start)) = closing(text, inner_start, fence) else {
        problems.at(Span::new(file, opening), Front::Unclosed { fence: Text::from(fence) });
        return None;
    };
    let inner = &text[inner_start..inner_end];
    let (format, tree) = match fence {
        "+++" => ("TOML", tree::toml(inner, inner_start)),
        _ => ("YAML", tree::yaml(inner, inner_start)),
    };
    match tree {
        Ok(front) => Some(Source { file, text, front, fence: opening, body_start }),
        Err(failure) => {
            let (format, detail) = (Text::from(format), Text::from(failure.message));
            problems.at(Span::new(file, failure.at), Front::Syntax { format, detail });
            None
        }
    }
}

/// The first line that is not blank, and where it begins.
fn first_line(text: &str) -> (usize, &str) {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].split('\n').next().unwrap_or("");
    (start, line)
}

/// End of the block and start of the body, if a closing fence stands on a line of its own.
fn closing(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    while at < text.len() {
        let line = text[at..].split('\n').next().unwrap_or("");
        let next = (at + line.len() + 1).min(text.len());
        if line.trim_end() == fence {
            return Some((at, next));
        }
        if next == text.len() && !text.ends_with('\n') {
            return None;
        }
        at = next;
    }
    None
}

/// Where the body of a file begins: the same cut without reading the front matter; 0 if there is none.
#[must_use]
pub fn body_start(text: &str) -> usize {
    let (start, first) = first_line(text);
    let fence = first.trim_end();
    if fence != "+++" && fence != "---" {
        return 0;
    }
    let inner_start = (start + first.len() + 1).min(text.len());
    closing(text, inner_start, fence).map_or(0, |(_, body)| body)
}

#[cfg(test)]
mod tests {
    use super::{body_start, split};
    use crate::base::route::RelPath;
    use crate::diag::problems::Problems;

    fn cut(text: &str) -> (Option<String>, Vec<&'static str>) {
        let file = RelPath::new("content/a.md").unwrap();
        let mut problems = Problems::new();
        let body = split(&file, text, &mut problems).map(|s| s.text[s.body_start..].to_owned());
        if let Some(body) = &body {
            assert_eq!(&text[body_start(text)..], body);
        }
        (body, problems.iter().map(|d| d.problem.code()).collect())
    }

    #[test]
    fn both_fences_are_found_and_the_body_is_what_follows() {
        assert_eq!(cut("+++\na = 1\n+++\nThân\n").0.as_deref(), Some("Thân\n"));
        assert_eq!(cut("---\r\na: 1\r\n---\r\nThân").0.as_deref(), Some("Thân"));
        assert_eq!(cut("\n+++\n+++").0.as_deref(), Some(""));
    }

    #[test]
    fn mistakes_of_the_fence_are_named() {
        assert_eq!(cut("Thân").1, ["T0101"]);
        assert_eq!(cut("").1, ["T0101"]);
        assert_eq!(cut("+++\na = 1\n").1, ["T0102"]);
        assert_eq!(cut("+++\na = \n+++\n").1, ["T0103"]);
        assert_eq!(cut("---\na: [\n---\n").1, ["T0103"]);
    }
}
