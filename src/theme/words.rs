//! A tokenizer for template tags: which words and strings stand between `{{ }}` and `{% %}`.
//!
//! A template can read a value, call a component or reach another template only by naming it, so the
//! words are a sound over-approximation of what it depends on.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;

/// The words and strings of one template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Identifiers, each part of a dotted name on its own.
    pub words: BTreeSet<Text>,
    /// String literals.
    pub strings: BTreeSet<Text>,
}

/// Reads the tags of a template.
#[must_use]
pub fn words(template: &str) -> Words {
    let mut out = Words::default();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        rest = if let Some(inner) = rest.strip_prefix("{{") {
            &inner[tag(inner, "}}", &mut out)..]
        } else if let Some(inner) = rest.strip_prefix("{%") {
            match after_mark(inner, "raw") {
                Some(raw) => after_raw(raw),
                None => &inner[tag(inner, "%}", &mut out)..],
            }
        } else if let Some(inner) = rest.strip_prefix("{#") {
            let inner = inner.strip_prefix('-').unwrap_or(inner);
            inner.find("#}").map_or("", |end| &inner[end + 2..])
        } else {
            &rest[1..]
        };
    }
    out
}

/// What follows a tag that holds one word only, as the engine reads `raw` and `endraw`; `text` begins
/// after the tag's opening mark.
fn after_mark<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let space = |c: char| c.is_ascii_whitespace();
    let text = text.strip_prefix('-').unwrap_or(text).trim_start_matches(space);
    let text = text.strip_prefix(word)?.trim_start_matches(space);
    text.strip_prefix('-').unwrap_or(text).strip_prefix("%}")
}

/// What follows a raw block, in which nothing is read.
fn after_raw(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.find("{%") {
        rest = &rest[at + 2..];
        if let Some(after) = after_mark(rest, "endraw") {
            return after;
        }
    }
    ""
}

/// Reads one tag; returns how many bytes it has, the closing mark included.
fn tag(text: &str, close: &str, out: &mut Words) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if text[at..].starts_with(close) {
            return at + close.len();
        }
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != quote {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let end = at.min(bytes.len());
                out.strings.insert(unescaped(text.get(start..end).unwrap_or("")));
                at = end + 1;
            }
            b if b.is_ascii_alphabetic() || b == b'_' => {
                let start = at;
                while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
                    at += 1;
                }
                out.words.insert(Text::from(&text[start..at]));
            }
            b if b < 0x80 => at += 1,
            _ => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    text.len()
}

/// A string literal as the engine understands it: `parts\/a.html` names `parts/a.html`.
fn unescaped(literal: &str) -> Text {
    if !literal.contains('\\') {
        return Text::from(literal);
    }
    let mut out = String::with_capacity(literal.len());
    let mut chars = literal.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    Text::from(out)
}

/// All that one template can reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Digest of the sources.
    pub digest: Digest,
    /// Every word used in them.
    pub words: BTreeSet<Text>,
}

/// One template with its full name, `<theme>/<path>`.
pub struct Template<'a> {
    /// Digest of the source.
    pub content: Digest,
    /// What it names.
    pub words: &'a Words,
    /// Components it defines.
    pub defines: BTreeSet<Text>,
}

/// Follows names from each template to all it can reach.
///
/// `resolve` gives the full names of the templates that a string can mean; all versions of a name along
/// the chain of themes count, so that adding an override moves the digest.
#[must_use]
pub fn closures(
    templates: &BTreeMap<Text, Template<'_>>,
    resolve: &dyn Fn(&str) -> Vec<Text>,
) -> BTreeMap<Text, Closure> {
    let mut definers: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for (name, template) in templates {
        for component in &template.defines {
            definers.entry(component.as_str()).or_default().push(name);
        }
    }
    let edges: BTreeMap<&Text, BTreeSet<Text>> = templates
        .iter()
        .map(|(name, template)| {
            let mut to: BTreeSet<Text> = BTreeSet::new();
            for string in &template.words.strings {
                to.extend(resolve(string));
            }
            for (component, names) in &definers {
                if component.split('.').all(|part| template.words.words.contains(part)) {
                    to.extend(names.iter().map(|&name| name.clone()));
                }
            }
            (name, to)
        })
        .collect();
    templates.keys().map(|name| (name.clone(), closure(name, templates, &edges))).collect()
}

fn closure(
    start: &Text,
    templates: &BTreeMap<Text, Template<'_>>,
    edges: &BTreeMap<&Text, BTreeSet<Text>>,
) -> Closure {
    let mut reached: BTreeSet<&Text> = BTreeSet::new();
    let mut open = vec![start];
    while let Some(name) = open.pop() {
        if let Some((name, _)) = templates.get_key_value(name)
            && reached.insert(name)
        {
            open.extend(edges[name].iter());
        }
    }
    let mut digester = Digester::new("closure");
    let mut words = BTreeSet::new();
    for name in reached {
        let template = &templates[name];
        digester.str(name).add(template.content);
        words.extend(template.words.words.iter().cloned());
    }
    Closure { digest: digester.finish(), words }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn found(template: &str) -> (Vec<String>, Vec<String>) {
        let out = words(template);
        let list = |set: &std::collections::BTreeSet<crate::base::text::Text>| {
            set.iter().map(ToString::to_string).collect()
        };
        (list(&out.words), list(&out.strings))
    }

    #[test]
    fn raw_blocks_and_comments_end_where_the_engine_ends_them() {
        for template in [
            "{% raw %}{# {% endraw %}{{ a }}",
            "{%- raw -%}{{ it's {% \" {%- endraw -%}{{ a }}",
            "{%raw%}{% endraw{%endraw%}{{ a }}",
            "{#} {{ it's #}{{ a }}",
            "{#-#}{{ a }}",
            "{{{ a }}}",
        ] {
            assert_eq!(found(template).0, ["a"], "{template}");
        }
        assert_eq!(found("{% include \"parts\\/a.html\" %}").1, ["parts/a.html"]);
    }

    #[test]
    fn words_and_strings_inside_tags_are_found_and_nothing_else() {
        let (words, strings) = found(
            "<p class=\"x\">{{ page.title | upper }}</p>{% include \"a.html\" %}{# note #}{ {{ <ui.card item={a} t='b'/> }}",
        );
        assert_eq!(words, ["a", "card", "include", "item", "page", "t", "title", "ui", "upper"]);
        assert_eq!(strings, ["a.html", "b"]);
    }

    #[test]
    fn broken_tags_do_not_panic() {
        for text in ["{{", "{% \"", "{{ 'a\\", "{#", "{{ ộ }", "}}{{%}"] {
            let _ = words(text);
        }
    }
}
